"""Percentages whose sign was lost in scraping: 将3年局部控制率提升至81, 使57的患者.

A bare number counts as one only where its sentence leaves no other reading.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

from oncozh.figures import BARE, DURATION, EVENTS, INTERVAL, PVALUE, Number
from oncozh.lexicon.cues import load_cues

_MEASURE = re.compile(
    r"\s?(?:[a-zμ°℃$€¥/×*]|mg|多?(?:[项个家种余条款张次万亿元美日韩欧港台分岁例人名床支盒针周期只篇部座类线级期号版届路代升层组处所件套台年月天时秒米毫厘克升吨公里倍折页楼第度株点颗粒片对双轮步位站省市县国床辆栏门科院]|千|百|小时|世纪|疗程|外显子|基因|名额|程|卷|等|∶|:\d|比\d|h\b))"
)
# 由15升至32 are no litres, 达81位居前列 no places.
_NO_MEASURE = re.compile(r"\s?(?:升[至到为高]|位[居列]|处[于在]|分别|对照|对比)")
_LEFT_OF_NUMBER = frozenset(ascii_lowercase + "第-_/.#@×$￥¥&")
_CUT_OFF = re.compile(r"[组者值型]\s?[(\[]\s?[<>≤≥]\s?$")  # 高NLR组（≥3.5）
_INTERVAL_BEGINS = re.compile(r"\s?[,-]\s?\d+(?:\.\d+)?\s?[)\]]")
_INTERVAL_ENDS = re.compile(r"[(\[]\s?\d+(?:\.\d+)?\s?[,-]\s?$")
_AGES = re.compile(r"(?:年过|年满|年逾|花甲|\d\s?[:∶]\s?)$")
_AGES_END = frozenset("过满逾甲:∶")  # and white space
_RATIO_AFTER = re.compile(r"\s?[:∶]\s?\d")
_TEST = re.compile(r"(?:t|f|z|u|χ2|x2|χ²)\s?=$")  # t=7.21
_QUANTITY = re.compile(
    r"评分|得分|积分|分值|cea|ca\s?\d{2,3}|afp|psa(?!\s?\d|应答|缓解|反应)|住院[日天时]|天数|清扫|血红蛋白|白蛋白|血小板计数|出血量|体积|直径|费用|花费|价格"
)  # what else a number without a unit may measure
_HEADING = re.compile(r"[。;,:\n]$")
_SCORES = re.compile(
    r"(?:cps|tps|得分|评分|打分|得分依次为|门牌|编号|第|星|iso|no\.?|号|排名|位列|版本|型|pd-|cd|sglt|il-)\s?[^，,。；;]{0,6}$"
)
_LISTED_COUNTS = re.compile(
    r"[^。；;]{0,3}(?:、|和|及|与)\d+(?:\.\d+)?(?:、|和|及|与)?(?:\d+(?:\.\d+)?)?\s?(?:分|岁|例|mg|元|家|项|万|张)"
)


def is_percentage(folded: str, n: Number, start: int) -> bool:
    """Whether a bare number leaves no reading but a percentage; `start` is where its sentence begins."""
    if not _in_range(folded, n):
        return False
    left = folded[n.start - 1 : n.start] if n.start else ""
    right = folded[n.end : n.end + 6]
    if left in _LEFT_OF_NUMBER:
        return False
    if (
        not right
        or right[0] == "%"
        or (_MEASURE.match(right) and not _NO_MEASURE.match(right))
        or (right[0] in "-–" and right[1:2].isalnum())
    ):
        return False
    if right[0] in ")]" and _CUT_OFF.search(folded, max(0, n.start - 5), n.start):
        return False
    if left and left in "([" and _INTERVAL_BEGINS.match(folded, n.end):
        return False  # 12.0(9.0, 15.0)个月
    if right[0] in ")]" and _INTERVAL_ENDS.search(folded, max(0, n.start - 10), n.start):
        return False
    if (left in _AGES_END or left.isspace()) and _AGES.search(folded, max(0, n.start - 4), n.start):
        return False
    if (":" in right[:2] or "∶" in right[:2]) and _RATIO_AFTER.match(right):
        return False
    if (not left or left in "([【〔") and right[0] in ")]】〕":
        if left and left != "(":
            return False
        heading = n.start < 2 or _HEADING.search(folded, n.start - 2, n.start - 1) is not None
        return n.end - n.start > 2 or not heading  # (3) after a full stop counts off a list
    if not left or left in "[【〔" or right[0] in "]】〕":
        return False
    if left == "=" and _TEST.search(folded, max(start, n.start - 5), n.start):
        return False
    clause = max(folded.rfind(",", start, n.start), folded.rfind(";", start, n.start), start)
    if _QUANTITY.search(folded, clause, n.start):
        return False
    before = folded[max(start, n.start - 3) : n.start]
    if right[0] in ".、" and (not before.strip() or before[-1:] in "\n。;:,"):
        return False
    if _SCORES.search(folded, max(start, n.start - 10), n.start):
        return False
    lists = "、" in right or "和" in right or "及" in right or "与" in right  # at most three characters after it
    return not lists or _LISTED_COUNTS.match(folded[n.end : n.end + 24]) is None


def _in_range(folded: str, n: Number) -> bool:
    """Whether a number can be a percentage at all: no more than 100 but for a change, no year, no 007."""
    low = n.low
    if n.sd is not None or (low.startswith("0") and low != "0" and not low.startswith("0.")):
        return False
    value = float(low)
    if (float(n.high) if n.high else value) > 100:
        before = load_cues().approach(folded, max(0, n.start - 18), n.start)
        if before is None or not before["verb"]:
            return False
    return not (1900 <= value <= 2100 and "." not in low)


COMPANIONS = frozenset((INTERVAL, PVALUE, EVENTS))
_NEXT = re.compile(r"[\s()]*(?:、|和|与|及|vs\.?|比|对|/)[\s()]*")


def is_duration(folded: str, n: Number, following: list[Number]) -> bool:
    """Whether a bare number takes the unit of a duration after it in its run: 13.3和10.2个月."""
    edge = n.end
    for other in following:
        if other.start - edge > 60:
            return False
        if other.form in COMPANIONS:
            continue
        gap = without_companions(folded, edge, other.start, following)
        if other.form not in (BARE, DURATION) or not _NEXT.fullmatch(gap):
            return False
        if other.form == DURATION:
            return True
        edge = other.end
    return False


def without_companions(folded: str, start: int, end: int, numbers: list[Number]) -> str:
    """The words of a span without the intervals, P values and n/N in it."""
    gap = folded[start:end]
    for c in numbers:
        if c.form in COMPANIONS and start <= c.start < end:
            gap = gap.replace(folded[c.start : c.end], "", 1)
    return gap
