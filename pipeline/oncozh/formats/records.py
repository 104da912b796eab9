"""Contract records as JSON Lines, and what every bridge to another tool's format needs of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from oncozh.article import SLOTS, Article, check_articles
from oncozh.errors import ContractError, OutputError, ReadError


def read_lines(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The JSON objects of a JSON Lines file, each with its place `file:line`; blank lines are passed over.

    Raises:
        ReadError: the file cannot be read, is not UTF-8, or a line is no JSON object; the message has file and line.
    """
    try:
        # Only \n ends a line: U+2028 and its like stand unescaped inside JSON strings.
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as e:
        raise ReadError(f"{path}: {e.strerror}") from None
    except UnicodeDecodeError as e:
        raise ReadError(f"{path}: not UTF-8 (byte {e.start})") from None
    out = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except ValueError as e:
            raise ReadError(f"{where}: not JSON ({e})") from None
        if not isinstance(record, dict):
            raise ReadError(f"{where}: expected a JSON object, found {type(record).__name__}")
        out.append((where, record))
    return out


def read_records(path: Path) -> list[Article]:
    """The articles of a JSON Lines file of contract records, checked.

    Raises:
        ReadError: as `read_lines`.
        ContractError: a record breaks the contract or an id stands twice; the message has file and line.
    """
    out = []
    places: dict[str, str] = {}
    for where, record in read_lines(path):
        article = article_from(record, where)
        if article.id in places:
            raise ContractError(f"{where}: article {article.id!r} stands twice, first at {places[article.id]}")
        places[article.id] = where
        out.append(article)
    return out


def article_from(record: dict[str, Any], where: str) -> Article:
    """`Article.from_dict` with the place of the record in its errors.

    Raises:
        ContractError: the record breaks the contract.
    """
    try:
        return Article.from_dict(record)
    except ContractError as e:
        raise ContractError(f"{where}: {e}") from None
    except (AttributeError, TypeError, KeyError) as e:
        raise ContractError(f"{where}: not a contract record ({e})") from None


def write_records(articles: Iterable[Article], path: Path) -> int:
    """Writes one contract record a line, in the order given, and says how many; the same articles give the same bytes.

    Raises:
        ContractError: an id stands twice.
        OutputError: the file cannot be written.
    """
    return write_lines((a.to_dict() for a in check_articles(iter(articles))), path)


def write_lines(records: Iterable[dict[str, Any]], path: Path) -> int:
    """Writes one JSON object a line and says how many.

    Raises:
        OutputError: the file cannot be written.
    """
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    write_bytes("".join(lines), path)
    return len(lines)


def write_bytes(text: str, path: Path) -> None:
    """Writes a text as UTF-8, line ends as they are, and makes the folder it goes to.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    except OSError as e:
        raise OutputError(f"{path}: {e.strerror}") from None
    except UnicodeEncodeError as e:
        raise OutputError(f"{path}: the text holds half a character (U+{ord(text[e.start]):04X})") from None


def renumber(article: Article) -> Article:
    """A copy whose mentions are m1, m2 … and whose outcomes are o1, o2 … in text order.

    Ids carry no meaning; two articles that differ in them alone become equal.
    """
    mentions = sorted(article.mentions, key=lambda m: (m.start, m.end))
    ids = {m.id: f"m{i}" for i, m in enumerate(mentions, 1)}
    order = {m.id: i for i, m in enumerate(mentions)}
    outcomes = []
    for i, old in enumerate(sorted(article.outcomes, key=lambda o: order[o.figure]), 1):
        new = replace(old, id=f"o{i}", figure=ids[old.figure], flags=list(old.flags))
        for slot in SLOTS:
            setattr(new, slot, [ids.get(r, r) for r in getattr(old, slot)])
        outcomes.append(new)
    return replace(
        article,
        mentions=[replace(m, id=ids[m.id], flags=list(m.flags)) for m in mentions],
        outcomes=outcomes,
        metadata=dict(article.metadata),
    )


def carried(article: Article) -> dict[str, Any]:
    """The record of an article without its text: what travels in another tool's free fields, beside its spans."""
    record = renumber(article).to_dict()
    del record["text"]
    return record


def restore(
    record: dict[str, Any], text: str, spans: Iterable[tuple[int, int, str]], article_id: str, where: str
) -> Article:
    """The article that a tool's spans state, with what `carried` had sent along for the spans that are still there.

    The tool's spans are the truth: a span whose label was changed loses its old attributes, a new one gets a new id.

    Args:
        record: what `carried` gave; empty for a file that oncozh did not write.
        spans: start, end (code points) and label of each mention.
        article_id: the id where the record has none.
        where: the place for the errors.

    Raises:
        ContractError: the result breaks the contract, or an outcome refers to a mention that was removed in the tool.
    """
    known = {(m["start"], m["end"]): m for m in record.get("mentions", [])}
    taken = {m["id"] for m in known.values()}
    fresh = (f"m{i}" for i in range(1, 1_000_000_000) if f"m{i}" not in taken)
    mentions = []
    for start, end, label in sorted(spans):
        old = known.get((start, end))
        if old is not None and old["label"] == label:
            mentions.append(old)
        else:
            new_id = old["id"] if old is not None else next(fresh)
            mentions.append({"id": new_id, "label": label, "start": start, "end": end, "text": text[start:end]})
    removed = taken - {m["id"] for m in mentions}
    for o in record.get("outcomes", []):
        for ref in [o["figure"], *(r for slot in SLOTS for r in o.get(slot, []))]:
            if ref in removed:
                raise ContractError(f"{where}: outcome {o['id']!r} refers to mention {ref!r}, which was removed")
    return article_from({"id": article_id} | record | {"text": text, "mentions": mentions}, where)
