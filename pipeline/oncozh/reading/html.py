"""HTML: of a WeChat page the article (`#js_content`), of another page its main text.

Other pages go through trafilatura where it is installed (the extra `html`). Without it, the text is that of
`<article>` or `<main>`, or of the smallest element that holds most of the page's running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

from oncozh.reading.records import MAX_FILE_BYTES, read_bounded
from oncozh.reading.text import decode

_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
    "pre", "section", "table", "tbody", "thead", "tfoot", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "button",
    "textarea",
))  # fmt: skip
_FURNITURE = frozenset((
    "nav", "footer", "aside", "form",
))  # fmt: skip
_CLOSED_BY_ITSELF = frozenset((
    "p", "li", "td", "th", "tr", "dd", "dt", "option",
))  # fmt: skip
_MAX_UNWIND = 200
_MAIN_SHARE = 0.8

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})""", re.I)
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u200b\ufeff]+")
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PROPERTIES = {
    "og:title": "title", "og:url": "url", "article:published_time": "date", "publishdate": "date", "pubdate": "date",
}  # fmt: skip


def read_html(stream: BinaryIO, path: str) -> tuple[str, dict[str, str]]:
    """The article of a page, one line a block, with `title`, `url`, `date` where the page states them, and
    `element`, the place of a WeChat article in its page.

    Raises:
        ReadError: the encoding is unknown, or the file is too large.
    """
    html = _decode(read_bounded(stream, MAX_FILE_BYTES))
    page = _Page()
    page.feed(html)
    page.close()
    metadata = page.metadata()
    wechat = page.ids.get("js_content")
    if wechat is not None:
        return _text(wechat), metadata | {"element": "#js_content"}
    if (text := _by_trafilatura(html)) is not None:
        return text, metadata
    return _text(_main(page.root)), metadata


class _Node:
    __slots__ = ("children", "hidden", "tag")

    def __init__(self, tag: str, hidden: bool = False) -> None:
        self.tag = tag
        self.hidden = hidden
        self.children: list[_Node | str] = []


class _Page(HTMLParser):
    """The page as a tree, with what its head says about it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node("")
        self.ids: dict[str, _Node] = {}
        self._open = [self.root]
        self._stated: dict[str, str] = {}
        self._titles: list[str] = []

    def metadata(self) -> dict[str, str]:
        title = _SPACE.sub(" ", "".join(self._titles)).strip()
        return {"title": title} | self._stated if title else dict(self._stated)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        if tag == "meta":
            name = _PROPERTIES.get((values.get("property") or values.get("name") or "").lower())
            if name and values.get("content", "").strip():
                self._stated.setdefault(name, values["content"].strip())
        if tag in _CLOSED_BY_ITSELF and self._open[-1].tag == tag:
            self._open.pop()
        node = _Node(tag, "display:none" in values.get("style", "").replace(" ", "").lower())
        self._open[-1].children.append(node)
        if "id" in values:
            self.ids.setdefault(values["id"], node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        lowest = max(1, len(self._open) - _MAX_UNWIND)
        for depth in range(len(self._open) - 1, lowest - 1, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
        if self._open[-1].tag == "title":
            self._titles.append(data)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii").lower()
        codec = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}.get(name)
        if codec:
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                pass
    return decode(data)


def _by_trafilatura(html: str) -> str | None:
    try:
        from trafilatura import extract
    except ImportError:
        return None
    text: str | None = extract(html, include_comments=False, include_tables=True)
    return text


def _main(root: _Node) -> _Node:
    """`<article>` or `<main>`, or the smallest element with four fifths of the running text."""
    sizes = _sizes(root)
    for tag in ("article", "main"):
        found = [node for node in _elements(root) if node.tag == tag]
        if found:
            return max(found, key=lambda node: sizes[id(node)])
    node = root
    while True:
        inside = [c for c in node.children if isinstance(c, _Node) and id(c) in sizes]
        largest = max(inside, key=lambda c: sizes[id(c)], default=None)
        if largest is None or largest.tag == "p" or sizes[id(largest)] < _MAIN_SHARE * sizes[id(node)]:
            return node
        node = largest


def _elements(root: _Node) -> Iterator[_Node]:
    """All elements that can be seen, parents first."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack += [
            c
            for c in reversed(node.children)
            if isinstance(c, _Node) and c.tag not in _UNSEEN and c.tag not in _FURNITURE and not c.hidden
        ]


def _sizes(root: _Node) -> dict[int, int]:
    """By element, the characters of text that is not a link's."""
    sizes: dict[int, int] = {}
    for node in reversed(list(_elements(root))):
        own = sum(len(c) if isinstance(c, str) else sizes.get(id(c), 0) for c in node.children)
        sizes[id(node)] = 0 if node.tag == "a" else own
    return sizes


def _text(root: _Node) -> str:
    """The text under an element, one line a block, cells parted by a tab."""
    pieces: list[str] = []
    stack: list[_Node | str] = list(reversed(root.children))
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(_SPACE.sub(" ", item))
        elif item.tag.isspace():
            pieces.append(item.tag)
        elif item.tag not in _UNSEEN and item.tag not in _FURNITURE and not item.hidden:
            if item.tag in ("td", "th"):
                stack.append(_Node("\t"))
            if item.tag in _BLOCK:
                pieces.append("\n")
                stack.append(_Node("\n"))
            stack += reversed(item.children)
    lines = (_tidy(line) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _tidy(line: str) -> str:
    """Without the spaces that a page's line breaks leave between two Chinese characters."""
    words = line.split(" ")
    out = words[0]
    for word in words[1:]:
        if not word:
            continue
        tight = not out or (_CJK.match(out[-1]) and _CJK.match(word))
        out += word if tight else " " + word
    return out.strip()
