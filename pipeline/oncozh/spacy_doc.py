"""The spaCy view of an article: a `Doc` with tokens, sentences, entities and outcomes, and back.

Two ways in. `oncozh.load()` gives a `Language` whose tokenizer runs the extraction, so that mentions are whole tokens;
its component `oncozh` only writes the result into the Doc. `spacy.blank("zh").add_pipe("oncozh")` keeps the tokens of
its own tokenizer; there a mention that ends inside a token is widened to the token's edge.

The Doc carries `ents` (kb_id: the concept, ent_id: the mention's id), `spans["oncozh"]`, `doc._.article` and
`doc._.outcomes`; all of it goes through `to_bytes`, `DocBin` and `nlp.pipe(n_process=…)`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
from spacy.attrs import ENT_ID, ENT_IOB, ENT_KB_ID, ENT_TYPE, IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import registry
from spacy.vocab import Vocab

from oncozh.article import LABELS, Article, Mention, Outcome
from oncozh.doc_bytes import decode_article, encode_article
from oncozh.extractor import Extractor

KEY = "oncozh"
"""The name of the component, of its span group and of the article in `doc.user_data`."""

_TOKENIZER = "oncozh.Tokenizer.v1"
_COLUMNS = [ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID, SENT_START]
_BEGIN, _INSIDE, _OUTSIDE = 3, 1, 2
_SENTENCE_INSIDE = np.uint64(2**64 - 1)  # spaCy's -1
_MEMORY = 200_000


def load_language(lexicon_folder: str | None = None, segmenter: str = "rjieba") -> Language:
    """A `Language` for Chinese oncology: our tokenizer, and our component.

    Raises:
        LexiconError: a table of `lexicon_folder` cannot be read.
        ValueError: no such segmenter.
    """
    settings = {"lexicon_folder": lexicon_folder, "segmenter": segmenter}
    Extractor(lexicon_folder and Path(lexicon_folder), segmenter)  # type: ignore[arg-type]  # its own errors, not confection's
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": _TOKENIZER, **settings}}})
    nlp.add_pipe(KEY, config=settings)
    return nlp


def to_doc(article: Article, vocab: Vocab | None = None) -> Doc:
    """The Doc of an article; `doc.text` is the article's text.

    Args:
        article: with or without tokens (without, its mentions and what lies between them are the tokens).
        vocab: the vocabulary to share with other Docs; a new one where None.
    """
    doc = _Builder(vocab or Vocab()).tokens(article)
    annotate(doc, article)
    return doc


def doc_to_article(doc: Doc, id: str = "doc") -> Article:
    """The article a Doc carries; of a Doc made elsewhere, an article of those entities that have a label of ours."""
    if isinstance(doc.user_data.get(KEY), Article):
        stored: Article = doc.user_data[KEY]
        return stored
    article = Article(id=id, text=doc.text)
    for ent in doc.ents:
        if ent.label_ in LABELS:
            number = len(article.mentions) + 1
            article.mentions.append(
                Mention(f"m{number}", ent.label_, ent.start_char, ent.end_char, ent.text, concept=ent.kb_id_ or None)
            )
    article.tokens = [(t.idx, t.idx + len(t)) for t in doc]
    if doc.has_annotation("SENT_START"):
        article.sentences = [(s.start_char, s.end_char) for s in doc.sents]
    return article


def annotate(doc: Doc, article: Article) -> None:
    """Writes entities, spans, sentence starts and the article itself into a Doc of the same text.

    A mention that a token's edge cuts is widened to the token; where two then share a token, the later one is in
    `spans` but not in `ents`.
    """
    doc.user_data[KEY] = article
    count = len(doc)
    if not count:
        doc.spans[KEY] = SpanGroup(doc, name=KEY)
        return
    starts = doc.to_array(IDX).tolist()
    strings = doc.vocab.strings
    values = np.zeros((count, len(_COLUMNS)), dtype=np.uint64)
    values[:, 0] = _OUTSIDE
    values[:, 4] = _SENTENCE_INSIDE
    values[[max(0, bisect_right(starts, s) - 1) for s, _ in article.sentences] + [0], 4] = 1
    spans = []
    rows = []
    inside = []
    free = 0
    add = strings.add
    for m in article.mentions:
        first = bisect_right(starts, m.start) - 1
        last = bisect_left(starts, m.end)
        label = add(m.label)
        concept = add(m.concept) if m.concept else 0
        identity = add(m.id)
        spans.append(Span(doc, first, last, label=label, kb_id=concept, span_id=identity))
        if first < free:
            continue
        free = last
        rows.append((first, label, concept, identity))
        if last - first > 1:
            inside += [(i, label, concept, identity) for i in range(first + 1, last)]
    for iob, marked in ((_BEGIN, rows), (_INSIDE, inside)):
        if marked:
            columns = np.array(marked, dtype=np.uint64)
            at = columns[:, 0].astype(np.intp)
            values[at, 0] = iob
            values[at, 1:4] = columns[:, 1:]
    doc.from_array(_COLUMNS, values)  # type: ignore[arg-type]
    doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)


class _Builder:
    """Makes Docs of articles' tokens, and remembers the hashes of the words it has met."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._hashes: dict[str, int] = {}

    def tokens(self, article: Article) -> Doc:
        """The Doc with its words; a single space after a word belongs to the word, as everywhere in spaCy."""
        text = article.text
        words = [text[s:e] for s, e in article.tokens or _coarse(article)]
        spaces = [False] * len(words)
        if " " in words:
            words, spaces = _with_spaces(words)
        hashes = self._hashes
        if len(hashes) > _MEMORY:
            hashes.clear()
        try:
            orths = [hashes[w] for w in words]
        except KeyError:
            add = self.vocab.strings.add
            for word in words:
                if word not in hashes:
                    hashes[word] = add(word)
            orths = [hashes[w] for w in words]
        return Doc(self.vocab, words=orths, spaces=spaces)  # type: ignore[arg-type]


def _coarse(article: Article) -> list[tuple[int, int]]:
    """Mentions and the stretches between them, where an article came without tokens."""
    out = []
    position = 0
    for m in article.mentions:
        if position < m.start:
            out.append((position, m.start))
        out.append((m.start, m.end))
        position = m.end
    if position < len(article.text):
        out.append((position, len(article.text)))
    return out


def _with_spaces(words: list[str]) -> tuple[list[str], list[bool]]:
    out: list[str] = []
    spaces: list[bool] = []
    for word in words:
        if word == " " and out and not spaces[-1]:
            spaces[-1] = True
            continue
        out.append(word)
        spaces.append(False)
    return out, spaces


class Tokenizer:
    """Tokenizes by extracting: the words of the Doc are the article's tokens, and the article is stored in the Doc."""

    def __init__(self, vocab: Vocab, lexicon_folder: str | None = None, segmenter: str = "rjieba") -> None:
        self.vocab = vocab
        self._extract = Extractor(lexicon_folder and Path(lexicon_folder), segmenter)  # type: ignore[arg-type]
        self._builder = _Builder(vocab)

    def __call__(self, text: str) -> Doc:
        article = self._extract(text)
        doc = self._builder.tokens(article)
        doc.user_data[KEY] = article
        return doc

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing: the settings are in the pipeline's config."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> Tokenizer:
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes nothing: the settings are in the pipeline's config."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> Tokenizer:
        return self


@registry.tokenizers(_TOKENIZER)  # type: ignore[untyped-decorator]
def create_tokenizer(lexicon_folder: str | None = None, segmenter: str = "rjieba") -> Callable[[Language], Tokenizer]:
    """The tokenizer factory that a pipeline's config names."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, lexicon_folder, segmenter)

    return create


class Component:
    """Writes mentions and outcomes into Docs; extracts those that our tokenizer has not extracted before."""

    def __init__(self, lexicon_folder: str | None = None, segmenter: str = "rjieba") -> None:
        self._extract = Extractor(lexicon_folder and Path(lexicon_folder), segmenter, tokens=False)  # type: ignore[arg-type]

    def __call__(self, doc: Doc) -> Doc:
        article = doc.user_data.get(KEY)
        annotate(doc, article if isinstance(article, Article) else self._extract(doc.text))
        return doc

    def pipe(self, stream: Iterable[Doc], **kwargs: Any) -> Iterable[Doc]:
        return map(self, stream)


@Language.factory(
    KEY,
    assigns=["doc.ents", "doc.spans", "token.ent_iob", "token.ent_type", "token.is_sent_start"],
    default_config={"lexicon_folder": None, "segmenter": "rjieba"},
)
def create_oncozh(nlp: Language, name: str, lexicon_folder: str | None, segmenter: str) -> Component:
    """The component factory `oncozh`."""
    return Component(lexicon_folder, segmenter)


# An installation registers both by entry point; a checkout on the path has none.
srsly.msgpack_encoders.register(KEY, func=encode_article)
srsly.msgpack_decoders.register(KEY, func=decode_article)


def _article(doc: Doc) -> Article:
    return doc_to_article(doc)


def _outcomes(doc: Doc) -> list[Outcome]:
    stored = doc.user_data.get(KEY)
    return stored.outcomes if isinstance(stored, Article) else []


Doc.set_extension("article", getter=_article, force=True)
Doc.set_extension("outcomes", getter=_outcomes, force=True)
