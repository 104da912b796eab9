"""前者, 后者 and 另一组: which of two endpoints or arms they stand for."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
HORIZON-3研究比较了HSK2116与多西他赛治疗肺腺癌。HSK2116组贫血和血小板减少更为多见，前者38.5% vs 24.6%，后者19.8% vs 9.3%。
    38.5% ; AE rate 38.5 percent ; I=HSK2116 ; C=多西他赛 ; P=肺腺癌 ; trial=HORIZON-3 ; event=贫血
    24.6% ; AE rate 24.6 percent ; I=多西他赛 ; C=HSK2116 ; P=肺腺癌 ; trial=HORIZON-3 ; event=贫血
    19.8% ; AE rate 19.8 percent ; I=HSK2116 ; C=多西他赛 ; P=肺腺癌 ; trial=HORIZON-3 ; event=血小板减少
    9.3% ; AE rate 9.3 percent ; I=多西他赛 ; C=HSK2116 ; P=肺腺癌 ; trial=HORIZON-3 ; event=血小板减少

赛沃替尼组与舒尼替尼组相比，中位PFS和中位OS均有延长，前者为12.4个月对7.1个月，后者为21.3个月对16.8个月。
    12.4个月 ; PFS median 12.4 month ; I=赛沃替尼 ; C=舒尼替尼
    7.1个月 ; PFS median 7.1 month ; I=舒尼替尼 ; C=赛沃替尼
    21.3个月 ; OS median 21.3 month ; I=赛沃替尼 ; C=舒尼替尼
    16.8个月 ; OS median 16.8 month ; I=舒尼替尼 ; C=赛沃替尼

患者随机接受伊布替尼或利妥昔单抗。两组间ORR和DCR有差异，前者分别为44.3%和29.1%，后者分别为81.6%和70.2%。
    44.3% ; ORR rate 44.3 percent ; I=伊布替尼 ; C=利妥昔单抗
    29.1% ; ORR rate 29.1 percent ; I=利妥昔单抗 ; C=伊布替尼
    81.6% ; DCR rate 81.6 percent ; I=伊布替尼 ; C=利妥昔单抗
    70.2% ; DCR rate 70.2 percent ; I=利妥昔单抗 ; C=伊布替尼

研究中阿帕替尼组常见不良反应为皮疹和腹泻，前者发生率为12.4%，后者为8.5%。
    12.4% ; AE rate 12.4 percent ; I=阿帕替尼 ; event=皮疹
    8.5% ; AE rate 8.5 percent ; I=阿帕替尼 ; event=腹泻

研究比较了赛沃替尼与舒尼替尼。两组的ORR和DCR，前者分别为44.3%和81.6%，后者分别为29.1%和70.2%。
    44.3% ; ORR rate 44.3 percent ; I=赛沃替尼 ; C=舒尼替尼
    81.6% ; DCR rate 81.6 percent ; I=赛沃替尼 ; C=舒尼替尼
    29.1% ; ORR rate 29.1 percent ; I=舒尼替尼 ; C=赛沃替尼
    70.2% ; DCR rate 70.2 percent ; I=舒尼替尼 ; C=赛沃替尼

研究比较了赛沃替尼与舒尼替尼。赛沃替尼组常见不良反应为恶心和乏力。前者ORR为44.3%，后者为29.1%。
    44.3% ; ORR rate 44.3 percent ; I=赛沃替尼 ; C=舒尼替尼
    29.1% ; ORR rate 29.1 percent ; I=舒尼替尼 ; C=赛沃替尼

患者分为两组，试验组接受赛沃替尼，对照组接受舒尼替尼。3年总生存率则由后者的55.0%升至前者的74.6%。
    74.6% ; OS rate 74.6 percent ; @36 ; I=赛沃替尼 ; C=舒尼替尼 ; baseline=55.0

患者分为两组，试验组接受赛沃替尼，对照组接受舒尼替尼。后者≥3级贫血更常见（38.5% vs 24.6%）。
    38.5% ; AE rate 38.5 percent ; I=舒尼替尼 ; C=赛沃替尼 ; event=贫血 ; grade=>=3
    24.6% ; AE rate 24.6 percent ; I=赛沃替尼 ; C=舒尼替尼 ; event=贫血 ; grade=>=3

研究比较了赛沃替尼与舒尼替尼。赛沃替尼组ORR为44.3%。而另一组仅为29.1%。
    44.3% ; ORR rate 44.3 percent ; I=赛沃替尼 ; C=舒尼替尼
    29.1% ; ORR rate 29.1 percent ; I=舒尼替尼 ; C=赛沃替尼 ; flags=ambiguous_endpoint

研究比较了赛沃替尼与舒尼替尼。赛沃替尼组ORR为44.3%，DCR为81.6%，中位DoR为9.3个月，舒尼替尼组这三项分别为29.1%、70.2%和5.6个月。
    44.3% ; ORR rate 44.3 percent ; I=赛沃替尼 ; C=舒尼替尼
    81.6% ; DCR rate 81.6 percent ; I=赛沃替尼 ; C=舒尼替尼
    9.3个月 ; DOR median 9.3 month ; I=赛沃替尼 ; C=舒尼替尼
    29.1% ; ORR rate 29.1 percent ; I=舒尼替尼 ; C=赛沃替尼
    70.2% ; DCR rate 70.2 percent ; I=舒尼替尼 ; C=赛沃替尼
    5.6个月 ; DOR median 5.6 month ; I=舒尼替尼 ; C=赛沃替尼

研究显示，SHR-A1811组（n=208）30个月PFS率为59.4%，而采用多西他赛或伊立替康方案的标准治疗组（n=211）为25.7%；前者中位PFS仍未达到，后者停留在11.8个月（HR=0.29）。总生存的差距也已显现，30个月OS率76.4%对63.8%。
    59.4% ; PFS rate 59.4 percent ; @30 ; I=SHR-A1811 ; C=多西他赛+伊立替康
    25.7% ; PFS rate 25.7 percent ; @30 ; I=多西他赛+伊立替康 ; C=SHR-A1811
    中位PFS ; PFS median null month ; I=SHR-A1811 ; C=多西他赛+伊立替康 ; flags=not_reached
    11.8个月 ; PFS median 11.8 month ; I=多西他赛+伊立替康 ; C=SHR-A1811
    0.29 ; PFS hazard_ratio 0.29 ratio ; I=SHR-A1811 ; C=多西他赛+伊立替康
    76.4% ; OS rate 76.4 percent ; @30 ; I=SHR-A1811 ; C=多西他赛+伊立替康
    63.8% ; OS rate 63.8 percent ; @30 ; I=多西他赛+伊立替康 ; C=SHR-A1811

研究显示，接受赛沃替尼治疗的试验组ORR为44.3%，接受舒尼替尼治疗的对照组为29.1%。
    44.3% ; ORR rate 44.3 percent ; I=赛沃替尼 ; C=舒尼替尼
    29.1% ; ORR rate 29.1 percent ; I=舒尼替尼 ; C=赛沃替尼

研究比较了赛沃替尼与舒尼替尼。舒尼替尼组贫血更多（38.5% vs 24.6%），血小板减少也更多（19.8% vs 9.3%）。ORR为44.3%对29.1%。
    38.5% ; AE rate 38.5 percent ; I=舒尼替尼 ; C=赛沃替尼 ; event=贫血
    24.6% ; AE rate 24.6 percent ; I=赛沃替尼 ; C=舒尼替尼 ; event=贫血
    19.8% ; AE rate 19.8 percent ; I=舒尼替尼 ; C=赛沃替尼 ; event=血小板减少
    9.3% ; AE rate 9.3 percent ; I=赛沃替尼 ; C=舒尼替尼 ; event=血小板减少
    44.3% ; ORR rate 44.3 percent ; I=赛沃替尼 ; C=舒尼替尼
    29.1% ; ORR rate 29.1 percent ; I=舒尼替尼 ; C=赛沃替尼

研究比较了赛沃替尼与舒尼替尼。OS的HR在65岁以上患者中为0.52，65岁以下者为0.66。
    0.52 ; OS hazard_ratio 0.52 ratio ; I=赛沃替尼+"65岁以上" ; C=舒尼替尼
    0.66 ; OS hazard_ratio 0.66 ratio ; I=赛沃替尼+"65岁以下者" ; C=舒尼替尼
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_what_the_words_stand_for(text: str, rows: list[str]) -> None:
    check(text, rows)
