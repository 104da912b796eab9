"""Sentences with their mentions marked inline, against what the extractor finds in them."""

from __future__ import annotations

import oncozh
from oncozh.article import Article, Mention
from oncozh.formats.marked import parse_marked

ALWAYS_ON = frozenset("DRUG DRUG_CLASS INSTITUTION CANCER METASTASIS BIOMARKER TRIAL PHASE STAGE THERAPY".split())


def show(article: Article, labels: frozenset[str], concepts: bool) -> str:
    """The text with the mentions of some labels marked."""
    out, position = [], 0
    for m in article.mentions:
        if m.label in labels:
            tail = f"|{m.concept}" if concepts and m.concept else ""
            out += [article.text[position : m.start], f"⟦{m.text}|{m.label}{tail}⟧"]
            position = m.end
    return "".join([*out, article.text[position:]])


def check(marked: str, *labels: str, concepts: bool = False) -> list[Mention]:
    """Demands exactly the marked mentions (of these labels; of all names where none is given)."""
    wanted = parse_marked(marked)
    kept = frozenset(labels) or ALWAYS_ON
    found = oncozh.extract(wanted.text)
    got = show(found, kept, concepts)
    assert got == marked, f"found {got}\n wanted {marked}"
    return [m for m in found.mentions if m.label in kept]
