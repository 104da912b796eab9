"""Arms that get the same treatments one after the other, in another order or at another time."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
回顾性分析86例肾癌患者，先用培唑帕尼、进展后换依维莫司者44例（P→E组），顺序相反者42例（E→P组）。P→E组中位OS为25.4个月，长于E→P组的22.1个月（HR=0.81）。
    25.4个月 ; OS median 25.4 month ; I=培唑帕尼+依维莫司 ; C=依维莫司+培唑帕尼 ; P=肾癌
    22.1个月 ; OS median 22.1 month ; I=依维莫司+培唑帕尼 ; C=培唑帕尼+依维莫司 ; P=肾癌
    0.81 ; OS hazard_ratio 0.81 ratio ; I=培唑帕尼+依维莫司 ; C=依维莫司+培唑帕尼 ; P=肾癌

120例胰腺癌患者随机分为A组（吉西他滨序贯FOLFIRINOX）和B组（FOLFIRINOX序贯吉西他滨）。一线治疗期间，两组ORR分别为17.2%和31.0%，换药后ORR分别为12.5%和8.3%。自首个药物起算，两组中位OS为11.9个月和12.6个月。
    17.2% ; ORR rate 17.2 percent ; I=吉西他滨 ; C=FOLFIRINOX ; P=胰腺癌
    31.0% ; ORR rate 31.0 percent ; I=FOLFIRINOX ; C=吉西他滨 ; P=胰腺癌
    12.5% ; ORR rate 12.5 percent ; I=FOLFIRINOX ; C=吉西他滨 ; P=胰腺癌
    8.3% ; ORR rate 8.3 percent ; I=吉西他滨 ; C=FOLFIRINOX ; P=胰腺癌
    11.9个月 ; OS median 11.9 month ; I=吉西他滨+FOLFIRINOX ; C=FOLFIRINOX+吉西他滨 ; P=胰腺癌
    12.6个月 ; OS median 12.6 month ; I=FOLFIRINOX+吉西他滨 ; C=吉西他滨+FOLFIRINOX ; P=胰腺癌

一项研究让胃癌患者先用紫杉醇、进展后换伊立替康，或者反过来；两种次序的中位OS分别为9.5个月和8.9个月，一线mPFS为3.6 vs 2.3个月。二线紫杉醇的ORR为21%，二线伊立替康只有9%。
    9.5个月 ; OS median 9.5 month ; I=紫杉醇+伊立替康 ; C=伊立替康+紫杉醇 ; P=胃癌
    8.9个月 ; OS median 8.9 month ; I=伊立替康+紫杉醇 ; C=紫杉醇+伊立替康 ; P=胃癌
    3.6 ; PFS median 3.6 month ; I=紫杉醇 ; C=伊立替康 ; P=胃癌
    2.3个月 ; PFS median 2.3 month ; I=伊立替康 ; C=紫杉醇 ; P=胃癌
    21% ; ORR rate 21 percent ; I=紫杉醇 ; C=伊立替康 ; P=胃癌
    9% ; ORR rate 9 percent ; I=伊立替康 ; C=紫杉醇 ; P=胃癌

一项研究让胃癌患者先用紫杉醇、进展后换伊立替康，或者反过来。紫杉醇的中性粒细胞减少发生率为21%。
    21% ; AE rate 21 percent ; I=紫杉醇 ; P=胃癌 ; event=中性粒细胞减少

96例黑色素瘤患者被分为先达拉非尼联合曲美替尼后帕博利珠单抗组和先帕博利珠单抗后达拉非尼联合曲美替尼组。与先达拉非尼联合曲美替尼后帕博利珠单抗组相比，先帕博利珠单抗后达拉非尼联合曲美替尼组2年OS率更高（71.8% vs 51.5%）。
    71.8% ; OS rate 71.8 percent ; @24 ; I=帕博利珠单抗+达拉非尼+曲美替尼 ; C=达拉非尼+曲美替尼+帕博利珠单抗 ; P=黑色素瘤
    51.5% ; OS rate 51.5 percent ; @24 ; I=达拉非尼+曲美替尼+帕博利珠单抗 ; C=帕博利珠单抗+达拉非尼+曲美替尼 ; P=黑色素瘤

150例前列腺癌患者随机分组，A组一线用恩扎卢胺、二线用多西他赛；B组反之。A组和B组的中位PFS2分别为21.7个月和17.3个月。
    21.7个月 ; PFS median 21.7 month ; I=恩扎卢胺+多西他赛 ; C=多西他赛+恩扎卢胺 ; P=前列腺癌
    17.3个月 ; PFS median 17.3 month ; I=多西他赛+恩扎卢胺 ; C=恩扎卢胺+多西他赛 ; P=前列腺癌

78例乳腺癌患者按用药顺序分为T-C组（多西他赛进展后换用卡培他滨）和C-T组（卡培他滨进展后换用多西他赛）。T-C组≥3级不良事件发生率为42.1%，C-T组为33.3%。
    42.1% ; AE rate 42.1 percent ; I=多西他赛+卡培他滨 ; C=卡培他滨+多西他赛 ; P=乳腺癌 ; event=不良事件 ; grade=>=3
    33.3% ; AE rate 33.3 percent ; I=卡培他滨+多西他赛 ; C=多西他赛+卡培他滨 ; P=乳腺癌 ; event=不良事件 ; grade=>=3

64例直肠癌患者分别接受CAPOX诱导后同步放化疗或同步放化疗后CAPOX巩固，pCR率分别为17.9%和25.0%。
    17.9% ; PCR rate 17.9 percent ; I=CAPOX+同步放化疗 ; C=同步放化疗+CAPOX ; P=直肠癌
    25.0% ; PCR rate 25.0 percent ; I=同步放化疗+CAPOX ; C=CAPOX+同步放化疗 ; P=直肠癌

58例骨髓瘤患者中，30例先接受泊马度胺，进展后接受塞利尼索；28例先接受塞利尼索，进展后接受泊马度胺。先用泊马度胺者和先用塞利尼索者的中位OS分别为31.2个月和26.8个月。
    31.2个月 ; OS median 31.2 month ; I=泊马度胺+塞利尼索 ; C=塞利尼索+泊马度胺 ; P=骨髓瘤
    26.8个月 ; OS median 26.8 month ; I=塞利尼索+泊马度胺 ; C=泊马度胺+塞利尼索 ; P=骨髓瘤

90例卵巢癌患者随机分为尼拉帕利→贝伐珠单抗组和贝伐珠单抗→尼拉帕利组。第一阶段的ORR，尼拉帕利→贝伐珠单抗组为38.1%，贝伐珠单抗→尼拉帕利组为29.5%。
    38.1% ; ORR rate 38.1 percent ; I=尼拉帕利 ; C=贝伐珠单抗 ; P=卵巢癌
    29.5% ; ORR rate 29.5 percent ; I=贝伐珠单抗 ; C=尼拉帕利 ; P=卵巢癌

一项回顾性研究纳入112例先用克唑替尼、进展后换用阿来替尼的非小细胞肺癌患者，中位OS为51.5个月。
    51.5个月 ; OS median 51.5 month ; I=克唑替尼+阿来替尼 ; P=非小细胞肺癌

58例前列腺癌患者中，30例用阿比特龙，28例用比卡鲁胺。用阿比特龙者和用比卡鲁胺者的ORR分别为52.2%和41.3%。
    52.2% ; ORR rate 52.2 percent ; I=阿比特龙 ; C=比卡鲁胺 ; P=前列腺癌
    41.3% ; ORR rate 41.3 percent ; I=比卡鲁胺 ; C=阿比特龙 ; P=前列腺癌

96例胃癌患者随机分为两组，A组（n=48）替吉奥治疗至进展后交叉至伊立替康，B组（n=48）伊立替康治疗至进展后交叉至替吉奥。第一阶段两组ORR分别为28.3%和19.2%，第二阶段分别为10.3%和12.2%。
    28.3% ; ORR rate 28.3 percent ; I=替吉奥 ; C=伊立替康 ; P=胃癌
    19.2% ; ORR rate 19.2 percent ; I=伊立替康 ; C=替吉奥 ; P=胃癌
    10.3% ; ORR rate 10.3 percent ; I=伊立替康 ; C=替吉奥 ; P=胃癌
    12.2% ; ORR rate 12.2 percent ; I=替吉奥 ; C=伊立替康 ; P=胃癌

102例食管癌患者中，同步放化疗者51例，序贯放化疗者51例。与序贯放化疗者相比，同步放化疗者的总生存期更长（27.9个月 vs 23.4个月，HR=0.87）。
    27.9个月 ; OS median 27.9 month ; I=同步放化疗 ; C=序贯放化疗 ; P=食管癌
    23.4个月 ; OS median 23.4 month ; I=序贯放化疗 ; C=同步放化疗 ; P=食管癌
    0.87 ; OS hazard_ratio 0.87 ratio ; I=同步放化疗 ; C=序贯放化疗 ; P=食管癌

128例胃癌患者被分入两个序列：序列1为雷莫西尤单抗序贯纳武利尤单抗，序列2为纳武利尤单抗序贯雷莫西尤单抗。序列1的3年OS率为28.3%，序列2为21.2%。
    28.3% ; OS rate 28.3 percent ; @36 ; I=雷莫西尤单抗+纳武利尤单抗 ; C=纳武利尤单抗+雷莫西尤单抗 ; P=胃癌
    21.2% ; OS rate 21.2 percent ; @36 ; I=纳武利尤单抗+雷莫西尤单抗 ; C=雷莫西尤单抗+纳武利尤单抗 ; P=胃癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_sequences(text: str, rows: list[str]) -> None:
    check(text, rows)
