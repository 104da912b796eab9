"""A hospital's own trial or cohort is told of in the sentences after the one that names it; one that it only leads is not its own."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# ⏎ is a line break.
CASES = """
唐都医院报告的SUNRAY-8研究（Ⅱ期）入组88人，试验组术前用卡瑞利珠单抗。试验组pCR率为32.6%。
    32.6% ; PCR rate 32.6 percent ; I=卡瑞利珠单抗 ; inst=唐都医院 ; trial=SUNRAY-8 ; phase=Ⅱ期

苏州大学附属第一医院吴德沛团队今年发表的IIb期随机研究（NCT05177731）入组188名患者。诱导后，CR率为89%。
    89% ; CR rate 89 percent ; inst=苏州大学附属第一医院 ; trial=NCT05177731 ; phase=IIb期

北京大学人民医院黄晓军团队联合多家中心，把急性髓系白血病患者按供者分成两组。全组3年DFS率为74%。
    74% ; DFS rate 74 percent ; @36 ; P=急性髓系白血病 ; inst=北京大学人民医院

广州医科大学附属第一医院何建行团队接着做。他们的EVIDENCE研究入组322例患者，埃克替尼组3年DFS率为63.9%。
    63.9% ; DFS rate 63.9 percent ; @36 ; I=埃克替尼 ; inst=广州医科大学附属第一医院 ; trial=EVIDENCE

中山大学肿瘤防治中心马骏团队发表了一项研究，3年OS率为85%。该中心徐瑞华教授牵头的JUPITER-02研究中，特瑞普利单抗组中位PFS为21.4个月。
    85% ; OS rate 85 percent ; @36 ; inst=中山大学肿瘤防治中心
    21.4个月 ; PFS median 21.4 month ; I=特瑞普利单抗 ; trial=JUPITER-02

上海市胸科医院陆舜教授牵头的HARMONi-6研究公布。依沃西单抗组中位PFS为11.1个月。
    11.1个月 ; PFS median 11.1 month ; I=依沃西单抗 ; trial=HARMONi-6

个体化疫苗mRNA-4157（莫德纳）联合帕博利珠单抗，复发或死亡风险降低49%。
    49% ; DFS change 49 percent ; I=mRNA-4157+帕博利珠单抗 ; inst=莫德纳 ; dir=decrease

ORR为39%（ASCO 2023）。
    39% ; ORR rate 39 percent ; inst=ASCO

恩美曲妥珠单抗（商品名赫赛莱）的ORR为39%。
    39% ; ORR rate 39 percent ; I=恩美曲妥珠单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_own_trials(text: str, rows: list[str]) -> None:
    check(text.replace("⏎", "\n"), rows)
