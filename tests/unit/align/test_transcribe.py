"""A first transcript from nothing but a recording, by the engines that Earmark brings."""

from __future__ import annotations

import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reader.align.aligner import AlignOptions
from reader.align.drafting.draft import SOURCE, WARNING, DraftTurn, DraftWord, as_text, draft
from reader.align.drafting.journal import HeardSection, TranscriptionJournal
from reader.align.engines.base import RATE, EngineProblem
from reader.align.progress import Cancelled, Progress, Stage
from reader.align.sound.decode import open_sound
from reader.align.transcribe import Transcribed, transcribe
from reader.core.errors import FileProblem, FormatProblem
from reader.core.resources import resource
from reader.core.timing import Provenance
from reader.formats.registry import load_transcript

SAMPLE = resource("sample", "the-slow-ear.mp3")
ONE_PROCESS = AlignOptions(jobs=1)


@pytest.fixture
def wav(tmp_path: Path) -> Callable[[NDArray[np.int16]], Path]:
    def write(samples: NDArray[np.int16]) -> Path:
        path = tmp_path / "talk.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
        return path

    return write


def sample(start_ms: int, end_ms: int) -> NDArray[np.int16]:
    with open_sound(SAMPLE) as sound:
        return sound.read(start_ms, end_ms)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Transcribed:
    """The sample's first two turns and part of a later one, by three people."""
    path = tmp_path_factory.mktemp("short") / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sample(0, 22_800).tobytes() + sample(66_500, 77_300).tobytes())
    return transcribe(path, options=ONE_PROCESS, on="2026-11-23")


def test_three_people_have_three_turns(short: Transcribed) -> None:
    transcript = short.transcript
    assert [transcript.speaker_name(turn) for turn in range(len(transcript))] == [
        "Speaker 1",
        "Speaker 2",
        "Speaker 3",
    ]
    assert transcript.texts[0].startswith("Welcome back to")
    assert "microphone" in transcript.texts[1]
    assert transcript.texts[2].startswith("May I add something")


def test_it_says_that_a_machine_made_it(short: Transcribed) -> None:
    title = "Machine-made transcript of talk.wav, 2026-11-23: not checked"
    assert short.text.splitlines()[0] == short.transcript.title == title
    assert WARNING in short.transcript.warnings
    assert short.alignment.source == SOURCE


def test_words_are_where_they_are_said(short: Transcribed) -> None:
    transcript, alignment = short.transcript, short.alignment
    begins = [transcript.first_word[turn] for turn in range(3)]
    # The sample's exact times of these turns, in ms; of the last less what was left out.
    assert [alignment.start_ms[word] for word in begins] == pytest.approx(
        [600, 18_333, 66_799 - 43_700], abs=120
    )
    assert all(a <= b for a, b in pairwise(alignment.start_ms))
    assert alignment.provenance.count(Provenance.MEASURED) > 0.9 * len(alignment)
    assert max(alignment.confidence) < 80  # nobody has said that these are the words


def test_the_file_opens_as_the_same_transcript(short: Transcribed, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(short.text, encoding="utf-8")
    again = load_transcript(path)
    assert list(again.texts) == list(short.transcript.texts)
    assert again.text_hash == short.alignment.transcript_hash
    assert again.title == short.transcript.title


def test_a_silent_recording_is_said_to_be_silent(
    wav: Callable[[NDArray[np.int16]], Path],
) -> None:
    path = wav(np.zeros(30 * RATE, np.int16))
    with pytest.raises(FormatProblem, match="Nobody speaks") as caught:
        transcribe(path, options=ONE_PROCESS)
    assert caught.value.path == path


def test_music_is_not_taken_for_speech(wav: Callable[[NDArray[np.int16]], Path]) -> None:
    time_s = np.arange(40 * RATE) / RATE
    note = 220 * 2 ** (np.array([0, 4, 7, 12, 7, 4])[(time_s * 3).astype(int) % 6] / 12)
    phase = 2 * np.pi * np.cumsum(note) / RATE
    tune = sum(np.sin(k * phase) / k for k in range(1, 6)) * np.exp(-3 * (time_s * 3 % 1))
    path = wav((6000 * tune).astype(np.int16))
    with pytest.raises(FormatProblem, match=r"Nobody speaks|No speech was understood"):
        transcribe(path, options=ONE_PROCESS)


def test_a_language_the_engine_does_not_know_is_said(
    wav: Callable[[NDArray[np.int16]], Path],
) -> None:
    with pytest.raises(EngineProblem, match="English"):
        transcribe(wav(sample(0, 6000)), options=AlignOptions(language="de", jobs=1))


def test_what_is_no_recording_is_said(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_text("This is only a text.", encoding="utf-8")
    with pytest.raises(FormatProblem):
        transcribe(path, options=ONE_PROCESS)


@pytest.mark.slow
def test_a_cancelled_run_is_gone_on_with(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    told: list[Progress] = []
    with pytest.raises(Cancelled):
        transcribe(
            SAMPLE,
            options=ONE_PROCESS,
            journal=journal,
            progress=told.append,
            cancel=lambda: bool(told and told[-1].done),
        )
    with journal.open("ab") as file:
        file.write(b'{"section": 1, "words": [["torn')  # as a killed run leaves it
    again: list[Progress] = []
    result = transcribe(SAMPLE, options=ONE_PROCESS, journal=journal, progress=again.append)
    assert again[0].done_ms > 90_000
    assert again[-1].done_ms == again[-1].total_ms
    assert again[-1].stage is Stage.FINISHING
    assert len(result.transcript.speakers) == 3
    assert result.transcript.word_count > 600
    before = journal.read_bytes()
    assert transcribe(SAMPLE, options=ONE_PROCESS, journal=journal).text == result.text
    assert journal.read_bytes() == before


# -- the journal ----------------------------------------------------------------------------


def section() -> HeardSection:
    words = (DraftWord("Hello,", 0, 300, True, 65), DraftWord("there.", 310, 700, False, 30))
    chance = np.random.default_rng(3)
    totals = chance.normal(size=(1, 256)).astype(np.float16).astype(np.float32)
    return HeardSection(words, (0,), totals, np.array([1.5], np.float32), 640)


def test_sections_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "journal"
    journal = TranscriptionJournal(path, {"audio": "a"})
    journal.add(4, section())
    journal.add(0, HeardSection((), (), np.zeros((0, 256), np.float32), np.zeros(0, np.float32)))
    again = TranscriptionJournal(path, {"audio": "a"}).sections
    assert sorted(again) == [0, 4]
    assert again[4].words == section().words
    assert again[4].units == (0,)
    assert again[4].speech_ms == 640
    assert np.array_equal(again[4].totals, section().totals)
    assert again[0].totals.shape == (0, 256)


def test_a_torn_line_is_passed_over_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    TranscriptionJournal(path, {"audio": "a"}).add(0, section())
    whole = path.read_bytes()
    path.write_bytes(whole + whole.splitlines(keepends=True)[1][:50])
    journal = TranscriptionJournal(path, {"audio": "a"})
    assert sorted(journal.sections) == [0]
    assert path.read_bytes() == whole
    journal.add(1, section())
    assert sorted(TranscriptionJournal(path, {"audio": "a"}).sections) == [0, 1]


def test_a_journal_about_something_else_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    TranscriptionJournal(path, {"audio": "a"}).add(0, section())
    assert TranscriptionJournal(path, {"audio": "b"}).sections == {}
    assert TranscriptionJournal(path, {"audio": "a"}).sections == {}


def test_a_journal_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileProblem, match="cannot be kept"):
        TranscriptionJournal(tmp_path / "file" / "journal", {})


# -- the text ---------------------------------------------------------------------------------


def said(text: str, start_ms: int, pause_ms: int = 0) -> list[DraftWord]:
    return [
        DraftWord(word, start_ms + 300 * n, start_ms + 300 * n + 250 - pause_ms, True, 60)
        for n, word in enumerate(text.split())
    ]


def test_a_long_turn_has_paragraphs_where_a_sentence_ends_in_a_pause() -> None:
    first = said("One two three four five. " * 20, 0)
    second = said("Then it goes on.", first[-1].end_ms + 1000)
    transcript, _ = draft([DraftTurn(0, (*first, *second))], title="T")
    assert transcript.texts[0].split("\n")[1:] == ["Then it goes on."]


def test_a_doubtful_change_of_voice_is_a_paragraph_and_no_turn() -> None:
    first, second = said("Yes it is.", 0), said("Well then.", 2000)
    turn = DraftTurn(0, (*first, *second), frozenset({3}))
    transcript, _ = draft([turn], title="T")
    assert list(transcript.texts) == ["Yes it is.\nWell then."]


def test_long_silences_are_uncovered() -> None:
    words = (*said("Yes it is.", 8000), *said("No.", 40_000))
    _, alignment = draft([DraftTurn(0, words)], title="T", duration_ms=60_000)
    assert [(s.start_ms, s.end_ms) for s in alignment.uncovered] == [
        (0, 8000),
        (8850, 40_000),
        (40_250, 60_000),
    ]


def test_the_text_has_a_paragraph_a_line() -> None:
    turns = [DraftTurn(3, tuple(said("hello there.", 0))), DraftTurn(1, tuple(said("Hm.", 3000)))]
    transcript, _ = draft(turns, title="Machine-made")
    assert as_text(transcript) == "Machine-made\n\nSpeaker 2: Hello there.\n\nSpeaker 1: Hm.\n"
