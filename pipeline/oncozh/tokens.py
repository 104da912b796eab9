"""Tokens and sentences. Dictionary hits and figures are whole tokens; jieba's algorithm cuts the text between them.

`rjieba` (the same algorithm and dictionary in Rust) is the default, `jieba` the reference. rjieba keeps ASCII joined by
a hyphen, an underscore or a point whole and jieba splits it, so those tokens are split again; then the cuts are equal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from oncozh.plaintext import chinese_marks

SEGMENTERS = ("rjieba", "jieba")

_JOINED = re.compile(r"[a-zA-Z0-9]+(?:\.\d+)?%?|[^a-zA-Z0-9]+")
_APART = "\0"  # neither a letter nor white space: the segmenters give it as a word of its own
# End marks with what closes after them, and line breaks. It begins with a set of characters because the search skips to
# those.
_ENDS = re.compile(r"[。！？!?；;\r\n](?:(?<=[。！？!?；;])[。！？!?；;]*[”’」』\"')）】]*|(?<=\r)\n+|(?<=\n)\n*)")
_OPEN = {"(": ")", "（": "）", "[": "]", "【": "】", "“": "”", "「": "」", "『": "』", "《": "》"}
_BRACKETS = re.compile(r"[()（）\[\]【】“”「」『』《》\n]")
_MAX_BRACKET = 120


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as half-open spans without the white space around them.

    A sentence ends at 。！？； (and at their ASCII forms, `plaintext.chinese_marks`) and at a line break. An end mark inside a
    bracket or quotation of at most 120 characters that closes on the same line does not end it.
    """
    return sentences_as_read(chinese_marks(text))


def sentences_as_read(text: str) -> list[tuple[int, int]]:
    """The sentences of a text that has the marks of Chinese already."""
    protected = _protected(text)
    out: list[tuple[int, int]] = []
    start = 0
    for m in _ENDS.finditer(text):
        at, end = m.span()
        if protected and text[at] not in "\r\n" and _inside(protected, at):
            continue
        _add(out, text, start, end)
        start = end
    _add(out, text, start, len(text))
    return out


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))


def _protected(text: str) -> list[tuple[int, int]]:
    """Outermost short brackets and quotations, in order."""
    out: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for m in _BRACKETS.finditer(text):
        c = m[0]
        if c == "\n":
            stack.clear()
        elif c in _OPEN:
            stack.append((_OPEN[c], m.start()))
            if len(stack) > 8:
                del stack[0]
        else:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == c:
                    opened = stack[depth][1]
                    del stack[depth:]
                    if m.start() - opened <= _MAX_BRACKET:
                        while out and out[-1][0] > opened:
                            out.pop()
                        out.append((opened, m.start()))
                    break
    return out


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a place lies inside one of the disjoint spans."""
    i = bisect_left(spans, (position, 0))
    return i > 0 and position < spans[i - 1][1]


@cache
def _rjieba() -> Any:
    import rjieba

    # The one that it makes when it is imported: a second would hold its dictionary twice (25 MB).
    return getattr(rjieba, "_DEFAULT_JIEBA", None) or rjieba.Jieba()


@cache
def is_word(word: str) -> bool:
    """Whether the segmenter's dictionary holds a word.

    >>> is_word("评价"), is_word("吡咯替尼")
    (True, False)
    """
    return bool(_rjieba().has_word(word))


@cache
def _cutter(segmenter: str) -> Callable[[str], Iterable[str]]:
    if segmenter == "jieba":
        import logging

        import jieba

        jieba.setLogLevel(logging.WARNING)
        return jieba.lcut  # type: ignore[no-any-return]
    if segmenter != "rjieba":
        raise ValueError(f"segmenter {segmenter!r} is none of {', '.join(SEGMENTERS)}")
    return _rjieba().cut  # type: ignore[no-any-return]


def _joined(word: str) -> bool:
    """Whether rjieba may have kept together what jieba splits; no word of letters and digits alone is."""
    return len(word) > 1 and ("-" in word or "." in word or "_" in word)


def cut(text: str, segmenter: str = "rjieba") -> list[str]:
    """The text cut into words; joined they are the text again.

    Raises:
        ValueError: no such segmenter.
    """
    words = _cutter(segmenter)(text)
    if segmenter != "rjieba":
        return list(words)
    out: list[str] = []
    for word in words:
        if not word.isalnum() and _joined(word):
            out += _JOINED.findall(word)
        else:
            out.append(word)
    return out


def tokens(text: str, hits: Iterable[tuple[int, int]], segmenter: str = "rjieba") -> list[tuple[int, int]]:
    """Token spans that cover the whole text; every hit (sorted, disjoint) is one token.

    Raises:
        ValueError: no such segmenter.
    """
    spans = [*hits, (len(text), len(text))]
    gaps: list[str] = []
    position = 0
    for start, end in spans:
        if start > position:
            gaps.append(text[position:start])
        position = end
    # One call for all gaps: each costs more than the cutting of a short one.
    words = iter(_cutter(segmenter)(_APART.join(gaps)))
    joins = segmenter == "rjieba"
    out: list[tuple[int, int]] = []
    position = 0
    for start, end in spans:
        if start > position:
            for word in words:
                if joins and len(word) > 1 and not word.isalnum() and _joined(word):
                    for part in _JOINED.findall(word):
                        out.append((position, position + len(part)))
                        position += len(part)
                else:
                    stop = position + len(word)
                    out.append((position, stop))
                    position = stop
                if position >= start:
                    break
            next(words, None)  # what keeps the gaps apart
        out.append((start, end))
        position = end
    out.pop()  # the end of the text
    return out
