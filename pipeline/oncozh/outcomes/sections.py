"""Where an article turns to another study: what 联合组 or 对照组 means is said anew there."""

from __future__ import annotations

import re
from bisect import bisect_right

from oncozh.article import Mention

_HEADING = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[、.)）]|[·•●■◆▪>【]|第[一二三四五])")
_REACH = 45  # code points of a paragraph within which its heading names what it is about


def study_starts(text: str, mentions: list[Mention], sentences: list[tuple[int, int]]) -> list[int]:
    """The starts of the sentences that begin another study, for an article that tells of several.

    It begins where a trial is named for the first time, or a paragraph with a number or bullet names a drug for the
    first time, if the text up to the next such place names a drug that the article has not named before.
    """
    places = _places(text, mentions, sentences)
    drugs = [m for m in mentions if m.label == "DRUG"]
    known: set[str] = set()
    out: list[int] = []
    at = 0
    for place, following in zip([0, *places], [*places, len(text)], strict=True):
        named: set[str] = set()
        while at < len(drugs) and drugs[at].start < following:
            named.add(drugs[at].concept or drugs[at].text)
            at += 1
        if known and (named - known or not named):
            out.append(place)
        known |= named
    return out


def _places(text: str, mentions: list[Mention], sentences: list[tuple[int, int]]) -> list[int]:
    """The sentences in which another study may begin."""
    starts = [s for s, _ in sentences]
    trials: set[str] = set()
    drugs: set[str] = set()
    places: set[int] = set()
    for m in mentions:
        if m.label == "TRIAL":
            if trials and m.text not in trials and text[m.start - 1 : m.start] not in ("较", "比"):
                places.add(starts[max(0, bisect_right(starts, m.start) - 1)])
            trials.add(m.text)
        elif m.label == "DRUG":
            name = m.concept or m.text
            line = text.rfind("\n", 0, m.start) + 1
            if drugs and name not in drugs and m.start - line <= _REACH and _HEADING.match(text, line):
                places.add(starts[max(0, bisect_right(starts, m.start) - 1)])
            drugs.add(name)
    return sorted(places)
