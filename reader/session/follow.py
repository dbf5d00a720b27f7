"""Whether the page follows the voice, and where it scrolls to.

The one place that decides this; it knows neither widgets nor clocks. Following pauses
only when the reader's own scrolling has taken the current line out of sight, and goes on
when the reader asks for it, goes to a word, or scrolls the line back into sight. No time
that passes ever changes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

TARGET = 1 / 3  # where the line is put, as a share of the window's height from the top
BAND_TOP = 0.1  # a line above this or below BAND_BOTTOM is brought to the target
BAND_BOTTOM = 0.68


class FollowState(Enum):
    FOLLOWING = "following"
    PAUSED = "paused"  # the reader went elsewhere; the voice's line is out of sight
    OFF = "off"  # switched off


@dataclass(frozen=True, slots=True)
class Line:
    """The line being spoken: its edges in px from the top of a window ``window_px`` high.

    Both may lie outside of the window.
    """

    top_px: int
    bottom_px: int
    window_px: int

    @property
    def is_visible(self) -> bool:
        """Whether at least half of it can be seen."""
        middle_px = (self.top_px + self.bottom_px) / 2
        return 0 <= middle_px < self.window_px

    @property
    def is_comfortable(self) -> bool:
        return (
            self.top_px >= self.window_px * BAND_TOP
            and self.bottom_px <= self.window_px * BAND_BOTTOM
        )

    @property
    def distance_px(self) -> int:
        """How far the page must move up to bring the line to the target."""
        return self.top_px - round(self.window_px * TARGET)


class Follow:
    """The state of following one conversation."""

    def __init__(self) -> None:
        self.state = FollowState.FOLLOWING
        self.selecting = False  # text is being selected: the page must hold still

    def voice_moved(self, line: Line | None) -> int:
        """How far to scroll, px, now that ``line`` is being spoken; 0 is not at all.

        None: nothing has been spoken yet.
        """
        if self.state is not FollowState.FOLLOWING or self.selecting or line is None:
            return 0
        return 0 if line.is_comfortable else line.distance_px

    def reader_scrolled(self, line: Line | None) -> None:
        """The reader has moved the page, and ``line`` is where the voice is now."""
        if self.state is FollowState.OFF or line is None:
            return
        self.state = FollowState.FOLLOWING if line.is_visible else FollowState.PAUSED

    def page_turned(self, line: Line | None) -> None:
        """The page was moved to show something. What the reader did not do by hand pauses
        following where the voice is left behind, and never resumes it."""
        if line is not None and not line.is_visible:
            self.pause()

    def pause(self) -> None:
        """The reader looks at something else (a search hit, a note)."""
        if self.state is FollowState.FOLLOWING:
            self.state = FollowState.PAUSED

    def resume(self) -> None:
        """The reader wants to be with the voice. Does not switch following on."""
        if self.state is FollowState.PAUSED:
            self.state = FollowState.FOLLOWING

    def toggle(self) -> None:
        """The key: back to the voice where paused, else off and on."""
        following = self.state is FollowState.FOLLOWING
        self.state = FollowState.OFF if following else FollowState.FOLLOWING

    def set_enabled(self, enabled: bool) -> None:
        if not enabled:
            self.state = FollowState.OFF
        elif self.state is FollowState.OFF:
            self.state = FollowState.FOLLOWING
