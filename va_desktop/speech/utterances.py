# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a page into what is said in one breath: sentence by sentence, one language each, pauses between."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from va_desktop.i18n.sentences import sentence_spans
from va_desktop.speech.engine import Mark
from va_desktop.speech.spoken import Edit, shown_span, spoken_with_edits

Kind = Literal["heading", "sentence", "item"]

_PAUSES = {"heading": 600, "sentence": 400, "item": 600}
"""Milliseconds of silence after each (plain-language findings, section 9, A7: 300-500 and 500-700)."""

_SAYABLE = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Block:
    """One piece of the page, as it is shown, in the language it is really in; `clip` is its recording (Opus in Ogg)."""

    text: str
    lang: str
    kind: Kind = "sentence"
    clip: bytes | None = None


@dataclass(frozen=True)
class Utterance:
    """One sentence: `spoken` is what the voice is given, `start` and `end` its place in the block's text.

    `pause_ms` is the silence after it; `edits` say where `spoken` differs. Places are code points. A block that
    was recorded is one utterance with its `clip`.
    """

    text: str
    spoken: str
    lang: str
    block_index: int
    start: int
    end: int
    pause_ms: int
    edits: tuple[Edit, ...] = ()
    clip: bytes | None = None

    def shown(self, mark: Mark) -> tuple[int, int]:
        """Return where a word mark of the spoken text is in the block's text (code points, end excluded)."""
        start, end = shown_span(self.edits, mark.char, mark.char + mark.length)
        return self.start + start, self.start + end


def utterances(blocks: Sequence[Block]) -> tuple[Utterance, ...]:
    """Return the sentences of all blocks in order; what has no letter and no digit is not said."""
    return tuple(spoken_one_by_one(blocks))


def spoken_one_by_one(blocks: Iterable[Block]) -> Iterator[Utterance]:
    """Give the same sentences as they are found, so that the first is spoken before the last is looked at."""
    for index, block in enumerate(blocks):
        if block.clip is not None:
            pause = _PAUSES[block.kind]
            yield Utterance(block.text, block.text, block.lang, index, 0, len(block.text), pause, clip=block.clip)
            continue
        for start, end in sentence_spans(block.text):
            text = block.text[start:end]
            if _SAYABLE.search(text) is not None:
                spoken, changes = spoken_with_edits(text, block.lang)
                yield Utterance(text, spoken, block.lang, index, start, end, _PAUSES[block.kind], changes)
