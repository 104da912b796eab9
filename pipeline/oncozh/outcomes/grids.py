"""Tables in the text whose header or first column names endpoints: every value cell is a figure with its own row.

`| 方案 | ORR | 中位PFS（月） |` stands over rows of treatments, `| 指标 | A组 | B组 |` over rows of endpoints. A table of
words (代表技术与结果) is neither; its lines are read as sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from oncozh.article import Mention
from oncozh.figures import BARE, DURATION, PERCENT, PVALUE
from oncozh.outcomes.blocks import ABSENT, RATIO, Figure
from oncozh.outcomes.context import Context
from oncozh.outcomes.distribution import Cell, coordinated_endpoints, distribute
from oncozh.outcomes.endpoints import find_endpoints
from oncozh.outcomes.items import Cue, Endpoint, Group
from oncozh.outcomes.phrases import TREATMENTS
from oncozh.outcomes.population import merge_population, qualifies, unique
from oncozh.outcomes.rows import Row, fits

Span = tuple[int, int]
_start = attrgetter("start")
_first = itemgetter(0)

_BORDERS = "|｜│\t"
_BORDER = re.compile(f"[{_BORDERS}]")
_RULE = re.compile(r"[\s|｜│:：+=\-—–]*")  # |---|---|
_NO_WORDS = re.compile(
    r"(?:[\d\s()（）\[\]［］,，;；、/~～<>≤≥＜＞=＝%.±:：+–—-]|约|近|超过|不足|至|以上|以下|左右|例|个?月|年|天|周"
    r"|vs\.?|CI|P值?|HR|OR|RR|N[ERA]|未达到?|尚未达到)*",
    re.I,
)  # what a cell of values consists of
_MONTHS = re.compile(r"月|mo(?:nths?)?\b")
_YEARS = re.compile(r"[(（/,，]\s?年")
_DAYS = re.compile(r"[(（/,，]\s?[天d]")
_PER_CENT = re.compile(r"(?<!95)%")
_OF_PATIENTS = re.compile(r"(?P<n>\d+)\s?例?\s?[（(]\s?(?P<rate>\d+(?:\.\d+)?)\s?%?\s?[)）]")  # 72（60.0）
_RATIO = re.compile(r"(?:HR|OR|RR|风险比|危险比)")
_RATIOS = {
    "HR": "hazard_ratio",
    "OR": "odds_ratio",
    "RR": "risk_ratio",
    "风险比": "hazard_ratio",
    "危险比": "hazard_ratio",
}
_P_VALUE = re.compile(r"P\s?值?$|P-?value$", re.I)
_TEST = re.compile(r"(?:χ2|χ²|[tFZzU])\s?/?\s?(?:[tZU]\s?)?值?$|例数|人数|[nN]$|备注|样本量")
_ARMS = re.compile(r"组别|分组|组$|臂$|国家|地区|年份|年代|人群")
_MOST_GROUPS = 8  # that are compared with each other
_LONGEST_GROUP = 20  # code points
_LONGEST_TITLE = 80


@dataclass(slots=True)
class Line:
    """A line of a table: its span and its cells."""

    start: int
    end: int
    cells: list[Span]


@dataclass(slots=True)
class Value:
    """A figure of a cell: its endpoint, and the cells that say of whom it is."""

    figure: Figure
    endpoint: Endpoint
    time: float | None
    head: Span  # the cell that names the endpoint
    group: list[Span]
    others: list[list[Span]]  # the cells of the groups it is compared with


@dataclass(slots=True)
class Grid:
    """A table with its values in text order."""

    start: int
    end: int
    title: Span
    values: list[Value] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)  # of the cells that hold values


def find_grids(ctx: Context) -> list[Grid]:
    """The tables of an article that name endpoints."""
    text = ctx.scan.text
    if not any(border in text for border in _BORDERS):
        return []
    grids = []
    for lines in _tables(text):
        grid = Grid(lines[0].start, lines[-1].end, _title(text, lines[0].start))
        header, body = lines[0], lines[1:]
        if not _by_column(ctx, grid, header, body):
            _by_row(ctx, grid, header, body)
        if grid.values:
            grids.append(grid)
    return grids


def _tables(text: str) -> list[list[Line]]:
    """Runs of lines with as many cells, two or more; of each the header first."""
    out: list[list[Line]] = []
    run: list[Line] = []
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        end = len(text) if stop < 0 else stop
        line = _line(text, at, end) if _BORDER.search(text, at, end) else None
        if line is not None and line.cells and (not run or len(run[0].cells) == len(line.cells)):
            run.append(line)
        elif text[at:end].strip() and (line is None or line.cells):  # no blank line, no rule under the header
            if len(run) > 1:
                out.append(run)
            run = [line] if line is not None else []
        at = end + 1
    if len(run) > 1:
        out.append(run)
    return out


def _line(text: str, start: int, end: int) -> Line | None:
    """The cells of a line; none of a rule; None where it has fewer than two."""
    if _RULE.fullmatch(text, start, end):
        return Line(start, end, [])
    cells: list[Span] = []
    at = start
    for m in _BORDER.finditer(text, start, end):
        cells.append((at, m.start()))
        at = m.end()
    cells.append((at, end))
    cells = [_stripped(text, a, b) for a, b in cells]
    if cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and text[end - 1] != "\t" and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return Line(start, end, cells) if len(cells) > 1 else None


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _title(text: str, start: int) -> Span:
    """The line above a table."""
    end = start
    while end and text[end - 1].isspace():
        end -= 1
    at = text.rfind("\n", 0, end) + 1
    return (at, end) if end - at <= _LONGEST_TITLE else (end, end)


# --- what the cells name ---------------------------------------------------------------------------------------------


def _endpoints(ctx: Context, cell: Span) -> list[Endpoint]:
    """The endpoints that a header cell lists; none where one is of no endpoint of the table (切除率)."""
    found = coordinated_endpoints(find_endpoints(ctx, *cell), ctx.text)
    return [] if any(e.code == "-" or e.end > cell[1] for e in found) else found


def _unit(ctx: Context, cell: Span) -> str | None:
    """The unit that a header cell gives to the numbers under it: 中位OS（月）, ORR（%）."""
    text = ctx.text
    if _PER_CENT.search(text, *cell):
        return "percent"
    for pattern, unit in ((_MONTHS, "month"), (_YEARS, "year"), (_DAYS, "day")):
        if pattern.search(text, *cell):
            return unit
    return None


def _named(ctx: Context, cells: list[Span]) -> list[Mention]:
    """The mentions in cells."""
    out: list[Mention] = []
    for a, b in cells:
        low = bisect_left(ctx.names, a, key=_start)
        out += ctx.names[low : bisect_left(ctx.names, b, low, key=_start)]
    return out


def _is_value(ctx: Context, cell: Span) -> bool:
    """Whether a cell holds a value and no words."""
    return cell[0] < cell[1] and _NO_WORDS.fullmatch(ctx.text, *cell) is not None


def _figures(ctx: Context, cell: Span, endpoints: list[Endpoint], unit: str | None) -> list[tuple[Figure, Cell]]:
    """The figures of a cell with what each reports; none where they cannot be handed out."""
    bare = _without_unit(ctx, cell, endpoints, unit)
    if bare is not None:
        return [(bare, Cell(endpoints[-1], _time(endpoints[-1]), None))] if len(endpoints) == 1 else []
    start, end = cell
    cues = ctx.scan.cues
    low = bisect_left(cues, start, key=_first)
    absent = [Cue(*c) for c in cues[low : bisect_left(cues, end, low, key=_first)] if c[2] == "notreached"]
    blocks = ctx.reader.read(start, end, [], {"notreached": absent} if absent else {})
    if not blocks:
        return []
    cells, matched = distribute(blocks[0], endpoints, endpoints[0].times, [])
    if not matched or (len(blocks[0].figures) > 1 and blocks[0].versus):
        return []
    return [(f, c) for f, c in zip(blocks[0].figures, cells, strict=True) if fits(f, c.endpoint)]


def _without_unit(ctx: Context, cell: Span, endpoints: list[Endpoint], unit: str | None) -> Figure | None:
    """The figure of a cell whose unit stands in the header or was lost: 7.1（5.6~8.9）, 60.0, 72（60.0）."""
    reader = ctx.reader
    numbers = [n for n in reader.between(*cell) if n.form != PVALUE]
    forms = {e.form for e in endpoints}
    timed = unit in ("month", "year", "day") and forms <= {"time", "either"}
    rate = not timed and (unit == "percent" or forms == {"rate"})
    counted = _OF_PATIENTS.fullmatch(ctx.text, *cell) if rate else None
    if counted is not None:
        n = next((n for n in numbers if n.start == counted.start("rate")), None)
        if n is None:
            return None
        figure = reader.figure(n)
        if n.form == BARE:
            _give_unit(figure, "percent", implied=unit is None)
        figure.events = counted["n"]
        return figure
    if not numbers or numbers[0].form != BARE or not (timed or rate):
        return None
    figure = reader.figure(numbers[0])
    _give_unit(figure, unit if timed else "percent", implied=unit is None)
    reader.give_companions([figure], cell)
    return figure


def _time(e: Endpoint) -> float | None:
    return e.times[0] if len(e.times) == 1 else None


def _give_unit(figure: Figure, unit: str | None, *, implied: bool) -> None:
    """Makes a bare number a percentage or a time."""
    figure.form = PERCENT if unit == "percent" else DURATION
    figure.unit = unit
    figure.implied = implied and unit == "percent"


def _ratio(ctx: Context, cell: Span, kind: str) -> Figure | None:
    """The value of a cell under HR."""
    first = next((n for n in ctx.reader.between(*cell) if n.form == BARE), None)
    if first is None:
        return None
    figure = ctx.reader.figure(first)
    figure.form, figure.ratio, figure.unit = RATIO, kind, "ratio"
    ctx.reader.give_companions([figure], cell)
    return figure


# --- the two kinds of table ------------------------------------------------------------------------------------------


def _by_column(ctx: Context, grid: Grid, header: Line, body: list[Line]) -> bool:
    """Endpoints in the header: every line is of one group. Returns whether the table is of this kind."""
    columns = {j: e for j, cell in enumerate(header.cells) if j and (e := _endpoints(ctx, cell))}
    if not columns or _endpoints(ctx, header.cells[0]):
        return False
    names = [
        j for j, cell in enumerate(header.cells)
        if j not in columns and not _TEST.match(ctx.text[slice(*cell)]) and not all(_is_value(ctx, ln.cells[j]) for ln in body)
    ]  # fmt: skip
    arms = _ARMS.search(ctx.text[slice(*header.cells[0])]) is not None or all(
        ctx.text[slice(*ln.cells[0])].endswith("组") for ln in body
    )
    groups = [[ln.cells[j] for j in names] for ln in body]
    for ln, group in zip(body, groups, strict=True):
        others = [g for g in groups if g is not group] if arms and len(groups) <= _MOST_GROUPS else []
        for j, endpoints in columns.items():
            if _is_value(ctx, ln.cells[j]):
                unit = _unit(ctx, header.cells[j])
                figures = _figures(ctx, ln.cells[j], endpoints, unit)
                _add(grid, ln.cells[j], figures, header.cells[j], group, others)
    return bool(grid.values)


def _by_row(ctx: Context, grid: Grid, header: Line, body: list[Line]) -> None:
    """Endpoints in the first column: every column is of one group."""
    text = ctx.text
    words = [text[slice(*cell)] for cell in header.cells]
    groups = [
        j for j, word in enumerate(words)
        if j and word and not _P_VALUE.match(word) and not _RATIO.match(word) and not _TEST.match(word)
    ]  # fmt: skip
    for ln in body:
        endpoints = _endpoints(ctx, ln.cells[0])
        if not endpoints:
            continue
        unit = _unit(ctx, ln.cells[0])
        mine: list[Value] = []
        for j in groups:
            others = [[header.cells[k]] for k in groups if k != j] if len(groups) <= _MOST_GROUPS else []
            if _is_value(ctx, ln.cells[j]):
                figures = _figures(ctx, ln.cells[j], endpoints, unit)
                mine += _add(grid, ln.cells[j], figures, ln.cells[0], [header.cells[j]], others)
        if mine:
            _columns_of_tests(ctx, grid, ln, words, mine)


def _columns_of_tests(ctx: Context, grid: Grid, ln: Line, words: list[str], mine: list[Value]) -> None:
    """The P value and the ratio of a line of endpoints."""
    for j, word in enumerate(words):
        if not j:
            continue
        ratio = _RATIO.match(word)
        if ratio is not None and _is_value(ctx, ln.cells[j]):
            figure = _ratio(ctx, ln.cells[j], _RATIOS[ratio[0]])
            if figure is not None:
                first = mine[0]
                others = first.others if len(first.others) == 1 else []
                grid.values.append(Value(figure, first.endpoint, None, first.head, first.group, others))
                grid.spans.append(ln.cells[j])
        elif _P_VALUE.match(word):
            p = _p_value(ctx, ln.cells[j])
            for value in mine if p else ():
                value.figure.p = p
            if p:
                grid.spans.append(ln.cells[j])


_P = re.compile(r"\s?(?:P\s?)?(?P<op>[<＜>＞=＝≤≥]?)\s?(?P<value>[01](?:\.\d+)?)", re.I)


def _p_value(ctx: Context, cell: Span) -> str | None:
    m = _P.fullmatch(ctx.folded, *cell)
    return None if m is None else m["op"].strip("=") + m["value"]


def _add(
    grid: Grid,
    cell: Span,
    figures: list[tuple[Figure, Cell]],
    head: Span,
    group: list[Span],
    others: list[list[Span]],
) -> list[Value]:
    added = [Value(figure, c.endpoint, c.time, head, group, others) for figure, c in figures]
    grid.values += added
    if added:
        grid.spans.append(cell)
    return added


# --- rows ------------------------------------------------------------------------------------------------------------


def grid_rows(ctx: Context, grid: Grid, sentence: int) -> list[Row]:
    """The rows of a table; `sentence` is the number of the sentence in which it begins."""
    study = ctx.study
    above = [m for m in _named(ctx, [grid.title]) if qualifies(ctx.text, m, ctx.starts["CANCER"])]
    carried = unique(above) or (list(study.population) if study.mode else [])
    trials = [m for m in _named(ctx, [grid.title]) if m.label == "TRIAL"] or list(study.trials)
    rows = []
    for value in grid.values:
        ctx.block_count += 1
        here = _named(ctx, [value.head, *value.group])
        own = [m for m in here if qualifies(ctx.text, m, ctx.starts["CANCER"])]
        row = Row(
            value.figure, value.endpoint, value.time, None, merge_population(carried, unique(own)),
            [m for m in here if m.label == "INSTITUTION"], [m for m in here if m.label == "TRIAL"] or trials,
            list(study.phases), sentence, ctx.block_count, "reported", not value.others,
        )  # fmt: skip
        row.listed = True
        row.refs = _group(ctx, value.group)
        row.comparator = [r for o in value.others for r in _group(ctx, o) if r not in row.refs]
        row.explicit_comparison = True
        _set_statistic(row)
        rows.append(row)
    return rows


def _set_statistic(row: Row) -> None:
    figure, e = row.figure, row.endpoint
    if figure.form == RATIO:
        row.statistic = figure.ratio
    elif figure.form == PERCENT or (figure.form == ABSENT and e.form == "rate"):
        row.statistic = "rate"
    else:
        row.statistic = "mean" if e.mean or figure.number.sd is not None else "median"
    if figure.implied:
        row.flags.append("implied_percent")
    if figure.form == ABSENT:
        row.flags.append("not_reached")
    if e.ambiguous:
        row.flags.append("ambiguous_endpoint")


_WORD = re.compile(r"[\u4e00-\u9fa5A-Za-z]")


def _group(ctx: Context, cells: list[Span]) -> list[str]:
    """The treatments that the cells of a group name, else its own words; none of a hospital, a cancer or a trial."""
    groups: list[Group] = []
    for a, b in cells:
        groups += [g for g in ctx.arms.between(a, b) if g.end <= b and not g.plural]
    refs = list(dict.fromkeys(r for g in groups for r in g.refs))
    known = [r for r in refs if r in ctx.by_id]
    if known or refs:
        return known or refs
    here = _named(ctx, cells)
    if any(m.label in TREATMENTS for m in here):
        return [m.id for m in here if m.label in TREATMENTS]
    if here or not cells:
        return []
    a, b = cells[0]
    return [ctx.text[a:b]] if b - a <= _LONGEST_GROUP and _WORD.search(ctx.text, a, b) else []
