"""The progress bar: one line on a terminal that fits it, few lines elsewhere."""

import io
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.progress_bar import ProgressBar, time_left


class Terminal(io.StringIO):
    """Shows what a terminal would: the carriage return goes back, letters overwrite."""

    def isatty(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def lines(self) -> list[str]:
        shown = []
        for raw in self.getvalue().split("\n"):
            line: list[str] = []
            for piece in raw.split("\r"):
                line[: len(piece)] = piece
            shown.append("".join(line).rstrip())
        return shown


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def bar_on(stream: io.StringIO, clock: Clock, width: int = 80) -> ProgressBar:
    return ProgressBar(stream, clock=clock, width=lambda: width)


def test_a_terminal_shows_one_line_and_nothing_of_it_stays() -> None:
    stream, clock = Terminal(), Clock()
    with bar_on(stream, clock) as bar:
        for percent in range(0, 101, 5):
            clock.now_s += 1
            bar.show(percent / 100, "a long word or two" if percent < 50 else "short", left_s=9)
        assert stream.lines() == [f"{'━' * 35}  100 %  short  about 10 s left"]
    assert stream.lines() == [""]


def test_a_line_said_meanwhile_stands_above_the_bar() -> None:
    stream, clock = Terminal(), Clock()
    bar = bar_on(stream, clock)
    bar.show(0.5, "listening")
    bar.say("talk: aligned")
    assert stream.lines() == ["talk: aligned", f"{'━' * 20}{'─' * 20}   50 %  listening"]


@given(
    width=st.integers(1, 200),
    part=st.floats(-0.5, 1.5),
    text=st.text(st.characters(min_codepoint=32, max_codepoint=0x9FFF), max_size=90),
)
def test_the_line_is_never_wider_than_the_terminal(width: int, part: float, text: str) -> None:
    from unicodedata import east_asian_width

    stream = Terminal()
    bar_on(stream, Clock(), width).show(part, text, left_s=100)
    drawn = stream.getvalue().removeprefix("\r")
    columns = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in drawn)
    assert columns < max(11, width) + sum(map(_is_combining, drawn))


def _is_combining(letter: str) -> bool:
    from unicodedata import combining

    return combining(letter) != 0


def test_a_narrow_terminal_keeps_the_numbers() -> None:
    stream = Terminal()
    bar_on(stream, Clock(), 30).show(0.42, "listening", left_s=200)
    assert stream.lines() == [" 42 %  listening  about 3 min"]


def test_the_time_left_runs_down_while_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.progress_bar.TICK_S", 0.01)
    stream, clock = Terminal(), Clock()
    with bar_on(stream, clock) as bar:
        bar.show(0.5, "listening", left_s=100)
        assert stream.lines()[-1].endswith("about 2 min left")
        clock.now_s += 60
        ends_s = time.monotonic() + 10
        while "about 40 s left" not in stream.getvalue() and time.monotonic() < ends_s:
            threading.Event().wait(0.01)
        assert stream.lines()[-1].endswith("about 40 s left")


def test_the_bar_keeps_its_size_when_the_words_get_fewer() -> None:
    stream, clock = Terminal(), Clock()
    bar = bar_on(stream, clock, 60)
    bar.show(1.0, "a few more words than later", left_s=200)
    longer = stream.lines()[-1].count("━")
    clock.now_s += 1
    bar.show(1.0, "few words")
    assert stream.lines()[-1].count("━") == longer


def test_redrawing_is_held_back() -> None:
    stream, clock = Terminal(), Clock()
    bar = bar_on(stream, clock)
    for step in range(1000):
        clock.now_s += 0.001
        bar.show(step / 1000, "listening")
    assert 4 <= stream.getvalue().count("\r") <= 6


def test_a_log_gets_a_line_every_tenth() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = bar_on(stream, clock)
    for step in range(1001):
        bar.show(step / 1000, "listening")
    bar.clear()
    lines = stream.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == [str(n) for n in range(10, 101, 10)]
    assert "\r" not in stream.getvalue()


def test_a_log_hears_of_slow_work_twice_a_minute() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = bar_on(stream, clock)
    for _ in range(121):
        bar.show(0.01, "listening")
        clock.now_s += 1
    assert len(stream.getvalue().splitlines()) == 4


def test_a_dumb_terminal_is_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream = Terminal()
    bar_on(stream, Clock()).show(0.5, "listening")
    assert stream.getvalue() == "50 %  listening\n"


def test_a_terminal_without_the_letters_gets_others() -> None:
    class Latin(Terminal):
        @property
        def encoding(self) -> str:  # type: ignore[override]
            return "latin-1"

    stream = Latin()
    bar_on(stream, Clock()).show(0.5, "listening")
    assert stream.lines() == [f"{'#' * 20}{'-' * 20}   50 %  listening"]


def test_a_terminal_that_is_closed_does_not_stop_the_work() -> None:
    stream = Terminal()
    bar = bar_on(stream, Clock())
    stream.close()
    bar.show(0.5, "listening")
    bar.say("done")
    bar.clear()


def test_nobody_watching_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)  # a program without a console
    bar = ProgressBar()
    bar.show(0.5, "listening")
    bar.say("done")


@pytest.mark.parametrize(
    ("left_s", "said"),
    [
        (None, ""),
        (0, "a few seconds left"),
        (7.4, "a few seconds left"),
        (22, "about 20 s left"),
        (57, "about 55 s left"),
        (59, "about 1 min left"),
        (200, "about 3 min left"),
        (3590, "about 1 h left"),
        (3600 + 17 * 60, "about 1 h 15 min left"),
        (7190, "about 2 h left"),
    ],
)
def test_the_time_left_is_as_coarse_as_the_guess(left_s: float | None, said: str) -> None:
    assert time_left(left_s) == said
