"""Arms that a study calls by codes of its own, without 组: ①CIT：FCR；②RV：维奈克拉+利妥昔单抗, then CIT 52%，RV 57%."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.items import Group

_CODE = r"(?P<code>[A-Z](?<![A-Za-z0-9+＋/-].)[A-Za-z]{0,5}(?:-[A-Z]{1,3})?)"
# CIT：≤65岁用, RV（n=50，, GV为: right before what they stand for.
_SAYS = re.compile(
    rf"{_CODE}(?:方案|组)?\s?(?:[：:（(]|为|采用|接受)\s?(?:n\s?=\s?\d+\s?[，,：:；;]\s?)?"
    r"(?:[<>≤≥]\s?\d+岁)?(?:采用|接受|给予|予|用)?\s?(?:单用|单药|单纯)?$"
)
_SAYS_ENDS = frozenset("：:（(为用受予岁，,；;药纯")  # with one of these, or white space, each match of it ends
_LONGEST = 30  # code points of these words
# 维奈克拉+利妥昔单抗（RV）
_SAID_BEHIND = re.compile(rf"(?:单药|治疗|方案|组)?[（(]{_CODE}(?:方案|组)?(?:[，,]\s?n\s?=\s?\d+)?\s?[)）]")
_CLAUSE_END = re.compile(r"[；;。\n①-⑨）)]")
_ENDS = re.compile(r"(?:单药|治疗|方案|联合治疗)?\s?(?:[，,]\s?n\s?=\s?\d+)?\s?(?:$|[；;。\n，,、）)①-⑨]|和|或|与|及)")
# What a figure is of, where a treatment stands behind its colon: OS：奥希替尼组38.6个月.
_NO_ARM = re.compile(
    r"(?:m|i|r)?(?:OS|PFS|ORR|DCR|DFS|EFS|RFS|CR|PR|SD|PD|HR|OR|RR|CI|AE|DOR|DoR|TTP|MRD|ITT|IRC|BICR)"
)
# RV, and RV80.8%; not RV2.
_NOT_LONGER = r"(?![A-Za-z+＋/-]|\d(?!\d*(?:\.\d+)?\s?[%个例年]))"
_FURTHEST_APART = 90  # code points between two of them


def coded_arms(text: str, phrases: list[Group], mentions: list[Mention]) -> dict[str, list[str]]:
    """What the codes of two arms or more stand for: ①CIT：FCR；②RV：维奈克拉+利妥昔单抗; none where the text defines only one."""
    names = {m.start for m in mentions}
    out: dict[str, list[str]] = {}
    last = -1
    for i, p in enumerate(phrases):
        before = text[p.start - 1 : p.start]
        m = None
        if before in _SAYS_ENDS or before.isspace():
            m = _SAYS.search(text, max(0, p.start - _LONGEST), p.start)
        refs = _listed(text, phrases, i) if m is not None else p.refs
        m = m or _SAID_BEHIND.match(text, p.end)
        if m is None or m.start("code") in names or m["code"] in out or _NO_ARM.fullmatch(m["code"]):
            continue
        if not refs or refs in out.values():
            continue
        if out and m.start() - last > _FURTHEST_APART:
            if len(out) > 1:
                break
            out = {}
        out[m["code"]] = list(refs)
        last = m.end()
    return out if len(out) > 1 else {}


def _listed(text: str, phrases: list[Group], first: int) -> list[str]:
    """All treatments from one to the end of its clause, where nothing but they stand there at its end."""
    stop = _CLAUSE_END.search(text, phrases[first].end)
    end = stop.start() if stop is not None else len(text)
    inside = [p for p in phrases[first : first + _MOST] if p.start < end]
    if _ENDS.match(text, inside[-1].end) is None:
        return []
    return list(dict.fromkeys(r for p in inside for r in p.refs))


_MOST = 6  # treatments of one arm


def occurrences(text: str, codes: dict[str, list[str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """Where the codes stand between two places, each with its code; the 组 or 方案 after one belongs to it."""
    any_code = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    found = re.compile(rf"(?<![A-Za-z0-9+＋/-])(?P<code>{any_code}){_NOT_LONGER}(?:方案|组)?")
    return [(m.start(), m.end(), m["code"]) for m in found.finditer(text, start, end)]
