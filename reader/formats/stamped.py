"""A transcript with times in its text, seen as a timed file."""

from __future__ import annotations

from itertools import pairwise

from reader.core.text import say
from reader.core.transcript import Transcript
from reader.formats.base import Cue, TimedText


def timed_from_transcript(transcript: Transcript) -> TimedText:
    """One cue from each pure stamp to the next, or to the end of its turn.

    Text before a turn's first anchor goes to no cue of its own: it is said after the last
    time known, so it joins that anchor's cue where the speaker is the same, and is left
    out otherwise, with a warning that counts the words. ``end_ms`` is None throughout.
    Cues are in order of time (ties in text order); without anchors there are none.
    """
    by_turn: dict[int, list[tuple[int, int]]] = {}
    for anchor in transcript.anchors:
        if anchor.label:  # "[inaudible 0:15]" is a note of somebody's, often on another clock
            continue
        by_turn.setdefault(anchor.turn, []).append((anchor.char, anchor.time_ms))
    cues: list[Cue] = []
    left_out = 0
    for turn, text in enumerate(transcript.texts):
        speaker = transcript.speaker_name(turn)
        marks = sorted(by_turn.get(turn, ()))
        lead = text[: marks[0][0]] if marks else text
        if lead.strip():
            if cues and cues[-1].speaker == speaker:
                last = cues[-1]
                joined = f"{last.text}\n{lead.strip()}"
                cues[-1] = Cue(last.start_ms, None, joined, speaker)
            else:
                left_out += len(lead.split())
        for index, (char, time_ms) in enumerate(marks):
            end = marks[index + 1][0] if index + 1 < len(marks) else len(text)
            stretch = text[char:end].strip()
            if stretch:
                cues.append(Cue(time_ms, None, stretch, speaker))
    if any(a.start_ms > b.start_ms for a, b in pairwise(cues)):
        cues.sort(key=lambda cue: cue.start_ms)
    chapters = [(c.title, c.start_ms) for c in transcript.chapters if c.start_ms is not None]
    warnings = list(transcript.warnings)
    if cues and left_out:
        warnings.append(
            say(
                "{n} words stand before any time of their speaker's.",
                one="{n} word stands before any time of its speaker's.",
                n=left_out,
            )
        )
    return TimedText(
        tuple(cues),
        title=transcript.title,
        language=transcript.language,
        warnings=tuple(warnings),
        data_hash=transcript.text_hash,
        chapters=tuple(sorted(chapters, key=lambda chapter: chapter[1])),
    )
