"""Whether the tables are consistent: every fault with its file and line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oncozh.folding import fold, simplify
from oncozh.lexicon.loader import TABLES, Lexicon, Row, Table, shipped_text
from oncozh.plaintext import unspaced

DECLARED = "declared.tsv"
# Characters that official Simplified names keep and the folding maps.
_KEPT = "昇噁癥瞭"
KINDS = {
    "institutions.tsv": frozenset(("hospital", "university", "institute", "company", "society", "agency", "network")),
    "endpoints.tsv": frozenset(("time", "rate", "either", "risk")),
}


@dataclass(slots=True, frozen=True, order=True)
class Problem:
    """One fault of a table."""

    source: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.message}"


@dataclass(slots=True, frozen=True)
class File:
    """The text of a table and where it comes from."""

    table: Table
    source: str
    text: str


def table_files(folder: Path | None = None) -> list[File]:
    """The tables of a user's own folder, or the shipped ones."""
    if folder is None:
        return [File(t, t.file, shipped_text(t.file)) for t in TABLES]
    return [
        File(t, str(folder / t.file), (folder / t.file).read_text(encoding="utf-8-sig"))
        for t in TABLES
        if (folder / t.file).is_file()
    ]


def check_tables(folder: Path | None = None) -> list[Problem]:
    """All faults of the shipped tables, or of a user's own.

    A shared name is a fault unless `declared.tsv` says why it is shared; so is a name of one or two Latin letters or
    digits that counts everywhere.
    """
    files = table_files(folder)
    declared = _declared(folder)
    problems: list[Problem] = []
    rows: list[Row] = []
    for file in files:
        found, read = check_file(file, declared, ordered=folder is None)
        problems += found
        rows += read
    problems += _duplicates(rows, declared)
    problems += _weakness(rows, declared)
    problems += _matches(rows)
    return sorted(set(problems))


def conflicts(folder: Path) -> list[Problem]:
    """Where a user's own table gives a shipped name another meaning: it overrides the shipped one, and says so."""
    shipped = {fold(r.name): r for f in table_files() for r in _rows(f)}
    out = []
    for file in table_files(folder):
        for row in _rows(file):
            other = shipped.get(fold(row.name))
            if other is not None and (other.concept != row.concept or other.table.label != row.table.label):
                out.append(
                    Problem(
                        row.source,
                        row.line,
                        f"{row.name} is {row.concept} ({row.table.label}) here and overrides {other.concept} "
                        f"({other.table.label}) of {other.source}:{other.line}",
                    )
                )
    return out


def _declared(folder: Path | None) -> frozenset[str]:
    """The folded names of `declared.tsv`."""
    if folder is None:
        text = shipped_text(DECLARED)
    elif (folder / DECLARED).is_file():
        text = (folder / DECLARED).read_text(encoding="utf-8-sig")
    else:
        return frozenset()
    return frozenset(fold(line.split("\t")[0]) for line in text.splitlines()[1:] if line and not line.startswith("#"))


def _cells(file: File) -> Iterator[tuple[int, dict[str, str]]]:
    lines = file.text.splitlines()
    header = lines[0].split("\t") if lines else []
    for number, line in enumerate(lines[1:], 2):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) == len(header):
                yield number, dict(zip(header, cells, strict=True))


def _rows(file: File) -> Iterator[Row]:
    table = file.table
    for number, record in _cells(file):
        concept = record.get("concept", "").removesuffix("?")
        for column, kind in table.columns:
            for name in record.get(column, "").split("|"):
                bare = name.removesuffix("?")
                if bare:
                    given = record.get(table.kind_column or "") or kind
                    yield Row(table, file.source, number, concept, bare, given, name.endswith("?"))


def check_file(
    file: File, declared: frozenset[str] = frozenset(), *, ordered: bool = True
) -> tuple[list[Problem], list[Row]]:
    """The faults of one file by itself, and its names; `ordered`: whether its rows must stand in order."""
    table, out = file.table, []
    lines = file.text.splitlines()
    header = lines[0].split("\t") if lines else []
    wanted = {c for c, _ in table.columns} | {"concept"} | ({table.kind_column} if table.kind_column else set())
    if missing := wanted - set(header):
        return [Problem(file.source, 1, f"the header lacks {', '.join(sorted(missing))}")], []
    if strange := set(header) - wanted:
        out.append(Problem(file.source, 1, f"the header has {', '.join(sorted(strange))}, which nobody reads"))
    for number, line in enumerate(lines[1:], 2):
        if line and not line.startswith("#") and len(line.split("\t")) != len(header):
            out.append(Problem(file.source, number, f"{len(line.split(chr(9)))} columns, the header has {len(header)}"))
    before = ""
    for number, record in _cells(file):
        key = fold(record["concept"])
        if ordered and key < before and table.file != "endpoints.tsv":
            out.append(Problem(file.source, number, f"{record['concept']} stands out of order"))
        before = key
        if not record["concept"]:
            out.append(Problem(file.source, number, "the concept is empty"))
        kinds = KINDS.get(table.file)
        if kinds is not None and record[table.kind_column or ""] not in kinds:
            out.append(Problem(file.source, number, f"{record[table.kind_column or '']!r} is no {table.kind_column}"))
        for column, _ in table.columns:
            names = record[column].split("|") if record[column] else []
            out += [Problem(file.source, number, message) for message in _check_names(names, column, declared)]
            if column != "concept" and "concept" in {c for c, _ in table.columns}:
                for name in names:
                    if fold(name.removesuffix("?")) == fold(record["concept"].removesuffix("?")):
                        out.append(Problem(file.source, number, f"{name} repeats the concept"))
        if not any(record[c] for c, _ in table.columns):
            out.append(Problem(file.source, number, f"{record['concept']} has no name"))
    return out, list(_rows(file))


def _check_names(names: list[str], column: str, declared: frozenset[str]) -> Iterator[str]:
    for name in names:
        bare = name.removesuffix("?")
        if not bare:
            yield f"an empty name in column {column}"
        elif name != name.strip() or "  " in name or bare != bare.strip():
            yield f"stray spaces in {name!r}"
        elif unicodedata.normalize("NFC", name) != name:
            yield f"{name} is not in Unicode's normal form C"
        elif any("\uff01" <= c <= "\uff5e" or c == "\u3000" for c in name):
            yield f"{name} has full-width characters; write them half width"
        elif (simple := simplify("".join(c for c in name if c not in _KEPT))) != "".join(
            c for c in name if c not in _KEPT
        ):
            yield f"{name} has Traditional characters; write {simple}, the matcher folds"
        elif "?" in bare:
            yield f"a question mark inside {name}"
        elif len(bare) == 1 and fold(bare) not in declared:
            yield f"{name} is one character"


def _duplicates(rows: list[Row], declared: frozenset[str]) -> Iterator[Problem]:
    seen: dict[str, Row] = {}
    for row in rows:
        key = fold(row.name)
        first = seen.setdefault(key, row)
        if first is row:
            continue
        where = f"{first.source}:{first.line}"
        if first.table is row.table and first.concept == row.concept:
            if first.line != row.line:
                yield Problem(row.source, row.line, f"{row.concept} has two rows, the other is line {first.line}")
            elif (
                first.name != row.name and fold(first.name) == fold(row.name) and first.name.lower() == row.name.lower()
            ):
                continue  # DOR and DoR: each spelling says which capitals count
            elif fold(row.name) != fold(row.concept) or first.name != row.concept:
                yield Problem(row.source, row.line, f"{row.name} stands twice in the row")
        elif first.table is row.table:
            yield Problem(row.source, row.line, f"{row.name} belongs to {first.concept} already (line {first.line})")
        elif key not in declared:
            yield Problem(row.source, row.line, f"{row.name} is {first.table.label} {first.concept} in {where}")


def _weakness(rows: list[Row], declared: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        if row.weak or fold(row.name) in declared:
            continue
        if len(row.name) <= 2 and row.name.isascii() and row.table.label in ("DRUG", "INSTITUTION", "TRIAL"):
            yield Problem(row.source, row.line, f"{row.name} has two characters; mark it {row.name}? or declare it")


def _matches(rows: list[Row]) -> Iterator[Problem]:
    """Every name must be found by the matcher, whole and as what its table says."""
    lexicon = Lexicon(rows)
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(fold(unspaced(row.name)), row)
    for row in rows:
        name = unspaced(row.name)
        text = f"。{name}。"
        hits = lexicon.match(fold(text), text)
        owner = first[fold(name)]
        if len(hits) != 1 or hits[0][:2] != (1, len(text) - 1):
            found = ", ".join(text[s:e] for s, e, _ in hits) or "nothing"
            yield Problem(row.source, row.line, f"{row.name} is never found: the matcher gives {found}")
        elif (hits[0][2].label, hits[0][2].concept) != (owner.table.label, owner.concept):
            yield Problem(row.source, row.line, f"{row.name} is found as {hits[0][2].label} {hits[0][2].concept}")
