# SPDX-License-Identifier: GPL-3.0-or-later
"""Names made of first letters: said in full where the full name is known, else letter by letter.

Source: findings on plain language, section 9, rule A2. Full names: the treaties' and bodies' own names.
"""

import re

from va_desktop.speech.rule import Piece, Rule

_EN = {
    "CRPD": "Convention on the Rights of Persons with Disabilities",
    "CCM": "Convention on Cluster Munitions",
    "MBT": "Mine Ban Treaty",
    "APMBC": "Mine Ban Treaty",
    "CCW": "Convention on Certain Conventional Weapons",
    "UN": "United Nations",
    "ICRC": "International Committee of the Red Cross",
    "WHO": "World Health Organization",
    "UNHCR": "United Nations Refugee Agency",
    "UNMAS": "United Nations Mine Action Service",
    "UNDP": "United Nations Development Programme",
    "ICBL": "International Campaign to Ban Landmines",
    "ERW": "explosive remnants of war",
    "EO": "explosive ordnance",
    "UXO": "unexploded ordnance",
    "IED": "improvised explosive device",
    "NGO": "non-governmental organisation",
    "NGOs": "non-governmental organisations",
    "OPD": "organisation of persons with disabilities",
    "OPDs": "organisations of persons with disabilities",
    "IDP": "internally displaced person",
    "IDPs": "internally displaced persons",
    "RUV": "Register of Victims",
    "UARIV": "Victims Unit",
}
_ES = {
    "CRPD": "Convención sobre los Derechos de las Personas con Discapacidad",
    "CDPD": "Convención sobre los Derechos de las Personas con Discapacidad",
    "CCM": "Convención sobre Municiones en Racimo",
    "ONU": "Naciones Unidas",
    "UN": "Naciones Unidas",
    "CICR": "Comité Internacional de la Cruz Roja",
    "OMS": "Organización Mundial de la Salud",
    "RUV": "Registro Único de Víctimas",
    "UARIV": "Unidad para las Víctimas",
    "MAP": "minas antipersonal",
    "MUSE": "municiones sin explosionar",
    "AEI": "artefactos explosivos improvisados",
    "REG": "restos explosivos de guerra",
    "ONG": "organización no gubernamental",
    "EPS": "entidad promotora de salud",
    "IPS": "institución prestadora de salud",
    "SOAT": "seguro obligatorio de accidentes de tránsito",
    "SMLMV": "salario mínimo legal mensual vigente",
    "SMMLV": "salario mínimo mensual legal vigente",
    "PQRS": "peticiones, quejas, reclamos y sugerencias",
}
_FR = {
    "CRPD": "Convention relative aux droits des personnes handicapées",
    "CDPH": "Convention relative aux droits des personnes handicapées",
    "CCM": "Convention sur les armes à sous-munitions",
    "ONU": "Nations unies",
    "UN": "Nations unies",
    "CICR": "Comité international de la Croix-Rouge",
    "OMS": "Organisation mondiale de la santé",
    "REG": "restes explosifs de guerre",
    "ONG": "organisation non gouvernementale",
    "RUV": "registre des victimes",
    "UARIV": "unité pour les victimes",
}
_UK = {
    "CRPD": "Конвенція про права осіб з інвалідністю",
    "CCM": "Конвенція про касетні боєприпаси",
    "UN": "Організація Об’єднаних Націй",
    "ООН": "Організація Об’єднаних Націй",
    "МКЧХ": "Міжнародний комітет Червоного Хреста",
    "ВООЗ": "Всесвітня організація охорони здоров’я",
    "ВПО": "внутрішньо переміщена особа",
    "МСЕК": "медико-соціальна експертна комісія",
    "ДСНС": "Державна служба з надзвичайних ситуацій",
    "МОЗ": "Міністерство охорони здоров’я",
    "КМУ": "Кабінет Міністрів України",
    "ПФУ": "Пенсійний фонд України",
    "ЦНАП": "центр надання адміністративних послуг",
    "ВНП": "вибухонебезпечний предмет",
    "RUV": "реєстр жертв",
    "UARIV": "Відділ допомоги жертвам",
}
_AR = {
    "CRPD": "اتفاقية حقوق الأشخاص ذوي الإعاقة",
    "CCM": "اتفاقية الذخائر العنقودية",
    "MBT": "اتفاقية حظر الألغام",
    "UN": "الأمم المتحدة",
    "ICRC": "اللجنة الدولية للصليب الأحمر",
    "WHO": "منظمة الصحة العالمية",
    "ERW": "مخلفات الحرب المتفجرة",
    "NGO": "منظمة غير حكومية",
    "RUV": "سجل الضحايا",
    "UARIV": "وحدة الضحايا",
}
_FULL = {"en": _EN, "es": _ES, "fr": _FR, "uk": _UK, "ar": _AR}

_WORDS = frozenset(["UNICEF", "UNESCO", "COVID", "SISBEN", "SENA", "ICETEX"])
"""Names that people say as a word."""

_ROMAN = {"I": 1, "V": 5, "X": 10}


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rules for capitals in a row; a text all in capitals is not spelled."""
    return (
        Rule(r"(?<![\w.@/'’])[IVX]{2,7}(?!\w)", _roman),
        Rule(r"(?<![\w@])[A-Z]{2,6}s?(?![\w@])", _say),
        Rule(r"(?<![\w@])[А-ЯІЇЄҐ]{2,6}(?![\w@])", _say),
    )


def _say(piece: Piece) -> str | None:
    full = _FULL.get(piece.lang, {}).get(piece.found)
    if full is not None:
        return full
    if piece.found in _WORDS or _shouted(piece):
        return None
    letters = piece.found.removesuffix("s")
    return ".".join(letters) + piece.found[len(letters) :]


def _roman(piece: Piece) -> str | None:
    """Return a Roman numeral as digits, unless the letters do not make one (own table up to 39)."""
    values = [_ROMAN[letter] for letter in piece.found]
    signed = (-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))
    total = sum(signed)
    return str(total) if _as_roman(total) == piece.found else None


def _as_roman(number: int) -> str:
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return "X" * (number // 10) + ones[number % 10] if 0 < number < 40 else ""


def _shouted(piece: Piece) -> bool:
    """Tell whether the whole text is written in capitals, so that a word in capitals is just a word."""
    rest = piece.before + piece.after
    return any(c.isalpha() for c in rest) and not any(c.islower() for c in rest) and _cased(rest)


def _cased(text: str) -> bool:
    return re.search(r"[A-ZА-ЯІЇЄҐ]", text) is not None
