"""Patients told apart without the word 组: their own words are the groups, and what tells them apart is no population."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
方法 213例胰腺癌患者接受胰十二指肠切除术。结果 有、无神经侵犯者中位OS分别为14.2个月和23.5个月（P=0.003）。
    14.2个月 ; OS median 14.2 month ; I=胰十二指肠切除术+"有神经侵犯者" ; C="无神经侵犯者" ; P=胰腺癌 ; p=0.003
    23.5个月 ; OS median 23.5 month ; I=胰十二指肠切除术+"无神经侵犯者" ; C="有神经侵犯者" ; P=胰腺癌 ; p=0.003

方法 纳入接受信迪利单抗治疗的晚期胃癌患者168例。结果 伴肝转移与不伴肝转移患者的中位PFS分别为5.6个月（95%CI 4.7～6.5）和8.3个月（95%CI 7.1～9.5）；中位OS分别为11.8个月、17.5个月。中位缓解持续时间为6.2个月。
    5.6个月 ; PFS median 5.6 month ; I=信迪利单抗+"伴肝转移" ; C="不伴肝转移" ; P=晚期+胃癌 ; ci=4.7..6.5
    8.3个月 ; PFS median 8.3 month ; I=信迪利单抗+"不伴肝转移" ; C="伴肝转移" ; P=晚期+胃癌 ; ci=7.1..9.5
    11.8个月 ; OS median 11.8 month ; I=信迪利单抗+"伴肝转移" ; C="不伴肝转移" ; P=晚期+胃癌
    17.5个月 ; OS median 17.5 month ; I=信迪利单抗+"不伴肝转移" ; C="伴肝转移" ; P=晚期+胃癌
    6.2个月 ; DOR median 6.2 month ; I=信迪利单抗 ; P=晚期+胃癌

方法 A组用吉非替尼，B组用厄洛替尼治疗肺腺癌。结果 吸烟者与不吸烟者中位PFS分别为7.1个月和11.2个月，≥65岁者、<65岁者分别为8.5个月和10.4个月。两组ORR分别为60.0%和50.0%。
    7.1个月 ; PFS median 7.1 month ; I="吸烟者" ; C="不吸烟者" ; P=肺腺癌
    11.2个月 ; PFS median 11.2 month ; I="不吸烟者" ; C="吸烟者" ; P=肺腺癌
    8.5个月 ; PFS median 8.5 month ; I="≥65岁者" ; C="<65岁者" ; P=肺腺癌
    10.4个月 ; PFS median 10.4 month ; I="<65岁者" ; C="≥65岁者" ; P=肺腺癌
    60.0% ; ORR rate 60.0 percent ; I=吉非替尼 ; C=厄洛替尼 ; P=肺腺癌
    50.0% ; ORR rate 50.0 percent ; I=厄洛替尼 ; C=吉非替尼 ; P=肺腺癌

方法 96例食管鳞癌患者行根治性放疗。结果 单因素分析显示，高、低表达者3年OS率分别为28.9%和45.3%，接受与未接受同步化疗者3年OS率分别为47.0%、30.2%。
    28.9% ; OS rate 28.9 percent ; @36 ; I=根治性放疗+"高表达者" ; C="低表达者" ; P=食管鳞癌
    45.3% ; OS rate 45.3 percent ; @36 ; I=根治性放疗+"低表达者" ; C="高表达者" ; P=食管鳞癌
    47.0% ; OS rate 47.0 percent ; @36 ; I=同步化疗 ; C="未接受同步化疗者" ; P=食管鳞癌
    30.2% ; OS rate 30.2 percent ; @36 ; I=根治性放疗+"未接受同步化疗者" ; C=同步化疗 ; P=食管鳞癌

入组94例，脑转移、HER2扩增患者的ORR分别为76.5%和75.0%。
    76.5% ; ORR rate 76.5 percent ; P=脑转移
    75.0% ; ORR rate 75.0 percent ; P=HER2扩增

本组48例经治晚期胃癌均口服呋喹替尼，中位PFS为3.8个月，其中肝转移者2.9个月，无肝转移者4.6个月。
    3.8个月 ; PFS median 3.8 month ; I=呋喹替尼 ; P=晚期+胃癌
    2.9个月 ; PFS median 2.9 month ; I=呋喹替尼+肝转移 ; C="无肝转移者" ; P=晚期+胃癌
    4.6个月 ; PFS median 4.6 month ; I=呋喹替尼+"无肝转移者" ; C=肝转移 ; P=晚期+胃癌

方法 64例晚期肝癌患者口服多纳非尼。结果 治疗2个周期内出现高血压的患者中位OS长于未出现者(13.1 vs 9.6个月)。70岁以上患者的ORR为11.0%，70岁以下患者为15.2%。
    13.1 ; OS median 13.1 month ; I=多纳非尼+"出现高血压" ; C="未出现者" ; P=晚期+肝癌
    9.6个月 ; OS median 9.6 month ; I=多纳非尼+"未出现者" ; C="出现高血压" ; P=晚期+肝癌
    11.0% ; ORR rate 11.0 percent ; I=多纳非尼+"70岁以上" ; C="70岁以下" ; P=晚期+肝癌
    15.2% ; ORR rate 15.2 percent ; I=多纳非尼+"70岁以下" ; C="70岁以上" ; P=晚期+肝癌

截至数据截止日，76例受试者接受阿基仑赛治疗。其中，58例未接受过桥接治疗的患者ORR为84.5%，18例接受过桥接治疗者的ORR为61.1%。
    84.5% ; ORR rate 84.5 percent ; I=阿基仑赛+"未接受过桥接治疗" ; C="接受过桥接治疗者"
    61.1% ; ORR rate 61.1 percent ; I=阿基仑赛+"接受过桥接治疗者" ; C="未接受过桥接治疗"

方法 112例肺腺癌患者口服吉非替尼。结果 19外显子缺失者OS优于L858R者（30.2个月对22.6个月）。
    30.2个月 ; OS median 30.2 month ; I=吉非替尼+19外显子缺失 ; C=L858R ; P=肺腺癌
    22.6个月 ; OS median 22.6 month ; I=吉非替尼+L858R ; C=19外显子缺失 ; P=肺腺癌

方法 102例晚期卵巢癌患者口服尼拉帕利。结果 BRCA突变患者中位PFS为22.1个月，野生型患者为8.7个月；基线NLR≥3的患者1年OS率为41.2%，NLR<3者达68.0%。
    22.1个月 ; PFS median 22.1 month ; I=尼拉帕利+BRCA突变 ; C="野生型" ; P=晚期+卵巢癌
    8.7个月 ; PFS median 8.7 month ; I=尼拉帕利+"野生型" ; C=BRCA突变 ; P=晚期+卵巢癌
    41.2% ; OS rate 41.2 percent ; @12 ; I=尼拉帕利+"NLR≥3" ; C="NLR<3者" ; P=晚期+卵巢癌
    68.0% ; OS rate 68.0 percent ; @12 ; I=尼拉帕利+"NLR<3者" ; C="NLR≥3" ; P=晚期+卵巢癌

纳入120例接受卡瑞利珠单抗治疗的食管癌患者，发生皮疹的患者中位OS为16.8个月，未发生者9.9个月（HR=0.55）。
    16.8个月 ; OS median 16.8 month ; I=卡瑞利珠单抗+"发生皮疹" ; C="未发生者" ; P=食管癌
    9.9个月 ; OS median 9.9 month ; I=卡瑞利珠单抗+"未发生者" ; C="发生皮疹" ; P=食管癌
    0.55 ; OS hazard_ratio 0.55 ratio ; I=卡瑞利珠单抗+"发生皮疹" ; C="未发生者" ; P=食管癌

该研究比较戈舍瑞林联合他莫昔芬与他莫昔芬单药。35岁以下者5年DFS率为78.9%，而单药组只有67.7%。
    78.9% ; DFS rate 78.9 percent ; @60 ; I="35岁以下者"+戈舍瑞林+他莫昔芬 ; C=他莫昔芬 ; flags=ambiguous_intervention
    67.7% ; DFS rate 67.7 percent ; @60 ; I="35岁以下者"+他莫昔芬 ; C=戈舍瑞林+他莫昔芬

方法 86例晚期肝癌患者接受多纳非尼治疗。结果 中位OS在肝功能Child-Pugh A级患者为13.2个月，在B级患者为6.1个月；POD24患者1年OS率为50.0%，非POD24患者为92.0%。
    13.2个月 ; OS median 13.2 month ; I=多纳非尼+"肝功能Child-Pugh A级" ; C="B级" ; P=晚期+肝癌
    6.1个月 ; OS median 6.1 month ; I=多纳非尼+"B级" ; C="肝功能Child-Pugh A级" ; P=晚期+肝癌
    50.0% ; OS rate 50.0 percent ; @12 ; I=多纳非尼+"POD24" ; C="非POD24" ; P=晚期+肝癌
    92.0% ; OS rate 92.0 percent ; @12 ; I=多纳非尼+"非POD24" ; C="POD24" ; P=晚期+肝癌

方法 122例乳腺癌患者行新辅助化疗。结果 达到pCR的患者5年DFS率为92.3%，未达到pCR的患者为70.1%。绝经前患者pCR率31.0%，绝经后患者25.0%。
    92.3% ; DFS rate 92.3 percent ; @60 ; I=新辅助化疗+"达到pCR" ; C="未达到pCR" ; P=乳腺癌
    70.1% ; DFS rate 70.1 percent ; @60 ; I=新辅助化疗+"未达到pCR" ; C="达到pCR" ; P=乳腺癌
    31.0% ; PCR rate 31.0 percent ; I=新辅助化疗+"绝经前" ; C="绝经后" ; P=乳腺癌
    25.0% ; PCR rate 25.0 percent ; I=新辅助化疗+"绝经后" ; C="绝经前" ; P=乳腺癌

研究纳入58例胃癌患者，均用呋喹替尼，接受过放疗者ORR为21.0%，未接受过放疗者ORR为11.0%。
    21.0% ; ORR rate 21.0 percent ; I=呋喹替尼+"接受过放疗者" ; C="未接受过放疗者" ; P=胃癌
    11.0% ; ORR rate 11.0 percent ; I=呋喹替尼+"未接受过放疗者" ; C="接受过放疗者" ; P=胃癌

CheckMate 227研究中，未接受过化疗的患者接受纳武利尤单抗联合伊匹木单抗，5年OS率为24.0%，化疗组为14.0%。
    24.0% ; OS rate 24.0 percent ; @60 ; I=纳武利尤单抗+伊匹木单抗 ; C=化疗 ; trial=CheckMate 227
    14.0% ; OS rate 14.0 percent ; @60 ; I=化疗 ; C=纳武利尤单抗+伊匹木单抗 ; trial=CheckMate 227
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_patients_told_apart(text: str, rows: list[str]) -> None:
    """有、无X者, X者与Y者, X、Y患者: the figures go over them in order."""
    check(text, rows)
