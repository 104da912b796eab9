"""Patients told apart in a list without the word 组: 有、无淋巴结转移者, CEA>5与≤5 ng/ml者, 行A者与未行A者."""

from __future__ import annotations

import re

from oncozh.outcomes.context import Context
from oncozh.outcomes.items import Group
from oncozh.outcomes.segments import Segment

_LONGEST_LIST = 60  # code points from the first of the patients to the word 者 or 患者 after the last
_LONGEST_PART = 20
_BEARER = re.compile(r"(?P<who>(?<![患前后二记])者|患者|患儿|病例|病人)(?:[（(][^（()）]{0,40}[)）])?")
_BEARER_LETTERS = "者患病"  # one of which every match holds
_BEGINS = re.compile(
    r"[，,。；;：:]|结果\s|(?:显示|提示|表明|发现|其中|分析|匹配[前后]|(?<=[析果])示)(?:[，,：:]|\s)*|(?<=期)术[前后]|(?<![一-龥])(?:而|在|对于?|治疗[前后]|术[前后])"
)
_COMMA = re.compile(r"[，,]")
_BRACKET = re.compile(r"\s?[（(][^（()）]{0,40}[)）]")
_BETWEEN = re.compile(r"\s?(?:、|以及|(?<![参涉给授赋])[与和及]|vs\.?|/(?=[无未不非]))\s?")
# 有、无X; 行与未行X; 伴或不伴X
_BOTH_WAYS = re.compile(
    r"(?P<yes>有|伴有?|合并|接受|进行|行|发生|出现|存在|达到?|使用|应用|是)\s?[、与和及或/]?\s?"
    r"(?P<no>无|否|不伴有?|(?:未|不)(?:接受|进行|行|合并|伴有?|发生|出现|存在|达到?|使用|应用)?)(?P<what>[^、与和及，]{1,20})"
)
_LISTS = frozenset("、与和及v/无否不未")  # one of which every match of the two holds
# What tells patients apart without the word 者.
_STATUS = re.compile(r"[阳阴]性$|突变|野生|[≥≤<>＜＞]|^[有无未伴]|表达$|型$|水平$")
_NO_PART = re.compile(r"[率组]|^\d+例?$|(?<![≥≤<>＜＞\d.])\d+(?:\.\d+)?%")
_WHO = re.compile(r"(?:(?<=[，,。；;：:、\s])|(?<=显示))(?P<who>[^，,。；;：:、\s]{1,18}?者)的?$")
_THAN_WHO = re.compile(r"[^，,。；;]{0,6}?(?:高|低|长|短|优|劣|差|大|小|多|少)于(?P<who>[^，,。；;（()）]{1,18}?者)的?")
_ONE = re.compile(
    r"(?:(?<=[，,。；;：:\s])|(?<=显示|其中))(?P<who>(?![前后两二三其余]|常见|多见|严重|无效|有效|死亡|发生|出现|切除者|手术者|治疗者)[^，,。；;：:、和与较比例令使让]{1,18}(?<!评估)(?<![患研究受试志愿参与幸存医作记学术前后两二三])者)"
    r"(?:[（(][^（()）]{0,20}[)）])?(?:的|则|仅|仍|为|达|是|约|仅为|则为)*\s?$"
)
_WITHOUT = re.compile(r"[无未非不]")


def strata_of(ctx: Context, seg: Segment) -> list[Group]:
    """The groups of patients that the words before a block list; none where they list none, or treatments.

    A part that is named by its treatment (行PCI者) stands for the treatment's ids, all others for their own words.
    """
    low = max(seg.position, seg.clause, seg.block.start - _LONGEST_LIST - 40)
    return _held_against(ctx.text, seg, low) or _listed(ctx.text, seg, low)


def _listed(text: str, seg: Segment, low: int) -> list[Group]:
    """有、无X者分别为, X与Y患者的PFS为, TP53突变与野生型的PFS为."""
    bearer = None
    if seg.sentence.has(_BEARER_LETTERS):
        for m in _BEARER.finditer(text, low, seg.block.start):
            bearer = m
    head = seg.left[0] if seg.left and seg.left[0].code != "-" else None
    if bearer is not None and head is not None and _COMMA.search(text, bearer.end(), head.start):
        bearer = None  # L858R患者中，TP53突变与野生型的mPFS
    if bearer is not None:
        end, last = bearer.span()
    elif head is not None:
        end = last = head.start
    else:
        return []
    start = max(low, end - _LONGEST_LIST)
    if _LISTS.isdisjoint(text[start:end]):
        return []
    for m in _BEGINS.finditer(text, start, end):
        start = m.end()
    parts = _parts(_BRACKET.sub("", text[start:end]).strip().removesuffix("的"))
    if len(parts) < 2 or not all(_is_part(p) and (bearer is not None or _STATUS.search(p)) for p in parts):
        return []
    if bearer is not None and bearer["who"] == "者":
        parts = [p if p.endswith("者") else p + "者" for p in parts]
    return _groups(text, seg, parts, start, last)


def _parts(words: str) -> list[str]:
    """The parts of a list of patients, each in words of its own."""
    both = _BOTH_WAYS.fullmatch(words)
    if both is not None:
        what = both["what"].removesuffix("的")
        return [both["yes"] + what, both["no"] + what]
    parts = _BETWEEN.split(words)
    if len(parts) > 1 and len(parts[0]) == 1 < len(parts[-1]):
        return [p + parts[-1][1:] if len(p) == 1 else p for p in parts]  # 高、低表达者
    return parts


def _groups(text: str, seg: Segment, parts: list[str], start: int, end: int) -> list[Group]:
    """The groups of patients that parts of a span name; none where they are treatments that are compared."""
    treatments = [g for g in seg.groups if start <= g.start and g.end <= end and not g.plural]
    groups = []
    for part in parts:
        treatment = next((g for g in treatments if text[g.start : g.end] in part), None)
        if treatment is None or _WITHOUT.match(part):
            groups.append(Group(start, end, [part], strata=True))
        elif any(_WITHOUT.match(p) for p in parts):
            groups.append(Group(start, end, list(treatment.refs), strata=True))
        else:
            return []
    return groups


def _held_against(text: str, seg: Segment, low: int) -> list[Group]:
    """有转移者3年OS率低于无转移者（31.2%比49.8%）."""
    if text[seg.block.start - 1] not in "（(" or not seg.left:
        return []
    e = seg.left[-1]
    first = _WHO.search(text, low, e.start)
    second = _THAN_WHO.fullmatch(text, e.end, seg.block.start - 1)
    if first is None or second is None:
        return []
    return _groups(text, seg, [first["who"], second["who"]], first.start(), second.end())


def stratum_of(ctx: Context, seg: Segment) -> list[Group]:
    """The patients whose words stand right before a figure or its endpoint: 获CR者3年OS率为80%，未获CR者35%.

    Those that a name of the article tells apart (TP53突变者) are no group of their own but a population.
    """
    text = ctx.text
    end = seg.left[-1].start if seg.left else seg.block.start
    low = max(seg.position, seg.clause, end - _LONGEST_PART - 10)
    if text.find("者", low, end) < 0:
        return []
    m = _ONE.search(text, low, end)
    if m is None:
        return []
    a, b = m.span("who")
    if any(a < n.end and n.start < b for n in seg.names) or any(a < g.end and g.start < b for g in seg.groups):
        return []
    return [Group(a, b, [m["who"]], strata=True)]


def _is_part(words: str) -> bool:
    """Whether words may name some of the patients."""
    return 0 < len(words) <= _LONGEST_PART and not _NO_PART.search(words)
