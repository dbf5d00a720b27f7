"""Who says what, corrected: the user's corrections of speaker labels.

Corrections are kept in Earmark's own store; the source file is never changed. The shown
transcript is the source with the corrections applied, in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.kept_corrections import labels_in
from reader.core.relabel import (
    Correction,
    apply,
    exchange_onward,
    relabel_onward,
    relabel_turn,
    rename,
)
from reader.core.transcript import Transcript

if TYPE_CHECKING:
    from reader.align.speakers.proposals import Proposal
    from reader.align.speakers.splits import Split
    from reader.core.timing import Alignment, SpeakerConflict
    from reader.session.correction_log import CorrectionLog
    from reader.storage.corrections import Corrections


class Labels(QObject):
    """The corrections of one document, and the proposals for more."""

    corrected = Signal(object)  # Transcript, as it is to be shown now
    proposals_changed = Signal(object)  # tuple[Proposal, ...] awaiting an answer

    def __init__(
        self, log: CorrectionLog, store: Corrections, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._store = store
        self._made: list[Correction] = []
        log.changed.connect(self._on_logged)
        self._document_id = 0
        self._source: Transcript | None = None
        self._shown: Transcript | None = None
        self._conflicts: tuple[SpeakerConflict, ...] = ()
        self._splits: tuple[Split, ...] = ()
        self._voices: dict[int, int] = {}
        self._proposals: tuple[Proposal, ...] = ()

    def open(self, document_id: int, source: Transcript) -> Transcript:
        """Take up a document; its transcript with the stored corrections applied."""
        self._document_id = document_id
        self._source = source
        self._log.open(document_id)
        self._made = labels_in(self._log.kept)
        self._shown = apply(source, self._made)
        self._conflicts = ()
        self._set_proposals(())
        return self._shown

    def set_source(self, source: Transcript) -> None:
        """The same words with more around them (chapters)."""
        self._source = source
        self._apply()

    def close(self) -> None:
        self._log.close()
        self._source = self._shown = None
        self._conflicts = ()
        self._set_proposals(())

    @property
    def shown(self) -> Transcript | None:
        """The source's words under the labels that hold."""
        return self._shown

    def speakers(self) -> list[str]:
        """The names of those who speak, in order of appearance."""
        return [] if self._shown is None else list(self._shown.people)

    # -- by hand --------------------------------------------------------------

    def relabel_turn(self, turn: int, name: str) -> None:
        self._add(relabel_turn(turn, name), text=self.tr("Correct speaker"))

    def relabel_onward(self, turn: int, name: str) -> None:
        """From ``turn`` on, whoever speaks there is ``name``."""
        if self._shown is not None:
            self._add(
                relabel_onward(self._shown, turn, name),
                text=self.tr("Correct speakers"),
            )

    def exchange_onward(self, turn: int, one: str, other: str) -> None:
        self._add(exchange_onward(turn, one, other), text=self.tr("Exchange speakers"))

    def rename(self, speaker: str, name: str) -> int:
        """Whoever is labelled ``speaker``, anywhere, is ``name``. How many turns that
        concerns; with 0 nothing was done."""
        shown = self._shown
        if shown is None or not name or name == speaker:
            return 0
        turns = sum(n >= 0 and shown.speakers[n].name == speaker for n in shown.speaker_of)
        if turns:
            self._add(rename(speaker, name), text=self.tr("Rename speaker"))
        return turns

    # -- proposals ------------------------------------------------------------

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return self._proposals

    def check(self, alignment: Alignment) -> None:
        """Another source, or the voices, may contradict labels of the source's: propose what
        to do."""
        from reader.align.speakers.certainty import certainties_from_text
        from reader.align.speakers.splits import splits_from_text

        self._conflicts = alignment.speaker_check
        self._splits = splits_from_text(alignment.extra.get("splits", ""))
        self._voices = certainties_from_text(alignment.extra.get("voices", ""))
        self._propose()

    def accept(self, proposal: Proposal) -> None:
        self._add(*proposal.corrections, text=self.tr("Correct speakers"))

    def keep(self, proposal: Proposal) -> None:
        """The labels are right as they are; the proposal does not come back."""
        self._store.set_answer(self._document_id, _ident(proposal), "kept")
        self._propose()

    def _propose(self) -> None:
        if self._source is None or not self._conflicts:
            self._set_proposals(())
            return
        from reader.align.speakers.proposals import proposals

        answered = self._store.answers(self._document_id)
        made = set(self._made)
        self._set_proposals(
            tuple(
                p
                for p in proposals(self._source, self._conflicts, self._splits, self._voices)
                if _ident(p) not in answered and not made.issuperset(p.corrections)
            )
        )

    def _set_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        if proposals != self._proposals:
            self._proposals = proposals
            self.proposals_changed.emit(proposals)

    # -- applying -------------------------------------------------------------

    def _add(self, *corrections: Correction, text: str) -> None:
        if self._source is not None:
            self._log.change(text, add=corrections)

    def _on_logged(self) -> None:
        made = labels_in(self._log.kept)
        if made != self._made:
            self._made = made
            self._apply()

    def _apply(self) -> None:
        if self._source is None:
            return
        self._shown = apply(self._source, self._made)
        self.corrected.emit(self._shown)
        self._propose()


def _ident(proposal: Proposal) -> str:
    """The same for the same proposal, however sure it is the next time."""
    people = ",".join(f"{one}/{other}" for one, other in proposal.pairs)
    return f"{proposal.first_turn}-{proposal.last_turn}:{people}"
