"""Endpoints as the text writes them: the lexicon's core name with what stands around it.

A core (生存率, PFS, 骨髓抑制) is widened left over 中位, time points (1、3、5年) and grades (≥3级), right over 发生率 and
the abbreviation in a bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from oncozh.lexicon import Entry
from oncozh.outcomes.events import (
    TOGETHER,
    graded_after,
    graded_alone,
    graded_harms,
    happened_harms,
    is_harm,
    share_grades,
    stops,
    widen_event,
    widen_stop,
)
from oncozh.outcomes.everyday import everyday_endpoints
from oncozh.outcomes.items import SPACES, Endpoint

if TYPE_CHECKING:
    from oncozh.outcomes.context import Context

_NUM = r"\d+(?:\.\d+)?"
_HAN = "一二两三四五六七八九十"
_TIME = rf"(?:{_NUM}|[{_HAN}]{{1,3}}|半)"
# 1、3、5年 / 1年、3年和5年 / 12个月 / 5-year, as they stand right before an endpoint.
_TIMES = re.compile(
    rf"(?P<list>(?:(?<![\d.])(?!\d+\.(?!5\D)\d+\s?个?月){_TIME}\s?(?:年|个月|月)?\s?(?:、|和|及|与|/|以及)\s?)*(?<![\d.]){_TIME})\s?-?\s?(?P<unit>个?月|年|d|天|months?|years?|周(?!期))\s?(?:时|内|期|末|间)?的?"
    r"(?:累积|累计|总体?|总的|中位|估计的?|预估|预期|精确|年龄标化|患者|无病|早期)?$"
)
_TIMES_END = frozenset("月年d天hsr周时内期末间的积计总体位估确化者病" + SPACES)  # what `_TIMES` ends in
# All that a match of `_TIMES` may hold.
_IN_TIMES = (
    f"0123456789.{_HAN}半年个月、和及与/以-d天monthsyears周时内期末间的累积计总体中位估预精确龄标化患者无病早{SPACES}"
)
_LONGEST_TIMES = 34
_ONE = re.compile(rf"({_TIME})\s?(个?月|年)?")
_MEDIAN = re.compile(
    r"(?:中位数?|平均|均数|总体?|总的|预计|估计|疾病|肿瘤|临床|累积|累计|确认的?|最佳|经\w{2,6}评估的?|(?:独立|研究者|盲态)\w{0,6}评估的?|bicr评估的?|irc评估的?|主要终点|次要终点|颅内|局部|区域|远处|median\s?)+$"
)
_MEDIAN_ENDS = frozenset("位数均体总的计病瘤床积认佳估点内部域处n" + SPACES)  # what `_MEDIAN` ends in
_MONTHS = {"年": 12.0, "year": 12.0, "years": 12.0, "个月": 1.0, "月": 1.0, "month": 1.0, "months": 1.0,
           "d": 12 / 365, "天": 12 / 365, "周": 12 / 52}  # fmt: skip
_DAYS = ("d", "天")
_DIGITS = {c: i + 1 for i, c in enumerate("一二三四五六七八九")} | {"两": 2, "十": 10, "半": 0.5}
_TIMED = frozenset(
    "OS PFS DFS RFS EFS MFS LRC DOR CSS RECURRENCE MORTALITY INCIDENCE TTP PD CR ORR CBR MRD CURE RESPONSE DCR".split()
)


def months(value: float, unit: str) -> float:
    """A length of time in months; days are counted 30 a month where that gives whole months.

    >>> months(90, "d"), months(100, "d")
    (3.0, 3.29)
    """
    if unit in _DAYS and value % 30 == 0:
        return value / 30
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
    if words.isdecimal():
        return [months(float(words), unit)]
    out = []
    for m in _ONE.finditer(words):
        own = m[2] or unit
        out.append(months(_time_value(m[1]), own))
    return out


def find_endpoints(ctx: Context, start: int, end: int) -> list[Endpoint]:
    """The endpoints whose core begins in a span."""
    out: list[Endpoint] = []
    floor = start
    harmed = False  # whether an adverse event is among them
    text, folded = ctx.text, ctx.folded
    low = bisect_left(ctx.inner_starts, start)
    for s, e, entry in ctx.inner[low : bisect_left(ctx.inner_starts, end, low)]:
        if s < floor or (entry.label == "AE" and (text.startswith("灶", e) or text.startswith(_CARRIED_VIRUS, s - 3))):
            continue  # the 脑病 of 脑病灶, the 感染 of HBV感染
        concept = entry.concept
        if entry.weak and entry.label == "AE" and entry.name.isascii() and _is_arm(text, entry.name):
            continue
        if concept == "-":
            if entry.name in ("占", "占到") and not _is_share(text, folded, out, s, e):
                continue
            if text.startswith(_OF_PATIENTS, e) or (text[e - 1] == "率" and text[e : e + 1] == "差"):
                continue  # 保乳组 is an arm, 率差 what two rates differ by
            if (
                out
                and out[-1].code != "-"
                and (
                    _PORTION.fullmatch(text, out[-1].end, e)
                    or (out[-1].code == "AE" and _OF_STOPPING.fullmatch(text, out[-1].end, e) and stops(out[-1]))
                )
            ):
                out[-1].end = floor = e  # 因不良反应导致停药的比例
                continue
        elif concept in _DOUBTED and (_is_other(ctx, start, s, e, entry) or _tells_patients(text, out, concept, e)):
            continue
        if (
            out
            and out[-1].code == "-"
            and text.startswith(_WHOLE, out[-1].end)
            and not _DIGIT.search(text, out[-1].end, s)
        ):
            continue  # 占全部癌症死亡的28.5%
        built = build_endpoint(s, e, entry, folded, text, floor)
        if built.code == "-":
            if text[e - 1] == "率":
                if folded.endswith("发生", max(0, e - 3), e - 1):
                    at = e - 5 if folded.startswith(("累积", "累计"), max(0, e - 5)) else e - 3
                    _name_event(ctx, built, floor, at, out)
                elif is_harm(text, s, e - 1):
                    _name_event(ctx, built, floor, e - 1, out)
        elif built.code == "OS" and text.find("无", max(start, s - 9), s) >= 0:
            _free_of(text, built, folded, start, s)
            while out and out[-1].start >= built.start:
                out.pop()  # the 生化复发 of 无生化复发生存率
        if not built.times and concept in _OF_CANCER and text[built.start - 1] in _CANCER_ENDS:
            _time_of_cancer(built, text, folded, floor)
        if (built.end > e or concept in _SETTLED or text.endswith(_RATES, s, e)) and built.code not in ("-", "AE"):
            _settle(ctx, built, s, e, entry)
        # A bracketed abbreviation or a repeated name belongs to the endpoint before it.
        if out and out[-1].end >= built.start and out[-1].end >= e:
            continue
        if built.code == "AE":
            harmed = True
            widen_stop(built, text, end)
            if out and out[-1].code == "AE" and text[out[-1].end : built.start] == "/":
                built.start, built.event = out[-1].start, f"{out[-1].event}/{built.event}"  # 房颤/房扑 is one event
                out.pop()
        out.append(built)
        floor = built.end
        if text[floor : floor + 1] in _OPENS and built.code in _DEFINED and (by := _RESPONSE_SUM.match(folded, floor)):
            floor = by.end()  # ORR（CR+PR）
    if text.find("风险", start, end) >= 0 or text.find("几率", start, end) >= 0:
        for m in _AT_RISK.finditer(text, start, end):
            if not any(e.start < m.end() and m.start() < e.end for e in out):
                out.append(Endpoint("INCIDENCE", "risk", *m.span()))
        out.sort(key=_start)
    for told, when in everyday_endpoints(text, start, end):
        if any(o.start <= told.start and told.end <= o.end and o.code != "-" for o in out):
            continue
        if when is not None:
            told.times = time_list(when["n"], when["unit"])
        kept = [o for o in out if (o.end <= told.start or told.end <= o.start) and not _goes_on(text, told, o)]
        out = sorted([*kept, told], key=_start)
    happens = text.find("发生", start, end) >= 0 or text.find("出现", start, end) >= 0
    if happens and text.find("例", start, end) >= 0:
        for m in _HAPPENED_TO.finditer(text, start, end):
            if not any(e.start < m.end() and m.start() < e.end for e in out):
                harmed = True
                out.append(Endpoint("AE", "rate", *m.span("event"), event=m["event"], ambiguous=True))
        out.sort(key=_start)
    if happens:
        told_of = happened_harms(out, text, start, end)
        if told_of:
            harmed = True
            out = sorted(out + told_of, key=_start)
    graded = text.find("级", start, end) >= 0
    if graded or text.find("度", start, end) >= 0 or text.find("术", start, end) >= 0:
        harms = graded_harms(out, text, start, end)
        if harms:
            harmed = True
            out = sorted(out + harms, key=_start)
    if harmed:  # without an event no grade is of one
        if text.find("级", out[0].end, end) >= 0 or text.find("度", out[0].end, end) >= 0:
            alone = graded_alone(out, text, end)
            if alone:
                out = sorted(out + alone, key=_start)
        share_grades(out, text)
        if graded:
            graded_after(out, text, end)
    return out


def _is_arm(text: str, name: str) -> bool:
    """①CIT：FCR或BR; CIT组: whether the article calls an arm by the short name of an event."""
    return text.find(name + "组") >= 0 or any(text.find(f"{number}{name}：") >= 0 for number in "①②③④")


_start = attrgetter("start")
_SHARE_WORDS = ("占", "占到", "比例", "占比", "比率")
_OF_ARM = re.compile(r"(?:[组的者人拨批半]|\d\s?[例人名位][，,])$")
_TO_SHARE = re.compile(r"(?:的|者)?(?:有\s?\d+\s?[例人名位]\s?[，,])?[^。；;\d]{0,20}")


def _goes_on(text: str, e: Endpoint, o: Endpoint) -> bool:
    """Whether 占 only leads from everyday words to their share: 病情没有进展的，联合组占92%，对照组占83%."""
    if o.code != "-" or o.start < e.end or text[o.start : o.end] not in _SHARE_WORDS:
        return False
    return _TO_SHARE.fullmatch(text, e.end, o.start) is not None or (
        o.start - e.end <= 60 and _OF_ARM.search(text, e.end, o.start) is not None and "。" not in text[e.end : o.start]
    )


_OF_CANCER = frozenset(("MORTALITY", "OS", "CSS", "RECURRENCE", "INCIDENCE"))
_CANCER_ENDS = frozenset("癌瘤关性移窝腔房结壁内域")
_CANCER_NAME = re.compile(
    r"[年月](?P<name>[一-龥]{0,7}?(?:癌|瘤|转移|腋窝|[盆腹胸]腔|乳房|淋巴结|胸壁|区域|[一-龥]内))(?:相关|特异性?)?$"
)


def _time_of_cancer(e: Endpoint, text: str, folded: str, floor: int) -> None:
    """10年乳腺癌死亡率: the time point stands before the cancer's name."""
    m = _CANCER_NAME.search(text, max(floor, e.start - 12), e.start)
    times = _times_before(folded, floor, m.start("name")) if m is not None else None
    if times is not None and not _FOLLOW_UP.search(folded, max(0, times.start() - 6), times.start()):
        e.times = time_list(times["list"], times["unit"])


_SHARE = re.compile(r"(?:了|到|比|据|约|近|超|总数的?|全部的?)?\s?(?:\d|[一二三四五六七八九]成|半|百分)")
_RELAPSED = re.compile(r"[/或、和及与]?(?:和|或)?(?:难治|转移性)|性(?!率)|晚期|的?[A-Z]|病?灶|肿瘤|肿块|时")
_SHARE_OF_THEM = re.compile(r"[%成半]的$|之[一二三四五]的$")  # 60%的复发发生在两年内: of the relapses, no rate of them
_DIED = re.compile(r"\s?(?:者|病例)?\s?\d+\s?[例人]\s?[（(]|\s?[（(]\d+(?:\.\d+)?\s?%")
_SO_MANY = re.compile(r"\d\s?[例人名]\s?[（(]\s?\d[\d.]*\s?%\s?[)）](?:患者|病人)?$")
_RESPONSES = frozenset("CR PCR MPR MRD ORR RESPONSE".split())
_OF_PATIENTS = ("组", "者")
_WITHOUT = re.compile(r"(?:未|没)(?:能|曾|有)?(?:达到?|获得?|取得|实现|拿到)\s?$")
_PORTION = re.compile(
    r"(?:[或及]?(?:以上|更[好优佳高]))?(?:者|患者|病例)?的?(?:患者|病例)?的?(?:累积|累计|总体?)?(?:比例|占比|概率|比率)"
)
_OF_STOPPING = re.compile(r"[^，,。；;、：:（）()\d]{0,14}?(?:者|患者|病例)?的?(?:患者|病例)?的?(?:比例|占比|比率)")
_CLAUSE_END = re.compile(r"[，,；;]")
_GRADED = re.compile(
    rf"[1-5一二三四][级度](?:及?以上|或以上)?(?:者|患者)?(?:的?[前后]者|的?[\u4e00-\u9fffA-Za-z]{{1,8}}组)?{TOGETHER}$"
)
# 联合组出现皮疹的有9人，占20.9%，单药组有20人，占46.5%: how many of an arm, or with an event, stands before their share.
_COUNTED = re.compile(
    r"(?:[组的者率中](?:共|合计|仅|只)?(?:有|发生|出现|观察到)?|(?:发生|出现)了?)\s?\d+\s?[例人名位]\s?[，,]?\s?(?:共|合计|约|各)?$"
)


_DOUBTED = _RESPONSES | {"RECURRENCE", "MORTALITY", "PD", "PR", "SD"}
# pCR者95%，…; the words of an own share (占, 有12例) make it an endpoint after all
_OF_SUCH = re.compile(
    r"(?:的?(?:患者|病人|病例|人群|亚组)|者|组)(?![^，,。；;、\d]{0,8}(?:占|有|共|比例|率))[^，,。；;、\d]{0,8}(?:\d+(?:\.\d+)?\s?(?!\s?[例人名\d.])|未达到)"
)
_SUCH_BEGINS = frozenset("的患病人者组亚")


def _tells_patients(text: str, before: list[Endpoint], concept: str, end: int) -> bool:
    """Whether the name of a response says whose figure follows: 1年RFS率：MPR者95.1%; 中位OS在缓解者为40.1个月."""
    if text[end : end + 1] not in _SUCH_BEGINS or not before or _OF_SUCH.match(text, end) is None:
        return False
    if concept == "RECURRENCE":
        return before[-1].code not in ("-", concept)  # ORR为62%；初治者70%，复发者50%
    return any(e.code in _LIVED_FREE for e in before)


_LIVED_FREE = frozenset("OS PFS DFS RFS EFS MFS LRC DOR CSS TTP".split())
_SETTLED = ("DCR", "DFS")  # those of them that `_settle` changes, brackets and rates aside


def _is_other(ctx: Context, floor: int, start: int, end: int, entry: Entry) -> bool:
    """Whether the name of an endpoint means something else where it stands; it is looked at from `floor` on."""
    text, name = ctx.text, entry.name
    if entry.concept == "RECURRENCE":  # 复发难治急性髓系白血病: who the patients are
        return text.endswith("复发", start, end) and (
            _RELAPSED.match(text, end) is not None
            or end in ctx.starts["CANCER"]
            or _SHARE_OF_THEM.search(text, max(floor, start - 3), start) is not None
            or text.startswith(("因", "由于"), start - 1)
            or text.startswith("由于", start - 2)
        )
    if name == "死亡":
        if text[start - 1 : start] in ("）", ")", "者", "人") and _SO_MANY.search(text, max(floor, start - 20), start):
            return False  # 9例（16.1%）死亡
        return _DIED.match(text, end) is None  # only of 死亡41例（35.0%）
    if name == "疾病进展":  # only of N例（x%）疾病进展 it is a response
        return not (text[start - 1 : start] in ("）", ")", "例") or text.startswith(("（", "("), end))
    # 未达到pCR的患者 are told apart by what they lack
    low = max(floor, start - 6)
    return (
        entry.concept in _RESPONSES
        and (text.find("未", low, start) >= 0 or text.find("没", low, start) >= 0)
        and bool(_WITHOUT.search(text, low, start))
    )


def _is_share(text: str, folded: str, before: list[Endpoint], start: int, end: int) -> bool:
    """占 that opens a share of its own; 因不良事件停药者占 goes on with what it counts."""
    if text.startswith(_WHOLE, end):
        return True  # 发病率和死亡率分别占全球的45.3%和47.1%
    if (
        before
        and before[-1].code != "-"
        and start - before[-1].end <= 8
        and not _CLAUSE_END.search(text, before[-1].end, start)
    ):
        return False
    if before and before[-1].code == "AE" and _GRADED.search(folded, max(0, start - 20), start):
        return False  # 皮疹多为1-2级，3级占9.0%
    if before and before[-1].code != "-" and _COUNTED.search(text, max(before[-1].end - 2, start - 18), start):
        return False
    if (
        before
        and before[-1].code != "-"
        and folded[start - 1 : start] in _EACH_ENDS
        and _EACH.fullmatch(text, before[-1].end, start)
    ):
        return False  # 皮疹、腹泻在A组各占8%、6%
    if (
        before
        and before[-1].code != "-"
        and start - before[-1].end <= 60
        and _OF_ARM.search(text, before[-1].end, start)
        and (_TOPIC.match(text, before[-1].end) or _AFTER_ARM.fullmatch(text, before[-1].end, start))
    ):
        return False  # 呕吐的，联合组占20%，单药组占46%
    if (
        before
        and before[-1].code == "AE"
        and 0 < start - before[-1].end <= 2
        and _IS_MAIN.search(text, max(0, before[-1].start - 8), before[-1].start)
    ):
        return False  # 骨痛是主要不良反应，占14%
    if (
        before
        and before[-1].code == "AE"
        and 0 < start - before[-1].end <= 2
        and _MAIN_IS.search(text, max(0, before[-1].start - 12), before[-1].start)
    ):
        return False  # 最常见的不良反应是贫血，占38%
    if before and before[-1].code == "AE" and stops(before[-1]) and _WHO_STOPPED.fullmatch(text, before[-1].end, start):
        return False  # 因不良事件永久停用任一药物的患者占13.6%
    if before and before[-1].code == "AE" and _COMMONEST.fullmatch(text, before[-1].end, start):
        return False  # 最常见的副作用是皮肤小红疙瘩，占40%; 皮疹仅见于A组，占15%
    return _SHARE.match(folded, end) is not None


_DIGIT = re.compile(r"\d")
_IS_MAIN = re.compile(r"[是为](?:最|较)?(?:主要|常见|多见)的?$")
_WHO_STOPPED = re.compile(r"[^，,。；;、：:（）()\d]{0,14}?(?:者|患者|病例|人)(?:[^，,。；;\d]{0,6}(?:各|分别))?")
_MAIN_IS = re.compile(r"(?:不良|副)(?:反应|作用|事件)(?:主要)?[是为]$|(?:毒性|并发症|最常见的)(?:主要)?[是为]$")
_WHOLE = ("全球", "全国", "世界", "我国", "中国", "全部", "所有", "恶性肿瘤", "同期")
_COMMONEST = re.compile(
    r"(?:(?:主要|仍|还)?[是为]|的?(?:仅|只|均|多|主要)?(?:见于|(?:发生|出现)[于在]))[^，,。；;\d]{2,14}[，,]\s?(?:约|各|分别)?"
)
_EACH = re.compile(r"[^，,。；;\d]{0,16}(?:各|分别|依次)")
_EACH_ENDS = frozenset("各别次")
_AFTER_ARM = re.compile(r"[^，,。；;\d]{0,12}[组的者]占\s?\d[\d.]*\s?%?[，,；;][^，,。；;\d]{0,16}")
_TOPIC = re.compile(r"(?:的|者)?[，,：:]")


_EVENT_EDGE = re.compile(r"[，,。；;、：:（）()\s的和与及为组期\d%]")


_CARRIED_VIRUS = ("HBV感染", "HPV感染", "HCV感染", "HIV感染", "EBV感染")
_SECOND_CANCER = re.compile(r"[年月内]?(?P<name>[一-龥]{1,7}?癌)的?(?:累积|累计)?$")  # 2年同侧浸润癌累积发生率


def _name_event(ctx: Context, e: Endpoint, floor: int, at: int, before: list[Endpoint]) -> None:
    """`X发生率` of an event that no table holds; `at` is where 发生率 begins."""
    text = ctx.text
    start = at
    while start > max(floor, at - 10) and not _EVENT_EDGE.match(text, start - 1):
        start -= 1
    cancer = _SECOND_CANCER.search(text, max(floor, start), at)
    if cancer is not None:
        e.code, e.form, e.event, e.start = "INCIDENCE", "rate", cancer["name"], cancer.start("name")
        if e.start in ctx.starts["CANCER"]:
            e.event = None  # it is the population's
        times = _times_before(text, floor, e.start)
        if times is not None:
            e.times, e.start = time_list(times["list"], times["unit"]), times.start()
        return
    if text[at - 2 : at] == "转移":
        e.code, e.form, e.start, e.ambiguous = "RECURRENCE", "rate", start, True
        if text[start] in "年月" and (times := _times_before(text, floor, start + 1)) is not None:
            e.times, e.start = time_list(times["list"], times["unit"]), times.start()  # 3年脑转移发生率
    elif (at - start < 2 or text[start:at] in ("总体", "合并")) and before and before[-1].code == "AE":
        # 间质性肺炎须留意，发生率15.2%
        e.code, e.form, e.event = "AE", "rate", before[-1].event
        e.start, e.listed = at, True
        if (times := _times_before(text, floor, at)) is not None:
            e.times, e.start = time_list(times["list"], times["unit"]), times.start()  # 5年发生率
    elif at - start >= 2:
        times = _times_before(text, floor, start + 1) if text[start] in "年月" else None  # 3年蜂窝织炎发生率
        name = start if times is None else start + 1
        e.code, e.form, e.event, e.start, e.ambiguous = "AE", "rate", text[name:at], start, True
        if times is not None:
            e.times, e.start = time_list(times["list"], times["unit"]), times.start()


# 另有1例（3.0%）发生粒子移位: an event that no table holds
_HAPPENED_TO = re.compile(
    r"\d\s?例\s?[（(]\s?\d[\d.]*\s?%\s?[)）]\s?(?:患者|病人|者)?(?:发生|出现)了?(?P<event>(?!疾病|肿瘤|病情|局部|远处|[一-龥]?转移|复发|进展|死亡|缓解)[一-龥]{2,8})(?=[，,。；;、]|$)"
)
# 患浸润癌的风险: of falling ill, where no table holds the words.
# It begins with a set of characters, which `re` looks for faster than for alternatives.
_AT_RISK = re.compile(r"[罹患得](?:(?<!罹)|(?<=罹)患)(?:上|有)?[^，,。；;\d]{1,12}?[癌瘤病]的?(?:风险|几率)")

# Of a survival without something that no table holds (无生化复发生存率) the nearest code.
_FREE = re.compile(r"无(?![论法效关不])(?P<what>(?:(?!生存|存活)[^\s，,。；;、：:（）()的者患人例与和及或\d]){2,8})$")
_FREE_OF = (("复发", "RFS"), ("转移", "MFS"), ("进展", "PFS"), ("恶化", "PFS"), ("失败", "EFS"), ("事件", "EFS"))


def _free_of(text: str, e: Endpoint, folded: str, floor: int, core: int) -> None:
    """无生化复发生存率: no overall survival; its code is ambiguous."""
    m = _FREE.search(text, max(floor, core - 9), core)
    if m is None:
        return
    e.code = next((code for word, code in _FREE_OF if word in m["what"]), "EFS")
    e.start, e.ambiguous = m.start(), True
    _widen(e, folded, floor)


_DEFINED = frozenset("ORR DCR CBR CR RESPONSE".split())  # what a sum of responses may define
_RESPONSE_SUM = re.compile(
    r"\s?[(\[]\s?(?:s?cr[ihup]?|vgpr|n?pr|sd)(?:\s?[+/、]\s?(?:s?cr[ihup]?|vgpr|n?pr|mr|sd)){1,4}\s?[)\]]"
)
_RESPONDERS = re.compile(r"\s?[（(\[]\s?CR\s?\+\s?PR(\s?\+\s?SD)?")
_RATES = ("有效率", "缓解率")
_BRACKET_END = re.compile(r"[)）]")


def _settle(ctx: Context, e: Endpoint, start: int, end: int, entry: Entry) -> None:
    """Names that their abbreviation, the organ or the study settle: 疾病控制率（LC）, 控制率 under radiotherapy."""
    text = ctx.text
    if e.end > end:  # a bracket has widened it
        known = _abbreviated(ctx.folded, end)
        if known is not None and known != e.code and entry.form != "risk":
            e.code, e.ambiguous = known, True
    name = text[start:end]
    if e.code == "DCR" and name == "控制率":
        if e.times:
            e.code = "LRC"
        else:
            e.ambiguous = True
    elif e.code == "DFS" and entry.form == "risk" and ctx.names_rfs:
        e.code = "RFS"
    if name.endswith(_RATES):
        m = _RESPONDERS.match(text, end)
        if m is None and name in ("总有效率", "有效率") and e.code == "RESPONSE":
            e.code = ctx.effective()
        if m is not None:
            if name in ("总有效率", "有效率"):
                e.code = "DCR" if m[1] else "ORR"
            close = _BRACKET_END.search(text, end, end + 24)
            e.end = close.end() if close else e.end


_ABBREVIATION = re.compile(r"\s?[(（【\[]\s?([a-z][a-z0-9 ,，\-]{1,60}?)\s?[)）】\]](?:率|时间|期)?")  # in folded text
_OPENS = frozenset("(（【[" + SPACES)  # what it begins with
_ABBREVIATIONS = {
    "OS": "OS", "0S": "OS", "PFS": "PFS", "DFS": "DFS", "RFS": "RFS", "EFS": "EFS", "ORR": "ORR", "DCR": "DCR", "CBR": "CBR",
    "DMFS": "MFS", "MFS": "MFS", "DOR": "DOR", "TTP": "TTP", "TTR": "TTR", "CSS": "CSS", "PCR": "PCR", "MPR": "MPR",
}  # fmt: skip
_BETWEEN_WORDS = re.compile(r"[,， ]+")


def _abbreviation(folded: str, end: int) -> re.Match[str] | None:
    """The bracket with an abbreviation right after an endpoint's name."""
    return _ABBREVIATION.match(folded, end) if folded[end : end + 1] in _OPENS else None


def _abbreviated(folded: str, end: int) -> str | None:
    """What the abbreviation in the bracket after an endpoint's name stands for: 无进展生存期（mPFS） → PFS."""
    m = _abbreviation(folded, end)
    if m is None:
        return None
    word = _BETWEEN_WORDS.split(m[1])[-1].upper()
    return _ABBREVIATIONS.get(word if word in ("MFS", "MPR") else word.removeprefix("M"))


def build_endpoint(start: int, end: int, entry: Entry, folded: str, text: str, floor: int) -> Endpoint:
    """The endpoint around a core hit; it is not widened left of `floor`."""
    named = entry.label == "AE"
    e = Endpoint("AE" if named else entry.concept, "rate" if named else entry.form or "either", start, end)
    if e.code == "AE":
        widen_event(e, text, folded, floor, named)
        if entry.concept == "Second Primary Malignancy":
            e.code = "INCIDENCE"
        times = _times_before(folded, floor, e.start)
        if times is not None and e.form == "rate" and (e.grade or folded[e.end - 1] in "率生"):
            e.times = time_list(times["list"], times["unit"])  # 30 d并发症发生率
            e.start = times.start()
    else:
        _widen(e, folded, floor)
    abbr = _abbreviation(folded, e.end)
    if abbr is not None:
        e.end = abbr.end()
    return e


def _widen(e: Endpoint, folded: str, floor: int) -> None:
    """Takes in 中位, 总 and the like before a core, and the time points."""
    start = e.start
    left = None
    if folded[start - 1 : start] in _MEDIAN_ENDS:
        left = _MEDIAN.search(folded, max(floor, start - 14), start)
    median = False
    if left is not None:
        e.start = left.start()
        e.mean = "平均" in left[0] or "均数" in left[0]
        median = "中位" in left[0] and e.form != "rate"
    if e.code not in _TIMED or median:
        return
    times = _times_before(folded, floor, e.start)
    if times is None and left is not None:
        times = _times_before(folded, floor, start)
    if times is not None and not _FOLLOW_UP.search(folded, max(0, times.start() - 6), times.start()):
        e.times = time_list(times["list"], times["unit"])
        e.start = min(e.start, times.start())


# 随访3年的生存率; but 随访显示，10年OS率
_FOLLOW_UP = re.compile(r"随访[^,:;示明]*$")


def _times_before(folded: str, floor: int, at: int) -> re.Match[str] | None:
    """The time points that stand right before a place; a date is none."""
    if folded[at - 1 : at] not in _TIMES_END:
        return None
    low = max(floor, at - _LONGEST_TIMES)
    times = _TIMES.search(folded, low + len(folded[low:at].rstrip(_IN_TIMES)), at)
    return None if times is None or _is_date(folded, times) else times


def _is_date(folded: str, m: re.Match[str]) -> bool:
    value = m["list"]
    return (value.isdigit() and len(value) == 4) or (m["unit"] == "月" and folded[m.start() - 1 : m.start()] == "年")
