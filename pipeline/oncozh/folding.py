"""Folding a text for matching: one code point in, one code point out, so offsets never move.

Full width becomes half width, digits of other scripts become ASCII, Traditional becomes Simplified (OpenCC's `t2s`, character by character), letters become
lower case, and the many dashes, tildes and comparison signs become one each.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

_SIGNS = {
    "-": "‐‑‒–—―−－﹣",
    "~": "～〜∼˜〰",
    "%": "％﹪",
    "<": "‹〈＜",
    ">": "›〉＞",
    "≤": "≦⩽",
    "≥": "≧⩾",
    " ": "\u3000\u00a0\u2002\u2003\u2009\u202f\t",
    "·": "•・‧∙⋅",
    ".": "．",
    "'": "‘’",
}


_MOST = 64  # different characters to change in one text, for which going through it once for each is faster


class _Changes:
    """Characters and what each becomes, put into a text."""

    def __init__(self, changes: dict[str, str]) -> None:
        self._changes = changes
        self._table = str.maketrans(changes)
        # Beyond the BMP a set of characters is gone through one by one; so all of them are looked up there.
        near = "".join(c for c in changes if c <= "\uffff")
        self._changed = re.compile(f"[{re.escape(near)}\U00010000-\U0010ffff]")
        self._twice = frozenset(c for c, to in changes.items() if to in changes)

    def make(self, text: str) -> str:
        """The text with its characters changed."""
        found = set(self._changed.findall(text))
        if len(found) > _MOST or not found.isdisjoint(self._twice):
            return text.translate(self._table)
        for c in found:
            text = text.replace(c, self._changes.get(c, c))
        return text


@cache
def _simplified() -> dict[str, str]:
    import opencc

    ideographs = [chr(c) for c in range(0x4E00, 0xA000)]
    simple = opencc.OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    return {a: b for a, b in zip(ideographs, simple, strict=True) if a != b and len(b) == 1}


@cache
def _simplifying() -> _Changes:
    return _Changes(_simplified())


@cache
def _folding() -> _Changes:
    changes = dict(_simplified())
    for c in range(0xFF01, 0xFF5F):
        changes[chr(c)] = chr(c - 0xFEE0).lower()
    for c in range(ord("A"), ord("Z") + 1):
        changes[chr(c)] = chr(c + 32)
    for c in range(0x80, sys.maxunicode + 1):
        if chr(c).isdecimal():
            changes[chr(c)] = str(unicodedata.decimal(chr(c)))
    for sign, variants in _SIGNS.items():
        for v in variants:
            changes[v] = sign
    return _Changes(changes)


def fold(text: str) -> str:
    """The text as the matcher sees it, of the same length.

    >>> fold("ＰＤ－１抑制剂（５０％）")
    'pd-1抑制剂(50%)'
    """
    return _folding().make(text)


def simplify(text: str) -> str:
    """The text with Traditional characters made Simplified and nothing else changed, of the same length.

    >>> simplify("對照組HR為0.5")
    '对照组HR为0.5'
    """
    return _simplifying().make(text)
