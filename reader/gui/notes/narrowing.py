"""Narrowing the notes beside a conversation: light until its row is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from reader.gui.main_window import MainWindow
    from reader.gui.notes.cards import NoteCard
    from reader.gui.notes.narrowing_bar import NarrowingBar
    from reader.session.document import Document


class Narrowing(QObject):
    """Unfolds the row, and does with all notes that are shown what it asks for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._bar: NarrowingBar | None = None
        window.notes.filter_toggled.connect(self._on_toggled)
        window.notes.choice_changed.connect(self._on_choice_changed)
        window.notes.chosen_asked.connect(self._on_asked)
        window.notes.chosen_menu_requested.connect(self._open_menu)
        window.session.chapters.changed.connect(self._on_chapters_changed)
        self._session.document_changed.connect(self._on_document_changed)

    @property
    def bar(self) -> NarrowingBar:
        if self._bar is None:
            from reader.gui.notes.narrowing_bar import NarrowingBar

            notes = self._window.notes
            self._bar = bar = NarrowingBar(notes)
            bar.set_theme(self._window.appearance.theme)
            bar.hide()
            bar.chapter_of = self._chapter_of
            notes.add_narrowing(bar)
            bar.changed.connect(self._show)
            bar.cards_wanted.connect(lambda: bar.set_cards(notes.all_cards))
            bar.star_requested.connect(self.star_shown)
            bar.colour_chosen.connect(self.recolour_shown)
            bar.tags_typed.connect(self.tag_shown)
            bar.delete_requested.connect(self.delete_shown)
            bar.left.connect(self._fold)
            bar.export_requested.connect(self.export_shown)
        return self._bar

    def _on_toggled(self, shown: bool) -> None:
        bar = self.bar
        bar.set_cards(self._window.notes.all_cards)
        bar.setVisible(shown)
        if shown:
            bar.field.setFocus()
        self._show()

    def _fold(self) -> None:
        self._window.notes.fold_filter()
        self._window.view.setFocus()

    def _show(self) -> None:
        bar = self.bar
        self._window.notes.set_narrowing(None if bar.isHidden() else bar.narrowed)

    def _on_document_changed(self, _document: Document | None) -> None:
        if self._bar is not None:
            self._bar.clear()

    def _on_chapters_changed(self) -> None:
        if self._bar is not None:
            self._show()

    def _chapter_of(self, card: NoteCard) -> str:
        chapters = self._session.chapters
        number = chapters.current(card.time_ms, card.turn)
        return "" if number is None else chapters.entries[number].title

    # -- with those chosen, or with all that are shown ----------------------------

    def _shown(self) -> list[str]:
        cards = self._window.notes.chosen or self._window.notes.cards
        return list(dict.fromkeys(str(card.ident) for card in cards))

    def _on_choice_changed(self) -> None:
        if self._bar is not None:
            self._bar.show_chosen(len(self._window.notes.chosen))

    def _on_asked(self, what: str) -> None:
        acts = {"delete": self.delete_shown, "star": self.star_shown, "tags": self.bar.ask_tags}
        acts[what]()

    def _open_menu(self, where: QPoint) -> None:
        menu = self.menu()
        menu.popup(where)

    def menu(self) -> QMenu:
        """What can be done with the cards that are chosen."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._window.notes)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar.fill_menu(menu)
        return menu

    def export_shown(self) -> None:
        """The dialog for exporting, with these offered first."""
        self._window.commands.file.export_chosen(frozenset(self._shown()))

    def star_shown(self) -> None:
        """A star for all, or for none if all have one."""
        notebook = self._session.notebook
        before = [notebook.get(ident) for ident in self._shown()]
        starred = not all(a.starred for a in before)
        before = [a for a in before if a.starred != starred]
        if before:
            name = self.tr("Star %n note(s)", "", len(before))
            if not starred:
                name = self.tr("Remove %n star(s)", "", len(before))
            notebook.replace(before, [a.with_star(starred) for a in before], name)

    def recolour_shown(self, colour: str) -> None:
        """Of those that are highlights."""
        notebook = self._session.notebook
        before = [notebook.get(ident) for ident in self._shown()]
        before = [a for a in before if a.kind.value == "highlight" and a.colour != colour]
        if before:
            name = self.tr("Recolour %n note(s)", "", len(before))
            notebook.replace(before, [a.with_colour(colour) for a in before], name)

    def tag_shown(self, typed: str) -> None:
        """``typed`` are tags with commas between."""
        tags = [tag.strip().lstrip("#") for tag in typed.split(",") if tag.strip("# ")]
        notebook = self._session.notebook
        before = [notebook.get(ident) for ident in self._shown()]
        if tags and before:
            after = [a.with_tags((*a.tags, *tags)) for a in before]
            notebook.replace(before, after, self.tr("Tag %n note(s)", "", len(before)))

    def delete_shown(self) -> None:
        notebook = self._session.notebook
        before = [notebook.get(ident) for ident in self._shown()]
        if before:
            notebook.replace(before, [], self.tr("Delete %n note(s)", "", len(before)))
            self._window.messages.show_notice(
                self.tr("%Ln note(s) deleted", "", len(before)),
                (self.tr("Undo"), notebook.undo),
                key="deleted",
            )
