"""SIGKILL at random moments of lives that write to the real store.

Half of the kills come by the clock, wherever the process is; the others at a call to the disk
with a chosen number, just before it, where the shim is to be had: those come again with their
seed, and reach what takes too little time to be hit by the clock.
"""

from __future__ import annotations

import random
import signal
from functools import partial
from pathlib import Path

from tests.faults.child import Child, result_of
from tests.faults.counts import Counts
from tests.faults.ledger import Ledger, State, sound_state_of
from tests.faults.life import live
from tests.faults.shim import CHANGES, Control

LIVES_OF_A_STORE = 10  # then a new one: being made is a moment like another
MEAN_LIFE_S = 0.02


def run(folder: Path, seed: int, kills: int) -> Counts:
    """Raises AssertionError, naming the seed and the kill, where anything is not as told."""
    generator = random.Random(seed)
    control = Control.of_this_process()
    counts = {"kills by the clock": 0, "kills at a call to the disk": 0}
    counts |= {"before the store was open": 0, "acts acknowledged": 0, "ended before the kill": 0}
    ledger, place = Ledger(), folder
    for kill in range(kills):
        if kill % LIVES_OF_A_STORE == 0:
            ledger, place = Ledger(), folder / f"store-{kill}"
        life_seed = generator.getrandbits(32)

        def life(tell: object, place: Path = place, seed: int = life_seed) -> None:
            live(place, seed, tell)  # type: ignore[arg-type]

        if control is not None and kill % 2:
            control.kill(
                CHANGES, generator.choice([generator.randint(1, 60), generator.randint(1, 600)])
            )
            child = Child.forked(life)
            status = child.wait()
            control.heal()
            counts["kills at a call to the disk"] += 1
        else:
            child = Child.forked(life)
            if generator.random() < 0.3:
                child.listen(generator.uniform(0, 0.02))
            else:
                child.listen(until="open")
                child.listen(generator.expovariate(1 / MEAN_LIFE_S))
            child.kill()
            status = -signal.SIGKILL
            counts["kills by the clock"] += 1
        counts["ended before the kill"] += status != -signal.SIGKILL
        counts["before the store was open"] += ("open",) not in child.messages
        where = f"seed {seed}, kill {kill}"
        try:
            for message in child.messages:
                ledger.hear(message)
            found: State = result_of(partial(sound_state_of, place))
        except AssertionError as error:
            raise AssertionError(f"{where}: {error}") from error
        why = ledger.explain(found)
        assert not why, f"{where}: {why}"
        if kill % LIVES_OF_A_STORE == LIVES_OF_A_STORE - 1 or kill == kills - 1:
            counts["acts acknowledged"] += ledger.acknowledged
        assert ledger.refused == 0, f"{where}: {child.messages}"
    return counts
