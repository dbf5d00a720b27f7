"""``earmark align --batch FOLDER``: a whole archive, some recordings at a time.

Each recording is aligned in a process of its own, so that one that brings an engine, or the
aligner itself, to fall is one line of the table and no more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Lock

from reader.align import wire
from reader.align.figures import Figures, figures
from reader.align.progress import Cancelled, Progress
from reader.align.time_left import TimeLeft
from reader.align.worker_client import WorkerCrashed, align_apart
from reader.align_files import (
    Earlier,
    check_output,
    earlier_alignment,
    forget,
    is_begun,
    journal_for,
    keep_alignment,
)
from reader.align_run import align_options
from reader.batch_table import Outcome, Row, as_json, summary, table
from reader.core.errors import FileProblem, FormatProblem, ReaderError
from reader.core.timing import Alignment, Provenance
from reader.core.transcript import Transcript
from reader.interruption import Interruption
from reader.pairing import Pair, find_pairs
from reader.progress_bar import ProgressBar, in_time
from reader.session.companions import alignment_beside

_ASK_S = 0.2
_ENGINE_BYTES = 400_000_000  # of memory: one engine process, and its part of the aligner's
_USUAL_BYTES_A_MS = 16  # 128 kbit/s, until a recording has said its length
_SHOWN_AT_WORK = 3  # names in the progress line


def run_batch(options: argparse.Namespace) -> int:
    """Returns the exit status: 0 all fine, 1 some failed, 128 + signal when ended."""
    folder = options.batch.expanduser()
    archive = find_pairs(folder)
    if not archive.pairs:
        raise FileProblem(
            "This folder holds no recording with a transcript.",
            remedy="They belong together by their names: talk.mp3 and talk.txt.",
            path=folder,
        )
    if options.output is not None and options.output.exists() and not options.output.is_dir():
        raise FileProblem(
            "With --batch the output is a folder; this is a file.", path=options.output
        )
    began_s = time.monotonic()
    with Interruption() as interrupted, ProgressBar() as bar:
        batch = _Batch(options, folder, bar, interrupted)
        rows = batch.run(archive.pairs)
    took_s = time.monotonic() - began_s
    if options.json:
        from reader.json_output import print_json

        print_json(as_json(rows, archive))
    else:
        print(table(rows, folder, shutil.get_terminal_size((120, 24)).columns))
        print()
        print(summary(rows, archive, took_s))
    sys.stdout.flush()
    for row in rows:
        if row.trace:
            print(f"\n{row.audio}:\n{row.trace}", file=sys.stderr)
    if interrupted():
        print(
            "Stopped. What was done is kept: the same command goes on from there.", file=sys.stderr
        )
        return interrupted.status
    return int(any(row.outcome is Outcome.FAILED for row in rows))


def at_a_time(asked: int, cores: int, memory_bytes: int) -> tuple[int, int]:
    """(recordings at a time, engine processes for each).

    Two engine processes keep two cores busy with one recording: two recordings with one each
    took as long (measured), and twice the memory. With more cores more recordings are done
    side by side, as far as half of the memory (0: unknown) allows.
    """
    if asked:
        return asked, max(1, cores // asked)
    engines = cores
    if memory_bytes:
        engines = max(2, min(cores, memory_bytes // 2 // _ENGINE_BYTES))
    recordings = max(1, engines // 2)
    return recordings, max(1, min(cores, engines) // recordings)


def _memory_bytes() -> int:
    """Of the machine; 0 where it does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0


class _Batch:
    def __init__(
        self,
        options: argparse.Namespace,
        folder: Path,
        bar: ProgressBar,
        interrupted: Callable[[], bool],
    ) -> None:
        self._options = options
        self._folder = folder
        self._bar = bar
        self._interrupted = interrupted
        self._recordings, self._jobs = at_a_time(options.jobs, os.cpu_count() or 1, _memory_bytes())
        self._overall = Overall()

    def run(self, pairs: tuple[Pair, ...]) -> list[Row]:
        for pair in pairs:
            self._overall.expect(pair.audio)
        rows: dict[Path, Row] = {}
        with ThreadPoolExecutor(self._recordings, thread_name_prefix="batch") as threads:
            waiting: set[Future[Row]] = {threads.submit(self._row, pair) for pair in pairs}
            while waiting:
                done, waiting = wait(waiting, _ASK_S, FIRST_COMPLETED)
                for future in done:
                    row = future.result()
                    rows[row.audio] = row
                    self._say(row)
                part, text = self._overall.text(len(rows), len(pairs))
                self._bar.show(part, text, left_s=self._overall.left_s())
        return [rows[pair.audio] for pair in pairs]

    def _say(self, row: Row) -> None:
        if row.outcome in (Outcome.NOT_BEGUN, Outcome.STOPPED):
            return
        if row.figures is not None and row.took_s:
            told = in_time(row.figures.duration_ms, row.took_s)
        else:
            told = row.problem
        name = row.audio.relative_to(self._folder)
        self._bar.say(f"{name}: {row.outcome.value}" + (f", {told}" if told else ""))

    def _row(self, pair: Pair) -> Row:
        """Whatever becomes of the pair, it is a row: the others go on."""
        if self._interrupted():
            return Row(pair.audio, None, Outcome.NOT_BEGUN)
        try:
            return self._aligned(pair)
        except Cancelled:
            return Row(pair.audio, None, Outcome.STOPPED)
        except WorkerCrashed as error:
            return Row(pair.audio, None, Outcome.FAILED, problem=str(error), trace=error.trace)
        except ReaderError as error:
            return Row(pair.audio, None, Outcome.FAILED, problem=str(error))
        except Exception as error:  # noqa: BLE001 - a fault of ours, told with its trace
            problem = f"A fault in Earmark: {type(error).__name__}."
            trace = traceback.format_exc().strip()
            return Row(pair.audio, None, Outcome.FAILED, problem=problem, trace=trace)
        finally:
            self._overall.finish(pair.audio)

    def _aligned(self, pair: Pair) -> Row:
        from reader.align.sound.decode import audio_hash

        force = self._options.force
        if not pair.texts and not force:
            return Row(pair.audio, pair.timed[0], Outcome.HAS_TIMES)
        text, transcript = _readable(pair.texts or pair.timed)
        output = self._output(text)
        found = None if force else up_to_date(output, transcript, pair.audio)
        if found is not None:
            return Row(pair.audio, text, Outcome.UP_TO_DATE, output, found)
        check_output(output, (pair.audio, text))
        sha256 = audio_hash(pair.audio)
        earlier = Earlier()
        if not force:
            earlier = earlier_alignment(output, transcript, sha256, may_be_another=True)
        journal = journal_for(sha256, transcript.text_hash)
        if is_begun(journal):
            self._bar.say(f"{pair.audio.relative_to(self._folder)}: going on from an earlier run")
        options = align_options(self._options)
        job = wire.Job(
            pair.audio,
            transcript,
            journal=journal,
            pins=earlier.pins,
            prior=earlier.prior,
            language=options.language,
            recogniser=options.recogniser,
            refiner=options.refiner,
            model=options.model,
            jobs=self._jobs,
        )
        began_s = time.monotonic()
        alignment = align_apart(
            job,
            progress=lambda progress: self._overall.note(pair.audio, progress),
            cancel=self._interrupted,
        )
        took_s = time.monotonic() - began_s
        keep_alignment(output, alignment, transcript)
        forget(journal)
        figured = figures(transcript, alignment)
        return Row(pair.audio, text, Outcome.ALIGNED, output, figured, took_s)

    def _output(self, text: Path) -> Path:
        beside = alignment_beside(text)
        into: Path | None = self._options.output
        if into is None:
            return beside
        output = into / beside.relative_to(self._folder)
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileProblem(
                f"The folder for the result cannot be made ({error.strerror or error}).",
                path=output.parent,
            ) from error
        return output


def _readable(texts: tuple[Path, ...]) -> tuple[Path, Transcript]:
    """The first of ``texts`` that can be read. Raises what is wrong with the likeliest."""
    from reader.formats.registry import load_transcript

    problem: ReaderError | None = None
    for text in texts:
        try:
            return text, load_transcript(text)
        except ReaderError as error:
            problem = problem or error
    assert problem is not None
    raise problem


def up_to_date(output: Path, transcript: Transcript, audio: Path) -> Figures | None:
    """How good the alignment at ``output`` is; None where it is not one of this very text and
    recording. The recording is read only where it is newer than the alignment."""
    from reader.align.sound.decode import audio_hash
    from reader.formats.alignment_file import read_alignment

    try:
        made_s = output.stat().st_mtime
        earlier: Alignment = read_alignment(output)
    except (OSError, FileProblem, FormatProblem):
        return None
    if (
        not earlier.audio_hash
        or earlier.transcript_hash != transcript.text_hash
        or len(earlier) != transcript.word_count
        or Provenance.PENDING in earlier.provenance
    ):
        return None
    try:
        is_newer = audio.stat().st_mtime > made_s
    except OSError:
        is_newer = True
    if is_newer and audio_hash(audio) != earlier.audio_hash:
        return None
    return figures(transcript, earlier)


class Overall:
    """How far all of it is, out of the progress of each; called from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = Lock()
        self._clock = clock
        self._total_ms: dict[Path, float] = {}
        self._done_ms: dict[Path, float] = {}
        self._at_work: dict[Path, float] = {}  # the part done
        self._worked_ms = 0.0  # by aligning, not by leaving out
        self._left = TimeLeft()

    def expect(self, audio: Path) -> None:
        try:
            size = audio.stat().st_size
        except OSError:
            size = 0
        self._total_ms[audio] = size / _USUAL_BYTES_A_MS

    def note(self, audio: Path, progress: Progress) -> None:
        with self._lock:
            if progress.total_ms:
                self._total_ms[audio] = progress.total_ms
                self._at_work[audio] = progress.done_ms / progress.total_ms
            self._worked_ms += max(0.0, progress.done_ms - self._done_ms.get(audio, 0.0))
            self._done_ms[audio] = progress.done_ms

    def finish(self, audio: Path) -> None:
        with self._lock:
            self._at_work.pop(audio, None)
            self._done_ms[audio] = self._total_ms.get(audio, 0.0)

    def left_s(self) -> float | None:
        with self._lock:
            now_s = self._clock()
            left_ms = sum(self._total_ms.values()) - sum(self._done_ms.values())
            self._left.note(self._worked_ms, left_ms, now_s)
            return self._left.at(now_s)

    def text(self, finished: int, count: int) -> tuple[float, str]:
        """(part of the whole that is done, what to say)."""
        with self._lock:
            total_ms = sum(self._total_ms.values())
            part = sum(self._done_ms.values()) / total_ms if total_ms else finished / count
            names = [
                f"{audio.stem} {int(done * 100)} %"
                for audio, done in list(self._at_work.items())[:_SHOWN_AT_WORK]
            ]
        more = len(self._at_work) - len(names)
        if more > 0:
            names.append(f"{more} more")
        return part, f"{finished} of {count}" + (f": {', '.join(names)}" if names else "")
