"""The words of what is open, put right by the user: fixes on top of the source.

Everything that is made of the source (alignments, journals, caches) stays the source's; what
is shown, searched, marked and copied is the fixed text. Here are the ways between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.kept_corrections import fixes_in
from reader.core.text_fixes import FixedText

if TYPE_CHECKING:
    from reader.core.pins import Pin
    from reader.core.rewording import Rewording
    from reader.core.selection import TextRange
    from reader.core.timing import Alignment
    from reader.core.transcript import Transcript
    from reader.session.correction_log import CorrectionLog


@dataclass(frozen=True, slots=True)
class WordsChange:
    """The shown text was ``before`` and is ``after``; both are of one source."""

    before: FixedText
    after: FixedText

    def range(self, where: TextRange) -> TextRange:
        """Where the words are that were at ``where``."""
        return self.after.to_shown(self.before.to_source(where))

    def char(self, turn: int, char: int) -> int:
        """Where what stood at ``char`` of ``turn`` is."""
        from reader.core.selection import Position, TextRange

        here = Position(turn, char)
        return self.range(TextRange(here, here)).end.char

    def word(self, number: int) -> int:
        """Which word of the transcript its word ``number`` is."""
        return self.after.word_to_shown(self.before.word_to_source(number))


class TextFixing(QObject):
    """The fixes of one document."""

    fixed = Signal(object)  # WordsChange
    refused = Signal(str)  # why what was typed cannot be

    def __init__(self, log: CorrectionLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._text: FixedText | None = None
        self._fixes: object = None
        log.changed.connect(self._apply)

    def open(self, source: Transcript) -> FixedText:
        """Take up a conversation whose corrections the log has."""
        fixes = fixes_in(self._log.kept)
        self._fixes = fixes
        self._text = FixedText(source, fixes)
        return self._text

    def close(self) -> None:
        self._text = self._fixes = None

    @property
    def text(self) -> FixedText | None:
        """What is shown, and what of it was put right."""
        return self._text

    def over(self, labelled: Transcript) -> Transcript:
        """``labelled``, which has the source's words, with the fixed ones."""
        return labelled if self._text is None else self._text.over(labelled)

    @property
    def is_plain(self) -> bool:
        """Whether the words shown are those of the source."""
        return self._text is None or not self._text.turns

    # -- between the source and what is shown -----------------------------------

    def carried(self, times: Alignment | None) -> Alignment | None:
        """``times``, of the words of the source, for those that are shown."""
        if times is None or self._text is None or not self._text.turns:
            return times
        from reader.core.word_runs import carried

        return carried(times, self._text)

    def source_word(self, number: int) -> int:
        """The source's word that the shown word ``number`` is, or about there."""
        return number if self._text is None else self._text.word_to_source(number)

    def source_pins(self, pins: Sequence[Pin]) -> tuple[Pin, ...]:
        """Pins of shown words as pins of the source's."""
        if self._text is None or not self._text.turns:
            return tuple(pins)
        from dataclasses import replace

        return tuple(replace(pin, word=self.source_word(pin.word)) for pin in pins)

    # -- by hand ------------------------------------------------------------------

    def correct(self, wordings: Sequence[Rewording]) -> bool:
        """Have the shown text say ``wordings``, as one step. False where it does already, or
        cannot: then that was said."""
        if self._text is None:
            return False
        from reader.core.rewording import rewritten

        made = rewritten(self._text, wordings)
        if made.emptied:
            self.refused.emit(self.tr("A turn keeps at least one word. Nothing was changed."))
            return False
        if not made:
            return False
        name = self.tr("Correct words", "undo") if made.fixes else self.tr("Take back a correction")
        self._log.change(name, add=made.fixes, take_back=made.taken_back)
        return True

    def _apply(self) -> None:
        before = self._text
        fixes = fixes_in(self._log.kept)
        if before is None or fixes == self._fixes:
            return
        self._fixes = fixes
        self._text = FixedText(before.source, fixes)
        self.fixed.emit(WordsChange(before, self._text))
