"""Hearing pieces of the recording, each once, as tokens that compare with the text's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

from reader.align.engines.base import EngineCrashed, Heard
from reader.align.engines.pool import PendingEngines
from reader.align.finding.finder import Finder
from reader.align.placing.comparison import HeardPiece
from reader.align.sound.pieces import Piece
from reader.align.sound.reel import Reel

_Answer = TypeVar("_Answer")
_LOOK_S = 0.2  # how often it is asked whether to end

# Raises Cancelled once the user wants no more.
Check = Callable[[], None]


class Ear:
    """May be asked from several threads. Raises EngineProblem, and what ``check`` raises."""

    def __init__(
        self, reel: Reel, finder: Finder, engines: PendingEngines, language: str, check: Check
    ) -> None:
        self._reel = reel
        self._finder = finder
        self._engines = engines
        self._language = language
        self._check = check
        self._heard: dict[Piece, HeardPiece] = {}

    def hear(self, pieces: Sequence[Piece]) -> list[HeardPiece]:
        """What is said in them."""
        waiting: list[tuple[Piece, Future[list[Heard]]]] = []
        for piece in pieces:
            if piece not in self._heard:
                self._check()
                samples = self._reel.samples(piece.start_ms, piece.end_ms)
                waiting.append((piece, self._engines.hear(samples, self._language)))
        for piece, future in waiting:
            try:
                text = " ".join(heard.text for heard in answered(future, self._check))
            except EngineCrashed:
                text = ""  # as if nothing had been heard there
            self._heard[piece] = HeardPiece(piece, self._finder.encode(text))
        return [self._heard[piece] for piece in pieces]


def answered(future: Future[_Answer], check: Check) -> _Answer:
    """The engine's answer, asking ``check`` while it is waited for."""
    while True:
        try:
            return future.result(_LOOK_S)
        except NotYet:
            check()
