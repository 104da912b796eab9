"""The words around the name of an adverse event: its grade (≥3级) and kind (治疗相关) before it, 发生率 after it."""

from __future__ import annotations

import re

from oncozh.outcomes.items import SPACES, Endpoint

_AE_LEFT = re.compile(
    r"(?:治疗相关性?的?|药物相关性?的?|免疫(?:治疗)?相关性?|血液学|非血液学|胃肠道|急性|晚期|迟发性|术后|围手术期|围术期|严重|总体?|手术|发热性|持续性|慢性|早期|放射性|反应性|输注|外周|周围|治疗期间|导致停药的|外周血|直肠|膀胱|肠道|泌尿系|消化道|心脏|肺部|肝脏|肾脏|皮肤|神经|口腔|食管|内分泌)+$"
)
# One of these stands before the name where the patterns can match; so they need not be tried elsewhere.
_LEFT_ENDS = frozenset("关性的学道期后重总体术注周围间血肠胱系脏部肤经腔管泌")
_GRADE_ENDS = frozenset("12345ⅠⅡⅢⅣiv级度上别高重关间的学要见性期后因由统副总症分" + SPACES)
_RATE_RIGHT = re.compile(
    r"(?:\s?[(][^()\d]{1,12}[)])?(?:在[两二三四各]组(?:中|间|患者)?)?(?:的)?\s?(?:总)?(?:累积)?(?:发生率|发生比例|发生|比例|率|概率|的比例|的患者比例|的发生率)"
)
_RATE_BEGINS = frozenset("(在的总累发比率概" + SPACES)  # what it begins with


def widen_event(e: Endpoint, text: str, folded: str, floor: int, named: bool) -> None:
    """Takes in the words around an event and gives it its name and grade.

    Args:
        e: the event as the lexicon found it.
        text: the article.
        folded: the same, folded.
        floor: where the endpoint before it ends.
        named: whether the lexicon holds it as an event (骨髓抑制), not as a rate of events (不良反应发生率).
    """
    start, end = e.start, e.end
    e.event = text[start:end] if named else _event_of(text[start:end])
    left = _AE_LEFT.search(folded, max(floor, start - 12), start) if folded[start - 1 : start] in _LEFT_ENDS else None
    if left is not None:
        e.start = left.start()
        before = text[e.start : start]
        if not named:
            if not e.event.startswith("因"):
                e.event = (before + e.event).removeprefix("总体").removeprefix("总")
        elif left[0] == "严重":
            e.event = before + e.event
        else:
            e.event = (before + e.event).removeprefix("严重").removeprefix("总")
    if text[e.start - 1 : e.start] == "因" and _STOPS.search(e.event):
        e.start, e.event = e.start - 1, "因" + e.event  # 因不良反应导致停药
    if named:
        right = _RATE_RIGHT.match(folded, end) if folded[end : end + 1] in _RATE_BEGINS else None
        if right is not None:
            e.end = right.end()
    grade = None
    if folded[e.start - 1 : e.start] in _GRADE_ENDS:
        low = max(floor, e.start - _LONGEST_GRADE)
        grade = _GRADE.search(folded, low + len(folded[low : e.start].rstrip(_IN_GRADE)), e.start)
    if grade is not None:
        e.start = grade.start()
        e.grade = _grade(grade)
        if grade["serious"] and e.event and not e.event.startswith(("严重", "重度")):
            e.event = grade["serious"] + e.event


_GRADE_AFTER = re.compile(r"\s?[（(](任意级别|任何级别|各级别?|所有级别)[)）]")
_UMBRELLA = re.compile(r"(?:不良|副)(?:事件|反应|作用)|AE$|毒性|并发症|停药|减量|中断|中止|终止|停用", re.I)


_BRACKET_CLOSES = re.compile(r"[^（(]*[）)]")


def named_in(e: Endpoint, text: str) -> bool:
    """Whether the words of an event name it; a grade alone (其中3级5%) does not."""
    return (e.event or "") in text[e.start : e.end]


_OF_THEM = re.compile(r"其中|包括|以|主要|多为|常见")


def share_grades(events: list[Endpoint], text: str) -> None:
    """A grade before the first of several events in a clause holds for all: ≥3级不良事件为A（12%）、B（8%）."""
    grade, umbrella, end = None, False, 0
    alone = False  # whether the event before is a grade without a name
    for e in events:
        if e.code != "AE":
            grade, alone, end = None, False, e.end
            continue
        if grade is not None:
            gap = text[end : e.start]
            if (
                (alone and _BRACKET_CLOSES.match(gap))  # CRS 76%（3-4级仅1%），ICANS 5%
                or "；" in gap
                or ";" in gap
                or (umbrella and "%" in gap and not _OF_THEM.search(gap) and not text.startswith("最常见", e.end))
            ):
                grade = None
        alone = bool(e.event) and not named_in(e, text)
        own = _GRADE_AFTER.match(text, e.end)
        if own is not None:
            e.grade = own[1]
        elif (
            e.grade is None and grade is not None and text[e.start - 1] != "因" and not _UMBRELLA.search(e.event or "")
        ):
            e.grade, umbrella = grade, False
        elif e.grade is None and grade is not None and _MAINLY.search(text, max(end, e.start - 4), e.start):
            pass  # ≥3级TRAE发生率80%，以血液学毒性为主：贫血（50%）
        else:
            # Without a grade it does not matter of what kind the event is.
            grade, umbrella = e.grade, e.grade is not None and _UMBRELLA.search(e.event or "") is not None
        end = e.end


_MAINLY = re.compile(r"(?:[，,]|主要)以$|主要为$")

# A（10%）、B（9%）是最常见的3～4级不良事件: the grade of a list stands after it.
_MOST_COMMON = re.compile(r"[)）%]\s?(?:是|为|系|属)(?:最|较)(?:为)?常见的?$")
_ALL_ARE = re.compile(
    r"[，,]\s?(?:均|都|全部|皆)(?:为|是)\s?(?:(?P<low>[1-5])\s?[~～-]\s?(?P<high>[1-5])|(?P<one>[1-5]))\s?[级度]"
)


def graded_after(events: list[Endpoint], text: str, end: int) -> None:
    """Gives the events of a list the grade that is said after it: 是最常见的3～4级不良事件, 均为1～2级."""
    for i, e in enumerate(events):
        if i and e.code == "AE" and e.grade and _MOST_COMMON.search(text, events[i - 1].end, e.start):
            _grade_list(events[:i], text, e.start, e.grade)
    if text.find("级", events[-1].end, end) < 0 and text.find("度", events[-1].end, end) < 0:
        return
    for m in _ALL_ARE.finditer(text, events[0].end, end):
        grade = m["one"] or f"{m['low']}-{m['high']}"
        _grade_list([e for e in events if e.end <= m.start()], text, m.start(), grade)


def _grade_list(events: list[Endpoint], text: str, at: int, grade: str) -> None:
    """Gives a grade to the events of the list that ends at `at`."""
    for e in reversed(events):
        if e.code != "AE" or e.grade is not None or _LIST_ENDS.search(text, e.end, at) is not None:
            return
        e.grade, at = grade, e.start


_LIST_ENDS = re.compile(r"[。；;]|[，,](?!\s?(?:均|都|全部|皆))")

TOGETHER = r"(?:合计|共计?|总计|总共|分别|各|也|均|都|仅|累计)*"  # 3级及以上者合计占21.6%
_ALONE = re.compile(
    r"(?<![的为])(?:≥\s?(?P<g1>[1-5ⅠⅡⅢⅣ])[级度]|第?(?P<g2>[1-5一二三四ⅠⅡⅢⅣ])[级度](?:及?以上|或以上)|(?P<g3>[1-5ⅠⅡⅢⅣ])\s?[~～-]\s?(?P<g4>[1-5ⅠⅡⅢⅣ])[级度]|其中\s?(?P<g5>[1-5])[级度]|(?<=[，,；;（(])\s?(?:仅)?(?P<g6>[1-5])[级度](?=[者的]?(?:占|仅|约|只|共|合计|\d+\s?例\s?[（(])))"
    rf"(?:者|的)?(?:患者|病例)?(?:[前后]者|[\u4e00-\u9fffA-Za-z]{{1,8}}组)?{TOGETHER}(?:占|为|是|仅|约|达|只有|有)*\s?[（(]?(?=\d)"
)
_ALONE_ENDS = re.compile(
    r"[1-5一二三四ⅠⅡⅢⅣ][级度](?:[及或]?以上)?(?:(?:者|的)?(?:患者|病例)?(?:[前后]者|[\u4e00-\u9fffA-Za-z]{1,8}组))?[者的患病例合计共总分别各也均都累占为是仅约达只有]*\s?[（(]?\d"
)  # as every match of it
_DIGIT = re.compile(r"\d")
_FIGURE_BEFORE = re.compile(
    r"%\s?[)）]?(?:的)?[^，,。；;、\d]{0,8}(?:发生|出现|经历|报告)(?:了|过)?(?:至少一次|任何|任意)?\s?$"
)


def _reported_last(events: list[Endpoint], text: str, at: int) -> Endpoint | None:
    """The last event with a figure; of 不良反应为A（12%）、B（8%） the one that both are of."""
    ends = [*(e.start for e in events[1:]), at]
    with_figure = [
        e for e, end in zip(events, ends, strict=True)
        if _DIGIT.search(text, e.end, end) or _FIGURE_BEFORE.search(text, max(0, e.start - 24), e.start)
    ]  # fmt: skip
    listed = [e for e in with_figure[-2:] if not _UMBRELLA.search(e.event or "")]
    if len(listed) == 2:
        return next((e for e in reversed(events) if _UMBRELLA.search(e.event or "")), listed[-1])
    if not with_figure and (len(events) == 1 or _UMBRELLA.search(events[-1].event or "")):
        return events[-1]  # 副作用上两边差不多，三级以上分别是72%和67%
    return with_figure[-1] if with_figure else None


def graded_alone(events: list[Endpoint], text: str, end: int) -> list[Endpoint]:
    """The events that a grade alone stands for: 不良反应总体发生率94.1%，3级及以上52.9%.

    Args:
        events: the endpoints of the sentence.
        text: the article.
        end: where the sentence ends.
    """
    named = [e for e in events if e.code == "AE" and e.event]
    if not named or not _ALONE_ENDS.search(text, named[0].end, end):
        return []
    out = []
    for m in _ALONE.finditer(text, named[0].end, end):
        before = [e for e in named if e.end <= m.start()]
        if any(e.start < m.end() and m.start() < e.end for e in events):
            continue
        of = _reported_last(before, text, m.start())
        if of is None:
            continue
        low, high = (_ROMAN.get(g, g) for g in (m["g3"] or m["g1"] or m["g2"] or "", m["g4"] or ""))
        grade = m["g5"] or m["g6"] or (f"{low}-{high}" if high else f">={low}")
        out.append(Endpoint("AE", "rate", m.start(), m.end(), event=of.event, grade=grade))
    return out


_HARM = r"(?:损伤|穿孔|梗阻|狭窄|溃疡|水肿|纤维化|瘘|漏|黏膜炎|粘膜炎|直肠炎|膀胱炎|食管炎|功能低下|功能不全|功能障碍|失禁|外渗|移位|脱出|堵塞|堵管|坏死|裂开|激活|疝)"
_HARMED = re.compile(rf"{_HARM}$")
_GRADED_HARM = re.compile(
    rf"(?:术[中后]|[≥1-5一二三四ⅠⅡⅢⅣ](?:(?<!≥)|(?<=≥)\s?[1-5一二三四ⅠⅡⅢⅣ])\s?[级度](?:及?以上|或以上)?)的?(?P<event>[一-龥]{{0,8}}?(?:{_HARM}|反应|毒性|出血|疼痛|皮炎|口干|感染))(?:发生)?率?"
)


def is_harm(text: str, start: int, end: int) -> bool:
    """Whether the words before a bare 率 name a harm: 喉返神经永久损伤率."""
    return _HARMED.search(text, max(0, end - 4), end) is not None and start >= end - 1


def graded_harms(events: list[Endpoint], text: str, start: int, end: int) -> list[Endpoint]:
    """Harms that no table holds, known by their grade: Ⅲ度以上直肠损伤.

    Args:
        events: the endpoints found so far.
        text: the article.
        start: where the sentence begins.
        end: where it ends.
    """
    out = []
    for m in _GRADED_HARM.finditer(text, start, end):
        if any(e.start < m.end() and m.start() < e.end for e in events):
            continue
        grade = _GRADE.search(text, m.start(), m.start("event"))
        out.append(
            Endpoint(
                "AE", "rate", *m.span(), event=m["event"], grade=_grade(grade) if grade is not None else None,
                ambiguous=True,
            )
        )  # fmt: skip
    return out


# 近四成患者会出现鼻咽坏死: a harm that no table holds, after the share of the patients who have it.
_HAD_HARM = re.compile(
    rf"(?:[\d.]%|[成半]|之[一二三四五])(?:左右|以上|上下)?的?(?:患者|病人|人|女性|男性|受试者|老人|患儿|孩子)[^，,。；;\d]{{0,6}}?(?:出现|发生)了?"
    rf"(?P<event>[一-龥]{{0,8}}?(?:{_HARM}|(?:不良|副|过敏|输[液注]|皮肤|胃肠道?|消化道|注射部位)反应|毒性|出血|疼痛|皮炎|麻木|不适|并发症))(?=[，,。；;、（(\n]|$)"
)


def happened_harms(events: list[Endpoint], text: str, start: int, end: int) -> list[Endpoint]:
    """Harms that no table holds, known by 出现 after a share of the patients.

    Args:
        events: the endpoints found so far.
        text: the article.
        start: where the sentence begins.
        end: where it ends.
    """
    return [
        Endpoint("AE", "rate", *m.span("event"), event=m["event"], ambiguous=True)
        for m in _HAD_HARM.finditer(text, start, end)
        if not any(e.start < m.end() and m.start("event") < e.end for e in events)
    ]


_STOPS = re.compile(r"停药|停用|中[止断]|终止|减量|退出|停止|停了药|减了量|暂停")


_STOPPED = re.compile(
    r"(?:而|导致|致使|引起)?的?(?:患者)?(?:提前|永久|暂时|需要?)*(?:停用|停药|中断|中止|终止|停止|暂停|减量|退出)(?:研究|试验|治疗|用药|给药|药物|任一|任何|全部)*"
)
_STOPPED_BEGINS = frozenset("而导致引的患提永暂需停中终减退")


def widen_stop(e: Endpoint, text: str, end: int) -> None:
    """因治疗相关不良事件永久停用任一药物: the stop that an event is the reason of, in words that no table holds together."""
    if text[e.end : e.end + 1] not in _STOPPED_BEGINS or stops(e):
        return
    m = _STOPPED.match(text, e.end, end)
    if m is not None and ("因" in text[max(0, e.start - 1) : e.start + 1] or m[0].startswith(("导致", "致使", "引起"))):
        e.end, e.event = m.end(), f"{e.event or ''}{m[0]}"


def stops(e: Endpoint) -> bool:
    """Whether an event is that treatment was stopped, paused or given in a lower dose."""
    return _STOPS.search(e.event or "") is not None


_EVENT_TAIL = re.compile(r"(?:的)?(?:总)?(?:发生率|发生比例|发生|率|比例)$")


def _event_of(name: str) -> str:
    if name.endswith(("停药率", "中止率", "终止率")):
        return name.removesuffix("率")
    return _EVENT_TAIL.sub("", name) or name


_GRADE = re.compile(
    r"(?:≥\s?(?P<g1>[1-5]|[ⅠⅡⅢⅣ]|i{1,3}v?)\s?[级度]?|(?P<g2>[1-5一二三四]|[ⅠⅡⅢⅣ]|ii?i?v?|[a-c])\s?[级度]?\s?(?:及以上|或以上|以上|或更高级别|或更高|及更高|及更高级别)(?:级别)?|(?P<g3>[1-5一二三ⅠⅡⅢⅣ]|i{1,3})\s?[级度]?\s?(?:或|和|及|、|[-~～至到/]|(?<=[一二三])(?=[二三四]))\s?(?P<g4>[1-5二三四ⅠⅡⅢⅣ]|i{1,3}v?|iv)\s?[级度]?|"
    r"(?P<any>任意级别|任何级别|各级别?|所有级别|全级别)|(?P<g5>[1-5一二三四ⅠⅡⅢⅣ])\s?[级度]|(?P<serious>严重|(?:中(?:至|到)?)?重度))"
    r"(?:的)?(?:系统性?|治疗相关|药物相关|治疗期间出现|治疗期间|治疗中出现|免疫相关|血液学?|非血液学?|主要|常见|急性|晚期|迟发性?|术后|放射性|因|由|毒副|总|的|并发症|分|级)*\s?$"
)
_LONGEST_GRADE = 18
# All that a match of it may hold, and more.
_IN_GRADE = _GRADE.pattern + "12345abc" + SPACES
_ROMAN = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "Ⅰ": "I",
    "Ⅱ": "II",
    "Ⅲ": "III",
    "Ⅳ": "IV",
    "i": "I",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
}


def _grade(m: re.Match[str]) -> str | None:
    """The grade as the contract writes it: `>=3`, `1-2`, `3`; the text's own words for 任何级别."""

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
