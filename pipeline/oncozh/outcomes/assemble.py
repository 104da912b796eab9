"""From linked rows to the contract's figure mentions and outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter, itemgetter

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
    figures, rows = Linker(scan, names, inner, sentences).link()
    refs = _Refs(names)
    mentions: dict[tuple[int, int], Mention] = {(m.start, m.end): m for m in names}
    for figure in figures:
        _figure_mention(mentions, figure, scan.text)
    for row in rows:
        if row.figure.form != ABSENT:
            _figure_mention(mentions, row.figure, scan.text)
        _endpoint_mention(mentions, row.endpoint, scan.text)
    ordered = _disjoint(mentions.values())
    if len(ordered) < len(mentions):
        for m in mentions.values():
            m.id = _NO_MENTION
    for i, m in enumerate(ordered, 1):
        m.id = f"m{i}"
    found: list[tuple[int, Outcome]] = []
    for row in rows:
        carrier = row.endpoint if row.figure.form == ABSENT else row.figure
        mention = mentions.get((carrier.start, carrier.end))
        if mention is not None and mention.id:
            found.append((mention.start, _outcome(row, mention, refs)))
    found.sort(key=_place)
    outcomes = [o for _, o in found]
    for i, o in enumerate(outcomes, 1):
        o.id = f"o{i}"
    return ordered, outcomes


_NO_MENTION = ""  # the id of what gave way to another mention
_place = itemgetter(0)
_start, _end = attrgetter("start"), attrgetter("end")


class _Refs:
    """From the refs of the linking to those of the contract: final ids, or a group's own words as the text has them.

    A name that gave way to a figure is no mention, and stands in no slot.
    """

    def __init__(self, names: list[Mention]) -> None:
        self.names = {m.id: m for m in names}  # by the ids that they have in the linking

    def treatments(self, refs: list[str]) -> list[str]:
        """The refs of a group, without a second name of the same treatment (SKB264 beside 芦康沙妥珠单抗)."""
        out = []
        seen: list[str] = []
        for r in refs:
            m = self.names.get(r)
            concept = r if m is None else m.concept or m.text
            if concept in seen:
                continue
            seen.append(concept)
            if m is None:
                out.append(r)
            elif m.id:
                out.append(m.id)
        return out


def _ids(mentions: list[Mention]) -> list[str]:
    """The ids of names, without those that gave way."""
    return [m.id for m in mentions if m.id]


def _figure_mention(mentions: dict[tuple[int, int], Mention], figure: Figure, text: str) -> None:
    """Adds the mention of a figure; a name or endpoint of the same span gives way."""
    start, end, form = figure.start, figure.end, figure.form
    span = (start, end)
    known = mentions.get(span)
    if known is not None:
        if known.label in FIGURE_LABELS:
            return
        known.id = _NO_MENTION
    m = Mention(_NO_MENTION, _LABELS[form], start, end, text[start:end])
    if figure.high is not None:
        m.low, m.high = figure.value, figure.high
    else:
        m.value = figure.value
    m.unit = "fold" if form == FOLD else figure.unit
    if figure.qualifier != "=":
        m.qualifier = figure.qualifier
    if figure.implied:
        m.flags = ["implied_percent"]
    mentions[span] = m


def _endpoint_mention(mentions: dict[tuple[int, int], Mention], e: Endpoint, text: str) -> None:
    """Adds the mention of an endpoint, if no other one has its span."""
    start, end = e.start, e.end
    span = (start, end)
    if span in mentions or start == end:
        return
    m = Mention(_NO_MENTION, "ENDPOINT", start, end, text[start:end], e.code)
    if len(e.times) == 1:
        m.timepoint_months = e.times[0]
    mentions[span] = m


def _disjoint(mentions: Iterable[Mention]) -> list[Mention]:
    """In text order, without overlaps: a figure wins over a name, a name over an endpoint, the longer over its like."""
    found = sorted(mentions, key=_end, reverse=True)
    found.sort(key=_start)  # of those that begin together the longest is still the first
    out: list[Mention] = []
    last_end = 0
    for m in found:
        while out and last_end > m.start:
            if _weight(m) <= _weight(out[-1]):
                break
            out.pop()
            last_end = out[-1].end if out else 0
        else:
            out.append(m)
            last_end = m.end
    return out


def _weight(m: Mention) -> int:
    return 2 if m.label in FIGURE_LABELS else 0 if m.label == "ENDPOINT" else 1


def _outcome(row: Row, mention: Mention, refs: _Refs) -> Outcome:
    """The outcome of a row whose figure (or endpoint, where the value is missing) is `mention`."""
    figure, e = row.figure, row.endpoint
    value: str | None = figure.value
    low: str | None = None
    high: str | None = None
    unit = figure.unit
    if figure.form == ABSENT:
        value = None
        unit = "percent" if row.statistic == "rate" else "month"
    elif figure.high is not None:
        low, high = value, figure.high
        value = None
    ci_low: str | None = None
    ci_high: str | None = None
    if figure.ci is not None:
        ci_low, ci_high = figure.ci
    # By place, in the order of the contract: so many keywords would cost five times the object.
    return Outcome(
        "", mention.id, e.code, row.statistic, value, low, high, unit, figure.qualifier, row.time,
        ci_low, ci_high, figure.p, figure.events, figure.total, figure.baseline, row.direction,
        e.event, e.grade if e.code == "AE" else None,
        refs.treatments(row.refs) if row.refs else [],
        refs.treatments(row.comparator) if row.comparator else [],
        _ids(row.population) if row.population else [],
        _ids(row.institution) if row.institution else [],
        _ids(row.trial) if row.trial else [],
        _ids(row.phase) if row.phase else [],
        row.status, confidence(row), list(dict.fromkeys(row.flags)) if row.flags else [],
    )  # fmt: skip
