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

特瑞普利单抗联合顺铂一线治疗晚期食管鳞癌，中位总生存期17.0个月，对照组11.0个月，死亡风险降低42%。
    17.0个月 ; OS median 17.0 month ; I=特瑞普利单抗+顺铂 ; C="对照组" ; P=晚期+食管鳞癌 ; flags=undefined_group
    11.0个月 ; OS median 11.0 month ; I="对照组" ; C=特瑞普利单抗+顺铂 ; P=晚期+食管鳞癌 ; flags=undefined_group
    42% ; OS change 42 percent ; I=特瑞普利单抗+顺铂 ; C="对照组" ; P=晚期+食管鳞癌 ; dir=decrease ; flags=undefined_group

泽布替尼36个月PFS率为64.9%，伊布替尼为54.8%（HR 0.67）。
    64.9% ; PFS rate 64.9 percent ; @36 ; I=泽布替尼 ; C=伊布替尼
    54.8% ; PFS rate 54.8 percent ; @36 ; I=伊布替尼 ; C=泽布替尼
    0.67 ; PFS hazard_ratio 0.67 ratio ; I=泽布替尼 ; C=伊布替尼

试验组的ORR达61.3%，是对照组的近两倍。
    61.3% ; ORR rate 61.3 percent ; I="试验组"
    两倍 ; ORR change ~2 fold ; I="试验组" ; C="对照组" ; dir=increase

EGFR突变患者使用阿美替尼后中位PFS达19.3个月，比吉非替尼组多出9.4个月。
    19.3个月 ; PFS median 19.3 month ; I=阿美替尼 ; P=EGFR突变
    9.4个月 ; PFS change 9.4 month ; I=阿美替尼 ; C=吉非替尼 ; P=EGFR突变 ; dir=increase

与化疗相比，戈沙妥珠单抗使PFS延长近3个月（4.8个月 vs 1.7个月），死亡风险下降49%。
    3个月 ; PFS change ~3 month ; I=戈沙妥珠单抗 ; C=化疗 ; dir=increase
    4.8个月 ; PFS median 4.8 month ; I=戈沙妥珠单抗 ; C=化疗
    1.7个月 ; PFS median 1.7 month ; I=化疗 ; C=戈沙妥珠单抗
    49% ; OS change 49 percent ; I=戈沙妥珠单抗 ; C=化疗 ; dir=decrease

斯鲁利单抗组中位OS达15.4个月，较安慰剂组的10.9个月延长4.5个月，2年OS率43.1% vs 7.9%。
    15.4个月 ; OS median 15.4 month ; I=斯鲁利单抗
    10.9个月 ; OS median 10.9 month ; I="安慰剂组"
    4.5个月 ; OS change 4.5 month ; I=斯鲁利单抗 ; C="安慰剂组" ; dir=increase
    43.1% ; OS rate 43.1 percent ; @24 ; I=斯鲁利单抗 ; C="安慰剂组"
    7.9% ; OS rate 7.9 percent ; @24 ; I="安慰剂组" ; C=斯鲁利单抗

与舒尼替尼相比，纳武利尤单抗组ORR（42%对27%）及CR率（9%对1%）更高。
    42% ; ORR rate 42 percent ; I=纳武利尤单抗 ; C=舒尼替尼
    27% ; ORR rate 27 percent ; I=舒尼替尼 ; C=纳武利尤单抗
    9% ; CR rate 9 percent ; I=纳武利尤单抗 ; C=舒尼替尼
    1% ; CR rate 1 percent ; I=舒尼替尼 ; C=纳武利尤单抗

维迪西妥单抗联合特瑞普利单抗的总生存期为31.5个月对化疗组16.9个月，死亡风险降低46%。
    31.5个月 ; OS median 31.5 month ; I=维迪西妥单抗+特瑞普利单抗 ; C=化疗
    16.9个月 ; OS median 16.9 month ; I=化疗 ; C=维迪西妥单抗+特瑞普利单抗
    46% ; OS change 46 percent ; I=维迪西妥单抗+特瑞普利单抗 ; C=化疗 ; dir=decrease

联合组客观缓解率[61.5%(24/39)]高于单药组[35.9%(14/39)]，P=0.023。
    61.5% ; ORR rate 61.5 percent ; I="联合组" ; C="单药组" ; n=24/39 ; p=0.023
    35.9% ; ORR rate 35.9 percent ; I="单药组" ; C="联合组" ; n=14/39 ; p=0.023

中位PFS：赛沃替尼组4.2个月，明显短于奥希替尼组的9.8个月。
    4.2个月 ; PFS median 4.2 month ; I=赛沃替尼 ; C=奥希替尼
    9.8个月 ; PFS median 9.8 month ; I=奥希替尼 ; C=赛沃替尼

戈沙妥珠单抗组mPFS为5.6个月，研究者选择的化疗组为2.8个月，风险降低48%。
    5.6个月 ; PFS median 5.6 month ; I=戈沙妥珠单抗 ; C=化疗
    2.8个月 ; PFS median 2.8 month ; I=化疗 ; C=戈沙妥珠单抗
    48% ; PFS change 48 percent ; I=戈沙妥珠单抗 ; C=化疗 ; dir=decrease ; flags=ambiguous_endpoint

瑞维鲁胺组rPFS达11.6个月，更换ARPI组仅5.6个月。
    11.6个月 ; PFS median 11.6 month ; I=瑞维鲁胺 ; C=ARPI
    5.6个月 ; PFS median 5.6 month ; I=ARPI ; C=瑞维鲁胺

达罗他胺联合ADT，对照单纯ADT，3年OS率为80%比70%。
    80% ; OS rate 80 percent ; @36 ; I=达罗他胺+ADT ; C=ADT
    70% ; OS rate 70 percent ; @36 ; I=ADT ; C=达罗他胺+ADT

我国肺癌5年生存率约为19.7%，远低于日本的32.9%。
    19.7% ; OS rate ~19.7 percent ; @60 ; I="我国" ; C="日本" ; P=肺癌
    32.9% ; OS rate 32.9 percent ; @60 ; I="日本" ; C="我国" ; P=肺癌

A组3年OS率显著低于B组(68.3% vs.89.7%)。
    68.3% ; OS rate 68.3 percent ; @36 ; I="A组" ; C="B组"
    89.7% ; OS rate 89.7 percent ; @36 ; I="B组" ; C="A组"

方法 对照组口服替吉奥胶囊，观察组在此基础上加服阿帕替尼。结果 观察组DCR为82.05%，ORR为43.59%，均高于对照组的61.54%和20.51%。
    82.05% ; DCR rate 82.05 percent ; I=替吉奥+阿帕替尼 ; C=替吉奥
    43.59% ; ORR rate 43.59 percent ; I=替吉奥+阿帕替尼 ; C=替吉奥
    61.54% ; DCR rate 61.54 percent ; I=替吉奥 ; C=替吉奥+阿帕替尼
    20.51% ; ORR rate 20.51 percent ; I=替吉奥 ; C=替吉奥+阿帕替尼

EV-302研究比较了维恩妥尤单抗联合帕博利珠单抗与含铂化疗(吉西他滨+顺铂或卡铂)。联合组与化疗组的中位OS分别为31.5个月和16.1个月。
    31.5个月 ; OS median 31.5 month ; I=维恩妥尤单抗+帕博利珠单抗 ; C=吉西他滨+顺铂+卡铂 ; trial=EV-302
    16.1个月 ; OS median 16.1 month ; I=吉西他滨+顺铂+卡铂 ; C=维恩妥尤单抗+帕博利珠单抗 ; trial=EV-302

研究比较德曲妥珠单抗与研究者选择的化疗（卡培他滨、白蛋白紫杉醇或紫杉醇）。德曲妥珠单抗组与TPC组中位PFS分别为13.2个月和8.1个月。
    13.2个月 ; PFS median 13.2 month ; I=德曲妥珠单抗 ; C=卡培他滨+白蛋白紫杉醇+紫杉醇
    8.1个月 ; PFS median 8.1 month ; I=卡培他滨+白蛋白紫杉醇+紫杉醇 ; C=德曲妥珠单抗

按1:1随机接受阿思尼布或研究者选定的TKI（伊马替尼400 mg QD，或二代TKI：尼洛替尼、达沙替尼）。阿思尼布（n=201）或研究者选定的TKI（n=204）的MMR率在阿思尼布组为67.7%，在TKI组为49.0%。
    67.7% ; RESPONSE rate 67.7 percent ; I=阿思尼布 ; C=伊马替尼+尼洛替尼+达沙替尼
    49.0% ; RESPONSE rate 49.0 percent ; I=伊马替尼+尼洛替尼+达沙替尼 ; C=阿思尼布 ; flags=ambiguous_endpoint

与标准治疗（PVd或DPd）相比，西达基奥仑赛显著延长OS（HR 0.55）。30个月OS率在西达基奥仑赛组为76.4%，在标准治疗组为63.8%。
    0.55 ; OS hazard_ratio 0.55 ratio ; I=西达基奥仑赛 ; C=PVd+DPd
    76.4% ; OS rate 76.4 percent ; @30 ; I=西达基奥仑赛 ; C=PVd+DPd
    63.8% ; OS rate 63.8 percent ; @30 ; I=PVd+DPd ; C=西达基奥仑赛

随机接受戈沙妥珠单抗或医生选择的化疗（TPC：艾立布林、长春瑞滨或卡培他滨），中位PFS分别为5.5个月和4.0个月。
    5.5个月 ; PFS median 5.5 month ; I=戈沙妥珠单抗 ; C=艾立布林+长春瑞滨+卡培他滨
    4.0个月 ; PFS median 4.0 month ; I=艾立布林+长春瑞滨+卡培他滨 ; C=戈沙妥珠单抗

Wang等对89例直肠癌患者行短程放疗，pCR率为21.3%，3年DFS率76.4%、OS率88.9%，与长程放化疗组(n=92)的17.4%、73.9%、85.1%相比差异无统计学意义。
    21.3% ; PCR rate 21.3 percent ; I=短程放疗 ; C=长程放化疗 ; P=直肠癌
    76.4% ; DFS rate 76.4 percent ; @36 ; I=短程放疗 ; C=长程放化疗 ; P=直肠癌
    88.9% ; OS rate 88.9 percent ; @36 ; I=短程放疗 ; C=长程放化疗 ; P=直肠癌
    17.4% ; PCR rate 17.4 percent ; I=长程放化疗 ; C=短程放疗 ; P=直肠癌
    73.9% ; DFS rate 73.9 percent ; @36 ; I=长程放化疗 ; C=短程放疗 ; P=直肠癌
    85.1% ; OS rate 85.1 percent ; @36 ; I=长程放化疗 ; C=短程放疗 ; P=直肠癌

评估德曲妥珠单抗联合或不联合帕妥珠单抗对比THP方案。德曲妥珠单抗联合帕妥珠单抗组的中位PFS为40.7个月，THP组为26.9个月。两组ORR分别为85.1%和78.6%。间质性肺病发生率为12.1%（多为1/2级），THP组为1.0%。
    40.7个月 ; PFS median 40.7 month ; I=德曲妥珠单抗+帕妥珠单抗 ; C=THP
    26.9个月 ; PFS median 26.9 month ; I=THP ; C=德曲妥珠单抗+帕妥珠单抗
    85.1% ; ORR rate 85.1 percent ; I=德曲妥珠单抗+帕妥珠单抗 ; C=THP
    78.6% ; ORR rate 78.6 percent ; I=THP ; C=德曲妥珠单抗+帕妥珠单抗
    12.1% ; AE rate 12.1 percent ; I=德曲妥珠单抗+帕妥珠单抗 ; C=THP ; event=间质性肺病 ; flags=ambiguous_intervention
    1.0% ; AE rate 1.0 percent ; I=THP ; C=德曲妥珠单抗+帕妥珠单抗 ; event=间质性肺病

FLAURA2研究：奥希替尼联合化疗组的中位OS为47.5个月，单药组为37.6个月（HR 0.77）。36个月OS率，联合组为63%，单药组为51%。
    47.5个月 ; OS median 47.5 month ; I=奥希替尼+化疗 ; C=奥希替尼 ; trial=FLAURA2
    37.6个月 ; OS median 37.6 month ; I=奥希替尼 ; C=奥希替尼+化疗 ; trial=FLAURA2
    0.77 ; OS hazard_ratio 0.77 ratio ; I=奥希替尼+化疗 ; C=奥希替尼 ; trial=FLAURA2
    63% ; OS rate 63 percent ; @36 ; I=奥希替尼+化疗 ; C=奥希替尼 ; trial=FLAURA2
    51% ; OS rate 51 percent ; @36 ; I=奥希替尼 ; C=奥希替尼+化疗 ; trial=FLAURA2

以1:1:1随机接受阿替利珠单抗+贝伐珠单抗+化疗、阿替利珠单抗+化疗或贝伐珠单抗+化疗。阿替利珠单抗联合贝伐珠单抗和化疗组、阿替利珠单抗联合化疗组及对照组的中位PFS分别为12.4个月、11.4个月和8.1个月。
    12.4个月 ; PFS median 12.4 month ; I=阿替利珠单抗+贝伐珠单抗+化疗 ; C=贝伐珠单抗+化疗
    11.4个月 ; PFS median 11.4 month ; I=阿替利珠单抗+化疗 ; C=贝伐珠单抗+化疗
    8.1个月 ; PFS median 8.1 month ; I=贝伐珠单抗+化疗 ; C=阿替利珠单抗+贝伐珠单抗+化疗

≥3级TRAE联合组发生率为42.7%，单药组为24.1%。
    42.7% ; AE rate 42.7 percent ; I="联合组" ; C="单药组" ; event=TRAE ; grade=>=3
    24.1% ; AE rate 24.1 percent ; I="单药组" ; C="联合组" ; event=TRAE ; grade=>=3

洛拉替尼组至颅内进展时间未达到，克唑替尼组为16.4个月；5年无颅内进展率分别为92%和21%。
    至颅内进展时间 ; TTP median null month ; I=洛拉替尼 ; C=克唑替尼 ; flags=not_reached
    16.4个月 ; TTP median 16.4 month ; I=克唑替尼 ; C=洛拉替尼
    92% ; PFS rate 92 percent ; @60 ; I=洛拉替尼 ; C=克唑替尼
    21% ; PFS rate 21 percent ; @60 ; I=克唑替尼 ; C=洛拉替尼

奥布替尼联合利妥昔单抗治疗120例患者，ORR为77%；50 mg组与100 mg组的ORR分别为75%与79%。
    77% ; ORR rate 77 percent ; I=奥布替尼+利妥昔单抗
    75% ; ORR rate 75 percent ; I=奥布替尼+利妥昔单抗+"50 mg组" ; C="100 mg组"
    79% ; ORR rate 79 percent ; I=奥布替尼+利妥昔单抗+"100 mg组" ; C="50 mg组"

德曲妥珠单抗（T-DXd，5.4 mg/kg）对比化疗，中位PFS为13.2 vs 8.1个月。T-DXd组≥3级贫血发生率为8.1%。
    13.2 ; PFS median 13.2 month ; I=T-DXd ; C=化疗
    8.1个月 ; PFS median 8.1 month ; I=化疗 ; C=T-DXd
    8.1% ; AE rate 8.1 percent ; I=T-DXd ; event=贫血 ; grade=>=3
安罗替尼联合贝莫苏拜单抗治疗晚期肾细胞癌的研究中，中位PFS为19.0个月 vs 9.8个月（舒尼替尼），ORR 71.6% vs 25.1%。
    19.0个月 ; PFS median 19.0 month ; I=安罗替尼+贝莫苏拜单抗 ; C=舒尼替尼 ; P=晚期+肾细胞癌
    9.8个月 ; PFS median 9.8 month ; I=舒尼替尼 ; C=安罗替尼+贝莫苏拜单抗 ; P=晚期+肾细胞癌
    71.6% ; ORR rate 71.6 percent ; I=安罗替尼+贝莫苏拜单抗 ; C=舒尼替尼 ; P=晚期+肾细胞癌
    25.1% ; ORR rate 25.1 percent ; I=舒尼替尼 ; C=安罗替尼+贝莫苏拜单抗 ; P=晚期+肾细胞癌

315例患者随机转换为依西美坦+CDK4/6抑制剂（n=157）或继续来曲唑+CDK4/6抑制剂（n=158）。依西美坦组的中位PFS为16.0个月，来曲唑组为9.2个月。
    16.0个月 ; PFS median 16.0 month ; I=依西美坦+CDK4/6抑制剂 ; C=来曲唑+CDK4/6抑制剂
    9.2个月 ; PFS median 9.2 month ; I=来曲唑+CDK4/6抑制剂 ; C=依西美坦+CDK4/6抑制剂

奥希替尼治疗154例患者，分为2.0 mg/kg、2.2 mg/kg和2.5 mg/kg三个剂量组。2.5 mg/kg剂量组的ORR达100%。
    100% ; ORR rate 100 percent ; I=奥希替尼+"2.5 mg/kg剂量组"

R-CHOP组PFS改善，R-CHOP组5年淋巴瘤相关死亡率为9.0%。
    9.0% ; MORTALITY rate 9.0 percent ; @60 ; I=R-CHOP ; P=淋巴瘤

该研究入组60例，联合组和对照组ORR为30% vs 11%，CR率为8% vs <1%。
    30% ; ORR rate 30 percent ; I="联合组" ; C="对照组"
    11% ; ORR rate 11 percent ; I="对照组" ; C="联合组"
    8% ; CR rate 8 percent ; I="联合组" ; C="对照组"
    1% ; CR rate <1 percent ; I="对照组" ; C="联合组"

调强放疗较常规放疗显著改善了鼻咽癌患者的5年局部控制率（90.5% vs 84.7%，P<0.001）和总生存率（79.6% vs 67.1%，P=0.002）。
    90.5% ; LRC rate 90.5 percent ; @60 ; I=调强放疗 ; C=常规放疗 ; P=鼻咽癌 ; p=<0.001
    84.7% ; LRC rate 84.7 percent ; @60 ; I=常规放疗 ; C=调强放疗 ; P=鼻咽癌 ; p=<0.001
    79.6% ; OS rate 79.6 percent ; @60 ; I=调强放疗 ; C=常规放疗 ; P=鼻咽癌 ; p=0.002
    67.1% ; OS rate 67.1 percent ; @60 ; I=常规放疗 ; C=调强放疗 ; P=鼻咽癌 ; p=0.002

联合组3年PFS率（45.2% vs 30.1%）及OS率（60.3% vs 48.8%）均高于对照组。
    45.2% ; PFS rate 45.2 percent ; @36 ; I="联合组" ; C="对照组"
    30.1% ; PFS rate 30.1 percent ; @36 ; I="对照组" ; C="联合组"
    60.3% ; OS rate 60.3 percent ; @36 ; I="联合组" ; C="对照组"
    48.8% ; OS rate 48.8 percent ; @36 ; I="对照组" ; C="联合组"

与历史数据相比，该方案ORR翻了一倍多，达到45.6%。
    一倍 ; ORR change >1 fold ; C="历史数据" ; dir=increase
    45.6% ; ORR rate 45.6 percent

发热性中性粒细胞减少发生率3.5%，对照药为6.3%。
    3.5% ; AE rate 3.5 percent ; event=发热性中性粒细胞减少
    6.3% ; AE rate 6.3 percent ; I="对照药" ; event=发热性中性粒细胞减少
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_comparisons(text: str, rows: list[str]) -> None:
    check(text, rows)
