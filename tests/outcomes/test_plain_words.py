"""Two or three treatments as newspapers and hospitals tell of them: side by side, added, in short, with no word that compares."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from outcome_rows import sides_of_figures


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True)
class Arms:
    """What two sides get, in words and in short, the verb of each, and the names that their rows hold."""

    words: tuple[str, str]
    short: tuple[str, str]
    verbs: tuple[str, str]
    names: tuple[frozenset[str], frozenset[str]]


def _arms(words: tuple[str, str], short: tuple[str, str], verbs: tuple[str, str], tested: str, control: str) -> Arms:
    return Arms(words, short, verbs, (names(tested), names(control)))


ARMS = (
    _arms(("泽布替尼", "苯丁酸氮芥"), ("泽布替尼", "苯丁酸氮芥"), ("吃", "吃"), "泽布替尼", "苯丁酸氮芥"),
    _arms(("射频消融", "肝切除术"), ("消融", "手术"), ("做", "做"), "射频消融", "肝切除术"),
    _arms(("内镜黏膜下剥离术", "胃切除术"), ("内镜", "手术"), ("做", "做"), "内镜黏膜下剥离术", "胃切除术"),
    _arms(("立体定向放疗", "肺叶切除术"), ("放疗", "手术"), ("做", "做"), "立体定向放疗", "肺叶切除术"),
    _arms(("德达博妥单抗", "多西他赛"), ("德达博妥单抗", "化疗"), ("打", "打"), "德达博妥单抗", "多西他赛"),
    _arms(("信迪利单抗配安罗替尼", "紫杉醇加卡铂"), ("信迪利单抗配安罗替尼", "化疗"), ("用", "用"),
          "信迪利单抗 安罗替尼", "紫杉醇 卡铂"),
)  # fmt: skip

# {v} and {w} are the verbs of {E} and {C}.
STATEMENTS = """\
研究把320名病人分成两半，一半人{v}{E}，另一半人{w}{C}。
300名患者抽签，抽到{E}的152人，抽到{C}的148人。
医生们比的是{E}和{C}。
选{E}的有152人，选{C}的有148人。
该院五年来收治的300名患者里，152人{v}{E}，148人{w}{C}。
研究人员拿{E}跟{C}做了比较。
医生想知道，{E}能不能比{C}更好。
{E}和{C}正面较量，结果出来了。
是{v}{E}，还是{w}{C}？研究给出了答案。
病历一共300份：{v}{E}的152份，{w}{C}的148份。
三分之二的人{v}{E}，其余{w}{C}。
{E}能否取代{C}？一项试验做了回答。
同样的病，一批人{v}{E}，一批人{w}{C}。
"""
RESULTS = """\
五年生存率，{v}{e}的是71.2%，{w}{c}的是58.4%。
五年生存率{e}71.2%，{c}58.4%。
前者五年生存率71.2%，后者58.4%。
五年生存率分别为71.2%和58.4%。
{e}组五年生存率71.2，{c}组58.4。
五年生存率71.2%对58.4%。
五年生存率{e}者71.2%，{c}者58.4%。
接受{e}的病人里，五年生存率71.2%，接受{c}的只有58.4%。
五年生存率，{e}那组71.2%，{c}那组58.4%。
五年生存率71.2%，而{c}只有58.4%。
{e}患者五年生存率为71.2%，{c}患者为58.4%。
五年后还活着的，{v}{e}的占71.2%，{w}{c}的占58.4%。
两边的五年生存率是71.2%和58.4%。
五年生存率{e}为71.2%，高于{c}的58.4%。
{e}五年生存率比{c}高12.8个百分点（71.2%比58.4%）。
"""


@pytest.mark.parametrize("statement", STATEMENTS.splitlines())
@pytest.mark.parametrize("result", RESULTS.splitlines())
def test_side_by_side(statement: str, result: str) -> None:
    for a in ARMS:
        text = (statement + result).format(
            E=a.words[0], C=a.words[1], e=a.short[0], c=a.short[1], v=a.verbs[0], w=a.verbs[1]
        )
        rows = {figure.removesuffix("%"): sides for figure, sides in sides_of_figures(text).items()}
        assert rows["71.2"] == a.names, text
        assert rows["58.4"] == a.names[::-1], text


# Of {B} for all and {X} for some; {v} and {z} are the verb and the everyday word of {X}.
ADDITIONS = """\
在{B}的底子上，全程配{X}。
病人都做{B}，其中一半再加{X}。
在{B}之外再加{X}。
一组只用{B}，另一组再加{X}。
两组都用{B}，一组加{X}，一组不加。
{B}打底，再{v}{X}。
"""
ADDITION_RESULTS = """\
三年无事件生存率86.1%，不{v}的75.7%。
三年无事件生存率，{v}了的86.1%，没{v}的75.7%。
三年无事件生存率，加药的86.1%，没加药的75.7%。
三年无事件生存率，{X}组86.1%，对照组75.7%。
三年无事件生存率86.1%，只用{B}的是75.7%。
三年无事件生存率，联合组86.1%，单用组75.7%。
三年无事件生存率，{v}了{z}的人86.1%，没{v}{z}的人75.7%。
"""


@pytest.mark.parametrize("statement", ADDITIONS.splitlines())
@pytest.mark.parametrize("result", ADDITION_RESULTS.splitlines())
def test_added(statement: str, result: str) -> None:
    for base, added, verb, word in (("化疗", "信迪利单抗", "打", "针"), ("来曲唑", "哌柏西利", "吃", "药")):
        text = (statement + result).format(B=base, X=added, v=verb, z=word)
        both, alone = frozenset((base, added)), frozenset((base,))
        assert sides_of_figures(text) == {"86.1%": (both, alone), "75.7%": (alone, both)}, text


THREE = """\
做{0}的412人，做{1}的506人，还有120人选择{2}。
病人分三路：一路{0}，一路{1}，一路{2}。
{0}、{1}、{2}，三种办法哪个好？
"""
THREE_RESULTS = """\
五年复发率{0}的是2.4%，{1}的是1.8%，{2}的到了5.3%。
五年复发率{0}组2.4，{1}组1.8，{2}组5.3。
三组的五年复发率依次是2.4%、1.8%、5.3%。
五年复发率，{0}者2.4%，{1}者1.8%，{2}者5.3%。
"""


@pytest.mark.parametrize("statement", THREE.splitlines())
@pytest.mark.parametrize("result", THREE_RESULTS.splitlines())
def test_three_ways(statement: str, result: str) -> None:
    ways = ("微波消融", "甲状腺切除术", "积极监测")
    text = "研究回顾了1038份病历。" + statement.format(*ways) + result.format("消融", "手术", "监测")
    rows = {figure.removesuffix("%"): sides for figure, sides in sides_of_figures(text).items()}
    for way, figure in zip(ways, ("2.4", "1.8", "5.3"), strict=True):
        assert rows[figure] == (frozenset((way,)), frozenset(ways) - {way}), text


# One hospital after the other, each with its own treatment: nothing is compared.
HOSPITALS = """\
上海市东方医院用{0}治疗食管癌，五年生存率达到71.2%；河南省肿瘤医院则用{1}治疗肝癌，客观缓解率58.4%。
在上海市东方医院，食管癌病人接受{0}后五年生存率达到71.2%。在河南省肿瘤医院，肝癌病人做{1}，客观缓解率58.4%。
上海市东方医院率先开展{0}，食管癌五年生存率达到71.2%。河南省肿瘤医院开展{1}，肝癌客观缓解率58.4%。
"""


@pytest.mark.parametrize("told", HOSPITALS.splitlines())
def test_hospitals_one_after_the_other(told: str) -> None:
    for a, b in (("质子治疗", "肝移植"), ("热灌注化疗", "信迪利单抗"), ("机器人手术", "碳离子放疗")):
        rows = sides_of_figures(told.format(a, b))
        assert rows == {"71.2%": (frozenset((a,)), frozenset()), "58.4%": (frozenset((b,)), frozenset())}


# Each figure with what it is of, | and what it is held against.
PROSE = {
    "306名患者接受大分割放疗，298名接受常规分割放疗。五年局部复发率，大分割者2.1%，常规分割者2.4%。2级以上皮炎大分割者占12.4%，常规分割者占28.9%。": """
        2.1 大分割放疗|常规分割放疗  2.4 常规分割放疗|大分割放疗  12.4 大分割放疗|常规分割放疗  28.9 常规分割放疗|大分割放疗""",
    "打戈沙妥珠单抗的人中位总生存期12.1个月，由医生挑选化疗（艾立布林、长春瑞滨或卡培他滨）的人只有6.7个月；客观缓解率分别为35%和5%。": """
        12.1 戈沙妥珠单抗|艾立布林,长春瑞滨,卡培他滨  6.7 艾立布林,长春瑞滨,卡培他滨|戈沙妥珠单抗
        35 戈沙妥珠单抗|艾立布林,长春瑞滨,卡培他滨  5 艾立布林,长春瑞滨,卡培他滨|戈沙妥珠单抗""",
    "以前都是先做长程放化疗。北湖医院2019年起改用短程放疗加CAPOX，病理完全缓解率从14.2%升到29.8%。": """
        29.8 短程放疗,CAPOX|长程放化疗""",
    "与以往的多西他赛相比，替雷利珠单抗把五年生存率从8.4%提高到16.2%。": """
        16.2 替雷利珠单抗|多西他赛""",
    "打帕博利珠单抗的患者四年总生存率91.2%，打安慰剂的86.0%。四年无病生存率，打药的64.9%，安慰剂56.6%。": """
        91.2 帕博利珠单抗|安慰剂  86.0 安慰剂|帕博利珠单抗  64.9 帕博利珠单抗|安慰剂  56.6 安慰剂|帕博利珠单抗""",
    "问：奥希替尼联合化疗比单吃奥希替尼强多少？答：中位无进展生存期一个25.5个月，一个16.7个月。三级以上不良反应，联合的64%，单吃的27%。": """
        25.5 奥希替尼,化疗|奥希替尼  16.7 奥希替尼|奥希替尼,化疗  64 奥希替尼,化疗|奥希替尼  27 奥希替尼|奥希替尼,化疗""",
    "一拨做新辅助化疗，一拨做新辅助放化疗。病理完全缓解率，化疗那一拨是3.8%，放化疗那一拨是27.7%；三年总生存率分别是57.7%和69.9%。": """
        3.8 新辅助化疗|新辅助放化疗  27.7 新辅助放化疗|新辅助化疗  57.7 新辅助化疗|新辅助放化疗  69.9 新辅助放化疗|新辅助化疗""",
    "使用洛拉替尼的病人三年無惡化存活率是64％，對照組用克唑替尼只有19％；腦部病灶的客觀緩解率，洛拉替尼組82％，對照組23％。": """
        64 洛拉替尼|克唑替尼  19 克唑替尼|洛拉替尼  82 洛拉替尼|克唑替尼  23 克唑替尼|洛拉替尼""",
    "光靠内分泌治疗不踏实，可以再加两年阿贝西利。两组五年无病生存率是83.6%和76.0%。": """
        83.6 内分泌治疗,阿贝西利|内分泌治疗  76.0 内分泌治疗|内分泌治疗,阿贝西利""",
    "过去，晚期黑色素瘤病人用达卡巴嗪，一年生存率只有42.1%。有了纳武利尤单抗，这个数字升到72.9%。": """
        42.1 达卡巴嗪|纳武利尤单抗  72.9 纳武利尤单抗|达卡巴嗪""",
    "新药阿美替尼和老药吉非替尼直接较量：新药组中位无进展生存期19.3个月，老药组9.9个月。": """
        19.3 阿美替尼|吉非替尼  9.9 吉非替尼|阿美替尼""",
    "化疗加信迪利单抗的病人中位活了15.2个月，单做化疗的活了12.3个月。": """
        15.2 化疗,信迪利单抗|化疗  12.3 化疗|化疗,信迪利单抗""",
    "在VRd三药之上再加达雷妥尤单抗，四年无进展生存率84.3%，三药的67.7%。": """
        84.3 VRd,达雷妥尤单抗|VRd  67.7 VRd|VRd,达雷妥尤单抗""",
    "靶向药舒沃替尼对阵化疗的结果公布。用靶向药的患者客观缓解率60.8%，用化疗的29.3%；中位无进展生存期，靶向药8.9个月，化疗6.2个月。": """
        60.8 舒沃替尼|化疗  29.3 化疗|舒沃替尼  8.9 舒沃替尼|化疗  6.2 化疗|舒沃替尼""",
    "只做TACE的五年生存率18.6%，TACE基础上加放疗的29.4%。": """
        18.6 TACE|TACE,放疗  29.4 TACE,放疗|TACE""",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), PROSE.items(), ids=lambda words: words.strip()[:16])
def test_told_as_newspapers_do(text: str, told: str) -> None:
    expected = {}
    for figure, sides in zip(told.split()[::2], told.split()[1::2], strict=True):
        of, _, against = sides.partition("|")
        expected[figure] = frozenset(of.split(",")), frozenset(against.split(","))
    assert {figure.rstrip("%％"): sides for figure, sides in sides_of_figures(text).items()} == expected


# Treatments side by side that the patients got together, or that nothing compares.
TOGETHER = """\
52例患者接受信迪利单抗和安罗替尼。ORR、DCR分别为60.0%、90.0%。
52例患者先做化疗，后做放疗。ORR、DCR分别为60.0%、90.0%。
医生给52名病人用了信迪利单抗和安罗替尼。食管癌、肺癌的五年生存率分别为60.0%和90.0%。
这家医院擅长手术和放疗。1年、3年生存率分别为90.0%和60.0%。
"""


@pytest.mark.parametrize("text", TOGETHER.splitlines())
def test_given_together(text: str) -> None:
    for of, against in sides_of_figures(text).values():
        assert not against
        assert len(of) != 1
