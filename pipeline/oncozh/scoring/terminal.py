"""The tables that a terminal shows."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from oncozh.scoring.agreement import Agreement
from oncozh.scoring.compare import Change, Comparison
from oncozh.scoring.measures import Interval, Measure
from oncozh.scoring.result import Result

TITLES = {
    "mission": "the four labels",
    "all": "all labels",
    "detection": "figure found",
    "core": "core right",
    "row": "whole row right",
    "coverage": "share of the rows",
}
_NAMED = 5
_CHANGES = 40


def percent(value: float | None) -> str:
    """0.98765 as 98.8; a dash where nothing is defined."""
    return "–" if value is None else f"{100 * value:.1f}"


def percent_interval(interval: Interval) -> str:
    """(0.95, 0.99) as 95.0–99.0; empty where nothing is defined."""
    return "" if interval is None else f"{100 * interval[0]:.1f}–{100 * interval[1]:.1f}"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for i, column in enumerate(columns):
        table.add_column(column, justify="left" if i == 0 else "right", no_wrap=True)
    return table


def _scores(m: Measure) -> list[str]:
    return [percent(m.precision), percent(m.recall), percent(m.f1), percent_interval(m.f1_interval)]


def result_tables(result: Result) -> Group:
    """All of a result but its error rows."""
    parts: list[RenderableType] = [Text(f"{result.articles} articles")]
    parts += [Text(note, style="yellow") for note in result.notes]
    if result.missing:
        parts.append(Text(f"no prediction for {_ids(result.missing)}: counted as empty", style="yellow"))
    if result.unknown:
        parts.append(Text(f"not in the gold: {_ids(result.unknown)}: left out", style="yellow"))
    parts += [_mentions(result), _outcomes(result), _slots(result), _genres(result)]
    if any(b.rows for b in result.reliability):
        parts.append(_reliability(result))
    spaced = [part for p in parts for part in ((Text(), p) if isinstance(p, Table) else (p,))]
    return Group(*spaced)


def _ids(ids: list[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more


def _mentions(result: Result) -> Table:
    table = _table(
        "Mentions: strict; F1 of the other schemes; concepts right",
        *("", "gold", "P", "R", "F1", "95%", "exact", "partial", "type", "concept"),
    )
    for name, m in result.measures.get("strict", {}).items():
        others = (percent(result.f1(section, name)) for section in ("exact", "partial", "type", "concept"))
        table.add_row(TITLES.get(name, name), f"{m.gold:g}", *_scores(m), *others)
    return table


def _outcomes(result: Result) -> Table:
    table = _table("Outcomes (95% of F1; without a flag, of P)", "", "gold", "predicted", "P", "R", "F1", "95%")
    for name, m in result.measures.get("outcome", {}).items():
        table.add_row(TITLES[name], f"{m.gold:g}", f"{m.predicted:g}", *_scores(m))
    for name, m in result.measures.get("unflagged", {}).items():
        title = f"no flag: {TITLES[name]}"
        if name == "coverage":
            table.add_row(title, "", "", percent(m.f1), "", "", percent_interval(m.f1_interval))
        else:
            shown = (percent(m.precision), percent(m.recall), "", percent_interval(m.precision_interval))
            table.add_row(title, f"{m.gold:g}", f"{m.predicted:g}", *shown)
    return table


def _slots(result: Result) -> Table:
    table = _table("Fields, on the figures found", "", "gold", "P", "R", "F1", "95%")
    for name, m in result.measures.get("core", {}).items():
        table.add_row(name, f"{m.gold:g}", "", "", percent(m.f1), percent_interval(m.f1_interval))
    for name, m in result.measures.get("slot", {}).items():
        table.add_row(name, f"{m.gold:g}", *_scores(m))
    return table


def _genres(result: Result) -> Table:
    columns = (("strict", "mission"), ("outcome", "detection"), ("outcome", "core"), ("outcome", "row"))
    table = _table("F1 by genre", "", "n", *(TITLES[name] for _, name in columns))
    for genre, measures in result.genres.items():
        shown = [_short(measures.get(section, {}).get(name)) for section, name in columns]
        table.add_row(genre, str(result.genre_articles[genre]), *shown)
    return table


def _short(m: Measure | None) -> str:
    """F1 with its interval in whole numbers."""
    if m is None or m.f1_interval is None:
        return "–"
    low, high = m.f1_interval
    return f"{percent(m.f1)} [{100 * low:.0f}–{100 * high:.0f}]"


def _reliability(result: Result) -> Table:
    brier = result.measures["confidence"]["brier"].f1
    table = _table(f"Confidence, Brier {brier:.3f}", "said", "rows", "mean", "core right")
    for b in result.reliability:
        if b.rows:
            table.add_row(f"{b.low:.1f}–{b.high:.1f}", str(b.rows), percent(b.confidence), percent(b.right))
    return table


def comparison_tables(comparison: Comparison, limit: int = _CHANGES) -> Group:
    """The tests, and up to `limit` of the changes."""
    table = _table("B against A", "", "F1 A", "F1 B", "B − A", "95%", "repaired", "broken", "p (McNemar)")
    for name, t in comparison.tests.items():
        difference = "–" if t.difference is None else f"{100 * t.difference:+.1f}"
        p_value = f"{t.p_value:.3g}" if t.p_value >= 1e-4 else "<0.0001"
        numbers = (percent(t.f1_a), percent(t.f1_b), difference, percent_interval(t.interval))
        table.add_row(name, *numbers, str(t.repaired), str(t.broken), p_value)
    parts: list[RenderableType] = [table]
    # A mention of the four labels is a mention of all, and a core is part of its row: the wider family tells everything.
    told = [c for c in comparison.changes if c.of in ("mentions, all", "whole row")]
    for kind in ("broken", "repaired"):
        rows = [c for c in told if c.kind == kind]
        parts += [Text(), Text(f"{kind}: {len(rows)}", style="bold"), *(_change(c) for c in rows[:limit])]
        if len(rows) > limit:
            parts.append(Text(f"  … {len(rows) - limit} more (--json has all)"))
    return Group(*parts)


def _change(c: Change) -> Text:
    """Where it is, what the gold says there that the wrong run does not, and what that run says instead."""
    run, said = ("A", c.a) if c.kind == "repaired" else ("B", c.b)
    gold, wrong = c.gold.split(" ; "), said.split(" ; ")
    right = " ; ".join(part for part in gold if part not in wrong) or "-"
    instead = " ; ".join(part for part in wrong if part not in gold) or "-"
    context = f"…{c.before[-12:]}[{c.text}]{c.after[:8]}…".replace("\n", " ")
    return Text(f"  {c.article}:{c.start} {context}  gold {right} · {run} {instead}")


def agreement_tables(agreement: Agreement) -> Group:
    """Pairwise F1 and kappa."""
    parts: list[RenderableType] = [Text(f"{agreement.articles} articles in both, {agreement.tokens} tokens")]
    for name, ids in (("A", agreement.only_a), ("B", agreement.only_b)):
        if ids:
            parts.append(Text(f"only in {name}: {_ids(ids)}", style="yellow"))
    table = _table("Agreement", "", "A", "B", "F1", "95%", "kappa")
    for name, m in agreement.mentions.items():
        kappa = agreement.kappa.get(name)
        shown = "–" if kappa is None else f"{kappa:.3f}"
        table.add_row(
            TITLES.get(name, name),
            f"{m.gold:g}",
            f"{m.predicted:g}",
            percent(m.f1),
            percent_interval(m.f1_interval),
            shown,
        )
    for name, m in agreement.outcomes.items():
        table.add_row(TITLES[name], f"{m.gold:g}", f"{m.predicted:g}", percent(m.f1), percent_interval(m.f1_interval))
    for name, m in agreement.slots.items():
        table.add_row(name, f"{m.gold:g}", f"{m.predicted:g}", percent(m.f1), percent_interval(m.f1_interval))
    return Group(*parts, Text(), table)
