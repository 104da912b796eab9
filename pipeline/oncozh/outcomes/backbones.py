"""What all arms of a trial get beside their own drugs: 两组均联用XELOX, 骨架方案为FLOT, （联合FLOT，n=300）."""

from __future__ import annotations

import itertools
import re

from oncozh.article import Mention
from oncozh.outcomes.items import Group
from oncozh.outcomes.phrases import is_targeted
from oncozh.outcomes.sameness import Treatments

# What is said of all patients of a trial: 两边都配.
SHARED = re.compile(
    r"(?:两组(?<!第..)|二组(?<!第..)|三组(?<!第..)|四组(?<!第..)|两边|各组|均|都|所有(?:患者|病人)|全[部体](?:患者|病人)|同期化疗|同步化疗|化疗(?:方案|治疗|化疗)|骨架(?:方案|治疗|化疗)|背景(?:方案|治疗|化疗)|基础(?:方案|治疗|化疗))(?:患者)?(?:均|都)?(?:在)?(?:联用|联合|同步|同时|接受|做|打|吃|配|行|给予|予|采用|使用|加用|合并|为|应用|口服)"
)
# A与B分别与C联用, A和B各自联合C
_SHARED_WITH = re.compile(
    r"(?:分别|各自)(?:(?:与|和)(?=[^，,。；;、与和]{1,16}?(?:联[用合]|合用|配伍|配合))|联合(?![^，,。；;]{1,20}[和与、]))"
)
# What says that a treatment is given to all arms: 骨架方案为A, 以A为骨架, A背景治疗下, （联合A，n=300）.
_BACKBONE_WORDS = re.compile(
    r"骨架|背景|基础[治化用方]|底子|打底|为底|垫底|的同时|均|都|联[合用](?:(?<=[：:（(，,]..)|(?<=[：:（(，,]\s..))"
)
_BACKBONE_BEFORE = re.compile(
    r"(?:骨架|背景|基础)(?:化疗|治疗|用药)?(?:方案|药物)?(?:均|都|则|统一)?(?:为|是|采用|选用|：|:)?\s?$"
    r"|(?:均|都)(?:同时)?(?:联用|联合|合用|接受|给予)\s?$|(?P<joined>[：:（(，,]\s?(?:均|都|并)?(?:联合|联用)\s?)$"
)
_BACKBONE_AFTER = re.compile(
    r"(?:方案|化疗|治疗)?(?:作)?为(?:化疗|治疗)?(?:骨架|背景|基础)(?![上研])|(?:方案|化疗|治疗)?的?(?:化疗|治疗)?(?:骨架|背景|底子)(?:治疗|化疗)?(?:之?下|中|时|之?上)"
    r"|(?:方案|化疗|治疗|[双两三四]药)*(?:(?:[作做]?(?:打|为|垫)底|的同时)(?=[，,。；;]))"
)
_CLOSES_HEAD = re.compile(r"(?:方案|化疗|治疗)*\s?[，,。；;：:)）]")
_ONLY_CONTROL = re.compile(r"(?:对照|常规|标准|单纯|基础)(?:治疗|化疗)?组")
_MEDICAL = re.compile(r"化疗|剥夺|去势|内分泌|ADT")
_COMMA = re.compile(r"[，,；;。]")
# 两组均口服A，并每3周静脉滴注B
_AND_ALSO = re.compile(
    r"[，,]\s?(?:并|且|同时|再)(?:均|都)?(?:每\s?[\d一两二三四][^，,。；;]{0,3})?"
    r"(?:联合|联用|加用|合用|给予|予|口服|服用|接受|(?:皮下|静脉|肌肉)?(?:滴注|注射|输注)|采用|使用)"
)


class Backbones:
    """Finds what all arms get, and gives it to them."""

    def __init__(self, text: str, treatments: Treatments) -> None:
        self.text = text
        self.treatments = treatments
        self.names = treatments.names

    def given_to_all(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """The treatments among some that a span of the text says all of its patients get: 两边都配A, 分别与A联用."""
        out: list[Group] = []
        for m in itertools.chain(SHARED.finditer(self.text, start, end), _SHARED_WITH.finditer(self.text, start, end)):
            stop = _COMMA.search(self.text, m.end(), end)
            near = min(m.end() + 12, stop.start() if stop else end)
            out += [g for g in here if m.end() <= g.start <= near and not g.explicit]
            also = _AND_ALSO.match(self.text, stop.start(), end) if stop else None
            if also is not None:
                out += [g for g in here if also.end() <= g.start <= also.end() + 4 and not g.explicit]
        return out

    def shared(self, start: int, end: int, here: list[Group], arms: list[Group]) -> list[Group]:
        """`两组均联用XELOX`: the arms with the drugs that a sentence says all of them get; none where it says none."""
        if len(arms) < 2:
            return []
        given = [r for g in self.given_to_all(start, end, here) for r in g.refs if r in self.names]
        if given and not any(_ONLY_CONTROL.fullmatch("".join(c.refs)) for c in arms):
            given = self.medicines(given)
        return self.with_all(arms, given) if given else []

    def medicines(self, refs: list[str]) -> list[str]:
        """Those of some treatments given to all arms that are part of what these compare: no operation before it."""
        return [r for r in refs if r in self.names and _is_medicine(self.names[r])]

    def with_all(self, arms: list[Group], given: list[str]) -> list[Group]:
        """Arms with what all of them get."""
        return [Group(c.start, c.end, self._with(c, given), explicit=c.explicit) for c in arms]

    def told(
        self, start: int, end: int, here: list[Group], current: list[Group], backbone: list[str], main: str | None
    ) -> tuple[list[Group], list[str]]:
        """`骨架方案为FLOT`, `（联合FLOT，n=300）：`: all arms of the trial get it, which may be named in another sentence.

        Args:
            start, end: the sentence.
            here: its groups, which take what their arms now get.
            current: the arms that are compared.
            backbone: what all arms were last said to get.
            main: the drug that the article is about.

        Returns:
            The arms, and what all of them get; nothing where the sentence does not say it.
        """
        text = self.text
        if not _BACKBONE_WORDS.search(text, start, end):
            return [], []
        given = next(
            (g for g in here if not g.explicit and self.treatments.known(g) and is_backbone(text, g, start)), None
        )
        if given is None or not all(_is_medicine(self.names[r]) for r in given.refs if r in self.names):
            return [], []
        bare = current if len(current) > 1 else self._placebo_pair(given, main)
        former = self.treatments.key(backbone)
        # Which chemotherapy the arms get that are only said to get 化疗: 骨架方案为FLOT.
        which = all(
            m.label == "DRUG" and not is_targeted(m) for r in given.refs if (m := self.names.get(r)) is not None
        )
        bare_words = {r for c in bare for r in c.refs if (m := self.names.get(r)) is not None and m.text == "化疗"}
        instead = bool(former) and all(former <= self.treatments.key(c.refs) for c in bare)  # of the trial before
        arms = []
        for c in bare:
            own = [
                r
                for r in c.refs
                if not (instead and self.treatments.key([r]) <= former) and not (which and r in bare_words)
            ]
            arms.append(Group(c.start, c.end, self._with(Group(c.start, c.end, own), given.refs), explicit=c.explicit))
        if len(arms) < 2 or self.treatments.same(arms[0].refs, arms[1].refs):
            return [], []
        for g in here:
            for c, arm in zip(bare, arms, strict=True):
                if g.explicit and self.treatments.same(g.refs, c.refs):
                    g.refs = list(arm.refs)
                    break
        return arms, list(given.refs)

    def _placebo_pair(self, backbone: Group, main: str | None) -> list[Group]:
        """The arms of a trial that is only said to be held against a placebo: the drug that the text is about, and 安慰剂."""
        if "安慰剂" not in self.text:
            return []
        tested = [main] if main is not None else self._only_targeted(backbone.start)
        if not tested or self.treatments.key(tested) <= self.treatments.key(backbone.refs):
            return []
        at = backbone.start
        return [Group(at, at, tested), Group(at, at, ["安慰剂"])]

    def _only_targeted(self, before: int) -> list[str]:
        """The drug that a summary names before it tells of its trials, where it is one and no chemotherapy."""
        drugs = [m for m in self.names.values() if m.label == "DRUG" and m.end <= before and is_targeted(m)]
        return [drugs[0].id] if len({self.treatments.treatment(m) for m in drugs}) == 1 else []

    def _with(self, g: Group, given: list[str]) -> list[str]:
        """What an arm gets with what all get; a control that is only called so (对照组) gets nothing else."""
        own = [] if _ONLY_CONTROL.fullmatch("".join(g.refs)) else g.refs
        return [*own, *(r for r in given if not self.treatments.key([r]) <= self.treatments.key(own))]


def is_backbone(text: str, g: Group, start: int) -> bool:
    """Whether the words beside a treatment say that all arms get it."""
    before = _BACKBONE_BEFORE.search(text, max(start, g.start - 14), g.start)
    if before is not None:
        return before["joined"] is None or _CLOSES_HEAD.match(text, g.end) is not None
    return _BACKBONE_AFTER.match(text, g.end) is not None


def _is_medicine(m: Mention) -> bool:
    """Whether a treatment given to all arms is part of what they compare: no operation or radiotherapy before it."""
    return m.label in ("DRUG", "DRUG_CLASS") or _MEDICAL.search(m.text) is not None
