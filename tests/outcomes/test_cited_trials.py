"""Trials as reviews, guidelines and experts cite them: a sentence or two for each, without the word 组, new arms every time."""

from __future__ import annotations

import pytest
from outcome_rows import sides_of_figures


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The two arms in words, and as names.
ARMS = (
    ("阿法替尼", "吉非替尼", "阿法替尼", "吉非替尼"),
    ("塞普替尼", "化疗", "塞普替尼", "化疗"),
    ("尼拉帕利", "安慰剂", "尼拉帕利", "安慰剂"),
    ("卡匹色替联合氟维司群", "安慰剂联合氟维司群", "卡匹色替 氟维司群", "安慰剂 氟维司群"),
    ("阿特珠单抗联合贝伐珠单抗", "索拉非尼", "阿特珠单抗 贝伐珠单抗", "索拉非尼"),
    ("德曲妥珠单抗", "雷莫西尤单抗加紫杉醇", "德曲妥珠单抗", "雷莫西尤单抗 紫杉醇"),
    ("达雷妥尤单抗加VRd", "VRd", "达雷妥尤单抗 VRd", "VRd"),
)
STATED = """\
ASTRUM-005研究中，{0}头对头打{1}，
ASTRUM-005让{0}与{1}正面较量，
ASTRUM-005是{0}与{1}的头对头，
ASTRUM-005把{0}和{1}放在一起比，
ASTRUM-005研究用{0}挑战{1}，
ASTRUM-005研究中{0}完胜{1}，
在ASTRUM-005研究里，{0}替代{1}后，
ASTRUM-005研究412例患者按2∶1随机接受{0}或{1}，
ASTRUM-005（{0}对比{1}，n=412）：
ASTRUM-005研究以{1}为对照评价{0}，
Smith等[12]比较了{0}和{1}的疗效，
ASTRUM-005研究中{0}与{1}同台竞技，
相比{1}，{0}的
"""
# The values of the first arm and of the second, then those that both have together.
TOLD = """\
中位OS 14.7个月对11.4个月，HR 0.70，ORR 44.3%对29.1%。|14.7 44.3|11.4 29.1|0.70
中位PFS分别为14.7个月和11.4个月（HR=0.70）。|14.7|11.4|0.70
中位PFS却只是14.7个月 vs 11.4个月。|14.7|11.4|
中位OS 14.7个月比上11.4个月。|14.7|11.4|
中位PFS 14.7个月比11.4个月，ORR则为44.3%和29.1%。|14.7 44.3|11.4 29.1|
两者中位PFS分别为14.7个月和11.4个月，二者ORR依次为44.3%、29.1%。|14.7 44.3|11.4 29.1|
两种方案的中位OS为14.7个月和11.4个月。|14.7|11.4|
死亡风险降低30%（HR=0.70）。|||30% 0.70
"""
BEFORE = ("", "KEYNOTE-024研究中，度伐利尤单抗的中位PFS为33.3个月，培美曲塞联合顺铂为22.2个月。")


@pytest.mark.parametrize("stated", STATED.splitlines())
@pytest.mark.parametrize("told", TOLD.splitlines())
def test_two_arms_of_a_cited_trial(stated: str, told: str) -> None:
    words, first, second, both = told.split("|")
    for before in BEFORE:
        for *arms, tested, control in ARMS:
            text = before + stated.format(*arms) + words
            got = sides_of_figures(text)
            sides = names(tested), names(control)
            for values, expected in ((first, sides), (second, sides[::-1]), (both, sides)):
                for value in values.split():
                    assert got.get(value, got.get(value + "%")) == expected, text


# Sentences that name the arms and give their values at once.
INLINE = """\
ASTRUM-005研究中{0}以14.7个月对11.4个月的中位PFS胜过{1}。
ASTRUM-005研究中{0}以14.7个月的中位PFS战胜{1}的11.4个月。
ASTRUM-005研究中，{1}的中位OS为11.4个月，换成{0}后达14.7个月。
ASTRUM-005研究中，{0}的中位OS为14.7个月，优于{1}的11.4个月。
ASTRUM-005研究的对照药是{1}，试验药为{0}，中位OS 14.7个月对11.4个月。
ASTRUM-005研究用{0}挑战{1}，前者中位PFS 14.7个月，后者11.4个月。
ASTRUM-005研究中位PFS在{0}和{1}分别为14.7个月和11.4个月。
"""


@pytest.mark.parametrize("told", INLINE.splitlines())
def test_arms_and_values_in_one_sentence(told: str) -> None:
    for *arms, tested, control in ARMS:
        sides = names(tested), names(control)
        text = BEFORE[1] + told.format(*arms)
        got = sides_of_figures(text)
        assert (got["14.7"], got["11.4"]) == (sides, sides[::-1]), text


# Where nothing says what is compared, as many treatments as values are told of in the order of the text.
IN_ORDER = """\
阿法替尼和呋喹替尼都用于三线，中位OS为9.6个月、9.3个月。|9.6 9.3|阿法替尼|呋喹替尼
120例患者中，TCbHP方案40例，THP方案42例，AC方案38例。三组ORR依次为71%、62%和53%。|71% 62% 53%|TCbHP|THP|AC
一线可选奥希替尼、阿美替尼和伏美替尼，三药中位PFS依次为18.9个月、19.3个月和20.8个月。|18.9 19.3 20.8|奥希替尼|阿美替尼|伏美替尼
依托泊苷单用、加顺铂、再添上阿替利珠单抗，ORR依次是31%、58%、53%。|31% 58% 53%|依托泊苷|依托泊苷 顺铂|依托泊苷 顺铂 阿替利珠单抗
依维莫司跟阿培利司比，两边都配氟维司群，两年PFS率分别为38%和25%。|38% 25%|依维莫司 氟维司群|阿培利司 氟维司群
391例新诊断患者含铂化疗缓解后按2∶1口服氟唑帕利或安慰剂，中位PFS 36.0个月 vs 12.8个月。|36.0 12.8|氟唑帕利|安慰剂
T-DXd仍然有效，医师选择的曲妥珠单抗或拉帕替尼联合卡培他滨方案仅是陪跑，ORR为70%和29%。|70% 29%|T-DXd|曲妥珠单抗 拉帕替尼 卡培他滨
瑞戈非尼与安慰剂的中位OS为10.6和7.8个月；ASTRUM-006研究中两者分别为9.2个月和3.8个月。|9.2 3.8|瑞戈非尼|安慰剂
光靠来曲唑不够，可以再加两年阿贝西利，3年OS率是86%和79%。|86% 79%|来曲唑 阿贝西利|来曲唑
在贝伐珠单抗维持的基础上加奥拉帕利或安慰剂，5年OS率为65%和48%。|65% 48%|贝伐珠单抗 奥拉帕利|贝伐珠单抗 安慰剂
阿比特龙加或不加奥拉帕利，中位PFS为24.8个月和16.6个月。|24.8 16.6|阿比特龙 奥拉帕利|阿比特龙
KEYNOTE-010显示帕博利珠单抗优于多西他赛；OAK研究中阿替利珠单抗同样胜出，OS 13.8个月对9.6个月。|13.8 9.6|阿替利珠单抗|多西他赛
Stupp方案：放疗同步替莫唑胺较单纯放疗，5年OS率9%对1%，中位OS 14.6个月对12.1个月。|14.6 12.1|放疗 替莫唑胺|放疗
吉西他滨单药曾是标准，厄洛替尼加吉西他滨的中位OS为8.5个月，优于单药的6.7个月。|8.5 6.7|厄洛替尼 吉西他滨|吉西他滨
ORIENT-11研究按2∶1随机，信迪利单抗或安慰剂联合培美曲塞，中位PFS 9.2个月对5.0个月。|9.2 5.0|信迪利单抗 培美曲塞|安慰剂 培美曲塞
NeoALTTO研究把曲妥珠单抗、拉帕替尼以及两药联用放在一起比较，pCR率依次为29%、24%和51%。|29% 24% 51%|曲妥珠单抗|拉帕替尼|曲妥珠单抗 拉帕替尼
GOG-0240研究显示，化疗加与不加贝伐珠单抗的OS分别为16.8个月和13.3个月。|16.8 13.3|化疗 贝伐珠单抗|化疗
APHINITY研究在曲妥珠单抗的基础上比较帕妥珠单抗和安慰剂，8年OS率88%对85%。|88% 85%|曲妥珠单抗 帕妥珠单抗|曲妥珠单抗 安慰剂
KATHERINE研究将曲妥珠单抗换成T-DM1，7年OS率80%对67%。|80% 67%|T-DM1|曲妥珠单抗
术前XELOX、术后SOX与围手术期FLOT的3年DFS率依次为51%、56%和59%。|51% 56% 59%|XELOX|SOX|FLOT
曲妥珠单抗较拉帕替尼降低死亡风险（HR 0.74），10年OS率为69%对63%。|69% 63%|曲妥珠单抗|拉帕替尼
塔拉妥单抗的ORR为40%。DeLLphi-304研究又以13.6个月对8.3个月的中位OS胜过化疗。|13.6 8.3|塔拉妥单抗|化疗
阿美替尼、伏美替尼均已获批，两药ORR分别为73%和89%。|73% 89%|阿美替尼|伏美替尼
ASTRUM-005研究中，阿法替尼头对头打吉非替尼，中位OS是14.7个月，对照只有11.4个月。|14.7 11.4|阿法替尼|吉非替尼
洛铂加依托泊苷与顺铂加依托泊苷治疗广泛期SCLC，PFS 5.2个月和5.4个月。|5.2 5.4|洛铂 依托泊苷|顺铂 依托泊苷
既往接受过蒽环和紫杉类的患者中比较艾立布林与长春瑞滨，ORR 30%对16%。|30% 16%|艾立布林|长春瑞滨
特瑞普利单抗联合化疗用于术前，对照则以安慰剂代替特瑞普利单抗，MPR率48%对8%。|48% 8%|特瑞普利单抗 化疗|安慰剂 化疗
"""


@pytest.mark.parametrize("case", IN_ORDER.splitlines())
def test_values_in_the_order_of_the_treatments(case: str) -> None:
    text, values, *arms = case.split("|")
    told = [names(a) for a in arms]
    got = sides_of_figures(text)
    assert {value: got[value] for value in values.split()} == {
        value: (mine, frozenset().union(*(a for j, a in enumerate(told) if j != i)))
        for i, (value, mine) in enumerate(zip(values.split(), told, strict=True))
    }
