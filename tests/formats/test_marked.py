import pytest

from oncozh.errors import ContractError
from oncozh.formats.convert import differences
from oncozh.formats.marked import outcome_line, parse_marked, parse_marked_file, to_marked

TEXT = (
    "😀⟦恩扎卢胺|DRUG|enzalutamide⟧比⟦化疗|THERAPY⟧："
    "⟦ORR|ENDPOINT⟧⟦43.3%|PERCENT⟧对⟦43.3%|PERCENT⟧，⟦恩扎卢胺|DRUG⟧⟦9.5个月|SURVIVAL⟧"
)


def test_offsets_and_values():
    a = parse_marked(
        "😀⟦恩扎卢胺|DRUG⟧达⟦43.3%|PERCENT⟧、⟦百分之三十|PERCENT⟧、⟦6~9个月|SURVIVAL⟧、⟦81|PERCENT⟧、⟦Ⅰ/Ⅱ期|PHASE⟧"
    )
    assert [(m.start, m.end, m.text) for m in a.mentions][:2] == [(1, 5, "恩扎卢胺"), (6, 11, "43.3%")]
    assert all(a.text[m.start : m.end] == m.text for m in a.mentions)
    assert [(m.value, m.low, m.high, m.unit, m.flags) for m in a.mentions[1:]] == [
        ("43.3", None, None, "percent", []),
        ("30", None, None, "percent", []),
        (None, "6", "9", "month", []),
        ("81", None, None, "percent", ["implied_percent"]),
        ("1.5", None, None, None, []),
    ]


def test_a_concept_holds_for_every_occurrence():
    a = parse_marked(TEXT)
    assert [m.concept for m in a.mentions if m.label == "DRUG"] == ["enzalutamide", "enzalutamide"]


LINES = [
    "43.3%#1 ; ORR rate 43.3 percent ; I=恩扎卢胺 ; C=化疗",
    '43.3%#2 ; ORR rate >=43.3 percent ; @36 ; I="对照组"+化疗 ; n=29/67',
    "9.5个月 ; PFS median 8..9.5 month ; ci=7..10 ; n=12 ; baseline=6 ; p=<0.001 ; dir=increase",
    "9.5个月 ; AE rate 9.5 percent ; event=恶心 ; grade=>=3 ; status=preclinical ; flags=a,b",
    "ORR ; ORR rate null ; flags=not_reached",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_written_as_it_was_read(line):
    a = parse_marked(TEXT, line)
    assert outcome_line(a.outcomes[0], a) == line


def test_there_and_back():
    a = parse_marked(TEXT, "\n".join(LINES))
    assert differences(a, parse_marked(*to_marked(a))) == set()


def test_a_repeated_name_is_the_last_before_the_figure_else_the_first():
    a = parse_marked(TEXT, "43.3%#1 ; ORR rate 43.3 percent ; I=恩扎卢胺\n9.5个月 ; OS median 9.5 month ; I=恩扎卢胺")
    assert [o.intervention for o in a.outcomes] == [["m1"], ["m6"]]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("⟦恩扎卢胺|DRUG", "a mark is not closed"),
        ("恩扎卢胺|DRUG⟧", "a mark is not closed"),
        ("⟦恩扎⟦卢胺|DRUG⟧", "a mark is not closed"),
        ("⟦恩扎卢胺⟧", "broken mark"),
        ("⟦|DRUG⟧", "broken mark"),
        ("⟦恩扎卢胺|DRUG|x|y⟧", "broken mark"),
        ("⟦恩扎卢胺|Drug⟧", "unknown label"),
        ("⟦很高|PERCENT⟧", "no figure in"),
    ],
)
def test_broken_marks_are_errors(marked, message):
    with pytest.raises(ContractError, match=message):
        parse_marked(marked)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("43.3%#1", "needs a figure and what it reports"),
        ("43.3% ; ORR rate 43.3 percent", "2 figures '43.3%' are marked; say which"),
        ("43.3%#3 ; ORR rate 43.3 percent", "only 2 figures"),
        ("44% ; ORR rate 44 percent", "no figure '44%' is marked"),
        ("9.5个月 ; XYZ rate 9.5 month", "is not ENDPOINT statistic value unit"),
        ("9.5个月 ; OS typical 9.5 month", "is not ENDPOINT statistic value unit"),
        ("9.5个月 ; OS median nine month", "'nine' is no value"),
        ("9.5个月 ; OS median 9.5 months", "'months' is none of month, year"),
        ("9.5个月 ; OS median 9.5 month ; I=安慰剂", "no mention '安慰剂'"),
        ("9.5个月 ; OS median 9.5 month ; X=1", "unknown field 'X'"),
        ("9.5个月 ; OS median 9.5 month ; I=", "is no field"),
        ("9.5个月 ; OS median 9.5 month ; dir=up", "'up' is none of increase, decrease"),
        ("9.5个月 ; OS median 9.5 month ; status=done", "'done' is none of reported"),
    ],
)
def test_broken_lines_are_errors(line, message):
    with pytest.raises(ContractError, match=message):
        parse_marked(TEXT, line)


FILE = "id: a1\ngenre: abstract\ntitle: 一: 二\n---\n⟦9个月|SURVIVAL⟧\n---\n9个月 ; OS median 9 month\n"


def test_a_file():
    a = parse_marked_file(FILE, "a.txt")
    assert (a.id, a.text, a.metadata) == ("a1", "9个月", {"genre": "abstract", "title": "一: 二"})
    assert a.outcomes[0].endpoint == "OS"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("id: a1\n---\n甲\n", "a.txt: 2 parts"),
        ("genre: x\n---\n甲\n---\n", "the header lacks an id"),
        ("id a1\n---\n甲\n---\n", "header line without a colon"),
    ],
)
def test_broken_files_are_errors(file, message):
    with pytest.raises(ContractError, match=message):
        parse_marked_file(file, "a.txt")
