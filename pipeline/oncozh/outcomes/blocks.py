"""Figures that belong together: a block is a run of figures parted only by 、和与 vs 比 and by what accompanies them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from oncozh.figures import DURATION, PERCENT, Number
from oncozh.outcomes.items import Cue

RATIO = 20  # the form of a bare number that is the value of an HR, OR or RR
ABSENT = 21  # 未达到: a value that is not there yet
VERSUS = frozenset({"vs", "vs.", "versus", "对比", "比上", "比", "对", ":", "∶"})


@dataclass(slots=True)
class Figure:
    """A number that may carry an outcome, with what accompanies it."""

    number: Number
    start: int
    end: int
    form: int
    value: str | None
    high: str | None = None
    unit: str | None = None
    qualifier: str = "="
    verb: str = ""  # up, down, to: the verb right before the figure
    direction: str | None = None
    ratio: str = ""
    implied: bool = False
    ci: tuple[str | None, str | None] | None = None
    p: str | None = None
    events: str | None = None
    total: str | None = None
    baseline: str | None = None
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """Figures in a run; `seps[i]` is the word between figure i and i + 1."""

    figures: list[Figure]
    seps: list[str]

    start: int
    end: int

    @property
    def versus(self) -> bool:
        """Whether vs or 比 parts some of the figures."""
        return not VERSUS.isdisjoint(self.seps)


def blocks_of(folded: str, figures: list[Figure], companions: list[tuple[int, int]], spreads: list[Cue]) -> list[Block]:
    """The blocks of a sentence's figures.

    Args:
        folded: the article, folded.
        figures: in text order.
        companions: the spans of intervals, P values and counts, in text order.
        spreads: the cues 分别 and vs; after one of them a comma parts figures of one block.
    """
    blocks: list[Block] = []
    if not figures:
        return blocks
    starts = [a for a, _ in companions]
    last = figures[0]
    block = Block([last], [], last.start, last.end)
    blocks.append(block)
    for f in figures[1:]:
        gap_start = max(last.end, last.number.end)
        if (
            f.start - gap_start <= _FURTHEST
            and ((c := folded[gap_start : gap_start + 1]) in _GAP_BEGINS or c.isspace())
            and (last.form == f.form or _compatible(last, f))
        ):
            word = _separator(folded, gap_start, f.start, companions, starts)
            if c == ")" and _IN_ASIDE.search(folded, max(0, block.start - 12), block.start):
                word = None
            if word is not None and (
                word not in (",", "，") or any(block.start - 60 < c.start < block.start for c in spreads)
            ):
                block.figures.append(f)
                block.seps.append(word)
                block.end = f.end
                last = f
                continue
        last = f
        block = Block([f], [], f.start, f.end)
        blocks.append(block)
    return blocks


_IN_ASIDE = re.compile(r"%\s?[(][a-z\u4e00-\u9fff]{1,8}\s?$")  # ORR 36%（CR 7%）vs 13%: the 13% is no CR
_FURTHEST = 90  # code points between two figures of one block, companions included

SEPARATOR = re.compile(
    r"[\s()\[\]（）.,，、;]*?(?P<word>、|和|与|以及|及|vs\.?|versus|对比|比上?|对|/|,|，|\.|·|~|:|∶)?[\s()\[\]（）,，、<>≤≥]*"
)
_SEPARATOR_ENDS = frozenset("()[]（）.,，、;<>≤≥和与及s比对上/·~:∶")  # and white space
COMPANY = re.compile(
    r"p(?:值)?\s?[=<>≤≥]?\s?[,，]?|例|n\s?=|(?:(?<=[()（）])|^)\s?(?:个月|月|年|%)"
)  # what is left of companions without their figures
# What a gap begins with that is no words: a separator, what accompanies the figure, or what is left of that.
_GAP_BEGINS = frozenset("()[]（）.,，、;<>≤≥和与以及vV对比/·~:∶p例n个月年%0123456789")
_WORDS = re.compile(r"、|和|与|以及|及|vs|对|比|/")


def _separator(folded: str, start: int, end: int, companions: list[tuple[int, int]], starts: list[int]) -> str | None:
    """The word between two figures of one block, or None where more stands between them."""
    low = bisect_left(starts, start) if starts else 0
    high = bisect_left(starts, end, low) if starts else 0
    gap = folded[start:end]
    if low < high:
        parts = []
        position = start
        for a, b in companions[low:high]:
            if b > position:
                parts.append(folded[position : max(position, a)])
                position = b
        parts.append(folded[position:end])
        gap = COMPANY.sub("", "".join(parts))
    elif gap[:1] == ")":
        gap = COMPANY.sub("", gap)
    elif gap[-1:] not in _SEPARATOR_ENDS and not gap[-1:].isspace():
        return None  # …，B组为: words lead to the next figure
    m = SEPARATOR.fullmatch(gap)
    if m is None or "\n" in gap or (low < high and ";" in gap):
        return None
    word = m["word"] or gap.strip(" ()[]（）")[:1]
    if not word:
        return None
    if word in (",", "，", "."):
        words = _WORDS.findall(gap)
        return words[-1] if words else word
    return word


def _compatible(a: Figure, b: Figure) -> bool:
    """Whether two figures can be values of one list; 未达到 stands among times and rates."""
    if ABSENT in (a.form, b.form):
        return a.form == b.form or DURATION in (a.form, b.form) or PERCENT in (a.form, b.form)
    return a.form == b.form
