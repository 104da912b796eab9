"""Arms that are told apart by what is added to a treatment that all of them get.

`均接受B，其中92例加用A，94例未加用`, `两组都以B为骨架`, `在B基础上随机加或不加A`, `抽签决定是否A`: what is said so is found once, and
the names that such arms have (加用A者 and 未加用者, A组 and 单用B者, 放疗组 and 省略放疗组, 加服中药者 and 单纯化疗者) are given what
the arms get.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from oncozh.article import Mention
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group, concepts_of
from oncozh.outcomes.nicknames import of_kind, shortens
from oncozh.outcomes.phrases import OPERATION, OPTIONAL, closing


@dataclass(slots=True)
class Added:
    """What all patients of a study get and what one of its arms gets beside it, from where the text says so."""

    start: int
    base: list[str]
    more: list[str]
    optional: bool = False  # said by a sign: B±A
    defined: list[str] = field(default_factory=list)  # what the arm with more gets, where the text defines both arms
    said: list[Group] = field(default_factory=list)  # the two arms where the statement tells of them

    @property
    def whole(self) -> list[str]:
        """What the arm gets to which something is added, in the order of its names where the text defines it."""
        return self.defined or [*self.base, *self.more]


_NOT = r"(?:尚?未(?:能|曾|再)?|不(?:再|予|能)?|没有?|免(?:去|于|除)?|省[略去]|无|非)"
_USE = r"(?:(?:加|使|应|联|合|服)用|加[服做行]|联合(?:应用|使用)?|接受|给予|进行|同[步期]|[行加用做打吃服配])[了过]?"
# A text without one of these tells of no such arms.
_MAY_LACK = re.compile(
    rf"未能?{_USE}|不再?{_USE}|没有?{_USE}|未放|不放|免放|无放|未移植|不移植|未手术|不手术|省[略去]|非[放移手]|是否|单[用纯独]"
    r"|仅[接行用做予给化放]|只[接行用做予给化放]|光[接行用做予给化放]|要不[要该]|该不[要该]|±|组[（(][加同联]"
)

# 均接受B, 人人都用B; 在B基础上; 接受B治疗的患者，其中…
_OF_ALL = re.compile(
    r"(?:均|都|全部|一律|全程|同期|统一|人人|常规)(?:先|须|需|已|在)?(?:接受|给予|予以?|采用|采取|行|使用|应用|进行|口服|注射|用|做|打|吃|服)(?:了)?[^，。；,;：:]{0,6}$"
    r"|(?:所有|全体)[^，。；,;：:]{0,14}(?:接受|给予|予以?|采用|使用|应用|用|打|吃|服)(?:了)?$"
    r"|在[^，。；,;\d]{0,4}$|以(?:标准|常规)?$"
)
_FRAME = re.compile(
    r"(?:治疗|方案|化疗|单药|[双两三四]药)*(?:的)?(?:基础上|之[上外]|背景下|[打垫]底|的同时|(?:作)?为(?:治疗|化疗|维持|用药)*(?:的)?(?:骨架|背景|基础|底子))"
)
_NEEDS_FRAME = re.compile(r"(?:在[^，。；,;\d]{0,4}|以(?:标准|常规)?)$")
_RECEIVED = re.compile(r"(?:接受|采用|使用|应用|给予|行|予|用)(?:了)?$")
_WHO_RECEIVED = re.compile(
    r"(?:治疗|方案|化疗)*的[^，。；,;]{0,24}(?:患者|病例|病人|患儿|癌|瘤|病)[^，。；,;]{0,6}[，,；;。]"
)
_ADDS = re.compile(
    r"(?:加用|加服|加做|加行|加[上入]?|叠加|添加?|联合(?:应用|使用)?|联用|合用|配合?|同期|同步|同时|另外?|额外|或不(?:接受|加|用|联合)|是否|[要该]不[要该]|[例名人半组](?:患者)?(?:接受|给予|使用|行|用|做|予)|进一步)"
    r"(?:联合|加用|给予|接受|使用|行|用|做|予|服|注射|口服|应用|[了过])*$"
)
_GETS = re.compile(r"[，,；;：:](?:其中)?(?:接受|行|做|使用|用)(?:了)?$")
_WHO_GET = re.compile(r"(?:治疗)?(?:者|组|的(?:患者|病人)?)\s?\d")
_PARTED = re.compile(r"(?:分为|分入|分成|分到|分配?至|分[为成]?两组[：:，,]?|按)$")
_LACK = re.compile(
    rf"(?P<bare>(?:[未不没](?:再|予|能)?|没有){_USE})(?:者|组)?|是否|[要该]不[要该]|(?:单用时|(?:\d[例名人]|组)(?:患者)?则?(?:仅|只|单纯|单独|单用)|(?:其余|余|另)[^，。；,;]{{0,6}}(?:单用|单纯|仅|只))"
    r"|(?:[未不非免无]|省[略去]|未[行做予])(?=[\ue000放移手化])"
)
_HELD_AGAINST = re.compile(r"[^，,。；;]{0,12}(?:对比|比较|vs|相比|头对头)")
_FURTHEST = 90  # code points from what all get to what is added, and from there to what says that some lack it

_X = "\ue000\ue001*"  # a treatment in the text whose treatments are masked
_KIND = r"中(?:医)?药|免疫|靶向|抗血管(?:生成)?|移植|放疗|手术"
_WHAT = rf"(?:{_X}|{_KIND}|药)(?:药物?|治疗|疗法|方案|单药|化疗)?"
_FIGURE_NEXT = r"(?=\s?[，,]?(?:是|为|有|则|也|就|才|却|只|仅|达到?|约|近|占|高达)*\s?\d|[和与]|相比|中位|总|无|客观|[OPDEm]?P?F?S|ORR|[一二三五]年)"
_BEARER = rf"(?:组|者(?!间)|的?(?:患者|病人|人群|人)(?:里|中)?|的?[这那]?一[组方边拨批半]|的?[这那][组方边拨批半]|的{_FIGURE_NEXT})"
_LACKING = re.compile(rf"{_NOT}(?:(?P<use>{_USE})(?P<what>{_WHAT})?|(?P<only>{_WHAT}))(?:{_BEARER}|时)")
_ALONE = re.compile(
    rf"(?:单用|单纯|单独(?:使用|接受|应用)?|[仅只光](?:用|接受|行|做))(?:[了过])?(?:(?P<what>{_WHAT})(?:{_BEARER}|时)|时|者|组|的{_FIGURE_NEXT})"
)
_GETTING = re.compile(
    rf"(?:(?<![不没未再予能使应联服共利作适])(?P<use>{_USE}|再加))(?P<what>{_WHAT})?(?P<bearer>{_BEARER})"
    rf"|(?:加[上用]|再加上?|联合)[了过]?(?P<then>{_WHAT})?(?:后|时)?(?=[^，,。；;\d]{{0,10}}\d)"
)
_NAMED = re.compile(rf"(?P<what>{_WHAT})(?P<bearer>组|者(?!间)|的?(?:患者|病人)|的?[这那]?一[组方边])")
_LESS_ROLES = frozenset("对照组 单药组 单药治疗组".split())
_MORE_ROLES = frozenset("试验组 研究组 观察组 实验组 干预组 联合组 联合治疗组 治疗组".split())


class _Names:
    """What treatments are, for telling whether one is the other in other words."""

    def __init__(self, names: dict[str, Mention]) -> None:
        self.names = names

    def key(self, refs: list[str]) -> frozenset[str]:
        """The concepts of some treatments."""
        return concepts_of(refs, self.names)

    def all_known(self, refs: list[str]) -> bool:
        """Whether all of them are names of treatments."""
        return bool(refs) and self.names.keys() >= set(refs)

    def side(self, added: Added, words: str, p: Group | None) -> str:
        """Which part of a study words or a treatment name: `more`, `base`, or "" where they name neither or both."""
        base, more = self.key(added.base), self.key(added.more)
        if p is not None:
            mine = self.key(p.refs)
            if mine <= base:
                return "base"
            if mine & more and mine <= base | more:
                return "more"
            if len(p.refs) != 1 or (m := self.names.get(p.refs[0])) is None or m.label == "DRUG":
                return ""
            words = m.text
        of_more, of_base = self._is_one(words, added.more), self._is_one(words, added.base)
        return "" if of_more is of_base else "more" if of_more else "base"

    def _is_one(self, words: str, refs: list[str]) -> bool:
        return any(of_kind(words, self.names[r]) or shortens(words, self.names[r]) for r in refs if r in self.names)


def find_added(text: str, phrases: list[Group], arms: list[list[str]], names: dict[str, Mention]) -> Added | None:
    """What a study gives to all of its patients and to some of them in addition; None where the text says no such thing.

    Args:
        text: the article.
        phrases: the treatment phrases of the study.
        arms: what its defined arms get.
        names: the mentions by their ids.
    """
    if not phrases or _MAY_LACK.search(text, phrases[0].start, phrases[-1].end + _FURTHEST) is None:
        return None
    known = _Names(names)
    built = _built(arms, known)
    if built is not None:
        return built
    for i, p in enumerate(phrases):
        joined = _optional(text, p, known) or _joined(text, p, phrases[i + 1 :], known)
        if joined is not None:
            return joined
        if known.all_known(p.refs) and _is_of_all(text, p):
            found = _added_to(text, p, phrases[i + 1 :], known)
            if found is not None:
                return found
    return None


def _built(arms: list[list[str]], known: _Names) -> Added | None:
    """What is added where the text defines two arms, one of which gets what the other gets and more."""
    sets = {frozenset(known.key(refs)): refs for refs in arms if known.all_known(refs)}
    if not 2 <= len(sets) <= _MOST_ARMS:
        return None
    whole = max(sets, key=len)
    less = [key for key in sets if key < whole and all(k in (key, whole) or k <= whole - key for k in sets)]
    if len(less) != 1:
        return None
    base = sets[less[0]]
    more = [r for r in sets[whole] if known.key([r]).isdisjoint(less[0])]
    return Added(min(known.names[r].start for r in base + more), list(base), more, defined=list(sets[whole]))


_MOST_ARMS = 4  # two, each of them under two names


def _optional(text: str, p: Group, known: _Names) -> Added | None:
    """What is added in B±A and B联合或不联合A, where it is not itself held against another treatment."""
    sign = OPTIONAL.search(text, p.start, p.end) if len(p.refs) > 1 else None
    if sign is None or not known.all_known(p.refs) or _HELD_AGAINST.match(text, p.end):
        return None
    base = [r for r in p.refs if known.names[r].end <= sign.start()]
    more = [r for r in p.refs if r not in base]
    return Added(p.start, base, more, optional=True) if base and more else None


_JOINED_BEARER = re.compile(r"(?:治疗)?(?:组|者|的?(?:患者|病人))")
_NOT_GIVEN = re.compile(rf"{_NOT}(?:{_USE})?$")
_ITS_BEARER = re.compile(r"(?:治疗)?(?:组|者|的?(?:患者|病人)|的)")


def _joined(text: str, p: Group, later: list[Group], known: _Names) -> Added | None:
    """What is added of B联合A where an arm is named by not getting it: B联合A者…，未A者…."""
    if len(p.refs) < 2 or not known.all_known(p.refs) or _JOINED_BEARER.match(text, p.end) is None:
        return None
    for q in later[:3]:
        if q.start - p.end > _FURTHEST:
            return None
        if _NOT_GIVEN.search(text, q.start - 6, q.start) is None or _ITS_BEARER.match(text, q.end) is None:
            continue
        for r in p.refs:
            rest = [o for o in p.refs if o != r]
            if known.side(Added(p.start, rest, [r]), text[q.start : q.end], q) == "more":
                return Added(p.start, rest, [r])
    return None


def _is_of_all(text: str, p: Group) -> bool:
    """Whether a treatment is said of all patients."""
    if OPERATION.search(text, p.start, p.end):
        return False
    before = _OF_ALL.search(text, max(0, p.start - 18), p.start)
    if before is not None:
        said = _NEEDS_FRAME.search(before[0]) is None or _FRAME.match(text, p.end) is not None
    else:
        said = (
            _RECEIVED.search(text, max(0, p.start - 4), p.start) is not None
            and _WHO_RECEIVED.match(text, p.end) is not None
        )
    return said and not is_former(text, p)


def _added_to(text: str, base: Group, later: list[Group], known: _Names) -> Added | None:
    """What is added to a treatment that all get, where the text says that some do not get it."""
    for i, p in enumerate(later):
        if p.start - base.end > _FURTHEST:
            return None
        if not known.all_known(p.refs) or not known.key(p.refs).isdisjoint(known.key(base.refs)) or is_former(text, p):
            continue
        gap = text[base.end : p.start]
        if _OPEN.search(gap) is not None:
            continue  # SOX方案（奥沙利铂+…）: its parts
        words = gap[-14:]
        in_bracket = _OF_ARM.search(words) is not None
        adds = (
            in_bracket
            or _ADDS.search(words) is not None
            or (_GETS.search(words) is not None and _WHO_GET.match(text, p.end) is not None)
        )
        if not adds and not _PARTED.search(words) and not text.startswith("组", p.end):
            continue
        if text.startswith(("组（", "组("), p.end) and later[i + 1 : i + 2]:
            close = closing(text, p.end + 2)
            if close is not None and later[i + 1].end < close and known.all_known(later[i + 1].refs):
                continue  # 移植组（行自体移植）: its bracket says it
        lack = _lack(text, base, p, adds, in_bracket)
        if lack is None:
            continue
        added = Added(base.start, list(base.refs), list(p.refs))
        if lack[0] < p.start:  # 加或不加A, 是否A: who get it are told of first
            with_it, without = (lack[0], lack[0] + 1), (lack[0] + 1, p.end)
        else:
            with_it, without = (p.start, p.end), lack
        added.said = [Group(*with_it, added.whole), Group(*without, list(base.refs))]
        return added
    return None


_OF_ARM = re.compile(r"组[（(](?:患者)?(?:接受|给予|使用|加用|加[行做服]|行|用|做|予|服|注射|口服)*$")
_AND_CONTROL = re.compile(r"[^（()）。]{0,20}[)）]?[和与及、，](?P<control>对照组)")
_OPEN = re.compile(r"(?<!组)[（(][^（()）]*$")


def _lack(text: str, base: Group, p: Group, adds: bool, of_arm: bool) -> tuple[int, int] | None:
    """Where the text says that some patients do not get an added treatment; `of_arm`: that is said in an arm's bracket."""
    control = _AND_CONTROL.match(text, p.end) if of_arm else None
    if control is not None:
        return control.span("control")
    masked = text[base.end : p.start] + "\ue000" * (p.end - p.start) + text[p.end : p.end + _FURTHEST]
    word = text[p.start : p.end]
    masked = masked.replace(word, "\ue000" * len(word))
    for m in _LACK.finditer(masked):
        if not adds and m["bare"]:
            continue
        return base.end + m.start(), base.end + m.end()
    return None


def name_arms(text: str, phrases: list[Group], added: Added, names: dict[str, Mention]) -> list[Group]:
    """The names that the arms of a study have where one of them gets something in addition, in text order.

    Args:
        text: the article.
        phrases: the treatment phrases of the study.
        added: what is added, and to what.
        names: the mentions by their ids.
    """
    known = _Names(names)
    masked, at = _mask(text, phrases, added.start)
    whole, base = added.whole, added.base
    found: list[tuple[int, int, list[str]]] = [(g.start, g.end, g.refs) for g in added.said]

    def side(m: re.Match[str], name: str) -> str:
        return known.side(added, m[name], at.get(m.start(name)))

    for m in _LACKING.finditer(masked, added.start):
        name = "what" if m["use"] else "only"
        if m[name] is None or m[name] == "药" or side(m, name) == "more":
            found.append((m.start(), m.end(), base))
    for m in _ALONE.finditer(masked, added.start):
        if m["what"] is None or side(m, "what") == "base":
            found.append((m.start(), m.end(), base))
    for m in _GETTING.finditer(masked, added.start):
        name = "what" if m["use"] else "then"
        adds = m[0].startswith(("加", "再", "联", "合"))
        told = side(m, name) if m[name] else "more"
        if told == "more" or (adds and told == "" and m.start(name) not in at):
            found.append((m.start(), m.end(), whole))
    for m in _NAMED.finditer(masked, added.start):
        told = side(m, "what")
        if told == "more" or (told == "base" and m["bearer"] in ("组", "者")):
            found.append((m.start(), m.end(), whole if told == "more" else base))
    out: list[Group] = []
    for start, end, refs in sorted(found, key=lambda f: (f[0], -f[1])):
        if not out or start >= out[-1].end:
            out.append(Group(start, end, list(refs), lacks=refs == base))
    return out


def _mask(text: str, phrases: list[Group], start: int) -> tuple[str, dict[int, Group]]:
    """The text with one sign for each treatment, as long as it is, and the treatments by where they begin."""
    parts: list[str] = []
    at: dict[int, Group] = {}
    last = 0
    for p in phrases:
        if p.start < max(start, last):
            continue
        parts.append(text[last : p.start])
        parts.append("\ue000" + "\ue001" * (p.end - p.start - 1))
        at[p.start] = p
        last = p.end
    return "".join([*parts, text[last:]]), at


def fill_roles(
    text: str, named: list[tuple[Group, str]], defined: dict[str, list[str]], added: Added, names: dict[str, Mention]
) -> None:
    """Gives the arms that are called by their roles (试验组, 对照组) what they get, where the text does not say it in full."""
    if added.defined:
        return
    known = _Names(names)
    more = known.key(added.more)
    keys = {key for _, key in named}
    if added.optional and not (keys & _LESS_ROLES and keys & _MORE_ROLES):
        return
    for g, key in named:
        if g.plural or g.start < added.start:
            continue
        refs = defined.get(key)
        if refs is None:
            gets_more = key in _MORE_ROLES and (key != "观察组" or bool(keys & _LESS_ROLES))
            gets_less = key in _LESS_ROLES or _ADDS_NOTHING.match(text, g.end) is not None
        else:
            gets_more = known.key(refs) <= more
            gets_less = key in _LESS_ROLES and _is_base(refs, added, known)
        if gets_more:
            defined[key] = added.whole
        elif gets_less:
            defined[key] = list(added.base)


_ADDS_NOTHING = re.compile(rf"(?:患者)?(?:则|均)?[未不没](?:再|予)?{_USE}(?=[，,。；;])")


def _is_base(refs: list[str], added: Added, known: _Names) -> bool:
    """Whether what a control is said to get is no more than what all get: 对照组仅予化疗."""
    if not any(r in known.names or r.startswith("安慰剂") for r in refs):
        return True
    return len(refs) == 1 and known.side(added, "", Group(0, 0, refs)) == "base"
