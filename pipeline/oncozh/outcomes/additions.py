"""Arms one of which gets more than the other: B基础上加A, 病人都做B，其中一半再加A, 单吃A的…；加上B的…, A+B±C."""

from __future__ import annotations

import itertools
import re

from oncozh.outcomes.items import WHOSE, Group, Groups
from oncozh.outcomes.phrases import OPTIONAL
from oncozh.outcomes.sameness import Treatments, union

_ONLY_BEFORE = re.compile(r"(?:单(?:吃|打|用|独用)|[只仅光](?:吃|打|用|做|靠|接受))\s?$")
_ADDED_BEFORE = re.compile(
    r"[，,。；;：:](?:而|可以?)?(?:再|又)?加(?:上|用|了|打|吃)?(?:[一两三半\d]+个?(?:年|月|周期|疗程))?\s?$"
)
_AND_WITH = re.compile(r"\s?(?:和|与|及|、|加)\s?")
_ON_TOP = re.compile(
    r"[)）]?\s?(?:[（(][^（()）]{0,20}[)）])?\s?(?:方案|治疗|诱导|巩固|维持|[双两三四]药)*"
    r"(?:的?(?:(?:基础|背景|骨架|底子)上|之[上外]|[上里](?=再?[加配添叠]))|打底)，?(?:患者|再|又|还|随机|分别|继续|进一步|同时|全程|\d+[例名人]){0,2}"
    r"(?:(?:加用?|联合|使用|配|用)(?:或|/)不(?:加用?|联合|使用|配|用)|联合|联用|合用|加[用入上了]?|叠加|添加?|序贯|给予?|予以?|接受|采用|应用|服用|口服|(?:皮下|静脉|肌肉)?(?:注射|输注|滴注)|配[上合]?|打|吃|用|比较|对比)?"
    r"(?:[一两二三四六\d]+个?(?:周期|疗程)的?)?\s?"
)
# 病人都做B，其中一半再加A; 两组都用B，一组加A
_SOME_ADD = re.compile(
    r"(?:方案|治疗)?[，,；;](?:其中)?(?:有?一(?:半|组|拨|批|部分)|\d+[例名人]|试验组|另一[半组])(?:的?(?:人|患者|病人))?(?:则)?(?:再|又|还|另外?|额外|同时)*(?:加[用上做打服吃]?|配[上合]?|联合|联用)(?:了)?\s?"
)
_ALL_HAVE = re.compile(r"(?:都|均|全部|一律)(?:做|用|接受|打|吃|给予|采用|行|以)?(?:了)?\s?$")
_ON_TOP_WORDS = re.compile("础上|景上|架上|子上|之上|之外|打底|都|均|上再?[加配添叠]|里再?[加配添叠]")
_PLACEBO_INSTEAD = re.compile(
    r"[，,；;]?\s?(?:或|(?:而)?(?:对照组?|另一组)(?:患者)?(?:则|仅|只)?(?:加用?|加上|叠加|联合|给予|予|用)?)\s?"
)
# 加用A或B, 加用A，258例加用B
_WITH_EITHER = re.compile(
    r"(?:治疗)?\s?(?:\d[\d.]*\s?(?:mg|g|μg|万?IU|万?U)(?:/(?:kg|m2|d|次|日|周))*(?:[，,]?\s?每[日周天月三两四]\S{0,3}次)?)?"  # 240 mg/d
    rf"(?:[（(][^（()）]{{0,30}}[)）])?\s?(?:、|或|和|与|及|以及|vs\.?|对比)\s?(?:(?:相)?匹配的?)?{WHOSE}"
    r"|[，,；;]\s?(?:(?:另外?|其余|而|剩余)?\d+[例名人]|另一组|另一半)(?:患者)?(?:则|仅)?(?:加用?|联合|加上|合用)\s?"
)
_BASE_GAPS = frozenset(("", "+", "联合", "或", "/", "、", "和"))
_ON_THIS = re.compile(r"(?:在此|此|上述(?:方案|治疗)?)(?:的)?基础上(?:再)?(?:联合|加用?|加上|增加|联用)\s?$")
_GIVEN_BEFORE = re.compile(r"随机|比较|对比|接受|用")


class Additions:
    """Finds the arms of a sentence that tells what is added to what."""

    def __init__(self, text: str, groups: Groups, treatments: Treatments) -> None:
        self.text = text
        self.groups = groups
        self.treatments = treatments
        self._optional = "±" in text or "不联合" in text or "不加" in text

    def added_to(self, here: list[Group]) -> list[Group]:
        """`单吃A的…；加上B的…`: the other arm gets both."""
        text = self.text
        for a, b in itertools.pairwise(here):
            if _ONLY_BEFORE.search(text, max(0, a.start - 4), a.start) and _ADDED_BEFORE.search(
                text, max(a.end, b.start - 12), b.start
            ):
                joined = [
                    g for g in here if g.start >= b.start and (g is b or _AND_WITH.fullmatch(text, b.end, g.start))
                ]
                refs = list(dict.fromkeys(r for g in [a, *joined] for r in g.refs))
                return [Group(b.start, b.end, refs), a]
        return []

    def to_some(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """`在X基础上加用A或B`, `病人都做B，其中一半再加A`: arms that get a common ground, each with what it adds or without."""
        if not _ON_TOP_WORDS.search(self.text, start, end):
            return []
        return self._either_on_top(here) or self._some_add(start, here)

    def with_and_without(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """`随机接受A+B±C`, `A+B联合或不联合C`: A+B+C against A+B."""
        if not self._optional:
            return []
        text = self.text
        for g in here:
            sign = OPTIONAL.search(text, g.start, g.end) if len(g.refs) > 1 else None
            if (
                sign is not None
                and not g.explicit
                and (sign[0] != "±" or _GIVEN_BEFORE.search(text, max(start, g.start - 12), g.start))
                and "对照组" not in text[start:end]
                and text.find("对比", g.end, g.end + 12) < 0
            ):
                base = [
                    r for r in g.refs if r in self.treatments.names and self.treatments.names[r].start < sign.start()
                ]
                if base and len(base) < len(g.refs):
                    return [g, Group(g.start, sign.start(), base)]
        return []

    def on_top(self, start: int, end: int, here: list[Group], current: list[Group]) -> list[Group]:
        """`在此基础上加用A`, `B基础上加A`: the arm that gets A more than the other."""
        text = self.text
        if not _ON_TOP_WORDS.search(text, start, end):
            return []
        added = next((g for g in here if _ON_THIS.search(text, max(start, g.start - 14), g.start)), None)
        if (
            added is not None
            and added.start < here[0].start + 20
            and (ground := self._ground_before(start, current)) is not None
        ):
            return [Group(added.start, added.end, [*ground.refs, *added.refs]), ground]
        for a, b in itertools.pairwise(here):
            if _ON_TOP.fullmatch(text[a.end : b.start]):
                refs = self._ground(a, here)
                placebo = [
                    r for g in here if g.refs == ["安慰剂"] and _PLACEBO_INSTEAD.fullmatch(text, b.end, g.start)
                    for r in g.refs
                ]  # fmt: skip
                told = next(
                    (g for g in here if g.start > b.end and g.explicit and text.startswith("对照", g.start)), None
                )
                control = told.refs if told is not None and self.treatments.known(told) else [*placebo, *refs]
                return [
                    Group(a.start, b.end, refs + [r for r in b.refs if r not in refs]),
                    Group(a.start, a.end, list(control)),
                ]
        return []

    def _either_on_top(self, here: list[Group]) -> list[Group]:
        """`在X基础上加用A或B`: each arm gets the ground with what it adds."""
        text = self.text
        for i, (a, b) in enumerate(itertools.pairwise(here)):
            if not _ON_TOP.fullmatch(text, a.end, b.start):
                continue
            added = [b]
            for g in here[i + 2 :]:
                if not _WITH_EITHER.fullmatch(text, added[-1].end, g.start):
                    break
                added.append(g)
            if len(added) > 1:
                ground = self._ground(a, here)
                return [Group(g.start, g.end, [*ground, *(r for r in g.refs if r not in ground)]) for g in added]
        return []

    def _some_add(self, start: int, here: list[Group]) -> list[Group]:
        """`病人都做B，其中一半再加A`: those get both, the others B."""
        for a, b in itertools.pairwise(here):
            if _SOME_ADD.fullmatch(self.text, a.end, b.start) and _ALL_HAVE.search(
                self.text, max(start, a.start - 8), a.start
            ):
                return [union([a, b]), a]
        return []

    def _ground(self, a: Group, here: list[Group]) -> list[str]:
        """What the patients get on whose top something is added: X或Y of 在X或Y基础上加用A."""
        ground = [a]
        for g in reversed(here[: here.index(a)]):
            if self.text[g.end : ground[0].start].strip() not in _BASE_GAPS:
                break
            ground.insert(0, g)
        return list(dict.fromkeys(r for g in ground for r in g.refs))

    def _ground_before(self, start: int, current: list[Group]) -> Group | None:
        """What 在此基础上 takes up: the treated arm, or the treatment of the sentence before."""
        if current:
            return current[0]
        g = self.groups.last_before(start)
        if g is None or g.plural or not self.treatments.known(g) or self.text.count("。", g.end, start) != 1:
            return None
        return g
