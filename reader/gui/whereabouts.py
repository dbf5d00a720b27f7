"""Where one is in the conversation, in a sentence: said on request, and only then."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.core.selection import Granularity, Position, plain_text, range_around
from reader.core.timecode import format_time

if TYPE_CHECKING:
    from reader.core.timeline import Cursor
    from reader.core.transcript import Transcript


def whereabouts(
    transcript: Transcript, word: Cursor | None, position_ms: int | None, duration_ms: int
) -> str:
    """Who speaks, when, in which chapter, and the sentence that ``word`` stands in.

    ``position_ms`` is None, and ``duration_ms`` 0, where nobody knows.
    """
    parts = []
    if word is not None:
        parts.append(transcript.speaker_name(word.turn))
    if position_ms is not None:
        time = format_time(position_ms)
        whole = QCoreApplication.translate("whereabouts", "{0} of {1}")
        parts.append(whole.format(time, format_time(duration_ms)) if duration_ms else time)
    if word is None:
        return ", ".join(filter(None, parts))
    parts.append(_chapter(transcript, word.turn))
    place = QCoreApplication.translate("whereabouts", "turn {0} of {1}")
    parts.append(place.format(word.turn + 1, len(transcript)))
    where = ", ".join(filter(None, parts))
    sentence = _sentence(transcript, word)
    return f"{where}: {sentence}" if sentence else where


def _chapter(transcript: Transcript, turn: int) -> str:
    """The title of the chapter that the turn is in; empty before the first one."""
    after = bisect_right(transcript.chapters, turn, key=lambda chapter: chapter.turn)
    return transcript.chapters[after - 1].title if after else ""


def _sentence(transcript: Transcript, word: Cursor) -> str:
    spans = transcript.word_spans(word.turn)
    if not spans:
        return ""
    place = Position(word.turn, spans[word.word][0])
    return plain_text(transcript, range_around(transcript, place, Granularity.SENTENCE))
