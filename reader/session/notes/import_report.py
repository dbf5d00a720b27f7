"""What an import does or did, for the command line."""

from __future__ import annotations

from reader.core.text import say
from reader.session.notes.importing import ImportPlan, PlannedDocument, Reason, Status

_REASONS = {
    Reason.TEXT: say("the same text"),
    Reason.PATH: say("the same file"),
    Reason.TITLE: say("the same title"),
    Reason.OPEN: say("what is open"),
    Reason.CHOSEN: say("as chosen"),
}


def plan_as_text(plan: ImportPlan, *, dry_run: bool) -> str:
    """A line for the file and one for each document in it."""
    lines: list[str] = [say("{file}: {form}", file=plan.notes.path.name, form=plan.notes.form)]
    lines += ["  " + _line(document) for document in plan.documents]
    if not plan.documents:
        lines.append("  " + say("There are no notes in it."))
    if dry_run:
        lines.append("  " + say("Nothing has been changed (--dry-run)."))
    return "\n".join(lines)


def _line(document: PlannedDocument) -> str:
    if document.destination is None:
        where = say("kept until its text is opened")
    else:
        known = document.destination.title or document.destination.path.name
        where = say("{title}, {why}", title=known, why=_REASONS[document.reason])
    counts = say(
        "{added} new, {changed} changed, {same} known, {kept} kept as they are here, "
        "{unplaced} without a place",
        added=document.count(Status.ADDED),
        changed=document.count(Status.CHANGED),
        same=document.count(Status.SAME),
        kept=document.count(Status.KEPT),
        unplaced=document.unplaced,
    )
    return say("{title} ({where}): {counts}", title=document.title, where=where, counts=counts)


def plan_as_json(plan: ImportPlan, *, dry_run: bool) -> dict[str, object]:
    """For programs."""
    return {
        "file": str(plan.notes.path),
        "form": str(plan.notes.form),
        "dry_run": dry_run,
        "documents": [
            {
                "title": document.title,
                "into": None if document.destination is None else str(document.destination.path),
                "because": document.reason.value,
                **{status.value: document.count(status) for status in Status},
                "unplaced": document.unplaced,
            }
            for document in plan.documents
        ],
    }
