"""Planted records come back: a floor for each construction, below which no change may go."""

from __future__ import annotations

from dataclasses import replace

import pytest

import oncozh
from fragments import TRADITIONAL, widen
from oncozh.folding import fold
from planted import CONSTRUCTIONS, Chance, Row, differences, plants, rows_of, score

SENTENCES = 60
# How many of the first 60 sentences of a construction give exactly their rows. Raise a floor when a rule is mended.
FLOORS = {
    "single": 60,
    "qualifier": 60,
    "value_range": 60,
    "chinese_numerals": 60,
    "long_times": 60,
    "confidence_interval": 60,
    "unit_after_bracket": 60,
    "counted": 60,
    "counted_cases": 60,
    "figure_first": 60,
    "standard_deviation": 60,
    "not_reached": 60,
    "not_reached_against": 60,
    "lost_sign": 60,
    "hypothetical": 60,
    "distributed_over_arms": 60,
    "shared_unit": 60,
    "distributed_over_endpoints": 60,
    "distributed_over_times": 60,
    "nested_arms_and_endpoints": 60,
    "nested_arms_and_times": 60,
    "versus": 60,
    "better_than": 60,
    "both_groups": 60,
    "role_groups": 60,
    "placebo": 60,
    "change_in_points": 60,
    "change_in_months": 60,
    "value_and_change": 60,
    "risk_reduced": 60,
    "from_to": 60,
    "multiple": 60,
    "hazard_ratio": 60,
    "hazard_ratio_alone": 60,
    "adverse_event": 60,
    "adverse_events_compared": 60,
    "drug_said_before": 60,
    "abstract": 60,
    "three_arms": 60,
    "pairs_in_brackets": 60,
    "interval_for_each_arm": 60,
    "counts_for_each_arm": 60,
    "time_after_the_endpoint": 60,
    "event_list": 60,
    "after_failure": 60,
    "beside_other_numbers": 60,
}


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_a_construction_keeps_its_floor(name: str) -> None:
    right, failed = score(name, SENTENCES)
    assert right >= FLOORS[name], "\n".join(f"{p.text}\n    " + "\n    ".join(wrong) for p, wrong in failed)


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_width_and_script_change_no_row(name: str) -> None:
    """The same rows from full-width letters and digits, and from Traditional characters."""
    for plant in plants(name, 10):
        plain = rows_of(oncozh.extract(plant.text, tokens=False))
        for other in (widen(plant.text), plant.text.translate(TRADITIONAL)):
            assert len(other) == len(plant.text)
            found = rows_of(oncozh.extract(other, tokens=False))
            assert [_folded(r) for r in found] == [_folded(r) for r in plain], other


def _folded(row: Row) -> Row:
    """A row with the words that it takes from the text in one script."""
    return replace(
        row, intervention=tuple(map(fold, row.intervention)), comparator=tuple(map(fold, row.comparator)), event=row.event and fold(row.event),
        grade=row.grade and fold(row.grade),
    )  # fmt: skip


def test_every_construction_has_a_floor() -> None:
    assert set(FLOORS) == set(CONSTRUCTIONS)


def test_the_generator_is_repeatable_and_varied() -> None:
    for name, make in CONSTRUCTIONS.items():
        texts = [p.text for p in plants(name, 40)]
        assert texts == [make(Chance(f"{name} {i}"))[0] for i in range(40)]
        assert len(set(texts)) > 35, name


def test_a_wrong_row_is_told() -> None:
    (plant,) = plants("single", 1)
    assert differences(plant, oncozh.extract("无")) != []
    assert differences(plant, oncozh.extract(plant.text + plant.text)) != []
