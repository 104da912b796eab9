"""The treatments of a figure whose clause names no arm: those that its patients get, or those that the study gives."""

from __future__ import annotations

import re

from oncozh.outcomes.context import Context, State
from oncozh.outcomes.items import Group, held_against, taken_as_control
from oncozh.outcomes.segments import Segment, Sentence, is_prior
from oncozh.outcomes.study import is_plain

# Arms without a treatment of their own: their words stand in the slot.
UNTREATED = re.compile(r"停药|停用|停止治疗|安慰剂|对照|观察|空白|(?:常规|标准)(?!剂量|分割|疗程)|传统")

_ALL_PATIENTS = re.compile(r"全组|所有患者|总体|全部")


def treatments_of(ctx: Context, seg: Segment, state: State, apart: Group | None = None) -> list[str]:
    """All treatments of the clause before the figure that the patients get in it.

    Args:
        ctx: the article.
        seg: the figures and the words before them.
        state: what the sentences before said.
        apart: patients told apart, of whose own words (从未用过A) none says what they share with the others.
    """
    if apart is None and len(seg.block.figures) == 1 and "未" in seg.sentence.words:
        without = _WITHOUT.search(ctx.text, seg.position, seg.block.start)
        if without is not None and not any(
            g.start >= without.end() and _is_given(ctx, g, seg.sentence) for g in seg.groups
        ):
            return [without[0]]  # 未手术者, 未接受者
    study = ctx.study
    groups = _groups_of(ctx, seg, apart)
    if groups:
        refs = [r for g in groups if not g.plural for r in g.refs]
        known = [r for r in refs if r in ctx.by_id]
        if known and study.abstract and study.treatments and seg.start >= study.results_at and _all_plain(ctx, known):
            return list(study.treatments)  # 40例接受了手术，pCR率35.0%: the study's drugs hold on
        # A placebo stands beside the backbone that it is given with.
        refs = [r for r in refs if r in ctx.by_id or (r == "安慰剂" if known else UNTREATED.search(r))]
        if refs:
            return _specific(seg, refs, groups)
    if (
        len(ctx.groups.arms) > 1
        and seg.sentence.has("全所总")
        and _ALL_PATIENTS.search(ctx.text, seg.start, seg.block.start)
    ):
        everyone = [r for refs in ctx.groups.arms for r in refs if r in ctx.by_id] or study.treatments
        if everyone:
            return list(everyone)
    carries = (
        seg.sentence.carries
        or state.introduced
        or ("该" in seg.sentence.words and _THIS_ONE.search(ctx.text, seg.clause, seg.block.start) is not None)
    )
    if carries and (study.series or not _names_institution(seg)):
        return list(study.treatments if study.abstract else state.treatments)
    return []


def _names_institution(seg: Segment) -> bool:
    return bool(seg.sentence.institutions) and any(m.label == "INSTITUTION" for m in seg.clause_names)


_THIS_ONE = re.compile(r"该(?:联合)?(?:方案|疗法|组合|药|技术|策略)(?![研企])")


def _all_plain(ctx: Context, refs: list[str]) -> bool:
    return all(is_plain(ctx.by_id[r]) for r in refs)


def _specific(seg: Segment, refs: list[str], groups: list[Group]) -> list[str]:
    """Drugs without the class that stands beside them as its name (PD-1抑制剂信迪利单抗)."""
    if len(refs) < 2:
        return refs
    labels = {m.id: m.label for m in seg.sentence.names}
    drugs = [r for r in refs if labels.get(r) == "DRUG"]
    if (
        drugs
        and len(drugs) < len(refs)
        and all(labels.get(r) in ("DRUG", "DRUG_CLASS") for r in refs)
        and (all(len(g.refs) < 2 for g in groups))
    ):
        refs = drugs
    return list(dict.fromkeys(refs))


def is_compared(text: str, g: Group, s: Sentence) -> bool:
    """较A组, 比A, 从A的…, 与A相比: what the figure is held against."""
    for c in s.by_kind.get("compared", ()):
        if held_against(text, c.end, g.start):
            return True
    if s.by_kind.get("against") and in_compared_bracket(text, g):
        return True
    if taken_as_control(text, g):
        return True
    return stands_with(text, g) and _AGAINST_IT.match(text, g.end) is not None


_WITH = re.compile(r"[与和同跟](?:(?:以往|以前|过去|此前|从前|原来|传统|既往|其[他它]|同类|同靶点)的?)?$")
_WITH_ENDS = frozenset("与和同跟往前去来统的他它类点")


def stands_with(text: str, g: Group) -> bool:
    """Whether 与 leads to a group, as it does to what others are compared with: 与以往的化疗相比."""
    return text[g.start - 1 : g.start] in _WITH_ENDS and _WITH.search(text, max(0, g.start - 12), g.start) is not None


_WITH_BRACKET = re.compile(r"(?:与|和|同|跟|较|相较于?|相比于?)[^，,。；;（()）\d]{1,12}[（(][^（()）]{0,60}$")
_BRACKET_AGAINST = re.compile(r"[^（()）]{0,60}[)）]\s?(?:相比|相较|比较)")


def in_compared_bracket(text: str, g: Group) -> bool:
    """Whether a group stands in the bracket of `与标准方案（A+B，THP）相比`."""
    return (
        _BRACKET_AGAINST.match(text, g.end) is not None
        and _WITH_BRACKET.search(text, max(0, g.start - 76), g.start) is not None
    )


_WITHOUT = re.compile(r"(?<![比较])未(?!达|见|发|能|经|满|成年|进展|复发|转移|缓解)[\u4e00-\u9fa5]{1,8}?(?:者|患者|组)")
_TOPIC_BEGINS = frozenset("方领时格进药")
_TOPIC = re.compile(r"(?:方面|领域|时代|格局|进展|药物的普及)")  # 免疫治疗方面，…: what the text turns to
_AGAINST_IT = re.compile(r"(?:单药|治疗|方案|[组者]|化疗){0,8}(?:相比|相较)")
_AS_WHAT = re.compile(r"作为[^，,。；]{0,24}$")
_LATER_LINE = re.compile(
    r"[，,；;。][^，,。；;]{0,4}?(?:[二三四后]线|(?:进展|耐药)后)(?:治疗)?(?:再|则|均|换|改|予|接受|给予|使用|采用|用)*$"
)
_JOINS_END = frozenset("用合手配加\n")  # with one of these a match of it ends, or with the line end that `$` passes
_JOINS = re.compile(r"(?:联用|联合|加用|携手|搭配|再加)$")
# What the words after it go on with: A治疗B的最终结果：…
_GOES_ON = ("方案", "疗法", "策略", "结果", "数据", "显示", "表明", "提示", "证实", "如下", "疗效", "终点")


def without_titles(ctx: Context, s: Sentence, groups: list[Group]) -> list[Group]:
    """Groups without those that only say what another is: 作为首个获批的CD19 CAR-T，阿基仑赛…; A是一款DLL3双抗."""
    if len(groups) < 2:
        return groups
    titles = "作为" in s.words
    return [
        g for g in groups
        if not (titles and _AS_WHAT.search(ctx.text, s.start, g.start)) and not says_what_it_is(ctx, s, g)
    ] or groups  # fmt: skip


_IS_A = re.compile(r"(?:是|为|属于|作为|系)[^，,。；;]{0,40}$")


def says_what_it_is(ctx: Context, s: Sentence, g: Group) -> bool:
    """Whether a class of drugs is what a drug is said to be: 该药是首个获批的EGFR抑制剂."""
    for r in g.refs:
        if r not in ctx.by_id or ctx.by_id[r].label != "DRUG_CLASS":
            return False
    return s.has("是为属系") and _IS_A.search(ctx.text, s.start, g.start) is not None


def _groups_of(ctx: Context, seg: Segment, apart: Group | None) -> list[Group]:
    """The groups of the clause, of its right-hand head, or of a study's sentence, in that order."""
    text, s = ctx.text, seg.sentence
    mode = ctx.study.mode
    clause = seg.clause_groups
    if (
        clause is not seg.groups
        and (not mode or any(m.label == "TRIAL" for m in seg.names))  # …；随后的另一研究中B的OS更长
        and any(not g.plural and _is_given(ctx, g, s) for g in seg.groups)
    ):
        clause = seg.groups
    if not mode and clause:
        colon = max(text.rfind("：", seg.clause, seg.block.start), text.rfind(":", seg.clause, seg.block.start))
        if (
            0 < colon < seg.block.start - 2
            and not any(g.end == colon for g in clause)
            and not text[colon - 2 : colon].endswith(_GOES_ON)
        ):
            clause = [g for g in clause if g.start > colon]
    if clause is not seg.groups and _are_others(text, seg):
        clause = seg.groups
    groups = [
        g for g in clause
        if _is_given(ctx, g, s)
        and not (text[g.end : g.end + 1] in _TOPIC_BEGINS and _TOPIC.match(text, g.end))
    ]  # fmt: skip
    groups = without_titles(ctx, s, groups)
    if len(groups) > 1 and s.has("线后"):
        for i, g in enumerate(groups):
            if i and _LATER_LINE.search(text, max(seg.start, g.start - 10), g.start):
                groups = groups[i:]  # 一线用A的…，二线用B: of what they get now
                break
    groups = [
        g for g in groups if not (g.strata or (apart is not None and apart.start < g.end and g.start < apart.end))
    ]
    if (
        groups
        and text[groups[0].start - 1] in _JOINS_END
        and _JOINS.search(text, max(seg.start, groups[0].start - 4), groups[0].start)
    ):
        # mRNA-4157的随访:联用帕博利珠单抗
        earlier = [g for g in ctx.arms.between(seg.start, groups[0].start) if not g.plural and not g.explicit][-1:]
        groups = earlier + [g for g in groups if g not in earlier]
    if not groups and seg.right is not None:
        groups = [g for g in ctx.arms.between(seg.block.end, seg.right.start) if not g.plural]
    if (
        mode
        and not ctx.study.abstract
        and not _names_institution(seg)
        and not any(r in ctx.by_id or UNTREATED.search(r) for g in groups for r in g.refs)
    ):
        groups = [
            g for g in ctx.arms.between(seg.start, seg.block.start)
            if g.end <= seg.block.start and not g.strata and _is_given(ctx, g, s)
        ]  # fmt: skip
    return groups


# 40例用A，ORR为60%，其余38例改用B，ORR为26%; A加B的…86%，而单纯A者的…
_OTHERS_GET = re.compile(
    r"[，,；;]\s?(?:而|但|至于)?(?:单纯|单独|[单只仅光])(?:接受|使用|采用|[做用行吃打靠])?了?\s?$"
    r"|[，,；;]\s?(?:而|另)?(?:其余|另外?|余下?的?|剩余的?|剩下的?|\d+\s?[例名人位])[^，,。；;]{0,14}?(?:改用|换用|使用|接受|给予|予以?|口服|采用|应用|用|行)\s?$"
)


def _are_others(text: str, seg: Segment) -> bool:
    """Whether the words before a block say that other patients than those told of get its treatment."""
    if not seg.groups or seg.position <= seg.start:
        return False
    return _OTHERS_GET.match(text, seg.position, seg.groups[0].start) is not None


def _is_given(ctx: Context, g: Group, s: Sentence) -> bool:
    """Whether a group is a treatment that the sentence's patients get, not one they had or are compared with."""
    return not is_prior(ctx, g, s) and not is_compared(ctx.text, g, s)
