"""How a text defines its arms, and what their names stand for then."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# 臂 for 组: 试验臂, A臂, 两臂; no arm of a body, and none of a study with one arm.
ARMS = """
试验臂191例给予信迪利单抗，对照臂195例给予多西他赛。试验臂ORR为54.6%，对照臂为27.0%。
    54.6% ; ORR rate 54.6 percent ; I=信迪利单抗 ; C=多西他赛
    27.0% ; ORR rate 27.0 percent ; I=多西他赛 ; C=信迪利单抗

患者按1:1分入A臂（吉非替尼）和B臂（培美曲塞+顺铂），A臂中位PFS为10.9个月，B臂为5.6个月。≥3级不良事件发生率两臂分别为22.4%和45.1%。
    10.9个月 ; PFS median 10.9 month ; I=吉非替尼 ; C=培美曲塞+顺铂
    5.6个月 ; PFS median 5.6 month ; I=培美曲塞+顺铂 ; C=吉非替尼
    22.4% ; AE rate 22.4 percent ; I=吉非替尼 ; C=培美曲塞+顺铂 ; event=不良事件 ; grade=>=3
    45.1% ; AE rate 45.1 percent ; I=培美曲塞+顺铂 ; C=吉非替尼 ; event=不良事件 ; grade=>=3

奥希替尼臂的中位PFS为18.9个月，安慰剂臂为10.2个月，HR=0.46。
    18.9个月 ; PFS median 18.9 month ; I=奥希替尼 ; C="安慰剂臂"
    10.2个月 ; PFS median 10.2 month ; I="安慰剂臂" ; C=奥希替尼
    0.46 ; PFS hazard_ratio 0.46 ratio ; I=奥希替尼 ; C="安慰剂臂"

患者按2:1分入帕博利珠单抗和多西他赛两臂。客观缓解率试验臂为31.5%，对照臂只有9.5%；≥3级TRAE两臂几乎持平（17.0% vs 35.7%）。
    31.5% ; ORR rate 31.5 percent ; I=帕博利珠单抗 ; C=多西他赛
    9.5% ; ORR rate 9.5 percent ; I=多西他赛 ; C=帕博利珠单抗
    17.0% ; AE rate 17.0 percent ; I=帕博利珠单抗 ; C=多西他赛 ; event=TRAE ; grade=>=3
    35.7% ; AE rate 35.7 percent ; I=多西他赛 ; C=帕博利珠单抗 ; event=TRAE ; grade=>=3

这是一项单臂Ⅱ期研究，32例胃癌患者接受替雷利珠单抗，ORR为31.3%，左臂水肿发生率为3.1%。
    31.3% ; ORR rate 31.3 percent ; I=替雷利珠单抗 ; P=胃癌 ; phase=Ⅱ期
    3.1% ; AE rate 3.1 percent ; I=替雷利珠单抗 ; P=胃癌 ; phase=Ⅱ期 ; event=水肿
"""


@pytest.mark.parametrize(("text", "rows"), sentences(ARMS))
def test_definitions(text: str, rows: list[str]) -> None:
    check(text, rows)
