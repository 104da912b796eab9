"""The command line. It holds no logic: every command calls one function of the package and shows what came of it.

A command group is one function that registers its commands on the app (`GROUPS`), and imports what it needs only when
it runs, so that `oncozh --version` and `--help` are quick.
"""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from oncozh.errors import OncozhError, OutputError
from oncozh.version import __version__

if TYPE_CHECKING:
    from oncozh.batch import Progress, Summary
    from oncozh.reading import Failure

FINE, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

_LINE_EVERY = 10.0  # seconds between two lines of progress in a log

P = ParamSpec("P")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 fine, 1 some inputs failed, 2 bad usage or an output that cannot be
    written, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        print(f"oncozh {__version__}")
        return FINE
    try:
        build()(given, prog_name="oncozh")
    except SystemExit as e:
        return e.code if isinstance(e.code, int) else FINE
    return FINE


def build() -> typer.Typer:
    """The app with all its commands."""
    app = typer.Typer(
        help="Reads Chinese oncology articles and writes an evidence table.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )

    @app.callback(invoke_without_command=True)
    def root(
        version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False,
    ) -> None:
        if version:
            print(f"oncozh {__version__}")
            raise typer.Exit(FINE)

    for register in GROUPS:
        register(app)
    return app


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Makes a function that returns an exit code a command: what it raises becomes one line and an exit code."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(*args, **kwargs)
        except (OncozhError, ValueError) as e:
            tell(str(e))
            code = USAGE
        except KeyboardInterrupt:
            tell("interrupted; an extraction with --out continues where it stopped when the same command is run again")
            code = INTERRUPTED
        except BrokenPipeError:
            # The reader of our output has gone; without this, Python complains once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = SOME_FAILED
        except OSError as e:
            tell(f"{e.filename or 'output'}: {e.strerror or e}")
            code = USAGE
        raise typer.Exit(code)

    return run


Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, patterns ('data/**/*.html'), or - for standard input.")
]
Lexicon = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder with tables of your own, on top of the shipped ones.")
]
Segmenter = Annotated[str, typer.Option(help="rjieba, or jieba, the reference.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


@command
def extract(
    inputs: Inputs,
    out: Annotated[
        Path | None, typer.Option(help="The result folder. Without it, - is written as JSON Lines to standard output.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    lexicon: Lexicon = None,
    segmenter: Segmenter = "rjieba",
    tokens: Annotated[bool, typer.Option("--tokens", help="Put the tokens into articles.jsonl.")] = False,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds an article; 0 for no limit.")] = 60.0,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what a stopped run had finished.")] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Leave out report.html.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Write the tables as an Excel workbook too.")] = False,
    engine: Annotated[str, typer.Option(help="local, or a cluster for JSON Lines and Parquet: dask, spark.")] = "local",
    scheduler: Annotated[str | None, typer.Option(help="The address of Dask's scheduler.")] = None,
    master: Annotated[str | None, typer.Option(help="The URL of Spark's master.")] = None,
    quiet: Quiet = False,
) -> int:
    """Extract articles into an evidence table."""
    from oncozh.batch import extract_batch, extract_stream

    if (scheduler and engine != "dask") or (master and engine != "spark"):
        raise typer.BadParameter("--scheduler goes with --engine dask, --master with --engine spark")
    if excel and (out is None or engine != "local"):
        raise typer.BadParameter("--excel goes with --out and the local engine")
    if engine != "local" and (out is None or tokens or workers > 1):
        raise typer.BadParameter(f"--engine {engine} needs --out, and knows neither --workers nor --tokens")
    if out is None:
        if list(inputs) != ["-"]:
            raise OutputError("say where the result goes: --out DIR (only - alone goes to standard output)")
        summary = extract_stream(
            sys.stdin.buffer, sys.stdout,
            lexicon_folder=lexicon, segmenter=segmenter, tokens=tokens, timeout=timeout,
        )  # fmt: skip
        _tell_failures(summary.failures, summary.counts.failures)
    else:
        with _progress(quiet) as progress:
            if engine == "local":
                summary = extract_batch(
                    inputs, out, lexicon_folder=lexicon, segmenter=segmenter, tokens=tokens, workers=workers,
                    timeout=timeout, fresh=fresh, report=not no_report, progress=progress, say=tell,
                )  # fmt: skip
            else:
                from oncozh.clusters import extract_on

                summary = extract_on(
                    engine, inputs, out, address=scheduler or master, lexicon_folder=lexicon, timeout=timeout,
                    fresh=fresh, progress=progress, say=tell,
                )  # fmt: skip
        if excel:
            from oncozh.tables import write_workbook

            write_workbook(out)
        _tell_failures(summary.failures, summary.counts.failures, out / "failures.jsonl")
        if not quiet:
            print(_summary(summary, out))
    return SOME_FAILED if summary.counts.failures else FINE


@command
def tokenize(inputs: Inputs, lexicon: Lexicon = None, segmenter: Segmenter = "rjieba") -> int:
    """Show the tokens, one sentence a line."""
    from oncozh.extractor import Extractor
    from oncozh.reading import Failure, read_inputs
    from oncozh.tokenize import tokenized_lines

    extractor = Extractor(lexicon, segmenter)
    code = FINE
    for item in read_inputs(inputs):
        if isinstance(item, Failure):
            tell(f"{item.source}: {item.reason}")
            code = SOME_FAILED
            continue
        for line in tokenized_lines(extractor(item.text)):
            print(line)
    return code


@command
def report(folder: Annotated[Path, typer.Argument(help="The result folder of an extraction.")]) -> int:
    """Write report.html, the readable view of a result folder."""
    from oncozh.report import write_report

    print(write_report(folder))
    return FINE


@command
def score(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="PRED GOLD", help="A run and the gold; A B GOLD with --compare, A B with --agreement."),
    ],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the measures as JSON.")] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help="Write the errors as a page.")] = None,
    fail_under: Annotated[float | None, typer.Option(help="The floor, 0 to 1; below it the exit code is 1.")] = None,
    compare: Annotated[bool, typer.Option("--compare", help="What the second run repaired and broke.")] = False,
    agreement: Annotated[bool, typer.Option("--agreement", help="How far two annotations agree.")] = False,
) -> int:
    """Score a run against the gold, compare two runs, or measure how far two annotations agree."""
    from oncozh.scoring.command import run_agreement, run_compare, run_score

    if compare and agreement:
        raise typer.BadParameter("--compare and --agreement exclude each other")
    wanted = 3 if compare else 2
    if len(files) != wanted:
        raise typer.BadParameter(f"{len(files)} files given, {wanted} wanted: {'A B GOLD' if compare else 'PRED GOLD'}")
    if compare:
        return run_compare(*files, json_file=json_file)
    if agreement:
        return run_agreement(*files, json_file=json_file)
    return run_score(*files, json_file=json_file, html_file=html_file, fail_under=fail_under)


@command
def convert(
    source: Annotated[Path, typer.Argument(help="Articles in any format we read.")],
    to: Annotated[str, typer.Option("--to", help="records, brat, doccano, label-studio, conll or docbin")],
    out: Annotated[Path, typer.Option(help="The file or folder to write.")],
) -> int:
    """Convert annotated articles between formats."""
    from oncozh.formats.command import run_convert

    return run_convert(source, to, out)


@command
def review(
    folder: Annotated[Path, typer.Argument(help="The result folder of an extraction.")],
    gold: Annotated[Path | None, typer.Option(help="Annotations to measure agreement with.")] = None,
    reviewer: Annotated[str | None, typer.Option(help="Your name; decisions are kept under it.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only say the address.")] = False,
) -> int:
    """Open the review of a result folder in the browser."""
    from oncozh.review import run_review

    run_review(folder, gold, host, port, reviewer, open_browser=not no_browser)
    return FINE


def lexicon_check(folder: Lexicon = None) -> int:
    """Checks the tables: names of two concepts, names the matcher cannot find, order, stray width and space."""
    from oncozh.lexicon.command import run_check

    return run_check(folder)


def lexicon_stats(folder: Lexicon = None) -> int:
    """Counts the concepts and names of each table."""
    from oncozh.lexicon.command import run_stats

    return run_stats(folder)


def lexicon_find(name: Annotated[str, typer.Argument(help="A drug, a hospital, ...")], folder: Lexicon = None) -> int:
    """Says what a name stands for, or which names are like it."""
    from oncozh.lexicon.command import run_find

    return run_find(name, folder)


def lexicon_suggest(
    inputs: Inputs,
    out: Annotated[Path, typer.Option(help="The CSV file of candidates to write.")],
    folder: Lexicon = None,
) -> int:
    """Collects the names that the texts use and the lexicon lacks, for a person to accept."""
    from oncozh.suggest import run_suggest

    return run_suggest(inputs, out, folder)


def lexicon_add(
    candidates: Annotated[Path, typer.Argument(help="What `suggest` wrote, with the accepted rows marked.")],
    folder: Annotated[Path, typer.Option("--lexicon", help="The folder with tables of your own.")],
) -> int:
    """Takes the accepted candidates into a lexicon folder of your own."""
    from oncozh.lexicon.command import run_add

    return run_add(candidates, folder)


def _lexicon(app: typer.Typer) -> None:
    group = typer.Typer(
        help="The names that the extraction knows: check, count, find, suggest, add.", no_args_is_help=True
    )
    for function in (lexicon_check, lexicon_stats, lexicon_find, lexicon_suggest, lexicon_add):
        group.command(function.__name__.removeprefix("lexicon_"))(command(function))
    app.add_typer(group, name="lexicon")


def _extraction(app: typer.Typer) -> None:
    app.command()(extract)
    app.command()(tokenize)


def _results(app: typer.Typer) -> None:
    app.command()(report)
    app.command()(score)
    app.command()(convert)
    app.command()(review)


GROUPS: tuple[Callable[[typer.Typer], None], ...] = (_extraction, _results, _lexicon)


def tell(message: str) -> None:
    """One line on standard error."""
    print(f"oncozh: {message}", file=sys.stderr)


def _tell_failures(first: Sequence[Failure], count: int, file: Path | None = None) -> None:
    for failure in first:
        tell(f"{failure.source}: {failure.reason}")
    if count > len(first):
        tell(f"and {count - len(first):,} more failures" + (f", all of them in {file}" if file else ""))


def _summary(summary: Summary, out: Path) -> str:
    """What a batch came to, for a person."""
    counts = summary.counts
    rate = (counts.articles - summary.resumed) / max(summary.seconds, 0.001)
    labels = "  ".join(f"{label} {count:,}" for label, count in counts.mentions.most_common())
    lines = [
        ("articles", counts.articles, f"{counts.characters:,} characters, {summary.seconds:.1f} s, {rate:,.0f}/s"),
        ("mentions", counts.mentions.total(), labels),
        ("outcomes", counts.outcomes, f"{counts.flagged:,} rows to review"),
        ("failures", counts.failures, str(out / "failures.jsonl") if counts.failures else ""),
    ]
    if summary.resumed:
        lines.insert(1, ("resumed", summary.resumed, "finished by the run that was stopped here"))
    if counts.renamed:
        lines.insert(1, ("renamed", counts.renamed, "articles whose id was taken; they got a suffix (#2)"))
    return "\n".join(f"{name:<9}{count:>9,}  {more}".rstrip() for name, count, more in lines) + f"\nresult in {out}"


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A bar on a terminal, a line now and then elsewhere."""
    if quiet:
        yield None
        return
    if not sys.stderr.isatty():
        yield _LineProgress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn(),
    )  # fmt: skip
    began = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(progress: Progress) -> None:
            total = None if progress.share is None else 1.0
            bar.update(task, total=total, completed=progress.share or 0.0, description=_state(progress, began))

        yield show


class _LineProgress:
    """Writes a line of progress every ten seconds, and after them one when the tables are being written."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= _LINE_EVERY or (progress.writing and self._last > self._began):
            self._last = now
            share = "" if progress.share is None else f"{progress.share:.0%}, "
            tell(share + _state(progress, self._began))


def _state(progress: Progress, began: float) -> str:
    rate = progress.articles / max(time.monotonic() - began, 0.001)
    failures = f", {progress.failures:,} failures" if progress.failures else ""
    writing = ", writing the tables" if progress.writing else ""
    return f"{progress.articles:,} articles, {rate:,.0f}/s{failures}{writing}"
