"""The command line: one function a subcommand.

Nothing heavy is imported before it is known what is wanted: ``earmark info`` needs no
window, and the window should not wait for anything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from reader import __version__
from reader.align_command import add_commands as add_align_commands
from reader.bundle_command import add_bundle_command
from reader.core.errors import ReaderError
from reader.core.opening import Opening, is_link, parse_link
from reader.core.timecode import parse_time
from reader.notes_command import add_notes_commands
from reader.store_command import add_commands as add_store_commands

USER_ERROR = 1
INTERRUPTED = 130  # what shells give a process that Ctrl+C has ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``earmark``; returns the exit status (0 fine, 1 the user's world, 2 usage,
    130 ended with Ctrl+C)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser, subcommands = _parser()
    if not any(word in subcommands for word in given[:1]) and not _asks_for_help(given):
        given.insert(0, "open")  # earmark FILE, earmark alone
    options = parser.parse_args(given)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a name need not stop a report
    try:
        status: int = options.run(options)
    except ReaderError as error:
        print(f"earmark: {error}", file=sys.stderr)
        return USER_ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has had enough (| head)
        sys.stderr.close()
        return 0
    return status


def _asks_for_help(given: Sequence[str]) -> bool:
    return bool(given) and given[0] in ("-h", "--help", "--version")


def _parser() -> tuple[argparse.ArgumentParser, set[str]]:
    parser = argparse.ArgumentParser(
        prog="earmark",
        description="Read along with any conversation.",
        epilog="earmark FILE... is short for earmark open FILE...",
    )
    parser.add_argument("--version", action="version", version=f"Earmark {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    open_ = commands.add_parser("open", help="open a conversation in the window")
    open_.add_argument(
        "paths",
        nargs="*",
        type=_path_or_link,
        metavar="PATH",
        help="transcript, recording, timed file or folder; companions are found beside them",
    )
    open_.add_argument("--at", type=_time, metavar="TIME", help="start there: 1:02:03 or 1h2m")
    open_.add_argument(
        "--screenshot",
        type=Path,
        metavar="OUT.png",
        help="write a picture of the window once it is painted, and end",
    )
    open_.add_argument(
        "--new-window", action="store_true", help="also where a window of this folder is open"
    )
    _add_window_options(open_)
    open_.set_defaults(run=_open)

    info = commands.add_parser("info", help="what a transcript holds and what was repaired")
    info.add_argument("file", type=Path)
    info.add_argument("--json", action="store_true", help="for programs")
    info.set_defaults(run=_info)

    match = commands.add_parser("match", help="carry the times of a timed file over to a text")
    match.add_argument("transcript", type=Path)
    match.add_argument("timed", type=Path, help="SRT, WebVTT or a stamped transcript")
    match.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the alignment")
    match.add_argument("--json", action="store_true", help="print turns and words with times")
    match.set_defaults(run=_match)

    add_align_commands(commands)
    add_store_commands(commands)
    add_bundle_command(commands)
    add_notes_commands(commands)

    demo = commands.add_parser("demo", help="play the sample by itself and say what happened")
    demo.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    demo.add_argument("--out", type=Path, default=Path("earmark-demo"), help="for the pictures")
    _add_window_options(demo)
    demo.set_defaults(run=_demo)
    return parser, set(commands.choices)


def _add_window_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where notes and settings are kept (also: EARMARK_DATA_DIR)",
    )
    parser.add_argument("--theme", help="for this start only: light, dark, auto ...")
    parser.add_argument("--size", type=_size, metavar="WxH", help="window size in pixels")


def _time(text: str) -> int:
    try:
        return parse_time(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is not a size: write 1440x900")
    return int(width), int(height)


def _path_or_link(text: str) -> Path | Opening:
    if not is_link(text):
        return Path(text)
    try:
        return parse_link(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _opening(options: argparse.Namespace) -> Opening:
    """What the paths, links and options of ``earmark open`` mean together."""
    paths: list[Path] = []
    at_ms = options.at
    for given in options.paths:
        if isinstance(given, Opening):
            paths += given.paths
            at_ms = given.at_ms if at_ms is None else at_ms
        else:
            paths.append(given.absolute())
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
    return Opening(tuple(paths), at_ms, token)


def _open(options: argparse.Namespace) -> int:
    from reader.session import running_window
    from reader.session.read_ahead import read_ahead
    from reader.storage.data_folder import data_folder

    opening = _opening(options)
    claim = None
    if not (options.new_window or options.screenshot or options.theme or options.size):
        folder = data_folder(options.data_dir)
        if running_window.hand_over(folder, opening):
            return 0
        claim = running_window.claim(folder)
    paths = list(opening.paths)
    ahead = read_ahead(paths, options.data_dir)  # before Qt is so much as imported
    from reader.gui import pyside_features

    pyside_features.declare_unused()
    from reader.app import run

    return run(
        paths,
        ahead=ahead,
        claim=claim,
        at_ms=opening.at_ms,
        screenshot=options.screenshot,
        data_dir=options.data_dir,
        theme=options.theme,
        size=options.size,
    )


def _demo(options: argparse.Namespace) -> int:
    from reader.demo import run_demo

    return run_demo(
        options.paths,
        options.out,
        data_dir=options.data_dir,
        theme=options.theme,
        size=options.size,
    )


def _info(options: argparse.Namespace) -> int:
    from reader.formats.registry import load_transcript
    from reader.formats.report import transcript_info, transcript_report

    transcript = load_transcript(options.file)
    if options.json:
        from reader.json_output import print_json

        print_json(transcript_info(transcript))
    else:
        print(transcript_report(transcript))
    return 0


def _match(options: argparse.Namespace) -> int:
    from reader.align.matching.match import match
    from reader.align.result import alignment_json
    from reader.formats.registry import load_timed, load_transcript

    transcript = load_transcript(options.transcript)
    alignment = match(transcript, load_timed(options.timed))
    if options.output is not None:
        from reader.formats.alignment_file import write_alignment

        write_alignment(options.output, alignment, transcript)
    if options.json:
        from reader.json_output import print_json

        print_json(alignment_json(transcript, alignment))
    else:
        from reader.align.result import describe

        print(describe(transcript, alignment))
        if options.output is not None:
            print(f"Written to {options.output}.")
    return 0
