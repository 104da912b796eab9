"""The store: saved at once, undone and redone in order, shared by several reviewers, exported."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from oncozh.article import Article
from oncozh.errors import OutputError
from oncozh.review.agreement import agreement, gold_review
from oncozh.review.edits import ACCEPTED, REJECTED, EditError
from oncozh.review.export import aliases_csv, evidence_csv, export_review, gold_jsonl
from oncozh.review.store import Store


def decide(outcome: str, decision: str | None = ACCEPTED) -> dict[str, Any]:
    return {"kind": "decide", "outcome": outcome, "decision": decision}


def edit_row(outcome: str, **changes: Any) -> dict[str, Any]:
    return {"kind": "edit_outcome", "outcome": outcome, "changes": changes}


FINISH = {"kind": "finish", "finished": True}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.sqlite"


@pytest.fixture
def store(path: Path, articles: list[Article]) -> Iterator[Store]:
    store = Store(path, articles)
    yield store
    store.close()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_an_edit_is_on_disk_when_it_is_answered(store: Store, path: Path, articles: list[Article]) -> None:
    store.edit("a1", "li", decide("o1"))
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert other.execute("SELECT count(*) FROM edits").fetchone() == (1,)
    other.close()
    again = Store(path, articles)
    assert again.review("a1", "li").decisions == {"o1": ACCEPTED}
    again.close()


def test_a_refused_edit_is_not_saved(store: Store) -> None:
    with pytest.raises(EditError):
        store.edit("a1", "li", decide("o9"))
    with pytest.raises(KeyError):
        store.edit("a9", "li", decide("o1"))
    assert store.history("a1") == []
    assert store.reviewers() == []


def test_undo_and_redo_go_through_the_edits_in_order(store: Store) -> None:
    store.edit("a1", "li", decide("o1"))
    store.edit("a2", "li", decide("o2", REJECTED))
    assert store.undo("li") == "a2"
    assert store.undo("li") == "a1"
    assert store.undo("li") is None
    assert store.redo("li") == "a1"
    assert store.review("a1", "li").decisions == {"o1": ACCEPTED}
    assert store.redo("li") == "a2"
    assert store.redo("li") is None


def test_a_new_edit_ends_redo_and_keeps_the_history(store: Store) -> None:
    store.edit("a1", "li", decide("o1"))
    store.undo("li")
    store.edit("a1", "li", decide("o1", REJECTED))
    assert store.redo("li") is None
    assert [(h["reviewer"], h["undone"]) for h in store.history("a1")] == [("li", True), ("li", False)]
    assert all(h["at"].endswith("+00:00") for h in store.history("a1"))


def test_reviewers_do_not_change_each_others_versions(store: Store, path: Path, articles: list[Article]) -> None:
    second = Store(path, articles)
    store.edit("a1", "li", edit_row("o1", value="44"))
    second.edit("a1", "wang", decide("o1", REJECTED))
    second.undo("wang")
    second.edit("a1", "wang", decide("o1"))
    assert store.review("a1", "li").article.outcomes[0].value == "44"
    assert store.review("a1", "wang").article.outcomes[0].value == "43.3"
    assert store.reviewers() == ["li", "wang"]
    second.close()


def test_a_new_extraction_does_not_pull_the_ground_from_edits(path: Path, articles: list[Article]) -> None:
    store = Store(path, articles)
    store.edit("a1", "li", decide("o1"))
    store.close()
    changed = [Article(a.id, "新的文字。") for a in articles[:2]]
    store = Store(path, changed)
    assert store.kept == ["a1"]
    assert store.base("a1").text == articles[0].text
    assert store.base("a2").text == "新的文字。"
    assert store.articles() == ["a1", "a2"]
    store.close()


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    path.write_text("not a database, but long enough to be taken for one" * 40, encoding="utf-8")
    with pytest.raises(OutputError, match=r"review\.sqlite"):
        Store(path, [])


def test_gold_holds_finished_articles_as_decided(store: Store) -> None:
    store.edit("a1", "li", edit_row("o1", value="44"))
    store.edit("a1", "li", decide("o2", REJECTED))
    assert gold_jsonl(store, "li") == ""
    store.edit("a1", "li", FINISH)
    (line,) = gold_jsonl(store, "li").splitlines()
    gold = Article.from_dict(json.loads(line))
    assert [(o.id, o.value, o.confidence) for o in gold.outcomes] == [("o1", "44", None)]
    assert gold.to_dict() == store.review("a1", "li").kept().to_dict()


def test_names_the_lexicon_may_lack(store: Store, articles: list[Article]) -> None:
    for name in ("a1", "a2"):
        start = store.base(name).text.index("备思复")
        mark = {
            "kind": "add_mention",
            "start": start,
            "end": start + 3,
            "label": "DRUG",
            "concept": "enfortumab vedotin",
        }
        store.edit(name, "li", mark)
    store.edit("a1", "li", {"kind": "edit_mention", "mention": "m2", "changes": {"concept": "=Prostate Cancer"}})
    assert table(aliases_csv(store, "li")) == [
        {"label": "DRUG", "name": "备思复", "concept": "enfortumab vedotin", "count": "2", "articles": "a1 a2"},
        {"label": "CANCER", "name": "前列腺癌", "concept": "'=Prostate Cancer", "count": "1", "articles": "a1"},
    ]


def test_the_corrected_table_has_decisions_and_notes(store: Store) -> None:
    store.edit("a1", "li", edit_row("o1", value="44"))
    store.edit("a1", "li", {"kind": "note", "outcome": "o1", "text": "见表2"})
    store.edit("a2", "li", decide("o1", REJECTED))
    rows = {(r["article_id"], r["outcome_id"]): r for r in table(evidence_csv(store, "li"))}
    assert ("a2", "o1") not in rows
    corrected, untouched = rows["a1", "o1"], rows["a1", "o2"]
    assert (corrected["value"], corrected["decision"], corrected["note"]) == ("44", "edited", "见表2")
    assert (untouched["decision"], untouched["reviewer"]) == ("", "")


@pytest.mark.parametrize("reviewer", ["李医生", "../../etc/li", "..", "a/b\\c"])
def test_exports_stay_in_their_folder(store: Store, tmp_path: Path, reviewer: str) -> None:
    paths = export_review(store, reviewer, tmp_path)
    assert {p.name for p in paths} == {"gold.jsonl", "aliases.csv", "evidence.csv"}
    assert all((tmp_path / "review").resolve() in p.resolve().parents for p in paths)
    assert paths[2].read_bytes().startswith(b"\xef\xbb\xbf")


def test_agreement_counts_rows_decided_by_both(store: Store) -> None:
    store.edit("a1", "li", decide("o1"))
    store.edit("a1", "li", decide("o2", REJECTED))
    store.edit("a2", "li", decide("o1"))
    store.edit("a1", "wang", decide("o1"))
    store.edit("a1", "wang", decide("o2", REJECTED))
    store.edit("a2", "wang", edit_row("o1", value="44"))
    mine, theirs = store.reviews("li"), store.reviews("wang")
    result = agreement((r, theirs[i]) for i, r in mine.items())
    assert (result.both, result.alike, result.kappa) == (3, 2, 1.0)
    assert result.differing == [("a2", "o1")]


def test_agreement_without_common_rows_has_no_kappa(store: Store) -> None:
    result = agreement([(store.review("a1", "li"), store.review("a1", "wang"))])
    assert (result.both, result.kappa) == (0, None)


def test_gold_reviews_what_it_knows(store: Store, articles: list[Article]) -> None:
    gold = Article.from_dict(articles[0].to_dict())
    del gold.outcomes[1]
    assert gold_review(store.base("a1"), gold).decisions == {"o1": ACCEPTED, "o2": REJECTED}
