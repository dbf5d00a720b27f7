"""One recording through one peer: run by the peers' own Python, never by Earmark's.

    python peer_task.py PEER AUDIO FRAGMENTS.json RESULT.json

PEER is ``aeneas``, ``aeneas-tuned`` or ``afaligner``. FRAGMENTS is a list of texts; RESULT becomes
a list of their starts in milliseconds, null for a fragment that the peer gave no time. Each is
called the way its own documentation shows, on the whole recording at once, with its defaults;
``aeneas-tuned`` also moves a boundary that falls into a pause to the pause's end. Of aeneas'
settings that were tried (that, looking for the head, masking pauses, a finer grid) it brought it
nearest on the whole.
"""

from __future__ import annotations

import html
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

AENEAS = "task_language=eng|is_text_type=plain|os_task_file_format=json"
AT_THE_PAUSES_END = (
    "|task_adjust_boundary_algorithm=beforenext|task_adjust_boundary_beforenext_value=0.000"
)


def aeneas_starts(
    audio: Path, fragments: list[str], folder: Path, settings: str
) -> list[int | None]:
    from aeneas.executetask import ExecuteTask  # type: ignore[import-not-found]
    from aeneas.task import Task  # type: ignore[import-not-found]

    text = folder / "fragments.txt"
    text.write_text("\n".join(fragments) + "\n", encoding="utf-8")
    task = Task(config_string=settings)
    task.audio_file_path_absolute = str(audio.resolve())
    task.text_file_path_absolute = str(text)
    ExecuteTask(task).execute()
    # The map also holds the silence before the first fragment and after the last.
    leaves = [leaf for leaf in task.sync_map_leaves() if leaf.is_regular]
    starts: list[int | None] = [round(float(leaf.begin) * 1000) for leaf in leaves]
    if len(starts) != len(fragments):
        raise RuntimeError(f"{len(starts)} times for {len(fragments)} fragments")
    return starts


def afaligner_starts(audio: Path, fragments: list[str], folder: Path) -> list[int | None]:
    from afaligner import align  # type: ignore[import-not-found]

    sounds, texts = folder / "audio", folder / "text"
    sounds.mkdir()
    texts.mkdir()
    (sounds / f"a{audio.suffix}").symlink_to(audio.resolve())
    body = "\n".join(
        f'<p id="f{number:06d}">{html.escape(fragment)}</p>'
        for number, fragment in enumerate(fragments)
    )
    (texts / "a.xhtml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>text</title></head>\n<body>\n{body}\n</body></html>\n",
        encoding="utf-8",
    )
    found: dict[str, dict[str, Any]] = align(str(texts), str(sounds), times_as_timedelta=True)
    times = found.get("a.xhtml", {})
    starts: list[int | None] = []
    for number in range(len(fragments)):
        entry = times.get(f"f{number:06d}")
        starts.append(None if entry is None else round(entry["begin_time"].total_seconds() * 1000))
    return starts


def main(peer: str, audio: str, fragments: str, result: str) -> None:
    texts: list[str] = json.loads(Path(fragments).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        if peer == "afaligner":
            starts = afaligner_starts(Path(audio), texts, Path(folder))
        else:
            settings = AENEAS + (AT_THE_PAUSES_END if peer == "aeneas-tuned" else "")
            starts = aeneas_starts(Path(audio), texts, Path(folder), settings)
    Path(result).write_text(json.dumps(starts), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:5])
