# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the real window who writes down one visit after another, and says of each when the page said it is saved.

python -m tests.ui.clerk FOLDER PASSPHRASE
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from va_desktop.bootstrap import services
from va_desktop.settings.settings import Settings
from va_desktop.ui.app import App
from va_desktop.ui.navigation import to
from va_desktop.ui.tour import settle


def main(folder: Path, phrase: str) -> None:
    app = App(services(folder), Settings(lang="en", country="COL"))
    window = app.window
    app.prepare()
    window.show()
    window.open(to("applications"))
    settle()
    window.page.findChild(QWidget, "password").setText(phrase)
    window.page.findChild(QWidget, "open").click()
    while not window.private.open:
        QApplication.processEvents()
    application = window.private.records.tracker.page()[0].id
    number = 0
    while True:
        window.open(to("record", id=application, kind="visit"))
        settle()
        window.page.findChild(QWidget, "text").setPlainText(f"visit {number}")
        window.page.findChild(QWidget, "save").click()
        print(f"visit {number}", flush=True)
        settle()
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
