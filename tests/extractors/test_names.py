"""Names of the lexicon where they stand: whole sentences with all their names."""

from __future__ import annotations

import pytest
from marks import check

import oncozh

WHOLE = [
    "⟦恩扎卢胺|DRUG⟧治疗⟦前列腺癌|CANCER⟧。",
    "⟦盐酸安罗替尼|DRUG⟧联合⟦化疗|THERAPY⟧用于⟦小细胞肺癌|CANCER⟧。",
    "⟦甲磺酸奥希替尼|DRUG⟧一线治疗⟦EGFR突变|BIOMARKER⟧⟦非小细胞肺癌|CANCER⟧⟦脑转移|METASTASIS⟧患者。",
    "⟦PD-1抑制剂|DRUG_CLASS⟧⟦帕博利珠单抗|DRUG⟧获批。",
    "⟦中山大学附属肿瘤医院|INSTITUTION⟧肿瘤内科收治⟦晚期|STAGE⟧⟦胃癌|CANCER⟧患者。",
    "美国⟦MD安德森癌症中心|INSTITUTION⟧的数据。",
    "⟦EGFR-TKI|DRUG_CLASS⟧耐药后换用⟦铂类化疗|THERAPY⟧。",
    "⟦肝细胞癌|CANCER⟧（⟦HCC|CANCER⟧）患者行⟦TACE|THERAPY⟧。",
    "⟦质子放疗|THERAPY⟧与⟦SBRT|THERAPY⟧均可用于⟦肝转移|METASTASIS⟧灶。",
    "⟦FOLFOX|DRUG⟧方案治疗⟦结直肠癌|CANCER⟧。",
    "⟦弥漫大B细胞淋巴瘤|CANCER⟧首选⟦R-CHOP|DRUG⟧。",
    "⟦ＰＤ－１抑制剂|DRUG_CLASS⟧治疗⟦ＮＳＣＬＣ|CANCER⟧。",
    "⟦帕博利珠單抗|DRUG⟧治療⟦非小細胞肺癌|CANCER⟧。",
    "⟦恩扎卢胺|DRUG⟧片说明书。",
    "⟦乳腺癌|CANCER⟧⟦骨转移|METASTASIS⟧患者使用⟦唑来膦酸|DRUG⟧。",
    "⟦CAR-T|THERAPY⟧治疗⟦多发性骨髓瘤|CANCER⟧。",
    "《⟦CSCO|INSTITUTION⟧⟦胃癌|CANCER⟧诊疗指南》",
    "⟦FDA|INSTITUTION⟧批准⟦nivolumab|DRUG⟧。",
]
# The abbreviations and brands of a clinical record count beside a dose, a join, a verb of giving or in a list of drugs.
RECORDS = [
    "予⟦CTX|DRUG⟧1.2g d1、⟦ADM|DRUG⟧ 80mg d1治疗。",
    "行⟦EPI|DRUG⟧+⟦CTX|DRUG⟧×4→⟦TXT|DRUG⟧×4方案。",
    "予⟦瑞白|DRUG⟧升白，⟦头孢西丁|DRUG⟧抗感染，⟦低分子肝素钙|DRUG⟧4000u皮下注射。",
    "口服⟦硝苯地平|DRUG⟧控释片，⟦黛力新|DRUG⟧1片，⟦复方甲氧那明|DRUG⟧胶囊，止咳平喘。",
    "给予⟦艾迪注射液|DRUG⟧、⟦脂肪乳|DRUG⟧与⟦复方氨基酸|DRUG⟧。",
    "⟦帕博利珠单抗|DRUG⟧、泰特利患者。",
    "⟦曲妥珠单抗|DRUG⟧（⟦HLX02|DRUG⟧）、⟦FG-M108|DRUG⟧处于Ⅲ期。",
]
# No name inside a longer word or number, in a score, in a ranking, or where only a part of it stands.
NOTHING = [
    "ECOG评分0~1分。", "MSKCC中危患者。", "FIGO分期。", "WHO II级。", "一般情况良好。", "癌症是重大公共卫生问题。", "恶性肿瘤发病率上升。", "肿瘤患者应注意营养。", "体重指数BMI。",
    "XFOLFOXIRIX", "anivolumabs", "该院开展多学科会诊。", "去医院就诊。", "医保局发布通知。", "生存曲线分离。",
]  # fmt: skip


@pytest.mark.parametrize("marked", WHOLE)
def test_all_names_of_a_sentence(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", RECORDS)
def test_the_drugs_of_clinical_records(marked: str) -> None:
    check(marked, "DRUG")


@pytest.mark.parametrize("text", NOTHING)
def test_no_names(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("帕博利珠单抗", "Keytruda"), ("帕博利珠单抗", "可瑞达"), ("帕博利珠单抗", "pembrolizumab"), ("帕博利珠单抗", "MK-3475"), ("恩扎卢胺", "安可坦"), ("恩扎卢胺", "enzalutamide"),
        ("非小细胞肺癌", "NSCLC"), ("肝细胞癌", "HCC"), ("MD安德森癌症中心", "MDACC"),
    ],
)  # fmt: skip
def test_one_concept_for_every_alias(first: str, second: str) -> None:
    a, b = (oncozh.extract(f"{name}的数据。").mentions for name in (first, second))
    assert [m.text for m in a] == [first]
    assert [m.text for m in b] == [second]
    assert a[0].concept == b[0].concept


@pytest.mark.parametrize(
    ("name", "kind"),
    [("帕博利珠单抗", "generic"), ("可瑞达", "brand"), ("MK-3475", "code"), ("FOLFOX", "regimen"), ("中山大学附属肿瘤医院", "hospital"), ("FDA", "agency"), ("北京大学", "university")],
)  # fmt: skip
def test_the_kind_of_a_name(name: str, kind: str) -> None:
    (m,) = oncozh.extract(f"{name}的数据。").mentions
    assert (m.text, m.kind) == (name, kind)


def test_a_weak_name_counts_where_the_article_names_its_concept() -> None:
    alone = oncozh.extract("K药的故事。")
    assert alone.mentions == []
    together = oncozh.extract("K药的故事。帕博利珠单抗（K药）获批。")
    assert [(m.text, m.concept) for m in together.mentions] == [
        ("K药", "pembrolizumab"), ("帕博利珠单抗", "pembrolizumab"), ("K药", "pembrolizumab"),
    ]  # fmt: skip


def test_a_weak_name_counts_beside_a_strong_one() -> None:
    assert oncozh.extract("孩子天生强生。").mentions == []
    article = oncozh.extract("传奇生物与强生合作；标准治疗为PVd或DPd。")
    assert [m.text for m in article.mentions] == ["传奇生物", "强生", "PVd", "DPd"]


def test_relapsed_is_no_part_of_a_cancer() -> None:
    assert [m.text for m in oncozh.extract("652例R/R CLL/SLL患者").mentions] == ["CLL/SLL"]


def test_a_short_form_defined_in_a_bracket_is_found_again() -> None:
    article = oncozh.extract("广东省某某人民医院（下称“某某人医”）牵头。某某人医收治30例。")
    assert [m.text for m in article.mentions if m.label == "INSTITUTION"][-2:] == ["某某人医", "某某人医"]


def test_case_and_width_do_not_matter_but_abbreviations_want_their_capitals() -> None:
    assert [m.text for m in oncozh.extract("NIVOLUMAB and Nivolumab and ｎｉｖｏｌｕｍａｂ").mentions] == [
        "NIVOLUMAB",
        "Nivolumab",
        "ｎｉｖｏｌｕｍａｂ",
    ]
    assert oncozh.extract("who said that us and fda").mentions == []
