"""Names like a name: by edit distance, and by sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from oncozh.folding import fold

_MOST_COMPARED = 60


@dataclass(slots=True, frozen=True)
class Neighbour:
    """A listed name near another."""

    name: str
    distance: int
    sounds: int  # the edit distance of the syllables


def distance(a: str, b: str, most: int = 1 << 30) -> int:
    """Levenshtein's distance, or more than `most` as soon as that is certain.

    >>> distance("安罗替尼", "阿罗替尼"), distance("卡铂", "顺铂")
    (1, 1)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > most:
            return most + 1
    return row[-1]


def pinyin(name: str) -> tuple[str, ...]:
    """The syllables of a name without tones; what is not Chinese stands by its characters.

    >>> pinyin("卡铂A1")
    ('ka', 'bo', 'a', '1')
    """
    return tuple(map(_syllable, fold(name)))


@cache
def _syllable(character: str) -> str:
    from pypinyin import lazy_pinyin  # its dictionaries take a while to load

    return lazy_pinyin(character)[0]


def _syllable_distance(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    codes: dict[str, str] = {}
    for syllable in a + b:
        codes.setdefault(syllable, chr(0x4E00 + len(codes)))
    return distance("".join(codes[s] for s in a), "".join(codes[s] for s in b))


class Neighbours:
    """Finds the listed names that share most parts with a name, then measures them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: list[str] = []
        self._by_part: defaultdict[str, list[int]] = defaultdict(list)
        for name in names:
            for part in _parts(name):
                self._by_part[part].append(len(self._names))
            self._names.append(name)

    def near(self, name: str, count: int = 5) -> list[Neighbour]:
        """The nearest listed names, nearest first."""
        shared: defaultdict[int, float] = defaultdict(float)
        for part in _parts(name):
            holders = self._by_part.get(part, ())
            for i in holders:
                shared[i] += 1 / (1 + len(holders) ** 0.5)
        best = sorted(shared, key=lambda i: (-shared[i], self._names[i]))[:_MOST_COMPARED]
        syllables = pinyin(name)
        out = []
        for i in best:
            other = self._names[i]
            sounds = _syllable_distance(syllables, pinyin(other))
            out.append(Neighbour(other, distance(fold(name), fold(other)), sounds))
        out.sort(key=lambda n: (min(n.distance, n.sounds), n.distance, n.name))
        return out[:count]


@cache
def _parts(name: str) -> frozenset[str]:
    """The characters of a name, its pairs of characters and its pairs of syllables (贝斯福 and 备思复 share no other)."""
    folded = f"^{fold(name)}$"
    syllables = ("^", *pinyin(name), "$")
    return frozenset((*folded[1:-1], *map("".join, pairwise(folded)), *map(" ".join, pairwise(syllables))))
