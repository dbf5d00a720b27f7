"""``earmark align`` and ``earmark transcribe``: word times from a recording.

What a run has done is in a journal in the user's data folder, under the hashes of recording
and text: interrupted, killed or out of room, the same command goes on from there.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.core.timing import Alignment
    from reader.core.transcript import Transcript
    from reader.interruption import Interruption


_Subparsers = Any  # argparse does not name what add_subparsers returns


def add_commands(commands: _Subparsers) -> None:
    """Declare both commands."""
    align = commands.add_parser(
        "align",
        usage="earmark align AUDIO TRANSCRIPT [-o FILE] [options]\n"
        "       earmark align --batch FOLDER [-o FOLDER] [options]",
        help="find when each word of a transcript is said in a recording",
        description="Find when each word of a transcript is said in a recording. Interrupted "
        "with Ctrl+C it keeps what is done; the same command goes on from there.",
    )
    align.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a recording and its transcript; of one alone the other is found beside it",
    )
    align.add_argument(
        "--batch",
        type=Path,
        metavar="FOLDER",
        help="align every recording in the folder that has a transcript of the same name",
    )
    align.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PATH",
        help="the alignment file (default: NAME.earmark.json beside the transcript); "
        "with --batch a folder",
    )
    align.add_argument(
        "--json",
        action="store_true",
        help="print turns and words with times, and write no file unless -o asks for one; "
        "with --batch the table",
    )
    align.add_argument(
        "-f",
        "--force",
        action="store_true",
        help="begin afresh and replace what is there: times set by hand, another file; "
        "with --batch also what is done",
    )
    _add_engine_options(align, "processes at work; with --batch, recordings at a time")
    align.set_defaults(run=_align, usage_error=align.error)

    transcribe = commands.add_parser(
        "transcribe",
        help="make a first transcript of a recording that has none",
        description="Make a first transcript of a recording that has none: by machine, to be "
        "checked by you.",
    )
    transcribe.add_argument("audio", type=Path, metavar="AUDIO")
    transcribe.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the transcript (default: NAME.txt beside the recording); its word times go into "
        "NAME.earmark.json beside it",
    )
    transcribe.add_argument("-f", "--force", action="store_true", help="replace existing files")
    _add_engine_options(transcribe, "processes at work")
    transcribe.set_defaults(run=_transcribe)


def _add_engine_options(parser: argparse.ArgumentParser, jobs: str) -> None:
    parser.add_argument("--engine", default="", metavar="NAME", help="what hears the words")
    parser.add_argument("--refiner", default="", metavar="NAME", help="what places the words")
    parser.add_argument(
        "--model", default="", metavar="FOLDER", help="for an engine that needs a model"
    )
    parser.add_argument(
        "--language", default="", metavar="xx", help="of the speech, as en (default: look)"
    )
    parser.add_argument(
        "--jobs", type=_count, default=0, metavar="N", help=f"{jobs} (default: by the machine)"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 256")
    return int(text)


def _transcribe(options: argparse.Namespace) -> int:
    from reader.transcribe_command import run_transcribe

    return run_transcribe(options)


# --- one recording -------------------------------------------------------------------------


def _align(options: argparse.Namespace) -> int:
    if options.batch is not None:
        if options.files:
            options.usage_error("--batch takes a folder and no files")
        from reader.batch_command import run_batch

        status: int = run_batch(options)
        return status
    if not 1 <= len(options.files) <= 2:
        options.usage_error("expected a recording and its transcript, or --batch FOLDER")
    from reader.interruption import Interruption

    with Interruption() as interrupted:
        return _align_one(options, interrupted)


def _align_one(options: argparse.Namespace, interrupted: Interruption) -> int:
    from reader.align.aligner import align
    from reader.align.progress import Cancelled
    from reader.align.sound.decode import audio_hash
    from reader.align_files import (
        Earlier,
        check_output,
        earlier_alignment,
        is_begun,
        journal_for,
        recording_and_text,
        times,
    )
    from reader.align_run import Watch, align_options, stopped
    from reader.formats.registry import load_transcript
    from reader.progress_bar import ProgressBar
    from reader.session.companions import alignment_beside, stem_of

    audio, text = recording_and_text(options.files)
    output: Path | None = options.output
    if output is None and not options.json:
        output = alignment_beside(text)
    if output is not None:
        check_output(output, (audio, text))
    transcript = load_transcript(text)
    sha256 = audio_hash(audio)
    earlier = Earlier()
    if output is not None and not options.force:
        is_named_alike = stem_of(audio) == stem_of(text)
        may_be_another = options.output is not None or is_named_alike
        earlier = earlier_alignment(output, transcript, sha256, may_be_another=may_be_another)
    journal = journal_for(sha256, transcript.text_hash)
    began_s = time.monotonic()
    with ProgressBar() as bar:
        if is_begun(journal):
            bar.say("Going on from what an earlier run has done.")
        if earlier.pins:
            bar.say(f"Keeping {times(len(earlier.pins))} set by hand.")
        if earlier.prior is not None:
            bar.say("Moving the times over from the recording aligned before.")
        watch = Watch(bar)
        try:
            alignment = align(
                audio,
                transcript,
                options=align_options(options),
                pins=earlier.pins,
                prior=earlier.prior,
                journal=journal,
                progress=watch,
                cancel=interrupted,
            )
        except Cancelled:
            bar.clear()
            return stopped(watch.part, interrupted.status)
    return _hand_over(options, transcript, alignment, output, journal, time.monotonic() - began_s)


def _hand_over(
    options: argparse.Namespace,
    transcript: Transcript,
    alignment: Alignment,
    output: Path | None,
    journal: Path,
    took_s: float,
) -> int:
    """Write and print what came out; the journal goes when that is done."""
    from reader.align.result import alignment_json, describe
    from reader.align_files import forget, keep_alignment
    from reader.progress_bar import in_time

    if output is not None:
        keep_alignment(output, alignment, transcript)
    if options.json:
        from reader.json_output import print_json

        print_json(alignment_json(transcript, alignment))
        sys.stdout.flush()
    else:
        print(describe(transcript, alignment))
        print(f"{in_time(alignment.duration_ms, took_s)}. Written to {output}.")
    forget(journal)
    return 0
