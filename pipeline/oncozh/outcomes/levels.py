"""Arms that get the same in another amount, at another pace or for another time, and what they share.

The levels that tell them apart are declared once (设2.2 mg/kg和2.6 mg/kg两个剂量组, 随机接受每周或每三周的紫杉醇, 剂量1为…);
where one stands later without the word 组 it names its arm. An arm is called by the level in the words of the text, beside
the treatment that all of them get: the one that the levels belong to (不同剂量A), and what everyone gets besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from oncozh.article import Mention
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group

_N = r"[一两二三四五六\d]"
_DOSE = re.compile(
    r"\d(?<![\d.A-Za-z×^~～–—/-].)[\d.]*+\s?(?:mg|μg|g|m[lL]|Gy|IU|万U|U|MBq|GBq)(?![A-Za-z])(?:\s?/\s?(?:kg|m2|d|天|日|次|周))*(?:\s?/\s?\d+\s?(?:次|[fF]x?))?"
    rf"(?:\s?(?:每[日天]{_N}次|[一每]天{_N}次|每{_N}?周{_N}?次?|[QqBb]\d?[WwDdIi][Dd]?(?![A-Za-z])))?"
)
_PACE = re.compile(
    rf"每[日天]{_N}次|一[天日]{_N}次|每{_N}?周(?:{_N}次)?|每{_N}?个?月{_N}?次?|固定剂量|个体化剂量|标准剂量|常规剂量|剂量递增"
    r"|连续(?:给药|输注|用药)|间歇(?:给药|输注|用药)|单次(?:给药|输注|用药)|分次(?:给药|输注|用药)|持续(?:给药|输注|用药)"
)
_SHORT_PACE = re.compile(r"[QqBbTt](?<![A-Za-z\d].)(?:(?<=[Qq])\d?[Ww]|(?<=[Qq])[Dd]|(?<=[BbTt])[Ii][Dd])(?![A-Za-z])")
_TIME = re.compile(
    r"[\d一两二三四五六十半](?<![\d.第~～–—-].)(?:(?<=\d)\d++)?+\s?(?:个月|年|周|个周期|个疗程|疗程|天)(?![内前后龄])"
)
_NUMBERED = re.compile(r"剂量(?:水平)?\s?[1-5一二三四A-C](?![\d.%A-Za-z周期次项例])")
_NEXT = re.compile(
    r"(?:剂量|治疗|方案|给药|组|维持)*(?:[（(][^（()）]{0,24}[)）])?\s?(?:、|，|和|与|及|以及|或|对比|比较|vs\.?|/)\s?(?:治疗|维持|给药|剂量|接受|用药|打)*"
)
# 三个剂量组, 两个队列, 三组, 三种剂量, after a list of levels.
_COUNTED = re.compile(
    r"\s?(?:[（(][^（()）]{0,24}[)）])?\s?(?:(?:[这共]?[两二三四五六2-6多]\s?[个种]?|不同)(?:不同)?(?:剂量|治疗|给药|试验|分割)?(?:组|队列|水平|剂量|方案|疗程|时长|臂)|剂量(?:组|队列|水平|进行)|队列|剂量(?=扩展|递增))"
)
_PARTED = re.compile(r"(?:随机|分为|分成|分入|比较|对比|分别(?:接受|给予|采用|予)|另设|为对照|爬坡|剂量递增|对照研究)")
_GIVEN = re.compile(r"(?:接受|给予|使用|采用|口服|注射|输注|应用)[^，,。；;]{0,3}$")
# 周期, 靶区: numbers that tell no patients apart.
_NO_ARMS = re.compile(r"周期|靶区|[PCG]G?TV|淋巴结|负荷|首[次剂]|第\d|d\d|随后|逐渐|[增减升降调][至为到]|维持剂量")
_UNITS_OF_TIME_IN_RESULTS = re.compile(r"\s?(?:的|时)?(?:[A-Za-z]|累积|总|无|局部|[生存复缓死]|后|随访)")
_VALUE = re.compile(r"(?:期|[OPDERM]F?S|时间)\s?(?:分别|依次)?(?:为|是|达)\s?$")  # 中位PFS为39个月和20个月
_TREATED_FOR = re.compile(r"(?:治疗|维持|用药|给药|辅助|服药|接受|为|打|[Pp])\s?$")
# What follows a level that names its arm.
_NAMES_ARM = re.compile(
    r"\s?(?:的?(?:剂量)?(?:下|组|队列|水平|时|者)|的?剂量(?:治疗|方案|给药)?(?:下|时|组|者)?|给药(?:时|组|者|方案)?|(?:治疗|用药)?方案|(?:治疗)?的?患者|治疗组|[的，]?(?:中位|确认的|客观|[A-Zm]|总|无|\d+年|\d个月|疾病|局部|完全)"
    r"|(?:为|则?[为是]|达|[：:])?\s?[仅约]?\d|与[^，。；]{1,12}(?:相比|比较)|[较比优高低]|[，,]?(?:毒性|不良))"
)
_TAIL = re.compile(r"(?:的?剂量|给药|用药|治疗)?(?:方案|水平|队列|下|时|者)")
_IN_RESULT_BRACKET = re.compile(r"[%月年]\s?[（(](?:n=\d+[，,])?\s?$")
_ORDER = re.compile(
    r"(?:按照?)?剂量(?:组|水平)?(?:[由从](?:低[至到]高|小[至到]大)|(?P<down>[由从](?:高[至到]低|大[至到]小)))(?:的顺序)?|随(?:着)?剂量的?(?:升高|增加|递增|加大|提高|增大)|各个?(?:剂量(?:组|水平|队列)?|队列)|[两二三四五](?:个|种)(?:剂量(?:水平|队列)?|队列|方案)(?=[的间，]?[^，。；]{0,12}(?:分别|依次|\d))"
)
_TOLD_OF = re.compile(r"[^。；;]{0,24}?(?:分别|依次|\d[\d.]*\s?(?:%|个月)?[、和与vV])")
_OF_LEVELS = re.compile(
    r"(?:不同|[高中低大小](?:、[高中低大小]){0,2}|两种|三种|各种)(?:的)?(?:剂量|疗程|给药(?:方案|方式|间隔|频率)|时[长间程]|分割(?:方式|方案|模式)|用药时间|维持时间)(?:的|应用)?$"
)
_LEVELS_OF = re.compile(
    r"(?:治疗|单药)?的?(?:不同|[高中低大小](?:、[高中低大小]){0,2}|两种|三种|最佳)(?:的)?(?:剂量|疗程|给药(?:方案|方式|间隔)|时[长间程]|分割)"
)
_LEVEL_OF_NAME = re.compile(r"\s?(?:治疗)?[低中高大小](?:、[低中高大小]){0,2}剂量组?")
_ALL_GET = re.compile(
    r"(?:均|都|全部|所有患者|全部患者)(?:同时|同期|常规)?(?:接受|给予|予以?|采用|采取|行|使用|应用|进行|用|联[用合]|合用|口服|静脉注射)(?:了)?[^，。；,;]{0,6}$"
)
_AND_THAT = re.compile(r"(?:治疗|方案|化疗)?(?:同期|同步|序贯|并|的)*(?:联合|加用?|\+|、|和|及)(?:同期|同步)?")
_ON_THIS = re.compile(r"基础上")


@dataclass(slots=True)
class _Level:
    start: int
    end: int
    key: str
    kind: str


@dataclass(slots=True)
class _Axis:
    """The levels by which one study tells its arms apart."""

    kind: str
    keys: list[str] = field(default_factory=list)
    start: int = 0  # of the list that declares them
    end: int = 0
    of: list[str] = field(default_factory=list)  # what they are levels of


_NEAR = 160  # code points between an arm and the treatment of its sentence
# What tells two arms apart that get the same: its dose, its route, its schedule, when or for how long it is given.
_WAY = re.compile(
    r"剂量|减量|足量|\d\s?(?:mg|μg|g|Gy|个?月|周|年|天|日|次|周期|疗程)|皮下|静脉|口服|动脉|腹腔|胸腔|肌注|雾化|(?:SC|IV|IM|PO)组"
    r"|Q\d?[WD]|[BQT]I?D组|每[周日天月两三]|[一二两三四]周|早期|延迟|延期|即刻|即时|立即|推迟|持续|连续|间歇|间断"
    r"|[长短]程|[长短]疗程|延长|缩短|新辅助|辅助|术前|术后|[空餐]|单次|多次|分次|快速|缓慢|同步|序贯|早|晚",
    re.I,
)


def told_by_way(text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention]) -> None:
    """Gives arms that get the same in two ways (皮下组 and 静脉组, 低剂量组 and 高剂量组) what they share with their own words.

    That is what the aims or the arms' names say they are ways of (不同剂量A), what one of them is defined by, and what
    everyone gets; where the text says none of these, the one treatment of the sentence that states them which no other
    arm gets.
    """
    ways = {
        key: next((r for r in g.refs if r not in names), text[g.start : g.end])
        for g, key in reversed(named) if not g.plural and _WAY.search(key)
    }  # fmt: skip
    if len(ways) < 2:
        return
    given: dict[frozenset[str], list[str]] = {}
    for g, key in named:
        known = [r for r in g.refs if r in names]
        if key in ways and known:
            given.setdefault(_concepts(known, names), known)
    first = next(g for g, key in named if key in ways)
    of = next((p for p in phrases if _is_in_levels(text, p) and any(r in names for r in p.refs)), None)
    base = _of_all(text, first, named, ways, phrases, names)
    if of is not None and len(given) < 2:
        given = {frozenset(): _joined([r for r in of.refs if r in names], *given.values(), names=names)}
    elif not given and base:
        given, base = {frozenset(): base}, []
    if not given:
        others = {c for g, key in named if key not in ways for c in _concepts(g.refs, names)}
        for p in phrases if others else ():
            if _states(text, p, first):
                known = [r for r in p.refs if r in names and (names[r].concept or names[r].text) not in others]
                if known:
                    given.setdefault(_concepts(known, names), known)
    if len(given) != 1:
        return
    shared = _joined(*given.values(), base, names=names)
    for g, key in named:
        if key in ways and (len(g.refs) == 1 or all(r in names or r == ways[key] for r in g.refs)):
            g.refs = [*shared, ways[key]]
        elif base and key == "安慰剂组":
            g.refs = [key, *base]


def _concepts(refs: list[str], names: dict[str, Mention]) -> frozenset[str]:
    return frozenset([names[r].concept or names[r].text for r in refs if r in names])


def _joined(*lists: list[str], names: dict[str, Mention]) -> list[str]:
    """Several lists of treatments as one that holds each of them once."""
    out: dict[str, str] = {}
    for refs in lists:
        for r in refs:
            out.setdefault(names[r].concept or names[r].text, r)
    return list(out.values())


def _is_in_levels(text: str, p: Group) -> bool:
    """不同剂量A, A不同剂量, A低剂量组: whether a treatment is said to be given in several levels."""
    return (
        _OF_LEVELS.search(text, max(0, p.start - 14), p.start) is not None
        or _LEVELS_OF.match(text, p.end) is not None
        or _LEVEL_OF_NAME.match(text, p.end) is not None
    )


def _of_all(
    text: str, first: Group, named: list[tuple[Group, str]], ways: dict[str, str], phrases: list[Group],
    names: dict[str, Mention],
) -> list[str]:  # fmt: skip
    """What all arms get besides (三组均接受化疗), or what those with levels are given on top of (对照组予B，…在此基础上…)."""
    low = text.rfind("。", 0, first.start) + 1
    out: list[str] = []
    last: Group | None = None
    for p in phrases:
        if p.start < low or p.start > first.start + 240 or is_former(text, p):
            continue
        refs = [r for r in p.refs if r in names]
        if last is None and _ALL_GET.search(text, max(0, p.start - 16), p.start):
            out, last = refs, p
        elif last is not None and _AND_THAT.fullmatch(text, last.end, p.start):
            out, last = [*out, *refs], p
        elif last is not None:
            break
    if not out and _ON_THIS.search(text, first.start, first.start + 60):
        controls = [g.refs for g, key in named if key not in ways and not g.plural and _concepts(g.refs, names)]
        out = [r for r in controls[0] if r in names] if controls else []
    return out


def _states(text: str, p: Group, arm: Group) -> bool:
    """Whether a treatment stands in the sentence that first names an arm."""
    return abs(p.start - arm.start) < _NEAR and "。" not in text[min(p.start, arm.start) : max(p.start, arm.start)]


def levels_of(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention], start: int, end: int
) -> list[tuple[Group, str]]:
    """The arms of a study that stand without the word 组 and are told apart by a level.

    Args:
        text: the article.
        named: the arms named X组, in text order; those called by a declared level get what all of them get.
        phrases: the study's treatments.
        names: the mentions by their ids.
        start: where the study begins.
        end: where it ends.
    """
    if not _may_tell(text):
        return []
    found = list(_found(text, start, end))
    if len(found) < 2:
        return []
    taken = {at for g, _ in named for at in range(g.start, g.end)}
    axes = [a for a in _declared(text, found, phrases, names) if not _are_others(text, a, named)]
    out: list[tuple[Group, str]] = []
    ends = {p.end: p for p in phrases} if axes else {}
    for axis in axes:
        of = axis.of or _owner(text, axis.start, phrases, names)
        called = _called(text, axis, found, named)
        for level in _arms(text, axis, found):
            if level.start not in taken:
                word = called.get(level.key) or text[level.start : level.end]
                p = ends.get(level.start) or ends.get(level.start - 1)
                begins = p.start if p is not None and text[p.end : level.start].strip() == "" else level.start
                tail = _TAIL.match(text, level.end)
                ends_at = tail.end() if tail is not None else level.end  # 4 mg剂量下
                out.append((Group(begins, ends_at, [*of, word]), level.key))  # A 2 mg或4 mg
                taken.update(range(begins, level.end))
        for g, key in named:
            level_key = next((k for k in axis.keys if key.startswith(k) and _SUFFIX.fullmatch(key, len(k))), None)
            if level_key is not None and g.start >= axis.start and not any(r in names for r in g.refs) and of:
                g.refs, g.strata = [*of, called.get(level_key) or text[g.start : g.end]], 0
        out += [n for n in _in_order(text, axis, called, of, end) if n[0].start not in taken]
    return out


_SUFFIX = re.compile(r"(?:剂量|治疗)?(?:组|队列)")


def _may_tell(text: str) -> bool:
    return any(word in text for word in ("剂量", "随机", "队列", "组", "比较", "对比", "对照", "分为", "接受"))


def _found(text: str, start: int, end: int) -> Iterator[_Level]:
    patterns = [("pace", _PACE), ("pace", _SHORT_PACE), ("time", _TIME)]
    if "g" in text or "G" in text or "ml" in text or "U" in text:
        patterns.append(("dose", _DOSE))
    if "剂量" in text:
        patterns.append(("number", _NUMBERED))
    found = [
        _Level(m.start(), m.end(), m[0].replace(" ", "").upper(), kind)
        for kind, pattern in patterns for m in pattern.finditer(text, start, end)
    ]  # fmt: skip
    found.sort(key=lambda level: (level.start, -level.end))
    last = start
    for level in found:
        if level.start >= last:
            yield level
            last = level.end


def _declared(text: str, found: list[_Level], phrases: list[Group], names: dict[str, Mention]) -> list[_Axis]:
    """The lists of levels that the text says patients are parted by."""
    ends = {p.end: p for p in phrases}
    starts = {p.start: p for p in phrases}
    axes: list[_Axis] = []
    numbered = list(dict.fromkeys(level.key for level in found if level.kind == "number"))
    if len(numbered) > 1:
        first = next(level for level in found if level.kind == "number")
        axes.append(_Axis("number", numbered, first.start, first.end))
    run: list[_Level] = []
    for level in [*found, None]:
        if run and level is not None and level.kind == run[-1].kind and _follows(text, run[-1], level, ends, starts):
            run.append(level)
            continue
        if len(run) > 1 and run[0].kind != "number":
            axis = _axis_of(text, run, ends, starts, names)
            if axis is not None and not any(set(axis.keys) <= set(a.keys) for a in axes):
                axes.append(axis)
        run = [level] if level is not None else []
    return axes


# 以40 Gy/15次全乳照射为对照，另设两个方案，27 Gy/5次和…
_SET_BESIDES = re.compile(r"(?:治疗|方案)?为对照[，,](?:另|还)设[^，。；;\d]{0,14}[，,：:]?\s?")


def _are_others(text: str, axis: _Axis, named: list[tuple[Group, str]]) -> bool:
    """低剂量组和高剂量组分别给予A 4 mg和8 mg: whether the arms of a sentence have names of their own."""
    low = text.rfind("。", 0, axis.start)
    high = text.find("。", axis.end)
    own = {
        key for g, key in named
        if low < g.start < (high if high >= 0 else len(text)) and not g.plural and not any(key.startswith(k) for k in axis.keys)
    }  # fmt: skip
    return axis.kind != "number" and len(own) > 1


def _follows(text: str, a: _Level, b: _Level, ends: dict[int, Group], starts: dict[int, Group]) -> bool:
    """Whether a level is listed after another, its treatment named again or not: A 2 mg或A 4 mg."""
    if b.start - a.end > 40 or b.key == a.key:
        return False
    q = starts.get(a.end)
    if _SET_BESIDES.fullmatch(text, q.end if q is not None else a.end, b.start):
        return True
    low = b.start
    for at in (b.start, b.start - 1):
        p = ends.get(at)
        if p is not None and p.start > a.end:
            before = ends.get(a.start) or ends.get(a.start - 1)
            if before is not None and text[before.start : before.end] != text[p.start : p.end]:
                return False  # A 240 mg/d或B 50 mg/d
            low = p.start
    return _NEXT.fullmatch(text, a.end, low) is not None


def _axis_of(
    text: str, run: list[_Level], ends: dict[int, Group], starts: dict[int, Group], names: dict[str, Mention]
) -> _Axis | None:
    first, last = run[0], run[-1]
    if len({level.key for level in run}) != len(run):
        return None
    before = text[max(text.rfind("。", 0, first.start) + 1, first.start - 60) : first.start]
    near = before[-16:]
    counted = _COUNTED.match(text, last.end)
    if counted is None and _NO_ARMS.search(near):
        return None
    parted = _PARTED.search(before) is not None or _PARTED.search(text, first.end, last.start) is not None
    p = ends.get(first.start) or ends.get(first.start - 1)
    at = last.end
    tail = _OF_WHAT.match(text, at)
    q = starts.get(tail.end()) if tail is not None else None
    if first.kind == "time":
        if _UNITS_OF_TIME_IN_RESULTS.match(text, last.end) or _VALUE.search(near) or not parted:
            return None
        if not (q is not None or p is not None or _TREATED_FOR.search(near)):
            return None
    elif first.kind == "pace":
        if not (parted or counted is not None):
            return None
    elif counted is None and not parted and "剂量" not in near[-8:]:
        joined = text[run[-2].end : last.start]
        begins = p.start if p is not None else first.start
        if not (
            "或" in joined and (p is not None or q is not None) and _GIVEN.search(text, max(0, begins - 8), begins)
        ):
            return None
    of = [r for r in (q or p).refs if r in names] if (q or p) is not None else []  # type: ignore[union-attr]
    return _Axis(first.kind, [level.key for level in run], first.start, last.end, of)


_OF_WHAT = re.compile(r"\s?(?:[（(][^（()）]{0,24}[)）])?(?:给药|两种|三种|不同)?(?:剂量|方案)?的?\s?")


def _called(text: str, axis: _Axis, found: list[_Level], named: list[tuple[Group, str]]) -> dict[str, str]:
    """How the text calls the arms: 2 mg组 where it says so somewhere, else the level alone."""
    out: dict[str, str] = {}
    for g, key in named:
        for k in axis.keys:
            if key.startswith(k) and _SUFFIX.fullmatch(key, len(k)):
                words = [r for r in g.refs if r.replace(" ", "").upper().startswith(k)]
                out.setdefault(k, words[0] if words else text[g.start : g.end])
    for level in found:
        if level.key in axis.keys and level.start >= axis.start:
            out.setdefault(level.key, text[level.start : level.end])
    return out


def _arms(text: str, axis: _Axis, found: list[_Level]) -> Iterator[_Level]:
    """The places where a declared level names its arm."""
    keys = set(axis.keys)
    here = [level for level in found if level.key in keys and level.start >= axis.start]
    listed: set[int] = set()
    for a, b in pairwise(here):
        if b.start - a.end < 30 and _NEXT.fullmatch(text, a.end, b.start):
            listed |= {a.start, b.start}
    for level in here:
        if (
            level.end <= axis.end
            or level.start in listed
            or _NAMES_ARM.match(text, level.end)
            or _IN_RESULT_BRACKET.search(text, max(0, level.start - 12), level.start)
        ):
            if (
                axis.kind == "time"
                and level.end > axis.end
                and not (
                    _TREATED_FOR.search(text, max(0, level.start - 3), level.start) or text.startswith("组", level.end)
                )
            ):
                continue
            yield level


def _in_order(text: str, axis: _Axis, called: dict[str, str], of: list[str], end: int) -> Iterator[tuple[Group, str]]:
    """按剂量由低到高, 各剂量组, 三个剂量: all arms in their order, each stands where the words begin."""
    if axis.kind not in ("dose", "number") or ("剂量" not in text and "队列" not in text):
        return
    keys = axis.keys
    if axis.kind == "dose":
        keys = sorted(keys, key=_amount)
    for m in _ORDER.finditer(text, axis.end, end):
        if _TOLD_OF.match(text, m.end()):
            for k in keys[::-1] if m["down"] else keys:
                yield Group(m.start(), m.start(), [*of, called.get(k, k)]), k


def _amount(key: str) -> float:
    m = re.match(r"\d+(?:\.\d+)?", key)
    return float(m[0]) if m is not None else 0.0


def _owner(text: str, at: int, phrases: list[Group], names: dict[str, Mention]) -> list[str]:
    """What the levels of a list are levels of: the treatment of its sentence, else the nearest one before."""
    low = text.rfind("。", 0, at) + 1
    high = text.find("。", at)

    def is_given(p: Group) -> bool:
        return any(r in names for r in p.refs) and not is_former(text, p)

    of = next((p for p in reversed(phrases) if p.end <= at and is_given(p)), None)
    if of is None or of.start < low:
        end = high if high >= 0 else len(text)
        of = next((p for p in reversed(phrases) if at < p.start < end and is_given(p)), of)
    return [r for r in of.refs if r in names] if of is not None else []
