"""Patients told apart in a list without the word 组: 有、无淋巴结转移者, CEA>5与≤5 ng/ml者, 行A者与未行A者."""

from __future__ import annotations

import re

from oncozh.outcomes.context import Context
from oncozh.outcomes.items import Group
from oncozh.outcomes.segments import Segment

_LONGEST_LIST = 60  # code points from the first of the patients to the word 者 or 患者 after the last
_LONGEST_PART = 20
_BEARER = re.compile(r"(?P<who>(?<![患前后二记])者|患者|患儿|病例|病人)(?:[（(][^（()）]{0,40}[)）])?")
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
# What tells patients apart without the word 者.
_STATUS = re.compile(r"[阳阴]性$|突变|野生|[≥≤<>＜＞]|^[有无未伴]|表达$|型$|水平$")
_NO_PART = re.compile(r"[率组]|^\d+例?$|(?<![≥≤<>＜＞])\d(?:\.\d+)?%")
_WITHOUT = re.compile(r"[无未非不]")


def strata_of(ctx: Context, seg: Segment) -> list[Group]:
    """The groups of patients that the words before a block list; none where they list none, or treatments.

    A part that is named by its treatment (行PCI者) stands for the treatment's ids, all others for their own words.
    """
    text, at = ctx.text, seg.block.start
    low = max(seg.position, seg.clause, at - _LONGEST_LIST - 40)
    bearer = None
    for m in _BEARER.finditer(text, low, at):
        bearer = m
    head = seg.left[0] if seg.left and seg.left[0].code != "-" else None
    if bearer is not None and head is not None and _COMMA.search(text, bearer.end(), head.start):
        bearer = None  # L858R患者中，TP53突变与野生型的mPFS
    if bearer is not None:
        end, last = bearer.span()
    elif head is not None:
        end = last = head.start  # TP53突变与野生型的mPFS
    else:
        return []
    start = max(low, end - _LONGEST_LIST)
    for m in _BEGINS.finditer(text, start, end):
        start = m.end()
    words = _BRACKET.sub("", text[start:end]).strip().removesuffix("的")
    who = "者" if bearer is not None and bearer["who"] == "者" else ""
    both = _BOTH_WAYS.fullmatch(words)
    if both is not None:
        what = both["what"].removesuffix("的")
        parts = [both["yes"] + what, both["no"] + what]
    else:
        parts = _BETWEEN.split(words)
        if len(parts) > 1 and len(parts[0]) == 1 < len(parts[-1]):
            parts = [p + parts[-1][1:] if len(p) == 1 else p for p in parts]  # 高、低表达者
    if len(parts) < 2 or not all(_is_part(p) and (bearer is not None or _STATUS.search(p)) for p in parts):
        return []
    groups = []
    treatments = [g for g in seg.groups if start <= g.start and g.end <= end and not g.plural]
    for part in parts:
        treatment = next((g for g in treatments if text[g.start : g.end] in part), None)
        if treatment is None or _WITHOUT.match(part):
            own = part if part.endswith(("者", "患者")) else part + who
            groups.append(Group(start, last, [own], strata=True))
        elif any(_WITHOUT.match(p) for p in parts):
            groups.append(Group(start, last, list(treatment.refs), strata=True))
        else:
            return []  # treatments that are compared are arms
    return groups


def _is_part(words: str) -> bool:
    """Whether words may name some of the patients."""
    return 0 < len(words) <= _LONGEST_PART and not _NO_PART.search(words)
