"""spaCy `DocBin`: the Docs of `oncozh.spacy_doc`, mentions as `doc.ents`, the rest in the article a Doc carries.

spaCy is imported when a function is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from oncozh.article import Article
from oncozh.errors import OutputError, ReadError
from oncozh.formats.records import carried, renumber, restore
from oncozh.tokens import sentences, tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc


def write_docbin(articles: Iterable[Article], path: Path) -> int:
    """Writes the articles as one DocBin with their user data and says how many.

    Raises:
        OutputError: the file cannot be written.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    from oncozh.spacy_doc import to_doc

    vocab = Vocab()
    docs = [to_doc(_with_tokens(a), vocab) for a in articles]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        DocBin(docs=docs, store_user_data=True).to_disk(path)
    except OSError as e:
        raise OutputError(f"{path}: {e.strerror}") from None
    return len(docs)


def _with_tokens(article: Article) -> Article:
    text = article.text
    return replace(
        renumber(article), tokens=tokens(text, [(m.start, m.end) for m in article.mentions]), sentences=sentences(text)
    )


def read_docbin(path: Path) -> list[Article]:
    """The articles of a DocBin file; of one that oncozh did not write the ids are d1, d2 …

    The entities are the truth: what was edited in them counts, the carried article gives the rest.

    Raises:
        ReadError: the file cannot be read or is no DocBin.
        ContractError: a Doc breaks the contract, with its number.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    import oncozh.spacy_doc  # noqa: F401  # knows how a Doc's bytes hold an article

    try:
        data = path.read_bytes()
    except OSError as e:
        raise ReadError(f"{path}: {e.strerror}") from None
    try:
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
    except Exception as e:  # spaCy lets zlib, msgpack and numpy raise what they like
        raise ReadError(f"{path}: not a DocBin ({e})") from None
    return [_article(doc, f"d{number}", f"{path}, doc {number}") for number, doc in enumerate(docs, 1)]


def _article(doc: Doc, name: str, where: str) -> Article:
    stored = doc.user_data.get("oncozh")
    record = carried(stored) if isinstance(stored, Article) else {}
    article = restore(record, doc.text, [(e.start_char, e.end_char, e.label_) for e in doc.ents], name, where)
    concepts = {e.start_char: e.kb_id_ for e in doc.ents}
    for m in article.mentions:
        m.concept = concepts[m.start] or None
    return article
