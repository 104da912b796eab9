"""Accuracy on the project's own gold, by split and by genre.

Each gold article's text is extracted anew and scored with `oncozh.scoring`: strict F1 of the four labels of the
mission, of all labels, and F1 of the outcomes found, with their core right, and with everything right. Strict: label,
start and end must be the gold's. The dev articles were in view while rules were written; only `test` says something
about articles not seen. `annotations/passages.jsonl` is scored beside it: short passages by other hands, the
last ones of each hand held out in the same way; they are dense with designs and phrasings, or in the plain wording of their genre.

    python benchmarks/accuracy.py [--json FILE] [--readme]

`--readme` writes the table of the READMEs anew: dev, test and the passages held out, with 95% intervals over articles,
and beside them a second person's annotation of some of the articles, scored as if it were a run: how far two readers agree.
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
PASSAGES = ROOT / "annotations/passages.jsonl"
SECOND = ROOT / "annotations/second.jsonl"
MEASURES = (
    ("strict", "DRUG"), ("strict", "INSTITUTION"), ("strict", "PERCENT"), ("strict", "SURVIVAL"),
    ("strict", "mission"), ("strict", "all"), ("outcome", "detection"), ("outcome", "core"), ("slot", "intervention"),
    ("slot", "comparator"), ("outcome", "row"), ("unflagged", "core"),
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


README_ROWS = (
    ("strict", "DRUG", "drug names", "药物"),
    ("strict", "INSTITUTION", "institutions", "机构"),
    ("strict", "PERCENT", "percentages", "百分数"),
    ("strict", "SURVIVAL", "survival times", "生存时间"),
    ("outcome", "core", "row: endpoint, statistic, value, unit, time point", "行：终点、统计量、数值、单位、时间点"),
    ("slot", "intervention", "its intervention", "行的干预"),
    ("slot", "comparator", "its comparator", "行的对照"),
    ("slot", "population", "its population", "行的人群"),
    ("outcome", "row", "the whole row", "整行"),
    ("unflagged", "core", "precision of the core in rows without a flag", "无标记行的精确率"),
)
SAMPLES = 2_000
BEGIN, END = "<!-- accuracy -->\n", "<!-- /accuracy -->"


def is_plain(passage: Article) -> bool:
    """Whether a passage is in the plain wording of its genre, not one that packs many designs and phrasings."""
    return passage.metadata.get("prose") == "plain"


def readme_table(results: dict[str, Result], counts: dict[str, int], chinese: bool) -> str:
    """The Markdown table of the README: F1 in percent with its interval, a column for each split, and one for the second annotation."""
    kinds = (
        (
            "开发集（{}篇）",
            "测试集（{}篇）",
            "未读过的密集段落（{}段）",
            "未读过的平实段落（{}段）",
            "第二份标注（{}篇）",
        )
        if chinese
        else (
            "dev ({} articles)",
            "test ({} articles)",
            "unseen dense passages ({})",
            "unseen plain passages ({})",
            "second annotation ({} articles)",
        )
    )
    head = ["F1（%）" if chinese else "F1, %", *(k.format(counts[s]) for k, s in zip(kinds, results, strict=True))]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for section, name, english, han in README_ROWS:
        cells = []
        for result in results.values():
            if section == "unflagged" and result is results["second"]:
                cells.append("")  # a person's rows carry no flags
                continue
            m = result.measures[section][name]
            found, interval = (m.precision, m.precision_interval) if section == "unflagged" else (m.f1, m.f1_interval)
            assert found is not None
            assert interval is not None
            cells.append(f"{found * 100:.1f} ({interval[0] * 100:.1f}–{interval[1] * 100:.1f})")
        lines.append(f"| {han if chinese else english} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def write_readmes(gold: list[Article]) -> None:
    """Puts the table between its marks in both READMEs."""
    splits = {split: [a for a in gold if a.metadata["split"] == split] for split in ("dev", "test")}
    held_out = [a for a in read_records(PASSAGES) if a.metadata["split"] == "test"]
    splits["dense"] = [a for a in held_out if not is_plain(a)]
    splits["plain"] = [a for a in held_out if is_plain(a)]
    results = {split: measure(articles, SAMPLES) for split, articles in splits.items()}
    second = {a.id: a for a in read_records(SECOND)}
    splits["second"] = [a for a in gold if a.id in second]
    results["second"] = score_pairs(pair_articles(splits["second"], list(second.values())), samples=SAMPLES)
    counts = {split: len(articles) for split, articles in splits.items()}
    for name, chinese in (("README.md", False), ("README.zh.md", True)):
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        after = rest.split(END, 1)[1]
        path.write_text(before + BEGIN + readme_table(results, counts, chinese) + END + after, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--json", type=Path, help="write the measures here too")
    parser.add_argument("--readme", action="store_true", help="write the table of the READMEs")
    options = parser.parse_args()
    gold = list(read_records(GOLD))
    if options.readme:
        write_readmes(gold)
        return
    groups = {"all": gold}
    for key in ("split", "genre"):
        for name in sorted({str(a.metadata[key]) for a in gold}):
            groups[name] = [a for a in gold if a.metadata[key] == name]
    for name in sorted({str(a.metadata["genre"]) for a in gold}):
        held_out = [a for a in groups[name] if a.metadata["split"] == "test"]
        groups |= {f"{name}, test": held_out} if held_out else {}
    passages = list(read_records(PASSAGES))
    for split in ("dev", "test"):
        of_split = [a for a in passages if a.metadata["split"] == split]
        groups[f"dense passages, {split}"] = [a for a in of_split if not is_plain(a)]
        groups[f"plain passages, {split}"] = [a for a in of_split if is_plain(a)]
    table = Table(title="F1 on annotations/gold.jsonl and passages.jsonl, %", title_justify="left", box=None)
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
