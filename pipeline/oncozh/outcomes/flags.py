"""What a reviewer must look at in a row that is otherwise complete: values that cannot be, endpoints that are often others.

Flags that a rule knows at the place where it guesses (`unmatched_distribution`, `not_reached` …) are set there.
"""

from __future__ import annotations

import re
from collections import defaultdict

from oncozh.figures import DURATION, PERCENT
from oncozh.outcomes.blocks import RATIO, Figure
from oncozh.outcomes.context import Context
from oncozh.outcomes.phrases import TREATMENTS
from oncozh.outcomes.rows import Row

# Endpoints that other words of the clause often make another one (有效率 defined as CR+PR, a risk over ten years).
_LOOSE = frozenset({"RESPONSE", "INCIDENCE"})


def set_flags(ctx: Context, rows: list[Row]) -> None:
    """Adds the flags that follow from the whole of each row, and from the rows of a sentence together."""
    one_patient = _SOMEONE.search(ctx.text) is not None
    signless = ctx.reader.signless
    for row in rows:
        figure = row.figure
        if is_implausible(row):
            row.flags.append("implausible_value")
        if (
            one_patient
            and (figure.form == DURATION or row.endpoint.code == "RESPONSE")
            and _is_one_patient(ctx.text, figure.start)
        ):
            row.flags.append("single_patient")
            row.time = None  # 8个月后肿瘤缩小了72%: no rate at that time
            row.comparator = []  # of an arm that the text compares
        doubtful = (
            row.head == "earlier"
            or (row.head == "carried" and row.statistic == "rate" and row.endpoint.code in _LOOSE)
            # 一半, 七成 in an article without signs: told of many things that are no endpoint
            or (
                signless
                and figure.form == PERCENT
                and not ctx.text[figure.number.start].isdigit()
                and not _named_before(ctx.text, row)
            )
        )
        if doubtful and figure.value is not None:
            row.flags.append("ambiguous_endpoint")
        if _is_undefined(ctx, row.refs) or _is_undefined(ctx, row.comparator):
            row.flags.append("undefined_group")
    _flag_contradictions(rows)


# Names that say what an arm is in its study, not what it got: 对照组, 单药组, 三药组, B组, HLP组.
_ROLE = re.compile(
    r"(?:[一-龥]*(?:对照|试验|研究|观察|实验|干预|治疗|联合|[单双两二三四]药|新药|标准|传统|常规)|(?!(?:SC|IV|IM|PO|QD|BID)组)[A-Za-z甲乙丙丁][A-Za-z+]*)组"
)
_OF_ITSELF = ("安慰剂", "非", "未", "历史")  # 安慰剂组, 未治疗组: all there is to say


def _is_undefined(ctx: Context, refs: list[str]) -> bool:
    """Whether a slot holds an arm by a name that does not say which of the article's treatments it got."""
    for r in refs:
        if r[-1] == "组" and r not in ctx.by_id and _ROLE.fullmatch(r) is not None and not r.startswith(_OF_ITSELF):
            return not ctx.labels.isdisjoint(TREATMENTS)
    return False


_ONE_PATIENT = re.compile(
    r"(?<![\d、~-])(?:1|一)\s?[例名位](?!次)[^，。；,;%]{0,24}(?:患者|病人|者)"
    r"|\d{1,3}岁的?[一-龥](?:先生|女士|大爷|阿姨|奶奶)|[患病][者人][一-龥]?某|[一-龥](?:先生|女士|大爷|阿姨|奶奶)[^。；]{0,24}(?:患|瘤|癌|治)"
)
# What every one of these holds; asked once of an article.
_SOMEONE = re.compile(
    r"[1一某先女大阿奶](?:(?<![\d、~-][1一])(?<=[1一])\s?[例名位]|(?<=某)|(?<=先)生|(?<=女)士|(?<=大)爷|(?<=阿)姨|(?<=奶)奶)"
)
_LONGEST_STORY = 90  # code points between the patient and the figure


def _is_one_patient(text: str, figure: int) -> bool:
    """Whether the sentence tells of one patient: 1例胸腺癌患者靶病灶缩小71%."""
    start = max(0, figure - _LONGEST_STORY)
    for c in "。；;\n":
        start = max(start, text.rfind(c, start, figure) + 1)
    found = _ONE_PATIENT.search(text, start, figure)
    return found is not None and _COUNTED.search(text, found.end(), figure) is None


_COUNTED = re.compile(r"中位|\d\s?例|组")
_APART = re.compile(r"[，,。；;：:]")


def _named_before(text: str, row: Row) -> bool:
    """Whether the name of a rate or a risk leads to the figure: 5年生存率能达到九成."""
    end, start = row.endpoint.end, row.figure.start
    if row.head != "own" or not 0 <= start - end <= 12 or _APART.search(text, end, start):
        return False
    return text[end - 1] == "率" or row.endpoint.form == "risk"


_LONGEST = {"year": 50, "month": 600, "week": 2_600, "day": 18_250}  # a survival of fifty years
_LARGEST_RATIO = 100
_ROUNDED = 1.5  # percentage points by which a rate may be off the share of patients it is given with


def is_implausible(row: Row) -> bool:
    """Whether a value cannot be: a rate over 100%, fifty years of survival, an HR of 0, more events than patients, a
    rate that is not their share, an interval that does not hold its value."""
    figure = row.figure
    if figure.events is not None and figure.total is not None and int(figure.events) > int(figure.total):
        return True
    if figure.value is None:
        return False
    low = float(figure.value)
    high = float(figure.high) if figure.high is not None else low
    if figure.ci is not None and _outside(figure.ci, low, high):
        return True
    if figure.form == DURATION:
        return max(low, high) > _LONGEST.get(figure.unit or "", 600)
    if figure.form == RATIO:
        return low == 0 or max(low, high) > _LARGEST_RATIO
    if figure.form != PERCENT or row.statistic != "rate":
        return False
    return low < 0 or low > 100 or high > 100 or _not_its_share(figure, low)


def _outside(ci: tuple[str | None, str | None], low: float, high: float) -> bool:
    if ci[0] is None or ci[1] is None:
        return False
    return low < float(ci[0]) or high > float(ci[1])


def _not_its_share(figure: Figure, rate: float) -> bool:
    """Whether 43.3%（10/67） says two things."""
    if figure.events is None or figure.total is None or figure.high is not None or figure.qualifier != "=":
        return False
    return not int(figure.total) or abs(100 * int(figure.events) / int(figure.total) - rate) > _ROUNDED


# Who has the first has the second too: no rate of it can be the higher one.
_PARTS = (
    ("CR", "ORR"), ("PR", "ORR"), ("CR", "DCR"), ("PR", "DCR"), ("SD", "DCR"), ("ORR", "DCR"), ("PCR", "MPR"),
)  # fmt: skip
_RESPONSES = frozenset(code for pair in _PARTS for code in pair)


def _flag_contradictions(rows: list[Row]) -> None:
    """Flags both where a sentence gives the same patients a higher rate of a part than of the whole (CR above ORR)."""
    responses = [
        r for r in rows
        if r.endpoint.code in _RESPONSES
        and r.statistic == "rate"
        and r.figure.form == PERCENT
        and r.figure.value is not None
    ]  # fmt: skip
    if len(responses) < 2:
        return
    rates: defaultdict[tuple[object, ...], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in responses:
        patients = (row.sentence, *row.refs, *(m.id for m in row.population), row.time, row.status)
        rates[patients][row.endpoint.code].append(row)
    for found in rates.values():
        if len(found) < 2:
            continue
        for part, whole in _PARTS:
            if part not in found or whole not in found:
                continue
            if min(map(_rate, found[part])) > max(map(_rate, found[whole])):
                for row in found[part] + found[whole]:
                    if "implausible_value" not in row.flags:
                        row.flags.append("implausible_value")


def _rate(row: Row) -> float:
    return float(row.figure.high or row.figure.value or 0)
