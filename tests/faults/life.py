"""A life of somebody who writes notes: the real store, notebook, drafts and undo, no window.

What is done follows from the seed and from what the store holds. Every act is told before
(with what it will come to) and after; see ledger.py. An act that the store refuses is told
as refused, and life goes on.
"""

from __future__ import annotations

import random
import sqlite3
import uuid
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread
from typing import cast

from reader.core.annotation import (
    HIGHLIGHT_STYLES,
    Annotation,
    AnnotationKind,
    annotate,
    turn_range,
)
from reader.core.errors import ReaderError
from reader.core.kept_pins import KeptPin, Recording
from reader.core.pins import Reach
from reader.core.selection import Position, TextRange
from reader.core.transcript import Speaker, Transcript
from reader.session.notes.notebook import Notebook
from reader.session.undo import UndoStack
from reader.storage.annotations import Annotations
from reader.storage.backups import FOLDER_NAME as BACKUPS
from reader.storage.backups import back_up, list_backups, prune
from reader.storage.backups_restoring import restore
from reader.storage.corrections import Corrections
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library, Place
from reader.storage.pins import Pins
from tests.faults.child import Message, Tell
from tests.faults.ledger import NOT_KNOWN_S, Delta, State, note_key, pin_key, state_of

TURNS = 60
TAGS = ("listen again", "Ämter", "語", "todo", "quote")
MOST_NOTES = 150
Act = Callable[[], object]
Expected = Callable[[], Delta]


def talk() -> Transcript:
    texts = [
        f"Turn {n} of a talk about tides, ß and 語 number {n * 37 % 101}." for n in range(TURNS)
    ]
    speakers = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(
        texts, array("i", [n % 2 for n in range(TURNS)]), speakers, text_hash="7" * 64
    )


class Life:
    """Opens the store in ``folder`` (making it if need be) and acts in it."""

    def __init__(self, folder: Path, seed: int, tell: Tell) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self._tell = tell
        self._transcript = talk()
        self._past: list[tuple[Delta, Delta]] = []  # each step back, and forth again
        self._future: list[tuple[Delta, Delta]] = []
        self.database: Database | None = None
        self._backing_up: Thread | None = None
        self.refusals: list[ReaderError] = []

    # -- the store ----------------------------------------------------------------

    def open(self) -> None:
        """Raises ReaderError where nothing can be written; then ``reopen`` when it can."""
        if self.database is None:
            self.database = Database(self.folder)
        elif self.database.read_only is not None:
            self.database.try_again()
        database = self.database
        self._annotations, self._pins = Annotations(database), Pins(database)
        self._corrections, self._library = Corrections(database), Library(database)
        self._state = state_of(database)
        self._tell(("found", self._state, database.read_only is None))
        self._past, self._future = [], []
        self._left: set[str] = set()
        self._backups: dict[str, State] = {}
        for name in ("bystander", "talk"):
            self._remember(name)
        self._undo = UndoStack()
        self.notebook = Notebook(self._annotations, self._undo)
        self.notebook.open(self.document_id, self._transcript)
        self._tell(("open",))

    def _remember(self, name: str) -> None:
        """Open a document as the program does; the bystander is never touched again."""
        path = self.folder / f"{name}.txt"
        known = [record for record in self._library.recent() if record.path == path]
        # What is told must be told before it is done, and its number is known only after.
        number = known[0].document_id if known else len(self._library.recent()) + 1
        put: State = {f"{number} document": (name, ("Ada",), name * 8)}
        put |= {f"{number} place": (0, 0, 0), f"{number} labels": "[]", f"{number} answers": ()}
        self._must(
            Delta({} if known else put),
            lambda: self._library.remember(path, name * 8, name, ("Ada",), None),
        )
        if name == "talk":
            self.document_id = number
        else:
            where = TextRange(Position(0, 0), Position(0, 1))
            note = Annotation("b" * 32, AnnotationKind.NOTE, where, "T")
            there = Delta({note_key(number, note.ident): note})
            self._must(there, lambda: self._annotations.put(number, [note]))

    def _must(self, delta: Delta, act: Act) -> None:
        if not self._do(delta, act):
            raise self.refusals[-1]

    def close(self) -> None:
        self._wait_for_backup()
        if self.database is not None:
            self.database.close()
            self.database = None
            self._tell(("closed",))

    # -- acting -------------------------------------------------------------------

    def act(self) -> None:
        """One thing done, as it comes."""
        acts: Sequence[tuple[int, Act]] = (
            (3, self.bookmark),
            (4, self.highlight),
            (5, self.type_note),
            (3, self.edit_note),
            (4, self.tag),
            (2, self.star),
            (2, self.delete),
            (2, self.bulk),
            (2, self.merge),
            (3, self.undo),
            (2, self.redo),
            (2, self.set_pins),
            (1, self.correct_labels),
            (1, self.answer),
            (2, self.move_on),
            (1, self.take_in),
            (2, self.back_up),
            (1, self.restore),
        )
        weights, ways = [w for w, _ in acts], [a for _, a in acts]
        self.random.choices(ways, weights)[0]()

    def live(self, acts: int) -> None:
        for _ in range(acts):
            self.act()

    def _do(self, delta: Delta, act: Callable[[], object], made: Expected | None = None) -> bool:
        """``act`` comes to ``delta``, or, as it turns out afterwards, to ``made()``."""
        self._tell(("begins", delta))
        try:
            act()
        except ReaderError as error:
            self.refusals.append(error)
            self._tell(("refused", str(error)))
            return False
        done = delta if made is None else made()
        self._state = done.applied_to(self._state)
        self._tell(("done", done))
        return True

    def _notes(self, kind: AnnotationKind | None = None) -> list[Annotation]:
        prefix = note_key(self.document_id, "")
        found = [v for k, v in sorted(self._state.items()) if k.startswith(prefix)]
        notes = [note for note in found if isinstance(note, Annotation)]
        return [note for note in notes if kind is None or note.kind is kind]

    def _some(self, most: int) -> list[Annotation]:
        notes = self._notes()
        return self.random.sample(notes, min(len(notes), self.random.randint(1, most)))

    def _replace(self, old: list[Annotation], new: list[Annotation]) -> None:
        """One change of the notebook, as its commands make it."""
        delta = self._delta(old, new)
        before = self._own_notes()
        if self._do(delta, lambda: self.notebook.replace(old, new, "Change")):
            self._changed(before)

    def _delta(self, old: list[Annotation], new: list[Annotation]) -> Delta:
        put: State = {self._key(note): note for note in new}
        return Delta(put, tuple({self._key(note) for note in old} - set(put)))

    def _key(self, note: Annotation) -> str:
        return note_key(self.document_id, note.ident)

    def _own_notes(self) -> State:
        return {self._key(note): note for note in self._notes()}

    def _changed(self, before: State) -> None:
        after = self._own_notes()
        changed = [key for key in before | after if before.get(key) != after.get(key)]
        back = Delta(
            {key: before[key] for key in changed if key in before},
            tuple(key for key in changed if key not in before),
        )
        forth = Delta(
            {key: after[key] for key in changed if key in after},
            tuple(key for key in changed if key not in after),
        )
        self._past.append((back, forth))
        self._future.clear()

    def _range(self) -> TextRange:
        turn = self.random.randrange(TURNS - 4)
        end = turn + self.random.choice([0, 0, 1, 3])
        return TextRange(
            Position(turn, self.random.randrange(8)), Position(end, self.random.randint(12, 30))
        )

    def _make(self, kind: AnnotationKind, body: str = "") -> Annotation:
        return annotate(
            self._transcript,
            kind,
            self._range(),
            body=body,
            start_ms=self.random.choice([None, self.random.randrange(10**7)]),
            colour=self.random.choice(HIGHLIGHT_STYLES) if kind is AnnotationKind.HIGHLIGHT else "",
            tags=self.random.sample(TAGS, self.random.choice([0, 0, 1, 3])),
        )

    def _words(self, most: int = 400) -> str:
        return "".join(self.random.choices("a note: ß 語\n*x* ", k=self.random.randint(1, most)))

    # -- notes --------------------------------------------------------------------

    def bookmark(self) -> None:
        made = annotate(
            self._transcript,
            AnnotationKind.BOOKMARK,
            turn_range(self._transcript, self.random.randrange(TURNS)),
        )
        self._replace([], [made])

    def highlight(self) -> None:
        self._replace([], [self._make(AnnotationKind.HIGHLIGHT)])

    def type_note(self) -> None:
        """Typed in pieces, each kept as a draft; then written, given up, or left as it is."""
        where = self._range()
        drafting = self.notebook.drafting
        before = self._own_notes()
        with suppress(ReaderError):  # what was being written before is refused elsewhere
            drafting.begin_note(where)
        ident = str(uuid.UUID(int=self.random.getrandbits(128)))
        key = note_key(self.document_id, ident)
        body = ""
        expected = annotate(self._transcript, AnnotationKind.NOTE, where)
        expected = replace(expected, ident=ident, created_s=NOT_KNOWN_S, modified_s=NOT_KNOWN_S)

        def as_made() -> Delta:
            return Delta({key: self._stored(ident)})

        for _ in range(self.random.randint(1, 3)):
            body += self._words(60) + "."
            delta = Delta({key: replace(expected, body=body)})
            with _next_ident(ident):
                self._do(delta, partial(drafting.keep, body), as_made)
        if self.random.random() < 0.15:
            gone = Delta({}, (key,) if key in self._state else ())
            if not self._do(gone, drafting.give_up):
                self._leave(ident)
            return
        delta = Delta({key: replace(expected, body=body)})
        with _next_ident(ident):
            written = self._do(delta, partial(drafting.end, body), as_made)
        if written:
            self._changed(before)
        else:  # the window keeps the text in its editor; here it is left as it is
            self._leave(ident)

    def _stored(self, ident: str) -> Annotation:
        """As the store has it now, through the connection that wrote it."""
        return next(a for a in self._annotations.of(self.document_id) if a.ident == ident)

    def _leave(self, ident: str) -> None:
        """The store has it as it was kept last, the notebook learns of that when it is opened."""
        self.notebook.drafting.let_go()
        self._left.add(ident)

    def edit_note(self) -> None:
        notes = [n for n in self._notes(AnnotationKind.NOTE) if n.ident not in self._left]
        if not notes:
            return
        note = self.random.choice(notes)
        drafting = self.notebook.drafting
        before, key = self._own_notes(), self._key(note)
        with suppress(ReaderError):
            drafting.begin_edit(note.ident)
        body = note.body + self._words(40) + "!"
        delta = Delta({key: replace(note, body=body, modified_s=NOT_KNOWN_S)})

        def as_made() -> Delta:
            return Delta({key: self._stored(note.ident)})

        self._do(delta, lambda: drafting.keep(body), as_made)
        if self.random.random() < 0.2:
            self._do(Delta({key: note}), drafting.give_up)
        elif self._do(delta, lambda: drafting.end(body), as_made):
            self._changed(before)
        else:
            self._leave(note.ident)

    def tag(self) -> None:
        notes = self._some(1)
        tags = self.random.sample(TAGS, self.random.randint(0, 3))
        self._replace(notes, [note.with_tags(tags) for note in notes])

    def star(self) -> None:
        notes = self._some(1)
        self._replace(notes, [note.with_star(not note.starred) for note in notes])

    def delete(self) -> None:
        if notes := self._some(2 if len(self._notes()) < MOST_NOTES else 60):
            self._replace(notes, [])

    def bulk(self) -> None:
        """Many at once: tagged, coloured or deleted."""
        notes = self._some(40)
        match self.random.randrange(3):
            case 0:
                self._replace(notes, [note.with_tags((*note.tags, "bulk")) for note in notes])
            case 1:
                marks = [note for note in notes if note.kind is AnnotationKind.HIGHLIGHT]
                self._replace(marks, [note.with_colour("pink") for note in marks])
            case _ if len(notes) < 20:
                self._replace(notes, [])

    def merge(self) -> None:
        """Some go and one comes, as one change."""
        if notes := self._some(3):
            self._replace(notes, [self._make(AnnotationKind.HIGHLIGHT)])

    def undo(self) -> None:
        if self._past and self._do(self._past[-1][0], self.notebook.undo):
            self._future.append(self._past.pop())

    def redo(self) -> None:
        if self._future and self._do(self._future[-1][1], self.notebook.redo):
            self._past.append(self._future.pop())

    # -- what else is kept ----------------------------------------------------------

    def set_pins(self) -> None:
        prefix = pin_key(self.document_id, "")
        there = sorted(key for key in self._state if key.startswith(prefix))
        gone = self.random.sample(there, min(len(there), self.random.choice([0, 1, 3])))
        pins = [self._pin() for _ in range(self.random.choice([1, 1, 2]))]
        delta = Delta({pin_key(self.document_id, pin.ident): pin for pin in pins}, tuple(gone))
        idents = [key.removeprefix(prefix) for key in gone]
        self._do(delta, lambda: self._pins.change(self.document_id, put=pins, remove=idents))

    def _pin(self) -> KeptPin:
        turn, char = self.random.randrange(TURNS), self.random.randrange(20)
        return KeptPin(
            f"{self.random.getrandbits(128):032x}",
            TextRange(Position(turn, char), Position(turn, char + 4)),
            "turn",
            "before ",
            " after",
            self.random.randrange(10**7),
            self.random.choice(list(Reach)),
            Recording(self.random.randrange(10**9), self.random.randrange(10**7)),
            self.random.random() * 1e9,
        )

    def correct_labels(self) -> None:
        labels: list[dict[str, object]] = [
            {"kind": "rename", "speaker": n, "name": self._words(10)}
            for n in range(self.random.randrange(4))
        ]
        delta = Delta({f"{self.document_id} labels": repr(labels)})
        self._do(delta, lambda: self._corrections.replace(self.document_id, labels))

    def answer(self) -> None:
        key = f"{self.document_id} answers"
        proposal, given = f"p{self.random.randrange(9)}", self.random.choice(["yes", "no"])
        answers = dict(cast("tuple[tuple[str, str], ...]", self._state[key])) | {proposal: given}
        delta = Delta({key: tuple(sorted(answers.items()))})
        self._do(delta, lambda: self._corrections.set_answer(self.document_id, proposal, given))

    def move_on(self) -> None:
        place = Place(self.random.randrange(10**7), self.random.randrange(TURNS), 3)
        delta = Delta({f"{self.document_id} place": (place.position_ms, place.turn, place.char)})
        self._do(delta, lambda: self._library.set_place(self.document_id, place))

    def take_in(self) -> None:
        """Annotations from elsewhere, all at once."""
        kinds = list(AnnotationKind)
        if len(self._notes()) < MOST_NOTES:
            taken = [self._make(self.random.choice(kinds), self._words(90)) for _ in range(30)]
            self._replace([], taken)

    def back_up(self) -> None:
        """At once, or in a thread while life goes on, as the program does."""
        self._wait_for_backup()
        if self.random.random() < 0.5:
            state = dict(self._state)
            name = self._back_up(self._tell)
            if name:
                self._backups[name] = state
            return
        told: list[Message] = []
        self._backing_up = Thread(target=self._back_up, args=(told.append,))
        self._backing_up.told = told  # type: ignore[attr-defined]
        self._backing_up.start()

    def restore(self) -> None:
        """What the last backup holds instead of what there is now, as one change."""
        self._wait_for_backup()
        backup = next(
            (b for b in list_backups(self.folder / BACKUPS) if b.path.name in self._backups), None
        )
        if backup is None:
            return
        then, now = self._backups[backup.path.name], self._state
        came_back = {
            key for key in now.keys() | then.keys() if not key.endswith((" document", " place"))
        }
        delta = Delta(
            {key: then[key] for key in came_back if key in then},
            tuple(key for key in came_back if key not in then),
        )
        assert self.database is not None
        with closing(sqlite3.connect(backup.path)) as copy:
            if self._do(delta, partial(restore, self.database, copy)):
                self.notebook.open(self.document_id, self._transcript)
                self._undo.clear()
                self._past, self._future = [], []

    def _back_up(self, tell: Tell) -> str:
        folder = self.folder / BACKUPS
        try:
            made = back_up(self.folder / FILE_NAME, folder)
            prune(folder)
        except ReaderError as error:
            tell(("no backup", str(error)))
        else:
            name = "" if made is None else made.path.name
            tell(("backed up", name))
            return name
        return ""

    def _wait_for_backup(self) -> None:
        if self._backing_up is not None:
            self._backing_up.join()
            for message in self._backing_up.told:  # type: ignore[attr-defined]
                self._tell(message)
            self._backing_up = None


@contextmanager
def _next_ident(ident: str) -> Iterator[None]:
    """What is made within gets this ident, so that what a killed life made can be known."""
    usual = uuid.uuid4
    uuid.uuid4 = lambda: uuid.UUID(ident)
    try:
        yield
    finally:
        uuid.uuid4 = usual


def live(folder: Path, seed: int, tell: Tell, acts: int = 10**6) -> None:
    """Open, act, close; what is refused on opening is told as refused."""
    life = Life(folder, seed, tell)
    try:
        life.open()
    except ReaderError as error:
        tell(("refused", str(error)))
        return
    life.live(acts)
    life.close()
