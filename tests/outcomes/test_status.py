"""What is no result yet, or none in patients: goals, plans, animals."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
公司预计该药的5年生存率有望突破50%。
    50% ; OS rate >50 percent ; @60 ; status=hypothetical

临床试验的目标是将ORR提高到60%。
    60% ; ORR rate 60 percent ; status=hypothetical

研究者预计ORR可达60%。
    60% ; ORR rate 60 percent ; status=hypothetical

该研究计划将5年生存率提高10个百分点。
    10个百分点 ; OS change 10 percentage_point ; @60 ; dir=increase ; status=hypothetical

目标是到2030年，总体癌症5年生存率达到46.6%。
    46.6% ; OS rate 46.6 percent ; @60 ; status=hypothetical

在小鼠模型中，HLX26使肿瘤体积缩小62%。
    62% ; RESPONSE change 62 percent ; I=HLX26 ; dir=decrease ; status=preclinical

小鼠实验中，中位生存期延长了40%。
    40% ; OS change 40 percent ; dir=increase ; status=preclinical

荷瘤小鼠中，联合用药的完全缓解率达80%。
    80% ; CR rate 80 percent ; status=preclinical

在体外实验中，该化合物的抑制率为92%。中位OS为12.5个月。
    12.5个月 ; OS median 12.5 month

COMPASSION-15研究中卡度尼利单抗组的ORR为65.2%。研究者设想，若再联合普络西单抗，二线治疗的ORR有望突破40%。
    65.2% ; ORR rate 65.2 percent ; I=卡度尼利单抗 ; trial=COMPASSION-15
    40% ; ORR rate >40 percent ; I=普络西单抗 ; status=hypothetical

回顾性研究纳入64例肝癌患者，中位PFS为8.6个月，中位OS未达到；其中9例（14.1%）成功转化并接受手术切除。
    8.6个月 ; PFS median 8.6 month ; P=肝癌
    中位OS ; OS median null month ; P=肝癌 ; flags=not_reached

既往Ⅲ期RCT证实，瑞戈非尼使肝癌患者死亡风险降低37%。
    37% ; OS change 37 percent ; I=瑞戈非尼 ; P=肝癌 ; phase=Ⅲ期 ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_status(text: str, rows: list[str]) -> None:
    check(text, rows)
