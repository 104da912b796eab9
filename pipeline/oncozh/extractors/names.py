"""Dictionary hits to mentions: what counts as a name where it stands.

A weak name (marked `?` in its table) is also an ordinary word or another thing's name. It counts beside a context word
of its label, inside a bracket next to a strong name of its label, or where the article names the same concept strongly.
"""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.lexicon import Entry, Lexicon
from oncozh.matching import Scan

_SALT = re.compile(
    r"(?:盐酸|甲磺酸|苹果酸|马来酸|富马酸|琥珀酸|对甲苯磺酸|甲苯磺酸|二甲苯磺酸|苯磺酸|枸橼酸|柠檬酸|酒石酸|醋酸|乙酸|磷酸|硫酸|乳酸|己二酸|羟乙磺酸|"
    r"重酒石酸|氢溴酸|双羟萘酸|己二酸|门冬氨酸|丙酸|戊酸|苯丁酸|葡萄糖酸|磷酸氢二钠|甲磺酸盐|枸橼酸盐|一水合?|二水|无水)$"
)
_APPROACH = re.compile(
    r"(?:(?:达芬奇)?机器人(?:辅助)?|(?:全|单孔|完全)?(?:腹腔镜|胸腔镜)(?:辅助|下)?|经尿道|经肛门?|经口|经腹|经皮|经脐|[单双三减]孔|(?:传统)?开[腹胸放颅]|内镜下?|超声引导下|CT引导下|CT引导|根治性)$"
)
# The last characters of what these two find; a line break may follow.
_SALT_ENDS = frozenset("酸盐钠水合\n")
_APPROACH_ENDS = frozenset("人助镜下道放导性肛门口腹皮脐孔胸颅\n")
# The dosage form belongs to the official name of a Chinese patent medicine (复方苦参注射液).
_MEDICINE_FORM = re.compile(r"注射液|口服液|颗粒|胶囊|滴丸|丸|合剂|软胶囊")
_FORM_AFTER = re.compile(
    r"\s?(?:方案|组|片|胶囊|注射|颗粒|软膏|乳剂|口服液|单药|联合|治疗|化疗|用药|诱导|巩固|新辅助|辅助|序贯|或(?=[A-Z])|[x×]\s?\d|"
    r"\d+(?:\.\d+)?\s?(?:mg|g(?![A-Za-z])|[μu]g|万?[iI]?[uU](?![A-Za-z])|万?单?位)|[（(])"
)
_BRAND_BEFORE = re.compile(r"(?:商品名|商品名称|品牌名|品名|药品名|通用名|代号|又名|曾用名|简称)[为是:：]?\s?[“\"「]?$")
_TRIAL_AFTER = re.compile(
    r"[”\"」]?\s?(?:研究|试验|临床|队列|第[一二三12](?:部分|阶段)|\d+研究|-?\d|[（(]?NCT|[（(]\s?n\s?[=＝]|Ⅲ期|III期|3期|II期|Ⅱ期|的(?:\d+年|最终|结果|数据|中期))"
)
_TRIAL_BEFORE = re.compile(r"(?:研究|试验|代号|名为)[:：（(“]?\s?$")
_MEMBER = re.compile(r"-\d{1,3}[A-Za-z]?(?![A-Za-z0-9.%])")  # BRIGHT-1: one of a trial's successors
_GIVEN_BEFORE = re.compile(
    r"(?:加用|联合|口服|应用|使用|给予|服用|静滴|注射|予以|(?<![授赋])予|单用|联用|换用|改用|采用)$"
)
_GIVEN_AFTER = re.compile(
    r"(?:治疗|方案|单药|联合|注射|片|胶囊|组|后|维持|升白|升血|升板|止吐|抑酸|护胃|保肝|护肝|镇痛|止痛|抗感染|对症|\s?\d|[，,。；;、+（(])"
)
_LISTED_AFTER = re.compile(r"[^\u4e00-\u9fff]|$|[等和与及或以均的]|" + _GIVEN_AFTER.pattern)
_TREATED_BEFORE = re.compile(r"(?:治疗|诱导|诊断|初治|复发|难治|复发性|难治性|晚期)\s?$")
_PATIENTS_AFTER = re.compile(r"\s?(?:患者|病人|病例|\d+\s?例)")
_CAPITALS = re.compile(r"[A-Z]+(?:[-. ]?[A-Z0-9]+)*")
_NO_STAGE = re.compile(
    r"数据|研究|结果|临床|试验|证据|死亡|发现|筛查|诊断|诊治|干预|症状|信号|并发症|疗效|分子学|毒性|毒副|不良|副反应|副作用|反应|应答|放射性|(?:[直尿肠骨心肺脑]|皮肤){1,2}损伤"
)
_NOT_OPERATED = frozenset("量室台费")
_TRIAL_NUMBER = re.compile(r"-(?:\d{3}|[A-Z]{2,4}\d{2,4})(?![A-Za-z0-9])")
_JOINS = "+＋、/→"
_LATIN = re.compile(r"[A-Za-z]")
_MIXED = re.compile(r"[a-z][A-Z]")
_SCORE_AFTER = re.compile(r"(?:\s?(?:评分|中危|高危|低危|模型|分期|分级|标准|II级|Ⅱ级|量表|排行榜|榜|分层|PS))")
_SCORED = frozenset({"ECOG", "MSKCC", "FIGO", "WHO", "NIH", "NCI", "AJCC", "UICC", "RTOG", "EORTC", "IASLC"})


def find_names(scan: Scan, lexicon: Lexicon) -> tuple[list[Mention], list[tuple[int, int, Entry]]]:
    """The mentions that the lexicon gives, and the hits that are no mentions of their own (endpoints, events)."""
    text, folded = scan.text, scan.folded
    mentions: list[Mention] = []
    inner: list[tuple[int, int, Entry]] = []
    weak: list[tuple[int, int, Entry]] = []
    strong_concepts: set[str] = set()
    ends: dict[int, str] = {}
    starts: dict[int, str] = {}
    titles = _titles(text) if "《" in text else []
    for start, end, entry in scan.names:
        label = entry.label
        if label == "ENDPOINT" or label == "AE":
            inner.append((start, end, entry))
            continue
        if label == "INSTITUTION":
            if text[end : end + 1] == "-" and text[end - 1].isascii() and text[end + 1 : end + 2].isalnum():
                continue  # MSK-ACCESS
            if _no_actor(text, start, end, titles):
                continue
        elif label == "BIOMARKER":
            if folded.startswith("基因组", end):
                continue
        elif label == "THERAPY":
            if text.startswith(("科", "中心"), end):
                continue  # 放射治疗科, 微创介入中心
            if text.endswith("手术", start, end) and (
                text[end : end + 1] in _NOT_OPERATED or (text[start - 1 : start] == "围" and text.startswith("期", end))
            ):
                continue  # 围手术期, 手术量
        if entry.weak:
            weak.append((start, end, entry))
            continue
        if label == "THERAPY":
            if end - start > 3 and text.endswith("治疗", start, end):
                shorter = lexicon.find(text[start : end - 2])
                if shorter is not None and shorter.label == "THERAPY" and not shorter.name.endswith("辅助"):
                    end, entry = end - 2, shorter  # 手术治疗, 用CAR-T治疗: 治疗 is the verb
            if text[end - 1] == "术" and text[start - 1 : start] in _APPROACH_ENDS:
                approach = _APPROACH.search(text, max(0, start - 8), start)
                start = approach.start() if approach else start
        elif label == "STAGE":
            if _NO_STAGE.match(text, end):
                continue  # 早期数据, 早期诊断
        elif label == "CANCER":
            if text.startswith(("中心", "外科", "内科", "科"), end):
                continue  # 妇科肿瘤中心
            if text[start - 1 : start] == "非":
                start -= 1  # 非鳞癌
        elif label == "DRUG":
            if entry.kind == "code" and text[start - 1 : start] == "-" and text[max(0, start - 2)].isalnum():
                continue  # the M108 of FG-M108
            if entry.kind == "code" and text[end : end + 1] == "-" and _TRIAL_NUMBER.match(text, end):
                continue  # ZG006-002 is a trial of ZG006
            start = _with_salt(text, start)
            if "\u4e00" <= entry.concept[:1] <= "\u9fff":
                form = _MEDICINE_FORM.match(text, end)
                end = form.end() if form else end
        strong_concepts.add(entry.concept)
        ends[end] = label
        starts[start] = label
        mentions.append(_mention(text, start, end, entry))
    for _ in range(2):  # a weak name that its context confirms counts in the whole article
        for start, end, entry in reversed(weak):
            if start not in starts and _weak_counts(text, start, end, entry, strong_concepts, ends, starts):
                if entry.label == "TRIAL" and (number := _MEMBER.match(text, end)):
                    end = number.end()
                mentions.append(_mention(text, start, end, entry))
                strong_concepts.add(entry.concept)
                starts[start], ends[end] = entry.label, entry.label
    return mentions, inner


def _mention(text: str, start: int, end: int, entry: Entry) -> Mention:
    m = Mention("", entry.label, start, end, text[start:end], entry.concept)
    if entry.label in ("DRUG", "INSTITUTION"):
        m.kind = entry.kind
    return m


def _with_salt(text: str, start: int) -> int:
    """The start of a drug's name with the salt before it."""
    if text[start - 1 : start] not in _SALT_ENDS:
        return start
    m = _SALT.search(text, max(0, start - 6), start)
    return m.start() if m else start


def _weak_counts(
    text: str, start: int, end: int, entry: Entry, strong: set[str], ends: dict[int, str], starts: dict[int, str]
) -> bool:
    label = entry.label
    if label == "TRIAL":
        if (
            end - start > 4
            and _CAPITALS.fullmatch(text, start, end)
            and not _LATIN.search(
                text[max(0, start - 2) : start] + " " + ("" if text[end : end + 1] in "（(" else text[end : end + 2])
            )
        ):
            return True  # HIMALAYA in a Chinese sentence is the trial
        if text[end : end + 1] in "、/和与及" and starts.get(end + 1) == "TRIAL":
            return True  # SELECT、DECISION、DIRECTION研究
        if (
            ends.get(start - 1) == "DRUG"
            and text[start - 1] in "(（"
            and text[end : end + 1] in ("）", ")")
            and _MIXED.search(text, start, end)
        ):
            return True  # nirogacestat(DeFi)使…
        return (
            bool(_TRIAL_AFTER.match(text, end) or _TRIAL_BEFORE.search(text, max(0, start - 5), start))
            and not text[start:end].islower()
        )
    if label == "DRUG":
        if entry.concept in strong and len(text[start:end]) > 1:
            return True
        if _BRAND_BEFORE.search(text, max(0, start - 8), start) or text.startswith("方案", end):
            return True
        if text.startswith("®", end) or (text[start - 1 : start] in "(（" and ends.get(start - 1) == "DRUG"):
            return True
        if (
            "\u4e00" <= text[start] <= "\u9fff"
            and _GIVEN_BEFORE.search(text, max(0, start - 4), start)
            and _GIVEN_AFTER.match(text, end)
        ):
            return True
        if entry.kind == "brand":
            return (text[end : end + 1] in "(（" and starts.get(end + 1) == "DRUG") or (
                text[start - 1 : start] in "、+＋"
                and ends.get(start - 1) == "DRUG"
                and _LISTED_AFTER.match(text, end) is not None
            )
        if entry.kind == "regimen" and _OF_AN_ARM.search(text, max(0, start - 3), start):
            return True  # A组（VAD）, B臂：VAD
        if entry.kind == "regimen" and end - start > 2 and _OF_A_CODE.search(text, max(0, start - 3), start):
            return True  # CIT（FCR）
        if entry.kind == "regimen" and end - start == 2 and _is_explained(text, text[start:end]):
            return False
        near = text[max(0, start - 3) : start]
        joined = _LATIN.match(text, start) is not None and bool(
            _FORM_AFTER.match(text, end) or (near and near[-1] in "+＋、,，/合用和与或配加")
        )
        after = text[end : end + 1]
        return (
            joined
            or (ends.get(start - 1) == "DRUG" and text[start - 1] in _JOINS)
            or (after in _JOINS and after != "" and starts.get(end + 1) == "DRUG")
        )
    if label in ("CANCER", "THERAPY", "BIOMARKER", "METASTASIS"):
        return (
            entry.concept in strong
            or _PATIENTS_AFTER.match(text, end) is not None
            or (
                label == "CANCER"
                and text[start:end].isupper()
                and _TREATED_BEFORE.search(text, max(0, start - 4), start) is not None
            )
        )
    if label == "INSTITUTION":
        if entry.concept in strong:
            return True
        if (text[start - 1 : start] in "与和及、" and ends.get(start - 1) == label) or (
            text[end : end + 1] in "与和及、" and starts.get(end + 1) == label
        ):
            return True  # 传奇生物与强生
        return bool(
            re.match(
                r"\s?(?:公司|制药|药业|集团|医药|生物|股份|指南|年会|大会|会议|研究|宣布|公布|的)", text[end : end + 6]
            )
        )
    return False


_OF_AN_ARM = re.compile(r"[组臂](?:[(（：:]\s?|为)$")
_OF_A_CODE = re.compile(r"[A-Z]{2}(?:[(（：:]|为)$")


def _is_explained(text: str, short: str) -> bool:
    """Whether the article says what two letters stand for in English words: 典型类癌（typical carcinoid，TC）."""
    for around in ("，%s）", "，%s)", ",%s)", ", %s)"):
        at = text.find(around % short)
        if at > 0 and text[at - 1].isascii() and text[at - 1].islower():
            return True
    return False


def _titles(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"《[^《》\n]{1,80}》", text)]


_GUIDE = re.compile(r"指南|共识|规范")


def _no_actor(text: str, start: int, end: int, titles: list[tuple[int, int]]) -> bool:
    """An organisation's name in a score, a stage, a ranking, or a title that is no guideline's."""
    if text[start:end].upper() in _SCORED and _SCORE_AFTER.match(text, end):
        return True
    for a, b in titles:
        if a < start < b:
            return _GUIDE.search(text, a, b) is None
    return False
