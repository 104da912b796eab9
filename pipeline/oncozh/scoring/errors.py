"""What is wrong, one row each, with the words around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oncozh.article import SLOTS, Article, Mention, Outcome
from oncozh.scoring.align import align_mentions, align_outcomes
from oncozh.scoring.gold import Pair
from oncozh.scoring.rows import CORE_FIELDS, SCALARS, scalar, surfaces

CONTEXT = 30
"""Characters shown on either side."""


@dataclass(frozen=True)
class ErrorRow:
    """One error.

    `of` is mention or outcome. `kind` is missed, extra; for mentions boundary, label, concept; for outcomes the name of
    the wrong field or slot. `label` is the mention's label or the outcome's endpoint (the gold's where there is one).
    `gold` and `predicted` say what should stand there and what does. `start` and `end` are code points of the article.
    """

    article: str
    genre: str
    of: str
    kind: str
    label: str
    start: int
    end: int
    before: str
    text: str
    after: str
    gold: str
    predicted: str
    flags: tuple[str, ...] = ()
    confidence: float | None = None


def error_rows(pair: Pair) -> list[ErrorRow]:
    """The errors of one article in text order, mentions before outcomes where both begin at one place."""
    rows = _mention_errors(pair) + _outcome_errors(pair)
    return sorted(rows, key=lambda r: (r.start, r.end, r.of))


def _row(pair: Pair, of: str, kind: str, label: str, span: tuple[int, int], gold: str, predicted: str) -> ErrorRow:
    text = pair.gold.text
    start, end = span
    return ErrorRow(
        article=pair.gold.id,
        genre=pair.genre,
        of=of,
        kind=kind,
        label=label,
        start=start,
        end=end,
        before=text[max(0, start - CONTEXT) : start],
        text=text[start:end],
        after=text[end : end + CONTEXT],
        gold=gold,
        predicted=predicted,
    )


def _mention_errors(pair: Pair) -> list[ErrorRow]:
    out = []
    for a in align_mentions(pair.gold.mentions, pair.pred.mentions):
        g, p = a.gold, a.pred
        kind = ""
        if g is None or p is None:
            kind = "missed" if p is None else "extra"
        elif g.label != p.label:
            kind = "label"
        elif a.match != "strict":
            kind = "boundary"
        elif g.concept is not None and g.concept != p.concept:
            kind = "concept"
        shown = g or p
        if kind and shown is not None:
            told = (g.concept or "", p.concept or "-") if kind == "concept" and g and p else (_name(g), _name(p))
            out.append(_row(pair, "mention", kind, shown.label, (shown.start, shown.end), *told))
    return out


def _name(m: Mention | None) -> str:
    return f"{m.text} {m.label}" if m is not None else ""


def _outcome_errors(pair: Pair) -> list[ErrorRow]:
    out = []
    for a in align_outcomes(pair.gold, pair.pred):
        if a.gold is None or a.pred is None:
            article, o = (pair.gold, a.gold) if a.gold is not None else (pair.pred, a.pred)
            if o is not None:
                told = (describe(o), "") if a.gold is not None else ("", describe(o))
                kind = "missed" if a.gold is not None else "extra"
                out.append(_of_row(_row(pair, "outcome", kind, o.endpoint, _figure(article, o), *told), a.pred))
            continue
        for kind, gold, predicted in _wrong_fields(pair, a.gold, a.pred):
            row = _row(pair, "outcome", kind, a.gold.endpoint, _figure(pair.gold, a.gold), gold, predicted)
            out.append(_of_row(row, a.pred))
    return out


def _of_row(row: ErrorRow, pred: Outcome | None) -> ErrorRow:
    """With what the predicted row says of itself."""
    if pred is None:
        return row
    return replace(row, flags=tuple(pred.flags), confidence=pred.confidence)


def _figure(article: Article, o: Outcome) -> tuple[int, int]:
    m = article.mention(o.figure)
    return m.start, m.end


def _wrong_fields(pair: Pair, gold: Outcome, pred: Outcome) -> list[tuple[str, str, str]]:
    out = []
    for name in (*CORE_FIELDS, *SCALARS):
        if scalar(gold, name) != scalar(pred, name):
            out.append((name, _said(getattr(gold, name)), _said(getattr(pred, name))))
    for slot in SLOTS:
        x, y = surfaces(pair.gold, gold, slot), surfaces(pair.pred, pred, slot)
        if x != y:
            out.append((slot, " + ".join(sorted(x)) or "-", " + ".join(sorted(y)) or "-"))
    return out


def _said(value: str | float | None) -> str:
    if value is None:
        return "-"
    return f"{value:g}" if isinstance(value, float) else str(value)


def describe(o: Outcome) -> str:
    """The core of an outcome in one line: `OS rate >=74 percent @36`."""
    value = f"{o.low}..{o.high}" if o.low is not None else o.value if o.value is not None else "null"
    qualifier = "" if o.qualifier == "=" else o.qualifier
    parts = [o.endpoint, o.statistic, qualifier + value, o.unit or ""]
    if o.timepoint_months:
        parts.append(f"@{o.timepoint_months:g}")
    return " ".join(p for p in parts if p)
