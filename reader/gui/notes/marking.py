"""Marking from the page: by keys, and by the small bar beside what is selected or chosen.

The sound goes on meanwhile; each mark is one step of undo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.core.annotation import Annotation, AnnotationKind, turn_range
from reader.core.selection import without_outer_space
from reader.core.timecode import format_time
from reader.core.timeline import Cursor
from reader.gui.notes.choosing import Choosing, word_range

if TYPE_CHECKING:
    from reader.core.selection import TextRange
    from reader.gui.main_window import MainWindow
    from reader.gui.notes.mark_bar import MarkBar
    from reader.gui.notes.noting import Noting

RECOLOURED = (AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE)
MARGIN_GAP_PX = 34  # beside the text, past the signs


class Marking(QObject):
    """The bar and the note beside the words are made when they are first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._notebook = window.session.notebook
        self.choosing = Choosing(window)
        self.bar: MarkBar | None = None
        self._for_selection: TextRange | None = None
        self._noting: Noting | None = None
        view = window.view
        view.selection_made.connect(self._on_selection_made)
        view.selection_changed.connect(self._on_selection_changed)
        view.moved.connect(self._place_bar)
        view.bar_requested.connect(self._on_bar_requested)
        view.deletion_requested.connect(self.delete)
        view.sign_hovered.connect(self._on_sign_hovered)
        view.annotation_clicked.connect(self._on_sign_clicked)
        self.choosing.changed.connect(self._show_bar)
        self._session.document_closing.connect(self._forget)
        window.notes.star_requested.connect(lambda card: self._star(self._of(card.ident)))
        window.notes.tags_requested.connect(
            lambda card: self._edit(self._of(card.ident), tags=True)
        )

    @property
    def noting(self) -> Noting:
        """The note beside the words."""
        if self._noting is None:
            from reader.gui.notes.noting import Noting

            self._noting = Noting(self._window)
        return self._noting

    def finish_writing(self) -> None:
        """Keep what is being written beside the words."""
        if self._noting is not None:
            self._noting.finish()

    # -- by keys ----------------------------------------------------------------

    def highlight(self, style: str | None) -> None:
        """What is selected, in ``style`` or as the last time; without a selection the mark that
        is chosen gets that style, else the word the keyboard is on."""
        settings = self._session.settings
        chosen, mark = self._window.view.selection(), self.choosing.annotation
        named = style or str(settings.get("notes.last_style"))
        if chosen is None and mark is not None and mark.range:
            if mark.kind in RECOLOURED:
                self._attempt(lambda: self._notebook.recolour(mark.ident, named))
                settings.set("notes.last_style", named)
                return
            chosen = mark.range
        chosen = chosen or word_range(self._window)
        document = self._session.document
        if chosen is not None and document is not None:
            chosen = without_outer_space(document.transcript, chosen)
        if chosen is None:
            self._window.messages.show_notice(
                self.tr("Select some words first; then this key highlights them."), key="highlight"
            )
            return
        if self._attempt(lambda: self._notebook.add_highlight(chosen, named)):
            settings.set("notes.last_style", named)
            self._window.view.set_selection(None)

    def capture(self, seconds: int, turn: int | None) -> None:
        """Keep what was heard in the last ``seconds``."""
        transport = self._session.transport
        made: list[Annotation | None] = []
        kept = self._attempt(
            lambda: made.append(self._notebook.capture(transport.position_ms, seconds, turn or 0))
        )
        if not kept:
            return
        capture = made[0]
        if capture is None or capture.start_ms is None or capture.end_ms is None:
            self._window.messages.show_notice(
                self.tr("Nothing has been heard yet that could be captured."), key="capture"
            )
            return
        said = self.tr("Captured {0} to {1}").format(
            format_time(capture.start_ms), format_time(capture.end_ms)
        )
        self._window.messages.show_notice(
            said,
            (self.tr("Write a note"), lambda: self._edit(self._of(capture.ident))),
            key="capture",
        )

    def star(self, turn: int | None) -> None:
        """The mark that is chosen, else the last one made in ``turn``, else a bookmark."""
        document = self._session.document
        mark = self.choosing.annotation
        if mark is None and turn is not None:
            there = self._notebook.of_turn(turn)
            mark = max(there, key=lambda a: a.created_s, default=None)
        if mark is not None:
            self._star(mark)
        elif turn is not None and document is not None:
            where = turn_range(document.transcript, turn)
            made = self._notebook.make(AnnotationKind.BOOKMARK, where)
            if made is not None:
                starred = replace(made, starred=True)
                self._attempt(lambda: self._notebook.replace([], [starred], self.tr("Star")))

    def edit_tags(self, turn: int | None) -> None:
        mark = self.choosing.annotation
        if mark is None and turn is not None:
            mark = max(self._notebook.of_turn(turn), key=lambda a: a.created_s, default=None)
        if mark is None:
            self._say_choose()
            return
        self._edit(mark, tags=True)

    def choose_next(self) -> None:
        if not self.choosing.choose_next():
            self._window.messages.show_notice(
                self.tr("There is no mark in sight that could be chosen."), key="marks"
            )
            return
        mark = self.choosing.annotation
        if mark is not None:
            self._window.view.announce(" ".join((mark.quote or mark.kind.value)[:200].split()))

    def edit(self) -> None:
        self._edit(self.choosing.annotation)

    def look(self, turn: int | None) -> None:
        """Show what is noted on the chosen mark's turn, or on ``turn``."""
        mark = self.choosing.annotation
        turn = mark.turn if mark is not None else turn
        if turn is None or not self.noting.show_preview(turn, by_keyboard=True):
            self._window.messages.show_notice(self.tr("Nothing is noted here."), key="marks")

    def hear(self) -> None:
        mark = self.choosing.annotation
        if mark is None:
            chosen = self._window.view.selection()
            made = None
            if chosen is not None:
                made = self._notebook.make(AnnotationKind.HIGHLIGHT, chosen)
            if made is None:
                self._say_choose()
                return
            mark = made
        self._window.peeking.hear(mark)

    def delete(self) -> None:
        mark = self.choosing.annotation
        if mark is None:
            self._say_choose()
            return
        self._window.annotating.delete(mark)

    # -- the bar ----------------------------------------------------------------

    def _on_bar_requested(self) -> None:
        """The menu key gives the keyboard to the bar; pressed there it opens the menu."""
        bar, view = self.bar, self._window.view
        if bar is None or bar.isHidden():
            self._for_selection = view.selection()
            self._show_bar()
            bar = self.bar
        if bar is not None and not bar.isHidden() and not bar.has_focus():
            bar.take_focus()
            return
        chosen = view.chosen() or view.selection()
        document = self._session.document
        if chosen is not None and document is not None:
            word = document.transcript.word_at(*chosen.start) or 0
            view.request_menu(Cursor(chosen.start.turn, word))

    def _on_selection_made(self) -> None:
        if self._session.settings.get("notes.selection_bar"):
            self._for_selection = self._window.view.selection()
            self.choosing.let_go()
            self._show_bar()

    def _on_selection_changed(self) -> None:
        if self._for_selection is not None:
            self._for_selection = None
            self._show_bar()
        if self._window.view.selection() is not None:
            self.choosing.let_go()

    @property
    def _is_writing(self) -> bool:
        editor = None if self._noting is None else self._noting.editor
        return self._window.notes.composer.is_open or editor is not None

    def show_bar(self) -> None:
        """Or not: while something is written it is in the way."""
        if self.bar is not None and self._is_writing:
            self.bar.hide()
        elif not self._is_writing:
            self._show_bar()

    def _show_bar(self) -> None:
        if self._is_writing:
            return
        mark = self.choosing.annotation
        shown = self._session.settings.get("notes.selection_bar")
        if self._for_selection is None and (mark is None or not mark.range or not shown):
            if self.bar is not None and not self.bar.isHidden():
                self._leave_bar()
            return
        bar = self._ready_bar()
        bar.set_theme(self._window.appearance.theme)
        document = self._session.document
        sounds = document is not None and document.companions.audio is not None
        if self._for_selection is not None:
            timed = document is not None and document.timeline is not None
            bar.show_for_selection(can_hear=sounds and timed)
        elif mark is not None:
            bar.show_for_mark(
                mark.colour,
                starred=mark.starred,
                can_hear=sounds and mark.start_ms is not None,
                which=self.choosing.place_in_row,
            )
        self._place_bar()

    def _place_bar(self) -> None:
        if self.bar is None or self._is_writing:
            return
        mark = self.choosing.annotation
        where = self._for_selection or (None if mark is None else mark.range)
        if where is None:
            return
        view = self._window.view
        words = view.range_rects(where)
        margin_px = view.sign_rect((words and where.start.turn) or 0).left() + MARGIN_GAP_PX
        self.bar.place(words, margin_px)

    def _leave_bar(self) -> None:
        assert self.bar is not None
        had_focus = self.bar.has_focus()
        self.bar.hide()
        if had_focus:
            self._window.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ready_bar(self) -> MarkBar:
        if self.bar is None:
            from reader.gui.notes.mark_bar import MarkBar

            bar = self.bar = MarkBar(self._window.view.viewport())
            commands = self._window.commands
            bar.style_chosen.connect(self.highlight)
            bar.note_requested.connect(commands.mark.note)
            bar.bookmark_requested.connect(self._bookmark_selected)
            bar.tags_requested.connect(commands.mark.tags)
            bar.copy_requested.connect(self._copy)
            bar.star_requested.connect(commands.mark.star)
            bar.peek_requested.connect(self.hear)
            bar.delete_requested.connect(self.delete)
            bar.next_requested.connect(self.choosing.choose_next_here)
            bar.left.connect(self._on_bar_left)
        key = self._window.actions_table.key
        names = ("yellow", "green", "blue", "pink", "purple")
        self.bar.set_keys(
            {name: key(f"highlight_{name}") for name in names}
            | {
                "underline": key("underline"),
                "note": key("note"),
                "bookmark": key("bookmark"),
                "play": key("hear_mark"),
                "edit": key("tags"),
                "copy": key("copy"),
                "delete": key("delete_mark"),
                "star": key("star"),
            }
        )
        return self.bar

    def _on_bar_left(self) -> None:
        self._for_selection = None
        self.choosing.let_go()
        if self.bar is not None and not self.bar.isHidden():
            self._leave_bar()

    def _bookmark_selected(self) -> None:
        chosen = self._window.view.selection()
        if chosen is not None:
            self._window.annotating.toggle_bookmark(chosen.start.turn)

    def _copy(self) -> None:
        mark = self.choosing.annotation
        if self._window.view.selection() is not None:
            self._window.commands.edit.copy_as_quote()
        elif mark is not None:
            from reader.gui.quoting import copy_quotation

            copy_quotation(self._session, mark.range)

    # -- signs beside the text ----------------------------------------------------

    def _on_sign_hovered(self, turn: int) -> None:
        if turn >= 0 or self._noting is not None:
            self.noting.hover(turn)

    def _on_sign_clicked(self, turn: int) -> None:
        self.noting.open_turn(turn)

    # -- within -------------------------------------------------------------------

    def _attempt(self, write: Callable[[], object]) -> bool:
        return self._window.annotating.attempt(write)

    def _star(self, mark: Annotation | None) -> None:
        if mark is not None:
            self._attempt(lambda: self._notebook.set_star(mark.ident, not mark.starred))

    def _edit(self, mark: Annotation | None, *, tags: bool = False) -> None:
        if mark is None:
            self._say_choose()
        else:
            self.noting.edit(mark, tags=tags)

    def _of(self, ident: object) -> Annotation | None:
        found = (*self._notebook.annotations, *self._notebook.detached)
        return next((a for a in found if a.ident == ident), None)

    def _say_choose(self) -> None:
        self._window.messages.show_notice(
            self.tr("Choose a mark first: press its words, or {0}.").format(
                self._window.actions_table.hint("choose_mark")
            ),
            key="marks",
        )

    def _forget(self) -> None:
        self._for_selection = None
        if self.bar is not None:
            self.bar.hide()
        if self._noting is not None:
            self._noting.forget()
