"""Summaries of trials as companies, regulators and congress reporters write them: what all patients get told apart from
what the trial tries, several trials in one text, copies against their originals."""

from __future__ import annotations

from itertools import product

import pytest
from outcome_rows import sides_of_figures


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


def check(text: str, figures: str, tested: str, control: str) -> None:
    """Demands the sides of figures: those of the tested arm before /, those of the control after it."""
    first, _, second = figures.partition("/")
    sides = names(tested), names(control)
    rows = sides_of_figures(text)
    expected = dict.fromkeys(first.split(), sides) | dict.fromkeys(second.split(), sides[::-1])
    assert {figure: rows.get(figure) for figure in expected} == expected, text


# {B} is what both arms get, {X} what one of them gets with it.
BACKBONES = """\
KEYLUNG-3研究（n=512），骨架方案为{B}，患者随机联合{X}或安慰剂。
KEYLUNG-3（n=512）：背景治疗为{B}，按1:1随机加用{X}或安慰剂。
两组均联用{B}，试验组另加{X}，对照组加安慰剂。
该试验在{B}背景治疗下比较{X}与安慰剂。
患者随机接受{X}或安慰剂，均联合{B}。
在{B}的基础上，患者随机加用{X}（n=256）或安慰剂（n=256）。
KEYLUNG-3研究入组512例，化疗骨架为{B}，试验药为{X}，对照为安慰剂。
患者1:1随机接受{X}加{B}或匹配的安慰剂加{B}。
该研究为随机、双盲、安慰剂对照的Ⅲ期试验，评估{X}联合{B}一线治疗的疗效和安全性。
试验组给予{X}联合{B}，对照组则以安慰剂代替{X}。
患者先接受4个周期的{X}/安慰剂联合{B}治疗，随后以{X}/安慰剂维持。
研究设计：1:1随机，{X}+{B}→{X}维持；安慰剂+{B}→安慰剂维持。
患者接受{B}联合{X}（n=256）或{B}联合安慰剂（n=256）治疗。
注射用{X}获批新适应症。512例受试者随机分配至本品组或安慰剂组，联合{B}治疗。
注射用{X}获批新适应症。512例患者按1:1随机接受本品或安慰剂，均联合{B}。
"""
BACKBONE_RESULTS = """\
{X}组中位PFS为10.6个月，安慰剂组为8.7个月（HR 0.75）。|10.6 0.75 / 8.7
中位PFS为10.6个月对8.7个月，HR 0.75；中位OS 18.2个月和15.5个月，HR 0.77。|10.6 0.75 18.2 0.77 / 8.7 15.5
试验组与对照组ORR分别为60.1%和48.2%，pCR率24.8%对1.0%。|60.1% 24.8% / 48.2% 1.0%
中位PFS由8.7个月延长至10.6个月，疾病进展或死亡风险降低25%（HR 0.75）。|10.6 25% 0.75 /
更新分析中，随访36个月时OS率为42.1% vs 35.3%（HR 0.77）。|42.1% 0.77 / 35.3%
31%的{X}组患者发生3级及以上腹泻，安慰剂组为8%。|31% / 8%
对照组中位PFS为8.7个月，我们这边是10.6个月。|10.6 / 8.7
"""
WITH_BACKBONE = (("信迪利单抗", "XELOX", "XELOX"), ("卡瑞利珠单抗", "培美曲塞+卡铂", "培美曲塞 卡铂"))


@pytest.mark.parametrize("statement", BACKBONES.splitlines())
@pytest.mark.parametrize("result", BACKBONE_RESULTS.splitlines())
def test_what_all_get(statement: str, result: str) -> None:
    told, _, figures = result.partition("|")
    for tried, backbone, given in WITH_BACKBONE:
        text = "公司公布Ⅲ期研究结果。" + (statement + told).format(X=tried, B=backbone)
        check(text, figures, f"{tried} {given}", f"安慰剂 {given}")


# Two trials of one drug, each with a backbone of its own.
TRIALS_OF = """\
STAR-{n}（n=565），骨架方案{B}。
STAR-{n}研究（n=565）：联合{B}，安慰剂对照。
STAR-{n}研究，背景化疗为{B}，共入组565例。
STAR-{n}研究采用{B}作为化疗骨架。
STAR-{n}（联合{B}，n=565）：
"""
OF_EACH = """\
本品组中位PFS {a}个月，安慰剂组{b}个月，HR {h}。
中位PFS {a}个月和{b}个月，HR {h}。
{X}组中位PFS为{a}个月，安慰剂组为{b}个月（HR={h}）。
试验组中位PFS为{a}个月，对照组为{b}个月（HR={h}）。
"""


@pytest.mark.parametrize("statement", TRIALS_OF.splitlines())
@pytest.mark.parametrize("parting", ["①{}\n②{}", "（1）{}（2）{}", "{}{}"])
def test_a_backbone_for_each_trial(statement: str, parting: str) -> None:
    tried = "佐妥昔单抗"
    for one, other in product(OF_EACH.splitlines(), repeat=2):
        first = (statement + one).format(n=1, B="mFOLFOX6", X=tried, a="10.6", b="8.7", h="0.75")
        second = (statement + other).format(n=2, B="CAPOX", X=tried, a="14.4", b="12.2", h="0.69")
        text = f"注射用{tried}获批基于两项Ⅲ期研究，均以安慰剂为对照。\n" + parting.format(first, second)
        check(text, "10.6 0.75 / 8.7", f"{tried} mFOLFOX6", "安慰剂 mFOLFOX6")
        check(text, "14.4 0.69 / 12.2", f"{tried} CAPOX", "安慰剂 CAPOX")


# A copy {t} and its original {r}, both with {B}.
COPIES = """\
国际多中心Ⅲ期试验将649例患者按1∶1随机，试验药或欧盟市售{r}分别与{B}联用。
649例受试者在{B}的基础上加用{t}或原研{r}。
该研究比较{t}与原研{r}（均联合{B}）的疗效等效性。
患者随机接受{t}或参照{r}，均联合{B}治疗。
试验组接受{t}，对照组接受{r}，两组均联合{B}。
该头对头试验以{r}为参照药，评估{t}联合{B}的等效性。
"""
COPY_RESULTS = """\
主要终点24周ORR两组依次为71.3%和71.4%。
{t}组和{r}组ORR分别为71.3%和71.4%。
试验药组ORR为71.3%，参照药组71.4%。
{t}组ORR为71.3%，原研组为71.4%。
ORR前者71.3%，后者71.4%，达到预设等效标准。
"""


@pytest.mark.parametrize("statement", COPIES.splitlines())
@pytest.mark.parametrize("told", COPY_RESULTS.splitlines())
def test_a_copy_against_its_original(statement: str, told: str) -> None:
    for copy, original, both, given in (
        ("HLX02", "曲妥珠单抗", "多西他赛", "多西他赛"),
        ("BAT1706", "贝伐珠单抗", "紫杉醇+卡铂", "紫杉醇 卡铂"),
    ):
        text = f"生物类似药的等效性：以{copy}为例。" + (statement + told).format(t=copy, r=original, B=both)
        check(text, "71.3% / 71.4%", f"{copy} {given}", f"{original} {given}")


# Two trials of one drug and, after the other one, the first again.
BACK = """\
SPOTLIGHT研究中{X}组呕吐发生率67%，安慰剂组36%。
安全性：SPOTLIGHT研究{X}组和安慰剂组的呕吐发生率分别为67%和36%。
在SPOTLIGHT研究中，两组ORR分别为67%和36%。
"""


@pytest.mark.parametrize("back", BACK.splitlines())
def test_back_to_a_trial(back: str) -> None:
    for tried in ("佐妥昔单抗", "佩米替尼"):
        text = (
            "SPOTLIGHT研究比较{X}联合mFOLFOX6与安慰剂联合mFOLFOX6，中位PFS 10.6个月和8.7个月，HR 0.75。"
            "GLOW研究（n=507），骨架方案CAPOX，安慰剂对照。中位PFS 8.2个月和6.8个月，HR 0.69。" + back
        ).format(X=tried)
        check(text, "10.6 0.75 67% / 8.7 36%", f"{tried} mFOLFOX6", "安慰剂 mFOLFOX6")
        check(text, "8.2 0.69 / 6.8", f"{tried} CAPOX", "安慰剂 CAPOX")
