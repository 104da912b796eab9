"""Planted records come back: a floor for each construction, below which no change may go."""

from __future__ import annotations

import pytest
from planted import CONSTRUCTIONS, Chance, differences, plants, score

import oncozh

SENTENCES = 60
# How many of the first 60 sentences of a construction give exactly their rows. Raise a floor when a rule is mended.
FLOORS: dict[str, int] = {}


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_a_construction_keeps_its_floor(name: str) -> None:
    right, failed = score(name, SENTENCES)
    assert right >= FLOORS[name], "\n".join(f"{p.text}\n    " + "\n    ".join(wrong) for p, wrong in failed)


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
