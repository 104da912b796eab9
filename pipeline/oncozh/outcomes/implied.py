"""Arms that no word compares: 吃A的152人，吃B的148人。五年生存率前者…，后者…; the figures after them take them up as two."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group, gets_nothing

_RESULT = re.compile(r"\d[\d.]*\s?(?:%|个月|个百分点)|[率期](?![间的])|分别[为是]|依次|[前后]者|两[组者边]")
_ASKED = re.compile(r"(?:能不能|能否|是否|可否|会不会)(?:比(?:得[过上])?|优于|胜过|[取替]代|代替)")
_WHO = r"(?:患者|病人|病友|患儿|老人|人)"
_COUNT = rf"(?:共|有|各|约)?\s?\d+\s?[例名位人份]{_WHO}?"
_HOW = (
    r"(?:选择?了?|坚持|抽到|分到|接受|采用|使用|应用|给予|予|行|做|用|吃|打|服|注射|输注|口服|换成?|改用?)(?:了|的是)?"
)
# What stands between two treatments told side by side: 吃A的152人，吃B的148人; 一批人做A，一批人做B; A和B, A还是B.
_BESIDE = re.compile(
    rf"(?:治疗|方案|疗法|单药|术|组|的|者|{_WHO}|{_COUNT}|[（(][^（()）]{{0,20}}[)）]|[^，,。；;、和与\d]{{1,8}}的{_COUNT}){{0,6}}\s?"
    rf"(?:、|[，,；;](?=\S{{0,6}}?(?:\d|一|另|其余|剩下|仍|选|做|用|吃|打))|和|与|跟|同|或者?|还是|对上?|vs\.?|[，,]?{_ASKED.pattern}|(?=就是))\s?"
    rf"(?:而|(?:自|从)?(?:\d{{4}}年|今年|去年|后来|近年)?(?:[起后]|以后|开始)?(?:改|换)|如今|现在|另外?|还有|其余的?|剩下的?|同期的?|一(?:批|拨|半|组|路|部分|些)|也?有|仍|则|只|仅|是|就是|还是|由|单纯|直接|[老新]药|老牌的?|传统的?|{_WHO}|{_COUNT}|{_HOW}|的){{0,6}}\s?"
)
_HAD = re.compile(r"(?:既往|此前|曾经?|用过|接受过|做过|停用|不适合|不能)[^，,。；;]{0,8}$")
_WHEN = re.compile(r"(?:开始|结束|完成)?(?:前|后|期间|时)|[\u4e00-\u9fff]{0,4}(?:获批|上市|问世|研发)")
_MOST = 3  # treatments that are told side by side
_LONGEST = 60  # code points between two of them


def told_side_by_side(text: str, start: int, end: int, here: list[Group], names: Container[str]) -> list[Group]:
    """The treatments that a sentence tells side by side before its first result: 吃A的152人，吃B的148人.

    They are two or three, and all that it names before that result; else there are none.
    """
    if len(here) < 2:
        return []
    result = _RESULT.search(text, here[1].end, end)
    stop = result.start() if result is not None else end
    out: list[Group] = []
    for g in here:
        if g.start >= stop:
            break
        if not all(r in names or gets_nothing([r]) for r in g.refs):
            return []
        if g.refs and not (
            (is_former(text, g) and not _ASKED.match(text, g.end))
            or _WHEN.match(text, g.end)
            or _HAD.search(text, max(0, g.start - 14), g.start)
        ):
            if out and not _are_beside(text, out[-1], g):
                return []
            out.append(g)
    if not 1 < len(out) <= _MOST:
        return []
    if all(text[a.end : b.start] in _JOINS for a, b in pairwise(out)) and not _SET_AGAINST.search(text, start, end):
        return []  # 接受手术和放疗: both of them
    return out


_JOINS = frozenset("、和与及跟同")
# Without one of these A和B are given together.
_SET_AGAINST = re.compile(
    r"[比较哪谁]|还是|对决|PK|不同|[两三][种组路]|分[成为]|随机|抽签|优劣|孰|区别|选|差[多别距]|[？?]"
)


def _are_beside(text: str, a: Group, b: Group) -> bool:
    """Whether two treatments stand side by side, and the second is no part of a combination (A联合B、C)."""
    if len(a.refs) > 1 and len(b.refs) == 1 and text[a.end : b.start] in _JOINS and b.refs[0] not in a.refs:
        return False
    return b.start - a.end <= _LONGEST and _BESIDE.fullmatch(text, a.end, b.start) is not None


_N = r"\d[\d.]*\s?(?:%|个月)?"
_TAKEN_UP = re.compile(
    rf"前者|后者|前一[拨批]|[两三](?:[组者边臂]|种[办方])|(?:分别|依次)(?:[为是])?\s?\d|{_N}\s?(?:对|比|vs\.?)\s?\d|一个\s?\d[^。]{{0,16}}一个\s?\d",
    re.I,
)
_TIMES = re.compile(r"\d\s?(?:年|个月)?\s?[、和与及]\s?\d\s?(?:年|个月)")


_ONCE = re.compile(
    r"(?=[以过从原早此长多传当上一二两三四五六七八九十几数\d])(?:以前(?!者)|过去(?![一二两三四五六七八九十几\d]{1,3}年)|从前|原先|原来|早年|此前|早些年|长期以来|多年来|传统上|当年|上世纪"
    r"|(?:[一二两三四五六七八九十几多数]{1,3}|\d+)\s?年(?:以|之)?前)"
)
_NOW = re.compile(r"改[用做为行]|换[用成做]|起用|如今|现在|引进|引入|开展|启用|有了|用上|换上|用起")
_FURTHEST_ONCE = 40  # code points from where a sentence begins


def tells_of_once(text: str, start: int, end: int) -> bool:
    """Whether the words before a treatment tell how it was done before: 以前都是先做长程放化疗再手术."""
    return _ONCE.search(text, start, min(end, start + _FURTHEST_ONCE)) is not None


def tells_of_now(text: str, start: int, end: int) -> bool:
    """Whether words tell what is done instead: 2019年起改用短程放疗."""
    return _NOW.search(text, start, end) is not None


_RESULT_TOLD = re.compile(r"\d\s?(?:%|个月)|[率期][^，,。；;\d]{0,10}\d")


def has_result(text: str, start: int, end: int) -> bool:
    """Whether a figure of an endpoint stands in a span, with its sign or without."""
    return _RESULT_TOLD.search(text, start, end) is not None


def only_now(text: str, groups: list[Group]) -> list[Group]:
    """Of the treatments of a sentence that begins with former times those of today: 过去用C，…；改用A后，…"""
    for i in range(1, len(groups)):
        if tells_of_now(text, groups[i - 1].end, groups[i].start):
            return groups[i:]
    return []


_IN_CONTRAST = re.compile(r"[，,；;]\s?(?:而|但)?(?:(?:单纯|只|仅|光|单)?(?:接受|使用|[用做吃打靠]))?(?:了)?\s?$")


def in_contrast(text: str, start: int, g: Group) -> bool:
    """Whether a figure of another arm stands right before a group: 五年生存率71.2%，而化疗只有58.4%."""
    before = _IN_CONTRAST.search(text, max(start, g.start - 8), g.start)
    return before is not None and _FIGURE_END.search(text, max(start, before.start() - 4), before.start()) is not None


_FIGURE_END = re.compile(r"\d\s?(?:%|个月)?$")


_LISTED = re.compile(r"[、和与及][^，,。；;]{1,16}$")  # ORR和DCR分别为…, 男性与女性的生存率分别为…


def takes_up(text: str, start: int, end: int) -> bool:
    """Whether a sentence hands figures out over two that it need not name: 前者…, 分别为71.2%和58.4%, 71.2%对58.4%."""
    m = _TAKEN_UP.search(text, start, end)
    if m is None or m[0][0] not in "分依":
        return m is not None
    return not (_TIMES.search(text, start, m.start()) or _LISTED.search(text, start, m.start()))
