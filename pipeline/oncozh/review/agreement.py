"""How far two reviewers agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from oncozh.article import SLOTS, Article, Outcome
from oncozh.review.edits import ACCEPTED, KEPT, REJECTED, Review

_COMPARED = (
    "endpoint", "statistic", "value", "low", "high", "unit", "qualifier", "timepoint_months", "ci_low", "ci_high",
    "p_value", "events", "total", "baseline", "direction", "event", "grade", "status",
)  # fmt: skip


@dataclass(slots=True)
class Agreement:
    """Rows that both have decided: how many, how many alike, kappa of keeping against rejecting, and the others.

    A row is alike where both rejected it, or both kept it with the same content. `kappa` is None where it is not
    defined: nothing decided by both, or both gave one and the same answer throughout.
    """

    both: int = 0
    alike: int = 0
    kappa: float | None = None
    differing: list[tuple[str, str]] = field(default_factory=list)


def agreement(pairs: Iterable[tuple[Review, Review]]) -> Agreement:
    """Compares two reviewers' versions of the same articles, over the rows that the extractor gave."""
    result = Agreement()
    table = {(a, b): 0 for a in (True, False) for b in (True, False)}
    for first, second in pairs:
        theirs = {o.id: o for o in second.article.outcomes}
        for mine in first.article.outcomes:
            other = theirs.get(mine.id)
            a, b = first.decisions.get(mine.id), second.decisions.get(mine.id)
            if other is None or a is None or b is None:
                continue
            result.both += 1
            table[a in KEPT, b in KEPT] += 1
            same = (a in KEPT) == (b in KEPT)
            if same and a in KEPT:
                same = content(first.article, mine) == content(second.article, other)
            if same:
                result.alike += 1
            else:
                result.differing.append((first.article.id, mine.id))
    result.kappa = _kappa(table)
    return result


def content(article: Article, outcome: Outcome) -> tuple[Any, ...]:
    """What a row says, independent of ids: its figure's place, its fields, its slots' words."""
    figure = article.mention(outcome.figure)
    slots = tuple(tuple(sorted(article.slot_texts(getattr(outcome, s)))) for s in SLOTS)
    return (figure.start, figure.end, *(getattr(outcome, f) for f in _COMPARED), *slots)


def gold_review(base: Article, gold: Article) -> Review:
    """The gold as a reviewer: it accepts the rows whose figure, endpoint and statistic it has, and rejects the rest."""
    known = {_key(gold, o) for o in gold.outcomes}
    return Review(base, {o.id: ACCEPTED if _key(base, o) in known else REJECTED for o in base.outcomes}, finished=True)


def _key(article: Article, outcome: Outcome) -> tuple[int, int, str, str]:
    figure = article.mention(outcome.figure)
    return figure.start, figure.end, outcome.endpoint, outcome.statistic


def _kappa(table: dict[tuple[bool, bool], int]) -> float | None:
    total = sum(table.values())
    if not total:
        return None
    first = (table[True, True] + table[True, False]) / total
    second = (table[True, True] + table[False, True]) / total
    chance = first * second + (1 - first) * (1 - second)
    if chance == 1:
        return None
    return ((table[True, True] + table[False, False]) / total - chance) / (1 - chance)
