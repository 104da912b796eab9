"""Other words for the same: 臂 for 组, 与…相较 for 与…相比, give the same rows."""

from __future__ import annotations

import pytest
from outcome_rows import outcome_line

import oncozh

TEXTS = (
    "三联组40例（A方案：仑伐替尼+TACE+信迪利单抗），二联组42例（仑伐替尼+TACE）。三联组ORR为65.1%，显著优于二联组的31.1%。",
    "患者随机分入高剂量组和标准剂量组接受放疗。高剂量组的中位OS为20.3个月，而标准剂量组为28.7个月。",
    "KEYNOTE-048研究比较帕博利珠单抗与西妥昔单抗。与西妥昔单抗相比，帕博利珠单抗组中位OS为14.9个月 vs 10.7个月。",
    "奥希替尼组与化疗组的中位PFS分别为10.1个月和4.4个月；与化疗组相比，疾病进展风险下降70%（HR 0.30）。",
    "试验组接受信迪利单抗联合化疗，对照组接受化疗。与对照组相比试验组的ORR更高（60% vs 40%）。",
    "试验组接受信迪利单抗联合化疗，对照组接受化疗。试验组5年OS率为87.9%，较对照组（78.8%）提升9.1个百分点。",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("word", "other"), [("组", "臂"), ("相比", "相较"), ("较对照", "比对照")])
def test_other_words(text: str, word: str, other: str) -> None:
    said, other_said = (oncozh.extract(t, tokens=False) for t in (text, text.replace(word, other)))
    rows = ["\n".join(outcome_line(o, a) for o in a.outcomes) for a in (said, other_said)]
    assert rows[0]
    assert rows[1].replace(other, word) == rows[0]
