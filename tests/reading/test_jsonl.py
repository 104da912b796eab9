"""JSON Lines: ids and texts stay as they are, bad lines are named, the rest goes on."""

from __future__ import annotations

import io
import json

import pytest

from oncozh.reading import Failure, Source
from oncozh.reading import jsonl as module
from oncozh.reading.jsonl import read_jsonl


def read(data: bytes | str) -> list[Source | Failure]:
    return list(read_jsonl(io.BytesIO(data.encode() if isinstance(data, str) else data), "a.jsonl"))


def test_ids_texts_and_metadata_are_kept() -> None:
    text = " 恩扎卢胺\u3000４３％\r\n "
    record = {"id": "甲/1", "text": text, "title": "标题", "year": 2025, "tags": ["a"], "none": None}
    assert read(json.dumps(record)) == [
        Source("甲/1", text, "a.jsonl:1", {"title": "标题", "year": 2025, "tags": ["a"]})
    ]


def test_a_record_without_id_is_named_after_its_line_and_a_number_becomes_text() -> None:
    items = read('{"text": "癌"}\n\n{"id": 7, "text": "癌"}')
    assert [i.id for i in items if isinstance(i, Source)] == ["a.jsonl:1", "7"]


def test_our_own_result_can_be_read_again() -> None:
    record = {"id": "a", "source": "x.pdf", "metadata": {"title": "t"}, "text": "癌", "mentions": [], "outcomes": []}
    assert read(json.dumps(record)) == [Source("a", "癌", "a.jsonl:1", {"title": "t", "source": "x.pdf"})]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{bad", "no JSON object"),
        ("[1]", "no JSON object"),
        ('{"id": "a"}', "no `text`"),
        ('{"text": 3}', "no string"),
        ('{"text": ""}', "empty"),
        ('{"text": "癌", "id": ["a"]}', "`id`"),
        ('{"text": "癌", "id": ""}', "`id`"),
        ('{"text": "\\ud800"}', "surrogate"),
        ('{"text": "癌", "title": "\\udfff"}', "surrogate"),
        ('{"text": "癌", "score": NaN}', "NaN"),
        ('{"text": "癌", "n": ' + "9" * 5000 + "}", "no JSON object"),
        ("[" * 100_000, "no JSON object"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: str, reason: str) -> None:
    first, bad, last = read('{"id": "1", "text": "癌"}\n' + line + '\n{"id": "3", "text": "癌"}\n')
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert last.path == "a.jsonl:3"
    assert isinstance(bad, Failure)
    assert bad.source == "a.jsonl:2"
    assert reason in bad.reason


def test_a_line_in_another_encoding_is_read() -> None:
    (item,) = read('{"id": "1", "text": "客观缓解率为百分之四十"}'.encode("gbk"))
    assert isinstance(item, Source)
    assert item.text == "客观缓解率为百分之四十"


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + b'{"text": "x"}')[0], Source)


def test_an_endless_line_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_LINE_BYTES", 50)
    first, last = read('{"text": "' + "a" * 500 + '"}\n{"text": "癌"}\n')
    assert isinstance(first, Failure)
    assert "longer" in first.reason
    assert isinstance(last, Source)
    assert last.path == "a.jsonl:2"
