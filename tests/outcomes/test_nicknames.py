"""Arms that features and popular science tell of in everyday words, and how they say what two sides get."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
研究纳入520名患者，一半人用特瑞普利单抗加阿昔替尼，另一半人接受舒尼替尼。结果，联合用药组的中位总生存期为38.0个月，另一组只有26.8个月。
    38.0个月 ; OS median 38.0 month ; I=特瑞普利单抗+阿昔替尼 ; C=舒尼替尼
    26.8个月 ; OS median 26.8 month ; I=舒尼替尼 ; C=特瑞普利单抗+阿昔替尼

研究里一边是信迪利单抗配培美曲塞，一边是培美曲塞配顺铂。一年后病情没有进展的，加了免疫的那组占49%，传统化疗只有24%。
    49% ; PFS rate 49 percent ; @12 ; I=信迪利单抗+培美曲塞 ; C=培美曲塞+顺铂
    24% ; PFS rate 24 percent ; @12 ; I=培美曲塞+顺铂 ; C=信迪利单抗+培美曲塞

80名胃癌患者分成两组，一组只用昂丹司琼止吐，另一组从化疗前一天起再加香砂六君子汤。中药组呕吐的有6人，占15.0%，西药组有15人，占37.5%。
    15.0% ; AE rate 15.0 percent ; I=昂丹司琼+香砂六君子汤 ; C=昂丹司琼 ; P=胃癌 ; n=6 ; event=呕吐
    37.5% ; AE rate 37.5 percent ; I=昂丹司琼 ; C=昂丹司琼+香砂六君子汤 ; P=胃癌 ; n=15 ; event=呕吐

研究先给直肠癌患者做短程放疗，随后用替雷利珠单抗加CAPOX，再开刀；对照的是长程放化疗。老办法组pCR率只有14%，新方案达到38%。
    14% ; PCR rate 14 percent ; I=长程放化疗 ; C=短程放疗+替雷利珠单抗+CAPOX ; P=直肠癌
    38% ; PCR rate 38 percent ; I=短程放疗+替雷利珠单抗+CAPOX ; C=长程放化疗 ; P=直肠癌

研究中，一半人用纳武利尤单抗联合伊匹木单抗，另一半人接受吉西他滨加顺铂。中位总生存期前者18.1个月，化疗（14.1个月）。
    18.1个月 ; OS median 18.1 month ; I=纳武利尤单抗+伊匹木单抗 ; C=吉西他滨+顺铂
    14.1个月 ; OS median 14.1 month ; I=吉西他滨+顺铂 ; C=纳武利尤单抗+伊匹木单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_nicknames(text: str, rows: list[str]) -> None:
    check(text, rows)
