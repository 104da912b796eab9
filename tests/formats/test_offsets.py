import pytest

from oncozh.errors import ContractError
from oncozh.formats.offsets import Offsets

TEXT = "👨‍👩‍👧甲𠮷乙"  # a family of 5 code points, then three characters, one of them beyond U+FFFF


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("codepoint", [0, 5, 6, 7, 8]), ("utf16", [0, 8, 9, 11, 12]), ("grapheme", [0, 1, 2, 3, 4])],
)
def test_the_starts_of_four_characters(unit, expected):
    offsets = Offsets(TEXT, unit)
    points = [0, 5, 6, 7, 8]
    assert [offsets.to_tool(p, "") for p in points] == expected
    assert [offsets.from_tool(t, "") for t in expected] == points


def test_utf16_offsets_are_those_of_the_encoding():
    offsets = Offsets(TEXT, "utf16")
    for i in range(len(TEXT) + 1):
        assert offsets.to_tool(i, "") == len(TEXT[:i].encode("utf-16-le")) // 2


def test_an_offset_inside_a_character_is_refused():
    with pytest.raises(ContractError, match="here: offset 1 is inside one grapheme"):
        Offsets(TEXT, "grapheme").to_tool(1, "here")
    with pytest.raises(ContractError, match="here: utf16 offset 1 is outside the text or inside a character"):
        Offsets(TEXT, "utf16").from_tool(1, "here")
    with pytest.raises(ContractError, match="codepoint offset 9"):
        Offsets(TEXT, "codepoint").from_tool(9, "here")
