"""Which files belong together: a transcript, its recording, its times.

Files with the same stem in one folder find each other; a language suffix
(``talk.en.srt``) and Earmark's own suffix (``talk.earmark.json``) do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import FileProblem
from reader.core.text import say

AUDIO_SUFFIXES = [
    ".mp3",
    ".m4a",
    ".m4b",
    ".aac",
    ".ogg",
    ".oga",
    ".opus",
    ".flac",
    ".wav",
    ".mp4",
    ".m4v",
    ".mkv",
    ".mka",
    ".webm",
    ".mov",
    ".wma",
]
ALIGNMENT_SUFFIX = ".earmark.json"
BUNDLE_SUFFIX = ".earmark"
NOTES_SUFFIXES = (".jsonld", ".annotation", ".ann", ".csv", ".tsv", ".json")
TIMED_SUFFIXES = [".srt", ".vtt"]
TEXT_SUFFIXES = [".txt", ".md", ".markdown", ".text", ".html", ".htm"]

_LANGUAGE = re.compile(r"\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")


@dataclass(frozen=True, slots=True)
class Companions:
    """What is to be opened together. At least one of transcript and timed is given."""

    transcript: Path | None = None
    audio: Path | None = None
    timed: Path | None = None
    alignment: Path | None = None

    @property
    def main(self) -> Path:
        """The file that names the document: its text, else its times."""
        path = self.transcript or self.timed
        assert path is not None
        return path


class SeveralConversations(FileProblem):
    """A folder holds more than one; ``choices`` are their main files, in order."""

    choices: tuple[Path, ...] = ()


class NoTranscript(FileProblem):
    """A recording alone; ``audio`` is it."""

    def __init__(self, audio: Path) -> None:
        super().__init__(
            say("no transcript was found beside it."),
            remedy=say(
                "Put the transcript into the same folder under the same name "
                "({stem}.txt or {stem}.srt), or open both together.",
                stem=audio.stem,
            ),
            path=audio,
        )
        self.audio = audio


def role_of(path: Path) -> str:
    """What a file is by its name: audio, alignment, timed, bundle or transcript."""
    name = path.name.lower()
    if name.endswith(ALIGNMENT_SUFFIX):
        return "alignment"
    suffix = path.suffix.lower()
    if suffix == BUNDLE_SUFFIX:
        return "bundle"
    if suffix in AUDIO_SUFFIXES:
        return "audio"
    if suffix in TIMED_SUFFIXES:
        return "timed"
    return "transcript"


def bundle_in(paths: Iterable[Path]) -> Path | None:
    """The bundle among ``paths``, by its name; None without one."""
    return next((path for path in paths if role_of(path) == "bundle"), None)


def is_notes_file(path: Path) -> bool:
    """Whether a file is opened as notes to be imported; what it is, its content tells."""
    name = path.name.lower()
    return name.endswith(NOTES_SUFFIXES) and role_of(path) != "alignment" and path.is_file()


def stem_of(path: Path) -> str:
    """The stem that companions share: no suffix, no language, lower case."""
    name = path.name.lower()
    if name.endswith(ALIGNMENT_SUFFIX):
        return name[: -len(ALIGNMENT_SUFFIX)]
    return _LANGUAGE.sub("", path.stem).lower()


def alignment_beside(path: Path) -> Path:
    """Where the alignment of the transcript or recording ``path`` is found by its name."""
    return path.with_name(_LANGUAGE.sub("", path.stem) + ALIGNMENT_SUFFIX)


def find_companions(paths: Iterable[Path]) -> Companions:
    """What the user means by ``paths``: files named, and their companions beside them.

    A folder stands for the one conversation in it. What is named wins over what is found.
    Raises FileProblem where a path is missing, nothing readable is named or found, or a
    folder holds several conversations.
    """
    named: dict[str, Path] = {}
    for path in paths:
        path = path.expanduser().absolute()
        if path.is_dir():
            for role, found in _in_folder(path).items():
                named.setdefault(role, found)
            continue
        if not path.exists():
            raise FileProblem(
                say("There is no such file."),
                remedy=say("Check the name, or drop the file on the window."),
                path=path,
            )
        role = role_of(path)
        if role in named and role == "transcript":
            role = "timed"  # a second text is taken as the source of times for the first
        if role in named:
            raise FileProblem(
                say(
                    "two files are given where one can be opened ({first} and {second}).",
                    first=named[role].name,
                    second=path.name,
                ),
                remedy=say("Open them one after the other."),
                path=path,
            )
        named[role] = path
    if not named:
        raise FileProblem(
            say("No file was named."), remedy=say("Name a transcript or a recording.")
        )
    for reference in list(named.values()):
        for role, found in _beside(reference).items():
            named.setdefault(role, found)
    if "transcript" not in named and "timed" not in named:
        if "audio" in named:
            raise NoTranscript(named["audio"])
        first = next(iter(named.values()))
        raise FileProblem(
            say("no transcript was found beside it."),
            remedy=say(
                "Put the transcript into the same folder under the same name "
                "({stem}.txt or {stem}.srt), or open both together.",
                stem=first.stem,
            ),
            path=first,
        )
    return Companions(
        named.get("transcript"),
        named.get("audio"),
        named.get("timed"),
        named.get("alignment"),
    )


def _beside(path: Path) -> dict[str, Path]:
    stem = stem_of(path)
    found: dict[str, Path] = {}
    try:
        entries = sorted(path.parent.iterdir())
    except OSError:
        return found  # the file itself can be read all the same
    for entry in entries:
        # The disk is asked last, and of a few: a folder may have thousands and be far away.
        if stem_of(entry) != stem or entry == path or not entry.is_file():
            continue
        role = role_of(entry)
        if role == "transcript" and entry.suffix.lower() not in TEXT_SUFFIXES:
            continue
        found.setdefault(role, entry)
    return found


def _in_folder(folder: Path) -> dict[str, Path]:
    groups: dict[str, dict[str, Path]] = {}
    for entry in sorted(folder.iterdir()):
        role = role_of(entry)
        if not entry.is_file() or (
            role == "transcript" and entry.suffix.lower() not in TEXT_SUFFIXES
        ):
            continue
        groups.setdefault(stem_of(entry), {}).setdefault(role, entry)
    readable = {
        stem: group for stem, group in groups.items() if {"transcript", "timed"} & group.keys()
    }
    with_sound = {stem: group for stem, group in readable.items() if "audio" in group}
    candidates = with_sound or readable
    if not candidates:
        raise FileProblem(
            say("this folder holds no transcript."),
            remedy=say("Earmark reads text, Markdown, HTML, SRT and WebVTT files."),
            path=folder,
        )
    if len(candidates) > 1:
        names = ", ".join(sorted(next(iter(g.values())).stem for g in candidates.values())[:5])
        if len(candidates) > 5:
            names += " \u2026"
        problem = SeveralConversations(
            say(
                "this folder holds {count} conversations ({names}).",
                count=len(candidates),
                names=names,
            ),
            remedy=say("Open one of them by its file."),
            path=folder,
        )
        problem.choices = tuple(
            group["transcript"] if "transcript" in group else group["timed"]
            for group in candidates.values()
        )
        raise problem
    group = next(iter(candidates.values()))
    if "audio" not in group:  # one recording and one text under different names still belong
        sounds = [e for e in sorted(folder.iterdir()) if role_of(e) == "audio"]
        if len(sounds) == 1:
            group["audio"] = sounds[0]
    return group
