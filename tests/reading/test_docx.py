"""DOCX: text, tables, tracked changes; and what an attacker could put in."""

from __future__ import annotations

import io
import zipfile

import pytest

from oncozh.errors import ReadError
from oncozh.reading.docx import read_docx

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, prolog: str = "", title: str = "") -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as z:
        z.writestr(
            "word/document.xml", f'<?xml version="1.0"?>{prolog}<w:document {WORD}><w:body>{body}</w:body></w:document>'
        )
        if title:
            z.writestr(
                "docProps/core.xml", f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
            )
    file.seek(0)
    return file


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_tables_and_the_title() -> None:
    cells = "".join(f"<w:tc><w:p>{run(t)}</w:p></w:tc>" for t in ("组", "ORR"))
    text, metadata = read_docx(
        docx(
            f"<w:p>{run('缓解率')}{run('为43%')}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{run('完')}</w:p>",
            title="题",
        ),
        "a.docx",
    )
    assert text.replace(" ", "") == "缓解率为43%\n组\tORR\n完"
    assert metadata == {"title": "题"}


def test_deleted_text_and_field_codes_are_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert read_docx(docx(f"<w:p>{run('留')}{deleted}{code}</w:p>"), "a.docx")[0] == "留"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(ReadError, match="document type"):
        read_docx(docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", bomb), "a.docx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"plain text"])
def test_what_is_no_docx(data: bytes) -> None:
    with pytest.raises(ReadError, match="DOCX"):
        read_docx(io.BytesIO(data), "a.docx")


def test_broken_xml() -> None:
    with pytest.raises(ReadError, match="broken XML"):
        read_docx(docx("<w:p>"), "a.docx")
