"""Values that cannot be, alone or beside each other, are kept and flagged; numbers of more than twelve digits are no figures."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
ORR为143.3%。
    143.3% ; ORR rate 143.3 percent ; flags=implausible_value

中位OS为65年。
    65年 ; OS median 65 year ; flags=implausible_value

ORR为43.3%（67/29）。
    43.3% ; ORR rate 43.3 percent ; n=67/29 ; flags=implausible_value

PFS的HR为0。
    0 ; PFS hazard_ratio 0 ratio ; flags=implausible_value

OS的HR为250。
    250 ; OS hazard_ratio 250 ratio ; flags=implausible_value

ORR为43.3%（10/67）。
    43.3% ; ORR rate 43.3 percent ; n=10/67 ; flags=implausible_value

ORR为43.3%（95%CI：50.1%～60.2%）。
    43.3% ; ORR rate 43.3 percent ; ci=50.1..60.2 ; flags=implausible_value

中位PFS为9.0个月（95%CI：3.5～8.1）。
    9.0个月 ; PFS median 9.0 month ; ci=3.5..8.1 ; flags=implausible_value

OS的HR为0.52（95%CI：0.52～0.80）。
    0.52 ; OS hazard_ratio 0.52 ratio ; ci=0.52..0.80

ORR为30.0%，CR率为50.0%。
    30.0% ; ORR rate 30.0 percent ; flags=implausible_value
    50.0% ; CR rate 50.0 percent ; flags=implausible_value

吉非替尼组ORR为30.0%，DCR为80.0%，化疗组ORR为10.0%，DCR为5.0%。
    30.0% ; ORR rate 30.0 percent ; I=吉非替尼 ; C=化疗
    80.0% ; DCR rate 80.0 percent ; I=吉非替尼 ; C=化疗
    10.0% ; ORR rate 10.0 percent ; I=化疗 ; C=吉非替尼 ; flags=implausible_value
    5.0% ; DCR rate 5.0 percent ; I=化疗 ; C=吉非替尼 ; flags=implausible_value

ORR为1234567890123%。
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_implausible(text: str, rows: list[str]) -> None:
    check(text, rows)
