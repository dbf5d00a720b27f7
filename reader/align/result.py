"""An alignment as ``earmark match`` and ``earmark align`` print it."""

from __future__ import annotations

from reader.align.figures import figures, percent
from reader.align.speakers.certainty import certainties_from_text
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
    found = figures(transcript, alignment)
    timed_turns = sum(
        alignment.turn_span(transcript, turn) is not None for turn in range(len(transcript))
    )
    timed = (
        f"{timed_turns} of {found.turns} turns and {found.words - found.absent} of {found.words} "
        "words have a time"
    )
    if found.measured:
        sure = f"{percent(found.measured, found.words)} of the words are measured in the sound"
        lines = [f"{timed}; {sure}, {percent(found.doubtful, found.words)} are doubtful."]
        says_otherwise = "of somebody else by the sound of it"
    else:
        lines = [f"{timed}; {found.given} times are the file's own, the others lie between."]
        says_otherwise = "labelled otherwise in the timed file"
    if found.uncovered:
        stretches = "stretch" if found.uncovered == 1 else "stretches"
        lines.append(
            f"{found.uncovered} {stretches} of the recording, {found.uncovered_ms / 1000:.0f} s "
            "together, without words of this transcript."
        )
    if alignment.speaker_check:
        count = len(alignment.speaker_check)
        lines.append(
            f"{count} {'turn is' if count == 1 else 'turns are'} {says_otherwise}, "
            f"the first being turn {alignment.speaker_check[0].turn + 1}."
        )
        splits = splits_from_text(alignment.extra.get("splits", ""))
        voices = certainties_from_text(alignment.extra.get("voices", ""))
        perhaps = proposals(transcript, alignment.speaker_check, splits, voices)
        lines.extend(f"Perhaps: {proposal.detail}" for proposal in perhaps[:_PROPOSALS])
        if len(perhaps) > _PROPOSALS:
            lines.append(f"And {len(perhaps) - _PROPOSALS} more of the kind.")
    lines.extend(f"Note: {warning}" for warning in alignment.warnings)
    return "\n".join(lines)
