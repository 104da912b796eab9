"""Changes: 从…至… with the value before, 较…提高, 降低, 一倍."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
ORR从15%提升至38%。
    38% ; ORR rate 38 percent ; baseline=15

中位PFS由4.2个月延长至9.8个月。
    9.8个月 ; PFS median 9.8 month ; baseline=4.2

中位PFS从5.5个月延长至11.8个月，延长了一倍多。
    11.8个月 ; PFS median 11.8 month ; baseline=5.5
    一倍 ; PFS change >1 fold ; dir=increase

ORR由26.0%升至57.3%，死亡风险下降28%。
    57.3% ; ORR rate 57.3 percent ; baseline=26.0
    28% ; OS change 28 percent ; dir=decrease

5年DFS率由76.9%提高至83.1%，复发风险降低了29%（HR=0.71，95%CI 0.58～0.87）。
    83.1% ; DFS rate 83.1 percent ; @60 ; baseline=76.9
    29% ; RECURRENCE change 29 percent ; dir=decrease
    0.71 ; DFS hazard_ratio 0.71 ratio ; ci=0.58..0.87

伊立替康脂质体联合5-FU/LV方案将中位OS从4.2个月提高到6.1个月。
    6.1个月 ; OS median 6.1 month ; I=伊立替康脂质体+5-FU/LV ; baseline=4.2

与单纯化疗相比，卡瑞利珠单抗联合化疗使中位PFS由4.7个月延长至6.8个月。
    6.8个月 ; PFS median 6.8 month ; I=卡瑞利珠单抗+化疗 ; C=化疗 ; baseline=4.7

与安慰剂相比，安罗替尼使中位OS延长3.3个月。
    3.3个月 ; OS change 3.3 month ; I=安罗替尼 ; C="安慰剂" ; dir=increase

3年无病生存率较对照组提高12个百分点。
    12个百分点 ; DFS change 12 percentage_point ; @36 ; C="对照组" ; dir=increase

恩扎卢胺组的3年生存率较比卡鲁胺组提高15.2个百分点。
    15.2个百分点 ; OS change 15.2 percentage_point ; @36 ; I=恩扎卢胺 ; C=比卡鲁胺 ; dir=increase

阿帕替尼的中位OS较安慰剂延长1.8个月（6.5个月 vs 4.7个月，P=0.0149）。
    1.8个月 ; OS change 1.8 month ; I=阿帕替尼 ; C="安慰剂" ; dir=increase
    6.5个月 ; OS median 6.5 month ; I=阿帕替尼 ; C="安慰剂" ; p=0.0149
    4.7个月 ; OS median 4.7 month ; I="安慰剂" ; C=阿帕替尼 ; p=0.0149

相比索拉非尼，阿替利珠单抗联合贝伐珠单抗的中位OS延长了5.8个月（19.2个月vs 13.4个月）。
    5.8个月 ; OS change 5.8 month ; I=阿替利珠单抗+贝伐珠单抗 ; C=索拉非尼 ; dir=increase
    19.2个月 ; OS median 19.2 month ; I=阿替利珠单抗+贝伐珠单抗 ; C=索拉非尼
    13.4个月 ; OS median 13.4 month ; I=索拉非尼 ; C=阿替利珠单抗+贝伐珠单抗

与化疗相比，帕博利珠单抗将死亡风险降低40%（HR=0.60，95%CI 0.41～0.89）。
    40% ; OS change 40 percent ; I=帕博利珠单抗 ; C=化疗 ; dir=decrease
    0.60 ; OS hazard_ratio 0.60 ratio ; I=帕博利珠单抗 ; C=化疗 ; ci=0.41..0.89

死亡风险降低31%，进展或死亡风险降低46%。
    31% ; OS change 31 percent ; dir=decrease
    46% ; PFS change 46 percent ; dir=decrease

依沃西单抗组ORR为54.6%，化疗组27.0%，差值27.6%。
    54.6% ; ORR rate 54.6 percent ; I=依沃西单抗 ; C=化疗
    27.0% ; ORR rate 27.0 percent ; I=化疗 ; C=依沃西单抗
    27.6% ; ORR change 27.6 percent ; I=依沃西单抗 ; C=化疗

瑞波西利组和安慰剂组5年iDFS率分别为85.5%、81.0%（绝对差4.5%）。
    85.5% ; DFS rate 85.5 percent ; @60 ; I=瑞波西利 ; C="安慰剂组"
    81.0% ; DFS rate 81.0 percent ; @60 ; I="安慰剂组" ; C=瑞波西利
    4.5% ; DFS change 4.5 percent ; @60 ; I=瑞波西利 ; C="安慰剂组"

ABC亚型中，Pola-R-CHP较R-CHOP降低了疾病进展、复发或死亡风险达66%（HR=0.34）。
    66% ; PFS change 66 percent ; I=Pola-R-CHP ; C=R-CHOP ; dir=decrease
    0.34 ; PFS hazard_ratio 0.34 ratio ; I=Pola-R-CHP ; C=R-CHOP
术后5年生存率为78.6%，高于国际平均水平约8个百分点。
    78.6% ; OS rate 78.6 percent ; @60
    8个百分点 ; OS change ~8 percentage_point ; @60 ; C="国际平均水平" ; dir=increase

3年复发率为12%，低于全国平均水平6个百分点。
    12% ; RECURRENCE rate 12 percent ; @36
    6个百分点 ; RECURRENCE change 6 percentage_point ; @36 ; C="全国平均水平" ; dir=decrease

5年生存率已升至43.7%，十年里抬高了约10个百分点。
    43.7% ; OS rate 43.7 percent ; @60
    10个百分点 ; OS change ~10 percentage_point ; @60 ; dir=increase

特瑞普利单抗联合维迪西妥单抗用于尿路上皮癌。研究显示，与吉西他滨联合顺铂相比，联合方案将疾病进展或死亡风险降低64%，将死亡风险降低46%。
    64% ; PFS change 64 percent ; I=特瑞普利单抗+维迪西妥单抗 ; C=吉西他滨+顺铂 ; P=尿路上皮癌 ; dir=decrease
    46% ; OS change 46 percent ; I=特瑞普利单抗+维迪西妥单抗 ; C=吉西他滨+顺铂 ; P=尿路上皮癌 ; dir=decrease

5年生存率为27.8%，是全美同期数字的两倍多。
    27.8% ; OS rate 27.8 percent ; @60
    两倍 ; OS change >2 fold ; @60 ; C="全美同期数字" ; dir=increase

可减少约90%的宫颈癌发病，接种者患浸润癌的风险比未接种者低88%。
    90% ; INCIDENCE change ~90 percent ; P=宫颈癌 ; dir=decrease
    88% ; INCIDENCE change 88 percent ; I="接种者" ; C="未接种者" ; P=宫颈癌 ; dir=decrease

5年生存率从20世纪90年代的14.3%提高到40.6%，发病率以每年约3%的速度下降。
    40.6% ; OS rate 40.6 percent ; @60 ; baseline=14.3
    3% ; INCIDENCE change ~3 percent ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_changes(text: str, rows: list[str]) -> None:
    check(text, rows)
