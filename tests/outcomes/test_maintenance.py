"""Arms that go on with a treatment after another, and arms that are only watched."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
380例晚期卵巢癌患者经TC方案诱导治疗后有效，随机接受奥拉帕利维持或观察。维持者2年PFS率为58%，观察者为31%（HR=0.44）。
    58% ; PFS rate 58 percent ; @24 ; I=奥拉帕利 ; C="观察" ; P=晚期+卵巢癌
    31% ; PFS rate 31 percent ; @24 ; I="观察" ; C=奥拉帕利 ; P=晚期+卵巢癌
    0.44 ; PFS hazard_ratio 0.44 ratio ; I=奥拉帕利 ; C="观察" ; P=晚期+卵巢癌

完成GP方案诱导的200例鼻咽癌患者按1∶1分配至卡培他滨维持组或观察组。维持治疗组3年DFS率为85.2%，观察组为76.4%。
    85.2% ; DFS rate 85.2 percent ; @36 ; I=卡培他滨 ; C="观察组" ; P=鼻咽癌 ; flags=undefined_group
    76.4% ; DFS rate 76.4 percent ; @36 ; I="观察组" ; C=卡培他滨 ; P=鼻咽癌 ; flags=undefined_group

240例肾癌患者术后随机接受舒尼替尼或观察，中位DFS分别为6.8年和5.6年（HR=0.76）。
    6.8年 ; DFS median 6.8 year ; I=舒尼替尼 ; C="观察" ; P=肾癌
    5.6年 ; DFS median 5.6 year ; I="观察" ; C=舒尼替尼 ; P=肾癌
    0.76 ; DFS hazard_ratio 0.76 ratio ; I=舒尼替尼 ; C="观察" ; P=肾癌

骨髓瘤患者先接受VRd诱导，未进展者随机分为两组：维持组给予伊沙佐米，对照组仅观察。两组中位PFS分别为26.5个月和21.3个月。
    26.5个月 ; PFS median 26.5 month ; I=伊沙佐米 ; C="观察" ; P=骨髓瘤
    21.3个月 ; PFS median 21.3 month ; I="观察" ; C=伊沙佐米 ; P=骨髓瘤

套细胞淋巴瘤研究比较了利妥昔单抗维持与观察。维持3年者4年OS率89%，观察者80%；与观察相比，利妥昔单抗维持把复发风险降低了45%。
    89% ; OS rate 89 percent ; @48 ; I=利妥昔单抗 ; C="观察" ; P=套细胞淋巴瘤
    80% ; OS rate 80 percent ; @48 ; I="观察" ; C=利妥昔单抗 ; P=套细胞淋巴瘤
    45% ; RECURRENCE change 45 percent ; I=利妥昔单抗 ; C="观察" ; P=套细胞淋巴瘤 ; dir=decrease

小细胞肺癌患者EP方案诱导后随机分为HLX43维持组和安慰剂组，维持组中位OS为14.2个月，安慰剂组为10.6个月。
    14.2个月 ; OS median 14.2 month ; I=HLX43 ; C="安慰剂组" ; P=小细胞肺癌
    10.6个月 ; OS median 10.6 month ; I="安慰剂组" ; C=HLX43 ; P=小细胞肺癌

诱导缓解后，骨髓瘤患者随机接受卡非佐米联合来那度胺维持或来那度胺维持。来那度胺维持者中位PFS为41.4个月，卡非佐米联合来那度胺维持者为59.1个月。
    41.4个月 ; PFS median 41.4 month ; I=来那度胺 ; C=卡非佐米+来那度胺 ; P=骨髓瘤
    59.1个月 ; PFS median 59.1 month ; I=卡非佐米+来那度胺 ; C=来那度胺 ; P=骨髓瘤

对照组给予顺铂，观察组给予顺铂联合恩度，观察组ORR为51.2%，对照组为33.3%。
    51.2% ; ORR rate 51.2 percent ; I=顺铂+恩度 ; C=顺铂
    33.3% ; ORR rate 33.3 percent ; I=顺铂 ; C=顺铂+恩度

骨髓瘤患者随机接受来那度胺维持或不维持，中位PFS为39个月和20个月。
    39个月 ; PFS median 39 month ; I=来那度胺 ; C="不维持" ; P=骨髓瘤
    20个月 ; PFS median 20 month ; I="不维持" ; C=来那度胺 ; P=骨髓瘤

骨髓瘤患者中，来那度胺维持者120例，未维持者118例。维持者中位PFS为39个月，未维持者为20个月。
    39个月 ; PFS median 39 month ; I=来那度胺 ; C="未维持" ; P=骨髓瘤
    20个月 ; PFS median 20 month ; I="未维持" ; C=来那度胺 ; P=骨髓瘤

骨髓瘤患者随机接受来那度胺维持或不维持。维持组中位PFS为39个月，不维持组为20个月（HR=0.46）。
    39个月 ; PFS median 39 month ; I=来那度胺 ; C="不维持" ; P=骨髓瘤
    20个月 ; PFS median 20 month ; I="不维持" ; C=来那度胺 ; P=骨髓瘤
    0.46 ; PFS hazard_ratio 0.46 ratio ; I=来那度胺 ; C="不维持" ; P=骨髓瘤

骨髓瘤移植后，来那度胺维持组与无维持组的3年PFS率分别为64%和44%。
    64% ; PFS rate 64 percent ; @36 ; I=来那度胺 ; C="无维持组" ; P=骨髓瘤
    44% ; PFS rate 44 percent ; @36 ; I="无维持组" ; C=来那度胺 ; P=骨髓瘤

淋巴瘤患者经R-CHOP诱导后随机分为利妥昔单抗维持组和不维持组。维持者5年PFS率为69%，未维持者为48%。
    69% ; PFS rate 69 percent ; @60 ; I=利妥昔单抗 ; C="未维持" ; P=淋巴瘤
    48% ; PFS rate 48 percent ; @60 ; I="未维持" ; C=利妥昔单抗 ; P=淋巴瘤

研究观察了68例接受阿帕替尼维持治疗的胃癌患者，疗效观察显示中位PFS为5.2个月。
    5.2个月 ; PFS median 5.2 month ; I=阿帕替尼 ; P=胃癌

120例肝细胞癌患者随机分为TACE组和HAIC组，TACE组中位OS为14.2个月，HAIC组为18.6个月。
    14.2个月 ; OS median 14.2 month ; I=TACE ; C=HAIC ; P=肝细胞癌
    18.6个月 ; OS median 18.6 month ; I=HAIC ; C=TACE ; P=肝细胞癌

黑色素瘤患者术后随机接受达拉非尼联合曲美替尼辅助治疗12个月或观察。3年RFS率为62.5% vs 45.1%，HR=0.52。
    62.5% ; RFS rate 62.5 percent ; @36 ; I=达拉非尼+曲美替尼 ; C="观察" ; P=黑色素瘤
    45.1% ; RFS rate 45.1 percent ; @36 ; I="观察" ; C=达拉非尼+曲美替尼 ; P=黑色素瘤
    0.52 ; RFS hazard_ratio 0.52 ratio ; I=达拉非尼+曲美替尼 ; C="观察" ; P=黑色素瘤

结肠癌患者术后随机分为两组，治疗组给予卡培他滨6个月，对照组仅定期观察。3年DFS率为79.3% vs 71.1%。
    79.3% ; DFS rate 79.3 percent ; @36 ; I=卡培他滨 ; C="观察" ; P=结肠癌
    71.1% ; DFS rate 71.1 percent ; @36 ; I="观察" ; C=卡培他滨 ; P=结肠癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_maintenance(text: str, rows: list[str]) -> None:
    check(text, rows)
