"""The spaCy view says the same as the article, and goes through everything spaCy does with Docs."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import oncozh
from oncozh.article import Article
from oncozh.spacy_doc import doc_to_article, to_doc

TEXTS = [
    "恩扎卢胺组的客观缓解率为43.3%，中位总生存期26.1个月。 PD-1 a  对照组 18.2个月，HR=0.65。\r\n复旦大学附属肿瘤医院",
    "没有数字的一句话。",
    "",
    "  \n ",
    "𠮷患者👩‍⚕️总生存期１２个月。信迪利单抗信迪利单抗",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return oncozh.load()


@pytest.mark.parametrize("text", TEXTS)
def test_the_doc_says_what_the_article_says(nlp: Language, text: str) -> None:
    article = oncozh.extract(text)
    doc = nlp(text)
    assert doc.text == text
    assert [(e.start_char, e.end_char, e.label_, e.kb_id_ or None, e.ent_id_) for e in doc.ents] == [
        (m.start, m.end, m.label, m.concept, m.id) for m in article.mentions
    ]
    assert [(s.start_char, s.end_char, s.label_) for s in doc.spans["oncozh"]] == [
        (m.start, m.end, m.label) for m in article.mentions
    ]
    assert doc._.outcomes == article.outcomes
    assert doc._.article.mentions == article.mentions
    starts = {s.start_char for s in doc.sents}
    assert {s for s, _ in article.sentences} <= starts


def test_mentions_are_whole_tokens(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    assert all(len(e) == 1 for e in doc.ents)
    assert [t.text for t in doc][:6] == ["恩扎卢胺", "组", "的", "客观缓解率", "为", "43.3%"]
    assert doc.has_annotation("SENT_START")


def test_many_texts_and_processes_give_the_same(nlp: Language) -> None:
    alone = [[(e.text, e.label_) for e in nlp(t).ents] for t in TEXTS]
    assert [[(e.text, e.label_) for e in d.ents] for d in nlp.pipe(TEXTS)] == alone


def test_the_component_in_a_pipeline_with_another_tokenizer() -> None:
    nlp = spacy.blank("zh")  # one character a token
    nlp.add_pipe("oncozh")
    doc = nlp(TEXTS[0])
    assert [e.text for e in doc.ents] == [m.text for m in oncozh.extract(TEXTS[0]).mentions]
    assert doc._.outcomes


def test_a_mention_inside_a_longer_token_is_widened() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("oncozh")
    doc = nlp("我们用恩扎卢胺和信迪利单抗 治疗")
    assert [e.text for e in doc.ents] == ["我们用恩扎卢胺和信迪利单抗"]
    assert [s.label_ for s in doc.spans["oncozh"]] == ["DRUG", "DRUG"]


def test_docs_travel_as_bytes_and_in_a_docbin(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    by_bytes = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (by_bin,) = DocBin().from_bytes(data).get_docs(nlp.vocab)
    for copy in (by_bytes, by_bin):
        assert copy._.article == doc._.article
        assert [e.label_ for e in copy.ents] == [e.label_ for e in doc.ents]


def test_a_saved_pipeline_loads(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert [e.text for e in again(TEXTS[0]).ents] == [e.text for e in nlp(TEXTS[0]).ents]
    assert [t.text for t in again(TEXTS[0])] == [t.text for t in nlp(TEXTS[0])]


def test_to_doc_and_back() -> None:
    article = oncozh.extract(TEXTS[0])
    tokens = list(article.tokens)
    assert doc_to_article(article.to_doc()) is article
    assert article.tokens == tokens
    without_tokens = Article.from_dict(article.to_dict())
    doc = to_doc(without_tokens)
    assert doc.text == article.text
    assert [e.text for e in doc.ents] == [m.text for m in article.mentions]


def test_docs_made_elsewhere_become_articles() -> None:
    doc = spacy.blank("zh")("用恩扎卢胺")
    doc.set_ents([spacy.tokens.Span(doc, 1, 5, label="DRUG"), spacy.tokens.Span(doc, 0, 1, label="OTHER")])
    article = doc_to_article(doc, "x")
    article.check()
    assert [(m.text, m.label) for m in article.mentions] == [("恩扎卢胺", "DRUG")]


def test_an_unknown_segmenter() -> None:
    with pytest.raises(ValueError, match="segmenter"):
        oncozh.load(segmenter="none")
