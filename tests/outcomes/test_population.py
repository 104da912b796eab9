"""The population over the sentences of a study, markers told apart, subgroups."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
我国食管癌患者确诊时大多不属早期，单纯手术后的5年生存率仅30%左右。
    30% ; OS rate ~30 percent ; @60 ; I=手术 ; P=食管癌

纳入98例晚期食管鳞癌患者。全组中位OS为13.1个月，1年OS率为55.1%。
    13.1个月 ; OS median 13.1 month ; P=晚期+食管鳞癌
    55.1% ; OS rate 55.1 percent ; @12 ; P=晚期+食管鳞癌

方法 回顾性分析2018年1月至2021年12月收治的112例晚期肝细胞癌患者的资料。结果 ORR为32.1%。随访12个月，1年OS率为58.9%。
    32.1% ; ORR rate 32.1 percent ; P=晚期+肝细胞癌
    58.9% ; OS rate 58.9 percent ; @12 ; P=晚期+肝细胞癌

纳入76例EGFR突变的晚期非小细胞肺癌患者，均接受奥希替尼治疗。中位PFS为17.8个月。其中脑转移患者的ORR为68.0%。
    17.8个月 ; PFS median 17.8 month ; I=奥希替尼 ; P=EGFR突变+晚期+非小细胞肺癌
    68.0% ; ORR rate 68.0 percent ; I=奥希替尼 ; P=脑转移+EGFR突变+晚期+非小细胞肺癌

在HER2阳性晚期胃癌患者中，ORR为47.3%；HER2阴性患者为21.0%。
    47.3% ; ORR rate 47.3 percent ; P=HER2阳性+晚期+胃癌
    21.0% ; ORR rate 21.0 percent ; P=HER2阴性+晚期+胃癌

鳞癌HR为0.48，非鳞癌HR为0.54。
    0.48 ; OS hazard_ratio 0.48 ratio ; P=鳞癌 ; flags=ambiguous_endpoint
    0.54 ; OS hazard_ratio 0.54 ratio ; P=非鳞癌 ; flags=ambiguous_endpoint

PD-L1阳性患者的ORR为50.0%，阴性患者为28.6%。
    50.0% ; ORR rate 50.0 percent ; P=PD-L1阳性
    28.6% ; ORR rate 28.6 percent

BRCA突变患者中位PFS为22.1个月，野生型患者为8.7个月。
    22.1个月 ; PFS median 22.1 month ; P=BRCA突变
    8.7个月 ; PFS median 8.7 month

肝转移患者中位OS为10.2个月，无肝转移者为18.6个月。
    10.2个月 ; OS median 10.2 month ; P=肝转移
    18.6个月 ; OS median 18.6 month

MSI-H患者ORR为44.0%，MSS患者为5.1%。
    44.0% ; ORR rate 44.0 percent ; P=MSI-H
    5.1% ; ORR rate 5.1 percent ; P=MSS

早期宫颈癌五年生存率可达90%以上，晚期仅17%。
    90% ; OS rate >=90 percent ; @60 ; P=早期+宫颈癌
    17% ; OS rate 17 percent ; @60 ; P=晚期+宫颈癌

在PD-L1 CPS≥10的患者中，中位OS为15.1个月。
    15.1个月 ; OS median 15.1 month ; P=PD-L1

该研究入组51例患者，ORR为29.4%（15/51），其中鼻咽癌亚组ORR为34.8%，食管癌亚组为25.0%。1、2年OS率分别为62.1%和38.4%。
    29.4% ; ORR rate 29.4 percent ; n=15/51
    34.8% ; ORR rate 34.8 percent ; P=鼻咽癌
    25.0% ; ORR rate 25.0 percent ; P=食管癌
    62.1% ; OS rate 62.1 percent ; @12
    38.4% ; OS rate 38.4 percent ; @24

EGFR 19del患者中位PFS为12.9个月，L858R患者为9.8个月。
    12.9个月 ; PFS median 12.9 month ; P=EGFR 19del
    9.8个月 ; PFS median 9.8 month ; P=L858R

公布SHR-A1904在胃癌患者中的早期数据：ORR为55.6%。
    55.6% ; ORR rate 55.6 percent ; I=SHR-A1904 ; P=胃癌

该药ORR 72%；其中鳞癌患者ORR 75%，非鳞癌患者ORR 69%。≥3级TRAE发生率24.1%。
    72% ; ORR rate 72 percent
    75% ; ORR rate 75 percent ; P=鳞癌
    69% ; ORR rate 69 percent ; P=非鳞癌
    24.1% ; AE rate 24.1 percent ; event=TRAE ; grade=>=3

45例复发难治急性髓系白血病患者中，15例（33.3%）获完全缓解。
    33.3% ; CR rate 33.3 percent ; P=急性髓系白血病 ; n=15

35例复发性Wilms瘤患儿中，21例（60.0%）达完全缓解，8例（22.9%）部分缓解，6例（17.1%）疾病进展。
    60.0% ; CR rate 60.0 percent ; P=Wilms瘤 ; n=21
    22.9% ; PR rate 22.9 percent ; P=Wilms瘤 ; n=8
    17.1% ; PD rate 17.1 percent ; P=Wilms瘤 ; n=6

复发/难治弥漫大B细胞淋巴瘤患者ORR为52%。
    52% ; ORR rate 52 percent ; P=弥漫大B细胞淋巴瘤

淋巴结阳性患者5年生存率为52.1%，淋巴结阴性患者为80.4%。
    52.1% ; OS rate 52.1 percent ; @60 ; P=淋巴结阳性
    80.4% ; OS rate 80.4 percent ; @60

KRAS G12C突变患者ORR为37.1%，G12D突变患者为11.2%。
    37.1% ; ORR rate 37.1 percent ; P=KRAS G12C突变
    11.2% ; ORR rate 11.2 percent ; P=G12D突变

TOPAZ-1研究（Ⅲ期，n=685）中度伐利尤单抗组治疗胆道癌患者的中位OS为12.9个月。inMIND研究治疗548例滤泡性淋巴瘤患者，坦昔妥单抗联合来那度胺组中位PFS为22.4个月。
    12.9个月 ; OS median 12.9 month ; I=度伐利尤单抗 ; P=胆道癌 ; trial=TOPAZ-1 ; phase=Ⅲ期
    22.4个月 ; PFS median 22.4 month ; I=坦昔妥单抗+来那度胺 ; P=滤泡性淋巴瘤 ; trial=inMIND

宗艾替尼治疗经治HER2突变NSCLC，Ib期75例ORR为71%。
    71% ; ORR rate 71 percent ; I=宗艾替尼 ; P=HER2突变+NSCLC ; phase=Ib期

纳入118例横纹肌肉瘤患儿，Ⅳ期21例，腺泡型横纹肌肉瘤39例。全组5年OS率为70.8%。
    70.8% ; OS rate 70.8 percent ; @60 ; P=横纹肌肉瘤

索托克拉一线治疗慢性淋巴细胞白血病（I期BGB-11417-101）的ORR为100%。
    100% ; ORR rate 100 percent ; I=索托克拉 ; P=慢性淋巴细胞白血病 ; trial=BGB-11417-101 ; phase=I期

216例含铂化疗失败的局部晚期或转移性HER2阳性胃癌患者随机入组，ORR为40.2%。
    40.2% ; ORR rate 40.2 percent ; P=局部晚期+HER2阳性+胃癌

戈利昔替尼单臂研究入组88例外周T细胞淋巴瘤患者。血管免疫母细胞T细胞淋巴瘤ORR 54%，PTCL-NOS 33%，间变性大细胞淋巴瘤 86%。3级中性粒细胞减少发生率为21%。
    54% ; ORR rate 54 percent ; I=戈利昔替尼 ; P=血管免疫母细胞T细胞淋巴瘤
    33% ; ORR rate 33 percent ; I=戈利昔替尼 ; P=PTCL-NOS
    86% ; ORR rate 86 percent ; I=戈利昔替尼 ; P=间变性大细胞淋巴瘤
    21% ; AE rate 21 percent ; I=戈利昔替尼 ; P=外周T细胞淋巴瘤 ; event=中性粒细胞减少 ; grade=3

研究纳入96例晚期NSCLC患者接受吉非替尼治疗，中位OS为20.1个月，其中19外显子缺失者中位PFS为12.4个月，L858R突变者为9.9个月。
    20.1个月 ; OS median 20.1 month ; I=吉非替尼 ; P=晚期+NSCLC
    12.4个月 ; PFS median 12.4 month ; I=吉非替尼+19外显子缺失 ; C=L858R突变 ; P=晚期+NSCLC
    9.9个月 ; PFS median 9.9 month ; I=吉非替尼+L858R突变 ; C=19外显子缺失 ; P=晚期+NSCLC

末次随访时中位OS未达到，未达到CR者给予原方案继续治疗。
    中位OS ; OS median null month ; flags=not_reached
PD-L1 CPS<5人群的OS HR为0.70。
    0.70 ; OS hazard_ratio 0.70 ratio ; P=PD-L1

早期宫颈癌五年生存率可达90%以上，Ⅱ期降至70%，到了Ⅳ期就只剩15%。
    90% ; OS rate >=90 percent ; @60 ; P=早期+宫颈癌
    70% ; OS rate 70 percent ; @60 ; P=Ⅱ期+宫颈癌
    15% ; OS rate 15 percent ; @60 ; P=Ⅳ期+宫颈癌

IBI363（PD-1/IL-2α-bias双特异性抗体融合蛋白）治疗鳞状非小细胞肺癌的ORR为36.7%。
    36.7% ; ORR rate 36.7 percent ; I=IBI363 ; P=鳞状非小细胞肺癌

肝癌的转化切除率由12%提高到38%，术后3年总生存率达到71%。
    71% ; OS rate 71 percent ; @36 ; P=肝癌

1例胸腺癌患者靶病灶缩小71%；21例患者的ORR为38%。
    71% ; RESPONSE change 71 percent ; P=胸腺癌 ; dir=decrease ; flags=single_patient
    38% ; ORR rate 38 percent ; P=胸腺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_population(text: str, rows: list[str]) -> None:
    check(text, rows)


def test_paragraph_of_a_feature() -> None:
    check(
        "科里的胰腺癌病人多数已不能手术。中位总生存期延长至27.3个月。此外，放疗的局部控制率达81。\n5年生存率达32。",
        [
            "27.3个月 ; OS median 27.3 month ; P=胰腺癌",
            "81 ; LRC rate 81 percent ; I=放疗 ; flags=implied_percent",
            "32 ; OS rate 32 percent ; @60 ; flags=implied_percent",
        ],
    )
