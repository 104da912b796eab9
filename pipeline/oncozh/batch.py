"""Many articles: read, extracted in shards, resumed where a run stopped, and made into one result folder.

The result depends on the inputs, the lexicon, the version and the settings, never on the number of workers, on the
order of the inputs, or on how often the run was killed on the way.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from oncozh.article import SCHEMA_VERSION
from oncozh.crew import Crew, Settings
from oncozh.errors import OutputError
from oncozh.extractor import Extractor
from oncozh.reading import Failure, Inputs, Source
from oncozh.shards import (
    Counts,
    Shard,
    assemble,
    cut_into_shards,
    extract_item,
    finished_counts,
    make_shard,
    output_errors,
)
from oncozh.version import __version__

SHARD_ARTICLES = 500
SHARD_CHARACTERS = 4_000_000

REPORT_ARTICLES = 2_000
"""The report is one file that holds everything; for more articles than this it is made on request alone."""

_LOCK = ".lock"
_WORK = ".work"
_MANIFEST = "manifest.json"
_FIRST_FAILURES = 10


@dataclass(slots=True, frozen=True)
class Progress:
    """How far a batch is; `share` is between 0 and 1, and None where the inputs' size is unknown. At the end it is
    `writing`: all is extracted, and the tables of the whole are being written."""

    articles: int
    failures: int
    share: float | None
    writing: bool = False


@dataclass(slots=True)
class Summary:
    """What a batch came to. `failures` holds the first few; `resumed` are the articles an earlier run had finished."""

    counts: Counts = field(default_factory=Counts)
    failures: list[Failure] = field(default_factory=list)
    resumed: int = 0
    seconds: float = 0.0


def extract_batch(
    inputs: Sequence[str],
    out: Path,
    *,
    lexicon_folder: Path | None = None,
    segmenter: str = "rjieba",
    tokens: bool = False,
    workers: int = 1,
    timeout: float = 60.0,
    fresh: bool = False,
    report: bool = True,
    stdin: BinaryIO | None = None,
    progress: Callable[[Progress], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> Summary:
    """Extracts all articles of the inputs into `out`: `articles.jsonl`, `outcomes.csv`, `outcomes.parquet`,
    `mentions.parquet`, `failures.jsonl` and `run.json`.

    A run that was stopped continues, unless `fresh`; where version, lexicon or settings have changed since, that is
    said and all is made anew. What cannot be read or extracted is a line of `failures.jsonl`.

    Args:
        inputs: files, folders, glob patterns, `-` for standard input.
        out: the result folder, made where it is missing.
        lexicon_folder: tables of your own, on top of the shipped ones.
        segmenter: `rjieba` or `jieba`.
        tokens: whether the articles' records carry their tokens.
        workers: processes.
        timeout: seconds an article, for reading and for extraction; 0 for no limit.
        fresh: whether to forget what a stopped run had finished.
        report: whether to write `report.html` too, where there are at most `REPORT_ARTICLES` articles.
        stdin: what `-` reads; standard input by default.
        progress: is told how far the run is, about once a shard, and when the tables are being written.
        say: is told what a person should know.

    Raises:
        OutputError: the folder cannot be written, is in use by another run, or is itself an input.
        LexiconError: a table cannot be read.
        ValueError: no such segmenter.
    """
    began = time.monotonic()
    settings = Settings(lexicon_folder and lexicon_folder.absolute(), segmenter, tokens, timeout)
    extractor = settings.extractor()
    _refuse_input_folder(inputs, out)
    with output_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        manifest = _manifest(settings, extractor)
        work = _prepare(out, manifest, fresh, say or _say_nothing)
        stream = Inputs(inputs, timeout=timeout, stdin=stdin, leave_out=out)
        total = stream.total_bytes() if progress else 0
        summary = Summary()

        def finish(counts: Counts) -> None:
            summary.counts.add(counts)
            if progress:
                share = min(1.0, stream.bytes_read / total) if total else None
                progress(Progress(summary.counts.articles, summary.counts.failures, share))

        shards = 0

        def unfinished() -> Iterator[Shard]:
            nonlocal shards
            for shard in cut_into_shards(iter(stream), SHARD_ARTICLES, SHARD_CHARACTERS):
                shards += 1
                counts = finished_counts(work, shard)
                if counts is None:
                    yield shard
                else:
                    summary.resumed += counts.articles
                    finish(counts)

        for made in _make_all(unfinished(), work, settings, extractor, workers):
            finish(made)
        if progress:
            progress(Progress(summary.counts.articles, summary.counts.failures, 1.0, writing=True))
        run = manifest | {"inputs": sorted(set(inputs)), "counts": summary.counts.to_dict()}
        with output_errors(out):
            (out / "report.html").unlink(missing_ok=True)  # an older run's would not fit the new result
        assemble(work, shards, out, run)
        if report:
            _write_report(out, summary.counts.articles, say or _say_nothing)
        with output_errors(work):
            (work / _MANIFEST).unlink()
            shutil.rmtree(work)
            summary.failures = _first_failures(out / "failures.jsonl")
    summary.seconds = time.monotonic() - began
    return summary


def extract_stream(
    stdin: BinaryIO,
    stdout: TextIO,
    *,
    lexicon_folder: Path | None = None,
    segmenter: str = "rjieba",
    tokens: bool = False,
    timeout: float = 60.0,
) -> Summary:
    """Reads one article, or JSON Lines, and writes one JSON record a line, each as soon as it is made.

    Raises:
        LexiconError: a table cannot be read.
        OSError: the output cannot be written.
        ValueError: no such segmenter.
    """
    began = time.monotonic()
    extractor = Settings(lexicon_folder, segmenter, tokens, timeout).extractor()
    summary = Summary()
    for item in Inputs(["-"], timeout=timeout, stdin=stdin):
        result = extract_item(item, extractor, timeout) if isinstance(item, Source) else item
        if isinstance(result, Failure):
            summary.counts.failures += 1
            if len(summary.failures) < _FIRST_FAILURES:
                summary.failures.append(result)
            continue
        summary.counts.add_article(result[0])
        stdout.write(result[1])
        stdout.flush()
    summary.seconds = time.monotonic() - began
    return summary


def _say_nothing(message: str) -> None:
    """For callers who do not want to be told."""


def _write_report(out: Path, articles: int, say: Callable[[str], None]) -> None:
    if articles > REPORT_ARTICLES:
        say(f"no report.html for more than {REPORT_ARTICLES:,} articles; `oncozh report {out}` makes it all the same")
        return
    from oncozh.report import write_report

    write_report(out)


def _refuse_input_folder(inputs: Sequence[str], out: Path) -> None:
    """A result inside the very folder that is read would be an input of the next run."""
    for name in inputs:
        if name != "-" and Path(name).is_dir() and Path(name).absolute() == out.absolute():
            raise OutputError(f"{out}: the output folder is an input; choose another with --out")


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Holds the folder for one run; the system lets it go when the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    path = out / _LOCK
    while True:
        with output_errors(out):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise OutputError(f"{out}: another run is writing into this folder") from None
        if _is_file_of(path, handle):
            break
        os.close(handle)  # another run ended between our two steps and took its lock file along
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _is_file_of(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _manifest(settings: Settings, extractor: Extractor) -> dict[str, Any]:
    return {
        "oncozh": __version__,
        "schema": SCHEMA_VERSION,
        "lexicon": extractor.lexicon.digest,
        "segmenter": settings.segmenter,
        "tokens": settings.tokens,
        "timeout": settings.timeout,
    }


def _prepare(out: Path, manifest: dict[str, Any], fresh: bool, say: Callable[[str], None]) -> Path:
    """The folder of the shards, emptied of what does not fit this run."""
    work = out / _WORK
    path = work / _MANIFEST
    with output_errors(out):
        if work.exists():
            before = _read_manifest(path)
            changed = [name for name in manifest if before.get(name) != manifest[name]]
            if fresh or changed:
                if changed and before and not fresh:
                    say(f"{', '.join(changed)} changed since the run that was stopped here: all is made anew")
                shutil.rmtree(work)
        work.mkdir(exist_ok=True)
        for half_written in work.glob("*.tmp"):
            shutil.rmtree(half_written)
        for place in work.glob("*.place"):
            place.unlink()
        temporary = work / f"{_MANIFEST}.new"
        temporary.write_text(json.dumps(manifest), encoding="utf-8")
        temporary.replace(path)
    return work


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _first_failures(path: Path) -> list[Failure]:
    with path.open(encoding="utf-8") as f:
        return [Failure(**json.loads(line)) for line, _ in zip(f, range(_FIRST_FAILURES), strict=False)]


def _make_all(
    shards: Iterator[Shard], work: Path, settings: Settings, extractor: Extractor, workers: int
) -> Iterator[Counts]:
    """Makes the shards and hands out their counts, in order."""
    if workers > 1:
        yield from Crew(work, settings, workers).make_all(shards)
        return
    for shard in shards:
        yield make_shard(work, shard, extractor, settings.timeout, lambda place: None)
