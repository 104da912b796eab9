"""Arms that a dose, a schedule or a duration tells apart, with and without the word 组; and levels that tell none apart."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
抗体偶联药物SHR-A2102治疗经治胃癌的Ⅰ期研究设2 mg/kg、4 mg/kg和6 mg/kg三个剂量组，共入组88例。ORR为30%；按剂量由低到高，ORR分别为20%、35%和41%。
    30% ; ORR rate 30 percent ; I=SHR-A2102 ; P=胃癌 ; phase=Ⅰ期
    20% ; ORR rate 20 percent ; I=SHR-A2102+"2 mg/kg" ; C="4 mg/kg"+"6 mg/kg" ; P=胃癌 ; phase=Ⅰ期
    35% ; ORR rate 35 percent ; I=SHR-A2102+"4 mg/kg" ; C="2 mg/kg"+"6 mg/kg" ; P=胃癌 ; phase=Ⅰ期
    41% ; ORR rate 41 percent ; I=SHR-A2102+"6 mg/kg" ; C="2 mg/kg"+"4 mg/kg" ; P=胃癌 ; phase=Ⅰ期

格索雷塞单药治疗肺癌的剂量递增阶段设200 mg、400 mg和600 mg三个剂量水平。ORR按剂量从高到低依次为52%、40%和31%。
    52% ; ORR rate 52 percent ; I=格索雷塞+"600 mg" ; C="400 mg"+"200 mg" ; P=肺癌
    40% ; ORR rate 40 percent ; I=格索雷塞+"400 mg" ; C="600 mg"+"200 mg" ; P=肺癌
    31% ; ORR rate 31 percent ; I=格索雷塞+"200 mg" ; C="600 mg"+"400 mg" ; P=肺癌

替雷利珠单抗用于黑色素瘤的Ⅰ期研究共爬坡四个剂量，随后在1 mg/kg和3 mg/kg两个队列中各扩展30例，其ORR依次为23%和37%，中位DoR依次为6.1个月、9.4个月。
    23% ; ORR rate 23 percent ; I=替雷利珠单抗+"1 mg/kg" ; C="3 mg/kg" ; P=黑色素瘤 ; phase=Ⅰ期 ; flags=unmatched_distribution
    37% ; ORR rate 37 percent ; I=替雷利珠单抗+"3 mg/kg" ; C="1 mg/kg" ; P=黑色素瘤 ; phase=Ⅰ期 ; flags=unmatched_distribution
    6.1个月 ; DOR median 6.1 month ; I=替雷利珠单抗+"1 mg/kg" ; C="3 mg/kg" ; P=黑色素瘤 ; phase=Ⅰ期
    9.4个月 ; DOR median 9.4 month ; I=替雷利珠单抗+"3 mg/kg" ; C="1 mg/kg" ; P=黑色素瘤 ; phase=Ⅰ期

芦康沙妥珠单抗治疗三阴性乳腺癌，设4 mg/kg和5 mg/kg两个剂量组。4 mg/kg剂量下ORR为36%，5 mg/kg剂量下为44%。
    36% ; ORR rate 36 percent ; I=芦康沙妥珠单抗+"4 mg/kg" ; C="5 mg/kg" ; P=三阴性乳腺癌
    44% ; ORR rate 44 percent ; I=芦康沙妥珠单抗+"5 mg/kg" ; C="4 mg/kg" ; P=三阴性乳腺癌

目的：评价芦康沙妥珠单抗治疗三阴性乳腺癌的疗效。方法：62例患者随机分入4 mg/kg和5 mg/kg两个剂量组。结果：ORR为36%。5 mg/kg组ORR为44%，4 mg/kg组为28%。
    36% ; ORR rate 36 percent ; I=芦康沙妥珠单抗 ; P=三阴性乳腺癌
    44% ; ORR rate 44 percent ; I=芦康沙妥珠单抗+"5 mg/kg组" ; C="4 mg/kg组" ; P=三阴性乳腺癌
    28% ; ORR rate 28 percent ; I=芦康沙妥珠单抗+"4 mg/kg组" ; C="5 mg/kg组" ; P=三阴性乳腺癌

65例肝癌患者随机接受8 mg或12 mg的安罗替尼。ORR分别为12%（8 mg）和19%（12 mg）。
    12% ; ORR rate 12 percent ; I=安罗替尼+"8 mg" ; C="12 mg" ; P=肝癌
    19% ; ORR rate 19 percent ; I=安罗替尼+"12 mg" ; C="8 mg" ; P=肝癌

奥雷巴替尼治疗慢性髓性白血病的研究设三个剂量，剂量1为30 mg，剂量2为40 mg，剂量3为50 mg。剂量1、剂量2、剂量3的CR率分别为51%、63%和66%。
    51% ; CR rate 51 percent ; I=奥雷巴替尼+"剂量1" ; C="剂量2"+"剂量3" ; P=慢性髓性白血病
    63% ; CR rate 63 percent ; I=奥雷巴替尼+"剂量2" ; C="剂量1"+"剂量3" ; P=慢性髓性白血病
    66% ; CR rate 66 percent ; I=奥雷巴替尼+"剂量3" ; C="剂量1"+"剂量2" ; P=慢性髓性白血病

目的：探讨不同剂量沙利度胺治疗鼻咽癌的效果。方法：90例患者分为低剂量组（75 mg/d）、高剂量组（150 mg/d）和安慰剂组，均接受调强放疗同期联合顺铂。结果：ORR安慰剂组为60%，低、高剂量两组分别升至71%和78%。
    60% ; ORR rate 60 percent ; I="安慰剂组"+调强放疗+顺铂 ; C=沙利度胺+调强放疗+顺铂+"低剂量组"+"高剂量组" ; P=鼻咽癌
    71% ; ORR rate 71 percent ; I=沙利度胺+调强放疗+顺铂+"低剂量组" ; C="安慰剂组"+调强放疗+顺铂+"高剂量组" ; P=鼻咽癌
    78% ; ORR rate 78 percent ; I=沙利度胺+调强放疗+顺铂+"高剂量组" ; C="安慰剂组"+调强放疗+顺铂+"低剂量组" ; P=鼻咽癌

目的：比较高、低剂量吉西他滨治疗膀胱癌的疗效。方法：随机分为低剂量组和高剂量组，分别灌注1 g和2 g。结果：ORR以高剂量组更高（62%），低剂量组为48%。
    62% ; ORR rate 62 percent ; I=吉西他滨+"高剂量组" ; C="低剂量组" ; P=膀胱癌
    48% ; ORR rate 48 percent ; I=吉西他滨+"低剂量组" ; C="高剂量组" ; P=膀胱癌

目的：探讨不同剂量阿帕替尼治疗胃癌的疗效。方法：对照组接受SOX方案化疗，低剂量组和高剂量组在此基础上加用阿帕替尼250 mg和500 mg。结果：对照组、低剂量组和高剂量组的ORR分别为40%、52%和58%。
    40% ; ORR rate 40 percent ; I=SOX ; C=阿帕替尼+SOX+"低剂量组"+"高剂量组" ; P=胃癌
    52% ; ORR rate 52 percent ; I=阿帕替尼+SOX+"低剂量组" ; C=SOX+"高剂量组" ; P=胃癌
    58% ; ORR rate 58 percent ; I=阿帕替尼+SOX+"高剂量组" ; C=SOX+"低剂量组" ; P=胃癌

某研究以三周的40 Gy/15次全乳照射为对照，另设两个方案，27 Gy/5次和26 Gy/5次，纳入早期乳腺癌患者。5年局部复发率依次为2.3%、1.9%和1.5%。
    2.3% ; RECURRENCE rate 2.3 percent ; @60 ; I=全乳照射+"40 Gy/15次" ; C="27 Gy/5次"+"26 Gy/5次" ; P=早期+乳腺癌
    1.9% ; RECURRENCE rate 1.9 percent ; @60 ; I=全乳照射+"27 Gy/5次" ; C="40 Gy/15次"+"26 Gy/5次" ; P=早期+乳腺癌
    1.5% ; RECURRENCE rate 1.5 percent ; @60 ; I=全乳照射+"26 Gy/5次" ; C="40 Gy/15次"+"27 Gy/5次" ; P=早期+乳腺癌

局限期小细胞肺癌患者随机接受60 Gy或45 Gy的胸部放疗。两组2年OS率分别为70%和58%。
    70% ; OS rate 70 percent ; @24 ; I=胸部放疗+"60 Gy" ; C="45 Gy" ; P=局限期+小细胞肺癌
    58% ; OS rate 58 percent ; @24 ; I=胸部放疗+"45 Gy" ; C="60 Gy" ; P=局限期+小细胞肺癌

乳腺癌患者随机接受每周或每三周的紫杉醇治疗。每周方案的ORR为42%，每三周方案为35%。
    42% ; ORR rate 42 percent ; I=紫杉醇+"每周" ; C="每三周" ; P=乳腺癌
    35% ; ORR rate 35 percent ; I=紫杉醇+"每三周" ; C="每周" ; P=乳腺癌

卵巢癌患者随机接受固定剂量或个体化剂量的尼拉帕利。固定剂量给药时3级血小板减少发生率为40%，个体化剂量给药时为20%。
    40% ; AE rate 40 percent ; I=尼拉帕利+"固定剂量" ; C="个体化剂量" ; P=卵巢癌 ; event=血小板减少 ; grade=3
    20% ; AE rate 20 percent ; I=尼拉帕利+"个体化剂量" ; C="固定剂量" ; P=卵巢癌 ; event=血小板减少 ; grade=3

胃肠间质瘤患者术后随机接受1年或3年的伊马替尼治疗。治疗1年的患者5年OS率为82%，治疗3年的患者为92%。
    82% ; OS rate 82 percent ; @60 ; I=伊马替尼+"1年" ; C="3年" ; P=胃肠间质瘤
    92% ; OS rate 92 percent ; @60 ; I=伊马替尼+"3年" ; C="1年" ; P=胃肠间质瘤

肝癌患者口服安罗替尼 12 mg，第1、2周期剂量分别为8 mg和10 mg，ORR和DCR分别为12%和70%。
    12% ; ORR rate 12 percent ; I=安罗替尼 ; P=肝癌
    70% ; DCR rate 70 percent ; I=安罗替尼 ; P=肝癌

胰腺癌患者接受吉西他滨1 g/m2和白蛋白紫杉醇125 mg/m2治疗，ORR和DCR分别为30%和70%。
    30% ; ORR rate 30 percent ; I=吉西他滨+白蛋白紫杉醇 ; P=胰腺癌
    70% ; DCR rate 70 percent ; I=吉西他滨+白蛋白紫杉醇 ; P=胰腺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_rows(text: str, rows: list[str]) -> None:
    check(text, rows)
