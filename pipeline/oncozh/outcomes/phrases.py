"""Treatments that stand together as one: A联合B, A+B±C, A序贯B, 化疗（卡培他滨、紫杉醇或…）."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from oncozh.article import Mention
from oncozh.outcomes.items import Group

TREATMENTS = frozenset({"DRUG", "DRUG_CLASS", "THERAPY"})


class _Part(NamedTuple):
    """A treatment; or 安慰剂 or a background such as 标准治疗, which is no mention and stands in its own words."""

    start: int
    end: int
    ref: str
    mention: Mention | None


_PLACEBO = re.compile(r"安慰剂")
_BACKBONE = ("骨架", "背景")
_THIS_PRODUCT = re.compile(r"本品")  # the drug that a label is about: the first one that it names
# Backgrounds that are no mentions, where a treatment is joined to them.
_BACKGROUND = re.compile(r"标准(?:治疗|疗法|方案)|最佳(?:支持治疗|可[用及](?:治疗|疗法)(?!组))|支持治疗|SOC|BSC")
_PLUS = ("+", "＋")
_TOPICS = ("领域", "赛道", "阵营", "赛场", "市场", "家族")  # what a text turns to: JAK1抑制剂领域迎来A
# What a treatment is given as, not what is given.
ROLES = frozenset("新辅助治疗 辅助治疗 围术期治疗 围手术期治疗 维持治疗 巩固治疗 诱导治疗".split())
# The ends of drugs' names, and of the words between one and its role.
_GIVEN_AS = re.compile(r"(?:单抗|替尼|帕利|铂|度胺|佐米|他滨|紫杉醇|氟尿嘧啶|[A-Za-z0-9])\s?(?:单药|方案)?$")
_NAMED_BEFORE = frozenset("尼利抗铂胺米滨醇啶药案" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")
# 化疗（伴或不伴安慰剂）: no more than a part of them got it.
_OPTIONAL = re.compile(r"(?:或不[伴加联合用]{1,2}|±|[（(]或)\s?$")
# A control of several options, whose list stands in a bracket: 标准治疗（PVd或DPd）.
_CHOSEN = re.compile(r"(?:标准|选[择定]的?)(?:治疗|疗法|方案)(?=(?:组|方案)?\s?[（(])")
_BEFORE_OPTIONS = 12  # code points from there to the first of them


def find_phrases(text: str, mentions: list[Mention]) -> list[Group]:
    """The treatment phrases of an article in text order: `refs` are ids, or words such as 安慰剂, in order."""
    parts = [
        _Part(m.start, m.end, m.id, m) for m in mentions
        if m.label in TREATMENTS
        and not (m.label == "THERAPY" and _is_role(text, m))
        and not (text.startswith(_TOPICS, m.end) and _is_kind(m))
    ]  # fmt: skip
    named = len(parts)
    if "安慰剂" in text:
        parts += [
            _Part(m.start(), m.end(), "安慰剂", None)
            for m in _PLACEBO.finditer(text) if not _OPTIONAL.search(text, max(0, m.start() - 6), m.start())
        ]  # fmt: skip
    if (
        "标准" in text or "最佳" in text or "支持治疗" in text or "SOC" in text or "BSC" in text
    ):  # one stands in every background
        taken = {p.start for p in parts}
        parts += [
            _Part(m.start(), m.end(), m[0], None)
            for m in _BACKGROUND.finditer(text) if m.start() not in taken and _is_joined(text, m.start(), m.end())
        ]  # fmt: skip
    if "本品" in text and (label := next((m for m in mentions if m.label == "DRUG"), None)) is not None:
        parts += [_Part(m.start(), m.end(), label.id, label) for m in _THIS_PRODUCT.finditer(text)]
    if "试验药" in text:
        parts += _on_trial(text, mentions)
    if "标准" in text or "选" in text:
        parts += _chosen(text, sorted(p.start for p in parts))
    if len(parts) > named:  # the mentions are in order
        parts.sort(key=lambda p: p[0])
    phrases = _Phrases(text, parts).read()
    if "标准" in text:
        phrases = _options_of_the_standard(text, phrases)
    return _options_as_one(text, phrases) if "或" in text else phrases


_TRIAL_DRUG = re.compile(r"试验药物?(?=\s?(?:[或与和、+]|联合|vs))")


def _on_trial(text: str, mentions: list[Mention]) -> list[_Part]:
    """HLX02。…试验药或曲妥珠单抗分别与A联用: the drug that the text is about, the last one called by its code before."""
    out = []
    drugs = [m for m in mentions if m.label == "DRUG"]
    for m in _TRIAL_DRUG.finditer(text):
        before = [d for d in drugs if d.end <= m.start()]
        tried = next((d for d in reversed(before) if d.kind == "code"), before[0] if before else None)
        if tried is not None:
            out.append(_Part(m.start(), m.end(), tried.id, tried))
    return out


_STANDARD_IS = re.compile(r"(?P<what>标准(?:治疗|疗法|方案))(?:一直|仍|均|都|就)?(?:是|为|即)(?:采用|使用)?\s?$")


_NEXT_OPTION = re.compile(r"(?:单药|方案|治疗)?\s?(?:、|或者?|/)\s?")


def _options_of_the_standard(text: str, phrases: list[Group]) -> list[Group]:
    """标准疗法为A、B或C: all of them are options of the one standard."""
    out: list[Group] = []
    for p in phrases:
        last = out[-1] if out else None
        if last is not None and last.options_of and _NEXT_OPTION.fullmatch(text, last.end, p.start):
            last.refs, last.end = list(dict.fromkeys([*last.refs, *p.refs])), p.end
            continue
        m = _STANDARD_IS.search(text, max(0, p.start - 12), p.start)
        if m is not None and not p.options_of:
            p.options_of = m["what"]
        out.append(p)
    return out


EITHER = re.compile(r"(?:治疗|单药)?或者?")
_ASSIGNS = re.compile(r"随机|分[为到入成配]|\d\s?[:：∶]\s?\d|比例")
_AGAINST_OPTIONS = re.compile(
    r"(?:与|和|对[比照打]?|比|较|vs\.?|[，,；;。]|[优长高低短]于|(?:[战击打]败|[战完]胜|胜过|赢过|头对头打|挑战|超越|取代|替代|代替|替换|赢)了?|选[择定]的?)\s?(?:单用|单药|传统|标准)?$"
)
_OPTIONS_ARE = re.compile(
    r"(?:治疗|方案)?(?:组|者|的?患者)?(?:的)?(?:为|是|仅|只有|则|约|中位|ORR|PFS|OS|疗效|头对头|正面|放在?一起|后[，,]|时|[，,；;。（(）)]|相比|比较)"
)


def _options_as_one(text: str, phrases: list[Group]) -> list[Group]:
    """`A的中位PFS为18.9个月，B或C为10.2个月`: B or C is one arm, where no one is assigned to the one or the other."""
    out: list[Group] = []
    for p in phrases:
        last = out[-1] if out else None
        if (
            last is not None
            and 0 < p.start - last.end <= 4
            and not p.refs[0].startswith("安慰剂")
            and EITHER.fullmatch(text, last.end, p.start)
            and _AGAINST_OPTIONS.search(text, max(0, last.start - 6), last.start)
            and _OPTIONS_ARE.match(text, p.end)
            and not _ASSIGNS.search(text, max(0, last.start - 40), last.start)
        ):
            last.refs, last.end = list(dict.fromkeys([*last.refs, *p.refs])), p.end
            continue
        out.append(p)
    return out


# A vs 标准治疗, A较单用标准治疗…, A与标准治疗的中位EFS: a control in no other words.
_HELD_AGAINST = re.compile(
    r"(?:与|和|较|比|优于|vs\.?|对比?|对照|挑战|还是|或)\s?(?:单用|单纯|目前|现行|当前|二线|一线)?的?\s?$", re.I
)
_AS_ARM = re.compile(r"\s?(?:的?(?:中位|[A-Z]|\d)|[，,；;。）)]|相比|延长|组|为|显著|明显|可|使|能)")


def _is_role(text: str, m: Mention) -> bool:
    """A新辅助治疗, A单药维持治疗: what a treatment is given as, no other treatment; 化疗骨架为A, 背景治疗."""
    if m.text == "化疗" and (text.startswith(_BACKBONE, m.end) or text.startswith(_BACKBONE, m.start - 2)):
        return True
    return (
        m.text in ROLES
        and text[m.start - 1 : m.start] in _NAMED_BEFORE
        and _GIVEN_AS.search(text, max(0, m.start - 8), m.start) is not None
    )


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a background is joined to a treatment: A+标准治疗, A联合SOC, BSC + A, 标准治疗基础上加A."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if (
        text.startswith("基础上", end + (text[end : end + 1] == "的"))
        or before == "联合"
        or before.rstrip()[-1:] in _PLUS
        or after.lstrip()[:1] in _PLUS
    ):
        return True
    return _HELD_AGAINST.search(text, max(0, start - 8), start) is not None and _AS_ARM.match(text, end) is not None


def _chosen(text: str, starts: list[int]) -> list[_Part]:
    """The words in front of a bracket in which treatments begin: `starts` is where all treatments do."""
    out = []
    for m in _CHOSEN.finditer(text):
        i = bisect_left(starts, m.start())
        if i < len(starts) and m.end() <= starts[i] <= m.end() + _BEFORE_OPTIONS:
            out.append(_Part(m.start(), m.end(), m[0], None))
    return out


_SIGN = r"[^，。；;、（()）\u4e00-\u9fa5]"
# Up to 60 figures, units and signs. They begin where none stands before (unless that is the 2 of 每日2) or sixty do: else
# a run of them could be parted in thousands of ways, and all would be tried.
_SIGNS = rf"(?:(?<!{_SIGN})|(?<=每[日天周]\d)|(?<={_SIGN}{{60}})){_SIGN}{{1,60}}"
_DOSE = (
    rf"(?:软?胶囊|片|注射液|颗粒|口服液|乳剂)?(?:{_SIGNS}|口服|静脉滴注|静脉注射|静滴|静注|每[日天周]\d?次?|\d次|第[\d、,～~-]{{1,8}}天){{0,4}}"
    r"(?:[（(][^（()）]{0,40}[)）])?\s?"
)
_TIGHT = re.compile(
    rf"{_DOSE}(?:(?:维持|巩固|辅助|诱导|一线|二线)(?:治疗)?)?(?:联合应用|联合使用|(?:联合|联用|加用?|配)[或与和/]?不(?:联合|联用|加用?|配)|(?:联合|加)[或与和/]不|联合|联用|\+|＋|±|加用|加上|再加上?|加|搭?配上?|序贯|继以|继之以|续贯|并用|同步|合并|配合|携手|/|→|后序贯|后联合|后行|后续用|为基础的|[-–])(?:\d+(?:\.\d+)?\s?Gy\s?)?(?:(?:静脉|口服|皮下)?(?:注射|输注)?|小剂量|大剂量|低剂量|高剂量|标准剂量|国产|一代|单药)?[“\"]?\s?"
)
# Operations and biopsies, by the words of their names.
OPERATION = re.compile(r"手术|切除|根治(?!性?放)|移植|穿刺|活检")
# A联合或不联合B, A±B, A加不加B
OPTIONAL = re.compile(r"±|(?:联合|联用|加用?|配)[或与和/]?不(?:联合|联用|加用?|配)|(?:联合|加)[或与和/]不")
# One of these stands in every joining word of `_TIGHT`.
_JOINING = re.compile(
    r"[-+＋±加/→–]|联[合用]|序贯|续贯|继[以之]|并用|同步|合并|配合|携手|为基础的|后[联行续手根放化]|配"
)
# Gaps that are a joining word and nothing else, as most are.
_PLAIN_JOINS = frozenset("+ ＋ ± / - 联合 联用 加 加用 序贯 同步 配合".split())
# None of these stands in it outside brackets.
_PARTS = frozenset("，。；;、")
# What stands between a phrase and its repetition or closer name where that is not in a bracket.
_SAYS_AGAIN = frozenset(("", "方案", "为基础的", "类", "产品", "药物", "新药", "类药物", "疗法"))
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
_DOSES = re.compile(_DOSE)
_ALIAS = re.compile(
    r"\s?(?:(?:注射|口服|滴眼)液|注射剂|粉针剂?|(?:软|肠溶)?胶囊|(?:薄膜衣|缓释|肠溶)?片|颗粒|乳膏)?[（(][·\s]*(?:商品名|研发代号|代号|曾用名|原名|又称|又名|亦称|以下简称|简称|即|英文名|通用名)?[:：]?\s?[“\"]?"
)
# 新辅助放化疗后手术, GP诱导3周期后再行同步放化疗: the next step of one treatment.
_NEXT = re.compile(r"(?:根治性?|同步|同期|序贯|巩固)?(?:手术|根治|放疗|化疗|放化疗)")
_THEN = re.compile(
    r"(?:方案)?(?:诱导|新辅助)?(?:化疗|治疗)?(?:\d+个?(?:周期|疗程))?后(?:再|续|接)?(?:行|接受|予|给予|做|用)?"
)
_KIND = re.compile(r"\s?[（(](?!联合)[^（()）+＋]{0,30}")
# 同样的化疗, 相同含铂化疗: that of the arm before.
_SAME = re.compile(r"(?:同样|相同|一样|同等|同一|同种|同方案)的?(?:含铂|基础|标准|背景|系统|双药){0,2}$")
_SAME_ENDS = frozenset("的样同等一种案铂础准景统药")
_FURTHEST_SAME = 200
_AND = re.compile(r"\s?(?:和|与|及)\s?")
_TOGETHER = re.compile(r"(?:的(?=联合|组合)|双|联合|组合|合用|两药|联用|共同|方案)")
# A联合B和C（四药组）: called by all its drugs.
_BY_NUMBER_NEXT = re.compile(
    r"(?:方案|治疗|化疗)?\s?(?:[（(][^（()）]{0,40}[)）])?(?:治疗|方案)?\s?[的（(]\s?[“\"]?[三四][药联](?:方案)?组"
)
# A联合B及C、A联合C或C: other arms come after it in the list.
_MORE_ARMS = re.compile(
    r"(?:方案|治疗|化疗)?\s?(?:[（(][^（()）]{0,40}[)）]){0,2}(?:治疗|方案|组)?\s?(?:、|；|，(?:[^，。；、]{1,8}组)?(?:为|接受|给予|采用|[^，。；、]{2,24}(?:以及|或))|或(?!者?不)|的[^，。；、（(]{0,6}组)"
)
_ON_ITS_OWN = re.compile(r"联[合用](?!应用|使用|治疗|用药|方案|组|疗法)|[+＋]")  # of a part: it is combined in its turn
_ALONE = re.compile(r"单药|单用|治疗组|组")
_COMPARED = re.compile(
    r"(?:单药|治疗|方案|组){0,8}(?:相比|对比|比较|相较|的?头对头|正面|较量|交[锋手]|对决|打擂|放在?一起|(?:疗效|效果)?(?:相当|相近|相仿)|同台|打(?:成|了个)?平|间|[^，,。；;\d、和与及]{0,10}?(?:分别|依次)[为是])"
)
_COMPARES = re.compile(r"比较|对比|随机|接受")
# 分别接受A联合B和C; not 接受A联合B和C: all three are one treatment.
_HOLDS_AGAINST = re.compile(r"(?:比较|对比)了?$")
_COMPARES_COMBINED = re.compile(r"比较|对比|随机|(?:分别|依次)[接给采使用予行口]")
# What it is compared with comes after it: 随机接受A联合B和C（n=100）或…
_OTHERWISE = re.compile(
    r"(?:治疗|方案|组){0,8}\s?(?:[（(][^（()）]{0,40}[)）])?(?:治疗)?[，,]?\s?(?:或(?!者?不)|对比|对照|vs\.?|比(?=[^，。例])|[与和对](?=安慰剂|[^，。、与和]{2,12}(?:联合|[+＋])))",
    re.I,
)
_SECOND = re.compile(
    r"(?:治疗|方案|组){0,8}\s?(?:[（(][^（()）]{0,40}[)）])?(?:治疗)?[，,]?\s?(?:或|对比|对照|相较于|与|和|对|vs\.?|比)\s?",
    re.I,
)
_FURTHEST_SECOND = 50  # code points
_COMBINES = re.compile(r"联合|[+＋]")
_LONGEST_MANNER = 6  # code points of a word on how it is given: 单纯, 标准
_ARE_TWO = re.compile(r"[^，。；,;\d]{0,12}(?:分别|依次|两组|各\d|各组|者\d)")  # unless two are counted: …的患者分别为
_OPTIONS = re.compile(
    r"(?:类药物|药物|方案|治疗|组|单药)?\s?[（(]\s?(?:包括|如|即|可选|为|n\s?=\s?\d+\s?[，,；;、:：])?\s?(?:TPC\s?[，,；;、:：])?\s?"
)
# The bracket in which the parts of a regimen stand, and what may stand after a regimen's name in a bracket of its own.
_MADE_OF = re.compile(r"(?:方案|化疗)?(?:化疗)?\s?[（(]\s?(?:包括|即|由|含|为)?[:：]?")
# AG，就是白蛋白紫杉醇加吉西他滨; NALIRIFOX,由脂质体伊立替康、…组成: a regimen spelled out beside its name.
_SPELLED = re.compile(r"(?:方案|化疗)?[”\"]?\s?[，,—–-]{0,2}\s?(?:也?就是|即|指的?是|是?由|包括|包含|里头?(?:是|有))")
_NEXT_PART = re.compile(r"\s?(?:[、，,]|和|与|及|加上?|\+|＋|配|再加?)\s?")
_CALLED = re.compile(r"\s?(?:方案|化疗|方案化疗|疗法)?\s?")
# 化疗 that a clause says closer, and what stands in its list.
_CHOSEN_FROM = re.compile(
    r"(?:方案|药物|用药)?(?:则|仍|均|都)?(?:[为是]|采用|选用|可选|包括|由(?:研究者|医[生师])[^，。；,]{0,8}?[从在])"
)
_NEXT_CHOICE = re.compile(r"\s?(?:、|或者?|/|\+|＋|配|加|和|与|联合|序贯)\s?")
_LONGEST_OPTIONS = 120
_PHYSICIANS_CHOICE = "TPC"  # it is listed as a regimen, but its options are not parts of one


# 该药联合化疗, 其与化疗联用
_TAKES_UP = re.compile(
    r"(?:[该这]款?(?:药物?|新药|产品|品种|单抗|双抗|抗体|ADC)|(?<![尤极与])其|它)(?:单药)?(?:再)?(?:联合|联用|加用|加|\+|搭配|配合)\s?$"
)
_TAKES_UP_ENDS = frozenset("合用加+配 ")
# What a drug is (A是一种高选择性B抑制剂，), and how the text takes it up (该双抗, 这款ADC, 150×10⁶ CAR-T细胞).
_FORM = r"(?:注射液|片|胶囊)?(?:[（(][^（()）]{0,30}[)）])?"
# 一款靶向CLDN18.2的, 同时靶向PD-1和VEGF的, 第三代: digits stand in the names of targets alone.
_WHAT = (
    r"(?:[^，,。；;、：:\n\d与和较比优治接]|(?<=[A-Za-z\d.-])\d|(?<=[A-Za-z\d])[和与、](?=[A-Za-z0-9.-]{2,10}的)){0,26}"
)
_IS_A = re.compile(rf"{_FORM}(?:是|属于?|作为|为)(?!对照){_WHAT}|{_FORM}[，,]一[款种个]{_WHAT}")
# 2.戈利昔替尼。高选择性JAK1抑制剂，: what the drug of a heading or a numbered item is.
_HEADED_IS_A = re.compile(rf"{_FORM}\s?[。：:，,\n]\s?{_WHAT}")
_ITEM = re.compile(r"(?:^|\n)\s?(?:[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]\s?|[●•·■◆▪>])?【?$")
_CALLED_SO = re.compile(r"(?:名为|名叫|代号为?)[“\"]?$")
_ENDS_KIND = re.compile(r"(?:类?(?:药物|新药|药|抗体))?(?:[（(][^（()）]{0,30}[)）])?\s?(?:之一)?[，,。；;：]")
_THIS_KIND = re.compile(r"(?:[该此本]|[这该此][款种个一])(?:新型|创新|国产|靶向|口服)?$")
_THIS_KIND_ENDS = frozenset("该此本款种个一型新产向服")
_INFUSED_BEFORE = re.compile(r"(?:回输|输注|[×xX]\s?10\S{0,3})\s?$")
_INFUSED_AFTER = re.compile(r"(?:细胞)?(?:单次|一次)?(?:静脉)?(?:回输|输注)")
_KIND_TAIL = re.compile(r"(?:细胞)?(?:类?药物|疗法|治疗|产品)?$")
_LISTED = re.compile(r"(?:单药|治疗|方案|组)?\s?、\s?")
_LISTS_ARMS = re.compile(
    r"(?:比较|对比|随机[^，。；、]{0,4}|分为|分入|分别[接给采使予用][受予用]?)了?[^，。；、]{0,2}$"
)


class _Phrases:
    """Puts the parts together, left to right."""

    def __init__(self, text: str, parts: list[_Part]) -> None:
        self.text = text
        self.parts = parts
        self.concepts = {p.ref: p.mention.concept or p.mention.text for p in parts if p.mention is not None}
        self.by_ref = {p.ref: p.mention for p in parts if p.mention is not None}
        self.out: list[Group] = []
        self.last: Mention | None = None  # the last part of the last phrase
        self.kinds: list[tuple[Mention, str]] = []  # classes, each with the drug that the text says is of it
        self.skip_to = -1  # the end of a bracket that repeats a name or lists what it stands for

    def read(self) -> list[Group]:
        out, text = self.out, self.text
        previous: Group | None = None
        for i, part in enumerate(self.parts):
            if part.start < self.skip_to:
                continue
            if previous is not None and part.start - previous.end <= 200:
                gap = text[previous.end : part.start]
                if self._repeats(i, part, previous, gap):
                    continue
                if len(gap) <= 60 and self._joins(i, part, previous, gap):
                    previous.refs += self._same_as(part, previous) or self._same_kind(part) or [part.ref]
                    previous.end, self.last = part.end, part.mention
                    continue
            previous = Group(
                part.start, part.end, self._same_as(part) or self._same_kind(part) or [part.ref], explicit=False
            )
            previous.refs = self._taken_up(part) + previous.refs
            out.append(previous)
            self.last = part.mention
        return out

    def _same_as(self, part: _Part, joined: Group | None = None) -> list[str]:
        """The drugs that 同样的化疗 takes up: those of the last combination that are chemotherapy; else none.

        Args:
            part: the treatment.
            joined: the phrase that it is joined to, which is not what it takes up.
        """
        m = part.mention
        if (
            m is None
            or m.label != "THERAPY"
            or self.text[part.start - 1 : part.start] not in _SAME_ENDS
            or not self.text.startswith("化疗", part.end - 2)
            or not _SAME.search(self.text, max(0, part.start - 8), part.start)
        ):
            return []
        listed: list[str] = []  # what stands beside the combination: 顺铂 of A加吉西他滨和顺铂
        after: Group | None = None
        for p in reversed(self.out[-6:]):
            if p is joined:
                continue
            if part.start - p.end > _FURTHEST_SAME:
                break
            beside = after is not None and _AND.fullmatch(self.text, p.end, after.start) is not None
            if len(p.refs) > 1:
                refs = [*p.refs, *listed] if beside else p.refs
                return [r for r in refs if (of := self.by_ref.get(r)) is not None and not is_targeted(of)]
            listed = [*p.refs, *listed] if beside else list(p.refs)
            after = p
        return []

    def _repeats(self, i: int, part: _Part, previous: Group, gap: str) -> bool:
        """Whether a part only says again, or says closer, what the phrase before it says."""
        m: Mention | None = part.mention
        last: Mention | None = self.last
        if m is None:
            return False
        if last is not None and last.kind == "regimen" and m.label == "DRUG" and _SPELLED.fullmatch(gap):
            previous.end = self.skip_to = self._list_end(i)
            return True
        if last is not None and self._is_kind_of(part, m, last, previous, gap):
            return True
        if gap in ("，", ",") and last is not None and self._is_named_as(part, m, last, previous):
            return True
        if gap.strip() not in _SAYS_AGAIN and "（" not in gap and "(" not in gap:
            return last is not None and self._is_chosen(i, part, m, last, previous, gap)
        if last is None:
            return self._is_option(i, part, m, last, previous, gap)
        return (
            self._names_regimen(part, m, previous, gap)
            or self._is_made_of(i, part, m, last, previous, gap)
            or self._is_alias(i, part, m, last, previous, gap)
            or self._names_kind(part, m, last, previous, gap)
            or self._is_option(i, part, m, last, previous, gap)
            or self._specifies(i, part, m, last, previous, gap)
        )

    def _is_named_as(self, part: _Part, m: Mention, last: Mention, previous: Group) -> bool:
        """作为JAK1抑制剂，戈利昔替尼…: the drug stands for the class that it is presented as."""
        low = max(0, previous.start - 20)
        if m.label != "DRUG" or not _is_kind(last) or not _AS.search(self.text, low, previous.start):
            return False
        self.kinds.append((last, part.ref))
        previous.refs[-1] = part.ref
        previous.end, self.last = part.end, m
        return True

    def _is_kind_of(self, part: _Part, m: Mention, last: Mention, previous: Group, gap: str) -> bool:
        """呋喹替尼是一种高选择性VEGFR抑制剂，…: what the drug is, and nothing that anyone gets beside it."""
        if not _is_kind(m) or last.label != "DRUG" or len(previous.refs) > 1:
            return False
        text, before = self.text, max(0, previous.start - 8)
        if gap in ("的", "”的"):  # 一款名为A的ADC
            if not _CALLED_SO.search(text, before, previous.start):
                return False
        elif not _ENDS_KIND.match(text, part.end) or not (
            _IS_A.fullmatch(gap) or (_HEADED_IS_A.fullmatch(gap) and _ITEM.search(text, before, previous.start))
        ):
            return False
        self.kinds.append((m, previous.refs[-1]))
        previous.end = part.end
        return True

    def _same_kind(self, part: _Part) -> list[str]:
        """The drug that 该双抗, 这款ADC takes up, or CAR-T细胞 where it is infused: the one that the text called so."""
        m = part.mention
        if m is None or m.label == "DRUG" or not (self.kinds or _is_kind(m)):
            return []
        low = max(0, part.start - 10)
        this = (
            self.text[part.start - 1 : part.start] in _THIS_KIND_ENDS
            and _THIS_KIND.search(self.text, low, part.start) is not None
        )
        if not this and not (
            m.label == "THERAPY"
            and (_INFUSED_BEFORE.search(self.text, low, part.start) or _INFUSED_AFTER.match(self.text, part.end))
        ):
            return []
        word = _KIND_TAIL.sub("", m.text)
        for kind, ref in reversed(self.kinds):
            if word in kind.text or kind.concept == m.concept:
                return [ref]
        return self._named_last(part) if this and _is_kind(m) else []

    def _named_last(self, part: _Part) -> list[str]:
        """The drug that was named alone last, where no word holds another against it: A…。这款ADC."""
        for p in reversed(self.out[-4:]):
            of = self.by_ref.get(p.refs[0]) if len(p.refs) == 1 else None
            if part.start - p.end > _FURTHEST_SAME:
                break
            if of is not None and of.label == "DRUG" and is_targeted(of) and self.text[p.start - 1] not in _BESIDE:
                return [p.refs[0]]
        return []

    def _taken_up(self, part: _Part) -> list[str]:
        """The drug that 该药 of 该药联合化疗 takes up: the one that was named alone last."""
        if not self.out or self.text[part.start - 1] not in _TAKES_UP_ENDS:
            return []
        m = _TAKES_UP.search(self.text, max(0, part.start - 12), part.start)
        if m is None:
            return []
        for p in reversed(self.out[-3:]):
            of = self.by_ref.get(p.refs[0]) if len(p.refs) == 1 else None
            if of is not None and of.label == "DRUG" and m.start() - p.end <= _FURTHEST_SAME:
                return [] if part.ref == p.refs[0] else [p.refs[0]]
        return []

    def _list_end(self, i: int) -> int:
        """Where the list of drugs ends that part `i` begins."""
        end = self.parts[i].end
        for p in self.parts[i + 1 : i + 8]:
            if p.mention is None or p.mention.label != "DRUG" or not _NEXT_PART.fullmatch(self.text, end, p.start):
                break
            end = p.end
        return end

    def _names_regimen(self, part: _Part, m: Mention, previous: Group, gap: str) -> bool:
        """替吉奥＋奥沙利铂130 mg/m2 d1（SOX方案）: the regimen's name stands for its parts."""
        if (
            m.kind != "regimen"
            or len(previous.refs) < 2
            or gap[-1:] not in ("（", "(")
            or not _DOSES.fullmatch(gap[:-1])
        ):
            return False
        close = closing(self.text, part.start)
        if close is None or not _CALLED.fullmatch(self.text, part.end, close - 1):
            return False
        previous.refs = [part.ref]
        previous.end = self.skip_to = close
        self.last = m
        return True

    def _is_made_of(self, i: int, part: _Part, m: Mention, last: Mention, previous: Group, gap: str) -> bool:
        """GP方案（吉西他滨+顺铂）, SOX（奥沙利铂、替吉奥）: the bracket lists the parts of the regimen, which stays one."""
        if last.kind != "regimen" or m.label != "DRUG" or m.kind == "regimen" or not _MADE_OF.fullmatch(gap):
            return False
        close = closing(self.text, part.start, _LONGEST_OPTIONS)
        if close is None:
            return False
        inside = [p.mention for p in self.parts[i : i + 12] if p.end <= close]
        if any(p is None or p.label == "THERAPY" or p.kind == "regimen" for p in inside):
            return False
        previous.end = self.skip_to = close
        return True

    def _is_alias(self, i: int, part: _Part, m: Mention, last: Mention, previous: Group, gap: str) -> bool:
        """沃瑞沙（赛沃替尼）, 恩扎卢胺（商品名：备思复）: the bracket gives another name, or says what kind it is."""
        if _is_kind(m) and last.label == "DRUG" and _KIND.fullmatch(gap):
            close = closing(self.text, previous.end + 1)
            if close is not None and part.end < close:
                self.kinds.append((m, previous.refs[-1]))
                previous.end = self.skip_to = close  # IBI363（PD-1/IL-2α双特异性抗体融合蛋白）
                return True
        if (
            len(gap) > 11
            or ("（" not in gap and "(" not in gap)
            or not _ALIAS.fullmatch(gap)
            or self.text[part.end : part.end + 1] == "组"
        ):
            return False
        close = closing(self.text, part.start)
        named = next(
            (p for p in self.parts[i : i + 6] if p.start < (close or part.end) and same_brand(last, p.mention)), None
        )
        if named is not None:
            previous.refs[-1] = named.ref  # the generic name says it
        same = m.concept is not None and m.concept == last.concept
        whole_name = len(previous.refs) == 1 or m.label == "DRUG_CLASS"  # not A联合B（AB方案）
        if same and whole_name and close is not None and self._goes_on_with(m, last, close):
            previous.refs[-1] = part.ref
        whole = close is not None and part.end + 2 >= close and m.label == last.label and m.label != "THERAPY"
        if not (same or whole or m.label == "DRUG_CLASS" or last.kind == "regimen"):
            return False
        previous.end = self.skip_to = close or part.end
        return True

    def _goes_on_with(self, m: Mention, last: Mention, close: int) -> bool:
        """德曲妥珠单抗（T-DXd）: whether the text names the drug by its short name alone from there on."""
        text = self.text
        short = m.label != "THERAPY" and m.kind not in ("brand", "code")
        return short and text.find(m.text, close) >= 0 and text.find(last.text, close) < 0

    def _names_kind(self, part: _Part, m: Mention, last: Mention, previous: Group, gap: str) -> bool:
        """培美曲塞加顺铂化疗, 贝伐珠单抗生物类似药: the drugs before the word say which."""
        if last.label == m.label == "DRUG_CLASS" and gap == "":
            previous.end, self.last = part.end, m  # EGFR×HER3双抗ADC
            return True
        if last.label != "DRUG" or _is_by_way(last, m):
            return False
        chemotherapy = m.label == "THERAPY" and gap in ("", "方案", "为基础的", "类") and m.text.endswith("化疗")
        if not chemotherapy and not (m.label == "DRUG_CLASS" and gap == ""):
            return False
        previous.end = part.end
        return True

    def _is_option(self, i: int, part: _Part, m: Mention, last: Mention | None, previous: Group, gap: str) -> bool:
        """化疗（卡培他滨、紫杉醇或…）, 含铂化疗(吉西他滨+顺铂): the drugs stand for the class, or for 标准治疗."""
        if last is None:
            words = previous.refs[-1]
            if not _CHOSEN.match(words + "（"):
                return False
        elif previous.refs[-1] != last.id or not _is_class(last):
            return False
        else:
            words = last.text
        if m.label != "DRUG" or not _OPTIONS.fullmatch(gap):
            return False
        close = closing(self.text, part.start, _LONGEST_OPTIONS) or part.end
        inside = [
            p for p in self.parts[i : i + 30]
            if p.end <= close and not (p.mention is not None and p.mention.concept == _PHYSICIANS_CHOICE)
        ]  # fmt: skip
        drugs = [p for p in inside if p.mention is not None and p.mention.label == "DRUG"]
        if len(drugs) < (1 if last is None else 2) or any(p not in drugs and not _heads(self.text, p) for p in inside):
            return False
        if len(previous.refs) == 1:
            previous.options_of = words
        previous.refs[-1:] = [p.ref for p in drugs]
        previous.end = self.skip_to = close
        return True

    def _is_chosen(self, i: int, part: _Part, m: Mention, last: Mention, previous: Group, gap: str) -> bool:
        """化疗为顺铂配紫杉醇或氟尿嘧啶, 化疗由研究者在A、B、C中任选其一: the drugs stand for 化疗."""
        if (
            m.label != "DRUG"
            or last.label != "THERAPY"
            or previous.refs[-1] != last.id
            or not self.text.startswith("化疗", last.end - 2)
            or not _CHOSEN_FROM.fullmatch(gap)
        ):
            return False
        refs, end = [part.ref], part.end
        for p in self.parts[i + 1 : i + 12]:
            if p.mention is None or p.mention.label != "DRUG" or not _NEXT_CHOICE.fullmatch(self.text, end, p.start):
                break
            refs.append(p.ref)
            end = p.end
        if len(previous.refs) == 1:
            previous.options_of = last.text
            previous.start = part.start
        previous.refs[-1:] = refs
        previous.end = self.skip_to = end
        self.last = m
        return True

    def _specifies(self, i: int, part: _Part, m: Mention, last: Mention, previous: Group, gap: str) -> bool:
        """PD-1抑制剂信迪利单抗, CAR-T产品阿基仑赛: the drug stands for the class before it."""
        if m.label != "DRUG" or last.label not in ("DRUG_CLASS", "THERAPY"):
            return False
        if _is_kind(last) and gap in ("(", "（") and self._fills_bracket(i, part, m):
            self.kinds.append((last, part.ref))
            previous.refs[-1] = part.ref  # PD-1抑制剂（信迪利单抗）
            previous.end = self.skip_to = closing(self.text, part.start) or part.end
            self.last = m
            return True
        if gap.strip() not in (("", "产品", "药物", "新药", "类药物") if _is_kind(last) else ("产品", "疗法", "药物")):
            return False
        self.kinds.append((last, part.ref))
        previous.refs[-1] = part.ref
        previous.end, self.last = part.end, m
        return True

    def _fills_bracket(self, i: int, part: _Part, m: Mention) -> bool:
        """Whether the bracket that opens before a drug names that one drug alone."""
        close = closing(self.text, part.start)
        if close is None or self.text[part.start : close].find("联合") > 0 or "+" in self.text[part.start : close]:
            return False
        inside = [p.mention for p in self.parts[i : i + 10] if p.start < close]
        return all(
            p is not None and p.label == "DRUG" and (p.concept or p.text) == (m.concept or m.text) for p in inside
        )

    def _joins(self, i: int, part: _Part, previous: Group, gap: str) -> bool:
        """Whether a part is combined with the phrase before it: by a joining word, or by 和 where no one compares them."""
        text = self.text
        if gap[-1:] in _SAME_ENDS and (same := _SAME.search(gap)) is not None:
            gap = gap[: same.start()]
        if gap.startswith("方案") and self.last is not None and self.last.kind == "regimen" and _is_tight(gap[2:]):
            return True  # TP方案±A
        if gap.strip() == "/" and "安慰剂" in (part.ref, previous.refs[-1]):
            return False  # A/安慰剂联合B: two arms
        if gap[:1] in ("：", ":") and (previous.start == 0 or text[previous.start - 1] == "\n"):
            if gap[1:].strip() == "联合":
                return True  # an item of a list: A：联合B治疗…
            if gap[1:].strip() in ("与", "和", "同") and text.startswith(("联合", "合用", "联用"), part.end):
                return True  # A：与B联合治疗…
        if _is_tight(gap):
            return True
        if "后" in gap and _THEN.fullmatch(gap) and _NEXT.match(text, part.start):
            return True
        if (
            gap in _OF_WAY
            and self.last is not None
            and part.mention is not None
            and _is_by_way(self.last, part.mention)
        ):
            return True
        if gap == "" and part.mention is not None and part.mention.text.endswith(("放化疗", "放疗")):
            return self.last is not None and self.last.label == "DRUG"  # 替莫唑胺同步放化疗
        if len(gap) > 3 or not _AND.fullmatch(gap):
            return False
        if part.ref == "安慰剂":
            return _CONTROL_GETS.search(text, max(0, previous.start - 14), previous.start) is not None
        combined = len(previous.refs) > 1 and _COMBINES.search(text, previous.start + 1, previous.end) is not None
        # 对比A+B和C或D: the other arm has two options
        options = text.startswith("或", part.end) and _HOLDS_AGAINST.search(
            text, max(0, previous.start - 6), previous.start
        )
        if combined and ((self._is_first(i, part) and not options) or self._is_second(previous)):
            return True
        if (
            combined
            and (("及" in gap and _MORE_ARMS.match(text, part.end)) or _BY_NUMBER_NEXT.match(text, part.end))
            and not self._ends_list(part, previous)
        ):
            return True
        if _COMPARED.match(text, part.end):
            return False
        if self._said_before(part, previous) or self._backbone_again(part, previous):
            return True  # A联合B和化疗组 after A+B+化疗
        if len(previous.refs) > 1 and _ON_ITS_OWN.match(text, part.end):
            return False  # A联合化疗与B联合化疗
        if _ALONE.match(text, part.end):
            return False
        if self._ends_list(part, previous):
            return False
        if self._is_doublet(part, previous):
            return True
        if (_COMPARES if not combined or _ARE_TWO.match(text, part.end) else _COMPARES_COMBINED).search(
            text, max(0, previous.start - 6), previous.start
        ):
            return False
        m = part.mention
        if (
            m is not None
            and m.concept is not None
            and any(
                p.mention is not None and p.mention.concept == m.concept
                for p in self.parts[max(0, i - 30) : i]
                if p.ref in previous.refs
            )
        ):
            return False
        return _TOGETHER.match(text, part.end) is not None or combined or self._together_after_bracket(part.end)

    def _ends_list(self, part: _Part, previous: Group) -> bool:
        """Whether the part before and after 和 are the last of arms that a list names: 比较了A、B和A联合C."""
        first = previous
        for g in self.out[-2:-6:-1]:
            if not _LISTED.fullmatch(self.text, g.end, first.start):
                break
            first = g
        if first is previous:
            return False
        concept = self.concepts.get(part.ref, part.ref)
        again = any(self.concepts.get(r, r) == concept for g in self.out[-5:] if g.start >= first.start for r in g.refs)
        return again or _LISTS_ARMS.search(self.text, max(0, first.start - 10), first.start) is not None

    def _is_first(self, i: int, part: _Part) -> bool:
        """Whether what a combination is compared with comes right after its last part: A联合B和C或…, vs 单纯…"""
        other = _OTHERWISE.match(self.text, part.end)
        if other is None or i + 1 >= len(self.parts):
            return False
        return 0 <= self.parts[i + 1].start - other.end() <= _LONGEST_MANNER

    def _is_second(self, g: Group) -> bool:
        """Whether a combination is what one named just before is compared with: …对比B联合C和D."""
        first = self.out[-2] if len(self.out) > 1 else None
        return (
            first is not None
            and g.start - first.end <= _FURTHEST_SECOND
            and _SECOND.fullmatch(self.text, first.end, g.start) is not None
        )

    def _said_before(self, part: _Part, previous: Group) -> bool:
        """Whether a combination and the part after it are a combination that the text has named before."""
        if len(previous.refs) < 2:
            return False
        whole = self._concepts([*previous.refs, part.ref])
        return any(len(p.refs) == len(previous.refs) + 1 and self._concepts(p.refs) == whole for p in self.out[-30:-1])

    def _is_doublet(self, part: _Part, previous: Group) -> bool:
        """紫杉醇和卡铂, 依托泊苷和顺铂: another drug and a platinum are given together, unless they are told apart."""
        m, last = part.mention, self.last
        if m is None or last is None or m.label != "DRUG" or last.label != "DRUG" or "regimen" in (m.kind, last.kind):
            return False
        if m.text.endswith("铂") == last.text.endswith("铂") or is_targeted(m) or is_targeted(last):
            return False
        text = self.text
        if _ADDS_ON.match(text, part.end) or any(
            (o := self.by_ref.get(r)) is not None and o.text.endswith("铂") for r in previous.refs[:-1]
        ):
            return False  # 洛铂加依托泊苷与顺铂加依托泊苷
        apart = _TOLD_APART.search(text, max(0, previous.start - 10), previous.start) or _ARE_TWO.match(text, part.end)
        return apart is None

    def _backbone_again(self, part: _Part, previous: Group) -> bool:
        """紫杉醇和卡铂组 after A联合紫杉醇和卡铂: whether two that are chemotherapy are all but one drug of a combination."""
        both = [self.by_ref.get(r) for r in (*previous.refs, part.ref)]
        if len(both) != 2 or any(m is None or m.label != "DRUG" or is_targeted(m) for m in both):
            return False
        pair = self._concepts([*previous.refs, part.ref])
        return any(len(p.refs) == 3 and pair < self._concepts(p.refs) for p in self.out[-6:-1])

    def _concepts(self, refs: list[str]) -> set[str]:
        return {self.concepts.get(r, r) for r in refs}

    def _together_after_bracket(self, end: int) -> bool:
        """纳武利尤单抗和伊匹木单抗（Y药）联合."""
        m = _ALIAS.match(self.text, end)
        close = closing(self.text, m.end()) if m is not None else None
        return close is not None and _TOGETHER.match(self.text, close) is not None


_ADDS_ON = re.compile(r"联[合用]|加(?![强重量])|[+＋]")
_TOLD_APART = re.compile(r"分别|依次|比较|对比|分为|[和与、]\s?$")
_CONTROL_GETS = re.compile(r"对照[组臂][^，。；、]{0,6}(?:接受|给予|予以?|[采使]?用|为)$")  # A和安慰剂
_OF_WAY = frozenset(("", "方案", "方案的"))
_WAYS = re.compile(r"灌注|HAIC|HIPEC|TACE")


def _is_by_way(regimen: Mention, m: Mention) -> bool:
    """FOLFOX方案HAIC: a regimen and the way in which it is given are two treatments."""
    return regimen.kind == "regimen" and m.label == "THERAPY" and _WAYS.search(m.text) is not None


def _is_tight(gap: str) -> bool:
    """Whether the words between two treatments join them, beside the dose of the first."""
    if gap in _PLAIN_JOINS:
        return True
    if not _PARTS.isdisjoint(gap) and (
        ("（" not in gap and "(" not in gap) or not _PARTS.isdisjoint(_BRACKETED.sub("", gap))
    ):
        return False
    return _JOINING.search(gap) is not None and _TIGHT.fullmatch(gap) is not None


def same_brand(brand: Mention, generic: Mention | None) -> bool:
    """Whether two mentions are a brand and the Chinese generic name of one drug."""
    return (
        brand.kind == "brand"
        and generic is not None
        and generic.kind == "generic"
        and not generic.text.isascii()
        and brand.concept is not None
        and brand.concept == generic.concept
    )


# What the names of drugs end in that are no chemotherapy.
_TARGETED = re.compile(r"(?:mab|nib|parib|ciclib|rolimus|cept|leucel)(?![a-z])|(?:单抗|替尼|帕利|西利|仑赛)$")
_CHEMOTHERAPY = re.compile(r"铂|紫杉|蒽环|嘧啶|化疗")


def is_targeted(m: Mention) -> bool:
    """Whether a treatment is no chemotherapy: an antibody, an inhibitor, a code."""
    if m.label == "DRUG_CLASS":
        return _CHEMOTHERAPY.search(m.text) is None
    return m.label != "DRUG" or m.kind == "code" or _TARGETED.search(m.concept or "") is not None


_BESIDE = frozenset("与和较比于过合用后")  # one of which stands before a drug that others are held against or added to
_AS = re.compile(r"作为[^，,。；;]{0,16}$")


def _is_kind(m: Mention) -> bool:
    """Whether a treatment is what a drug may be said to be: a class, or CAR-T."""
    return m.label == "DRUG_CLASS" or (m.label == "THERAPY" and "CAR" in m.text)


_KINDS_OF_TREATMENT = ("化疗", "内分泌治疗", "靶向治疗", "系统治疗")


def _is_class(m: Mention) -> bool:
    """Whether a treatment is one of several that a bracket may list: a class, 化疗, the physician's choice."""
    return (
        m.label == "DRUG_CLASS"
        or m.concept == _PHYSICIANS_CHOICE
        or (m.label == "THERAPY" and m.text.endswith(_KINDS_OF_TREATMENT))
    )


def _heads(text: str, part: _Part) -> bool:
    """二代TKI：尼洛替尼、博苏替尼: a class that heads a part of the list."""
    return part.mention is not None and part.mention.label == "DRUG_CLASS" and text[part.end : part.end + 1] in "：:"


def closing(text: str, start: int, within: int = 60) -> int | None:
    """The place after the bracket that closes within so many characters."""
    depth = 1
    for i in range(start, min(len(text), start + within)):
        c = text[i]
        if c in "(（":
            depth += 1
        elif c in ")）":
            depth -= 1
            if depth == 0:
                return i + 1
    return None
