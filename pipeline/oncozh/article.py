"""The contract: mentions, outcomes and the article that holds them, with their JSON.

Field names, labels and vocabularies are those of `annotations/GUIDELINES.md`. Offsets are half-open and count Unicode
code points of the article's own text: `text[start:end] == mention.text`, always.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from oncozh.errors import ContractError

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

SCHEMA_VERSION = 1

LABELS = (
    "DRUG", "DRUG_CLASS", "INSTITUTION", "PERCENT", "SURVIVAL", "RATIO", "FOLD", "ENDPOINT",
    "CANCER", "METASTASIS", "BIOMARKER", "TRIAL", "PHASE", "STAGE", "THERAPY",
)  # fmt: skip
FIGURE_LABELS = frozenset({"PERCENT", "SURVIVAL", "RATIO", "FOLD"})
ENDPOINTS = (
    "OS", "PFS", "DFS", "RFS", "EFS", "MFS", "LRC", "DOR", "TTP", "TTR", "CSS",
    "ORR", "DCR", "CR", "PR", "SD", "PD", "CBR", "PCR", "MPR", "MRD", "CURE", "RESPONSE",
    "AE", "RECURRENCE", "MORTALITY", "INCIDENCE",
)  # fmt: skip
STATISTICS = ("median", "mean", "rate", "hazard_ratio", "odds_ratio", "risk_ratio", "change")
UNITS = ("month", "year", "week", "day", "percent", "percentage_point", "fold", "ratio")
QUALIFIERS = ("=", ">", ">=", "<", "<=", "~")
STATUSES = ("reported", "hypothetical", "preclinical")
DIRECTIONS = ("increase", "decrease")
SLOTS = ("intervention", "comparator", "population", "institution", "trial", "phase")


@dataclass(slots=True)
class Mention:
    """A span of the text with a label.

    `value`, `low` and `high` are decimal strings; `unit` is one of `UNITS`; `concept` is the normalised name.
    """

    id: str
    label: str
    start: int
    end: int
    text: str
    concept: str | None = None
    kind: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    timepoint_months: float | None = None
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """One reported figure with all that gives it meaning: one row of the evidence table.

    The slots hold mention ids, or a group's own words where no mention names it.
    """

    id: str
    figure: str
    endpoint: str
    statistic: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    qualifier: str = "="
    timepoint_months: float | None = None
    ci_low: str | None = None
    ci_high: str | None = None
    p_value: str | None = None
    events: str | None = None
    total: str | None = None
    baseline: str | None = None
    direction: str | None = None
    event: str | None = None
    grade: str | None = None
    intervention: list[str] = field(default_factory=list)
    comparator: list[str] = field(default_factory=list)
    population: list[str] = field(default_factory=list)
    institution: list[str] = field(default_factory=list)
    trial: list[str] = field(default_factory=list)
    phase: list[str] = field(default_factory=list)
    status: str = "reported"
    confidence: float | None = None
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """One article: its text, its mentions in text order, its outcomes in text order.

    `sentences` and `tokens` are lists of half-open `(start, end)` spans; they are made by the extractor and are not
    part of the JSON record.
    """

    id: str
    text: str
    mentions: list[Mention] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    source: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    sentences: list[tuple[int, int]] = field(default_factory=list, repr=False)
    tokens: list[tuple[int, int]] = field(default_factory=list, repr=False)

    def mention(self, mention_id: str) -> Mention:
        """The mention with this id; raises `KeyError` where there is none."""
        for m in self.mentions:
            if m.id == mention_id:
                return m
        raise KeyError(mention_id)

    def slot_texts(self, refs: list[str]) -> list[str]:
        """What a slot's ids stand for, in order: a mention's text, or the group's own words."""
        by_id = {m.id: m.text for m in self.mentions}
        return [by_id.get(r, r) for r in refs]

    def sentence_of(self, offset: int) -> str:
        """The sentence that holds this offset; the whole text where none was made."""
        for start, end in self.sentences:
            if start <= offset < end:
                return self.text[start:end]
        return self.text

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON object, without empty fields; deterministic in order."""
        out: dict[str, Any] = {"id": self.id}
        if self.source is not None:
            out["source"] = self.source
        if self.metadata:
            out["metadata"] = dict(self.metadata)
        out["text"] = self.text
        out["mentions"] = [_compact(m) for m in self.mentions]
        out["outcomes"] = [_compact(o) for o in self.outcomes]
        return out

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Article:
        """Reads a contract record and checks it; fields this version does not know are left out, an
        outcome without an id gets one.

        Raises:
            ContractError: a span does not hold its text, mentions overlap, an id is not resolved, a word is not of
                the vocabulary. The message names the article and the field.
        """
        name = record.get("id")
        if not isinstance(name, str) or not isinstance(record.get("text"), str):
            raise ContractError(f"article {name!r}: `id` and `text` must be strings")
        source, metadata = record.get("source"), record.get("metadata")
        if not isinstance(source, str | None) or not isinstance(metadata, dict | None):
            raise ContractError(f"article {name!r}: `source` must be a string and `metadata` an object")
        mentions, outcomes = _records(record, "mentions", name), _records(record, "outcomes", name)
        article = cls(
            id=name,
            text=record["text"],
            source=source,
            metadata=dict(metadata or {}),
            mentions=sorted((_build(Mention, m, name) for m in mentions), key=_position),
            outcomes=[_build(Outcome, {"id": f"o{i}"} | o, name) for i, o in enumerate(outcomes, 1)],
        )
        article.check()
        return article

    def check(self) -> None:
        """Raises `ContractError` where the record breaks the contract."""
        ids: dict[str, Mention] = {}
        last_end = 0
        for m in self.mentions:
            where = f"article {self.id!r}, mention {m.id!r}"
            if m.label not in LABELS:
                raise ContractError(f"{where}: unknown label {m.label!r}")
            if not 0 <= m.start < m.end <= len(self.text) or self.text[m.start : m.end] != m.text:
                raise ContractError(
                    f"{where}: [{m.start}:{m.end}] holds {self.text[m.start : m.end]!r}, not {m.text!r}"
                )
            if m.start < last_end:
                raise ContractError(f"{where}: {m.text!r} at {m.start} overlaps the mention before it")
            last_end = m.end
            if m.id in ids:
                raise ContractError(f"{where}: the id stands twice")
            ids[m.id] = m
        for o in self.outcomes:
            where = f"article {self.id!r}, outcome {o.id!r}"
            figure = ids.get(o.figure)
            if figure is None:
                raise ContractError(f"{where}: figure {o.figure!r} is no mention")
            if figure.label not in FIGURE_LABELS and figure.label != "ENDPOINT":
                raise ContractError(f"{where}: figure {o.figure!r} is a {figure.label}")
            for value, vocabulary, what in (
                (o.endpoint, ENDPOINTS, "endpoint"),
                (o.statistic, STATISTICS, "statistic"),
                (o.qualifier, QUALIFIERS, "qualifier"),
                (o.status, STATUSES, "status"),
            ):
                if value not in vocabulary:
                    raise ContractError(f"{where}: unknown {what} {value!r}")
            if o.confidence is not None and not 0 <= o.confidence <= 1:
                raise ContractError(f"{where}: confidence {o.confidence!r:.40} is not between 0 and 1")
            if o.unit is not None and o.unit not in UNITS:
                raise ContractError(f"{where}: unknown unit {o.unit!r}")

    def outcomes_frame(self) -> pd.DataFrame:
        """The evidence table of this article; columns as in `oncozh.tables.OUTCOME_COLUMNS`."""
        from oncozh.tables import outcomes_frame

        return outcomes_frame([self])

    def mentions_frame(self) -> pd.DataFrame:
        """The mentions of this article; columns as in `oncozh.tables.MENTION_COLUMNS`."""
        from oncozh.tables import mentions_frame

        return mentions_frame([self])

    def to_doc(self, vocab: Any = None) -> Doc:
        """A spaCy `Doc` with tokens, sentences, `ents`, `spans["oncozh"]` and `doc._.outcomes`."""
        from oncozh.spacy_doc import to_doc

        return to_doc(self, vocab)

    def _repr_html_(self) -> str:
        """The notebook view: the text with its mentions marked, and the evidence table under it."""
        from oncozh.report.notebook import render_article

        return render_article(self)


def check_articles(articles: Iterator[Article]) -> Iterator[Article]:
    """Passes articles through and raises `ContractError` on an id that stands twice."""
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            raise ContractError(f"article {article.id!r} stands twice")
        seen.add(article.id)
        yield article


_MENTION_FIELDS = tuple(f.name for f in fields(Mention))
_OUTCOME_FIELDS = tuple(f.name for f in fields(Outcome))
# The kinds of the fields of a record; written out, as a compiled module does not keep the annotations.
_WHOLE = frozenset({"start", "end"})
_NUMBERS = frozenset({"timepoint_months", "confidence"})
_LISTS = frozenset({"flags", *SLOTS})
_FIGURES = frozenset({"value", "low", "high", "ci_low", "ci_high", "p_value", "events", "total", "baseline"})
_ALWAYS = frozenset({"value", "flags", "status", "qualifier"})


def _compact(item: Mention | Outcome) -> dict[str, Any]:
    names = _MENTION_FIELDS if isinstance(item, Mention) else _OUTCOME_FIELDS
    keep = _ALWAYS if isinstance(item, Outcome) else frozenset()
    out = {}
    for name in names:
        value = getattr(item, name)
        if name in keep or (value is not None and value != []):
            out[name] = list(value) if isinstance(value, list) else value
    return out


def _records(record: dict[str, Any], name: str, article: str) -> list[dict[str, Any]]:
    found = record.get(name, [])
    if not isinstance(found, list) or not all(isinstance(r, dict) for r in found):
        raise ContractError(f"article {article!r}: `{name}` must be a list of objects")
    return found


def _build(kind: type[Any], record: dict[str, Any], article: str) -> Any:
    names = _MENTION_FIELDS if kind is Mention else _OUTCOME_FIELDS
    data = {k: v for k, v in record.items() if k in names and v is not None}
    where = f"article {article!r}: {kind.__name__.lower()} {record.get('id')!r}"
    for name, value in data.items():
        if name in _FIGURES and isinstance(value, int | float) and not isinstance(value, bool):
            data[name] = str(value)  # other tools write the figures as numbers
        elif (wanted := _unlike(name, value)) is not None:
            raise ContractError(f"{where}: `{name}` must be {wanted}, not {value!r:.60}")
    try:
        return kind(**data)
    except TypeError as e:
        raise ContractError(f"{where}: {e}") from None


def _unlike(name: str, value: Any) -> str | None:
    """What a field's value should be, where it is not."""
    if name in _LISTS:
        return None if isinstance(value, list) and all(isinstance(v, str) for v in value) else "a list of str"
    if name in _WHOLE:
        return None if isinstance(value, int) and not isinstance(value, bool) else "int"
    if name in _NUMBERS:
        return None if isinstance(value, int | float) and not isinstance(value, bool) else "float"
    return None if isinstance(value, str) else "str"


def _position(m: Mention) -> tuple[int, int]:
    return m.start, m.end
