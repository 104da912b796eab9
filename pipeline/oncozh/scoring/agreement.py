"""How far two annotations of the same articles agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from oncozh.article import LABELS, Article
from oncozh.errors import ContractError
from oncozh.formats.records import read_records
from oncozh.scoring.bootstrap import draws
from oncozh.scoring.gold import Pair, pair_articles
from oncozh.scoring.measures import Measure, summarise, tally
from oncozh.tokens import cut

_T = TypeVar("_T")


@dataclass(frozen=True)
class Agreement:
    """The agreement over the articles that both annotated.

    `mentions` is the strict pairwise F1 by label and group, `outcomes` that of detection, core and whole row, `slots`
    that of each slot on the figures both have; `kappa` is Cohen's kappa on tokens, inside a mention of the label or
    not, and under `all` which label if any; None where neither annotation has the label.
    """

    articles: int
    only_a: list[str]
    only_b: list[str]
    tokens: int
    mentions: dict[str, Measure]
    outcomes: dict[str, Measure]
    slots: dict[str, Measure]
    kappa: dict[str, float | None]

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)


def agreement(a: Path, b: Path) -> Agreement:
    """The agreement of two files of contract records.

    Raises:
        ReadError, ContractError: a file cannot be read, texts differ, or the files share no article.
    """
    return agreement_of(read_records(a), read_records(b))


def agreement_of(a: list[Article], b: list[Article]) -> Agreement:
    """The agreement of two lists of articles, paired by id.

    Raises:
        ContractError: texts differ, or no article is in both.
    """
    paired = pair_articles(a, b)
    missing = set(paired.missing)
    pairs = [p for p in paired.pairs if p.gold.id not in missing]
    if not pairs:
        raise ContractError("the two annotations share no article")
    measures = summarise([tally(p) for p in pairs], draws(len(pairs)))
    table = _token_table(pairs)
    kappa: dict[str, float | None] = {"all": cohen_kappa(table)}
    for label in LABELS:
        binary: Counter[tuple[bool, bool]] = Counter()
        for (x, y), n in table.items():
            binary[x == label, y == label] += n
        kappa[label] = cohen_kappa(binary)
    return Agreement(
        articles=len(pairs),
        only_a=paired.missing,
        only_b=paired.unknown,
        tokens=sum(table.values()),
        mentions=measures.get("strict", {}),
        outcomes=measures.get("outcome", {}),
        slots=measures.get("slot", {}),
        kappa=kappa,
    )


def _token_table(pairs: list[Pair]) -> Counter[tuple[str | None, str | None]]:
    """How many tokens have which label in the two annotations; white space is no token."""
    table: Counter[tuple[str | None, str | None]] = Counter()
    for pair in pairs:
        x, y = _character_labels(pair.gold), _character_labels(pair.pred)
        start = 0
        for token in cut(pair.gold.text):
            end = start + len(token)
            if not token.isspace():
                table[_most(x[start:end]), _most(y[start:end])] += 1
            start = end
    return table


def _character_labels(article: Article) -> list[str | None]:
    out: list[str | None] = [None] * len(article.text)
    for m in article.mentions:
        out[m.start : m.end] = [m.label] * (m.end - m.start)
    return out


def _most(labels: list[str | None]) -> str | None:
    """The label of most of a token's characters; jieba's cuts need not be those of the mentions."""
    return Counter(labels).most_common(1)[0][0]


def cohen_kappa(table: Counter[tuple[_T, _T]]) -> float | None:
    """Cohen's kappa of a contingency table; None where chance alone gives full agreement."""
    total = sum(table.values())
    rows: Counter[_T] = Counter()
    columns: Counter[_T] = Counter()
    for (x, y), n in table.items():
        rows[x] += n
        columns[y] += n
    # In whole numbers up to the last division, so that full chance agreement is told exactly.
    observed = total * sum(n for (x, y), n in table.items() if x == y)
    expected = sum(rows[x] * columns[x] for x in rows)
    return (observed - expected) / (total * total - expected) if total * total != expected else None
