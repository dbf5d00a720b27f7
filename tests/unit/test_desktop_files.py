from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from reader.cli import _parser
from reader.core.opening import SCHEME
from reader.gui.desktop.media_player import MIME_TYPES, NAME

DESKTOP = Path(__file__).parents[2] / "packaging" / "desktop"


def _entry(path: Path) -> configparser.ConfigParser:
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    return entry


def test_the_entry_starts_commands_that_there_are() -> None:
    entry = _entry(DESKTOP / "earmark.desktop")
    parser, _commands = _parser()
    for section in entry.sections():
        command, *arguments = entry[section]["Exec"].split()
        assert command == "earmark"
        parser.parse_args([a for a in arguments if a != "%U"])
    actions = entry["Desktop Entry"]["Actions"].rstrip(";").split(";")
    assert {f"Desktop Action {action}" for action in actions} == set(entry.sections()[1:])


def test_what_it_opens_includes_what_the_player_says_and_our_links() -> None:
    types = _entry(DESKTOP / "earmark.desktop")["Desktop Entry"]["MimeType"].split(";")
    assert f"x-scheme-handler/{SCHEME}" in types
    aliases = {"audio/opus": "audio/x-opus+ogg", "audio/wav": "audio/vnd.wave"}
    assert {aliases.get(one, one) for one in MIME_TYPES} <= set(types)


def test_the_description_is_of_this_program() -> None:
    whole = ET.parse(DESKTOP / "earmark.metainfo.xml").getroot()
    assert whole.findtext("launchable") == "earmark.desktop"
    assert whole.findtext("provides/dbus") == NAME
    assert whole.findtext("project_license") == "GPL-3.0-or-later"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are Linux's")
def test_it_is_installed_and_removed_without_leaving_anything(tmp_path: Path) -> None:
    share, commands = tmp_path / "my share", tmp_path / "my bin"
    commands.mkdir()
    (commands / "earmark").write_text("#!/bin/sh\n")
    (commands / "earmark").chmod(0o755)
    environment = os.environ | {
        "XDG_DATA_HOME": str(share),
        "PATH": f"{commands}:{os.environ['PATH']}",
    }
    subprocess.run([DESKTOP / "install"], check=True, env=environment, timeout=60)
    entry = share / "applications" / "earmark.desktop"
    assert _entry(entry)["Desktop Entry"]["Exec"].endswith('earmark" open %U')
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", entry], check=True, timeout=60)
    assert (share / "icons/hicolor/scalable/apps/earmark.svg").exists()
    subprocess.run([DESKTOP / "install", "--remove"], check=True, env=environment, timeout=60)
    left = {path for path in share.rglob("*") if path.is_file()}
    made_by_the_desktop = {path for path in left if path.parent == share / "mime"}
    assert {path.name for path in left - made_by_the_desktop} <= {"mimeinfo.cache"}
