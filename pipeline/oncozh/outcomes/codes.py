"""Arms that a study calls by codes of its own, without 组: ①CIT：FCR；②RV：维奈克拉+利妥昔单抗, then CIT 52%，RV 57%."""

from __future__ import annotations

import re
from bisect import bisect_left

from oncozh.article import Mention
from oncozh.outcomes.items import Group

_CODE = r"(?<![A-Za-z0-9+＋/-])(?P<code>[A-Z][A-Za-z]{0,5}(?:-[A-Z]{1,3})?)"
# CIT：FCR；, RV（维奈克拉+利妥昔单抗，n=50）, GV为维奈克拉…
_SAID_AFTER = re.compile(rf"{_CODE}(?:方案|组)?\s?(?P<sign>[：:（(]|为|采用|接受)\s?(?:n\s?=\s?\d+\s?[，,：:；;]\s?)?")
# 维奈克拉+利妥昔单抗（RV）
_SAID_BEFORE = re.compile(rf"[（(]{_CODE}(?:方案|组)?(?:[，,]\s?n\s?=\s?\d+)?\s?[)）]")
_CLAUSE_END = re.compile(r"[；;。\n①-⑨）)]")
# What may stand between the code and what it is: ≤65岁用.
_LEADS = re.compile(r"(?:[<>≤≥]\s?\d+岁)?(?:采用|接受|给予|予|用)?\s?(?:单用|单药|单纯)?")
_ENDS = re.compile(r"(?:单药|治疗|方案|联合治疗)?\s?(?:[，,]\s?n\s?=\s?\d+)?\s?(?:$|[；;。\n，,、）)①-⑨]|和|或|与|及)")
# What a figure is of, where a treatment stands behind its colon: OS：奥希替尼组38.6个月.
_NO_ARM = re.compile(
    r"(?:m|i|r)?(?:OS|PFS|ORR|DCR|DFS|EFS|RFS|CR|PR|SD|PD|HR|OR|RR|CI|AE|DOR|DoR|TTP|MRD|ITT|IRC|BICR)"
)
# RV, and RV80.8%; not RV2.
_NOT_LONGER = r"(?![A-Za-z+＋/-]|\d(?!\d*(?:\.\d+)?\s?[%％个例年]))"
_FURTHEST_APART = 90  # code points between two of them


def coded_arms(text: str, phrases: list[Group], mentions: list[Mention]) -> dict[str, list[str]]:
    """What the codes of two arms or more stand for, where the text lists them; none where it defines only one."""
    names = {m.start for m in mentions}
    out: dict[str, list[str]] = {}
    last = -1
    starts = [p.start for p in phrases]
    by_end = {p.end: p for p in phrases}
    for m in sorted([*_SAID_AFTER.finditer(text), *_SAID_BEFORE.finditer(text)], key=lambda m: m.start()):
        code = m["code"]
        if m.start("code") in names or code in out or _NO_ARM.fullmatch(code):
            continue
        refs = _after(text, m, phrases, starts) if m.re is _SAID_AFTER else _before(text, m, by_end)
        if not refs or refs in out.values():
            continue
        if out and m.start() - last > _FURTHEST_APART:
            if len(out) > 1:
                break
            out = {}
        out[code] = refs
        last = m.end()
    return out if len(out) > 1 else {}


def _after(text: str, m: re.Match[str], phrases: list[Group], starts: list[int]) -> list[str]:
    stop = _CLAUSE_END.search(text, m.end())
    end = stop.start() if stop is not None else len(text)
    inside = []
    for p in phrases[bisect_left(starts, m.end()) :]:
        if p.start >= end:
            break
        inside.append(p)
    if (
        not inside
        or _LEADS.fullmatch(text, m.end(), inside[0].start) is None
        or _ENDS.match(text, inside[-1].end) is None
    ):
        return []
    return list(dict.fromkeys(r for p in inside for r in p.refs))


def _before(text: str, m: re.Match[str], by_end: dict[int, Group]) -> list[str]:
    for tail in ("", "方案", "治疗", "组", "单药"):
        p = by_end.get(m.start() - len(tail))
        if p is not None and text.endswith(tail, 0, m.start()):
            return list(p.refs)
    return []


def occurrences(text: str, codes: dict[str, list[str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """Where the codes stand between two places, each with its code; the 组 or 方案 after one belongs to it."""
    any_code = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    found = re.compile(rf"(?<![A-Za-z0-9+＋/-])(?P<code>{any_code}){_NOT_LONGER}(?:方案|组)?")
    return [(m.start(), m.end(), m["code"]) for m in found.finditer(text, start, end)]
