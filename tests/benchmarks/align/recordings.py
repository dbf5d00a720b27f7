"""The recordings that alignments are measured on, each with its text and its true times."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import av

# Name, stretch of turns, adverts, dropped turns, seed: what --synthesise makes.
SYNTHETIC = (
    ("s30a", (30, 86), 2, 2, 11),
    ("s30b", (400, 451), 2, 2, 12),
    ("s20a", (150, 190), 0, 0, 31),
    ("s20b", (300, 350), 1, 1, 32),
    ("s20c", (220, 250), 2, 1, 33),
    ("s20d", (460, 496), 1, 2, 34),
    ("h5a", (0, None), 20, 10, 21),
    ("h5b", (0, None), 20, 10, 22),
)


@dataclass(frozen=True, slots=True)
class Recording:
    """``gold`` is in one of the two shapes that ``score_alignment.py`` reads."""

    name: str
    audio: Path
    transcript: Path
    gold: Path

    @property
    def is_synthetic(self) -> bool:
        return any(self.name == name for name, *_ in SYNTHETIC)

    def duration_s(self) -> float:
        """The sound's length by its packets: a header may be wrong."""
        with av.open(str(self.audio)) as container:
            stream = container.streams.audio[0]
            end = 0.0
            for packet in container.demux(stream):
                if packet.pts is not None and packet.time_base is not None:
                    end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
        return end


def recordings(shared: Path, synthetic: Path) -> list[Recording]:
    """Those of ``shared``, then those in the folder ``synthetic`` that are complete."""
    data = shared / "data"
    sample = data / "sample" / "the-slow-ear"
    found = [
        Recording(
            "sample",
            sample.with_suffix(".mp3"),
            sample.with_suffix(".txt"),
            sample.with_suffix(".gold.json"),
        )
    ]
    for name in ("reader-4min", "acted-10min", "gold-words"):
        folder = data / "speech" / name
        texts = [folder / "transcript.txt", folder / "transcript_plain.txt"]
        audio = next(folder.glob("audio.*"), folder / "audio")
        text = next((text for text in texts if text.exists()), texts[0])
        found.append(Recording(name, audio, text, folder / "gold.json"))
    for name, *_ in SYNTHETIC:
        stem = synthetic / name
        found.append(
            Recording(
                name,
                stem.with_suffix(".mp3"),
                stem.with_suffix(".txt"),
                synthetic / f"{name}.gold.json",
            )
        )
    return [r for r in found if r.audio.exists() and r.transcript.exists() and r.gold.exists()]


def synthesise(shared: Path, folder: Path, only: list[str]) -> None:
    """Make those of SYNTHETIC named in ``only`` (all, if none is) that are not there yet.

    Needs flite and ffmpeg. The text of a stretch is cut from the transcript at the headers of its
    first and last turn, with all its faults, so that its turns count from nought.
    """
    sys.path.insert(0, str(shared / "tools"))
    header = import_module("synthesise_conversation").HEADER

    source = shared / "data" / "transcripts" / "lex-fridman-452.txt"
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    headers = [number for number, line in enumerate(lines) if header.match(line.strip())]
    folder.mkdir(parents=True, exist_ok=True)
    for name, (first, end), adverts, dropped, seed in SYNTHETIC:
        if (only and name not in only) or (folder / f"{name}.gold.json").exists():
            continue
        text = folder / f"{name}.txt"
        chosen = lines if end is None else lines[headers[first] : headers[end]]
        text.write_text("".join(chosen), encoding="utf-8")
        command = [sys.executable, str(shared / "tools" / "synthesise_conversation.py")]
        command += [str(text), str(folder / name)]
        command += ["--ads", str(adverts), "--drop", str(dropped), "--seed", str(seed)]
        print(f"synthesising {name}", file=sys.stderr, flush=True)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
