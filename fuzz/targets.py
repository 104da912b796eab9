"""What is fuzzed: each target takes bytes, and any exception that leaves it is a finding."""

from __future__ import annotations

import itertools
import json
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import oncozh
from oncozh.article import SLOTS, Article
from oncozh.errors import ContractError
from oncozh.figures import bare_interval, walk
from oncozh.folding import fold, simplify
from oncozh.formats.marked import outcome_line, parse_marked, parse_marked_file, to_marked
from oncozh.reading.records import Failure
from oncozh.reading.sources import ARCHIVES, MANY_ARTICLES, ONE_ARTICLE, read_inputs
from oncozh.tables import outcomes_table
from oncozh.tokens import cut, sentences

KINDS = sorted([*ONE_ARTICLE, *MANY_ARTICLES, *ARCHIVES, ".txt.gz", ".jsonl.gz"])
LONGEST = 4096


def text_of(data: bytes) -> str:
    """Any bytes as a text: UTF-8 where they are, with what is not told apart."""
    return data[:LONGEST].decode("utf-8", errors="replace")


def figures(data: bytes) -> None:
    """The number grammar: ordered, disjoint, numeric."""
    text = text_of(data)
    folded = fold(text)
    assert len(folded) == len(simplify(text)) == len(text)
    numbers = walk(folded, bytearray(len(folded)))
    for a, b in itertools.pairwise(numbers):
        assert a.end <= b.start, (a, b)
    for n in numbers:
        assert 0 <= n.start < n.end <= len(text), n
        assert n.start < n.digits_end <= n.end, n
        for value in (n.low, n.high):
            assert not value or re.fullmatch(r"[<>=]{0,2}[0-9]+(?:\.[0-9]+)?", value), n
        bare_interval(folded, n.end)


def _said(ref: str, text: str) -> bool:
    """Whether words of a slot are the text's own. What a list names together is named apart: A、B 组 gives A组 and B组."""
    apart = ref.endswith(("组", "者")) and all(c in text for c in ref)
    return ref in text or apart or (ref[:1] in text and ref[1:] in text)


def pipeline(data: bytes) -> None:
    """The whole way of a text keeps the contract."""
    text = text_of(data)
    article = oncozh.extract(text)
    article.check()
    ids = {m.id for m in article.mentions}
    for o in article.outcomes:
        for slot in SLOTS:
            for ref in getattr(o, slot):
                assert ref in ids or (_said(ref, text) and not re.fullmatch(r"[nfe]\d+", ref)), (o.id, slot, ref)
    assert [text[s:e] for s, e in article.tokens] == re.findall(r".", text, re.S) or "".join(
        text[s:e] for s, e in article.tokens
    ) == text
    spans = set(article.tokens)
    assert all((m.start, m.end) in spans for m in article.mentions)
    record = json.loads(json.dumps(article.to_dict()))
    assert Article.from_dict(record).to_dict() == article.to_dict()
    assert oncozh.extract(text).to_dict() == article.to_dict()
    assert outcomes_table([article]).num_rows == len(article.outcomes)


def tokens(data: bytes) -> None:
    """The two segmenters cut alike, and sentences lose nothing."""
    text = text_of(data)
    assert "".join(cut(text)) == text
    position = 0
    for start, end in sentences(text):
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


def marked(data: bytes) -> None:
    """Marked text: an article or a `ContractError`, and there and back."""
    first, _, rest = text_of(data).partition("\n---\n")
    try:
        article = parse_marked(first, rest)
    except ContractError:
        return
    for o in article.outcomes:
        outcome_line(o, article)
    again, _ = to_marked(article)
    assert parse_marked(again).text == article.text
    try:
        parse_marked_file(text_of(data), "x")
    except ContractError:
        return


def records(data: bytes) -> None:
    """A JSON record: an article or a `ContractError`."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(record, dict):
        return
    try:
        Article.from_dict(record)
    except ContractError:
        return


@cache
def _folder() -> Path:
    shared = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="oncozh-fuzz-", dir=shared if shared.is_dir() else None))


def readers(data: bytes) -> None:
    """A file of any kind: articles or failures with a reason, never an exception. The first byte chooses the kind."""
    if not data:
        return
    path = _folder() / f"file{KINDS[data[0] % len(KINDS)]}"
    path.write_bytes(data[1:])
    try:
        found = 0
        for item in read_inputs([str(path)], timeout=10):
            found += 1
            if isinstance(item, Failure):
                assert item.reason, item
            else:
                item.text.encode("utf-8")
                json.dumps(item.metadata)
        assert found, "neither an article nor a failure"
    finally:
        path.unlink()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "figures": figures,
    "pipeline": pipeline,
    "tokens": tokens,
    "marked": marked,
    "records": records,
    "readers": readers,
}
