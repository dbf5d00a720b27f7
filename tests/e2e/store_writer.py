"""A process that writes to the store until it is killed, for test_sigkill.

Run as ``python -S -E store_writer.py FOLDER SEED``. Its steps depend on the seed and the
annotations it finds, so that the test can tell what the store must hold after any number
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
from reader.core.selection import Position, TextRange
from reader.storage.annotations import Annotations
from reader.storage.database import Database
from reader.storage.library import Library

State = dict[str, Annotation]
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


def take_step(state: State, generator: random.Random) -> tuple[list[Annotation], list[str]]:
    """Choose the next step, take it in ``state``, and say it: (to put, idents to remove)."""
    idents = sorted(state)
    choice = generator.random()
    if idents and (choice < 0.2 or len(idents) > 200):
        gone = generator.sample(idents, k=min(len(idents), generator.randint(1, 4)))
        for ident in gone:
            del state[ident]
        return [], gone
    if idents and choice < 0.4:
        before = state[generator.choice(idents)]
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
    annotations = Annotations(database)
    state = {a.ident: a for a in annotations.of(record.document_id)}
    generator = random.Random(seed)
    say("open")
    for number in count(1):
        put, gone = take_step(state, generator)
        if put:
            annotations.put(record.document_id, put)
        else:
            annotations.remove(gone)
        say(number)
        if number == MOST_STEPS:  # a test that has died does not leave us running
            return


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
