"""Worker processes that make shards. An article that kills or hangs its process becomes a failure, the rest goes on."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from oncozh.errors import OncozhError
from oncozh.extractor import Extractor
from oncozh.reading.records import Failure, Source
from oncozh.shards import Counts, Shard, make_shard

_SHARDS_PER_WORKER = 2
_HARD_LIMIT_FACTOR = 2
_HARD_LIMIT_GRACE = 5.0


@dataclass(slots=True, frozen=True)
class Settings:
    """What an extraction depends on besides its inputs; `timeout` is in seconds an article, 0 for none."""

    lexicon_folder: Path | None = None
    segmenter: str = "rjieba"
    tokens: bool = False
    timeout: float = 60.0

    def extractor(self) -> Extractor:
        """An extractor with these settings."""
        return Extractor(self.lexicon_folder, self.segmenter, tokens=self.tokens)


class Crew:
    """So many worker processes for one batch, and the shards they have in hand."""

    def __init__(self, work: Path, settings: Settings, workers: int) -> None:
        self._work = work
        self._settings = settings
        self._workers = workers
        self._waiting: deque[tuple[Shard, Future[Counts]]] = deque()
        self._pool: ProcessPoolExecutor | None = None
        self._strangers: set[BaseProcess] = set()

    def make_all(self, shards: Iterator[Shard]) -> Iterator[Counts]:
        """Makes the shards and hands out their counts, in order; only a few shards are in memory at a time.

        Raises:
            OutputError: a shard cannot be written.
            OncozhError: the worker processes die without an article to blame.
        """
        try:
            for shard in shards:
                self._submit(shard)
                if len(self._waiting) > self._workers * _SHARDS_PER_WORKER:
                    yield self._finish_first()
            while self._waiting:
                yield self._finish_first()
        finally:
            self._stop()

    def _submit(self, shard: Shard) -> None:
        future: Future[Counts]
        try:
            future = self._running_pool(self._workers).submit(_make, shard)
        except BrokenProcessPool as e:
            future = Future()
            future.set_exception(e)
        self._waiting.append((shard, future))

    def _finish_first(self) -> Counts:
        shard, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._stop()
        counts = self._make_alone(shard)
        again, self._waiting = self._waiting, deque()
        for other, done in again:
            if isinstance(done.exception(), BrokenProcessPool):
                self._submit(other)
            else:
                self._waiting.append((other, done))
        return counts

    def _make_alone(self, shard: Shard) -> Counts:
        """Makes a shard while nothing else runs, so that it is clear which article a process died of."""
        while True:
            try:
                return self._running_pool(1).submit(_make, shard).result()
            except BrokenProcessPool:
                place = _read_place(_place_file(self._work, shard))
            finally:
                self._stop()
            item = None if place is None else shard.items[place]
            if place is None or not isinstance(item, Source):
                raise OncozhError("the worker processes die without an article to blame; is memory short?")
            shard.items[place] = Failure(item.path, "its extraction killed the process, or hung and could not be ended")

    def _running_pool(self, workers: int) -> ProcessPoolExecutor:
        if self._pool is None:
            self._strangers = set(multiprocessing.active_children())
            self._pool = ProcessPoolExecutor(
                workers, multiprocessing.get_context("spawn"), _start, (self._work, self._settings)
            )
        return self._pool

    def _stop(self) -> None:
        if self._pool is None:
            return
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - self._strangers:
            process.terminate()
        self._pool = None


class _Worker:
    """What a worker process holds between shards."""

    def __init__(self, work: Path, settings: Settings) -> None:
        self.work = work
        self.timeout = settings.timeout
        self.extractor = settings.extractor()
        self.nowhere = open(os.devnull, "w")  # noqa: SIM115, PTH123  (the watchdog writes to it as long as we live)


_worker: _Worker


def _start(work: Path, settings: Settings) -> None:
    """Makes a fresh process a worker. Ctrl-C is the parent's to handle; a worker ends when its parent is gone."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _worker = _Worker(work, settings)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _make(shard: Shard) -> Counts:
    """Makes a shard in this worker. The place in hand is noted on disk before each article, and a watchdog ends the
    process where an article hangs in C code, which no signal handler can interrupt."""
    path = _place_file(_worker.work, shard)
    limit = _worker.timeout * _HARD_LIMIT_FACTOR + _HARD_LIMIT_GRACE
    note = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)

    def begin(place: int) -> None:
        os.lseek(note, 0, os.SEEK_SET)
        os.write(note, b"%08d" % place)
        if _worker.timeout:
            faulthandler.dump_traceback_later(limit, exit=True, file=_worker.nowhere)

    try:
        return make_shard(_worker.work, shard, _worker.extractor, _worker.timeout, begin)
    finally:
        faulthandler.cancel_dump_traceback_later()
        os.close(note)
        path.unlink(missing_ok=True)


def _place_file(work: Path, shard: Shard) -> Path:
    return work / f"{shard.name}.place"


def _read_place(path: Path) -> int | None:
    try:
        return int(path.read_bytes())
    except (OSError, ValueError):
        return None
