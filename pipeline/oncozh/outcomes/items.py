"""What the linking looks at in a sentence: endpoints, groups and cue words, in text order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oncozh.article import Mention

if TYPE_CHECKING:
    from oncozh.outcomes.sequences import Orders

SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())  # what the pattern of white space matches


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
    listed: bool = False  # 皮疹、腹泻，发生率分别为…: the rate of the events listed before it


@dataclass(slots=True)
class Group:
    """An arm or group as named in the text: the ids of its treatments, or its own words, or both."""

    start: int
    end: int
    refs: list[str]
    plural: int = 0  # of 两组, 三者: how many of the article's groups are meant
    explicit: bool = True  # said as a group (X组), not only a treatment that stands there
    strata: int = 0  # patients told apart by a marker, age or stage, whatever arm they are in; one number for each way
    nickname: bool = False  # in everyday words (加药的那组), which mean nothing where no pair of arms is known
    instead: list[Group] = field(default_factory=list)  # the treatments in a nickname's words: X of 不加X的
    lacks: bool = False  # an arm that is told apart by what it does not get: 未加用者, 单用时
    options_of: str = ""  # the words whose options it lists: 化疗 of 化疗（拓扑替康或多西他赛）
    resolved: int = field(default=-1, compare=False)  # for which state of the arms its role was looked up
    resolved_beside: int = field(default=-1, compare=False)  # for which state the groups beside it were


@dataclass(slots=True)
class Groups:
    """The groups of an article in text order, with the ids that their names stand for."""

    items: list[Group]
    arms: list[list[str]]  # the refs of the arms that the article defines, in order
    studies: list[int]  # where the article turns to another study
    orders: Orders | None = None  # those in which arms get the same treatments
    starts: list[int] = field(init=False)  # where each of the items begins

    def __post_init__(self) -> None:
        self.starts = [g.start for g in self.items]

    def count_named(self, text: str) -> int:
        """How many arms (阿帕替尼组, 对照组) an article names."""
        names = {text[g.start : g.end] for g in self.items if g.explicit and not g.plural}
        return sum(name.endswith("组") for name in names)

    def within(self, start: int, end: int) -> list[Group]:
        """The groups that begin in a span."""
        low = bisect_left(self.starts, start)
        return self.items[low : bisect_left(self.starts, end, low)]

    def before(self, at: int) -> list[Group]:
        """The groups that begin before a place."""
        return self.items[: bisect_left(self.starts, at)]

    def last_before(self, at: int) -> Group | None:
        """The last group that begins before a place."""
        i = bisect_left(self.starts, at)
        return self.items[i - 1] if i else None

    def after(self, at: int) -> list[Group]:
        """The groups that begin at a place or behind it."""
        return self.items[bisect_left(self.starts, at) :]

    def insert(self, groups: list[Group]) -> None:
        """Adds groups, in place of the treatments that their words name."""
        items = self.items
        for g in groups:
            low = high = bisect_left(self.starts, g.start)
            while high < len(items) and items[high].start < g.end:
                high += 1
            items[low:high] = [g]
            self.starts[low:high] = [g.start]

    def remove(self, starts: set[int]) -> None:
        """Drops the groups that begin where words turn out to be none."""
        self.items[:] = [g for g in self.items if g.start not in starts]
        self.starts[:] = [g.start for g in self.items]


_NO_TREATMENT = frozenset(("安慰剂", "观察", "不维持", "未维持", "无维持"))


def gets_nothing(refs: list[str]) -> bool:
    """Whether an arm gets no treatment, as its own words say."""
    return len(refs) == 1 and refs[0] in _NO_TREATMENT


# How many: of 双药, 三联, 两个组.
NUMBERS = {"单": 1, "双": 2, "两": 2, "二": 2, "三": 3, "四": 4}


def concept_of(ref: str, names: Mapping[str, Mention]) -> str:
    """By what two mentions of one drug are the same; own words stand for themselves."""
    return names[ref].concept or names[ref].text if ref in names else ref


def concepts_of(refs: list[str], names: Mapping[str, Mention]) -> frozenset[str]:
    """The concepts of some treatments."""
    return frozenset([concept_of(r, names) for r in refs])


# What may stand between 较 and the treatment that it governs.
WHOSE = r"(?:(?:以往|以前|过去|此前|从前|原来)的|单纯|单用|单药|单独|标准|常规|传统|同期|既往|含铂(?:双药)?|系统性?|挽救性?|原研(?:药|产品)?|参[照比](?:药|制剂)?|(?:[欧美中][盟国洲])?市售的?|(?:研究者|医生|医师)(?:所|自行)?选[择定]的?)?"
_HELD = re.compile(rf"[^，。；]{{0,3}}|\s?{WHOSE}\s?")


def held_against(text: str, cue_end: int, start: int) -> bool:
    """Whether a word such as 较 or 比 that ends at `cue_end` governs what begins at `start`: 较医生选择的化疗."""
    return (
        0 <= start - cue_end <= 12
        and _HELD.fullmatch(text, cue_end, start) is not None
        and text[cue_end] != "量"  # of 较量
    )


@dataclass(slots=True)
class Cue:
    """A cue word of `cues.tsv` where it stands."""

    start: int
    end: int
    cue: str
    value: str


_AS_CONTROL = re.compile(
    r"(?:单药|方案|治疗|组){0,8}\s?(?:为|作为|作)(?:对照|参[照比]|参考|基准)[组药]?(?:[，,。；;]|时)"
)


def taken_as_control(text: str, g: Group) -> bool:
    """`以A为对照，B…`: whether a group is the one that others are held against."""
    return text[g.start - 1 : g.start] == "以" and _AS_CONTROL.match(text, g.end) is not None
