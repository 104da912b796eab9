"""DRUG by form: invented names that no list can hold, each in a sentence with all its drugs."""

from __future__ import annotations

import pytest
from marks import check

from oncozh.extractors.drugs import reason, without_salt

STEMS = [
    "信达生物宣布⟦信迪利单抗|DRUG⟧获批。",
    "今日公布⟦特瑞普利单抗|DRUG⟧数据。",
    "公司宣布⟦曲妥珠单抗|DRUG⟧上市，⟦瑞康曲妥珠单抗|DRUG⟧获批。",
    # the left edge: verbs, classes, titles, joins
    "采用⟦澜奥替尼|DRUG⟧治疗的患者。",
    "药物⟦布泽替尼|DRUG⟧获批上市。",
    "患者接受⟦泊利单抗|DRUG⟧联合⟦索奈西利|DRUG⟧维持。",
    "PD-1抑制剂⟦依拉利单抗|DRUG⟧在研。",
    "⟦澜奥替尼|DRUG⟧组与⟦布泽替尼|DRUG⟧组相比。",
    "单药⟦格鲁鲁胺|DRUG⟧的疗效。",
    "旨在探讨⟦澜奥替尼|DRUG⟧的安全性。",
    "评价⟦布泽替尼|DRUG⟧对比⟦索拉非尼|DRUG⟧。",
    "优于⟦澜奥替尼|DRUG⟧。",
    "既往用过⟦澜奥替尼|DRUG⟧者。",
    "⟦卡瑞利珠单抗|DRUG⟧加⟦澜奥替尼|DRUG⟧。",
    "⟦澜奥替尼|DRUG⟧加⟦布泽替尼|DRUG⟧。",
    "湖南省肿瘤医院⟦泊拉妥单抗|DRUG⟧治疗失败。",
    "公司围绕⟦芦达曲妥珠单抗|DRUG⟧开展研究。",
    "BCL2抑制剂⟦索维克拉|DRUG⟧。",
    "⟦盐酸澜奥替尼|DRUG⟧胶囊。",
    "⟦甲磺酸布泽替尼|DRUG⟧。",
    "⟦白蛋白结合型多赛他赛|DRUG⟧。",
    "⟦澜柔比星脂质体|DRUG⟧。",
    "⟦福澜莫司汀|DRUG⟧与⟦澜莫司琼|DRUG⟧。",
    "⟦澜奥西雷塞|DRUG⟧、⟦澜奥基奥仑赛|DRUG⟧均获批。",
    "⟦澜奥替尼|DRUG⟧和⟦澜地德瑞林|DRUG⟧。",
    "含铂化疗后以⟦澜奥帕利|DRUG⟧维持。",
    # Traditional characters, English, isotopes
    "採用⟦瀾奧替尼|DRUG⟧治療。",
    "⟦lanoretinib|DRUG⟧ 80 mg。",
    "⟦bozetamab vedotin|DRUG⟧组。",
    "⟦Lano-DXd|DRUG⟧获批。",
    "⟦lano-cel|DRUG⟧输注。",
    "⟦177Lu-LANO-12|DRUG⟧治疗。",
    "⟦十五价HPV疫苗|DRUG⟧接种。",
    "随机接受⟦澜奥替尼|DRUG⟧或⟦比奥鲁胺|DRUG⟧。",
    "⟦lanofitamig|DRUG⟧与⟦bozetatug vedotin|DRUG⟧。",
    "输注⟦lanocabtagene autoleucel|DRUG⟧后。",
    # Chinese medicines by their herbs and their form, formulas by what they do
    "观察⟦健脾消癥方|DRUG⟧联合⟦SOX|DRUG⟧方案的疗效。",
    "⟦益气养阴解毒汤|DRUG⟧可改善症状，⟦固本抑瘤丸|DRUG⟧组ORR更高。",
    "中药⟦参苓抑瘤方|DRUG⟧加减，加服⟦消岩汤|DRUG⟧。",
    "予⟦参芪固本颗粒|DRUG⟧口服。",
    "⟦黄芪健脾汤|DRUG⟧、⟦茯苓四味丸|DRUG⟧加减。",
    "静滴⟦苦参抗癌注射液|DRUG⟧。",
]
CODES = [
    "⟦LAT-8841|DRUG⟧联合化疗。",
    "新药⟦ZQW1201|DRUG⟧获批临床。",
    "⟦澜奥替尼|DRUG⟧（⟦LAT8841|DRUG⟧）组。",
    "⟦LAT-8841|DRUG⟧（KIF18A抑制剂）进入Ⅱ期。",
    "代号⟦ZQW1201|DRUG⟧，靶点不详。",
    "⟦XL-B77D1|DRUG⟧是一款ADC。",
    "⟦7XW4410|DRUG⟧对照化疗。",
    "⟦mRNA-9921|DRUG⟧在研。",
    "⟦XX 4410631|DRUG⟧（HER2抑制剂）120 mg治疗。",
    "⟦LAT-8841|DRUG⟧（KIF18A抑制剂）、⟦ZQW120|DRUG⟧和⟦XLB343|DRUG⟧均进入Ⅱ期。",
    "⟦ZQWN003|DRUG⟧单药的数据。",
    "⟦ZQ-7375|DRUG⟧为口服KRAS G12D抑制剂。",
    # a gene's letters with a hyphen and a number of three digits
    "其一是靶向CLDN18.2的⟦SYK-317|DRUG⟧，⟦SYK-317|DRUG⟧的安全性良好。",
    # what is said of drugs and of trials is said of a drug where the prefix is a company's
    "⟦LQ-884|DRUG⟧在晚期胃癌中的数据。",
    "与化疗相比，⟦LQ-884|DRUG⟧将ORR提高一倍。",
    "一款名为⟦LQ-884|DRUG⟧的ADC。",
    "⟦LQ-884|DRUG⟧首次公布人体数据，⟦ZW-219|DRUG⟧Ⅰ期临床已启动。",
    # headings and numbered items
    "1.⟦LQ-884|DRUG⟧。高选择性JAK1抑制剂，已获批。",
    "产品进展\n⟦ZQW-884|DRUG⟧\n已完成入组。",
]
INTRODUCED = [
    "⟦澜奥替尼|DRUG⟧（商品名：⟦澜必康|DRUG⟧）上市。",
    "注射用⟦澜奥单抗|DRUG⟧（商品名⟦澜必康|DRUG⟧®）。",
    "给予⟦澜立宁|DRUG⟧胶囊40 mg，⟦澜立宁|DRUG⟧组无停药。",
    "⟦澜奥替尼|DRUG⟧（⟦艾必泽|DRUG⟧）获批，⟦艾必泽|DRUG⟧组ORR更高。",
    "而⟦艾必泽|DRUG⟧（⟦澜奥替尼|DRUG⟧）获批。",
    "⟦赫赛汀|DRUG⟧、⟦艾必泽|DRUG⟧等。",
]
NOTHING = [
    "患者进食鸡汤、牡丹、弥散。", "⟦澜奥替尼|DRUG⟧（进口）与⟦顺铂|DRUG⟧（静滴）、⟦卡铂|DRUG⟧（对照组）。", "KRAS突变、CD47表达、FGFR2融合。", "A549细胞与HCT116细胞系。", "执行GB12345标准，ISO 13485认证。", "NCT04567890研究。",
    "SWOG1801研究与RTOG0617试验。", "铂类耐药、含铂化疗、双铂方案均不适用。", "抗生素、激素与单克隆抗体。", "亚美尼亚与宾夕法尼亚的登记数据。", "俄克拉荷马大学城。",
    "史瑞克是动画角色。", "人源化单抗、嵌合单抗、双特异性单抗。", "次黄嘌呤与胞嘧啶代谢。", "每日1次，共40 mg。", "总量60 mg/m2。", "生理盐水500 ml。", "BGB-11417-101试验入组。", "研究ZG006-002纳入。",
    "2024年CSCO大会。", "HER2阳性、PD-L1表达≥50%。", "DNA修复、RNA测序与PCR检测。", "股票代码：688331。", "患者年龄45~72岁。", "III期临床B1231研究。", "达芬奇机器人XI2000系统。",
    "采用KY-2010微波消融仪。", "COSMA-312在晚期肝癌患者中的结果。", "健脾化湿方法与止痛方药。", "家人喝绿豆汤。",
]  # fmt: skip


@pytest.mark.parametrize("marked", STEMS)
def test_a_stem_makes_a_drug(marked: str) -> None:
    check(marked, "DRUG")


@pytest.mark.parametrize("marked", CODES)
def test_a_code_is_told_by_its_shape_and_its_neighbours(marked: str) -> None:
    check(marked, "DRUG")


@pytest.mark.parametrize("marked", INTRODUCED)
def test_a_name_that_the_text_introduces(marked: str) -> None:
    check(marked, "DRUG")


@pytest.mark.parametrize("text", NOTHING)
def test_no_drug_stands_here(text: str) -> None:
    check(text, "DRUG")


def test_a_verb_before_a_name_is_told_by_its_other_occurrences() -> None:
    check("⟦澜奥替尼|DRUG⟧有效。比⟦澜奥替尼|DRUG⟧好。", "DRUG")
    check("⟦比奥替尼|DRUG⟧有效，对照⟦比奥替尼|DRUG⟧，接受⟦比奥替尼|DRUG⟧。", "DRUG")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("宗艾替尼", ("stem", "替尼")), ("福莫司汀", ("stem", "司汀")), ("BGB-16673", ("code", "")),
        ("lanoretinib", ("stem", "-tinib")), ("艾瑞妮", ("introduced", "")), ("177Lu-LANO-12", ("code", "")),
    ],
)  # fmt: skip
def test_reason(name: str, expected: tuple[str, str]) -> None:
    assert reason(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("盐酸安罗替尼", "安罗替尼"), ("对甲苯磺酸索拉非尼", "索拉非尼"), ("安罗替尼", "安罗替尼")]
)
def test_without_salt(name: str, expected: str) -> None:
    assert without_salt(name) == expected
