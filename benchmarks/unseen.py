"""Names that no list holds: 30% of the concepts of the gold are taken out of the lexicon, and must be found by form.

Each draw (a fixed seed) removes every name of a random 30% of the DRUG or INSTITUTION concepts that the gold of a split
mentions, builds the extractor anew on what is left (the shapes of names are learnt from that alone), and runs it over
the split.

- recall: of the gold mentions of removed concepts, how many are found with their exact span and label;
- precision: of the mentions of the label that the reduced lexicon does not hold (so: found by form), how many are gold
  mentions with their exact span.

Brand names have no form of their own and are reported apart; named regimens are not removed.

    python benchmarks/unseen.py [--split dev] [--draws 10] [--json FILE] [--errors]
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oncozh.extractors.drugs import without_salt
from oncozh.extractors.mentions import find_mentions
from oncozh.lexicon.loader import Lexicon, Row, lexicon_rows
from oncozh.matching import scan
from oncozh.plaintext import as_read

ROOT = Path(__file__).resolve().parents[1]
SHARE = 0.3


@dataclass(slots=True)
class Tally:
    """Counts of one label over the draws."""

    gold: int = 0
    found: int = 0
    said: int = 0
    right: int = 0
    brand_gold: int = 0
    brand_found: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def row(self) -> dict[str, float | int]:
        """The measures."""
        return {
            "mentions": self.gold, "recall": self.found / max(1, self.gold), "found_by_form": self.said,
            "precision": self.right / max(1, self.said), "brands": self.brand_gold,
            "brand_recall": self.brand_found / max(1, self.brand_gold),
        }  # fmt: skip


def gold_articles(split: str) -> list[dict[str, Any]]:
    """The gold articles of a split (`all` for both)."""
    index = (ROOT / "corpus" / "index.tsv").read_text(encoding="utf-8").splitlines()
    header = index[0].split("\t")
    splits = {r[0]: r[header.index("split")] for r in (line.split("\t") for line in index[1:]) if len(r) > 1}
    lines = (ROOT / "annotations" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    return [a for a in articles if split == "all" or splits.get(a["id"]) == split]


def draws(
    rows: list[Row], articles: list[dict[str, Any]], label: str, count: int
) -> Iterator[tuple[Lexicon, set[str]]]:
    """Reduced lexicons with the concepts that each lacks."""
    concepts = sorted(
        {m["concept"] for a in articles for m in a["mentions"] if m["label"] == label and m.get("concept")}
        & {r.concept for r in rows if r.table.label == label and r.kind != "regimen"}
    )
    for seed in range(count):
        removed = set(random.Random(f"{label}-{seed}").sample(concepts, round(SHARE * len(concepts))))
        yield Lexicon(r for r in rows if not (r.table.label == label and r.concept in removed)), removed


def measure(label: str, articles: list[dict[str, Any]], rows: list[Row], count: int) -> list[Tally]:
    """One tally a draw."""
    kinds = Lexicon(rows).by_name
    out = []
    for lexicon, removed in draws(rows, articles, label, count):
        tally = Tally()
        for article in articles:
            text = article["text"]
            read, at = as_read(text)
            found = find_mentions(scan(read, lexicon), lexicon)[0]
            said = {(at[m.start], at[m.end - 1] + 1): m for m in found if m.label == label}
            gold = {(m["start"], m["end"]): m for m in article["mentions"] if m["label"] == label}
            for span, m in gold.items():
                if m.get("concept") not in removed:
                    continue
                name = text[slice(*span)]
                entry = kinds.get(name.lower())
                kind = entry.kind if entry is not None else m.get("kind")
                if label == "DRUG" and kind == "brand":
                    tally.brand_gold += 1
                    tally.brand_found += span in said
                    continue
                tally.gold += 1
                tally.found += span in said
                if span not in said:
                    tally.missed[f"{name} in …{text[max(0, span[0] - 8) : span[1] + 8]!r}"] += 1
            for span in said:
                name = text[slice(*span)]
                if lexicon.find(name) is not None or lexicon.find(without_salt(name)) is not None:
                    continue
                tally.said += 1
                tally.right += span in gold
                if span not in gold:
                    tally.wrong[f"{name} in …{text[max(0, span[0] - 8) : span[1] + 8]!r}"] += 1
        out.append(tally)
    return out


def run(split: str = "dev", count: int = 10, *, errors: bool = False) -> dict[str, dict[str, float | int]]:
    """Measures both labels, prints a line a draw and the whole, and gives back the whole."""
    articles = gold_articles(split)
    rows = list(lexicon_rows())
    result: dict[str, dict[str, float | int]] = {}
    for label in ("DRUG", "INSTITUTION"):
        tallies = measure(label, articles, rows, count)
        whole = Tally()
        for seed, t in enumerate(tallies):
            print(
                f"{label:12} seed {seed}  R {t.row()['recall']:.3f}  P {t.row()['precision']:.3f}  ({t.gold} mentions)"
            )
            for name in ("gold", "found", "said", "right", "brand_gold", "brand_found"):
                setattr(whole, name, getattr(whole, name) + getattr(t, name))
            whole.missed += t.missed
            whole.wrong += t.wrong
        result[label] = whole.row()
        brands = f"; brands {whole.brand_found}/{whole.brand_gold}" if label == "DRUG" else ""
        print(
            f"{label:12} {split}: recall {whole.found}/{whole.gold} = {result[label]['recall']:.3f}, "
            f"precision {whole.right}/{whole.said} = {result[label]['precision']:.3f}{brands}"
        )
        if errors:
            for title, counter in (("missed", whole.missed), ("wrong", whole.wrong)):
                for name, n in counter.most_common():
                    print(f"  {title} {n}x {name}")
    return result


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Leave 30% of the names out and find them by form.")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="dev")
    parser.add_argument("--draws", type=int, default=10)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    args = parser.parse_args()
    result = run(args.split, args.draws, errors=args.errors)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
