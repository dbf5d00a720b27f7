"""What engines answered is kept: over runs, kills, full disks and strange files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reader.align.engines.base import EngineCrashed, Heard, Placed, Samples
from reader.align.journal import Journal, KeptEngines, journal_path
from reader.core.timed import TimedWord

ROOT = Path(__file__).parents[3]


def test_an_answer_is_known_to_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.journal"
    journal = Journal(path)
    assert journal.get("key") is None
    journal.put("key", [1, "zwölf\n", None])
    journal.put("other", [])
    assert journal.get("key") == [1, "zwölf\n", None]
    journal.close()

    again = Journal(path)
    assert len(again) == 2
    assert again.get("key") == [1, "zwölf\n", None]
    assert again.get("other") == []
    assert again.warning == ""
    again.put("key", [2])
    assert again.get("key") == [2]
    again.close()
    last = Journal(path)
    assert last.get("key") == [2]
    last.remove()
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("missing", range(1, 30))
def test_a_torn_last_line_is_passed_over_and_does_not_spoil_the_next(
    tmp_path: Path, missing: int
) -> None:
    path = tmp_path / "a.journal"
    journal = Journal(path)
    journal.put("first", [1])
    whole = path.stat().st_size
    journal.put("second", ["some longer answer", 2])
    journal.close()
    os.truncate(path, max(path.stat().st_size - missing, whole))

    again = Journal(path)
    assert again.get("first") == [1]
    # What lacks its line's end only is whole.
    second = ["some longer answer", 2] if missing == 1 else None
    assert again.get("second") == second
    again.put("third", [3])
    again.close()
    last = Journal(path)
    assert (last.get("first"), last.get("second"), last.get("third")) == ([1], second, [3])
    last.close()


def test_a_torn_header_is_an_empty_journal(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    for content in (b"", b'{"earmark":"jou'):
        path.write_bytes(content)
        journal = Journal(path)
        journal.put("key", [1])
        journal.close()
        again = Journal(path)
        assert again.get("key") == [1]
        again.close()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("content", [b'{"earmark":"journal","version":99}\n["k",[1]]\n', b"diary"])
def test_what_is_no_journal_of_ours_is_put_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.journal"
    for _ in range(2):
        path.write_bytes(content)
        journal = Journal(path)
        assert journal.get("k") is None
        journal.put("k", [2])
        journal.close()
    kept = [other for other in tmp_path.iterdir() if other != path]
    assert [other.read_bytes() for other in kept] == [content, content]


def test_a_folder_that_cannot_be_written_to_is_said_once_and_work_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    journal = Journal(blocked / "a.journal")
    assert "a.journal" in journal.warning
    assert "begin again" in journal.warning
    journal.put("key", [1])
    assert journal.get("key") == [1]
    journal.remove()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_is_said_once_and_answers_stay_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path / "a.journal")
    journal.put("before", [0])
    full = os.open("/dev/full", os.O_WRONLY)
    real = os.write
    monkeypatch.setattr(
        os, "write", lambda fd, data: real(full if len(data) > 5 else fd, data[:5] + data[5:])
    )
    journal.put("during", [1])
    first = journal.warning
    journal.put("still", [2])
    assert "No space left" in first
    assert journal.warning == first
    assert [journal.get(key) for key in ("before", "during", "still")] == [[0], [1], [2]]
    monkeypatch.undo()
    os.close(full)
    journal.put("after", [3])
    journal.close()
    again = Journal(tmp_path / "a.journal")
    assert [again.get(key) for key in ("before", "during", "after")] == [[0], None, [3]]
    again.close()


WRITER = """
import sys
from pathlib import Path
from reader.align.journal import Journal
journal = Journal(Path(sys.argv[1]))
number = len(journal)
while True:
    journal.put(f"key {number}", [number, "word " * 20])
    number += 1
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills by a POSIX signal")
def test_nothing_put_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    put = 0
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env=environment
        ) as process:
            assert process.stdout is not None
            for _ in range(200):
                put = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
        journal = Journal(path)
        assert len(journal) >= put
        for number in range(put):
            assert journal.get(f"key {number}") == [number, "word " * 20]
        journal.close()


def test_threads_do_not_write_into_each_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.journal")

    def put(thread: int) -> None:
        for number in range(200):
            journal.put(f"{thread} {number}", [thread, number])
            assert journal.get(f"{thread} {number}") == [thread, number]

    threads = [threading.Thread(target=put, args=(thread,)) for thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    again = Journal(tmp_path / "a.journal")
    assert len(again) == 800
    assert again.get("3 199") == [3, 199]
    again.close()


def test_the_path_depends_on_recording_and_text(tmp_path: Path) -> None:
    paths = {journal_path(tmp_path, audio, text) for audio in ("a", "b") for text in ("a", "b")}
    assert len(paths) == 4
    assert journal_path(tmp_path, "a", "b") in paths


class Counting:
    """Engines that tell how often they were asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.pending: Future[list[Heard]] | None = None

    def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
        self.asked += 1
        answer: Future[list[Heard]] = Future()
        if len(samples) == 1:
            answer.set_exception(EngineCrashed("Twice."))
        elif len(samples) == 2:
            self.pending = answer
        else:
            words = (TimedWord("well", 1, 2, 90), TimedWord("now", 3))
            answer.set_result([Heard(0, 10, f"{language} well now", words), Heard(20, 30, "")])
        return answer

    def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
        self.asked += 1
        answer: Future[list[Placed | None]] = Future()
        answer.set_result([None if word == "-" else Placed(5, 15, -12.34567) for word in words])
        return answer

    def close(self) -> None:
        return


def sound(length: int, value: int = 0) -> Samples:
    return np.full(length, value, np.int16)


def test_the_same_piece_is_asked_for_once_over_runs(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    answers: list[tuple[list[Heard], list[Placed | None]]] = []
    engines = Counting()
    for _ in range(2):
        journal = Journal(path)
        kept = KeptEngines(engines, journal, "one")
        answers.append(
            (
                kept.hear(sound(100), "en").result(0),
                kept.place(sound(100), ["well", "-"]).result(0),
            )
        )
        journal.close()
    assert answers[0] == answers[1]
    assert answers[0][0][0] == Heard(
        0, 10, "en well now", (TimedWord("well", 1, 2, 90), TimedWord("now", 3))
    )
    assert engines.asked == 2


def test_another_sound_question_or_engine_is_another_piece(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.journal")
    engines = Counting()
    one, other = KeptEngines(engines, journal, "one"), KeptEngines(engines, journal, "other")
    one.hear(sound(100), "en")
    one.hear(sound(100, 1), "en")
    one.hear(sound(100), "de")
    other.hear(sound(100), "en")
    one.place(sound(100), ["a", "b"])
    one.place(sound(100), ["ab"])
    one.place(sound(100), ["en"])
    assert engines.asked == 7
    journal.close()


def test_a_failure_is_passed_on_and_not_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.journal")
    engines = Counting()
    kept = KeptEngines(engines, journal, "one")
    for _ in range(2):
        assert isinstance(kept.hear(sound(1), "en").exception(0), EngineCrashed)
    assert engines.asked == 2
    journal.close()


def test_an_answer_of_another_kind_is_a_failure_and_not_waited_for(tmp_path: Path) -> None:
    class Rough(Counting):
        def place(self, samples: Samples, words: Sequence[str]) -> Future[Any]:
            answer: Future[Any] = Future()
            answer.set_result([(0, 10)])
            return answer

    journal = Journal(tmp_path / "a.journal")
    kept = KeptEngines(Rough(), journal, "one")
    assert isinstance(kept.place(sound(3), ["well"]).exception(0), AttributeError)
    assert len(journal) == 0
    journal.close()


def test_cancelling_the_kept_answer_cancels_the_question(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.journal")
    engines = Counting()
    answer = KeptEngines(engines, journal, "one").hear(sound(2), "en")
    assert not answer.done()
    assert answer.cancel()
    assert engines.pending is not None
    assert engines.pending.cancelled()
    with pytest.raises(CancelledError):
        answer.result(0)
    assert len(journal) == 0
    journal.close()


def test_an_answer_nobody_wrote_is_asked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    journal = Journal(path)
    engines = Counting()
    KeptEngines(engines, journal, "one").place(sound(9), ["well"])
    journal.close()
    header, line = path.read_text().splitlines()
    key, _ = json.loads(line)
    path.write_text(f"{header}\n{json.dumps([key, [[1]]])}\n")
    again = Journal(path)
    answer = KeptEngines(engines, again, "one").place(sound(9), ["well"]).result(0)
    assert answer == [Placed(5, 15, -12.35)]
    assert engines.asked == 2
    again.close()


def test_five_hours_fit_into_ten_megabytes(tmp_path: Path) -> None:
    # 50,000 words in stretches of 25, each placed twice and heard once.
    path = tmp_path / "a.journal"
    journal = Journal(path)
    words = [f"word{n % 977}" for n in range(25)]

    class Wordy(Counting):
        def hear(self, samples: Samples, language: str) -> Future[list[Heard]]:
            answer: Future[list[Heard]] = Future()
            answer.set_result([Heard(0, 9984, " ".join(words))])
            return answer

        def place(self, samples: Samples, words: Sequence[str]) -> Future[list[Placed | None]]:
            answer: Future[list[Placed | None]] = Future()
            answer.set_result([Placed(12345, 12678, -1234.5678) for _ in words])
            return answer

    kept = KeptEngines(Wordy(), journal, "one")
    for number in range(50):
        kept.hear(sound(3, number), "en")
        kept.place(sound(3, number), words)
        kept.place(sound(4, number), words)
    journal.close()
    assert path.stat().st_size * 2000 / 50 < 10_000_000
