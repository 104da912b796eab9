"""Accuracy on the project's own gold, by split and by genre.

Each gold article's text is extracted anew and scored with `oncozh.scoring`: strict F1 of the four labels of the
mission, of all labels, and F1 of the outcomes found, with their core right, and with everything right. Strict: label,
start and end must be the gold's. The dev articles were in view while rules were written; only `test` says something
about articles not seen.

    python benchmarks/accuracy.py [--json FILE]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

import oncozh
from oncozh.article import Article
from oncozh.formats.records import read_records
from oncozh.scoring import Result, score_pairs
from oncozh.scoring.gold import pair_articles

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "annotations/gold.jsonl"
MEASURES = (
    ("strict", "DRUG"), ("strict", "INSTITUTION"), ("strict", "PERCENT"), ("strict", "SURVIVAL"),
    ("strict", "mission"), ("strict", "all"), ("outcome", "detection"), ("outcome", "core"), ("outcome", "row"),
    ("unflagged", "core"),
)  # fmt: skip
TITLES = {
    ("strict", "mission"): "four labels",
    ("strict", "all"): "all labels",
    ("outcome", "detection"): "figure found",
    ("outcome", "core"): "core right",
    ("outcome", "row"): "row right",
    ("unflagged", "core"): "core, no flag (P)",
}


def measure(gold: Iterable[Article], samples: int = 1) -> Result:
    """Extracts the texts of gold articles and scores what came of it.

    Args:
        gold: annotated articles.
        samples: bootstrap samples; one where no interval is wanted.
    """
    articles = list(gold)
    made = [oncozh.extract(a.text, a.id, source=a.source, metadata=a.metadata, tokens=False) for a in articles]
    return score_pairs(pair_articles(articles, made), samples=samples)


def value(result: Result, section: str, name: str) -> float | None:
    """The F1 of a measure; of the rows without a flag the precision."""
    found = result.measures.get(section, {}).get(name)
    if found is None:
        return None
    return found.precision if section == "unflagged" else found.f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--json", type=Path, help="write the measures here too")
    options = parser.parse_args()
    gold = read_records(GOLD)
    groups = {"all": gold}
    for key in ("split", "genre"):
        for name in sorted({str(a.metadata[key]) for a in gold}):
            groups[name] = [a for a in gold if a.metadata[key] == name]
    for name in sorted({str(a.metadata["genre"]) for a in gold}):
        held_out = [a for a in groups[name] if a.metadata["split"] == "test"]
        groups |= {f"{name}, test": held_out} if held_out else {}
    table = Table(title="F1 on annotations/gold.jsonl, %", title_justify="left", box=None)
    for column in ("", "articles", *(TITLES.get(m, m[1]) for m in MEASURES)):
        table.add_column(column, justify="left" if not column else "right")
    out = {}
    for name, articles in groups.items():
        result = measure(articles)
        row = {f"{section} {measured}": value(result, section, measured) for section, measured in MEASURES}
        out[name] = {"articles": len(articles)} | row
        table.add_row(name, str(len(articles)), *("–" if v is None else f"{v:.1%}"[:-1] for v in row.values()))
    Console(width=160).print(table)
    if options.json:
        options.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
