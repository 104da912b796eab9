"""Makes plain the LaTeX that PDF converters write for figures: `$6 1 . 9 \\%$` is `61.9%`, `95 \\% CI` is `95% CI`.

Only readers use it, before an article's text exists; a text that is given is never changed.
"""

from __future__ import annotations

import re

_MATH = re.compile(r"\$\$?([^$\n\u3400-\u9fff]{1,300})\$\$?")
_PLAIN_MATH = re.compile(r"[\d\s.,%<>=+\-~±≥≤≈×/()A-Za-z]+")
_ONE_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.S)
_SPACED_PERCENT = re.compile(r"(?<![\d.])(\d(?: [\d.](?![\d.]))*) ?\\%")
_PERCENT = re.compile(r"(?<=\d) *\\%|\\%")
_LETTER_GAP = re.compile(r"(?<![A-Za-z])[A-Za-z](?: [A-Za-z])+(?![A-Za-z])")
_NEAR_FIGURE = re.compile(r"(?<=[\d.,%<>=+\-~±≥≤≈×/(°^])\s+|\s+(?=[\d.,%<>=+\-~±≥≤≈×/)°^])")
_WORD = re.compile(r"[A-Za-z]{2,}")
_WRAPPED = re.compile(r"([_^])\s*\{\s*([^{}]*?)\s*\}")

_SYMBOLS = {
    "%": "%", "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "lt": "<", "gt": ">",
    "pm": "±", "times": "×", "sim": "~", "approx": "≈", "cdot": "·", "circ": "°", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "Delta": "Δ", "kappa": "κ", "mu": "μ", "chi": "χ", "lambda": "λ", "sigma": "σ",
    "textasciitilde": "~", "to": "→", "rightarrow": "→", "uparrow": "↑", "downarrow": "↓", "prime": "′",
    "mathrm": "", "mathbf": "", "mathit": "", "mathsf": "", "mathbb": "", "mathcal": "", "text": "", "textbf": "",
    "textit": "", "textrm": "", "operatorname": "", "rm": "", "bf": "", "it": "", "left": "", "right": "", "big": "",
    "Big": "", "displaystyle": "", "boldsymbol": "", "bar": "", "overline": "",
    "quad": " ", "qquad": " ", ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\\": " ",
    "&": "&", "#": "#", "$": "$", "_": "_", "{": "(", "}": ")",
}  # fmt: skip


def clean_latex(text: str) -> str:
    """The text with its LaTeX figures made plain; a dollar sign that opens no formula stays."""
    if "\\" not in text and "$" not in text:
        return text
    text = _MATH.sub(_formula, text)
    text = _SPACED_PERCENT.sub(lambda m: m[1].replace(" ", "") + "%", text)
    return _PERCENT.sub("%", text)


def _formula(m: re.Match[str]) -> str:
    body = m[1]
    if not any(c in body for c in "\\^_{") and not _is_spaced_figure(body):
        return m[0]
    body = _ONE_COMMAND.sub(lambda c: _SYMBOLS.get(c[1], c[0]), body)
    while (simpler := _WRAPPED.sub(_script, body)) != body:
        body = simpler
    body = body.replace("{", "").replace("}", "").replace("~", " ~ " if "~ " in body else "~")
    body = _LETTER_GAP.sub(lambda w: w[0].replace(" ", ""), " ".join(body.split()))
    return _NEAR_FIGURE.sub("", body)


def _script(m: re.Match[str]) -> str:
    """A power of ten keeps its mark (10^9), an index and a sign do not."""
    mark, content = m.groups()
    return f"^{content}" if mark == "^" and content.replace("-", "").strip().isdigit() else content


def _is_spaced_figure(body: str) -> bool:
    """Digits, signs and single letters only: `P < 0 . 0 5`, and no price or prose between two dollar signs."""
    return bool(_PLAIN_MATH.fullmatch(body)) and not _WORD.search(body) and not body[-1:].isspace()
