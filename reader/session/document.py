"""What is open: a conversation, its times, and the files they came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.opening import link_to
from reader.core.selection import TextRange, quotation, start_time
from reader.core.timeline import Timeline
from reader.core.timing import Alignment
from reader.core.transcript import Transcript
from reader.session.companions import Companions


@dataclass(frozen=True)
class Document:
    """``source`` is the conversation as its file has it, ``transcript`` as it is shown: with
    the user's corrections of labels and words. ``alignment`` and ``timeline`` are of the words
    that are shown; ``TextFixing`` knows which of the source's these are."""

    companions: Companions
    source: Transcript
    transcript: Transcript
    document_id: int = 0
    alignment: Alignment | None = None
    timeline: Timeline | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        return self._title_parts[0] or self.companions.main.stem

    @property
    def subtitle(self) -> str:
        return self._title_parts[1]

    def quotation(self, chosen: TextRange, *, with_link: bool) -> str:
        """The words of ``chosen`` with who says them and when; and then, where that is known,
        the link that opens this conversation there."""
        at_ms = start_time(self.transcript, chosen, self.timeline) if with_link else None
        link = "" if at_ms is None else link_to(self.companions.main.absolute(), at_ms)
        return quotation(self.transcript, chosen, self.timeline, link=link)

    @property
    def _title_parts(self) -> tuple[str, str]:
        """A title that says two things ("Show - what it is about") is shown in two steps."""
        title = self.transcript.title
        for mark in (" - ", " \u2013 ", " \u2014 ", ": "):
            head, found, tail = title.partition(mark)
            if found and head.strip() and tail.strip():
                return head.strip(), tail.strip()
        return title, ""
