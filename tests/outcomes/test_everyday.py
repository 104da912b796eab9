"""Endpoints told in everyday words, and the words that only say who the patients are."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
研究中满两年时还有61%的患者没有进展。
    61% ; PFS rate 61 percent ; @24

研究中3年后仍有72%的孩子活着。
    72% ; OS rate 72 percent ; @36

研究中，能活过3年的只有三成。
    三成 ; OS rate 30 percent ; @36 ; flags=ambiguous_endpoint

试验里有66%的人达到客观缓解，25%的人肿瘤完全消失。
    66% ; ORR rate 66 percent
    25% ; CR rate 25 percent

切下的标本里查不到活的癌细胞的占36%。
    36% ; PCR rate 36 percent

治疗后骨髓里测不出白血病细胞的有83%。
    83% ; MRD rate 83 percent

随访到第二年，仍有88%的患者没有复发。
    88% ; RFS rate 88 percent ; @24 ; flags=ambiguous_endpoint

保留直肠的30人里，一年内局部又长的有3人（10.0%）。
    10.0% ; RECURRENCE rate 10.0 percent ; @12 ; n=3

诱导治疗后没有进展的180例患者2:1随机，维持治疗的客观缓解率为31%。
    31% ; ORR rate 31 percent

同步放化疗后未进展的患者中，58%的人继续用药。

患者吃厄达替尼期间手脚发麻的占12%，拉肚子的占40%，没胃口的占21%。
    12% ; AE rate 12 percent ; I=厄达替尼 ; event=手脚发麻
    40% ; AE rate 40 percent ; I=厄达替尼 ; event=拉肚子
    21% ; AE rate 21 percent ; I=厄达替尼 ; event=没胃口

研究中完全缓解及以上的比例为70.2%，微小残留病转阴率为81.0%。
    70.2% ; CR rate 70.2 percent
    81.0% ; MRD rate 81.0 percent

研究中两年不进展的比例为82.6%，肿瘤没有长大的占70.0%。
    82.6% ; PFS rate 82.6 percent ; @24
    70.0% ; PFS rate 70.0 percent ; @24

研究中三年没有生化复发的比例几乎一样，大分割组92.7%，常规组91.1%。
    92.7% ; RFS rate 92.7 percent ; @36 ; I="大分割组" ; C="常规组" ; flags=ambiguous_endpoint
    91.1% ; RFS rate 91.1 percent ; @36 ; I="常规组" ; C="大分割组" ; flags=ambiguous_endpoint

研究中五年没有远处转移的占80%，有12%的病人去世。
    80% ; MFS rate 80 percent ; @60 ; flags=ambiguous_endpoint
    12% ; MORTALITY rate 12 percent

研究中无一人离世，治疗有效的占64%。
    64% ; RESPONSE rate 64 percent

研究中最常见的副作用是皮肤小红疙瘩，占40.5%。
    40.5% ; AE rate 40.5 percent ; event=副作用

阿来替尼组的中位PFS为34.8个月，克唑替尼组为10.9个月。大家关心脑子，新发脑病灶9%对41%。
    34.8个月 ; PFS median 34.8 month ; I=阿来替尼 ; C=克唑替尼
    10.9个月 ; PFS median 10.9 month ; I=克唑替尼 ; C=阿来替尼
    9% ; INCIDENCE rate 9 percent ; I=阿来替尼 ; C=克唑替尼 ; event=新发脑病灶 ; flags=ambiguous_endpoint
    41% ; INCIDENCE rate 41 percent ; I=克唑替尼 ; C=阿来替尼 ; event=新发脑病灶 ; flags=ambiguous_endpoint

研究中一半人单吃厄洛替尼，另一半人用厄洛替尼加贝伐珠单抗。合用的中位无进展生存期17.9个月，单吃的11.2个月。要是有脑转移，差距更大，合用15.0个月，单吃8.1个月。
    17.9个月 ; PFS median 17.9 month ; I=厄洛替尼+贝伐珠单抗 ; C=厄洛替尼
    11.2个月 ; PFS median 11.2 month ; I=厄洛替尼 ; C=厄洛替尼+贝伐珠单抗
    15.0个月 ; PFS median 15.0 month ; I=厄洛替尼+贝伐珠单抗 ; C=厄洛替尼 ; P=脑转移 ; flags=ambiguous_endpoint
    8.1个月 ; PFS median 8.1 month ; I=厄洛替尼 ; C=厄洛替尼+贝伐珠单抗 ; P=脑转移 ; flags=ambiguous_endpoint

研究中肿瘤缩小三成以上的占57.7%，三年未复发率为75.9%。
    57.7% ; RESPONSE rate 57.7 percent
    75.9% ; RFS rate 75.9 percent ; @36
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_everyday_words(text: str, rows: list[str]) -> None:
    check(text, rows)
