from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.session.store import Store
from reader.storage.occupancy import PREFIX, Occupancy


def test_a_store_open_on_another_machine_is_only_read(tmp_path: Path) -> None:
    there = Occupancy(tmp_path, "laptop", 7)
    there.enter()
    with closing(Store.open(tmp_path)) as store:
        assert store.database.read_only is not None
        assert "laptop" in store.database.read_only.problem
        # It says nowhere that this process writes, for it does not.
        assert len(list(tmp_path.glob(f"{PREFIX}*"))) == 1
    there.leave()
    with closing(Store.open(tmp_path)) as store:
        assert store.database.read_only is None
        assert len(list(tmp_path.glob(f"{PREFIX}*"))) == 1
    assert list(tmp_path.glob(f"{PREFIX}*")) == []


def test_backups_lie_where_the_reader_chose(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "data")) as store:
        assert store.backups_folder.parent == tmp_path / "data"
        store.settings.set("backups.folder", str(tmp_path / "elsewhere"))
        assert store.backups_folder == tmp_path / "elsewhere"
