"""Another process that looks at the program through AT-SPI, as Orca does.

It is run by the system's own Python, which has the bindings (Debian: gir1.2-atspi-2.0,
python3-gi), within a session bus of its own: ``screen_reader.py OUT COMMAND...`` starts the
program, looks, and writes what it saw to OUT as JSON. It asserts nothing; ``test_at_spi.py`` does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found, import-untyped, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, import-untyped, unused-ignore] # noqa: E402

PATIENCE_S = 30.0
LISTENING_S = 3.0
EVENTS = (
    "object:announcement",
    "object:text-caret-moved",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:state-changed",
    "object:children-changed",
    "focus",
)


def wait_for(what: Callable[[], Any], *, patience_s: float = PATIENCE_S) -> Any:
    """What ``what`` answers once that is something; None if it never is."""
    ends = time.monotonic() + patience_s
    context = GLib.MainContext.default()
    while time.monotonic() < ends:
        try:
            found = what()
        except GLib.GError:  # it went while it was looked at
            found = None
        if found:
            return found
        while context.iteration(False):
            pass
        time.sleep(0.02)
    return None


def below(node: Any) -> Iterator[Any]:
    """The node and all that is in it."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from below(child)


def find(root: Any, role: str, name: str = "") -> Any:
    return next(
        (
            node
            for node in below(root)
            if node.get_role_name() == role and (not name or node.get_name() == name)
        ),
        None,
    )


def described(node: Any) -> dict[str, Any]:
    states = node.get_state_set()
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "parent": node.get_parent().get_role_name() if node.get_parent() else "",
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "actions": action_names(node),
    }


def action_names(node: Any) -> list[str]:
    interface = node.get_action_iface()
    if interface is None:
        return []
    return [Atspi.Action.get_action_name(node, i) for i in range(interface.get_n_actions())]


def read(turn: Any) -> dict[str, Any]:
    """A turn as its characters."""
    text = turn.get_text_iface()
    count = text.get_character_count()
    whole = text.get_text(0, count)
    offset = whole.index(": ") + 2
    granularities = Atspi.TextGranularity
    box = turn.get_extents(Atspi.CoordType.SCREEN)
    letter = text.get_character_extents(offset, Atspi.CoordType.SCREEN)
    return {
        "name": turn.get_name(),
        "description": turn.get_description(),
        "text": whole,
        "word": text.get_string_at_offset(offset, granularities.WORD).content,
        "sentence": text.get_string_at_offset(offset, granularities.SENTENCE).content,
        "box": [box.x, box.y, box.width, box.height],
        "letter": [letter.x, letter.y, letter.width, letter.height],
        "offset_at_letter": text.get_offset_at_point(
            letter.x + 1, letter.y + letter.height // 2, Atspi.CoordType.SCREEN
        ),
        "offset": offset,
    }


class Listener:
    """Counts what the program tells by itself."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        self.announced: list[str] = []
        self.menus: list[Any] = []  # a menu that opens is no child of the window
        self._listener = Atspi.EventListener.new(self._heard)
        for event in EVENTS:
            self._listener.register(event)

    def _heard(self, event: Any) -> None:
        self.told[event.type] += 1
        if event.type.startswith("object:announcement"):
            self.announced.append(str(event.any_data))
            return
        appeared = event.type == "object:state-changed:showing" and event.detail1
        if appeared and event.source.get_role_name() == "popup menu":
            self.menus.append(event.source)

    def forget(self) -> None:
        self.told.clear()
        self.announced.clear()


def press(node: Any) -> None:
    node.get_action_iface().do_action(action_names(node).index("Press"))


def look(window: Any) -> dict[str, Any]:
    seen: dict[str, Any] = {"tree": [described(node) for node in below(window)]}
    document = find(window, "document frame")
    turns = [node for node in below(document) if node.get_role_name() == "paragraph"]
    seen["turns"] = [read(turn) for turn in turns[:3]]
    listener = Listener()

    text = turns[1].get_text_iface()
    offset = seen["turns"][1]["offset"]
    text.set_caret_offset(offset + 1)
    wait_for(lambda: listener.told["object:text-caret-moved"], patience_s=5)
    seen["caret"] = text.get_caret_offset()
    seen["caret_told"] = dict(listener.told)
    seen["caret_announced"] = list(listener.announced)

    button = find(window, "push button", "Play") or find(window, "button", "Play")
    listener.forget()
    press(button)
    seen["plays"] = bool(
        wait_for(lambda: find(window, "push button", "Pause") or find(window, "button", "Pause"))
    )
    wait_for(lambda: False, patience_s=LISTENING_S)
    seen["told_while_playing"] = dict(listener.told)
    seen["announced_while_playing"] = list(listener.announced)
    paused = find(window, "push button", "Pause") or find(window, "button", "Pause")
    if paused is not None:
        press(paused)
    listener.forget()
    turns[0].get_action_iface().do_action(0)
    seen["being_spoken"] = wait_for(
        lambda: "being spoken" in turns[0].get_description(), patience_s=5
    )
    press(find(window, "push button", "Menu") or find(window, "button", "Menu"))
    wait_for(lambda: listener.menus, patience_s=5)
    menu = listener.menus[-1] if listener.menus else window
    seen["menu"] = [described(node) for node in below(menu)]
    entry = find(menu, "menu item", "Say where I am")
    if entry is not None:
        press(entry)
    wait_for(lambda: listener.announced, patience_s=5)
    seen["announced_on_request"] = list(listener.announced)
    return seen


def main() -> int:
    Atspi.init()
    with subprocess.Popen(sys.argv[2:], stdout=sys.stderr) as program:
        try:
            desktop = Atspi.get_desktop(0)
            window = wait_for(
                lambda: next(
                    (
                        node
                        for index in range(desktop.get_child_count())
                        for node in below(desktop.get_child_at_index(index))
                        if node.get_role_name() == "frame" and find(node, "paragraph")
                    ),
                    None,
                )
            )
            if window is None:
                print("no window with a conversation appeared", file=sys.stderr)
                return 1
            wait_for(lambda: find(window, "push button", "Play") or find(window, "button", "Play"))
            Path(sys.argv[1]).write_text(json.dumps(look(window)), encoding="utf-8")
        finally:
            program.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
