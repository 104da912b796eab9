"""From one annotation format to another, each export read back and compared before it counts as done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from oncozh.article import Article, Mention, Outcome
from oncozh.errors import OutputError, ReadError
from oncozh.formats.brat import read_brat, write_brat
from oncozh.formats.conll import read_conll, write_conll
from oncozh.formats.docbin import read_docbin, write_docbin
from oncozh.formats.doccano import read_doccano, write_doccano
from oncozh.formats.label_studio import read_label_studio, write_label_studio
from oncozh.formats.marked import parse_marked_file
from oncozh.formats.offsets import Unit
from oncozh.formats.records import read_lines, read_records, renumber, write_records

_MENTION_FIELDS = [f.name for f in fields(Mention) if f.name not in ("id", "label", "start", "end", "text")]
_OUTCOME_FIELDS = [f.name for f in fields(Outcome) if f.name not in ("id", "figure")]


@dataclass(frozen=True)
class Format:
    """A format that can be written: how, and what of a record it has no place for."""

    read: Callable[[Path], list[Article]]
    write: Callable[[Iterable[Article], Path], int]
    loses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Conversion:
    """What `convert` did: the number of articles, and in how many of them the format could not carry which thing."""

    articles: int
    lost: dict[str, int]


FORMATS = {
    "records": Format(read_records, write_records),
    "brat": Format(read_brat, write_brat, frozenset({"source", "metadata"})),
    "doccano": Format(read_doccano, write_doccano),
    "label-studio": Format(read_label_studio, write_label_studio),
    "conll": Format(
        read_conll,
        write_conll,
        frozenset({"source", "metadata", "white space", "outcomes", *(f"mention {name}" for name in _MENTION_FIELDS)}),
    ),
    "docbin": Format(read_docbin, write_docbin),
}


def convert(source: Path, target_format: str, out: Path, unit: Unit | None = None) -> Conversion:
    """Reads `source` (its format is told by its name and content), writes it and reads the result back.

    Args:
        source: contract records, doccano or Label Studio files, a brat folder, a CoNLL or DocBin file, marked text.
        target_format: one of `FORMATS`.
        out: the file, or for brat the folder, to write.
        unit: how doccano counts its offsets, for a project that counts graphemes; UTF-16 where left out.

    Raises:
        ReadError, ContractError: the source cannot be read.
        OutputError: no such format, it cannot be written, or it does not read back as what was written.
    """
    if target_format not in FORMATS:
        raise OutputError(f"format {target_format!r} is none of {', '.join(FORMATS)}")
    target = FORMATS[target_format]
    articles = read_any(source, unit)
    if unit is not None and target_format == "doccano":
        target = Format(lambda path: read_doccano(path, unit), lambda items, path: write_doccano(items, path, unit))
    target.write(articles, out)
    lost: Counter[str] = Counter()
    back = {a.id: a for a in target.read(out)}
    for article in articles:
        if article.id not in back:
            raise OutputError(f"{out}: article {article.id!r} does not read back")
        found = differences(article, back[article.id])
        if found - target.loses:
            raise OutputError(f"{out}: article {article.id!r} reads back with other {', '.join(sorted(found))}")
        lost.update(found)
    return Conversion(len(articles), dict(sorted(lost.items())))


def read_any(source: Path, unit: Unit | None = None) -> list[Article]:
    """The articles of a file or folder in any of the formats; a marked text or a folder of them is read too.

    Raises:
        ReadError: nothing there, or a format that is not known.
        ContractError: what is there breaks the contract.
    """
    name = detect(source)
    if name == "marked":
        paths = sorted(source.glob("*.txt")) if source.is_dir() else [source]
        return [parse_marked_file(p.read_text(encoding="utf-8"), str(p)) for p in paths]
    if name == "doccano" and unit is not None:
        return read_doccano(source, unit)
    return FORMATS[name].read(source)


def detect(source: Path) -> str:
    """The name of the format of a file or folder.

    Raises:
        ReadError: nothing there, or a format that is not known.
    """
    if not source.exists():
        raise ReadError(f"{source}: no such file or folder")
    if source.is_dir():
        return "brat" if any(source.rglob("*.ann")) else "marked"
    suffix = source.suffix.lower()
    by_suffix = {".spacy": "docbin", ".conll": "conll", ".bio": "conll", ".json": "label-studio", ".txt": "marked"}
    if suffix in by_suffix:
        return by_suffix[suffix]
    if suffix in (".jsonl", ".ndjson"):
        lines = read_lines(source)
        return "doccano" if lines and ("entities" in lines[0][1] or "label" in lines[0][1]) else "records"
    raise ReadError(f"{source}: ending {suffix!r} is none of {', '.join(by_suffix)}, .jsonl; or a brat folder")


def differences(a: Article, b: Article) -> set[str]:
    """What differs between two articles apart from ids: `text`, `white space`, `mentions`, `mention concept` …"""
    a, b = renumber(a), renumber(b)
    found = {name for name in ("source", "metadata") if getattr(a, name) != getattr(b, name)}
    if a.text != b.text:
        a, b = _squeeze(a), _squeeze(b)
        found.add("white space" if a.text == b.text else "text")
    if [(m.label, m.start, m.end) for m in a.mentions] != [(m.label, m.start, m.end) for m in b.mentions]:
        return found | {"mentions"}
    pairs = zip(map(asdict, a.mentions), map(asdict, b.mentions), strict=True)
    found |= {f"mention {name}" for x, y in pairs for name in _MENTION_FIELDS if x[name] != y[name]}
    if [o.figure for o in a.outcomes] != [o.figure for o in b.outcomes]:
        return found | {"outcomes"}
    pairs = zip(map(asdict, a.outcomes), map(asdict, b.outcomes), strict=True)
    return found | {f"outcome {name}" for x, y in pairs for name in _OUTCOME_FIELDS if x[name] != y[name]}


def _squeeze(article: Article) -> Article:
    """The article without the white space of its text, mentions moved along."""
    moved = [0]
    for c in article.text:
        moved.append(moved[-1] + (not c.isspace()))
    mentions = [
        replace(m, start=moved[m.start], end=moved[m.end], text="".join(m.text.split())) for m in article.mentions
    ]
    return replace(article, text="".join(article.text.split()), mentions=mentions)
