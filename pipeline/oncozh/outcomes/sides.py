"""The intervention and comparator of a block: the groups that its words name, and which of them each row is of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from oncozh.figures import DURATION, FOLD, POINTS
from oncozh.outcomes.comparison import Arms
from oncozh.outcomes.context import Context, State
from oncozh.outcomes.distribution import Cell, coordinated_endpoints, coordinated_groups, distribute
from oncozh.outcomes.heads import THAN_WORDS, Head, is_lack, tells_than, times_of, told_by_lack
from oncozh.outcomes.items import Group, held_against, taken_as_control
from oncozh.outcomes.population import POPULATION
from oncozh.outcomes.rows import Row
from oncozh.outcomes.segments import COUNTRY, Segment, is_prior, tells_difference
from oncozh.outcomes.treatments import UNTREATED, in_compared_bracket, is_compared, stands_with, treatments_of


@dataclass(slots=True)
class Sides:
    """The groups of a block."""

    subject: list[Group]  # those it reports
    than: Group | None = None  # the one it is compared with
    than_words: str | None = None  # that one in its own words, where it is no group: 较传统方案
    axis: list[Group] = field(default_factory=list)  # those over which its figures are handed out
    by_population: bool = False  # whether these are parts of the patients: Ⅱ期与Ⅲ期分别为…
    both: bool = False  # 两组均为93.9%: one figure of several groups


def sides_of(ctx: Context, seg: Segment, state: State, own: bool) -> Sides:
    """The groups that a block reports and compares with; `own` is whether its words name its endpoint."""
    if seg.bracket is not None and len(seg.block.figures) == 2:
        treated = treatments_of(ctx, seg, state)
        if treated and not ctx.arms.treatments.same(treated, seg.bracket.refs):
            return Sides([Group(seg.position, seg.position, treated), seg.bracket])
    elif seg.bracket is not None:
        return Sides([seg.bracket])
    lacking = None if seg.told_apart else _lacking(ctx, seg)
    if lacking is not None:
        return Sides([lacking])
    in_turn = _former_or_latter(ctx, seg, state)
    if in_turn is not None:
        return Sides([in_turn])
    multiple = _multiple(ctx, seg)
    if multiple is not None:
        return multiple
    than, free = _compared_groups(ctx, seg)
    subject = _said(ctx, seg, free, own) if free else []
    if not subject:
        subject = _countries(seg)
    if subject:
        than, words = _than(ctx, seg, than)
        return Sides(subject, than, words)
    if than is not None and len(seg.block.figures) > 1 and not seg.block.versus and _right_after(ctx, seg, than):
        return Sides([than])  # 均高于对照组的61.5%和20.5%: the values are all the other group's
    subject = _carried(ctx, seg, state, own, bool(free) or (bool(seg.groups) and not _tells_change(ctx, seg)))
    than, words = _than(ctx, seg, than)
    pair = state.pair
    if (
        than is None
        and words is None
        and pair is not None
        and _goes_on(ctx, seg, subject, pair, state.than)
        and _tells_change(ctx, seg)
    ):
        _keep_comparison(ctx, seg)
        of, against = _oriented(ctx, seg, pair)
        return Sides([of], against)
    return Sides(subject, than, words)


def _multiple(ctx: Context, seg: Segment) -> Sides | None:
    """A组为31.5个月，几乎是传统化疗（16.1个月）的两倍: the multiple is of the arm told of before."""
    times = times_of(ctx, seg)
    if times is None:
        return None
    of = next((g for g in ctx.arms.between(*times.span("words")) if g.refs and not g.plural), None)
    if of is None:
        return None
    if times.start() >= seg.position:
        other = ctx.arms.other(of)
        return Sides([other], of) if other is not None else None
    for row in reversed(ctx.rows):
        if row.sentence != seg.sentence.index:
            break
        row.explicit_comparison = True
        if row.refs and not ctx.arms.treatments.same(row.refs, of.refs):
            return Sides([Group(of.start, of.start, list(row.refs))], of)
    return None


def _keep_comparison(ctx: Context, seg: Segment) -> None:
    """The change only goes on from the pair before it, so that the pair keeps its own words."""
    for row in ctx.rows[-4:]:
        if row.sentence == seg.sentence.index and row.statistic != "change":
            row.explicit_comparison = True


_MORE = re.compile(r"延长|提高|提升|增加|升高|多|高|长|改善")
_LESS = re.compile(r"缩短|降|减|少|低|砍|短")
BURDEN = frozenset({"RECURRENCE", "MORTALITY", "INCIDENCE", "AE"})  # the fewer the better


def _oriented(ctx: Context, seg: Segment, pair: tuple[Group, Group]) -> tuple[Group, Group]:
    """Which of a pair a change is of: 对照组16.1个月，A组31.5个月，死亡风险下降49%: of A, as it fares better."""
    values: list[tuple[float, str]] = []
    for g in pair:
        row = next(
            (
                r for r in reversed(ctx.rows[-6:])
                if r.sentence == seg.sentence.index and r.statistic in ("median", "mean", "rate")
                and r.figure.value and ctx.arms.treatments.same(r.refs, g.refs)
            ),
            None,
        )  # fmt: skip
        if row is None or row.figure.value is None:
            return pair
        values.append((float(row.figure.value), row.endpoint.code))
    (a, code), (b, other) = values
    if code != other or a == b:
        return pair
    words = ctx.text[seg.position : seg.block.start]
    falls = _LESS.search(words) is not None
    if "险" in words:
        more = (code not in BURDEN) == falls
    elif falls or _MORE.search(words) is not None:
        more = not falls
    else:
        return pair
    return pair if (a > b) == more else (pair[1], pair[0])


def _goes_on(ctx: Context, seg: Segment, subject: list[Group], pair: tuple[Group, Group], than: Group | None) -> bool:
    """Whether a block goes on from a pair: it is of the second, as that was told last, or names no one after the two."""
    if len(subject) == 1:
        return ctx.arms.treatments.same(subject[0].refs, pair[1].refs)
    told = seg.clause <= pair[0].start < pair[1].start
    return told and than is None and not subject and not seg.groups and not is_lack(pair[1])


def _lacking(ctx: Context, seg: Segment) -> Group | None:
    """The other arm, where a block tells it by what it lacks: 加A的64.8%，不加的51.2%; in these words if none is known."""
    span = told_by_lack(ctx, seg)
    if span is None or not ctx.rows or ctx.rows[-1].sentence != seg.sentence.index:
        return None
    if ctx.text[span[0]] == "单" and any(g.start >= span[0] for g in seg.groups):
        return None  # 单用化疗的: it names what they get
    before = Group(*span, ctx.rows[-1].refs)
    pair = ctx.arms.current
    if len(pair) == 2 and (not before.refs or any(ctx.arms.treatments.same(before.refs, g.refs) for g in pair)):
        other = pair[0] if ctx.arms.treatments.same(before.refs, pair[1].refs) else pair[1]
        return Group(*span, list(other.refs))
    inside = [r for g in seg.groups if span[0] <= g.start and g.end <= span[1] for r in g.refs if r in ctx.by_id]
    lacks = ctx.arms.treatments.key(inside) or ctx.arms.treatments.key(
        _added_last(ctx, seg, ctx.text[slice(*span)], before.refs)
    )
    rest = [r for r in before.refs if not ctx.arms.treatments.key([r]) <= lacks]
    if rest and len(rest) < len(before.refs):
        return Group(*span, rest)  # A+B的57个月，少一个B的
    return Group(*span, [ctx.text[slice(*span)]], explicit=False) if before.refs else None


_LACKED = re.compile(r"(?:不|没有?|未)(?:再|曾)?(?P<how>加|配|联|合)")


def _added_last(ctx: Context, seg: Segment, words: str, refs: list[str]) -> list[str]:
    """What 不联合者 lacks after `A联合B`, and 没加的 after `A里加了B`: what the sentence adds to the others in that word."""
    how = _LACKED.match(words)
    if how is None:
        return []
    for r in reversed(refs):
        m = ctx.by_id.get(r)
        if m is not None and seg.start <= m.start - 3 and how["how"] in ctx.text[m.start - 3 : m.start]:
            return [r]
    return []


_FORMER_LATTER = re.compile(r"前者|前一[种组个拨批]|试验药|新药(?!物|研)|后者|后一[种组个拨批]|对照药|老药")
_FORMER = ("前", "试", "新")
_ONE_EACH = re.compile(r"一[个边拨](?<=[，,；;率期：:]..)(?:是|为|有|达|只|仅)*\s?$")


def _former_or_latter(ctx: Context, seg: Segment, state: State) -> Group | None:
    """The arm that 前者 or 后者 is of, where no two treatments side by side say it: the pair told of last."""
    if not seg.sentence.has("前后药一"):
        return None
    found = list(_FORMER_LATTER.finditer(ctx.text, seg.position, seg.block.start))
    if len(found) == 1:
        former = found[0][0].startswith(_FORMER)
    else:  # 五年生存率一个71.2%，一个58.4%
        found = list(_ONE_EACH.finditer(ctx.text, seg.position, seg.block.start))
        former = seg.position == seg.start
    at = found[0].start() if len(found) == 1 else None
    if at is None or any(g.start >= at for g in seg.groups) or any(e.start == at for e in seg.left):
        return None
    pair = list(state.pair) if state.pair is not None else ctx.arms.in_turn(2)
    if len(pair) != 2 or not all(g.refs for g in pair):
        return None
    return Group(*found[0].span(), list((pair[0] if former else pair[1]).refs))


def _tells_change(ctx: Context, seg: Segment) -> bool:
    first = seg.block.figures[0]
    return len(seg.block.figures) == 1 and (
        tells_difference(ctx.text, seg, first.start)
        or first.form in (FOLD, POINTS)
        or first.verb in ("up", "down")
        or (bool(seg.left) and seg.left[-1].form == "risk")
    )


def _compared_groups(ctx: Context, seg: Segment) -> tuple[Group | None, list[Group]]:
    """The group that a word such as 较 or 从 governs, and the groups that none does."""
    text = ctx.text
    than: Group | None = None
    free: list[Group] = []
    if not seg.groups:
        return None, free
    compared, against = seg.cues("compared"), seg.cues("against")
    fold = seg.block.figures[0].form == FOLD
    bracketed = [g for g in seg.groups if not g.plural and g.refs and in_compared_bracket(text, g)] if against else []
    if bracketed:
        free = [g for g in seg.groups if g not in bracketed and not is_prior(ctx, g, seg.sentence)]
        last = bracketed[-1]
        named = len(last.refs) == 1 and last.refs[0] in ctx.by_id and ctx.by_id[last.refs[0]].kind == "regimen"
        refs = last.refs if named else list(dict.fromkeys(r for g in bracketed for r in g.refs))
        return Group(bracketed[0].start, last.end, list(refs)), free
    control = "以" in seg.sentence.words and any(taken_as_control(text, g) for g in seg.groups)
    if not compared and not against and not fold and not control:
        return None, [g for g in seg.groups if not is_prior(ctx, g, seg.sentence)]
    for g in seg.groups:
        if is_prior(ctx, g, seg.sentence):
            continue
        # 是对照组的2倍
        governed = any(held_against(text, c.end, g.start) for c in compared) or (
            fold and text[g.start - 1] in "是为" and text[g.end : g.end + 1] == "的"
        )
        if governed and _SINCE.match(text, g.end):
            continue
        # 与历史数据相比, 以化疗为对照
        governed = (
            governed
            or (control and taken_as_control(text, g))
            or (any(0 <= c.start - g.end <= 2 for c in against) and stands_with(text, g))
            or (text[g.end : g.end + 1] in ("，", ",") and any(c.end == g.start for c in against))  # 相比A，B
        )
        if governed and not any(0 <= c.start - g.end <= 3 for c in compared if c.cue != "from"):
            than = g
        else:
            free.append(g)
    return than, free


_SINCE = re.compile(r"(?:首次|首剂|开始|第\d次)?(?:给药|用药|治疗|开始)?(?:之日)?(?:起(?!效)|算)")  # 自首次给药起


def _said(ctx: Context, seg: Segment, free: list[Group], own: bool) -> list[Group]:
    """The last coordinated groups before the block: A组与B组, A、B两组, 两组."""
    text, block = ctx.text, seg.block
    explicit = coordinated_groups(free, text, explicit=True)
    plural = next((g for g in explicit if g.plural), None)
    if plural is not None:
        listed = coordinated_groups([g for g in free if g.end <= plural.start and not g.plural], text, explicit=False)
        if len(listed) == plural.plural:
            return listed
    if explicit:
        out: list[Group] = []
        for g in explicit:
            if g.plural:
                out += ctx.arms.expand(g)
            elif plural is None:
                out.append(g)
        if out:
            return out  # not the 三臂 of a study whose arms are named after it
    phrases = coordinated_groups(free, text, explicit=False)
    if len(phrases) > 1 and len({ctx.arms.treatments.key(g.refs) for g in phrases}) < len(phrases):
        phrases = []  # …放疗后手术与单纯手术: the lists are longer than their last words
    n = len(block.figures)
    told = block.versus or bool(seg.cues("dist") or seg.cues("vs"))
    if not told and n == len(phrases) == 2:
        told = _OF_BOTH.match(text, phrases[1].end, block.start) is not None  # A与B的中位OS为9.9和10.8个月
    if len(phrases) > 1 and n % len(phrases) == 0 and told:
        parts = text.startswith("亚组", phrases[-1].end)  # of an arm: they take no arm's place
        if parts:
            return [replace(g, strata=1) for g in phrases]
        arms = {c.start: c for c in ctx.arms.current}  # of A或安慰剂联合C they have the backbone of both
        return [arms.get(g.start, g) for g in phrases]
    if (
        len(phrases) == 1
        and n == 1
        and (phrases[0].start >= seg.comma or _RANKED.fullmatch(text, phrases[0].end, block.start))
        and (
            ctx.arms.covers(phrases[0])
            or (not own and (block.start - seg.position <= 20 or bool(phrases[0].options_of)))
        )
    ):
        return [ctx.arms.whole(phrases[0])]
    return []


# A加B最高，78%
_RANKED = re.compile(
    r"(?:组|方案|者)?(?:则|以|又)?(?:最[高低长短好差多少优]|居[中首末]|次之|垫底|更[高低长短])[，,](?:为|达|仅|只有|有|是)*\s?"
)
_OF_BOTH = re.compile(r"(?:单药|治疗|方案|组)?(?:的|者|患者)(?!联合|组合)(?![^，,。；;]{0,24}[和与及、])")


def _countries(seg: Segment) -> list[Group]:
    """Countries or averages that the sentence compares: 日本为…，我国仅… (not 韩国NIFTY研究, 日本国立癌症研究中心)"""
    found = seg.sentence.countries()
    if not found or len({name for _, _, name in found}) < 2:
        return []
    names = {m.start for m in (*seg.sentence.institutions, *seg.sentence.trials)}
    here = [
        Group(start, end, [name]) for start, end, name in found
        if seg.position <= start and end <= seg.block.start and not {start, end, end + 1} & names
    ]  # fmt: skip
    n = len(seg.block.figures)
    return here[-n:] if len(here) <= n else []


def _carried(ctx: Context, seg: Segment, state: State, own: bool, named: bool) -> list[Group]:
    """The groups that an earlier block was of, where they hold for this one; `named` is whether it names others."""
    n = len(seg.block.figures)
    if n > 1:
        current = ctx.arms.in_turn(n)
        if not own:
            if n == len(current) and pair_holds(ctx, seg):
                return current
        elif len(current) > 1 and n % len(current) == 0 and pair_holds(ctx, seg):
            endpoints = len(coordinated_endpoints(seg.left, ctx.text)) if seg.left else 1
            if n != endpoints:
                return current
    subject = state.subject
    if subject is None or named or seg.position <= seg.start:
        return []
    if subject.strata and any(m.label in POPULATION for m in seg.names):
        return []  # NLR≥3者ORR为51%，鳞癌患者ORR为41%: others
    if seg.clause_groups and subject.start < seg.clause:
        return []  # A治疗卵巢癌，2 mg/kg组…；B治疗胃癌: another treatment's doses
    if ctx.text.find("；", seg.position, seg.block.start) < 0:
        return [subject]
    return [subject] if not own and ctx.arms.current and pair_holds(ctx, seg) else []


_AGAINST = re.compile(r"与(?P<w>[^，,。；与]{1,14})$")


def _than(ctx: Context, seg: Segment, than: Group | None) -> tuple[Group | None, str | None]:
    """What the block is compared with: a group, or the words between 较 (or 与…相比) and the verb."""
    if than is not None:
        return than, None
    text, first = ctx.text, seg.block.figures[0]
    words = None
    if first.form == FOLD and (times := times_of(ctx, seg)) is not None:
        words = times["words"]
    cues = seg.cues("than")
    if cues and words is None and tells_than(first):
        verb_at = ctx.reader.approach_start(max(cues[-1].end, first.start - 18), first.start)
        m = THAN_WORDS.match(text[cues[-1].end : verb_at])
        if m is not None:
            words = m["words"].removesuffix("的").strip()
    against = seg.cues("against")
    if against and words is None:
        at = against[0].start
        w = _AGAINST.search(text[seg.position : at])
        if w is not None:
            inside = [g for g in seg.groups if not g.plural and at - 15 <= g.start and g.end <= at]
            if inside:
                return inside[-1], None
            if first.verb:
                return None, w["w"]
    return None, words


def pair_holds(ctx: Context, seg: Segment) -> bool:
    """Whether the arms known are what an unnamed figure is about.

    They are not where another treatment stands in its clause after them, or was the last that its sentence gave figures
    of.
    """
    s, current = seg.sentence, ctx.arms.current
    stated = [o.start for o in current if seg.start <= o.start < seg.end]
    if not (s.carries or ctx.arms.taken_up or stated):
        return False
    since = min(stated, default=seg.start)
    for g in seg.clause_groups:
        if (
            g.end > since
            and not g.plural
            and not _is_part(ctx.arms, g, current)
            and not is_prior(ctx, g, s)
            and not _is_setting(ctx, g, current)
        ):
            return False
    if not seg.clause_groups and ctx.rows and ctx.rows[-1].sentence == s.index and ctx.rows[-1].refs:
        row = ctx.rows[-1]
        last = Group(row.figure.start, row.figure.start, row.refs)
        return _is_part(ctx.arms, last, current) or is_prior(ctx, last, s)
    return True


_SETTING = re.compile(r"(?:单药|方案|治疗|患者)?(?:用于|应用于|作为|在|于)[^，,。；;]{0,24}")


def _is_setting(ctx: Context, g: Group, current: list[Group]) -> bool:
    """比较了A与B用于鼻咽癌同步放化疗: the therapy of all patients, for which the arms are compared."""
    last = current[-1] if current else None
    return (
        last is not None
        and 0 < g.start - last.end < 32
        and all(r in ctx.by_id and ctx.by_id[r].label == "THERAPY" for r in g.refs)
        and _SETTING.fullmatch(ctx.text, last.end, g.start) is not None
    )


def _is_part(arms: Arms, g: Group, current: list[Group]) -> bool:
    """Whether one of the arms gets the treatments of a group, alone or with others."""
    mine = arms.treatments.key(g.refs)
    for o in current:
        if mine <= arms.treatments.key(o.refs):
            return True
    return False


def last_groups(ctx: Context, seg: Segment, head: Head) -> list[Cell] | None:
    """Several figures and no groups in the clause: the cells over the arms last named, where the counts match."""
    if len(ctx.arms.current) > 1 and pair_holds(ctx, seg):
        cells, matched = distribute(seg.block, head.endpoints, head.times, ctx.arms.in_turn(len(seg.block.figures)))
        if matched and cells[0].group is not None:
            return cells
    return None


_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
_CLAUSE_END = re.compile(r"[，,；;]")


def set_sides(ctx: Context, row: Row, seg: Segment, state: State, sides: Sides, change: bool) -> None:
    """Fills intervention and comparator of a row; `change` is whether its figure tells of a change."""
    if sides.by_population and len(sides.subject) == 1:
        row.refs = list(sides.subject[0].refs)
        return
    if sides.both:
        row.refs = list(dict.fromkeys(r for g in sides.axis for r in refs_of(ctx, seg, state, g, sides)))
        return
    than = sides.than
    if than is not None and not change and len(sides.axis) < 2 and _right_after(ctx, seg, than):
        row.refs = refs_of(ctx, seg, state, than, sides)  # 高于对照组的15%: the value is the other group's
        row.held_against = True
        row.group = than if than.strata else row.group
        return
    if row.group is not None:
        _of_group(ctx, row, seg, state, row.group, sides)
    elif not sides.axis:
        _of_clause(ctx, row, seg, state, sides, change)
    elif change and len(sides.axis) == 2:  # 两组相差16.7个百分点
        row.refs, row.comparator = list(sides.axis[0].refs), list(sides.axis[1].refs)
        _keep_comparison(ctx, seg)
    if change and not row.comparator:
        _set_than(ctx, row, state, sides)


def _right_after(ctx: Context, seg: Segment, than: Group) -> bool:
    """Whether the block stands right after the group it is compared with: 高于对照组的15%."""
    gap = _BRACKETED.sub("", ctx.text[than.end : seg.block.start])
    return len(gap) <= 6 and not _CLAUSE_END.search(gap)


# OClb组: it says what the arm gets, though nobody can tell; SC组 says how.
_ABBREVIATED = re.compile(r"(?!(?:SC|IV|IM|PO|QD|BID)组)[A-Z][A-Za-z+]{1,7}组")


def _of_group(ctx: Context, row: Row, seg: Segment, state: State, group: Group, sides: Sides) -> None:
    """The row of a group that the block names; the others of its list are what it is compared with."""
    arms = ctx.arms
    row.refs = refs_of(ctx, seg, state, group, sides)
    if len(sides.axis) > 1 and not (arms.single and group.refs and group.refs[0] in ctx.by_id):
        control = sides.than
        if (
            control is not None
            and control.refs
            and not any(arms.treatments.same(g.refs, control.refs) for g in sides.axis)
        ):
            row.comparator = list(control.refs)  # 与A组比较，B组和C组分别为…
            row.explicit_comparison = True
            return
        others = [g for g in sides.axis if not arms.treatments.same(g.refs, group.refs)]
        if others:
            row.comparator = against(ctx, row.refs, [g.refs for g in others])
            row.explicit_comparison = True


def against(ctx: Context, refs: list[str], others: list[list[str]]) -> list[str]:
    """What an arm is held against: what the others get, in their own words alone where they get the same as it.

    960 mg组 and 240 mg组 of a drug are held against 多西他赛组, not against each other; but not so against what both of
    them are given on top of (安慰剂组, 化疗组).
    """
    mine = _known(ctx, refs)
    if len(others) > 1 and mine and len(mine) < len(refs) and not all(is_on_top(ctx, refs, o) for o in others):
        others = [o for o in others if _known(ctx, o) != mine]
    return [r for o in others for r in (own_words(ctx, o) if len(o) > 1 and _known(ctx, o) == mine else o)]


def is_on_top(ctx: Context, refs: list[str], control: list[str]) -> bool:
    """Whether an arm with words of its own (低剂量组) gets all that a control does: 安慰剂组, 化疗组 of A加化疗."""
    mine = _known(ctx, refs)
    return len(mine) < len(refs) and _known(ctx, control) <= mine


def _known(ctx: Context, refs: list[str]) -> frozenset[str]:
    """The treatments of an arm without its own words."""
    return ctx.arms.treatments.key([r for r in refs if r in ctx.by_id])


def own_words(ctx: Context, refs: list[str]) -> list[str]:
    """Of a group with words of its own beside a shared treatment the words alone."""
    by_id = ctx.by_id
    own = [r for r in refs if (by_id[r].label in POPULATION if r in by_id else not UNTREATED.search(r))]
    return own if own and len(own) < len(refs) else refs


def refs_of(ctx: Context, seg: Segment, state: State, group: Group, sides: Sides) -> list[str]:
    """What a group stands for; beside its own words (高危组, 8 mg组) the treatment that it shares with the others."""
    refs = list(group.refs)
    for r in refs:
        if r in ctx.by_id and not (group.strata and ctx.by_id[r].label in POPULATION):
            return refs  # not its own words
    arms = ctx.arms
    if group.strata and (arm := _arm_around(ctx, seg)) is not None:
        return [*refs_of(ctx, seg, state, arm, sides), *refs]
    if (
        refs
        and (
            group.strata
            or not (
                refs[0][0] in "非未无"
                or is_lack(group)
                or UNTREATED.search("".join(refs))
                or COUNTRY.fullmatch(refs[0])
                or _ABBREVIATED.fullmatch(refs[0])
            )
        )
        and not (
            any(r in ctx.by_id for c in (arms.aside or arms.current) if not c.strata for r in c.refs)
            and not (group.strata and _names_another(ctx, seg, group))
        )
    ):
        listed = arms.treatments.key([r for g in sides.axis for r in g.refs])
        apart = group if group.strata else None
        lacking = refs[0][0] in "未不没无非"  # 未接受放疗的: no radiotherapy is shared
        shared = (
            r for r in treatments_of(ctx, seg, state, apart)
            if r in ctx.by_id and not arms.treatments.key([r]) <= listed and not (lacking and _denies(refs[0], ctx.by_id[r].text))
        )  # fmt: skip
        return [*shared, *refs]
    if group.strata and refs:
        return [*_of_all_arms(ctx), *refs]
    return refs


_DENIED = re.compile(r"^(?:未曾?|不|没有?|无|非)(?:接受|进行|采用|使用|行|用|做)?(?P<what>.+?)(?:的?患者|者|组)?$")


def _denies(words: str, treatment: str) -> bool:
    """Whether the words of a group say that it lacks a treatment: 未移植者 lacks 自体造血干细胞移植."""
    denied = _DENIED.match(words)
    return treatment in words or (denied is not None and treatment.endswith(denied["what"]))


def _of_all_arms(ctx: Context) -> list[str]:
    """What all arms get that are compared: EGFR-TKI of A联合EGFR-TKI and EGFR-TKI."""
    arms = [c for c in (ctx.arms.aside or ctx.arms.current) if not c.strata]
    if len(arms) < 2:
        return []
    common = frozenset.intersection(*(ctx.arms.treatments.key(c.refs) for c in arms))
    return [r for r in arms[-1].refs if r in ctx.by_id and ctx.arms.treatments.key([r]) <= common]


def _arm_around(ctx: Context, seg: Segment) -> Group | None:
    """The one arm whose patients a sentence tells apart: A组中，男性ORR为50%，女性为30%."""
    arms = [
        g for g in ctx.arms.between(seg.start, seg.block.start)
        if not g.strata and (g.explicit or ctx.text.startswith("组内", g.end))
    ]  # fmt: skip
    return arms[0] if len(arms) == 1 and not arms[0].plural else None


def _names_another(ctx: Context, seg: Segment, apart: Group) -> bool:
    """Whether a sentence names a treatment of none of the arms before it tells of patients apart: they all get that."""
    for g in ctx.arms.between(seg.start, seg.block.start):
        if (
            not (g.plural or g.strata or (apart.start < g.end and g.start < apart.end))
            and any(r in ctx.by_id for r in g.refs)
            and not _is_part(ctx.arms, g, ctx.arms.current)
            and not is_prior(ctx, g, seg.sentence)
        ):
            return True
    return False


_WHOLE = re.compile(r"全组|所有患者|总体人群中位随访|全部患者")


def _of_clause(ctx: Context, row: Row, seg: Segment, state: State, sides: Sides, change: bool) -> None:
    """The row of a block that names no group: the arm that its clause singles out, or the treatments around it."""
    pair = ctx.arms.current
    whole = (
        len(pair) > 1
        and seg.sentence.has("全所总")
        and _WHOLE.search(ctx.text, seg.position, seg.block.start) is not None
    )
    if (
        len(pair) == 2
        and not (whole or pair[0].strata)
        and any(r in ctx.by_id for g in pair for r in g.refs)  # pCR组与非pCR组 are no arms
        and pair_holds(ctx, seg)
    ):
        if ctx.groups.orders is not None and (step := _step_named(ctx, seg)):
            row.refs = step
            return
        if change or row.figure.baseline is not None or row.figure.verb == "to":
            pair = ctx.arms.treatments.treated_first(pair)
        elif not ctx.arms.taken_up and (both := _told_by_level(ctx, pair)):
            row.refs = both  # 两个剂量组…，ORR为36%: of all patients
            return
        arm = _arm_of_clause(ctx, seg, pair)
        row.refs = list(arm.refs)
        if arm is not pair[0]:
            return
        if change or row.figure.baseline is not None or row.figure.verb == "to":
            row.comparator = list(pair[1].refs)
            row.explicit_comparison = True
        else:
            row.flags.append("ambiguous_intervention")
    elif whole and all(any(r in ctx.by_id for r in g.refs) for g in pair):
        row.refs = [r for g in pair for r in g.refs]
    else:
        refs = treatments_of(ctx, seg, state)
        against = sides.than.refs if sides.than is not None else None
        row.refs = [r for r in refs if r not in against] or refs if against else refs


def _step_named(ctx: Context, seg: Segment) -> list[str]:
    """What all arms get, one earlier and one later, where a clause names it alone: 二线B的ORR为15%."""
    named = [
        g for g in seg.clause_groups
        if not g.plural and not is_prior(ctx, g, seg.sentence) and not is_compared(ctx.text, g, seg.sentence)
    ]  # fmt: skip
    if not named or any(not ctx.arms.treatments.same(g.refs, named[0].refs) for g in named):
        return []
    return (
        list(named[0].refs)
        if ctx.arms.treatments.key(named[0].refs) <= ctx.arms.treatments.key(_of_all_arms(ctx))
        else []
    )


def _told_by_level(ctx: Context, pair: list[Group]) -> list[str]:
    """What two arms get that only their own words (4 mg/kg组 and 5 mg/kg组) tell apart; empty for others."""
    known = [[r for r in g.refs if r in ctx.by_id] for g in pair]
    alike = ctx.arms.treatments.same(*known) and all(len(k) < len(g.refs) for k, g in zip(known, pair, strict=True))
    return known[0] if alike else []


def _arm_of_clause(ctx: Context, seg: Segment, pair: list[Group]) -> Group:
    """The arm that the treatments of the clause single out; else the first."""
    found: list[Group] = []
    for g in seg.clause_groups:
        if g.plural or is_prior(ctx, g, seg.sentence) or is_compared(ctx.text, g, seg.sentence):
            continue
        mine = ctx.arms.treatments.key(g.refs)
        holders = [c for c in pair if mine <= ctx.arms.treatments.key(c.refs)]
        if len(holders) > 1 and _ONLY.search(ctx.text, max(seg.start, g.start - 4), g.start):
            holders = [c for c in holders if mine == ctx.arms.treatments.key(c.refs)]  # 只用A的 beside A+B
        if len(holders) == 1 and holders[0] not in found:
            found.append(holders[0])
    return found[0] if len(found) == 1 else pair[0]


_ONLY = re.compile(r"[只仅单光](?:是)?(?:做|用|吃|打|接受|给|行)?$")


def _set_than(ctx: Context, row: Row, state: State, sides: Sides) -> None:
    """The comparator of a change."""
    than, figure = sides.than, row.figure
    if (
        than is None
        and sides.than_words is None
        and state.than is not None
        and ("。" not in ctx.text[state.than.end : figure.start])
    ):
        than = state.than  # 较对照组的39.5%升高17.7个百分点
    if than is not None and not ctx.arms.treatments.same(than.refs, row.refs):
        row.comparator = list(than.refs)
    elif sides.than_words:
        row.comparator = [sides.than_words]
    elif row.group is not None and len(sides.axis) < 2 and figure.form in (DURATION, POINTS):
        other = ctx.arms.other(row.group)
        if other is not None:
            row.comparator = list(other.refs)


_LONG_AGO = re.compile(r"前|过去|以往|既往|当年|当初|\d{4}\s?年|基线|入院|原来|原先")
_CONTROLS = ("安慰剂", "对照")


def compare_with_before(ctx: Context, seg: Segment, row: Row) -> None:
    """PFS从5.7个月延至7.2个月, with no arm named: the value before is the control's, where the text compares two arms."""
    arms = ctx.arms
    pair = arms.current
    if not pair:
        return
    source = [c for c in seg.sentence.by_kind.get("from", []) if c.start < seg.block.start]
    if source and _LONG_AGO.search(ctx.text, source[-1].end, min(source[-1].end + 12, seg.block.start)):
        row.comparator = []
        return
    if (
        row.comparator
        or len(pair) != 2
        or pair[0].strata
        or (row.group is not None and row.group.start >= seg.position)
        or not any(r in ctx.by_id for g in pair for r in g.refs)
        or not any(arms.treatments.same(row.refs, g.refs) for g in pair)
        or not pair_holds(ctx, seg)
    ):
        return
    treated, control = arms.treatments.treated_first(pair) if not pair[0].refs[0].startswith(_CONTROLS) else pair[::-1]
    row.refs, row.comparator = list(treated.refs), list(control.refs)
    row.explicit_comparison = True


def add_common_control(ctx: Context, control: Group, new: list[Row]) -> None:
    """安慰剂组依次为3.6、5.8、6.4个月: one control for several arms, a row for each of them.

    Args:
        ctx: the article; the rows of its last block are the arms'.
        control: the one group it names.
        new: the control's rows, in order of the arms.
    """
    ctx.arms.common = control
    last = ctx.rows[-1].block if ctx.rows else -1
    partners = [r for r in ctx.rows if r.block == last]
    for row, arm in zip(new, ctx.arms.current, strict=True):
        row.refs, row.comparator = list(control.refs), list(arm.refs)
        row.explicit_comparison = True
        for partner in partners:
            if ctx.arms.treatments.same(partner.refs, arm.refs):
                partner.comparator, partner.explicit_comparison = list(control.refs), True
