"""Shares that say who the patients are or what became of them: no result, whatever endpoint the words before them name."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
ORR和DCR为共同主要终点，入组时约11%的患者伴有肝转移。

主要终点为PFS，近六成患者确诊时已是晚期。

次要终点包括OS和ORR，PD-L1阳性者占41.8%。

缓解率为47.3%，其中68%用过紫杉类。
    47.3% ; RESPONSE rate 47.3 percent

中位PFS为7.6个月，两成复发灶还可以再次手术。
    7.6个月 ; PFS median 7.6 month

5年生存率为58.9%，其中一半的复发出现在术后三年内。
    58.9% ; OS rate 58.9 percent ; @60

DCR为79.2%，17%的患者交叉到试验组，相对剂量强度为93.4%。
    79.2% ; DCR rate 79.2 percent

3年总生存率57.7%，在这些患者中，四成以上有饮酒史。
    57.7% ; OS rate 57.7 percent ; @36

主要终点为ORR，实际达到44.6%。
    44.6% ; ORR rate 44.6 percent

主要终点为PFS，完成全部6周期化疗者占87.1%。

13例（22.4%）患者死亡，另有24.1%因复发再次手术。
    22.4% ; MORTALITY rate 22.4 percent ; n=13
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_shares_of_patients(text: str, rows: list[str]) -> None:
    check(text, rows)
