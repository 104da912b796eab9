"""Figures handed out: a block's figures over the endpoints, time points and groups that the text lists.

分别 hands values out in order; the lists nest (A组和B组的ORR分别为…和…，DCR分别为…和…).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from oncozh.outcomes.blocks import VERSUS, Block
from oncozh.outcomes.context import Context
from oncozh.outcomes.items import Endpoint, Group
from oncozh.outcomes.population import POPULATION
from oncozh.outcomes.segments import Segment


@dataclass(slots=True)
class Cell:
    """What one figure of a block reports."""

    endpoint: Endpoint
    time: float | None
    group: Group | None


_AND = re.compile(r"(?:\s?[（(\[][A-Za-z+＋/、\s]{2,20}[)）\]])?[\s)）]*(?:、|和|与|及|以及|/|或|\+|;|；)?[\s(（]*")


def coordinated_endpoints(endpoints: list[Endpoint], text: str) -> list[Endpoint]:
    """The last coordinated list of endpoints: of `…，ORR、DCR` both."""
    if len(endpoints) < 2:
        return list(endpoints)
    out = [endpoints[-1]]
    for e in reversed(endpoints[:-1]):
        gap = text[e.end : out[0].start]
        if not gap.strip() or not _AND.fullmatch(gap) or e.code == "-":
            break
        out.insert(0, e)
    if len(out) > 1:
        _share(out, text)
    return out


def _share(endpoints: list[Endpoint], text: str) -> None:
    """A time point before the first of a list holds for all; so do a grade, and 率 after the last; 中位PFS is a time."""
    first, last = endpoints[0], endpoints[-1]
    for e in endpoints[1:]:
        if not e.times and e.form != "time" and first.times:
            e.times = first.times
        if e.code == "AE" and e.grade is None:
            e.grade = first.grade
        if (
            e.code == "AE"
            and first.event
            and first.event.startswith("晚期")
            and e.event
            and not e.event.startswith("晚期")
        ):
            e.event = "晚期" + e.event
    if last.form == "rate":
        for e in endpoints[:-1]:
            if e.form == "either" and e.code != "-" and not text.startswith("中位", e.start):
                e.form = "rate"


# What may say, before a group, how its treatment is given or who chose it.
_HOW = (
    r"(?:(?:研究者|医生|医师)(?:所|自行)?选[择定]的?|术前|术后|直接|单纯|单用|单药|标准的?|常规的?|传统的?|现行的?|既往|同期|早期|晚期|延迟|同步|序贯"
    r"|国产|进口|原研|[大小高低]剂量|口服|静脉|皮下|每[日周月]|每[两三四]周|短程|长程|间歇性?|持续|根治性|姑息性|含铂(?:双药)?|系统性?|三线|二线|一线)"
)
_GROUP_AND = re.compile(
    r"(?:[（(][^（()）]{0,80}[)）])?\s?(?:治疗|方案|患者|单药|者|化疗|亚组|人群){0,2}\s?(?:\d+例)?(?:[（(][^（()）]{0,80}[)）])?\s?"
    rf"(?:、|，|,|和|与|及|以及|/|vs\.?|versus|对比|比|较|对)?\s?{_HOW}{{0,2}}",
    re.I,
)


_IN_BRACKET = re.compile(r"组\s?[（(][^（()）]*$")


def coordinated_groups(groups: list[Group], text: str, explicit: bool) -> list[Group]:
    """The last coordinated list of groups; only those said as groups where `explicit`."""
    last = len(groups) - 1
    while explicit and last >= 0 and not groups[last].explicit:
        last -= 1
    if last < 0:
        return []
    out = [groups[last]]
    bracketed = False  # whether the groups in a bracket have been passed over
    for g in reversed(groups[:last]):
        if explicit and not g.explicit and _IN_BRACKET.search(text, max(0, g.start - 60), g.start):
            bracketed = True
            continue  # B组（A+B）和C组（A+C）
        gap = text[g.end : out[0].start]
        if len(gap) > 90 or bool(g.strata) != bool(out[0].strata) or not _GROUP_AND.fullmatch(gap):
            break
        if gap.rstrip()[-1:] in ("，", ",") and (
            len(out) > 1
            or bracketed
            or g.explicit != out[0].explicit
            or any(_name_same(text, o, out[0]) for o in groups if o.start < g.start)
        ):
            break  # 使用A+B，联合组与对照组…, 分为A组和B组，A组…: what stands before the list
        out.insert(0, g)
    return out


def _name_same(text: str, a: Group, b: Group) -> bool:
    return a.refs == b.refs or text[a.start : a.end] == text[b.start : b.end]


def distribute(
    block: Block, endpoints: list[Endpoint], times: list[float], groups: list[Group], text: str = ""
) -> tuple[list[Cell], bool]:
    """A cell for each figure, and whether the counts matched.

    The lists nest in the order in which the text names them; an inner list of two may be parted by vs. Where no product
    of the lists has the block's length, the last endpoint holds for all and the match is said to have failed.

    Args:
        block: the figures.
        endpoints: at least one.
        times: the time points in months; none or one where they part nothing.
        groups: the groups; likewise.
        text: the article, where the words between the lists' items may tell how they nest.
    """
    n = len(block.figures)
    if n == 1:
        only = groups[0] if len(groups) == 1 else None
        return [Cell(endpoints[-1], times[0] if len(times) == 1 else None, only)], len(endpoints) == 1
    t: list[float | None] = list(times) or [None]
    g: list[Group | None] = list(groups) or [None]
    chosen = _axes(n, len(endpoints), len(g), len(t))
    if chosen:
        axes = [k for k in _order(endpoints, groups, block, text) if k in chosen] if len(chosen) > 1 else [chosen]
        return _nested(n, axes, endpoints, t, g), len(endpoints) == 1 or "e" in chosen
    period = len(endpoints) * len(t)
    if period > 1 and n > period and n % period == 0:
        return _repeated(n, endpoints, t), False
    out = []
    for i in range(n):
        endpoint = endpoints[i] if i < len(endpoints) > 1 else endpoints[-1]
        group = g[i] if i < len(g) > 1 else g[-1] if len(g) == 1 else None
        time = t[i] if i < len(t) > 1 else t[0] if len(t) == 1 else None
        out.append(Cell(endpoint, time, group))
    return out, False


def _axes(n: int, endpoints: int, groups: int, times: int) -> str:
    """The lists of several items whose product has `n` cells, as many of them as can be; "" where none have."""
    e, g, t = endpoints > 1, groups > 1, times > 1
    if e and g and t and endpoints * groups * times == n:
        return "egt"
    if e and g and endpoints * groups == n:
        return "eg"
    if e and t and endpoints * times == n:
        return "et"
    if g and t and groups * times == n:
        return "gt"
    return "e" if endpoints == n else "g" if groups == n else "t" if times == n else ""


def _nested(
    n: int, axes: list[str], endpoints: list[Endpoint], times: list[float | None], groups: list[Group | None]
) -> list[Cell]:
    """The cells of lists that nest, the axes from outer to inner; a list of one that is no axis holds for all."""
    over_times, over_groups, over_endpoints = "t" in axes, "g" in axes, "e" in axes
    at_e, at_t, at_g = len(endpoints) - 1, 0, 0
    cells = []
    for i in range(n):
        rest = i
        for k in reversed(axes):
            if k == "e":
                rest, at_e = divmod(rest, len(endpoints))
            elif k == "t":
                rest, at_t = divmod(rest, len(times))
            else:
                rest, at_g = divmod(rest, len(groups))
        e = endpoints[at_e]
        time = times[at_t] if over_times or len(times) == 1 else None
        if over_endpoints and len(e.times) == 1:
            time = e.times[0]
        cells.append(Cell(e, time, groups[at_g] if over_groups or len(groups) == 1 else None))
    return cells


def _repeated(n: int, endpoints: list[Endpoint], times: list[float | None]) -> list[Cell]:
    """The lists over and over, once for each of the groups that the text does not name as such."""
    inner = len(times)
    cells = []
    for i in range(n):
        e = endpoints[i // inner % len(endpoints)]
        cells.append(Cell(e, times[i % inner] if inner > 1 else (e.times or times)[0], None))
    return cells


def _order(endpoints: list[Endpoint], groups: list[Group], block: Block, text: str) -> str:
    """Outer to inner: groups before endpoints unless the text names them after; vs puts the groups inside.

    The word between the values of the inner list says which list it is where the two lists are parted by different
    words: of `A组与B组PFS、OS依次为6.9与2.8、16.5与13.2` the groups are inside, as 与 parts them.
    """
    seps = block.seps
    n = len(groups)
    if n < 2:
        return "etg" if groups and groups[0].start > endpoints[0].start else "get"
    inside = {sep for i, sep in enumerate(seps) if (i + 1) % n}
    if len(block.figures) > n and block.versus and inside <= VERSUS:
        return "etg"
    if len(endpoints) > 1 and len(endpoints) != n and len(endpoints) * n == len(block.figures):
        run = _run_of(seps, (n, len(endpoints)))
        if run:
            return "etg" if run == n else "get"
    if len(endpoints) == n and n * n == len(block.figures) and text:
        outside = {sep for i, sep in enumerate(seps) if not (i + 1) % n}
        between_groups = _word(text[groups[0].end : groups[1].start])
        between_endpoints = _word(text[endpoints[0].end : endpoints[1].start])
        if len(inside) == len(outside) == 1 and inside != outside and between_groups != between_endpoints:
            if between_groups in inside and between_endpoints not in inside:
                return "etg"
            if between_endpoints in inside and between_groups not in inside:
                return "get"
    return "etg" if groups[0].start > endpoints[0].start else "get"


def _run_of(seps: list[str], sizes: tuple[int, int]) -> int:
    """How long the runs are into which other words part a list: 3 of 20%、35%、40%和55%、65%、75%; 0 where none do."""
    for size in sizes:
        outside = {sep for i, sep in enumerate(seps) if not (i + 1) % size}
        inside = {sep for i, sep in enumerate(seps) if (i + 1) % size}
        if outside and inside and outside.isdisjoint(inside):
            return size
    return 0


_LIST_WORD = re.compile(r"、|和|与|及|/|，")


def _word(gap: str) -> str:
    m = _LIST_WORD.search(gap)
    return m[0] if m else ""


_NEXT_POPULATION = re.compile(r"\s?(?:患者|者|期)?\s?(?:、|和|与|及|，|,)\s?")


def population_groups(ctx: Context, seg: Segment, endpoints: list[Endpoint], times: list[float]) -> list[Group]:
    """Stages, cancers, sites or markers over which 分别 hands out the figures: Ⅱ期与Ⅲ期分别为…"""
    n = len(seg.block.figures)
    if n < 2 or not seg.names or len(times) > 1 or len(endpoints) > 1:
        return []
    named = [m for m in seg.clause_names if m.label in POPULATION and m.start >= seg.position]
    for labels in (*([label] for label in ("STAGE", "CANCER", "METASTASIS", "BIOMARKER")), POPULATION):
        run = [m for m in named if m.label in labels][-n:]
        if len(run) == n and all(
            _NEXT_POPULATION.fullmatch(ctx.text, a.end, b.start) for a, b in itertools.pairwise(run)
        ):
            return [Group(m.start, m.end, [m.id]) for m in run]
    return []
