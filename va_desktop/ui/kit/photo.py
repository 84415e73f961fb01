# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of papers, painted from memory: nothing of them is ever written to a disk in the clear."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from va_desktop.ui.theme import Look

WIDEST = 760
MOST_PAGES = 5
_LARGEST_PIXELS = 8000


class Photo(QLabel):
    """One picture with a name for screen readers."""

    def __init__(self, look: Look, image: QImage, told: str) -> None:
        super().__init__()
        wide = min(image.width(), WIDEST)
        scaled = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        self.setPixmap(QPixmap.fromImage(scaled))
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(scaled.width(), scaled.height()))


def pages(data: bytes, type_: str) -> Iterator[QImage]:
    """Yield a photo, or the first pages of a PDF, as pictures; nothing for what cannot be read."""
    if type_ == "application/pdf":
        yield from _pdf(data)
        return
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _LARGEST_PIXELS or size.height() > _LARGEST_PIXELS:
        reader.setScaledSize(size.scaled(_LARGEST_PIXELS, _LARGEST_PIXELS, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if not image.isNull():
        yield image


def _pdf(data: bytes) -> Iterator[QImage]:
    from PySide6.QtPdf import QPdfDocument

    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    for page in range(min(document.pageCount(), MOST_PAGES)):
        points = document.pagePointSize(page)
        if points.width() > 0:
            high = round(WIDEST * points.height() / points.width())
            image = document.render(page, QSize(WIDEST, min(high, _LARGEST_PIXELS)))
            opaque = QImage(image.size(), QImage.Format.Format_RGB32)
            opaque.fill(Qt.GlobalColor.white)
            from PySide6.QtGui import QPainter

            painter = QPainter(opaque)
            painter.drawImage(0, 0, image)
            painter.end()
            yield opaque
    document.close()
