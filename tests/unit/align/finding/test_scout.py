"""What is heard here and there, and what that tells about the rest."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.align.finding.ear import Ear
from reader.align.finding.finder import Finder
from reader.align.finding.frame import frame_of
from reader.align.finding.scout import Scout
from reader.align.script import Script
from reader.align.sound.reel import Reel
from reader.core.errors import FormatProblem
from reader.core.pins import Pin
from tests.unit.align.spoken import Hearing, Spoken, nothing
from tests.unit.align.talks import ADVERT, OTHER, TALK
from tests.unit.align.texts import transcript_of

STRIDE_MS = 10_000


def _scout(
    spoken: Spoken, *turns: str, engines: Hearing | None = None, pins: tuple[Pin, ...] = ()
) -> Scout:
    script, reel = Script(transcript_of(*turns)), Reel(spoken)
    finder = Finder(script)
    ear = Ear(reel, finder, engines or Hearing(spoken), "en", nothing)
    frame = frame_of(script, spoken.duration_ms, pins, None, None)
    return Scout(reel, ear, finder, script, frame, STRIDE_MS)


def test_landmarks_are_where_their_words_begin() -> None:
    spoken = Spoken(*TALK)
    scout = _scout(spoken, *TALK)
    scout.explore(0)

    marks = scout.landmarks()

    assert len(marks) >= spoken.duration_ms // (2 * STRIDE_MS)
    for mark in marks:
        before = spoken.end_ms[mark.word - 1] if mark.word else 0
        assert before - 100 <= mark.time_ms <= spoken.start_ms[mark.word]


def test_an_advert_puts_off_the_words_after_it() -> None:
    spoken = Spoken(*TALK[:7], *ADVERT, *TALK[7:])
    scout = _scout(spoken, *TALK)
    scout.explore(0)

    low = sum(len(turn.split()) for turn in TALK[:7])
    shift = sum(len(turn.split()) for turn in ADVERT)
    for mark in scout.landmarks():
        said = mark.word if mark.word < low else mark.word + shift
        assert mark.time_ms <= spoken.start_ms[said]
        assert said == 0 or mark.time_ms >= spoken.end_ms[said - 1] - 100 or mark.word == low


def test_windows_hold_all_words_and_all_sound_once() -> None:
    spoken = Spoken(*TALK)
    scout = _scout(spoken, *TALK)
    scout.explore(0)

    windows = scout.windows(whole=True)

    assert (windows[0].first, windows[0].start_ms) == (0, 0)
    assert (windows[-1].last, windows[-1].end_ms) == (len(spoken.words), spoken.duration_ms)
    for a, b in pairwise(windows):
        assert (a.last, a.end_ms) == (b.first, b.start_ms)
        assert a.first < a.last


def test_nothing_is_a_window_before_something_is_explored() -> None:
    spoken = Spoken(*TALK)

    assert _scout(spoken, *TALK).windows(whole=False) == []


def test_a_pin_is_a_landmark_and_what_contradicts_it_is_none() -> None:
    spoken = Spoken(*TALK)
    word = sum(len(turn.split()) for turn in TALK[:6])
    pin = Pin(word, spoken.start_ms[word] + 9000)  # the user says so
    scout = _scout(spoken, *TALK, pins=(pin,))
    scout.explore(0)

    marks = scout.landmarks()

    assert [m.word for m in marks if m.time_ms == pin.start_ms] == [word]
    assert all((m.word < word) == (m.time_ms < pin.start_ms) for m in marks)


def test_where_the_text_is_heard_the_survey_ends_soon() -> None:
    spoken = Spoken(*TALK)
    engines = Hearing(spoken)

    _scout(spoken, *TALK, engines=engines).survey(nothing)

    assert engines.heard_ms < spoken.duration_ms


def test_another_conversation_is_refused() -> None:
    scout = _scout(Spoken(*OTHER, *OTHER), *TALK)

    with pytest.raises(FormatProblem, match="not seem to be of this conversation"):
        scout.survey(nothing)


def test_where_nobody_speaks_that_is_said() -> None:
    scout = _scout(Spoken(*[""] * 12), *TALK)
    scout.survey(nothing)  # somebody may speak elsewhere

    with pytest.raises(FormatProblem, match="Nobody speaks"):
        scout.listen_everywhere(nothing)


def test_where_nothing_is_understood_that_is_said() -> None:
    spoken = Spoken(*TALK)
    scout = _scout(spoken, *TALK, engines=Hearing(spoken, deaf=True))

    with pytest.raises(FormatProblem, match="Hardly a word"):
        scout.listen_everywhere(nothing)


def test_of_a_text_of_a_few_words_it_is_enough_that_somebody_speaks() -> None:
    spoken = Spoken("Well now.")

    _scout(spoken, "Well now.", engines=Hearing(spoken, deaf=True)).listen_everywhere(nothing)


def test_whoever_ends_it_is_asked_before_each_piece() -> None:
    class Ended(Exception):
        pass

    def end() -> None:
        raise Ended

    spoken = Spoken(*TALK)
    engines = Hearing(spoken)

    with pytest.raises(Ended):
        _scout(spoken, *TALK, engines=engines).survey(end)
    assert engines.heard_ms == 0
