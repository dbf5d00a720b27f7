"""The one channel for messages: what went wrong, what was done, what is proposed.

Messages queue: a proposal or an error stays until it is answered or closed; a notice goes by
itself after a while, sooner where others wait. What answers something the reader has just
done is shown at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.core.errors import ReaderError
from reader.gui.look.icons import icon, pixmap
from reader.gui.look.theme import Theme
from reader.gui.widgets import push_button, repolish
from reader.session.translation import translated

NOTICE_MS = 8000
READ_MS = 4000  # how long a notice stays at least when others wait
MARGIN_PX = 8

Answer = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Message:
    """``kind`` is ``error``, ``notice`` or ``proposal``; ``answers`` are its buttons. With
    ``key`` a newer message replaces an older one of the same key; answers named in
    ``staying`` do not close it."""

    kind: str
    text: str
    detail: str = ""
    answers: Sequence[Answer] = ()
    key: str = ""
    staying: tuple[str, ...] = ()


class MessageBar(QFrame):
    """Shows one message at a time, the most urgent first."""

    changed = Signal()  # another message is shown, or none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName(self.tr("Message"))
        self._theme: Theme | None = None
        self._waiting: list[Message] = []
        self._shown: Message | None = None
        self._shown_for = QElapsedTimer()
        self._sign = QLabel(self)
        self._sign.setFixedWidth(22)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setIconSize(QSize(16, 16))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, MARGIN_PX, 8, MARGIN_PX)
        layout.setSpacing(6)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._buttons)
        layout.addWidget(self._close)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.timeout.connect(self.dismiss)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._close.setIcon(icon("close", theme.quiet, 16))
        self._show_sign()

    @property
    def first_stop(self) -> QWidget:
        """After which Tab comes to the answers."""
        return self._text

    @property
    def message(self) -> Message | None:
        """What is being shown."""
        return self._shown

    def show_error(self, error: ReaderError, key: str = "") -> None:
        """The problem, where it is, and what to do about it."""
        where = ""
        if error.path is not None:
            where = error.path.name
            if error.line is not None:
                where = self.tr("{0}, line {1}").format(where, error.line)
            where += ": "
        problem = translated(error.problem)
        if not where:
            problem = problem[:1].upper() + problem[1:]
        text = f"{where}{problem}"
        whole = translated(error.message)
        self.show_message(
            Message(
                "error",
                text,
                translated(error.remedy),
                ((self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(whole)),),
                key=key,
                staying=(self.tr("Copy"),),
            )
        )

    def show_notice(self, text: str, *answers: Answer, key: str = "") -> None:
        self.show_message(Message("notice", text, answers=answers, key=key))

    def show_message(self, message: Message) -> None:
        """Show it now if nothing more urgent is shown, else when that is gone."""
        self._waiting = [m for m in self._waiting if not m.key or m.key != message.key]
        shown = self._shown
        says = (message.kind, message.text, message.detail)
        if message.kind == "error" and any(
            says == (m.kind, m.text, m.detail) for m in (*self._waiting, shown) if m is not None
        ):
            return  # once is enough
        urgent = message.kind != "notice"
        if shown is None or (shown.key and shown.key == message.key):
            self._display(message)
        elif shown.kind == "notice" and (urgent or message.key or message.answers):
            if self._shown_for.elapsed() < READ_MS and not shown.key:
                self._waiting.insert(0, shown)  # nobody can have read it yet
            self._display(message)
        elif shown.kind == "notice":
            self._waiting.append(message)
            self._fading.start(min(READ_MS, max(0, self._fading.remainingTime())))
        elif shown.kind == "proposal" and message.kind == "error":
            self._waiting.insert(0, shown)
            self._display(message)
        else:
            self._waiting.append(message)

    def withdraw(self, key: str) -> None:
        """Take back a message that no longer holds."""
        self._waiting = [m for m in self._waiting if m.key != key]
        if self._shown is not None and self._shown.key == key:
            self.dismiss()

    def dismiss(self) -> None:
        """Close what is shown; the next one that waits comes up."""
        self._fading.stop()
        self._shown = None
        if self._waiting:
            self._display(self._waiting.pop(0))
        else:
            self.hide()
            self.changed.emit()

    def wanted_width(self) -> int:
        """In px, for the text on one line."""
        return self._text.fontMetrics().horizontalAdvance(self._text.text()) + self._beside_px()

    def wanted_height(self, width_px: int) -> int:
        """In px, for the whole text in a bar so wide."""
        self._text.ensurePolished()  # its face comes from the style sheet
        room_px = max(1, width_px - self._beside_px())
        return self._text.heightForWidth(room_px) + 2 * MARGIN_PX + 8

    def _beside_px(self) -> int:
        """What stands beside the text: the sign, the answers, the cross, and room between."""
        answers_px = self._buttons.sizeHint().width() if self._buttons.count() else 0
        return answers_px + self._close.sizeHint().width() + 80

    def _display(self, message: Message) -> None:
        self._shown = message
        self._shown_for.start()
        self._text.setText(f"{message.text} {message.detail}".strip())
        self._clear_buttons()
        before: QWidget = self._text
        for label, answer in message.answers:
            button = self._answer_button(message, label, answer)
            self._buttons.addWidget(button)
            button.show()  # what is hidden yet would count for nothing in the bar's height
            self.setTabOrder(before, button)
            before = button
        self.setTabOrder(before, self._close)
        self.setProperty("kind", message.kind)
        self.setAccessibleDescription(self._text.text())
        repolish(self)
        self._show_sign()
        self._fading.stop()
        if message.kind == "notice":
            self._fading.start(READ_MS if self._waiting else NOTICE_MS)
        self.show()
        self.changed.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _answer_button(self, message: Message, label: str, answer: Callable[[], object]) -> QWidget:
        def pressed() -> None:
            if label not in message.staying and self._shown is message:
                self.dismiss()  # first: the answer may bring up the next message
            answer()

        return push_button(label, pressed, self, "link")

    def _clear_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_sign(self) -> None:
        theme, message = self._theme, self._shown
        if theme is None or message is None:
            return
        if message.kind == "error":
            self._sign.setPixmap(pixmap("warning", theme.error, 18))
        elif message.kind == "proposal":
            self._sign.setPixmap(pixmap("speakers", theme.accent, 18))
        else:
            self._sign.setPixmap(pixmap("info", theme.quiet, 18))
