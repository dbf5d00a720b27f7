"""What other starts of Earmark ask this window to open."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from reader.core.opening import LONGEST_LINE, Opening
from reader.session.running_window import REFUSED, TAKEN

MOST_WAITING = 16
_CHUNK = 16 * 1024


class Asked(QObject):
    """Listens at ``listening`` (which does not block). ``take`` is given what was asked for
    and says whether it is taken. Whoever has gone away in the meantime has opened a window
    of its own, and is not served after all."""

    def __init__(
        self, listening: socket.socket, take: Callable[[Opening], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._listening = listening
        self._take = take
        self._waiting: list[_Connection] = []
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_connecting)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        for connection in list(self._waiting):
            connection.close()

    def _on_connecting(self) -> None:
        try:
            accepted, _address = self._listening.accept()
        except OSError:  # it has gone again
            return
        if len(self._waiting) >= MOST_WAITING:
            self._waiting[0].close()
        self._waiting.append(_Connection(accepted, self._take, self._waiting.remove, self))


class _Connection(QObject):
    """One who asks: a line in, a line out."""

    def __init__(
        self,
        accepted: socket.socket,
        take: Callable[[Opening], bool],
        closed: Callable[[_Connection], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._socket = accepted
        self._take = take
        self._closed = closed
        self._got = b""
        accepted.setblocking(False)
        self._notifier = QSocketNotifier(accepted.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._socket.close()
        self._closed(self)
        self.deleteLater()

    def _on_readable(self) -> None:
        try:
            while chunk := self._socket.recv(_CHUNK):
                self._got += chunk
                if len(self._got) > LONGEST_LINE:
                    break
            else:  # gone, before or after it was understood
                self.close()
                return
        except BlockingIOError:
            pass
        except OSError:
            self.close()
            return
        if self._got.endswith(b"\n") or len(self._got) > LONGEST_LINE:
            self._answer()

    def _answer(self) -> None:
        try:
            taken = self._take(Opening.from_line(self._got))
        except ValueError:
            taken = False
        with contextlib.suppress(OSError):  # it has gone; there is nobody to tell
            self._socket.send(TAKEN if taken else REFUSED)
        self.close()
