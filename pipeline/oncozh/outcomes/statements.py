"""How a sentence states that treatments are compared: A对比B, 随机接受A或B, 与B相比，A…, 将A换成B.

What it adds to what, how many patients get what, what a placebo stands in for and what the control is said to be are
asked of their own modules.
"""

from __future__ import annotations

import itertools
import re

from oncozh.outcomes.additions import Additions
from oncozh.outcomes.backbones import Backbones
from oncozh.outcomes.controls import CONTROL, Controls
from oncozh.outcomes.halves import Halves
from oncozh.outcomes.items import NUMBERS, WHOSE, Group, Groups, taken_as_control
from oncozh.outcomes.placebos import Placebos
from oncozh.outcomes.sameness import Treatments

_BRACKET = re.compile(r"[（(\[][^（()）\[\]]{0,80}[)）\]]")
_FILLER = re.compile(
    r"单药|单用|单纯|单独|治疗|方案|疗法|组|维持|[现目当][有行前]的?|诱导|患者|者|(?:研究者|医生|医师)(?:所|自行)?选[择定]的?|标准|常规|国产|传统|一线|二线|三线|后线|辅助|新辅助|每日|每周|每月|每|[一两三]次|周期|剂量|"
    r"(?:单|只|光)[吃用打做靠]|[老新]药|老牌|口服|静脉|注射|巩固|单次|序贯|疗程|输注|联用|化疗|[A-Za-z0-9.,/%μ～~\-+:：\s]+|次|天|周|月|年|个|的|基础上|接受|继续|使用|进行|术后|手术|干预|(?:相)?匹配的?|原研(?:药|产品)?|参[照比](?:药|制剂)?|(?:[欧美中][盟国洲])?市售的?"
)
_CONNECTORS_VERSUS = frozenset(
    "对比 对照 头对头 比对 相较于 相较 较 比 优于 对 还是 不劣于 非劣于 代替 替代 取代".split()
)
_CONNECTS = frozenset("与和或及对比较优劣还代vV")  # one of which every word that compares two groups holds
_VERSUS = re.compile(r"vs\.?|versus", re.I)
_COMPARED_AFTER = re.compile(
    r"(?:单药|治疗|方案|疗法|[组者]|化疗|维持){0,8}(?:进行了?)?(?:[（(][^（()）]{0,80}[)）])?(?:单药|方案|治疗|组|化疗){0,4}(?:比(?:起来)?(?=[，,])|相比|相较|比较|对比|对照|头对头|正面|较量|交[锋手]|对决|比拼|打擂|直接|放在?一起|(?:疗效|效果)?(?:相当|相近|相仿)|同台|打(?:成|了个)?平|一较高下|一决|间|(?:在|于|用于|治疗)[^，。；]{0,24}(?:比较|头对头|疗效|相比)|的疗效|的有效性|的差异|的(?:头对头|随机)?(?:比较|对比|对照)|的头对头|两组|分别(?:与|和|联合|加|序贯|同步))"
)
# A或B after these are two arms; after 评估 and the like only A与B are.
_PARTED_INTO = r"(?:随机|分为|分入|分配|\d\s?[:：∶]\s?\d)[^，。；]{0,30}$|(?:比较|对比|比的是|比拼|分成|分别(?:接受|给予|采用|予|行|使用))[^，。；、]{0,6}$"
_ASSIGNED = re.compile(rf"{_PARTED_INTO}|接受(?:了)?$")  # but 接受A和B is both of them
_COMPARED_BEFORE = re.compile(rf"{_PARTED_INTO}|(?:评价|评估|探讨|分析|为)[^，。；、]{{0,6}}$")
_AGAINST = re.compile(
    r"(?:与|和|跟|同|相较于?|相比于?|对照|较|对比)\s?(?:单纯|单用|单药|标准|常规|传统|(?:医生|研究者)[自所]?选择?的)?\s?$"
)
_AGAINST_ENDS = frozenset("与和跟同于较比照纯用药准规统的")  # with one of these, or a space, each match of it ends
_AGAINST_ALONE = re.compile(r"(?:相较于?|相比于?|对比)\s?(?:单纯|单用|单药|标准|常规|传统)?\s?$")
_OR_AGAINST = re.compile(r"[，,]\s?(?:或|对照|对比|vs)")
_COMMA_NEXT = re.compile(r"(?:治疗|单药|方案|组)?[，,]")
_BETTER = re.compile(
    rf"[^，,。；;\d]{{0,26}}(?:(?<!比)较|比(?!较)|优于|长于|高于|低于|短于|不劣于|劣于|好于|非劣于|不及|不如|不敌|逊于|弱于|差于|落后于|[战赢]胜|胜过|击败|打败|打赢|赢[了过]|超越|头对头(?:挑战|打)|挑战|完胜|力压|碾压|压倒|对阵|迎战|PK|pk|取代|替代|代替|替换)了?\s?{WHOSE}\s?"
)
# 将A换成B
_CHANGED_TO = re.compile(r"(?:治疗|方案|单药)?(?:[替更]?换[成为]|改[成为])了?\s?")
_IN_PLACE_OF = re.compile(r"(?:来)?(?:代替|替代|替换|顶替)了?")
_BETTER_LETTERS = frozenset(
    "较比于另胜败赢越战及如敌组例名人打压阵替代kK"
)  # one of which each match of `_BETTER` or `_THE_OTHER` holds, and what stands between two that are counted
_LISTED = re.compile(r"(?:单药|治疗|方案|组){0,8}(?:[（(][^（()）]{0,40}[)）])?\s?、\s?")
_THE_OTHER = re.compile(r"[，,；;]\s?(?:另(?:外)?一[组半]|一组)\S{0,6}$")
_ONE_MORE_ALONE = re.compile(r"(?:单药|组|治疗组)\s?(?:、|和|及|与|以及)\s?")
_ALONE_AFTER = re.compile(r"单药|组|治疗组")
_SO_MANY_ARMS = re.compile(r"(?P<n>[两二三四])个?(?:治疗|平行|研究)?[组臂]")


class Statements:
    """Finds the arms that a sentence compares."""

    def __init__(
        self,
        text: str,
        groups: Groups,
        treatments: Treatments,
        backbones: Backbones,
        placebos: Placebos,
        controls: Controls,
    ) -> None:
        self.text = text
        self.treatments = treatments
        self.backbones = backbones
        self.placebos = placebos
        self.controls = controls
        self.halves = Halves(text, groups, treatments)
        self.additions = Additions(text, groups, treatments)

    def compared(
        self, start: int, end: int, here: list[Group], current: list[Group], lead: Group | None
    ) -> list[Group]:
        """The treatments that a sentence compares without calling them arms: 随机接受A或B, 与B相比，A…, A基础上加B.

        Args:
            start, end: the sentence.
            here: its groups.
            current: the arms that are compared so far; where the sentence only shortens them, its groups get all of theirs.
            lead: the combination that the study's aims name.

        Returns:
            The arms, the control last; none where the sentence states no new ones.
        """
        text = self.text
        if not current and text.find("加", start, end) >= 0 and (arms := self.additions.added_to(here)):
            return arms
        told = (
            self.halves.sides(start, end, here)
            or self.halves.counted(start, end, here)
            or self.additions.to_some(start, end, here)
            or self.additions.with_and_without(start, end, here)
        )
        if told:
            return told
        for a, b in itertools.pairwise(here):
            if b.start < a.end or self.treatments.same(a.refs, b.refs):
                continue
            gap = text[a.end : b.start]
            if a.refs == ["安慰剂"] and "替" in gap and _IN_PLACE_OF.fullmatch(gap):
                return self.placebos.instead_of(a, b)
            if ("换" in gap or "改" in gap) and _CHANGED_TO.fullmatch(gap) and text[a.start - 1] in "将把由从":
                return [b, a]
            stated = self.stated(a, b, start, gap) or (
                not _BETTER_LETTERS.isdisjoint(gap)
                and (
                    _BETTER.fullmatch(gap) is not None
                    or _THE_OTHER.search(gap) is not None
                    or self.halves.are_counted(a, b, start, gap)
                )
                and not (self.treatments.among(a.refs, current) and self.treatments.among(b.refs, current))
            )
            if stated and self._shorten(a, b, current):
                return []
            if stated:
                before, after = self._listed_before(a, here, start), self._listed_after(b, here)
                return [*before, *self.placebos.in_full(a, b), *after]
        against = self.compared_with(start, here)
        if against is not None:
            i = here.index(against)
            shared = self.backbones.given_to_all(start, end, here)  # A跟B比，两边都配C
            others = [
                g for g in here[i + 1 :] + here[:i] if not (self.treatments.same(g.refs, against.refs) or g in shared)
            ]
            if others and self._shorten(others[0], against, current):
                return []
            if others and _parted_in(text, start, end) == len(others) + 1 > 2:
                return [*others, against]  # 设三个组：A、B、C，以C为对照
            if others:
                return self.controls.beside_copy(others[0], against)
        for a, b in itertools.pairwise(here):
            if self.placebos.are_twins(a, b, text[a.end : b.start]):
                return [b, a] if "安慰剂" in self.treatments.key(a.refs) else [a, b]
        return (
            self.additions.on_top(start, end, here, current)
            or self._placebo_controlled(start, end, here, current)
            or self.controls.said(start, end, here, current, lead)
        )

    def in_full_before(self, start: int, here: list[Group], named: list[Group]) -> list[Group]:
        """`A对比B的研究中，ADC组…，化疗组…`: the two treatments that a sentence compares before it calls them in short."""
        said = [g for g in here if not g.explicit and g.end <= named[0].start]
        for a, b in itertools.pairwise(said):
            if not self.treatments.same(a.refs, b.refs) and self.stated(a, b, start, self.text[a.end : b.start]):
                return self.placebos.in_full(a, b)
        return []

    def newly_stated(self, start: int, named: list[Group], current: list[Group]) -> bool:
        """Whether the two arms of a sentence are compared in it, and one of them is none of the pair known so far."""
        a, b = named[0], named[-1]
        return (
            len(named) == 2
            and len(current) == 2
            and not (self.treatments.among(a.refs, current) and self.treatments.among(b.refs, current))
            and _VERSUS.search(self.text, a.end, b.start) is not None
            and self.stated(a, b, start, self.text[a.end : b.start])
        )

    def stated(self, a: Group, b: Group, start: int, gap: str) -> bool:
        """Whether the words around two groups side by side compare them (A对比B, 随机接受A或B); `gap` is what stands between."""
        text = self.text
        if gap.strip() == "/" and "安慰剂" in (a.refs[0], b.refs[0]):
            return True  # A/安慰剂联合B
        if len(gap) > 90 or _CONNECTS.isdisjoint(gap) or "。" in gap:
            return False
        if "或" in gap and not _closes(gap):
            opened = max(text.rfind("（", start, a.start), text.rfind("(", start, a.start))
            if opened > 0 and not _closes(text[opened : a.start]):
                return False  # options inside a bracket
        bare = _BRACKET.sub("", gap) if _closes(gap) or "]" in gap else gap
        if bare.startswith(("比，", "比,", "比起来", "相比，", "相较，", "相较,")):
            return False  # 跟A比，B
        if "，" in bare and len(bare) > 3 and not _OR_AGAINST.search(bare):
            return False
        if _VERSUS.search(bare) and not _FILLER.sub("", _VERSUS.sub("", bare)).strip("，,、 "):
            return True
        word = _FILLER.sub("", bare).strip("，,、 ")
        if b.explicit and CONTROL.match(text[b.start : b.end]) and self.treatments.known(b) and word in ("与", "和"):
            return True
        if word in ("与", "和", "或", "及", "以及"):
            after = _COMPARED_AFTER.match(text, b.end) is not None
            said = _ASSIGNED if word == "或" else _COMPARED_BEFORE
            before = said.search(text, max(start, a.start - 40), a.start) is not None
            return after or (before and word != "及" and "联合" not in gap)
        return word in _CONNECTORS_VERSUS and not ("代" in word and a.refs[0].startswith("安慰剂"))

    def compared_with(self, start: int, here: list[Group]) -> Group | None:
        """The B of 与B相比，A…"""
        text = self.text
        for b in here:
            last = text[b.start - 1] if b.start > start else ""
            if last == "以" and taken_as_control(text, b):
                return b
            if last not in _AGAINST_ENDS and not last.isspace():
                continue
            before = max(start, b.start - 9)
            if (_AGAINST.search(text, before, b.start) and _COMPARED_AFTER.match(text, b.end)) or (
                _AGAINST_ALONE.search(text, before, b.start) and _COMMA_NEXT.match(text, b.end)
            ):
                return b
        return None

    def _placebo_controlled(self, start: int, end: int, here: list[Group], current: list[Group]) -> list[Group]:
        """The arms of `安慰剂对照的研究，评估A`, where none are known: a sentence on known arms says again what they get."""
        if current or self.text.find("对照", start, end) < 0:
            return []
        return self.placebos.controlled(start, end, here)

    def _shorten(self, a: Group, b: Group, current: list[Group]) -> bool:
        """Whether two treatments stand for the two arms known that they shorten, and if so gives them all of these.

        与化疗相比，信迪利单抗… after 随机接受信迪利单抗联合化疗或化疗.
        """
        if len(current) != 2 or a.explicit or b.explicit or a.plural or b.plural:
            return False
        mine, other = self.treatments.key(a.refs), self.treatments.key(b.refs)
        for x, y in (current, reversed(current)):
            one, two = self.treatments.key(x.refs), self.treatments.key(y.refs)
            if mine < one and not mine <= two and other <= two and (other == two or not other <= one):
                a.refs, b.refs = list(x.refs), list(y.refs)
                return True
        return False

    def _listed_before(self, a: Group, here: list[Group], start: int) -> list[Group]:
        """随机接受A、B或C: the arms that a list names before its last two."""
        out = [a]
        for g in reversed(here[: here.index(a)]):
            if not _LISTED.fullmatch(self.text, g.end, out[0].start) or self.treatments.same(g.refs, out[0].refs):
                break
            out.insert(0, g)
        if len(out) > 1 and _COMPARED_BEFORE.search(self.text, max(start, out[0].start - 40), out[0].start):
            return out[:-1]
        return []

    def _listed_after(self, b: Group, here: list[Group]) -> list[Group]:
        """比较A联合B与A单药、B单药: the arms that a list names after the second one."""
        out: list[Group] = []
        last = b
        for g in here[here.index(b) + 1 :]:
            if not _ONE_MORE_ALONE.fullmatch(self.text, last.end, g.start) or self.treatments.same(g.refs, last.refs):
                break
            out.append(g)
            last = g
        return out if out and _ALONE_AFTER.match(self.text, last.end) else []


def _parted_in(text: str, start: int, end: int) -> int:
    """How many arms a sentence says that there are: 三组, 三个治疗组; 0 where it says none."""
    m = _SO_MANY_ARMS.search(text, start, end)
    return NUMBERS.get(m["n"], 0) if m is not None else 0


def _closes(words: str) -> bool:
    return ")" in words or "）" in words
