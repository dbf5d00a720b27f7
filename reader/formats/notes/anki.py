"""An Anki package: a card for each annotation, with its sound where there is some.

On the front are the words with what stands around them, on the back the note, who says it and
when. The ids of the note type and of the decks are always the same, a card's is its
annotation's: importing again brings cards up to date and keeps what has been learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, ClassVar

from reader.core.annotation import Annotation
from reader.core.document_notes import DocumentNotes
from reader.core.text import say
from reader.formats.notes.base import ExportOptions, NotesFormat
from reader.formats.notes.clips import clip_range
from reader.formats.notes.markup import markdown_to_html
from reader.formats.notes.view import NoteView, grouped, note_view, shown_title

MODEL_ID = 1_763_924_417  # never change these: Anki knows by them what it has already
_LEAST_DECK_ID = 1 << 30
_CARD_TIME_S = 1_500_000_000.0  # cards are numbered from here on, so that they stay in order
_FIELDS = ("Words", "Before", "After", "Note", "Speaker", "Time", "Title", "Link", "Clip", "Made")
_FRONT = """<div class="title" dir="auto">{{Title}}</div>
<blockquote dir="auto"><span class="around">{{Before}}</span>{{Words}}<span \
class="around">{{After}}</span></blockquote>
"""
_BACK = """{{FrontSide}}
<hr id="answer">
<div class="note" dir="auto">{{Note}}</div>
{{Clip}}
<p class="facts"><bdi>{{Speaker}}</bdi> <a href="{{Link}}">{{Time}}</a> · {{Made}}</p>
"""
_CSS = """.card { font: 20px/1.5 Literata, Charter, Georgia, serif; max-width: 40em;
  margin: 0 auto; }
.title, .facts, .around { color: #77726a; }
.title, .facts { font: 14px/1.5 system-ui, sans-serif; }
blockquote { margin: 1em 0; padding: 0 1em; border-inline-start: 4px solid #c9b458;
  white-space: pre-line; }
"""


class Anki(NotesFormat):
    key: ClassVar[str] = "anki"
    name: ClassVar[str] = say("Anki package")
    extension: ClassVar[str] = ".apkg"

    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        import genanki

        model = genanki.Model(
            MODEL_ID,
            "Earmark",
            fields=[{"name": name} for name in _FIELDS],
            templates=[{"name": "Words and note", "qfmt": _FRONT, "afmt": _BACK}],
            css=_CSS,
        )
        decks, media = [], []
        with TemporaryDirectory(prefix="earmark-") as folder:
            for document in documents:
                deck = genanki.Deck(deck_id(document), deck_name(document))
                seen: set[str] = set()
                for _, marked in grouped(document, options):
                    for annotation, _again in marked:
                        if annotation.ident in seen:
                            continue
                        seen.add(annotation.ident)
                        options.step()
                        clip = _clip(annotation, document, options, Path(folder))
                        media += [str(clip)] if clip else []
                        deck.add_note(_note(genanki, model, annotation, document, clip))
                decks.append(deck)
            package = Path(folder) / "package.apkg"
            genanki.Package(decks, media_files=media).write_to_file(
                str(package), timestamp=_CARD_TIME_S
            )
            with package.open("rb") as file:
                while piece := file.read(1 << 20):
                    out.write(piece)

    def preview(self, documents: Sequence[DocumentNotes], options: ExportOptions) -> str:
        cards = []
        for document in documents:
            for _, marked in grouped(document, options):
                for annotation, _ in marked:
                    view = note_view(annotation, document, with_context=True)
                    cards.append(
                        f"{view.before}[{view.quote}]{view.after}\n---\n"
                        + "\n".join(part for part in (view.body, view.speaker, view.time) if part)
                    )
        return "\n\n\n".join(cards)


def deck_id(document: DocumentNotes) -> int:
    """From 2**30 up, as Anki has them, by the document's text."""
    return _LEAST_DECK_ID + int(sha256(document.text_hash.encode()).hexdigest()[:7], 16)


def deck_name(document: DocumentNotes) -> str:
    """Below one deck of all; ``::`` would make more levels."""
    title = shown_title(document)
    return "Earmark::" + " ".join(title.replace("::", ":").replace('"', "”").split())[:200]


def guid(annotation: Annotation) -> str:
    """What Anki knows the card by."""
    return "earmark-" + sha256(annotation.ident.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _note(
    genanki: Any, model: Any, annotation: Annotation, document: DocumentNotes, clip: Path | None
) -> Any:
    view = note_view(annotation, document, with_context=True)
    facts = view.kind_name + (" · detached" if view.detached else "") + f" · {view.made}"
    fields = (
        _field(view.quote) or _field(view.kind_name),
        _field(view.before),
        _field(view.after),
        markdown_to_html(view.body).strip().replace("{{", "{&#123;") if view.body else "",
        _field(view.speaker),
        view.time,
        _field(shown_title(document)),
        escape(view.link),
        f"[sound:{clip.name}]" if clip else "",
        _field(facts),
    )
    return genanki.Note(model=model, fields=list(fields), guid=guid(annotation), tags=_tags(view))


def _field(text: str) -> str:
    """As HTML, in which neither Anki's templates nor its sounds are found."""
    return escape(text).replace("{{", "{&#123;").replace("[", "&#91;")


def _tags(view: NoteView) -> list[str]:
    tags = ["_".join(tag.replace('"', "").split()) for tag in view.tags]
    tags += ["earmark", *(["marked"] if view.starred else [])]
    tags += [view.colour] if view.colour else []
    tags += ["detached"] if view.detached else []
    return [tag for tag in tags if tag]


def _clip(
    annotation: Annotation, document: DocumentNotes, options: ExportOptions, folder: Path
) -> Path | None:
    span = clip_range(annotation, document, options.padding_ms)
    if span is None or options.cut is None or document.audio_path is None:
        return None
    sound = options.cut(document.audio_path, *span)
    if not sound:
        return None
    # Other sound has another name: Anki keeps the file it has under one.
    name = f"{guid(annotation)}-{sha256(sound).hexdigest()[:8]}"
    path = folder / (name + options.cut.extension(document.audio_path))
    path.write_bytes(sound)
    return path
