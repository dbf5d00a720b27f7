from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.waveform import BUCKET_MS, Waveform

VALUES = st.binary(max_size=700)
# (from which bucket on, what): written in any order, over each other, beyond the end.
WRITES = st.lists(st.tuples(st.integers(0, 900), st.binary(min_size=1, max_size=300)), max_size=8)
VIEWS = st.tuples(st.integers(-3000, 9000), st.integers(1, 12_000), st.integers(1, 80))


def _whole(values: bytes) -> Waveform:
    waveform = Waveform(len(values) * BUCKET_MS)
    waveform.write(0, values, values)
    return waveform


@given(VALUES, VIEWS)
def test_a_bar_is_the_greatest_peak_in_it_but_for_its_edges(
    values: bytes, view: tuple[int, int, int]
) -> None:
    start_ms, width_ms, count = view
    bars = _whole(values).bars(start_ms, start_ms + width_ms, count)
    assert len(bars) == count
    bar_ms = width_ms / count
    slack_ms = max(bar_ms / 4, BUCKET_MS)  # an edge lies so much early at most
    for number, bar in enumerate(bars):
        begin, end = start_ms + number * bar_ms, start_ms + (number + 1) * bar_ms

        def greatest(from_ms: float, to_ms: float) -> int:
            inside = range(max(0, int(from_ms // BUCKET_MS)), max(0, int(-(-to_ms // BUCKET_MS))))
            return max((values[b] for b in inside if b < len(values)), default=0)

        assert bar <= greatest(begin - slack_ms, end + slack_ms)
        # All that is surely between its edges counts.
        sure = range(max(0, -int(-begin // BUCKET_MS)), max(0, int((end - slack_ms) // BUCKET_MS)))
        assert bar >= max((values[b] for b in sure if b < len(values)), default=0)


@given(VALUES.filter(bool), st.integers(1, 80))
def test_no_peak_of_the_whole_is_lost(values: bytes, count: int) -> None:
    waveform = _whole(values)
    assert max(waveform.bars(0, waveform.duration_ms, count)) == max(values) == waveform.tallest


@given(VALUES.filter(bool), st.integers(0, 690), st.integers(1, 90))
def test_bars_of_a_bucket_each_are_the_values(values: bytes, first: int, count: int) -> None:
    waveform = _whole(values)
    begin, end = first * BUCKET_MS, (first + count) * BUCKET_MS
    expected = values[first : first + count].ljust(count, b"\0")
    assert waveform.bars(begin, end, count) == expected
    assert waveform.loudness(begin, end, count) == expected


@given(VALUES.filter(bool), VIEWS)
def test_the_mean_lies_between_the_least_and_the_greatest(
    values: bytes, view: tuple[int, int, int]
) -> None:
    start_ms, width_ms, count = view
    waveform = _whole(values)
    for mean in waveform.loudness(start_ms, start_ms + width_ms, count):
        assert mean <= max(values)
    same = _whole(bytes([77]) * len(values))
    inside_ms = (len(values) // 64) * 64 * BUCKET_MS  # where every level is full
    if inside_ms:
        assert set(same.loudness(0, inside_ms, 3)) == {77}


@given(st.integers(0, 8000), WRITES, st.integers(0, 9000))
def test_what_is_written_in_any_order_is_as_if_written_at_once(
    duration_ms: int, writes: list[tuple[int, bytes]], cut_ms: int
) -> None:
    waveform = Waveform(duration_ms)
    plain = bytearray(-(-duration_ms // BUCKET_MS))
    known: set[int] = set()
    for bucket, values in writes:
        waveform.write(bucket, values, values[::-1])
        plain.extend(bytes(max(0, bucket + len(values) - len(plain))))
        plain[bucket : bucket + len(values)] = values
        known.update(range(bucket, bucket + len(values)))
    waveform.cut(cut_ms)
    del plain[-(-cut_ms // BUCKET_MS) :]
    known = {bucket for bucket in known if bucket < len(plain)}
    assert waveform.duration_ms == len(plain) * BUCKET_MS
    assert waveform.known_ms == len(known) * BUCKET_MS
    assert waveform.complete == (len(known) == len(plain))
    assert {
        bucket
        for span in waveform.known
        for bucket in range(span.start_ms // BUCKET_MS, span.end_ms // BUCKET_MS)
    } == known
    at_once = _whole(bytes(plain))
    for count in (1, 3, 40):
        assert waveform.bars(-50, 9950, count) == at_once.bars(-50, 9950, count)
    waveform.finish(waveform.duration_ms)
    assert waveform.complete
    again = Waveform.from_bytes(waveform.to_bytes())
    assert again.known == waveform.known
    assert again.loudness(0, 9000, 37) == waveform.loudness(0, 9000, 37)
    assert again.bars(0, 9000, 37) == waveform.bars(0, 9000, 37)


@given(VALUES, st.integers(0), st.integers(1, 255))
def test_a_damaged_file_is_refused(values: bytes, place: int, change: int) -> None:
    data = bytearray(_whole(values).to_bytes())
    data[place % len(data)] ^= change
    with pytest.raises(ValueError, match=r"."):
        Waveform.from_bytes(bytes(data))


@given(st.binary(max_size=200))
def test_what_is_no_waveform_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Waveform.from_bytes(data)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 ms"):
        Waveform(-1)
    with pytest.raises(ValueError, match="peaks"):
        Waveform(100).write(0, b"12", b"1")
    with pytest.raises(ValueError, match="0 bars"):
        Waveform(100).bars(0, 100, 0)
    with pytest.raises(ValueError, match="from 5 to 5"):
        Waveform(100).bars(5, 5, 3)


def test_a_short_file_that_claims_to_be_long_takes_no_memory() -> None:
    import struct
    import zlib

    head = struct.pack("<8sHQI", b"EarmarkW", BUCKET_MS, 1 << 50, 0)
    packed = zlib.compress(b"")
    data = head + struct.pack("<I", zlib.crc32(packed, zlib.crc32(head))) + packed
    with pytest.raises(ValueError, match="damaged"):
        Waveform.from_bytes(data)
