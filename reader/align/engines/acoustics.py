"""The acoustic model inside the ``pocketsphinx`` wheel: how likely a sound is for a phone.

Each phone in its context (a triphone) is three states; each state has a *senone*, a mixture of
the 128 Gaussians that all states of the same phone share. Formats after sphinxbase and
pocketsphinx (``bin_mdef.c``, ``ms_gauden.c``, ``ptm_mgau.c``, ``tmat.c``). The mixtures are
evaluated whole, where pocketsphinx takes the four nearest Gaussians: odd voices (effects,
telephones) were placed better so.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.align.engines.base import EngineProblem
from reader.align.engines.cepstra import Floats
from reader.core.text import say

STATES = 3  # a phone
SILENCE = "SIL"
NOISES = ("+NSN+", "+SPN+")  # of things, of people
_LOG_BASE = 1.0001
_MIXTURE_SHIFT = 10  # bits that the dumped logarithms were shifted by
_VARIANCE_FLOOR = 1e-4
_TINY = 1e-30


class Position(IntEnum):
    """Where in its word a phone stands, as the model's file numbers it."""

    INSIDE = 0
    FIRST = 1
    LAST = 2
    ALONE = 3


class AcousticModel:
    """A phonetically tied mixture model as the wheel carries it. Immutable once read."""

    def __init__(self, folder: Path) -> None:
        """Read the model in ``folder``. EngineProblem where it is not what it should be."""
        try:
            self._read_definition((folder / "mdef").read_bytes())
            self._read_gaussians(
                (folder / "means").read_bytes(), (folder / "variances").read_bytes()
            )
            self._read_mixtures((folder / "sendump").read_bytes())
            self._read_transitions((folder / "transition_matrices").read_bytes())
        except (OSError, ValueError, struct.error) as problem:
            raise EngineProblem(
                say("The acoustic model cannot be read: {problem}.", problem=problem),
                remedy=say("Install pocketsphinx anew."),
                path=folder,
            ) from problem

    def _read_definition(self, data: bytes) -> None:
        if data[:4] != b"BMDF":
            raise ValueError("mdef does not begin with BMDF")
        (described,) = struct.unpack_from("<i", data, 8)
        at = 12 + described
        phones, triphones, states, _, senones, _, sequences, _, tree, silence = struct.unpack_from(
            "<10i", data, at
        )
        if states != STATES:
            raise ValueError(f"{states} states a phone, {STATES} expected")
        at += 40
        names_at = at
        names: list[str] = []
        for _ in range(phones):
            end = data.index(b"\0", at)
            names.append(data[at:end].decode("ascii"))
            at = end + 1
        at = names_at + (at - names_at + 3) // 4 * 4
        at += 8 * tree  # the same triphones again, as a tree
        entry = np.dtype([("sequence", "<i4"), ("matrix", "<i4"), ("context", "u1", 4)])
        entries = np.frombuffer(data, entry, triphones, at)
        at += entry.itemsize * triphones + 4
        self.phones = {name: number for number, name in enumerate(names)}
        self.silence = int(silence)
        self._sequences = np.frombuffer(data, "<u2", sequences * STATES, at).reshape(-1, STATES)
        self._entries = entries
        context = entries["context"][phones:].astype(np.int64)
        keys = self._key(context[:, 0], context[:, 1], context[:, 2], context[:, 3])
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]
        # Which phone's Gaussians a senone mixes.
        self._codebook = np.zeros(senones, np.int16)
        self._codebook[self._sequences[entries["sequence"][phones:]]] = context[:, 1:2]
        self._codebook[self._sequences[entries["sequence"][:phones]]] = np.arange(phones)[:, None]

    @staticmethod
    def _key(
        position: NDArray[np.int64],
        phone: NDArray[np.int64],
        left: NDArray[np.int64],
        right: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        return ((position * 64 + phone) * 64 + left) * 64 + right

    def _read_gaussians(self, means: bytes, variances: bytes) -> None:
        self._gaussians: list[Floats] = []
        for mean, variance in zip(_columns(means), _columns(variances), strict=True):
            precision = 1 / np.maximum(variance, _VARIANCE_FLOOR)
            constant = (mean * mean * precision - np.log(precision / (2 * np.pi))).sum(-1)
            # The exponent as a product with (x squared, x, 1).
            weights = np.concatenate(
                (-precision / 2, mean * precision, -constant[..., None] / 2), axis=-1
            )
            self._gaussians.append(
                np.ascontiguousarray(weights.transpose(0, 2, 1)).astype(np.float32)
            )

    def _read_mixtures(self, data: bytes) -> None:
        streams, densities = len(self._gaussians), self._gaussians[0].shape[2]
        at = 0
        header: list[bytes] = []
        while True:
            (length,) = struct.unpack_from("<i", data, at)
            at += 4
            if not length and header:
                break
            header.append(data[at : at + length])
            at += length
        rows, columns = struct.unpack_from("<ii", data, at)
        size = streams * densities * columns
        if rows != densities or columns < len(self._codebook) or len(data) - at - 8 < size:
            raise ValueError(f"sendump holds {rows} by {columns} weights, {densities} expected")
        weights = np.frombuffer(data, np.uint8, size, at + 8).reshape(streams, densities, columns)
        self._mixtures = weights
        unit = (1 << _MIXTURE_SHIFT) * np.log(_LOG_BASE)
        self._mixture_values = np.exp(-unit * np.arange(256)).astype(np.float32)

    def _read_transitions(self, data: bytes) -> None:
        at = _after_header(data)
        matrices, rows, columns, size = struct.unpack_from("<4i", data, at)
        counts = np.frombuffer(data, "<f4", size, at + 16).reshape(matrices, rows, columns)
        shares = counts / counts.sum(-1, keepdims=True)
        if rows != STATES:
            raise ValueError(f"{rows} states a transition matrix, {STATES} expected")
        logarithms = np.log(np.maximum(shares, _TINY)).astype(np.float32)
        states = np.arange(STATES)
        self._stay: Floats = logarithms[:, states, states]
        self._leave: Floats = logarithms[:, states, states + 1]

    def triphone(self, phone: int, left: int, right: int, position: Position) -> tuple[int, int]:
        """The number of the senone sequence and that of the transition matrix of a phone
        between two others.

        Where training did not meet it: the same phones elsewhere in a word, else with
        silence around the word, else the phone by itself.
        """
        at_start = position in (Position.FIRST, Position.ALONE)
        at_end = position in (Position.LAST, Position.ALONE)
        contexts = [
            (left, right),
            (self.silence if at_start else left, self.silence if at_end else right),
        ]
        for before, after in contexts:
            for place in (position, *(other for other in Position if other != position)):
                key = ((place * 64 + phone) * 64 + before) * 64 + after
                index = int(np.searchsorted(self._keys, key))
                if index < len(self._keys) and self._keys[index] == key:
                    entry = self._entries[len(self.phones) + int(self._order[index])]
                    return int(entry["sequence"]), int(entry["matrix"])
        return self.alone(phone)

    def alone(self, phone: int) -> tuple[int, int]:
        """The senone sequence and the transition matrix of a phone whatever is around it."""
        entry = self._entries[phone]
        return int(entry["sequence"]), int(entry["matrix"])

    def senones(self, sequence: int) -> list[int]:
        """The senones of the three states."""
        return [int(senone) for senone in self._sequences[sequence]]

    def monophones(self) -> NDArray[np.int64]:
        """The senones of all phones by themselves, noises included, in rising order."""
        alone = [self.senones(self.alone(phone)[0]) for phone in self.phones.values()]
        return np.unique(np.array(alone, dtype=np.int64))

    def stay(self, matrix: int) -> Floats:
        """The logarithms of the chance to stay in each of the three states."""
        row: Floats = self._stay[matrix]
        return row

    def leave(self, matrix: int) -> Floats:
        """The logarithms of the chance to go on from each of the three states."""
        row: Floats = self._leave[matrix]
        return row

    def likelihoods(self, streams: Sequence[Floats], senones: NDArray[np.int64]) -> Floats:
        """The logarithm of the likelihood of every frame: (frames, senones)."""
        total = np.zeros((len(streams[0]), len(senones)), np.float32)
        ones = np.ones((len(streams[0]), 1), np.float32)
        inputs = [np.concatenate((stream**2, stream, ones), axis=1) for stream in streams]
        codebooks = self._codebook[senones]
        for codebook in np.unique(codebooks):
            columns = np.flatnonzero(codebooks == codebook)
            for stream, given in enumerate(inputs):
                densities = given @ self._gaussians[stream][codebook]
                best = densities.max(axis=1, keepdims=True)
                densities -= best
                np.exp(densities, out=densities)
                weights = self._mixture_values[self._mixtures[stream][:, senones[columns]]]
                total[:, columns] += np.log(densities @ weights + np.float32(_TINY)) + best
        return total


def _after_header(data: bytes) -> int:
    """Where the numbers of a file begin that starts with a header in words."""
    end = data.index(b"endhdr\n") + len(b"endhdr\n")
    if struct.unpack_from("<I", data, end) != (0x11223344,):
        raise ValueError("numbers in another byte order")
    return end + 4


def _columns(data: bytes) -> list[Floats]:
    """Means or variances, one array a stream: (codebooks, densities, coefficients)."""
    at = _after_header(data)
    codebooks, streams, densities = struct.unpack_from("<3i", data, at)
    at += 12
    lengths = struct.unpack_from(f"<{streams}i", data, at)
    at += 4 * streams
    (size,) = struct.unpack_from("<i", data, at)
    values = np.frombuffer(data, "<f4", size, at + 4).reshape(codebooks, -1)
    columns: list[Floats] = []
    start = 0
    for length in lengths:
        end = start + densities * length
        columns.append(values[:, start:end].reshape(codebooks, densities, length))
        start = end
    return columns
