"""From a web page's markup to the lines of a plain transcript; see ``html_text``."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt"),
        *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "ol", "p", "section", "table", "td", "th", "tr", "ul"),
    }
)
_HIDDEN = frozenset({"script", "style", "nav", "head", "template", "noscript", "svg"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SEGMENT = re.compile(r"ts_(\d{1,10})_\d{1,10}_")


class PageLines(HTMLParser):
    """Turns markup into the lines of a plain transcript."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.numbers: list[int] = []
        self.title = ""
        self.language = ""
        self._pieces: list[str] = []
        self._number = 1
        self._hidden: list[str] = []
        self._in_title = False
        self._preformatted = 0
        self._prefix = ""
        self._header_open = False  # a <cite> or <time> began this line

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = next((value or "" for name, value in attrs if name == "lang"), "")
        if tag == "title":
            self._in_title = True
            return
        if tag == "body":
            self._hidden.clear()  # a head that was never closed
        if tag in _HIDDEN:
            self._hidden.append(tag)
            return
        if self._hidden:
            return
        if tag == "cite":
            self.end_line()
            self._header_open = True
        elif tag == "time":
            if not self._header_open:
                self.end_line()
                self._header_open = True
            self._pieces.append(" ")
        elif tag in _BLOCKS:
            self.end_line()
            self._prefix = f"{'#' * int(tag[1])} " if tag in _HEADINGS else ""
        elif tag == "br":
            self.end_line(blank=False)
        elif tag == "a":
            self._take_segment(next((value or "" for name, value in attrs if name == "name"), ""))
        elif tag in ("pre", "textarea"):
            self.end_line()
            self._preformatted += 1

    def _take_segment(self, name: str) -> None:
        """noScribe names each segment by its times in ms: ``ts_12140_22800_S01``."""
        match = _SEGMENT.match(name)
        if match:
            seconds, milliseconds = divmod(int(match.group(1)), 1000)
            minutes, seconds = divmod(seconds, 60)
            hours, minutes = divmod(minutes, 60)
            if hours < 1000:
                stamp = f" [{hours}:{minutes:02}:{seconds:02}.{milliseconds:03}] "
                self._pieces.append(stamp)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
            return
        if tag in ("pre", "textarea"):
            self.end_line()
            self._preformatted = max(0, self._preformatted - 1)
        elif tag in _BLOCKS:
            self.end_line()
            self._prefix = ""

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = " ".join(f"{self.title} {data}".split())
            return
        if self._hidden:
            return
        if not any(piece.strip() for piece in self._pieces):
            skipped = len(data) - len(data.lstrip())
            self._number = self.getpos()[0] + data.count("\n", 0, skipped)
        if self._preformatted and "\n" in data:
            first, *rest = data.split("\n")
            self._pieces.append(first)
            for line in rest:
                self.end_line(blank=not line.strip())
                self._number += 1
                self._pieces.append(line)
        else:
            self._pieces.append(data)

    def end_line(self, *, blank: bool = True) -> None:
        """Close the line being read; after a block a blank one follows."""
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        self._header_open = False
        if text:
            self.lines.append(self._prefix + text)
            self.numbers.append(self._number)
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")
            self.numbers.append(self._number)
