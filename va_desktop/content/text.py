# SPDX-License-Identifier: GPL-3.0-or-later
"""A text in the language that was found for the reader, saying honestly how far it can be trusted."""

from dataclasses import dataclass
from typing import Literal

SOURCE_LANGUAGE = "en"
"""All content is authored in English."""

BREAKING_LANGUAGES = frozenset({"km", "lo", "my", "th"})
"""Languages written without spaces; their built texts carry U+200B where a line may break."""

State = Literal["source", "reviewed", "draft", "missing"]


@dataclass(frozen=True)
class Text:
    """A text and the language `lang` (BCP 47) that it is really in.

    `source`: as authored; `reviewed`: translated and read by a second person; `draft`: translated, nobody
    checked it; `missing`: not translated, this is the source text instead.
    """

    text: str
    lang: str
    state: State


def fallbacks(tag: str) -> tuple[str, ...]:
    """Return `tag` and its shorter forms, most exact first: `fa-AF` gives `fa-AF`, `fa`."""
    parts = tag.replace("_", "-").split("-")
    return tuple("-".join(parts[:size]) for size in range(len(parts), 0, -1))


def base(tag: str) -> str:
    """Return the language alone: `fa-AF` gives `fa`."""
    return fallbacks(tag)[-1]
