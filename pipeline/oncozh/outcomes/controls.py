"""Which arm is the control: 以A为对照，B…, 加用A，对照组仅行B, 同期只做A的96人; A（标准对照）of several."""

from __future__ import annotations

import re

from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group, Groups, taken_as_control
from oncozh.outcomes.sameness import Treatments, union

# How the arm is called that others are held against.
CONTROL = re.compile(r"对照|原研|参[照比]|安慰剂|标准|常规|单纯|单独|传统|历史对照|最佳支持治疗")
# How an arm is called that is the control wherever it is named.
_CALLED_CONTROL = re.compile(r"(?:空白|阳性|历史|标准)?对照|标准治疗|标准方案|标准组|常规治疗组|常规组")
_THE_CONTROL = re.compile(r"(?:单药|治疗|方案|组){0,8}\s?[（(]\s?(?:即|作为|为)?(?:标准|阳性)?对照")
_AS_CONTROL = re.compile(r"(?<!互)(?:为|作为|作)(?:历史)?对照(?!研究|试验)")
_CONTROL_IS = re.compile(r"对照[组药]?\s?(?:为|是|采用|用|予|接受|则?给予)\s?(?:单纯|单用|标准)?\s?$")
_CONTEMPORARY = re.compile(
    r"(?:同期|同一?时期|[以之此]前|过去|早年|往年)(?:的|内)?(?:只|仅|单纯|单独|单)?(?:做|用|接受|行|采用|给予|打|吃|选择|选用)?(?:了)?\s?$"
)
_COMMA = re.compile(r"[，,；;。]")
_CLOSES = re.compile(r"[。；;\n]")


class Controls:
    """Finds the arm that others are held against."""

    def __init__(self, text: str, groups: Groups, treatments: Treatments) -> None:
        self.text = text
        self.groups = groups
        self.treatments = treatments
        self._may_call = "对照" in text or "标准" in text
        self._called: dict[frozenset[str], bool] = {}  # by what an arm gets: whether the text calls it the control

    def said(self, start: int, end: int, here: list[Group], current: list[Group], lead: Group | None) -> list[Group]:
        """`A的N例为对照`, `加用A，对照组仅行B`: the control is said, the other arm is what stands before.

        Args:
            start, end: the sentence.
            here: its groups.
            current: the arms that are compared so far.
            lead: the combination that the study's aims name.

        Returns:
            The two arms; none where the sentence says no control.
        """
        text = self.text
        names_control = text.find("对照", start, end) >= 0
        said = _AS_CONTROL.search(text, start, end) if names_control else None
        if said is not None:
            comma = _last_comma(text, start, said.start())
            controls = [g for g in here if comma < g.start < said.start()]
            treated = [g for g in here if g.end <= comma and self.treatments.known(g)]
            if not treated and controls and not controls[0].explicit:
                # 以B为对照，评估A
                treated = [g for g in here if g.start >= said.end() and self.treatments.known(g)][:1]
            if not treated and lead is not None and lead.end <= start:
                treated = [lead]  # the aims say what the others get
        elif names_control and (
            stated := [
                g for g in here if not g.explicit and _CONTROL_IS.search(text, max(start, g.start - 10), g.start)
            ]
        ):
            # The control's options run to the end of its clause: FOLFOX、CAPOX或FOLFOXIRI任选.
            stop = _CLOSES.search(text, stated[0].end, end)
            last = stop.start() if stop else end
            controls = [g for g in here if stated[0].start <= g.start < last and not g.explicit]
            treated = [
                g for g in here
                if g.end <= stated[0].start and self.treatments.known(g) and not (g.explicit and text.startswith("对照", g.start))
            ]  # fmt: skip
            if not treated:  # 对照是B，A的中位PFS为…
                first_end = _COMMA.search(text, stated[0].end, end)
                after = [g for g in here if first_end is not None and g.start >= first_end.end() and not g.explicit]
                if after and self.treatments.known(after[0]) and not after[0].plural:
                    treated, controls = after[:1], [g for g in controls if g.start < after[0].start]
        else:
            controls = [
                g for g in here if g.explicit and CONTROL.match(text[g.start : g.end]) and self.treatments.known(g)
            ]
            if (
                len(controls) != 1
                or self.treatments.among(controls[0].refs, current)
                or any(g.explicit and self.treatments.known(g) for g in here if g is not controls[0])
            ):
                return []
            treated = [g for g in here if g.end <= controls[0].start]
        treated = [g for g in treated if self.treatments.known(g) and not self.treatments.among(g.refs, controls)]
        given = [g for g in treated if not is_former(text, g)]  # A诱导，未进展者随机…：维持组给予B
        treated = given or treated
        if not controls or not treated:
            return []
        return self.beside_copy(union(treated), union(controls))

    def beside_copy(self, arm: Group, control: Group) -> list[Group]:
        """`以A为参照药，评估HLX02联合B`: of two arms the original alone is said, which is given with B as its copy is."""
        if self.treatments.copies and len(control.refs) == 1 and control.refs[0] in self.treatments.names:
            whose = self.treatments.names[control.refs[0]].concept
            rest = [r for r in arm.refs if r not in self.treatments.names or self.treatments.names[r].concept != whose]
            if len(rest) + 1 == len(arm.refs):
                return [arm, Group(control.start, control.end, [*control.refs, *rest], explicit=control.explicit)]
        return [arm, control]

    def comes_first(self, a: Group, b: Group, end: int) -> bool:
        """Whether the first of two arms is called the control, and the other is not: 对照组用A，观察组用B.

        The sentence hands nothing out over them in their order.
        """
        text = self.text
        return (
            (a.lacks or text.startswith("对照", a.start))
            and CONTROL.match(text[b.start : b.end]) is None
            and all(text.find(word, b.end, end) < 0 for word in ("分别", "依次"))
        )

    def contemporary(self, start: int, groups: list[Group], treatments: list[str]) -> Group | None:
        """The arm of `而同期只做A的96人`, which is held against those whom the text has told of, who got `treatments`."""
        for g in groups:
            before = _CONTEMPORARY.search(self.text, max(start, g.start - 12), g.start)
            if before is not None and not g.plural and not self.treatments.same(g.refs, treatments):
                return g
        return None

    def among(self, arms: list[Group]) -> Group | None:
        """The one of three arms or more that the text calls the control: 对照组, 安慰剂组, 以A为对照, A（对照）."""
        if len(arms) < 3:
            return None
        called = [g for g in arms if self._is_called_control(g)]
        return called[0] if len(called) == 1 else None

    def _is_called_control(self, arm: Group) -> bool:
        """Whether the text calls an arm the control anywhere: 对照组接受A, 以A为对照, A（标准对照）."""
        if arm.refs and arm.refs[0].startswith("安慰剂"):
            return True
        if not self._may_call:
            return False
        key = self.treatments.key(arm.refs)
        known = self._called.get(key)
        if known is None:
            known = self._called[key] = any(
                not g.plural and self.treatments.key(g.refs) == key and self._says_control(g)
                for g in self.groups.items
                if g.refs
            )
        return known

    def _says_control(self, g: Group) -> bool:
        text = self.text
        named = g.explicit and _CALLED_CONTROL.match(text, g.start, g.end) is not None
        return named or taken_as_control(text, g) or _THE_CONTROL.match(text, g.end) is not None


def _last_comma(text: str, start: int, end: int) -> int:
    """The last comma or semicolon of a span that stands in no bracket; `start` where there is none."""
    depth = 0
    for i in range(end - 1, start, -1):
        c = text[i]
        if c in "）)":
            depth += 1
        elif c in "（(":
            depth = max(0, depth - 1)
        elif c in "，,；;" and depth == 0:
            return i
    return start
