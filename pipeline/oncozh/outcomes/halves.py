"""Two sides told of by how many patients each of them is: 一半人用A，另一半人用B, 一组…，另一组…, 41例行A，30例行B."""

from __future__ import annotations

import re

from oncozh.outcomes.backbones import SHARED
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group, Groups, gets_nothing
from oncozh.outcomes.sameness import Treatments, union

# 一半人用A，另一半人接受B; 一边是A，一边是B; …，对照的是B: the two sides as features tell of them.
_ONE_SIDE = re.compile(
    r"(?<!另)(?<!另外)一(?:组|半|份|边|拨|批|部分)(?:人|患者|病人)?|三分之[一二]|四分之[一三]|大部分"
)
_SIDE_WORDS = re.compile("另|一边|对照|一半|一份|一拨|其余|剩下|分之")  # one of which stands there
_OTHER_SIDE = re.compile(
    r"[，,；;]\s?(?:而)?(?:(?:另(?:外)?一|剩下的?一?)(?:组|半|份|边|拨|批|部分)|其余的?|剩下的?|一[半份边组拨])(?:人|患者|病人)?|对照(?:组|的|那组)?(?:则|仍|都)*(?:是|用的是?)"
)
_ADDS = re.compile(r"(?:再|又|还|外|另|额外|同时)(?:加|配|联)(?:用|上|了)?[^，,。；;]{0,4}$|基础上[^，,。；;]{0,6}$")
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
    r"\d\s?[例名人](?:患者|患儿|病人)?(?:[（(][^（()）]{0,12}[)）])?(?:术[前后])?(?:仅|只|均|单纯|单独|先)?(?:接受|使用|口服|给予|注射|采用|选用|应用|实施|予以?|单[用行纯]|用|行|做|吃)(?:了)?[^，,。；;、\d]{0,6}$"
)
# 120例接受A治疗，118例接受B治疗: two sides where what follows holds them against each other.
_NEXT_COUNTED = re.compile(
    r"(?:治疗|方案|维持|单药)*(?:（[^（）]{0,30}）)?[，,；;](?:另(?:外|有)?|其余|而)?\s?\d+[^，,；;。]{0,24}"
)
# 686例服用A，316例不用药作空白对照: those who get nothing.
_OTHERS_GET_NOTHING = re.compile(
    r"(?:治疗|方案|维持|单药|辅助)*(?:\d+个?(?:周期|月|年))?(?:（[^（）]{0,30}）)?[，,；;](?:另(?:外|有)?|其余|而)?\s?\d+[例名人](?:患者)?"
    r"(?:术后|则|仅|只|单纯)*(?P<nothing>空白对照|(?:定期)?(?:观察|随访|随诊|复查)"
    r"|(?:不|未|没有?)(?:再|予|做|行)?(?:用药|治疗|服药|给药|维持|接受[^，,。；;\d]{0,8}?(?=[，,作为]))(?:者|作为?空白对照)?)"
)
_PART_OF_THEM = re.compile(r"其中|包括|此前|既往|曾|后续")
_TAKEN_UP = re.compile(r"对照|组[^，。；]{0,14}\d|[前后]者|vs|VS|分别|HR|从\d|比(?=\d)|与[^，。；]{1,20}相比")
_TAKEN_UP_WITHIN = 80  # code points
_THE_ONES = re.compile(_COUNTED_GETS)
_PARTED_BEFORE = 100
_PARTED = re.compile(r"随机|分为|分成|分到|分配|对照")


class Halves:
    """Finds the sides of a sentence that tells what some of the patients got, and what the others."""

    def __init__(self, text: str, groups: Groups, treatments: Treatments) -> None:
        self.text = text
        self.groups = groups
        self.treatments = treatments

    def sides(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """`一半人用A加B，另一半人用C`, `一组只用A，另一组再加B`, `先做A，对照的是B`: all that each side gets."""
        text = self.text
        if not _SIDE_WORDS.search(text, start, end):
            return []
        one = _ONE_SIDE.search(text, start, end)
        other = _OTHER_SIDE.search(text, one.end() if one is not None else here[0].end, end)
        if other is None or (one is None and not other[0].startswith("对照")):
            return []
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
        elif not all(self.treatments.known(g) or gets_nothing(g.refs) for g in second):
            return []
        if not first or not second or not all(self.treatments.known(g) or gets_nothing(g.refs) for g in first):
            return []
        adds = _ADDS.search(text, other.end(), second[0].start) is not None
        all_get = self._all_get(start)
        if all_get is not None:
            first, second = [all_get, *first], [all_get, *second]
        a, b = union(first), union(second)
        if adds:
            b = Group(b.start, b.end, list(dict.fromkeys(a.refs + b.refs)))
        if self.treatments.same(a.refs, b.refs):
            return []
        plain = (
            _PLAINER.search(text, low, first[0].start) is not None
            or _WATCHED.search(text, a.end, other.start()) is not None
            or gets_nothing(a.refs)
        )
        return (
            [b, a]
            if self.treatments.key(a.refs) < self.treatments.key(b.refs) or (one is not None and plain)
            else [a, b]
        )

    def counted(self, start: int, end: int, here: list[Group]) -> list[Group]:
        """41例行A，30例行B，24例行C，三者…: as many counted treatments as the text then takes up as groups."""
        text = self.text
        if "例" not in text[start:end]:
            return []
        out: list[Group] = []
        for g in here:
            if (
                not g.explicit
                and not self.treatments.among(g.refs, out)
                and _N_GET.search(text, max(start, g.start - 24), g.start)
            ):
                out.append(g)
        if len(out) == 1 == len(here):
            return self._and_nothing(start, out[0])
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

    def _and_nothing(self, start: int, g: Group) -> list[Group]:
        """686例服用A，316例不用药: a treatment that some get, and the words for the others, who get none."""
        m = _OTHERS_GET_NOTHING.match(self.text, g.end)
        if (
            m is None
            or _PART_OF_THEM.search(self.text, max(start, g.start - 40), g.start)
            or _TAKEN_UP.search(self.text, m.end("nothing"), m.end() + _TAKEN_UP_WITHIN) is None
        ):
            return []
        words = m["nothing"]
        blank = words.find("空白对照")
        begins = m.start("nothing") + max(blank, 0)
        return [g, Group(begins, m.end(), [self.text[begins : m.end()]])]

    def are_counted(self, a: Group, b: Group, start: int, gap: str) -> bool:
        """Whether two treatments are those of patients who are counted: 94人用A，94人用B, 抽到A的152人，抽到B的151人."""
        return self._are_parted(a, start, gap) or (
            _SO_MANY_GOT.fullmatch(gap) is not None and _SO_MANY.match(self.text, b.end) is not None
        )

    def _are_parted(self, a: Group, start: int, gap: str) -> bool:
        """随机研究：94人用A，94人用B: the treatments of those who are parted, and counted."""
        text = self.text
        return (
            _THE_OTHERS.search(gap) is not None
            and _THE_ONES.search(text, max(start, a.start - 12), a.start) is not None
            and _PARTED.search(text, max(0, a.start - _PARTED_BEFORE), a.start) is not None
        )

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
