"""Finding one's way: a few pieces of the recording are heard, and where in the text they
are from cuts recording and text into windows that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.align.finding.chain import Sighting, best_chain
from reader.align.finding.ear import Check, Ear
from reader.align.finding.finder import Finder
from reader.align.finding.frame import Frame, Landmark
from reader.align.placing.comparison import Kind
from reader.align.placing.division import Part
from reader.align.script import Script
from reader.align.sound.pieces import Piece, pieces_between
from reader.align.sound.reel import Reel
from reader.core.errors import FormatProblem
from reader.core.text import say

# A landmark about so often; sooner where a good pause invites it.
STRIDE_MS = 24_000
_GOOD_PAUSE_MS = 450
_SURVEY_POINTS = 16
_SURVEY_AGAIN = 40
_SURVEY_APART_MS = 15_000
# Sightings that cannot be chance: so many words of a piece heard as the text has them.
_CREDIBLE_WORDS = 5
_CREDIBLE_SHARE = 0.5
_ENOUGH_PLACES = 5
_SHORT_TEXT = 20  # words
_INTERJECTION_WORDS = 2
_LANDMARK_WORDS = 5
_EDGE_TOKENS = 2
_CLEAR_SHARE = 0.55
_VERY_CLEAR_SHARE = 0.75


class Scout:
    """Hears here and there, and knows what that tells about the rest."""

    def __init__(
        self,
        reel: Reel,
        ear: Ear,
        finder: Finder,
        script: Script,
        frame: Frame,
        stride_ms: int = STRIDE_MS,
    ) -> None:
        self._reel = reel
        self._ear = ear
        self._finder = finder
        self._script = script
        self._frame = frame
        self._stride_ms = stride_ms
        self._candidates: dict[Piece, list[Sighting]] = {}
        self._explored: set[int] = set()

    def survey(self, check: Check) -> None:
        """Hear pieces spread over the whole recording: is this the conversation at all?

        Raises FormatProblem where nothing of the text is heard.
        """
        for points in (_SURVEY_POINTS, _SURVEY_AGAIN):
            for piece in self._spread(points):
                check()
                self._look(piece)
            if self._credible():
                return
        if self._says_something() or len(self._candidates) >= _ENOUGH_PLACES:
            raise self._not_heard()

    def listen_everywhere(self, check: Check) -> None:
        """Where nothing was recognised so far, hear all there is before anything is placed.

        Raises FormatProblem where nothing of the text is heard; of a short text, which may be
        said all the same, where nothing is heard at all.
        """
        if any(self._candidates.values()):
            return
        short = len(self._script) < _SHORT_TEXT
        for number in range(len(self._reel)):
            for piece in self._reel.section(number).coarse:
                check()
                if short or self._look(piece):
                    return
        raise self._not_heard()

    def _not_heard(self) -> FormatProblem:
        places = len(self._candidates)
        if not places:
            return FormatProblem(
                say("Nobody speaks in this recording."),
                remedy=say("Check that it is the right file, and that it plays."),
            )
        if self._says_something():
            return FormatProblem(
                say(
                    "This recording does not seem to be of this conversation: nothing of the text "
                    "was heard in {places} places of it.",
                    places=places,
                ),
                remedy=say("Check that the recording and the transcript belong together."),
            )
        return FormatProblem(
            say(
                "Hardly a word could be made out in {places} places of this recording.",
                places=places,
            ),
            remedy=say("It may be music, too noisy, or in another language than its transcript."),
        )

    def _spread(self, points: int) -> list[Piece]:
        duration = self._reel.duration_ms
        points = max(1, min(points, duration // _SURVEY_APART_MS))
        chosen: list[Piece] = []
        for point in range(points):
            time_ms = duration * (2 * point + 1) // (2 * points)
            pieces = self._reel.section(self._reel.number_at(time_ms)).coarse
            if pieces:
                piece = min(pieces, key=lambda p: abs(p.start_ms - time_ms))
                if piece not in chosen:
                    chosen.append(piece)
        return chosen

    def _credible(self) -> bool:
        return any(
            len(s.found.pairs) >= _CREDIBLE_WORDS and s.found.share >= _CREDIBLE_SHARE
            for sightings in self._candidates.values()
            for s in sightings
        )

    def _says_something(self) -> bool:
        """Whether words were heard in enough places for their absence to tell."""
        heard = self._ear.hear(list(self._candidates))
        return sum(len(piece.tokens) >= _CREDIBLE_WORDS for piece in heard) >= 2

    def explore(self, number: int) -> None:
        """Hear enough of section ``number`` for landmarks at every stride or so."""
        section = self._reel.section(number)
        frame = self._frame
        pieces = pieces_between(section.coarse, frame.start.time_ms, frame.end.time_ms)
        last_ms = section.start_ms - self._stride_ms if not number else section.start_ms
        index = 0
        while index < len(pieces):
            index = self._next(pieces, index, last_ms)
            if index >= len(pieces):
                break
            if self._is_landmark(self._look(pieces[index])):
                last_ms = pieces[index].start_ms
            index += 1
        self._explored.add(number)

    def _next(self, pieces: Sequence[Piece], index: int, last_ms: int) -> int:
        """Which piece to hear: the first that is far enough from the last landmark, and
        comes after a good pause or is farther still."""
        while index < len(pieces):
            away = pieces[index].start_ms - last_ms
            if away >= self._stride_ms or (
                away >= self._stride_ms * 0.6 and pieces[index].pause_ms >= _GOOD_PAUSE_MS
            ):
                break
            index += 1
        return index

    def _look(self, piece: Piece) -> list[Sighting]:
        sightings = self._candidates.get(piece)
        if sightings is None:
            heard = self._ear.hear([piece])[0]
            sightings = [
                Sighting(piece.start_ms, piece.end_ms, found)
                for found in self._finder.candidates(heard.tokens)
            ]
            self._candidates[piece] = sightings
        return sightings

    def _is_landmark(self, sightings: list[Sighting]) -> bool:
        return bool(sightings) and self._landmark(sightings[0]) is not None

    def _landmark(self, sighting: Sighting) -> Landmark | None:
        """The sighting's beginning, if it is clear which word comes first there: a sentence
        begins about where the first word was heard, or the first words were all heard as
        they stand."""
        found = sighting.found
        at, word = found.pairs[0]
        if len(found.pairs) < _LANDMARK_WORDS and found.share < 1:
            return None
        if at <= _EDGE_TOKENS and found.share >= _CLEAR_SHARE:
            # After a pause a sentence is likelier to begin than not; the recogniser may have
            # got its first word wrong, or missed it.
            for lead in (at, at + 1, at - 1):
                if 0 <= lead <= word and self._script.begins_sentence[word - lead]:
                    if self._follows_interjection(word - lead):
                        return None
                    return Landmark(sighting.start_ms, word - lead)
        if at == 0 and found.share >= _VERY_CLEAR_SHARE:
            first = found.pairs[:3]
            if len(first) == 3 and first[2][0] == 2 and first[2][1] - word <= 2:
                return Landmark(sighting.start_ms, word)
        return None

    def _follows_interjection(self, word: int) -> bool:
        """Whether a sentence of a word or two is before ``word``: a "yes" may be said on either
        side of the pause, and is often not heard."""
        return any(self._script.begins_sentence[max(0, word - _INTERJECTION_WORDS) : word])

    def landmarks(self) -> list[Landmark]:
        """Those of the likeliest story, the pins among them, rising in time and text."""
        pieces = sorted(self._candidates, key=lambda piece: piece.start_ms)
        chain = best_chain([self._allowed(piece) for piece in pieces])
        marks = [mark for s in chain if (mark := self._landmark(s)) is not None]
        marks = [mark for mark in marks if self._frame.allows(mark)]
        marks = sorted([*marks, *self._frame.pins], key=lambda mark: mark.time_ms)
        rising: list[Landmark] = []
        for mark in marks:
            if not rising or mark.word > rising[-1].word:
                rising.append(mark)
        return rising

    def _allowed(self, piece: Piece) -> list[Sighting]:
        frame = self._frame
        return [
            sighting
            for sighting in self._candidates[piece]
            if frame.start.word <= sighting.found.first and sighting.found.last <= frame.end.word
        ]

    def windows(self, *, whole: bool) -> list[Part]:
        """The windows between neighbouring landmarks, in order, what is before the first and
        after the last among them: all of them, or those that lie in explored sections only."""
        marks = self.landmarks()
        if whole or marks:
            # Most listen from the beginning: what is before the first landmark is not for last.
            marks = [self._frame.start, *marks, self._frame.end]
        return [
            Part(Kind.TEXT, a.time_ms, b.time_ms, a.word, b.word)
            for a, b in pairwise(marks)
            if whole or self._is_explored(a.time_ms, b.time_ms)
        ]

    def _is_explored(self, start_ms: int, end_ms: int) -> bool:
        low, high = self._reel.number_at(start_ms), self._reel.number_at(end_ms)
        # A cut lies near the grid: the section before may hold the beginning.
        return all(n in self._explored for n in range(low, high + 1))
