"""Where a trial and its phase end: at another team, a study without a name, a section's background, a goal."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# ⏎ is a line break.
CASES = """
01 KRYSTAL-12⏎索托拉西布在CodeBreaK 200研究中的中位PFS为5.6个月。这回轮到阿达格拉西布上场。⏎该研究入组453例患者，阿达格拉西布组中位PFS为5.5个月。
    5.6个月 ; PFS median 5.6 month ; I=索托拉西布 ; trial=CodeBreaK 200
    5.5个月 ; PFS median 5.5 month ; I=阿达格拉西布 ; trial=KRYSTAL-12

【头条】SUNRAY-8研究（III期）公布结果。⏎【背景】复发鼻咽癌化疗的缓解率约30%。⏎【设计】试验组给予特瑞普利单抗。⏎【疗效】ORR为54.6%。
    30% ; RESPONSE rate ~30 percent ; I=化疗 ; P=鼻咽癌
    54.6% ; ORR rate 54.6 percent ; I=特瑞普利单抗 ; P=鼻咽癌 ; trial=SUNRAY-8 ; phase=III期

大会公布了两项肺癌放化疗后巩固治疗的III期研究。LAURA研究中奥希替尼组中位PFS为39.1个月。另一项ADRIATIC研究中度伐利尤单抗组中位OS为55.9个月。
    39.1个月 ; PFS median 39.1 month ; I=奥希替尼 ; P=肺癌 ; trial=LAURA ; phase=III期
    55.9个月 ; OS median 55.9 month ; I=度伐利尤单抗 ; P=肺癌 ; trial=ADRIATIC ; phase=III期

二、APOLLO（n=649）⏎采用派安普利单抗+安罗替尼治疗肝癌。联合组与索拉非尼组的ORR分别为17.3%和4.2%。
    17.3% ; ORR rate 17.3 percent ; I=派安普利单抗+安罗替尼 ; C=索拉非尼 ; P=肝癌 ; trial=APOLLO
    4.2% ; ORR rate 4.2 percent ; I=索拉非尼 ; C=派安普利单抗+安罗替尼 ; P=肝癌 ; trial=APOLLO

TRUST-I研究中他雷替尼的ORR为85.0%。克唑替尼经治者的ORR为51.5%。
    85.0% ; ORR rate 85.0 percent ; I=他雷替尼 ; trial=TRUST-I
    51.5% ; ORR rate 51.5 percent ; I=他雷替尼 ; trial=TRUST-I

JUPITER-02研究（III期）中特瑞普利单抗组3年OS率为64.5%。⏎【修补】局部复发怎么办？内镜手术组3年OS率为85.8%。
    64.5% ; OS rate 64.5 percent ; @36 ; I=特瑞普利单抗 ; trial=JUPITER-02 ; phase=III期
    85.8% ; OS rate 85.8 percent ; @36 ; I=内镜手术

LAUNCH研究（III期）中仑伐替尼组中位OS为17.8个月。东方肝胆外科医院王明教授团队先放疗后手术，1年OS率为75.2%。
    17.8个月 ; OS median 17.8 month ; I=仑伐替尼 ; trial=LAUNCH ; phase=III期
    75.2% ; OS rate 75.2 percent ; @12 ; I=放疗+手术 ; inst=东方肝胆外科医院

ADRIATIC研究中度伐利尤单抗组中位OS为55.9个月。一份汇总7项试验的分析说，3年OS率为24.0%。
    55.9个月 ; OS median 55.9 month ; I=度伐利尤单抗 ; trial=ADRIATIC
    24.0% ; OS rate 24.0 percent ; @36

KEYNOTE-189研究公布5年随访。该研究是一项III期试验，ORR为48.0%。
    48.0% ; ORR rate 48.0 percent ; trial=KEYNOTE-189 ; phase=III期

团队牵头的III期试验中，3年OS率为94.6%。⏎同一团队又想到，能不能加维持治疗？3年OS率为93.3%。
    94.6% ; OS rate 94.6 percent ; @36 ; phase=III期
    93.3% ; OS rate 93.3 percent ; @36

ADAURA研究中奥希替尼组5年OS率为85%。而按国家癌症中心的登记，5年OS率为60%。
    85% ; OS rate 85 percent ; @60 ; I=奥希替尼 ; trial=ADAURA
    60% ; OS rate 60 percent ; @60 ; inst=国家癌症中心

目的 评价曲妥珠单抗的疗效。此前HERA试验显示，10年DFS率为69%。方法 汇总7项试验。结果 10年OS率为80%。
    69% ; DFS rate 69 percent ; @120 ; I=曲妥珠单抗 ; trial=HERA
    80% ; OS rate 80 percent ; @120 ; I=曲妥珠单抗

目的 评价PARP抑制剂。方法 纳入4项随机对照试验（PROpel、MAGNITUDE等），Ⅲ期者3项。结果 ORR为60%。
    60% ; ORR rate 60 percent ; I=PARP抑制剂

HLX22研究（Ⅱ期）中，ORR为87.1%。小鼠模型中肿瘤缩小82%。
    87.1% ; ORR rate 87.1 percent ; I=HLX22 ; phase=Ⅱ期
    82% ; RESPONSE change 82 percent ; dir=decrease ; status=preclinical

公司的愿望是把ORR提高到70%。
    70% ; ORR rate 70 percent ; status=hypothetical

一项III期研究显示，ORR为40%。公司希望将ORR提高到70%。
    40% ; ORR rate 40 percent ; phase=III期
    70% ; ORR rate 70 percent ; status=hypothetical

早年的中位OS为26.5个月，而ANNOUNCE研究（III期）中位OS为20.4个月。
    26.5个月 ; OS median 26.5 month
    20.4个月 ; OS median 20.4 month ; trial=ANNOUNCE ; phase=III期

大会公布了三个III期研究。GALAXY-1研究中伏美替尼组中位PFS为20.8个月。
    20.8个月 ; PFS median 20.8 month ; I=伏美替尼 ; trial=GALAXY-1 ; phase=III期

随访4.7个月的III期研究SUNRAY-8已公布。GALAXY-1研究中伏美替尼组中位PFS为20.8个月。
    20.8个月 ; PFS median 20.8 month ; I=伏美替尼 ; trial=GALAXY-1

KEYNOTE-189研究公布5年随访。吴一龙教授团队介绍，该研究的ORR为48.0%。
    48.0% ; ORR rate 48.0 percent ; trial=KEYNOTE-189

Ⅱ期单臂研究纳入41例患者，3年PFS率为85.9%；对耐药者的随机对照研究（2：1，n=144）中，中位EFS为21.2个月。常见≥3级不良反应为血小板减少（51%）。
    85.9% ; PFS rate 85.9 percent ; @36 ; phase=Ⅱ期
    21.2个月 ; EFS median 21.2 month
    51% ; AE rate 51 percent ; event=血小板减少 ; grade=>=3

ALTER01031研究中，安罗替尼组中位PFS为20.7个月；Ⅲ期COSMIC-311研究中，卡博替尼组中位PFS为11.0个月。
    20.7个月 ; PFS median 20.7 month ; I=安罗替尼 ; trial=ALTER01031
    11.0个月 ; PFS median 11.0 month ; I=卡博替尼 ; trial=COSMIC-311 ; phase=Ⅲ期

一项Ⅲ期研究中，试验组ORR为40%；对照组ORR为20%。
    40% ; ORR rate 40 percent ; I="试验组" ; C="对照组" ; phase=Ⅲ期
    20% ; ORR rate 20 percent ; I="对照组" ; C="试验组" ; phase=Ⅲ期

局部晚期尿路上皮癌的治疗迎来改写。⏎EV-302研究中联合组ORR为67.7%。⏎CheckMate-901研究入组608例可耐受顺铂的患者，纳武利尤单抗组ORR为57.6%。
    67.7% ; ORR rate 67.7 percent ; I="联合组" ; P=局部晚期+尿路上皮癌 ; trial=EV-302 ; flags=undefined_group
    57.6% ; ORR rate 57.6 percent ; I=纳武利尤单抗 ; P=局部晚期+尿路上皮癌 ; trial=CheckMate-901

NADINA研究公布。Ⅲ期黑色素瘤患者术前用伊匹木单抗，12个月EFS率为83.7%。⏎KEYNOTE-942研究中，帕博利珠单抗组2.5年RFS率为74.8%。
    83.7% ; EFS rate 83.7 percent ; @12 ; I=伊匹木单抗 ; P=Ⅲ期+黑色素瘤 ; trial=NADINA
    74.8% ; RFS rate 74.8 percent ; @30 ; I=帕博利珠单抗 ; P=黑色素瘤 ; trial=KEYNOTE-942

JUPITER-02研究（III期）中特瑞普利单抗组入组146例。⏎疗效如何？中位PFS为21.4个月。
    21.4个月 ; PFS median 21.4 month ; I=特瑞普利单抗 ; trial=JUPITER-02 ; phase=III期

LAUNCH研究（III期）比较了仑伐替尼联合TACE与仑伐替尼。东方肝胆外科医院王明教授团队表示，中位OS为17.8个月。
    17.8个月 ; OS median 17.8 month ; I=仑伐替尼+TACE ; trial=LAUNCH ; phase=III期 ; flags=ambiguous_intervention

KEYNOTE-900研究纳入120例鼻咽癌患者。⏎除鼻咽癌外，肺癌、胃癌的研究也在进行。ORR为40%。
    40% ; ORR rate 40 percent ; P=鼻咽癌 ; trial=KEYNOTE-900

GALAXY-1研究纳入120例鼻咽癌患者。一项汇总分析显示，ORR为40%。
    40% ; ORR rate 40 percent ; P=鼻咽癌

信迪利单抗的III期临床研究ORIENT-31公布结果。该研究入组476例患者，随机接受贝伐珠单抗联合化疗或化疗。全组ORR为48.1%。
    48.1% ; ORR rate 48.1 percent ; I=贝伐珠单抗+化疗 ; trial=ORIENT-31 ; phase=III期

KEYNOTE-671研究（Ⅲ期）的ORR为62.4%。此前，CheckMate 816研究的pCR率为24.0%。与之相比，KEYNOTE-671研究的pCR率为18.1%。
    62.4% ; ORR rate 62.4 percent ; trial=KEYNOTE-671 ; phase=Ⅲ期
    24.0% ; PCR rate 24.0 percent ; trial=CheckMate 816
    18.1% ; PCR rate 18.1 percent ; trial=KEYNOTE-671 ; phase=Ⅲ期

该院牵头一项III期研究（SUNRAY-8），纳入胃癌患者，3年DFS率为60.1%。⏎乳腺外科的成绩同样亮眼。全年收治乳腺癌患者3100例，5年OS率为93.5%。
    60.1% ; DFS rate 60.1 percent ; @36 ; P=胃癌 ; trial=SUNRAY-8 ; phase=III期
    93.5% ; OS rate 93.5 percent ; @60 ; P=乳腺癌

方法 纳入58例晚期软组织肉瘤患者。结果 ORR为27.6%。腺泡状软组织肉瘤患者ORR为44.4%。3～4级不良反应发生率为19.0%。
    27.6% ; ORR rate 27.6 percent ; P=晚期+软组织肉瘤
    44.4% ; ORR rate 44.4 percent ; P=腺泡状软组织肉瘤
    19.0% ; AE rate 19.0 percent ; P=晚期+软组织肉瘤 ; event=不良反应 ; grade=3-4

信达生物宣布信迪利单抗的ORR为50%。
    50% ; ORR rate 50 percent ; I=信迪利单抗 ; inst=信达生物

1. SACHI研究⏎赛沃替尼联合奥希替尼治疗NSCLC，ORR为58.0%。⏎2. 一项II期研究⏎研究纳入60例患者，戈来雷塞的ORR为71.0%。
    58.0% ; ORR rate 58.0 percent ; I=赛沃替尼+奥希替尼 ; P=NSCLC ; trial=SACHI
    71.0% ; ORR rate 71.0 percent ; I=戈来雷塞 ; P=NSCLC ; phase=II期

四川省肿瘤医院胸外科团队牵头的NICE-2研究纳入食管癌患者，pCR率为45.3%。该院胸外科2023年完成食管癌手术1000余台，5年生存率达到52.6%。
    45.3% ; PCR rate 45.3 percent ; P=食管癌 ; trial=NICE-2
    52.6% ; OS rate 52.6 percent ; @60 ; P=食管癌 ; inst=四川省肿瘤医院

背景：FLAURA研究证实奥希替尼有效，中位PFS为18.9个月。本研究探讨真实世界中奥希替尼的疗效。方法：纳入146例患者。结果：ORR为69.2%。
    18.9个月 ; PFS median 18.9 month ; I=奥希替尼 ; trial=FLAURA
    69.2% ; ORR rate 69.2 percent ; I=奥希替尼

背景：SUNRAY-8研究评估奥希替尼。方法：本研究为III期试验。结果：ORR为69.2%。
    69.2% ; ORR rate 69.2 percent ; I=奥希替尼 ; trial=SUNRAY-8 ; phase=III期
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_a_study_ends(text: str, rows: list[str]) -> None:
    check(text.replace("⏎", "\n"), rows)
