# SPDX-License-Identifier: GPL-3.0-or-later
"""The style below everything: Fusion, with room for the ring and indicators and bars that grow with the text."""

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from va_desktop.ui.kit.focus import AIR
from va_desktop.ui.theme import Look

_GROWING = frozenset(
    {
        QStyle.PixelMetric.PM_IndicatorWidth,
        QStyle.PixelMetric.PM_IndicatorHeight,
        QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
        QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
        QStyle.PixelMetric.PM_SliderThickness,
        QStyle.PixelMetric.PM_SliderLength,
        QStyle.PixelMetric.PM_SliderControlThickness,
    }
)


class Style(QProxyStyle):
    """Fusion with the measures of the design tokens. `scale` follows the text size in percent."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.scale = 100

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return AIR
        value = super().pixelMetric(metric, option, widget)
        if metric in _GROWING:
            return int(value * 1.6 * self.scale / 100)
        return value

    def styleHint(self, hint, option=None, widget=None, data=None) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)


def sheet(look: Look) -> str:
    """Return the style sheet for what is not painted by the kit: page ground, scroll bars, text fields."""
    c = look.hex
    wide = 18 if look.scale < 200 else 26
    field = look.text_size("lead")
    return f"""
    QScrollArea, QWidget#page, QWidget#pageBody {{ background: {c("surface")}; border: 0; }}
    QWidget#topBar, QWidget#readBar {{ background: {c("bar")}; }}
    QFrame#barLine {{ background: {c("hairline")}; border: 0; }}
    QFrame#readLine {{ background: {c("spoken-edge")}; border: 0; }}
    QScrollBar:vertical {{ background: {c("surface-sunken")}; width: {wide}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c("border")}; border-radius: {wide // 2 - 3}px; margin: 3px;
        min-height: 44px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: {c("surface-sunken")}; }}
    QLineEdit {{ background: {c("surface-raised")}; color: {c("text")}; border: 3px solid {c("border")};
        border-radius: 12px; padding: 8px 18px; font-size: {field}px;
        selection-background-color: {c("primary")}; selection-color: {c("on-primary")}; }}
    QLineEdit:focus {{ border-color: {c("primary")}; }}
    """
