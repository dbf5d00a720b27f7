"""Engines by name. A new engine is a class in a file of this folder and a line here.

An engine of somebody else's is named ``package.module:Class``: a class whose objects do what
``Recogniser`` or ``Refiner`` says, made with the model's name (a recogniser) or nothing.
"""

from __future__ import annotations

from typing import Any

from reader.align.engines.base import EngineProblem, Recogniser, Refiner
from reader.core.text import say

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
    if ":" in name:
        recogniser: Recogniser = _plug_in(name)(model)
        return recogniser
    raise _unknown("recogniser", name, recognisers())


def create_refiner(name: str = "") -> Refiner:
    """The refiner ``name`` ('': the default). Raises EngineProblem as above."""
    name = name or DEFAULT_REFINER
    if name == "pocketsphinx":
        from reader.align.engines.sphinx import SphinxRefiner

        return SphinxRefiner()
    if ":" in name:
        refiner: Refiner = _plug_in(name)()
        return refiner
    raise _unknown("refiner", name, refiners())


def languages_of(name: str) -> frozenset[str]:
    """The languages that the engine ``name`` ('': the default recogniser) knows; empty where
    only the engine itself can tell, once it runs."""
    if name in ("", DEFAULT_RECOGNISER):
        from reader.align.engines.moonshine import MoonshineRecogniser

        return MoonshineRecogniser.languages
    if name == DEFAULT_REFINER:
        from reader.align.engines.sphinx import SphinxRefiner

        return SphinxRefiner.languages
    return frozenset()


def _plug_in(name: str) -> Any:
    from importlib import import_module

    module, _, attribute = name.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise EngineProblem(
            say("The engine {name!r} cannot be loaded ({error}).", name=name, error=error),
            remedy=say("It is named package.module:Class, and its package must be installed."),
        ) from error


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> EngineProblem:
    return EngineProblem(
        say("There is no {kind} called {name!r}.", kind=kind, name=name),
        remedy=say("Known are: {known}.", known=", ".join(known)),
    )
