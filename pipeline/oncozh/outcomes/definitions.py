"""What the article says its named arms are: in a bracket after the name, before it, or in the clause on what it received."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, islice, pairwise

from oncozh.article import Mention
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group, concept_of, concepts_of
from oncozh.outcomes.nicknames import shortens
from oncozh.outcomes.phrases import OPERATION, OPTIONAL, closing, is_targeted

_OCCURRENCES = 12  # an arm that its first occurrences do not define stays undefined
_EARLIEST = 60  # phrases of the aims and methods, where an arm's full name stands


def arm_key(name: str) -> str:
    """What all spellings of an arm's name share."""
    return name.replace(" ", "").upper()


def definitions(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention], regimens: set[str]
) -> dict[str, list[str]]:
    """The treatments of the named arms, by `arm_key`.

    Args:
        text: the article.
        named: the arms with their keys.
        phrases: the treatment phrases.
        names: the mentions by their ids.
        regimens: the ids of named regimens.
    """
    out = _in_turn(text, named, phrases)
    starts = sorted(g.start for g, _ in named if not g.plural)
    everything, positions = phrases, [p.start for p in phrases]
    tried: dict[str, int] = {}
    builds = "基础上" in text
    waiting: list[tuple[Group, str]] = []
    doses = {key for _, key in named if _DOSE_ARM.fullmatch(key)}
    for i, (g, key) in enumerate(chain(named, waiting)):
        if builds and i < len(named) and key not in out and _waits(text, g, key, named, out):
            waiting.append((g, key))
            continue
        if g.plural or key in out or (len(g.refs) == 1 and g.refs[0] in regimens):
            continue  # a regimen stays one id even where its parts are listed
        if len(doses) > 1 and key in doses:
            continue  # 3 mg组、6 mg组接受A: all of them get it, and only the dose tells them apart
        tried[key] = tried.get(key, 0) + 1
        if tried[key] > _OCCURRENCES:
            continue
        phrases = everything[bisect_left(positions, g.start - 120) : bisect_left(positions, g.end + 260)]
        refs = (
            _before_bracket(text, g, phrases)
            or _called_so(text, g, phrases)
            or _in_bracket(text, g, phrases, names, regimens, out)
            or _whose_arm(text, g, phrases)
            or _lacking(text, g, phrases, names, out)
            or _in_clause(text, g, phrases, starts, names, regimens, out)
        )
        if refs:
            out[key] = refs
    for g, key in named:
        if key not in out and not g.plural and not g.strata and text[g.start - 1 : g.start] == "的":
            refs = _of_what(text, g, key, everything[max(0, bisect_left(positions, g.start) - 6) :])
            if refs:
                out[key] = refs
    _on_a_base(text, named, everything, names, out)
    undefined = {key for g, key in named if key not in out and not g.plural}
    if _MORE_ROLES & undefined and undefined <= _MORE_ROLES | _LESS_ROLES:
        sides = _sides_said(text, named, everything, names)
        if sides is not None:
            for key in undefined:
                out[key] = list(sides[key in _LESS_ROLES])
    for (a, one), (b, other) in pairwise(named):
        if text[a.end : b.start] in ("（", "(") and text[b.end : b.end + 1] in ("）", ")"):
            if other in out:
                out.setdefault(one, out[other])  # C组（对照组）接受A: one arm
            elif one in out:
                out[other] = out[one]
    for g, key in named:
        if key not in out and key in tried and not g.plural and g.refs == [text[g.start : g.end]]:
            del tried[key]
            alike = (
                _same_number(text, key, out, everything)
                or _abbreviated(text, g, everything)
                or _alike(text, g, everything[:_EARLIEST])
            )
            if alike:
                out[key] = alike
    unnamed = {key for g, key in named if key not in out and key in _MORE_ROLES | _LESS_ROLES | _LETTERED}
    if len(unnamed) == 1 and any(key in _MORE_ROLES | _LESS_ROLES | _LETTERED for key in out):
        key = unnamed.pop()
        words = next(filter(None, (_in_words(text, g) for g, k in named if k == key)), None)
        if words is not None:
            out[key] = [words]
    return out


_LETTERED = frozenset(f"{letter}组" for letter in "ABCD甲乙丙丁ⅠⅡⅢⅣ")
_WORDS = r"(?P<words>(?![未不无仅只])[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9-]{1,13}?)"
# 普通金属支架35例（对照组）, 接受普通止吐药的35例（对照组）
_WORDS_BEFORE = re.compile(
    rf"(?:[，,；;、。：:和与及另为]|分[为成]|给予|接受|采用|使用|应用|予以?|行|用|例)(?:单纯|单用)?{_WORDS}(?:治疗)?(?:组|者|的)?(?:患者)?\s?(?:\d+\s?例)?(?:患者)?\s?(?:[（(]|[，,]?(?:[作设列])?为)$"
)
# 对照组（普通金属支架，n=35）
_WORDS_IN_BRACKET = re.compile(
    rf"\s?(?:\d+\s?例)?[（(](?:n\s?=\s?)?(?:\d+\s?例?[，,：:]\s?)?(?:单纯|单用|给予|采用|行|予)?{_WORDS}(?:[，,；;]\s?(?:n\s?=\s?)?\d+\s?例?)?[)）]"
)
# 对照组给予生理盐水漱口
_WORDS_GIVEN = re.compile(
    rf"(?:患者)?\s?(?:[（(]?(?:n\s?=\s?)?\d+\s?例?[)）]?)?(?:患者)?[，,：:]?(?:则|仅|只|均)?(?:给予|接受|采用|使用|应用|予以?|行|用)(?:单纯|单用)?{_WORDS}(?:治疗)?(?=[，,；;。（(])"
)
_VERB_BEFORE = re.compile(r"^(?:另|仅|只|接受|给予|采用|使用|应用|予以?|行(?!为)|用|单纯)+")
_NO_WORDS = re.compile(
    r"[高低优长短]于|患者|病例|年龄|男|女|[组例岁]|对照|方案|上述|相同|同样|同法|其中|[Ⅰ-Ⅳ]期|阳性|阴性"
)


def _in_words(text: str, g: Group) -> str | None:
    """What an arm gets by a name that stands in no list: 普通金属支架35例（对照组）."""
    found = (
        _WORDS_BEFORE.search(text, max(0, g.start - 30), g.start)
        or _WORDS_IN_BRACKET.match(text, g.end)
        or _WORDS_GIVEN.match(text, g.end)
    )
    if found is None or _NO_WORDS.search(found["words"]) or _RESULT_WORDS.search(text, found.start(), found.end()):
        return None
    return _VERB_BEFORE.sub("", found["words"]) or None


_AND_ARM = re.compile(r"\s?(?:[（(][^（()）]{0,16}[)）])?\s?[、，和与及]\s?")
_EACH_GETS = re.compile(
    r"\s?(?:[（(][^（()）]{0,16}[)）])?\s?(?:[两二三四2-4]\s?组)?(?:患者)?[，,。]?\s?(?:[两二三四]组均[^，,。；;]{2,14}[，,])?"
    r"(?:同期|同步|同时|[化放]疗期间)?(?:分别|依次)(?:给予|接受|采用|采取|予以?|行|应用|使用|用|口服)(?:了)?[^，。；、]{0,4}$"
)
_NEXT_GIVEN = re.compile(
    r"(?:单药)?(?:治疗|方案)?\s?(?:[（(][^（()）]{0,40}[)）])?(?:治疗|方案)?\s?[、，和与及]\s?(?:单纯|单独|单用)?"
)


def _in_turn(text: str, named: list[tuple[Group, str]], phrases: list[Group]) -> dict[str, list[str]]:
    """The arms to which a sentence hands the treatments out in turn: A、B、C三组分别给予X、Y和Z."""
    out: dict[str, list[str]] = {}
    if "分别" not in text and "依次" not in text:
        return out
    run: list[tuple[Group, str]] = []
    for n in named:
        g = n[0]
        if g.plural:
            continue
        run = [*run, n] if run and _AND_ARM.fullmatch(text, run[-1][0].end, g.start) else [n]
        if len(run) < 2 or not any(text.find(word, g.end, g.end + _LONGEST_HAND) >= 0 for word in ("分别", "依次")):
            continue
        given = list(islice((p for p in phrases if p.start >= g.end and not _is_shared(text, p)), len(run)))
        if (
            len(given) == len(run)
            and given[0].start - g.end <= _LONGEST_HAND
            and _EACH_GETS.match(text[g.end : given[0].start])
            and all(_NEXT_GIVEN.fullmatch(text, a.end, b.start) for a, b in pairwise(given))
        ):
            for (_, key), p in zip(run, given, strict=True):
                out.setdefault(key, list(p.refs))
    return out


def _is_shared(text: str, p: Group) -> bool:
    """Whether a treatment is what all of them get, or the time in which they get the others: 两组均行放疗，放疗期间…"""
    return text.startswith("期间", p.end) or _all_get(text, p)


_LONGEST_HAND = 50  # code points between the last arm and what the first one got

# 两组均接受B, 所有患者均予B
_ALL_GET = re.compile(
    r"(?:两组|二组|三组|四组|各组|全部|所有|全体|例|，|,|。|；|;|：|:)\s?(?:患者|病例|病人)?(?:均|都)(?:先)?(?:常规)?(?:接受|给予|予以?|采用|采取|行|使用|应用|进行|用|联[用合]|合用)(?:了)?[^，。；,;]{0,6}$"
)
_LONGEST_ALL = 24  # code points from these words to what they get
_ON_DAY = re.compile(r"第\d")


def _is_course_of(text: str, p: Group) -> bool:
    """于IMRT第1、22天给予A: the course in which an arm gets the rest is its own too."""
    return _ON_DAY.match(text, p.end) is not None and _IRRADIATES.search(text, p.start, p.end) is not None


# 接受短程放疗后…
_GETS_FIRST = re.compile(r"(?:接受|先行|给予|采用|口服)(?:\d+个?(?:周期|疗程))?$")
_BY_OPERATION = re.compile(r"辅助|术前|围手?术")


def _is_step_of(text: str, g: Group, p: Group) -> bool:
    """短程组接受短程放疗后CAPOX, 辅助组手术后给予A: what the arm gets before the rest, not only the time of that.

    The operation is a step where the arms are told apart by when they are given something around it.
    """
    if not text.startswith("后", p.end):
        return False
    if OPERATION.search(text, p.start, p.end):
        low = max(text.rfind("。", 0, g.start), g.start - 60, 0)
        return _BY_OPERATION.search(text, low, g.end) is not None
    return _GETS_FIRST.search(text, max(g.end, p.start - 8), p.start) is not None


# What an arm only adds: 试验组加用A, 试验组同时给予A, 试验组联合A.
_ONLY_ADDS = re.compile(
    r"\s?(?:[（(][^（()）]{0,20}[)）])?\s?(?:\d+\s?例)?(?:患者)?(?:则|再|还|另外?|额外|同时|同期)*"
    r"(?:加用|加服|加行|加予|加|联合(?:应用|使用)?|联用|合用|配合|(?<=[另时期外])(?:给予|予以?|行|接受|[使应服]?用|口服|静脉(?:滴注|注射|输注)?|静滴|皮下注射|输注))[^，。；,;]{0,8}$"
)
_ON_A_GROUND = re.compile(r"基础上|之[外上]")
_IRRADIATES = re.compile(r"放疗|照射|[I3V]M[AR]T|放化疗")
_AT_ONCE = re.compile(r"[^。；;]{0,40}(?:同期|同步|同时|期间)")
_ADDS_NOTHING = re.compile(r"\s?(?:患者)?(?:则|均)?(?:不|未)(?:再)?(?:加用|加|联合|给予|予|使用|用)")


def _all_get(text: str, p: Group) -> bool:
    """Whether a treatment is said of all patients."""
    return _ALL_GET.search(text, max(0, p.start - _LONGEST_ALL), p.start) is not None


def _on_a_base(
    text: str,
    named: list[tuple[Group, str]],
    phrases: list[Group],
    names: dict[str, Mention],
    out: dict[str, list[str]],
) -> None:
    """What the arms got of which only the addition is said: 两组均接受B，试验组加用A; 对照组予B，试验组加用A."""
    arms = {key: g for g, key in reversed(named) if not g.plural}
    adding = list(dict.fromkeys(key for g, key in named if key in out and _only_adds(text, g, out[key], phrases)))
    everyone = next(
        (p for p in phrases if _all_get(text, p) and OPERATION.search(text, p.start, p.end) is None), None
    ) if "均" in text or "都" in text else None  # fmt: skip
    if everyone is None and not adding:
        _on_a_course(text, arms, phrases, names, out)
        return
    others = [refs for key, refs in out.items() if key in arms and key not in adding]
    base = everyone.refs if everyone is not None else others[0] if len(others) == 1 else []
    have = {concept_of(r, names) for r in base}
    on_top = _ON_A_GROUND.search(text) if everyone is None and base else None
    for key in adding:
        if everyone is None and out[key][0].startswith("安慰剂") and len(out[key]) == 1:
            # 试验组在B之外加A，对照组加安慰剂: what the placebo is added to is B alone
            ground = [r for r in base if on_top is not None and r in names and names[r].start < on_top.start()]
            out[key] = [*ground, *out[key]]
        elif base and have.isdisjoint(concept_of(r, names) for r in out[key]):
            out[key] = [*base, *out[key]]
    if everyone is None:
        return
    if _is_joined_by_all(text, everyone, arms):
        for key, g in arms.items():
            refs = [r for r in out.get(key, g.refs) if concept_of(r, names) not in have]
            if refs and all(r in names or r.startswith("安慰剂") for r in refs):
                out[key] = [*refs, *base]
    if _IRRADIATES.search(text, everyone.start, everyone.end) and _AT_ONCE.match(text, everyone.end):
        # 两组均行放疗，同期分别给予A和B
        for key, g in arms.items():
            refs = out.get(key, g.refs)
            if all(r in names for r in refs) and have.isdisjoint(concept_of(r, names) for r in refs):
                out[key] = [*base, *refs]
    if adding:
        for g, key in named:
            if key in _LESS_ROLES - {"安慰剂组"} and (key not in out or _ADDS_NOTHING.match(text, g.end)):
                out[key] = list(base)


def _only_adds(text: str, g: Group, refs: list[str], phrases: list[Group]) -> bool:
    """Whether the words after an arm's name say what it adds: 试验组加用A."""
    first = next((p for p in phrases if p.start >= g.end), None)
    return first is not None and first.refs[0] in refs and _ONLY_ADDS.match(text[g.end : first.start]) is not None


_WITH_ALL = re.compile(r"(?:均|都)(?:联[用合]|合[用并]|配合|同时|辅以)[^，。；,;]{0,6}$")


def _is_joined_by_all(text: str, everyone: Group, arms: dict[str, Group]) -> bool:
    """A组用A，B组用B，两组均联合C: whether what all get is said after the arms, as what joins theirs."""
    return _WITH_ALL.search(text, max(0, everyone.start - _LONGEST_ALL), everyone.start) is not None and all(
        g.start < everyone.start for g in arms.values()
    )


# 82例拟行TAC方案辅助化疗的患者随机分为; not 既往接受过A的患者.
_ON_COURSE = re.compile(
    r"(?:方案)?(?:[一-龥]{0,4}化疗|治疗)?的[^，,。；;]{0,24}(?:患者|病人|患儿|病例|例)?[^，,。；;]{0,16}[，,]?[^，,。；;]{0,8}(?:随机|分为|分成)"
)
_ABOUT_TO = re.compile(r"(?:拟|行|接受|采用|使用|予|应用)(?:行|接受|采用|使用)?$")
# 试验组于化疗结束后24 h给予A, 化疗期间加服A
_WITH_COURSE = re.compile(r"化疗(?:药物)?(?:结束|开始|期间|过程|当[日天]|同时|[前后]|第\d|间歇)")
_COURSE = re.compile(r"化疗$")


def _on_a_course(
    text: str, arms: dict[str, Group], phrases: list[Group], names: dict[str, Mention], out: dict[str, list[str]]
) -> None:
    """82例拟行TAC化疗的患者随机分组，试验组于化疗后给予A，对照组给予B: both get TAC."""
    if _WITH_COURSE.search(text) is None:
        return
    course = next(
        (
            p for p in phrases
            if _ON_COURSE.match(text, p.end) and _ABOUT_TO.search(text, max(0, p.start - 4), p.start)
            and not is_former(text, p)
        ),
        None,
    )  # fmt: skip
    if course is None:
        return
    have = {concept_of(r, names) for r in course.refs}
    for key in arms.keys() & out.keys():
        own = [r for r in out[key] if r not in names or not _COURSE.search(names[r].text)]
        if own and have.isdisjoint(concept_of(r, names) for r in own):
            out[key] = [*course.refs, *own]


_DOSE_ARM = re.compile(r"\d[\d.]*(?:[MΜµ]?G|GY|U|IU|ML)(?:/(?:KG|M2|M²|D|天|日|次))?(?:剂量)?[组队]列?")
# Arms whose names do not say what they get: the one that is tried, and the one that it is tried against.
_MORE_ROLES = frozenset("试验组 研究组 观察组 实验组 干预组 联合组 联合治疗组 治疗组".split())
_LESS_ROLES = frozenset("对照组 单药组 安慰剂组".split())
_COUNTED_SIDE = re.compile(
    r"(?:\d+[例名人]|一组|另一组|一半)(?:患者|的?病人)?(?:接受|使用|应用|口服|给予|注射|输注|采用|用|配|予|打|吃|服|加)(?:的是)?\s?$"
)
_ALL_SIDES = re.compile(
    r"化疗(?:方案|药物)?(?:为|是|由|采用|选用)|(?:两组|均|都)(?:患者)?(?:均|都)?(?:联合|合并|配|加)"
)
_BETWEEN_SIDES = 60  # code points between the two sides, and from them to what both get


def _sides_said(
    text: str, named: list[tuple[Group, str]], phrases: list[Group], names: dict[str, Mention]
) -> tuple[list[str], list[str]] | None:
    """What the two sides of a study got where only the treatments are counted: 95例用A，93例用安慰剂; or joined: B±A."""
    optional = _optional(text, phrases, names)
    if optional is not None:
        return optional
    last = max((g.start for g, _ in named), default=0)
    sides: list[Group] = []
    for p in phrases:
        if p.start >= last:
            break
        if len(sides) == 2:
            if _COUNTED_SIDE.search(text, max(0, p.start - 14), p.start):
                return None  # a third one
            if p.start - sides[1].end <= _BETWEEN_SIDES and _ALL_SIDES.search(text, sides[1].end, p.end):
                return sides[0].refs + p.refs, sides[1].refs + p.refs
            break
        if _COUNTED_SIDE.search(text, max(0, p.start - 14), p.start):
            if sides and p.start - sides[0].end > _BETWEEN_SIDES:
                sides = []
            sides.append(p)
        elif sides:
            sides = []
    if len(sides) < 2 or concepts_of(sides[0].refs, names) == concepts_of(sides[1].refs, names):
        return None
    if "安慰剂" in sides[0].refs or concepts_of(sides[0].refs, names) < concepts_of(sides[1].refs, names):
        sides.reverse()
    return list(sides[0].refs), list(sides[1].refs)


def _optional(text: str, phrases: list[Group], names: dict[str, Mention]) -> tuple[list[str], list[str]] | None:
    """Both sides of the last B±A: B with A, and B."""
    for p in reversed(phrases):
        sign = OPTIONAL.search(text, p.start, p.end) if len(p.refs) > 1 else None
        if sign is not None:
            base = [r for r in p.refs if r not in names or names[r].end <= sign.start()]
            return (list(p.refs), base) if base and len(base) < len(p.refs) else None
    return None


def _abbreviated(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """The combination that an arm's name shortens, as a bracket after it says: TACE联合A（T-A）, T-A组."""
    name = text[g.start : g.end].removesuffix("组").strip()
    if not name or not name[0].isascii():
        return None
    at = text.find(name)
    while 0 <= at < g.start:
        if text[at - 1 : at] in ("(", "（") and text[at + len(name) : at + len(name) + 1] in (")", "）"):
            for p in reversed(phrases):
                if p.end <= at - 1:
                    if at - 1 - p.end <= 14 and _BETWEEN.fullmatch(text, p.end, at - 1):
                        return list(p.refs)
                    break
        at = text.find(name, at + 1)
    return None


# An arm called by how many drugs it gets.
_NUMBER_OF_DRUGS = re.compile(r"[单双两二三四][药联]组")


def _same_number(text: str, key: str, out: dict[str, list[str]], phrases: list[Group]) -> list[str] | None:
    """三药组 is the one arm defined under a longer name that ends so, A三药组, or the one treatment called so: FLOT三药."""
    if _NUMBER_OF_DRUGS.fullmatch(key) is None:
        return None
    longer = [refs for name, refs in out.items() if name.endswith(key)]
    longer = longer or [p.refs for p in phrases if text.startswith(key[:2], p.end) and not text.startswith(key, p.end)]
    return list(longer[0]) if len(longer) == 1 else None


_ROLES = re.compile(
    r"联合|对照|观察|治疗|试验|研究|单药|常规|综合|实验|干预|安慰剂|高|低|中|阳性|阴性|年|非|未|[A-Za-z]$"
)


_COMBINED = re.compile(r"联合(?:治疗|用药)?$")


def _alike(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """The treatment that an arm's name shortens: 机器人组 of 机器人手术, 肿瘤电场联合组 of 肿瘤电场治疗联合A."""
    name = text[g.start : g.end].removesuffix("组")
    combined = _COMBINED.search(name)
    if combined is not None:
        name = name[: combined.start()]
    if len(name) < 2 or _ROLES.search(name):
        return None
    for p in phrases:
        if p.end > g.start:
            break
        if (len(p.refs) > 1) is (combined is not None) and text.find(name, p.start, p.end) >= 0:
            return list(p.refs)
    return None


_BETWEEN = re.compile(
    r"(?:延长|强化|维持|巩固|继续|治疗|皮下|静脉|肌内|口服|注射|输注|每[周日天]|\d+\s?(?:年|个?月|周期?))*(?:单药|联合)?(?:治疗|方案|化疗|组|序贯治疗|手术)?\s?(?:的?(?:患者|病人|患儿)|者|的)?(?:共|有)?\s?(?:\d+\s?[例名人])?\s?[，,]?\s?"
)


_OPENED = re.compile(
    r"[（(](?:(?:以下|下文|后文)?(?:统?简?称|即)(?:为|作)?[：:]?)?[“\"「]?$"
)  # A联合B（以下简称“联合组”）


def _before_bracket(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """`呋喹替尼联合紫杉醇（A组）`"""
    opened = _OPENED.search(text, max(0, g.start - 10), g.start)
    if opened is None:
        return None
    at = opened.start()
    for p in phrases:
        if p.end <= at and at - p.end <= 14:
            between = text[p.end : at]
            if _BETWEEN.fullmatch(between):
                return _listed_before(text, p, phrases) + p.refs
    return None


_WHOSE_ARM = re.compile(
    r"(?:单药|方案|治疗|化疗|疗法|维持|联合)*(?:[（(][^（()）]{0,20}[)）])?(?:治疗)?的(?:\d+例)?(?:患者)?\s?"
)
_ONE_OR_MORE = re.compile(r"(?:单药|方案|治疗|化疗)*\s?(?:、|，|或|/|和|与|及|以及|[+＋])\s?(?:[和或])?")
_GET_THESE = re.compile(
    r"(?P<not>既往|曾|此前|未|不|没有)?[^，,。；;、\d]{0,3}(?:接受|采用|使用|应用|给予|选用|改用|行|用|服用|予)(?:了|过)?$"
)


def _whose_arm(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """采用A或B方案的标准治疗组: what the patients of an arm get, said before its name."""
    if text[g.start - 1] != "的" and "的" not in text[max(0, g.start - 6) : g.start]:
        return None
    refs: list[str] = []
    first: Group | None = None
    for p in reversed(phrases):
        if p.end > (g.start if first is None else first.start):
            continue
        if (_WHOSE_ARM if first is None else _ONE_OR_MORE).fullmatch(
            text, p.end, g.start if first is None else first.start
        ) is None:
            break
        refs = p.refs + [r for r in refs if r not in p.refs]
        first = p
    if first is None:
        return None
    gets = _GET_THESE.search(text, max(0, first.start - 12), first.start)
    return refs if gets is not None and gets["not"] is None else None


# 先行A再口服B, 接受A后行B, A术后3~5 d开始加服B: one after the other.
_STEPS = r"(?:治疗|化疗|术)?[，,]?(?:后|再|然后|随后|继而|接着|继以){1,2}(?:第?[\d~～-]+(?:d|天|周|个月)内?)?(?:开始)?(?:再|续)?(?:接受|给予|予以?|口服|使用|应用|采用|加[用服]|行|用|服)?"
_ONE_AFTER_THE_OTHER = re.compile(_STEPS)
_LAST_JOINS = rf"及|和|与|以及|并|并用|加用|{_STEPS}"
_LAST_GAP = re.compile(_LAST_JOINS)
_LIST_GAP = re.compile(rf"[、，,]|{_LAST_JOINS}")
_GETS = re.compile(r"(?:接受|给予|采用|使用|应用|予|行|用|口服)(?:了)?$|先$")
_IN_TURN = re.compile(r"分别|随机|比较|对比")


def _listed_before(text: str, last: Group, phrases: list[Group]) -> list[str]:
    """What stands in a list before its last treatment, all of which the arm gets: 71例接受A、B及C（联合组）."""
    refs: list[str] = []
    first = last
    for p in reversed(phrases):
        if p.end > first.start:
            continue
        gap = _DOSE_GAP.sub("", text[p.end : first.start])
        if not (_LAST_GAP if first is last and len(last.refs) < 2 else _LIST_GAP).fullmatch(gap):
            break
        refs = p.refs + refs
        first = p
        if _ONE_AFTER_THE_OTHER.fullmatch(gap):
            return refs
    before = text[max(0, first.start - 10) : first.start]
    return refs if _GETS.search(before) and not _IN_TURN.search(before) else []


_DOSE_GAP = re.compile(r"\s|\d[\d./-]*\s?(?:mg|μg|g|Gy)(?:/kg|/m2|/d)?")


_CALLED_SO = re.compile(
    r"(?:单药|联合)?(?:治疗|方案|化疗|者)?(?:[（(][^（()）]{0,40}[)）])?(?:治疗|方案)?(?:的?患者|者|的|组)?(?:\s?\d+\s?[例名](?:患者|病人)?)?[，,]?(?:作|设|列|定|归)?(?:入|为)"
)


def _called_so(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """`呋喹替尼联合紫杉醇为试验组`"""
    if text[g.start - 1 : g.start] not in ("为", "入"):
        return None
    for p in reversed(phrases):
        if p.end < g.start:
            return list(p.refs) if _CALLED_SO.fullmatch(text, p.end, g.start) and not is_former(text, p) else None
    return None


# What may stand between a treatment and the 的 of 采用A或B方案的标准治疗组, and the arms that are called so.
_OF = re.compile(r"(?:治疗|方案|疗法|化疗|单药)*(?:[（(][^（()）]{0,40}[)）])?(?:治疗)?的")
_OF_IT_CALLED = re.compile(
    r"[A-Z][A-Za-z0-9+＋→-]{0,8}组|[甲乙丙丁]组|[单双两二三四][药联靶免]组|标准(?:治疗|方案|疗法)?组|联合治疗组|(?:单纯|常规)?化疗组"
)
_LONGEST_OF = 44
_GETS_NO = re.compile(r"[未不没无]\S{0,4}$|含$|包括$")


def _of_what(text: str, g: Group, key: str, phrases: list[Group]) -> list[str] | None:
    """`接受A联合B的A+B组`, `采用A或B方案的标准治疗组`"""
    if not (_OF_IT_CALLED.fullmatch(key) or key in _MORE_ROLES or key in _LESS_ROLES):
        return None
    refs: list[str] = []
    first = g.start
    for p in reversed(phrases):
        if p.end >= g.start:
            continue
        joined = _OR.fullmatch(text, p.end, first) if refs else _OF.fullmatch(text, p.end, g.start)
        if joined is None or g.start - p.end > _LONGEST_OF:
            break
        refs, first = p.refs + refs, p.start
        if is_former(text, p) or _GETS_NO.search(text, max(0, first - 6), first):
            return None
    return refs or None


_COUNT_BRACKET = re.compile(r"\s?(?:[(（]\s?n\s?=\s?\d+\s?[)）]|\d+\s?例)?\s?[(（]")
_RESULT_FIGURE = re.compile(r"(?<![占\d.])\d[\d.]*\s?%|个月")  # 前者占85% is none
_BRACKET_END = re.compile(r"[）)]")


def _in_bracket(
    text: str,
    g: Group,
    phrases: list[Group],
    names: dict[str, Mention],
    regimens: set[str],
    out: dict[str, list[str]],
) -> list[str] | None:
    """`三联组（TACE+仑伐替尼+卡瑞利珠单抗，94例）`"""
    m = _COUNT_BRACKET.match(text, g.end)
    if m is None:
        return None
    close = closing(text, m.end())
    if close is None:
        close = min(len(text), m.end() + 160)
        stop = _BRACKET_END.search(text, m.end())
        close = stop.end() if stop else close
    inside = [p for p in phrases if m.end() <= p.start and p.end <= close and not is_former(text, p)]
    if not inside or _RESULT_FIGURE.search(text, m.end(), close):
        return None
    kept = _kept_ways(g, inside, names)
    return kept + _base(text[m.end() : close], out) + _without_parts(text, inside, g.end, names, regimens)


_WAYS = re.compile(r"放|手术|切除|移植|消融|照射|灌注|栓塞|HAIC|TACE")


def _kept_ways(g: Group, inside: list[Group], names: dict[str, Mention]) -> list[str]:
    """What is no drug of an arm that its name says, where a bracket adds the drugs alone: 放化疗组（同步顺铂）."""
    if any(r not in names or names[r].label == "THERAPY" for p in inside for r in p.refs):
        return []
    return [r for r in g.refs if (m := names.get(r)) is not None and m.label == "THERAPY" and _WAYS.search(m.text)]


# What an arm does not get: 不用X, 去掉X, 除不用X外, 以安慰剂替代X.
_LACKS = re.compile(
    r"(?:不(?:再)?(?:加用|用|使用|应用|给予|给|予|加|含|联合|接受)|未(?:用|加用|使用|给予|加)|去[掉除]|省[去掉]|减[去掉]|撤[去掉])(?:了)?\s?$"
)
_LACK_BEGINS = frozenset("不未去省减撤余替代换")
_LONGEST_LACK = 6
_REST = re.compile(
    r"(?<![剩])(?:其)?[余他](?:的)?(?:各?药物?|治疗|用药|方案|处理|措施|均|都|则|一律|完全)*(?:同(?!期|步|时)|[与和]|照旧|不变|相同|一样|照常|一致)"
)
_OTHER_ARM = re.compile(r"(?:同|[与和])(?P<arm>[\u4e00-\u9fa5A-Za-z]{1,6}组)")
_INSTEAD = re.compile(r"(?:替代|代替|取代|替换|换下)\s?$")
_KIND_OF_DRUG = re.compile(r"(?:不用|不加|去掉|省去|减去|撤去)(?:免疫|靶向|抗血管)(?:药物?|治疗)")


def _lacking(
    text: str, g: Group, phrases: list[Group], names: dict[str, Mention], out: dict[str, list[str]]
) -> list[str] | None:
    """`B组不用卡瑞利珠单抗，余同A组`: what another arm gets without what this one does not."""
    if not out:
        return None
    end = _clause_end(text, g.end)
    clause = text[g.end : min(end, g.end + _CLAUSE_OF_LACK)]
    if _LACK_BEGINS.isdisjoint(clause):
        return None
    rest = _REST.search(clause)
    lacking: list[str] = []
    instead: list[str] = []
    told: list[str] = []
    swapped = False
    for p in phrases:
        if p.start < g.end or p.start >= g.end + len(clause) or (rest is not None and p.start > g.end + rest.start()):
            continue
        before = text[max(g.end, p.start - _LONGEST_LACK) : p.start]
        if swapped:
            instead, swapped = p.refs, False
        elif before.endswith(("将", "把")) and _SWAPS.match(text, p.end):  # B组将奥沙利铂替换为奈达铂
            lacking, swapped = p.refs, True
        elif (_LACKS.search(before) and (rest is not None or p.start - g.end <= _LONGEST_LACK)) or (
            (rest is not None or told) and _INSTEAD.search(before)
        ):
            lacking += p.refs
            instead = told if _INSTEAD.search(before) else instead
        else:
            told = told + p.refs
    kind = _KIND_OF_DRUG.search(clause) if rest is not None and not lacking else None
    if not lacking and kind is None:
        # 对照组则以安慰剂代替: in place of the one drug told of
        alone = told == ["安慰剂"] and _IN_ITS_PLACE.search(clause) is not None and len(list(out.values())[-1]) == 1
        return told if alone else None
    other = _OTHER_ARM.search(clause, rest.start()) if rest is not None else None
    whole = out.get(arm_key(other["arm"]), []) if other is not None else []
    whole = whole or list(out.values())[-1]
    if kind is not None or (
        rest is not None and all(r in names and names[r].label == "DRUG_CLASS" and r not in whole for r in lacking)
    ):
        lacking = [r for r in whole if r in names and is_targeted(names[r])]
        if len(lacking) != 1:
            return None
    without = {concept_of(r, names) for r in lacking}
    kept = [r for r in whole if concept_of(r, names) not in without]
    return instead + kept if (kept or instead) and len(kept) < len(whole) else None


_SWAPS = re.compile(r"(?:替换|更换|改|换)(?:为|成)")
_IN_ITS_PLACE = re.compile(r"[替代取换][代换替]\s?$")
_CLAUSE_OF_LACK = 60  # code points in which an arm says what it does not get


def _base(span: str, out: dict[str, list[str]]) -> list[str]:
    """What another arm gets, of an arm built on it: 在对照组基础上加用…"""
    on_top = _ON_TOP.search(span.replace(" ", "")) if "基础上" in span and out else None
    if on_top is None:
        return []
    return list(out.get(arm_key(on_top["arm"] or ""), list(out.values())[-1]))


def _waits(text: str, g: Group, key: str, named: list[tuple[Group, str]], out: dict[str, list[str]]) -> bool:
    """试验组在对照组基础上加用A，对照组予B: whether an arm is built on one that the text defines after it."""
    if g.plural:
        return False
    on_top = _ON_TOP.search(text[g.end : min(_clause_end(text, g.end), g.end + 30)].replace(" ", ""))
    arm = arm_key(on_top["arm"] or "") if on_top is not None else ""
    return arm not in ("", key) and arm not in out and any(k == arm for _, k in named)


_ADDED = re.compile(r"(?:联合|加|\+|＋|及|和|继以|序贯|并)[^，。；]{0,4}$|(?:同时|基础上)[^，。；]{0,4}$")


def _without_parts(
    text: str, phrases: list[Group], start: int, names: dict[str, Mention], regimens: set[str]
) -> list[str]:
    """The refs of phrases in order; the parts of a regimen that is named already are left out."""
    refs: list[str] = []
    regimen = False
    last = -1  # where what was taken last ends
    for p in phrases:
        option = 0 < p.start - last < 8 and _OR.fullmatch(text, last, p.start)  # PVd或DPd
        if regimen and not (
            option
            or _ADDED.search(text[max(start, p.start - 6) : p.start])
            or _is_no_part(names.get(p.refs[0]), text, p)
        ):
            continue
        refs += p.refs
        last = p.end
        regimen = regimen or any(r in regimens for r in p.refs)
    return refs


_STEP = re.compile(r"(?:再|接|续|后|然后|之后|同时|并)(?:再|接|续|行|接受|给予|予|用|以)*$")


def _is_no_part(m: Mention | None, text: str, p: Group) -> bool:
    """GP诱导，再接同期放化疗: what is no drug and comes after a regimen is a step of its own."""
    return m is not None and m.label == "THERAPY" and _STEP.search(text, max(0, p.start - 6), p.start) is not None


_OR = re.compile(r"\s?(?:、|或者?|/)\s?")


def _options(text: str, first: Group, phrases: list[Group]) -> list[str]:
    """The refs of a phrase and of those that stand beside it as its alternatives: 依西美坦或氟维司群."""
    refs, end = list(first.refs), first.end
    for p in phrases:
        if p.start >= end and _OR.fullmatch(text, end, p.start):
            refs += p.refs
            end = p.end
    return refs


_GAVE = re.compile(
    r"^\s?(?:患者)?\s?[（(]?\s?(?:n\s?=\s?)?(?:\d+\s?[例人名]?)?\s?[)）]?(?:患者)?[，,：:]?\s?(?:先后?|仅|只|均|直接|立即|全程|持续|[胸腹盆]腔(?:内|灌注)?|局部|瘤内|鞘内|单纯|单独|主要|按(?:照)?(?:科室|本科|医院|临床|指南)*常规|常规|[，,]?(?:待|出现|当|若)[^，。；]{1,24}?时|术后|手术后|术前|于[^，。；]{0,12}|在[^，。；]{0,14}?|[\u4e00-\u9fff]{2,6}?后(?:立即|即|才)?(?:开始)?|每\s?\d?\s?(?:[周日天]|个月)(?:\d次)?|则|再|继续|一律|前期|同期|诱导期?|同时|另外?|额外)*\s?(?:先)?(?:予以?|给予|采用|采取|接受|使用|应用|行|用|口服|静脉|为|沿用|维持|保持|(?<=继续)原[来有]?的?|改?以(?=[^，。；]{1,16}[替代取换][代换替])|仍用|改用|换用|注射|输注|只服|服|吃|打|做|单用|：|:|先|由(?:研究者|医[生师])(?:自行|酌情)?(?:[^，。；,]{0,8}?[从在]|选[择用]?)|联合|只|实施|选择|静滴|静脉滴注|加(?:服|用|上)?|添|配合?|联用|服用|皮下注射|肌注|口服)"
)
# Each opens or ends words of any kind: a run of them could be parted in too many ways.
_OF_ANY_WORDS = re.compile(r"[在于后待当若]|出现")
_MOST_OF_ANY_WORDS = 4


def _gave(text: str, position: int) -> re.Match[str] | None:
    words = text[position : position + 50]
    return _GAVE.match(words) if len(_OF_ANY_WORDS.findall(words)) <= _MOST_OF_ANY_WORDS else None


# 化疗前30分钟口服…, 放疗结束后予…: the time of what is given.
_WHEN = re.compile(r"(?:期间|开始|结束|完成)?(?:前|后(?!续)|当日|第\d)")
# 放疗期间予…, 化疗基础上加用…: given with what an arm gets whose name does not say it.
_MEANWHILE = re.compile(r"(?:治疗)?的?(?:期间|过程中|同时|基础上)")
_CLAUSE_MARK = re.compile(r"[。；;\n（()）]")
_OF_IT = re.compile(r"(?:近期|治疗)?(?:总?有效率|缓解率|疗效|敏感|相关)")
_RESULT_WORDS = re.compile(r"\d\s?%(?!\s?(?:氯化钠|葡萄糖))|个月\b|率|分别")
_ITS_VALUE = re.compile(r"(?:组|者|的|则|仅|只|有|为|是|达|约)*\s?[\d.]*\s?")
_BUILT_ON = re.compile(r"(?:(?![组在于])[\u4e00-\u9fa5A-Z]){1,4}\s?组(?:治疗|方案)?(?:的)?\s?基础上")
_ON_TOP = re.compile(
    r"(?:在此|上述|[在于]?(?P<arm>(?:(?![组在于])[\u4e00-\u9fa5A-Z]){1,4}组)(?:治疗|方案)?(?:的)?)基础上"
)


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that `start` stands in, at most 200 characters on; a semicolon in a bracket ends none."""
    depth = 0
    for m in _CLAUSE_MARK.finditer(text, start):
        if m[0] in "（(":
            depth += 1
        elif m[0] in "）)":
            depth = max(0, depth - 1)
        elif depth == 0 or m[0] not in "；;":
            return m.start()
    return min(len(text), start + 200)


_NO_VERB = frozenset("直接 仅 单纯 只 单独 仅仅 直接行".split())  # 对照组直接手术
_THAT_DRUG = re.compile(r"它(?!们)|[该此][药方疗](?:物|案|法)?|[这那](?:个|种|款|一)(?:药|新药|方案|疗法)")


def _taken_up(text: str, g: Group, phrases: list[Group]) -> list[str] | None:
    """The treatment that was named last before an arm: 甲组用它, 研究组用该方案."""
    for p in reversed(phrases):
        if p.end <= g.start and not is_former(text, p):
            return None if "安慰剂" in p.refs else list(p.refs)
    return None


def gives(text: str, end: int) -> bool:
    """Whether the words after an arm's name that ends there say what it got."""
    return _gave(text, end) is not None


_KINDS_GIVEN = ("化疗", "内分泌治疗", "靶向治疗", "免疫治疗", "介入", "介入治疗")


def _is_kind(own: str, given: list[str], names: dict[str, Mention]) -> bool:
    """Whether an arm's name only says what kind of treatment it gets: 化疗组给予培美曲塞联合顺铂, 手术组行腹腔镜肝切除术."""
    m = names.get(own)
    if m is None or m.label != "THERAPY":
        return False
    got = [names[r] for r in given if r in names]
    return (m.text in _KINDS_GIVEN and any(o.label == "DRUG" for o in got)) or any(shortens(m.text, o) for o in got)


_BESIDE = frozenset("或和与及、/")  # A组或B: another arm
_SO_MANY_GET = re.compile(r"(?:患者)?\s?\d+\s?例[，,：:]\s?(?:单纯|单用)?")  # 对照组35例，替吉奥


_HEADCOUNT = re.compile(r"[（(]\s?(?:n\s?=\s?\d+|\d+\s?例)\s?[)）]")  # A组（n=64）吉西他滨治疗


def _in_clause(
    text: str,
    g: Group,
    phrases: list[Group],
    starts: list[int],
    names: dict[str, Mention],
    regimens: set[str],
    out: dict[str, list[str]],
) -> list[str] | None:
    """`对照组157例，仅予SOX`"""
    m = _gave(text, g.end)
    close = None
    if m is None and text[g.end : g.end + 1] in ("（", "("):
        close = closing(text, g.end + 1)  # 试验组（n=81，均为经治患者）接受…
        m = _gave(text, close) if close is not None else None
    if m is None and not any(
        (0 <= p.start - g.end <= 1 and text[g.end : p.start] not in _BESIDE)
        or (0 < p.start - g.end < 4 and text[g.end : p.start] in _NO_VERB)
        or (p.start > g.end and _SO_MANY_GET.fullmatch(text, g.end, p.start))
        or (p.start == close and _HEADCOUNT.fullmatch(text, g.end, p.start))
        for p in phrases
    ):
        return None
    own = [r for r in g.refs if r in names or r.startswith("安慰剂")]
    beside = next((p for p in phrases if p.start == g.end), None)
    if beside is not None and _OF_IT.match(text, beside.end):
        return None  # 低表达组放疗有效率: what the endpoint is of
    if (
        beside is not None
        and not own
        and text[beside.end : beside.end + 1] not in "组和与、"
        and not (_WHEN.match(text, beside.end) and not _is_step_of(text, g, beside))
        and not _MEANWHILE.match(text, beside.end)
    ):
        return _options(text, beside, phrases)  # 对照组吡咯替尼联合卡培他滨为8.3个月
    if m is not None and _THAT_DRUG.match(text, g.end + m.end()):
        return _taken_up(text, g, phrases)
    end = _clause_end(text, g.end)
    # 联合组在对照组基础上加用…: the arm that it builds on ends no clause
    following = [s for s in starts if g.end < s < end and not _BUILT_ON.match(text, s)]
    if following:
        end = following[0]
    result = _RESULT_WORDS.search(text, g.end, end)
    if result is not None:
        end = max(text.rfind("，", g.end, result.start()), text.rfind(",", g.end, result.start()))
        if end < 0:  # 对照组给予多西他赛，中位OS为9.1个月 says what it got, so does 对照组使用多西他赛为9.1个月
            first = next((p for p in phrases if p.start >= g.end), None)
            if m is None or first is None or not _ITS_VALUE.fullmatch(text, first.end, result.start()):
                return None
            return list(first.refs) if first.start - g.end <= m.end() else None
    span = text[g.end : end]
    given = [
        p
        for p in phrases
        if g.end <= p.start
        and p.end <= end
        and not (_WHEN.match(text, p.end) and not (_is_course_of(text, p) or _is_step_of(text, g, p)))
        and not _LACKS.search(text, max(g.end, p.start - _LONGEST_LACK), p.start)
        and not (own and _MEANWHILE.match(text, p.end))
        and not is_former(text, p)
        and not (following and _OF.fullmatch(text, p.end, following[0]))  # A组48例，Y的B组48例
    ]
    base = _base(span, out)
    if not base and not own and out and given and _ADDS_TO_IT.search(text, g.end, given[0].start):
        base = [r for r in list(out.values())[-1] if r != "安慰剂"]
    added = _without_parts(text, given, g.end, names, regimens)
    if "安慰剂" in added or (len(own) == 1 and _is_kind(own[0], added, names)):
        own = []
    refs = base + own + added
    return refs if len(refs) > len(own) else None


# 一组用A，另一组再加B: what the arm told of before gets, and more.
_ADDS_TO_IT = re.compile(r"(?:再|又|另外?|额外|多)(?:加[用上服]?|添[加上]?|联[合用]|配[合上]?|用|服)了?\s?$")
