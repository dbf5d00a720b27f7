from __future__ import annotations

from array import array
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.core.search_hits import Hits
from reader.core.transcript import Speaker, Transcript
from reader.session import search
from reader.session.search import DocumentSearch, Found, Query
from reader.session.tasks import Tasks


def _talk(*texts: str) -> Transcript:
    people = (Speaker("Ada"), Speaker("Ben"))
    return Transcript(texts, array("i", [i % 2 for i in range(len(texts))]), people)


class Heard:
    """What the search has said, in order."""

    def __init__(self, searching: DocumentSearch) -> None:
        self.found: list[Found] = []
        self.spread: list[tuple[Hits, int]] = []
        searching.found.connect(self.found.append)
        searching.spread_found.connect(lambda hits, few: self.spread.append((hits, len(few))))


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def searching(tasks: Tasks, qtbot: QtBot) -> DocumentSearch:
    searching = DocumentSearch(tasks)
    searching.set_transcript(_talk(*[f"this is turn {n}" for n in range(100)]))
    return searching


def test_a_short_conversation_needs_no_waiting(searching: DocumentSearch, qtbot: QtBot) -> None:
    heard = Heard(searching)
    searching.find(Query("turn 7"))
    assert [len(found.hits) for found in heard.found] == [11]
    assert heard.found[0].whole
    assert heard.spread == [(heard.found[0].hits, 11)]
    qtbot.waitUntil(lambda: searching.is_ready)
    searching.find(Query("turn 7", whole_word=True, speakers=frozenset({1})))
    assert [hit.turn for hit in heard.found[1].hits] == [7]


def test_in_a_long_one_the_nearest_are_there_at_once_and_the_whole_follows(
    searching: DocumentSearch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PLAIN_CHARACTERS", 10)
    monkeypatch.setattr(search, "INDEXED_CHARACTERS", 10)
    heard = Heard(searching)
    searching.find(Query("turn"), from_turn=90)
    assert not heard.found[0].whole
    assert [hit.turn for hit in heard.found[0].hits] == list(range(90, 100))
    qtbot.waitUntil(lambda: len(heard.found) == 2 and bool(heard.spread))
    assert heard.found[1].whole
    assert len(heard.found[1].hits) == 100
    searching.find(Query("turn 9"))
    qtbot.waitUntil(lambda: len(heard.found) == 3)
    assert len(heard.found[2].hits) == 11


def test_only_the_last_question_is_answered(
    searching: DocumentSearch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching.prepare()
    qtbot.waitUntil(lambda: searching.is_ready)
    monkeypatch.setattr(search, "INDEXED_CHARACTERS", 10)
    heard = Heard(searching)
    for text in ("t", "tu", "tur", "turn 12"):
        searching.find(Query(text))
    qtbot.waitUntil(lambda: bool(heard.spread))
    assert [found.query.text for found in heard.found] == ["turn 12"]


def test_patterns_are_looked_for_in_the_background(searching: DocumentSearch, qtbot: QtBot) -> None:
    heard = Heard(searching)
    searching.find(Query(r"turn \d\d$", is_pattern=True))
    assert not heard.found
    qtbot.waitUntil(lambda: bool(heard.found))
    assert len(heard.found[0].hits) == 90
    searching.find(Query("(", is_pattern=True))
    qtbot.waitUntil(lambda: len(heard.found) == 2)
    assert heard.found[1].problem is not None
    assert len(heard.found[1].hits) == 0


def test_other_labels_keep_the_index_and_other_texts_do_not(
    searching: DocumentSearch, qtbot: QtBot
) -> None:
    talk = _talk("yes", "yes")
    searching.set_transcript(talk)
    searching.prepare()
    qtbot.waitUntil(lambda: searching.is_ready)
    searching.set_transcript(talk.relabelled(array("i", [1, 1]), talk.speakers))
    assert searching.is_ready
    heard = Heard(searching)
    searching.find(Query("yes", speakers=frozenset({1})))
    assert len(heard.found[0].hits) == 2
    searching.set_transcript(_talk("no"))
    assert not searching.is_ready
    searching.find(Query("yes"))
    assert len(heard.found[1].hits) == 0


def test_closing_forgets_what_is_still_looked_for(
    searching: DocumentSearch, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PLAIN_CHARACTERS", 10)
    heard = Heard(searching)
    searching.find(Query("turn"))
    searching.set_transcript(None)
    tasks.close()
    assert [found.whole for found in heard.found] == [False]
    searching.find(Query("turn"))
    assert len(heard.found[1].hits) == 0
    assert not searching.is_ready


def test_recent_searches_are_kept_once_and_not_for_ever(searching: DocumentSearch) -> None:
    for text in ("one", " two ", "one", "", *(str(n) for n in range(10)), "two"):
        searching.remember(text)
    assert searching.recent[:3] == ("two", "9", "8")
    assert len(searching.recent) == search.MOST_RECENT
    assert searching.recent.count("two") == 1
