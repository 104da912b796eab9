"""STAGE and PHASE by form: ⅢB期, I~Ⅱ期, T2N1M0 are stages; Ⅲ期临床试验, phase 2 are trial phases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oncozh.article import Mention

_ROMAN = r"(?:[ⅠⅡⅢⅣIVⅴ]{1,4}|[1-4](?!\d)|0|[一二三四])"
_GRADE = r"(?:\s?[a-cA-C]\d?)?"
_SEP = r"\s?[-~～至到和、/－—]{1,2}\s?"
# A numeral with its grade before 期, read back from the 期: ⅢB期, Ⅰ～Ⅲ期, BCLC B～C期, 1/2期.
_BEFORE_PERIOD = re.compile(
    rf"(?P<prefix>BCLC\s?|CNLC\s?|Ann Arbor\s?|Ann\s?|pT?|c|yp)?"
    rf"(?P<body>(?<![A-Za-z0-9.\d]){_ROMAN}{_GRADE}(?:{_SEP}{_ROMAN}{_GRADE}|{_SEP}[A-C](?=\s?$)|\s{_ROMAN}{_GRADE}(?=\s?[-~～至]){_SEP}{_ROMAN}{_GRADE}){{0,3}}"
    rf"|(?<=[A-Za-z])[ⅠⅡⅢⅣ]{{1,2}}[ab]?(?:/[ⅠⅡⅢ][ab]?)?|(?<=ADC)I{{1,3}}|(?<=[a-z]\d)I{{1,3}}|(?<=\d\d)I{{1,3}}"
    rf"|(?<=[CL] )[A-D](?:{_SEP}[A-D])?|(?<=[CL])[A-D](?:{_SEP}[A-D])?)\s?$"
)
_NUMERAL_ENDS = frozenset("ⅠⅡⅢⅣIVⅴ一二三四abcABCD")  # and digits: what `_BEFORE_PERIOD` ends in
_BCLC = re.compile(rf"(?:BCLC|CNLC)\s?(?:[A-D0]|[ⅠⅡⅢ]{{1,2}}[ab]?)(?:{_SEP}(?:[A-D]|[ⅠⅡⅢ]{{1,2}}[ab]?))?\s?期?")
_TNM = re.compile(
    rf"(?<![A-Za-z0-9])(?:[cpy]{{0,2}})(?:T[0-4x](?:[a-d](?![A-Za-z]))?(?:{_SEP}(?:T)?[0-4][a-d]?)?(?:N(?:[0-3x][a-c]?|\+)(?:{_SEP}N?[0-3][a-c]?)?)?(?:M[01x][a-c]?)?|N[1-3][a-c]?(?:M[01])?|CY1|M1[a-c]?)(?![A-Za-z0-9])\s?期?"
)
# One of which every match of `_TNM` begins with, or with letters of `cpy` before it.
_TNM_CORE = re.compile(r"[TNMC](?:(?<=T)[0-4x]|(?<=N)[0-3x+]|(?<=M)[01x]|(?<=C)Y1)")
_ENGLISH = re.compile(
    r"(?<![A-Za-z])[Pp]hase\s?(?:I{1,3}V?|IV|[1-4])(?:\s?[ab])?(?:\s?/\s?(?:[1-4]|I{1,3}V?)[ab]?)?(?![A-Za-z0-9])"
)
_TRIAL_AFTER = re.compile(
    r"\s?[（(]?(?:[A-Za-z0-9 -]{0,24})?[、,，]?(?:的|RCT|关键|注册|确证|单臂|随机|双盲|开放|多中心|国际|全球|前瞻|探索|剂量|临床|试验|研究|非劣|头对头|安慰剂|对照|桥接|篮子|平台|阶段|推荐剂量|扩展|数据|结果|答卷|成绩单|部分(?=里|中|的|[，,。；;（(：:])|队列|多队列|单中心|III期|的?剂量|者\s?\d+\s?项)"
)
_TRIAL_BEFORE = re.compile(
    r"(?:设计[：:为是]|临床|试验|研究|处于|进入|推进至|开展|启动|开启|完成|项|多中心|随机|单臂|双盲|全球|国际|进行|关键性?|注册性?|确证性?|代号)\s?$"
)
_STAGE_AFTER = re.compile(
    r"\s?(?:患者|病人|病例|者|肿瘤|癌|非小|小细胞|肺|乳|结|直|胃|肝|食|鼻|宫|卵|淋巴|黑色素|胰|膀胱|前列腺|甲状腺|\d+\s?例|[，,、]?\d+例|为主|行|术后|及以上|以上|以下|复发|转移)"
)
# Ⅲ期NSCLC的疗效; not Ⅲ期NSCLC研究
_CANCER_AFTER = re.compile(
    r"\s?(?:N?SCLC|LUAD|LUSC|ESCC|HCC|ICC|NPC|CRC|HNSCC|DLBCL|OC|GC)(?![A-Za-z0-9-])(?!\s?(?:临床|试验|研究|注册|随机))"
)
# TOPAZ-1研究（Ⅲ期，n=685）
_BRACKETED = re.compile(r"\s?[，,、;；)）]")
_OPENED = re.compile(r"(?<![癌瘤病者例])[（(]$")
_NUMBERED = re.compile(r"\d\s?、\s?(?=[ⅠⅡⅢⅣIV])")
_SUBSTAGE = re.compile(r"[ⅠⅡⅢⅣIV][A-C]\d?$")  # ⅠA1期; a phase has its letter small
_CODE_AFTER = re.compile(r"\s?[A-Z][A-Za-z0-9-]*\d")
_PART = re.compile(r"(?:[ⅠⅡ]|I{1,2})[ab]")
_STAGE_AFTER_PART = re.compile(
    r"\s?(?:患者|病人|病例|者|肿瘤|癌|非小|小细胞|肺|乳|结|直|胃|肝|食|鼻|宫|卵|[、，,和与及至～~-]|及以上|及以下|的?\d{1,2}年)"
)
_COUNTED_AFTER = re.compile(
    r"(?:患者|病人|[\u4e00-\u9fa5]{0,3}癌|[仅约]|的\d|至第|的?\d{1,2}年|存活|试验|临床|研究|及以上|以上)"
)
_CHEMO_PERIOD = re.compile(r"[间程后内前中限末疗]|刊")
_PHASES = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def find_stages(text: str) -> list[Mention]:
    """The STAGE and PHASE mentions of a text (ids are given later)."""
    out = []
    if "BCLC" in text or "CNLC" in text:
        out += [Mention("", "STAGE", *m.span(), m[0]) for m in _BCLC.finditer(text)]
    if "hase" in text:
        out += [_phase(text, *m.span()) for m in _ENGLISH.finditer(text)]
    for m in _tnm(text):
        if len(m[0].rstrip("期 ")) == 2 and m[0][0] == "T" and not _staging(text, m):
            continue
        out.append(Mention("", "STAGE", *m.span(), m[0]))
    position = text.find("期")
    while position >= 0:
        end = position
        while end and text[end - 1].isspace():
            end -= 1
        last = text[end - 1 : end]
        numeral = None
        if last in _NUMERAL_ENDS or last.isdigit():
            numeral = _BEFORE_PERIOD.search(text, max(0, position - 18), position)
        if numeral is not None:
            found = _period(text, numeral, position + 1)
            if found is not None:
                out.append(found)
        position = text.find("期", position + 1)
    return out


def _tnm(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_TNM`, each of which begins with a core after two letters at most."""
    done = 0
    core = _TNM_CORE.search(text)
    while core is not None:
        at = core.start()
        found = None
        for start in range(max(done, at - 2), at + 1):
            found = _TNM.match(text, start)
            if found is not None:
                yield found
                break
        done = at + 1 if found is None else found.end()
        core = _TNM_CORE.search(text, done)


def _period(text: str, m: re.Match[str], end: int) -> Mention | None:
    """A stage or a phase that ends in 期, or neither (第3期杂志, 2周期)."""
    start = m.start()
    if end < len(text) and _CHEMO_PERIOD.match(text, end) and not text.startswith(("中位", "内镜"), end):
        return None
    body = m["body"]
    numbered = _NUMBERED.match(body)
    if numbered is not None:  # 2、I期: the digit counts the items of a list
        start, body = start + numbered.end(), body[numbered.end() :]
    before = text[start - 1 : start]
    if before == "第" and _COUNTED_AFTER.match(text, end):
        start -= 1  # 第三期患者, 第四期仅约15%
    elif before and before in "第首每近长早中晚末年月日" and (before != "中" or body[0] in "01234一二三四"):
        return None
    if m["prefix"] or body[0] == "0":
        return Mention("", "STAGE", start, end, text[start:end])
    if _BRACKETED.match(text, end) and _OPENED.search(text, max(0, start - 3), start):
        return _phase(text, start, end)
    if _SUBSTAGE.search(body):
        return Mention("", "STAGE", start, end, text[start:end])
    if text[end : end + 1].isascii() and text[start - 1 : start] in ("(", "（") and _CODE_AFTER.match(text, end):
        return _phase(text, start, end)  # （I期BGB-11417-101）
    if (
        _PART.fullmatch(body)
        and text.find("分期", max(0, start - 60), start) >= 0
        and _TRIAL_AFTER.match(text, end) is None
    ):
        return Mention("", "STAGE", start, end, text[start:end])  # 按FIGO分期，Ia期7例，Ib期3例
    if _PART.fullmatch(body) and _STAGE_AFTER_PART.match(text, end) is None:
        return _phase(text, start, end)  # Ib期75例; a stage has its letter large
    if _CANCER_AFTER.match(text, end):
        return Mention("", "STAGE", start, end, text[start:end])
    after = _TRIAL_AFTER.match(text, end) is not None
    trial = after or _TRIAL_BEFORE.search(text, max(0, start - 8), start) is not None
    stage = _STAGE_AFTER.match(text, end) is not None
    if trial and (after or not stage):
        return _phase(text, start, end)
    if body[0] not in "1234一二三四0" or stage or text[start] == "第":
        return Mention("", "STAGE", start, end, text[start:end])
    return None


def _staging(text: str, m: re.Match[str]) -> bool:
    return (
        m[0].endswith("期") or text[m.end() : m.end() + 1] == "N" or "分期" in text[max(0, m.start() - 6) : m.start()]
    )


def _phase(text: str, start: int, end: int) -> Mention:
    mention = Mention("", "PHASE", start, end, text[start:end])
    mention.value = phase_value(mention.text)
    return mention


def phase_value(text: str) -> str | None:
    """The phase as a number: `Ⅲ期` → 3, `I/II期` and `Ib/2期` → 1.5; None where no numeral is read.

    >>> phase_value("Ⅱ/Ⅲ期")
    '2.5'
    """
    values = []
    for word in re.findall(r"[ⅠⅡⅢⅣ]I{0,2}|I{1,3}V?|IV|[1-4一二三四]", text):
        if word[0] in _PHASES:
            extra = len(word) - 1  # a converter's ⅡI for Ⅲ
            values.append(_PHASES[word[0]] + extra)
        else:
            values.append(4 if word == "IV" else len(word))
    if not values:
        return None
    if len(values) == 1 or values[0] == values[1]:
        return str(values[0])
    return f"{(values[0] + values[1]) / 2:g}"
