"""Several studies in one article: arms, treatments and trials of one are not those of the next."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
舒沃替尼。该药是首个获批的EGFR抑制剂。WU-KONG6研究中，ORR为60.8%。
    60.8% ; ORR rate 60.8 percent ; I=舒沃替尼 ; trial=WU-KONG6

塔拉妥单抗是一款靶向DLL3的双特异性抗体。DeLLphi-301研究中，ORR为40%。
    40% ; ORR rate 40 percent ; I=塔拉妥单抗 ; trial=DeLLphi-301

GALAXY-1研究中伏美替尼组中位PFS为20.8个月，吉非替尼组为11.1个月；ORION-7研究比较了芦比替定联合阿替利珠单抗与阿替利珠单抗，中位OS为13.2个月 vs 10.6个月（HR=0.73）。
    20.8个月 ; PFS median 20.8 month ; I=伏美替尼 ; C=吉非替尼 ; trial=GALAXY-1
    11.1个月 ; PFS median 11.1 month ; I=吉非替尼 ; C=伏美替尼 ; trial=GALAXY-1
    13.2个月 ; OS median 13.2 month ; I=芦比替定+阿替利珠单抗 ; C=阿替利珠单抗 ; trial=ORION-7
    10.6个月 ; OS median 10.6 month ; I=阿替利珠单抗 ; C=芦比替定+阿替利珠单抗 ; trial=ORION-7
    0.73 ; OS hazard_ratio 0.73 ratio ; I=芦比替定+阿替利珠单抗 ; C=阿替利珠单抗 ; trial=ORION-7

ARANOTE研究中达罗他胺较安慰剂使进展或死亡风险降低46%（HR=0.54）；ENZAMET研究8年OS率分别为50%和40%。
    46% ; PFS change 46 percent ; I=达罗他胺 ; C="安慰剂" ; trial=ARANOTE ; dir=decrease
    0.54 ; PFS hazard_ratio 0.54 ratio ; I=达罗他胺 ; C="安慰剂" ; trial=ARANOTE
    50% ; OS rate 50 percent ; @96 ; trial=ENZAMET ; flags=unmatched_distribution
    40% ; OS rate 40 percent ; @96 ; trial=ENZAMET ; flags=unmatched_distribution

HIMALAYA研究中双免联合组（度伐利尤单抗联合替西木单抗）与索拉非尼组的中位OS分别为16.4个月和13.8个月。APOLLO研究使用派安普利单抗+安罗替尼，联合组与索拉非尼组的中位OS分别为16.5个月和13.2个月。
    16.4个月 ; OS median 16.4 month ; I=度伐利尤单抗+替西木单抗 ; C=索拉非尼 ; trial=HIMALAYA
    13.8个月 ; OS median 13.8 month ; I=索拉非尼 ; C=度伐利尤单抗+替西木单抗 ; trial=HIMALAYA
    16.5个月 ; OS median 16.5 month ; I=派安普利单抗+安罗替尼 ; C=索拉非尼 ; trial=APOLLO
    13.2个月 ; OS median 13.2 month ; I=索拉非尼 ; C=派安普利单抗+安罗替尼 ; trial=APOLLO

瑞拉利单抗联合纳武利尤单抗与纳武利尤单抗单药的中位PFS分别为10.2和4.6个月。替莫唑胺+阿帕替尼+卡瑞利珠单抗的ORR达64.0%，中位OS未达到。
    10.2 ; PFS median 10.2 month ; I=瑞拉利单抗+纳武利尤单抗 ; C=纳武利尤单抗
    4.6个月 ; PFS median 4.6 month ; I=纳武利尤单抗 ; C=瑞拉利单抗+纳武利尤单抗
    64.0% ; ORR rate 64.0 percent ; I=替莫唑胺+阿帕替尼+卡瑞利珠单抗
    中位OS ; OS median null month ; I=替莫唑胺+阿帕替尼+卡瑞利珠单抗 ; flags=not_reached

研究使用派安普利单抗+安罗替尼治疗肝癌。联合组与索拉非尼组的中位OS分别为16.5个月和13.2个月。
    16.5个月 ; OS median 16.5 month ; I=派安普利单抗+安罗替尼 ; C=索拉非尼 ; P=肝癌
    13.2个月 ; OS median 13.2 month ; I=索拉非尼 ; C=派安普利单抗+安罗替尼 ; P=肝癌

IMbrave研究随机接受斯鲁利单抗或安慰剂联合卡铂-依托泊苷，斯鲁利单抗组与安慰剂组中位OS分别为15.8个月、11.1个月。
    15.8个月 ; OS median 15.8 month ; I=斯鲁利单抗+卡铂+依托泊苷 ; C="安慰剂组"+卡铂+依托泊苷 ; trial=IMbrave
    11.1个月 ; OS median 11.1 month ; I="安慰剂组"+卡铂+依托泊苷 ; C=斯鲁利单抗+卡铂+依托泊苷 ; trial=IMbrave

monarchE研究5年iDFS率为83.6%，NATALEE研究4年iDFS率为88.5%（HR=0.715），而PALLAS研究为阴性结果。阿贝西利组腹泻发生率83.5%。
    83.6% ; DFS rate 83.6 percent ; @60 ; trial=monarchE
    88.5% ; DFS rate 88.5 percent ; @48 ; trial=NATALEE
    0.715 ; DFS hazard_ratio 0.715 ratio ; trial=NATALEE
    83.5% ; AE rate 83.5 percent ; I=阿贝西利 ; event=腹泻

获益与总体人群一致（HR 0.63）。22HERA研究的11年DFS获益相同（HR 0.82）。
    0.63 ; OS hazard_ratio 0.63 ratio ; flags=ambiguous_endpoint
    0.82 ; DFS hazard_ratio 0.82 ratio ; @132 ; trial=HERA

FRESCO和FRESCO-2为两项Ⅲ期研究。FRESCO研究中呋喹替尼组中位PFS为3.7个月。
    3.7个月 ; PFS median 3.7 month ; I=呋喹替尼 ; trial=FRESCO ; phase=Ⅲ期

GMMG-HD7研究在移植后随机给予来那度胺或艾沙妥昔单抗维持。诱导治疗后，Isa-RVd组和RVd组的MRD阴性率分别为50.1%和35.6%（OR 1.82，95%CI 1.33-2.48）。
    50.1% ; MRD rate 50.1 percent ; I=Isa-RVd ; C=RVd ; trial=GMMG-HD7
    35.6% ; MRD rate 35.6 percent ; I=RVd ; C=Isa-RVd ; trial=GMMG-HD7
    1.82 ; MRD odds_ratio 1.82 ratio ; I=Isa-RVd ; C=RVd ; trial=GMMG-HD7 ; ci=1.33..2.48

一项多中心Ⅱ期研究评估了信迪利单抗治疗复发/难治性经典型霍奇金淋巴瘤的疗效，96例患者入组，ORR为80.4%。
    80.4% ; ORR rate 80.4 percent ; I=信迪利单抗 ; P=经典型霍奇金淋巴瘤 ; phase=Ⅱ期
免疫联合化疗的2年OS率为46.3%，与KEYNOTE-189的45.5%相仿。
    46.3% ; OS rate 46.3 percent ; @24 ; I=免疫联合化疗
    45.5% ; OS rate 45.5 percent ; @24 ; I=免疫联合化疗 ; trial=KEYNOTE-189

GEMSTONE-301研究中，舒格利单抗用于同步或序贯放化疗后未进展的患者，BICR评估的中位PFS为9.0个月，安慰剂为5.8个月。
    9.0个月 ; PFS median 9.0 month ; I=舒格利单抗 ; C="安慰剂" ; trial=GEMSTONE-301
    5.8个月 ; PFS median 5.8 month ; I="安慰剂" ; C=舒格利单抗 ; trial=GEMSTONE-301

Ⅰ期临床数据入选EHA口头报告。共38例多发性骨髓瘤患者接受治疗，ORR达到95.0%。
    95.0% ; ORR rate 95.0 percent ; P=多发性骨髓瘤 ; phase=Ⅰ期

研究结果显示，SOX组与S-1组mOS为14.2 m vs 10.9 m（P=0.031），肿瘤长径≥2.5 cm者ORR为38.9%。
    14.2 m ; OS median 14.2 month ; I=SOX ; C=S-1 ; p=0.031
    10.9 m ; OS median 10.9 month ; I=S-1 ; C=SOX ; p=0.031
    38.9% ; ORR rate 38.9 percent ; I="肿瘤长径≥2.5 cm者"
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_studies(text: str, rows: list[str]) -> None:
    check(text, rows)


def test_heading_says_the_drug() -> None:
    check(
        "一、他雷替尼\n他雷替尼研究入组120例，他雷替尼的ORR为88.8%。\n二、戈来雷塞（KRAS G12C抑制剂）\n"
        "单药用于胰腺癌患者，ORR为41.9%。",
        [
            "88.8% ; ORR rate 88.8 percent ; I=他雷替尼",
            "41.9% ; ORR rate 41.9 percent ; I=戈来雷塞 ; P=胰腺癌",
        ],
    )


def test_label_speaks_of_its_own_drug() -> None:
    check(
        "【通用名称】洛拉替尼片\n本品组12个月PFS率为78%，克唑替尼组为39%。",
        [
            "78% ; PFS rate 78 percent ; @12 ; I=洛拉替尼 ; C=克唑替尼",
            "39% ; PFS rate 39 percent ; @12 ; I=克唑替尼 ; C=洛拉替尼",
        ],
    )


def test_heading_over_another_drug_ends_the_trial() -> None:
    check(
        "KEYNOTE-900研究纳入120例胃癌患者，ORR为40%。\n二、洛拉替尼治疗肺癌\n300例患者中，ORR为60%。",
        ["40% ; ORR rate 40 percent ; P=胃癌 ; trial=KEYNOTE-900", "60% ; ORR rate 60 percent ; I=洛拉替尼 ; P=肺癌"],
    )
