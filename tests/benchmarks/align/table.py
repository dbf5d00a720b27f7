"""One table: how near the times are, what they cost, and what the peers do with the same.

    python tests/benchmarks/align/table.py [--only NAME ...] [--repeat N] [--no-peers]

For every recording: the real command ``earmark align AUDIO TRANSCRIPT --json``, begun afresh (a
data folder of its own each time, so nothing is resumed), then aeneas 1.7.3 (by its defaults, and
tuned) and afaligner 0.2.0 in their own environment (``--peers FOLDER``, made on the first run).
The measures are those of ``tools/score_alignment.py`` in ``--shared``, which is run as it stands.
README.md here says how to read the columns. Results are kept in ``--out`` with the table;
``--reuse-peers`` takes the peers' from there, ``--synthesise`` makes the spoken conversations in
``--synthetic`` first.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from reader.formats.registry import load_transcript
from tests.benchmarks.align.heard_gold import write_heard_gold
from tests.benchmarks.align.peers import PEERS, fragment_starts, run_peer, set_up
from tests.benchmarks.align.process_tree import Cost, run_measured
from tests.benchmarks.align.recordings import Recording, recordings, synthesise
from tests.benchmarks.align.scoring import KINDS, PERCENTILES, WITHIN, Distribution, Score, score

EARMARK = "earmark"
HEADINGS = (
    *("recording", "start of", "by", "found", *PERCENTILES, *WITHIN),
    *("p95 / ours", "wall s", "x real time", "cpu s", "PSS MB", "RSS MB"),
)


@dataclass(frozen=True)
class Outcome:
    """One aligner's score and cost on one recording; ``problem`` where it gave no result.

    ``heard`` is the score against the starts that can be heard, of synthesised recordings.
    """

    score: Score | None
    costs: list[Cost] = field(default_factory=list)
    problem: str = ""
    heard: Score | None = None


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.synthesise:
        synthesise(options.shared, options.synthetic, options.only)
    chosen = recordings(options.shared, options.synthetic)
    if options.only:
        chosen = [recording for recording in chosen if recording.name in options.only]
        missing = set(options.only) - {recording.name for recording in chosen}
        if missing:
            sys.exit(f"no such recording, or not complete: {', '.join(sorted(missing))}")
    python = None if options.no_peers else set_up(options.peers)
    table: list[tuple[str, ...]] = [HEADINGS]
    notes: list[str] = []
    for recording in chosen:
        print(f"{recording.name} ...", file=sys.stderr, flush=True)
        outcomes = {(EARMARK, ""): _earmark(recording, options)}
        if python is not None:
            outcomes |= _peers(recording, python, options)
        rows, remarks = _rows(recording, outcomes)
        table += rows
        notes += remarks
        (options.out / "table.md").write_text(_markdown(table, notes), encoding="utf-8")
    print(_markdown(table, notes))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    add = parser.add_argument
    add("--only", nargs="+", default=[], metavar="NAME", help="these recordings")
    add("--repeat", type=int, default=1, metavar="N", help="times and memory: median and maximum")
    add("--no-peers", action="store_true")
    add("--reuse-peers", action="store_true", help="take the peers' results from --out")
    add("--shared", type=Path, default=ROOT.parent / "shared", metavar="FOLDER")
    add("--synthetic", type=Path, default=ROOT / "build" / "synthetic", metavar="FOLDER")
    add("--synthesise", action="store_true", help="make what is missing there (flite, ffmpeg)")
    add("--peers", type=Path, default=ROOT / "build" / "peers", metavar="FOLDER")
    add("--peer-timeout", type=float, default=3600, metavar="S")
    add("--peer-memory", type=int, default=14_000, metavar="MB", help="of memory, at most")
    add("--out", type=Path, default=ROOT / "build" / "align-benchmark", metavar="FOLDER")
    add("--align-options", default="", metavar="TEXT", help="more words for earmark align")
    options = parser.parse_args()
    if not (options.shared / "tools" / "score_alignment.py").exists():
        parser.error(f"no tools/score_alignment.py in {options.shared}: nothing to measure with")
    return options


def _earmark(recording: Recording, options: argparse.Namespace) -> Outcome:
    result = options.out / f"{recording.name}.earmark.json"
    costs = []
    for _ in range(options.repeat):
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {
                "EARMARK_DATA_DIR": folder,
                "XDG_CACHE_HOME": folder,
                "XDG_DATA_HOME": folder,
                "PYTHONPATH": str(ROOT),
            }
            command = [sys.executable, "-P", "-m", "reader", "align"]
            command += [str(recording.audio), str(recording.transcript), "--json"]
            command += options.align_options.split()
            cost = run_measured(command, Path(folder), environment=environment)
        costs.append(cost)
        if cost.status != 0:
            return Outcome(None, costs, _last_line(cost.errors))
        result.write_text(cost.output, encoding="utf-8")
    return _scored(recording, result, costs, options)


def _scored(
    recording: Recording, result: Path, costs: list[Cost], options: argparse.Namespace
) -> Outcome:
    heard = None
    if recording.is_synthetic:
        gold = options.out / f"{recording.name}.heard.json"
        if not gold.exists() or gold.stat().st_mtime < recording.gold.stat().st_mtime:
            write_heard_gold(recording.audio, recording.gold, gold)
        heard = score(options.shared, result, gold)
    return Outcome(score(options.shared, result, recording.gold), costs, heard=heard)


def _peers(
    recording: Recording, python: Path, options: argparse.Namespace
) -> dict[tuple[str, str], Outcome]:
    """By peer and kind: each kind of start is asked for in a run of its own."""
    transcript = load_transcript(recording.transcript)
    outcomes = {}
    for kind in _kinds(recording.gold):
        starts = fragment_starts(transcript, recording.gold, options.shared, kind)
        for peer in PEERS:
            folder = options.out / f"{recording.name}.{peer}.{kind}"
            kept = folder / "cost.json"
            result = folder / "result.json"
            if options.reuse_peers and kept.exists():
                cost = Cost(**json.loads(kept.read_text(encoding="utf-8")))
            else:
                print(f"  {peer}, {kind} starts", file=sys.stderr, flush=True)
                cost, found = run_peer(
                    python,
                    peer,
                    recording.audio,
                    transcript,
                    starts,
                    folder,
                    timeout_s=options.peer_timeout,
                    memory_limit_mib=options.peer_memory,
                )
                result.unlink(missing_ok=True)
                if found is not None:
                    result.write_text(json.dumps(found), encoding="utf-8")
                kept.write_text(json.dumps(asdict(cost)), encoding="utf-8")
            if result.exists():
                outcome = _scored(recording, result, [cost], options)
            else:
                why = cost.ended_because or _last_line(cost.errors)
                outcome = Outcome(None, [cost], why)
            outcomes[peer, kind] = outcome
    return outcomes


def _kinds(gold: Path) -> list[str]:
    """The kinds of start that the gold has times for."""
    turns = json.loads(gold.read_text(encoding="utf-8"))["turns"]
    kinds = ["turn"]
    if any("words" in turn for turn in turns):
        kinds.append("word")
    elif any("sentences" in turn for turn in turns):
        kinds.append("sentence")
    return kinds


def _rows(
    recording: Recording, outcomes: dict[tuple[str, str], Outcome]
) -> tuple[list[tuple[str, ...]], list[str]]:
    duration_s = recording.duration_s()
    ours = outcomes[EARMARK, ""]
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for kind in KINDS:
        for heard in (False, True):
            mine = _starts(ours, kind, heard=heard)
            what = f"{kind}, heard" if heard else kind
            for (name, of_kind), outcome in outcomes.items():
                starts = _starts(outcome, kind, heard=heard)
                if starts is None or of_kind not in ("", kind):
                    continue
                ratio = "" if name == EARMARK else _ratio(starts, mine)
                costs = _cost(outcome.costs, duration_s)
                rows.append((recording.name, what, name, *_errors(starts), ratio, *costs))
    for (name, kind), outcome in outcomes.items():
        if outcome.problem or outcome.score is None:
            what = f" ({kind} starts)" if kind else ""
            cost = " ".join(_cost(outcome.costs, duration_s))
            notes.append(
                f"{recording.name}: {name}{what} gave no result: {outcome.problem} [{cost}]"
            )
        elif name == EARMARK:
            notes += [
                f"{recording.name}: {what}: precision {precision:.3f}, recall {recall:.3f}"
                for what, (precision, recall) in outcome.score.found.items()
            ]
    return rows, notes


def _starts(outcome: Outcome, kind: str, *, heard: bool) -> Distribution | None:
    found = outcome.heard if heard else outcome.score
    return found.starts.get(kind) if found else None


def _errors(starts: Distribution) -> tuple[str, ...]:
    return (
        f"{starts.found}/{starts.total}",
        *(str(starts.ms.get(name, "")) for name in PERCENTILES),
        *(f"{starts.within[name]:.1f}" if name in starts.within else "" for name in WITHIN),
    )


def _ratio(theirs: Distribution, ours: Distribution | None) -> str:
    if ours is None or not ours.ms or not theirs.ms:
        return ""
    return f"{theirs.ms['p95'] / max(1, ours.ms['p95']):.1f}"


def _cost(costs: list[Cost], duration_s: float) -> tuple[str, ...]:
    wall_s = statistics.median(cost.wall_s for cost in costs)
    return (
        f"{wall_s:.1f}",
        f"{duration_s / wall_s:.0f}",
        f"{statistics.median(cost.cpu_s for cost in costs):.1f}",
        f"{max(cost.peak_pss_mib for cost in costs):.0f}",
        f"{max(cost.peak_rss_mib for cost in costs):.0f}",
    )


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "said nothing"


def _markdown(table: list[tuple[str, ...]], notes: list[str]) -> str:
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADINGS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in table
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([*lines, "", *(f"- {note}" for note in notes), ""])


if __name__ == "__main__":
    main()
