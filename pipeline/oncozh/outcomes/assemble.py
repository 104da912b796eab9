"""From linked rows to the contract's figure mentions and outcomes."""

from __future__ import annotations

from oncozh.article import FIGURE_LABELS, SLOTS, Mention, Outcome
from oncozh.figures import DURATION, FOLD, PERCENT, POINTS
from oncozh.lexicon import Entry
from oncozh.matching import Scan
from oncozh.outcomes.blocks import ABSENT, RATIO, Figure
from oncozh.outcomes.confidence import confidence
from oncozh.outcomes.items import Endpoint
from oncozh.outcomes.link import Linker
from oncozh.outcomes.rows import Row

_LABELS = {PERCENT: "PERCENT", POINTS: "PERCENT", FOLD: "FOLD", RATIO: "RATIO", DURATION: "SURVIVAL"}


def assemble(
    scan: Scan, names: list[Mention], inner: list[tuple[int, int, Entry]], sentences: list[tuple[int, int]]
) -> tuple[list[Mention], list[Outcome]]:
    """All mentions of an article in text order with ids, and its outcomes in text order.

    Args:
        scan: the hits of the text.
        names: the mentions that are no figures, sorted, with ids.
        inner: the endpoint and event hits of the lexicon.
        sentences: as `oncozh.tokens.sentences` gives them.
    """
    linker = Linker(scan, names, inner, sentences)
    figures, rows = linker.link()
    mentions: dict[tuple[int, int], Mention] = {(m.start, m.end): m for m in names}
    for figure in figures:
        _figure_mention(mentions, figure, scan.text)
    for row in rows:
        if row.figure.form != ABSENT:
            _figure_mention(mentions, row.figure, scan.text)
    for row in rows:
        _endpoint_mention(mentions, row.endpoint, scan.text)
    ordered = _disjoint(sorted(mentions.values(), key=lambda m: (m.start, m.start - m.end)))
    by_span = {(m.start, m.end): m for m in ordered}
    concepts = {m.id: m.concept or m.text for m in names}
    outcomes = [o for o in (_outcome(row, by_span, concepts) for row in rows) if o is not None]
    starts = {m.id: m.start for m in ordered}
    outcomes.sort(key=lambda o: starts[o.figure])
    renumbered = {m.id: f"m{i}" for i, m in enumerate(ordered, 1)}
    for m in ordered:
        m.id = renumbered[m.id]
    for i, o in enumerate(outcomes, 1):
        o.id = f"o{i}"
        o.figure = renumbered[o.figure]
        for slot in SLOTS:
            # A name that gave way to a figure is no mention, and stands in no slot.
            refs = [r for r in getattr(o, slot) if r in renumbered or r not in concepts]
            setattr(o, slot, [renumbered.get(r) or _as_written(r, scan) for r in refs])
    return ordered, outcomes


def _figure_mention(mentions: dict[tuple[int, int], Mention], figure: Figure, text: str) -> None:
    span = (figure.start, figure.end)
    known = mentions.get(span)
    if known is not None and known.label in FIGURE_LABELS:
        return
    m = Mention(f"f{figure.start}", _LABELS[figure.form], *span, text[figure.start : figure.end])
    if figure.high is not None:
        m.low, m.high = figure.value, figure.high
    else:
        m.value = figure.value
    m.unit = figure.unit
    if figure.form == FOLD:
        m.unit = "fold"
    if figure.qualifier != "=":
        m.qualifier = figure.qualifier
    if figure.implied:
        m.flags = ["implied_percent"]
    mentions[span] = m


def _endpoint_mention(mentions: dict[tuple[int, int], Mention], e: Endpoint, text: str) -> None:
    span = (e.start, e.end)
    if span in mentions or e.start == e.end:
        return
    m = Mention(f"e{e.start}", "ENDPOINT", *span, text[e.start : e.end], e.code)
    if len(e.times) == 1:
        m.timepoint_months = e.times[0]
    mentions[span] = m


def _disjoint(ordered: list[Mention]) -> list[Mention]:
    """Without overlaps: a figure wins over a name, a name over an endpoint."""
    out: list[Mention] = []
    for m in ordered:
        while out and out[-1].end > m.start:
            if _weight(m) <= _weight(out[-1]):
                break
            out.pop()
        else:
            out.append(m)
    return out


def _weight(m: Mention) -> int:
    return 2 if m.label in ("PERCENT", "SURVIVAL", "RATIO", "FOLD") else 0 if m.label == "ENDPOINT" else 1


def _as_written(words: str, scan: Scan) -> str:
    """A group's own words in the characters of the text."""
    at = scan.plain.find(words)
    return scan.text[at : at + len(words)] if at >= 0 else words


def _distinct(refs: list[str], concepts: dict[str, str]) -> list[str]:
    """Refs without a second name of the same treatment (SKB264 beside 芦康沙妥珠单抗)."""
    first: dict[str, str] = {}
    for r in refs:
        first.setdefault(concepts.get(r, r), r)
    return list(first.values())


def _outcome(
    row: Row, by_span: dict[tuple[int, int], Mention], concepts: dict[str, str]
) -> Outcome | None:
    figure = row.figure
    absent = figure.form == ABSENT
    span = (row.endpoint.start, row.endpoint.end) if absent else (figure.start, figure.end)
    mention = by_span.get(span)
    if mention is None:
        return None
    o = Outcome("", mention.id, row.endpoint.code, row.statistic)
    if absent:
        o.unit = "percent" if row.statistic == "rate" else "month"
    elif figure.high is not None:
        o.low, o.high, o.unit = figure.value, figure.high, figure.unit
    else:
        o.value, o.unit = figure.value, figure.unit
    o.qualifier = figure.qualifier
    o.timepoint_months = row.time
    if figure.ci is not None:
        o.ci_low, o.ci_high = figure.ci
    o.p_value, o.events, o.total, o.baseline = figure.p, figure.events, figure.total, figure.baseline
    o.direction = row.direction
    o.event, o.grade = (row.endpoint.event, row.endpoint.grade) if row.endpoint.code == "AE" else (row.endpoint.event, None)
    o.intervention = _distinct(row.refs, concepts)
    o.comparator = _distinct(row.comparator, concepts)
    o.population = [m.id for m in row.population if (m.start, m.end) in by_span]
    o.institution = [m.id for m in row.institution]
    o.trial = [m.id for m in row.trial]
    o.phase = [m.id for m in row.phase]
    o.status = row.status
    o.flags = list(dict.fromkeys(row.flags))
    o.confidence = confidence(row)
    return o
