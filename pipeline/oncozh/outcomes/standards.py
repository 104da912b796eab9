"""What the standard treatment is that a study is held against, where the text says it before its 标准治疗组."""

from __future__ import annotations

import re
from bisect import bisect_left

from oncozh.outcomes.items import Group

_TREATMENT = r"(?:内分泌|化疗|系统|二线|一线|三线|后线|辅助|维持|挽救|的)*(?:治疗|疗法|方案|用药|选择)(?:方案)?"
# 二线标准治疗是A, 标准疗法一直为A, 标准治疗（A或B）
_IS = re.compile(
    rf"标准{_TREATMENT}(?:目前|现在|当时|仍然?|依然|还|一直|始终|长期|以来|多年来|，)*(?:就|主要|通常|只)?(?:(?:是|为|采用|选用|以)(?:[^，,。；;、\d]{{0,5}})|\s?[（(]\s?)$"
)
# A仍是…的标准治疗; not 成为, 有望
_BECOMES = re.compile(
    rf"(?:方案|化疗|治疗|疗法)*(?:目前|现在|当时|仍然?|依然|一直|始终|长期|长期以来|多年来|曾)*(?:是|为|被视为|被作为|作为|属于)[^，,。；;]{{0,18}}?标准{_TREATMENT}"
)
_OR = re.compile(r"(?:单药|方案|治疗)?\s?(?:、|或|/)\s?")
_NAMED = re.compile(rf"(?:现行|既往|当前|传统)?标准{_TREATMENT}[组臂]?")
_CONTROL = re.compile(r"(?:对照|标准)组|对照")
_AS_CONTROL = re.compile(
    r"(?:以[此它之其该]|以上述|以这一)[^，,。；;]{0,8}(?:为|作为?)对照|[与同和](?:之|其|它)(?:对照|头对头|比较)"
)
# Where 标准治疗 stands as a side: vs标准治疗, 优于标准治疗, 与标准治疗的中位OS
_SIDE = re.compile(r"(?:vs\.?|versus|对比|较|比|优于|[与和同或、])\s?$", re.I)


def read_standards(text: str, phrases: list[Group], named: list[Group]) -> list[Group]:
    """Gives the arms that are called 标准治疗 the treatments that the text has said it is.

    Args:
        text: the article.
        phrases: its treatments.
        named: its named arms; those of both that have no treatments are filled.

    Returns:
        Further groups: 标准治疗 where it is a side of a comparison without the word 组.
    """
    if "标准" not in text:
        return []
    said: list[tuple[Group, bool]] = []
    for g in phrases:
        as_control = _is_standard(text, g)
        if as_control is not None and not (said and g.start < said[-1][0].end):  # the B of A或B is one of its options
            said.append((_with_options(text, g, phrases), as_control))
    if not said:
        return []
    ends = [g.end for g, _ in said]
    taken = [(g.start, g.end) for g in (*named, *phrases)]
    for g in (*named, *phrases):
        words = text[g.start : g.end]
        i = bisect_left(ends, g.start) - 1
        if i < 0 or g.plural or len(g.refs) != 1 or g.refs[0] not in (words, words.removesuffix("组")):
            continue
        standard, as_control = said[i]
        if _NAMED.fullmatch(words) or (as_control and _CONTROL.fullmatch(words)):
            g.refs = list(standard.refs)
    more = []
    for m in _NAMED.finditer(text, ends[0]):
        if any(a < m.end() and m.start() < b for a, b in taken) or not _SIDE.search(
            text, max(0, m.start() - 8), m.start()
        ):
            continue
        more.append(Group(m.start(), m.end(), list(said[bisect_left(ends, m.start()) - 1][0].refs), explicit=False))
    return more


def _with_options(text: str, g: Group, phrases: list[Group]) -> Group:
    """The treatment that a bracket or clause names as the standard, with those that 或 joins to it."""
    options = [g]
    for p in phrases:
        if p.start > g.start and _OR.fullmatch(text, options[-1].end, p.start):
            options.append(p)
    return Group(g.start, options[-1].end, list(dict.fromkeys(r for o in options for r in o.refs)))


def _is_standard(text: str, g: Group) -> bool | None:
    """Whether a treatment is said to be the standard: None where not, else whether a trial takes it as its control."""
    if _IS.search(text, max(0, g.start - 40), g.start) is None:
        m = _BECOMES.match(text, g.end, g.end + 48)
        if m is None:
            return None
    return _AS_CONTROL.search(text, g.end, g.end + 90) is not None
