"""The alignment file: written whole, read strictly, forgiving towards a changed transcript."""

from __future__ import annotations

import json
import os
from array import array
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from reader.core.errors import FileProblem, FormatProblem
from reader.core.text import Text, say
from reader.core.timing import NO_TIME, Alignment, Provenance, Span, SpeakerConflict
from reader.core.transcript import Speaker, Transcript
from reader.formats.alignment_file import read_alignment, write_alignment

SCHEMA = Path(__file__).parents[3] / "resources" / "alignment.schema.json"


def transcript(*texts: str) -> Transcript:
    return Transcript(
        list(texts or ("Good evening.", "And to you!", "")),
        array("i", [0, 1, 0] if not texts else [0] * len(texts)),
        (Speaker("Ana"), Speaker("Ben")),
        title="A \u201ctalk\u201d",
        text_hash="5f" * 32,
    )


def alignment() -> Alignment:
    return Alignment(
        array("q", [7000, 7410, 9000, NO_TIME, 9200]),
        array("q", [7410, 8020, 9200, NO_TIME, 9800]),
        bytearray(
            [
                Provenance.SOURCE,
                Provenance.INTERPOLATED,
                Provenance.PINNED,
                Provenance.ABSENT,
                Provenance.MEASURED,
            ]
        ),
        bytearray([90, 55, 100, 0, 55]),
        duration_ms=210_000,
        uncovered=(Span(0, 7000),),
        speaker_check=(SpeakerConflict(1, "Ben", "Ana"),),
        warnings=("Odd.",),
        transcript_hash="5f" * 32,
        audio_hash="",
        source="test",
        extra={"splits": "1\t1\tAna"},
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talk.earmark.json"


def changed(path: Path, change: Any) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))
    change(tree)
    path.write_text(json.dumps(tree, indent=1), encoding="utf-8")


def test_round_trip(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    assert read_alignment(path) == alignment()
    assert read_alignment(path, transcript()) == alignment()


def test_what_is_written_fits_the_schema_and_is_a_turn_a_line(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    text = path.read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(
        json.loads(text)
    )
    assert sum(line.startswith('{"begins"') for line in text.splitlines()) == 3


def test_what_warnings_are_made_of_is_kept(path: Path) -> None:
    said = say("{n} turns", one="{n} turn", n=2)
    made = replace(alignment(), warnings=("Odd.", said))
    write_alignment(path, made, transcript())
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert tree["warnings"] == ["Odd.", "2 turns"]  # for who reads no parts
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(tree)
    plain, back = read_alignment(path, transcript()).warnings
    assert (plain, back) == ("Odd.", said)
    assert isinstance(back, Text)
    assert (back.template, dict(back.values)) == ("{n} turns", {"n": 2})


@pytest.mark.parametrize(
    "parts",
    [3, [None], [None, 3], [None, ["{n} other turns", "", {"n": 2}]], [None, ["{m}", "", {}]]],
)
def test_parts_that_do_not_fit_change_no_warning(path: Path, parts: object) -> None:
    made = replace(alignment(), warnings=("Odd.", say("{n} turns", n=2)))
    write_alignment(path, made, transcript())
    changed(path, lambda tree: tree.update(warning_parts=parts))
    read = read_alignment(path, transcript()).warnings
    assert read == ("Odd.", "2 turns")
    assert not any(isinstance(warning, Text) for warning in read)


def test_any_layout_and_unknown_keys_are_read(path: Path) -> None:
    write_alignment(path, alignment(), transcript())

    def add(tree: dict[str, Any]) -> None:
        tree["later"] = {"x": 1}
        tree["turns"][0]["mood"] = "calm"

    changed(path, add)
    assert read_alignment(path, transcript()) == alignment()


def test_an_empty_transcript(path: Path) -> None:
    empty = Transcript([], array("i"), ())
    nothing = Alignment(array("q"), array("q"), bytearray(), bytearray())
    write_alignment(path, nothing, empty)
    assert read_alignment(path, empty) == nothing


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.update(format="other"), "not an alignment"),
        (lambda t: t.update(version=3), "newer Earmark"),
        (lambda t: t.update(version=True), "version"),
        (lambda t: t.pop("turns"), "turns"),
        (lambda t: t["turns"].pop(), "incomplete"),
        (lambda t: t["turns"][0].update(start_ms=[7000]), "turns\\[0\\]: 1 start_ms but 2 end_ms"),
        (lambda t: t["turns"][0].update(start_ms=[7000, 7.5]), "turns\\[0\\].start_ms"),
        (lambda t: t["turns"][0].update(start_ms=[7000, True]), "turns\\[0\\].start_ms"),
        (lambda t: t["turns"][0].update(start_ms=[-1, 7410]), "turns\\[0\\].start_ms"),
        (lambda t: t["turns"][0].update(start_ms=[8000, 7410]), "ends before it begins"),
        (lambda t: t["turns"][0].update(start_ms=[7000, 10**30]), "turns\\[0\\].start_ms"),
        (lambda t: t["turns"][0].update(provenance="sx"), "turns\\[0\\].provenance"),
        (lambda t: t["turns"][0].update(provenance="s99999999999"), "expected 2 words"),
        (lambda t: t["turns"][0].update(provenance="sa"), "without times"),
        (lambda t: t["turns"][0].update(confidence="90 101"), "0 to 100"),
        (lambda t: t["turns"][0].update(confidence="90"), "turns\\[0\\].confidence"),
        (lambda t: t["turns"][0].pop("check"), "turns\\[0\\].check"),
        (lambda t: t.update(uncovered=[[5]]), "uncovered\\[0\\]"),
        (lambda t: t["speaker_check"][0].update(turn=9), "no turn 9"),
        (lambda t: t["audio"].update(duration_ms=None), "audio.duration_ms"),
        (lambda t: t.update(warnings=[1]), "warnings"),
        (lambda t: t.update(extra={"a": 1}), "extra"),
    ],
)
def test_faults_are_named(path: Path, change: Any, told: str) -> None:
    write_alignment(path, alignment(), transcript())
    changed(path, change)
    with pytest.raises(FormatProblem, match=told) as caught:
        read_alignment(path)
    assert caught.value.path == path
    assert caught.value.remedy


def test_broken_json_is_told_with_its_line(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[12] = lines[12].replace("]", "", 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(FormatProblem, match="line 13: This is not JSON"):
        read_alignment(path)


def test_a_file_cut_short_is_refused(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    data = path.read_bytes()
    for length in range(0, len(data) - 2, 7):
        path.write_bytes(data[:length])
        with pytest.raises(FormatProblem):
            read_alignment(path)


def test_a_missing_file_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be read"):
        read_alignment(tmp_path / "none.earmark.json")
    with pytest.raises(FileProblem, match="cannot be written"):
        write_alignment(tmp_path / "none" / "x.earmark.json", alignment(), transcript())


def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_alignment(path, alignment(), transcript())
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem, match="No space left"):
        write_alignment(path, replace(alignment(), source="newer"), transcript())
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_other_paragraphs_in_the_same_words_change_nothing(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    other = replace(transcript(), texts=["Good\nevening.", "And to you!", ""], text_hash="00" * 32)
    read = read_alignment(path, other)
    assert read.start_ms == alignment().start_ms
    assert read.warnings == alignment().warnings
    assert read.transcript_hash == "00" * 32


def test_a_changed_transcript_keeps_what_still_holds(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    other = Transcript(
        ["Good evening.", "Said in between.", "And to you too!"],
        array("i", [0, 0, 1]),
        (Speaker("Ana"), Speaker("Ben")),
        text_hash="00" * 32,
    )
    read = read_alignment(path, other)
    assert list(read.start_ms[:2]) == [7000, 7410]
    rest = list(read.start_ms[2:])
    assert rest == sorted(rest)
    assert rest[0] == 9000
    assert max(read.end_ms) <= 9800
    assert set(read.provenance[2:]) == {Provenance.INTERPOLATED}
    assert any("2 of 3 turns are estimated anew" in warning for warning in read.warnings)


def test_another_transcript_is_refused(path: Path) -> None:
    write_alignment(path, alignment(), transcript())
    with pytest.raises(FormatProblem, match="another transcript"):
        read_alignment(path, transcript("Something else.", "Altogether."))


def test_an_alignment_of_other_words_is_not_written(path: Path) -> None:
    with pytest.raises(ValueError, match="5 words, transcript 2"):
        write_alignment(path, alignment(), transcript("Two words."))
    assert not path.exists()


_MISSING = object()
_WRONG: tuple[Any, ...] = (
    _MISSING,
    None,
    True,
    1.0,
    -1,
    1.5,
    1 << 60,
    "x",
    "",
    [],
    {},
    [None],
    [[1, 2, 3]],
    [{"turn": 0}],
)


def _places(tree: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value of a JSON tree."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found: list[tuple[str | int, ...]] = []
    for key, value in items:
        found.append((*place, key))
        if isinstance(value, dict | list):
            found.extend(_places(value, (*place, key)))
    return found


def test_whatever_the_schema_refuses_is_refused_by_name(path: Path) -> None:
    """Every value of the file in turn left out, or replaced by something it may not be."""
    write_alignment(path, alignment(), transcript())
    good = path.read_text(encoding="utf-8")
    schema = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    refused = 0
    for place in _places(json.loads(good)):
        for wrong in _WRONG:
            tree = json.loads(good)
            parent = tree
            for key in place[:-1]:
                parent = parent[key]
            if wrong is _MISSING:
                del parent[place[-1]]
            else:
                parent[place[-1]] = wrong
            path.write_text(json.dumps(tree), encoding="utf-8")
            if schema.is_valid(tree):
                with suppress(FormatProblem):  # wrong all the same: a count, an order
                    read_alignment(path)
                continue
            refused += 1
            with pytest.raises(FormatProblem) as caught:
                read_alignment(path)
            names = [key for key in place if isinstance(key, str)]
            told = str(caught.value)
            assert any(name in told for name in names), (place, wrong, told)
            assert caught.value.path == path
    assert refused > 300


def test_a_later_version_of_this_kind_is_read_past_what_is_new(path: Path) -> None:
    """Keys may be added anywhere while the version is the same."""
    write_alignment(path, alignment(), transcript())
    tree = json.loads(path.read_text(encoding="utf-8"))
    for value in (
        tree,
        tree["transcript"],
        tree["audio"],
        tree["speaker_check"][0],
        *tree["turns"],
    ):
        value["added_later"] = {"x": [1]}
    schema = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    schema.validate(tree)
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert read_alignment(path, transcript()) == alignment()
