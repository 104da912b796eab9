"""Gold and prediction brought together article by article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from oncozh.article import Article
from oncozh.errors import ContractError
from oncozh.formats.records import read_records


@dataclass(frozen=True)
class Pair:
    """One article of the gold and what was predicted for it; an empty record where nothing was."""

    gold: Article
    pred: Article

    @property
    def genre(self) -> str:
        """The gold's genre, `-` where it has none."""
        return str(self.gold.metadata.get("genre") or "-")


@dataclass(frozen=True)
class Pairs:
    """The pairs in the order of their ids, so that the order of a file changes nothing, the bootstrap draws included.

    `missing` are ids without a prediction (all their mentions count as missed), `unknown` predicted ids that the gold
    does not know (they count for nothing).
    """

    pairs: list[Pair]
    missing: list[str]
    unknown: list[str]


def pair_files(gold: Path, pred: Path) -> Pairs:
    """The pairs of two JSON Lines files of contract records.

    Raises:
        ReadError: a file cannot be read; the message has file and line.
        ContractError: a record breaks the contract, or as `pair_articles`.
    """
    return pair_articles(read_records(gold), read_records(pred))


def pair_articles(gold: list[Article], pred: list[Article]) -> Pairs:
    """Pairs by id.

    Raises:
        ContractError: articles whose text is not the gold's, all of them by name; offsets would mean nothing there.
    """
    gold = sorted(gold, key=lambda a: a.id)
    by_id = {a.id: a for a in pred}
    other = [g.id for g in gold if g.id in by_id and by_id[g.id].text != g.text]
    if other:
        raise ContractError(
            f"the text of the prediction is not the gold's in {len(other)} articles: {', '.join(other)}"
        )
    known = {g.id for g in gold}
    return Pairs(
        pairs=[Pair(g, by_id.get(g.id, Article(g.id, g.text))) for g in gold],
        missing=[g.id for g in gold if g.id not in by_id],
        unknown=[p.id for p in pred if p.id not in known],
    )
