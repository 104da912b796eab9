"""Short forms that an article defines itself: 全名（简称）, 全名(ABBR) and ABBR（全名）; all occurrences take the concept of
the full name."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.extractors.shapes import occurrences

_BRACKET = re.compile(
    r"\s?[（(]\s?(?P<said>(?:以下|下文)?(?:统称|简称|下称|英文名称?|英文缩写|英文|缩写为?|又称|又名|曾用名|原名|原|"
    r"现名|商品名|代号|研发代号)?)(?:为|：|:)?\s?(?P<q>[“\"‘「『])?"
    r"(?P<name>[A-Za-z][A-Za-z0-9&.\- ]{1,40}?|[\u4e00-\u9fa5]{2,10})[”\"’」』]?\s?(?:[)）]|"
    r"[,，;；](?=[^()（）]{0,60}[)）]))"
)
# 累及野照射（involved-field irradiation，IFI）
_ACRONYM = re.compile(r"\s?[（(](?:[A-Za-z][A-Za-z -]{3,50}[,，]\s?)?(?P<name>[A-Z]{2,6})\s?[)）]")
_NAMED = re.compile(
    r"[，,]?(?:以下|下文)?(?:简称|下称)(?:为|：|:)?\s?[“\"‘「『](?P<name>[\u4e00-\u9fa5A-Za-z]{2,10})[”\"’」』]"
)
_BEFORE = re.compile(r"(?P<name>(?<![A-Za-z0-9-])[A-Za-z][A-Za-z0-9&-]{1,11})\s?[（(]\s?$")
_DEFINED = frozenset({"THERAPY", "CANCER", "INSTITUTION", "DRUG"})
_OPENS, _SAYS, _CLOSES = frozenset("(（"), frozenset(",，以简下"), frozenset(")）,，;；")
_DRUG_LIKE = re.compile(
    r"[A-Za-z]{5,}(?:[ -][A-Za-z]{4,})?|[A-Z]{1,6}-?[A-Z]?\d{2,6}[A-Za-z]?(?:-\d{1,4})?|[A-Z]+-[A-Za-z0-9]+|"
    r"[A-Z]{2,6}|[a-z]{2,4}-[A-Z]{2,4}|[A-Z][A-Za-z]{1,5}-[A-Z][A-Za-z0-9]{1,4}|[A-Z]\d"
)
_NOT_A_NAME = re.compile(
    r"(?:[Pp]hase|[Nn]\s?=|HR|OR|RR|CI|ORR|PFS|OS|DFS|EFS|DCR|DOR|CR|PR|SD|PD|NCT|mg|kg|III?|IV|V|NSCLC|SCLC|HCC|"
    r"[Tt]able|[Ff]ig|PD-L?1|CTLA-?4|HER2|EGFR|VEGFR?|ALK|RET|MET|KRAS|TKIs?|ADCs?|ICIs?|mAb|"
    r"PO|SC|IM|IP|[Qq][Dd]|[Bb][Ii][Dd]|[Qq]\dW|AUC|IC50|NA|NR|NE|AE|TRAE|ILD|CRS|RCT|CT|MRI|QOL|Ki|PSA|CEA|AFP|CIK|"
    r"GVHD|single|arm|group|control|placebo|dose|RP2D|MTD|ITT|FAS|OTC|CNS|TACE|HAIC|SBRT|RT|CRT|"
    r"combination|monotherapy|maintenance|adjuvant|induction|weekly|oral|versus|vs|USA?|UK)(?![a-z])"
)
_NO_SHORT_FORM = re.compile(
    r"(?:北京|上海|广州|深圳|天津|重庆|杭州|南京|武汉|成都|西安|济南|长沙|郑州|合肥|福州|厦门|沈阳|大连|香港|台北|"
    r"东京|美国|英国|德国|法国|日本|韩国|中国)[市省]?"
    r"|(?:[该本我]|贵)?(?:公司|医院|中心|院|所|集团|学会|协会|学校|大学|团队)|组长|单位|主席|主编|作者|牵头|发起|"
    r"承办|主办|对照|单药|口服|静脉|三甲|国产|进口|原研|双方|本公司及董事会"
)


# TACE联合索拉非尼（T-S）: the letters are of both.
_OF_BOTH = re.compile(r"[A-Z]{1,4}[-+][A-Z]{1,4}(?<!CSF)")
_JOINED = re.compile(r"(?:联合|联用|序贯|[加+＋])\s?$")


def find_short_forms(text: str, mentions: list[Mention]) -> list[Mention]:
    """Names that a bracket beside an institution, a drug, a therapy or a cancer defines, with all their occurrences (ids are given later)."""
    taken = {m.start for m in mentions}
    defined: dict[str, Mention] = {}
    for m in mentions:
        if m.label not in _DEFINED:
            continue
        following = text[m.end : m.end + 2].lstrip()[:1]
        if m.label in ("THERAPY", "CANCER"):
            b = _ACRONYM.match(text, m.end) if following in _OPENS else None
            if b is not None and b.start("name") not in taken and not _NOT_A_NAME.match(b["name"]):
                defined.setdefault(b["name"], m)
            continue
        if following in _OPENS:
            b = _BRACKET.match(text, m.end)
            if b is not None and b.start("name") not in taken:
                name = b["name"].strip()
                if _OF_BOTH.fullmatch(name) and _JOINED.search(text, max(0, m.start - 3), m.start):
                    continue
                if _plausible(m, name, bool(b["said"]), bool(b["q"])):
                    defined.setdefault(name, m)
        elif m.label == "INSTITUTION" and following in _SAYS and (b := _NAMED.match(text, m.end)):
            defined.setdefault(b["name"], m)
        if text[max(0, m.start - 1) : m.start] in _OPENS and text[m.end : m.end + 1] in _CLOSES:
            b = _BEFORE.search(text, max(0, m.start - 15), m.start)
            if b is not None and b.start("name") not in taken and _plausible(m, b["name"], False, False):
                defined.setdefault(b["name"], m)
    out: list[Mention] = []
    for start, end, name in occurrences(defined, text):
        m = defined[name]
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        joined = name[0].isascii() and (
            (before.isascii() and (before.isalnum() or before == "-"))
            or (after.isascii() and (after.isalnum() or (after == "-" and text[end + 1 : end + 2].isalnum())))
        )
        if not joined and start not in taken:
            out.append(Mention("", m.label, start, end, name, m.concept, m.kind))
    return out


def _plausible(m: Mention, name: str, said: bool, quoted: bool) -> bool:
    if _NOT_A_NAME.match(name):
        return False
    if m.label == "DRUG":
        return m.kind != "regimen" and _DRUG_LIKE.fullmatch(name) is not None
    if not name[0].isascii():
        if _NO_SHORT_FORM.fullmatch(name):
            return False
        return len(name) <= len(m.text) + 4 and (said or quoted or _abbreviates(name, m.text))
    return (name.isupper() and 2 <= len(name) <= 10) or (len(name) > 5 and sum(map(str.isupper, name)) >= 2)


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of a short form stand in the full name in order.

    >>> _abbreviates("北荣", "台北荣民总医院"), _abbreviates("天津", "北京大学肿瘤医院")
    (True, False)
    """
    rest = iter(full)
    return len(short) < len(full) and all(c in rest for c in short)
