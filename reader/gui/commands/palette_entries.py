"""What the command palette offers: actions, places, voices, and a time that is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.core.timecode import format_time, parse_place
from reader.gui.commands.actions import ACTIONS, MENUS, TIMES, ActionSpec, plain, translated
from reader.gui.commands.finding import match_score

if TYPE_CHECKING:
    from reader.gui.main_window import MainWindow

MOST_PLACES = 40


@dataclass(frozen=True)
class Entry:
    """``where`` is the menu it stands in, or why it cannot be had now (then ``run`` is None).
    ``ident`` names what is remembered as used."""

    name: str
    where: str
    key: str
    run: Callable[[], object] | None
    ident: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CommandPalette", text)


def action_entries(window: MainWindow) -> list[Entry]:
    """Every action but the palette itself."""
    titles = {ident: plain(translated(title)) for ident, title in MENUS}
    return [
        _action_entry(window, spec, titles[spec.menu])
        for spec in ACTIONS
        if spec.ident != "command_palette"
    ]


def _action_entry(window: MainWindow, spec: ActionSpec, title: str) -> Entry:
    actions = window.actions_table
    action = actions[spec.ident]
    name = plain(action.text()).rstrip("… ")
    if action.isEnabled():
        return Entry(name, title, actions.key(spec.ident), action.trigger, spec.ident)
    if window.session.document is None and spec.needs:
        why = _tr("Open a conversation first")
    elif spec.needs == TIMES:
        why = _tr("Needs word times")
    else:
        why = _tr("Not just now")
    return Entry(name, why, actions.key(spec.ident), None, spec.ident)


def place_entries(window: MainWindow) -> list[Entry]:
    """Chapters (or landmarks) and people of what is open."""
    document = window.session.document
    if document is None:
        return []
    showing = window.contents_showing
    entries = [
        Entry(
            chapter.title,
            _tr("Chapter"),
            "" if chapter.start_ms is None else format_time(chapter.start_ms),
            partial(showing.go_to_chapter, chapter),
        )
        for chapter in window.session.chapters.entries
    ]
    entries += [
        Entry(
            _tr("Next turn of {0}").format(speaker.name),
            _tr("Speaker"),
            "",
            partial(showing.step_speaker, number, True),
        )
        for number, speaker in enumerate(document.transcript.speakers)
        if speaker.name
    ]
    return entries


def time_entry(window: MainWindow, query: str) -> Entry | None:
    """Going to the time that ``query`` is, if it is one."""
    transport = window.session.transport
    if window.session.document is None or not any(c.isdigit() for c in query):
        return None
    try:
        time_ms = parse_place(query, transport.position_ms, transport.duration_ms)
    except ValueError:
        return None
    if transport.duration_ms and time_ms > transport.duration_ms:
        name = _tr("The recording ends at {0}").format(format_time(transport.duration_ms))
        return Entry(name, _tr("Time"), "", None)

    def go() -> None:
        transport.seek(time_ms)
        window.view.resume_following()

    return Entry(_tr("Go to {0}").format(format_time(time_ms)), _tr("Time"), "", go)


def ranked(query: str, actions: list[Entry], places: list[Entry], recent: list[str]) -> list[Entry]:
    """What fits ``query``, best first. With nothing typed: what was used last, then all
    actions in the order of the menus. What cannot be had now stands behind what can."""
    scored: list[tuple[bool, int, int, int, Entry]] = []
    for order, entry in enumerate(actions):
        score = match_score(query, entry.name, entry.where)
        if score is not None:
            used = recent.index(entry.ident) if entry.ident in recent else len(recent)
            scored.append((entry.run is None, score, used, order, entry))
    if query.strip():
        found = 0
        for order, entry in enumerate(places):
            score = match_score(query, entry.name, entry.where)
            if score is not None and found < MOST_PLACES:
                found += 1
                scored.append((False, score, len(recent) + 1, order, entry))
    scored.sort(key=lambda one: one[:4])
    return [one[-1] for one in scored]
