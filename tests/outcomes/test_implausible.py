"""Values that cannot be are kept and flagged; numbers of more than twelve digits are no figures."""

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

ORR为1234567890123%。
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_implausible(text: str, rows: list[str]) -> None:
    check(text, rows)
