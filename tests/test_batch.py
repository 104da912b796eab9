"""Batches: the same bytes whatever happens on the way, and nothing lost where something is wrong."""

from __future__ import annotations

import fcntl
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from oncozh import batch, shards
from oncozh.batch import Progress, extract_batch, extract_stream
from oncozh.crew import Crew, Settings
from oncozh.errors import OncozhError, OutputError
from oncozh.extractor import Extractor
from oncozh.reading import Failure, Source
from oncozh.shards import Counts, Shard

SENTENCES = [
    "恩扎卢胺组的客观缓解率为43.{n}%。",
    "中位总生存期为2{n}.1个月，对照组为18.2个月，HR=0.65。",
    "复旦大学附属肿瘤医院收治了肺癌患者。",
]
RESULTS = ("articles.jsonl", "outcomes.csv", "outcomes.parquet", "mentions.parquet", "failures.jsonl", "run.json")


def corpus(folder: Path, articles: int) -> Path:
    """Files of several kinds, some of them broken."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps({"id": f"j{n}", "text": "".join(s.format(n=n % 10) for s in SENTENCES), "title": f"题{n}"})
        for n in range(articles)
    ]
    (folder / "many.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    (folder / "one.txt").write_text(SENTENCES[0], encoding="gbk")
    (folder / "table.csv").write_text(f"id,text,year\nc1,{SENTENCES[1]},2025\n", encoding="utf-8")
    (folder / "zero.txt").touch()
    return folder


def result(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in RESULTS}


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SHARD_ARTICLES", 10)


def command(source: Path, out: Path, *options: str) -> list[str]:
    """The command line with shards of ten articles."""
    code = "import sys; from oncozh import batch, cli; batch.SHARD_ARTICLES = 10; sys.exit(cli.main(sys.argv[1:]))"
    return [sys.executable, "-c", code, "extract", str(source), "--out", str(out), "--no-report", *options]


def test_the_result_folder(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", 3)
    summary = extract_batch([str(source)], tmp_path / "out")
    assert (summary.counts.articles, summary.counts.failures) == (5, 2)
    assert {Path(f.source).name for f in summary.failures} == {"many.jsonl:4", "zero.txt"}
    records = [json.loads(line) for line in (tmp_path / "out/articles.jsonl").read_text("utf-8").splitlines()]
    assert [r["id"] for r in records] == ["j0", "j1", "j2", "one", "c1"]
    run = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    assert run["counts"]["articles"] == 5
    assert run["lexicon"] == Extractor().lexicon.digest
    table = pq.read_table(tmp_path / "out/outcomes.parquet")
    assert table.num_rows == summary.counts.outcomes == sum(len(r["outcomes"]) for r in records)
    assert table.column_names[-2:] == ["title", "year"]
    assert (tmp_path / "out/report.html").is_file()
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([*RESULTS, "report.html"])


@pytest.mark.usefixtures("small_shards")
def test_workers_shards_and_order_change_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus(tmp_path / "in", 45)
    names = [str(p) for p in sorted(source.iterdir())]
    extract_batch(names, tmp_path / "one", report=False)
    extract_batch(names[::-1], tmp_path / "two", workers=2, report=False)
    extract_batch(names, tmp_path / "one", report=False)
    assert result(tmp_path / "one") == result(tmp_path / "two")


@pytest.mark.usefixtures("small_shards")
def test_tokens_and_progress(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", 25)
    seen: list[Progress] = []
    extract_batch([str(source)], tmp_path / "out", tokens=True, report=False, progress=seen.append)
    record = json.loads((tmp_path / "out/articles.jsonl").read_text("utf-8").splitlines()[0])
    assert "".join(record["text"][s:e] for s, e in record["tokens"]) == record["text"]
    assert [(p.articles, p.writing) for p in seen] == [(10, False), (20, False), (27, False), (27, True)]
    assert seen[-1].share == 1.0


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_again_and_again_ends_with_the_same_bytes(tmp_path: Path, workers: int) -> None:
    source = corpus(tmp_path / "in", 300)
    subprocess.run(command(source, tmp_path / "whole"), check=False, capture_output=True)
    out = tmp_path / "killed"
    rng = random.Random(workers)
    kills = 0
    for _ in range(4 if workers == 1 else 3):
        run = subprocess.Popen(
            command(source, out, "--workers", str(workers)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        wanted = len(_finished(out)) + rng.randint(1, 3)
        while run.poll() is None and len(_finished(out)) < wanted and time.monotonic() < deadline:
            time.sleep(0.002)
        if run.poll() is None:
            run.kill()
            kills += 1
        run.wait()
    done = subprocess.run(
        command(source, out, "--workers", str(workers)), check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert kills >= 2
    assert result(out) == result(tmp_path / "whole")
    assert not (out / ".work").exists()


def _finished(out: Path) -> list[Path]:
    return list(out.glob(".work/????????"))


def interrupted(source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, after: int = 2, **options: Any) -> None:
    """A run that stops after so many shards."""
    real = shards.make_shard
    made = 0

    def stop(*args: Any) -> Counts:
        nonlocal made
        if made == after:
            raise KeyboardInterrupt
        made += 1
        return real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(batch, "make_shard", stop)
        with pytest.raises(KeyboardInterrupt):
            extract_batch([str(source)], out, report=False, **options)


@pytest.mark.usefixtures("small_shards")
def test_a_stopped_run_continues_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus(tmp_path / "in", 45)
    interrupted(source, tmp_path / "out", monkeypatch)
    assert extract_batch([str(source)], tmp_path / "out", report=False).resumed == 20
    extract_batch([str(source)], tmp_path / "whole", report=False)
    assert result(tmp_path / "out") == result(tmp_path / "whole")


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("harm", ["truncate", "unseal", "leftover"])
def test_half_written_shards_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    source = corpus(tmp_path / "in", 45)
    interrupted(source, tmp_path / "out", monkeypatch)
    first = tmp_path / "out/.work/00000000"
    if harm == "truncate":
        os.truncate(first / "articles.jsonl", 100)
    elif harm == "unseal":
        (first / "shard.json").write_text("{", "utf-8")
    else:
        first.rename(first.with_name("00000000.99.tmp"))
    assert extract_batch([str(source)], tmp_path / "out", report=False).resumed == 10
    extract_batch([str(source)], tmp_path / "whole", report=False)
    assert result(tmp_path / "out") == result(tmp_path / "whole")


@pytest.mark.usefixtures("small_shards")
def test_an_input_that_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus(tmp_path / "in", 45)
    interrupted(source, tmp_path / "out", monkeypatch)
    corpus(source, 12)
    assert extract_batch([str(source)], tmp_path / "out", report=False).resumed == 10
    extract_batch([str(source)], tmp_path / "whole", report=False)
    assert result(tmp_path / "out") == result(tmp_path / "whole")


@pytest.mark.usefixtures("small_shards")
def test_changed_settings_are_said_and_all_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus(tmp_path / "in", 45)
    said: list[str] = []
    interrupted(source, tmp_path / "out", monkeypatch)
    summary = extract_batch([str(source)], tmp_path / "out", segmenter="jieba", report=False, say=said.append)
    assert summary.resumed == 0
    assert said == ["segmenter changed since the run that was stopped here: all is made anew"]


@pytest.mark.usefixtures("small_shards")
def test_fresh_forgets_what_was_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus(tmp_path / "in", 45)
    interrupted(source, tmp_path / "out", monkeypatch)
    assert extract_batch([str(source)], tmp_path / "out", report=False, fresh=True).resumed == 0


def test_two_runs_into_one_folder(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", 3)
    out = tmp_path / "out"
    out.mkdir()
    handle = os.open(out / ".lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run"):
            extract_batch([str(source)], out)
    finally:
        os.close(handle)
    assert extract_batch([str(source)], out).counts.articles == 5


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", 3)
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file/below", Path("/proc/oncozh")):
        with pytest.raises(OutputError, match="cannot be written"):
            extract_batch([str(source)], out)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        extract_batch([str(corpus(tmp_path / "in", 3))], out)


@pytest.mark.usefixtures("small_shards")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_full_disk_is_one_line_and_the_run_can_go_on(tmp_path: Path, workers: str) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    source = corpus(tmp_path / "in", 45)
    out = tmp_path / "out"
    full = subprocess.run(
        command(source, out, "--workers", workers), check=False, capture_output=True, encoding="utf-8", preexec_fn=limit
    )
    assert full.returncode == 2
    assert full.stderr.splitlines() == [f"oncozh: {out}/.work: cannot be written: File too large"]
    again = subprocess.run(command(source, out, "--workers", workers), check=False, capture_output=True)
    assert again.returncode == 1
    extract_batch([str(source)], tmp_path / "whole", report=False)
    assert result(out) == result(tmp_path / "whole")


def test_the_result_does_not_become_an_input(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", 3)
    for _ in range(2):
        assert extract_batch([str(source)], source / "out").counts.articles == 5
    with pytest.raises(OutputError, match="is an input"):
        extract_batch([str(source)], source)


def test_ctrl_c(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", 3000)
    run = subprocess.Popen(
        command(source, tmp_path / "out", "--workers", "2"), stderr=subprocess.PIPE, encoding="utf-8"
    )
    while not _finished(tmp_path / "out"):
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "continues where it stopped" in said
    assert "Traceback" not in said


class FakeExtractor(Extractor):
    """Does what an article's text says."""

    def __call__(self, text: str, *args: Any, **kwargs: Any) -> Any:
        actions: dict[str, Callable[[], object]] = {
            "sleep": lambda: time.sleep(30),
            "raise": lambda: dict[str, str]()["missing"],
            "die": lambda: os._exit(9),
            "memory": lambda: (_ for _ in ()).throw(MemoryError()),
        }
        if text in actions:
            actions[text]()
        return super().__call__(text, *args, **kwargs)


class FakeSettings(Settings):
    def extractor(self) -> Extractor:
        return FakeExtractor(tokens=False)


def shard(*texts: str, number: int = 0) -> Shard:
    return Shard(number, [Source(f"{n}", text, f"p{n}") for n, text in enumerate(texts)], "digest")


def failures(work: Path, number: int = 0) -> list[Failure]:
    lines = (work / f"{number:08}" / "failures.jsonl").read_text("utf-8").splitlines()
    return [Failure(**json.loads(line)) for line in lines]


def test_poisoned_and_endless_articles_are_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    work = shard("癌", "sleep", "raise", "memory", "癌")
    counts = shards.make_shard(tmp_path, work, FakeExtractor(), 0.1, lambda place: None)
    assert (counts.articles, counts.failures) == (2, 3)
    assert failures(tmp_path) == [
        Failure("p1", "took longer than the time limit of 0.1 s"),
        Failure("p2", "KeyError: 'missing'"),
        Failure("p3", "MemoryError"),
    ]


def test_an_article_that_kills_its_process(tmp_path: Path) -> None:
    work = [shard("癌", "癌"), shard("癌", "die", "癌", "die", number=1), shard("癌", number=2), shard("癌", number=3)]
    counts = list(Crew(tmp_path, FakeSettings(), 2).make_all(iter(work)))
    assert [c.articles for c in counts] == [2, 2, 1, 1]
    assert [f.source for f in failures(tmp_path, 1)] == ["p1", "p3"]
    assert "killed the process" in failures(tmp_path, 1)[0].reason


class DeadSettings(Settings):
    def extractor(self) -> Extractor:
        os._exit(3)


def test_workers_that_cannot_start(tmp_path: Path) -> None:
    with pytest.raises(OncozhError, match="without an article to blame"):
        list(Crew(tmp_path, DeadSettings(), 2).make_all(iter([shard("癌")])))


def test_the_stream_of_standard_input() -> None:
    out = io.StringIO()
    data = '{"id": "a", "text": "恩扎卢胺"}\n{bad\n{"id": "b", "text": "癌"}\n'.encode()
    summary = extract_stream(io.BytesIO(data), out)
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["a", "b"]
    assert (summary.counts.failures, summary.failures[0].source) == (1, "stdin:2")
