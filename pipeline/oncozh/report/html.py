"""The report: one HTML file that holds the whole batch and needs nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from oncozh.article import Article
from oncozh.errors import ContractError, OutputError, ReadError
from oncozh.report.page import (
    SCRIPTS,
    STYLE,
    article_records,
    environment,
    inline,
    script_safe_json,
    static_text,
    strings,
)


def write_report(out_dir: Path) -> Path:
    """Writes `report.html` beside the results of a run and returns its path.

    Args:
        out_dir: a folder with `articles.jsonl` and, where there are any, `failures.jsonl` and `run.json`.

    Raises:
        ReadError: a result file is missing or broken; the message names file and line.
        OutputError: the report cannot be written.
    """
    page = render_report(list(read_articles(out_dir / "articles.jsonl")), read_failures(out_dir), read_run(out_dir))
    target = out_dir / "report.html"
    partial = out_dir / "report.html.part"
    try:
        partial.write_text(page, encoding="utf-8", newline="\n")
        partial.replace(target)
    except OSError as e:
        raise OutputError(f"{target}: {e.strerror}") from e
    return target


def render_report(articles: list[Article], failures: list[dict[str, str]], run: dict[str, str]) -> str:
    """The report's HTML."""
    style, style_source = inline(static_text(STYLE))
    scripts = [inline(static_text(name)) for name in (*SCRIPTS, "start.js")]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {style_source}",
            f"script-src {' '.join(source for _, source in scripts)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    batch = {"articles": article_records(articles), "failures": failures, "run": run, "strings": strings()}
    template = environment().get_template("report.html.j2")
    return template.render(
        strings=strings(),
        title_key="app.title",
        policy=policy,
        style=style,
        scripts=[text for text, _ in scripts],
        data=Markup(script_safe_json(batch)),
    )


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a run's `articles.jsonl`, or of a gold file.

    Raises:
        ReadError: there is no such file, or a line is no article record.
    """
    if not path.is_file():
        raise ReadError(f"{path}: no such file; `oncozh extract` writes it")
    for number, record in _lines(path):
        try:
            yield Article.from_dict(record)
        except ContractError as e:
            raise ReadError(f"{path}, line {number}: {e}") from e


def read_failures(out_dir: Path) -> list[dict[str, str]]:
    """The sources a run could not read, with the reasons; empty where no such file is."""
    path = out_dir / "failures.jsonl"
    if not path.is_file():
        return []
    return [{"source": str(r.get("source", "")), "reason": str(r.get("reason", ""))} for _, r in _lines(path)]


def read_run(out_dir: Path) -> dict[str, str]:
    """What `run.json` says about the run, as words; empty where there is none."""
    path = out_dir / "run.json"
    if not path.is_file():
        return {}
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as e:
        raise ReadError(f"{path}: no JSON: {e}") from e
    if not isinstance(run, dict):
        raise ReadError(f"{path}: must hold one JSON object")
    return {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in run.items()}


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as e:
                raise ReadError(f"{path}, line {number}: no JSON: {e}") from e
            if not isinstance(record, dict):
                raise ReadError(f"{path}, line {number}: must hold one JSON object")
            yield number, record
