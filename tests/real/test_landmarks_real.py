"""Landmarks of a real conversation, beside the headings that an editor gave to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.core.landmarks import landmarks_of
from reader.formats.registry import load_transcript

NEAR_TURNS = 2


def test_landmarks_of_five_hours_stand_mostly_where_an_editor_put_headings(shared: Path) -> None:
    folder = shared / "data" / "transcripts"
    headed = load_transcript(folder / "lex-fridman-452-stamped.md")
    headings = [chapter.turn for chapter in headed.chapters]
    landmarks = landmarks_of(replace(headed, chapters=()))
    assert 20 <= len(landmarks) <= 40

    def near(turn: int) -> bool:
        return any(abs(turn - heading) <= NEAR_TURNS for heading in headings)

    share = sum(near(mark.turn) for mark in landmarks) / len(landmarks)
    by_chance = sum(near(turn) for turn in range(len(headed))) / len(headed)
    assert share >= 0.6, share
    assert share >= 1.8 * by_chance
    said = {turn: text.casefold() for turn, text in enumerate(headed.texts)}
    for mark, following in zip(landmarks, [*landmarks[1:], None], strict=True):
        end = len(headed) if following is None else following.turn
        words = " ".join(said[turn] for turn in range(mark.turn, end))
        assert all(part.casefold() in words for part in mark.title.split(" · "))
