from collections import Counter

import pytest

from oncozh.article import Article
from oncozh.errors import ContractError
from oncozh.formats.marked import parse_marked
from oncozh.scoring.agreement import agreement_of, cohen_kappa


def test_kappa_of_a_textbook_table():
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, by chance 0.5.
    table = Counter({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})
    assert cohen_kappa(table) == pytest.approx(0.4)


def test_kappa_without_any_choice_is_not_defined():
    assert cohen_kappa(Counter({("n", "n"): 9})) is None
    assert cohen_kappa(Counter()) is None


def test_the_same_annotation_agrees_fully():
    a = parse_marked("⟦恩扎卢胺|DRUG⟧ 治疗⟦前列腺癌|CANCER⟧ 😀")
    found = agreement_of([a], [a])
    assert found.mentions["all"].f1 == 1.0
    assert (found.kappa["all"], found.kappa["DRUG"], found.kappa["TRIAL"]) == (1.0, 1.0, None)


def test_one_of_two_mentions_in_common():
    # Tokens: 患者 使用 化疗 或 手术; A marks two of the five, B one of them.
    a = parse_marked("患者使用⟦化疗|THERAPY⟧或⟦手术|THERAPY⟧")
    b = parse_marked("患者使用⟦化疗|THERAPY⟧或手术")
    found = agreement_of([a], [b])
    assert found.mentions["THERAPY"].f1 == pytest.approx(2 / 3)
    assert found.tokens == 5
    # Observed 4/5; by chance (2·1 + 3·4) / 25.
    assert found.kappa["THERAPY"] == pytest.approx((0.8 - 0.56) / (1 - 0.56))


def test_articles_of_one_annotation_alone_are_named_and_left_out():
    shared = parse_marked("⟦化疗|THERAPY⟧", "", "a")
    found = agreement_of([shared, Article("b", "乙")], [shared, Article("c", "丙")])
    assert (found.articles, found.only_a, found.only_b) == (1, ["b"], ["c"])
    with pytest.raises(ContractError, match="share no article"):
        agreement_of([Article("b", "乙")], [Article("c", "丙")])
