"""An alignment as ``earmark match`` and ``earmark align`` print it."""

from __future__ import annotations

from reader.align.speakers.proposals import proposals
from reader.align.speakers.splits import splits_from_text
from reader.core.timing import NO_TIME, Alignment, Provenance
from reader.core.transcript import Transcript

_PROPOSALS = 5  # told in a description


def alignment_json(transcript: Transcript, alignment: Alignment) -> dict[str, object]:
    """``{duration_ms, turns: [{index, speaker, text, start_ms, end_ms, words: [{text,
    start_ms, end_ms, provenance, confidence}]}], uncovered: [{start_ms, end_ms}],
    speaker_check: [{turn, label, other_label}], warnings}``.

    Times are whole milliseconds, null where there are none; ``provenance`` is the name in
    lower case, ``confidence`` 0..1.
    """
    names = {member.value: member.name.lower() for member in Provenance}
    turns: list[dict[str, object]] = []
    for turn in range(len(transcript)):
        first = transcript.first_word[turn]
        text = transcript.texts[turn]
        span = alignment.turn_span(transcript, turn)
        turns.append(
            {
                "index": turn,
                "speaker": transcript.speaker_name(turn),
                "text": text,
                "start_ms": None if span is None else span.start_ms,
                "end_ms": None if span is None else span.end_ms,
                "words": [
                    {
                        "text": text[begin:end],
                        "start_ms": _time(alignment.start_ms[word]),
                        "end_ms": _time(alignment.end_ms[word]),
                        "provenance": names[alignment.provenance[word]],
                        "confidence": alignment.confidence[word] / 100,
                    }
                    for word, (begin, end) in enumerate(transcript.word_spans(turn), first)
                ],
            }
        )
    return {
        "duration_ms": alignment.duration_ms,
        "turns": turns,
        "uncovered": [
            {"start_ms": span.start_ms, "end_ms": span.end_ms} for span in alignment.uncovered
        ],
        "speaker_check": [
            {"turn": c.turn, "label": c.label, "other_label": c.other_label}
            for c in alignment.speaker_check
        ],
        "warnings": list(alignment.warnings),
    }


def _time(value: int) -> int | None:
    return None if value == NO_TIME else value


def describe(transcript: Transcript, alignment: Alignment) -> str:
    """The same in a few lines, for people."""
    words = len(alignment)
    absent = alignment.provenance.count(Provenance.ABSENT)
    given = alignment.provenance.count(Provenance.SOURCE)
    timed_turns = sum(
        alignment.turn_span(transcript, turn) is not None for turn in range(len(transcript))
    )
    lines = [
        (
            f"{timed_turns} of {len(transcript)} turns and {words - absent} of {words} words "
            f"have a time; {given} times are the file's own, the others lie between."
        )
    ]
    uncovered = sum(span.end_ms - span.start_ms for span in alignment.uncovered)
    if uncovered:
        count = len(alignment.uncovered)
        lines.append(
            f"{count} {'stretch' if count == 1 else 'stretches'} of the recording, "
            f"{uncovered / 1000:.0f} s together, without words of this transcript."
        )
    if alignment.speaker_check:
        count = len(alignment.speaker_check)
        lines.append(
            f"{count} {'turn is' if count == 1 else 'turns are'} labelled otherwise in the timed "
            f"file, the first being turn {alignment.speaker_check[0].turn + 1}."
        )
        splits = splits_from_text(alignment.extra.get("splits", ""))
        found = proposals(transcript, alignment.speaker_check, splits)
        lines.extend(f"Perhaps: {proposal.detail}" for proposal in found[:_PROPOSALS])
        if len(found) > _PROPOSALS:
            lines.append(f"And {len(found) - _PROPOSALS} more of the kind.")
    lines.extend(f"Note: {warning}" for warning in alignment.warnings)
    return "\n".join(lines)
