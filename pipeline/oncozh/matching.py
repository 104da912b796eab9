"""One pass over the characters: dictionary names, cue words and numbers of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oncozh.figures import Number, walk
from oncozh.folding import fold, simplify
from oncozh.lexicon import Entry, Lexicon
from oncozh.lexicon.cues import load_cues


@dataclass(slots=True)
class Scan:
    """What the pass found; all spans are code points of `text`, and `folded` and `plain` have the same length."""

    text: str
    folded: str
    plain: str  # in Simplified characters, letters and digits in half width: what the patterns that need case read
    names: list[tuple[int, int, Entry]]
    cues: list[tuple[int, int, str, str]]
    numbers: list[Number]


def scan(text: str, lexicon: Lexicon) -> Scan:
    """The hits of a text, each list in text order and disjoint in itself."""
    folded = fold(text)
    names = lexicon.match(folded, text)
    covered = bytearray(len(folded))
    for start, end, _ in names:
        covered[start:end] = b"\x01" * (end - start)
    plain = simplify(text)
    if _WIDE.search(plain):
        plain = plain.translate(_HALF_WIDTH)
    return Scan(text, folded, plain, names, load_cues().find(folded, covered), walk(folded, covered))


# Letters, digits, ％ and ．; the other full-width marks are the punctuation of Chinese text.
_HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F) if chr(c).isalnum() or chr(c) in "％．"}
_WIDE = re.compile(f"[{''.join(map(chr, _HALF_WIDTH))}]")
