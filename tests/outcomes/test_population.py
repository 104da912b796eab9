"""The population over the sentences of a study, markers told apart, subgroups."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
纳入98例晚期食管鳞癌患者。全组中位OS为13.1个月，1年OS率为55.1%。
    13.1个月 ; OS median 13.1 month ; P=晚期+食管鳞癌
    55.1% ; OS rate 55.1 percent ; @12 ; P=晚期+食管鳞癌

方法 回顾性分析2018年1月至2021年12月收治的112例晚期肝细胞癌患者的资料。结果 ORR为32.1%。随访12个月，1年OS率为58.9%。
    32.1% ; ORR rate 32.1 percent ; P=晚期+肝细胞癌
    58.9% ; OS rate 58.9 percent ; @12 ; P=晚期+肝细胞癌

纳入76例EGFR突变的晚期非小细胞肺癌患者，均接受奥希替尼治疗。中位PFS为17.8个月。其中脑转移患者的ORR为68.0%。
    17.8个月 ; PFS median 17.8 month ; I=奥希替尼 ; P=EGFR突变+晚期+非小细胞肺癌
    68.0% ; ORR rate 68.0 percent ; I=奥希替尼 ; P=脑转移+EGFR突变+晚期+非小细胞肺癌

在HER2阳性晚期胃癌患者中，ORR为47.3%；HER2阴性患者为21.0%。
    47.3% ; ORR rate 47.3 percent ; P=HER2阳性+晚期+胃癌
    21.0% ; ORR rate 21.0 percent ; P=HER2阴性+晚期+胃癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_population(text: str, rows: list[str]) -> None:
    check(text, rows)
