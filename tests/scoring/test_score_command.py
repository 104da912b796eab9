import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from oncozh.article import Article
from oncozh.formats.marked import parse_marked
from oncozh.formats.records import write_records
from oncozh.scoring import score, score_pairs
from oncozh.scoring.command import run_agreement, run_compare, run_score
from oncozh.scoring.gold import pair_articles
from oncozh.scoring.report import error_report

TEXT = "⟦甲药|DRUG⟧的⟦ORR|ENDPOINT⟧为⟦43%|PERCENT⟧，⟦乙药|DRUG⟧"
ROWS = "43% ; ORR rate 43 percent ; I=甲药"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Gold and a prediction that misses one of two drugs."""
    gold, pred = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    write_records([parse_marked(TEXT, ROWS, "a1")], gold)
    write_records([parse_marked(TEXT.replace("⟦乙药|DRUG⟧", "乙药"), ROWS, "a1")], pred)
    return gold, pred


def console() -> Console:
    return Console(file=io.StringIO(), width=80)


def printed(c: Console) -> str:
    assert isinstance(c.file, io.StringIO)
    return c.file.getvalue()


def test_tables_and_files(files, tmp_path):
    gold, pred = files
    c = console()
    code = run_score(pred, gold, json_file=tmp_path / "r.json", html_file=tmp_path / "r.html", console=c)
    assert code == 0
    assert re.search(r"DRUG +2 100\.0 +50\.0 +66\.7", printed(c))
    assert "…" not in printed(c), "a column is cut at 80 characters"
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert data["measures"]["strict"]["DRUG"]["recall"] == 0.5
    assert [e["text"] for e in data["errors"]] == ["乙药"]
    assert "乙药" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_the_floor(files):
    gold, pred = files
    assert score(gold, pred).floor == pytest.approx(0.8)
    assert run_score(pred, gold, fail_under=0.79, console=console()) == 0
    assert run_score(pred, gold, fail_under=0.81, console=console()) == 1


def test_other_texts_are_refused_and_named(files, tmp_path):
    gold, _ = files
    other = tmp_path / "other.jsonl"
    write_records([Article("a1", "别的[red]文字")], other)
    c = console()
    assert run_score(other, gold, console=c) == 2
    assert "in 1 articles: a1" in " ".join(printed(c).split())


def test_a_missing_file_is_told(files, tmp_path):
    c = console()
    assert run_score(tmp_path / "none.jsonl", files[0], console=c) == 2
    assert "No such file" in " ".join(printed(c).split())


def test_comparison_and_agreement(files, tmp_path):
    gold, pred = files
    c = console()
    assert run_compare(pred, gold, gold, json_file=tmp_path / "c.json", console=c) == 0
    assert "repaired: 1" in printed(c)
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["changes"][0]["kind"] == "repaired"
    c = console()
    assert run_agreement(gold, pred, json_file=tmp_path / "a.json", console=c) == 0
    assert "kappa" in printed(c)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["articles"] == 1


class Scripts(HTMLParser):
    """Collects the contents of script elements."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data):
        if self.scripts and self.lasttag == "script":
            self.scripts[-1] += data


def test_no_text_can_leave_its_place_in_the_report():
    nasty = "</script><script>alert(1)</script>&\"'\u2028"
    gold = parse_marked(f"{nasty}⟦甲药|DRUG⟧😀", "", "<b>a1</b>")
    page = error_report(score_pairs(pair_articles([gold], []), samples=10))
    parser = Scripts()
    parser.feed(page)
    assert len(parser.scripts) == 2
    rows = json.loads(parser.scripts[0])
    assert (rows[0]["before"], rows[0]["text"], rows[0]["after"]) == (nasty[-30:], "甲药", "😀")
    assert "<b>a1</b>" not in page
