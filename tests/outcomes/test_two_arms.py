"""Two arms, however they are told of and however their results are: every way of the one with every way of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

import oncozh


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
"""

_NOT_IN_ORDER = re.compile(r"^(?:中位PFS[为分]|两组|ORR：|≥3|前者)")  # who is first there, only the reader guesses


def _cases() -> list[object]:
    out = []
    for statement in STATEMENTS.splitlines():
        said, _, called = statement.partition("|")
        tested, control = (called or "试验组 对照组").split()
        for result in RESULTS.splitlines():
            told, _, figures = result.partition("|")
            if said.startswith("对照组") and _NOT_IN_ORDER.match(told):
                continue
            text = said + told.replace("{T}", tested).replace("{K}", control)
            out.append(pytest.param(text, figures, id=f"{said[:14]}{told[:10]}"))
    return out


@pytest.mark.parametrize(("text", "figures"), _cases())
@pytest.mark.parametrize("arms", ARMS.values(), ids=ARMS)
def test_two_arms(text: str, figures: str, arms: Arms) -> None:
    text = text.format(E=arms.words[0], C=arms.words[1], e=arms.short[0], c=arms.short[1])
    article = oncozh.extract(text, tokens=False)
    mentions = {m.id: m for m in article.mentions}

    def names(refs: list[str]) -> frozenset[str]:
        found = {mentions[r].text if r in mentions else r.removesuffix("组") for r in refs}
        return frozenset(found - {"诱导化疗"})  # which is only what GP is given as

    rows = {
        mentions[o.figure].text.removesuffix("个月"): (names(o.intervention), names(o.comparator))
        for o in article.outcomes
    }
    first, second = figures.split("/")
    expected = {f.removesuffix("个月"): arms.names for f in first.split()}
    expected |= {f.removesuffix("个月"): arms.names[::-1] for f in second.split()}
    assert rows == expected
