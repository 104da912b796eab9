"""Arms that features and popular science tell of in everyday words, and how they say what two sides get."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
研究纳入520名患者，一半人用特瑞普利单抗加阿昔替尼，另一半人接受舒尼替尼。结果，联合用药组的中位总生存期为38.0个月，另一组只有26.8个月。
    38.0个月 ; OS median 38.0 month ; I=特瑞普利单抗+阿昔替尼 ; C=舒尼替尼
    26.8个月 ; OS median 26.8 month ; I=舒尼替尼 ; C=特瑞普利单抗+阿昔替尼

研究里一边是信迪利单抗配培美曲塞，一边是培美曲塞配顺铂。一年后病情没有进展的，加了免疫的那组占49%，传统化疗只有24%。
    49% ; PFS rate 49 percent ; @12 ; I=信迪利单抗+培美曲塞 ; C=培美曲塞+顺铂
    24% ; PFS rate 24 percent ; @12 ; I=培美曲塞+顺铂 ; C=信迪利单抗+培美曲塞

80名胃癌患者分成两组，一组只用昂丹司琼止吐，另一组从化疗前一天起再加香砂六君子汤。中药组呕吐的有6人，占15.0%，西药组有15人，占37.5%。
    15.0% ; AE rate 15.0 percent ; I=昂丹司琼+香砂六君子汤 ; C=昂丹司琼 ; P=胃癌 ; n=6 ; event=呕吐
    37.5% ; AE rate 37.5 percent ; I=昂丹司琼 ; C=昂丹司琼+香砂六君子汤 ; P=胃癌 ; n=15 ; event=呕吐

研究先给直肠癌患者做短程放疗，随后用替雷利珠单抗加CAPOX，再开刀；对照的是长程放化疗。老办法组pCR率只有14%，新方案达到38%。
    14% ; PCR rate 14 percent ; I=长程放化疗 ; C=短程放疗+替雷利珠单抗+CAPOX ; P=直肠癌
    38% ; PCR rate 38 percent ; I=短程放疗+替雷利珠单抗+CAPOX ; C=长程放化疗 ; P=直肠癌

研究中，一半人用纳武利尤单抗联合伊匹木单抗，另一半人接受吉西他滨加顺铂。中位总生存期前者18.1个月，化疗（14.1个月）。
    18.1个月 ; OS median 18.1 month ; I=纳武利尤单抗+伊匹木单抗 ; C=吉西他滨+顺铂
    14.1个月 ; OS median 14.1 month ; I=吉西他滨+顺铂 ; C=纳武利尤单抗+伊匹木单抗

研究把513名食管癌患者分成两组，三分之二的人打替雷利珠单抗，剩下的打安慰剂。两年后，打药的还有37.9%的人活着，没打的是24.8%。
    37.9% ; OS rate 37.9 percent ; @24 ; I=替雷利珠单抗 ; C="安慰剂" ; P=食管癌
    24.8% ; OS rate 24.8 percent ; @24 ; I="安慰剂" ; C=替雷利珠单抗 ; P=食管癌

研究让302名患者抽签，抽到洛拉替尼的149人，抽到克唑替尼的147人。一年没进展的，前者占78%，后者占39%。
    78% ; PFS rate 78 percent ; @12 ; I=洛拉替尼 ; C=克唑替尼
    39% ; PFS rate 39 percent ; @12 ; I=克唑替尼 ; C=洛拉替尼

研究把胃癌患者随机分成两组，一组做D2手术后观察，另一组术后吃一年替吉奥。五年活着的，吃药的占72%，没吃的占61%。
    72% ; OS rate 72 percent ; @60 ; I=替吉奥 ; C=D2手术 ; P=胃癌
    61% ; OS rate 61 percent ; @60 ; I=D2手术 ; C=替吉奥 ; P=胃癌

研究中，吃阿来替尼的中位PFS为34.8个月，吃克唑替尼的只有10.9个月。
    34.8个月 ; PFS median 34.8 month ; I=阿来替尼 ; C=克唑替尼
    10.9个月 ; PFS median 10.9 month ; I=克唑替尼 ; C=阿来替尼

某院用恩沃利单抗加化疗治疗胃癌,两年里52名患者做完疗程,切下的标本里找不到癌细胞的有12人,占23.1%.三四级副作用发生率15.4%.
    23.1% ; PCR rate 23.1 percent ; I=恩沃利单抗+化疗 ; P=胃癌 ; n=12
    15.4% ; AE rate 15.4 percent ; I=恩沃利单抗+化疗 ; P=胃癌 ; event=副作用 ; grade=3-4

某科室用“双打”维奈克拉加阿扎胞苷治疗老年白血病。三年收治的68人里，完全缓解的占66.2%；以前只用阿扎胞苷的54人里，完全缓解率为27.8%。双打的早期死亡率为4.4%。
    66.2% ; CR rate 66.2 percent ; I=维奈克拉+阿扎胞苷 ; C=阿扎胞苷 ; P=白血病 ; flags=ambiguous_intervention
    27.8% ; CR rate 27.8 percent ; I=阿扎胞苷 ; C=维奈克拉+阿扎胞苷 ; P=白血病
    4.4% ; MORTALITY rate 4.4 percent ; I=维奈克拉+阿扎胞苷 ; P=白血病

大家常说的“K药”帕博利珠单抗能治黑色素瘤。KEYNOTE-006研究里，K药的五年生存率38.7%，伊匹木单抗31.0%。
    38.7% ; OS rate 38.7 percent ; @60 ; I=帕博利珠单抗 ; C=伊匹木单抗 ; P=黑色素瘤 ; trial=KEYNOTE-006
    31.0% ; OS rate 31.0 percent ; @60 ; I=伊匹木单抗 ; C=帕博利珠单抗 ; P=黑色素瘤 ; trial=KEYNOTE-006

GP就是吉西他滨加顺铂，研究中GP方案的ORR为35%。
    35% ; ORR rate 35 percent ; I=GP

研究给接受mFOLFOX6方案化疗的60名患者分组。一组只用昂丹司琼，另一组再加香砂六君子汤。呕吐的，中药组占20.0%，西药组占46.7%。
    20.0% ; AE rate 20.0 percent ; I=mFOLFOX6+昂丹司琼+香砂六君子汤 ; C=mFOLFOX6+昂丹司琼 ; event=呕吐
    46.7% ; AE rate 46.7 percent ; I=mFOLFOX6+昂丹司琼 ; C=mFOLFOX6+昂丹司琼+香砂六君子汤 ; event=呕吐

研究里三分之二的肺癌患者在化疗的基础上再打信迪利单抗，其余的人只做化疗。打了免疫的中位活了24.2个月，没打的16.8个月。副作用上两边差不多，三级以上分别是61.7%和58.8%。
    24.2个月 ; OS median 24.2 month ; I=化疗+信迪利单抗 ; C=化疗 ; P=肺癌
    16.8个月 ; OS median 16.8 month ; I=化疗 ; C=化疗+信迪利单抗 ; P=肺癌
    61.7% ; AE rate 61.7 percent ; I=化疗+信迪利单抗 ; C=化疗 ; P=肺癌 ; event=副作用 ; grade=>=3
    58.8% ; AE rate 58.8 percent ; I=化疗 ; C=化疗+信迪利单抗 ; P=肺癌 ; event=副作用 ; grade=>=3

研究给小细胞肺癌患者一半配上斯鲁利单抗，一半配上安慰剂，两边都做依托泊苷加卡铂化疗。加了新药的一方中位生存15.4个月，对照一方10.9个月。
    15.4个月 ; OS median 15.4 month ; I=斯鲁利单抗+依托泊苷+卡铂 ; C="安慰剂"+依托泊苷+卡铂 ; P=小细胞肺癌
    10.9个月 ; OS median 10.9 month ; I="安慰剂"+依托泊苷+卡铂 ; C=斯鲁利单抗+依托泊苷+卡铂 ; P=小细胞肺癌

研究让270名滤泡性淋巴瘤患者抽签,一半用奥妥珠单抗加CVP,一半只用CVP.新组合把中位生存从12.5个月拉到19.5个月,完全缓解率52.7对24.0.
    19.5个月 ; OS median 19.5 month ; I=奥妥珠单抗+CVP ; C=CVP ; P=滤泡性淋巴瘤 ; baseline=12.5
    52.7 ; CR rate 52.7 percent ; I=奥妥珠单抗+CVP ; C=CVP ; P=滤泡性淋巴瘤 ; flags=implied_percent
    24.0 ; CR rate 24.0 percent ; I=CVP ; C=奥妥珠单抗+CVP ; P=滤泡性淋巴瘤 ; flags=implied_percent

研究比的是D-VRd和VRd。四年没进展的，四药组84.3%，三药组67.7%；查不到残留病灶的，四药75.2%，三药47.5%。
    84.3% ; PFS rate 84.3 percent ; @48 ; I=D-VRd ; C=VRd
    67.7% ; PFS rate 67.7 percent ; @48 ; I=VRd ; C=D-VRd
    75.2% ; MRD rate 75.2 percent ; I=D-VRd ; C=VRd
    47.5% ; MRD rate 47.5 percent ; I=VRd ; C=D-VRd

研究把胆道癌患者随机分为两组，一组用度伐利尤单抗加吉西他滨和顺铂，另一组用安慰剂加同样的化疗。联合组的三年存活率为14.6%，是化疗组的两倍。
    14.6% ; OS rate 14.6 percent ; @36 ; I=度伐利尤单抗+吉西他滨+顺铂 ; P=胆道癌
    两倍 ; OS change 2 fold ; @36 ; I=度伐利尤单抗+吉西他滨+顺铂 ; C="安慰剂"+吉西他滨+顺铂 ; P=胆道癌 ; dir=increase
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_nicknames(text: str, rows: list[str]) -> None:
    check(text, rows)
