"""Articles as tables: one row an outcome, one row a mention; as pandas frames, Arrow, CSV, Parquet and Excel.

One set of columns serves them all. Numbers are numbers, everything else is text; what is not known is missing.
Metadata columns follow in the order of their names, as text; one named like a column of ours is called `metadata_…`.
"""

from __future__ import annotations

import csv
import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from oncozh.article import SLOTS, Article, Mention, Outcome
from oncozh.errors import ContractError, OutputError
from oncozh.tokens import sentences

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

JOINT = "; "
"""What parts the several texts, concepts or flags of one cell."""

OUTCOME_COLUMNS: dict[str, str] = {
    "article_id": "the article's id",
    "outcome_id": "the outcome's id, unique in its article",
    "endpoint": "what was measured: one of `article.ENDPOINTS`",
    "statistic": "median, mean, rate, hazard_ratio, odds_ratio, risk_ratio or change",
    "value": "the figure, in `unit`",
    "low": "lower end of a range, in `unit`",
    "high": "upper end of a range, in `unit`",
    "unit": "one of `article.UNITS`",
    "qualifier": "=, >, >=, <, <= or ~",
    "timepoint_months": "when it was measured, in months: 12 of a one-year rate",
    "ci_low": "lower end of the confidence interval, in `unit`",
    "ci_high": "upper end of the confidence interval, in `unit`",
    "p_value": "as text, with its sign: <0.001",
    "events": "how many had the event (the 29 of 29/67)",
    "total": "of how many (the 67 of 29/67)",
    "baseline": "where a change began, in `unit`",
    "direction": "increase or decrease",
    "event": "the adverse event",
    "grade": "its grade",
    **{
        name: text
        for slot in SLOTS
        for name, text in (
            (slot, f"the {slot} in the article's own words, parted by `{JOINT}`"),
            (f"{slot}_concepts", f"the {slot} in normalised names, parted by `{JOINT}`"),
        )
    },
    "status": "reported, hypothetical or preclinical",
    "confidence": "between 0 and 1: how likely endpoint, statistic, value, unit and time point are right",
    "flags": f"why a person should look at the row, parted by `{JOINT}`",
    "figure_text": "the figure as the article has it",
    "figure_start": "its first character, counted in code points from 0",
    "figure_end": "the character after its last",
    "sentence": "the sentence that holds it",
    "source": "the file, line, member or page (`#page=3`) it stands in",
}

MENTION_COLUMNS: dict[str, str] = {
    "article_id": "the article's id",
    "mention_id": "the mention's id, unique in its article",
    "label": "one of `article.LABELS`",
    "start": "its first character, counted in code points from 0",
    "end": "the character after its last",
    "text": "the mention as the article has it",
    "concept": "the normalised name",
    "kind": "the kind of name: generic, brand, code ...",
    "value": "of a figure: its value, in `unit`",
    "low": "lower end of a range, in `unit`",
    "high": "upper end of a range, in `unit`",
    "unit": "one of `article.UNITS`",
    "qualifier": "=, >, >=, <, <= or ~",
    "timepoint_months": "the time point that the mention names, in months",
    "flags": f"why a person should look at it, parted by `{JOINT}`",
    "source": "the file, line, member or page (`#page=3`) it stands in",
}

_FLOATS = frozenset({"value", "low", "high", "timepoint_months", "ci_low", "ci_high", "baseline", "confidence"})
_INTEGERS = frozenset({"events", "total", "figure_start", "figure_end", "start", "end"})
_PAGES = "page_starts"
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SHEET_ROWS = 1_048_576
_SHEET_CELL = 32_767
_ILLEGAL_IN_SHEET = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def outcomes_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """The evidence table, one row an outcome, in the order of the articles.

    Raises:
        ContractError: a numeric field of an outcome is no number.
    """
    return _frame(outcomes_table(articles))


def mentions_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """All mentions, one row each, in the order of the articles.

    Raises:
        ContractError: a numeric field of a mention is no number.
    """
    return _frame(mentions_table(articles))


def outcomes_table(articles: Iterable[Article]) -> pa.Table:
    """`outcomes_frame` as an Arrow table."""
    return _table(OUTCOME_COLUMNS, ((a, outcome_rows(a)) for a in articles))


def mentions_table(articles: Iterable[Article]) -> pa.Table:
    """`mentions_frame` as an Arrow table."""
    return _table(MENTION_COLUMNS, ((a, mention_rows(a)) for a in articles))


def schema(columns: Iterable[str], metadata: Iterable[str] = ()) -> pa.Schema:
    """The Arrow schema of a table: our columns, then those of the metadata, as text."""
    import pyarrow as pa

    types = dict.fromkeys(_FLOATS, pa.float64()) | dict.fromkeys(_INTEGERS, pa.int64())
    fields = [pa.field(name, types.get(name, pa.string())) for name in columns]
    return pa.schema(fields + [pa.field(name, pa.string()) for name in metadata])


def outcome_rows(article: Article) -> Iterator[tuple[Any, ...]]:
    """The cells of `OUTCOME_COLUMNS`, one tuple an outcome.

    Raises:
        ContractError: a numeric field is no number, or a figure is no mention.
    """
    by_id = {m.id: m for m in article.mentions}
    spans = article.sentences or (sentences(article.text) if article.outcomes else [])
    starts = [s for s, _ in spans]
    for o in article.outcomes:
        figure = by_id.get(o.figure)
        if figure is None:
            raise ContractError(f"article {article.id!r}, outcome {o.id!r}: figure {o.figure!r} is no mention")
        at = bisect_right(starts, figure.start) - 1
        sentence = article.text[spans[at][0] : spans[at][1]] if at >= 0 else article.text
        number = _Numbers(article.id, o)
        slots: list[str | None] = []
        for slot in SLOTS:
            slots += _slot(getattr(o, slot), by_id)
        yield (
            article.id, o.id, o.endpoint, o.statistic, number("value"), number("low"), number("high"), o.unit,
            o.qualifier, o.timepoint_months, number("ci_low"), number("ci_high"), o.p_value, number.whole("events"),
            number.whole("total"), number("baseline"), o.direction, o.event, o.grade, *slots, o.status, o.confidence,
            JOINT.join(o.flags) or None, figure.text, figure.start, figure.end, sentence, _place(article, figure),
        )  # fmt: skip


def mention_rows(article: Article) -> Iterator[tuple[Any, ...]]:
    """The cells of `MENTION_COLUMNS`, one tuple a mention.

    Raises:
        ContractError: a numeric field is no number.
    """
    for m in article.mentions:
        number = _Numbers(article.id, m)
        yield (
            article.id, m.id, m.label, m.start, m.end, m.text, m.concept, m.kind, number("value"), number("low"),
            number("high"), m.unit, m.qualifier, m.timepoint_months, JOINT.join(m.flags) or None, _place(article, m),
        )  # fmt: skip


def metadata_cells(article: Article, columns: dict[str, str]) -> dict[str, str]:
    """The article's metadata as cells, by the names of their columns."""
    cells = {}
    for name, value in article.metadata.items():
        if name == _PAGES or value is None:
            continue
        column = f"metadata_{name}" if name in columns or name.startswith("metadata_") else name
        cells[column] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return cells


def write_parquet(table: pa.Table, path: Path) -> None:
    """Writes a table as Parquet.

    Raises:
        OutputError: the file cannot be written.
    """
    import pyarrow.parquet as pq

    try:
        pq.write_table(table, path, compression="zstd")
    except OSError as e:
        raise OutputError(f"{path}: cannot be written: {e.strerror or e}") from None


def write_csv(table: pa.Table, path: Path) -> None:
    """Writes a table as CSV in UTF-8 with a byte order mark, so that Excel shows Chinese.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as f:
            write_csv_rows(f, [table.column_names])
            write_csv_rows(f, table_rows(table))
    except OSError as e:
        raise OutputError(f"{path}: cannot be written: {e.strerror or e}") from None


def write_csv_rows(file: TextIO, rows: Iterable[Sequence[Any]]) -> None:
    """Writes rows as CSV lines; cells that a spreadsheet would take for a formula are made plain."""
    csv.writer(file, lineterminator="\n").writerows([_csv_cell(cell) for cell in row] for row in rows)


def write_workbook(folder: Path) -> None:
    """Writes the tables of a result folder as `outcomes.xlsx` beside them. Needs the extra `excel` (openpyxl).

    Raises:
        OutputError: as `write_excel`.
    """
    import pyarrow.parquet as pq

    names = ("outcomes", "mentions")
    write_excel({name: pq.read_table(folder / f"{name}.parquet") for name in names}, folder / "outcomes.xlsx")


def write_excel(tables: dict[str, pa.Table], path: Path) -> None:
    """Writes tables as the sheets of an Excel workbook. Needs the extra `excel` (openpyxl).

    Raises:
        OutputError: openpyxl is not installed, a table has more rows than a sheet can hold, or the file cannot be
            written.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError:
        raise OutputError(f"{path}: writing Excel needs the extra `excel`: pip install '.[excel]' in a clone") from None
    workbook = Workbook(write_only=True)
    for title, table in tables.items():
        if table.num_rows >= _SHEET_ROWS:
            raise OutputError(f"{path}: {table.num_rows:,} rows do not fit a sheet of {_SHEET_ROWS:,}; use CSV")
        sheet = workbook.create_sheet(title)
        sheet.freeze_panes = "A2"
        sheet.append(table.column_names)
        for row in table_rows(table):
            cells = []
            for value in row:
                if isinstance(value, str):
                    text = neutral(_ILLEGAL_IN_SHEET.sub("\ufffd", value))[:_SHEET_CELL]
                    cells.append(WriteOnlyCell(sheet, text))
                    cells[-1].data_type = "s"
                else:
                    cells.append(value)
            sheet.append(cells)
    try:
        workbook.save(path)
    except OSError as e:
        raise OutputError(f"{path}: cannot be written: {e.strerror or e}") from None


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    Numbers (-12.9) and a single sign (the qualifier `=`) are no formulas and stay.
    """
    return f"'{text}" if _FORMULA.match(text) and len(text) > 1 and not _NUMBER.fullmatch(text) else text


def table_rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of an Arrow table as Python values, some thousand in memory at a time."""
    for batch in table.to_batches(max_chunksize=4096):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


class _Numbers:
    """Reads the decimal strings of one mention or outcome."""

    __slots__ = ("_article", "_item")

    def __init__(self, article: str, item: Mention | Outcome) -> None:
        self._article = article
        self._item = item

    def __call__(self, name: str) -> float | None:
        value = getattr(self._item, name)
        if value is None:
            return None
        try:
            return float(value)
        except ValueError:
            raise self._error(name, value) from None

    def whole(self, name: str) -> int | None:
        value = getattr(self._item, name)
        if value is None:
            return None
        try:
            number = int(value)
        except ValueError:
            raise self._error(name, value) from None
        if abs(number) >= 2**63:  # a column of whole numbers holds no more
            raise self._error(name, value)
        return number

    def _error(self, name: str, value: Any) -> ContractError:
        kind = type(self._item).__name__.lower()
        return ContractError(f"article {self._article!r}, {kind} {self._item.id!r}: {name} {value!r} is no number")


def _slot(refs: list[str], by_id: dict[str, Mention]) -> tuple[str | None, str | None]:
    """A slot's own words and its concepts; the words where a mention has no concept."""
    if not refs:
        return None, None
    words = []
    concepts = []
    for ref in refs:
        mention = by_id.get(ref)
        words.append(mention.text if mention else ref)
        concepts.append((mention.concept or mention.text) if mention else ref)
    return JOINT.join(words), JOINT.join(concepts)


def _place(article: Article, mention: Mention) -> str | None:
    """The article's source, with the page where its text has pages."""
    starts = article.metadata.get(_PAGES)
    if not article.source or not isinstance(starts, list) or not starts:
        return article.source
    return f"{article.source}#page={max(1, bisect_right(starts, mention.start))}"


def _table(columns: dict[str, str], rows: Iterable[tuple[Article, Iterable[tuple[Any, ...]]]]) -> pa.Table:
    import pyarrow as pa

    collected: list[tuple[Any, ...]] = []
    metadata: list[dict[str, str]] = []
    names: set[str] = set()
    for article, cells in rows:
        own = metadata_cells(article, columns)
        for row in cells:
            collected.append(row)
            metadata.append(own)
            names.update(own)
    extra = sorted(names)
    arrow = schema(columns, extra)
    ours = zip(*collected, strict=True) if collected else [()] * len(columns)
    theirs = ([m.get(name) for m in metadata] for name in extra)
    arrays = [_array(values, field.type) for field, values in zip(arrow, (*ours, *theirs), strict=True)]
    return pa.Table.from_arrays(arrays, schema=arrow)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array | pa.ChunkedArray:
    """`pa.array(values, kind)` for text, floats and whole numbers.

    That function imports pandas to see whether it was handed any of its objects: 50 MB that a batch has no other use for.
    """
    import pyarrow as pa

    if not values:
        return pa.nulls(0, kind)
    if kind == pa.string():
        cells = [b"" if v is None else v.encode() for v in values]
        ends = list(accumulate(map(len, cells), initial=0))
        if ends[-1] >= 2**31:  # Arrow counts the bytes of one array of texts in 32 bits, and makes several
            return pa.array(values, kind)
        data = [pa.py_buffer(array("i", ends)), pa.py_buffer(b"".join(cells))]
    else:
        data = [pa.py_buffer(array("d" if kind == pa.float64() else "q", [0 if v is None else v for v in values]))]
    # One bit a value, the first value's the lowest: set where it is not missing.
    bits = int("".join(["0" if v is None else "1" for v in reversed(values)]), 2)
    known = pa.py_buffer(bits.to_bytes((len(values) + 7) // 8, "little"))
    return pa.Array.from_buffers(kind, len(values), [known, *data])


def _frame(table: pa.Table) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return frame


def _csv_cell(cell: Any) -> Any:
    if isinstance(cell, str):
        return neutral(cell)
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return cell
