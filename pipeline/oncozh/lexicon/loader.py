"""Loads the tables of this folder (and of a user's own folder) into a `Lexicon`.

Every table is a TSV with a header line. A cell holds several names separated by `|`. A name that ends in `?` is also an
ordinary word or another thing's name: it counts only in context (`oncozh.extractors.names`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

import daachorse

from oncozh.errors import LexiconError
from oncozh.folding import fold
from oncozh.plaintext import unspaced


@dataclass(slots=True, frozen=True)
class Entry:
    """What a name stands for."""

    label: str
    concept: str
    kind: str | None = None
    weak: bool = False
    name: str = ""
    capitals: int = 0  # how many capital letters an abbreviation must show in the text to count

    @property
    def form(self) -> str | None:
        """Of an endpoint: time, rate or either."""
        return self.kind


@dataclass(slots=True, frozen=True)
class Table:
    """One file: the label of its names and the columns that hold them with their kind."""

    file: str
    label: str
    columns: tuple[tuple[str, str | None], ...]
    kind_column: str | None = None


# Order is precedence: where two tables share a name, the first keeps it.
TABLES = (
    Table("endpoints.tsv", "ENDPOINT", (("names", None),), kind_column="form"),
    Table(
        "drugs.tsv", "DRUG", (("concept", "generic"), ("generic", "generic"), ("brand", "brand"), ("code", "code"),
        ("abbr", "generic")),
    ),
    Table("regimens.tsv", "DRUG", (("names", "regimen"),)),
    Table("drug_classes.tsv", "DRUG_CLASS", (("names", None),)),
    Table("institutions.tsv", "INSTITUTION", (("concept", None), ("names", None)), kind_column="kind"),
    Table("cancers.tsv", "CANCER", (("concept", None), ("names", None))),
    Table("therapies.tsv", "THERAPY", (("concept", None), ("names", None))),
    Table("biomarkers.tsv", "BIOMARKER", (("names", None),)),
    Table("metastases.tsv", "METASTASIS", (("names", None),)),
    Table("adverse_events.tsv", "AE", (("names", None),)),
    Table("trials.tsv", "TRIAL", (("names", None),)),
    Table("stages.tsv", "STAGE", (("names", None),)),
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class Row:
    """One name of one table, with where it stands."""

    table: Table
    source: str
    line: int
    concept: str
    name: str
    kind: str | None
    weak: bool


def _key(name: str) -> str:
    """A name as the matcher meets it: texts are read without the spaces of 双靶点 CAR-T治疗."""
    return fold(unspaced(name) if " " in name else name)


class Lexicon:
    """All names in one automaton; `match` finds them leftmost-longest."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._entries: list[Entry] = []
        self.by_name: dict[str, Entry] = {}
        for row in rows:
            key = _key(row.name)
            capitals = _capitals(row.name)
            known = self.by_name.get(key)
            if known is not None:
                if known.label == row.table.label and capitals < known.capitals:
                    self.by_name[key] = replace(known, capitals=capitals)  # DOR and DoR
                continue
            entry = Entry(row.table.label, row.concept, row.kind, row.weak, row.name, capitals)
            self.by_name[key] = entry
        names = sorted(self.by_name)
        self._entries = [self.by_name[n] for n in names]
        # Whether a hit must be looked at: its end could be the middle of a word, or it must show capitals.
        self._asked = [_latin(n[0]) or _latin(n[-1]) or self.by_name[n].capitals > 0 for n in names]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(names, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
        self.digest = hashlib.sha256(
            "\n".join(f"{n}\t{e.label}\t{e.concept}\t{e.kind}\t{e.weak}" for n, e in self.by_name.items()).encode()
        ).hexdigest()[:16]

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, name: str) -> Entry | None:
        """The entry of a name, whatever its case, width or script; None where the lexicon lacks it."""
        return self.by_name.get(_key(name))

    def match(self, folded: str, text: str) -> list[tuple[int, int, Entry]]:
        """The names of the text, leftmost-longest and disjoint, as `(start, end, entry)`.

        A name that begins or ends with a letter or digit must not continue with one; an abbreviation must show its
        capitals in `text`.
        """
        entries, asked = self._entries, self._asked
        out = []
        for start, end, index in self._automaton.find(folded):
            entry = entries[index]
            if not asked[index]:
                out.append((start, end, entry))
                continue
            last = folded[end - 1]
            if start and _latin(folded[start]) and _latin(folded[start - 1]):
                continue
            if end < len(folded) and _latin(last):
                c = folded[end]
                if c in _GREEK:
                    continue  # the IL-2 of IL-2α
                if _latin(c) and (c.isalpha() or last.isdigit()):
                    # The PFS of PFS14.6个月, where PFS1 is a name too.
                    shorter = folded[start:end].rstrip("0123456789")
                    known = self.by_name.get(shorter) if last.isdigit() and c.isdigit() and shorter else None
                    if known is None:  # The FOLFOX of FOLFOX-HAIC, where FOLFOX-HAI is a name too.
                        shorter = folded[start:end]
                        while known is None and (cut := max(map(shorter.rfind, " -/"))) > 1:
                            shorter = shorter[:cut]
                            known = self.by_name.get(shorter)
                    if known is None:
                        continue
                    entry, end = known, start + len(shorter)
            if entry.capitals and sum(map(str.isupper, text[start:end])) < entry.capitals:
                continue
            out.append((start, end, entry))
        return out


_GREEK = frozenset("αβγδκλ")


def _latin(c: str) -> bool:
    """Whether a character is an ASCII letter or digit."""
    return c.isascii() and c.isalnum()


def _capitals(name: str) -> int:
    if not name.isascii() or len(name) > 5:
        return 0
    capitals = sum(map(str.isupper, name))
    if name[0].isdigit():
        return 0  # 5-Fu, 5-fu
    return capitals if len(name) <= 3 else min(2, capitals)


def read_rows(table: Table, text: str, source: str) -> Iterator[Row]:
    """The names of one table in file order.

    Raises:
        LexiconError: a line has another number of columns than the header, or a needed column is missing.
    """
    lines = text.splitlines()
    header = lines[0].split("\t") if lines else []
    wanted = {c for c, _ in table.columns} | {"concept"}
    if missing := wanted - set(header):
        raise LexiconError(f"{source}: the header lacks {', '.join(sorted(missing))}")
    for number, line in enumerate(lines[1:], 2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(f"{source}:{number}: {len(cells)} columns, the header has {len(header)}")
        record = dict(zip(header, cells, strict=True))
        for column, kind in table.columns:
            if not record[column]:
                continue
            for name in record[column].split("|"):
                weak = name.endswith("?")
                name = name.removesuffix("?")
                if not name:
                    raise LexiconError(f"{source}:{number}: an empty name in column {column}")
                concept = record["concept"].removesuffix("?")
                yield Row(table, source, number, concept, name, record.get(table.kind_column or "") or kind, weak)


def shipped_text(file: str) -> str:
    """The text of a shipped table."""
    return resources.files("oncozh.lexicon").joinpath(file).read_text(encoding="utf-8")


def lexicon_rows(folder: Path | None = None) -> Iterator[Row]:
    """All rows, a user's own folder first so that it overrides the shipped tables."""
    for table in TABLES:
        if folder is not None and (folder / table.file).is_file():
            path = folder / table.file
            yield from read_rows(table, path.read_text(encoding="utf-8-sig"), str(path))
    for table in TABLES:
        yield from read_rows(table, shipped_text(table.file), table.file)


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The shipped lexicon, with a user's own folder of tables on top; loaded once a process.

    Raises:
        LexiconError: a table cannot be read.
    """
    if folder is not None and not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder")
    return Lexicon(lexicon_rows(folder))
