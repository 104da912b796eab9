"""From linked rows to the contract's figure mentions and outcomes."""

from __future__ import annotations

from oncozh.article import FIGURE_LABELS, Mention, Outcome
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
    text = scan.text
    figures, rows = Linker(scan, names, inner, sentences).link()
    mentions: dict[tuple[int, int], Mention] = {(m.start, m.end): m for m in names}
    for figure in figures:
        _figure_mention(mentions, figure, text)
    for row in rows:
        if row.figure.form != ABSENT:
            _figure_mention(mentions, row.figure, text)
    for row in rows:
        _endpoint_mention(mentions, row.endpoint, text)
    ordered = _disjoint(sorted(mentions.values(), key=lambda m: (m.start, -m.end)))
    refs = _Refs(scan, names, ordered)
    for i, m in enumerate(ordered, 1):
        m.id = f"m{i}"
    by_span = {(m.start, m.end): m for m in ordered}
    found: list[tuple[int, Outcome]] = []
    for row in rows:
        carrier = row.endpoint if row.figure.form == ABSENT else row.figure
        mention = by_span.get((carrier.start, carrier.end))
        if mention is not None:
            found.append((mention.start, _outcome(row, mention, refs)))
    found.sort(key=lambda f: f[0])
    outcomes = [o for _, o in found]
    for i, o in enumerate(outcomes, 1):
        o.id = f"o{i}"
    return ordered, outcomes


class _Refs:
    """From the refs of the linking to those of the contract: final ids, or a group's own words as the text has them.

    A name that gave way to a figure is no mention, and stands in no slot.
    """

    def __init__(self, scan: Scan, names: list[Mention], ordered: list[Mention]) -> None:
        self.scan = scan
        self.concepts = {m.id: m.concept or m.text for m in names}
        self.final = {m.id: f"m{i}" for i, m in enumerate(ordered, 1)}
        # By the mention itself, as ids change while the outcomes are made.
        self.of_mention = {id(m): f"m{i}" for i, m in enumerate(ordered, 1)}

    def treatments(self, refs: list[str]) -> list[str]:
        """The refs of a group, without a second name of the same treatment (SKB264 beside 芦康沙妥珠单抗)."""
        out = []
        seen = set()
        for r in refs:
            concept = self.concepts.get(r, r)
            if concept in seen:
                continue
            seen.add(concept)
            final = self.final.get(r)
            if final is not None:
                out.append(final)
            elif r not in self.concepts:
                at = self.scan.plain.find(r)
                out.append(self.scan.text[at : at + len(r)] if at >= 0 else r)
        return out

    def mentions(self, mentions: list[Mention]) -> list[str]:
        """The ids of mentions."""
        of = self.of_mention
        return [of[k] for m in mentions if (k := id(m)) in of]


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
    return 2 if m.label in FIGURE_LABELS else 0 if m.label == "ENDPOINT" else 1


def _outcome(row: Row, mention: Mention, refs: _Refs) -> Outcome:
    """The outcome of a row whose figure (or endpoint, where the value is missing) is `mention`."""
    figure, e = row.figure, row.endpoint
    o = Outcome("", mention.id, e.code, row.statistic)
    if figure.form == ABSENT:
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
    o.event = e.event
    if e.code == "AE":
        o.grade = e.grade
    if row.refs:
        o.intervention = refs.treatments(row.refs)
    if row.comparator:
        o.comparator = refs.treatments(row.comparator)
    o.population = refs.mentions(row.population)
    o.institution = refs.mentions(row.institution)
    o.trial = refs.mentions(row.trial)
    o.phase = refs.mentions(row.phase)
    o.status = row.status
    o.flags = list(dict.fromkeys(row.flags))
    o.confidence = confidence(row)
    return o
