"""PDF: lines joined, running heads gone, pages found again."""

from __future__ import annotations

import io
import sys

import pytest

from oncozh.errors import ReadError
from oncozh.reading.pdf import join_pages, read_pdf


def pdf(*pages: list[str]) -> io.BytesIO:
    """A PDF file whose text layer holds these lines, Chinese in one of the standard fonts that need no embedding."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
    ]
    for i, lines in enumerate(pages):
        shown = "".join(
            f"1 0 0 1 50 {780 - 20 * n} Tm <{line.encode('utf-16-be').hex()}> Tj " for n, line in enumerate(lines)
        )
        content = f"BT /F1 10 Tf {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {6 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out) - len('xref') - 1}\n%%EOF"
    return io.BytesIO(out.encode("ascii"))


def test_the_text_layer_is_read() -> None:
    pytest.importorskip("pypdfium2")
    text, metadata = read_pdf(pdf(["恩扎卢胺组的客观缓解", "率为43.3%。"], ["对照组为18.2个月。"]), "a.pdf")
    assert text == "恩扎卢胺组的客观缓解率为43.3%。\n对照组为18.2个月。"
    assert [text[start:][:3] for start in metadata["page_starts"]] == ["恩扎卢", "对照组"]


def test_a_scan_is_named_as_such() -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReadError, match="without a text layer"):
        read_pdf(pdf([]), "a.pdf")


def test_a_broken_file() -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReadError, match="no readable PDF"):
        read_pdf(io.BytesIO(b"%PDF-1.4 and no more"), "a.pdf")


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=r"\.\[pdf\]"):
        read_pdf(pdf(["癌"]), "a.pdf")


def test_running_heads_and_page_numbers_go() -> None:
    bodies = [[f"本研究共纳入{first}{second}例晚期非小细胞肺癌患者。" for second in "一二三"] for first in "甲乙丙丁戊"]
    pages = [[f"中华肿瘤杂志 2025 年第 {n} 期", *body, f"第 {n} 页"] for n, body in enumerate(bodies, 1)]
    text, metadata = join_pages(pages)
    assert text == "\n".join(line for body in bodies for line in body)
    assert len(metadata["page_starts"]) == 5


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["接受恩扎卢胺治疗后的中位总", "生存期为26.1个月。"], "接受恩扎卢胺治疗后的中位总生存期为26.1个月。"),
        (["treated with immuno-", "therapy and followed"], "treated with immunotherapy and followed"),
        (["median survival was", "26.1 months in A"], "median survival was 26.1 months in A"),
        (["一、方法", "本研究共纳入四百二十例晚期肺癌患者"], "一、方法\n本研究共纳入四百二十例晚期肺癌患者"),
        ([r"客观缓解率为 $6 1 . 9 \%$，中位总", "生存期为26.1个月。"], "客观缓解率为 61.9%，中位总生存期为26.1个月。"),
    ],
)  # fmt: skip
def test_broken_lines_are_joined(lines: list[str], text: str) -> None:
    assert join_pages([lines])[0] == text


def test_a_sentence_goes_on_over_a_page_break() -> None:
    text, metadata = join_pages([["患者接受恩扎卢胺治疗后的中位总"], ["生存期为二十六点一个月而对照组更短。"]])
    assert text == "患者接受恩扎卢胺治疗后的中位总生存期为二十六点一个月而对照组更短。"
    assert metadata["page_starts"] == [0, 15]
