"""HTML: the article without the page around it."""

from __future__ import annotations

import io
import sys

import pytest

from oncozh.reading.html import read_html

MENU = "<nav><a href='/'>首页</a><a href='/x'>专家门诊</a></nav>"
PARAGRAPH = "恩扎卢胺组的客观缓解率为43.3%，中位总生存期为26.1个月，研究者认为这一结果值得进一步随访和验证。"


def read(html: str | bytes) -> tuple[str, dict[str, str]]:
    return read_html(io.BytesIO(html.encode() if isinstance(html, str) else html), "a.html")


@pytest.fixture
def no_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def test_wechat_pages_give_their_article_alone() -> None:
    text, metadata = read(
        "<html><head><meta property='og:title' content='新药'><title>微信</title><script>var a='恩扎';</script></head>"
        f"<body>{MENU}<div id='js_content' style='visibility: hidden;'><section><p>缓解率&nbsp;为\n43.3%</p>"
        "<p>生存<strong>期</strong><br>延长</p><p style='display: none'>隐</p></section></div><p>阅读原文</p></body>"
    )
    assert text == "缓解率为 43.3%\n生存期\n延长"
    assert metadata == {"title": "新药", "element": "#js_content"}


@pytest.mark.usefixtures("no_trafilatura")
@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<article><p>{PARAGRAPH}</p></article><footer>版权所有</footer>",
        f"<div>{MENU}<div class='c'><p>{PARAGRAPH}</p></div><div><a href='/'>下一篇</a></div></div>",
        f"<main>{PARAGRAPH}</main><aside>热门文章推荐</aside>",
    ],
)
def test_other_pages_give_their_main_text(body: str) -> None:
    assert read(f"<html><head><title>t</title></head><body>{body}</body></html>")[0] == PARAGRAPH


def test_trafilatura_finds_the_main_text_where_it_is_installed() -> None:
    pytest.importorskip("trafilatura")
    text, _ = read(f"<html><body>{MENU}<article>{f'<p>{PARAGRAPH}</p>' * 5}</article></body></html>")
    assert PARAGRAPH in text
    assert "专家门诊" not in text


@pytest.mark.usefixtures("no_trafilatura")
def test_table_cells_are_parted() -> None:
    assert (
        read("<table><tr><th>组</th><th>ORR</th></tr><tr><td>A</td><td>43%</td></tr></table>")[0] == "组\tORR\nA\t43%"
    )


@pytest.mark.parametrize("declared", ["gb2312", "gbk"])
def test_the_declared_encoding_is_used(declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><div id=js_content>客观缓解率</div></body></html>"
    assert read(page.encode("gbk"))[0] == "客观缓解率"


@pytest.mark.usefixtures("no_trafilatura")
@pytest.mark.parametrize(
    "html", ["<div>" * 20_000 + "癌", "</p>" * 20_000 + "癌", "<p>癌" * 5_000, "癌" + "<a href='" * 3_000]
)
def test_hostile_pages_are_read_in_bounded_time(html: str) -> None:
    read(html)
