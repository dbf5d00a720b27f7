"""A process that writes to the store until it is killed, for test_sigkill.

Run as ``python -S -E store_writer.py FOLDER SEED``. Its steps depend on the seed and the
annotations and pins it finds, so that the test can tell what the store must hold after any number
of them. Prints ``open`` when the store is open, then the number of each step once its call
has returned: acknowledged.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.kept_pins import KeptPin, Recording
from reader.core.pins import Reach
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.library import Library
from reader.storage.pins import Pins

State = dict[str, Annotation | KeptPin]
MOST_STEPS = 100_000


def make_annotation(generator: random.Random) -> Annotation:
    turn = generator.randrange(1000)
    return Annotation(
        ident=f"{generator.getrandbits(128):032x}",
        kind=generator.choice(list(AnnotationKind)),
        range=TextRange(Position(turn, 3), Position(turn + 1, generator.randrange(500))),
        quote="".join(generator.choices("words, and ä\n☃", k=generator.randrange(200))),
        prefix="before ",
        suffix=" after",
        start_ms=generator.choice([None, generator.randrange(10**7)]),
        body="".join(generator.choices("a note: ß 語\n", k=generator.randrange(6000))),
        created_s=generator.random() * 1e9,
    )


def make_pin(generator: random.Random) -> KeptPin:
    turn, char = generator.randrange(1000), generator.randrange(500)
    quote = generator.choice(["word", "语", "ß,"])
    return KeptPin(
        f"{generator.getrandbits(128):032x}",
        TextRange(Position(turn, char), Position(turn, char + len(quote))),
        quote,
        "before ",
        " after",
        generator.randrange(10**7),
        generator.choice(list(Reach)),
        Recording(generator.randrange(10**9), generator.randrange(10**7)),
        generator.random() * 1e9,
    )


def take_pin_step(state: State, generator: random.Random) -> tuple[list[KeptPin], list[str]]:
    """One change of pins: some go and some come at once."""
    idents = sorted(ident for ident, kept in state.items() if isinstance(kept, KeptPin))
    gone = generator.sample(idents, k=min(len(idents), generator.choice([0, 1, 3])))
    put = [make_pin(generator) for _ in range(generator.choice([1, 1, 2]))]
    for ident in gone:
        del state[ident]
    state.update((pin.ident, pin) for pin in put)
    return put, gone


Step = tuple[list[Annotation] | list[KeptPin], list[str]]


def take_step(state: State, generator: random.Random) -> Step:
    """Choose the next step, take it in ``state``, and say it: (to put, idents to remove)."""
    if generator.random() < 0.3:
        return take_pin_step(state, generator)
    idents = sorted(ident for ident, kept in state.items() if isinstance(kept, Annotation))
    choice = generator.random()
    if idents and (choice < 0.2 or len(idents) > 200):
        gone = generator.sample(idents, k=min(len(idents), generator.randint(1, 4)))
        for ident in gone:
            del state[ident]
        return [], gone
    if idents and choice < 0.4:
        before = state[generator.choice(idents)]
        assert isinstance(before, Annotation)
        put = [replace(before, body=f"{before.body}, {generator.random()}", colour="blue")]
    else:
        put = [make_annotation(generator) for _ in range(generator.choice([1, 1, 1, 5]))]
    state.update((annotation.ident, annotation) for annotation in put)
    return put, []


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def write(folder: Path, seed: int) -> None:
    database = Database(folder)
    record = Library(database).remember(folder / "t.txt", "hash", "A title", (), None)
    annotations, pins = Annotations(database), Pins(database)
    state: State = {a.ident: a for a in annotations.of(record.document_id)}
    state.update((pin.ident, pin) for pin in pins.of(record.document_id))
    generator = random.Random(seed)
    say("open")
    for number in count(1):
        put, gone = take_step(state, generator)
        set_pins = [pin for pin in put if isinstance(pin, KeptPin)]
        written = [note for note in put if isinstance(note, Annotation)]
        if set_pins:
            pins.change(record.document_id, put=set_pins, remove=gone)
        elif written:
            annotations.put(record.document_id, written)
        else:
            annotations.remove(gone)
        say(number)
        if number == MOST_STEPS:  # a test that has died does not leave us running
            return


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
