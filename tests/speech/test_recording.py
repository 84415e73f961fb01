# SPDX-License-Identifier: GPL-3.0-or-later
import wave
from pathlib import Path

import pytest

from va_desktop.speech.espeak import EspeakEngine
from va_desktop.speech.recording import Nothing, record
from va_desktop.speech.silent import SilentEngine
from va_desktop.speech.utterances import Block


def seconds(file: Path) -> float:
    with wave.open(str(file)) as sound:
        return sound.getnframes() / sound.getframerate()


def test_a_text_becomes_one_file_in_the_languages_of_its_parts(tmp_path: Path) -> None:
    engines = (EspeakEngine(), SilentEngine())
    short, long = tmp_path / "short.wav", tmp_path / "long.wav"
    assert record(engines, [Block("You have rights.", "en", "heading")], 1.0, short) == frozenset()
    blocks = [Block("You have rights.", "en", "heading"), Block("Usted tiene derechos. Pregunte.", "es")]
    assert record(engines, blocks, 1.0, long) == frozenset()
    assert seconds(long) > seconds(short) + 1


def test_what_nobody_speaks_is_left_out_and_told(tmp_path: Path) -> None:
    engines = (EspeakEngine(), SilentEngine())
    file = tmp_path / "a.wav"
    assert record(engines, [Block("You have rights.", "en"), Block("ອ່ານ", "lo")], 1.0, file) == {"lo"}
    assert file.exists()
    with pytest.raises(Nothing):
        record(engines, [Block("ອ່ານ", "lo")], 1.0, tmp_path / "b.wav")
    assert not (tmp_path / "b.wav").exists()
