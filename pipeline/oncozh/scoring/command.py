"""What the command `oncozh score` does; each function prints and returns the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console

from oncozh.errors import OncozhError
from oncozh.formats.records import write_bytes
from oncozh.scoring.agreement import agreement
from oncozh.scoring.compare import compare
from oncozh.scoring.report import error_report
from oncozh.scoring.result import score
from oncozh.scoring.terminal import agreement_tables, comparison_tables

OK, BELOW, BROKEN = 0, 1, 2


def run_score(
    pred: Path,
    gold: Path,
    *,
    json_file: Path | None = None,
    html_file: Path | None = None,
    fail_under: float | None = None,
    console: Console | None = None,
) -> int:
    """Scores predictions against the gold, prints the tables and writes the files asked for.

    Args:
        fail_under: the floor (0 to 1) under which neither the strict F1 of the four labels nor the F1 of the outcome
            core may fall.

    Returns:
        0; 1 below the floor; 2 where a file cannot be read, scored or written.
    """
    console = console or Console()
    try:
        result = score(gold, pred)
        console.print(result.table())
        if json_file is not None:
            _write_json(result.to_dict(), json_file)
        if html_file is not None:
            write_bytes(error_report(result), html_file)
    except OncozhError as e:
        return _refused(e, console)
    if fail_under is not None and result.floor < fail_under:
        console.print(f"{result.floor:.4f} is below {fail_under:g}", style="red")
        return BELOW
    return OK


def run_compare(a: Path, b: Path, gold: Path, *, json_file: Path | None = None, console: Console | None = None) -> int:
    """Compares two files of predictions on the gold and prints what B repaired and broke against A.

    Returns:
        0; 2 where a file cannot be read, scored or written.
    """
    console = console or Console()
    try:
        comparison = compare(a, b, gold)
        console.print(comparison_tables(comparison))
        if json_file is not None:
            _write_json(comparison.to_dict(), json_file)
    except OncozhError as e:
        return _refused(e, console)
    return OK


def run_agreement(a: Path, b: Path, *, json_file: Path | None = None, console: Console | None = None) -> int:
    """Prints how far two annotations agree.

    Returns:
        0; 2 where a file cannot be read, compared or written.
    """
    console = console or Console()
    try:
        found = agreement(a, b)
        console.print(agreement_tables(found))
        if json_file is not None:
            _write_json(found.to_dict(), json_file)
    except OncozhError as e:
        return _refused(e, console)
    return OK


def _write_json(data: dict[str, Any], path: Path) -> None:
    write_bytes(json.dumps(data, ensure_ascii=False, indent=1) + "\n", path)


def _refused(error: OncozhError, console: Console) -> int:
    console.print(str(error), style="red", markup=False)
    return BROKEN
