"""A disk whose every fsync takes long, under the whole program: how long its window stands."""

from __future__ import annotations

import os
from pathlib import Path

from reader.core.annotation import Annotation
from tests.faults import shim
from tests.faults.child import result_of
from tests.faults.counts import Counts
from tests.faults.ledger import sound_state_of
from tests.faults.programs import copied_text, start, why_not
from tests.faults.scenario import LIBRARY

MOST_S = 30.0


def run(folder: Path, seed: int, acts: int, sync_ms: int) -> Counts:
    """Until so many acts are done, or for MOST_S, with ``sync_ms`` more for each fsync."""
    control = shim.Control.of_this_process()
    assert control is not None
    control.slow_syncs(sync_ms)
    place = folder / "data"
    text = copied_text(folder / "texts")
    program = start(place, text, seed, LD_PRELOAD=os.environ[LIBRARY])
    program.listen(MOST_S, until="open")
    assert program.messages, f"seed {seed}: it has not opened the text"
    for _ in range(acts):
        program.listen(MOST_S, until="done")
    program.kill()
    control.slow_syncs(0)
    state = result_of(lambda: sound_state_of(place))
    found = {note.ident: note for note in state.values() if isinstance(note, Annotation)}
    why = why_not(program.messages, {}, found)
    assert not why, f"seed {seed}: {why}"
    done = [message for message in program.messages if message[0] == "done"]
    return {
        f"acts acknowledged, {sync_ms} ms a sync": len(done),
        f"longest block of the window, {sync_ms} ms a sync": round(done[-1][2]),
    }
