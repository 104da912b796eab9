"""The slots that the figure's own words do not give: population, institution, trial, phase."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from oncozh.article import Mention

POPULATION = frozenset({"CANCER", "METASTASIS", "BIOMARKER", "STAGE"})
_REGULATORS = re.compile(r"药监局|药品监督|药品监管|FDA|NMPA|CDE|EMA|PMDA|卫健委|卫生健康委|医保局|药审中心|食品药品|WHO|世界卫生组织", re.I)
_LED = re.compile(r"\s?(?:[\u4e00-\u9fa5]{0,8})?(?:牵头|领衔|主持|发起)")
_TITLED = re.compile(r"(?:大会|年会|中心|专场|指南|联盟|学会|协会|防治|诊疗|专业|分会|日(?!本)|科|研究会|登记|筛查)")
_ARM_STATUS = re.compile(r"(?:抑制剂|单抗|抗体|CAR|TCR|ADC|疫苗|双抗|靶点|通路|靶向)")


@dataclass(slots=True)
class Study:
    """What holds from one sentence of a study to the next."""

    population: list[Mention] = field(default_factory=list)
    trials: list[Mention] = field(default_factory=list)
    drugs: frozenset[str] = frozenset()  # the concepts of the drugs named with the trial
    phases: list[Mention] = field(default_factory=list)
    institutions: list[Mention] = field(default_factory=list)
    series: bool = False  # a retrospective series: its hospitals hold for the whole abstract


def merge_population(carried: list[Mention], own: list[Mention]) -> list[Mention]:
    """The population of a sentence with what the study carries: a new stage, cancer or site replaces the old one."""
    if not own:
        return list(carried)
    kinds = {m.label for m in own}
    if "CANCER" in kinds:
        return list(own)
    kept = [m for m in carried if m.label not in kinds or m.label == "BIOMARKER"]
    if "STAGE" in kinds:
        kept = [m for m in kept if m.label != "STAGE"]
    seen = {m.text for m in own}
    return own + [m for m in kept if m.text not in seen]


# 鳞癌1 078例（86.9%）, I期为主: what the patients are made up of, not who they are
_COMPOSITION = re.compile(r"\s?(?:为主|占)|\s?\d[\d ]*\s?例\s?[（(]\s?\d+(?:\.\d+)?\s?%")


def is_composition(text: str, m: Mention) -> bool:
    """Whether a mention only counts a part of the patients."""
    return _COMPOSITION.match(text, m.end) is not None or (m.label == "CANCER" and text[m.start - 1 : m.start] == "抗")


def merge_study(carried: list[Mention], own: list[Mention]) -> list[Mention]:
    """The study's population with what its methods add: the same cancer keeps the markers that the aims name."""
    cancers = {m.concept or m.text for m in own if m.label == "CANCER"}
    before = {m.concept or m.text for m in carried if m.label == "CANCER"}
    kinds = {m.label for m in own}
    if cancers and before and not cancers & before:
        return list(own)
    return [m for m in carried if m.label not in kinds] + list(own)


def reporters(mentions: list[Mention], text: str) -> list[Mention]:
    """Of the institutions of a clause those that report: no regulators, none that only leads the trial."""
    out = []
    for m in mentions:
        if _REGULATORS.search(m.text) or m.kind == "agency":
            continue
        if _LED.match(text, m.end):
            continue
        out.append(m)
    return out


_STATUS = re.compile(r"突变|扩增|融合|重排|缺失|表达|阳性|阴性|野生型|型$|甲基化|易位|MSI|MSS|dMMR|pMMR|TMB|[A-Z]\d{2,4}[A-Z]|exon|外显子|19del|Ph\+|ITD|del\(|t\(\d|[+＋-]$|高度不稳定|稳定|HRD|≥|三阴", re.I)
_LEVEL = re.compile(r"(?:水平|显著|明显|上调|下调|升高|下降|减少|增加|情况|检测)")
_BEARER = re.compile(r"\s?(?:基因)?(?:患者|者|人群|肿瘤|癌|型|阳性|[≥>＞]\s?\d|亚组|病例|组)")


def qualifies(text: str, m: Mention, following: set[int]) -> bool:
    """Whether a mention says who the patients are; a bare gene or a drug's target does not.

    Args:
        text: the article.
        m: a mention with a label of `POPULATION`.
        following: the starts of the mentions of CANCER.
    """
    if m.label != "BIOMARKER":
        return m.label in POPULATION and not (m.label == "CANCER" and _TITLED.match(text, m.end))
    if is_target(text, m) or _LEVEL.match(text, m.end):
        return False
    return bool(_STATUS.search(m.text)) or _BEARER.match(text, m.end) is not None or m.end in following


def is_target(text: str, m: Mention) -> bool:
    """A BIOMARKER that names a drug's target (EGFR/MET双抗), not the patients' status."""
    return _ARM_STATUS.match(text, m.end) is not None or _ARM_STATUS.match(text, m.end + 1) is not None
