"""Joins the figures of an article to what they report: one pass over its sentences, left to right, with a small state.

The state within a sentence is the endpoint, the time point, the groups and the population last named; from sentence to
sentence only what the guidelines let carry over (trial, phase, population, a series' hospitals, a study's groups).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from oncozh.article import Mention
from oncozh.figures import COUNT, DURATION, EVENTS, FOLD, INTERVAL, PERCENT, POINTS, PVALUE
from oncozh.lexicon import Entry
from oncozh.matching import Scan
from oncozh.outcomes.arms import TREATMENTS, Groups, find_groups
from oncozh.outcomes.blocks import ABSENT, RATIO, Block, Figure, FigureReader
from oncozh.outcomes.comparison import Arms
from oncozh.outcomes.context import POPULATION, Study, is_composition, merge_population, merge_study, qualifies, reporters
from oncozh.outcomes.endpoints import abbreviation_of, build_endpoint, time_list
from oncozh.outcomes.heads import Cell, coordinated_endpoints, coordinated_groups, distribute
from oncozh.outcomes.items import CUE, Endpoint, Group, Item

_STUDY = re.compile(r"入组|纳入|研究显示|研究结果|随机|单臂|队列|\d\s?例|受试者|随访|临床试验|期研究|研究中")
_ANAPHORA = re.compile(r"该|其(?!他|实|余)|此(?!外)|这|后者|前者|两组")
_SERIES = re.compile(r"收治|就诊|回顾|收集|随访|确诊|入组|资料|治疗的|诊断的|初治|手术的|接受")
_SAFETY = re.compile(r"不良|毒性|副作用|副反应|并发症|TRAE|TEAE|\bAE|irAE|≥\s?[3-4Ⅲ]|[3-4]\s?[级度]|[ⅢⅣ]\s?[级度]|安全性|发生率|耐受|出现|停药|级别", re.I)
_AE_CLAIM = re.compile(r"出现|发生|为主|不良|毒性|级|度|并发症|停药|AE|包括|常见|安全|减量|反应", re.I)
_BASELINE = re.compile(r"^\s?(?:例|人)?(?:患者)?(?:中)?(?:为|是|有|伴|合并|男|女|占)|既往|基线|合并|病史|为[ⅠⅡⅢⅣI]+期")
_RIGHT_HEAD = re.compile(r"[\s)）]*(?:[(（\[][^()（）]{0,40}[)）\]])?\s?(?:例)?[)）]?\s?(?:的|患者|病人|病例|者|人|例)")
_PATIENTS = re.compile(r"患者|病人|病例|人群|者|例|亚组|队列|的")
_FACTOR = re.compile(r"因素|回归|cox|logistic|预测|预后|相关|meta", re.I)
_FACTOR_EDGE = re.compile(r"[、，,：:；;。()（）]|(?<=[\u4e00-\u9fa5，])\s|显示|提示|表明|发现|示(?=\S)|以及|及(?=[^\s])|和(?=[^\s])|与(?=[^\s])|或(?=[^\s])|确认|证实|得出|为(?=[^\s])")
_THAN_WORDS = re.compile(r"\s?(?P<words>[^，,。；;（(\d、][^，,。；;（(、]{0,16}?)的?(?:相比|相较)?(?:显著|明显|大幅|进一步|可|能|约|却|还|又|整整|分别|将|均|仅|更|再|要)*$")
_MISSING = re.compile(r"(?:实现|取得|获得|迎来)[^，。；,;]{0,6}$")
_MISSING_AFTER = re.compile(r"(?:的)?(?:大幅|显著|历史性|重大)?(?:突破|飞跃)(?=[，,。；;]|而|，)|(?:提升|提高|降低|下降|降|延长|升|减少|增加)[至到](?=[，,。；;、])")
_CUTOFF = re.compile(r"[≥≤<>]\s?$")
_TP_ONLY = re.compile(r"(?P<list>(?:\d+(?:\.\d+)?|[一二两三五十])(?:\s?[、和及]\s?\d+)*)\s?(?P<unit>年|个月|月)(?:时|后)?(?:的|均为|均|为|分别为|则为|仍有|达|是|约|率|则)?\s?(?:高达|超过)?\s?$")
_NAMED_TIME = re.compile(r"(?P<n>\d+|[一二两三四五六七八九十]+)\s?(?:年|个月|月)(?:中期分析|时间点)")
_COUNTRY = re.compile(r"日本|中国大陆|(?<!展)中国(?!临床|抗癌|医|人民)|韩国|美国|英国|法国|德国|印度|澳大利亚|加拿大|欧洲|全国平均|全球平均|世界平均|我国")
_CHANGES = re.compile(r"(延长|提高|提升|改善|增加|降低|减少|缩短)了?(?:患者的?|其|了)?$")
_SHRINKS = re.compile(r"(?:缩小|退缩|下降|减小)$")
_CHANGED_BY = re.compile(r"(?:近|约|超过|逾|达|了|大约|至少|最多|多达|整整)*\s?")
_STATISTICS = re.compile(r"(?<![A-Za-z])(?:[PptχF]|χ2|n|log-?rank)\s?(?:值)?\s?(?:[=＝<>≤≥＜＞]\s?(?:-?\d+(?:\.\d+)?)?)?(?![A-Za-z])|(?:(?<=[)）])|^)\s?(?:个月|月|年)")
_TIMES_AWAY = re.compile(r"(?:\d+(?:\.\d+)?|[一二两三四五十半])\s?(?:年|个月|月)(?:时|后)?")
_AFTER_IT = re.compile(r"(?:类药物|药物|单药)?(?:治疗)?(?:过?程?中|后|时|期间)?(?:出现)?(?:疾病)?(?:进展|失败|耐药|复发|不耐受|经治|暴露)")
_ENROLS = re.compile(r"收治|纳入|入组|选取|收集|就诊|招募|登记|针对|选择")
_PLAIN_THERAPIES = frozenset("手术 化疗 放疗 消融 治疗 手术切除 系统性治疗 靶向治疗 免疫治疗 介入治疗 根治术 切除术".split())
_TREATS = re.compile(r"治疗[^，。；]{0,22}$")
_GIVEN = re.compile(r"采用|给予|接受|随机|予以|用于|使用|加用")
_RISES_TO = re.compile(r"[升降增减提延缩跌落][^，。；\d]{0,5}[至到为成](?:\d{4}(?:[-~～至]\d{4})?年)?[^，。；\d]{0,14}$")
_JOINS = re.compile(r"(?:联用|联合|加用|携手|搭配|再加)$")
_UNTREATED = re.compile(r"安慰剂|对照|观察|空白|常规|标准|传统")
_HAD = ("既往", "曾", "停用", "禁用", "用过", "接受过", "暴露")
_SHARE = re.compile(r"(?:了|到|比|据|约|近|超|总数的?|全部的?)?\s?(?:\d|[一二三四五六七八九]成|半|百分)")
_SURVIVAL = frozenset("OS PFS DFS RFS EFS MFS LRC DOR TTP CSS".split())
_ANAPHOR = re.compile(r"(?:这一|该|此|上述|同一)(?:比率|数字|指标|比例|数据|数值)")
_LINKING = re.compile(
    r"(?:而|且|但|其中|其|余|后者|前者|全部|总体|分别|依次|最高|最低|对照|达到?|可达|为|者|仅|则|只有|只剩|组|约|不足|超过|近|的|了|和|与|及|患者|病例|病人|"
    r"显著|明显|略|单纯|单独|仍为|也为|亚组|人群|队列|仍有?|也|便|到了|压过|历史|同期|或|≤|≥|<|>|反而|已有|已|多在|依旧|药|研究|两项|三项|项|试验|单用|联用|相近|相仿|相当|接近|类似|高于|低于|长于|短于|优于|多于|少于|层|相应|期间|多出|十年间|五年间|一致|略|联合|治疗|方案|单药|均|都|又|还|更|有|是|在|中|单|双|术后|[，,、；;：:（()）\s])*"
)
_SUBGROUP = re.compile(r"[\u4e00-\u9fa5A-Za-z0-9≥≤<>+./-]{1,12}(?:者|组|人群|患者|病例|亚组|队列)")
_PEOPLE_AFTER = re.compile(r"\s?(?:[（(][^（()）]{0,20}[)）])?[)）]?\s?(?:的)?(?:患者|受试者|病人|家庭|人(?!次)|基线|伴|为[男女晚早]|既往|合并|男性|女性|病例|成本|患儿|属|会)")


@dataclass(slots=True)
class _State:
    endpoints: list[Endpoint] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    subject: Group | None = None
    than: Group | None = None
    population: list[Mention] = field(default_factory=list)
    treatments: list[str] = field(default_factory=list)
    safety: bool = False
    baseline_group: Group | None = None
    reported: list[Endpoint] = field(default_factory=list)  # since a group was last named
    survivals: list[Endpoint] = field(default_factory=list)  # the time-to-event endpoints of the sentence
    survival: Endpoint | None = None  # the last time-to-event endpoint, which a hazard ratio is of


@dataclass(slots=True)
class Row:
    figure: Figure
    endpoint: Endpoint
    time: float | None
    group: Group | None
    refs: list[str]
    comparator: list[str]
    population: list[Mention]
    institution: list[Mention]
    sentence: int
    statistic: str = ""
    status: str = "reported"
    direction: str | None = None
    flags: list[str] = field(default_factory=list)
    trial: list[Mention] = field(default_factory=list)
    phase: list[Mention] = field(default_factory=list)
    block: int = 0
    explicit_comparison: bool = False
    single: bool = False  # of single-arm studies


class Linker:
    """Links one article; make a new one for each."""

    def __init__(
        self, scan: Scan, names: list[Mention], inner: list[tuple[int, int, Entry]], sentences: list[tuple[int, int]]
    ) -> None:
        self.text = scan.plain
        self.folded = scan.folded
        self.scan = scan
        self.names = names
        self.name_starts = [m.start for m in names]
        self.inner = inner
        self.inner_starts = [h[0] for h in inner]
        self.cue_starts = [c[0] for c in scan.cues]
        self.sentences = _merge_clauses(scan.plain, sentences)
        self.reader = FigureReader(scan.plain, scan.folded, scan.numbers, signless="%" not in scan.folded)
        self.main_drug: str | None = None
        self.methods_seen = False
        at = scan.plain.find("结果")
        self.results_at = at if at > 0 else len(scan.plain)
        self.study_treatments: list[str] = []  # of an abstract without arms: what its aims or methods name
        self.abstract = "方法" in scan.plain and ("结果" in scan.plain or "目的" in scan.plain)
        self.study_mode = self.abstract or (
            not self.reader.signless and (any(m.label == "TRIAL" for m in names) or _STUDY.search(scan.plain) is not None)
        )
        self.institution_starts = {m.start for m in names if m.label == "INSTITUTION"}
        self.by_id = {m.id: m for m in names}
        self.mention_ids = {m.id for m in names}
        self.cancer_starts = {m.start for m in names if m.label == "CANCER"}
        self.study = Study()
        self.groups: Groups = Groups([], [])
        self.arms = Arms(scan.plain, self.groups, names)
        self.rows: list[Row] = []
        self.percents: list[Figure] = []
        self.missing: list[Row] = []
        self.baselines: list[Figure] = []
        self.last_endpoint: Endpoint | None = None
        self.block_count = 0
        self.trial_axis: list[Mention] = []
        codes = {h[2].concept for h in inner}
        self.names_rfs = "RFS" in codes and not any(h[2].concept == "DFS" and h[2].form != "risk" for h in inner)

    def link(self) -> tuple[list[Figure], list[Row], list[Row]]:
        """All percentages and folds of the article, the rows, and the rows whose value is missing or not reached."""
        if not self.scan.numbers:
            return [], [], []
        self.groups = find_groups(self.text, self.names)
        self.arms = Arms(self.text, self.groups, self.names)
        self.main_drug = self.arms.main = self._main_drug()
        paragraph_end = -1
        state = _State()
        for index, (start, end) in enumerate(self.sentences):
            if "\n" in self.text[max(0, paragraph_end) : start]:
                bare = self._new_paragraph(start, end)
                if bare and self.main_drug and not self.abstract:
                    state.treatments = [self.main_drug]
            paragraph_end = end
            state = self._sentence(index, start, end, state)
        self._pair()
        return self.percents, self.rows, self.missing

    def _note_treatments(self, start: int, end: int, refs: list[str]) -> None:
        """Of an abstract without arms: what its methods give, or its aims where the methods only say 手术 or 化疗."""
        specific = [r for r in refs if self.by_id[r].text not in _PLAIN_THERAPIES]
        methods = "方法" in self.text[:end]
        if not self.study_treatments:
            self.study_treatments = specific or refs
        elif methods and specific and not self.methods_seen:
            self.study_treatments = specific
        if methods and specific:
            self.methods_seen = True

    def _generic(self, ref: str) -> str:
        """For a brand that is carried on the generic name of the same drug, where the article has it."""
        m = self.by_id[ref]
        if m.label != "DRUG" or m.kind != "brand":
            return ref
        return next((o.id for o in self.names if o.concept == m.concept and o.kind == "generic" and o.label == "DRUG"), ref)

    def _main_drug(self) -> str | None:
        """The first mention of the drug that the article is about: named three times and twice as often as any other."""
        counts: dict[str, list[Mention]] = {}
        for m in self.names:
            if m.label == "DRUG":
                counts.setdefault(m.concept or m.text, []).append(m)
        ranked = sorted(counts.values(), key=len, reverse=True)
        if not ranked or len(ranked[0]) < 3 or (len(ranked) > 1 and len(ranked[1]) * 2 > len(ranked[0])):
            return None
        return ranked[0][0].id

    def _new_paragraph(self, start: int, end: int) -> bool:
        """Starts a paragraph; whether its first sentence names no treatment."""
        names = self._names(start, end)
        if any(m.label == "TRIAL" for m in names):
            self.study.trials, self.study.phases = [], []
        self.arms.new_study(start, end)
        return not any(m.label in TREATMENTS for m in names)
        if not self.study.series:
            self.study.population = [] if any(m.label == "CANCER" for m in names) else self.study.population

    # --- what stands in a span -------------------------------------------------------------------------------------

    def _names(self, start: int, end: int) -> list[Mention]:
        return self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]

    def _cues(self, start: int, end: int) -> list[Item]:
        low, high = bisect_left(self.cue_starts, start), bisect_left(self.cue_starts, end)
        return [Item(CUE, s, e, cue=c, value=v) for s, e, c, v in self.scan.cues[low:high]]

    def _groups(self, start: int, end: int) -> list[Group]:
        return self.arms.between(start, end)

    def _endpoints(self, start: int, end: int) -> list[Endpoint]:
        out: list[Endpoint] = []
        low, high = bisect_left(self.inner_starts, start), bisect_left(self.inner_starts, end)
        floor = start
        for s, e, entry in self.inner[low:high]:
            if s < floor or (entry.name == "占" and not self._is_share(out, s, e)):
                continue
            built = build_endpoint(s, e, entry, self.folded, self.text, floor)
            if entry.concept == "-" and self.text[e - 1] == "率" and self.folded[max(0, e - 3) : e - 1] == "发生":
                self._unnamed_event(built, floor, e - 3, out)
            self._settle(built, s, e, entry)
            # A bracketed abbreviation or a repeated name belongs to the endpoint before it.
            if out and out[-1].end >= built.start and out[-1].end >= e:
                continue
            out.append(built)
            floor = built.end
        return out

    def _is_share(self, before: list[Endpoint], start: int, end: int) -> bool:
        """占 that opens a share of its own; 因不良事件停药者占 goes on with what it counts."""
        if before and before[-1].code != "-" and start - before[-1].end <= 8 and not re.search(r"[，,；;]", self.text[before[-1].end : start]):
            return False
        return _SHARE.match(self.folded, end) is not None

    def _unnamed_event(self, e: Endpoint, floor: int, at: int, before: list[Endpoint]) -> None:
        """`X发生率` of an event that no table holds."""
        start = at
        while start > max(floor, at - 10) and not re.match(r"[，,。；;、：:（）()\s的和与及为组期\d%]", self.text[start - 1]):
            start -= 1
        if self.text[at - 2 : at] == "转移":
            e.code, e.form, e.start, e.ambiguous = "RECURRENCE", "rate", start, True
        elif at - start < 2 and before and before[-1].code == "AE":
            # 间质性肺炎须留意，发生率15.2%
            e.code, e.form, e.event = "AE", "rate", before[-1].event
        elif at - start >= 2:
            e.code, e.form, e.event, e.start, e.ambiguous = "AE", "rate", self.text[start:at], start, True

    def _settle(self, e: Endpoint, start: int, end: int, entry: Entry) -> None:
        """Names that the abbreviation, the organ or the study settle."""
        if e.code in ("-", "AE"):
            return
        name = self.text[start:end]
        abbr = abbreviation_of(self.text, e, end)
        if abbr is not None:
            known = _abbreviation(abbr)
            if known is not None and known != e.code and entry.form != "risk":
                e.code, e.ambiguous = known, True
        if e.code == "DCR" and name in ("控制率",):
            radio = e.times or re.search(r"放疗|质子|重离子|放射|SBRT|照射|粒子|消融", self.text[max(0, start - 60) : start])
            if e.times and radio:
                e.code = "LRC"
            else:
                e.ambiguous = True
        if e.code == "DFS" and entry.form == "risk" and self.names_rfs:
            e.code = "RFS"
        if name == "总有效率" or name == "有效率":
            m = re.match(r"\s?[（(\[]\s?CR\s?\+\s?PR(\s?\+\s?SD)?", self.text[end : end + 16])
            if m:
                e.code = "DCR" if m[1] else "ORR"
                close = re.compile(r"[)）]").search(self.text, end, end + 24)
                e.end = close.end() if close else e.end

    # --- one sentence ----------------------------------------------------------------------------------------------

    def _sentence(self, index: int, start: int, end: int, before: _State) -> _State:
        names = self._names(start, end)
        text = self.text
        self._note_study(start, end, names)
        endpoints = self._endpoints(start, end)
        cues = self._cues(start, end)
        blocks = self.reader.read(start, end, endpoints, cues)
        state = _State(
            population=list(self.study.population) if self.study_mode else [],
            treatments=list(before.treatments),
            safety=before.safety,
        )
        state.safety = bool(_SAFETY.search(text, start, end)) or (before.safety and self.study_mode)
        carries = self.study_mode or bool(_ANAPHORA.match(text, start))
        state.survival = before.survival
        if carries:
            state.endpoints, state.times = before.endpoints, before.times
        if not self.study_mode:
            self.arms.current = []  # in a feature every sentence is about another hospital's treatment
        self.arms.note(start, end)
        self._missing_values(index, start, end, endpoints, names, state)
        first_row = len(self.rows)
        position = start
        baseline: Figure | None = None
        for number, block in enumerate(blocks):
            following = blocks[number + 1 :]
            for f in block.figures:
                if f.form in (PERCENT, POINTS, FOLD):
                    self.percents.append(f)
            segment = self._segment(index, start, end, position, block, following, endpoints, names, cues, state, carries)
            count = len(self.rows)
            baseline = self._emit(index, segment, state, baseline)
            if block.figures[0].form == DURATION and len(self.rows) == count and baseline is None:
                continue  # a length of time that is no value: the endpoint before it stays open
            position = block.end
            if segment.right is not None and len(self.rows) > count:
                position = segment.right.end  # the endpoint is used up
            close = re.compile(r"\s?[)）]").match(text, position)
            position = close.end() if close else position
        self._p_values(start, end, self.rows[first_row:])
        if not blocks and endpoints and endpoints[-1].code != "-":
            state.endpoints = [endpoints[-1]]
            state.times = endpoints[-1].times
        elif not carries and not blocks:
            pass
        groups = [g for g in self._groups(start, end) if g.explicit or not g.plural]
        refs = [self._generic(r) for g in groups if not self._prior(g, cues) for r in g.refs if r in self.mention_ids]
        if refs:
            state.treatments = list(dict.fromkeys(refs))
            if self.abstract and start < self.results_at:
                self._note_treatments(start, end, state.treatments)
        return state

    def _note_study(self, start: int, end: int, names: list[Mention]) -> None:
        text = self.text
        trials = [m for m in names if m.label == "TRIAL"]
        phases = [m for m in names if m.label == "PHASE"]
        drugs = frozenset(m.concept or m.text for m in names if m.label == "DRUG")
        if self.study.trials and not trials and drugs and self.study.drugs and not drugs & self.study.drugs:
            self.study.trials, self.study.phases, self.study.drugs = [], [], frozenset()
        if self.study.trials and (trials or not self.study.drugs):
            self.study.drugs |= drugs
        if trials and not (self.study.trials and {m.text for m in trials} <= {m.text for m in self.study.trials}):
            self.study.trials = [m for m in trials if text[m.start - 1 : m.start] not in ("较", "比")]
            self.study.phases = phases
            self.study.drugs = drugs
            self.arms.new_study(start, end)
        elif phases:
            self.study.phases = phases
        if not self.study_mode:
            return
        if not self.study.series and (self.abstract or re.search(r"回顾|收治", text[start:end])):
            hospitals = [m for m in names if m.label == "INSTITUTION" and m.kind in ("hospital", "university", "institute", None)]
            reporting = reporters(hospitals, text)
            if reporting and re.search(r"\d\s?例|患者", text[start:end]):
                self.study.institutions = reporting
                self.study.series = True
        population = [m for m in names if qualifies(text, m, self.cancer_starts)]
        if not population:
            return
        counted = re.search(r"\d\s?例|患者|纳入|入组|收治|治疗", text[start:end]) is not None
        low, high = bisect_left(self.inner_starts, start), bisect_left(self.inner_starts, end)
        reports = any(h[2].label == "ENDPOINT" and h[2].concept != "-" for h in self.inner[low:high])
        enrols = counted and not reports and _ENROLS.search(text, start, end) is not None
        population = [m for m in population if not is_composition(text, m)]
        cancers = [m for m in population if m.label == "CANCER"]
        near = _unique(self._patients(population, start, end)) if population else []
        treated = any(_TREATS.search(text, max(start, m.start - 24), m.start) for m in cancers) or (
            bool(cancers) and _GIVEN.search(text, cancers[-1].end, min(end, cancers[-1].end + 30)) is not None
        )
        enrols = enrols or (treated and not reports)
        if cancers and (not self.study.population or cancers[0].start - start <= 3):
            self.study.population = near
        elif enrols and near:
            self.study.population = merge_study(self.study.population, near)

    def _patients(self, population: list[Mention], start: int, end: int) -> list[Mention]:
        """Of the population words of a sentence those that qualify its patients: near 患者 or N例."""
        text = self.text
        anchor = None
        for m in re.compile(r"患者|病人|\d\s?例|病例").finditer(text, start, end):
            anchor = m.start()
            near = [p for p in population if abs(p.end - anchor) <= 24 or abs(p.start - anchor) <= 14]
            if near:
                return near
        return population

    def _prior(self, g: Group, cues: list[Item]) -> bool:
        """A treatment that the patients had before: 既往…, …失败后, …耐药."""
        if _AFTER_IT.match(self.text, g.end):
            return True
        for c in cues:
            if c.cue != "quit":
                continue
            word = self.text[c.start : c.end]
            if 0 <= c.start - g.end <= 4 and not word.startswith(("既往", "用过", "曾")):
                return True
            if 0 <= g.start - c.end <= 20 and word.startswith(_HAD) and not re.search(r"[，,；;。]", self.text[c.end : g.start]):
                return True
        return False


    # --- the words around a block ----------------------------------------------------------------------------------

    def _segment(
        self, index: int, start: int, end: int, position: int, block: Block, following: list[Block],
        endpoints: list[Endpoint], names: list[Mention], cues: list[Item], state: _State, carries: bool,
    ) -> Segment:  # fmt: skip
        text = self.text
        clause = max(text.rfind(mark, start, block.start) for mark in "；;|") + 1 or start
        clause = max(clause, start)
        left = [e for e in endpoints if position <= e.start and e.end <= block.start]
        comma = max(text.rfind("，", position, block.start), text.rfind(",", position, block.start), position)
        next_start = following[0].start if following else end
        right = self._right(block, following, endpoints, end, left, comma)
        seg = Segment(index, start, end, position, clause, block, left, right, comma, next_start)
        seg.cues = cues
        seg.names = [m for m in names if position <= m.start and m.end <= block.start]
        seg.clause_names = [m for m in names if clause <= m.start and m.end <= block.start]
        seg.groups = [g for g in self._groups(position, block.start) if g.end <= block.start]
        seg.clause_groups = [g for g in self._groups(clause, block.start) if g.end <= block.start]
        seg.sentence_names = names
        seg.carries = carries
        return seg

    def _right(
        self, block: Block, following: list[Block], endpoints: list[Endpoint], end: int, left: list[Endpoint], comma: int
    ) -> Endpoint | None:
        """The endpoint that follows its figure: 84%的5年生存率, 3例（3.7%）患者出现心力衰竭."""
        text = self.text
        stop = re.compile(r"[，,；;。]").search(text, block.end, end)
        limit = stop.start() if stop else end
        reach = following[0].start if following else end
        position = block.end
        for b in following:
            if b.start > limit:
                break
            gap = text[position : b.start]
            if re.search(r"[率期]|ORR|PFS|OS", gap) or not re.match(r"[\s)）]*[、和与及]", gap):
                reach = b.start
                break
            position, reach = b.end, end
        after = [e for e in endpoints if position <= e.start and e.end <= min(limit, reach if reach > position else limit)]
        if not after:
            return None
        e = after[0]
        head = _RIGHT_HEAD.match(text, position)
        if e.code == "-":
            own = head is not None and head[0].strip(" )）").startswith("的") or e.start - position <= 1
            return e if own and e.start - position <= 14 and not (left and left[-1].start >= comma and e.start - position > 1) else None
        near_left = any(x.start >= comma for x in left)
        if near_left and not (head is not None and head[0].strip(" )）").startswith("的") and not left):
            return None
        # An endpoint that has a figure of its own after it is that figure's.
        if following and e.end <= following[0].start and not re.search(r"[，,；;。]", text[e.end : following[0].start]) and (
            following[0].start - e.end <= 12
            and not (head and head[0].strip(" )）").startswith("的"))
            and not re.search(r"观察到|达到|达|获得|实现|取得|出现|发生", text[block.end : e.start])
        ):
            return None
        if e.start - position > 40:
            return None
        if e.code == "AE" and not re.search(r"出现|发生|导致|伴|因|的", text[block.end : e.start]) and head is None:
            return None
        return e if head is not None or not left or e.code == "AE" else None

    # --- from a block to rows --------------------------------------------------------------------------------------

    def _emit(self, index: int, seg: Segment, state: _State, baseline: Figure | None) -> Figure | None:
        block = seg.block
        text = self.text
        self.block_count += 1
        first = block.figures[0]
        endpoints, times, own = self._head(seg, state)
        if first.form == RATIO:
            self._ratio_rows(index, seg, state, endpoints, own)
            return None
        if endpoints is None:
            self._population(seg, state, reported=False)
            return None
        if endpoints[0].code == "-":
            state.endpoints = endpoints
            return None
        subject_groups, than, than_words = self._arms(seg, state, own)
        population = self._population(seg, state)
        pop_groups = self._population_groups(seg, block, endpoints, times)
        axis = pop_groups or subject_groups
        if not pop_groups and len(block.figures) > 1 and len(axis) == 1 and block.versus and len(block.figures) == 2:
            other = than or self.arms.other(axis[0])
            if other is not None:
                axis = [axis[0], other]
        cells, matched = distribute(block, endpoints, times, axis, text)
        before = self.arms.current
        if len(axis) == 1 and len(block.figures) == len(before) > 1 and not matched and not self.arms.covers(axis[0]):
            # 安慰剂组依次为3.6、5.8、6.4个月: one control for several arms
            self._common_control(index, seg, state, axis[0], endpoints, times, population)
            return None
        if not matched and len(axis) < 2 and len(block.figures) > 1:
            cells, matched = self._retry(block, endpoints, times, seg, cells)
        both = len(block.figures) == 1 and len(axis) > 1 and any(
            c.cue == "both" and seg.position <= c.start < block.start for c in seg.cues
        )
        rows: list[Row] = []
        for figure, cell in zip(block.figures, cells, strict=True):
            if cell.endpoint is None or not _fits(figure, cell.endpoint):
                continue
            if figure.form == PERCENT and _CUTOFF.search(text[max(0, figure.start - 2) : figure.start]) and seg.names and (
                seg.names[-1].label == "BIOMARKER" and figure.start - seg.names[-1].end <= 6
            ):
                continue
            row = self._row(index, seg, figure, cell, state, population, pop_groups)
            self._sides(row, seg, cell, axis if not pop_groups else [], than, than_words, both, state, pop_groups, subject_groups)
            if not matched:
                row.flags.append("unmatched_distribution")
            rows.append(row)
        if not rows:
            return None
        remembered = baseline
        baseline = self._baseline(seg, rows, remembered)
        if baseline is not None and rows[0].figure is baseline:
            self.baselines.append(baseline)
            state.baseline_group = than
            state.endpoints, state.times = endpoints, times
            self.arms.take(subject_groups)
            return baseline
        if rows[0].figure.baseline is not None and state.baseline_group is not None and len(rows) == 1:
            # 由对照组的24.2%降至12.9%: the figure is the other arm's
            other = self.arms.other(state.baseline_group)
            if other is not None:
                rows[0].refs, rows[0].comparator = list(other.refs), list(state.baseline_group.refs)
                rows[0].explicit_comparison = True
        state.baseline_group = None
        for row in rows:
            self._statistic(row, seg)
            if row.endpoint.code == "AE" and not self._is_event(row, seg, state):
                continue
            self.rows.append(row)
            self.last_endpoint = row.endpoint
        state.endpoints, state.times = endpoints, times
        state.reported = ([] if seg.groups else state.reported) + endpoints if own else state.reported
        for e in endpoints:
            if e.code in _SURVIVAL:
                state.survival = e
                if all(o.code != e.code for o in state.survivals):
                    state.survivals.append(e)
        if than is not None and not subject_groups and rows[0].refs and not self.arms.current:
            self.arms.current = [Group(than.start, than.end, list(rows[0].refs)), than]
        self.arms.take([*subject_groups, than] if than is not None and len(subject_groups) == 1 else subject_groups)
        if len(subject_groups) == 1:
            state.subject = subject_groups[0]
        elif subject_groups:
            state.subject = None
        if than is not None:
            state.than = than
        return None

    def _common_control(
        self, index: int, seg: Segment, state: _State, control: Group, endpoints: list[Endpoint], times: list[float],
        population: list[Mention],
    ) -> None:  # fmt: skip
        self.arms.common = control
        time = times[0] if len(times) == 1 else None
        last = self.rows[-1].block if self.rows else -1
        partners = [r for r in self.rows if r.block == last]
        for figure, arm in zip(seg.block.figures, self.arms.current, strict=True):
            row = self._row(index, seg, figure, Cell(endpoints[-1], time, control), state, population, [])
            row.refs, row.comparator = list(control.refs), list(arm.refs)
            row.explicit_comparison = True
            self._statistic(row, seg)
            self.rows.append(row)
            for partner in partners:
                if self.arms.same(partner.refs, arm.refs):
                    partner.comparator, partner.explicit_comparison = list(control.refs), True
        state.endpoints, state.times = endpoints, times

    def _retry(
        self, block: Block, endpoints: list[Endpoint], times: list[float], seg: Segment, cells: list[Cell]
    ) -> tuple[list[Cell], bool]:
        """Several figures and no groups in the clause: the groups last named, else the two arms of the study."""
        if len(self.arms.current) > 1 and self._pair_holds(seg):
            again, matched = distribute(block, endpoints, times, self.arms.current)
            if matched and again[0].group is not None:
                return again, matched
        return cells, False

    def _head(self, seg: Segment, state: _State) -> tuple[list[Endpoint] | None, list[float], bool]:
        """The endpoints and time points of a block, and whether its own words name them."""
        text = self.text
        block = seg.block
        if seg.right is not None:
            return [seg.right], seg.right.times or self._named_time(seg), True
        if not seg.left and (state.endpoints or self.last_endpoint) and _ANAPHOR.search(text, seg.position, block.start):
            known = state.endpoints or [self.last_endpoint] if self.last_endpoint else state.endpoints
            return known[-1:], state.times, False
        left = seg.left
        if left:
            nearest = left[-1]
            if nearest.code == "-" and block.figures[0].form == RATIO:
                left = [e for e in left if e.code != "-"]
        if left:
            endpoints = coordinated_endpoints(left, text)
            if endpoints[-1].code == "AE" and len(endpoints) > 1 and len(block.figures) == 1:
                endpoints = endpoints[-1:]
            times = endpoints[0].times or endpoints[-1].times
            if not times:
                times = self._time_after(seg, endpoints[-1]) or self._named_time(seg)
            if not times and state.times and endpoints[-1].code != "AE" and endpoints[-1].form != "time" and block.figures[0].form == PERCENT:
                # 3年PFS率85.9%、OS率95.1%: the time point said once holds on within the sentence.
                same_clause = not re.search(r"[；;]", text[seg.position : block.start])
                if same_clause and seg.position > seg.start and text[seg.position : endpoints[0].start].strip() in ("、", "，", ",", "和", "及"):
                    times = state.times
            return endpoints, times, True
        if not state.endpoints:
            return None, [], False
        m = _TP_ONLY.search(text, max(seg.position, block.start - 24), block.start)
        timed = m is not None and not re.search(r"随访|年龄|病程|用药|中位|\d{4}", text[max(seg.position, m.start() - 8) : m.start()])
        form = block.figures[0].form
        if not seg.carries and seg.position == seg.start:
            return None, [], False
        if timed and form == PERCENT and m is not None and state.endpoints[-1].code not in ("-", "AE"):
            return state.endpoints[-1:], time_list(m["list"], m["unit"]), False
        if not self._carries_over(seg, form):
            return None, [], False
        endpoints = state.endpoints
        n = len(block.figures)
        if n > 1 and len(endpoints) == 1 and len(state.reported) == n and len(state.times) != n:
            # 联合组ORR为26.8%、DCR78.3%，对照组为5.9%、53.9%
            endpoints = state.reported
        return endpoints, state.times if len(endpoints) == 1 or state.endpoints is endpoints else [], False

    def _carries_over(self, seg: Segment, form: int) -> bool:
        """Whether the endpoint named before holds for a block whose own words name none.

        Only groups, populations, time points and linking words may stand between; any other noun is a new subject.
        """
        text = self.text
        block = seg.block
        if form == ABSENT:
            return True
        if _RISES_TO.search(text, max(seg.position, block.start - 26), block.start) and block.start - seg.position <= 30:
            return seg.position > seg.start
        if form == PERCENT and len(block.figures) == 1 and _PEOPLE_AFTER.match(text, block.end):
            return False
        m = self.reader.cues.approach.search(self.folded, max(seg.position, block.start - 18), block.start)
        end = m.start() if m is not None else block.start
        if any(e.code == "-" for e in seg.left):
            return False
        if seg.position == seg.start and not seg.carries:
            return False
        rest = []
        position = seg.position
        spans = sorted([(g.start, g.end) for g in seg.groups] + [(n.start, n.end) for n in seg.names] + [
            (c.start, c.end) for c in seg.cues if seg.position <= c.start < end and c.cue != "quit"
        ] + [
            (n.start, n.end) for n in self.reader.between(seg.position, end)
            if n.form in (INTERVAL, PVALUE, EVENTS, COUNT)
        ] + self._than_span(seg, end), key=lambda span: (span[0], -span[1]))  # fmt: skip
        for a, b in spans:
            if b > end or a < position:
                continue
            rest.append(text[position:a])
            position = b
        rest.append(text[position:end])
        words = _COUNTRY.sub("", "，".join(rest))
        words = _TIMES_AWAY.sub("", _STATISTICS.sub("", words))
        if _LINKING.fullmatch(words):
            return seg.position > seg.start or bool(seg.groups) or form == RATIO
        if seg.position == seg.start:
            return False
        return bool(_LINKING.fullmatch(_SUBGROUP.sub("", words)))

    def _than_span(self, seg: Segment, end: int) -> list[tuple[int, int]]:
        """The words of what a figure is compared with: 较传统方案."""
        cue = next((c for c in reversed(seg.cues) if c.cue == "than" and seg.position <= c.start < end), None)
        if cue is None or not seg.block.figures[0].verb:
            return []
        m = _THAN_WORDS.match(self.text[cue.end : end])
        return [(cue.start, end)] if m is not None else []

    def _named_time(self, seg: Segment) -> list[float]:
        m = _NAMED_TIME.search(self.text, seg.start, seg.block.start)
        return time_list(m["n"], "年") if m else []

    def _time_after(self, seg: Segment, e: Endpoint) -> list[float]:
        """A time point between the endpoint and its figure: OS率在12个月时为…, DFS率3年为…"""
        gap = self.text[e.end : seg.block.start]
        if e.form == "time" or len(gap) > 40:
            return []
        m = _TP_ONLY.search(gap)
        if m is None or re.search(r"随访|年龄|\d{4}\s?年", gap):
            return []
        return time_list(m["list"], m["unit"])

    def _arms(self, seg: Segment, state: _State, own: bool) -> tuple[list[Group], Group | None, str | None]:
        """The groups a block reports, the group it is compared with, and that group's own words."""
        text = self.text
        block = seg.block
        subject: list[Group] = []
        than: Group | None = None
        cues = [c for c in seg.cues if seg.position <= c.start < block.start]
        than_cue = next((c for c in reversed(cues) if c.cue == "than"), None)
        compared = [c for c in cues if c.cue in ("than", "from")]
        groups = [g for g in seg.groups if not self._prior(g, seg.cues)]
        free: list[Group] = []
        for g in groups:
            governed = any(0 <= g.start - c.end <= 3 for c in compared) or (
                block.figures[0].form == FOLD and text[g.start - 1] in "是为" and text[g.end : g.end + 1] == "的"
            )
            if governed and not any(0 <= c.start - g.end <= 3 for c in compared):
                than = g
            else:
                free.append(g)
        explicit = coordinated_groups(free, text, explicit=True)
        plural = next((g for g in explicit if g.plural), None)
        listed = coordinated_groups([g for g in free if plural is not None and g.end <= plural.start and not g.plural], text, explicit=False)
        if plural is not None and len(listed) == plural.plural:
            subject = listed
        elif explicit:
            subject = self._expand([g for g in explicit if plural is None or g.plural])
        else:
            phrases = coordinated_groups(free, text, explicit=False)
            dist = any(c.cue in ("dist", "vs") for c in cues) or block.versus
            if len(phrases) > 1 and (len(phrases) == len(block.figures) or len(block.figures) % len(phrases) == 0) and dist:
                subject = phrases
            elif len(phrases) == 1 and len(block.figures) == 1 and phrases[0].start >= seg.comma and (
                self.arms.covers(phrases[0]) or (not own and block.start - seg.position <= 20)
            ):
                subject = phrases
        if not subject:
            countries = [
                Group(m.start(), m.end(), [m[0]])
                for m in _COUNTRY.finditer(text, seg.position, block.start)
                if m.end() not in self.institution_starts
            ]
            if countries and self._comparing_countries(seg) and len(countries) <= max(1, len(block.figures)):
                subject = countries[-len(block.figures) :]
        current = self.arms.current if self._pair_holds(seg) else []
        if not subject and not own and current:
            n = len(block.figures)
            if n > 1 and n == len(current):
                subject = current
            elif state.subject is not None and not seg.groups and seg.position > seg.start:
                subject = [state.subject]
        elif not subject and own and len(block.figures) > 1:
            n = len(block.figures)
            e_count = len(coordinated_endpoints(seg.left, text)) if seg.left else 1
            if len(current) > 1 and n % len(current) == 0 and n != e_count:
                subject = current
        if not subject and state.subject is not None and seg.position > seg.start and not seg.groups and text.rfind("；", seg.position, block.start) < 0:
            subject = [state.subject]
        than_words = None
        if than is None and than_cue is not None:
            verb = block.figures[0].verb
            m = _THAN_WORDS.match(self._before_verb(than_cue.end, block.figures[0]))
            if m is not None and verb:
                than_words = m["words"].removesuffix("的").strip()
        against = next((c for c in cues if c.cue == "against"), None)
        if against is not None and than_words is None and than is None:
            w = re.search(r"与(?P<w>[^，,。；与]{1,14})$", text[seg.position : against.start])
            inside = [g for g in seg.groups if not g.plural and against.start - 15 <= g.start and g.end <= against.start]
            if w is not None and inside:
                than = inside[-1]
            elif w is not None and block.figures[0].verb:
                than_words = w["w"]
        return subject, than, than_words

    def _before_verb(self, start: int, f: Figure) -> str:
        m = self.reader.cues.approach.search(self.folded, max(start, f.start - 18), f.start)
        return self.text[start : m.start() if m else f.start]

    def _comparing_countries(self, seg: Segment) -> bool:
        found = {m[0] for m in _COUNTRY.finditer(self.text, seg.start, seg.end)}
        return len(found) > 1

    def _expand(self, groups: list[Group]) -> list[Group]:
        """两组 stands for the last groups named, else for the arms of the study."""
        out: list[Group] = []
        for g in groups:
            if not g.plural:
                out.append(g)
            else:
                out += self.arms.expand(g)
        return out

    def _population_groups(
        self, seg: Segment, block: Block, endpoints: list[Endpoint], times: list[float]
    ) -> list[Group]:
        """Stages or cancers over which 分别 hands out the figures: Ⅱ期与Ⅲ期分别为…"""
        n = len(block.figures)
        if n < 2 or len(endpoints) * max(1, len(times)) == n or len(times) > 1 or len(endpoints) > 1:
            return []
        for label in ("STAGE", "CANCER", "METASTASIS", "BIOMARKER"):
            found = [m for m in seg.clause_names if m.label == label and m.start >= seg.position]
            run = found[-n:]
            if len(run) == n and all(
                re.fullmatch(r"\s?(?:患者|者|期)?\s?(?:、|和|与|及|，|,)\s?", self.text[a.end : b.start])
                for a, b in zip(run, run[1:], strict=False)
            ):
                return [Group(m.start, m.end, [m.id]) for m in run]
        return []

    def _population(self, seg: Segment, state: _State, reported: bool = True) -> list[Mention]:
        text = self.text
        block = seg.block
        cell = text.rfind("|", seg.position, block.start)  # of a Markdown table
        own = [
            m for m in seg.names
            if m.start > cell and qualifies(text, m, self.cancer_starts) and not is_composition(text, m)
            and not any(e.start <= m.start < e.end for e in seg.left)
        ]  # fmt: skip
        if not self.study_mode and seg.position <= seg.clause and seg.clause > seg.start and any(
            m.label in ("INSTITUTION", "CANCER") for m in seg.clause_names
        ):
            state.population = []
        if seg.right is not None:
            own += [
                m for m in seg.sentence_names
                if block.end <= m.start < seg.right.start and qualifies(text, m, self.cancer_starts)
            ]  # fmt: skip
        if len(own) > 1 and seg.position == seg.start:
            own = self._relevant(own, seg)
        if re.search(r"全部|全组|总体(?!生存|缓解|反应|应答)|总人群|所有", text[seg.position : block.start]):
            state.population = list(self.study.population) or [m for m in state.population if m.label == "CANCER"]
        state.population = merge_population(state.population, _unique(own))
        if self.study_mode and reported and any(m.label == "CANCER" for m in own):
            self.study.population = list(state.population)
        return state.population

    def _relevant(self, own: list[Mention], seg: Segment) -> list[Mention]:
        """Of many population words before the first figure those of the patients it is about."""
        if not self.study_mode:
            return own
        clause = self.text.rfind("，", seg.start, seg.block.start)
        near = [m for m in own if m.start > clause]
        return near if any(m.label == "CANCER" for m in near) else own

    def _row(
        self, index: int, seg: Segment, figure: Figure, cell: Cell, state: _State, population: list[Mention],
        pop_groups: list[Group],
    ) -> Row:  # fmt: skip
        assert cell.endpoint is not None
        row = Row(figure, cell.endpoint, cell.time, cell.group, [], [], list(population), [], index)
        if pop_groups and cell.group is not None:
            by_id = {m.id: m for m in seg.sentence_names}
            mine = by_id[cell.group.refs[0]]
            others = {g.refs[0] for g in pop_groups}
            row.population = [mine] + [m for m in population if m.id not in others]
            row.group = None
        row.institution = self._institutions(seg)
        row.trial = self._trials(seg, figure)
        row.phase = list(self.study.phases) if row.trial or self.study_mode or self.study.phases else []
        row.block = self.block_count
        row.single = self.arms.single
        row.flags = list(figure.flags)
        if figure.implied:
            row.flags.append("implied_percent")
        if cell.endpoint.ambiguous:
            row.flags.append("ambiguous_endpoint")
        if figure.form == ABSENT:
            row.flags.append("not_reached")
        row.status = self._status(seg, figure)
        return row

    def _trials(self, seg: Segment, figure: Figure) -> list[Mention]:
        n = len(seg.block.figures)
        listed = [m for m in seg.names if m.label == "TRIAL"]
        if len(listed) > 1:
            self.trial_axis = listed
        if n > 1 and len(self.trial_axis) == n and self.trial_axis[0].start >= seg.start:
            return [self.trial_axis[seg.block.figures.index(figure)]]
        mine = [
            m for m in seg.sentence_names
            if m.label == "TRIAL" and m.start < seg.block.start and self.text[m.start - 1 : m.start] not in ("较", "比")
        ]  # fmt: skip
        mine = [m for m in mine if m.start >= seg.clause] or mine
        return _unique(mine) if mine else list(self.study.trials)

    def _institutions(self, seg: Segment) -> list[Mention]:
        names = [m for m in seg.sentence_names if m.label == "INSTITUTION"]
        clause = [m for m in names if seg.clause <= m.start < seg.block.start]
        found = clause or [m for m in names if m.start < seg.block.start]
        if not found and seg.right is not None:
            found = [m for m in names if seg.block.end <= m.start < seg.right.end]
        found = _unique(reporters(found, self.text))
        if self.study.series:
            return list(self.study.institutions)
        return found

    def _status(self, seg: Segment, figure: Figure) -> str:
        start, end = seg.clause, seg.block.end
        for c in seg.cues:
            if c.cue == "preclinical" and seg.start <= c.start < end:
                return "preclinical"
        for c in seg.cues:
            if c.cue == "hypothetical" and start <= c.start < end + 16 and not re.search("[，,。；]", self.text[end : c.start] if c.start > end else ""):
                return "hypothetical"
        return "reported"

    def _sides(
        self, row: Row, seg: Segment, cell: Cell, axis: list[Group], than: Group | None, than_words: str | None,
        both: bool, state: _State, pop_groups: list[Group], subject_groups: list[Group],
    ) -> None:  # fmt: skip
        """Fills intervention and comparator of a row."""
        figure = row.figure
        if pop_groups and len(subject_groups) == 1:
            row.refs = list(subject_groups[0].refs)
            return
        if both:
            row.refs = [r for g in axis for r in g.refs]
            return
        change = figure.form in (FOLD, POINTS) or (figure.verb in ("up", "down"))
        if than is not None and not change and len(axis) < 2:
            gap = re.sub(r"[（(][^（()）]*[)）]", "", self.text[than.end : figure.start])
            if len(gap) <= 6 and not re.search(r"[，,；;]", gap):
                row.refs = list(than.refs)
                return
        group = None if pop_groups else cell.group
        if group is not None:
            row.refs = list(group.refs)
            if not any(r in self.mention_ids for r in row.refs) and not _UNTREATED.search("".join(row.refs)) and not _COUNTRY.fullmatch(row.refs[0]) and not any(
                set(c.refs) & self.mention_ids for c in self.arms.current
            ):
                # 高危组, 8 mg组: the shared treatment stands beside the group's own words
                row.refs = [*(r for r in self._treatments(seg, state) if r in self.mention_ids), *row.refs]
            others = [g for g in axis if not self.arms.same(g.refs, group.refs)]
            if others and len(axis) > 1 and not self.arms.single:
                row.comparator = [r for g in others for r in g.refs]
                row.explicit_comparison = True
        elif not axis or pop_groups:
            pair = self.arms.current
            overall = re.search(r"全组|所有患者|总体人群中位随访|全部患者", self.text[seg.position : seg.block.start])
            if len(pair) == 2 and not overall and self._pair_holds(seg):
                clause = self._side_of(seg, pair)
                row.refs = list(clause.refs)
                if clause is not pair[0]:
                    pass
                elif change or figure.baseline is not None or figure.verb == "to":
                    row.comparator = list(pair[1].refs)
                    row.explicit_comparison = True
                else:
                    row.flags.append("ambiguous_intervention")
            elif overall and len(pair) > 1 and all(set(g.refs) & self.mention_ids for g in pair):
                row.refs = [r for g in pair for r in g.refs]
            else:
                row.refs = self._treatments(seg, state)
        if change and not row.comparator:
            if than is None and than_words is None and state.than is not None and "。" not in self.text[state.than.end : figure.start]:
                than = state.than  # 较对照组的39.5%升高17.7个百分点
            if than is not None and not self.arms.same(than.refs, row.refs):
                row.comparator = list(than.refs)
            elif than_words:
                row.comparator = [than_words]
            elif group is not None and not axis[1:] and figure.form == DURATION:
                other = self.arms.other(group)
                if other is not None:
                    row.comparator = list(other.refs)

    def _side_of(self, seg: Segment, pair: list[Group]) -> Group:
        """The arm that the treatments of the clause single out; else the first."""
        found: list[Group] = []
        for g in seg.clause_groups:
            if g.plural or self._prior(g, seg.cues):
                continue
            mine = self.arms.key(g.refs)
            holders = [c for c in pair if mine <= self.arms.key(c.refs)]
            if len(holders) == 1 and holders[0] not in found:
                found.append(holders[0])
        return found[0] if len(found) == 1 else pair[0]

    def _pair_holds(self, seg: Segment) -> bool:
        """Whether the two arms known are what an unnamed figure is about: no other treatment stands in its clause."""
        pair = self.arms.current
        for g in seg.clause_groups:
            if not g.plural and not self._prior(g, seg.cues) and not any(self.arms.key(g.refs) <= self.arms.key(o.refs) for o in pair):
                return False
        return seg.carries or any(seg.start <= o.start < seg.end for o in pair)

    def _treatments(self, seg: Segment, state: _State) -> list[str]:
        """All treatments of the clause before the figure that the patients get in it."""
        text = self.text
        clause_groups = seg.clause_groups
        if not self.study_mode and any(not g.plural and not self._prior(g, seg.cues) for g in seg.groups):
            clause_groups = seg.groups
        if not self.study_mode:
            colon = max(text.rfind("：", seg.clause, seg.block.start), text.rfind(":", seg.clause, seg.block.start))
            if colon > 0 and not any(g.end == colon for g in clause_groups) and not text[colon - 2 : colon].endswith(("方案", "疗法", "策略")):
                clause_groups = [g for g in clause_groups if g.start > colon]
        groups = [g for g in clause_groups if not self._prior(g, seg.cues)]
        compared = [c for c in seg.cues if c.cue in ("than", "from")]
        groups = [g for g in groups if not any(0 <= g.start - c.end <= 3 for c in compared)]
        if groups and _JOINS.search(text, max(seg.start, groups[0].start - 4), groups[0].start):
            # mRNA-4157的随访:联用帕博利珠单抗
            earlier = [g for g in self._groups(seg.start, groups[0].start) if not g.plural and not g.explicit]
            groups = earlier[-1:] + [g for g in groups if g not in earlier[-1:]]
        if not groups and seg.right is not None:
            groups = [g for g in self._groups(seg.block.end, seg.right.start) if not g.plural]
        if not groups and not any(m.label == "INSTITUTION" for m in seg.clause_names):
            groups = [
                g for g in self._groups(seg.start, seg.block.start)
                if g.end <= seg.block.start and not self._prior(g, seg.cues)
            ] if self.study_mode and not self.abstract else []  # fmt: skip
        refs = [r for g in groups if not g.plural for r in g.refs]
        if any(r in self.mention_ids for r in refs):
            refs = [r for r in refs if r in self.mention_ids]
        else:
            refs = [r for r in refs if _UNTREATED.search(r)]
        if refs:
            classes = {m.id: m for m in seg.sentence_names}
            drugs = [r for r in refs if r in classes and classes[r].label == "DRUG"]
            return list(dict.fromkeys(drugs if drugs and all(r in classes and classes[r].label in ("DRUG", "DRUG_CLASS") for r in refs) and len(drugs) < len(refs) and not _joined(groups) else refs))
        if len(self.groups.arms) > 1 and re.search(r"全组|所有患者|总体|全部", text[seg.start : seg.block.start]):
            known = [r for refs in self.groups.arms for r in refs if r in self.mention_ids]
            return known or list(self.study_treatments)
        if seg.carries and not any(m.label == "INSTITUTION" for m in seg.clause_names if not self.study.series):
            if self.abstract:
                return list(self.study_treatments)
            return list(state.treatments)
        return []

    def _baseline(self, seg: Segment, rows: list[Row], baseline: Figure | None) -> Figure | None:
        """`从6提升至31`: the first figure is the baseline of the second and gets no row of its own."""
        text = self.text
        first = rows[0].figure
        if baseline is not None and len(rows) == 1 and first.verb == "to" and baseline.form == first.form:
            first.baseline = baseline.value
            if baseline.is_baseline:
                return None
        elif baseline is not None and len(rows) == 1 and baseline.form == first.form and re.search(r"[升降增减提延缩改变跃跌落压][^，。；\d]{0,4}[至到为成](?:\d{4}(?:[-~～至]\d{4})?年)?[^，。；\d]{0,16}$|→\s?$", text[seg.position : first.start]):
            first.baseline = baseline.value
            first.verb = "to"
            return None
        if len(rows) != 1 or len(seg.block.figures) != 1:
            return None
        near = text[max(seg.position, first.start - 26) : first.start]
        tail = text[first.end : first.end + 40]
        from_cue = next((c for c in reversed(seg.cues) if c.cue == "from" and seg.position <= c.start < first.start), None)
        rises = re.match(r"[\s)）]*(?:[（(][^（）()]{0,30}[)）])?\s?(?:的(?:局面|水平|低谷|困境)?(?:被)?)?(?:左右|以下|以上)?[，,]?\s?(?:显著|大幅|明显|进一步|逐步|一路|快速|迅速|稳步|平稳|逐年)?\s?(?:被|再|能|可)?(?:→|->|[一-龥]{1,4}[至到为上成]|[升降增减提延缩改变跃跌落压推])", tail)
        if rises is None:
            return None
        if from_cue is not None and first.start - from_cue.end <= 22 and not re.search(r"[，,；;]", text[from_cue.end : first.start]):
            first.is_baseline = True
            return first
        if "的局面" in tail[:8] or tail.startswith("→") or re.match(r"\s?(?:→|->)", tail):
            first.is_baseline = True
            return first
        return None if near else None

    def _statistic(self, row: Row, seg: Segment) -> None:
        figure = row.figure
        e = row.endpoint
        form = figure.form
        if form == FOLD:
            if figure.ci is not None:
                row.statistic, figure.unit = "risk_ratio", "ratio"
                if not row.refs or figure.ci is not None:
                    words = self._factor_words(seg, seg.block.start)
                    if words:
                        row.refs, row.comparator = [words], []
            else:
                row.statistic, row.direction = "change", figure.direction or "increase"
            return
        if form == POINTS:
            row.statistic, row.direction = "change", figure.direction or "increase"
            return
        if figure.verb in ("up", "down") and figure.baseline is None:
            row.statistic, row.direction = "change", figure.direction
            return
        if e.form == "risk" and form == PERCENT and re.search(r"降|减|少|低", self.text[e.end : figure.start]):
            row.statistic, row.direction = "change", "decrease"
            return
        if form == PERCENT and _SHRINKS.search(self.text[e.start : e.end]) and 0 <= figure.start - e.end <= 4:
            row.statistic, row.direction = "change", "decrease"
            return
        changed = _CHANGES.search(text_before := self.text[max(seg.start, e.start - 6) : e.start])
        if changed is not None and text_before and e.end <= figure.start and figure.baseline is None and figure.verb == "" and (
            _CHANGED_BY.fullmatch(self.text[e.end : figure.start])
        ):
            row.statistic = "change"
            row.direction = "decrease" if changed[1] in ("降低", "减少", "缩短", "下降") else "increase"
            return
        if form == PERCENT:
            row.statistic = "rate"
        elif form == ABSENT:
            row.statistic = "rate" if e.form == "rate" else "median"
        else:
            row.statistic = "mean" if e.mean or figure.number.sd is not None else "median"

    def _is_event(self, row: Row, seg: Segment, state: _State) -> bool:
        """An adverse event's percentage, told from a share of patients who had the condition before."""
        e = row.endpoint
        if e.grade or self.text[e.start : e.end].endswith(("率", "发生")) or (e.event or "").endswith(("停药", "事件", "反应", "并发症")):
            return True
        clause = self.text[seg.clause : seg.block.end]
        if 0 <= row.figure.start - e.end <= 5 and not state.safety:
            return not _BASELINE.search(self.text[seg.start : seg.block.end]) and not self.study_mode
        return state.safety and (bool(_AE_CLAIM.search(clause)) or bool(_AE_CLAIM.search(self.text, seg.start, seg.end)))

    # --- ratios ----------------------------------------------------------------------------------------------------

    def _ratio_rows(
        self, index: int, seg: Segment, state: _State, endpoints: list[Endpoint] | None, own: bool
    ) -> None:
        text = self.text
        block = seg.block
        flags: list[str] = []
        hazard = block.figures[0].ratio == "hazard_ratio"
        if hazard and endpoints and endpoints[-1].code not in _SURVIVAL and endpoints[-1].form != "risk" and state.survival:
            endpoints, own = [state.survival], False
        elif endpoints is None and state.survival is not None and hazard:
            endpoints = [state.survival]
        factor = self._factor_words(seg, block.start) if _FACTOR.search(text, seg.start, seg.end) else None
        if factor is not None:
            after = [e for e in self._endpoints(block.end, seg.end) if e.code not in ("-", "AE")]
            if not own and after:
                endpoints = after[:1]
            elif not own and (word := re.search(r"(进展|死亡|复发|转移)的?(?:独立)?(?:预后|危险|影响|保护|预测|风险)", text[seg.start : seg.end])):
                code = {"进展": "PFS", "死亡": "OS", "复发": "RFS", "转移": "MFS"}[word[1]]
                endpoints = [Endpoint(code, "either", block.start, block.start)]
            elif not own:
                before = [e for e in self._endpoints(seg.start, block.start) if e.code not in ("-", "AE")]
                endpoints = before[-1:] or endpoints
        if not endpoints or endpoints[0].code == "-":
            if self.last_endpoint is not None and factor is None and not own:
                endpoints = [self.last_endpoint]
            elif re.search(r"进展", text[seg.start : seg.end]):
                endpoints = [Endpoint("PFS", "either", block.start, block.start)]
            elif factor is not None and re.search(r"危险因素|风险因素", text):
                endpoints = [Endpoint("INCIDENCE", "risk", block.start, block.start)]
            elif endpoints is None or endpoints[0].code == "-":
                endpoints = [Endpoint("OS", "either", block.start, block.start)]
            flags.append("ambiguous_endpoint")
        subject, than, _ = self._arms(seg, state, own) if factor is None else ([], None, None)
        n = len(block.figures)
        if n > 1 and not own and len(endpoints) == 1 and not subject and len(state.survivals) == n:
            endpoints = state.survivals  # 两者HR分别为…
        cells, matched = distribute(block, endpoints if len(endpoints) in (1, n) else endpoints[-1:], [], [])
        if n > 1 and len(endpoints) == 1:
            arms = subject if len(subject) == n else []
            cells, matched = distribute(block, endpoints, [], list(arms))
        pair = self._pair_of(subject, than, state, endpoints[0].code)
        population = self._population(seg, state) if factor is None else list(state.population)
        for figure, cell in zip(block.figures, cells, strict=True):
            if cell.endpoint is None:
                continue
            times = cell.endpoint.times
            cell.time = times[0] if own and len(times) == 1 else None
            row = self._row(index, seg, figure, cell, state, population, [])
            row.statistic = figure.ratio
            row.flags += flags
            if factor is not None:
                row.refs = [factor]
            elif cell.group is not None and len(subject) == n > 1:
                row.refs = list(cell.group.refs)
            elif self.arms.common is not None and len(self.arms.current) == n > 1:
                arm = self.arms.current[block.figures.index(figure)]
                row.refs, row.comparator = list(arm.refs), list(self.arms.common.refs)
                row.trial = self._trials(seg, figure)
            elif pair is not None:
                row.refs, row.comparator = self._better(pair, figure, cell.endpoint)
                row.explicit_comparison = True
            else:
                row.refs = list(subject[0].refs) if subject else self._treatments(seg, state)
                if than is not None:
                    row.comparator = list(than.refs)
            if not matched:
                row.flags.append("unmatched_distribution")
            self.rows.append(row)
        if own:
            state.endpoints, state.times = endpoints, endpoints[-1].times
            self.last_endpoint = endpoints[-1]

    def _pair_of(
        self, subject: list[Group], than: Group | None, state: _State, _: str
    ) -> tuple[list[str], list[str]] | None:
        if len(subject) == 2:
            return subject[0].refs, subject[1].refs
        if len(subject) == 1 and than is not None:
            return subject[0].refs, than.refs
        current = self.arms.current
        if len(current) == 2 and (not subject or self.arms.covers(subject[0])):
            return current[0].refs, current[1].refs
        return None

    def _better(
        self, pair: tuple[list[str], list[str]], figure: Figure, e: Endpoint
    ) -> tuple[list[str], list[str]]:
        """Which of two arms an HR is of: below 1 the one that fares better, where both are known."""
        a, b = pair
        values: dict[int, float] = {}
        for row in self.rows[-8:]:
            if row.endpoint.code == e.code and row.figure.value and row.statistic in ("median", "rate"):
                for k, refs in enumerate(pair):
                    if self.arms.same(row.refs, refs):
                        values[k] = float(row.figure.value)
        if len(values) == 2 and figure.value is not None and figure.ratio == "hazard_ratio":
            first_better = values[0] >= values[1]
            if (float(figure.value) < 1) != first_better:
                return list(b), list(a)
        return list(a), list(b)

    def _factor_words(self, seg: Segment, at: int) -> str | None:
        """The factor's own words before its HR: `门静脉癌栓（HR=1.87` → 门静脉癌栓."""
        text = self.text
        open_bracket = max(text.rfind("（", seg.start, at), text.rfind("(", seg.start, at))
        if open_bracket < 0 or at - open_bracket > 30 or re.search(r"[)）。；]", text[open_bracket:at]):
            m = re.search(r"([^，,。；：:、]{2,20}?者)(?:的)?[^，,。；者]{0,12}$", text[seg.start : at])
            return re.sub(r"^(?:多因素|单因素)?(?:Cox)?(?:回归)?(?:分析)?(?:显示|示|提示|表明)?", "", m[1]) if m else None
        start = max(seg.start, open_bracket - 24)
        for m in _FACTOR_EDGE.finditer(text, start, open_bracket):
            if m.end() < open_bracket:
                start = m.end()
        words = text[start:open_bracket].strip()
        words = re.sub(r"^(?:而|且|在|对|其中|如|即|为|是|有)", "", words)
        if len(words) < 2 or "%" in words or re.search(r"个月|vs|\d$", words) or re.search(r"组$|治疗|OS|PFS|DFS|生存", words) and not words.endswith("者"):
            return None
        return words

    def _p_values(self, start: int, end: int, rows: list[Row]) -> None:
        """A P value after a ratio is the ratio's, after other figures their block's; 均P is of all blocks before it."""
        for n in self.reader.between(start, end):
            if n.form != PVALUE:
                continue
            before = [r for r in rows if r.figure.start < n.start]
            if not before:
                continue
            last = before[-1]
            if n.start - last.figure.end > 90:
                continue
            if last.figure.form == RATIO:
                mine = [last]
            else:
                mine = [r for r in before if r.block == last.block]
                # A组为…，B组为…，P<0.05: the pair's other block has it too
                for r in reversed(before):
                    if r.figure.form == RATIO or r.figure.p is not None or r.endpoint.code != last.endpoint.code:
                        break
                    if r.statistic == last.statistic and r.endpoint.event == last.endpoint.event and r not in mine:
                        mine.append(r)
                if re.search(r"均\s?p\s?(?:值)?\s?(?:均)?[<>=≤≥]?\s?$|p\s?值?均\s?[<>=≤≥]?\s?$", self.folded[max(start, n.start - 8) : n.start]):
                    mine = [r for r in before if r.figure.p is None and r.figure.form != RATIO]
            for r in mine:
                if r.figure.p is None:
                    r.figure.p = n.low

    # --- values that are not there ---------------------------------------------------------------------------------

    def _missing_values(
        self, index: int, start: int, end: int, endpoints: list[Endpoint], names: list[Mention], state: _State
    ) -> None:
        for e in endpoints:
            if e.code == "-":
                continue
            m = _MISSING_AFTER.match(self.text, e.end)
            if m is None or (m[0].endswith("突破") and not _MISSING.search(self.text, max(start, e.start - 12), e.start)):
                continue
            figure = Figure(self.scan.numbers[0], e.start, e.end, ABSENT, None)
            block = Block([figure], [])
            seg = self._segment(index, start, end, start, block, [], [], names, self._cues(start, end), state, self.study_mode)
            row = self._row(index, seg, figure, Cell(e, e.times[0] if e.times else None, None), state, [], [])
            row.flags = ["missing_value"]
            row.refs = self._treatments(seg, state)
            row.population = [p for p in names if p.label in POPULATION and seg.clause <= p.start < e.start]
            row.statistic = "median" if e.form == "time" else "rate"
            self.missing.append(row)


    def _group_words(self, refs: list[str]) -> list[str]:
        """Of a group with words of its own beside a shared treatment the words alone."""
        own = [r for r in refs if r not in self.mention_ids and not _UNTREATED.search(r)]
        return own if own and len(own) < len(refs) else refs

    def _pair(self) -> None:
        """Rows of one sentence with the same endpoint, statistic and time point and other groups are compared.

        A row whose comparison a change row already states stays without a comparator.
        """
        by_key: dict[tuple[object, ...], list[Row]] = {}
        changes: set[tuple[int, str, float | None]] = set()
        for row in self.rows:
            if row.statistic in ("median", "mean", "rate") and row.refs:
                e = row.endpoint
                key = (row.sentence, e.code, row.statistic, row.time, e.event, e.grade, row.status)
                by_key.setdefault(key, []).append(row)
            elif row.statistic == "change" and row.comparator:
                changes.add((row.sentence, row.endpoint.code, row.time))
        for key, group in by_key.items():
            compared = [r for r in group if r.figure.baseline is None]
            distinct: list[Row] = []
            for r in compared:
                if not any(self.arms.same(r.refs, o.refs) for o in distinct):
                    distinct.append(r)
            if len(distinct) < 2 or len({tuple(m.id for m in r.population) for r in distinct}) > 1 or distinct[0].single:
                continue
            if (key[0], key[1], key[3]) in changes and not any(r.explicit_comparison for r in compared):
                continue
            for r in compared:
                others = [x for o in distinct if not self.arms.same(o.refs, r.refs) for x in self._group_words(o.refs)]
                if not r.comparator or len(others) > len(r.comparator):
                    r.comparator = others


@dataclass(slots=True)
class Segment:
    """A block with the words that may say what it reports."""

    index: int
    start: int
    end: int
    position: int  # where the block before it ended
    clause: int  # where its ；-clause begins
    block: Block
    left: list[Endpoint]
    right: Endpoint | None
    comma: int
    next_start: int
    cues: list[Item] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)
    clause_names: list[Mention] = field(default_factory=list)
    sentence_names: list[Mention] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    clause_groups: list[Group] = field(default_factory=list)
    carries: bool = False

    def clause_names_treat(self) -> bool:
        return any(m.label in TREATMENTS for m in self.names)


def _joined(groups: list[Group]) -> bool:
    return any(len(g.refs) > 1 for g in groups)


def _unique(mentions: list[Mention]) -> list[Mention]:
    """One mention of each concept, the last: of 肝细胞癌（HCC） the abbreviation that the text goes on with."""
    last: dict[str, Mention] = {}
    cancers = [m.text for m in mentions if m.label == "CANCER"]
    for m in mentions:
        if m.label == "CANCER" and any(len(c) > len(m.text) and c.endswith(m.text) for c in cancers):
            continue  # 肺癌 beside 小细胞肺癌
        key = m.concept or m.text
        last.pop(key, None)
        last[key] = m
    return list(last.values())


_LONGEST_SENTENCE = 1500  # code points; the linking looks back within a sentence, so its length is bounded


def _merge_clauses(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences for linking: clauses parted by ； are one; an endless sentence is cut at a comma."""
    out: list[tuple[int, int]] = []
    for start, end in sentences:
        if (
            out
            and text[out[-1][1] - 1] in "；;"
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


def _fits(figure: Figure, e: Endpoint) -> bool:
    """Whether a figure's form can be a value of the endpoint."""
    form = figure.form
    if e.code == "-":
        return False
    if form == DURATION:
        return e.form in ("time", "either")
    if form == PERCENT:
        return e.form != "time" or figure.verb in ("up", "down")
    if form == ABSENT:
        return e.form in ("time", "either", "rate") and e.code != "AE"
    return True


_ABBREVIATIONS = {
    "OS": "OS", "0S": "OS", "PFS": "PFS", "DFS": "DFS", "RFS": "RFS", "EFS": "EFS", "ORR": "ORR", "DCR": "DCR", "CBR": "CBR",
    "DMFS": "MFS", "MFS": "MFS", "DOR": "DOR", "TTP": "TTP", "TTR": "TTR", "CSS": "CSS", "PCR": "PCR", "MPR": "MPR",
}  # fmt: skip


def _abbreviation(word: str) -> str | None:
    return _ABBREVIATIONS.get(word.upper().removeprefix("M") if word.upper() not in ("MFS", "MPR") else word.upper())
