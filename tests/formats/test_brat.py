import pytest

from oncozh.article import Article
from oncozh.errors import ContractError, OutputError, ReadError
from oncozh.formats.brat import ann_lines, annotation_conf, parse_ann, read_brat, write_brat
from oncozh.formats.convert import differences
from oncozh.formats.marked import parse_marked


def test_the_lines_of_a_small_article():
    a = parse_marked(
        "😀⟦备思复|DRUG|enfortumab vedotin⟧⟦ORR|ENDPOINT⟧⟦43%|PERCENT⟧",
        '43% ; ORR rate >43 percent ; I=备思复 ; C="对照组"',
    )
    assert ann_lines(a) == [
        "T1\tDRUG 1 4\t备思复",
        "N1\tReference T1 oncozh:enfortumab_vedotin\tenfortumab vedotin",
        "T2\tENDPOINT 4 7\tORR",
        "T3\tPERCENT 7 10\t43%",
        "A1\tunit T3 percent",
        '#1\tAnnotatorNotes T3\t{"value": "43", "qualifier": ">"}',
        "T4\tOutcome 7 10\t43%",
        "E1\tOutcome:T4 Intervention:T1",
        "A2\tendpoint E1 ORR",
        "A3\tstatistic E1 rate",
        "A4\tunit E1 percent",
        "A5\tstatus E1 reported",
        '#2\tAnnotatorNotes E1\t{"value": "43", "qualifier": ">", "comparator": ["对照组"]}',
    ]


def test_there_and_back_in_a_folder(full, tmp_path):
    assert write_brat([full, Article(".b", "空")], tmp_path / "out") == 2
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == ["%2Eb.ann", "%2Eb.txt", "annotation.conf", "文件%2Fa 1%3A%25.x.ann", "文件%2Fa 1%3A%25.x.txt"]
    dot, back = read_brat(tmp_path / "out")
    assert dot == Article(".b", "空")
    assert back.id == full.id
    assert differences(full, back) == {"source", "metadata"}


def test_a_mention_over_a_line_break_is_in_fragments():
    a = parse_marked("x⟦乳腺\r\n癌|CANCER⟧")
    lines = ann_lines(a)
    assert lines == ["T1\tCANCER 1 3;5 6\t乳腺 癌"]
    assert parse_ann(lines[0], a.text, "marked") == a


def test_what_has_no_place_is_kept_as_metadata():
    ann = "T1\tDRUG 0 2\t甲药\n#1\tAnnotatorNotes T1\t请复核\nR1\tTreats Arg1:T1 Arg2:T1\n"
    assert parse_ann(ann, "甲药", "a").metadata == {
        "brat": ["#1\tAnnotatorNotes T1\t请复核", "R1\tTreats Arg1:T1 Arg2:T1"]
    }


@pytest.mark.parametrize(
    ("ann", "message"),
    [
        ("T1\tDRUG x 2\t甲药", "x.ann:1: .* is no standoff line"),
        ("T1\tDRUG 0 1;2 3\t甲 9", "in several parts"),
        ("T1\tDrug 0 2\t甲药", "x.ann: article 'a', mention 'm1': unknown label 'Drug'"),
        ("T1\tOutcome 0 2\t甲药\nE1\tOutcome:T1", "x.ann: E1 stands on '甲药', which is no mention"),
        ("T1\tDRUG 0 2\t甲药\nE1\tTherapy:T1", "event Therapy is not Outcome"),
        (
            "T1\tPERCENT 2 4\t9%\nT2\tOutcome 2 4\t9%\nE1\tOutcome:T2 Dose:T1",
            "x.ann: E1 has the argument Dose:T1",
        ),
        ("T1\tPERCENT 2 4\t9%\nT2\tOutcome 2 4\t9%\nE1\tOutcome:T2", "x.ann: .*endpoint"),
    ],
)
def test_broken_lines_are_named(ann, message):
    with pytest.raises(ContractError, match=message):
        parse_ann(ann, "甲药9%", "a", "x.ann")


def test_folders_are_not_mixed(full, tmp_path):
    write_brat([full], tmp_path)
    with pytest.raises(OutputError, match="holds annotations already"):
        write_brat([full], tmp_path)


def test_a_missing_text_or_annotation_is_told(tmp_path):
    with pytest.raises(ReadError, match=r"no \.ann files"):
        read_brat(tmp_path)
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(ReadError, match=r"a\.txt: No such file"):
        read_brat(tmp_path)


def test_the_configuration_names_every_section():
    conf = annotation_conf()
    assert [line for line in conf.splitlines() if line.startswith("[")] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]
    assert "endpoint\tArg:<EVENT>, Value:OS|PFS" in conf
