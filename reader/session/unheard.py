"""Why a word cannot be heard, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.timing import Provenance
from reader.session.aligning import Aligning
from reader.session.document import Document


def why_unheard(document: Document, aligning: Aligning, turn: int, word: int) -> str:
    """Why ``word`` of ``turn``, which has no time, cannot be played. Where the text is being
    aligned, work goes there now."""
    number = document.transcript.first_word[turn] + word
    alignment = document.alignment
    if number >= document.transcript.word_count:
        return _tr("There is nothing here to be heard.")
    if alignment is None or alignment.provenance[number] == Provenance.PENDING:
        if aligning.look_at(number):
            return _tr("This is not aligned yet. Earmark is going there now.")
        if alignment is not None:
            return _tr("This is not aligned yet. Resume aligning to hear it.")
        if aligning.possible:
            return _tr(
                "Nothing tells yet when this is said, so it cannot be played. "
                "Align the recording with the text first."
            )
        return _tr("Nothing tells when this is said, so it cannot be played.")
    return _tr(
        "The recording does not contain these words: they may have been cut from it, "
        "or are in the text only."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadingSession", text)
