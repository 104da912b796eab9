"""What each number of a sentence is: a rate, a time, a ratio, a fold, a lost percentage, or none that reports anything."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from oncozh.figures import (
    BARE,
    COUNT,
    DURATION,
    EVENTS,
    FOLD,
    INTERVAL,
    OTHER,
    PERCENT,
    POINTS,
    PVALUE,
    Number,
    bare_interval,
    ratio_bounds,
)
from oncozh.lexicon.cues import load_cues
from oncozh.outcomes.blocks import ABSENT, COMPANY, RATIO, SEPARATOR, Block, Figure, blocks_of
from oncozh.outcomes.companions import give_companions
from oncozh.outcomes.items import Cue, Endpoint
from oncozh.outcomes.lost_signs import is_duration, is_percentage, without_companions

_BOUNDED = frozenset((BARE, DURATION, PERCENT, POINTS))  # what may have its bounds in a bracket after it
_COMPANIONS = frozenset((INTERVAL, PVALUE, EVENTS, COUNT))
_WITH_UNIT = frozenset((PERCENT, POINTS, FOLD, DURATION))
_start = attrgetter("start")

_SOLUTION = re.compile(
    r"\s?(?:氯化钠|葡萄糖|生理盐水|碘伏|碘酊|乙醇|酒精|甲醛|福尔马林|利多卡因|多聚甲醛|戊二醛|胎牛血清|CO2|co2)"
)
_SOLUTION_BEGINS = frozenset("氯葡生碘乙酒甲福利多戊胎Cc")
_RATIO_APPROACH = re.compile(
    r"(?:在[^，,。；;：:]{2,16}[中里]|在[^，,。；;：:\d]{2,14})?[\s=:：为是值约分别依次仅低至达同也均都更各降升到\])）(（\[,，]*(?:95%\s?ci[\s)）:：,，]*)?(?:均)?[=:为]?\s?$"
)
_NEXT_OF_LIST = re.compile(r"[\s()]*(?:、|和|与|及|vs\.?|比|对|:|∶)\s?")
_LIST_ENDS = re.compile(r"\s?(?:[、和与及。,;()]|$)")
_LIST_WORD = re.compile(r"[、和与及]")
# After a ratio: 95%CI …)，PD-L1≥50%者为 …; no statistic, and no endpoint whose own value follows.
_NEXT_PATIENTS = re.compile(
    r"[\s()（）\[\]]*[,，;；、](?:而|其中|但)?(?=[^,，;；。]{2})(?![^,，;；。]*(?:p\s?[=<>]|值|率|os|pfs|dfs|评分|系数|auc|指数|倍|[=＝]))"
    r"[^,，;；。、]{2,24}?(?:[(（][^()（）]{1,20}[)）])?(?:则|也|亦|更|仅|的|有|为|是|达|低至|只有)*\s?[(（]?"
)
_BOUNDS = re.compile(r"[(（\[]\s?\d+\.\d+\s?[-~～–至,，]{1,2}\s?\d+\.\d+\s?[)）\]]")  # （0.40-0.76）
_NO_RATIO = re.compile(r"\s?(?:%|个?月|年|天|周|例|分|倍|mg|g\b|cm|mm|ng|u/|×|万|亿|元|岁)")
# 到两年，这一数字变成…: how far the patients were followed, at the beginning of a clause.
_UNTIL = re.compile(r"(?:^|[,，。;；、:：])(?:而|再|等|一)?(?:(?:跟|追|看|随访|跟踪|拉长)?到了?|满)\s?$")
_UNTIL_ENDS = frozenset("到了满")
_THEN = re.compile(r"(?:半)?(?:的时候|[时后末])?(?:[,，]|[这该仍还就则变已]|上述)")
_STILL = ("后仍", "后还", "后依然", "后存活", "后生存")
_IN_TURN = re.compile(r"分别|依次")
_RATE = re.compile(r"(?:率|比例|概率)\W?$")
_LEADS = re.compile(r"[^\d,;:。、()\[\]a-z=/|%]*:?\s?")  # words between a rate's name and its number
# The same after a unit in a bracket, with an arm's letter: 中位OS（月）：A组19.3，B组11.9; A组vs B组：19.3 vs 11.9.
_LEADS_TO_ARM = re.compile(
    r":?\s?(?:[a-z][^\d,;:。、()\[\]a-z=/|%]{0,4}(?:\s?(?:vs\.?|/)\s?[a-z]?[^\d,;:。、()\[\]a-z=/|%]{0,4})?|[^\d,;:。、()\[\]a-z=/|%]*):?\s?"
)
_RATE_THEN = re.compile(r"[,，]?(?:仍有|分别|依次|高达|达到?|仍|则|各|均|都|为|是|约)*\s?\d[\d.]*\s?%")
_RATE_TAKEN_UP = re.compile(
    r"(?:这一|这个|这项|该|此|上述|同一)(?:比率|数字|指标|比例|数据|数值)[^\d,;:。、()a-z=/|%]{0,8}$"
)
_NEXT_VALUE = re.compile(
    r"\s?(?:[、/]|和|与|及|→|->|[^\d,;:。、()a-z=/|%]*[至到为成是],?[^\d,;:。、()a-z=/|%]{0,4})\s?"
)
_BRACKETED_UNIT = re.compile(r"\s?[(\[,]\s?(?P<unit>%|个?月|年|周|天)\s?[)\]]")  # after an endpoint's name
_BRACKET_OPENS = frozenset(" ([,")
_UNITS = {"个月": "month", "月": "month", "年": "year", "周": "week", "天": "day"}
_NEXT_IN_UNIT = re.compile(
    r"[)\s]*(?:、|/|vs\.?|和|与|对|比|[,;])\s?(?:[a-z]?[^\d,;:。、()a-z=/|%]{1,8}[为是]?[:]?\s?)?"
)
_LOW_BOUND = re.compile(r"\d\s?(?:-{1,2}|~|至|到|,)\s?$")
_GOAL = re.compile(
    r"\s?(?:p?cr|mpr|完全|病理|主要病理|缓解|mrd)|者|的(?:患者|病人|人)|统计|显著|主要|终点|预设|预期|预定|标准|目标|要求|差异|推荐"
)
_IN_WORDS = frozenset("成倍一二三四五六七八九十半")
_MORE_THAN = frozenset("于见数为发是出")
_ABOUT_TIMES = re.compile(
    r"(?:约|几乎|近|差不多)(?:是|为|相当于)[^,。;\d]{2,20}(?:[(][^()]{1,16}[)])?的\s?$"
)  # 几乎是化疗（16个月）的两倍
_SHORT_AFTER = ("内", "起", "下", "许")  # after a length of time alone


def _is_of_solution(folded: str, end: int) -> bool:
    """Whether a figure that ends at `end` is the strength of a solution: 0.9%氯化钠."""
    first = folded[end : end + 1]
    return (first in _SOLUTION_BEGINS or first.isspace()) and _SOLUTION.match(folded, end) is not None


def _is_factor(folded: str, n: Number) -> bool:
    """有效率=（CR+PR）/总例数×100%: a factor of a definition."""
    return n.low == "100" and folded[n.start - 2 : n.start].strip()[-1:] in ("×", "x", "*")


_IN_ORDER = ("由低到高", "从低到高", "由低至高", "从低至高", "由高到低", "从高到低", "由高至低", "从高至低")


class FigureReader:
    """Reads the figures and blocks of one sentence after the other."""

    def __init__(self, folded: str, numbers: list[Number], signless: bool) -> None:
        self.folded = folded
        self.numbers = numbers
        self.starts = [n.start for n in numbers]
        self.signless = signless  # the article has no % signs: they were lost, or it writes none
        self.cues = load_cues()
        self.endpoints: list[Endpoint] = []  # of the sentence

    def between(self, start: int, end: int) -> list[Number]:
        """The numbers that begin in a span."""
        return self.numbers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def approach_start(self, start: int, end: int) -> int:
        """Where the verb and qualifier begin that stand right before `end`, not left of `start`; `end` where none do."""
        m = self.cues.approach(self.folded, start, end)
        if m is not None:
            return m.start()
        while end > start and self.folded[end - 1].isspace():
            end -= 1
        return end

    def read(self, start: int, end: int, endpoints: list[Endpoint], cues: dict[str, list[Cue]]) -> list[Block]:
        """The blocks of the sentence `start:end`; `cues` are its cue words by kind."""
        low = bisect_left(self.starts, start)
        numbers = self.numbers[low : bisect_left(self.starts, end, low)]
        absent = cues.get("notreached")
        if not numbers and not absent:
            return []
        self.endpoints = endpoints
        figures = self._figures(start, low, numbers, cues.get("hr", [])) if numbers else []
        if absent:
            figures += self._absent(start, absent)
        if not figures:
            return []
        figures.sort(key=_start)
        companions = [(n.start, n.end) for n in numbers if n.form in _COMPANIONS]
        extra = give_companions(self.folded, figures, numbers)
        if extra:
            companions = sorted(companions + extra)
        return blocks_of(self.folded, figures, companions, cues.get("dist", []) + cues.get("vs", []))

    def _absent(self, start: int, cues: list[Cue]) -> list[Figure]:
        """The values of a sentence that are not reached; no goals that are not: 未达到统计学差异, 未达到CR."""
        folded = self.folded
        out = []
        absent = [c for c in cues if not _GOAL.match(folded, c.end)]
        for i, c in enumerate(absent):
            if i + 1 < len(absent) and absent[i + 1].start - c.end <= 1:
                continue  # （NR）未达到
            if _LOW_BOUND.search(folded, max(start, c.start - 4), c.start):
                continue  # 95%CI 9.7-NR
            out.append(Figure(Number(c.start, c.end, OTHER, ""), c.start, c.end, ABSENT, None))
        return out

    def hide(self, spans: list[tuple[int, int]]) -> None:
        """Leaves out from now on the numbers in some spans (the cells of a table, which are read already)."""
        starts = [a for a, _ in spans]
        kept = []
        for n in self.numbers:
            i = bisect_right(starts, n.start) - 1
            if i < 0 or n.start >= spans[i][1]:
                kept.append(n)
        self.numbers = kept
        self.starts = [n.start for n in kept]

    def give_companions(self, figures: list[Figure], span: tuple[int, int]) -> None:
        """Gives figures the intervals and counts of a span."""
        give_companions(self.folded, figures, self.between(*span))

    def _figures(self, start: int, low: int, numbers: list[Number], ratios: list[Cue]) -> list[Figure]:
        """The figures among the numbers of a sentence; `low` is how many of the article's stand before them."""
        folded = self.folded
        out: list[Figure] = []
        pending: list[Number] = []  # bare numbers that may take the unit of the figure after them
        last_ratio: Figure | None = None
        named = self._named(low, low + len(numbers))
        lost: set[int] | None = None  # see `_lost_signs`; asked once a bare number needs it
        bounds_end = 0  # of the bracket with the bounds of the number before it
        for i, n in enumerate(numbers):
            form = n.form
            if n.start < bounds_end:
                continue  # 7个月（1~31个月）
            if form in _BOUNDED and (bounds := bare_interval(folded, n.end)) is not None:
                bounds_end = bounds.end
            if i in named or (form == DURATION and (self._is_date(n) or self._is_time_point(n))):
                pending.clear()
                continue
            if form == BARE:
                kind = self._ratio(n, ratios, last_ratio) if ratios else ""
                if kind:
                    last_ratio = figure = self.figure(n)
                    figure.form, figure.ratio, figure.unit = RATIO, kind, "ratio"
                    if (bounds := ratio_bounds(folded, n)) is not None:
                        bounds_end = bounds.end
                    out.append(figure)
                    pending.clear()
                    continue
                unit = self._unit_before(n, out[-1] if out else None)
                if unit is not None:
                    figure = self.figure(n)
                    figure.form, figure.unit = unit
                    out.append(figure)
                    continue
                if out and self._is_none(out[-1], n, numbers[max(0, i - 8) : i]):
                    figure = self.figure(n)
                    figure.form, figure.unit, figure.implied = PERCENT, "percent", True
                    out.append(figure)
                    continue
                if not self.signless:
                    if lost is None:
                        lost = self._lost_signs(start, numbers, named)
                    if n.start not in lost:
                        pending.append(n)
                        continue
                if not self._is_lost(start, numbers, i):
                    pending.append(n)
                    continue
                figure = self.figure(n)
                figure.form, figure.unit, figure.implied = PERCENT, "percent", True
            elif form in _WITH_UNIT:
                if form != DURATION and (_is_of_solution(folded, n.end) or _is_factor(folded, n)):
                    continue
                figure = self.figure(n)
            else:
                if form == OTHER:
                    pending.clear()
                continue
            if pending:
                out += self._with_unit(pending, figure, numbers[max(0, i - 24) : i + 1])
                pending.clear()
            out.append(figure)
        return out

    def _unit_before(self, n: Number, before: Figure | None) -> tuple[int, str] | None:
        """The form and unit that a bracket after the endpoint's name gives the numbers after it: ORR（%）：62.5 vs 40.0."""
        folded, at = self.folded, n.start
        for e in reversed(self.endpoints):
            if e.end <= at:
                break
        else:
            return None
        unit = _BRACKETED_UNIT.match(folded, e.end) if folded[e.end : e.end + 1] in _BRACKET_OPENS else None
        if unit is None or _NO_RATIO.match(folded, n.end):
            return None
        if before is not None and before.start >= unit.end():
            if before.form not in _WITH_UNIT or _NEXT_IN_UNIT.fullmatch(folded, before.end, at) is None:
                return None
            return before.form, before.unit or ""
        if at - unit.end() > 14 or _LEADS_TO_ARM.fullmatch(folded, unit.end(), at) is None:
            return None
        word = unit["unit"]
        return (PERCENT, "percent") if word == "%" else (DURATION, _UNITS[word])

    def _is_none(self, before: Figure, n: Number, numbers: list[Number]) -> bool:
        """Whether a bare 0 closes a list of percentages: 分别为10.0%和0."""
        if (
            before.form != PERCENT
            or n.low.strip("0.")
            or n.high is not None
            or not _LIST_ENDS.match(self.folded, n.end)
        ):
            return False
        gap = without_companions(self.folded, before.end, n.start, numbers)
        return _NEXT_OF_LIST.fullmatch(COMPANY.sub("", gap)) is not None

    def _is_lost(self, start: int, numbers: list[Number], i: int) -> bool:
        """Whether a bare number can only be a percentage; `start` is where its sentence begins."""
        n = numbers[i]
        return is_percentage(self.folded, n, start) and not is_duration(self.folded, n, numbers[i + 1 : i + 13])

    def _lost_signs(self, start: int, numbers: list[Number], named: set[int]) -> set[int]:
        """Where bare numbers begin that are percentages though the article has signs elsewhere (texts put together).

        Those that a rate's name leads to: 3年局控率90. Where the sentence has such a one and no sign, all its numbers.
        """
        bare = [i for i, n in enumerate(numbers) if n.form == BARE and i not in named]
        if not bare:
            return set()
        led: set[int] = set()
        before: Number | None = None
        for i in bare:
            n = numbers[i]
            if (self._follows_rate(n, start) or (before is not None and self._goes_on(before, n))) and self._is_lost(
                start, numbers, i
            ):
                led.add(n.start)
                before = n
        if led and not any(n.form == PERCENT for n in numbers):
            led.update(numbers[i].start for i in bare)
        return led

    def _follows_rate(self, n: Number, start: int) -> bool:
        """Whether the name of a rate, or a word that takes it up, leads to a number: 5年生存率高达62, 这一数字已是62."""
        at = n.start
        if _RATE_TAKEN_UP.search(self.folded, max(start, at - 20), at):
            return True
        for e in reversed(self.endpoints):
            if e.end <= at:
                return (
                    e.form == "rate"
                    and at - e.end <= 14
                    and _RATE.search(self.folded, e.start, e.end) is not None
                    and _LEADS.fullmatch(self.folded, e.end, at) is not None
                )
        return False

    def _goes_on(self, before: Number, n: Number) -> bool:
        """Whether a number goes on from a percentage: 由12降到5, 2.1、6.8、9.5."""
        return n.start - before.end <= 14 and _NEXT_VALUE.fullmatch(self.folded, before.end, n.start) is not None

    def _named(self, low: int, high: int) -> set[int]:
        """Which of some numbers, counted from `low`, begin within endpoints: the 5 of 5年生存率 is no figure."""
        out: set[int] = set()
        starts = self.starts
        for e in self.endpoints:
            first = bisect_left(starts, e.start, low, high)
            while first < high and starts[first] < e.end:
                out.add(first - low)
                first += 1
        return out

    def _is_time_point(self, n: Number) -> bool:
        """Whether a length of time is when a rate was taken: OS在5年时为86.6%比81.7%; 到两年这两个数字…; 跟到第三年，…"""
        folded = self.folded
        if folded.startswith(_STILL, n.end):
            return True  # 一年后仍存活者占71%
        if folded[n.end : n.end + 1] == "时" and _RATE_THEN.match(folded, n.end + 1) is not None:
            return True
        return (
            folded[n.start - 1 : n.start] in _UNTIL_ENDS
            and _UNTIL.search(folded, max(0, n.start - 6), n.start) is not None
            and _THEN.match(folded, n.end) is not None
        )

    def _is_date(self, n: Number) -> bool:
        """2021年, 3月, 5日, 第2年: a point in time and no length of it."""
        folded = self.folded
        if n.unit == "year" and len(n.low) == 4 and "." not in n.low:
            return True
        before = folded[n.start - 1 : n.start]
        if n.unit == "month" and folded[n.digits_end : n.digits_end + 1] == "月":
            after = folded[n.end : n.end + 1]
            if before == "年" or after.isdigit():
                return True
            if (
                "." not in n.low
                and n.high is None
                and 0 < len(n.low) <= 2
                and int(n.low) <= 12
                and after in "初底中末,，，份"
            ):
                return before not in "达为期间间"
        if n.unit == "day" and folded[n.digits_end : n.digits_end + 1] == "日":
            return True
        return before in ("第", "每") or (
            before == "近"
            and n.unit == "year"
            and "han" in n.flags
            and folded[n.start - 2 : n.start - 1] not in ("为", "达", "到", "长", "出", "将", "加", "接", "逼")
        )

    def _with_unit(self, pending: list[Number], figure: Figure, numbers: list[Number]) -> list[Figure]:
        """The bare numbers that take the unit of the figure after them: 18.3、10.8、12.9个月."""
        out = []
        for n in self._run(pending, figure.number, numbers):
            f = self.figure(n)
            f.form, f.unit = figure.form, figure.unit
            f.implied = figure.form == PERCENT
            out.append(f)
        return out

    def _run(self, pending: list[Number], last: Number, numbers: list[Number]) -> list[Number]:
        """The last of the bare numbers that stand in one run with the figure after them."""
        out: list[Number] = []
        folded = self.folded
        edge = last.start
        for n in reversed(pending[-12:]):
            if n.sd is not None and last.form != DURATION:
                break
            bounds = bare_interval(folded, n.end)
            gap = without_companions(folded, n.end if bounds is None else bounds.end, edge, numbers)
            word = SEPARATOR.fullmatch(gap)
            if word is None or not (word["word"] or gap.strip(" ()[]（）")) or ";" in gap or "。" in gap:
                break
            if gap.strip() in (",", "，") and bounds is None and ("分别" not in folded[max(0, n.start - 20) : n.start]):
                break
            out.append(n)
            edge = n.start
        out.reverse()
        return out

    def _ratio(self, n: Number, ratios: list[Cue], last: Figure | None) -> str:
        """The kind of ratio that a bare number is, by the HR before it or by the ratio before it in a list."""
        folded, at = self.folded, n.start
        for cue in reversed(ratios):
            if cue.end <= at:
                break
        else:
            return ""
        if at - (cue.end if last is None else max(cue.end, last.end)) > 60:
            return ""
        gap = folded[cue.end : n.start]
        if len(gap) <= 24 and _RATIO_APPROACH.fullmatch(gap):
            return cue.value
        if last is not None and cue.end <= last.start and self._is_next_ratio(last, n):
            return cue.value
        if last is not None and cue.end <= last.start and (n.start - last.end == 1 or _IN_TURN.search(gap)):
            between = COMPANY.sub("", without_companions(folded, last.end, n.start, self.between(last.end, n.start)))
            if between.strip() and SEPARATOR.fullmatch(between) and _LIST_WORD.search(between):
                return cue.value
        return ""

    def _is_next_ratio(self, last: Figure, n: Number) -> bool:
        """Whether a number is the ratio of the next patients told apart: 鳞癌HR为0.48，非鳞癌0.54."""
        folded = self.folded
        if n.start - last.end > 60 or n.low[:2] not in ("0.", "1.", "2.") or not 3 <= len(n.low) <= 4:
            return False
        words = without_companions(folded, last.end, n.start, self.between(last.end, n.start))
        words = _BOUNDS.sub("", words)
        return _NEXT_PATIENTS.fullmatch(COMPANY.sub("", words)) is not None and not _NO_RATIO.match(folded, n.end)

    def _is_more(self, end: int) -> bool:
        """三成多, 两倍多: whether the 多 after a figure in words says that it is more, not 三成多于…"""
        return self.folded[end - 1] in _IN_WORDS and self.folded[end + 1 : end + 2] not in _MORE_THAN

    def figure(self, n: Number) -> Figure:
        """A number as a figure, with the verb and qualifier before it and the qualifier and sign around it."""
        start, end, folded, value, form, cues = n.start, n.end, self.folded, n.low, n.form, self.cues
        m = cues.approach(folded, max(0, start - 18), start)
        verb = direction = ""
        qualifier = "="
        if m is not None:
            if m["verb"]:
                at = m.start("verb")
                for e in self.endpoints:
                    if e.start <= at < e.end or folded.startswith(_IN_ORDER, at - 3):
                        break  # 按剂量由低到高依次为: no rise
                else:
                    verb, direction = cues.before(m["verb"])
            elif m["reach"]:
                verb = "to"
            if m["qual"]:
                qualifier = cues.before(m["qual"])[1]
        if qualifier == "=" and folded[end : end + 1] in cues.after_begins:
            after = cues.after.match(folded, end)
            if (
                after is not None
                and (form == DURATION or after[0] not in _SHORT_AFTER)
                and (after[0] != "多" or self._is_more(end))
            ):
                qualifier = cues.following(after[0])
        if form == FOLD and qualifier == "=" and _ABOUT_TIMES.search(folded, max(0, start - 32), start) is not None:
            qualifier = "~"
        if (
            folded[start - 1 : start] == "-"
            and form in (PERCENT, POINTS)
            and (start < 2 or not (folded[start - 2].isdigit() or folded[start - 2] in "%-"))  # no dash: ——62%
        ):
            start -= 1
            value = "-" + value
        return Figure(n, start, end, form, value, n.high, n.unit, qualifier, verb, direction or None)
