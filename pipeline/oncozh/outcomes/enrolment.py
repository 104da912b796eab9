"""Whose patients a study tells of: where the text says who they are, and how long that holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from oncozh.article import Mention
from oncozh.outcomes.population import (
    are_histologies,
    described,
    is_cited,
    is_counted_part,
    is_denied,
    is_kind,
    markers_of_kind,
    merge_study,
    patients,
    qualifying,
    unique,
)
from oncozh.outcomes.reporters import is_heading, opens_line
from oncozh.outcomes.study import OWN_SERIES, end_study

if TYPE_CHECKING:
    from oncozh.outcomes.context import Context
    from oncozh.outcomes.segments import Sentence


_COUNTED = re.compile(r"\d\s?例|患者|纳入|入组|入选|收治|治疗")
_ENROLS = re.compile(r"收治|纳入|入组|选取|收集|就诊|招募|登记|针对|选择|随机|分为|入选|回顾")
_TREATS = re.compile(r"治疗[^，。；]{0,22}$")
_GIVEN = re.compile(r"采用|给予|接受|随机|予以|用于|使用|加用")


_BEAR = re.compile(r"的?(?:患者|病人)")
_BESIDES = re.compile(r"除[^，,。]{1,12}[外，,]")  # 除鼻咽癌外，肺癌、胃癌的研究也在进行


def note_population(ctx: Context, s: Sentence) -> None:
    """纳入120例晚期肝细胞癌患者, A治疗胃癌的研究: the patients of all sentences that follow."""
    study, text = ctx.study, ctx.text
    start, end = s.start, s.end
    population = described(ctx, s) if s.whose else None
    if not population or _BESIDES.match(s.words):
        return
    cited = is_cited(ctx, s)
    part = text.find("其中", start, end)
    population = [
        m
        for m in population
        if not (
            text.startswith("亚组", m.end)
            or 0 <= part < m.start
            or is_denied(text, m, start)
            or is_counted_part(text, m, start)
        )
    ]
    cancers = [m for m in population if m.label == "CANCER"]
    if cancers and not study.begins and are_histologies(cancers) and _concepts(study.population):
        return  # 鳞癌HR为0.48，非鳞癌0.54: of whatever cancer the study is about
    near = unique(patients(text, population, start, end))
    if cancers and (
        not study.population
        or study.begins
        or cancers[0].start - start <= 3
        or _opens(text, s, population, cancers[0])
        or (
            opens_line(text, s)
            and not study.abstract
            and len(_concepts(cancers)) == 1
            and not _reports(ctx, s)
            and _concepts(cancers).isdisjoint(_concepts(study.population))
        )
        or (
            not (study.of_trial or study.trials or study.abstract or _reports(ctx, s))
            and bool(s.labelled("DRUG"))
            and _concepts(cancers).isdisjoint(_concepts(study.population))  # A有望改变胃癌的治疗, after other cancers
        )
        or (
            bool(s.trials)
            and study.trials == s.trials
            and not study.abstract
            and _OWN_PATIENTS.search(text, start, cancers[0].start)
        )
    ):
        if not (study.begins and study.of_trial):  # those of another trial's patients are none of this one's
            near = near + markers_of_kind(study.population, near)
        study.begins = False
        study.population = near
        study.of_trial = cited
        if not cited:
            study.lead = near
        return
    if (
        cancers
        and not study.abstract
        and not s.trials
        and (study.trials or study.phases)
        and OWN_SERIES.search(text, start, end)
        and _concepts(cancers).isdisjoint(_concepts(study.population))
    ):
        end_study(study)  # 全年收治乳腺癌患者3100例
        study.population, study.of_trial, study.begins = near, False, False
        return
    if not cancers and near and opens_line(text, s) and (text[end - 1] in "？?" or is_heading(text, s)):
        study.population = merge_study(study.population, near)  # 已经广泛期了呢？
        study.of_trial = False
        return
    if not near or _reports(ctx, s):
        return
    if not cancers and all(m.label == "STAGE" for m in near) and _BEAR.match(text, near[-1].end):
        study.population = merge_study(study.population, near)  # 不过，晚期病人用了几十年的A
        study.of_trial = study.of_trial or cited
        return
    if (_COUNTED.search(text, start, end) is not None and _ENROLS.search(text, start, end) is not None) or (
        any(_TREATS.search(text, max(start, m.start - 24), m.start) for m in cancers)
    ) or (bool(cancers) and _GIVEN.search(text, cancers[-1].end, min(end, cancers[-1].end + 30)) is not None):  # fmt: skip
        study.population = merge_study(study.population, near)
        study.of_trial = study.of_trial or cited


_OWN = re.compile(r"(?:[^，,。；;]{0,6}[，,])?(?:而|但|与之相比[，,])?(?:本组|本研究|本文|我们|笔者|我院|本中心|本院)")


def back_to_lead(ctx: Context, s: Sentence) -> None:
    """The patients of one study that the text cites are not those of the next: a paragraph turns back to those of its lead.

    Of 肺癌…，A研究纳入Ⅲ期肺腺癌患者…，B研究… the patients of B are those with 肺癌.
    """
    study = ctx.study
    lead = study.lead
    if (
        study.of_trial
        and lead
        and not study.abstract
        and ctx.text.find("\n", lead[-1].end, s.start) < 0
        and not _SUCH.search(s.words)
        and _related(study.population, lead)
    ):
        study.population, study.of_trial = lead, False


def is_own(s: Sentence) -> bool:
    """Whether a sentence is about the text's own patients: 本组…, 而我们的…"""
    return s.has("本我笔") and _OWN.match(s.words) is not None


def note_own(ctx: Context, s: Sentence) -> None:
    """本组38例…, 我们的缓解率…: after the studies of others the text's own patients."""
    study = ctx.study
    if study.of_trial and study.lead and not study.abstract and is_own(s):
        study.population, study.of_trial = study.lead, False
        if not study.trials:
            study.phases = []


def _related(patients: list[Mention], lead: list[Mention]) -> bool:
    """Whether they have a cancer in common, one that is a kind of the other's, or one of the same organ."""
    return any(
        a.concept == b.concept or a.text[0] == b.text[0] or is_kind(a.text, b.text) or is_kind(b.text, a.text)
        for a in patients
        if a.label == "CANCER"
        for b in lead
        if b.label == "CANCER"
    )


def _concepts(mentions: list[Mention]) -> set[str]:
    return {m.concept or m.text for m in mentions if m.label == "CANCER"}


def _reports(ctx: Context, s: Sentence) -> bool:
    """Whether a sentence names an endpoint of the table."""
    low = bisect_left(ctx.inner_starts, s.start)
    for _, end, entry in ctx.inner[low : bisect_left(ctx.inner_starts, s.end, low)]:
        if entry.label == "ENDPOINT" and entry.concept != "-" and not _COURSE.match(ctx.text, end):
            return True
    return False


_COURSE = re.compile(r"性|/?难治")  # 复发性卵巢癌, 复发/难治: how the disease stands


def leave_population(ctx: Context, s: Sentence) -> None:
    """Another study begins: of the patients of the trial told of so far the cancer holds on, until its own are named.

    Markers and sites hold too where they were said of no trial (the lead), within a paragraph and for 这类病人.
    """
    study = ctx.study
    held = study.population
    if (
        study.of_trial
        and ctx.rows
        and held
        and not _SUCH.search(s.words)
        and ctx.text.rfind("\n", held[-1].end, s.start) >= 0
    ):
        study.population = [m for m in held if m.label == "CANCER"]
    study.begins = True


_SUCH = re.compile(r"[这此同]类(?:病人|患者|人群)|同样的(?:病人|患者|人群)")


def hold_enrolled(ctx: Context, s: Sentence) -> None:
    """The adverse events of an abstract are those of all its patients, whatever part the sentence before told of."""
    study = ctx.study
    if s.start < study.results_at:
        study.enrolled = study.population
    elif (
        study.enrolled
        and study.population is not study.enrolled
        and s.endpoints
        and s.endpoints[0].code == "AE"
        and not described(ctx, s)
        and _concepts(study.population).isdisjoint(_concepts(study.enrolled))
    ):
        study.population = study.enrolled  # not the one histology that was told apart


_OWN_PATIENTS = re.compile(r"(?:入组|纳入|招募|收治|入选|针对|随机|共)[^，。；]{0,24}$|\d\s?[例名][^，。；]{0,24}$")


def _opens(text: str, s: Sentence, population: list[Mention], cancer: Mention) -> bool:
    """晚期HER2阳性乳腺癌的一线…; （二）晚期食管鳞癌一线: whether a sentence opens with its patients, the cancer among them."""
    if is_heading(text, s):
        return cancer.start - s.start <= 24
    at, reach = s.start, 3
    lead = _IN.match(s.words)
    if lead is not None:
        at = max(at, min(population[0].start, s.start + lead.end()))
    for m in population:
        if m.start - at > reach:
            return False
        if m is cancer:
            return True
        at, reach = m.end, 4  # 局部晚期或转移性胃癌
    return False


_IN = re.compile(r"(?:在|对于?|针对)[^，。；：、\d]{1,10}")  # 在铂敏感复发性卵巢癌患者中
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
        if is_heading(ctx.text, s):
            study.next_topic = study.topic
    elif s.institutions:
        study.topic = []
    return []
