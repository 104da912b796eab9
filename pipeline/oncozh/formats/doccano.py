"""doccano JSON Lines, sequence labelling with or without relations.

doccano counts UTF-16 code units, and grapheme clusters in a project with «Count grapheme clusters as one character»
(doccano/doccano#2290 and v-annotator's `Text.ts`). It edits spans and labels; all else of the record travels in the
column `oncozh`, which doccano keeps as the example's metadata.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from oncozh.article import Article
from oncozh.errors import ContractError
from oncozh.formats.offsets import Offsets, Unit
from oncozh.formats.records import carried, read_lines, renumber, restore, write_lines


def write_doccano(articles: Iterable[Article], path: Path, unit: Unit = "utf16") -> int:
    """Writes one example a line and says how many.

    Raises:
        ContractError: a mention ends inside one of the tool's characters.
        OutputError: the file cannot be written.
    """
    return write_lines([_example(a, unit) for a in articles], path)


def _example(article: Article, unit: Unit) -> dict[str, Any]:
    offsets = Offsets(article.text, unit)
    where = f"article {article.id!r}"
    return {
        "text": article.text,
        "entities": [
            {
                "id": i,
                "label": m.label,
                "start_offset": offsets.to_tool(m.start, where),
                "end_offset": offsets.to_tool(m.end, where),
            }
            for i, m in enumerate(renumber(article).mentions, 1)
        ],
        "relations": [],
        "oncozh": carried(article),
    }


def read_doccano(path: Path, unit: Unit = "utf16") -> list[Article]:
    """The articles of a doccano export; spans may be `entities` or `label` triples.

    Raises:
        ReadError: the file is not JSON Lines.
        ContractError: a record breaks the contract; the message has file and line.
    """
    out = []
    for number, (where, example) in enumerate(read_lines(path), 1):
        text = example.get("text")
        if not isinstance(text, str):
            raise ContractError(f"{where}: no `text`")
        offsets = Offsets(text, unit)
        spans = [
            (offsets.from_tool(start, where), offsets.from_tool(end, where), label)
            for start, end, label in _spans(example, where)
        ]
        record = example.get("oncozh") or (example.get("meta") or {}).get("oncozh") or {}
        out.append(restore(record, text, spans, str(example.get("id", number)), where))
    return out


def _spans(example: dict[str, Any], where: str) -> list[tuple[int, int, str]]:
    try:
        if "entities" in example:
            return [(e["start_offset"], e["end_offset"], e["label"]) for e in example["entities"]]
        return [(start, end, label) for start, end, label in example["label"]]
    except (KeyError, TypeError, ValueError):
        raise ContractError(f"{where}: neither `entities` with offsets nor `label` triples") from None
