"""Time points: before the endpoint, in a list, after it, said once for several, in the calendar."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
1、3、5年生存率分别为88.2%、61.5%和43.0%。
    88.2% ; OS rate 88.2 percent ; @12
    61.5% ; OS rate 61.5 percent ; @36
    43.0% ; OS rate 43.0 percent ; @60

术后1年、3年、5年总生存率分别为92.5%、76.3%和61.8%，无病生存率分别为85.1%、64.2%和52.7%。
    92.5% ; OS rate 92.5 percent ; @12
    76.3% ; OS rate 76.3 percent ; @36
    61.8% ; OS rate 61.8 percent ; @60
    85.1% ; DFS rate 85.1 percent ; @12
    64.2% ; DFS rate 64.2 percent ; @36
    52.7% ; DFS rate 52.7 percent ; @60

3年局部控制率、总生存率及无远处转移生存率分别为88.2%、79.5%和75.3%。
    88.2% ; LRC rate 88.2 percent ; @36
    79.5% ; OS rate 79.5 percent ; @36
    75.3% ; MFS rate 75.3 percent ; @36

全组患者中位总生存时间为23.5个月（95%CI：19.8～27.2个月），1年生存率78.6%，2年生存率45.2%。
    23.5个月 ; OS median 23.5 month ; ci=19.8..27.2
    78.6% ; OS rate 78.6 percent ; @12
    45.2% ; OS rate 45.2 percent ; @24

2年、3年无进展生存率为66%、54%。
    66% ; PFS rate 66 percent ; @24
    54% ; PFS rate 54 percent ; @36

3年上肢淋巴水肿发生率为25.2%，5年发生率为33.3%；3年蜂窝织炎发生率4.1%，5年时为6.0%。
    25.2% ; AE rate 25.2 percent ; @36 ; event=上肢淋巴水肿
    33.3% ; AE rate 33.3 percent ; @60 ; event=上肢淋巴水肿
    4.1% ; AE rate 4.1 percent ; @36 ; event=蜂窝织炎 ; flags=ambiguous_endpoint
    6.0% ; AE rate 6.0 percent ; @60 ; event=蜂窝织炎 ; flags=ambiguous_endpoint

作为主要终点的pCR率此前已经公布，A组以39.8%高于B组的15.3%。
    39.8% ; PCR rate 39.8 percent ; I="A组" ; C="B组"
    15.3% ; PCR rate 15.3 percent ; I="B组" ; C="A组"

OS率在12个月时为71.3%，24个月时为48.0%。
    71.3% ; OS rate 71.3 percent ; @12
    48.0% ; OS rate 48.0 percent ; @24

6个月PFS率为55.2%，12个月为31.8%。
    55.2% ; PFS rate 55.2 percent ; @6
    31.8% ; PFS rate 31.8 percent ; @12

2年OS率为69.9%，DFS率为55.0%。
    69.9% ; OS rate 69.9 percent ; @24
    55.0% ; DFS rate 55.0 percent ; @24

5年整体存活率86.6%比81.7%，死亡风险下降34%。
    86.6% ; OS rate 86.6 percent ; @60 ; flags=unmatched_distribution
    81.7% ; OS rate 81.7 percent ; @60 ; flags=unmatched_distribution
    34% ; OS change 34 percent ; dir=decrease

随访显示，10年OS率由25%提高到38%。
    38% ; OS rate 38 percent ; @120 ; baseline=25

A组1、2年生存率为65.0%、40.0%，B组为50.0%、22.5%，P<0.05。
    65.0% ; OS rate 65.0 percent ; @12 ; I="A组" ; C="B组" ; p=<0.05
    40.0% ; OS rate 40.0 percent ; @24 ; I="A组" ; C="B组" ; p=<0.05
    50.0% ; OS rate 50.0 percent ; @12 ; I="B组" ; C="A组" ; p=<0.05
    22.5% ; OS rate 22.5 percent ; @24 ; I="B组" ; C="A组" ; p=<0.05

乳腺癌患者5年生存率从2003-2005年的73.1%上升到2012-2015年的82.0%。
    82.0% ; OS rate 82.0 percent ; @60 ; P=乳腺癌 ; baseline=73.1

5年生存率从2015年的40.5提升到2022年的43.7。
    43.7 ; OS rate 43.7 percent ; @60 ; baseline=40.5 ; flags=implied_percent

27个月PFS率和OS率分别为54.9%和70.4%，MRD阴性率高达91.8%。
    54.9% ; PFS rate 54.9 percent ; @27
    70.4% ; OS rate 70.4 percent ; @27
    91.8% ; MRD rate 91.8 percent

monarchE研究中5年iDFS率为83.6%，NATALEE研究中4年iDFS率为88.5%。
    83.6% ; DFS rate 83.6 percent ; @60 ; trial=monarchE
    88.5% ; DFS rate 88.5 percent ; @48 ; trial=NATALEE

缓解持续≥6个月者占68.7%。
    68.7% ; DOR rate 68.7 percent ; @6

随访3年，两组生存率分别为64.1%和50.3%，局部复发率分别为8.2%和15.7%。
    64.1% ; OS rate 64.1 percent ; @36 ; flags=unmatched_distribution
    50.3% ; OS rate 50.3 percent ; @36 ; flags=unmatched_distribution
    8.2% ; RECURRENCE rate 8.2 percent ; @36 ; flags=unmatched_distribution
    15.7% ; RECURRENCE rate 15.7 percent ; @36 ; flags=unmatched_distribution

中位随访30个月，局部复发率为12.6%。
    12.6% ; RECURRENCE rate 12.6 percent

随访2~5年，局部复发率为12.6%。
    12.6% ; RECURRENCE rate 12.6 percent

经过2年随访，存活率为68.5%，客观缓解率为41.0%。
    68.5% ; OS rate 68.5 percent ; @24
    41.0% ; ORR rate 41.0 percent

放疗结束3个月后，完全缓解率为80.2%。
    80.2% ; CR rate 80.2 percent ; @3 ; I=放疗

治疗后1、3个月，客观缓解率分别为44.0%和61.5%。
    44.0% ; ORR rate 44.0 percent ; @1
    61.5% ; ORR rate 61.5 percent ; @3

治疗12周，ORR为43.1%；一年后，无进展生存率为47%。
    43.1% ; ORR rate 43.1 percent ; @2.77
    47% ; PFS rate 47 percent ; @12

3年OS率为52.4%，同期DFS率为45.1%。
    52.4% ; OS rate 52.4 percent ; @36
    45.1% ; DFS rate 45.1 percent ; @36

6个月无进展生存率为63.0%，12个月降至39.5%。
    63.0% ; PFS rate 63.0 percent ; @6
    39.5% ; PFS rate 39.5 percent ; @12

一位患者停药8个月后肿瘤缩小了72%。
    72% ; RESPONSE change 72 percent ; dir=decrease ; flags=single_patient

A组3年DFS率为80.7%，中位OS尚未成熟；B组DFS率为69.4%。
    80.7% ; DFS rate 80.7 percent ; @36 ; I="A组" ; C="B组"
    69.4% ; DFS rate 69.4 percent ; @36 ; I="B组" ; C="A组"

输注后28天，CR率为85.7%，MRD阴性率为78.6%。
    85.7% ; CR rate 85.7 percent ; @0.92
    78.6% ; MRD rate 78.6 percent ; @0.92

90天死亡率为2.2%，住院死亡率为0.9%。
    2.2% ; MORTALITY rate 2.2 percent ; @3
    0.9% ; MORTALITY rate 0.9 percent

pCR率和3年EFS率分别为30.2%和70.8%。
    30.2% ; PCR rate 30.2 percent
    70.8% ; EFS rate 70.8 percent ; @36
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_time_points(text: str, rows: list[str]) -> None:
    check(text, rows)
