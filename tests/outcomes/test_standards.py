"""The standard treatment that a text has named, and later only calls 标准治疗 or 对照组."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
长期以来，胰腺癌二线标准治疗是吉西他滨联合白蛋白紫杉醇。该研究纳入301例患者，伊立替康脂质体组中位OS 9.1个月，标准治疗组6.2个月，HR为0.67。
    9.1个月 ; OS median 9.1 month ; I=伊立替康脂质体 ; C=吉西他滨+白蛋白紫杉醇 ; P=胰腺癌
    6.2个月 ; OS median 6.2 month ; I=吉西他滨+白蛋白紫杉醇 ; C=伊立替康脂质体 ; P=胰腺癌
    0.67 ; OS hazard_ratio 0.67 ratio ; I=伊立替康脂质体 ; C=吉西他滨+白蛋白紫杉醇 ; P=胰腺癌

目前卵巢癌的标准疗法为紫杉醇周疗。该研究以此为对照，阿帕替尼组的中位PFS为5.8个月，对照组为3.3个月。
    5.8个月 ; PFS median 5.8 month ; I=阿帕替尼 ; C=紫杉醇 ; P=卵巢癌
    3.3个月 ; PFS median 3.3 month ; I=紫杉醇 ; C=阿帕替尼 ; P=卵巢癌

索拉非尼多年来一直是肝癌的标准治疗。该研究中多纳非尼与标准治疗的中位OS分别为12.1个月和10.3个月。
    12.1个月 ; OS median 12.1 month ; I=多纳非尼 ; C=索拉非尼 ; P=肝癌
    10.3个月 ; OS median 10.3 month ; I=索拉非尼 ; C=多纳非尼 ; P=肝癌

该研究中，标准疗法为泊马度胺、达雷妥尤单抗或卡非佐米。艾基奥仑赛组与标准疗法组的ORR分别为80%和45%。
    80% ; ORR rate 80 percent ; I=艾基奥仑赛 ; C=泊马度胺+达雷妥尤单抗+卡非佐米
    45% ; ORR rate 45 percent ; I=泊马度胺+达雷妥尤单抗+卡非佐米 ; C=艾基奥仑赛

晚期肺癌的标准二线治疗为多西他赛或培美曲塞。信迪利单抗与标准二线治疗的中位OS分别为12.1个月和9.0个月。
    12.1个月 ; OS median 12.1 month ; I=信迪利单抗 ; C=多西他赛+培美曲塞 ; P=肺癌
    9.0个月 ; OS median 9.0 month ; I=多西他赛+培美曲塞 ; C=信迪利单抗 ; P=肺癌

乳腺癌患者分入三组：卡美替尼单药；标准内分泌治疗（氟维司群或来曲唑）；卡美替尼联合哌柏西利。卡美替尼 vs 标准治疗，中位PFS 5.1个月 vs 3.2个月。联合组 vs 卡美替尼单药组，中位PFS 9.4个月 vs 5.5个月。
    5.1个月 ; PFS median 5.1 month ; I=卡美替尼 ; C=氟维司群+来曲唑 ; P=乳腺癌
    3.2个月 ; PFS median 3.2 month ; I=氟维司群+来曲唑 ; C=卡美替尼 ; P=乳腺癌
    9.4个月 ; PFS median 9.4 month ; I=卡美替尼+哌柏西利 ; C=卡美替尼 ; P=乳腺癌
    5.5个月 ; PFS median 5.5 month ; I=卡美替尼 ; C=卡美替尼+哌柏西利 ; P=乳腺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_standards(text: str, rows: list[str]) -> None:
    check(text, rows)
