"""Which recordings and transcripts of an archive belong together.

In this order, the surer first: files of the same stem in one folder (as the window finds
them); the only recording and the only text of a folder; a stem that one recording and one
text in the whole archive share, wherever they lie (``audio/talk.mp3``, ``text/talk.txt``).
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import FileProblem
from reader.session.companions import AUDIO_SUFFIXES, TEXT_SUFFIXES, role_of, stem_of


@dataclass(frozen=True, slots=True)
class Pair:
    """A recording with the texts that may be its transcript, the likeliest first, and the
    timed files (captions) of its name. One of both lists may be empty."""

    audio: Path
    texts: tuple[Path, ...]
    timed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """What a folder holds. ``lonely`` recordings have no text; ``spare`` ones have the name
    of one that was taken; ``closed`` folders could not be looked into."""

    pairs: tuple[Pair, ...]
    lonely: tuple[Path, ...] = ()
    spare: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()


def find_pairs(folder: Path) -> Archive:
    """All of the folder and the folders in it; what begins with a dot is left out.

    Raises FileProblem where it is not a folder or cannot be looked into.
    """
    if not folder.is_dir():
        problem = "This is not a folder." if folder.exists() else "There is no such folder."
        raise FileProblem(problem, remedy="Name the folder of the archive.", path=folder)
    if not os.access(folder, os.R_OK | os.X_OK):
        raise FileProblem("This folder may not be looked into.", path=folder)
    files, closed = _files(folder)
    groups: dict[tuple[Path, str], dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for path in files:
        role = role_of(path)
        if role == "audio" or role == "timed" or path.suffix.lower() in TEXT_SUFFIXES:
            groups[path.parent, _stem(path)][role].append(path)
    pairs: list[Pair] = []
    spare: list[Path] = []
    recordings: list[Path] = []  # without a text of their name beside them
    texts: list[list[Path]] = []  # those of one name, without a recording beside them
    for group in groups.values():
        audio = group["audio"]
        spare.extend(audio[1:])
        if audio and (group["transcript"] or group["timed"]):
            ordered = sorted(group["transcript"], key=_preference)
            pairs.append(Pair(audio[0], tuple(ordered), tuple(group["timed"])))
        elif audio:
            recordings.append(audio[0])
        elif group["transcript"]:
            texts.append(sorted(group["transcript"], key=_preference))
    _pair_by(lambda path: str(path.parent), recordings, texts, pairs)
    _pair_by(_stem, recordings, texts, pairs)
    pairs.sort(key=lambda pair: pair.audio)
    return Archive(tuple(pairs), tuple(sorted(recordings)), tuple(sorted(spare)), tuple(closed))


def _files(folder: Path) -> tuple[list[Path], list[Path]]:
    """(files, folders that could not be looked into), in order."""
    files: list[Path] = []
    closed: list[Path] = []

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files.extend(Path(root, name) for name in sorted(names) if not name.startswith("."))
    return files, closed


def _stem(path: Path) -> str:
    """As companions share it; ``talk.mp3.txt`` is ``talk``, too."""
    stem = stem_of(path)
    for suffix in AUDIO_SUFFIXES:
        if stem.endswith(suffix) and stem != suffix:
            return stem.removesuffix(suffix)
    return stem


def _preference(path: Path) -> tuple[int, str]:
    return TEXT_SUFFIXES.index(path.suffix.lower()), path.name


def _pair_by(
    key: Callable[[Path], str], recordings: list[Path], texts: list[list[Path]], pairs: list[Pair]
) -> None:
    """Move those to ``pairs`` that are the only ones of their ``key`` on both sides."""
    sounds = _only_ones((key(path), index) for index, path in enumerate(recordings))
    writings = _only_ones((key(group[0]), index) for index, group in enumerate(texts))
    both = sorted(sounds.keys() & writings.keys())
    pairs.extend(Pair(recordings[sounds[k]], tuple(texts[writings[k]])) for k in both)
    for index in sorted((sounds[k] for k in both), reverse=True):
        del recordings[index]
    for index in sorted((writings[k] for k in both), reverse=True):
        del texts[index]


def _only_ones(entries: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, list[int]] = defaultdict(list)
    for key, index in entries:
        found[key].append(index)
    return {key: indexes[0] for key, indexes in found.items() if len(indexes) == 1}
