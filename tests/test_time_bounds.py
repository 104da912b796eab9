"""Hostile input costs no more than five times as much a character as articles do, at any length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import oncozh

ARTICLES = "\n\n".join(
    p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
)
TIMES_NORMAL = 5
SHORT, LONG = 12_000, 48_000

# One unit of text, repeated: what a pattern may run along, what may open and never close, what may be paired with all.
HOSTILE = {
    "digits": "1", "digits and spaces": "1 ", "digits and points": "1.", "thousands": ",111", "digit list": "1、", "ranges": "1~", "fractions": "1/",
    "plus-minus": "1±", "small intervals": "(1,2)", "percent signs": "%", "percentages": "43.3%、", "versus": "43.3% vs ", "durations": "9.5个月，",
    "years": "3年", "time points": "1、3、5年", "numerals": "一", "numerals ten": "十", "tenths": "三成", "per cent in words": "百分之", "fractions in words": "百分之三十、",
    "folds": "两倍", "point numerals": "三点", "brackets": "(", "wide brackets": "（", "bracket pairs": "()", "square": "[", "closed": "]", "quotes": "“",
    "books": "《", "books closed": "《》", "dashes": "-", "list marks": "、", "commas": "，", "stops": "。", "semicolons": "；", "line breaks": "\n",
    "Windows line breaks": "\r\n", "spaces": " ", "wide spaces": "\u3000", "NUL": "\0", "emoji": "😀", "zero width": "\u200b", "combining": "\u0301",
    "stems": "替尼", "antibodies": "单抗", "names": "恩扎卢胺", "name list": "恩扎卢胺、", "combination": "恩扎卢胺联合", "plus": "恩扎卢胺+", "opened names": "恩扎卢胺(",
    "short forms": "恩扎卢胺（Xtandi）", "hospitals": "医院", "affiliated": "附属", "universities": "北京大学", "affiliated hospitals": "大学附属第一医院",
    "companies": "有限公司", "letters": "A", "small letters": "a", "words": "Aa ", "hyphened": "A-", "hyphened words": "Aa-", "codes": "HLX26", "bare codes": "A1 ",
    "series": "KEYNOTE-", "named trials": "ABC研究", "registry": "NCT", "groups": "组", "lettered groups": "A组", "controls": "对照组", "two groups": "两组",
    "defined groups": "A组（恩扎卢胺）", "phases": "Ⅰ期", "phase list": "Ⅰ-", "letter I": "I", "TNM": "T1", "English phase": "phase ", "genes": "EGFR", "mutations": "EGFR突变",
    "cancers": "癌", "spread": "转移", "endpoints": "ORR", "endpoint list": "ORR、", "medians": "中位", "events": "骨髓抑制、", "grades": "≥3级", "rates": "发生率",
    "unknown events": "甲乙丙发生率5%，", "cases": "1例", "cases in brackets": "29例(", "respectively": "分别", "than": "较", "from": "从6提升至31，", "not reached": "OS未达到、",
    "intervals": "95%CI ", "opened intervals": "95%CI(", "whole intervals": "95%CI 0.3~0.9，", "P": "P<0.001 ", "P without": "p=", "counts": "29/67 ", "hazards": "HR ",
    "hazard values": "HR=0.5，", "rises without sign": "提高81，", "one sentence of figures": "ORR为43.3%，", "one sentence of arms": "恩扎卢胺组ORR为43.3%，",
    "one sentence of comparisons": "恩扎卢胺组较索拉非尼组提高3%，", "one sentence of clauses": "ORR为43.3%；", "countries": "日本为5%，",
    "glued code": "珠单抗00000000000000000000000001:", "endpoint and figure": "生存4", "spaces between names": "恩扎卢胺" + " " * 56,
    "doses between names": "恩扎卢胺" + "1 mg " * 11, "zeros between names": "恩扎卢胺" + "0" * 56,
}  # fmt: skip


def _cost(text: str) -> float:
    start = time.process_time()
    oncozh.extract(text)
    return (time.process_time() - start) / len(text)


def _ratio(text: str, normal: float, limit: float) -> float:
    """The cost of a text in units of the normal one; where it is over the limit, the least of three: a busy machine."""
    ratio = _cost(text) / normal
    return ratio if ratio <= limit else min(ratio, _cost(text) / normal, _cost(text) / normal)


@pytest.fixture(scope="module")
def normal() -> float:
    oncozh.extract(ARTICLES[:5000])
    return min(_cost(ARTICLES[i : i + LONG]) for i in (0, LONG // 2, LONG))


# A row of the table every three characters: what is measured is the making of rows, which articles do more rarely.
ALL_ROWS = {"endpoint and figure": 8}


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_a_character(name: str, normal: float) -> None:
    unit, limit = HOSTILE[name], ALL_ROWS.get(name, TIMES_NORMAL)
    for size in (SHORT, LONG):
        ratio = _ratio(unit * (size // len(unit)), normal, limit)
        assert ratio <= limit, f"{unit!r}, {size} characters: {ratio:.1f} times the cost of articles"


# Words that a pattern could read as one and as two, or that several of its loops could take, where it looks for them: each
# run once took time that doubled with every word, or grew with its square.
RUNS = {
    "lack": ("恩扎卢胺组ORR为43.3%，老药", "则为", 15, "x21.1%。"), "those before": ("恩扎卢胺组ORR在老年者", "则为", 18, "x43.3%，年轻者21.1%。"),
    "linking": ("恩扎卢胺组ORR为43.3%，", "可达", 40, "估21.1%。"), "linking in": ("恩扎卢胺组ORR为43.3%，", "多在", 40, "估21.1%。"),
    "given in": ("对照组", "在", 60, "，索拉非尼。"), "given at": ("对照组（n=30）", "在均", 30, "，索拉非尼。"), "given after": ("对照组", "术后", 30, "，索拉非尼。"),
    "grade": ("恩扎卢胺组严重", "分级", 30, "x毒性发生率为5%。"), "systems": ("恩扎卢胺组严重", "血液系统", 30, "x毒性发生率为5%。"),
    "country": ("ORR美国为5%，日本", "仅为", 40, "x8%。"), "fields": ("中国", "肝病", 60, "x学会发布指南。"), "companies": ("上海", "生物制药", 60, "x有限公司。"),
    "doses": ("15 mg剂量组6例中2例出现毒性（33.3%）；12 mg组未见，故最", "1", 16000, "大耐受剂量定为12 mg。"),
    "groups after": ("卡瑞利珠单抗联合阿帕替尼与索", "组", 4000, "拉非尼相比，中位OS23.8个月vs15.2个月。"),
    "groups before": ("FOLFIRINOX组和吉西他滨组客观缓解率分别为31.6%和9.4%，中位OS分别为11.1", "组", 4000, "个月和6.8个月，死亡风险降低43%；中性粒细胞减少达45.7%（对照21.0%）。"),
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
def test_a_run_of_words_that_can_be_read_in_two_ways(name: str) -> None:
    before, unit, times, after = RUNS[name]
    oncozh.extract(ARTICLES[:500])
    start = time.process_time()
    oncozh.extract(before + unit * times + after)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("unit", "size"),
    [(u, 1_000_000) for u in ("1", "(", "（）", "分别", "、", "%", "\n")]
    + [("替尼", 300_000), ("ORR为43.3%，", 300_000)],
)
def test_a_million_characters(unit: str, size: int, normal: float) -> None:
    assert _ratio(unit * (size // len(unit)), normal, TIMES_NORMAL) <= TIMES_NORMAL


def test_one_line_of_all_articles_costs_what_articles_cost(normal: float) -> None:
    line = ARTICLES.replace("\n", "").replace("\r", "")[: 2 * LONG]
    assert _ratio(line, normal, 2) <= 2
    endless = line.replace("。", "，").replace("；", "，").replace("！", "，").replace("？", "，")
    assert _ratio(endless, normal, TIMES_NORMAL) <= TIMES_NORMAL
