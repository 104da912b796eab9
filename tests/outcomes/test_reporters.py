"""Who reports a figure, and for which sentences that holds."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
吉林省肿瘤医院把放疗与热疗排进同一周。据此调整剂量后，3年局部控制率为71%。
    71% ; LRC rate 71 percent ; @36 ; inst=吉林省肿瘤医院

湖南省肿瘤医院胸部放疗科成立于1998年，床位126张。团队治疗的217名患者5年生存率为32%。
    32% ; OS rate 32 percent ; @60 ; inst=湖南省肿瘤医院

上海市肺科医院有床位1200张。去年发表的真实世界数据纳入5012例，5年总生存率为96.3%。
    96.3% ; OS rate 96.3 percent ; @60 ; inst=上海市肺科医院

天津市肿瘤医院的骨科建于1972年。5年生存率已升至68%，接近国际先进水平。
    68% ; OS rate 68 percent ; @60 ; inst=天津市肿瘤医院

哈佛医学院研究团队发表了一项比较两种诱导方案的研究。66例患者的ORR为75%。移植后ORR升高至100%。
    75% ; ORR rate 75 percent ; inst=哈佛医学院
    100% ; ORR rate 100 percent ; inst=哈佛医学院

由华中科技大学同济医学院附属协和医院牵头的一项多中心研究为患者提供了新的选择。病理完全缓解率为39.8%。
    39.8% ; PCR rate 39.8 percent

北京大学肿瘤医院团队报告了妥拉美替尼治疗晚期黑色素瘤的结果。该研究是一项多中心、单臂试验。ORR为35.8%。
    35.8% ; ORR rate 35.8 percent ; I=妥拉美替尼 ; P=晚期+黑色素瘤

天津医科大学肿瘤医院与北京大学肿瘤医院都建了质子中心。随访显示，局部复发率下降45%。
    45% ; RECURRENCE change 45 percent ; dir=decrease

北京协和医院某教授提醒，早期宫颈癌的5年生存率可达90%。
    90% ; OS rate 90 percent ; @60 ; P=早期+宫颈癌

北京协和医院某教授介绍，近五年收治的268名患者中，5年生存率达90%。
    90% ; OS rate 90 percent ; @60 ; inst=北京协和医院

重庆大学附属肿瘤医院报告的完全缓解率为93%；而在国际同类研究里，完全缓解率一般为70%。
    93% ; CR rate 93 percent ; inst=重庆大学附属肿瘤医院
    70% ; CR rate 70 percent

上海儿童医学中心牵头的协作组覆盖20家单位，5年生存率达91%，与美国的93%相差无几。
    91% ; OS rate 91 percent ; @60 ; inst=上海儿童医学中心
    93% ; OS rate 93 percent ; @60

国家卫健委的目标是，到2030年5年生存率稳定在90%以上。
    90% ; OS rate >=90 percent ; @60 ; inst=国家卫健委 ; status=hypothetical

据陕西省肿瘤防治办公室统计，全省5年生存率由31.2%升至42.7%，2030年力争达到46.6%。
    42.7% ; OS rate 42.7 percent ; @60 ; inst=陕西省肿瘤防治办公室 ; baseline=31.2
    46.6% ; OS rate 46.6 percent ; @60 ; status=hypothetical

客观缓解率为39%（ASCO 2023）；安罗替尼的客观缓解率为46%。
    39% ; ORR rate 39 percent ; inst=ASCO
    46% ; ORR rate 46 percent ; I=安罗替尼

江西省肿瘤医院只做一件事。同步放化疗让5年生存率从早年的52提升至74。指南推荐的患者5年生存率为60。
    74 ; OS rate 74 percent ; @60 ; I=同步放化疗 ; inst=江西省肿瘤医院 ; baseline=52 ; flags=implied_percent
    60 ; OS rate 60 percent ; @60 ; flags=implied_percent

陕西省人民医院与唐都医院合作开展的多中心研究评价了放疗。5年生存率为54.8%。同类患者5年生存率多在40%左右。
    54.8% ; OS rate 54.8 percent ; @60 ; inst=陕西省人民医院+唐都医院
    40% ; OS rate ~40 percent ; @60

北京儿童医院团队管理着一支队列，累计1 764例。达妥昔单抗β治疗者5年无事件生存率达到63%。
    63% ; EFS rate 63 percent ; @60 ; I=达妥昔单抗β ; inst=北京儿童医院
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_reporters(text: str, rows: list[str]) -> None:
    check(text, rows)


def test_list_after_a_colon_is_of_those_before_it() -> None:
    check(
        "河南省肿瘤医院现有三个院区，几条线索值得一说：\n食管癌年手术逾1300例，五年生存率在58%。\n胃癌五年生存率为60%。",
        [
            "58% ; OS rate 58 percent ; @60 ; P=食管癌 ; inst=河南省肿瘤医院",
            "60% ; OS rate 60 percent ; @60 ; P=胃癌",
        ],
    )
