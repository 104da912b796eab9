"""The local review application: decisions on rows, corrections of mentions, and what comes of them.

The server needs the extra `review` (Starlette and uvicorn); the store and the exports do not.
"""

from __future__ import annotations

from pathlib import Path

from oncozh.errors import OutputError


def run_review(
    out_dir: Path,
    gold: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    reviewer: str | None = None,
    open_browser: bool = True,
) -> None:
    """Serves the review application for a run's results until it is interrupted.

    Args:
        out_dir: a folder with `articles.jsonl`; decisions are kept in its `review.sqlite`.
        gold: gold records; the rows they hold count as another reviewer's decisions.
        host: the address to listen on; the default is reachable from this machine alone.
        port: 0 takes a free one.
        reviewer: whose decisions these are; the name of the user by default.
        open_browser: whether to open the page; its address is printed in any case.

    Raises:
        ReadError: the results or the gold cannot be read.
        OutputError: the extra `review` is not installed, or the port cannot be used.
    """
    try:
        from oncozh.review.server import serve
    except ModuleNotFoundError as e:
        if e.name not in ("starlette", "uvicorn"):
            raise
        raise OutputError("the review application needs its extra: pip install '.[review]' in a clone") from e
    serve(out_dir, gold, host, port, reviewer, open_browser)


__all__ = ["run_review"]
