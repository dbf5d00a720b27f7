"""Whether a transcript's labels agree with the voices that are heard.

The turns are grouped by voice without regard to their labels. Which voice is whose is then
told by the labels, as with the labels of another source (``identity``): what stands at the
beginning counts for most, since labels go wrong at some point and are right before it. How
far a turn's label is to be doubted is for ``doubts`` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from reader.align.progress import Cancelled
from reader.align.speakers.clusters import Integers, cluster
from reader.align.speakers.doubts import Doubts
from reader.align.speakers.identity import SharedTurn, identify
from reader.align.speakers.speaker_check import ask_neighbours
from reader.align.speakers.voiceprint import VoiceEncoder
from reader.align.speakers.voices import Readable, TurnVoices, turn_voices
from reader.core.text import say
from reader.core.timing import Alignment, SpeakerConflict
from reader.core.transcript import NO_SPEAKER, Transcript

# A turn is clustered from about so much of a window on; the longest where there are many.
_CLUSTERED = 0.9
_MOST_CLUSTERED = 3000
_VOICE_WINDOWS = 3.0  # a voice that is heard less is nobody's
_SURE = 0.8  # a label is contradicted from here on
_UNSURE = 0.4  # ... and neither that nor confirmed from here on


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """Turns whose labels contradict the voices. ``certainty`` has for each of them how sure
    that is, in percent. ``voices`` is how many voices were told apart."""

    conflicts: tuple[SpeakerConflict, ...] = ()
    certainty: Mapping[int, int] = field(default_factory=dict)
    voices: int = 0


def check_voices(
    sound: Readable,
    transcript: Transcript,
    alignment: Alignment,
    cancel: Callable[[], bool] = lambda: False,
) -> VoiceCheck:
    """Listen to some seconds of each turn and compare the voices with the labels.

    Labels are never changed. Turns without a label, or too short to tell, are left alone;
    so is a transcript with one speaker. Raises Cancelled soon after ``cancel`` returns True,
    and FileProblem where the recording cannot be read.
    """

    def check() -> None:
        if cancel():
            raise Cancelled(say("Comparing the voices with the labels was cancelled."))

    if len({speaker for speaker in transcript.speaker_of if speaker != NO_SPEAKER}) < 2:
        return VoiceCheck()
    return judge(transcript, turn_voices(sound, transcript, alignment, VoiceEncoder(), check))


def judge(transcript: Transcript, heard: TurnVoices) -> VoiceCheck:
    """The same once the turns were listened to."""
    voice_of = voices_of(heard)
    voices = int(voice_of.max(initial=-1)) + 1
    if voices < 2:
        return VoiceCheck(voices=voices)
    labels = np.array(transcript.speaker_of, np.int64)
    shared = [
        SharedTurn(turn, int(labels[turn]), int(voice), max(1, round(4 * heard.counts[turn])))
        for turn, voice in enumerate(voice_of)
        if voice >= 0 and labels[turn] != NO_SPEAKER
    ]
    # Names that are like nobody's: a voice says nothing about spelling.
    names = [speaker.name for speaker in transcript.speakers]
    meant = identify(shared, names, [""] * voices)
    doubts = Doubts(labels, heard, _people(labels, voice_of, meant))
    verdicts: list[int | None] = []
    percent: dict[int, int] = {}
    for turn, label in enumerate(labels.tolist()):
        doubt = doubts.of(turn)
        if doubt is None:
            verdicts.append(None)
        elif doubt.certainty >= _SURE:
            verdicts.append(doubt.person)
            percent[turn] = round(100 * doubt.certainty)
        else:
            verdicts.append(None if doubt.certainty >= _UNSURE else label)
    heard_out = list(verdicts)
    ask_neighbours(transcript, verdicts)
    conflicts = []
    for turn, who in enumerate(verdicts):
        if who is None or who == labels[turn] or labels[turn] == NO_SPEAKER:
            continue
        if heard_out[turn] is None:
            percent[turn] = _percent_nearby(percent, heard_out, labels, turn)
        label, other = transcript.speaker_name(turn), transcript.speakers[who].name
        conflicts.append(SpeakerConflict(turn, label, other))
    return VoiceCheck(tuple(conflicts), percent, voices)


def _percent_nearby(
    percent: Mapping[int, int], heard_out: list[int | None], labels: Integers, turn: int
) -> int:
    """What settled ``turn``: the less sure of the nearest turns of its label."""
    found = []
    for turns in (range(turn - 1, -1, -1), range(turn + 1, len(heard_out))):
        for near in turns:
            if heard_out[near] is not None and labels[near] == labels[turn]:
                found.append(percent.get(near, 0))
                break
    return min(found, default=0)


def voices_of(heard: TurnVoices) -> Integers:
    """The number of each turn's voice, -1 where it was not heard."""
    voice_of = np.full(len(heard.counts), -1, np.int64)
    rows = np.flatnonzero(heard.counts >= _CLUSTERED)
    if len(rows) > _MOST_CLUSTERED:
        rows = np.sort(rows[np.argsort(-heard.counts[rows], kind="stable")[:_MOST_CLUSTERED]])
    if not len(rows):
        return voice_of
    clusters = cluster(heard.totals[rows], heard.counts[rows])
    sizes = np.bincount(clusters, weights=heard.counts[rows])
    kept = int((sizes >= _VOICE_WINDOWS).sum())
    if not kept:
        return voice_of
    sums = np.array([heard.totals[rows[clusters == number]].sum(0) for number in range(kept)])
    means = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    known = heard.counts > 0
    voice_of[known] = np.argmax(heard.totals[known] @ means.T, axis=1)
    return voice_of


def _people(labels: Integers, voice_of: Integers, meant: list[frozenset[int]]) -> Integers:
    """Whose voice each turn has, by its sound alone; NO_SPEAKER where that is not known.
    A voice that stands for two labels speaks for whichever of them stands there."""
    people = np.full(len(labels), NO_SPEAKER, np.int64)
    for turn, (label, voice) in enumerate(zip(labels.tolist(), voice_of.tolist(), strict=True)):
        if voice >= 0 and meant[voice]:
            people[turn] = label if label in meant[voice] else min(meant[voice])
    return people
