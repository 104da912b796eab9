"""Comparisons: vs, 对, 与…相比, 高于, 长于, 优于."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
安罗替尼组对比安慰剂组中位PFS为5.4个月 vs 1.4个月（HR=0.25，P<0.0001）。
    5.4个月 ; PFS median 5.4 month ; I=安罗替尼 ; C="安慰剂组"
    1.4个月 ; PFS median 1.4 month ; I="安慰剂组" ; C=安罗替尼
    0.25 ; PFS hazard_ratio 0.25 ratio ; I=安罗替尼 ; C="安慰剂组" ; p=<0.0001

中位无事件生存期：18.2个月比9.4个月。
    18.2个月 ; EFS median 18.2 month ; flags=unmatched_distribution
    9.4个月 ; EFS median 9.4 month ; flags=unmatched_distribution

客观缓解率为60.9%对43.3%（P=0.02）。
    60.9% ; ORR rate 60.9 percent ; p=0.02 ; flags=unmatched_distribution
    43.3% ; ORR rate 43.3 percent ; p=0.02 ; flags=unmatched_distribution

奥希替尼的中位PFS显著长于吉非替尼（18.9个月 vs 10.2个月）。
    18.9个月 ; PFS median 18.9 month ; I=奥希替尼 ; C=吉非替尼
    10.2个月 ; PFS median 10.2 month ; I=吉非替尼 ; C=奥希替尼

在意向治疗人群中，多纳非尼的中位OS显著长于索拉非尼（12.1个月 vs 10.3个月；HR=0.831）。
    12.1个月 ; OS median 12.1 month ; I=多纳非尼 ; C=索拉非尼
    10.3个月 ; OS median 10.3 month ; I=索拉非尼 ; C=多纳非尼
    0.831 ; OS hazard_ratio 0.831 ratio ; I=多纳非尼 ; C=索拉非尼

信迪利单抗+贝伐珠单抗生物类似药对比索拉非尼，ORR为21%对4%。
    21% ; ORR rate 21 percent ; I=信迪利单抗+贝伐珠单抗 ; C=索拉非尼
    4% ; ORR rate 4 percent ; I=索拉非尼 ; C=信迪利单抗+贝伐珠单抗

结果显示，恩沙替尼组中位PFS达25.8个月，而克唑替尼组仅为12.7个月。
    25.8个月 ; PFS median 25.8 month ; I=恩沙替尼 ; C=克唑替尼
    12.7个月 ; PFS median 12.7 month ; I=克唑替尼 ; C=恩沙替尼

T-DXd治疗组的ORR为79.7%，T-DM1治疗组为34.2%。
    79.7% ; ORR rate 79.7 percent ; I=T-DXd ; C=T-DM1
    34.2% ; ORR rate 34.2 percent ; I=T-DM1 ; C=T-DXd

尼妥珠单抗联合放疗的ORR可达85%，而单纯放疗仅65%。
    85% ; ORR rate 85 percent ; I=尼妥珠单抗+放疗 ; C=放疗
    65% ; ORR rate 65 percent ; I=放疗 ; C=尼妥珠单抗+放疗

安罗替尼联合化疗组（n=60）的DCR为88.3%，高于化疗组（n=58）的70.7%。
    88.3% ; DCR rate 88.3 percent ; I=安罗替尼+化疗 ; C=化疗
    70.7% ; DCR rate 70.7 percent ; I=化疗 ; C=安罗替尼+化疗

手术联合术后辅助化疗患者的5年生存率为65.2%，高于单纯手术患者的48.1%。
    65.2% ; OS rate 65.2 percent ; @60 ; I=手术+术后辅助化疗 ; C=手术
    48.1% ; OS rate 48.1 percent ; @60 ; I=手术 ; C=手术+术后辅助化疗

维迪西妥单抗单药治疗的ORR达51.2%，显著优于历史对照的15%。
    51.2% ; ORR rate 51.2 percent ; I=维迪西妥单抗 ; C="历史对照"
    15% ; ORR rate 15 percent ; I="历史对照" ; C=维迪西妥单抗

无进展生存期中位数为7.2个月，较历史数据的4.5个月明显延长。
    7.2个月 ; PFS median 7.2 month
    4.5个月 ; PFS median 4.5 month ; I="历史数据"
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_comparisons(text: str, rows: list[str]) -> None:
    check(text, rows)
