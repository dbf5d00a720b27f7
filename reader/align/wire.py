"""What a worker process and the one who started it say to each other: JSON, a line each.

Towards the worker: one *job*, then, at any time, ``{"listen_ms": n}`` (the user has moved
there) and ``{"cancel": true}``; the end of the stream cancels too. From the worker:
*events*, each with its name under ``event``: ``progress``, and last one of ``finished``,
``transcribed``, ``failed`` and ``cancelled``.

Spans are ``[start_ms, end_ms]``, columns are lists of whole numbers as in ``Alignment``
(``NO_TIME`` included). Everything is ASCII: a path that is not UTF-8 passes as it is.

Light to import: the window is at one end.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.align.progress import PlacedWords, Progress, Stage
from reader.core.errors import ReaderError
from reader.core.pins import Pin
from reader.core.text import packed, unpacked
from reader.core.timing import Alignment, Span, SpeakerConflict
from reader.core.transcript import Speaker, Transcript

PROGRESS = "progress"
FINISHED = "finished"
TRANSCRIBED = "transcribed"
FAILED = "failed"
CANCELLED = "cancelled"

CRASH_STATUS = 70  # how a worker ends after a fault of ours; sysexits.h calls it EX_SOFTWARE


@dataclass(frozen=True)
class Job:
    """What is to be aligned; the fields are the arguments of ``aligner.align`` and the
    fields of its options. With ``transcribe`` the transcript is empty and is to be made."""

    audio: Path
    transcript: Transcript
    start_ms: int = 0
    journal: Path | None = None
    pins: tuple[Pin, ...] = ()
    within: tuple[int, int] | None = None
    prior: Alignment | None = None
    language: str = ""
    recogniser: str = ""
    refiner: str = ""
    model: str = ""
    jobs: int = 0
    transcribe: bool = False


def line(message: Mapping[str, object]) -> bytes:
    """A message as it is sent, with its line end."""
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


def message(data: bytes) -> dict[str, Any]:
    """What a line says. Raises ValueError where it is not a message."""
    found = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError(f"a message is an object, not {type(found).__name__}")
    return found


def no_transcript() -> Transcript:
    """For a job that is to make one."""
    return Transcript([], array("i"), ())


# --- the job -------------------------------------------------------------------------------


def job_message(job: Job) -> dict[str, object]:
    """Of the transcript only what aligning looks at: texts, who speaks, language and hash."""
    transcript = job.transcript
    return {
        "audio": str(job.audio),
        "texts": list(transcript.texts),
        "speaker_of": list(transcript.speaker_of),
        "speakers": [speaker.name for speaker in transcript.speakers],
        "text_hash": transcript.text_hash,
        "start_ms": job.start_ms,
        "journal": None if job.journal is None else str(job.journal),
        "pins": [[pin.word, pin.start_ms] for pin in job.pins],
        "within": None if job.within is None else list(job.within),
        "prior": None if job.prior is None else alignment_message(job.prior),
        "text_language": transcript.language,
        "language": job.language,
        "recogniser": job.recogniser,
        "refiner": job.refiner,
        "model": job.model,
        "jobs": job.jobs,
        "transcribe": job.transcribe,
    }


def job_from(data: Mapping[str, Any]) -> Job:
    """Raises KeyError, TypeError or ValueError where it is not a job. What is not needed for
    every job may be missing."""
    within, prior, journal = data.get("within"), data.get("prior"), data.get("journal")
    return Job(
        audio=Path(data["audio"]),
        transcript=Transcript(
            [str(text) for text in data.get("texts", ())],
            array("i", data.get("speaker_of", ())),
            tuple(Speaker(str(name)) for name in data.get("speakers", ())),
            language=str(data.get("text_language", "")),
            text_hash=str(data.get("text_hash", "")),
        ),
        start_ms=int(data.get("start_ms", 0)),
        journal=None if journal is None else Path(journal),
        pins=tuple(Pin(int(word), int(start_ms)) for word, start_ms in data.get("pins", ())),
        within=None if within is None else (int(within[0]), int(within[1])),
        prior=None if prior is None else alignment_from(prior),
        language=str(data.get("language", "")),
        recogniser=str(data.get("recogniser", "")),
        refiner=str(data.get("refiner", "")),
        model=str(data.get("model", "")),
        jobs=int(data.get("jobs", 0)),
        transcribe=bool(data.get("transcribe", False)),
    )


# --- events --------------------------------------------------------------------------------


def progress_event(progress: Progress) -> dict[str, object]:
    return {
        "event": PROGRESS,
        "stage": progress.stage.value,
        "total_ms": progress.total_ms,
        "done": _pairs(progress.done),
        "working": None
        if progress.working is None
        else [progress.working.start_ms, progress.working.end_ms],
        "left_s": progress.left_s,
        "words": [
            {
                "first": words.first,
                "start_ms": list(words.start_ms),
                "end_ms": list(words.end_ms),
                "provenance": list(words.provenance),
                "confidence": list(words.confidence),
            }
            for words in progress.words
        ],
    }


def progress_from(data: Mapping[str, Any]) -> Progress:
    working, left_s = data["working"], data["left_s"]
    return Progress(
        stage=Stage(data["stage"]),
        total_ms=int(data["total_ms"]),
        done=_spans(data["done"]),
        working=None if working is None else Span(working[0], working[1]),
        left_s=None if left_s is None else float(left_s),
        words=tuple(
            PlacedWords(
                int(words["first"]),
                array("q", words["start_ms"]),
                array("q", words["end_ms"]),
                bytes(words["provenance"]),
                bytes(words["confidence"]),
            )
            for words in data["words"]
        ),
    )


def finished_event(alignment: Alignment) -> dict[str, object]:
    return {"event": FINISHED, "alignment": alignment_message(alignment)}


def transcribed_event(transcript: Transcript, alignment: Alignment, text: str) -> dict[str, object]:
    """``text`` is the transcript as a file, from which its turns can be read back; ``turns``
    are the same with the time of each word, ``[text, start_ms, end_ms]``."""
    turns = []
    for turn in range(len(transcript)):
        first = transcript.first_word[turn]
        turns.append(
            {
                "speaker": transcript.speaker_name(turn),
                "words": [
                    [
                        transcript.texts[turn][begin:end],
                        alignment.start_ms[word],
                        alignment.end_ms[word],
                    ]
                    for word, (begin, end) in enumerate(transcript.word_spans(turn), first)
                ],
            }
        )
    return {
        "event": TRANSCRIBED,
        "turns": turns,
        "text": text,
        "alignment": alignment_message(alignment),
    }


def transcribed_from(data: Mapping[str, Any]) -> tuple[str, Alignment]:
    """(the text file, the times of its words)."""
    return str(data["text"]), alignment_from(data["alignment"])


def failed_event(error: ReaderError) -> dict[str, object]:
    """``message`` is fit to be shown as it stands, place included; ``remedy`` apart from it.
    ``parts`` is what both are made of, for another language."""
    where = ReaderError(error.problem, path=error.path, line=error.line)
    return {
        "event": FAILED,
        "message": str(where),
        "remedy": error.remedy,
        "parts": [packed(where.message), packed(error.remedy)],
    }


def failure_from(data: Mapping[str, Any]) -> ReaderError:
    message, remedy = data.get("parts", (str(data["message"]), str(data.get("remedy", ""))))
    return ReaderError(unpacked(message), remedy=unpacked(remedy))


def alignment_message(alignment: Alignment) -> dict[str, object]:
    return {
        "start_ms": list(alignment.start_ms),
        "end_ms": list(alignment.end_ms),
        "provenance": list(alignment.provenance),
        "confidence": list(alignment.confidence),
        "duration_ms": alignment.duration_ms,
        "uncovered": _pairs(alignment.uncovered),
        "speaker_check": [[c.turn, c.label, c.other_label] for c in alignment.speaker_check],
        "warnings": [packed(warning) for warning in alignment.warnings],
        "transcript_hash": alignment.transcript_hash,
        "audio_hash": alignment.audio_hash,
        "source": alignment.source,
        "extra": alignment.extra,
    }


def alignment_from(data: Mapping[str, Any]) -> Alignment:
    """Only the columns are needed. Raises KeyError, TypeError or ValueError where it is not
    an alignment."""
    return Alignment(
        array("q", data["start_ms"]),
        array("q", data["end_ms"]),
        bytearray(data["provenance"]),
        bytearray(data["confidence"]),
        duration_ms=int(data.get("duration_ms", 0)),
        uncovered=_spans(data.get("uncovered", ())),
        speaker_check=tuple(
            SpeakerConflict(int(turn), str(label), str(other))
            for turn, label, other in data.get("speaker_check", ())
        ),
        warnings=tuple(unpacked(warning) for warning in data.get("warnings", ())),
        transcript_hash=str(data.get("transcript_hash", "")),
        audio_hash=str(data.get("audio_hash", "")),
        source=str(data.get("source", "")),
        extra={str(key): str(value) for key, value in data.get("extra", {}).items()},
    )


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start_ms, span.end_ms] for span in spans]


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(int(start_ms), int(end_ms)) for start_ms, end_ms in pairs)
