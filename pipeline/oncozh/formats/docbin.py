"""spaCy `DocBin`: the tokens of `oncozh.tokens`, mentions as `doc.ents` with their concept as `kb_id`.

All else of a record travels in `doc.user_data["oncozh"]`. spaCy is imported when a function is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oncozh.article import Article
from oncozh.errors import OutputError, ReadError
from oncozh.formats.records import carried, restore
from oncozh.tokens import tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_KEY = "oncozh"


def write_docbin(articles: Iterable[Article], path: Path) -> int:
    """Writes the articles as one DocBin with their user data and says how many.

    Raises:
        OutputError: the file cannot be written.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = [_doc(a, vocab) for a in articles]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        DocBin(docs=docs, store_user_data=True).to_disk(path)
    except OSError as e:
        raise OutputError(f"{path}: {e.strerror}") from None
    return len(docs)


def _doc(article: Article, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc, Span

    spans = tokens(article.text, [(m.start, m.end) for m in article.mentions])
    index = {start: i for i, (start, _) in enumerate(spans)}
    doc = Doc(vocab, words=[article.text[s:e] for s, e in spans], spaces=[False] * len(spans))
    doc.set_ents(
        [Span(doc, index[m.start], index[m.start] + 1, label=m.label, kb_id=m.concept or "") for m in article.mentions]
    )
    doc.user_data[_KEY] = carried(article)
    return doc


def read_docbin(path: Path) -> list[Article]:
    """The articles of a DocBin file; of one that oncozh did not write the ids are d1, d2 …

    Raises:
        ReadError: the file cannot be read or is no DocBin.
        ContractError: a Doc breaks the contract, with its number.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        data = path.read_bytes()
    except OSError as e:
        raise ReadError(f"{path}: {e.strerror}") from None
    try:
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
    except Exception as e:  # spaCy lets zlib, msgpack and numpy raise what they like
        raise ReadError(f"{path}: not a DocBin ({e})") from None
    return [_article(doc, number, f"{path}, doc {number}") for number, doc in enumerate(docs, 1)]


def _article(doc: Any, number: int, where: str) -> Article:
    record = doc.user_data.get(_KEY, {})
    spans = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    article = restore(record, doc.text, spans, f"d{number}", where)
    concepts = {e.start_char: e.kb_id_ for e in doc.ents}
    for m in article.mentions:
        m.concept = concepts[m.start] or None
    return article
