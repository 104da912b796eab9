"""Tokens are jieba's, between whole names and figures; sentences end where a reader would end them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import oncozh
from fragments import random_text
from oncozh.tokens import cut, sentences, tokens

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_rjieba_split_again_cuts_as_jieba(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert cut(text, "rjieba") == cut(text, "jieba")


@pytest.mark.parametrize(
    "text",
    [
        "PD-1/PD-L1", "KEYNOTE-189", "a_b-c", "CDK4/6", "IL-2R", "0.5-1.5", "43.3%-44.1%", "-", "--", "A-", "-A", "HER2-低表达", "x-0.5%", "1-2-3", "N-端_前体",
        "γ-干扰素", "COVID-19", "", " ", "\n\n", "😀-😀", "①-②", "β-内酰胺", "2171.HK", "14.8vs11.1", "1.2.3", "5%%", "C++", "AT&T", "p<.05", "a--b", "v2.0.1",
    ],
)  # fmt: skip
def test_hyphens_are_cut_as_jieba_cuts_them(text: str) -> None:
    assert cut(text, "rjieba") == cut(text, "jieba")


def test_no_such_segmenter() -> None:
    with pytest.raises(ValueError, match="'pkuseg' is none of rjieba, jieba"):
        cut("恩扎卢胺", "pkuseg")
    with pytest.raises(ValueError, match="'pkuseg' is none of rjieba, jieba"):
        oncozh.extract("恩扎卢胺", segmenter="pkuseg")


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba"])
@pytest.mark.parametrize("path", CORPUS[::10], ids=lambda p: p.stem)
def test_tokens_cover_the_text_and_hold_every_mention_whole(path: Path, segmenter: str) -> None:
    text = path.read_text(encoding="utf-8")
    article = oncozh.extract(text, segmenter=segmenter)
    assert "".join(text[s:e] for s, e in article.tokens) == text
    assert {(m.start, m.end) for m in article.mentions} <= set(article.tokens)


def test_random_joins_are_cut_as_jieba_cuts_them() -> None:
    rng = random.Random(1)
    for _ in range(300):
        text = random_text(rng, 8)
        assert cut(text, "rjieba") == cut(text, "jieba")


def test_hits_are_tokens_and_the_rest_is_cut() -> None:
    text = "恩扎卢胺组的ORR为43.3%。"
    spans = tokens(text, [(0, 4), (6, 9), (10, 15)])
    assert [text[s:e] for s, e in spans] == ["恩扎卢胺", "组", "的", "ORR", "为", "43.3%", "。"]


@pytest.mark.parametrize("hits", [[], [(0, 3)], [(0, 1), (1, 2)], [(2, 3)]])
def test_hits_at_the_edges(hits: list[tuple[int, int]]) -> None:
    spans = tokens("甲乙丙", hits)
    assert "".join("甲乙丙"[s:e] for s, e in spans) == "甲乙丙"
    assert set(hits) <= set(spans)


SENTENCES = [
    ("甲。乙。", ["甲。", "乙。"]),
    ("甲！乙？丙；丁", ["甲！", "乙？", "丙；", "丁"]),
    ("甲!乙?丙;丁", ["甲!", "乙?", "丙;", "丁"]),
    ("甲。。。乙", ["甲。。。", "乙"]),
    ("甲！？乙", ["甲！？", "乙"]),
    ("第一行\n第二行\r\n第三行", ["第一行", "第二行", "第三行"]),
    ("甲\n\n\n乙", ["甲", "乙"]),
    ("  甲。　乙。 ", ["甲。", "乙。"]),
    # the end mark inside a quotation or bracket that goes on does not end the sentence
    ("他说“有效。”然后走了。", ["他说“有效。”然后走了。"]),
    ("疗效（ORR为43%；DCR为80%）良好。", ["疗效（ORR为43%；DCR为80%）良好。"]),
    ("疗效(ORR为43%;DCR为80%)良好。", ["疗效(ORR为43%;DCR为80%)良好。"]),
    ("参见《指南！》一书。好。", ["参见《指南！》一书。", "好。"]),
    ("「甲。乙。」丙。", ["「甲。乙。」丙。"]),
    # what closes after the mark belongs to the sentence
    ("（甲。）乙。", ["（甲。）乙。"]),
    ("甲。”乙。", ["甲。”", "乙。"]),
    ("甲。）乙。", ["甲。）", "乙。"]),
    # a bracket that never closes, or not on its line, protects nothing
    ("疗效（甲。乙。", ["疗效（甲。", "乙。"]),
    ("疗效（甲。\n乙）丙。", ["疗效（甲。", "乙）丙。"]),
    ("（" + "甲" * 130 + "。）乙。", ["（" + "甲" * 130 + "。）", "乙。"]),
    ("((甲。)乙。)丙。", ["((甲。)乙。)丙。"]),
    # decimal points, abbreviations and English stops
    ("为43.3%，P=0.03。", ["为43.3%，P=0.03。"]),
    ("有效.  复查", ["有效.", "复查"]),
    ("Zhang et al. 报告", ["Zhang et al. 报告"]),
    ("", []),
    (" \n\t\u3000", []),
    ("。", ["。"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[repr(t)[:30] for t, _ in SENTENCES])
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in sentences(text)] == expected


def test_a_bracket_of_one_line_does_not_reach_the_next() -> None:
    """An unclosed bracket above takes no bracket below for its end."""
    line = "「丙。丁。）戊。」己。"
    text = "甲（乙。\n" + line
    assert [text[s:e] for s, e in sentences(text)][1:] == [line[s:e] for s, e in sentences(line)]
