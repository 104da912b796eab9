"""Reads Chinese oncology articles and writes an evidence table.

>>> import oncozh
>>> article = oncozh.extract("恩扎卢胺组的客观缓解率为43.3%。")
>>> article.outcomes_frame()
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncozh.article import Article, Mention, Outcome
from oncozh.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from oncozh.extractor import Extractor

__all__ = ["Article", "Mention", "Outcome", "__version__", "extract", "load"]


def extract(
    text: str,
    id: str = "text",
    *,
    source: str | None = None,
    metadata: dict[str, Any] | None = None,
    lexicon_folder: str | Path | None = None,
    segmenter: str = "rjieba",
    tokens: bool = True,
) -> Article:
    """The mentions and outcomes of one text.

    Args:
        text: the article, which is never altered; all offsets count its code points.
        id: the article's name in every table.
        source: where the text came from.
        metadata: more about the article (title, date ...), carried into every table.
        lexicon_folder: tables of your own, on top of the shipped ones; loaded once.
        segmenter: `rjieba` or `jieba`.
        tokens: whether to make tokens; without them it is faster.

    Raises:
        LexiconError: a table of `lexicon_folder` cannot be read.
        ValueError: no such segmenter.
    """
    folder = None if lexicon_folder is None else Path(lexicon_folder)
    return _extractor(folder, segmenter, tokens)(text, id, source, metadata)


def load(lexicon_folder: str | Path | None = None, segmenter: str = "rjieba") -> Language:
    """A spaCy `Language` whose Docs carry tokens, sentences, `ents`, `spans["oncozh"]` and `doc._.outcomes`.

    Raises:
        LexiconError: a table of `lexicon_folder` cannot be read.
        ValueError: no such segmenter.
    """
    from oncozh.spacy_doc import load_language

    return load_language(None if lexicon_folder is None else str(lexicon_folder), segmenter)


@cache
def _extractor(lexicon_folder: Path | None, segmenter: str, tokens: bool) -> Extractor:
    from oncozh.extractor import Extractor  # its patterns take a while: `oncozh --version` needs none of them

    return Extractor(lexicon_folder, segmenter, tokens=tokens)
