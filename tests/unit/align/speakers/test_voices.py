"""The voices of the sample that Earmark ships: three people, 26 turns."""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from reader.align.progress import Cancelled
from reader.align.sound.decode import open_sound
from reader.align.speakers.clusters import cluster
from reader.align.speakers.voice_check import check_voices
from reader.align.speakers.voiceprint import RATE, WINDOW_MS, VoiceEncoder
from reader.align.speakers.voices import speech_of, turn_voices
from reader.core.resources import resource
from reader.core.timing import Alignment, Provenance, Span
from reader.core.transcript import Transcript
from reader.formats.alignment_file import read_alignment
from reader.formats.registry import load_transcript

SAMPLE = resource("sample", "the-slow-ear.mp3")


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    return load_transcript(SAMPLE.with_suffix(".txt"))


@pytest.fixture(scope="module")
def alignment(transcript: Transcript) -> Alignment:
    return read_alignment(SAMPLE.with_suffix(".earmark.json"), transcript)


def test_prints_of_one_voice_are_alike_and_of_two_are_not(
    transcript: Transcript, alignment: Alignment
) -> None:
    with open_sound(SAMPLE) as sound:
        heard = turn_voices(sound, transcript, alignment, VoiceEncoder(), lambda: None)
    known = np.flatnonzero(heard.counts >= 1)
    prints = heard.totals[known] / np.linalg.norm(heard.totals[known], axis=1, keepdims=True)
    labels = np.array(transcript.speaker_of)[known]
    alike = prints @ prints.T
    same = labels[:, None] == labels[None, :]
    assert alike[same].min() > alike[~same].max()
    found = cluster(heard.totals[known], heard.counts[known])
    assert len({(int(v), int(label)) for v, label in zip(found, labels, strict=True)}) == 3


def test_the_samples_own_labels_are_right(transcript: Transcript, alignment: Alignment) -> None:
    with open_sound(SAMPLE) as sound:
        check = check_voices(sound, transcript, alignment)
    assert check.voices == 3
    assert check.conflicts == ()


def test_names_exchanged_in_the_sample_are_found(
    transcript: Transcript, alignment: Alignment
) -> None:
    mira, theo = (
        next(i for i, s in enumerate(transcript.speakers) if s.name == name)
        for name in ("Mira", "Theo")
    )
    swap = {mira: theo, theo: mira}
    labels = [
        swap.get(who, who) if turn >= 13 else who for turn, who in enumerate(transcript.speaker_of)
    ]
    wrong = transcript.relabelled(array("i", labels), transcript.speakers)
    with open_sound(SAMPLE) as sound:
        check = check_voices(sound, wrong, alignment)
    found = {conflict.turn for conflict in check.conflicts}
    truth = {turn for turn in range(26) if labels[turn] != transcript.speaker_of[turn]}
    assert found <= truth
    assert len(found) >= 0.8 * len(truth)
    assert all(check.certainty[turn] >= 80 for turn in found)


def test_one_speaker_alone_is_not_listened_to(transcript: Transcript, alignment: Alignment) -> None:
    class Untouched:
        def read(self, start_ms: int, end_ms: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
            raise AssertionError((start_ms, end_ms))

    alone = transcript.relabelled(array("i", [0] * 26), transcript.speakers[:1])
    assert check_voices(Untouched(), alone, alignment).conflicts == ()


def test_it_ends_soon_after_it_was_cancelled(transcript: Transcript, alignment: Alignment) -> None:
    asked = iter([False, False, True])
    with open_sound(SAMPLE) as sound, pytest.raises(Cancelled):
        check_voices(sound, transcript, alignment, lambda: next(asked))


def test_words_without_a_place_in_the_sound_are_no_evidence(
    transcript: Transcript, alignment: Alignment
) -> None:
    first, last = transcript.first_word[0], transcript.first_word[1]
    provenance = bytearray(alignment.provenance)
    provenance[first:last] = bytes([Provenance.ABSENT]) * (last - first)
    doubtful = replace(alignment, provenance=provenance)
    assert speech_of(transcript, alignment, 0)[0].start_ms == 600
    assert speech_of(transcript, doubtful, 0) == []


def test_a_print_does_not_depend_on_loudness_or_on_the_company_it_is_made_in() -> None:
    with open_sound(SAMPLE) as sound:
        windows = [sound.read(t, t + WINDOW_MS) for t in (600, 4000, 20_000)]
    encoder = VoiceEncoder()
    together = encoder.prints(windows)
    (alone,) = encoder.prints([windows[1]])
    (quiet,) = encoder.prints([(windows[1] // 8).astype(np.int16)])
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    assert np.allclose(alone, together[1], atol=1e-4)
    assert quiet @ alone > 0.95


@pytest.mark.parametrize("samples", [0, 1, RATE // 10])
def test_next_to_nothing_has_a_print_too(samples: int) -> None:
    (found,) = VoiceEncoder().prints([np.zeros(samples, np.int16)])
    assert np.isfinite(found).all()


def test_spans_of_a_turn_keep_short_pauses_and_leave_out_long_ones(
    transcript: Transcript, alignment: Alignment
) -> None:
    spans = speech_of(transcript, alignment, 0)
    assert all(a.end_ms < b.start_ms for a, b in pairwise(spans))
    assert spans[0].start_ms == 600
    assert sum(s.end_ms - s.start_ms for s in spans) > 10_000
    assert Span(spans[0].start_ms, spans[-1].end_ms) == alignment.turn_span(transcript, 0)
