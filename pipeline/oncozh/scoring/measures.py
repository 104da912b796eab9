"""What is counted: per article a (hit, predicted, gold) for each measure, summed into precision, recall and F1."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from oncozh.article import LABELS, SLOTS, Article, Mention
from oncozh.scoring import semeval
from oncozh.scoring.align import AlignedOutcome, align_outcomes, by_figure
from oncozh.scoring.bootstrap import Floats, interval, scores
from oncozh.scoring.gold import Pair
from oncozh.scoring.rows import CORE_FIELDS, SCALARS, scalar, surfaces, whole

MISSION = ("DRUG", "INSTITUTION", "PERCENT", "SURVIVAL")
GROUPS = {"all": LABELS, "mission": MISSION}
BINS = 10

Key = tuple[str, str]
"""A measure's section and name: ("strict", "DRUG"), ("outcome", "core"), ("slot", "intervention")."""
Tally = dict[Key, tuple[float, float, float]]


@dataclass(frozen=True)
class Measure:
    """A score with its counts and the 95% bootstrap interval of its F1.

    Precision, recall and F1 are None where there is neither gold nor prediction, and 0 where only one of the two is
    there. An accuracy has the same `predicted` and `gold`, so that all three are the accuracy.
    """

    hit: float
    predicted: float
    gold: float
    precision: float | None
    recall: float | None
    f1: float | None
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class Bin:
    """Rows whose confidence is in [low, high), the last bin with its upper end: how many, what was said, what was so."""

    low: float
    high: float
    rows: int
    confidence: float | None
    right: float | None


def tally(pair: Pair) -> Tally:
    """The counts of one article."""
    counts: dict[Key, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])

    def add(section: str, name: str, hit: float, predicted: float, gold: float) -> None:
        for i, value in enumerate((hit, predicted, gold)):
            counts[section, name][i] += value

    gold, pred = pair.gold, pair.pred
    _mentions(gold.mentions, pred.mentions, add)
    aligned = align_outcomes(gold, pred)
    _outcomes(gold, pred, aligned, add)
    _rows_without_flags(gold, pred, aligned, add)
    for confidence, right in confident_rows(aligned):
        add("confidence", "brier", (confidence - right) ** 2, 1, 1)
    out = {key: (c[0], c[1], c[2]) for key, c in counts.items()}
    if semeval.available():
        out |= semeval.semeval(gold.mentions, pred.mentions, GROUPS)
    return out


class _Add:
    """The type of `add`: section, name, hit, predicted, gold."""

    def __call__(self, section: str, name: str, hit: float, predicted: float, gold: float) -> None: ...
