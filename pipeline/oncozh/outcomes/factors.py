"""Factors of a prognosis with a ratio each: 门静脉癌栓（HR=1.87）、年龄≥65岁（HR=1.58）是OS的独立危险因素."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oncozh.outcomes.segments import Segment


@dataclass(slots=True)
class Factor:
    """A factor in its own words, and where they stand."""

    words: str
    start: int
    end: int
    against: str = ""  # those that it is held against: 分化程度（低分化 vs 高分化，HR=1.9）


_BRACKETS = "（([［【〔"
_BRACKET_END = re.compile(r"[)）\]］】〕。；]")
_BEARER = re.compile(r"([^，,。；：:、]{2,20}?者)(?:的)?[^，,。；者]{0,12}$")
_ANALYSIS = re.compile(r"^(?:多因素|单因素)?(?:Cox)?(?:回归)?(?:分析)?(?:显示|示|提示|表明)?")
_FACTOR_EDGE = re.compile(
    r"[、，,：:；;。()（）\[\]［］]|(?<=[\u4e00-\u9fa5，])\s|显示|提示|表明|发现|包括|示(?=\S)|以及|及(?=[^\s])|和(?=[^\s])|与(?=[^\s])|或(?=[^\s])|确认|证实|得出|为(?=[^\s])"
)
_OPENS = re.compile(r"^(?:而|且|在|对|其中|如|即|为|是|有|治疗前|基线)")
_NO_FACTOR = re.compile(
    r"个月|vs|(?<![≥≤<>＞＜\d.A-Za-z])(?<![≥≤<>＞＜]\s)\d+(?:\.\d+)?$|%|风险(?:增加|升高|降低|下降)|^(?:可|能|显著|明显)*(?:提高|延长|改善|降低|增加|减少)|ORR|DCR"
)
_OF_ARMS = re.compile(r"组$|治疗(?!前|线数|次数|史)|OS|PFS|DFS|生存|率$|发生")
# X为OS的独立危险因素（HR: what the words before the bracket say X to be.
_IS_FACTOR = re.compile(r"(?:均?(?:是|为|系)|作为)[^，,。；;（()）\[\]［］]{0,30}?(?:因素|因子|指标)\s?$")
# X是OS（HR=3.1，P=0.02）的独立危险因素: the bracket stands within.
_IS_OF = re.compile(r"(?:仍?可?成为|作为|均?[是为系])[^，,。；;（()）\[\]［］]{0,40}$")
_GOES_ON = re.compile(r"[^。；;）)\]］]{0,70}[)）\]］]\s?的[^，,。；;]{0,12}(?:因素|因子|指标)")
# …（HR）、…（HR）是OS的独立危险因素: the same, said after all of them.
_ARE_FACTORS = re.compile(
    r"(?:是|为|系)[^。；;]{0,40}?(?:因素|因子|指标)|[与和][^，,。；;]{0,30}(?:相关|有关)|(?:影响|预测)[^，,。；;]{0,24}"
)
_LISTED = re.compile(r"、|以及|[和与及]")
_LIST_BEGINS = re.compile(r"[，,：:；;。]|显示|提示|表明|发现|示(?=\S)")
_LONGEST_LIST = 120  # code points
# 低分化 vs 高分化，HR; 男/女，HR; 2分比0~1分，HR
_SIDES = re.compile(
    r"\s?(?P<of>[^，,；;（()）\s]{1,16}?)(?:\s?(?:vs\.?|versus|对比|比|对|/(?=[一-龥]))\s?)(?P<than>[^，,；;:：（()）]{1,16}?)\s?[，,；;:：]\s?(?:校正|调整|矫正)?后?的?\s?(?:a?[HO]R|RR|风险比|危险比|比值比)?\s?[=＝:：为]?\s?$",
    re.I,
)


# 农村户籍（vs 城市户籍，HR; 年龄≥65岁者预后较差（与<45岁者相比，HR
_AGAINST = re.compile(
    r"\s?(?:(?:vs\.?|versus|对比|较|比)\s?|与)(?P<than>[^，,；;:：（()）]{1,16}?)(?:相比|相较|比较)?\s?[，,；;:：]\s?(?:校正|调整|矫正)?后?的?\s?(?:a?[HO]R|RR|风险比|危险比|比值比)?\s?[=＝:：为]?\s?$",
    re.I,
)
_FARES = re.compile(r"(?:的?(?:预后|生存|结局)[^，,。；;]{0,8}|的?(?:死亡|复发|进展)?风险[^，,。；;]{0,8})$")


def factors_of(text: str, seg: Segment) -> list[Factor]:
    """The factors that the ratios of a block are of, one for each ratio; none where they are of the arms."""
    start, n = seg.start, len(seg.block.figures)
    opened = _bracket_of(text, seg)
    if opened < 0:
        m = _BEARER.search(text[start : seg.block.start])
        words = _ANALYSIS.sub("", m[1]) if m else ""
        return [Factor(words, start + m.start(1), start + m.end(1))] * n if m and words else []
    sides = _SIDES.match(text, opened + 1, seg.block.start) if n == 1 else None
    if sides is not None:
        if any(g.explicit and g.start > opened for g in seg.groups):
            return []  # 治疗方式（联合组 vs 对照组，HR=0.51）
        return [Factor(sides["of"], *sides.span("of"), sides["than"])]
    against = _AGAINST.match(text, opened + 1, seg.block.start) if n == 1 else None
    if against is not None and not any(g.explicit and g.start > opened for g in seg.groups):
        fares = _FARES.search(text, start, opened)
        one = _before(text, start, fares.start() if fares is not None else opened)
        if one is not None:
            one.against = against["than"]
            return [one]
    verdict = _said_before(text, seg, opened)
    end = verdict.start() if verdict is not None else opened
    if n > 1 and verdict is not None:
        return _listed(text, start, end, n)
    related = _related(text, seg, opened) if verdict is None else None
    if related is not None:
        return [related] * n
    factor = _before(text, start, end)
    if factor is None:
        return []
    if verdict is None and _names_outcome(seg, factor, opened) and not _ARE_FACTORS.search(text, opened, seg.end):
        return []  # 皮疹（RR=2.31: an outcome of the arms, no factor
    return [factor] * n


def what_they_affect(text: str, seg: Segment) -> tuple[int, int]:
    """The span that says what the factors are factors of: 是OS的独立危险因素, before their bracket or after it."""
    opened = _bracket_of(text, seg)
    m = _said_before(text, seg, opened) if opened >= 0 else None
    related = _related(text, seg, opened) if m is None and opened >= 0 else None
    if related is not None:
        return related.end, opened
    m = m or _ARE_FACTORS.search(text, seg.block.end, seg.end)
    return m.span() if m is not None else (seg.end, seg.end)


def _bracket_of(text: str, seg: Segment) -> int:
    """Where the bracket opens in which a block stands; -1 where it stands in none."""
    at = seg.block.start
    opened = max(text.rfind(c, seg.start, at) for c in _BRACKETS)
    return -1 if opened < 0 or at - opened > 36 or _BRACKET_END.search(text, opened, at) else opened


def _said_before(text: str, seg: Segment, opened: int) -> re.Match[str] | None:
    """Where the words before a bracket begin to say what the factor is one of."""
    floor = max(seg.start, opened - 60)
    around = _GOES_ON.match(text, seg.block.end, min(seg.end, seg.block.end + 100))
    return (_IS_OF if around is not None else _IS_FACTOR).search(text, floor, opened)


# X与较差的OS（HR=1.8）及RFS（HR=2.2）相关
_RELATES = re.compile(
    r"(?P<words>[^，,。；;：:、（()）\s][^，,。；;：:、（()）]{1,23}?)\s*(?:均|都|也|显著|独立|密切)*与[^，,。；;：:、]*$"
)
_CLAUSE_MARKS = "，,。；;：:、"
_RELATED = re.compile(r"[相有无]关")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


def _related(text: str, seg: Segment, opened: int) -> Factor | None:
    """The factor that is said to go with the endpoint before the bracket that opens at `opened`."""
    if "关" not in seg.sentence.words:
        return None
    before = _BRACKETED.sub(lambda m: " " * len(m[0]), text[seg.start : opened])
    begins = max(map(before.rfind, _CLAUSE_MARKS)) + 1  # what relates them goes over no such mark
    if before.find("与", begins) < 0:
        return None
    m = _RELATES.search(before, begins)
    if m is None or not _RELATED.search(text, seg.start + m.end("words"), seg.end):
        return None
    start, end = seg.start + m.start("words"), seg.start + m.end("words")
    for edge in _FACTOR_EDGE.finditer(text, start, end):
        if edge[0] not in "为或和与及" and edge.end() < end:
            start = edge.end()
    words = text[start:end].strip()
    return None if _NO_FACTOR.search(words) or _OF_ARMS.search(words) else Factor(words, start, end)


def _before(text: str, floor: int, end: int) -> Factor | None:
    """The factor whose words end at `end`."""
    start = max(floor, end - 24)
    for m in _FACTOR_EDGE.finditer(text, start, end):
        if m.end() < end:
            start = m.end()
    words = _OPENS.sub("", text[start:end].strip())
    if len(words) < 2 or _NO_FACTOR.search(words) or (_OF_ARMS.search(words) and not words.endswith("者")):
        return None
    return Factor(words, start, end)


def _listed(text: str, floor: int, end: int, n: int) -> list[Factor]:
    """X、Y和Z是OS的独立危险因素（HR分别为2.1、1.8、1.6）."""
    start = max(floor, end - _LONGEST_LIST)
    for m in _LIST_BEGINS.finditer(text, start, end):
        start = m.end()
    edges = [start, *(i for m in _LISTED.finditer(text, start, end) for i in m.span()), end]
    parts = [Factor(text[a:b].strip(), a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return parts if len(parts) == n and all(len(p.words) > 1 for p in parts) else []


def _names_outcome(seg: Segment, factor: Factor, end: int) -> bool:
    """Whether the words before a bracket name an endpoint."""
    return any(factor.start < e.end and e.start < end and e.code != "-" for e in seg.sentence.endpoints)
