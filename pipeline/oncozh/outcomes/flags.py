"""What a reviewer must look at in a row that is otherwise complete: values that cannot be, endpoints that are often others.

Flags that a rule knows at the place where it guesses (`unmatched_distribution`, `not_reached` …) are set there.
"""

from __future__ import annotations

import re

from oncozh.figures import DURATION, PERCENT
from oncozh.outcomes.blocks import RATIO
from oncozh.outcomes.context import Context
from oncozh.outcomes.rows import Row

# Endpoints that other words of the clause often make another one (有效率 defined as CR+PR, a risk over ten years).
_LOOSE = frozenset({"RESPONSE", "INCIDENCE"})


def set_flags(ctx: Context, row: Row) -> None:
    """Adds the flags that follow from the whole row."""
    figure = row.figure
    if is_implausible(row):
        row.flags.append("implausible_value")
    doubtful = (
        # 一半, 七成 in an article without signs: told of many things that are no endpoint
        (
            figure.form == PERCENT
            and ctx.reader.signless
            and not ctx.text[figure.number.start].isdigit()
            and not _named_before(ctx.text, row)
        )
        or row.head == "earlier"
        or (row.head == "carried" and row.statistic == "rate" and row.endpoint.code in _LOOSE)
    )
    if doubtful and figure.value is not None:
        row.flags.append("ambiguous_endpoint")


_APART = re.compile(r"[，,。；;：:]")


def _named_before(text: str, row: Row) -> bool:
    """Whether the name of a rate or a risk leads to the figure: 5年生存率能达到九成."""
    end, start = row.endpoint.end, row.figure.start
    if row.head != "own" or not 0 <= start - end <= 12 or _APART.search(text, end, start):
        return False
    return text[end - 1] == "率" or row.endpoint.form == "risk"


_LONGEST = {"year": 50, "month": 600, "week": 2_600, "day": 18_250}  # a survival of fifty years
_LARGEST_RATIO = 100


def is_implausible(row: Row) -> bool:
    """Whether a value cannot be: a rate over 100%, fifty years of survival, an HR of 0, more events than patients."""
    figure = row.figure
    if figure.events is not None and figure.total is not None and int(figure.events) > int(figure.total):
        return True
    if figure.value is None:
        return False
    low = float(figure.value)
    high = float(figure.high) if figure.high is not None else low
    if figure.form == DURATION:
        return max(low, high) > _LONGEST.get(figure.unit or "", 600)
    if figure.form == RATIO:
        return low == 0 or max(low, high) > _LARGEST_RATIO
    return figure.form == PERCENT and row.statistic == "rate" and (low < 0 or max(low, high) > 100)
