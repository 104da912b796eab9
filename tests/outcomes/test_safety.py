"""Adverse events: rates with their grade, events in a list, n例 before a bracket."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
≥3级不良反应发生率为32.1%，最常见的为中性粒细胞减少（18.5%）和贫血（9.9%）。
    32.1% ; AE rate 32.1 percent ; event=不良反应 ; grade=>=3
    18.5% ; AE rate 18.5 percent ; event=中性粒细胞减少 ; grade=>=3
    9.9% ; AE rate 9.9 percent ; event=贫血 ; grade=>=3

≥3级中性粒细胞减少、血小板减少和贫血的发生率分别为35.2%、12.4%和8.6%。
    35.2% ; AE rate 35.2 percent ; event=中性粒细胞减少 ; grade=>=3
    12.4% ; AE rate 12.4 percent ; event=血小板减少 ; grade=>=3
    8.6% ; AE rate 8.6 percent ; event=贫血 ; grade=>=3

手足综合征发生率为45.0%，蛋白尿为22.5%。
    45.0% ; AE rate 45.0 percent ; event=手足综合征
    22.5% ; AE rate 22.5 percent ; event=蛋白尿

cORR为36.6%，mPFS 6.3个月，mOS 13.9个月，Gr≥3 TRAE 45.1%。
    36.6% ; ORR rate 36.6 percent
    6.3个月 ; PFS median 6.3 month
    13.9个月 ; OS median 13.9 month
    45.1% ; AE rate 45.1 percent ; event=TRAE ; grade=>=3

R0切除率为93.5%，术后并发症发生率为22.6%，其中吻合口漏4.8%。
    22.6% ; AE rate 22.6 percent ; event=术后并发症
    4.8% ; AE rate 4.8 percent ; event=吻合口漏

3例（3.7%）患者出现间质性肺炎。
    3.7% ; AE rate 3.7 percent ; n=3 ; event=间质性肺炎

最常见的≥3级不良事件为中性粒细胞减少（12%）、贫血（8%）和血小板减少（5%）。
    12% ; AE rate 12 percent ; event=中性粒细胞减少 ; grade=>=3
    8% ; AE rate 8 percent ; event=贫血 ; grade=>=3
    5% ; AE rate 5 percent ; event=血小板减少 ; grade=>=3

任何级别的TRAE发生率98.0%，≥3级为66.2%，SAE为28.5%，因TRAE终止治疗者占6.3%。
    98.0% ; AE rate 98.0 percent ; event=TRAE ; grade=任何级别
    66.2% ; AE rate 66.2 percent ; event=TRAE ; grade=>=3
    28.5% ; AE rate 28.5 percent ; event=SAE
    6.3% ; AE rate 6.3 percent ; event=因TRAE终止治疗

最常见的治疗相关不良事件为白细胞减少（42.5%）和恶心（37.5%），3级以上仅12.5%。
    42.5% ; AE rate 42.5 percent ; event=白细胞减少
    37.5% ; AE rate 37.5 percent ; event=恶心
    12.5% ; AE rate 12.5 percent ; event=治疗相关不良事件 ; grade=>=3

因不良反应导致停药的比例为7.8%，治疗相关死亡3例（1.2%）。
    7.8% ; AE rate 7.8 percent ; event=因不良反应导致停药
    1.2% ; MORTALITY rate 1.2 percent ; n=3

≥3级TEAE发生率为63.5%，T-DXd组间质性肺病发生率为12.1%。
    63.5% ; AE rate 63.5 percent ; event=TEAE ; grade=>=3
    12.1% ; AE rate 12.1 percent ; I=T-DXd ; event=间质性肺病

≥3级不良事件发生率为78%，其中甲状腺功能减退（任意级别）20%。
    78% ; AE rate 78 percent ; event=不良事件 ; grade=>=3
    20% ; AE rate 20 percent ; event=甲状腺功能减退 ; grade=任意级别

三级以上毒副反应不到5%。
    5% ; AE rate <5 percent ; event=毒副反应 ; grade=>=3

最常见的不良反应包括皮疹、腹泻、口腔炎，发生率分别为56.2%、38.4%和21.9%。
    56.2% ; AE rate 56.2 percent ; event=皮疹
    38.4% ; AE rate 38.4 percent ; event=腹泻
    21.9% ; AE rate 21.9 percent ; event=口腔炎

III~IV度骨髓抑制发生率为88.6%。
    88.6% ; AE rate 88.6 percent ; event=骨髓抑制 ; grade=III-IV

房颤/房扑发生率5.2%，腹泻发生率83.5%，其中3级7.8%。
    5.2% ; AE rate 5.2 percent ; event=房颤/房扑
    83.5% ; AE rate 83.5 percent ; event=腹泻
    7.8% ; AE rate 7.8 percent ; event=腹泻 ; grade=3

皮疹多为1～2级，3级占9.0%。
    9.0% ; AE rate 9.0 percent ; event=皮疹 ; grade=3

CRS发生率76%（3-4级仅1%），ICANS 5%。
    76% ; AE rate 76 percent ; event=CRS
    1% ; AE rate 1 percent ; event=CRS ; grade=3-4
    5% ; AE rate 5 percent ; event=ICANS

≥3级血小板减少发生率为14.1%（PRIME）、11.8%（FLAMES）。
    14.1% ; AE rate 14.1 percent ; trial=PRIME ; event=血小板减少 ; grade=>=3
    11.8% ; AE rate 11.8 percent ; trial=FLAMES ; event=血小板减少 ; grade=>=3

研究纳入96例患者，93%的患者发生治疗相关不良事件，3~4级为18%。
    93% ; AE rate 93 percent ; n=96 ; event=治疗相关不良事件
    18% ; AE rate 18 percent ; event=治疗相关不良事件 ; grade=3-4
Ⅲ度以上直肠损伤由8%降到2%，喉返神经永久损伤率为0.3%。
    2% ; AE rate 2 percent ; baseline=8 ; event=直肠损伤 ; grade=>=III ; flags=ambiguous_endpoint
    0.3% ; AE rate 0.3 percent ; event=喉返神经永久损伤 ; grade=>=III ; flags=ambiguous_endpoint

放疗后Ⅱ度以上肠道反应从34%降到13%。
    13% ; AE rate 13 percent ; I=放疗 ; baseline=34 ; event=肠道反应 ; grade=>=II ; flags=ambiguous_endpoint

术后四度毒性为2%。
    2% ; AE rate 2 percent ; event=毒性 ; grade=4

近三成患者会出现颞叶坏死。
    三成 ; AE rate ~30 percent ; event=颞叶坏死 ; flags=ambiguous_endpoint

16%的人掉头发，24%的病人感到乏力。
    16% ; AE rate 16 percent ; event=掉头发
    24% ; AE rate 24 percent ; event=乏力

治疗前16%的患者乏力。

因不良事件停用试验药物的比例相应为11.4%和8.3%。
    11.4% ; AE rate 11.4 percent ; event=因不良事件停用 ; flags=unmatched_distribution
    8.3% ; AE rate 8.3 percent ; event=因不良事件停用 ; flags=unmatched_distribution

因毒性永久停用任一药物的患者占9.6%，减量率为21.7%。
    9.6% ; AE rate 9.6 percent ; event=毒性永久停用任一药物
    21.7% ; AE rate 21.7 percent ; event=减量

33.8%的患者减了量，7.4%的患者停了药。
    33.8% ; AE rate 33.8 percent ; event=减了量
    7.4% ; AE rate 7.4 percent ; event=停了药

13例（26.0%）发生3级不良事件，2例（4.0%）因此停药。
    26.0% ; AE rate 26.0 percent ; n=13 ; event=不良事件 ; grade=3
    4.0% ; AE rate 4.0 percent ; n=2 ; event=停药

最常见的副作用是甲沟炎，占36.5%。
    36.5% ; AE rate 36.5 percent ; event=甲沟炎

皮疹最常见（33.1%），其次为口腔炎（20.7%）。
    33.1% ; AE rate 33.1 percent ; event=皮疹
    20.7% ; AE rate 20.7 percent ; event=口腔炎

输注反应发生了4例，占7.3%。
    7.3% ; AE rate 7.3 percent ; n=4 ; event=输注反应

确诊时三成患者已出现肠梗阻，ORR为37.0%。
    37.0% ; ORR rate 37.0 percent
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_safety(text: str, rows: list[str]) -> None:
    check(text, rows)


EVENTS_OVER_THE_ARMS = """
目的 观察联合治疗的疗效和不良反应。方法 患者随机接受仑伐替尼联合特瑞普利单抗或仑伐替尼。结果 血小板减少和恶心在联合组各占8.5%、5.6%，单药组则为1.2%、0。
    8.5% ; AE rate 8.5 percent ; I=仑伐替尼+特瑞普利单抗 ; C=仑伐替尼 ; event=血小板减少
    5.6% ; AE rate 5.6 percent ; I=仑伐替尼+特瑞普利单抗 ; C=仑伐替尼 ; event=恶心
    1.2% ; AE rate 1.2 percent ; I=仑伐替尼 ; C=仑伐替尼+特瑞普利单抗 ; event=血小板减少
    0 ; AE rate 0 percent ; I=仑伐替尼 ; C=仑伐替尼+特瑞普利单抗 ; event=恶心 ; flags=implied_percent

目的 观察联合治疗的疗效和不良反应。方法 患者随机接受仑伐替尼联合特瑞普利单抗或仑伐替尼。联合组和单药组合并高血压、糖尿病者分别占30%、10%和28%、12%。

患者随机接受HAIC联合索拉非尼或索拉非尼单药。不良反应中，联合组多于单药组的有贫血[12例(9.68%)∶3例(2.48%)]和呕吐[8例(6.45%)∶1例(0.83%)]。
    9.68% ; AE rate 9.68 percent ; I=HAIC+索拉非尼 ; C=索拉非尼 ; n=12 ; event=贫血
    2.48% ; AE rate 2.48 percent ; I=索拉非尼 ; C=HAIC+索拉非尼 ; n=3 ; event=贫血
    6.45% ; AE rate 6.45 percent ; I=HAIC+索拉非尼 ; C=索拉非尼 ; n=8 ; event=呕吐
    0.83% ; AE rate 0.83 percent ; I=索拉非尼 ; C=HAIC+索拉非尼 ; n=1 ; event=呕吐
"""


@pytest.mark.parametrize(("text", "rows"), sentences(EVENTS_OVER_THE_ARMS))
def test_events_are_told_over_the_arms(text: str, rows: list[str]) -> None:
    check(text, rows)
