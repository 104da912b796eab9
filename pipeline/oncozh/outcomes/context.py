"""What the linking of one article knows while it goes from sentence to sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oncozh.article import Mention
from oncozh.lexicon import Entry
from oncozh.matching import Scan
from oncozh.outcomes.blocks import Figure
from oncozh.outcomes.comparison import Arms
from oncozh.outcomes.items import Endpoint, Group, Groups
from oncozh.outcomes.reader import FigureReader
from oncozh.outcomes.study import Study, study_of

if TYPE_CHECKING:
    from oncozh.outcomes.rows import Row


class Context:
    """One article: its text and names, its study and arms, and the rows so far.

    Args:
        scan: the hits of the text.
        names: the mentions that are no figures, sorted, with ids.
        inner: the endpoint and event hits of the lexicon.
        groups: the groups that `names` form.
    """

    def __init__(self, scan: Scan, names: list[Mention], inner: list[tuple[int, int, Entry]], groups: Groups) -> None:
        self.text = scan.text
        self.folded = scan.folded
        self.scan = scan
        self.names = names
        self.by_id = {m.id: m for m in names}
        self.starts: dict[str, set[int]] = {"CANCER": set(), "INSTITUTION": set()}
        for m in names:
            if m.label in self.starts:
                self.starts[m.label].add(m.start)
        self.labels = frozenset([m.label for m in names])  # what kinds of names the article has at all
        self.reader = FigureReader(scan.folded, scan.numbers, signless="%" not in scan.folded)
        self.study: Study = study_of(
            scan.text, names, signless=self.reader.signless, arms=groups.count_named(scan.text)
        )
        self.groups = groups
        self.arms = Arms(scan.text, groups, names)
        arms = {g.start for g in groups.items if g.explicit and scan.text[g.start].isascii()}
        if arms:  # CIT is no thrombocytopenia where it is an arm
            inner = [h for h in inner if h[0] not in arms]
        self.inner = inner
        self.inner_starts = [h[0] for h in inner]
        codes = {h[2].concept for h in inner}
        # Whether 复发风险 is of RFS: the article names RFS and no DFS.
        self.names_rfs = "RFS" in codes and not any(h[2].concept == "DFS" and h[2].form != "risk" for h in inner)
        self._effective: str | None = None
        self.rows: list[Row] = []
        self.last_endpoint: Endpoint | None = None
        self.block_count = 0
        self.safety_from: int | None = None  # where a study begins to tell of adverse events, once looked up
        self.trial_axis: list[Mention] = []  # the trials over which a sentence hands out its figures

    def effective(self) -> str:
        """What 有效率 is in this article: ORR where it is defined as CR+PR, DCR as CR+PR+SD, else a response of no name."""
        if self._effective is None:
            m = _EFFECTIVE.search(self.folded) if "cr" in self.folded else None
            self._effective = "RESPONSE" if m is None else "DCR" if m["sd"] or m["sd2"] else "ORR"
        return self._effective


_EFFECTIVE = re.compile(
    r"有效率?(?:[(][^()]{1,8}[)])?\s?(?:[=为:是]|以|定义为|指)\s?[(]?\s?[^。;,]{0,6}?cr[^。;,%]{0,8}?[+和、及]\s?[^。;,+]{0,4}?pr(?P<sd>[^。;,%]{0,3}[+和、及][^。;,]{0,3}sd)?"
    r"|cr\s?\+\s?pr(?P<sd2>\+sd)?\s?(?:[计算例数/]){0,4}为?(?:总)?有效"
)


@dataclass(slots=True)
class State:
    """What a sentence has said so far."""

    population: list[Mention] = field(default_factory=list)
    treatments: list[str] = field(default_factory=list)
    survival: Endpoint | None = None  # the last time-to-event endpoint, which a hazard ratio is of
    endpoints: list[Endpoint] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    subject: Group | None = None
    than: Group | None = None
    waiting: list[Endpoint] = field(
        default_factory=list
    )  # A、B发生率…（1% vs 2%，3% vs 4%）: those of the pairs to come
    pair: tuple[Group, Group] | None = None  # two groups whose values of one endpoint the sentence has just given
    baseline: Figure | None = None  # 从6%…: a value before, whose 至31% is still to come
    baseline_group: Group | None = None
    reported: list[Endpoint] = field(default_factory=list)  # since a group was last named
    reported_before: list[Endpoint] = field(default_factory=list)  # what `reported` was in the sentence before
    survivals: list[Endpoint] = field(default_factory=list)  # the time-to-event endpoints of the sentence
    apart: list[Mention] | None = (
        None  # the population before the sentence tells one part of the patients after another
    )
    asked: bool = False  # whether the sentence names an endpoint and no figure
    introduced: bool = False  # whether the text has just turned to the one drug in `treatments`, and not to another yet
    of_factors: bool = False  # ratios of factors: the treatments among them are nobody's
