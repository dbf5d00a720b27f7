"""Which forms of exported notes there are. A form's module is loaded when it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reader.core.errors import FormatProblem, ReaderError
from reader.core.text import say
from reader.formats.notes.base import NotesFormat

TEMPLATES_FOLDER = "templates"  # in the data folder

# (key, module and class), the templates by their file: in the order in which they are offered.
_CLASSES = {
    "csv": ("reader.formats.notes.readwise_csv", "ReadwiseCsv"),
    "docx": ("reader.formats.notes.docx", "Docx"),
    "anki": ("reader.formats.notes.anki", "Anki"),
    "clips": ("reader.formats.notes.clips", "Clips"),
    "jsonld": ("reader.formats.notes.json_ld", "JsonLd"),
}
_TEMPLATES = ("markdown", "obsidian", "html", "plain")
KEYS = (*_TEMPLATES, *_CLASSES)


@dataclass(frozen=True, slots=True)
class Offered:
    """A form as it is offered; ``fault`` says why a template of the user's cannot be used."""

    key: str
    name: str
    extension: str
    is_template: bool = False
    is_own: bool = False
    fault: ReaderError | None = None


def shipped_forms() -> list[Offered]:
    """Those that Earmark ships."""
    names = {
        "markdown": (say("Markdown"), ".md"),
        "obsidian": (say("Obsidian"), ".md"),
        "html": (say("Web page (HTML)"), ".html"),
        "plain": (say("Plain text"), ".txt"),
        "csv": (say("CSV (Readwise’s columns)"), ".csv"),
        "docx": (say("Word (DOCX)"), ".docx"),
        "anki": (say("Anki package"), ".apkg"),
        "clips": (say("Audio clips"), ""),
        "jsonld": (say("JSON-LD (W3C Web Annotation)"), ".jsonld"),
    }
    return [Offered(key, *names[key], is_template=key in _TEMPLATES) for key in KEYS]


def own_forms(data_folder: Path) -> Iterator[Offered]:
    """The user's templates; a key of theirs hides a shipped one of the same name."""
    from reader.formats.notes.templates import Template, user_templates

    for found in user_templates(data_folder / TEMPLATES_FOLDER):
        if isinstance(found, Template):
            yield Offered(found.key, found.name, found.extension, is_template=True, is_own=True)
        else:
            path = found.path or Path()
            key = path.name.partition(".")[0]
            yield Offered(key, path.name, "", is_template=True, is_own=True, fault=found)


def form(key: str, data_folder: Path | None = None) -> NotesFormat:
    """The form of a key: the user's template first. Raises FormatProblem where there is none,
    and where a template cannot be read."""
    from reader.formats.notes.templates import (
        SUFFIX,
        TemplateFormat,
        read_template,
        shipped_template,
    )

    if data_folder is not None and key and Path(key).name == key:
        own = data_folder / TEMPLATES_FOLDER / (key + SUFFIX)
        if own.is_file():
            return TemplateFormat(read_template(own))
    if key in _TEMPLATES:
        return TemplateFormat(shipped_template(key))
    if key in _CLASSES:
        module, name = _CLASSES[key]
        made: NotesFormat = getattr(import_module(module), name)()
        return made
    raise FormatProblem(
        say("There is no format “{key}”.", key=key),
        remedy=say("Expected {keys}, or the name of a template of yours.", keys=", ".join(KEYS)),
    )
