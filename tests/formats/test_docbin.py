import pytest
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from oncozh.errors import ReadError
from oncozh.formats.convert import differences
from oncozh.formats.docbin import read_docbin, write_docbin


def test_there_and_back(full, tmp_path):
    path = tmp_path / "x.spacy"
    assert write_docbin([full], path) == 1
    (back,) = read_docbin(path)
    assert (back.id, differences(full, back)) == (full.id, set())


def test_spacy_reads_tokens_and_entities(full, tmp_path):
    write_docbin([full], tmp_path / "x.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "x.spacy").get_docs(Vocab())
    assert doc.text == full.text
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents][:2] == [
        ("恩扎卢胺", "DRUG", "enzalutamide"),
        ("备思复", "DRUG", ""),
    ]


def test_files_of_others(tmp_path):
    doc = Doc(Vocab(), words=["甲药", "有效"], spaces=[True, False])
    doc.set_ents([Span(doc, 0, 1, label="DRUG", kb_id="x")])
    DocBin(docs=[doc]).to_disk(tmp_path / "x.spacy")
    (article,) = read_docbin(tmp_path / "x.spacy")
    assert (article.id, article.text) == ("d1", "甲药 有效")
    assert [(m.text, m.concept) for m in article.mentions] == [("甲药", "x")]


def test_other_files_are_refused(tmp_path):
    path = tmp_path / "x.spacy"
    path.write_bytes(b"nothing")
    with pytest.raises(ReadError, match="not a DocBin"):
        read_docbin(path)
