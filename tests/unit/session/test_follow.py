from __future__ import annotations

import pytest

from reader.session.follow import Follow, FollowState, Line

WINDOW_PX = 900


def _line(top_px: int) -> Line:
    return Line(top_px, top_px + 31, WINDOW_PX)


def _state(follow: Follow) -> FollowState:
    return follow.state


@pytest.mark.parametrize("top_px", [90, 300, 580])
def test_a_comfortable_line_stays_where_it_is(top_px: int) -> None:
    assert Follow().voice_moved(_line(top_px)) == 0


@pytest.mark.parametrize(("top_px", "scroll_px"), [(0, -300), (-4000, -4300), (620, 320)])
def test_any_other_line_goes_to_a_third_from_the_top(top_px: int, scroll_px: int) -> None:
    assert Follow().voice_moved(_line(top_px)) == scroll_px


def test_scrolling_within_sight_of_the_voice_does_not_pause() -> None:
    follow = Follow()
    follow.reader_scrolled(_line(850))
    assert _state(follow) is FollowState.FOLLOWING


def test_scrolling_away_pauses_until_the_voice_is_in_sight_by_scrolling() -> None:
    follow = Follow()
    follow.reader_scrolled(_line(-200))
    assert _state(follow) is FollowState.PAUSED
    assert follow.voice_moved(_line(-170)) == 0
    assert follow.voice_moved(_line(880)) == 0  # the voice came into sight by itself
    assert _state(follow) is FollowState.PAUSED
    follow.reader_scrolled(_line(880))
    assert follow.voice_moved(_line(880)) == 580


def test_the_voice_leaving_the_window_by_itself_does_not_pause() -> None:
    follow = Follow()
    follow.voice_moved(_line(2000))
    assert _state(follow) is FollowState.FOLLOWING


def test_nothing_scrolls_while_text_is_being_selected() -> None:
    follow = Follow()
    follow.selecting = True
    assert follow.voice_moved(_line(2000)) == 0
    follow.selecting = False
    assert follow.voice_moved(_line(2000)) == 1700


def test_before_the_first_word_scrolling_is_free() -> None:
    follow = Follow()
    follow.reader_scrolled(None)
    assert _state(follow) is FollowState.FOLLOWING
    assert follow.voice_moved(None) == 0


def test_the_key_goes_back_first_and_switches_off_second() -> None:
    follow = Follow()
    follow.pause()
    follow.toggle()
    assert _state(follow) is FollowState.FOLLOWING
    follow.toggle()
    assert _state(follow) is FollowState.OFF
    follow.reader_scrolled(_line(300))
    follow.resume()
    assert _state(follow) is FollowState.OFF
    follow.toggle()
    assert _state(follow) is FollowState.FOLLOWING


def test_switching_on_what_is_paused_leaves_the_reader_alone() -> None:
    follow = Follow()
    follow.pause()
    follow.set_enabled(True)
    assert _state(follow) is FollowState.PAUSED
    follow.set_enabled(False)
    assert _state(follow) is FollowState.OFF


def test_showing_something_pauses_out_of_sight_of_the_voice_and_never_resumes() -> None:
    follow = Follow()
    follow.page_turned(_line(300))
    assert _state(follow) is FollowState.FOLLOWING
    follow.page_turned(_line(-500))
    assert _state(follow) is FollowState.PAUSED
    follow.page_turned(_line(300))
    assert _state(follow) is FollowState.PAUSED
    follow.page_turned(None)
    follow.set_enabled(False)
    follow.page_turned(_line(-500))
    assert _state(follow) is FollowState.OFF
