"""The number grammar in tables: what is written, and what the walk makes of it."""

from __future__ import annotations

import cn2an
import pytest

import oncozh
from oncozh import figures
from oncozh.figures import bare_interval, plain_number, walk
from oncozh.folding import fold

NAMES = {
    getattr(figures, n): n
    for n in ("PERCENT", "POINTS", "DURATION", "FOLD", "BARE", "COUNT", "EVENTS", "INTERVAL", "PVALUE", "OTHER")
}


def read(text: str) -> list[str]:
    """The numbers of a text, each as `text FORM low..high unit ±sd`."""
    folded = fold(text)
    out = []
    for n in walk(folded, bytearray(len(folded))):
        value = n.low if n.high is None else f"{n.low}..{n.high}"
        parts = [text[n.start : n.end], NAMES[n.form], value, n.unit or "", f"±{n.sd}" if n.sd else ""]
        out.append(" ".join(p for p in parts if p))
    return out


ONE = [
    # percentages
    ("为43.3%，", "43.3% PERCENT 43.3 percent"),
    ("为43.3％，", "43.3％ PERCENT 43.3 percent"),
    ("为４３．３％，", "４３．３％ PERCENT 43.3 percent"),
    ("为43.3 %，", "43.3 % PERCENT 43.3 percent"),
    ("达100%。", "100% PERCENT 100 percent"),
    ("仅0%。", "0% PERCENT 0 percent"),
    ("约12个百分点", "12个百分点 POINTS 12 percentage_point"),
    ("约12.5百分点", "12.5百分点 POINTS 12.5 percentage_point"),
    # ranges
    ("在20%~30%之间", "20%~30% PERCENT 20..30 percent"),
    ("在20%～30%之间", "20%～30% PERCENT 20..30 percent"),
    ("在20%-30%之间", "20%-30% PERCENT 20..30 percent"),
    ("在20–30%之间", "20–30% PERCENT 20..30 percent"),
    ("在20%至30%之间", "20%至30% PERCENT 20..30 percent"),
    ("在20到30%之间", "20到30% PERCENT 20..30 percent"),
    ("6~9个月", "6~9个月 DURATION 6..9 month"),
    ("6 - 9 个月", "6 - 9 个月 DURATION 6..9 month"),
    ("6至9个百分点", "6至9个百分点 POINTS 6..9 percentage_point"),
    ("2~3倍", "2~3倍 FOLD 2..3 fold"),
    # lengths of time
    ("28.6个月", "28.6个月 DURATION 28.6 month"),
    ("28.6 个月", "28.6 个月 DURATION 28.6 month"),
    ("28.6月", "28.6月 DURATION 28.6 month"),
    ("2.1年", "2.1年 DURATION 2.1 year"),
    ("35周", "35周 DURATION 35 week"),
    ("35星期", "35星期 DURATION 35 week"),
    ("90天", "90天 DURATION 90 day"),
    ("90d，", "90d DURATION 90 day"),
    ("12.3 months", "12.3 months DURATION 12.3 month"),
    ("12.3 weeks", "12.3 weeks DURATION 12.3 week"),
    # multiples
    ("2倍", "2倍 FOLD 2 fold"),
    ("1.5倍", "1.5倍 FOLD 1.5 fold"),
    # spread
    ("8.7±1.2个月", "8.7±1.2个月 DURATION 8.7 month ±1.2"),
    ("(8.7±1.2)个月", "8.7±1.2 DURATION 8.7 month ±1.2"),
    ("（8.7 ± 1.2）个月", "8.7 ± 1.2 DURATION 8.7 month ±1.2"),
    ("8.7±1.2", "8.7±1.2 BARE 8.7 ±1.2"),
    # persons
    ("29例", "29例 COUNT 29"),
    ("1,234例", "1,234例 COUNT 1234"),
    ("12 345例", "12 345 COUNT 12345"),
    ("2 360台", "2 360 COUNT 2360"),
    ("29/67", "29/67 EVENTS 29..67"),
    ("29 / 67", "29 / 67 EVENTS 29..67"),
    # thousands
    ("1,234,567", "1,234,567 BARE 1234567"),
    # P values
    ("P<0.001", "0.001 PVALUE <0.001"),
    ("P＜0.001", "0.001 PVALUE <0.001"),
    ("p = 0.03", "0.03 PVALUE 0.03"),
    ("P=0.03", "0.03 PVALUE 0.03"),
    ("P值=0.03", "0.03 PVALUE 0.03"),
    ("P≤0.05", "0.05 PVALUE <=0.05"),
    ("P>0.05", "0.05 PVALUE >0.05"),
    ("P值为0.03", "0.03 PVALUE 0.03"),
    ("均P<0.05", "0.05 PVALUE <0.05"),
    # intervals: the 95 is part of them
    ("95%CI 0.45-0.75", "95%CI 0.45-0.75 INTERVAL 0.45..0.75"),
    ("95% CI：0.45~0.75", "95% CI：0.45~0.75 INTERVAL 0.45..0.75"),
    ("95%CI 0.45～0.75", "95%CI 0.45～0.75 INTERVAL 0.45..0.75"),
    ("95％CI，0.45–0.75", "95％CI，0.45–0.75 INTERVAL 0.45..0.75"),
    ("95%CI:0.45,0.75", "95%CI:0.45,0.75 INTERVAL 0.45..0.75"),
    ("95%CI为0.45至0.75", "95%CI为0.45至0.75 INTERVAL 0.45..0.75"),
    ("95%CI 0.45--0.75", "95%CI 0.45--0.75 INTERVAL 0.45..0.75"),
    ("95%CI 10.1%~15.3%", "95%CI 10.1%~15.3% INTERVAL 10.1..15.3"),
    ("95%(CI) 0.45-0.75", "95%(CI) 0.45-0.75 INTERVAL 0.45..0.75"),
    ("95%(CI 0.45-0.75)", "95%(CI 0.45-0.75) INTERVAL 0.45..0.75"),
    ("95%可信区间0.45~0.75", "95%可信区间0.45~0.75 INTERVAL 0.45..0.75"),
    ("95%置信区间为0.45~0.75", "95%置信区间为0.45~0.75 INTERVAL 0.45..0.75"),
    ("95%置信区间（CI）：0.45-0.75", "95%置信区间（CI）：0.45-0.75 INTERVAL 0.45..0.75"),
    ("95%可信限0.45-0.75", "95%可信限0.45-0.75 INTERVAL 0.45..0.75"),
    ("90%CI 0.45-0.75", "90%CI 0.45-0.75 INTERVAL 0.45..0.75"),
    ("95%CI 10.1~15.3个月", "95%CI 10.1~15.3个月 INTERVAL 10.1..15.3"),
    ("95%CI 10.1-NE", "95%CI 10.1-NE INTERVAL 10.1"),
    ("95%CI 10.1~NR", "95%CI 10.1~NR INTERVAL 10.1"),
    ("95%CI 10.1~未达到", "95%CI 10.1~未达到 INTERVAL 10.1"),
    ("95% C 10.60-1.24", "95% C 10.60-1.24 INTERVAL 0.60..1.24"),  # an I that the converter read as 1
    # the unit after a bracket
    ("18.3（95%CI 9.0~11.4）个月", "18.3 DURATION 18.3 month"),
    ("18.3 (95% CI: 9.0-11.4) 个月", "18.3 DURATION 18.3 month"),
    # Chinese numerals
    ("百分之三十", "百分之三十 PERCENT 30 percent"),
    ("百分之三十五点六", "百分之三十五点六 PERCENT 35.6 percent"),
    ("百分之百", "百分之百 PERCENT 100 percent"),
    ("百分之43.3", "百分之43.3 PERCENT 43.3 percent"),
    ("三成", "三成 PERCENT 30 percent"),
    ("3成", "3成 PERCENT 30 percent"),
    ("四成半", "四成半 PERCENT 45 percent"),
    ("四成五", "四成五 PERCENT 45 percent"),
    ("三四成", "三四成 PERCENT 30..40 percent"),
    ("三至四成", "三至四成 PERCENT 30..40 percent"),
    ("四分之一", "四分之一 PERCENT 25 percent"),
    ("三分之二", "三分之二 PERCENT 66.67 percent"),
    ("十分之一", "十分之一 PERCENT 10 percent"),
    ("一半", "一半 PERCENT 50 percent"),
    ("半数", "半数 PERCENT 50 percent"),
    ("一倍", "一倍 FOLD 1 fold"),
    ("两倍", "两倍 FOLD 2 fold"),
    ("一点五倍", "一点五倍 FOLD 1.5 fold"),
    ("两年", "两年 DURATION 2 year"),
    ("一年半", "一年半 DURATION 1.5 year"),
    ("半年", "半年 DURATION 0.5 year"),
    ("十八个月", "十八个月 DURATION 18 month"),
    ("二十天", "二十天 DURATION 20 day"),
    # no unit, or none of ours
    ("0.58", "0.58 BARE 0.58"),
    ("65岁", "65岁 OTHER 65 岁"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[t for t, _ in ONE])
def test_one_number(text: str, expected: str) -> None:
    found = read(text)
    if "INTERVAL" not in expected and len(found) > 1:
        found = found[:1]  # the interval that stands in the bracket
    assert found == [expected]


SEVERAL = [
    ("2008年至2015年", ["2008年 DURATION 2008 year", "2015年 DURATION 2015 year"]),
    ("29例（43.3%）", ["29例 COUNT 29", "43.3% PERCENT 43.3 percent"]),
    ("43.3%（29/67）", ["43.3% PERCENT 43.3 percent", "29/67 EVENTS 29..67"]),
    ("18.3、10.8、12.9个月", ["18.3 BARE 18.3", "10.8 BARE 10.8", "12.9个月 DURATION 12.9 month"]),
    ("PFS14.6个月", ["14.6个月 DURATION 14.6 month"]),
    ("HR0.58，95%CI0.45-0.75，P<0.001", ["0.58 BARE 0.58", "95%CI0.45-0.75 INTERVAL 0.45..0.75", "0.001 PVALUE <0.001"]),
    ("(HR=0.58;95%CI:0.45-0.75;P=0.02)", ["0.58 BARE 0.58", "95%CI:0.45-0.75 INTERVAL 0.45..0.75", "0.02 PVALUE 0.02"]),
    ("从三成到五成", ["三成 PERCENT 30 percent", "五成 PERCENT 50 percent"]),
    ("43.3%和44.1%", ["43.3% PERCENT 43.3 percent", "44.1% PERCENT 44.1 percent"]),
    ("1个月或2年", ["1个月 DURATION 1 month", "2年 DURATION 2 year"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[t for t, _ in SEVERAL])
def test_several_numbers(text: str, expected: list[str]) -> None:
    assert read(text) == expected


NONE = [
    "SHR1701", "CD19", "VX-765", "IL-2", "GPC3", "amg510", "成功", "完成", "促成", "组成", "现成", "二倍体", "零分之一", "四分之九", "无", "",
    "百分之", "分之一", "倍", "%", "±", "1成为",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text: str) -> None:
    assert [n for n in read(text) if "BARE" not in n] == []


@pytest.mark.parametrize("n", range(1, 1000))
def test_plain_numerals_as_cn2an_reads_them(n: int) -> None:
    assert plain_number(cn2an.an2cn(str(n))) == n


@pytest.mark.parametrize("n", [*range(1, 101)])
def test_percentages_in_words_as_cn2an_writes_them(n: int) -> None:
    words = cn2an.an2cn(str(n))
    assert read(f"达百分之{words}。") == [f"百分之{words} PERCENT {n} percent"]


@pytest.mark.parametrize("value", ["0.5", "3.7", "12.34", "60.05", "99.9"])
def test_decimals_in_words_as_cn2an_writes_them(value: str) -> None:
    words = cn2an.an2cn(value)
    assert read(f"百分之{words}") == [f"百分之{words} PERCENT {value} percent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12.0(9.0, 15.0)", ("9.0", "15.0")), ("12.0 [9.0-15.0]", ("9.0", "15.0")), ("12.0（9.0～NR）", ("9.0", None)), ("12.0(9.0%-15.0%)", ("9.0", "15.0"))],
)  # fmt: skip
def test_an_interval_without_its_name(text: str, expected: tuple[str, str | None]) -> None:
    n = bare_interval(fold(text), 4)
    assert n is not None
    assert (n.low, n.high) == expected


@pytest.mark.parametrize("text", ["12.0（29例）", "12.0", "12.0(9.0)", "12.0(n=9, 15)"])
def test_no_interval(text: str) -> None:
    assert bare_interval(fold(text), 4) is None


# What depends on the words around it: the qualifier, the sign, the figure's own span.
IN_CONTEXT = [
    ("ORR超过43.3%。", "43.3% > 43.3 percent"),
    ("ORR突破43.3%。", "43.3% > 43.3 percent"),
    ("ORR逾43.3%。", "43.3% > 43.3 percent"),
    ("ORR高于43.3%。", "43.3% > 43.3 percent"),
    ("ORR首超43.3%。", "43.3% > 43.3 percent"),
    ("ORR不足43.3%。", "43.3% < 43.3 percent"),
    ("ORR低于43.3%。", "43.3% < 43.3 percent"),
    ("ORR‹43.3%。", "43.3% < 43.3 percent"),
    ("ORR不低于43.3%。", "43.3% >= 43.3 percent"),
    ("ORR为43.3%以上。", "43.3% >= 43.3 percent"),
    ("ORR为43.3%以下。", "43.3% <= 43.3 percent"),
    ("中位OS为12个月以内。", "12个月 <= 12 month"),
    ("ORR约43.3%。", "43.3% ~ 43.3 percent"),
    ("ORR近43.3%。", "43.3% ~ 43.3 percent"),
    ("ORR为43.3%左右。", "43.3% ~ 43.3 percent"),
    ("ORR高达43.3%。", "43.3% = 43.3 percent"),
    ("ORR可达43.3%。", "43.3% = 43.3 percent"),
    ("ORR最高达43.3%。", "43.3% = 43.3 percent"),
    ("ORR为百分之三十。", "百分之三十 = 30 percent"),
    ("ORR近三成。", "三成 ~ 30 percent"),
    ("ORR为1/3。", "1/3 = 33.33 percent"),
    ("肿瘤缓解率变化为-12.9%。", "-12.9% = -12.9 percent"),
    ("中位OS为18.3（95%CI 9.0~21.4）个月。", "18.3 = 18.3 month"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_CONTEXT, ids=[t for t, _ in IN_CONTEXT])
def test_a_figure_in_its_sentence(text: str, expected: str) -> None:
    article = oncozh.extract(text)
    found = [m for m in article.mentions if m.label in ("PERCENT", "SURVIVAL")]
    assert [f"{m.text} {m.qualifier or '='} {m.value} {m.unit}" for m in found] == [expected]


NO_PERCENT = [
    "用0.9%氯化钠溶液250 ml稀释。", "5%葡萄糖注射液。", "HR=0.58（95%CI 0.45~0.75）。", "剂量为200 mg，每3周1次。", "放疗8Gy×1。", "共329项研究。", "48小时内。", "总价3万元。",
    "患者年龄65岁。", "2023年5月6日。",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERCENT)
def test_no_percentage(text: str) -> None:
    assert [m.text for m in oncozh.extract(text).mentions if m.label == "PERCENT"] == []


SIGN_LOST = [
    ("该疗法将3年局部控制率提升至81，毒性较轻。", ["81"]),
    ("治愈率从6提升至31，共329项研究。", ["6", "31"]),
    ("使57的患者获益，随访48小时。", ["57"]),
    ("入组329例，费用3万元，用药2周。", []),
    ("ORR为43，DCR为78.5。", ["43", "78.5"]),
]


@pytest.mark.parametrize(("text", "expected"), SIGN_LOST, ids=[t for t, _ in SIGN_LOST])
def test_a_lost_sign(text: str, expected: list[str]) -> None:
    found = [m for m in oncozh.extract(text).mentions if m.label == "PERCENT"]
    assert [m.text for m in found] == expected
    assert all(m.flags == ["implied_percent"] for m in found)


def test_count_after_a_percentage_is_no_range() -> None:
    assert read("增长22.4%至9 190万元") == ["22.4% PERCENT 22.4 percent", "9 190 COUNT 9190"]
