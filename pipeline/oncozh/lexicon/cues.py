"""The small words that say how a figure is meant: 分别, 较, 从…至…, 超过, 有望 …

`cues.tsv` lists them by where they stand: `anywhere` in the sentence (found by an automaton of their own, so that they
never shadow a name), or directly `before` or `after` a figure (tried at that place alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import daachorse

from oncozh.errors import LexiconError
from oncozh.folding import fold
from oncozh.lexicon.loader import shipped_text

_COLUMNS = ["cue", "where", "value", "words"]


class Cues:
    """The cue words of `cues.tsv`."""

    def __init__(self, table: str) -> None:
        lines = table.splitlines()
        if lines[0].split("\t") != _COLUMNS:
            raise LexiconError(f"cues.tsv: the header is not {_COLUMNS}")
        anywhere: dict[str, tuple[str, str]] = {}
        self._words: dict[str, dict[str, tuple[str, str]]] = {"before": {}, "after": {}}
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if len(cells) != len(_COLUMNS):
                raise LexiconError(f"cues.tsv:{number}: {len(cells)} columns, the header has {len(_COLUMNS)}")
            cue, where, value, words = cells
            target = anywhere if where == "anywhere" else self._words[where]
            for word in words.split("|"):
                target.setdefault(fold(word), (cue, value))
        names = sorted(anywhere)
        self._anywhere = [anywhere[n] for n in names]
        self._single = {word: found for word, found in anywhere.items() if len(word) == 1}
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(names, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
        before = self._words["before"]
        verbs = [w for w, (c, _) in before.items() if c in ("up", "down", "to")]
        qualifiers = [w for w, (c, _) in before.items() if c == "qualifier"]
        # What leads to a figure, read up to its first character: verb, 了, qualifier.
        self._approach = re.compile(
            rf"(?=[{re.escape(''.join(sorted({w[0] for w in verbs + qualifiers} | set('至到为:了全'))))}]|[\u4e00-\u9fa5][至到])"
            rf"(?:(?:(?P<verb>{_any(verbs)})(?!达(?!到)|于|至|到|为|成)|(?P<reach>(?!不|未|直|达|没)[\u4e00-\u9fa5](?:至|到)))(?:了|幅度?|率)?(?:分别|均|都|依次)?)?"
            rf"(?:至|到|为|:)?(?P<qual>{_any(qualifiers)})?(?:了|至|到|为|:)?(?:全球的|全国的)?\s*$"
        )
        self._approach_ends = frozenset(w[-1] for w in verbs + qualifiers) | set("至到为:了幅度率别均都次的")
        self._approach_letters = frozenset("".join(verbs + qualifiers)) | set("至到为:了幅度率分别均都依次全球国的")
        self.after = re.compile(_any(list(self._words["after"])))
        self.after_begins = frozenset(w[0] for w in self._words["after"])

    def approach(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """The verb and qualifier that stand right before `end` and not left of `start`; None where neither does."""
        at = end
        while at > start and folded[at - 1].isspace():
            at -= 1
        if at == start or folded[at - 1] not in self._approach_ends:
            return None
        # All that it reads are these letters, but for the first of a 升至 whose verb is not listed.
        letters = self._approach_letters
        at -= 1
        while at > start and folded[at - 1] in letters:
            at -= 1
        return self._approach.search(folded, max(start, at - 1), end)

    def before(self, word: str) -> tuple[str, str]:
        """The cue and value of a word that stands before a figure."""
        return self._words["before"][word]

    def following(self, word: str) -> str:
        """The qualifier that a word after a figure gives."""
        return self._words["after"][word][1]

    def find(self, folded: str, covered: bytearray) -> list[tuple[int, int, str, str]]:
        """The cues that stand anywhere, as `(start, end, cue, value)`; none inside a covered name.

        A ratio's name may begin in the name of the risk that it is of: 死亡的风险比.
        """
        out = []
        for start, end, index in self._automaton.find(folded):
            cue, value = self._anywhere[index]
            if covered[start] and (cue != "hr" or covered[end : end + 1] == b"\x01"):
                continue
            if cue == "-":
                # 较多 before 多西他赛 is 较: a blocking word that reaches into a name is none.
                if not covered[end - 1] or folded[start] not in self._single:
                    continue
                end = start + 1
                cue, value = self._single[folded[start]]
            c = folded[start]
            if c.isascii() and c.isalpha():
                if start and folded[start - 1].isascii() and folded[start - 1].isalnum():
                    continue
                if end < len(folded) and folded[end].isascii() and folded[end].isalpha() and folded[end - 1].isalpha():
                    continue
            out.append((start, end, cue, value))
        return out


def _any(words: Iterable[str]) -> str:
    """A pattern of one of the words, the longest that stands there; shared beginnings are tried once."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    optional = "" in branches
    out = []
    for first, rests in branches.items():
        if first:
            out.append(re.escape(first) + (_any(rests) if rests != [""] else ""))
    pattern = out[0] if len(out) == 1 and not optional else f"(?:{'|'.join(out)})"
    return pattern + "?" if optional else pattern


@cache
def load_cues() -> Cues:
    """The shipped cues; loaded once a process."""
    return Cues(shipped_text("cues.tsv"))
