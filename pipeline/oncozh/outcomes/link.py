"""Joins the figures of an article to what they report: one pass over its sentences, left to right, with a small state.

The state within a sentence is the endpoint, the time point, the groups and the population last named; from sentence to
sentence only what the guidelines let carry over (trial, phase, population, a series' hospitals, a study's groups).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from oncozh.article import Mention
from oncozh.figures import DURATION, FOLD, PERCENT, POINTS, bare_interval
from oncozh.lexicon import Entry
from oncozh.matching import Scan
from oncozh.outcomes.arms import find_groups
from oncozh.outcomes.blocks import ABSENT, RATIO, Block, Figure
from oncozh.outcomes.changes import agree_with_words, direction_of, set_statistic, take_baseline
from oncozh.outcomes.context import Context, State
from oncozh.outcomes.distribution import Cell, distribute, population_groups
from oncozh.outcomes.endpoints import find_endpoints
from oncozh.outcomes.enrolment import hold_enrolled, is_own, leave_population, note_own, note_population, topic_of
from oncozh.outcomes.flags import set_flags
from oncozh.outcomes.former import given_to_some
from oncozh.outcomes.grids import find_grids, grid_rows
from oncozh.outcomes.heads import Head, head_of, is_lack
from oncozh.outcomes.items import Cue, Group
from oncozh.outcomes.missing import missing_rows
from oncozh.outcomes.pairs import give_p_values, pair_rows
from oncozh.outcomes.parts import note_within, tell_apart
from oncozh.outcomes.phrases import TREATMENTS
from oncozh.outcomes.population import population_of
from oncozh.outcomes.presumed import named_alone_before, presumed_arms
from oncozh.outcomes.ratios import SURVIVAL, ratio_rows
from oncozh.outcomes.references import resolve_arms, take_references
from oncozh.outcomes.reporters import is_heading, note_reporters, note_series
from oncozh.outcomes.rows import Row, fits, new_row
from oncozh.outcomes.safety import is_event
from oncozh.outcomes.sections import study_starts
from oncozh.outcomes.segments import Segment, Sentence, is_prior, merge_clauses, segment_of, tells_difference
from oncozh.outcomes.sequences import set_lines
from oncozh.outcomes.sides import (
    Sides,
    add_common_control,
    compare_with_before,
    last_groups,
    own_words,
    set_sides,
    sides_of,
)
from oncozh.outcomes.strata import strata_of, stratum_of
from oncozh.outcomes.study import end_study, is_abstract, is_plain, main_drug, note_treatments
from oncozh.outcomes.treatments import is_compared, says_what_it_is, treatments_of, without_titles
from oncozh.outcomes.trials import is_others, note_trials


class Linker:
    """Links one article; make a new one for each."""

    def __init__(
        self, scan: Scan, names: list[Mention], inner: list[tuple[int, int, Entry]], sentences: list[tuple[int, int]]
    ) -> None:
        self.scan = scan
        self.names = names
        self.inner = inner
        self.sentences = sentences
        self.name_starts = [m.start for m in names]
        self.cue_starts = [c[0] for c in scan.cues]
        self.percents: list[Figure] = []
        self.missing: list[Row] = []
        self.baselines: list[Figure] = []
        self.own: tuple[list[str], list[Group]] | None = None  # what the text's own patients get, while it cites others
        self.before: Sentence | None = None  # the sentence before the one that is read
        self.headed = False  # whether the line before is a heading that says which drug the lines after it are about

    def link(self) -> tuple[list[Figure], list[Row]]:
        """All percentages, folds and baselines of the article, and its rows."""
        scan = self.scan
        if not scan.numbers and not self.inner:
            return [], []
        starts = [] if is_abstract(scan.text) else study_starts(scan.text, self.names, self.sentences)
        self.ctx = ctx = Context(scan, self.names, self.inner, find_groups(scan.text, self.names, starts))
        ctx.arms.main = main_drug(self.names, scan.text)
        paragraph_end = 0
        state = State()
        grids = find_grids(ctx)
        ctx.reader.hide(sorted(span for g in grids for span in g.spans))
        for index, (start, end) in enumerate(merge_clauses(scan.text, self.sentences, starts)):
            low = bisect_left(self.name_starts, start)
            names = self.names[low : bisect_left(self.name_starts, end, low)]
            s = Sentence(index, start, end, scan.text[start:end], names)
            if scan.text.find("\n", paragraph_end, start) >= 0:
                self._paragraph(s, state)
            if start in starts:
                ctx.arms.another_study(start)
                if not (self.headed or state.introduced):
                    state.treatments = [ctx.arms.main] if ctx.arms.main else []
                leave_population(ctx, s)
            paragraph_end = end
            while grids and grids[0].start <= start:
                rows = grid_rows(ctx, grids.pop(0), index)
                ctx.rows += rows
                self.percents += [r.figure for r in rows if r.figure.form == PERCENT]
            state = self._sentence(s, state)
            self.headed = is_heading(ctx.text, s) and any(m.label == "DRUG" for m in s.names)
        pair_rows(ctx)
        if ctx.groups.orders is not None:
            set_lines(ctx.rows, ctx.text, ctx.groups.orders)
        for row in ctx.rows:
            if row.within:
                row.refs = [row.within, *row.refs]
        set_flags(ctx, ctx.rows)
        return self.percents + self.baselines, ctx.rows + self.missing

    def _paragraph(self, s: Sentence, state: State) -> None:
        """A new paragraph: another study, as far as its first sentence names a trial or treatments."""
        ctx = self.ctx
        if s.trials and not {m.text for m in s.trials} & {m.text for m in ctx.study.trials}:
            ctx.study.trials, ctx.study.phases = [], []
        ctx.study.topic, ctx.study.next_topic = ctx.study.next_topic, []
        ctx.arms.new_study(s.start, s.end)
        state.introduced = state.introduced and self.headed
        if (
            ctx.arms.main
            and not (ctx.study.abstract or self.headed)
            and not any(m.label in TREATMENTS for m in s.names)
        ):
            state.treatments = [ctx.arms.main]

    # --- one sentence ----------------------------------------------------------------------------------------------

    def _sentence(self, s: Sentence, before: State) -> State:
        ctx, study = self.ctx, self.ctx.study
        patients = study.population
        state = self._enter(s, before)
        blocks = ctx.reader.read(s.start, s.end, s.endpoints, s.by_kind)
        if s.endpoints:
            self.missing += missing_rows(ctx, s, state)
        first_row = len(ctx.rows)
        position = s.start
        for number, block in enumerate(blocks, 1):
            for f in block.figures:
                if f.form in _SHARES:
                    self.percents.append(f)
            seg = segment_of(ctx, s, position, block, blocks[number:])
            count = len(ctx.rows)
            self._block(seg, state)
            if len(ctx.rows) == count and state.baseline is None and _is_passed_over(ctx.text, block, seg):
                continue
            position = block.end
            following = blocks[number].start if number < len(blocks) else s.end
            if seg.right is not None and len(ctx.rows) > count and seg.right.end <= following:
                position = seg.right.end  # the endpoint is used up
            if seg.bracket is not None:
                position = max(position, seg.bracket.end)
            position = _past_brackets(ctx, position, s.end)
        if len(ctx.rows) > first_row:
            rows = ctx.rows[first_row:]
            if s.within:
                note_within(ctx, s, rows)
            give_p_values(ctx, s, rows)
            if patients and study.population is not patients and _are_several(rows):
                study.population = patients  # several kinds of them had a figure each
            if (
                study.trials
                and not study.abstract
                and len({tuple(m.text for m in r.trial) for r in rows if r.trial}) > 1
            ):
                study.trials = []  # which of them the next sentence goes on with is not said
        if not blocks and s.endpoints and s.endpoints[-1].code != "-":
            state.endpoints = [s.endpoints[-1]]
            state.times = s.endpoints[-1].times
            state.asked = True
        if not state.of_factors:
            noted = self._note_treatments(s, state)
            state.introduced = _introduces(ctx, s, state) if noted else state.introduced
        if state.pair is not None:
            ctx.arms.remember(state.pair)
        return state

    def _enter(self, s: Sentence, before: State) -> State:
        """The state at the beginning of a sentence: what carries over from the one before."""
        ctx = self.ctx
        text, study = ctx.text, ctx.study
        _note_study(ctx, s)
        s.endpoints = find_endpoints(ctx, s.start, s.end)
        take_references(ctx, s, self.before)
        self.before = s
        self._read_cues(s)
        tell_apart(ctx, s)
        s.carries = (
            study.mode
            or _ANAPHORA.match(text, s.start) is not None
            or _AFTER_QUESTION.search(text, max(0, s.start - 4), s.start) is not None
        )
        if study.abstract:
            hold_enrolled(ctx, s)
        state = State(
            study.population if study.mode else topic_of(ctx, s),
            [] if study.ended else before.treatments,
            before.survival,
        )
        state.introduced = before.introduced and not s.institutions and _OTHERS.search(s.words) is None
        state.reported_before = before.reported
        s.answers = before.asked and _ASKS.search(text, max(0, s.start - 16), s.start) is not None
        if s.carries or s.answers:
            state.endpoints, state.times = before.endpoints, before.times
        if not study.mode:
            ctx.arms.current = []  # in a feature every sentence is about another hospital's treatment
        elif "[" in text or "［" in text or "等" in text:
            self._back_to_own(s, state)
        if s.trials:
            ctx.arms.back_to(s.trials)
        ctx.arms.note(s.start, s.end, bool(s.trials))
        ctx.arms.keep_of_trial()
        resolve_arms(ctx, s)
        once = ctx.arms.against_once
        if once is not None:
            for row in ctx.rows[-4:]:
                if row.sentence == s.index - 1 and ctx.arms.treatments.same(row.refs, once.refs) and not row.comparator:
                    row.arms = ctx.arms.current  # what is done today is held against it
        if ctx.arms.against_contemporaries(s.start, s.end, state.treatments):
            for row in ctx.rows[-8:]:
                if not row.arms and ctx.arms.treatments.same(row.refs, state.treatments):
                    row.arms = ctx.arms.current  # what was told of them before is compared too
        return state

    def _back_to_own(self, s: Sentence, state: State) -> None:
        """本组3级以上不良反应…: after the studies that the text cites its own patients get what they got before these."""
        arms = self.ctx.arms
        if is_own(s):
            if self.own is not None:
                state.treatments, arms.current = self.own
            self.own = None
        elif self.own is None and _CITES.search(s.words) is not None:
            self.own = (state.treatments, arms.current)

    def _read_cues(self, s: Sentence) -> None:
        low = bisect_left(self.cue_starts, s.start)
        by_kind = s.by_kind
        for start, end, kind, value in self.scan.cues[low : bisect_left(self.cue_starts, s.end, low)]:
            if kind == "hr" and _RISK_THAN.match(s.words, end - 3 - s.start):
                start, kind = end - 1, "than"
            elif kind == "vs" and _AGAINST_FIRST.match(self.scan.text, max(s.start, start - 1)):
                kind = "than"
            c = Cue(start, end, kind, value)
            s.cues.append(c)
            known = by_kind.get(kind)
            if known is None:
                by_kind[kind] = [c]
            else:
                known.append(c)
            if kind in _COMPARE:
                by_kind.setdefault("compared", []).append(c)

    def _note_treatments(self, s: Sentence, state: State) -> bool:
        """What the sentence's patients get, for those after it that name no treatment; whether it names any."""
        ctx = self.ctx
        groups = [g for g in ctx.arms.between(s.start, s.end) if not (g.strata or is_prior(ctx, g, s))]
        if s.has("例名人") and len(groups) > 1:
            groups = [g for g in groups if not given_to_some(ctx.text, g)] or groups
        if not groups:
            return False
        groups = without_titles(ctx, s, groups)
        if not s.endpoints:  # A到底比C好多少？
            groups = [g for g in groups if not is_compared(ctx.text, g, s)] or groups
        refs = [self._generic(r) for g in groups for r in g.refs if r in ctx.by_id]
        if not refs or (state.treatments and all(is_plain(ctx.by_id[r]) for r in refs)):
            return True  # 37例接受了手术: the study's drugs hold on
        if state.treatments and all(says_what_it_is(ctx, s, g) for g in groups):
            return True  # A。该药是首个获批的EGFR抑制剂
        state.treatments = list(dict.fromkeys(refs))
        if ctx.study.abstract and s.start < ctx.study.results_at:
            joined = {self._generic(r) for g in groups if len(g.refs) > 1 for r in g.refs if r in ctx.by_id}
            note_treatments(ctx, s.end, state.treatments, joined)
        return True

    def _generic(self, ref: str) -> str:
        """For a brand that is carried on the generic name of the same drug, where the article has it."""
        m = self.ctx.by_id[ref]
        if m.kind != "brand" or m.label != "DRUG":
            return ref
        for o in self.names:
            if o.concept == m.concept and o.kind == "generic" and o.label == "DRUG":
                return o.id
        return ref

    # --- one block -------------------------------------------------------------------------------------------------

    def _block(self, seg: Segment, state: State) -> None:
        """Adds the rows of a block, or sets the baseline that it is for the next one."""
        ctx = self.ctx
        ctx.block_count += 1
        waiting, state.baseline = state.baseline, None
        head = head_of(ctx, seg, state)
        if seg.block.figures[0].form == RATIO:
            ratio_rows(ctx, seg, state, head)
            return
        if not head.endpoints:
            population_of(ctx, seg, state, reported=False)
            return
        if head.endpoints[0].code == "-" and all(e.code == "-" for e in head.endpoints):
            state.reported += head.endpoints
            timed = [e for e in seg.left if e.code in SURVIVAL]
            if timed:
                state.survival = timed[-1]  # OS的成熟度为两成，HR为0.81
            population_of(ctx, seg, state, reported=False)
            state.endpoints = head.endpoints
            if len(seg.block.figures) > 1 and seg.groups:  # R0切除率 over the arms: it tells their order all the same
                listed = sides_of(ctx, seg, state, head.own).subject
                ctx.arms.take(listed if len(listed) > 1 else [])
            return
        sides = sides_of(ctx, seg, state, head.own)
        parts = [] if seg.told_apart else population_groups(ctx, seg, head.endpoints, head.times)
        strata = [] if parts else self._strata(seg, head, sides)
        if strata:
            sides = Sides(strata)
        population = population_of(ctx, seg, state, strata)
        rows = self._rows(seg, state, head, sides, parts, population)
        if not rows:
            return
        if head.goes_on and not seg.groups:
            _go_on(ctx.rows, rows)
        baseline = take_baseline(ctx, seg, rows, waiting)
        if baseline is not None:
            state.baseline = baseline
            self.baselines.append(baseline)
            state.baseline_group = sides.than
            state.endpoints, state.times = head.endpoints, head.times
            ctx.arms.take(sides.subject)
            return
        if len(rows) == 1 and rows[0].figure.baseline is not None and state.baseline_group is not None:
            # 由对照组的24.2%降至12.9%: the figure is the other arm's
            other = ctx.arms.other(state.baseline_group)
            refs = other.refs if other is not None else rows[0].refs
            if refs and not ctx.arms.treatments.same(refs, state.baseline_group.refs):
                rows[0].refs, rows[0].comparator = list(refs), list(state.baseline_group.refs)
                rows[0].explicit_comparison = True
        elif len(rows) == 1 and rows[0].figure.baseline is not None:
            compare_with_before(ctx, seg, rows[0])
        state.baseline_group = None
        agree_with_words(ctx, seg, rows, sides.than)
        for row in rows:
            set_statistic(ctx, row, seg)
            if row.endpoint.code != "AE" or is_event(ctx, row, seg):
                ctx.rows.append(row)
                ctx.last_endpoint = row.endpoint
        _give_back(ctx, seg, sides, rows[0])
        self._remember(seg, state, head, sides, rows[0])

    def _strata(self, seg: Segment, head: Head, sides: Sides) -> list[Group]:
        """The patients told apart that a block is of, or is handed out over, where it names no arms."""
        for g in seg.groups:
            if g.explicit:
                return []
        for g in sides.subject:
            if g.start >= seg.position:
                return []
        if len(seg.block.figures) == 1:
            return stratum_of(self.ctx, seg) if seg.right is None else []
        strata = strata_of(self.ctx, seg)
        matched = bool(strata) and distribute(seg.block, head.endpoints, head.times, strata)[1]
        return strata if matched and len(seg.block.figures) % len(strata) == 0 else []

    def _rows(
        self, seg: Segment, state: State, head: Head, sides: Sides, parts: list[Group], population: list[Mention]
    ) -> list[Row]:
        """The rows of a block: its figures handed out over endpoints, time points and groups."""
        ctx, block = self.ctx, seg.block
        n = len(block.figures)
        axis = parts or sides.subject
        if n == len(head.times) > 1 and head.own and axis and axis[-1].start < seg.start:
            axis = []  # 1、2年OS率分别为…: the time points are named here, the arms were before
        elif (
            n == 2
            and len(axis) < 2
            and not parts
            and state.pair is not None
            and len(head.endpoints) == 1
            and (not axis or any(ctx.arms.treatments.same(axis[0].refs, g.refs) for g in state.pair))
            and not seg.groups
        ):
            axis = list(state.pair)
        paired = block.versus or (sides.than is not None and bool(seg.cues("dist")))
        if n == 2 * len(head.endpoints) and len(axis) == 1 and not parts and paired:
            other = sides.than or ctx.arms.other(axis[0]) or _held_against_after(ctx, seg)
            if other is not None:
                axis = [axis[0], other]
                if sides.than is None and _JOINED.fullmatch(ctx.text, other.end, axis[0].start):
                    axis.reverse()  # 随机进入A维持组或观察组，中位PFS为11.7 vs 8.5个月
                if block.versus:
                    ctx.arms.go_on_as(axis)
        elif (
            n == 2
            and not axis
            and block.versus
            and (other := _held_against_after(ctx, seg) or _held_before(seg, state))
        ):
            treated = treatments_of(ctx, seg, state) or named_alone_before(ctx, seg)
            if treated and not ctx.arms.treatments.same(treated, other.refs):
                sides.subject = axis = [Group(block.start, block.start, treated), other]
        cells, matched = distribute(block, head.endpoints, head.times, axis, ctx.text)
        if not matched and n > 1:
            if len(axis) == 1 and n == len(ctx.arms.current) and not ctx.arms.covers(axis[0]):
                self._common_control(seg, state, head, axis[0], population)
                return []
            if len(axis) < 2 and not _all_its_own(seg, axis):
                if (again := last_groups(ctx, seg, head)) is not None:
                    cells, matched = again, True
                elif not axis and not parts and (presumed := presumed_arms(ctx, seg, head)):
                    sides.subject = axis = presumed
                    cells = distribute(block, head.endpoints, head.times, axis, ctx.text)[0]
        sides.axis = [] if parts else axis
        sides.by_population = bool(parts)
        sides.both = (
            n == 1
            and len(axis) > 1
            and ((block.figures[0].form == ABSENT and ctx.text[block.start] in "均都皆") or bool(seg.cues("both")))
        )
        rows = []
        for figure, cell in zip(block.figures, cells, strict=True):
            if not fits(figure, cell.endpoint) or _is_cutoff(ctx.text, figure, seg):
                continue
            row = new_row(ctx, seg, figure, cell, population, head.own)
            if parts and cell.group is not None:
                _set_part(row, seg, cell, parts)
            change = direction_of(ctx.text, figure, row, seg) is not None
            change = change or tells_difference(ctx.text, seg, figure.start)
            set_sides(ctx, row, seg, state, sides, change)
            if not matched:
                row.flags.append("unmatched_distribution")
            rows.append(row)
        if rows and n == 1 and len(head.endpoints) > 1 and block.figures[0].form == ABSENT and head.own:
            rows[0].flags = [f for f in rows[0].flags if f != "unmatched_distribution"]
            for e in head.endpoints[:-1]:  # 中位PFS和OS均未达到
                if fits(block.figures[0], e):
                    rows.insert(-1, replace(rows[-1], endpoint=e, flags=list(rows[-1].flags)))
        if not matched and n == 2 and block.versus and len(rows) == 2 and rows[0].refs == rows[1].refs:
            rows[1].refs, rows[1].comparator = [], list(rows[0].refs)  # 15.4 vs 10.9个月: the second are not named
        return rows

    def _common_control(
        self, seg: Segment, state: State, head: Head, control: Group, population: list[Mention]
    ) -> None:
        """安慰剂组依次为3.6、5.8、6.4个月: one control for several arms."""
        ctx = self.ctx
        time = head.times[0] if len(head.times) == 1 else None
        cell = Cell(head.endpoints[-1], time, control)
        new = [new_row(ctx, seg, f, cell, population, head.own) for f in seg.block.figures]
        add_common_control(ctx, control, new)
        for row in new:
            set_statistic(ctx, row, seg)
        ctx.rows += new
        state.endpoints, state.times = head.endpoints, head.times

    def _remember(self, seg: Segment, state: State, head: Head, sides: Sides, first: Row) -> None:
        """What the block leaves for the ones after it."""
        arms = self.ctx.arms
        subject, than = sides.subject, sides.than
        if state.endpoints and _says_more(self.ctx.text, seg):
            return
        state.endpoints, state.times = head.endpoints, head.times
        if head.own:
            known = [
                replace(e, times=head.times) if len(head.times) == 1 and not e.times else e
                for e in head.endpoints if e.form != "risk"
            ]  # fmt: skip
            state.reported = ([] if seg.groups else state.reported) + known
        for e in head.endpoints:
            if e.code in SURVIVAL:
                state.survival = e
                for o in state.survivals:
                    if o.code == e.code:
                        break
                else:
                    state.survivals.append(e)
        if (
            than is not None and not subject and first.refs
            and not (arms.current or than.strata) and not arms.treatments.same(first.refs, than.refs)
        ):  # fmt: skip
            arms.current = [Group(than.start, than.end, list(first.refs)), than]
        arms.take([*subject, than] if than is not None and len(subject) == 1 else subject)
        paired = subject
        if than is not None:
            state.than = than
            if not subject and set(than.refs) <= set(first.refs):
                paired = [than]
        self._note_pair(state, paired, first)
        if subject:
            one = len(subject) == 1 and not is_lack(subject[0])
            state.subject = subject[0] if one else None

    def _note_pair(self, state: State, subject: list[Group], first: Row) -> None:
        """A的中位OS为17.0个月，B为11.0个月: what 死亡风险降低42% and an HR after it compare."""
        rows, arms = self.ctx.rows, self.ctx.arms
        if first.refs and first.comparator and (first.statistic == "change" or first.figure.baseline is not None):
            place = first.figure.start
            state.pair = (Group(place, place, list(first.refs)), Group(place, place, list(first.comparator)))
            return
        if len(subject) == 2:
            state.pair = (subject[0], subject[1])
            return
        if (
            subject
            and state.pair is not None
            and not any(arms.treatments.same(subject[0].refs, g.refs) for g in state.pair)
        ):
            state.pair = None  # another study's arm
        if len(subject) != 1 or first.statistic == "change":
            return
        earlier = _row_before(rows, first)
        if (
            earlier is not None
            and earlier.sentence == first.sentence
            and earlier.refs
            and earlier.endpoint.code == first.endpoint.code
            and earlier.statistic == first.statistic
            and earlier.time == first.time
            and not arms.treatments.same(earlier.refs, first.refs)
            and (earlier.group.strata if earlier.group is not None else 0) == subject[0].strata
        ):
            place = earlier.figure.start
            one = Group(place, place, list(own_words(self.ctx, earlier.refs)), strata=subject[0].strata)
            state.pair = (one, subject[0])
            if subject[0].strata:
                arms.take(list(state.pair))
            elif len(arms.current) < 2 and not arms.single and not is_lack(subject[0]):
                arms.current = list(state.pair)


# 41.2%（其中3级8.0%）, 36%（CR 7%）
_SAYS_MORE = re.compile(r"\s?[（(]\s?(?:其中|含|包括|≥?\d级|[≥>]|[A-Za-z])")


def _says_more(text: str, seg: Segment) -> bool:
    """Whether a block stands in a bracket that tells of a part of what the figure before it counts."""
    start, end = seg.position, seg.block.start
    if start == seg.start or _SAYS_MORE.match(text, start, end) is None:
        return False
    return text.find("）", start, end) < 0 and text.find(")", start, end) < 0


def _give_back(ctx: Context, seg: Segment, sides: Sides, first: Row) -> None:
    """A组29%，B组16%；高龄者中也只有22%，B组为19%: what names no arm and stands before an arm's value is the other's.

    The arm told of last holds for the words after it, unless it is then told of itself.
    """
    if len(sides.subject) != 1 or not sides.subject[0].explicit or sides.subject[0].start < seg.position:
        return
    other = ctx.arms.other(sides.subject[0])
    before = _row_before(ctx.rows, first)
    if (
        other is not None
        and before is not None
        and before.sentence == first.sentence
        and before.group is not None
        and not before.listed
        and ctx.arms.treatments.same(before.refs, first.refs)
        and (before.endpoint.code, before.endpoint.event, before.endpoint.grade, before.statistic, before.time)
        == (first.endpoint.code, first.endpoint.event, first.endpoint.grade, first.statistic, first.time)
        and any(before.group.start < r.figure.start < before.figure.start for r in ctx.rows[-6:])
    ):
        before.refs, before.comparator = list(other.refs), []


def _introduces(ctx: Context, s: Sentence, state: State) -> bool:
    """Whether a sentence turns to one drug and gives no figure of it: 2.A。; 今年会上公布了A的数据。"""
    if len(state.treatments) != 1 or ctx.by_id[state.treatments[0]].label != "DRUG":
        return False
    return not (ctx.rows and ctx.rows[-1].sentence == s.index)


_OTHERS = re.compile(r"另一|其他|医院|中心|全国|我国|全球")  # whose figures are not of the drug just introduced
_SHARES = frozenset((PERCENT, POINTS, FOLD))
# 对比化疗组，A组…: opens its clause, as 较化疗组 does, and parts no two figures.
_AGAINST_FIRST = re.compile(r"(?:^|[，,。；;：:、\n])?对比[^，,。；;\d]{1,16}[，,]")
_COMPARE = frozenset(("than", "from"))  # the kinds of cues that are `compared`


def _are_several(rows: list[Row]) -> bool:
    """Whether the rows of a sentence are of three cancers or more."""
    return len({m.text for r in rows for m in r.population if m.label == "CANCER"}) > 2


def _row_before(rows: list[Row], first: Row) -> Row | None:
    """The last row of the blocks before that of `first`."""
    for row in reversed(rows):
        if row.block < first.block:
            return row
    return None


def _note_study(ctx: Context, s: Sentence) -> None:
    """Takes up what a sentence says of its study."""
    ctx.study.ended = False
    note_reporters(ctx, s)
    note_own(ctx, s)
    if not s.names:
        study = ctx.study
        if (study.trials or study.phases) and is_others(ctx, s):
            end_study(study)
        return
    if "TRIAL" in ctx.labels or "PHASE" in ctx.labels:
        note_trials(ctx, s)
    if ctx.study.mode:
        note_series(ctx, s)
        note_population(ctx, s)
        if s.trials and ctx.study.trials:
            ctx.study.patients[ctx.study.trials[0].text] = ctx.study.population


_CLOSE = re.compile(r"\s?[)）](?:\s?%)?")
_CLOSES = frozenset(" )）\u3000\u00a0\t\n\r")
_OPENS = frozenset(" (（[［")
_UNIT = re.compile(r"\s?(?:个?月|年|周|天|%)")


def _past_brackets(ctx: Context, position: int, end: int) -> int:
    """Past the bracket around a figure, or past its bounds and the unit after them: 9.3（1.2~36.5）个月."""
    if position >= end:
        return position
    text = ctx.text
    if text[position] in _OPENS and (bounds := bare_interval(ctx.folded, position)) is not None:
        unit = _UNIT.match(text, bounds.end)
        return unit.end() if unit is not None else bounds.end
    close = _CLOSE.match(text, position) if text[position] in _CLOSES else None
    return close.end() if close else position


def _is_passed_over(text: str, block: Block, seg: Segment) -> bool:
    """Whether what stands before a block that gave no row stays open: it is a length of time or a cut-off."""
    return block.figures[0].form == DURATION or all(_is_cutoff(text, f, seg) for f in block.figures)


def _all_its_own(seg: Segment, axis: list[Group]) -> bool:
    """Whether several figures stand right after the one arm that they are of: 5年OS率…，B组为79.0%、60.2%."""
    if len(axis) != 1 or not axis[0].explicit or axis[0].start < seg.position:
        return False
    return not seg.left or seg.left[-1].start < axis[0].start


_JOINED = re.compile(r"(?:单药|维持|治疗|方案)*组?\s?(?:或|和|与|及|对比|vs\.?)\s?")


def _held_against_after(ctx: Context, seg: Segment) -> Group | None:
    """联合组PFS率（45% vs 30%）及OS率（60% vs 49%）均高于对照组, 以45%对30%的PFS率胜过A: the group they are held against."""
    cue = next((c for c in seg.sentence.by_kind.get("than", []) if c.start >= seg.block.end), None)
    if cue is None:
        return None
    return next((g for g in ctx.arms.between(cue.end, cue.end + 1) if g.refs and not g.plural), None)


def _go_on(before: list[Row], rows: list[Row]) -> None:
    """未手术者分别是14.2%和26个月: the rows of a list's next block belong to the one arm that those before it are of."""
    block = [r for r in before[-6:] if r.block == before[-1].block]
    if block and block[0].sentence == rows[0].sentence and all(r.refs == block[0].refs for r in block):
        for row in rows:
            row.refs, row.comparator, row.group = list(block[0].refs), list(block[0].comparator), block[0].group


def _held_before(seg: Segment, state: State) -> Group | None:
    """A较B降低死亡风险（HR 0.74），5年OS率为69%对63%: what the sentence has held its treatment against."""
    return state.than if state.than is not None and state.than.start >= seg.start and not seg.groups else None


# Zhang等[15]报道…, 有研究[7]显示…, Xie等报道…
_CITES = re.compile(
    r"等人?(?:\s?[\[［]\d|报道|报告|发现|开展|比较|采用|的研究)|研究\s?[\[［]\d|试验\s?[\[［]\d|学者\s?[\[［]\d|文献\s?[\[［]\d|报道\s?[\[［]\d|团队\s?[\[［]\d"
)
_ASKS = re.compile(r"(?:[？?：:]|\n)\s*(?:(?:答|A)[：:]?\s*)?$")  # ORR是多少？62.5%; a line of its own
# 死亡风险比对照组低30%: no 风险比.
_RISK_THAN = re.compile(r"风险比[^，,。；;\d为是（(=]{1,16}(?:高|低|少|降|减|增|升)")
# 仑伐替尼治肝癌效果怎么样？客观缓解率18.8%: the answer is of what the question names.
_AFTER_QUESTION = re.compile(r"[？?][”\"]?\s*$")
_ANAPHORA = re.compile(r"该|单药|其(?!他|实|余)|此(?!外)|这|后者|前者|两组")
_LIVED = re.compile(r"(?:存活|生存|活过|活|持续|维持)$")
_SIGNS = frozenset("≥≤<>＜＞")
# 5年淋巴瘤相关死亡率: the time point of a rate that stands apart from it.
_TIME_OF_RATE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:相关)?(?:死亡|复发|生存)率")
_EXPECTED = re.compile(
    r"(?:预计|预期|估计)的?(?:患者)?(?:总?生存|存活)(?:期|时间)\s?(?:[≥>＞]=?|大于|超过|至少|不[少短低]于|在)\s?$"
)
# 缩小≥30%为PR, 残存肿瘤≤10%定义为MPR: what a response is, no share of those who have it.
_DEFINES = re.compile(
    r"(?:及?以上|以下)?[，,]?(?:则|即|均|者)?(?:(?:被)?(?:定义|判定|判断|视|评价|评定|记|称)为|为(?:CR|PR|SD|PD|MPR|pCR|完全缓解|部分缓解|疾病(?:稳定|进展)|有效|显效|无效|应答|缓解)(?![率的者]))"
)
_DEFINING = frozenset("及以，,则即均者被定判视评记称为")  # one of which every match of it begins with
_THRESHOLD = re.compile(
    r"(?:常见|发生率)\s?[（(]\s?(?:发生率)?\s?[≥>＞]\s?$|(?:缩小|增大|减小|增加|减少|下降|升高)[了至]?\s?[≥>＞]\s?$"
)
_THEIRS = re.compile(r"\s?(?:者|的?患者|的?人群|的?亚组|组)")


def _is_cutoff(text: str, figure: Figure, seg: Segment) -> bool:
    """PD-L1≥50%: the cut-off of a marker; 存活五年以上, 缓解持续≥6个月者: the time by which others are counted."""
    start, end = figure.start, figure.end
    if figure.form == DURATION:
        if seg.sentence.has("预估") and _EXPECTED.search(text, max(0, start - 12), start) is not None:
            return True  # 预计生存期≥3个月: whom a study enrols
        if _follows_sign(text, start):
            return _THEIRS.match(text, end) is not None  # 缓解持续≥6个月者
        if "率" in seg.sentence.words and _TIME_OF_RATE.match(text, end) is not None:
            return True
        return text.startswith("以上", end) and _LIVED.search(text, max(0, start - 3), start) is not None
    if figure.form != PERCENT:
        return figure.form == FOLD and text.startswith(("正常", "ULN"), end)  # ALT≤2.5倍正常值上限
    after = text[end : end + 1]
    if (after in _DEFINING and _DEFINES.match(text, end) is not None) or (after == "者" and figure.high is not None):
        return True  # 缩小≥30%为PR, 1%～49%者
    if not _follows_sign(text, start):
        return False
    if _THRESHOLD.search(text, max(0, start - 12), start) is not None or (after == "的" and text[start - 2] == "率"):
        return True  # 直径之和缩小≥30%, 最常见（≥20%）的不良反应, 发生率≥20%的不良反应
    marker = bool(seg.names) and seg.names[-1].label == "BIOMARKER" and start - seg.names[-1].end <= 6
    return marker or _THEIRS.match(text, end) is not None


def _follows_sign(text: str, start: int) -> bool:
    """Whether ≥ or the like stands before a figure, with or without a space."""
    if start > 1 and text[start - 1].isspace():
        start -= 1
    return start > 0 and text[start - 1] in _SIGNS


def _set_part(row: Row, seg: Segment, cell: Cell, parts: list[Group]) -> None:
    """The row of a part of the patients (Ⅱ期, with 分别 over the stages): its population is that part."""
    assert cell.group is not None
    mine = next(m for m in seg.sentence.names if m.id == cell.group.refs[0])
    others = {g.refs[0] for g in parts}
    row.population = [mine] + [m for m in row.population if m.id not in others]
    row.group = None
