from pathlib import Path

from reader.core.resources import resource
from reader.session.read_ahead import read_ahead
from reader.storage.transcript_cache import FORMATS, TranscriptCache

SAMPLE = resource("sample", "the-slow-ear.txt")


def test_a_second_process_puts_the_text_where_it_is_looked_for(tmp_path: Path) -> None:
    ahead = read_ahead([SAMPLE], tmp_path)
    assert ahead is not None
    cache = TranscriptCache(tmp_path, FORMATS)
    cache.expect(ahead.key, ahead.wait)
    key = cache.key(SAMPLE, ())
    assert key == ahead.key
    transcript = cache.get(key)
    assert transcript is not None
    assert len(transcript) == 26
    assert read_ahead([SAMPLE], tmp_path) is None  # it is there


def test_what_cannot_be_read_is_left_to_the_loader(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01" * 50)
    ahead = read_ahead([bad], tmp_path / "data")
    assert ahead is not None
    ahead.wait()
    assert TranscriptCache(tmp_path / "data", FORMATS).get(ahead.key) is None


def test_there_is_nothing_to_gain_without_a_text(tmp_path: Path) -> None:
    assert read_ahead([], tmp_path) is None
    assert read_ahead([tmp_path / "gone.txt"], tmp_path) is None
    assert read_ahead([tmp_path / "talk.srt"], tmp_path) is None
