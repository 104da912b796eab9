"""TRIAL by form: registry numbers, and serial names such as KEYNOTE-189, CheckMate 067, ALTER01031."""

from __future__ import annotations

import re

from oncozh.article import Mention
from oncozh.extractors.shapes import holds

_REGISTRIES = ("NCT", "CTR", "ISRCTN", "UMIN", "EudraCT", "jRCT")
_REGISTRY = re.compile(
    r"(?<![A-Za-z0-9])(?:NCT\d{8}|ChiCTR-?[A-Za-z]*-?\d{8,12}|CTR\d{8}|ISRCTN\d{8}|UMIN\d{9}|EudraCT\s?\d{4}-\d{6}-\d{2}|jRCT[a-z]?\d{9,10})"
)
# Series of trials that sponsors number on; a member that the table lacks is still one.
_SERIES = tuple(
    (
        "KEYNOTE CheckMate IMpower IMvigor IMbrave IMpassion IMspire ORIENT RATIONALE CAMEL ESCORT CAPSTONE "
        "JUPITER CHOICE ASTRUM HARMONi TROPION DESTINY EVOKE ASCENT TROPiCS LIBRETTO MARIPOSA PAPILLON "
        "CHRYSALIS CARTITUDE ZUMA TRANSCEND KarMMa MONALEESA PALOMA MONARCH NATALEE DAWNA PHOEBE PHILA "
        "CodeBreaK KRYSTAL ALTER FRESCO FRUTIGA SACHI SAVANNAH INSIGHT GEMSTONE EMPOWER COMPASS TALAPRO "
        "PROSPER SPARTAN TITAN CASPIAN POSEIDON PACIFIC ADAURA FLAURA AENEAS FURLONG INNOVENT LEAP CLEAR "
        "REACH RAINBOW TOPAZ CARES LAUNCH APOLLO MAGNITUDE OptiTROP TRACE DREAMM MajesTEC MonumenTAL "
        "MagnetisMM EPCORE POLARGO POLARIX INSPIRE SUNRISE SUNMO ECHELON BGB CIBI SHR TQB HLX CTONG SWOG "
        "ECOG RTOG NRG CALGB GOG EORTC JCOG NSABP BCIRG TAX GALLIUM IFM AIDA LBL "
    ).split()
)
# A citation's number may stand glued before it: 。22HERA研究.
_TOKEN = re.compile(
    r"[A-Z](?:(?<![A-Za-z0-9-].)|(?<=[。；]\d.)|(?<=[。；]\d\d.))(?:[A-Z]*-[A-Z]\d\d[A-Z]\d-\d{3}(?![A-Za-z0-9])|[A-Za-z]*(?:-[A-Za-z]+)*(?:(?:[ -]?\d{1,5}[A-Za-z]?)(?:-[A-Z]{1,4}\d{0,3})?(?:-\d{1,4})?|[ⅠⅡⅢ]+)?(?![A-Za-z0-9]))"
)
# 期研究ZG006-002纳入…, 期试验CaDAnCe-304已启动: a drug's code or a longer name with a number, right after the word.
_STUDY_BEFORE = re.compile(r"(?:研究|试验)[（(]?$")
# 依据单臂Ⅱ期研究RISE-MCL，: a name in capitals right after the word, where it says what kind of study it is.
_KIND_BEFORE = re.compile(r"(?:期|单臂|随机|双盲|开放标签|多中心|注册|关键性?|确证性?|临床|对照|前瞻性)(?:研究|试验)$")
_NAME_ENDS = re.compile(r"[。，；、,;（(]|(?:中|的|显示|结果|数据|达到|共?[纳入])")
_CAPITALS = re.compile(r"[A-Z]{2}[A-Za-z]*\d{0,4}[A-Z]?(?:-[A-Z0-9][A-Za-z0-9]*)*")
_OF_SERIES = re.compile(r"\d[A-Za-z]?-[A-Z]{0,4}\d+$|[A-Za-z]{5}-\d{1,4}$")
# A单臂研究, B Ⅲ期随机对照试验: what may stand between a trial's name and the word.
_DESIGN = r"单臂|随机|双盲|开放(?:标签)?|多中心|国际|全球|中国|注册|确证性?|关键性?|临床|安慰剂|对照|前瞻性?|真实世界|平行|析因|桥接|扩展|[ⅠⅡⅢⅣ1-4I]{1,3}[ab]?期"
_STUDY_AFTER = re.compile(rf"[”\"」》]?\s?(?P<design>(?:{_DESIGN})*)(?:研究|试验)(?!者|组|中心|所|院|会)")
_IS_STUDY = re.compile(r"\s?[是为]一[项个][^，,。；;]{0,48}(?:研究|试验|临床)(?!者|中心|所|院)")
_STUDY = frozenset('”"」》研试是为单随双开多国全中注确关临安对前真平析桥扩ⅠⅡⅢⅣ1234I')
# 确证性Ⅱ期试验（CT041-ST-01）: all of a bracket behind the word, or its first item.
_BRACKET_OPENS = re.compile(r"(?:研究|试验)\s?[（(](?:简称|代号|编号|研究代号|方案编号)?[:：]?\s?$")
_BRACKET_ENDS = frozenset("）),，、;；")
# SHR-1701Ⅲ期研究, PD-L1单臂研究: a drug's code or a marker, and no trial, where a design stands between.
_OF_DRUG = re.compile(r"[A-Z]{2,5}-?\d{1,6}[A-Za-z]?")
_NUMBERED = re.compile(r"\d{2,5}[A-Za-z]?(?:-\d{1,4})?$|[ -]\d[A-Za-z]?$|-[A-Za-z]+\d+$")
_SCORE = re.compile(r"ECOG[ -]?[0-5]")  # ECOG 0~1分: a performance status
_OPENS = frozenset("（(:：号称 ")
_CODE = re.compile(r"[A-Z]\d{3,}")  # C008
_LONG = 6  # letters of a name without a number that counts in the whole article
_DIGIT = re.compile(r"\d")
_NOT_NAMED = frozenset(
    "RCT RCTs IIT NSCLC SCLC HCC CRC PK PD I II III IV PCR DNA RNA PET CT MRI PDX GCP ORR PFS OS DFS NGS FISH IHC ADC TKI TKIs ICI ICIs "
    "EGFR ALK HER2 MDT RWS BE CAR CAR-T TCR-T TIL AI HIV EB HPV TCGA GWAS SEER DLT WHO FDA NMPA CDE ASCO ESMO CSCO".split()
)


def find_trials(text: str) -> list[Mention]:
    """The TRIAL mentions that their form gives (ids are given later)."""
    out = []
    if holds(text, _REGISTRIES):
        out += [Mention("", "TRIAL", *m.span(), m[0], m[0]) for m in _REGISTRY.finditer(text)]
    bare: list[re.Match[str]] = []
    said: set[str] = set()
    for m in _TOKEN.finditer(text):
        word = m[0]
        if len(word) < 3:
            continue
        # What has neither 研究 nor 试验 after it nor a number at its end is a trial only where another is the same.
        after = text[m.end() : m.end() + 1]
        bracketed = text[m.start() - 1 : m.start()] in _OPENS and after in _BRACKET_ENDS
        if text.startswith(("研究", "试验"), m.start() - 2) and _is_named_after(text, m):
            out.append(Mention("", "TRIAL", *m.span(), word, word))
            said.add(word)
            continue
        if not (bracketed or after in _STUDY or after.isspace() or word[-1].isdigit() or word[-2].isdigit()):
            if len(word) >= _LONG:
                bare.append(m)
            continue
        if _of_pair(text, m) or _SCORE.fullmatch(word):
            continue
        studied = _is_studied(text, m, bracketed)
        if word.startswith(_SERIES) and _NUMBERED.search(word):
            if studied or "-" in word or " " in word or word.startswith(("ALTER", "IMpower", "CTONG")):
                out.append(Mention("", "TRIAL", *m.span(), word, word))
        elif word not in _NOT_NAMED and (sum(map(str.isupper, word)) > 1 or _CODE.fullmatch(word)):
            if studied:
                out.append(Mention("", "TRIAL", *m.span(), word, word))
                said.add(word)
            elif len(word) >= _LONG:
                bare.append(m)
    # What is called 研究 once is the trial wherever it stands: CamRelief研究…那CamRelief呢？
    for m in bare:
        if m[0] in said and not _DIGIT.search(m[0]) and not _of_pair(text, m):
            out.append(Mention("", "TRIAL", *m.span(), m[0], m[0]))
    return out


def _is_studied(text: str, m: re.Match[str], bracketed: bool) -> bool:
    """Whether a word is called a study: A研究, A单臂研究, A是一项Ⅲ期临床, 试验（A）, 研究A-002."""
    word, start, end = m[0], m.start(), m.end()
    after = _STUDY_AFTER.match(text, end)
    if after is not None:
        return not (after["design"] and _OF_DRUG.fullmatch(word))
    if _IS_STUDY.match(text, end) is not None or (bracketed and _BRACKET_OPENS.search(text, max(0, start - 12), start)):
        return True
    return _OF_SERIES.search(word) is not None and _STUDY_BEFORE.search(text, start - 3, start) is not None


def _is_named_after(text: str, m: re.Match[str]) -> bool:
    """Whether a word behind 研究 is the study's name: 单臂Ⅱ期研究RISE-MCL。"""
    word, start, end = m[0], m.start(), m.end()
    return (
        len(word) > 3
        and word not in _NOT_NAMED
        and _CAPITALS.fullmatch(word) is not None
        and not _OF_DRUG.fullmatch(word)
        and _KIND_BEFORE.search(text, max(0, start - 8), start) is not None
        and _NAME_ENDS.match(text, end) is not None
    )


def _of_pair(text: str, m: re.Match[str]) -> bool:
    """Whether a word is the second name of what stands before its slash: HER2/neu; but not ASCENT-04/KEYNOTE-D19."""
    return text[m.start() - 1 : m.start()] == "/" and not m[0].startswith(_SERIES)
