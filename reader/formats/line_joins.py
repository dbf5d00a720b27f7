"""Lines of one paragraph made one, with the words that were parted at a line's end.

"conver-" and "sation" are "conversation" if the text has that word elsewhere, and
"well-" and "known" are "well-known" if it has that. Where it has neither nothing is known,
and the lines stay as they are: a speaker may have broken off.
"""

from __future__ import annotations

from reader.core.transcript import Repair

_AROUND = ".,;:!?\u2026\"'\u201c\u201d\u2018\u2019()[]*_"


class LineJoiner:
    """Joins the lines of one document's paragraphs."""

    def __init__(self, lines: list[str], rejected: frozenset[str]) -> None:
        self._lines = lines
        self._rejected = rejected
        self._words: set[str] | None = None
        self.repairs: list[Repair] = []

    def join(self, lines: list[str], number: int) -> str:
        """The paragraph of ``lines``, the first of which is line ``number`` of the file."""
        if len(lines) == 1:
            return lines[0]
        if not any(line.endswith("-") for line in lines):
            return " ".join(lines)
        text = lines[0]
        for count, line in enumerate(lines[1:], 1):
            whole = self._whole(text, line) if text.endswith("-") else None
            if whole is not None:
                first, _, _ = line.partition(" ")
                repair = Repair("hyphen", number + count, f"\u201c{whole}\u201d")
                if repair.ident not in self._rejected:
                    self.repairs.append(repair)
                    hyphen = "-" if "-" in whole else ""
                    text = f"{text[:-1]}{hyphen}{first}{line[len(first) :]}"
                    continue
            text = f"{text} {line}"
        return text

    def _whole(self, before: str, after: str) -> str | None:
        """The word that the end of ``before`` and the beginning of ``after`` make, if any."""
        left = before.rsplit(maxsplit=1)[-1][:-1].lstrip(_AROUND)
        right = after.split(maxsplit=1)[0].rstrip(_AROUND)
        if not (left.isalpha() and right.isalpha() and right[0].islower()):
            return None
        if self._words is None:
            self._words = {
                word.strip(_AROUND).lower() for line in self._lines for word in line.split()
            }
        for whole in (left + right, f"{left}-{right}"):
            if whole.lower() in self._words:
                return whole
        return None
