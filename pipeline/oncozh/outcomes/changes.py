"""Figures that tell of a change: 从6%提升至31% with its baseline, 提高12个百分点, 延长近一倍, 死亡风险降低31%."""

from __future__ import annotations

import re
from decimal import Decimal

from oncozh.figures import FOLD, PERCENT, POINTS
from oncozh.outcomes.blocks import ABSENT, Figure
from oncozh.outcomes.context import Context
from oncozh.outcomes.factors import factors_of
from oncozh.outcomes.items import Group
from oncozh.outcomes.rows import Row
from oncozh.outcomes.segments import Segment, tells_difference

_CHANGED_TO = re.compile(
    r"[升降增减提延缩改变跃跌落压拉推抬][^，。；\d]{0,4}[至到为成](?:\d{4}(?:[-~～至]\d{4})?年)?[^，。；\d]{0,16}$|到(?:现在|如今|目前|今天|去年|今年)的?\s?$|→\s?$"
)


def take_baseline(ctx: Context, seg: Segment, rows: list[Row], waiting: Figure | None) -> Figure | None:
    """Gives a figure the value before it; returns the figure that is itself such a value and gets no row of its own.

    Args:
        ctx: the article.
        seg: the block.
        rows: its rows.
        waiting: the baseline that the block before it gave.
    """
    first = rows[0].figure
    if len(rows) > 1:
        return None
    if (
        waiting is not None
        and waiting.form == first.form
        and (first.verb == "to" or _CHANGED_TO.search(ctx.text, seg.position, first.start))
    ):
        first.baseline = waiting.value
        first.verb = "to"
        return None
    if len(seg.block.figures) > 1 or first.value is None:
        return None
    return first if _is_baseline(ctx.text, seg, first) else None


_RISES = re.compile(
    r"[\s)）]*(?:[（(][^（）()]{0,30}[)）])?\s?(?:的(?:局面|水平|低谷|困境)?(?:被)?)?(?:左右|以下|以上|多|出头|不到)?[，,]?\s?(?:显著|大幅|明显|进一步|逐步|一路|快速|迅速|稳步|平稳|逐年)?\s?(?:被|再|能|可)?(?:→|->|到(?:现在|如今|目前|今天|去年|今年)|[一-龥]{1,4}[至到为上成]|[升降增减提延缩改变跃跌落压推])"
)
_CLAUSE_END = re.compile(r"[，,；;]")
_ARROWS = ("→", "->")


def _is_baseline(text: str, seg: Segment, f: Figure) -> bool:
    """从6%…提升至, 6%的局面被改写为, 6%→."""
    if f.form == ABSENT:
        return False
    end = f.end
    source = seg.cues("from")
    said = (
        (bool(source) and f.start - source[-1].end <= 22 and not _CLAUSE_END.search(text, source[-1].end, f.start))
        or text.find("的局面", end, end + 8) >= 0
        or text.startswith(_ARROWS, end)
        or (text[end : end + 1].isspace() and text.startswith(_ARROWS, end + 1))
    )
    return said and _RISES.match(text, end, end + 40) is not None


_SPEED = re.compile(r"\s?的(?:速度|幅度|速率)(?:逐年|持续)?(?P<way>下降|降低|递减|减少|上升|增长|递增|提高|增加)")
_FALLS = re.compile(r"降|减|少|低|砍|削|跌|压")
_SHRINKS = re.compile(r"(?:缩小|退缩|下降|减小)$")
_SHRINK_ENDS = frozenset("小缩降\n")  # what `_SHRINKS` ends in
# 延长了中位PFS近一倍: the verb stands before the endpoint
_CHANGES = re.compile(r"(延长|提高|提升|改善|增加|降低|减少|缩短)了?(?:患者的?|其|了)?$")
_CHANGE_ENDS = frozenset("长高升善加低少短了的其者")  # what `_CHANGES` ends in
_CHANGED_BY = re.compile(r"(?:近|约|超过|逾|达|了|大约|至少|最多|多达|整整)*\s?")


def set_statistic(ctx: Context, row: Row, seg: Segment) -> None:
    """What a row's figure is: a rate, a median, a mean, a change or (X倍 with a CI) a risk ratio."""
    figure, e, text = row.figure, row.endpoint, ctx.text
    form = figure.form
    if form == FOLD and figure.ci is not None:
        row.statistic, figure.unit = "risk_ratio", "ratio"
        factors = factors_of(text, seg)
        if factors and not (row.comparator and row.group is not None and row.group.strata):
            row.refs, row.comparator = [factors[0].words], []
        return
    direction = direction_of(text, figure, row, seg)
    if direction is not None:
        row.statistic, row.direction = "change", direction
    elif tells_difference(text, seg, figure.start):
        row.statistic = "change"
    elif form == PERCENT:
        row.statistic = "rate"
    elif form == ABSENT:
        row.statistic = "rate" if e.form == "rate" else "median"
    else:
        row.statistic = "mean" if e.mean or figure.number.sd is not None else "median"


_OF_CHANGES = frozenset((FOLD, POINTS))
_BELOW = ("低于", "短于")


def direction_of(text: str, figure: Figure, row: Row, seg: Segment) -> str | None:
    """Where the change that a figure tells of goes; None where it is no change."""
    e, form, start = row.endpoint, figure.form, figure.start
    if form in _OF_CHANGES:
        if text.startswith(("仅差", "只差"), max(figure.start - 2, 0)):
            return None
        below = any(text.startswith(_BELOW, c.start) for c in seg.cues("than"))
        return figure.direction or ("decrease" if below else "increase")
    verb = figure.verb if figure.baseline is None else "to"  # the baseline
    if verb in ("up", "down"):
        return figure.direction
    if text.startswith("多活", e.end - 2):
        return "increase"  # 平均能多活8.2个月
    if form == PERCENT:
        first = text[figure.end : figure.end + 1]
        speed = _SPEED.match(text, figure.end) if first == "的" or first.isspace() else None
        if speed is not None:
            return "decrease" if _FALLS.search(speed["way"]) else "increase"
        if e.form == "risk" and _FALLS.search(text, e.end, start):
            return "decrease"
        if (
            0 <= start - e.end <= 4
            and e.code != "AE"
            and text[e.end - 1] in _SHRINK_ENDS
            and _SHRINKS.search(text, e.start, e.end)
        ):
            return "decrease"
    if (
        verb == ""
        and e.end <= start
        and text[e.start - 1 : e.start] in _CHANGE_ENDS
        and _CHANGED_BY.fullmatch(text, e.end, start)
        and all(o.end != e.start for o in seg.sentence.endpoints)  # 血小板减少≥3级的占39.7%
    ):
        changed = _CHANGES.search(text, max(seg.start, e.start - 6), e.start)
        if changed is not None:
            return "decrease" if changed[1] in ("降低", "减少", "缩短") else "increase"
    return None


# A较B提高了ORR（…）, A的PFS长于B（…）: which of two values is the larger. 优于 does not say so: of some endpoints less is better.
_MORE_OR_LESS = re.compile(
    r"(?P<more>提[高升]|升高|增[加长高]|延长|上升|抬高|更[高长多]|[高长多]于|较[高长多])|(?P<less>降低|下降|减少|缩短|更[低短少]|[低短少]于|较[低短少])"
)
_NOT_SO = re.compile(r"[未无没不非][^，,。；;]{0,8}$")
_LONGEST_GAP = 24  # code points between the word and the two values


def agree_with_words(ctx: Context, seg: Segment, rows: list[Row], than: Group | None) -> None:
    """Gives two values to the arms so that the larger one is that of the arm that the words say has more.

    `和B相比，A提高了ORR，分别为45%和60%`: A's is 60%.

    Args:
        ctx: the article.
        seg: the block.
        rows: its rows.
        than: the group that the words hold the other against.
    """
    if than is None or len(rows) != 2:
        return
    a, b = rows
    one, two = a.figure.value, b.figure.value
    if (
        one is None
        or two is None
        or a.endpoint.code != b.endpoint.code
        or a.time != b.time
        or a.figure.form != b.figure.form
    ):
        return
    start, end = max(seg.start, seg.block.start - 60), seg.block.start
    told = None
    for m in _MORE_OR_LESS.finditer(ctx.text, start, end):
        if not any(e.start <= m.start() < e.end for e in seg.sentence.endpoints):  # 中性粒细胞减少
            told = m
    if told is None or end - told.end() > _LONGEST_GAP or _NOT_SO.search(ctx.text, start, told.start()):
        return
    if any(g.start >= told.end() and g.start != than.start for g in seg.groups):
        return  # A较B延长，A组和B组分别为…: named once more, each beside its value
    low, high = (a, b) if Decimal(one) < Decimal(two) else (b, a)
    more = high if told["more"] else low
    if ctx.arms.treatments.same(more.refs, than.refs):
        a.refs, b.refs = b.refs, a.refs
        a.comparator, b.comparator = b.comparator, a.comparator
        a.group, b.group = b.group, a.group
