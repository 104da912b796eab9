"""The endpoint before, after and around its figure, named once for several clauses, or said by 这一数字."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
ORR(43.3%)、DCR(86.7%)和mPFS(6.5个月)均优于对照。
    43.3% ; ORR rate 43.3 percent
    86.7% ; DCR rate 86.7 percent
    6.5个月 ; PFS median 6.5 month

84%的5年生存率让患者看到希望。
    84% ; OS rate 84 percent ; @60

该药使57%的患者获得客观缓解。
    57% ; ORR rate 57 percent

肿瘤医院报告了42.5%的客观缓解率和81.0%的疾病控制率。
    42.5% ; ORR rate 42.5 percent
    81.0% ; DCR rate 81.0 percent

该方案带来了14.2个月的中位总生存期，1年生存率为60.5%。
    14.2个月 ; OS median 14.2 month
    60.5% ; OS rate 60.5 percent ; @12

中位生存时间(MST)为14.3个月，中位疾病进展时间(TTP)为6.8个月。
    14.3个月 ; OS median 14.3 month
    6.8个月 ; TTP median 6.8 month

治疗后CR 5例，PR 18例，SD 12例，PD 5例，ORR为57.5%，DCR为87.5%。
    57.5% ; ORR rate 57.5 percent
    87.5% ; DCR rate 87.5 percent

客观缓解率（ORR）达到了62.1%，其中完全缓解率10.3%，部分缓解率51.7%。
    62.1% ; ORR rate 62.1 percent
    10.3% ; CR rate 10.3 percent
    51.7% ; PR rate 51.7 percent

新辅助治疗后，26例(52.0%)患者达到MPR，其中18例(36.0%)达到pCR。
    52.0% ; MPR rate 52.0 percent ; I=新辅助治疗 ; n=26
    36.0% ; PCR rate 36.0 percent ; I=新辅助治疗 ; n=18

该研究中，总体ORR为44.8%，mDOR为11.8个月，12个月OS率为68.9%。
    44.8% ; ORR rate 44.8 percent
    11.8个月 ; DOR median 11.8 month
    68.9% ; OS rate 68.9 percent ; @12

患者术后复发率为15.6%(14/90)，死亡率为4.4%(4/90)。
    15.6% ; RECURRENCE rate 15.6 percent ; n=14/90
    4.4% ; MORTALITY rate 4.4 percent ; n=4/90

总有效率（CR+PR）治疗组为65.0%，对照组为42.5%。
    65.0% ; ORR rate 65.0 percent ; I="治疗组" ; C="对照组"
    42.5% ; ORR rate 42.5 percent ; I="对照组" ; C="治疗组"

ASCO年会上公布的数据显示，该药的客观缓解率高达80%以上，疾病控制率更是达到了100%。
    80% ; ORR rate >=80 percent ; inst=ASCO
    100% ; DCR rate 100 percent ; inst=ASCO

一年无白血病生存率为61%，三年无失败生存率为55%。
    61% ; DFS rate 61 percent ; @12
    55% ; EFS rate 55 percent ; @36

5年无生化复发生存率为83.5%，中位无疼痛进展生存期为15.2个月。
    83.5% ; RFS rate 83.5 percent ; @60 ; flags=ambiguous_endpoint
    15.2个月 ; PFS median 15.2 month ; flags=ambiguous_endpoint

无论分期，5年生存率为60%；治疗无效者2年生存率为10%。
    60% ; OS rate 60 percent ; @60
    10% ; OS rate 10 percent ; @24
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_endpoint_places(text: str, rows: list[str]) -> None:
    check(text, rows)
