"""Endpoints as the text writes them: the lexicon's core name with what stands around it.

A core (生存率, PFS, 骨髓抑制) is widened left over 中位, time points (1、3、5年) and grades (≥3级), right over 发生率 and
the abbreviation in a bracket.
"""

from __future__ import annotations

import re

from oncozh.lexicon import Entry
from oncozh.outcomes.items import Endpoint

_NUM = r"\d+(?:\.\d+)?"
_HAN = "一二两三四五六七八九十"
_TIME = rf"(?:{_NUM}|[{_HAN}]{{1,3}}|半)"
# 1、3、5年 / 1年、3年和5年 / 12个月 / 5-year, as they stand right before an endpoint.
_TIMES = re.compile(
    rf"(?P<list>(?:{_TIME}\s?(?:年|个月|月)?\s?(?:、|和|及|与|/|以及)\s?)*(?<![\d.]){_TIME})\s?-?\s?(?P<unit>个?月|年|d|天|months?|years?|周)\s?(?:时|内|期|末|间)?的?"
    r"(?:累积|累计|总体?|总的|中位|估计的?|预估|预期|精确|年龄标化|患者|无病|(?<![a-z])m(?=os|pfs))?$"
)
_ONE = re.compile(rf"({_TIME})\s?(个?月|年)?")
_MEDIAN = re.compile(r"(?:中位数?|平均|均数|总体?|总的|预计|估计|疾病|肿瘤|临床|累积|累计|确认的?|最佳|经\w{2,6}评估的?|(?:独立|研究者|盲态)\w{0,6}评估的?|bicr评估的?|irc评估的?|主要终点|次要终点|颅内|局部|区域|远处|median\s?|m(?=[a-z]{2,4}$))+$")
_GRADE = re.compile(
    r"(?P<ge>≥\s?(?P<g1>[1-5]|[ⅠⅡⅢⅣ]|i{1,3}v?)\s?[级度]?|(?P<g2>[1-5]|[ⅠⅡⅢⅣ]|ii?i?v?|[a-c])\s?[级度]?\s?(?:及以上|或以上|以上|或更高级别|或更高|及更高|及更高级别)(?:级别)?|(?P<g3>[1-5ⅠⅡⅢⅣ])\s?[级度]?\s?(?:或|和|及|、|[-~～至/])\s?(?P<g4>[1-5ⅠⅡⅢⅣ])\s?[级度]?|"
    r"(?P<any>任意级别|任何级别|各级别?|所有级别|全级别)|(?P<g5>[1-5ⅠⅡⅢⅣ])\s?[级度]|(?P<serious>严重|重度))"
    r"(?:的)?(?:治疗相关|药物相关|治疗期间出现的?|治疗期间|治疗中出现的?|免疫相关|血液学?|非血液学?|主要|常见|急性|晚期|迟发性?|术后|放射性|因|由|血液系统|毒副|总|的|(?P<cd>并发症)?分?级?)*\s?$"
)
_ROMAN = {"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "i": "I", "ii": "II", "iii": "III", "iv": "IV"}
_AE_LEFT = re.compile(r"(?:治疗相关性?的?|药物相关性?的?|免疫(?:治疗)?相关性?|血液学|非血液学|胃肠道|急性|晚期|迟发性|术后|围手术期|围术期|严重|总体?|手术|发热性|持续性|慢性|早期|放射性|反应性|输注|外周|周围|治疗期间|导致停药的|外周血)+$")
_RATE_RIGHT = re.compile(r"(?:的)?\s?(?:总)?(?:累积)?(?:发生率|发生比例|发生|比例|率|概率|的比例|的患者比例|的发生率)")
_ABBR = re.compile(r"\s?[(（【\[]\s?([A-Za-z][A-Za-z0-9 ,，\-]{1,60}?)\s?[)）】\]](?:率|时间|期)?")
_MONTHS = {"年": 12.0, "year": 12.0, "years": 12.0, "个月": 1.0, "月": 1.0, "month": 1.0, "months": 1.0,
           "d": 1 / 30, "天": 1 / 30, "周": 12 / 52}  # fmt: skip
_DIGITS = {c: i + 1 for i, c in enumerate("一二三四五六七八九")} | {"两": 2, "十": 10, "半": 0.5}
_TIMED = frozenset("OS PFS DFS RFS EFS MFS LRC DOR CSS RECURRENCE MORTALITY INCIDENCE TTP CR ORR CBR MRD CURE RESPONSE DCR".split())


def months(value: float, unit: str) -> float:
    """A length of time in months; days are counted 30 a month.

    >>> months(90, "d")
    3.0
    """
    return round(value * _MONTHS[unit], 2)


def _time_value(word: str) -> float:
    if word[0].isdigit():
        return float(word)
    if word == "半":
        return 0.5
    total = 0.0
    for c in word:
        total = total * 10 if c == "十" and total else total + _DIGITS[c]
    return total


def time_list(words: str, unit: str) -> list[float]:
    """The months of a list of time points such as `1、3、5` with its last unit."""
    out = []
    for m in _ONE.finditer(words):
        own = m[2] or unit
        out.append(months(_time_value(m[1]), own))
    return out


def build_endpoint(start: int, end: int, entry: Entry, folded: str, text: str, floor: int) -> Endpoint:
    """The endpoint around a core hit; it is not widened left of `floor`."""
    code = "AE" if entry.label == "AE" else entry.concept
    form = "rate" if entry.label == "AE" else entry.form or "either"
    e = Endpoint(code, form, start, end)
    if entry.label == "AE":
        e.event = text[start:end]
        left = _AE_LEFT.search(folded, max(floor, start - 12), start)
        if left is not None:
            e.start = left.start()
            e.event = text[e.start : end].removeprefix("严重").removeprefix("总") if left[0] != "严重" else text[e.start : end]
        right = _RATE_RIGHT.match(folded, end)
        if right is not None:
            e.end = right.end()
    elif code == "AE":
        e.event = _event_of(text[start:end])
        left = _AE_LEFT.search(folded, max(floor, start - 12), start)
        if left is not None:
            e.start = left.start()
            if not e.event.startswith("因"):
                e.event = (text[e.start : start] + e.event).removeprefix("总体").removeprefix("总")
    if code == "AE":
        grade = _GRADE.search(folded, max(floor, e.start - 18), e.start)
        if grade is not None:
            e.start = grade.start()
            e.grade = _grade(grade)
            if grade["serious"] and e.event and not e.event.startswith(("严重", "重度")):
                e.event = text[e.start : e.start + 2] + e.event
        _take_times(e, folded, floor)
    else:
        left = _MEDIAN.search(folded, max(floor, start - 14), start)
        if left is not None:
            e.start = left.start()
            e.mean = "平均" in left[0] or "均数" in left[0]
        median = left is not None and "中位" in left[0] and form != "rate"
        if code in _TIMED and not median:
            times = _TIMES.search(folded, max(floor, e.start - 34), e.start)
            if times is None and left is not None:
                times = _TIMES.search(folded, max(floor, start - 34), start)
            if times is not None and not _is_date(folded, times) and "随访" not in folded[max(0, times.start() - 6) : times.start()]:
                e.times = time_list(times["list"], times["unit"])
                e.start = min(e.start, times.start())
    abbr = _ABBR.match(text, e.end)
    if abbr is not None:
        e.end = abbr.end()
    return e


def _take_times(e: Endpoint, folded: str, floor: int) -> None:
    """A time point right before an event rate: 30 d并发症发生率."""
    times = _TIMES.search(folded, max(floor, e.start - 34), e.start)
    if times is not None and not _is_date(folded, times) and e.form == "rate" and folded[e.end - 1] in "率生":
        e.times = time_list(times["list"], times["unit"])
        e.start = times.start()


def _is_date(folded: str, m: re.Match[str]) -> bool:
    value = m["list"]
    return (value.isdigit() and len(value) == 4) or (m["unit"] == "月" and folded[m.start() - 1 : m.start()] == "年")


def _grade(m: re.Match[str]) -> str | None:
    def say(g: str) -> str:
        return _ROMAN.get(g, g.upper() if g.isalpha() else g)

    if m["g1"]:
        return f">={say(m['g1'])}"
    if m["g2"]:
        return f">={say(m['g2'])}"
    if m["g3"]:
        return f"{say(m['g3'])}-{say(m['g4'])}"
    if m["any"]:
        return m["any"]
    if m["g5"]:
        return say(m["g5"])
    return None


_EVENT_TAIL = re.compile(r"(?:的)?(?:总)?(?:发生率|发生比例|发生|率|比例)$")


def _event_of(name: str) -> str:
    if name.endswith(("停药率", "中止率", "终止率")):
        event = name.removesuffix("率")
        return event
    return _EVENT_TAIL.sub("", name) or name


def abbreviation_of(text: str, e: Endpoint, core_end: int) -> str | None:
    """The abbreviation in the bracket after the endpoint's name, if there is one."""
    m = _ABBR.match(text, core_end)
    if m is None:
        return None
    words = re.split(r"[,， ]+", m[1])
    return words[-1]
