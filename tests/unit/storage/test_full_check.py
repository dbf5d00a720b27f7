from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import StorageProblem
from reader.storage.database import Database
from reader.storage.full_check import FILE_NAME, WEEK_S, check_fully, is_due

NOW_S = 1_800_000_000.0


def test_a_sound_store_is_checked_again_after_a_week(tmp_path: Path) -> None:
    database = Database(tmp_path)
    assert is_due(tmp_path, NOW_S)
    check_fully(database.path, NOW_S)
    assert not is_due(tmp_path, NOW_S + WEEK_S - 1)
    assert is_due(tmp_path, NOW_S + WEEK_S)
    assert is_due(tmp_path, NOW_S - WEEK_S)  # the clock has been put back
    database.close()


@pytest.mark.parametrize("text", ["", "[]", '{"checked_s": null}', '{"checked_s": NaN}', "\0"])
def test_what_cannot_be_read_makes_it_due(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert is_due(tmp_path, NOW_S)


def test_damage_that_opening_does_not_see_is_said_and_looked_for_again(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.writing():
        database.execute("CREATE TABLE words (word TEXT) STRICT")
        database.execute("INSERT INTO words VALUES ('entirely')")
        database.execute("CREATE INDEX by_word ON words (word)")
    ((root,),) = database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'by_word'")
    assert isinstance(root, int)
    database.close()
    data = bytearray(database.path.read_bytes())
    at = data.index(b"entirely", (root - 1) * 4096)
    assert at < root * 4096
    data[at : at + 8] = b"otherway"
    database.path.write_bytes(data)
    again = Database(tmp_path)
    assert again.notice == ""
    again.close()
    with pytest.raises(StorageProblem, match="earmark store salvage"):
        check_fully(database.path, NOW_S)
    assert is_due(tmp_path, NOW_S)
