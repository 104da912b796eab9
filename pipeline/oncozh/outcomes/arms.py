"""The groups of an article: treatments that stand together, arms named X组, and what the article says they are.

A combination (A联合B, A+B) is one group of several ids. A named arm (观察组, A组, 诱导组) is resolved to the treatments
that define it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from oncozh.article import Mention
from oncozh.outcomes.codes import coded_arms, occurrences
from oncozh.outcomes.definitions import arm_key, definitions, gives
from oncozh.outcomes.doses import name_doses
from oncozh.outcomes.items import Group, Groups, gets_nothing
from oncozh.outcomes.levels import levels_of, told_by_way
from oncozh.outcomes.listed import called_arms, listed_arms, the_rest
from oncozh.outcomes.maintenance import control_is_watched, maintained_arms, watched_arms
from oncozh.outcomes.nicknames import both_ways, nicknames, numbered_names, numbered_spans, quoted_names
from oncozh.outcomes.phrases import ROLES, find_phrases
from oncozh.outcomes.sequences import Orders, read_orders
from oncozh.outcomes.standards import read_standards
from oncozh.outcomes.with_without import fill_roles, find_added, name_arms


def find_groups(text: str, mentions: list[Mention], studies: list[int]) -> Groups:
    """All groups of an article: treatment phrases and named arms, resolved where the text defines them.

    Args:
        text: the article.
        mentions: its names.
        studies: where it turns to another study, in which an arm's name may mean something else.
    """
    phrases, orders = read_orders(text, find_phrases(text, mentions), mentions)
    phrases = watched_arms(text, phrases)
    _spell_out(text, phrases, mentions)
    reading = _Named(text, phrases, mentions, orders)
    named = reading.read()
    codes = coded_arms(text, phrases, mentions)
    if codes:
        named = _with_codes(text, named, codes)
    quoted = quoted_names(text, phrases)
    if quoted:
        named = [n for n in named if text[n[0].start : n[0].end] not in quoted]  # “四药”NALIRIFOX: no four arms
    all_names = {m.id: m for m in mentions}
    names = all_names if named else {}
    called: list[Group] = []
    regimens = {m.id for m in mentions if m.kind == "regimen"} if named else set()
    if named and ("前者" in text or "后者" in text):
        named = _told_apart(text, named)
    lists = listed_arms(text, phrases) if len(phrases) > 2 else []
    items: list[Group] = []
    taken: list[tuple[int, int]] = []
    arms: list[list[str]] = []
    for start, end in pairwise([0, *studies, len(text) + 1]):
        here = [n for n in named if start <= n[0].start < end]
        defined = (
            definitions(text, here, [p for p in phrases if start <= p.start < end], names, regimens) if here else {}
        )
        if here and "对照组" not in defined and control_is_watched(text, start, end):
            defined["对照组"] = ["观察"]
        for code, refs in codes.items():
            defined.setdefault(f"{code}组", refs)
        listed = next((run for run in lists if start <= run[0].start < end), None)
        if listed is not None:
            unknown = list(dict.fromkeys(key for g, key in here if key not in defined and not g.plural))
            defined |= called_arms(unknown, listed, names)
        here_phrases = [p for p in phrases if start <= p.start < end]
        added = find_added(text, here_phrases, list(defined.values()), all_names) if listed is None else None
        if added is not None:
            fill_roles(text, here, defined, added, all_names)
            called += name_arms(text[:end], here_phrases, added, all_names)
        if "维持" in text:
            called += maintained_arms(text[:end], here_phrases, defined.get("维持组", []), all_names)
        if reading.unsure:
            here = _sure(here, defined, reading.unsure)
            named = sorted([n for n in named if not start <= n[0].start < end] + here, key=lambda n: n[0].start)
        for g, key in here:
            g.refs = defined.get(key, g.refs)
            g.strata = g.strata and key not in defined  # 队列1接受A, 队列2接受B: arms
        if len(here) > 3:
            _shortened(here, names)
        given = [p for p in phrases if start <= p.start < end] if here else []
        if "g" in text:
            name_doses(text, here, given, names, _PARTED)
        if len(here) > 1:
            told_by_way(text, [n for n in here if orders is None or not orders.mark(n[0].refs)], given, names)
        more = levels_of(text, here, [p for p in phrases if start <= p.start < end], all_names, start, end)
        if more:
            named = sorted(named + more, key=lambda n: n[0].start)
        parted = {key for _, key in here if key.startswith(_PARTED)}
        if parted and len(parted & defined.keys()) < 3:  # two of them are taken up where they are compared
            named = [n for n in named if n[1] not in parted]
        elif parted:
            named = [n for n in named if n[1] not in parted or n[1] in defined]
        numbered = {key for _, key in here if key not in defined and _SO_MANY.fullmatch(key)}
        if len(numbered) == 1:  # 在A之外再加B，四药组…: the words before it say it
            named = [n for n in named if n[1] not in numbered or n not in here]
    numbered_as = numbered_names(text, phrases, {key: g.refs for g, key in named if g.refs and g.refs[0] in names})
    for g, key in named if numbered_as else ():
        if len(g.refs) == 1 and g.refs[0] not in names:
            g.refs = list(numbered_as.get(key.removesuffix("组"), g.refs))
    if called:
        named = [n for n in named if n[0].plural or not any(g.start < n[0].end and n[0].start < g.end for g in called)]
        named = sorted(named + [(g, arm_key(text[g.start : g.end])) for g in called], key=lambda n: n[0].start)
    _called_by_class(text, phrases, [g for g, _ in named], names)
    _fill_options(text, phrases, [g for g, _ in named], mentions, studies)
    phrases = sorted([*phrases, *read_standards(text, phrases, [g for g, _ in named])], key=lambda g: g.start)
    by_start = {g.start for g, _ in named}
    ends = {p.end for p in phrases}
    for start, end in nicknames(text, [*phrases, *(g for g, _ in named)]):
        if (
            start not in by_start
            and start not in ends
            and not any(g.start < end and start < g.end for g in called)
            and not any(p.start < start < p.end for p in phrases)
        ):  # 紫杉醇单药 says what they get
            inside = [p for p in phrases if start <= p.start and p.end <= end]
            items.append(Group(start, end, [text[start:end]], nickname=True, instead=inside))
            for p in phrases if text[start - 1] in "和与、" and text[start - 2] in "者组的" else ():
                p.explicit = p.explicit or p.end == start - 2  # 加X者和不加者
            taken.append((start, end))
    for has, lacks in both_ways(text):
        inside = [p for p in phrases if lacks[0] <= p.start and p.end <= lacks[1]]
        if inside:
            items.append(Group(*has, list(inside[0].refs)))
            items.append(Group(*lacks, [text[slice(*lacks)]], instead=inside))
            taken.append(lacks)
    for name, refs in quoted.items():
        at = text.find(name)
        while at >= 0:
            if all(b <= at or at + len(name) <= a for a, b in taken) and at not in by_start:
                items.append(Group(at, at + len(name), list(refs)))
                taken.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    for start, end, name in numbered_spans(text, numbered_as) if numbered_as else ():
        if start not in by_start and all(b <= start or end <= a for a, b in taken):
            items.append(Group(start, end, list(numbered_as[name])))
            taken.append((start, end))
    for g, _ in named:
        if not g.plural and g.refs not in arms:
            arms.append(g.refs)
        items.append(g)
        taken.append((g.start, g.end))
    taken.sort()
    at = 0
    for p in phrases:
        while at < len(taken) and taken[at][1] <= p.start:
            at += 1
        if at == len(taken) or taken[at][0] >= p.end:
            items.append(p)
    items.sort(key=lambda g: g.start)
    for run in lists:
        for p in run:
            p.explicit = True
        if not arms:
            arms = [p.refs for p in run]
    if ("其" in text or "另" in text or "余" in text) and (lists or len(arms) > 2):
        the_rest(text, items, lists, arms, {m.id: m for m in mentions})
    if "前者" in text or "后者" in text:
        items = sorted(items + _former_and_latter(text, items), key=lambda g: g.start)
    if "两" in text or "二" in text:
        items = _with_both(text, items)
    if not arms:
        arms = _versus(text, items)
    return Groups(items, arms, studies, orders)


def _sure(named: list[tuple[Group, str]], defined: dict[str, list[str]], unsure: set[int]) -> list[tuple[Group, str]]:
    """The arms without those whose words may mean no arm (A方案, 1组), unless the text says what two of them get.

    Args:
        named: the arms of a study with their keys.
        defined: what they get, by key.
        unsure: where those stand that may be none.
    """
    told = {key for g, key in named if g.start in unsure and key in defined}
    if len({tuple(defined[key]) for key in told}) < 2:
        told = set()
    sure = {g.start for g, key in named if g.start in unsure and key in told}
    return [
        (g, key) for g, key in named
        if (g.start not in sure if g.plural else g.start in sure or g.start not in unsure)
    ]  # fmt: skip


def _with_codes(text: str, named: list[tuple[Group, str]], codes: dict[str, list[str]]) -> list[tuple[Group, str]]:
    """The named arms, with those that are called by a code."""
    taken = {at for g, _ in named for at in range(g.start, g.end)}  # the A of Arm A is no code of its own
    more = [
        (Group(start, end, [f"{code}组"]), f"{code}组")
        for start, end, code in occurrences(text, codes, 0, len(text)) if start not in taken
    ]  # fmt: skip
    return sorted(named + more, key=lambda n: n[0].start)


_INITIALS = re.compile(r"[A-Z]{2,3}|[A-Z]-[A-Z]{2,5}")  # a letter for each drug: VA, D-CAG


def _spell_out(text: str, phrases: list[Group], mentions: list[Mention]) -> None:
    """A联合B（AB）…，AB组: initials by which an article calls a combination and an arm stand for the combination's drugs."""
    spelled: dict[str, list[str]] = {}
    for m in mentions:
        if (
            m.kind != "regimen"
            or m.text in spelled
            or text[m.start - 1 : m.start] not in ("（", "(")
            or _INITIALS.fullmatch(m.text) is None
            or text.find(m.text + "组") < 0
        ):
            continue
        p = next((p for p in phrases if p.start < m.start <= p.end + 1), None)
        if p is None:
            continue
        drugs = [o.id for o in mentions if o.label == "DRUG" and p.start <= o.start and o.end < m.start]
        if len(drugs) == (2 if "-" in m.text else len(m.text)):
            spelled[m.text] = drugs
    if not spelled:
        return
    names = {m.id: m.text for m in mentions if m.text in spelled}
    for p in phrases:
        if any(r in names for r in p.refs):
            p.refs = list(dict.fromkeys(o for r in p.refs for o in spelled.get(names.get(r, ""), [r])))


def _shortened(named: list[tuple[Group, str]], names: dict[str, Mention]) -> None:
    """Gives 手术组 and 放疗组 what the arms got that they shorten, 内镜手术组 and 调强放疗组, where both are shortened so."""
    shorter: dict[str, list[str]] = {}
    for g, key in named:
        m = names.get(g.refs[0]) if len(g.refs) == 1 else None
        if m is None or m.label != "THERAPY" or key in shorter or len(key) != len(m.text) + 1:
            continue
        longer = {k: o.refs for o, k in named if k != key and k.endswith(key) and o.end <= g.start}
        if len(longer) == 1 and len(refs := next(iter(longer.values()))) == 1 and refs[0] in names:
            shorter[key] = refs
    if len({r for refs in shorter.values() for r in refs}) > 1:
        for g, key in named:
            g.refs = list(shorter.get(key, g.refs))


_FORMER_LATTER = re.compile(r"[前后]者")
_IS_RESULT = re.compile(r"[则仅约只]?[为是有达]?\s?\d|为[高低优佳多少长短重轻主]")  # 前者为优
_SO_MANY_EACH = re.compile(r"\s?(?:[（(][^（()）]{0,20}[)）])?(?:各?\d+[例名人])?\s?(?:、|和|与|及|，)\s?")


def _told_apart(text: str, named: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """The named arms, with each 前者 and 后者 that says what the arm of a pair gets: 联合组和单药组，前者口服…，后者…"""
    more: list[tuple[Group, str]] = []
    for m in _FORMER_LATTER.finditer(text):
        if not gives(text, m.end()) or _IS_RESULT.match(text, m.end()):
            continue
        before = [n for n in named if n[0].end <= m.start() and m.start() - n[0].end <= _FURTHEST]
        for (a, one), (b, other) in zip(before[-2::-1], before[:0:-1], strict=False):
            if a.plural or b.plural or one == other or not _SO_MANY_EACH.fullmatch(text, a.end, b.start):
                continue
            key, g = (one, a) if m[0] == "前者" else (other, b)
            more.append((Group(m.start(), m.end(), list(g.refs)), key))
            break
    return sorted(named + more, key=lambda n: n[0].start) if more else named


_OF_TWO = re.compile(
    r"(?:组|单药|治疗|方案|\s){0,8}(?:[（(][^（()）]{0,40}[)）])?(?:组|单药|治疗|方案|\s){0,8}(?:、|和|与|及|对比|比较|较|优于|vs\.?)\s?(?:直接|单纯|单用|传统|标准|常规)?"
)
_FURTHEST = 160  # code points between a pair and the 前者 that takes it up


def _former_and_latter(text: str, items: list[Group]) -> list[Group]:
    """前者 and 后者 as the groups that they stand for: the two of their sentence, else those of the last pair before them."""
    out: list[Group] = []
    starts = [g.start for g in items]
    named = {g.start for g in items if g.explicit and text[g.start - 1 : g.start] in ("(", "（")}
    for m in _FORMER_LATTER.finditer(text):
        i = bisect_left(starts, m.start())
        begins = text.rfind("。", 0, m.start())
        before = items[bisect_left(starts, begins) : i]
        arms = [g for g in before if g.explicit and not (g.plural or g.strata or g.nickname)]
        if len({tuple(g.refs) for g in arms}) == 2:
            pair = arms[0].refs, next(g.refs for g in arms if g.refs != arms[0].refs)
            if all(r[-1] not in "组者臂" for refs in pair for r in refs):  # else whom these are is not known yet
                out.append(Group(m.start(), m.end(), list(pair[m[0] == "后者"])))
            continue
        here = [g for g in before if g.refs and not g.explicit]
        if len(here) == 2 and here[0].refs != here[1].refs:
            out.append(Group(m.start(), m.end(), list(here[m[0] == "后者"].refs)))
            continue  # A替代B后，前者…
        after: Group | None = None
        for b, a in zip(items[i - 1 :: -1] if i else [], items[i - 2 :: -1] if i > 1 else [], strict=False):
            c, after = after, b
            if m.start() - b.end > _FURTHEST:
                break
            if b.end + 1 in named and a.end + 1 not in named:
                continue  # B及C（三联组）: both of one arm
            if c is not None and not c.explicit and c.start - b.end <= 2 and _OF_TWO.fullmatch(text, b.end, c.start):
                continue  # A、B及C: no pair
            if a.refs and b.refs and a.refs != b.refs and _OF_TWO.fullmatch(text, a.end, b.start):
                out.append(Group(m.start(), m.end(), list((a if m[0] == "前者" else b).refs)))
                break
    return out


_BOTH_TOGETHER = re.compile(r"[两二](?:者|药)(?:联合|联用|合用)(?:治疗|用药|方案)?")


def _with_both(text: str, items: list[Group]) -> list[Group]:
    """The groups with the third arm of `比较了A、B以及两药联用`, which gets what the two before it get."""
    more: list[Group] = []
    for m in _BOTH_TOGETHER.finditer(text):
        before = [g for g in items if m.start() - _FURTHEST < g.start and g.end <= m.start() and not g.plural][-2:]
        if len(before) == 2 and _OF_TWO.fullmatch(text, before[0].end, before[1].start):
            refs = list(dict.fromkeys(r for g in before for r in g.refs))
            more.append(Group(*m.span(), refs, explicit=False))
    if not more:
        return items
    rest = [g for g in items if not any(m.start <= g.start < m.end for m in more)]
    return sorted(rest + more, key=lambda g: g.start)


def _called_by_class(text: str, phrases: list[Group], named: list[Group], names: dict[str, Mention]) -> None:
    """Gives ADC组, CAR-T组 the one drug that the text has said to be of the class: TROP2 ADC芦康沙妥珠单抗."""
    for g in named:
        m = names.get(g.refs[0]) if len(g.refs) == 1 else None
        if m is None or m.label == "DRUG" or m.start != g.start or g.end != m.end + 1:
            continue
        of: dict[str, str] = {}
        for p in phrases:
            if p.end > g.start:
                break
            d = names.get(p.refs[0]) if len(p.refs) == 1 else None
            if d is not None and d.label == "DRUG" and text.find(m.text, p.start, d.start) >= 0:
                of.setdefault(d.concept or d.text, d.id)
        if len(of) == 1:
            g.refs = list(of.values())


_OF_CHOICE = re.compile(r"TPC|(?:研究者|医[生师])(?:所|自行)?选")
_CHOSEN_BEFORE = re.compile(r"选[择定]的?(?:标准)?$")
_ARM_TAIL = re.compile(r"(?:治疗|方案|疗法)?(?:单药)?组?$")


def _fill_options(
    text: str, phrases: list[Group], named: list[Group], mentions: list[Mention], studies: list[int]
) -> None:
    """Arms that only repeat the class whose options the study has listed before get these: 化疗组, TKI组, TPC组."""
    lists = [p for p in phrases if p.options_of]
    if not lists:
        return
    starts = [p.start for p in lists]
    by_id = {m.id: m for m in mentions}
    for g in (*phrases, *named):
        if g.plural or g.options_of or len(g.refs) != 1:
            continue
        i = bisect_left(starts, g.start) - 1
        if i < 0 or (
            bisect_right(studies, starts[i]) != bisect_right(studies, g.start)
            and not (lists[i].options_of.startswith("标准") and bisect_right(studies, starts[i]) == 0)
        ):
            continue  # but what the lead calls the standard is so in all of them
        m = by_id.get(g.refs[0])
        if (m is None or m.label != "DRUG" or m.concept == "TPC") and _names_again(text, g, lists[i]):
            g.refs = list(lists[i].refs)


def _names_again(text: str, g: Group, listed: Group) -> bool:
    """Whether a group is the class whose options were listed: the end of its name, or the physician's choice."""
    words = _ARM_TAIL.sub("", text[g.start : g.end])
    if words == "标准":
        before = text[max(0, listed.start - 6) : listed.start]
        return (
            listed.options_of.startswith("标准") or before.endswith("标准") or _CHOSEN_BEFORE.search(before) is not None
        )
    if not g.explicit and not _CHOSEN_BEFORE.search(text, max(0, g.start - 6), g.start):
        return False
    kind = _ARM_TAIL.sub("", listed.options_of)
    if words and (kind.endswith(words) or words.endswith(kind)):
        return True
    chosen = "选" in kind or kind == "TPC" or _CHOSEN_BEFORE.search(text, max(0, listed.start - 6), listed.start)
    return bool(chosen) and _OF_CHOICE.match(text, g.start, g.end) is not None


_SO_MANY = re.compile(r"[二两三四]药组")
_SIDES = re.compile(r"\s?(?:治疗)?\s?(?:对比|vs\.?|versus|与安慰剂对比)\s?", re.I)


def _versus(text: str, items: list[Group]) -> list[list[str]]:
    """The two sides of a comparison of treatments that the article states without the word 组."""
    for a, b in pairwise(items):
        if a.refs and b.refs and 0 < b.start - a.end < 16 and _SIDES.fullmatch(text, a.end, b.start):
            return [a.refs, b.refs]
    return []


_HISTORICAL = re.compile(
    r"历史对照|历史数据|对照药(?=[仅的]|[为是]\s?[仅只约近]?\s?\d)|对照(?=\s?[（(])|对照(?=(?:则|却|就|才|也)?(?:为|是|仅|只|有|不足|约|达|近)*\s?\d)"
)
_LETTER = re.compile(r"[A-D甲乙丙丁Ⅰ-Ⅳ]")
_LETTER_SET = frozenset("ABCD甲乙丙丁ⅠⅡⅢⅣ")
_LETTERED = r"(?P<list>(?:[甲乙丙丁Ⅰ-Ⅳ]|[A-D](?<![A-Za-z].))(?:\s?[、，,和与及]\s?[A-D甲乙丙丁Ⅰ-Ⅳ])*)"
_LETTERS = re.compile(rf"{_LETTERED}\s?[234两三四]?\s?组(?![织合成学])")
_MORE_OF_ARM = re.compile(r"(?:\d{1,2}|(?:加|联合|[+＋])(?P<short>[一-龥]{2,4}))组")
_INITIALS_JOINED = re.compile(r"[A-Z](?<![A-Za-z0-9+＋→-].)[A-Za-z]{0,2}(?:[+＋→][A-Z][A-Za-z]{0,2}){1,3}组")
_INITIALS_IN_ORDER = re.compile(_INITIALS_JOINED.pattern.replace("[+＋→]", "[+＋→–-]"))  # A-D组, where an order is told
# What may be an arm and may be another thing: A方案, B序列, 1组, Arm A, 三联方案.
_LETTERED_WAYS = re.compile(rf"{_LETTERED}(?:方案|序列)")
_WAYS = ("方案", "序列")
_WAYS_END = frozenset("药联免验照")  # what stands before the 方案 of 三联方案
_NUMBERED = re.compile(r"(?<![\dA-Za-z.第、/+~～–—-])(?<![A-D甲乙丙丁Ⅰ-Ⅳ]\s)[1-4]组(?![织合成学])")
_IN_ENGLISH = re.compile(r"[Aa]rm\s?(?P<letter>[A-D1-4])(?![A-Za-z0-9])")
_CALLED_WAYS = re.compile(r"(?P<way>[单双两二三四][药联免]|试验|对照)方案")
_LEVEL = re.compile(r"极?[低高]|[中标]")
_ONE_LEVEL = re.compile(r"[低中高大小]")
_KINDS = frozenset("联合 观察 试验 治疗 研究 实验 干预".split())
_ORDINAL = re.compile(r"第[一二三四1234]组")
# 一组接受A，另一组放疗加B，剩下一份吃C: parts of the patients that the text cannot name again.
_ONE_PART = re.compile(
    r"(?<![第其任同每单统入这那哪之某为])(?:另外?|剩下的?|剩余的?|其余|还有)?一(?:组|份)(?:患者|病人|患儿|人)?(?=[^，,。；;0-9%]{1,30})(?!是)"
)
_PARTED = "一组"  # what they are called till the text says what they get; their keys begin with it
_RISKS = re.compile(
    r"(?P<list>[极低高中标](?:(?<!极)|(?<=极)[低高])危?(?:组?[、，和与及](?:极?[低高]|[中标])危?){1,3})组"
)
_LEVELS = re.compile(
    r"(?P<list>[低中高大小](?:[、和与及][低中高大小]){1,2})(?P<of>剂量|表达|风险|水平|负荷|分化)[两三]?组"
)
# What each kind of list ends in before its 组.
_RISKS_END = frozenset("危低高中标")
_LEVELS_END = frozenset("量达险平荷化")
_DOSES_END = frozenset("g2量")
# 队列1, 序列1, B队列, A部分; 1/1.5 mg/kg队列, 3 mg/kg Q3W队列; RP2D剂量.
_COHORT = re.compile(
    r"(?=[队序第A-H\d一二三四五R推])(?:[队序]列\s?(?:[1-9一二三四五](?![\d项名例年个])|[A-H](?![A-Za-z]))|第?(?<![A-Za-z\d.])[A-H1-9一二三四五]\s?队列(?!研究)|(?<![A-Za-z])[A-D]部分(?!患者|病)"
    r"|(?<![\d./])\d[\d.]*(?:\s?[/、~～-]\s?\d[\d.]*)*\s?(?:mg|μg|g)(?:/kg|/m2)?(?:\s?[QqBb]\d?[DdWwIi][Dd]?)?\s?(?:剂量)?(?:队列|水平)"
    r"|(?:RP2D|推荐)剂量(?=[下组水中时队]|的?(?:ORR|DCR|中位|客观)))"
)
_COHORT_WORDS = (
    "队列",
    "序列",
    "A部分",
    "B部分",
    "C部分",
    "D部分",
    "RP2D",
    "剂量水平",
    "推荐剂量",
)  # one of which every match of it holds
_PLURALS = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_TRIED_ARMS = ("剂量", "试验", "治疗", "研究", "联合")  # 两个剂量组
# Not the 2组 of R2组, nor 三药组, which is the arm that gets three.
_PLURAL = re.compile(
    r"(?P<n>[两二三四]|(?<![A-Za-z+＋<>≥≤＜＞.\d~～–—/-])(?<![<>≥≤＜＞]\s)[234])(?:\s?组|者|臂|药(?:(?=间|的(?!\s?\d)|分|依)|(?<=[两二]药)(?![联组方物合类治化品师店厂企同打获])))(?!织|合)"
)
_GROUP = re.compile(r"组(?!化(?!疗)|[织合成学件装建别团胚内蛋氨长员稿]|分(?!别))")
_NO_GROUP = re.compile(
    r"(?:全|分|入|亚|小|每|编|重|因|录|队|词|协作|专家|工作|攻关|课题|白|代谢|该|本|各|试验分|随机分|平行|人群|学|质|(?<!单)一|数|这|那|我|如今这|年龄|分两|评审|筹备|领导|抗体|研究协作|重|此|混|(?:所有|全部|各)剂量|[两二三四五234]个(?:剂量|治疗|试验|研究|联合|队列)?)$"
)
_TAILS = (
    "",
    "单药",
    "单药治疗",
    "治疗",
    "巩固治疗",
    "维持治疗",
    "新辅助治疗",
    "辅助治疗",
    "围术期治疗",
    "围手术期治疗",
    "新辅助",
    "诱导治疗",
    "诱导化疗",
    "诱导",
    "一线治疗",
    "二线治疗",
    "维持",
    "巩固",
    "方案",
    "疗法",
    "联合治疗",
    "方案治疗",
    "单抗",
    "单独",
    "类似物",
    "生物类似药",
    "®",
    "™",
)
_TAIL_LENGTHS = sorted({len(tail) for tail in _TAILS})
# What a treatment is given as, not what is given.
_ROLES = ROLES | frozenset("新辅助化疗 辅助化疗 维持化疗 诱导化疗".split())
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CLOSING_QUOTES = tuple('”"’」')
# D+FLOT组: a letter for a drug that stands in no list.
_LETTER_JOINED = re.compile(r"(?<![A-Za-z0-9+])[A-Za-z]{1,4}\s?[+＋]\s?$")
_ONE_DOSE = re.compile(r"\d+(?:\.\d+)?\s?(?:mg|μg|g)(?:/kg|/m2)?")
_DOSES_LISTED = re.compile(
    rf"(?=\d)(?<!\d)(?P<list>(?:{_ONE_DOSE.pattern}\s?[、，和与及]\s?){{1,6}}{_ONE_DOSE.pattern})(?P<tail>\s?(?:剂量)?组)"
)
_DOSE_GROUP = re.compile(r"[g2]\s?(?:剂量)?组")  # what every match of `_DOSES_LISTED` ends in
_IN_NUMBER = frozenset("0123456789.×^")
_EVERY = re.compile(r"[Qq]\d?[WwDd]|[Bb][Ii][Dd]|[Qq][Dd]")
_DOSE_BEFORE = re.compile(rf"{_ONE_DOSE.pattern}\s?$")
_ENDPOINT_CODE = re.compile(
    r"(?:\d+\s?(?:年|个月|月))?(?:中位)?m?(?:OS|PFS|ORR|DCR|DFS|EFS|RFS|D[Oo]R|pCR|CR|PR|MPR|TTP)率?(?=[\u4e00-\u9fff]|[A-D]组)"
)
_DOSE_ARM = re.compile(r"(?:mg|μg|g|Gy|IU|U)(?![A-Za-z])|\d")
_DOSE = re.compile(r"[≥≤]?\s?[\d./]*\d\s?$")


class _Named:
    """Finds the arms named X组 and plural references, each with the key of its definition."""

    def __init__(self, text: str, phrases: list[Group], mentions: list[Mention], orders: Orders | None) -> None:
        self.text = text
        self.orders = orders
        self.phrases = phrases
        self.by_end = {p.end: p for p in phrases}
        self.mentions = mentions
        self.out: list[tuple[Group, str]] = []
        self.keys: set[str] = set()  # of the arms named so far
        self.inside: set[int] = set()  # the places of the 组 of 贝组替凡 and of 加拿大癌症试验组
        self.listed: set[int] = set()  # the places of 组 that end a list of arms
        self.unsure: set[int] = set()  # where those begin that may be no arms

    def read(self) -> list[tuple[Group, str]]:
        """All of them in text order."""
        text = self.text
        if "对照" in text or "历史" in text:
            for m in _HISTORICAL.finditer(text):
                self._add(m.start(), m.end(), [m[0]], m[0])
        if "一组" in text or "一份" in text:
            for m in _ONE_PART.finditer(text):
                self.out.append((Group(m.start(), m.end(), [_PARTED]), f"{_PARTED}{m.start()}"))
        if any(word in text for word in _COHORT_WORDS):
            self._cohorts()
        places = _places(text, "组")
        if places:
            self._lists(places)
        self._plurals(places)
        self._unsure(places)
        if places:
            self._note_inside()
            for m in _GROUP.finditer(text):
                if m.start() not in self.listed and m.start() not in self.inside:
                    self._arm(m.start(), m.end())
        self.out.sort(key=lambda g: g[0].start)
        return self.out

    def _cohorts(self) -> None:
        """The parts of a trial that are counted or told apart by their dose; one alone is told apart from none."""
        found = list(_COHORT.finditer(self.text))
        if len({arm_key(m[0]) for m in found}) > 1 or any(m[0].endswith("剂量") for m in found):
            for m in found:
                self.out.append((Group(m.start(), m.end(), [m[0]], strata=True), arm_key(m[0])))

    def _lists(self, places: list[int]) -> None:
        """The arms that are told apart by letters, levels or doses; each kind of list ends its own way before 组."""
        text = self.text
        before = {text[at - 1] for at in places if at}
        if any(text[at - 1] in "一二三四1234" and text[at - 2] == "第" for at in places if at > 1):
            for m in _ORDINAL.finditer(text):
                self.listed.add(m.end() - 1)
                self._add(m.start(), m.end(), [m[0]], m[0])
        if "+" in text or "＋" in text or "→" in text or self.orders is not None:
            self._initials(before)
        if any(_is_lettered(text, at) for at in places):
            for m in _LETTERS.finditer(text):
                if m.end() - 1 in self.listed:
                    continue
                self._list(m, _LETTER, "组")
        if not before.isdisjoint(_RISKS_END):
            for m in _RISKS.finditer(text):
                self._list(m, _LEVEL, "危组")
        if not before.isdisjoint(_LEVELS_END):
            for m in _LEVELS.finditer(text):
                self._list(m, _ONE_LEVEL, m["of"] + "组")
        spaced = any(c.isspace() for c in before)  # 2 mg 组
        if (spaced or not before.isdisjoint(_DOSES_END)) and _DOSE_GROUP.search(text):
            for m in _DOSES_LISTED.finditer(text):
                self._doses(m)

    def _initials(self, before: set[str]) -> None:
        """A+I组, A→D组: a letter for each treatment, none of which is a name of its own."""
        if not any(c.isascii() and c.isalpha() for c in before):
            return
        for m in (_INITIALS_JOINED if self.orders is None else _INITIALS_IN_ORDER).finditer(self.text):
            i = bisect_left(self.mentions, m.start(), key=lambda o: o.end)
            if i == len(self.mentions) or self.mentions[i].start >= m.end() or self.mentions[i].end <= m.start():
                self.listed.add(m.end() - 1)
                self._add(m.start(), m.end(), [m[0]], m[0])

    def _unsure(self, places: list[int]) -> None:
        """What is an arm only where the text says what it gets: A方案, B序列, 1组, Arm A, 三联方案."""
        text, before = self.text, len(self.out)
        ends = {text[at - 1] for way in _WAYS for at in _places(text, way) if at}
        if not ends.isdisjoint(_LETTER_SET):
            for m in _LETTERED_WAYS.finditer(text):
                self._list(m, _LETTER, "组")
        if not ends.isdisjoint(_WAYS_END):
            for m in _CALLED_WAYS.finditer(text):
                self._add(m.start(), m.end(), [f"{m['way']}组"], f"{m['way']}组")
        if any(text[at - 1] == "1" for at in places):
            for m in _NUMBERED.finditer(text):
                self.listed.add(m.end() - 1)
                self._add(m.start(), m.end(), [m[0]], m[0])
        if "rm" in text:
            for m in _IN_ENGLISH.finditer(text):
                self._add(m.start(), m.end(), [f"{m['letter']}组"], f"{m['letter']}组")
        self.unsure.update(g.start for g, _ in self.out[before:])

    def _plurals(self, places: list[int]) -> None:
        """两组, 三者, 双臂: looked for at their last characters, which are rarer than numbers."""
        text = self.text
        for at in places:
            if text[at - 2 : at] in _TRIED_ARMS and text[at - 3 : at - 2] == "个" and text[at - 4] in _PLURALS:
                self.out.append((Group(at - 4, at + 1, [], plural=_PLURALS[text[at - 4]]), ""))
        for ends in (places, _places(text, "者"), _places(text, "臂"), _places(text, "药")):
            for at in ends:
                start = at - 1
                if start > 0 and text[start].isspace():
                    start -= 1
                if start < 0 or text[start] not in _PLURALS or at in self.listed:
                    continue  # the 三组 of A、B、C三组 belongs to its last letter
                m = _PLURAL.match(text, start)
                if m is not None and not (start and text[start - 1] in "第分其0123456789."):
                    self.out.append((Group(start, m.end(), [], plural=_PLURALS[m["n"]]), ""))

    def _note_inside(self) -> None:
        text = self.text
        for p in self.phrases:
            if text.find("组", p.start, p.end) >= 0:
                self.inside.update(range(p.start, p.end - 1))
        for m in self.mentions:
            if m.label == "INSTITUTION" and "组" in m.text:
                self.inside.update(range(m.start, m.end))

    def _add(self, start: int, end: int, refs: list[str], name: str) -> None:
        self.out.append((Group(start, end, refs), arm_key(name)))

    def _list(self, m: re.Match[str], letter: re.Pattern[str], tail: str) -> None:
        """A组; A、B组; A、B、C 3组; 低、中、高危组."""
        self.listed.add(m.end() - 1)
        letters = list(letter.finditer(m["list"]))
        for k, one in enumerate(letters):
            start = m.start() + one.start()
            end = start + len(one[0])
            end += self.text[end : end + 1] == "危"
            if self.text[end : end + 1] == "组":
                self.listed.add(end)
                end += 1
            name = one[0] + tail
            kind = self.text[max(0, start - 2) : start]
            if kind in _KINDS and self._has_another(kind, one[0]):
                start, name = start - 2, kind + name  # 联合A组 and 联合B组
            self._add(start, m.end() if k == len(letters) - 1 else end, [name], name)

    def _has_another(self, kind: str, letter: str) -> bool:
        """Whether the text names an arm of a kind with another letter."""
        return any(self.text.find(f"{kind}{other}组") >= 0 for other in "ABC甲乙丙" if other != letter)

    def _doses(self, m: re.Match[str]) -> None:
        """1.8 mg/kg、3.6 mg/kg和4.8 mg/kg剂量组."""
        self.listed.add(m.end() - 1)
        doses = list(_ONE_DOSE.finditer(self.text, m.start("list"), m.end("list")))
        for k, one in enumerate(doses):
            end = m.end() if k == len(doses) - 1 else one.end()
            self._add(one.start(), end, [one[0] + m["tail"]], one[0] + m["tail"])

    def _arm(self, at: int, end: int) -> None:
        """The arm whose name ends in the 组 at `at`."""
        text = self.text
        before = text[max(0, at - 8) : at]
        if _NO_GROUP.search(before) or (before and before[-1] in "两二三四234各全" and _PLURAL.match(text, at - 1)):
            return
        if before[-1:] in _CLOSING_QUOTES and at - 1 in self.by_end:
            self._treated(self.by_end[at - 1], end)  # 标准“7+3”组
            return
        if any(at - n in self.by_end for n in _TAIL_LENGTHS):
            for tail in _TAILS:
                if at - len(tail) in self.by_end and before.endswith(tail):
                    phrase = self.by_end[at - len(tail)]
                    if tail == "" and text[phrase.start - 1 : phrase.start] in _LATIN and text[phrase.start] in _LATIN:
                        break  # LeToHAIC组
                    self._treated(phrase, end)
                    return
        start = _left_edge(text, at)
        if start is None:
            return
        code = _ENDPOINT_CODE.match(text, start, at)
        start = code.end() if code is not None else start  # ORR双药组更高
        while start and text[start] in _IN_NUMBER and text[start - 1] in _IN_NUMBER:
            start -= 1  # 3.75×10^8剂量组
        if _EVERY.match(text, start, at):
            dose = _DOSE_BEFORE.search(text, max(0, start - 12), start)
            start = dose.start() if dose else start  # 10 mg/kg Q3W组
        if _DOSE_ARM.match(text, start, at):
            dose = _DOSE.search(text, max(0, start - 8), start)
            start = dose.start() if dose else start
            of = self.by_end.get(start) or self.by_end.get(start - 1)
            if of is not None and text[of.end : start].strip() == "":
                self._add(of.start, end, [*of.refs, text[start:end]], text[start:end])  # 氟马替尼600 mg组
                return
        of = self.by_end.get(at - 3) if text[at - 2 : at] == "剂量" and start < at - 3 else None
        if of is not None:
            words = text[at - 3 : end]
            self._add(of.start, end, [*of.refs, words], words)  # 沙利度胺低剂量组
            return
        without = _WITHOUT.search(text, max(0, start - 4), start)
        start = without.start() if without is not None else start  # 未行PCI组
        name = text[start:end]
        if len(name) < 2:
            return
        role = _ROLE_AFTER_EVENT.search(name)
        if role is not None:
            start, name = start + role.start("role"), role["role"]  # 恶心呕吐观察组发生12例
        known = self._known_end(name)
        if known is not None:
            start = end - len(known)  # …发生率三联组最高
            name = text[start:end]
        self.keys.add(arm_key(name))
        self._add(start, end, self._regimen_with(start, end) or [name], name)

    def _regimen_with(self, start: int, end: int) -> list[str]:
        """KRd12组, KRd加移植组: an arm called by a regimen and its cycles, or a treatment that is said in short."""
        i = bisect_left(self.mentions, start, key=lambda m: m.start)
        m = self.mentions[i] if i < len(self.mentions) else None
        if m is None or m.start != start or m.kind != "regimen":
            return []
        more = _MORE_OF_ARM.fullmatch(self.text, m.end, end)
        if more is None or more["short"] is None:
            return [m.id] if more is not None else []
        whole = next((o for o in self.mentions if o.label == "THERAPY" and o.text.endswith(more["short"])), None)
        return [m.id, whole.id] if whole is not None else []

    def _treated(self, phrase: Group, end: int) -> None:
        """信迪利单抗组: the treatment says what the arm gets; 非手术组 keeps its words."""
        text = self.text
        start, refs = phrase.start, list(phrase.refs)
        before = self.by_end.get(start)
        if before is not None and text[start : phrase.end] in _ROLES:
            start, refs = before.start, list(before.refs)  # 卡瑞利珠单抗联合CAPOX新辅助治疗组
        earlier = self.by_end.get(start - 1)
        if (
            earlier is not None
            and text[start - 1] == "或"
            and "随机" not in text[max(0, earlier.start - 12) : earlier.start]
        ):
            start, refs = earlier.start, earlier.refs + refs  # 卡博替尼或凡德他尼组 is one arm
        elif (
            earlier is not None
            and text[start - 1] in "及和与"
            and len(earlier.refs) > 1
            and refs[0] != "安慰剂"
            and not set(refs) & set(earlier.refs)
            and not _HANDED_OUT.search(text, end, end + 24)
        ):
            start, refs = earlier.start, earlier.refs + refs  # 奥希替尼联合培美曲塞及铂类组 is one arm
        joined = _LETTER_JOINED.search(text, max(0, start - 8), start)
        if joined is not None:
            start = joined.start()
            refs = self._holding(refs, start) or [text[start:end]]
        without = _WITHOUT.search(text, max(0, start - 4), start)
        if without is not None:
            start = without.start()
            self._add(start, end, [text[start:end]], text[start:end])
            self.out[-1][0].instead = [phrase]
            return
        if gets_nothing(refs):
            refs = [text[start:end]]
        self._add(start, end, refs, text[start:end])

    def _holding(self, refs: list[str], before: int) -> list[str]:
        """The one combination named before a place that holds some treatments and another drug."""
        concepts = {m.id: m.concept or m.text for m in self.mentions}
        mine = {concepts.get(r, r) for r in refs}
        found: dict[frozenset[str], list[str]] = {}
        for p in self.by_end.values():
            key = frozenset(concepts.get(r, r) for r in p.refs)
            if p.end <= before and mine < key and "安慰剂" not in p.refs:
                found[key] = list(p.refs)
        return next(iter(found.values())) if len(found) == 1 else []

    def _known_end(self, name: str) -> str | None:
        """The longest name of an arm known so far that a name ends in, after a Chinese character."""
        spelled = arm_key(name)
        for size in range(min(len(name) - 1, len(spelled)), 0, -1):
            key = spelled[-size:]
            before = name[len(name) - size - 1]
            if key in self.keys and "\u4e00" <= before <= "\u9fff" and before not in "非未无新免去":
                return key if size > 2 else None
        return None


def _places(text: str, word: str) -> list[int]:
    """Where a word stands."""
    out = []
    at = text.find(word)
    while at >= 0:
        out.append(at)
        at = text.find(word, at + 1)
    return out


def _is_lettered(text: str, at: int) -> bool:
    """Whether a letter stands before the 组 at a place, or before its number: A组, A、B 2组; each match of `_LETTERS` has it."""
    i = at - 1
    if i > 0 and text[i].isspace():
        i -= 1
    if i > 0 and text[i] in _PLURALS:
        i -= 1
    if i > 0 and text[i].isspace():
        i -= 1
    return i >= 0 and text[i] in _LETTER_SET


_ROLE_AFTER_EVENT = re.compile(r"[吐疹泻痛染炎少制力秘热](?P<role>(?:观察|对照|治疗|试验|研究|实验|联合|单药)组)$")
_HANDED_OUT = re.compile(
    r"分别|依次|相比|比较|两组|各为|[A-Za-z一-龥]为?\d[\d.]*\s?(?:%|个月)?\s?(?:和|与|vs|、|对|比)"
)
_WITHOUT = re.compile(
    r"(?:非|免|无|省[略去]|去(?!势)|不(?:[含加做行用]|使用|联合|接受|加用)?|没用|未(?:行|做|用|经|予|接受|使用|采用|进行|联合)?)$"
)
_STOP = re.compile(
    r"[，,。；;、:：？?！!—→\s（()）“”\"·●•■◆▪>|】和与及较比在为于的是由从将入至而且但却则示例予行后者率里做]|以(?=[高低中大小]剂量)|(?<![A-Za-z])vs?(?![A-Za-z])|(?<=组)vs\.?|给(?!药)|尽管|虽然|即便|即使|不过|但是|不妨|无论|至于|相当|几乎|%(?![组及以人]|亚组)|胜(?!利)(?:过|出)?|超过|不[及如]|组[或及]|(?<=[)）])或|假设|(?<![可单])用(?!药?组)|使(?!用组)|以及|患者|接受|分析|收治|纳入|选取|显示|结果|其中|包括|表明|提示|优于|高于|低于|相比|采用|予以|分为|随机|对(?!照)|中(?!危|剂量|分化|位|期|药)|率(?!组)|(?<![A-Za-z])(?:TR|TE|S|ir)?AEs?(?![A-Za-z])|不良(?:事件|反应)(?!组)|联合(?!组|治疗组|用药组|方案组|化疗组)",
    re.I,
)


def _left_edge(text: str, at: int) -> int | None:
    """Where the name of the arm that ends in 组 begins."""
    floor = max(0, at - 10)
    start = floor
    for m in _STOP.finditer(text, floor, at + 4):  # the look-aheads need what follows
        if m.end() > at:
            break
        start = m.end()
    if start >= at:
        # a single letter or sign: A组, ≥65岁组
        return None
    return start
