"""Parts of the patients that a sentence tells apart, each with a word for patients: 肝转移者ORR为20%，无肝转移者为35%.

They become groups of the sentence, so that all that is said of arms (高于, 与…相比, 分别, HR) is read of them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from oncozh.figures import BARE, DURATION, FOLD, PERCENT, POINTS
from oncozh.outcomes.context import Context
from oncozh.outcomes.items import Endpoint, Group
from oncozh.outcomes.population import POPULATION
from oncozh.outcomes.rows import Row
from oncozh.outcomes.segments import Sentence, is_prior

_LONGEST_REST = 4  # code points of what those are who are not the others: 阴性者, 野生型, 其他患者
_LONGEST = 26  # code points of the words of one part
# The word for patients that ends them; 野生型为17.9个月 has none.
_BEARER = re.compile(
    r"(?=[的患病受人亚者为仅则达\s\d（(])(?:(?:的\s?)?(?:患者|病人|患儿|受试者|病例|人群|亚组)|(?P<who>(?<![记或作学愿])者)"
    r"|(?<=[性型达岁分个枚级史mlL])(?:(?<=[阴阳]性)|(?<=野生型)|(?<=表达)|(?<![性型达]))(?=[为仅则的达\s\d（(]))"
)
_ALONE = re.compile(r"^[≥≤<>＜＞有无]|[阴阳]性$|野生型$|表达$")  # what tells patients apart with no word for them
_BEARERS = "者患病受人亚性型"  # one of which each match of it holds or follows
# What stands before them.
_FROM = re.compile(
    r"[，,。；;：:、（）()\[\]［］“”]|(?<!参)与|(?<![缓温])和|以?及(?!以[上下])|较(?![高低大小多少好差长短])|比(?![例率])|vs\.?"
    r"|(?<![绝相])对于?(?![照侧症])|(?<=[高长低短优劣差好])于|(?<![存灶])在(?!用)|而(?!且)|但是?|(?<=[险率期S])[是为]|显示|提示|表明|发现|其中|结果|析后?示"
    r"|\d\s?[例名位](?:患者)?|(?<=[OPDRE]S|[CR]R)(?<!HRR)(?=[一-龥])|(?:[存解]期|率)(?=[一-龥A-Za-z≥≤<>])(?![的较最])"
)
_NOBODY = re.compile(
    r"^(?:所有|全部|全体|总体|总人|整体|意向|ITT|获益$|关键|主要|预设|预先|不同|任何|几乎|本组|本研究|该组?|这|上述|多数|大多|少数|部分患|一半|其余|其他|它|入组|纳入|可评估|每|各|未?(?:接受|进行)?后续|死亡|存活|幸存|失访|常见|多见|严重|切除$|手术$|治疗$|有效$|无效$|此|医)|^[前后两二三四]$"
    r"|组(?![化织])|率|[队臂]列?$|研究|试验|级(?:及以上)?(?:不良|毒|TRAE|AE)|^[≥>]?\s?[\d一二三四Ⅰ-Ⅳ]\s?级|^\d+\s?[例名位]$|停药|减量|终止|(?<![≥≤<>＜＞\d.~～–-])\d[\d.]*\s?%$"
)
_LISTS = ("、", "与", "和", "及")
_COUNTED_AS = re.compile(r"(?:的?比例|各|分别|均|约|仅|共|例数)*占")
# What tells patients apart by itself; other words do only beside words that are like them (农村户籍, 城市户籍).
_TELLS = re.compile(
    r"[≥≤<>＜＞]|[~～–-]\s?\d+\s?%$|[岁分级线]$|(?:岁|分|级|cm|ml|枚|个)(?:及?以)[上下内]?$|[阳阴]性$|^(?:有|无|伴|未|不|非|曾|既往|从未|没|出现|发生|合并|存在|获|达到?|老年|年轻|高龄|男|女)"
    r"|[高中低]危$|风险$|[初经]治$|难治$|失败$|耐药$|吸烟$|绝经[前后]$|缺失$|突变$|野生型?$|表达$|扩增$|融合$|转移$|缓解$|残留$|^非?(?:[pm]?[CP]R|MPR|SD|PD|VGPR|s?CR)$|[0-3]\+$"
)
_OPENS = re.compile(
    r"\s*+(?:[而但且以]|对于|在|基线|术前|免疫组化|(?:治疗|用药|服药|随访)(?:开始)?后?\s?(?:第?\d+|[一两三四六])\s?个?(?:周期|周|月|天|d)(?:内|后|时)?|(?:治疗|用药|服药)期间)*\s*(?=[一-龥A-Za-z])"
)
_GIVES_UP = re.compile(r"^(?:[未无非不]|没)")
_DENIES = re.compile(r"[未无非不没]")
_GIVEN_END = re.compile(r"(?:治疗|手术|术|过)*$")


@dataclass(slots=True)
class _Part:
    """Words of a sentence that may name a part of the patients."""

    start: int
    end: int
    words: str
    bare: str  # without the 者
    treated: Group | None  # the treatment that tells them apart
    kinds: frozenset[str]  # the labels of the names in them


def tell_apart(ctx: Context, s: Sentence) -> list[Group]:
    """The parts of the patients that a sentence gives figures of, made groups of it; none where it tells none apart."""
    ratio = bool(s.by_kind.get("hr"))
    if not (s.endpoints or ratio) or not (s.has(_BEARERS) or (ratio and ("vs" in s.words or "对比" in s.words))):
        return []
    parts = _that_tell(ctx, _parts_of(ctx, s))
    if any("STAGE" in p.kinds for p in parts) and not (s.by_kind.get("hr") and _is_against(ctx, parts)):
        parts = [p for p in parts if "STAGE" not in p.kinds]  # whom a figure is of
    if not parts or _takes_within(ctx, s, parts):
        return []
    parts = _told_of(ctx, s, parts)
    if len({p.bare for p in parts}) < 2 or _has_arms(ctx, s, parts) or _had_all(ctx, parts):
        return []
    # 移植者 and 未移植者 of a study with arms are told apart as these are
    strata = len(ctx.groups.arms) < 2 or all(p.treated is None for p in parts)
    groups = [
        Group(p.start, p.end, _refs(s, p), strata=kind if strata else 0)
        for p, kind in zip(parts, _kinds(parts), strict=True)
    ]
    _leave_out(ctx, s, parts)
    ctx.arms.insert(groups)
    return groups


def _that_tell(ctx: Context, parts: list[_Part]) -> list[_Part]:
    """Those whose words tell patients apart, by themselves or beside the others."""
    held = {id(p) for pair in pairwise(parts) if _are_compared(ctx, *pair) for p in pair}
    return [
        p for p in parts
        if p.kinds or id(p) in held or _TELLS.search(p.bare) or any(_alike(p.bare, o.bare) for o in parts if o is not p)
    ]  # fmt: skip


def _takes_within(ctx: Context, s: Sentence, parts: list[_Part]) -> bool:
    """Whether the sentence compares arms in each part, which it then notes: ≥65岁者HR为0.61，<65岁者为0.81."""
    told = [p for p in parts if p.treated is None and not _RESPONDS.search(p.bare)]
    if len(told) == 1 and _COUNTED.search(ctx.text, max(s.start, told[0].start - 3), told[0].start):
        return False  # 406例高危患者: those of the study
    if not told or _is_against(ctx, parts) or not _of_arms(ctx, s, told):
        return False
    unnamed = [] if ctx.text[told[0].end : told[-1].start] in _LISTS else [p for p in told if not _is_name(p)]
    if unnamed:
        s.within = [(p.end, p.words if p in unnamed else "") for p in told]
        _leave_out(ctx, s, unnamed)
    return True


def _told_of(ctx: Context, s: Sentence, parts: list[_Part]) -> list[_Part]:
    """Of the parts those that one thing tells apart, and of which an endpoint is told: not the 19del of 19del患者中，TP53突变者…"""
    parts = [p for p in parts if p.treated is None or any(_is_rest(p, o) for o in parts)]
    parts = [p for p in parts if any(o.bare != p.bare and _contrast(p, o) for o in parts)]
    if len(parts) > 2 and _AMONG.fullmatch(ctx.text, parts[0].end, parts[1].start):
        parts = parts[1:]  # 19del患者中，TP53突变与野生型的PFS
    if not ctx.study.mode and any(p.kinds for p in parts):
        return []  # in a feature a marker or site is whom a figure is of
    while len(parts) > 1 and not _reports(ctx, s, parts):
        parts = parts[1:]  # ≥65岁者预后较差（与<45岁者相比，HR），农村户籍者的死亡风险…
    return parts


def _had_all(ctx: Context, parts: list[_Part]) -> bool:
    """既往接受过A和B的患者: one kind of patients, who had both."""
    first, second = parts[0], parts[-1]
    return (
        len(parts) == 2
        and first.words == first.bare
        and _HAD.match(first.bare) is not None
        and ctx.text[first.end : second.start] in _LISTS
        and not (_HAD.match(second.bare) or _DENIES.search(second.bare) or second.bare.startswith("从"))
    )


# The figures of all patients, after those of a part.
_WHOLE = re.compile(r"总体|总人群|意向|全组|全部|整体|ITT|所有|全人群|不良|随机|分[为入成]|接受(?!过)|纳入|入组")


def note_within(ctx: Context, s: Sentence, rows: list[Row]) -> None:
    """Gives the rows of arms the part of their patients that the words before them name: ≥65岁者HR为0.61."""
    for row in rows:
        at = row.figure.start
        of = next(((end, words) for end, words in reversed(s.within) if end <= at), None)
        if of is not None and any(of[0] <= m.start < at for m in s.labelled("CANCER")):
            of = None  # PS 0分者HR为0.61；鳞癌0.48
        if (
            of is not None
            and of[1]
            and any(r in ctx.by_id or r.startswith("安慰剂") for r in row.refs)
            and not (_WHOLE.search(ctx.text, of[0], at) or _tells_anew(ctx, s, of[0], at))
        ):
            row.within = of[1]


def _tells_anew(ctx: Context, s: Sentence, start: int, end: int) -> bool:
    """≥65岁者HR为0.61；A组与B组的ORR分别为…: an endpoint of the arms, told after a ；, is that of all their patients."""
    clause = max(ctx.text.rfind("；", start, end), ctx.text.rfind(";", start, end)) + 1
    return (
        clause > 0
        and any(clause <= e.start < end for e in s.endpoints)
        and any(g.explicit or g.plural for g in ctx.arms.between(clause, end))
    )


def _leave_out(ctx: Context, s: Sentence, parts: list[_Part]) -> None:
    """Takes the endpoints and numbers that the words of the parts name from those that the sentence reports."""
    s.endpoints = [e for e in s.endpoints if not _is_inside(e, parts)]
    for e in s.endpoints:
        for p in parts:
            if p.start < e.start < p.end:
                e.start, e.times = p.end, []  # the 90 d of 间期≥90 d患者ORR
    ctx.reader.hide([(p.start, p.end) for p in parts])


_COUNTED = re.compile(r"\d\s?[例名位]$")
_AMONG = re.compile(r"[中里内]?[，,]")


def _parts_of(ctx: Context, s: Sentence) -> list[_Part]:
    """What the words for patients in a sentence are said of, as far as these may be some of them: 120例患者 are all."""
    words = s.words
    held = _held_against(ctx, s) if s.by_kind.get("hr") else []
    out = list(held)
    floor = 0
    for m in _BEARER.finditer(words):
        if words[m.start() - 1 : m.start()] in _NOTHING:
            floor = m.end()
            continue  # 120例患者
        before, floor = floor, m.end()
        start = _from(words, before, m.start())
        end = m.start()
        if words[end - 1 : end] in _CLOSES:  # 主干癌栓（Vp4）者
            opened = max(words.rfind("（", before, end), words.rfind("(", before, end))
            start, end = (_from(words, before, opened), opened) if opened > before else (-1, end)
        if start < 0 or _COUNTED_AS.match(words, m.end()):
            continue
        if m.start() == m.end() and not _ALONE.search(words[start : m.start()]):
            floor = before
            continue
        run = [_part(ctx, s, start, end, m.end(), "者" if m["who"] else "")]
        while run[0] is not None and start - 1 > before and words[start - 1] in _LISTS:
            end = start - 1  # CD8高表达和CD8低表达患者
            if not words[before:end].strip() or words[end - 1] in _FIGURE_ENDS:
                break  # 中分化者（70%）和低分化者
            start = _from(words, before, end)
            if start >= 0 and not words[start:end].strip():
                break  # 与X者相比
            one = _part(ctx, s, start, end, end, "者" if m["who"] else "") if 0 <= start < end else None
            run.insert(0, one if one is not None and _TELLS.search(one.bare) and one.bare not in _HALF else None)
        if None not in run:
            out += [p for p in run if p is not None]
    return sorted(out, key=lambda p: p.start) if held else out


# Ⅲ期对比Ⅱ期，HR=1.72: without a word for patients.
_VERSUS = re.compile(
    r"(?:^|[，,。；;：:\s]|显示|提示|发现)(?:结果)?\s?(?P<one>[^，,。；;：:（()）、]{2,16}?)\s?(?:对比|vs\.?|versus)\s?"
    r"(?P<other>[^，,。；;：:（()）、]{2,16}?)(?:的|[，,：:]|\s)*(?=(?:校正|调整)?后?的?a?[HO]R|RR|风险比|危险比)"
)
# 与Ⅱ期相比，Ⅲ期患者…: the other has none.
_THAN = re.compile(r"[与较同](?P<other>[^，,。；;：:（()）、与较同]{2,16}?)(?:相比|比较|相较|相对比)[，,]")


def _held_against(ctx: Context, s: Sentence) -> list[_Part]:
    """The patients that a ratio holds against each other by the words before it alone."""
    out: list[_Part] = []
    for m in _VERSUS.finditer(s.words) if "对比" in s.words or "vs" in s.words or "versus" in s.words else ():
        pair = [_part(ctx, s, *m.span(k), m.end(k), "") for k in ("one", "other")]
        if all(p is not None and (p.kinds or _TELLS.search(p.bare)) for p in pair):
            out += [p for p in pair if p is not None and not _BEARER_ENDS.search(p.bare)]
    for m in _THAN.finditer(s.words):
        other = _part(ctx, s, *m.span("other"), m.end("other"), "")
        if other is not None and "STAGE" in other.kinds:
            out.append(other)
    return out


_BEARER_ENDS = re.compile(r"(?:者|患者|病人|人群|亚组)$")


_MARGIN = re.compile(r"R[0-2]")  # R0切除者 are told apart by how it went
_HAD = re.compile(r"既往|曾|从未|此前")
_NOTHING = frozenset(("", *"，,。；;：:、（( 例名位"))  # after which the word for patients stands alone
_CLOSES = ("）", ")")
_FIGURE_ENDS = frozenset("）)%月")


def _from(words: str, floor: int, end: int) -> int:
    """Where the words begin that stand before a place; -1 where they are too long."""
    start = max(floor, end - _LONGEST)
    cut = start > floor
    for edge in _FROM.finditer(words, start, end):
        if edge.end() <= end:
            start, cut = edge.end(), False
    return -1 if cut else start


def _part(ctx: Context, s: Sentence, start: int, end: int, bearer_end: int, who: str) -> _Part | None:
    """The part of the patients that words of a sentence name, before the word for patients that ends at `bearer_end`."""
    words, offset = s.words, s.start
    opens = _OPENS.match(words, start, end)
    start = opens.end() if opens is not None else start
    bare = words[start:end].strip()
    a, b = offset + start, offset + bearer_end
    names = [n for n in s.names if a < n.end and n.start < b]
    if any(n.start < a for n in names):
        return None  # the 特龙者 of 阿比特龙者
    if any(n.label in _OTHER_NAMES or (n.label == "STAGE" and n.text != bare) for n in names):
        return None
    if not _HAD.search(bare) and ctx.arms.calls_one(a, b):
        return None  # 大分割者, but not 既往接受过免疫治疗者
    treated = None
    given = [g for g in ctx.arms.between(a, b) if not g.plural]
    if len([g for g in given if not g.explicit]) > 1:
        return None  # 未行A而继续用B者
    for g in given:
        if g.explicit and not any(
            ctx.text.endswith(ctx.by_id[r].text, g.start, g.end) for r in g.refs if r in ctx.by_id
        ):
            if g.end >= offset + end and (
                _HAD.search(ctx.text, a, g.end) or (g.nickname and len(ctx.arms.current) < 2)
            ):
                continue  # 既往接受过A者, and 未接受A者 where nothing is compared, are no arms
            if g.end >= offset + end:
                return None
            a = g.end  # A组男性, A组内男性
            continue
        last = _GIVEN_END.fullmatch(ctx.text, g.end, offset + end) is not None
        if last and not _MARGIN.match(bare) and not is_prior(ctx, g, s) and not _DENIES.search(ctx.text, a, g.start):
            treated = g
    if a > offset + start:
        bare = ctx.text[a : offset + end].lstrip("的中内里 ")
        a = offset + end - len(bare)
    if not bare or _NOBODY.search(bare):
        return None
    return _Part(a, b, bare + who, bare, treated, frozenset(n.label for n in names if n.label in POPULATION))


_HALF = frozenset("有 伴 接受 合并 出现 发生 存在 达到".split())  # 有、无X者: what the word after it says
_OTHER_NAMES = frozenset({"CANCER", "INSTITUTION", "TRIAL"})


# 以已婚者为参照，离异者…; 离异者死亡风险高于已婚者
_COMPARES = re.compile(
    r"[、与和及]|以及|(?:为|作为)(?:参照|对照|参考)[，,]|[，,]?(?:相比|比较)[，,]|[^，,。；;\d]{0,16}(?:[高低长短优劣差多少好]于|较|比)|的?[^，,。；;\d]{0,10}[为是]"
)


def _are_compared(ctx: Context, p: _Part, o: _Part) -> bool:
    """Whether the words between two parts hold the one against the other."""
    return _COMPARES.fullmatch(ctx.text, p.end, o.start) is not None


def _is_against(ctx: Context, parts: list[_Part]) -> bool:
    """Whether one part is held against another, and not only listed beside it."""
    text = ctx.text
    return any(
        (b.start - a.end > 1 and _are_compared(ctx, a, b))
        or (text[a.start - 1] in "与较比" and text.startswith("相比", a.end))
        or _MORE_THAN.search(text, b.start - 3, b.start) is not None
        for a, b in pairwise(parts)
    )


_MORE_THAN = re.compile(r"[高低长短优劣差好多少]于$|(?<!比)较$")


def _alike(a: str, b: str) -> bool:
    """Whether two words differ in their beginning or end alone: 农村户籍 and 城市户籍, 左半结肠 and 右半结肠."""
    if a == b:
        return False
    need = 1 if min(len(a), len(b)) < 4 else 2
    return a[:need] == b[:need] or a[-need:] == b[-need:]


def _is_rest(p: _Part, o: _Part) -> bool:
    """Whether a part is those that lack what another part got: 移植者, 未移植者."""
    return o.treated is None and _GIVES_UP.match(o.bare) is not None and (len(o.bare) < 5 or o.bare[-2:] == p.bare[-2:])


def _contrast(p: _Part, o: _Part) -> bool:
    """Whether two parts are told apart by one thing: no site beside a marker, nor 脑转移者 beside 含铂化疗失败的患者."""
    if bool(p.kinds) != bool(o.kinds):
        return len((o if p.kinds else p).bare) <= _LONGEST_REST or _alike(p.bare, o.bare)
    return p.kinds == o.kinds


def _kinds(parts: list[_Part]) -> list[int]:
    """By what each part is told apart, as a number: 1 1 2 2 of men and women, smokers and others."""
    out: list[int] = []
    held: list[_Part] = []
    for p in parts:
        if len(held) > 1 and not any(o.bare == p.bare or _alike(o.bare, p.bare) for o in held):
            held = []
        out.append(out[-1] + (not held) if out else 1)
        held.append(p)
    return out


# X者HR为0.56, X者中位PFS为9.2 vs 7.4个月, X者从5.7个月提高到9.9个月: what the arms are compared by.
_RESPONDS = re.compile(r"^(?:获|达|取得)|缓解|CR|PR|MRD")  # what the treatment has brought about
_OF_ARMS = re.compile(
    r"HR|(?<![A-Z])[OR]R\s?[=＝为]|风险比|\d[\d.]*\s?(?:%|个月)?\s?(?:[（(][^（()）]*[)）])?\s?(?:vs\.?|对|比)\s?\d|[从由]\s?\d"
)


def _has_arms(ctx: Context, s: Sentence, parts: list[_Part]) -> bool:
    """Whether the sentence tells of several arms, so that its figures are theirs: 突变者A组ORR为60%，B组为40%."""
    arms: list[Group] = []
    for g in ctx.arms.between(s.start, s.end):
        if any(p.start < g.end and g.start < p.end for p in parts):
            continue
        if g.plural:
            return True
        if (g.explicit or ctx.arms.covers(g)) and not ctx.arms.treatments.among(g.refs, arms):
            arms.append(g)
    return len(arms) > 1 or any(g.start > parts[0].start for g in arms)


def _of_arms(ctx: Context, s: Sentence, parts: list[_Part]) -> bool:
    """Whether two arms are compared in each part of the patients: ≥65岁者HR为0.61, ≥65岁者A组…，B组…"""
    current = ctx.arms.current
    if len(current) < 2 or any(g.strata for g in current):
        return False
    last = 0
    while last + 1 < len(parts) and ctx.text[parts[last].end : parts[last + 1].start] in _LISTS:
        last += 1  # X、Y、Z者的HR依次为…
    start, end = parts[last].end, parts[last + 1].start if last + 1 < len(parts) else s.end
    if _DIGIT.search(ctx.text, start, end) is None:
        return False
    if not last and _TWO_EACH.match(ctx.text, start, end) is not None:
        return True
    return _OF_ARMS.search(ctx.text, start, end) is not None or any(
        g.plural or ctx.arms.covers(g) for g in ctx.arms.between(start, end)
    )


# 19外显子缺失患者的中位PFS分别为20.8个月和12.3个月: a figure of each arm.
_TWO_EACH = re.compile(
    r"[^、和与及/，,。；;]{0,16}分别[为是达]?\s?\d[\d.]*\s?(?P<unit>%|个?月)?\s?(?:[（(][^（()）]*[)）])?"
    r"[和与、及]\s?\d[\d.]*\s?(?(unit)(?P=unit)|)"
)
_DIGIT = re.compile(r"\d")


def _is_name(p: _Part) -> bool:
    """Whether a part is named by the state of a marker or by a site, which then is whom the arms treat."""
    return bool(p.kinds) and _CUTOFF.search(p.bare) is None


_CUTOFF = re.compile(r"[≥≤<>＜＞%]")


_FIGURES = frozenset((PERCENT, DURATION, POINTS, FOLD, BARE))


def _is_inside(e: Endpoint, parts: list[_Part]) -> bool:
    """Whether an endpoint's name is one of those by which patients are told apart: 获CR者."""
    return any(p.start <= e.start and e.end <= p.end for p in parts)


def _reports(ctx: Context, s: Sentence, parts: list[_Part]) -> bool:
    """Whether an endpoint is told of the parts: their own names (CR者) and counts of them (阳性者40例（60%）) are none."""
    endpoints = [e for e in s.endpoints if not _is_inside(e, parts)]
    if not s.endpoints:
        hazard = s.by_kind.get("hr", ())
        return _is_against(ctx, parts) and any(c.start >= parts[0].end for c in hazard)  # Ⅲ期对比Ⅱ期，HR=1.72
    if not any(e.code != "-" for e in endpoints):
        return False
    first = parts[0]
    floor, figure = s.start, None
    for n in ctx.reader.between(s.start, s.end):
        if (
            n.form not in _FIGURES
            or (n.form == BARE and "." not in n.low)
            or any(p.start <= n.start < p.end for p in parts)
            or any(e.start <= n.start < e.end for e in endpoints)
        ):
            continue
        if n.start >= first.end:
            figure = n
            break
        floor = n.end
    if figure is None:
        return False
    for e in endpoints:
        if e.code != "-" and (
            floor <= e.end <= figure.start
            or (e.start >= figure.end and _OF_IT.fullmatch(ctx.text, figure.end, e.start) is not None)
        ):
            return True
    return False


_OF_IT = re.compile(r"[^，,。；;、（(]{0,8}")  # 吸烟者60.0%达到客观缓解


def _refs(s: Sentence, p: _Part) -> list[str]:
    """The ids of the treatment, marker or site that a part is named by, where it is named by nothing else; else its words."""
    if p.treated is not None:
        return list(p.treated.refs)
    for m in s.whose:
        if p.start <= m.start and m.end <= p.end and m.text == p.bare:
            return [m.id]
    return [p.words]
