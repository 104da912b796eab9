"""Whether groups name the same treatments, whatever they call them: 帕博利珠单抗 and 可瑞达, 信迪利单抗组 and 信迪利单抗."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.outcomes.items import Group
from oncozh.outcomes.phrases import is_targeted
from oncozh.outcomes.sequences import Orders

# HD-MTX and C-MTX are one drug in two ways.
_WAY_BEFORE = re.compile(r"(?:HD|ID|LD|SD|MD|C)-[A-Z][A-Za-z]")


class Treatments:
    """Compares the refs of groups: ids of treatments, and words that name none (对照组, 安慰剂)."""

    def __init__(self, text: str, mentions: list[Mention], orders: Orders | None = None) -> None:
        self.names = {m.id: m for m in mentions}
        # Whether the text holds a copy against the original.
        self.copies = "原研" in text or "类似药" in text or "参照药" in text or "等效" in text
        self.orders = orders  # in which arms get the same treatments
        self._keys: dict[tuple[str, ...], frozenset[str]] = {}

    def key(self, refs: list[str]) -> frozenset[str]:
        """What two lists of refs share when they name the same treatments."""
        refs_key = tuple(refs)
        known = self._keys.get(refs_key)
        if known is None:
            names = self.names
            parts = [self.treatment(m) if (m := names.get(r)) else r.removesuffix("组") for r in refs]
            if self.orders is not None and (order := self.orders.mark(refs)) is not None:
                parts.append(order)
            known = self._keys[refs_key] = frozenset(parts)
        return known

    def treatment(self, m: Mention) -> str:
        """What all names of a treatment share; that of a drug with its dose before it, HD-MTX, is its own.

        So is that of a copy, in a text that holds it against the original: HLX02 and 曲妥珠单抗.
        """
        if m.label == "DRUG" and (_WAY_BEFORE.match(m.text) or (self.copies and m.kind == "code")):
            return m.text
        return m.concept or m.text

    def same(self, a: list[str], b: list[str]) -> bool:
        """Whether two lists of refs name the same treatments."""
        return a == b or self.key(a) == self.key(b)

    def among(self, refs: list[str], groups: list[Group]) -> bool:
        """Whether one of some groups has the same treatments."""
        if not groups:
            return False
        key = self.key(refs)
        for g in groups:
            if self.key(g.refs) == key:
                return True
        return False

    def treated_first(self, pair: list[Group]) -> list[Group]:
        """Two arms with the one before that gets more than the other: SOX组与SOX联合信迪利单抗组."""
        return pair[::-1] if self.key(pair[0].refs) < self.key(pair[1].refs) else pair

    def known(self, g: Group) -> bool:
        """Whether a group names a treatment, and not only an arm or a placebo."""
        names = self.names
        for r in g.refs:
            if r in names:
                return True
        return False

    def is_tried(self, ref: str) -> bool:
        """Whether a treatment may be the one that a placebo stands in for: a drug that is no chemotherapy."""
        m = self.names.get(ref)
        return m is not None and m.label in ("DRUG", "DRUG_CLASS") and is_targeted(m)


def union(groups: list[Group]) -> Group:
    """Several groups as one, which gets what each of them does."""
    return Group(groups[0].start, groups[-1].end, list(dict.fromkeys(r for g in groups for r in g.refs)))
