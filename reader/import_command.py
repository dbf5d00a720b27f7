"""``earmark notes import``: annotations from files into the store."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.session.store import Store
    from reader.storage.merging import KnownDocument

EXAMPLES = """\
Reads what Earmark exports as JSON-LD, the CSV of Readwise, JSON and CSV of Hypothesis, and
.annotation files of Thorium. The kind of file is told by what is in it. Annotations whose words
are not found are kept as detached, those of conversations that are not here until they are
opened. An annotation that is there already is only changed where the file's is the later one.

  earmark notes import all.jsonld
  earmark notes import readwise.csv --into talk.txt --dry-run"""


def add_import_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "import",
        help="take annotations from files of Earmark, Readwise, Hypothesis or Thorium",
        description=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--into", type=Path, metavar="DOC", help="the transcript that all of them are of"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change and change nothing"
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where notes and settings are kept (also: EARMARK_DATA_DIR)",
    )
    parser.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Raises ReaderError; then nothing has been written of any file."""
    from reader.formats.notes.reading import read_notes
    from reader.session.notes.importing import carry_out, plan_import
    from reader.session.notes.texts_at_hand import text_of_known
    from reader.session.store import Store
    from reader.storage.merging import Merging

    every = [read_notes(path.expanduser().absolute()) for path in options.files]
    store = Store.open(options.data_dir)
    try:
        merging = Merging(store.database)
        into = None if options.into is None else _document_at(options.into, store, options.dry_run)
        done = []
        for notes in every:
            choices = None
            if into is not None:
                choices = dict.fromkeys(range(len(notes.documents)), into.document_id)
            plan = plan_import(
                notes, merging, text_of_known(store.texts), choices=choices, also=into
            )
            if not options.dry_run:
                carry_out(plan, merging)
            done.append(plan)
    finally:
        store.close()
    if options.json:
        from reader.json_output import print_json
        from reader.session.notes.import_report import plan_as_json

        print_json({"imports": [plan_as_json(plan, dry_run=options.dry_run) for plan in done]})
    else:
        from reader.session.notes.import_report import plan_as_text

        for plan in done:
            print(plan_as_text(plan, dry_run=options.dry_run))
    return 0


def _document_at(path: Path, store: Store, dry_run: bool) -> KnownDocument:
    """The transcript at ``path``, which is put on the list if it is new, unless in a dry run."""
    from reader.session.companions import find_companions
    from reader.session.loader import load_text
    from reader.storage.library_shelf import LibraryShelf, NewDocument
    from reader.storage.merging import KnownDocument, Merging

    companions = find_companions([path])
    transcript = load_text(companions, cache=store.texts).transcript
    for known in Merging(store.database).documents():
        if known.text_hash == transcript.text_hash:
            return known
    document_id = -1
    if not dry_run:
        new = NewDocument(
            companions.main,
            transcript.text_hash,
            transcript.title,
            tuple(speaker.name for speaker in transcript.speakers),
            companions.audio,
            companions.timed,
            len(transcript),
            transcript.word_count,
        )
        document_id = LibraryShelf(store.database).add([new])[0][0]
    return KnownDocument(
        document_id, transcript.title, companions.main, transcript.text_hash, 0.0, True
    )
