"""Genes and proteins with their variant or status."""

from __future__ import annotations

import pytest
from marks import check

MARKED = [
    "⟦KRAS G12C突变|BIOMARKER⟧患者。",
    "⟦EGFR突变阳性|BIOMARKER⟧肺癌。",
    "⟦EGFR 19del|BIOMARKER⟧患者。",
    "⟦EGFR敏感突变|BIOMARKER⟧的非小细胞肺癌。",
    "⟦表皮生长因子受体（EGFR）突变|BIOMARKER⟧的患者。",
    "⟦HER2(ERBB2)激活突变|BIOMARKER⟧的患者。",
    "⟦EGFR 20号外显子插入突变|BIOMARKER⟧患者。",
    "⟦HER2阳性|BIOMARKER⟧乳腺癌。",
    "⟦HER2阴性|BIOMARKER⟧胃癌。",
    "⟦HER2低表达|BIOMARKER⟧患者。",
    "⟦ALK融合|BIOMARKER⟧患者。",
    "⟦ALK阳性|BIOMARKER⟧晚期肺癌。",
    "⟦ROS1重排|BIOMARKER⟧患者。",
    "⟦MET扩增|BIOMARKER⟧介导耐药。",
    "⟦MET 14外显子跳跃突变|BIOMARKER⟧患者。",
    "⟦BRAF V600E突变|BIOMARKER⟧黑色素瘤。",
    "⟦BRAF V600E|BIOMARKER⟧患者。",
    "⟦CLDN18.2阳性|BIOMARKER⟧胃癌。",
    "⟦MSI-H|BIOMARKER⟧结直肠癌。",
    "⟦dMMR|BIOMARKER⟧患者获益。",
    "⟦MSS型|BIOMARKER⟧结直肠癌。",
    "⟦PD-L1|BIOMARKER⟧≥50%的患者。",
    "⟦PD-L1阳性|BIOMARKER⟧患者。",
    "⟦BRCA1突变|BIOMARKER⟧携带者。",
    "⟦KRAS野生型|BIOMARKER⟧患者。",
    "⟦TP53缺失|BIOMARKER⟧提示预后不良。",
    "⟦RAS|BIOMARKER⟧和⟦BRAF|BIOMARKER⟧均为野生型。",
]
# The status words that name a measurement, not the patients, stay outside.
NARROW = [
    "⟦GPC3|BIOMARKER⟧表达水平升高。",
    "⟦ATRX|BIOMARKER⟧缺失率为5%。",
    "⟦ARID1A|BIOMARKER⟧突变状态未知。",
    "⟦B7-H3|BIOMARKER⟧表达量",
]
NONE = ["AR眼镜", "身高170", "基因组学分析", "ALT升高，AST升高。"]


@pytest.mark.parametrize("marked", MARKED)
def test_a_biomarker_with_its_status(marked: str) -> None:
    check(marked, "BIOMARKER")


@pytest.mark.xfail(reason="the tables hold GPC3表达, ARID1A突变 … as names of their own", strict=False)
@pytest.mark.parametrize("marked", NARROW)
def test_a_measurement_is_not_a_status(marked: str) -> None:
    check(marked, "BIOMARKER")


@pytest.mark.parametrize("text", NONE)
def test_no_biomarker(text: str) -> None:
    check(text, "BIOMARKER")
