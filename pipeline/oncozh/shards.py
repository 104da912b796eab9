"""One shard of a batch, some hundred articles extracted into a folder of their own; and the result of all shards.

A shard's folder appears under its name only when it is complete and on disk, so a run can be killed at any point.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncozh.article import Article
from oncozh.errors import OutputError
from oncozh.reading.records import Failure, Source, reason
from oncozh.tables import (
    MENTION_COLUMNS,
    OUTCOME_COLUMNS,
    mentions_table,
    outcomes_table,
    schema,
    table_rows,
    write_csv_rows,
)
from oncozh.timelimit import time_limit

if TYPE_CHECKING:
    import pyarrow as pa

    from oncozh.extractor import Extractor

RESULT_FILES = ("articles.jsonl", "outcomes.csv", "outcomes.parquet", "mentions.parquet", "failures.jsonl", "run.json")

_SEAL = "shard.json"


@dataclass(slots=True)
class Counts:
    """What a batch, or a part of it, came to. `flagged` are the outcomes that a person should review."""

    articles: int = 0
    characters: int = 0
    mentions: Counter[str] = field(default_factory=Counter)
    outcomes: int = 0
    flagged: int = 0
    failures: int = 0
    renamed: int = 0

    def add(self, other: Counts) -> None:
        """Adds the counts of another part."""
        self.articles += other.articles
        self.characters += other.characters
        self.mentions += other.mentions
        self.outcomes += other.outcomes
        self.flagged += other.flagged
        self.failures += other.failures
        self.renamed += other.renamed

    def add_article(self, article: Article) -> None:
        """Counts one article."""
        self.articles += 1
        self.characters += len(article.text)
        self.mentions.update(m.label for m in article.mentions)
        self.outcomes += len(article.outcomes)
        self.flagged += sum(bool(o.flags) for o in article.outcomes)

    def to_dict(self) -> dict[str, Any]:
        """As JSON, the labels in the order of the alphabet."""
        return asdict(self) | {"mentions": dict(sorted(self.mentions.items()))}

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Counts:
        """The way back of `to_dict`."""
        return cls(**record | {"mentions": Counter(record["mentions"])})


@dataclass(slots=True)
class Shard:
    """A shard's place in the batch, what was read for it, and the digest of that."""

    number: int
    items: list[Source | Failure]
    digest: str

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.number:08}"


def cut_into_shards(items: Iterator[Source | Failure], articles: int, characters: int) -> Iterator[Shard]:
    """Cuts a stream after so many articles or characters, whichever comes first."""
    held: list[Source | Failure] = []
    size = number = 0
    for item in items:
        held.append(item)
        size += len(item.text) if isinstance(item, Source) else 0
        if len(held) >= articles or size >= characters:
            yield Shard(number, held, _digest(held))
            held, size, number = [], 0, number + 1
    if held:
        yield Shard(number, held, _digest(held))


def finished_counts(work: Path, shard: Shard) -> Counts | None:
    """The counts of a shard that an earlier run finished for the same input; None where it is to be made."""
    folder = work / shard.name
    try:
        seal = json.loads((folder / _SEAL).read_text(encoding="utf-8"))
        if seal["digest"] == shard.digest and all((folder / f).stat().st_size == n for f, n in seal["sizes"].items()):
            return Counts.from_dict(seal["counts"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def extract_item(item: Source, extractor: Extractor, timeout: float | None) -> tuple[Article, str] | Failure:
    """The article of a source and its JSON line; a `Failure` where anything goes wrong or takes longer than `timeout`
    seconds."""
    try:
        with time_limit(timeout):
            article = extractor(item.text, item.id, item.path, item.metadata)
            return article, json_line(article, extractor.tokens)
    except Exception as e:
        return Failure(item.path, reason(e))


def json_line(article: Article, with_tokens: bool) -> str:
    """The article's record as one line of JSON."""
    record = article.to_dict()
    if with_tokens:
        record["tokens"] = article.tokens
    return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def make_shard(
    work: Path, shard: Shard, extractor: Extractor, timeout: float | None, begin: Callable[[int], None]
) -> Counts:
    """Extracts a shard into its folder; `begin` is told the place of each article in the shard before it is extracted.

    Raises:
        OutputError: the folder cannot be written.
    """
    counts = Counts()
    articles: list[Article] = []
    lines: list[str] = []
    failures: list[Failure] = []
    for place, item in enumerate(shard.items):
        begin(place)
        result = item if isinstance(item, Failure) else extract_item(item, extractor, timeout)
        if isinstance(result, Failure):
            failures.append(result)
            continue
        articles.append(result[0])
        lines.append(result[1])
        counts.add_article(result[0])
        counts.renamed += isinstance(item, Source) and item.renamed
    counts.failures = len(failures)
    with output_errors(work):
        temporary = work / f"{shard.name}.{os.getpid()}.tmp"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        _write_text(temporary / "articles.jsonl", lines)
        _write_text(temporary / "failures.jsonl", (json.dumps(asdict(f), ensure_ascii=False) + "\n" for f in failures))
        _write_arrow(temporary / "outcomes.arrow", outcomes_table(articles))
        _write_arrow(temporary / "mentions.arrow", mentions_table(articles))
        sizes = {f.name: f.stat().st_size for f in sorted(temporary.iterdir())}
        seal = {"digest": shard.digest, "sizes": sizes, "counts": counts.to_dict()}
        _write_text(temporary / _SEAL, [json.dumps(seal)])
        shutil.rmtree(work / shard.name, ignore_errors=True)
        temporary.rename(work / shard.name)
    return counts


def assemble(work: Path, shards: int, out: Path, run: dict[str, Any]) -> None:
    """Makes the result files of all shards, one shard in memory at a time, and moves them into place.

    Raises:
        OutputError: a file cannot be written.
    """
    folders = [work / f"{number:08}" for number in range(shards)]
    result = work / "result"
    with output_errors(out):
        shutil.rmtree(result, ignore_errors=True)
        result.mkdir()
        for name in ("articles.jsonl", "failures.jsonl"):
            _concatenate([folder / name for folder in folders], result / name)
        for name, columns in (("outcomes", OUTCOME_COLUMNS), ("mentions", MENTION_COLUMNS)):
            parts = [folder / f"{name}.arrow" for folder in folders]
            whole = _whole_schema(parts, list(columns))
            _join_parquet(_widened(parts, whole), whole, result / f"{name}.parquet")
            if name == "outcomes":
                _join_csv(_widened(parts, whole), whole, result / "outcomes.csv")
        _write_text(result / "run.json", [json.dumps(run, ensure_ascii=False, indent=2) + "\n"])
        for name in RESULT_FILES:
            (result / name).replace(out / name)


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turns what the system says about a file that cannot be written into an `OutputError`."""
    try:
        yield
    except OSError as e:
        raise OutputError(f"{path}: cannot be written: {e.strerror or e}") from None


def _digest(items: Sequence[Source | Failure]) -> str:
    digest = hashlib.sha256()
    for item in items:
        digest.update(json.dumps(asdict(item), ensure_ascii=False, sort_keys=True, default=str).encode())
    return digest.hexdigest()


def _write_text(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as f:
        f.writelines(lines)
        f.flush()
        os.fsync(f.fileno())


def _write_arrow(path: Path, table: pa.Table) -> None:
    import pyarrow as pa

    with path.open("wb") as f:
        with pa.ipc.new_file(f, table.schema) as writer:
            writer.write_table(table)
        f.flush()
        os.fsync(f.fileno())


def _concatenate(parts: Sequence[Path], path: Path) -> None:
    with path.open("wb") as whole:
        for part in parts:
            with part.open("rb") as f:
                shutil.copyfileobj(f, whole, 1 << 20)
        whole.flush()
        os.fsync(whole.fileno())


def _whole_schema(parts: Sequence[Path], columns: Sequence[str]) -> pa.Schema:
    """Our columns, then the metadata columns of all shards."""
    import pyarrow as pa

    extra: set[str] = set()
    for part in parts:
        with part.open("rb") as f:
            extra.update(pa.ipc.open_file(f).schema.names)
    return schema(columns, sorted(extra.difference(columns)))


def _widened(parts: Sequence[Path], whole: pa.Schema) -> Iterator[pa.Table]:
    """The shards' tables one after another, each with all columns."""
    import pyarrow as pa

    for part in parts:
        with part.open("rb") as f:
            table = pa.ipc.open_file(f).read_all()
        have = set(table.column_names)
        yield pa.Table.from_arrays(
            [table[c.name] if c.name in have else pa.nulls(table.num_rows, c.type) for c in whole], schema=whole
        )


def _join_parquet(tables: Iterator[pa.Table], whole: pa.Schema, path: Path) -> None:
    import pyarrow.parquet as pq

    with path.open("wb") as f:
        with pq.ParquetWriter(f, whole, compression="zstd") as writer:
            for table in tables:
                writer.write_table(table)
        f.flush()
        os.fsync(f.fileno())


def _join_csv(tables: Iterator[pa.Table], whole: pa.Schema, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        write_csv_rows(f, [whole.names])
        for table in tables:
            write_csv_rows(f, table_rows(table))
        f.flush()
        os.fsync(f.fileno())
