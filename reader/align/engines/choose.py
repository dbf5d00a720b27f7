"""Engines by name. A new engine is a class in a file of this folder and a line here."""

from __future__ import annotations

from reader.align.engines.base import EngineProblem, Recogniser, Refiner

DEFAULT_RECOGNISER = "moonshine"
DEFAULT_REFINER = "pocketsphinx"


def recognisers() -> tuple[str, ...]:
    """The names that ``create_recogniser`` knows, the default first."""
    return ("moonshine", "whisper")


def refiners() -> tuple[str, ...]:
    """The names that ``create_refiner`` knows, the default first."""
    return ("pocketsphinx",)


def create_recogniser(name: str = "", model: str = "") -> Recogniser:
    """The recogniser ``name`` ('': the default) with the model folder ``model``.

    Raises EngineProblem for a name nobody knows, and where the engine is not installed.
    """
    name = name or DEFAULT_RECOGNISER
    if name == "moonshine":
        from reader.align.engines.moonshine import MoonshineRecogniser

        return MoonshineRecogniser()
    if name == "whisper":
        from reader.align.engines.whisper import WhisperRecogniser

        return WhisperRecogniser(model)
    raise _unknown("recogniser", name, recognisers())


def create_refiner(name: str = "") -> Refiner:
    """The refiner ``name`` ('': the default). Raises EngineProblem as above."""
    name = name or DEFAULT_REFINER
    if name == "pocketsphinx":
        from reader.align.engines.sphinx import SphinxRefiner

        return SphinxRefiner()
    raise _unknown("refiner", name, refiners())


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> EngineProblem:
    return EngineProblem(
        f"There is no {kind} called {name!r}.", remedy=f"Known are: {', '.join(known)}."
    )
