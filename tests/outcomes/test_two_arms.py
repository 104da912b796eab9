"""Two arms, however they are told of and however their results are: every way of the one with every way of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from outcome_rows import sides_of_figures

_ONLY_HOW = frozenset({"诱导化疗"})  # what GP is given as, no other treatment


@dataclass(frozen=True)
class Arms:
    """What two arms get, in words, in short, and as names; the tested one first."""

    words: tuple[str, str]
    short: tuple[str, str]
    names: tuple[frozenset[str], frozenset[str]]


def _arms(words: tuple[str, str], short: tuple[str, str], tested: str, control: str) -> Arms:
    return Arms(words, short, (frozenset(tested.split()), frozenset(control.split())))


ARMS = {
    "placebo": _arms(
        ("替雷利珠单抗联合吉西他滨和顺铂", "安慰剂联合吉西他滨和顺铂"), ("替雷利珠单抗", "安慰剂"),
        "替雷利珠单抗 吉西他滨 顺铂", "安慰剂 吉西他滨 顺铂",
    ),
    "added": _arms(("信迪利单抗联合化疗", "单纯化疗"), ("信迪利单抗", "化疗"), "信迪利单抗 化疗", "化疗"),
    "drugs": _arms(("奥希替尼", "吉非替尼"), ("奥希替尼", "吉非替尼"), "奥希替尼", "吉非替尼"),
    "conjugate": _arms(("德曲妥珠单抗", "T-DM1"), ("德曲妥珠单抗", "T-DM1"), "德曲妥珠单抗", "T-DM1"),
    "procedure": _arms(("阿帕替尼+TACE", "TACE"), ("阿帕替尼联合TACE", "TACE"), "阿帕替尼 TACE", "TACE"),
    "steps": _arms(
        ("GP方案诱导化疗后同步放化疗", "单纯同步放化疗"), ("GP", "同步放化疗"), "GP 同步放化疗", "同步放化疗"
    ),
}  # fmt: skip

# {E} and {C} are what the arms get; the words after | are what the results may call them.
STATEMENTS = """\
患者随机接受{E}或{C}。
患者随机接受{E}，或{C}。
患者随机接受{E}（n=120）或{C}（n=118）治疗。
该研究比较{E}与{C}治疗晚期肿瘤的疗效。
该研究头对头比较了{E}和{C}。
该Ⅲ期研究以{C}为对照，评估{E}的疗效。
一项{E}对比{C}的Ⅲ期研究公布结果。
患者被随机分为两组，一组接受{E}，另一组接受{C}。
120例患者接受{E}治疗，118例患者接受{C}治疗。
{E}（试验组，120例）对比{C}（对照组，118例）。
试验组接受{E}，对照组接受{C}。
试验组（n=120）：{E}；对照组（n=118）：{C}。
实验组用{E}，对照组用{C}。|实验组 对照组
观察组采用{E}，对照组采用{C}。|观察组 对照组
对照组采用{C}，观察组采用{E}。|观察组 对照组
A组给予{E}治疗，B组给予{C}治疗。|A组 B组
120例接受{E}（A组），118例接受{C}（B组）。|A组 B组
甲组予{E}，乙组予{C}。|甲组 乙组
{E}与{C}相比用于一线治疗。
将患者随机分入{E}组（n=120）与{C}组（n=118）。
入组患者按2:1随机接受{E}或者{C}治疗，直至疾病进展。
研究将{E}和{C}进行了头对头比较。
在对照组{C}的基础上，试验组为{E}。
对照臂用{C}，试验臂用{E}。|试验臂 对照臂
治疗组采用{E}方案，对照组采用{C}方案。|治疗组 对照组
研究组予以{E}，对照组予以{C}。|研究组 对照组
试验组患者给予{E}治疗，对照组患者给予{C}治疗，21天为1个周期。
对照组58例给予{C}，试验组60例给予{E}。
按治疗方法分为试验组60例（{E}）和对照组58例（{C}）。
其中60例采用{E}（试验组），58例采用{C}（对照组）。
试验组（{E}，n=60）和对照组（{C}，n=58）。
随机分组：{E}对{C}。
根据治疗方案的不同，将接受{E}的60例列为试验组，接受{C}的58例列为对照组。
试验组60例，接受{E}；对照组58例，接受{C}。
患者按1:1的比例被随机分配接受{E}治疗或{C}治疗。
患者随机分组，分别接受{E}和{C}。
该研究评估了{E}对比{C}的疗效。
"""

# {T} and {K} are the arms by name, {e} and {c} by their short treatment. After | the figures of the tested arm, / those
# of the control.
RESULTS = """\
中位PFS分别为9.2个月和7.4个月（HR=0.64）。|9.2个月 0.64 / 7.4个月
两组中位PFS分别为9.2个月和7.4个月。|9.2个月 / 7.4个月
中位PFS为9.2个月 vs 7.4个月（HR 0.64，P<0.001）。|9.2个月 0.64 / 7.4个月
ORR：60% vs 40%；DCR：90% vs 80%。|60% 90% / 40% 80%
≥3级不良事件发生率分别为55.0%和45.0%。|55.0% / 45.0%
前者中位PFS为9.2个月，后者为7.4个月。|9.2个月 / 7.4个月
疾病进展风险降低36%（HR 0.64），中位PFS从7.4个月延长至9.2个月。|36% 0.64 9.2个月 /
结果显示，PFS的HR为0.64（95%CI 0.50~0.80）。|0.64 /
{T}中位PFS为9.2个月，{K}为7.4个月。|9.2个月 / 7.4个月
{T}和{K}的ORR分别为60%和40%。|60% / 40%
{T}中位PFS 9.2个月，显著长于{K}的7.4个月。|9.2个月 / 7.4个月
{T}ORR较{K}提高20%（60%对40%）。|20% 60% / 40%
与{K}相比，{T}中位OS显著延长（20.1个月 vs 15.2个月，HR 0.70）。|20.1个月 0.70 / 15.2个月
ORR为60%，高于{K}的40%。|60% / 40%
中位OS延长至20.1个月（{K}15.2个月）。|20.1个月 / 15.2个月
{e}组中位PFS为9.2个月，{c}组为7.4个月。|9.2个月 / 7.4个月
{e}组和{c}组的ORR分别为60%和40%。|60% / 40%
与{c}相比，{e}显著延长中位PFS（9.2个月 vs 7.4个月）。|9.2个月 / 7.4个月
{T}与{K}中位PFS分别为9.2个月、7.4个月（P=0.003）。|9.2个月 / 7.4个月
{T}的ORR为60%（72/120），{K}为40%（47/118）。|60% / 40%
{T}vs{K}：ORR 60% vs 40%。|60% / 40%
{T}1、2年OS率分别为80%、60%，{K}分别为70%、45%。|80% 60% / 70% 45%
{T}客观缓解率明显高于{K}（60.0% vs 40.0%，P<0.05）。|60.0% / 40.0%
两组ORR为60%和40%，DCR为90%和80%。|60% 90% / 40% 80%
{T}较{K}死亡风险降低30%。|30% /
{T}中位OS较{K}延长4.9个月。|4.9个月 /
{T}恶心发生率为35%，低于{K}的50%。|35% / 50%
主要终点PFS：9.2个月 vs. 7.4个月，HR=0.64。|9.2个月 0.64 / 7.4个月
ORR从40%提高到60%。|60% /
{T}的3年OS率达到65%，而{K}仅为50%。|65% / 50%
中位PFS：{T}9.2个月，{K}7.4个月。|9.2个月 / 7.4个月
中位PFS在{T}为9.2个月，在{K}为7.4个月。|9.2个月 / 7.4个月
{T}有60%的患者达到客观缓解，{K}为40%。|60% / 40%
{T}和{K}≥3级不良事件发生率分别为55%和45%，中位OS分别为20.1个月和15.2个月。|55% 20.1个月 / 45% 15.2个月
与{K}比较，{T}的疾病进展或死亡风险降低36%（HR=0.64）。|36% 0.64 /
{T}中位PFS为9.2个月（95%CI 8.0~10.4），{K}为7.4个月（95%CI 6.1~8.5）。|9.2个月 / 7.4个月
{K}的中位PFS为7.4个月，{T}为9.2个月。|9.2个月 / 7.4个月
{K}ORR仅40%，{T}达60%。|60% / 40%
"""

_NOT_IN_ORDER = re.compile(
    r"^(?:中位PFS[为分]|两组|ORR：|≥3|前者|主要终点)"
)  # who is first there, only the reader guesses


def _cases() -> list[object]:
    out = []
    for statement in STATEMENTS.splitlines():
        said, _, called = statement.partition("|")
        tested, control = (called or "试验组 对照组").split()
        for result in RESULTS.splitlines():
            told, _, figures = result.partition("|")
            if said.startswith(("对照", "在对照")) and _NOT_IN_ORDER.match(told):
                continue
            text = "这是一项Ⅲ期研究。" + said + told.replace("{T}", tested).replace("{K}", control)
            out.append(pytest.param(text, figures, id=f"{said[:14]}{told[:10]}"))
    return out


@pytest.mark.parametrize(("text", "figures"), _cases())
def test_two_arms(text: str, figures: str) -> None:
    for arms in ARMS.values():
        check(text, figures, arms)


def check(text: str, figures: str, arms: Arms) -> None:
    """Demands that each figure is of its arm, against the other one."""
    text = text.format(E=arms.words[0], C=arms.words[1], e=arms.short[0], c=arms.short[1])
    rows = sides_of_figures(text, _ONLY_HOW)
    first, second = figures.split("/")
    expected = {f.removesuffix("个月"): arms.names for f in first.split()}
    expected |= {f.removesuffix("个月"): arms.names[::-1] for f in second.split()}
    assert rows == expected, text


# What both get, {B}, and what one of them gets on top of it, {X}.
ADDITIONS = """\
两组均接受{B}，试验组加用{X}，对照组不加用。
两组均给予{B}，试验组联合{X}治疗，对照组不加用。
试验组在{B}基础上加用{X}，对照组仅予{B}。
对照组予{B}，试验组在对照组基础上加用{X}。
对照组给予{B}，试验组在此基础上联合{X}。
对照组给予{B}治疗；试验组在对照组治疗的基础上给予{X}。
对照组采用{B}，试验组采用{X}联合{B}。
对照组单用{B}，试验组加用{X}。
对照组患者采用{B}，试验组患者加用{X}治疗。
对照组58例给予{B}，试验组60例在{B}基础上给予{X}。
患者随机接受{B}±{X}。
患者随机接受{X}联合{B}或单独{B}。
患者随机分为{X}+{B}组（试验组）和{B}组（对照组）。
试验组：{B}+{X}；对照组：{B}。
"""
ADDED_TO = (
    ("替雷利珠单抗", "化疗", "化疗"),
    ("安罗替尼", "依托泊苷联合卡铂", "依托泊苷 卡铂"),
    ("参一胶囊", "TP方案化疗", "TP"),
    ("尼妥珠单抗", "同步放化疗", "同步放化疗"),
    ("卡瑞利珠单抗", "TACE", "TACE"),
    ("热疗", "放疗", "放疗"),
)
ADDITION_RESULTS = """\
试验组ORR为60%，对照组为40%。|60% / 40%
试验组和对照组中位PFS分别为9.2个月和7.4个月。|9.2个月 / 7.4个月
试验组有效率60%，明显高于对照组的40%（P<0.05）。|60% / 40%
试验组1年生存率为80%，对照组为65%；恶心发生率分别为20%和35%。|80% 20% / 65% 35%
与对照组相比，试验组ORR更高（60% vs 40%）。|60% / 40%
中位PFS延长至9.2个月（对照组7.4个月）。|9.2个月 / 7.4个月
"""


@pytest.mark.parametrize("statement", ADDITIONS.splitlines())
@pytest.mark.parametrize("result", ADDITION_RESULTS.splitlines())
def test_an_arm_that_adds(statement: str, result: str) -> None:
    told, _, figures = result.partition("|")
    for added, base, names in ADDED_TO:
        text = f"将118例患者随机分为两组。{statement.format(X=added, B=base)}结果 {told}"
        check(text, figures, _arms((added, base), (added, base), f"{names} {added}", names))


# {X} or a placebo, and {B} for both.
PLACEBOS = """\
患者随机接受{X}或安慰剂联合{B}。
患者随机接受{X}联合{B}或安慰剂联合{B}。
患者在{B}基础上随机接受{X}或安慰剂。
患者随机接受{B}联合{X}或安慰剂。
该研究比较{X}联合{B}与安慰剂联合{B}。
患者按2:1随机接受{X}+{B}或安慰剂+{B}。
试验组接受{X}联合{B}，对照组接受安慰剂联合{B}。
试验组接受{X}联合{B}，对照组以安慰剂替代{X}。
试验组接受{X}联合{B}，对照组以安慰剂代替{X}，其余相同。
所有患者接受{B}，并随机加用{X}或安慰剂。
骨架方案为{B}，患者随机联合{X}或安慰剂。
"""
PLACEBO_RESULTS = """\
中位PFS分别为9.2个月和7.4个月（HR 0.64）。
中位PFS为9.2个月 vs 7.4个月（HR 0.64）。
{X}组中位PFS为9.2个月，安慰剂组为7.4个月（HR 0.64）。
{X}组和安慰剂组中位PFS分别为9.2个月和7.4个月（HR=0.64）。
试验组中位PFS为9.2个月，对照组7.4个月（HR=0.64）。
与安慰剂相比，{X}显著延长中位PFS（9.2个月 vs 7.4个月，HR 0.64）。
"""


@pytest.mark.parametrize("statement", PLACEBOS.splitlines())
@pytest.mark.parametrize("result", PLACEBO_RESULTS.splitlines())
def test_a_placebo_in_place_of_a_drug(statement: str, result: str) -> None:
    for added, base, name in (
        ("信迪利单抗", "化疗", "化疗"),
        ("安罗替尼", "多西他赛", "多西他赛"),
        ("阿替利珠单抗", "EC方案", "EC"),
    ):
        text = "在这项Ⅲ期研究中，" + (statement + result).format(X=added, B=base)
        arms = _arms((added, base), (added, base), f"{added} {name}", f"安慰剂 {name}")
        check(text, "9.2个月 0.64 / 7.4个月", arms)


@pytest.mark.parametrize(
    "text",
    [
        "将158例患者随机分入奈达铂组和顺铂组。两组均接受根治性放疗，同期分别给予奈达铂和顺铂。奈达铂组ORR为60%，顺铂组为40%。",
        "158例患者随机分入A组与B组。两组均行根治性放疗，放疗期间分别予奈达铂和顺铂。A组ORR为60%，B组为40%。",
        "60例患者均行根治性放疗，放疗期间A组给予奈达铂，B组给予顺铂。A组ORR为60%，B组为40%。",
    ],
)
def test_radiotherapy_of_both_arms(text: str) -> None:
    arms = _arms(("", ""), ("", ""), "根治性放疗 奈达铂", "根治性放疗 顺铂")
    check(text, "60% / 40%", arms)


def test_an_operation_before_is_of_no_arm() -> None:
    text = "两组均行根治性手术。A组给予卡培他滨，B组给予替吉奥。A组3年DFS率为70%，B组为65%。"
    check(text, "70% / 65%", _arms(("", ""), ("", ""), "卡培他滨", "替吉奥"))
