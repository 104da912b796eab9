from oncozh.article import Article
from oncozh.formats.marked import parse_marked
from oncozh.scoring.errors import error_rows
from oncozh.scoring.gold import Pair


def told(gold: tuple[str, str], pred: tuple[str, str]) -> list[tuple[str, str, str, str, str, str]]:
    rows = error_rows(Pair(parse_marked(*gold), parse_marked(*pred)))
    return [(r.of, r.kind, r.label, r.text, r.gold, r.predicted) for r in rows]


def test_errors_of_mentions():
    gold = "⟦甲药|DRUG|a⟧，⟦乙药|DRUG⟧，⟦丙癌|CANCER⟧，⟦丁药片|DRUG⟧，戊", ""
    pred = "⟦甲药|DRUG|b⟧，乙药，⟦丙癌|METASTASIS⟧，⟦丁药|DRUG⟧片，⟦戊|DRUG⟧", ""
    assert told(gold, pred) == [
        ("mention", "concept", "DRUG", "甲药", "a", "b"),
        ("mention", "missed", "DRUG", "乙药", "乙药 DRUG", ""),
        ("mention", "label", "CANCER", "丙癌", "丙癌 CANCER", "丙癌 METASTASIS"),
        ("mention", "boundary", "DRUG", "丁药片", "丁药片 DRUG", "丁药 DRUG"),
        ("mention", "extra", "DRUG", "戊", "", "戊 DRUG"),
    ]


def test_errors_of_outcomes():
    text = "⟦甲药|DRUG⟧⟦ORR|ENDPOINT⟧⟦43%|PERCENT⟧，⟦DCR|ENDPOINT⟧⟦80%|PERCENT⟧，⟦9个月|SURVIVAL⟧"
    gold = text, "43% ; ORR rate 43 percent ; @12 ; I=甲药\n80% ; DCR rate >=80 percent"
    pred = text, '43% ; CR rate 43 percent ; C="对照组"\n9个月 ; OS median 9 month ; flags=ambiguous_endpoint'
    assert told(gold, pred) == [
        ("outcome", "endpoint", "ORR", "43%", "ORR", "CR"),
        ("outcome", "timepoint_months", "ORR", "43%", "12", "-"),
        ("outcome", "intervention", "ORR", "43%", "甲药", "-"),
        ("outcome", "comparator", "ORR", "43%", "-", "对照组"),
        ("outcome", "missed", "DCR", "80%", "DCR rate >=80 percent", ""),
        ("outcome", "extra", "OS", "9个月", "", "OS median 9 month"),
    ]
    rows = error_rows(Pair(parse_marked(*gold), parse_marked(*pred)))
    assert [r.flags for r in rows] == [(), (), (), (), (), ("ambiguous_endpoint",)]


def test_the_words_around():
    gold = parse_marked("前" * 50 + "⟦甲药|DRUG⟧" + "后" * 5)
    row = error_rows(Pair(gold, Article(gold.id, gold.text)))[0]
    assert (row.before, row.text, row.after) == ("前" * 30, "甲药", "后" * 5)
