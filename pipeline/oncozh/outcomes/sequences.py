"""Arms that get the same treatments one after the other in another order: 先A后B组 and 先B后A组, A序贯B and B序贯A, A→B组.

Such an order is one treatment phrase, whose treatments stand in it as they are given. What tells two of them apart is the
order alone, which `sameness` is told. A figure of one line (一线, 首个药物治疗期间, 换药后) is of what the arm gets in that
line; one of the whole (OS, PFS2, 自首个药物起算) of all that it gets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from oncozh.article import Mention
from oncozh.outcomes.items import Group, concepts_of

if TYPE_CHECKING:
    from oncozh.outcomes.rows import Row

Steps = tuple[frozenset[str], ...]  # the concepts of what is given first, and of what is given then


@dataclass(slots=True)
class Orders:
    """The orders in which a text gives the same treatments, by their steps."""

    names: dict[str, Mention]
    refs: dict[Steps, list[str]] = field(default_factory=dict)
    sets: frozenset[frozenset[str]] = frozenset()  # all treatments of each of them

    def steps_of(self, refs: list[str]) -> Steps | None:
        """The steps of an arm that gets treatments in one of the orders."""
        if len(refs) < 2 or concepts_of(refs, self.names) not in self.sets:
            return None
        for steps in self.refs:
            if concepts_of(refs[: len(steps[0])], self.names) == steps[0]:
                return steps
        return None

    def mark(self, refs: list[str]) -> str | None:
        """What tells an arm that gets treatments in one of the orders from one that gets them in another."""
        steps = self.steps_of(refs)
        return None if steps is None else "→".join("+".join(sorted(s)) for s in steps)


# A text without one of these tells of no order.
_MAY_TELL = ("先", "后", "序贯", "续贯", "→", "一线", "-", "–")
_FIRST = re.compile(
    r"(?:首?先|一线|首选|起始|第一阶段|第1周期)(?:治疗|期间|均|后)?(?:[接给]受?予?|予以?|使用|应用|采用|选[择用]|口服|以|行|用|打|吃|做|为|是|[：:])?(?:了)?\s?$"
)
_LONGEST_FIRST = 14
_TAIL = r"(?:单药|治疗|方案|化疗|诱导|联合治疗)*(?:[（(][^（()）]{0,24}[)）])?\s?(?:治疗)?(?:\d+\s?个?(?:周期|疗程|周|月|个月))?(?:治疗)?"
_NEXT = re.compile(
    rf"{_TAIL}(?:[，,、；;]|\s)?(?:待|至|直至|于|在|若|一旦|出现)?(?:疾病|肿瘤|首次|一线|T790M|耐药突变)?(?P<ended>进展|失败|耐药|复发|不耐受|停药|结束|完成|有效|缓解)?(?:者|时)?(?P<then>后|之后|以后)?[，,、]?\s?"
    r"(?:则|均)?(?P<next>再|又|随后|然后|继而|接着|后|后续|第二阶段|第2周期|二线)*(?:治疗)?"
    r"(?P<change>序贯|续贯|继以|继之以|交叉[至到]|换[用成为]?|改[用为行予]?|转[用为])?(?:[接给]受?予?|予以?|使用|应用|采用|选[择用]|口服|以|行|用|打|吃|做|为|是|[：:])?(?:了)?\s?(?:单药|标准)?"
)
_STEPS_ON = frozenset("后再又然而着第二序续继交换改转")  # one of which each match of it holds
_JOINED_BY = re.compile(r"序贯|续贯|继以|继之以|→|(?<![A-Za-z])[-–](?![A-Za-z])|后")
# 顺序相反者, 或者反过来, B组反之.
_REVERSED = re.compile(
    r"(?:用药|给药|治疗|使用)?(?:的)?(?:顺序|次序|序列|先后)(?:则|正好|恰好|恰恰|恰|刚好|与(?:之|前者|[A-Z甲]组))*(?:相反|颠倒|对调|互换|反过来|倒过来)"
    r"|相反的?(?:用药|给药|治疗)?(?:顺序|次序|序列)|(?:反|倒)过来(?!说|看|讲|想)|(?<=组)(?:则|正好|恰好|刚好)?(?:相反|反之)(?=[，,。；;（(])|(?<=或)反之"
)
_REVERSED_WITHIN = 90  # code points behind the order
_BEARERS = re.compile(r"(?:方案)?(?:治疗)?(?:先行|优先|在先|在前|先用|起始|首用)(?=组|者|的患者)")
_ITS_BEARER = re.compile(r"(?:方案)?(?:治疗)?(?=组|者|的患者)")


class _Found(NamedTuple):
    """What may be an order: as one phrase, and the phrases and the concepts of its steps."""

    group: Group
    parts: list[Group]
    steps: Steps
    sure: bool  # whether words say so, without the other order beside it
    alone: bool  # whether it is one treatment of two steps even where no other order is told


def read_orders(text: str, phrases: list[Group], mentions: list[Mention]) -> tuple[list[Group], Orders | None]:
    """The treatment phrases with each order as one of them, and these orders; None where no two of them are told.

    Args:
        text: the article.
        phrases: its treatment phrases in text order.
        mentions: its names.
    """
    if len(phrases) < 2 or not any(word in text for word in _MAY_TELL):
        return phrases, None
    names = {m.id: m for m in mentions}
    found = _found(text, phrases, names)
    if not found:
        return phrases, None
    told: dict[Steps, list[str]] = {}
    reversals: list[Group] = []
    all_steps = {f.steps for f in found}
    for group, _, steps, sure, _ in found:
        if steps[::-1] in all_steps:
            told.setdefault(steps, group.refs)
        elif sure and (again := _REVERSED.search(text, group.end, group.end + _REVERSED_WITHIN)) is not None:
            cut = next(k for k in range(len(group.refs)) if concepts_of(group.refs[:k], names) == steps[0])
            told.setdefault(steps, group.refs)
            told.setdefault(steps[::-1], group.refs[cut:] + group.refs[:cut])
            reversals.append(Group(again.start(), again.end(), list(told[steps[::-1]])))
    orders = Orders(names, told, frozenset(frozenset().union(*steps) for steps in told)) if told else None
    taken: set[int] = set()
    out = list(reversals)
    for group, parts, steps, _, alone in found:
        if (alone or steps in told) and not any(p.start in taken for p in parts):
            taken.update(p.start for p in parts)
            group.explicit = steps in told
            out.append(group)
    for p in phrases:
        if p.start not in taken:
            out.append(p if orders is None else _by_first(text, p, orders))
    return sorted(out, key=lambda g: g.start), orders


def _found(text: str, phrases: list[Group], names: dict[str, Mention]) -> list[_Found]:
    out: list[_Found] = []
    for p in phrases:
        if len(p.refs) > 1 and all(r in names for r in p.refs):
            joint = next(
                (k for k, (a, b) in enumerate(pairwise(p.refs), 1) if _JOINED_BY.search(text, names[a].end, names[b].start)),
                None,
            )  # fmt: skip
            if joint is not None:
                steps = (concepts_of(p.refs[:joint], names), concepts_of(p.refs[joint:], names))
                if steps[0].isdisjoint(steps[1]):
                    whole = Group(p.start, p.end, p.refs, explicit=True)
                    out.append(_Found(whole, [p], steps, "后" not in text[p.start : p.end], False))
    for p, q in pairwise(phrases):
        if (
            q.start - p.end > _LONGEST_GAP
            or _STEPS_ON.isdisjoint(text[p.end : q.start])
            or not all(r in names for r in (*p.refs, *q.refs))
        ):
            continue
        m = _NEXT.fullmatch(text, p.end, q.start)
        if m is None or not (m["then"] or m["next"] or m["change"]):
            continue
        first = _FIRST.search(text, max(0, p.start - _LONGEST_FIRST), p.start)
        if m["ended"] and not m["then"]:
            continue
        steps = (concepts_of(p.refs, names), concepts_of(q.refs, names))
        if not steps[0].isdisjoint(steps[1]):
            continue
        start = first.start() if first is not None else p.start
        whole = Group(start, q.end, [*p.refs, *q.refs], explicit=True)
        sure = first is not None or m["change"] is not None
        alone = first is not None and first[0].startswith("先") and bool(m["ended"] or m["change"])
        out.append(_Found(whole, [p, q], steps, sure, alone))
    return out


_LONGEST_GAP = 44


def _by_first(text: str, p: Group, orders: Orders) -> Group:
    """先用A者, A先行组: an arm called by what it gets first."""
    concepts = concepts_of(p.refs, orders.names)
    begun = [refs for steps, refs in orders.refs.items() if steps[0] == concepts]
    if len(begun) != 1:
        return p
    first = _FIRST.search(text, max(0, p.start - _LONGEST_FIRST), p.start)
    m = _ITS_BEARER.match(text, p.end) if first is not None and first[0].startswith("先") else None
    m = m or _BEARERS.match(text, p.end)
    if m is None:
        return p
    return Group(first.start() if first is not None else p.start, m.end(), list(begun[0]), explicit=True)


# What a figure is of: the whole, the first line or the second one.
_LINE = re.compile(
    r"(?P<whole>(?:自|从|以)[^，,。；;]{0,14}?(?:起算|算起|开始|计算|为起点|起)|PFS2|总PFS|总的?无进展|总体|整个(?:治疗|序列)|全程|[两二]线(?:合计|累计|治疗?总)|累计)"
    r"|(?P<first>首个(?:药物?|治疗|方案)|第[一1](?:种|个)?(?:药物?|方案|阶段|周期|线|次治疗)|一线(?!(?:治疗)?(?:进展|失败)?后)|初始(?:治疗|药物|方案|用药)|首次治疗|首轮|PFS1|(?:换药|交叉)前|起始(?:治疗|药物))"
    r"|(?P<second>二线|第[二2](?:种|个)?(?:药物?|方案|阶段|周期|线|次治疗)(?:后|期间)?|(?:换药|改药|换用|改用|交叉)[^，,。；;\d]{0,10}?(?:以后|之后|后|期间|阶段)|后续治疗|后线)"
)


def set_lines(rows: list[Row], text: str, orders: Orders) -> None:
    """Gives each row of one line what its arm gets in that line, and what the other arm does.

    Args:
        rows: the rows of the article, which are changed.
        text: the article.
        orders: the orders by which the arms are told apart.
    """
    for row in rows:
        line = _line_of(text, row)
        if not line:
            continue
        arm = orders.steps_of(row.refs)
        if arm is None and not (arm := _of_line(row.refs, orders, line)):
            continue
        mine, others = arm[line - 1], arm[len(arm) - line]
        every = orders.refs[arm]
        row.refs = [r for r in every if concepts_of([r], orders.names) <= mine]
        row.comparator = [r for r in every if concepts_of([r], orders.names) <= others]


def _of_line(refs: list[str], orders: Orders, line: int) -> Steps | None:
    """The one order that gives some treatments in a line: 二线A的ORR."""
    mine = concepts_of(refs, orders.names)
    fits = [steps for steps in orders.refs if steps[line - 1] == mine]
    return fits[0] if len(fits) == 1 else None


def _line_of(text: str, row: Row) -> int:
    """Which line a row is of: 1 or 2, and 0 for the whole."""
    if row.endpoint.code == "OS":
        return 0
    at = row.figure.start
    last = None
    for m in _LINE.finditer(text, max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1, at):
        last = m
    return 0 if last is None or last["whole"] else 1 if last["first"] else 2
