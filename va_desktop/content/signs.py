# SPDX-License-Identifier: GPL-3.0-or-later
"""Films in sign languages of built packs: which there are of a record, the film itself, and its captions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from va_desktop.content.captions import Cue, cues
from va_desktop.content.library import Library
from va_desktop.content.statement import Statement, statements
from va_desktop.content.text import fallbacks


@dataclass(frozen=True)
class Sign:
    """One film; `language` is the ISO 639-3 code of a sign language, `captions` pairs a written language and a file."""

    pack: str
    of: str
    language: str
    video: str
    captions: tuple[tuple[str, str], ...]
    transcript: tuple[Statement, ...]
    by: str


def signs(library: Library, kind: str, id_: str) -> tuple[Sign, ...]:
    """Return the films of a record and of its texts, those of the whole record first."""
    whole = f"{kind}.{id_}"
    found = [sign for sign in _all(library) if sign.of == whole or sign.of.startswith(f"{whole}.")]
    return tuple(sorted(found, key=lambda sign: sign.of != whole))


def sign_languages(library: Library) -> tuple[str, ...]:
    """Return the codes of the sign languages in which there is any film, in a fixed order."""
    return tuple(sorted({sign.language for sign in _all(library)}))


def film(library: Library, sign: Sign) -> bytes | None:
    """Return the film (WebM), or None when the pack has lost it."""
    pack = library.pack(sign.pack)
    return pack.blob(sign.video) if pack else None


def captions(library: Library, sign: Sign, langs: Sequence[str]) -> tuple[str, tuple[Cue, ...]]:
    """Return the captions in the first of `langs` that there is, else the first there are, with their language."""
    have = dict(sign.captions)
    wanted = [tag for lang in langs for tag in fallbacks(lang) if tag in have]
    lang = wanted[0] if wanted else sign.captions[0][0]
    pack = library.pack(sign.pack)
    data = pack.blob(have[lang]) if pack else None
    return lang, cues(data.decode("utf-8")) if data else ()


def _all(library: Library) -> list[Sign]:
    return [_sign(str(pack.info.id), doc) for pack in library.packs for doc in pack.records("sign")]


def _sign(pack: str, doc: dict[str, Any]) -> Sign:
    return Sign(
        pack=pack,
        of=str(doc["of"]),
        language=str(doc["language"]),
        video=str(doc["video"]),
        captions=tuple((str(row["language"]), str(row["file"])) for row in doc["captions"]),
        transcript=statements(doc, "transcript"),
        by=str(doc["by"]),
    )
