"""The tables: columns, types, and what a spreadsheet must not take for a formula."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oncozh.article import Article, Mention, Outcome
from oncozh.errors import ContractError, OutputError
from oncozh.tables import (
    MENTION_COLUMNS,
    OUTCOME_COLUMNS,
    _array,
    mentions_frame,
    neutral,
    outcomes_frame,
    outcomes_table,
    write_csv,
    write_excel,
    write_parquet,
)

TEXT = "前言。恩扎卢胺组缓解率为43.3%，下降-12.9%。"


def article(**changes: object) -> Article:
    def mention(number: int, label: str, text: str, **more: str) -> Mention:
        start = TEXT.index(text)
        return Mention(f"m{number}", label, start, start + len(text), text, **more)  # type: ignore[arg-type]

    outcome = Outcome(
        "o1", "m2", "ORR", "rate", value="43.3", unit="percent", events="29", total="67", p_value="<0.001",
        intervention=["m1"], comparator=["对照组", "安慰剂"], flags=["implied_percent", "no_endpoint"],
    )  # fmt: skip
    values: dict[str, object] = {
        "id": "a1",
        "text": TEXT,
        "mentions": [
            mention(1, "DRUG", "恩扎卢胺", concept="enzalutamide"),
            mention(2, "PERCENT", "43.3%", value="43.3", unit="percent"),
            mention(3, "PERCENT", "-12.9%", value="-12.9", unit="percent"),
        ],
        "outcomes": [outcome],
        "source": "a.pdf",
        "metadata": {"title": "=HYPERLINK(1)", "source": "公众号", "tags": ["x"], "page_starts": [0, 3, 99]},
    }
    return Article(**values | changes)  # type: ignore[arg-type]


def test_one_row_an_outcome_with_slots_sentence_page_and_metadata() -> None:
    frame = outcomes_frame([article()])
    assert list(frame) == [*OUTCOME_COLUMNS, "metadata_source", "tags", "title"]
    row = frame.iloc[0]
    assert (row["article_id"], row["value"], row["events"], row["total"]) == ("a1", 43.3, 29, 67)
    assert (row["intervention"], row["intervention_concepts"]) == ("恩扎卢胺", "enzalutamide")
    assert (row["comparator"], row["comparator_concepts"]) == ("对照组; 安慰剂", "对照组; 安慰剂")
    assert row["flags"] == "implied_percent; no_endpoint"
    assert row["sentence"] == TEXT.removeprefix("前言。")
    assert row["source"] == "a.pdf#page=2"
    assert (row["metadata_source"], row["tags"]) == ("公众号", '["x"]')
    assert TEXT[row["figure_start"] : row["figure_end"]] == row["figure_text"]
    assert pd.isna(row["population"])


def test_one_row_a_mention() -> None:
    frame = mentions_frame([article()])
    assert list(frame)[: len(MENTION_COLUMNS)] == list(MENTION_COLUMNS)
    assert list(frame["value"].dropna()) == [43.3, -12.9]
    assert [TEXT[s:e] for s, e in zip(frame["start"], frame["end"], strict=True)] == list(frame["text"])


def test_empty_tables_have_their_columns_and_types() -> None:
    frame = outcomes_frame([])
    assert list(frame) == list(OUTCOME_COLUMNS)
    assert (str(frame["value"].dtype), str(frame["events"].dtype)) == ("float64", "Int64")


def test_the_frame_of_an_article_is_the_same_table() -> None:
    pd.testing.assert_frame_equal(article().outcomes_frame(), outcomes_frame([article()]))


def test_a_number_that_is_none_is_an_error() -> None:
    broken = article(outcomes=[Outcome("o1", "m2", "ORR", "rate", value="about 40")])
    with pytest.raises(ContractError, match=r"o1.*'about 40' is no number"):
        outcomes_frame([broken])


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "\t=1", "\r=1", "＝1", "-恩扎卢胺"])
def test_formulas_are_neutralised(text: str) -> None:
    assert neutral(text) == "'" + text


@pytest.mark.parametrize("text", ["-12.9", "+3", "=", "-", "a=1", "<0.001", "", "-1e-5"])
def test_numbers_and_plain_text_stay(text: str) -> None:
    assert neutral(text) == text


def test_csv_opens_in_excel_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    write_csv(outcomes_table([article()]), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as f:
        (row,) = csv.DictReader(f)
    assert (row["value"], row["qualifier"], row["population"]) == ("43.3", "=", "")
    assert row["title"] == "'=HYPERLINK(1)"


def test_parquet_keeps_types(tmp_path: Path) -> None:
    path = tmp_path / "o.parquet"
    write_parquet(outcomes_table([article()]), path)
    assert pq.read_table(path).equals(outcomes_table([article()]))


def test_excel_holds_text_as_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "o.xlsx"
    write_excel({"outcomes": outcomes_table([article(id="a\x01b")])}, path)
    header, row = openpyxl.load_workbook(path)["outcomes"].iter_rows()
    cells = {h.value: c for h, c in zip(header, row, strict=True)}
    assert cells["value"].value == 43.3
    assert (cells["title"].value, cells["title"].data_type) == ("'=HYPERLINK(1)", "s")
    assert cells["qualifier"].data_type == "s"
    assert cells["article_id"].value == "a�b"


def test_a_table_that_cannot_be_written(tmp_path: Path) -> None:
    table = outcomes_table([])
    for write in (write_csv, write_parquet):
        with pytest.raises(OutputError, match="cannot be written"):
            write(table, tmp_path / "no" / "o")


@pytest.mark.parametrize("missing", [None, "first", "last", "all"])
@pytest.mark.parametrize("length", [1, 7, 8, 9, 100])
@pytest.mark.parametrize(
    ("value", "kind"), [("中位OS\0", pa.string()), ("", pa.string()), (-0.5, pa.float64()), (2**62, pa.int64())]
)
def test_a_column_is_the_one_that_arrow_makes(value: object, kind: pa.DataType, length: int, missing: str) -> None:
    values = [None if missing == "all" else value] * length
    if missing in ("first", "last"):
        values[0 if missing == "first" else -1] = None
    made = _array(values, kind)
    made.validate(full=True)
    assert made.equals(pa.array(values, kind))
    assert made.null_count == values.count(None)


def test_a_batch_imports_no_pandas(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from oncozh.batch import extract_batch\n"
        "extract_batch([sys.argv[1]], Path(sys.argv[2]))\n"
        "assert 'pyarrow' in sys.modules and 'pandas' not in sys.modules and 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.txt"), str(tmp_path / "out")], check=True)
