"""Countries, years and averages compared with each other."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
日本的胃癌5年生存率为64.6%，中国仅为35.9%。
    64.6% ; OS rate 64.6 percent ; @60 ; I="日本" ; C="中国" ; P=胃癌
    35.9% ; OS rate 35.9 percent ; @60 ; I="中国" ; C="日本" ; P=胃癌

2015年我国癌症5年生存率为40.5%，而美国为66.0%。
    40.5% ; OS rate 40.5 percent ; @60 ; I="我国" ; C="美国"
    66.0% ; OS rate 66.0 percent ; @60 ; I="美国" ; C="我国"

2022年我国肺癌新发病例约106.06万，死亡73.33万，5年生存率仅为28.7%。
    28.7% ; OS rate 28.7 percent ; @60 ; P=肺癌

伊立替康脂质体组mPFS在韩国NIFTY研究中为7.1个月，在德国NALIRICC研究中为2.6个月。
    7.1个月 ; PFS median 7.1 month ; I=伊立替康脂质体 ; trial=NIFTY
    2.6个月 ; PFS median 2.6 month ; I=伊立替康脂质体 ; trial=NALIRICC
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_countries(text: str, rows: list[str]) -> None:
    check(text, rows)
