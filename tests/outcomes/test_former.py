"""Treatments that a sentence names and that its figures are not of."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
研究中20例急性淋巴细胞白血病患者接受CD7 CAR-T治疗，清淋方案为氟达拉滨+环磷酰胺。CR率为90.0%。
    90.0% ; CR rate 90.0 percent ; I=CD7 CAR-T ; P=急性淋巴细胞白血病

方法：20例急性淋巴细胞白血病患者以氟达拉滨联合环磷酰胺清淋后回输CD7 CAR-T细胞。结果：CR率为90.0%。
    90.0% ; CR rate 90.0 percent ; I=CD7 CAR-T细胞 ; P=急性淋巴细胞白血病

调强放疗用于不能手术的Ⅲ期非小细胞肺癌患者，2年生存率为46%。
    46% ; OS rate 46 percent ; @24 ; I=调强放疗 ; P=Ⅲ期+非小细胞肺癌

放疗团队用射波刀治疗小肝癌患者，3年生存率为80%。
    80% ; OS rate 80 percent ; @36 ; I=射波刀 ; P=小肝癌

食管癌年手术逾1300例，五年生存率为58%。
    58% ; OS rate 58 percent ; @60 ; P=食管癌

前哨淋巴结活检假阴性率控制在5%以内，10年生存率为92%。
    92% ; OS rate 92 percent ; @120

失去手术机会的胰腺癌患者中位生存期为9.1个月。
    9.1个月 ; OS median 9.1 month ; P=胰腺癌

RC88联合特瑞普利单抗治疗铂耐药卵巢癌，2.0 mg/kg组ORR为45.2%；RC118治疗胃癌，一线ORR 70.6%，后线ORR 35.7%。
    45.2% ; ORR rate 45.2 percent ; I=RC88+特瑞普利单抗+"2.0 mg/kg组" ; P=卵巢癌
    70.6% ; ORR rate 70.6 percent ; I=RC118 ; P=胃癌
    35.7% ; ORR rate 35.7 percent ; I=RC118 ; P=胃癌

局限期小细胞肺癌患者接受放化疗序贯阿得贝利单抗。业内认为，该方案有望将5年生存率从30%提高到45%。
    45% ; OS rate 45 percent ; @60 ; I=放化疗+阿得贝利单抗 ; P=小细胞肺癌 ; baseline=30 ; status=hypothetical
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_former(text: str, rows: list[str]) -> None:
    check(text, rows)
