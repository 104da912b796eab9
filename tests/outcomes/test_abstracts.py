"""Structured abstracts: aims, methods and results that belong together."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
方法 96例肺癌患者随机分为A组和B组，A组予吉非替尼，B组予厄洛替尼。结果 A组与B组皮疹发生率分别为10.0%和0，A组ORR更高（60.0%∶40.0%）。
    10.0% ; AE rate 10.0 percent ; I=吉非替尼 ; C=厄洛替尼 ; P=肺癌 ; event=皮疹
    0 ; AE rate 0 percent ; I=厄洛替尼 ; C=吉非替尼 ; P=肺癌 ; event=皮疹 ; flags=implied_percent
    60.0% ; ORR rate 60.0 percent ; I=吉非替尼 ; C=厄洛替尼 ; P=肺癌
    40.0% ; ORR rate 40.0 percent ; I=厄洛替尼 ; C=吉非替尼 ; P=肺癌

方法 甲组（40例）给予替吉奥，乙组（38例）在甲组基础上加用阿帕替尼。结果 乙组ORR和DCR分别为27.5%（11/40）和75.0%（30/40），甲组分别为10.5%（4/38）和52.6%（20/38），其中DCR差异有统计学意义（P=0.040）。两组中位OS分别为9.2个月和7.5个月。
    27.5% ; ORR rate 27.5 percent ; I=替吉奥+阿帕替尼 ; C=替吉奥 ; n=11/40
    75.0% ; DCR rate 75.0 percent ; I=替吉奥+阿帕替尼 ; C=替吉奥 ; n=30/40 ; p=0.040
    10.5% ; ORR rate 10.5 percent ; I=替吉奥 ; C=替吉奥+阿帕替尼 ; n=4/38
    52.6% ; DCR rate 52.6 percent ; I=替吉奥 ; C=替吉奥+阿帕替尼 ; n=20/38 ; p=0.040
    9.2个月 ; OS median 9.2 month ; I=替吉奥+阿帕替尼 ; C=替吉奥
    7.5个月 ; OS median 7.5 month ; I=替吉奥 ; C=替吉奥+阿帕替尼

目的 探讨不同剂量阿帕替尼治疗晚期肝癌的疗效。方法 90例患者随机分为低剂量组（250 mg/d）、中剂量组（500 mg/d）和高剂量组（750 mg/d）。结果 低、中、高剂量组的DCR分别为46.7%、66.7%和70.0%。高剂量组3级不良反应发生率为56.7%，高于低剂量组（16.7%）。
    46.7% ; DCR rate 46.7 percent ; I=阿帕替尼+"低剂量组" ; C="中剂量组"+"高剂量组" ; P=晚期+肝癌
    66.7% ; DCR rate 66.7 percent ; I=阿帕替尼+"中剂量组" ; C="低剂量组"+"高剂量组" ; P=晚期+肝癌
    70.0% ; DCR rate 70.0 percent ; I=阿帕替尼+"高剂量组" ; C="低剂量组"+"中剂量组" ; P=晚期+肝癌
    56.7% ; AE rate 56.7 percent ; I=阿帕替尼+"高剂量组" ; C="低剂量组" ; P=晚期+肝癌 ; event=不良反应 ; grade=3
    16.7% ; AE rate 16.7 percent ; I=阿帕替尼+"低剂量组" ; C="高剂量组" ; P=晚期+肝癌 ; event=不良反应 ; grade=3

方法 收集经放化疗后缓解的SCLC患者236例，109例行预防性脑照射（PCI）。结果 PCI组与未行PCI组的中位生存期分别为29.4个月和21.7个月。
    29.4个月 ; OS median 29.4 month ; I=PCI ; C="未行PCI组" ; P=SCLC
    21.7个月 ; OS median 21.7 month ; I="未行PCI组" ; C=PCI ; P=SCLC

方法 60例胸腔积液患者分为A组、B组，A组胸腔内单用恩度45 mg，B组单用顺铂。结果 A、B组的ORR分别为50.0%和45.0%。
    50.0% ; ORR rate 50.0 percent ; I=恩度 ; C=顺铂
    45.0% ; ORR rate 45.0 percent ; I=顺铂 ; C=恩度

方法 102例食管癌患者行根治性放疗，分为高表达组和低表达组。结果 高表达组与低表达组放疗有效率分别为62.7%和84.3%。随访中2例远处转移，3年OS率48.6%。
    62.7% ; RESPONSE rate 62.7 percent ; I=根治性放疗+"高表达组" ; C="低表达组" ; P=食管癌
    84.3% ; RESPONSE rate 84.3 percent ; I=根治性放疗+"低表达组" ; C="高表达组" ; P=食管癌
    48.6% ; OS rate 48.6 percent ; @36 ; I=根治性放疗 ; P=食管癌

方法 126例乳腺癌患者行TAC方案新辅助化疗，分为pCR组（31例）和非pCR组（95例）。结果 pCR率为24.6%。
    24.6% ; PCR rate 24.6 percent ; I=TAC ; P=乳腺癌

目的 评价免疫治疗联合化疗治疗食管鳞癌的有效性。方法 进行单臂Meta分析。结果 合并ORR为61.4%。不良事件为贫血（11.9%）、血小板计数下降（8.6%）。
    61.4% ; ORR rate 61.4 percent ; I=免疫治疗+化疗 ; P=食管鳞癌
    11.9% ; AE rate 11.9 percent ; I=免疫治疗+化疗 ; P=食管鳞癌 ; event=贫血
    8.6% ; AE rate 8.6 percent ; I=免疫治疗+化疗 ; P=食管鳞癌 ; event=血小板计数下降

方法 57例食管癌患者术前给予卡瑞利珠单抗，51例手术。结果 术后吻合口瘘5例（9.8%），肺部感染7例（13.7%）。不良反应以贫血（23.2%）最为常见。
    9.8% ; AE rate 9.8 percent ; I=卡瑞利珠单抗 ; P=食管癌 ; n=5 ; event=术后吻合口瘘
    13.7% ; AE rate 13.7 percent ; I=卡瑞利珠单抗 ; P=食管癌 ; n=7 ; event=肺部感染
    23.2% ; AE rate 23.2 percent ; I=卡瑞利珠单抗 ; P=食管癌 ; event=贫血

方法 82例NSCLC患者随机分为观察组与对照组，两组均予培美曲塞联合顺铂方案化疗，观察组加用参芪扶正注射液。结果 观察组DCR为51.2%，对照组为29.3%。
    51.2% ; DCR rate 51.2 percent ; I=培美曲塞+顺铂+参芪扶正注射液 ; C=培美曲塞+顺铂 ; P=NSCLC
    29.3% ; DCR rate 29.3 percent ; I=培美曲塞+顺铂 ; C=培美曲塞+顺铂+参芪扶正注射液 ; P=NSCLC

方法 放化组行全脑放疗联合替莫唑胺，单放组行全脑放疗。结果 放化组颅内病灶客观有效率（CR+PR）为71.8%，单放组为48.7%。
    71.8% ; ORR rate 71.8 percent ; I=全脑放疗+替莫唑胺 ; C=全脑放疗
    48.7% ; ORR rate 48.7 percent ; I=全脑放疗 ; C=全脑放疗+替莫唑胺

方法 87例肺腺癌患者接受安罗替尼治疗。结果 低NLR组（<3.5）mPFS为6.4个月，长于高NLR组（≥3.5）的3.8个月；mOS分别为13.7个月、7.9个月。
    6.4个月 ; PFS median 6.4 month ; I=安罗替尼+"低NLR组" ; C="高NLR组" ; P=肺腺癌
    3.8个月 ; PFS median 3.8 month ; I=安罗替尼+"高NLR组" ; C="低NLR组" ; P=肺腺癌
    13.7个月 ; OS median 13.7 month ; I=安罗替尼+"低NLR组" ; C="高NLR组" ; P=肺腺癌
    7.9个月 ; OS median 7.9 month ; I=安罗替尼+"高NLR组" ; C="低NLR组" ; P=肺腺癌

方法 A组行大分割放疗，B组行常规分割放疗。结果 A组和B组5年LRR率分别为1.2%和2.0%（HR=0.62，95%CI 0.20～1.88）。
    1.2% ; RECURRENCE rate 1.2 percent ; @60 ; I=大分割放疗 ; C=常规分割放疗
    2.0% ; RECURRENCE rate 2.0 percent ; @60 ; I=常规分割放疗 ; C=大分割放疗
    0.62 ; RECURRENCE hazard_ratio 0.62 ratio ; I=大分割放疗 ; C=常规分割放疗 ; ci=0.20..1.88 ; flags=ambiguous_endpoint

方法 6项随机对照试验进行Meta分析。结果 与安慰剂组相比，尼拉帕利组可延长PFS（HR=0.35），但两组OS差异无统计学意义（HR=0.87）。
    0.35 ; PFS hazard_ratio 0.35 ratio ; I=尼拉帕利 ; C="安慰剂组"
    0.87 ; OS hazard_ratio 0.87 ratio ; I=尼拉帕利 ; C="安慰剂组"

方法 132例肺癌患者接受吉非替尼治疗。结果 19del患者中，TP53突变与野生型的mPFS分别为10.2个月和14.8个月。
    10.2个月 ; PFS median 10.2 month ; I=吉非替尼+TP53突变 ; C="野生型" ; P=19del+肺癌
    14.8个月 ; PFS median 14.8 month ; I=吉非替尼+"野生型" ; C=TP53突变 ; P=19del+肺癌

方法 118例ICC患者行根治性切除术。结果 术后辅助化疗者3年生存率高于未化疗者（49.8%比31.2%，P=0.026）。多因素分析显示，微血管侵犯（HR=1.893，P=0.011）是影响预后的独立危险因素。
    49.8% ; OS rate 49.8 percent ; @36 ; I=术后辅助化疗 ; C="未化疗者" ; P=ICC ; p=0.026
    31.2% ; OS rate 31.2 percent ; @36 ; I=根治性切除术+"未化疗者" ; C=术后辅助化疗 ; P=ICC ; p=0.026
    1.893 ; OS hazard_ratio 1.893 ratio ; I="微血管侵犯" ; P=ICC ; p=0.011 ; flags=ambiguous_endpoint

方法 57例肺癌患者接受放疗。结果 V20≥25%者与V20<25%者放射性肺炎发生率分别为46.2%、19.4%。≥65岁者ORR为30.0%，<65岁者为40.0%。
    46.2% ; AE rate 46.2 percent ; I=放疗+"V20≥25%者" ; C="V20<25%者" ; P=肺癌 ; event=放射性肺炎
    19.4% ; AE rate 19.4 percent ; I=放疗+"V20<25%者" ; C="V20≥25%者" ; P=肺癌 ; event=放射性肺炎
    30.0% ; ORR rate 30.0 percent ; I=放疗+"≥65岁者" ; C="<65岁者" ; P=肺癌
    40.0% ; ORR rate 40.0 percent ; I=放疗+"<65岁者" ; C="≥65岁者" ; P=肺癌

方法 101例白血病患者接受泽沃基奥仑赛。结果 ORR为91.2%；获CR者MRD阴性率为100%。
    91.2% ; ORR rate 91.2 percent ; I=泽沃基奥仑赛 ; P=白血病
    100% ; MRD rate 100 percent ; I=泽沃基奥仑赛+"获CR者" ; P=白血病

方法 241例结肠癌患者分为腹腔镜手术组和开腹手术组。结果 腹腔镜手术组3年DFS率、5年OS率为79.5%、77.2%，开腹手术组为69.3%、68.4%（P＝0.043、P＝0.048）。
    79.5% ; DFS rate 79.5 percent ; @36 ; I=腹腔镜手术 ; C=开腹手术 ; P=结肠癌 ; p=0.043
    77.2% ; OS rate 77.2 percent ; @60 ; I=腹腔镜手术 ; C=开腹手术 ; P=结肠癌 ; p=0.048
    69.3% ; DFS rate 69.3 percent ; @36 ; I=开腹手术 ; C=腹腔镜手术 ; P=结肠癌 ; p=0.043
    68.4% ; OS rate 68.4 percent ; @60 ; I=开腹手术 ; C=腹腔镜手术 ; P=结肠癌 ; p=0.048

方法 57例不可切除Ⅲ期NSCLC患者放疗后给予度伐利尤单抗。结果 自度伐利尤单抗首次给药起，12个月PFS率为61.4%。
    61.4% ; PFS rate 61.4 percent ; @12 ; I=度伐利尤单抗 ; P=Ⅲ期+NSCLC

方法 76例乳腺癌患者随机分为治疗组和对照组，两组均行局部放疗，治疗组同时给予复方苦参注射液。结果 治疗组ORR为92.1%，对照组为73.7%。
    92.1% ; ORR rate 92.1 percent ; I=局部放疗+复方苦参注射液 ; C=局部放疗 ; P=乳腺癌
    73.7% ; ORR rate 73.7 percent ; I=局部放疗 ; C=局部放疗+复方苦参注射液 ; P=乳腺癌

目的 评估阿替利珠单抗或度伐利尤单抗联合化疗治疗SCLC的疗效。方法 免疫化疗组208例，单纯化疗组231例。结果 胸部放疗患者的中位OS达20.4个月，未行放疗者为13.6个月。阿替利珠单抗亚组与度伐利尤单抗亚组中位PFS分别为6.8个月、7.1个月。
    20.4个月 ; OS median 20.4 month ; I=胸部放疗 ; C="未行放疗者" ; P=SCLC
    13.6个月 ; OS median 13.6 month ; I="未行放疗者" ; C=胸部放疗 ; P=SCLC
    6.8个月 ; PFS median 6.8 month ; I=阿替利珠单抗 ; C=度伐利尤单抗 ; P=SCLC
    7.1个月 ; PFS median 7.1 month ; I=度伐利尤单抗 ; C=阿替利珠单抗 ; P=SCLC
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_abstracts(text: str, rows: list[str]) -> None:
    check(text, rows)
