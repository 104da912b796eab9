"""Encodings: every file of these is read right, or refused with a reason."""

from __future__ import annotations

import random

import pytest

from oncozh.errors import ReadError
from oncozh.reading.text import decode

SIMPLIFIED = "恩扎卢胺组的客观缓解率为43.3%，中位总生存期26.1个月。\r\n对照组为18.2个月。"
TRADITIONAL = "恩雜魯胺組的客觀緩解率為43.3%，中位總存活期26.1個月。\n對照組為18.2個月。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_text_in_every_encoding(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gbk", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_text_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("肺癌", "gbk"), ("肺癌患者", "big5"), ("治療", "big5"), ("PD-1抑制剂", "gbk"), ("总生存", "utf-16-le")],
)
def test_short_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_gb18030_reaches_beyond_gbk() -> None:
    text = "患者㐀𠮷的中位总生存期为26.1个月"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 32)) * 20, "control characters"),
        ("un résumé français".encode("latin-1"), "neither"),
        (SIMPLIFIED.encode()[:-1], "not valid UTF-8"),
        ("\ufeff".encode() + b"\xff\xff", "not valid UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        decode(data)


def test_random_bytes_are_refused_or_read_but_never_crash() -> None:
    rng = random.Random(7)
    refused = 0
    for size in range(1, 400):
        try:
            decode(rng.randbytes(size))
        except ReadError:
            refused += 1
    assert refused > 350
