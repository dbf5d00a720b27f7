"""The engines for one piece of work: do they know its language, and what is known already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.align.engines.base import EngineProblem
from reader.align.engines.choose import DEFAULT_RECOGNISER, DEFAULT_REFINER, languages_of
from reader.align.engines.heard_words import NAME as HEARD_WORDS
from reader.align.engines.language import detect_language, unsupported
from reader.align.engines.pool import EnginePool, PendingEngines
from reader.align.journal import Journal, KeptEngines

FALLBACK_LANGUAGE = "en"  # where a text is too short to tell


def engines_for(
    texts: Sequence[str], wanted: str, recogniser: str, refiner: str
) -> tuple[str, str]:
    """(language, refiner) for texts in the language ``wanted``, '' for what they look like.

    ``recogniser`` and ``refiner`` are names, '' for the defaults. Where the default refiner
    does not know the language, but the recogniser does and times its words, the words are
    where it hears them. Raises EngineProblem where an engine does not know the language.
    """
    language = wanted or detect_language(texts) or FALLBACK_LANGUAGE
    known = languages_of(recogniser)
    if known and language not in known:
        raise EngineProblem(unsupported(language, recogniser or DEFAULT_RECOGNISER))
    if language in languages_of(refiner or DEFAULT_REFINER):
        return language, refiner or DEFAULT_REFINER
    if refiner:
        if languages_of(refiner):
            raise EngineProblem(unsupported(language, refiner))
        return language, refiner
    return language, HEARD_WORDS


def open_engines(
    recogniser: str, refiner: str, model: str, jobs: int, language: str, journal: Path | None
) -> tuple[PendingEngines, Journal | None]:
    """Engines in processes of their own, answering from ``journal`` what it holds. Whoever
    asks closes both."""
    pool = EnginePool(jobs, recogniser=recogniser, refiner=refiner, model=model, language=language)
    if journal is None:
        return pool, None
    kept = Journal(journal)
    names = (recogniser or DEFAULT_RECOGNISER, refiner or DEFAULT_REFINER, model)
    return KeptEngines(pool, kept, " ".join(names)), kept
