"""What the command `oncozh convert` does; it prints and returns the exit code."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from oncozh.errors import OncozhError
from oncozh.formats.convert import convert
from oncozh.formats.offsets import Unit


def run_convert(
    source: Path, target_format: str, out: Path, *, unit: Unit | None = None, console: Console | None = None
) -> int:
    """Converts, prints what was written and what the format could not carry.

    Returns:
        0; 2 where the source cannot be read or the result not be written.
    """
    console = console or Console()
    try:
        done = convert(source, target_format, out, unit)
    except OncozhError as e:
        console.print(str(e), style="red", markup=False)
        return 2
    console.print(f"{done.articles} articles written to {out} and read back.", markup=False, highlight=False)
    if done.lost:
        parts = ", ".join(f"{what} (in {n})" for what, n in done.lost.items())
        console.print(f"{target_format} does not carry: {parts}.", markup=False, highlight=False)
    return 0
