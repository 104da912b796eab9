"""What a reader hands on: a `Source`, or a `Failure` that says why there is none; and the bounds all readers keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, BinaryIO

from oncozh.errors import OncozhError, ReadError

MAX_TEXT_BYTES = 20_000_000
"""The longest text of one article, in bytes of UTF-8."""
MAX_FILE_BYTES = 200_000_000
"""The largest file that holds one article together with its layout and pictures (HTML, DOCX, PDF)."""


@dataclass(slots=True)
class Source:
    """One article as it was read: its text never changes from here on.

    `path` leads back to the file: `a.pdf`, `list.jsonl:12` (a line), `a.zip!/b.txt` (a member), `page.html#js_content`
    (an element). `metadata` holds JSON values. `renamed` is set where the id was taken and got a suffix.
    """

    id: str
    text: str
    path: str
    metadata: dict[str, Any] = field(default_factory=dict)
    renamed: bool = False


@dataclass(slots=True, frozen=True)
class Failure:
    """What could not be read or extracted (a file, a line, an article), and why."""

    source: str
    reason: str


def reason(error: Exception) -> str:
    """What went wrong, for a person."""
    if isinstance(error, OncozhError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"{type(error).__name__}: {error}".removesuffix(": ")


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        ReadError: there are more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(f"is larger than {limit // 1_000_000} MB, the limit for one article")
    return data


def check_text(text: str) -> str:
    """The text, where an article can be made of it.

    Raises:
        ReadError: the text is empty or too long, or holds half a surrogate pair, which is no character.
    """
    if not text:
        raise ReadError("is empty")
    if text.isspace():
        raise ReadError("holds nothing but white space")
    try:
        size = len(text) if text.isascii() else len(text.encode())
    except UnicodeEncodeError as e:
        raise ReadError(f"holds half a surrogate pair at character {e.start}, which is no character") from None
    if size > MAX_TEXT_BYTES:
        raise ReadError(f"has a text of more than {MAX_TEXT_BYTES // 1_000_000} MB, the limit for one article")
    return text
