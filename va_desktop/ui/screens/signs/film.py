# SPDX-License-Identifier: GPL-3.0-or-later
"""One film with its captions beside or below it: buttons play, pause and begin it again; it never starts by itself."""

from collections.abc import Callable

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtMultimediaWidgets import QGraphicsVideoItem
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QVBoxLayout, QWidget

from va_desktop.content.captions import Cue, shown
from va_desktop.ui.kit.button import Action
from va_desktop.ui.kit.columns import Columns, Wrap, holder
from va_desktop.ui.kit.label import Label
from va_desktop.ui.player import in_memory
from va_desktop.ui.screens.signs.wording import Controls
from va_desktop.ui.theme import Look

HEIGHT = 360
"""Of the picture at 100 %, in device-independent pixels: hands and face are seen from a chair."""


class Screen(QGraphicsView):
    """Where the film is shown: painted like everything else, so that it scrolls and is clipped with the page.

    A video widget would be a window of its own inside the page. It takes no focus; its buttons do.
    """

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setObjectName("film")
        self.setAccessibleName(name)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(height)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(Qt.GlobalColor.black)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setScene(QGraphicsScene(self))
        self.item = QGraphicsVideoItem()
        self.scene().addItem(self.item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.item.setSize(QSizeF(self.size()))
        self.setSceneRect(self.item.boundingRect())


class Film(QWidget):
    """Plays one film without sound. `said` is told each caption as it appears, `playing` whether the film runs."""

    def __init__(
        self,
        look: Look,
        controls: Controls,
        data: bytes,
        cues: tuple[Cue, ...],
        lang: str,
        said: Callable[[str], None],
        playing: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self.controls, self._cues, self._said, self._playing = controls, cues, said, playing
        self._url = in_memory(data, "video/webm")
        self.picture = Screen(controls.film, round(HEIGHT * min(look.factor, 1.5)))
        self.caption = Label(look, "", "lead", bold=True, lang=lang)
        self.caption.setObjectName("caption")
        self.caption.aloud = False
        self.caption.setMinimumHeight(2 * look.text_size("lead"))
        self.turn = Action(look, controls.play, "play", "filled")
        self.turn.setObjectName("film.turn")
        self.turn.clicked.connect(self.toggle)
        self.again = Action(look, controls.again, "repeat")
        self.again.setObjectName("film.again")
        self.again.clicked.connect(self.begin)
        buttons = Wrap(look, gap=16)
        buttons.addWidget(self.turn)
        buttons.addWidget(self.again)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(16))
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.space(16))
        beside.addWidget(holder(buttons))
        beside.addWidget(self.caption)
        beside.addStretch(1)
        columns = Columns(look, most=2, gap=24, shares=(3, 2), equal=False)
        columns.addWidget(self.picture)
        columns.addWidget(holder(beside))
        box.addLayout(columns)
        self.media = QMediaPlayer(self)
        self.media.setVideoOutput(self.picture.item)
        self.media.positionChanged.connect(self._moved)
        self.media.playbackStateChanged.connect(self._turned)

    @property
    def running(self) -> bool:
        """Tell whether the film runs."""
        return self.media.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    def toggle(self) -> None:
        """Play, or pause."""
        if self.running:
            self.media.pause()
            return
        if self.media.source().isEmpty() or self.media.mediaStatus() == QMediaPlayer.MediaStatus.EndOfMedia:
            self.begin()
            return
        self.media.play()

    def begin(self) -> None:
        """Play from the first picture; the film is handed over anew, because what lies in memory cannot be wound."""
        self.media.stop()
        self.media.setSource(self._url)
        self.media.play()

    def stop(self) -> None:
        """Stop, and let go of the film."""
        self.media.stop()

    def _moved(self, at: int) -> None:
        text = shown(self._cues, at)
        if text != self.caption.text():
            self.caption.setText(text)
            if text:
                self._said(text)

    def _turned(self) -> None:
        words, picture = (self.controls.pause, "pause") if self.running else (self.controls.play, "play")
        self.turn.words, self.turn.picture = words, picture
        self.turn.setText(words)
        self.turn.setAccessibleName(words)
        self.turn.updateGeometry()
        self.turn.update()
        self._playing(self.running)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)
