# SPDX-License-Identifier: GPL-3.0-or-later
"""Short forms and the words they stand for.

Source: findings on plain language, section 9, rule A2; the lists are our own, from the content's languages.
"""

import re
from collections.abc import Iterable

from va_desktop.speech.rule import Piece, Rule

_N = r"(?=\s?(?:\d|(?:V|X|[IVX]{2,})\b))"
"""Only in front of a number."""

_EN = (
    (rf"Arts?\.{_N}", "Article"),
    (rf"Nos?\.{_N}", "number"),
    (rf"para?\.{_N}", "paragraph"),
    (rf"Sec\.{_N}", "section"),
    (rf"pp?\.{_N}", "page"),
    (rf"Ch\.{_N}", "chapter"),
    (r"e\.\s?g\.", "for example"),
    (r"i\.\s?e\.", "that is"),
    (r"etc\.?", "and so on"),
    (r"Dr\.", "Doctor"),
    (r"Mr\.", "Mister"),
    (r"Mrs\.", "Missus"),
    (r"approx\.", "about"),
    (r"tel\.", "telephone"),
    (r"vs\.?", "against"),
    (r"w/o", "without"),
)
_ES = (
    (rf"arts?\.{_N}", "artículo"),
    (rf"(?:n\.?[ºo°]|núm\.|no\.){_N}", "número"),
    (rf"párr\.{_N}", "párrafo"),
    (rf"págs?\.{_N}", "página"),
    (r"p\.\s?ej\.", "por ejemplo"),
    (r"etc\.?", "etcétera"),
    (r"Dr\.", "doctor"),
    (r"Dra\.", "doctora"),
    (r"Sra\.", "señora"),
    (r"Sr\.", "señor"),
    (r"tel\.", "teléfono"),
    (r"aprox\.", "aproximadamente"),
    (r"EE\.?\s?UU\.?", "Estados Unidos"),
    (r"Av\.", "avenida"),
    (r"Cra\.", "carrera"),
    (r"Cl\.", "calle"),
    (r"c/u", "cada uno"),
    (r"y/o", "y o"),
)
_FR = (
    (rf"art\.{_N}", "article"),
    (rf"(?:n[º°o]\.?|no\.){_N}", "numéro"),
    (rf"par\.{_N}", "paragraphe"),
    (rf"p\.{_N}", "page"),
    (r"p\.\s?ex\.", "par exemple"),
    (r"etc\.?", "et cetera"),
    (r"Dr\.?", "docteur"),
    (r"M\.(?=\s[A-ZÀ-Ý])", "monsieur"),
    (r"Mme", "madame"),
    (r"Mlle", "mademoiselle"),
    (r"tél\.", "téléphone"),
    (r"env\.", "environ"),
    (r"c\.-à-d\.", "c’est-à-dire"),
)
_UK = (
    (rf"ст\.{_N}", "стаття"),
    (rf"п\.{_N}", "пункт"),
    (rf"ч\.{_N}", "частина"),
    (rf"с\.{_N}", "сторінка"),
    (r"(?<=\d)\s?рр\.", " роки"),
    (r"(?<=\d)\s?р\.", " року"),
    (r"і\s?т\.\s?д\.", "і так далі"),
    (r"і\s?т\.\s?п\.", "і тому подібне"),
    (r"т\.\s?д\.", "так далі"),
    (r"вул\.", "вулиця"),
    (r"буд\.", "будинок"),
    (r"просп\.", "проспект"),
    (r"обл\.", "область"),
    (r"м\.(?=\s?[А-ЯІЇЄҐ])", "місто"),
    (r"кв\.", "квартира"),
    (r"напр\.", "наприклад"),
    (r"див\.", "дивіться"),
    (r"тел\.", "телефон"),
    (r"тис\.?", "тисяч"),
    (r"млн\.?", "мільйонів"),
    (r"млрд\.?", "мільярдів"),
    (r"грн\.?", "гривень"),
    (r"ім\.", "імені"),
)
_AR = (
    (r"د\.", "دكتور"),
    (r"إلخ\.?", "إلى آخره"),
    (r"ص\.\s?ب\.?", "صندوق بريد"),
    (r"هـ", "هجرية"),
)
_LISTS = {"en": _EN, "es": _ES, "fr": _FR, "uk": _UK, "ar": _AR}

_PARAGRAPH = {"en": "paragraph", "es": "párrafo", "fr": "paragraphe", "uk": "частина", "ar": "الفقرة"}
_ARTICLE = {"en": "Article", "es": "artículo", "fr": "article", "uk": "стаття", "ar": "المادة"}


def rules(lang: str) -> tuple[Rule, ...]:
    """Return one rule for each short form of the language, and those for "5(1)" and "Art. 5"."""
    own = tuple(_rule(pattern, said, lang) for pattern, said in _LISTS.get(lang, ()))
    shared: Iterable[Rule] = ()
    if lang in _PARAGRAPH:
        shared = (
            Rule(r"(?<![\w.,])\d{1,3}\((?:\d{1,2}|[a-z])\)(?!\w)", _numbered_paragraph),
            Rule(rf"(?<!\w)Arts?\.{_N}", lambda piece: _ARTICLE[piece.lang]),
            Rule(rf"(?<!\w)(?:№|Nº|N°|No\.){_N}", _number_sign),
        )
    return (*own, *shared)


def _rule(pattern: str, said: str, lang: str) -> Rule:
    free = "" if pattern.startswith("(?<=") else r"(?<![\w.])"
    flag = "" if lang == "uk" or "[A-Z" in pattern else "(?i:"
    close = ")" if flag else ""
    return Rule(f"{free}{flag}{pattern}{close}(?!\\w)", lambda piece: _with_stop(piece, said))


def _with_stop(piece: Piece, said: str) -> str:
    """Keep the full stop of a short form that ends the sentence."""
    return f"{said}." if piece.found.endswith(".") and not piece.after.strip() else said


def _numbered_paragraph(piece: Piece) -> str:
    article, paragraph = re.findall(r"\w+", piece.found)
    return f"{article}, {_PARAGRAPH[piece.lang]} {paragraph}"


def _number_sign(piece: Piece) -> str:
    words = {"en": "number", "es": "número", "fr": "numéro", "uk": "номер", "ar": "رقم"}
    return words[piece.lang] if piece.after[:1].isspace() else f"{words[piece.lang]} "
