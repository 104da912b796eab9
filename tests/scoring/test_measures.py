"""Damage whose scores are counted by hand."""

import itertools
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oncozh.article import Article, Mention
from oncozh.errors import ContractError
from oncozh.formats.marked import parse_marked
from oncozh.scoring import score_pairs
from oncozh.scoring.gold import Pair, pair_articles
from oncozh.scoring.measures import tally
from oncozh.scoring.rows import core

TEXT = """⟦恩扎卢胺|DRUG|enzalutamide⟧联合⟦多西他赛|DRUG|docetaxel⟧治疗⟦前列腺癌|CANCER|prostate cancer⟧，
⟦ORR|ENDPOINT⟧为⟦43.3%|PERCENT⟧，⟦中位OS|ENDPOINT⟧为⟦28.6个月|SURVIVAL⟧，⟦HR|ENDPOINT⟧ ⟦0.6|RATIO⟧。"""
ROWS = """
43.3% ; ORR rate 43.3 percent ; I=恩扎卢胺+多西他赛 ; P=前列腺癌 ; n=29/67
28.6个月 ; OS median >28.6 month ; I=恩扎卢胺+多西他赛 ; P=前列腺癌
0.6 ; OS hazard_ratio 0.6 ratio ; I=恩扎卢胺 ; C="安慰剂组" ; ci=0.4..0.9 ; p=0.01
"""


def article() -> Article:
    return parse_marked(TEXT, ROWS, "a1")


def scored(pred: Article, gold: Article | None = None):
    return score_pairs(pair_articles([gold or article()], [pred]), samples=20)


def prf(result, section: str, name: str) -> tuple[float | None, ...]:
    m = result.measures[section][name]
    return m.precision, m.recall, m.f1


def without(a: Article, text: str) -> Article:
    """Without the first mention of this text; slots lose it, outcomes on it go."""
    gone = next(m for m in a.mentions if m.text == text)
    a.mentions.remove(gone)
    a.outcomes = [o for o in a.outcomes if o.figure != gone.id]
    for o in a.outcomes:
        o.intervention = [r for r in o.intervention if r != gone.id]
        o.population = [r for r in o.population if r != gone.id]
    return a


def test_the_gold_against_itself_is_one_everywhere():
    result = scored(article())
    for section, measures in result.measures.items():
        for name, m in measures.items():
            expected = (1.0, (1.0, 1.0)) if m.gold else (None, None)
            assert (section, name, m.f1, m.f1_interval) == (section, name, *expected)
    assert result.errors == []
    assert result.floor == 1.0


def test_a_missed_drug_and_what_follows_from_it():
    result = scored(without(article(), "多西他赛"))
    assert prf(result, "strict", "DRUG") == (1.0, 0.5, pytest.approx(2 / 3))
    assert prf(result, "strict", "all")[1] == 8 / 9
    assert prf(result, "strict", "mission")[1] == 3 / 4
    assert prf(result, "outcome", "core") == (1.0, 1.0, 1.0)
    # 恩扎卢胺 in three rows, 多西他赛 in two.
    assert prf(result, "slot", "intervention") == (1.0, 0.6, pytest.approx(0.75))
    assert result.measures["outcome"]["row"].hit == 1


def test_a_wrong_boundary_is_half_a_partial_match_and_a_whole_type_match():
    pred = article()
    i = next(i for i, m in enumerate(pred.mentions) if m.text == "前列腺癌")
    old = pred.mentions[i]
    pred.mentions[i] = replace(old, start=old.start + 2, text=old.text[2:])
    result = scored(pred)
    assert result.f1("strict", "CANCER") == 0
    assert result.f1("exact", "CANCER") == 0
    assert result.f1("partial", "CANCER") == 0.5
    assert result.f1("type", "CANCER") == 1
    assert result.f1("partial", "all") == 8.5 / 9


def test_a_wrong_label_is_an_exact_match_of_the_whole():
    pred = article()
    pred.mentions[2] = replace(pred.mentions[2], label="METASTASIS")
    result = scored(pred)
    assert result.f1("exact", "all") == 1
    assert result.f1("strict", "all") == pytest.approx(8 / 9)
    assert result.f1("type", "all") == pytest.approx(8 / 9)
    assert prf(result, "strict", "CANCER") == (0.0, 0.0, 0.0)
    assert prf(result, "strict", "METASTASIS") == (0.0, 0.0, 0.0)


def test_concepts_count_on_right_mentions_that_have_one_in_the_gold():
    pred = article()
    pred.mentions[0].concept = "docetaxel"
    result = scored(without(pred, "前列腺癌"))
    concept = result.measures["concept"]["all"]
    assert (concept.hit, concept.gold, concept.f1) == (1, 2, 0.5)
    assert "ENDPOINT" not in result.measures["concept"]


def test_detection_core_and_fields_of_rows():
    pred = article()
    pred.outcomes[0].endpoint = "DCR"
    pred.outcomes[1].qualifier = "="
    del pred.outcomes[2]
    result = scored(pred)
    assert prf(result, "outcome", "detection") == (1.0, 2 / 3, 0.8)
    assert prf(result, "outcome", "core") == (0.5, 1 / 3, 0.4)
    assert prf(result, "outcome", "row") == (0.0, 0.0, 0.0)
    assert result.f1("core", "endpoint") == 0.5
    assert result.f1("core", "value") == 1.0
    # The gold's > is missed, nothing wrong is said; the third row is not found and counts for no slot.
    assert prf(result, "slot", "qualifier") == (0.0, 0.0, 0.0)
    assert (result.measures["slot"]["qualifier"].predicted, result.measures["slot"]["qualifier"].gold) == (0, 1)
    assert prf(result, "slot", "events") == (1.0, 1.0, 1.0)
    assert prf(result, "slot", "p_value") == (None, None, None)


def test_rows_without_flags():
    pred = article()
    pred.outcomes[0].endpoint = "DCR"
    pred.outcomes[0].flags = ["ambiguous_endpoint"]
    pred.outcomes[1].intervention = []
    unflagged = scored(pred).measures["unflagged"]
    assert (unflagged["core"].precision, unflagged["core"].recall) == (1.0, 2 / 3)
    assert unflagged["row"].precision == 0.5
    assert unflagged["coverage"].f1 == 2 / 3


def test_confidence_is_binned_and_has_a_brier_score():
    pred = article()
    pred.outcomes[0].endpoint = "DCR"
    for o, confidence in zip(pred.outcomes, (0.9, 1.0, 0.6), strict=True):
        o.confidence = confidence
    result = scored(pred)
    assert result.f1("confidence", "brier") == pytest.approx((0.9**2 + 0 + 0.4**2) / 3)
    last, middle = result.reliability[9], result.reliability[6]
    assert (last.rows, last.confidence, last.right) == (2, 0.95, 0.5)
    assert (middle.rows, middle.confidence, middle.right) == (1, 0.6, 1.0)
    assert (result.reliability[0].rows, result.reliability[0].right) == (0, None)


def test_nothing_against_nothing_is_not_defined_and_something_against_nothing_is_zero():
    empty = Article("a1", article().text)
    both = scored(empty, empty)
    assert prf(both, "outcome", "core") == (None, None, None)
    assert both.measures["outcome"]["core"].f1_interval is None
    assert both.floor == 1.0
    for pred, gold in ((empty, article()), (article(), empty)):
        assert prf(scored(pred, gold), "strict", "DRUG") == (0.0, 0.0, 0.0)


def test_no_article_is_refused():
    with pytest.raises(ContractError, match="no article"):
        score_pairs(pair_articles([], []))


def test_genres_apart():
    a, b = article(), article()
    b.id = "a2"
    a.metadata, b.metadata = {"genre": "abstract"}, {}
    result = score_pairs(pair_articles([a, b], [article()]), samples=20)
    assert result.missing == ["a2"]
    assert result.genre_articles == {"-": 1, "abstract": 1}
    assert result.genres["abstract"]["outcome"]["core"].f1 == 1.0
    assert result.genres["-"]["outcome"]["core"].f1 == 0.0


def test_without_nervaluate_the_scores_of_its_schemes_are_left_out_and_the_extra_is_named(monkeypatch):
    monkeypatch.setattr("oncozh.scoring.semeval.find_spec", lambda name: None)
    result = scored(article())
    assert "exact" not in result.measures
    assert result.f1("strict", "all") == 1.0
    assert result.notes == [
        "exact, partial and type scores need nervaluate; install it with: pip install '.[score]' in a clone"
    ]


def test_the_result_is_json_and_the_same_each_time():
    assert json.dumps(scored(article()).to_dict()) == json.dumps(scored(article()).to_dict())


LETTERS = "一二三四五六七八九十" * 2


@st.composite
def annotated(draw) -> Article:
    cuts = sorted(draw(st.sets(st.integers(0, len(LETTERS)), max_size=12)))
    mentions = [
        Mention(f"m{s}", draw(st.sampled_from(["DRUG", "PERCENT", "TRIAL"])), s, e, LETTERS[s:e])
        for s, e in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return Article("a", LETTERS, mentions)


@given(annotated(), annotated())
def test_strict_counts_equal_those_of_a_brute_force(gold: Article, pred: Article):
    counts = tally(Pair(gold, pred))
    for label in ("DRUG", "PERCENT", "TRIAL"):
        hits = sum(
            (g.label, g.start, g.end) == (p.label, p.start, p.end) == (label, p.start, p.end)
            for g in gold.mentions
            for p in pred.mentions
        )
        n = [sum(m.label == label for m in a.mentions) for a in (pred, gold)]
        assert counts.get(("strict", label), (0, 0, 0)) == (hits, *n)


@given(annotated(), annotated())
def test_changing_places_exchanges_precision_and_recall(gold: Article, pred: Article):
    there, back = tally(Pair(gold, pred)), tally(Pair(pred, gold))
    for key, (hit, predicted, of_gold) in there.items():
        if key[0] == "strict":
            assert back[key] == (hit, of_gold, predicted)


POOL = [
    "43.3% ; ORR rate 43.3 percent ; I=恩扎卢胺+多西他赛 ; n=29/67",
    '43.3% ; ORR rate 43.3 percent ; I=恩扎卢胺 ; C="安慰剂组"',
    "43.3% ; DCR rate >43.3 percent ; @12 ; P=前列腺癌",
    "43.3% ; DCR rate 43 percent ; @12",
    "28.6个月 ; OS median >28.6 month ; I=恩扎卢胺 ; P=前列腺癌",
    "28.6个月 ; PFS median 28.6 month ; C=多西他赛 ; p=0.01",
    "0.6 ; OS hazard_ratio 0.6 ratio ; ci=0.4..0.9",
]
lines = st.lists(st.sampled_from(POOL), max_size=6)


def with_rows(rows: list[str]) -> Article:
    return parse_marked(TEXT, "\n".join(rows), "a1")


@given(lines, lines)
def test_right_cores_equal_those_of_a_brute_force_and_sides_may_change(gold_rows, pred_rows):
    gold, pred = with_rows(gold_rows), with_rows(pred_rows)
    there, back = tally(Pair(gold, pred)), tally(Pair(pred, gold))
    few, many = sorted((gold.outcomes, pred.outcomes), key=len)
    best = max(
        sum(x.figure == y.figure and core(x) == core(y) for x, y in zip(few, chosen, strict=True))
        for chosen in itertools.permutations(many, len(few))
    )
    assert there["outcome", "core"] == (best, len(pred.outcomes), len(gold.outcomes))
    for key, (hit, predicted, of_gold) in there.items():
        if key[0] in ("outcome", "core", "slot"):
            assert back[key] == (hit, of_gold, predicted)


@given(lines, lines, st.randoms())
def test_the_order_of_articles_mentions_and_rows_does_not_matter(gold_rows, pred_rows, random_order):
    gold, pred = [with_rows(gold_rows), article()], [with_rows(pred_rows), without(article(), "前列腺癌")]
    gold[1].id = pred[1].id = "a2"
    expected = score_pairs(pair_articles(gold, pred), samples=20).measures
    for a in pred:
        random_order.shuffle(a.mentions)
        random_order.shuffle(a.outcomes)
    assert score_pairs(pair_articles(gold[::-1], pred[::-1]), samples=20).measures == expected
