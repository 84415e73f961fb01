# SPDX-License-Identifier: GPL-3.0-or-later
"""From pressing Listen in the real window to the first sound that plays, against espeak-ng and the same media player.

The baseline is what any program must do: give espeak-ng the title, hand the whole sound to a QMediaPlayer, wait until
it plays. The two take turns.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
RUNS = 12


def wait(true: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + 20
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        QCoreApplication.processEvents()


def main() -> list[dict[str, object]]:
    """Measure and return the row."""
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

    from va_desktop.bootstrap import services
    from va_desktop.settings.settings import Settings
    from va_desktop.speech.engine import never
    from va_desktop.speech.wav import encoded
    from va_desktop.ui.app import App
    from va_desktop.ui.navigation import to
    from va_desktop.ui.player import in_memory

    with tempfile.TemporaryDirectory() as data:
        app = App(services(Path(data)), Settings(lang="en", country="COL"))
        app.prepare()
        window = app.window
        window.show()
        window.open(to("right", id="assistive_devices"))
        app.qt.processEvents()
        title = window.page.title.text()
        engine = window.services.engines[0]
        media, out = QMediaPlayer(), QAudioOutput()
        media.setAudioOutput(out)
        ours, bare = [], []
        for _ in range(RUNS + 2):
            start = time.perf_counter()
            media.setSource(in_memory(encoded(engine.synthesise(title, "en", 1.0, never))))
            media.play()
            wait(lambda: media.position() > 0)
            bare.append((time.perf_counter() - start) * 1000)
            media.stop()
            start = time.perf_counter()
            window.listen()
            wait(lambda: window.player.position > 0)
            ours.append((time.perf_counter() - start) * 1000)
            window.player.stop()
        window.close()
    mine, theirs = statistics.median(ours[2:]), statistics.median(bare[2:])
    return [
        {
            "name": "press of Listen to the sound that plays, in the window",
            "ours": round(mine, 2),
            "baseline": round(theirs, 2),
            "unit": "ms",
            "ratio": round(mine / theirs, 2),
            "target": 2.0,
        }
    ]


if __name__ == "__main__":
    for found in main():
        print(json.dumps(found))
