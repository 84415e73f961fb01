# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages the program knows by name: own name, script and direction."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Language:
    """One language; `own_name` is how its speakers write it (CLDR), `welcome` a word to hear it by."""

    tag: str
    own_name: str
    script: str
    welcome: str

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the direction of the script."""
        return "rtl" if self.script in ("Arab", "Hebr", "Thaa", "Syrc") else "ltr"


_KNOWN = {
    language.tag: language
    for language in (
        Language("en", "English", "Latn", "Welcome"),
        Language("es", "Español", "Latn", "Bienvenidos"),
        Language("uk", "Українська", "Cyrl", "Ласкаво просимо"),
        Language("fr", "Français", "Latn", "Bienvenue"),
        Language("ar", "العربية", "Arab", "مرحبًا"),
        Language("km", "ខ្មែរ", "Khmr", "សូមស្វាគមន៍"),
        Language("lo", "ລາວ", "Laoo", "ຍິນດີຕ້ອນຮັບ"),
        Language("bs", "Bosanski", "Latn", "Dobro došli"),
        Language("my", "မြန်မာ", "Mymr", "ကြိုဆိုပါတယ်"),
        Language("am", "አማርኛ", "Ethi", "እንኳን ደህና መጡ"),
        Language("fa-AF", "دری", "Arab", "خوش آمدید"),
        Language("ps", "پښتو", "Arab", "ښه راغلاست"),
        Language("ckb", "کوردیی ناوەندی", "Arab", "بەخێربێن"),
        Language("pt", "Português", "Latn", "Bem-vindo"),
        Language("vi", "Tiếng Việt", "Latn", "Chào mừng"),
        Language("th", "ไทย", "Thai", "ยินดีต้อนรับ"),
    )
}


def language(tag: str) -> Language:
    """Return the language of a BCP 47 tag, by its full tag, then by its first part, else unnamed and Latin."""
    return _KNOWN.get(tag) or _KNOWN.get(tag.split("-", maxsplit=1)[0]) or Language(tag, tag, "Latn", "")


def chain(tag: str) -> tuple[str, ...]:
    """Return the languages in which to look for a text, best first; English is the source and comes last."""
    parts = [tag]
    if "-" in tag:
        parts.append(tag.split("-", maxsplit=1)[0])
    return tuple(dict.fromkeys([*parts, "en"]))
