"""Speed on one core, in one process: jieba alone, rjieba alone, the extraction, and the extraction through spaCy.

The text is at least 3 MB of UTF-8 made of the project's own articles: their sentences, shuffled into documents of the
usual length, with a fixed seed. The candidates take turns, round by round, each round on the same documents, so that a
machine that slows down slows them all; what is printed is the median over the rounds and the median of the per-round
ratios with their spread. Absolute numbers depend on the machine; the ratios are the result.

    python benchmarks/speed.py [--megabytes 3] [--rounds 5] [--json FILE]
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import random
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from oncozh.tokens import sentences

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 1_000  # of a document

Candidate = Callable[[list[str]], object]


def documents(megabytes: float, seed: int = 7) -> list[str]:
    """Documents of shuffled sentences of the corpus, so many megabytes of UTF-8 in all."""
    chooser = random.Random(seed)
    pool = []
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        pool += [text[start:end] for start, end in sentences(text)]
    out: list[str] = []
    size = 0.0
    while size < megabytes * 1e6:
        chooser.shuffle(pool)
        document: list[str] = []
        length = 0
        for sentence in pool:
            document.append(sentence)
            length += len(sentence)
            if length >= CHARACTERS:
                out.append("\n".join(document))
                size += len(out[-1].encode())
                document, length = [], 0
                if size >= megabytes * 1e6:
                    break
    return out


def candidates() -> dict[str, Candidate]:
    """What is measured, by name; the first is the base of the ratios."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    import rjieba

    import oncozh

    jieba.setLogLevel(logging.WARNING)
    fast = rjieba.Jieba()
    nlp = oncozh.load()
    return {
        "jieba.lcut": lambda texts: [jieba.lcut(t) for t in texts],
        "rjieba.cut": lambda texts: [fast.cut(t) for t in texts],
        "oncozh.extract": lambda texts: [oncozh.extract(t) for t in texts],
        "oncozh.extract, no tokens": lambda texts: [oncozh.extract(t, tokens=False) for t in texts],
        "nlp.pipe": lambda texts: sum(len(doc.ents) for doc in nlp.pipe(texts)),
    }


def run(texts: list[str], rounds: int, named: dict[str, Candidate]) -> dict[str, list[float]]:
    """Seconds of each candidate, one a round."""
    for work in named.values():  # lexicons, dictionaries and caches are loaded before the clock starts
        work(texts[:20])
    seconds: dict[str, list[float]] = {name: [] for name in named}
    for number in range(rounds):
        order = list(named)
        random.Random(number).shuffle(order)
        for name in order:
            gc.collect()
            began = time.perf_counter()
            named[name](texts)
            seconds[name].append(time.perf_counter() - began)
            print(f"  round {number + 1} {name}: {seconds[name][-1]:.2f} s", file=sys.stderr)
    return seconds


def start_up() -> dict[str, float]:
    """Seconds from the start of a Python process to the end of one task, the median of three."""
    tasks = {
        "oncozh --version": "from oncozh.cli import main; main(['--version'])",
        "one sentence extracted": "import oncozh; oncozh.extract('客观缓解率为43.3%。')",
        "spaCy pipeline loaded": "import oncozh; oncozh.load()",
    }
    out = {}
    for name, code in tasks.items():
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - began)
        out[name] = statistics.median(times)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--megabytes", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the measures here too")
    options = parser.parse_args()
    texts = documents(options.megabytes)
    characters = sum(map(len, texts))
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    print(f"{len(texts):,} documents, {characters:,} characters, {megabytes:.2f} MB of UTF-8; {options.rounds} rounds")
    named = candidates()
    seconds = run(texts, options.rounds, named)
    base = seconds["jieba.lcut"]
    print(f"{'':<28}{'median':>9}{'characters/s':>14}{'x jieba.lcut':>14}   of the rounds")
    result = {}
    for name, times in seconds.items():
        ratios = [b / t for b, t in zip(base, times, strict=True)]
        median = statistics.median(times)
        result[name] = {"seconds": times, "ratio": statistics.median(ratios), "ratios": ratios}
        print(
            f"{name:<28}{median:>7.2f} s{characters / median:>14,.0f}{statistics.median(ratios):>14.2f}"
            f"   {min(ratios):.2f}..{max(ratios):.2f}"
        )
    started = start_up()
    for name, took in started.items():
        print(f"start: {name:<28}{took:>7.2f} s")
    if options.json:
        whole = {"characters": characters, "megabytes": megabytes, "candidates": result, "start": started}
        options.json.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
