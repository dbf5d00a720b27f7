"""Engines that answer later, in this process or in others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Protocol, TypeVar

from reader.align.engines.base import Heard, Placed, Recogniser, Refiner, Samples
from reader.align.engines.choose import create_recogniser, create_refiner

_Answer = TypeVar("_Answer")


class PendingEngines(Protocol):
    """What the aligner asks: as ``Engines``, but the answers come later.

    ``hear`` and ``place`` may block while too much is waiting. A future raises
    EngineProblem or EngineCrashed.
    """

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]: ...

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]: ...

    def close(self) -> None: ...


class InlineEngines:
    """Both engines in this process, each made when it is first asked; answers at once."""

    def __init__(
        self,
        recogniser: Callable[[], Recogniser] = create_recogniser,
        refiner: Callable[[], Refiner] = create_refiner,
    ) -> None:
        self._create_recogniser = recogniser
        self._create_refiner = refiner
        self._recogniser: Recogniser | None = None
        self._refiner: Refiner | None = None

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
        def answer() -> list[Heard]:
            if self._recogniser is None:
                self._recogniser = self._create_recogniser()
            return self._recogniser.hear(samples, language)

        return _at_once(answer)

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
        def answer() -> list[Placed | None]:
            if self._refiner is None:
                self._refiner = self._create_refiner()
            return self._refiner.place(samples, words)

        return _at_once(answer)

    def close(self) -> None:
        for engine in (self._recogniser, self._refiner):
            if engine is not None:
                engine.close()


def _at_once(function: Callable[[], _Answer]) -> Future[_Answer]:
    future: Future[_Answer] = Future()
    try:
        future.set_result(function())
    except Exception as error:  # noqa: BLE001  # it belongs to whoever asks for the answer
        future.set_exception(error)
    return future


class EnginePool(InlineEngines):
    """The engines ``recogniser`` and ``refiner`` (names; '' the default)."""

    def __init__(
        self, jobs: int = 0, *, recogniser: str = "", refiner: str = "", model: str = ""
    ) -> None:
        super().__init__(
            lambda: create_recogniser(recogniser, model), lambda: create_refiner(refiner)
        )
        self._jobs = jobs
