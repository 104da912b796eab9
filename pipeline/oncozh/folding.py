"""Folding a text for matching: one code point in, one code point out, so offsets never move.

Full width becomes half width, digits of other scripts become ASCII, Traditional becomes Simplified (OpenCC's `t2s`, character by character), letters become
lower case, and the many dashes, tildes and comparison signs become one each.
"""

from __future__ import annotations

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


@cache
def _simplified() -> dict[int, str]:
    import opencc

    ideographs = [chr(c) for c in range(0x4E00, 0xA000)]
    simple = opencc.OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    return {ord(a): b for a, b in zip(ideographs, simple, strict=True) if a != b and len(b) == 1}


@cache
def _table() -> dict[int, str]:
    table = dict(_simplified())
    for c in range(0xFF01, 0xFF5F):
        table[c] = chr(c - 0xFEE0).lower()
    for c in range(ord("A"), ord("Z") + 1):
        table[c] = chr(c + 32)
    for c in range(0x80, sys.maxunicode + 1):
        if chr(c).isdecimal():
            table[c] = str(unicodedata.decimal(chr(c)))
    for sign, variants in _SIGNS.items():
        for v in variants:
            table[ord(v)] = sign
    return table


def fold(text: str) -> str:
    """The text as the matcher sees it, of the same length.

    >>> fold("ＰＤ－１抑制劑（５０％）")
    'pd-1抑制剂(50%)'
    """
    return text.translate(_table())


def simplify(text: str) -> str:
    """The text with Traditional characters made Simplified and nothing else changed, of the same length.

    >>> simplify("對照組HR為0.5")
    '对照组HR为0.5'
    """
    return text.translate(_simplified())
