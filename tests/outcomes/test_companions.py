"""What accompanies a figure: confidence intervals, P values, n/N, ±."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
ORR为43.3%（29/67）。
    43.3% ; ORR rate 43.3 percent ; n=29/67

CR率为12.5%(5/40)，ORR为62.5%(25/40)，P均<0.05。
    12.5% ; CR rate 12.5 percent ; n=5/40 ; p=<0.05
    62.5% ; ORR rate 62.5 percent ; n=25/40 ; p=<0.05

观察组有效率为72.5%(29/40)，高于对照组的50.0%(20/40)，差异有统计学意义(χ2=4.27，P=0.039)。
    72.5% ; RESPONSE rate 72.5 percent ; I="观察组" ; C="对照组" ; n=29/40 ; p=0.039
    50.0% ; RESPONSE rate 50.0 percent ; I="对照组" ; C="观察组" ; n=20/40 ; p=0.039 ; flags=ambiguous_endpoint

中位PFS为6.9个月（95%可信区间：5.4-8.3，P<0.001）。
    6.9个月 ; PFS median 6.9 month ; ci=5.4..8.3 ; p=<0.001

中位PFS为8.3个月(95%置信区间 6.9-10.2)，中位OS为19.4个月(95%CI:15.7~NE)。
    8.3个月 ; PFS median 8.3 month ; ci=6.9..10.2
    19.4个月 ; OS median 19.4 month ; ci=15.7..

5年OS率为71.2%（95%CI 64.5%～77.9%，P＝0.013）。
    71.2% ; OS rate 71.2 percent ; @60 ; ci=64.5..77.9 ; p=0.013

无病生存期(DFS)为32.1(95%CI 25.6-38.6)个月。
    32.1 ; DFS median 32.1 month ; ci=25.6..38.6

中位OS为12.0(9.0, 15.0)个月。
    12.0 ; OS median 12.0 month ; ci=9.0..15.0

A组和B组中位OS分别为14（3~31）个月和9（1~22）个月。
    14 ; OS median 14 month ; I="A组" ; C="B组"
    9 ; OS median 9 month ; I="B组" ; C="A组"

复发后中位生存时间7个月（1~25个月）。
    7个月 ; OS median 7 month

全组中位PFS为9.3（1.2~36.5）个月，其中鳞癌8.1（1.2~22.0）个月。
    9.3 ; PFS median 9.3 month
    8.1 ; PFS median 8.1 month ; P=鳞癌

平均生存时间为（14.2±3.1）个月。
    14.2±3.1 ; OS mean 14.2 month

治疗组中位PFS为(8.2±1.5)个月，对照组为(5.6±1.2)个月，差异有统计学意义(P<0.05)。
    8.2±1.5 ; PFS mean 8.2 month ; I="治疗组" ; C="对照组" ; p=<0.05
    5.6±1.2 ; PFS mean 5.6 month ; I="对照组" ; C="治疗组" ; p=<0.05

ITT人群的mPFS为13.8个月（HR=0.46；95%CI 0.36-0.60；P<0.0001）。
    13.8个月 ; PFS median 13.8 month
    0.46 ; PFS hazard_ratio 0.46 ratio ; ci=0.36..0.60 ; p=<0.0001

奥希替尼的PFS更长（HR=0.43，95%CrI 0.33~0.56）。
    0.43 ; PFS hazard_ratio 0.43 ratio ; I=奥希替尼 ; ci=0.33..0.56

联合组死亡风险更低[OR=2.03,95%CI(1.52,2.71),P<0.001]，PFS获益[HR=0.59，95%CI（0.47，0.74）]。
    2.03 ; OS odds_ratio 2.03 ratio ; I="联合组" ; ci=1.52..2.71 ; p=<0.001
    0.59 ; PFS hazard_ratio 0.59 ratio ; ci=0.47..0.74

观察组恶心、腹泻、脱发的发生率分别为7.8%、8.7%、20.9%，均低于对照组的17.7%、19.5%、35.4%（P值分别为0.025、0.019、0.015）。
    7.8% ; AE rate 7.8 percent ; I="观察组" ; C="对照组" ; event=恶心 ; p=0.025
    8.7% ; AE rate 8.7 percent ; I="观察组" ; C="对照组" ; event=腹泻 ; p=0.019
    20.9% ; AE rate 20.9 percent ; I="观察组" ; C="对照组" ; event=脱发 ; p=0.015
    17.7% ; AE rate 17.7 percent ; I="对照组" ; C="观察组" ; event=恶心 ; p=0.025
    19.5% ; AE rate 19.5 percent ; I="对照组" ; C="观察组" ; event=腹泻 ; p=0.019
    35.4% ; AE rate 35.4 percent ; I="对照组" ; C="观察组" ; event=脱发 ; p=0.015

rPFS和OS的HR分别为0.44（95%CI 0.33-0.58）、0.58（95%CI 0.44-0.77），P均<0.0001。
    0.44 ; PFS hazard_ratio 0.44 ratio ; ci=0.33..0.58 ; p=<0.0001
    0.58 ; OS hazard_ratio 0.58 ratio ; ci=0.44..0.77 ; p=<0.0001

总生存率从过去的30到现在的65。
    65 ; OS rate 65 percent ; baseline=30 ; flags=implied_percent

既往研究中客观缓解率仅为20%~30%[12-14]，3年生存率为45%[9-11]。
    20%~30% ; ORR rate 20..30 percent
    45% ; OS rate 45 percent ; @36

德曲妥珠单抗组的中位PFS为40.7个月（95%CI：36.5-NC），紫杉醇组为26.9个月（95%CI：21.8-未达到）。
    40.7个月 ; PFS median 40.7 month ; I=德曲妥珠单抗 ; C=紫杉醇 ; ci=36.5..
    26.9个月 ; PFS median 26.9 month ; I=紫杉醇 ; C=德曲妥珠单抗 ; ci=21.8..

中位PFS为18.9个月（HR 0.56；0.46~0.68；P<0.001）。
    18.9个月 ; PFS median 18.9 month
    0.56 ; PFS hazard_ratio 0.56 ratio ; ci=0.46..0.68 ; p=<0.001

中位PFS为18.9个月，HR 0.84（0.64～1.10，P＝0.20）。
    18.9个月 ; PFS median 18.9 month
    0.84 ; PFS hazard_ratio 0.84 ratio ; ci=0.64..1.10 ; p=0.20

10年死亡率降低6.4个百分点（4.9～7.8），ORR为60%（52%～68%，P=0.02）。
    6.4个百分点 ; MORTALITY change 6.4 percentage_point ; @120 ; ci=4.9..7.8 ; dir=decrease
    60% ; ORR rate 60 percent ; ci=52..68 ; p=0.02

中位DoR 8.51（6.97-NR）比4.76（4.04-6.93）个月，ORR 54%比27%。
    8.51 ; DOR median 8.51 month ; ci=6.97.. ; flags=unmatched_distribution
    4.76 ; DOR median 4.76 month ; ci=4.04..6.93 ; flags=unmatched_distribution
    54% ; ORR rate 54 percent ; flags=unmatched_distribution
    27% ; ORR rate 27 percent ; flags=unmatched_distribution

3年DFS率为92.3%，HR同为0.47。
    92.3% ; DFS rate 92.3 percent ; @36
    0.47 ; DFS hazard_ratio 0.47 ratio

PFS和OS的HR为0.52、0.66。
    0.52 ; PFS hazard_ratio 0.52 ratio
    0.66 ; OS hazard_ratio 0.66 ratio

中位PFS为18.9个月，HR 0.56，3～4级不良反应发生率为20%。
    18.9个月 ; PFS median 18.9 month
    0.56 ; PFS hazard_ratio 0.56 ratio
    20% ; AE rate 20 percent ; event=不良反应 ; grade=3-4
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_companions(text: str, rows: list[str]) -> None:
    check(text, rows)
