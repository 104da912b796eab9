"""HR of an endpoint and of two arms, ratios of factors."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
阿帕替尼组与安慰剂组相比，OS的HR为0.71（95%CI 0.54～0.94，P=0.016），PFS的HR为0.44（95%CI 0.33～0.59）。
    0.71 ; OS hazard_ratio 0.71 ratio ; I=阿帕替尼 ; C="安慰剂组" ; ci=0.54..0.94 ; p=0.016
    0.44 ; PFS hazard_ratio 0.44 ratio ; I=阿帕替尼 ; C="安慰剂组" ; ci=0.33..0.59

中位OS分别为16.5个月和12.8个月，中位PFS分别为5.6个月和4.0个月，HR分别为0.67（P<0.001）、0.67（P=0.005）。
    16.5个月 ; OS median 16.5 month ; flags=unmatched_distribution
    12.8个月 ; OS median 12.8 month ; flags=unmatched_distribution
    5.6个月 ; PFS median 5.6 month ; flags=unmatched_distribution
    4.0个月 ; PFS median 4.0 month ; flags=unmatched_distribution
    0.67#1 ; OS hazard_ratio 0.67 ratio ; p=<0.001
    0.67#2 ; PFS hazard_ratio 0.67 ratio ; p=0.005

与ADT单药相比，达罗他胺联合ADT可使死亡风险降低31%(HR=0.69)。
    31% ; OS change 31 percent ; I=达罗他胺+ADT ; C=ADT ; dir=decrease
    0.69 ; OS hazard_ratio 0.69 ratio ; I=达罗他胺+ADT ; C=ADT

多因素Cox回归分析显示，门静脉癌栓（HR=1.87，95%CI 1.20～2.91）和AFP≥400 ng/mL（HR=1.52，95%CI 1.03～2.24）是OS的独立危险因素。
    1.87 ; OS hazard_ratio 1.87 ratio ; I="门静脉癌栓" ; ci=1.20..2.91
    1.52 ; OS hazard_ratio 1.52 ratio ; I="AFP≥400 ng/mL" ; ci=1.03..2.24

单因素分析显示，TNM分期（HR=2.15，95%CI 1.32～3.51，P=0.002）、淋巴结转移（HR=1.87，95%CI 1.15～3.04，P=0.012）与OS相关。
    2.15 ; OS hazard_ratio 2.15 ratio ; I="TNM分期" ; ci=1.32..3.51 ; p=0.002
    1.87 ; OS hazard_ratio 1.87 ratio ; I="淋巴结转移" ; ci=1.15..3.04 ; p=0.012

CheckMate 649研究中纳武利尤单抗联合化疗的中位OS为14.4个月，较单纯化疗的11.1个月延长3.3个月（HR=0.71）；ORIENT-16研究中信迪利单抗联合XELOX对比化疗的中位OS为15.2 vs 12.3个月（HR=0.766）；RATIONALE-305研究中替雷利珠单抗联合化疗的中位OS达17.2个月，HR为0.74。
    14.4个月 ; OS median 14.4 month ; I=纳武利尤单抗+化疗 ; trial=CheckMate 649
    11.1个月 ; OS median 11.1 month ; I=化疗 ; trial=CheckMate 649
    3.3个月 ; OS change 3.3 month ; I=纳武利尤单抗+化疗 ; C=化疗 ; trial=CheckMate 649 ; dir=increase
    0.71 ; OS hazard_ratio 0.71 ratio ; I=纳武利尤单抗+化疗 ; C=化疗 ; trial=CheckMate 649
    15.2 ; OS median 15.2 month ; I=信迪利单抗+XELOX ; C=化疗 ; trial=ORIENT-16
    12.3个月 ; OS median 12.3 month ; I=化疗 ; C=信迪利单抗+XELOX ; trial=ORIENT-16
    0.766 ; OS hazard_ratio 0.766 ratio ; I=信迪利单抗+XELOX ; C=化疗 ; trial=ORIENT-16
    17.2个月 ; OS median 17.2 month ; I=替雷利珠单抗+化疗 ; trial=RATIONALE-305
    0.74 ; OS hazard_ratio 0.74 ratio ; I=替雷利珠单抗+化疗 ; trial=RATIONALE-305

JAVELIN Bladder 100研究证实，阿维鲁单抗维持治疗联合最佳支持治疗较单纯最佳支持治疗显著延长中位OS（21.4个月 vs 14.3个月，HR=0.69）。
    21.4个月 ; OS median 21.4 month ; I=阿维鲁单抗+最佳支持治疗 ; C=最佳支持治疗 ; trial=JAVELIN Bladder 100
    14.3个月 ; OS median 14.3 month ; I=最佳支持治疗 ; C=阿维鲁单抗+最佳支持治疗 ; trial=JAVELIN Bladder 100
    0.69 ; OS hazard_ratio 0.69 ratio ; I=阿维鲁单抗+最佳支持治疗 ; C=最佳支持治疗 ; trial=JAVELIN Bladder 100

多因素分析示：年龄≥75岁[HR 2.08(95%CI 1.15-3.77)，P=0.016]和染色体核型高危[HR 2.41(95%CI 1.29-4.52)，P=0.006]是影响OS的危险因素。
    2.08 ; OS hazard_ratio 2.08 ratio ; I="年龄≥75岁" ; ci=1.15..3.77 ; p=0.016
    2.41 ; OS hazard_ratio 2.41 ratio ; I="染色体核型高危" ; ci=1.29..4.52 ; p=0.006

Cox多因素分析：脾大（HR=1.87）、血小板减少（HR=1.58）、肿瘤体积≥40cm3（HR=1.44）与较差的PFS相关。
    1.87 ; PFS hazard_ratio 1.87 ratio ; I="脾大"
    1.58 ; PFS hazard_ratio 1.58 ratio ; I="血小板减少"
    1.44 ; PFS hazard_ratio 1.44 ratio ; I="肿瘤体积≥40cm3"

多因素分析显示，淋巴结转移为总生存的独立危险因素（HR=2.13，95%CI 1.20~3.77），而术后辅助化疗为保护因素（HR=0.58，95%CI 0.41~0.81）。全组3年OS率为61.2%。
    2.13 ; OS hazard_ratio 2.13 ratio ; I="淋巴结转移" ; ci=1.20..3.77
    0.58 ; OS hazard_ratio 0.58 ratio ; I="术后辅助化疗" ; ci=0.41..0.81
    61.2% ; OS rate 61.2 percent ; @36

多因素分析显示，年龄、ECOG评分和肝转移是PFS的独立影响因素（HR分别为1.35、1.62、2.04）。
    1.35 ; PFS hazard_ratio 1.35 ratio ; I="年龄"
    1.62 ; PFS hazard_ratio 1.62 ratio ; I="ECOG评分"
    2.04 ; PFS hazard_ratio 2.04 ratio ; I="肝转移"

logistic回归分析显示，糖尿病（OR=2.11）、手术时间≥240 min（OR=1.87）为胃癌患者术后吻合口漏的危险因素。
    2.11 ; AE odds_ratio 2.11 ratio ; I="糖尿病" ; P=胃癌 ; event=术后吻合口漏
    1.87 ; AE odds_ratio 1.87 ratio ; I="手术时间≥240 min" ; P=胃癌 ; event=术后吻合口漏

多因素分析显示，术前白蛋白水平仍可成为膀胱癌患者5年OS(HR：3.102，95% CI:1.200~8.020，P=0.020)的独立危险因素。
    3.102 ; OS hazard_ratio 3.102 ratio ; @60 ; I="术前白蛋白水平" ; P=膀胱癌 ; ci=1.200..8.020 ; p=0.020

ADT联合多西他赛组的中位OS为57.6个月，单用ADT组为47.2个月（HR=0.72，P=0.0018）。高瘤负荷患者获益明显（51.2个月 vs 34.4个月，HR=0.63），而低瘤负荷患者未见OS获益（63.5个月 vs 未达到，HR=1.04）。
    57.6个月 ; OS median 57.6 month ; I=ADT+多西他赛 ; C=ADT
    47.2个月 ; OS median 47.2 month ; I=ADT ; C=ADT+多西他赛
    0.72 ; OS hazard_ratio 0.72 ratio ; I=ADT+多西他赛 ; C=ADT ; p=0.0018
    51.2个月 ; OS median 51.2 month ; I="高瘤负荷"+ADT+多西他赛 ; C=ADT ; flags=ambiguous_endpoint
    34.4个月 ; OS median 34.4 month ; I="高瘤负荷"+ADT ; C=ADT+多西他赛 ; flags=ambiguous_endpoint
    0.63 ; OS hazard_ratio 0.63 ratio ; I="高瘤负荷"+ADT+多西他赛 ; C=ADT ; flags=ambiguous_endpoint
    OS ; OS median null month ; I="低瘤负荷"+ADT ; C=ADT+多西他赛 ; flags=not_reached
    63.5个月 ; OS median 63.5 month ; I="低瘤负荷"+ADT+多西他赛 ; C=ADT
    1.04 ; OS hazard_ratio 1.04 ratio ; I="低瘤负荷"+ADT+多西他赛 ; C=ADT

阿帕替尼组和安慰剂组中位OS分别为6.5个月和4.7个月（死亡HR=0.71），中位PFS为2.6个月和1.8个月（进展或死亡的HR为0.44）。
    6.5个月 ; OS median 6.5 month ; I=阿帕替尼 ; C="安慰剂组"
    4.7个月 ; OS median 4.7 month ; I="安慰剂组" ; C=阿帕替尼
    0.71 ; OS hazard_ratio 0.71 ratio ; I=阿帕替尼 ; C="安慰剂组"
    2.6个月 ; PFS median 2.6 month ; I=阿帕替尼 ; C="安慰剂组"
    1.8个月 ; PFS median 1.8 month ; I="安慰剂组" ; C=阿帕替尼
    0.44 ; PFS hazard_ratio 0.44 ratio ; I=阿帕替尼 ; C="安慰剂组"

与单纯化疗组相比，度伐利尤单抗组的PFS HR为0.71（95%CI 0.57~0.89），度伐利尤单抗+奥拉帕利组的HR为0.55（95%CI 0.43~0.69）。
    0.71 ; PFS hazard_ratio 0.71 ratio ; I=度伐利尤单抗 ; C=化疗 ; ci=0.57..0.89
    0.55 ; PFS hazard_ratio 0.55 ratio ; I=度伐利尤单抗+奥拉帕利 ; C=化疗 ; ci=0.43..0.69

度伐利尤单抗围术期治疗组与新辅助化疗组相比，EFS（HR 0.68）和OS（HR 0.75）均获改善，24个月EFS率为67.8% vs 59.8%。
    0.68 ; EFS hazard_ratio 0.68 ratio ; I=度伐利尤单抗 ; C=新辅助化疗
    0.75 ; OS hazard_ratio 0.75 ratio ; I=度伐利尤单抗 ; C=新辅助化疗
    67.8% ; EFS rate 67.8 percent ; @24 ; I=度伐利尤单抗 ; C=新辅助化疗
    59.8% ; EFS rate 59.8 percent ; @24 ; I=新辅助化疗 ; C=度伐利尤单抗

Meta分析显示，术前NLR升高与肝癌患者较差的总生存（HR=1.80，95%CI：1.59~2.04）及无复发生存（HR=2.23）显著相关。
    1.80 ; OS hazard_ratio 1.80 ratio ; I="术前NLR升高" ; P=肝癌 ; ci=1.59..2.04
    2.23 ; RFS hazard_ratio 2.23 ratio ; I="术前NLR升高" ; P=肝癌

方法 88例无远处转移的胆管癌患者口服替吉奥。结果 多因素Cox回归显示，肿瘤分化程度（低分化 vs 中高分化，HR=1.92，95%CI:1.20～3.07）、ECOG评分(2分比0~1分,HR=2.4)和治疗前CA19-9≥200 U/ml(HR=1.7)是OS的独立因素；年龄≥60岁与OS无关(HR=1.12,P=0.6)。
    1.92 ; OS hazard_ratio 1.92 ratio ; I="低分化" ; C="中高分化" ; P=胆管癌 ; ci=1.20..3.07
    2.4 ; OS hazard_ratio 2.4 ratio ; I="2分" ; C="0~1分" ; P=胆管癌
    1.7 ; OS hazard_ratio 1.7 ratio ; I="CA19-9≥200 U/ml" ; P=胆管癌
    1.12 ; OS hazard_ratio 1.12 ratio ; I="年龄≥60岁" ; P=胆管癌 ; p=0.6

两组相比，复发的HR为0.63（95%CI 0.41~0.97），死亡的风险比为0.84。
    0.63 ; RECURRENCE hazard_ratio 0.63 ratio ; ci=0.41..0.97
    0.84 ; OS hazard_ratio 0.84 ratio

复发的OR为0.55（95%CI 0.33~0.90），复发或死亡的HR为0.71。
    0.55 ; RECURRENCE odds_ratio 0.55 ratio ; ci=0.33..0.90
    0.71 ; RFS hazard_ratio 0.71 ratio

远处转移的HR为0.73；复发风险比为0.66。
    0.73 ; MFS hazard_ratio 0.73 ratio ; P=远处转移
    0.66 ; RECURRENCE hazard_ratio 0.66 ratio ; P=远处转移

死亡风险比对照组低28%。
    28% ; OS change 28 percent ; C="对照组" ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_ratios(text: str, rows: list[str]) -> None:
    check(text, rows)
