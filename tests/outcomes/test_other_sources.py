"""A figure behind a trial's that comes from elsewhere (own patients, another study without a name) is not the trial's."""

from __future__ import annotations

import pytest

import oncozh

TRIALS = ("PHOEBE研究中，吡咯替尼组中位PFS为12.5个月。", "ALTER0303研究（III期）证实，安罗替尼组ORR为9.2%。")
ELSEWHERE = """\
某回顾性队列仅31例，中位PFS为4.3个月。
国内一项多中心研究中，中位PFS为4.3个月。
真实世界的结果略逊，国内一项单中心回顾性研究收集了42例，中位PFS为4.3个月。
真实世界中，中位PFS为4.3个月。
此外，韩国一项研究（n=60）报告中位PFS为4.3个月。
Kim等[12]报道的中位PFS为4.3个月。
Kim等人的研究中，中位PFS为4.3个月。
一项荟萃分析显示中位PFS为4.3个月。
既往文献报道的中位PFS为4.3个月。
有研究显示，中位PFS为4.3个月。
多项回顾性研究显示，中位PFS为4.3个月。
几项小样本研究的中位PFS为4.3个月。
来自SEER数据库的分析显示，中位PFS为4.3个月。
我科自2022年起照此治疗了58人，中位PFS为4.3个月。
本组38例均照此治疗，中位PFS为4.3个月。
我院共有26例患者，中位PFS为4.3个月。
本中心数据显示，中位PFS为4.3个月。
"""
THE_SAME = """\
该研究的一项亚组分析显示，中位PFS为4.3个月。
一项亚组分析显示，中位PFS为4.3个月。
事后分析显示，中位PFS为4.3个月。
一项预先计划的期中分析显示，中位PFS为4.3个月。
这项由三十家中心开展的研究还显示，中位PFS为4.3个月。
该试验中，中位PFS为4.3个月。
我国患者的中位PFS为4.3个月。
研究者评估的中位PFS为4.3个月。
有脑转移者的中位PFS为4.3个月。
对照组由研究者在紫杉醇、多西他赛和伊立替康中任选其一。中位PFS为4.3个月。
标准治疗为拉帕替尼或卡培他滨。中位PFS为4.3个月。
第二次随机比较来那度胺与观察，中位PFS为4.3个月。
患者按2:1随机接受紫杉醇或多西他赛。中位PFS为4.3个月。
A组用紫杉醇，B组用多西他赛。中位PFS为4.3个月。
"""


def trial_of_second(text: str) -> list[str]:
    article = oncozh.extract(text, tokens=False)
    return next(article.slot_texts(o.trial) for o in article.outcomes if article.mention(o.figure).text == "4.3个月")


@pytest.mark.parametrize("told", ELSEWHERE.splitlines())
def test_a_figure_from_elsewhere(told: str) -> None:
    for trial in TRIALS:
        assert trial_of_second(trial + told) == [], trial + told


@pytest.mark.parametrize("told", THE_SAME.splitlines())
def test_a_figure_of_the_same_trial(told: str) -> None:
    for trial in TRIALS:
        assert trial_of_second(trial + told) == [trial[: trial.index("研究")]], trial + told


@pytest.mark.parametrize(
    "text",
    [
        "Ⅲ期头对头试验传来捷报。这项名为HARMONi-2的研究纳入398例患者，中位PFS为4.3个月。",
        "设计：Ⅲ期，初治患者926例。中位PFS为4.3个月。",
    ],
)
def test_the_phase_said_before_the_name(text: str) -> None:
    article = oncozh.extract(text, tokens=False)
    assert [article.slot_texts(o.phase) for o in article.outcomes] == [["Ⅲ期"]]
