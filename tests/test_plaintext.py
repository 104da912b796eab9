"""Spaces, half-width marks, what is not seen, line breaks, full width and Traditional characters change nothing found."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from pathlib import Path

import opencc
import pytest

import oncozh
from oncozh.plaintext import as_read, chinese_marks

ROOT = Path(__file__).resolve().parents[1]
HAN = "[一-鿿]"


def between_scripts(text: str) -> str:
    """ORR 为 45.2% 的患者: a space between Chinese and what is not."""
    return re.sub(rf"(?<={HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?={HAN})", " ", text)


def around_marks(text: str) -> str:
    """ORR为45.2% ，DCR为80% 。: as old scans have it."""
    return re.sub(r"(?<=\S)[，；：、]|(?<=\S)。(?!\n)", r" \g<0> ", text)


def around_figures(text: str) -> str:
    """分别为 45.2 % 和 31.0 %（ P < 0.05 ）"""
    text = re.sub(r"(?<=\d)(?=%)", " ", text)
    return re.sub(r"(?<=[A-Za-z])([<=>])(?=\d)", r" \1 ", re.sub(r"（(?=[A-Za-z0-9])", "（ ", text))


def half_width(text: str) -> str:
    """ORR为45.2%,DCR为80%;安全性良好.: as scraped articles have it."""
    return re.sub(r"(?<=[一-鿿）%])。", ".", text.replace("，", ",").replace("；", ";"))


def unseen(text: str) -> str:
    """What is copied from a page brings zero-width spaces and joiners, and carriage returns."""
    return re.sub(rf"(?<={HAN})(?=[A-Za-z0-9])", "\u200b", text).replace("，", "，\u2060").replace("\n", "\r\n")


def footnotes(text: str) -> str:
    """ORR为45.2%*，中位PFS为5.8个月†。"""
    return re.sub(r"(?<=%)(?=[，。；])", "*", re.sub(r"(?<=个月)(?=[，。；])", "†", text))


def traditional(text: str) -> str:
    return opencc.OpenCC("s2t").convert(text)


def full_width(text: str) -> str:
    return text.translate({c: c + 0xFEE0 for c in range(0x21, 0x7F) if chr(c).isalnum() or chr(c) == "%"})


def hyphens(text: str) -> str:
    """PD - L1, KEYNOTE‑189: as PDF converters and typesetters leave them."""
    return re.sub("(?<=[A-Z])-(?=[0-9])", "‑", re.sub("(?<=[A-Z])-(?=[A-Z])", " - ", text))


def found(text: str) -> list[tuple[object, ...]]:
    """The rows of a text, their words without spaces."""
    article = oncozh.extract(text, tokens=False)
    assert all(text[m.start : m.end] == m.text and m.text == m.text.strip() for m in article.mentions)

    def words(refs: list[str]) -> list[str]:
        return [as_read(re.sub(r"\s", "", w))[0] for w in article.slot_texts(refs)]

    return [
        (
            as_read(re.sub(r"\s", "", article.mention(o.figure).text))[0],
            *(o.endpoint, o.statistic, o.value, o.qualifier, o.timepoint_months, o.ci_low, o.p_value, o.event, o.flags),
            *(words(o.intervention), words(o.comparator), words(o.population), words(o.trial), words(o.institution)),
        )
        for o in article.outcomes
    ]


def dev_articles() -> list[str]:
    with (ROOT / "corpus/index.tsv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row["id"] for row in rows if row["split"] == "dev"]


@pytest.mark.parametrize("name", dev_articles())
def test_typography_changes_nothing(name: str) -> None:
    text = (ROOT / f"corpus/{name}.txt").read_bytes().decode("utf-8")
    plain = found(text)
    for typed in (
        between_scripts,
        around_marks,
        around_figures,
        half_width,
        unseen,
        footnotes,
        traditional,
        full_width,
        hyphens,
    ):
        assert found(typed(text)) == plain, typed


def lines_of(text: str, columns: int) -> str:
    """A text broken into lines of one width as mail and copied PDFs are, but not within a word or before a mark."""
    out, at = "", 0
    for before, c in itertools.pairwise("\n" + text):
        wide = 1 + (c > "\u2e7f")
        if c == "\n":
            at = 0
        elif (
            at + wide > columns
            and c not in "，。；：、）%,;.)"
            and not re.fullmatch(r"[\w.~-][\w.%~-]", before + c, re.A)
        ):
            out, at = out + "\n", 0
        out, at = out + c, at + wide
    return out


def test_lines_are_joined() -> None:
    same = rows = 0
    for name in dev_articles():
        text = (ROOT / f"corpus/{name}.txt").read_bytes().decode("utf-8")
        plain, broken = found(text), found(lines_of(text, 76))
        rows += len(plain)
        same += sum((Counter(map(repr, plain)) & Counter(map(repr, broken))).values())
    assert same > 0.97 * rows


@pytest.mark.parametrize(
    ("spaced", "read"),
    [
        ("ORR 为 45.2 % ， 高于 PD-1 组", "ORR为45.2%，高于PD-1组"),
        ("（ HR = 0.56 ， 95% CI 0.42 - 0.75 ）", "（HR=0.56，95% CI 0.42-0.75）"),
        ("中位\u00a0OS\u2009为 28.6 个月", "中位OS为28.6个月"),
        ("A组ORR为45%,B组30%;P<0.05.PFS相近.", "A组ORR为45%，B组30%；P<0.05.PFS相近。"),
        ("2.1.疗效:1,234例,HR 0.62.对照组", "2.1.疗效:1,234例，HR 0.62。对照组"),
        ("对照组[88.4%（38/43）比69.8%］[3,5]", "对照组（88.4%（38/43）比69.8%）[3,5]"),
        ("镥[177Lu]，95%CI [0.41, 0.82]，[14/67]", "镥[177Lu]，95%CI [0.41, 0.82]，（14/67）"),
        ("PD - L1、KLASS - 02、CTLA‑4，3 - 5 分", "PD-L1、KLASS-02、CTLA-4，3 - 5分"),
        # What parts words stays: Latin words, a heading and its text, a heading's number, two Chinese names, columns.
        ("CheckMate 067 研究", "CheckMate 067研究"),
        ("目的 探讨疗效。结果 ORR为40%", "目的 探讨疗效。结果 ORR为40%"),
        ("2.1 疗效\n3 讨论", "2.1 疗效\n3 讨论"),
        ("王明 李强", "王明 李强"),
        ("A组  45.2%", "A组  45.2%"),
    ],
)
def test_what_is_read(spaced: str, read: str) -> None:
    text, at = as_read(spaced)
    assert text == read
    assert chinese_marks("".join(spaced[i] for i in at)) == read


def test_one_word_for_what_has_several() -> None:
    text = (
        "与参照组相较，予以阿帕替尼的病人ORR更高。索拉非尼这一组为5%，仑伐替尼治疗的患者为24%；既往用过索拉非尼者12%。"
    )
    assert as_read(text)[0] == (
        "与对照组相比，接受阿帕替尼的患者ORR更高。索拉非尼组为5%，仑伐替尼组为24%；既往用过索拉非尼者12%。"
    )


@pytest.mark.parametrize("called", ["组", "治疗的患者", "治疗者", "者", "这一组", "方案治疗者"])
def test_an_arm_by_any_name(called: str) -> None:
    """An arm is called by its drug and 组, or by its drug and those who get it."""
    article = oncozh.extract(
        "不可切除肝癌患者随机接受度伐利尤单抗联合TACE或单纯TACE。"
        f"度伐利尤单抗{called}与TACE组中位PFS分别为15.0个月和8.2个月。"
    )
    arms = [(article.slot_texts(o.intervention), article.slot_texts(o.comparator)) for o in article.outcomes]
    assert arms == [(["度伐利尤单抗", "TACE"], ["TACE"]), (["TACE"], ["度伐利尤单抗", "TACE"])]


def test_a_groups_own_words_keep_their_spaces() -> None:
    article = oncozh.extract("信迪利单抗研究中，60 岁以上患者的 ORR 为 40%，60 岁以下患者为 30%。")
    assert [o.comparator for o in article.outcomes] == [["60 岁以下"], ["60 岁以上"]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("\ufeff恩扎卢胺", ["\ufeff恩扎卢胺"]),
        ("\ufeff", ["\ufeff"]),
        ("A组ORR为45%*\n\ufeffB组为30%。\n", ["A组ORR为45%*", "\ufeffB组为30%。"]),
        ("ORR为45%。\u200bOS为3个月。\u200b", ["ORR为45%。\u200b", "OS为3个月。\u200b"]),
    ],
)
def test_what_is_not_seen_is_in_a_sentence(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in oncozh.extract(text).sentences] == sentences
