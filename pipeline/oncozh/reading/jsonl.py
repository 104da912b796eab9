"""JSON Lines: one object a line, `id` and `text` kept as they are, every other key is metadata."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from oncozh.errors import ReadError
from oncozh.reading.records import MAX_TEXT_BYTES, Failure, Source, check_text
from oncozh.reading.text import decode

MAX_LINE_BYTES = 4 * MAX_TEXT_BYTES
"""An article's text with its escapes (`\\u764c` takes twice the bytes of 癌) and its metadata."""

_NOT_METADATA = frozenset({"id", "text", "source", "metadata", "mentions", "outcomes", "tokens"})


def read_jsonl(stream: BinaryIO, path: str) -> Iterator[Source | Failure]:
    """The articles of a JSON Lines file in order; a line that holds none is a `Failure` with its number.

    A record of oncozh's own `articles.jsonl` can be read again: its `metadata` object is taken over. A record without
    an id is named after its line. Raises nothing but the stream's own errors.
    """
    for number, line in _lines(stream):
        place = f"{path}:{number}"
        if line is None:
            yield Failure(place, f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB")
            continue
        if number == 1:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                yield Failure(path, "is UTF-16; JSON Lines are read as UTF-8")
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.isspace() or not line:
            continue
        try:
            yield _record(line, place)
        except ReadError as e:
            yield Failure(place, str(e))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines; None for one that is too long, which is passed over without being kept."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if len(line) < MAX_LINE_BYTES or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _record(line: bytes, place: str) -> Source:
    try:
        record = json.loads(decode(line), parse_constant=_no_constant)
    except (ValueError, RecursionError) as e:
        raise ReadError(f"is no JSON object: {e or type(e).__name__}") from None
    if not isinstance(record, dict):
        raise ReadError("is no JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadError("has no `text`" if text is None else "has a `text` that is no string")
    given = record.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int) or given == ""):
        raise ReadError("has an `id` that is neither a string nor a whole number")
    metadata = record.get("metadata")
    collected: dict[str, Any] = dict(metadata) if isinstance(metadata, dict) else {}
    collected |= {k: v for k, v in record.items() if k not in _NOT_METADATA and v is not None}
    if isinstance(record.get("source"), str):
        collected.setdefault("source", record["source"])
    _refuse_surrogates(collected, given)
    return Source(place if given is None else str(given), check_text(text), place, collected)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _refuse_surrogates(*values: Any) -> None:
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        raise ReadError("holds half a surrogate pair or is nested too deep") from None
