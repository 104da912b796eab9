"""Patients told apart in a list without the word 组: 有、无淋巴结转移者, CEA>5与≤5 ng/ml者, 行A者与未行A者."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.context import Context
from oncozh.outcomes.items import Group
from oncozh.outcomes.population import POPULATION, gene_of, says_status
from oncozh.outcomes.segments import Segment, is_prior

_LONGEST_LIST = 60  # code points from the first of the patients to the word 者 or 患者 after the last
_LONGEST_PART = 20
_BEARER = re.compile(r"(?P<who>(?<![患前后二记])者|患者|患儿|病例|病人)(?:[（(][^（()）]{0,40}[)）])?")
_BEARER_LETTERS = "者患病"  # one of which every match holds
_BEGINS = re.compile(
    r"[，,。；;：:]|结果\s|(?:显示|提示|表明|发现|其中|分析|匹配[前后]|(?<=[析果])示)(?:[，,：:]|\s)*|(?<=期)术[前后]|(?<![一-龥])(?:而|在|对于?|治疗[前后]|术[前后])"
)
_COMMA = re.compile(r"[，,]")
_BRACKET = re.compile(r"\s?[（(][^（()）]{0,40}[)）]")
_BETWEEN = re.compile(r"\s?(?:、|以及|(?<![参涉给授赋])[与和及]|vs\.?|/(?=[无未不非]))\s?")
# 有、无X; 行与未行X; 伴或不伴X
_BOTH_WAYS = re.compile(
    r"(?P<yes>有|伴有?|合并|接受|进行|行|发生|出现|存在|达到?|使用|应用|是)\s?[、与和及或/]?\s?"
    r"(?P<no>无|否|不伴有?|(?:未|不)(?:接受|进行|行|合并|伴有?|发生|出现|存在|达到?|使用|应用)?)(?P<what>[^、与和及，]{1,20})"
)
_LISTS = frozenset("、与和及v/无否不未")  # one of which every list of patients holds
# What tells patients apart without the word 者.
_STATUS = re.compile(r"[阳阴]性$|突变|野生|[≥≤<>＜＞]|^[有无未伴]|表达$|型$|水平$")
_NO_PART = re.compile(r"[（()）]|[率组]|^\d+例?$|(?<![≥≤<>＜＞\d.])\d+(?:\.\d+)?%")
# What may stand before the words that tell patients apart, and after them.
_BEFORE_THEM = r"(?:(?<=[，,。；;：:\s])|(?<=显示|其中|发现|表明|提示|结果)|(?<=[，,；;：:][而但])|(?<=[SRP期率])(?=在))\s*(?:在|对于?)?(?:另有|另外)?(?:\d+\s?[例名位](?:患者)?)?"
_AFTER_THEM = r"(?:[（(][^（()）]{0,20}[)）])?(?:中|里|组)?[，,]?(?:的|其|则|仅|仍|为|达到?|是|约|有|也有|只有)*\s?$"
_ONE = re.compile(
    rf"{_BEFORE_THEM}(?P<who>(?![前后两二三其余]|常见|多见|严重|无效|有效|死亡|发生|出现|切除者|手术者|治疗者)[^，,。；;：:、和与较比例令使让]{{1,18}}(?<!评估)(?<![患研究受试志愿参与幸存医作记学术前后两二三])者){_AFTER_THEM}"
)
# 70岁以上患者, 从未用过A的受试者, 合并髓外病变的18人: told apart by what comes before the word for patients.
_TOLD = re.compile(
    rf"{_BEFORE_THEM}(?P<who>[^，,。；;：:、]{{1,22}}?)(?P<bearer>者|(?:的\s?)?(?:患者|病人|患儿|受试者|病例)|人群|亚组|的\s?(?:\d+\s?[例名位])?人|的\s?\d+\s?[例名位](?:患者)?|(?<=[男女])性(?:患者)?|(?<=[岁级分]以[上下])的){_AFTER_THEM}"
)
_TELLS_APART = re.compile(
    r"[≥≤<>＜＞]|[岁分级][以之]?[上下内]?$|[阳阴]性$|^(?:有|无|伴|未|不|非|曾|既往|从未|从不|没|出现|发生|合并|存在|获|达到|接受过|用过|老年|年轻|高龄|男|女)"
    r"|[高中低]危$|风险$|初治$|经治$|失败$|耐药$|吸烟$|绝经[前后]?$|缺失$|突变$|野生型?$|表达$|扩增$|融合$|转移$|\d[del]+$|[A-Z]\d{2,4}[A-Z]$"
)
_WHOLE = re.compile(
    r"可评估|所有|全部|全组|入组|纳入|本组|本研究|受试|该[组类]|这[些类]|上述|多数|部分|一半|其余|其他|它|^[使令让]"
)
# Another of them in the sentence, with a figure of its own.
_ANOTHER = re.compile(
    r"(?:^|[，,；;：:]|其中)[而但]?[^，,；;。：:、]{1,26}?(?:者|患者|病人|受试者|人群|亚组|[例名位]|[男女]性|的人?)(?!中位)[^，,；;。\d]{0,14}[，,]?[^，,；;。\d≥≤<>]{0,10}\d+(?:\.\d+)?\s?(?:个月|%|年)"
)
_TIME = re.compile(
    r"^(?:(?:治疗|用药|服药|给药|随访)(?:开始)?(?:后)?\s?(?:第?\d+|[一二两三四六])\s?(?:个)?(?:周期|周|月|天|d)(?:内|后|时)?|(?:治疗|用药|服药)期间|术前|基线时?)(?=[\u4e00-\u9fffA-Za-z])"
)
_COUNTED = re.compile(r"^\d+\s?[例名位](?:患者)?")
_OPENS = re.compile(r"^[而但且]?(?:(?:结果|分析)?(?:显示|发现|提示|表明|[，,：:])*\s*)?(?:其中|另有|另外|对于|在)?")
_BEARER_END = re.compile(r"(?:的\s?)?(?:患者|病人|患儿|受试者|病例)$|的\s?(?:\d+\s?[例名位])?人?$")
_WITHOUT = re.compile(r"[无未非不]")


def strata_of(ctx: Context, seg: Segment) -> list[Group]:
    """The groups of patients that the words before a block list; none where they list none, or treatments.

    A part that is named by its treatment (行PCI者) stands for the treatment's ids, all others for their own words.
    """
    low = max(seg.position, seg.clause, seg.block.start - _LONGEST_LIST - 40)
    return _listed(ctx.text, seg, low)


def _listed(text: str, seg: Segment, low: int) -> list[Group]:
    """有、无X者分别为, X与Y患者的PFS为, TP53突变与野生型的PFS为."""
    bearer = None
    if seg.sentence.has(_BEARER_LETTERS):
        for m in _BEARER.finditer(text, low, seg.block.start):
            bearer = m
    head = seg.left[0] if seg.left and seg.left[0].code != "-" else None
    if bearer is not None and head is not None and _COMMA.search(text, bearer.end(), head.start):
        bearer = None  # L858R患者中，TP53突变与野生型的mPFS
    if bearer is not None:
        end, last = bearer.span()
    elif head is not None:
        end = last = head.start
    else:
        return []
    start = max(low, end - _LONGEST_LIST)
    if _LISTS.isdisjoint(text[start:end]):
        return []
    for m in _BEGINS.finditer(text, start, end):
        start = m.end()
    parts = _parts(_BRACKET.sub("", text[start:end]).strip().removesuffix("的"))
    if len(parts) < 2 or not all(_is_part(p) and (bearer is not None or _STATUS.search(p)) for p in parts):
        return []
    if bearer is not None and bearer["who"] == "者":
        parts = [p if p.endswith("者") else p + "者" for p in parts]
    return _groups(text, seg, parts, start, last)


_SIDES_OF_ONE = frozenset("高中低大小男女早晚左右上下轻重强弱新老多少阳阴")


def _parts(words: str) -> list[str]:
    """The parts of a list of patients, each in words of its own: 有X and 无X of 有、无X."""
    both = _BOTH_WAYS.fullmatch(words)
    if both is not None:
        what = both["what"].removesuffix("的")
        return [both["yes"] + what, both["no"] + what]
    parts = _BETWEEN.split(words)
    if len(parts) > 1 and parts[0] in _SIDES_OF_ONE and len(parts[-1]) > 1:
        return [p + parts[-1][1:] if p in _SIDES_OF_ONE else p for p in parts]  # 高、低表达者
    return parts


def _groups(text: str, seg: Segment, parts: list[str], start: int, end: int) -> list[Group]:
    """The groups of patients that parts of a span name; none where they are treatments that are compared."""
    treatments = [g for g in seg.groups if start <= g.start and g.end <= end and not g.plural]
    groups = []
    for part in parts:
        treatment = next((g for g in treatments if text[g.start : g.end] in part), None)
        if treatment is None or _WITHOUT.match(part):
            groups.append(Group(start, end, [part], strata=1))
        elif any(_WITHOUT.match(p) for p in parts):
            groups.append(Group(start, end, list(treatment.refs), strata=1))
        else:
            return []
    return groups


def own_words(words: str) -> str:
    """The shortest words that name patients: 治疗2个周期内出现皮疹的患者 are 出现皮疹."""
    words = _TIME.sub("", _COUNTED.sub("", _OPENS.sub("", words.strip())))
    return _BEARER_END.sub("", words) or words


def _named(seg: Segment, start: int, end: int, words: str) -> list[str]:
    """The id of the marker or site that the words of patients are (L858R者), where they are nothing else."""
    bare = words.removesuffix("者")
    return [m.id for m in seg.sentence.whose if start <= m.start and m.end <= end and m.text.endswith(bare)][:1]


def stratum_of(ctx: Context, seg: Segment) -> list[Group]:
    """The patients whose words stand right before a figure or its endpoint: 获CR者3年OS率为80%，未获CR者35%.

    Those that a marker or site of the article tells apart (TP53突变者) are a population, unless another part of the
    patients has a figure beside them (19del者…，L858R者…).
    """
    text = ctx.text
    end = seg.left[-1].start if seg.left else seg.block.start
    low = max(seg.position, seg.clause, end - _LONGEST_PART - 16)
    if _TOLD_LETTERS.isdisjoint(text[low : seg.block.start]):
        return []
    m = _ONE.search(text, low, end) if text.find("者", low, end) >= 0 else None
    if m is not None and not _names_in(seg, *m.span("who")):
        mine = (ctx.study.mode or _others(seg, m.start())) and not _is_of_arm(ctx, seg)
        words = _OPENS.sub("", m["who"])
        return [Group(*m.span("who"), [words], strata=int(not _lacks_given(ctx, seg, words)))] if mine else []
    m = _TOLD.search(text, low, end)
    if m is None and seg.left:
        m = _TOLD.search(text, max(low, seg.left[-1].end), seg.block.start)  # 中位OS在A级患者为13.2个月
    if m is None or _WHOLE.search(m["who"]):
        return []
    who = _OPENS.sub("", m["who"])
    if not _TELLS_APART.search(who) and not any(no + who in seg.sentence.words for no in "非无未不"):
        return []
    a = m.start("who")
    b = m.end("bearer")
    others = _others(seg, m.start())
    if _is_of_arm(ctx, seg) or not (others or _is_some(ctx, seg, a, who)):
        return []
    words = own_words(m["who"] + m["bearer"])
    if not ctx.study.mode and any(x <= n.start < y for n in seg.sentence.whose for x, y in ((a, b), *others)):
        return []
    names = [n for n in seg.names if a < n.end and n.start < b]
    if any(n.label in POPULATION and not (_is_bare(n) or _has_opposite(text, seg, n, others)) for n in names):
        return []
    if any(n.label in _NO_STRATUM for n in names) or (names and (_has_arms(ctx) or not ctx.study.mode)):
        return []
    for g in seg.groups:
        if a < g.end and g.start < b and not (is_prior(ctx, g, seg.sentence) or _WITHOUT.search(text, a, g.start)):
            return []
    return [Group(a, b, _named(seg, a, b, words) or [words], strata=1)]


_SOME = re.compile(r"[≥≤<>＜＞]|[岁分][以之]?[上下内]?$|^(?:伴|合并|有|无|未|既往|曾|从未|出现|老年|高龄|年轻|男|女)")


def _is_some(ctx: Context, seg: Segment, at: int, who: str) -> bool:
    """Whether words tell some of the patients apart without another part beside them: 全组ORR为45%。≥65岁患者为31%."""
    return (
        ctx.study.mode
        and _SOME.search(who) is not None
        and ctx.text.find(who, 0, at) < 0  # else they may be those of all whom it enrols
        and not any(at <= n.start < seg.block.start for n in seg.names)
    )


_LACKS = re.compile(r"(?:未曾?|不|没有?|无|非)(?:接受|进行|采用|使用|行|用|做)?(?P<what>.{2,}?)(?:者|患者)?")


def _lacks_given(ctx: Context, seg: Segment, words: str) -> bool:
    """39例行自体移植，PFS为41.5个月，未移植者28.0个月: these are the arm that lacks what the others got."""
    lacks = _LACKS.fullmatch(words)
    return lacks is not None and any(
        not g.plural and ctx.text.endswith(lacks["what"], g.start, g.end)
        for g in ctx.arms.between(seg.start, seg.block.start)
    )


_TOLD_LETTERS = frozenset("者患病亚群人例性岁")  # looked for first; the 的 of 3级以上的为 alone is passed over
_NO_STRATUM = frozenset({"CANCER", "STAGE"})


def _names_in(seg: Segment, start: int, end: int) -> bool:
    return any(start < n.end and n.start < end for n in seg.names) or any(
        start < g.end and g.start < end for g in seg.groups
    )


def _has_arms(ctx: Context) -> bool:
    """Whether two arms are compared, so that a marker tells only in whom: TP53突变者A组PFS为…, B组…"""
    return len(ctx.arms.current) > 1 and not all(g.strata for g in ctx.arms.current)


def _others(seg: Segment, at: int) -> list[tuple[int, int]]:
    """The other parts of the patients that have a figure in the sentence, if one that has begins at a place."""
    start = seg.start
    found = [(start + m.start(), start + m.end()) for m in _ANOTHER.finditer(seg.sentence.words)]
    others = [(a, b) for a, b in found if not (a <= at + 3 and at < b)]
    return others if len(others) < len(found) else []


def _is_bare(m: Mention) -> bool:
    """A marker whose status the words after it say: NLR≥3, CEA未下降."""
    return m.label == "BIOMARKER" and not says_status(m.text)


def _is_of_arm(ctx: Context, seg: Segment) -> bool:
    """35岁以下者5年DFS率为78.9%，而单药组只有67.7%: the figure is one arm's, as another arm has the next."""
    if not _has_arms(ctx):
        return False
    after = ctx.arms.between(seg.block.end, min(seg.end, seg.block.end + 24))
    return (
        bool(after) and not after[0].plural and _NEXT_ARM.fullmatch(ctx.text, seg.block.end, after[0].start) is not None
    )


_NEXT_ARM = re.compile(r"(?:[（(][^（()）]{0,20}[)）])?[，,；;]?\s?(?:而|但)?")


def _has_opposite(text: str, seg: Segment, name: Mention, others: list[tuple[int, int]]) -> bool:
    """Whether other patients have what a marker or site excludes: 19del and L858R, 肝转移 and 无肝转移, 突变 and 野生型."""
    if name.label == "BIOMARKER" and any(_BARE_STATUS.match(text, a, b) for a, b in others):
        return True
    for m in seg.sentence.whose:
        if m.label == name.label and m is not name and any(a <= m.start < b for a, b in others):
            if m.label == "BIOMARKER" and m.text != name.text:
                if gene_of(m).rstrip(_DIGITS) == gene_of(name).rstrip(_DIGITS):
                    return True
            elif m.text == name.text and _is_denied(text, m) != _is_denied(text, name):
                return True
    return False


_BARE_STATUS = re.compile(r"[，,；;：:]?[而但]?\s?(?:[阴阳]性|野生型?|[未无]突变|[高低]表达|不?表达)")
_DIGITS = "0123456789"


def _is_denied(text: str, m: Mention) -> bool:
    return _WITHOUT.search(text, max(0, m.start - 3), m.start) is not None


def _is_part(words: str) -> bool:
    """Whether words may name some of the patients."""
    return 0 < len(words) <= _LONGEST_PART and not _NO_PART.search(words)
