"""What a block reports: its endpoints and time points, from its own words, from the right, or carried over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oncozh.figures import COUNT, DURATION, EVENTS, FOLD, INTERVAL, PERCENT, POINTS, PVALUE
from oncozh.outcomes.blocks import ABSENT, RATIO, Block, Figure
from oncozh.outcomes.context import Context, State
from oncozh.outcomes.distribution import coordinated_endpoints
from oncozh.outcomes.endpoints import time_list
from oncozh.outcomes.items import SPACES, Endpoint, Group
from oncozh.outcomes.phrases import closing
from oncozh.outcomes.segments import COUNTRY, COUNTRY_LETTERS, Segment, tells_difference

if TYPE_CHECKING:
    from oncozh.outcomes.rows import Row


@dataclass(slots=True)
class Head:
    """The endpoints (none where the block reports nothing) and time points of a block."""

    endpoints: list[Endpoint]
    times: list[float]
    own: bool  # whether the block's own words name them
    goes_on: bool = False  # whether the block goes on with a list that the block before it begins


# It takes up the endpoints before: 这一比例为31%, 对照组的这两个数字是44%和12%, 单药组相应数据为27%和4.7个月.
_ANAPHOR = re.compile(
    r"(?:(?:这|该|此|上述|同一|前述)(?:[一两三几]|些)?(?:个|项|组)?|相应的?|对应的?|相对应的?|同样的?)"
    r"(?:比率|数字|指标|比例|数据|数值|结果|概率)|(?:[把将使让](?:它|其|之))[^，,。；;\d]{0,6}[到至成为]|(?:[对相]应|相对应|[这上][述]?[两三][项者个])(?:地|则)?(?:分别|依次|各)?[为是]"
    r"|[对相]应地[，,]?[^，,。；;\d]{2,24}?(?:则|仅|只|分别|依次)*[为是有]\s?$"
    r"|(?<=[，,])数字(?:则|就)?(?=变|升|降|涨|提|跌|[是为成到])"
)
_ANAPHOR_LETTERS = "这该此述同应上字把将使让"  # one of which every match holds


def head_of(ctx: Context, seg: Segment, state: State) -> Head:
    """The endpoints and time points of a block."""
    if seg.right is not None:
        times = seg.right.times or _named_time(ctx, seg)
        return Head([seg.right], times or _leading_time(ctx, seg, [seg.right]), True)
    left = seg.left
    if left and "终" in seg.sentence.words and _is_declared(ctx, seg, left[-1]):
        return Head([], [], False)
    if left and left[-1].code == "-":
        form = seg.block.figures[0].form
        if _ANAPHOR.search(ctx.text, seg.position, left[-1].end):
            left = []  # 3年时这一比例为31%
        elif form == POINTS and ctx.text[left[-1].end - 1] == "幅" and seg.position > seg.start:
            left = []  # 56% vs 44%，绝对增幅12个百分点
        elif form == RATIO:
            left = [e for e in left if e.code != "-"]
            if not left:
                return _carried(ctx, seg, state)
        elif form == ABSENT:
            left = [e for e in left if e.code != "-"] or left  # 中位OS联合组到随访截止时尚未达到
    if _after_aside(ctx, seg, state):
        return Head(state.endpoints, state.times, False)
    if not left:
        carried = _after_ratio(ctx, seg) or _carried(ctx, seg, state)
        return carried if carried.endpoints else _with_ratio(ctx, seg, state)
    endpoints = _coordinated(ctx, seg, state, left) if len(left) > 1 else [left[0]]
    times = endpoints[0].times or endpoints[-1].times
    if len(times) == 1 and not endpoints[0].times and len(seg.block.figures) > 1:
        times = []  # pCR率和3年EFS率: of the last alone
    elif not times:
        times = _time_after(ctx, seg, endpoints[-1]) or _named_time(ctx, seg)
    if not times and state.times and _keeps_time(ctx, seg, state, endpoints):
        times = state.times
    return Head(endpoints, times or _leading_time(ctx, seg, endpoints) or _time_of_arm(ctx, seg, endpoints), True)


def _time_of_arm(ctx: Context, seg: Segment, endpoints: list[Endpoint]) -> list[float]:
    """A组3年DFS率84.0%，中位OS尚未成熟；B组DFS率70.6%: the one time point of what the sentence has told of another arm."""
    e = endpoints[-1]
    if (
        len(endpoints) > 1
        or e.code not in _TIMED
        or e.form in ("time", "risk")
        or seg.block.figures[0].form != PERCENT
        or not any(g.explicit for g in seg.groups)
    ):
        return []
    told = {
        r.time
        for r in ctx.rows[-8:]
        if r.sentence == seg.sentence.index and r.endpoint.code == e.code and r.statistic == "rate"
    }
    return [t for t in told if t is not None] if len(told) == 1 else []


_RATES = frozenset((PERCENT, POINTS))
_LENGTH = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}|半)"
_POINT = _LENGTH + r"\s?(?:年|个月|周(?!期)|天|d)(?!半)"
_POINTS = rf"(?:{_LENGTH}\s?(?:年|个月|周|天|d)?\s?[、和及与]\s?)*{_POINT}"  # 1、3个月; 3个月、6个月
# 满一年时，…; 跟到第五年，…; 五年里…; 术后3个月，…: a time point that opens a clause and holds for the rates after it.
_LEADING_TIME = re.compile(
    r"(?=[随跟追看拉用治截到至满在止第\d一二两三四五六七八九十半术疗植药注入机理预院结完干护服给放化停出])"
    r"(?:(?:(?:(?<=[\s，,。；;：:(（])|随访|跟踪?|追踪?|看|拉长|用药|治疗|截)(?:到了?|至|满|在|止)第?|第)\s?"
    + _POINT
    + r"(?:的时候|之?后|[时末底内里])?[，,]|(?<![\d.])(?<!\d[-~～至到])(?<![近去前来每续访])"
    + _POINT
    + r"(?:(?:[时里内末]|之内|下来|了(?=[，,]))(?:[，,]|(?=[\u4e00-\u9fffA-Z\d])|$)|后(?=[仍还依][有然能]{0,2}[约近超过]{0,2}(?:[\d一二三四五六七八九半]|$)))"
    r"|(?:[术疗植药注入机理预院]|结束|完成)(?:结束|完成)?后(?:的?第)?\s?"
    + _POINTS
    + r"(?:时|末|内)?(?:复查|复诊|复评|评估|评价)?(?:时|结果)?[，,]"
    r"|(?:治疗|用药|干预|护理|服药|给药|[放化]疗|结束|完成|停药|出院)\s?"
    + _POINTS
    + r"后[，,]|(?:^|(?<=[\s，,。；;：:组者均经]))(?:(?:治疗|用药)\s?"
    + _POINTS
    + r"|"
    + _POINT
    + r"之?后)[，,]|(?<!中位)(?<![\d.近])"
    + _POINT
    + r"的?随访(?:结果|数据)?(?:时|显示|表明)[，,]?)"
)
# 随访2年，…; 经过2年随访，…: how long all were followed, which is when a rate of survival or relapse was taken.
_FOLLOWED = re.compile(
    r"(?<!中位)(?<!平均)随访(?:时间|期)?(?:为|至|满|到)?\s?"
    + _POINT
    + r"(?:时|后|末|期间)?[，,]|(?<!中位)(?<!平均)(?<![\d.近])"
    + _POINT
    + r"的?随访(?:中|后|期间|结束时?)?[，,]"
)
_POINT_PARTS = re.compile(
    rf"(?P<list>(?:{_LENGTH}\s?(?:年|个月|周|天|d)?\s?[、和及与]\s?)*{_LENGTH})\s?(?P<unit>年|个月|周|天|d)"
)


def _leading_time(ctx: Context, seg: Segment, endpoints: list[Endpoint]) -> list[float]:
    """The time point that opens the clause of rates that have none of their own."""
    if seg.block.figures[0].form not in _RATES or endpoints[-1].form in ("time", "risk") or endpoints[-1].code == "-":
        return []
    text, end = ctx.text, min(endpoints[0].start, seg.block.start)
    if endpoints[-1].code in _TIMED and text.startswith("同期", end - 2):
        last = ctx.rows[-1] if ctx.rows else None
        recent = last is not None and last.sentence >= seg.sentence.index - 1
        return [last.time] if last is not None and recent and last.time is not None else []
    if not seg.sentence.has("年月周天d"):
        return []
    found = None
    for m in _LEADING_TIME.finditer(text, seg.clause, end):
        if text[m.end() - 1] in "，,时示明" or _COMMA.search(text, m.end(), end) is None:
            found = m  # not 两年里52名患者做完疗程，…
    if found is None and endpoints[-1].code in _TIMED and "访" in seg.sentence.words:
        found = _FOLLOWED.search(text, seg.clause, end)
    if found is None:
        return []
    points = _POINT_PARTS.finditer(found[0])  # 治疗后3个月、6个月，…
    return [t for p in points if len(p["list"]) != 4 for t in time_list(p["list"], p["unit"])]  # not 到2030年


# ，以血小板减少为主，; ，其中肺炎4例、出血2例；: what the figure before it is made up of.
_ASIDE = re.compile(
    r"\s?(?:的?(?:患者|病人|受试者|人))?\s?[，,；;]\s?(?:其中|包括|如|以[^，,。；;]{2,30}?(?:为主|为多|居多|多见|常见|最常见)|(?:主要|多|均|大多|多数|绝大多数|大部分|最常见|较常见|常见)的?(?:不良反应|事件|类型)?(?:为|是|有|包括|表现为))"
    r"[^。；;]{0,60}[，,；;]\s?(?:而|但)?\s?"
)
_ASIDE_WORDS = "其包如以主多均大最较常"  # one of which every match of it holds
_OF_ARM = re.compile(
    r"(?:患者|这边)?\s?(?:这一比例|该比例|相应|同期)?(?:则|却|也|亦)?(?:为|有|是|仅|只有|仅为|仅有|共|达|占)?\s?(?:\d+\s?例\s?[（(]\s?)?"
)


def _after_aside(ctx: Context, seg: Segment, state: State) -> bool:
    """Whether a block is the other arm's value of what the one before reports, after words on what that is made up of.

    `A组不良反应27.5%，以贫血为主，B组则为16.3%`: of the adverse events, not of the anaemia.
    """
    if not state.endpoints or not seg.groups or seg.position == seg.start or not seg.sentence.has(_ASIDE_WORDS):
        return False
    arm = seg.groups[-1]
    return (
        arm.explicit
        and _OF_ARM.fullmatch(ctx.text, arm.end, seg.block.start) is not None
        and _ASIDE.fullmatch(ctx.text, seg.position, arm.start) is not None
    )


def _coordinated(ctx: Context, seg: Segment, state: State, left: list[Endpoint]) -> list[Endpoint]:
    """Of several endpoints before a block those that it reports; those of the blocks to come wait."""
    text, block = ctx.text, seg.block
    n = len(block.figures)
    endpoints = coordinated_endpoints(left, text)
    if endpoints[-1].listed:
        named = coordinated_endpoints([e for e in left if not e.listed], text)
        endpoints = named if len(named) == n else endpoints
    if endpoints[-1].code == "AE" and len(endpoints) > 1 and n == 1:
        endpoints = endpoints[-1:]
    if len(endpoints) > 1 and n == 2 and block.versus and _PAIR_NEXT.match(text, block.end):
        state.waiting = endpoints[1:]
        return endpoints[:1]
    if n < len(endpoints) and seg.cues("dist") and _LIST_NEXT.match(text, block.end):
        state.waiting = endpoints[n:]  # ORR和中位PFS分别为25.9%、5.5个月: a rate and a time are two blocks
        return endpoints[:n]
    return endpoints


_PAIR_NEXT = re.compile(r"\s?[，,；;]\s?\d")
_LIST_NEXT = re.compile(r"\s?(?:[、，,/]|和|与|及|以及)\s?\d")
_PAIR_GAP = frozenset(["，", ",", "；", ";", "、", "和", "与", "及", "以及", "/"])
_SAME_TIME = frozenset(["", "、", "和", "及", "其中"])
_RESPONSES = frozenset("ORR DCR CBR CR PR SD PD PCR MPR MRD RESPONSE".split())
_GAP_MARKS = " ，,()（）\u3000\u00a0"
_COMPANY = re.compile(r"[（(\[][^（()）]{0,40}[)）\]]")  # the interval of the figure before
_SEMICOLONS = ("；", ";")
_SEMICOLON = re.compile(r"[；;]")
_COMMA = re.compile(r"[，,]")


def _keeps_time(ctx: Context, seg: Segment, state: State, endpoints: list[Endpoint]) -> bool:
    """3年PFS率85.9%、OS率95.1%: the time point said once holds on within the sentence."""
    if (
        not (
            endpoints[-1].code in _TIMED
            or (endpoints[-1].code in _RESPONSES and state.endpoints and state.endpoints[-1].code in _RESPONSES)
        )
        or endpoints[-1].form in ("time", "risk")
        or seg.block.figures[0].form not in (PERCENT, POINTS)
    ):
        return False
    if endpoints[-1].code == "INCIDENCE":
        return False  # 5年生存率40.6%，发病率下降3%
    if endpoints[0].code == "MORTALITY" and _NEAR_TREATMENT.search(
        ctx.text, max(seg.start, endpoints[0].start - 4), endpoints[0].end
    ):
        return False
    if seg.position <= seg.start:
        return False
    gap = _COMPANY.sub("", ctx.text[seg.position : endpoints[0].start])
    gap = _STATISTICS.sub("", gap)  # 5年PFS率（40% vs 30%，P<0.01）和OS率
    if gap.strip(_GAP_MARKS) not in _SAME_TIME:
        return False
    return _SEMICOLON.search(ctx.text, seg.position, seg.block.start) is None


_TIMED = frozenset(
    "OS PFS DFS RFS EFS MFS LRC CSS RECURRENCE MORTALITY INCIDENCE".split()
)  # what a time point is said of
_NEAR_TREATMENT = re.compile(r"围|院内|住院|治疗相关")  # deaths that have a time of their own

# A time point between endpoint and figure: OS率在12个月时为…, DFS率3年为…; or alone, under an endpoint named before.
_TIME_BEFORE = re.compile(
    r"(?P<list>(?:\d+(?:\.\d+)?|[一二两三五十])(?:\s?[、和及]\s?\d+)*)\s?(?P<unit>年|个月|月)(?:时|后)?(?:(?:及?以上)?(?:者|的?患者)占?|的|均为|均|为|分别为|则为|仍有|可?达到?|是|约|率|则|[升降增][至到])?\s?(?:高达|超过)?\s?$"
)
_NO_TIME_POINT = re.compile(r"随访|年龄|\d{4}\s?年")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d$")


def _time_after(ctx: Context, seg: Segment, e: Endpoint) -> list[float]:
    if e.form == "time" or not 0 < seg.block.start - e.end <= 40:
        return []
    gap = ctx.text[e.end : seg.block.start]
    if "年" not in gap and "月" not in gap:
        return []
    m = _TIME_BEFORE.search(gap)
    if m is None or _NO_TIME_POINT.search(gap):
        return []
    return time_list(m["list"], m["unit"])


_NAMED_TIME = re.compile(r"(?P<n>\d+|[一二两三四五六七八九十]+)\s?(?:年|个月|月)(?:中期分析|时间点)")


def _named_time(ctx: Context, seg: Segment) -> list[float]:
    """A time point that the sentence names for all that follows: 2年时间点, 1年中期分析."""
    if "时间点" not in seg.sentence.words and "中期分析" not in seg.sentence.words:
        return []
    m = _NAMED_TIME.search(ctx.text, seg.start, seg.block.start)
    return time_list(m["n"], "年") if m else []


# 中位PFS为8.3个月对4.3个月，风险降低51%: the risk of what the sentence has just given the times of.
_RISK_FALLS = re.compile(
    r"(?<![一-龥])(?P<risk>(?:相对|事件|疾病)?风险)(?:相对|显著|大幅|进一步)*(?:降低|下降|减少|锐减|降幅)(?:了|达|约|近|超过|逾)*\s?$"
)
_NOT_OF_ENDPOINT = re.compile(r"随访|年龄|病程|用药|中位|\d{4}")


def _carried(ctx: Context, seg: Segment, state: State) -> Head:
    """The endpoint named before, where it still holds for a block whose own words name none."""
    text = ctx.text
    block = seg.block
    if state.reported and not (seg.left or seg.groups) and text[seg.position : block.start].strip() in _SEMICOLONS:
        n, known = len(block.figures), state.reported
        if n <= len(known) > 1:
            state.waiting = known[n:]
            return Head(known[:n], state.times, False)  # ORR、DCR与中位DoR分别为58%、89%、8.4个月；34%、67%、3.2个月
    if state.waiting and not seg.left and text[seg.position : block.start].strip() in _PAIR_GAP:
        n = 1 if block.versus else len(block.figures)
        taken, state.waiting = state.waiting[:n], state.waiting[n:]
        if block.figures[0].form == DURATION:
            return Head(taken, [], True, goes_on=True)
        times = taken[0].times if len(taken) == 1 and taken[0].times else state.times
        return Head(taken, times, True, goes_on=True)
    endpoints = state.endpoints
    s = seg.sentence
    if (
        (endpoints or ctx.last_endpoint)
        and s.has(_ANAPHOR_LETTERS)
        and _ANAPHOR.search(text, seg.position, block.start)
    ):
        told = _told_of_list(ctx, seg)
        if told:
            return _first_of_list(block, state, told)
        # 这一数字在…为: also the endpoint of the sentence before
        taken = _taken_up(ctx, seg, state)
        if taken:
            return Head(taken, [], False)
        known = endpoints or [ctx.last_endpoint] if ctx.last_endpoint else endpoints
        times = _time_until(ctx, seg) or _time_before(ctx, seg) or state.times
        return Head(known[-1:], times or (known[-1].times if known else []), False)
    risk = None
    if state.survivals and "险" in s.words:
        risk = _RISK_FALLS.search(text, seg.position, block.start)
    if risk is not None:
        code = state.survivals[-1].code
        return Head([Endpoint(code, "risk", *risk.span("risk"), ambiguous=True)], [], False)
    if not endpoints or (seg.position == seg.start and not (s.carries or s.answers)):
        return Head([], [], False)
    form = block.figures[0].form
    if form == PERCENT and len(block.figures) == 2 and (times := _later(ctx, seg, state)):
        return Head(endpoints[-1:], times, False)
    timed = endpoints[-1].code != "-" and (endpoints[-1].code != "AE" or state.times)  # 3年淋巴水肿发生率…，5年…
    if form == PERCENT and timed and (times := _time_before(ctx, seg)):
        return Head(endpoints[-1:], times, False)
    told = _told_of_list(ctx, seg)
    if told and (seg.cues("dist") or _carries_over(ctx, seg, form)):
        return _first_of_list(block, state, told)
    if not _carries_over(ctx, seg, form):
        return Head([], [], False)
    if form == PERCENT and endpoints[-1].form == "risk" and (rate := _rate_before(ctx, seg)) is not None:
        return Head([rate.endpoint], [] if rate.time is None else [rate.time], False)
    n = len(block.figures)
    if n > 1 and not block.versus and len(endpoints) == 1 and len(state.reported) == n and len(state.times) != n:
        # 联合组ORR为26.8%、DCR78.3%，对照组为5.9%、53.9%
        return Head(state.reported, [], False)
    return Head(endpoints, state.times, False)


# 到两年这两个数字变成…: how far the patients were followed, before what takes the endpoint up.
_UNTIL = re.compile(
    r"[到满](?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>年|个月)(?!半)(?:的时候|[时后末])?[,，]?(?=[这该此上仍还就则变已])"
)


def _time_until(ctx: Context, seg: Segment) -> list[float]:
    m = _UNTIL.search(ctx.text, seg.position, seg.block.start) if seg.sentence.has("到满") else None
    return time_list(m["n"], m["unit"]) if m is not None else []


def _time_before(ctx: Context, seg: Segment) -> list[float]:
    """The time point right before a block, under an endpoint named before: 5年为62%."""
    text, block = ctx.text, seg.block
    if text[block.start - 1 : block.start] not in _TIME_ENDS:
        return []
    m = _TIME_BEFORE.search(text, max(seg.position, block.start - 24), block.start)
    if (
        m is None
        or _CALENDAR_YEAR.search(m["list"])
        or _NOT_OF_ENDPOINT.search(text, max(seg.position, m.start() - 8), m.start())
    ):
        return []
    return time_list(m["list"], m["unit"])


def _taken_up(ctx: Context, seg: Segment, state: State) -> list[Endpoint]:
    """The endpoints that a list of figures takes up together: 缓解率…、中位PFS…，对照组相应为27.8%和4.7个月."""
    block, known = seg.block, state.reported or state.reported_before
    n = len(block.figures)
    if state.pair is not None and len({(e.code, e.event) for e in known}) == 1:
        return []  # 一年时A组74%，B组22%，到两年这两个数字变成65%和13%: of the two arms
    if n > 1 and len(known) > n and not (block.versus or _LIST_NEXT.match(ctx.text, block.end)):
        known = known[-n:]
    if n == len(known) > 1:
        return list(known)
    if n < len(known) and _LIST_NEXT.match(ctx.text, block.end):
        state.waiting = known[n:]
        return list(known[:n])
    return []


def _rate_before(ctx: Context, seg: Segment) -> Row | None:
    """A组8年OS率78.9%，B组69.5%，死亡风险降低40%；C组73.1%: the rate that an arm's figure after a fall in risk is of."""
    figures = seg.block.figures
    if (
        len(figures) > 1
        or figures[0].verb
        or not any(g.explicit for g in seg.groups)
        or ctx.rows[-1].statistic != "change"
    ):
        return None
    code = ctx.rows[-1].endpoint.code
    for row in reversed(ctx.rows[-4:-1]):
        if row.sentence == seg.sentence.index and row.endpoint.code == code and row.figure.form == PERCENT:
            return row if row.statistic == "rate" else None
    return None


# B组为14.2%和26个月: a list of rates and times, whose blocks only these words part.
_LISTED = re.compile(r"\s?[)）]?\s?(?:[、，,/]|和|与|及|以及)\s?(?:约|近|仅|不足|超过|接近)?\s?")
_LONGEST_LIST = 6


def _told_of_list(ctx: Context, seg: Segment) -> list[Endpoint]:
    """The endpoints of a list of rates and times that names none: those that the rows right before it have in turn.

    `A组5年生存率为48.9%，中位生存期52个月，B组分别为14.2%和26个月`. Each has the time point of its row.
    """
    rows = ctx.rows
    if not rows or not seg.following or rows[-1].sentence < seg.sentence.index - 1:
        return []
    figures = list(seg.block.figures)
    end = seg.block.end
    for b in seg.following:
        if len(figures) > _LONGEST_LIST or _LISTED.fullmatch(ctx.text, end, b.start) is None:
            break
        figures += b.figures
        end = b.end
    forms = [f.form for f in figures]
    n = len(forms)
    if len(set(forms) & _LIST_FORMS) < 2 or not _LIST_FORMS.issuperset(forms):
        return []
    told = rows[-n:]
    if (
        [r.figure.form for r in told] != forms
        or told[0].sentence != told[-1].sentence
        or any(r.statistic == "change" for r in told)
    ):
        return []
    if len({(r.endpoint.code, r.endpoint.event, r.endpoint.grade, r.figure.form, r.time) for r in told}) < n:
        return []
    return [replace(r.endpoint, times=[] if r.time is None else [r.time]) for r in told]


_LIST_FORMS = frozenset((PERCENT, DURATION))


def _first_of_list(block: Block, state: State, told: list[Endpoint]) -> Head:
    """The endpoints of the first block of a list; those of the blocks after it wait."""
    n = len(block.figures)
    state.waiting = told[n:]
    return Head(told[:n], told[0].times if n == 1 else [], False)


# 到一年半，变成26%比19%: the same two arms later on.
_LATER = re.compile(
    r"[，,；;]\s?(?:而|但)?(?:随访)?(?:到|至|满)第?(?P<list>\d+|[一二两三四五六七八九十])(?P<unit>年|个月)(?P<half>半)?(?:时|后|末)?[，,]?"
    r"(?:则|又|就|已经?|还|仍)*(?:变成|变为|[升降](?:到|至|为)|[拉扩]大到|为|是|剩)了?\s?$"
)


def _later(ctx: Context, seg: Segment, state: State) -> list[float]:
    """The time point at which a block gives the values of the pair of arms again that the sentence has just told of."""
    if state.pair is None or seg.left or state.endpoints[-1].code in ("-", "AE"):
        return []
    m = _LATER.search(ctx.text, max(seg.position, seg.block.start - 24), seg.block.start)
    if m is None:
        return []
    months = time_list(m["list"], m["unit"])
    return [t + 6 for t in months] if m["half"] and m["unit"] == "年" else months


_OPENS = re.compile(r"\s?[（(]\s?(?:中位)?(?:时间|值|数)?(?:分别)?为?\s?")


def _after_ratio(ctx: Context, seg: Segment) -> Head | None:
    """死亡的HR为0.65（15.7个月 vs 9.9个月）: the times of what the ratio before the bracket is of."""
    block = seg.block
    last = ctx.rows[-1] if ctx.rows else None
    if (
        last is None
        or not block.versus
        or block.figures[0].form != DURATION
        or last.statistic != "hazard_ratio"
        or last.sentence != seg.sentence.index
        or _OPENS.fullmatch(ctx.text, seg.position, block.start) is None
    ):
        return None
    return Head([Endpoint(last.endpoint.code, "time", block.start, block.start)], [], False)


_WITH_RATIO = re.compile(r"\s?[,，;；(（]\s?hr\b")


def _with_ratio(ctx: Context, seg: Segment, state: State) -> Head:
    """高瘤负荷者获益明显（51.2个月 vs 34.4个月，HR=0.63）: times of what the study compared last."""
    block = seg.block
    if (
        state.survival is None
        or not block.versus
        or block.figures[0].form != DURATION
        or not _WITH_RATIO.match(ctx.folded, block.end)
    ):
        return Head([], [], False)
    return Head([Endpoint(state.survival.code, "time", block.start, block.start, ambiguous=True)], [], False)


_TIME_ENDS = frozenset("年月时后的均为有达是约率则过至到" + SPACES)  # what `_TIME_BEFORE` ends in

_RISES_TO = re.compile(
    r"[升降增减提延缩跌落拉推抬][^，。；\d]{0,5}[至到为成](?:\d{4}(?:[-~～至]\d{4})?年)?[^，。；\d]{0,14}$|到(?:现在|如今|目前|今天|去年|今年)的?$"
)
_PEOPLE_AFTER = re.compile(
    r"\s?(?:[（(][^（()）]{0,20}[)）])?[)）]?\s?(?:的)?(?:[一-龥]{0,4}(?:患者|病人)|受试者|样本|标本|家庭|人(?!次)|基线|伴|为[男女晚早]|既往|合并|男性|女性|病例|成本|患儿|孩子|老人|属|会)"
)
# 其中9例（14.1%）接受手术 counts those who did something else; 联合组12例（30%）高于对照组8例 goes on.
# 74%用过A, 21.6%为寡转移, 15%交叉到试验组: words right after a share that say who they are or what became of them.
_WHAT_THEY_ARE = re.compile(
    r"\s?(?:[)）]\s?)?(?:左右|以上|上下)?(?:还|也|都|均|曾|已经?|此前|既往|后来|最终|后续)*(?:用过|使用过|接受|进行|做过|打过|吃过|为(?!主|宜|佳)|属于?|伴有?|合并|存在|携带|来自|因|由于|能|需|交叉|筛选|确诊|初诊|入组|患有|处于|有(?!效|所|反应|应答)|是(?!由|因))"
    r"|\s?的?[一-龥]{0,6}?(?:[还仍]能|能够|可以|需要|来自|(?:发生|出现|集中)[在于])"  # 三成复发灶还能再次切除
)
_COUNTED = re.compile(r"\d\s?[例人名]\s?[（(]\s?$")
_WHAT_THEY_DID = re.compile(r"\s?[)）]\s?(?![和与及为]|高于|低于|优于|明显|显著|对比|相比|较)[一-龥]")
_STATISTICS = re.compile(
    r"(?<![A-Za-z])(?:[PptχF]|χ2|n|log-?rank)\s?(?:值)?\s?(?:[=＝<>≤≥＜＞]\s?(?:-?\d+(?:\.\d+)?)?)?(?![A-Za-z])|(?:(?<=[)），])|^)\s?(?:个月|月|年)"
)
# pCR率为34.2%，与既往研究[10]报道的25%～40%相仿: what others report of the same endpoint.
_REPORTED = re.compile(
    r"[与和同](?=[^，,。；;]*(?:既往|以往|国内|国外|国际|此前|前期|历史|文献|其他|同类|研究|试验|报))[^，,。；;]{2,40}?(?:报[道告]|研究|文献|数据|试验|结果|显示)"
    r"(?:\s?\[[^\]]{1,12}\])?(?:结果|数据)?(?:中|所)?(?:报[道告]|显示)?的?(?:约|为|是)?\s?$"
)
_ALIKE = re.compile(r"\s?(?:相仿|相近|相似|相当|接近|类似|一致|可比|基本)")
# How severe the events of the figure before were: 绝大多数为1级或2级, 均为1～2级, 多为轻度.
_SEVERITY = re.compile(
    r"[，,（(]\s?(?:其中|好在|且|但|并)?(?:均|都|全部|皆|以|主要|多数?|(?:绝)?大多数?|大部分|绝大部分)+(?:均|都)?(?:为|是|属|在)?"
    r"(?:[1-4ⅠⅡⅢ]\s?[级度]?(?:\s?[-~～至或和及、/]\s?[1-4ⅠⅡⅢ])?\s?[级度]|轻(?:至中|中)?[度微])(?:为主|居多|事件|反应)?[)）]?"
)
_CUT_OFF = re.compile(
    r"(?:CPS|TPS|TC|评分)?\s?(?:[≥≤<>＞＜]=?)\s?\d[\d.]*\s?(?:%|岁|cm|分)?(?:的|者)*"
)  # PD-L1 CPS≥10的
_DOSES = re.compile(r"\d+(?:\.\d+)?\s?mg(?:/kg|/m2)?")  # 4.8 mg/kg 31.0%，6.4 mg/kg 40.0%
_OPTIONS = re.compile(r"[（(][^（()）\d]{1,30}[)）]")  # 由医生自选化疗（卡培他滨、艾立布林等）的人
# 合并髓外病变的18人仅9.3个月: the patients with something, counted (the number itself is taken out before).
_WHO_HAVE = re.compile(r"(?:合并|伴有?|携带|存在|带有)[^，,。；;\d]{1,12}的")
_TIMES_AWAY = re.compile(r"(?:\d+(?:\.\d+)?|[一二两三四五十半])\s?(?:年|个月|月)(?:时|后)?")
_LINKING = re.compile(
    r"(?:而|且|但|亦|才|(?:相比|相较|比较)?之下|相对地?|与之相比|反观|刚过?|如果|若|假如|[只光](?=[看用吃打接做是有靠])|看|要是|靠|活了|之外|(?:基础|底子)上加?|再(?=，|接受|[加配联用])|(?<=的)人[里中]?|一个|相关|一样|更进一步|(?:[加改]用)?新药后?|初治|复治|经治|内分泌|的人|(?:研究者|医生|医师)，选，?|答|其次|次之|居中|(?:亚组)?分析(?:结果)?(?:显示|表明|提示|发现)|(?:IRC|BICR|研究者|独立评审(?:委员会)?|盲态)评估|也就|同样|依然|依旧|远|稍|大大|现在|如今|目前|今天|已经|多|以上|以下|左右|上下|以内|接受|(?:采用|使用|改用|给予|选择|选用)，(?=者|[是为只仅则]|$)|由|自选|未|无|对|比|vs\.?|其中|其|余|后者|前者|[后前]一[种组个拨批]|足足|整整|传统|直接|老|经典|既有|这边|那边|那?组|层|各自|野生型|突变型|阳性|阴性|全部|总体|分别|依次|最[高低长短多少好差]|对照|达到?|可达|为|者|仅|则|只有|只剩|就剩|就|占|各|此前|先前|以往|过去|从前|原先|原有|[一二三前后]线|第[一二三]阶段|(?:换药|交叉)以?后|后来|后期|几乎|加上|合用|等于|相当于|意味着|换来|[吃喝打服用做配给选却倒]|停(?:留)?在|徘徊在|中位[值数]?|发生|出现|翻了?一?[番倍]|维持|巩固|剂量密集|症状性|有症状的?|口服|注射|通常|一般|往往|组|约|不足|超过|近|的|了|和|与|及|患者|病例|病人|"
    r"显著|明显|略|单纯|单独|(?:研究者|医生|医师)(?:(?:所|自行)?选[择定]|[自挑]选)的?|(?:更?换[用成上为]?|改[用为成]|加用)(?:，后)?|仍为|也为|亚组|人群|队列|仍有?|也|便|到了|压过|历史|同期|或|≤|≥|<|>|反而|已有|已|多在|药|研究|两项|三项|项|试验|单用|联用|相近|相仿|相当|接近|类似|高于|低于|长于|短于|优于|多于|少于|层|相应|期间|多出|[间里来]|一致|略|可|能|联合|治疗|方案|单药|均|都|又|还|更|有|是|在|中|单|双|术前|术后|标准|[，,、；;：:（()）\[\]【】“”\"「」•·●▪◆■▶►—…\s])*"
)
_SUBGROUP = re.compile(
    r"[“”「」\u4e00-\u9fa5A-Za-z0-9≥≤<>＜＞+./ ~～—-]{1,14}(?:者|组|人群|患者|病例|亚组|队列|(?<!类)型|的人)|[男女]性(?!占)|按[^，,。；;\d]{1,12}(?:分层|拆开看|分组|分析|划分|来看|区分)"
)
_SUBGROUP_ENDS = frozenset("者组群例列型人按男女")  # one of which every match of it holds
# Each word as it is first read: 可达 can be read as one and as two, and a run of such words in too many ways.
_LINKING_ONCE = re.compile(rf"(?:(?>{_LINKING.pattern[:-1]}))*")
_LONGEST_READ_TWICE = 14
_LINKING_LETTERS = _LINKING.pattern + SPACES  # all that a match of it may hold, and more
_STATISTICS_LETTERS = frozenset("PptχFnl月年")  # one of which every match of it holds
_COUNTRY_LETTERS = frozenset(COUNTRY_LETTERS)
_ACCOMPANIES = frozenset((INTERVAL, PVALUE, EVENTS, COUNT))

# 加A的64.8%，不加的51.2%: those who did not get it, or the old drug; the words fill what stands before the figure.
_LACK = re.compile(
    r"(?:^|[，,、；;：:（(])\s?(?:而|但)?(?P<words>"
    r"(?:少了?一[个种味款]|(?:不|没有?|未|单)(?:再|曾|能)?(?:[加用换做打吃喝服配接放]|加[用上]|换用|联用|联合|使用|接受|单用|手术|开刀|化疗|放疗|治疗))[^，,。；;：:（()）\d]{0,10}?(?:的|者)(?:人里?|患者|(?:同类)?病人|(?:对照)?一?组|那组)?"
    r"|无(?!进展|复发|病|事件|疾病)[^，,。；;：:（()）\d]{1,4}的|老药|旧药|老方案|另一(?:组|臂|种|边)|对方"
    r")(?:就|才|也|中|，)?\s?(?:活了|则|为|是|只|仅|高达|占|有|达|却)*\s?$"
)


def _tells_who(text: str, block: Block) -> bool:
    """Whether the words after a share say who the patients are or what became of them."""
    return len(block.figures) == 1 and (
        _PEOPLE_AFTER.match(text, block.end) is not None or _WHAT_THEY_ARE.match(text, block.end) is not None
    )


_DECLARED_BEFORE = re.compile(
    r"(?:主要|次要|共同|双|复合|联合|首要)*(?:研究)?终点(?:指标)?(?:为|是|包括|[：:])[^，,。；;\d]{0,40}$"
)
_DECLARED_AFTER = re.compile(r"[^，,。；;\d]{0,6}(?:为|是|作为)[^，,。；;\d]{0,8}终点")


def _is_declared(ctx: Context, seg: Segment, e: Endpoint) -> bool:
    """主要终点为PFS，9%已有脑转移; PFS和OS为双主要终点，…: an endpoint that is said to be one, and a share of something else."""
    text, at = ctx.text, seg.block.start
    comma = max(text.find("，", e.end, at), text.find(",", e.end, at))
    if comma < 0 or seg.block.figures[0].form != PERCENT:
        return False
    before = _DECLARED_BEFORE.search(text, max(seg.start, e.start - 48), e.start)
    if before is None and _DECLARED_AFTER.match(text, e.end, at) is None:
        return False
    if _tells_who(text, seg.block) or text[at - 1] == "占":
        return True
    start = text.find(text[comma], e.end, at)
    return not _only_links(
        _AS_IT_CAME.sub("", _other_words(ctx, seg, ctx.reader.approach_start(start, at), since=start))
    )


_AS_IT_CAME = re.compile(r"结果|实际|最终|研究|显示")  # 主要终点为ORR，实际达到44.6%


_LACKING = ("不", "没", "未", "少", "单", "无")  # begin the words of those who lack something
_LACK_LETTERS = "不没未少单无老旧另方"  # one of which each match holds


def is_lack(g: Group) -> bool:
    """Whether a group is told by what it lacks alone: no named arm, and none of patients told apart."""
    return not (g.explicit or g.strata) and g.refs[0].startswith(_LACKING)


def told_by_lack(ctx: Context, seg: Segment) -> tuple[int, int] | None:
    """Where the words stand by which a block tells the other arm as the one that lacks something: 不加的51.2%."""
    if seg.position == seg.start or len(seg.block.figures) > 2 or not seg.sentence.has(_LACK_LETTERS):
        return None
    m = _LACK.search(ctx.text, max(seg.position, seg.block.start - 30), seg.block.start)
    return None if m is None else m.span("words")


def _carries_over(ctx: Context, seg: Segment, form: int) -> bool:
    """Whether only groups, populations, time points and linking words stand before the block since the last.

    Any other noun is a new subject: ORR为60%，对照组为40% goes on, ORR为60%，吸烟者占40% does not.
    """
    if form == ABSENT:
        return True
    text = ctx.text
    block = seg.block
    first = seg.position == seg.start
    if tells_difference(text, seg, block.start):
        return not first
    at = block.start
    if seg.groups and at - seg.groups[-1].end <= 1:
        at = seg.groups[-1].start  # 提高到HSK2116组的44%
    if at - seg.position <= 30 and _RISES_TO.search(text, max(seg.position, at - 26), at):
        return not first
    if form == PERCENT and _tells_who(text, block):
        return False
    if form == PERCENT and _COUNTED.search(text, seg.position, block.start) and _WHAT_THEY_DID.match(text, block.end):
        return False
    if (first and not (seg.sentence.carries or seg.sentence.answers)) or (
        seg.left and any(e.code == "-" for e in seg.left)
    ):
        return False
    again = first and not seg.groups and block.versus and len(block.figures) == 2 and _after_pair(ctx, seg)
    if first and form != RATIO and not (seg.groups or seg.sentence.answers or again):
        return False  # whatever links it, it has to be a group's
    end = ctx.reader.approach_start(max(seg.position, block.start - 18), block.start)
    words = _other_words(ctx, seg, end)
    if _only_links(words):
        return True
    if first and not again:
        # 要是一开始就有脑转移，差距更大，合用24.9个月，单吃13.8个月: no other endpoint is named, and the arm stands beside
        return (
            form == DURATION
            and not seg.sentence.endpoints
            and any(g.start >= seg.comma for g in seg.groups)
            and _only_links(_other_words(ctx, seg, end, since=seg.comma))
        )
    if told_by_lack(ctx, seg) is not None or _of_next_arm(ctx, seg, end):
        return True
    if _ALIKE.match(text, block.end) and _REPORTED.search(text, seg.position, block.start):
        return True
    if not _SUBGROUP_ENDS.isdisjoint(words) and _only_links(_SUBGROUP.sub("", words)):
        return True
    if _is_parallel(text, seg):
        return True
    if "既往" in words or not (seg.names or any(not g.explicit for g in seg.groups)):
        return False  # 既往接受HIPEC者占12.8%
    # 完全切除者更达61.9个月: a group whose words hold a name
    return _only_links(_SUBGROUP.sub("", _other_words(ctx, seg, end, names=False)))


def _of_next_arm(ctx: Context, seg: Segment, end: int) -> bool:
    """A+I组为88%，仅行ASCT的A组为72%: whether an arm stands right before the block, after words that only describe it."""
    last = next((g for g in reversed(seg.groups) if g.explicit and not g.plural), None)
    row = ctx.rows[-1] if ctx.rows else None
    return (
        last is not None
        and row is not None
        and row.sentence == seg.sentence.index
        and row.group is not None
        and row.group.explicit
        and not seg.left
        and _DESCRIBES.fullmatch(ctx.text, seg.position, last.start) is not None
        and _only_links(_other_words(ctx, seg, end, since=last.start))
    )


_DESCRIBES = re.compile(r"[)）]?[，,；;]\s?[^，,；;。\d]{0,24}")
# 三联方案25.9%，两联方案48.1%; 男性60%，女性65%: the last thing told before a figure, of the same kind as the one before.
_KIND = "案性期层型级龄法术类药线区院国市省型童年剂"
_PARALLEL = re.compile(
    rf"(?P<kind>[{_KIND}])[^，,。；;\d]{{0,14}}\d[^，,；;。]*[，,；;]\s?(?:而|在|其中|但)?[^，,、；;。：:（(\s\d]{{0,11}}(?P=kind)"
    r"(?:最[高低长短多少好差]|[，,]|患者|病例|中|里|的|则|也|更|却|仅|只|有|为|是|达|高|到|约)*\s?$"
)


def _after_pair(ctx: Context, seg: Segment) -> bool:
    """ORR为62%对40%。PD-L1阳性者70% vs 45%: whether the sentence before ended in the values of two arms, or their HR."""
    last = ctx.rows[-1] if ctx.rows else None
    return (
        last is not None
        and last.sentence == seg.sentence.index - 1
        and (last.listed or last.statistic == "hazard_ratio")
    )


def _is_parallel(text: str, seg: Segment) -> bool:
    """Whether the words right before a block name one of the same kind as those before the last block did."""
    start, end = seg.position, seg.block.start
    if start == seg.start or end - start > 24 or seg.left:
        return False
    return _PARALLEL.search(text, max(seg.start, start - 40), end) is not None


def _only_links(words: str) -> bool:
    if words.strip(_LINKING_LETTERS):
        return False
    if _LINKING_ONCE.fullmatch(words) is not None:
        return True
    return len(words) <= _LONGEST_READ_TWICE and _LINKING.fullmatch(words) is not None


def _other_words(ctx: Context, seg: Segment, end: int, names: bool = True, since: int = 0) -> str:
    """The words between the block before and `end` that are no group, name, cue, statistic, country or time point."""
    text = ctx.text
    start = _past_bracket(text, max(seg.position, since), end)  # 12.1%（多为1/2级）
    # Each as its start and, so that the longer of two comes first, its negative end.
    spans = [(g.start, -_past_bracket(text, g.end, end)) for g in seg.groups if names or g.explicit]
    if names:
        spans += [(m.start, -m.end) for m in seg.names]
    for c in seg.sentence.cues:
        if c.start >= end:
            break
        if c.start >= start and c.cue != "quit":
            spans.append((c.start, -c.end))
    spans += [(n.start, -n.end) for n in ctx.reader.between(start, end) if n.form in _ACCOMPANIES]
    than = _than_span(ctx, seg, end)
    if than is not None:
        spans.append((than[0], -than[1]))
    words = text[start:end]
    if spans:
        spans.sort()
        rest = []
        position = start
        for a, b in spans:
            if position < -b <= end:
                rest.append(text[position : max(a, position)])
                position = -b
        rest.append(text[position:end])
        words = "，".join(rest)
    if not _COUNTRY_LETTERS.isdisjoint(words):
        words = COUNTRY.sub("", words)
    if "级" in words or "轻" in words:
        words = _SEVERITY.sub("", words)
    if "的" in words:
        words = _WHO_HAVE.sub("", words)
    if "≥" in words or "<" in words or "＜" in words or ">" in words or "≤" in words:
        words = _CUT_OFF.sub("", words)
    if "mg" in words:
        words = _DOSES.sub("", words)
    if "（" in words or "(" in words:
        words = _OPTIONS.sub("", words)
    if not _STATISTICS_LETTERS.isdisjoint(words):
        words = _STATISTICS.sub("", words)
        if "年" in words or "月" in words:
            words = _TIMES_AWAY.sub("", words)
    return words


def _past_bracket(text: str, at: int, end: int) -> int:
    """Past the bracket at `at`, right after a group or figure, that says more of it: 高NLR组（≥3.5）; it closes before `end`."""
    close = closing(text, at + 1) if text[at : at + 1] in ("（", "(") else None
    return close if close is not None and close <= end else at


# 较传统方案延长…: the words of what a figure is compared with, up to its verb.
THAN_WORDS = re.compile(
    r"\s?(?P<words>[^，,。；;（(\d、][^，,。；;（(、]{0,16}?)的?(?:相比|相较)?(?:显著|明显|大幅|进一步|可|能|约|却|还|又|整整|分别|将|(?<!平)均|仅|更|再|要)*$"
)


_TIMES_OF = re.compile(
    r"(?:是|为|相当于)(?P<words>[^，,。；;\d（(]{2,20})(?:[（(][^（()）]{1,16}[)）])?的(?:近|约|逾|超过?|整整)?\s?$"
)


def times_of(ctx: Context, seg: Segment) -> re.Match[str] | None:
    """是全美同期数据的两倍: what a figure is a multiple of."""
    figure = seg.block.figures[0]
    if figure.form != FOLD:
        return None
    return _TIMES_OF.search(ctx.text, max(seg.clause, figure.start - 44), figure.start)


def tells_than(figure: Figure) -> bool:
    """Whether the words before a figure may say what it is compared with: a verb follows them, or it is a difference."""
    return bool(figure.verb) or figure.form in (POINTS, FOLD)


def _than_span(ctx: Context, seg: Segment, end: int) -> tuple[int, int] | None:
    """The words of what a figure is compared with: 较传统方案, 高于国际平均水平8个百分点, 是全美数据的两倍."""
    if not tells_than(seg.block.figures[0]):
        return None
    times = times_of(ctx, seg)
    if times is not None:
        return times.span()
    cue = next((c for c in reversed(seg.cues("than")) if c.start < end), None)
    if cue is None or THAN_WORDS.match(ctx.text[cue.end : end]) is None:
        return None
    return cue.start, end
