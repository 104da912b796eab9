"""Studies told in a sentence or two: arms named by their roles, the control told first, what does not matter."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
安罗替尼的该项研究中，实验组中位OS 9.6个月，安慰剂组6.3个月。
    9.6个月 ; OS median 9.6 month ; I=安罗替尼 ; C="安慰剂组"
    6.3个月 ; OS median 6.3 month ; I="安慰剂组" ; C=安罗替尼

研究评估了帕博利珠单抗与仑伐替尼的联合方案，158例肾癌患者ORR为49%。
    49% ; ORR rate 49 percent ; I=帕博利珠单抗+仑伐替尼 ; P=肾癌

该研究的阳性对照是舒尼替尼，替沃扎尼的中位PFS由9.1个月延长至11.9个月。
    11.9个月 ; PFS median 11.9 month ; I=替沃扎尼 ; C=舒尼替尼 ; baseline=9.1

无论是否接受辅助化疗，奥希替尼均较安慰剂改善DFS（HR 0.16）。
    0.16 ; DFS hazard_ratio 0.16 ratio ; I=奥希替尼 ; C="安慰剂"

PD-1单抗用于乳腺癌疗效有限，该研究中帕博利珠单抗与化疗的中位OS为9.9个月和10.8个月（HR 0.97）。
    9.9个月 ; OS median 9.9 month ; I=帕博利珠单抗 ; C=化疗 ; P=乳腺癌
    10.8个月 ; OS median 10.8 month ; I=化疗 ; C=帕博利珠单抗 ; P=乳腺癌
    0.97 ; OS hazard_ratio 0.97 ratio ; I=帕博利珠单抗 ; C=化疗 ; P=乳腺癌

达拉非尼治疗肺癌的ORR为33%。另一项研究使用该药联合曲美替尼，ORR升至69%。
    33% ; ORR rate 33 percent ; I=达拉非尼 ; P=肺癌
    69% ; ORR rate 69 percent ; I=达拉非尼+曲美替尼 ; P=肺癌

索凡替尼单药的ORR为10.3%。其联合特瑞普利单抗，ORR为22.5%。
    10.3% ; ORR rate 10.3 percent ; I=索凡替尼
    22.5% ; ORR rate 22.5 percent ; I=索凡替尼+特瑞普利单抗

替吉奥单药与替吉奥联合奥沙利铂的比较显示，后者的3年DFS率为74.3%，前者68.6%。
    74.3% ; DFS rate 74.3 percent ; @36 ; I=替吉奥+奥沙利铂 ; C=替吉奥
    68.6% ; DFS rate 68.6 percent ; @36 ; I=替吉奥 ; C=替吉奥+奥沙利铂
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_told_in_prose(text: str, rows: list[str]) -> None:
    check(text, rows)
