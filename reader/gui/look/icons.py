"""Icons: one-stroke SVG drawings whose ``currentColor`` is filled in from the theme.

Drawn at the screen's own resolution, so that they are crisp at any scale.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from reader.core.resources import resource


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def device_pixel_ratio() -> float:
    """The finest of all screens: a pixmap made for it is right or shrunk on the others."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def pixmap(name: str, colour: str, size_px: int = 20) -> QPixmap:
    """The drawing ``name`` in ``colour``, ``size_px`` logical px square. Raises
    FileNotFoundError for a name that is no icon."""
    return _pixmap(name, colour, size_px, device_pixel_ratio())


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    # An 8-digit colour would not be understood by SVG: opacity is given apart.
    value = QColor(colour)
    source = _source(name).replace("currentColor", value.name())
    drawing = QSvgRenderer(QByteArray(source.encode()))
    drawn = QPixmap(QSize(round(size_px * ratio), round(size_px * ratio)))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setOpacity(value.alphaF())
        drawing.render(painter, QRectF(0, 0, size_px, size_px))
    return drawn


def icon(name: str, colour: str, size_px: int = 20, disabled: str = "") -> QIcon:
    """The drawing as a QIcon; ``disabled`` is its colour when the action is not to be had."""
    made = QIcon(pixmap(name, colour, size_px))
    if disabled:
        made.addPixmap(pixmap(name, disabled, size_px), QIcon.Mode.Disabled)
    return made
