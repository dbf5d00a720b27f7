from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import FormatProblem
from reader.core.transcript import Transcript
from reader.formats.base import Source
from reader.formats.html_text import HtmlTranscript
from reader.formats.plain_text import PlainText


def read(text: str) -> Transcript:
    return HtmlTranscript.read(Source(Path("talk.html"), text, "00"))


CITED = """<!-- saved --><html lang="en"><head><title>On Bread</title><style>p {}</style></head>
<body><cite>Ada:</cite>
  <time>0:00</time>
  <p>Good &amp; early, 2 * 3 * 4 and [1]
  on the next line.</p>
  <cite>Ben:</cite><time>0:31</time><p>Yes.</p><p>And no.</p>
  <cite>Ada:</cite>
  <time>1:02:03</time>
  <p>So <b>it</b> is.</p><script>var x = "Cleo: no";</script>
</body></html>"""


def test_cite_time_and_paragraph() -> None:
    transcript = read(CITED)
    assert [(t.speaker, t.text) for t in transcript.turns()] == [
        ("Ada", "Good & early, 2 * 3 * 4 and [1] on the next line."),
        ("Ben", "Yes.\nAnd no."),
        ("Ada", "So it is."),
    ]
    assert [(a.time_ms, a.turn) for a in transcript.anchors] == [(0, 0), (31000, 1), (3723000, 2)]
    assert (transcript.title, transcript.language) == ("On Bread", "en")


def test_named_segments_are_times_and_overlaps_stay() -> None:
    transcript = read(
        '<html><body><p style="x">A title</p><p><a name="ts_100_900_S01">S01: '
        '<span>[00:00:00]</span> Good day.</a><a name="ts_1250_2000_S01"> Well?</a>'
        '<a name="ts_1900_2100_//S00"> //S00: Yes.</a><a name="ts_2100_3000_S01">// So.</a></p>'
        '<p><a name="ts_3456_4000_S00">S00: <span>[00:00:03]</span> Indeed.</a></p></body></html>'
    )
    assert transcript.texts == ["Good day. Well? //S00: Yes. // So.", "Indeed."]
    assert transcript.title == "A title"
    marks = [(a.time_ms, transcript.texts[a.turn][a.char :][:4]) for a in transcript.anchors]
    assert marks == [(100, "Good"), (1250, "Well"), (1900, "//S0"), (2100, "// S"), (3456, "Inde")]


def test_lines_are_those_of_the_page() -> None:
    transcript = read(
        "<html><body>\n<p>Ada: One.</p>\n\n<p>Ben:</p>\n<p>Ada: Two.</p><p>Ben: No.</p>"
    )
    assert any("Line 4" in warning for warning in transcript.warnings)


def test_headings_breaks_and_preformatted_lines() -> None:
    transcript = read(
        "<div><h1>Talk</h1><h2>Bread</h2><p>Ada: One.<br>Ben: Two.</p>"
        "<h2>Salt</h2><pre>Ada: Three.\nBen: Four.</pre></div>"
    )
    assert transcript.texts == ["One.", "Two.", "Three.", "Four."]
    assert transcript.title == "Talk"
    assert [(c.title, c.turn) for c in transcript.chapters] == [("Bread", 0), ("Salt", 2)]


def test_a_page_without_text_is_a_problem() -> None:
    with pytest.raises(FormatProblem):
        read("<html><body><script>1</script></body></html>")


def test_it_is_recognised_by_content() -> None:
    path = Path("talk.txt")
    assert HtmlTranscript.recognises(CITED, path) > PlainText.recognises(CITED, path)
    plain = "Ada: <p> is a tag.\n\nBen: Yes.\n"
    assert HtmlTranscript.recognises(plain, Path("x.html")) < PlainText.recognises(plain, path)
