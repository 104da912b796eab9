"""Sentences with the complete rows that the extractor must make of them, in the notation of `oncozh.formats.marked`."""

from __future__ import annotations

import pytest

import oncozh
from oncozh.formats.marked import outcome_line


def sentences(cases: str) -> list[object]:
    """The cases of a text: a sentence at the margin, its rows indented under it; a sentence without rows has none."""
    out: list[tuple[str, list[str]]] = []
    for line in cases.splitlines():
        if line[:1].isspace():
            out[-1][1].append(line.strip())
        elif line:
            out.append((line, []))
    return [pytest.param(text, rows, id=text[:24]) for text, rows in out]


def check(text: str, rows: list[str]) -> None:
    """Demands exactly these rows."""
    article = oncozh.extract(text)
    assert "\n".join(outcome_line(o, article) for o in article.outcomes) == "\n".join(rows)


def sides_of_figures(
    text: str, unsaid: frozenset[str] = frozenset()
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """What each figure of a text belongs to and is held against, by the figure's text without its 个月.

    Names that are `unsaid` are left out on both sides.
    """
    article = oncozh.extract(text, tokens=False)
    mentions = {m.id: m for m in article.mentions}

    def names(refs: list[str]) -> frozenset[str]:
        return frozenset(mentions[r].text if r in mentions else r.removesuffix("组") for r in refs) - unsaid

    return {
        mentions[o.figure].text.removesuffix("个月"): (names(o.intervention), names(o.comparator))
        for o in article.outcomes
    }


def reported(text: str) -> list[tuple[str, str, str | None, float | None]]:
    """Endpoint, statistic, value and time point of each row of a text, in text order."""
    article = oncozh.extract(text, tokens=False)
    return [(o.endpoint, o.statistic, o.value, o.timepoint_months) for o in article.outcomes]
