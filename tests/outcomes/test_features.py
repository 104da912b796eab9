"""Features that visit a hospital: whose figures they tell, and what they set side by side."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

WARDS = """
走进闽东质子治疗中心，候诊区里坐满了人。中心累计收治患者960例。科主任介绍，鼻咽癌患者的3年生存率达到71.5%，复发率降到9.2%。
    71.5% ; OS rate 71.5 percent ; @36 ; P=鼻咽癌 ; inst=闽东质子治疗中心
    9.2% ; RECURRENCE rate 9.2 percent ; @36 ; P=鼻咽癌 ; inst=闽东质子治疗中心

在“海西大学附属第二医院”的病房里，老周说自己像重生。五年间，医生们给143名肝癌患者用上了仑伐替尼，疾病控制率88.8%。副作用也有，3级以上不良反应发生率为23.7%。
    88.8% ; DCR rate 88.8 percent ; I=仑伐替尼 ; P=肝癌 ; inst=海西大学附属第二医院
    23.7% ; AE rate 23.7 percent ; I=仑伐替尼 ; P=肝癌 ; inst=海西大学附属第二医院 ; event=不良反应 ; grade=>=3

清晨七点，走进河北省人民医院放疗科，走廊里已坐满了人。科主任说，十年前遇到这样的病人，中位生存期也就9.5个月；如今，中位生存期到了21.6个月。
    9.5个月 ; OS median 9.5 month
    21.6个月 ; OS median 21.6 month ; inst=河北省人民医院

走进河北省人民医院，走廊里坐满了人。科主任回忆，2012年以前没有多学科团队，5年生存率只有11%。
    11% ; OS rate 11 percent ; @60 ; inst=河北省人民医院

湖北省中医院肿瘤科近两年对86名结直肠癌患者做了观察。中药组呕吐发生率20.9%，西药组46.5%。国外研究显示，呕吐发生率约为30.2%。
    20.9% ; AE rate 20.9 percent ; I="中药组" ; C="西药组" ; P=结直肠癌 ; inst=湖北省中医院 ; event=呕吐
    46.5% ; AE rate 46.5 percent ; I="西药组" ; C="中药组" ; P=结直肠癌 ; inst=湖北省中医院 ; event=呕吐
    30.2% ; AE rate ~30.2 percent ; P=结直肠癌 ; event=呕吐

走进河北省人民医院，走廊里坐满了人。KEYNOTE-048研究显示，帕博利珠单抗的客观缓解率为16.9%。
    16.9% ; ORR rate 16.9 percent ; I=帕博利珠单抗 ; trial=KEYNOTE-048

走进河北省人民医院，走廊里坐满了人。北京协和医院的数据则显示，胃癌的5年生存率为45.3%。
    45.3% ; OS rate 45.3 percent ; @60 ; P=胃癌 ; inst=北京协和医院

走进河北省人民医院，走廊里坐满了人。据国家癌症中心统计，胃癌的5年生存率为35.1%。这里的患者要好得多，5年生存率达58.2%。
    35.1% ; OS rate 35.1 percent ; @60 ; P=胃癌 ; inst=国家癌症中心
    58.2% ; OS rate 58.2 percent ; @60 ; P=胃癌 ; inst=河北省人民医院

全国已建成质子治疗中心6家。鼻咽癌患者的5年生存率达到88%。
    88% ; OS rate 88 percent ; @60 ; P=鼻咽癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(WARDS))
def test_the_figures_of_a_feature_are_of_the_hospital_it_visits(text: str, rows: list[str]) -> None:
    check(text, rows)


def test_a_later_paragraph_is_of_the_hospital_once_it_tells_of_its_own_cases() -> None:
    check(
        "走进河北省人民医院，走廊里坐满了人。\n一项研究显示，胃癌的5年生存率为45.3%。\n科室五年来治疗胃癌患者312例，5年生存率为61.4%。",
        [
            "45.3% ; OS rate 45.3 percent ; @60 ; P=胃癌",
            "61.4% ; OS rate 61.4 percent ; @60 ; P=胃癌 ; inst=河北省人民医院",
        ],
    )


THEN_AND_NOW = """

"""


@pytest.mark.parametrize(("text", "rows"), sentences(THEN_AND_NOW))
def test_what_is_done_today_and_what_was_done_before_are_held_against_each_other(text: str, rows: list[str]) -> None:
    check(text, rows)
