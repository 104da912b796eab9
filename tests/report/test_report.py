"""The report: one file, closed to the network, in which article text stays text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from oncozh.article import Article, Mention, Outcome
from oncozh.errors import ReadError
from oncozh.report import render_article, write_report
from oncozh.report.page import script_safe_json, strings

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u2028\u2029<!--<script>ORR为43.3%。"


def hostile_article(name: str = "a<b>") -> Article:
    start = HOSTILE.index("43.3%")
    return Article(
        id=name,
        text=HOSTILE,
        source='x" onload="alert(3)',
        metadata={"title": "<img src=x onerror=alert(4)>", "secret": "not shown"},
        mentions=[
            Mention("m1", "ENDPOINT", start - 4, start - 1, "ORR"),
            Mention("m2", "PERCENT", start, start + 5, "43.3%", value="43.3", unit="percent"),
        ],
        outcomes=[Outcome("o1", "m2", "ORR", "rate", "43.3", unit="percent", intervention=["<script>x</script>"])],
    )


def write_run(folder: Path, articles: list[Article], **files_: str) -> Path:
    lines = [json.dumps(a.to_dict(), ensure_ascii=False) for a in articles]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in files_.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the bodies of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.bodies: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] in ("script", "style") and self.cdata_elem:
            self.bodies.append((*self.elements[-1], data))


@pytest.fixture
def page(tmp_path: Path) -> str:
    failure = json.dumps({"source": "</script>.pdf", "reason": "<b>no text</b>"})
    run = json.dumps({"version": "0.1.0", "articles": 1, "command": "</script><script>alert(5)"})
    write_run(tmp_path, [hostile_article()], failures__jsonl=failure, run__json=run)
    return write_report(tmp_path).read_text(encoding="utf-8")


def test_the_batch_stays_data(page: str) -> None:
    (body,) = [b for tag, a, b in Elements(page).bodies if a.get("id") == "batch"]
    assert not set("<>&\u2028\u2029") & set(body)
    batch = json.loads(body)
    (article,) = batch["articles"]
    assert article["text"] == HOSTILE
    assert article["title"] == "<img src=x onerror=alert(4)>"
    assert batch["failures"] == [{"source": "</script>.pdf", "reason": "<b>no text</b>"}]
    assert batch["run"]["articles"] == "1"
    assert "not shown" not in page


def test_no_element_or_handler_comes_from_data(page: str) -> None:
    tags = [tag for tag, _ in Elements(page).elements]
    assert "img" not in tags
    assert tags.count("script") == 8
    assert not [name for _, a in Elements(page).elements for name in a if name.startswith("on")]
    assert not [name for _, a in Elements(page).elements for name in a if name == "style"]


def test_the_policy_admits_this_page_alone(page: str) -> None:
    elements = Elements(page)
    (policy,) = [a["content"] for t, a in elements.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, attributes, body in elements.bodies:
        if attributes.get("type") == "application/json":
            continue
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        directive = next(d for d in policy.split("; ") if d.startswith(tag))
        assert f"'sha256-{digest}'" in directive


def test_nothing_is_fetched(page: str) -> None:
    for tag, attributes in Elements(page).elements:
        assert not attributes.get("src"), tag
        assert (attributes.get("href") or "#").startswith(("#", "data:,"))
    outside = re.sub(r'"http://www\.w3\.org/2000/svg"', "", page)
    assert not re.search(r"https?://|@import|url\(", outside)


@pytest.mark.parametrize("name", ["dom.js", "model.js", "table.js", "article.js", "charts.js", "view.js", "start.js"])
def test_scripts_write_text_only(name: str) -> None:
    script = files("oncozh.report").joinpath("static", name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|<!--|</scr", script)


def test_every_word_the_page_asks_for_is_there() -> None:
    folder = files("oncozh.report")
    scripts = [p for p in folder.joinpath("static").iterdir() if p.name.endswith(".js")]
    source = "".join(p.read_text(encoding="utf-8") for p in scripts)
    source += folder.joinpath("templates", "page.html.j2").read_text(encoding="utf-8")
    asked = set(re.findall(r"""\bt\("([\w.]+)"[,)]|words: "([\w.]+)"|(?:word|aria)\("([\w.]+)"\)""", source))
    keys = {key for match in asked for key in match if key}
    assert len(keys) > 30
    assert keys <= set(strings())
    assert all(len(pair) == 2 for pair in strings().values())


def test_every_documented_flag_has_words() -> None:
    output = (Path(__file__).resolve().parents[2] / "docs" / "output.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^Flags of a row:\n\n(.*?)\n\n", output, re.M | re.S)
    flags = re.findall(r"^\| `(\w+)`", table, re.M)
    assert len(flags) > 4
    assert {f"flag.{flag}" for flag in flags} <= set(strings())


def test_script_safe_json_escapes_what_html_and_utf8_cannot_hold() -> None:
    value = {"<k>": "a&b\u2028\ud800"}
    text = script_safe_json(value)
    assert text.isascii()
    assert json.loads(text) == value


def test_sentences_and_offsets_count_code_points(tmp_path: Path) -> None:
    text = "😀开头。ORR为👩‍⚕️43.3%。"
    start = text.index("43.3%")
    mention = Mention("m1", "PERCENT", start, start + 5, "43.3%", value="43.3", unit="percent")
    write_run(tmp_path, [Article("e", text, [mention], [Outcome("o1", "m1", "ORR", "rate", "43.3", unit="percent")])])
    page = write_report(tmp_path).read_text(encoding="utf-8")
    (body,) = [b for _, a, b in Elements(page).bodies if a.get("id") == "batch"]
    (article,) = json.loads(body)["articles"]
    assert [text[a:b] for a, b in article["sentences"]] == ["😀开头。", "ORR为👩‍⚕️43.3%。"]
    (sent,) = article["mentions"]
    assert article["text"][sent["start"] : sent["end"]] == "43.3%"


def test_five_hundred_articles_are_written_quickly(tmp_path: Path) -> None:
    sentence = "恩扎卢胺组的ORR为43.3%，"
    mentions, outcomes = [], []
    for i in range(20):
        start = i * len(sentence) + sentence.index("43.3%")
        mentions.append(Mention(f"m{i}", "PERCENT", start, start + 5, "43.3%", value="43.3", unit="percent"))
        outcomes.append(Outcome(f"o{i}", f"m{i}", "ORR", "rate", "43.3", unit="percent"))
    text = sentence * 20 + "无关的话。" * 300
    write_run(tmp_path, [Article(f"a{i}", text, mentions, outcomes) for i in range(500)])
    began = time.perf_counter()
    report = write_report(tmp_path)
    assert time.perf_counter() - began < 10
    assert report.stat().st_size < 15_000_000


def test_a_run_without_results_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="oncozh extract"):
        write_report(tmp_path)


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "line 2: no JSON"), ("[]", "line 2: must hold"), ('{"id": "x"}', "line 2: article 'x'")],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    write_run(tmp_path, [hostile_article()])
    with (tmp_path / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(ReadError, match=re.escape(message)):
        write_report(tmp_path)
    assert not (tmp_path / "report.html").exists()


def test_an_empty_run_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text("", encoding="utf-8")
    assert write_report(tmp_path).stat().st_size > 10_000


def test_the_notebook_view_is_text_and_marks() -> None:
    fragment = render_article(hostile_article())
    elements = Elements(fragment)
    tags = {tag for tag, _ in elements.elements}
    assert tags == {"div", "style", "mark", "table", "caption", "thead", "tr", "th", "tbody", "td"}
    assert '<mark class="PERCENT" title="PERCENT">43.3%</mark>' in fragment
    assert "&lt;script&gt;x&lt;/script&gt;" in fragment
    assert "<td>43.3%</td>" in fragment


def test_the_notebook_view_of_an_article_without_rows() -> None:
    fragment = render_article(Article("a", "没有数字。"))
    assert "<table" not in fragment
    assert "没有数字。" in fragment
