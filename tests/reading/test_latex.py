"""Figures that PDF converters wrote in LaTeX."""

from __future__ import annotations

import pytest

from oncozh.reading.latex import clean_latex


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"缓解率为 $6 1 . 9 \%$。", "缓解率为 61.9%。"),
        (r"（95 \% CI，$0 . 3 5 \sim 0 . 9 1$）", "（95% CI，0.35~0.91）"),
        (r"$P < 0 . 0 5$", "P<0.05"),
        (r"$n = 2 5$", "n=25"),
        (r"$\mathrm { H R } = 0 . 6 5$", "HR=0.65"),
        (r"$\geqslant 3$ 级", "≥3 级"),
        (r"$1 0 ^ { 9 } / \mathrm { L }$", "10^9/L"),
        (r"$3 7 ^ { \circ } \mathrm { C }$", "37°C"),
        (r"5 0 . 2 \% 的患者", "50.2% 的患者"),
        (r"第 2 61.9\%", "第 2 61.9%"),
        ("costs $5 million or $6 million", "costs $5 million or $6 million"),
        ("价格为 $5 和 $6", "价格为 $5 和 $6"),
        ("没有公式 43.3%", "没有公式 43.3%"),
    ],
)
def test_figures_become_plain(written: str, plain: str) -> None:
    assert clean_latex(written) == plain


@pytest.mark.parametrize("text", ["$" * 50_000, "{" * 50_000, r"\%" * 50_000, "1 " * 50_000, "$" + "^{" * 140 + "$"])
def test_hostile_text_in_bounded_time(text: str) -> None:
    clean_latex(text)
