"""What holds from one sentence of a study to the next: trial, phase, population, hospitals, the treatments it gives.

`trials` and `enrolment` fill it, and `reporters` whose figures they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oncozh.article import Mention

if TYPE_CHECKING:
    from oncozh.outcomes.context import Context


@dataclass(slots=True)
class Study:
    """The study that the text is in, and what kind of article tells of it."""

    mode: bool = False  # the article reports a study; in a feature every sentence may be about another one
    abstract: bool = False
    results_at: int = 0  # of an abstract: where its results begin
    population: list[Mention] = field(default_factory=list)
    next_topic: list[Mention] = field(default_factory=list)  # that of the heading just read
    enrolled: list[Mention] = field(default_factory=list)  # of an abstract: the patients before its results
    of_trial: bool = False  # whether the population was said of a trial, or of a study of others
    lead: list[Mention] = field(default_factory=list)  # the patients that the article is about, before it cites studies
    topic: list[Mention] = field(default_factory=list)  # of a feature's paragraph: the one cancer that it is about
    trials: list[Mention] = field(default_factory=list)
    also: dict[str, list[Mention]] = field(default_factory=dict)  # by trial: with the other name that a bracket gave it
    known_phases: dict[str, list[Mention]] = field(default_factory=dict)  # by trial
    patients: dict[str, list[Mention]] = field(default_factory=dict)  # by trial: those that the text gave it
    drugs: frozenset[str] = frozenset()  # the concepts of the drugs named with the trial
    phases: list[Mention] = field(default_factory=list)
    shared_phases: list[Mention] = field(default_factory=list)  # of the several trials that the text announced
    headed: list[Mention] = field(default_factory=list)  # the trials of the heading over the section
    headed_phases: list[Mention] = field(default_factory=list)
    under_heading: bool = False  # whether the sentence before is that heading
    institutions: list[Mention] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)  # the institutions named last, which 该院 stands for
    treating: bool = False  # whether one of these may have patients of its own
    named_here: bool = False  # whether the paragraph tells of their own work
    actors: set[str] = field(default_factory=set)  # the institutions that the paragraph has named so far
    own_study: bool = False  # whether it tells of one study of theirs
    host: bool = False  # whether a feature tells of their wards, whose figures all but those of others are
    featured: bool = (
        False  # whether a paragraph before has told of these wards, and the article names no other hospital
    )
    heading: list[Mention] = field(default_factory=list)  # that of the heading over the paragraph
    next_heading: list[Mention] = field(default_factory=list)  # that of the heading just read
    series: bool = False  # a retrospective series: its hospitals hold for the whole abstract
    treatments: list[str] = field(default_factory=list)  # of an abstract without arms: what its aims or methods name
    methods_seen: bool = False
    ended: bool = False  # the sentence tells of another study than the one before
    begins: bool = False  # another study has begun, and its patients are still to be named


_STUDY = re.compile(
    r"入组|纳入|研究显示|研究结果|随机|单臂|队列|\d\s?例|\d\s?[名位][^，。；\d]{0,12}(?:患者|病人|老人|孩子|患儿)|另一[组半边]|研究[里把让先给收]|受试者|随访|临床试验|期(?:研究|试验|数据|临床)|研究中|(?:该|本|此|一项)研究|研究(?:比较|对比|评估|将|旨在)|头对头|研究数据|试验数据|主要终点|期中分析|最终分析|安慰剂(?:组|联合|对照)|双盲|n\s?=\s?\d|全组|患者共"
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
    if signless and len({m.concept or m.text for m in names if m.label == "INSTITUTION"}) < 2:
        signless = False  # it tells of one hospital's patients, or of one trial
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


OWN_SERIES = re.compile(
    r"近?[一二三四五六七八九十\d]{1,2}年[^，。；]{0,6}\d+\s?[名例]|(?:收治|回顾|完成)[^，。；]{0,10}\d+\s?[名例]"
)


def end_study(study: Study) -> None:
    """Another study begins, without a name."""
    study.trials, study.phases, study.drugs = [], [], frozenset()
    study.begins = study.ended = True


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
