"""How a text defines its arms, and what their names stand for then."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# 臂 for 组: 试验臂, A臂, 两臂; no arm of a body, and none of a study with one arm.
ARMS = """
试验臂191例给予信迪利单抗，对照臂195例给予多西他赛。试验臂ORR为54.6%，对照臂为27.0%。
    54.6% ; ORR rate 54.6 percent ; I=信迪利单抗 ; C=多西他赛
    27.0% ; ORR rate 27.0 percent ; I=多西他赛 ; C=信迪利单抗

患者按1:1分入A臂（吉非替尼）和B臂（培美曲塞+顺铂），A臂中位PFS为10.9个月，B臂为5.6个月。≥3级不良事件发生率两臂分别为22.4%和45.1%。
    10.9个月 ; PFS median 10.9 month ; I=吉非替尼 ; C=培美曲塞+顺铂
    5.6个月 ; PFS median 5.6 month ; I=培美曲塞+顺铂 ; C=吉非替尼
    22.4% ; AE rate 22.4 percent ; I=吉非替尼 ; C=培美曲塞+顺铂 ; event=不良事件 ; grade=>=3
    45.1% ; AE rate 45.1 percent ; I=培美曲塞+顺铂 ; C=吉非替尼 ; event=不良事件 ; grade=>=3

奥希替尼臂的中位PFS为18.9个月，安慰剂臂为10.2个月，HR=0.46。
    18.9个月 ; PFS median 18.9 month ; I=奥希替尼 ; C="安慰剂臂"
    10.2个月 ; PFS median 10.2 month ; I="安慰剂臂" ; C=奥希替尼
    0.46 ; PFS hazard_ratio 0.46 ratio ; I=奥希替尼 ; C="安慰剂臂"

患者按2:1分入帕博利珠单抗和多西他赛两臂。客观缓解率试验臂为31.5%，对照臂只有9.5%；≥3级TRAE两臂几乎持平（17.0% vs 35.7%）。
    31.5% ; ORR rate 31.5 percent ; I=帕博利珠单抗 ; C=多西他赛
    9.5% ; ORR rate 9.5 percent ; I=多西他赛 ; C=帕博利珠单抗
    17.0% ; AE rate 17.0 percent ; I=帕博利珠单抗 ; C=多西他赛 ; event=TRAE ; grade=>=3
    35.7% ; AE rate 35.7 percent ; I=多西他赛 ; C=帕博利珠单抗 ; event=TRAE ; grade=>=3

这是一项单臂Ⅱ期研究，32例胃癌患者接受替雷利珠单抗，ORR为31.3%，左臂水肿发生率为3.1%。
    31.3% ; ORR rate 31.3 percent ; I=替雷利珠单抗 ; P=胃癌 ; phase=Ⅱ期
    3.1% ; AE rate 3.1 percent ; I=替雷利珠单抗 ; P=胃癌 ; phase=Ⅱ期 ; event=水肿
"""


# The parts of a regimen, which stays one.
REGIMENS = """
胃癌患者以SOX方案（奥沙利铂+替吉奥）治疗，该方案的ORR为45.0%。
    45.0% ; ORR rate 45.0 percent ; I=SOX ; P=胃癌

对照组给予长春瑞滨加顺铂（NP方案），试验组给予吉非替尼。试验组中位DFS为28.7个月，对照组为18.0个月。
    28.7个月 ; DFS median 28.7 month ; I=吉非替尼 ; C=NP
    18.0个月 ; DFS median 18.0 month ; I=NP ; C=吉非替尼

试验组给予贝伐珠单抗联合FOLFOX方案（奥沙利铂、亚叶酸钙和氟尿嘧啶），对照组给予FOLFOX方案。试验组ORR为48.0%，对照组为33.0%。
    48.0% ; ORR rate 48.0 percent ; I=贝伐珠单抗+FOLFOX ; C=FOLFOX
    33.0% ; ORR rate 33.0 percent ; I=FOLFOX ; C=贝伐珠单抗+FOLFOX

对照组仅行TC方案化疗，观察组行TC方案联合贝伐珠单抗。观察组和对照组的ORR分别为60%、40%。
    60% ; ORR rate 60 percent ; I=TC+贝伐珠单抗 ; C=TC
    40% ; ORR rate 40 percent ; I=TC ; C=TC+贝伐珠单抗

典型类癌（typical carcinoid，TC）和不典型类癌接受手术治疗，证实为TC或ATC者5年生存率为92.4%。
    92.4% ; OS rate 92.4 percent ; @60 ; I=手术 ; P=TC

SOX方案（联合曲妥珠单抗）的ORR为60.0%。
    60.0% ; ORR rate 60.0 percent ; I=SOX+曲妥珠单抗
"""

# 同样的化疗, and the arm's name after what it gets.
SAME = """
依沃西单抗联合紫杉醇+卡铂为试验组，替雷利珠单抗联合同样的化疗为对照组，每组266例。试验组中位PFS为11.1个月，对照组为6.9个月。
    11.1个月 ; PFS median 11.1 month ; I=依沃西单抗+紫杉醇+卡铂 ; C=替雷利珠单抗+紫杉醇+卡铂
    6.9个月 ; PFS median 6.9 month ; I=替雷利珠单抗+紫杉醇+卡铂 ; C=依沃西单抗+紫杉醇+卡铂

试验组接受信迪利单抗联合培美曲塞+顺铂，对照组接受安慰剂联合相同的化疗方案。试验组ORR为51.9%，对照组为29.8%。
    51.9% ; ORR rate 51.9 percent ; I=信迪利单抗+培美曲塞+顺铂 ; C="安慰剂"+培美曲塞+顺铂
    29.8% ; ORR rate 29.8 percent ; I="安慰剂"+培美曲塞+顺铂 ; C=信迪利单抗+培美曲塞+顺铂

A组给予吉西他滨+顺铂联合特瑞普利单抗，B组仅用同样的化疗。A、B组1年PFS率分别为59.4%和32.9%。
    59.4% ; PFS rate 59.4 percent ; @12 ; I=吉西他滨+顺铂+特瑞普利单抗 ; C=吉西他滨+顺铂
    32.9% ; PFS rate 32.9 percent ; @12 ; I=吉西他滨+顺铂 ; C=吉西他滨+顺铂+特瑞普利单抗

40例接受同样的化疗后ORR为30.0%。
    30.0% ; ORR rate 30.0 percent ; I=化疗

接受安罗替尼联合化疗的患者为观察组，单纯化疗的患者为对照组。观察组与对照组DCR分别为80.0%和62.0%。
    80.0% ; DCR rate 80.0 percent ; I=安罗替尼+化疗 ; C=化疗
    62.0% ; DCR rate 62.0 percent ; I=化疗 ; C=安罗替尼+化疗
"""


# What an arm does not get of what the other does.
LACKING = """
A组术前予卡瑞利珠单抗200 mg、白蛋白紫杉醇及卡铂，共3个周期；B组不用卡瑞利珠单抗，余同A组。A、B两组pCR率分别为32.6%与8.9%。
    32.6% ; PCR rate 32.6 percent ; I=卡瑞利珠单抗+白蛋白紫杉醇+卡铂 ; C=白蛋白紫杉醇+卡铂
    8.9% ; PCR rate 8.9 percent ; I=白蛋白紫杉醇+卡铂 ; C=卡瑞利珠单抗+白蛋白紫杉醇+卡铂

试验组术前用替雷利珠单抗+白蛋白紫杉醇+铂类三个周期，对照组去掉免疫药，其余照旧。两组病理完全缓解率分别为32.6%、8.9%。
    32.6% ; PCR rate 32.6 percent ; I=替雷利珠单抗+白蛋白紫杉醇+铂类 ; C=白蛋白紫杉醇+铂类
    8.9% ; PCR rate 8.9 percent ; I=白蛋白紫杉醇+铂类 ; C=替雷利珠单抗+白蛋白紫杉醇+铂类

观察组给予安罗替尼联合多西他赛，对照组除不用安罗替尼外，其余治疗同观察组。观察组ORR为30.0%，对照组为12.0%。
    30.0% ; ORR rate 30.0 percent ; I=安罗替尼+多西他赛 ; C=多西他赛
    12.0% ; ORR rate 12.0 percent ; I=多西他赛 ; C=安罗替尼+多西他赛

观察组给予安罗替尼联合多西他赛，对照组给予多西他赛，其余护理措施相同。观察组ORR为30.0%，对照组为12.0%。
    30.0% ; ORR rate 30.0 percent ; I=安罗替尼+多西他赛 ; C=多西他赛
    12.0% ; ORR rate 12.0 percent ; I=多西他赛 ; C=安罗替尼+多西他赛
"""

# Arms that 前者 and 后者 or a bracket after a list define; a regimen and the way in which it is given.
PAIRS = """
患者被分为联合组125例和单药组122例，前者口服索拉非尼，每3周并行1次FOLFOX方案HAIC，后者只服索拉非尼。联合组中位总生存时间为13.4个月，单药组为7.1个月。
    13.4个月 ; OS median 13.4 month ; I=索拉非尼+FOLFOX+HAIC ; C=索拉非尼
    7.1个月 ; OS median 7.1 month ; I=索拉非尼 ; C=索拉非尼+FOLFOX+HAIC

患者随机分入A组（n=50）和B组（n=52），前者给予吉非替尼，后者给予培美曲塞+卡铂。A、B组ORR分别为71.2%和47.3%。
    71.2% ; ORR rate 71.2 percent ; I=吉非替尼 ; C=培美曲塞+卡铂
    47.3% ; ORR rate 47.3 percent ; I=培美曲塞+卡铂 ; C=吉非替尼

71例接受仑伐替尼、特瑞普利单抗及FOLFOX方案HAIC（LeToHAIC组），其余86例口服仑伐替尼（单药组）。LeToHAIC组中位PFS为11.1个月，单药组为5.1个月。
    11.1个月 ; PFS median 11.1 month ; I=仑伐替尼+特瑞普利单抗+FOLFOX+HAIC ; C=仑伐替尼
    5.1个月 ; PFS median 5.1 month ; I=仑伐替尼 ; C=仑伐替尼+特瑞普利单抗+FOLFOX+HAIC

45例给予安罗替尼12 mg、替吉奥和卡瑞利珠单抗（三药组），40例给予替吉奥（对照组）。三药组和对照组的ORR分别为40.0%和17.5%。
    40.0% ; ORR rate 40.0 percent ; I=安罗替尼+替吉奥+卡瑞利珠单抗 ; C=替吉奥
    17.5% ; ORR rate 17.5 percent ; I=替吉奥 ; C=安罗替尼+替吉奥+卡瑞利珠单抗

患者分别接受仑伐替尼和索拉非尼（对照组）。对照组ORR为9.2%。
    9.2% ; ORR rate 9.2 percent ; I=索拉非尼
"""


# Arms said as treatments only: counted, or joined by ±; 化疗 that a clause says closer; an arm that takes up a drug.
SIDES = """
患者随机接受TP方案±特瑞普利单抗。加用者中位PFS为5.7个月，不加用者为5.5个月。
    5.7个月 ; PFS median 5.7 month ; I=TP+特瑞普利单抗 ; C=TP
    5.5个月 ; PFS median 5.5 month ; I=TP ; C=TP+特瑞普利单抗

患者随机接受FOLFOX±贝伐珠单抗治疗，试验组中位PFS为9.4个月，对照组为8.0个月。
    9.4个月 ; PFS median 9.4 month ; I=FOLFOX+贝伐珠单抗 ; C=FOLFOX
    8.0个月 ; PFS median 8.0 month ; I=FOLFOX ; C=FOLFOX+贝伐珠单抗

95例用信迪利单抗，93例用安慰剂，每3周一次，配伍的化疗由研究者在紫杉醇、多西他赛、伊立替康中任选其一。试验组ORR为55.8%，对照组为10.8%。
    55.8% ; ORR rate 55.8 percent ; I=信迪利单抗+紫杉醇+多西他赛+伊立替康 ; C="安慰剂"+紫杉醇+多西他赛+伊立替康
    10.8% ; ORR rate 10.8 percent ; I="安慰剂"+紫杉醇+多西他赛+伊立替康 ; C=信迪利单抗+紫杉醇+多西他赛+伊立替康

222例用卡瑞利珠单抗，219例用安慰剂，两周一次；化疗是白蛋白紫杉醇加卡铂。试验组pCR率56.8%，对照组44.7%。
    56.8% ; PCR rate 56.8 percent ; I=卡瑞利珠单抗+白蛋白紫杉醇+卡铂 ; C="安慰剂"+白蛋白紫杉醇+卡铂
    44.7% ; PCR rate 44.7 percent ; I="安慰剂"+白蛋白紫杉醇+卡铂 ; C=卡瑞利珠单抗+白蛋白紫杉醇+卡铂

40例接受手术，38例接受放疗，12例接受化疗。试验组ORR为50.0%。
    50.0% ; ORR rate 50.0 percent ; I=手术+放疗+化疗+"试验组" ; flags=undefined_group

45例用多西他赛，46例用多西他赛+安罗替尼。试验组ORR为30.0%，对照组为11.0%。
    30.0% ; ORR rate 30.0 percent ; I=多西他赛+安罗替尼 ; C=多西他赛
    11.0% ; ORR rate 11.0 percent ; I=多西他赛 ; C=多西他赛+安罗替尼

试验组用信迪利单抗，对照组由医生从卡培他滨、吉西他滨、多西他赛三药中择一。试验组ORR为54.6%，对照组27.0%。
    54.6% ; ORR rate 54.6 percent ; I=信迪利单抗 ; C=卡培他滨+吉西他滨+多西他赛
    27.0% ; ORR rate 27.0 percent ; I=卡培他滨+吉西他滨+多西他赛 ; C=信迪利单抗

度伐利尤单抗用于巩固。研究中甲组用它，乙组用安慰剂，中位总生存期甲组55.9个月，乙组33.4个月。
    55.9个月 ; OS median 55.9 month ; I=度伐利尤单抗 ; C="安慰剂"
    33.4个月 ; OS median 33.4 month ; I="安慰剂" ; C=度伐利尤单抗

团队尝试FOLFOX-HAIC。研究组用该方案，对照组沿用TACE。研究组中位总生存期达23.1个月，对照组为16.1个月。
    23.1个月 ; OS median 23.1 month ; I=FOLFOX+HAIC ; C=TACE
    16.1个月 ; OS median 16.1 month ; I=TACE ; C=FOLFOX+HAIC
"""


# A step after a regimen; an arm without a verb; names that shorten those of the arms; arms that are only counted.
STEPS = """
试验组先行3个周期吉西他滨+顺铂（GP）诱导，再接同期放化疗；对照组仅行同期放化疗。试验组5年总生存率为87.9%，对照组为78.8%。
    87.9% ; OS rate 87.9 percent ; @60 ; I=GP+同期放化疗 ; C=同期放化疗
    78.8% ; OS rate 78.8 percent ; @60 ; I=同期放化疗 ; C=GP+同期放化疗

观察组给予FOLFOX方案化疗，后行手术治疗，对照组直接手术。观察组3年OS率为80.0%，对照组为70.0%。
    80.0% ; OS rate 80.0 percent ; @36 ; I=FOLFOX+手术 ; C=手术
    70.0% ; OS rate 70.0 percent ; @36 ; I=手术 ; C=FOLFOX+手术

内镜手术组3年总生存率85.8%，调强放疗组68.0%；死亡率手术组为5%，放疗组为20%。
    85.8% ; OS rate 85.8 percent ; @36 ; I=内镜手术 ; C=调强放疗
    68.0% ; OS rate 68.0 percent ; @36 ; I=调强放疗 ; C=内镜手术
    5% ; MORTALITY rate 5 percent ; I=内镜手术 ; C=调强放疗
    20% ; MORTALITY rate 20 percent ; I=调强放疗 ; C=内镜手术

化疗组与放化疗组的ORR分别为30%和50%，化疗组的DCR为60%。
    30% ; ORR rate 30 percent ; I=化疗 ; C=放化疗
    50% ; ORR rate 50 percent ; I=放化疗 ; C=化疗
    60% ; DCR rate 60 percent ; I=化疗

一组用维奈克拉+地西他滨，一组用去甲氧柔红霉素+阿糖胞苷，完全缓解率分别为89%和79%。
    89% ; CR rate 89 percent ; I=维奈克拉+地西他滨 ; C=去甲氧柔红霉素+阿糖胞苷
    79% ; CR rate 79 percent ; I=去甲氧柔红霉素+阿糖胞苷 ; C=维奈克拉+地西他滨

随机研究中，94人用维奈克拉+地西他滨，90人用高三尖杉酯碱+阿糖胞苷。完全缓解率89% vs 79%。
    89% ; CR rate 89 percent ; I=维奈克拉+地西他滨 ; C=高三尖杉酯碱+阿糖胞苷
    79% ; CR rate 79 percent ; I=高三尖杉酯碱+阿糖胞苷 ; C=维奈克拉+地西他滨

100例患者中，60例接受化疗，40例接受放疗，ORR为50%。
    50% ; ORR rate 50 percent ; I=化疗+放疗

71例接受仑伐替尼、特瑞普利单抗及HAIC（三联组），其余86例口服仑伐替尼（单药组）。三联组中位PFS为11.1个月，单药组为5.1个月；中位OS前者为20.0个月，后者为11.0个月。
    11.1个月 ; PFS median 11.1 month ; I=仑伐替尼+特瑞普利单抗+HAIC ; C=仑伐替尼
    5.1个月 ; PFS median 5.1 month ; I=仑伐替尼 ; C=仑伐替尼+特瑞普利单抗+HAIC
    20.0个月 ; OS median 20.0 month ; I=仑伐替尼+特瑞普利单抗+HAIC ; C=仑伐替尼
    11.0个月 ; OS median 11.0 month ; I=仑伐替尼 ; C=仑伐替尼+特瑞普利单抗+HAIC
"""


@pytest.mark.parametrize(("text", "rows"), sentences(ARMS + REGIMENS + SAME + LACKING + PAIRS + SIDES + STEPS))
def test_definitions(text: str, rows: list[str]) -> None:
    check(text, rows)
