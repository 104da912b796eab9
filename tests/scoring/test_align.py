import random

from hypothesis import given
from hypothesis import strategies as st

from oncozh.article import Article, Mention
from oncozh.formats.marked import parse_marked
from oncozh.scoring.align import align_mentions, align_outcomes

TEXT = "0123456789" * 3


def mention(label: str, start: int, end: int) -> Mention:
    return Mention(f"{label}{start}", label, start, end, TEXT[start:end])


def matches(gold: list[Mention], pred: list[Mention]) -> list[tuple[str, str, str | None]]:
    return [(a.gold.id if a.gold else "", a.pred.id if a.pred else "", a.match) for a in align_mentions(gold, pred)]


def test_each_kind_of_match():
    gold = [
        mention("DRUG", 0, 2),
        mention("DRUG", 3, 5),
        mention("DRUG", 6, 9),
        mention("DRUG", 10, 12),
        mention("DRUG", 20, 22),
    ]
    pred = [
        mention("DRUG", 0, 2),
        mention("TRIAL", 3, 5),
        mention("DRUG", 6, 8),
        mention("TRIAL", 11, 13),
        mention("DRUG", 25, 26),
    ]
    assert matches(gold, pred) == [
        ("DRUG0", "DRUG0", "strict"),
        ("DRUG3", "TRIAL3", "exact"),
        ("DRUG6", "DRUG6", "type"),
        ("DRUG10", "TRIAL11", "partial"),
        ("DRUG20", "", None),
        ("", "DRUG25", None),
    ]


def test_spans_that_touch_do_not_overlap():
    assert matches([mention("DRUG", 0, 2)], [mention("DRUG", 2, 4)]) == [("DRUG0", "", None), ("", "DRUG2", None)]


def test_of_two_overlaps_the_better_kind_wins_over_the_longer():
    gold = [mention("DRUG", 0, 10)]
    pred = [mention("TRIAL", 0, 8), mention("DRUG", 8, 10)]
    assert matches(gold, pred) == [("", "TRIAL0", None), ("DRUG0", "DRUG8", "type")]


@st.composite
def disjoint(draw) -> list[Mention]:
    cuts = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=10)))
    labels = st.sampled_from(["DRUG", "TRIAL", "PHASE"])
    return [mention(draw(labels), s, e) for s, e in zip(cuts[::2], cuts[1::2], strict=False)]


@given(disjoint(), disjoint(), st.randoms())
def test_places_of_gold_and_prediction_and_order_do_not_matter(gold, pred, random_order: random.Random):
    expected = sorted(matches(gold, pred), key=str)
    assert sorted(((g, p, m) for p, g, m in matches(pred, gold)), key=str) == expected
    shuffled = random_order.sample(gold, len(gold)), random_order.sample(pred, len(pred))
    assert sorted(matches(*shuffled), key=str) == expected


def outcomes(*lines: str) -> Article:
    text = "⟦A药|DRUG⟧ ⟦B药|DRUG⟧ ⟦ORR|ENDPOINT⟧ ⟦43%|PERCENT⟧ ⟦OS|ENDPOINT⟧ ⟦9个月|SURVIVAL⟧"
    return parse_marked(text, "\n".join(lines))


def pairs(gold: Article, pred: Article) -> list[tuple[str, str]]:
    return [(a.gold.id if a.gold else "", a.pred.id if a.pred else "") for a in align_outcomes(gold, pred)]


def test_outcomes_meet_on_their_figure():
    gold = outcomes("43% ; ORR rate 43 percent", "9个月 ; OS median 9 month")
    pred = outcomes("9个月 ; PFS median 9 month", "43% ; ORR rate 43 percent")
    assert pairs(gold, pred) == [("o1", "o2"), ("o2", "o1")]


def test_several_outcomes_of_one_figure_meet_by_core_then_by_what_agrees():
    gold = outcomes(
        "43% ; ORR rate 43 percent ; I=A药", "43% ; DCR rate 43 percent ; I=B药", "43% ; CR rate 43 percent"
    )
    pred = outcomes("43% ; PR rate 43 percent ; I=B药", "43% ; ORR rate 43 percent ; I=B药")
    assert sorted(pairs(gold, pred)) == [("o1", "o2"), ("o2", "o1"), ("o3", "")]


def test_two_outcomes_with_one_core_meet_by_their_slots():
    gold = outcomes("43% ; ORR rate 43 percent ; I=A药", "43% ; ORR rate 43 percent ; I=B药")
    pred = outcomes("43% ; ORR rate 43 percent ; I=B药", "43% ; ORR rate 43 percent ; I=A药")
    assert sorted(pairs(gold, pred)) == [("o1", "o2"), ("o2", "o1")]
