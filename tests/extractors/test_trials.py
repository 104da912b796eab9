"""Trials: registry numbers, series of sponsors, and names that the word 研究 or 试验 follows."""

from __future__ import annotations

import pytest
from marks import check

MARKED = [
    "⟦KEYNOTE-189|TRIAL⟧研究奠定了一线地位。",
    "在⟦KEYNOTE-189|TRIAL⟧中，死亡风险下降。",
    "⟦CheckMate 067|TRIAL⟧研究10年随访。",
    "⟦CheckMate-9LA|TRIAL⟧研究。",
    "⟦ALTER0303|TRIAL⟧研究证实了三线疗效。",
    "⟦IMpower133|TRIAL⟧改写了指南。",
    "此次获批依据单臂Ⅱ期研究⟦RISE-MCL|TRIAL⟧，59例患者回输。",
    "该药的Ⅲ期临床试验⟦DAYBREAK|TRIAL⟧达到主要终点。",
    "国际多中心、单臂、Ⅱ期研究⟦JACKPOT8B|TRIAL⟧的结果。",
    "Ⅱ期研究ORR达到60%，多中心研究SHR-A1811。",
    "⟦DESTINY-Breast03|TRIAL⟧试验。",
    "⟦FLAURA2|TRIAL⟧研究公布OS数据。",
    "⟦ARCHES|TRIAL⟧研究纳入1150例患者。",
    "⟦ORIENT-31|TRIAL⟧研究。",
    "⟦CAPSTONE-1|TRIAL⟧研究。",
    "注册号⟦NCT02296125|TRIAL⟧。",
    "（⟦NCT04380636|TRIAL⟧）",
    "注册号⟦ChiCTR2000034106|TRIAL⟧。",
    "登记号⟦CTR20211234|TRIAL⟧。",
    "⟦KEYNOTE-189|TRIAL⟧（⟦NCT02578680|TRIAL⟧）研究。",
    "⟦POLARIX|TRIAL⟧研究与⟦ECHELON-2|TRIAL⟧研究均为阳性。",
    "⟦SHR-1316-III-301|TRIAL⟧研究",
    "⟦NEOTORCH|TRIAL⟧研究纳入可切除患者。",
    "⟦RENOTORCH|TRIAL⟧试验达到终点。",
    "⟦ASCENT-04|TRIAL⟧/⟦KEYNOTE-D19|TRIAL⟧研究。",
    "Ⅰ期⟦HLX43-FIH101|TRIAL⟧研究",
    "Ⅱ期研究⟦ZG006-002|TRIAL⟧纳入60例患者。",
    "Ⅲ期试验⟦CaDAnCe-304|TRIAL⟧已启动。",
    "⟦BL-B01D1-303|TRIAL⟧研究入选年会。",
    "⟦LUMMICAR STUDY 1|TRIAL⟧共102例。",
    # A name of letters that is called a study once is one wherever it stands.
    "⟦LuminaRelief|TRIAL⟧研究很受关注。那⟦LuminaRelief|TRIAL⟧呢？",
    "⟦NV-RISE|TRIAL⟧研究（⟦NV026-001|TRIAL⟧）已公布。⟦NV-RISE|TRIAL⟧是一项双盲试验。",
    "⟦RUBY|TRIAL⟧第一部分显示获益。",
    "nirogacestat(⟦DeFi|TRIAL⟧)使疾病进展风险降低。",
    "“⟦TOURMALINE-MM5|TRIAL⟧”研究公布结果。",
    # The design may stand between a name and 研究, or the name in a bracket behind it; a drug's code is none.
    "⟦C015|TRIAL⟧单臂研究的ORR为24.8%。",
    "⟦STELLAR-001|TRIAL⟧随机双盲Ⅲ期临床试验已公布。",
    "确证性Ⅱ期试验（⟦CT061-ST-01|TRIAL⟧）同步发表。",
    "⟦KN066-302|TRIAL⟧是一项Ⅲ期临床研究。",
    "②⟦GLOW|TRIAL⟧（n=507），骨架方案为化疗。",
    "⟦BRIGHT-1|TRIAL⟧研究入组300例。",
    "SHR-1701Ⅲ期研究未达到终点。",
    "一项Ⅱ期研究（FAS集）的结果。",
]
NONE = [
    "LuminaRelief问世。", "RUBY是红宝石。",
    "RCT研究质量较高。", "一项PK研究。", "TKI研究进展。", "EGFR研究综述。", "CRC研究较多。", "真实世界RWS研究。", "MRI研究显示。", "开展I研究。", "HER2研究历史。",
    "该研究为单臂试验。", "ASCO研究者奖。", "NCT编号见附录。", "NCT1234", "ORR研究终点。", "CAR-T研究进展迅速。", "IIT研究", "PD-1/PD-L1研究", "Ⅰ期研究SHR-A1811治疗乳腺癌。",
]  # fmt: skip


@pytest.mark.parametrize("marked", MARKED)
def test_a_trial(marked: str) -> None:
    check(marked, "TRIAL")


@pytest.mark.parametrize("text", NONE)
def test_no_trial(text: str) -> None:
    check(text, "TRIAL")


def test_a_drug_code_stays_a_drug() -> None:
    check("⟦SHR-A1811|DRUG⟧治疗⟦HER2阳性|BIOMARKER⟧⟦乳腺癌|CANCER⟧。")
