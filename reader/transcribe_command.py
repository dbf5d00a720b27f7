"""``earmark transcribe``: a first transcript of a recording that has none, by machine."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from reader.align.progress import Cancelled
from reader.align.sound.decode import audio_hash
from reader.align.transcribe import Transcribed, transcribe
from reader.align_files import check_output, forget, is_begun, is_text, journal_for, keep_alignment
from reader.align_run import Watch, align_options, stopped
from reader.core.errors import FileProblem
from reader.core.files import write_atomically
from reader.interruption import Interruption
from reader.progress_bar import ProgressBar, in_time
from reader.session.companions import alignment_beside

_NO_TEXT = "transcribed"  # in the journal's name, where the hash of a text would be


def run_transcribe(options: argparse.Namespace) -> int:
    """Returns the exit status: 0 fine, 128 + signal when ended."""
    audio: Path = options.audio
    if not audio.exists():
        raise FileProblem("There is no such file.", remedy="Check the name.", path=audio)
    if audio.is_dir():
        raise FileProblem("This is a folder.", remedy="Name a recording.", path=audio)
    if is_text(audio):
        raise FileProblem(
            "This is a text, not a recording.", remedy="Name a recording.", path=audio
        )
    output: Path = options.output or audio.with_suffix(".txt")
    times = alignment_beside(output)
    for path in (output, times):
        check_output(path, (audio,))
        if not options.force and path.exists() and path.stat().st_size:
            raise FileProblem(
                "There is a file of this name already.",
                remedy="Choose another name with -o FILE, or replace it with --force.",
                path=path,
            )
    journal = journal_for(audio_hash(audio), _NO_TEXT)
    began_s = time.monotonic()
    with Interruption() as interrupted, ProgressBar() as bar:
        if is_begun(journal):
            bar.say("Going on from what an earlier run has done.")
        watch = Watch(bar)
        try:
            made = transcribe(
                audio,
                options=align_options(options),
                journal=journal,
                progress=watch,
                cancel=interrupted,
            )
        except Cancelled:
            bar.clear()
            return stopped(watch.part, interrupted.status)
    _keep(made, output, times)
    forget(journal)
    print(_told(made))
    print(f"{in_time(made.alignment.duration_ms, time.monotonic() - began_s)}.")
    print(f"Written to {output} and {times}.")
    sys.stdout.flush()
    return 0


def _keep(made: Transcribed, output: Path, times: Path) -> None:
    """Raises FileProblem, which says that nothing is lost."""
    try:
        write_atomically(output, made.text.encode("utf-8"))
    except FileProblem as error:
        raise FileProblem(
            error.problem,
            remedy=f"{error.remedy} What was heard is kept: the same command goes on from there.",
            path=error.path,
        ) from error
    keep_alignment(times, made.alignment, made.transcript)


def _told(made: Transcribed) -> str:
    transcript = made.transcript
    turns, people = len(transcript), len(transcript.speakers)
    told = (
        f"{transcript.word_count} words in {turns} {'turn' if turns == 1 else 'turns'} "
        f"by {people} {'voice' if people == 1 else 'voices'}."
    )
    return "\n".join([told, *(f"Note: {warning}" for warning in transcript.warnings)])
