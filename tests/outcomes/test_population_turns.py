"""Whom a figure is of where a text turns from one part of the patients to another, to all of them, or to another study."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# ⏎ is a line break.
CASES = """
晚期胃癌患者320例随机接受信迪利单抗或安慰剂治疗。肝转移患者中，信迪利单抗组中位OS为14.2个月，安慰剂组为11.3个月；CPS≥5者，信迪利单抗组中位OS为18.4个月，安慰剂组为12.9个月（HR=0.66）；总人群中位OS分别为15.2个月和12.3个月。
    14.2个月 ; OS median 14.2 month ; I=信迪利单抗 ; C="安慰剂组" ; P=肝转移+晚期+胃癌
    11.3个月 ; OS median 11.3 month ; I="安慰剂组" ; C=信迪利单抗 ; P=肝转移+晚期+胃癌
    18.4个月 ; OS median 18.4 month ; I="CPS≥5者"+信迪利单抗 ; C="安慰剂组" ; P=晚期+胃癌
    12.9个月 ; OS median 12.9 month ; I="CPS≥5者"+"安慰剂组" ; C=信迪利单抗 ; P=晚期+胃癌
    0.66 ; OS hazard_ratio 0.66 ratio ; I="CPS≥5者"+信迪利单抗 ; C="安慰剂" ; P=晚期+胃癌
    15.2个月 ; OS median 15.2 month ; I=信迪利单抗 ; C="安慰剂" ; P=晚期+胃癌
    12.3个月 ; OS median 12.3 month ; I="安慰剂" ; C=信迪利单抗 ; P=晚期+胃癌

晚期胃癌患者320例随机接受信迪利单抗或安慰剂治疗。肝转移者OS获益更明显（HR=0.61）；信迪利单抗组与安慰剂组的DCR分别为88.2%和80.6%。
    0.61 ; OS hazard_ratio 0.61 ratio ; I=信迪利单抗 ; C="安慰剂" ; P=肝转移+晚期+胃癌
    88.2% ; DCR rate 88.2 percent ; I=信迪利单抗 ; C="安慰剂组" ; P=晚期+胃癌
    80.6% ; DCR rate 80.6 percent ; I="安慰剂组" ; C=信迪利单抗 ; P=晚期+胃癌

晚期胃癌患者320例随机接受信迪利单抗或安慰剂治疗。年龄≥65岁者的PFS获益更明显（HR=0.61）；信迪利单抗组与安慰剂组的DCR分别为88.2%和80.6%。
    0.61 ; PFS hazard_ratio 0.61 ratio ; I="年龄≥65岁者"+信迪利单抗 ; C="安慰剂" ; P=晚期+胃癌
    88.2% ; DCR rate 88.2 percent ; I=信迪利单抗 ; C="安慰剂组" ; P=晚期+胃癌
    80.6% ; DCR rate 80.6 percent ; I="安慰剂组" ; C=信迪利单抗 ; P=晚期+胃癌

晚期胃癌患者320例随机接受信迪利单抗或安慰剂治疗。腹膜转移者PFS的HR为0.58；从不吸烟亚组中位PFS为9.1个月对6.4个月，HR为0.71。
    0.58 ; PFS hazard_ratio 0.58 ratio ; I=信迪利单抗 ; C="安慰剂" ; P=腹膜转移+晚期+胃癌
    9.1个月 ; PFS median 9.1 month ; I="从不吸烟"+信迪利单抗 ; C="安慰剂" ; P=晚期+胃癌
    6.4个月 ; PFS median 6.4 month ; I="从不吸烟"+"安慰剂" ; C=信迪利单抗 ; P=晚期+胃癌
    0.71 ; PFS hazard_ratio 0.71 ratio ; I="从不吸烟"+信迪利单抗 ; C="安慰剂" ; P=晚期+胃癌

EGFR突变的晚期肺癌一线怎么选，一直有争论。⏎FLAURA2研究中，奥希替尼联合化疗组中位PFS为25.5个月。⏎MARIPOSA研究中，埃万妥单抗联合兰泽替尼组中位PFS为23.7个月。
    25.5个月 ; PFS median 25.5 month ; I=奥希替尼+化疗 ; P=EGFR突变+晚期+肺癌 ; trial=FLAURA2
    23.7个月 ; PFS median 23.7 month ; I=埃万妥单抗+兰泽替尼 ; P=EGFR突变+晚期+肺癌 ; trial=MARIPOSA

ASTRA-5研究入组EGFR突变的晚期非小细胞肺癌患者，伏美替尼组ORR为72.1%。LUNAR-8研究纳入ⅢB期鳞状非小细胞肺癌患者，替雷利珠单抗组ORR为53.4%。
    72.1% ; ORR rate 72.1 percent ; I=伏美替尼 ; P=EGFR突变+晚期+非小细胞肺癌 ; trial=ASTRA-5
    53.4% ; ORR rate 53.4 percent ; I=替雷利珠单抗 ; P=ⅢB期+鳞状非小细胞肺癌 ; trial=LUNAR-8

1.晚期结直肠癌⏎ASTRA-5研究入组212例患者，瑞戈非尼组ORR为12.1%。⏎2.HER2阳性乳腺癌⏎LUNAR-8研究入组180例患者，吡咯替尼组ORR为63.4%。
    12.1% ; ORR rate 12.1 percent ; I=瑞戈非尼 ; P=晚期+结直肠癌 ; trial=ASTRA-5
    63.4% ; ORR rate 63.4 percent ; I=吡咯替尼 ; P=HER2阳性+乳腺癌 ; trial=LUNAR-8

研究把398例PD-L1阳性的晚期非小细胞肺癌患者随机分入依沃西单抗组与帕博利珠单抗组。⏎鳞癌HR为0.48，非鳞癌HR为0.54。⏎两组ORR为50.0%和38.5%。
    0.48 ; OS hazard_ratio 0.48 ratio ; I=依沃西单抗 ; C=帕博利珠单抗 ; P=鳞癌+PD-L1阳性+晚期+非小细胞肺癌 ; flags=ambiguous_endpoint
    0.54 ; OS hazard_ratio 0.54 ratio ; I=依沃西单抗 ; C=帕博利珠单抗 ; P=非鳞癌+PD-L1阳性+晚期+非小细胞肺癌 ; flags=ambiguous_endpoint
    50.0% ; ORR rate 50.0 percent ; I=依沃西单抗 ; C=帕博利珠单抗 ; P=PD-L1阳性+晚期+非小细胞肺癌
    38.5% ; ORR rate 38.5 percent ; I=帕博利珠单抗 ; C=依沃西单抗 ; P=PD-L1阳性+晚期+非小细胞肺癌

我国肝细胞癌发病居世界前列。呋喹替尼有望改变晚期结直肠癌的治疗。在Ⅲ期ASTRA-5研究中，320例患者随机接受呋喹替尼或安慰剂，呋喹替尼组中位OS为9.3个月。
    9.3个月 ; OS median 9.3 month ; I=呋喹替尼 ; P=晚期+结直肠癌 ; trial=ASTRA-5 ; phase=Ⅲ期

胃癌高发。LUNAR-8是一项比较氟唑帕利与安慰剂治疗复发性卵巢癌的Ⅲ期研究，氟唑帕利组中位PFS为12.9个月。
    12.9个月 ; PFS median 12.9 month ; I=氟唑帕利 ; P=卵巢癌 ; trial=LUNAR-8 ; phase=Ⅲ期

脑转移是肺癌常见的转移。LUNAR-8研究纳入ALK阳性肺癌患者，伊鲁阿克组ORR为92.9%。
    92.9% ; ORR rate 92.9 percent ; I=伊鲁阿克 ; P=ALK阳性+肺癌 ; trial=LUNAR-8

结肠癌术后复发常见。在铂敏感复发性卵巢癌患者中，LUNAR-8研究比较了氟唑帕利与安慰剂，氟唑帕利组中位PFS为12.9个月。
    12.9个月 ; PFS median 12.9 month ; I=氟唑帕利 ; P=卵巢癌 ; trial=LUNAR-8

回顾218例胰腺癌患者的随访资料。Ⅲ期患者的死亡风险高于Ⅱ期患者（HR=1.72）。
    1.72 ; OS hazard_ratio 1.72 ratio ; I=Ⅲ期 ; C=Ⅱ期 ; P=胰腺癌

回顾218例胰腺癌患者的随访资料。与Ⅱ期相比，Ⅲ期患者死亡风险增加（HR=1.72）。
    1.72 ; OS hazard_ratio 1.72 ratio ; I=Ⅲ期 ; C=Ⅱ期 ; P=胰腺癌

回顾218例胰腺癌患者的随访资料。死亡风险：Ⅲ期对比Ⅱ期，HR=1.72；年龄≥60岁 vs <60岁，HR=1.35。
    1.72 ; OS hazard_ratio 1.72 ratio ; I=Ⅲ期 ; C=Ⅱ期 ; P=胰腺癌
    1.35 ; OS hazard_ratio 1.35 ratio ; I="年龄≥60岁" ; C="<60岁" ; P=胰腺癌

回顾218例胰腺癌患者的随访资料。Ⅱ期患者5年OS率为42.4%，高于Ⅲ期患者的20.8%。
    42.4% ; OS rate 42.4 percent ; @60 ; P=Ⅱ期+胰腺癌
    20.8% ; OS rate 20.8 percent ; @60 ; P=Ⅲ期+胰腺癌

获益与总体人群一致（HR 0.63），患者耐受良好。
    0.63 ; OS hazard_ratio 0.63 ratio ; flags=ambiguous_endpoint

ASTRA-5研究入组320例EGFR突变晚期非小细胞肺癌患者，随机接受阿美替尼或吉非替尼。19外显子缺失患者的中位PFS分别为20.8个月和12.3个月，L858R患者分别为13.4个月和8.3个月。
    20.8个月 ; PFS median 20.8 month ; I=阿美替尼 ; C=吉非替尼 ; P=19外显子缺失+EGFR突变+晚期+非小细胞肺癌 ; trial=ASTRA-5
    12.3个月 ; PFS median 12.3 month ; I=吉非替尼 ; C=阿美替尼 ; P=19外显子缺失+EGFR突变+晚期+非小细胞肺癌 ; trial=ASTRA-5
    13.4个月 ; PFS median 13.4 month ; I=阿美替尼 ; C=吉非替尼 ; P=L858R+EGFR突变+晚期+非小细胞肺癌 ; trial=ASTRA-5
    8.3个月 ; PFS median 8.3 month ; I=吉非替尼 ; C=阿美替尼 ; P=L858R+EGFR突变+晚期+非小细胞肺癌 ; trial=ASTRA-5

纳入ⅣB期、ALK阴性的非小细胞肺癌患者；排除有症状脑转移。信迪利单抗组ORR为51.9%。
    51.9% ; ORR rate 51.9 percent ; I=信迪利单抗 ; P=ⅣB期+ALK阴性+非小细胞肺癌

纳入EGFR突变NSCLC患者，HER2突变者除外。埃万妥单抗组ORR为51.9%。
    51.9% ; ORR rate 51.9 percent ; I=埃万妥单抗 ; P=EGFR突变+NSCLC

EGFR突变NSCLC患者随机接受埃万妥单抗或化疗，合并脑转移者占45%。中位PFS为6.3个月和4.2个月。
    6.3个月 ; PFS median 6.3 month ; I=埃万妥单抗 ; C=化疗 ; P=EGFR突变+NSCLC
    4.2个月 ; PFS median 4.2 month ; I=化疗 ; C=埃万妥单抗 ; P=EGFR突变+NSCLC

本研究纳入86例晚期肝细胞癌患者，均给予仑伐替尼。伴有门静脉癌栓的患者中位OS为10.3个月。全组中位OS为15.3个月。
    10.3个月 ; OS median 10.3 month ; I=仑伐替尼+"伴有门静脉癌栓" ; P=晚期+肝细胞癌
    15.3个月 ; OS median 15.3 month ; I=仑伐替尼 ; P=晚期+肝细胞癌

本研究纳入86例≥65岁的胃癌患者，均给予替吉奥。≥65岁患者的ORR为31.2%。
    31.2% ; ORR rate 31.2 percent ; I=替吉奥 ; P=胃癌

目的 分析胰腺癌患者预后的影响因素。方法 收集218例患者的资料。结果 Ⅲ期对比Ⅱ期，HR=1.72；肝转移者对比无肝转移者，HR=2.05。
    1.72 ; OS hazard_ratio 1.72 ratio ; I=Ⅲ期 ; C=Ⅱ期 ; P=胰腺癌 ; flags=ambiguous_endpoint
    2.05 ; OS hazard_ratio 2.05 ratio ; I=肝转移 ; C="无肝转移者" ; P=胰腺癌 ; flags=ambiguous_endpoint

结肠癌高发。在HER2阴性局部晚期或转移性胃癌患者中，LUNAR-8研究比较了信迪利单抗与化疗，信迪利单抗组ORR为33.4%。
    33.4% ; ORR rate 33.4 percent ; I=信迪利单抗 ; P=HER2阴性+局部晚期+胃癌 ; trial=LUNAR-8

入组标准：①病理确诊的卵巢癌；②ECOG 0~1分。排除标准：活动性脑转移；EGFR突变。LUNAR-8研究共入组40例，ORR为40.2%。
    40.2% ; ORR rate 40.2 percent ; P=卵巢癌 ; trial=LUNAR-8
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_turns_between_patients(text: str, rows: list[str]) -> None:
    check(text.replace("⏎", "\n"), rows)
