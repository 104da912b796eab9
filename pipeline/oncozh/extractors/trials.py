"""TRIAL by form: registry numbers, and serial names such as KEYNOTE-189, CheckMate 067, ALTER01031."""

from __future__ import annotations

import re

from oncozh.article import Mention

_REGISTRY = re.compile(r"(?<![A-Za-z0-9])(?:NCT\d{8}|ChiCTR-?[A-Za-z]*-?\d{8,12}|CTR\d{8}|ISRCTN\d{8}|UMIN\d{9}|EudraCT\s?\d{4}-\d{6}-\d{2}|jRCT[a-z]?\d{9,10})")
# Series of trials that sponsors number on; a member that the table lacks is still one.
_SERIES = re.compile(
    r"(?<![A-Za-z0-9])(?:KEYNOTE|CheckMate|IMpower|IMvigor|IMbrave|IMpassion|IMspire|ORIENT|RATIONALE|CAMEL|ESCORT|"
    r"CAPSTONE|JUPITER|CHOICE|ASTRUM|HARMONi|AK\d{3}|TROPION|DESTINY|EVOKE|ASCENT|TROPiCS|LIBRETTO|MARIPOSA|PAPILLON|"
    r"CHRYSALIS|CARTITUDE|ZUMA|TRANSCEND|KarMMa|MONALEESA|PALOMA|MONARCH|NATALEE|DAWNA|PHOEBE|PHILA|CodeBreaK|KRYSTAL|"
    r"ALTER|FRESCO|FRUTIGA|SACHI|SAVANNAH|INSIGHT|GEMSTONE|EMPOWER|COMPASS|TALAPRO|PROSPER|SPARTAN|TITAN|CASPIAN|POSEIDON|PACIFIC|"
    r"ADAURA|FLAURA|AENEAS|FURLONG|INNOVENT|LEAP|CLEAR|REACH|RAINBOW|TOPAZ|CARES|LAUNCH|APOLLO|MAGNITUDE|EV|"
    r"OptiTROP|TRACE|DREAMM|MajesTEC|MonumenTAL|MagnetisMM|EPCORE|POLARGO|POLARIX|INSPIRE|SUNRISE|SUNMO|ECHELON|"
    r"BGB|CIBI|SHR|TQB|HLX|JS\d{3}|CTONG|SWOG|ECOG|RTOG|NRG|CALGB|GOG|EORTC|JCOG|NSABP|BCIRG|TAX|GALLIUM|IFM|AIDA|LBL)"
    r"(?:[ -]?[A-Za-z]{0,9})?[ -]?\d{2,5}[A-Za-z]?(?:-\d{1,3})?(?![A-Za-z0-9])"
)
_NAMED = re.compile(r"(?<![A-Za-z0-9/-])(?=[A-Za-z-]*[A-Z][A-Za-z-]*[A-Z])[A-Z][A-Za-z]*(?:-?[A-Za-z]+)*(?:[- ]?\d{1,5}[A-Za-z]?|[ⅠⅡⅢ]+)?(?=\s?(?:研究|试验)(?!者|组|中心|所|院|会))")
_NOT_NAMED = re.compile(
    r"^(?:RCT|RCTs|IIT|NSCLC|SCLC|HCC|CRC|PK|PD|I{1,3}|IV|PCR|DNA|RNA|PET|CT|MRI|PDX|GCP|ORR|PFS|OS|DFS|III|NGS|FISH|"
    r"IHC|ADC|TKI|TKIs|ICI|ICIs|EGFR|ALK|HER2|MDT|RWS|BE|CAR|CAR-T|TCR-T|TIL|AI|HIV|EB|HPV|TCGA|GWAS|SEER|DLT|WHO|FDA|NMPA|CDE|ASCO|ESMO|CSCO|[A-Z])$"
)


def find_trials(text: str) -> list[Mention]:
    """The TRIAL mentions that their form gives (ids are given later)."""
    out = [Mention("", "TRIAL", *m.span(), m[0], m[0]) for m in _REGISTRY.finditer(text)]
    for m in _SERIES.finditer(text):
        if text.startswith("研究", m.end()) or "-" in m[0] or " " in m[0] or m[0].startswith(("ALTER", "IMpower", "CTONG")):
            out.append(Mention("", "TRIAL", *m.span(), m[0], m[0]))
    for m in _NAMED.finditer(text):
        if not _NOT_NAMED.match(m[0]) and len(m[0]) > 2:
            out.append(Mention("", "TRIAL", *m.span(), m[0], m[0]))
    return out
