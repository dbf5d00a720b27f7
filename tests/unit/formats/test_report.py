from __future__ import annotations

import json
from pathlib import Path

from reader.formats.base import Source
from reader.formats.plain_text import PlainText
from reader.formats.report import transcript_info, transcript_report

TEXT = (
    "# Talk\n\nPublished - May 3, 2024\n\n## Bread\n\nAda Quill [00:00:01] One *two* three\n\n"
    "four.\n\nBen Tarn [00:01:01] Five.\n\nAda Quil [01:00:02] Six.\n\n"
    "Ben Tarn [01:01:01] Seven.\n\n"
    "## Salt\n\nAda Quill [01:02:00] Eight.\n"
)


def test_the_facts_are_plain_data_with_the_agreed_keys() -> None:
    info = transcript_info(PlainText.read(Source(Path("x.md"), TEXT, "00")))
    assert json.loads(json.dumps(info)) == info
    assert list(info) == [
        *("title", "published", "speakers", "turns", "paragraphs", "words", "anchors"),
        *("chapters", "repairs", "warnings"),
    ]
    assert info["speakers"] == [
        {"name": "Ada Quill", "turns": 3, "words": 6, "variants": ["Ada Quil"]},
        {"name": "Ben Tarn", "turns": 2, "words": 2, "variants": []},
    ]
    assert (info["turns"], info["paragraphs"], info["words"]) == (5, 5, 8)
    assert info["anchors"][0] == {"time_ms": 1000, "turn": 0}
    assert info["chapters"] == [
        {"title": "Bread", "start_ms": 1000},
        {"title": "Salt", "start_ms": 3720000},
    ]
    assert sorted(r["kind"] for r in info["repairs"]) == [
        *("emphasis", "page-break", "speaker-variant"),
    ]


def test_the_text_says_the_same() -> None:
    report = transcript_report(PlainText.read(Source(Path("x.md"), TEXT, "00")))
    for part in ("Talk", "May 3, 2024", "5 turns", "also written Ada Quil", "1:02:00  Salt"):
        assert part in report
