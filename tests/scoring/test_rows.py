from decimal import Decimal

import pytest

from oncozh.article import Outcome
from oncozh.formats.marked import parse_marked
from oncozh.scoring.rows import core, number, scalar, surfaces, whole


def outcome(**fields) -> Outcome:
    return Outcome("o1", "m1", "OS", "median", **fields)


@pytest.mark.parametrize(
    ("value", "expected"), [("12.50", Decimal("12.5")), ("100", Decimal("1E+2")), ("NR", "NR"), (None, None)]
)
def test_numbers_are_compared_by_value(value, expected):
    assert number(value) == expected


@pytest.mark.parametrize(("a", "b"), [("P=0.01", "0.01"), ("P < 0.001", "<0.001")])
def test_p_values_are_compared_without_their_letter(a, b):
    assert scalar(outcome(p_value=a), "p_value") == scalar(outcome(p_value=b), "p_value")


def test_defaults_say_nothing():
    assert scalar(outcome(), "qualifier") is None
    assert scalar(outcome(), "status") is None
    assert scalar(outcome(qualifier=">"), "qualifier") == ">"


def test_the_core_is_equal_however_a_number_is_written():
    assert core(outcome(value="9.0", timepoint_months=60)) == core(outcome(value="9", timepoint_months=60.0))
    assert core(outcome(value="9", unit="month")) != core(outcome(value="9", unit="year"))


def test_a_repeated_name_is_the_same_whichever_was_linked():
    a = parse_marked("⟦A药|DRUG⟧和⟦A药|DRUG⟧ ⟦9个月|SURVIVAL⟧", '9个月 ; OS median 9 month ; I=A药 ; C="安慰剂组"')
    first, second = a.outcomes[0], parse_marked(*("⟦A药|DRUG⟧和⟦A药|DRUG⟧ ⟦9个月|SURVIVAL⟧", "")).mentions
    assert surfaces(a, first, "intervention") == {"A药"}
    assert surfaces(a, first, "comparator") == {"安慰剂组"}
    before = whole(a, first)
    first.intervention = [second[0].id]
    assert whole(a, first) == before
