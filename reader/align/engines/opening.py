"""The engines for one piece of work: do they know its language, and what is known already."""

from __future__ import annotations

from pathlib import Path

from reader.align.engines.base import EngineProblem
from reader.align.engines.choose import DEFAULT_RECOGNISER, DEFAULT_REFINER, languages_of
from reader.align.engines.language import detect_language, unsupported
from reader.align.engines.pool import EnginePool, PendingEngines
from reader.align.journal import Journal, KeptEngines
from reader.core.transcript import Transcript

FALLBACK_LANGUAGE = "en"  # where a text is too short to tell


def language_for(transcript: Transcript, wanted: str, *engines: str) -> str:
    """The language to align ``transcript`` in: ``wanted``, else what its words look like.

    ``engines`` are their names ('' the default recogniser). Raises EngineProblem where one
    does not know the language.
    """
    language = wanted or detect_language(transcript.texts) or FALLBACK_LANGUAGE
    for engine in engines:
        known = languages_of(engine)
        if known and language not in known:
            raise EngineProblem(unsupported(language, engine or DEFAULT_RECOGNISER))
    return language


def open_engines(
    recogniser: str, refiner: str, model: str, jobs: int, journal: Path | None
) -> tuple[PendingEngines, Journal | None]:
    """Engines in processes of their own, answering from ``journal`` what it holds. Whoever
    asks closes both."""
    pool = EnginePool(jobs, recogniser=recogniser, refiner=refiner, model=model)
    if journal is None:
        return pool, None
    kept = Journal(journal)
    names = (recogniser or DEFAULT_RECOGNISER, refiner or DEFAULT_REFINER, model)
    return KeptEngines(pool, kept, " ".join(names)), kept
