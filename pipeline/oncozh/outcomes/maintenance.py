"""Arms that go on with a treatment, and arms that are only watched: A维持组 and 观察组, 维持者 and 观察者, 随机接受A或观察."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.items import Group

_WATCHED = "观察"
_GOES_ON = re.compile(r"(?:单药|单用|治疗|方案)?维持(?!时间|缓解|剂量|稳定|不变|原|在)")
# What joins 观察 to a treatment as the other arm: 随机接受A维持或观察, A组与观察组, A对比单纯观察.
_OR_WATCHED = re.compile(
    r"(?:单药|治疗|维持|辅助|巩固|方案|化疗|用药|[组者])*\s?(?:(?:\d+|[一二两三半])\s?(?:个月|年|个?周期|个?疗程|周))?\s?(?:[（(][^（()）]{0,24}[)）])?组?[，,]?\s?"
    r"(?:(?:或者?|还是)(?:仅|只)?(?:接受|进行|行)?|(?<![，,])(?:与|和|及|对比|比较|对照|vs\.?|、|/))\s?(?:仅|只|单纯|临床|随访|定期)?"
    r"观察(?![到其它了性期的]|发现|指标|时间|终点|研究|结果|疗效|安全|不良|患者|记录)"
)
_WATCHED_OR = re.compile(r"(?:比较|对比|接受)了?(?:单纯|仅)?观察(?:组)?(?:与|和|或|对比|vs\.?)\s?$")
# 对照组仅观察; A治疗者120例，仅观察者118例
_CONTROL_WATCHED = re.compile(
    r"(?P<control>对照组)(?:患者)?(?:则|仅|只|单纯|术后|接受|进行|行|予|定期)*观察(?=[，,。；;（(])"
    r"|例[，,；;]\s?(?:另|其余|而)?\s?(?:\d+例(?:患者)?)?(?:仅|只|单纯|未治疗)?观察(?:者|(?=[，,。；;]))"
)
# 观察 as an arm: with a bearer, after a word that compares, before a figure.
_AS_ARM = re.compile(
    r"(?<![\u4e00-\u9fff])观察(?=(?:仅|则|只|却|也|就|约|为|是|有)*\s?\d|的(?:中位|[A-Z\d]))|(?<=[与和较比于或及、对而])(?:单纯|仅|只)?观察(?=[，,。；;、（()）\s]|相比|比较|[或和与及]|(?:仅|则|只|却|为|是)*\s?\d|的(?:中位|[A-Z\d]))"
    r"|(?<=[仅只受纯予则期])观察(?=[，,。；;（(])|观察(?=[组者](?![织间])|的?患者)(?:者|的?患者)?"
)


# 来那度胺维持或不维持, 未维持者
_STOPS = re.compile(
    r"(?P<not>[不未无])(?:再|予|做|行|接受|进行)?维持(?:治疗)?(?:者(?!间)|的?患者|(?=组)|(?=[，,。；;、）)]|两组))"
)


def watched_arms(text: str, phrases: list[Group]) -> list[Group]:
    """The treatment phrases of an article with 观察 beside them wherever it is an arm; as they are where it is none."""
    if "维持" in text and (going_on := [p for p in phrases if _GOES_ON.match(text, p.end)]):
        none = [Group(m.start(), m.end(), [f"{m['not']}维持"]) for m in _STOPS.finditer(text, going_on[0].end)]
        phrases = sorted(phrases + none, key=lambda g: g.start) if none else phrases
    if _WATCHED not in text:
        return phrases
    if "对照组" in text and "观察组" in text and not _CONTROL_WATCHED.search(text):
        return phrases  # 观察组 and 对照组: the arm that is tried
    if not _CONTROL_WATCHED.search(text) and not any(
        _OR_WATCHED.match(text, p.end) or _WATCHED_OR.search(text, max(0, p.start - 14), p.start) for p in phrases
    ):
        return phrases
    taken = [(p.start, p.end) for p in phrases]
    found = [
        Group(m.start(), m.end(), [_WATCHED])
        for m in _AS_ARM.finditer(text) if all(m.end() <= a or b <= m.start() for a, b in taken)
    ]  # fmt: skip
    return sorted(phrases + found, key=lambda g: g.start)


# 维持组, 维持治疗组, 维持3年者; not 未维持者, A联合B维持组.
_NAMES = re.compile(
    r"(?:单药|单用|治疗|方案)?维持(?:治疗)?(?:了?\s?[一二两三四五\d]+\s?(?:年|个月|个?周期))?(?:治疗)?(?:组|者(?!间)|的?患者(?=的?中位|\d|的[A-Z]))"
)
_NOT = frozenset("未不无非没双短长续")


def control_is_watched(text: str, start: int, end: int) -> bool:
    """Whether a span says that 对照组 is only watched."""
    return text.find("观察", start, end) > 0 and any(m["control"] for m in _CONTROL_WATCHED.finditer(text, start, end))


def maintained_arms(text: str, phrases: list[Group], defined: list[str], names: dict[str, Mention]) -> list[Group]:
    """The arms that are called by the maintenance that they get: A维持者, and 维持组 where only one treatment is that.

    Args:
        text: the article up to the end of a study.
        phrases: the treatment phrases of that study.
        defined: what 维持组 gets where the text says it.
        names: the mentions by their ids.
    """
    known = [p for p in phrases if all(r in names for r in p.refs) and _GOES_ON.match(text, p.end)]
    if not known and not defined:
        return []
    treatments = {frozenset(names[r].concept or names[r].text for r in p.refs): p.refs for p in reversed(known)}
    of_all = known[0].refs if len(treatments) == 1 else defined if all(r in names for r in defined) else []
    by_end = {p.end: p for p in known}
    out: list[Group] = []
    for m in _NAMES.finditer(text, phrases[0].start):
        of = by_end.get(m.start())
        if of is not None:
            if not m[0].endswith("组"):
                out.append(Group(of.start, m.end(), list(of.refs)))
        elif of_all and text[m.start() - 1] not in _NOT and m[0].startswith("维持"):
            out.append(Group(m.start(), m.end(), list(of_all)))
    return out
