"""Where the files that Earmark ships are: beside the package, or in it when installed."""

from __future__ import annotations

from pathlib import Path

_USUAL_THEMES = ("light", "sepia", "dark", "black", "contrast")
_PACKAGE = Path(__file__).parents[1]


def resource(*parts: str) -> Path:
    """The path of a file or folder in ``resources/``; it need not exist."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def theme_names() -> tuple[str, ...]:
    """The names of the theme files there are: those of the house in their usual order, then
    any that somebody has put beside them."""
    found = {path.stem for path in resource("themes").glob("*.toml")}
    usual = [name for name in _USUAL_THEMES if name in found]
    return *usual, *sorted(found.difference(usual))
