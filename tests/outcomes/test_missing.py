"""Values that are not there: 未达到, and claims without their figure."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
截至末次随访，30例死亡，中位OS尚未达到，24个月OS率为81.5%（95%CI 72.4%-88.0%）。
    中位OS ; OS median null month ; flags=not_reached
    81.5% ; OS rate 81.5 percent ; @24 ; ci=72.4..88.0

中位随访18.2个月，中位OS未达到，中位PFS为9.6个月。
    中位OS ; OS median null month ; flags=not_reached
    9.6个月 ; PFS median 9.6 month

信迪利单抗组中位DoR未达到，化疗组为6.2个月。
    中位DoR ; DOR median null month ; I=信迪利单抗 ; C=化疗 ; flags=not_reached
    6.2个月 ; DOR median 6.2 month ; I=化疗 ; C=信迪利单抗

该院实现5年生存率突破，复发率降低至，
    5年生存率 ; OS rate null percent ; @60 ; flags=missing_value
    复发率 ; RECURRENCE rate null percent ; flags=missing_value

疫苗使复发率降低至，不良反应多为一过性发热。
    复发率 ; RECURRENCE rate null percent ; flags=missing_value

两组差异未达到统计学意义。
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_missing(text: str, rows: list[str]) -> None:
    check(text, rows)
