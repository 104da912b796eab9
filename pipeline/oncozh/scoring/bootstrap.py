"""Intervals by resampling whole articles: figures of one article are right or wrong together, so articles are drawn."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SAMPLES = 2000
SEED = 20240601
_LEVEL = 95.0

Floats = npt.NDArray[np.float64]


def draws(articles: int, samples: int = SAMPLES, seed: int = SEED) -> Floats:
    """How often each article is drawn in each sample; shape (samples, articles), rows sum to `articles`."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(articles, np.full(articles, 1 / articles), size=samples).astype(np.float64)


def scores(counts: Floats) -> Floats:
    """Precision, recall and F1 from (hit, predicted, gold) on the last axis.

    NaN where there is neither gold nor prediction; 0 where one of them is there and the other not.
    """
    hit, predicted, gold = counts[..., 0], counts[..., 1], counts[..., 2]
    zero = np.zeros_like(hit)
    precision = np.divide(hit, predicted, out=zero.copy(), where=predicted > 0)
    recall = np.divide(hit, gold, out=zero.copy(), where=gold > 0)
    total = precision + recall
    f1 = np.divide(2 * precision * recall, total, out=zero.copy(), where=total > 0)
    out = np.stack([precision, recall, f1], axis=-1)
    out[(predicted == 0) & (gold == 0)] = np.nan
    return out


def interval(values: Floats) -> tuple[float, float] | None:
    """The central 95% of the samples; samples that are not defined are left out, None where none is."""
    defined = values[~np.isnan(values)]
    if not defined.size:
        return None
    low, high = np.percentile(defined, [(100 - _LEVEL) / 2, (100 + _LEVEL) / 2])
    return float(low), float(high)
