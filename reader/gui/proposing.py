"""Speaker labels that seem wrong, put to the reader one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.gui.message_bar import Message

if TYPE_CHECKING:
    from reader.align.speakers.proposals import Proposal
    from reader.gui.main_window import MainWindow

KEY = "proposal"


class Proposing(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._session.proposals_changed.connect(self.show)

    def show(self, proposals: tuple[Proposal, ...]) -> None:
        """Ask about the first of them; the next comes when it is answered."""
        messages = self._window.messages
        if not proposals:
            messages.withdraw(KEY)
            return
        proposal = proposals[0]
        labels = self._session.labels
        text = self.sentence(proposal)
        if len(proposals) > 1:
            text += " " + self.tr("({0} more)").format(len(proposals) - 1)
        messages.show_message(
            Message(
                "proposal",
                text,
                answers=(
                    (self.tr("Correct"), lambda: labels.accept(proposal)),
                    (self.tr("Keep"), lambda: labels.keep(proposal)),
                    (self.tr("Show"), lambda: self._show_turn(proposal.first_turn)),
                ),
                key=KEY,
                staying=(self.tr("Show"),),
            )
        )

    def sentence(self, proposal: Proposal) -> str:
        """Turns are counted from 1 for people."""
        first, last = proposal.first_turn + 1, proposal.last_turn + 1
        sure = round(proposal.certainty * 100)
        if first == last and proposal.pairs:
            label, other = proposal.pairs[0]
            return self.tr("Turn {0} is labelled {1}, but seems to be {2} ({3} % sure).").format(
                first, label, other, sure
            )
        people = self.tr(", then ").join(
            self.tr("{0} and {1}").format(*pair) for pair in proposal.pairs
        )
        document = self._session.document
        if document is not None and last >= len(document.transcript):
            return self.tr("From turn {0} on, {1} seem exchanged ({2} % sure).").format(
                first, people, sure
            )
        return self.tr("From turn {0} to {1}, {2} seem exchanged ({3} % sure).").format(
            first, last, people, sure
        )

    def _show_turn(self, turn: int) -> None:
        self._window.view.pause_following()
        self._window.view.scroll_to_turn(turn)
