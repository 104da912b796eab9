"""CSV and Parquet: one article a row."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oncozh.errors import ReadError
from oncozh.reading import Failure, Source
from oncozh.reading.csv_table import read_csv, read_parquet


def csv_of(text: str, encoding: str = "utf-8", name: str = "a.csv") -> list[Source | Failure]:
    return list(read_csv(io.BytesIO(text.encode(encoding)), name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_rows_are_articles_and_other_columns_metadata(encoding: str) -> None:
    table = 'ID,标题,Text,year\r\nx1,肺癌新药,"缓解率为43.3%，\n生存期延长",2025\r\nx2,,中位生存期,\r\n'
    assert csv_of(table, encoding) == [
        Source("x1", "缓解率为43.3%，\n生存期延长", "a.csv:2", {"标题": "肺癌新药", "year": "2025"}),
        Source("x2", "中位生存期", "a.csv:3", {}),
    ]


def test_tabs_in_a_tsv() -> None:
    assert csv_of("text\tid\n癌,症\tx\n", name="a.tsv") == [Source("x", "癌,症", "a.tsv:2", {})]


def test_bad_rows_are_named() -> None:
    items = csv_of("id,text\n1\n2,\n3,癌\n")
    assert [type(i) for i in items] == [Failure, Failure, Source]
    assert [i.source for i in items if isinstance(i, Failure)] == ["a.csv:2", "a.csv:3"]


@pytest.mark.parametrize(
    ("table", "reason"), [("id,body\n1,a\n", "no column `text`"), ("", "empty"), ("text,text\na,b\n", "two columns")]
)
def test_tables_without_texts(table: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        csv_of(table)


def parquet_of(columns: dict[str, Any], path: Path) -> list[Source | Failure]:
    pq.write_table(pa.table(columns), path)
    with path.open("rb") as f:
        return list(read_parquet(f, "a.parquet"))


def test_parquet_values_become_json_values(tmp_path: Path) -> None:
    items = parquet_of(
        {"id": [1, 2], "text": ["癌", None], "day": [date(2025, 1, 2), None], "score": [0.5, float("nan")]},
        tmp_path / "a.parquet",
    )
    assert items[0] == Source("1", "癌", "a.parquet:1", {"day": "2025-01-02", "score": 0.5})
    assert items[1] == Failure("a.parquet:2", "is empty")


def test_a_broken_parquet_file() -> None:
    with pytest.raises(ReadError, match="Parquet"):
        list(read_parquet(io.BytesIO(b"PAR1 and no more"), "a.parquet"))
