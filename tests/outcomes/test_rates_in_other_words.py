"""What figures report where the words are not the tables': responders as patients, everyday words, what stands around."""

from __future__ import annotations

import pytest
from outcome_rows import reported

import oncozh

_STUDY = "72例晚期胆道肿瘤患者随机分为联合组（信迪利单抗+化疗，n=36）和对照组（化疗，n=36）。"


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
        ("中位OS方面，联合组18.2个月优于对照组14.6个月，一年后仍存活者占71.1%。", "OS 18.2 OS 14.6 OS 71.1"),
        ("不同剂量组ORR：4.8 mg/kg 31.0%，6.4 mg/kg 40.0%。", "ORR 31.0 ORR 40.0"),
        ("两年OS率59%，加用新药后74%。", "OS 59 OS 74"),
        ("全组ORR 52.4%，其中初治66.7%（14/21），复治38.1%（8/21）。", "ORR 52.4 ORR 66.7 ORR 38.1"),
        ("缓解持续12个月以上者占43%。", "DOR 43"),
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
