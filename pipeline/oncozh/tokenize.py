"""An article's tokens for reading: one sentence a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from oncozh.article import Article


def tokenized_lines(article: Article) -> Iterator[str]:
    """The sentences of an article in order, their tokens parted by a space; white space is no token here."""
    starts = [start for start, _ in article.tokens]
    for sentence_start, sentence_end in article.sentences:
        within = article.tokens[bisect_left(starts, sentence_start) : bisect_left(starts, sentence_end)]
        words = (article.text[s:e] for s, e in within)
        yield " ".join(word for word in words if not word.isspace())
