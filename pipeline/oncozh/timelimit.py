"""A time limit for one piece of work, so that a poisoned article cannot stop a run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from oncozh.errors import OncozhError


class TimeLimitError(OncozhError):
    """A piece of work took longer than its time limit; the message says how long that is."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raises `TimeLimitError` inside the block once it has run for so many seconds; None or 0 sets no limit.

    It works in the main thread of a process on a system with interval timers, and is no limit elsewhere. It cannot
    interrupt a call into C code before that call returns to Python.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if not seconds or not in_main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeLimitError(f"took longer than the time limit of {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
