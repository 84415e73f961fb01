# SPDX-License-Identifier: GPL-3.0-or-later
import struct
import wave

import pytest

from va_desktop.speech.aiff import read_aiff
from va_desktop.speech.clips import clip_name, find_clip
from va_desktop.speech.engine import Audio
from va_desktop.speech.wav import encoded, read_complete, write

SOUND = Audio(struct.pack("<4h", 1, -2, 3, -4) * 1000, 16_000, ())


class Pack:
    def __init__(self, blobs):
        self.blobs = blobs

    def blob(self, name):
        return self.blobs.get(name)


def test_a_recording_is_found_for_just_its_text_and_language():
    packs = (Pack({}), Pack({clip_name("right.housing.lead", "km"): b"Ogg"}))
    assert find_clip(packs, "right.housing.lead", "km") == b"Ogg"
    assert find_clip(packs, "right.housing.lead", "lo") is None
    assert find_clip(packs, "right.health.lead", "km") is None
    assert find_clip((), "right.housing.lead", "km") is None


def test_parts_are_written_one_after_the_other(tmp_path):
    file = tmp_path / "a.wav"
    assert write(file, (SOUND, SOUND)) == 500
    assert read_complete(file) == Audio(SOUND.pcm * 2, 16_000, ())
    assert list(tmp_path.iterdir()) == [file]
    with wave.open(str(file)) as read:
        assert read.getnframes() == 8000


def test_an_older_file_stays_when_the_voice_fails_half_way(tmp_path):
    file = tmp_path / "a.wav"
    file.write_bytes(b"older")

    def parts():
        yield SOUND
        raise KeyError("voice")

    with pytest.raises(KeyError):
        write(file, parts())
    assert file.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [file]


def test_parts_of_different_rates_are_refused(tmp_path):
    with pytest.raises(ValueError, match="rates differ"):
        write(tmp_path / "a.wav", (SOUND, Audio(b"", 8000, ())))


def test_no_part_makes_an_empty_but_valid_file(tmp_path):
    assert write(tmp_path / "a.wav", ()) == 0
    with wave.open(str(tmp_path / "a.wav")) as read:
        assert read.getnframes() == 0


@pytest.mark.parametrize("damage", ["cut", "grown", "no header", "no frames", "8 bit", "empty"])
def test_a_wav_file_that_is_not_whole_is_not_read(tmp_path, damage):
    good = encoded(SOUND)
    eight_bit = bytearray(good)
    struct.pack_into("<HH", eight_bit, 32, 1, 8)
    data = {
        "cut": good[:-10],
        "grown": good + bytes(10),
        "no header": b"x" + good[1:],
        "no frames": encoded(Audio(b"", 16_000, ())),
        "8 bit": bytes(eight_bit),
        "empty": b"",
    }[damage]
    (tmp_path / "a.wav").write_bytes(data)
    assert read_complete(tmp_path / "a.wav") is None


def aiff(kind: bytes, packing: bytes, pcm: bytes, frames: int) -> bytes:
    extended = struct.pack(">HQ", 16383 + 14, 22_050 << 49)
    common = struct.pack(">hIh", 1, frames, 16) + extended + packing
    body = kind + b"COMM" + struct.pack(">I", len(common)) + common
    body += b"SSND" + struct.pack(">I", len(pcm) + 8) + bytes(8) + pcm
    return b"FORM" + struct.pack(">I", len(body)) + body


@pytest.mark.parametrize(("kind", "packing", "order"), [(b"AIFF", b"", ">"), (b"AIFC", b"sowt\0\0", "<")])
def test_the_files_of_macos_voices_are_read(tmp_path, kind, packing, order):
    (tmp_path / "a").write_bytes(aiff(kind, packing, struct.pack(f"{order}3h", 1, -2, 300), 3))
    assert read_aiff(tmp_path / "a") == Audio(struct.pack("<3h", 1, -2, 300), 22_050, ())


def test_half_an_aiff_file_is_not_read(tmp_path):
    whole = aiff(b"AIFF", b"", bytes(60), 30)
    for data in (
        whole[:-4],
        aiff(b"AIFF", b"", bytes(60), 40),
        aiff(b"AIFC", b"ulaw\0\0", bytes(60), 30),
        b"FORM",
    ):
        (tmp_path / "a").write_bytes(data)
        assert read_aiff(tmp_path / "a") is None
