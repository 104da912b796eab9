"""The shipped tables are consistent, and every fault a table can have is named with its line."""

from pathlib import Path

import pytest

from oncozh.lexicon.check import File, check_file, check_tables, conflicts
from oncozh.lexicon.loader import TABLES, lexicon_rows, load_lexicon

PROBLEMS = check_tables()


@pytest.mark.parametrize("table", [t.file for t in TABLES])
def test_every_shipped_table_is_consistent(table: str) -> None:
    assert [str(p) for p in PROBLEMS if p.source == table] == []


def test_the_lexicon_is_large() -> None:
    concepts: dict[str, set[str]] = {}
    for row in lexicon_rows():
        concepts.setdefault(row.table.file, set()).add(row.concept)
    assert len(concepts["drugs.tsv"]) > 2000
    assert len(concepts["institutions.tsv"]) > 4000
    assert len(concepts["cancers.tsv"]) > 400


@pytest.mark.parametrize(
    ("names", "label", "concept"),
    [
        (("备思复", "维恩妥尤单抗", "enfortumab vedotin", "PADCEV"), "DRUG", "enfortumab vedotin"),
        (("MSKCC", "纪念斯隆凯特琳癌症中心"), "INSTITUTION", None),
        (("非小细胞肺癌", "NSCLC"), "CANCER", None),
        (("中山大学肿瘤防治中心", "中山肿瘤"), "INSTITUTION", "中山大学肿瘤防治中心"),
    ],
)
def test_aliases_are_one_concept(names: tuple[str, ...], label: str, concept: str | None) -> None:
    lexicon = load_lexicon()
    entries = [lexicon.find(n) for n in names]
    assert {e.label for e in entries if e} == {label}
    assert len(entries) == len(names)
    assert None not in entries
    found = {e.concept for e in entries if e}
    assert len(found) == 1
    assert concept is None or found == {concept}


def test_a_name_is_found_whatever_its_script_width_and_case() -> None:
    lexicon = load_lexicon()
    entry = lexicon.find("维恩妥尤单抗")
    assert entry is not None
    for variant in ("維恩妥尤單抗", "ＰＡＤＣＥＶ", "padcev", "Enfortumab Vedotin"):
        assert lexicon.find(variant) is not None, variant
        assert lexicon.find(variant).concept == entry.concept  # type: ignore[union-attr]


DRUGS = "concept\tgeneric\tbrand\tcode\tabbr\n"
INSTITUTIONS = "concept\tkind\tnames\n"


@pytest.mark.parametrize(
    ("drugs", "institutions", "expected"),
    [
        ("aatinib\t甲甲替尼\t\t\n", "", "drugs.tsv:2: 4 columns, the header has 5"),
        ("aatinib\t甲甲替尼||乙乙替尼\t\t\t\n", "", "drugs.tsv:2: an empty name in column generic"),
        ("aatinib\t 甲甲替尼\t\t\t\n", "", "drugs.tsv:2: stray spaces in ' 甲甲替尼'"),
        ("aatinib\t甲甲替尼\t\tＡＢ１２３\t\n", "", "drugs.tsv:2: ＡＢ１２３ has full-width characters"),
        ("aatinib\t甲單替尼\t\t\t\n", "", "drugs.tsv:2: 甲單替尼 has Traditional characters; write 甲单替尼"),
        ("aatinib\t甲甲替尼\t甲甲替尼\t\t\n", "", "drugs.tsv:2: 甲甲替尼 stands twice in the row"),
        ("aatinib\t甲甲替尼\t\t\t\nbbtinib\t甲甲替尼\t\t\t\n", "", "drugs.tsv:3: 甲甲替尼 belongs to aatinib already"),
        ("aatinib\t甲甲\t\t\t\n", "某某医院\thospital\t甲甲\n", "institutions.tsv:2: 甲甲 is DRUG aatinib in"),
        ("aatinib\taatinib\t\t\t\n", "", "drugs.tsv:2: aatinib repeats the concept"),
        ("aatinib\t\t\t\tAB\n", "", "drugs.tsv:2: AB has two characters; mark it AB?"),
        ("aatinib\t铂\t\t\t\n", "", "drugs.tsv:2: 铂 is one character"),
        ("", "某某医院\tclinic\t某某院区\n", "institutions.tsv:2: 'clinic' is no kind"),
        ("aatinib\t甲?乙替尼\t\t\t\n", "", "drugs.tsv:2: a question mark inside 甲?乙替尼"),
    ],
)
def test_every_fault_is_named_with_its_line(tmp_path: Path, drugs: str, institutions: str, expected: str) -> None:
    (tmp_path / "drugs.tsv").write_text(DRUGS + drugs, encoding="utf-8")
    (tmp_path / "institutions.tsv").write_text(INSTITUTIONS + institutions, encoding="utf-8")
    faults = [str(p).removeprefix(f"{tmp_path}/") for p in check_tables(tmp_path)]
    assert len(faults) == 1
    assert faults[0].startswith(expected)


def test_shipped_rows_stand_in_order() -> None:
    table = next(t for t in TABLES if t.file == "drugs.tsv")
    file = File(table, "drugs.tsv", DRUGS + "bbtinib\t\t\t\t\naatinib\t\t\t\t\n")
    assert [str(p) for p in check_file(file)[0]] == ["drugs.tsv:3: aatinib stands out of order"]
    assert check_file(file, ordered=False)[0] == []


def test_a_header_without_a_needed_column_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text("concept\tgeneric\naatinib\t甲甲替尼\n", encoding="utf-8")
    assert [p.line for p in check_tables(tmp_path)] == [1]


def test_a_declared_name_may_be_shared(tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text(DRUGS + "aatinib\t甲甲\t\t\t\n", encoding="utf-8")
    (tmp_path / "institutions.tsv").write_text(INSTITUTIONS + "某某医院\thospital\t甲甲\n", encoding="utf-8")
    (tmp_path / "declared.tsv").write_text("name\twhy\n甲甲\tboth are called so\n", encoding="utf-8")
    assert check_tables(tmp_path) == []


def test_what_a_folder_overrides_is_said(tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text(DRUGS + "my drug\t安罗替尼\t\t\t\n", encoding="utf-8")
    notes = [str(n) for n in conflicts(tmp_path)]
    assert len(notes) == 1
    assert "drugs.tsv:2: 安罗替尼 is my drug (DRUG) here and overrides anlotinib (DRUG) of drugs.tsv:" in notes[0]
    entry = load_lexicon(tmp_path).find("安罗替尼")
    assert entry is not None
    assert entry.concept == "my drug"
