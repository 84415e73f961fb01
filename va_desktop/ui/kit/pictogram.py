# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the project's pictograms in any colour, size and direction, each rendered once."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from va_desktop.ui.theme import Look


def draw(painter: QPainter, look: Look, name: str, rect: QRectF, color: QColor) -> None:
    """Paint a pictogram centred in a rectangle."""
    edge = int(min(rect.width(), rect.height()))
    if edge <= 0:
        return
    pixmap = _pixmap(look, name, edge, color.name(), painter.device().devicePixelRatioF())
    x = int(rect.x() + (rect.width() - edge) / 2)
    y = int(rect.y() + (rect.height() - edge) / 2)
    painter.drawPixmap(x, y, pixmap)


def _pixmap(look: Look, name: str, edge: int, color: str, ratio: float) -> QPixmap:
    mirrored = look.rtl and name in look.tokens.mirrored
    key = f"pictogram {name} {edge} {color} {mirrored} {ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _render(look.resources / "pictograms" / f"{name}.svg", edge, color, mirrored, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _render(file: Path, edge: int, color: str, mirrored: bool, ratio: float) -> QPixmap:
    drawing = file.read_bytes().replace(b"currentColor", color.encode())
    pixmap = QPixmap(round(edge * ratio), round(edge * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if mirrored:
        painter.translate(edge, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return pixmap
