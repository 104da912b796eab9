"""Speed on one core, in one process: jieba alone, rjieba alone, the extraction, and what else one could use.

The text is at least 3 MB of UTF-8 made of the project's own articles: their sentences, shuffled into documents of the
usual length, with a fixed seed. The candidates take turns, round by round, each round on the same documents, so that a
machine that slows down slows them all; what is printed is the median over the rounds and the median of the per-round
ratios with their spread. Absolute numbers depend on the machine; the ratios are the result. Start-up and peak memory
are those of a process of its own for each candidate. No candidate keeps its results, as a run over many articles would not.

The peers look for less than the extraction does: `naive` is what one writes in an afternoon (a blank spaCy pipeline that
cuts with jieba, a PhraseMatcher with the lexicon's drugs and institutions, two patterns for figures); edsnlp and JioNLP
get the same names, and are measured only where they are installed.

    python benchmarks/speed.py [--megabytes 3] [--rounds 5] [--json FILE]
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import random
import re
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from oncozh.tokens import sentences

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 1_000  # of a document

Candidate = Callable[[list[str]], object]

BASE = "jieba.lcut"


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


def _jieba() -> Candidate:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    return lambda texts: sum(len(jieba.lcut(t)) for t in texts)


def _rjieba() -> Candidate:
    import rjieba

    fast = rjieba.Jieba()
    return lambda texts: sum(len(fast.cut(t)) for t in texts)


def _extract() -> Candidate:
    import oncozh

    return lambda texts: sum(len(oncozh.extract(t).outcomes) for t in texts)


def _extract_without_tokens() -> Candidate:
    import oncozh

    return lambda texts: sum(len(oncozh.extract(t, tokens=False).outcomes) for t in texts)


def _pipe() -> Candidate:
    import oncozh

    nlp = oncozh.load()
    return lambda texts: sum(len(doc.ents) for doc in nlp.pipe(texts))


def _naive() -> Candidate:
    import spacy
    from spacy.matcher import PhraseMatcher

    _jieba()  # its warnings and its log are kept quiet
    segmenter = "jieba" if find_spec("jieba") else "char"
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    matcher = PhraseMatcher(nlp.vocab)
    for label, names in lexicon_names().items():
        matcher.add(label, list(nlp.pipe(names)))

    def work(texts: list[str]) -> int:
        found = 0
        for doc in nlp.pipe(texts):
            found += len(matcher(doc, as_spans=True))
            found += sum(1 for pattern in (PERCENTAGE, MONTHS) for _ in pattern.finditer(doc.text))
        return found

    return work


def _edsnlp() -> Candidate:
    nlp: Any = import_module("edsnlp").blank("zh")
    nlp.add_pipe("eds.matcher", config={"terms": lexicon_names(), "attr": "TEXT"})
    return lambda texts: sum(len(nlp(t).ents) for t in texts)


def _jionlp() -> Candidate:
    ner = import_module("jionlp").ner.LexiconNER(lexicon_names())
    return lambda texts: sum(len(ner(t)) for t in texts)


PERCENTAGE = re.compile(r"\d+(?:\.\d+)?\s*[%％]")
MONTHS = re.compile(r"\d+(?:\.\d+)?\s*(?:个月|月|年|周|天)")

# What is measured, by name, and how it is made ready; the first is the base of the ratios.
CANDIDATES: dict[str, Callable[[], Candidate]] = {
    BASE: _jieba,
    "rjieba.cut": _rjieba,
    "oncozh.extract": _extract,
    "oncozh.extract, no tokens": _extract_without_tokens,
    "nlp.pipe": _pipe,
    "naive": _naive,
}
OPTIONAL = {"edsnlp": _edsnlp, "jionlp": _jionlp}


def lexicon_names() -> dict[str, list[str]]:
    """The drugs and institutions of the lexicon, as they are written there."""
    from oncozh.lexicon.loader import lexicon_rows

    names: dict[str, dict[str, None]] = {"DRUG": {}, "INSTITUTION": {}}
    for row in lexicon_rows():
        if row.table.label in names:
            names[row.table.label][row.name] = None
    return {label: list(found) for label, found in names.items()}


def available() -> dict[str, Callable[[], Candidate]]:
    """The candidates that can be measured here; the peers that cannot are named, and why."""
    out = dict(CANDIDATES)
    for name, make in OPTIONAL.items():
        if find_spec(name) is None:
            print(f"{name}: not installed, not measured")
            continue
        try:
            make()(["客观缓解率为43.3%。"])
        except Exception as e:  # a peer that does not work here must not end the comparison
            print(f"{name}: installed, but does not run ({type(e).__name__}: {e}), not measured")
            continue
        out[name] = make
    return out


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


def alone(name: str, megabytes: float) -> dict[str, float]:
    """One candidate in this process: the seconds until its first sentence is done, and the peak memory after all."""
    texts = documents(megabytes)
    began = time.perf_counter()
    work = (CANDIDATES | OPTIONAL)[name]()
    work(["客观缓解率为43.3%。"])
    ready = time.perf_counter() - began
    work(texts)
    return {"ready": ready, "peak_mb": _peak_bytes() / 1e6}


def _peak_bytes() -> int:
    """The peak of this process. Linux's `ru_maxrss` would count the process that started this one too."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return 1024 * int(found[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def processes(names: list[str], megabytes: float = 1.0) -> dict[str, dict[str, float]]:
    """`alone` for each candidate, in a process of its own."""
    out = {}
    for name in names:
        command = [sys.executable, __file__, "--alone", name, "--megabytes", str(megabytes)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        out[name] = json.loads(done.stdout.splitlines()[-1])
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--megabytes", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the measures here too")
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(alone(options.alone, options.megabytes)))
        return
    texts = documents(options.megabytes)
    characters = sum(map(len, texts))
    megabytes = sum(len(t.encode()) for t in texts) / 1e6
    print(f"{len(texts):,} documents, {characters:,} characters, {megabytes:.2f} MB of UTF-8; {options.rounds} rounds")
    makers = available()
    seconds = run(texts, options.rounds, {name: make() for name, make in makers.items()})
    base = seconds[BASE]
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
    peaks = processes(list(makers))
    for name, measured in peaks.items():
        print(
            f"ready: {name:<28}{measured['ready']:>7.2f} s   peak memory over 1 MB of text{measured['peak_mb']:>7.0f} MB"
        )
    if options.json:
        whole = {
            "characters": characters, "megabytes": megabytes, "candidates": result, "start": started, "processes": peaks,
        }  # fmt: skip
        options.json.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
