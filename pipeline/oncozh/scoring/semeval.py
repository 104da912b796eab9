"""Exact-boundary, partial and type scores of SemEval-2013 task 9.1, counted by `nervaluate` (the extra `score`)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from oncozh.article import Mention

SCHEMES = {"exact": "exact", "partial": "partial", "type": "ent_type"}
MISSING = "exact, partial and type scores need nervaluate; install it with: pip install '.[score]' in a clone"

Count = tuple[float, float, float]


def available() -> bool:
    """Whether nervaluate is installed."""
    return find_spec("nervaluate") is not None


def semeval(
    gold: Sequence[Mention], pred: Sequence[Mention], groups: dict[str, tuple[str, ...]]
) -> dict[tuple[str, str], Count]:
    """(hit, predicted, gold) of one article for each scheme, and in it each group of labels and each label.

    A partial match is half a hit. A label is scored among its own mentions alone, so that for it `exact` is the
    strict score; the groups show how many spans are right under a wrong label.
    """
    from nervaluate import Evaluator

    out: dict[tuple[str, str], Count] = {}
    for group, labels in groups.items():
        results = Evaluator([_spans(gold)], [_spans(pred)], list(labels), loader="dict").evaluate()
        for scheme, name in SCHEMES.items():
            counted = {group: results["overall"][name]}
            counted |= {label: r[name] for label, r in results["entities"].items()}
            for key, r in counted.items():
                out[scheme, key] = (r.correct + 0.5 * r.partial, float(r.actual), float(r.possible))
    return out


def _spans(mentions: Sequence[Mention]) -> list[dict[str, str | int]]:
    # nervaluate's ends are inclusive, and its alignment follows the order of the list.
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    return [{"label": m.label, "start": m.start, "end": m.end - 1} for m in ordered]
