"""Random input for some minutes: the contract must hold for any text, and readers must fail in one way only.

Texts are made of pieces of the corpus and of what breaks programs: half names, digits without end, brackets that never
close, zero-width and right-to-left characters, rare planes, NUL, CRLF. Bytes are files of the corpus, damaged. What must
hold: no exception but `ReadError` from a reader; every mention holds its text, ids resolve; equal input gives equal
output; the time per character stays bounded. A finding is printed with its seed and written to `out/fuzz/`; exit code 1.

    python benchmarks/fuzz.py [--minutes 2] [--seed N]
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

import oncozh
from oncozh.errors import ReadError
from oncozh.reading.csv_table import read_csv
from oncozh.reading.jsonl import read_jsonl
from oncozh.reading.text import read_text

ROOT = Path(__file__).resolve().parents[1]
FINDINGS = ROOT / "out/fuzz"
SLOW = 2e-4  # seconds a character
PIECES = [
    "分别为", "分别", "从", "至", "提升至", "较", "vs", "HR=", "95%CI", "P<0.001", "(29/67)", "43.3%", "28.6个月", "三成", "百分之三十",
    "一半", "0", "9" * 40, "1.1.1", "1,234,567", "12-13-14", "替尼", "单抗", "医院", "附属", "大学", "Ⅲ期", "T2N1M0", "KRAS G12C", "PD-1",
    "组", "对照组", "两组", "A组", "中位", "OS", "ORR", "生存率", "5年", "1、3、5年", "≥3级", "发生率", "未达到", "（", "）", "(", ")", "“",
    "《", "。", "，", ",", "；", "\n", "\r\n", "\u2028", "\t", "\0", "\u200b", "\u202e", "\ufeff", "％", "１２", "𠮷", "👩‍⚕️", "é", "e\u0301",
    "$6 1 . 9 \\%$", "®", "+", "/", "、", "和", "与", "的", "患者", "例", "人", " ", "　",
]  # fmt: skip


def make_text(chooser: random.Random, sentences: list[str]) -> str:
    """A text of pieces and parts of sentences, some of them repeated."""
    parts = []
    for _ in range(chooser.randint(0, 40)):
        if chooser.random() < 0.4:
            sentence = chooser.choice(sentences)
            start = chooser.randrange(len(sentence))
            parts.append(sentence[start : start + chooser.randint(1, 60)])
        else:
            parts.append(chooser.choice(PIECES) * (chooser.randint(2, 60) if chooser.random() < 0.1 else 1))
    return "".join(parts)


def check_text(text: str) -> None:
    """Raises where extraction breaks its word."""
    began = time.perf_counter()
    article = oncozh.extract(text)
    took = time.perf_counter() - began
    article.check()
    again = oncozh.extract(text)
    assert json.dumps(again.to_dict()) == json.dumps(article.to_dict()), "equal input, other output"
    assert "".join(text[s:e] for s, e in article.tokens) == text, "tokens do not cover the text"
    assert oncozh.Article.from_dict(article.to_dict()).outcomes == article.outcomes, "does not read back"
    assert len(article.outcomes_frame()) == len(article.outcomes), "rows are lost in the table"
    assert took < 1 + SLOW * len(text), f"{took:.1f} s for {len(text)} characters"


def check_bytes(data: bytes) -> None:
    """Raises where a reader fails in any other way than it says."""
    for read in (read_text, lambda f, p: list(read_jsonl(f, p)), lambda f, p: list(read_csv(f, p))):
        with suppress(ReadError):
            read(io.BytesIO(data), "fuzz.csv")


def damage(chooser: random.Random, data: bytes) -> bytes:
    """The bytes in another encoding, cut, with some of them changed."""
    with suppress(UnicodeEncodeError):
        data = data.decode().encode(chooser.choice(["utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le"]))
    out = bytearray(data[: chooser.randrange(len(data) + 1)])
    for _ in range(chooser.randint(0, 8)):
        if out:
            out[chooser.randrange(len(out))] = chooser.randrange(256)
    return bytes(out)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    options = parser.parse_args()
    files = [p.read_bytes() for p in sorted((ROOT / "corpus").glob("*.txt"))]
    sentences = [s for f in files for s in f.decode().splitlines() if s]
    end = time.monotonic() + 60 * options.minutes
    seed = options.seed
    tried = findings = 0
    while time.monotonic() < end:
        chooser = random.Random(seed)
        if seed % 4:
            case: str | bytes = make_text(chooser, sentences)
        else:
            case = damage(chooser, chooser.choice(files))
        try:
            if isinstance(case, str):
                check_text(case)
            else:
                check_bytes(case)
        except Exception:
            findings += 1
            FINDINGS.mkdir(parents=True, exist_ok=True)
            path = FINDINGS / f"{seed}.{'txt' if isinstance(case, str) else 'bin'}"
            path.write_bytes(case.encode("utf-8", "surrogatepass") if isinstance(case, str) else case)
            print(f"seed {seed}: {path}\n{traceback.format_exc(limit=-3)}", file=sys.stderr)
            if findings >= 20:
                break
        tried += 1
        seed += 1
    print(f"{tried:,} inputs from seed {options.seed}, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
