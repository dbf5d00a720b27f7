from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.errors import StorageProblem
from reader.storage.full_text import (
    FILE_NAME,
    INDEX_VERSION,
    DamagedIndex,
    FullTextIndex,
    IndexedText,
    delete_index,
)
from reader.storage.full_text_query import Term, match_of, spans_of, terms_of
from reader.storage.full_text_search import (
    MOST_RANKED,
    SNIPPET_CHARACTERS,
    Found,
    places_in,
    search,
    snippet_of,
)

ALL = {number: float(number) for number in range(100)}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[FullTextIndex]:
    with FullTextIndex(tmp_path) as index:
        yield index


def talk(*texts: str, start_ms: tuple[int, ...] = ()) -> IndexedText:
    speaker_of = [turn % 2 for turn in range(len(texts))]
    return IndexedText(texts, speaker_of, ("Ada", "Ben"), start_ms)


def turns(found: Found) -> list[tuple[int, tuple[int, ...]]]:
    return [(document.document_id, document.turns) for document in found.documents]


def test_a_place_is_found_with_who_says_it_and_when(index: FullTextIndex) -> None:
    index.put(7, "h", talk("Good evening.", "The kingfisher is blue.", start_ms=(0, 4200)))
    (document,) = search(index, "kingfisher", ALL).documents
    (place,) = document.places
    assert (place.turn, place.char, place.speaker, place.start_ms) == (1, 4, "Ben", 4200)
    assert place.snippet == "The kingfisher is blue."
    assert [place.snippet[a:b] for a, b in place.marks] == ["kingfisher"]


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("king", True),
        ("king ", False),
        ("KINGFISHER blue", True),
        ("blue kingfisher", True),
        ('"kingfisher is blue"', True),
        ('"blue kingfisher"', False),
        ('"kingfisher is', True),
        ("kingfisher red", False),
        ("cafe", True),
        ("CAFÉ", True),
        ("don't", True),
        ("don’t", True),
        ("k", False),
        ("鸟", True),
        ("翠鸟", True),
        ("鸟翠", False),
        ("カワセミ", True),
        ("AND", False),
        ("NEAR(", False),
        ("*", False),
    ],
)
def test_what_finds_what(index: FullTextIndex, typed: str, finds: bool) -> None:
    index.put(1, "h", talk("The kingfisher is blue, I don't doubt it. Café. 翠鸟和カワセミ"))
    assert bool(search(index, typed, ALL).documents) is finds


def test_words_of_two_turns_are_not_together(index: FullTextIndex) -> None:
    index.put(1, "h", talk("One kingfisher.", "It was blue."))
    assert search(index, "kingfisher blue ", ALL) == Found()


def test_the_rarer_word_in_the_shorter_turn_comes_first(index: FullTextIndex) -> None:
    index.put(1, "a", talk("A heron " + "and so on " * 50, "hm"))
    index.put(2, "b", talk("The heron, heron.", "hm"))
    assert [d for d, _ in turns(search(index, "heron", ALL))] == [2, 1]
    assert [d for d, _ in turns(search(index, "heron", {1: 9.0, 2: 3.0}, newest_first=True))] == [
        1,
        2,
    ]


def test_what_is_off_the_list_is_not_found(index: FullTextIndex) -> None:
    index.put(1, "a", talk("heron"))
    index.put(2, "b", talk("heron"))
    found = search(index, "heron", {1: 0.0})
    assert turns(found) == [(1, (0,))]
    assert (found.place_count, found.document_count) == (1, 1)


def test_another_text_takes_the_place_of_the_one_before(index: FullTextIndex) -> None:
    index.put(1, "a", talk("heron", "stork", "heron again"))
    index.put(1, "b", talk("kingfisher"))
    assert search(index, "heron", ALL) == Found()
    assert search(index, "stork", ALL) == Found()
    assert turns(search(index, "kingfisher", ALL)) == [(1, (0,))]
    assert index.states()[1].text_hash == "b"


def test_what_is_taken_out_is_gone(index: FullTextIndex) -> None:
    index.put(1, "a", talk("heron"))
    index.remove(1)
    index.remove(1)
    assert search(index, "heron", ALL) == Found()
    assert index.states() == {}
    index.put(1, "a", talk("stork"))  # the number may be given out again
    assert search(index, "heron", ALL) == Found()


def test_times_that_come_later(index: FullTextIndex) -> None:
    index.put(1, "a", talk("heron", "stork"))
    assert not index.states()[1].timed
    assert search(index, "stork", ALL).documents[0].places[0].start_ms is None
    index.put_credits(1, talk("heron", "stork", start_ms=(-1, 900)))
    index.put_credits(1, talk("a", "b", "c", start_ms=(1, 2, 3)))  # of another text
    index.put_credits(2, talk("heron"))  # of none
    assert index.states()[1].timed
    assert search(index, "stork", ALL).documents[0].places[0].start_ms == 900
    assert search(index, "heron", ALL).documents[0].places[0].start_ms is None


def test_names_that_change_leave_words_and_times(index: FullTextIndex) -> None:
    index.put(1, "a", talk("heron", "stork", start_ms=(100, 900)))
    index.put_credits(1, IndexedText(("", ""), (0, 0), ("Ida",), ()))
    (document,) = search(index, "stork", ALL).documents
    assert (document.places[0].speaker, document.places[0].start_ms) == ("Ida", 900)


def test_only_the_first_places_come_at_once_and_the_others_on_demand(index: FullTextIndex) -> None:
    index.put(1, "a", talk(*(f"heron number {n}" for n in range(10))))
    (document,) = search(index, "heron", ALL).documents
    assert len(document.turns) == 10
    assert len(document.places) == 3
    others = places_in(index, 1, list(document.turns[3:]), terms_of("heron"))
    assert len(others) == 7
    assert {p.turn for p in (*document.places, *others)} == set(range(10))


def test_of_a_word_that_is_everywhere_some_are_counted(index: FullTextIndex) -> None:
    index.put(1, "a", talk(*["so"] * (MOST_RANKED // 2)))
    index.put(2, "b", talk(*["so"] * (MOST_RANKED // 2 + 1)))
    found = search(index, "so", ALL)
    assert found.clipped
    assert found.place_count == MOST_RANKED
    assert [document_id for document_id, _ in turns(found)] == [2, 1]  # added last, first


def test_a_snippet_of_a_long_turn_shows_where_most_of_it_stands() -> None:
    text = "heron " + "and so on " * 100 + "heron and stork stand " + "still " * 100
    spans = spans_of(terms_of("heron stork "), text)
    assert len(spans) == 3
    snippet, marks = snippet_of(text, spans, 1)
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert [snippet[a:b] for a, b in marks] == ["heron", "stork"]
    assert len(snippet) <= SNIPPET_CHARACTERS + 2


def test_an_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    with FullTextIndex(tmp_path) as index:
        index.put(1, "a", talk("heron"))
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute(f"PRAGMA user_version={INDEX_VERSION + 1}")
    connection.close()
    with FullTextIndex(tmp_path) as index:
        assert index.states() == {}


def test_a_damaged_index_says_so_and_can_be_deleted(tmp_path: Path) -> None:
    with FullTextIndex(tmp_path) as index:
        index.put(1, "a", talk(*["heron and stork"] * 3000))
    path = tmp_path / FILE_NAME
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DamagedIndex), FullTextIndex(tmp_path) as index:
        index.put(1, "b", talk("stork"))
    delete_index(tmp_path)
    with FullTextIndex(tmp_path) as index:
        assert index.states() == {}
    path.write_bytes(b"this is not a database, whatever its name says" * 100)
    with pytest.raises(DamagedIndex):
        FullTextIndex(tmp_path)


def test_a_file_that_only_says_it_is_an_index(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute(f"PRAGMA user_version={INDEX_VERSION}")
    connection.close()
    with FullTextIndex(tmp_path) as index, pytest.raises(DamagedIndex):
        index.states()


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    with FullTextIndex(tmp_path) as index:
        index.put(1, "a", talk("heron"))
        pages = index.rows("PRAGMA page_count")[0][0]
        index.rows(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StorageProblem, match="Free some space") as caught:
            index.put(1, "b", talk(*[f"stork {n} of the many" for n in range(3000)]))
        assert "notes are not concerned" in str(caught.value)
        assert turns(search(index, "heron", ALL)) == [(1, (0,))]


def test_no_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem, match=FILE_NAME):
        FullTextIndex(tmp_path / "missing")


def test_words_in_a_row_are_marked_as_one() -> None:
    assert spans_of(terms_of("blue kingfisher "), "A blue kingfisher, blue and kingfisher.") == [
        (2, 17),
        (19, 23),
        (28, 38),
    ]


def test_lone_halves_of_surrogate_pairs_do_no_harm(index: FullTextIndex) -> None:
    index.put(1, "a", talk("heron \ud83d stork"))
    assert turns(search(index, "stork", ALL)) == [(1, (0,))]
    index.remove(1)
    assert search(index, "stork", ALL) == Found()


def test_the_query_as_fts_reads_it() -> None:
    assert match_of(terms_of('He said "good evening" ki')) == (
        '"he" AND "said" AND "good evening" AND "ki" *'
    )
    assert terms_of("翠鸟") == (Term(("翠", "鸟")),)
