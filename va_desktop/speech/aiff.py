# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the AIFF files that the macOS voices write under whatever name they are given (pyttsx3 issue 361)."""

import struct
from array import array
from pathlib import Path

from va_desktop.speech.engine import Audio


def read_aiff(path: Path) -> Audio | None:
    """Return the sound of a whole mono 16-bit AIFF or AIFF-C file without compression; otherwise None."""
    data = path.read_bytes()
    if len(data) < 54 or data[:4] != b"FORM" or data[8:12] not in (b"AIFF", b"AIFC"):
        return None
    if struct.unpack_from(">I", data, 4)[0] != len(data) - 8:
        return None
    chunks = _chunks(data)
    common, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    if len(common) < 18 or len(sound) < 8:
        return None
    channels, frames, bits = struct.unpack_from(">hIh", common)
    packing = common[18:22] if data[8:12] == b"AIFC" else b"NONE"
    pcm, rate = sound[8:], _extended(common[8:18])
    if channels != 1 or bits != 16 or rate <= 0 or packing not in (b"NONE", b"sowt") or len(pcm) != frames * 2:
        return None
    if packing == b"NONE":
        samples = array("h", pcm)
        samples.byteswap()
        pcm = samples.tobytes()
    return Audio(pcm, rate, ()) if frames else None


def _chunks(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from(">I", data, at + 4)[0]
        found[name] = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found


def _extended(raw: bytes) -> int:
    """Return an 80-bit IEEE number as a whole number."""
    exponent, mantissa = struct.unpack(">HQ", raw)
    shift = 16383 + 63 - exponent
    return int(mantissa >> shift) if 0 <= shift < 64 else 0
