"""The report and the review application in a real browser: Playwright driving the system's Chromium."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from oncozh.article import Article, Mention, Outcome
from oncozh.formats.marked import parse_marked
from oncozh.report import write_report
from oncozh.review.server import Desk, create_app

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="the browser tests need Playwright: pip install --group browser"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("the browser tests need Chromium: apt-get install chromium", allow_module_level=True)

MARKED = """\
😀👩‍⚕️ARCHES研究中，⟦恩扎卢胺|DRUG|enzalutamide⟧治疗⟦前列腺癌|CANCER|prostate cancer⟧，\
⟦中位OS|ENDPOINT⟧为⟦28.6个月|SURVIVAL⟧。
⟦乳腺癌|CANCER|breast cancer⟧的⟦ORR|ENDPOINT⟧为⟦43.3%|PERCENT⟧😀，⟦DCR|ENDPOINT⟧为⟦60%|PERCENT⟧，备思复除外。
"""
ROWS = """\
28.6个月 ; OS median 28.6 month ; I=恩扎卢胺 ; P=前列腺癌 ; ci=20.1..33.0
43.3% ; ORR rate 43.3 percent ; P=乳腺癌
60% ; DCR rate 60 percent ; P=乳腺癌 ; flags=ambiguous_endpoint
"""
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">\u202e\u200bORR为43.3%。"


def hostile_article() -> Article:
    start = HOSTILE.index("43.3%")
    mention = Mention("m1", "PERCENT", start, start + 5, "43.3%", value="43.3", unit="percent")
    row = Outcome("o1", "m1", "PCR", "rate", "43.3", unit="percent", intervention=["<img src=x onerror=alert(1)>"])
    return Article("evil", HOSTILE, [mention], [row], metadata={"title": "<script>document.title='owned'</script>"})


def write_articles(folder: Path, articles: list[Article]) -> Path:
    lines = [json.dumps(a.to_dict(), ensure_ascii=False) for a in articles]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page on which any error of a script or of the security policy fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def out_dir(tmp_path: Path) -> Path:
    return write_articles(tmp_path, [parse_marked(MARKED, ROWS, "a1"), hostile_article()])


@pytest.fixture
def report(page: Any, out_dir: Path) -> Any:
    requests: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    page.goto(write_report(out_dir).as_uri())
    page.wait_for_selector("#forest svg")
    yield page
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


def expect(page: Any, selector: str) -> Any:
    """Playwright's waiting assertions; its `wait_for_function` needs eval, which the pages' policy forbids."""
    return sync_api.expect(page.locator(selector))


def row_texts(page: Any) -> list[str]:
    return [e.inner_text() for e in page.query_selector_all("#table tr[data-index] td:nth-last-child(6) .first")]


def test_a_click_on_a_row_marks_its_figure_and_its_mentions(report: Any) -> None:
    report.click("[data-tab=evidence]")
    report.click("#table tr[data-index='1']")
    assert report.inner_text("#card blockquote") == "乳腺癌的ORR为43.3%😀，DCR为60%，备思复除外。"
    assert report.inner_text("#card mark.chosen") == "43.3%"
    assert report.inner_text("#article mark.chosen") == "43.3%"
    assert [e.inner_text() for e in report.query_selector_all("#article mark.linked")] == ["乳腺癌", "43.3%"]


def test_every_mark_behind_an_emoji_holds_its_own_words(report: Any) -> None:
    report.click("[data-tab=evidence]")
    report.click("#table tr[data-index='0']")
    texts = report.eval_on_selector_all("#article mark", "marks => marks.map(m => m.textContent)")
    assert texts == ["恩扎卢胺", "前列腺癌", "中位OS", "28.6个月", "乳腺癌", "ORR", "43.3%", "DCR", "60%"]


def test_offsets_convert_both_ways(report: Any) -> None:
    pairs = report.evaluate(
        """() => {
            const o = offsets('a😀b👩‍⚕️c');
            return [0, 1, 2, 3, 4, 5, 6, 7, 8].map(n => [n, o.unit(n), o.point(o.unit(n))]);
        }"""
    )
    assert [unit for _, unit, _ in pairs] == [0, 1, 3, 4, 6, 7, 8, 9, 10]
    assert all(point == back for point, _, back in pairs)


def test_filters_search_and_order(report: Any) -> None:
    report.click("[data-tab=evidence]")
    assert row_texts(report) == ["OS", "ORR", "DCR", "PCR"]
    report.select_option("#filter-cancer", "breast cancer")
    assert row_texts(report) == ["ORR", "DCR"]
    report.select_option("#filter-flag", "*")
    assert row_texts(report) == ["DCR"]
    report.click("#clear")
    report.fill("#search", "备思复 orr")
    expect(report, "#table tr[data-index]").to_have_count(2)
    report.click("#clear")
    report.click("#table th button >> text=终点")
    assert row_texts(report) == ["DCR", "ORR", "OS", "PCR"]
    assert report.get_attribute("#table th", "aria-sort") == "ascending"


def test_the_keyboard_is_enough(report: Any) -> None:
    report.keyboard.press("2")
    for key in "jjk":
        report.keyboard.press(key)
    assert report.get_attribute("#table", "aria-activedescendant") == "row-0"
    report.keyboard.press("End")
    assert report.get_attribute("#table", "aria-activedescendant") == "row-3"
    report.keyboard.press("/")
    report.keyboard.type("j43.3")
    assert report.input_value("#search") == "j43.3"
    report.keyboard.press("Escape")
    report.keyboard.press("?")
    assert report.is_visible("#help-box")


def test_language_and_theme_are_switched(report: Any) -> None:
    assert report.inner_text("#tab-evidence") == "证据表"
    report.click("#language")
    assert report.inner_text("#tab-evidence") == "Evidence"
    assert report.get_attribute("html", "lang") == "en"
    before = report.evaluate("getComputedStyle(document.body).backgroundColor")
    report.click("#theme")
    assert report.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_hostile_text_stays_text(report: Any) -> None:
    report.click("[data-tab=evidence]")
    report.click("#table tr[data-index='3']")
    assert report.text_content("#article .text") == HOSTILE
    assert report.query_selector_all("img") == []
    assert "owned" not in report.title()


def test_print_shows_every_row(page: Any, tmp_path: Path) -> None:
    write_articles(tmp_path, [parse_marked(MARKED, ROWS, f"a{i}") for i in range(100)])
    page.goto(write_report(tmp_path).as_uri())
    page.click("[data-tab=evidence]")
    assert len(page.query_selector_all("#table tr[data-index]")) < 60
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(page.query_selector_all("#table tr[data-index]")) == 300
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(page.query_selector_all("#table tr[data-index]")) < 60


def test_five_hundred_articles_open_in_two_seconds(page: Any, tmp_path: Path) -> None:
    marked = MARKED * 3 + "无关的话。" * 250
    articles = [parse_marked(marked, "", f"a{i}") for i in range(500)]
    for a in articles:
        for m in a.mentions:
            if m.unit is not None:
                measure = ("ORR", "rate") if m.unit == "percent" else ("OS", "median")
                a.outcomes.append(Outcome(f"o{m.id}", m.id, *measure, m.value, unit=m.unit, population=["m2"]))
    report = write_report(write_articles(tmp_path, articles))
    began = time.perf_counter()
    page.goto(report.as_uri())
    page.wait_for_selector("#forest svg")
    assert time.perf_counter() - began < 2
    assert page.evaluate("document.querySelectorAll('*').length") < 6000


@dataclass
class Served:
    desk: Desk
    address: str


@pytest.fixture
def served(out_dir: Path) -> Iterator[Served]:
    desk = Desk(out_dir, "li")
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(desk, "tok"), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield Served(desk, f"http://127.0.0.1:{listener.getsockname()[1]}/?token=tok")
    server.should_exit = True
    thread.join()
    listener.close()
    desk.store.close()


@pytest.fixture
def review(page: Any, served: Served) -> Any:
    page.goto(served.address)
    page.wait_for_selector("#table tr[data-index]")
    return page


def wait_saved(page: Any, number: int) -> None:
    expect(page, "#progress").to_contain_text(f"已定 {number} /")


def test_doubtful_rows_come_first_and_decisions_survive_a_reload(review: Any, served: Served) -> None:
    assert review.inner_text("#card h2 .code") == "DCR"
    review.keyboard.press("a")
    wait_saved(review, 1)
    assert review.inner_text("#card h2 .code") == "OS"
    review.keyboard.press("x")
    wait_saved(review, 2)
    review.reload()
    wait_saved(review, 2)
    assert served.desk.store.review("a1", "li").decisions == {"o3": "accepted", "o1": "rejected"}


def test_an_article_is_reviewed_by_keyboard_alone(review: Any, served: Served) -> None:
    review.keyboard.press("e")
    review.fill("#form [name=value]", "61")
    review.keyboard.press("Enter")
    wait_saved(review, 1)
    review.select_option("#filter-decision", "")
    review.keyboard.press("Escape")
    review.select_option("#filter-article", "a1")
    review.keyboard.press("Escape")
    review.keyboard.press("Home")
    for number in (2, 3):
        review.keyboard.press("j")
        review.keyboard.press("a")
        wait_saved(review, number)
        review.keyboard.press("Home")
        review.keyboard.press("j")
    review.keyboard.press("f")
    expect(review, "#progress").to_contain_text("完成 1 /")
    done = served.desk.store.review("a1", "li")
    assert done.finished
    assert {o.id: o.value for o in done.kept().outcomes} == {"o1": "28.6", "o2": "43.3", "o3": "61"}


def test_selected_words_become_a_mention(review: Any, served: Served) -> None:
    review.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.querySelector('#article .text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf('备思复');
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 3);
                getSelection().addRange(range);
            }
        }"""
    )
    review.keyboard.press("m")
    assert review.input_value("#form label:nth-child(1) input") == "备思复"
    review.fill("#form input[list=concepts]", "enfortumab vedotin")
    review.keyboard.press("Enter")
    review.wait_for_selector("#form-box", state="hidden")
    (mention,) = [m for m in served.desk.store.review("a1", "li").article.mentions if m.id == "n1"]
    assert (mention.text, mention.label, mention.concept) == ("备思复", "DRUG", "enfortumab vedotin")


def test_a_mention_is_relabelled_deleted_and_brought_back(review: Any, served: Served) -> None:
    review.click("#article mark >> text=乳腺癌")
    review.keyboard.press("l")
    review.select_option("#form [name=label]", "BIOMARKER")
    review.click("#form .primary")
    review.wait_for_selector("#form-box", state="hidden")
    assert served.desk.store.review("a1", "li").article.mention("m5").label == "BIOMARKER"
    review.click("#article mark >> text=乳腺癌")
    review.keyboard.press("d")
    expect(review, "#article mark").to_have_count(8)
    review.keyboard.press("u")
    expect(review, "#article mark").to_have_count(9)


def test_a_slot_takes_mentions_and_free_words(review: Any, served: Served) -> None:
    review.keyboard.press("e")
    slot = review.query_selector("#form input[list=slot-intervention]")
    slot.fill("恩扎卢胺")
    slot.press("Enter")
    slot.fill("安慰剂组")
    slot.press("Enter")
    review.click("#form .primary")
    wait_saved(review, 1)
    (row,) = [o for o in served.desk.store.review("a1", "li").article.outcomes if o.id == "o3"]
    assert row.intervention == ["m1", "安慰剂组"]


def test_a_refused_edit_keeps_the_form_open_and_says_why(browser: Any, served: Served) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_selector("#table tr[data-index]")
    page.keyboard.press("e")
    page.fill("#form [name=value]", "many")
    page.keyboard.press("Enter")
    expect(page, "#form .error").to_contain_text("must be a number")
    assert page.is_visible("#form-box")
    assert served.desk.store.history("a1") == []
    context.close()


def test_a_note_and_a_new_row(review: Any, served: Served) -> None:
    review.keyboard.press("n")
    review.fill("#form textarea", "<b>见表2</b>")
    review.click("#form .primary")
    review.wait_for_selector("#card .note-text")
    assert review.inner_text("#card .note-text") == "<b>见表2</b>"
    review.keyboard.press("r")
    review.select_option("#form [name=endpoint]", "CR")
    review.click("#form .primary")
    wait_saved(review, 1)
    added = [o for o in served.desk.store.review("a1", "li").article.outcomes if o.id == "r1"]
    assert [(o.endpoint, o.value, o.population) for o in added] == [("CR", "60", ["m5"])]


def test_hostile_text_stays_text_in_the_review(review: Any) -> None:
    review.select_option("#article-choice", "evil")
    assert review.text_content("#article .text") == HOSTILE
    assert review.query_selector_all("img") == []
    assert "owned" not in review.title()


def test_exports_are_written_and_score_as_decided(review: Any, served: Served, out_dir: Path) -> None:
    for number in (1, 2, 3, 4):
        review.keyboard.press("a")
        wait_saved(review, number)
    review.select_option("#article-choice", "a1")
    review.keyboard.press("Escape")
    review.keyboard.press("f")
    expect(review, "#progress").to_contain_text("完成 1 /")
    review.keyboard.press("3")
    review.click("#export button")
    expect(review, "#export [role=status]").to_contain_text("gold.jsonl")
    lines = (out_dir / "review" / "li" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Article.from_dict(json.loads(line)) for line in lines] == [served.desk.store.review("a1", "li").kept()]
    with review.expect_download() as download:
        review.click("#export button >> text=evidence.csv")
    assert download.value.suggested_filename == "evidence.csv"
