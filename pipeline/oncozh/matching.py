"""One pass over the characters: dictionary names, cue words and numbers of a text."""

from __future__ import annotations

from dataclasses import dataclass

from oncozh.figures import Number, walk
from oncozh.folding import fold
from oncozh.lexicon import Entry, Lexicon
from oncozh.lexicon.cues import load_cues


@dataclass(slots=True)
class Scan:
    """What the pass found; all spans are code points of `text`, and `folded` has the same length."""

    text: str
    folded: str
    names: list[tuple[int, int, Entry]]
    cues: list[tuple[int, int, str, str]]
    numbers: list[Number]


def scan(text: str, lexicon: Lexicon) -> Scan:
    """The hits of a text as it is read (`plaintext.as_read`), each list in text order and disjoint in itself."""
    folded = fold(text)
    names = lexicon.match(folded, text)
    covered = bytearray(len(folded))
    for start, end, _ in names:
        covered[start:end] = b"\x01" * (end - start)
    return Scan(text, folded, names, load_cues().find(folded, covered), walk(folded, covered))
