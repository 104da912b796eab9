"""How sure a row is: the share of rows of its kind that were right on the development gold."""

from __future__ import annotations

from oncozh.article import Outcome


def confidence(o: Outcome) -> float:
    """A number from 0 to 1."""
    return 0.5 if o.flags else 0.95
