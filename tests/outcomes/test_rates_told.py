"""What a figure reports, however the text leads to it: ways to write the figure with many endpoints."""

from __future__ import annotations

import re

import pytest

import oncozh

_STUDY = "72例晚期胆道肿瘤患者随机分为联合组（信迪利单抗+化疗，n=36）和对照组（化疗，n=36）。"


def reported(text: str) -> list[tuple[str, str, str | None, float | None]]:
    """Endpoint, statistic, value and time point of each row of a text, in text order."""
    article = oncozh.extract(text, tokens=False)
    return [(o.endpoint, o.statistic, o.value, o.timepoint_months) for o in article.outcomes]


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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("按病理缓解程度看3年EFS率：pCR者95%，MPR者85%，其余60%。", "EFS 95 EFS 85 EFS 60"),
        ("CR患者的中位OS为40.1个月，PR患者为20.3个月，SD患者为11.2个月。", "OS 40.1 OS 20.3 OS 11.2"),
        ("中位OS在缓解者为40.1个月，在未缓解者为20.3个月。", "OS 40.1 OS 20.3"),
        ("达到pCR的患者3年EFS率为95%，未达到者为60%。", "EFS 95 EFS 60"),
        ("CR者12例（30%），PR者14例（35%）。", "CR 30 PR 35"),
    ],
)
def test_responders_are_patients_where_survival_is_told(text: str, rows: str) -> None:
    assert " ".join(f"{code} {value}" for code, _, value, _ in reported(_STUDY + text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("病情得到控制的占82%。", "DCR 82"),
        ("82%的患者病情得到控制。", "DCR 82"),
        ("两年无进展的占48%。", "PFS 48"),
        ("有效的有78%。", "RESPONSE 78"),
        ("65%的患者PSA下降超过50%。", "RESPONSE 65"),
        ("PSA下降≥50%的患者比例为65%。", "RESPONSE 65"),
        ("靶病灶较基线缩小35%。", "RESPONSE 35"),
        ("肝转移灶缩小了近六成。", "RESPONSE 60"),
        ("平均能多活8.2个月。", "OS 8.2"),
        ("稳定8例（20.0%），进展6例（15.0%）。", "SD 20.0 PD 15.0"),
        ("另有1例（3.0%）发生粒子移位。", "AE 3.0"),
        ("死于晚期并发症者，联合组5例（5%），对照组20例（20%）。", "MORTALITY 5 MORTALITY 20"),
        ("2例（1.7%）发生第二肿瘤。", "INCIDENCE 1.7"),
        ("ORR 36%（其中CR 7%）vs 13%（CR 2%）。", "ORR 36 CR 7 ORR 13 CR 2"),
        (
            "ORR、DCR与中位DoR分别为：58%、89%、8.4个月；34%、67%、3.2个月。",
            "ORR 58 DCR 89 DOR 8.4 ORR 34 DCR 67 DOR 3.2",
        ),
        ("发病率和死亡率分别占全球的45.3%和47.1%。", ""),
        ("死亡率仍居首位，占全部癌症死亡的28.5%。", ""),
        ("最常见（≥20%）的不良反应为疲乏（38%）。", "AE 38"),
        ("质子治疗后中重度口干的比例是24%。", "AE 24"),
        ("ORR为60%。声音嘶哑2例（3.3%）。", "ORR 60 AE 3.3"),
        ("术中血管损伤两组分别为3%和1%。", "AE 3 AE 1"),
        ("血小板减少≥3级的占39.7%。", "AE 39.7"),
        ("吉西他滨单药中位生存只有6个月。白紫联合方案把它推到8.5个月。", "OS 6 OS 8.5"),
        ("发生率≥20%的不良反应为疲乏（38%）。", "AE 38"),
        ("ORR为60%。ALT≤2.5倍正常值上限。", "ORR 60"),
        ("骨痛是主要不良反应，占14%。", "AE 14"),
        ("脑转移累积发生率为50%。", "RECURRENCE 50"),
        ("中位PFS 7.9个月，其中PS 0～1分者8.8个月，2分者5.1个月。", "PFS 7.9 PFS 8.8 PFS 5.1"),
        ("并发症发生率为14.1%，Ⅲ级及以上的为3.2%。", "AE 14.1 AE 3.2"),
        ("中位OS 17.0/11.0（月）。", "OS 17.0 OS 11.0"),
        ("中位OS（月）：17.0 vs 11.0。", "OS 17.0 OS 11.0"),
    ],
)
def test_told_in_other_words(text: str, rows: str) -> None:
    assert " ".join(f"{code} {value}" for code, _, value, _ in reported(_STUDY + text)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "纳入标准：预计生存时间超过6个月。",
        "ECOG评分0~1分，预计生存期≥3个月。",
        "按RECIST 1.1标准，靶病灶直径之和缩小≥30%为PR，增大≥20%为PD。",
        "存活肿瘤细胞≤10%定义为MPR。",
        "骨髓原始细胞<5%为完全缓解。",
        "PSA较基线下降≥50%定义为应答。",
        "体外实验显示，细胞存活率降至32%。",
        "药物暴露量约升高36%。",
    ],
)
def test_criteria_and_definitions_report_nothing(text: str) -> None:
    assert reported(_STUDY + text) == []


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("五年生存率五成出头。", "50 > - -"),
        ("完全缓解率为三成多。", "30 > - -"),
        ("中位OS大约是14个月。", "14 ~ - -"),
        ("中位PFS为28.2个月，几乎是化疗（14.0个月）的两倍。", "28.2 = - - 14.0 = - - 2 ~ - -"),
        ("12例患者中，8例缓解（66.7%）。", "66.7 = 8 12"),
        ("40例患者中26例缓解，缓解率65.0%。", "65.0 = 26 40"),
        ("pCR有21例达到（41.2%）。", "41.2 = 21 -"),
        ("治疗相关死亡率2%（4例）。", "2 = 4 -"),
        ("ORR为71%（95%CI 60%-80%；53/75）。", "71 = 53 75"),
    ],
)
def test_what_stands_around_a_figure(text: str, slots: str) -> None:
    article = oncozh.extract(_STUDY + text, tokens=False)
    got = [f"{o.value} {o.qualifier} {o.events or '-'} {o.total or '-'}" for o in article.outcomes]
    assert " ".join(got) == slots


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("两组ORR为62.5%和40.0%，P值降到0.021。", ["0.021"] * 2),
        ("两组ORR（62.5%比40.0%）、1年OS率（77.1%比75.0%）比较，差异均无统计学意义（P＞0.05）。", [">0.05"] * 4),
        ("PD-L1 TAP≥1%者ORR为62.5%。", [None]),
    ],
)
def test_p_values(text: str, values: list[str | None]) -> None:
    article = oncozh.extract(_STUDY + text, tokens=False)
    assert [o.p_value for o in article.outcomes] == values
