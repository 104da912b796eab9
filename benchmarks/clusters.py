"""What a cluster's engine costs: the same articles by the adapter alone, through Dask and through Spark.

The documents are those of `speed.py`. An engine is started once for each number of workers, with its start measured
apart, and reads one small file, so that every worker has its lexicon; then all take turns. `files` is `extract_on`,
from JSON Lines to a folder of Parquet; `frame` is `dask_outcomes` or `spark_outcomes` over the engine's own reader, its
rows counted. What is over the adapter is the engine's time less the adapter's of the same round.

    python benchmarks/clusters.py [--megabytes 8] [--rounds 3] [--workers 1 2]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from speed import documents

from oncozh import clusters
from oncozh.clusters import dask_outcomes, extract_on, outcome_batches, spark_outcomes

PARTS = 8


class Dask:
    """A Dask cluster of so many processes on this machine."""

    def __init__(self, workers: int) -> None:
        from distributed import Client, LocalCluster

        self._cluster = LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None)
        self._client = Client(self._cluster)
        self.address = self._cluster.scheduler_address

    def frame(self, path: Path) -> None:
        """Counts the outcomes of a file by `dask_outcomes`."""
        import dask.dataframe as dd

        ddf = dd.read_json(path, lines=True, blocksize=part_bytes(path), dtype={"id": str, "text": str})
        len(dask_outcomes(ddf))

    def stop(self) -> None:
        """Ends it, and says how much memory its workers took."""
        peaks = self._client.run(lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        print(f"peak memory of a Dask worker: {max(peaks.values()) / 1e3:.0f} MB")
        self._client.close()
        self._cluster.close()


class Spark:
    """A Spark session of so many processes, which `extract_on` takes over."""

    def __init__(self, workers: int) -> None:
        from pyspark.sql import SparkSession

        self.address = f"local[{workers}]"
        self._session = SparkSession.builder.master(self.address).config("spark.ui.enabled", "false").getOrCreate()

    def frame(self, path: Path) -> None:
        """Counts the outcomes of a file by `spark_outcomes`."""
        df = self._session.read.json(str(path), "id string, text string").repartition(PARTS)
        spark_outcomes(df).count()

    def stop(self) -> None:
        """Ends it."""
        self._session.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--megabytes", type=float, default=8.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    texts = documents(options.megabytes)
    print(f"{len(texts):,} documents, {sum(map(len, texts)):,} characters, {PARTS} parts, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        records = [json.dumps({"id": f"d{n}", "text": t}, ensure_ascii=False) + "\n" for n, t in enumerate(texts)]
        (folder / "all.jsonl").write_text("".join(records), encoding="utf-8")
        (folder / "few.jsonl").write_text("".join(records[: PARTS * 4]), encoding="utf-8")
        batch = pa.RecordBatch.from_pydict({"id": [f"d{n}" for n in range(len(texts))], "text": texts})
        for workers in options.workers:
            run(folder, batch, workers, options.rounds)


def run(folder: Path, batch: pa.RecordBatch, workers: int, rounds: int) -> None:
    """Prints the measures for so many workers."""
    work: dict[str, Callable[[], object]] = {"adapter": lambda: list(outcome_batches([batch]))}
    running = []
    for name, start in (("dask", Dask), ("spark", Spark)):
        began = time.perf_counter()
        engine = start(workers)
        up = time.perf_counter() - began
        first = seconds(lambda: files(name, folder / "few.jsonl", engine.address))  # noqa: B023
        print(f"{workers} workers, {name}: up after {up:.1f} s, first small run {first:.1f} s")
        running.append(engine)
        work[f"{name}, files"] = lambda name=name, engine=engine: files(name, folder / "all.jsonl", engine.address)
        work[f"{name}, frame"] = lambda engine=engine: engine.frame(folder / "all.jsonl")
    list(outcome_batches([batch.slice(0, 20)]))
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, one in work.items():
            times[name].append(seconds(one))
    for engine in running:
        engine.stop()
    for name, took in times.items():
        each = [1000 * t / batch.num_rows for t in took]
        more = [1000 * (t - a) / batch.num_rows for t, a in zip(took, times["adapter"], strict=True)]
        print(
            f"{workers} workers, {name:<12} {statistics.median(took):7.2f} s  {statistics.median(each):6.2f} ms an article"
            f" ({min(each):.2f}..{max(each):.2f}), over the adapter {statistics.median(more):+.2f} ms"
            f" ({min(more):+.2f}..{max(more):+.2f})"
        )


def files(engine: str, path: Path, address: str) -> None:
    """A run of `extract_on` over a file, made anew."""
    clusters.PART_BYTES = part_bytes(path)
    extract_on(engine, [str(path)], path.parent / engine, address=address, fresh=True)


def part_bytes(path: Path) -> int:
    """The size of a part that makes `PARTS` of a file."""
    return -(-path.stat().st_size // PARTS)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
