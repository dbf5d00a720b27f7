from __future__ import annotations

import pytest

from reader.formats.names import alike, distance, is_label, is_role, shape


@pytest.mark.parametrize(
    ("left", "right", "limit", "expected"),
    [("askell", "askeff", 2, 2), ("olah", "olson", 3, 3), ("a", "bbbb", 2, 3), ("", "ab", 2, 2)],
)
def test_distance(left: str, right: str, limit: int, expected: int) -> None:
    assert distance(left, right, limit) == expected
    assert distance(right, left, limit) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("Ada Quill", "ADA QUILL", "Ada", "Jean-Luc Moreau", "Ada de la Cruz", "Dr. Quill", "S00"),
        *("Speaker 1", "O'Neill", "J. R. Tarn", "田中", "Ben Tarn Jr.", "Åsa Öberg", "SPEAKER_00"),
    ],
)
def test_shapes_of_names(name: str) -> None:
    assert shape(name) == 2


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Yeah.",
            "He said",
            "what he meant",
            "I think so",
            "It was",
            "Just to...",
            "-",
            "a b",
            "",
        ),
        *("One Two Three Four Five Six Seven", "Published - May 3", "12:30"),
    ],
)
def test_shapes_that_are_none(name: str) -> None:
    assert shape(name) < 2


def test_likeness_is_symmetric_and_minds_numbers() -> None:
    pairs = [
        ("Dario Amodei", "Dario Amodè", True),
        ("Ada Quill", "ADA  QUILL", True),
        ("Amanda Askell", "Amanda Askeff", True),
        ("Lenny", "Leny", True),
        ("Ben Tarn", "BenTarn", True),
        ("Speaker 1", "Speaker 2", False),
        ("S00", "S01", False),
        ("Speaker", "Speaker1", False),
        ("Chris Olah", "Chris Olson", False),
        ("Dan", "Dana", False),
        ("Ada Quill", "Ida Brill", False),
    ]
    for left, right, expected in pairs:
        assert alike(left, right) is expected, (left, right)
        assert alike(right, left) is expected, (right, left)


def test_roles_and_labels() -> None:
    assert is_role("Host")
    assert is_role("Audience 3")
    assert not is_role("Ada Quill")
    assert is_label("Conclusion/Resolution")
    assert not is_label("Ada")
