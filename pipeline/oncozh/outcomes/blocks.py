"""Figures that belong together: a block is a run of figures parted only by 、和与 vs 比 and by what accompanies them.

What accompanies a figure (its confidence interval, P value, n/N, n例 before a bracket) is given to it here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from oncozh.figures import BARE, COUNT, DURATION, EVENTS, FOLD, INTERVAL, OTHER, PERCENT, POINTS, PVALUE, Number, bare_interval
from oncozh.lexicon.cues import load_cues
from oncozh.outcomes.items import Endpoint, Item

RATIO = 20  # the form of a bare number that is the value of an HR, OR or RR
ABSENT = 21  # 未达到: a value that is not there yet

_SEPARATOR = re.compile(
    r"[\s()\[\]（）.,，、;]*?(?P<word>、|和|与|以及|及|vs\.?|versus|对比|比|对|/|,|，|\.|·|~)?[\s()\[\]（）,，、]*"
)
_VS = frozenset({"vs", "vs.", "versus", "对比", "比", "对"})
_RATIO_APPROACH = re.compile(r"[\s=:：为是值约分别依次\])）(（\[,，]*(?:95%\s?ci[\s)）:：,，]*)?(?:均)?[=:为]?\s?$")
_MEASURE = re.compile(
    r"\s?(?:[a-zμ°℃$€¥/×*]|mg|多?(?:[项个家种余条款张次万亿元美日韩欧港台分岁例人名床支盒针周期只篇部座类线级期号版届路代升层组处所件套台年月天时秒米毫厘克升吨公里倍折页楼第度株点颗粒片对双轮步位站省市县国床辆栏门科院]|千|百|小时|疗程|外显子|基因|名额|程|卷|等|∶|:\d|比\d|h\b))"
)
_SOLUTION = re.compile(r"\s?(?:氯化钠|葡萄糖|生理盐水|碘伏|碘酊|乙醇|酒精|甲醛|福尔马林|利多卡因|多聚甲醛|戊二醛|胎牛血清|CO2|co2)")
_ENUMERATOR = re.compile(r"^[\s　]*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])")
_LEFT_OF_NUMBER = re.compile(r"[a-z第\-_/.≥≤<>+#@×$￥¥&]$")


@dataclass(slots=True)
class Figure:
    """A number that may carry an outcome, with what accompanies it."""

    number: Number
    start: int
    end: int
    form: int
    value: str | None
    high: str | None = None
    unit: str | None = None
    qualifier: str = "="
    verb: str = ""  # up, down, to: the verb right before the figure
    direction: str | None = None
    ratio: str = ""
    implied: bool = False
    ci: tuple[str | None, str | None] | None = None
    p: str | None = None
    events: str | None = None
    total: str | None = None
    baseline: str | None = None
    is_baseline: bool = False
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """Figures in a run; `seps[i]` is the word between figure i and i + 1."""

    figures: list[Figure]
    seps: list[str]

    @property
    def start(self) -> int:
        return self.figures[0].start

    @property
    def end(self) -> int:
        return self.figures[-1].end

    @property
    def versus(self) -> bool:
        return any(s in _VS for s in self.seps)


class FigureReader:
    """Reads the figures and blocks of one sentence after the other."""

    def __init__(self, text: str, folded: str, numbers: list[Number], signless: bool) -> None:
        self.text = text
        self.folded = folded
        self.numbers = numbers
        self.starts = [n.start for n in numbers]
        self.signless = signless  # the article has lost its % signs
        self.cues = load_cues()
        self.taken: list[tuple[int, int]] = []

    def read(self, start: int, end: int, endpoints: list[Endpoint], cues: list[Item]) -> list[Block]:
        """The blocks of the sentence `start:end`."""
        numbers = self.between(start, end)
        if not numbers and not any(c.cue == "notreached" for c in cues):
            return []
        self.taken = taken = [(e.start, e.end) for e in endpoints]
        figures = self._figures(start, numbers, taken, cues)
        figures.sort(key=lambda f: f.start)
        companions = [(n.start, n.end) for n in numbers if n.form in (INTERVAL, PVALUE, EVENTS, COUNT)]
        companions += self._accompany(figures, numbers, end)
        companions.sort()
        return self._blocks(figures, companions, cues)

    def between(self, start: int, end: int) -> list[Number]:
        """The numbers that begin in a span."""
        return self.numbers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _figures(
        self, start: int, numbers: list[Number], taken: list[tuple[int, int]], cues: list[Item]
    ) -> list[Figure]:
        ratios = [c for c in cues if c.cue == "hr"]
        out: list[Figure] = []
        folded = self.folded
        pending: list[Number] = []
        last_ratio: Figure | None = None
        for i, n in enumerate(numbers):
            if any(a <= n.start < b for a, b in taken):
                pending.clear()
                continue
            if n.form in (PERCENT, POINTS, FOLD):
                if _SOLUTION.match(folded, n.end):
                    continue
                figure = self._figure(n)
            elif n.form == DURATION:
                if self._is_date(n):
                    pending.clear()
                    continue
                figure = self._figure(n)
            elif n.form == BARE:
                kind = self._ratio(n, ratios, last_ratio)
                if kind:
                    figure = self._figure(n)
                    figure.form, figure.ratio, figure.unit = RATIO, kind, "ratio"
                    last_ratio = figure
                    out.append(figure)
                    pending.clear()
                    continue
                if self.signless and self._implied(n, start) and not self._lent(n, numbers, i + 1):
                    figure = self._figure(n)
                    figure.form, figure.unit, figure.implied = PERCENT, "percent", True
                else:
                    pending.append(n)
                    continue
            else:
                if n.form == OTHER:
                    pending.clear()
                continue
            # Bare numbers before it in the same run take its unit: 18.3、10.8、12.9个月.
            for earlier in self._run(pending, n, numbers[max(0, i - 24) : i + 1]):
                before = self._figure(earlier)
                before.form, before.unit = figure.form, figure.unit
                before.implied = figure.form == PERCENT
                out.append(before)
            pending.clear()
            out.append(figure)
        for c in cues:
            if c.cue == "notreached" and not self._goal(c):
                n = Number(c.start, c.end, OTHER, "")
                out.append(Figure(n, c.start, c.end, ABSENT, None))
        return out

    def _goal(self, c: Item) -> bool:
        """未达到 of something else: 未达到统计学差异."""
        return bool(re.match(r"(?:统计|显著|主要|终点|预设|预期|预定|标准|目标|要求|差异|推荐)", self.folded[c.end : c.end + 4]))

    def _is_date(self, n: Number) -> bool:
        folded = self.folded
        if n.unit == "year" and len(n.low) == 4 and n.high is None and "." not in n.low:
            return True
        if n.unit == "month" and folded[n.digits_end : n.digits_end + 1] == "月":
            before = folded[max(0, n.start - 1) : n.start]
            if before in ("年", "年 ") or folded[n.end : n.end + 1].isdigit():
                return True
            if "." not in n.low and n.high is None and 0 < len(n.low) <= 2 and int(n.low) <= 12 and folded[n.end : n.end + 1] in "初底中末,，，份":
                return folded[n.start - 1 : n.start] not in "达为期间间"
        if n.unit == "day" and folded[n.digits_end : n.digits_end + 1] == "日":
            return True
        return folded[max(0, n.start - 1) : n.start] in ("第", "每", "近" if n.unit == "year" and "han" in n.flags else "第")

    def _run(self, pending: list[Number], last: Number, numbers: list[Number]) -> list[Number]:
        out: list[Number] = []
        edge = last.start
        for n in reversed(pending[-12:]):
            if n.sd is not None and last.form != DURATION:
                break
            gap = self.folded[n.end : edge]
            for c in numbers:
                if n.end <= c.start < edge and c.form in (INTERVAL, PVALUE, EVENTS):
                    gap = gap.replace(self.folded[c.start : c.end], "", 1)
            word = _SEPARATOR.fullmatch(gap)
            if word is None or not word["word"] or re.search(r"[。;]", gap):
                break
            bare = bare_interval(self.folded, n.end)
            if gap.strip() in (",", "，") and bare is None and "分别" not in self.folded[max(0, n.start - 20) : n.start]:
                break
            out.append(n)
            edge = n.start
        out.reverse()
        return out

    def _lent(self, n: Number, numbers: list[Number], index: int) -> bool:
        """A bare number that takes the unit of a duration in its run: 13.3和10.2个月."""
        edge = n.end
        following = numbers[index : index + 12]
        for other in following:
            if other.start - edge > 60:
                return False
            if other.form in (INTERVAL, PVALUE, EVENTS):
                continue
            gap = self.folded[edge : other.start]
            for c in following:
                if c.form in (INTERVAL, PVALUE, EVENTS) and edge <= c.start < other.start:
                    gap = gap.replace(self.folded[c.start : c.end], "", 1)
            if other.form not in (BARE, DURATION) or not re.fullmatch(r"[\s()]*(?:、|和|与|及|vs\.?|比|对|/)[\s()]*", gap):
                return False
            if other.form == DURATION:
                return True
            edge = other.end
        return False

    def _ratio(self, n: Number, ratios: list[Item], last: Figure | None) -> str:
        cue = None
        for c in ratios:
            if c.end <= n.start:
                cue = c
        if cue is None or n.start - cue.end > 60:
            return ""
        gap = self.folded[cue.end : n.start]
        if len(gap) <= 24 and _RATIO_APPROACH.fullmatch(gap):
            if "e" in n.flags:
                return ""
            return cue.value
        if last is not None and cue.end <= last.start:
            between = self.folded[last.end : n.start]
            for c in self.numbers[bisect_left(self.starts, last.end) : bisect_left(self.starts, n.start)]:
                if c.form in (INTERVAL, PVALUE, EVENTS):
                    between = between.replace(self.folded[c.start : c.end], "", 1)
            if _SEPARATOR.fullmatch(between) and between.strip() and re.search(r"[、和与及]", between) and re.search(r"分别|依次", gap):
                return cue.value
        return ""

    def _implied(self, n: Number, start: int) -> bool:
        """A bare number that leaves no reading but a percentage whose sign was lost."""
        folded = self.folded
        low = n.low
        if n.sd is not None or (low.startswith("0") and low not in ("0",) and not low.startswith("0.")):
            return False
        try:
            value = float(low)
            top = float(n.high) if n.high else value
        except ValueError:
            return False
        if top > 100 and not _change_before(folded, n.start):
            return False
        if 1900 <= value <= 2100 and "." not in low:
            return False
        left = folded[max(0, n.start - 1) : n.start]
        if left and _LEFT_OF_NUMBER.search(left) and left not in "<>≤≥+":
            return False
        right = folded[n.end : n.end + 6]
        if right[:1] in "%":
            return False
        if _MEASURE.match(right):
            return False
        if right[:1] in "-–" and right[1:2].isalnum():
            return False
        before = folded[max(start, n.start - 3) : n.start]
        if re.search(r"(?:年过|年满|年逾|花甲|\d\s?:\s?)$", folded[max(0, n.start - 4) : n.start]) or re.match(r"\s?:\s?\d", right):
            return False
        if left in "([【〔" and right[:1] in ")]】〕":
            inside = n.end - n.start
            return inside > 2 or not re.search(r"[。;,:\n]$|^$", folded[max(0, n.start - 2) : n.start - 1] or "\n") if left in "(" else False
        if left in "[【〔" or (right[:1] in "]】〕"):
            return False
        if right[:1] in ".、．" and (not before.strip() or before[-1:] in "\n。;:,"):
            return False
        if re.search(r"(?:得分|评分|打分|得分依次为|门牌|编号|第|星|iso|no\.?|号|排名|位列|版本|型|pd-|cd|sglt|il-)\s?[^，,。；;]{0,6}$", folded[max(start, n.start - 10) : n.start]):
            return False
        sentence_right = folded[n.end : n.end + 24]
        return not re.match(r"[^。；;]{0,3}(?:、|和|及|与)\d+(?:\.\d+)?(?:、|和|及|与)?(?:\d+(?:\.\d+)?)?\s?(?:分|岁|例|mg|元|家|项|万|张)", sentence_right)

    def _figure(self, n: Number) -> Figure:
        start = n.start
        folded = self.folded
        value = n.low
        m = self.cues.approach.search(folded, max(0, start - 18), start)
        verb = direction = ""
        qualifier = "="
        if m is not None:
            if m["verb"]:
                if not any(a <= m.start("verb") < b for a, b in self.taken):
                    verb, direction = self.cues.before(m["verb"])
            elif m["reach"]:
                verb = "to"
            if m["qual"]:
                qualifier = self.cues.before(m["qual"])[1]
        after = self.cues.after.match(folded, n.end)
        if after is not None and n.form != BARE or (after is not None and qualifier == "="):
            word = after[0]
            if not (word in ("内", "起", "下", "许") and n.form != DURATION) and qualifier in ("=", "~"):
                qualifier = self.cues.following(word) if qualifier == "=" else qualifier
        if start and folded[start - 1] == "-" and n.form in (PERCENT, POINTS) and (
            start < 2 or not (folded[start - 2].isdigit() or folded[start - 2] == "%")
        ):
            start -= 1
            value = "-" + value
        figure = Figure(n, start, n.end, n.form, value, n.high, n.unit, qualifier, verb, direction or None)
        if n.form == DURATION and "unit_after_bracket" in n.flags:
            figure.end = n.digits_end
        return figure

    def _accompany(self, figures: list[Figure], numbers: list[Number], end: int) -> list[tuple[int, int]]:
        """Gives CI and n/N to the figure they stand at; returns the spans of intervals without 95%CI."""
        folded = self.folded
        extra: list[tuple[int, int]] = []
        starts = [f.start for f in figures]
        for f in figures:
            if f.form in (DURATION, RATIO, PERCENT):
                interval = bare_interval(folded, f.end)
                if interval is not None and (f.form != PERCENT or interval.high):
                    f.ci = (interval.low, interval.high)
                    extra.append((interval.start, interval.end))
        for n in numbers:
            i = bisect_left(starts, n.start) - 1
            before = figures[i] if i >= 0 else None
            if n.form == INTERVAL and n.low:
                if before is not None and before.ci is None and n.start - before.end <= 60 and before.form != ABSENT:
                    before.ci = (n.low, n.high)
                    before.flags += [f for f in n.flags if f not in before.flags]
            elif n.form == EVENTS:
                after = figures[i + 1] if i + 1 < len(figures) else None
                gap = folded[before.end : n.start] if before is not None else "x" * 99
                if before is not None and before.form == PERCENT and re.fullmatch(r"(?:的患者)?[\s(（\[,，]*(?:n\s?=\s?)?", gap):
                    before.events, before.total = n.low, n.high
                elif after is not None and after.form == PERCENT and re.fullmatch(r"(?:例|名|人)?[\s(（\[,，]*", folded[n.end : after.start]):
                    after.events, after.total = n.low, n.high
            elif n.form == COUNT:
                after = figures[i + 1] if i + 1 < len(figures) else None
                if after is not None and after.form == PERCENT and re.fullmatch(r"(?:患者|病人|者)?[\s(（\[,，]*(?:占)?", folded[n.end : after.start]):
                    after.events = n.low
        return extra

    def _blocks(self, figures: list[Figure], companions: list[tuple[int, int]], cues: list[Item]) -> list[Block]:
        folded = self.folded
        dist = [c.start for c in cues if c.cue in ("dist", "vs")]
        blocks: list[Block] = []
        for f in figures:
            if blocks:
                last = blocks[-1].figures[-1]
                gap_start = last.number.end if last.end <= last.number.end else last.end
                word = self._separator(gap_start, f.start, companions)
                if word is not None and _compatible(last, f):
                    comma = word in (",", "，")
                    spread = any(d < blocks[-1].start for d in dist) or f.form == RATIO
                    if not comma or (spread and any(blocks[-1].start - 60 < d < blocks[-1].start for d in dist)):
                        blocks[-1].figures.append(f)
                        blocks[-1].seps.append(word)
                        continue
            blocks.append(Block([f], []))
        return blocks

    def _separator(self, start: int, end: int, companions: list[tuple[int, int]]) -> str | None:
        """The word between two figures of one block, or None where more stands between them."""
        if end - start > 90:
            return None
        parts = []
        position = start
        for a, b in companions:
            if b <= position or a >= end:
                continue
            parts.append(self.folded[position : max(position, a)])
            position = b
        parts.append(self.folded[position:end])
        gap = re.sub(r"p(?:值)?\s?[,，]?|例|n\s?=", "", "".join(parts)) if len(parts) > 1 else parts[0]
        m = _SEPARATOR.fullmatch(gap)
        if m is None or "\n" in gap:
            return None
        word = m["word"]
        if word is None:
            stripped = gap.strip(" ()[]（）")
            word = stripped[:1]
        if not word:
            return None
        words = re.findall(r"、|和|与|以及|及|vs|对|比|/", gap)
        return words[-1] if words and word in (",", "，", ".", "") else word


def _change_before(folded: str, start: int) -> bool:
    m = load_cues().approach.search(folded, max(0, start - 18), start)
    return m is not None and bool(m["verb"])


def _compatible(a: Figure, b: Figure) -> bool:
    if ABSENT in (a.form, b.form):
        return DURATION in (a.form, b.form) or PERCENT in (a.form, b.form) or a.form == b.form
    return a.form == b.form or {a.form, b.form} <= {PERCENT, POINTS} and False
