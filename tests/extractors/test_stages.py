"""Stages of a disease and phases of a trial: the same words, told apart by what stands around them."""

from __future__ import annotations

import pytest
from marks import check

from oncozh.extractors.stages import find_stages, phase_value

STAGES = [
    "共纳入⟦ⅢB期|STAGE⟧非小细胞肺癌患者98例。",
    "⟦Ⅳ期|STAGE⟧结直肠癌患者的预后较差。",
    "⟦Ⅰ～Ⅲ期|STAGE⟧乳腺癌患者接受手术。",
    "⟦Ⅱ-Ⅲ期|STAGE⟧胃癌术后辅助化疗。",
    "⟦II期|STAGE⟧和⟦III期|STAGE⟧食管癌患者。",
    "⟦IVA期|STAGE⟧鼻咽癌患者。",
    "⟦ⅠA1期|STAGE⟧肺癌行肺段切除。",
    "⟦T2N1M0|STAGE⟧食管鳞癌1例。",
    "分期为⟦cT3N2M0|STAGE⟧。",
    "⟦BCLC B期|STAGE⟧肝细胞癌。",
    "⟦BCLC C|STAGE⟧肝细胞癌不宜手术。",
    "⟦晚期|STAGE⟧胃癌一线治疗。",
    "⟦局部晚期|STAGE⟧食管鳞癌。",
    "⟦早期|STAGE⟧肺癌患者。",
    "⟦广泛期|STAGE⟧小细胞肺癌。",
    "⟦局限期|STAGE⟧小细胞肺癌。",
    "⟦3期|STAGE⟧患者26例。",
    "⟦Ⅱ期|STAGE⟧部分患者行辅助化疗。",
    "NSCLC⟦Ⅲ期|STAGE⟧患者。",
    "按FIGO分期，⟦Ia期|STAGE⟧7例，⟦Ib期|STAGE⟧3例。",
    "术后病理分期⟦ⅢA期|STAGE⟧、⟦ⅢB期|STAGE⟧者预后不同。",
]
PHASES = [
    "一项⟦Ⅲ期|PHASE⟧临床试验达到主要终点。",
    "该⟦III期|PHASE⟧研究纳入602例患者。",
    "多中心、随机⟦Ⅱ期|PHASE⟧试验。",
    "⟦I/II期|PHASE⟧临床研究。",
    "⟦Ⅰb/Ⅱ期|PHASE⟧剂量扩展研究。",
    "正在开展⟦3期|PHASE⟧临床。",
    "国际多中心⟦2期|PHASE⟧研究。",
    "进入⟦三期|PHASE⟧临床试验。",
    "⟦TOPAZ-1|TRIAL⟧研究（⟦Ⅲ期|PHASE⟧，n=685）。",
    "a ⟦phase 2|PHASE⟧ trial",
    "a ⟦phase III|PHASE⟧ trial",
    "⟦Phase 1b/2|PHASE⟧研究",
    "注册性⟦Ⅱ期|PHASE⟧单臂试验",
    "⟦Ⅳ期|PHASE⟧临床研究显示安全性良好。",
    "一天交出两份⟦Ⅲ期|PHASE⟧答卷。",
    "该研究更早的⟦Ⅱ期|PHASE⟧部分里，ORR为40%。",
    "首个双抗ADC⟦III期|PHASE⟧研究读出数据。",
    "按分期入组的⟦Ib期|PHASE⟧试验。",
    "佐利替尼EGFR⟦Ⅲ期|PHASE⟧临床研究。",
]
BOTH = [
    "该⟦Ⅲ期|PHASE⟧临床试验纳入⟦ⅢB期|STAGE⟧至⟦Ⅳ期|STAGE⟧患者。",
    "⟦Ⅱ期|PHASE⟧研究入组⟦局部晚期|STAGE⟧鼻咽癌患者，其中⟦Ⅲ期|STAGE⟧患者20例。",
]
NEITHER = [
    "发表于《中华肿瘤杂志》2023年第3期。", "化疗2周期后评估疗效。", "随访期间无复发。", "治疗期内未见严重毒性。", "预期寿命超过3个月。",
    "中位无进展生存期为9.0个月。", "本期内容如下。", "CD4细胞计数下降。", "T2加权像呈高信号。", "每3周1次，共4个疗程。", "潜伏期约2周。", "该药处于保护期。",
    "2023年9月初期数据。", "3个月早期分子学缓解率为82.1%。", "两组晚期毒性相近。", "晚期放射性损伤少见。", "同期放化疗。", "围手术期管理。",
]  # fmt: skip


@pytest.mark.parametrize("marked", STAGES + PHASES + BOTH)
def test_stage_or_phase(marked: str) -> None:
    check(marked, "STAGE", "PHASE", *(["TRIAL"] if "|TRIAL" in marked else []))


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    check(text, "STAGE", "PHASE")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ⅰ期", "1"), ("II期", "2"), ("Ⅲ期", "3"), ("IV期", "4"), ("3期", "3"), ("二期", "2"), ("I/II期", "1.5"), ("Ⅰb/Ⅱ期", "1.5"), ("Ⅱ/Ⅲ期", "2.5"),
        ("phase 2", "2"), ("phase III", "3"), ("Ib/2期", "1.5"), ("Ⅱa期", "2"), ("ⅡI期", "3"), ("期", None),
    ],
)  # fmt: skip
def test_the_value_of_a_phase(text: str, value: str | None) -> None:
    assert phase_value(text) == value


def test_a_phase_carries_its_value() -> None:
    assert [(m.label, m.text, m.value) for m in find_stages("一项Ⅱ/Ⅲ期临床试验")] == [("PHASE", "Ⅱ/Ⅲ期", "2.5")]
