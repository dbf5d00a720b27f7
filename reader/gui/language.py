"""The language of the window: which one, and where its texts come from.

Texts are English in the code; ``resources/translations`` has the other languages, and for
English the forms that go by a number ("1 note", "2 notes"). Qt's own texts (the buttons of
dialogs, the menu of a text field) come with Qt. A language is settled before the window is
built, and holds until the next start.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reader.core.resources import resource

AUTO = "auto"
SOURCE = "en"
LANGUAGES = (SOURCE, "de")  # those there is a translation for


def choose(wanted: str, preferred: list[str]) -> str:
    """One of ``LANGUAGES``: the ``wanted`` one, or for "auto" the first that there is of those
    ``preferred`` (as in ``de-AT``), else English."""
    if wanted in LANGUAGES:
        return wanted
    return next((code for tag in preferred if (code := _code(tag)) in LANGUAGES), SOURCE)


class Language:
    """The language of a running program: what was installed, and can be taken out again."""

    def __init__(self, application: QCoreApplication, code: str) -> None:
        self.code = code
        self._application = application
        self._translators: list[QTranslator] = []
        self._locale_before = QLocale()
        # Numbers and dates are written as the texts are; the country stays as it is.
        if _code(QLocale.system().name()) != code:
            QLocale.setDefault(QLocale(code))
        if code != SOURCE:
            self._install(
                f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            )
        self._install(f"earmark_{code}", str(resource("translations")))

    @classmethod
    def settled(cls, application: QCoreApplication, wanted: str) -> Language:
        """``wanted`` is the option "language"."""
        return cls(application, choose(wanted, QLocale.system().uiLanguages()))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):  # Qt's own may not have been shipped along
            self._application.installTranslator(translator)
            self._translators.append(translator)

    def remove(self) -> None:
        """As if it had never been there."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()
        QLocale.setDefault(self._locale_before)


def _code(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0]
