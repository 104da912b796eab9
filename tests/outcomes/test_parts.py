"""Parts of the patients told apart in a sentence, in every way of telling it: each has what all get, against the other."""

from __future__ import annotations

import re

import pytest
from outcome_rows import sides_of_figures

# What is said before, and what all patients get; where two arms are compared the parts alone are named.
STUDIES = (
    ("方法 回顾性分析98例接受信迪利单抗治疗的晚期胃癌患者。结果 全组ORR为33.3%。", "信迪利单抗"),
    ("本组64例晚期肝癌患者均予仑伐替尼联合TACE。", "仑伐替尼 TACE"),
    ("方法 A组用吉非替尼，B组用厄洛替尼治疗肺腺癌。结果 两组中位PFS分别为11.1个月和10.1个月。", ""),
)
PARTS = (
    ("肝转移", "无肝转移"), ("PD-L1阳性", "PD-L1阴性"), ("NPM1突变", "TP53突变"), ("TP53突变", "TP53野生型"),
    ("年龄≥65岁", "年龄<65岁"), ("ECOG评分0~1分", "ECOG评分2分"), ("农村户籍", "城市户籍"), ("高分化", "低分化"),
    ("既往未接受过免疫治疗", "既往接受过免疫治疗"), ("化疗间期≥90 d", "化疗间期<90 d"), ("获得MPR", "未获得MPR"),
    ("出现甲状腺功能减退", "未出现甲状腺功能减退"), ("有脉管癌栓", "无脉管癌栓"), ("CPS≥10", "CPS<1"), ("初治", "复发难治"),
    ("左半结肠", "右半结肠"), ("CD8高表达", "CD8低表达"), ("AFP<400 ng/ml", "AFP≥400 ng/ml"), ("男性", "女性"),
)  # fmt: skip

# After | the figures of the first part, / those of the second.
TOLD = """\
{0}者与{1}者的ORR分别为60%和40%。|60% / 40%
{0}和{1}患者的1年OS率分别为60%和40%。|60% / 40%
{0}患者ORR为60%，{1}患者为40%。|60% / 40%
{0}者的ORR（60%）高于{1}者（40%），但差异无统计学意义。|60% / 40%
{0}者ORR显著高于{1}者（60% vs 40%，P=0.01）。|60% / 40%
{0}者ORR为60%，显著高于{1}者的40%。|60% / 40%
{0}者疗效优于{1}者，ORR分别为60%和40%。|60% / 40%
与{1}者相比，{0}者的中位OS更长（20.1个月 vs 15.2个月）。|20.1 / 15.2
{0}者中位OS为20.1个月，明显长于{1}者的15.2个月（HR=0.64）。|20.1 0.64 / 15.2
{0}者的疾病进展风险低于{1}者（HR=0.64）。|0.64 /
ORR在{0}者中为60%，在{1}者中为40%。|60% / 40%
ORR：{0}者60%，{1}者40%。|60% / 40%
分层分析：{0}者12例，ORR为60%；{1}者30例，ORR为40%。|60% / 40%
{0}者（n=20）ORR 60%，{1}者（n=30）ORR 40%。|60% / 40%
其中{0}者有效率60%（12/20），{1}者有效率40%（12/30）。|60% / 40%
{0}者3年OS率、DFS率分别为60%、50%，{1}者分别为40%、30%。|60% 50% / 40% 30%
{0}者60%达到客观缓解，{1}者为40%。|60% / 40%
20例{0}者中12例缓解（60%），30例{1}者中12例缓解（40%）。|60% / 40%
≥3级不良反应发生率{0}者为60%，{1}者为40%。|60% / 40%
进一步分析发现，{0}的患者中位OS为20.1个月，{1}的患者仅为15.2个月。|20.1 / 15.2
"""
_BEFORE = {"33.3%", "11.1", "10.1"}  # the figures of all patients
_BEARER = re.compile(r"的?(?:患者|者)$")


def _bare(sides: tuple[frozenset[str], frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    one, other = (frozenset(_BEARER.sub("", name) for name in side) for side in sides)
    return one, other


@pytest.mark.parametrize("told", TOLD.splitlines())
@pytest.mark.parametrize(("study", "given"), STUDIES)
def test_parts_of_the_patients(study: str, given: str, told: str) -> None:
    words, _, figures = told.partition("|")
    first, second = figures.split("/")
    shared = frozenset(given.split())
    for a, b in PARTS:
        text = study + words.format(a, b)
        expected = {f: (shared | {a}, frozenset({b})) for f in first.split()}
        expected |= {f: (shared | {b}, frozenset({a})) for f in second.split()}
        rows = {figure: _bare(sides) for figure, sides in sides_of_figures(text).items() if figure not in _BEFORE}
        assert rows == expected, text


# A part told apart by what it gets, and those who did not.
TREATED = (("移植", "移植"), ("接受术后放疗", "术后放疗"), ("辅助化疗", "辅助化疗"))
TOLD_OF_TREATED = """\
{0}者5年OS率60%，未{0}者40%。
{0}者与未{0}者5年OS率分别为60%和40%。
{0}者5年OS率为60%，高于未{0}者的40%。
{0}患者的5年OS率（60%）优于未{0}患者（40%）。
与未{0}者相比，{0}者5年OS率更高（60% vs 40%）。
"""


@pytest.mark.parametrize("told", TOLD_OF_TREATED.splitlines())
def test_parts_that_a_treatment_tells_apart(told: str) -> None:
    for words, name in TREATED:
        rows = sides_of_figures("回顾性分析92例患者的资料。" + told.format(words))
        bare = {figure: _bare(sides) for figure, sides in rows.items()}
        given, lacking = frozenset({name}), frozenset({"未" + words})
        assert bare == {"60%": (given, lacking), "40%": (lacking, given)}, told.format(words)


# Factors of a prognosis, and what they are held against.
FACTORS = """\
年龄≥65岁者预后较差（与<45岁者相比，HR=1.87）。|年龄≥65岁|<45岁
多因素Cox回归显示，农村户籍（vs 城市户籍，HR=1.87）是OS的独立危险因素。|农村户籍|城市户籍
农村户籍者的死亡风险高于城市户籍者（HR=1.87）。|农村户籍|城市户籍
与城市户籍者相比，农村户籍者死亡风险更高（HR=1.87）。|农村户籍|城市户籍
以已婚者为参照，离异者死亡风险升高（HR=1.87）。|离异|已婚
低分化者复发风险为高分化者的2倍（HR=1.87）。|低分化|高分化
"""


@pytest.mark.parametrize("told", FACTORS.splitlines())
def test_a_factor_and_what_it_is_held_against(told: str) -> None:
    words, of, against = told.split("|")
    rows = sides_of_figures("本研究纳入宫颈癌患者1146例，手术组5年OS率为81%，放疗组为77%。" + words)
    assert _bare(rows["1.87"]) == ({of}, {against})


# Told of the patients of one arm, or of both arms compared in each part.
ARMS = "方法 120例患者随机分为A组和B组，A组接受信迪利单抗联合SOX，B组接受SOX。结果 A组ORR为33.3%，B组为11.1%。"
IN_ONE = """\
A组内，{0}者ORR为60%，{1}者仅40%。
A组中，{0}者和{1}者的ORR分别为60%和40%。
在A组患者中，{0}者的ORR高于{1}者（60%比40%）。
A组{0}者ORR为60%，{1}者为40%。
"""
IN_EACH = """\
{0}者OS的HR为0.61，{1}者为0.81。|0.61 / 0.81
亚组分析中，{0}者获益更明显（HR=0.61），{1}者HR为0.81。|0.61 / 0.81
{0}者中位OS为20.1 vs 15.2个月，{1}者为18.1 vs 13.2个月。|20.1 15.2 / 18.1 13.2
{0}者A组中位OS为20.1个月，B组为15.2个月；{1}者A组为18.1个月，B组为13.2个月。|20.1 15.2 / 18.1 13.2
{0}患者两组中位OS分别为20.1个月和15.2个月，{1}患者分别为18.1个月和13.2个月。|20.1 15.2 / 18.1 13.2
"""
TRIED, CONTROL = frozenset({"信迪利单抗", "SOX"}), frozenset({"SOX"})


@pytest.mark.parametrize("told", IN_ONE.splitlines())
def test_parts_of_one_arm(told: str) -> None:
    for a, b in PARTS:
        rows = {figure: _bare(sides) for figure, sides in sides_of_figures(ARMS + told.format(a, b)).items()}
        assert rows["60%"] == (TRIED | {a}, frozenset({b})), told.format(a, b)
        assert rows["40%"] == (TRIED | {b}, frozenset({a})), told.format(a, b)


@pytest.mark.parametrize("told", IN_EACH.splitlines())
def test_arms_compared_in_each_part(told: str) -> None:
    words, _, figures = told.partition("|")
    for a, b in (
        ("PS 0分", "PS 1分"),
        ("≥65岁", "<65岁"),
        ("CPS≥10", "CPS<10"),
        ("男性", "女性"),
        ("吸烟", "从不吸烟"),
    ):
        rows = {figure: _bare(sides) for figure, sides in sides_of_figures(ARMS + words.format(a, b)).items()}
        for part, values in zip((a, b), figures.split("/"), strict=True):
            for value, (mine, other) in zip(values.split(), ((TRIED, CONTROL), (CONTROL, TRIED)), strict=False):
                assert rows[value] == (mine | {part}, other), (words.format(a, b), value)


def test_what_all_arms_get_is_shared_by_the_parts() -> None:
    text = "方法 A组先行脑部放疗再口服EGFR-TKI，B组单用EGFR-TKI。结果 A组ORR为33.3%，B组为11.1%。"
    rows = sides_of_figures(text + "19del者的ORR高于L858R者（60%比40%）。")
    assert rows["60%"] == ({"19del", "EGFR-TKI"}, {"L858R"})
    assert rows["40%"] == ({"L858R", "EGFR-TKI"}, {"19del"})


@pytest.mark.parametrize(
    "text",
    [
        "舒沃替尼治疗97例含铂化疗失败的患者，ORR为60.8%，其中脑转移患者为48.5%。",
        "120例既往接受过化疗的患者用舒沃替尼，ORR为60.8%，伴肝转移者为48.5%。",
    ],
)
def test_what_all_patients_have_is_no_part(text: str) -> None:
    sides = frozenset({"舒沃替尼"}), frozenset[str]()
    assert sides_of_figures("该研究为单臂研究。" + text) == {"60.8%": sides, "48.5%": sides}
