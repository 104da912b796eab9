"""Outcomes on a cluster: one adapter, record batches in and out, and thin covers of it for Spark and Dask.

    outcome_batches   the adapter; its schema is that of `outcomes.parquet`, without columns of metadata
    spark_outcomes    over a Spark DataFrame; needs the extra `spark`
    dask_outcomes     over a Dask DataFrame; needs the extra `dask`
    extract_on        over files of JSON Lines and Parquet, into a result folder

A run over files is cut into parts. The engine does no more than call `_Job` for each of them on some worker, so both
engines write the same bytes, and a part that is made twice is written twice under one name.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from glob import glob, has_magic
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncozh.article import SCHEMA_VERSION, Article
from oncozh.batch import Progress, Summary
from oncozh.crew import Settings
from oncozh.errors import OncozhError, OutputError, ReadError
from oncozh.lexicon import load_lexicon
from oncozh.reading import Failure, Source
from oncozh.reading.jsonl import read_jsonl
from oncozh.reading.records import check_text, reason
from oncozh.shards import Counts, output_errors
from oncozh.tables import OUTCOME_COLUMNS, outcomes_table, schema, write_parquet
from oncozh.timelimit import time_limit
from oncozh.version import __version__

if TYPE_CHECKING:
    import dask.dataframe as dd
    import pandas as pd
    import pyarrow as pa
    from pyspark.sql import DataFrame

ENGINES = ("dask", "spark")

PART_BYTES = 4_000_000
"""A part is cut once it holds so many bytes of input; for Parquet, at the end of a row group, uncompressed."""

_BATCH_ROWS = 256
_PIECE_BYTES = 1 << 20
_WORK = ".parts"
_OUTCOMES = "outcomes.parquet"
_FIRST_FAILURES = 10
_LINES = frozenset({".jsonl", ".ndjson"})
_PARQUET = ".parquet"
_SPARK_TYPES = {"string": "string", "double": "double", "int64": "bigint"}
_RAISED = re.compile(r"^(?:: )?(?:\w+\.)*([A-Z]\w*(?:Error|Exception): .*)", re.M)

_log = logging.getLogger(__name__)


def outcome_batches(
    batches: Iterable[pa.RecordBatch],
    text: str = "text",
    id: str = "id",
    *,
    source: str | None = None,
    lexicon_folder: str | Path | None = None,
    timeout: float = 60.0,
    seen: Callable[[Article], None] | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> Iterator[pa.RecordBatch]:
    """The outcomes of the articles in record batches, one row an outcome, in the order of the articles.

    The schema is `tables.schema(OUTCOME_COLUMNS)`, whatever the input holds. A process loads the lexicon once, at its
    first article. An article that has no text, or whose extraction fails, gives no rows and is reported; the others of
    its batch are not touched.

    Args:
        batches: one row an article.
        text: the column of the texts.
        id: the column of the ids, which should be unique; an article without one is called after its source.
        source: a column that says where each article came from.
        lexicon_folder: tables of your own, on top of the shipped ones, in a folder that the worker sees.
        timeout: seconds an article; 0 for no limit. None is kept where this runs outside a process's main thread, as
            it does on a Dask worker.
        seen: is told of every article that was extracted.
        failed: is told of every article that was not; by default it is a warning in the log `oncozh.clusters`.

    Raises:
        ReadError: a column is missing.
        LexiconError: a table cannot be read.
    """
    settings = Settings(None if lexicon_folder is None else Path(lexicon_folder), timeout=timeout)
    number = 0
    for batch in batches:
        yield from _outcomes(_articles(batch, text, id, source, number), settings, seen, failed)
        number += batch.num_rows


def spark_outcomes(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    lexicon_folder: str | Path | None = None,
    timeout: float = 60.0,
) -> DataFrame:
    """The outcomes of a Spark DataFrame of articles, by `mapInArrow`; lazy, as all of Spark.

    The columns are those of `outcome_batches`. Articles that fail are warnings in the executors' logs.

    Args:
        df: one row an article.
        text: the column of the texts.
        id: the column of the ids, of any type.
        lexicon_folder: tables of your own, in a folder that the executors see.
        timeout: seconds an article; 0 for no limit.

    Raises:
        OncozhError: the extra `spark` is not installed.
    """
    _need("pyspark", "spark")

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return outcome_batches(batches, text, id, lexicon_folder=lexicon_folder, timeout=timeout)

    columns = ", ".join(f"`{field.name}` {_SPARK_TYPES[str(field.type)]}" for field in schema(OUTCOME_COLUMNS))
    return df.select(text, id).mapInArrow(work, columns)


def dask_outcomes(
    ddf: dd.DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    lexicon_folder: str | Path | None = None,
) -> dd.DataFrame:
    """The outcomes of a Dask DataFrame of articles, partition by partition; lazy, as all of Dask.

    The columns are those of `outcome_batches`, with Arrow types. Articles that fail are warnings in the workers' logs.
    A Dask worker has no time limit for an article.

    Args:
        ddf: one row an article.
        text: the column of the texts.
        id: the column of the ids, of any type.
        lexicon_folder: tables of your own, in a folder that the workers see.

    Raises:
        OncozhError: the extra `dask` is not installed.
    """
    _need("dask.dataframe", "dask")
    empty = _frame([])
    return ddf[[text, id]].map_partitions(
        _partition, text, id, lexicon_folder=lexicon_folder, meta=empty, clear_divisions=True
    )


def extract_on(
    engine: str,
    inputs: Sequence[str],
    out: Path,
    *,
    address: str | None = None,
    lexicon_folder: str | Path | None = None,
    timeout: float = 60.0,
    fresh: bool = False,
    progress: Callable[[Progress], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> Summary:
    """Extracts JSON Lines and Parquet on a cluster into `out`: `outcomes.parquet`, a folder with one file a part;
    `failures.jsonl`; and `run.json`.

    The rows are those of a run on one machine, without columns of metadata; two articles of one id keep it. The result
    depends on inputs, lexicon, version and settings alone. It replaces an older one when it is complete. A run that
    was stopped continues, unless `fresh` or something of these has changed.

    Args:
        engine: one of `ENGINES`.
        inputs: files, folders and glob patterns, on a file system that the workers see under the same paths.
        out: the result folder, on such a file system too; for one run at a time.
        address: of the scheduler (Dask) or the master (Spark). Without it, Dask starts a cluster of this machine's
            cores, and Spark takes the master of its own configuration.
        lexicon_folder: tables of your own, in a folder that the workers see.
        timeout: seconds an article; 0 for no limit. Dask's workers have no limit.
        fresh: whether to forget what a stopped run had finished.
        progress: is told how far the run is: by Dask after each part, by Spark at the end.
        say: is told what a person should know.

    Raises:
        OncozhError: the engine's extra is not installed, the cluster cannot be reached, or a part failed as a whole: a
            worker does not see the files, died, or has another version or lexicon than this process.
        OutputError: the folder cannot be written, is an input, or holds the result of a run on one machine.
        ValueError: no such engine.
    """
    began = time.monotonic()
    if engine not in ENGINES:
        raise ValueError(f"engine {engine!r} is none of {', '.join(ENGINES)}")
    _need("distributed" if engine == "dask" else "pyspark", engine)
    if (out / _OUTCOMES).is_file():
        raise OutputError(f"{out}: holds the result of a run on one machine; choose another folder with --out")
    settings = Settings(None if lexicon_folder is None else Path(lexicon_folder).absolute(), timeout=timeout)
    unread: list[Failure] = []
    parts = list(_cut_into_parts(_slices(inputs, out, unread))) or [()]  # without articles, a table without rows
    manifest: dict[str, Any] = {
        "oncozh": __version__,
        "schema": SCHEMA_VERSION,
        "lexicon": load_lexicon(settings.lexicon_folder).digest,
        "timeout": timeout,
        "inputs": sorted(set(inputs)),
    }
    job = _Job(out.absolute() / _WORK, settings, __version__, manifest["lexicon"])
    with output_errors(out):
        _prepare(job.work, manifest | {"parts": _digest(parts)}, fresh, say)
    sealed = {number: seal for number in range(len(parts)) if (seal := job.finished(number))}
    summary = Summary(resumed=sum(seal.counts.articles for seal in sealed.values()))
    summary.counts.failures = len(unread)
    for seal in sealed.values():
        summary.counts.add(seal.counts)
    unfinished = [(number, part) for number, part in enumerate(parts) if number not in sealed]
    try:
        for line in _on_dask(job, unfinished, address) if engine == "dask" else _on_spark(job, unfinished, address):
            seal = _Seal.from_json(line)
            sealed[seal.number] = seal
            summary.counts.add(seal.counts)
            if progress:
                progress(Progress(summary.counts.articles, summary.counts.failures, len(sealed) / len(parts)))
    except Exception as e:
        raise OncozhError(f"{engine}: {_cause(e)}; finished parts are kept, the same command continues") from e
    failures = unread + [failure for number in range(len(parts)) for failure in sealed[number].failures]
    with output_errors(out):
        _put_in_place(job.work, out, failures, manifest | {"counts": summary.counts.to_dict()})
    summary.failures = failures[:_FIRST_FAILURES]
    summary.seconds = time.monotonic() - began
    return summary


@dataclass(slots=True, frozen=True)
class _Slice:
    """A piece of a file: bytes of JSON Lines, or row groups of Parquet, from `begin` to before `end`.

    `shown` is the path as the user named it, `first` the number of its first line or row, `changed` the file's time.
    """

    path: str
    shown: str
    begin: int
    end: int
    first: int
    size: int
    changed: int


_Part = tuple[_Slice, ...]


@dataclass(slots=True, frozen=True)
class _Seal:
    """What a finished part came to."""

    number: int
    counts: Counts
    failures: list[Failure]

    def to_json(self) -> str:
        return json.dumps(asdict(self) | {"counts": self.counts.to_dict()}, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> _Seal:
        seal = json.loads(line)
        return cls(seal["number"], Counts.from_dict(seal["counts"]), [Failure(**f) for f in seal["failures"]])


@dataclass(slots=True, frozen=True)
class _Job:
    """Makes a part, on whatever worker it is sent to."""

    work: Path
    settings: Settings
    version: str
    lexicon: str

    def __call__(self, number: int, part: _Part) -> str:
        """Writes the outcomes of a part, then its seal, which is returned too: what another machine has just written
        is not always seen at once.

        Raises:
            OncozhError: this worker has another version or lexicon than the process that started the run.
            OutputError: the part cannot be written.
            OSError: this worker does not see an input.
        """
        import pyarrow as pa

        here = (__version__, load_lexicon(self.settings.lexicon_folder).digest)
        if here != (self.version, self.lexicon):
            raise OncozhError(f"a worker has oncozh {here[0]} or a lexicon other than the process that started the run")
        counts = Counts()
        failures: list[Failure] = []
        batches: list[pa.RecordBatch] = []
        for piece in part:
            read = _read_rows if Path(piece.path).suffix.lower() == _PARQUET else _read_lines
            batches += _outcomes(read(piece), self.settings, counts.add_article, failures.append)
        counts.failures = len(failures)
        seal = _Seal(number, counts, failures).to_json()
        table = pa.Table.from_batches(batches, schema(OUTCOME_COLUMNS))
        with output_errors(self.work):
            _replace(self._outcomes(number), lambda path: write_parquet(table, path))
            _replace(self._seal(number), lambda path: path.write_text(seal, encoding="utf-8"))
        return seal

    def finished(self, number: int) -> _Seal | None:
        """The seal of a part that an earlier run finished; None where it is to be made."""
        if not self._outcomes(number).exists():
            return None
        try:
            return _Seal.from_json(self._seal(number).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def _outcomes(self, number: int) -> Path:
        return self.work / _OUTCOMES / f"part-{number:05}.parquet"

    def _seal(self, number: int) -> Path:
        return self.work / "seals" / f"{number:05}.json"


def _on_dask(job: _Job, parts: list[tuple[int, _Part]], address: str | None) -> Iterator[str]:
    from distributed import Client, as_completed

    with Client(address) if address else Client(threads_per_worker=1, dashboard_address=None) as client:
        futures = client.map(job, *zip(*parts, strict=True), pure=False) if parts else []
        for _, seal in as_completed(futures, with_results=True):
            yield seal


def _on_spark(job: _Job, parts: list[tuple[int, _Part]], master: str | None) -> Iterator[str]:
    from pyspark.sql import SparkSession

    if not parts:
        return
    if master and master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Spark would take the `python3` of the path
    running = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("oncozh")
    spark = (builder.master(master) if master else builder).getOrCreate()

    def make(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            for place in batch.column(0).to_pylist():
                yield pa.RecordBatch.from_pydict({"seal": [job(*parts[place])]})

    try:
        for row in spark.range(0, len(parts), 1, len(parts)).mapInArrow(make, "seal string").collect():
            yield row.seal
    finally:
        if running is None:
            spark.stop()


def _outcomes(
    articles: Iterable[Source | Failure],
    settings: Settings,
    seen: Callable[[Article], None] | None,
    failed: Callable[[Failure], None] | None,
) -> Iterator[pa.RecordBatch]:
    """The outcomes of articles, a few hundred articles a batch. Each article has its own table at first, so that one
    with a cell that Arrow cannot hold takes no other with it."""
    import pyarrow as pa

    extractor = settings.extractor()
    failed = failed or _warn
    for some in _batched(articles):
        tables: list[pa.Table] = []
        for item in some:
            if isinstance(item, Failure):
                failed(item)
                continue
            try:
                with time_limit(settings.timeout):
                    article = extractor(item.text, item.id, item.path or None)
                    tables.append(outcomes_table([article]))
            except Exception as e:
                failed(Failure(item.path or item.id, reason(e)))
                continue
            if seen:
                seen(article)
        if tables:
            yield from pa.concat_tables(tables).combine_chunks().to_batches()


def _warn(failure: Failure) -> None:
    _log.warning("%s: %s", failure.source, failure.reason)


def _batched(articles: Iterable[Source | Failure]) -> Iterator[list[Source | Failure]]:
    stream = iter(articles)
    while some := list(islice(stream, _BATCH_ROWS)):
        yield some


def _articles(batch: pa.RecordBatch, text: str, id: str, source: str | None, before: int) -> Iterator[Source | Failure]:
    """The articles of a record batch; `before` rows came before it."""
    texts, ids = _column(batch, text), _column(batch, id)
    places = _column(batch, source) if source else None
    for row in range(batch.num_rows):
        place = places[row].as_py() if places else ""
        name = place or f"row {before + row + 1} of its partition"
        try:
            given = ids[row].as_py()
            known = place if given in (None, "") else str(given)
            name = place or known or name
            if not known:
                raise ReadError("has no id")
            value = texts[row].as_py()
            if value is not None and not isinstance(value, str):
                raise ReadError("has a text that is no string")
            yield Source(known, check_text(value or ""), place)
        except (ReadError, UnicodeDecodeError) as e:
            yield Failure(name, reason(e))


def _column(batch: pa.RecordBatch, name: str) -> pa.Array:
    if name not in batch.schema.names:
        raise ReadError(f"the articles have no column `{name}`; their columns are {', '.join(batch.schema.names)}")
    return batch.column(name)


def _partition(frame: pd.DataFrame, text: str, id: str, lexicon_folder: str | Path | None) -> pd.DataFrame:
    import pyarrow as pa

    articles = pa.Table.from_pandas(frame, preserve_index=False).to_batches(max_chunksize=_BATCH_ROWS)
    return _frame(outcome_batches(articles, text, id, lexicon_folder=lexicon_folder))


def _frame(batches: Iterable[pa.RecordBatch]) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    table = pa.Table.from_batches(batches, schema(OUTCOME_COLUMNS))
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _files(inputs: Sequence[str], out: Path, failures: list[Failure]) -> dict[Path, Path]:
    """The files that were named, once each: from their absolute paths to the paths as they were named."""
    result = out.absolute()
    found: dict[Path, Path] = {}
    for name in sorted(set(inputs)):
        roots = [Path(name)] if Path(name).exists() else sorted(map(Path, glob(name, recursive=True)))  # noqa: PTH207
        if not roots:
            failures.append(Failure(name, "matches no file" if has_magic(name) else "no such file or folder"))
        for root in roots:
            if root.absolute() == result:
                raise OutputError(f"{out}: the output folder is an input; choose another with --out")
            for path in _below(root) if root.is_dir() else [root]:
                if not path.absolute().is_relative_to(result):
                    found.setdefault(path.absolute(), path)
    return dict(sorted(found.items()))


def _below(folder: Path) -> Iterator[Path]:
    """The files in a folder; not those that Spark and others hide (`.crc`, `_SUCCESS`)."""
    for path in folder.rglob("*"):
        if path.is_file() and not any(step.startswith((".", "_")) for step in path.relative_to(folder).parts):
            yield path


def _slices(inputs: Sequence[str], out: Path, failures: list[Failure]) -> Iterator[_Slice]:
    """The pieces of all files, small enough to be put together to parts; what cannot be read goes to `failures`."""
    for absolute, path in _files(inputs, out, failures).items():
        shown = path.as_posix()
        try:
            kind = path.suffix.lower()
            if kind != _PARQUET and kind not in _LINES:
                raise ReadError("a cluster reads .jsonl, .ndjson and .parquet; `--engine local` reads the rest")
            changed = path.stat().st_mtime_ns
            pieces = 0
            for begin, end, first, size in _row_groups(path) if kind == _PARQUET else _line_ranges(path):
                pieces += 1
                yield _Slice(str(absolute), shown, begin, end, first, size, changed)
            if not pieces:
                raise ReadError("holds no articles")
        except (ReadError, OSError) as e:
            failures.append(Failure(shown, reason(e)))


def _line_ranges(path: Path) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of whole lines: their first byte, the byte after the last, the number of the first line, the size."""
    begin = end = 0
    first = number = 1
    with path.open("rb") as f:
        while piece := f.readline(_PIECE_BYTES):
            end += len(piece)
            if piece.endswith(b"\n"):
                number += 1
                if end - begin >= PART_BYTES:
                    yield begin, end, first, end - begin
                    begin, first = end, number
    if end > begin:
        yield begin, end, first, end - begin


def _row_groups(path: Path) -> Iterator[tuple[int, int, int, int]]:
    """Row groups: the number of the group, that of the next, the number of the first row, the size."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.read_metadata(path)
    except pa.ArrowException as e:
        raise ReadError(f"is no readable Parquet file: {str(e).splitlines()[0]}") from None
    if "text" not in file.schema.to_arrow_schema().names:
        raise ReadError("has no column `text`")
    first = 1
    for number in range(file.num_row_groups):
        group = file.row_group(number)
        yield number, number + 1, first, group.total_byte_size
        first += group.num_rows


def _cut_into_parts(slices: Iterable[_Slice]) -> Iterator[_Part]:
    """Small slices together, so that many small files do not become as many small tables."""
    held: list[_Slice] = []
    size = 0
    for piece in slices:
        held.append(piece)
        size += piece.size
        if size >= PART_BYTES:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def _read_lines(piece: _Slice) -> Iterator[Source | Failure]:
    """The articles of a range of lines, numbered as in the whole file."""
    with Path(piece.path).open("rb") as f:
        f.seek(piece.begin)
        data = f.read(piece.end - piece.begin)
    before = piece.first - 1
    if not before:
        yield from read_jsonl(BytesIO(data), piece.shown)
        return
    # The blank line takes the place of the file's first, which alone may have a byte order mark.
    for item in read_jsonl(BytesIO(b"\n" + data), piece.shown):
        place, _, number = (item.source if isinstance(item, Failure) else item.path).rpartition(":")
        place = f"{place}:{int(number) + before - 1}"
        if isinstance(item, Failure):
            yield Failure(place, item.reason)
        else:
            yield Source(place if item.id == item.path else item.id, item.text, place)


def _read_rows(piece: _Slice) -> Iterator[Source | Failure]:
    """The articles of row groups. What is broken in them ends them with a `Failure`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = piece.first
    with Path(piece.path).open("rb") as f:
        try:
            file = pq.ParquetFile(f)
            names = [name for name in ("text", "id") if name in file.schema_arrow.names]
            for batch in file.iter_batches(_BATCH_ROWS, range(piece.begin, piece.end), names):
                places = pa.array([f"{piece.shown}:{number + row}" for row in range(batch.num_rows)])
                ids = batch.column("id") if "id" in names else pa.nulls(batch.num_rows)
                located = pa.RecordBatch.from_arrays([batch.column("text"), ids, places], ["text", "id", "source"])
                yield from _articles(located, "text", "id", "source", 0)
                number += batch.num_rows
        except (pa.ArrowException, OSError) as e:
            yield Failure(f"{piece.shown}:{number}", f"cannot be read on: {str(e).splitlines()[0]}")


def _digest(parts: Sequence[_Part]) -> str:
    return sha256(json.dumps([[asdict(piece) for piece in part] for part in parts]).encode()).hexdigest()


def _prepare(work: Path, manifest: dict[str, Any], fresh: bool, say: Callable[[str], None] | None) -> None:
    """The folder of the parts, emptied of what does not fit this run."""
    path = work / "manifest.json"
    before: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if fresh or before != manifest:
        if before and not fresh and say:
            changed = ", ".join(name for name in manifest if before.get(name) != manifest[name])
            say(f"{changed} changed since the run that was stopped here: all is made anew")
        shutil.rmtree(work, ignore_errors=True)
    for folder in (_OUTCOMES, "seals"):
        (work / folder).mkdir(parents=True, exist_ok=True)
    _replace(path, lambda new: new.write_text(json.dumps(manifest), encoding="utf-8"))


def _put_in_place(work: Path, out: Path, failures: Iterable[Failure], run: dict[str, Any]) -> None:
    """Makes the parts the result. `run.json` goes first and comes last: a folder without it is not complete."""
    (out / "run.json").unlink(missing_ok=True)
    shutil.rmtree(out / _OUTCOMES, ignore_errors=True)
    for half_written in (work / _OUTCOMES).glob(".*"):
        half_written.unlink()
    (work / _OUTCOMES).rename(out / _OUTCOMES)
    lines = "".join(json.dumps(asdict(failure), ensure_ascii=False) + "\n" for failure in failures)
    text = json.dumps(run, ensure_ascii=False, indent=2) + "\n"
    _replace(out / "failures.jsonl", lambda path: path.write_text(lines, encoding="utf-8"))
    _replace(out / "run.json", lambda path: path.write_text(text, encoding="utf-8"))
    shutil.rmtree(work)


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    """Writes a file under a name of its own, hidden from readers, and then gives it its name: of two attempts at one
    part the last one stays, whole."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    write(temporary)
    temporary.replace(path)


def _cause(error: Exception) -> str:
    """What went wrong, in one line. What Spark raises holds the trace of the worker's Python, or of Java."""
    text = str(error).strip()
    raised = _RAISED.search(text)
    return raised[1] if raised else (text.splitlines() or [type(error).__name__])[0]


def _need(module: str, extra: str) -> None:
    if find_spec(module.split(".")[0]) is None:
        raise OncozhError(f"this needs the extra `{extra}`: pip install '.[{extra}]' in a clone")
