"""What the report, the notebook view and the review application share: templates, static files, script-safe JSON."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from oncozh.article import Article
from oncozh.tokens import sentences

# In the order they must run: each uses what the ones before it declare.
SCRIPTS = ("dom.js", "model.js", "table.js", "article.js", "charts.js", "view.js")
STYLE = "view.css"

# `<`, `>` and `&` could end or reopen the element around the JSON, U+2028 and U+2029 end a line in old script
# engines, and a lone surrogate cannot be written as UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def script_safe_json(value: Any) -> str:
    """JSON that stays data inside an HTML script element, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


@cache
def environment(*packages: str) -> Environment:
    """This package's templates and those of the packages named; everything they are given is escaped."""
    loader = ChoiceLoader([PackageLoader(p) for p in (*packages, "oncozh.report")])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def static_text(name: str, package: str = "oncozh.report") -> str:
    """A static file of the package."""
    return files(package).joinpath("static", name).read_text(encoding="utf-8")


@cache
def strings(package: str = "oncozh.report") -> dict[str, list[str]]:
    """The words of the page: key → Chinese, English."""
    words: dict[str, list[str]] = json.loads(static_text("strings.json", package))
    return words


def inline(text: str) -> tuple[Markup, str]:
    """A package file as it stands inside its element, and its source expression for the content-security policy."""
    body = "\n" + text
    digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    return Markup(body), f"'sha256-{digest}'"


def article_record(article: Article) -> dict[str, Any]:
    """An article as the page wants it: the contract's record, its title, its sentences, no other metadata."""
    record = article.to_dict()
    metadata = record.pop("metadata", {})
    record["title"] = str(metadata.get("title") or article.id)
    if metadata.get("date"):
        record["date"] = str(metadata["date"])
    record["sentences"] = article.sentences or sentences(article.text)
    return record


def article_records(articles: Iterable[Article]) -> list[dict[str, Any]]:
    """`article_record` of each."""
    return [article_record(a) for a in articles]
