"""A text typed with half-width commas and semicolons gives the rows that it gives with those of Chinese."""

from __future__ import annotations

import pytest
from outcome_rows import outcome_line

import oncozh

TEXTS = (
    "研究纳入212例宫颈癌患者，随机接受帕博利珠单抗联合顺铂，或顺铂单药，中位PFS分别为9.1个月和6.2个月；ORR为38%比17%。",
    "与索拉非尼相比，多纳非尼使死亡风险降低17%（HR 0.83，P=0.036），中位OS为12.1个月；≥3级不良事件发生率38%，对照组50%。",
    "吡咯替尼组中位PFS为12.5个月，拉帕替尼组6.8个月，HR 0.39；至于ORR，两组依次为67.2%，51.5%。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_half_width_marks(text: str) -> None:
    wide, narrow = (oncozh.extract(t) for t in (text, text.replace("，", ",").replace("；", ";")))
    assert [outcome_line(o, wide) for o in wide.outcomes] == [outcome_line(o, narrow) for o in narrow.outcomes]
