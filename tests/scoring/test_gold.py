import json

import pytest

from oncozh.article import Article
from oncozh.errors import ContractError
from oncozh.scoring.gold import pair_articles, pair_files


def test_other_texts_are_refused_by_name():
    gold = [Article("a", "甲"), Article("b", "乙"), Article("c", "丙")]
    pred = [Article("a", "甲"), Article("b", "乙 "), Article("c", "丁")]
    with pytest.raises(ContractError, match=r"in 2 articles: b, c$"):
        pair_articles(gold, pred)


def test_missing_and_unknown_are_listed():
    found = pair_articles([Article("a", "甲"), Article("b", "乙")], [Article("z", "末"), Article("b", "乙")])
    assert (found.missing, found.unknown) == (["a"], ["z"])
    assert found.pairs[0].pred == Article("a", "甲")


def test_a_broken_line_is_named(tmp_path):
    gold = tmp_path / "gold.jsonl"
    bad = {"id": "a", "text": "甲", "mentions": [{"id": "m1", "label": "DRUG", "start": 0, "end": 1, "text": "乙"}]}
    gold.write_text('{"id": "x", "text": ""}\n' + json.dumps(bad), encoding="utf-8")
    with pytest.raises(ContractError, match=r"gold\.jsonl:2: article 'a', mention 'm1'"):
        pair_files(gold, gold)
