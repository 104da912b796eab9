"""What stands beside a figure and belongs to it: its confidence interval, n/N, and the n例 before a bracket."""

from __future__ import annotations

import re
from bisect import bisect_left

from oncozh.figures import COUNT, DURATION, EVENTS, INTERVAL, PERCENT, POINTS, Number, bare_interval, ratio_bounds
from oncozh.outcomes.blocks import ABSENT, RATIO, Figure

_WITH_INTERVAL = frozenset((DURATION, RATIO, PERCENT, POINTS))
_COMPANIONS = frozenset((INTERVAL, EVENTS, COUNT))


def give_companions(folded: str, figures: list[Figure], numbers: list[Number]) -> list[tuple[int, int]]:
    """Gives CI and n/N to the figures they stand at; returns the spans of intervals without 95%CI."""
    extra: list[tuple[int, int]] = []
    if not figures:
        return extra
    for f in figures:
        if f.form in _WITH_INTERVAL:
            interval = ratio_bounds(folded, f.number) if f.form == RATIO else bare_interval(folded, f.end)
            if interval is not None and (f.form != PERCENT or interval.high):
                cited = folded.find("[", interval.start, interval.end) >= 0 and _is_citation(f, interval)
                if not cited and (f.form != DURATION or not _is_range(f, interval)):
                    f.ci = (interval.low, interval.high)
                extra.append((interval.start, interval.end))
        if f.form == PERCENT and f.events is None:
            _count_before(folded, f)
    starts = [f.start for f in figures]
    for n in numbers:
        if n.form not in _COMPANIONS:
            continue
        i = bisect_left(starts, n.start)
        before = figures[i - 1] if i else None
        after = figures[i] if i < len(figures) else None
        if n.form == INTERVAL:
            if n.low and before is not None:
                _give_interval(before, n)
        else:
            _give_counts(folded, before, n, after)
    return extra


# 12例患者中，8例缓解（66.7%）; 21例达到（41.2%）: the words on what they had stand before the bracket.
_COUNT_BEFORE = re.compile(
    r"(?=\d)(?:(?<!\d)(?P<total>\d{1,4})\s?(?:例|只|名|人)[^,;。\d]{0,8}中,?(?:有|共)?\s?)?(?<!\d)(?P<events>\d{1,4})\s?(?:例|只|名|人)"
    r"[^,;。、\d()]{1,14}(?:,[^,;。、\d()]{0,8})?[(]?[^,;。、\d()]{0,8}$"
)
_COUNTS = re.compile("[例只名人]")


def _count_before(folded: str, f: Figure) -> None:
    """Gives a rate the counts of the clause before it, where they make it; n alone only from right before its bracket."""
    start = max(0, f.start - 48)
    if f.value is None or _COUNTS.search(folded, start, f.start) is None:
        return
    before = folded[start : f.start]
    m = _COUNT_BEFORE.search(before)
    if m is None:
        return
    if m["total"] is None:
        if before[-1] == "(" and "," not in m[0]:
            f.events = m["events"]
    elif int(m["total"]) and abs(100 * int(m["events"]) / int(m["total"]) - float(f.value)) <= _ROUNDED:
        f.events, f.total = m["events"], m["total"]


_ROUNDED = 0.6  # percentage points


def _is_range(f: Figure, interval: Number) -> bool:
    """14（3~31）个月: the shortest and the longest time, which lie further apart than a confidence interval's bounds."""
    if f.value is None or interval.high is None:
        return False
    value = float(f.value)
    return float(interval.low) * 3 <= value and float(interval.high) >= value * 2


def _is_citation(f: Figure, interval: Number) -> bool:
    """20%[12-14]: whole numbers in square brackets that do not hold the figure number the references."""
    if f.value is None:
        return True  # of a range: 20%~30%[12-14]
    if interval.high is None or "." in interval.low + interval.high:
        return False
    return not float(interval.low) <= float(f.value) <= float(interval.high)


def _give_interval(f: Figure, n: Number) -> None:
    if f.ci is None and n.start - f.end <= 60 and f.form != ABSENT:
        f.ci = (n.low, n.high)
        f.flags += [flag for flag in n.flags if flag not in f.flags]


_TO_EVENTS = re.compile(r"(?:[(]95%\s?ci[^;()]{1,24};)?(?:的患者)?[\s(（\[,，]*(?:n\s?=\s?)?")
_OPENED = re.compile(r"\s?[(]\s?(?:n\s?=\s?)?")
_CLOSED = (")", " )")
_FROM_EVENTS = re.compile(r"(?:例|名|人)?[\s(（\[,，]*")
_FROM_COUNT = re.compile(r"(?:患者|病人|者)?[\s(（\[,，]*(?:占)?")


def _give_counts(folded: str, before: Figure | None, n: Number, after: Figure | None) -> None:
    """43.3%(29/67), 29/67(43.3%), 29例(43.3%)."""
    if (
        n.form == EVENTS
        and before is not None
        and before.form == PERCENT
        and _TO_EVENTS.fullmatch(folded, before.end, n.start)
    ):
        before.events, before.total = n.low, n.high
    elif (
        n.form == COUNT
        and n.low.isdigit()
        and before is not None
        and before.form == PERCENT
        and before.events is None
        and _OPENED.fullmatch(folded, before.end, n.start)
        and folded.startswith(_CLOSED, n.end)
    ):
        before.events = n.low  # 2%（4例）
    elif after is not None and after.form == PERCENT:
        if n.form == COUNT:
            if n.low.isdigit() and _FROM_COUNT.fullmatch(folded, n.end, after.start):
                after.events = n.low
        elif _FROM_EVENTS.fullmatch(folded, n.end, after.start):
            after.events, after.total = n.low, n.high
