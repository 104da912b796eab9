"""What a sentence says of several rows together: P values, and groups whose rows stand side by side."""

from __future__ import annotations

import re
from itertools import pairwise

from oncozh.article import Mention
from oncozh.figures import PVALUE, Number
from oncozh.outcomes.blocks import RATIO
from oncozh.outcomes.context import Context
from oncozh.outcomes.items import Endpoint, Group
from oncozh.outcomes.population import POPULATION
from oncozh.outcomes.rows import Row
from oncozh.outcomes.segments import Sentence
from oncozh.outcomes.sides import against, is_on_top, own_words

_ALL_P = re.compile(
    r"均\s?p\s?(?:值)?\s?(?:均)?[<>=≤≥]?\s?$|p\s?值?均\s?[<>=≤≥]?\s?$"
    r"|均(?:无|有|具有|未见)?(?:显著)?性?统计学(?:意义|差异)\s?[(]\s?p\s?值?\s?[<>=≤≥]?\s?$"  # 差异均无统计学意义（P＞0.05）
)


def give_p_values(ctx: Context, s: Sentence, rows: list[Row]) -> None:
    """A P value after a ratio is the ratio's, after other figures their block's; 均P is of all blocks before it."""
    if not rows:
        return
    start, end = s.start, s.end
    for n in ctx.reader.between(start, end):
        if n.form != PVALUE:
            continue
        before = [r for r in rows if r.figure.start < n.start]
        if before and (named := _told_apart(ctx, before, n, s.endpoints)):
            for r in named:
                r.figure.p = r.figure.p or n.low
            continue
        if not before or n.start - before[-1].figure.end > 90:
            continue
        last = before[-1]
        values = _listed_values(ctx, n, end)
        if len(values) > 1:
            _hand_out(before, values)
            continue
        if _ALL_P.search(ctx.folded, max(start, n.start - 18), n.start):
            mine = [r for r in before if (r.figure.form == RATIO) == (last.figure.form == RATIO)]
        elif last.figure.form == RATIO:
            mine = [last]
        else:
            mine = _compared_rows(before)
        for r in mine:
            if r.figure.p is None:
                r.figure.p = n.low


_DIFFERS = re.compile(r"(?:比较|方面)?[，,]?(?:的|组间|两组间|均)*(?:差异|差别)")


def _told_apart(ctx: Context, before: list[Row], n: Number, endpoints: list[Endpoint]) -> list[Row]:
    """Of several endpoints the rows of the one whose difference a P value is of: 其中DCR差异有统计学意义（P=0.04）."""
    floor = before[-1].figure.end
    e = next((e for e in reversed(endpoints) if floor <= e.start and e.end < n.start), None)
    if e is None or not _DIFFERS.match(ctx.text, e.end):
        return []
    return [r for r in before if r.endpoint.code == e.code and r.endpoint.event == e.event and r.figure.form != RATIO]


_IN_TURN = re.compile(r"p\s?值?\s?(?:分别|依次)\s?(?:为|[=:])\s?$")
_NEXT_P = re.compile(r"\s?[、和与及,]\s?p\s?值?\s?[<>=≤≥]?\s?")
_NEXT_VALUE = re.compile(r"\s?[、，,和与及]\s?([<>]?\s?0\.\d+)")


def _listed_values(ctx: Context, n: Number, end: int) -> list[str]:
    """P值分别为0.025、0.019、0.015; P=0.043、P=0.048."""
    values = [n.low]
    position = n.end
    for p in ctx.reader.between(n.end, min(end, n.end + 60)):  # P=0.043、P=0.048
        if p.form != PVALUE or not _NEXT_P.fullmatch(ctx.folded, position, p.start):
            break
        values.append(p.low)
        position = p.end
    if len(values) > 1:
        return values
    if _IN_TURN.search(ctx.folded, max(0, n.start - 10), n.start) is None:
        return values
    m = _NEXT_VALUE.match(ctx.folded, n.end, end)
    while m is not None:
        values.append(m[1].replace(" ", ""))
        m = _NEXT_VALUE.match(ctx.folded, m.end(), end)
    return values


def _hand_out(before: list[Row], values: list[str]) -> None:
    """Gives P values in order to the figures of the last blocks that have as many."""
    for block in sorted({r.block for r in before})[-2:]:
        rows = [r for r in before if r.block == block]
        if len(rows) == len(values):
            for row, value in zip(rows, values, strict=True):
                row.figure.p = row.figure.p or value


def _compared_rows(before: list[Row]) -> list[Row]:
    """The rows of the last block and those it is compared with: A组为…，B组为…，P<0.05."""
    last = before[-1]
    mine = [r for r in before if r.block == last.block]
    if len({tuple(r.refs) for r in mine}) > 1 or (len(mine) > 1 and not last.refs):
        return mine
    reported = {(r.endpoint.code, r.endpoint.event, r.statistic) for r in mine}
    codes = {r.endpoint.code for r in mine}
    for r in reversed(before):
        if r.figure.form == RATIO or r.figure.p is not None or r.endpoint.code not in codes:
            break
        if r.block != last.block and (r.endpoint.code, r.endpoint.event, r.statistic) in reported:
            mine.append(r)
    return mine


def pair_rows(ctx: Context) -> None:
    """Rows of one sentence with the same endpoint, statistic and time point and other groups are compared.

    A row whose comparison a change row already states stays without a comparator.
    """
    by_key: dict[tuple[object, ...], list[Row]] = {}
    treated = {
        r.sentence for r in ctx.rows if r.group is not None and r.group.strata and _is_treated(ctx, r.group)
    }  # 移植者, 未移植者: told apart as arms are
    alone: dict[tuple[object, ...], list[Row]] = {}  # the same, over all sentences
    changes: set[tuple[object, ...]] = set()
    for row in ctx.rows:
        e = row.endpoint
        if row.statistic == "change":
            if row.comparator and e.form != "risk":  # 死亡风险降低34% says nothing of the medians beside it
                changes.add((row.sentence, e.code, row.time, e.event))
        elif row.refs and row.statistic in ("median", "mean", "rate"):
            trial = tuple([m.text for m in row.trial]) if row.trial else ()
            strata = None  # patients told apart are compared among themselves
            if (
                row.group is not None
                and row.group.strata
                and not (_lacks(row) or (row.sentence in treated and _is_of_treated(ctx, row.group)))
            ):
                strata = (row.block, 0) if row.explicit_comparison else (0, row.group.strata)
            what = (e.code, row.statistic, row.time, e.event, e.grade, row.status, trial)
            by_key.setdefault((row.sentence, strata, row.within, *what), []).append(row)
            if len(row.arms) == 2 and strata is None:
                alone.setdefault(what, []).append(row)
    for group in by_key.values():
        if len(group) > 1:
            _compare(ctx, group, changes)
    for group in alone.values():
        if len(group) > 1:
            _compare_apart(ctx, group)

    _share_comparator(ctx)
    _keep_control(ctx)
    _operated_after(ctx)
    for row in ctx.rows:
        if len(row.comparator) > 1 and len(row.refs) > 1:
            row.comparator = against(ctx, row.refs, [row.comparator])


def _keep_control(ctx: Context) -> None:
    """Of three arms or more each is compared with the control alone, where the text calls one so.

    So it is not where doses of one drug are told apart on top of the control's treatment, and so it is where two of them stand side by side and the control after them: A组和B组分别为5.6和3.9个月，对照组为2.2个月.
    """
    arms = ctx.arms
    for row in ctx.rows:
        if len(row.arms) < 3 or not row.comparator or row.statistic in _OF_TWO:
            continue
        control = arms.controls.among(row.arms)
        if (
            control is None
            or not arms.treatments.among(row.refs, row.arms)
            or arms.treatments.same(row.refs, control.refs)
        ):
            continue
        if is_on_top(ctx, row.refs, control.refs):
            continue  # 低剂量组、高剂量组和安慰剂组: each is held against both others
        if arms.treatments.key(control.refs) < arms.treatments.key(row.comparator) or any(
            o.sentence == row.sentence
            and o.endpoint.code == row.endpoint.code
            and [m.text for m in o.trial] == [m.text for m in row.trial]
            and arms.treatments.same(o.refs, control.refs)
            for o in ctx.rows
        ):
            row.comparator = list(control.refs)


_CONVERTS = re.compile(r"转化|降期|新辅助|诱导|术前")
_UNOPERATED = re.compile(r"[未没]有?能?够?(?:接受|行|做|实施)?(?:手术|切除|根治)")
_MOST_BEFORE = 8  # rows back to the one of what came before the operation


def _operated_after(ctx: Context) -> None:
    """先用A转化，…。转化后接受手术的患者…，未能手术者…: both got A, and the operation tells them apart."""
    if _CONVERTS.search(ctx.text) is None:
        return
    rows = ctx.rows
    for i, row in enumerate(rows):
        words = [r for r in row.refs if r not in ctx.by_id and _UNOPERATED.match(r)]
        if not words:
            continue
        before = _converted(ctx, rows[max(0, i - _MOST_BEFORE) : i], row.figure.start)
        if not before:
            continue
        operated: list[str] = []
        for o in rows[max(0, i - _MOST_BEFORE) : i + _MOST_BEFORE]:
            if o.sentence == row.sentence and not operated:
                operated = [r for r in o.refs if _is_operation(ctx, r)]
        for o in rows[max(0, i - _MOST_BEFORE) : i + _MOST_BEFORE]:
            if o.sentence == row.sentence and operated and set(o.refs) == set(operated):
                o.refs = [*before, *operated]
                o.comparator = list(before) if o.comparator else []
        row.refs = list(before)
        row.comparator = [*before, *operated] if row.comparator else []


def _converted(ctx: Context, rows: list[Row], end: int) -> list[str]:
    """The drugs of the last row that are said to make an operation possible."""
    for row in reversed(rows):
        drugs = [r for r in row.refs if r in ctx.by_id and ctx.by_id[r].label in ("DRUG", "DRUG_CLASS")]
        if (
            drugs
            and len(drugs) == len(row.refs)
            and _CONVERTS.search(ctx.text, max(0, row.figure.start - 60), end) is not None
        ):
            return drugs
    return []


def _is_operation(ctx: Context, ref: str) -> bool:
    return ref in ctx.by_id and _OPERATION.search(ctx.by_id[ref].text) is not None


_OPERATION = re.compile(r"手术|切除|根治")
_NOT_GIVEN = re.compile(r"(?:未|没有?|不)(?:再|能)?(?:接受(?!过)|[加使应联]?用(?!过)|联合|配)")


def _is_treated(ctx: Context, group: Group) -> bool:
    """Whether a part of the patients is told apart by what it gets: 移植者."""
    m = ctx.by_id.get(group.refs[0])
    return m is not None and m.label not in POPULATION


def _is_of_treated(ctx: Context, group: Group) -> bool:
    """Whether a part is one of two that a treatment tells apart: 移植者, 未移植者."""
    return _is_treated(ctx, group) or group.refs[0][0] in "未不没非无"


def _lacks(row: Row) -> bool:
    """Whether a row is of those who did not get what others did, and nothing else is said of them: 未接受移植的."""
    return len(row.refs) == 1 and _NOT_GIVEN.match(row.refs[0]) is not None


_OF_TWO = frozenset(("hazard_ratio", "odds_ratio", "risk_ratio", "change"))


def _share_comparator(ctx: Context) -> None:
    """A降低复发风险（HR 0.27），2年DFS率89%，安慰剂组52%: what an HR before the pair is against stands after it.

    The pair may also stand in the next sentence; it has to be the only one of the arm.
    """
    rows = ctx.rows
    for i, row in enumerate(rows):
        if row.statistic not in _OF_TWO or row.comparator or not any(r in ctx.by_id for r in row.refs):
            continue
        trial = [m.text for m in row.trial]
        found: dict[frozenset[str], list[str]] = {}
        for other in rows[i + 1 : i + 9]:
            if other.sentence > row.sentence + 1:
                break
            if (
                other.comparator
                and ctx.arms.treatments.same(other.refs, row.refs)
                and [m.text for m in other.trial] == trial
            ):
                found[ctx.arms.treatments.key(other.comparator)] = other.comparator
        if len(found) == 1:
            row.comparator = list(next(iter(found.values())))


_SENTENCES_APART = 3


def _compare_apart(ctx: Context, group: list[Row]) -> None:
    """A组ORR为58%，DCR为85%。B组ORR为41%，DCR为70%: the two arms of a study, each told of in a sentence of its own."""
    arms = ctx.arms
    for row, other in pairwise(group):
        if (
            0 < other.sentence - row.sentence <= _SENTENCES_APART
            and not (row.comparator and other.comparator)
            and all(
                not a.comparator or arms.treatments.same(a.comparator, b.refs) for a, b in ((row, other), (other, row))
            )
            and row.figure.baseline is other.figure.baseline is None
            and _are_alike(row.population, other.population)
            and not arms.treatments.same(row.refs, other.refs)
            and all(arms.treatments.among(r.refs, r.arms) for r in (row, other))
            and arms.treatments.among(row.refs, other.arms)
        ):
            row.comparator, other.comparator = own_words(ctx, other.refs), own_words(ctx, row.refs)


def _are_alike(a: list[Mention], b: list[Mention]) -> bool:
    """Whether patients may be the same, as they are where the second sentence says less of them."""
    mine, theirs = {m.id for m in a}, {m.id for m in b}
    return mine == theirs or bool(theirs and theirs < mine)


def _compare(ctx: Context, group: list[Row], changes: set[tuple[object, ...]]) -> None:
    """Gives each row of a group the others' treatments as its comparator."""
    arms = ctx.arms
    refs = group[0].refs
    if all(r.refs == refs for r in group):
        return  # nothing to compare
    compared = [r for r in group if r.figure.baseline is None]
    listed = [r for r in compared if r.listed and r.explicit_comparison]
    if listed:  # ORR为77%；50 mg组与100 mg组分别为…: what is of all patients is compared with no arm
        compared = [
            r for r in compared if r.group is not None or any(arms.treatments.same(r.refs, o.refs) for o in listed)
        ]
    distinct: list[Row] = []
    keys: list[frozenset[str]] = []
    for r in compared:
        key = arms.treatments.key(r.refs)
        if key not in keys:
            distinct.append(r)
            keys.append(key)
    if len(distinct) < 2 or (
        distinct[0].single
        and any(own_words(ctx, r.refs) is r.refs and not (r.group is not None and r.group.strata) for r in distinct)
    ):
        return  # but the cohorts of a single-arm study are told apart
    if _follows(ctx, distinct) or _is_part(ctx, distinct):
        return
    first = group[0]
    both = len(distinct) == len(first.arms) == 2 and all(arms.treatments.among(o.refs, first.arms) for o in distinct)
    both = both or _are_the_rest(ctx, distinct)
    if not both and len({tuple([m.concept or m.text for m in r.population]) for r in distinct}) > 1:
        return
    e = first.endpoint
    # A的16.7个月；B的25.5个月，多了近9个月: two values with arms of their own are compared all the same
    own = (
        len(distinct) == 2
        and (both or all(r.group is not None for r in distinct))
        and not any(r.held_against for r in compared)
    )
    if (
        (first.sentence, e.code, first.time, e.event) in changes
        and not own
        and not any(r.explicit_comparison for r in compared)
    ):
        return
    words = [o.group.refs if o.group is not None and o.group.strata else o.refs for o in distinct]
    several = len({r.block for r in listed}) > 1  # A vs B，5.5 vs 3.8个月；C vs A，9.4 vs 5.5个月: each pair by itself
    for r in compared:
        if several and r.listed and r.explicit_comparison and r.comparator:
            continue
        key = arms.treatments.key(r.refs)
        others = against(ctx, r.refs, [own for known, own in zip(keys, words, strict=True) if known != key])
        if not r.comparator or (len(others) > len(r.comparator) and not _has_control(ctx, r, keys)):
            r.comparator = others


def _has_control(ctx: Context, row: Row, told: list[frozenset[str]]) -> bool:
    """Whether a row is compared with an arm of the study that is none of those told of: 与A组相比，B组和C组分别为…"""
    key = ctx.arms.treatments.key(row.comparator)
    return key not in told and any(ctx.arms.treatments.key(refs) == key for refs in ctx.groups.arms)


# 一线用A…；进展后二线换用B…: what the same patients got later.
_LATER_LINE = re.compile(
    r"(?:进展|耐药|复发|停药|失败)后[^，,。；;]{0,8}?(?:换用|改用|接受|使用|予|用|序贯)|[二三四后]线(?:再|则|换|改|予|接受|使用|用|治疗|行)|(?:随后|继而|序贯)(?:换用|改用|接受|使用|予)"
)
_COMPARES = re.compile(r"组|者|相比|对照|优于|高于|长于|低于|短于|不加|单用")


def _follows(ctx: Context, rows: list[Row]) -> bool:
    """Whether the second of two rows is of what the same patients got after the first, so that nothing is compared."""
    if len(rows) != 2 or rows[0].explicit_comparison or rows[1].explicit_comparison:
        return False
    words = ctx.text[rows[0].figure.end : rows[1].figure.start]
    later = _LATER_LINE.search(words)
    return later is not None and _COMPARES.search(words) is None and _OTHERS.search(words[: later.start()]) is None


_APART = re.compile(r"[；;。]")
_OF_WHICH = re.compile(r"\s?(?:[（(][^（()）]{0,30}[)）])?[，,；;]\s?其中")


def _is_part(ctx: Context, rows: list[Row]) -> bool:
    """全部患者ORR为26%，其中240 mg组为37%: a part of those told of before is not compared with them."""
    first, last = rows[0], rows[-1]
    if len(rows) != 2 or first.group is not None:
        return False
    part = _OF_WHICH.match(ctx.text, first.figure.end)
    return part is not None and _APART.search(ctx.text, part.end(), last.figure.start) is None


# …；T790M阴性的54例二线用B, 其余20例二线用B: not those who got the first.
_OTHERS = re.compile(
    r"(?:^|[，,；;。])(?:其余|另外?|余下?|剩余|[未无]|[^，,；;。]{0,10}?(?:阴性|野生型?|未检出))[^，,；;。]{0,16}$"
)


_THE_REST = re.compile(r"[，,；;]\s?(?:而|另)?(?:其余|余下的?|剩余的?)\s?\d*\s?[例名人]")


def _are_the_rest(ctx: Context, rows: list[Row]) -> bool:
    """40例T790M突变者用A，ORR为60%，其余38例用B，ORR为26%: the two are compared, whatever tells them apart."""
    return len(rows) == 2 and _THE_REST.search(ctx.text, rows[0].figure.end, rows[1].figure.start) is not None
