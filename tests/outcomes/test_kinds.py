"""What a drug is (A是一种B抑制剂) and how the text takes it up by it (该双抗, 这款ADC, CAR-T细胞)."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
呋喹替尼是一种高选择性VEGFR抑制剂。该研究中，该药使肠癌患者中位OS延长至9.3个月，而安慰剂仅6.6个月（HR 0.65）。
    9.3个月 ; OS median 9.3 month ; I=呋喹替尼 ; C="安慰剂" ; P=肠癌
    6.6个月 ; OS median 6.6 month ; I="安慰剂" ; C=呋喹替尼 ; P=肠癌
    0.65 ; OS hazard_ratio 0.65 ratio ; I=呋喹替尼 ; C="安慰剂" ; P=肠癌

公司公布BCMA CAR-T产品泽沃基奥仑赛注射液的数据。102例多发性骨髓瘤患者接受150×10⁶ CAR-T细胞单次回输。ORR为92.2%。
    92.2% ; ORR rate 92.2 percent ; I=泽沃基奥仑赛 ; P=多发性骨髓瘤

一款新型ADC药物维迪西妥单抗在尿路上皮癌中显示出疗效。Ⅱ期研究中，这款ADC的ORR为51.2%。
    51.2% ; ORR rate 51.2 percent ; I=维迪西妥单抗 ; P=尿路上皮癌 ; phase=Ⅱ期

双抗卡度尼利单抗获批。研究显示，与安慰剂相比，加用该双抗可使死亡风险降低36%。
    36% ; OS change 36 percent ; I=卡度尼利单抗 ; C="安慰剂" ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_kinds(text: str, rows: list[str]) -> None:
    check(text, rows)
