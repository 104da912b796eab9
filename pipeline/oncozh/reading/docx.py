"""Word documents (DOCX): paragraphs as lines, table cells parted by a tab; deleted text and field codes left out."""

from __future__ import annotations

import io
import zipfile
from abc import ABC, abstractmethod
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from oncozh.errors import ReadError
from oncozh.reading.archives import BROKEN
from oncozh.reading.records import MAX_FILE_BYTES, read_bounded

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_TITLE = "http://purl.org/dc/elements/1.1/ title"
_UNSEEN = frozenset({_FALLBACK, _WORD + "del", _WORD + "moveFrom"})
_CHARACTERS = {_WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-"}


def read_docx(stream: BinaryIO, path: str) -> tuple[str, dict[str, str]]:
    """The text of a document, and its `title` where the document's properties have one.

    Raises:
        ReadError: it is no DOCX file, is encrypted or too large, or its XML declares a document type.
    """
    data = read_bounded(stream, MAX_FILE_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            body = _Body()
            _parse(_member(document, "word/document.xml"), body)
            title = _Title()
            if "docProps/core.xml" in document.namelist():
                _parse(_member(document, "docProps/core.xml"), title)
    except (KeyError, *BROKEN) as e:
        raise ReadError(f"is no readable DOCX file: {e}") from None
    except expat.ExpatError as e:
        raise ReadError(f"is a DOCX file with broken XML: {e}") from None
    text = "\n".join(line.rstrip() for line in "".join(body.pieces).split("\n") if line.strip())
    return text, {"title": title.text.strip()} if title.text.strip() else {}


def _member(document: zipfile.ZipFile, name: str) -> bytes:
    with document.open(name) as f:
        return read_bounded(f, MAX_FILE_BYTES)  # type: ignore[arg-type]


class _Handler(ABC):
    """What a parse does with elements and text."""

    @abstractmethod
    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    @abstractmethod
    def end(self, name: str) -> None: ...

    @abstractmethod
    def data(self, text: str) -> None: ...


class _Body(_Handler):
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._in_text = False
        self._unseen = 0
        self._cells = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._unseen += name in _UNSEEN
        self._cells += name == _WORD + "tc"
        if self._unseen:
            return
        if name == _WORD + "t":
            self._in_text = True
        elif name in _CHARACTERS:
            self.pieces.append(_CHARACTERS[name])

    def end(self, name: str) -> None:
        if name in _UNSEEN:
            self._unseen -= 1
        elif name == _WORD + "t":
            self._in_text = False
        elif name == _WORD + "tc":
            self._cells -= 1
            self.pieces.append("\t")
        elif name == _WORD + "tr" or (name == _WORD + "p" and not self._cells):
            self.pieces.append("\n")
        elif name == _WORD + "p":
            self.pieces.append(" ")

    def data(self, text: str) -> None:
        if self._in_text and not self._unseen:
            self.pieces.append(text)


class _Title(_Handler):
    def __init__(self) -> None:
        self.text = ""
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name == _TITLE

    def end(self, name: str) -> None:
        self._inside = False

    def data(self, text: str) -> None:
        if self._inside:
            self.text += text


def _parse(xml: bytes, handler: _Handler) -> None:
    """Parses without entities: a document type, the only place that could declare one, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(xml, True)


def _refuse_doctype(*declaration: object) -> NoReturn:
    raise ReadError("is a DOCX file whose XML declares a document type, which could hide an entity bomb")
