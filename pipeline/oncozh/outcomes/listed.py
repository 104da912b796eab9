"""Arms that a sentence lists by their treatments, and how the text then calls them: 四药组, 化疗组, 其余两组.

`随机分为三组：A联合B及C的四药组、A加C组，以及安慰剂加C组`: each treatment of the list is what one arm gets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from oncozh.article import Mention
from oncozh.outcomes.items import Group
from oncozh.outcomes.nicknames import of_kind

# What announces a list of arms, and what may stand between it and the first of them.
_ANNOUNCES = re.compile(
    r"随机|分[为成入至到配]|比较|对比|三个?(?:治疗|试验|研究|平行)?[组臂]|四个?(?:治疗|试验|研究|平行)?[组臂]|3个?(?:治疗|试验|研究|平行)?[组臂]|4个?(?:治疗|试验|研究|平行)?[组臂]|设|一组(?<!另..)"
)
_TO_THE_FIRST = re.compile(r"(?:[^。；;、（(]|(?<=[组臂])[（(]){0,40}")
# 对照组用A、B或C, 研究者选择的A、B或C: options of one arm.
_OF_ONE_ARM = re.compile(
    r"(?:(?<![两二三四一各34])(?<!治疗)[组臂](?:患者)?(?:则|仅|均|只)?(?:接受|给予|采用|使用|用|予|为|服用|应用|从|在|由)|选[择用定])[^，。；]{0,6}$"
)
_SO_MANY_ARMS = re.compile(
    r"(?P<n>[两二三四234])个?(?:治疗|试验|研究|平行)?[组臂]|(?P<ways>[两二三四234])种(?:方案|疗法|治疗)"
)
_NUMBERS = {"单": 1, "双": 2, "两": 2, "二": 2, "三": 3, "四": 4, "2": 2, "3": 3, "4": 4}
# What stands between two arms of a list, beside the name or number that the first one is given.
_NEXT_ARM = re.compile(
    r"(?:单药|单用|治疗|疗法|方案|化疗)*(?:的?[^，。；、（()）\d]{0,6}组)?(?:\s?[（(][^（()）]{0,40}[)）])?(?:治疗|组)?\s?"
    r"(?:[、，,；;/]|(?=和|与|或|及|以及))\s?(?P<last>和|与|或者?|及|以及)?\s?"
    r"[②③④]?(?:另外?|剩下|第[二三四])?(?:一?组)?(?:则|仅|只)?(?:接受|给予|采用|使用|用|予|为)?(?:单纯|单用|单独|标准|常规|传统)?"
)
_LONGEST_GAP = 60


def listed_arms(text: str, phrases: list[Group]) -> list[list[Group]]:
    """The treatments that the text lists as three arms or more, list by list."""
    out: list[list[Group]] = []
    starts = [p.start for p in phrases]
    last = -1  # the first treatment of the list looked at last
    for m in _ANNOUNCES.finditer(text):
        first = bisect_left(starts, m.end())
        if first + 2 >= len(phrases):
            break
        if first == last or _TO_THE_FIRST.fullmatch(text, m.end(), starts[first]) is None:
            continue
        last = first
        run = _run(text, phrases, first)
        if run and not (out and out[-1][-1] is run[-1]):
            out.append(run)
    return out


def _run(text: str, phrases: list[Group], first: int) -> list[Group]:
    """The list that begins with a treatment; empty where it is none of three arms or more."""
    end = first + 1
    closed = False  # whether a word such as 和 stands before the last one
    while not closed and end < len(phrases) and phrases[end].start - phrases[end - 1].end <= _LONGEST_GAP:
        m = _NEXT_ARM.fullmatch(text, phrases[end - 1].end, phrases[end].start)
        if m is None:
            break
        closed = m["last"] is not None
        end += 1
    run = phrases[first:end]
    begins = run[0].start
    if len(run) < 3 or _OF_ONE_ARM.search(text, max(0, begins - 40), begins):
        return []
    low = max(begins - _LONGEST_GAP, 0)
    said = _SO_MANY_ARMS.search(text, max(text.rfind("。", low, begins), low), begins)
    said = said or _SO_MANY_ARMS.match(text, run[-1].end)
    return run if (closed if said is None else _NUMBERS[said["n"] or said["ways"]] == len(run)) else []


# A regimen's drugs are counted by the letters of its name, but for these.
_TWO_DRUGS = re.compile(r"[A-Z]+OX\d?|m?FOLF(?:OX|IRI)\d?")
_THREE_DRUGS = re.compile(r"m?FOLFOXIRI|m?FOLFIRINOX|NALIRIFOX|FLOT")
_BY_NUMBER = re.compile(r"(?P<n>[双两二三四])[药联](?:方案)?组")
_CHEMOTHERAPY_ALONE = re.compile(r"(?:单纯|标准|常规|传统|含铂|双药)?化疗组")


def _size(refs: list[str], names: Mapping[str, Mention]) -> int:
    """How many drugs an arm gets, the parts of regimens counted."""
    return sum(_drugs_of(names[r]) for r in refs if r in names)


def _drugs_of(m: Mention) -> int:
    if m.kind != "regimen":
        return 1
    if _THREE_DRUGS.fullmatch(m.text):
        return 3
    if _TWO_DRUGS.fullmatch(m.text):
        return 2
    return max(1, sum(c.isupper() for c in m.text) + m.text.endswith("d"))


def called_arms(keys: list[str], listed: list[Group], names: Mapping[str, Mention]) -> dict[str, list[str]]:
    """Which of several arms are called by how many drugs they get, or by chemotherapy or placebo alone.

    Args:
        keys: the names of arms that the text does not define.
        listed: the arms.
        names: the mentions by their ids.
    """
    out: dict[str, list[str]] = {}
    arms = [p.refs for p in listed]
    sizes = [1 if p.options_of else _size(p.refs, names) for p in listed]
    concepts = [_concepts(refs, names) for refs in arms]
    numbers = {key: _NUMBERS[m["n"]] for key in keys if (m := _BY_NUMBER.fullmatch(key)) is not None}
    most = max(numbers.values(), default=0)
    for key in keys:
        if key in numbers:
            # 四药组 of A+B+化疗: 化疗 counts as two, and the highest number is that of the arm that gets the most
            more = max(sizes) - (most - numbers[key]) if most > max(sizes) else numbers[key]
            fits = [i for i, size in enumerate(sizes) if size == more]
        elif _CHEMOTHERAPY_ALONE.fullmatch(key):
            fits = [i for i, refs in enumerate(arms) if _is_chemotherapy(refs, names)]
        elif key == "安慰剂组":
            fits = [i for i, refs in enumerate(arms) if any(r.startswith("安慰剂") for r in refs)]
        elif key == "联合组":
            fits = [i for i, size in enumerate(sizes) if size > 1]
        elif key == "单药组":
            fits = [i for i, size in enumerate(sizes) if size == 1]
            if len(fits) > 1:  # the one that a combination holds too
                fits = [i for i in fits if any(concepts[i] < other for other in concepts)]
        else:
            continue
        if len(fits) == 1:
            out[key] = list(arms[fits[0]])
    return out


def _concepts(refs: list[str], names: Mapping[str, Mention]) -> frozenset[str]:
    return frozenset(names[r].concept or names[r].text if r in names else r[:3] for r in refs)


def _is_chemotherapy(refs: list[str], names: Mapping[str, Mention]) -> bool:
    known = [names[r] for r in refs if r in names]
    return bool(known) and all(of_kind("化疗", m) for m in known)


_THE_REST = re.compile(
    r"(?:其余|其他|另外?|余下的?|剩[余下]的?)\s?(?=[两二三]\s?(?:个?组|个?治疗组)|(?P<one>一组)(?![^，。；]{0,4}[接给采使予用]))"
)


_LONGEST_SENTENCE = 300  # code points in which 其余两组 looks back for the arms told already


def the_rest(
    text: str, items: list[Group], lists: list[list[Group]], arms: list[list[str]], names: Mapping[str, Mention]
) -> None:
    """Puts the arms not named so far in its sentence in the place of each 其余两组, 另外一组.

    Args:
        text: the article.
        items: its groups in text order, which are changed.
        lists: the arms that it lists by their treatments.
        arms: what its named arms get, in order.
        names: the mentions by their ids.
    """
    for m in _THE_REST.finditer(text):
        low = high = bisect_left(items, m.start(), key=lambda g: g.start)
        while high < len(items) and items[high].start <= m.end():
            high += 1
        plural = next((g for g in items[low:high] if g.plural and g.start == m.end()), None)
        if plural is None and m["one"] is None:
            continue
        earliest = max(0, m.start() - _LONGEST_SENTENCE)
        begins = max(text.rfind("。", earliest, m.start()), earliest)
        first = bisect_left(items, begins, key=lambda g: g.start)
        run = next((run for run in reversed(lists) if run[-1].end <= m.start()), None)
        every = [p.refs for p in run] if run is not None else arms
        concepts = [_concepts(refs, names) for refs in every]
        told = [_concepts(g.refs, names) for g in items[first:low] if not g.plural]
        rest = [refs for refs, key in zip(every, concepts, strict=True) if key not in told]
        if len(every) < 3 or len(rest) != (plural.plural if plural is not None else 1) or len(rest) == len(every):
            continue
        end = plural.end if plural is not None else m.end("one")
        starts = [m.start() + k for k in range(len(rest))]  # one character each, the last to the end of the words
        ends = [*starts[1:], end]
        items[low:high] = [Group(a, b, list(refs)) for a, b, refs in zip(starts, ends, rest, strict=True)]
