"""A sentence and its blocks, each with the words around it that may say what it reports.

The endpoint of a block mostly stands before it; where 的 or the patients follow the figure it stands after (84%的5年生存率).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from oncozh.article import Mention
from oncozh.figures import PERCENT
from oncozh.outcomes.blocks import Block
from oncozh.outcomes.context import Context
from oncozh.outcomes.former import is_former, treats_resistant
from oncozh.outcomes.items import Cue, Endpoint, Group
from oncozh.outcomes.population import POPULATION

_LONGEST_SENTENCE = 1500  # code points; the linking looks back within a sentence, so its length is bounded


def merge_clauses(text: str, sentences: list[tuple[int, int]], apart: list[int]) -> list[tuple[int, int]]:
    """Sentences for linking: clauses parted by ；are one, but for those that begin `apart`; an endless one is cut."""
    out: list[tuple[int, int]] = []
    for start, end in sentences:
        if (
            out
            and text[out[-1][1] - 1] in "；;"
            and start not in apart
            and end - out[-1][0] < _LONGEST_SENTENCE
            and "\n" not in text[out[-1][1] : start]
        ):
            out[-1] = (out[-1][0], end)
            continue
        while end - start > _LONGEST_SENTENCE:
            comma = max(text.rfind(c, start + 1, start + _LONGEST_SENTENCE) for c in "，,、; ")
            cut = comma + 1 if comma > 0 else start + _LONGEST_SENTENCE
            out.append((start, cut))
            start = cut
        out.append((start, end))
    return out


COUNTRY = re.compile(
    r"日本|中国(?:大陆|(?<!展中国)(?!临床|抗癌|医|人民))|韩国|美国|英国|法国|德国|印度|澳大利亚|加拿大|欧洲|全国平均(?:水平)?|全球平均(?:水平)?|世界平均(?:水平)?|国内平均(?:水平)?|国际平均(?:水平)?|全省平均(?:水平)?|欧美平均(?:水平)?|我国"
)

COUNTRY_LETTERS = "国日欧均加澳印"  # one of which every match holds


_ASKED: dict[str, frozenset[str]] = {}  # the letters that patterns need, as sets: see `Sentence.has`


@dataclass(slots=True)
class Sentence:
    """A sentence with what was found in it."""

    index: int
    start: int
    end: int
    words: str
    names: list[Mention]
    carries: bool = False  # whether what the sentence before said holds on
    answers: bool = (
        False  # whether the sentence before is a question, a heading or the like that names an endpoint alone
    )
    endpoints: list[Endpoint] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    by_kind: dict[str, list[Cue]] = field(default_factory=dict)
    trials: list[Mention] = field(default_factory=list)
    institutions: list[Mention] = field(default_factory=list)
    whose: list[Mention] = field(default_factory=list)  # the names that may say who the patients are
    prior: dict[tuple[int, int], bool] = field(default_factory=dict)  # by a group's span: see `is_prior`
    within: list[tuple[int, str]] = field(default_factory=list)  # the parts of the patients in whom it compares arms
    parted: bool = False  # whether it has clauses: ；, or the cells of a table
    differs: bool = False  # whether it may tell what two groups differ by: see `tells_difference`
    opens_line: bool | None = None  # whether only a bullet stands before it in its line, once asked
    turns: bool | None = None  # whether it may turn to other patients, once asked
    qualifying: list[Mention] | None = None  # the names that say who the patients are, once asked
    described: list[Mention] | None = None  # those of them that count no part of the patients, once asked
    heading: bool | None = None  # whether it is a line of its own without a full stop, once asked
    _letters: frozenset[str] | None = None
    _countries: list[tuple[int, int, str]] | None = None

    def __post_init__(self) -> None:
        words = self.words
        self.parted = "；" in words or ";" in words or "|" in words
        self.differs = (
            "差" in words or "绝" in words or "净" in words or "幅" in words or "Δ" in words
        )  # one of which it holds
        for m in self.names:
            if m.label == "TRIAL":
                self.trials.append(m)
            elif m.label == "INSTITUTION":
                self.institutions.append(m)
            elif m.label in POPULATION:
                self.whose.append(m)

    def labelled(self, label: str) -> list[Mention]:
        """The mentions with a label."""
        return [m for m in self.names if m.label == label]

    def has(self, letters: str) -> bool:
        """Whether one of the characters stands in the sentence: the cheap test before a pattern that needs it."""
        if self._letters is None:
            self._letters = frozenset(self.words)
        try:
            return not self._letters.isdisjoint(_ASKED[letters])
        except KeyError:
            _ASKED[letters] = frozenset(letters)
            return self.has(letters)

    def countries(self) -> list[tuple[int, int, str]]:
        """The countries and averages (日本, 全国平均) that stand in the sentence, as `(start, end, name)`."""
        if self._countries is None:
            self._countries = [] if not self.has(COUNTRY_LETTERS) else [
                (self.start + m.start(), self.start + m.end(), m[0]) for m in COUNTRY.finditer(self.words)
            ]  # fmt: skip
        return self._countries


@dataclass(slots=True)
class Segment:
    """A block with the words that may say what it reports."""

    sentence: Sentence
    start: int  # of the sentence
    end: int
    position: int  # where the block before it ended
    clause: int  # where its ；-clause begins
    block: Block
    following: list[Block]  # the blocks after it in the sentence
    left: list[Endpoint]
    right: Endpoint | None
    names: list[Mention]  # since `position`
    clause_names: list[Mention]
    bracket: Group | None  # the arm in a bracket after the figure: 41.2%（A）vs 20.6%（B）
    groups: list[Group]  # since `position`
    clause_groups: list[Group]

    @property
    def told_apart(self) -> bool:
        """Whether some of its groups are patients told apart."""
        for g in self.groups:
            if g.strata:
                return True
        return False

    @property
    def comma(self) -> int:
        """Where the last comma before the block is, else `position`."""
        return _last_comma(self.sentence, self.position, self.block.start)

    def cues(self, kind: str) -> list[Cue]:
        """The cues of a kind between the block before and this one."""
        found = self.sentence.by_kind.get(kind)
        if not found:
            return []
        return [c for c in found if self.position <= c.start < self.block.start]


def _last_comma(s: Sentence, start: int, end: int) -> int:
    """Where the last comma between two places of a sentence is; `start` where none is."""
    words, offset = s.words, s.start
    start -= offset
    end -= offset
    return max(words.rfind("，", start, end), words.rfind(",", start, end), start) + offset


def segment_of(ctx: Context, s: Sentence, position: int, block: Block, following: list[Block]) -> Segment:
    """The words around a block; `following` are the blocks after it in the sentence."""
    text, start, at = ctx.text, s.start, block.start
    clause = start
    if s.parted:
        clause = max(
            start, text.rfind("；", start, at) + 1, text.rfind(";", start, at) + 1, text.rfind("|", start, at) + 1
        )
    left: list[Endpoint] = []
    right = None
    if s.endpoints:
        rate = block.figures[0].form == PERCENT
        for e in s.endpoints:
            if e.start >= at:
                break
            # no 随访显示…78%
            if e.start >= position and e.end <= at and not (rate and e.code == "-" and e.form == "time"):
                left.append(e)
        if s.endpoints[-1].start >= block.end:
            right = _right_head(ctx, block, following, s, left, position)
    if right is None and block.figures[-1].verb == "down":
        right = _prevented(ctx, block, s)
    bracket = _bracketed(ctx, block) if text[block.end : block.end + 1] in "（(的" else None
    groups = ctx.arms.between(min(position, clause), at)
    if groups and groups[-1].end > at:
        groups = [g for g in groups if g.end <= at]
    if position == clause:
        near = [m for m in s.names if m.start >= position and m.end <= at]
        return Segment(
            s, start, s.end, position, clause, block, following, left, right, near, near, bracket, groups, groups
        )
    names = [m for m in s.names if m.end <= at]
    return Segment(
        s, start, s.end, position, clause, block, following, left, right,
        [m for m in names if m.start >= position], [m for m in names if m.start >= clause], bracket,
        [g for g in groups if g.start >= position], [g for g in groups if g.start >= clause],
    )  # fmt: skip


_NEW_CASES = re.compile(r"(?:的?(?:发病|发生|病例|患病|风险))?率?(?=[，,。；;、\n]|$)")


def _prevented(ctx: Context, block: Block, s: Sentence) -> Endpoint | None:
    """可挡下80%的宫颈癌, 减少约90%的宫颈癌发病: the new cases that a vaccine or a check-up prevents."""
    at = block.end + 1
    if ctx.text[block.end : at] != "的" or at not in ctx.starts["CANCER"]:
        return None
    cancer = next(m for m in s.names if m.start == at)
    words = _NEW_CASES.match(ctx.text, cancer.end)
    return Endpoint("INCIDENCE", "risk", *words.span()) if words is not None else None


def _bracketed(ctx: Context, block: Block) -> Group | None:
    """The arm that fills the bracket after a figure, or after a pair: 19.0个月 vs 9.8个月（舒尼替尼）."""
    if len(block.figures) > 2 or (len(block.figures) == 2 and not block.versus):
        return None
    whose = ctx.text.startswith("的", block.end)  # 31%的A组患者
    if whose and len(block.figures) > 1:
        return None
    for g in ctx.arms.between(block.end + 1, block.end + 2):
        if g.explicit and ctx.text.startswith(_BEARERS, g.end) if whose else ctx.text[g.end : g.end + 1] in ("）", ")"):
            return None if g.plural else g
    return None


_BEARERS = ("患者", "的患者", "病人", "受试者")


_CLAUSE_END = re.compile(r"[，,；;。]")
_RIGHT_HEAD = re.compile(r"[\s)）]*(?:[(（\[][^()（）]{0,40}[)）\]])?\s?(?:例)?[)）]?\s?(?:的|患者|病人|病例|者|人|例)")
_CLOSES = frozenset("）)")
_HELD_AFTER = re.compile(r"(?:均|都|则)?(?:显著|明显|略|稍)?(?:高|低|优|长|短|多|少|好)于")
_LISTED = re.compile(r"[\s)）]*[、和与及]")
_NAMED = re.compile(r"[率期]|ORR|PFS|OS")
_REACHED = re.compile(r"观察到|达到|达|获得|实现|取得|出现|发生")
_HAPPENS = re.compile(r"出现|发生|导致|伴|因|的")


def _right_head(
    ctx: Context, block: Block, following: list[Block], s: Sentence, left: list[Endpoint], since: int
) -> Endpoint | None:
    """The endpoint that follows its figure: 84%的5年生存率, 3例（3.7%）患者出现心力衰竭."""
    text, first = ctx.text, block.end
    stop = _CLAUSE_END.search(text, first, s.end)
    limit = stop.start() if stop else s.end
    after = [e for e in s.endpoints if first <= e.start < limit]
    if not after:
        return None
    if not left and text[first : first + 1] in _CLOSES and _HELD_AFTER.match(text, after[0].end) is not None:
        return after[0] if after[0].start - first <= 4 else None  # A组（62.5%）ORR高于B组（40.0%）
    position, reach = _list_end(text, block, following, limit, s.end)
    within = min(limit, reach if reach > position else limit)
    for e in after:
        if e.start >= position:
            break
    else:
        return None
    if e.end > within:
        return None
    head = _RIGHT_HEAD.match(text, position)
    of_it = head is not None and head[0].strip(" )）").startswith("的")
    near_left = bool(left) and left[-1].start >= _last_comma(s, since, block.start)
    if e.code == "-":
        if (not of_it and e.start - position > 1) or e.start - position > 14:
            return None
        return None if near_left and e.start - position > 1 else e
    if near_left:
        return None
    if not of_it and _has_own_figure(text, e, following) and not _REACHED.search(text, block.end, e.start):
        return None
    if e.start - position > 40:
        return None
    if e.code == "AE" and head is None and not _HAPPENS.search(text, block.end, e.start + 1):
        return None
    return e if head is not None or not left or e.code == "AE" else None


def _list_end(text: str, block: Block, following: list[Block], limit: int, end: int) -> tuple[int, int]:
    """Where a list of blocks ends whose last one the endpoint follows, and how far that one's words reach."""
    reach = following[0].start if following else end
    position = block.end
    for b in following:
        if b.start > limit:
            break
        gap = text[position : b.start]
        if not _LISTED.match(gap) or _NAMED.search(gap):
            return position, b.start
        position, reach = b.end, end
    return position, reach


def _has_own_figure(text: str, e: Endpoint, following: list[Block]) -> bool:
    """Whether a figure of the endpoint's own stands after it."""
    if not following or e.end > following[0].start or following[0].start - e.end > 12:
        return False
    return _CLAUSE_END.search(text, e.end, following[0].start) is None


# Where the words of a former treatment end: 既往接受过A治疗的患者使用B.
_FORMER_END = re.compile(
    r"[，,；;。]|治疗[的后]|(?:失败|进展|耐药)后|后(?:的|使用|接受|采用|给予|予以|应用|改用|换用)|患者"
)
_HAD_BEFORE = ("既往", "用过", "曾", "接受过")  # say it of what follows them
_NAIVE = ("初治", "未治", "经治")  # of A初治者, not of A治疗初治患者
_HAD = ("既往", "曾", "停用", "禁用", "用过", "接受过", "暴露")


_DIFFERENCE = re.compile(
    r"(?:差值|绝对值?(?:差异?|获益|改善|增益)|率差异?|净(?:增|获益)|[增降升涨]幅|[ΔΔ]|(?<![较更最很偏相])差(?:了|距)?|(?:绝对值?|净)(?:增加|增长|提高|提升|升高|延长|下降|降低|减少)了?)"
    r"(?:[A-Za-z]{2,4})?(?:达到?|为|是|约|近|[=＝:：]|\s)*$"
)
_LONGEST_DIFFERENCE = 14


def tells_difference(text: str, seg: Segment, at: int) -> bool:
    """Whether the figure at a place is what two groups differ by: 54.6% vs 27.0%，差值27.6%."""
    if not seg.sentence.differs:
        return False
    return _DIFFERENCE.search(text, max(seg.position, at - _LONGEST_DIFFERENCE), at) is not None


def is_prior(ctx: Context, g: Group, s: Sentence) -> bool:
    """A treatment that the patients had before: 既往…, …失败后, …耐药."""
    if g.strata:
        return False  # 既往接受过A者 as a part of the patients
    key = (g.start, g.end)
    known = s.prior.get(key)
    if known is None:
        s.prior[key] = known = _is_prior(ctx.text, g, s.by_kind.get("quit", ()))
    return known


_TREATS = re.compile(r"治疗[^后中过期时的]")  # A治疗铂耐药卵巢癌
_THEN_KEPT = re.compile(r"(?:治疗)?后(?:接受|给予|予以|使用|采用|应用)[^，,。；;]{1,14}(?:巩固|维持)")
_THEN_BEGINS = frozenset("治后")


def _is_prior(text: str, g: Group, quits: list[Cue] | tuple[()]) -> bool:
    if is_former(text, g):
        return True
    after = text[g.end : g.end + 1]
    if after == "前" and text[g.end - 1] in "术疗":
        return True  # 手术前给予…: what is still to come
    if after in _THEN_BEGINS and _THEN_KEPT.match(text, g.end):
        return True  # 放化疗后接受奥希替尼巩固治疗
    for c in quits:
        word = text[c.start : c.end]
        near = 0 <= c.start - g.end <= (0 if word in _NAIVE else 4)
        treats = _TREATS.match(text, g.end, c.start) is not None or treats_resistant(text, g)
        if near and not word.startswith(_HAD_BEFORE) and not treats:
            return True
        if 0 <= g.start - c.end <= 20 and word.startswith(_HAD) and not _FORMER_END.search(text, c.end, g.start):
            return True
    return False
