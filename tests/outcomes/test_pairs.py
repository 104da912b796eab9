"""Two arms told of in turn: the second in a few words, by what it lacks, or in no words of its own."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

THE_SECOND_ARM_IN_A_FEW_WORDS = """
病理完全缓解率，加帕博利珠单抗的64.8%，不加的51.2%。
    64.8% ; PCR rate 64.8 percent ; I=帕博利珠单抗 ; C="不加的"
    51.2% ; PCR rate 51.2 percent ; I="不加的" ; C=帕博利珠单抗

一项研究随机比较T-DM1与曲妥珠单抗。7年无病生存率，换药的80.8%，不换的67.1%（HR=0.54）。
    80.8% ; DFS rate 80.8 percent ; @84 ; I=T-DM1 ; C=曲妥珠单抗
    67.1% ; DFS rate 67.1 percent ; @84 ; I=曲妥珠单抗 ; C=T-DM1
    0.54 ; DFS hazard_ratio 0.54 ratio ; I=T-DM1 ; C=曲妥珠单抗

中位总生存期，曲妥珠单抗加帕妥珠单抗57.1个月，少一个帕妥珠单抗的只有40.8个月。
    57.1个月 ; OS median 57.1 month ; I=曲妥珠单抗+帕妥珠单抗 ; C=曲妥珠单抗
    40.8个月 ; OS median 40.8 month ; I=曲妥珠单抗 ; C=曲妥珠单抗+帕妥珠单抗

一项研究随机比较奥希替尼与安慰剂。5年生存率为85%，没吃药的人里只有73%。
    85% ; OS rate 85 percent ; @60 ; I=奥希替尼 ; C="安慰剂" ; flags=ambiguous_intervention
    73% ; OS rate 73 percent ; @60 ; I="安慰剂" ; C=奥希替尼

一项研究比较T-DXd与T-DM1。间质性肺病发生率，新药16.7%，老药3.4%。
    16.7% ; AE rate 16.7 percent ; I=T-DXd ; C=T-DM1 ; event=间质性肺病
    3.4% ; AE rate 3.4 percent ; I=T-DM1 ; C=T-DXd ; event=间质性肺病

2年无事件生存率，全反式维甲酸+ATO为97%，传统的ATRA+化疗仅86%。
    97% ; EFS rate 97 percent ; @24 ; I=全反式维甲酸+ATO ; C=ATRA+化疗
    86% ; EFS rate 86 percent ; @24 ; I=ATRA+化疗 ; C=全反式维甲酸+ATO

3年无病生存率，用药的85%，未用药的72%。
    85% ; DFS rate 85 percent ; @36
    72% ; DFS rate 72 percent ; @36

ORR为60%，不能手术的患者占40%。
    60% ; ORR rate 60 percent

ORR为60%，没有发生转移的占40%。
    60% ; ORR rate 60 percent

客观缓解率45%，其中未接受过靶向治疗的有12例（30%）。
    45% ; ORR rate 45 percent

ORR为60%，未使用激素者的感染率为12%。
    60% ; ORR rate 60 percent
    12% ; AE rate 12 percent ; I="未使用激素者" ; event=感染
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THE_SECOND_ARM_IN_A_FEW_WORDS))
def test_the_second_arm_is_told_in_a_few_words(text: str, rows: list[str]) -> None:
    check(text, rows)


WHAT_THEY_DIFFER_BY = """
pCR率阿帕替尼组为67.3%，多西他赛组为56.3%，绝对增幅11.2个百分点（95%CI 4.0～18.3，P=0.003）。
    67.3% ; PCR rate 67.3 percent ; I=阿帕替尼 ; C=多西他赛
    56.3% ; PCR rate 56.3 percent ; I=多西他赛 ; C=阿帕替尼
    11.2个百分点 ; PCR change 11.2 percentage_point ; I=阿帕替尼 ; C=多西他赛 ; ci=4.0..18.3 ; p=0.003 ; dir=increase

一项Ⅲ期研究随机比较卡瑞利珠单抗联合化疗与化疗。pCR率64.8% vs 51.2%，差了13.6个百分点。
    64.8% ; PCR rate 64.8 percent ; I=卡瑞利珠单抗+化疗 ; C=化疗 ; phase=Ⅲ期
    51.2% ; PCR rate 51.2 percent ; I=化疗 ; C=卡瑞利珠单抗+化疗 ; phase=Ⅲ期
    13.6个百分点 ; PCR change 13.6 percentage_point ; I=卡瑞利珠单抗+化疗 ; C=化疗 ; phase=Ⅲ期 ; dir=increase

依沃西单抗组的中位PFS为11.1个月，帕博利珠单抗组6.9个月，净延长4.2个月。
    11.1个月 ; PFS median 11.1 month ; I=依沃西单抗 ; C=帕博利珠单抗
    6.9个月 ; PFS median 6.9 month ; I=帕博利珠单抗 ; C=依沃西单抗
    4.2个月 ; PFS change 4.2 month ; I=依沃西单抗 ; C=帕博利珠单抗 ; dir=increase

中位OS甲组55.9个月，乙组33.4个月，延长近两年。
    55.9个月 ; OS median 55.9 month ; I="甲组" ; C="乙组"
    33.4个月 ; OS median 33.4 month ; I="乙组" ; C="甲组"
    两年 ; OS change ~2 year ; I="甲组" ; C="乙组" ; dir=increase

HAIC组的中位OS达23.1个月，较TACE组的16.1个月延长整整7个月。
    23.1个月 ; OS median 23.1 month ; I=HAIC
    16.1个月 ; OS median 16.1 month ; I=TACE
    7个月 ; OS change 7 month ; I=HAIC ; C=TACE ; dir=increase

HAIC组与TACE组的ORR分别为46%和18%，前者高出28个百分点。
    46% ; ORR rate 46 percent ; I=HAIC ; C=TACE
    18% ; ORR rate 18 percent ; I=TACE ; C=HAIC
    28个百分点 ; ORR change 28 percentage_point ; I=HAIC ; C=TACE ; dir=increase

HAIC组与TACE组的3年OS率分别为36%和35%，仅差1.0个百分点（95%CI -4.2～6.1）。
    36% ; OS rate 36 percent ; @36 ; I=HAIC ; C=TACE
    35% ; OS rate 35 percent ; @36 ; I=TACE ; C=HAIC
    1.0个百分点 ; OS change 1.0 percentage_point ; @36 ; I=HAIC ; C=TACE ; ci=-4.2..6.1

5年生存率86%，近两年复发者的5年生存率仅20%。
    86% ; OS rate 86 percent ; @60
    20% ; OS rate 20 percent ; @60

吸烟者的预后较差，5年生存率仅20%。
    20% ; OS rate 20 percent ; @60
"""


@pytest.mark.parametrize(("text", "rows"), sentences(WHAT_THEY_DIFFER_BY))
def test_what_the_arms_differ_by_is_a_change(text: str, rows: list[str]) -> None:
    check(text, rows)


FROM_ONE_ARM_TO_THE_OTHER = """
HAIC组中位OS为23.1个月，TACE组16.1个月；客观缓解率从18%升至46%，中位PFS由5.4个月拉长到9.6个月。
    23.1个月 ; OS median 23.1 month ; I=HAIC ; C=TACE
    16.1个月 ; OS median 16.1 month ; I=TACE ; C=HAIC
    46% ; ORR rate 46 percent ; I=HAIC ; C=TACE ; baseline=18
    9.6个月 ; PFS median 9.6 month ; I=HAIC ; C=TACE ; baseline=5.4

无病生存率从曲妥珠单抗组的77.0%提高至T-DXd组的88.3%，HR=0.50。
    88.3% ; DFS rate 88.3 percent ; I=T-DXd ; C=曲妥珠单抗 ; baseline=77.0
    0.50 ; DFS hazard_ratio 0.50 ratio ; I=T-DXd ; C=曲妥珠单抗

加用度伐利尤单抗后，中位OS从对照组的2.7个月延长到7.1个月。
    7.1个月 ; OS median 7.1 month ; I=度伐利尤单抗 ; C="对照组" ; baseline=2.7 ; flags=undefined_group

跟医生选择的化疗比，德曲妥珠单抗把中位总生存期从16.8个月延到23.4个月，死亡风险下降36%。
    23.4个月 ; OS median 23.4 month ; I=德曲妥珠单抗 ; C=化疗 ; baseline=16.8
    36% ; OS change 36 percent ; I=德曲妥珠单抗 ; C=化疗 ; dir=decrease

和化疗比，帕博利珠单抗的中位OS延长了8.6个月（23.0个月 vs 14.4个月）。
    8.6个月 ; OS change 8.6 month ; I=帕博利珠单抗 ; C=化疗 ; dir=increase
    23.0个月 ; OS median 23.0 month ; I=帕博利珠单抗 ; C=化疗
    14.4个月 ; OS median 14.4 month ; I=化疗 ; C=帕博利珠单抗

HAIC组与TACE组的ORR分别为46%和18%，该科室的3年生存率从过去的20%提高到35%。
    46% ; ORR rate 46 percent ; I=HAIC ; C=TACE
    18% ; ORR rate 18 percent ; I=TACE ; C=HAIC
    35% ; OS rate 35 percent ; @36 ; I=HAIC ; baseline=20

患者术后5年生存率从10年前的20%提高到35%。
    35% ; OS rate 35 percent ; @60 ; baseline=20
"""


@pytest.mark.parametrize(("text", "rows"), sentences(FROM_ONE_ARM_TO_THE_OTHER))
def test_the_value_before_is_the_control_arms(text: str, rows: list[str]) -> None:
    check(text, rows)


THE_FORMER_AND_THE_LATTER = """
患者随机接受仑伐替尼联合HAIC或仑伐替尼。中位PFS分别为11.1个月和5.1个月；中位OS前者到随访截止时尚未达到，后者为11.0个月（P<0.001）。
    11.1个月 ; PFS median 11.1 month ; I=仑伐替尼+HAIC ; C=仑伐替尼
    5.1个月 ; PFS median 5.1 month ; I=仑伐替尼 ; C=仑伐替尼+HAIC
    中位OS ; OS median null month ; I=仑伐替尼+HAIC ; C=仑伐替尼 ; p=<0.001 ; flags=not_reached
    11.0个月 ; OS median 11.0 month ; I=仑伐替尼 ; C=仑伐替尼+HAIC ; p=<0.001

雷莫西尤单抗联合紫杉醇的中位OS为9.6个月，紫杉醇单药是7.4个月，ORR前者28%、后者16%。
    9.6个月 ; OS median 9.6 month ; I=雷莫西尤单抗+紫杉醇 ; C=紫杉醇
    7.4个月 ; OS median 7.4 month ; I=紫杉醇 ; C=雷莫西尤单抗+紫杉醇
    28% ; ORR rate 28 percent ; I=雷莫西尤单抗+紫杉醇 ; C=紫杉醇
    16% ; ORR rate 16 percent ; I=紫杉醇 ; C=雷莫西尤单抗+紫杉醇

A药组患者中位OS为20.1个月，B药组为15.2个月。3级腹泻前者为5%，后者为9%。
    20.1个月 ; OS median 20.1 month ; I="A药组" ; C="B药组"
    15.2个月 ; OS median 15.2 month ; I="B药组" ; C="A药组"
    5% ; AE rate 5 percent ; I="A药组" ; C="B药组" ; event=腹泻 ; grade=3
    9% ; AE rate 9 percent ; I="B药组" ; C="A药组" ; event=腹泻 ; grade=3
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THE_FORMER_AND_THE_LATTER))
def test_the_former_and_the_latter_are_the_pair_told_of_last(text: str, rows: list[str]) -> None:
    check(text, rows)


TWO_COMBINATIONS_AND_BEATEN_DRUGS = """
贝伐珠单抗联合化疗与西妥昔单抗联合化疗相比，中位PFS为10.6个月和10.4个月。
    10.6个月 ; PFS median 10.6 month ; I=贝伐珠单抗+化疗 ; C=西妥昔单抗+化疗
    10.4个月 ; PFS median 10.4 month ; I=西妥昔单抗+化疗 ; C=贝伐珠单抗+化疗

达拉非尼联合曲美替尼与帕博利珠单抗联合应用的ORR为45%。
    45% ; ORR rate 45 percent ; I=达拉非尼+曲美替尼+帕博利珠单抗

T-DM1的mOS为7.9个月，未能胜过紫杉类的8.6个月（HR 1.15）。
    7.9个月 ; OS median 7.9 month ; I=T-DM1 ; C=紫杉类
    8.6个月 ; OS median 8.6 month ; I=紫杉类 ; C=T-DM1
    1.15 ; OS hazard_ratio 1.15 ratio ; I=T-DM1 ; C=紫杉类

索拉非尼在研究中虽然赢了多西他赛，中位PFS却只是5.6个月 vs 4.5个月（HR 0.66）。
    5.6个月 ; PFS median 5.6 month ; I=索拉非尼 ; C=多西他赛
    4.5个月 ; PFS median 4.5 month ; I=多西他赛 ; C=索拉非尼
    0.66 ; PFS hazard_ratio 0.66 ratio ; I=索拉非尼 ; C=多西他赛

奥希替尼对比吉非替尼，5年EFS率为81.2%对72.3%，OS在5年时为86.6%比81.7%。
    81.2% ; EFS rate 81.2 percent ; @60 ; I=奥希替尼 ; C=吉非替尼
    72.3% ; EFS rate 72.3 percent ; @60 ; I=吉非替尼 ; C=奥希替尼
    86.6% ; OS rate 86.6 percent ; @60 ; I=奥希替尼 ; C=吉非替尼
    81.7% ; OS rate 81.7 percent ; @60 ; I=吉非替尼 ; C=奥希替尼
"""


@pytest.mark.parametrize(("text", "rows"), sentences(TWO_COMBINATIONS_AND_BEATEN_DRUGS))
def test_two_combinations_and_drugs_that_beat_others(text: str, rows: list[str]) -> None:
    check(text, rows)


MORE_WAYS_TO_THE_SECOND_FIGURE = """
光动力治疗加支架，中位生存期14.6个月，单放支架的只有8.1个月。
    14.6个月 ; OS median 14.6 month ; I=光动力治疗 ; C="单放支架的"
    8.1个月 ; OS median 8.1 month ; I="单放支架的" ; C=光动力治疗

用奥拉帕利维持，2年无进展生存率64%，不用药的同类病人是31%。
    64% ; PFS rate 64 percent ; @24 ; I=奥拉帕利 ; C="不用药的同类病人"
    31% ; PFS rate 31 percent ; @24 ; I="不用药的同类病人" ; C=奥拉帕利

突变者中位PFS长达28.7个月，野生型为17.9个月。
    28.7个月 ; PFS median 28.7 month ; I="突变者" ; C="野生型"
    17.9个月 ; PFS median 17.9 month ; I="野生型" ; C="突变者"

T-DXd组pCR率67.3%，对照组56.3%；按激素受体拆开看，HR阳性者61.4%比52.3%。
    67.3% ; PCR rate 67.3 percent ; I=T-DXd ; C="对照组" ; flags=undefined_group
    56.3% ; PCR rate 56.3 percent ; I="对照组" ; C=T-DXd ; flags=undefined_group
    61.4% ; PCR rate 61.4 percent ; I=T-DXd ; C="对照组" ; P=HR阳性 ; flags=undefined_group
    52.3% ; PCR rate 52.3 percent ; I="对照组" ; C=T-DXd ; P=HR阳性 ; flags=undefined_group

T-DXd组间质性肺病发生率9.6%，对照组1.6%。T-DXd组恶心达71.3%，呕吐31.0%。
    9.6% ; AE rate 9.6 percent ; I=T-DXd ; C="对照组" ; event=间质性肺病 ; flags=undefined_group
    1.6% ; AE rate 1.6 percent ; I="对照组" ; C=T-DXd ; event=间质性肺病 ; flags=undefined_group
    71.3% ; AE rate 71.3 percent ; I=T-DXd ; event=恶心
    31.0% ; AE rate 31.0 percent ; I=T-DXd ; event=呕吐

T-DXd组间质性肺病发生率9.6%，对照组1.6%。T-DXd组有71.3%的病人觉得方便。
    9.6% ; AE rate 9.6 percent ; I=T-DXd ; C="对照组" ; event=间质性肺病 ; flags=undefined_group
    1.6% ; AE rate 1.6 percent ; I="对照组" ; C=T-DXd ; event=间质性肺病 ; flags=undefined_group

ORR60%，中位DoR8.3个月，PD-L1表达率80%。
    60% ; ORR rate 60 percent
    8.3个月 ; DOR median 8.3 month
"""


@pytest.mark.parametrize(("text", "rows"), sentences(MORE_WAYS_TO_THE_SECOND_FIGURE))
def test_more_ways_to_the_second_figure(text: str, rows: list[str]) -> None:
    check(text, rows)


RESPONSES_DEFINED = """
观察组与对照组的ORR（CR+PR）分别为60%和40%，DCR（CR+PR+SD）分别为80%和70%。
    60% ; ORR rate 60 percent ; I="观察组" ; C="对照组"
    40% ; ORR rate 40 percent ; I="对照组" ; C="观察组"
    80% ; DCR rate 80 percent ; I="观察组" ; C="对照组"
    70% ; DCR rate 70 percent ; I="对照组" ; C="观察组"

ORR（CR+PR）和DCR（CR+PR+SD）分别为60%和80%。
    60% ; ORR rate 60 percent
    80% ; DCR rate 80 percent

VA组与IA组的CRc率（CR+CRi）分别为71.1%（59/83）、60.0%（45/75），P=0.143。
    71.1% ; CR rate 71.1 percent ; I=VA ; C=IA ; n=59/83 ; p=0.143
    60.0% ; CR rate 60.0 percent ; I=IA ; C=VA ; n=45/75 ; p=0.143

CR、PR和SD分别为10%、50%和20%，ORR为60%（CR 10%、PR 50%）。
    10%#1 ; CR rate 10 percent
    50%#1 ; PR rate 50 percent
    20% ; SD rate 20 percent
    60% ; ORR rate 60 percent
    10%#2 ; CR rate 10 percent
    50%#2 ; PR rate 50 percent

方法：前瞻性单臂研究，入组40例，给予短程放疗联合替雷利珠单抗；以同期接受卡培他滨的70例为对照。结果：研究组MPR率为71.2%，对照组为43.9%（P=0.003）。
    71.2% ; MPR rate 71.2 percent ; I=短程放疗+替雷利珠单抗 ; C=卡培他滨 ; p=0.003
    43.9% ; MPR rate 43.9 percent ; I=卡培他滨 ; C=短程放疗+替雷利珠单抗 ; p=0.003
"""


@pytest.mark.parametrize(("text", "rows"), sentences(RESPONSES_DEFINED))
def test_what_responses_are_the_sum_of_and_a_single_arm_with_a_control(text: str, rows: list[str]) -> None:
    check(text, rows)


THE_RISK_AFTER_A_PAIR = """
联合组中位PFS为9.6个月，单药组为5.4个月，HR 0.55（0.43-0.72），降低疾病进展风险45%。
    9.6个月 ; PFS median 9.6 month ; I="联合组" ; C="单药组"
    5.4个月 ; PFS median 5.4 month ; I="单药组" ; C="联合组"
    0.55 ; PFS hazard_ratio 0.55 ratio ; I="联合组" ; C="单药组" ; ci=0.43..0.72
    45% ; PFS change 45 percent ; I="联合组" ; C="单药组" ; dir=decrease

联合组与单药组的中位PFS分别为9.6个月和5.4个月（HR 0.55），死亡风险下降45%。
    9.6个月 ; PFS median 9.6 month ; I="联合组" ; C="单药组"
    5.4个月 ; PFS median 5.4 month ; I="单药组" ; C="联合组"
    0.55 ; PFS hazard_ratio 0.55 ratio ; I="联合组" ; C="单药组"
    45% ; OS change 45 percent ; I="联合组" ; C="单药组" ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THE_RISK_AFTER_A_PAIR))
def test_the_risk_after_a_pair_is_of_the_pair(text: str, rows: list[str]) -> None:
    check(text, rows)
