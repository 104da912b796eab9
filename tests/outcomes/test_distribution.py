"""分别: values handed out in order over endpoints, arms and both."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
ORR和DCR分别为60.9%和92.9%。
    60.9% ; ORR rate 60.9 percent
    92.9% ; DCR rate 92.9 percent

该药治疗复发/难治性滤泡淋巴瘤的ORR和CR率分别为81%和50%，中位DOR尚未达到。
    81% ; ORR rate 81 percent ; P=滤泡淋巴瘤
    50% ; CR rate 50 percent ; P=滤泡淋巴瘤
    中位DOR ; DOR median null month ; P=滤泡淋巴瘤 ; flags=not_reached

A组和B组的ORR分别为43.3%和44.1%，DCR分别为80.0%和79.4%。
    43.3% ; ORR rate 43.3 percent ; I="A组" ; C="B组"
    44.1% ; ORR rate 44.1 percent ; I="B组" ; C="A组"
    80.0% ; DCR rate 80.0 percent ; I="A组" ; C="B组"
    79.4% ; DCR rate 79.4 percent ; I="B组" ; C="A组"

仑伐替尼组与索拉非尼组中位OS、PFS分别为13.6、7.4个月和12.3、3.7个月。
    13.6 ; OS median 13.6 month ; I=仑伐替尼 ; C=索拉非尼
    7.4个月 ; PFS median 7.4 month ; I=仑伐替尼 ; C=索拉非尼
    12.3 ; OS median 12.3 month ; I=索拉非尼 ; C=仑伐替尼
    3.7个月 ; PFS median 3.7 month ; I=索拉非尼 ; C=仑伐替尼

瑞戈非尼、呋喹替尼和TAS-102的ORR分别为1.0%、4.7%和1.6%。
    1.0% ; ORR rate 1.0 percent ; I=瑞戈非尼 ; C=呋喹替尼+TAS-102
    4.7% ; ORR rate 4.7 percent ; I=呋喹替尼 ; C=瑞戈非尼+TAS-102
    1.6% ; ORR rate 1.6 percent ; I=TAS-102 ; C=瑞戈非尼+呋喹替尼

结果显示：联合组、单药组和对照组的mOS分别为15.2、12.1和9.8个月。
    15.2 ; OS median 15.2 month ; I="联合组" ; C="单药组"+"对照组"
    12.1 ; OS median 12.1 month ; I="单药组" ; C="联合组"+"对照组"
    9.8个月 ; OS median 9.8 month ; I="对照组" ; C="联合组"+"单药组"

低、中、高危组的5年OS率分别为92.3%、75.6%和41.2%（P<0.001）。
    92.3% ; OS rate 92.3 percent ; @60 ; I="低危组" ; C="中危组"+"高危组" ; p=<0.001
    75.6% ; OS rate 75.6 percent ; @60 ; I="中危组" ; C="低危组"+"高危组" ; p=<0.001
    41.2% ; OS rate 41.2 percent ; @60 ; I="高危组" ; C="低危组"+"中危组" ; p=<0.001

Ⅱ期与Ⅲ期胃癌患者的5年生存率分别为75.2%与48.6%。
    75.2% ; OS rate 75.2 percent ; @60 ; P=Ⅱ期+胃癌
    48.6% ; OS rate 48.6 percent ; @60 ; P=Ⅲ期+胃癌

卡瑞利珠单抗联合化疗组和化疗组的ORR分别为60.5%和38.6%（P<0.001）。
    60.5% ; ORR rate 60.5 percent ; I=卡瑞利珠单抗+化疗 ; C=化疗 ; p=<0.001
    38.6% ; ORR rate 38.6 percent ; I=化疗 ; C=卡瑞利珠单抗+化疗 ; p=<0.001

总生存期（OS）分别是16.5个月和14.3个月，HR为0.83(0.69~0.99)。
    16.5个月 ; OS median 16.5 month ; flags=unmatched_distribution
    14.3个月 ; OS median 14.3 month ; flags=unmatched_distribution
    0.83 ; OS hazard_ratio 0.83 ratio ; ci=0.69..0.99

治疗组骨髓抑制、恶心呕吐发生率均低于对照组（26.7% vs 53.3%，33.3% vs 60.0%）。
    26.7% ; AE rate 26.7 percent ; I="治疗组" ; C="对照组" ; event=骨髓抑制
    53.3% ; AE rate 53.3 percent ; I="对照组" ; C="治疗组" ; event=骨髓抑制
    33.3% ; AE rate 33.3 percent ; I="治疗组" ; C="对照组" ; event=恶心呕吐
    60.0% ; AE rate 60.0 percent ; I="对照组" ; C="治疗组" ; event=恶心呕吐

标危、中危、高危组5年EFS率分别为90.1%、80.3%、58.7%。
    90.1% ; EFS rate 90.1 percent ; @60 ; I="标危组" ; C="中危组"+"高危组"
    80.3% ; EFS rate 80.3 percent ; @60 ; I="中危组" ; C="标危组"+"高危组"
    58.7% ; EFS rate 58.7 percent ; @60 ; I="高危组" ; C="标危组"+"中危组"

甲组、乙组和丙组的5年OS率分别为（90.1±2.8）%、（80.3±3.1）%和（58.7±5.6）%。
    90.1±2.8 ; OS rate 90.1 percent ; @60 ; I="甲组" ; C="乙组"+"丙组"
    80.3±3.1 ; OS rate 80.3 percent ; @60 ; I="乙组" ; C="甲组"+"丙组"
    58.7±5.6 ; OS rate 58.7 percent ; @60 ; I="丙组" ; C="甲组"+"乙组"

cORR和中位PFS分别为25.9%、5.5个月。
    25.9% ; ORR rate 25.9 percent
    5.5个月 ; PFS median 5.5 month

采用CAPOX者3年DFS率为78.9%，采用FOLFOX者为77.5%。
    78.9% ; DFS rate 78.9 percent ; @36 ; I=CAPOX ; C=FOLFOX
    77.5% ; DFS rate 77.5 percent ; @36 ; I=FOLFOX ; C=CAPOX

A组ORR为46.1%，中位PFS为8.9个月，B组分别为31.4%和5.2个月。
    46.1% ; ORR rate 46.1 percent ; I="A组" ; C="B组"
    8.9个月 ; PFS median 8.9 month ; I="A组" ; C="B组"
    31.4% ; ORR rate 31.4 percent ; I="B组" ; C="A组"
    5.2个月 ; PFS median 5.2 month ; I="B组" ; C="A组"

手术者5年生存率为49.3%，中位生存期54个月，未手术者则分别是15.1%和25个月。
    49.3% ; OS rate 49.3 percent ; @60 ; I=手术 ; C="未手术者"
    54个月 ; OS median 54 month ; I=手术 ; C="未手术者"
    15.1% ; OS rate 15.1 percent ; @60 ; I="未手术者" ; C=手术
    25个月 ; OS median 25 month ; I="未手术者" ; C=手术

ORR为46.1%，DCR为82.4%，中位PFS为8.9个月，对照组相应为31.4%、65.0%和5.2个月。
    46.1% ; ORR rate 46.1 percent
    82.4% ; DCR rate 82.4 percent
    8.9个月 ; PFS median 8.9 month
    31.4% ; ORR rate 31.4 percent ; I="对照组"
    65.0% ; DCR rate 65.0 percent ; I="对照组"
    5.2个月 ; PFS median 5.2 month ; I="对照组"

中位PFS和ORR分别为8.9个月和46.1%。
    8.9个月 ; PFS median 8.9 month
    46.1% ; ORR rate 46.1 percent

A组中位OS为27.6个月、3年OS率为40.8%，B组为19.5个月和29.7%。
    27.6个月 ; OS median 27.6 month ; I="A组" ; C="B组"
    40.8% ; OS rate 40.8 percent ; @36 ; I="A组" ; C="B组"
    19.5个月 ; OS median 19.5 month ; I="B组" ; C="A组"
    29.7% ; OS rate 29.7 percent ; @36 ; I="B组" ; C="A组"

中位PFS和OS均未达到。
    中位PFS ; PFS median null month ; flags=not_reached
    OS ; OS median null month ; flags=not_reached

中位OS（月）：A组18.7，B组12.2。
    18.7 ; OS median 18.7 month ; I="A组" ; C="B组"
    12.2 ; OS median 12.2 month ; I="B组" ; C="A组"

A组8年OS率76.5%，B组68.2%，死亡风险降低33%；C组71.9%。
    76.5% ; OS rate 76.5 percent ; @96 ; I="A组" ; C="B组"+"C组"
    68.2% ; OS rate 68.2 percent ; @96 ; I="B组" ; C="A组"+"C组"
    33% ; OS change 33 percent ; I="A组" ; C="B组" ; dir=decrease
    71.9% ; OS rate 71.9 percent ; @96 ; I="C组" ; C="A组"+"B组"
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_distribution(text: str, rows: list[str]) -> None:
    check(text, rows)
