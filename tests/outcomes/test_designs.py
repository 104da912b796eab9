"""Designs other than two arms, in every way of telling them: three arms, studies side by side, subgroups, a single arm."""

from __future__ import annotations

import pytest
from outcome_rows import sides_of_figures


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


THREE = (
    (("TACE", "TACE"), ("仑伐替尼", "仑伐替尼"), ("TACE联合仑伐替尼", "TACE 仑伐替尼")),
    (("FOLFOX", "FOLFOX"), ("XELOX", "XELOX"), ("SOX", "SOX")),
    (("紫杉醇", "紫杉醇"), ("顺铂", "顺铂"), ("紫杉醇联合顺铂", "紫杉醇 顺铂")),
)
THREE_STATED = """\
患者随机分为三组，A组接受{0}，B组接受{1}，C组接受{2}。|A组 B组 C组
A组（n=40）：{0}；B组（n=41）：{1}；C组（n=42）：{2}。|A组 B组 C组
40例接受{0}（A组），41例接受{1}（B组），42例接受{2}（C组）。|A组 B组 C组
甲组予{0}，乙组予{1}，丙组予{2}。|甲组 乙组 丙组
A、B、C三组分别给予{0}、{1}和{2}。|A组 B组 C组
A组、B组和C组分别采用{0}、{1}、{2}治疗。|A组 B组 C组
"""
THREE_TOLD = """\
三组ORR分别为20%、30%和45%。
{0}、{1}、{2}的ORR分别为20%、30%、45%。
{0}ORR为20%，{1}为30%，{2}为45%。
{2}的ORR为45%，高于{0}的20%和{1}的30%。
ORR在{0}、{1}、{2}依次为20%、30%、45%。
"""


@pytest.mark.parametrize("stated", THREE_STATED.splitlines())
@pytest.mark.parametrize("told", THREE_TOLD.splitlines())
def test_three_arms(stated: str, told: str) -> None:
    statement, _, called = stated.partition("|")
    for arms in THREE:
        text = "将123例患者随机分组。" + statement.format(*(words for words, _ in arms)) + told.format(*called.split())
        a, b, c = (names(n) for _, n in arms)
        assert sides_of_figures(text) == {"20%": (a, b | c), "30%": (b, a | c), "45%": (c, a | b)}, text


# A trial, its arms in words and in names, the medians of both and the ratio.
STUDIES = (
    ("FLAURA", "奥希替尼", "吉非替尼", "奥希替尼", "吉非替尼", "18.9 10.2 0.46"),
    ("ALEX", "阿来替尼", "克唑替尼", "阿来替尼", "克唑替尼", "34.8 10.9 0.43"),
    ("KEYNOTE-189", "帕博利珠单抗联合化疗", "安慰剂联合化疗", "帕博利珠单抗 化疗", "安慰剂 化疗", "9.0 4.9 0.48"),
    ("IPASS", "吉非替尼", "卡铂联合紫杉醇", "吉非替尼", "卡铂 紫杉醇", "9.5 6.3 0.49"),
)
STUDY_TOLD = """\
{0}研究比较了{1}与{2}。中位PFS分别为{3}个月和{4}个月（HR {5}）。
{0}研究中，患者随机接受{1}或{2}，中位PFS为{3}个月 vs {4}个月，HR={5}。
{0}研究显示，与{2}相比，{1}显著延长中位PFS（{3}个月 vs {4}个月，HR {5}）。
在{0}研究中，{1}组中位PFS为{3}个月，{2}组为{4}个月（HR={5}）。
{0}研究的{1}组与{2}组中位PFS分别为{3}、{4}个月（HR {5}）。
"""


@pytest.mark.parametrize("one", STUDY_TOLD.splitlines())
@pytest.mark.parametrize("other", STUDY_TOLD.splitlines())
def test_studies_side_by_side(one: str, other: str) -> None:
    for first in STUDIES:
        for second in STUDIES:
            if first is second:
                continue
            text, expected = "", {}
            for told, (trial, a, b, tested, control, values) in ((one, first), (other, second)):
                longer, shorter, ratio = values.split()
                text += told.format(trial, a, b, longer, shorter, ratio)
                sides = names(tested), names(control)
                expected |= {longer: sides, shorter: sides[::-1], ratio: sides}
            assert sides_of_figures(text) == expected, text


SUBGROUPS = """\
PD-L1阳性亚组中，中位OS分别为21.0个月和14.0个月（HR 0.60）。
在脑转移患者中，中位OS为21.0个月 vs 14.0个月（HR 0.60）。
亚组分析显示，PD-L1≥50%的患者中，{0}组中位OS为21.0个月，{1}组为14.0个月（HR 0.60）。|PD-L1≥50%
EGFR突变亚组的中位OS为21.0个月对14.0个月，HR=0.60。
其中，鳞癌患者两组中位OS分别为21.0个月和14.0个月，HR为0.60。
"""
WHOLE = """\
患者随机接受{0}或{1}。中位PFS分别为9.2个月和7.4个月。
该研究比较{0}与{1}。{2}组中位PFS为9.2个月，{3}组为7.4个月。
试验组接受{0}，对照组接受{1}。两组中位PFS分别为9.2个月和7.4个月。
"""


@pytest.mark.parametrize("subgroup", SUBGROUPS.splitlines())
@pytest.mark.parametrize("whole", WHOLE.splitlines())
def test_subgroups_of_a_trial(subgroup: str, whole: str) -> None:
    for words, short, tested, control in (
        (("信迪利单抗联合化疗", "化疗"), ("信迪利单抗", "化疗"), "信迪利单抗 化疗", "化疗"),
        (("奥希替尼", "吉非替尼"), ("奥希替尼", "吉非替尼"), "奥希替尼", "吉非替尼"),
    ):
        told, _, who = subgroup.format(*short).partition("|")
        text = whole.format(*words, *short) + told
        a, b, part = names(tested), names(control), names(who)
        assert sides_of_figures(text) == {
            "9.2": (a, b), "7.4": (b, a), "21.0": (a | part, b), "14.0": (b | part, a), "0.60": (a | part, b),
        }, text  # fmt: skip


SINGLE_STATED = """\
52例患者接受{}治疗。
该单臂Ⅱ期研究评估{}的疗效。
纳入52例晚期患者，给予{}。
回顾性分析52例接受{}的患者资料。
目的 观察{}的疗效。方法 52例患者均采用{}治疗。结果 全组52例均可评价。
{}治疗晚期癌症的Ⅱ期研究入组52例。
"""
SINGLE_TOLD = """\
ORR为60%，DCR为90%。
中位PFS为60个月，中位OS为90个月。
全组ORR 60%（31/52），1年生存率90%。
3级及以上不良事件发生率为60%，最常见的是贫血（90%）。
52例患者中，有效率为60%，中位随访12个月，2年OS率为90%。
"""


@pytest.mark.parametrize("stated", SINGLE_STATED.splitlines())
@pytest.mark.parametrize("told", SINGLE_TOLD.splitlines())
def test_a_single_arm(stated: str, told: str) -> None:
    for words, given in (
        ("安罗替尼", "安罗替尼"),
        ("信迪利单抗联合GP方案", "信迪利单抗 GP"),
        ("卡瑞利珠单抗联合阿帕替尼", "卡瑞利珠单抗 阿帕替尼"),
        ("同步放化疗", "同步放化疗"),
    ):
        text = stated.replace("{}", words) + told
        found = {figure.removesuffix("%"): sides for figure, sides in sides_of_figures(text).items()}
        assert found == dict.fromkeys(("60", "90"), (names(given), frozenset())), text
