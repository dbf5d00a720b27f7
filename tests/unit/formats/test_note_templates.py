"""Templates of the user's: what they may do, and how they are ended."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.core.annotation import Annotation, AnnotationKind
from reader.core.document_notes import DocumentNotes
from reader.core.errors import FormatProblem
from reader.core.selection import Position, TextRange
from reader.formats.notes.base import ExportOptions
from reader.formats.notes.template_process import render_apart
from reader.formats.notes.templates import Template, check, render, template_from

HEAD = "{#\nname: Mine\nextension: .md\n#}\n"
PLACE = TextRange(Position(0, 0), Position(0, 4))
NOTES = DocumentNotes(
    "A talk",
    Path("/talks/a.txt"),
    "a" * 64,
    (Annotation("one", AnnotationKind.NOTE, PLACE, "quoted words", body="said"),),
)


def mine(source: str) -> Template:
    return template_from(HEAD + source, Path("/data/templates/mine.jinja"))


def apart(source: str, longest_s: float = 20.0) -> bytes:
    pieces = render_apart(mine(source), [NOTES], ExportOptions(), longest_s=longest_s)
    return b"".join(pieces)


def test_what_is_rendered_apart_is_what_is_rendered_here() -> None:
    source = "{% for d in documents %}{% for g in d.groups %}{% for n in g.notes %}{{ n.quote }}"
    source += "{% endfor %}{% endfor %}{% endfor %}"
    here = b"".join(render(mine(source), [NOTES], ExportOptions()))
    assert apart(source) == here
    assert b"quoted words" in here


@pytest.mark.parametrize(
    "source",
    [
        "{{ documents.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ '{0.__class__}'.format(documents) }}",
        "{{ documents | attr('_documents') }}{{ documents._documents }}",
        "{% include '/etc/passwd' %}",
        "{{ self.__init__.__globals__ }}",
    ],
)
def test_no_template_gets_out_of_its_sandbox(source: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        b"".join(render(mine(source), [NOTES], ExportOptions()))
    assert caught.value.line == 5
    assert caught.value.path == Path("/data/templates/mine.jinja")


def test_a_mistake_is_told_with_its_line() -> None:
    with pytest.raises(FormatProblem) as caught:
        check(mine("fine\n{% for x in %}"))
    assert caught.value.line == 6


def test_loops_within_loops_are_ended() -> None:
    begun_s = time.monotonic()
    loops = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(FormatProblem, match="did not come to an end"):
        apart(loops, longest_s=1.0)
    assert time.monotonic() - begun_s < 15


def test_more_memory_than_there_may_be_is_refused() -> None:
    with pytest.raises(FormatProblem):
        apart("{{ 'x' * 10 ** 11 }}", longest_s=10.0)


def test_an_unknown_line_of_the_head_is_told() -> None:
    with pytest.raises(FormatProblem) as caught:
        template_from("{#\nname: x\nsize: 3\n#}\n", Path("mine.jinja"))
    assert caught.value.line == 3


def test_an_extension_leads_to_no_other_folder() -> None:
    with pytest.raises(FormatProblem):
        template_from("{#\nextension: /../x\n#}\n", Path("mine.jinja"))
