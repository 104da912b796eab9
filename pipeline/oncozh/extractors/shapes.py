"""What names look like: the characters of names against those of running text, and one pass that finds where a name
could end (the stems of drugs, the heads of institutions).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable

import daachorse

# The most frequent characters of written Chinese in falling order: running text, against which names are told apart.
COMMON = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动"
    "面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向"
    "头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活"
    "尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强"
    "即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笑飞风步改收根干造言联持组每济车亲极林服"
    "快办议往元英士证近失转夫令准布始怎呢存未远叫台单影具罗字爱击流备兵连调深商算质团集百需价花党华城石级整府离况亚请技际约示复病息究线似官火断精满支视"
    "消越器容照须九增研写称企八功吗包片史委乎查轻易早曾除农找装广显吧阿李标谈吃图念六引历首医局突专费号尽另周较注语仅考落青随选列武红响虽推势参希古众构"
    "房半节土投某案黑维革划敌致陈律足态护七兴派孩验责营星够章音跟志底站严巴例防族供效续施留讲型料终答紧黄绝奇察母京段依批群项故按河米围江织害斗双境客纪"
    "采举杀攻父苏密低朝友诉止细愿千值仍男钱破网热助倒育属坐帮"
    "疗患者药联合治疗组癌瘤剂量率期线接受生存缓解抑制靶向口服静脉注射给予方案研究试验临床显示优于对照安慰剂中位进展维持一线二线后线晚期转移肺肝胃肠乳腺"
)


class Shape:
    """Scores how far a run of characters looks like a name of one sort rather than running text."""

    def __init__(self, names: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        first: Counter[str] = Counter()
        single: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for name in names:
            if name:
                first[name[0]] += 1
                single.update(name)
                pairs.update(name[i : i + 2] for i in range(len(name) - 1))
        text: Counter[str] = Counter()
        for rank, c in enumerate(COMMON):
            text[c] += round(4000 / (rank + 20))
        for word in ordinary:
            text.update(word)
        floor = math.log(0.2 / (sum(single.values()) + 1))
        total, texts, starts = sum(single.values()) or 1, sum(text.values()), sum(first.values()) or 1
        text_floor = math.log(1.5 / texts)
        self._unseen = floor - text_floor  # of a character that stands in no name and no text

        def odds(p: float, c: str) -> float:
            return (math.log(p) if p else floor) - (math.log(text[c] / texts) if c in text else text_floor)

        share = {c: single[c] / total for c in single | text}
        self._starts = {c: odds(0.8 * (first[c] / starts) + 0.2 * share[c], c) for c in share}
        self._after_any = {c: odds(0.4 * share[c], c) for c in share}
        self._steps = {p: odds(0.6 * (n / single[p[0]]) + 0.4 * share[p[1]], p[1]) for p, n in pairs.items()}

    def start(self, c: str) -> float:
        """The log odds of a name's first character."""
        return self._starts.get(c, self._unseen)

    def step(self, before: str, c: str) -> float:
        """The log odds of a character after another inside a name."""
        known = self._steps.get(before + c)
        return self._after_any.get(c, self._unseen) if known is None else known

    def score(self, name: str) -> float:
        """The log odds of a whole run."""
        if not name:
            return 0.0
        steps, after_any, unseen = self._steps, self._after_any, self._unseen
        inner = 0.0
        for i in range(1, len(name)):
            known = steps.get(name[i - 1 : i + 1])
            inner += after_any.get(name[i], unseen) if known is None else known
        return self._starts.get(name[0], unseen) + inner

    def best(self, text: str, floor: int, end: int, bonus: dict[int, float]) -> tuple[int, float]:
        """The start in `[floor, end)` from which the run up to `end` looks most like a name, with its score.

        Args:
            text: folded text.
            floor: the earliest start.
            end: where the run ends.
            bonus: what speaks for or against a start otherwise.
        """
        inner = 0.0
        at, best = end, -math.inf
        for s in range(end - 1, floor - 1, -1):
            if s + 1 < end:
                inner += self.step(text[s], text[s + 1])
            value = self.start(text[s]) + inner + bonus.get(s, 0.0)
            if value > best:
                at, best = s, value
        return at, best


class Triggers:
    """Finds words that end names, longest first, in one pass."""

    def __init__(self, groups: dict[str, Iterable[str]]) -> None:
        words = {w: g for g, ws in groups.items() for w in ws}
        self._words = sorted(words)
        self._groups = [words[w] for w in self._words]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(self._words, daachorse.MATCH_KIND_LEFTMOST_LONGEST)

    def find(self, folded: str) -> list[tuple[int, int, str]]:
        """The words of a text as `(start, end, group)`, disjoint."""
        groups = self._groups
        return [(s, e, groups[i]) for s, e, i in self._automaton.find(folded)]


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of the words. It costs less than the search of a pattern that needs one of them."""
    for word in words:
        if word in text:
            return True
    return False


def occurrences(names: Collection[str], text: str) -> list[tuple[int, int, str]]:
    """Where names stand in a text, as `(start, end, name)`, longest first and disjoint."""
    if not names:
        return []
    listed = sorted(names)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(listed, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    return [(s, e, listed[i]) for s, e, i in automaton.find(text)]
