"""Forms that are templates: Jinja2, in its sandbox.

A template is a file ``NAME.jinja`` that begins with a comment of ``key: value`` lines:

    {#
    name: Markdown
    extension: .md
    files: one
    #}

``files`` is ``one`` or ``one a conversation``; ``name`` is what the user sees. The shipped
ones are in ``resources/templates``, the user's in ``templates`` of the data folder. What
``.html`` templates put out is escaped unless it was made HTML by the ``html`` filter.

What is shipped is rendered where it is asked for. What the user has (or was given by
somebody) is rendered in a process of its own, whose time, memory and output are bounded:
the sandbox keeps a template from the system, not from ``{% for %}`` within ``{% for %}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reader.core.document_notes import DocumentNotes
from reader.core.errors import FileProblem, FormatProblem
from reader.core.resources import resource
from reader.core.text import say
from reader.formats.notes import markup
from reader.formats.notes.base import ExportOptions, NotesFormat
from reader.formats.notes.view import Documents

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2 import Template as Jinja


SUFFIX = ".jinja"
LARGEST_TEMPLATE = 256 * 1024  # bytes
MOST_PIECES = 256  # of text, put together before they are written
_HEADER = re.compile(r"\A\s*\{#-?\s*\n(?P<lines>.*?)-?#\}[ \t]*\n?", re.DOTALL)
_OUR_NAMES = re.compile(r"'reader[\w.]*\.(\w+?)(?:View)? object'")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read: ``key`` is its file's name without SUFFIX. ``source`` is all of the
    file, so that lines are counted as an editor counts them."""

    key: str
    name: str
    extension: str
    a_file_each: bool
    source: str
    path: Path
    shipped: bool = False

    @property
    def is_html(self) -> bool:
        return self.extension in (".html", ".htm", ".xhtml", ".xml")


def read_template(path: Path, *, shipped: bool = False) -> Template:
    """Raises FileProblem and FormatProblem."""
    try:
        if path.stat().st_size > LARGEST_TEMPLATE:
            raise FormatProblem(
                say("This template is larger than {n} KB.", n=LARGEST_TEMPLATE // 1024), path=path
            )
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise FileProblem(
            say("This file cannot be read ({reason}).", reason=error.strerror or error), path=path
        ) from error
    except UnicodeDecodeError:
        raise FormatProblem(
            say("This template is not text in UTF-8."),
            remedy=say("Save it as UTF-8 and try again."),
            path=path,
        ) from None
    return template_from(source, path, shipped=shipped)


def template_from(source: str, path: Path, *, shipped: bool = False) -> Template:
    """The template that ``path`` holds or is going to. Raises FormatProblem."""
    key = path.name.removesuffix(SUFFIX)
    header = _HEADER.match(source)
    fields: dict[str, str] = {}
    for number, line in enumerate(header["lines"].splitlines() if header else (), start=2):
        if not line.strip():
            continue
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in ("name", "extension", "files"):
            raise FormatProblem(
                say("Expected name:, extension: or files:, found “{line}”.", line=line.strip()),
                path=path,
                line=number,
            )
        fields[name.strip()] = value.strip()
    extension = fields.get("extension", ".txt").lower()
    if not _EXTENSION.fullmatch(extension):
        raise FormatProblem(
            say(
                "“{extension}” is not a file extension. Expected one like .md.", extension=extension
            ),
            path=path,
            line=1,
        )
    files = fields.get("files", "one")
    if files not in ("one", "one a conversation"):
        raise FormatProblem(
            say("files: is “one” or “one a conversation”, not “{files}”.", files=files),
            path=path,
            line=1,
        )
    return Template(
        key,
        fields.get("name") or key,
        extension,
        files != "one",
        source,
        path,
        shipped,
    )


@cache
def shipped_template(key: str) -> Template:
    """One of ``resources/templates``."""
    return read_template(resource("templates", key + SUFFIX), shipped=True)


def user_templates(folder: Path) -> Iterator[Template | FormatProblem | FileProblem]:
    """What the folder holds, by name; in place of one that cannot be read, why not."""
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.name.casefold()):
        if path.name.startswith("."):
            continue
        try:
            yield read_template(path)
        except (FormatProblem, FileProblem) as problem:
            yield problem


def environment(*, is_html: bool) -> Environment:
    """Jinja's sandbox with our filters, and nothing that reads another file."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=is_html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["md"] = markup.escape_markdown
    made.filters["quote"] = markup.quoted_block
    made.filters["yaml"] = markup.yaml_text
    made.filters["line"] = markup.one_line
    made.filters["tag"] = markup.obsidian_tag
    made.filters["html"] = _html
    for name in ("lipsum", "cycler", "joiner"):
        made.globals.pop(name, None)
    for name in ("random", "pprint"):  # the same notes are the same bytes
        made.filters.pop(name, None)
    return made


def _html(text: str) -> Any:
    from markupsafe import Markup

    return Markup(markup.markdown_to_html(text))


def check(template: Template) -> None:
    """Raises FormatProblem with file and line where it is no template."""
    _compiled(template)


@lru_cache(maxsize=8)
def _compiled(template: Template) -> Jinja:
    from jinja2 import TemplateSyntaxError

    try:
        return environment(is_html=template.is_html).from_string(template.source)
    except TemplateSyntaxError as error:
        raise FormatProblem(
            say("The template has a mistake: {fault}.", fault=(error.message or "").rstrip(".")),
            path=template.path,
            line=error.lineno,
        ) from None
    except RecursionError:
        raise _too_deep(template) from None


def render(
    template: Template, documents: Sequence[DocumentNotes], options: ExportOptions
) -> Iterator[bytes]:
    """What it makes of ``documents``, in pieces. Raises FormatProblem with file and line, and
    what ``options.step`` raises."""
    from jinja2 import TemplateError

    views = Documents(documents, options)
    stream = _compiled(template).generate(
        documents=views, title=_title(documents), **_wishes(options)
    )
    pieces: list[str] = []
    try:
        for piece in stream:
            pieces.append(piece)
            if len(pieces) >= MOST_PIECES:
                yield "".join(pieces).encode("utf-8", "replace")
                pieces.clear()
    except FormatProblem:
        raise
    except RecursionError:
        raise _too_deep(template) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise FormatProblem(
            say("The template cannot be filled in: {fault}.", fault=_plain(error)),
            path=template.path,
            line=_line_of(error),
        ) from None
    yield "".join(pieces).encode("utf-8", "replace")


def _title(documents: Sequence[DocumentNotes]) -> str:
    return documents[0].title if len(documents) == 1 else "Earmark notes"


def _wishes(options: ExportOptions) -> Mapping[str, object]:
    return {"with_context": options.with_context}


def _too_deep(template: Template) -> FormatProblem:
    return FormatProblem(say("The template calls itself without an end."), path=template.path)


def _plain(error: BaseException) -> str:
    """What is wrong, without the names that our classes have."""
    text = _OUR_NAMES.sub(lambda m: f"a {m[1].lower()}", str(error))
    return text.rstrip(".")[:300]


def _line_of(error: BaseException) -> int | None:
    """The line of the template, which Jinja puts into the traceback."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class TemplateFormat(NotesFormat):
    """A template as a form. What is not shipped is rendered apart."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.key = template.key  # type: ignore[misc]  # of this one, not of the class
        self.name = template.name  # type: ignore[misc]
        self.extension = template.extension  # type: ignore[misc]
        self.makes_folder = template.a_file_each  # type: ignore[misc]

    def write(
        self, documents: Sequence[DocumentNotes], out: BinaryIO, options: ExportOptions
    ) -> None:
        if self.template.shipped:
            pieces = render(self.template, documents, options)
        else:
            from reader.formats.notes.template_process import render_apart

            pieces = render_apart(self.template, documents, options)
        out.writelines(pieces)
