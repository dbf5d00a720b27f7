"""The row of pills by which a notebook is narrowed; each opens a menu of what there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QMenu, QToolButton, QWidget

from reader.core.annotation_query import NoteFilter
from reader.gui.look.theme import Theme
from reader.gui.notes.list import colour_name, icon_of_colour
from reader.gui.widgets import repolish, shortened
from reader.storage.annotation_search import Facet, Facets

if TYPE_CHECKING:
    from reader.gui.notebook.choosing import ChoicesDialog, DaysDialog

MOST_CHOICES = 40  # of a menu; others are found by typing in a dialog
PILL_CHARACTERS = 22


class WrappingLayout(QLayout):
    """One beside the other, and below where there is no more room."""

    def __init__(self, parent: QWidget, gap_px: int = 6) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, row_px = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.x() + rect.width():
                x, y, row_px = rect.x(), y + row_px + self._gap_px, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap_px
            row_px = max(row_px, hint.height())
        return y + row_px - rect.y()


def pill(parent: QWidget, name: str = "", *, checkable: bool = False) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("role", "pill")
    button.setProperty("bare", True)
    button.setText(name)
    button.setAccessibleName(name)
    button.setCheckable(checkable)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


class FilterBar(QWidget):
    """``documents`` and ``dates`` say whether it also has those pills."""

    changed = Signal(object)  # NoteFilter, without what was typed
    facets_wanted = Signal()

    def __init__(self, parent: QWidget, *, documents: bool = True, dates: bool = True) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter"))
        self._theme: Theme | None = None
        self._facets = Facets()
        self.filter = NoteFilter()
        self._period = ""
        layout = WrappingLayout(self)
        self._pills: dict[str, QToolButton] = {}
        names = {
            "kinds": self.tr("Kind"),
            "colours": self.tr("Colour"),
            "tags": self.tr("Tag"),
            "speakers": self.tr("Speaker"),
            "documents": self.tr("Conversation"),
            "dates": self.tr("Date"),
        }
        self._names = names
        for ident, name in names.items():
            if (ident == "documents" and not documents) or (ident == "dates" and not dates):
                continue
            made = pill(self, name)
            made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(made)
            menu.aboutToShow.connect(lambda i=ident, m=menu: self._fill(i, m))
            made.setMenu(menu)
            self._pills[ident] = made
            layout.addWidget(made)
        self._star = pill(self, self.tr("Starred"), checkable=True)
        self._star.toggled.connect(lambda on: self._set(replace(self.filter, starred=on)))
        layout.addWidget(self._star)
        self._clear = pill(self, self.tr("Clear"))
        self._clear.clicked.connect(self.clear)
        layout.addWidget(self._clear)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def set_facets(self, facets: Facets) -> None:
        """What there is to choose from."""
        self._facets = facets

    def clear(self) -> None:
        """Nothing is left out any more."""
        self._period = ""
        self._star.blockSignals(True)
        self._star.setChecked(False)
        self._star.blockSignals(False)
        self._set(NoteFilter())

    def choose_tag(self, tag: str) -> None:
        """Only what has ``tag``."""
        self._set(replace(self.filter, tags=(tag,)))

    def _set(self, wanted: NoteFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self.changed.emit(wanted)

    # -- the menus --------------------------------------------------------------

    def kind_name(self, kind: str) -> str:
        return {
            "bookmark": self.tr("Bookmarks"),
            "highlight": self.tr("Highlights"),
            "note": self.tr("Notes"),
            "capture": self.tr("Captures"),
        }.get(kind, kind)

    def _choices(self, ident: str) -> tuple[tuple[Facet, ...], Callable[[Facet], str]]:
        if ident == "kinds":
            return self._facets.kinds, lambda facet: self.kind_name(str(facet.value))
        if ident == "colours":
            return self._facets.colours, lambda facet: colour_name(str(facet.value))
        facets: tuple[Facet, ...] = getattr(self._facets, ident)
        return facets, lambda facet: facet.name

    def _fill(self, ident: str, menu: QMenu) -> None:
        menu.clear()
        if ident == "dates":
            self._fill_dates(menu)
            return
        facets, name_of = self._choices(ident)
        chosen = getattr(self.filter, ident)
        if ident == "documents" and len(facets) > MOST_CHOICES:
            facets = tuple(sorted(facets, key=lambda f: -f.count)[:MOST_CHOICES])
        for facet in facets[:MOST_CHOICES]:
            count = QLocale().toString(facet.count)
            name = shortened(name_of(facet), 48).replace("&", "&&")
            action = menu.addAction(f"{name}\t{count}")
            action.setCheckable(True)
            action.setChecked(facet.value in chosen)
            if ident == "colours" and self._theme is not None:
                action.setIcon(icon_of_colour(self._theme, str(facet.value)))
            action.triggered.connect(lambda _on=False, v=facet.value: self._toggle(ident, v))
        if len(self._choices(ident)[0]) > MOST_CHOICES:
            menu.addSeparator()
            menu.addAction(self.tr("All, to be searched…")).triggered.connect(
                lambda: self.choose_among(ident)
            )
        if not facets:
            menu.addAction(self.tr("None yet")).setEnabled(False)
        elif chosen:
            menu.addSeparator()
            menu.addAction(self.tr("Any")).triggered.connect(
                lambda: self._set(replace(self.filter, **{ident: ()}))  # type: ignore[arg-type]
            )

    def choose_among(self, ident: str) -> ChoicesDialog:
        """All there are of one sort, in a list that is searched by typing."""
        from reader.gui.notebook.choosing import ChoicesDialog

        facets, name_of = self._choices(ident)
        listed = [(facet.value, name_of(facet), facet.count) for facet in facets]
        ticked = getattr(self.filter, ident)
        dialog = ChoicesDialog(self._names[ident], listed, ticked, self.window())
        dialog.chosen.connect(
            lambda values: self._set(
                replace(self.filter, **{ident: tuple(values)})  # type: ignore[arg-type]
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def choose_days(self) -> DaysDialog:
        """Any two days, and what was made between them."""
        from reader.gui.notebook.choosing import DaysDialog

        today = date.today()
        wanted = self.filter
        since = today - timedelta(days=29)
        if wanted.since_s is not None:
            since = date.fromtimestamp(wanted.since_s)
        until = today
        if wanted.until_s is not None:
            until = date.fromtimestamp(wanted.until_s) - timedelta(days=1)
        dialog = DaysDialog(since, until, self.window())
        dialog.chosen.connect(self._set_days)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _set_days(self, since: date, until: date) -> None:
        """Both included."""
        name = self.tr("{0} – {1}").format(_short(since), _short(until))
        if since == until:
            name = _short(since)
        self._choose_period(name, since, until + timedelta(days=1))

    def _toggle(self, ident: str, value: str | int) -> None:
        chosen = list(getattr(self.filter, ident))
        if value in chosen:
            chosen.remove(value)
        else:
            chosen.append(value)
        self._set(replace(self.filter, **{ident: tuple(chosen)}))  # type: ignore[arg-type]

    def _periods(self) -> dict[str, tuple[date | None, date | None]]:
        """By name: from which day, and until the day before which."""
        today = date.today()
        return {
            self.tr("Today"): (today, None),
            self.tr("The last 7 days"): (today - timedelta(days=6), None),
            self.tr("The last 30 days"): (today - timedelta(days=29), None),
            self.tr("This year"): (date(today.year, 1, 1), None),
            self.tr("Last year"): (date(today.year - 1, 1, 1), date(today.year, 1, 1)),
            self.tr("Earlier"): (None, date(today.year - 1, 1, 1)),
        }

    def _fill_dates(self, menu: QMenu) -> None:
        for name, (since, until) in self._periods().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == self._period)
            action.triggered.connect(
                lambda _on=False, n=name, s=since, u=until: self._choose_period(n, s, u)
            )
        between = menu.addAction(self.tr("Between two days…"))
        between.setCheckable(True)
        between.setChecked(bool(self._period) and self._period not in self._periods())
        between.triggered.connect(lambda _on=False: self.choose_days())
        menu.addSeparator()
        menu.addAction(self.tr("Any time")).triggered.connect(
            lambda: self._choose_period("", None, None)
        )

    def _choose_period(self, name: str, since: date | None, until: date | None) -> None:
        self._period = name
        self._set(replace(self.filter, since_s=_begin_s(since), until_s=_begin_s(until)))

    def _show(self) -> None:
        """Each pill says what was chosen with it."""
        for ident, button in self._pills.items():
            if ident == "dates":
                text, limited = self._period or self._names[ident], bool(self._period)
            else:
                facets, name_of = self._choices(ident)
                chosen = getattr(self.filter, ident)
                limited = bool(chosen)
                text = self._names[ident]
                if chosen:
                    names = {f.value: name_of(f) for f in facets}
                    text = shortened(str(names.get(chosen[0], chosen[0])), PILL_CHARACTERS)
                    if len(chosen) > 1:
                        text = self.tr("{0} + {1}").format(text, len(chosen) - 1)
            button.setText(text + "  ▾")
            button.setAccessibleName(
                self._names[ident] if not limited else f"{self._names[ident]}: {text}"
            )
            button.setProperty("limited", limited)
            repolish(button)
        self._clear.setVisible(self.filter.narrows)
        self.updateGeometry()


def _short(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _begin_s(day: date | None) -> float | None:
    return None if day is None else datetime(day.year, day.month, day.day).timestamp()
