"""What a figure reports, however the text leads to it: ways to write the figure with many endpoints."""

from __future__ import annotations

import re

import pytest
from outcome_rows import reported

_STUDY = "72例晚期胆道肿瘤患者随机分为联合组（信迪利单抗+化疗，n=36）和对照组（化疗，n=36）。"

# The endpoint's name, its code and its time point.
RATES = """\
3年总生存率 OS 36
12个月PFS 率 PFS 12
2年局控率 LRC 24
客观缓解率（ORR） ORR -
pCR 率 PCR -
骨髓 MRD 阴性率 MRD -
完全缓解率 CR -
有效率 RESPONSE -
局部复发率 RECURRENCE -
≥3级不良事件发生率 AE -
口腔黏膜炎的发生率 AE -
"""
# What leads to the figures 62.5% and 40.0%; {E} is the endpoint.
FORMS = """\
{E}——62.5%！
{E}是多少？62.5%。
问：{E}怎么样？答：62.5%。
{E}如何
62.5%
{E}：
• 联合组 62.5%
• 对照组 40.0%
{E}呢？联合组62.5%，对照组40.0%。
{E}为62.5%，只用化疗的是40.0%。
{E}62.5%对40.0%。
{E}以联合组最高（62.5%），其次为化疗组（40.0%）。
{E}为62.5%对40.0%。
研究者评估的{E}为62.5%，IRC评估的为40.0%。
{E}三联方案62.5%，两联方案40.0%。
{E}：A方案62.5%，B方案40.0%。
{E}为62.5%；初治者70.1%，复发者50.3%。
{E}为62.5%，男性60.1%，女性65.3%。
{E}分别为62.5%和40.0%，亚组分析显示，肝转移患者分别为50.3%和30.2%。
{E}为62.5%对40.0%；如果只看PD-L1 CPS≥10的，70.1%对45.2%。
{E}为62.5%对40.0%。PD-L1阳性者70.1% vs 45.2%。
观察组（62.5%）{E}高于对照组（40.0%）。
{E}（%）：62.5 vs 40.0。
"""


def _cases(forms: str) -> list[str]:
    """The forms; a line without the endpoint goes on with the one before."""
    out: list[str] = []
    for line in forms.splitlines():
        if "{E}" in line:
            out.append(line)
        else:
            out[-1] += "\n" + line
    return out


@pytest.mark.parametrize("form", _cases(FORMS))
@pytest.mark.parametrize("rate", RATES.splitlines())
def test_rates(rate: str, form: str) -> None:
    name, code, months = rate.rsplit(" ", 2)
    time = None if months == "-" else float(months)
    values = re.findall(r"\d\d\.\d", form)
    assert reported(_STUDY + form.replace("{E}", name)) == [(code, "rate", v, time) for v in values]


TIMES = {
    "满一年时，": 12, "到第三年，": 36, "跟到第五年，": 60, "术后3个月，": 3, "放疗结束后3个月，": 3, "五年里": 60,
    "随访满两年，": 24, "24周时，": 5.54, "用药一年后，": 12, "治疗12周后，": 2.77, "随访24个月，": None, "近五年，": None,
}  # fmt: skip


@pytest.mark.parametrize("lead", TIMES)
@pytest.mark.parametrize("rate", ["ORR", "主要分子学反应率", "疾病进展率"])
def test_a_time_point_that_opens_the_clause(lead: str, rate: str) -> None:
    time = TIMES[lead]
    got = reported(f"{_STUDY}{lead}联合组的{rate}为62.5%，对照组为40.0%。")
    assert [(value, at) for _, _, value, at in got] == [("62.5", time), ("40.0", time)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("1、2年OS率分别为71.3%、55.0%。", [12, 24]),
        ("1年、2年局控率分别为95%、88%。", [12, 24]),
        ("12个月时45%的患者达到主要分子学反应。", [12]),
        ("五年后仍有三成患者存活。", [60]),
        ("术后3年内有28%的患者复发。", [36]),
        ("2年中重度慢性GVHD发生率为8.6%。", [24]),
        ("3个月早期分子学缓解率为82.1%。", [3]),
        ("5年宫颈癌特异性生存率为84.7%。", [60]),
        ("5年随访时中位PFS为56.0个月，仍有48.3%的患者无进展生存。", [None, 60]),
        ("治疗后3个月、6个月、12个月，ORR分别为50.0%、61.1%和66.7%。", [3, 6, 12]),
        ("5年腋窝复发率为0.9%。", [60]),
        ("5年3级以上听力损失23%。", [60]),
        ("第1周期中性粒细胞减少发生率为19.5%。", [None]),
    ],
)
def test_time_points_of_both_arms_together(text: str, times: list[float]) -> None:
    """The arms are those of the study; the figures are handed out over what their own sentence lists."""
    assert [at for _, _, _, at in reported(_STUDY + text)] == times


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("发生吻合口瘘3例（4.5%），肺部感染5例（7.5%）。", ["4.5", "7.5"]),
        ("痤疮样皮疹仅见于联合组，占14.6%。", ["14.6"]),
        ("腹泻只见于联合组（14.6%）。", ["14.6"]),
        ("最需要盯紧的是间质性肺病，联合组12.1%，对照组0.6%。", ["12.1", "0.6"]),
        ("间质性肺病要警惕，13.9%对1.3%。", ["13.9", "1.3"]),
        ("联合组恶心62%、呕吐45%、脱发80%。", ["62", "45", "80"]),
        ("中性粒细胞减少性发热从20%降到8%。", ["8"]),
        ("≥3级不良事件29.7%对14.7%，手术相关的则几乎一样（14.1%对14.4%）。", ["29.7", "14.7", "14.1", "14.4"]),
    ],
)
def test_adverse_events_without_the_word_rate(text: str, rows: list[str]) -> None:
    assert [(code, value) for code, _, value, _ in reported(_STUDY + text)] == [("AE", v) for v in rows]
