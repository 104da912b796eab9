"""Three arms and more, arms built on one another, chemoradiotherapy with its parts."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
研究设三臂：A臂为替莫唑胺，B臂为替莫唑胺联合放疗，C臂单用贝伐珠单抗。B臂ORR最高，为31.5%，A臂18.2%，C臂12.0%；A、B、C三臂1年OS率依次为42.1%、55.6%和38.0%。
    31.5% ; ORR rate 31.5 percent ; I=替莫唑胺+放疗 ; C=替莫唑胺+贝伐珠单抗
    18.2% ; ORR rate 18.2 percent ; I=替莫唑胺 ; C=替莫唑胺+放疗+贝伐珠单抗
    12.0% ; ORR rate 12.0 percent ; I=贝伐珠单抗 ; C=替莫唑胺+放疗
    42.1% ; OS rate 42.1 percent ; @12 ; I=替莫唑胺 ; C=替莫唑胺+放疗+贝伐珠单抗
    55.6% ; OS rate 55.6 percent ; @12 ; I=替莫唑胺+放疗 ; C=替莫唑胺+贝伐珠单抗
    38.0% ; OS rate 38.0 percent ; @12 ; I=贝伐珠单抗 ; C=替莫唑胺+放疗

方法 将 96 例胃癌患者分为 A 组、B 组和 C 组。A 组给予 SOX ，B 组给予 SOX + 阿帕替尼 ，C 组在 B 组基础上加用卡瑞利珠单抗。结果 A、B、C 三组 ORR 分别为 34.4 %、46.9 %、59.4 % 。
    34.4 % ; ORR rate 34.4 percent ; I=SOX ; C=SOX+阿帕替尼+卡瑞利珠单抗 ; P=胃癌
    46.9 % ; ORR rate 46.9 percent ; I=SOX+阿帕替尼 ; C=SOX+阿帕替尼+卡瑞利珠单抗 ; P=胃癌
    59.4 % ; ORR rate 59.4 percent ; I=SOX+阿帕替尼+卡瑞利珠单抗 ; C=SOX+阿帕替尼 ; P=胃癌

患者随机进入卡培他滨维持组或观察组，主要终点PFS分别为11.7个月 vs 8.5个月。
    11.7个月 ; PFS median 11.7 month ; I=卡培他滨 ; C="观察组" ; flags=undefined_group
    8.5个月 ; PFS median 8.5 month ; I="观察组" ; C=卡培他滨 ; flags=undefined_group

试验组在放疗期间同步给予尼妥珠单抗，对照组在放疗期间同步给予顺铂。3年PFS率试验组79.2%、对照组80.5%。
    79.2% ; PFS rate 79.2 percent ; @36 ; I=放疗+尼妥珠单抗 ; C=放疗+顺铂
    80.5% ; PFS rate 80.5 percent ; @36 ; I=放疗+顺铂 ; C=放疗+尼妥珠单抗

对照组单纯放疗，观察组放疗同时每周静脉滴注奈达铂。观察组ORR为88.6%，对照组为70.5%。
    88.6% ; ORR rate 88.6 percent ; I=放疗+奈达铂 ; C=放疗
    70.5% ; ORR rate 70.5 percent ; I=放疗 ; C=放疗+奈达铂

放疗组78例，放化疗组82例（同步奈达铂）。5年DFS率放疗组44.1%、放化疗组56.8%。
    44.1% ; DFS rate 44.1 percent ; @60 ; I=放疗 ; C=放化疗+奈达铂
    56.8% ; DFS rate 56.8 percent ; @60 ; I=放化疗+奈达铂 ; C=放疗

A组用FOLFOX，B组用FOLFIRI，C组用氟尿嘧啶。A、B两组对C组的死亡HR分别为0.62和0.71。
    0.62 ; OS hazard_ratio 0.62 ratio ; I=FOLFOX ; C=氟尿嘧啶
    0.71 ; OS hazard_ratio 0.71 ratio ; I=FOLFIRI ; C=氟尿嘧啶

450例患者随机分为三组：第一组接受达沙替尼，第二组接受尼洛替尼，第三组接受伊马替尼。12个月时三组MMR率分别为46%、44%和23%。
    46% ; RESPONSE rate 46 percent ; @12 ; I=达沙替尼 ; C=尼洛替尼+伊马替尼
    44% ; RESPONSE rate 44 percent ; @12 ; I=尼洛替尼 ; C=达沙替尼+伊马替尼
    23% ; RESPONSE rate 23 percent ; @12 ; I=伊马替尼 ; C=达沙替尼+尼洛替尼

90例患者随机分为三份，一份吃奥希替尼，一份吃吉非替尼，剩下一份吃厄洛替尼。一年时ORR依次是80%、66%和63%。
    80% ; ORR rate 80 percent ; @12 ; I=奥希替尼 ; C=吉非替尼+厄洛替尼
    66% ; ORR rate 66 percent ; @12 ; I=吉非替尼 ; C=奥希替尼+厄洛替尼
    63% ; ORR rate 63 percent ; @12 ; I=厄洛替尼 ; C=奥希替尼+吉非替尼

医生把患者分成两组，甲组用培美曲塞，乙组再加贝伐珠单抗。甲、乙两组中位PFS分别为6.9个月和9.1个月。
    6.9个月 ; PFS median 6.9 month ; I=培美曲塞 ; C=培美曲塞+贝伐珠单抗
    9.1个月 ; PFS median 9.1 month ; I=培美曲塞+贝伐珠单抗 ; C=培美曲塞

回顾性分析88例患者，其中48例接受调强放疗，40例接受质子放疗。两组3年局部控制率分别为82.1%和90.3%。
    82.1% ; LRC rate 82.1 percent ; @36 ; I=调强放疗 ; C=质子放疗
    90.3% ; LRC rate 90.3 percent ; @36 ; I=质子放疗 ; C=调强放疗

96例患者分为伊沙佐米维持组、来那度胺维持组及观察组，中位PFS依次为28.7个月、46.0个月和19.3个月。
    28.7个月 ; PFS median 28.7 month ; I=伊沙佐米 ; C=来那度胺+"观察组" ; flags=undefined_group
    46.0个月 ; PFS median 46.0 month ; I=来那度胺 ; C=伊沙佐米+"观察组" ; flags=undefined_group
    19.3个月 ; PFS median 19.3 month ; I="观察组" ; C=伊沙佐米+来那度胺 ; flags=undefined_group

对照组接受单纯手术，A组接受放化疗，B组接受化疗。A组、B组、对照组的R0切除率分别为98.0%、91.2%和84.3%，5年OS率为62.1%、51.3%和41.0%。
    62.1% ; OS rate 62.1 percent ; @60 ; I=放化疗 ; C=手术
    51.3% ; OS rate 51.3 percent ; @60 ; I=化疗 ; C=手术
    41.0% ; OS rate 41.0 percent ; @60 ; I=手术 ; C=放化疗+化疗

氟马替尼600 mg组、氟马替尼400 mg组和伊马替尼组6个月MMR率分别为33.7%、28.1%和18.3%。
    33.7% ; RESPONSE rate 33.7 percent ; @6 ; I=氟马替尼+"600 mg组" ; C=伊马替尼
    28.1% ; RESPONSE rate 28.1 percent ; @6 ; I=氟马替尼+"400 mg组" ; C=伊马替尼
    18.3% ; RESPONSE rate 18.3 percent ; @6 ; I=伊马替尼 ; C=氟马替尼+"600 mg组"+"400 mg组"

氟马替尼600 mg组、氟马替尼400 mg组和伊马替尼400 mg组6个月MMR率分别为33.7%、28.1%和18.3%。
    33.7% ; RESPONSE rate 33.7 percent ; @6 ; I=氟马替尼+"600 mg组" ; C=伊马替尼
    28.1% ; RESPONSE rate 28.1 percent ; @6 ; I=氟马替尼+"400 mg组" ; C=伊马替尼
    18.3% ; RESPONSE rate 18.3 percent ; @6 ; I=伊马替尼 ; C=氟马替尼+"600 mg组"+"400 mg组"

240例肾癌患者分成三份，一份吃阿昔替尼5 mg，一份吃阿昔替尼7 mg，剩下一份吃索拉非尼400 mg。5 mg组1年PFS率54%，7 mg组52%，索拉非尼组31%。
    54% ; PFS rate 54 percent ; @12 ; I=阿昔替尼+"5 mg组" ; C=索拉非尼 ; P=肾癌
    52% ; PFS rate 52 percent ; @12 ; I=阿昔替尼+"7 mg组" ; C=索拉非尼 ; P=肾癌
    31% ; PFS rate 31 percent ; @12 ; I=索拉非尼 ; C=阿昔替尼+"5 mg组"+"7 mg组" ; P=肾癌

尼洛替尼300 mg组和伊马替尼400 mg组5年OS率分别为93.7%和91.7%。
    93.7% ; OS rate 93.7 percent ; @60 ; I=尼洛替尼 ; C=伊马替尼
    91.7% ; OS rate 91.7 percent ; @60 ; I=伊马替尼 ; C=尼洛替尼

治疗组在对照组基础上加用安罗替尼，对照组予以多西他赛。治疗组ORR为26.7%，对照组为16.7%。
    26.7% ; ORR rate 26.7 percent ; I=多西他赛+安罗替尼 ; C=多西他赛
    16.7% ; ORR rate 16.7 percent ; I=多西他赛 ; C=多西他赛+安罗替尼

88例患者中，先行全脑放疗再口服奥希替尼者44例（A组），单用奥希替尼者44例（B组）。颅内ORR A组77.3%，B组59.6%；A、B两组中位OS分别为26.4个月、21.2个月。
    77.3% ; ORR rate 77.3 percent ; I=全脑放疗+奥希替尼 ; C=奥希替尼
    59.6% ; ORR rate 59.6 percent ; I=奥希替尼 ; C=全脑放疗+奥希替尼
    26.4个月 ; OS median 26.4 month ; I=全脑放疗+奥希替尼 ; C=奥希替尼
    21.2个月 ; OS median 21.2 month ; I=奥希替尼 ; C=全脑放疗+奥希替尼

接受多西他赛后行手术的患者52例（新辅助组），直接手术的患者50例（手术组）。新辅助组5年OS率为61.5%，手术组为50.2%。
    61.5% ; OS rate 61.5 percent ; @60 ; I=多西他赛+手术 ; C=手术
    50.2% ; OS rate 50.2 percent ; @60 ; I=手术 ; C=多西他赛+手术

单纯行HAIC者45例(对照组)，HAIC术后2~4 d开始加服仑伐替尼者41例(观察组)。观察组ORR为56.1%，高于对照组的33.3%。
    56.1% ; ORR rate 56.1 percent ; I=HAIC+仑伐替尼 ; C=HAIC
    33.3% ; ORR rate 33.3 percent ; I=HAIC ; C=HAIC+仑伐替尼

96例患者随机接受TACE、索拉非尼或TACE联合索拉非尼（T-S）。T-S组ORR为56.1%，TACE组为33.3%。
    56.1% ; ORR rate 56.1 percent ; I=TACE+索拉非尼 ; C=TACE
    33.3% ; ORR rate 33.3 percent ; I=TACE ; C=TACE+索拉非尼

治疗组在对照组基础上加服益肾健脾方，对照组予SOX方案。治疗组DCR为85.0%，对照组为65.0%。
    85.0% ; DCR rate 85.0 percent ; I=SOX+益肾健脾方 ; C=SOX
    65.0% ; DCR rate 65.0 percent ; I=SOX ; C=SOX+益肾健脾方

患者随机接受SOX、FLOT或SOX联合放疗。以SOX组为对照，FLOT组死亡风险降低28%（HR 0.72）。
    28% ; OS change 28 percent ; I=FLOT ; C=SOX ; dir=decrease
    0.72 ; OS hazard_ratio 0.72 ratio ; I=FLOT ; C=SOX

以多西他赛为对照，替雷利珠单抗把死亡风险降低了34%（HR 0.66），中位OS分别为16.9个月和11.9个月。
    34% ; OS change 34 percent ; I=替雷利珠单抗 ; C=多西他赛 ; dir=decrease
    0.66 ; OS hazard_ratio 0.66 ratio ; I=替雷利珠单抗 ; C=多西他赛
    16.9个月 ; OS median 16.9 month ; I=替雷利珠单抗 ; C=多西他赛
    11.9个月 ; OS median 11.9 month ; I=多西他赛 ; C=替雷利珠单抗

以单纯放疗为参照，放疗联合替莫唑胺组中位OS为14.6个月，放疗组12.1个月。
    14.6个月 ; OS median 14.6 month ; I=放疗+替莫唑胺 ; C=放疗
    12.1个月 ; OS median 12.1 month ; I=放疗 ; C=放疗+替莫唑胺

本组45例局部晚期宫颈癌均接受同步放化疗（每周顺铂），完全缓解率为82.2%。Lorusso等[14]报道帕博利珠单抗联合同步放化疗的3年OS率为82.6%，安慰剂联合同步放化疗组为74.8%。本研究3级以上血液学毒性发生率为31.1%，低于文献报道。
    82.2% ; CR rate 82.2 percent ; I=同步放化疗+顺铂 ; P=局部晚期+宫颈癌
    82.6% ; OS rate 82.6 percent ; @36 ; I=帕博利珠单抗+同步放化疗 ; C="安慰剂"+同步放化疗 ; P=局部晚期+宫颈癌
    74.8% ; OS rate 74.8 percent ; @36 ; I="安慰剂"+同步放化疗 ; C=帕博利珠单抗+同步放化疗 ; P=局部晚期+宫颈癌
    31.1% ; AE rate 31.1 percent ; I=同步放化疗+顺铂 ; P=局部晚期+宫颈癌 ; event=血液学毒性 ; grade=>=3

52例患者随机分为研究组（安罗替尼联合放疗）和对照组（放疗），ORR分别为61.5%和42.3%。Xie等报道阿帕替尼的ORR为43.2%。本研究两组1年OS率分别为69.2%和53.8%。
    61.5% ; ORR rate 61.5 percent ; I=安罗替尼+放疗 ; C=放疗
    42.3% ; ORR rate 42.3 percent ; I=放疗 ; C=安罗替尼+放疗
    43.2% ; ORR rate 43.2 percent ; I=阿帕替尼
    69.2% ; OS rate 69.2 percent ; @12 ; I=安罗替尼+放疗 ; C=放疗
    53.8% ; OS rate 53.8 percent ; @12 ; I=放疗 ; C=安罗替尼+放疗

一项三臂研究比较了EP、IP和EP联合度伐利尤单抗治疗小细胞肺癌的疗效，三组ORR分别为52.2%、54.5%和67.1%。
    52.2% ; ORR rate 52.2 percent ; I=EP ; C=IP+EP+度伐利尤单抗 ; P=小细胞肺癌
    54.5% ; ORR rate 54.5 percent ; I=IP ; C=EP+度伐利尤单抗 ; P=小细胞肺癌
    67.1% ; ORR rate 67.1 percent ; I=EP+度伐利尤单抗 ; C=EP+IP ; P=小细胞肺癌

患者随机分入三组：仑伐替尼单药、仑伐替尼联合帕博利珠单抗(联合A组)或TACE联合仑伐替尼(联合B组)。联合A组ORR 41.0%，联合B组46.2%，仑伐替尼单药组22.5%。
    41.0% ; ORR rate 41.0 percent ; I=仑伐替尼+帕博利珠单抗 ; C=TACE+仑伐替尼
    46.2% ; ORR rate 46.2 percent ; I=TACE+仑伐替尼 ; C=仑伐替尼+帕博利珠单抗
    22.5% ; ORR rate 22.5 percent ; I=仑伐替尼 ; C=仑伐替尼+帕博利珠单抗+TACE

A组（FOLFOX）、B组（FOLFOX+贝伐珠单抗）、C组（FOLFOX+西妥昔单抗）。与A组相比，B组和C组ORR更高，分别为48.3%和51.7%。
    48.3% ; ORR rate 48.3 percent ; I=FOLFOX+贝伐珠单抗 ; C=FOLFOX
    51.7% ; ORR rate 51.7 percent ; I=FOLFOX+西妥昔单抗 ; C=FOLFOX

A组（VAD）、B组（PAD）、C组（VTD）CR率、ORR依次为20%、35%、40%和55%、65%、75%。
    20% ; CR rate 20 percent ; I=VAD ; C=PAD+VTD
    35% ; CR rate 35 percent ; I=PAD ; C=VAD+VTD
    40% ; CR rate 40 percent ; I=VTD ; C=VAD+PAD
    55% ; ORR rate 55 percent ; I=VAD ; C=PAD+VTD
    65% ; ORR rate 65 percent ; I=PAD ; C=VAD+VTD
    75% ; ORR rate 75 percent ; I=VTD ; C=VAD+PAD

与A组（FOLFIRI）比较，B组（FOLFIRI+雷莫西尤单抗）和C组（FOLFIRI+阿柏西普）ORR更高，分别为28.3%和31.7%。
    28.3% ; ORR rate 28.3 percent ; I=FOLFIRI+雷莫西尤单抗 ; C=FOLFIRI
    31.7% ; ORR rate 31.7 percent ; I=FOLFIRI+阿柏西普 ; C=FOLFIRI

120例患者分为A组（吉西他滨）和B组（吉西他滨+替吉奥）。与A组比较，B组中位OS由7.1个月延长至9.3个月。
    9.3个月 ; OS median 9.3 month ; I=吉西他滨+替吉奥 ; C=吉西他滨 ; baseline=7.1

120例骨肉瘤患儿分别接受MTX和HD-MTX。HD-MTX组5年EFS率为65.3%，MTX组为51.5%，5年OS率分别为73.7%和69.4%。
    65.3% ; EFS rate 65.3 percent ; @60 ; I=HD-MTX ; C=MTX ; P=骨肉瘤
    51.5% ; EFS rate 51.5 percent ; @60 ; I=MTX ; C=HD-MTX ; P=骨肉瘤
    73.7% ; OS rate 73.7 percent ; @60 ; I=HD-MTX ; C=MTX ; P=骨肉瘤
    69.4% ; OS rate 69.4 percent ; @60 ; I=MTX ; C=HD-MTX ; P=骨肉瘤

患者随机分入三组：SOX双药，FLOT三药，或SOX联合放疗。三药组≥3级中性粒细胞减少发生率为16%，SOX组为5%。
    16% ; AE rate 16 percent ; I=FLOT ; C=SOX ; event=中性粒细胞减少 ; grade=>=3
    5% ; AE rate 5 percent ; I=SOX ; C=FLOT ; event=中性粒细胞减少 ; grade=>=3

66例下咽癌患者中，A组33例行TPF方案诱导化疗后同步放化疗，B组33例直接行同步放化疗。A组ORR为87.9%，B组为75.8%。
    87.9% ; ORR rate 87.9 percent ; I=TPF+同步放化疗 ; C=同步放化疗 ; P=下咽癌
    75.8% ; ORR rate 75.8 percent ; I=同步放化疗 ; C=TPF+同步放化疗 ; P=下咽癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_rows(text: str, rows: list[str]) -> None:
    check(text, rows)
