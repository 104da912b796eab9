"""Which trial and phase the text is in: where it takes up a study, goes on with it, and turns away from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oncozh.article import Mention
from oncozh.outcomes.enrolment import back_to_lead
from oncozh.outcomes.former import is_former
from oncozh.outcomes.items import Group
from oncozh.outcomes.population import unique
from oncozh.outcomes.reporters import is_heading, opens_line
from oncozh.outcomes.study import OWN_SERIES, Study, end_study

if TYPE_CHECKING:
    from oncozh.outcomes.blocks import Figure
    from oncozh.outcomes.context import Context
    from oncozh.outcomes.segments import Segment, Sentence


def note_trials(ctx: Context, s: Sentence) -> None:
    """A trial that is named anew begins a study; other drugs without a trial's name, or another team, end it."""
    study = ctx.study
    trials, phases = s.trials, [m for m in s.names if m.label == "PHASE" and not _STUDIES_OF.match(ctx.text, m.end)]
    drugs = frozenset([m.concept or m.text for m in s.names if m.label == "DRUG"])
    if len(phases) == 1 and _SEVERAL.search(ctx.text, max(s.start, phases[0].start - 24), phases[0].start):
        study.shared_phases = phases
    under, study.under_heading = study.under_heading, False
    if (study.trials or study.headed) and s.words[0] in "【[［":
        _note_section(ctx, s)
    if not trials and (study.trials or study.phases):
        if not under and is_others(ctx, s):
            end_study(study)
        elif study.trials and not under and not s.words.startswith(_GOES_ON) and _turns_away(ctx, s, drugs):
            _turn_away(study, drugs)
    if study.trials and (trials or not study.drugs or under):
        study.drugs |= drugs
    if trials and not (study.trials and {m.text for m in trials} <= {m.text for m in study.trials}):
        study.trials = [m for m in trials if not _is_background(ctx, m)]
        first = study.trials[0].text if study.trials else ""
        held = study.phases if _NAMED_SO.match(s.words) else []
        study.phases = phases or held or study.known_phases.get(first) or study.shared_phases
        if first and phases:
            study.known_phases[first] = phases
        study.drugs = drugs
        if len(study.trials) == 1:
            study.trials = study.also.get(study.trials[0].text, study.trials)
        elif len(study.trials) == 2 and _ALIAS.fullmatch(ctx.text, study.trials[0].end, study.trials[1].start):
            study.also.update((m.text, study.trials) for m in study.trials)
        if study.trials and (patients := study.patients.get(study.trials[0].text)):
            study.population, study.begins = patients, False  # back to a trial after the background
        else:
            back_to_lead(ctx, s)
        ctx.arms.new_study(s.start, s.end)
    elif trials and trials[0].start == s.start and not _compared(ctx.text, trials[0]):
        study.trials = trials  # after A和B两项研究 the sentences of each: A研究中…
        study.phases = phases or study.phases
    elif phases:
        study.phases = phases
    if study.trials or study.headed:
        _note_heading(ctx, s)


_NAMED_SO = re.compile(
    r"(?:这|该|此)(?:一?项|一|个)?[^，。；]{0,8}(?:名为|叫做?|称为|代号)"
)  # Ⅲ期试验中…。这项名为A的研究
_ALIAS = re.compile(r"(?:研究|试验)?\s?[（(](?:研究编号|代号|编号)?[:：]?")  # NV-RISE研究（NV026-001）
_STUDIES_OF = re.compile(r"者?\s?\d+\s?项")  # Ⅲ期者3项: of the studies that a review puts together
_EARLIER = re.compile(r"(?:此前|既往|先前|早前|以往)[^，。；]{0,6}$")
_POOLED = re.compile(r"项[^，。；]{0,14}[（(][^（()）。；]{0,40}$")
_AND_OTHERS = re.compile(r"[^（()）。；]{0,40}等\s?[)）]")


def _is_background(ctx: Context, m: Mention) -> bool:
    """Whether a trial is not the study that the text goes on with: 较A…; of an abstract 此前A试验, 4项试验（A、B等）."""
    text = ctx.text
    if _compared(text, m):
        return True
    if not ctx.study.abstract:
        return False
    low = max(0, m.start - 60)
    return _EARLIER.search(text, max(0, m.start - 9), m.start) is not None or (
        _POOLED.search(text, low, m.start) is not None and _AND_OTHERS.match(text, m.end) is not None
    )


_BACKGROUND = re.compile(r"[【\[［]\s?(?:研究|疾病)?背景")


def _note_section(ctx: Context, s: Sentence) -> None:
    """【背景】: the trial of the lead rests until the next section, 【设计】."""
    study = ctx.study
    if s.trials:
        return
    if _BACKGROUND.match(s.words):
        if study.trials:
            study.headed, study.headed_phases = study.trials, study.phases
            end_study(study)
            study.begins = study.ended = False
    elif study.headed and not study.trials:
        study.trials, study.phases = list(study.headed), list(study.headed_phases)
        study.drugs = frozenset()


def _note_heading(ctx: Context, s: Sentence) -> None:
    """`01 KRYSTAL-12`, `二、APOLLO（n=649）`: the trial of the lines after it."""
    study = ctx.study
    if not is_heading(ctx.text, s):
        return
    study.under_heading = bool(s.trials)
    study.headed, study.headed_phases = s.trials, study.phases if s.trials else []


def _turn_away(study: Study, drugs: frozenset[str]) -> None:
    """Ends the trial that was told of: under a heading that names another one, it was the background of that."""
    back = bool(study.headed) and {m.text for m in study.headed}.isdisjoint(m.text for m in study.trials)
    study.trials = list(study.headed) if back else []
    study.phases = list(study.headed_phases) if back else []
    study.drugs = drugs if back else frozenset()


def _turns_away(ctx: Context, s: Sentence, drugs: frozenset[str]) -> bool:
    """Whether a sentence names drugs other than the study's, or is a heading over a drug or cancer.

    A regimen alone is not another drug: it may be made of the study's. Nor is one that the patients had before, or that
    names an arm beside one known by its role (联合组与索拉非尼组).
    """
    if _ARM_FIRST.match(s.words):
        return False
    known = ctx.study.drugs
    if known and not drugs & known:
        others = [m for m in s.names if m.label == "DRUG" and m.kind != "regimen"]
        others = [m for m in others if not is_former(ctx.text, Group(m.start, m.end, []))]
        arms = s.has("组臂") and _BY_ROLE.search(s.words) is not None
        if (
            others
            and not (arms and all(_ARM_AFTER.match(ctx.text, m.end) for m in others))
            and _ASSIGNS.search(s.words) is None
        ):
            return True
    return any(m.label in ("DRUG", "CANCER", "PHASE") for m in s.names) and is_heading(ctx.text, s)


_ARM_FIRST = re.compile(r"[①-⑳]?\s?(?:[A-Z][A-Za-z]{0,4}\s?[:：]|[A-Z甲乙丙丁]组)")  # ②RV：A+B, A组用C
# 对照组由研究者在A、B中选用, 第二次随机: the arms of the study told of; but 耐药者的随机对照研究中… is another.
_ASSIGNS = re.compile(
    r"^(?!.*(?<![该本])(?:研究(?!者)|试验(?!组)))(?=.*(?:(?:对照|标准(?:治疗|疗法|方案))组?\s?(?:则|由|为|是|采用|接受|给予|用|以)|随机(?:分|接受|入|给予|进入)|次随机|[按以]\s?\d\s?[:：∶]\s?\d))",
    re.S,
)
_GOES_ON = ("该研究", "该试验", "本研究", "本试验", "这项研究", "该项研究", "这一研究")
_BY_ROLE = re.compile(r"(?:联合|试验|实验|研究|观察|治疗|单药|双药|双免|对照|两|三|各)(?:治疗)?[组臂]")
_ARM_AFTER = re.compile(r"(?:单药|单抗)?(?:治疗)?[组臂]")

# 另一个…团队, 另外有一项…; 国内一项单中心回顾性研究, 某队列, 多项研究: another study, told of by its kind alone.
_ONE_MORE = re.compile(
    r"[^，。；]{0,12}?(?:另外?一?[个支]|同一|又一[个支])[^，。；]{0,6}团队|[^，。；]{0,6}?(?:另外?(?:有)?|还有|又有)一[项份]"
)
_SOME_STUDY = re.compile(
    r"(?<![该本此这那其第])(?:某|有|一[项份篇个]|[多两三数几]项)(?!(?:终点|指标))"
    r"(?P<which>[^，,。；;]{0,36}?)(?:研究|试验|分析|队列|综述)(?![者所院]|中心|终点)"
)
# 一项亚组分析: of the study before, not another one.
_WITHIN = re.compile(
    r"亚组|事后|探索|预设|预先|计划|期中|中期|最终|终期|更新|长期|敏感|次要|进一步|汇总(?=分析$)|该|此|这"
)
_REAL_WORLD = re.compile(r"真实世界(?!研究者)")
# Kim等[7]报道, 既往文献显示, SEER数据库的资料: what others found.
_REPORTED = re.compile(
    r"等(?:人|学者)?(?:\s?[\[［][\d,，\-~～]+[\]］])?(?:的?(?:研究|报道|报告|发现|分析|汇总))|(?:文献|学者|研究者)(?:\s?[\[［][\d,，\-~～]+[\]］])?(?:报道|报告|显示|发现|认为)"
    r"|(?:SEER|NCDB|数据库|登记)(?:[^，,。；;]{0,8})(?:分析|数据|资料|研究|显示)"
)
# 我院58人, 本组38例: the text's own patients.
_OWN = re.compile(
    r"(?:我[院科们]|本[院科组]|[我本]中心|笔者)(?:[^，,。；;]{0,24}?\d+\s?[余多]?\s?[例人名]|[^，,。；;]{0,12}(?:数据|资料|经验|结果))"
)
_TEAM = re.compile(r"(?:[一-龥]{2,3}(?:、[一-龥]{2,3})?(?:教授|院士|主任|医生)?(?:领衔|带领|牵头)?的?)?团队")
# 某教授团队表示, 疗效如何？: of the study before.
_SAYS = re.compile(r"(?:[^，。；,]{0,12}?)(?:表示|指出|介绍|认为|强调|解读|点评|汇报|解释)")
_ASKS_ON = re.compile(r"疗效|效果|安全|副作用|不良|毒性|结果|数据|获益|生存|意味|意义|为什么|[它该此这其]")
_THIS_STUDY = re.compile(r"[该本这其]|此(?!外|前)")
_COUNTED_BY = re.compile(r"[^，。；,]{0,8}?(?:统计|登记|监测|估计|估算|账本|年报|数据库)")
_THIS_ONE = re.compile(r"本(?:研究|文|试验)(?:旨在|拟|探讨|评价|评估|分析|比较|观察|回顾|通过|目的)")
# 该院胸外科2023年完成食管癌手术超过1000台: the hospital's own work, and not the trial told of before.
_OWN_WORK = re.compile(
    r"[该本](?:院|中心|科|所)[^，,。；]{0,14}(?:完成|收治)[^，,。；]{0,16}\d\s?[余多万]{0,2}\s?[台例]"
)
_OTHERS_LETTERS = "团项份篇某有个？?按据再年收回完台例实等献学者库登我本"  # one of which is in every sentence of others


def is_others(ctx: Context, s: Sentence) -> bool:
    """Whether a sentence that names no trial tells of another study: 另一项研究, 一份汇总分析, 某教授团队, 按登记中心的统计.

    A paragraph that opens with a question (局部复发怎么办？) turns to another matter too.
    """
    text = ctx.text
    if ctx.study.abstract:
        # 背景：A研究证实…。本研究探讨…
        return s.start < ctx.study.results_at and "本" in s.words and _THIS_ONE.search(s.words) is not None
    if not s.has(_OTHERS_LETTERS):
        return False
    if s.has("台例") and _OWN_WORK.search(s.words) is not None:
        return True
    if s.words.startswith(("再往后", "再后来")):
        return True
    if s.has("项份团") and _ONE_MORE.match(text, s.start, s.end) is not None:
        return _THIS_STUDY.search(text, s.start, min(s.end, s.start + 14)) is None
    if _of_another_source(s):
        return True
    if s.institutions:
        first = s.institutions[0]
        team = _TEAM.match(text, first.end, s.end) if first.start - s.start <= 3 else None
        if team is not None:
            return _SAYS.match(text, team.end(), s.end) is None and not _goes_on_with(ctx, s)
        if (
            first.start - s.start <= 3
            and first.kind == "hospital"
            and opens_line(text, s)
            and OWN_SERIES.search(text, first.end, s.end)
        ):
            return _THIS_STUDY.search(text, s.start, s.start + 24) is None
        return text[first.start - 1 : first.start] in ("按", "据") and _COUNTED_BY.match(text, first.end) is not None
    if not opens_line(text, s):
        return False
    return text[s.end - 1] in "？?" and not s.labelled("PHASE") and _ASKS_ON.search(s.words) is None


def _of_another_source(s: Sentence) -> bool:
    """国内一项回顾性研究…, 某队列仅31例, 真实世界中…, Kim等报道…: whether its figures are of others than the trial's patients."""
    words = s.words
    if s.has("某有项份篇个"):
        some = _SOME_STUDY.search(words)
        if (
            some is not None
            and _WITHIN.search(some["which"]) is None
            and _THIS_STUDY.search(words, 0, some.start()) is None
        ):
            return True
    return (
        ("真实世界" in words and _REAL_WORLD.search(words) is not None)
        or (s.has("等献学库登者") and _REPORTED.search(words) is not None)
        or (s.has("我本笔") and _OWN.match(words) is not None)
    )


def _goes_on_with(ctx: Context, s: Sentence) -> bool:
    """Whether a sentence of a team tells of the study before: 该研究, 这一结果, or of one of its drugs."""
    drugs = {m.concept or m.text for m in s.names if m.label == "DRUG"}
    return not drugs.isdisjoint(ctx.study.drugs) or _THIS_STUDY.search(s.words) is not None


_SEVERAL = re.compile(
    r"[两二三四五六七2-9](?:[项份]|个(?!月))(?!(?:[^，。；]{0,20}(?:包括|一项|其中|分别)))[^，。；]{0,20}$"
)  # 公布了三项Ⅲ期研究: each of the trials after it


def _compared(text: str, m: Mention) -> bool:
    """较KEYNOTE-024…, 与KEYNOTE-189的45.5%相仿: another trial that this one is held against."""
    before = text[m.start - 1 : m.start]
    return before in ("较", "比") or (before in ("与", "和", "同") and _ALIKE.match(text, m.end) is not None)


_ALIKE = re.compile(r"(?:研究|试验)?[的中]?[^，。；]{0,16}?(?:相[仿当近似]|接近|类似|持平|一致|可比)")


def trials_of(ctx: Context, seg: Segment, figure: Figure) -> list[Mention]:
    """The trial of a figure: one of those that 分别 goes over, those of its clause or sentence, or the study's."""
    text, named, axis = ctx.text, seg.sentence.trials, ctx.trial_axis
    if not named and not axis:
        return ctx.study.trials
    for m in named:
        if m.start == figure.end + 1 and text[figure.end] in "（(" and text[m.end : m.end + 1] in ("）", ")"):
            return [m]  # 14.1%（PRIME）、11.8%（FLAMES）
    if len(named) > 1:
        listed = [m for m in seg.names if m.label == "TRIAL"]
        if len(listed) > 1:
            ctx.trial_axis = axis = listed
    n = len(seg.block.figures)
    if n > 1 and len(axis) == n and axis[0].start >= seg.start:
        return [axis[seg.block.figures.index(figure)]]
    mine = [m for m in named if m.start < seg.block.start and (not _compared(text, m) or _is_of(text, m, figure))]
    if mine:
        return unique(_last_named(text, mine))
    if named and _OTHER_CLAUSE.search(text, seg.block.end, max(seg.block.end, named[0].start)) is not None:
        held = ctx.study.trials
        return [] if held and held[0].start > seg.block.end else held  # 什么都不做，中位OS不到三个月；A试验中…
    return ctx.study.trials


def _is_of(text: str, m: Mention, figure: Figure) -> bool:
    """与KEYNOTE-189的45.5%相仿: the figure right after a trial that is compared is that trial's."""
    return text[m.end : figure.start].strip() in ("的", "研究的", "试验的")


_OTHER_CLAUSE = re.compile(r"[；;]|[，,]\s?[而但](?!且)")
_SAME_TRIALS = re.compile(r"\s?(?:研究|试验)?\s?(?:[、/和与及（(]|以及)[^，,。；;]{0,6}")


def _last_named(text: str, trials: list[Mention]) -> list[Mention]:
    """The last trial and those that one list or bracket joins to it: A研究为…，B与C研究为…"""
    out = [trials[-1]]
    for m in reversed(trials[:-1]):
        if not _SAME_TRIALS.fullmatch(text, m.end, out[0].start):
            break
        out.insert(0, m)
    return out
