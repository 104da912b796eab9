"""What holds for any text whatever."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import oncozh
from fragments import ALL, PIECES, TRADITIONAL, random_text, widen
from oncozh.article import SLOTS, Article, Mention, Outcome
from oncozh.errors import ContractError
from oncozh.figures import walk
from oncozh.folding import fold, simplify
from oncozh.lexicon import load_lexicon
from oncozh.matching import scan
from oncozh.tokens import sentences

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
_SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)


def _runs(n: int) -> settings:
    return settings(_SETTINGS, max_examples=n)


def joins(longest: int = 30) -> st.SearchStrategy[str]:
    """Texts made of the fragments, of one kind more than of the others, and of any characters between them."""
    pieces = st.one_of(
        st.sampled_from(ALL), st.sampled_from([*PIECES["figure"], *PIECES["endpoint"], *PIECES["cue"], "，", "。"]),
        st.text(max_size=3),
    )  # fmt: skip
    return st.lists(pieces, max_size=longest).map("".join)


def _check(article: Article, text: str) -> None:
    assert article.text == text
    article.check()
    for m in article.mentions:
        assert text[m.start : m.end] == m.text
    for a, b in pairwise(article.mentions):
        assert a.end <= b.start
    _check_refs(article)
    _check_numbers(article)
    _check_spans(article)


def _check_refs(article: Article) -> None:
    ids = [m.id for m in article.mentions]
    assert ids == [f"m{i}" for i in range(1, len(ids) + 1)]
    assert [o.id for o in article.outcomes] == [f"o{i}" for i in range(1, len(article.outcomes) + 1)]
    for o in article.outcomes:
        for slot in SLOTS:
            for ref in getattr(o, slot):
                # A slot holds the id of a mention or words of the text, nothing else.
                assert ref in ids or (ref in article.text and not re.fullmatch(r"[nfe]\d+", ref)), (slot, ref)


def _check_numbers(article: Article) -> None:
    items: list[Mention | Outcome] = [*article.mentions, *article.outcomes]
    for item in items:
        names = ["value", "low", "high"]
        if not isinstance(item, Mention):
            names += ["ci_low", "ci_high", "baseline", "events", "total"]
        for name in names:
            value = getattr(item, name)
            assert value is None or re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value), (item.id, name, value)
        assert item.low is None or item.value is None
        assert (item.low is None) == (item.high is None)


def _check_spans(article: Article) -> None:
    text = article.text
    position = 0
    for start, end in article.tokens:
        assert start == position < end
        position = end
    assert position == len(text)
    edges = {start for start, _ in article.tokens} | {len(text)}
    for m in article.mentions:
        assert m.start in edges
        assert m.end in edges
    position = 0
    for start, end in article.sentences:
        assert position <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@_runs(1500)
@given(joins())
@example("PD-商品名一半")
@example("%从３未达达到PFS")
@example("OS两组对比帕珠单抗1、3、")
@example("百分之1,234")
@example("2百分点一半PFS抗phase 2脑")
@example("学四分之一医院OS")
@example("SHR-p0%OS")
@example("单抗OS5年替尼9%2年")
@example("")
@example("\x00")
@example("\r\n" * 9)
@example("中位OS为" + "1" * 4400 + "月")
@example("ORR为" + "1" * 4400 + "%")
@example("ORR为" + "7" * 4400 + "分之" + "1" * 4400)
@example("ORR为" + "7" * 400 + "分之" + "1" * 400)
@example("ORR为٣٤%，中位OS为௧个月")
def test_any_text_keeps_the_contract(text: str) -> None:
    article = oncozh.extract(text)
    _check(article, text)
    record = json.loads(json.dumps(article.to_dict(), ensure_ascii=False))
    assert Article.from_dict(record).to_dict() == article.to_dict()


@pytest.mark.parametrize("seed", range(8))
def test_long_random_joins_keep_the_contract(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25):
        text = random_text(rng, 150)
        _check(oncozh.extract(text), text)


@_runs(60)
@given(joins(), st.sampled_from(["rjieba", "jieba"]))
def test_equal_input_gives_equal_bytes(text: str, segmenter: str) -> None:
    def once() -> bytes:
        article = oncozh.extract(text, segmenter=segmenter)
        return json.dumps([article.to_dict(), article.tokens, article.sentences]).encode()

    assert once() == once()


@_runs(60)
@given(joins())
def test_tokens_change_nothing_else(text: str) -> None:
    assert oncozh.extract(text, tokens=False).to_dict() == oncozh.extract(text).to_dict()


# --- two texts in one ------------------------------------------------------------------------------------------------

# What may depend on the whole article, and is therefore not in this test:
# - ENDPOINT, SURVIVAL and RATIO: an endpoint holds on into later sentences in a study only, and whether the text is a
#   study (方法, 结果, a TRIAL) is a matter of the whole text; a FOLD or PERCENT is a mention without any endpoint;
# - a bare number as PERCENT: it counts only where the whole text has lost its signs;
# - a weak name (百济, CAPE) and a short form defined in a bracket: the other text may confirm or define them, so the
#   joined text may hold more names; it must not hold fewer, except where a longer one covers it.
OWN = frozenset(
    "DRUG DRUG_CLASS INSTITUTION PERCENT FOLD CANCER METASTASIS BIOMARKER TRIAL PHASE STAGE THERAPY".split()
)


def _own(article: Article, shift: int = 0) -> set[tuple[str, int, int]]:
    return {(m.label, m.start + shift, m.end + shift) for m in article.mentions if m.label in OWN}


def _lost(a: str, b: str) -> list[tuple[str, str]]:
    joined = oncozh.extract(a + "\n\n" + b)
    here = _own(joined)
    missing = (_own(oncozh.extract(a)) | _own(oncozh.extract(b), len(a) + 2)) - here
    return [
        (label, joined.text[start:end])
        for label, start, end in sorted(missing)
        if not any(m.start <= start and end <= m.end and m.end - m.start > end - start for m in joined.mentions)
    ]


@_runs(800)
@given(joins(15), joins(15))
def test_two_texts_in_one_hold_the_mentions_of_both(a: str, b: str) -> None:
    a, b = a + "。43%", "43%。" + b  # neither has lost its signs
    assert _lost(a, b) == []


@pytest.mark.parametrize("seed", range(3))
def test_two_articles_in_one_hold_the_mentions_of_both(seed: int) -> None:
    rng = random.Random(seed)
    signed = [t for t in (p.read_text(encoding="utf-8") for p in CORPUS) if "%" in fold(t)]
    for _ in range(4):
        a, b = rng.sample(signed, 2)
        assert _lost(a, b) == []


# --- width and script ------------------------------------------------------------------------------------------------


@_runs(300)
@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(simplify(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert fold(text) == "".join(fold(c) for c in text)


@_runs(150)
@given(joins())
def test_width_and_script_move_no_hit(text: str) -> None:
    lexicon = load_lexicon()
    plain = scan(simplify(text), lexicon)
    for other in (widen(plain.text), plain.text.translate(TRADITIONAL)):
        assert len(other) == len(text)
        assert fold(other) == plain.folded
        found = scan(other, lexicon)
        assert (found.names, found.cues, found.numbers) == (plain.names, plain.cues, plain.numbers)


@pytest.mark.parametrize("path", CORPUS[::6], ids=lambda p: p.stem)
def test_an_article_in_traditional_characters_has_the_same_record(path: Path) -> None:
    text = simplify(path.read_text(encoding="utf-8"))
    plain, other = oncozh.extract(text), oncozh.extract(text.translate(TRADITIONAL))
    assert [(m.label, m.start, m.end, m.value) for m in other.mentions] == [
        (m.label, m.start, m.end, m.value) for m in plain.mentions
    ]
    assert [(o.figure, o.endpoint, o.statistic, o.value, o.intervention) for o in other.outcomes if _ids(o)] == [
        (o.figure, o.endpoint, o.statistic, o.value, o.intervention) for o in plain.outcomes if _ids(o)
    ]


def _ids(o: Outcome) -> bool:
    return all(re.fullmatch(r"m\d+", r) for r in o.intervention)


# --- the parts -------------------------------------------------------------------------------------------------------


@_runs(300)
@given(joins())
def test_sentences_are_ordered_disjoint_and_lose_no_word(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    assert not "".join(rest).strip()


@_runs(300)
@given(joins())
def test_numbers_are_ordered_disjoint_and_numeric(text: str) -> None:
    folded = fold(text)
    numbers = walk(folded, bytearray(len(folded)))
    assert all(0 <= n.start < n.end <= len(text) for n in numbers)
    assert all(a.end <= b.start for a, b in pairwise(numbers))


@_runs(150)
@given(joins(10), joins(10))
def test_a_covered_name_hides_its_digits(a: str, b: str) -> None:
    folded = fold(a + b)
    cover = bytearray(len(folded))
    cover[len(a) :] = b"\x01" * len(b)
    assert all(n.start < len(a) for n in walk(folded, cover))


# --- records of others -----------------------------------------------------------------------------------------------

_WRONG: tuple[object, ...] = (None, 1, -1, 1.5, True, "x", "", [], [1], {}, {"a": 1}, "m1", [None], [["m1"]], 10**30)


def _places(item: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(item, dict):
        for key, value in item.items():
            yield from _places(value, (*path, key))
    elif isinstance(item, list):
        for i, value in enumerate(item):
            yield from _places(value, (*path, i))


_RECORD = oncozh.extract(
    "恩扎卢胺组和安慰剂组的ORR分别为43.3%（29/67）和12.1%（P<0.001），中位PFS为12.9个月。"
).to_dict()


@pytest.mark.parametrize("path", list(_places(_RECORD)), ids=lambda p: ".".join(map(str, p)))
def test_a_broken_record_is_a_contract_error(path: tuple[str | int, ...]) -> None:
    """A value of another kind anywhere: a `ContractError`, or an article that every view can show."""
    for wrong in _WRONG:
        record = copy.deepcopy(_RECORD)
        place: Any = record
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = wrong
        with suppress(ContractError):
            article = Article.from_dict(record)
            json.dumps(article.to_dict())
            article.outcomes_frame()
            article.mentions_frame()
            article._repr_html_()
