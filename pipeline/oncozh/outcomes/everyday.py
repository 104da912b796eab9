"""Endpoints told in everyday words: 还有74%的人没有进展, 一年后还活着的占45%, 标本里查不到癌细胞的达39%.

The same words say as often who the patients are (放化疗后未进展的患者), so they are an endpoint only where a share
stands right before them or they lead to one.
"""

from __future__ import annotations

import re

from oncozh.outcomes.items import Endpoint

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3}|半)"
_NOT = r"(?:(?:仍|还|都|也|一直|始终|依然)?(?:没有?|未|并未|尚未|从未|不)(?:再次?|曾|见到?|有|出现|发生|继续)*)"
_NO_NAME = r"(?!生存|存活|时间|期|率|风险|[或、/])"  # 未进展生存期 is in the lexicon
_CELLS = r"(?:癌|肿瘤|瘤|白血病|骨髓瘤|淋巴瘤)细胞"
_ALIVE = r"(?:任何|一个|活着?的|存活的?|残留的?|残存的?|有活性的)"
# By endpoint: characters of which every match holds one, and the words.
_WORDS = (
    ("OS", frozenset("活世健"), re.compile(rf"(?:活着|健在|在世|活下来|活[过到满]了?\s?(?P<n>{_N})\s?(?P<unit>年|个月)(?:以上)?)")),
    ("MORTALITY", frozenset("世故死"), re.compile(r"去世|离世|病故|死于[^，,。；;\d]{1,8}?(?=者)")),
    ("PFS", frozenset("没未不无"), re.compile(rf"(?:(?:病情|疾病|肿瘤|病灶){_NOT}|{_NOT}(?:疾病|病情|肿瘤)?)(?:进展|恶化){_NO_NAME}|(?:肿瘤|病灶|瘤子){_NOT}(?:长大|变大|增大)|无(?:疾病)?进展(?=的|者)")),
    ("RFS", frozenset("没未不无"), re.compile(rf"{_NOT}(?:生化|局部|疾病|肿瘤)?(?:复发|再犯){_NO_NAME}|无(?:疾病|肿瘤)?复发(?=的|者)")),
    ("MFS", frozenset("没未不"), re.compile(rf"{_NOT}远处转移{_NO_NAME}")),
    ("CR", frozenset("失退"), re.compile(r"(?:病灶|肿[瘤块]|包块)(?:已经?|都|竟)?(?:完全|全部|彻底)(?:消失|消退)")),
    ("PCR", frozenset("胞"), re.compile(rf"(?:[找查看见测检]不[到出见]|未见|没有){_ALIVE}*{_CELLS}(?:残留)?")),
    ("DCR", frozenset("控"), re.compile(r"(?:病情|疾病|肿瘤|病灶)(?:得到|得以|获得)?了?(?:有效|完全|良好)?(?:的)?控制(?![率期时])")),
    ("SD", frozenset("稳"), re.compile(r"(?<![病情])稳定(?=者?\s?\d+\s?例\s?[（(]\d)")),
    ("PD", frozenset("进"), re.compile(r"(?<![病疾瘤])进展(?=者?\s?\d+\s?例\s?[（(]\d)")),
    ("MRD", frozenset("残"), re.compile(r"[找查测检]不[到出](?:任何|微小)?(?:残留|残余)(?:病灶|的?病)?")),
    ("INCIDENCE", frozenset("新"), re.compile(r"新发的?(?:[脑肝肺骨]|颅内|中枢(?:神经系统)?|CNS|远处)?(?:病灶|转移灶?|转移瘤)(?!.{0,4}率)")),
    (
        "RESPONSE", frozenset("降轻解小效缩BC转"), re.compile(
            r"(?=[P疼症病肿瘤脾B转靶治用药有])(?:PSA(?:水平)?(?:较基线)?(?:下降|降低?|降幅)(?:了|至少|达到?|超过|大于|不低于|[≥>＞]=?|\s)*(?:一半|五成|九成|[3-9]0%)(?:及?以上)?|(?:疼痛|症状)(?:明显|显著)?(?:减轻|缓解)|(?:病灶|肿[瘤块]|瘤子)(?:明显|显著)(?:缩小|变小)"
            r"|(?:病灶|肿[瘤块]|瘤子)(?:体积)?(?:缩小|变小)了?(?:[一二三四五]成|一半|三分之[一二]|\d+%)及?以上"
            r"|(?:脾脏?|肿[瘤块]|病灶)(?:体积)?(?:缩小|退缩)(?:[≥>＞]=?|超过|大于|至少)\s?\d\d%(?:及?以上)?(?=的?(?:患者|病人|比例|者))"
            r"|(?:BCR-?ABL1?(?:IS)?|转录本)\s?(?:水平)?[≤<＜]=?\s?\d+(?:\.\d+)?%(?=的?(?:患者|病人|比例|者))"
            r"|(?:靶?病灶|肿[瘤块物]|瘤[体子]|转移灶)(?:体积|直径|最长径|总和|之和|总直径)*(?:较|比)?(?:基线|治疗前|用药前|原来)?(?:平均|最多|最大|可|已经?|整整|仍|也|又)*(?:缩小|退缩|缩减|减小)(?=了?[约近达超过]{0,2}\s?(?:\d|[一二三四五六七八九]成|一半|[二三四五]分之))"
            r"|(?:治疗|用药|药物)(?:有效|起效|见效)(?=的|者)|(?<=人)有(?:反应|应答)|(?<![一-龥])有效(?=者|的(?:占|有|达|约|仅|\d)))"
        ),
    ),
    ("AE", frozenset("停减断止退"), re.compile(r"(?:提前|永久|暂时|被迫|不得不)?(?:停了药|减了量|(?<=[因为]此)(?:停药|停用|减量|退出|中[断止]治疗|终止治疗)|(?:中断|终止|停止)了(?:治疗|用药|给药))")),
    ("RECURRENCE", frozenset("长来"), re.compile(r"(?:局部|肿瘤|癌细胞)?(?:(?:[又再]次?|重新)(?:长(?:出来?)?|冒出来|回来)|卷土重来)")),
)  # fmt: skip
# One of which stands in every match: the one question that most sentences end with. Each begins with a character of its
# own and no set of them, as the search then skips to those.
_ANY = re.compile(
    r"活[着下到过满]|健在|在世|去世|离世|死于|病故|进展|恶化|复发|再犯|长大|变大|增大|远处转移|消[失退]|细胞|残[留余]|新发|PSA|BCR|转录本|疼痛|症状|缩小|变小|减小|退缩|缩减|有[效反应]|起效|见效|控制|稳定|又长|再长|新长|次长|出来|回来|重来|停了药|减了量|断了[治用给]|止了[治用给]|因此[停减退中终]|为此[停减退中终]"
)
_BLOOD = re.compile(r"骨髓|血液|血里|外周血|流式|测序")  # where no cancer cell is left is no specimen then

_WHO = r"(?:患者|病人|人|孩子|患儿|女性|男性|受试者|家庭|病例|老人|者)"
_SHARE_BEFORE = re.compile(
    r"(?:[\d%成半]|之[一二三四五六七八九十])\s?(?:[（(][^（()）]{0,20}[)）]|[)）])?(?:左右|以上|上下|多)?(?:[因为]此)?"
    rf"(?:(?:仍|还|都|依然)*|\s?的?{_WHO}[^，,。；;\d%]{{0,12}}(?:{_N}\s?(?:年|个月)(?:内|后|里|时)?(?:仍|还|都)?)?|\s?的[^，,。；;\d%]{{0,4}})$"
)
_LEADS_TO_SHARE = re.compile(
    rf"(?:的|者)?{_WHO}?(?:的?(?:比例|占比))?(?:[^，,。；;\d]{{0,6}}(?:没差|差不多|相近|一样|相仿|接近|悬殊|明显|突出)[^，,。；;\d]{{0,3}})?[，,：:]?[^，,。；;：:\d]{{0,18}}?"
    r"(?:有?\s?\d+\s?[例人名位]\s?[（(，,]\s?占?\s?\d|\d+(?:\.\d+)?(?!\d|\.\d|[:∶]|\s?[例人名位岁年月天周个mMgG])|[一二两三四五六七八九]成|一半|过半|半数|百分之)"
)
# 满一年时, 跟踪到第六年，…: when the share was taken, said before it in its clause or the one before.
_WHEN = re.compile(
    rf"(?<!\d)(?P<n>{_N})\s?(?P<unit>年|个月)(?!半)(?:以后|之后|[时后内里])?(?![来前间余多末初底])"
    r"[，,]?[^，,。；;年月]{0,30}$"
)

_ONLY_AFTER = re.compile(r"(?:以后|之后|[时后内里])?(?:仍|还|都|依然|能)*")
_DOUBTED = frozenset(("RFS", "MFS", "INCIDENCE"))


def everyday_endpoints(text: str, start: int, end: int) -> list[tuple[Endpoint, re.Match[str] | None]]:
    """The endpoints of a sentence that everyday words tell of, in text order, each with its time point (`n`, `unit`)."""
    out: list[tuple[Endpoint, re.Match[str] | None]] = []
    if _ANY.search(text, start, end) is None:
        return out
    here = frozenset(text[start:end])
    for code, letters, pattern in _WORDS:
        if here.isdisjoint(letters):
            continue
        for m in pattern.finditer(text, start, end):
            before = text[max(start, m.start() - 48) : m.start()]
            if _SHARE_BEFORE.search(before) is None and _LEADS_TO_SHARE.match(text, m.end(), end) is None:
                continue
            if code == "OS" and m["n"]:
                when: re.Match[str] | None = m
            else:
                when = _WHEN.search(before)
            at = m.start()
            if when is not None and when is not m and _ONLY_AFTER.fullmatch(before, when.end("unit")):
                at -= len(before) - when.start("n")  # 3年未见进展
            kind = "MRD" if code == "PCR" and _BLOOD.search(before) is not None else code
            e = Endpoint(kind, "rate", at, m.end(), ambiguous=code in _DOUBTED)
            if code in ("INCIDENCE", "AE"):
                e.event = m[0]
            out.append((e, when))
    out.sort(key=lambda found: found[0].start)
    return out
