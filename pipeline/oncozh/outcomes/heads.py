"""What a block reports: its endpoints, time points and groups, taken from the words before it (or after it, where 的
or the patients follow), and handed out over its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oncozh.outcomes.blocks import Block
from oncozh.outcomes.items import Endpoint, Group

_AND = re.compile(r"[\s)）]*(?:、|和|与|及|以及|/|或|\+|;|；)?[\s(（]*")
_AND_COMMA = re.compile(r"[\s)）]*(?:、|，|,|和|与|及|以及|/|或|\+)?[\s(（]*")
_GROUP_AND = re.compile(
    r"(?:[（(][^（()）]{0,40}[)）])?\s?(?:治疗|方案|患者|单药|者|化疗)?\s?(?:\d+例)?(?:[（(][^（()）]{0,40}[)）])?\s?(?:、|，|,|和|与|及|以及|/|vs\.?|versus|对比|比|较|对)?\s?", re.I
)
_VS_GAP = re.compile(r"vs\.?|versus|对比|比", re.I)


@dataclass(slots=True)
class Cell:
    """What one figure of a block reports."""

    endpoint: Endpoint | None
    time: float | None
    group: Group | None


def coordinated_endpoints(endpoints: list[Endpoint], text: str) -> list[Endpoint]:
    """The last coordinated list of endpoints: of `…，ORR、DCR` both."""
    if not endpoints:
        return []
    out = [endpoints[-1]]
    for e in reversed(endpoints[:-1]):
        gap = text[e.end : out[0].start]
        if not gap.strip() or not _AND.fullmatch(gap) or e.code == "-":
            break
        out.insert(0, e)
    if len(out) > 1:
        _share(out)
    return out


def _share(endpoints: list[Endpoint]) -> None:
    """A time point before the first of a list holds for all; so do a grade, and 率 after the last."""
    first, last = endpoints[0], endpoints[-1]
    for e in endpoints[1:]:
        if not e.times and e.form != "time" and first.times:
            e.times = first.times
        if e.code == "AE" and e.grade is None:
            e.grade = first.grade
        if e.code == "AE" and first.event and first.event.startswith("晚期") and e.event and not e.event.startswith("晚期"):
            e.event = "晚期" + e.event
    if last.form == "rate":
        for e in endpoints[:-1]:
            if e.form == "either" and e.code != "-":
                e.form = "rate"


def coordinated_groups(groups: list[Group], text: str, explicit: bool) -> list[Group]:
    """The last coordinated list of groups; only those said as groups where `explicit`."""
    usable = list(groups)
    while usable and explicit and not usable[-1].explicit:
        usable.pop()
    if not usable:
        return []
    out = [usable[-1]]
    for g in reversed(usable[:-1]):
        gap = text[g.end : out[0].start]
        if len(gap) > 50 or not _GROUP_AND.fullmatch(gap):
            break
        out.insert(0, g)
    return out


def distribute(
    block: Block, endpoints: list[Endpoint], times: list[float], groups: list[Group], text: str = ""
) -> tuple[list[Cell], bool]:
    """A cell for each figure, and whether the counts matched.

    The lists nest in the order in which the text names them; an inner list of two may be parted by vs. Where no product
    of the lists has the block's length, the first endpoint holds for all and the match is said to have failed.
    """
    n = len(block.figures)
    e = endpoints or []
    t: list[float | None] = list(times) or [None]
    g: list[Group | None] = list(groups) or [None]
    ee: list[Endpoint | None] = list(e) or [None]
    lists = _order(e, g, block, text)
    sizes = {"e": len(ee), "t": len(t), "g": len(g)}
    for chosen in ("egt", "eg", "et", "gt", "e", "g", "t", ""):
        size = 1
        for k in chosen:
            size *= sizes[k]
        if size != n or any(sizes[k] == 1 for k in chosen):
            continue
        axes = [k for k in lists if k in chosen]
        cells = []
        for i in range(n):
            index = {"e": -1 if "e" not in chosen else 0, "t": 0, "g": 0}
            rest = i
            for k in reversed(axes):
                index[k] = rest % sizes[k]
                rest //= sizes[k]
            time = t[index["t"]] if "t" in chosen or len(t) == 1 else None
            own = ee[index["e"]]
            if "e" in chosen and own is not None and own.times and len(own.times) == 1:
                time = own.times[0]
            group = g[index["g"]] if "g" in chosen or len(g) == 1 else None
            cells.append(Cell(ee[index["e"]], time, group))
        matched = all(sizes[k] == 1 or k in chosen for k in "et") or ("e" in chosen or len(ee) == 1)
        return cells, matched and (sizes["e"] == 1 or "e" in chosen)
    period = len(ee) * (len(t) if len(times) > 1 else 1)
    if period > 1 and n > period and n % period == 0:
        # Groups that the text does not name as such (低、中、高危组): the lists repeat for each.
        inner_t = len(t) if len(times) > 1 else 1
        return [
            Cell(ee[i // inner_t % len(ee)], t[i % inner_t] if inner_t > 1 else (ee[i % len(ee)].times or [t[0]])[0], None)  # type: ignore[union-attr]
            for i in range(n)
        ], False
    out = []
    for i in range(n):
        endpoint = ee[i] if i < len(ee) and len(ee) > 1 else ee[-1]
        group = g[i] if i < len(g) and len(g) > 1 else (g[-1] if len(g) == 1 else None)
        time = t[i] if i < len(t) and len(t) > 1 else (t[0] if len(t) == 1 else None)
        out.append(Cell(endpoint, time, group))
    return out, False


def _order(endpoints: list[Endpoint], groups: list[Group | None], block: Block, text: str) -> str:
    """Outer to inner: groups before endpoints unless the text names them after; vs puts the groups inside.

    The word between the values of the inner list says which list it is where the two lists are parted by different
    words: of `A组与B组PFS、OS依次为6.9与2.8、16.5与13.2` the groups are inside, as 与 parts them.
    """
    first_group = next((g for g in groups if g is not None), None)
    seps = block.seps
    n_g = len(groups)
    if n_g > 1 and block.versus and len(block.figures) > n_g:
        inner = [i for i in range(len(seps)) if (i + 1) % n_g]
        if all(seps[i] in ("vs", "vs.", "versus", "对比", "比", "对") for i in inner):
            return "etg"
    known = [g for g in groups if g is not None]
    if len(known) == n_g > 1 and len(endpoints) > 1 and text and n_g == len(endpoints) and n_g * n_g == len(block.figures):
        inside = {seps[i] for i in range(len(seps)) if (i + 1) % n_g}
        outside = {seps[i] for i in range(len(seps)) if not (i + 1) % n_g}
        between_groups = _word(text[known[0].end : known[1].start]) if known[0].end <= known[1].start else ""
        between_endpoints = _word(text[endpoints[0].end : endpoints[1].start])
        if len(inside) == len(outside) == 1 and inside != outside and between_groups != between_endpoints:
            if between_groups in inside and between_endpoints not in inside:
                return "etg"
            if between_endpoints in inside and between_groups not in inside:
                return "get"
    if first_group is not None and endpoints and first_group.start > endpoints[0].start:
        return "etg"
    return "get"


def _word(gap: str) -> str:
    m = re.search(r"、|和|与|及|/|，", gap)
    return m[0] if m else ""
