"""The groups of an article: treatments that stand together, arms named X组, and what the article says they are.

A combination (A联合B, A+B) is one group of several ids. A named arm (观察组, A组, 诱导组) is resolved to the treatments
that define it: in a bracket after its name, before its name in a bracket, or in the clause that says what it received.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from oncozh.article import Mention
from oncozh.outcomes.items import Group

TREATMENTS = frozenset({"DRUG", "DRUG_CLASS", "THERAPY"})

_DOSE = (
    r"(?:软?胶囊|片|注射液|颗粒|口服液|乳剂)?(?:[^，。；;、（()）\u4e00-\u9fa5]{0,30}|口服|静脉滴注|静脉注射|静滴|静注|每[日天周]\d?次?|\d次|第[\d、,～~-]{1,8}天){0,4}"
    r"(?:[（(][^（()）]{0,40}[)）])?\s?"
)
_TIGHT = re.compile(
    rf"{_DOSE}(?:联合应用|联合使用|联合|联用|\+|＋|±|加用|加|序贯|继以|继之以|续贯|并用|同步|合并|配合|携手|/|→|后序贯|后联合|后行|后续用|后(?=手术|根治|放疗|化疗)|为基础的|-(?=[\u4e00-\u9fa5]))(?:\d+(?:\.\d+)?\s?Gy\s?)?(?:(?:静脉|口服|皮下)?(?:注射|输注)?|小剂量|大剂量|低剂量|高剂量|标准剂量|国产|一代|单药)?[“\"]?\s?"
)
_ALIAS = re.compile(r"\s?[（(][·\s]*(?:商品名|研发代号|代号|曾用名|原名|又称|又名|亦称|以下简称|简称|即|英文名|通用名)?[:：]?\s?[“\"]?")
_AND = re.compile(r"\s?(?:和|与|及)\s?")
_TOGETHER_AFTER = re.compile(r"(?:双|联合|组合|两药|联用|共同|方案)")
_PLACEBO = re.compile(r"安慰剂")
_GROUP = re.compile(r"组(?![织合成学件装建别团胚内蛋氨长员稿]|分(?!别))")
_NO_GROUP = re.compile(r"(?:全|分|入|亚|小|每|编|重|因|录|队|词|协作|专家|工作|攻关|课题|白|代谢|该|本|各|试验分|随机分|平行|人群|学|质|一|数|这|那|我|如今这|年龄|分两|评审|筹备|领导|抗体|研究协作|重|此|混)$")
_PLURALS = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_PLURAL = re.compile(r"(?P<n>[两二三四234])(?:\s?组|者|臂|药(?=组|间|的|分))(?!织|合)")
_STOP = re.compile(r"[，,。；;、:：\s（()）“”\"和与及较比在为于的是由从将使入至而且则示例给予行后者率里做vV]|(?<!可)用|以及|患者|接受|显示|结果|其中|包括|表明|提示|优于|高于|低于|相比|采用|予以|分为|随机|对(?!照)|中(?!危|剂量|分化|位|期|药)|联合(?!组|治疗组|用药组|方案组|化疗组)")
_LETTERS = re.compile(r"(?<![A-Za-z])(?P<list>[A-D甲乙丙丁](?:\s?[、，,和与及]\s?[A-D甲乙丙丁])*)\s?[234两三四]?\s?组(?![织合成学])")
_RISKS = re.compile(r"(?P<list>[低中高]危?(?:组?[、，和与及][低中高]危?){1,2})组")
_GAVE = re.compile(
    r"^\s?(?:患者)?\s?[（(]?\s?(?:n\s?=\s?)?(?:\d+\s?例?)?\s?[)）]?(?:患者)?[，,：:]?\s?(?:先后?|仅|均|单纯|单独|主要|术后|手术后|术前|于[^，。；]{0,12}|在[^，。；]{0,14}?|每[周日天]|则|再|继续|一律|前期|同期|诱导期?)*\s?(?:先)?(?:予以?|给予|采用|采取|接受|使用|应用|行|用|口服|静脉|为|单用|：|:|先|联合|只|实施|选择|静滴|静脉滴注|加服|加用|配合|联用|服用|皮下注射|肌注|口服)"
)
_COUNT_BRACKET = re.compile(r"\s?(?:[(（]\s?n\s?=\s?\d+\s?[)）]|\d+\s?例)?\s?[(（]")
_WHEN = re.compile(r"(?:期间|开始|结束|完成)?(?:期间|前|后(?!续)|当日|第\d)|基础上")
_COMPARED = re.compile(r"(?:单药|治疗|方案|组)*(?:相比|对比|比较|相较|头对头|间)")
_ADDED = re.compile(r"(?:联合|加|\+|＋|及|和|继以|序贯|并)[^，。；]{0,4}$")
_OPTIONS = re.compile(r"\s?[（(]\s?(?:包括|如|即|可选|为)?\s?")
_HISTORICAL = re.compile(r"历史对照|历史数据|对照(?=\s?[（(])|对照(?=(?:为|是|仅|不足|约|达)\s?\d)")


@dataclass(slots=True)
class Groups:
    """The groups of an article in text order, with the ids that their names stand for."""

    items: list[Group]
    arms: list[list[str]]  # the refs of the arms that the article defines, in order


def find_groups(text: str, mentions: list[Mention]) -> Groups:
    """All groups of an article: treatment phrases and named arms, resolved where the text defines them."""
    phrases = _phrases(text, [m for m in mentions if m.label in TREATMENTS])
    regimens = {m.id for m in mentions if m.kind == "regimen"}
    named = _named(text, phrases)
    defined = _definitions(text, named, phrases, regimens)
    items: list[Group] = []
    taken: list[tuple[int, int]] = []
    arms: list[list[str]] = []
    for g, key in named:
        refs = defined.get(key)
        if refs is not None:
            g.refs = refs
        if not g.plural and g.refs not in arms:
            arms.append(g.refs)
        items.append(g)
        taken.append((g.start, g.end))
    taken.sort()
    at = 0
    for p in phrases:
        while at < len(taken) and taken[at][1] <= p.start:
            at += 1
        if at == len(taken) or taken[at][0] >= p.end:
            items.append(p)
    items.sort(key=lambda g: g.start)
    if not arms:
        arms = _versus(text, items)
    return Groups(items, arms)


def _versus(text: str, items: list[Group]) -> list[list[str]]:
    """The two sides of a comparison of treatments that the article states without the word 组."""
    for a, b in zip(items, items[1:], strict=False):
        if re.fullmatch(r"\s?(?:治疗)?\s?(?:对比|vs\.?|versus|与安慰剂对比)\s?", text[a.end : b.start], re.I):
            return [a.refs, b.refs]
    return []


def _phrases(text: str, treatments: list[Mention]) -> list[Group]:
    """Treatments that stand together as one: `refs` are their ids in order, or 安慰剂 in its own word."""
    parts: list[tuple[int, int, str, Mention | None]] = [(m.start, m.end, m.id, m) for m in treatments]
    if "安慰剂" in text:
        parts += [(m.start(), m.end(), "安慰剂", None) for m in _PLACEBO.finditer(text)]
        parts.sort(key=lambda p: p[0])
    out: list[Group] = []
    last: Mention | None = None
    skip_to = -1
    for i, (start, end, ref, m) in enumerate(parts):
        if start < skip_to:
            # inside the bracket that lists a regimen's parts or repeats a name
            continue
        previous = out[-1] if out else None
        if previous is not None and m is not None and last is not None:
            gap = text[previous.end : start]
            if m.kind == "regimen" and len(previous.refs) > 1 and gap[-1:] in ("（", "(") and re.fullmatch(_DOSE, gap[:-1]):
                # 替吉奥＋奥沙利铂130 mg/m2 d1（SOX）: the regimen's name stands for its parts
                close = _closing(text, start)
                if close is not None and end + 1 >= close:
                    previous.refs = [ref]
                    previous.end = skip_to = close
                    last = m
                    continue
            if len(gap) <= 8 and _ALIAS.fullmatch(gap) and text[end : end + 1] != "组":
                close = _closing(text, previous.end + len(gap))
                if same_brand(last, m):
                    previous.refs[-1] = ref  # 沃瑞沙（赛沃替尼）: the generic name says it
                same = m.concept is not None and m.concept == last.concept
                if same or m.label == "DRUG_CLASS" or (last.kind == "regimen") or (
                    close is not None and end + 2 >= close and m.label == last.label and m.label != "THERAPY"
                ):
                    skip_to = close or end
                    previous.end = skip_to
                    continue
            if gap in ("", "为基础的", "类") and m.label == "THERAPY" and m.text.endswith("化疗") and last.label == "DRUG":
                previous.end = end  # 培美曲塞加顺铂化疗: the drugs say which
                continue
            if gap == "" and last.label == "DRUG" and m.label == "DRUG_CLASS":
                previous.end = end  # 贝伐珠单抗生物类似药
                continue
            options = last.label != "DRUG" and m.label == "DRUG" and _OPTIONS.fullmatch(gap) and previous.refs[-1] == last.id
            if options and (last.label == "DRUG_CLASS" or last.text.endswith("化疗")):
                close = _closing(text, previous.end + len(gap)) or end
                inside = [p for p in parts[i:] if p[1] <= close]
                if len(inside) > 1 and all(p[3] is not None and p[3].label == "DRUG" for p in inside):
                    # 化疗（卡培他滨、紫杉醇或…）, 含铂化疗(吉西他滨+顺铂): the drugs stand for the class
                    previous.refs[-1:] = [p[2] for p in inside]
                    previous.end = skip_to = close
                    continue
            if last.label in ("DRUG_CLASS", "THERAPY") and m.label == "DRUG" and (
                gap == "" if last.label == "DRUG_CLASS" else gap in ("产品", "疗法", "药物")
            ) or (last.label == "DRUG_CLASS" and m.label == "DRUG" and gap in ("产品", "药物", "新药", "类药物")):
                previous.refs[-1] = ref
                previous.end, last = end, m
                continue
        if previous is not None and start - previous.end <= 60:
            gap = text[previous.end : start]
            compared = (
                _COMPARED.match(text, end) is not None
                or re.search(r"比较|对比|随机|接受", text[max(0, previous.start - 6) : previous.start]) is not None
            )
            if _TIGHT.fullmatch(gap) or (
                _AND.fullmatch(gap)
                and not compared
                and not re.match(r"单药|单用|治疗组|组", text[end : end + 3])
                and not (m is not None and m.concept is not None and any(p[3] is not None and p[3].concept == m.concept for p in parts if p[2] in previous.refs))
                and (
                    _TOGETHER_AFTER.match(text, end)
                    or (len(previous.refs) > 1 and text[max(0, previous.start) : previous.end].find("联合") > 0)
                    or _together(text, previous.end, parts, i)
                )
            ):
                previous.refs.append(ref)
                previous.end, last = end, m
                continue
        out.append(Group(start, end, [ref], explicit=False))
        last = m
    return out


def same_brand(brand: Mention, generic: Mention) -> bool:
    """Whether two mentions are a brand and the generic name of one drug."""
    return brand.kind == "brand" and generic.kind == "generic" and brand.concept is not None and brand.concept == generic.concept


def _together(text: str, _: int, parts: list[tuple[int, int, str, Mention | None]], i: int) -> bool:
    end = parts[i][1]
    m = _ALIAS.match(text, end)
    if m is None:
        return False
    close = _closing(text, m.end())
    return close is not None and _TOGETHER_AFTER.match(text, close) is not None


def _closing(text: str, start: int) -> int | None:
    """The place after the bracket that closes within 60 characters."""
    depth = 1
    for i in range(start, min(len(text), start + 60)):
        c = text[i]
        if c in "(（":
            depth += 1
        elif c in ")）":
            depth -= 1
            if depth == 0:
                return i + 1
    return None


def _named(text: str, phrases: list[Group]) -> list[tuple[Group, str]]:
    """Arms named X组 and plural references, each with the key of its definition."""
    by_end = {p.end: p for p in phrases}
    out: list[tuple[Group, str]] = []
    keys: set[str] = set()
    for m in _HISTORICAL.finditer(text):
        out.append((Group(*m.span(), [m[0]]), _key(m[0])))
    lettered: set[int] = set()
    for m in _LETTERS.finditer(text):
        # A组; A、B组; A、B、C 3组
        lettered.add(m.end() - 1)
        letters = list(re.finditer(r"[A-D甲乙丙丁]", m["list"]))
        for k, letter in enumerate(letters):
            start = m.start() + letter.start()
            last = k == len(letters) - 1
            name = letter[0] + "组"
            out.append((Group(start, m.end() if last else start + 1, [name]), _key(name)))
    for m in _RISKS.finditer(text):
        # 低、中、高危组
        lettered.add(m.end() - 1)
        levels = list(re.finditer(r"[低中高]", m["list"]))
        for k, level in enumerate(levels):
            start = m.start() + level.start()
            name = level[0] + "危组"
            out.append((Group(start, m.end() if k == len(levels) - 1 else start + 1, [name]), _key(name)))
    for m in _PLURAL.finditer(text):
        if m.start() and text[m.start() - 1] in "第分其0123456789.":
            continue
        out.append((Group(*m.span(), [], plural=_PLURALS[m["n"]]), ""))
    for m in _GROUP.finditer(text):
        at = m.start()
        before = text[max(0, at - 8) : at]
        if at in lettered:
            continue
        if _NO_GROUP.search(before) or (before and before[-1] in "两二三四234各全" and _PLURAL.match(text, at - 1)):
            continue
        phrase = None
        for tail in ("", "单药", "单药治疗", "治疗", "方案", "疗法", "联合治疗", "方案治疗", "单抗", "单独"):
            if before.endswith(tail) and at - len(tail) in by_end:
                phrase = by_end[at - len(tail)]
                break
        if phrase is not None:
            refs = list(phrase.refs)
            earlier = by_end.get(phrase.start - 1)
            if earlier is not None and text[phrase.start - 1] == "或" and "随机" not in text[max(0, earlier.start - 12) : earlier.start]:
                refs = earlier.refs + refs  # 卡博替尼或凡德他尼组 is one arm
                phrase = Group(earlier.start, phrase.end, refs)
            name = text[phrase.start : m.end()]
            negative = phrase.start and text[phrase.start - 1] in "非未"
            if negative:
                name = text[phrase.start - 1 : m.end()]
                out.append((Group(phrase.start - 1, m.end(), [name]), _key(name)))
                continue
            if refs == ["安慰剂"]:
                refs = [name]
            out.append((Group(phrase.start, m.end(), refs), _key(name)))
            continue
        start = _left_edge(text, at)
        if start is None:
            continue
        if re.match(r"(?:mg|μg|g|Gy|IU|U)(?![A-Za-z])|\d", text[start:at]):
            dose = re.compile(r"[≥≤]?\s?[\d./]*\d\s?$").search(text, max(0, start - 8), start)
            start = dose.start() if dose else start
        name = text[start : m.end()]
        if len(name) < 2:
            continue
        suffix = next((k for k in sorted(keys, key=len, reverse=True)[:40] if len(k) < len(name) and _key(name).endswith(k) and "\u4e00" <= name[len(name) - len(k) - 1] <= "\u9fff"), None)
        if suffix is not None and len(suffix) > 2:
            start = m.end() - len(suffix)  # …发生率三联组最高
            name = text[start : m.end()]
        keys.add(_key(name))
        out.append((Group(start, m.end(), [name]), _key(name)))
    out.sort(key=lambda g: g[0].start)
    return out


def _key(name: str) -> str:
    return name.replace(" ", "").upper()


def _left_edge(text: str, at: int) -> int | None:
    """Where the name of the arm that ends in 组 begins."""
    floor = max(0, at - 10)
    start = floor
    for m in _STOP.finditer(text, floor, at + 4):  # the look-aheads need what follows
        if m.end() > at:
            break
        start = m.end()
    if start >= at:
        # a single letter or sign: A组, ≥65岁组
        return None
    return start


def _definitions(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], regimens: set[str]
) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    starts = sorted(g.start for g, _ in named if not g.plural)
    everything, positions = phrases, [p.start for p in phrases]
    tried: dict[str, int] = {}
    for g, key in named:
        if g.plural or key in out or (len(g.refs) == 1 and g.refs[0] in regimens):
            continue  # a regimen stays one id even where its parts are listed
        tried[key] = tried.get(key, 0) + 1
        if tried[key] > _OCCURRENCES:
            continue
        phrases = everything[bisect_left(positions, g.start - 120) : bisect_left(positions, g.end + 260)]
        refs = _before_bracket(text, g, phrases) or _in_bracket(text, g, phrases, regimens) or (
            _in_clause(text, g, phrases, starts, regimens, out)
        )
        if refs:
            out[key] = refs
    for g, key in named:
        if key not in out and key in tried and not g.plural and g.refs == [text[g.start : g.end]]:
            del tried[key]
            alike = _alike(text, g, everything[:_EARLIEST])
            if alike:
                out[key] = alike
    return out


_OCCURRENCES = 12  # an arm that its first occurrences do not define stays undefined
_EARLIEST = 60  # phrases of the aims and methods, where an arm's full name stands
_ROLES = re.compile(r"联合|对照|观察|治疗|试验|研究|单药|常规|综合|实验|干预|安慰剂|高|低|中|阳性|阴性|年|非|未|[A-Za-z]$")


def _alike(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """The treatment that an arm's name shortens: 机器人组 of 机器人手术, 消融组 of 微波消融."""
    name = text[g.start : g.end].removesuffix("组")
    if len(name) < 2 or _ROLES.search(name):
        return None
    for p in phrases:
        if len(p.refs) == 1 and name in text[p.start : p.end] and p.end <= g.start:
            return list(p.refs)
    return None


def _before_bracket(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """`呋喹替尼联合紫杉醇（A组）`"""
    if text[g.start - 1 : g.start] not in ("(", "（"):
        return None
    for p in phrases:
        if p.end <= g.start - 1 and g.start - 1 - p.end <= 8:
            between = text[p.end : g.start - 1]
            if re.fullmatch(r"(?:单药|联合)?(?:治疗|方案|化疗|组|序贯治疗|手术)?(?:\d+例)?[，,]?", between):
                return list(p.refs)
    return None


def _in_bracket(text: str, g: Group, phrases: list[Group], regimens: set[str]) -> list[str] | None:
    """`三联组（TACE+仑伐替尼+卡瑞利珠单抗，94例）`"""
    m = _COUNT_BRACKET.match(text, g.end)
    if m is None:
        return None
    close = _closing(text, m.end())
    if close is None:
        close = min(len(text), m.end() + 160)
        stop = re.compile(r"[）)]").search(text, m.end())
        close = stop.end() if stop else close
    inside = [p for p in phrases if m.end() <= p.start and p.end <= close]
    if not inside or re.search(r"\d\s?%|个月", text[m.end() : close]):
        return None
    refs = [r for p in inside for r in p.refs]
    return _without_parts(text, inside, g.end, regimens)


def _without_parts(text: str, phrases: list[Group], start: int, regimens: set[str]) -> list[str]:
    """The refs of phrases in order; the parts of a regimen that is named already are left out."""
    refs: list[str] = []
    regimen = False
    for p in phrases:
        if regimen and not _ADDED.search(text[max(start, p.start - 6) : p.start]):
            continue
        refs += p.refs
        regimen = regimen or any(r in regimens for r in p.refs)
    return refs


def _in_clause(
    text: str, g: Group, phrases: list[Group], starts: list[int], regimens: set[str], out: dict[str, list[str]]
) -> list[str] | None:
    """`对照组157例，仅予SOX`"""
    m = _GAVE.match(text[g.end : g.end + 50])
    if m is None and not any(0 <= p.start - g.end <= 1 for p in phrases):
        return None
    stop = re.compile(r"[。；;\n]").search(text, g.end)
    end = stop.start() if stop else min(len(text), g.end + 200)
    following = [s for s in starts if g.end < s < end]
    if following:
        end = following[0]
    span = text[g.end : end]
    if re.search(r"\d\s?[%％](?!\s?(?:氯化钠|葡萄糖))|个月\b|率|分别", span):
        return None
    own = [r for r in g.refs if not r.endswith("组")]
    given = [p for p in phrases if g.end <= p.start and p.end <= end and not _WHEN.match(text, p.end)]
    base: list[str] = []
    on_top = re.search(r"(?:在此|上述|(?P<arm>[\u4e00-\u9fa5A-Z]{1,4}组)(?:治疗|方案)?(?:的)?)基础上", span)
    if on_top is not None and out:
        base = list(out.get(_key(on_top["arm"] or ""), list(out.values())[-1]))
    refs = base + own + _without_parts(text, given, g.end, regimens)
    return refs if len(refs) > len(own) else None
