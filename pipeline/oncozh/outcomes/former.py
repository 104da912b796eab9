"""Treatments that a text names and that are not given: the patients had them before, never had them, or the word is part
of another one (放疗科); told by the words right beside their names."""

from __future__ import annotations

import re

from oncozh.outcomes.items import Group

_AFTER_IT = re.compile(
    r"(?:类药物|药物|单药)?(?:治疗)?(?:过?程?中|后|时|期间)?(?:(?<=后)(?:仍|还)?(?:未|没有?)(?:发生)?|未(?=进展(?:者|的)))?(?:相继|先后|均|都)?(?:出现)?(?:疾病)?"
    r"(?:进展|恶化|失败|耐药|(?<!治疗)复发|(?<=治疗)复发(?=后|者)|不耐受|经治|暴露|(?:[获达][得到]?|完全|部分)*(?:缓解|有效|应答)(?=后))(?!率|或|风险|期|时间|及死亡|和死亡)"
)
_AFTER_IT_BEGINS = frozenset("类未药单治过程中后时期出疾进失耐复不经暴相先均都获达完部缓有应")
# A诱导后，B维持的…; 完成A诱导的患者随机接受…: what came before the treatment that the figures are of.
_INDUCES = re.compile(
    r"(?:方案|化疗)?诱导(?:治疗|化疗)?(?:结束|成功|有效|缓解|获益|获得|达到)*(?:后|的?(?:患者|者)|[，,](?=未进展|无进展|有效|缓解|达到|获得|疾病控制))"
    r"[，,]?[^，,。；;%]{0,30}?(?:维持|巩固|随机|改用|换用|继以)"
)
_INDUCES_BEGINS = frozenset("诱方化")
# A能否单独承担维持任务，…: what the sentence asks about.
_ASKED_OF = re.compile(
    r"(?:单药|单用|治疗|方案)?[^，,。；;？?\d]{0,16}?(?:能否|是否|可否|能不能|该不该|要不要|值不值|怎么办|怎么选|何去何从)"
)
_ASKED_LETTERS = re.compile("[否不么选何]")  # one of which each match of it holds
# 同样是“免疫+TKI”，…: the kind of what comes next.
_KIND_OF = re.compile(r"(?:同样是|同是|同为|同属|都是|所谓的?)[^，,。；;]{0,8}$")
# 无论是否接受辅助化疗，…: what does not matter.
_NO_MATTER = re.compile(r"(?:无论|不论)[^，,。；;]{0,8}?(?:是否|有无|有没有)[^，,。；;]{0,6}$")
_KIND_ENDS = ("”，", "”,", '"，', '",', "，", ",")
_KIND_BEGINS = frozenset('”"，,')
_DENIED = re.compile(
    r"(?:[未无不]|未(?:[行做用经曾]|接受|使用|曾|用过|行过|接受过|使用过|曾接受|曾使用)|没有|不(?:能|可|宜|必|适合|耐受)|难以|无法|(?:失去|错过)了?)$"
)
_DENIAL_ENDS = frozenset("未无不行做用经曾受过有能可宜必合以法去了")  # what it ends in
_LONGEST_DENIAL = 4
# 清淋方案为氟达拉滨+环磷酰胺: what makes room for the cells that are infused.
_DEPLETES = "清淋"
_LONGEST_DEPLETION = 14  # code points from the word to what it is done with
_DEPLETED_WITH = re.compile(
    r"清淋(?:化疗|方案|治疗|预处理|药物)*(?:均|统一)?(?:为|是|采用|使用|用|选用|给予|予|包括|[：:（(])?\s?$"
)
_DEPLETES_THEM = re.compile(r"(?:方案)?(?:进行|行|用于|作为)?清淋")
# 放疗团队, 手术机会, 活检假阴性率; 年手术逾1300例 counts what a hospital does, 机器人手术320例 its patients.
_WITHIN_A_WORD = re.compile(
    r"(?:团队|科(?!学)|病房|病区|中心|医[生师]|专家|机会|指征|适应[证症]|禁忌|条件|室(?!管膜)|费用?|机房|设备|台次|量(?!化)|(?:术)?的?(?:假[阴阳]性|检出|成功)率|率)"
)
_SO_MANY = re.compile(r"量?(?:已|约|近|超过?|逾|突破|达到?)?\s?\d[\d.]*\s?[余多]?万?[余多]?(?:例|台)")
_WITHIN_BEGINS = frozenset("团科病中医专机指适禁条室费设台量术的假检成率已约近超逾突达 0123456789")


# A治疗耐药晚期肺癌, A治疗经治肺癌; not A治疗耐药后, A治疗耐药患者
_TREATS_RESISTANT = re.compile(
    r"治疗(?:耐药|经治)的?(?:晚期|转移|局部|复发|难治|[A-Za-z]|[^，,。；;后者患]{1,6}[癌瘤])"
)


def treats_resistant(text: str, g: Group) -> bool:
    """Whether a treatment is one of a resistant or treated disease, not one that the disease has become resistant to."""
    return text.startswith(("治疗耐药", "治疗经治"), g.end) and _TREATS_RESISTANT.match(text, g.end) is not None


def is_former(text: str, g: Group) -> bool:
    """A失败后, A经治, A缓解后, 未接受A, 未用过A, A诱导后: no treatment that the study gives."""
    after = text[g.end : g.end + 1]
    if after in _INDUCES_BEGINS and _INDUCES.match(text, g.end):
        return True
    if _ASKED_LETTERS.search(text, g.end, g.end + 20) and _ASKED_OF.match(text, g.end):
        return True
    if (
        after in _KIND_BEGINS
        and text.startswith(_KIND_ENDS, g.end)
        and _KIND_OF.search(text, max(0, g.start - 14), g.start)
    ):
        return True
    if text.rfind("论", max(0, g.start - 18), g.start) >= 0 and _NO_MATTER.search(text, max(0, g.start - 20), g.start):
        return True
    if after in _AFTER_IT_BEGINS and _AFTER_IT.match(text, g.end) and not treats_resistant(text, g):
        return True
    if text.find(_DEPLETES, max(0, g.start - _LONGEST_DEPLETION), g.end + 8) >= 0 and (
        _DEPLETES in text[g.start : g.end]
        or _DEPLETED_WITH.search(text, max(0, g.start - _LONGEST_DEPLETION), g.start)
        or _DEPLETES_THEM.match(text, g.end)
    ):
        return True
    if after in _WITHIN_BEGINS and (
        _WITHIN_A_WORD.match(text, g.end) or (text[g.start : g.end] == "手术" and _SO_MANY.match(text, g.end))
    ):
        return True
    return (
        text[g.start - 1 : g.start] in _DENIAL_ENDS
        and _DENIED.search(text, max(0, g.start - _LONGEST_DENIAL), g.start) is not None
    )


# 203例用A，其中136例（67.0%）联合B: what only some of those get whom the text has just counted.
_SOME_OF_THEM = re.compile(
    r"(?:其中|另有|有|包括)\s?\d+\s?[例名人](?:患者)?\s?(?:[（(]\d[\d.]*\s?%[）)])?(?:患者)?(?:还|又|同时|另外?|同期|曾)*"
    r"(?:联合|联用|合用|合并|加用|加做|配合|接受|使用|采用|应用|行|予|给予)了?\s?$"
)


def given_to_some(text: str, g: Group) -> bool:
    """Whether the words before a treatment count those of the patients who got it besides."""
    return _SOME_OF_THEM.search(text, max(0, g.start - 30), g.start) is not None
