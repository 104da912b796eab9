"""The published JSON Schema says what the code says, and every record we ship or make keeps to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import oncozh
from oncozh import article
from oncozh.article import Mention, Outcome
from oncozh.shards import json_line

ROOT = Path(__file__).resolve().parents[1]
GOLD = [json.loads(line) for line in (ROOT / "annotations/gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = resources.files("oncozh").joinpath("schema/article.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def problems(validator: jsonschema.Draft202012Validator, record: Any) -> list[str]:
    return [f"{record.get('id')} {error.json_path}: {error.message}" for error in validator.iter_errors(record)]


def test_the_schema_has_the_fields_and_words_of_the_code(schema: dict[str, Any]) -> None:
    parts = schema["$defs"]
    assert list(parts["mention"]["properties"]) == [f.name for f in fields(Mention)]
    assert list(parts["outcome"]["properties"]) == [f.name for f in fields(Outcome)]
    assert parts["mention"]["properties"]["label"]["enum"] == list(article.LABELS)
    assert parts["outcome"]["properties"]["endpoint"]["enum"] == list(article.ENDPOINTS)
    assert parts["outcome"]["properties"]["statistic"]["enum"] == list(article.STATISTICS)
    assert parts["outcome"]["properties"]["status"]["enum"] == list(article.STATUSES)
    assert parts["outcome"]["properties"]["direction"]["enum"] == list(article.DIRECTIONS)
    assert parts["unit"]["enum"] == list(article.UNITS)
    assert parts["qualifier"]["enum"] == list(article.QUALIFIERS)
    assert f"Schema version {article.SCHEMA_VERSION}." in schema["description"]


def test_the_gold_keeps_to_the_schema(validator: jsonschema.Draft202012Validator) -> None:
    assert [p for record in GOLD for p in problems(validator, record)] == []


def outputs() -> Iterator[Any]:
    for record in GOLD:
        made = oncozh.extract(record["text"], record["id"], source=record["source"], metadata=record["metadata"])
        yield json.loads(json_line(made, with_tokens=True))
        yield json.loads(json_line(made, with_tokens=False))


def test_what_we_extract_keeps_to_the_schema(validator: jsonschema.Draft202012Validator) -> None:
    assert [p for record in outputs() for p in problems(validator, record)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("mentions", 0, "label"), "MEDICINE"),
        (("mentions", 0, "start"), "1"),
        (("mentions", 0, "colour"), "red"),
        (("outcomes", 0, "endpoint"), "Overall survival"),
        (("outcomes", 0, "value"), 43.3),
        (("outcomes", 0, "value"), "43,3"),
        (("outcomes", 0, "intervention"), "m1"),
        (("text",), None),
    ],
)
def test_a_broken_record_is_refused(
    validator: jsonschema.Draft202012Validator, path: tuple[str | int, ...], value: object
) -> None:
    record: Any = oncozh.extract("恩扎卢胺组的客观缓解率为43.3%。").to_dict()
    assert problems(validator, record) == []
    *parents, last = path
    target = record
    for key in parents:
        target = target[key]
    target[last] = value
    assert problems(validator, record) != []
