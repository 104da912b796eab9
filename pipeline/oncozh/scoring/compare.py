"""Two runs on one gold: what the second repaired, what it broke, and whether the difference is more than chance.

The unit of the paired test is a stretch of text (overlapping mentions of gold and both runs, or one figure with its
rows), so that one error that shows as both missed and extra counts once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import asdict, dataclass
from math import comb
from pathlib import Path
from typing import Any

import numpy as np

from oncozh.article import SLOTS, Article, Outcome
from oncozh.errors import ContractError
from oncozh.scoring.bootstrap import draws, interval, scores
from oncozh.scoring.errors import CONTEXT, describe
from oncozh.scoring.gold import Pair, pair_files
from oncozh.scoring.measures import MISSION, Key, stack, tally
from oncozh.scoring.rows import SCALARS, core, scalar, surfaces, whole

_COMPARED: tuple[tuple[str, Key], ...] = (
    ("mentions, the four labels", ("strict", "mission")),
    ("mentions, all", ("strict", "all")),
    ("outcome core", ("outcome", "core")),
    ("whole row", ("outcome", "row")),
)


@dataclass(frozen=True)
class Change:
    """One place that only one of the runs has right: `kind` is repaired or broken, `a`, `b`, `gold` what each says."""

    kind: str
    of: str
    article: str
    start: int
    before: str
    text: str
    after: str
    gold: str
    a: str
    b: str


@dataclass(frozen=True)
class PairedTest:
    """A and B on one measure.

    `p_value` is McNemar's exact two-sided test on the places that only one run has right; `difference` is F1 of B less
    F1 of A with its 95% bootstrap interval over articles.
    """

    f1_a: float | None
    f1_b: float | None
    difference: float | None
    interval: tuple[float, float] | None
    repaired: int
    broken: int
    p_value: float


@dataclass(frozen=True)
class Comparison:
    """Tests by measure, and the changes in text order."""

    tests: dict[str, PairedTest]
    changes: list[Change]

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)


def compare(a: Path, b: Path, gold: Path) -> Comparison:
    """Compares two files of predictions on a gold file.

    Raises:
        ReadError, ContractError: as `oncozh.scoring.gold.pair_files`; the gold is empty.
    """
    return compare_pairs(pair_files(gold, a).pairs, pair_files(gold, b).pairs)


def compare_pairs(a: list[Pair], b: list[Pair]) -> Comparison:
    """Compares two runs paired with the same gold in the same order."""
    if not a:
        raise ContractError("the gold holds no article")
    changes = [change for x, y in zip(a, b, strict=True) for change in _changes(x, y)]
    counted = Counter((c.of, c.kind) for c in changes)
    keys = [key for _, key in _COMPARED]
    weights = draws(len(a))
    counts = [stack([tally(p) for p in run], keys) for run in (a, b)]
    f1 = [scores(c.sum(axis=0))[:, 2] for c in counts]
    sampled = [scores(np.einsum("sa,akc->skc", weights, c))[..., 2] for c in counts]
    tests = {}
    for i, (name, _) in enumerate(_COMPARED):
        repaired, broken = counted[name, "repaired"], counted[name, "broken"]
        f1_a, f1_b = (None if np.isnan(f[i]) else float(f[i]) for f in f1)
        tests[name] = PairedTest(
            f1_a=f1_a,
            f1_b=f1_b,
            difference=None if f1_a is None or f1_b is None else f1_b - f1_a,
            interval=interval(sampled[1][:, i] - sampled[0][:, i]),
            repaired=repaired,
            broken=broken,
            p_value=mcnemar(repaired, broken),
        )
    return Comparison(tests, changes)


def mcnemar(repaired: int, broken: int) -> float:
    """The exact two-sided p value of McNemar's test: a fair coin over the places that only one run has right."""
    n = repaired + broken
    tail = sum(comb(n, k) for k in range(min(repaired, broken) + 1))
    return min(1.0, tail / 2 ** (n - 1)) if n else 1.0


def _changes(a: Pair, b: Pair) -> list[Change]:
    out: list[Change] = []
    for name, items in _FAMILIES.items():
        gold, in_a, in_b = items(a.gold), items(a.pred), items(b.pred)
        for (start, end), (g, x, y) in _stretches(gold, in_a, in_b):
            right_a, right_b = _keys(x) == _keys(g), _keys(y) == _keys(g)
            if right_a == right_b:
                continue
            text = a.gold.text
            out.append(
                Change(
                    kind="repaired" if right_b else "broken",
                    of=name,
                    article=a.gold.id,
                    start=start,
                    before=text[max(0, start - CONTEXT) : start],
                    text=text[start:end],
                    after=text[end : end + CONTEXT],
                    gold=_told(g),
                    a=_told(x),
                    b=_told(y),
                )
            )
    return sorted(out, key=lambda c: c.start)


_Items = dict[tuple[int, int], list[tuple[Hashable, str]]]
"""By span: what is compared there, and how it is told."""


def _mention_items(article: Article, labels: tuple[str, ...] | None) -> _Items:
    out: _Items = defaultdict(list)
    for m in article.mentions:
        if labels is None or m.label in labels:
            out[m.start, m.end].append(((m.label, m.start, m.end), f"{m.text} {m.label}"))
    return out


def _outcome_items(article: Article, complete: bool) -> _Items:
    spans = {m.id: (m.start, m.end) for m in article.mentions}
    out: _Items = defaultdict(list)
    for o in article.outcomes:
        told = " ; ".join([describe(o), *_details(article, o)]) if complete else describe(o)
        out[spans[o.figure]].append((whole(article, o) if complete else core(o), told))
    return out


def _details(article: Article, o: Outcome) -> list[str]:
    """All that a whole row is compared by and `describe` does not tell."""
    slots = ((slot, "+".join(sorted(surfaces(article, o, slot)))) for slot in SLOTS)
    scalars = ((name, scalar(o, name)) for name in SCALARS if name != "qualifier")
    return [f"{name}={value}" for name, value in (*slots, *scalars) if value not in ("", None)]


_FAMILIES: dict[str, Callable[[Article], _Items]] = {
    "mentions, the four labels": lambda article: _mention_items(article, MISSION),
    "mentions, all": lambda article: _mention_items(article, None),
    "outcome core": lambda article: _outcome_items(article, complete=False),
    "whole row": lambda article: _outcome_items(article, complete=True),
}


def _stretches(*runs: _Items) -> list[tuple[tuple[int, int], list[list[tuple[Hashable, str]]]]]:
    """The spans of all runs, overlapping ones joined, and what each run says there."""
    out: list[tuple[tuple[int, int], list[list[tuple[Hashable, str]]]]] = []
    for start, end in sorted({span for run in runs for span in run}):
        if out and start < out[-1][0][1]:
            (first, last), said = out[-1]
            out[-1] = (first, max(end, last)), said
        else:
            out.append(((start, end), [[] for _ in runs]))
        for mine, run in zip(out[-1][1], runs, strict=True):
            mine += run.get((start, end), [])
    return out


def _keys(items: list[tuple[Hashable, str]]) -> Counter[Hashable]:
    return Counter(key for key, _ in items)


def _told(items: list[tuple[Hashable, str]]) -> str:
    return ", ".join(told for _, told in items) or "-"
