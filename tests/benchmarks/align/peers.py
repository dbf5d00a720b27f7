"""aeneas and afaligner: an environment of their own, and a fair run of either.

Both take a text in fragments and give each fragment a time; neither knows words. They are given
what the measure asks for and no more: the spoken text (no speakers' names), cut where the gold
has the starts to be measured and where the transcript's own turns begin, so that every measured
start is the start of one of their fragments.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from reader.core.transcript import Transcript
from tests.benchmarks.align.process_tree import Cost, run_measured
from tests.benchmarks.align.scoring import scoring_script

PEERS = ("aeneas", "aeneas-tuned", "afaligner")

# aeneas' setup needs numpy while it is built, and setuptools that still has numpy.distutils.
_FIRST = ("numpy<2", "setuptools<70", "wheel")
_THEN = ("aeneas==1.7.3", "afaligner==0.2.0")


def set_up(folder: Path) -> Path:
    """The Python of the environment in ``folder``, made if it is not there yet.

    Needs Debian's libespeak-dev, espeak-ng and ffmpeg, a C compiler and Python's headers.
    """
    environment = folder / "env"
    python = environment / "bin" / "python"
    probe = [str(python), "-c", "import aeneas.cdtw, aeneas.cmfcc, aeneas.cew, afaligner"]
    if python.exists() and subprocess.run(probe, check=False).returncode == 0:
        return python
    folder.mkdir(parents=True, exist_ok=True)
    install = [str(python), "-m", "pip", "install", "--quiet"]
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True)
    subprocess.run([*install, *_FIRST], check=True)
    for package in _THEN:
        subprocess.run([*install, "--no-build-isolation", package], check=True)
    subprocess.run(probe, check=True)  # without its C modules aeneas is ten times slower
    return python


def fragment_starts(transcript: Transcript, gold: Path, shared: Path, kind: str) -> list[int]:
    """Word numbers where a fragment begins, in order, the first being 0.

    Those are the first words of the turns, and the words that the gold's starts of ``kind``
    fall on, found as the scoring script finds them.
    """
    script = scoring_script(shared)
    mine = [
        (script.norm(transcript.texts[turn][begin:end]), number)
        for turn in range(len(transcript))
        for number, (begin, end) in enumerate(
            transcript.word_spans(turn), transcript.first_word[turn]
        )
    ]
    mine = [(word, number) for word, number in mine if word]
    spoken: list[str] = []
    marks: list[int] = []
    for turn in json.loads(gold.read_text(encoding="utf-8"))["turns"]:
        if kind == "word":
            parts = [word["w"] for word in turn["words"]]
        elif kind == "sentence" or "sentences" in turn:
            parts = [sentence["text"] for sentence in turn["sentences"]]
        elif "words" in turn:
            parts = [" ".join(word["w"] for word in turn["words"])]
        else:
            parts = [turn["text"]]
        for number, part in enumerate(parts):
            if kind != "turn" or number == 0:
                marks.append(len(spoken))
            spoken += [word for word in map(script.norm, part.split()) if word]
    same: dict[int, int] = {}
    for begin, other, size in script.equal_runs(spoken, [word for word, _ in mine]):
        same.update((begin + step, mine[other + step][1]) for step in range(size))
    starts = {same[mark] for mark in marks if mark in same}
    starts.update(
        transcript.first_word[turn]
        for turn in range(len(transcript))
        if transcript.first_word[turn] < transcript.first_word[turn + 1]
    )
    return sorted(starts)


def fragments_of(transcript: Transcript, starts: list[int]) -> list[str]:
    """The text from each start to the next, on one line."""
    words = [
        transcript.texts[turn][begin:end]
        for turn in range(len(transcript))
        for begin, end in transcript.word_spans(turn)
    ]
    ends = [*starts[1:], len(words)]
    return [" ".join(words[begin:end]) for begin, end in zip(starts, ends, strict=True)]


def run_peer(
    python: Path,
    peer: str,
    audio: Path,
    transcript: Transcript,
    starts: list[int],
    folder: Path,
    *,
    timeout_s: float,
    memory_limit_mib: int,
) -> tuple[Cost, dict[str, object] | None]:
    """What it cost, and the result in the shape of ``earmark align --json`` with times only for
    the words at ``starts``; None if the peer failed."""
    folder.mkdir(parents=True, exist_ok=True)
    given, result = folder / "fragments.json", folder / "starts.json"
    given.write_text(json.dumps(fragments_of(transcript, starts)), encoding="utf-8")
    result.unlink(missing_ok=True)
    task = Path(__file__).with_name("peer_task.py")
    cost = run_measured(
        [str(python), str(task), peer, str(audio), str(given), str(result)],
        folder,
        timeout_s=timeout_s,
        memory_limit_mib=memory_limit_mib,
    )
    if cost.status != 0 or not result.exists():
        return cost, None
    times: list[int | None] = json.loads(result.read_text(encoding="utf-8"))
    return cost, _as_result(transcript, dict(zip(starts, times, strict=True)))


def _as_result(transcript: Transcript, times: dict[int, int | None]) -> dict[str, object]:
    turns = [
        {
            "index": turn,
            "words": [
                {
                    "text": transcript.texts[turn][begin:end],
                    "start_ms": times.get(number),
                    "provenance": "measured",
                }
                for number, (begin, end) in enumerate(
                    transcript.word_spans(turn), transcript.first_word[turn]
                )
            ],
        }
        for turn in range(len(transcript))
    ]
    return {"turns": turns, "uncovered": []}
