"""Rows of Readwise, which have no ident of their own."""

from __future__ import annotations

from pathlib import Path

from reader.formats.notes.reading import read_notes

ROW = '"Yes.","A talk","Ann","","","","2026-01-02 03:04:05"\n'


def test_rows_of_the_same_words_are_notes_of_their_own_and_stay_so(tmp_path: Path) -> None:
    file = tmp_path / "readwise.csv"
    file.write_text("Highlight,Title,Author,URL,Note,Location,Date\n" + 3 * ROW)
    first, again = read_notes(file), read_notes(file)
    idents = [a.ident for d in first.documents for a in d.notes.annotations]
    assert len(set(idents)) == 3
    assert idents == [a.ident for d in again.documents for a in d.notes.annotations]
