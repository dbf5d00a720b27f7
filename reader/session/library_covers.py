"""The pictures of recordings, small, for the library's list.

What a recording carries is looked up in the background when it is first to be shown, and kept
in the data folder; that it carries none is kept, too. When there are too many the oldest go,
those of recordings that have changed among them. Any file of the folder may be deleted.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict, deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from reader.core.errors import FileProblem
from reader.core.files import make_room, write_atomically
from reader.session.tasks import Outcome, Task, Tasks

FOLDER = "covers"
SIZE_PX = 128  # of the longer side, in pixels of the screen: the list shows them at half that
MOST_KEPT = 400  # in memory: 64 KB each at most
MOST_WAITING = 40  # what was scrolled past is not looked up
SUFFIX = ".png"
MOST_BYTES = 200 << 20  # on the disk: of about ten thousand recordings

CoverOf = Callable[[Path], bytes | None]


def cover_in(recording: Path) -> bytes | None:
    """The picture attached to ``recording``, as the file has it; None without one."""
    from reader.playback.media_tags import cover

    return cover(recording)


class Covers(QObject):
    """Small pictures by recording."""

    arrived = Signal(object)  # Path: the recording whose picture is there now

    def __init__(
        self,
        folder: Path,
        tasks: Tasks,
        parent: QObject | None = None,
        cover_of: CoverOf = cover_in,
    ) -> None:
        super().__init__(parent)
        self._folder = folder / FOLDER
        self._tasks = tasks
        self._cover_of = cover_of
        self._kept: OrderedDict[Path, QImage | None] = OrderedDict()
        self._waiting: deque[Path] = deque(maxlen=MOST_WAITING)
        self._task: Task | None = None
        self._has_room = False

    def of(self, recording: Path) -> QImage | None:
        """The picture; None where there is none, or not yet: then ``arrived`` tells of it."""
        if recording in self._kept:
            self._kept.move_to_end(recording)
            return self._kept[recording]
        if recording not in self._waiting:
            self._waiting.append(recording)
            self._next()
        return None

    def close(self) -> None:
        self._waiting.clear()

    def _next(self) -> None:
        if self._task is not None or not self._waiting:
            return
        recording = self._waiting.pop()  # the one that came into sight last
        folder, cover_of = self._folder, self._cover_of

        def done(outcome: Outcome[QImage | None]) -> None:
            self._task = None
            self._kept[recording] = outcome.result
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            if outcome.result is not None:
                self.arrived.emit(recording)
            self._next()

        def look() -> QImage | None:
            if not self._has_room:  # once is enough: a session does not add that many
                self._has_room = True
                make_room(folder, SUFFIX, MOST_BYTES)
            return small_cover(recording, folder, cover_of)

        self._task = self._tasks.run(look, done)


def small_cover(recording: Path, folder: Path, cover_of: CoverOf) -> QImage | None:
    """From ``folder`` if it is there, else from the recording. Never raises: a picture that
    cannot be read or kept is none."""
    try:
        stat = recording.stat()
    except OSError:
        return None
    what = f"{recording}\0{stat.st_size}\0{stat.st_mtime_ns}\0{SIZE_PX}"
    name = hashlib.sha256(what.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    kept = folder / f"{name}{SUFFIX}"
    if kept.exists():
        image = QImage(str(kept))
        return None if image.isNull() else image
    try:
        data = cover_of(recording)
    except (OSError, ValueError, FileProblem):
        data = None
    image = QImage() if data is None else QImage.fromData(data)
    if not image.isNull():
        image = image.scaled(
            QSize(SIZE_PX, SIZE_PX),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        # A wide picture shows its middle.
        image = image.copy(
            (image.width() - SIZE_PX) // 2, (image.height() - SIZE_PX) // 2, SIZE_PX, SIZE_PX
        )
    _keep(image, kept)
    return None if image.isNull() else image


def _keep(image: QImage, path: Path) -> None:
    """An empty file says that there is no picture."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    data = QByteArray()
    if not image.isNull():
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes here
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, bytes(data.data()))
    except (OSError, FileProblem):
        return  # without room for it, it is looked up again another time
