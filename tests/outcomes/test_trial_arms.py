"""Trials of other designs as their summaries tell them: cohorts and doses, three arms and a control, A and B against their parts."""

from __future__ import annotations

import pytest
from outcome_rows import sides_of_figures


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Cohorts of one treatment {t}: what a figure is of beside it, and what that is held against.
COHORTS_STATED = """\
公司在ASCO大会口头报告{t}治疗耐药晚期非小细胞肺癌的Ⅰ期数据。
{t}治疗晚期实体瘤的Ⅰ期研究公布数据。
HARBOR-1研究为单臂、开放、多中心Ⅱ期研究，94例患者接受{t}。
这项Ⅰ/Ⅱ期研究入组94例，A部分为剂量递增，B部分为剂量扩展，均给予{t}。
"""
COHORTS_TOLD = """\
{0}的ORR为25.9%，{1}为36.7%。
{0}和{1}的ORR分别为25.9%和36.7%。
{0}的ORR为25.9%，中位PFS 5.5个月；{1}的ORR为36.7%，中位PFS 9.3个月。
"""
COHORTS = (
    ("1/1.5 mg/kg队列", "3 mg/kg Q3W队列"), ("队列1", "队列2"), ("A队列", "B队列"), ("120 mg组", "240 mg组"),
)  # fmt: skip


@pytest.mark.parametrize("statement", COHORTS_STATED.splitlines())
@pytest.mark.parametrize("told", COHORTS_TOLD.splitlines())
def test_cohorts(statement: str, told: str) -> None:
    for treatment, given in (("SKB264", "SKB264"), ("瑞维鲁胺联合多西他赛", "瑞维鲁胺 多西他赛")):
        for one, other in COHORTS:
            rows = sides_of_figures(statement.format(t=treatment) + told.format(one, other))
            a, b = one.removesuffix("组"), other.removesuffix("组")
            first, second = names(given) | {a}, names(given) | {b}
            assert rows["25.9%"] == (first, {b}), rows
            assert rows["36.7%"] == (second, {a}), rows
            assert rows.get("5.5", (first, {b}))[0] == first, rows


# Three arms, the last of which is the control.
THREE_STATED = """\
患者按1:1:1随机分为三组：{0}、{1}，以及{2}（对照）。
TRIO-3研究设三个组：{0}，{1}，{2}，以{2}为对照。
患者1:1:1随机接受{0}、{1}或{2}（对照）。
"""
THREE_TOLD = """\
三组中位PFS依次为5.6个月、3.9个月和2.2个月。|5.6 / 3.9 / 2.2
{0}组、{1}组、{2}组的中位PFS依次为5.6个月、3.9个月和2.2个月，与{2}组相比HR分别为0.49和0.58。|5.6 0.49 / 3.9 0.58 / 2.2
三组ORR为30.2%、7.5%、1.9%，两个试验组对{2}组的OS HR分别为0.70和0.83。|30.2% 0.70 / 7.5% 0.83 / 1.9%
{0}组和{1}组的中位OS分别为5.6个月和3.9个月，{2}组为2.2个月。|5.6 / 3.9 / 2.2
{0}组对{2}组的PFS HR为0.49，{1}组对{2}组为0.58。|0.49 / 0.58 /
"""
THREE_ARMS = (
    (("替雷利珠单抗联合安罗替尼", "替雷利珠单抗", "化疗"), ("联合", "替雷利珠单抗", "化疗"),
     ("替雷利珠单抗 安罗替尼", "替雷利珠单抗", "化疗")),
    (("信迪利单抗+IBI305+化疗", "信迪利单抗+化疗", "安慰剂+化疗"), ("信迪利单抗+IBI305", "信迪利单抗", "安慰剂"),
     ("信迪利单抗 IBI305 化疗", "信迪利单抗 化疗", "安慰剂 化疗")),
    (("纳武利尤单抗联合伊匹木单抗", "纳武利尤单抗联合化疗", "化疗"), ("双免", "免疫联合化疗", "化疗"),
     ("纳武利尤单抗 伊匹木单抗", "纳武利尤单抗 化疗", "化疗")),
    (("索托拉西布960mg联合帕尼单抗", "索托拉西布240mg联合帕尼单抗", "瑞戈非尼"), ("960mg", "240mg", "瑞戈非尼"),
     ("960mg 索托拉西布 帕尼单抗", "240mg 索托拉西布 帕尼单抗", "瑞戈非尼")),
)  # fmt: skip


@pytest.mark.parametrize("statement", THREE_STATED.splitlines())
@pytest.mark.parametrize("result", THREE_TOLD.splitlines())
def test_a_control_of_two_arms(statement: str, result: str) -> None:
    told, _, figures = result.partition("|")
    a, b, c = figures.split("/")
    for words, short, given in THREE_ARMS:
        text = "Ⅲ期研究中，" + statement.format(*words) + told.format(*short)
        first, second, control = map(names, given)
        expected = dict.fromkeys(a.split(), (first, control)) | dict.fromkeys(b.split(), (second, control))
        expected |= dict.fromkeys(c.split(), (control, first | second))
        assert sides_of_figures(text) == expected, text


@pytest.mark.parametrize(
    "statement",
    [
        "患者按1:1:1随机接受{A}联合{B}、{A}单药或{B}单药。",
        "该研究设三组：{A}+{B}组、{A}组和{B}组。",
        "DUET-1研究比较了{A}联合{B}与{A}单药、{B}单药的疗效。",
        "三组分别接受{A}+{B}、{A}和{B}治疗。",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "三组中位PFS分别为9.9个月、6.1个月和4.2个月。",
        "联合组、{A}组和{B}组的中位PFS分别为9.9个月、6.1个月和4.2个月。",
        "联合组中位PFS为9.9个月，{A}单药组为6.1个月，{B}单药组为4.2个月。",
    ],
)
def test_a_combination_against_its_parts(statement: str, told: str) -> None:
    for one, other in (("阿帕替尼", "卡瑞利珠单抗"), ("仑伐替尼", "TACE")):
        both, first, second = names(f"{one} {other}"), names(one), names(other)
        rows = sides_of_figures("Ⅲ期研究结果公布。" + (statement + told).format(A=one, B=other))
        assert rows == {"9.9": (both, both), "6.1": (first, both), "4.2": (second, both)}


@pytest.mark.parametrize(
    ("statement", "one", "other"),
    [
        ("该Ⅱ期研究设两个队列：队列1接受{A}单药，队列2接受{A}联合{B}。", "队列1", "队列2"),
        ("A队列患者接受{A}，B队列患者接受{A}联合{B}。", "A队列", "B队列"),
        ("40例患者接受{A}单药治疗（队列1），42例患者接受{A}联合{B}治疗（队列2）。", "队列1", "队列2"),
        ("A部分为{A}单药，B部分为{A}联合{B}。", "A部分", "B部分"),
        ("该Ⅰb/Ⅱ期研究包括{A}单药组和{A}联合{B}组。", "单药组", "联合组"),
    ],
)
@pytest.mark.parametrize(
    "told",
    ["{1}的ORR为25.0%，{2}为47.6%。", "{1}和{2}的ORR分别为25.0%和47.6%。", "在{1}中，ORR为25.0%，在{2}中为47.6%。"],
)
def test_cohorts_with_treatments_of_their_own(statement: str, one: str, other: str, told: str) -> None:
    for first, second in (("SHR-A1811", "帕妥珠单抗"), ("卡度尼利单抗", "仑伐替尼")):
        text = "公司公布最新数据。" + statement.replace("{A}", first).replace("{B}", second)
        rows = sides_of_figures(text + told.replace("{1}", one).replace("{2}", other))
        alone, both = names(first), names(f"{first} {second}")
        assert rows == {"25.0%": (alone, both), "47.6%": (both, alone)}, text


@pytest.mark.parametrize(
    ("text", "tested", "control"),
    [
        ("自体CAR-T产品舒瑞基奥仑赛的Ⅱ期试验中，对照组接受紫杉醇。CAR-T组ORR为45%，对照组15%。", "舒瑞基奥仑赛", "紫杉醇"),
        ("TROP2 ADC芦康沙妥珠单抗对比多西他赛的Ⅲ期研究中，ADC组ORR为45%，多西他赛组15%。", "芦康沙妥珠单抗", "多西他赛"),
        ("Ⅲ期研究中，阿替利珠单抗联合化疗的ORR为45%，安慰剂组为15%。", "阿替利珠单抗 化疗", "安慰剂 化疗"),
        ("Ⅲ期研究中，达拉非尼联合曲美替尼的ORR为45%，安慰剂组为15%。", "达拉非尼 曲美替尼", "安慰剂"),
    ],
)  # fmt: skip
def test_arms_called_by_less_than_they_get(text: str, tested: str, control: str) -> None:
    assert sides_of_figures(text) == {"45%": (names(tested), names(control)), "15%": (names(control), names(tested))}


def test_arms_in_short_in_the_sentence_that_states_them() -> None:
    for text, tested, control in (
        ("ADC芦康沙妥珠单抗对比多西他赛的Ⅲ期研究中，ADC组ORR为45%，化疗组15%。", "芦康沙妥珠单抗", "多西他赛"),
        ("度伐利尤单抗+FLOT对比安慰剂+FLOT的Ⅲ期研究中，度伐利尤单抗组和安慰剂组pCR率分别为45%和15%。", "度伐利尤单抗 FLOT", "安慰剂 FLOT"),
    ):  # fmt: skip
        assert sides_of_figures(text) == {
            "45%": (names(tested), names(control)),
            "15%": (names(control), names(tested)),
        }
