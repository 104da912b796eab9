"""Which predicted mention and which predicted outcome stands for which of the gold.

No result depends on the order in which mentions or outcomes are listed, and gold and prediction may change places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from oncozh.article import Article, Mention, Outcome
from oncozh.scoring.rows import core, whole

MentionMatch = Literal["strict", "exact", "type", "partial"]
"""Span and label, span alone, overlap and label, overlap alone."""


@dataclass(frozen=True)
class AlignedMention:
    """A gold mention and its predicted partner; one of the two is None where there is no partner."""

    gold: Mention | None
    pred: Mention | None
    match: MentionMatch | None


def align_mentions(gold: list[Mention], pred: list[Mention]) -> list[AlignedMention]:
    """One-to-one, the better kind of match first, then the longer overlap; in text order."""
    candidates = []
    for g, p in _overlapping(sorted(gold, key=_span), sorted(pred, key=_span)):
        same_span, same_label = _span(g) == _span(p), g.label == p.label
        match: MentionMatch
        if same_span:
            rank, match = (0, "strict") if same_label else (1, "exact")
        else:
            rank, match = (2, "type") if same_label else (3, "partial")
        overlap = min(g.end, p.end) - max(g.start, p.start)
        candidates.append((rank, -overlap, min(g.start, p.start), max(g.end, p.end), g, p, match))
    candidates.sort(key=lambda c: c[:4])
    partner: dict[int, tuple[Mention, MentionMatch]] = {}
    taken: set[int] = set()
    for *_, g, p, match in candidates:
        if id(g) not in partner and id(p) not in taken:
            partner[id(g)] = p, match
            taken.add(id(p))
    out = [AlignedMention(g, *partner.get(id(g), (None, None))) for g in gold]
    out += [AlignedMention(None, p, None) for p in pred if id(p) not in taken]
    return sorted(out, key=lambda a: _span(a.gold or a.pred))


def _span(m: Mention | None) -> tuple[int, int]:
    return (m.start, m.end) if m is not None else (-1, -1)


def _overlapping(gold: list[Mention], pred: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Both lists are sorted and disjoint in themselves, so one walk finds every overlap."""
    i = j = 0
    while i < len(gold) and j < len(pred):
        g, p = gold[i], pred[j]
        if g.start < p.end and p.start < g.end:
            yield g, p
        if g.end <= p.end:
            i += 1
        else:
            j += 1


@dataclass(frozen=True)
class AlignedOutcome:
    """A gold outcome and its predicted partner on the same figure; one of the two is None where there is no partner."""

    gold: Outcome | None
    pred: Outcome | None

    @property
    def core_right(self) -> bool:
        """Whether both are there and agree in endpoint, statistic, value, unit and time point."""
        return self.gold is not None and self.pred is not None and core(self.gold) == core(self.pred)


def by_figure(article: Article) -> dict[tuple[int, int], list[Outcome]]:
    """The outcomes of an article by the span of their figure."""
    spans = {m.id: (m.start, m.end) for m in article.mentions}
    out: dict[tuple[int, int], list[Outcome]] = defaultdict(list)
    for o in article.outcomes:
        out[spans[o.figure]].append(o)
    return out


def align_outcomes(gold: Article, pred: Article) -> list[AlignedOutcome]:
    """One-to-one on each figure: first the pairs with the same core, then those that agree in most; in text order."""
    golds, preds = by_figure(gold), by_figure(pred)
    out: list[AlignedOutcome] = []
    for span in sorted(golds.keys() | preds.keys()):
        out += _align_figure(gold, golds.get(span, []), pred, preds.get(span, []))
    return out


def _align_figure(gold: Article, golds: list[Outcome], pred: Article, preds: list[Outcome]) -> Iterator[AlignedOutcome]:
    if len(golds) == len(preds) == 1:
        yield AlignedOutcome(golds[0], preds[0])
        return
    whole_gold = [whole(gold, g) for g in golds]
    whole_pred = [whole(pred, p) for p in preds]
    candidates = []
    for i, g in enumerate(golds):
        for j, p in enumerate(preds):
            agree = sum(x == y for x, y in zip(whole_gold[i], whole_pred[j], strict=True))
            core_agree = sum(x == y for x, y in zip(core(g), core(p), strict=True))
            # The tie is broken by content, the same from both sides.
            tie = sorted((_text(whole_gold[i]), _text(whole_pred[j])))
            candidates.append((core(g) != core(p), -core_agree, -agree, tie, i, j))
    left, right = set(range(len(golds))), set(range(len(preds)))
    for *_, i, j in sorted(candidates):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield AlignedOutcome(golds[i], preds[j])
    for i in sorted(left):
        yield AlignedOutcome(golds[i], None)
    for j in sorted(right):
        yield AlignedOutcome(None, preds[j])


def _text(row: tuple[object, ...]) -> str:
    return repr([sorted(v) if isinstance(v, frozenset) else v for v in row])
