"""PySide's optional spellings (``from __feature__ import snake_case``), of which we use none."""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401  what is looked for below comes with it

_FEATURES = "shibokensupport.feature"
_IS_ASKED = "_mod_uses_pyside"


def declare_unused() -> None:
    """To be called before our modules are imported: a quicker start, and 4 MB less.

    To know where the spellings could be switched, PySide reads the source of every module that
    is imported after it, line by line, and keeps the lines (``linecache``). That nothing is
    switched can be said at once. Where PySide has changed, it goes on asking.
    """
    features = sys.modules.get(_FEATURES)
    if features is not None and hasattr(features, _IS_ASKED):
        setattr(features, _IS_ASKED, _has_none)


def _has_none(_module: ModuleType) -> bool:
    return True  # it may use PySide, with no feature on
