"""What makes two outcomes the same: numbers by value, slots by the words behind their ids, defaults as nothing said."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal, InvalidOperation

from oncozh.article import SLOTS, Article, Outcome

CORE_FIELDS = ("endpoint", "statistic", "value", "low", "high", "unit", "timepoint_months")
SCALARS = (
    "qualifier", "ci_low", "ci_high", "p_value", "events", "total", "baseline",
    "direction", "event", "grade", "status",
)  # fmt: skip
_NUMBERS = frozenset({"value", "low", "high", "ci_low", "ci_high", "events", "total", "baseline"})
_DEFAULTS = {"qualifier": "=", "status": "reported"}


def number(value: str | None) -> Decimal | str | None:
    """A decimal string by its value (12.50 is 12.5); the string itself where it is no number."""
    if value is None:
        return None
    try:
        return Decimal(value).normalize()
    except InvalidOperation:
        return value


def scalar(outcome: Outcome, name: str) -> Decimal | str | float | None:
    """A field as it is compared; None where nothing is said, a default (`=`, `reported`) included."""
    value = getattr(outcome, name)
    if name == "timepoint_months":
        return value or None
    if name in _NUMBERS:
        return number(value)
    if name == "p_value" and value is not None:
        return str(value).replace(" ", "").replace("P", "").lstrip("=") or None
    return None if value == _DEFAULTS.get(name) else value


def core(outcome: Outcome) -> tuple[Hashable, ...]:
    """Endpoint, statistic, value or range, unit and time point."""
    return tuple(scalar(outcome, name) for name in CORE_FIELDS)


def surfaces(article: Article, outcome: Outcome, slot: str) -> frozenset[str]:
    """The words a slot stands for: a name that occurs several times is the same whichever occurrence was linked."""
    return frozenset(article.slot_texts(getattr(outcome, slot)))


def whole(article: Article, outcome: Outcome) -> tuple[Hashable, ...]:
    """Everything a reviewer would check: core, scalars and slots; not ids, confidence and flags."""
    return (
        *core(outcome),
        *(scalar(outcome, name) for name in SCALARS),
        *(surfaces(article, outcome, slot) for slot in SLOTS),
    )
