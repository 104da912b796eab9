"""DRUG by form: names that no list holds, found by their stem, by the shape of a company code, or by the words that
introduce them.

A Chinese INN is a transliteration that ends in a known stem (替尼, 单抗, 帕利 …). Its left edge is the hard part: the walk
goes left from the stem over the characters that the lexicon's own drug names are made of and halts at the words that
stand before names (采用, 联合, 药物). Stems: WHO, "The use of stems in the selection of INN", in their Chinese forms.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from oncozh.article import Mention
from oncozh.lexicon import Lexicon

_STEM = re.compile(
    r"(?:替尼|非尼|单抗|帕利|西利|佐米|他滨|曲塞|雷塞|拉塞|莱塞|鲁胺|他胺|瑞林|瑞克|度胺|莫司|他赛|柔比星|仑赛|维汀|德鲁替康|替康|司群|克拉|诺司他|"
    r"司他|西布|布林|司琼|匹坦|司亭|膦酸|曲沙|利塞|格拉替|度米|舍替|度曲|美尼布|尼布|替昔|珠替|贝替|唑米布|佐塞|奈塞|洛尼|德吉|福肽|奥肽|曲肽|罗肽|瑞肽|奈肽)"
    r"(?![尼布星])"
)
_SUFFIX = re.compile(r"注射液|片|胶囊")
_HALT = frozenset("和与及或用为的对以将由给予服行在是使较从了并而且含需经至后前等每日其该各此即如中种类款个只把被让向先再可能则药剂新国产")
_HALT_WORDS = (
    "采用", "使用", "应用", "给予", "口服", "药物", "治疗", "联合", "单药", "接受", "以及", "服用", "注射", "患者", "包括", "其中", "新药", "国产",
    "进口", "靶向", "加用", "序贯", "对比", "抑制剂", "化疗", "放疗", "常规", "安慰剂", "研究", "分子", "一代", "二代", "三代", "四代", "方案", "单用",
    "产品", "疗法", "原研", "仿制", "维持", "一线", "二线", "三线", "后线", "换用", "改用", "停用", "合并", "基于", "针对", "选择", "双抗", "人源化",
    "全人源", "鼠源", "嵌合", "重组", "偶联", "特异性", "抗体", "创新", "自主", "研发", "获批", "上市", "盐酸", "甲磺酸", "苹果酸", "马来酸", "富马酸",
    "琥珀酸", "枸橼酸", "对甲苯磺酸", "甲苯磺酸", "醋酸", "磷酸", "硫酸", "乳酸", "注射用", "小剂量", "大剂量", "低剂量", "高剂量", "标准", "任何", "相关", "其他", "双免",
)  # fmt: skip
_SALT = re.compile(r"(?:盐酸|甲磺酸|苹果酸|马来酸|富马酸|琥珀酸|枸橼酸|对?甲苯磺酸|醋酸|磷酸|硫酸|乳酸|苯磺酸|酒石酸|羟乙磺酸)$")
_LONGEST = 9
_ENGLISH = re.compile(
    r"(?<![A-Za-z])[A-Za-z]{2,14}(?:tinib|rafenib|fenib|imab|umab|zumab|ximab|tamab|limab|tomab|lizumab|mab|ciclib|parib|zomib|lisib|sertib|metinib|rasib|"
    r"lutamide|degib|limus|taxel|platin|rubicin|citabine|leucel|clax|grastim|fusp|stat|relix|relin|setron|pitant|bulin|tecan|domide|stomig|nexor|vorexor|estrant)"
    r"(?:[ -](?:vedotin|deruxtecan|govitecan|emtansine|mafodotin|tesirine|ozogamicin|tirumotecan|rezetecan|pelitecan|autoleucel|ravtansine|soravtansine|pamirtecan|[a-z]{4}(?![A-Za-z])))?(?![A-Za-z])",
    re.I,
)
_NOT_ENGLISH = frozenset("stat biostat thermostat mab imab metastat homeostat".split())
_CODE = re.compile(r"(?<![A-Za-z0-9.\-/])(?P<p>[A-Z]{1,6}|[0-9][A-Z]{2})-?(?P<m>[A-Z]{0,2})(?P<n>\d{2,7})(?P<t>[A-Z]?(?:-\d{1,4}|[a-z])?)(?![A-Za-z0-9.]|-[A-Z]|\s?(?:例|人|名|岁|年|分|%|个月|家|项|万|元|株|号))")
_NO_CODE = frozenset(
    "CD IL PD NCT CTR T N M HLA HER KRAS TP BRCA EGFR MSH MLH PMS CYP GSTP WT PS ICD ISO GB YY COVID SARS HPV HIV HBV EB TNM IGF FGF FGFR VEGF CK CA AFP "
    "KI P S A B C D E F G H I K L R U V W X Y Z II III IV QLQ EORTC RTOG SWOG JCOG NSABP CALGB GOG CTONG ECOG RECIST CTCAE BRAF MET RET ALK ROS NTRK AKT "
    "STK KEAP CDK PARP TROP TF MUC GPC BCMA GPRC DLL B7 GD NY MAGE PRAME WT1 AML MDS ALL CLL DLBCL NSCLC SCLC HCC CRC GC NK CAR TCR TIL LAG TIM TIGIT OX "
    "GITR STING TLR CXCR CCR CLDN FR ROR AXL MDM XPO BCL BTK SYK JAK FLT IDH DNMT EZH HDAC LSD ATR ATM WEE CHK PLK AURK HIF SF SLC ABC MRP ERCC XRCC RAD "
    "PALB FAT HE CEA SCC NSE PSA LDH ALT AST GGT WBC PLT HB CRP PCT INR APTT ECG EF QT ICU DVD USB PM Ph MSS MSI TMB TPS CPS FIGO WHO TOP ER PR AR".split()
)
_INTRODUCED = re.compile(
    r"(?:商品名|商品名称|商标名|研发代号|项目代号|产品代号|代号|通用名)\s?(?:[:：为是]\s?)?(?P<q>[“\"「『])?(?P<name>[\u4e00-\u9fa5]{2,6}|[A-Za-z][A-Za-z0-9-]{2,16})(?P<r>®|™)?(?(q)[”\"」』]|(?=[，,）)；;。、®™\s（(]|$))"
)
_CODE_BEFORE = re.compile(r"(?:代号|研发代号|新药|药物|ADC|双抗|双特异性抗体|三特异性抗体|单抗|抗体|抑制剂|激动剂|降解剂|联合|注射用|疫苗|CAR-T|候选药|产品|偶联物|[+＋]|加用|单药|管线|自研|自主研发的?|口服|分子胶|PROTAC|TCE|溶瘤病毒|核药|用)[“\"（(：: ]?$")
_CODE_AFTER = re.compile(r"[”\"]?\s?(?:注射液|片|胶囊|单药|联合|治疗|组|[（(][^（()）]{0,24}(?:抑制剂|抗体|单抗|双抗|ADC|降解剂|激动剂|疫苗|偶联|CAR)|是一[款种]|为一[款种]|的(?:ORR|客观|疗效|安全性|I期|Ⅰ期|II期|Ⅱ期|III期|Ⅲ期)|[+＋]|mg|（商品名)")
_TRIAL_AFTER = re.compile(r"\s?(?:研究|试验|-\d)(?!者)")


class DrugShapes:
    """What the lexicon's own drug names teach: the characters of transliterations and the prefixes of codes."""

    def __init__(self, lexicon: Lexicon) -> None:
        characters: Counter[str] = Counter()
        prefixes: Counter[str] = Counter()
        for name, entry in lexicon.by_name.items():
            if entry.label != "DRUG" or entry.kind == "regimen":
                continue
            if entry.kind == "code":
                m = _CODE.fullmatch(name.upper())
                if m:
                    prefixes[m["p"]] += 1
            elif entry.kind == "generic" and _STEM.search(name):
                characters.update(c for c in name[:-1] if "\u4e00" <= c <= "\u9fff")
        self.characters = frozenset(c for c, n in characters.items() if n >= 3) - _HALT
        self.prefixes = frozenset(p for p, n in prefixes.items() if n >= 2) - _NO_CODE


@cache
def drug_shapes(lexicon: Lexicon) -> DrugShapes:
    """The shapes of a lexicon, made once."""
    return DrugShapes(lexicon)


def find_unseen_drugs(text: str, folded: str, shapes: DrugShapes) -> list[Mention]:
    """DRUG mentions by form (ids are given later); `concept` is the name itself."""
    out: list[Mention] = []
    position = 0
    for m in _STEM.finditer(folded):
        if m.start() < position:
            continue
        start = _left_edge(folded, m.start(), shapes.characters)
        if start is None:
            continue
        position = m.end()
        salt = _SALT.search(folded, max(0, start - 5), start)
        out.append(_drug(text, salt.start() if salt else start, m.end(), "generic", text[start : m.end()]))
    if re.search(r"[A-Za-z]{5}", text):
        for m in _ENGLISH.finditer(text):
            if m[0].lower() not in _NOT_ENGLISH:
                out.append(_drug(text, m.start(), m.end(), "generic", m[0].lower()))
    for m in _CODE.finditer(text):
        if _is_code(text, m, shapes.prefixes):
            out.append(_drug(text, m.start(), m.end(), "code", m[0]))
    for m in _INTRODUCED.finditer(text):
        kind = "code" if "代号" in m[0] else "brand" if "商" in m[0] else "generic"
        out.append(_drug(text, m.start("name"), m.end("name"), kind, m["name"]))
    return out


def _drug(text: str, start: int, end: int, kind: str, concept: str) -> Mention:
    return Mention("", "DRUG", start, end, text[start:end], concept, kind)


def _left_edge(folded: str, stem: int, characters: frozenset[str]) -> int | None:
    """Where the name that has its stem at `stem` begins; None where no name stands there."""
    floor = max(0, stem - _LONGEST)
    start = stem
    while start > floor and folded[start - 1] in characters:
        start -= 1
    window = folded[max(0, floor - 4) : stem]
    base = max(0, floor - 4)
    for word in _HALT_WORDS:
        at = window.rfind(word)
        if at >= 0 and base + at + len(word) > start:
            start = base + at + len(word)
    if folded[start : start + 1] in ("比", "加", "单", "双", "抗", "来") and stem - start > 3 and folded[start - 1 : start].isalpha():
        start += 1
    length = stem - start
    if length < 1 or (length < 2 and folded[stem : stem + 2] in ("单抗", "司他", "克拉", "膦酸", "替康", "西布", "尼布", "瑞克", "布林", "莫司", "非尼", "他胺")):
        return None
    return start


def _is_code(text: str, m: re.Match[str], prefixes: frozenset[str]) -> bool:
    if m["p"] in _NO_CODE or (m["p"] + m["m"]) in _NO_CODE or _TRIAL_AFTER.match(text, m.end()):
        return False
    if m["p"] in prefixes and len(m["n"]) >= 3:
        return True
    before = _CODE_BEFORE.search(text, max(0, m.start() - 14), m.start()) is not None
    after = _CODE_AFTER.match(text, m.end()) is not None
    return (before or after) and len(m["n"]) >= 2 and len(m["p"] + m["m"]) >= 2


def without_salt(name: str) -> str:
    """A drug's name without the salt before it.

    >>> without_salt("盐酸安罗替尼")
    '安罗替尼'
    """
    for n in range(2, min(7, len(name) - 1)):
        if _SALT.fullmatch(name[:n]):
            return name[n:]
    return name
