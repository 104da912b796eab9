"""What holds from one sentence of a study to the next: trial, phase, population, hospitals, the treatments it gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oncozh.article import Mention
from oncozh.outcomes.population import described, merge_study, patients, qualifying, unique
from oncozh.outcomes.reporters import is_heading, note_reporters, note_series

if TYPE_CHECKING:
    from oncozh.outcomes.blocks import Figure
    from oncozh.outcomes.context import Context
    from oncozh.outcomes.segments import Segment, Sentence


@dataclass(slots=True)
class Study:
    """The study that the text is in, and what kind of article tells of it."""

    mode: bool = False  # the article reports a study; in a feature every sentence may be about another one
    abstract: bool = False
    results_at: int = 0  # of an abstract: where its results begin
    population: list[Mention] = field(default_factory=list)
    topic: list[Mention] = field(default_factory=list)  # of a feature's paragraph: the one cancer that it is about
    trials: list[Mention] = field(default_factory=list)
    drugs: frozenset[str] = frozenset()  # the concepts of the drugs named with the trial
    phases: list[Mention] = field(default_factory=list)
    shared_phases: list[Mention] = field(default_factory=list)  # of the several trials that the text announced
    institutions: list[Mention] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)  # the institutions named last, which 该院 stands for
    treating: bool = False  # whether one of these may have patients of its own
    named_here: bool = False  # whether the paragraph tells of their own work
    actors: set[str] = field(default_factory=set)  # the institutions that the paragraph has named so far
    own_study: bool = False  # whether it tells of one study of theirs
    heading: list[Mention] = field(default_factory=list)  # that of the heading over the paragraph
    next_heading: list[Mention] = field(default_factory=list)  # that of the heading just read
    series: bool = False  # a retrospective series: its hospitals hold for the whole abstract
    treatments: list[str] = field(default_factory=list)  # of an abstract without arms: what its aims or methods name
    methods_seen: bool = False
    begins: bool = False  # another study has begun, and its patients are still to be named


_STUDY = re.compile(
    r"入组|纳入|研究显示|研究结果|随机|单臂|队列|\d\s?例|受试者|随访|临床试验|期研究|研究中|(?:该|本|此|一项)研究|研究数据|试验数据|全组|患者共"
)


_LOST_SIGN = re.compile(r"率[^\d，。；;]{0,10}\d{1,3}(?:\.\d+)?(?![\d.])(?!\s?(?:个|月|年|天|例|周|倍|名|分))")


def is_abstract(text: str) -> bool:
    """Whether an article is a structured abstract: one study with its aims, methods and results."""
    return "方法" in text and ("结果" in text or "目的" in text)


def study_of(text: str, names: list[Mention], signless: bool, arms: int) -> Study:
    """The state in which an article begins; `arms` is how many arms (阿帕替尼组, 对照组) it names."""
    abstract = is_abstract(text)
    if signless and _LOST_SIGN.search(text) is None:
        signless = False  # it gives no rates at all
    mode = abstract or (
        not signless and (arms > 1 or any(m.label == "TRIAL" for m in names) or _STUDY.search(text) is not None)
    )
    at = text.find("结果")
    return Study(mode, abstract, at if at > 0 else len(text))


def main_drug(names: list[Mention], text: str) -> str | None:
    """The first mention of the drug that the article is about: named three times and twice as often as any other.

    In a drug's label, which calls it 本品, it is the first one named.
    """
    counts: dict[str, list[Mention]] = {}
    for m in names:
        if m.label == "DRUG":
            counts.setdefault(m.concept or m.text, []).append(m)
    if counts and "本品" in text:
        return next(iter(counts.values()))[0].id
    ranked = sorted(counts.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < 3 or (len(ranked) > 1 and len(ranked[1]) * 2 > len(ranked[0])):
        return None
    return ranked[0][0].id


def note_sentence(ctx: Context, s: Sentence) -> None:
    """Takes up what a sentence says of its study."""
    note_reporters(ctx, s)
    if not s.names:
        return
    if "TRIAL" in ctx.labels or "PHASE" in ctx.labels:
        _note_trials(ctx, s)
    if ctx.study.mode:
        note_series(ctx, s)
        _note_population(ctx, s)


def _note_trials(ctx: Context, s: Sentence) -> None:
    """A trial that is named anew begins a study; other drugs without a trial's name end it."""
    study = ctx.study
    trials, phases = s.trials, s.labelled("PHASE")
    if phases and _SEVERAL.search(ctx.text, max(s.start, phases[0].start - 8), phases[0].start):
        study.shared_phases = phases
    if not trials and not study.trials:
        if phases:
            study.phases = phases
        return
    drugs = frozenset([m.concept or m.text for m in s.names if m.label == "DRUG"])
    if study.trials and not trials and _turns_away(ctx, s, drugs):
        study.trials, study.phases, study.drugs = [], [], frozenset()
    if study.trials and (trials or not study.drugs):
        study.drugs |= drugs
    if trials and not (study.trials and {m.text for m in trials} <= {m.text for m in study.trials}):
        study.trials = [m for m in trials if not _compared(ctx.text, m)]
        study.phases = phases or study.shared_phases
        study.drugs = drugs
        ctx.arms.new_study(s.start, s.end)
    elif trials and trials[0].start == s.start and not _compared(ctx.text, trials[0]):
        study.trials = trials  # after A和B两项研究 the sentences of each: A研究中…
        study.phases = phases or study.phases
    elif phases:
        study.phases = phases


def _turns_away(ctx: Context, s: Sentence, drugs: frozenset[str]) -> bool:
    """Whether a sentence names drugs other than the study's, or is a heading over a drug or cancer.

    A regimen alone is not another drug: it may be made of the study's.
    """
    known = ctx.study.drugs
    if known and drugs and known.isdisjoint(drugs):
        for m in s.names:
            if m.label == "DRUG" and m.kind != "regimen":
                return True
    return is_heading(ctx.text, s) and any(m.label in ("DRUG", "CANCER") for m in s.names)


_SEVERAL = re.compile(r"[两二三四五六七2-9]项[^，。；]{0,5}$")  # 公布了三项Ⅲ期研究: each of the trials after it


def _compared(text: str, m: Mention) -> bool:
    """较KEYNOTE-024…, 与KEYNOTE-189的45.5%相仿: another trial that this one is held against."""
    before = text[m.start - 1 : m.start]
    return before in ("较", "比") or (before in ("与", "和", "同") and _ALIKE.match(text, m.end) is not None)


_ALIKE = re.compile(r"(?:研究|试验)?[的中]?[^，。；]{0,16}?(?:相[仿当近似]|接近|类似|持平|一致|可比)")


_COUNTED = re.compile(r"\d\s?例|患者|纳入|入组|收治|治疗")
_ENROLS = re.compile(r"收治|纳入|入组|选取|收集|就诊|招募|登记|针对|选择|随机|分为")
_TREATS = re.compile(r"治疗[^，。；]{0,22}$")
_GIVEN = re.compile(r"采用|给予|接受|随机|予以|用于|使用|加用")


def _note_population(ctx: Context, s: Sentence) -> None:
    """纳入120例晚期肝细胞癌患者, A治疗胃癌的研究: the patients of all sentences that follow."""
    study, text = ctx.study, ctx.text
    start, end = s.start, s.end
    population = described(ctx, s) if s.whose else None
    if not population:
        return
    part = text.find("其中", start, end)
    population = [m for m in population if not text.startswith("亚组", m.end) and not 0 <= part < m.start]
    cancers = [m for m in population if m.label == "CANCER"]
    near = unique(patients(text, population, start, end))
    if cancers and (not study.population or study.begins or cancers[0].start - start <= 3):
        study.begins = False
        study.population = near
        return
    if not near or _reports(ctx, s):
        return
    if (_COUNTED.search(text, start, end) is not None and _ENROLS.search(text, start, end) is not None) or (
        any(_TREATS.search(text, max(start, m.start - 24), m.start) for m in cancers)
    ) or (bool(cancers) and _GIVEN.search(text, cancers[-1].end, min(end, cancers[-1].end + 30)) is not None):  # fmt: skip
        study.population = merge_study(study.population, near)


def _reports(ctx: Context, s: Sentence) -> bool:
    """Whether a sentence names an endpoint of the table."""
    low = bisect_left(ctx.inner_starts, s.start)
    for _, _, entry in ctx.inner[low : bisect_left(ctx.inner_starts, s.end, low)]:
        if entry.label == "ENDPOINT" and entry.concept != "-":
            return True
    return False


_ANOTHER = re.compile(r"(?:另|此外|除此|还有|同样|再看|至于)|[^。，,]{0,6}另一")


def topic_of(ctx: Context, s: Sentence) -> list[Mention]:
    """The patients of a feature's sentence that names none itself: those that its paragraph is about.

    Another hospital has patients of its own; the paragraph's cancer is noted for the sentences to come.
    """
    study = ctx.study
    cancers = [m for m in qualifying(ctx, s) if m.label == "CANCER"] if s.whose else []
    if not cancers and not s.institutions and _ANOTHER.match(ctx.text, s.start) is None:
        return study.topic
    if cancers:
        one = len({m.concept or m.text for m in cancers}) == 1 and "其中" not in s.words
        study.topic = unique(cancers) if one else []
    elif s.institutions:
        study.topic = []
    return []


_PLAIN_THERAPIES = frozenset(
    "手术 化疗 放疗 消融 治疗 手术切除 系统性治疗 靶向治疗 免疫治疗 介入治疗 根治术 切除术".split()
)


def is_plain(m: Mention) -> bool:
    """Whether a treatment is one that half the patients of any study get: 手术, 化疗."""
    return m.text in _PLAIN_THERAPIES


def note_treatments(ctx: Context, end: int, refs: list[str], joined: Collection[str]) -> None:
    """Of an abstract without arms: what its methods give, or its aims where the methods only say 手术 or 化疗.

    Args:
        ctx: the article.
        end: where the sentence ends that names them.
        refs: the treatments it names.
        joined: those that it names as part of a combination: the 化疗 of 免疫治疗联合化疗.
    """
    study = ctx.study
    specific = [r for r in refs if r in joined or not is_plain(ctx.by_id[r])]
    if all(is_plain(ctx.by_id[r]) for r in specific):
        specific = []
    methods = "方法" in ctx.text[:end]
    if not study.treatments:
        study.treatments = specific or refs
    elif methods and specific and not study.methods_seen and not _within(ctx, specific, study.treatments):
        study.treatments = specific
    if methods and specific:
        study.methods_seen = True


def _within(ctx: Context, refs: list[str], others: list[str]) -> bool:
    """Whether the methods only repeat a part of what the aims combine, or only say it shorter."""
    mine, theirs = [ctx.by_id[r] for r in refs], [ctx.by_id[r] for r in others]
    concepts, known = {m.concept or m.text for m in mine}, {m.concept or m.text for m in theirs}
    if concepts == known:
        return sum(len(m.text) for m in mine) <= sum(len(m.text) for m in theirs)
    return concepts < known


def trials_of(ctx: Context, seg: Segment, figure: Figure) -> list[Mention]:
    """The trial of a figure: one of those that 分别 goes over, those of its clause or sentence, or the study's."""
    text, named, axis = ctx.text, seg.sentence.trials, ctx.trial_axis
    if not named and not axis:
        return ctx.study.trials
    for m in named:
        if m.start == figure.end + 1 and text[figure.end] in "（(" and text[m.end : m.end + 1] in ("）", ")"):
            return [m]  # 14.1%（PRIME）、11.8%（FLAMES）
    if len(named) > 1:
        listed = [m for m in seg.names if m.label == "TRIAL"]
        if len(listed) > 1:
            ctx.trial_axis = axis = listed
    n = len(seg.block.figures)
    if n > 1 and len(axis) == n and axis[0].start >= seg.start:
        return [axis[seg.block.figures.index(figure)]]
    mine = [m for m in named if m.start < seg.block.start and (not _compared(text, m) or _is_of(text, m, figure))]
    return unique(_last_named(text, mine)) if mine else ctx.study.trials


def _is_of(text: str, m: Mention, figure: Figure) -> bool:
    """与KEYNOTE-189的45.5%相仿: the figure right after a trial that is compared is that trial's."""
    return text[m.end : figure.start].strip() in ("的", "研究的", "试验的")


_SAME_TRIALS = re.compile(r"\s?(?:研究|试验)?\s?(?:[、/和与及（(]|以及)[^，,。；;]{0,6}")


def _last_named(text: str, trials: list[Mention]) -> list[Mention]:
    """The last trial and those that one list or bracket joins to it: A研究为…，B与C研究为…"""
    out = [trials[-1]]
    for m in reversed(trials[:-1]):
        if not _SAME_TRIALS.fullmatch(text, m.end, out[0].start):
            break
        out.insert(0, m)
    return out
