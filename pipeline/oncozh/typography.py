"""Reading a text as it would be typeset, whatever typography, a converter or a scan made of it, and the way back.

`ORR 为 45.2 % ， 高于 PD-1 组` is read as `ORR为45.2%，高于PD-1组`, and the half-width , ; and . of a Chinese sentence as its own
marks: all rules are written for that. What is found is put back into the text as it was given: spans count its code
points, and a group's words are its words, spaces and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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


# A comma, semicolon or full stop of a Chinese sentence that was typed in half width: 中位OS为9.1个月,HR 0.62;高于对照组.ORR…
# A comma or semicolon touches a Chinese character, bracket or sign on one side at least; 1,234 and 0.44,0.71 keep theirs.
_COMMA = re.compile(
    rf"(?<=[{_HAN}）)%％”》」]),|,(?=\s?[{_HAN}（“《「])|(?<=[{_HAN}）)%％”》」]);|;(?=\s?[{_HAN}（“《「])"
)
# A full stop stands behind Chinese, a bracket or %, or behind a word or a decimal (or 提高到81) and before Chinese.
_STOP = re.compile(
    rf"\.(?:(?<=[{_HAN}）”」》%％].)(?!\.)|(?<=[)\]].)(?![a-z.])"
    rf"|(?:(?<=\.\d.)|(?<=\.\d\d.)|(?<=\.\d\d\d.)|(?<=[{_HAN}]\d\d.)"
    rf"|(?<=[A-Za-z]{{2}}.)(?<!vs.)(?<!VS.)(?<!al.)(?<!No.)(?<!Dr.)(?<!Fig.))(?=\s?[{_HAN}“《【≥]))"
)


def chinese_marks(text: str) -> str:
    """A text with the commas, semicolons and full stops of its Chinese sentences in full width, as long as it was.

    >>> chinese_marks("中位OS为9.1个月,1,234例;结束.P值为0.05.对照组")
    '中位OS为9.1个月，1,234例；结束。P值为0.05。对照组'
    """
    if "," in text or ";" in text:
        text = _COMMA.sub(lambda m: "，" if m[0] == "," else "；", text)
    return _STOP.sub(_full_stop, text) if "." in text else text


def _full_stop(m: re.Match[str]) -> str:
    line = m.string.rfind("\n", 0, m.start()) + 1
    return "." if _NUMBER_OF_LINE.fullmatch(m.string, line, m.end()) else "。"  # 2.1.疗效


def as_read(text: str) -> tuple[str, Sequence[int]]:
    """A text as it is read, and where each of its characters stands in the text given."""
    read, at = unspaced(text)
    return chinese_marks(read), range(len(text)) if at is None else at


def put_back(
    text: str, read: str, at: Sequence[int], mentions: Iterable[Mention], outcomes: Iterable[Outcome],
    sentences: list[tuple[int, int]],
) -> list[tuple[int, int]]:  # fmt: skip
    """Puts what was found in `read` into `text`, in place; returns the sentences put back.

    Args:
        text: as it was given.
        read: the same as it was read.
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
