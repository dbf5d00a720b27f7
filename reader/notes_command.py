"""``earmark notes export``: annotations out of the store into files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import FileProblem, FormatProblem, ReaderError
from reader.import_command import add_import_command

if TYPE_CHECKING:
    from reader.core.document_notes import DocumentNotes
    from reader.formats.notes.base import NotesFormat
    from reader.session.notes.exporting import Exported
    from reader.session.store import Store
    from reader.storage.merging import KnownDocument

GROUPS = ("none", "chapter", "speaker", "tag", "colour", "kind")
EXAMPLES = """\
Without DOC the annotations of the whole library. DOC is a transcript, its recording, or (part
of) the title of a conversation. Without -o they are printed, or for forms of several files
put into a folder "earmark-notes" here.

  earmark notes export talk.txt --format markdown
  earmark notes export --format obsidian -o ~/vault/Earmark
  earmark notes export --format clips --padding 0.5 --tag quote -o clips
  earmark notes export --format jsonld -o everything.jsonld"""


def add_notes_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    notes = commands.add_parser("notes", help="take annotations out of Earmark and into it")
    under = notes.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_export(under)
    add_import_command(under)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "export",
        help="write annotations as Markdown, HTML, CSV, DOCX, cards, clips ...",
        description=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("documents", nargs="*", metavar="DOC")
    parser.add_argument(
        "--format",
        required=True,
        metavar="FORM",
        help="markdown, obsidian, html, plain, csv, docx, anki, clips, jsonld, or the name of a "
        "template of yours",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE|FOLDER")
    parser.add_argument("--replace", action="store_true", help="what is there may be replaced")
    parser.add_argument("--tag", action="append", default=[], help="only with this tag")
    parser.add_argument(
        "--colour", action="append", default=[], type=_colour, help="only in it: yellow, green ..."
    )
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        type=_kind,
        help="only bookmark, highlight, note or capture",
    )
    parser.add_argument("--speaker", action="append", default=[], help="only what they say")
    parser.add_argument("--starred", action="store_true", help="only with a star")
    parser.add_argument("--since", type=_day, metavar="DATE", help="made on 2026-05-01 or later")
    parser.add_argument("--until", type=_day, metavar="DATE", help="made before 2026-06-01")
    parser.add_argument("--sort", choices=("place", "made"), default="place")
    parser.add_argument("--group", choices=GROUPS, default="none")
    parser.add_argument("--context", action="store_true", help="with the words around a quote")
    parser.add_argument(
        "--padding", type=_padding, default=0, metavar="SECONDS", help="more sound at both ends"
    )
    parser.add_argument("--no-clips", action="store_true", help="cards without sound")
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where notes and settings are kept (also: EARMARK_DATA_DIR)",
    )
    parser.set_defaults(run=run_export)


def _colour(text: str) -> str:
    from reader.core.annotation import HIGHLIGHT_STYLES  # not on the way to the window

    return _one_of(text, HIGHLIGHT_STYLES)


def _kind(text: str) -> str:
    from reader.core.annotation import AnnotationKind

    return _one_of(text, [kind.value for kind in AnnotationKind])


def _one_of(text: str, choices: Sequence[str]) -> str:
    if text not in choices:
        raise argparse.ArgumentTypeError(f"“{text}” is not one of {', '.join(choices)}")
    return text


def _day(text: str) -> float:
    try:
        return datetime.fromisoformat(text).astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(f"“{text}” is not a date: write 2026-05-01") from None


def _padding(text: str) -> int:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 60:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of seconds from 0 to 60")
    return round(seconds * 1000)


def run_export(options: argparse.Namespace) -> int:
    """Raises ReaderError. 1 where some of several files could not be written."""
    from reader.formats.notes.base import ExportOptions, Group, Order
    from reader.formats.notes.registry import form
    from reader.playback.clip import SoundCutter
    from reader.session.notes.exporting import export
    from reader.session.store import Store

    store = Store.open(options.data_dir)
    try:
        made = form(options.format, store.folder)
        documents = _documents(store, options)
    finally:
        store.close()
    target = _target(options, made, documents)
    with SoundCutter() as cutter:
        wishes = ExportOptions(
            order=Order(options.sort),
            group=Group(options.group),
            with_context=options.context,
            padding_ms=options.padding,
            cut=None if options.no_clips else cutter,
        )
        if target is None:
            made.write(documents, sys.stdout.buffer, wishes)
            sys.stdout.buffer.flush()
            return 0
        done = export(made, documents, wishes, target, replaced=options.replace)
        done.encoded_again += sorted(cutter.encoded_again)
    return _report(done, sum(len(document.annotations) for document in documents), target)


def _documents(store: Store, options: argparse.Namespace) -> list[DocumentNotes]:
    from reader.core.annotation_query import NoteFilter
    from reader.session.notes.gathering import Wish, gather_from

    note_filter = NoteFilter(
        tags=tuple(options.tag),
        colours=tuple(options.colour),
        kinds=tuple(options.kind),
        speakers=tuple(options.speaker),
        starred=options.starred,
        since_s=options.since,
        until_s=options.until,
    )
    numbers = None
    if options.documents:
        numbers = tuple(_named(store, name).document_id for name in options.documents)
    everything = options.format == "jsonld"
    wish = Wish(
        numbers,
        note_filter=note_filter,
        with_texts=everything or options.group == "chapter" or numbers is not None,
        with_work=everything and note_filter == NoteFilter(),
    )
    documents = gather_from(store.database, wish, store.texts)
    if not documents:
        raise ReaderError(
            "There is no annotation that fits.", remedy="Ask for less, or for other conversations."
        )
    return documents


def _named(store: Store, name: str) -> KnownDocument:
    """By path, else by title. Raises FileProblem."""
    from reader.storage.merging import Merging

    known = Merging(store.database).documents()
    path = Path(name).expanduser().absolute()
    for document in known:
        if path == document.path:
            return document
    for document in known:
        audio = store.library.record(document.document_id).audio_path
        if audio == path:
            return document
    folded = name.casefold()
    fitting = [d for d in known if d.title.casefold() == folded] or [
        d for d in known if folded in d.title.casefold()
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        titles = ", ".join(f"“{document.title}”" for document in fitting[:5])
        raise FileProblem(f"“{name}” is in several titles: {titles}.", remedy="Give more of it.")
    raise FileProblem(
        "This conversation is not in the library.",
        remedy="Give the path of its transcript, or a part of its title.",
        path=Path(name),
    )


def _target(
    options: argparse.Namespace, made: NotesFormat, documents: list[DocumentNotes]
) -> Path | None:
    if options.output is None:
        if made.makes_folder:
            return Path("earmark-notes")
        if made.extension in (".docx", ".apkg"):
            raise FormatProblem("This form cannot be printed.", remedy="Say where to with -o FILE.")
        return None
    output: Path = options.output.expanduser()
    if not made.makes_folder and output.is_dir():
        return output / made.suggested_name(documents)
    return output


def _report(done: Exported, notes: int, target: Path) -> int:
    for error in done.failed:
        print(f"earmark: {error}", file=sys.stderr)
    for path in done.encoded_again:
        print(f"{path}: its clips had to be encoded again.", file=sys.stderr)
    files = f"{len(done.written)} written"
    if done.unchanged:
        files += f", {len(done.unchanged)} unchanged"
    if done.failed:
        files += f", {len(done.failed)} failed"
    print(f"{notes} annotations: {files} ({target}).")
    return 1 if done.failed else 0
