from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from reader.storage.occupancy import OLD_S, PREFIX, Occupancy, in_use


def test_another_machine_is_told_of_and_this_one_is_not(tmp_path: Path) -> None:
    here, there = Occupancy(tmp_path, "desk", 100), Occupancy(tmp_path, "lap top/1", 7)
    assert here.others() == []
    there.enter()
    (other,) = here.others()
    assert (other.host, other.pid) == ("lap top/1", 7)
    assert "lap top/1" in in_use(other).problem
    assert there.others() == []
    there.leave()
    assert here.others() == []


def test_who_has_written_nothing_for_a_day_is_gone(tmp_path: Path) -> None:
    there = Occupancy(tmp_path, "laptop", 7)
    there.enter()
    (path,) = tmp_path.glob(f"{PREFIX}*.json")
    value = json.loads(path.read_text())
    value["beat_s"] = time.time() - OLD_S - 1
    path.write_text(json.dumps(value))
    assert Occupancy(tmp_path, "desk", 1).others() == []
    assert path.exists()  # it may be synchronising still


def test_what_an_ended_process_of_this_machine_left_is_removed(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    Occupancy(tmp_path, "desk", ended.pid).enter()
    assert list(tmp_path.glob(f"{PREFIX}*.json"))
    assert Occupancy(tmp_path, "desk", 1).others() == []
    assert list(tmp_path.glob(f"{PREFIX}*.json")) == []


def test_a_file_that_is_half_there_stops_nobody(tmp_path: Path) -> None:
    for number, text in enumerate(("", "{", "[]", '{"host": "x"}', '{"host": 1, "pid": "a"}')):
        (tmp_path / f"{PREFIX}x-{number}.json").write_text(text)
    assert Occupancy(tmp_path, "desk", 1).others() == []


def test_a_folder_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    nowhere = Occupancy(tmp_path / "not there", "desk", 1)
    nowhere.enter()
    nowhere.beat()
    assert nowhere.others() == []
    nowhere.leave()
