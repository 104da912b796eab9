"""Which drug the results of one arm belong to: named in a heading, an item or the sentence before, or beside its class."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences, sides_of_figures

CASES = """
会上公布了两项胃癌ADC的数据。其一是靶向CLDN18.2的SYK-317，这项Ⅰ期研究入组96例经治患者，其中61%用过PD-1抑制剂，确认的ORR为31%。
    31% ; ORR rate 31 percent ; I=SYK-317 ; P=胃癌 ; phase=Ⅰ期

1.澜奥替尼。高选择性JAK2抑制剂，LAKE-3研究评估了其在骨髓纤维化中的疗效，88例患者的客观缓解率为44.3%。
    44.3% ; ORR rate 44.3 percent ; I=澜奥替尼 ; P=骨髓纤维化 ; trial=LAKE-3

LQ-884是一款靶向HER3和EGFR的双抗。该双抗在肺癌患者中的ORR为38%。
    38% ; ORR rate 38 percent ; I=LQ-884 ; P=肺癌

公司公布了LQ-884的数据。这款ADC治疗肺癌的ORR为38%，中位PFS为6.1个月。
    38% ; ORR rate 38 percent ; I=LQ-884 ; P=肺癌
    6.1个月 ; PFS median 6.1 month ; I=LQ-884 ; P=肺癌

公司公布了澜奥基奥仑赛的数据。这款CAR-T治疗骨髓瘤的ORR为91%。
    91% ; ORR rate 91 percent ; I=澜奥基奥仑赛 ; P=骨髓瘤

一款名为LQ-884的ADC在会上亮相。治疗晚期肺癌的ORR为38%。
    38% ; ORR rate 38 percent ; I=LQ-884 ; P=晚期+肺癌

作为RET抑制剂，布泽替尼备受关注。单药用于甲状腺癌，ORR为52%。单药治疗时3级以上不良事件发生率为9.5%。
    52% ; ORR rate 52 percent ; I=布泽替尼 ; P=甲状腺癌
    9.5% ; AE rate 9.5 percent ; I=布泽替尼 ; P=甲状腺癌 ; event=不良事件 ; grade=>=3

BCMA CAR-T领域迎来澜奥基奥仑赛的数据。其Ⅱ期研究中，患者的ORR为91%。
    91% ; ORR rate 91 percent ; I=澜奥基奥仑赛 ; phase=Ⅱ期

澜奥基奥仑赛（BCMA CAR-T）：Ⅱ期研究纳入42例骨髓瘤患者，ORR为91%。
    91% ; ORR rate 91 percent ; I=澜奥基奥仑赛 ; P=骨髓瘤 ; phase=Ⅱ期

国产CAR-T澜奥基奥仑赛治疗骨髓瘤的ORR为91%。
    91% ; ORR rate 91 percent ; I=澜奥基奥仑赛 ; P=骨髓瘤

布泽替尼在研。用于紫杉醇治疗失败的胃癌，ORR为21%。
    21% ; ORR rate 21 percent ; I=布泽替尼 ; P=胃癌

布泽替尼与紫杉醇相比如何？该ADC的ORR为21%。
    21% ; ORR rate 21 percent ; I=布泽替尼

HER3 ADC ZQ3310治疗肺癌的ORR为38%。
    38% ; ORR rate 38 percent ; I=ZQ3310 ; P=肺癌

某医院应用澜奥替尼。另一家医院的5年生存率为61%。
    61% ; OS rate 61 percent ; @60

澜奥替尼在研。北京协和医院的5年生存率为61%。
    61% ; OS rate 61 percent ; @60 ; inst=北京协和医院
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_rows(text: str, rows: list[str]) -> None:
    check(text, rows)


def test_each_product_of_a_list_has_its_own_results() -> None:
    report = (
        "主要在研产品进展\n"
        "LQ-884（HER3 ADC）\n单药治疗肺癌的Ⅰ期研究中，ORR为32%。\n"
        "布泽替尼（RET抑制剂）\n治疗甲状腺癌的首次人体试验入组28例，ORR为52%。\n该品种的中位PFS为9.1个月。\n"
    )
    assert sides_of_figures(report) == {
        "32%": (frozenset({"LQ-884"}), frozenset()),
        "52%": (frozenset({"布泽替尼"}), frozenset()),
        "9.1": (frozenset({"布泽替尼"}), frozenset()),
    }
