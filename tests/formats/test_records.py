import json

import pytest

from oncozh.article import Article
from oncozh.errors import ContractError, OutputError, ReadError
from oncozh.formats.records import read_records, renumber, restore, write_records


def test_there_and_back_with_the_same_bytes(full, tmp_path):
    first, second = tmp_path / "a.jsonl", tmp_path / "sub" / "b.jsonl"
    assert write_records([full, Article("b", "")], first) == 2
    assert read_records(first) == [full, Article("b", "")]
    write_records(read_records(first), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"x\.jsonl:3: not JSON"),
        ("[1]", r"x\.jsonl:3: expected a JSON object, found list"),
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path, line, message):
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "a", "text": "甲"}\n\n' + line, encoding="utf-8")
    with pytest.raises(ReadError, match=message):
        read_records(path)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "b"}, r"x\.jsonl:2: article 'b': `id` and `text`"),
        ({"id": "a", "text": ""}, r"x\.jsonl:2: article 'a' stands twice, first at .*x\.jsonl:1"),
        ({"id": "b", "text": "", "mentions": [1]}, r"x\.jsonl:2: article .b.: `mentions` must be"),
    ],
)
def test_a_record_that_breaks_the_contract_is_named(tmp_path, record, message):
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "a", "text": "甲"}\n' + json.dumps(record), encoding="utf-8")
    with pytest.raises(ContractError, match=message):
        read_records(path)


def test_other_encodings_and_missing_files_are_told(tmp_path):
    path = tmp_path / "x.jsonl"
    with pytest.raises(ReadError, match="No such file"):
        read_records(path)
    path.write_bytes('{"id": "甲"}'.encode("gb18030"))
    with pytest.raises(ReadError, match="not UTF-8"):
        read_records(path)


def test_half_a_character_cannot_be_written(tmp_path):
    article = Article("a", "\ud83d")
    article.metadata = {}
    with pytest.raises(OutputError, match=r"U\+D83D"):
        write_records([article], tmp_path / "x.jsonl")


def test_renumbering_follows_the_text(full):
    moved = renumber(full)
    assert [m.id for m in moved.mentions] == [f"m{i}" for i in range(1, 9)]
    assert [(o.id, moved.mention(o.figure).text) for o in moved.outcomes] == [
        ("o1", "ORR"),
        ("o2", "43.3%"),
        ("o3", "28.6 个月"),
        ("o4", "28.6 个月"),
    ]
    assert moved.slot_texts(moved.outcomes[1].intervention) == ["备思复", "对照组", "恩扎卢胺"]


RECORD = {
    "id": "a",
    "mentions": [
        {"id": "m1", "label": "DRUG", "start": 0, "end": 2, "text": "甲药", "concept": "x"},
        {"id": "m2", "label": "PERCENT", "start": 2, "end": 4, "text": "9%", "value": "9"},
    ],
    "outcomes": [{"id": "o1", "figure": "m2", "endpoint": "ORR", "statistic": "rate", "intervention": ["m1"]}],
}


def test_what_was_edited_in_a_tool_is_the_truth():
    spans = [(2, 4, "PERCENT"), (0, 2, "DRUG_CLASS"), (4, 6, "CANCER")]
    article = restore(RECORD, "甲药9%乙癌", spans, "d1", "here")
    assert [(m.id, m.label, m.text, m.concept, m.value) for m in article.mentions] == [
        ("m1", "DRUG_CLASS", "甲药", None, None),
        ("m2", "PERCENT", "9%", None, "9"),
        ("m3", "CANCER", "乙癌", None, None),
    ]
    assert article.slot_texts(article.outcomes[0].intervention) == ["甲药"]


@pytest.mark.parametrize(("spans", "ref"), [([(0, 2, "DRUG")], "m2"), ([(2, 4, "PERCENT")], "m1")])
def test_an_outcome_whose_mention_was_removed_is_refused(spans, ref):
    with pytest.raises(ContractError, match=f"here: outcome 'o1' refers to mention '{ref}', which was removed"):
        restore(RECORD, "甲药9%", spans, "d1", "here")
