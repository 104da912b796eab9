"""Placebo arms: 安慰剂 in its own word, the backbone beside it."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
呋喹替尼对比安慰剂的中位OS分别为9.3个月和6.6个月。
    9.3个月 ; OS median 9.3 month ; I=呋喹替尼 ; C="安慰剂"
    6.6个月 ; OS median 6.6 month ; I="安慰剂" ; C=呋喹替尼

CHOICE-01研究中，特瑞普利单抗联合化疗组的中位PFS为8.4个月，安慰剂联合化疗组为5.6个月（HR=0.49）。
    8.4个月 ; PFS median 8.4 month ; I=特瑞普利单抗+化疗 ; C="安慰剂"+化疗 ; trial=CHOICE-01
    5.6个月 ; PFS median 5.6 month ; I="安慰剂"+化疗 ; C=特瑞普利单抗+化疗 ; trial=CHOICE-01
    0.49 ; PFS hazard_ratio 0.49 ratio ; I=特瑞普利单抗+化疗 ; C="安慰剂"+化疗 ; trial=CHOICE-01

在Ⅲ期RATIONALE 305研究中，替雷利珠单抗联合化疗组的中位OS为15.0个月，安慰剂联合化疗组为12.9个月（HR=0.80）。
    15.0个月 ; OS median 15.0 month ; I=替雷利珠单抗+化疗 ; C="安慰剂"+化疗 ; trial=RATIONALE 305 ; phase=Ⅲ期
    12.9个月 ; OS median 12.9 month ; I="安慰剂"+化疗 ; C=替雷利珠单抗+化疗 ; trial=RATIONALE 305 ; phase=Ⅲ期
    0.80 ; OS hazard_ratio 0.80 ratio ; I=替雷利珠单抗+化疗 ; C="安慰剂"+化疗 ; trial=RATIONALE 305 ; phase=Ⅲ期

KEYNOTE-590研究比较了帕博利珠单抗联合化疗与安慰剂联合化疗一线治疗晚期食管癌的疗效，两组中位OS分别为12.4个月和9.8个月。
    12.4个月 ; OS median 12.4 month ; I=帕博利珠单抗+化疗 ; C="安慰剂"+化疗 ; P=晚期+食管癌 ; trial=KEYNOTE-590
    9.8个月 ; OS median 9.8 month ; I="安慰剂"+化疗 ; C=帕博利珠单抗+化疗 ; P=晚期+食管癌 ; trial=KEYNOTE-590
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_placebo(text: str, rows: list[str]) -> None:
    check(text, rows)
