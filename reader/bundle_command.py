"""``earmark bundle``: one conversation with its times and notes as one file to be shared."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.core.errors import FileProblem
from reader.core.text import say

EXAMPLES = """\
Puts the transcript as it is, the word times, your annotations and corrections, and with --audio
the recording into one file. Who opens it on another machine (earmark FILE.earmark) has all of
it; your reading place, and where your files lie, stay with you.

  earmark bundle talk.earmark talk.txt
  earmark bundle talk.earmark talk.txt --audio"""


def add_bundle_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "bundle",
        help="put a conversation with its notes into one file to be shared",
        description=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("output", type=Path, metavar="OUT.earmark")
    parser.add_argument("paths", nargs="+", type=Path, metavar="DOC", help="transcript, recording")
    parser.add_argument("--audio", action="store_true", help="with the recording")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where notes and settings are kept (also: EARMARK_DATA_DIR)",
    )
    parser.set_defaults(run=run_bundle)


def run_bundle(options: argparse.Namespace) -> int:
    """Raises ReaderError; then nothing has been written."""
    from reader.formats.bundle import SUFFIX
    from reader.session.alignments import Alignments
    from reader.session.bundles import contents_for_paths, make_bundle
    from reader.session.store import Store

    out: Path = options.output.expanduser().absolute()
    if out.suffix.lower() != SUFFIX:
        raise FileProblem(
            say("The name of a bundle ends in {suffix}.", suffix=SUFFIX),
            remedy=say("Name the bundle first and then the transcript."),
            path=out,
        )
    if out.exists() and not options.force:
        raise FileProblem(
            say("There is a file of this name already."),
            remedy=say("Choose another name, or replace it with --force."),
            path=out,
        )
    store = Store.open(options.data_dir)
    try:
        contents = contents_for_paths(store.database, Alignments(store.folder), options.paths)
    finally:
        store.close()
    make_bundle(contents, out, with_audio=options.audio)
    count = len(contents.notes.annotations)
    print(
        say(
            "{path}: {n} notes, {size} KB.",
            one="{path}: {n} note, {size} KB.",
            path=out,
            n=count,
            size=(out.stat().st_size + 999) // 1000,
        )
    )
    return 0
