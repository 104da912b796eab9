"""Reading a text without the spaces that typography, a converter or a scan put into it, and the way back to its offsets.

`ORR 为 45.2 % ， 高于 PD-1 组` is read as `ORR为45.2%，高于PD-1组`, as all rules are written for that. What is found is put
back into the text as it was given: spans count its code points, and a group's words are its words, spaces and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from oncozh.article import Mention, Outcome

_HAN = "〇㐀-䶿一-鿿"
_MARKS = "，。；：、！？（）【】《》“”％～＝＜＞≥≤"
_SPACE = "[ \u00a0\u2002-\u200a\u202f]"
# A single space beside a Chinese character, unless the other side is one too: there it may part two names, as it parts a
# heading from its text (目的 探讨…, 结果 ORR…). Any beside Chinese marks, in brackets, before %, around the sign of a figure.
# Every way begins with the space itself, which the engine looks for, and then looks back past it.
_SPACES = re.compile(
    rf"{_SPACE}(?:"
    rf"(?<=[{_HAN}].)(?<!目的.)(?<!方法.)(?<!结果.)(?<!结论.)(?<!背景.)(?=[A-Za-z0-9%(\[<>=~±+≥≤{_MARKS}])"
    rf"|(?<=[A-Za-z0-9%+)\]].)(?=[{_HAN}{_MARKS}])"
    rf"|(?<=[{_MARKS}].){_SPACE}*(?=\S)"
    rf"|(?<=[(\[].)(?=[\w<>=≥≤])|(?<=[\w%].)(?=[)\]])"
    rf"|(?<=\d.)(?=%)"
    rf"|(?<=[A-Za-z0-9].)(?=[<>=]\s?[\d.])|(?<=[A-Za-z0-9]\s[<>=].)(?=[\d.])|(?<=[A-Za-z0-9][<>=].)(?=[\d.])"
    rf"|(?<=\.\d.)(?=[-–~]\s?\d+\.\d)|(?<=\.\d\d.)(?=[-–~]\s?\d+\.\d)|(?<=\d\s[-–~].)(?=\d+\.\d)"
    rf")"
)
_NUMBER_OF_LINE = re.compile(r"\s*(?:\d+\.)*\d+\.?")  # 2.1 疗效: the number of a heading keeps its space


def unspaced(text: str) -> tuple[str, list[int] | None]:
    """A text as it is read, and where each of its characters stood; None where nothing was left out.

    >>> unspaced("ORR 为 45.2 % 。")
    ('ORR为45.2%。', [0, 1, 2, 4, 6, 7, 8, 9, 11, 13])
    """
    parts: list[str] = []
    at: list[int] = []
    kept = 0
    for m in _SPACES.finditer(text):
        start, end = m.span()
        if text[start - 1] in "0123456789." and _NUMBER_OF_LINE.fullmatch(text, text.rfind("\n", 0, start) + 1, start):
            continue
        parts.append(text[kept:start])
        at += range(kept, start)
        kept = end
    if not parts:
        return text, None
    parts.append(text[kept:])
    at += range(kept, len(text))
    return "".join(parts), at


def put_back(
    text: str, read: str, at: list[int], mentions: Iterable[Mention], outcomes: Iterable[Outcome],
    sentences: list[tuple[int, int]],
) -> list[tuple[int, int]]:  # fmt: skip
    """Puts what was found in `read` into `text`, in place; returns the sentences put back.

    Args:
        text: as it was given.
        read: the same without spaces.
        at: where each character of `read` stands in `text`.
        mentions: those of `read`.
        outcomes: their rows.
        sentences: the spans of its sentences.
    """
    ids = set()
    for m in mentions:
        m.start, m.end = at[m.start], at[m.end - 1] + 1
        m.text = text[m.start : m.end]
        ids.add(m.id)
    for o in outcomes:
        for refs in (o.intervention, o.comparator):
            for i, ref in enumerate(refs):
                if ref not in ids and (found := read.find(ref)) >= 0:
                    refs[i] = text[at[found] : at[found + len(ref) - 1] + 1]
    return [(at[start], at[end - 1] + 1) for start, end in sentences]
