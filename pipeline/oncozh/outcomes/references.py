"""Words that stand for what was named before: 前者 and 后者 for one of two endpoints or arms, 另一组 for the other arm."""

from __future__ import annotations

import re
from dataclasses import replace

from oncozh.outcomes.context import Context
from oncozh.outcomes.distribution import coordinated_endpoints
from oncozh.outcomes.items import Endpoint, Group
from oncozh.outcomes.segments import Sentence

_FORMER_LATTER = re.compile(r"(?P<former>前者)|后者")
_VALUE = r"\d[\d.]*\s?(?:%|个?月|年|周)?\s?(?:[（(][^（()）]{0,60}[)）])?"
_WORDS = r"(?:的?(?:发生率|比例|发生比例|结果|数据))?[^，,。；;\d（()）前后组]{0,10}[（(]?"
# 前者38.5%对24.6%: an arm has one value of an endpoint.
_TWO_VALUES = re.compile(rf"{_WORDS}{_VALUE}\s?(?:对比?|比|vs\.?|versus)\s?\d", re.I)
_VALUES_IN_TURN = re.compile(rf"{_WORDS}{_VALUE}\s?(?:和|与|及|、)\s?\d")  # 前者分别为38.5%和24.6%
_ONE_VALUE = re.compile(rf"{_WORDS}\d")
_RATE_OF_IT = re.compile(r"的?(?:累积|总)?(?:发生率|发生比例|比例|占比)")
# 发生率、率方面: the endpoints are only named, so that what follows tells the arms apart.
_ONLY_NAMED = re.compile(r"\s?(?:的?(?:发生率|比例))?(?:方面|上|来看|中)?\s?[，,：:]?\s?(?:分别|依次|以)?")
_IS_OF = re.compile(r"(?:主要|常见|多见|包括|表现|出现|发生|仍|均|为|是|有)[^，,。；;]{0,12}$")
_FIGURE = re.compile(r"\d\s?(?:%|个月)")


def take_references(ctx: Context, s: Sentence, before: Sentence | None) -> None:
    """Makes each 前者 and 后者 of a sentence an endpoint of it where it stands for one; it is then no group.

    Args:
        ctx: the article.
        s: the sentence, with its endpoints found.
        before: the sentence before it, which may name the two: 生存期和缓解率均有改善。前者…
    """
    if "者" not in s.words or not ("前者" in s.words or "后者" in s.words):
        return
    found = list(_FORMER_LATTER.finditer(ctx.text, s.start, s.end))
    two: list[Endpoint] = []
    taken: list[Endpoint] = []
    for m in found:
        if m["former"]:
            two = _two_before(ctx, s, before, m.start())
            two = two if two and _are_meant(ctx, s, two, m) else []
        if two:
            of_it = _RATE_OF_IT.match(ctx.text, m.end())
            end = of_it.end() if of_it is not None else m.end()
            taken.append(replace(two[0 if m["former"] else 1], start=m.start(), end=end))
    if not taken:
        return
    spans = [(e.start, e.end) for e in taken]
    kept = [e for e in s.endpoints if not any(start <= e.start < end for start, end in spans)]
    s.endpoints = sorted(kept + taken, key=lambda e: e.start)
    ctx.arms.groups.remove({e.start for e in taken})


def _two_before(ctx: Context, s: Sentence, before: Sentence | None, at: int) -> list[Endpoint]:
    """The two endpoints that stand in one list before 前者, with no figure since."""
    here = [e for e in s.endpoints if e.end <= at]
    if not here and before is not None and at == s.start:
        here = before.endpoints
    if len(here) < 2:
        return []
    last = coordinated_endpoints(here, ctx.text)
    if len(last) != 2 or _FIGURE.search(ctx.text, last[1].end, at) is not None:
        return []
    return last


def _are_meant(ctx: Context, s: Sentence, two: list[Endpoint], m: re.Match[str]) -> bool:
    """Whether 前者 is of two endpoints: it has a value of each of two arms, or the sentence has said something of them."""
    text = ctx.text
    own = next((e for e in s.endpoints if e.start >= m.end() and e.code != "-"), None)
    if own is not None and _FIGURE.search(text, m.end(), own.start) is None:
        return False  # 前者ORR为44%
    if _TWO_VALUES.match(text, m.end()) is not None:
        return True
    if _ONLY_NAMED.fullmatch(text, two[1].end, m.start()) is not None and (
        two[0].start < s.start or _IS_OF.search(text, s.start, two[0].start) is None
    ):
        return False
    arms = ctx.arms.between(min(s.start, two[0].start), m.start())
    if _VALUES_IN_TURN.match(text, m.end()) is not None:
        return bool(arms) and all(g.plural for g in arms)
    return len(arms) < 2 and not any(g.plural for g in arms) and _ONE_VALUE.match(text, m.end()) is not None


_THE_OTHER = re.compile(
    r"(?:另(?:外)?一(?:个?治疗)?[组臂]|对方)(?!\s?(?:患者|病人|的?人)?(?:则|仅|只|单纯|同时|均|先)?(?:[接用予给行采使服打吃加联配是]|注射|口服|研究|数据|试验|项))"
)


def resolve_arms(ctx: Context, s: Sentence) -> None:
    """Adds the arms that 前者, 后者 and 另一组 stand for where the sentence names no arm before them: the pair known.

    Where it names some, what they stand for is asked at each block.
    """
    arms = ctx.arms
    if len(arms.current) != 2 or not ("者" in s.words or "另" in s.words or "对方" in s.words):
        return
    pair = arms.in_turn(2)
    if any(g.strata or not g.refs for g in pair):
        return
    new: list[Group] = []
    known = arms.between(s.start, s.end)
    if not ("前者" in s.words or "后者" in s.words or "另" in s.words or "对方" in s.words):
        return
    starts = {g.start for g in known} | {e.start for e in s.endpoints}
    first = next((g.start for g in known if not g.plural), s.end)
    for m in _FORMER_LATTER.finditer(ctx.text, s.start, min(first, s.end)):
        if m.start() not in starts:
            new.append(Group(*m.span(), list(pair[0 if m["former"] else 1].refs)))
    last = ctx.rows[-1] if ctx.rows else None
    of_other = _THE_OTHER.search(ctx.text, s.start, min(first, s.end))
    if of_other is not None and last is not None and last.sentence == s.index - 1 and not last.listed:
        other = next((g for g in pair if not arms.treatments.same(g.refs, last.refs)), None)
        if other is not None and arms.treatments.among(last.refs, pair):
            new.append(Group(*of_other.span(), list(other.refs)))
    if new:
        arms.insert(new)
