"""The words of a text as a net of states, and the likeliest way through it.

Between any two words there may be silence or noise. Phones at the edges of words are said
differently after other phones, so a word has an entry for each way in which the word before
it may end, and an exit for each way in which the next may begin.

The search is exact: no state is ever given up, so that the way always ends in the last word,
which a search with a beam does not promise where a voice is odd or a word was not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.acoustics import NOISES, SILENCE, STATES, AcousticModel, Position
from reader.align.engines.cepstra import Floats
from reader.align.engines.phones import Phones

# Logarithms of the chances of silence and of noise between two words: pocketsphinx's.
_SILENCE = float(np.log(0.005))
_NOISE = float(np.log(1e-8))
# Speech that the text lacks: as likely as the likeliest phone by itself, less so much a frame,
# and so much for the whole of it. Right words are about as likely as that phone, hardly ever
# 2.5 a frame less (odd voices); words of another text are 4 to 6 less.
UNTOLD_A_FRAME = 3.0
_UNTOLD = -40.0
_IMPOSSIBLE = np.float32(-1e30)
_ANY = -1  # a senone: any
_START = -1  # a predecessor: the beginning of the sound
BETWEEN = -1  # the word of a state that belongs to none


@dataclass(frozen=True, slots=True)
class Word:
    """A word's pronunciations, at least one, none of them empty. ``optional``: it may be
    written and not said."""

    ways: tuple[Phones, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Exit:
    state: int
    phone: int
    into: frozenset[int]  # the phones that may follow


@dataclass(frozen=True, slots=True)
class Way:
    """Frame by frame: the word it belongs to (``BETWEEN``: none), and how much likelier the
    sound is for its phone there than for the likeliest phone by itself (a logarithm)."""

    word: NDArray[np.int64]
    fit: Floats


class Trellis:
    """The net of a text. ``senones`` are those whose likelihoods ``search`` needs, in its
    order."""

    def __init__(self, model: AcousticModel, words: Sequence[Word]) -> None:
        self._model = model
        self._senones: list[int] = []
        self._stay: list[Floats] = []
        self._leave: list[Floats] = []
        self._words: list[int] = []
        self._entries: dict[int, list[tuple[int, float]]] = {}
        self._final: list[int] = []
        self._build(words)
        self._freeze()

    # --- building -----------------------------------------------------------------------

    def _phone(self, sounds: tuple[int, int], word: int) -> int:
        """A phone's three states; the number of the first."""
        first = len(self._senones)
        sequence, matrix = sounds
        self._senones += self._model.senones(sequence)
        self._stay.append(self._model.stay(matrix))
        self._leave.append(self._model.leave(matrix))
        self._words += [word] * STATES
        return first

    def _untold(self) -> int:
        """Speech of any kind; the number of its first state."""
        first = len(self._senones)
        self._senones += [_ANY] * STATES
        even = np.full(STATES, np.log(0.5), np.float32)
        self._stay.append(even)
        self._leave.append(even)
        self._words += [BETWEEN] * STATES
        return first

    def _build(self, words: Sequence[Word]) -> None:
        following = self._edges(words, 0)
        preceding = self._edges(words[::-1], -1)[::-1]
        exits: list[_Exit] = []
        start = True
        for number, word in enumerate(words):
            pauses = self._pauses(exits, start=start)
            exits_here: list[_Exit] = []
            for way in word.ways:
                phones = tuple(self._model.phones[phone] for phone in way)
                exits_here += self._way(
                    phones,
                    number,
                    exits,
                    pauses,
                    preceding[number],
                    following[number],
                    start=start,
                )
            # After a word that may be left out comes what could have come before it.
            if word.optional:
                exits_here += exits
                silence = frozenset({self._model.silence}) | following[number]
                exits_here += [_Exit(state, self._model.silence, silence) for state in pauses]
            exits = exits_here
            start = start and word.optional
        pauses = self._pauses(exits, start=start)
        self._final = pauses + [
            leaving.state for leaving in exits if self._model.silence in leaving.into
        ]

    def _edges(self, words: Sequence[Word], end: int) -> list[frozenset[int]]:
        """For each word the phones that may be beside it, at the next word's ``end``."""
        beside: list[frozenset[int]] = []
        near: frozenset[int] = frozenset()
        for word in reversed(words):
            beside.append(near | {self._model.silence})
            own = frozenset(self._model.phones[way[end]] for way in word.ways)
            near = own | near if word.optional else own
        return beside[::-1]

    def _pauses(self, exits: Iterable[_Exit], *, start: bool) -> list[int]:
        """Silence and noises that may come here; their last states."""
        before = [leaving.state for leaving in exits if self._model.silence in leaving.into]
        chances = [(SILENCE, _SILENCE), *((noise, _NOISE) for noise in NOISES)]
        firsts = [
            self._phone(self._model.alone(self._model.phones[name]), BETWEEN) for name, _ in chances
        ]
        chances.append(("", _UNTOLD))
        firsts.append(self._untold())
        ends = [first + STATES - 1 for first in firsts]
        for first, (_, chance) in zip(firsts, chances, strict=True):
            own = first + STATES - 1
            entry = [(state, chance) for state in before + ends if state != own]
            if start:
                entry.append((_START, chance))
            self._entries[first] = entry
        return ends

    def _enter(
        self,
        first: int,
        phone: int,
        after: Iterable[int],
        exits: Iterable[_Exit],
        pauses: Iterable[int],
        *,
        start: bool,
    ) -> None:
        """Let a word's first phone follow those phones of ``after``."""
        allowed = set(after)
        entry = [
            (leaving.state, 0.0)
            for leaving in exits
            if leaving.phone in allowed and phone in leaving.into
        ]
        if self._model.silence in allowed:
            entry += [(state, 0.0) for state in pauses]
            if start:
                entry.append((_START, 0.0))
        self._entries[first] = entry

    def _way(
        self,
        phones: tuple[int, ...],
        word: int,
        exits: Sequence[_Exit],
        pauses: Sequence[int],
        before: frozenset[int],
        after: frozenset[int],
        *,
        start: bool,
    ) -> list[_Exit]:
        """One pronunciation of a word; its exits."""
        triphone = self._model.triphone
        leaving: list[_Exit] = []
        if len(phones) == 1:
            (phone,) = phones
            for left in sorted(before):
                by_sound: dict[tuple[int, int], set[int]] = {}
                for right in after:
                    sounds = triphone(phone, left, right, Position.ALONE)
                    by_sound.setdefault(sounds, set()).add(right)
                for sounds, rights in by_sound.items():
                    first = self._phone(sounds, word)
                    self._enter(first, phone, (left,), exits, pauses, start=start)
                    leaving.append(_Exit(first + STATES - 1, phone, frozenset(rights)))
            return leaving
        heads: list[int] = []
        by_entry: dict[tuple[int, int], set[int]] = {}
        for left in sorted(before):
            sounds = triphone(phones[0], left, phones[1], Position.FIRST)
            by_entry.setdefault(sounds, set()).add(left)
        for sounds, lefts in by_entry.items():
            first = self._phone(sounds, word)
            self._enter(first, phones[0], lefts, exits, pauses, start=start)
            heads.append(first + STATES - 1)
        for index in range(1, len(phones) - 1):
            sounds = triphone(phones[index], phones[index - 1], phones[index + 1], Position.INSIDE)
            first = self._phone(sounds, word)
            self._entries[first] = [(head, 0.0) for head in heads]
            heads = [first + STATES - 1]
        by_exit: dict[tuple[int, int], set[int]] = {}
        for right in sorted(after):
            sounds = triphone(phones[-1], phones[-2], right, Position.LAST)
            by_exit.setdefault(sounds, set()).add(right)
        for sounds, rights in by_exit.items():
            first = self._phone(sounds, word)
            self._entries[first] = [(head, 0.0) for head in heads]
            leaving.append(_Exit(first + STATES - 1, phones[-1], frozenset(rights)))
        return leaving

    def _freeze(self) -> None:
        """Turn what was built into arrays."""
        senones, column = np.unique(np.array(self._senones, dtype=np.int64), return_inverse=True)
        self.senones: NDArray[np.int64] = senones[1:]  # without _ANY, which is the lowest
        self._column: NDArray[np.int64] = column
        self._word = np.array(self._words)
        self._log_stay: Floats = np.concatenate(self._stay)
        self._log_leave: Floats = np.concatenate(self._leave)
        self._starts: list[tuple[int, float]] = []
        # A state is entered from the one before it, or (the first of a phone) from several.
        joins: list[tuple[int, list[tuple[int, float]]]] = []
        for first, before in self._entries.items():
            self._starts += [(first, chance) for state, chance in before if state == _START]
            entered = [(state, chance) for state, chance in before if state != _START]
            if entered != [(first - 1, 0.0)]:
                joins.append((first, entered))
        widest = max(1, *(len(entered) for _, entered in joins))
        self._joins = np.array([first for first, _ in joins])
        self._before = np.zeros((len(joins), widest), np.int64)
        self._chance = np.full((len(joins), widest), _IMPOSSIBLE, np.float32)
        for row, (_, entered) in enumerate(joins):
            for place, (state, chance) in enumerate(entered):
                self._before[row, place] = state
                self._chance[row, place] = chance

    def __len__(self) -> int:
        """The number of states."""
        return len(self._senones)

    # --- searching ----------------------------------------------------------------------

    def search(
        self, likelihoods: Floats, any_phone: Floats, untold: float = UNTOLD_A_FRAME
    ) -> Way | None:
        """The likeliest way. ``likelihoods`` are those of ``senones``: (frames, senones);
        ``any_phone`` that of the likeliest phone in each frame. Speech that the text lacks
        is ``untold`` less likely than that.

        Where the sound is too short for the text, the way ends in an earlier word. None
        where there is no way at all.
        """
        frames, states = len(likelihoods), len(self)
        other = any_phone[:, None] - np.float32(untold)
        likelihoods = np.concatenate((other, likelihoods), axis=1)
        score = np.full(states, _IMPOSSIBLE, np.float32)
        for state, chance in self._starts:
            score[state] = chance + likelihoods[0, self._column[state]]
        # What the way back needs is the most that a search holds: a bit for each state, and a
        # byte for each join, as far as that reaches.
        moved = np.zeros((frames, (states + 7) // 8), np.uint8)
        few = self._before.shape[1] <= 256
        chosen = np.zeros((frames, len(self._joins)), np.uint8 if few else np.uint16)
        entering = np.full(states, _IMPOSSIBLE, np.float32)
        rows = np.arange(len(self._joins))
        for frame in range(1, frames):
            leaving = score + self._log_leave
            entering[1:] = leaving[:-1]
            options = leaving[self._before]
            options += self._chance
            best = options.argmax(axis=1)
            chosen[frame] = best
            entering[self._joins] = options[rows, best]
            score += self._log_stay
            moved[frame] = np.packbits(entering > score)
            np.maximum(score, entering, out=score)
            score += likelihoods[frame][self._column]
        final = max(self._final, key=lambda state: float(score[state]))
        if score[final] < _IMPOSSIBLE / 2:
            final = int(score.argmax())
            if score[final] < _IMPOSSIBLE / 2:
                return None
        path = self._back(final, moved, chosen)
        fit = likelihoods[np.arange(frames), self._column[path]] - any_phone
        return Way(self._word[path], fit)

    def _back(
        self, final: int, moved: NDArray[np.uint8], chosen: NDArray[np.uint8 | np.uint16]
    ) -> NDArray[np.int64]:
        join = np.full(len(self), -1)
        join[self._joins] = np.arange(len(self._joins))
        path = np.empty(len(moved), np.int64)
        state = final
        for frame in range(len(moved) - 1, -1, -1):
            path[frame] = state
            if moved[frame, state >> 3] & (0x80 >> (state & 7)):
                row = int(join[state])
                state = state - 1 if row < 0 else int(self._before[row, chosen[frame, row]])
        return path
