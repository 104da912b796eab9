"""Which groups are compared where: the arms of the study that the text is in.

They come from a statement (A对比B, 随机接受A或B, 与B相比), from the definitions of named arms, or from the last block of
figures that was handed out over groups. A named arm that the article does not define (对照组, 联合组, 安慰剂组) stands for
one of the arms already known.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

from oncozh.article import Mention
from oncozh.outcomes.backbones import SHARED, Backbones
from oncozh.outcomes.former import is_former
from oncozh.outcomes.implied import in_contrast, takes_up, tells_of_now, tells_of_once, told_side_by_side
from oncozh.outcomes.items import WHOSE, Group, Groups, taken_as_control
from oncozh.outcomes.phrases import OPTIONAL
from oncozh.outcomes.placebos import Placebos
from oncozh.outcomes.roles import CONTROL, NUMBERS, Roles, calls_by_role
from oncozh.outcomes.sameness import Treatments, union
from oncozh.outcomes.shortened import Shortened

_BRACKET = re.compile(r"[（(\[][^（()）\[\]]{0,80}[)）\]]")
_FILLER = re.compile(
    r"单药|单用|单纯|单独|治疗|方案|疗法|组|维持|[现目当][有行前]的?|诱导|患者|者|(?:研究者|医生|医师)(?:所|自行)?选[择定]的?|标准|常规|国产|传统|一线|二线|三线|后线|辅助|新辅助|每日|每周|每月|每|[一两三]次|周期|剂量|"
    r"(?:单|只|光)[吃用打做靠]|[老新]药|老牌|口服|静脉|注射|巩固|单次|序贯|疗程|输注|联用|化疗|[A-Za-z0-9.,/%μ～~\-+:：\s]+|次|天|周|个|的|基础上|接受|继续|使用|进行|术后|手术|干预|(?:相)?匹配的?|原研(?:药|产品)?|参[照比](?:药|制剂)?|(?:[欧美中][盟国洲])?市售的?"
)
_CONNECTORS_VERSUS = frozenset(
    "对比 对照 头对头 比对 vs versus 相较于 相较 较 比 优于 对 还是 不劣于 非劣于 与 和 代替 替代 取代".split()
)
_CONNECTS = frozenset("与和或及对比较优劣还代vV")  # one of which every word that compares two groups holds
_VERSUS = re.compile(r"vs\.?|versus", re.I)
_COMPARED_AFTER = re.compile(
    r"(?:单药|治疗|方案|疗法|组|化疗|维持){0,8}(?:进行了?)?(?:[（(][^（()）]{0,80}[)）])?(?:单药|方案|治疗|组|化疗){0,4}(?:比(?:起来)?(?=[，,])|相比|相较|比较|对比|对照|头对头|正面|较量|交[锋手]|对决|比拼|打擂|直接|放在?一起|(?:疗效|效果)?(?:相当|相近|相仿)|同台|打(?:成|了个)?平|一较高下|一决|间|(?:在|于|用于|治疗)[^，。；]{0,24}(?:比较|头对头|疗效|相比)|的疗效|的有效性|的差异|的(?:头对头|随机)?(?:比较|对比|对照)|的头对头|两组|分别(?:与|和|联合|加|序贯|同步))"
)
# A或B after these are two arms; after 评估 and the like only A与B are.
_PARTED_INTO = r"(?:随机|分为|分入|分配|\d\s?[:：∶]\s?\d)[^，。；]{0,30}$|(?:比较|对比|比的是|比拼|分成|分别(?:接受|给予|采用|予|行|使用))[^，。；、]{0,6}$"
_ASSIGNED = re.compile(rf"{_PARTED_INTO}|接受(?:了)?$")  # but 接受A和B is both of them
_COMPARED_BEFORE = re.compile(rf"{_PARTED_INTO}|(?:评价|评估|探讨|分析|为)[^，。；、]{{0,6}}$")
_AGAINST = re.compile(
    r"(?:与|和|跟|同|相较于?|相比于?|对照|较|对比)\s?(?:单纯|单用|单药|标准|常规|传统|(?:医生|研究者)[自所]?选择?的)?\s?$"
)
_AGAINST_ENDS = frozenset(
    "与和跟同于较比照纯用药准规统的往前去来"
)  # with one of these, or a space, each match of it ends
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
)  # one of which each match of `_BETTER` or `_THE_OTHER` holds
_LISTED = re.compile(r"(?:单药|治疗|方案|组){0,8}(?:[（(][^（()）]{0,40}[)）])?\s?、\s?")
_THE_OTHER = re.compile(r"[，,；;]\s?(?:另(?:外)?一[组半]|一组)\S{0,6}$")
# 一半人用A，另一半人接受B; 一边是A，一边是B; …，对照的是B: the two sides as features tell of them.
_ONE_SIDE = re.compile(
    r"(?<!另)(?<!另外)一(?:组|半|份|边|拨|批|部分)(?:人|患者|病人)?|三分之[一二]|四分之[一三]|大部分"
)
_SIDE_WORDS = re.compile("另|一边|对照|一半|一份|一拨|其余|剩下|分之")  # one of which stands there
_OTHER_SIDE = re.compile(
    r"[，,；;]\s?(?:而)?(?:(?:另(?:外)?一|剩下的?一?)(?:组|半|份|边|拨|批|部分)|其余的?|剩下的?|一[半份边组拨])(?:人|患者|病人)?|对照(?:组|的|那组)?(?:则|仍|都)*(?:是|用的是?)"
)
_ONE_MORE_ALONE = re.compile(r"(?:单药|组|治疗组)\s?(?:、|和|及|与|以及)\s?")
_ALONE_AFTER = re.compile(r"单药|组|治疗组")
_ADDS = re.compile(r"(?:再|又|还|外|另|额外|同时)(?:加|配|联)(?:用|上|了)?[^，,。；;]{0,4}$|基础上[^，,。；;]{0,6}$")
_ONLY_BEFORE = re.compile(r"(?:单(?:吃|打|用|独用)|[只仅光](?:吃|打|用|做|靠|接受))\s?$")
_ADDED_BEFORE = re.compile(
    r"[，,。；;：:](?:而|可以?)?(?:再|又)?加(?:上|用|了|打|吃)?(?:[一两三半\d]+个?(?:年|月|周期|疗程))?\s?$"
)
_AND_WITH = re.compile(r"\s?(?:和|与|及|、|加)\s?")
_CONTEMPORARY = re.compile(
    r"(?:同期|同一?时期|[以之此]前|过去|早年|往年)(?:的|内)?(?:只|仅|单纯|单独|单)?(?:做|用|接受|行|采用|给予|打|吃|选择|选用)?(?:了)?\s?$"
)
_WHEN_GIVEN = re.compile(r"(?:开始|结束|完成)?(?:前|后[一二两第\d]|期间|当[天日])|失败|进展|耐药")
_PLAINER = re.compile(r"只|仅|单|光|老|传统|标准|常规")
_GET_IT = re.compile(r"(?:接受|使用|采用|行|用)(?:了)?\s?$")
_THEY_ARE = re.compile(r"(?:方案)?(?:化疗|治疗)?的[^，,。；;]{0,14}(?:患者|病人)")
_WATCHED = re.compile(r"观察|随诊|对症")
_BARE_SIDE = re.compile(r"标准治疗|标准方案|最佳支持治疗|常规治疗|观察|(?:定期)?复查|(?:主动|积极)监测|随访")
_RESULT = re.compile(r"\d[\d.]*\s?%|个月|结果|分别")
# 94人用A，94人用B, of those who are parted.
_COUNTED_GETS = r"\d+[例名人](?:患者)?(?:接受|使用|口服|给予|注射|用|予|行|配)\s?$"
_THE_OTHERS = re.compile(rf"[，,；;]\s?(?:(?:另外?|其余)?{_COUNTED_GETS})")
# 抽到A的152人，抽到B的151人; A打完的82人，和B打完的79人
_SO_MANY = re.compile(r"(?:组|治疗|[^，,。；;\d]{1,8}(?=的))?的?(?:患者)?(?:有)?\s?\d+\s?[例人名位]")
_SO_MANY_GOT = re.compile(
    rf"{_SO_MANY.pattern}(?:[，,；;](?:而)?(?:[抽分]到|[抽分]入|用|吃|打|接受|做|进入)?|[，,；;]?(?:和|与|而)[^，,。；;\d]{{0,3}})\s?"
)
# 41例行A，30例仅行B: how many got it, and in a word or two how.
_N_GET = re.compile(
    r"\d\s?[例名人](?:患者|患儿|病人)?(?:[（(][^（()）]{0,12}[)）])?(?:仅|只|均|单纯|单独|先)?(?:接受|使用|口服|给予|注射|采用|选用|应用|实施|予以?|单[用行纯]|用|行|做|吃)(?:了)?[^，,。；;、\d]{0,6}$"
)
# 120例接受A治疗，118例接受B治疗: two sides where what follows holds them against each other.
_NEXT_COUNTED = re.compile(
    r"(?:治疗|方案|维持|单药)*(?:（[^（）]{0,30}）)?[，,；;](?:另(?:外|有)?|其余|而)?\s?\d+[^，,；;。]{0,24}"
)
_PART_OF_THEM = re.compile(r"其中|包括|此前|既往|曾|后续")
_TAKEN_UP = re.compile(r"对照|组[^，。；]{0,14}\d|[前后]者|vs|VS|分别|HR|从\d|比(?=\d)|与[^，。；]{1,20}相比")
_TAKEN_UP_WITHIN = 80  # code points
_THE_ONES = re.compile(_COUNTED_GETS)
_PARTED_BEFORE = 100
_PARTED = re.compile(r"随机|分为|分成|分到|分配|对照")
# The arm that a treated 观察组 is compared with.
_CALLED_CONTROL = re.compile(r"(?:空白|阳性|历史|标准)?对照|标准治疗|标准方案|标准组|常规治疗组|常规组")
_THE_CONTROL = re.compile(r"(?:单药|治疗|方案|组){0,8}\s?[（(]\s?(?:即|作为|为)?(?:标准|阳性)?对照")
_ON_TOP = re.compile(
    r"[)）]?\s?(?:[（(][^（()）]{0,20}[)）])?\s?(?:方案|治疗|诱导|巩固|维持|[双两三四]药)*"
    r"(?:的?(?:(?:基础|背景|骨架|底子)上|之[上外]|[上里](?=再?[加配添叠]))|打底)，?(?:患者|再|又|还|随机|分别|继续|进一步|同时|全程|\d+[例名人]){0,2}"
    r"(?:(?:加用?|联合|使用|配|用)(?:或|/)不(?:加用?|联合|使用|配|用)|联合|联用|合用|加[用入上了]?|叠加|添加?|序贯|给予|接受|配[上合]?|打|吃|用|比较|对比)?"
    r"(?:[一两二三四六\d]+个?(?:周期|疗程)的?)?\s?"
)
# 病人都做B，其中一半再加A; 两组都用B，一组加A
_SOME_ADD = re.compile(
    r"(?:方案|治疗)?[，,；;](?:其中)?(?:有?一(?:半|组|拨|批|部分)|\d+[例名人]|试验组|另一[半组])(?:的?(?:人|患者|病人))?(?:则)?(?:再|又|还|另外?|额外|同时)*(?:加[用上做打服吃]?|配[上合]?|联合|联用)(?:了)?\s?"
)
_ALL_HAVE = re.compile(r"(?:都|均|全部|一律)(?:做|用|接受|打|吃|给予|采用|行|以)?(?:了)?\s?$")
_ON_TOP_WORDS = re.compile("[础景架子]上|之上|之外|打底|都|均|[上里]再?[加配添叠]")
_PLACEBO_INSTEAD = re.compile(
    r"[，,；;]?\s?(?:或|(?:而)?(?:对照组?|另一组)(?:患者)?(?:则|仅|只)?(?:加用?|加上|叠加|联合|给予|予|用)?)\s?"
)
# 加用A或B, 加用A，258例加用B
_WITH_EITHER = re.compile(
    rf"(?:治疗)?(?:[（(][^（()）]{{0,30}}[)）])?\s?(?:、|或|和|与|及|以及|vs\.?|对比)\s?(?:(?:相)?匹配的?)?{WHOSE}"
    r"|[，,；;]\s?(?:(?:另外?|其余|而|剩余)?\d+[例名人]|另一组|另一半)(?:患者)?(?:则|仅)?(?:加用?|联合|加上|合用)\s?"
)
_BASE_GAPS = frozenset(("", "+", "联合", "或", "/", "、", "和"))
_ON_THIS = re.compile(r"(?:在此|此|上述(?:方案|治疗)?)(?:的)?基础上(?:再)?(?:联合|加用?|加上|增加|联用)\s?$")
_AS_CONTROL = re.compile(r"(?<!互)(?:为|作为|作)(?:历史)?对照(?!研究|试验)")
_CONTROL_IS = re.compile(r"对照[组药]?\s?(?:为|是|采用|用|予|接受|则?给予)\s?(?:单纯|单用|标准)?\s?$")
_COMMA = re.compile(r"[，,；;。]")
# 五年生存率从58%升到71%, 这个数字升到71%
_RISEN = re.compile(
    r"[从由]\s?\d[\d.]*\s?(?:%|个?月|年)?[^，,。；;\d]{1,8}[到至]了?\s?\d|(?:这|该)一?个?(?:数字|数|比例|指标|概率)[^，,。；;\d]{0,6}\d"
)
_FROM_TO = re.compile(r"[从由]\s?\d[\d.]*\s?(?:%|个?月|年)?[^，,。；;\d]{1,8}[到至]了?\s?\d")
# 本组38例均接受…: the authors' own patients, after the trials that they cite.
_OWN_PATIENTS = re.compile(r"(?:本组|本中心|我院|我科|本院|本科|我们|笔者)[^，,。；;]{0,10}?\d+\s?[例名]")


class Arms:
    """Follows the arms through an article."""

    def __init__(self, text: str, groups: Groups, mentions: list[Mention]) -> None:
        self.text = text
        self.groups = groups
        self.treatments = Treatments(text, mentions)
        self.names = self.treatments.names
        self._shortened = Shortened(text, self.treatments)
        self._roles = Roles(text, groups, self.treatments, self._shortened)
        self._backbones = Backbones(text, self.treatments)
        self._placebos = Placebos(text, groups, self.treatments)
        self._stating_one_arm = "单臂" in text
        self._controls: dict[tuple[frozenset[str], ...], list[Group]] = {}
        self._optional = "±" in text or "不联合" in text or "不加" in text
        self._none_from = self._none_to = 0  # a span in which no group begins: that of a sentence without any
        self._current: list[Group] = []
        self._version = 0  # counts what may change how an arm's role is resolved
        self.turn: list[Group] = []  # the arms in the order in which the last figures were handed out
        self._handed_out = False  # whether the sentence has handed figures out over them
        self._round: list[Group] = []  # those that the sentence has gone through one by one
        self._apart: list[Group] = []  # arms not known before that it has gone through so
        self._told: list[Group] = []  # the treatments last told of side by side
        self._compares = False  # whether they were said to be compared
        self._told_before = False  # whether another paragraph told of them
        self._once: Group | None = None  # what the sentence before says was done in former times
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
        unknown = False
        for g in out:
            unknown = unknown or g.nickname
            if not g.explicit and len(g.refs) == 1 and len(self._current) > 1 and g.resolved != self._version:
                g.resolved = self._version
                self._shortened.resolve(g, out, self._current)
            if g.explicit and g.resolved != self._version and not (g.plural or g.strata):
                g.resolved = self._version
                before = g.refs
                arm_changed = self._roles.resolve(g, self._current, self.lead, self.main)
                if arm_changed or (g.refs is not before and _holds(self._current, g)):
                    self._version += 1
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
        drugs = [
            g for g in self.groups.within(start, end)
            if any(r in self.names and self.names[r].label == "DRUG" for r in g.refs)
        ]  # fmt: skip
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
        self._note_once(start, end)

    def _note_once(self, start: int, end: int) -> None:
        """`以前都做C。2019年起改用A，五年生存率从58%升到71%`: A is held against C."""
        once, self._once = self._once, None
        self.against_once = None
        known = [g for g in self._named_here(start, end) if not (g.nickname or is_former(self.text, g))]
        if not known or len(self._current) > 1:
            return
        if tells_of_once(self.text, start, end):
            self._once = union(known)
        elif (
            once is not None
            and not all(self.treatments.key(g.refs) <= self.treatments.key(once.refs) for g in known)
            and tells_of_now(self.text, start, known[-1].start)
            and _RISEN.search(self.text, known[-1].end, end) is not None
        ):
            self._take([union(known), once])
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
        if not self._told and all(self.treatments.known(g) or g.refs == ["安慰剂"] for g in pair):
            self._told, self._compares = list(pair), False

    def _named_here(self, start: int, end: int) -> list[Group]:
        """The treatments that a sentence names, also in short (消融那组)."""
        return [
            g for g in self.groups.within(start, end)
            if not g.plural and (self.treatments.known(g) or g.nickname or g.refs == ["安慰剂"])
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
        self._round, self._apart, self._handed_out = [], [], False
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
        here = [g for g in groups if not (g.plural or g.strata)]
        if not here:
            return
        if self._current and not any(self.covers(g) for g in here) and _OWN_PATIENTS.search(text, start, end):
            self.current = []
        named: list[Group] = []
        for g in here:
            if g.explicit and self.treatments.known(g) and not self.treatments.among(g.refs, named):
                named.append(g)
        if len(named) >= 2 and self._says_all_of(start, here, named):
            named = [g for g in self.between(start, end) if g.explicit and not g.plural and self.treatments.known(g)]
        if len(named) >= 2:
            named += [g for g in here if g.explicit and self._placebos.ends_list(g, named[-1])]
            if not any(self.covers(g) for g in named) or self._newly_stated(start, named):
                against = self._compared_with(start, named)
                if len(named) == 2 and (
                    self.text[named[0].start - 1] in "从由"  # 从A组的77%提高到B组的88%
                    or self._is_control(named[0], named[1], end)
                ):
                    against = named[0]
                self.current = named if against is None else [g for g in named if g is not against] + [against]
        else:
            self._take_statement(start, end, here)
        shared = self._backbones.shared(start, end, here, self._current)
        if shared:
            self.current = shared
        arms, backbone = self._backbones.told(start, end, here, self._current, self.backbone, self.main)
        if arms:
            self.current, self.backbone = arms, backbone

    def _says_all_of(self, start: int, here: list[Group], named: list[Group]) -> bool:
        """`A对比B的研究中，ADC组…，化疗组…`: whether a sentence compares two treatments before it calls them in short."""
        said = [g for g in here if not g.explicit and g.end <= named[0].start]
        for a, b in itertools.pairwise(said):
            if not self.treatments.same(a.refs, b.refs) and self._stated(a, b, start, self.text[a.end : b.start]):
                self.current = self._placebos.in_full(a, b)
                return True
        return False

    def _newly_stated(self, start: int, named: list[Group]) -> bool:
        """Whether the two arms of a sentence are compared in it, and one of them is none of the pair known so far."""
        a, b = named[0], named[-1]
        return (
            len(named) == 2
            and len(self._current) == 2
            and not (self.covers(a) and self.covers(b))
            and _VERSUS.search(self.text, a.end, b.start) is not None
            and self._stated(a, b, start, self.text[a.end : b.start])
        )

    def _sides_told(self, start: int, end: int, here: list[Group]) -> bool:
        """`一半人用A加B，另一半人用C`, `一组只用A，另一组再加B`, `先做A，对照的是B`: all that each side gets."""
        text = self.text
        one = _ONE_SIDE.search(text, start, end)
        other = _OTHER_SIDE.search(text, one.end() if one is not None else here[0].end, end)
        if other is None or (one is None and not other[0].startswith("对照")):
            return False
        result = _RESULT.search(text, other.end(), end)
        if result is not None:
            end = max(text.rfind("，", 0, result.start()), text.rfind(",", 0, result.start()), other.end())
        shared = SHARED.search(text, other.end(), end)
        if shared is not None:
            end = shared.start()  # 一半用A，一半用B，两边都做C
        low = one.end() if one is not None else start
        given = [g for g in here if not (is_former(text, g) or _WHEN_GIVEN.match(text, g.end))]
        first = [g for g in given if low <= g.start < other.start()]
        second = [g for g in given if other.end() <= g.start < end]
        if not second and (bare := _BARE_SIDE.search(text, other.end(), end)) is not None:
            second = [Group(*bare.span(), [bare[0]])]
        elif not all(self.treatments.known(g) or g.refs == ["安慰剂"] for g in second):
            return False
        if not first or not second or not all(self.treatments.known(g) or g.refs == ["安慰剂"] for g in first):
            return False
        adds = _ADDS.search(text, other.end(), second[0].start) is not None
        all_get = self._all_get(start)
        if all_get is not None:
            first, second = [all_get, *first], [all_get, *second]
        a, b = union(first), union(second)
        if adds:
            b = Group(b.start, b.end, list(dict.fromkeys(a.refs + b.refs)))
        if self.treatments.same(a.refs, b.refs):
            return False
        plain = (
            _PLAINER.search(text, low, first[0].start) is not None
            or _WATCHED.search(text, a.end, other.start()) is not None
            or a.refs == ["安慰剂"]
        )
        self.current = (
            [b, a]
            if self.treatments.key(a.refs) < self.treatments.key(b.refs) or (one is not None and plain)
            else [a, b]
        )
        return True

    def _all_get(self, start: int) -> Group | None:
        """`给接受A化疗的86名患者做了观察。一组…，另一组…`: what all of them got, as the sentence before says."""
        text = self.text
        g = self.groups.last_before(start)
        if (
            g is None
            or start - g.end > 60
            or text.count("。", g.end, start) != 1
            or not self.treatments.known(g)
            or is_former(text, g)
            or not _GET_IT.search(text, max(0, g.start - 4), g.start)
            or not _THEY_ARE.match(text, g.end)
        ):
            return None
        return g

    def _added_to(self, here: list[Group]) -> bool:
        """`单吃A的…；加上B的…`: the other arm gets both."""
        text = self.text
        for a, b in itertools.pairwise(here):
            if (
                _ONLY_BEFORE.search(text, max(0, a.start - 4), a.start)
                and _ADDED_BEFORE.search(text, max(a.end, b.start - 12), b.start)
                and not self._current
            ):
                joined = [
                    g for g in here if g.start >= b.start and (g is b or _AND_WITH.fullmatch(text, b.end, g.start))
                ]
                refs = list(dict.fromkeys(r for g in [a, *joined] for r in g.refs))
                self.current = [Group(b.start, b.end, refs), a]
                return True
        return False

    def against_contemporaries(self, start: int, end: int, treatments: list[str]) -> bool:
        """`而同期只做A的96人`: they are held against those whom the text has told of, who got `treatments`."""
        if not treatments or self._current:
            return False
        for g in self.between(start, end):
            before = _CONTEMPORARY.search(self.text, max(start, g.start - 12), g.start)
            if before is not None and not g.plural and not self.treatments.same(g.refs, treatments):
                self.current = [Group(g.start, g.start, list(treatments)), g]
                return True
        return False

    def _take_statement(self, start: int, end: int, here: list[Group]) -> None:
        """Takes up two treatments that a sentence compares without calling them arms: 随机接受A或B, 与B相比，A…, A基础上加B."""
        text = self.text
        if text.find("加", start, end) >= 0 and self._added_to(here):
            return
        if _SIDE_WORDS.search(text, start, end) and self._sides_told(start, end, here):
            return
        counted = self._counted(start, end, here)
        if counted:
            self.current = counted
            return
        if _ON_TOP_WORDS.search(text, start, end) and (self._either_on_top(here) or self._some_add(start, here)):
            return
        for g in here if self._optional else ():
            sign = OPTIONAL.search(text, g.start, g.end) if len(g.refs) > 1 else None
            if (
                sign is not None
                and not g.explicit
                and (sign[0] != "±" or re.search(r"随机|比较|对比|接受|用", text[max(start, g.start - 12) : g.start]))
                and "对照组" not in text[start:end]
                and text.find("对比", g.end, g.end + 12) < 0
            ):
                # A+B±C is A+B+C against A+B
                base = [r for r in g.refs if r in self.names and self.names[r].start < sign.start()]
                if base and len(base) < len(g.refs):
                    self.current = [g, Group(g.start, sign.start(), base)]
                    return
        for a, b in itertools.pairwise(here):
            if b.start < a.end or self.treatments.same(a.refs, b.refs):
                continue
            gap = text[a.end : b.start]
            if a.refs == ["安慰剂"] and "替" in gap and _IN_PLACE_OF.fullmatch(gap):
                self.current = self._placebos.instead_of(a, b)
                return
            if ("换" in gap or "改" in gap) and _CHANGED_TO.fullmatch(gap) and text[a.start - 1] in "将把由从":
                self.current = [b, a]
                return
            stated = self._stated(a, b, start, gap) or (
                not _BETTER_LETTERS.isdisjoint(gap)
                and (
                    _BETTER.fullmatch(gap) is not None
                    or _THE_OTHER.search(gap) is not None
                    or self._are_counted(a, start, gap)
                    or (_SO_MANY_GOT.fullmatch(gap) is not None and _SO_MANY.match(text, b.end) is not None)
                )
                and not (self.covers(a) and self.covers(b))
            )
            if stated and self._shorten(a, b):
                return
            if stated:
                before, after = self._listed_before(a, here, start), self._listed_after(b, here)
                self.current = [*before, *self._placebos.in_full(a, b), *after]
                return
        against = self._compared_with(start, here)
        if against is not None:
            i = here.index(against)
            shared = self._backbones.given_to_all(start, end, here)  # A跟B比，两边都配C
            others = [
                g for g in here[i + 1 :] + here[:i] if not (self.treatments.same(g.refs, against.refs) or g in shared)
            ]
            if others and self._shorten(others[0], against):
                return
            if others and self._parted_in(start, end) == len(others) + 1 > 2:
                self.current = [*others, against]  # 设三个组：A、B、C，以C为对照
                return
            if others:
                self.current = self._beside_copy(others[0], against)
                return
        for a, b in itertools.pairwise(here):
            if self._placebos.are_twins(a, b, text[a.end : b.start]):
                self.current = [b, a] if "安慰剂" in self.treatments.key(a.refs) else [a, b]
                return
        self._control_of(start, end, here)

    def _parted_in(self, start: int, end: int) -> int:
        """How many arms a sentence says that there are: 三组, 三个治疗组; 0 where it says none."""
        m = _SO_MANY_ARMS.search(self.text, start, end)
        return NUMBERS.get(m["n"], 0) if m is not None else 0

    def _is_control(self, a: Group, b: Group, end: int) -> bool:
        """Whether the first of two arms is called the control, and the other is not: 对照组用A，观察组用B.

        The sentence hands nothing out over them in their order.
        """
        text = self.text
        return (
            text.startswith("对照", a.start)
            and CONTROL.match(text[b.start : b.end]) is None
            and all(text.find(word, b.end, end) < 0 for word in ("分别", "依次"))
        )

    def _shorten(self, a: Group, b: Group) -> bool:
        """Whether two treatments stand for the two arms known that they shorten, and if so gives them all of these.

        与化疗相比，信迪利单抗… after 随机接受信迪利单抗联合化疗或化疗.
        """
        if len(self._current) != 2 or a.explicit or b.explicit or a.plural or b.plural:
            return False
        mine, other = self.treatments.key(a.refs), self.treatments.key(b.refs)
        for x, y in (self._current, reversed(self._current)):
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

    def _compared_with(self, start: int, here: list[Group]) -> Group | None:
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

    def _stated(self, a: Group, b: Group, start: int, gap: str) -> bool:
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

    def _control_of(self, start: int, end: int, here: list[Group]) -> bool:
        """`A的N例为对照`, `加用A，对照组仅行B`, `B基础上加A`: the control is said, the other arm is what stands before."""
        text = self.text
        if _ON_TOP_WORDS.search(text, start, end) and self._on_top(start, here):
            return True
        names_control = text.find("对照", start, end) >= 0
        if names_control and not self._current and (arms := self._placebos.controlled(start, end, here)):
            self.current = arms
            return True
        said = _AS_CONTROL.search(text, start, end) if names_control else None
        if said is not None:
            comma = _last_comma(text, start, said.start())
            controls = [g for g in here if comma < g.start < said.start()]
            treated = [g for g in here if g.end <= comma and self.treatments.known(g)]
            if not treated and controls and not controls[0].explicit:
                # 以B为对照，评估A
                treated = [g for g in here if g.start >= said.end() and self.treatments.known(g)][:1]
            if not treated and self.lead is not None and self.lead.end <= start:
                treated = [self.lead]  # the aims say what the others get
        elif names_control and (
            stated := [
                g for g in here if not g.explicit and _CONTROL_IS.search(text, max(start, g.start - 10), g.start)
            ]
        ):
            # The control's options run to the end of its clause: FOLFOX、CAPOX或FOLFOXIRI任选.
            stop = re.compile(r"[。；;\n]").search(text, stated[0].end, end)
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
                or self.covers(controls[0])
                or any(g.explicit and self.treatments.known(g) for g in here if g is not controls[0])
            ):
                return False
            treated = [g for g in here if g.end <= controls[0].start]
        treated = [g for g in treated if self.treatments.known(g) and not self.treatments.among(g.refs, controls)]
        if not controls or not treated:
            return False
        self.current = self._beside_copy(union(treated), union(controls))
        return True

    def _beside_copy(self, arm: Group, control: Group) -> list[Group]:
        """`以A为参照药，评估HLX02联合B`: of two arms the original alone is said, which is given with B as its copy is."""
        if self.treatments.copies and len(control.refs) == 1 and control.refs[0] in self.names:
            whose = self.names[control.refs[0]].concept
            rest = [r for r in arm.refs if r not in self.names or self.names[r].concept != whose]
            if len(rest) + 1 == len(arm.refs):
                return [arm, Group(control.start, control.end, [*control.refs, *rest], explicit=control.explicit)]
        return [arm, control]

    def _on_top(self, start: int, here: list[Group]) -> bool:
        """`在此基础上加用A`, `B基础上加A`: the arm that gets A more than the other."""
        text = self.text
        added = next((g for g in here if _ON_THIS.search(text, max(start, g.start - 14), g.start)), None)
        if (
            added is not None
            and added.start < here[0].start + 20
            and (ground := self._ground_before(start)) is not None
        ):
            self.current = [Group(added.start, added.end, [*ground.refs, *added.refs]), ground]
            return True
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
                self.current = [
                    Group(a.start, b.end, refs + [r for r in b.refs if r not in refs]),
                    Group(a.start, a.end, list(control)),
                ]
                return True
        return False

    def _some_add(self, start: int, here: list[Group]) -> bool:
        """`病人都做B，其中一半再加A`: those get both, the others B."""
        for a, b in itertools.pairwise(here):
            if _SOME_ADD.fullmatch(self.text, a.end, b.start) and _ALL_HAVE.search(
                self.text, max(start, a.start - 8), a.start
            ):
                self.current = [union([a, b]), a]
                return True
        return False

    def _ground_before(self, start: int) -> Group | None:
        """What 在此基础上 takes up: the treated arm, or the treatment of the sentence before."""
        if self._current:
            return self._current[0]
        g = self.groups.last_before(start)
        if g is None or g.plural or not self.treatments.known(g) or self.text.count("。", g.end, start) != 1:
            return None
        return g

    def _ground(self, a: Group, here: list[Group]) -> list[str]:
        """What the patients get on whose top something is added: X或Y of 在X或Y基础上加用A."""
        ground = [a]
        for g in reversed(here[: here.index(a)]):
            if self.text[g.end : ground[0].start].strip() not in _BASE_GAPS:
                break
            ground.insert(0, g)
        return list(dict.fromkeys(r for g in ground for r in g.refs))

    def _either_on_top(self, here: list[Group]) -> bool:
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
                self.current = [
                    Group(g.start, g.end, [*ground, *(r for r in g.refs if r not in ground)]) for g in added
                ]
                return True
        return False

    def given_to_all(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """The treatments among some that a span of the text says all of its patients get: 两边都配A, 分别与A联用."""
        return self._backbones.given_to_all(start, end, here)

    def presume(self, groups: list[Group], shared: list[Group]) -> list[Group]:
        """Takes treatments as the arms, as nothing says what these are; `shared` is what all of them get."""
        if all(self.covers(g) for g in groups):
            return groups
        groups = self._placebos.in_full(*groups) if len(groups) == 2 else groups
        self.current = groups
        given = self._backbones.medicines([r for g in shared for r in g.refs])
        if given:
            self.current = self._backbones.with_all(groups, given)
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
            self.turn, self._handed_out = arms, True
        elif arms[0] in self._round:
            self._round = list(arms)
        else:
            self._round.append(arms[0])
            if len(self._round) == len(self.current):
                self.turn, self._round = self._round, []

    def in_turn(self, figures: int) -> list[Group]:
        """The arms in the order in which so many figures without a group of their own go over them."""
        current = self._current
        if not self.turn or not current:
            return current
        turn = [a for a in self.turn if _holds(current, a)]
        if len(turn) == len(current) or (self._handed_out and len(turn) > 1 and figures % len(turn) == 0):
            return turn
        return current

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
            control = self.control_of(self.current) or self.current[-1]
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

    def _are_counted(self, a: Group, start: int, gap: str) -> bool:
        """随机研究：94人用A，94人用B: the treatments of those who are parted, and counted."""
        text = self.text
        return (
            _THE_OTHERS.search(gap) is not None
            and _THE_ONES.search(text, max(start, a.start - 12), a.start) is not None
            and _PARTED.search(text, max(0, a.start - _PARTED_BEFORE), a.start) is not None
        )

    def _counted(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """41例行A，30例行B，24例行C，三者…: as many counted treatments as the text then takes up as groups."""
        text = self.text
        if len(here) < 2 or "例" not in text[start:end]:
            return []
        out: list[Group] = []
        for g in here:
            if (
                not g.explicit
                and not self.treatments.among(g.refs, out)
                and _N_GET.search(text, max(start, g.start - 24), g.start)
            ):
                out.append(g)
        if len(out) < 2:
            return []
        plural = next((g for g in self.groups.after(out[-1].end)[:6] if g.plural), None)
        if plural is not None:
            return out if plural.plural == len(out) else []
        a, b = out[0], out[1]
        told = (
            len(out) == 2
            and _NEXT_COUNTED.fullmatch(text, a.end, b.start) is not None
            and not _PART_OF_THEM.search(text, max(start, a.start - 40), a.start)
            and _TAKEN_UP.search(text, b.end, b.end + _TAKEN_UP_WITHIN) is not None
        )
        return out if told else []

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
        against = self._compared_with(start, seen)  # 与B组相比，A组…: B is what A is held against
        return seen if against is None else [o for o in seen if o is not against] + [against]

    def treated_first(self, pair: list[Group]) -> list[Group]:
        """Two arms with the one before that gets more than the other: SOX组与SOX联合信迪利单抗组."""
        return self.treatments.treated_first(pair)

    def control_of(self, arms: list[Group]) -> Group | None:
        """The one of three arms or more that the text calls the control: 对照组, 安慰剂组, 以A为对照, A（对照）."""
        if len(arms) < 3:
            return None
        keys = [self.treatments.key(g.refs) for g in arms]
        known = self._controls.get(tuple(keys))
        if known is None:
            called: dict[tuple[str, ...], bool] = {}  # hostile text names one arm a thousand times
            for g, key in zip(arms, keys, strict=True):
                if (refs := tuple(g.refs)) not in called:
                    called[refs] = self._is_called_control(g, key)
            known = [g for g in arms if called[tuple(g.refs)]]
            self._controls[tuple(keys)] = known
        return known[0] if len(known) == 1 else None

    def _is_called_control(self, arm: Group, key: frozenset[str]) -> bool:
        """Whether the text calls an arm the control anywhere: 对照组接受A, 以A为对照, A（标准对照）."""
        if arm.refs and arm.refs[0].startswith("安慰剂"):
            return True
        if "对照" not in self.text and "标准" not in self.text:
            return False
        return any(
            not g.plural and self.treatments.key(g.refs) == key and self._says_control(g)
            for g in self.groups.items
            if g.refs
        )

    def _says_control(self, g: Group) -> bool:
        text = self.text
        named = g.explicit and _CALLED_CONTROL.match(text, g.start, g.end) is not None
        return named or taken_as_control(text, g) or _THE_CONTROL.match(text, g.end) is not None

    def other(self, g: Group) -> Group | None:
        """The one arm that a group is compared with."""
        if len(self.current) == 2 and self.covers(g):
            return next((o for o in self.current if not self.treatments.same(o.refs, g.refs)), None)
        return None

    def same(self, a: list[str], b: list[str]) -> bool:
        """Whether two lists of refs name the same treatments."""
        return self.treatments.same(a, b)

    def among(self, refs: list[str], groups: list[Group]) -> bool:
        """Whether one of some groups has the same treatments."""
        return self.treatments.among(refs, groups)

    def key(self, refs: list[str]) -> frozenset[str]:
        """What two lists of refs share when they name the same treatments."""
        return self.treatments.key(refs)

    def covers(self, g: Group) -> bool:
        """Whether a group is one of the arms."""
        return self.treatments.among(g.refs, self._current)


_SO_MANY_ARMS = re.compile(r"(?P<n>[两二三四])个?(?:治疗|平行|研究)?[组臂]")


def _holds(groups: list[Group], group: Group) -> bool:
    """Whether a group itself, not only one that is like it, is in a list."""
    for g in groups:
        if g is group:
            return True
    return False


def _closes(words: str) -> bool:
    return ")" in words or "）" in words


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
