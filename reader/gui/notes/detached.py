"""Where a note that has lost its words may belong: the best places, below its card."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.timecode import format_time
from reader.session.notes.placing import Offer

AROUND_CHARACTERS = 44
WORDS_CHARACTERS = 160


def differences(before: str, now: str) -> str:
    """``now`` as rich text, with the words of ``before`` that it has not struck out, and those
    that are new underlined."""
    from difflib import SequenceMatcher

    old, new = before.split(), now.split()
    parts = []
    for tag, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(escape(" ".join(new[b:b_end])))
            continue
        if a < a_end:
            parts.append(f"<s>{escape(' '.join(old[a:a_end]))}</s>")
        if b < b_end:
            parts.append(f"<u>{escape(' '.join(new[b:b_end]))}</u>")
    return " ".join(parts)


def cut(text: str, characters: int = WORDS_CHARACTERS) -> str:
    """``text``, of a long one its beginning and its end."""
    text = " ".join(text.split())
    if len(text) <= characters:
        return text
    half = characters // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


class OfferRow(QFrame):
    """One place with its surroundings. Enter puts the note there, P has it heard, Space shows
    it on the page."""

    chosen = Signal(object)  # Offer
    heard = Signal(object)  # Offer
    shown = Signal(object)  # Offer
    focused = Signal(object)  # itself

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self.offer = offer
        self.setObjectName("offerRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = self._head()
        before, behind = offer.before[-AROUND_CHARACTERS:], offer.behind[:AROUND_CHARACTERS]
        before = before[before.find(" ") + 1 :]  # whole words
        behind = behind[: behind.rfind(" ")] if " " in behind else behind
        self.setAccessibleName(self.tr("Possible place: {0}").format(head))
        self.setAccessibleDescription(f"{before}{offer.words}{behind}")
        top = QLabel(head, self)
        top.setProperty("role", "small")
        text = QLabel(
            f"{escape(before)}<b>{escape(cut(offer.words))}</b>{escape(behind)}".replace("\n", " "),
            self,
        )
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        put = self._button(self.tr("Put it here"))
        put.clicked.connect(lambda: self.chosen.emit(offer))
        hear = self._button(self.tr("Hear"))
        hear.clicked.connect(lambda: self.heard.emit(offer))
        hear.setEnabled(offer.time_ms is not None)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(put)
        buttons.addWidget(hear)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 5)
        layout.setSpacing(2)
        layout.addWidget(top)
        layout.addWidget(text)
        layout.addLayout(buttons)

    def _head(self) -> str:
        offer = self.offer
        parts = [] if offer.time_ms is None else [format_time(offer.time_ms)]
        if offer.score is None:
            parts.append(self.tr("what is said at its time"))
        else:
            parts.append(self.tr("{0} % alike").format(round(100 * offer.score)))
        return " · ".join(parts)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.offer)
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.heard.emit(self.offer)
        elif event.key() == Qt.Key.Key_Space:
            self.shown.emit(self.offer)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit(self)
        super().focusInEvent(event)

    def mousePressEvent(self, event: object) -> None:
        self.setFocus()
        self.shown.emit(self.offer)


class PlaceOffers(QFrame):
    """The places for one note. Asks for what is to be done; knows no notebook."""

    chosen = Signal(object)  # Offer
    heard = Signal(object)  # Offer
    shown = Signal(object)  # Offer
    selection_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("placeOffers")
        self.setAccessibleName(self.tr("Where the note may belong"))
        self._rows: list[OfferRow] = []
        self._lead = QLabel(self)
        self._lead.setProperty("role", "small")
        self._lead.setWordWrap(True)
        self._select = QPushButton(self.tr("Put it on the selected words"), self)
        self._select.setProperty("role", "link")
        self._select.setAutoDefault(False)
        self._select.clicked.connect(self.selection_wanted)
        close = QPushButton(self.tr("Close"), self)
        close.setProperty("role", "link")
        close.setAutoDefault(False)
        close.clicked.connect(self.closed)
        last = QHBoxLayout()
        last.setSpacing(4)
        last.addWidget(self._select)
        last.addStretch(1)
        last.addWidget(close)
        places = QWidget(self)
        places.setObjectName("offeredPlaces")
        self._layout = QVBoxLayout(places)
        self._layout.setContentsMargins(0, 0, 12, 0)  # the scroll bar stands beside them
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(places)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._lead)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(last)

    @property
    def rows(self) -> Sequence[OfferRow]:
        return tuple(self._rows)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [OfferRow(offer, self) for offer in offers]
        for number, row in enumerate(self._rows):
            self._layout.insertWidget(number, row)
            row.focused.connect(self._scroll.ensureWidgetVisible)
            row.chosen.connect(self.chosen)
            row.heard.connect(self.heard)
            row.shown.connect(self.shown)
        self._lead.setText(
            self.tr("It may belong here:")
            if offers
            else self.tr("No place is like it. Select the words on the page that it belongs to.")
        )
        order: list[QWidget] = [*self._rows, self._select]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def set_selection(self, there: bool) -> None:
        """Whether words are selected on the page that it could be put on."""
        self._select.setEnabled(there)
        self._select.setToolTip("" if there else self.tr("Select words on the page first."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
