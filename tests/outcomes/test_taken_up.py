"""Endpoints taken up again: by 相应数据 and 这两个数字, in lists of ratios, by a difference, by a grade or a count."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
A组接受伊布替尼联合自体移植，B组接受自体移植。A组3年无失败生存率为88%，仅行自体移植的B组为72%。
    88% ; EFS rate 88 percent ; @36 ; I=伊布替尼+自体移植 ; C=自体移植
    72% ; EFS rate 72 percent ; @36 ; I=自体移植 ; C=伊布替尼+自体移植

伊布替尼组与利妥昔单抗组的ORR分别为76.4%和63.8%。3/4级感染在两组的比例分别为28.4%和19.8%。
    76.4% ; ORR rate 76.4 percent ; I=伊布替尼 ; C=利妥昔单抗
    63.8% ; ORR rate 63.8 percent ; I=利妥昔单抗 ; C=伊布替尼
    28.4% ; AE rate 28.4 percent ; I=伊布替尼 ; C=利妥昔单抗 ; event=感染 ; grade=3-4
    19.8% ; AE rate 19.8 percent ; I=利妥昔单抗 ; C=伊布替尼 ; event=感染 ; grade=3-4

瑞戈非尼组的缓解率为20.0%，中位PFS为4.9个月；曲氟尿苷替匹嘧啶组相应数据为3.5%和2.4个月。
    20.0% ; RESPONSE rate 20.0 percent ; I=瑞戈非尼 ; C=曲氟尿苷替匹嘧啶
    4.9个月 ; PFS median 4.9 month ; I=瑞戈非尼 ; C=曲氟尿苷替匹嘧啶
    3.5% ; RESPONSE rate 3.5 percent ; I=曲氟尿苷替匹嘧啶 ; C=瑞戈非尼 ; flags=ambiguous_endpoint
    2.4个月 ; PFS median 2.4 month ; I=曲氟尿苷替匹嘧啶 ; C=瑞戈非尼

卡瑞利珠单抗组皮疹发生率21%、腹泻发生率14%，多西他赛组对应为6%和9%。
    21% ; AE rate 21 percent ; I=卡瑞利珠单抗 ; C=多西他赛 ; event=皮疹
    14% ; AE rate 14 percent ; I=卡瑞利珠单抗 ; C=多西他赛 ; event=腹泻
    6% ; AE rate 6 percent ; I=多西他赛 ; C=卡瑞利珠单抗 ; event=皮疹
    9% ; AE rate 9 percent ; I=多西他赛 ; C=卡瑞利珠单抗 ; event=腹泻

研究中满一年时71%的人没有进展，到三年这一数字变成44%。
    71% ; PFS rate 71 percent ; @12
    44% ; PFS rate 44 percent ; @36

OS的HR在腺癌患者中为0.71（95%CI 0.55-0.92），鳞癌者为0.52。
    0.71 ; OS hazard_ratio 0.71 ratio ; P=腺癌 ; ci=0.55..0.92
    0.52 ; OS hazard_ratio 0.52 ratio ; P=鳞癌

PFS的HR为0.61（95%CI 0.45-0.83，P=0.002），中位随访2.50年，ECOG评分1.25，一致性系数为0.85。
    0.61 ; PFS hazard_ratio 0.61 ratio ; ci=0.45..0.83 ; p=0.002

赛沃替尼组的PFS为8.2个月，HR为0.34；OS的数据成熟度仅三成，HR 0.83。
    8.2个月 ; PFS median 8.2 month ; I=赛沃替尼
    0.34 ; PFS hazard_ratio 0.34 ratio ; I=赛沃替尼
    0.83 ; OS hazard_ratio 0.83 ratio ; I=赛沃替尼

研究中常见不良反应为高血压（40%）和蛋白尿（25%），3级及以上者合计占18%。
    40% ; AE rate 40 percent ; event=高血压
    25% ; AE rate 25 percent ; event=蛋白尿
    18% ; AE rate 18 percent ; event=不良反应 ; grade=>=3

阿帕替尼组出现手足综合征的有12人，占30.0%，化疗组有4人，占10.0%。
    30.0% ; AE rate 30.0 percent ; I=阿帕替尼 ; C=化疗 ; n=12 ; event=手足综合征
    10.0% ; AE rate 10.0 percent ; I=化疗 ; C=阿帕替尼 ; n=4 ; event=手足综合征

德曲妥珠单抗组间质性肺病发生率为13%，大多为1～2级，化疗组为1%。
    13% ; AE rate 13 percent ; I=德曲妥珠单抗 ; C=化疗 ; event=间质性肺病
    1% ; AE rate 1 percent ; I=化疗 ; C=德曲妥珠单抗 ; event=间质性肺病

HLX10组的ORR为70.1%，帕博利珠单抗组为71.3%，率差-1.2%（95%CI -8.0%～5.6%）。
    70.1% ; ORR rate 70.1 percent ; I=HLX10 ; C=帕博利珠单抗
    71.3% ; ORR rate 71.3 percent ; I=帕博利珠单抗 ; C=HLX10
    -1.2% ; ORR change -1.2 percent ; I=HLX10 ; C=帕博利珠单抗 ; ci=-8.0..5.6

特瑞普利单抗组的中位OS为24.0个月，几乎是安慰剂组（12.1个月）的两倍。
    24.0个月 ; OS median 24.0 month ; I=特瑞普利单抗 ; C="安慰剂组"
    12.1个月 ; OS median 12.1 month ; I="安慰剂组" ; C=特瑞普利单抗
    两倍 ; OS change ~2 fold ; I=特瑞普利单抗 ; C="安慰剂组" ; dir=increase

研究中pCR率为31.0%，与既往新辅助治疗研究[8-9]报道的28%～35%相近。
    31.0% ; PCR rate 31.0 percent
    28%～35% ; PCR rate 28..35 percent

研究中患者的中位PFS为14.2个月，但伴骨转移的15人只有8.1个月。
    14.2个月 ; PFS median 14.2 month
    8.1个月 ; PFS median 8.1 month ; P=骨转移

研究的安全性方面，皮疹、腹泻和乏力在吡咯替尼组各占8.0%、30.5%、5.0%，安慰剂组则为1.2%、0、0。
    8.0% ; AE rate 8.0 percent ; I=吡咯替尼 ; C="安慰剂组" ; event=皮疹
    30.5% ; AE rate 30.5 percent ; I=吡咯替尼 ; C="安慰剂组" ; event=腹泻
    5.0% ; AE rate 5.0 percent ; I=吡咯替尼 ; C="安慰剂组" ; event=乏力
    1.2% ; AE rate 1.2 percent ; I="安慰剂组" ; C=吡咯替尼 ; event=皮疹
    0#1 ; AE rate 0 percent ; I="安慰剂组" ; C=吡咯替尼 ; event=腹泻 ; flags=implied_percent
    0#2 ; AE rate 0 percent ; I="安慰剂组" ; C=吡咯替尼 ; event=乏力 ; flags=implied_percent

与索拉非尼组相比，A组（HR=0.52，95%CI 0.31~0.80）和B组（HR=0.66，95%CI 0.45~0.97）的死亡风险均降低。
    0.52 ; OS hazard_ratio 0.52 ratio ; I="A组" ; C=索拉非尼 ; ci=0.31..0.80 ; flags=undefined_group
    0.66 ; OS hazard_ratio 0.66 ratio ; I="B组" ; C=索拉非尼 ; ci=0.45..0.97 ; flags=undefined_group

研究中常见的副反应是腹泻（60%），≥3级的前者占12%。
    60% ; AE rate 60 percent ; event=腹泻
    12% ; AE rate 12 percent ; event=腹泻 ; grade=>=3

研究中PSA下降一半的患者占46%，疼痛减轻的占51%。
    46% ; RESPONSE rate 46 percent
    51% ; RESPONSE rate 51 percent

研究中恶心呕吐A组发生12例，占25.5%，B组发生22例，占48.9%；皮疹A组出现3例（6.4%），B组出现5例（11.1%）。
    25.5% ; AE rate 25.5 percent ; I="A组" ; C="B组" ; n=12 ; event=恶心呕吐
    48.9% ; AE rate 48.9 percent ; I="B组" ; C="A组" ; n=22 ; event=恶心呕吐
    6.4% ; AE rate 6.4 percent ; I="A组" ; C="B组" ; n=3 ; event=皮疹
    11.1% ; AE rate 11.1 percent ; I="B组" ; C="A组" ; n=5 ; event=皮疹

研究中恶心呕吐观察组发生12例，占25.5%，对照组发生22例，占48.9%。
    25.5% ; AE rate 25.5 percent ; I="观察组" ; C="对照组" ; n=12 ; event=恶心呕吐
    48.9% ; AE rate 48.9 percent ; I="对照组" ; C="观察组" ; n=22 ; event=恶心呕吐

研究中A组3级以上白细胞减少占18%，血小板减少9%；B组这两项为11%和4%。
    18% ; AE rate 18 percent ; I="A组" ; C="B组" ; event=白细胞减少 ; grade=>=3
    9% ; AE rate 9 percent ; I="A组" ; C="B组" ; event=血小板减少 ; grade=>=3
    11% ; AE rate 11 percent ; I="B组" ; C="A组" ; event=白细胞减少 ; grade=>=3
    4% ; AE rate 4 percent ; I="B组" ; C="A组" ; event=血小板减少 ; grade=>=3

OS的HR在65岁以下者中为0.55（0.40-0.76），65岁及以上者为0.71（0.50-1.01）；男性0.60，女性0.58。
    0.55 ; OS hazard_ratio 0.55 ratio ; I="65岁以下者" ; ci=0.40..0.76
    0.71 ; OS hazard_ratio 0.71 ratio ; I="65岁及以上者" ; ci=0.50..1.01
    0.60 ; OS hazard_ratio 0.60 ratio
    0.58 ; OS hazard_ratio 0.58 ratio

研究中治疗相关不良事件发生率97.1%，其中≥3级者占45.6%，导致停药者占8.8%。
    97.1% ; AE rate 97.1 percent ; event=治疗相关不良事件
    45.6% ; AE rate 45.6 percent ; event=治疗相关不良事件 ; grade=>=3
    8.8% ; AE rate 8.8 percent ; event=导致停药
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_taken_up(text: str, rows: list[str]) -> None:
    check(text, rows)
