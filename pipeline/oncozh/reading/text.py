"""Plain text and Markdown: finds the encoding, decodes strictly, changes no character.

The rules, first match wins: a byte order mark; NUL bytes (UTF-16 without a mark, or no text at all); strict UTF-8; the
one of GB18030, Big5 and UTF-16 whose characters are the common ones of Chinese writing. A wrong choice would turn every
name into noise without an error, so bytes that fit none of these are refused.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import BinaryIO

from oncozh.errors import ReadError
from oncozh.reading.latex import clean_latex
from oncozh.reading.records import MAX_TEXT_BYTES, read_bounded

SAMPLE_BYTES = 200_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PLAIN_CONTROLS = "\t\n\v\f\r\x85"
_MOST_USED = frozenset(
    "的一是不了在人有我他这这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後"
    "作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從"
    "想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應向头頭"
    "文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员"
    "員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务"
    "務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却界达達光放强"
    "強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万取拉格望觉覺术術领領共确確传傳师師观觀清"
    "今切院让讓识識候带帶导導争爭运運患者疗療药藥癌肿腫瘤症病医醫疾床研究組组率率显顯著示效验驗期"
)


def decode(data: bytes) -> str:
    """The text of a file's bytes, without a byte order mark.

    Raises:
        ReadError: the bytes are no text, or in none of UTF-8, UTF-16, UTF-32, GB18030 (with GBK) and Big5.
    """
    return data.decode(guess_encoding(data))


def guess_encoding(data: bytes, complete: bool = True) -> str:
    """The name of the codec that reads these bytes; `complete=False` where they are only the beginning of a file.

    Raises:
        ReadError: as `decode`.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            _strict(data, codec, complete)
            return codec
    if b"\0" in data:
        return _utf16(data, complete, "holds NUL bytes")
    try:
        text = _strict(data, "utf-8", complete)
    except ReadError as e:
        problem = str(e)
    else:
        if _is_full_of_controls(text):
            return _utf16(data, complete, "is full of control characters")
        return "utf-8"
    best = max(_CHINESE, key=lambda codec: _score(data, codec, complete))
    if _score(data, best, complete) < 0.5:
        raise ReadError(f"{problem}, and reads as Chinese neither in GB18030, Big5 nor UTF-16")
    return best


def read_text(stream: BinaryIO, path: str) -> tuple[str, dict[str, str]]:
    """The text of a plain text file.

    Raises:
        ReadError: see `decode`; or the file is too large.
    """
    return decode(read_bounded(stream, MAX_TEXT_BYTES)), {}


def read_markdown(stream: BinaryIO, path: str) -> tuple[str, dict[str, str]]:
    """The text of a Markdown file, its markup kept, the LaTeX figures that PDF converters write made plain.

    Raises:
        ReadError: see `decode`; or the file is too large.
    """
    return clean_latex(decode(read_bounded(stream, MAX_TEXT_BYTES))), {}


def _strict(data: bytes, codec: str, complete: bool) -> str:
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        return decoder.decode(data, final=complete)
    except UnicodeError as e:
        place = f" (byte {e.start})" if isinstance(e, UnicodeDecodeError) else ""
        raise ReadError(f"is not valid {codec.upper().removesuffix('-SIG')}{place}") from None


def _utf16(data: bytes, complete: bool, problem: str) -> str:
    """UTF-16 without a mark, where the text read so is ordinary; what has the problem and is none is binary."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = _strict(data, codec, complete)
        except ReadError:
            continue
        if _plausible(text[:SAMPLE_BYTES]) >= 0.9:
            return codec
    raise ReadError(f"{problem}: a binary file, not a text")


def _plausible(text: str) -> float:
    """The share of characters that stand in ordinary Chinese and English text."""
    good = sum(c in _PLAIN_CONTROLS or " " <= c <= "~" or c in _common_hanzi() or c in _PUNCTUATION for c in text)
    return good / max(1, len(text))


def _is_full_of_controls(text: str) -> bool:
    sample = text[:SAMPLE_BYTES]
    return len(_CONTROLS.findall(sample)) * 50 > len(sample)


_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》【】「」『』·—…％～－＋／　〈〉①②③④⑤±≥≤×αβγμκΔⅠⅡⅢⅣ") | frozenset(
    chr(c) for c in range(0xFF10, 0xFF5F)
)


def _score(data: bytes, codec: str, complete: bool) -> float:
    """How far the bytes, read so, are Chinese writing: 0 to 2, and -1 where they cannot be read so."""
    if codec.startswith("utf-16") and complete and len(data) % 2:
        return -1
    try:
        text = _strict(data, codec, complete)[:SAMPLE_BYTES]
    except ReadError:
        return -1
    if any(c < " " and c not in _PLAIN_CONTROLS for c in text):
        return -1
    foreign = [c for c in text if c > "~"]
    if not foreign:
        return -1
    hanzi = [c for c in foreign if "\u3400" <= c <= "\u9fff"]
    common = sum(c in _common_hanzi() or c in _PUNCTUATION for c in foreign) / len(foreign)
    return common + sum(c in _MOST_USED for c in hanzi) / max(1, len(hanzi)) if common > 0.5 else common - 0.5


@cache
def _common_hanzi() -> frozenset[str]:
    """The first level of GB 2312 and of Big5: the characters in daily use, simplified and traditional."""
    simplified = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in trails)
    return frozenset(
        character
        for codec, pairs in (("gb2312", simplified), ("big5", traditional))
        for pair in pairs
        for character in pair.decode(codec, errors="ignore")
        if "\u3400" <= character <= "\u9fff"
    )
