import pytest

from oncozh.article import Article
from oncozh.errors import ContractError
from oncozh.formats.conll import bio, read_conll, write_conll
from oncozh.formats.convert import differences
from oncozh.formats.marked import parse_marked


def test_tokens_follow_the_mentions_and_sentences_part_them():
    a = parse_marked("😀⟦KRAS G12C|BIOMARKER⟧患者。\n⟦备思复|DRUG⟧有效")
    assert bio(a) == [
        [("😀", "O"), ("KRAS", "B-BIOMARKER"), ("G12C", "I-BIOMARKER"), ("患者", "O"), ("。", "O")],
        [("备思复", "B-DRUG"), ("有效", "O")],
    ]


def test_there_and_back_but_for_white_space_and_fields(full, tmp_path):
    path = tmp_path / "x.conll"
    assert write_conll([full, Article("b", " \n"), Article("c", "空")], path) == 3
    back = read_conll(path)
    assert [a.id for a in back] == [full.id, "b", "c"]
    found = differences(full, back[0])
    assert {"text", "mentions"}.isdisjoint(found)
    assert {"white space", "outcomes", "mention concept"} <= found


def test_files_of_others(tmp_path):
    path = tmp_path / "x.conll"
    path.write_text(
        "-DOCSTART- -X- -X- O\n\noverall NN B-NP O\nsurvival NN I-NP O\n\n奥希替尼\tB-DRUG\n联合\tO\n", encoding="utf-8"
    )
    (article,) = read_conll(path)
    assert (article.id, article.text) == ("d1", "overall survival\n奥希替尼联合")
    assert [(m.text, m.label) for m in article.mentions] == [("奥希替尼", "DRUG")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲 O\n乙\n", r"x\.conll:2: '乙' has no label"),
        ("甲 X-DRUG\n", "'X-DRUG' is no BIO label"),
        ("甲 O\n乙 I-DRUG\n", r"x\.conll:2: 'I-DRUG' continues no mention"),
        ("甲 B-TRIAL\n乙 I-DRUG\n", "continues no mention"),
        ("甲 B-DRUG\n\n乙 I-DRUG\n", "continues no mention"),
    ],
)
def test_broken_lines_are_named(tmp_path, text, message):
    path = tmp_path / "x.conll"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContractError, match=message):
        read_conll(path)
