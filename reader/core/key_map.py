"""Which keys stand for which actions: the table's own, as the reader has changed them.

Keys are texts such as ``Ctrl+Shift+L``. Only what was changed is stored, as a JSON object
from an action's name to its keys, so that an Earmark with other defaults brings them to
whoever changed nothing. Actions that this Earmark does not know are kept for the one that
does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

LONGEST_TEXT = 100_000
MOST_KEYS = 6  # of one action


class KeyMap:
    """The keys of every action of ``defaults``; no key ever stands for two of them."""

    def __init__(
        self,
        defaults: Mapping[str, tuple[str, ...]],
        stored: str = "",
        normal: Callable[[str], str] = str.strip,
    ) -> None:
        """``stored`` is what ``to_text`` gave once, or what somebody made of it by hand;
        ``normal`` writes a key in the one usual way, "" where it is none. What cannot be
        read is left out; ``fault`` then says so."""
        self._normal = normal
        self._defaults = {
            ident: tuple(normal(key) for key in keys) for ident, keys in defaults.items()
        }
        self._changed: dict[str, tuple[str, ...]] = {}
        self._unknown: dict[str, object] = {}
        self.fault = ""
        self._read(stored)

    def _read(self, stored: str) -> None:
        if not stored.strip():
            return
        try:
            given = json.loads(stored) if len(stored) <= LONGEST_TEXT else None
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            self.fault = "the changed keys are not a JSON object"
            return
        taken: set[str] = set()
        for ident, keys in given.items():
            if ident not in self._defaults:
                self._unknown[ident] = keys
                continue
            if not isinstance(keys, list):
                self.fault = f"the keys of {ident} are not a list"
                continue
            normal = [self._normal(key) for key in keys if isinstance(key, str)]
            fresh = dict.fromkeys(key for key in normal if key and key not in taken)
            self._changed[ident] = tuple(fresh)[:MOST_KEYS]
            taken.update(self._changed[ident])

    def to_text(self) -> str:
        """What to store; "" where nothing was changed."""
        known = {ident: list(keys) for ident, keys in self._changed.items()}
        whole = {**self._unknown, **known}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True) if whole else ""

    def keys(self, ident: str) -> tuple[str, ...]:
        """The keys of an action, that which is shown first. What the reader has given to
        another action is not among an unchanged one's. KeyError for an unknown action."""
        if ident in self._changed:
            return self._changed[ident]
        given = {key for keys in self._changed.values() for key in keys}
        return tuple(key for key in self._defaults[ident] if key not in given)

    def default_keys(self, ident: str) -> tuple[str, ...]:
        return self._defaults[ident]

    def is_changed(self, ident: str) -> bool:
        """Whether its keys are others than the table's, for whatever reason."""
        return self.keys(ident) != self._defaults[ident]

    @property
    def any_changed(self) -> bool:
        return any(self.is_changed(ident) for ident in self._defaults)

    def owner(self, key: str) -> str | None:
        """The action that ``key`` stands for."""
        key = self._normal(key)
        return next((ident for ident in self._defaults if key in self.keys(ident)), None)

    def add(self, ident: str, key: str) -> None:
        """Let ``key`` stand for ``ident`` too, and no longer for what it stood for. Raises
        ValueError where it is no key, or the action has as many as it can have."""
        key = self._normal(key)
        if not key:
            raise ValueError("that is not a key")
        keys = self.keys(ident)
        if key in keys:
            return
        if len(keys) >= MOST_KEYS:
            raise ValueError(f"an action has {MOST_KEYS} keys at most")
        owner = self.owner(key)
        if owner in self._changed:  # what has it by the table loses it by that alone
            self.remove(key)
        self._set(ident, (*keys, key))

    def remove(self, key: str) -> None:
        """Take ``key`` from its action; whom the table gives it to, if it was taken from
        there, has it again."""
        key = self._normal(key)
        owner = self.owner(key)
        if owner is not None:
            self._set(owner, tuple(k for k in self.keys(owner) if k != key))

    def reset(self, ident: str) -> None:
        """Back to the table's keys, which are taken from whatever has them now."""
        for key in self._defaults[ident]:
            owner = self.owner(key)
            if owner is not None and owner != ident:
                self.remove(key)
        self._changed.pop(ident, None)

    def reset_all(self) -> None:
        self._changed.clear()

    def _set(self, ident: str, keys: tuple[str, ...]) -> None:
        if keys == self._defaults[ident]:
            self._changed.pop(ident, None)
        else:
            self._changed[ident] = keys
