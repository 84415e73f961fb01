# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, numbers, money and lists as a language writes them (Babel, CLDR). Babel is imported when first used."""

from collections.abc import Callable
from datetime import date, time

_BABEL_NAMES = {"en": "en_GB", "fa-AF": "fa_AF", "prs": "fa_AF"}
"""English writes the day before the month (house style); Dari is not in CLDR under `prs`."""


def _locale(lang: str) -> str:
    from babel import Locale, UnknownLocaleError

    name = _BABEL_NAMES.get(lang, lang.replace("-", "_"))
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return "en"
    return name


def digits(text: str, lang: str) -> str:
    """Return the text with the digits that the language writes by default (CLDR default numbering system)."""
    from babel import Locale

    system = Locale.parse(_locale(lang)).default_numbering_system
    zero = {"arab": 0x660, "arabext": 0x6F0, "deva": 0x966, "mymr": 0x1040, "khmr": 0x17E0, "beng": 0x9E6}.get(system)
    if zero is None:
        return text
    return text.translate({0x30 + i: chr(zero + i) for i in range(10)})


def day(value: date, lang: str, weekday: bool = False) -> str:
    """Return a whole date with the month as a word: 4 May 2026, or Monday 4 May 2026."""
    from babel.dates import format_date

    return digits(format_date(value, "full" if weekday else "long", _locale(lang)), lang)


def clock(value: time, lang: str) -> str:
    """Return a time of day on the 24-hour clock with the language's digits: 08:00, 14:30."""
    return digits(f"{value.hour:02d}:{value.minute:02d}", lang)


def weekday(value: date, lang: str) -> str:
    """Return the name of a day of the week as it stands alone, at the head of a row."""
    from babel.dates import format_date

    return str(format_date(value, "cccc", _locale(lang)))


def partial_day(value: str, lang: str) -> str:
    """Return a date known as `2026`, `2026-05` or `2026-05-04` in words; other text comes back unchanged."""
    parts = value.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            return day(date(numbers[0], numbers[1], numbers[2]), lang)
        if len(numbers) == 2:
            from babel.dates import format_skeleton

            return digits(format_skeleton("yMMMM", date(numbers[0], numbers[1], 1), locale=_locale(lang)), lang)
        if len(numbers) == 1 and len(value) == 4:
            return digits(value, lang)
    except ValueError:
        return value
    return value


def number(value: float | int, lang: str) -> str:
    """Return a number with the language's digits and group marks."""
    from babel.numbers import format_decimal

    return digits(str(format_decimal(value, locale=_locale(lang), numbering_system="default")), lang)


def money(value: float | int, currency: str, lang: str) -> str:
    """Return an amount with the currency's name as a word: 12,975 Ukrainian hryvnias."""
    from babel.numbers import format_currency

    whole = float(value).is_integer()
    written = format_currency(
        int(value) if whole else value,
        currency,
        format="#,##0" if whole else None,
        locale=_locale(lang),
        format_type="name",
        currency_digits=not whole,
        numbering_system="default",
    )
    return digits(str(written), lang)


def percent(value: int, lang: str) -> str:
    """Return a whole percentage, 125 for 125 %."""
    from babel.numbers import format_percent

    return digits(str(format_percent(value / 100, locale=_locale(lang), numbering_system="default")), lang)


def listed(items: list[str], lang: str) -> str:
    """Return the items as one phrase: a, b and c."""
    from babel.lists import format_list

    return str(format_list(items, locale=_locale(lang))) if items else ""


def either(items: list[str], lang: str) -> str:
    """Return the items as one phrase: a, b or c."""
    from babel.lists import format_list

    return str(format_list(items, style="or", locale=_locale(lang))) if items else ""


def territory_name(iso2: str, lang: str) -> str | None:
    """Return a country's name in the language (CLDR) from its ISO 3166-1 alpha-2 code, or None."""
    from babel import Locale

    name = Locale.parse(_locale(lang)).territories.get(iso2.upper()) if len(iso2) == 2 else None
    return str(name) if name else None


def currency_of(iso3: str) -> str:
    """Return the currency that a country uses today (ISO 4217), or an empty text where none is known."""
    from babel.numbers import get_territory_currencies

    code = _iso2(iso3)
    found = get_territory_currencies(code) if code else []
    return str(found[0]) if found else ""


def _iso2(iso3: str) -> str | None:
    from babel.core import get_global

    aliases = get_global("territory_aliases").get(iso3)
    return {"XKX": "XK"}.get(iso3) or (aliases[0] if aliases else None)


_WITHDRAWN = frozenset(
    ["ANT", "ASC", "BUR", "CPT", "DDR", "DGA", "FXX", "NTZ", "SCG", "SUN", "TAA", "TMP", "YMD", "YUG", "ZAR", "ZZZ"]
)
"""What CLDR still knows of ISO 3166-1 alpha-3 and the standard does not: withdrawn, reserved or unknown."""


def is_country(iso3: str) -> bool:
    """Tell whether a text is a code of ISO 3166-1 alpha-3 in capitals, or `XKX`."""
    sound = len(iso3) == 3 and iso3.isascii() and iso3.isalpha() and iso3.isupper() and iso3 not in _WITHDRAWN
    return sound and country_name(iso3, "en") is not None


def country_name(iso3: str, lang: str) -> str | None:
    """Return a country's name in the language (CLDR) from its ISO 3166-1 alpha-3 code, or None."""
    from babel import Locale

    code = _iso2(iso3)
    name = Locale.parse(_locale(lang)).territories.get(code) if code else None
    return str(name) if name else None


def language_name(tag: str, lang: str) -> str:
    """Return the name of one language in another, or the tag where CLDR knows none."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag.replace("-", "_")).get_display_name(_locale(lang)) or tag)
    except (UnknownLocaleError, ValueError):
        return tag


LONGEST_CODE = 3
"""Letters of a language's code (ISO 639)."""


def language_code(name: str, lang: str, fold: Callable[[str], str]) -> str | None:
    """Return the tag of a language by its name in `lang`, in English or in itself; None where CLDR knows none.

    `fold` brings spellings together.
    """
    from babel import Locale

    wanted = fold(name).strip()
    for tag in (_locale(lang), "en"):
        found = next((code for code, each in Locale.parse(tag).languages.items() if fold(each) == wanted), None)
        if found is not None:
            return str(found).replace("_", "-")
    known = [str(code) for code in Locale.parse("en").languages]
    own = (code for code in known if "_" not in code and len(code) <= LONGEST_CODE)
    return next((code for code in own if fold(language_name(code, code)) == wanted), None)
