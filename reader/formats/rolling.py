"""Rolling captions (YouTube's) show each line twice, first as it is spoken, then above the
next one.

In a file that does so, lines at a cue's top that the cue before ended with are left out,
unless their words are timed: those are spoken now. What is said twice is displayed twice
over, and so it stays.
"""

from __future__ import annotations

from reader.formats.blocks import Block

_CONTIGUOUS_MS = 250


def unroll(blocks: list[Block]) -> int:
    """Leave out what rolling captions repeat; the number of lines left out."""
    stacked = grown = inline = pairs = 0
    before: Block | None = None
    for block in blocks:
        below = [line.text for line in block.lines if line.text]
        if not below:
            continue
        inline += any(line.words for line in block.lines)
        if before is not None and _follows(before, block):
            pairs += 1
            above = [line.text for line in before.lines if line.text]
            stacked += len(below) > 1 and below[0] == above[-1] and not block.lines[0].words
            grown += len(below) == len(above) == 1 and below[0].startswith(above[0] + " ")
        before = block
    enough = 1 if inline else 3
    rolling = stacked >= max(enough, 0.3 * pairs)
    growing = grown >= max(enough, 0.3 * pairs)
    if not (rolling or growing):
        return 0
    left_out = 0
    shown: list[str] = []
    before = None
    for block in blocks:
        lines = [line for line in block.lines if line.text]
        if not lines:
            continue
        texts = [line.text for line in lines]
        keep = lines
        if before is not None and _follows(before, block):
            most = min(len(lines), len(shown)) if rolling else 0
            untimed = next((i for i, line in enumerate(lines) if line.words), len(lines))
            for count in range(min(most, untimed), 0, -1):
                if shown[-count:] == texts[:count]:
                    keep = lines[count:]
                    left_out += count
                    break
            if growing and keep and not keep[0].words and shown:
                if keep[0].text.startswith(shown[-1] + " "):
                    keep[0].text = keep[0].text[len(shown[-1]) + 1 :]
                    left_out += 1
                elif keep[0].text == shown[-1] and not rolling:
                    keep = keep[1:]
                    left_out += 1
        block.lines = keep
        shown, before = texts, block
    return left_out


def _follows(before: Block, block: Block) -> bool:
    end = before.start_ms if before.end_ms is None else before.end_ms
    return abs(block.start_ms - end) <= _CONTIGUOUS_MS
