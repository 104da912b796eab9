"""Arms: what the methods say they get, roles such as 联合组, lettered arms, statements of comparison."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
方法：120例胃癌患者分为观察组（SOX联合阿帕替尼）和对照组（SOX），各60例。结果：观察组和对照组的DCR分别为85.0%和70.0%。
    85.0% ; DCR rate 85.0 percent ; I=SOX+阿帕替尼 ; C=SOX ; P=胃癌
    70.0% ; DCR rate 70.0 percent ; I=SOX ; C=SOX+阿帕替尼 ; P=胃癌

方法 对照组（42例）采用吉西他滨+顺铂方案，试验组（44例）采用特瑞普利单抗联合吉西他滨+顺铂方案。结果 试验组和对照组3年无进展生存率分别为76.8%、61.5%。
    76.8% ; PFS rate 76.8 percent ; @36 ; I=特瑞普利单抗+吉西他滨+顺铂 ; C=吉西他滨+顺铂
    61.5% ; PFS rate 61.5 percent ; @36 ; I=吉西他滨+顺铂 ; C=特瑞普利单抗+吉西他滨+顺铂

方法 96例患者随机分为A组和B组，A组给予FOLFOX，B组给予XELOX。结果 A、B组ORR分别为45.8%和47.9%，DCR分别为79.2%和81.3%。
    45.8% ; ORR rate 45.8 percent ; I=FOLFOX ; C=XELOX
    47.9% ; ORR rate 47.9 percent ; I=XELOX ; C=FOLFOX
    79.2% ; DCR rate 79.2 percent ; I=FOLFOX ; C=XELOX
    81.3% ; DCR rate 81.3 percent ; I=XELOX ; C=FOLFOX

目的 探讨安罗替尼联合多西他赛二线治疗晚期肺腺癌的疗效。方法 将86例患者随机分为对照组和联合组，各43例，对照组给予多西他赛，联合组在对照组基础上加用安罗替尼。结果 联合组ORR为37.2%，高于对照组的18.6%（P=0.048）；两组中位PFS分别为6.8个月和4.2个月（P<0.05）。
    37.2% ; ORR rate 37.2 percent ; I=多西他赛+安罗替尼 ; C=多西他赛 ; P=晚期+肺腺癌 ; p=0.048
    18.6% ; ORR rate 18.6 percent ; I=多西他赛 ; C=多西他赛+安罗替尼 ; P=晚期+肺腺癌 ; p=0.048
    6.8个月 ; PFS median 6.8 month ; I=多西他赛+安罗替尼 ; C=多西他赛 ; P=晚期+肺腺癌 ; p=<0.05
    4.2个月 ; PFS median 4.2 month ; I=多西他赛 ; C=多西他赛+安罗替尼 ; P=晚期+肺腺癌 ; p=<0.05

目的：比较信迪利单抗联合安罗替尼与安罗替尼治疗晚期非小细胞肺癌的疗效。方法：60例患者随机分为联合组和单药组。结果：联合组ORR为53.3%，单药组为26.7%。
    53.3% ; ORR rate 53.3 percent ; I=信迪利单抗+安罗替尼 ; C=安罗替尼 ; P=晚期+非小细胞肺癌
    26.7% ; ORR rate 26.7 percent ; I=安罗替尼 ; C=信迪利单抗+安罗替尼 ; P=晚期+非小细胞肺癌

一组接受吉非替尼，另一组接受培美曲塞联合卡铂，中位PFS分别为10.8个月和5.4个月。
    10.8个月 ; PFS median 10.8 month ; I=吉非替尼 ; C=培美曲塞+卡铂
    5.4个月 ; PFS median 5.4 month ; I=培美曲塞+卡铂 ; C=吉非替尼

686例术后服用槐耳颗粒，316例不用药作空白对照，2年无复发生存率前者62.4%，后者49.1%。
    62.4% ; RFS rate 62.4 percent ; @24 ; I=槐耳颗粒 ; C="空白对照"
    49.1% ; RFS rate 49.1 percent ; @24 ; I="空白对照" ; C=槐耳颗粒

52例术后接受卡培他滨，50例仅观察，3年OS率分别为80%和70%。
    80% ; OS rate 80 percent ; @36 ; I=卡培他滨 ; C="观察"
    70% ; OS rate 70 percent ; @36 ; I="观察" ; C=卡培他滨

直肠癌患者随机接受短程放疗序贯CAPOX或长程同步放化疗序贯CAPOX。短程组以39.8%的pCR率远胜长程组的15.3%。
    39.8% ; PCR rate 39.8 percent ; I=短程放疗+CAPOX ; C=长程同步放化疗+CAPOX ; P=直肠癌
    15.3% ; PCR rate 15.3 percent ; I=长程同步放化疗+CAPOX ; C=短程放疗+CAPOX ; P=直肠癌

根据治疗方式分为手术组（n=90）和消融组（n=78）。手术组行腹腔镜肝切除术，消融组行超声引导下射频消融。术后并发症发生率手术组为22.2%，消融组为10.3%。
    22.2% ; AE rate 22.2 percent ; I=腹腔镜肝切除术 ; C=射频消融 ; event=术后并发症
    10.3% ; AE rate 10.3 percent ; I=射频消融 ; C=腹腔镜肝切除术 ; event=术后并发症

卵巢癌患者随机分组，索米妥昔单抗与研究者选择化疗组中位PFS分别为5.62个月和3.98个月。
    5.62个月 ; PFS median 5.62 month ; I=索米妥昔单抗 ; C=化疗 ; P=卵巢癌
    3.98个月 ; PFS median 3.98 month ; I=化疗 ; C=索米妥昔单抗 ; P=卵巢癌

肝细胞癌患者随机接受仑伐替尼+信迪利单抗+TACE、仑伐替尼+TACE或安慰剂+TACE，主要终点为仑伐替尼联合信迪利单抗组对比安慰剂组的PFS。三组ORR分别为43%、41%和29%。
    43% ; ORR rate 43 percent ; I=仑伐替尼+信迪利单抗+TACE ; C="安慰剂"+TACE ; P=肝细胞癌
    41% ; ORR rate 41 percent ; I=仑伐替尼+TACE ; C="安慰剂"+TACE ; P=肝细胞癌
    29% ; ORR rate 29 percent ; I="安慰剂"+TACE ; C=仑伐替尼+信迪利单抗+TACE ; P=肝细胞癌

前列腺癌患者随机分组，在雄激素剥夺治疗（ADT）的基础上分别口服瑞维鲁胺240 mg/d或比卡鲁胺50 mg/d。瑞维鲁胺组和比卡鲁胺组的ORR分别为72%和50%。
    72% ; ORR rate 72 percent ; I=雄激素剥夺治疗+瑞维鲁胺 ; C=雄激素剥夺治疗+比卡鲁胺 ; P=前列腺癌
    50% ; ORR rate 50 percent ; I=雄激素剥夺治疗+比卡鲁胺 ; C=雄激素剥夺治疗+瑞维鲁胺 ; P=前列腺癌

纳入接受吡咯替尼治疗的乳腺癌患者203例，其中136例（67.0%）联合卡培他滨。全组患者的ORR为48.8%。
    48.8% ; ORR rate 48.8 percent ; I=吡咯替尼 ; P=乳腺癌

HAIC组68例，TACE组74例，两组均口服仑伐替尼，并每3周静脉滴注信迪利单抗200 mg。HAIC组ORR为64.7%，TACE组为43.2%。
    64.7% ; ORR rate 64.7 percent ; I=HAIC+仑伐替尼+信迪利单抗 ; C=TACE+仑伐替尼+信迪利单抗
    43.2% ; ORR rate 43.2 percent ; I=TACE+仑伐替尼+信迪利单抗 ; C=HAIC+仑伐替尼+信迪利单抗

呋喹替尼：与信迪利单抗联合二线治疗肾细胞癌的研究中，联合治疗组ORR为60.5%，对照组（阿昔替尼或依维莫司单药）为24.3%。
    60.5% ; ORR rate 60.5 percent ; I=呋喹替尼+信迪利单抗 ; C=阿昔替尼+依维莫司 ; P=肾细胞癌
    24.3% ; ORR rate 24.3 percent ; I=阿昔替尼+依维莫司 ; C=呋喹替尼+信迪利单抗 ; P=肾细胞癌

对比化疗组，信迪利单抗联合化疗组ORR更高（60% vs 45%）。
    60% ; ORR rate 60 percent ; I=信迪利单抗+化疗 ; C=化疗
    45% ; ORR rate 45 percent ; I=化疗 ; C=信迪利单抗+化疗

相对于吉非替尼，奥希替尼的ORR更高（60% vs 45%）。
    60% ; ORR rate 60 percent ; I=奥希替尼 ; C=吉非替尼
    45% ; ORR rate 45 percent ; I=吉非替尼 ; C=奥希替尼

和吉非替尼组相比，奥希替尼组ORR显著提高，分别为45%和60%。
    45% ; ORR rate 45 percent ; I=吉非替尼 ; C=奥希替尼
    60% ; ORR rate 60 percent ; I=奥希替尼 ; C=吉非替尼

联合组多于单药组的有中性粒细胞减少（9.7% vs 2.5%）；与单药组相比，联合组未能延长OS（10.2个月 vs 11.9个月）。
    9.7% ; AE rate 9.7 percent ; I="联合组" ; C="单药组" ; event=中性粒细胞减少
    2.5% ; AE rate 2.5 percent ; I="单药组" ; C="联合组" ; event=中性粒细胞减少
    10.2个月 ; OS median 10.2 month ; I="联合组" ; C="单药组"
    11.9个月 ; OS median 11.9 month ; I="单药组" ; C="联合组"

奥希替尼组和对照组的3年DFS率分别为85%和44%。
    85% ; DFS rate 85 percent ; @36 ; I=奥希替尼 ; C="对照组" ; flags=undefined_group
    44% ; DFS rate 44 percent ; @36 ; I="对照组" ; C=奥希替尼 ; flags=undefined_group

接受达拉非尼联合曲美替尼治疗的患者5年RFS率为52%，安慰剂组为36%。
    52% ; RFS rate 52 percent ; @60 ; I=达拉非尼+曲美替尼 ; C="安慰剂组"
    36% ; RFS rate 36 percent ; @60 ; I="安慰剂组" ; C=达拉非尼+曲美替尼

新辅助免疫治疗联合化疗的pCR率为24.0%，化疗组为2.2%。
    24.0% ; PCR rate 24.0 percent ; I=新辅助免疫治疗+化疗 ; C=化疗
    2.2% ; PCR rate 2.2 percent ; I=化疗 ; C=新辅助免疫治疗+化疗

度伐利尤单抗巩固治疗组的中位PFS达到16.8个月，安慰剂组为5.6个月；5年OS率分别是42.9%和33.4%。
    16.8个月 ; PFS median 16.8 month ; I=度伐利尤单抗 ; C="安慰剂组"
    5.6个月 ; PFS median 5.6 month ; I="安慰剂组" ; C=度伐利尤单抗
    42.9% ; OS rate 42.9 percent ; @60 ; I=度伐利尤单抗 ; C="安慰剂组"
    33.4% ; OS rate 33.4 percent ; @60 ; I="安慰剂组" ; C=度伐利尤单抗

短程放疗序贯卡瑞利珠单抗联合CAPOX新辅助治疗组的pCR率为39.8%，长程放化疗组为15.3%。
    39.8% ; PCR rate 39.8 percent ; I=短程放疗+卡瑞利珠单抗+CAPOX ; C=长程放化疗
    15.3% ; PCR rate 15.3 percent ; I=长程放化疗 ; C=短程放疗+卡瑞利珠单抗+CAPOX

高危组与非高危组的3年复发率分别为31.2%和12.4%。
    31.2% ; RECURRENCE rate 31.2 percent ; @36 ; I="高危组" ; C="非高危组"
    12.4% ; RECURRENCE rate 12.4 percent ; @36 ; I="非高危组" ; C="高危组"

单纯手术组（n=98）、术前化疗组（n=102）和术前放疗组（n=101）的5年总生存率分别为31.4%、42.2%和47.5%。
    31.4% ; OS rate 31.4 percent ; @60 ; I=手术 ; C=化疗+术前放疗
    42.2% ; OS rate 42.2 percent ; @60 ; I=化疗 ; C=手术+术前放疗
    47.5% ; OS rate 47.5 percent ; @60 ; I=术前放疗 ; C=手术+化疗

手术组34例（21.9%）、放疗组31例（19.7%）出现骨髓抑制。
    21.9% ; AE rate 21.9 percent ; I=手术 ; C=放疗 ; n=34 ; event=骨髓抑制
    19.7% ; AE rate 19.7 percent ; I=放疗 ; C=手术 ; n=31 ; event=骨髓抑制

作为首个获批的CD19 CAR-T，阿基仑赛的最佳ORR为79.2%。
    79.2% ; ORR rate 79.2 percent ; I=阿基仑赛

既往接受过贝伐珠单抗治疗的晚期尿路上皮癌患者使用替吉奥，5年无病生存率达84.6%。
    84.6% ; DFS rate 84.6 percent ; @60 ; I=替吉奥 ; P=晚期+尿路上皮癌

曲妥珠单抗联合吡咯替尼组中位PFS为30.6个月，对照组吡咯替尼联合卡培他滨为8.3个月。
    30.6个月 ; PFS median 30.6 month ; I=曲妥珠单抗+吡咯替尼 ; C=吡咯替尼+卡培他滨
    8.3个月 ; PFS median 8.3 month ; I=吡咯替尼+卡培他滨 ; C=曲妥珠单抗+吡咯替尼

放化疗后接受奥希替尼巩固治疗，中位PFS达39.1个月，而安慰剂组仅5.6个月。
    39.1个月 ; PFS median 39.1 month ; I=奥希替尼 ; C="安慰剂组"
    5.6个月 ; PFS median 5.6 month ; I="安慰剂组" ; C=奥希替尼

ORR：41.2%（卡瑞利珠单抗联合阿帕替尼）vs 20.6%（索拉非尼）。
    41.2% ; ORR rate 41.2 percent ; I=卡瑞利珠单抗+阿帕替尼 ; C=索拉非尼
    20.6% ; ORR rate 20.6 percent ; I=索拉非尼 ; C=卡瑞利珠单抗+阿帕替尼

客观缓解率为62.5%（联合组）和41.0%（单药组）。
    62.5% ; ORR rate 62.5 percent ; I="联合组" ; C="单药组"
    41.0% ; ORR rate 41.0 percent ; I="单药组" ; C="联合组"

既往放化疗失败后使用信迪利单抗，ORR为22.4%。
    22.4% ; ORR rate 22.4 percent ; I=信迪利单抗

对照组化疗的中位PFS为6.2个月，试验组卡瑞利珠单抗联合化疗为9.7个月（HR=0.61）。
    6.2个月 ; PFS median 6.2 month ; I=化疗 ; C=卡瑞利珠单抗+化疗
    9.7个月 ; PFS median 9.7 month ; I=卡瑞利珠单抗+化疗 ; C=化疗
    0.61 ; PFS hazard_ratio 0.61 ratio ; I=卡瑞利珠单抗+化疗 ; C=化疗

对照组给予多西他赛，中位OS为9.1个月；研究组为12.6个月。
    9.1个月 ; OS median 9.1 month ; I=多西他赛 ; C="研究组" ; flags=undefined_group
    12.6个月 ; OS median 12.6 month ; I="研究组" ; C=多西他赛 ; flags=undefined_group

方法：随机分为对照组（36例，培美曲塞+顺铂）和观察组（36例，在对照组基础上加用贝伐珠单抗）。结果：观察组ORR为52.8%，对照组为30.6%。
    52.8% ; ORR rate 52.8 percent ; I=培美曲塞+顺铂+贝伐珠单抗 ; C=培美曲塞+顺铂
    30.6% ; ORR rate 30.6 percent ; I=培美曲塞+顺铂 ; C=培美曲塞+顺铂+贝伐珠单抗

接受免疫治疗者5年生存率为23.2%，未接受者仅为6.5%。
    23.2% ; OS rate 23.2 percent ; @60 ; I=免疫治疗 ; C="未接受者"
    6.5% ; OS rate 6.5 percent ; @60 ; I="未接受者" ; C=免疫治疗

接受二次手术者中位OS为20.1个月，未手术者为10.2个月。
    20.1个月 ; OS median 20.1 month ; I=二次手术 ; C="未手术者"
    10.2个月 ; OS median 10.2 month ; I="未手术者" ; C=二次手术

观察组和对照组各50例。观察组客观缓解率及疾病控制率分别为56.00%、86.00%，均高于对照组的36.00%、68.00%（P<0.05）。
    56.00% ; ORR rate 56.00 percent ; I="观察组" ; C="对照组" ; p=<0.05
    86.00% ; DCR rate 86.00 percent ; I="观察组" ; C="对照组" ; p=<0.05
    36.00% ; ORR rate 36.00 percent ; I="对照组" ; C="观察组" ; p=<0.05
    68.00% ; DCR rate 68.00 percent ; I="对照组" ; C="观察组" ; p=<0.05

晚期胃癌一线免疫治疗方面，CheckMate 649研究中纳武利尤单抗联合化疗的ORR为60%。
    60% ; ORR rate 60 percent ; I=纳武利尤单抗+化疗 ; P=晚期+胃癌 ; trial=CheckMate 649

方法：对照组（24例，单纯放疗）和观察组（24例，在放疗基础上联合替莫唑胺）的ORR分别为41.7%和70.8%。
    41.7% ; ORR rate 41.7 percent ; I=放疗 ; C=放疗+替莫唑胺
    70.8% ; ORR rate 70.8 percent ; I=放疗+替莫唑胺 ; C=放疗

替索单抗（Tivdak®）治疗较医生选择的化疗（拓扑替康、长春瑞滨、吉西他滨）使中位OS由9.5个月延长至11.5个月（HR 0.70），ORR为17.8% vs 5.2%。
    11.5个月 ; OS median 11.5 month ; I=替索单抗 ; C=拓扑替康+长春瑞滨+吉西他滨 ; baseline=9.5
    0.70 ; OS hazard_ratio 0.70 ratio ; I=替索单抗 ; C=拓扑替康+长春瑞滨+吉西他滨
    17.8% ; ORR rate 17.8 percent ; I=替索单抗 ; C=拓扑替康+长春瑞滨+吉西他滨
    5.2% ; ORR rate 5.2 percent ; I=拓扑替康+长春瑞滨+吉西他滨 ; C=替索单抗

研究入组200例，纳武利尤单抗联合伊匹木单抗与对照（仑伐替尼或索拉非尼，前者占85%）相比，中位OS为23.7个月 vs 20.6个月。
    23.7个月 ; OS median 23.7 month ; I=纳武利尤单抗+伊匹木单抗 ; C=仑伐替尼+索拉非尼
    20.6个月 ; OS median 20.6 month ; I=仑伐替尼+索拉非尼 ; C=纳武利尤单抗+伊匹木单抗

瑞维鲁胺对比比卡鲁胺，两组均合并雄激素剥夺治疗，入组654例。瑞维鲁胺组中位rPFS未达到，比卡鲁胺组25.1个月。
    中位rPFS ; PFS median null month ; I=瑞维鲁胺+雄激素剥夺治疗 ; C=比卡鲁胺+雄激素剥夺治疗 ; flags=not_reached
    25.1个月 ; PFS median 25.1 month ; I=比卡鲁胺+雄激素剥夺治疗 ; C=瑞维鲁胺+雄激素剥夺治疗

研究分三组：A组恩扎卢胺 160 mg，B组依西美坦或氟维司群。A组、B组中位PFS为5.5和3.8个月。
    5.5 ; PFS median 5.5 month ; I=恩扎卢胺 ; C=依西美坦+氟维司群
    3.8个月 ; PFS median 3.8 month ; I=依西美坦+氟维司群 ; C=恩扎卢胺

随机接受沃瑞沙（ORPATHYS，赛沃替尼，MET TKI）联合泰瑞沙（TAGRISSO，奥希替尼），或培美曲塞加顺铂/卡铂化疗。两组的中位PFS分别为8.2个月和4.5个月。
    8.2个月 ; PFS median 8.2 month ; I=赛沃替尼+奥希替尼 ; C=培美曲塞+顺铂+卡铂
    4.5个月 ; PFS median 4.5 month ; I=培美曲塞+顺铂+卡铂 ; C=赛沃替尼+奥希替尼

研究入组456例，培美曲塞+顺铂的中位OS为12.1个月，顺铂为9.3个月。在此基础上加贝伐珠单抗，OS由16.1个月延长到18.8个月（HR 0.77）。
    12.1个月 ; OS median 12.1 month ; I=培美曲塞+顺铂 ; C=顺铂
    9.3个月 ; OS median 9.3 month ; I=顺铂 ; C=培美曲塞+顺铂
    18.8个月 ; OS median 18.8 month ; I=培美曲塞+顺铂+贝伐珠单抗 ; C=培美曲塞+顺铂 ; baseline=16.1
    0.77 ; OS hazard_ratio 0.77 ratio ; I=培美曲塞+顺铂+贝伐珠单抗 ; C=培美曲塞+顺铂

斯鲁利单抗组OS达15.4个月(对照10.9个月)。
    15.4个月 ; OS median 15.4 month ; I=斯鲁利单抗 ; C="对照"
    10.9个月 ; OS median 10.9 month ; I="对照" ; C=斯鲁利单抗

低危组、中危组、高危组5年EFS率和5年OS率依次为86.4%和95.0%、65.7%和74.9%、23.8%和33.3%。
    86.4% ; EFS rate 86.4 percent ; @60 ; I="低危组" ; C="中危组"+"高危组"
    95.0% ; OS rate 95.0 percent ; @60 ; I="低危组" ; C="中危组"+"高危组"
    65.7% ; EFS rate 65.7 percent ; @60 ; I="中危组" ; C="低危组"+"高危组"
    74.9% ; OS rate 74.9 percent ; @60 ; I="中危组" ; C="低危组"+"高危组"
    23.8% ; EFS rate 23.8 percent ; @60 ; I="高危组" ; C="低危组"+"中危组"
    33.3% ; OS rate 33.3 percent ; @60 ; I="高危组" ; C="低危组"+"中危组"

目的 观察参芪扶正注射液联合多西他赛治疗晚期乳腺癌的疗效。方法 80例患者随机分为对照组和观察组，各40例。结果 观察组ORR为65.0%，高于对照组的42.5%。
    65.0% ; ORR rate 65.0 percent ; I=参芪扶正注射液+多西他赛 ; C="对照组" ; P=晚期+乳腺癌 ; flags=undefined_group
    42.5% ; ORR rate 42.5 percent ; I="对照组" ; C=参芪扶正注射液+多西他赛 ; P=晚期+乳腺癌 ; flags=undefined_group

目的 探讨信迪利单抗联合CAPOX新辅助治疗直肠癌的疗效。方法 61例（试验组）纳入，同期长程放化疗64例为对照组。结果 试验组pCR率45.0%（27/60），对照组16.4%（10/61）。
    45.0% ; PCR rate 45.0 percent ; I=信迪利单抗+CAPOX ; C=长程放化疗 ; P=直肠癌 ; n=27/60
    16.4% ; PCR rate 16.4 percent ; I=长程放化疗 ; C=信迪利单抗+CAPOX ; P=直肠癌 ; n=10/61

方法 112例接受ASCT（移植组），104例未行移植（非移植组）。结果 移植组3年EFS为（54.1±4.8）%，非移植组为(37.6±4.9)%；3年OS移植组(68.3±4.5)%，非移植组（57.9±5.0）%，P=0.074。
    54.1±4.8 ; EFS rate 54.1 percent ; @36 ; I=ASCT ; C="非移植组"
    37.6±4.9 ; EFS rate 37.6 percent ; @36 ; I="非移植组" ; C=ASCT
    68.3±4.5 ; OS rate 68.3 percent ; @36 ; I=ASCT ; C="非移植组" ; p=0.074
    57.9±5.0 ; OS rate 57.9 percent ; @36 ; I="非移植组" ; C=ASCT ; p=0.074

目的 评价尼妥珠单抗同步调强放疗治疗鼻咽癌的疗效。方法 58例患者入组，尼妥珠单抗200 mg每周1次。结果 58例均完成放疗，CR率84.5%，3年OS率为79.1%。
    84.5% ; CR rate 84.5 percent ; I=尼妥珠单抗+调强放疗 ; P=鼻咽癌
    79.1% ; OS rate 79.1 percent ; @36 ; I=尼妥珠单抗+调强放疗 ; P=鼻咽癌

目的 评价卡瑞利珠单抗联合化疗新辅助治疗食管鳞癌的疗效。方法 42例患者术前接受卡瑞利珠单抗200 mg、白蛋白紫杉醇和卡铂治疗2周期。结果 40例接受手术，pCR率35.0%，MPR率57.5%。
    35.0% ; PCR rate 35.0 percent ; I=卡瑞利珠单抗+白蛋白紫杉醇+卡铂 ; P=食管鳞癌
    57.5% ; MPR rate 57.5 percent ; I=卡瑞利珠单抗+白蛋白紫杉醇+卡铂 ; P=食管鳞癌

试验组（n=81，经治、未用过HER2靶向药）接受宗艾替尼，试验组ORR为64%。
    64% ; ORR rate 64 percent ; I=宗艾替尼

镥[177Lu]特昔维匹肽+标准治疗组中位OS 15.3个月，标准治疗组11.3个月。
    15.3个月 ; OS median 15.3 month ; I=镥[177Lu]特昔维匹肽+"标准治疗" ; C="标准治疗组" ; flags=undefined_group
    11.3个月 ; OS median 11.3 month ; I="标准治疗组" ; C=镥[177Lu]特昔维匹肽+"标准治疗" ; flags=undefined_group

方法 HIPEC组于术后72 h内行2次HIPEC（顺铂75 mg/m2，43 ℃），继以SOX（奥沙利铂130 mg/m2 d1；替吉奥40～60 mg bid d1-14）6周期；对照组仅予SOX。结果 HIPEC组和对照组3年OS率分别为64.8%和53.5%。
    64.8% ; OS rate 64.8 percent ; @36 ; I=HIPEC+顺铂+SOX ; C=SOX
    53.5% ; OS rate 53.5 percent ; @36 ; I=SOX ; C=HIPEC+顺铂+SOX

方法：患者随机分为GP诱导组（吉西他滨+顺铂）和TPF诱导组（多西他赛+顺铂+5-氟尿嘧啶）。结果：GP诱导组和TPF诱导组的ORR分别为86.7%、83.3%。
    86.7% ; ORR rate 86.7 percent ; I=GP ; C=TPF
    83.3% ; ORR rate 83.3 percent ; I=TPF ; C=GP
肿瘤电场治疗联合吉西他滨用于胰腺癌患者。与单用化疗相比，肿瘤电场联合治疗组中位OS为16.2个月，对照组14.2个月（HR 0.82）。
    16.2个月 ; OS median 16.2 month ; I=肿瘤电场治疗+吉西他滨 ; C=化疗 ; P=胰腺癌
    14.2个月 ; OS median 14.2 month ; I=化疗 ; C=肿瘤电场治疗+吉西他滨 ; P=胰腺癌
    0.82 ; OS hazard_ratio 0.82 ratio ; I=肿瘤电场治疗+吉西他滨 ; C=化疗 ; P=胰腺癌

PD-1抑制剂（信迪利单抗）联合化疗的ORR为54%。
    54% ; ORR rate 54 percent ; I=信迪利单抗+化疗

EGFR×HER3双抗ADC（BL-B01D1）的ORR为50%。
    50% ; ORR rate 50 percent ; I=BL-B01D1
EPCORE FL-1研究结果：艾可瑞妥单抗+R2组ORR为95%，R2组为79%；CR率分别为83%和50%。
    95% ; ORR rate 95 percent ; I=艾可瑞妥单抗+R2 ; C=R2 ; trial=EPCORE FL-1
    79% ; ORR rate 79 percent ; I=R2 ; C=艾可瑞妥单抗+R2 ; trial=EPCORE FL-1
    83% ; CR rate 83 percent ; I=艾可瑞妥单抗+R2 ; C=R2 ; trial=EPCORE FL-1
    50% ; CR rate 50 percent ; I=R2 ; C=艾可瑞妥单抗+R2 ; trial=EPCORE FL-1

阿贝西利三药组（阿贝西利+哌柏西利+氟维司群）中位PFS为9.3个月，阿贝西利双药组（阿贝西利+氟维司群）为7.4个月，氟维司群组为2.0个月。与氟维司群相比，三药组疾病进展或死亡风险降低76%（HR 0.24），双药组降低67%（HR 0.33）。
    9.3个月 ; PFS median 9.3 month ; I=阿贝西利+哌柏西利+氟维司群 ; C=阿贝西利+氟维司群
    7.4个月 ; PFS median 7.4 month ; I=阿贝西利+氟维司群 ; C=阿贝西利+哌柏西利+氟维司群
    2.0个月 ; PFS median 2.0 month ; I=氟维司群 ; C=阿贝西利+哌柏西利+氟维司群
    76% ; PFS change 76 percent ; I=阿贝西利+哌柏西利+氟维司群 ; C=氟维司群 ; dir=decrease
    0.24 ; PFS hazard_ratio 0.24 ratio ; I=阿贝西利+哌柏西利+氟维司群 ; C=氟维司群
    67% ; PFS change 67 percent ; I=阿贝西利+氟维司群 ; C=氟维司群 ; dir=decrease
    0.33 ; PFS hazard_ratio 0.33 ratio ; I=阿贝西利+氟维司群 ; C=氟维司群

CR率：维奈克拉+阿扎胞苷组18例（78.3%），标准"7+3"组14例（87.5%）。
    78.3% ; CR rate 78.3 percent ; I=维奈克拉+阿扎胞苷 ; C=7+3 ; n=18
    87.5% ; CR rate 87.5 percent ; I=7+3 ; C=维奈克拉+阿扎胞苷 ; n=14

随机接受度伐利尤单抗+FLOT（n=474）或安慰剂+FLOT（n=474）。D+FLOT组和安慰剂组的24个月EFS率分别为67.4%和58.5%。
    67.4% ; EFS rate 67.4 percent ; @24 ; I=度伐利尤单抗+FLOT ; C="安慰剂组"+FLOT
    58.5% ; EFS rate 58.5 percent ; @24 ; I="安慰剂组"+FLOT ; C=度伐利尤单抗+FLOT

阿可替尼对比苯丁酸氮芥。72个月PFS率：AO组78%、AB组62%、OClb组17%；72个月OS率分别为84%、76%和75%。
    78% ; PFS rate 78 percent ; @72 ; I="AO组" ; C="AB组"+"OClb组" ; flags=undefined_group
    62% ; PFS rate 62 percent ; @72 ; I="AB组" ; C="AO组"+"OClb组" ; flags=undefined_group
    17% ; PFS rate 17 percent ; @72 ; I="OClb组" ; C="AO组"+"AB组" ; flags=undefined_group
    84% ; OS rate 84 percent ; @72 ; I="AO组" ; C="AB组"+"OClb组" ; flags=undefined_group
    76% ; OS rate 76 percent ; @72 ; I="AB组" ; C="AO组"+"OClb组" ; flags=undefined_group
    75% ; OS rate 75 percent ; @72 ; I="OClb组" ; C="AO组"+"AB组" ; flags=undefined_group

比较了98例肺上沟瘤患者新辅助放化疗后手术与直接手术的结果。前者完全切除率93.2%，病理完全缓解率28.6%，5年生存率54.8%；后者分别为61.4%、11.1%和29.3%。
    28.6% ; PCR rate 28.6 percent ; I=新辅助放化疗+手术 ; C=手术 ; P=肺上沟瘤 ; flags=ambiguous_intervention
    54.8% ; OS rate 54.8 percent ; @60 ; I=新辅助放化疗+手术 ; C=手术 ; P=肺上沟瘤 ; flags=ambiguous_intervention
    11.1% ; PCR rate 11.1 percent ; I=手术 ; C=新辅助放化疗+手术 ; P=肺上沟瘤
    29.3% ; OS rate 29.3 percent ; @60 ; I=手术 ; C=新辅助放化疗+手术 ; P=肺上沟瘤

作为首个获批的TROP2 ADC，芦康沙妥珠单抗的研究纳入72例NSCLC患者。所有剂量组的ORR为44%。
    44% ; ORR rate 44 percent ; I=芦康沙妥珠单抗 ; P=NSCLC
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_arms(text: str, rows: list[str]) -> None:
    check(text, rows)
