"""Two cards that stand on the page beside the words: one to read what is noted, one to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotation import Annotation, AnnotationKind
from reader.gui.look.theme import Theme
from reader.gui.notes.cards import NoteCard
from reader.gui.notes.note_form import NoteForm, NoteText
from reader.gui.widgets import push_button, shortened
from reader.session.notes.drafting import Written

WIDTH_PX = 330
SIDE_PX = 14
TALLEST_PX = 200
MOST = 4
QUOTE_CHARACTERS = 120


_PRESSES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)


def when_made(created_s: float) -> str:
    """The day and time of day as the system writes them."""
    made = QDateTime.fromSecsSinceEpoch(int(created_s))
    return QLocale().toString(made, QLocale.FormatType.ShortFormat)


class _Card(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteBeside")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # A press that nothing here had a use for is not the page's.
        return handled or event.type() in _PRESSES


class NotePreview(_Card):
    """What is noted on a turn, as it reads, with its tags and when it was made."""

    hear_requested = Signal(object)  # Annotation
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is noted here"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SIDE_PX, 11, SIDE_PX, 9)
        self._layout.setSpacing(4)
        self._parts: list[QWidget] = []
        self._edits: list[QPushButton] = []
        self.is_filled = False

    def show_notes(
        self, notes: Sequence[tuple[Annotation, NoteCard]], theme: Theme, *, can_hear: bool
    ) -> None:
        for part in self._parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self._edits = [], []
        for annotation, card in notes[:MOST]:
            if self._parts:
                rule = QFrame(self)
                rule.setProperty("role", "rule")
                rule.setFixedHeight(1)
                self._add(rule)
            self._add_note(annotation, card, theme, can_hear=can_hear)
        if len(notes) > MOST:
            more = QLabel(self.tr("%n more in the notes", "", len(notes) - MOST), self)
            more.setProperty("role", "small")
            self._add(more)
        self.is_filled = True
        self._layout.activate()

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._layout.addWidget(part)
        part.show()

    def _add_note(
        self, annotation: Annotation, card: NoteCard, theme: Theme, *, can_hear: bool
    ) -> None:
        head = QLabel(
            " \u00b7 ".join(part for part in (card.head, when_made(annotation.created_s)) if part),
            self,
        )
        head.setProperty("role", "small")
        self._add(head)
        if annotation.body:
            text = NoteText(self)
            height_px = text.show_note(annotation.body, theme, WIDTH_PX - 2 * SIDE_PX - 8)
            text.setFixedHeight(min(TALLEST_PX, height_px + 2))
            self._add(text)
        elif card.quote:
            quote = QLabel(f"\u201c{shortened(card.quote, QUOTE_CHARACTERS)}\u201d", self)
            quote.setTextFormat(Qt.TextFormat.PlainText)
            quote.setWordWrap(True)
            self._add(quote)
        if card.tags:
            tags = QLabel(card.tag_line, self)
            tags.setTextFormat(Qt.TextFormat.PlainText)
            tags.setProperty("role", "small")
            tags.setWordWrap(True)
            self._add(tags)
        row = QWidget(self)
        buttons = QHBoxLayout(row)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addStretch(1)
        if can_hear and card.time_ms is not None:
            buttons.addWidget(
                push_button(
                    self.tr("Hear it"), lambda: self.hear_requested.emit(annotation), row, "link"
                )
            )
        buttons.addWidget(
            push_button(
                self.tr("Delete"), lambda: self.delete_requested.emit(annotation), row, "link"
            )
        )
        edit = push_button(
            self.tr("Edit"), lambda: self.edit_requested.emit(annotation), row, "link"
        )
        self._edits.append(edit)
        buttons.addWidget(edit)
        self._add(row)

    def hideEvent(self, event: object) -> None:
        self.is_filled = False

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, self._layout.totalHeightForWidth(WIDTH_PX))

    def take_focus(self) -> None:
        if self._edits:
            self._edits[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NoteEditorBeside(_Card):
    """The text, tags and colour of one annotation, being written."""

    typed = Signal()
    finished = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Edit the note"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SIDE_PX, 11, SIDE_PX, 7)
        self._form: NoteForm | None = None

    @property
    def form(self) -> NoteForm:
        assert self._form is not None
        return self._form

    def begin(
        self, annotation: Annotation, card: NoteCard, theme: Theme, known_tags: Sequence[str]
    ) -> None:
        if self._form is not None:
            self._layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        form = self._form = NoteForm(theme, known_tags, self)
        quote = shortened(card.quote, QUOTE_CHARACTERS)
        form.about.setTextFormat(Qt.TextFormat.PlainText)
        form.about.setText(": ".join(part for part in (card.head, quote) if part))
        has_colours = annotation.kind in (AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE)
        form.take(annotation.body, annotation.tags, annotation.colour, has_colours=has_colours)
        form.typed.connect(self.typed)
        form.finished.connect(self.finished)
        form.cancelled.connect(self.cancelled)
        for field in (form.editor, form.tag_field):
            field.installEventFilter(self)
        self._layout.addWidget(form)
        form.show()
        self._layout.activate()

    @property
    def draft(self) -> Written:
        return self.form.draft

    @property
    def written(self) -> Written:
        return self.form.written

    def take_focus(self, *, tags: bool) -> None:
        field = self.form.tag_field if tags else self.form.editor
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.isHidden():
            # A menu or another window is not leaving; going elsewhere keeps what was written.
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            ):
                QTimer.singleShot(0, self, self._left_it)
        return super().eventFilter(watched, event)

    def _left_it(self) -> None:
        if not self.isHidden() and not self.has_focus():
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, self._layout.totalHeightForWidth(WIDTH_PX))
