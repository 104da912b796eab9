"""Short forms that an article defines itself: 全名（简称）and 全名(ABBR); later occurrences take the concept of the first."""

from __future__ import annotations

import re

from oncozh.article import Mention

_BRACKET = re.compile(
    r"\s?[（(]\s?(?:以下)?(?:简称|下称|英文名?|英文缩写|缩写|又称|又名|曾用名|原名|商品名|代号|研发代号)?(?:为|：|:)?\s?[“\"‘「]?(?P<name>[A-Za-z][A-Za-z0-9&.\- ]{1,40}|[\u4e00-\u9fa5]{2,10}(?=[”\"’」]))[”\"’」]?\s?[)）,，]"
)
_DRUG_LIKE = re.compile(r"[A-Za-z]{5,}(?:[ -][A-Za-z]{4,})?|[A-Z]{1,6}-?[A-Z]?\d{2,6}[A-Za-z]?(?:-\d{1,4})?|[A-Z]+-[A-Za-z0-9]+")
_NOT_A_NAME = re.compile(r"^(?:[Pp]hase|[Nn]\s?=|HR|OR|RR|CI|ORR|PFS|OS|DFS|DCR|CR|PR|NCT|mg|kg|III?|IV|NSCLC|HCC|[Tt]able|[Ff]ig|PD-L?1|HER2|EGFR|VEGFR?|TKI|ADC|ICI)")


def find_short_forms(text: str, mentions: list[Mention]) -> list[Mention]:
    """Names that a bracket after an institution or a drug defines, with all their later occurrences (ids later)."""
    taken = {m.start for m in mentions}
    out: list[Mention] = []
    for m in mentions:
        if m.label not in ("INSTITUTION", "DRUG") or text[m.end : m.end + 2].strip()[:1] not in ("(", "（"):
            continue
        b = _BRACKET.match(text, m.end)
        if b is None or b.start("name") in taken:
            continue
        name = b["name"].strip()
        if _NOT_A_NAME.match(name) or not _plausible(m, name):
            continue
        at = b.start("name")
        while at >= 0:
            before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
            ascii_edge = name[0].isascii() and (before.isascii() and before.isalnum() or after.isascii() and after.isalnum())
            if not ascii_edge and at not in taken:
                out.append(Mention("", m.label, at, at + len(name), name, m.concept, m.kind))
            at = text.find(name, at + len(name))
    return out


def _plausible(m: Mention, name: str) -> bool:
    if m.label == "DRUG":
        return _DRUG_LIKE.fullmatch(name) is not None
    if not name[0].isascii():
        return len(name) < len(m.text) + 4
    return (name.isupper() and 2 <= len(name) <= 10) or (len(name) > 5 and sum(map(str.isupper, name)) >= 2)
