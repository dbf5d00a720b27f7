"""Known words placed in sound by CMU Sphinx: the acoustic model and the dictionary of
American English inside the ``pocketsphinx`` wheel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.align.engines.base import EngineProblem, Placed, Samples
from reader.align.engines.espeak import Espeak
from reader.align.engines.phones import Phones
from reader.align.engines.pronunciation import Pronouncer

if TYPE_CHECKING:
    import pocketsphinx

FRAME_MS = 10
# Without the best path through the word lattice the search ends in the text's last word
# or not at all; with it, the last words were lost where another path scored higher.
BEAMS = ((1e-80, 1e-60), (1e-200, 1e-200))


class SphinxRefiner:
    """Places words with pocketsphinx. For one thread."""

    name = "sphinx"
    languages = frozenset({"en"})

    def __init__(self) -> None:
        try:
            import pocketsphinx
        except (ImportError, OSError) as problem:
            raise EngineProblem(
                "Words cannot be placed: pocketsphinx is not installed.",
                remedy="Install it, or match the text with a timed file instead.",
            ) from problem
        self._decoders: dict[int, pocketsphinx.Decoder] = {}
        self._entries: dict[str, str] = {}
        first = self._decoder(0)
        espeak = Espeak.load()

        def lookup(word: str) -> list[Phones]:
            found: list[Phones] = []
            said = first.lookup_word(word)
            while said is not None:
                found.append(tuple(said.split()))
                said = first.lookup_word(f"{word}({len(found) + 1})")
            return found

        def speak(text: str) -> Phones:
            return espeak.phones(text) if espeak else ()

        self._pronouncer = Pronouncer(lookup, speak)

    def _decoder(self, rung: int) -> pocketsphinx.Decoder:
        import pocketsphinx

        if rung not in self._decoders:
            beam, word_beam = BEAMS[rung]
            self._decoders[rung] = pocketsphinx.Decoder(
                lm=None, loglevel="FATAL", bestpath=False, beam=beam, pbeam=beam, wbeam=word_beam
            )
        return self._decoders[rung]

    def place(self, samples: Samples, words: Sequence[str]) -> list[Placed | None]:
        """See ``Refiner``."""
        placed: list[Placed | None] = [None] * len(words)
        sounding = [
            (i, said) for i, word in enumerate(words) if (said := self._pronouncer.pronounce(word))
        ]
        if not sounding or len(samples) < 400:
            return placed
        for rung in range(len(BEAMS)):
            segments = self._search(rung, samples, [said for _, said in sounding])
            if segments is not None and len(segments) == len(sounding):
                for (index, _), segment in zip(sounding, segments, strict=True):
                    placed[index] = segment
                return placed
        return placed

    def _search(
        self, rung: int, samples: Samples, said: Sequence[Sequence[Phones]]
    ) -> list[Placed] | None:
        decoder = self._decoder(rung)
        names = []
        for ways in said:
            base = "w" + "-".join("_".join(way) for way in ways).lower()
            if decoder.lookup_word(base) is None:
                for number, way in enumerate(ways):
                    decoder.add_word(
                        base if not number else f"{base}({number + 1})", " ".join(way), True
                    )
            names.append(base)
        decoder.set_align_text(" ".join(names))
        decoder.start_utt()
        decoder.process_raw(samples.tobytes(), full_utt=True)
        decoder.end_utt()
        if decoder.hyp() is None:
            return None
        return [
            Placed(
                segment.start_frame * FRAME_MS,
                (segment.end_frame + 1) * FRAME_MS,
                segment.ascore / (segment.end_frame + 1 - segment.start_frame),
            )
            for segment in decoder.seg()
            if not segment.word.startswith(("<", "["))
        ]

    def close(self) -> None:
        self._decoders.clear()
