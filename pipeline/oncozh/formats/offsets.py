"""Offsets as other tools count them.

oncozh counts Unicode code points. A tool that counts a JavaScript string's own units counts UTF-16 code units (an emoji
or a rare character beyond U+FFFF is two), and doccano with «Count grapheme clusters as one character» counts what a
reader sees as one character (👨‍👩‍👧 is one, of five code points).
"""

from __future__ import annotations

from typing import Literal, get_args

from oncozh.errors import ContractError, ReadError

Unit = Literal["codepoint", "utf16", "grapheme"]
UNITS: tuple[Unit, ...] = get_args(Unit)


class Offsets:
    """The offsets of one text in code points and in a tool's unit, both ways."""

    def __init__(self, text: str, unit: Unit) -> None:
        """Raises `ReadError` where graphemes are asked for and the package `regex` is not installed."""
        self._unit = unit
        if unit == "grapheme":
            self._starts = _grapheme_starts(text)
        elif unit == "utf16":
            self._starts = dict(enumerate(_utf16_starts(text)))
        else:
            self._starts = {i: i for i in range(len(text) + 1)}
        self._back = {tool: point for point, tool in self._starts.items()}

    def to_tool(self, point: int, where: str) -> int:
        """The tool's offset of a code-point offset; `ContractError` where it falls inside the tool's unit."""
        if point not in self._starts:
            raise ContractError(f"{where}: offset {point} is inside one {self._unit}")
        return self._starts[point]

    def from_tool(self, offset: int, where: str) -> int:
        """The code-point offset of a tool's offset; `ContractError` where there is none."""
        if offset not in self._back:
            raise ContractError(
                f"{where}: {self._unit} offset {offset} is outside the text or inside a character; "
                f"was the file written with another unit ({', '.join(u for u in UNITS if u != self._unit)})?"
            )
        return self._back[offset]


def _utf16_starts(text: str) -> list[int]:
    out = [0]
    for c in text:
        out.append(out[-1] + (2 if ord(c) > 0xFFFF else 1))
    return out


def _grapheme_starts(text: str) -> dict[int, int]:
    try:
        import regex  # type: ignore[import-untyped]
    except ImportError:
        raise ReadError("grapheme offsets need the package regex: pip install regex") from None
    out = {m.start(): i for i, m in enumerate(regex.finditer(r"\X", text))}
    out[len(text)] = len(out)
    return out
