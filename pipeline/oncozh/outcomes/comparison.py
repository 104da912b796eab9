"""Which groups are compared where: the arms of the study that the text is in.

They come from a statement (`statements`), from the definitions of named arms, or from the last block of figures that was
handed out over groups. A named arm that the article does not define (对照组, 联合组, 安慰剂组) stands for one of the arms
already known (`roles`, `shortened`). These modules return what they find, or write it into the group that they were asked
about; which arms are compared only `Arms` says.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from oncozh.article import Mention
from oncozh.outcomes.backbones import Backbones
from oncozh.outcomes.controls import Controls
from oncozh.outcomes.former import is_former
from oncozh.outcomes.implied import (
    has_result,
    in_contrast,
    only_now,
    takes_up,
    tells_of_now,
    tells_of_once,
    told_side_by_side,
)
from oncozh.outcomes.items import Group, Groups, gets_nothing
from oncozh.outcomes.placebos import Placebos
from oncozh.outcomes.roles import Roles, calls_by_role
from oncozh.outcomes.sameness import Treatments, union
from oncozh.outcomes.shortened import Shortened
from oncozh.outcomes.statements import Statements

_FROM_TO = re.compile(r"[从由]\s?\d[\d.]*\s?(?:%|个?月|年)?[^，,。；;\d]{1,8}[到至]了?\s?\d")  # 五年生存率从58%升到71%
# so too 这个数字升到71%
_RISEN = re.compile(rf"{_FROM_TO.pattern}|(?:这|该)一?个?(?:数字|数|比例|指标|概率)[^，,。；;\d]{{0,6}}\d")
# 本组38例均接受…: the authors' own patients, after the trials that they cite.
_OWN_PATIENTS = re.compile(r"(?:本组|本中心|我院|我科|本院|本科|我们|笔者)[^，,。；;]{0,10}?\d+\s?[例名]")


class Arms:
    """Follows the arms through an article."""

    def __init__(self, text: str, groups: Groups, mentions: list[Mention]) -> None:
        self.text = text
        self.groups = groups
        self.treatments = Treatments(text, mentions, groups.orders)
        self.names = self.treatments.names
        self._shortened = Shortened(text, self.treatments)
        self._roles = Roles(text, groups, self.treatments, self._shortened)
        self.backbones = Backbones(text, self.treatments)
        self._placebos = Placebos(text, groups, self.treatments)
        self.controls = Controls(text, groups, self.treatments)
        self._statements = Statements(text, groups, self.treatments, self.backbones, self._placebos, self.controls)
        self._stating_one_arm = "单臂" in text
        self._none_from = self._none_to = 0  # a span in which no group begins: that of a sentence without any
        self._current: list[Group] = []
        self._version = 0  # counts what may change how an arm's role is resolved
        self.turn: list[Group] = []  # the arms in the order in which the last figures were handed out
        self._here: list[Group] = []  # the order in which the sentence hands out its pairs, where it names one arm
        self._handed_out = False  # whether the sentence has handed figures out over them
        self._round: list[Group] = []  # those that the sentence has gone through one by one
        self._apart: list[Group] = []  # arms not known before that it has gone through so
        self._told: list[Group] = []  # the treatments last told of side by side
        self._compares = False  # whether they were said to be compared
        self._told_before = False  # whether another paragraph told of them
        self._once: Group | None = None  # what the sentence before says was done in former times
        self._once_told = False  # whether that has a figure of its own
        self.against_once: Group | None = None  # that, where the sentence is held against it
        self.taken_up = False  # whether the sentence takes them up as arms
        self.aside: list[Group] | None = None  # the arms, while a sentence tells patients apart that are in all of them
        self.lead = self._roles.combination(0)
        self.main: str | None = None  # the drug that the article is about
        self.before: list[Group] = []  # the arms of the study before
        self.common: Group | None = None  # the one control of several arms (安慰剂组依次为…)
        self._trial = ""  # the name of the trial that the text is in
        self._of_trial: dict[str, tuple[list[Group], list[str]]] = {}  # by trial: its arms and what they all get
        self.backbone: list[str] = []  # what all arms of the trial get beside their own drugs: 骨架方案为…
        self.single = False  # single-arm studies side by side: no comparison

    @property
    def current(self) -> list[Group]:
        """The arms that are compared where the reading stands."""
        return self._current

    @current.setter
    def current(self, groups: list[Group]) -> None:
        if groups or self._current:
            self._version += 1
        self._current = groups

    def between(self, start: int, end: int) -> list[Group]:
        """The groups that begin in a span, with undefined arms resolved."""
        if self._none_from <= start and end <= self._none_to:
            return []
        out = self.groups.within(start, end)
        if not out:
            return out
        several = len(self._current) > 1
        unknown = False
        for g in out:
            if g.nickname:
                unknown = True
            if g.resolved == self._version:
                continue
            if g.explicit:
                if g.plural or g.strata:
                    continue
                g.resolved = self._version
                before = g.refs
                arm_changed = self._roles.resolve(g, self._current, self.lead, self.main)
                if arm_changed or (g.refs is not before and _holds(self._current, g)):
                    self._version += 1
            elif several and len(g.refs) == 1:
                g.resolved = self._version
                self._shortened.resolve(g, out, self._current)
        if several:
            for g in out:
                if g.resolved_beside != self._version:
                    self._shortened.resolve_beside(out, self._current)
                    for beside in out:
                        beside.resolved_beside = self._version
                    break
        return self._without_unknown(out) if unknown else out

    def _without_unknown(self, groups: list[Group]) -> list[Group]:
        """Groups without the nicknames that mean nothing here; the treatments in their words stand instead."""
        out: list[Group] = []
        for g in groups:
            if g.nickname and g.refs == [self.text[g.start : g.end]]:
                out += g.instead
            else:
                out.append(g)
        return out

    def insert(self, groups: list[Group]) -> None:
        """Adds groups to those of the text, in place of the treatments that their words name."""
        self.groups.insert(groups)
        self._none_from = self._none_to = 0

    def calls_one(self, start: int, end: int) -> bool:
        """Whether a span calls one of the arms known, or told side by side, by everyday words or in short: 大分割者."""
        arms = self._current if len(self._current) > 1 else self._told
        return len(arms) > 1 and any(
            g.nickname and self._shortened.called_by_kind(self.text[g.start : g.end], arms) is not None
            for g in self.groups.within(start, end)
        )

    def back_to(self, trials: list[Mention]) -> None:
        """`SPOT-1研究中A组…` after another trial: its arms are those that the text has told of it."""
        names = {m.text for m in trials}
        name = next(iter(names)) if len(names) == 1 else ""
        if name and name != self._trial and name in self._of_trial:
            self.current, self.backbone = self._of_trial[name]
        if names:
            self._trial = name

    def keep_of_trial(self) -> None:
        """Keeps the arms as those of the trial that the text is in."""
        if self._trial and len(self._current) > 1:
            self._of_trial[self._trial] = (self._current, self.backbone)

    def another_study(self, start: int) -> None:
        """Begins the study that the article turns to at `start`: its arms are its own."""
        self.before = self._current or self.before
        self.current = []
        self._version += 1  # as its 联合组 is another one
        self.turn, self._told = [], []
        self.single = False
        self.common = None
        self.lead = self._roles.combination(bisect_right(self.groups.studies, start))

    def new_study(self, start: int, end: int) -> None:
        """Forgets the arms where a new study begins: a sentence that names drugs and none of theirs."""
        self._told_before = True
        self.single = False
        self.common = None
        self._forget(start, end)

    def _forget(self, start: int, end: int) -> None:
        """Forgets the arms of another paragraph at a sentence that names drugs and none of theirs."""
        if not self._current:
            return
        names = self.names
        drugs: list[Group] = []
        for g in self.groups.within(start, end):
            for r in g.refs:
                if r in names and names[r].label == "DRUG":
                    drugs.append(g)
                    break
        if drugs:
            known = frozenset[str]().union(*[self.treatments.key(c.refs) for c in self._current])
            if all(known.isdisjoint(self.treatments.key(g.refs)) for g in drugs):
                self.current = []
            else:
                self._told_before = False  # the paragraph goes on with them

    def note(self, start: int, end: int, names_trial: bool = False) -> None:
        """Takes up the comparison that a sentence states, or what it takes up as arms."""
        self.taken_up = False
        if self._told_before:
            if names_trial:
                self._told = []  # the paragraph is about another trial
            self._forget(start, end)
        if self._told and len(self._current) < 2 and not self.single:
            self._take_up_named(start, end)
        self._note_stated(start, end)
        if len(self._current) > 1:
            if self._told is not self._current:
                self._told_before = False
            self._told, self._compares = self._current, True
            if len(self._current) == 2:
                self._take_third(start, end)
        elif not self.single:
            self._take_up(start, end)
        self._note_once(start, end, names_trial)

    def _note_once(self, start: int, end: int, names_trial: bool) -> None:
        """`以前都做C。2019年起改用A，五年生存率从58%升到71%`: A is held against C.

        So it is where former times have a figure of their own, or today's is held against one of theirs.
        """
        once, self._once = self._once, None
        self.against_once = None
        if self._none_from <= start and end <= self._none_to:
            return
        if len(self._current) > 1 or (once is None and not tells_of_once(self.text, start, end)):
            return
        known = [g for g in self._named_here(start, end) if not (g.nickname or is_former(self.text, g))]
        if not known:
            return
        if tells_of_once(self.text, start, known[0].start):
            now = only_now(self.text, known)
            then = known[: len(known) - len(now)]
            if not now:
                self._once = union(then)
                self._once_told = has_result(self.text, then[-1].end, end)
            elif not names_trial and (
                has_result(self.text, then[-1].end, now[0].start) or _RISEN.search(self.text, now[-1].end, end)
            ):
                self._take_once(union(then), now)
        elif (
            once is not None
            and tells_of_now(self.text, start, known[-1].start)
            and ((self._once_told and not names_trial) or _RISEN.search(self.text, known[-1].end, end) is not None)
        ):
            self._take_once(once, known)

    def _take_once(self, once: Group, now: list[Group]) -> None:
        """Takes up what is done today and what was done in former times, which words of today may name again: 较C下降."""
        key = self.treatments.key(once.refs)
        new = [g for g in now if not self.treatments.key(g.refs) <= key]
        if new:
            self._take([union(new), once])
            self.against_once = once

    def _take_third(self, start: int, end: int) -> None:
        """`做A的412人，做B的506人，还有120人选择C`: the third arm beside the two that the sentence states."""
        here = [g for g in self._named_here(start, end) if not g.nickname]
        if len(here) < 3 or not all(self.treatments.among(c.refs, here) for c in self._current):
            return
        told = told_side_by_side(self.text, start, end, here, self.names)
        if len(told) > 2 and all(self.treatments.among(c.refs, told) for c in self._current):
            self.current = self._told = told

    def remember(self, pair: tuple[Group, Group]) -> None:
        """Keeps two treatments that a sentence has compared by their figures, for the one after it."""
        if not self._told and all(self.treatments.known(g) or gets_nothing(g.refs) for g in pair):
            self._told, self._compares = list(pair), False

    def _named_here(self, start: int, end: int) -> list[Group]:
        """The treatments that a sentence names, also in short (消融那组)."""
        return [
            g for g in self.groups.within(start, end)
            if not g.plural and (self.treatments.known(g) or g.nickname or gets_nothing(g.refs))
        ]  # fmt: skip

    def _take_up_named(self, start: int, end: int) -> None:
        """`消融组71.2%，手术组58.4%`: what was told side by side is named in short."""
        arms = [self._shortened.arm_among(g, self._told) for g in self._named_here(start, end)]
        named = [arm for arm in arms if arm is not None]
        if len(named) == len(arms) and any(arm is not named[0] for arm in named):
            self._take(self._told)

    def _take_up(self, start: int, end: int) -> None:
        """`吃A的152人，吃B的148人。五年生存率前者71.2%，后者58.4%`: treatments told side by side that figures are of."""
        known = self._named_here(start, end)
        if not (known or self._told):
            return
        arms = [(g, self._shortened.arm_among(g, self._told)) for g in known]
        named = [arm for _, arm in arms if arm is not None]
        told, at = self._told, start
        if any(arm is None and not g.nickname for g, arm in arms):
            told, self._compares = [], False
            for g in told_side_by_side(self.text, start, end, [g for g in known if not g.nickname], self.names):
                if not self.treatments.among(g.refs, told):
                    told.append(g)
            if len(told) == 2 and tells_of_now(self.text, told[0].end, told[1].start):
                told, self._compares = told[::-1], True  # 过去做C，如今改做A
            if len(told) > 1:
                at = max(g.end for g in told)
                known = [g for g in known if g.start >= at]
                named = [arm for g in known if (arm := self._shortened.arm_among(g, told)) is not None]
        self._told_before = self._told_before and told is self._told
        self._told = told if len(told) > 1 else []
        if self._told and (
            takes_up(self.text, at, end)
            or any(arm is not named[0] for arm in named)
            or (len(self._told) == 2 and calls_by_role(self.text, self.groups, at, end))
            or (len(named) == len(known) == 1 and in_contrast(self.text, at, known[0]))
            or (self._compares and _FROM_TO.search(self.text, at, end) is not None)
        ):
            self._take(self._told)

    def _take(self, told: list[Group]) -> None:
        self.current = self._told = self._placebos.in_full(*told) if len(told) == 2 else told
        self.taken_up = True
        self._none_from = self._none_to = 0

    def _note_stated(self, start: int, end: int) -> None:
        """Takes up the comparison that a sentence states."""
        text = self.text
        self._round, self._apart, self._handed_out, self._here = [], [], False, []
        if self.aside is not None:
            if all(g.strata for g in self._current):
                self.current = self.aside
            self.aside = None
        if self._stating_one_arm and (self.single or text.find("单臂", start, end) >= 0):
            # not so where it has a control all the same: 单臂研究，以同期70例为对照
            self.single = text.find("对照组", start, end) < 0 and text.find("为对照", start, end) < 0
        groups = self.between(start, end)
        if not groups:
            self._none_from, self._none_to = start, end
            return
        here = _stated_arms(text, start, end, [g for g in groups if not (g.plural or g.strata)])
        if not here:
            return
        if self._current and not any(self.covers(g) for g in here) and _OWN_PATIENTS.search(text, start, end):
            self.current = []
        named: list[Group] = []
        for g in here:
            if g.explicit and self.treatments.known(g) and not self.treatments.among(g.refs, named):
                named.append(g)
        if len(named) == 1 and not self._current:  # 治疗组给予A，对照组仅观察
            controls = [g for g in here if self.text.startswith("对照组", g.start) and gets_nothing(g.refs)]
            named += controls[:1]
        if len(named) >= 2 and (arms := self._statements.in_full_before(start, here, named)):
            self.current = arms
            named = [g for g in self.between(start, end) if g.explicit and not g.plural and self.treatments.known(g)]
        if len(named) >= 2:
            named += [g for g in here if g.explicit and self._placebos.ends_list(g, named[-1])]
            if not any(self.covers(g) for g in named) or self._statements.newly_stated(start, named, self._current):
                against = self._statements.compared_with(start, named)
                if len(named) == 2 and (
                    self.text[named[0].start - 1] in "从由"  # 从A组的77%提高到B组的88%
                    or self.controls.comes_first(named[0], named[1], end)
                ):
                    against = named[0]
                self.current = named if against is None else [g for g in named if g is not against] + [against]
        else:
            arms = self._statements.compared(start, end, here, self._current, self.lead)
            if arms:
                self.current = arms
        shared = self.backbones.shared(start, end, here, self._current)
        if shared:
            self.current = shared
        arms, backbone = self.backbones.told(start, end, here, self._current, self.backbone, self.main)
        if arms:
            self.current, self.backbone = arms, backbone

    def against_contemporaries(self, start: int, end: int, treatments: list[str]) -> bool:
        """`而同期只做A的96人`: they are held against those whom the text has told of, who got `treatments`."""
        if not treatments or self._current:
            return False
        g = self.controls.contemporary(start, self.between(start, end), treatments)
        if g is None:
            return False
        self.current = [Group(g.start, g.start, list(treatments)), g]
        return True

    def presume(self, groups: list[Group], shared: list[Group]) -> list[Group]:
        """Takes treatments as the arms, as nothing says what these are; `shared` is what all of them get."""
        if all(self.covers(g) for g in groups):
            return groups
        groups = self._placebos.in_full(*groups) if len(groups) == 2 else groups
        self.current = groups
        given = self.backbones.medicines([r for g in shared for r in g.refs])
        if given:
            self.current = self.backbones.with_all(groups, given)
        return self._current

    def take(self, groups: list[Group]) -> None:
        """The groups over which a block was handed out; arms that are known already keep their order."""
        if not groups:
            return
        current, first = self._current, groups[0]
        if first.strata:
            if len(groups) > 1:
                self.aside = current if self.aside is None else self.aside
                self.current = list(groups)
            return
        if len(current) > 1:
            held: list[Group] = []
            for g in groups:
                arm = self._arm_of(g)
                if arm is None:
                    break
                held.append(arm)
            else:
                self._take_turn(held)
                return
        if len(groups) > 1:
            if (
                len(groups) == 2
                and len(current) > 1
                and self.treatments.same(first.refs, current[0].refs)
                and not self.covers(groups[1])
                and "。" not in self.text[current[-1].end : groups[1].start]
            ):
                self.current = [*current, groups[1]]  # 较二联组…，较TACE组…
            else:
                self.current = list(groups)
        elif first.explicit and not self.covers(first):
            if len(current) < 2:
                self.current = [*current, first]
            elif self._arm_of(first) is None:
                self._take_apart(first)

    def _take_apart(self, g: Group) -> None:
        """A组78%，B组62%: where the sentence goes through arms that are none of those known, they take their place."""
        if not self.treatments.among(g.refs, self._apart):
            self._apart.append(g)
        if len(self._apart) > 1 and not self._round:
            self.current = list(self._apart)

    def _take_turn(self, arms: list[Group]) -> None:
        """Notes in which order the text goes through the arms: all at once, or one after the other."""
        if len(arms) > 1:
            if not (self._here and self.treatments.same(arms[0].refs, self._here[0].refs)):
                self.turn, self._handed_out, self._here = arms, True, []
        elif arms[0] in self._round:
            self._round = list(arms)
        else:
            self._round.append(arms[0])
            if len(self._round) == len(self.current):
                self.turn, self._round = self._round, []

    def in_turn(self, figures: int) -> list[Group]:
        """The arms in the order in which so many figures without a group of their own go over them."""
        current = self._current
        if self._here and len(current) == 2:
            return self._here
        if not self.turn or not current:
            return current
        turn = [a for a in self.turn if _holds(current, a)]
        if len(turn) == len(current) or (self._handed_out and len(turn) > 1 and figures % len(turn) == 0):
            return turn
        return current

    def go_on_as(self, pair: list[Group]) -> None:
        """B组贫血更多（38% vs 24%），血小板减少也更多（19% vs 9%）: the pairs of the sentence begin with the arm it names."""
        if all(_holds(self._current, g) or self.covers(g) for g in pair):
            self._here = list(pair)

    def _arm_of(self, g: Group) -> Group | None:
        """The one arm whose treatments a group names, in part or whole: A组 of A联合B against B."""
        mine = self.treatments.key(g.refs)
        exact: list[Group] = []
        part: list[Group] = []
        for c in self._current:
            key = self.treatments.key(c.refs)
            if mine == key:
                exact.append(c)
            elif mine < key:
                part.append(c)
        holders = exact or part
        return holders[0] if len(holders) == 1 else None

    def whole(self, g: Group) -> Group:
        """The one arm that a treatment stands for which it is a part of, and no other arm: 加A者 of B+A and B."""
        mine = self.treatments.key(g.refs)
        holders = [c for c in self._current if mine < self.treatments.key(c.refs)]
        if (
            len(holders) != 1
            or len(self._current) < 2
            or any(mine & self.treatments.key(c.refs) for c in self._current if c is not holders[0])
        ):
            return g
        return Group(g.start, g.end, list(holders[0].refs), explicit=g.explicit)

    def expand(self, g: Group) -> list[Group]:
        """The groups that 两组 or 三者 stands for."""
        if len(self.current) == g.plural:
            return self._as_last_named(g) or list(self.in_turn(g.plural))
        if len(self.current) == g.plural + 1 and self.text.startswith(
            "个", g.start + 1
        ):  # 两个剂量组 beside their control
            control = self.controls.among(self.current) or self.current[-1]
            return [c for c in self.in_turn(len(self.current)) if not self.treatments.same(c.refs, control.refs)]
        if "药" in self.text[g.start : g.end]:
            drugs = [c for c in self.current if any(r in self.names and self.names[r].label == "DRUG" for r in c.refs)]
            if len(drugs) == g.plural:
                return drugs
        seen: list[Group] = []
        for other in reversed(self.groups.before(g.start)):
            if other.explicit and not (other.plural or other.nickname) and not self.treatments.among(other.refs, seen):
                seen.insert(0, other)
            if len(seen) == g.plural:
                return sorted(seen, key=self._introduced)
        arms = self.groups.arms
        return [Group(g.start, g.end, refs) for refs in arms] if len(arms) == g.plural else []

    def _introduced(self, g: Group) -> int:
        """Where the article first names an arm, not only its treatment: 标准药物索拉非尼…，分为联合组和单药组."""
        return next(o.start for o in self.groups.items if o.explicit and self.treatments.same(o.refs, g.refs))

    def _as_last_named(self, g: Group) -> list[Group]:
        """The arms in the order in which the sentence named them before: 联合组ORR高于对照组，两组PFS分别为…"""
        start = self.text.rfind("。", max(0, g.start - 200), g.start)
        seen: list[Group] = []
        for other in self.groups.within(start, g.start) if start >= 0 else []:
            if (
                other.explicit
                and not other.plural
                and self.covers(other)
                and not self.treatments.among(other.refs, seen)
            ):
                seen.append(other)
        if len(seen) != g.plural:
            return []
        against = self._statements.compared_with(start, seen)  # 与B组相比，A组…: B is what A is held against
        return seen if against is None else [o for o in seen if o is not against] + [against]

    def other(self, g: Group) -> Group | None:
        """The one arm that a group is compared with."""
        if len(self.current) == 2 and self.covers(g):
            return next((o for o in self.current if not self.treatments.same(o.refs, g.refs)), None)
        return None

    def covers(self, g: Group) -> bool:
        """Whether a group is one of the arms."""
        return self.treatments.among(g.refs, self._current)


_ENDPOINT_IS = re.compile(r"终点(?:指标)?(?:是|为|[：:])[^，,。；;\d%]*$")


def _stated_arms(text: str, start: int, end: int, here: list[Group]) -> list[Group]:
    """The groups of a sentence without those in whose comparison an endpoint is put, where two arms stand before it.

    随机接受A、B或C，主要终点为A组对比C组的PFS
    """
    at = text.find("终点", start, end) if len(here) > 2 else -1
    if at < 0:
        return here
    before = [g for g in here if g.end <= at]
    if len(before) < 2:
        return here
    return before + [g for g in here if g.start > at and not _ENDPOINT_IS.search(text, at, g.start)]


def _holds(groups: list[Group], group: Group) -> bool:
    """Whether a group itself, not only one that is like it, is in a list."""
    for g in groups:
        if g is group:
            return True
    return False
