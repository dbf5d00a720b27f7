"""What the options are called in the dialog. An option that is not named here is shown by its
help and its group by its key, so that a new one is never missing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.settings import Option


def _noop(text: str) -> str:
    """Marks a text of the "settings" context for translation."""
    return text


_ = _noop
GROUPS: dict[str, str] = {
    "language": _("Language"),
    "window": _("Window"),
    "follow": _("Reading along"),
    "playback": _("Playing"),
    "timeline": _("Timeline"),
    "copy": _("Copying"),
    "notes": _("Notes"),
    "times": _("Times"),
    "align": _("Aligning"),
    "library": _("Library"),
    "backups": _("Backups"),
    "desktop": _("Desktop"),
}
NAMES: dict[str, str] = {
    "language": _("Language of the window"),
    "window.scale_percent": _("Size of all of the window"),
    "follow.enabled": _("The page follows the voice"),
    "playback.skip_back_s": _("The button skips back"),
    "playback.skip_forward_s": _("The button skips on"),
    "playback.step_s": _("The arrow keys skip"),
    "playback.long_step_s": _("With Shift they skip"),
    "playback.time_left": _("Remaining time"),
    "playback.resume_rewind_s": _("Rewind when coming back"),
    "playback.skip_uncovered": _("Skip what the text lacks, such as adverts"),
    "times.reaction_ms": _("Taken off when a time is set while playing"),
    "times.show_doubt": _("Doubtful times are marked"),
    "text.show_corrected": _("Corrected words are marked"),
    "align.recogniser": _("Recogniser"),
    "align.model": _("Folder of its model"),
    "align.language": _("Language that is spoken"),
    "copy.with_link": _("A quotation ends with a link to its place"),
    "notes.pause_while_typing": _("Pause the sound while a note is typed"),
    "notes.selection_bar": _("Show a small bar beside words selected with the mouse"),
    "timeline.lanes": _("A lane for each speaker"),
    "library.order": _("Order of the library"),
    "backups.folder": _("Folder for backups of your notes"),
    "desktop.single_window": _("Files open in the window that is there already"),
    "desktop.media_controls": _("Media keys and the lock screen play and pause"),
}
HINTS: dict[str, str] = {
    "backups.folder": _("Another disk is safer. Empty: beside the notes themselves."),
    "language": _("From the next start on."),
    "window.scale_percent": _("From the next start on. The text alone: Aa, or Ctrl and +."),
    "times.reaction_ms": _("One hears first and presses then."),
    "align.recogniser": _("Empty: the one that comes along."),
    "align.model": _("Only for a recogniser that needs one."),
    "align.language": _("Such as en or de. Empty: look at the text."),
    "desktop.single_window": _("With --new-window a start has its own all the same."),
}
CHOICES: dict[str, dict[str, str]] = {
    "language": {"auto": _("As the system has it"), "en": "English", "de": "Deutsch"},
    "playback.time_left": {
        "rate": _("At the rate it plays at"),
        "plain": _("At the usual rate"),
        "clock": _("As the time when it ends"),
    },
    "library.order": {
        "opened": _("Opened last"),
        "added": _("Added last"),
        "title": _("Title"),
        "length": _("Length"),
        "progress": _("Progress"),
        "notes": _("Notes"),
    },
}
_UNITS = {"_s": _(" s"), "_ms": _(" ms"), "_px": _(" px"), "_percent": _(" %")}


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


def group_of(option: Option) -> str:
    return option.key.split(".")[0]


def group_title(group: str) -> str:
    return _tr(GROUPS.get(group, group.capitalize()))


def name_of(option: Option) -> str:
    return _tr(NAMES.get(option.key, option.help[:1].upper() + option.help[1:]))


def hint_of(option: Option) -> str:
    """A sentence more; "" where the name says it all."""
    return _tr(HINTS[option.key]) if option.key in HINTS else ""


def choice_of(option: Option, choice: str) -> str:
    return _tr(CHOICES.get(option.key, {}).get(choice, choice.capitalize()))


def unit_of(option: Option) -> str:
    """What stands behind a number."""
    ending = f"_{option.key.rsplit('_', 1)[-1]}"
    return _tr(_UNITS[ending]) if ending in _UNITS else ""
