"""The project's own articles: index, files and gold agree, and they hold the constructions that the tool is made for."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from oncozh.article import ENDPOINTS, LABELS, Article, Outcome
from oncozh.formats.records import read_records

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
GENRES = {"abstract", "company", "conference", "feature", "guideline", "popular"}


def index_rows() -> list[dict[str, str]]:
    with (CORPUS / "index.tsv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


INDEX = index_rows()
GOLD = {a.id: a for a in read_records(ROOT / "annotations/gold.jsonl")}  # reading checks the contract of every record
FILES = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(CORPUS.glob("*.txt"))}


def test_index_files_and_gold_name_the_same_articles() -> None:
    ids = [row["id"] for row in INDEX]
    assert len(ids) == len(set(ids)) >= 80
    assert set(ids) == set(FILES) == set(GOLD)
    assert {p.name for p in CORPUS.iterdir()} == {f"{name}.txt" for name in FILES} | {"index.tsv"}


def test_the_gold_annotates_the_files_byte_for_byte() -> None:
    assert {name: a.text for name, a in GOLD.items()} == FILES
    assert all(a.source == f"corpus/{name}.txt" for name, a in GOLD.items())


def test_the_gold_carries_the_index() -> None:
    for row in INDEX:
        metadata = GOLD[row["id"]].metadata
        assert {k: metadata[k] for k in ("title", "genre", "date", "split")} == {
            k: row[k] for k in ("title", "genre", "date", "split")
        }
        assert metadata["genre"] in GENRES
        assert row["variant"] in ("simplified", "traditional")


def test_a_part_of_every_large_genre_is_held_out() -> None:
    parts = Counter((row["genre"], row["split"]) for row in INDEX)
    assert {genre for genre, _ in parts} == GENRES
    assert {split for _, split in parts} == {"dev", "test"}
    assert [g for g in sorted(GENRES) if parts[g, "dev"] >= 8 and not parts[g, "test"]] == []
    held_out = sum(count for (_, split), count in parts.items() if split == "test")
    assert 10 <= held_out <= 0.4 * len(INDEX)


def test_no_article_stands_twice() -> None:
    for name, text in FILES.items():
        assert len(text) >= 200, name
        assert text.strip(), name
    assert len(set(FILES.values())) == len(FILES)


def test_every_slot_holds_mentions_that_fit_it() -> None:
    treatments, populations = {"DRUG", "DRUG_CLASS", "THERAPY"}, {"CANCER", "METASTASIS", "BIOMARKER", "STAGE"}
    fits = {
        "intervention": treatments | populations,  # groups told apart by marker or site are groups too
        "comparator": treatments | populations,
        "population": populations,
        "institution": {"INSTITUTION"},
        "trial": {"TRIAL"},
        "phase": {"PHASE"},
    }
    wrong = []
    for a in GOLD.values():
        labels = {m.id: m.label for m in a.mentions}
        for o in a.outcomes:
            for slot, allowed in fits.items():
                for ref in getattr(o, slot):
                    if labels.get(ref, next(iter(allowed))) not in allowed:
                        wrong.append((a.id, o.id, slot, ref, labels[ref]))
                    if ref not in labels and not set(ref) <= set(
                        a.text
                    ):  # 有、无转移者 is two groups, one of them spelt out
                        wrong.append((a.id, o.id, slot, ref, "is neither an id nor words of the text"))
    assert wrong == []


def test_every_survival_time_and_ratio_has_its_row() -> None:
    lacking = []
    for a in GOLD.values():
        figures = {o.figure for o in a.outcomes}
        baselines = {o.baseline for o in a.outcomes}
        lacking += [
            (a.id, m.id, m.text)
            for m in a.mentions
            if m.label in ("SURVIVAL", "RATIO") and m.id not in figures and m.value not in baselines
        ]
    assert lacking == []


def test_labels_and_endpoints_are_all_there() -> None:
    mentions = Counter(m.label for a in GOLD.values() for m in a.mentions)
    endpoints = Counter(o.endpoint for a in GOLD.values() for o in a.outcomes)
    assert set(mentions) == set(LABELS)
    assert min(mentions.values()) >= 10
    assert len(set(endpoints)) >= len(ENDPOINTS) - 3


TEXT_CONSTRUCTIONS = {
    "分别": (r"分别", 30),
    "从…至…": (r"[从由].{1,12}\d[^。]{0,20}[至到]", 5),
    "较…提高": (r"[较比][^，。]{1,20}(?:提高|提升|降低|下降|延长)", 10),
    "percentage points": (r"百分点", 5),
    "Chinese numerals": (r"[一二三四五六七八九]成|百分之[一二三四五六七八九十]", 3),
    "fractions": (r"[二三四五]分之[一二三四]|一半|\d/\d", 3),
    "full width": (r"[０-９]|％", 2),
    "n/N beside a rate": (r"[（(]\d+/\d+[）)]", 3),
    "confidence interval": (r"95%\s?CI", 10),
    "not reached": (r"未达到", 3),
    "vs": (r"\d\s?(?:%|个月)?\s?vs\.?\s?\d", 5),
    "ASCII punctuation": (r"[\u4e00-\u9fff],[\u4e00-\u9fff]", 3),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXT_CONSTRUCTIONS)
def test_the_texts_hold_the_construction(name: str) -> None:
    pattern, floor = TEXT_CONSTRUCTIONS[name]
    assert sum(bool(re.search(pattern, text)) for text in FILES.values()) >= floor


def _articles_with(test: Callable[[Article, Outcome], bool]) -> int:
    return sum(any(test(a, o) for o in a.outcomes) for a in GOLD.values())


ROW_CONSTRUCTIONS: dict[str, tuple[Callable[[Article, Outcome], bool], int]] = {
    "lost percent sign": (lambda a, o: "implied_percent" in o.flags, 10),
    "missing value": (lambda a, o: "missing_value" in o.flags, 3),
    "not reached": (lambda a, o: "not_reached" in o.flags, 3),
    "range": (lambda a, o: o.low is not None and o.high is not None, 3),
    "baseline": (lambda a, o: o.baseline is not None, 5),
    "change": (lambda a, o: o.statistic == "change", 10),
    "hazard ratio with interval": (lambda a, o: o.statistic == "hazard_ratio" and o.ci_low is not None, 10),
    "comparator": (lambda a, o: bool(o.comparator), 30),
    "group in its own words": (lambda a, o: any(r not in {m.id for m in a.mentions} for r in o.intervention), 10),
    "rate at a time point": (lambda a, o: o.timepoint_months is not None, 30),
    "graded adverse event": (lambda a, o: o.endpoint == "AE" and o.grade is not None, 10),
    "hypothetical": (lambda a, o: o.status == "hypothetical", 3),
    "preclinical": (lambda a, o: o.status == "preclinical", 1),
}


@pytest.mark.parametrize("name", ROW_CONSTRUCTIONS)
def test_the_gold_holds_the_construction(name: str) -> None:
    test, floor = ROW_CONSTRUCTIONS[name]
    assert _articles_with(test) >= floor
