"""The commands print what a person needs and return their exit code."""

import csv
from pathlib import Path

import pytest

from oncozh.lexicon import load_lexicon
from oncozh.lexicon.command import run_add, run_check, run_find, run_stats
from oncozh.lexicon.similar import Neighbours, distance
from oncozh.suggest import COLUMNS, run_suggest, suggest

TEXT = (
    "患者随机接受澜奥替尼（LAT-8841，KIF18A抑制剂）或化疗。澜奥替尼组ORR为43.3%。"
    "该研究由青屏市第九人民医院（简称“青屏九院”）牵头，青屏九院发布数据。安罗替尼为对照。"
)


def test_check_of_the_shipped_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check() == 0
    assert capsys.readouterr().out == "no faults\n"


def test_check_of_a_folder_says_faults_and_overrides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "drugs.tsv").write_text(
        "concept\tgeneric\tbrand\tcode\tabbr\nmy drug\t安罗替尼|安罗替尼\t\t\t\n", encoding="utf-8"
    )
    assert run_check(tmp_path) == 1
    out = capsys.readouterr().out
    assert "drugs.tsv:2: 安罗替尼 stands twice in the row" in out
    assert "overrides anlotinib" in out
    assert out.endswith("1 faults\n")


def test_stats(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_stats() == 0
    out = capsys.readouterr().out
    assert "drugs.tsv" in out
    assert "institutions.tsv" in out


def test_find(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_find("安罗替尼") == 0
    assert "DRUG anlotinib (generic)" in capsys.readouterr().out
    assert run_find("安罗替你") == 1
    out = capsys.readouterr().out
    assert "安罗替你 is not in the lexicon" in out
    assert "like it: 安罗替尼: DRUG anlotinib" in out


def test_suggest_lists_what_the_lexicon_lacks() -> None:
    found = {c.name: c for c in suggest([TEXT, "澜奥替尼在研。"], load_lexicon())}
    assert list(found) == ["澜奥替尼", "青屏九院", "LAT-8841", "青屏市第九人民医院"]
    assert (found["澜奥替尼"].count, found["澜奥替尼"].articles) == (3, 2)
    assert (found["澜奥替尼"].reason, found["澜奥替尼"].stem, found["澜奥替尼"].kind) == ("stem", "替尼", "generic")
    assert (found["LAT-8841"].kind, found["LAT-8841"].label) == ("code", "DRUG")
    assert (found["青屏九院"].reason, found["青屏九院"].concept) == ("short form", "青屏市第九人民医院")
    assert found["青屏市第九人民医院"].reason == "grammar"
    assert "⟦澜奥替尼⟧" in found["澜奥替尼"].contexts[0]


def test_suggested_names_are_known_once_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out, mine = tmp_path / "out" / "candidates.csv", tmp_path / "mine"
    assert run_suggest([str(tmp_path / "a.txt")], out) == 0
    with out.open(encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        row["accept"] = "y"
    with out.open("w", encoding="utf-8-sig", newline="") as f:
        writer = csv.DictWriter(f, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    assert run_add(out, mine) == 0
    assert run_check(mine) == 0
    assert suggest([TEXT], load_lexicon(mine)) == []
    assert "names added" in capsys.readouterr().out


def test_an_input_that_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_suggest([str(tmp_path / "none.txt")], tmp_path / "c.csv") == 1
    assert "none.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("", "", 0), ("安罗替尼", "安罗替尼", 0), ("安罗替尼", "阿罗替尼", 1), ("a", "bcd", 3), ("abc", "", 3)],
)
def test_distance(a: str, b: str, expected: int) -> None:
    assert distance(a, b) == distance(b, a) == expected
    assert distance(a, b, most=0) in (0, 1)


def test_neighbours_are_nearest_first() -> None:
    near = Neighbours(["安罗替尼", "厄洛替尼", "紫杉醇", "安罗替尼胶囊"]).near("安洛替尼", 2)
    assert near[0].name in ("安罗替尼", "厄洛替尼")
    assert near[0].distance == 1


def test_names_that_sound_alike_are_near() -> None:
    near = Neighbours(["恩扎卢胺", "阿帕他胺", "达罗他胺"]).near("恩杂鲁胺", 1)
    assert (near[0].name, near[0].distance, near[0].sounds) == ("恩扎卢胺", 2, 1)
    near = Neighbours(["CDZ173", "XYZ1235"]).near("XYZ1234", 2)
    assert [(n.name, n.sounds) for n in near] == [("XYZ1235", 1), ("CDZ173", 4)]
    assert Neighbours(["希思科", "备思复"]).near("贝斯福", 1)[0].name == "备思复"
