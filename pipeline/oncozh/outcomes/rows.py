"""A row of the evidence table as it is put together, before it becomes an `Outcome`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from oncozh.article import Mention
from oncozh.figures import DURATION, PERCENT
from oncozh.outcomes.blocks import ABSENT, Figure
from oncozh.outcomes.context import Context
from oncozh.outcomes.distribution import Cell
from oncozh.outcomes.items import Endpoint, Group
from oncozh.outcomes.reporters import institutions_of
from oncozh.outcomes.segments import Segment
from oncozh.outcomes.trials import trials_of


@dataclass(slots=True)
class Row:
    """A figure with what it reports; `refs` and `comparator` hold mention ids or a group's own words.

    The lists of mentions are shared with the study and other rows: another list takes their place, they never change.
    """

    figure: Figure
    endpoint: Endpoint
    time: float | None
    group: Group | None
    population: list[Mention]
    institution: list[Mention]
    trial: list[Mention]
    phase: list[Mention]
    sentence: int
    block: int
    status: str
    single: bool  # of single-arm studies
    head: str = (
        "own"  # where the endpoint stands: in the figure's own words, right of it, carried, in an earlier sentence
    )
    listed: bool = False  # one of several figures of a block
    arms: list[Group] = field(default_factory=list)  # those that were compared where the figure stands
    refs: list[str] = field(default_factory=list)
    comparator: list[str] = field(default_factory=list)
    statistic: str = ""
    direction: str | None = None
    explicit_comparison: bool = False
    held_against: bool = False  # the value of what another figure is held against: 较对照组的16.1个月延长7个月
    within: str = ""  # the part of an arm's patients that it is of, in their own words
    flags: list[str] = field(default_factory=list)


def new_row(ctx: Context, seg: Segment, figure: Figure, cell: Cell, population: list[Mention], own: bool) -> Row:
    """The row of a figure with what its sentence and study say of all figures; `own` as in `Head`."""
    endpoint = cell.endpoint
    study = ctx.study
    trial = trials_of(ctx, seg, figure)
    status = status_of(ctx, seg)
    phases = study.phases
    if status != "reported" and not seg.sentence.trials and not (study.abstract and seg.start < study.results_at):
        trial = []  # 该药有望把ORR提高到40%: another study than the one told of before
        phases = [m for m in phases if m.start >= seg.sentence.start]
    elif not trial and study.trials:
        phases = [m for m in phases if m.start < seg.block.start]  # the trial is the next clause's
    elif phases and seg.sentence.parted and phases[0].start >= seg.start and not _of_clause(ctx, seg, phases):
        if phases[0].start < seg.block.start:
            study.phases = []
        phases = []
    institutions = institutions_of(ctx, seg, goal=status == "hypothetical")
    row = Row(
        figure, endpoint, cell.time, cell.group, population, institutions, trial, phases,
        seg.sentence.index, ctx.block_count, status, ctx.arms.single,
    )  # fmt: skip
    row.arms = ctx.arms.current
    row.listed = len(seg.block.figures) > 1
    if seg.right is not None:
        row.head = "right"
    elif not own:
        row.head = "earlier" if endpoint.end <= seg.start else "carried"
    flags = row.flags
    if figure.flags:
        flags += figure.flags
    if figure.implied:
        flags.append("implied_percent")
    if endpoint.ambiguous:
        flags.append("ambiguous_endpoint")
    if figure.form == ABSENT:
        flags.append("not_reached")
    return row


_SEMICOLONS = ("；", ";")
_A_STUDY = re.compile(r"(?<![该本此这])(?:随机|对照|单臂|双盲|队列|[一另]项)[^，,。；;（(]{0,12}(?:研究|试验)")


def _of_clause(ctx: Context, seg: Segment, phases: list[Mention]) -> bool:
    """Whether the phases that a sentence names are of a clause: not where they stand in a later one, or before a new
    study (Ⅱ期研究…；对耐药者的随机研究…)."""
    text, block = ctx.text, seg.block
    first = phases[0]
    if first.start > block.end:
        return not any(text.find(c, block.end, first.start) >= 0 for c in _SEMICOLONS)
    parted = max(text.rfind(c, first.end, block.start) for c in _SEMICOLONS)
    return parted < 0 or _A_STUDY.search(text, parted, block.start) is None


_STOP = re.compile("[，,。；;]")
_IS_GOAL = re.compile(r"[^，,。；;]{0,6}[，,](?:这)?(?:也|才|正|就)?(?:是|为|成为)[^，,。；;]{0,12}?目标")


def status_of(ctx: Context, seg: Segment) -> str:
    """Goals and plans of the clause (有望达80%), animals anywhere before it in the sentence (小鼠中…)."""
    by_kind = seg.sentence.by_kind
    if not by_kind:
        return "reported"
    end = seg.block.end
    for c in by_kind.get("preclinical", ()):
        if c.start < end:
            return "preclinical"
    for c in by_kind.get("hypothetical", ()):
        if seg.clause <= c.start < end + 16 and not (c.start > end and _STOP.search(ctx.text, end, c.start)):
            return "hypothetical"
    if by_kind.get("hypothetical") and _IS_GOAL.match(ctx.text, end):
        return "hypothetical"  # 实现5年生存率突破，是下一步的目标
    return "reported"


def fits(figure: Figure, e: Endpoint) -> bool:
    """Whether a figure's form can be a value of the endpoint."""
    form = figure.form
    if e.code == "-":
        return False
    if form == PERCENT:
        return e.form != "time" or figure.verb in ("up", "down")
    if form == DURATION:
        return e.form == "time" or e.form == "either"
    if form == ABSENT:
        return e.form in ("time", "either", "rate") and e.code != "AE"
    return True
