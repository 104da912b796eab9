"""The items of a sentence: what the linking looks at, in text order.

A sentence here runs to 。！？ or a line break; ；and ，stay inside it as items, because a figure's endpoint and group may
stand before them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from oncozh.article import Mention
from oncozh.figures import Number

# Kinds of items.
FIGURE, ENDPOINT, NAME, GROUP, CUE, MARK = range(6)


@dataclass(slots=True)
class Endpoint:
    """An endpoint as named in the text: its code, what measures it and the words around the name.

    `form` is time, rate, either or risk; `times` are the months of 1、3、5年 before it; code `-` measures what is no
    endpoint of the table (检出率, 随访时间) and keeps its figures out.
    """

    code: str
    form: str
    start: int
    end: int
    times: list[float] = field(default_factory=list)
    event: str | None = None
    grade: str | None = None
    ambiguous: bool = False
    mean: bool = False


@dataclass(slots=True)
class Group:
    """An arm or group as named in the text: the ids of its treatments, or its own words, or both."""

    start: int
    end: int
    refs: list[str]
    plural: int = 0  # of 两组, 三者: how many of the article's groups are meant
    explicit: bool = True  # said as a group (X组), not only a treatment that stands there


@dataclass(slots=True)
class Item:
    kind: int
    start: int
    end: int
    number: Number | None = None
    endpoint: Endpoint | None = None
    mention: Mention | None = None
    group: Group | None = None
    cue: str = ""
    value: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence with its items; `start`/`end` are offsets into the article."""

    start: int
    end: int
    items: list[Item]
    index: int = 0
    preclinical: bool = False
