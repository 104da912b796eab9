"""HR of an endpoint and of two arms, ratios of factors."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
阿帕替尼组与安慰剂组相比，OS的HR为0.71（95%CI 0.54～0.94，P=0.016），PFS的HR为0.44（95%CI 0.33～0.59）。
    0.71 ; OS hazard_ratio 0.71 ratio ; I=阿帕替尼 ; C="安慰剂组" ; ci=0.54..0.94 ; p=0.016
    0.44 ; PFS hazard_ratio 0.44 ratio ; I=阿帕替尼 ; C="安慰剂组" ; ci=0.33..0.59

中位OS分别为16.5个月和12.8个月，中位PFS分别为5.6个月和4.0个月，HR分别为0.67（P<0.001）、0.67（P=0.005）。
    16.5个月 ; OS median 16.5 month ; flags=unmatched_distribution
    12.8个月 ; OS median 12.8 month ; flags=unmatched_distribution
    5.6个月 ; PFS median 5.6 month ; flags=unmatched_distribution
    4.0个月 ; PFS median 4.0 month ; flags=unmatched_distribution
    0.67#1 ; OS hazard_ratio 0.67 ratio ; p=<0.001
    0.67#2 ; PFS hazard_ratio 0.67 ratio ; p=0.005

与ADT单药相比，达罗他胺联合ADT可使死亡风险降低31%(HR=0.69)。
    31% ; OS change 31 percent ; I=达罗他胺+ADT ; C=ADT ; dir=decrease
    0.69 ; OS hazard_ratio 0.69 ratio ; I=达罗他胺+ADT ; C=ADT

多因素Cox回归分析显示，门静脉癌栓（HR=1.87，95%CI 1.20～2.91）和AFP≥400 ng/mL（HR=1.52，95%CI 1.03～2.24）是OS的独立危险因素。
    1.87 ; OS hazard_ratio 1.87 ratio ; I="门静脉癌栓" ; ci=1.20..2.91
    1.52 ; OS hazard_ratio 1.52 ratio ; I="AFP≥400 ng/mL" ; ci=1.03..2.24

单因素分析显示，TNM分期（HR=2.15，95%CI 1.32～3.51，P=0.002）、淋巴结转移（HR=1.87，95%CI 1.15～3.04，P=0.012）与OS相关。
    2.15 ; OS hazard_ratio 2.15 ratio ; I="TNM分期" ; ci=1.32..3.51 ; p=0.002
    1.87 ; OS hazard_ratio 1.87 ratio ; I="淋巴结转移" ; ci=1.15..3.04 ; p=0.012
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_ratios(text: str, rows: list[str]) -> None:
    check(text, rows)
