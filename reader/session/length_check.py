"""Whether a recording is as long as the one its times were made for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.timecode import format_time
from reader.session.document import Document
from reader.session.transport import Transport

TOLERANCE_MS = 5000
LAST_WORD_TOLERANCE_MS = 30_000  # its end may be a guess
DELAY_MS = 2500  # a player's first word on the length is often a guess, too


class LengthCheck(QObject):
    """Compares some time after ``start`` or after the player's last word on the length."""

    noticed = Signal(str)

    def __init__(
        self,
        transport: Transport,
        document: Callable[[], Document | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._document = document
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._compare)
        self.start = self._timer.start
        self.stop = self._timer.stop
        transport.duration_changed.connect(lambda _duration_ms: self._timer.start())

    def _compare(self) -> None:
        document, duration_ms = self._document(), self._transport.recording_ms
        if document is None or document.alignment is None or document.timeline is None:
            return
        if not duration_ms:
            return
        if document.alignment.duration_ms:
            difference = duration_ms - document.alignment.duration_ms
            if abs(difference) <= TOLERANCE_MS:
                return
        else:  # captions tell no length, only when the last word has been said
            difference = duration_ms - document.timeline.end_ms
            if difference >= -LAST_WORD_TOLERANCE_MS:
                return
        text = (
            self.tr("The recording is %1 longer than the one its times were made for.")
            if difference > 0
            else self.tr("The recording is %1 shorter than the one its times were made for.")
        )
        self.noticed.emit(text.replace("%1", format_time(abs(difference))))
