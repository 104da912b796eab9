"""What oncozh withstands, counted: random texts, damaged files, killed runs, bad inputs among good ones, hostile text.

- random texts and damaged files go to the targets of `fuzz/targets.py`; whatever leaves one of them is a broken contract;
- a batch run is killed with SIGKILL at a random moment, started again, killed again, until it ends; its result is
  compared with that of a run that nobody disturbed;
- a folder of good articles with bad inputs among them: each bad one must be reported, no good one lost or changed;
- units of text that a pattern may run along, repeated: their cost a character against that of the corpus.

The texts, the damage and the order are the same for a seed; how many there are depends on the minutes, and where a kill
strikes depends on the machine. Bad inputs and hostile text have a fixed size and come first; half of what is left of the
minutes goes to the killed runs, the rest to the random inputs. Prints Markdown; `--write FILE` puts it between the two markers of that file. What broke is
printed and kept in `out/reliability/`. Exit code 1 where the contract was broken or a row was lost. Needs what the tests
need.

    python benchmarks/reliability.py [--minutes 1.5] [--seed 0] [--write docs/reliability.md]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fuzz")]

from seeds import file_of  # noqa: E402
from speed import documents  # noqa: E402
from targets import KINDS, TARGETS  # noqa: E402

import oncozh  # noqa: E402
from fragments import damage, random_text  # noqa: E402
from oncozh.lexicon import load_lexicon  # noqa: E402
from test_time_bounds import ARTICLES, HOSTILE  # noqa: E402

FINDINGS = ROOT / "out/reliability"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

OF_TEXTS = ("figures", "pipeline", "tokens", "marked")  # the targets that take any text
MOST_FINDINGS = 20

RESULTS = ("articles.jsonl", "outcomes.csv", "outcomes.parquet", "mentions.parquet", "failures.jsonl", "run.json")
BATCH_MEGABYTES = 0.5
MOST_KILLS = 4  # of one run, before it is let through

LENGTH = 24_000  # characters of a hostile text
ROUNDS = 3
UNITS = (
    "digits", "thousands", "numerals", "brackets", "spaces", "name list", "affiliated hospitals", "letters",
    "unknown events", "time points", "respectively", "whole intervals", "one sentence of arms",
    "one sentence of comparisons", "endpoint and figure",
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """One line of the table: what was done, how often, what came of it, and how much of it is a broken promise."""

    what: str
    tried: str
    result: str
    broken: int = 0


@dataclass(slots=True)
class Part:
    """One measure: its lines of the table, and a table of its own, if it has one."""

    lines: list[Line]
    details: list[str] = field(default_factory=list)


# ---------------------------------------------------------------- random texts and damaged files


def random_inputs(seed: int, seconds: float) -> Part:
    """Tries texts, damaged files and damaged records for so many seconds, at least 100 inputs."""
    sentences = [line for line in ARTICLES.splitlines() if line.strip()]
    tried: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    end = time.monotonic() + seconds
    number = 0
    while (number < 100 or time.monotonic() < end) and broken.total() < MOST_FINDINGS:
        rng = random.Random(f"{seed}-{number}")
        kind, names, data = _input(rng, number, sentences)
        tried[kind] += 1
        for name in names:
            try:
                TARGETS[name](data)
            except Exception:
                broken[kind] += 1
                _keep(f"{name}-{seed}-{number}", data)
        number += 1
    titles = {
        "texts": "random texts, each through the number grammar, the whole extraction, the tokens and marked text",
        "files": f"damaged files of {len(KINDS)} kinds",
        "records": "damaged JSON records",
    }
    return Part([Line(t, f"{tried[k]:,}", f"{broken[k]} broke the contract", broken[k]) for k, t in titles.items()])


def _input(rng: random.Random, number: int, sentences: list[str]) -> tuple[str, tuple[str, ...], bytes]:
    """The kind of an input, the targets it is for, and its bytes."""
    text = random_text(rng, sentences=sentences)
    if number % 4:
        return "texts", OF_TEXTS, text.encode("utf-8", errors="replace")
    if number % 16 == 0:
        record = json.dumps(oncozh.extract(text).to_dict(), ensure_ascii=False)
        return "records", ("records",), damage(rng, record.encode("utf-8", errors="replace"))
    kind = rng.randrange(len(KINDS))
    whole = file_of(KINDS[kind], text.encode("utf-8", errors="replace").decode())
    return "files", ("readers",), bytes([kind]) + damage(rng, whole)


def _keep(name: str, data: bytes) -> None:
    """Writes an input that broke something, and says where."""
    FINDINGS.mkdir(parents=True, exist_ok=True)
    path = FINDINGS / name
    path.write_bytes(data)
    print(f"{path.relative_to(ROOT)}\n{traceback.format_exc(limit=-3)}", file=sys.stderr)


# ---------------------------------------------------------------- killed runs


def killed_runs(seed: int, seconds: float, folder: Path) -> Part:
    """Kills runs, resumes them and compares what they end with, for so many seconds, at least two runs."""
    source = _batch_input(folder / "in")
    whole = folder / "whole"
    began = time.monotonic()
    end = began + seconds
    run = subprocess.Popen(_command([str(source)], whole), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start = 0.0
    while run.poll() is None:
        if not start and _finished(whole):
            start = time.monotonic() - began
        time.sleep(0.005)
    work = time.monotonic() - began - start
    shards = _shards(source)
    expected = _rows(whole)
    rng = random.Random(f"{seed}-kills")
    kills = runs = lost = added = different = 0
    while runs < 2 or time.monotonic() < end:
        out = folder / f"killed{runs}"
        command = _command([str(source)], out, "--workers", str(1 + runs % 2))
        for _ in range(MOST_KILLS):
            moment = start + rng.random() * work * (1 - len(_finished(out)) / shards)
            run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                run.wait(moment)
                break
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
                kills += 1
        else:
            subprocess.run(command, check=False, capture_output=True)
        rows = _rows(out)
        lost += (expected - rows).total()
        added += (rows - expected).total()
        different += sum(_bytes(out / name) != _bytes(whole / name) for name in RESULTS)
        runs += 1
    line = Line(
        "batch runs killed with SIGKILL at a random moment and started again, with one worker and with two",
        f"{kills} kills in {runs} runs of {expected.total():,} rows",
        f"{lost} rows lost, {added} rows too many, {different} of {runs * len(RESULTS)} result files differ",
        lost + added + different,
    )
    return Part([line])


def _batch_input(folder: Path) -> Path:
    folder.mkdir()
    lines = [json.dumps({"id": f"d{n}", "text": text}) for n, text in enumerate(documents(BATCH_MEGABYTES))]
    lines.insert(len(lines) // 2, "{broken")
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "zero.txt").touch()
    return folder


def _shards(source: Path) -> int:
    return 1 + len((source / "many.jsonl").read_bytes().splitlines()) // 10


def _command(inputs: list[str], out: Path, *options: str) -> list[str]:
    """The command line with shards of ten articles, so that a kill finds some done and some not."""
    code = "import sys; from oncozh import batch, cli; batch.SHARD_ARTICLES = 10; sys.exit(cli.main(sys.argv[1:]))"
    return [sys.executable, "-c", code, "extract", *inputs, "--out", str(out), "--no-report", *options]


def _finished(out: Path) -> list[Path]:
    return list(out.glob(".work/????????"))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _rows(out: Path) -> Counter[tuple[str, ...]]:
    """The rows of the evidence table, the articles' records and the failures, each with how often it is there."""
    rows: Counter[tuple[str, ...]] = Counter()
    table = out / "outcomes.csv"
    if table.is_file():
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows.update(("row", *cells) for cells in csv.reader(file))
    for name in ("articles.jsonl", "failures.jsonl"):
        rows.update((name, line) for line in (_bytes(out / name) or b"").decode().splitlines())
    return rows


# ---------------------------------------------------------------- bad inputs


def bad_inputs(seed: int, folder: Path) -> Part:
    """One run over good articles with bad inputs among them."""
    rng = random.Random(f"{seed}-bad")
    source = folder / "mixed"
    source.mkdir()
    texts = {f"good{n:02}": text.replace("\r", "") for n, text in enumerate(documents(0.1))}
    encodings = {"gb18030", "gbk", "utf-8-sig", "utf-16"}
    coded = {f"coded-{e}": (text, e) for e, text in zip(sorted(encodings), texts.values(), strict=False)}
    for name, text in texts.items():
        (source / f"{name}.txt").write_bytes(text.encode())
    for name, (text, encoding) in coded.items():
        (source / f"{name}.txt").write_bytes(text.encode(encoding, errors="ignore"))
        texts[name] = text.encode(encoding, errors="ignore").decode(encoding).removeprefix("\ufeff")
    # Numbers that no column of a table can hold: the article may be reported or extracted, but must not stop the run.
    (source / "odd.txt").write_text(f"ORR为43.3%(29/{'9' * 20})，中位OS为{'1' * 400}个月。", encoding="utf-8")
    bad = _bad_files(rng, next(iter(texts.values())))
    for name, (_, make) in bad.items():
        (source / name).write_bytes(make())
    # A line of a table of many articles that is no article, with good ones before and behind it.
    beside = {"bad-lines.jsonl": "one line", "long-line.jsonl": "x" * 80_000_001}
    for name, line in beside.items():
        good = [(f"{name}-{n}", text) for n, text in enumerate(list(texts.values())[:2])]
        records = [json.dumps({"id": i, "text": t}) for i, t in good]
        (source / name).write_text("\n".join([records[0], line, records[1]]), encoding="utf-8")
        texts |= dict(good)
    wanted = {n: title for n, (title, _) in bad.items()}
    wanted |= {"bad-lines.jsonl:2": "a line that is no JSON", "long-line.jsonl:2": "a line of 80 MB among records"}
    wanted["missing.txt"] = "no file of that name"
    if os.geteuid():
        (source / "closed.txt").write_text("癌", encoding="utf-8")
        (source / "closed.txt").chmod(0)
        wanted["closed.txt"] = "a file without permission to read"
    out = folder / "out"
    done = subprocess.run(
        _command([str(source), str(folder / "missing.txt")], out), check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode != 1:
        print(f"the run ended with {done.returncode}: {done.stderr[-2000:]}", file=sys.stderr)
    lines = [json.loads(line) for line in (_bytes(out / "failures.jsonl") or b"").decode().splitlines()]
    reasons = {Path(f["source"].split("!/")[0]).name: f["reason"] for f in lines}
    silent = sorted(set(wanted) - set(reasons))
    extra = sorted(set(reasons) - set(wanted) - {"odd.txt"})
    records_made = [json.loads(line) for line in (_bytes(out / "articles.jsonl") or b"").decode().splitlines()]
    made = {r["id"]: r for r in records_made}
    lost = sorted(set(texts) - set(made))
    if "odd" not in made and "odd.txt" not in reasons:
        lost.append("odd")
    changed = sorted(name for name in set(texts) & set(made) if not _same(made[name], texts[name]))
    for title, names in (("not reported", silent), ("reported but good", extra), ("lost", lost), ("changed", changed)):
        if names:
            print(f"bad inputs: {title}: {', '.join(names)}", file=sys.stderr)
    first = Line(
        "bad inputs among good ones, in one run",
        f"{len(wanted)} bad, {len(texts)} good, 1 with numbers of 20 and 400 digits",
        f"{len(wanted) - len(silent)} of {len(wanted)} reported with a reason; "
        f"{len(lost)} good articles lost, {len(changed)} changed",
        len(silent) + len(extra) + len(lost) + len(changed) + (done.returncode != 1),
    )
    wrong = sum(name in lost or name in changed for name in coded)
    second = Line(
        "of the good ones, those in another encoding than UTF-8 without a mark",
        str(len(coded)),
        f"{len(coded) - wrong} read as the text they are",
    )
    details = ["| bad input | reported as |", "| --- | --- |"]
    details += [f"| {title} | {_cell(reasons.get(n, 'not reported'))} |" for n, title in wanted.items()]
    if not os.geteuid():
        details += ["", "A file without permission to read was not tried: root may read everything."]
    return Part([first, second], details)


def _same(record: dict[str, Any], text: str) -> bool:
    """Whether a record is what the text gives when it is extracted alone."""
    alone = json.loads(json.dumps(oncozh.extract(text, tokens=False).to_dict()))
    return all(record.get(key) == alone[key] for key in ("text", "mentions", "outcomes"))


def _bad_files(rng: random.Random, text: str) -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Files that are no article, by name: what they are, and their bytes."""
    noise = rng.randbytes(5_000)
    return {
        "empty.txt": ("an empty file", lambda: b""),
        "blank.txt": ("nothing but white space", lambda: b" \n\t\n"),
        "noise.txt": ("random bytes named `.txt`", lambda: noise),
        "noise.pdf": ("random bytes named `.pdf`", lambda: noise),
        "noise.docx": ("random bytes named `.docx`", lambda: noise),
        "noise.parquet": ("random bytes named `.parquet`", lambda: noise),
        "cut.pdf": ("a PDF that breaks off", lambda: file_of(".pdf", text)[:40]),
        "cut.docx": ("a DOCX that breaks off", lambda: _half(file_of(".docx", text))),
        "cut.parquet": ("a Parquet file that breaks off", lambda: _half(file_of(".parquet", text))),
        "cut.zip": ("a zip archive that breaks off", lambda: _half(file_of(".zip", text))),
        "cut.txt.gz": ("a gzip file that breaks off", lambda: _half(file_of(".txt.gz", text))),
        "bomb.zip": ("a zip bomb (120 MB in 120 kB)", lambda: _zip("a.txt", b"\n" * 120_000_000)),
        "bomb.jsonl.gz": ("a gzip bomb (120 MB in 120 kB)", lambda: gzip.compress(b"\n" * 120_000_000, mtime=0)),
        "nested.zip": ("an archive inside an archive", lambda: _zip("b.zip", file_of(".zip", text))),
        "climbing.zip": ("a member named `../../a.txt`", lambda: _zip("../../a.txt", text.encode())),
        "long-line.txt": ("one line of 21 MB", lambda: b"1" * 21_000_000),
        "mixed.txt": ("UTF-8 and GB18030 in one file", lambda: text.encode() * 3 + text.encode("gb18030") * 3),
        "old.doc": ("a kind that has no reader", lambda: b"\xd0\xcf\x11\xe0" + noise),
    }


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _zip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---------------------------------------------------------------- hostile text


def hostile_text() -> Part:
    """The cost a character of each unit, repeated, against the corpus: the best of some rounds of both."""
    normal = [ARTICLES[at : at + LENGTH] for at in range(0, 3 * LENGTH, LENGTH)]
    _cost(normal[0])  # the tables are loaded before the clock starts
    of_articles: list[float] = []
    costs: dict[str, list[float]] = {name: [] for name in UNITS}
    for _ in range(ROUNDS):
        of_articles.append(statistics.mean(map(_cost, normal)))
        for name, taken in costs.items():
            taken.append(_cost(HOSTILE[name] * (LENGTH // len(HOSTILE[name]))))
    ratios = {name: min(taken) / min(of_articles) for name, taken in costs.items()}
    dearest = max(ratios, key=lambda name: ratios[name])
    line = Line(
        "hostile text: cost a character against articles",
        f"{len(ratios)} units, repeated to {LENGTH:,} characters",
        f"median {statistics.median(ratios.values()):.1f} times, at most {ratios[dearest]:.1f} times ({dearest})",
    )
    details = ["| unit | repeated | times the cost of articles |", "| --- | --- | ---: |"]
    for name, ratio in sorted(ratios.items(), key=lambda item: -item[1]):
        details.append(f"| {name} | `{HOSTILE[name]}` | {ratio:.2f} |".replace("` `", "one space"))
    return Part([line], details)


def _cost(text: str) -> float:
    began = time.perf_counter()
    oncozh.extract(text)
    return (time.perf_counter() - began) / len(text)


# ---------------------------------------------------------------- the page


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def page(parts: list[Part], options: argparse.Namespace) -> str:
    """The Markdown of all parts."""
    out = [
        f"`python benchmarks/reliability.py --minutes {options.minutes:g} --seed {options.seed}`, oncozh"
        f" {oncozh.__version__}, lexicon `{load_lexicon().digest}`, Python {platform.python_version()},"
        f" {platform.system()}:",
        "",
        "| what was done | how often | what came of it |",
        "| --- | --- | --- |",
    ]
    out += [f"| {line.what} | {line.tried} | {_cell(line.result)} |" for part in parts for line in part.lines]
    for part in parts:
        if part.details:
            out += ["", *part.details]
    return "\n".join(out)


def write(path: Path, made: str) -> None:
    """Puts the Markdown between the markers of a file; the rest of it stays."""
    head, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    tail = rest.partition(END)[2]
    path.write_text(f"{head}{BEGIN}\n\n{made}\n\n{END}{tail}", encoding="utf-8")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=1.5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables between the markers of this file")
    options = parser.parse_args()
    page_now = options.write.read_text(encoding="utf-8") if options.write and options.write.is_file() else ""
    if options.write and not re.search(f"{BEGIN}.*{END}", page_now, re.S):
        parser.error(f"{options.write} has no {BEGIN} … {END}")
    end = time.monotonic() + 60 * options.minutes
    # Children of a run that is killed may still write for a moment.
    with tempfile.TemporaryDirectory(prefix="oncozh-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        bad = bad_inputs(options.seed, folder)
        hostile = hostile_text()
        killed = killed_runs(options.seed, (end - time.monotonic()) / 2, folder)
        parts = [random_inputs(options.seed, end - time.monotonic()), killed, bad, hostile]
    made = page(parts, options)
    print(made)
    if options.write:
        write(options.write, made)
    return 1 if any(line.broken for part in parts for line in part.lines) else 0


if __name__ == "__main__":
    sys.exit(main())
