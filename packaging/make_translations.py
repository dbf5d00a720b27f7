#!/usr/bin/env python3
"""Bring resources/translations/ up to date with the texts in the code, and compile it.

    .venv/bin/python packaging/make_translations.py           update the .ts, make the .qm
    .venv/bin/python packaging/make_translations.py --check   only say what is not as it should be

The texts are found by reading the syntax trees of ``reader/``, since Qt's own ``lupdate`` knows
Python's ``tr`` only in part:

- ``self.tr("...")``: the context is the class it stands in;
- ``QCoreApplication.translate("context", "...")``;
- calls of a function of the same file that does nothing but hand on to that;
- ``say("...", one="...")``: what the rooms without Qt say, in the context "said";
- calls of a function that only marks, for tables whose texts are looked up later: it gives
  back what it is given, and its docstring names the context (``of the "actions" context``);
- what the table of options says of each, in the context "options".

What is found is handed to ``lupdate`` as a file of C++, so that it keeps what is translated.
``lrelease`` makes the same .qm of the same .ts. docs/decisions/translation.md has the why,
the terms and the tone.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import string
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCE = "en"  # its .ts holds the plurals only
SAID = "said"

OPTIONS = "options"
OPTIONS_FILE = "reader/core/settings.py"


class Text(NamedTuple):
    """One text to be translated. ``plural``: it has a form for each number."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


class Found(NamedTuple):
    """``texts`` in order and once each; ``faults`` say where a text cannot be translated."""

    texts: list[Text]
    faults: list[str]


def texts_of_program(root: Path = ROOT) -> Found:
    """Those of the whole package, and the titles of the themes."""
    readings = [
        _Reading(path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted((root / "reader").rglob("*.py"))
    ]
    texts = dict.fromkeys(text for reading in readings for text in reading.texts)
    faults = [fault for reading in readings for fault in reading.faults]
    bases = set[str]().union(*(reading.bases for reading in readings))
    for reading in readings:
        # tr() looks in the class of the object first, and takes "1 note(s)" for a translation.
        faults += [
            f"{where}: a plural in {name}, of which other classes are made"
            for name, where in reading.plurals
            if name in bases
        ]
    for path in sorted((root / "resources" / "themes").glob("*.toml")):
        title = re.search(r'^title = "(.*)"', path.read_text(encoding="utf-8"), re.MULTILINE)
        if title:
            texts[Text("themes", title[1])] = None
    return Found(list(texts), faults)


class _Reading:
    def __init__(self, name: str, tree: ast.Module) -> None:
        self.texts: list[Text] = []
        self.faults: list[str] = []
        self.plurals: list[tuple[str, str]] = []  # (class, where) of a tr() with a number
        self.bases: set[str] = set()
        self._name = name
        self._relays = dict(_relays(tree))
        self._marks = dict(_marks(tree))
        self._aliases = set(_aliases(tree))
        self._visit(tree, "")

    def _visit(self, node: ast.AST, class_name: str) -> None:
        if isinstance(node, ast.ClassDef):
            class_name = node.name
            self.bases.update(ast.unparse(base).rpartition(".")[2] for base in node.bases)
        elif isinstance(node, ast.FunctionDef) and node.name in self._relays:
            return  # its own call hands on what it is given
        elif isinstance(node, ast.Call):
            self._call(node, class_name)
        for child in ast.iter_child_nodes(node):
            self._visit(child, class_name)

    def _call(self, call: ast.Call, class_name: str) -> None:
        match call.func:
            case ast.Attribute(value=ast.Name(id="self"), attr="tr") if class_name:
                self._add(class_name, call, call.args)
                if len(call.args) > 2:
                    self.plurals.append((class_name, f"{self._name}:{call.lineno}"))
            case ast.Attribute(attr="tr"):
                self._fault(call, "tr() of another object: its class would be the context")
            case ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate"):
                self._translate(call)
            case ast.Name(id=name) if name in self._aliases:
                self._translate(call)
            case ast.Name(id="say"):
                self._say(call)
            case ast.Name(id=function) if function in self._relays:
                # Where a table is marked, what is looked up later need not be written out.
                if _literal(call.args[0]) or self._relays[function] not in self._marks.values():
                    self._add(self._relays[function], call, call.args[:1])
            case ast.Name(id=function) if function in self._marks:
                self._add(self._marks[function], call, call.args[:1])
            case ast.Name(id="_O") if self._name == OPTIONS_FILE:
                self._add(OPTIONS, call, call.args[2:3])
            case _:
                pass

    def _translate(self, call: ast.Call) -> None:
        context = _literal(call.args[0]) if call.args else None
        if context is not None:
            self._add(context, call, call.args[1:])
        elif self._name != "reader/session/translation.py":  # that looks up what was said
            self._fault(call, "the context is not written out")
        elif len(call.args) == 2:
            self._add(SAID, call, call.args[1:])

    def _say(self, call: ast.Call) -> None:
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        templates = [call.args[0] if call.args else None, named.pop("one", None)]
        literals = [_literal(template) for template in templates if template is not None]
        if not literals or None in literals:
            self._fault(call, "what is said has to be written out")
            return
        if len(literals) > 1 and "n" not in named:
            self._fault(call, "a plural goes by the value n")
        for literal in filter(None, literals):
            missing = {field for field in fields_in(literal) if field not in named}
            if missing and None not in named:
                self._fault(call, f"no value for {', '.join(sorted(missing))}")
        template = literals[0] or ""
        if any(character.isalpha() for character in _without_fields(template)):
            self.texts.append(Text(SAID, template, "", len(literals) > 1))

    def _add(self, context: str, call: ast.Call, arguments: list[ast.expr]) -> None:
        literals = [_literal(argument) for argument in arguments[:2]]
        if not literals or literals[0] is None:
            self._fault(call, "the text is not written out")
        else:
            comment = literals[1] if len(literals) > 1 and literals[1] else ""
            plural = len(arguments) > 2 or any(k.arg == "n" for k in call.keywords)
            self.texts.append(Text(context, literals[0], comment, plural))

    def _fault(self, node: ast.expr, what: str) -> None:
        self.faults.append(f"{self._name}:{node.lineno}: {what}: {ast.unparse(node)[:80]}")


def _relays(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(name, context) of functions that only hand their argument on to be translated."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        match [part for part in node.body if not isinstance(part, ast.Expr)]:
            case [ast.Return(value=ast.Call(func=ast.Attribute(attr="translate"), args=args))]:
                match args:
                    case [ast.Constant(value=str(context)), ast.Name(id=name), *_] if (
                        name == node.args.args[0].arg
                    ):
                        yield node.name, context
                    case _:
                        pass
            case _:
                pass


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(name, context) of functions that only mark, and of other names for them."""
    contexts: dict[str, str] = {}
    for node in tree.body:
        match node:
            case ast.FunctionDef(
                args=ast.arguments(args=[ast.arg(arg=given)]),
                body=[ast.Expr(), ast.Return(value=ast.Name(id=returned))],
            ) if given == returned:
                context = re.search(r'of the "(\w+)" context', ast.get_docstring(node) or "")
                if context:
                    contexts[node.name] = context[1]
            case ast.Assign(targets=[ast.Name(id=other)], value=ast.Name(id=name)) if (
                name in contexts
            ):
                contexts[other] = contexts[name]
            case _:
                pass
    yield from contexts.items()


def _aliases(tree: ast.Module) -> Iterator[str]:
    """Names that stand for ``QCoreApplication.translate``."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate"),
            ):
                yield name
            case _:
                pass


def _literal(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def fields_in(template: str) -> set[str]:
    """The names and numbers that ``str.format`` puts values for, and ``%n`` or ``%Ln``."""
    fields = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return fields | {each for each in ("%n", "%Ln") if each in template}


def _without_fields(template: str) -> str:
    return "".join(text for text, _, _, _ in string.Formatter().parse(template))


# -- the files -------------------------------------------------------------------------------


class Message(NamedTuple):
    """One entry of a .ts file; ``forms`` are several where it goes by a number."""

    text: Text
    forms: tuple[str, ...]
    state: str  # "" where it is finished; unfinished, obsolete or vanished


def languages() -> list[str]:
    return sorted(path.stem.partition("_")[2] for path in TRANSLATIONS.glob("earmark_*.ts"))


def ts_path(language: str) -> Path:
    return TRANSLATIONS / f"earmark_{language}.ts"


def messages_in(path: Path) -> list[Message]:
    """What is in a .ts file."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation] if plural else [translation.text or ""]
            )
            text = Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                plural,
            )
            found.append(Message(text, tuple(forms), translation.get("type", "")))
    return found


def expected_in(language: str, texts: Iterable[Text]) -> list[Text]:
    """What of ``texts`` belongs into the file of ``language``. What is said brings its English
    plurals with it."""
    if language != SOURCE:
        return list(texts)
    return [text for text in texts if text.plural and text.context != SAID]


def faults_of(language: str, texts: Iterable[Text]) -> list[str]:
    """What is missing, left over or unfinished in a .ts file, or not as its .qm has it."""
    path = ts_path(language)
    messages = messages_in(path)
    there, wanted = {message.text for message in messages}, set(expected_in(language, texts))
    faults = [
        f"{path.name} lacks {text.context}: {text.source!r}" for text in sorted(wanted - there)
    ]
    faults += [f"{path.name} still has {t.context}: {t.source!r}" for t in sorted(there - wanted)]
    for message in messages:
        if message.state or not all(message.forms):
            faults.append(f"{path.name} has no translation of {message.text.source!r}")
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder) / "compiled.qm"
        compile_to(path, compiled)
        shipped = path.with_suffix(".qm")
        if not shipped.exists() or shipped.read_bytes() != compiled.read_bytes():
            faults.append(f"{shipped.name} is not what {path.name} makes")
    return faults


def update(language: str, texts: Iterable[Text]) -> None:
    """Bring the .ts file of ``language`` up to date; what is new in it is unfinished."""
    marks = []
    for text in expected_in(language, texts):
        macro = "QT_TRANSLATE_N_NOOP3" if text.plural else "QT_TRANSLATE_NOOP3"
        # Strings in JSON are strings in C++, but for escapes by four digits: there are none here.
        parts = [json.dumps(part, ensure_ascii=False) for part in text[:3]]
        marks.append(f"{macro}({', '.join(parts)}),")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.cpp"
        source.write_text("\n".join(marks) + "\n", encoding="utf-8")
        options = ["-silent", "-no-obsolete", "-locations", "none", "-sort-messages"]
        options += ["-source-language", SOURCE, "-target-language", language]
        _run("lupdate", str(source), *options, "-ts", str(ts_path(language)))


def compile_to(ts: Path, qm: Path) -> None:
    """The .qm of a .ts file; the same bytes for the same file."""
    _run("lrelease", "-silent", str(ts), "-qm", str(qm))


def _run(tool: str, *arguments: str) -> None:
    """Qt's tools, as PySide6 brings them."""
    command = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    subprocess.run([str(command), *arguments], check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    texts, faults = texts_of_program()
    for language in languages():
        if not check:
            update(language, texts)
            compile_to(ts_path(language), ts_path(language).with_suffix(".qm"))
        faults += faults_of(language, texts)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
