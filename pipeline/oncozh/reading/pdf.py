"""PDF with a text layer: running heads, broken lines and hyphenation are repaired before the text exists.

Needs the extra `pdf` (pypdfium2).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, BinaryIO

from oncozh.errors import ReadError
from oncozh.reading.latex import clean_latex
from oncozh.reading.records import MAX_FILE_BYTES, MAX_TEXT_BYTES, read_bounded

_EDGE_LINES = 3
_FULL_LINE = 0.7

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—·\s第]*\d{1,4}[-–—·\s页]*(?:[/共]\s*\d{1,4}\s*页?)?")
_SENTENCE_END = re.compile(r"[。！？!?；;：:][”’」』）)】]*$")
_LIST_ITEM = re.compile(
    r"(?:[（(]?\d{1,2}[）)、.．]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[•●■◆▪\-–] ?)(?!\d)"
)
_HYPHENATED = re.compile(r"[a-z]-$")
_LATIN_EDGE = re.compile(r"[A-Za-z0-9,;.)%]$")
_LATIN = re.compile(r"[A-Za-z0-9(]")


def read_pdf(stream: BinaryIO, path: str) -> tuple[str, dict[str, Any]]:
    """The text of a PDF file, and `page_starts`: the offset at which each page begins.

    Raises:
        ReadError: pypdfium2 is not installed; the file is broken, encrypted or too large, or has no text layer.
    """
    pages = _pages(read_bounded(stream, MAX_FILE_BYTES))
    if not any(pages):
        raise ReadError("is a PDF without a text layer (a scan?); it needs text recognition first")
    return join_pages(pages)


def _pages(data: bytes) -> list[list[str]]:
    """The lines of every page."""
    try:
        import pypdfium2
    except ImportError:
        raise ReadError("is a PDF; reading it needs the extra `pdf`: pip install '.[pdf]' in a clone") from None
    pages = []
    size = 0
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        raise ReadError(f"is no readable PDF file: {e}") from None
    try:
        for page in document:
            layer = page.get_textpage()
            text = layer.get_text_range()
            layer.close()
            page.close()
            size += len(text)
            if size > MAX_TEXT_BYTES:
                raise ReadError(f"has a text of more than {MAX_TEXT_BYTES // 1_000_000} MB, the limit for one article")
            # pdfium marks a hyphen at a line's end with U+FFFE (older versions U+0002).
            text = text.replace("\ufffe", "-").replace("\x02", "-").replace("\0", "")
            pages.append([line for raw in text.splitlines() if (line := " ".join(raw.split()))])
    except pypdfium2.PdfiumError as e:
        raise ReadError(f"is a PDF file with a broken page {len(pages) + 1}: {e}") from None
    finally:
        document.close()
    return pages


def join_pages(pages: list[list[str]]) -> tuple[str, dict[str, Any]]:
    """The running text of pages given as lines, and `page_starts`, the offset at which each page begins."""
    pages = [[clean_latex(line) for line in lines] for lines in _without_running_heads(pages)]
    widths = sorted(len(line) for lines in pages for line in lines)
    full = _FULL_LINE * widths[len(widths) * 9 // 10] if widths else 0
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    last = ""
    for lines in pages:
        for position, line in enumerate(lines):
            glue = _glue(last, line, full) if last else ""
            if glue == "-":
                pieces[-1] = pieces[-1][:-1]
                length -= 1
                glue = ""
            if position == 0:
                starts.append(length + len(glue))
            pieces += [glue, line]
            length += len(glue) + len(line)
            last = line
        if not lines:
            starts.append(length)
    return "".join(pieces), {"page_starts": starts}


def _glue(line: str, following: str, full: float) -> str:
    """What stands between two lines: a line break, a space, nothing, or `-` where a hyphen is to go."""
    if _SENTENCE_END.search(line) or len(line) < full or _LIST_ITEM.match(following):
        return "\n"
    if _HYPHENATED.search(line) and following[0].islower():
        return "-"
    return " " if _LATIN_EDGE.search(line) and _LATIN.match(following) else ""


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drops page numbers, and lines that stand at the top or bottom of half of the pages, but for their digits."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_DIGITS.sub("#", line) for line in lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]})
    needed = max(3, len(pages) // 2)

    def furniture(line: str) -> bool:
        return counts[_DIGITS.sub("#", line)] >= needed or bool(_PAGE_NUMBER.fullmatch(line))

    out = []
    for lines in pages:
        first, last = 0, len(lines)
        while first < min(_EDGE_LINES, last) and furniture(lines[first]):
            first += 1
        while last > max(first, len(lines) - _EDGE_LINES) and furniture(lines[last - 1]):
            last -= 1
        out.append(lines[first:last])
    return out
