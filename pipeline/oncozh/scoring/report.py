"""The error report: one HTML file that needs nothing else, filtered in the browser."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from oncozh.scoring.result import Result
from oncozh.scoring.terminal import TITLES, percent, percent_interval

_TEMPLATE = "errors.html.j2"


def error_report(result: Result, title: str = "oncozh: errors against the gold") -> str:
    """The report as HTML; the data stands in it as JSON that cannot end its script element."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters |= {"percent": percent, "interval": percent_interval}
    template = environment.from_string(files(__package__).joinpath(_TEMPLATE).read_text(encoding="utf-8"))
    return template.render(
        title=title,
        result=result,
        titles=TITLES,
        rows=[asdict(row) for row in result.errors],
    )
