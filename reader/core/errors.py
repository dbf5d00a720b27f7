"""The two kinds of error: the user's world and our bug.

A ``ReaderError`` is about the world: a file that is not there, a line that is
not what it should be, a full disk. It is shown to the user as it stands, so its
text says which file, which line, what was expected and what to do. Everything
else that is raised is a bug of ours and is reported as one.
"""

from __future__ import annotations

from pathlib import Path

from reader.core.text import say


class ReaderError(Exception):
    """Something in the user's world; ``str()`` of it is fit to be shown, in English.

    ``problem`` is one sentence on what is wrong, ``remedy`` one on what to do
    (may be empty), ``path`` the file concerned and ``line`` its 1-based line. Sentences
    that were said (``reader.core.text``) can be shown in another language too.
    """

    def __init__(
        self,
        problem: str,
        *,
        remedy: str = "",
        path: Path | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.path = path
        self.line = line

    @property
    def message(self) -> str:
        """All of it, the place first."""
        told = self.problem
        if self.remedy:
            told = say("{problem} {remedy}", problem=told, remedy=self.remedy)
        if self.path is None:
            return told
        if self.line is None:
            return say("{path}: {told}", path=self.path, told=told)
        return say("{path}, line {line}: {told}", path=self.path, line=self.line, told=told)

    def __str__(self) -> str:
        return str(self.message)


class FileProblem(ReaderError):
    """A file cannot be opened, read or written."""


class FormatProblem(ReaderError):
    """A file was read, but is not what it should be."""


class PlayerProblem(ReaderError):
    """No player, no sound, or a recording that cannot be played."""


class StorageProblem(ReaderError):
    """The user's data folder cannot be read or written."""
