"""Who reports a figure: the hospital, group, company or meeting whose result it is, and for how long that holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oncozh.article import Mention

if TYPE_CHECKING:
    from oncozh.outcomes.context import Context
    from oncozh.outcomes.segments import Segment, Sentence

_CLINICS = frozenset({"hospital", "university", "institute", "network", "society", None})


def note_reporters(ctx: Context, s: Sentence) -> None:
    """Takes up whose work a sentence tells of, for those after it that name no institution."""
    study, text = ctx.study, ctx.text
    if opens_line(text, s):
        if (study.actors or study.named_here) and not _after_colon(text, s.start):
            study.named_here = study.own_study = False  # a list after a colon is still of those named before it
            study.featured = study.featured or (study.host and _is_only_clinic(ctx))
            study.host = False
            study.actors = set()
        if study.featured and not s.institutions:
            study.host = _tells_of_wards(ctx, s, s.start)
    elif not s.institutions and not s.trials:
        s.heading = False
        if study.named_here and s.has("中家") and _SEVERAL_CENTRES.search(text, s.start, s.end):
            study.named_here = study.own_study = False  # 该研究是一项多中心试验: not of the hospital that reports it
        if (study.named_here or study.featured) and not study.host:
            study.host = _tells_of_wards(ctx, s, s.start)
        return  # it goes on with what the paragraph has said
    if study.host and not any(_is_another(ctx, m) for m in s.institutions):
        _note_heading(ctx, s)
        return  # 据国家癌症中心统计，…: a body that the feature only cites
    mine = []
    for m in s.institutions:
        study.actors.add(m.concept or m.text)
        if _acts(text, m):
            mine.append(m)
    if mine:
        reporting = reporters(mine, text, s.end)
        study.named = _coordinated(text, reporting) or mine[-1:]
        study.treating = any(m.kind not in _NO_PATIENTS for m in study.named)
        study.named_here = all(m.kind in _CLINICS for m in study.named) and (
            bool(reporting) or not _relays(text, mine[-1], s.end)  # none of those that report only relays
        )
        if study.named_here and "多中心" in s.words and _OF_SEVERAL.search(s.words):
            study.named_here = False  # 由该院牵头的一项多中心研究
        study.own_study = study.named_here and _tells_own(text, s, mine[-1])
        study.host = (
            study.named_here
            and study.treating
            and len(study.named) == 1
            and _tells_of_wards(ctx, s, study.named[0].end)
        )
    elif s.trials:
        first = s.trials[0].start
        study.named_here = study.own_study = study.named_here and bool(
            _THEIR_TRIAL.search(text, max(s.start, first - 6), first)
        )
    _note_heading(ctx, s)


_OF_SEVERAL = re.compile(r"(?:牵头|发起|主导|参与)[^，。；]{0,24}多中心[^，。；]{0,12}(?:研究|试验)")
_SEVERAL_CENTRES = re.compile(
    r"(?:研究|试验)[^，。；]{0,6}(?:是|为|系)[^。；]{0,20}多中心|(?:在|来自)[^，。；]{0,8}\d+\s?家(?:中心|研究中心|医院)"
)


# --- a feature -----------------------------------------------------------------------------------------------------

_HOUSES = frozenset(("hospital", "university", "institute", None))
_VISITS = re.compile(r"(?:走进|步入|踏进|来到|走访|探访|走入)(?:了)?\s?$")
_WARD = re.compile(
    r"(?:的)?[^，,。；;：:]{0,18}?(?:病房|病区|病床|门诊(?!部)|诊室|走廊|候诊|治疗室|手术室|大厅|办公室|查房|住院楼|机房)"
)
# 晒出一份成绩单, 翻出…的病历, 给记者算了一笔账, 近两年对86名患者做了观察
_ACCOUNT = re.compile(
    r"成绩单|(?:翻[出开]|晒出|拿出|整理|梳理|盘点)[^，。；]{0,30}?(?:病历|病例|数据|账|结果)|[给向对]记者|算了?[一这]?笔账|病历(?:[：:]|显示|里)"
    r"|对\s?\d+\s?[例名位][^，。；]{0,24}?(?:做了?|进行了?|开展了?)(?:观察|对照|对比|比较|统计|随访|总结)"
)


def _tells_of_wards(ctx: Context, s: Sentence, after: int) -> bool:
    """Whether a sentence opens or goes on with a feature of one hospital: its wards are visited, its own cases counted.

    Args:
        ctx: the article.
        s: the sentence.
        after: where the hospital's name ends, or the sentence begins where it names none.
    """
    text = ctx.text
    if ctx.study.abstract or s.trials:
        return False
    if after > s.start:
        named = ctx.study.named[0]
        if _VISITS.search(text, max(s.start, named.start - 5), named.start) or _WARD.match(text, after, s.end):
            return True
    return _ACCOUNT.search(text, after, s.end) is not None or (
        after == s.start and _OWN_CASES_HERE.search(text, after, s.end) is not None
    )


def _is_only_clinic(ctx: Context) -> bool:
    """Whether an article names one hospital alone, whose feature its later paragraphs then go on with."""
    return len({m.concept or m.text for m in ctx.names if m.label == "INSTITUTION" and m.kind in _HOUSES}) == 1


def _is_another(ctx: Context, m: Mention) -> bool:
    """Whether a feature of one hospital turns to another one, and does not only cite a body or name itself again."""
    return (
        m.kind in _HOUSES
        and not _regulates(m)
        and not (ctx.text[m.start - 1 : m.start] in ("据", "按", "由", "获") or _COUNTS.match(ctx.text, m.end))
    )


# 哈佛医学研究团队发表了…的研究, 协会一项…的研究: the sentences after it go on with it.
_OWN_STUDY = re.compile(
    r"(?:团队|课题组|研究组|研究人员|研究者)[^。]{0,30}?(?:发表|报告|报道|公布|开展|回顾|进行)|[)）]?(?:的)?一项[^。，]{0,60}研究|开展的[^。，]{0,12}研究"
    r"|团队[^。]{0,40}?[把将][^。]{0,40}?(?:患者|病人)[^。]{0,12}?(?:分成|分为|随机)"
    r"|(?:回顾|统计|汇总|总结|梳理|分析|随访|累计)了?[^。，,]{0,12}\d[\d ]*\s?[余多]?例"
)
# 唐都医院报告的X研究, 某医院某团队今年发表的随机研究（X）; one that they only lead is not theirs alone.
_OWN_TRIAL = re.compile(r"[^。，,；：]{0,20}?(?:报告|报道|发表|公布|完成)[了的][^。，,；：]{0,14}$")
_THEIR_TRIAL = re.compile(r"(?:[她他]们|该院|该中心|团队)(?:自己)?的$")


def _tells_own(text: str, s: Sentence, last: Mention) -> bool:
    """Whether a sentence tells of a study of the institution that it names last."""
    if not s.trials:
        return _OWN_STUDY.search(text, last.end, s.end) is not None
    between = text[last.end : max(last.end, s.trials[0].start)]
    return _OWN_TRIAL.match(between) is not None and "牵头" not in between


_WITH = re.compile(r"(?:它|他们|该[院所]|该中心)[与和同跟]$")


def _after_colon(text: str, at: int) -> bool:
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] in (":", "：")


_MEETING = re.compile(r"\s?(?:20\d\d年?)?(?:年会|大会|会议|指南|杂志)")
_WITH_ENDS = frozenset("与和同跟")  # what `_WITH` ends in
_MEETING_BEGINS = frozenset("2年大会指杂")  # what `_MEETING` begins with, white space aside


def _acts(text: str, m: Mention) -> bool:
    """Whether a sentence is about an institution; 它与B共用病房 and 在C年会上 are about another."""
    if text[m.start - 1 : m.start] in _WITH_ENDS and _WITH.search(text, max(0, m.start - 5), m.start) is not None:
        return False
    after = text[m.end : m.end + 1]
    return not (after in _MEETING_BEGINS or after.isspace()) or _MEETING.match(text, m.end) is None


_AND = re.compile(r"\s?[)）]?\s?(?:和|与|及|、|以及|联合|携手|[（(])\s?")


def _coordinated(text: str, mentions: list[Mention]) -> list[Mention]:
    """The last institution with those that one list joins to it; of a name and its short form the name."""
    out = mentions[-1:]
    for m in reversed(mentions[:-1]):
        gap = text[m.end : out[0].start]
        if not _AND.fullmatch(gap):
            break
        out = [m] if len(out) == 1 and gap.strip() in ("（", "(") else [m, *out]
    return out


# --- headings ------------------------------------------------------------------------------------------------------

_BULLET = re.compile(r"[\s\d一二三四五六七八九十.、)）(（·•●■◆▪>#*-]*(?:[\u4e00-\u9fa5]{2,3})?")
_LONGEST_BULLET = 6  # with the line break before it
_LONGEST_HEADING = 45  # code points


def _note_heading(ctx: Context, s: Sentence) -> None:
    """`中山大学肿瘤防治中心：鼻咽癌减量不减效`: a line of its own that names whose results the lines after it tell."""
    study, text = ctx.study, ctx.text
    heading = is_heading(text, s)
    if not heading and s.opens_line:
        study.heading, study.next_heading = study.next_heading, []  # it is of one paragraph
    if heading:
        first = s.institutions[0] if s.institutions else None
        own = first is not None and _BULLET.fullmatch(text, s.start, first.start) is not None
        study.heading = []
        study.next_heading = reporters([first], text, s.end) if own and first is not None else []
    elif s.institutions:
        study.heading = []


def opens_line(text: str, s: Sentence) -> bool:
    """Whether nothing but a bullet or number stands before a sentence in its line."""
    if s.opens_line is None:
        line_start = text.rfind("\n", max(0, s.start - _LONGEST_BULLET), s.start) + 1
        s.opens_line = line_start == s.start or (
            s.start - line_start < _LONGEST_BULLET and _BULLET.fullmatch(text, line_start, s.start) is not None
        )
    return s.opens_line


def is_heading(text: str, s: Sentence) -> bool:
    """Whether a sentence is a short line of its own without a full stop."""
    if s.heading is None:
        short = s.end - s.start <= _LONGEST_HEADING and text[s.end : s.end + 1] == "\n"
        s.heading = short and text[s.end - 1] not in "。！？；" and opens_line(text, s)
    return s.heading


# --- a series ------------------------------------------------------------------------------------------------------

_SERIES = re.compile(r"回顾|收治")
_CASES = re.compile(r"\d\s?例|患者")


def note_series(ctx: Context, s: Sentence) -> None:
    """回顾性分析某医院收治的100例…: the hospitals whose series it is."""
    study, text = ctx.study, ctx.text
    if study.series or not s.institutions or not (study.abstract or _SERIES.search(text, s.start, s.end)):
        return
    hospitals = [m for m in s.institutions if m.kind in ("hospital", "university", "institute", None)]
    reporting = reporters(hospitals, text, s.end)
    if reporting and _CASES.search(text, s.start, s.end):
        study.institutions = reporting
        study.series = True


# --- of a figure ---------------------------------------------------------------------------------------------------


def institutions_of(ctx: Context, seg: Segment, goal: bool) -> list[Mention]:
    """Who reports a figure: the institutions of its clause, else those before it in the sentence.

    Args:
        ctx: the article.
        seg: the figure's block.
        goal: whether the figure is a goal or an assumption: one that its own sentence names no institution for is nobody's.
    """
    study = ctx.study
    if study.series:
        return list(study.institutions)
    names = seg.sentence.institutions
    if not names and not study.treating and not study.heading:
        return []  # nobody was named whose work may go on
    text, block = ctx.text, seg.block
    sources = names and [
        m
        for m in names
        if text[m.start - 1 : m.start] in ("（", "(") and _SOURCE.search(text, max(0, m.start - 8), m.start)
    ]  # 39%（ASCO 2023）
    if sources:
        its = [m for m in sources if m.start == block.end + 1]
        if its:
            return reporters(its, text, seg.end)
        names = [m for m in names if m not in sources]
    if _others(ctx, seg):
        return []
    if not names or names[0].start >= block.start:
        if not goal and _goes_on(ctx, seg):
            return list(study.named)
        if not names:
            return list(study.heading)
    last = ctx.rows[-1] if ctx.rows and ctx.rows[-1].figure.start >= seg.clause else None
    found = [m for m in names if last.figure.end <= m.start < block.start] if last is not None else []
    if last is not None and not found:
        return [] if goal and _counts_only(text, last.institution) else list(last.institution)
    found = found or [m for m in names if seg.clause <= m.start < block.start]
    found = found or [m for m in names if m.start < block.start]
    if not found and seg.right is not None:
        found = [m for m in names if block.end <= m.start < seg.right.end]
    if goal and _counts_only(text, found):
        return []  # 据登记处统计，…为42%，2030年力争达到46%
    first: dict[str, Mention] = {}
    for m in reporters(found, text, block.start):
        first.setdefault(m.concept or m.text, m)  # of 日本食管学会（JES） the full name
    return list(first.values())


_SOURCE = re.compile(r"(?:[%月]|(?<![\w.-])\d[\d.]*)[（(]$")
_THIS_HOSPITAL = re.compile(
    r"由其|[该本](?:院|中心|所|医院|机构|团队|科)|这家(?:医院|中心)|该(?:方案|技术|疗法|策略)|这[一套](?:方案|模式|打法|组合)"
)
_THIS_LETTERS = "由该本这"  # one of which every match holds
# 据此调整方案，…: it goes on with what those of the sentence before do.
_THEREUPON = re.compile(r"(?:据此|由此|为此|在此基础上|借此|临床实践中|临床上|实践中|与此同时)")
_TEAM = re.compile(
    r"团队|课题组|科室|病区|院方|(?<!所有)(?<!多数)医院(?:还|也|又|把|将|的)|全院|[她他]们|[她他](?:带领|牵头|还|又|把|将|用|为|主刀)|随访满"
)
# 近三年收治的217名患者, 纳入5012例: cases of their own.
_OWN_CASES = re.compile(
    r"(?:收治|完成|治疗|实施|随访|开展|入组|纳入|累计|统计|回顾|手术|为)[^，。；,;]{0,12}?\d[\d ]*\s?[余多]?(?:万?例|名|位|台)|\d\s?[例名位][^，。；,;]{0,20}(?:接受|术后)"
)
# 高于全国平均水平, 接近国际先进水平: what a hospital says of its own figures.
_RANKED = re.compile(r"(?:国际|国内|全国|世界|全球|省内|同行|欧美)(?:同类|同期)?(?:的)?(?:平均|先进|领先|一流|均值)")
_OTHERS = re.compile(
    r"(?<![较比于与和])(?:国际|国外|国内外|全国|(?<!真实)世界|欧美|文献|同类)(?:上)?(?:同类|既往|多中心|最新)?(?:研究|报道|报告|文献|数据|资料)(?!相比)|同类患者"
)
_OTHERS_LETTERS = "国世欧献类"  # one of which every match holds


_OF_COUNTRY = re.compile(r"(?:同一数字|同期|同类数据)?(?:的|是|为|则为|只有|仅|约)*")


def _others(ctx: Context, seg: Segment) -> bool:
    """而国际同类研究里…, 与美国的93已相差无几: figures of others, beside the hospital's own."""
    s, position, start = seg.sentence, seg.position, seg.block.start
    if s.has(_OTHERS_LETTERS) and _OTHERS.search(ctx.text, position, start) is not None:
        return True
    countries = s.countries()
    return bool(countries) and any(
        position <= a and b <= start and _OF_COUNTRY.fullmatch(ctx.text, b, start) for a, b, _ in countries
    )


_LEADS = re.compile(r"[一-龥]{0,10}?(?:牵头|领衔|主持|发起|主导)")  # 该中心某教授牵头的A研究


def _goes_on(ctx: Context, seg: Segment) -> bool:
    """Whether a sentence that names no institution tells of the work of those named before it."""
    study, text = ctx.study, ctx.text
    if not study.treating:
        return False
    start, end = seg.start, seg.block.start
    if seg.sentence.has(_THIS_LETTERS) and (this := _THIS_HOSPITAL.search(text, start, end)) is not None:
        return not (seg.sentence.trials and _LEADS.match(text, this.end()))
    if study.host:
        return not seg.sentence.trials and not _tells_of_others(text, seg)
    if not study.named_here or (seg.sentence.trials and not study.own_study):
        return False
    return (
        study.own_study
        or _THEREUPON.match(text, start) is not None
        or _TEAM.search(text, start, end) is not None
        or _OWN_CASES.search(text, start, end) is not None
        or _RANKED.search(text, start, seg.end) is not None
        or (
            not study.mode
            and len(study.actors) == 1
            and not any(m.label in ("DRUG", "DRUG_CLASS") for m in seg.sentence.names)
            and not seg.sentence.countries()
            and _GENERAL.search(text, start, seg.end) is None
        )
    )


# 全国这一数字…, 指南, 一项研究显示: what a feature tells of others; not 高于全国平均, 国内首家.
_OF_OTHERS = re.compile(
    r"(?<![较比于与和跟过超在])(?:在)?(?:全国|国内外?|国外|国际|海外|全球|世界|欧美|全省)(?!首|领先|前列|先进|一流|各地|范围|性|知名|的?(?:患者|病人))"
    r"|业内|行业内|指南|文献|(?:一项|多项|另有|此前|既往)[^，。；]{0,12}研究|(?<!我们的)(?<!团队的)研究(?:显示|表明|发现|证实|报告|提示)"
    r"|据[^，。；]{0,14}(?:统计|报道|数据|估计)|一般(?:来[说讲]|而言|情况)|通常|临床上|同类(?:患者|研究)|理论上"
)
_LONG_AGO = re.compile(
    r"(?<![由从比较于与和跟同自])(?:(?:[一二两三四五六七八九十几多数]{1,3}|(?<!\d)\d{1,2})年(?:以)?前|过去(?![一二两三四五六七八九十几\d]{1,3}年)|以往|早年|早些年|从前|(?<!年)以前|传统上|上世纪)"
)
_OWN_PLACE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:而|在|但)?(?:中心|医院|科室?里?|院里|病区|医[生师]们)(?!主任|长|值|静脉)"
)


def _tells_of_others(text: str, seg: Segment) -> bool:
    """Whether a figure in the feature of a hospital is of others: of the country, of trials, of the years before it.

    The words of its ；-clause say so, the last of them: 过去业内多用A，…；中心改用B后，…
    """
    start = max(text.rfind(mark, seg.start, seg.block.start) for mark in "；;。") + 1 or seg.start
    end = seg.block.start
    others = max((m.start() for p in (_OF_OTHERS, _LONG_AGO) for m in p.finditer(text, start, end)), default=-1)
    if others < 0:
        return False
    return not any(m.end() > others for p in (_OWN, _OWN_PLACE) for m in p.finditer(text, start, end))


# A congress, an agency or a company has no wards whose cases go on.
_NO_PATIENTS = frozenset(("society", "agency", "company"))

# What a feature says of nobody's patients in particular.
_GENERAL = re.compile(
    r"研究|指南|专家|数据|统计|一般|通常|往往|可达|可以|平均|如果|若|全球|世界|国际|国内|业内|患者应|建议|据|预计|有望|临床上"
)


_REGULATORS = re.compile(
    r"药监局|药品监督|药品监管|FDA|NMPA|CDE|EMA|PMDA|卫健委|卫生健康委|医保局|药审中心|食品药品|WHO|世界卫生组织", re.I
)
_REGULATOR_LETTERS = frozenset("药卫保DdMmWw")  # one of which every match holds


def _regulates(m: Mention) -> bool:
    return not _REGULATOR_LETTERS.isdisjoint(m.text) and _REGULATORS.search(m.text) is not None


_COUNTS = re.compile(r"[^，。；,;]{0,10}(?:统计|登记|监测|估计|估算|测算)")
_AIMS = re.compile(r"[^，。；,;]{0,10}(?:目标|写明|规划)")
_LED = re.compile(r"\s?(?:[\u4e00-\u9fa5]{0,8})?(?:牵头|领衔|主持|发起)(?!的[^，。；,;]{0,8}(?:协作组|联盟|网络))")
_RELAYED = re.compile(
    r"[^，。；：,;:]{0,20}(?:教授|主任|医[生师]|学者|专家|博士|院士|院长|研究员)[^。]{0,24}?"
    r"(?:提醒|指出|表示|解释|建议|强调|坦言|说明|介绍|认为|撰文|点评|告诉|呼吁|称|说)"
)
_OWN_CASES_HERE = re.compile(
    rf"(?:科室|团队|中心|医院|[她他]们|医[生师]们)[^。]{{0,16}}?(?:{_OWN_CASES.pattern})|收治|该[院科]|该中心|[给为对]\s?\d+\s?[例名位]"
)
_OWN = re.compile(rf"{_THIS_HOSPITAL.pattern}|{_TEAM.pattern}|{_OWN_CASES.pattern}|[我本]院|我们|中心")


def _relays(text: str, m: Mention, end: int) -> bool:
    """某医院某教授提醒，…: an expert who tells what is known, and not what the hospital has found."""
    said = _RELAYED.match(text, m.end, end)
    return said is not None and _OWN.search(text, said.end(), end) is None


def _speaks(text: str, agency: Mention) -> bool:
    return _COUNTS.match(text, agency.end) is not None or _AIMS.match(text, agency.end) is not None


def _counts_only(text: str, mentions: list[Mention]) -> bool:
    """Whether these only count, and set no goals."""
    return any(_COUNTS.match(text, m.end) for m in mentions) and not any(_AIMS.match(text, m.end) for m in mentions)


def reporters(mentions: list[Mention], text: str, end: int) -> list[Mention]:
    """Of the institutions of a clause those that report.

    No regulators but for what they count or aim at, none that only leads the trial, none whose expert only relays.

    Args:
        mentions: the institutions.
        text: the article.
        end: where the clause ends, or the figure begins.
    """
    return [
        m for m in mentions
        if (_speaks(text, m) if m.kind == "agency" or _regulates(m) else not _LED.match(text, m.end))
        and not _relays(text, m, end)
    ]  # fmt: skip
