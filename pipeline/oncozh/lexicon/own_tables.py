"""A user's own lexicon folder: names that a person accepted are added to its tables; nothing in them is ever lost."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from oncozh.errors import LexiconError
from oncozh.folding import fold
from oncozh.lexicon.loader import TABLES, Row, read_rows, shipped_text

ACCEPTED = frozenset(("y", "yes", "j", "ja", "x", "1", "true", "是", "对", "√", "✓"))
_TABLE_OF = {"DRUG": "drugs.tsv", "INSTITUTION": "institutions.tsv"}
_HEADERS = {
    "drugs.tsv": ["concept", "generic", "brand", "code", "abbr"],
    "institutions.tsv": ["concept", "kind", "names"],
}
_KINDS = {
    "drugs.tsv": ("generic", "brand", "code", "abbr"),
    "institutions.tsv": ("hospital", "university", "institute", "company", "society", "agency", "network"),
}


@dataclass(slots=True)
class Added:
    """What came of the accepted rows."""

    names: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)  # names that the folder has already
    conflicts: list[str] = field(default_factory=list)  # one sentence each
    files: list[Path] = field(default_factory=list)


def add_candidates(candidates: Path, folder: Path) -> Added:
    """Writes the accepted rows (column `accept`) of a candidates file into a lexicon folder.

    A name that the folder gives to another concept stays as it is, and the conflict is said. A name that the shipped
    lexicon gives to another concept is added, overrides it, and that is said too.

    Raises:
        LexiconError: the file or a table of the folder cannot be read, or an accepted row lacks something.
    """
    rows = _accepted(candidates)
    folder.mkdir(parents=True, exist_ok=True)
    shipped = {fold(r.name): r for t in TABLES for r in read_rows(t, shipped_text(t.file), t.file)}
    added = Added()
    for file in sorted({_TABLE_OF[r["label"]] for _, r in rows}):
        mine = [(n, r) for n, r in rows if _TABLE_OF[r["label"]] == file]
        _add_to_table(folder / file, file, mine, candidates, folder, shipped, added)
    return added


def _accepted(candidates: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with candidates.open(encoding="utf-8-sig", newline="") as f:
            reader = csv.DictReader(f)
            missing = {"accept", "name", "label", "kind", "concept"} - set(reader.fieldnames or ())
            if missing:
                raise LexiconError(f"{candidates}: the header lacks {', '.join(sorted(missing))}")
            rows = [(reader.line_num, {k: (v or "").strip() for k, v in r.items() if k}) for r in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise LexiconError(f"{candidates}: {e}") from e
    out = [(n, r) for n, r in rows if r["accept"].lower() in ACCEPTED]
    for number, row in out:
        where = f"{candidates}:{number}"
        if row["label"] not in _TABLE_OF:
            raise LexiconError(f"{where}: label {row['label']!r} is none of {', '.join(_TABLE_OF)}")
        kinds = _KINDS[_TABLE_OF[row["label"]]]
        if row["kind"] not in kinds:
            raise LexiconError(f"{where}: kind {row['kind']!r} is none of {', '.join(kinds)}")
        for column in ("name", "concept"):
            if not row[column] or set(row[column]) & set("\t\n|"):
                raise LexiconError(f"{where}: {column} {row[column]!r} is empty or holds a tab, a line break or |")
    return out


def _add_to_table(
    path: Path, file: str, rows: list[tuple[int, dict[str, str]]], source: Path, folder: Path,
    shipped: dict[str, Row], added: Added,
) -> None:  # fmt: skip
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    lines = text.splitlines() or ["\t".join(_HEADERS[file])]
    header = lines[0].split("\t")
    owned: dict[str, Row] = {}
    for table in TABLES:
        other = folder / table.file
        own = "\n".join(lines) if table.file == file else other.read_text("utf-8-sig") if other.is_file() else ""
        if own:
            owned |= {fold(r.name): r for r in reversed(list(read_rows(table, own, str(other))))}
    table = next(t for t in TABLES if t.file == file)
    changed = False
    for number, row in rows:
        name, concept = row["name"], row["concept"]
        mine = owned.get(fold(name))
        if mine is not None and mine.concept == concept and mine.table.label == row["label"]:
            added.known.append(name)
            continue
        if mine is not None:
            added.conflicts.append(
                f"{source}:{number}: {name} is {mine.concept} in {mine.source}:{mine.line}; not added as {concept}"
            )
            continue
        theirs = shipped.get(fold(name))
        if theirs is not None and (theirs.concept != concept or theirs.table.label != row["label"]):
            added.conflicts.append(
                f"{source}:{number}: {name} is {theirs.concept} in the shipped {theirs.source}; {concept} overrides it"
            )
        kind = row["kind"]
        column = kind if kind in header else "names"
        at = next((i for i, line in enumerate(lines) if i and line.split("\t")[0] == concept), None)
        if at is None:
            record = dict.fromkeys(header, "")
            record["concept"] = concept
            if "kind" in header:
                record["kind"] = kind
            lines.append("\t".join(record[c] for c in header))
            at = len(lines) - 1
        if fold(name) != fold(concept):
            cells = lines[at].split("\t")
            where = header.index(column)
            cells[where] = f"{cells[where]}|{name}" if cells[where] else name
            lines[at] = "\t".join(cells)
        owned[fold(name)] = Row(table, str(path), at + 1, concept, name, kind, False)
        added.names.append(name)
        changed = True
    if changed:
        part = path.with_suffix(".part")
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(path)
        added.files.append(path)
