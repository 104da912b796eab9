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
对复发的鼻咽癌，过去多用调强放疗，3年局部控制率只有58%；科室改用质子放疗后，提升至81%，5年生存率由32%提高到50%。
    58% ; LRC rate 58 percent ; @36 ; I=调强放疗 ; C=质子放疗 ; P=鼻咽癌
    81% ; LRC rate 81 percent ; @36 ; I=质子放疗 ; C=调强放疗 ; P=鼻咽癌
    50% ; OS rate 50 percent ; @60 ; I=质子放疗 ; C=调强放疗 ; P=鼻咽癌 ; baseline=32

治疗晚期肝癌，以前用索拉非尼，1年生存率只有44。有了信迪利单抗联合贝伐珠单抗，1年生存率已达67，客观缓解率为21。
    44 ; OS rate 44 percent ; @12 ; I=索拉非尼 ; C=信迪利单抗+贝伐珠单抗 ; P=晚期+肝癌 ; flags=implied_percent
    67 ; OS rate 67 percent ; @12 ; I=信迪利单抗+贝伐珠单抗 ; C=索拉非尼 ; P=肝癌 ; flags=implied_percent,ambiguous_intervention
    21 ; ORR rate 21 percent ; I=信迪利单抗+贝伐珠单抗 ; P=肝癌 ; flags=implied_percent,ambiguous_intervention

2012年以前，胃癌患者只能接受开腹手术，3年生存率徘徊在64%。2018年起改用腹腔镜手术，3年生存率升至72%。
    64% ; OS rate 64 percent ; @36 ; I=开腹手术 ; C=腹腔镜手术 ; P=胃癌
    72% ; OS rate 72 percent ; @36 ; I=腹腔镜手术 ; C=开腹手术 ; P=胃癌

从前以达卡巴嗪为主，黑色素瘤的3年生存率仅12%；现在改为特瑞普利单抗，这一数字提高到38%。
    12% ; OS rate 12 percent ; @36 ; I=达卡巴嗪 ; C=特瑞普利单抗 ; P=黑色素瘤
    38% ; OS rate 38 percent ; @36 ; I=特瑞普利单抗 ; C=达卡巴嗪 ; P=黑色素瘤

十年前，小细胞肺癌患者手里只有依托泊苷联合顺铂。如今用上斯鲁利单抗，2年生存率达到43%。
    43% ; OS rate 43 percent ; @24 ; I=斯鲁利单抗 ; P=小细胞肺癌

收治鼻咽癌患者217例。过去用调强放疗，3年生存率约58%，如今换成质子放疗，3年生存率达到81%。治疗的反应也轻了，3级以上黏膜炎发生率为6%，较调强放疗下降21个百分点。
    58% ; OS rate ~58 percent ; @36 ; I=调强放疗 ; C=质子放疗 ; P=鼻咽癌
    81% ; OS rate 81 percent ; @36 ; I=质子放疗 ; C=调强放疗 ; P=鼻咽癌 ; flags=ambiguous_intervention
    6% ; AE rate 6 percent ; I=质子放疗 ; P=鼻咽癌 ; event=黏膜炎 ; grade=>=3 ; flags=ambiguous_intervention
    21个百分点 ; AE change 21 percentage_point ; I=质子放疗 ; C=调强放疗 ; P=鼻咽癌 ; event=黏膜炎 ; grade=>=3 ; dir=decrease

收治脊索瘤患者217例。手术加质子放疗的患者5年生存率为86%，而单纯手术者的5年生存率不足45%。
    86% ; OS rate 86 percent ; @60 ; I=手术+质子放疗 ; C=手术 ; P=脊索瘤
    45% ; OS rate <45 percent ; @60 ; I=手术 ; C=手术+质子放疗 ; P=脊索瘤

收治食管癌患者217例。化疗联合信迪利单抗者5年生存率为46%，中位生存期31.5个月；只用化疗的病人5年生存率为22%。
    46% ; OS rate 46 percent ; @60 ; I=化疗+信迪利单抗 ; C=化疗 ; P=食管癌
    31.5个月 ; OS median 31.5 month ; I=化疗+信迪利单抗 ; P=食管癌
    22% ; OS rate 22 percent ; @60 ; I=化疗 ; C=化疗+信迪利单抗 ; P=食管癌

对不可切除的胃癌，医生先用SOX转化，客观缓解率达到64.6%。转化后接受手术的患者获益最明显，5年生存率为48.9%，中位生存期接近5年，未能手术者则分别是14.2%和26个月。
    64.6% ; ORR rate 64.6 percent ; I=SOX ; P=胃癌
    48.9% ; OS rate 48.9 percent ; @60 ; I=SOX+手术 ; C=SOX ; P=胃癌
    5年 ; OS median ~5 year ; I=SOX+手术 ; C=SOX ; P=胃癌
    14.2% ; OS rate 14.2 percent ; @60 ; I=SOX ; C=SOX+手术 ; P=胃癌
    26个月 ; OS median 26 month ; I=SOX ; C=SOX+手术 ; P=胃癌

对不可切除的肝癌，先用仑伐替尼联合信迪利单抗转化，客观缓解率为44.6%。未手术者2年生存率为41%，降期后接受了手术的患者达到83%。
    44.6% ; ORR rate 44.6 percent ; I=仑伐替尼+信迪利单抗 ; P=肝癌
    41% ; OS rate 41 percent ; @24 ; I=仑伐替尼+信迪利单抗 ; C=仑伐替尼+信迪利单抗+手术 ; P=肝癌
    83% ; OS rate 83 percent ; @24 ; I=仑伐替尼+信迪利单抗+手术 ; C=仑伐替尼+信迪利单抗 ; P=肝癌

对不可切除的肝癌，仑伐替尼的客观缓解率为24.6%。接受手术的患者2年生存率为83%，未手术者为41%。
    24.6% ; ORR rate 24.6 percent ; I=仑伐替尼 ; P=肝癌
    83% ; OS rate 83 percent ; @24 ; I=手术 ; C="未手术者" ; P=肝癌
    41% ; OS rate 41 percent ; @24 ; I="未手术者" ; C=手术 ; P=肝癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THEN_AND_NOW))
def test_what_is_done_today_and_what_was_done_before_are_held_against_each_other(text: str, rows: list[str]) -> None:
    check(text, rows)


ANSWERS = """
仑伐替尼治肝癌效果怎么样？客观缓解率18.8%，而用索拉非尼的只有6.5%。
    18.8% ; ORR rate 18.8 percent ; I=仑伐替尼 ; C=索拉非尼 ; P=肝癌
    6.5% ; ORR rate 6.5 percent ; I=索拉非尼 ; C=仑伐替尼 ; P=肝癌

奥希替尼治疗肺癌，到底比吉非替尼好多少？中位无进展生存期18.9个月，吉非替尼是10.2个月。
    18.9个月 ; PFS median 18.9 month ; I=奥希替尼 ; C=吉非替尼 ; P=肺癌
    10.2个月 ; PFS median 10.2 month ; I=吉非替尼 ; C=奥希替尼 ; P=肺癌

治疗前列腺癌，阿帕他胺到底管不管用？2年生存率达到82.4%，安慰剂只有73.5%。
    82.4% ; OS rate 82.4 percent ; @24 ; I=阿帕他胺 ; C="安慰剂" ; P=前列腺癌
    73.5% ; OS rate 73.5 percent ; @24 ; I="安慰剂" ; C=阿帕他胺 ; P=前列腺癌

指南怎么说？肺癌的5年生存率为25%。
    25% ; OS rate 25 percent ; @60 ; P=肺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(ANSWERS))
def test_an_answer_is_of_the_treatment_that_the_question_asks_about(text: str, rows: list[str]) -> None:
    check(text, rows)
