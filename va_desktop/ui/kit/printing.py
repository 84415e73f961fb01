# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a paper on paper, or into a PDF file."""

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument, QTextOption
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from va_desktop.document.html import html
from va_desktop.document.sheet import Sheet, flat
from va_desktop.ui.theme import Look


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
    printer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout.Unit.Millimeter)
    printer.setDocName("VA Desktop")
    if file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
    elif not printer.isValid():
        return False
    document = QTextDocument()
    font = look.font("body")
    font.setPointSize(22 if large else 14)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setHtml(html(flat(sheet), large))
    document.print_(printer)
    return printer.printerState() != QPrinter.PrinterState.Error
