"""Transcripts as web pages: ``<cite>Name:</cite> <time>0:00</time> <p>text</p>`` (what
Podcasting 2.0 publishes as ``text/html``), paragraphs that begin with a name and a time
(noScribe and word processors), and any page whose paragraphs read like a transcript.

A block element is a line, ``<br>`` and line ends within ``<pre>`` break it; ``<cite>`` and
``<time>`` in a row make one header line. From there on the page is read as plain text
(``plain_text.read_lines``), with the page's line numbers. Scripts, styles and navigation are
left out. Emphasis is not kept from tags: a page's bold face is rarely the speaker's.
noScribe's segment names (``ts_<start ms>_<end ms>_<speaker>``) are read as times.
"""

from __future__ import annotations

from pathlib import Path

from reader.core.transcript import Transcript
from reader.formats.base import Source, TranscriptFormat
from reader.formats.front_matter import FrontMatter
from reader.formats.plain_text import read_lines


class HtmlTranscript(TranscriptFormat):
    name = "Web page transcript"
    extensions = (".html", ".htm", ".xhtml")

    @classmethod
    def recognises(cls, head: str, path: Path) -> int:
        start = head.lstrip()[:2000].lower()
        if start.startswith(("<!doctype html", "<html")):
            return 90
        if start.startswith(("<!--", "<?xml")) and "<html" in start:
            return 85
        markup = sum(start.count(tag) for tag in ("<cite", "<time", "<p>", "<p ", "<div", "<span"))
        if start.startswith("<") and markup >= 3:
            return 80
        return 40 if start.startswith("<") and path.suffix.lower() in cls.extensions else 0

    @classmethod
    def read(cls, source: Source, *, rejected: frozenset[str] = frozenset()) -> Transcript:
        from reader.formats.html_lines import PageLines  # html.parser: for web pages only

        reader = PageLines()
        reader.feed(source.text)
        reader.close()
        reader.end_line()
        front = FrontMatter(title=reader.title, language=reader.language)
        return read_lines(
            source,
            reader.lines,
            front=front,
            numbers=reader.numbers,
            rejected=rejected,
            markdown=False,
        )
