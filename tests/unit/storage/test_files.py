"""The settings file, damaged files and the data folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.core.settings import Settings
from reader.storage import settings_file
from reader.storage.data_folder import VARIABLE, data_folder
from reader.storage.files import put_aside
from reader.storage.settings_file import FILE_NAME, read_settings, write_settings
from reader.storage.texts import path_from_text, path_to_text, storable_text


def test_settings_come_back(tmp_path: Path) -> None:
    settings = Settings({"unknown": {"a": "ü"}})
    settings.set("theme", "dark")
    settings.set("text.family", "Ünicode \ud83d")
    write_settings(tmp_path, settings)
    read, notice = read_settings(tmp_path)
    assert notice == ""
    assert read.to_store() == settings.to_store()


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings, notice = read_settings(tmp_path)
    assert (settings.to_store(), notice) == ({}, "")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"theme":', b"[" * 100_000])
def test_damaged_settings_are_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    for _ in range(2):  # the second time in the same second, most likely
        path.write_bytes(content)
        settings, notice = read_settings(tmp_path)
        assert settings.to_store() == {}
        assert "damaged" in notice
        assert not path.exists()
    kept = list(tmp_path.glob(f"{FILE_NAME}.damaged-*"))
    assert [p.read_bytes() for p in kept] == [content, content]
    assert str(kept[0]) in notice or str(kept[1]) in notice


def test_damaged_settings_that_cannot_be_moved_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"{")

    def refuse(*_: object) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(settings_file, "put_aside", refuse)  # root is refused nothing
    settings, notice = read_settings(tmp_path)
    assert settings.to_store() == {}
    assert "Permission denied" in notice


def test_settings_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    settings, notice = read_settings(tmp_path)
    assert settings.to_store() == {}
    assert "cannot be read" in notice


def test_a_value_that_does_not_fit_is_said_and_the_rest_taken(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"theme": "pink", "text.size_px": 22}))
    settings, notice = read_settings(tmp_path)
    assert "theme" in notice
    assert (settings.get("theme"), settings.get("text.size_px")) == ("auto", 22)


def test_the_argument_wins_over_the_environment_that_over_the_convention() -> None:
    home = Path.home()
    environment = {VARIABLE: "/from/environment", "XDG_DATA_HOME": "/xdg"}
    assert data_folder(Path("/chosen"), environment, "linux") == Path("/chosen")
    assert data_folder(Path("~/here"), environment, "linux") == home / "here"
    assert data_folder(Path("here"), environment, "linux") == Path.cwd() / "here"
    assert data_folder(None, environment, "linux") == Path("/from/environment")
    assert data_folder(None, {VARIABLE: "~/e"}, "linux") == home / "e"
    assert data_folder(None, {VARIABLE: "", "XDG_DATA_HOME": "/xdg"}, "linux") == Path(
        "/xdg/earmark"
    )


def test_the_conventions_of_the_platforms() -> None:
    home = Path.home()
    assert data_folder(None, {}, "linux") == home / ".local/share/earmark"
    assert data_folder(None, {"XDG_DATA_HOME": "not/absolute"}, "linux") == (
        home / ".local/share/earmark"
    )
    assert data_folder(None, {}, "darwin") == home / "Library/Application Support/earmark"
    assert data_folder(None, {}, "win32") == home / "AppData/Roaming/earmark"
    assert data_folder(None, {"APPDATA": "/roaming"}, "win32") == Path("/roaming/earmark")


def test_odd_text_becomes_storable_and_good_text_stays() -> None:
    assert storable_text("plain") == "plain"
    assert storable_text("ü 👩‍🚀 \x00") == "ü 👩‍🚀 \x00"
    assert storable_text("\ud83d\ude80 \ude80") == "\U0001f680 \ufffd"


@pytest.mark.parametrize("path", ["/a/b", "relative", "/ü", "/caf\udce9/x"])
def test_paths_survive_as_text(path: str) -> None:
    text = path_to_text(Path(path))
    assert text.encode("utf-8")
    assert path_from_text(text) == Path(path)


def test_what_belongs_to_a_damaged_file_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "store"
    for content in (b"one", b"two"):
        path.write_bytes(content)
        (tmp_path / "store-wal").write_bytes(content + b" log")
        aside = put_aside(path, ("-wal", "-shm"))
        assert aside.read_bytes() == content
        assert aside.with_name(f"{aside.name}-wal").read_bytes() == content + b" log"
    assert len(list(tmp_path.iterdir())) == 4
