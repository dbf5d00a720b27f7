"""The table of an archive."""

import json
from pathlib import Path

from reader.align.figures import Figures
from reader.batch_table import Outcome, Row, as_json, summary, table
from reader.pairing import Archive

FOLDER = Path("/archive")
GOOD = Figures(
    turns=26,
    words=1000,
    measured=985,
    given=0,
    interpolated=5,
    pinned=0,
    absent=10,
    doubtful=4,
    absent_turns=1,
    uncovered=2,
    uncovered_ms=61_000,
    duration_ms=3_492_000,
)


def row(name: str, outcome: Outcome, **more: object) -> Row:
    return Row(FOLDER / name, None, outcome, **more)  # type: ignore[arg-type]


ROWS = [
    row("2024/first.mp3", Outcome.ALIGNED, figures=GOOD, took_s=41.0),
    row("second.mp3", Outcome.UP_TO_DATE, figures=GOOD),
    row("third.mp3", Outcome.FAILED, problem="It is silent.", trace="Traceback"),
    row("fourth.mp3", Outcome.NOT_BEGUN),
]


def test_the_table_tells_how_well_each_went() -> None:
    assert table(ROWS, FOLDER, 120).splitlines() == [
        "recording       length  speed  measured  doubtful  absent  uncovered",
        "2024/first.mp3   58:12    85x    98.5 %     0.4 %  1 turn       1:01  aligned",
        "second.mp3       58:12      –    98.5 %     0.4 %  1 turn       1:01  already aligned",
        "third.mp3            –      –         –         –       –          –  failed",
        "fourth.mp3           –      –         –         –       –          –  not begun",
        "",
        "third.mp3: It is silent.",
    ]


def test_names_give_way_to_a_narrow_terminal() -> None:
    rows = [row(f"{'very-' * 30}long/{number}.mp3", Outcome.NOT_BEGUN) for number in range(2)]
    lines = table(rows, FOLDER, 90).splitlines()
    assert max(map(len, lines)) <= 90
    assert lines[1].startswith("…")
    assert "long/0.mp3 " in lines[1]


def test_the_summary_counts_and_names_what_was_left_out() -> None:
    archive = Archive(
        (),
        lonely=tuple(FOLDER / f"{number}.mp3" for number in range(7)),
        spare=(FOLDER / "first.wav",),
    )
    assert summary(ROWS, archive, 433.0).splitlines() == [
        "1 aligned, 1 already aligned, 1 failed, 1 not begun; 58:12 of sound in 7:13.",
        "7 without a transcript of its name: 0.mp3, 1.mp3, 2.mp3, 3.mp3, 4.mp3 ….",
        "1 left out, since another recording has its name: first.wav.",
    ]


def test_programs_get_the_same() -> None:
    found = json.loads(json.dumps(as_json(ROWS, Archive((), lonely=(FOLDER / "x.mp3",)))))
    first, _, third, _ = found["files"]
    assert first["outcome"] == "aligned"
    assert first["speed"] == 85.2
    assert first["figures"]["uncovered_ms"] == 61_000
    assert third["problem"] == "It is silent."
    assert third["figures"] is None
    assert found["without_transcript"] == ["/archive/x.mp3"]
