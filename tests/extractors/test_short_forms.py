"""Short forms that an article defines; every occurrence has the concept of the full name."""

from __future__ import annotations

import pytest
from marks import check

import oncozh

DEFINED = [
    ("⟦青屏市第九人民医院|INSTITUTION⟧（以下简称“⟦青屏九院|INSTITUTION⟧”）牵头，⟦青屏九院|INSTITUTION⟧入组30例。", 3),
    ("⟦青屏市第九人民医院|INSTITUTION⟧（⟦青屏九院|INSTITUTION⟧）牵头，⟦青屏九院|INSTITUTION⟧入组。", 3),
    ("⟦青屏市第九人民医院|INSTITUTION⟧，简称“⟦青屏九院|INSTITUTION⟧”，⟦青屏九院|INSTITUTION⟧入组。", 3),
    ("⟦国际血液移植学会|INSTITUTION⟧（⟦IXBTS|INSTITUTION⟧）称，⟦IXBTS|INSTITUTION⟧已更新。", 3),
    ("⟦IXBTS|INSTITUTION⟧（⟦国际血液移植学会|INSTITUTION⟧）称，⟦IXBTS|INSTITUTION⟧已更新。", 3),
    ("⟦安罗替尼|DRUG⟧（⟦ANXL|DRUG⟧）组与对照组，⟦ANXL|DRUG⟧组更优。", 3),
    ("⟦澜奥替尼|DRUG⟧（⟦lanoretinib|DRUG⟧）有效，⟦lanoretinib|DRUG⟧耐受好。", 3),
    ("⟦澜奥妥珠单抗|DRUG⟧（⟦lan-TQT|DRUG⟧，5.4 mg/kg）获益，⟦lan-TQT|DRUG⟧组。", 3),
]
NOT_DEFINED = [
    "⟦安罗替尼|DRUG⟧（PFS）和⟦安罗替尼|DRUG⟧（n=60）。",
    "⟦安罗替尼|DRUG⟧（IV）给药。",
    "⟦安罗替尼|DRUG⟧（TKI）耐药。",
    "⟦安罗替尼|DRUG⟧（单药）有效。",
    "⟦北京大学肿瘤医院|INSTITUTION⟧（北京）与⟦复旦大学附属肿瘤医院|INSTITUTION⟧（组长单位）。",
    "⟦和黄医药|INSTITUTION⟧（“公司”）公布，公司预计上市。",
    "⟦北京大学肿瘤医院|INSTITUTION⟧（天津）。",
]


@pytest.mark.parametrize(("marked", "count"), DEFINED)
def test_a_short_form_takes_the_concept_of_the_full_name(marked: str, count: int) -> None:
    mentions = check(marked, "DRUG", "INSTITUTION")
    assert len(mentions) == count
    assert len({m.concept for m in mentions}) <= 2
    assert mentions[-1].concept == mentions[-2].concept


@pytest.mark.parametrize("marked", NOT_DEFINED)
def test_other_brackets_define_nothing(marked: str) -> None:
    check(marked, "DRUG", "INSTITUTION")


def test_a_therapy_is_found_again_by_its_acronym() -> None:
    article = oncozh.extract(
        "累及野照射（involved-field irradiation，IFI）与选择性淋巴结照射（ENI）比较。IFI组ORR为41.7%。"
    )
    found = [m.text for m in article.mentions if m.label == "THERAPY"]
    assert found.count("IFI") == 2
    assert article.slot_texts(article.outcomes[0].intervention) == ["IFI"]
