"""What arms are called by: initials (A+B组), how many drugs (双靶), a control's options, a regimen with more (KRd12组)."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
96例肝细胞癌患者随机分为接受阿替利珠单抗联合贝伐珠单抗的A+B组和接受索拉非尼的S组。A+B组ORR为30.2%，S组为11.9%。
    30.2% ; ORR rate 30.2 percent ; I=阿替利珠单抗+贝伐珠单抗 ; C=索拉非尼 ; P=肝细胞癌
    11.9% ; ORR rate 11.9 percent ; I=索拉非尼 ; C=阿替利珠单抗+贝伐珠单抗 ; P=肝细胞癌

将102例鼻咽癌患者分为G+P组（吉西他滨联合顺铂，n=51）和F+P组（氟尿嘧啶联合顺铂，n=51）。G+P组3年OS率为85.3%，高于F+P组的76.5%。
    85.3% ; OS rate 85.3 percent ; @36 ; I=吉西他滨+顺铂 ; C=氟尿嘧啶+顺铂 ; P=鼻咽癌
    76.5% ; OS rate 76.5 percent ; @36 ; I=氟尿嘧啶+顺铂 ; C=吉西他滨+顺铂 ; P=鼻咽癌

88例胃癌患者入组，其中信迪利单抗联合XELOX的SX组46例，XELOX的X组42例。两组ORR分别为56.5%和40.5%。
    56.5% ; ORR rate 56.5 percent ; I=信迪利单抗+XELOX ; C=XELOX ; P=胃癌
    40.5% ; ORR rate 40.5 percent ; I=XELOX ; C=信迪利单抗+XELOX ; P=胃癌

西达基奥仑赛组1年PFS率为76.0%，而采用PVd或DPd方案的标准治疗组为48.5%（HR=0.26）。
    76.0% ; PFS rate 76.0 percent ; @12 ; I=西达基奥仑赛 ; C=PVd+DPd
    48.5% ; PFS rate 48.5 percent ; @12 ; I=PVd+DPd ; C=西达基奥仑赛
    0.26 ; PFS hazard_ratio 0.26 ratio ; I=西达基奥仑赛 ; C=PVd+DPd

三阴性乳腺癌患者随机分入戈沙妥珠单抗组或化疗组（艾立布林、长春瑞滨或卡培他滨，由研究者选择），两组中位PFS分别为5.6个月和1.7个月。
    5.6个月 ; PFS median 5.6 month ; I=戈沙妥珠单抗 ; C=艾立布林+长春瑞滨+卡培他滨 ; P=三阴性乳腺癌
    1.7个月 ; PFS median 1.7 month ; I=艾立布林+长春瑞滨+卡培他滨 ; C=戈沙妥珠单抗 ; P=三阴性乳腺癌

试验组接受伊基奥仑赛，对照组由研究者选择PVd或DPd。试验组ORR为92.0%，对照组为71.4%。
    92.0% ; ORR rate 92.0 percent ; I=伊基奥仑赛 ; C=PVd+DPd
    71.4% ; ORR rate 71.4 percent ; I=PVd+DPd ; C=伊基奥仑赛

研究组口服HRS-8080，对照组（氟维司群或依西美坦任选其一）为标准治疗。研究组中位PFS为7.1个月，对照组为3.8个月。
    7.1个月 ; PFS median 7.1 month ; I=HRS-8080 ; C=氟维司群+依西美坦
    3.8个月 ; PFS median 3.8 month ; I=氟维司群+依西美坦 ; C=HRS-8080

117例结直肠癌患者采用FOLFOXIRI方案（三药）者62例，FOLFOX方案（双药）者55例。三药与双药患者的ORR为65.1%和54.0%，1年OS率三药者85.2%、双药者78.1%。
    65.1% ; ORR rate 65.1 percent ; I=FOLFOXIRI ; C=FOLFOX ; P=结直肠癌
    54.0% ; ORR rate 54.0 percent ; I=FOLFOX ; C=FOLFOXIRI ; P=结直肠癌
    85.2% ; OS rate 85.2 percent ; @12 ; I=FOLFOXIRI ; C=FOLFOX ; P=结直肠癌
    78.1% ; OS rate 78.1 percent ; @12 ; I=FOLFOX ; C=FOLFOXIRI ; P=结直肠癌

胃癌患者分为双药组（SOX方案，40例）和三药组（FLOT方案，42例）。三药治疗的pCR率为16.7%，高于双药治疗的7.5%。
    16.7% ; PCR rate 16.7 percent ; I=FLOT ; C=SOX ; P=胃癌
    7.5% ; PCR rate 7.5 percent ; I=SOX ; C=FLOT ; P=胃癌

适合自体移植的多发性骨髓瘤患者随机分为KRd加移植组、KRd12组和KCd加移植组，4年PFS率分别为71%、58%和50%。
    71% ; PFS rate 71 percent ; @48 ; I=KRd+自体移植 ; C=KRd+KCd+自体移植 ; P=多发性骨髓瘤
    58% ; PFS rate 58 percent ; @48 ; I=KRd ; C=KRd+自体移植+KCd ; P=多发性骨髓瘤
    50% ; PFS rate 50 percent ; @48 ; I=KCd+自体移植 ; C=KRd+自体移植 ; P=多发性骨髓瘤

A组48例，未接受放疗的B组40例。A组接受放疗，5年OS率为61.0%。
    61.0% ; OS rate 61.0 percent ; @60 ; I=放疗

目的 评价FOLFOX-HAIC联合多纳非尼及信迪利单抗（三联）对比TACE的效果。三联组ORR为60.2%，TACE组为30.5%。结论 含PD-1抑制剂的三联方案可延长生存。
    60.2% ; ORR rate 60.2 percent ; I=FOLFOX+HAIC+多纳非尼+信迪利单抗 ; C=TACE
    30.5% ; ORR rate 30.5 percent ; I=TACE ; C=FOLFOX+HAIC+多纳非尼+信迪利单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_rows(text: str, rows: list[str]) -> None:
    check(text, rows)
