"""`score`: two files in, one `Result` out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncozh.errors import ContractError
from oncozh.scoring import semeval
from oncozh.scoring.align import align_outcomes
from oncozh.scoring.bootstrap import SAMPLES, SEED, draws
from oncozh.scoring.errors import ErrorRow, error_rows
from oncozh.scoring.gold import Pairs, pair_files
from oncozh.scoring.measures import Bin, Measure, Tally, confident_rows, reliability, summarise, tally

if TYPE_CHECKING:
    from rich.console import Group

Measures = dict[str, dict[str, Measure]]

_GENRE_KEYS = (
    ("strict", "mission"),
    ("strict", "all"),
    ("outcome", "detection"),
    ("outcome", "core"),
    ("outcome", "row"),
)


@dataclass(frozen=True)
class Result:
    """A run scored against the gold.

    `measures` holds them by section and name:

    - strict, exact, partial, type: mentions by label, and together as `all` and `mission` (the four labels of the
      mission); the last three where nervaluate is installed
    - concept: share of the strictly right mentions whose concept is the gold's, where the gold has one
    - outcome: detection (figures found), core (endpoint, statistic, value, unit, time point), row (everything)
    - core: share of the found figures with each field of the core right
    - slot: each further field, on the found figures; names by their words
    - unflagged: core and row of the predicted rows without a flag (precision: how far they can be trusted; recall: how
      much of the gold they give), coverage: their share of all predicted rows
    - confidence: brier, the mean squared error of `confidence` as the probability that the core is right

    `genres` holds the chief ones by genre, `reliability` the calibration of `confidence`, `missing` the ids without a
    prediction (scored as empty), `unknown` the predicted ids outside the gold (left out), `notes` what the reader of
    the table must know.
    """

    articles: int
    missing: list[str]
    unknown: list[str]
    notes: list[str]
    measures: Measures
    genres: dict[str, Measures]
    genre_articles: dict[str, int]
    reliability: list[Bin]
    errors: list[ErrorRow]

    def f1(self, section: str, name: str) -> float | None:
        """The F1 of one measure; None where it is not defined or was not counted."""
        measure = self.measures.get(section, {}).get(name)
        return measure.f1 if measure is not None else None

    @property
    def floor(self) -> float:
        """The lower of the two scores a run is held to: strict F1 of the mission's labels, F1 of the outcome core.

        One that is not defined, because gold and prediction are both empty there, holds nothing back.
        """
        held = [self.f1("strict", "mission"), self.f1("outcome", "core")]
        return min((f for f in held if f is not None), default=1.0)

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it: every field, measures with their counts and intervals, error rows included."""
        return asdict(self)

    def table(self) -> Group:
        """The tables for the terminal, for `rich.print`."""
        from oncozh.scoring.terminal import result_tables

        return result_tables(self)


def score(gold: Path, pred: Path, *, samples: int = SAMPLES, seed: int = SEED) -> Result:
    """Scores a file of predictions against the gold, both JSON Lines of contract records.

    Args:
        samples: bootstrap samples behind the intervals.
        seed: the seed of their draws; the same files and seed give the same result.

    Raises:
        ReadError: a file cannot be read; the message has file and line.
        ContractError: a record breaks the contract; a text is not the gold's (all such articles are named); the gold
            is empty.
    """
    return score_pairs(pair_files(gold, pred), samples=samples, seed=seed)


def score_pairs(paired: Pairs, *, samples: int = SAMPLES, seed: int = SEED) -> Result:
    """`score` on articles in memory.

    Raises:
        ContractError: there is no article.
    """
    pairs = paired.pairs
    if not pairs:
        raise ContractError("the gold holds no article")
    tallies = [tally(p) for p in pairs]
    by_genre: dict[str, list[Tally]] = defaultdict(list)
    for p, t in zip(pairs, tallies, strict=True):
        by_genre[p.genre].append({key: t[key] for key in _GENRE_KEYS if key in t})
    return Result(
        articles=len(pairs),
        missing=paired.missing,
        unknown=paired.unknown,
        notes=[] if semeval.available() else [semeval.MISSING],
        measures=summarise(tallies, draws(len(pairs), samples, seed)),
        genres={g: summarise(ts, draws(len(ts), samples, seed)) for g, ts in sorted(by_genre.items())},
        genre_articles={g: len(ts) for g, ts in sorted(by_genre.items())},
        reliability=reliability([row for p in pairs for row in confident_rows(align_outcomes(p.gold, p.pred))]),
        errors=[row for p in pairs for row in error_rows(p)],
    )
