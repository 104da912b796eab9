"""Clusters: the rows of the single-machine run, from real workers in processes of their own."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import oncozh
from oncozh import clusters
from oncozh.batch import extract_batch
from oncozh.cli import main
from oncozh.clusters import dask_outcomes, extract_on, outcome_batches, spark_outcomes
from oncozh.crew import Settings
from oncozh.errors import OncozhError, OutputError, ReadError
from oncozh.reading import Failure
from oncozh.tables import OUTCOME_COLUMNS, outcomes_table, schema

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {p.stem: p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus").glob("*.txt"))[::7]}
SENTENCE = "恩扎卢胺组的客观缓解率为43.3%。"

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="dask.distributed is not installed")
needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="pyspark or Java is not installed"
)
# What the engines warn of is theirs: PySpark of pandas 3, Dask of ports in use.
quiet = pytest.mark.filterwarnings("default")


def lines(path: Path, extra: str = "") -> Path:
    """The texts as JSON Lines, with metadata, which a cluster's table leaves out."""
    records = (json.dumps({"id": i, "text": t, "year": 2025}, ensure_ascii=False) for i, t in TEXTS.items())
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{r}\n" for r in records) + extra, encoding="utf-8")
    return path


def batch(texts: list[Any], ids: list[Any] | None = None) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"id": ids or [f"a{n}" for n in range(len(texts))], "text": texts})


def single(*inputs: Path, out: Path) -> pa.Table:
    """The table of a run on one machine, without its columns of metadata."""
    extract_batch([str(p) for p in inputs], out, report=False)
    return pq.read_table(out / "outcomes.parquet").select(list(OUTCOME_COLUMNS))


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PART_BYTES", 6_000)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that does the work in this process, part by part."""

    def run(job: Callable[..., str], parts: list[Any], address: str | None) -> Iterator[str]:
        for number, part in parts:
            yield job(number, part)

    monkeypatch.setattr(clusters, "_on_dask", run)
    monkeypatch.setattr(clusters, "_need", lambda *_: None)


@pytest.fixture(scope="module")
def dask_address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    spark_environment(monkeypatch)
    session = SparkSession.builder.master("local[2]").getOrCreate()
    yield session
    session.stop()


def spark_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark's Python workers are fresh processes, which know nothing of this one's path."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(p for p in sys.path if p))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    settings = "--conf spark.executor.memory=512m --conf spark.ui.enabled=false"
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{settings} pyspark-shell")


def test_record_batches_in_and_out() -> None:
    given = [batch(list(TEXTS.values())[:5], list(TEXTS)[:5]), batch(list(TEXTS.values())[5:], list(TEXTS)[5:])]
    made = list(outcome_batches(given))
    assert all(b.schema == schema(OUTCOME_COLUMNS) for b in made)
    assert pa.Table.from_batches(made).equals(outcomes_table(oncozh.extract(t, i) for i, t in TEXTS.items()))


def test_other_names_and_types() -> None:
    given = pa.RecordBatch.from_pydict({"body": [SENTENCE], "nr": [7], "url": ["a/7"]})
    row = pa.Table.from_batches(outcome_batches([given], "body", "nr", source="url")).to_pylist()[0]
    assert (row["article_id"], row["value"], row["source"]) == ("7", 43.3, "a/7")


def test_nothing_gives_nothing() -> None:
    assert list(outcome_batches([])) == []
    assert list(outcome_batches([batch([])])) == []
    assert list(outcome_batches([batch(["没有数字。"])])) == []


def test_a_failing_article_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(articles: list[oncozh.Article]) -> pa.Table:
        if articles[0].id == "a3":
            raise OverflowError("too large")
        return outcomes_table(articles)

    monkeypatch.setattr(clusters, "outcomes_table", table)
    failures: list[Failure] = []
    seen: list[oncozh.Article] = []
    given = batch([SENTENCE, None, " ", SENTENCE, SENTENCE, SENTENCE], ["a0", "a1", "a2", "a3", None, "a5"])
    made = pa.Table.from_batches(outcome_batches([given], seen=seen.append, failed=failures.append))
    assert made["article_id"].to_pylist() == [a.id for a in seen] == ["a0", "a5"]
    assert failures == [
        Failure("a1", "is empty"),
        Failure("a2", "holds nothing but white space"),
        Failure("a3", "OverflowError: too large"),
        Failure("row 5 of its partition", "has no id"),
    ]


def test_texts_that_are_no_texts() -> None:
    failures: list[Failure] = []
    assert list(outcome_batches([batch([b"\xff", b"ORR"])], failed=failures.append)) == []
    assert [f.reason for f in failures] == ["has a text that is no string"] * 2
    failures.clear()
    broken = pa.array([b"\xff\xfe", SENTENCE.encode()]).cast(pa.string(), safe=False)
    given = pa.RecordBatch.from_arrays([pa.array(["a", "b"]), broken], ["id", "text"])
    assert pa.Table.from_batches(outcome_batches([given], failed=failures.append))["article_id"].to_pylist() == ["b"]
    assert [f.source for f in failures] == ["a"]


def test_failures_are_logged_where_nobody_asks(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "oncozh.clusters"):
        list(outcome_batches([batch([None])]))
    assert [r.getMessage() for r in caplog.records] == ["a0: is empty"]


def test_tables_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "drugs.tsv").write_text(
        "concept\tgeneric\tbrand\tcode\tabbr\nnewdrug\t新试药\t\t\t\n", encoding="utf-8"
    )
    given = batch(["新试药组的客观缓解率为43.3%。"])
    row = pa.Table.from_batches(outcome_batches([given], lexicon_folder=str(tmp_path))).to_pylist()[0]
    assert row["intervention_concepts"] == "newdrug"


def test_a_missing_column() -> None:
    with pytest.raises(ReadError, match="no column `body`; their columns are id, text"):
        list(outcome_batches([batch([SENTENCE])], "body"))


@pytest.mark.parametrize(("engine", "module"), [("dask", "distributed"), ("spark", "pyspark")])
def test_a_missing_extra(engine: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "find_spec", lambda name: None)
    cover: Callable[[Any], Any] = dask_outcomes if engine == "dask" else spark_outcomes
    for work in (lambda: extract_on(engine, [], tmp_path / "out"), lambda: cover(None)):
        with pytest.raises(OncozhError, match=rf"extra `{engine}`: pip install '\.\[{engine}\]'"):
            work()
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("here", "small_parts")
def test_files_of_all_kinds_give_the_rows_of_one_machine(tmp_path: Path) -> None:
    nameless = f'\n{{"text": "{SENTENCE}"}}\n{{broken\n'
    jsonl = lines(tmp_path / "in/a.jsonl", nameless)
    lines(tmp_path / "in/b.ndjson").write_bytes(b"\xef\xbb\xbf" + f'{{"text": "{SENTENCE}"}}'.encode())
    texts = pa.table({"text": [SENTENCE, None, *TEXTS.values()], "year": [2025] * (2 + len(TEXTS))})
    pq.write_table(texts, tmp_path / "in/c.PARQUET", row_group_size=3)
    for hidden in ("_SUCCESS", ".c.parquet.crc"):
        (tmp_path / "in" / hidden).touch()
    whole = single(*(tmp_path / "in" / name for name in ("a.jsonl", "b.ndjson", "c.PARQUET")), out=tmp_path / "one")
    summary = extract_on("dask", [str(tmp_path / "in"), str(jsonl)], tmp_path / "out")
    made = pq.read_table(tmp_path / "out/outcomes.parquet")
    assert made.equals(whole)
    assert len(list((tmp_path / "out/outcomes.parquet").iterdir())) > 3
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["failures.jsonl", "outcomes.parquet", "run.json"]
    failures = (tmp_path / "out/failures.jsonl").read_text("utf-8")
    assert failures == (tmp_path / "one/failures.jsonl").read_text("utf-8")
    assert [json.loads(f)["source"].rpartition("/")[2] for f in failures.splitlines()] == [
        f"a.jsonl:{len(TEXTS) + 3}", "c.PARQUET:2",
    ]  # fmt: skip
    run = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    assert run["counts"] == json.loads((tmp_path / "one/run.json").read_text("utf-8"))["counts"]
    assert summary.counts.failures == 2


@pytest.mark.usefixtures("here")
def test_inputs_that_cannot_be_read_are_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no more")
    (tmp_path / "c.jsonl").touch()
    pq.write_table(pa.table({"body": [SENTENCE]}), tmp_path / "d.parquet")
    inputs = [str(tmp_path / n) for n in ("a.txt", "b.parquet", "c.jsonl", "d.parquet", "none.jsonl", "*.none")]
    summary = extract_on("dask", inputs, tmp_path / "out")
    assert {Path(f.source).name: f.reason.split(":")[0] for f in summary.failures} == {
        "*.none": "matches no file",
        "none.jsonl": "no such file or folder",
        "a.txt": "a cluster reads .jsonl, .ndjson and .parquet; `--engine local` reads the rest",
        "b.parquet": "is no readable Parquet file",
        "c.jsonl": "holds no articles",
        "d.parquet": "has no column `text`",
    }
    assert pq.read_table(tmp_path / "out/outcomes.parquet").equals(schema(OUTCOME_COLUMNS).empty_table())


@pytest.mark.usefixtures("here")
def test_a_broken_row_group_ends_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(
        pa.table({"id": ["a", "b"], "text": [SENTENCE, SENTENCE * 3]}), path, row_group_size=1, compression="zstd",
        use_dictionary=False, write_page_checksum=True,
    )  # fmt: skip
    column = pq.read_metadata(path).row_group(0).column(1)
    end = column.data_page_offset + column.total_compressed_size
    data = bytearray(path.read_bytes())
    data[end - 30 : end] = b"\0" * 30
    path.write_bytes(data)
    summary = extract_on("dask", [str(path)], tmp_path / "out")
    assert [f.source for f in summary.failures] == [f"{path.as_posix()}:1"]
    assert set(pq.read_table(tmp_path / "out/outcomes.parquet")["article_id"].to_pylist()) == {"b"}


@pytest.mark.usefixtures("here", "small_parts")
def test_a_stopped_run_continues_and_a_finished_one_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lines(tmp_path / "in/a.jsonl")
    run = clusters._on_dask
    monkeypatch.setattr(clusters, "_on_dask", lambda job, parts, address: run(job, [*parts[:2], (9, None)], address))
    with pytest.raises(OncozhError, match="finished parts are kept"):
        extract_on("dask", [str(path)], tmp_path / "out")
    assert not (tmp_path / "out/outcomes.parquet").exists()
    monkeypatch.setattr(clusters, "_on_dask", run)
    summary = extract_on("dask", [str(path)], tmp_path / "out")
    assert 0 < summary.resumed < summary.counts.articles == len(TEXTS)
    first = {p.name: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert extract_on("dask", [str(path)], tmp_path / "out").resumed == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()} == first
    assert pq.read_table(tmp_path / "out/outcomes.parquet").equals(single(path, out=tmp_path / "one"))


@pytest.mark.usefixtures("here", "small_parts")
def test_a_stopped_run_of_other_settings_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lines(tmp_path / "in/a.jsonl")
    run = clusters._on_dask
    monkeypatch.setattr(clusters, "_on_dask", lambda job, parts, address: run(job, [*parts[:2], (9, None)], address))
    with pytest.raises(OncozhError):
        extract_on("dask", [str(path)], tmp_path / "out")
    monkeypatch.setattr(clusters, "_on_dask", run)
    said: list[str] = []
    assert extract_on("dask", [str(path)], tmp_path / "out", timeout=5, say=said.append).resumed == 0
    assert said == ["timeout changed since the run that was stopped here: all is made anew"]


@pytest.mark.usefixtures("here")
def test_folders_that_are_refused(tmp_path: Path) -> None:
    path = lines(tmp_path / "in/a.jsonl")
    with pytest.raises(OutputError, match="is an input"):
        extract_on("dask", [str(path.parent)], path.parent)
    single(path, out=tmp_path / "one")
    with pytest.raises(OutputError, match="a run on one machine"):
        extract_on("dask", [str(path)], tmp_path / "one")
    with pytest.raises(ValueError, match="none of dask, spark"):
        extract_on("ray", [str(path)], tmp_path / "out")


def test_a_worker_of_another_version_is_refused(tmp_path: Path) -> None:
    job = clusters._Job(tmp_path, Settings(), "0.0.0", "other")
    with pytest.raises(OncozhError, match="other than the process that started the run"):
        job(0, ())


@pytest.mark.parametrize(
    ("message", "cause"),
    [
        ("x.jsonl: cannot be read", "x.jsonl: cannot be read"),
        ("", "RuntimeError"),
        (
            "An exception was thrown from the Python worker:\nTraceback (most recent call last):\n  File ...\n"
            "oncozh.errors.OutputError: out: cannot be written: No space left on device\n\tat org.apache.spark.api",
            "OutputError: out: cannot be written: No space left on device",
        ),
        (
            "An error occurred while calling None.org.apache.spark.api.java.JavaSparkContext.\n"
            ": org.apache.spark.SparkException: Asked to launch cluster with 512 MiB/worker\n\tat org.apache.spark",
            "SparkException: Asked to launch cluster with 512 MiB/worker",
        ),
    ],
)
def test_what_went_wrong_is_one_line(message: str, cause: str) -> None:
    assert clusters._cause(RuntimeError(message)) == cause


def test_options_that_do_not_go_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (
        ["--scheduler", "tcp://127.0.0.1:1"], ["--engine", "dask", "--master", "local[2]"],
        ["--engine", "dask", "--workers", "2"], ["--engine", "ray"],
    ):  # fmt: skip
        assert main(["extract", "a.jsonl", "--out", str(tmp_path / "out"), *options]) == 2
    assert main(["extract", "a.jsonl", "--engine", "spark"]) == 2


@needs_dask
@quiet
def test_dask(tmp_path: Path, dask_address: str) -> None:
    import dask.dataframe as dd
    import pandas as pd
    from distributed import Client

    frame = pd.DataFrame({"nr": list(TEXTS), "body": list(TEXTS.values()), "year": 2025})
    frame.loc[len(frame)] = ["null", None, 2025]
    with Client(dask_address) as client:
        assert len(client.ncores()) == 2
        made = dask_outcomes(dd.from_pandas(frame, npartitions=4), "body", "nr")
        assert list(made.columns) == list(OUTCOME_COLUMNS)
        table = pa.Table.from_pandas(made.compute(), schema(OUTCOME_COLUMNS), preserve_index=False)
        made.to_parquet(tmp_path / "written")
        loads = client.run(lambda: __import__("oncozh.lexicon", fromlist="_").load_lexicon.cache_info().misses)
    assert list(loads.values()) == [1, 1]
    whole = outcomes_table(oncozh.extract(t, i) for i, t in TEXTS.items())
    assert table.replace_schema_metadata().equals(whole)
    assert pq.read_table(tmp_path / "written").select(list(OUTCOME_COLUMNS)).cast(whole.schema).equals(whole)


@needs_dask
@quiet
@pytest.mark.usefixtures("small_parts")
def test_the_command_on_dask(tmp_path: Path, dask_address: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = lines(tmp_path / "in/a.jsonl", '{"id": "null", "text": null}\n')
    command = ["extract", str(path), "--out", str(tmp_path / "out"), "--engine", "dask", "--scheduler", dask_address]
    assert main(command) == 1
    assert f"{path.as_posix()}:{len(TEXTS) + 1}: has no `text`" in capsys.readouterr().err
    assert pq.read_table(tmp_path / "out/outcomes.parquet").equals(single(path, out=tmp_path / "one"))


@needs_dask
@quiet
def test_dask_workers_that_do_not_see_the_files(tmp_path: Path, dask_address: str, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    path = lines(tmp_path / "in/a.jsonl")
    prepare = clusters._prepare

    def and_hide(*given: Any) -> None:
        prepare(*given)
        path.unlink()

    monkeypatch.setattr(clusters, "_prepare", and_hide)
    with pytest.raises(OncozhError, match=r"^dask: .*No such file or directory: .*a\.jsonl"):
        extract_on("dask", [str(path)], tmp_path / "out", address=dask_address)


@needs_spark
@quiet
def test_spark(spark: Any) -> None:
    rows = [*((i, t, 2025) for i, t in TEXTS.items()), ("null", None, 2025)]
    made = spark_outcomes(spark.createDataFrame(rows, "nr string, body string, year int").repartition(4), "body", "nr")
    assert made.columns == list(OUTCOME_COLUMNS)
    table = made.toArrow().cast(schema(OUTCOME_COLUMNS))
    whole = outcomes_table(oncozh.extract(t, i) for i, t in TEXTS.items())
    order = [("article_id", "ascending"), ("figure_start", "ascending"), ("outcome_id", "ascending")]
    assert table.sort_by(order).equals(whole.sort_by(order))

    def loads(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from oncozh.lexicon import load_lexicon

        for given in batches:
            yield pa.RecordBatch.from_pydict({"loads": [load_lexicon.cache_info().misses] * given.num_rows})

    assert {row.loads for row in spark.range(0, 8, 1, 8).mapInArrow(loads, "loads bigint").collect()} == {1}


@needs_spark
@quiet
@pytest.mark.usefixtures("small_parts")
def test_the_command_on_spark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A master with two workers, each a Java process with a Python process of its own."""
    spark_environment(monkeypatch)
    path = lines(tmp_path / "in/a.jsonl", '{"id": "null", "text": null}\n')
    command = ["extract", str(path), "--out", str(tmp_path / "out"), "--engine", "spark"]
    assert main([*command, "--master", "local-cluster[2,1,512]"]) == 1
    assert f"{path.as_posix()}:{len(TEXTS) + 1}: has no `text`" in capsys.readouterr().err
    assert pq.read_table(tmp_path / "out/outcomes.parquet").equals(single(path, out=tmp_path / "one"))
