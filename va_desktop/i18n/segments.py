# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and clusters of a text, also where no space stands between them (Khmer, Lao, Burmese, Thai)."""

import re
import unicodedata
from collections.abc import Iterator

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17dd\ua9e0-\ua9fe\uaa60-\uaa7f"
_RUNS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_BREAK = "\u200b"

_SIGN = (
    "[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059"
    "\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    "\u17b4-\u17d3\u17dd\ua9e5\uaa7b-\uaa7d]"
)
_ATTACHED = f"(?:[\u17d2\u1039].|{_SIGN})"
"""A sign on the letter before it, or a consonant stacked below it by Khmer coeng or Burmese virama."""
_CLUSTER = re.compile(f"{_ATTACHED}+|.{_ATTACHED}*", re.DOTALL)
_STACKERS = ("\u17d2", "\u1039")
_KILLED = re.compile("[\u1000-\u1021\u1025\u103f][\u1039\u103a]")
"""A Burmese consonant that closes the syllable before it, so no word begins with it."""


class _Separators(dict[int, int | str]):
    """Everything that is neither letter, number nor mark becomes a space; filled as characters come up."""

    def __missing__(self, code: int) -> int | str:
        kind = unicodedata.category(chr(code))
        self[code] = code if kind[0] in "LN" or kind in ("Mn", "Mc") else " "
        return self[code]


_SEPARATORS = _Separators()


def is_unspaced(text: str) -> bool:
    """Return whether the text begins in a script that puts no spaces between words."""
    return _UNSPACED_RUN.match(text) is not None


def runs(folded: str) -> list[str]:
    """Return the words as a regular expression sees them; a phrase of an unspaced script stays one run."""
    spaced = folded.translate(_SEPARATORS)
    if spaced.isascii():
        return spaced.split()
    return [run for part in spaced.split() for run in _RUNS.findall(part)]


def clusters(run: str) -> list[str]:
    """Return the letters of an unspaced script with the signs that belong to each.

    The clusters of a beginning of a text are those of the text, except that the last may be incomplete.
    """
    return _CLUSTER.findall(run)


def words(folded: str) -> list[str]:
    """Return the words of a folded text, with dictionary breaks for Khmer, Lao, Burmese and Thai (ICU)."""
    return [word for run in runs(folded) for word in (_breaks(run) if is_unspaced(run) else (run,))]


def insert_breaks(text: str) -> str:
    """Return the text with U+200B between the words of unspaced scripts, so that lines can be wrapped there.

    Never before a repetition mark or punctuation. `remove_breaks` undoes it.
    """
    return _UNSPACED_RUN.sub(lambda run: _BREAK.join(_breaks(run[0])), remove_breaks(text))


def remove_breaks(text: str) -> str:
    """Return the text without U+200B."""
    return text.replace(_BREAK, "")


def _breaks(run: str) -> list[str]:
    """Split one run of unspaced scripts at word ends, never inside a syllable or before a closing sign."""
    pieces: list[str] = []
    for piece in _dictionary_words(run):
        begins_a_word = unicodedata.category(piece[0]) == "Lo" and not _KILLED.match(piece)
        if pieces and (not begins_a_word or pieces[-1].endswith(_STACKERS)):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _dictionary_words(run: str) -> Iterator[str]:
    """Ask ICU, which carries the dictionaries; imported here because most texts need none."""
    from icu4py.breakers import WordBreaker

    # ICU picks the dictionary by script; the locale only has to exist.
    return (run[start:end] for start, end in WordBreaker(run, "en").segments())
