# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs that a voice reads badly: said with a word, turned into a pause, or dropped."""

from va_desktop.speech.rule import Piece, Rule

_AND = {
    "en": "and",
    "es": "y",
    "fr": "et",
    "uk": "і",
    "ar": "و",
    "pt": "e",
    "bs": "i",
    "fa": "و",
    "vi": "và",
    "ru": "и",
}
_OR = {
    "en": "or",
    "es": "o",
    "fr": "ou",
    "uk": "або",
    "ar": "أو",
    "pt": "ou",
    "bs": "ili",
    "fa": "یا",
    "vi": "hoặc",
    "ru": "или",
}
_SECTION = {"en": "section", "es": "sección", "fr": "section", "uk": "параграф", "ar": "القسم"}

INVISIBLE = "\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a-\u202e\ufeff\u00ad"
"""Zero-width spaces, direction marks and soft hyphens; zero-width joiners stay, they shape letters."""


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rules for signs, the invisible ones first."""
    return (
        Rule(f"[{INVISIBLE}]+", lambda piece: ""),
        Rule(r"\s*&\s*", lambda piece: _word(_AND, piece)),
        Rule(r"(?<=[^\W\d])\s?/\s?(?=[^\W\d])", lambda piece: _word(_OR, piece)),
        Rule(r"(?<=\d)/(?=\d)", lambda piece: ", "),
        Rule(r"§+\s*", lambda piece: _word(_SECTION, piece)),
        Rule(r"\s*[•·▪◦→⇒|_#*~^<>\\=]+\s*", _pause),
    )


def _word(table: dict[str, str], piece: Piece) -> str:
    word = table.get(piece.lang)
    return f" {word} " if word else ", "


def _pause(piece: Piece) -> str:
    return " " if not piece.before.strip() or not piece.after.strip() else ", "
