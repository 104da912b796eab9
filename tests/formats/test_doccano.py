import json

import pytest

from oncozh.errors import ContractError
from oncozh.formats.convert import differences
from oncozh.formats.doccano import read_doccano, write_doccano


@pytest.mark.parametrize("unit", ["utf16", "grapheme", "codepoint"])
def test_there_and_back(full, tmp_path, unit):
    path = tmp_path / "x.jsonl"
    assert write_doccano([full], path, unit) == 1
    (back,) = read_doccano(path, unit)
    assert (back.id, differences(full, back)) == (full.id, set())


def test_offsets_are_utf16_units(full, tmp_path):
    path = tmp_path / "x.jsonl"
    write_doccano([full], path)
    example = json.loads(path.read_text(encoding="utf-8"))
    first = example["entities"][0]
    units = example["text"].encode("utf-16-le")
    assert units[2 * first["start_offset"] : 2 * first["end_offset"]].decode("utf-16-le") == "恩扎卢胺"


@pytest.mark.parametrize(
    "example",
    [
        {"id": 7, "text": "😀甲药", "label": [[2, 4, "DRUG"]]},
        {"id": 7, "text": "😀甲药", "entities": [{"id": 1, "label": "DRUG", "start_offset": 2, "end_offset": 4}]},
    ],
)
def test_files_of_others(tmp_path, example):
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(example), encoding="utf-8")
    (article,) = read_doccano(path)
    assert (article.id, [(m.label, m.text) for m in article.mentions]) == ("7", [("DRUG", "甲药")])


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ({"label": []}, r"x\.jsonl:1: no `text`"),
        ({"text": "甲"}, "neither `entities`"),
        ({"text": "😀甲", "label": [[1, 3, "DRUG"]]}, "utf16 offset 1 .* written with another unit"),
        ({"text": "甲", "label": [[0, 1, "Drug"]]}, r"x\.jsonl:1: .*unknown label"),
    ],
)
def test_broken_examples_are_named(tmp_path, example, message):
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(example), encoding="utf-8")
    with pytest.raises(ContractError, match=message):
        read_doccano(path)
