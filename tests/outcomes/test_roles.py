"""Arms called by a letter, a number, a code, a dose, a route or a time, in every way of telling what they get."""

from __future__ import annotations

import pytest
from outcome_rows import sides_of_figures

Sides = tuple[frozenset[str], frozenset[str]]


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


def check(text: str, figures: str, tested: Sides, control: Sides) -> None:
    """Demands whose each figure is; behind / stand those of the control."""
    first, second = figures.split("/")
    assert sides_of_figures(text) == dict.fromkeys(first.split(), tested) | dict.fromkeys(second.split(), control), text


# {T} and {K} are what the text calls its arms.
RESULTS = """\
{T}中位PFS为9.2个月，{K}为7.4个月（HR 0.64）。|9.2 0.64 / 7.4
{T}与{K}的ORR分别为60%和40%。|60% / 40%
中位PFS：{T} 9.2个月，{K} 7.4个月。|9.2 / 7.4
与{K}相比，{T}中位PFS更长（9.2个月比7.4个月，HR=0.64）。|9.2 0.64 / 7.4
{T}3年OS率60%，高于{K}的40%。|60% / 40%
两组中位PFS分别为9.2个月和7.4个月。|9.2 / 7.4
{T}的12个月PFS率和ORR分别为65%和60%，{K}分别为45%和40%。|65% 60% / 45% 40%
""".splitlines()

# {E} and {C} are what they get.
CALLED = """\
患者随机分组：①{T}：{E}；②{K}：{C}。
分组如下：{T}，{E}；{K}，{C}。
患者随机入{T}（{E}，n=50）与{K}（{C}，n=50）。
100例患者随机接受{E}（{T}）或{C}（{K}）。
{T}50例，接受{E}；{K}50例，接受{C}。
患者随机分为{T}和{K}，分别接受{E}和{C}。
{T}为{E}，{K}为{C}。
""".splitlines()


@pytest.mark.parametrize(
    "called", ["甲组 乙组", "Ⅰ组 Ⅱ组", "1组 2组", "A序列 B序列", "甲方案 乙方案", "试验方案 对照方案"]
)
def test_what_arms_are_called(called: str) -> None:
    for words in (("培美曲塞+顺铂", "多西他赛"), ("伏美替尼", "吉非替尼")):
        tested, control = names(words[0].replace("+", " ")), names(words[1])
        for stated in CALLED:
            for result in RESULTS:
                told, _, figures = result.partition("|")
                text = (stated + told).replace("{E}", words[0]).replace("{C}", words[1])
                text = text.replace("{T}", called.split()[0]).replace("{K}", called.split()[1])
                check("这是一项Ⅲ期研究。" + text, figures, (tested, control), (control, tested))


@pytest.mark.parametrize(
    "stated",
    [
        "研究设四臂：①{}：FCR；②{}：维奈克拉+利妥昔单抗；③{}：维奈克拉+奥妥珠单抗；④{}：奥妥珠单抗+伊布替尼。",
        "患者随机分入{}（FCR）、{}（维奈克拉+利妥昔单抗）、{}（维奈克拉+奥妥珠单抗）、{}（奥妥珠单抗+伊布替尼）。",
        "{}为FCR，{}为维奈克拉+利妥昔单抗，{}为维奈克拉+奥妥珠单抗，{}为奥妥珠单抗+伊布替尼。",
    ],
)
@pytest.mark.parametrize("called", ["CHI RV GV MO", "A组 B组 C组 D组", "Ⅰ组 Ⅱ组 Ⅲ组 Ⅳ组"])
def test_codes_of_several_arms(stated: str, called: str) -> None:
    arms = [names(w) for w in ("FCR", "维奈克拉 利妥昔单抗", "维奈克拉 奥妥珠单抗", "奥妥珠单抗 伊布替尼")]
    for told in (
        "3年PFS率四组依次为75.5%、80.8%、87.7%和90.5%。",
        "uMRD率：{} 75.5%，{} 80.8%，{} 87.7%，{} 90.5%。",
        "{}、{}、{}、{}的3年PFS率分别为75.5%、80.8%、87.7%、90.5%。",
    ):
        text = "这是一项Ⅲ期研究。" + stated.format(*called.split()) + told.format(*called.split())
        assert sides_of_figures(text) == {
            figure: (arm, frozenset().union(*[o for o in arms if o is not arm]))
            for figure, arm in zip(("75.5%", "80.8%", "87.7%", "90.5%"), arms, strict=True)
        }, text


@pytest.mark.parametrize(
    "stated",
    [
        "患者随机接受{D}{a}（{T}，n=50）或{b}（{K}，n=50）。",
        "两组均使用{D}：{T}{a}，{K}{b}。",
        "{T}（n=50）{D}{a}，{K}（n=50）{D}{b}。",
        "100例患者接受{D}治疗，随机分为{T}（{a}）和{K}（{b}）。",
        "按{D}用法不同分为{T}（50例，{a}）与{K}（50例，{b}）。",
    ],
)
def test_one_treatment_in_two_ways(stated: str) -> None:
    for t, k, a, b in (
        ("高剂量组", "低剂量组", "800 mg/d", "400 mg/d"),
        ("960 mg组", "240 mg组", "960 mg每日1次", "240 mg每日1次"),
        ("SC组", "IV组", "皮下注射", "静脉输注"),
        ("Q6W组", "Q3W组", "400 mg Q6W", "200 mg Q3W"),
        ("早期组", "延迟组", "确诊后即刻使用", "进展后再使用"),
    ):
        for drug in ("度伐利尤单抗", "埃万妥单抗联合兰泽替尼"):
            shared = names(drug.replace("联合", " "))
            own, other = frozenset({t[:-1]}), frozenset({k[:-1]})
            for result in RESULTS:
                told, _, figures = result.partition("|")
                text = (stated + told).replace("{D}", drug).replace("{a}", a).replace("{b}", b)
                text = "这是一项Ⅲ期研究。" + text.replace("{T}", t).replace("{K}", k)
                check(text, figures, (shared | own, other), (shared | other, own))


ON_TOP = """\
患者在{B}的基础上随机加用或不加用{X}。
研究在{B}之上加{X}，看能否再进一步。
在{B}的底子上加{X}，结果令人振奋。
{B}联合或不联合{X}治疗晚期患者。
这项试验评估{B}加不加{X}的差别。
""".splitlines()
# {W} are those who get it, {O} those who do not.
ON_TOP_TOLD = """\
3年EFS率{W}86%，{O}75%（HR 0.59）。|86% 0.59 / 75%
{W}中位PFS 9.2个月，{O}仅7.4个月。|9.2 / 7.4
ORR{W}是60%，{O}是40%；3级以上不良事件74%对65%。|60% 74% / 40% 65%
""".splitlines()


@pytest.mark.parametrize("stated", ON_TOP)
@pytest.mark.parametrize(
    "called",
    [
        "加的 不加的", "加{X}者 不加者", "联合组 未联合组", "用{X}的 不用的", "加{X}组 不加{X}组", "使用者 未使用者", "{X}组 未用组",
        "配{X}的 不配的", "加用{X}者 未加用者",
    ],
)  # fmt: skip
def test_with_it_and_without(stated: str, called: str) -> None:
    for added, base, given in (("度伐利尤单抗", "FLOT", "FLOT"), ("曲妥珠单抗", "卡培他滨联合顺铂", "卡培他滨 顺铂")):
        tested, control = names(f"{given} {added}"), names(given)
        for result in ON_TOP_TOLD:
            told, _, figures = result.partition("|")
            text = stated + told.replace("{W}", called.split()[0]).replace("{O}", called.split()[1])
            text = "这是一项Ⅲ期研究。" + text.replace("{B}", base).replace("{X}", added)
            check(text, figures, (tested, control), (control, tested))


# All in one sentence.
TOLD_AT_ONCE = """\
在{B}的底子上加{X}，3年EFS率86%，不加的75%，HR 0.59。|86% 0.59 / 75%
{B}联合{X}的3年EFS率为86%，不联合者为75%（HR 0.59）。|86% 0.59 / 75%
{B}里加了{X}的，中位OS 20.0个月；没加的，16.8个月。|20.0 / 16.8
在{B}基础上配{X}，中位OS 20.0个月，不配的16.8个月；ORR 60%，对照是40%。|20.0 60% / 16.8 40%
在{B}上加{X}，中位OS延长到20.0个月，不加{X}的对照组16.8个月。|20.0 / 16.8
"""


@pytest.mark.parametrize("told", TOLD_AT_ONCE.splitlines())
def test_without_it_in_one_sentence(told: str) -> None:
    said, _, figures = told.partition("|")
    for added, base, given in (("度伐利尤单抗", "FLOT", "FLOT"), ("阿替利珠单抗", "化疗", "化疗")):
        tested, control = names(f"{given} {added}"), names(given)
        text = said.replace("{B}", base).replace("{X}", added)
        check("这是一项Ⅲ期研究。" + text, figures, (tested, control), (control, tested))


@pytest.mark.parametrize(
    "told",
    [
        "{X}组120例，未用组80例。{X}组和未用组的中位OS分别为25.0个月和24.0个月。|未用",
        "用与不用{X}的中位OS分别为25.0个月和24.0个月。|不用{X}",
        "接受{X}的120例中位OS为25.0个月，未接受{X}的80例为24.0个月。|未接受{X}",
        "{X}组中位OS为25.0个月，未使用组为24.0个月。|未使用",
    ],
)
def test_without_it_in_its_own_words(told: str) -> None:
    text, _, other = told.partition("|")
    for given in ("自体移植", "唑来膦酸"):
        sides = names(given), names(other.replace("{X}", given))
        check(text.replace("{X}", given), "25.0 / 24.0", sides, sides[::-1])


# What the control gets said by what it lacks, or in place of what.
EXCLUDED = """\
试验组给予{B}联合{X}，对照组不用{X}，其余同试验组。|{X} {B}|{B}
试验组在{B}的同时给予{X}，对照组不给{X}。|{X} {B}|{B}
试验组给予{X}，对照组则以安慰剂代替。|{X}|安慰剂
试验组给予{B}+{X}，对照组则以安慰剂代替{X}。|{X} {B}|安慰剂 {B}
两组均给予{B}，试验组同时服用{X}，对照组未予{X}。|{X} {B}|{B}
试验组服用{X}，对照组以{Y}替代{X}。|{X}|{Y}
对照组给予{B}，试验组用法相同，另加{X}。|{X} {B}|{B}
试验组用{X}，对照组继续原来的{Y}。|{X}|{Y}
试验组接受{B}加{X}，对照组接受同样的{B}但不加{X}。|{X} {B}|{B}
试验组换用{X}，对照组维持{Y}不变。|{X}|{Y}
""".splitlines()


@pytest.mark.parametrize("stated", EXCLUDED)
def test_a_control_by_exclusion(stated: str) -> None:
    for added, base, given, other in (
        ("安罗替尼", "培美曲塞联合顺铂", "培美曲塞 顺铂", "多西他赛"),
        ("艾普拉唑", "FOLFIRI", "FOLFIRI", "奥美拉唑"),
    ):
        said, tested, control = stated.split("|")
        sides = (
            names(tested.replace("{B}", given).format(X=added, Y=other)),
            names(control.replace("{B}", given).format(X=added, Y=other)),
        )
        for result in RESULTS:
            told, _, figures = result.partition("|")
            text = said.format(X=added, B=base, Y=other) + told.replace("{T}", "试验组").replace("{K}", "对照组")
            check("将100例患者随机分为两组。" + text, figures, sides, sides[::-1])


@pytest.mark.parametrize(
    "stated",
    [
        "将68例患者分为{E}33例（观察组）和{C}35例（对照组）。",
        "接受{E}的33例（观察组）和接受{C}的35例（对照组）患者入选。",
        "33例应用{E}（观察组），35例应用{C}（对照组）。",
        "选取行{E}的33例为观察组，行{C}的35例为对照组。",
        "根据用药分为观察组（33例，{E}）及对照组（35例，{C}）。",
        "{E}组33例（观察组），{C}组35例（对照组）。",
        "观察组（{E}）33例，对照组（{C}）35例。",
    ],
)
def test_roles_behind_counted_arms(stated: str) -> None:
    # What stands in no list keeps its words.
    for tested, control in (("PEG-rhG-CSF", "rhG-CSF"), ("腹腔镜手术", "开腹手术"), ("康复新液", "生理盐水漱口")):
        sides = names(tested), names(control)
        for result in RESULTS:
            told, _, figures = result.partition("|")
            text = stated.format(E=tested, C=control) + told.replace("{T}", "观察组").replace("{K}", "对照组")
            check("回顾性分析68例晚期胃癌患者。" + text, figures, sides, sides[::-1])


TIMED = """\
新辅助组术前接受2周期伊匹木单抗联合纳武利尤单抗后手术，辅助组先手术，术后接受纳武利尤单抗12周期。|新辅助组 辅助组|伊匹木单抗 纳武利尤单抗 手术|手术 纳武利尤单抗
新辅助组：术前TCb方案4周期后手术；辅助组：手术后给予AC方案4周期。|新辅助组 辅助组|TCb 手术|手术 AC
短程组接受短程放疗后CAPOX化疗，长程组接受长程同步放化疗。|短程组 长程组|短程放疗 CAPOX|长程同步放化疗
免化疗组用曲妥珠单抗联合帕妥珠单抗，化疗组用曲妥珠单抗联合帕妥珠单抗和多西他赛。|免化疗组 化疗组|曲妥珠单抗 帕妥珠单抗|曲妥珠单抗 帕妥珠单抗 多西他赛
化疗组给予培美曲塞联合顺铂，免疫组给予信迪利单抗。|免疫组 化疗组|信迪利单抗|培美曲塞 顺铂
维持组化疗后给予贝伐珠单抗维持，停药组不再用药。|维持组 停药组|贝伐珠单抗|停药
患者随机接受来曲唑延长治疗5年（延长组）或停药观察（观察组）。|延长组 观察组|来曲唑|观察
三联组接受阿瑞匹坦+帕洛诺司琼+地塞米松，两联组接受帕洛诺司琼+地塞米松。|三联组 两联组|阿瑞匹坦 帕洛诺司琼 地塞米松|帕洛诺司琼 地塞米松
"""


@pytest.mark.parametrize("case", TIMED.splitlines())
def test_arms_named_by_time_or_kind(case: str) -> None:
    stated, called, tested, control = case.split("|")
    sides = names(tested), names(control)
    for result in RESULTS[:5]:
        told, _, figures = result.partition("|")
        told = told.replace("{T}", called.split()[0]).replace("{K}", called.split()[1])
        check("这是一项Ⅲ期研究。" + stated + told, figures, sides, sides[::-1])


@pytest.mark.parametrize(
    ("text", "tested", "control"),
    [
        ("86例拟行TAC方案辅助化疗的患者随机分为两组，A组于化疗后给予长春西汀，B组按科室常规，待WBC<2.0×10⁹/L时给予地塞米松。",
         "TAC 长春西汀", "TAC 地塞米松"),
        ("A组用唑来膦酸，B组用地舒单抗，两组均联合放疗。", "唑来膦酸 放疗", "地舒单抗 放疗"),
        ("90例患者随机分为两组，均行TP方案化疗，A组同时口服参一胶囊，B组加用安慰剂。", "TP 参一胶囊", "TP 安慰剂"),
        ("两组均采用调强放疗。A组同期口服替吉奥，B组同期静脉滴注顺铂。", "调强放疗 替吉奥", "调强放疗 顺铂"),
        ("A组每3周给予白蛋白紫杉醇，B组每3周给予多西他赛，两组均联合卡铂。", "白蛋白紫杉醇 卡铂", "多西他赛 卡铂"),
        ("B组采用吉西他滨+奥沙利铂，A组将奥沙利铂替换为奈达铂。", "吉西他滨 奈达铂", "吉西他滨 奥沙利铂"),
        ("比较维奈克拉联合阿扎胞苷（VA）与CAG方案。A组予VA，B组予CAG。VA组38例。", "维奈克拉 阿扎胞苷", "CAG"),
        ("A组于IMRT期间每周静脉滴注尼妥珠单抗；B组于IMRT第1、22天静脉滴注顺铂。", "IMRT 尼妥珠单抗", "IMRT 顺铂"),
    ],
)  # fmt: skip
def test_the_base_of_both_arms(text: str, tested: str, control: str) -> None:
    rows = sides_of_figures("方法 " + text + "结果 A组ORR为60%，B组为40%。")
    a, b = frozenset(tested.split()), frozenset(control.split())
    assert rows == {"60%": (a, b), "40%": (b, a)}


def test_arms_in_english() -> None:
    rows = sides_of_figures("Arm A接受信迪利单抗，Arm B接受多西他赛。Arm A的ORR为45%，Arm B为12%。")
    a, b = frozenset({"信迪利单抗"}), frozenset({"多西他赛"})
    assert rows == {"45%": (a, b), "12%": (b, a)}


# Of arms with one backbone each is called by what it alone gets, without the word 组.
IN_SHORT = """\
{A}与{B}的中位PFS分别为9.2个月和7.4个月（HR 0.64）。|9.2 0.64 / 7.4
{A}与{B}组中位PFS 9.2个月 vs 7.4个月，HR 0.64。|9.2 0.64 / 7.4
{A}中位OS 9.2个月，长于{B}的7.4个月（HR 0.64）。|9.2 0.64 / 7.4
≥3级不良事件的发生率，{A}和{B}分别为60%和40%。|60% / 40%
{A}组ORR为65%，{B}组为45%；脑转移患者（n=39）中，{A}与{B}的中位PFS分别为9.2个月和7.4个月。|65% 9.2 / 45% 7.4
""".splitlines()


@pytest.mark.parametrize(
    "stated",
    [
        "乳腺癌患者随机接受{A}联合{C}或{B}联合{C}。", "研究将胃癌患者1:1随机分至{A}+{C}组和{B}+{C}组。",
        "该研究评估{A}联合{C}对比{B}联合{C}一线治疗胃癌。", "胃癌患者随机分组，在{C}基础上加用{A}或{B}。",
    ],
)  # fmt: skip
def test_arms_called_by_what_they_alone_get(stated: str) -> None:
    for a, b, c in (("吡咯替尼", "拉帕替尼", "卡培他滨"), ("斯鲁利单抗", "安慰剂", "XELOX")):
        for result in IN_SHORT:
            told, _, figures = result.partition("|")
            text = (stated + told).replace("{A}", a).replace("{B}", b).replace("{C}", c)
            control = b if "安慰剂组" not in told else f"{b}组"
            check(
                text,
                figures,
                (names(f"{a} {c}"), names(f"{control} {c}")),
                (names(f"{control} {c}"), names(f"{a} {c}")),
            )


def test_a_part_that_other_arms_do_not_share_tells_no_arm() -> None:
    """The options of a control are no backbone, and neither is a drug that one arm alone gets."""
    text = "CML患者随机接受阿思尼布或TKI（伊马替尼、尼洛替尼或达沙替尼）。阿思尼布、伊马替尼的停药率分别为4.5%、11.1%。"
    assert sides_of_figures(text)["11.1%"] == (names("伊马替尼"), names("阿思尼布"))
    text = (
        "肝癌患者随机接受度伐利尤单抗联合替西木单抗、度伐利尤单抗或索拉非尼。度伐利尤单抗与索拉非尼的ORR分别为17%和5%。"
    )
    assert sides_of_figures(text)["17%"] == (names("度伐利尤单抗"), names("索拉非尼"))
