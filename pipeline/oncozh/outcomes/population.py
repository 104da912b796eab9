"""Who the patients are: the cancers, sites, markers and stages that qualify them, and for how long they hold."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from oncozh.article import Mention

if TYPE_CHECKING:
    from oncozh.outcomes.context import Context, State
    from oncozh.outcomes.items import Group
    from oncozh.outcomes.segments import Segment, Sentence

POPULATION = frozenset({"CANCER", "METASTASIS", "BIOMARKER", "STAGE"})

_TITLED = re.compile(
    r"(?:大会|年会|中心|专场|指南|联盟|学会|协会|防治|诊疗|专业|分会|日(?!本)|科|研究会|登记|筛查|口头报告|壁报|专题)"
)
_STATUS = re.compile(
    r"突变|扩增|融合|重排|缺失|表达|阳性|阴性|野生型|型$|甲基化|易位|MSI|MSS|dMMR|pMMR|TMB|[A-Z]\d{2,4}[A-Z]|exon|外显子|19del|Ph\+|ITD|del\(|t\(\d|[+＋-]$|高度不稳定|稳定|HRD|≥|三阴",
    re.I,
)
_LEVEL = re.compile(r"(?:水平|显著|明显|上调|下调|升高|下降|减少|增加|情况|检测)")
_BEARER = re.compile(
    r"\s?(?:基因)?(?:(?:CPS|TPS|IC)\s?(?:评分)?\s?[≥>＞<＜≤]|患者|者|人群|肿瘤|癌|型|阳性|[≥>＞<＜≤]\s?\d|亚组|病例|组)"
)


def says_status(name: str) -> bool:
    """Whether a marker's name says how it stands with it: HER2阳性, not CEA."""
    return _STATUS.search(name) is not None


def qualifies(text: str, m: Mention, following: Collection[int]) -> bool:
    """Whether a mention says who the patients are; a bare gene or a drug's target does not.

    Args:
        text: the article.
        m: a mention.
        following: the starts of the mentions of CANCER.
    """
    label = m.label
    if label not in POPULATION or (m.start > 1 and text.startswith(_WHATEVER, m.start - 2)):
        return False
    if label != "BIOMARKER":
        return label != "CANCER" or _TITLED.match(text, m.end) is None
    if _is_target(text, m) or _LEVEL.match(text, m.end):
        return False
    return (
        _STATUS.search(text, m.start, m.end) is not None or _BEARER.match(text, m.end) is not None or m.end in following
    )


_WHATEVER = ("无论", "不论", "不管")


def qualifying(ctx: Context, s: Sentence) -> list[Mention]:
    """The names of a sentence that say who the patients are, found once."""
    found = s.qualifying
    if found is None:
        text, cancers = ctx.text, ctx.starts["CANCER"]
        s.qualifying = found = [m for m in s.whose if qualifies(text, m, cancers)]
    return found


_TARGETED = re.compile(r"(?:抑制剂|单抗|抗体|CAR|TCR|ADC|疫苗|双抗|靶点|通路|靶向)")


def described(ctx: Context, s: Sentence) -> list[Mention]:
    """Of these those that count no part of the patients, found once."""
    found = s.described
    if found is None:
        text = ctx.text
        found = [m for m in qualifying(ctx, s) if not is_composition(text, m)]
        if found and s.has("除得"):
            found = [m for m in found if not _is_excluded(text, m, s.start)]
        if found and s.has("不非"):
            found = [m for m in found if m.label != "STAGE" or not text.endswith(_DENIES, 0, m.start)]
        s.described = found
    return found


_DENIES = ("不属", "不属于", "并非", "不是", "而非", "非")  # 确诊时大多不属早期
# 排除有症状脑转移, 排除标准：…; 脑转移者除外, EGFR突变者不得入组
_EXCLUDES = re.compile(r"(?:[排剔]除(?!标准)[^，,。；;]{0,30}|[排剔]除标准[^。]*)$")
_IS_EXCLUDED = re.compile(r"[^，,。；;]{0,8}(?:除外|被?[排剔]除|不得(?:入组|参加|纳入))")


def _is_excluded(text: str, m: Mention, start: int) -> bool:
    """Whether a study takes no such patients, by its sentence that begins at `start`."""
    return (
        _IS_EXCLUDED.match(text, m.end) is not None
        or _EXCLUDES.search(text, max(start, m.start - 160), m.start) is not None
    )


def _is_target(text: str, m: Mention) -> bool:
    """A BIOMARKER that names a drug's target (EGFR/MET双抗), not the patients' status."""
    return _TARGETED.match(text, m.end) is not None or _TARGETED.match(text, m.end + 1) is not None


_COMPOSITION = re.compile(r"\s?(?:为主|占)|\s?\d[\d ]*\s?例\s?[（(]\s?\d+(?:\.\d+)?\s?%")


_SHARES = ("为", "占")
_COUNT = re.compile(r"\s?\d[\d ]*\s?例")
_CASES_OF = re.compile(r"\d\s?例(?:患者)?(?:出现|发生)?$")
_BEARERS = re.compile(r"患者|者|病人|病例|[^，,。；;]{0,4}癌")
_COUNTED = re.compile(r"\d\s?例")


_OF_WHOLE = re.compile(r"占(?:了|到|所有|全部|整个|我国|全国)*(?:的)?[^，。；\d]{0,8}[癌瘤病]")
# 食管鳞癌（ESCC）在中国占食管癌的近九成: the cancer that another one is a part of.
_IS_WHOLE = re.compile(r"[癌瘤病C][)）]?[^，。；;\n]{0,8}占(?:了|到|据)?(?:所有|全部|整个|我国|全国|同期)?(?:的)?$")
# PD-L1 TPS＜1%的占39%: some of the patients.
_SHARE_AFTER = re.compile(r"[^，。；;、]{0,14}[的者](?:各|约|均)?占")
_TAKEN_UP = re.compile(r"[^，,。；;]{0,12}[，,；;。]\s?(?:在)?[该这此其]")  # …占22%，该亚组HR=0.40
# 确诊时三分之二已属广泛期: a part of them.
_DIAGNOSED = re.compile(
    r"(?:[%成半数]|分之[一二三四五]|\d/\d|不少|许多|往往|常常)[^，。；]{0,16}(?:已是|已属|已为|就是|属于|属|处于|已处|已到)$"
)
_DIAGNOSED_ENDS = frozenset("是属为于处到")


def is_composition(text: str, m: Mention) -> bool:
    """Whether a mention counts a part of the patients (鳞癌1 078例（86.9%）, I期为主) and says not who they are."""
    after = text[m.end : m.end + 1]
    counted = after.isdecimal() or after.isspace()  # as a number after the name may
    if (
        (counted or after in _SHARES)
        and not (m.label == "CANCER" and _OF_WHOLE.match(text, m.end))
        and _COMPOSITION.match(text, m.end) is not None
    ):
        return True
    before = text[m.start - 1 : m.start]
    if m.label == "CANCER" and _IS_WHOLE.search(text, max(0, m.start - 44), m.start):
        return True
    if m.label == "METASTASIS" and after == "是":
        return True  # 脑转移是乳腺癌常见的…: no patients
    share = _SHARE_AFTER.match(text, m.end) if m.label in ("BIOMARKER", "METASTASIS") else None
    if share is not None and _TAKEN_UP.match(text, share.end()) is None:
        return True
    if m.label == "STAGE" and before in _DIAGNOSED_ENDS and _DIAGNOSED.search(text, max(0, m.start - 30), m.start):
        return True
    if before == "抗" and m.label == "CANCER":
        return True
    if m.label == "METASTASIS" and _CASES_OF.search(text, max(0, m.start - 6), m.start):
        return _BEARERS.match(text, m.end) is None  # 1例局部复发，2例远处转移
    # 患儿118例，腺泡型39例: the whole was counted before
    return (
        counted
        and before in ("，", ",", "、", "（", "(")
        and _COUNT.match(text, m.end) is not None
        and _COUNTED.search(text, max(text.rfind("。", 0, m.start), m.start - 120, 0), m.start) is not None
    )


def merge_population(carried: list[Mention], own: list[Mention]) -> list[Mention]:
    """The population of a clause with what the study carries: a new stage, cancer or site replaces the old one."""
    if not own:
        return list(carried)
    kinds = {m.label for m in own}
    if "CANCER" in kinds:
        if not carried or not are_histologies(own):
            return own + markers_of_kind(carried, own)
        kinds = kinds - {"CANCER"}
        carried = [m for m in carried if _HISTOLOGY.fullmatch(m.text) is None]
    kept = [m for m in carried if m.label not in kinds or m.label == "BIOMARKER"]
    if any(m.label == "CANCER" and _HISTOLOGY.fullmatch(m.text) is None for m in kept):
        kept = [m for m in kept if _HISTOLOGY.fullmatch(m.text) is None]  # 鳞癌HR为0.48；PD-L1阳性者…
    seen = {m.text for m in own}
    genes = {gene for m in own if m.label == "BIOMARKER" and _STATUS.search(m.text) and (gene := gene_of(m))}
    return own + [m for m in kept if m.text not in seen and not (m.label == "BIOMARKER" and gene_of(m) in genes)]


# A histology without its organ.
_HISTOLOGY = re.compile(
    r"非?(?:鳞|腺|大细胞|腺鳞|鳞状细胞|鳞状上皮细胞|黏液腺|印戒细胞|透明细胞|低分化|未分化|移行细胞)癌"
)


def are_histologies(own: list[Mention]) -> bool:
    """鳞癌, 腺癌: patients of whatever cancer the study is about."""
    return all(_HISTOLOGY.fullmatch(m.text) is not None for m in own if m.label == "CANCER")


def _keeps_markers(cancer: str, of: str) -> bool:
    return is_kind(cancer, of) and "性" not in cancer and not cancer.startswith("小细胞")


def markers_of_kind(carried: list[Mention], own: list[Mention]) -> list[Mention]:
    """The markers that hold on for patients with a kind of the cancer: of dMMR肠癌… also for 12例直肠癌患者."""
    if not carried or any(m.label == "BIOMARKER" for m in own):
        return []
    held = [m for m in carried if m.label == "CANCER"]
    end = 0
    for m in own:
        if m.label == "CANCER":
            if not any(m is h or _keeps_markers(m.text, h.text) for h in held):
                return []
            end = m.end
    return [m for m in carried if m.label == "BIOMARKER" and m.start < end]


_MISMATCH_REPAIR = re.compile(r"MSI|MSS|[dp]MMR|微卫星|错配修复", re.I)
_EGFR_SITE = re.compile(r"L858R|19\s?del|外显子\s?(?:18|19|20|21)|(?:18|19|20|21)\s?号?外显子|T790M|20\s?ins", re.I)
_RAS_SITE = re.compile(r"^(?:KRAS\s?)?(?:G1[23]|Q61)[A-Z]")
_GENE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def gene_of(m: Mention) -> str:
    """What a marker is of: HER2阴性 takes the place of HER2阳性."""
    if _MISMATCH_REPAIR.search(m.text):
        return "MMR"
    if _RAS_SITE.search(m.text):
        return "KRAS"
    if _EGFR_SITE.search(m.text):
        return "EGFR site"
    found = _GENE.search(m.text)
    return found[0].upper() if found else ""


def merge_study(carried: list[Mention], own: list[Mention]) -> list[Mention]:
    """The study's population with what its methods add: the same cancer keeps the markers that the aims name."""
    cancers = {m.concept or m.text for m in own if m.label == "CANCER"}
    before = {m.concept or m.text for m in carried if m.label == "CANCER"}
    kinds = {m.label for m in own}
    if cancers and before and not cancers & before:
        return own + markers_of_kind(carried, own)
    return [m for m in carried if m.label not in kinds] + list(own)


def unique(mentions: list[Mention]) -> list[Mention]:
    """One mention of each concept, the last: of 肝细胞癌（HCC） the abbreviation that the text goes on with."""
    if len(mentions) < 2:
        return list(mentions)
    last: dict[str, Mention] = {}
    cancers = [m.text for m in mentions if m.label == "CANCER"]
    for m in mentions:
        if m.label == "CANCER" and any(is_kind(c, m.text) for c in cancers):
            continue
        key = m.concept or m.text
        last.pop(key, None)
        last[key] = m
    return list(last.values())


_KIND = re.compile(
    r"(?:浸润性|黏液性?|小叶|导管|乳头状|髓样|低分化|未分化|印戒|透明|移行|大|小|非小|[腺鳞]状?|细胞|神经内分泌)+癌"
)


def is_kind(cancer: str, of: str) -> bool:
    """Whether a cancer is a kind of another by their names: 小细胞肺癌 or 肺腺癌 of 肺癌."""
    if len(cancer) <= len(of):
        return False
    return cancer.endswith(of) or (
        of[-1] == "癌" and cancer.startswith(of[:-1]) and _KIND.fullmatch(cancer, len(of) - 1) is not None
    )


_COUNTED_PARTS = re.compile(r"[（(][^（()）]*\d\s?例[^（()）]*[)）]")  # （19del 63例，L858R 49例）
_PATIENTS = re.compile(r"[患病\d](?:(?<=患)者|(?<=病)[人例]|(?<=\d)\s?例)")  # 患者, 病人, 病例, 3例


def patients(text: str, population: list[Mention], start: int, end: int) -> list[Mention]:
    """Of the population words of a sentence those that qualify its patients: near 患者 or N例."""
    if len(population) < 2:
        return population
    counted: list[tuple[int, int]] | None = None
    for m in _PATIENTS.finditer(text, start, end):
        anchor = m.start()
        if counted is None:
            counted = [b.span() for b in _COUNTED_PARTS.finditer(text, start, end)]
            if counted:
                population = [p for p in population if not any(a < p.start < b for a, b in counted)]
        near = [i for i, p in enumerate(population) if abs(p.end - anchor) <= 24 or abs(p.start - anchor) <= 14]
        if near:
            run = _run(text, population, near[0], near[-1])
            if all(p.label == "STAGE" for p in run):  # 评价A治疗胃癌的价值.收集Ⅲ期患者168例
                run = [p for p in population if p.label == "CANCER" and p.start < run[0].start][-1:] + run
            return run
    return population


_PUNCTUATION = re.compile(r"[，,；;。：:]")
_LONG_GAP = 32  # of HER2突变、既往接受过至少一种系统治疗的晚期乳腺癌
_BRACKETED = re.compile(r"\s?[（(][^（()）]*[)）]")
_RUN_GAP = 10  # code points between two words for the same patients: 局部晚期或转移性EGFR突变NSCLC


def _run(text: str, population: list[Mention], first: int, last: int) -> list[Mention]:
    """The population words from `first` to `last` with those that stand in one run with them."""

    def beside(a: Mention, b: Mention) -> bool:
        gap = text[a.end : b.start]
        if ")" in gap or "）" in gap:
            gap = _BRACKETED.sub("", gap)  # EGFR突变（19del 63例，L858R 49例）肺腺癌
        reach = _LONG_GAP if gap.endswith("的") and "者" not in gap else _RUN_GAP
        return len(gap) <= reach and not _PUNCTUATION.search(gap)

    while first > 0 and beside(population[first - 1], population[first]):
        first -= 1
    while last + 1 < len(population) and beside(population[last], population[last + 1]):
        last += 1
    return population[first : last + 1]


_ALL = re.compile(r"全[部体组]|全人群|总体(?!生存|缓解|反应|应答)|总人群|整体人群|所有|意向(?:性)?治疗人群")


def population_of(
    ctx: Context, seg: Segment, state: State, strata: Collection[Group] = (), reported: bool = True
) -> list[Mention]:
    """The population of a block: the words before it, or before its right-hand endpoint, on top of what holds already.

    Args:
        ctx: the article.
        seg: the block.
        state: what the sentence said before; its population is brought up to date.
        strata: the patients told apart over whom the block is handed out; what tells them apart is of none of them.
        reported: whether the block becomes rows; only then its cancer holds for the study.
    """
    text, study, s = ctx.text, ctx.study, seg.sentence
    own: list[Mention] = []
    if s.whose:
        found = described(ctx, s)
        if found and found[-1].start >= seg.position and found[0].end <= seg.block.start:
            own = _before(ctx, seg, found, strata)
    if (
        not study.mode
        and seg.position <= seg.clause
        and seg.clause > seg.start
        and any(m.label in ("INSTITUTION", "CANCER") for m in seg.clause_names)
    ):
        state.population = []  # ；十院…: the next hospital's patients are others
    if seg.right is not None:
        own += [m for m in qualifying(ctx, s) if seg.block.end <= m.start < seg.right.start]
    if len(own) > 1 and seg.position == seg.start and study.mode:
        own = _nearest(text, own, seg)
    turns = s.turns
    if turns is None:
        s.turns = turns = _TURN.search(s.words) is not None
    if turns and _ALL.search(text, seg.position, seg.block.start):
        held = [m for m in study.population if m.label != "BIOMARKER" or m.start < s.start]
        state.population = held or [m for m in state.population if m.label == "CANCER"]
    if own:
        own = _affirmed(text, own, seg, state)
    if turns and state.population:
        _contrast(text, seg, state)
    if own and study.mode and _only_names_again(text, own, state.population):
        own = []
    if not own:
        if state.apart is not None and (
            _OTHER_PART.match(text, seg.position, seg.block.start) or _turns_to_events(seg) or _turns_to_arms(seg)
        ):
            state.population = state.apart
        return state.population
    if len(own) == 1 and (own[0].label != "CANCER" or are_histologies(own)):
        if state.apart is None:
            state.apart = state.population
        else:
            state.population = state.apart  # EGFR突变者ORR为61%，脑转移者ORR为40%
    elif len(own) > 1 and is_counted_part(text, own[-1], seg.start):
        state.apart = merge_population(state.population, unique(own[:-1]))
    else:
        state.apart = None
    state.population = merge_population(state.population, unique(own))
    if (
        study.mode
        and reported
        and any(m.label == "CANCER" and not _is_part(text, m, seg) for m in own)
        and not (study.population and are_histologies(own))
    ):
        study.population = list(state.population)
        study.of_trial = study.of_trial or is_cited(ctx, s)
    return state.population


# Xie等[11]开展的, 文献[8]报道: the patients of others, in a discussion of one's own.
_CITED = re.compile(r"[A-Za-z]等|等(?:人)?\s?[\[［【〔（(]\d|文献\s?[\[［【〔]")


def is_cited(ctx: Context, s: Sentence) -> bool:
    """Whether a sentence tells of a trial by its name, or of what others have found."""
    return bool(ctx.study.trials) or (s.has("等文") and _CITED.search(s.words) is not None)


# 78例肺癌患者，40例出现T790M突变者改用A
_PART_COUNTED = re.compile(r"[，,；;]\s?(?:另有?|其余)?\d+\s?[例名][^，,。；;]{0,8}$")
_WHOLE_COUNTED = re.compile(r"\d\s?[例名]")


def is_counted_part(text: str, m: Mention, start: int) -> bool:
    """Whether a marker or site is that of some of the patients that the sentence from `start` has counted before."""
    if m.label not in ("BIOMARKER", "METASTASIS"):
        return False
    part = _PART_COUNTED.search(text, max(start, m.start - 20), m.start)
    return part is not None and _WHOLE_COUNTED.search(text, start, part.start()) is not None


# …；肿瘤负荷>7分者HR为0.52: other patients than those of the marker told of before.
_OTHER_PART = re.compile(
    r"[)）]?[，,；;](?:而|另)?其余\s?\d*\s?[例名人]|[)）]?[，,；;](?!其中|[该此这]|上述|全[部组]|所有|[加仅只]?[服用]|口服|接受|使用|采用|给予)[^，,；;。：:]{2,16}?(?:(?<![前后两])者|患者|人群|亚组|病人)"
)


def _turns_to_events(seg: Segment) -> bool:
    """突变者ORR为46%；≥3级贫血发生率18%: the adverse events are those of all."""
    return bool(seg.left) and seg.left[-1].code == "AE" and seg.start < seg.clause and seg.position <= seg.clause


def _turns_to_arms(seg: Segment) -> bool:
    """突变者HR为0.46；A组与B组的ORR分别为…: an endpoint of the arms, told anew, is that of all."""
    return (
        bool(seg.left)
        and seg.start < seg.clause
        and seg.position <= seg.clause
        and any(g.explicit or g.plural for g in seg.clause_groups)
    )


_DEATHS = re.compile(r"(?:相关|特异性?)*(?:死亡|生存|病死|死因)")


def _only_names_again(text: str, own: list[Mention], held: list[Mention]) -> bool:
    """乳腺癌死亡率: the cancer within an endpoint's name is of no other patients than those that hold."""
    return all(m.label == "CANCER" and _DEATHS.match(text, m.end) for m in own) and any(
        m.label == "CANCER" for m in held
    )


def _before(ctx: Context, seg: Segment, found: list[Mention], strata: Collection[Group]) -> list[Mention]:
    """Of the population words `found` in a sentence those before a block that tell nobody apart; `strata` as above."""
    at, position = seg.block.start, seg.position
    near = [m for m in found if m.start >= position and m.end <= at]
    if not near:
        return near
    cell = ctx.text.rfind("|", position, at)  # of a Markdown table
    # What a group's own words name (高NLR组) tells the groups apart.
    apart = [*strata, *(g for g in seg.groups if g.strata or (g.explicit and not any(r in ctx.by_id for r in g.refs)))]
    return [
        m for m in near
        if m.start > cell
        and not (seg.left and any(e.start <= m.start < e.end for e in seg.left))
        and not (apart and any(g.start <= m.start < g.end for g in apart))
    ]  # fmt: skip


def _is_part(text: str, m: Mention, seg: Segment) -> bool:
    """其中鼻咽癌亚组: a part of the study's patients, for this figure alone."""
    return (
        text.startswith("亚组", m.end)
        or text.find("其中", seg.clause, m.start) >= 0
        or text.find("分层", seg.start, m.start) >= 0
        or text.find("亚组", seg.start, m.start) >= 0
    )


_LACKS = re.compile(r"(?:无|未见|未发生|没有|不伴)$")
# A status in its own word: of the marker named before, so that one no longer holds.
_STATUS_ALONE = re.compile(
    r"(?:阴性|阳性|野生型|突变型|低表达|高表达|未突变|未扩增|无突变)(?=患者|者|人群|亚组|病例|组)"
)


# What every match of `_STATUS_ALONE` and `_ALL` begins with.
_TURN = re.compile(
    r"全[部体组人]|总[体人]|整体人群|意向|所有|阴性|阳性|野生型|突变型|低表达|高表达|未突变|未扩增|无突变"
)


def is_denied(text: str, m: Mention, start: int) -> bool:
    """127例无远处转移的患者: what they lack, in a sentence that begins at `start`."""
    return _LACKS.search(text, max(start, m.start - 3), m.start) is not None


def _affirmed(text: str, own: list[Mention], seg: Segment, state: State) -> list[Mention]:
    """The population words of a block without those it denies, which no longer hold."""
    denied = [m for m in own if is_denied(text, m, seg.start)]
    if not denied:
        return own
    concepts = {m.concept or m.text for m in denied}
    state.population = [m for m in state.population if (m.concept or m.text) not in concepts]
    return [m for m in own if m not in denied]


def _contrast(text: str, seg: Segment, state: State) -> None:
    """Takes from what holds the status that the words of a block contrast."""
    if not any(map(_holds_a_status, state.population)):
        return
    status = _STATUS_ALONE.search(text, seg.position, seg.block.start)
    if status is not None and not any(m.start <= status.start() < m.end for m in seg.names):
        state.population = [m for m in state.population if not _holds_a_status(m)]


def _holds_a_status(m: Mention) -> bool:
    """A marker, or a cancer that is called by one: 三阴性, HER2阳性."""
    return m.label == "BIOMARKER" or m.text.endswith(("阳性", "阴性"))


def _nearest(text: str, own: list[Mention], seg: Segment) -> list[Mention]:
    """Of many population words before the first figure those of the patients it is about."""
    clause = text.rfind("，", seg.start, seg.block.start)
    near = [m for m in own if m.start > clause]
    return near if any(m.label == "CANCER" for m in near) else own
