"""Which chapters a session shows of those that it finds."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from reader.core.chapters import ChapterSource
from reader.core.timeline import Timeline
from reader.core.timing import interpolate
from reader.core.transcript import Chapter as Heading
from reader.core.transcript import Speaker, Transcript
from reader.session.companions import Companions
from reader.session.document import Document
from reader.session.reading_session import ReadingSession
from reader.session.store import Store


@pytest.fixture
def session(tmp_path: Path, qapp: QCoreApplication) -> Iterator[ReadingSession]:
    session = ReadingSession(Store.open(tmp_path / "data"))
    yield session
    session.close()


def _document(folder: Path, *, headings: tuple[Heading, ...] = ()) -> Document:
    texts = [f"What is said in turn {n}, and then some more of it?" for n in range(40)]
    transcript = Transcript(
        texts, array("i", [0] * 40), (Speaker("A"),), chapters=headings, text_hash="abc"
    )
    companions = Companions(transcript=folder / "talk.txt")
    return Document(companions, transcript, transcript)


def _write(path: Path, *titles: str) -> None:
    chapters = [{"startTime": 10 * n, "title": title} for n, title in enumerate(titles)]
    path.write_text(json.dumps({"version": "1.2.0", "chapters": chapters}), "utf-8")


def _titles(session: ReadingSession) -> list[str]:
    return [entry.title for entry in session.chapters.entries]


def test_headings_of_the_text_are_there_at_once(session: ReadingSession, tmp_path: Path) -> None:
    _write(tmp_path / "talk.chapters.json", "File")
    session.chapters.set_document(_document(tmp_path, headings=(Heading("Text", None, 3),)))
    assert _titles(session) == ["Text"]
    assert session.chapters.source is ChapterSource.TRANSCRIPT
    assert session.chapters.current(None, 2) is None
    assert session.chapters.current(None, 3) == 0


def test_a_file_beside_the_text_is_found(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    _write(tmp_path / "talk.chapters.json", "One", "", "Three")
    with qtbot.waitSignal(session.chapters.changed):
        session.chapters.set_document(_document(tmp_path))
    assert session.chapters.source is ChapterSource.FILE
    assert _titles(session) == ["One", "Chapter 2", "Three"]
    assert [entry.start_ms for entry in session.chapters.entries] == [0, 10_000, 20_000]
    assert session.chapters.current(15_000, None) == 1


def test_a_file_that_cannot_be_read_is_said_and_the_rest_goes_on(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "talk.chapters.json").write_text("{")
    with qtbot.waitSignal(session.chapters.noticed) as noticed:
        session.chapters.set_document(_document(tmp_path))
    assert "talk.chapters.json" in noticed.args[0]
    assert session.chapters.entries == ()


def test_another_document_brings_its_own(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    _write(tmp_path / "talk.chapters.json", "One")
    with qtbot.waitSignal(session.chapters.changed):
        session.chapters.set_document(_document(tmp_path))
    with qtbot.waitSignal(session.chapters.changed):
        session.chapters.set_document(None)
    assert session.chapters.entries == ()
    other = tmp_path / "other"
    other.mkdir()
    _write(other / "talk.json", "Other")
    with qtbot.waitSignal(session.chapters.changed):
        session.chapters.set_document(_document(other))
    assert _titles(session) == ["Other"]


def test_corrected_labels_do_not_look_again(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "talk.chapters.json"
    _write(path, "One")
    document = _document(tmp_path)
    with qtbot.waitSignal(session.chapters.changed):
        session.chapters.set_document(document)
    path.unlink()
    relabelled = document.transcript.relabelled(array("i", [-1] * 40), ())
    with qtbot.assertNotEmitted(session.chapters.changed, wait=300):
        session.chapters.set_document(replace(document, transcript=relabelled))
    assert _titles(session) == ["One"]


def test_the_sound_can_end_with_chapters_but_not_with_landmarks(
    session: ReadingSession, tmp_path: Path, qtbot: QtBot
) -> None:
    topics = {
        "volcano": "The volcano spat lava and ashes; lava ran down the crater of the volcano.",
        "harbour": "The harbour had sailors at anchor, and the sailors loved the harbour pier.",
        "violin": "The violin has strings that sing a melody, and the violin bow is of hair.",
        "bakery": "The bakery has an oven for flour and dough; the oven warms the bakery door.",
    }
    texts = []
    for name, said in topics.items():
        texts.append(f"Shall we speak of the {name} now, as we all came here for it?")
        texts += [f"{said} I know, you know, that is how it is with us."] * 29
    people = (Speaker("A"), Speaker("B"))
    who = array("i", (turn % 2 for turn in range(len(texts))))
    transcript = Transcript(texts, who, people, text_hash="topics")
    alignment = interpolate(transcript, [(0, 0)], duration_ms=900_000)
    timeline = Timeline(transcript, alignment)
    companions = Companions(transcript=tmp_path / "topics.txt")
    with qtbot.waitSignal(session.chapters.changed):
        session.chapters.set_document(
            Document(companions, transcript, transcript, 0, alignment, timeline)
        )
    assert session.chapters.source is ChapterSource.LANDMARKS
    assert any(entry.start_ms for entry in session.chapters.entries)
    assert not session.transport.has_chapters

    _write(tmp_path / "talk.chapters.json", "One", "Two")
    session.chapters.set_document(_document(tmp_path))
    qtbot.waitUntil(lambda: session.chapters.boundaries_ms == [0, 10_000])
    assert session.transport.has_chapters
