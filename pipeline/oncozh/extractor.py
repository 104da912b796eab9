"""The whole way of one text: scan, sentences, mentions, outcomes, tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from oncozh import tokens as tokenizer
from oncozh.article import Article
from oncozh.extractors.mentions import find_mentions
from oncozh.lexicon import load_lexicon
from oncozh.matching import scan
from oncozh.outcomes import assemble
from oncozh.plaintext import as_read, put_back


class Extractor:
    """Extracts articles; holds the lexicon and the settings.

    Args:
        lexicon_folder: a user's own tables, which add to the shipped ones and override them.
        segmenter: `rjieba` (default) or `jieba`, the reference.
        tokens: whether to make tokens.

    Raises:
        LexiconError: a table cannot be read.
        ValueError: no such segmenter.
    """

    def __init__(self, lexicon_folder: Path | None = None, segmenter: str = "rjieba", *, tokens: bool = True) -> None:
        if segmenter not in tokenizer.SEGMENTERS:
            raise ValueError(f"segmenter {segmenter!r} is none of {', '.join(tokenizer.SEGMENTERS)}")
        self.lexicon = load_lexicon(lexicon_folder)
        self.segmenter = segmenter
        self.tokens = tokens

    def __call__(
        self, text: str, id: str = "text", source: str | None = None, metadata: dict[str, Any] | None = None
    ) -> Article:
        """The article of a text with its mentions, outcomes, sentences and tokens."""
        read, at = as_read(text)
        found = scan(read, self.lexicon)
        sentences = tokenizer.sentences_as_read(read)
        names, inner = find_mentions(found, self.lexicon)
        mentions, outcomes = assemble(found, names, inner, sentences)
        if read != text:
            sentences = put_back(text, read, at, mentions, outcomes, sentences)
        article = Article(id, text, mentions, outcomes, source, dict(metadata or {}), sentences)
        if self.tokens:
            article.tokens = tokenizer.tokens(text, [(m.start, m.end) for m in mentions], self.segmenter)
        return article
