# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound as WAV files: written whole or not at all, read only when complete."""

import os
import struct
import wave
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from va_desktop.speech.engine import Audio


def write(path: Path, parts: Iterable[Audio]) -> int:
    """Write the parts one after the other and return the milliseconds written.

    The file appears under its name only when it is complete.
    All parts must have the rate of the first (ValueError). Raises OSError when the folder cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file, wave.open(file, "wb") as out:
            frames = _frames(out, parts)
            rate = out.getframerate()
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return frames * 1000 // rate


def encoded(audio: Audio) -> bytes:
    """Return the audio as the bytes of a WAV file, for a player that reads from memory."""
    buffer = BytesIO()
    with wave.open(buffer, "wb") as out:
        _frames(out, (audio,))
    return buffer.getvalue()


def read_complete(path: Path) -> Audio | None:
    """Return the sound of a 16-bit WAV file, stereo mixed to mono; None unless every header size is true."""
    data = path.read_bytes()
    if len(data) < 44 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    if struct.unpack_from("<I", data, 4)[0] != len(data) - 8:
        return None
    try:
        with wave.open(BytesIO(data), "rb") as file:
            channels, width, rate, frames = file.getparams()[:4]
            pcm = file.readframes(frames)
    except (wave.Error, EOFError):
        return None
    if width != 2 or channels not in (1, 2) or frames == 0 or len(pcm) != frames * 2 * channels or rate <= 0:
        return None
    return Audio(pcm if channels == 1 else _mono(pcm), rate, ())


def _frames(out: wave.Wave_write, parts: Iterable[Audio]) -> int:
    rate = 0
    frames = 0
    out.setnchannels(1)
    out.setsampwidth(2)
    for part in parts:
        if not rate:
            rate = part.rate
            out.setframerate(rate)
        if part.rate != rate:
            raise ValueError(f"rates differ: {rate} and {part.rate}")
        out.writeframes(part.pcm)
        frames += len(part.pcm) // 2
    if not rate:
        out.setframerate(22_050)
        out.writeframes(b"")
    return frames


def _mono(pcm: bytes) -> bytes:
    samples = memoryview(pcm).cast("h")
    return b"".join(struct.pack("<h", (samples[i] + samples[i + 1]) // 2) for i in range(0, len(samples), 2))
