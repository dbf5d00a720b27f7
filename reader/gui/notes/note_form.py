"""Where a note is written: its text with light formatting as one types, its tags with those of
the library offered, its colour."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotation import HIGHLIGHT_STYLES, ordered_tags
from reader.gui.commands.actions import key_text
from reader.gui.look.theme import Theme, interface_font
from reader.gui.notes.cards import NoteEditor
from reader.gui.notes.mark_bar import Swatch
from reader.gui.notes.markdown import (
    Inks,
    document_of,
    open_link,
    tags_in,
    without_tag_line,
)
from reader.gui.widgets import push_button
from reader.session.notes.drafting import Written

EDITOR_PX = 96
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![*\w])([*_])(?![*_\s])([^*_]+?)(?<!\s)\1(?![*\w])")
_CODE = re.compile(r"`[^`]+`")
_HEADING = re.compile(r"^#{1,6}\s.*$")
_SIGNS = re.compile(r"^\s*(?:[-*+]|\d+[.)]|>|#{1,6})(?=\s)")
_TAG = re.compile(r"(?<![\w#/&])#[^\W\d_][\w/\-]*")
_TYPED_TAG = re.compile(r"(?<![\w#/&])#([^\W\d_][\w/\-]*)$")


def _list_of(offers: QCompleter) -> QAbstractItemView:
    popup = offers.popup()
    assert popup is not None  # made when first asked for
    return popup


class LiveFormatting(QSyntaxHighlighter):
    """Markdown looks a little like what it means while it is typed; nothing is hidden."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        strong, slanted, code = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        slanted.setFontItalic(True)
        code.setFontFamilies(["monospace"])
        quiet, tag = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(self._theme.quiet))
        tag.setForeground(QColor(self._theme.accent))
        for pattern, look in (
            (_HEADING, strong),
            (_STRONG, strong),
            (_SLANTED, slanted),
            (_TAG, tag),
            (_SIGNS, quiet),
            (_CODE, code),
        ):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), look)


class NoteText(QTextBrowser):
    """A note as it reads. It fetches nothing, and a link is opened when pressed if it is safe."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Note as it reads"))
        self.anchorClicked.connect(lambda url: open_link(url.toString()))

    def loadResource(self, kind: int, name: object) -> object:
        return None

    def show_note(self, text: str, theme: Theme, width_px: int) -> int:
        """Its height in px."""
        document = document_of(text, interface_font(13), Inks.of(theme, theme.text), width_px)
        height_px = round(document.size().height())  # before the browser has its own say
        document.setParent(self)
        self.setDocument(document)
        return height_px


class TagField(QLineEdit):
    """Tags with spaces or commas between them; those of the library are offered."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tags"))
        self.setPlaceholderText(self.tr("Tags, separated by commas"))
        self._known = QStringListModel(self)
        self._offers = QCompleter(self._known, self)
        self._offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offers.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offers.setWidget(self)
        self._offers.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def set_known(self, tags: Sequence[str]) -> None:
        self._known.setStringList(list(tags))

    @property
    def tags(self) -> tuple[str, ...]:
        return ordered_tags(part.strip().lstrip("#") for part in re.split(r"[,;]", self.text()))

    def set_tags(self, tags: Sequence[str]) -> None:
        self.setText(", ".join(tags))

    def _begun(self) -> tuple[int, str]:
        """Where the tag at the cursor begins, and what there is of it."""
        before = self.text()[: self.cursorPosition()]
        start = max(before.rfind(","), before.rfind(";")) + 1
        return start, before[start:].strip().lstrip("#")

    def _offer(self) -> None:
        _, begun = self._begun()
        self._offers.setCompletionPrefix(begun)
        if begun and self._offers.completionCount():
            self._offers.complete()
        else:
            _list_of(self._offers).hide()

    def _take(self, tag: str) -> None:
        start, _ = self._begun()
        rest = self.text()[self.cursorPosition() :].lstrip()
        head = self.text()[:start] + (" " if start else "") + tag + ", "
        self.setText(head + rest)
        self.setCursorPosition(len(head))
        self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = _list_of(self._offers).isVisible()
        if offered and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            event.ignore()  # the list has it
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape and not offered:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class TagOffers(QObject):
    """Offers the library's tags in an editor, once a #tag is being typed there."""

    def __init__(self, editor: NoteEditor, tags: Sequence[str]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._known = QStringListModel(list(tags), self)
        self.offers = QCompleter(self._known, self)
        self.offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offers.setWidget(editor)
        self.offers.activated.connect(self._take)
        editor.offers = self.offers
        editor.textChanged.connect(self._offer)

    def set_known(self, tags: Sequence[str]) -> None:
        self._known.setStringList(list(tags))

    def _begun(self) -> str:
        cursor = self._editor.textCursor()
        found = _TYPED_TAG.search(cursor.block().text()[: cursor.positionInBlock()])
        return found.group(1) if found else ""

    def _offer(self) -> None:
        begun = self._begun()
        self.offers.setCompletionPrefix(begun)
        if not begun or not self.offers.completionCount() or not self._editor.hasFocus():
            _list_of(self.offers).hide()
            return
        place = self._editor.cursorRect()
        place.setWidth(180)
        _list_of(self.offers).setCurrentIndex(self.offers.completionModel().index(0, 0))
        self.offers.complete(place)

    def _take(self, tag: str) -> None:
        cursor = self._editor.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._begun())
        )
        cursor.insertText(tag.replace(" ", "-") + " ")


class NoteForm(QFrame):
    """Text, tags and colour of one annotation. What is in it is ``written``."""

    typed = Signal()  # text, tags or colour
    finished = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, known_tags: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.about = QLabel(self)
        self.about.setProperty("role", "small")
        self.about.setWordWrap(True)
        self.editor = NoteEditor(self)
        self.editor.setFixedHeight(EDITOR_PX)
        self.editor.finished.connect(self.finished)
        self.editor.cancelled.connect(self.cancelled)
        self._formatting = LiveFormatting(self.editor.document(), theme)
        self.tag_offers = TagOffers(self.editor, known_tags)
        self.preview = NoteText(self)
        self.preview.setFixedHeight(EDITOR_PX)
        self.tag_field = TagField(self)
        self.tag_field.set_known(known_tags)
        self.tag_field.finished.connect(self.finished)
        self.tag_field.cancelled.connect(self.cancelled)
        self._swatches = [Swatch(style, self) for style in HIGHLIGHT_STYLES]
        self._colour = ""
        colours = QHBoxLayout()
        colours.setSpacing(1)
        for swatch in self._swatches:
            swatch.theme = theme
            swatch.setToolTip(swatch.accessibleName())
            swatch.clicked.connect(
                lambda _checked=False, style=swatch.style_name: self._choose(style)
            )
            colours.addWidget(swatch)
        colours.addStretch(1)
        self._colours = QWidget(self)
        self._colours.setLayout(colours)
        colours.setContentsMargins(0, 0, 0, 0)
        self._shows = QToolButton(self)
        self._shows.setText(self.tr("Preview"))
        self._shows.setCheckable(True)
        self._shows.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._shows.toggled.connect(self._show_preview)
        texts = QWidget(self)
        texts.setFixedHeight(EDITOR_PX)
        self._stack = QStackedLayout(texts)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.preview)
        foot = QHBoxLayout()
        foot.addWidget(self._shows)
        foot.addStretch(1)
        foot.addWidget(push_button(self.tr("Cancel"), self.cancelled.emit, self, "link"))
        save = push_button(self.tr("Save"), self.finished.emit, self, "link")
        save.setToolTip(key_text("Ctrl+Return"))
        foot.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addWidget(self.about)
        layout.addWidget(texts)
        layout.addWidget(self.tag_field)
        layout.addWidget(self._colours)
        layout.addLayout(foot)
        self.editor.textChanged.connect(self.typed)
        self.tag_field.textEdited.connect(lambda _text: self.typed.emit())

    def take(self, text: str, tags: Sequence[str], colour: str, *, has_colours: bool) -> None:
        """Begin with these; ``has_colours`` says whether a colour can be chosen."""
        if self._shows.isChecked():
            self._shows.setChecked(False)
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.tag_field.set_tags(tags)
        self._colour = colour
        self._colours.setVisible(has_colours)
        for swatch in self._swatches:
            swatch.setChecked(swatch.style_name == colour)

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """Offer these, in the text and in the field."""
        self.tag_offers.set_known(tags)
        self.tag_field.set_known(tags)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._formatting.set_theme(theme)
        for swatch in self._swatches:
            swatch.theme = theme
        if self._shows.isChecked():
            self._show_preview(True)
        self.update()

    @property
    def draft(self) -> Written:
        """What there is so far, as it stands."""
        return Written(self.editor.toPlainText(), self.tag_field.tags, self._colour)

    @property
    def written(self) -> Written:
        """What is to be kept: a #tag in the text is one of its tags."""
        text = self.editor.toPlainText()
        tags = ordered_tags((*self.tag_field.tags, *tags_in(text)))
        return Written(without_tag_line(text), tags, self._colour)

    def _choose(self, style: str) -> None:
        self._colour = style
        for swatch in self._swatches:
            swatch.setChecked(swatch.style_name == style)
        self.typed.emit()

    def _show_preview(self, shows: bool) -> None:
        if shows:
            self.preview.show_note(self.written.body, self._theme, self.editor.width() - 8)
        self._stack.setCurrentWidget(self.preview if shows else self.editor)
        shown = self.preview if shows else self.editor
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While it is previewed Esc goes back to writing, and Ctrl+Enter keeps it."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._shows.isChecked() and event.key() == Qt.Key.Key_Escape:
            self._shows.setChecked(False)
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)
