"""The notebook in the window: cards in the panel, signs on the page, pins on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.core.annotation import Annotation, AnnotationKind, turn_range
from reader.core.errors import StorageProblem
from reader.core.selection import TextRange, without_outer_space
from reader.core.timecode import format_time
from reader.core.timeline import Timeline
from reader.core.transcript import Transcript
from reader.gui.notes.cards import NoteCard
from reader.gui.timeline.marks import Pin
from reader.gui.transcript.highlights import NOTED
from reader.gui.widgets import shortened
from reader.session.notes.drafting import Written

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

QUOTE_CHARACTERS = 240
KEEP_DRAFT_MS = 700


def card_of(annotation: Annotation, transcript: Transcript, timeline: Timeline | None) -> NoteCard:
    """What the panel shows of ``annotation``; of a mark on a whole turn its first sentence."""
    turn, start = annotation.range.start
    time_ms = annotation.start_ms
    if time_ms is None and timeline is not None:
        word = transcript.word_at(turn, start)
        time_ms = timeline.turn_start(turn) if word is None else timeline.word_start(turn, word)
    quote = annotation.quote
    whole = start == 0 and annotation.range.end == (turn, len(transcript.texts[turn]))
    if whole:
        quote = _first_sentence(transcript, turn)
    return NoteCard(
        annotation.ident,
        annotation.kind.value,
        turn,
        transcript.speaker_name(turn),
        time_ms,
        shortened(quote, QUOTE_CHARACTERS),
        annotation.body,
        annotation.colour,
        tags=annotation.tags,
        starred=annotation.starred,
        end_ms=annotation.end_ms,
        created_s=annotation.created_s,
        modified_s=annotation.modified_s,
    )


def detached_card(annotation: Annotation) -> NoteCard:
    """What the panel shows of an annotation whose words the text has not (any more)."""
    return NoteCard(
        annotation.ident,
        annotation.kind.value,
        annotation.turn,
        "",  # who spoke there can no longer be told
        annotation.start_ms,
        shortened(annotation.quote, QUOTE_CHARACTERS),
        annotation.body,
        annotation.colour,
        detached=True,
        tags=annotation.tags,
        starred=annotation.starred,
        end_ms=annotation.end_ms,
        created_s=annotation.created_s,
        modified_s=annotation.modified_s,
    )


def _first_sentence(transcript: Transcript, turn: int) -> str:
    starts = transcript.sentence_starts(turn)
    spans = transcript.word_spans(turn)
    if not spans:
        return ""
    last = starts[1] - 1 if len(starts) > 1 else len(spans) - 1
    return transcript.texts[turn][: spans[last][1]]


def _style_on_page(annotation: Annotation, transcript: Transcript) -> str:
    """How the words are marked: a note on some words of a turn has a fine line, one on a whole
    turn only its sign; a capture has its sign."""
    if annotation.kind is AnnotationKind.HIGHLIGHT:
        return annotation.colour
    if annotation.kind is AnnotationKind.NOTE:
        return "" if annotation.range == turn_range(transcript, annotation.turn) else NOTED
    return ""


def _signs_of(annotation: Annotation) -> list[str]:
    """The signs in the margin; a highlight without a word written has none."""
    signs = []
    if annotation.kind is AnnotationKind.BOOKMARK:
        signs.append("bookmark")
    if annotation.body or annotation.kind is AnnotationKind.NOTE:
        signs.append("note")
    if annotation.kind is AnnotationKind.CAPTURE:
        signs.append("capture")
    if annotation.starred:
        signs.append("star")
    return signs


def _as_written(body: str, tags: Iterable[str] = ()) -> Written:
    from reader.gui.notes.markdown import as_written  # not on the way to the first window

    return as_written(body, tags)


class Annotating(QObject):
    """Follows the session's notebook and asks it for changes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._notebook = window.session.notebook
        self._about = ""  # what the composer says it is on
        self._composing: TextRange | None = None
        # A note being written is kept this often, so that no crash takes more of it.
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_DRAFT_MS)
        self._keeping.timeout.connect(self._keep_draft)
        self._draft_text: str | Written = ""
        # Cards by annotation, as long as the text and its times are the same.
        self._cards: dict[str, tuple[Annotation, NoteCard]] = {}
        self._setting = (0, 0)
        self._paused_for_note = False
        # Several changes in one go (an undo, an import) are shown once.
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(0)
        self._refreshing.timeout.connect(self.refresh)
        self._notebook.changed.connect(self._on_changed)
        panel = window.notes
        panel.card_activated.connect(self._on_card_activated)
        panel.body_edited.connect(self._on_body_edited)
        panel.delete_requested.connect(self._on_delete_requested)
        panel.colour_chosen.connect(self._on_colour_chosen)
        panel.compose_requested.connect(window.commands.mark.note)
        panel.note_typed.connect(self._on_typed)
        panel.note_written.connect(self._on_note_written)
        panel.note_given_up.connect(self._on_note_given_up)
        panel.editing_began.connect(self._on_editing_began)
        panel.body_typed.connect(self._on_typed)
        panel.editing_ended.connect(self._on_editing_ended)
        self._session.document_closing.connect(self.finish_writing)
        panel.composer.closed.connect(self._on_composer_closed)

    def forget(self) -> None:
        """Another conversation, other notes."""
        self._composing = None
        self._keeping.stop()
        self._cards.clear()
        self._paused_for_note = False
        self._window.notes.composer.close_editor()

    def refresh_soon(self) -> None:
        self._refreshing.start()

    def _on_changed(self, change: object) -> None:
        self._refreshing.start()

    def refresh(self) -> None:
        """Show the notebook as it is now."""
        document = self._session.document
        window = self._window
        if document is None:
            window.notes.set_cards([])
            window.timeline.set_pins([])
            return
        annotations = self._notebook.annotations
        setting = (id(document.transcript), id(document.timeline))
        if setting != self._setting:
            self._setting = setting
            self._cards.clear()
        cards: list[NoteCard] = []
        highlights: dict[int, list[tuple[int, int, str]]] = {}
        noted: set[int] = set()
        others: dict[int, list[str]] = {}
        counts: dict[int, int] = {}
        for annotation in annotations:
            known = self._cards.get(annotation.ident)
            if known is not None and known[0] is annotation:
                card = known[1]
            else:
                card = card_of(annotation, document.transcript, document.timeline)
                self._cards[annotation.ident] = (annotation, card)
            cards.append(card)
            style = _style_on_page(annotation, document.transcript)
            if style:
                for turn in range(annotation.range.start.turn, annotation.range.end.turn + 1):
                    part = annotation.range.within(turn, len(document.transcript.texts[turn]))
                    if part is not None:
                        highlights.setdefault(turn, []).append((*part, style))
            signs = _signs_of(annotation)
            if signs:
                counts[annotation.turn] = counts.get(annotation.turn, 0) + 1
            if "note" in signs:
                noted.add(annotation.turn)
            for sign in ("capture", "star"):
                if sign in signs and sign not in others.setdefault(annotation.turn, []):
                    others[annotation.turn].append(sign)
        window.notes.set_cards(cards, [detached_card(a) for a in self._notebook.detached])
        window.view.set_bookmarks(self._notebook.bookmarked_turns())
        window.view.set_noted(frozenset(noted))
        window.view.set_signs(others, counts)
        window.view.set_highlights(highlights)
        window.timeline.set_pins(
            [Pin(c.time_ms, c.colour, c.body or c.quote) for c in cards if c.time_ms is not None]
        )

    # -- asked for by actions ---------------------------------------------------

    def toggle_bookmark(self, turn: int) -> None:
        self.attempt(lambda: self._notebook.toggle_bookmark(turn))

    def compose(self, chosen: TextRange) -> None:
        """Begin a note on the words of ``chosen``; the sound goes on."""
        where = self._tightened(chosen) or chosen
        self._open_composer(where, self._window.view.selected_text().strip())

    def _selected(self) -> TextRange | None:
        chosen = self._window.view.selection()
        return None if chosen is None else self._tightened(chosen)

    def _tightened(self, chosen: TextRange) -> TextRange | None:
        document = self._session.document
        return None if document is None else without_outer_space(document.transcript, chosen)

    def compose_on_turn(self, turn: int) -> None:
        """Begin a note on ``turn``; the sound goes on."""
        document = self._session.document
        if document is not None:
            where = turn_range(document.transcript, turn)
            self._open_composer(where, _first_sentence(document.transcript, turn))

    def _open_composer(self, where: TextRange, quote: str) -> None:
        document, composer = self._session.document, self._window.notes.composer
        if document is None:
            return
        if composer.is_open and where == self._composing:
            composer.open_editor(self._about)
            return
        composer.save()  # the note that was being written is one; this is another
        turn = where.start.turn
        start = document.timeline.turn_start(turn) if document.timeline is not None else None
        head = document.transcript.speaker_name(turn)
        if start is not None:
            head = ", ".join(part for part in (head, format_time(start)) if part)
        self.pause_for_writing()
        self._window.panels.show_notes(True)
        self._about = f"{head}: {shortened(quote, 90)}" if head else shortened(quote, 90)
        self._begin_note(where)

    def _begin_note(self, where: TextRange, written: Written | None = None) -> None:
        self._window.notes.finish_editing()
        self._composing = where
        self._notebook.drafting.begin_note(where)
        self._window.notes.composer.help_writing(self._notebook.known_tags())
        self._window.notes.composer.open_editor(self._about, written)
        self._window.marking.show_bar()
        self._on_typed(written or Written(""))

    # -- writing ----------------------------------------------------------------

    def pause_for_writing(self) -> None:
        """Where the reader wants it, the sound waits until the note is written."""
        transport = self._session.transport
        if self._session.settings.get("notes.pause_while_typing") and transport.playing:
            self._paused_for_note = True
            transport.pause()

    def resume_after_writing(self) -> None:
        if self._paused_for_note:
            self._paused_for_note = False
            self._session.transport.play()

    def keep_soon(self, written: str | Written) -> None:
        """``written`` is what there is of the draft by now."""
        self._on_typed(written)

    def end_draft(self, written: str | Written) -> bool:
        """The draft is written; False where it could not be kept, which has been said."""
        self._keeping.stop()
        return self.attempt(lambda: self._notebook.drafting.end(written))

    def give_up_draft(self) -> None:
        self._keeping.stop()
        self.attempt(self._notebook.drafting.give_up)

    def _on_typed(self, written: str | Written) -> None:
        self._draft_text = written
        if not self._keeping.isActive():
            self._keeping.start()

    def _keep_draft(self) -> None:
        self.attempt(lambda: self._notebook.drafting.keep(self._draft_text))

    def attempt(self, write: Callable[[], object]) -> bool:
        """Write to the store; a failure is said, and what was written stays in sight."""
        try:
            write()
        except StorageProblem as error:
            self._session.failed.emit(error)
            return False
        return True

    def finish_writing(self) -> None:
        """Keep what is being written and close its editor."""
        self._window.notes.finish_editing()
        self._window.notes.composer.save()
        self._window.marking.finish_writing()
        self._keeping.stop()

    # -- from the panel ---------------------------------------------------------

    def _on_note_written(self, written: Written) -> None:
        self._keeping.stop()
        where, self._composing = self._composing, None
        if where is None:
            return
        if not self.attempt(lambda: self._notebook.drafting.end(written)):
            self._composing = where  # it is not kept: it must not go
            self._window.notes.composer.open_editor(self._about, written)
            return
        chosen = self._selected()
        if chosen is not None and chosen == where:
            self._window.view.set_selection(None)
        if self._window.view.isVisible():
            self._window.view.setFocus()

    def _on_note_given_up(self, written: Written) -> None:
        self._keeping.stop()
        where, self._composing = self._composing, None
        self.attempt(self._notebook.drafting.give_up)
        self._window.view.setFocus()
        if (written.body.strip() or written.tags) and where is not None:
            again = (self.tr("Go on writing"), lambda: self._begin_note(where, written))
            self._window.messages.show_notice(self.tr("The note was not kept."), again, key="note")

    def _on_editing_began(self, ident: object) -> None:
        self._window.notes.composer.save()
        self._notebook.drafting.begin_edit(str(ident))

    def _on_editing_ended(self, body: str, given_up: bool) -> None:
        self._keeping.stop()
        if given_up:
            self.attempt(self._notebook.drafting.give_up)
        elif self._notebook.drafting.ident:
            self.attempt(lambda: self._write(self._notebook.drafting.ident, body))

    def _on_composer_closed(self) -> None:
        self.resume_after_writing()
        self._window.marking.show_bar()

    def _on_card_activated(self, card: NoteCard) -> None:
        """To its place in the sound, where that is known, and on the page in any case."""
        document, view = self._session.document, self._window.view
        if document is None:
            return
        if card.detached:
            if card.time_ms is not None:
                self._session.transport.seek(card.time_ms)
            return
        annotation = self._annotation(card.ident)
        if annotation is None:
            return
        turn, char = annotation.range.start
        word = document.transcript.word_at(turn, char)
        if document.timeline is None:
            view.pause_following()
            self._window.report_place()
            self._session.jumps.to_turn(turn)
        else:
            self._session.activate_word(turn, word or 0)
            view.resume_following()
        view.reveal_place(annotation.range.start)

    def _on_colour_chosen(self, ident: object, colour: str) -> None:
        self.attempt(lambda: self._notebook.recolour(str(ident), colour))

    def _on_body_edited(self, ident: object, body: str) -> None:
        self._keeping.stop()
        self.attempt(lambda: self._write(str(ident), body))

    def _write(self, ident: str, body: str) -> None:
        """The text of a card is ``body`` now, with the tags in it."""
        drafting = self._notebook.drafting
        if drafting.ident != ident:
            drafting.begin_edit(ident)
        drafting.end(_as_written(body, self._notebook.get(ident).tags))

    def _on_delete_requested(self, card: NoteCard) -> None:
        self.delete(self._notebook.get(str(card.ident)))

    def delete(self, annotation: Annotation) -> None:
        """Delete a mark, and offer to take that back."""
        if not self.attempt(lambda: self._notebook.remove(annotation.ident)):
            return
        said = {
            AnnotationKind.BOOKMARK: self.tr("Bookmark deleted"),
            AnnotationKind.HIGHLIGHT: self.tr("Highlight deleted"),
            AnnotationKind.CAPTURE: self.tr("Capture deleted"),
        }.get(annotation.kind, self.tr("Note deleted"))
        self._window.messages.show_notice(
            said, (self.tr("Undo"), self._notebook.undo), key="deleted"
        )

    def _annotation(self, ident: object) -> Annotation | None:
        return next((a for a in self._notebook.annotations if a.ident == ident), None)
