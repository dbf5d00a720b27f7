"""The texts of documents that are in the library, read for finding places in them."""

from __future__ import annotations

from reader.core.errors import ReaderError
from reader.session.companions import find_companions
from reader.session.loader import load_text
from reader.session.notes.importing import OpenText, TextOf
from reader.storage.merging import KnownDocument
from reader.storage.transcript_cache import TranscriptCache


def text_of_known(cache: TranscriptCache | None = None) -> TextOf:
    """What gives the text of a document: None where its file is not there or cannot be read,
    or has become another one. Times are not read: places are found by words."""

    def text_of(document: KnownDocument) -> OpenText | None:
        try:
            if not document.path.is_file():
                return None
            companions = find_companions([document.path])
            return OpenText(load_text(companions, cache=cache).transcript)
        except (ReaderError, OSError):
            return None  # it will be said when it is opened, and places are looked for then

    return text_of
