"""Which notes leave the program, in which form, and where to; with what it will look like."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import ReaderError, StorageProblem
from reader.formats.notes.base import ExportOptions, Group, NotesFormat, Order
from reader.formats.notes.registry import Offered, form, own_forms, shipped_forms
from reader.session.notes.export_job import ExportJob, ExportPlan
from reader.session.notes.exporting import Exported
from reader.session.notes.gathering import Wish
from reader.session.translation import translated

if TYPE_CHECKING:
    from reader.core.chapters import Chapter
    from reader.core.document_notes import DocumentNotes
    from reader.gui.main_window import MainWindow

SIZE_PX = (860, 560)
CHOICES_PX = 300
PREVIEW_DELAY_MS = 120
SOUND_FORMS = ("anki", "clips")
PLAIN_FORMS = ("csv", "jsonld", "clips", "anki")  # which have no groups


class ExportDialog(QDialog):
    """``idents`` are annotations that were chosen before, of the conversations ``documents``;
    where those are not given, of the one that is open."""

    def __init__(
        self,
        window: MainWindow,
        idents: frozenset[str] = frozenset(),
        documents: tuple[int, ...] = (),
    ) -> None:
        super().__init__(window)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export notes"))
        self.setPalette(window.palette())
        self.resize(min(SIZE_PX[0], window.width() - 40), min(SIZE_PX[1], window.height() - 40))
        self._window = window
        self._session = window.session
        self._settings = window.session.settings
        self._idents = idents
        opened = self._session.document
        self._chosen_of = documents or (() if opened is None else (opened.document_id,))
        self._documents: list[DocumentNotes] = []
        self._total = 0
        self._gathered: tuple[str, bool, bool] | None = None  # what is being looked at
        self._target: Path | None = None
        self.job = ExportJob(self._session.tasks, self._session.folder, self._read_only(), self)
        self.job.gathered.connect(self._on_gathered)
        self.job.previewed.connect(self._on_previewed)
        self.job.preview_failed.connect(self._on_preview_failed)
        self.job.progressed.connect(self._on_progressed)
        self.job.in_the_way.connect(self._on_in_the_way)
        self.job.finished.connect(self._on_finished)
        self.job.cancelled.connect(self._on_cancelled)
        self.job.failed.connect(self._on_failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_DELAY_MS)
        self._soon.timeout.connect(self._preview)
        self._build()
        self._fill()
        self._on_choice()

    def _read_only(self) -> StorageProblem | None:
        keeping = self._session.keeping
        return keeping.problem if keeping.is_read_only else None

    # -- what it looks like ------------------------------------------------------

    def _build(self) -> None:
        self.scope = self._combo(self.tr("Which notes"))
        self.form = self._combo(self.tr("Format"))
        self.group = self._combo(self.tr("Grouped by"))
        self.order = self._combo(self.tr("Order"))
        self.context = QCheckBox(self.tr("With the words around a quote"), self)
        self.context.toggled.connect(self._on_choice)
        self.sound = QCheckBox(self.tr("With the sound"), self)
        self.sound.toggled.connect(self._on_choice)
        self.padding = QDoubleSpinBox(self)
        self.padding.setRange(0, 30)
        self.padding.setSingleStep(0.5)
        self.padding.setDecimals(1)
        self.padding.setSuffix(self.tr(" s"))
        self.padding.setAccessibleName(self.tr("More sound at both ends"))
        self.templates = QPushButton(self.tr("Edit the template…"), self)
        self.templates.setAutoDefault(False)
        self.templates.clicked.connect(self._edit_template)
        self._choices = QFormLayout()
        self._choices.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._choices.setVerticalSpacing(8)
        for combo in (self.scope, self.form, self.group, self.order):
            label = QLabel(combo.accessibleName(), self)
            label.setBuddy(combo)
            self._choices.addRow(label, combo)
        self._choices.addRow(self.context)
        self._choices.addRow(self.sound)
        padding_label = QLabel(self.padding.accessibleName(), self)
        padding_label.setBuddy(self.padding)
        self._choices.addRow(padding_label, self.padding)
        self._choices.addRow(self.templates)
        left = QWidget(self)
        left.setFixedWidth(CHOICES_PX)
        left.setLayout(self._choices)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.preview, 1)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Written so far"))
        self.progress.hide()
        self.show_button = QPushButton(self.tr("Show in folder"), self)
        self.replace_button = QPushButton(self.tr("Replace"), self)
        self.cancel_button = QPushButton(self.tr("Close"), self)
        self.export_button = QPushButton(self.tr("Export…"), self)
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.said, 1)
        for button, pressed in (
            (self.show_button, self._show_in_folder),
            (self.replace_button, partial(self._write, replaced=True)),
            (self.cancel_button, self.reject),
            (self.export_button, self._ask_where),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, pressed=pressed: pressed())
            buttons.addWidget(button)
        self.show_button.hide()
        self.replace_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.currentIndexChanged.connect(self._on_choice)
        return combo

    def _fill(self) -> None:
        """The choices, as they were the last time."""
        settings = self._settings
        if self._idents:
            self.scope.addItem(self.tr("%n chosen note(s)", "", len(self._idents)), "chosen")
        if self._session.document is not None:
            self.scope.addItem(self.tr("This conversation"), "document")
        self.scope.addItem(self.tr("The whole library"), "library")
        self._fill_forms(str(settings.get("export.form")))
        for group, text in (
            (Group.NONE, self.tr("Nothing")),
            (Group.CHAPTER, self.tr("Chapter")),
            (Group.SPEAKER, self.tr("Speaker")),
            (Group.TAG, self.tr("Tag")),
            (Group.COLOUR, self.tr("Colour")),
            (Group.KIND, self.tr("Kind")),
        ):
            self.group.addItem(text, group.value)
        self.order.addItem(self.tr("As in the text"), Order.PLACE.value)
        self.order.addItem(self.tr("As they were made"), Order.MADE.value)
        _choose(self.group, str(settings.get("export.group")))
        _choose(self.order, str(settings.get("export.order")))
        self.context.setChecked(bool(settings.get("export.context")))
        self.sound.setChecked(bool(settings.get("export.sound")))
        self.padding.setValue(float(settings.get("export.padding_s")))

    def _fill_forms(self, chosen: str) -> None:
        self.form.blockSignals(True)
        self.form.clear()
        own = [offered for offered in own_forms(self._session.folder) if offered.fault is None]
        hidden = {offered.key for offered in own}
        for offered in [*[f for f in shipped_forms() if f.key not in hidden], *own]:
            name = translated(offered.name)
            self.form.addItem(
                self.tr("{0} (yours)").format(name) if offered.is_own else name, offered
            )
            if offered.key == chosen:
                self.form.setCurrentIndex(self.form.count() - 1)
        self.form.blockSignals(False)

    # -- what was chosen -------------------------------------------------------------

    @property
    def offered(self) -> Offered:
        offered: Offered = self.form.currentData()
        return offered

    def _maker(self) -> NotesFormat:
        return form(self.offered.key, self._session.folder)

    def options(self) -> ExportOptions:
        return ExportOptions(
            order=Order(self.order.currentData()),
            group=Group(self.group.currentData()),
            with_context=self.context.isChecked(),
            padding_ms=round(self.padding.value() * 1000),
        )

    def _on_choice(self) -> None:
        if self.order.count() < 2 or not self.form.count():
            return  # still being filled
        key = self.offered.key
        sounds = key in SOUND_FORMS
        for widget, shown in (
            (self.group, key not in PLAIN_FORMS),
            (self.order, key != "clips"),
            (self.context, key not in ("csv", "jsonld", "clips")),
            (self.sound, key == "anki"),
            (self.padding, sounds and (key == "clips" or self.sound.isChecked())),
            (self.templates, self.offered.is_template),
        ):
            self._choices.setRowVisible(widget, shown)
        self._say("")
        self.replace_button.hide()
        self.show_button.hide()
        scope = str(self.scope.currentData())
        by_chapter = self.group.currentData() == Group.CHAPTER.value
        of_one = scope == "document" or (scope == "chosen" and len(self._chosen_of) == 1)
        wanted = (scope, key == "jsonld", of_one or key == "jsonld" or by_chapter)
        if wanted != self._gathered:
            self._gathered = wanted
            self.export_button.setEnabled(False)
            self.job.gather(self._wish(scope, with_texts=wanted[2]))
        else:
            self._soon.start()

    def _wish(self, scope: str, *, with_texts: bool) -> Wish:
        document, with_work = self._session.document, self.offered.key == "jsonld"
        chapters: tuple[tuple[int, tuple[Chapter, ...]], ...] = ()
        if document is not None:
            chapters = ((document.document_id, self._session.chapters.entries),)
        if scope == "chosen":
            return Wish(self._chosen_of, self._idents, with_texts=with_texts, chapters=chapters)
        if scope == "library" or document is None:
            return Wish(with_texts=with_texts, with_work=with_work)
        number = (document.document_id,)
        return Wish(number, with_texts=with_texts, with_work=with_work, chapters=chapters)

    def _on_gathered(self, documents: list[DocumentNotes]) -> None:
        self._documents = documents
        self._total = sum(len(document.annotations) for document in documents)
        self.export_button.setEnabled(bool(documents))
        if not documents:
            self.preview.setPlainText("")
            self._say(self.tr("There are no notes here yet."))
        else:
            self._preview()

    def _preview(self) -> None:
        if self._documents:
            self.job.preview(self._maker, self._documents, self.options())

    def _on_previewed(self, text: str) -> None:
        # A page begins with screenfuls of how it looks; what is looked for is the notes.
        body = text.find("<body") if self._maker().extension == ".html" else -1
        self.preview.setPlainText(text[max(0, body) :])
        if not self.job.is_writing and not self.said.text():
            self._say(self.tr("%n note(s)", "", self._total))

    def _on_preview_failed(self, error: Exception) -> None:
        self.preview.setPlainText("")
        self._say(self._told(error))

    # -- writing ----------------------------------------------------------------------

    def _ask_where(self) -> None:
        made = self._maker_or_none()
        if made is None:
            return
        kept = str(self._settings.get("export.folder"))
        start = Path(kept) if kept and Path(kept).is_dir() else Path.home()
        dialog = QFileDialog(self, self.tr("Export notes"), str(start))
        if made.makes_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(made.extension[1:])
            dialog.setNameFilters(
                [f"{translated(made.name)} (*{made.extension})", self.tr("All files") + " (*)"]
            )
            dialog.selectFile(made.suggested_name(self._documents))
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name), made))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _maker_or_none(self) -> NotesFormat | None:
        try:
            return self._maker()
        except ReaderError as error:
            self._on_failed(error)
            return None

    def export_to(self, target: Path, made: NotesFormat) -> None:
        """Write there. The file dialog has asked already about a file that is there."""
        self._target = target
        folder = target if made.makes_folder else target.parent
        self._settings.set("export.folder", str(folder))
        self._remember()
        self._write(replaced=not made.makes_folder)

    def _remember(self) -> None:
        settings = self._settings
        settings.set("export.form", self.offered.key)
        settings.set("export.group", str(self.group.currentData()))
        settings.set("export.order", str(self.order.currentData()))
        settings.set("export.context", self.context.isChecked())
        settings.set("export.sound", self.sound.isChecked())
        settings.set("export.padding_s", self.padding.value())

    def _write(self, *, replaced: bool) -> None:
        if self._target is None:
            return
        self.replace_button.hide()
        self.show_button.hide()
        self._set_busy(True)
        self._say(self.tr("Writing…"))
        sound = self.offered.key != "anki" or self.sound.isChecked()
        self.job.write(
            ExportPlan(self._maker, self._documents, self.options(), self._target, sound, replaced)
        )

    def _set_busy(self, busy: bool) -> None:
        self.progress.setRange(0, max(1, self._total))
        self.progress.setValue(0)
        self.progress.setVisible(busy)
        self.cancel_button.setText(self.tr("Cancel") if busy else self.tr("Close"))
        self.export_button.setEnabled(not busy and bool(self._documents))
        for widget in (
            self.scope,
            self.form,
            self.group,
            self.order,
            self.context,
            self.sound,
            self.padding,
            self.templates,
        ):
            widget.setEnabled(not busy)

    def _on_progressed(self, written: int) -> None:
        self.progress.setValue(min(written, self._total))
        self._say(self.tr("{0} of {1} notes").format(written, self._total))

    def _on_in_the_way(self, paths: list[Path]) -> None:
        self._set_busy(False)
        self._say(
            self.tr(
                "%n file(s) there are not as Earmark wrote them: {0}. Nothing was written.",
                "",
                len(paths),
            ).format(", ".join(path.name for path in paths[:3]))
        )
        self.replace_button.show()
        self.replace_button.setFocus()

    def _on_finished(self, done: Exported) -> None:
        self._set_busy(False)
        if done.failed:
            self._say(self._told(done.failed[0]))
        else:
            target = "" if self._target is None else self._target.name
            told = self.tr("%n note(s) written to {0}.", "", self._total).format(target)
            if done.encoded_again:
                told = self.tr("{0} The clips had to be encoded again.").format(told)
            self._say(told)
        self.show_button.setVisible(bool(done.written or done.unchanged))

    def _on_cancelled(self) -> None:
        self._set_busy(False)
        self._say(self.tr("Cancelled."))

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._say(self._told(error))

    def _told(self, error: Exception) -> str:
        if isinstance(error, ReaderError):
            return translated(error.message)
        return self.tr("Earmark made a mistake: {0}.").format(f"{type(error).__name__}: {error}")

    def _say(self, text: str) -> None:
        self.said.setText(text)

    def _show_in_folder(self) -> None:
        if self._target is not None:
            folder = self._target if self._target.is_dir() else self._target.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- templates ----------------------------------------------------------------------

    def _edit_template(self) -> None:
        from reader.gui.export.template_editor import TemplateEditor

        editor = TemplateEditor(self._session, self.offered.key, self._documents, self)
        editor.saved.connect(self._on_template_saved)
        editor.finished.connect(editor.deleteLater)
        editor.open()

    def _on_template_saved(self, key: str) -> None:
        self._fill_forms(key)
        self._on_choice()

    # -- closing --------------------------------------------------------------------------

    def reject(self) -> None:
        if self.job.is_writing:
            self.job.cancel()
            return
        self.job.close()
        self._soon.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.job.close()
        self._soon.stop()
        super().closeEvent(event)


def _choose(combo: QComboBox, value: str) -> None:
    index = combo.findData(value)
    if index >= 0:
        combo.setCurrentIndex(index)
