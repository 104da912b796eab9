"""What comes of a review: gold records, alias candidates for the lexicon, a corrected evidence table."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from oncozh.article import FIGURE_LABELS, Article, Mention
from oncozh.errors import OutputError
from oncozh.review.edits import REJECTED, Review
from oncozh.review.store import Store
from oncozh.tables import OUTCOME_COLUMNS, outcome_rows, write_csv_rows

FOLDER = "review"
_UNNAMED = FIGURE_LABELS | {"ENDPOINT", "PHASE", "STAGE"}


def gold_jsonl(store: Store, reviewer: str) -> str:
    """The finished articles as contract records, one a line; rejected rows are left out."""
    finished = [r.kept() for r in store.reviews(reviewer).values() if r.finished]
    return "".join(json.dumps(a.to_dict(), ensure_ascii=False) + "\n" for a in finished)


def aliases_csv(store: Store, reviewer: str) -> str:
    """Names that the reviewer added, relabelled or gave another concept: what the lexicon may lack, commonest first."""
    found: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], list[str]] = {}
    for review in store.reviews(reviewer).values():
        for m in _new_names(store.base(review.article.id), review.article):
            name = (m.label, m.text, m.concept or "")
            found[name] += 1
            where.setdefault(name, []).append(review.article.id)
    rows = [(*name, n, " ".join(dict.fromkeys(where[name]))) for name, n in found.most_common()]
    return _csv([("label", "name", "concept", "count", "articles"), *rows])


def evidence_csv(store: Store, reviewer: str) -> str:
    """The evidence table as corrected: all rows but the rejected, each with its decision, reviewer and note."""
    rows: list[tuple[object, ...]] = [(*OUTCOME_COLUMNS, "decision", "reviewer", "note")]
    for review in store.reviews(reviewer).values():
        rows += _evidence_rows(review, reviewer)
    return _csv(rows)


EXPORTS: dict[str, Callable[[Store, str], str]] = {
    "gold.jsonl": gold_jsonl,
    "aliases.csv": aliases_csv,
    "evidence.csv": evidence_csv,
}


def export_review(store: Store, reviewer: str, out_dir: Path) -> list[Path]:
    """Writes every export into `out_dir/review/<reviewer>/` and returns the paths.

    Raises:
        OutputError: a file cannot be written.
    """
    folder = out_dir / FOLDER / "".join(c if c.isalnum() or c in "-_." else "_" for c in reviewer).lstrip(".")
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in EXPORTS.items():
            path = folder / name
            path.write_text(make(store, reviewer), encoding=encoding_of(name), newline="\n")
            paths.append(path)
    except OSError as e:
        raise OutputError(f"{folder}: {e.strerror}") from e
    return paths


def encoding_of(name: str) -> str:
    """CSV carries a byte order mark, so that Excel shows Chinese."""
    return "utf-8-sig" if name.endswith(".csv") else "utf-8"


def _new_names(base: Article, article: Article) -> Iterator[Mention]:
    known = {(m.start, m.end, m.label, m.concept) for m in base.mentions}
    for m in article.mentions:
        if m.label not in _UNNAMED and (m.start, m.end, m.label, m.concept) not in known:
            yield m


def _evidence_rows(review: Review, reviewer: str) -> Iterator[tuple[object, ...]]:
    for outcome, row in zip(review.article.outcomes, outcome_rows(review.article), strict=True):
        decision = review.decisions.get(outcome.id, "")
        if decision != REJECTED:
            yield (*row, decision, reviewer if decision else "", review.notes.get(outcome.id, ""))


def _csv(rows: list[tuple[object, ...]]) -> str:
    text = io.StringIO()
    write_csv_rows(text, rows)
    return text.getvalue()
