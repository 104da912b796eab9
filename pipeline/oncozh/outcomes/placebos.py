"""Arms that a placebo tells apart: A或安慰剂联合C, 对照组以安慰剂代替A, 安慰剂对照的研究，评估A联合B."""

from __future__ import annotations

import re

from oncozh.outcomes.backbones import is_backbone
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group, Groups
from oncozh.outcomes.sameness import Treatments

_AND_LAST = re.compile(r"\s?(?:[（(][^（()）]{0,20}[)）])?\s?[，,、]?\s?(?:和|与|及|以及|、)?\s?")
_LONGEST_APART = 60  # code points between two arms that differ by a placebo alone
_PLACEBO_CONTROLLED = re.compile(r"安慰剂(?:平行)?对照|以安慰剂(?:作)?为(?:平行)?对照")


class Placebos:
    """Says what the arm with a placebo gets, and what the other one does."""

    def __init__(self, text: str, groups: Groups, treatments: Treatments) -> None:
        self.text = text
        self.groups = groups
        self.treatments = treatments
        self.names = treatments.names

    def in_full(self, a: Group, b: Group) -> list[Group]:
        """Two arms one of which is said in part: `A或安慰剂联合C` is A+C against placebo+C, so is `C联合A或安慰剂`."""
        if len(a.refs) == 1 and len(b.refs) > 1 and b.refs[0].startswith("安慰剂"):
            return [Group(a.start, a.end, [*a.refs, *b.refs[1:]], explicit=a.explicit), b]
        if len(a.refs) > 1 and b.refs == ["安慰剂"] and self.text[a.end : b.start] in ("或", "/"):
            targeted = [r for r in a.refs if self.treatments.is_tried(r)]
            if len(targeted) > 1 and "联合" not in self.text[a.start : a.end]:
                return [a, b]  # A加B或安慰剂: two drugs of one kind against one placebo
            for_it = targeted[0] if len(targeted) == 1 else a.refs[-1]
            return [a, Group(b.start, b.end, [*b.refs, *(r for r in a.refs if r != for_it and r in self.names)])]
        return [a, b]

    def instead_of(self, placebo: Group, instead: Group) -> list[Group]:
        """`A联合B，对照组以安慰剂代替A`: the arm of A, and that of what it gets beside A with the placebo."""
        mine = self.treatments.key(instead.refs)
        before = self.groups.before(placebo.start)
        treated = next((g for g in reversed(before) if not g.plural and mine < self.treatments.key(g.refs)), instead)
        beside = [r for r in treated.refs if not self.treatments.key([r]) <= mine]
        return [treated, Group(placebo.start, placebo.end, [*placebo.refs, *beside])]

    def are_twins(self, a: Group, b: Group, gap: str) -> bool:
        """`A联合C（n=80）；安慰剂联合C`: whether two that stand side by side differ by a drug and a placebo alone."""
        if len(gap) > _LONGEST_APART or "。" in gap or "%" in gap:
            return False
        one, other = self.treatments.key(a.refs), self.treatments.key(b.refs)
        with_placebo, tried = (other, one) if "安慰剂" in other else (one, other)
        both = with_placebo - {"安慰剂"}
        if "安慰剂" not in with_placebo or "安慰剂" in tried or not both:
            return False
        return both < tried and len(tried) == len(with_placebo)

    def ends_list(self, g: Group, last: Group) -> bool:
        """A200 mg组、A100 mg组和安慰剂组: whether a placebo ends a list of arms."""
        return (
            len(g.refs) == 1
            and g.refs[0].startswith("安慰剂")
            and _AND_LAST.fullmatch(self.text, last.end, g.start) is not None
        )

    def controlled(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """`随机、双盲、安慰剂对照的研究，评估A联合B`: the one treatment of the sentence, against a placebo in its drug's place."""
        placebo = _PLACEBO_CONTROLLED.search(self.text, start, end)
        if placebo is None:
            return []
        treated = [g for g in here if self.treatments.known(g) and not g.explicit and not is_former(self.text, g)]
        if len({self.treatments.key(g.refs) for g in treated}) != 1 or is_backbone(self.text, treated[0], start):
            return []
        tested = treated[0]
        targeted = [r for r in tested.refs if self.treatments.is_tried(r)]
        if len(tested.refs) > 1 and len(targeted) != 1:
            return []
        instead = targeted[0] if targeted else tested.refs[0]
        rest = [r for r in tested.refs if r != instead]
        return [tested, Group(*placebo.span(), ["安慰剂", *rest])]
