"""What is counted: per article a (hit, predicted, gold) for each measure, summed into precision, recall and F1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from oncozh.article import LABELS, SLOTS, Mention
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
Interval = tuple[float, float] | None


@dataclass(frozen=True)
class Measure:
    """A score with its counts and 95% bootstrap intervals over articles.

    Precision, recall and F1 are None where there is neither gold nor prediction, and 0 where only one of the two is
    there. An accuracy has the same `predicted` and `gold`, so that all three are the accuracy.
    """

    hit: float
    predicted: float
    gold: float
    precision: float | None
    recall: float | None
    f1: float | None
    precision_interval: Interval
    recall_interval: Interval
    f1_interval: Interval


@dataclass(frozen=True)
class Bin:
    """Rows with a confidence in [low, high), in the last bin up to 1: their number, their mean, the share right."""

    low: float
    high: float
    rows: int
    confidence: float | None
    right: float | None


class _Counts:
    """Sums of (hit, predicted, gold) by measure."""

    def __init__(self) -> None:
        self._sums: dict[Key, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])

    def add(self, section: str, name: str, hit: float, predicted: float, gold: float) -> None:
        sums = self._sums[section, name]
        sums[0] += hit
        sums[1] += predicted
        sums[2] += gold

    def share(self, section: str, name: str, right: bool | float) -> None:
        """One case of an accuracy."""
        self.add(section, name, float(right), 1, 1)

    def tally(self) -> Tally:
        return {key: (s[0], s[1], s[2]) for key, s in self._sums.items()}


def tally(pair: Pair) -> Tally:
    """The counts of one article."""
    counts = _Counts()
    _mentions(pair.gold.mentions, pair.pred.mentions, counts)
    aligned = align_outcomes(pair.gold, pair.pred)
    _outcomes(pair, aligned, counts)
    _unflagged(pair, aligned, counts)
    for confidence, right in confident_rows(aligned):
        counts.share("confidence", "brier", (confidence - right) ** 2)
    out = counts.tally()
    if semeval.available():
        out |= semeval.semeval(pair.gold.mentions, pair.pred.mentions, GROUPS)
    return out


def _mentions(gold: Sequence[Mention], pred: Sequence[Mention], counts: _Counts) -> None:
    golds = {(m.label, m.start, m.end): m for m in gold}
    preds = {(m.label, m.start, m.end): m for m in pred}
    for key in golds.keys() | preds.keys():
        g, p = golds.get(key), preds.get(key)
        for name in (key[0], *(group for group, labels in GROUPS.items() if key[0] in labels)):
            counts.add("strict", name, g is not None and p is not None, p is not None, g is not None)
            if g is not None and p is not None and g.concept is not None:
                counts.share("concept", name, g.concept == p.concept)


def _outcomes(pair: Pair, aligned: list[AlignedOutcome], counts: _Counts) -> None:
    gold, pred = pair.gold, pair.pred
    golds, preds = by_figure(gold), by_figure(pred)
    found = sum(min(len(golds[span]), len(preds[span])) for span in golds.keys() & preds.keys())
    totals = len(pred.outcomes), len(gold.outcomes)
    counts.add("outcome", "detection", found, *totals)
    counts.add("outcome", "core", sum(a.core_right for a in aligned), *totals)
    counts.add("outcome", "row", sum(row_right(pair, a) for a in aligned), *totals)
    for a in aligned:
        if a.gold is None or a.pred is None:
            continue
        for name in CORE_FIELDS:
            counts.share("core", name, scalar(a.gold, name) == scalar(a.pred, name))
        for slot in SLOTS:
            x, y = surfaces(gold, a.gold, slot), surfaces(pred, a.pred, slot)
            counts.add("slot", slot, len(x & y), len(y), len(x))
        for name in SCALARS:
            x_value, y_value = scalar(a.gold, name), scalar(a.pred, name)
            same = x_value is not None and x_value == y_value
            counts.add("slot", name, same, y_value is not None, x_value is not None)


def row_right(pair: Pair, a: AlignedOutcome) -> bool:
    """Whether a predicted outcome is the gold's in all that is compared."""
    return a.gold is not None and a.pred is not None and whole(pair.gold, a.gold) == whole(pair.pred, a.pred)


def _unflagged(pair: Pair, aligned: list[AlignedOutcome], counts: _Counts) -> None:
    """Rows that say of themselves that nobody need look at them."""
    quiet = [a for a in aligned if a.pred is not None and not a.pred.flags]
    rows = len(pair.pred.outcomes)
    counts.add("unflagged", "core", sum(a.core_right for a in quiet), len(quiet), len(pair.gold.outcomes))
    counts.add("unflagged", "row", sum(row_right(pair, a) for a in quiet), len(quiet), len(pair.gold.outcomes))
    counts.add("unflagged", "coverage", len(quiet), rows, rows)


def confident_rows(aligned: list[AlignedOutcome]) -> list[tuple[float, bool]]:
    """Confidence and whether the core is right, of each predicted row that says how confident it is."""
    return [
        (float(a.pred.confidence), a.core_right)
        for a in aligned
        if a.pred is not None and a.pred.confidence is not None
    ]


def reliability(rows: list[tuple[float, bool]]) -> list[Bin]:
    """Confidence against what is right, in bins of equal width; a calibrated run has both equal in every bin."""
    by_bin: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in rows:
        by_bin[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    out = []
    for i in range(BINS):
        here = by_bin[i]
        means = [sum(column) / len(here) for column in zip(*here, strict=True)] or [None, None]
        out.append(Bin(i / BINS, (i + 1) / BINS, len(here), means[0], means[1]))
    return out


def summarise(tallies: list[Tally], weights: Floats) -> dict[str, dict[str, Measure]]:
    """The measures over articles, by section and name.

    Args:
        tallies: the counts of each article.
        weights: how often each article is drawn in each bootstrap sample, as `bootstrap.draws` gives.
    """
    keys = sorted({key for t in tallies for key in t}, key=_place)
    out: dict[str, dict[str, Measure]] = defaultdict(dict)
    if not keys:
        return {}
    counts = stack(tallies, keys)
    sums = counts.sum(axis=0)
    exact = scores(sums)
    sampled = scores(np.einsum("sa,akc->skc", weights, counts))
    for i, (section, name) in enumerate(keys):
        hit, predicted, gold = sums[i].tolist()
        precision, recall, f1 = (None if np.isnan(v) else float(v) for v in exact[i])
        intervals = [interval(sampled[:, i, j]) for j in range(3)]
        out[section][name] = Measure(hit, predicted, gold, precision, recall, f1, *intervals)
    return dict(out)


def stack(tallies: list[Tally], keys: list[Key]) -> Floats:
    """The counts as one array (articles, measures, 3)."""
    return np.array([[t.get(key, (0.0, 0.0, 0.0)) for key in keys] for t in tallies], dtype=np.float64)


_SECTIONS = ("strict", "exact", "partial", "type", "concept", "outcome", "core", "slot", "unflagged", "confidence")
_NAMES = (*GROUPS, *LABELS, "detection", "core", "row", *CORE_FIELDS, *SLOTS, *SCALARS, "coverage", "brier")


def _place(key: Key) -> tuple[int, int]:
    return _SECTIONS.index(key[0]), _NAMES.index(key[1])
