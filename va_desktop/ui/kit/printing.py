# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a paper on paper, or into a PDF file."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from va_desktop.document.html import html
from va_desktop.document.sheet import Sheet, flat
from va_desktop.ui.theme import Look

_TALLEST = 0.5
"""Part of a page that is left empty at the most to keep a heading with what follows it."""


def printer_there(queue: str = "") -> bool:
    """Tell whether this computer has a printer, or the one of that name."""
    names = QPrinterInfo.availablePrinterNames()
    return queue in names if queue else bool(names)


def print_(sheet: Sheet, look: Look, large: bool, file: Path | None = None, queue: str = "") -> bool:
    """Print a paper on the usual printer or the one named, or write it to a PDF file; tell whether it went out.

    The file tree of a PDF made by Qt has no tags; who needs an accessible file takes the HTML.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if queue:
        printer.setPrinterName(queue)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(18, 15, 18, 15), QPageLayout.Unit.Millimeter)
    printer.setDocName("VA Desktop")
    if file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
    elif not printer.isValid():
        return False
    font = look.font("body")
    font.setPointSize(22 if large else 14)
    document = laid(sheet, font, large, printer)
    if not _painted(document, printer):
        return False
    return printer.printerState() != QPrinter.PrinterState.Error


def laid(sheet: Sheet, font: QFont, large: bool, printer: QPrinter) -> QTextDocument:
    """Return a paper laid out in pages of a printer; no heading stands at the foot of a page without what follows."""
    document = QTextDocument()
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if sheet.rtl else Qt.LayoutDirection.LeftToRight)
    document.setDefaultTextOption(option)
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    document.setHtml(html(flat(sheet), large))
    _tighten(document)
    size = printer.pageRect(QPrinter.Unit.DevicePixel).size()
    foot = printer.logicalDpiY() * 0.4
    document.setPageSize(QSizeF(size.width(), size.height() - foot))
    _keep_headings(document)
    return document


def _tighten(document: QTextDocument) -> None:
    """Set lines as close as their script needs: fonts of tall scripts bring their own air."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(form.bottomMargin() / 2)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()


def alone(document: QTextDocument) -> list[QTextBlock]:
    """Return the headings whose next text begins on another page, in order."""
    high, layout = document.pageSize().height(), document.documentLayout()
    found, block = [], document.begin()
    while block.isValid():
        after = block.next()
        while after.isValid() and not after.text().strip():
            after = after.next()
        if block.blockFormat().headingLevel() and after.isValid():
            here, then = layout.blockBoundingRect(block), layout.blockBoundingRect(after)
            line = after.layout().lineAt(0).height() if after.layout().lineCount() else 0.0
            ends = int((then.top() + line - 1) // high)
            if int(here.top() // high) != ends and here.top() % high > high * (1 - _TALLEST):
                found.append(block)
        block = block.next()
    return found


def _keep_headings(document: QTextDocument) -> None:
    for _ in range(document.blockCount()):
        bad = next(iter(alone(document)), None)
        if bad is None:
            return
        form = bad.blockFormat()
        if form.pageBreakPolicy() & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore:
            return
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(bad).setBlockFormat(form)


def _painted(document: QTextDocument, printer: QPrinter) -> bool:
    painter = QPainter()
    if not painter.begin(printer):
        return False
    size, number = document.pageSize(), document.pageCount()
    for page in range(number):
        if page:
            printer.newPage()
        painter.save()
        painter.translate(QPointF(0, -page * size.height()))
        document.drawContents(painter, QRectF(QPointF(0, page * size.height()), size))
        painter.restore()
        if number > 1:
            painter.setFont(document.defaultFont())
            room = QRectF(0, size.height(), size.width(), printer.logicalDpiY() * 0.4)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{page + 1} / {number}")
    return bool(painter.end())
