"""The files of ``earmark align``: which is which, what may be replaced, where work is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import FileProblem, FormatProblem

if TYPE_CHECKING:
    from reader.core.pins import Pin
    from reader.core.timing import Alignment
    from reader.core.transcript import Transcript

JOURNAL_FOLDER = "alignments"  # in the user's data folder
_HEAD_BYTES = 1 << 16


def times(count: int) -> str:
    return "1 time" if count == 1 else f"{count} times"


def recording_and_text(files: Sequence[Path]) -> tuple[Path, Path]:
    """Which is which, whatever the order. Raises FileProblem."""
    from reader.session.companions import find_companions

    if len(files) == 1:
        found = find_companions(files)
        if found.audio is None:
            raise FileProblem(
                "No recording was found beside it.",
                remedy="Name the recording as well: earmark align AUDIO TRANSCRIPT.",
                path=found.main,
            )
        return found.audio, found.main
    for path in files:
        if path.is_dir():
            raise FileProblem(
                "This is a folder.",
                remedy="Name a recording and a transcript, or use --batch FOLDER.",
                path=path,
            )
        if not path.exists():
            raise FileProblem("There is no such file.", remedy="Check the name.", path=path)
    first, second = files
    by_content = is_text(first), is_text(second)
    if by_content[0] != by_content[1]:
        return (second, first) if by_content[0] else (first, second)
    by_name = is_recording(first), is_recording(second)
    if by_name[0] != by_name[1]:
        return (first, second) if by_name[0] else (second, first)
    both = "texts" if by_content[0] else "recordings"
    raise FileProblem(
        f"Both files are {both} ({first.name} and {second.name}).",
        remedy="Name one recording and its transcript.",
    )


def is_text(path: Path) -> bool:
    """Whether the file's beginning is text of some encoding."""
    from reader.formats.decoding import decode

    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        decode(head, path)
    except OSError as error:
        raise FileProblem(
            f"The file cannot be read ({error.strerror or error}).",
            remedy="Check its permissions.",
            path=path,
        ) from error
    except FormatProblem:
        return False
    return True


def is_recording(path: Path) -> bool:
    """Whether the file is named as recordings are."""
    from reader.session.companions import role_of

    return role_of(path) == "audio"


def check_output(output: Path, inputs: Sequence[Path]) -> None:
    """Find out before hours of work what would keep the result from being written.

    Raises FileProblem.
    """
    if output.is_dir():
        raise FileProblem(
            "This is a folder.", remedy="Name the file to be written with -o FILE.", path=output
        )
    if any(_is_same(output, path) for path in inputs):
        raise FileProblem(
            "The result would replace one of the files it is made from.",
            remedy="Choose another name with -o FILE.",
            path=output,
        )
    folder = output.absolute().parent
    if not folder.is_dir():
        raise FileProblem(
            "The folder for the result does not exist.",
            remedy="Make it, or choose another with -o FILE.",
            path=folder,
        )
    try:
        with tempfile.TemporaryFile(dir=folder):  # no flags tell what a network disk allows
            pass
    except OSError as error:
        raise FileProblem(
            f"The result cannot be written to this folder ({error.strerror or error}).",
            remedy="Choose another with -o FILE.",
            path=folder,
        ) from error


def _is_same(output: Path, path: Path) -> bool:
    try:
        return output.samefile(path)
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an alignment that is to be replaced is good for: the times set by hand in it, which
    hold, and all of it where it was made with another rendition of the recording."""

    pins: tuple[Pin, ...] = ()
    prior: Alignment | None = None


def earlier_alignment(
    output: Path, transcript: Transcript, audio_sha256: str, *, may_be_another: bool
) -> Earlier:
    """What is at ``output`` already.

    Raises FileProblem where it is not to be replaced without being asked: another file than
    an alignment of this transcript, or one of another recording, which ``may_be_another``
    allows as long as nothing in it was set by hand.
    """
    from reader.core.pins import Pin
    from reader.core.timing import Provenance
    from reader.formats.alignment_file import read_alignment

    try:
        if output.stat().st_size == 0:
            return Earlier()
    except FileNotFoundError:
        return Earlier()
    except OSError as error:
        raise FileProblem(
            f"What is there already cannot be looked at ({error.strerror or error}).", path=output
        ) from error
    remedy = "Choose another name with -o FILE, or replace it with --force."
    try:
        found = read_alignment(output, transcript)
    except FormatProblem:
        raise FileProblem(
            "There is a file of this name already, and it is not an alignment of this transcript.",
            remedy=remedy,
            path=output,
        ) from None
    pins = tuple(
        Pin(word, found.start_ms[word])
        for word, kind in enumerate(found.provenance)
        if kind == Provenance.PINNED
    )
    if not found.audio_hash or found.audio_hash == audio_sha256:
        return Earlier(pins)
    if pins or not may_be_another:
        by_hand = f", with {times(len(pins))} set by hand" if pins else ""
        raise FileProblem(
            f"There is an alignment with another recording already{by_hand}.",
            remedy=remedy,
            path=output,
        )
    is_finished = Provenance.PENDING not in found.provenance
    return Earlier(prior=found if is_finished else None)


def keep_alignment(output: Path, alignment: Alignment, transcript: Transcript) -> None:
    """Write it. Raises FileProblem, which says that nothing is lost."""
    from reader.formats.alignment_file import write_alignment

    try:
        write_alignment(output, alignment, transcript)
    except FileProblem as error:
        raise FileProblem(
            error.problem,
            remedy=f"{error.remedy} What was aligned is kept: the same command goes on from there.",
            path=error.path,
        ) from error


def journal_for(audio_sha256: str, text_sha256: str) -> Path:
    """Where an interrupted run keeps what it has done. The folder is made; where that fails
    the aligner says that it keeps nothing."""
    from reader.align.journal import journal_path
    from reader.storage.data_folder import data_folder

    folder = data_folder() / JOURNAL_FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return journal_path(folder, audio_sha256, text_sha256)


def forget(journal: Path) -> None:
    """All is done. Where it cannot be deleted the next run takes its answers from it."""
    with suppress(OSError):
        journal.unlink(missing_ok=True)


def is_begun(journal: Path) -> bool:
    """Whether something was done: there is more than the line that says what the file is."""
    try:
        with journal.open("rb") as file:
            return bool(file.readline() and file.readline())
    except OSError:
        return False
