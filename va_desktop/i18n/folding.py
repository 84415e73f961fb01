# SPDX-License-Identifier: GPL-3.0-or-later
"""The forgiving form of a text: what two spellings of one word share. For comparing, never for showing."""

import re
import unicodedata

FOLDING_VERSION = 1
"""Raise it whenever `fold`, the word breaks or the clusters change: an index made before is stale."""

_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Zero-width characters, direction marks, variation selectors (Default_Ignorable_Code_Point)."""

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0621\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
    "\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
"""Accents, Hebrew points, Arabic vowel signs, tatweel and lone hamza, Ethiopic gemination marks."""

_APOSTROPHES = re.compile("[`\u00b4\u02b0-\u02ff\u2018-\u201b\u2032\u2035\u05f3\ua78b\ua78c]")
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|sull|dall)'(?=[^\W\d_])")
"""French, Italian and Catalan short words before an apostrophe: "l'aide" is looked for as "aide"."""

_SAME_LETTER = {
    # Latin and Cyrillic letters that have no decomposition
    "i": "ı", "o": "ø", "l": "ł", "d": "đð", "h": "ħ", "t": "ŧ", "n": "ŋ", "г": "ґ", "ae": "æ", "oe": "œ",
    "th": "þ", "ss": "ß",
    # Burmese: short and tall AA are one vowel
    "\u102c": "\u102b",
    # Arabic script, as typed in Arabic, Persian, Dari, Pashto, Kurdish and Urdu
    "ا": "ٱٲٳٵ", "ي": "ىیېےێۍ", "ك": "کڪ", "گ": "ګڬ", "ه": "ھہەةۃۀ", "و": "ۆۇۈۋ", "ر": "ڕ", "ل": "ڵ",
    # Ethiopic numerals one to nine are no decimal digits in Unicode
    **{str(number): chr(0x1368 + number) for number in range(1, 10)},
}  # fmt: skip

_HOMOPHONE_ROWS = {
    0x1210: 0x1200, 0x1280: 0x1200, 0x12B8: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338
}  # fmt: skip
_HOMOPHONES = {0x1203: 0x1200, 0x12A3: 0x12A0, 0x1310: 0x130E, 0x1248: 0x1246, 0x1288: 0x1206, 0x12B0: 0x12AE}


def _ethiopic() -> dict[int, int]:
    """Return the Ethiopic letters that sound alike in Amharic and that its writers exchange freely."""
    rows = {row + order: base + order for row, base in _HOMOPHONE_ROWS.items() for order in range(8)}
    merged = rows | _HOMOPHONES
    return {code: merged.get(to, to) for code, to in merged.items()}


class _Letters(dict[int, int | str]):
    """The map from a character to its forgiving form, filled as characters come up (digits of any script)."""

    def __missing__(self, code: int) -> int | str:
        digit = unicodedata.decimal(chr(code), None) if code > 0x7F else None
        self[code] = code if digit is None else str(digit)
        return self[code]


_LETTERS = _Letters(_ethiopic())
_LETTERS.update({ord(char): to for to, chars in _SAME_LETTER.items() for char in chars})

_MYANMAR_MARKS = re.compile("[\u102b-\u1032\u1036-\u1038\u103a-\u103e]{2,}")
_MYANMAR_ORDER = {char: place for place, char in enumerate("ျြွှေိီုူာဲံ့်း")}
"""The storage order of Unicode Technical Note 11, with the dot below before asat as NFC wants it."""

_KHMER_MARKS = re.compile("[\u17b6-\u17d1\u17dd]{2,}")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_THAI_LETTER, _LAO_LETTER = re.compile("[\u0e00-\u0e7f]"), re.compile("[\u0e80-\u0eff]")
_MYANMAR_LETTER, _KHMER_LETTER = re.compile("[\u1000-\u109f]"), re.compile("[\u1780-\u17ff]")
_KHMER_COENG_RO = re.compile("(\u17d2\u179a)(\u17d2[\u1780-\u17a2])")

_Repairs = tuple[tuple[re.Pattern[str], str], ...]
_THAI: _Repairs = (
    # AM taken apart by NFKC, two short E for one AE, a tone mark typed before the vowel above
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),
    (re.compile("\u0e40\u0e40"), "\u0e41"),
    (re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])"), "\\2\\1"),
)
_LAO: _Repairs = (
    (re.compile("\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"), "\\1\u0eb3"),
    (re.compile("\u0ec0\u0ec0"), "\u0ec1"),
    (re.compile("([\u0ec8-\u0ecb])([\u0eb1\u0eb4-\u0eb9\u0ebb\u0ebc])"), "\\2\\1"),
)
_KHMER: _Repairs = (
    # Subscript TA and DA look the same, two ways to write OO, OE and QAU
    (re.compile("\u17d2\u178a"), "\u17d2\u178f"),
    (re.compile("\u17c1\u17b6|\u17b6\u17c1"), "\u17c4"),
    (re.compile("\u17c1\u17b8|\u17b8\u17c1"), "\u17be"),
    (re.compile("\u17b2"), "\u17b1"),
    (re.compile("\u17a3"), "\u17a2"),
    (re.compile("\u17a4"), "\u17a2\u17b6"),
)
_MYANMAR_NYA = re.compile("\u1025(?=\u103a)")
_MYANMAR_ZERO = re.compile("(?<=[\u1000-\u103f])\u1040(?![\u1040-\u1049])|\u1040(?=[\u1000-\u1021]?[\u102b-\u103e])")
"""The digit zero typed for the letter WA, which looks the same."""


def _khmer_place(mark: str) -> int:
    """Return the place of a Khmer sign after its base: shifters, vowels, then the signs above and behind."""
    if mark in "\u17c9\u17ca":
        return 0
    return 1 if mark < "\u17c6" else 2


def _south_east_asia(text: str) -> str:
    """Put the vowel signs of Thai, Lao, Khmer and Burmese in one order, whatever order they were typed in."""
    if _MYANMAR_LETTER.search(text):
        text = _MYANMAR_MARKS.sub(lambda run: "".join(sorted(run[0], key=_MYANMAR_ORDER.__getitem__)), text)
        text = _MYANMAR_NYA.sub("\u1009", text)
    if _KHMER_LETTER.search(text):
        text = _KHMER_MARKS.sub(lambda run: "".join(sorted(run[0], key=_khmer_place)), text)
        text = _repaired(_KHMER_COENG_RO.sub(r"\2\1", text), _KHMER)
    for letter, repairs in ((_THAI_LETTER, _THAI), (_LAO_LETTER, _LAO)):
        if letter.search(text):
            text = _repaired(text, repairs)
    return text


def _repaired(text: str, repairs: _Repairs) -> str:
    for pattern, replacement in repairs:
        text = pattern.sub(replacement, text)
    return text


def _once(text: str) -> str:
    """Fold without the promise of being stable."""
    text = _SHAPELESS.sub("", unicodedata.normalize("NFKD", text).casefold())
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    unspaced = _UNSPACED.search(text)
    if unspaced:
        text = _MYANMAR_ZERO.sub("\u101d", text)
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    if unspaced:
        text = unicodedata.normalize("NFC", _south_east_asia(text))
    text = _APOSTROPHES.sub("'", text)
    return _ELISION.sub(" ", text).replace("'", "") if "'" in text else text


def fold(text: str) -> str:
    """Return the form in which spellings that people mean as the same are equal: `fold(fold(x)) == fold(x)`.

    Forgives case, accents, width and presentation forms (NFKC), Arabic vowel signs, hamza, alef, yeh and teh
    marbuta, digits of any script, Ethiopic homophones, the order of Khmer, Burmese, Thai and Lao signs,
    apostrophes and everything without a shape. Never raises, and may return an empty text.
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return text.lower()
    folded = _once(text)
    # Few texts change again; a removed mark can bring two others together.
    for _ in range(8):
        again = _once(folded)
        if again == folded:
            break
        folded = again
    return folded


def western_digits(text: str) -> str:
    """Return text with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
