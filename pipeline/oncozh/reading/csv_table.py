"""CSV, TSV and Parquet: one article a row, columns `text` and `id`, every other column is metadata."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from oncozh.errors import ReadError
from oncozh.reading.records import MAX_FILE_BYTES, MAX_TEXT_BYTES, Failure, Source, check_text, read_bounded
from oncozh.reading.text import SAMPLE_BYTES, guess_encoding

_PARQUET_ROWS = 256


class NoTextColumnError(ReadError):
    """A table without a column `text` holds no articles; a folder may have one beside them (an index, a list)."""


def read_csv(stream: BinaryIO, path: str) -> Iterator[Source | Failure]:
    """The articles of a CSV file (or TSV, by its name), in any encoding that `reading.text` knows.

    Raises:
        ReadError: the encoding is unknown, there is no `text` column, or the table is broken from some line on.
    """
    buffered = stream if stream.seekable() else io.BytesIO(read_bounded(stream, MAX_FILE_BYTES))
    head = buffered.read(SAMPLE_BYTES)
    if not head.strip():
        raise ReadError("is empty")
    encoding = guess_encoding(head, complete=len(head) < SAMPLE_BYTES)
    buffered.seek(0)
    csv.field_size_limit(MAX_TEXT_BYTES)
    lines = io.TextIOWrapper(buffered, encoding=encoding, newline="")
    rows = csv.reader(lines, delimiter="\t" if path.lower().removesuffix(".gz").endswith(".tsv") else ",")
    try:
        header = next(rows)
        names = _names(header)
        for number, row in enumerate(rows, 2):
            if not row:
                continue
            place = f"{path}:{number}"
            if len(row) != len(header):
                yield Failure(place, f"the row has {len(row)} cells, the header {len(header)}")
                continue
            yield _source(dict(zip(names, row, strict=True)), place)
    except csv.Error as e:
        raise ReadError(f"is broken near line {rows.line_num}: {e}; the rest was not read") from None
    except UnicodeDecodeError:
        raise ReadError(f"is not valid {encoding} near line {rows.line_num}; the rest was not read") from None
    finally:
        lines.detach()


def read_parquet(stream: BinaryIO, path: str) -> Iterator[Source | Failure]:
    """The articles of a Parquet file, a few hundred rows in memory at a time.

    Raises:
        ReadError: the file is no Parquet file or has no `text` column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    source = stream if stream.seekable() else io.BytesIO(read_bounded(stream, MAX_FILE_BYTES))
    number = 0
    try:
        table = pq.ParquetFile(source)
        names = _names(table.schema_arrow.names)
        for batch in table.iter_batches(batch_size=_PARQUET_ROWS):
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield _source(dict(zip(names, values, strict=True)), f"{path}:{number}")
    except (pa.ArrowException, OSError) as e:
        raise ReadError(f"is no readable Parquet file: {str(e).splitlines()[0]}") from None


def _names(header: list[str]) -> list[str]:
    """The column names, `text` and `id` found whatever their case."""
    names = [name.strip() for name in header]
    for wanted in ("text", "id"):
        if wanted not in names:
            names = [wanted if name.lower() == wanted else name for name in names]
    if "text" not in names:
        raise NoTextColumnError(f"has no column `text`; its columns are {', '.join(names)[:200]}")
    if len(set(names)) < len(names):
        raise ReadError(f"has two columns of one name: {', '.join(names)[:200]}")
    return names


def _source(row: dict[str, Any], place: str) -> Source | Failure:
    text = row.pop("text")
    if text is None:
        text = ""
    if not isinstance(text, str):
        return Failure(place, "has a `text` that is no string")
    given = _plain(row.pop("id", None))
    try:
        check_text(text)
    except ReadError as e:
        return Failure(place, str(e))
    metadata = {name: value for name, cell in row.items() if (value := _plain(cell)) not in (None, "")}
    return Source(place if given in (None, "") else str(given), text, place, metadata)


def _plain(value: Any) -> Any:
    """The value as JSON holds it; None for a missing one."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return None if isinstance(value, bytes) else str(value)
