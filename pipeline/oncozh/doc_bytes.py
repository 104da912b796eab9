"""How an article travels inside a spaCy Doc's bytes.

spaCy loads these two functions by entry point while it is itself being imported, so this module must not import spaCy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from oncozh.article import Article, Mention, Outcome

_MARK = "__oncozh_article__"


def encode_article(item: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """An `Article` as a mapping; anything else is left to the next encoder."""
    if isinstance(item, Article):
        return {_MARK: asdict(item)}
    return item if chain is None else chain(item)


def decode_article(item: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The way back of `encode_article`."""
    if isinstance(item, dict) and _MARK in item:
        record = item[_MARK]
        return Article(
            **{
                **record,
                "mentions": [Mention(**_listed(m)) for m in record["mentions"]],
                "outcomes": [Outcome(**_listed(o)) for o in record["outcomes"]],
                "sentences": [(s, e) for s, e in record["sentences"]],
                "tokens": [(s, e) for s, e in record["tokens"]],
            }
        )
    return item if chain is None else chain(item)


def _listed(record: dict[str, Any]) -> dict[str, Any]:
    """DocBin reads lists back as tuples."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in record.items()}
