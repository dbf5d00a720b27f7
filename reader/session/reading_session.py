"""The single source of truth about what is open.

Opening is asynchronous: ``open`` returns at once, the text arrives with
``document_changed`` and the times, if there are any, with ``timing_changed``. Whatever
goes wrong in the user's world arrives with ``failed`` and leaves open what was open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import FileProblem, ReaderError, StorageProblem
from reader.core.timeline import Timeline
from reader.core.timing import Alignment
from reader.core.transcript import Transcript
from reader.playback.base import Player
from reader.session.aligning import Aligning
from reader.session.alignments import Alignments
from reader.session.chapters import Chapters
from reader.session.companions import Companions, bundle_in, find_companions
from reader.session.correction_log import CorrectionLog
from reader.session.document import Document
from reader.session.jumps import Jumps
from reader.session.labels import Labels
from reader.session.length_check import LengthCheck
from reader.session.listening import ListeningTime
from reader.session.loader import LoadedText, LoadedTimes, load_text, load_times
from reader.session.notes.notebook import Notebook
from reader.session.place_keeper import PlaceKeeper
from reader.session.store import Store
from reader.session.store_keeping import StoreKeeping
from reader.session.tasks import Outcome, Task, Tasks
from reader.session.text_fixing import TextFixing, WordsChange
from reader.session.timing_fixes import TimingFixes
from reader.session.transcribing import Transcribing
from reader.session.translation import translated
from reader.session.transport import Transport
from reader.session.uncovered import Uncovered
from reader.session.undo import UndoStack
from reader.session.unheard import why_unheard
from reader.session.waveform import RecordingWaveform
from reader.session.worker_process import EngineChoice
from reader.storage.database import ReadOnlyStore
from reader.storage.library import DocumentRecord, Place
from reader.storage.listening import Listening

if TYPE_CHECKING:
    from reader.session.library import Catalogue
    from reader.session.library_preview import MakePlayer
    from reader.session.notes.import_session import NotesImport
    from reader.session.notes.library_notebook import LibraryNotebook


class ReadingSession(QObject):
    """What is open, and what happens to it."""

    opening_started = Signal(str)  # the file's name
    document_changed = Signal(object)  # Document | None
    document_closing = Signal()  # the last chance to keep what is being written
    timing_changed = Signal(object)  # Document: its alignment has arrived
    recording_changed = Signal(object)  # Document: it has another recording
    labels_changed = Signal(object)  # Document: same words and times, other speakers
    words_changed = Signal(object, object)  # Document: other words in some turns; WordsChange
    proposals_changed = Signal(object)  # tuple[Proposal, ...]
    import_planned = Signal(object)  # ImportPlan, to be looked at before it is done
    failed = Signal(object)  # ReaderError, or our own bug
    noticed = Signal(str)  # a quiet sentence
    refused = Signal(str)  # why what the user has just asked for cannot be done
    warned = Signal(str)  # what reading or matching had to guess: the first of it
    settled = Signal()  # whatever open() began has ended, well or not

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.settings = store.settings
        self.library = store.library
        self.make_player: MakePlayer = lambda: (None, "")  # one more, to listen elsewhere
        self.tasks = Tasks()
        self.document: Document | None = None
        self._undo = UndoStack()
        self.transport = Transport(self)
        self.notebook = Notebook(store.annotations, self._undo, self)
        self.notebook.placing.tasks = self.tasks
        self.notebook.placing.placed.connect(lambda _found: self._say_what_is_detached())
        self.keeping = StoreKeeping(store, self.tasks, self.notebook, self)
        self.corrections = CorrectionLog(store.corrections, self._undo, self)
        self.labels = Labels(self.corrections, store.corrections, self)
        self.text_fixing = TextFixing(self.corrections, self)
        self._source_times: Alignment | None = None  # of the source's words, without pins
        self._loading: Task | None = None
        self._timing: Task | None = None
        self._resume_ms = 0
        self._read_before_s = 0.0  # when this text was opened the last time
        self._audio_loaded = False
        self._places = PlaceKeeper(self.transport, self._keep_place, self)
        self.listening = ListeningTime(
            self.transport,
            lambda: 0 if self.document is None else self.document.document_id,
            lambda *listened: self._keep(lambda: Listening(store.database).add(*listened)),
            self,
        )
        self.jumps = Jumps(self.transport, lambda: self.document, lambda: self.page_place, self)
        self._length_check = LengthCheck(self.transport, lambda: self.document, self)
        self._length_check.noticed.connect(self.noticed)
        self._length_check.noticed.connect(lambda _text: self.recording_changed.emit(self.document))
        self.alignments = Alignments(store.folder)
        self.aligning = Aligning(
            lambda: self.document, self.transport, self.alignments, self.tasks, self
        )
        self.aligning.log = store.folder / "errors.log"
        self.aligning.times_known.connect(self._on_times_known)
        self.aligning.finished.connect(self._on_aligned)
        self.aligning.failed.connect(self.failed)
        self.transcribing = Transcribing(store.folder, self.tasks, self)
        self.transcribing.failed.connect(self.failed)
        self.aligning.engine = self.transcribing.engine = self._engine
        self.timing_fixes = TimingFixes(
            store.pins,
            self._undo,
            self.transport,
            lambda: None if self.document is None else self.document.companions.audio,
            lambda: int(self.settings.get("times.reaction_ms")),
            self,
        )
        self.timing_fixes.changed.connect(self._on_fixed)
        self.timing_fixes.noticed.connect(self.noticed)
        self.aligning.source_word = self.text_fixing.source_word
        self.aligning.pins = lambda: self.text_fixing.source_pins(self.timing_fixes.pins())
        self.uncovered = Uncovered(
            self.transport, lambda: bool(self.settings.get("playback.skip_uncovered")), self
        )
        self.waveform = RecordingWaveform(store.folder, self.transport, self.tasks, self)
        self.document_changed.connect(self.waveform.set_document)
        self.recording_changed.connect(self.waveform.set_document)
        self.chapters = Chapters(self.tasks, self)
        self.chapters.noticed.connect(self.noticed)
        self.chapters.changed.connect(
            lambda: self.transport.set_chapter_starts(self.chapters.boundaries_ms)
        )
        for told in (self.document_changed, self.timing_changed, self.recording_changed):
            told.connect(self.chapters.set_document)
        self.labels_changed.connect(self.chapters.set_document)
        self.document_changed.connect(self._on_times_changed)
        self.timing_changed.connect(self._on_times_changed)
        self.recording_changed.connect(self._on_times_changed)
        transport = self.transport
        transport.set_rate(self.settings.get("playback.rate"))
        transport.set_volume(self.settings.get("playback.volume"))
        transport.resume_rewind_ms = self.settings.get("playback.resume_rewind_s") * 1000
        transport.duration_changed.connect(self._on_duration_changed)
        transport.failed.connect(self.failed)
        transport.noticed.connect(self.noticed)
        self.settled.connect(self._catalogue_what_is_open)
        self.aligning.finished.connect(self._catalogue_what_is_open)
        self.notebook.changed.connect(self._on_changed_by_hand)
        self.labels.corrected.connect(self._on_corrected)
        self.text_fixing.fixed.connect(self._on_words_fixed)
        self.text_fixing.refused.connect(self.refused)
        self.words_changed.connect(self.chapters.set_document)
        self.words_changed.connect(self._on_changed_by_hand)
        self.labels_changed.connect(self._on_changed_by_hand)
        self.labels.proposals_changed.connect(self.proposals_changed)

    @property
    def notices(self) -> tuple[str, ...]:
        """What was to be said about the store when it was opened."""
        return tuple(map(translated, self._store.notices))

    @property
    def folder(self) -> Path:
        """The user's data folder."""
        return self._store.folder

    @cached_property
    def catalogue(self) -> Catalogue:
        """The library; made when first needed: the start of the program does without."""
        from reader.session.library import Catalogue

        catalogue = Catalogue(
            self._store,
            self.tasks,
            self.transport,
            self.alignments,
            lambda: self.make_player(),  # noqa: PLW0108  it may be set later
            self,
        )
        catalogue.failed.connect(self.failed)
        catalogue.indexing.failed.connect(self.failed)
        catalogue.indexing.noticed.connect(self.noticed)
        return catalogue

    @cached_property
    def library_notebook(self) -> LibraryNotebook:
        """All annotations of the library; made when first needed, as the library is."""
        from reader.session.notes.library_notebook import LibraryNotebook

        made = LibraryNotebook(self._store, self.tasks, self.notebook, self._undo, self)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def notes_import(self) -> NotesImport:
        """Annotations and bundles from elsewhere; made when first needed."""
        from reader.session.notes.import_session import NotesImport

        made = NotesImport(self, self._store, self._undo)
        made.planned.connect(self.import_planned)
        made.failed.connect(self.failed)
        return made

    def _catalogue_what_is_open(self) -> None:
        if self.document is not None:
            self.catalogue.show(self.document)

    def _on_changed_by_hand(self) -> None:
        if self.document is not None and "catalogue" in self.__dict__:
            self.catalogue.show(self.document)

    def expect_text(self, key: str, wait: Callable[[], None]) -> None:
        """A text is being read by somebody else, who ``wait`` waits for."""
        self._store.texts.expect(key, wait)

    # -- opening and closing --------------------------------------------------

    def open(self, paths: Sequence[Path], at_ms: int | None = None) -> None:
        """Open what ``paths`` mean, with their companions, at ``at_ms`` or where one left."""
        bundle = bundle_in(paths)
        if bundle is not None:
            self.notes_import.open_bundle(bundle.expanduser().absolute())
            return
        try:
            companions = find_companions(paths)
            rejected = self.library.rejected_repairs(companions.main)
        except ReaderError as error:
            self.failed.emit(error)
            self.settled.emit()
            return
        if self._loading is not None:
            self._loading.cancel()
        self.opening_started.emit(companions.main.name)

        def done(outcome: Outcome[LoadedText]) -> None:
            self._loading = None
            if outcome.result is None:
                self.failed.emit(outcome.error)
                self.settled.emit()
            else:
                self._show(companions, outcome.result, at_ms)

        texts = self._store.texts
        self._loading = self.tasks.run(
            lambda: load_text(companions, rejected, texts), done, urgent=True
        )

    def open_record(self, record: DocumentRecord) -> None:
        """Open a document of the library again, with the recording it had."""
        paths = [record.path]
        if record.audio_path is not None and record.audio_path.exists():
            paths.append(record.audio_path)
        self.open(paths)

    def set_audio(self, audio: Path) -> None:
        """Give the open conversation another recording."""
        if self.document is None:
            self.open([audio])
            return
        times = self.aligning.times
        self.aligning.close()
        self.aligning.set_times(times)
        companions = replace(self.document.companions, audio=audio)
        self._change_companions(companions)
        self.timing_fixes.recording_changed()
        self._audio_loaded = False
        self._resume_ms = self.transport.position_ms
        self.recording_changed.emit(self.document)
        self._load_audio()

    def set_times(self, timed: Path) -> None:
        """Give the open conversation another source of times."""
        if self.document is None:
            self.open([timed])
            return
        companions = replace(self.document.companions, timed=timed, alignment=None)
        if timed.name.lower().endswith(".json"):
            companions = replace(self.document.companions, alignment=timed)
        self.aligning.close()
        document_id = self.document.document_id
        self._keep(lambda: self.alignments.put_aside(document_id))
        self._change_companions(companions)
        self._find_times(LoadedText(self.document.source))

    def _change_companions(self, companions: Companions) -> None:
        if self.document is not None:
            source = self.document.source
            self._read_before_s = 0.0  # other files, which are to be told about
            self.document = replace(self.document, companions=companions)
            self._keep(lambda: self._remember(companions, source))

    def close_document(self) -> None:
        """Close what is open; the place in it is kept."""
        for task in (self._loading, self._timing):
            if task is not None:
                task.cancel()
        self._loading = self._timing = None
        self._length_check.stop()
        if self.document is None:
            return
        self.document_closing.emit()
        self.aligning.close()
        self._places.close()
        self.transport.unload()
        self.document = None
        self._audio_loaded = False
        self._undo.forget_passing()
        self.jumps.clear()
        self.notebook.close()
        self.labels.close()
        self.text_fixing.close()
        self.timing_fixes.close()
        self._source_times = None
        self.document_changed.emit(None)

    def close(self) -> None:
        """Keep the place and the settings, end the sound and the workers, close the store."""
        if self.document is not None:
            self.document_closing.emit()
        self._length_check.stop()
        self.aligning.close()
        self.transcribing.close()
        if "catalogue" in self.__dict__:
            self.catalogue.close()
        self.waveform.close()
        self.chapters.close()
        self._places.close()
        self.listening.flush()
        self.settings.set("playback.rate", self.transport.rate)
        self.settings.set("playback.volume", self.transport.volume)
        self.save_settings()
        self.keeping.close()
        self.tasks.close()
        self.transport.close()
        self._store.close()

    def save_settings(self) -> None:
        """Keep the settings now, not only on closing."""
        try:
            self._store.save_settings()
        except FileProblem as error:
            self.failed.emit(error)

    def recent(self) -> list[DocumentRecord]:
        """What was opened before, last first."""
        try:
            return self.library.recent()
        except StorageProblem as error:
            self.failed.emit(error)
            return []

    def _show(self, companions: Companions, text: LoadedText, at_ms: int | None) -> None:
        self.close_document()  # keeps its place before another document is looked up
        source = text.transcript
        shown, document_id, place = source, 0, Place()
        self._read_before_s = 0.0
        try:
            self._read_before_s = self.library.opened_before_s(source.text_hash)
            record = self._remember(companions, source)
            companions = _as_before(companions, record)
            document_id, place = record.document_id, record.place
            shown = self.labels.open(document_id, source)
        except ReadOnlyStore:
            pass  # the window says so all the time; one can read all the same
        except StorageProblem as error:
            self.failed.emit(error)  # one can read all the same
        left_ms = None
        if at_ms is not None:
            place = Place(at_ms)
        else:
            left_ms = place.position_ms
            rewind_ms = self.settings.get("playback.resume_rewind_s") * 1000
            place = replace(place, position_ms=max(0, place.position_ms - rewind_ms))
        self.show_document(Document(companions, source, shown, document_id), place, left_ms)
        if text.cache_key:
            self.tasks.run(lambda: self._store.texts.put(text.cache_key, source), lambda _: None)
        if not self._read_before_s:
            self._warn(source.warnings)
        self._find_times(text)

    def _remember(self, companions: Companions, source: Transcript) -> DocumentRecord:
        return self.library.remember(
            companions.main,
            source.text_hash,
            source.title,
            tuple(speaker.name for speaker in source.speakers),
            companions.audio,
            companions.timed,
        )

    def _told_of_times(self) -> bool:
        """Whether these times were there when this text was last read. What is odd about them
        was said then; it is marked on the page and can be read in the report at any time."""
        assert self.document is not None
        files = self.document.companions
        sources = [path for path in (files.alignment, files.timed) if path is not None]
        try:
            newest_s = max((path.stat().st_mtime for path in sources), default=0.0)
        except OSError:
            return False
        return newest_s < self._read_before_s

    def _warn(self, warnings: Sequence[str]) -> None:
        for warning in warnings[:1]:
            more = len(warnings) - 1
            told = translated(warning)
            if more:
                told = self.tr("{0} (%n more)", "", more).format(told)
            self.warned.emit(told)

    def show_document(
        self, document: Document, place: Place | None = None, left_ms: int | None = None
    ) -> None:
        """Make ``document``, already read, what is open, at ``place``; its sound was left at
        ``left_ms``, a small rewind further on."""
        self.close_document()
        place = place or Place()
        self._resume_ms = place.position_ms
        fixed = self.text_fixing.open(document.source)
        self._source_times = document.alignment
        if fixed.turns:
            document = self._with_fixed_words(document, document.transcript)
        self.document = document
        self._places.open(place, left_ms)
        self.notebook.open(document.document_id, document.transcript)
        self._keep(lambda: self.timing_fixes.open(document.document_id, document.transcript))
        self.notebook.set_timeline(document.timeline)
        self.transport.set_conversation(document.transcript, document.timeline)
        self.document_changed.emit(document)
        self.timing_fixes.say_what_is_kept_aside()
        if not self.notebook.placing.is_looking:
            self._say_what_is_detached()
        self._load_audio()

    def _say_what_is_detached(self) -> None:
        detached = len(self.notebook.detached)
        if detached:
            self.noticed.emit(
                self.tr(
                    "%n note(s) did not find their words in this text and are kept aside.",
                    "",
                    detached,
                )
            )

    # -- sound ----------------------------------------------------------------

    def set_player(self, player: Player | None, notice: str = "") -> None:
        """The player to use from now on; ``notice`` says what the user should know of it."""
        self._audio_loaded = False
        self.transport.set_player(player)
        if notice:
            self.noticed.emit(translated(notice))
        self._load_audio()

    def _load_audio(self) -> None:
        document = self.document
        if document is None or self._audio_loaded:
            return
        audio = document.companions.audio
        if audio is None or not self.transport.has_player:
            self.transport.scrub(self._resume_ms)
            return
        self._audio_loaded = True
        self._places.hold(True)
        self.transport.load(audio, position_ms=self._resume_ms)
        self._places.hold(False)

    def _on_duration_changed(self, duration_ms: int) -> None:
        document = self.document
        if document is None or not duration_ms:
            return
        self.timing_fixes.recording_changed()
        self._keep(lambda: self.library.set_duration(document.document_id, duration_ms))

    # -- times ----------------------------------------------------------------

    def _find_times(self, text: LoadedText) -> None:
        document = self.document
        if document is None:
            return
        companions = document.companions
        alignments, document_id = self.alignments, document.document_id

        def find() -> LoadedTimes | None:
            made = alignments.find(document_id, companions.alignment)
            return load_times(companions, text, made)

        def done(outcome: Outcome[LoadedTimes | None]) -> None:
            self._timing = None
            if outcome.error is not None:
                self.failed.emit(outcome.error)
            elif outcome.result is not None:
                if outcome.result.fault is not None:
                    self.failed.emit(outcome.result.fault)
                self._take_times(outcome.result)
            elif self.timing_fixes.pins():
                self._show_times(None)
            self.settled.emit()

        self._timing = self.tasks.run(find, done)

    def _engine(self) -> EngineChoice:
        """What is to hear the words, as the user has chosen."""
        names = ("language", "recogniser", "model")
        return EngineChoice(*(str(self.settings.get(f"align.{name}")) for name in names))

    def _on_times_known(self, alignment: Alignment | None) -> None:
        """Aligning has come further (or was given up: None where nothing was known before)."""
        if self.document is not None:
            self._show_times(alignment)

    def _on_times_changed(self, document: Document | None) -> None:
        heard = document is not None and document.companions.audio is not None
        self.uncovered.set_alignment(document.alignment if document and heard else None)

    def _on_aligned(self, alignment: Alignment) -> None:
        if self.document is not None:
            times = LoadedTimes(alignment, Timeline(self.document.source, alignment))
            self._take_times(times, warn=False)  # who shows that it is done says it all at once

    def _on_fixed(self) -> None:
        if self.document is not None:
            plain = self.text_fixing.is_plain
            self._show_times(self.timing_fixes.times if plain else self._source_times)

    def _show_times(self, alignment: Alignment | None) -> None:
        """Other times for the words of what is open, put right by the user's pins."""
        assert self.document is not None
        self._source_times = alignment
        alignment = self.timing_fixes.put_right(self.text_fixing.carried(alignment))
        timeline = None if alignment is None else Timeline(self.document.transcript, alignment)
        self.document = replace(self.document, alignment=alignment, timeline=timeline)
        self.notebook.set_timeline(timeline)
        self.transport.set_conversation(self.document.transcript, timeline)
        self.timing_changed.emit(self.document)

    def _take_times(self, times: LoadedTimes, *, warn: bool = True) -> None:
        if self.document is None:
            return
        self.aligning.set_times(times.alignment)
        self._source_times = times.alignment
        carried = self.text_fixing.carried(times.alignment)
        alignment, timeline = self.timing_fixes.put_right(carried), times.timeline
        assert alignment is not None
        if alignment is not times.alignment:
            timeline = Timeline(self.document.transcript, alignment)
        document = replace(self.document, alignment=alignment, timeline=timeline)
        if times.chapters:
            document = replace(
                document,
                source=replace(document.source, chapters=times.chapters),
                transcript=replace(document.transcript, chapters=times.chapters),
            )
        self.document = document
        self.notebook.set_timeline(timeline)
        self.transport.set_conversation(document.transcript, timeline)
        self.timing_changed.emit(document)
        if times.chapters:
            self.labels.set_source(document.source)
        self._length_check.start()
        if warn and not self._told_of_times():
            told = document.source.warnings  # a text may be the source of its own times
            self._warn([each for each in alignment.warnings if each not in told])
        if alignment.speaker_check:
            self.labels.check(alignment)

    # -- reading --------------------------------------------------------------

    def activate_word(self, turn: int, word: int) -> None:
        """The user clicked on a word: hear it."""
        if not self.transport.seek_word(turn, word):
            self._say_why_not(turn, word)

    def activate_turn(self, turn: int) -> None:
        """The user clicked on a turn's time stamp."""
        if not self.transport.seek_turn(turn):
            self._say_why_not(turn, 0)

    def _say_why_not(self, turn: int, word: int) -> None:
        if self.document is not None:
            self.refused.emit(why_unheard(self.document, self.aligning, turn, word))

    @property
    def has_times(self) -> bool:
        """Whether what is open says when anything of it is said."""
        return self.document is not None and bool(self.document.timeline)

    @property
    def page_place(self) -> tuple[int, int]:
        """Turn and character at the top of the page, as last reported or stored."""
        return self._places.page_place

    def set_page_place(self, turn: int, char: int) -> None:
        """The view reports what is at its top; kept with the place in the sound."""
        self._places.set_page_place(turn, char)

    def save_place(self) -> None:
        """Keep where one is now; done by itself whenever it matters."""
        self._places.save()

    def _keep_place(self, place: Place) -> None:
        document = self.document
        if document is not None:
            self._keep(lambda: self.library.set_place(document.document_id, place))

    # -- labels and repairs ---------------------------------------------------

    def _on_corrected(self, transcript: Transcript) -> None:
        if self.document is None:
            return
        transcript = self.text_fixing.over(transcript)
        self.document = replace(self.document, transcript=transcript)
        self.notebook.set_transcript(transcript)
        self.labels_changed.emit(self.document)

    def _on_words_fixed(self, change: WordsChange) -> None:
        document, labelled = self.document, self.labels.shown
        if document is None:
            return
        place = self.page_place
        shown = self.text_fixing.over(document.source if labelled is None else labelled)
        self._keep(lambda: self.timing_fixes.set_transcript(shown, change.word))
        document = self._with_fixed_words(document, shown)
        self.document = document
        self.notebook.set_transcript(shown)
        self.notebook.set_timeline(document.timeline)
        self.transport.set_conversation(shown, document.timeline)
        self.words_changed.emit(document, change)
        self.set_page_place(place[0], change.char(*place))

    def _with_fixed_words(self, document: Document, labelled: Transcript) -> Document:
        """``document`` with its words put right, and their times. ``labelled`` may have the
        source's words or the fixed ones."""
        shown = self.text_fixing.over(labelled)
        times = self.timing_fixes.put_right(self.text_fixing.carried(self._source_times))
        timeline = None if times is None else Timeline(shown, times)
        return replace(document, transcript=shown, alignment=times, timeline=timeline)

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that reading the open text and matching its times had to guess or leave out."""
        document = self.document
        if document is None:
            return ()
        timed = () if document.alignment is None else tuple(document.alignment.warnings)
        found = dict.fromkeys((*document.source.warnings, *timed))  # each once
        return tuple(map(translated, found))

    @property
    def rejected_repairs(self) -> frozenset[str]:
        """The repairs of the open text that the user has taken back."""
        if self.document is None:
            return frozenset()
        return self.library.rejected_repairs(self.document.companions.main)

    def reject_repairs(self, idents: frozenset[str]) -> None:
        """Read the text again without these repairs (and all others made)."""
        document = self.document
        if document is None:
            return
        self._keep(lambda: self.library.set_rejected_repairs(document.document_id, idents))
        files = document.companions
        again = (files.transcript, files.timed, files.audio, files.alignment)
        self.open([path for path in again if path is not None])

    # -- within ---------------------------------------------------------------

    def _keep(self, write: Callable[[], object]) -> None:
        """Write something that one can go on without; a failure is said."""
        try:
            write()
        except ReadOnlyStore:
            return  # the window says so all the time
        except StorageProblem as error:
            self.failed.emit(error)


def _as_before(companions: Companions, record: DocumentRecord) -> Companions:
    """What was not named now, and does not lie beside the text, but was opened with it."""
    audio, timed = companions.audio, companions.timed
    if audio is None and record.audio_path is not None and record.audio_path.exists():
        audio = record.audio_path
    if (
        timed is None
        and companions.alignment is None
        and record.timed_path is not None
        and record.timed_path.exists()
    ):
        timed = record.timed_path
    return replace(companions, audio=audio, timed=timed)
