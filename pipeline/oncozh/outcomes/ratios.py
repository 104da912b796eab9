"""Rows of HR, OR and RR: which endpoint they are of, which arm against which, or which factor."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.context import Context, State
from oncozh.outcomes.distribution import distribute, population_groups
from oncozh.outcomes.endpoints import find_endpoints
from oncozh.outcomes.factors import Factor, factors_of, what_they_affect
from oncozh.outcomes.heads import Head
from oncozh.outcomes.items import Endpoint, Group
from oncozh.outcomes.population import population_of, qualifies, unique
from oncozh.outcomes.rows import Row, new_row
from oncozh.outcomes.segments import Segment
from oncozh.outcomes.sides import BURDEN, Sides, own_words, pair_holds, refs_of, sides_of
from oncozh.outcomes.treatments import treatments_of
from oncozh.outcomes.trials import trials_of

SURVIVAL = frozenset("OS PFS DFS RFS EFS MFS LRC DOR TTP CSS".split())  # what a hazard ratio can be of

_FACTOR_WORDS = ("因素", "回归", "预测", "预后", "相关", "cox", "logistic", "meta")


def ratio_rows(ctx: Context, seg: Segment, state: State, head: Head) -> None:
    """Adds the rows of a block of ratios."""
    text, block = ctx.text, seg.block
    n = len(block.figures)
    factors = factors_of(text, seg) if _may_have_factors(ctx, seg) else []
    factor = factors[0] if factors else None
    state.of_factors = state.of_factors or factor is not None
    endpoints, own, flags = _endpoints(ctx, seg, state, head, factor)
    sides = sides_of(ctx, seg, state, own) if factor is None else None
    subject = sides.subject if sides is not None else []
    than = sides.than if sides is not None else None
    if than is None and len(subject) == n + 1 > 2:
        subject, than = subject[:-1], subject[-1]  # A、B两组对C组的HR为0.52、0.48
    if than is not None:
        state.than = than
    elif (
        len(subject) == 1 and state.than is not None and not ctx.arms.treatments.same(subject[0].refs, state.than.refs)
    ):
        than = state.than  # 与对照组相比，A组HR为0.71，B组HR为0.55
    if than is not None and n > 1 and len(subject) != n:
        subject = _against(ctx, n, than) or subject
    elif than is None and len(subject) == n > 1:
        than = _the_other(ctx, seg, subject)
    if (
        n > 1
        and not own
        and len(endpoints) == 1
        and len(state.survivals) == n
        and (not subject or len(ctx.arms.current) == 2)
    ):
        endpoints = state.survivals  # 两者HR分别为…
    if n > 1 and len(endpoints) == 1:
        cells, matched = distribute(block, endpoints, [], subject if len(subject) == n else [])
    else:
        cells, matched = distribute(block, endpoints if len(endpoints) in (1, n) else endpoints[-1:], [], [])
    pair = _pair_of(ctx, seg, state, subject, than)
    population = population_of(ctx, seg, state) if factor is None else state.population or _affected(ctx, seg)
    parts = population_groups(ctx, seg, endpoints, []) if factor is None and len(endpoints) == 1 else []
    for figure, cell in zip(block.figures, cells, strict=True):
        times = cell.endpoint.times
        cell.time = times[0] if own and len(times) == 1 else None
        row = new_row(ctx, seg, figure, cell, population, own)
        row.statistic = figure.ratio
        row.flags += flags
        if parts:  # 鳞癌与非鳞癌的HR分别为0.48和0.54
            part = parts[block.figures.index(figure)].refs[0]
            others = {g.refs[0] for g in parts} - {part}
            row.population = [ctx.by_id[part], *(m for m in row.population if m.id not in others and m.id != part)]
            matched = True
        if factor is not None:
            factor = factors[block.figures.index(figure)]
            row.refs = [factor.words]
            row.comparator = [factor.against] if factor.against else []
            matched = True
        elif cell.group is not None and len(subject) == n > 1 and not parts:
            row.refs = list(cell.group.refs)
            if than is not None:
                row.comparator = list(than.refs)
        else:
            _set_sides(ctx, seg, state, row, subject, than, pair)
            apart = next((g for g in (*subject, than) if g is not None and g.strata and g.refs == row.refs), None)
            if apart is not None:
                row.refs = refs_of(ctx, seg, state, apart, Sides(subject, than))  # with what they share
        if factor is None and row.refs and row.refs[0] not in ctx.by_id:
            other = Group(block.start, block.start, row.comparator)
            row.refs = refs_of(ctx, seg, state, Group(block.start, block.start, row.refs), Sides([], axis=[other]))
        if not matched:
            row.flags.append("unmatched_distribution")
        ctx.rows.append(row)
    if own:
        state.endpoints, state.times = endpoints, endpoints[-1].times
        ctx.last_endpoint = endpoints[-1]
        if endpoints[-1].code in SURVIVAL:
            state.survival = endpoints[-1]


def _against(ctx: Context, n: int, control: Group) -> list[Group]:
    """与C组相比HR分别为0.49和0.58: so many arms beside the one that they are held against."""
    arms = ctx.arms.in_turn(n + 1)
    rest = [g for g in arms if not ctx.arms.treatments.same(g.refs, control.refs)]
    return rest if len(rest) == n == len(arms) - 1 else []


def _the_other(ctx: Context, seg: Segment, subject: list[Group]) -> Group | None:
    """两个剂量组对标准治疗的HR: the one arm beside those of a ratio that its words name."""
    rest = [g for g in ctx.arms.current if not ctx.arms.treatments.among(g.refs, subject)]
    if len(rest) != 1 or len(ctx.arms.current) != len(subject) + 1:
        return None
    return next((g for g in seg.groups if ctx.arms.treatments.same(g.refs, rest[0].refs)), None)


def _may_have_factors(ctx: Context, seg: Segment) -> bool:
    """Whether the sentence has a word of those that tell of prognostic factors."""
    for word in _FACTOR_WORDS:
        if ctx.folded.find(word, seg.start, seg.end) >= 0:
            return True
    return False


def _affected(ctx: Context, seg: Segment) -> list[Mention]:
    """Whose prognosis the factors of a sentence tell: 是晚期胰腺癌患者总生存的独立因素."""
    start, end = what_they_affect(ctx.text, seg)
    return unique(
        [m for m in seg.sentence.names if start <= m.start < end and qualifies(ctx.text, m, ctx.starts["CANCER"])]
    )


_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_UP_TO_RISK = re.compile(r"[^，,。；;]{0,24}?的?")


def _risk_after(ctx: Context, seg: Segment) -> Endpoint | None:
    """A组（HR=0.41）和B组（HR=0.63）的死亡风险均降低: the risk that the ratios in brackets before it are of."""
    text, at = ctx.text, seg.block.end
    e = next((e for e in seg.sentence.endpoints if e.start >= at), None)
    if e is None or e.form != "risk" or e.start - at > 90 or not _IN_BRACKET.match(text, at):
        return None
    opened = text.rfind("（", seg.start, at), text.rfind("(", seg.start, at)
    between = _BRACKETS.sub("", text[max(opened) : e.start]) if max(opened) >= 0 else ""
    return e if max(opened) >= 0 and _UP_TO_RISK.fullmatch(between) else None


_IN_BRACKET = re.compile(r"[^（()）。；;]{0,40}[)）]")
_RISK_OF = re.compile(r"(进展|死亡|复发|转移)的?(?:独立)?(?:预后|危险|影响|保护|预测|风险)")
_CODE_OF = {"进展": "PFS", "死亡": "OS", "复发": "RECURRENCE", "转移": "MFS"}
# 死亡HR, 进展或死亡的风险比: what the words before the ratio's own name say that it is of.
_RATIO_OF = re.compile(
    r"(?P<of>(?:(?P<first>进展|复发|转移)(?:或|和|/))?(?P<last>死亡|进展|复发|转移))的?\s?"
    r"(?:风险比|危险比|相对(?:危险|风险)度?|优势比|比值比|[HOR]R(?![A-Za-z]))",
    re.I,
)
_RISK_FACTOR = re.compile(r"危险因素|风险因素")


def _endpoints(
    ctx: Context, seg: Segment, state: State, head: Head, factor: Factor | None
) -> tuple[list[Endpoint], bool, list[str]]:
    """The endpoints of a ratio, whether its own words name them, and the flag of a guess."""
    text, block = ctx.text, seg.block
    endpoints, own = head.endpoints, head.own
    if not own and factor is None and (risk := _risk_after(ctx, seg)) is not None:
        return [risk], True, []
    named = _RATIO_OF.search(text, seg.position, block.start) if factor is None else None
    if named is not None:
        code = _CODE_OF[named["first"] or named["last"]]
        if code == "RECURRENCE" and named["last"] == "死亡":
            code = "RFS"  # 复发或死亡
        return [Endpoint(code, "risk", *named.span("of"))], True, []
    if factor is not None and own and any(factor.start < e.end and e.start < factor.end for e in endpoints):
        endpoints, own = [], False  # 血小板减少（HR=1.58）是OS的危险因素
    if (
        block.figures[0].ratio == "hazard_ratio"
        and state.survival is not None
        and (not endpoints or (endpoints[-1].code not in SURVIVAL and endpoints[-1].form != "risk"))
    ):
        endpoints, own = [state.survival], False
    if factor is not None and not own:
        after = [e for e in find_endpoints(ctx, *what_they_affect(text, seg)) if e.code != "-"]
        after = after or [e for e in find_endpoints(ctx, block.end, seg.end) if e.code not in ("-", "AE")]
        word = None if after else _RISK_OF.search(text, seg.start, seg.end)
        if after:
            endpoints = after[:1]
        elif word is not None:
            endpoints = [Endpoint(_CODE_OF[word[1]], "either", block.start, block.start)]
        else:
            before = [e for e in find_endpoints(ctx, seg.start, block.start) if e.code not in ("-", "AE")]
            endpoints = before[-1:] or endpoints
    if endpoints and endpoints[0].code != "-":
        return endpoints, own, []
    if ctx.last_endpoint is not None and factor is None and not own:
        guess = ctx.last_endpoint
    elif "进展" in text[seg.start : seg.end]:
        guess = Endpoint("PFS", "either", block.start, block.start)
    elif factor is not None and _RISK_FACTOR.search(text) and text.find("预后", block.end, seg.end) < 0:
        guess = Endpoint("INCIDENCE", "risk", block.start, block.start)
    else:
        guess = Endpoint("OS", "either", block.start, block.start)
    return [guess], own, ["ambiguous_endpoint"]


def _set_sides(
    ctx: Context, seg: Segment, state: State, row: Row, subject: list[Group], than: Group | None,
    pair: tuple[list[str], list[str]] | None,
) -> None:  # fmt: skip
    """The arm that a ratio is of and the one it is against."""
    arms, block = ctx.arms, seg.block
    if arms.common is not None and len(arms.current) == len(block.figures) > 1:
        # several arms against the one control: HR依次为0.58、0.66
        arm = arms.current[block.figures.index(row.figure)]
        row.refs, row.comparator = list(arm.refs), list(arms.common.refs)
        row.trial = trials_of(ctx, seg, row.figure)
    elif (of_part := _of_part(ctx, seg, subject, than)) is not None:
        row.refs, row.comparator = of_part
        row.explicit_comparison = True
    elif pair is not None:
        row.refs, row.comparator = _better(ctx, pair, row)
        row.explicit_comparison = True
        for told in ctx.rows[-4:]:
            if told.group is not None and told.group.strata and own_words(ctx, told.refs) == row.refs:
                row.refs = list(told.refs)  # with what the patients told apart share
    else:
        row.refs = list(subject[0].refs) if subject else treatments_of(ctx, seg, state)
        if than is not None:
            row.comparator = list(than.refs)


def _of_part(
    ctx: Context, seg: Segment, subject: list[Group], than: Group | None
) -> tuple[list[str], list[str]] | None:
    """PFS的HR在肝转移者中为0.52，无肝转移者为0.66: the study's two arms in each part of the patients, not the parts."""
    arms = ctx.arms.aside or ctx.arms.current
    if (
        len(subject) != 1
        or not subject[0].strata
        or than is not None
        or len(seg.block.figures) > 1
        or len(arms) != 2
        or any(g.strata for g in arms)
        or not any(r in ctx.by_id for g in arms for r in g.refs)
    ):
        return None
    tested, control = ctx.arms.treatments.treated_first(arms)
    return [*tested.refs, *(r for r in subject[0].refs if r not in tested.refs)], list(control.refs)


def _pair_of(
    ctx: Context, seg: Segment, state: State, subject: list[Group], than: Group | None
) -> tuple[list[str], list[str]] | None:
    """The two groups that a ratio compares: those of its clause, else the arms of the study."""
    if len(subject) == 2:
        return subject[0].refs, subject[1].refs
    if len(subject) == 1 and than is not None:
        return subject[0].refs, than.refs
    current = ctx.arms.current
    if len(current) == 2 and (not subject or ctx.arms.covers(subject[0])) and pair_holds(ctx, seg):
        return current[0].refs, current[1].refs
    pair = state.pair
    if (
        pair is not None
        and (not subject or ctx.arms.treatments.same(subject[0].refs, pair[1].refs))
        and (pair[1].start >= seg.clause or pair_holds(ctx, seg))
    ):
        return pair[0].refs, pair[1].refs
    return None


def _better(ctx: Context, pair: tuple[list[str], list[str]], ratio: Row) -> tuple[list[str], list[str]]:
    """Which of two arms an HR is of: below 1 the one that fares better, where the sentence or the one before tells.

    An HR near 1 tells nothing: the medians then differ by chance.
    """
    a, b = pair
    figure, code = ratio.figure, ratio.endpoint.code
    if figure.value is None or 0.9 <= float(figure.value) <= 1.1:
        return list(a), list(b)
    values: dict[int, float] = {}
    for row in ctx.rows[-8:]:
        if (
            row.sentence >= ratio.sentence - 1
            and row.endpoint.code == code
            and row.figure.value
            and row.statistic in ("median", "rate")
        ):
            for k, refs in enumerate(pair):
                if ctx.arms.treatments.same(row.refs, refs):
                    values[k] = float(row.figure.value)
    if len(values) == 2 and figure.ratio == "hazard_ratio":
        first_better = values[0] <= values[1] if code in BURDEN else values[0] >= values[1]
        if (float(figure.value) < 1) != first_better:
            return list(b), list(a)
    elif len(values) < 2 and ctx.arms.treatments.key(a) < ctx.arms.treatments.key(b):
        return list(b), list(a)
    return list(a), list(b)
