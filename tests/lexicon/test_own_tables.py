"""Candidates a person accepted become rows of their own tables, and nothing in those is lost."""

from pathlib import Path

import pytest

from oncozh.errors import LexiconError
from oncozh.lexicon.loader import load_lexicon
from oncozh.lexicon.own_tables import add_candidates

HEADER = "accept,name,label,kind,concept,count\n"


def candidates(folder: Path, *rows: str) -> Path:
    path = folder / "candidates.csv"
    path.write_text(HEADER + "".join(f"{r}\n" for r in rows), encoding="utf-8-sig")
    return path


def test_only_accepted_rows_are_written(tmp_path: Path) -> None:
    given = candidates(
        tmp_path,
        "y,甲甲替尼,DRUG,generic,aatinib,3",
        ",乙乙替尼,DRUG,generic,bbtinib,2",
        "Y,某市肿瘤医院,INSTITUTION,hospital,某市肿瘤医院,2",
        "y,ABC123,DRUG,code,aatinib,1",
        "n,XYZ999,DRUG,code,XYZ999,1",
    )
    mine = tmp_path / "mine"
    added = add_candidates(given, mine)
    assert added.names == ["甲甲替尼", "ABC123", "某市肿瘤医院"]
    assert (mine / "drugs.tsv").read_text(encoding="utf-8") == (
        "concept\tgeneric\tbrand\tcode\tabbr\naatinib\t甲甲替尼\t\tABC123\t\n"
    )
    assert (mine / "institutions.tsv").read_text(encoding="utf-8") == (
        "concept\tkind\tnames\n某市肿瘤医院\thospital\t\n"
    )
    entry = load_lexicon(mine).find("abc123")
    assert entry is not None
    assert (entry.concept, entry.kind) == ("aatinib", "code")


def test_rows_and_comments_of_the_folder_stay(tmp_path: Path) -> None:
    before = "concept\tgeneric\tbrand\tcode\tabbr\n# ours\nzztinib\t末末替尼\t末末\t\t\n\naatinib\t甲甲替尼\t\t\t\n"
    (tmp_path / "drugs.tsv").write_text(before, encoding="utf-8")
    given = candidates(tmp_path, "y,甲佳替尼,DRUG,generic,aatinib,3", "y,甲甲替尼,DRUG,generic,aatinib,3")
    added = add_candidates(given, tmp_path)
    assert (added.names, added.known) == (["甲佳替尼"], ["甲甲替尼"])
    assert (tmp_path / "drugs.tsv").read_text(encoding="utf-8") == before.replace(
        "aatinib\t甲甲替尼", "aatinib\t甲甲替尼|甲佳替尼"
    )


def test_conflicts_are_said(tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text(
        "concept\tgeneric\tbrand\tcode\tabbr\nzztinib\t末末替尼\t\t\t\n", encoding="utf-8"
    )
    given = candidates(
        tmp_path,
        "y,末末替尼,DRUG,generic,other,1",
        "y,安罗替尼,DRUG,generic,other,1",
        "y,丙丙替尼,DRUG,generic,other,1",
    )
    added = add_candidates(given, tmp_path)
    assert added.names == ["安罗替尼", "丙丙替尼"]
    assert [c.split(": ", 1)[1] for c in added.conflicts] == [
        f"末末替尼 is zztinib in {tmp_path}/drugs.tsv:2; not added as other",
        "安罗替尼 is anlotinib in the shipped drugs.tsv; other overrides it",
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("y,甲甲替尼,CANCER,generic,aatinib,1", "label 'CANCER' is none of"),
        ("y,甲甲替尼,DRUG,clinic,aatinib,1", "kind 'clinic' is none of"),
        ("y,,DRUG,generic,aatinib,1", "name '' is empty"),
        ("y,甲|乙,DRUG,generic,aatinib,1", "name '甲|乙' is empty or holds"),
        ("y,甲甲替尼,DRUG,generic,,1", "concept '' is empty"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(LexiconError, match=r"candidates\.csv:2: " + message.replace("|", r"\|")):
        add_candidates(candidates(tmp_path, row), tmp_path / "mine")
    assert not list((tmp_path / "mine").glob("*.tsv"))


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "candidates.csv"
    path.write_text("name\n甲\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="the header lacks accept, concept, kind, label"):
        add_candidates(path, tmp_path)
