# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop speak`: reads a text into a WAV file, for scripts and for trying a voice."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from va_desktop.speech.choice import Chosen, NoVoice, after_failure, choose
from va_desktop.speech.engine import FASTEST, SLOWEST, Audio, SpeechEngine, SpeechFailed, never
from va_desktop.speech.espeak import EspeakEngine
from va_desktop.speech.languages import Nearest, Why
from va_desktop.speech.system import SystemEngine
from va_desktop.speech.utterances import Block, Utterance, utterances
from va_desktop.speech.wav import write

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command to the program's parser."""
    parser: argparse.ArgumentParser = subparsers.add_parser("speak", help="read a text aloud into a WAV file")
    parser.add_argument("text", metavar="TEXT", help="the text; - reads it from standard input")
    parser.add_argument("--lang", metavar="TAG", required=True, help="the language of the text, for example en or uk")
    parser.add_argument("--out", metavar="FILE.wav", required=True, type=Path, help="the file to write")
    parser.add_argument("--speed", metavar="X", type=float, default=1.0, help="0.5 to 2.0; 1 is the normal speed")
    return parser


def run(
    args: argparse.Namespace,
    out: TextIO,
    err: TextIO,
    engines: Sequence[SpeechEngine] | None = None,
    source: TextIO | None = None,
) -> int:
    """Write the file; 0 when done, 1 when nobody speaks the language, 2 for wrong use. One line says why."""
    text = (source or sys.stdin).read() if args.text == "-" else args.text
    wrong = _wrong_use(args, text)
    if wrong is not None:
        print(f"va-desktop speak: {wrong}", file=err)
        return 2
    choice = choose((EspeakEngine(), SystemEngine()) if engines is None else engines, args.lang)
    sentences = utterances([Block(text, args.lang)])
    while isinstance(choice, Chosen):
        try:
            write(args.out, _spoken(choice, sentences, args.speed))
        except SpeechFailed as failed:
            print(f"va-desktop speak: the voice of {failed.engine} failed ({failed.reason.value})", file=err)
            choice = after_failure(choice)
        except OSError as error:
            print(f"va-desktop speak: cannot write {args.out}: {error.strerror or error}", file=err)
            return 2
        else:
            if not choice.exact:
                print(f"va-desktop speak: read with the voice {choice.voice.tag}", file=err)
            return 0
    print(f"va-desktop speak: {_no_voice(choice)}", file=err)
    return 1


def _wrong_use(args: argparse.Namespace, text: str) -> str | None:
    if not _TAG.fullmatch(args.lang):
        return f"{args.lang!r} is not a language tag; write for example en, es or fa-AF"
    if not SLOWEST <= args.speed <= FASTEST:
        return f"--speed must be between {SLOWEST} and {FASTEST}"
    if not any(char.isalnum() for char in text):
        return "there is no text to read"
    if args.out.is_dir() or not args.out.parent.is_dir():
        return f"cannot write {args.out}: no such folder" if not args.out.is_dir() else f"{args.out} is a folder"
    return None


def _spoken(choice: Chosen, sentences: Sequence[Utterance], speed: float) -> Iterator[Audio]:
    for sentence in sentences:
        audio = choice.engine.synthesise(sentence.spoken, choice.lang, speed, never)
        yield audio
        yield Audio(bytes(audio.rate * sentence.pause_ms // 1000 * 2), audio.rate, ())


def _no_voice(no_voice: NoVoice) -> str:
    said = f"no voice on this machine speaks {no_voice.lang}"
    match no_voice.nearest:
        case Nearest(lang, Why.READS):
            return f"{said}; the nearest is {lang}, which reads this text approximately (--lang {lang})"
        case Nearest(lang, Why.UNDERSTOOD):
            return f"{said}; the nearest is {lang}, which many understand, for a text translated into it"
        case Nearest(lang, Why.SOURCE):
            return f"{said}; the nearest is {lang}, the language of the source texts"
        case _:
            return f"{said}, and no near language has one"
