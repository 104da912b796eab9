"""Where decisions are kept: a SQLite file in the result folder, each edit written before it is answered."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from oncozh.article import Article
from oncozh.errors import OutputError
from oncozh.review.edits import Review, apply_edit, replay

FILE = "review.sqlite"

# `undone` keeps what was taken back: undo never deletes, so the history says who did what and when.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    edit TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS edits_by_reviewer ON edits (reviewer, article, id);
"""


class Store:
    """The articles of a batch as they were extracted, and every reviewer's edits.

    Several processes may use one file at the same time. `kept` names the articles whose new extraction was not taken
    because edits rest on the old one.
    """

    def __init__(self, path: Path, articles: Iterable[Article]) -> None:
        self._lock = threading.Lock()
        try:
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.executescript(_SCHEMA)
            self.kept = self._take(articles)
            rows = self._db.execute("SELECT record FROM articles ORDER BY position").fetchall()
        except sqlite3.Error as e:
            raise OutputError(f"{path}: cannot keep decisions there: {e}") from e
        self._base = {a.id: a for a in (Article.from_dict(json.loads(r)) for (r,) in rows)}

    def _take(self, articles: Iterable[Article]) -> list[str]:
        kept = []
        with self._transaction() as db:
            old = dict(db.execute("SELECT id, record FROM articles").fetchall())
            edited = {i for (i,) in db.execute("SELECT DISTINCT article FROM edits")}
            articles = list(articles)
            gone = old.keys() - edited - {a.id for a in articles}
            db.executemany("DELETE FROM articles WHERE id = ?", [(i,) for i in gone])
            for position, article in enumerate(articles):
                record = json.dumps(article.to_dict())
                if article.id in edited and old.get(article.id) != record:
                    kept.append(article.id)
                    record = old[article.id]
                db.execute(
                    "INSERT INTO articles VALUES (?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET position = excluded.position, record = excluded.record",
                    (article.id, position, record),
                )
        return kept

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def articles(self) -> list[str]:
        """The ids of the batch's articles, in order."""
        return list(self._base)

    def base(self, article: str) -> Article:
        """An article as it was extracted; raises `KeyError` where there is none."""
        return self._base[article]

    def reviewers(self) -> list[str]:
        """Everybody who has made an edit, by name."""
        with self._lock:
            rows = self._db.execute("SELECT DISTINCT reviewer FROM edits WHERE undone = 0 ORDER BY reviewer")
            return [name for (name,) in rows]

    def review(self, article: str, reviewer: str) -> Review:
        """A reviewer's version of an article; raises `KeyError` where there is no such article."""
        with self._lock:
            return replay(self._base[article], self._edits(article, reviewer))

    def reviews(self, reviewer: str) -> dict[str, Review]:
        """A reviewer's versions of all articles, in order."""
        edits: dict[str, list[dict[str, Any]]] = {}
        with self._lock:
            rows = self._db.execute(
                "SELECT article, edit FROM edits WHERE reviewer = ? AND undone = 0 ORDER BY id", (reviewer,)
            )
            for article, edit in rows:
                edits.setdefault(article, []).append(json.loads(edit))
        return {i: replay(base, edits.get(i, [])) for i, base in self._base.items()}

    def edit(self, article: str, reviewer: str, edit: dict[str, Any]) -> Review:
        """Applies an edit, saves it, and returns the version it makes.

        Raises:
            KeyError: there is no such article.
            EditError: the edit cannot be applied; nothing was saved.
        """
        base = self._base[article]
        with self._transaction() as db:
            review = apply_edit(replay(base, self._edits(article, reviewer)), edit)
            db.execute(
                "INSERT INTO edits (at, reviewer, article, edit) VALUES (?, ?, ?, ?)",
                (_now(), reviewer, article, json.dumps(edit, ensure_ascii=False)),
            )
        return review

    def undo(self, reviewer: str) -> str | None:
        """Takes the reviewer's last edit back and returns its article; None where nothing is left."""
        return self._flip(
            "SELECT id, article FROM edits WHERE reviewer = ? AND undone = 0 ORDER BY id DESC LIMIT 1", reviewer, 1
        )

    def redo(self, reviewer: str) -> str | None:
        """Makes the edit again that was taken back last; None where there is none or another edit followed it."""
        return self._flip(
            "SELECT id, article FROM edits WHERE reviewer = ?1 AND undone = 1 AND id > "
            "(SELECT coalesce(max(id), 0) FROM edits WHERE reviewer = ?1 AND undone = 0) ORDER BY id LIMIT 1",
            reviewer,
            0,
        )

    def _flip(self, query: str, reviewer: str, undone: int) -> str | None:
        with self._transaction() as db:
            row = db.execute(query, (reviewer,)).fetchone()
            if row is None:
                return None
            db.execute("UPDATE edits SET undone = ? WHERE id = ?", (undone, row[0]))
            return str(row[1])

    def history(self, article: str) -> list[dict[str, Any]]:
        """All edits of an article with who and when, in order, those taken back among them."""
        with self._lock:
            rows = self._db.execute(
                "SELECT at, reviewer, edit, undone FROM edits WHERE article = ? ORDER BY id", (article,)
            ).fetchall()
        return [{"at": at, "reviewer": who, "edit": json.loads(e), "undone": bool(u)} for at, who, e, u in rows]

    def _edits(self, article: str, reviewer: str) -> list[dict[str, Any]]:
        rows = self._db.execute(
            "SELECT edit FROM edits WHERE article = ? AND reviewer = ? AND undone = 0 ORDER BY id", (article, reviewer)
        )
        return [json.loads(e) for (e,) in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
