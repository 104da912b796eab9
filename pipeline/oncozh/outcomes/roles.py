"""Whom an arm stands for that is named by its role and defined nowhere: 对照组, 联合组, 安慰剂组, 单药组, 加药的, 三药组."""

from __future__ import annotations

import re

from oncozh.outcomes.backbones import is_backbone
from oncozh.outcomes.controls import CONTROL
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import NUMBERS, Group, Groups
from oncozh.outcomes.nicknames import LESS, MORE, is_alone, lacks
from oncozh.outcomes.sameness import Treatments
from oncozh.outcomes.shortened import KINDS, Shortened

_CONTROL_SOMEWHERE = re.compile(r"(?:对照|参照|常规|标准|传统|单[药纯用一]|基础|联合)(?:治疗)?组")
_TREATED = re.compile(r"试验|研究|观察|治疗|(?:生物)?类似药|联合|实验|干预|新辅助|强化|诱导|双免|三联|该药|加用|双药")
_TRIED = re.compile(r"(?:试验|实验|研究|治疗|干预)组")
_HOW_GIVEN = 4  # code points before a treatment that may say how it is given: 长程 of 长程同步放化疗
_TRIED_BEFORE = 120  # code points back to what the 试验组 gets
_PLACEBO_ARM = ("安慰剂", "安慰剂组")
# What an arm is called by in a sentence that takes the two up.
_ROLE = re.compile(
    r"[真假]药|(?:对照|试验|联合|单药|用药|治疗)[组臂]|[新老旧](?:办法|方案|疗法|药)|[不没未](?:加|用|配|打|吃|做)[药针]?(?:的|者)"
)
_OWN_SIZE = re.compile(
    r"\s?[（(]?\s?(?:n\s?=\s?)?\d+\s?例?[^，。；]{0,4}(?:未|不|仅观察|空白)|\s?[（(]?\s?\d+\s?例[）)]?[^，。；]{0,2}(?:未|不|观察)"
)
_AIMS = re.compile(r"目的|探讨|观察|研究|评价|分析|探究|评估|考察")
_CHEMO = re.compile(r"(?:单纯)?(?:化疗|标准化疗|研究者选择化疗)")
_ALONE_WORDS = re.compile("单药|单用|单独|单纯")  # A单药组 is no short name of the arm with A+B
_HOW_MANY = re.compile(r"([单双两二三四])[药联](?=组|的|\s?\d)")


class Roles:
    """Gives arms that are named by their role what the arm with this role gets."""

    def __init__(self, text: str, groups: Groups, treatments: Treatments, shortened: Shortened) -> None:
        self.text = text
        self.groups = groups
        self.treatments = treatments
        self.shortened = shortened
        self.names = treatments.names

    def resolve(self, g: Group, current: list[Group], lead: Group | None, main: str | None) -> bool:
        """An arm named by its role (对照组, 联合组, 用药的) takes the treatments of the arm that has this role.

        Args:
            g: the arm.
            current: the arms that are compared.
            lead: the combination that the study's aims name.
            main: the drug that the article is about.

        Returns:
            Whether one of the arms compared got other treatments by it.
        """
        text = self.text[g.start : g.end]
        if main is not None and text.startswith(("该药", "本药")):
            g.refs = [main]
        own = len(g.refs) == 1 and g.refs[0] not in self.names
        known: list[Group] = []
        if len(current) > 1:
            everyday = g.nickname or MORE.match(text) is not None or text.startswith("假药")
            known = [
                c
                for c in current
                if self.treatments.known(c) or (c.refs and (everyday or (c.refs[0] in _PLACEBO_ARM and lead is None)))
            ]
        if len(known) < 2:
            if own and lead is not None and self._is_lead(g, text, lead):
                g.refs = list(lead.refs)
            elif own and is_alone(text):
                g.refs = self._single_drug(lead) or self._also_alone(g) or g.refs
            elif own and _TRIED.fullmatch(text):
                g.refs = self._tried(g) or g.refs
            elif own and text == "安慰剂组":
                g.refs = [text, *self._beside_placebo(g)]
            return False
        if len(known) == 2:
            known = self.treatments.treated_first(known)  # A单药组和A联合B组: 联合组 is the second
        if own and _OWN_SIZE.match(self.text, self.text.find(text) + len(text)):
            return False  # an arm of its own that gets no treatment: 观察组71例未行维持治疗
        if own and len(known) == 2 and lacks(text) and (arm := self._without(g, text, known)) is not None:
            g.refs = list(arm.refs)
            return False
        if own and (called := self.shortened.called_by_kind(text, known)) is not None:
            g.refs = list(called.refs)
        elif own and len(named := self._named_with(text[:2], known)) == 1:
            g.refs = list(named[0].refs)
        elif own and (CONTROL.match(text) or LESS.match(text) or self._has_fewer(text)) and text[:3] != "安慰剂":
            g.refs = list(known[-1].refs)
        elif (
            own and (_TREATED.match(text) or MORE.match(text)) and not (text.startswith("观察") and self._is_watched())
        ):
            third = self._with_more(known[0], g) if text.startswith("联合") and len(known[0].refs) == 1 else None
            g.refs = list((third or known[0]).refs)
        elif own and text.startswith("安慰剂"):
            placebo = [c for c in known if any(r.startswith("安慰剂") for r in c.refs)]
            if placebo and len(placebo[0].refs) > 1:
                g.refs = placebo[0].refs = [text, *(r for r in placebo[0].refs if not r.startswith("安慰剂"))]
                return True
        elif own and is_alone(text):
            g.refs = list(min(known, key=lambda c: len(c.refs)).refs)
        elif own and (arm := self._called_by_words(text, known)) is not None:
            g.refs = list(arm.refs)
        elif "化疗" in text and _CHEMO.match(text) and not self.treatments.among(g.refs, current):
            chemo = [c for c in known[1:] if "化疗" in self.text[c.start : c.end + 2]] or known[-1:]
            if "化疗" not in self.text[known[0].start : known[0].end]:
                g.refs = list(chemo[-1].refs)
        elif not own and not self.treatments.among(g.refs, current) and not _ALONE_WORDS.search(text):
            several = len(KINDS.findall(text)) > 1
            whole = (
                self.shortened.called_by_kind(text, known)
                if several
                else self.shortened.with_less(self.treatments.key(g.refs), known)
            )
            if whole is not None:
                g.refs = list(whole.refs)
            elif len(shortened := self.shortened.arms_named(g, known)) == 1:
                g.refs = list(shortened[0].refs)  # 消融组 of 射频消融
        return False

    def combination(self, study: int) -> Group | None:
        """The combination that a study's aims name: what its 联合组 gets where no arms are defined."""
        low, high = [0, *self.groups.studies, len(self.text) + 1][study : study + 2]
        here = self.groups.within(low, high)
        return next((g for g in here if self._combines(g)), None)

    def _combines(self, g: Group) -> bool:
        """Whether a phrase joins treatments, and does not only list the options of a class."""
        return (
            len(g.refs) > 1
            and not g.plural
            and all(r in self.names for r in g.refs)
            and not (g.options_of and self.text.startswith(g.options_of, g.start))
        )

    def _is_lead(self, g: Group, name: str, lead: Group) -> bool:
        """Whether an arm that no sentence defines gets the combination that the aims are about."""
        if name.startswith("联合"):
            return True
        return (
            lead.end < g.start
            and _TREATED.match(name) is not None
            and "对照组" in self.text
            and _AIMS.search(self.text, max(0, lead.start - 40), lead.start) is not None
            and not any(self.treatments.same(lead.refs, refs) for refs in self.groups.arms)
        )

    def _is_watched(self) -> bool:
        """Whether the 观察组 gets nothing: no arm is its control (来那度胺维持组及观察组)."""
        return _CONTROL_SOMEWHERE.search(self.text) is None

    def _with_more(self, arm: Group, g: Group) -> Group | None:
        """The combination of the one drug of an arm that the text has named before a 联合组: A vs 标准治疗…；联合组."""
        mine = self.treatments.key(arm.refs)
        for o in reversed(self.groups.before(g.start)):
            if not o.explicit and mine < self.treatments.key(o.refs) and self._combines(o):
                return o
        return None

    def _tried(self, g: Group) -> list[str]:
        """What the 试验组 of `安罗替尼的该研究中，试验组…` gets: the one treatment that stands before it."""
        low = max(0, g.start - _TRIED_BEFORE, self.text.rfind("\n", 0, g.start))
        before: list[Group] = []
        named = False
        for o in self.groups.within(low, g.start):
            if o.explicit and not o.plural:
                named = True
            elif not (o.plural or is_former(self.text, o) or is_backbone(self.text, o, low)):
                if named or (before and not self.treatments.same(o.refs, before[0].refs)):
                    return []  # another arm's: 对照组给予B，试验组…
                before.append(o)
        if not before:
            return []
        refs = before[0].refs
        return list(refs) if any(r in self.names and self.names[r].label == "DRUG" for r in refs) else []

    def _beside_placebo(self, g: Group) -> list[str]:
        """`A联合化疗的PFS为15.0个月，安慰剂组为8.0个月`: what the one combination of the sentence gives beside its drug."""
        start = self.text.rfind("。", 0, g.start) + 1
        here = self.groups.within(start, g.start)
        found = [o for o in here if not o.plural and self.treatments.known(o) and not is_former(self.text, o)]
        if len(found) != 1 or found[0].explicit or not self.treatments.is_tried(found[0].refs[0]):
            return []
        rest = found[0].refs[1:]
        return (
            [] if any(self.treatments.is_tried(r) for r in rest) else rest
        )  # of 达拉非尼联合曲美替尼 the placebo stands for both

    def _single_drug(self, lead: Group | None) -> list[str]:
        """What the 单药组 beside A联合化疗 gets: its one drug."""
        drugs = [r for r in lead.refs if self.names[r].label == "DRUG"] if lead is not None else []
        return drugs if len(drugs) == 1 else []

    def _also_alone(self, g: Group) -> list[str]:
        """What 单药 beside the A联合B of its sentence is: the one of the two that the text also names alone."""
        here = self.groups.within(self.text.rfind("。", 0, g.start) + 1, g.start)
        of = next((o for o in reversed(here) if self._combines(o)), None)
        if of is None or len(of.refs) != 2:
            return []
        alone = [
            r for r in of.refs if any(len(o.refs) == 1 and self.treatments.same(o.refs, [r]) for o in self.groups.items)
        ]
        return alone if len(alone) == 1 else []

    def _without(self, g: Group, name: str, known: list[Group]) -> Group | None:
        """The one of two arms that lacks what an arm is named by: 非ASCT组, 不加X的; 未用组 is the one that gets less."""
        mine = self.treatments.key([r for p in g.instead for r in p.refs])
        a, b = known
        if mine:
            fits = [c for c in known if mine.isdisjoint(self.treatments.key(c.refs))]
        elif self.treatments.key(a.refs) < self.treatments.key(b.refs):
            fits = [a]
        elif self.treatments.key(b.refs) < self.treatments.key(a.refs):
            fits = [b]
        else:
            fits = [c for c in known if name[1:].removesuffix("组") not in self.text[c.start : c.end]]
        return fits[0] if len(fits) == 1 else None

    def _called_by_words(self, name: str, known: list[Group]) -> Group | None:
        """The one arm of whose treatments one is told in the words of a name: 短程组 of 短程放疗, 长程组 of 长程同步放化疗."""
        word = name.removesuffix("组").removesuffix("治疗")
        if len(word) < 2:
            return None
        fits = [c for c in known if any(word in self._words_of(r) for r in c.refs if r in self.names)]
        return fits[0] if len(fits) == 1 else None

    def _words_of(self, ref: str) -> str:
        """A treatment's name with the characters before it that may say how it is given."""
        m = self.names[ref]
        return self.text[max(0, m.start - _HOW_GIVEN) : m.end]

    def _named_with(self, number: str, known: list[Group]) -> list[Group]:
        """The arms behind whose name stands how many drugs they get: 三药 after VRd三药."""
        if number[:1] not in NUMBERS or number[1:] not in ("药", "联"):
            return []
        return [c for c in known if self.text.startswith(number, c.end)]

    def _has_fewer(self, name: str) -> bool:
        """Whether an arm called by how many drugs it gets gets fewer than the other: 三药组 beside 四药组."""
        if name[:1] not in NUMBERS or name[1:2] not in ("药", "联"):
            return False
        return any(NUMBERS[o[1]] > NUMBERS[name[0]] for o in _HOW_MANY.finditer(self.text))


def calls_by_role(text: str, groups: Groups, start: int, end: int) -> bool:
    """Whether a sentence calls arms by what they are: 对照组, 联合组, 用药的, 不加的."""
    return any(g.nickname for g in groups.within(start, end)) or _ROLE.search(text, start, end) is not None
