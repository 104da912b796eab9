"""Planted records: sentences written around a known row, which the extractor must give back exactly.

Each construction is a function from a source of chance to a text and its rows; its sentences vary in drug, disease,
endpoint, figure, verb and frame. `python -m tests.planted [sentences a construction] [-v]` prints how many come back.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache

import oncozh
from oncozh.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of the evidence table must say. Names are concepts where the lexicon knows one, else the words."""

    endpoint: str
    statistic: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    qualifier: str = "="
    timepoint: float | None = None
    intervention: tuple[str, ...] = ()
    comparator: tuple[str, ...] = ()
    ci: tuple[str | None, str | None] | None = None
    p: str | None = None
    events: str | None = None
    total: str | None = None
    baseline: str | None = None
    direction: str | None = None
    event: str | None = None
    grade: str | None = None
    status: str = "reported"
    implied: bool = False
    not_reached: bool = False


@dataclass(frozen=True, slots=True)
class Plant:
    """A text and the rows in it."""

    construction: str
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """An endpoint as written."""

    name: str
    code: str
    statistic: str
    months: float | None = None
    better: str = "up"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, with what it says."""

    text: str
    said: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arm:
    """A group as written (`name` with 组), with the treatments it is resolved to."""

    phrase: str
    name: str
    treatments: tuple[str, ...]


DRUGS = (
    "恩扎卢胺", "帕博利珠单抗", "奥希替尼", "安罗替尼", "仑伐替尼", "信迪利单抗", "卡瑞利珠单抗", "替雷利珠单抗", "吡咯替尼", "阿帕替尼", "呋喹替尼",
    "曲妥珠单抗", "贝伐珠单抗", "索拉非尼", "度伐利尤单抗", "阿来替尼", "克唑替尼", "维迪西妥单抗", "瑞戈非尼", "达尔西利", "氟唑帕利", "埃克替尼",
)  # fmt: skip
CHEMO = ("多西他赛", "吉西他滨", "卡培他滨", "培美曲塞", "顺铂", "伊立替康", "替吉奥", "奥沙利铂")
CANCERS = (
    "非小细胞肺癌", "肝细胞癌", "胃癌", "结直肠癌", "乳腺癌", "食管鳞癌", "胰腺癌", "前列腺癌", "尿路上皮癌", "卵巢癌", "鼻咽癌", "小细胞肺癌",
)  # fmt: skip
MEDIANS = (
    Measure("中位总生存期", "OS", "median"), Measure("中位OS", "OS", "median"), Measure("mOS", "OS", "median"),
    Measure("中位生存时间", "OS", "median"), Measure("中位无进展生存期", "PFS", "median"),
    Measure("中位PFS", "PFS", "median"), Measure("mPFS", "PFS", "median"), Measure("中位无病生存期", "DFS", "median"),
    Measure("中位缓解持续时间", "DOR", "median"), Measure("中位无事件生存期", "EFS", "median"),
    Measure("中位无进展生存期（PFS）", "PFS", "median"), Measure("中位总生存时间", "OS", "median"),
)  # fmt: skip
RATES = (
    Measure("客观缓解率", "ORR", "rate"), Measure("ORR", "ORR", "rate"), Measure("疾病控制率", "DCR", "rate"),
    Measure("DCR", "DCR", "rate"), Measure("完全缓解率", "CR", "rate"), Measure("病理完全缓解率", "PCR", "rate"),
    Measure("pCR率", "PCR", "rate"), Measure("主要病理缓解率", "MPR", "rate"), Measure("临床获益率", "CBR", "rate"),
    Measure("客观缓解率（ORR）", "ORR", "rate"), Measure("复发率", "RECURRENCE", "rate", better="down"),
)  # fmt: skip
_TIMED = (
    ("{t}生存率", "OS"), ("{t}总生存率", "OS"), ("{t}OS率", "OS"), ("{t}无进展生存率", "PFS"), ("{t}PFS率", "PFS"),
    ("{t}无病生存率", "DFS"), ("{t}DFS率", "DFS"), ("{t}无事件生存率", "EFS"), ("{t}局部控制率", "LRC"), ("{t}复发率", "RECURRENCE"),
)  # fmt: skip
_TIMES = (
    ("1年", 12.0),
    ("2年", 24.0),
    ("3年", 36.0),
    ("5年", 60.0),
    ("6个月", 6.0),
    ("12个月", 12.0),
    ("18个月", 18.0),
)
EVENTS = (
    "中性粒细胞减少",
    "血小板减少",
    "贫血",
    "恶心",
    "腹泻",
    "高血压",
    "手足综合征",
    "皮疹",
    "蛋白尿",
    "周围神经病变",
    "放射性肺炎",
    "甲状腺功能减退",
)
LEADS = (
    "", "", "", "结果显示，", "研究结果显示，", "中期分析显示，", "最终分析表明，", "数据显示，", "该研究发现，", "随访结果提示，", "ASCO年会公布的数据显示，",
    "研究者报告，", "在意向治疗人群中，",
)  # fmt: skip
TAILS = ("。", "。", "。", "，安全性可控。", "，且耐受性良好。", "，未见新的安全性信号。", "！", "，达到主要研究终点。")
BE = ("为", "达", "达到", "是", "为", "：")


class Chance:
    """Draws the parts of a sentence; equal seeds draw equal parts."""

    def __init__(self, seed: str) -> None:
        self.rng = random.Random(seed)
        self._used: set[str] = set()

    def of(self, *options: str) -> str:
        return self.rng.choice(options)

    def lead(self) -> str:
        return self.rng.choice(LEADS)

    def tail(self) -> str:
        return self.rng.choice(TAILS)

    def be(self) -> str:
        return self.rng.choice(BE)

    def number(self, low: int, high: int) -> str:
        """A decimal string that this sentence does not have yet."""
        while True:
            places = self.rng.choice((0, 1, 1, 1, 2))
            value = f"{self.rng.uniform(low, high):.{places}f}"
            if value not in self._used and not value.endswith("0"):
                self._used.add(value)
                return value

    def drug(self) -> str:
        return self._fresh(DRUGS)

    def cancer(self) -> str:
        return self.of("", "", "晚期", "局部晚期", "转移性", "初治") + self.rng.choice(CANCERS)

    def _fresh(self, names: tuple[str, ...]) -> str:
        while True:
            name = self.rng.choice(names)
            if name not in self._used:
                self._used.add(name)
                return name

    def median(self) -> Measure:
        return self.rng.choice(MEDIANS)

    def rate(self) -> Measure:
        return self.rng.choice(RATES)

    def two(self, measures: tuple[Measure, ...]) -> tuple[Measure, Measure]:
        while True:
            a, b = self.rng.sample(measures, 2)
            if a.code != b.code and "（" not in a.name + b.name:
                return a, b

    def timed(self) -> Measure:
        (time, months), (name, code) = self.rng.choice(_TIMES), self.rng.choice(_TIMED)
        return Measure(name.format(t=time), code, "rate", months)

    def measure(self) -> Measure:
        return self.rng.choice((self.median, self.rate, self.timed))()

    def figure(self, m: Measure, low: int = 0, high: int = 0) -> Figure:
        """A value of the measure: months for a median, else percent."""
        if m.statistic == "median":
            v = self.number(low or 3, high or 40)
            space = self.of("", "", " ")
            return Figure(f"{v}{space}个月", {"value": v, "unit": "month"})
        v = self.number(low or 12, high or 97)
        return Figure(f"{v}{self.of('%', '%', '%', '％', ' %')}", {"value": v, "unit": "percent"})

    def p(self) -> tuple[str, str]:
        value, op = self.of("0.001", "0.003", "0.021", "0.048", "0.0001", "0.37"), self.of("=", "=", "<", "＜")
        text = f"{self.of('P', 'P', 'p', 'P值')}{self.of(' ', '', '')}{op}{self.of('', '', ' ')}{value}"
        return text, value if op == "=" else f"<{value}"

    def hr(self) -> tuple[str, str, tuple[str, str]]:
        value = f"{self.rng.uniform(0.35, 0.89):.2f}"
        low = f"{float(value) * self.rng.uniform(0.6, 0.9):.2f}"
        high = f"{float(value) * self.rng.uniform(1.05, 1.4):.2f}"
        return (
            value,
            f"{self.of('95%CI', '95% CI', '95%置信区间', '95％CI')}{self.of('：', ' ', '为', ':', '，')}{low}{self.of('~', '-', '～', '–', '至')}{high}",
            (low, high),
        )

    def arm(self) -> Arm:
        kind = self.rng.random()
        if kind < 0.5:
            d = self.drug()
            return Arm(d, d + "组", (d,))
        if kind < 0.8:
            a, b = self.drug(), self._fresh(CHEMO)
            joined = f"{a}{self.of('联合', '联合', '+', '＋')}{b}"
            return Arm(joined, joined + "组", (a, b))
        c = self._fresh(CHEMO)
        return Arm(c, c + "组", (c,))


@cache
def concept(name: str) -> str:
    """The concept of a name that the lexicon knows, else the name itself."""
    entry = load_lexicon().find(name)
    return entry.concept if entry is not None and entry.label == "DRUG" else name


def say(m: Measure, f: Figure, arm: Arm | None = None, other: Arm | None = None, **more: object) -> Row:
    """The row of a figure."""
    row = Row(
        m.code, m.statistic, timepoint=m.months, intervention=_names(arm), comparator=_names(other),
    )  # fmt: skip
    return replace(row, **{**f.said, **more})  # type: ignore[arg-type]


def _names(arm: Arm | None) -> tuple[str, ...]:
    return () if arm is None else tuple(sorted(map(concept, arm.treatments)))


Made = tuple[str, list[Row]]
CONSTRUCTIONS: dict[str, Callable[[Chance], Made]] = {}


def construction(make: Callable[[Chance], Made]) -> Callable[[Chance], Made]:
    CONSTRUCTIONS[make.__name__] = make
    return make


# --- one figure ------------------------------------------------------------------------------------------------------


def _frame(c: Chance, arm: Arm, m: Measure, words: str) -> str:
    """A sentence on one arm: `words` is what follows the endpoint's name."""
    d, cancer, n = arm.phrase, c.cancer(), c.rng.randint(20, 480)
    return c.of(
        f"{c.lead()}{d}治疗{cancer}的{m.name}{words}",
        f"{c.lead()}接受{d}治疗的{cancer}患者{m.name}{words}",
        f"{c.lead()}{d}组{m.name}{words}",
        f"{c.lead()}{d}组患者的{m.name}{words}",
        f"{n}例{cancer}患者接受{d}治疗，{m.name}{words}",
        f"{d}用于{cancer}二线治疗，{m.name}{words}",
        f"在{n}例{cancer}患者中，{d}的{m.name}{words}",
        f"{d}单药治疗{cancer}，{m.name}{words}"
        if len(arm.treatments) == 1
        else f"{d}方案治疗{cancer}，{m.name}{words}",
        f"一项单臂研究评估了{d}治疗{cancer}的疗效，{m.name}{words}",
        f"{cancer}患者使用{d}后，{m.name}{words}",
    )


@construction
def single(c: Chance) -> Made:
    arm, m = c.arm(), c.measure()
    f = c.figure(m)
    return _frame(c, arm, m, f"{c.be()}{f.text}") + c.tail(), [say(m, f, arm)]


@construction
def qualifier(c: Chance) -> Made:
    arm, m = c.arm(), c.measure()
    f = c.figure(m)
    words, sign = c.rng.choice((
        ("超过{}", ">"), ("突破{}", ">"), ("高于{}", ">"), ("约{}", "~"), ("约为{}", "~"), ("近{}", "~"), ("接近{}", "~"), ("不足{}", "<"),
        ("低于{}", "<"), ("仅不到{}", "<"), ("不低于{}", ">="), ("为{}以上", ">="), ("达{}左右", "~"), ("高达{}", "="), ("可达{}", "="),
        ("为{}以下", "<="), ("达到了{}", "="), ("逾{}", ">"), ("已超过{}", ">"),
    ))  # fmt: skip
    return _frame(c, arm, m, words.format(f.text)) + c.tail(), [say(m, f, arm, qualifier=sign)]


@construction
def value_range(c: Chance) -> Made:
    arm, m = c.arm(), c.measure()
    a = c.rng.randint(5, 40)
    b = a + c.rng.randint(2, 20)
    to = c.of("~", "～", "-", "至", "–")
    if m.statistic == "median":
        text, unit = f"{a}{to}{b}个月", "month"
    else:
        text, unit = c.of(f"{a}%{to}{b}%", f"{a}{to}{b}%"), "percent"
    f = Figure(text, {"low": str(a), "high": str(b), "unit": unit})
    return _frame(c, arm, m, f"{c.of('为', '在', '达')}{text}") + c.tail(), [say(m, f, arm)]


_HAN = (
    ("百分之三十", "30"), ("百分之四十五", "45"), ("百分之六十点五", "60.5"), ("三成", "30"), ("四成半", "45"), ("七成", "70"), ("一半", "50"),
    ("三分之一", "33.33"), ("四分之一", "25"), ("三分之二", "66.67"), ("1/3", "33.33"),
)  # fmt: skip


@construction
def chinese_numerals(c: Chance) -> Made:
    arm, m = c.arm(), c.rng.choice((c.rate, c.timed))()
    text, value = c.rng.choice(_HAN)
    words, sign = c.rng.choice(
        (("为{}", "="), ("达{}", "="), ("超过{}", ">"), ("约{}", "~"), ("不足{}", "<"), ("近{}", "~"))
    )
    f = Figure(text, {"value": value, "unit": "percent"})
    return _frame(c, arm, m, words.format(text)) + c.tail(), [say(m, f, arm, qualifier=sign)]


@construction
def long_times(c: Chance) -> Made:
    """Years, weeks and days."""
    arm, m = c.arm(), c.median()
    text, value, unit = c.rng.choice((
        ("2.1年", "2.1", "year"), ("3.5年", "3.5", "year"), ("35周", "35", "week"), ("48.3周", "48.3", "week"), ("212天", "212", "day"), ("两年", "2", "year"),
        ("一年半", "1.5", "year"), ("二十个月", "20", "month"), ("10年", "10", "year"), ("近两年", "2", "year"),
    ))  # fmt: skip
    more = {"qualifier": "~"} if text.startswith("近") else {}
    f = Figure(text, {"value": value, "unit": unit, **more})
    return _frame(c, arm, m, f"{c.of('为', '达', '达到')}{text}") + c.tail(), [say(m, f, arm)]


@construction
def confidence_interval(c: Chance) -> Made:
    arm, m = c.arm(), c.measure()
    f = c.figure(m, 20, 60)
    v = float(f.said["value"])
    low, high = f"{v * 0.81:.1f}", f"{v * 1.22:.1f}"
    to, unit = c.of("~", "-", "～", "–", "至"), "个月" if m.statistic == "median" else "%"
    low_text = low + (unit if c.rng.random() < 0.3 and unit == "%" else "")
    inside = f"{c.of('95%CI', '95% CI', '95%CI', '95%置信区间', '95%可信区间')}{c.of('：', ':', ' ', '为', '，', '')}{low_text}{to}{high}{unit if low_text != low or c.rng.random() < 0.2 else ''}"
    o, k = c.rng.choice(("（）", "()", "[]"))
    return _frame(c, arm, m, f"为{f.text}{o}{inside}{k}") + c.tail(), [say(m, f, arm, ci=(low, high))]


@construction
def unit_after_bracket(c: Chance) -> Made:
    arm, m = c.arm(), c.median()
    v = c.number(8, 40)
    low, high = f"{float(v) * 0.8:.1f}", f"{float(v) * 1.3:.1f}"
    f = Figure(v, {"value": v, "unit": "month"})
    words = f"{c.of('为', '是')}{v}（95%CI{c.of('：', ' ', '为')}{low}{c.of('~', '-', '～')}{high}）个月"
    return _frame(c, arm, m, words) + c.tail(), [say(m, f, arm, ci=(low, high))]


@construction
def counted(c: Chance) -> Made:
    """n/N beside the percentage."""
    arm, m = c.arm(), c.rng.choice((c.rate, c.timed))()
    total = c.rng.randint(30, 200)
    n = c.rng.randint(5, total - 5)
    v = f"{n * 100 / total:.1f}"
    f = Figure(f"{v}%", {"value": v, "unit": "percent"})
    words = c.of(
        f"为{v}%（{n}/{total}）",
        f"为{v}%({n}/{total})",
        f"达{v}%（{n}/{total}例）",
        f"为{n}/{total}（{v}%）",
        f"为{v}%[{n}/{total}]",
    )
    return _frame(c, arm, m, words) + c.tail(), [say(m, f, arm, events=str(n), total=str(total))]


@construction
def counted_cases(c: Chance) -> Made:
    """`29例（43.3%）达到客观缓解`"""
    arm = c.arm()
    what, code = c.rng.choice(
        (("完全缓解", "CR"), ("部分缓解", "PR"), ("疾病稳定", "SD"), ("病理完全缓解", "PCR"), ("客观缓解", "ORR"))
    )
    n = c.rng.randint(5, 60)
    v = c.number(10, 80)
    m = Measure(what, code, "rate")
    f = Figure(f"{v}%", {"value": v, "unit": "percent"})
    text = c.of(
        f"{c.lead()}{arm.name}{n}例（{v}%）患者达到{what}",
        f"{c.lead()}接受{arm.phrase}治疗的患者中，{n}例（{v}%）获得{what}",
        f"{arm.phrase}治疗后，{n}例患者（{v}%）达到{what}",
        f"{arm.name}中{what}{n}例（{v}%）",
        f"{arm.name}共有{n}例（{v}%）患者{what}",
    )
    return text + c.tail(), [say(m, f, arm, events=str(n))]


@construction
def figure_first(c: Chance) -> Made:
    """The endpoint after its figure."""
    arm, m = c.arm(), c.rng.choice((c.rate, c.timed))()
    f = c.figure(m)
    text = c.of(
        f"{c.lead()}{arm.phrase}治疗{c.cancer()}取得了{f.text}的{m.name}",
        f"{c.lead()}{arm.name}获得了{f.text}的{m.name}",
        f"{arm.phrase}以{f.text}的{m.name}刷新了{c.cancer()}的治疗纪录",
        f"{arm.phrase}带来了{f.text}的{m.name}",
    )
    return text + c.tail(), [say(m, f, arm)]


@construction
def standard_deviation(c: Chance) -> Made:
    arm = c.arm()
    v, sd = f"{c.rng.uniform(8, 30):.1f}", f"{c.rng.uniform(1, 5):.1f}"
    m = c.rng.choice(
        (
            Measure("平均生存时间", "OS", "mean"),
            Measure("平均总生存期", "OS", "mean"),
            Measure("平均无进展生存期", "PFS", "mean"),
        )
    )
    f = Figure(f"{v}±{sd}", {"value": v, "unit": "month"})
    words = c.of(f"为（{v}±{sd}）个月", f"为({v}±{sd})个月", f"为{v}±{sd}个月", f"为（{v} ± {sd}）个月")
    return _frame(c, arm, m, words) + c.tail(), [say(m, f, arm)]


@construction
def not_reached(c: Chance) -> Made:
    arm, m = c.arm(), c.median()
    f = Figure("", {"unit": "month"})
    return _frame(c, arm, m, c.of("尚未达到", "未达到", "仍未达到", "（NR）未达到", "暂未达到")) + c.tail(), [
        say(m, f, arm, not_reached=True)
    ]


@construction
def not_reached_against(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.median()
    f, none = c.figure(m), Figure("", {"unit": "month"})
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m.name}分别为未达到和{f.text}",
        f"{c.lead()}{a.name}{m.name}尚未达到，{b.name}为{f.text}",
        f"{c.lead()}{a.name}对比{b.name}，{m.name}为未达到 vs {f.text}",
    )
    return text + c.tail(), [say(m, none, a, b, not_reached=True), say(m, f, b, a)]


@construction
def lost_sign(c: Chance) -> Made:
    """A scraped article that has lost every % sign."""
    arm, m = c.arm(), c.rng.choice((c.rate, c.timed))()
    v = c.number(12, 97)
    f = Figure(v, {"value": v, "unit": "percent"})
    text = c.of(
        f"{arm.phrase}将{c.cancer()}的{m.name}提升至{v}"
        if m.better == "up" and m.code != "RECURRENCE"
        else f"{arm.phrase}将{c.cancer()}的{m.name}降至{v}",
        f"{c.lead()}{arm.phrase}治疗{c.cancer()}的{m.name}达{v}",
        f"{c.lead()}{arm.name}{m.name}为{v}",
        f"{arm.phrase}使{c.cancer()}患者的{m.name}达到{v}",
    )
    return text + c.of("。", "，", "；") + c.of("专家建议规范用药。", "该方案已写入指南。", "患者生活质量明显改善。"), [
        say(m, f, arm, implied=True)
    ]


@construction
def hypothetical(c: Chance) -> Made:
    arm, m = c.arm(), c.rng.choice((c.rate, c.timed))()
    if m.code == "RECURRENCE":
        m = RATES[0]
    f = c.figure(m)
    text = c.of(
        f"{arm.phrase}有望将{c.cancer()}的{m.name}提高至{f.text}", f"研究团队希望将{arm.phrase}治疗{c.cancer()}的{m.name}提升至{f.text}".replace("希望将", "的目标是将"),
        f"预计{arm.phrase}可使{c.cancer()}患者的{m.name}达到{f.text}",
    )  # fmt: skip
    return text + "。", [say(m, f, arm, status="hypothetical")]


# --- several figures -------------------------------------------------------------------------------------------------


@construction
def distributed_over_arms(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.measure()
    x, y = c.figure(m), c.figure(m)
    j, k = c.of("和", "、", "与", "及"), c.of("和", "、", "与", "及")
    text = c.of(
        f"{c.lead()}{a.name}{j}{b.name}的{m.name}分别为{x.text}{k}{y.text}",
        f"{c.lead()}{a.name}{j}{b.name}{m.name}分别为{x.text}{k}{y.text}",
        f"{c.lead()}{m.name}在{a.name}{j}{b.name}分别为{x.text}{k}{y.text}",
        f"{c.lead()}{a.name}{j}{b.name}患者的{m.name}依次为{x.text}{k}{y.text}",
    )
    p, sign = c.p()
    with_p = c.rng.random() < 0.5
    text += c.of(f"（{p}）", f"({p})", f"，差异有统计学意义（{p}）", f"，{p}") if with_p else ""
    said = {"p": sign} if with_p else {}
    return text + "。", [say(m, x, a, b, **said), say(m, y, b, a, **said)]


@construction
def shared_unit(c: Chance) -> Made:
    """The unit after the last figure only."""
    a, b, m = c.arm(), c.arm(), c.median()
    u, v = c.number(3, 40), c.number(3, 40)
    x, y = (Figure(n, {"value": n, "unit": "month"}) for n in (u, v))
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m.name}分别为{u}和{v}个月",
        f"{c.lead()}{a.name}与{b.name}{m.name}分别为{u}、{v}个月",
        f"{c.lead()}{a.name}对比{b.name}，{m.name}为{u} vs {v}个月",
    )
    return text + "。", [say(m, x, a, b), say(m, y, b, a)]


@construction
def distributed_over_endpoints(c: Chance) -> Made:
    arm = c.arm()
    m1, m2 = c.two(c.rng.choice((RATES, MEDIANS)))
    x, y = c.figure(m1), c.figure(m2)
    text = c.of(
        f"{c.lead()}{arm.name}的{m1.name}和{m2.name}分别为{x.text}和{y.text}",
        f"{c.lead()}{arm.phrase}治疗{c.cancer()}的{m1.name}、{m2.name}分别为{x.text}、{y.text}",
        f"接受{arm.phrase}治疗的患者{m1.name}与{m2.name}分别达{x.text}与{y.text}",
        f"{arm.phrase}治疗{c.cancer()}，{m1.name}{x.text}，{m2.name}{y.text}",
        f"{c.lead()}{arm.name}{m1.name}为{x.text}，{m2.name}为{y.text}",
    )
    return text + c.tail(), [say(m1, x, arm), say(m2, y, arm)]


@construction
def distributed_over_times(c: Chance) -> Made:
    arm = c.arm()
    name, code = c.rng.choice(_TIMED)
    years = c.rng.choice(((1, 3, 5), (1, 2, 3), (1, 2), (3, 5), (2, 5)))
    listed = (
        c.of("、", "，", "、").join(map(str, years)) + "年"
        if c.rng.random() < 0.7
        else "、".join(f"{y}年" for y in years[:-1]) + f"和{years[-1]}年"
    )
    listed = listed.replace("，", "、")
    figures = [c.figure(RATES[0]) for _ in years]
    last = c.of("、", "和", "及")
    values = "、".join(f.text for f in figures[:-1]) + last + figures[-1].text
    text = c.of(
        f"{c.lead()}{arm.name}{name.format(t=listed)}分别为{values}",
        f"{c.lead()}{arm.phrase}治疗{c.cancer()}的{name.format(t=listed)}分别为{values}",
        f"{c.lead()}接受{arm.phrase}治疗的患者{name.format(t=listed)}依次为{values}",
    )
    rows = [say(Measure("", code, "rate", 12.0 * y), f, arm) for y, f in zip(years, figures, strict=True)]
    return text + c.tail(), rows


@construction
def nested_arms_and_endpoints(c: Chance) -> Made:
    a, b = c.arm(), c.arm()
    m1, m2 = c.two(c.rng.choice((RATES, MEDIANS)))
    x1, y1, x2, y2 = c.figure(m1), c.figure(m1), c.figure(m2), c.figure(m2)
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m1.name}分别为{x1.text}和{y1.text}，{m2.name}分别为{x2.text}和{y2.text}",
        f"{c.lead()}{a.name}的{m1.name}和{m2.name}分别为{x1.text}和{x2.text}，{b.name}分别为{y1.text}和{y2.text}",
        f"{c.lead()}{a.name}{m1.name}、{m2.name}为{x1.text}、{x2.text}，{b.name}为{y1.text}、{y2.text}",
        f"{c.lead()}{a.name}{m1.name}为{x1.text}、{m2.name}为{x2.text}；{b.name}{m1.name}为{y1.text}、{m2.name}为{y2.text}",
    )
    return text + "。", [say(m1, x1, a, b), say(m1, y1, b, a), say(m2, x2, a, b), say(m2, y2, b, a)]


@construction
def nested_arms_and_times(c: Chance) -> Made:
    a, b = c.arm(), c.arm()
    name, code = c.rng.choice(_TIMED)
    m1, m2 = Measure("", code, "rate", 12.0), Measure("", code, "rate", 36.0)
    x1, x2, y1, y2 = (c.figure(RATES[0]) for _ in range(4))
    e = name.format(t="1、3年")
    text = c.of(
        f"{c.lead()}{a.name}{e}分别为{x1.text}、{x2.text}，{b.name}分别为{y1.text}、{y2.text}",
        f"{c.lead()}{a.name}和{b.name}的{e}分别为{x1.text}、{x2.text}和{y1.text}、{y2.text}",
        f"{c.lead()}{a.name}与{b.name}{name.format(t='1年')}分别为{x1.text}、{y1.text}，3年分别为{x2.text}、{y2.text}",
    )
    return text + "。", [say(m1, x1, a, b), say(m1, y1, b, a), say(m2, x2, a, b), say(m2, y2, b, a)]


@construction
def versus(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.measure()
    x, y = c.figure(m), c.figure(m)
    v = c.of(" vs ", " vs. ", "vs", " VS ", "对比", "对", "比")
    text = c.of(
        f"{c.lead()}{a.phrase}对比{b.phrase}的{m.name}为{x.text}{v}{y.text}",
        f"{c.lead()}{a.phrase}对比{b.phrase}，{m.name}为{x.text}{v}{y.text}",
        f"{c.lead()}与{b.phrase}相比，{a.phrase}的{m.name}更优（{x.text}{v}{y.text}）",
        f"{c.lead()}{a.name}{m.name}优于{b.name}（{x.text}{v}{y.text}）",
        f"{c.lead()}{a.name}对比{b.name}：{m.name} {x.text}{v}{y.text}",
    )
    p, sign = c.p()
    with_p = c.rng.random() < 0.4 and not text.endswith("）")
    text += f"（{p}）" if with_p else ""
    said = {"p": sign} if with_p else {}
    return text + "。", [say(m, x, a, b, **said), say(m, y, b, a, **said)]


@construction
def better_than(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.measure()
    x, y = c.figure(m), c.figure(m)
    than = (
        c.of("高于", "显著高于", "优于", "明显优于", "而", "对照的")
        if m.statistic == "rate"
        else c.of("长于", "显著长于", "优于", "而")
    )
    of = "" if than in ("而", "对照的") else "的"
    than = "而" if than == "对照的" else than
    end = f"{b.name}{of}{y.text}" if of else f"{b.name}{c.of('为', '仅为', '只有')}{y.text}"
    text = f"{c.lead()}{a.name}{c.of('的', '', '患者')}{m.name}{c.be()}{x.text}，{than}{end}"
    p, sign = c.p()
    with_p = c.rng.random() < 0.4
    text += f"（{p}）" if with_p else ""
    last = {"p": sign} if with_p else {}
    return text + "。", [say(m, x, a, b, **last), say(m, y, b, a, **last)]


@construction
def both_groups(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.measure()
    f = c.figure(m)
    both = Arm("", "", a.treatments + b.treatments)
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m.name}均为{f.text}",
        f"{c.lead()}{a.name}与{b.name}两组{m.name}均为{f.text}",
        f"{c.lead()}{a.name}和{b.name}{m.name}都是{f.text}",
    )
    return text + "。", [say(m, f, both)]


@construction
def role_groups(c: Chance) -> Made:
    """Arms named by their role, defined in the sentence before."""
    a, b, m = c.arm(), c.arm(), c.measure()
    x, y = c.figure(m), c.figure(m)
    t, k = c.rng.choice(
        (("观察组", "对照组"), ("试验组", "对照组"), ("A组", "B组"), ("研究组", "对照组"), ("治疗组", "对照组"))
    )
    n1, n2 = c.rng.randint(30, 90), c.rng.randint(30, 90)
    given = c.of(
        f"{t}{n1}例采用{a.phrase}治疗，{k}{n2}例采用{b.phrase}治疗。",
        f"{t}（{n1}例）接受{a.phrase}，{k}（{n2}例）接受{b.phrase}。",
        f"{c.cancer()}患者随机分为{t}（{a.phrase}，n={n1}）和{k}（{b.phrase}，n={n2}）。",
        f"{t}给予{a.phrase}，{k}给予{b.phrase}。",
    )
    text = c.of(
        f"{t}和{k}{m.name}分别为{x.text}和{y.text}",
        f"{t}{m.name}为{x.text}，{k}为{y.text}",
        f"{t}的{m.name}为{x.text}，{'高于' if m.statistic == 'rate' else '长于'}{k}的{y.text}",
        f"两组{m.name}分别为{x.text}、{y.text}",
    )
    p, sign = c.p()
    with_p = c.rng.random() < 0.4
    text += f"（{p}）" if with_p else ""
    said = {"p": sign} if with_p else {}
    return given + text + "。", [say(m, x, a, b, **said), say(m, y, b, a, **said)]


@construction
def placebo(c: Chance) -> Made:
    a, m = c.arm(), c.measure()
    x, y = c.figure(m), c.figure(m)
    k = Arm("安慰剂", "安慰剂组", ("安慰剂组",))
    text = c.of(
        f"{c.lead()}{a.name}和安慰剂组的{m.name}分别为{x.text}和{y.text}",
        f"{c.lead()}{a.name}{m.name}为{x.text}，安慰剂组为{y.text}",
        f"{c.lead()}{a.name}{m.name}为{x.text}，而安慰剂组仅为{y.text}",
    )
    return text + "。", [say(m, x, a, k), say(m, y, k, a)]


# --- changes ---------------------------------------------------------------------------------------------------------


@construction
def change_in_points(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.rng.choice((c.rate, c.timed))()
    if m.code == "RECURRENCE":
        verb, direction = c.of("降低", "下降", "减少"), "decrease"
    else:
        verb, direction = c.of("提高", "提升", "增加", "升高", "高"), "increase"
    v = c.number(3, 30)
    f = Figure(f"{v}个百分点", {"value": v, "unit": "percentage_point"})
    text = c.of(
        f"{c.lead()}{a.name}{m.name}较{b.name}{verb}{c.of('了', '')}{v}个百分点",
        f"{c.lead()}{a.name}的{m.name}比{b.name}{verb}{v}个百分点",
        f"{c.lead()}与{b.name}相比，{a.name}的{m.name}{verb}了{v}个百分点".replace("高了", "提高了")
        if verb == "高"
        else f"{c.lead()}与{b.name}相比，{a.name}的{m.name}{verb}了{v}个百分点",
        f"{c.lead()}相较于{b.name}，{a.name}{m.name}绝对{verb}{v}个百分点"
        if verb != "高"
        else f"{c.lead()}相较于{b.name}，{a.name}{m.name}高{v}个百分点",
    )
    return text + "。", [replace(say(m, f, a, b), statistic="change", direction=direction)]


@construction
def change_in_months(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.median()
    v = c.number(1, 9)
    f = Figure(f"{v}个月", {"value": v, "unit": "month"})
    text = c.of(
        f"{c.lead()}{a.name}{m.name}较{b.name}延长{c.of('了', '')}{v}个月",
        f"{c.lead()}{a.name}的{m.name}比{b.name}{c.of('长', '多', '延长了')}{v}个月",
        f"{c.lead()}与{b.name}相比，{a.name}{m.name}延长了{v}个月",
    )
    return text + "。", [replace(say(m, f, a, b), statistic="change", direction="increase")]


@construction
def value_and_change(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.measure()
    x, v = c.figure(m), c.number(2, 9)
    unit, said = ("个月", "month") if m.statistic == "median" else ("个百分点", "percentage_point")
    f = Figure(v + unit, {"value": v, "unit": said})
    down = m.code == "RECURRENCE"
    verb = ("延长" if unit == "个月" else "提高") if not down else "降低"
    text = c.of(
        f"{c.lead()}{a.name}{m.name}为{x.text}，较{b.name}{verb}{v}{unit}",
        f"{c.lead()}{a.name}的{m.name}达{x.text}，比{b.name}{verb}了{v}{unit}",
    )
    return text + "。", [
        say(m, x, a),
        replace(say(m, f, a, b), statistic="change", direction="decrease" if down else "increase"),
    ]


@construction
def risk_reduced(c: Chance) -> Made:
    a, b = c.arm(), c.arm()
    risk, code = c.rng.choice(
        (("死亡风险", "OS"), ("疾病进展或死亡风险", "PFS"), ("进展或死亡风险", "PFS"), ("复发或死亡风险", "DFS"))
    )
    v = str(c.rng.randint(15, 70))
    f = Figure(f"{v}%", {"value": v, "unit": "percent"})
    text = c.of(
        f"{c.lead()}{a.phrase}较{b.phrase}{c.of('显著', '', '可')}降低{risk}{v}%".replace("降低", "使", 0),
        f"{c.lead()}与{b.phrase}相比，{a.phrase}使{risk}降低了{v}%",
        f"{c.lead()}与{b.name}相比，{a.name}{risk}下降{v}%",
        f"{c.lead()}{a.phrase}较{b.phrase}将{risk}降低{v}%",
        f"{c.lead()}{a.name}{risk}较{b.name}降低{v}%",
    )
    m = Measure(risk, code, "change")
    return text + "。", [say(m, f, a, b, direction="decrease")]


@construction
def from_to(c: Chance) -> Made:
    arm, m = c.arm(), c.measure()
    x, y = c.figure(m), c.figure(m)
    down = m.code == "RECURRENCE"
    to = (
        c.of("降至", "下降至", "降低到", "减少至")
        if down
        else c.of("提升至", "提高到", "增至", "提高至", "上升到")
        if m.statistic == "rate"
        else c.of("延长至", "延长到", "提高至")
    )
    text = c.of(
        f"{arm.phrase}使{c.cancer()}的{m.name}从{x.text}{to}{y.text}",
        f"{c.lead()}{arm.phrase}将{c.cancer()}患者的{m.name}由{x.text}{to}{y.text}",
        f"{c.lead()}{arm.phrase}治疗{c.cancer()}，{m.name}从{x.text}{to}了{y.text}",
        f"{arm.phrase}将{c.cancer()}患者{m.name}从原来的{x.text}{to}{y.text}",
    )
    return text + c.tail(), [say(m, y, arm, baseline=x.said["value"])]


@construction
def multiple(c: Chance) -> Made:
    """`是B的2倍`"""
    a, b, m = c.arm(), c.arm(), c.measure()
    text, v = c.rng.choice((("2倍", "2"), ("1.8倍", "1.8"), ("两倍", "2"), ("3.5倍", "3.5"), ("三倍", "3")))
    f = Figure(text, {"value": v, "unit": "fold"})
    said = c.of(f"{c.lead()}{a.name}的{m.name}是{b.name}的{text}", f"{c.lead()}{a.name}{m.name}为{b.name}的{text}")
    return said + "。", [replace(say(m, f, a, b), statistic="change", timepoint=m.months)]


# --- ratios ----------------------------------------------------------------------------------------------------------


@construction
def hazard_ratio(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.median()
    x, y = sorted((c.figure(m), c.figure(m)), key=lambda f: -float(f.said["value"]))
    hr, ci, bounds = c.hr()
    p, sign = c.p()
    eq, sep = c.of("=", "=", "：", " ", "为"), c.of("，", "；", ", ")
    inside = c.of(f"HR{eq}{hr}{sep}{ci}{sep}{p}", f"HR{eq}{hr}（{ci}）{sep}{p}", f"风险比{eq}{hr}{sep}{ci}{sep}{p}")
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m.name}分别为{x.text}和{y.text}（{inside}）",
        f"{c.lead()}{a.name}{m.name}为{x.text}，{b.name}为{y.text}（{inside}）",
        f"{c.lead()}{a.phrase}对比{b.phrase}，{m.name}为{x.text} vs {y.text}，{inside}",
    )
    ratio = say(
        Measure("", m.code, "hazard_ratio"), Figure(hr, {"value": hr, "unit": "ratio"}), a, b, ci=bounds, p=sign
    )
    return text + "。", [say(m, x, a, b), say(m, y, b, a), ratio]


@construction
def hazard_ratio_alone(c: Chance) -> Made:
    a, b = c.arm(), c.arm()
    e, code = c.rng.choice(
        (("总生存期", "OS"), ("OS", "OS"), ("无进展生存期", "PFS"), ("PFS", "PFS"), ("无病生存期", "DFS"))
    )
    hr, ci, bounds = c.hr()
    p, sign = c.p()
    inside = c.of(f"HR={hr}，{ci}，{p}", f"HR {hr}；{ci}；{p}", f"HR：{hr}，{ci}；{p}", f"风险比={hr}，{ci}，{p}")
    text = c.of(
        f"{c.lead()}与{b.phrase}相比，{a.phrase}显著延长{e}（{inside}）",
        f"{c.lead()}{a.phrase}对比{b.phrase}，{e}显著获益（{inside}）",
        f"{c.lead()}{a.name}的{e}显著优于{b.name}（{inside}）",
        f"{c.lead()}{a.phrase}较{b.phrase}显著改善{c.cancer()}患者的{e}（{inside}）",
    )
    return text + "。", [
        say(Measure("", code, "hazard_ratio"), Figure(hr, {"value": hr, "unit": "ratio"}), a, b, ci=bounds, p=sign)
    ]


# --- harms -----------------------------------------------------------------------------------------------------------


@construction
def adverse_event(c: Chance) -> Made:
    arm, what = c.arm(), c.rng.choice(EVENTS)
    grade, said = c.rng.choice(
        (("≥3级", ">=3"), ("3级及以上", ">=3"), ("3~4级", "3-4"), ("Ⅲ级以上", ">=III"), ("", None))
    )
    m = Measure(what, "AE", "rate")
    f = c.figure(m, 2, 60)
    text = c.of(
        f"{c.lead()}{arm.name}{grade}{what}发生率为{f.text}", f"{c.lead()}{arm.name}{grade}{what}的发生率为{f.text}",
        f"{arm.phrase}治疗{c.cancer()}，{grade}{what}发生率达{f.text}",
    )  # fmt: skip
    return text + "。", [say(m, f, arm, event=what, grade=said)]


@construction
def adverse_events_compared(c: Chance) -> Made:
    a, b = c.arm(), c.arm()
    m = Measure("", "AE", "rate")
    x, y = c.figure(m, 2, 60), c.figure(m, 2, 60)
    what = c.rng.choice(EVENTS)
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}≥3级{what}发生率分别为{x.text}和{y.text}",
        f"{c.lead()}≥3级{what}发生率：{a.name}{x.text}，{b.name}{y.text}",
        f"{c.lead()}{a.name}≥3级{what}发生率为{x.text}，低于{b.name}的{y.text}",
    )
    return text + "。", [say(m, x, a, b, event=what, grade=">=3"), say(m, y, b, a, event=what, grade=">=3")]


# --- longer texts ----------------------------------------------------------------------------------------------------


@construction
def drug_said_before(c: Chance) -> Made:
    """The treatment in the first sentence, the figures in the second."""
    arm = c.arm()
    m1, m2 = c.two(RATES)
    m3 = c.median()
    x, y, z = c.figure(m1), c.figure(m2), c.figure(m3)
    first = c.of(
        f"该研究评估了{arm.phrase}治疗{c.cancer()}的疗效和安全性。",
        f"一项单臂Ⅱ期研究纳入{c.rng.randint(20, 90)}例{c.cancer()}患者，接受{arm.phrase}治疗。",
        f"{c.rng.randint(20, 90)}例{c.cancer()}患者入组，均接受{arm.phrase}治疗。",
    )
    second = c.of(
        f"结果显示，{m1.name}为{x.text}，{m2.name}为{y.text}，{m3.name}为{z.text}",
        f"{m1.name}和{m2.name}分别为{x.text}和{y.text}，{m3.name}达{z.text}",
        f"中位随访{c.rng.randint(9, 40)}个月，{m1.name}{x.text}，{m2.name}{y.text}，{m3.name}{z.text}",
    )
    return first + second + "。", [say(m1, x, arm), say(m2, y, arm), say(m3, z, arm)]


@construction
def abstract(c: Chance) -> Made:
    """An abstract with its four parts."""
    a, b = c.arm(), c.arm()
    m1, m2 = c.two(RATES)
    m3 = c.median()
    x1, y1, x2, y2, x3, y3 = c.figure(m1), c.figure(m1), c.figure(m2), c.figure(m2), c.figure(m3), c.figure(m3)
    cancer, n = c.cancer(), c.rng.randint(30, 99)
    t, k = c.rng.choice((("观察组", "对照组"), ("试验组", "对照组"), ("研究组", "对照组")))
    (p1, s1), (p2, s2) = c.p(), c.p()
    text = (
        f"目的 探讨{a.phrase}治疗{cancer}的临床疗效。方法 选取{2 * n}例{cancer}患者，随机分为{t}和{k}，各{n}例。"
        f"{k}采用{b.phrase}治疗，{t}采用{a.phrase}治疗。结果 {t}和{k}的{m1.name}分别为{x1.text}和{y1.text}（{p1}），"
        f"{m2.name}分别为{x2.text}和{y2.text}（{p2}）。{t}{m3.name}为{x3.text}，{k}为{y3.text}。"
        f"结论 {a.phrase}治疗{cancer}疗效确切。"
    )
    rows = [say(m1, x1, a, b, p=s1), say(m1, y1, b, a, p=s1), say(m2, x2, a, b, p=s2), say(m2, y2, b, a, p=s2)]
    return text, [*rows, say(m3, x3, a, b), say(m3, y3, b, a)]


@construction
def three_arms(c: Chance) -> Made:
    arms, m = [c.arm() for _ in range(3)], c.measure()
    figures = [c.figure(m) for _ in arms]
    text = c.of(
        f"{c.lead()}{arms[0].name}、{arms[1].name}和{arms[2].name}的{m.name}分别为{figures[0].text}、{figures[1].text}和{figures[2].text}",
        f"{c.lead()}{arms[0].name}、{arms[1].name}、{arms[2].name}{m.name}依次为{figures[0].text}、{figures[1].text}、{figures[2].text}",
    )
    others = [Arm("", "", tuple(t for j, o in enumerate(arms) if j != i for t in o.treatments)) for i in range(3)]
    return text + "。", [say(m, f, a, o) for f, a, o in zip(figures, arms, others, strict=True)]


@construction
def pairs_in_brackets(c: Chance) -> Made:
    """`A组ORR（x比y，P=…）和DCR（x比y，P=…）均高于B组`"""
    a, b = c.arm(), c.arm()
    m1, m2 = c.two(tuple(m for m in RATES if m.better == "up"))
    x1, y1, x2, y2 = c.figure(m1), c.figure(m1), c.figure(m2), c.figure(m2)
    (p1, s1), (p2, s2), v = c.p(), c.p(), c.of(" vs ", "比", "对", " vs. ")
    pairs = f"{m1.name}（{x1.text}{v}{y1.text}，{p1}）{c.of('和', '、', '及')}{m2.name}（{x2.text}{v}{y2.text}，{p2}）"
    text = c.of(
        f"{c.lead()}{a.name}{pairs}均高于{b.name}",
        f"{c.lead()}与{b.name}相比，{a.name}{pairs}均更高",
        f"{c.lead()}{a.name}的{pairs}均优于{b.name}",
    )
    return text + "。", [
        say(m1, x1, a, b, p=s1),
        say(m1, y1, b, a, p=s1),
        say(m2, x2, a, b, p=s2),
        say(m2, y2, b, a, p=s2),
    ]


@construction
def interval_for_each_arm(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.median()
    u, v = c.number(9, 40), c.number(9, 40)
    (ul, uh), (vl, vh) = ((f"{float(n) * 0.8:.1f}", f"{float(n) * 1.3:.1f}") for n in (u, v))
    x, y = Figure(u, {"value": u, "unit": "month"}), Figure(v, {"value": v, "unit": "month"})
    one = f"{u}个月（95%CI {ul}~{uh}）和{v}个月（95%CI {vl}~{vh}）"
    two = f"{u}（95%CI：{ul}～{uh}）个月和{v}（95%CI：{vl}～{vh}）个月"
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m.name}分别为{one}", f"{c.lead()}{a.name}与{b.name}{m.name}分别为{two}"
    )
    return text + "。", [say(m, x, a, b, ci=(ul, uh)), say(m, y, b, a, ci=(vl, vh))]


@construction
def counts_for_each_arm(c: Chance) -> Made:
    a, b, m = c.arm(), c.arm(), c.rate()
    n1, n2 = c.rng.randint(40, 120), c.rng.randint(40, 120)
    k1, k2 = c.rng.randint(4, n1 - 4), c.rng.randint(4, n2 - 4)
    u, v = f"{k1 * 100 / n1:.1f}", f"{k2 * 100 / n2:.1f}"
    x, y = Figure("", {"value": u, "unit": "percent"}), Figure("", {"value": v, "unit": "percent"})
    p, sign = c.p()
    text = c.of(
        f"{c.lead()}{a.name}和{b.name}的{m.name}分别为{u}%（{k1}/{n1}）和{v}%（{k2}/{n2}），{p}",
        f"{c.lead()}{a.name}{m.name}为{u}%（{k1}/{n1}），{b.name}为{v}%（{k2}/{n2}）（{p}）",
    )
    last = {"p": sign}
    return text + "。", [
        say(m, x, a, b, events=str(k1), total=str(n1), **last),
        say(m, y, b, a, events=str(k2), total=str(n2), **last),
    ]


@construction
def time_after_the_endpoint(c: Chance) -> Made:
    arm = c.arm()
    name, code = c.rng.choice(
        (("OS率", "OS"), ("PFS率", "PFS"), ("DFS率", "DFS"), ("总生存率", "OS"), ("无进展生存率", "PFS"))
    )
    time, months = c.rng.choice(_TIMES)
    f = c.figure(RATES[0])
    text = c.of(
        f"{c.lead()}{arm.name}的{name}在{time}时为{f.text}",
        f"{c.lead()}{arm.name}{time}时的{name}为{f.text}",
        f"{c.lead()}{arm.name}{time}的{name}达{f.text}",
    )
    return text + "。", [say(Measure("", code, "rate", months), f, arm)]


@construction
def event_list(c: Chance) -> Made:
    arm = c.arm()
    events = c.rng.sample(EVENTS, 3)
    m = Measure("", "AE", "rate")
    figures = [c.figure(m, 2, 40) for _ in events]
    listed = [f"{e}（{f.text}）" for e, f in zip(events, figures, strict=True)]
    text = c.of(
        f"{c.lead()}{arm.name}最常见的≥3级不良事件为{listed[0]}、{listed[1]}和{listed[2]}",
        f"{arm.phrase}治疗{c.cancer()}，≥3级治疗相关不良事件包括{listed[0]}、{listed[1]}、{listed[2]}",
    )
    return text + "。", [say(m, f, arm, event=e, grade=">=3") for e, f in zip(events, figures, strict=True)]


@construction
def after_failure(c: Chance) -> Made:
    """The treatment before is no intervention."""
    arm, m, old = c.arm(), c.measure(), c.drug()
    f = c.figure(m)
    text = c.of(
        f"{old}治疗失败后的{c.of(*CANCERS)}患者接受{arm.phrase}治疗，{m.name}为{f.text}",
        f"{c.lead()}既往接受过{old}治疗的{c.of(*CANCERS)}患者使用{arm.phrase}，{m.name}达{f.text}",
        f"{c.lead()}{old}耐药后，{arm.phrase}治疗的{m.name}为{f.text}",
    )
    return text + "。", [say(m, f, arm)]


@construction
def beside_other_numbers(c: Chance) -> Made:
    """Ages, doses, counts, dates and follow-up times make no row."""
    arm, m = c.arm(), c.measure()
    f = c.figure(m)
    n, months = c.rng.randint(30, 400), c.rng.randint(6, 50)
    text = c.of(
        f"2021年3月至2023年6月共入组{n}例{c.cancer()}患者，中位年龄62岁，男性占58.3%。{arm.phrase}治疗后{m.name}为{f.text}",
        f"中位随访{months}.5个月，{arm.name}{m.name}为{f.text}",
        f"{c.lead()}{arm.name}（200 mg，每3周1次）{m.name}为{f.text}，中位治疗时间为{months}.2周",
        f"{arm.phrase}（每日2次，每次5 mg）治疗{n}例{c.cancer()}，R0切除率为91.2%，{m.name}为{f.text}",
        f"截至2024年5月20日，中位随访时间为{months}.4个月，{arm.name}的{m.name}为{f.text}",
    )
    return text + "。", [say(m, f, arm)]


# --- asking for the rows back ----------------------------------------------------------------------------------------


def plants(name: str, count: int) -> Iterator[Plant]:
    """The first sentences of a construction, always the same."""
    for i in range(count):
        text, rows = CONSTRUCTIONS[name](Chance(f"{name} {i}"))
        yield Plant(name, text, tuple(rows))


def rows_of(article: oncozh.Article) -> list[Row]:
    """The article's outcomes as rows."""
    known = {m.id: (m.concept or m.text) if m.label == "DRUG" else m.text for m in article.mentions}

    def names(refs: list[str]) -> tuple[str, ...]:
        return tuple(sorted(known.get(r, r) for r in refs))

    return [
        Row(
            o.endpoint, o.statistic, o.value, o.low, o.high, o.unit, o.qualifier, o.timepoint_months, names(o.intervention),
            names(o.comparator), None if o.ci_low is None and o.ci_high is None else (o.ci_low, o.ci_high), o.p_value, o.events, o.total,
            o.baseline, o.direction, o.event, o.grade, o.status, "implied_percent" in o.flags, "not_reached" in o.flags,
        )
        for o in article.outcomes
    ]  # fmt: skip


def differences(plant: Plant, article: oncozh.Article) -> list[str]:
    """What the article's rows say otherwise than planted, in words; empty where they are the same."""
    want, got = list(plant.rows), rows_of(article)
    if plant.construction == "multiple":
        got = [replace(r, direction=None) for r in got]  # the guidelines leave the direction of 是X的N倍 open
    for row in list(want):
        if row in got:
            want.remove(row)
            got.remove(row)
    out = []
    for row in want:
        near = min(got, key=lambda g: len(_unlike(row, g)), default=None)
        if near is None or len(_unlike(row, near)) > 6:
            out.append(f"no row {_short(row)}")
            continue
        got.remove(near)
        out.append(
            f"{row.value or row.low or '-'}: "
            + ", ".join(f"{k} {b!r} not {a!r}" for k, (a, b) in _unlike(row, near).items())
        )
    return out + [f"a row too many {_short(row)}" for row in got]


def _unlike(a: Row, b: Row) -> dict[str, tuple[object, object]]:
    x, y = asdict(a), asdict(b)
    return {k: (x[k], y[k]) for k in x if x[k] != y[k]}


def _short(row: Row) -> str:
    blank = asdict(Row("", ""))
    return " ".join(f"{k}={v}" for k, v in asdict(row).items() if v != blank[k])


def score(name: str, count: int) -> tuple[int, list[tuple[Plant, list[str]]]]:
    """How many of the first sentences of a construction come back exactly, and those that do not."""
    failed = []
    for plant in plants(name, count):
        wrong = differences(plant, oncozh.extract(plant.text, tokens=False))
        if wrong:
            failed.append((plant, wrong))
    return count - len(failed), failed


def main(arguments: list[str]) -> None:
    count = int(next((a for a in arguments if a.isdigit()), "100"))
    only = [a for a in arguments if a in CONSTRUCTIONS] or list(CONSTRUCTIONS)
    total = 0
    for name in only:
        right, failed = score(name, count)
        total += right
        print(f"{name:28}{right:5} of {count}  {right / count:7.1%}")
        if "-v" in arguments:
            for plant, wrong in failed:
                print(f"    {plant.text}")
                for line in wrong:
                    print(f"        {line}")
    print(f"{'all':28}{total:5} of {count * len(only)}  {total / (count * len(only)):7.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
