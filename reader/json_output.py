"""JSON on stdout, for programs."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper


def print_json(value: dict[str, object]) -> None:
    """An object with a line a member, and a line an entry of its lists: readable, and as
    quick as json is (indenting five hours of words takes a second)."""
    members = []
    for key, member in value.items():
        if isinstance(member, list) and member:
            entries = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in member)
            text = f"[\n  {entries}\n ]"
        else:
            text = json.dumps(member, ensure_ascii=False)
        members.append(f" {json.dumps(key)}: {text}")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is, whatever the terminal speaks
    sys.stdout.write("{\n" + ",\n".join(members) + "\n}\n")
