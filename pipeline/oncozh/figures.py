"""The number walk: every number of a text with its unit, range and company, found in one digit-led pass.

Works on the folded text (see `oncozh.folding`). What a number *means* (a rate, a survival time, a hazard ratio, a
date, a dose) is decided by the extractors and by `oncozh.outcomes`; here it only gets its form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from string import ascii_letters, digits

# Forms of a number. PERCENT, POINTS, DURATION and FOLD carry their unit; BARE has none that we know;
# COUNT is a number of persons; EVENTS is n/N; INTERVAL and PVALUE accompany the figure before them.
PERCENT, POINTS, DURATION, FOLD, BARE, COUNT, EVENTS, INTERVAL, PVALUE, OTHER = range(10)


@dataclass(slots=True)
class Number:
    """A number as written: its span (number and sign or unit), its form and its decimal strings.

    `low` is the value itself where there is no range (`high is None`). For EVENTS `low`/`high` are n and N, for
    INTERVAL the bounds (`high` may be None where it is open: NE, NR), for PVALUE `low` holds the sign and number.
    """

    start: int
    end: int
    form: int
    low: str
    high: str | None = None
    unit: str | None = None
    sd: str | None = None
    digits_end: int = 0
    flags: tuple[str, ...] = ()


# What is searched for in a whole text begins with a set of characters, because the search skips to those.
_NUM = r"[0-9](?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.\d+)?"
_UNIT = r"%|‰|个?百分点|个月|月|年|周(?!期)|星期|天|日|倍(?!体|频)|成(?![为了功立就果员长年本熟分人像品都型份交绩])|岁|例|人(?!民币)|名|d(?![a-z\d])|months?|mo(?![a-z])|m(?![a-z\d²/^])|weeks?|years?"
_UNIT_BEGINS = "[%‰个百月年周星天日倍成岁例人名dmwy]"  # most numbers have none: one look instead of one for each
_TO = r"\s?(?:-{1,2}|~|至|到)\s?"
_WALK = re.compile(
    rf"(?P<a>{_NUM})(?:\s?(?={_UNIT_BEGINS})(?P<ua>{_UNIT}))?"
    rf"(?:(?=[\s~至到±-])(?:{_TO}(?P<b>{_NUM})(?:\s?(?P<ub>{_UNIT}))?|\s?±\s?(?P<sd>{_NUM})(?:\s?(?P<us>{_UNIT}))?))?"
)
# What stands for a bound that the follow-up has not reached.
_OPEN = r"n[erac]\b|inf\b|∞|(?:尚|仍)?未达到?|(?:不可|无法|不能)(?:估计|评估|计算)"
_CI_WORD = re.compile(
    r"\s?(?:\(?\s?c\s?r?\s?i|c(?=[\s\d])|可信区间|置信区间|可信限|置信限|可信区|置信度)(?:\s?\([^()\d]{1,40}\))?\)?"
)
_CI_BEGINS = frozenset("(c可置")
_CI_BOUNDS = re.compile(
    rf"[\s:=,;\[\](）)为是]{{0,5}}(?P<low>(?:(?<![a-z])-)?{_NUM})\s?%?\s?(?:-{{1,2}}|~|至|到|to(?=\s)|,|,\s|;)\s?(?P<high>-?{_NUM}|{_OPEN})\s?(?:%|个月|月|年)?\s?[\])]?"
)
_BARE_BOUNDS = re.compile(
    rf"\s?[(\[]\s?(?P<low>-?{_NUM})\s?%?\s?(?:,\s?|-|~|至)\s?(?P<high>{_NUM}|{_OPEN})\s?(?:%|个?月|年|周|天)?\s?"
    r"(?:[)\]]|(?=[,;]\s?(?:单侧|双侧|名义)?p))"  # 0.84(0.64~1.10,P=0.20)
)
# HR 0.56;0.46~0.68 has them without a bracket of their own
_RATIO_BOUNDS = re.compile(rf"\s?[,;]\s?(?P<low>{_NUM})\s?(?:-|~|至)\s?(?P<high>{_NUM})(?=\s?[)\],;。])")
_BRACKETS = ("(", "[")  # that open the bounds after a figure
_IN_BRACKET = frozenset(digits + "-")
_EVENTS = re.compile(r"\s?/\s?(?P<total>\d{1,9})(?![\d.])")
_UNIT_AFTER_BRACKET = re.compile(
    r"\s?[(\[](?:[^()\[\]]|\([^()]{0,30}\)){3,60}[)\]]\s?(?P<unit>个月|月|年|周|天|%)(?!\d)"
)
_BRACKETED_UNIT = re.compile(r"\s?[(\[]\s?(?P<unit>个月|月|%)\s?[)\]]")  # 17.0/11.0（月）
_CLOSED_UNIT = re.compile(r"\s?[)）]\s?(?P<unit>个月|月|年|周|天|%)")
_P_BEFORE = re.compile(
    r"(?<![a-z])p\s?(?:值|value|trend|interaction|交互)?\s?(?:均|都|分别)?\s?(?:(?P<op>[=<>≤≥]|为|是|降[到至])|(?<=值))\s?$"
)
_SIGNS = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}  # as the contract writes them; the others say "is"
_COUNTED = r"\s?[余多]?(?:例|人|名|位|台|万|亿|元|美元|张|项|家|次|件|只|篇)"
_THOUSAND_SPACE = re.compile(rf"[0-9](?<![\d.].)\d{{0,2}}(?: \d{{3}})+(?={_COUNTED})")
_SPACE_COUNTED = re.compile(rf" \d{{3}}{_COUNTED}")  # what it ends in
_GLUED = re.compile(r"[a-z]+[-/]?$")
_GLUES = frozenset(ascii_letters + "-/._")  # before a number: it may be the end of a name
_GLUED_HEADS = frozenset(
    "hr or rr os pfs dfs rfs efs idfs ddfs dmfs drfs css ttp ttf dor cbr orr dcr cr pr pcr mpr mos mpfs mdor mdfs mrfs mefs mttp median of is was vs ci n p s c".split()
)
_SPACED = re.compile(r" (\d{1,3})(?![\d.])")
_LONGEST = 12  # digits; what is longer is a number of a register or a fault, and no figure
_TIME_UNITS = {
    "个月": "month", "月": "month", "年": "year", "周": "week", "星期": "week", "天": "day", "日": "day", "d": "day",
    "month": "month", "months": "month", "mo": "month", "m": "month", "week": "week", "weeks": "week", "year": "year", "years": "year",
}  # fmt: skip

_FORMS: dict[str, tuple[int, str | None]] = {
    "%": (PERCENT, "percent"), "成": (PERCENT, "percent"), "倍": (FOLD, "fold"),
    "百分点": (POINTS, "percentage_point"), "个百分点": (POINTS, "percentage_point"),
    "例": (COUNT, None), "人": (COUNT, None), "名": (COUNT, None),
    **{unit: (DURATION, name) for unit, name in _TIME_UNITS.items()},
}  # fmt: skip

_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_NUM = r"(?<![零〇一二两三四五六七八九十百])[零〇一二两三四五六七八九十百]{1,7}"
# A numeral's first character, and what can be its second.
_HAN_BEGINS = re.compile("[百一二两三四五六七八九十半](?=[零〇一二两三四五六七八九十百分半数至到~成点倍个年月周天-])")
_HAN = re.compile(
    rf"(?:百分之(?P<pc>{_HAN_NUM}(?:点{_HAN_NUM})?|{_NUM})"
    rf"|(?P<den>[二三四五六七八九十]|十[一二三四五六七八九]|百|(?<!\d)\d{1, 4})分之(?P<num>[一二两三四五六七八九]|\d+)"
    rf"|(?P<half>一半|半数)(?!年|月|天|以上的时间)"
    rf"|(?P<c1>[一二两三四五六七八九])(?:至|到|[~-])?(?P<c2>[一二三四五六七八九])?成(?P<ch>半|[一二三四五六七八九])?(?![为了功立就果员长年本熟分人像品都型份交绩])"
    rf"|(?P<fold>(?:{_HAN_NUM}))(?:点(?P<fd>{_HAN_NUM}))?(?P<fh>半)?倍(?!体|频|数体)"
    rf"|(?P<tn>(?:十[一二三四五六七八九]?|[一二三四五六七八九]十[一二三四五六七八九]?|[一二两三四五六七八九]))(?:个(?=月|半月))?(?P<th>半)?(?P<tu>年|个月|月|周|天)(?P<th2>半)?"
    rf"|(?P<hy>半)(?P<hyu>年))"
)


_start = attrgetter("start")


def plain_number(han: str) -> int:
    """The value of a plain Chinese numeral below one thousand (`三十五` → 35, `百` → 100).

    Written here and not taken from cn2an because cn2an is slow (it validates whole texts) and refuses what the figures
    need (`百` alone, `两`); cn2an is the oracle of its test.
    """
    total, digit = 0, 0
    seen = False
    for c in han:
        if c == "百":
            total += (digit or 1) * 100
            digit, seen = 0, True
        elif c == "十":
            total += (digit if digit else 1) * 10
            digit, seen = 0, True
        else:
            digit = digit * 10 + _HAN_DIGITS[c] if not seen else _HAN_DIGITS[c]
    return total + digit


def walk(folded: str, covered: bytearray) -> list[Number]:
    """All numbers of the folded text in order; those that begin on a covered code point are left out.

    Args:
        folded: the text as `oncozh.folding.fold` gives it.
        covered: one byte a code point, non-zero where a dictionary term stands (the 1 of PD-1 is no figure).
    """
    found: list[Number] = []
    append = found.append
    done = 0
    spaced = {m.start(): m for m in _THOUSAND_SPACE.finditer(folded)} if _SPACE_COUNTED.search(folded) else {}
    for m in _WALK.finditer(folded):
        start, end = m.span()
        if start < done or covered[start]:
            continue
        if end - start > _LONGEST and m.end("a") - start > _LONGEST and sum(map(str.isdigit, m["a"])) > _LONGEST:
            done = end
            continue
        count = None
        if spaced:
            if start in spaced:
                append(_spaced_count(spaced[start]))
                done = spaced[start].end()
                continue
            count = spaced.get(m.start("b"))
            if count is not None:  # 同比增长22%至9 190万元
                m = _WALK.fullmatch(folded, start, m.end("ua") if m["ua"] else m.end("a")) or m
        n = _classify(folded, m, start)
        if n is not None:
            append(n)
            if n.end > done:
                done = n.end
            if n.end < end and m["b"] is not None and n.end <= m.start("b"):
                # two numbers that are no range
                second = _WALK.match(folded, m.start("b"))
                n = _classify(folded, second, m.start("b")) if second is not None else None
                if n is not None:
                    append(n)
                    done = max(done, n.end)
        if count is not None:
            append(_spaced_count(count))
            done = count.end()
    han = _han_numerals(folded, covered)
    return _merge(found, han) if han else found


def _spaced_count(m: re.Match[str]) -> Number:
    return Number(m.start(), m.end(), COUNT, m[0].replace(" ", ""), digits_end=m.end())


def _han_numerals(folded: str, covered: bytearray) -> list[Number]:
    """The Chinese numerals that are figures: 百分之三十, 三成, 两倍, 五年."""
    out = []
    done = 0
    for begin in _HAN_BEGINS.finditer(folded):
        start = begin.start()
        if start < done:
            continue
        m = _HAN.match(folded, start)
        if m is not None:
            done = m.end()
            n = None if covered[start] else _han(m)
            if n is not None:
                out.append(n)
    return out


def _merge(found: list[Number], han: list[Number]) -> list[Number]:
    """Digits and Chinese numerals in one list; a numeral that overlaps a longer one gives way."""
    out: list[Number] = []
    for n in sorted(found + han, key=_start):  # no two begin at one place: a digit is no Chinese numeral
        if not out or n.start >= out[-1].end:
            out.append(n)
    return out


def _classify(folded: str, m: re.Match[str], start: int) -> Number | None:
    """The number that `_WALK` found, with its form; None where it is part of a name (PD-1, CD19)."""
    a, ua, b, _, deviation, _ = m.groups()
    left = folded[start - 1] if start else "\n"
    if left in _GLUES and _is_glued(folded, start, ua):
        return None
    digits_end = start + len(a)
    if ua == "%" and a[0] in "89":
        end = m.end("ua")
        first = folded[end : end + 1]
        word = _CI_WORD.match(folded, end) if first in _CI_BEGINS or first.isspace() else None
        if word is not None:
            return _interval(folded, start, word.end())
    if left in "=<>≤≥ 为值是到至" and (a.startswith(("0", "1.0")) or a == "1"):
        p = _P_BEFORE.search(folded, max(0, start - 14), start)
        if p is not None:
            op = _SIGNS.get(p["op"] or "", "")
            rest = _SPACED.match(folded, digits_end) if a.startswith("0.0") else None
            if rest is not None:  # P<0.000 01
                return Number(start, rest.end(), PVALUE, op + _plain(a) + rest[1], digits_end=rest.end())
            return Number(start, digits_end, PVALUE, op + _plain(a), digits_end=digits_end)
    after = folded[digits_end : digits_end + 1] if ua is None else ""
    if "." not in a and (after == "/" or after.isspace()):
        events = _EVENTS.match(folded, digits_end)
        if events is not None:
            return _part_of(folded, start, a, events)
    if deviation is not None:
        return _with_deviation(folded, m, start, left)
    if b is not None:
        both = _range(m, start)
        if both is not None:
            return both
    if ua is not None:
        form, name = _form(ua)
        return Number(start, m.end("ua"), form, _value(a, ua), unit=name, digits_end=digits_end)
    if after in _BRACKETS or after.isspace():
        bracket = _UNIT_AFTER_BRACKET.match(folded, digits_end) or _BRACKETED_UNIT.match(folded, digits_end)
        if bracket is not None:
            form, name = _form(bracket["unit"])
            return Number(
                start, digits_end, form, _plain(a), unit=name, digits_end=digits_end, flags=("unit_after_bracket",)
            )
    return Number(start, digits_end, BARE, _plain(a), digits_end=digits_end)


def _is_glued(folded: str, start: int, unit: str | None) -> bool:
    """Whether a number is the end of a name: CD19, IL-2, v1.2; but HR0.58 and mOS13.9个月 are figures."""
    left = folded[start - 1]
    glued = _GLUED.search(folded, max(0, start - 8), start)
    if glued is None:
        return left in "._" and start > 1 and folded[start - 2].isalnum() and folded[start - 3 : start] != "vs."
    head = glued[0].rstrip("-/")
    if head not in _GLUED_HEADS and not (glued[0] == head and unit in ("%", "个月")):
        return True
    return left in "-/"


_BEFORE_FRACTION = frozenset("为达约近的仅有过超占了")
_AFTER_NO_FRACTION = frozenset("级度期型例人名周个片次类号日月年)")


def _part_of(folded: str, start: int, a: str, events: re.Match[str]) -> Number:
    """29/67 as n/N; 1/3 after a word that leads to a figure as a percentage."""
    total, end = events["total"], events.end()
    if (
        len(a) == 1
        and 2 <= int(total[:3]) <= 10
        and 0 < int(a) < int(total[:3])
        and (folded[start - 1 : start] in _BEFORE_FRACTION and folded[end : end + 1] not in _AFTER_NO_FRACTION)
    ):
        return Number(start, end, PERCENT, _fraction(int(a), int(total)), unit="percent", digits_end=end)
    return Number(start, end, EVENTS, _plain(a), total, digits_end=events.end())


def _with_deviation(folded: str, m: re.Match[str], start: int, left: str) -> Number:
    """14.2±3.1个月, (14.2±3.1)个月."""
    unit = m["us"]
    if unit is None and left in "(（":
        closed = _CLOSED_UNIT.match(folded, m.end())
        unit = closed["unit"] if closed else None
    form, name = _form(unit) if unit else (BARE, None)
    return Number(start, m.end(), form, _plain(m["a"]), unit=name, sd=m["sd"], digits_end=m.end("sd"))


def _range(m: re.Match[str], start: int) -> Number | None:
    """20%~30%, 5-8个月, 3-5; None where two numbers stand there: 2008年至2015年, 82(39%."""
    a, ua, b, ub = m["a"], m["ua"], m["b"], m["ub"]
    if ua is None and ub is None:
        return Number(start, m.end("b"), BARE, _plain(a), _plain(b), digits_end=m.end("b"))
    if ua is not None:
        if ub is None and ua != "%":
            return None
        if (ub is not None and _form(ua) != _form(ub)) or (ua == "年" and len(a) == 4):
            return None
    unit = ub or ua
    assert unit is not None
    form, name = _form(unit)
    return Number(start, m.end(), form, _value(a, unit), _value(b, unit), unit=name, digits_end=m.end("b"))


def _value(number: str, unit: str) -> str:
    """The decimal string of a number with its unit: 3成 is 30 percent."""
    return f"{float(_plain(number)) * 10:.12g}" if unit == "成" else number.replace(",", "")


def _form(unit: str) -> tuple[int, str | None]:
    return _FORMS.get(unit) or (OTHER, unit)


def _plain(number: str) -> str:
    return number.replace(",", "")


def _interval(folded: str, start: int, position: int) -> Number | None:
    bounds = _CI_BOUNDS.match(folded, position)
    if bounds is None:
        return Number(start, position, INTERVAL, "", None, digits_end=position)
    low, high = bounds["low"], bounds["high"]
    flags: tuple[str, ...] = ()
    if high[0].isdigit() and float(_plain(low)) > float(_plain(high)) and low[0] == "1" and low[1:2].isdigit():
        # An I of "CI" read as the figure 1 by the converter: "95% C 10.60-1.24".
        low, flags = low[1:], ("garbled_ci",)
    return Number(
        start, bounds.end(), INTERVAL, _plain(low), _plain(high) if high[0].isdigit() else None,
        digits_end=bounds.end(), flags=flags,
    )  # fmt: skip


def bare_interval(folded: str, position: int) -> Number | None:
    """The two numbers in a bracket right after a figure, as in `12.0(9.0, 15.0)`, or None."""
    # Asked after every figure: a bracket, and in it a number.
    first = folded[position : position + 1]
    if first in _BRACKETS:
        inside = folded[position + 1 : position + 2]
        if inside not in _IN_BRACKET and not inside.isspace():
            return None
    elif not first.isspace():
        return None
    m = _BARE_BOUNDS.match(folded, position)
    if m is None:
        return None
    high = m["high"]
    return Number(m.start(), m.end(), INTERVAL, _plain(m["low"]), _plain(high) if high[0].isdigit() else None)


def ratio_bounds(folded: str, n: Number) -> Number | None:
    """The bounds right after a ratio, in a bracket or behind a comma, or None; behind a comma they lie around it."""
    interval = bare_interval(folded, n.end)
    if interval is not None or folded[n.end : n.end + 1] not in (",", ";"):
        return interval
    m = _RATIO_BOUNDS.match(folded, n.end)
    if m is None or not float(_plain(m["low"])) <= float(n.low) <= float(_plain(m["high"])):
        return None
    return Number(m.start(), m.end(), INTERVAL, _plain(m["low"]), _plain(m["high"]))


def _han(m: re.Match[str]) -> Number | None:
    start, end = m.span()
    if m["pc"]:
        text = m["pc"]
        if text[0].isdigit():
            value = _plain(text)
        elif "点" in text:
            whole, part = text.split("点")
            value = f"{plain_number(whole)}.{''.join(str(_HAN_DIGITS.get(c, 0)) for c in part)}"
        else:
            value = str(plain_number(text))
        return Number(start, end, PERCENT, value, unit="percent", digits_end=end)
    if m["den"]:
        den = int(m["den"]) if m["den"].isdigit() else plain_number(m["den"])
        num = int(m["num"]) if m["num"].isdigit() else plain_number(m["num"])
        if den == 0 or num > den:
            return None
        return Number(start, end, PERCENT, _fraction(num, den), unit="percent", digits_end=end)
    if m["half"]:
        return Number(start, end, PERCENT, "50", unit="percent", digits_end=end)
    if m["c1"]:
        tens = _HAN_DIGITS[m["c1"]] * 10
        extra = 5 if m["ch"] == "半" else _HAN_DIGITS[m["ch"]] if m["ch"] else 0
        if m["c2"]:
            return Number(
                start, end, PERCENT, str(tens), str(_HAN_DIGITS[m["c2"]] * 10), unit="percent", digits_end=end
            )
        return Number(start, end, PERCENT, str(tens + extra), unit="percent", digits_end=end)
    if m["fold"]:
        value = str(plain_number(m["fold"]))
        if m["fd"]:
            value += "." + "".join(str(_HAN_DIGITS.get(c, 0)) for c in m["fd"])
        elif m["fh"]:
            value += ".5"
        return Number(start, end, FOLD, value, unit="fold", digits_end=end)
    if m["tn"]:
        half = m["th"] or m["th2"]
        return Number(
            start, end, DURATION, f"{plain_number(m['tn'])}{'.5' if half else ''}", unit=_TIME_UNITS[m["tu"]],
            digits_end=m.end("tn"), flags=("han",),
        )  # fmt: skip
    return Number(start, end, DURATION, "0.5", unit="year", digits_end=end, flags=("han",))


def _fraction(num: int, den: int) -> str:
    """A fraction in percent, as a decimal string of at most two places: 1/3 → 33.33."""
    return f"{num * 100 / den:.2f}".rstrip("0").rstrip(".")
