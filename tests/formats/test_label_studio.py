import json
from xml.etree import ElementTree

import pytest

from oncozh.article import LABELS
from oncozh.errors import ContractError, ReadError
from oncozh.formats.convert import differences
from oncozh.formats.label_studio import read_label_studio, write_label_studio


@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_there_and_back_whichever_unit_the_version_counts(full, tmp_path, unit):
    path = tmp_path / "x.json"
    assert write_label_studio([full], path, unit) == 1
    (back,) = read_label_studio(path)
    assert (back.id, differences(full, back)) == (full.id, set())


def test_the_configuration_has_every_label(full, tmp_path):
    write_label_studio([full], tmp_path / "x.json")
    root = ElementTree.parse(tmp_path / "x.config.xml").getroot()
    assert [e.get("value") for e in root.iter("Label")] == list(LABELS)


def region(start: int, end: int, text: str, *labels: str) -> dict:
    return {"type": "labels", "value": {"start": start, "end": end, "text": text, "labels": list(labels)}}


def read(tmp_path, *annotations: list[dict], text: str = "😀甲药", **task):
    path = tmp_path / "x.json"
    tasks = [{"id": 3, "data": {"text": text}, "annotations": [{"result": r} for r in annotations], **task}]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return read_label_studio(path)


def test_files_of_others(tmp_path):
    (article,) = read(tmp_path, [region(1, 3, "甲药", "DRUG")])
    assert (article.id, article.mentions[0].text) == ("3", "甲药")
    (article,) = read(tmp_path, [region(2, 4, "甲药", "DRUG")])
    assert (article.mentions[0].start, article.mentions[0].text) == (1, "甲药")


def test_a_prediction_counts_where_nobody_annotated(tmp_path):
    (article,) = read(tmp_path, predictions=[{"result": [region(1, 3, "甲药", "DRUG")]}])
    assert [m.text for m in article.mentions] == ["甲药"]


@pytest.mark.parametrize(
    ("annotations", "message"),
    [
        ([[], []], "task 1: 2 annotations; export one annotator at a time"),
        ([[region(1, 3, "甲药", "DRUG", "TRIAL")]], "a region has 2 labels"),
        ([[{"type": "relation"}]], "other than labels"),
        ([[region(0, 2, "甲药", "DRUG")]], "do not hold their texts"),
        ([[region(0, 9, "甲药", "DRUG")]], "offset 9 is outside the text"),
    ],
)
def test_tasks_that_are_no_record_are_named(tmp_path, annotations, message):
    with pytest.raises(ContractError, match=message):
        read(tmp_path, *annotations)


def test_other_json_is_refused(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("{}")
    with pytest.raises(ReadError, match="expected a list of tasks"):
        read_label_studio(path)
