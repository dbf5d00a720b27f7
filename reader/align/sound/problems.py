"""What can be wrong with a recording before a single sample of it was heard."""

from __future__ import annotations

from pathlib import Path

from reader.core.errors import FileProblem, FormatProblem, ReaderError
from reader.core.text import say

_EXPECTED = say("Expected a recording: MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV.")
_AGAIN = say("If it was downloaded, it may be incomplete: download it again.")


def check_file(path: Path) -> None:
    """Raise FileProblem where ``path`` cannot be read at all, or has nothing in it."""
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except FileNotFoundError as error:
        raise FileProblem(
            say("The recording is not there."),
            remedy=say("It may have been moved or renamed, or its disk is not connected."),
            path=path,
        ) from error
    except PermissionError as error:
        # Windows answers so for a folder, too.
        if path.is_dir():
            raise _a_folder(path) from error
        raise FileProblem(
            say("The recording may not be read."),
            remedy=say("Allow reading it and try again."),
            path=path,
        ) from error
    except IsADirectoryError as error:
        raise _a_folder(path) from error
    except OSError as error:
        raise FileProblem(
            say("The recording cannot be read ({reason}).", reason=error.strerror or error),
            remedy=say("Check the disk or the connection to it, and try again."),
            path=path,
        ) from error
    if empty:
        raise FileProblem(
            say("The recording is empty (0 bytes)."),
            remedy=say("Copy or download it again."),
            path=path,
        )


def _a_folder(path: Path) -> FileProblem:
    return FileProblem(say("This is a folder, not a recording."), remedy=_EXPECTED, path=path)


def not_sound(path: Path) -> ReaderError:
    """The problem with a file that is there, but in which no sound was found."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"%PDF-"):
        return FormatProblem(say("This is a PDF, not a recording."), remedy=_EXPECTED, path=path)
    if _is_text(head):
        return FormatProblem(say("This is a text, not a recording."), remedy=_EXPECTED, path=path)
    return FormatProblem(
        say("This is not a recording that can be decoded, or it is damaged."),
        remedy=say("{expected} {again}", expected=_EXPECTED, again=_AGAIN),
        path=path,
    )


def no_track(path: Path) -> ReaderError:
    """The problem with a film or a picture that says nothing."""
    problem = not_sound(path)
    if problem.problem.startswith("This is not a recording that"):
        return FormatProblem(
            say("There is no sound in this file, only pictures or other data."),
            remedy=say("Choose the recording of the conversation."),
            path=path,
        )
    return problem


def unknown_codec(path: Path) -> ReaderError:
    return FormatProblem(
        say("The sound in this file is in a coding that cannot be decoded; it may be protected."),
        remedy=say("Convert it to MP3, M4A or FLAC with the program it came from."),
        path=path,
    )


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return head.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character may be cut in two at the end of what was read.
        return error.start > len(head) - 4
    return True


def unreadable_on(path: Path, error: OSError) -> FileProblem:
    """The problem with a file that was open and stopped being readable."""
    return FileProblem(
        say("The recording cannot be read any further ({reason}).", reason=error.strerror or error),
        remedy=say("Check the disk or the connection to it, and go on; what is done is kept."),
        path=path,
    )
