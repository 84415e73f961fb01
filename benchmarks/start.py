# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to the first painted home page, and memory then, against a bare PySide6 window.

Also the switch of language on the running home page against that first paint.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 9

REPORT = """
def report():
    import json, time
    rss = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS"))
    print(json.dumps({"at": time.monotonic(), "rss_kb": rss}), flush=True)
"""
BARE = (
    REPORT
    + """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            report()
            QApplication.instance().quit()
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
)
OURS = (
    REPORT
    + """
import sys
sys.path.insert(0, ROOT)
from va_desktop import cli

def run(self):
    # As App.run, with an eye on one tile.
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget
    running = self
    class Watch(QObject):
        done = False
        def eventFilter(self, thing, event):
            if event.type() == QEvent.Type.Paint and not self.done:
                self.done = True
                QTimer.singleShot(0, self.painted)
            return False
        def painted(self):
            report()
            window = running.window
            if SWITCH:
                times = []
                for lang in ("ar", "es", "uk", "en") * 3:
                    start = time.monotonic()
                    window.change(lang=lang)
                    window.grab()  # lays out and paints every part of the new page
                    times.append(time.monotonic() - start)
                print(json.dumps({"switch": times}), flush=True)
            running.qt.quit()
    watch = Watch()
    self.prepare()
    self.window.findChild(QWidget, "tile.applications").installEventFilter(watch)
    self.window.show()
    return self.qt.exec()

import json, time
from va_desktop.ui.app import App
App.run = run
cli.run([])
"""
)


def spawn(code: str) -> tuple[float, list[dict[str, object]]]:
    """Run a program in a process of its own; return when it was started and what it reported."""
    environment = {**os.environ, "QT_LOGGING_RULES": "*=false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # warm means: compiled once, as an installed program is
    if not environment.get("DISPLAY"):  # both programs then paint into memory
        environment["QT_QPA_PLATFORM"] = "offscreen"
    start = time.monotonic()
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return start, [json.loads(line) for line in answer.stdout.splitlines()]


def drop_caches() -> bool:
    """Empty the page cache where this is allowed."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def measure(code: str, cold: bool, runs: int) -> tuple[float, float]:
    """Return the median milliseconds to the first paint and the median resident megabytes."""
    times, sizes = [], []
    for _ in range(runs):
        if cold:
            drop_caches()
        start, (row, *_rest) = spawn(code)
        times.append((float(row["at"]) - start) * 1000)  # type: ignore[arg-type]
        sizes.append(float(row["rss_kb"]) / 1024)  # type: ignore[arg-type]
    return statistics.median(times), statistics.median(sizes)


def main() -> list[dict[str, object]]:
    """Measure and return the rows."""
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as data:
        os.environ["XDG_CONFIG_HOME"] = data
        config = Path(data) / "va-desktop"
        config.mkdir()
        (config / "settings.json").write_text('{"lang": "en", "country": "COL"}')
        head = f"ROOT = {str(ROOT)!r}\n"
        ours, switching = head + "SWITCH = False\n" + OURS, head + "SWITCH = True\n" + OURS
        spawn(BARE), spawn(ours)
        base_ms, base_mb = measure(BARE, False, RUNS)
        ours_ms, ours_mb = measure(ours, False, RUNS)
        rows.append(row("first painted home page, warm", ours_ms, base_ms, 2.0, "ms"))
        rows.append(row("resident memory at the first paint", ours_mb, base_mb, 2.0, "MB"))
        if drop_caches():
            cold_base, _ = measure(BARE, True, 5)
            cold_ours, _ = measure(ours, True, 5)
            rows.append(row("first painted home page, cold", cold_ours, cold_base, 2.0, "ms"))
        start, (first, switched) = spawn(switching)
        first_ms = (float(first["at"]) - start) * 1000  # type: ignore[arg-type]
        switch_ms = statistics.median(switched["switch"]) * 1000  # type: ignore[arg-type]
        rows.append(row("language switch against the first paint", switch_ms, first_ms, 1.0, "ms"))
    return rows


def row(name: str, ours: float, baseline: float, target: float, unit: str) -> dict[str, object]:
    """Return one row of the table."""
    return {
        "name": name,
        "ours": round(ours, 2),
        "baseline": round(baseline, 2),
        "unit": unit,
        "ratio": round(ours / baseline, 2),
        "target": target,
    }


if __name__ == "__main__":
    for found in main():
        print(json.dumps(found))
