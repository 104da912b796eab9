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
_OF_SERIES = re.compile(r"\d[A-Za-z]?-[A-Z]{0,4}\d+$|[A-Za-z]{5}-\d{1,4}$")
_STUDY_AFTER = re.compile(r"\s?(?:研究|试验)(?!者|组|中心|所|院|会)")
_STUDY = frozenset("研试")
_NUMBERED = re.compile(r"\d{2,5}[A-Za-z]?(?:-\d{1,4})?$|[ -]\d[A-Za-z]?$|-[A-Za-z]+\d+$")
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
        if not (after in _STUDY or after.isspace() or word[-1].isdigit() or word[-2].isdigit()):
            if len(word) >= _LONG:
                bare.append(m)
            continue
        if _of_pair(text, m):
            continue
        studied = _STUDY_AFTER.match(text, m.end()) is not None or (
            _OF_SERIES.search(word) is not None and _STUDY_BEFORE.search(text, m.start() - 3, m.start()) is not None
        )
        if word.startswith(_SERIES) and _NUMBERED.search(word):
            if studied or "-" in word or " " in word or word.startswith(("ALTER", "IMpower", "CTONG")):
                out.append(Mention("", "TRIAL", *m.span(), word, word))
        elif word not in _NOT_NAMED and sum(map(str.isupper, word)) > 1:
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


def _of_pair(text: str, m: re.Match[str]) -> bool:
    """Whether a word is the second name of what stands before its slash: HER2/neu; but not ASCENT-04/KEYNOTE-D19."""
    return text[m.start() - 1 : m.start()] == "/" and not m[0].startswith(_SERIES)
