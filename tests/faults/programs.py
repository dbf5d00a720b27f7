"""SIGKILL of the whole program, window and all, while notes are typed into it."""

from __future__ import annotations

import os
import random
import shutil
import sys
from functools import partial
from pathlib import Path

from reader.core.annotation import Annotation
from reader.core.resources import resource
from tests.faults.child import Child, Message, result_of
from tests.faults.counts import Counts
from tests.faults.ledger import sound_state_of

PROGRAM = Path(__file__).with_name("program_life.py")
LIVES_OF_A_STORE = 5
MEAN_LIFE_S = 0.6
Held = dict[str, Annotation]


def start(folder: Path, text: Path, seed: int, **environment: str) -> Child:
    """The program on ``text`` with its data in ``folder``."""
    command = [sys.executable, str(PROGRAM), str(folder), str(text), str(seed)]
    return Child.started(command, os.environ | environment, folder.parent / "program.log")


def copied_text(folder: Path) -> Path:
    """The shipped conversation, alone: without sound and times."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(resource("sample", "the-slow-ear.txt"), folder / "talk.txt"))


def run(folder: Path, seed: int, kills: int) -> Counts:
    generator = random.Random(seed)
    text = copied_text(folder / "texts")
    counts = {"kills": 0, "before the text was painted": 0, "acts acknowledged": 0}
    held: Held = {}
    for kill in range(kills):
        place = folder / f"data-{kill // LIVES_OF_A_STORE}"
        if kill % LIVES_OF_A_STORE == 0:
            held = {}
        program = start(place, text, generator.getrandbits(32))
        if generator.random() < 0.2:  # while it starts
            program.listen(generator.uniform(0.1, 0.5))
        else:
            program.listen(until="open")
            program.listen(generator.expovariate(1 / MEAN_LIFE_S))
        program.kill()
        where = f"seed {seed}, kill {kill}"
        opened = any(message[0] == "open" for message in program.messages)
        counts["kills"] += 1
        counts["before the text was painted"] += not opened
        counts["acts acknowledged"] += sum(m[0] == "done" for m in program.messages)
        if (place / "earmark.sqlite3").exists() or opened:
            state = result_of(partial(sound_state_of, place))
            found = {n.ident: n for n in state.values() if isinstance(n, Annotation)}
            why = why_not(program.messages, held, found)
            assert not why, f"{where}: {why}"
            held = found
    return counts


def why_not(messages: list[Message], before: Held, found: Held) -> str:
    """Why ``found`` cannot be what this life leaves; empty where it can."""
    expected, touched, may_come = before, set[str](), False
    for message in messages:
        match message:
            case ("open", held, warned):
                if held != expected:
                    return f"it opened with {held}, expected {expected}"
                if warned:
                    return "it opened with a question or a notice"
            case ("begins", idents):
                touched, may_come = set(idents), True
            case ("done", held, _):
                # Between acts a draft may be kept at any time, by the window's own timer.
                expected, touched, may_come = held, set(), True
            case ("failed", why):
                return f"it failed: {why}"
    changed = {i for i in expected.keys() & found.keys() if expected[i] != found[i]}
    lost, come = expected.keys() - found.keys(), found.keys() - expected.keys()
    if lost - touched:
        return f"lost: {[expected[ident] for ident in lost - touched]}"
    if len(come - touched) > int(may_come):
        return f"nobody put: {[found[ident] for ident in come]}"
    drafts = {ident for ident in changed - touched if _grew(expected[ident], found[ident])}
    if len(drafts) > 1 or changed - touched - drafts:
        return f"changed: {[(expected[i], found[i]) for i in changed - touched]}"
    return ""


def _grew(before: Annotation, after: Annotation) -> bool:
    """A draft goes on while nothing is told of it: its timer is the program's own."""
    return after.body.startswith(before.body)
