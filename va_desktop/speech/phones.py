# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone numbers are said digit by digit, in small groups with a pause between them.

Source: findings on plain language, section 9, rule A3.
"""

import re

from va_desktop.i18n.spoken_numbers import european_digits, is_grouped
from va_desktop.speech.rule import Piece, Rule

_PLUS = {
    "en": "plus",
    "es": "más",
    "fr": "plus",
    "uk": "плюс",
    "ar": "زائد",
    "pt": "mais",
    "bs": "plus",
    "fa": "به‌علاوه",
    "vi": "cộng",
    "ru": "плюс",
}

_CALL = {
    "en": "call|calls|calling|dial|ring|phone|telephone|tel|hotline|helpline|whatsapp|emergency|police|ambulance",
    "es": "llame|llama|llamar|marque|marca|marcar|teléfono|telefono|tel|línea|linea|whatsapp|emergencias?|policía",
    "fr": "appelez|appeler|composez|composer|téléphone|tél|tel|ligne|whatsapp|urgences?|police|samu",
    "uk": "телефонуйте|зателефонуйте|дзвоніть|подзвоніть|телефон|телефоном|тел|лінія|лінію|лінії|поліція|швидка",
    "ar": "اتصل|اتصلي|اتصلوا|الاتصال|هاتف|الهاتف|الطوارئ|الشرطة|الإسعاف|الخط الساخن",
    "pt": "ligue|ligar|telefone|tel|linha|emergência|polícia",
    "bs": "nazovite|zovite|pozovite|telefon|tel|linija|liniju|policija|hitna",
    "fa": "زنگ بزنید|تماس بگیرید|تماس|تلفن|پولیس|آمبولانس",
    "vi": "gọi|điện thoại|đường dây",
    "ru": "звоните|позвоните|телефон|тел|линия|линию|полиция",
}
"""Words after which a short number is a number to call."""

_BETWEEN = {
    "en": "the|a|on|at|to|us|or|and|is|number|numbers|line|hotline|free|toll-free|emergency|police|ambulance|fire",
    "es": "al|a|la|las|el|es|o|y|de|del|número|línea|gratis|gratuita|nacional|emergencias?",
    "fr": "le|la|au|est|ou|et|de|du|numéro|ligne|gratuit|gratuite|d[’']urgence",
    "uk": "за|на|або|чи|і|та|номер|номером|номери|гарячу|гаряча|лінію|лінія|безкоштовно",
    "ar": "بالرقم|الرقم|رقم|على|بـ|ب|أو|و|هو|بالإسعاف|بالشرطة",
    "pt": "o|a|para|ou|e|número|linha",
    "bs": "broj|na|ili|i|je",
    "fa": "با|به|شماره|یا|و|است",
    "vi": "số|hoặc|và|theo",
    "ru": "по|на|или|и|номер|номеру",
}
"""Words that may stand between such a word and the number, besides other numbers to call."""

_NEAR = 60
"""How many characters before the number are looked at."""

_GAP = r"[ \u00a0\u2011.-]"


def phone_digits(number: str, lang: str) -> str:
    """Return a telephone number for speech: "+380 44 123" gives "plus 3 8 0, 4 4, 1 2 3".

    Groups of up to four digits stay as they are written; longer ones are cut into threes, never leaving a
    single digit. Letters and extension marks are dropped. A text without digits comes back unchanged.
    """
    runs = re.findall(r"\d+", european_digits(number))
    if not runs:
        return number
    groups = [" ".join(group) for run in runs for group in _groups(run)]
    plus = (
        f"{_PLUS.get(lang.split('-', maxsplit=1)[0], '')} "
        if number.strip().lstrip("(\u2066\u2068").startswith("+")
        else ""
    )
    return plus.lstrip() + ", ".join(groups)


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rules that find telephone numbers; what could be an amount needs "call" before it."""
    free = r"(?<![\w.,:/-])"
    end = r"(?![\w/:]|[.,]\d)"
    return (
        Rule(rf"{free}\+\(?\d[\d()]*(?:{_GAP}{{1,2}}?\(?\d+\)?)*{end}", _international),
        Rule(rf"{free}\(?0\d{{1,6}}\)?(?:{_GAP}\(?\d{{1,8}}\)?){{1,6}}{end}", _long_enough),
        Rule(rf"{free}0\d{{6,13}}{end}", _say),
        Rule(rf"{free}\(?\d{{1,4}}\)?(?:{_GAP}\d{{2,8}}){{1,5}}{end}", _grouped),
        Rule(rf"{free}\d{{10,}}{end}", _say),
        Rule(rf"{free}\d{{3,9}}{end}(?!\s?(?:%|[A-Z]{{3}}\b))", _after_call),
    )


def _groups(run: str) -> list[str]:
    if len(run) <= 4:
        return [run]
    cuts = [run[i : i + 3] for i in range(0, len(run), 3)]
    if len(cuts[-1]) == 1:
        tail = cuts[-2] + cuts[-1]
        cuts[-2:] = [tail[:2], tail[2:]]
    return cuts


def _say(piece: Piece) -> str:
    return phone_digits(piece.found, piece.lang)


def _count(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _international(piece: Piece) -> str | None:
    return _say(piece) if _count(piece.found) >= 6 else None


def _long_enough(piece: Piece) -> str | None:
    if re.fullmatch(r"0\d[.]\d\d(?:[.]\d{2,4})?", piece.found):
        return None
    return _say(piece) if _count(piece.found) >= 6 or called(piece) else None


def _grouped(piece: Piece) -> str | None:
    """Say digits for what is long, not an amount with thousands marks, not a range and not a date."""
    if called(piece) and _count(piece.found) >= 5:
        return _say(piece)
    if re.search(r"\d\.\d", piece.found) or is_grouped(piece.found, piece.lang):
        return None
    return _say(piece) if _count(piece.found) >= 7 and len(re.findall(r"\d+", piece.found)) > 2 else None


def _after_call(piece: Piece) -> str | None:
    return _say(piece) if called(piece) else None


def called(piece: Piece) -> bool:
    """Tell whether a word like "call" leads to the number, with only small words and numbers between."""
    words, between = _CALL.get(piece.lang), _BETWEEN.get(piece.lang)
    if words is None:
        return False
    link = rf"(?:[\s.:,()\u2066-\u2069-]+(?:{between}|[\d ]+))*[\s.:,()\u2066-\u2069+-]*"
    return re.search(rf"(?<!\w)(?:{words}){link}$", piece.before[-_NEAR:].casefold()) is not None
