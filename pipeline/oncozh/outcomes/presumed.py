"""Which treatments several figures are of where no words compare any: those that the text has just named, in its order."""

from __future__ import annotations

import re

from oncozh.outcomes.context import Context
from oncozh.outcomes.distribution import distribute
from oncozh.outcomes.former import is_former
from oncozh.outcomes.heads import Head
from oncozh.outcomes.items import Group
from oncozh.outcomes.phrases import EITHER, OPTIONAL, ROLES
from oncozh.outcomes.segments import Segment, is_prior

_FURTHEST_ADDED = 20  # code points between a treatment and another that is added to it in a later clause
_FURTHEST = 400  # code points back to the sentence that names them
# A单用、加B、再添上C: each of them gets what stands before.
_ADDED = re.compile(
    r"(?P<more>(?:再|又|还|进一步|继续)?)(?:加|添|叠加|联合|并|配)(?:上|用|入)?(?:[一两三\d]+(?:年|个月|周期|程))?\s?$"
)
_ALSO = re.compile(r"同[样期]|亦|也|类似|一致|相似")
_AND = re.compile(
    r"\s?(?:单用|单药|治疗|方案)?\s?(?:、|和|与|及|以及|或|vs\.?|对比?|比)\s?(?:(?:再|又|还)?(?:加|添|叠加)(?:上|用)?|(?:术[前后]|围手?术期|新?辅助|单纯|单用|标准|同步|序贯))?\s?"
)
_NEXT = re.compile(r"\s?(?:单用|单药|治疗|方案)?\s?(?:、|，|,|和|与|及|以及)\s?")
_OPERATION = re.compile(r"手术|[切根][除治]术?$")


def presumed_arms(ctx: Context, seg: Segment, head: Head) -> list[Group]:
    """As many treatments as a block has values of each endpoint or time: those of its clause, or of the sentence before.

    `A用于一线，B用于二线，ORR为45%和12%`: the values are of A and of B.
    """
    n = len(seg.block.figures)
    if len(ctx.arms.current) > n:
        return []
    counts = {n, n // len(head.endpoints), n // max(len(head.times), 1)} & {2, 3, 4}
    listed, shared = _listed(ctx, seg)
    told = _different(ctx, listed)
    if len(told) == 1 and 2 in counts and _goes_the_same_way(ctx, seg, told[0]):
        return ctx.arms.presume([told[0], (ctx.arms.current or ctx.arms.before)[1]], shared)
    for groups in (told, _one_of_each(ctx, told), _last_list(ctx, listed)):
        if len(groups) in counts and distribute(seg.block, head.endpoints, head.times, groups)[1]:
            return ctx.arms.presume(groups, shared) if _are_new(ctx, seg, groups) else []
    return []


def _goes_the_same_way(ctx: Context, seg: Segment, tested: Group) -> bool:
    """`A优于B（…）；另一研究中C同样胜出，OS 13.8个月对9.6个月`: against B too."""
    pair = ctx.arms.current or ctx.arms.before
    return (
        len(pair) == 2
        and seg.sentence.has("同亦也类致似")
        and not ctx.arms.treatments.among(tested.refs, pair)
        and _ALSO.search(ctx.text, tested.end, seg.block.start) is not None
    )


def named_alone_before(ctx: Context, seg: Segment) -> list[str]:
    """The one treatment of the sentence before: 塔拉妥单抗的ORR为40%。DeLLphi-304研究又以13.6个月对8.3个月的OS胜过化疗."""
    told = _different(ctx, _added_up(ctx, _named_before(ctx, seg, taken_up=True)))
    return list(told[0].refs) if len(told) == 1 else []


def _listed(ctx: Context, seg: Segment) -> tuple[list[Group], list[Group]]:
    """The treatments that the words before a block name, and those that all patients get: A用于一线，B用于二线，均联合C."""
    here = [
        g for g in ctx.arms.between(seg.start, seg.block.start)
        if g.end <= seg.block.start and not g.plural and not is_prior(ctx, g, seg.sentence)
    ]  # fmt: skip
    start = seg.start
    clause = [g for g in here if g.start >= seg.clause]
    if clause:
        start, here = seg.clause, clause
    elif not here and ((taken_up := any(g.plural for g in seg.groups)) or not seg.sentence.trials):
        here = _named_before(ctx, seg, taken_up)
        start = here[0].start if here else start
    shared = ctx.arms.backbones.given_to_all(start, seg.block.start, here)
    return [g for g in _added_up(ctx, here) if not ctx.arms.treatments.among(g.refs, shared)], shared


def _are_new(ctx: Context, seg: Segment, groups: list[Group]) -> bool:
    """Whether treatments may be the arms of another study than the arms known, or are these."""
    known = sum(ctx.arms.covers(g) for g in groups)
    return known in (0, len(groups)) or bool(seg.sentence.trials)


def _named_before(ctx: Context, seg: Segment, taken_up: bool) -> list[Group]:
    """The treatments of the last sentence of the paragraph that names any.

    They are of another study only where words take them up: …；ASTRUM-006研究中两者分别为…
    """
    text = ctx.text
    low = max(text.rfind("\n", 0, seg.start) + 1, seg.start - _FURTHEST, 0)
    if not taken_up:
        low = max((at for at in ctx.groups.studies if low < at <= seg.start), default=low)
    before = [g for g in ctx.arms.between(low, seg.start) if not g.plural and not is_former(text, g)]
    if not before:
        return []
    start = text.rfind("。", low, before[-1].start)
    return [g for g in before if g.start > start]


def _added_up(ctx: Context, groups: list[Group]) -> list[Group]:
    """The treatments among groups; one that is added to those before it in its list stands with these: A单用、加B、再加C."""
    out: list[Group] = []
    first = 0  # of the list
    for i, g in enumerate(groups):
        if g.strata or _is_role(ctx, g) or not any(r in ctx.by_id or r.startswith("安慰剂") for r in g.refs):
            continue
        after = groups[i + 1] if i + 1 < len(groups) else None
        if after is not None and after.start == g.end and _is_class(ctx, g):
            continue  # PD-1抑制剂信迪利单抗: what it is
        sign = OPTIONAL.search(ctx.text, g.start, g.end) if len(g.refs) > 1 else None
        if sign is not None:  # A加或不加B: with it and without
            base = [r for r in g.refs if r in ctx.by_id and ctx.by_id[r].start < sign.start()]
            out += [g, Group(g.start, sign.start(), base)]
            continue
        added = _ADDED.search(ctx.text, max(0, g.start - 8), g.start) if out else None
        if added is not None and _NEXT.fullmatch(ctx.text, out[-1].end, added.start()):
            out.append(_both(out[-1] if added["more"] else out[first], g))
        elif added is not None and added["more"] and g.start - out[-1].end <= _FURTHEST_ADDED:
            out.insert(-1, _both(out[-1], g))  # 光靠A不够，可以再加B: who gets more comes first
        else:
            first = len(out)
            out.append(g)
    return out


def _both(base: Group, more: Group) -> Group:
    return Group(more.start, more.end, [*base.refs, *(r for r in more.refs if r not in base.refs)])


def _different(ctx: Context, groups: list[Group]) -> list[Group]:
    """Each treatment once, without operations beside drugs: 术前用A的手术患者."""
    out: list[Group] = []
    for g in groups:
        if not ctx.arms.treatments.among(g.refs, out):
            out.append(g)
    drugs = [g for g in out if any(r in ctx.by_id and ctx.by_id[r].label == "DRUG" for r in g.refs)]
    return [g for g in out if g in drugs or not _is_operation(ctx, g)] if drugs else out


def _one_of_each(ctx: Context, groups: list[Group]) -> list[Group]:
    """Treatments with each list of options as one: A对B或C."""
    out: list[Group] = []
    for g in groups:
        if out and EITHER.fullmatch(ctx.text, out[-1].end, g.start):
            out[-1] = Group(out[-1].start, g.end, list(dict.fromkeys([*out[-1].refs, *g.refs])))
        else:
            out.append(g)
    return out


def _last_list(ctx: Context, groups: list[Group]) -> list[Group]:
    """The treatments that stand in one list, the last: A、B和C."""
    out = groups[-1:]
    for g in reversed(groups[:-1]):
        if _AND.fullmatch(ctx.text, g.end, out[0].start) is None:
            break
        out.insert(0, g)
    return out


def _is_operation(ctx: Context, g: Group) -> bool:
    return all(r in ctx.by_id and _OPERATION.search(ctx.by_id[r].text) is not None for r in g.refs)


def _is_role(ctx: Context, g: Group) -> bool:
    return all(r in ctx.by_id and ctx.by_id[r].text in ROLES for r in g.refs)


def _is_class(ctx: Context, g: Group) -> bool:
    return all(r in ctx.by_id and ctx.by_id[r].label == "DRUG_CLASS" for r in g.refs)
