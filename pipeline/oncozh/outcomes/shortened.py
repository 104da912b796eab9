"""Arms that a text names by part of what they get: 消融那组 of 射频消融, 免疫组 of PD-1抑制剂, A组 of A联合B."""

from __future__ import annotations

import re

from oncozh.outcomes.items import Group
from oncozh.outcomes.nicknames import is_operation, is_through_a_scope, lacks, of_kind, short_word, shortens
from oncozh.outcomes.sameness import Treatments

# How arms are called by the kind of what they get.
KINDS = re.compile("免疫|靶向|化疗|中药")
# What an arm that is called so gets, and nothing else: 化疗组 beside 免疫联合化疗组.
_WHOLLY = ("西药", "单纯", "化疗", "传统", "标准", "常规")
_OF_KIND = re.compile(r"(?:靶向|免疫)(?:药物?|治疗|疗法)")
_BARE_CHEMOTHERAPY = re.compile(r"(?:传统|标准|常规|单纯|含铂|系统)?(?:双药)?化疗")
_OF_FIGURE = re.compile(
    r"(?!后|前|期间|失败|耐药|周期|疗程|联合|加|的?基础)[^，,。；;（(\d]{0,14}[（(]?\s?\d(?!\s?[例名个][^月百])"
)

_ADDED = re.compile(r"(?:联合|加用?|加上|添|配合?|并用|合用|[+＋]|基础上)[^，,。；;]{0,2}$")
_ALONE = ("单药", "单用", "单独", "单抗单药", "联合", "联用", "加", "+", "＋", "基础上", "的基础上")


class Shortened:
    """Finds the one of some arms that a group names by part of what it gets."""

    def __init__(self, text: str, treatments: Treatments) -> None:
        self.text = text
        self.treatments = treatments
        self.names = treatments.names

    def arm_among(self, g: Group, arms: list[Group]) -> Group | None:
        """The one of some arms whose treatments a group names, or shortens: 消融那组 of 射频消融 and 肝切除术."""
        if g.nickname:
            return self.called_by_kind(self.text[g.start : g.end], arms)
        key = self.treatments.key(g.refs)
        for arm in arms:
            if self.treatments.key(arm.refs) == key:
                return arm
        holders = [arm for arm in arms if key < self.treatments.key(arm.refs)] or self.arms_named(g, arms)
        return holders[0] if len(holders) == 1 else None

    def arms_named(self, g: Group, arms: list[Group]) -> list[Group]:
        """Those of some arms whose treatment a group names in short: 消融 of 射频消融, 手术 of 肝切除术."""
        if len(g.refs) != 1:
            return []
        m = self.names.get(g.refs[0])
        word = m.text if m is not None else g.refs[0].removesuffix("组")
        if _BARE_CHEMOTHERAPY.fullmatch(word) or _OF_KIND.fullmatch(word):
            arm = self.called_by_kind("化疗" if "化疗" in word else word, arms)
            return [arm] if arm is not None else []
        if m is not None and m.label != "THERAPY":
            return []
        out = [arm for arm in arms if any(shortens(word, self.names[r]) for r in arm.refs if r in self.names)]
        return self._open(out) if len(out) > 1 and is_operation(word) else out

    def called_by_kind(self, name: str, known: list[Group]) -> Group | None:
        """The one of two arms that gets what an arm is called by: 免疫组, 加了免疫的那组, 西药组; 不加化疗的那组 is the other."""
        if len(parts := KINDS.findall(name)) > 1:  # 免疫联合化疗组
            found = [c for c in known if all(any(self._kinds(part, c)) for part in parts)]
            return found[0] if len(found) == 1 else None
        holders = []
        for c in known:
            kinds = self._kinds(name, c)
            if None in kinds:
                return None
            if all(kinds) if name.startswith(_WHOLLY) else any(kinds):
                holders.append(c)
        if len(holders) > 1 and is_operation(short_word(name)):
            holders = self._open(holders)
        if len(holders) != 1 or (lacks(name) and len(known) > 2):
            return None
        return next(c for c in known if c is not holders[0]) if lacks(name) else holders[0]

    def with_less(self, mine: frozenset[str], known: list[Group]) -> Group | None:
        """The arm that 度伐利尤单抗组 is, of 度伐利尤单抗联合FLOT; of A联合B联合化疗 and A联合化疗 A组 is the one with less."""
        holders = sorted((c for c in known if mine < self.treatments.key(c.refs)), key=lambda c: len(c.refs))
        if not holders:
            return None
        least = self.treatments.key(holders[0].refs)
        if any(not least < self.treatments.key(c.refs) for c in holders[1:]):
            return None
        apart = len(mine) == 1 and len(holders) == 1  # what other arms get in part tells no arm apart
        if apart and any(mine & self.treatments.key(c.refs) for c in known if c is not holders[0]):
            return None
        return holders[0]

    def resolve(self, g: Group, here: list[Group], current: list[Group]) -> None:
        """化疗只有6.3个月, 消融的2.4%: of the arms the one that gets cytotoxic drugs, or 微波消融, where only one does."""
        m = self.names.get(g.refs[0])
        if m is None or (
            m.label != "THERAPY" and not (_BARE_CHEMOTHERAPY.fullmatch(m.text) or _OF_KIND.fullmatch(m.text))
        ):
            return
        if _BARE_CHEMOTHERAPY.fullmatch(m.text):
            arm = self.called_by_kind("化疗", current) if _OF_FIGURE.match(self.text, g.end) else None
            if arm is not None and all(of_kind("化疗", self.names[r]) for r in arm.refs if r in self.names):
                g.refs = list(arm.refs)
            return
        arms = [] if self.treatments.among(g.refs, current) and m.text != "开刀" else self.arms_named(g, current)
        if len(arms) == 1 and not any(
            self.treatments.known(o) and not (o.plural or o.nickname) and self.arm_among(o, current) is None
            for o in here
        ):  # nothing of another study stands beside it
            g.refs = list(arms[0].refs)

    def resolve_beside(self, here: list[Group], current: list[Group]) -> None:
        """A与B的中位PFS分别为…, of A联合C against B联合C: treatments side by side that stand for different arms, in full.

        Args:
            here: the groups of a span; those that shorten an arm get all that it gets.
            current: the arms that are compared.
        """
        short: list[tuple[Group, Group]] = []
        meant: list[Group] = []
        keys = [self.treatments.key(c.refs) for c in current]
        for g in here:
            if g.plural or g.strata or g.nickname:
                continue
            key = self.treatments.key(g.refs)
            arm = current[keys.index(key)] if key in keys else None
            if arm is None and not g.explicit and self._stands_alone(g):
                arm = self.with_less(key, current)
                if arm is not None and not self._is_backbone(self.treatments.key(arm.refs) - key, arm, current):
                    arm = None  # one of the options of an arm, or one of several drugs that it alone gets
                if arm is not None:
                    short.append((g, arm))
            if arm is not None and arm not in meant:
                meant.append(arm)
        if len(meant) < 2 or not short:
            return
        in_full = {self.treatments.key(g.refs) for g in here if self._is_in_full(g)}
        if not any(self.treatments.key(arm.refs) in in_full for _, arm in short):
            for g, arm in short:
                g.refs = list(arm.refs)

    def _is_in_full(self, g: Group) -> bool:
        """Whether the words of a group name all that it gets: A联合B, 两药联用."""
        inside = (g.start <= self.names[r].start < g.end for r in g.refs if r in self.names)
        return len(g.refs) > 1 and (self.text[g.start] in "两二双" or all(inside))

    def _is_backbone(self, given: frozenset[str], arm: Group, arms: list[Group]) -> bool:
        """Whether another of the arms gets, too, all that is given in one beside what it is called by."""
        return any(given <= self.treatments.key(o.refs) for o in arms if o is not arm)

    def _stands_alone(self, g: Group) -> bool:
        """Whether a treatment is neither added to something nor said to be all that is given."""
        return _ADDED.search(self.text, max(0, g.start - 6), g.start) is None and not self.text.startswith(
            _ALONE, g.end
        )

    def _open(self, arms: list[Group]) -> list[Group]:
        """What 手术 means of two operations: of 内镜黏膜下剥离术 and 胃切除术 the latter."""
        return [arm for arm in arms if not any(is_through_a_scope(self.names[r]) for r in arm.refs if r in self.names)]

    def _kinds(self, name: str, arm: Group) -> list[bool | None]:
        return [of_kind(name, self.names[r]) for r in arm.refs if r in self.names]
