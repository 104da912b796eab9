"""INSTITUTION by form: invented names that no list can hold, each in a sentence with all its institutions."""

from __future__ import annotations

import pytest
from marks import check

GRAMMAR = [
    "该研究由⟦青屏市第九人民医院|INSTITUTION⟧牵头。",
    "来自⟦海口市第十七人民医院|INSTITUTION⟧肿瘤内科的张明教授。",
    "位于⟦青岛市黄岛区肿瘤医院|INSTITUTION⟧。",
    "⟦上海市第三十人民医院|INSTITUTION⟧和⟦南京市第二十人民医院|INSTITUTION⟧共入组40例。",
    "由⟦上海市长乐胸科医院|INSTITUTION⟧陆教授主持。",
    "⟦四川大学附属第九医院|INSTITUTION⟧收治。",
    "⟦山东大学第七附属肿瘤医院|INSTITUTION⟧收治。",
    "⟦福建医科大学附属东海协和医院|INSTITUTION⟧的数据。",
    "⟦厦门市海沧区疾病预防控制中心|INSTITUTION⟧统计。",
    "⟦广东省罕见肿瘤研究所|INSTITUTION⟧报告。",
    "⟦贵州省第四医院|INSTITUTION⟧、⟦云南省第五医院|INSTITUTION⟧收治。",
    "⟦解放军总医院第十医学中心|INSTITUTION⟧首选消融。",
    "法国⟦贝朗热研究所|INSTITUTION⟧随访。",
    "⟦挪威癌症研究所|INSTITUTION⟧与⟦丹麦临床肿瘤研究组|INSTITUTION⟧。",
    "⟦国际血液移植学会|INSTITUTION⟧发布。",
    "荷兰⟦Lanomus医学中心|INSTITUTION⟧称。",
    "⟦北京澜奥生物科技有限公司|INSTITUTION⟧产品。",
    "近日，⟦澜泽医药|INSTITUTION⟧宣布。",
    "⟦國際血液移植學會|INSTITUTION⟧發布。",
    # transliterations with a hyphen, before a known place, before 国家
    "美国⟦梅洛-法维斯癌症研究所|INSTITUTION⟧的数据。",
    "共同作者来自⟦范洛比尔特-英格兰姆癌症中心|INSTITUTION⟧。",
    "⟦威洛康奈尔医学院|INSTITUTION⟧的评论。",
    "意大利⟦博泽诺国家肿瘤研究所|INSTITUTION⟧随访。",
    "日本⟦东京都立澄川病院|INSTITUTION⟧入组。",
    # a hospital's unit is none of its name, nor are a listed society's experts
    "⟦青屏国际医学中心医院|INSTITUTION⟧质子中心试运行。",
    "⟦中国抗癌协会|INSTITUTION⟧澜山肿瘤专家委员会整理。",
]
LOST_COUNTRY = [
    "据⟦癌症中心|INSTITUTION⟧最新数据。",
    "年初，⟦癌症中心|INSTITUTION⟧发布了年报。",
    "再往外看，⟦癌症中心|INSTITUTION⟧（北京）与⟦合肥离子医学中心|INSTITUTION⟧（安徽）。",
    "癌症中心挂号。",
]
ACTS = [
    "⟦澜泽康|INSTITUTION⟧的安罗替尼获批。",
    "⟦澜泽康|INSTITUTION⟧（2696.HK）公布业绩。",
    "⟦XQNCO|INSTITUTION⟧年会公布。",
    "⟦XQDA|INSTITUTION⟧批准该药。",
    "法国⟦GQRTEC|INSTITUTION⟧公布结果。",
    "【生产企业】⟦澜泽康|INSTITUTION⟧",
    "⟦澜泽康|INSTITUTION⟧、⟦恒瑞医药|INSTITUTION⟧等均有布局。",
    "⟦恒瑞医药|INSTITUTION⟧和⟦澜泽康|INSTITUTION⟧均有布局。",
    "该药由公司从⟦Lanocure|INSTITUTION⟧引进。",
    "公司收购⟦LanoGen|INSTITUTION⟧。",
]
NOTHING = [
    "各大医院均可开展。", "三甲医院与基层医院。", "肿瘤专科医院的比拼。", "多家综合医院、省级医院。", "该院、本院、我院肿瘤内科。", "去医院就诊。", "新建的质子中心。",
    "抗生素与微生物。", "生物制药行业、创新药企。", "门诊大楼与住院部。", "独立数据监查委员会。", "伦理委员会批准。", "对照组与研究组。", "TP53基因、抑癌基因。", "数据来自SEER数据库。",
    "昂贵的安罗替尼。", "北欧的登记数据公布。", "日本公布的数据。", "RECIST标准。", "ORR公布。", "PFS获批。", "一家上市公司。", "多学科团队会诊。", "肝癌研究进展。", "《柳叶刀》杂志发表。",
    "科学创新与医疗资源的流动。", "医学院学生。", "大学期间。", "进口的安罗替尼。", "专家委员会推荐。",
    "医学院学生。", "首批血液病医学中心建设单位。", "中国医院科技量值榜。", "准入医院数量增至734家。", "大学期间。", "进口的安罗替尼。", "专家委员会推荐。",
]  # fmt: skip


@pytest.mark.parametrize("marked", GRAMMAR + LOST_COUNTRY)
def test_the_grammar_of_names(marked: str) -> None:
    check(marked, "INSTITUTION")


@pytest.mark.parametrize("marked", ACTS)
def test_what_institutions_do(marked: str) -> None:
    check(marked, "INSTITUTION")


@pytest.mark.parametrize("text", NOTHING)
def test_no_institution_stands_here(text: str) -> None:
    check(text, "INSTITUTION")


def test_two_names_of_one_hospital_are_two_mentions() -> None:
    check("⟦陆军军医大学第一附属医院|INSTITUTION⟧（⟦西南医院|INSTITUTION⟧）的队列。", "INSTITUTION")
