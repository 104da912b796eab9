"""The patients that a study's sentences name hold for its rows; those of its background, of a share or of another study do not."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# ⏎ is a line break.
CASES = """
食管鳞癌（ESCC）在中国占食管癌的近九成，晚期患者的5年OS率不足5%。⏎纳入600例患者，试验组中位OS为15.3个月。
    5% ; OS rate <5 percent ; @60 ; P=晚期+ESCC
    15.3个月 ; OS median 15.3 month ; I="试验组" ; P=ESCC+晚期

三阴性乳腺癌占乳腺癌约15%。该研究中帕博利珠单抗的pCR率为64.8%。
    64.8% ; PCR rate 64.8 percent ; I=帕博利珠单抗 ; P=三阴性乳腺癌

HER2突变约占NSCLC的2%。该研究中瑞康曲妥珠单抗的ORR为73.4%。
    73.4% ; ORR rate 73.4 percent ; I=瑞康曲妥珠单抗 ; P=HER2突变+NSCLC

小细胞肺癌确诊时三分之二的人已是广泛期。随访中，不治疗者中位OS为3个月。
    3个月 ; OS median 3 month ; I="不治疗者" ; P=小细胞肺癌

HARMONi-6是一项Ⅲ期试验，依沃西单抗联合化疗治疗鳞状非小细胞肺癌。入选者均为ⅢB期或Ⅳ期鳞状非小细胞肺癌，PD-L1 TPS＜1%的占39%。试验组中位PFS为11.1个月。
    11.1个月 ; PFS median 11.1 month ; I=依沃西单抗+化疗 ; P=ⅢB期+Ⅳ期+鳞状非小细胞肺癌 ; trial=HARMONi-6 ; phase=Ⅲ期

晚期胃癌患者长期以化疗为标准。ASTRA-02研究纳入289例复发性胃癌患者，替雷利珠单抗组中位PFS为11.7个月。
    11.7个月 ; PFS median 11.7 month ; I=替雷利珠单抗 ; P=胃癌 ; trial=ASTRA-02

目的：探讨胰腺癌术后生存的因素。方法：回顾性分析某院312例胰腺导管腺癌患者资料。结果：中位OS为24.6个月。
    24.6个月 ; OS median 24.6 month ; P=胰腺导管腺癌

目的 评价腹腔热灌注化疗治疗晚期卵巢癌的价值.方法 收集2014年6月至2018年12月在该院收治的ⅢC~ⅣA期患者168例。结果 中位PFS为21.4个月。
    21.4个月 ; PFS median 21.4 month ; I=腹腔热灌注化疗 ; P=卵巢癌+ⅢC~ⅣA期

ESMO年会肺癌口头报告专场公布多项研究。一项研究中阿达格拉西布的ORR为40%。
    40% ; ORR rate 40 percent ; I=阿达格拉西布

（二）晚期食管鳞癌一线⏎推荐PD-1抑制剂联合化疗。一项研究中卡瑞利珠单抗组中位OS为15.3个月。
    15.3个月 ; OS median 15.3 month ; I=卡瑞利珠单抗 ; P=晚期+食管鳞癌

小细胞肺癌约占肺癌的15%。⏎问：已经广泛期了呢？⏎研究显示，斯鲁利单抗组中位OS为15.4个月。
    15.4个月 ; OS median 15.4 month ; I=斯鲁利单抗 ; P=小细胞肺癌+广泛期

晚期HER2阳性乳腺癌的一线，老标准是双靶，中位OS为57.1个月。PHILA研究中吡咯替尼组中位PFS为24.3个月。
    57.1个月 ; OS median 57.1 month ; P=晚期+HER2阳性+乳腺癌
    24.3个月 ; PFS median 24.3 month ; I=吡咯替尼 ; P=晚期+HER2阳性+乳腺癌 ; trial=PHILA

安尼妥单抗用于HER2阳性局部晚期胃癌，支持申报的NV-RISE研究已公布。⏎中国胃癌患者众多，RAINBOW研究中雷莫西尤单抗组中位OS为9.6个月。⏎NV-RISE研究入组188例，安尼妥单抗组中位PFS为7.1个月。
    9.6个月 ; OS median 9.6 month ; I=雷莫西尤单抗 ; P=胃癌 ; trial=RAINBOW
    7.1个月 ; PFS median 7.1 month ; I=安尼妥单抗 ; P=HER2阳性+局部晚期+胃癌 ; trial=NV-RISE

早期HER2阳性乳腺癌患者13 864例接受曲妥珠单抗，10年复发率降低9.0个百分点，10年乳腺癌死亡率降低6.4个百分点。
    9.0个百分点 ; RECURRENCE change 9.0 percentage_point ; @120 ; I=曲妥珠单抗 ; P=早期+HER2阳性+乳腺癌 ; dir=decrease
    6.4个百分点 ; MORTALITY change 6.4 percentage_point ; @120 ; I=曲妥珠单抗 ; P=早期+HER2阳性+乳腺癌 ; dir=decrease

KEYNOTE-900研究纳入鼻咽癌患者120例，ORR为40%。⏎胸外科在食管鳞癌上也有收获。新辅助化疗的pCR率为43.2%。
    40% ; ORR rate 40 percent ; P=鼻咽癌 ; trial=KEYNOTE-900
    43.2% ; PCR rate 43.2 percent ; I=新辅助化疗 ; P=食管鳞癌 ; trial=KEYNOTE-900

CTONG1104研究入组EGFR敏感突变的Ⅱ～ⅢA期非小细胞肺癌患者222例，吉非替尼组中位DFS为28.7个月。⏎他们的EVIDENCE研究收的还是这类病人，埃克替尼组3年DFS率为63.9%。
    28.7个月 ; DFS median 28.7 month ; I=吉非替尼 ; P=EGFR敏感突变+Ⅱ～ⅢA期+非小细胞肺癌 ; trial=CTONG1104
    63.9% ; DFS rate 63.9 percent ; @36 ; I=埃克替尼 ; P=EGFR敏感突变+Ⅱ～ⅢA期+非小细胞肺癌 ; trial=EVIDENCE

CTONG1104研究入组EGFR敏感突变的Ⅱ期非小细胞肺癌患者222例，吉非替尼组中位DFS为28.7个月。⏎SUNRAY-8研究比较了伊匹木单抗与化疗，伊匹木单抗组ORR为63.9%。
    28.7个月 ; DFS median 28.7 month ; I=吉非替尼 ; P=EGFR敏感突变+Ⅱ期+非小细胞肺癌 ; trial=CTONG1104
    63.9% ; ORR rate 63.9 percent ; I=伊匹木单抗 ; P=非小细胞肺癌 ; trial=SUNRAY-8

鳞癌占60%，ORR为40%。
    40% ; ORR rate 40 percent

该院收治乳腺癌患者120例，5年OS率为90%。⏎肺癌的5年OS率为30%。
    90% ; OS rate 90 percent ; @60 ; P=乳腺癌
    30% ; OS rate 30 percent ; @60 ; P=肺癌

老年弥漫大B细胞淋巴瘤怎么治，仍无定论。POLARIX研究入组879例Ⅲ～Ⅳ期患者，维泊妥珠单抗组2年PFS率76.7%。GOYA研究中，奥妥珠单抗组3年PFS率为69.6%。
    76.7% ; PFS rate 76.7 percent ; @24 ; I=维泊妥珠单抗 ; P=Ⅲ～Ⅳ期+弥漫大B细胞淋巴瘤 ; trial=POLARIX
    69.6% ; PFS rate 69.6 percent ; @36 ; I=奥妥珠单抗 ; P=弥漫大B细胞淋巴瘤 ; trial=GOYA

本组41例晚期胰腺癌均口服替吉奥，ORR为12.2%。Ueno等[9]的Ⅱ期研究纳入40例转移性胰腺导管腺癌，ORR为37.5%。我们的有效率偏低，与体力状态较差有关。不良反应以腹泻（22.0%）、口腔炎（14.6%）多见。
    12.2% ; ORR rate 12.2 percent ; I=替吉奥 ; P=晚期+胰腺癌
    37.5% ; ORR rate 37.5 percent ; I=替吉奥 ; P=胰腺导管腺癌 ; phase=Ⅱ期
    22.0% ; AE rate 22.0 percent ; I=替吉奥 ; P=晚期+胰腺癌 ; event=腹泻
    14.6% ; AE rate 14.6 percent ; I=替吉奥 ; P=晚期+胰腺癌 ; event=口腔炎

方法 73例HER2阳性(IHC 3+ 51例，FISH阳性 22例)晚期胃癌患者接受维迪西妥单抗治疗。结果 ORR为24.8%。
    24.8% ; ORR rate 24.8 percent ; I=维迪西妥单抗 ; P=HER2阳性+晚期+胃癌

斯鲁利单抗用于存在人表皮生长因子受体2（HER2）突变、既往接受过含铂方案的晚期非小细胞肺癌患者。61例患者的ORR为55.0%。
    55.0% ; ORR rate 55.0 percent ; I=斯鲁利单抗 ; P=人表皮生长因子受体2（HER2）突变+晚期+非小细胞肺癌

纳入214例PD-L1阳性的晚期非小细胞肺癌患者，信迪利单抗组中位PFS为9.2个月；鳞癌患者ORR为41.0%，非鳞癌患者ORR为36.5%。
    9.2个月 ; PFS median 9.2 month ; I=信迪利单抗 ; P=PD-L1阳性+晚期+非小细胞肺癌
    41.0% ; ORR rate 41.0 percent ; I=信迪利单抗 ; P=鳞癌+PD-L1阳性+晚期+非小细胞肺癌
    36.5% ; ORR rate 36.5 percent ; I=信迪利单抗 ; P=非鳞癌+PD-L1阳性+晚期+非小细胞肺癌

转移性胰腺癌一线怎么选，医生各有习惯。770例转移性胰腺癌或胰腺导管腺癌患者接受AG方案，中位OS为9.2个月。
    9.2个月 ; OS median 9.2 month ; I=AG ; P=胰腺导管腺癌

dMMR肠癌对免疫治疗敏感。一项Ⅱ期研究中，12例直肠癌患者用多塔利单抗治疗，临床完全缓解率为100%。
    100% ; CR rate 100 percent ; I=多塔利单抗 ; P=直肠癌+dMMR ; phase=Ⅱ期

研究纳入143例晚期NSCLC患者，均用赛沃替尼治疗，ORR为52.0%；其中MET扩增者ORR为61.0%，脑转移者ORR为40.0%。
    52.0% ; ORR rate 52.0 percent ; I=赛沃替尼 ; P=晚期+NSCLC
    61.0% ; ORR rate 61.0 percent ; I=赛沃替尼 ; P=MET扩增+晚期+NSCLC
    40.0% ; ORR rate 40.0 percent ; I=赛沃替尼 ; P=脑转移+晚期+NSCLC

PD-L1阳性的晚期食管鳞癌患者随机接受A方案。PD-L1 CPS≥10人群的ORR为51.0%。
    51.0% ; ORR rate 51.0 percent ; P=PD-L1+PD-L1阳性+晚期+食管鳞癌

研究纳入148例肝癌患者，均接受仑伐替尼治疗。BCLC B期者ORR为31.0%；肿瘤负荷>7分者ORR为22.0%。
    31.0% ; ORR rate 31.0 percent ; I=仑伐替尼 ; P=BCLC B期+肝癌
    22.0% ; ORR rate 22.0 percent ; I=仑伐替尼+"肿瘤负荷>7分者" ; P=肝癌

研究入组102例非小细胞肺癌患者，均用伊沃西单抗治疗，ORR为38.0%，其中EGFR野生型者ORR达46.7%；≥3级贫血发生率为18.6%。
    38.0% ; ORR rate 38.0 percent ; I=伊沃西单抗 ; P=非小细胞肺癌
    46.7% ; ORR rate 46.7 percent ; I=伊沃西单抗 ; P=EGFR野生型+非小细胞肺癌
    18.6% ; AE rate 18.6 percent ; I=伊沃西单抗 ; P=非小细胞肺癌 ; event=贫血 ; grade=>=3

研究分析了78例EGFR突变肺癌患者，40例出现T790M突变者改用奥希替尼，ORR为60.0%，其余38例改用化疗，ORR为26.3%。
    60.0% ; ORR rate 60.0 percent ; I=奥希替尼 ; C=化疗 ; P=EGFR突变+肺癌+T790M突变
    26.3% ; ORR rate 26.3 percent ; I=化疗 ; C=奥希替尼 ; P=EGFR突变+肺癌

滤泡性淋巴瘤多数长得慢。不过，晚期病人用了几十年的R-CHOP，医生并不满意。研究显示，奥妥珠单抗组3年PFS率为80.0%。
    80.0% ; PFS rate 80.0 percent ; @36 ; I=奥妥珠单抗 ; P=滤泡性淋巴瘤+晚期

纳入98例晚期非小细胞肺癌患者，均用信迪利单抗。基线NLR≥3者ORR为21.0%，鳞癌患者ORR为41.0%。
    21.0% ; ORR rate 21.0 percent ; I=信迪利单抗+"NLR≥3者" ; P=晚期+非小细胞肺癌
    41.0% ; ORR rate 41.0 percent ; I=信迪利单抗 ; P=鳞癌+晚期+非小细胞肺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_population_holds(text: str, rows: list[str]) -> None:
    check(text.replace("⏎", "\n"), rows)
