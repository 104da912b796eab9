"""A reviewer's version of an article: the extractor's record and the edits on top of it.

An edit is a small JSON object with a `kind`; `apply_edit` checks it and makes the next version. Nothing else changes a
version, so the same edits always give the same result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field, fields
from typing import Any

from oncozh.article import DIRECTIONS, FIGURE_LABELS, LABELS, SLOTS, Article, Mention, Outcome
from oncozh.errors import ContractError, OncozhError
from oncozh.formats.marked import parse_marked

ACCEPTED, REJECTED, EDITED, ADDED = "accepted", "rejected", "edited", "added"
KEPT = frozenset({ACCEPTED, EDITED, ADDED})

MAX_WORDS = 300
MAX_NOTE = 4000
MAX_ITEMS = 40

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NUMBERS = frozenset({"value", "low", "high", "ci_low", "ci_high", "baseline"})
_COUNTS = frozenset({"events", "total"})
_LISTS = frozenset({*SLOTS, "flags"})
_OUTCOME_FIELDS = frozenset(f.name for f in fields(Outcome)) - {"id", "confidence"}
_MENTION_FIELDS = frozenset({"label", "concept", "kind", "start", "end"})
_REQUIRED = frozenset({"figure", "endpoint", "statistic", "qualifier", "status"})


class EditError(OncozhError):
    """An edit that cannot be applied; the message says why, for the reviewer to read."""


@dataclass(slots=True)
class Review:
    """One reviewer's version of one article.

    `decisions` holds the outcomes decided so far; a rejected outcome stays in `article` until export. `notes` are by
    outcome id, the article's own under the empty string.
    """

    article: Article
    decisions: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    finished: bool = False

    def undecided(self) -> list[str]:
        """The ids of the outcomes without a decision."""
        return [o.id for o in self.article.outcomes if o.id not in self.decisions]

    def kept(self) -> Article:
        """The article with the outcomes that were not rejected, as a person's record: without confidence."""
        article = deepcopy(self.article)
        article.outcomes = [o for o in article.outcomes if self.decisions.get(o.id) != REJECTED]
        for o in article.outcomes:
            o.confidence = None
        return article


def replay(base: Article, edits: Iterable[dict[str, Any]]) -> Review:
    """The version that these edits make of the extractor's record, which is left as it was.

    Each edit was checked by `apply_edit` when it was made; that is not done again here.
    """
    edits = list(edits)
    review = Review(deepcopy(base) if edits else base)
    for edit in edits:
        _change(review, edit)
    return review


def apply_edit(review: Review, edit: dict[str, Any]) -> Review:
    """The version after one more edit; the one before is left as it was.

    Raises:
        EditError: the edit names what is not there, or its result would break the contract.
    """
    after = deepcopy(review)
    _change(after, edit)
    try:
        after.article.check()
    except ContractError as e:
        raise EditError(str(e)) from e
    return after


def _change(review: Review, edit: dict[str, Any]) -> None:
    kind = str(edit.get("kind"))
    if kind not in _KINDS:
        raise EditError(f"unknown kind of edit: {kind!r}")
    _KINDS[kind](review, edit)
    if kind not in ("finish", "note"):
        review.finished = False


def _decide(review: Review, edit: dict[str, Any]) -> None:
    outcome = _outcome(review, edit)
    decision = edit.get("decision")
    if decision not in (ACCEPTED, REJECTED, None):
        raise EditError(f"a row is accepted, rejected or open, not {decision!r}")
    if decision is None:
        review.decisions.pop(outcome.id, None)
    elif decision == REJECTED or review.decisions.get(outcome.id) not in (EDITED, ADDED):
        review.decisions[outcome.id] = decision


def _edit_outcome(review: Review, edit: dict[str, Any]) -> None:
    outcome = _outcome(review, edit)
    for name, value in _changes(edit, _OUTCOME_FIELDS).items():
        setattr(outcome, name, _outcome_value(name, value))
    if review.decisions.get(outcome.id) != ADDED:
        review.decisions[outcome.id] = EDITED


def _add_outcome(review: Review, edit: dict[str, Any]) -> None:
    values = {n: _outcome_value(n, v) for n, v in _changes(edit, _OUTCOME_FIELDS).items()}
    missing = {"figure", "endpoint", "statistic"} - values.keys()
    if missing:
        raise EditError(f"a new row needs its {', '.join(sorted(missing))}")
    outcome = Outcome(id=_free_id("r", {o.id for o in review.article.outcomes}), **values)
    starts = {m.id: m.start for m in review.article.mentions}
    if outcome.figure not in starts:
        raise EditError(f"figure {outcome.figure!r} is no mention")
    review.article.outcomes.append(outcome)
    review.article.outcomes.sort(key=lambda o: starts[o.figure])
    review.decisions[outcome.id] = ADDED


def _add_mention(review: Review, edit: dict[str, Any]) -> None:
    text = review.article.text
    start, end = edit.get("start"), edit.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text) or end - start > MAX_WORDS:
        raise EditError(f"no such stretch of the text: {start!r} to {end!r}")
    mention = Mention(
        id=_free_id("n", {m.id for m in review.article.mentions}),
        label=_label(edit.get("label")),
        start=start,
        end=end,
        text=text[start:end],
        concept=_words("concept", edit.get("concept")),
        kind=_words("kind", edit.get("kind")),
    )
    _read_figure(mention)
    _place(review.article, mention)


def _edit_mention(review: Review, edit: dict[str, Any]) -> None:
    article = review.article
    mention = _mention(review, edit)
    changes = _changes(edit, _MENTION_FIELDS)
    label = mention.label
    for name in ("concept", "kind"):
        if name in changes:
            setattr(mention, name, _words(name, changes[name]))
    if "label" in changes:
        mention.label = _label(changes["label"])
    for name in ("start", "end"):
        value = changes.get(name, getattr(mention, name))
        if type(value) is not int or not 0 <= value <= len(article.text):
            raise EditError(f"{name} must be an offset into the text, not {value!r}")
        setattr(mention, name, value)
    text = article.text[mention.start : mention.end]
    if mention.label != label or text != mention.text:
        mention.text = text
        _read_figure(mention)
    article.mentions.remove(mention)
    _place(article, mention)


def _delete_mention(review: Review, edit: dict[str, Any]) -> None:
    """Rows that rest on the mention go with it; slots that name it lose it."""
    mention = _mention(review, edit)
    article = review.article
    article.mentions.remove(mention)
    for outcome in [o for o in article.outcomes if o.figure == mention.id]:
        article.outcomes.remove(outcome)
        review.decisions.pop(outcome.id, None)
        review.notes.pop(outcome.id, None)
    for outcome in article.outcomes:
        for slot in SLOTS:
            refs = getattr(outcome, slot)
            if mention.id in refs:
                refs.remove(mention.id)


def _note(review: Review, edit: dict[str, Any]) -> None:
    target = edit.get("outcome") or ""
    if target:
        target = _outcome(review, edit).id
    text = edit.get("text")
    if not isinstance(text, str) or len(text) > MAX_NOTE:
        raise EditError(f"a note is text of at most {MAX_NOTE} characters")
    if text.strip():
        review.notes[target] = text.strip()
    else:
        review.notes.pop(target, None)


def _finish(review: Review, edit: dict[str, Any]) -> None:
    finished = edit.get("finished")
    if not isinstance(finished, bool):
        raise EditError("`finished` is true or false")
    undecided = review.undecided()
    if finished and undecided:
        raise EditError(f"undecided rows: {len(undecided)} ({', '.join(undecided[:5])})")
    review.finished = finished


_KINDS: dict[str, Callable[[Review, dict[str, Any]], None]] = {
    "decide": _decide,
    "edit_outcome": _edit_outcome,
    "add_outcome": _add_outcome,
    "add_mention": _add_mention,
    "edit_mention": _edit_mention,
    "delete_mention": _delete_mention,
    "note": _note,
    "finish": _finish,
}


def _outcome(review: Review, edit: dict[str, Any]) -> Outcome:
    for o in review.article.outcomes:
        if o.id == edit.get("outcome"):
            return o
    raise EditError(f"no row {edit.get('outcome')!r} in this article")


def _mention(review: Review, edit: dict[str, Any]) -> Mention:
    for m in review.article.mentions:
        if m.id == edit.get("mention"):
            return m
    raise EditError(f"no mention {edit.get('mention')!r} in this article")


def _changes(edit: dict[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    changes = edit.get("changes")
    if not isinstance(changes, dict) or not changes:
        raise EditError("`changes` must name the fields to set")
    unknown = changes.keys() - allowed
    if unknown:
        raise EditError(f"no such field: {', '.join(sorted(map(str, unknown)))}")
    return changes


def _outcome_value(name: str, value: Any) -> Any:
    if name in _LISTS:
        if not isinstance(value, list) or len(value) > MAX_ITEMS:
            raise EditError(f"{name} must be a list of at most {MAX_ITEMS}")
        return [w for v in value if (w := _words(name, v)) is not None]
    if name == "timepoint_months":
        if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1200):
            return None if value is None else float(value)
        raise EditError("the time point is a number of months")
    words = _words(name, value)
    if words is None:
        if name in _REQUIRED:
            raise EditError(f"{name} must be given")
        return None
    if name in _NUMBERS and not _NUMBER.fullmatch(words):
        raise EditError(f"{name} must be a number, not {words!r}")
    if name in _COUNTS and not (words.isascii() and words.isdigit()):
        raise EditError(f"{name} must be a whole number, not {words!r}")
    if name == "direction" and words not in DIRECTIONS:
        raise EditError(f"direction is {' or '.join(DIRECTIONS)}")
    return words


def _words(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > MAX_WORDS:
        raise EditError(f"{name} must be text of at most {MAX_WORDS} characters")
    return value.strip() or None


def _label(label: Any) -> str:
    if label not in LABELS:
        raise EditError(f"unknown label {label!r}")
    return str(label)


def _read_figure(mention: Mention) -> None:
    """Reads value and unit from the mention's own text, as the marked notation does."""
    mention.value = mention.low = mention.high = mention.unit = None
    mention.flags = []
    if mention.label not in FIGURE_LABELS and mention.label != "PHASE":
        return
    try:
        read = parse_marked(f"⟦{mention.text}|{mention.label}⟧").mentions[0]
    except (ContractError, IndexError):
        raise EditError(f"{mention.text!r} holds no figure that a {mention.label} could carry") from None
    mention.value, mention.low, mention.high, mention.unit = read.value, read.low, read.high, read.unit
    mention.flags = read.flags


def _place(article: Article, mention: Mention) -> None:
    for m in article.mentions:
        if mention.start < m.end and m.start < mention.end:
            raise EditError(f"{mention.text!r} overlaps {m.text!r}, which is marked already")
    article.mentions.append(mention)
    article.mentions.sort(key=lambda m: m.start)


def _free_id(prefix: str, used: set[str]) -> str:
    number = 1
    while f"{prefix}{number}" in used:
        number += 1
    return f"{prefix}{number}"
