"""What is in a transcript, for ``earmark info``: as plain data, and as text to read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from reader.core.transcript import NO_SPEAKER, Transcript


def transcript_info(transcript: Transcript) -> dict[str, Any]:
    """The facts, ready for JSON. Times in ms; turns are numbered from 0, lines from 1.

    ``title, published, speakers: [{name, turns, words, variants}], turns, paragraphs,
    words, anchors: [{time_ms, turn}], chapters: [{title, start_ms}],
    repairs: [{kind, line, detail}], warnings``. Speakers come in order of appearance;
    turns of nobody named count in ``turns`` and ``words`` only.
    """
    turns = Counter(transcript.speaker_of)
    words: Counter[int] = Counter()
    first_word = transcript.first_word
    for turn, speaker in enumerate(transcript.speaker_of):
        words[speaker] += first_word[turn + 1] - first_word[turn]
    return {
        "title": transcript.title,
        "published": transcript.published,
        "speakers": [
            {
                "name": speaker.name,
                "turns": turns[index],
                "words": words[index],
                "variants": list(speaker.variants),
            }
            for index, speaker in enumerate(transcript.speakers)
        ],
        "turns": len(transcript),
        "paragraphs": transcript.paragraph_count,
        "words": transcript.word_count,
        "anchors": [{"time_ms": a.time_ms, "turn": a.turn} for a in transcript.anchors],
        "chapters": [{"title": c.title, "start_ms": c.start_ms} for c in transcript.chapters],
        "repairs": [
            {"kind": r.kind, "line": r.line, "detail": r.detail} for r in transcript.repairs
        ],
        "warnings": list(transcript.warnings),
    }


def transcript_report(transcript: Transcript) -> str:
    """The same facts as text of a page or so, to be printed."""
    info = transcript_info(transcript)
    lines = [info["title"] or "(no title)"]
    if info["published"]:
        lines.append(f"Published {info['published']}")
    if transcript.credit:
        lines.append(f"Transcript: {transcript.credit}")
    lines.append("")
    lines.append(
        f"{info['turns']:,} turns, {info['paragraphs']:,} paragraphs, {info['words']:,} words"
    )
    lines += _speaker_lines(info, transcript)
    anchors = transcript.anchors
    if anchors:
        first, last = min(a.time_ms for a in anchors), max(a.time_ms for a in anchors)
        lines += ["", f"{len(anchors):,} times in the text, {clock(first)} to {clock(last)}"]
    if transcript.chapters:
        lines += ["", "Chapters"]
        for chapter in transcript.chapters:
            time = clock(chapter.start_ms) if chapter.start_ms is not None else "-:--"
            lines.append(f"  {time:>8}  {chapter.title}")
    lines += _repair_lines(transcript)
    if transcript.warnings:
        lines += ["", "Warnings", *(f"  {warning}" for warning in transcript.warnings)]
    return "\n".join(lines) + "\n"


def _speaker_lines(info: dict[str, Any], transcript: Transcript) -> list[str]:
    lines = ["", "Speakers"] if info["speakers"] else ["", "No speakers are named."]
    width = max((len(s["name"]) for s in info["speakers"]), default=0)
    for speaker in info["speakers"]:
        line = f"  {speaker['name']:<{width}}  {speaker['turns']:>6,} turns"
        line += f"  {speaker['words']:>9,} words"
        if speaker["variants"]:
            line += f"  also written {', '.join(speaker['variants'])}"
        lines.append(line)
    unnamed = sum(1 for speaker in transcript.speaker_of if speaker == NO_SPEAKER)
    if info["speakers"] and unnamed:
        lines.append(f"  {unnamed:,} turns name nobody")
    return lines


def _repair_lines(transcript: Transcript) -> list[str]:
    if not transcript.repairs:
        return []
    lines = ["", "Repairs"]
    for kind, count in Counter(repair.kind for repair in transcript.repairs).items():
        lines.append(f"  {kind}: {count:,}")
        shown = [repair for repair in transcript.repairs if repair.kind == kind][:12]
        lines += [f"    line {repair.line}: {repair.detail}" for repair in shown]
        if count > len(shown):
            lines.append(f"    and {count - len(shown):,} more (all with --json)")
    return lines


def clock(time_ms: int) -> str:
    """``h:mm:ss``, or ``m:ss`` below an hour."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
