"""Texts that have been read before, so that opening one again need not read it anew.

A cache and nothing more: any file of it may go at any time. The key is the SHA-256 of the
file's bytes, its suffix, the repairs taken back, and the reading code itself, so that
neither a changed file nor another version of Earmark ever finds an old reading.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from reader import __version__
from reader.core.errors import FileProblem
from reader.core.files import write_atomically
from reader.core.text import packed, unpacked
from reader.core.transcript import Anchor, Chapter, Emphasis, Repair, Speaker, Transcript

FOLDER_NAME = "cache"
FORMATS = Path(__file__).parents[1] / "formats"  # the code that reads files
MOST_FILES = 100
# Beyond this reading the cache saves little, and it would fill the user's disk.
LARGEST_SOURCE_BYTES = 4_000_000


class TranscriptCache:
    """``code_folder`` holds the code that reads files. Never raises: what cannot be read
    from the cache is not in it, what cannot be written is left out."""

    def __init__(self, data_folder: Path, code_folder: Path) -> None:
        self._folder = data_folder / FOLDER_NAME
        self._code_folder = code_folder
        self._expected: tuple[str, Callable[[], None]] | None = None

    def key(self, source: Path, rejected: Iterable[str]) -> str | None:
        """The key of the file as it is now; None where it is too large or not readable."""
        try:
            if source.stat().st_size > LARGEST_SOURCE_BYTES:
                return None
            data = source.read_bytes()
            code = sorted(
                (entry.name, entry.stat().st_mtime_ns) for entry in self._code_folder.glob("*.py")
            )
        except OSError:
            return None
        digest = hashlib.sha256(data)
        what = (__version__, source.suffix.lower(), sorted(rejected), code)
        digest.update(repr(what).encode())
        return digest.hexdigest()

    def __contains__(self, key: str) -> bool:
        return (self._folder / f"{key}.json").exists()

    def expect(self, key: str, wait: Callable[[], None]) -> None:
        """Somebody is about to put ``key`` here: ``wait`` returns when they have, or failed."""
        self._expected = (key, wait)

    def get(self, key: str) -> Transcript | None:
        """What is kept under ``key``, or about to be; None where there is nothing."""
        if self._expected is not None and self._expected[0] == key:
            self._expected[1]()
            self._expected = None
        try:
            return _from_json(json.loads((self._folder / f"{key}.json").read_bytes()))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def put(self, key: str, transcript: Transcript) -> None:
        text = json.dumps(_to_json(transcript), ensure_ascii=False, separators=(",", ":"))
        with suppress(OSError, FileProblem, UnicodeEncodeError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._folder / f"{key}.json", text.encode("utf-8"))
            self._prune()

    def _prune(self) -> None:
        files = sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for file in files[:-MOST_FILES]:
            file.unlink(missing_ok=True)


def _to_json(transcript: Transcript) -> dict[str, object]:
    return {
        "texts": list(transcript.texts),
        "speaker_of": list(transcript.speaker_of),
        "speakers": [[s.name, s.variants] for s in transcript.speakers],
        "title": transcript.title,
        "published": transcript.published,
        "credit": transcript.credit,
        "language": transcript.language,
        "anchors": [[a.time_ms, a.turn, a.char, a.label] for a in transcript.anchors],
        "chapters": [[c.title, c.start_ms, c.turn] for c in transcript.chapters],
        "repairs": [[r.kind, r.line, packed(r.detail)] for r in transcript.repairs],
        "warnings": [packed(warning) for warning in transcript.warnings],
        "emphasis": [
            [turn, [[e.start, e.end, e.strong] for e in spans]]
            for turn, spans in transcript.emphasis.items()
        ],
        "text_hash": transcript.text_hash,
    }


def _from_json(value: dict[str, object]) -> Transcript:
    # Whatever is missing or of another shape raises: the entry is then as good as absent.
    fields: dict[str, list] = value  # type: ignore[assignment, type-arg]
    return Transcript(
        texts=fields["texts"],
        speaker_of=array("i", fields["speaker_of"]),
        speakers=tuple(Speaker(name, tuple(variants)) for name, variants in fields["speakers"]),
        title=str(value["title"]),
        published=str(value["published"]),
        credit=str(value["credit"]),
        language=str(value["language"]),
        anchors=tuple(Anchor(*anchor) for anchor in fields["anchors"]),
        chapters=tuple(Chapter(*chapter) for chapter in fields["chapters"]),
        repairs=tuple(
            Repair(kind, line, unpacked(detail)) for kind, line, detail in fields["repairs"]
        ),
        warnings=tuple(unpacked(warning) for warning in fields["warnings"]),
        emphasis={
            turn: tuple(Emphasis(*span) for span in spans) for turn, spans in fields["emphasis"]
        },
        text_hash=str(value["text_hash"]),
    )
