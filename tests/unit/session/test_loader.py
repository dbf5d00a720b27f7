"""Which times are taken where there are several."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.timing import Provenance
from reader.formats.alignment_file import write_alignment
from reader.session.companions import find_companions
from reader.session.loader import load_text, load_times

CAPTIONS = """1
00:00:01,000 --> 00:00:02,000
Hello there.

2
00:00:03,000 --> 00:00:04,000
Good evening to you.
"""


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(CAPTIONS, encoding="utf-8")
    return path


def test_an_alignment_of_captions_is_more_exact_than_they_are(captions: Path) -> None:
    text = load_text(find_companions([captions]))
    assert text.alignment is not None
    measured = replace(
        text.alignment, provenance=bytearray([Provenance.MEASURED] * len(text.alignment))
    )
    write_alignment(captions.with_name("talk.earmark.json"), measured, text.transcript)
    times = load_times(find_companions([captions]), text)
    assert times is not None
    assert Provenance.MEASURED in times.alignment.provenance
    assert times.fault is None


def test_captions_serve_where_their_alignment_cannot_be_read(captions: Path) -> None:
    captions.with_name("talk.earmark.json").write_text("{}", encoding="utf-8")
    companions = find_companions([captions])
    text = load_text(companions)
    times = load_times(companions, text)
    assert times is not None
    assert times.alignment == text.alignment
    assert "talk.earmark.json" in str(times.fault)
