"""What happens around a store: folders that may not be written to, go away or are replaced; a
clock that jumps; other processes that write at the same time; another machine.

Run without the capability of root to write anywhere (``humbled``), so that permissions mean
something.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.errors import ReaderError
from reader.core.selection import Position, TextRange
from reader.session.store import Store
from reader.storage.annotations import Annotations
from reader.storage.backups import FOLDER_NAME as BACKUPS
from reader.storage.backups import is_due, list_backups
from reader.storage.database import FILE_NAME, Database
from reader.storage.library import Library
from reader.storage.occupancy import PREFIX
from tests.faults.child import Child, Tell, result_of
from tests.faults.counts import Counts
from tests.faults.ledger import Ledger, sound_state_of
from tests.faults.life import Life, live
from tests.faults.shim import Control

DAY_S = 86_400
JUMPS_S = (-DAY_S, 30 * 365 * DAY_S, 3600, -20 * 365 * DAY_S, 0)
WRITERS, WRITES = 3, 40


def humbled() -> tuple[str, ...]:
    """A command before another that takes from root what permissions do not give."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        return ()
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def run(folder: Path, seed: int, rounds: int) -> Counts:
    counts: Counts = {}
    for number in range(rounds):
        for name, case in CASES.items():
            place = folder / f"{name.replace(' ', '-')}-{number}"
            try:
                case(place, seed + number, counts)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}, round {number}, {name}: {error}") from error
            counts[name] = counts.get(name, 0) + 1
    return counts


def _lived(place: Path, seed: int) -> Ledger:
    """A store with something in it, closed."""
    ledger = Ledger()
    _hear(Child.forked(lambda tell: live(place, seed, tell, acts=20)), ledger)
    return ledger


def _hear(child: Child, ledger: Ledger) -> None:
    assert child.wait() == 0, child.messages[-1:]
    for message in child.messages:
        ledger.hear(message)


def _settle(place: Path, ledger: Ledger, seed: int) -> None:
    """What is there can be; and life goes on."""
    for _ in range(2):
        why = ledger.explain(result_of(lambda: sound_state_of(place)))
        assert not why, why
        # Another seed each time: idents are drawn from it, and none may come twice.
        _hear(_a_life(place, seed * 1000 + ledger.acknowledged), ledger)


def _a_life(place: Path, seed: int) -> Child:
    return Child.forked(lambda tell: live(place, seed, tell, acts=4))


@contextmanager
def _not_writable(*paths: Path) -> Iterator[None]:
    modes = [path.stat().st_mode for path in paths]
    for path, mode in zip(paths, modes, strict=True):
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def _may_not_be_written(place: Path, seed: int, counts: Counts, *names: str) -> None:
    ledger = _lived(place, seed)
    paths = [place / name for name in names]
    before = {path: path.read_bytes() for path in place.glob("*.sqlite3*")}

    def reading(tell: Tell) -> None:
        life = Life(place, seed * 1000, tell)
        with _not_writable(*paths):
            try:
                life.open()
            except ReaderError as error:
                tell(("not opened", str(error)))
            assert life.database is not None
            assert life.refusals, "it writes where nobody may"
            assert {path: path.read_bytes() for path in before} == before
        assert life.database.try_again()
        life.open()
        life.live(4)
        life.close()

    _hear(Child.forked(reading), ledger)
    assert ledger.refused > 0
    _settle(place, ledger, seed)


def _read_only_folder(place: Path, seed: int, counts: Counts) -> None:
    _may_not_be_written(place, seed, counts, ".", FILE_NAME)


def _read_only_file(place: Path, seed: int, counts: Counts) -> None:
    _may_not_be_written(place, seed, counts, FILE_NAME)


def _moved_away(place: Path, seed: int, counts: Counts) -> None:
    """Moved while it is open, and back again: what was acknowledged is there then."""
    ledger = _lived(place, seed)
    elsewhere = place.with_name(f"{place.name}-elsewhere")

    def moving(tell: Tell) -> None:
        life = Life(place, seed * 1000, tell)
        life.open()
        life.live(4)
        life._wait_for_backup()  # which would make the folder anew
        place.rename(elsewhere)
        life.bookmark()
        life.highlight()
        assert life.refusals, "it writes to a store that is not there"
        elsewhere.rename(place)
        refusals = len(life.refusals)
        life.live(4)
        assert len(life.refusals) == refusals, "it is back, and still refuses"
        life.close()

    _hear(Child.forked(moving), ledger)
    _settle(place, ledger, seed)


def _deleted(place: Path, seed: int, counts: Counts) -> None:
    """Deleted while it is open: nothing more is acknowledged that would be lost."""
    ledger = _lived(place, seed)

    def deleting(tell: Tell) -> None:
        life = Life(place, seed * 1000, tell)
        life.open()
        for path in place.glob(f"{FILE_NAME}*"):
            path.unlink()
        life.bookmark()
        life.highlight()
        assert len(life.refusals) == 2, "it writes to a store that is not there"
        life.close()

    _hear(Child.forked(deleting), ledger)


def _replaced(place: Path, seed: int, counts: Counts) -> None:
    """Another file takes the store's place while it is open, as synchronising programs do it:
    neither is harmed, and what only the old one had lies beside as a copy."""
    ledger, other = _lived(place, seed), place.with_name(f"{place.name}-other")
    others = _lived(other, seed + 50)

    def replacing(tell: Tell) -> None:
        life = Life(place, seed * 1000, tell)
        life.open()
        life.live(3)
        life._wait_for_backup()  # which opens the file by itself
        shutil.copy(other / FILE_NAME, place / "new")
        (place / "new").replace(place / FILE_NAME)
        assert not life.database.is_in_place  # type: ignore[union-attr]
        life.bookmark()
        assert life.refusals, "it writes to a store that is not there"
        life.database.close()  # type: ignore[union-attr]

    _hear(Child.forked(replacing), ledger)
    why = others.explain(result_of(lambda: sound_state_of(place)))
    assert not why, why
    copies = list(place.glob("earmark-replaced-*.sqlite3"))
    assert len(copies) == 1, copies
    twin = place.with_name(f"{place.name}-twin")
    twin.mkdir()
    shutil.copy(copies[0], twin / FILE_NAME)
    why = ledger.explain(result_of(lambda: sound_state_of(twin)))
    assert not why, f"in the copy of the store that was replaced: {why}"


def _clock_jumps(place: Path, seed: int, counts: Counts) -> None:
    """Backwards by a day and by years, forwards by thirty years, and to and fro."""
    control = Control.of_this_process()
    assert control is not None
    ledger = _lived(place, seed)
    newest = 0
    for jump_s in JUMPS_S:
        control.set_clock(jump_s)
        folder = place / BACKUPS

        again = seed * 1000 + ledger.acknowledged

        def jumped(tell: Tell, again: int = again, folder: Path = folder) -> None:
            assert is_due(list_backups(folder), time.time()), "no backup is due after a jump"
            life = Life(place, again, tell)
            life.open()
            life.live(6)
            life.bookmark()
            life._wait_for_backup()
            life._back_up(tell)
            life.close()

        _hear(Child.forked(jumped), ledger)
        backups = list_backups(folder)
        assert backups[0].number > newest, "the newest backup is not the last one made"
        newest = backups[0].number
        assert backups[0].path.name == ledger.last_backup
        counts["clock jumps"] = counts.get("clock jumps", 0) + 1
        _settle(place, ledger, seed)
    control.set_clock(0)
    assert len(list_backups(place / BACKUPS)) >= 3, "pruning takes a jump for the passing of time"


def _several_writers(place: Path, seed: int, counts: Counts) -> None:
    """Each adds notes of its own and a tag to one that all of them change."""
    mark = Annotation(
        "c" * 32, AnnotationKind.NOTE, TextRange(Position(0, 0), Position(0, 4)), "Turn"
    )
    database = Database(place)
    document_id = Library(database).remember(place / "t", "h", "T", (), None).document_id
    Annotations(database).put(document_id, [mark])
    database.close()

    def writing(writer: int) -> Callable[[Tell], None]:
        def write(tell: Tell) -> None:
            database = Database(place)
            annotations = Annotations(database)
            generator = random.Random(seed + writer)
            for number in range(WRITES):
                shared = next(a for a in annotations.of(document_id) if a.ident == mark.ident)
                tag = f"{writer}-{number}"
                annotations.change(document_id, [shared], [shared.with_tags([*shared.tags, tag])])
                own = f"{generator.getrandbits(128):032x}"
                annotations.put(document_id, [Annotation(own, mark.kind, mark.range, tag)])
                tell(("wrote", tag, own))
            database.close()

        return write

    children = [Child.forked(writing(writer)) for writer in range(WRITERS)]
    wrote = set()
    for child in children:
        assert child.wait() == 0, child.messages[-1:]
        wrote |= {message[1:] for message in child.messages}
    notes = [n for n in sound_state_of(place).values() if isinstance(n, Annotation)]
    shared = next(note for note in notes if note.ident == mark.ident)
    assert len(wrote) == WRITERS * WRITES
    lost = {tag for tag, _ in wrote} - set(shared.tags)
    assert not lost, f"{len(lost)} of {len(wrote)} changes to one note were lost: {sorted(lost)}"
    assert {own for _, own in wrote} == {note.ident for note in notes} - {mark.ident}
    counts["changes at once"] = counts.get("changes at once", 0) + 2 * len(wrote)


def _another_machine(place: Path, seed: int, counts: Counts) -> None:
    """A synced folder in which somebody else has the store open: told, and read only."""
    ledger = _lived(place, seed)
    value = {"host": "elsewhere", "user": "ada", "pid": os.getpid()}
    now_s = time.time()
    there = place / f"{PREFIX}elsewhere-1.json"
    there.write_text(json.dumps(value | {"started_s": now_s - 60, "beat_s": now_s - 30}))

    def opening(tell: Tell) -> None:
        store = Store.open(place)
        assert store.database.read_only is not None
        assert "elsewhere" in str(store.database.read_only)
        store.close()
        there.write_text(json.dumps(value | {"started_s": 0, "beat_s": now_s - 3 * DAY_S}))
        store = Store.open(place)  # it was switched off days ago
        assert store.database.read_only is None
        store.close()

    _hear(Child.forked(opening), ledger)
    there.unlink()
    _settle(place, ledger, seed)


CASES: dict[str, Callable[[Path, int, Counts], None]] = {
    "read-only folder": _read_only_folder,
    "read-only file": _read_only_file,
    "folder moved away and back": _moved_away,
    "store deleted while open": _deleted,
    "store replaced while open": _replaced,
    "clock": _clock_jumps,
    "several writers": _several_writers,
    "another machine": _another_machine,
}
