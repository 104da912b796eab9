"""How sure a row is: the share of rows of its kind whose core was right.

Measured on the articles of `annotations/gold.jsonl` whose split is `dev`, with the rules as they are: each row of the
extraction is put into the first kind of the table that fits it, and is right where endpoint, statistic, value, unit and
time point are those of the gold. A kind with r right of n rows gives (r + 1) / (n + 2), so that few rows promise less.
"""

from __future__ import annotations

from oncozh.outcomes.rows import Row

# kind: right, rows
_MEASURED = {
    "ambiguous endpoint": (27, 40),
    "not reached": (21, 22),
    "missing value": (4, 5),
    "unmatched distribution": (48, 51),
    "implausible value": (0, 0),
    "lost sign": (184, 187),
    "one of a list": (789, 789),
    "ratio": (217, 219),
    "time": (200, 201),
    "change": (109, 111),
    "rate, endpoint beside it": (292, 296),
    "rate, endpoint carried": (109, 110),
}
_OF_FLAG = {
    "ambiguous_endpoint": "ambiguous endpoint",
    "not_reached": "not reached",
    "missing_value": "missing value",
    "unmatched_distribution": "unmatched distribution",
    "implausible_value": "implausible value",
    "implied_percent": "lost sign",
}


def kind_of(row: Row) -> str:
    """The kind of a row: its gravest flag, else its form and where its endpoint stands."""
    if row.flags:
        for flag, kind in _OF_FLAG.items():
            if flag in row.flags:
                return kind
    if row.statistic == "change":
        return "change"
    if row.statistic.endswith("ratio"):
        return "ratio"
    if row.listed:
        return "one of a list"
    if row.statistic != "rate":
        return "time"
    return "rate, endpoint carried" if row.head == "carried" else "rate, endpoint beside it"


_CONFIDENCE = {kind: round((right + 1) / (rows + 2), 3) for kind, (right, rows) in _MEASURED.items()}


def confidence(row: Row) -> float:
    """A number from 0 to 1."""
    return _CONFIDENCE[kind_of(row)]
