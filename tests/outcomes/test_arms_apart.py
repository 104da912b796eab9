"""The values of two arms that stand apart: in clauses and sentences of their own, with other words between them."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

IN_SENTENCES_OF_THEIR_OWN = """
110例患者随机分为A组（仑伐替尼联合TACE，55例）和B组（单用TACE，55例）。A组中位TTP为9.1个月。B组中位TTP为5.2个月。
    9.1个月 ; TTP median 9.1 month ; I=仑伐替尼+TACE ; C=TACE
    5.2个月 ; TTP median 5.2 month ; I=TACE ; C=仑伐替尼+TACE

110例患者随机分为A组（仑伐替尼联合TACE，55例）和B组（单用TACE，55例）。A组ORR为52.7%，DCR为83.6%。中位随访14个月。B组ORR为30.9%，DCR为67.3%。
    52.7% ; ORR rate 52.7 percent ; I=仑伐替尼+TACE ; C=TACE
    83.6% ; DCR rate 83.6 percent ; I=仑伐替尼+TACE ; C=TACE
    30.9% ; ORR rate 30.9 percent ; I=TACE ; C=仑伐替尼+TACE
    67.3% ; DCR rate 67.3 percent ; I=TACE ; C=仑伐替尼+TACE

110例患者随机分为A组（仑伐替尼联合TACE，55例）和B组（单用TACE，55例）。A组1年OS率为70.9%。B组2年OS率为38.2%。
    70.9% ; OS rate 70.9 percent ; @12 ; I=仑伐替尼+TACE
    38.2% ; OS rate 38.2 percent ; @24 ; I=TACE

肝细胞癌方面，仑伐替尼联合TACE的中位OS为17.8个月。胃癌方面，雷莫西尤单抗联合紫杉醇的中位OS为9.6个月。
    17.8个月 ; OS median 17.8 month ; I=仑伐替尼+TACE ; P=肝细胞癌
    9.6个月 ; OS median 9.6 month ; I=雷莫西尤单抗+紫杉醇 ; P=胃癌

回顾性研究分析了78例肺癌患者，40例先前进展者改用奥希替尼，ORR为60.0%，其余38例改用化疗，ORR为26.3%。
    60.0% ; ORR rate 60.0 percent ; I=奥希替尼 ; C=化疗 ; P=肺癌
    26.3% ; ORR rate 26.3 percent ; I=化疗 ; C=奥希替尼 ; P=肺癌

方法 90例肺腺癌患者一线口服埃克替尼。结果 ORR为61.0%。进展后41例检出T790M突变，二线用阿美替尼，ORR为58.5%；T790M阴性的49例二线用多西他赛，ORR为22.4%。
    61.0% ; ORR rate 61.0 percent ; I=埃克替尼 ; P=肺腺癌
    58.5% ; ORR rate 58.5 percent ; I=阿美替尼 ; C=多西他赛 ; P=T790M突变+肺腺癌
    22.4% ; ORR rate 22.4 percent ; I=多西他赛 ; C=阿美替尼 ; P=T790M阴性+肺腺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(IN_SENTENCES_OF_THEIR_OWN))
def test_two_arms_in_sentences_of_their_own_are_compared(text: str, rows: list[str]) -> None:
    check(text, rows)


BESIDE_A_CHANGE = """
贝伐珠单抗组与索拉非尼组随机入组。3级以上高血压在贝伐珠单抗组为18.2%，约为索拉非尼组（6.1%）的3倍；3级以上贫血以索拉非尼组多见，为9.1%，贝伐珠单抗组为5.5%。
    18.2% ; AE rate 18.2 percent ; I=贝伐珠单抗 ; C=索拉非尼 ; event=高血压 ; grade=>=3
    6.1% ; AE rate 6.1 percent ; I=索拉非尼 ; C=贝伐珠单抗 ; event=高血压 ; grade=>=3
    3倍 ; AE change ~3 fold ; I=贝伐珠单抗 ; C=索拉非尼 ; event=高血压 ; grade=>=3 ; dir=increase
    9.1% ; AE rate 9.1 percent ; I=索拉非尼 ; C=贝伐珠单抗 ; event=贫血 ; grade=>=3
    5.5% ; AE rate 5.5 percent ; I=贝伐珠单抗 ; C=索拉非尼 ; event=贫血 ; grade=>=3

阿帕他胺联合ADT的中位OS为52.2个月，较安慰剂联合ADT（40.1个月）死亡风险下降35%。
    52.2个月 ; OS median 52.2 month ; I=阿帕他胺+ADT ; C="安慰剂"+ADT
    40.1个月 ; OS median 40.1 month ; I="安慰剂"+ADT ; C=阿帕他胺+ADT
    35% ; OS change 35 percent ; I=阿帕他胺+ADT ; C="安慰剂"+ADT ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(BESIDE_A_CHANGE))
def test_a_change_speaks_only_of_its_own_endpoint(text: str, rows: list[str]) -> None:
    check(text, rows)


OVER_PARTS_OF_THE_PATIENTS = """
一项研究把结直肠癌患者随机分为西妥昔单抗组和贝伐珠单抗组。5年OS率在Ⅱ期、Ⅲ期患者中西妥昔单抗组为81.5%、62.7%，贝伐珠单抗组为79.0%、60.2%。
    81.5% ; OS rate 81.5 percent ; @60 ; I=西妥昔单抗 ; C=贝伐珠单抗 ; P=Ⅱ期+结直肠癌
    62.7% ; OS rate 62.7 percent ; @60 ; I=西妥昔单抗 ; C=贝伐珠单抗 ; P=Ⅲ期+结直肠癌
    79.0% ; OS rate 79.0 percent ; @60 ; I=贝伐珠单抗 ; C=西妥昔单抗 ; P=Ⅱ期+Ⅲ期+结直肠癌 ; flags=unmatched_distribution
    60.2% ; OS rate 60.2 percent ; @60 ; I=贝伐珠单抗 ; C=西妥昔单抗 ; P=Ⅱ期+Ⅲ期+结直肠癌 ; flags=unmatched_distribution

一项研究随机比较舒尼替尼与安慰剂。舒尼替尼在胃肠间质瘤中ORR 18%，在肾癌中31%，安慰剂在肾癌中2%。
    18% ; ORR rate 18 percent ; I=舒尼替尼 ; C="安慰剂" ; P=胃肠间质瘤
    31% ; ORR rate 31 percent ; I=舒尼替尼 ; C="安慰剂" ; P=肾癌
    2% ; ORR rate 2 percent ; I="安慰剂" ; C=舒尼替尼 ; P=肾癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(OVER_PARTS_OF_THE_PATIENTS))
def test_two_arms_over_parts_of_the_patients(text: str, rows: list[str]) -> None:
    check(text, rows)


AFTER_AN_ASIDE = """
一项研究随机比较舒尼替尼与索拉非尼。舒尼替尼组3级以上不良反应发生率为41.2%，以手足综合征为主，索拉非尼组则为33.0%。
    41.2% ; AE rate 41.2 percent ; I=舒尼替尼 ; C=索拉非尼 ; event=不良反应 ; grade=>=3
    33.0% ; AE rate 33.0 percent ; I=索拉非尼 ; C=舒尼替尼 ; event=不良反应 ; grade=>=3

一项研究随机比较舒尼替尼与索拉非尼。舒尼替尼组有12例（20.0%）出现并发症，其中肺部感染7例、出血5例；索拉非尼组9例（15.3%）。
    20.0% ; AE rate 20.0 percent ; I=舒尼替尼 ; C=索拉非尼 ; n=12 ; event=并发症
    15.3% ; AE rate 15.3 percent ; I=索拉非尼 ; C=舒尼替尼 ; n=9 ; event=并发症

一项研究随机比较舒尼替尼与索拉非尼。ORR舒尼替尼组为31.5%，其中CR 3例，而索拉非尼组仅18.0%。
    31.5% ; ORR rate 31.5 percent ; I=舒尼替尼 ; C=索拉非尼
    18.0% ; ORR rate 18.0 percent ; I=索拉非尼 ; C=舒尼替尼

一项研究随机比较舒尼替尼与索拉非尼。舒尼替尼组腹泻发生率41.2%（≥3级8.0%），索拉非尼组33.0%（≥3级6.1%）。
    41.2% ; AE rate 41.2 percent ; I=舒尼替尼 ; C=索拉非尼 ; event=腹泻
    8.0% ; AE rate 8.0 percent ; I=舒尼替尼 ; C=索拉非尼 ; event=腹泻 ; grade=>=3
    33.0% ; AE rate 33.0 percent ; I=索拉非尼 ; C=舒尼替尼 ; event=腹泻
    6.1% ; AE rate 6.1 percent ; I=索拉非尼 ; C=舒尼替尼 ; event=腹泻 ; grade=>=3

一项研究随机比较舒尼替尼与索拉非尼。腹泻发生率为41.2%和33.0%，主要为1级，高血压发生率舒尼替尼组为29.5%。
    41.2% ; AE rate 41.2 percent ; I=舒尼替尼 ; C=索拉非尼 ; event=腹泻
    33.0% ; AE rate 33.0 percent ; I=索拉非尼 ; C=舒尼替尼 ; event=腹泻
    29.5% ; AE rate 29.5 percent ; I=舒尼替尼 ; event=高血压

一项研究随机比较舒尼替尼与索拉非尼。疲乏更多见于舒尼替尼组（34.0%），脱发则以索拉非尼组更为常见（19.0% vs 5.5%）。
    34.0% ; AE rate 34.0 percent ; I=舒尼替尼 ; event=疲乏
    19.0% ; AE rate 19.0 percent ; I=索拉非尼 ; C=舒尼替尼 ; event=脱发
    5.5% ; AE rate 5.5 percent ; I=舒尼替尼 ; C=索拉非尼 ; event=脱发
"""


@pytest.mark.parametrize(("text", "rows"), sentences(AFTER_AN_ASIDE))
def test_the_second_arm_after_words_on_the_first(text: str, rows: list[str]) -> None:
    check(text, rows)


WHAT_STANDS_BEFORE_A_PAIR = """
曲妥珠单抗组的中位OS达16.0个月，优于化疗组的11.8个月；中位PFS 6.7个月，同样优于化疗组的5.5个月。
    16.0个月 ; OS median 16.0 month ; I=曲妥珠单抗 ; C=化疗
    11.8个月 ; OS median 11.8 month ; I=化疗 ; C=曲妥珠单抗
    6.7个月 ; PFS median 6.7 month ; I=曲妥珠单抗 ; C=化疗 ; flags=ambiguous_intervention
    5.5个月 ; PFS median 5.5 month ; I=化疗 ; C=曲妥珠单抗

随机入组的两组中，化疗组疾病控制率不及曲妥珠单抗组（70.0%对85.0%）。
    70.0% ; DCR rate 70.0 percent ; I=化疗 ; C=曲妥珠单抗
    85.0% ; DCR rate 85.0 percent ; I=曲妥珠单抗 ; C=化疗

一项研究随机比较拉帕替尼与曲妥珠单抗。尽管曲妥珠单抗组有36.4%的患者其后换用拉帕替尼，OS仍见改善（HR=0.79）。
    0.79 ; OS hazard_ratio 0.79 ratio ; I=拉帕替尼 ; C=曲妥珠单抗

同样是“化疗+TKI”，另一项试验的结局却不同，吉非替尼联合培美曲塞虽使中位PFS优于吉非替尼（16.0个月 vs 8.0个月，HR=0.51），ORR却仅为75%。
    16.0个月 ; PFS median 16.0 month ; I=吉非替尼+培美曲塞 ; C=吉非替尼
    8.0个月 ; PFS median 8.0 month ; I=吉非替尼 ; C=吉非替尼+培美曲塞
    0.51 ; PFS hazard_ratio 0.51 ratio ; I=吉非替尼+培美曲塞 ; C=吉非替尼
    75% ; ORR rate 75 percent ; I=吉非替尼+培美曲塞 ; flags=ambiguous_intervention

至于贝伐珠单抗能否单独承担维持任务，试验给出了回答：患者经贝伐珠单抗联合FOLFIRI诱导后，贝伐珠单抗单药维持的1年PFS率为40.0%，低于贝伐珠单抗联合卡培他滨的52.9%。
    40.0% ; PFS rate 40.0 percent ; @12 ; I=贝伐珠单抗 ; C=贝伐珠单抗+卡培他滨
    52.9% ; PFS rate 52.9 percent ; @12 ; I=贝伐珠单抗+卡培他滨 ; C=贝伐珠单抗

研究将完成4周期XELOX联合贝伐珠单抗诱导的患者随机分到卡培他滨维持组或观察组，中位PFS分别为8.1个月和4.6个月（HR=0.50）。
    8.1个月 ; PFS median 8.1 month ; I=卡培他滨 ; C="观察组" ; flags=undefined_group
    4.6个月 ; PFS median 4.6 month ; I="观察组" ; C=卡培他滨 ; flags=undefined_group
    0.50 ; PFS hazard_ratio 0.50 ratio ; I=卡培他滨 ; C="观察组" ; flags=undefined_group

一项试验只用尼拉帕利维持，与观察组相比，自随机起算的中位PFS为13.8个月 vs 8.2个月（HR=0.62）。
    13.8个月 ; PFS median 13.8 month ; I=尼拉帕利 ; C="观察组" ; flags=undefined_group
    8.2个月 ; PFS median 8.2 month ; I="观察组" ; C=尼拉帕利 ; flags=undefined_group
    0.62 ; PFS hazard_ratio 0.62 ratio ; I=尼拉帕利 ; C="观察组" ; flags=undefined_group

研究随机比较利妥昔单抗每8周一次维持与单纯观察，前者中位PFS为52.0个月，后者为36.7个月。
    52.0个月 ; PFS median 52.0 month ; I=利妥昔单抗 ; C=单纯观察
    36.7个月 ; PFS median 36.7 month ; I=单纯观察 ; C=利妥昔单抗

阿法替尼联合培美曲塞及顺铂组的中位PFS为15.5个月，阿法替尼单药组为11.1个月。
    15.5个月 ; PFS median 15.5 month ; I=阿法替尼+培美曲塞+顺铂 ; C=阿法替尼
    11.1个月 ; PFS median 11.1 month ; I=阿法替尼 ; C=阿法替尼+培美曲塞+顺铂

阿帕替尼联合卡培他滨和多西他赛组的中位PFS分别为6.1个月和4.0个月。
    6.1个月 ; PFS median 6.1 month ; I=阿帕替尼+卡培他滨 ; C=多西他赛
    4.0个月 ; PFS median 4.0 month ; I=多西他赛 ; C=阿帕替尼+卡培他滨
"""


@pytest.mark.parametrize(("text", "rows"), sentences(WHAT_STANDS_BEFORE_A_PAIR))
def test_what_stands_before_a_pair_is_none_of_it(text: str, rows: list[str]) -> None:
    check(text, rows)


THE_SAME_ONCE_MORE = """
86例患者随机分为A组（GP方案联合替雷利珠单抗，43例）和B组（单用GP方案，43例）。A组ORR为58.1%，1年OS率为61.2%。B组相应为41.9%和48.9%。
    58.1% ; ORR rate 58.1 percent ; I=GP+替雷利珠单抗 ; C=GP
    61.2% ; OS rate 61.2 percent ; @12 ; I=GP+替雷利珠单抗 ; C=GP
    41.9% ; ORR rate 41.9 percent ; I=GP ; C=GP+替雷利珠单抗 ; flags=ambiguous_endpoint
    48.9% ; OS rate 48.9 percent ; @12 ; I=GP ; C=GP+替雷利珠单抗 ; flags=ambiguous_endpoint

86例患者随机分为A组（GP方案联合替雷利珠单抗，43例）和B组（单用GP方案，43例）。A组ORR为58.1%，中位OS为15.2个月，B组上述指标依次为41.9%和11.8个月。
    58.1% ; ORR rate 58.1 percent ; I=GP+替雷利珠单抗 ; C=GP
    15.2个月 ; OS median 15.2 month ; I=GP+替雷利珠单抗 ; C=GP
    41.9% ; ORR rate 41.9 percent ; I=GP ; C=GP+替雷利珠单抗
    11.8个月 ; OS median 11.8 month ; I=GP ; C=GP+替雷利珠单抗

86例患者随机分为A组（GP方案联合替雷利珠单抗，43例）和B组（单用GP方案，43例）。A组3～4级腹泻25.6%、皮疹20.9%，B组对应为14.0%和9.3%。
    25.6% ; AE rate 25.6 percent ; I=GP+替雷利珠单抗 ; C=GP ; event=腹泻 ; grade=3-4
    20.9% ; AE rate 20.9 percent ; I=GP+替雷利珠单抗 ; C=GP ; event=皮疹 ; grade=3-4
    14.0% ; AE rate 14.0 percent ; I=GP ; C=GP+替雷利珠单抗 ; event=腹泻 ; grade=3-4
    9.3% ; AE rate 9.3 percent ; I=GP ; C=GP+替雷利珠单抗 ; event=皮疹 ; grade=3-4

86例患者随机分为A组（GP方案联合替雷利珠单抗，43例）和B组（单用GP方案，43例）。A组有58.1%的患者达到客观缓解，9.3%完全缓解，B组这两个数字是41.9%和2.3%。
    58.1% ; ORR rate 58.1 percent ; I=GP+替雷利珠单抗 ; C=GP
    9.3% ; CR rate 9.3 percent ; I=GP+替雷利珠单抗 ; C=GP
    41.9% ; ORR rate 41.9 percent ; I=GP ; C=GP+替雷利珠单抗
    2.3% ; CR rate 2.3 percent ; I=GP ; C=GP+替雷利珠单抗

86例患者随机分为A组（GP方案联合替雷利珠单抗，43例）和B组（单用GP方案，43例）。A组ORR为58.1%，B组该比例为41.9%。
    58.1% ; ORR rate 58.1 percent ; I=GP+替雷利珠单抗 ; C=GP
    41.9% ; ORR rate 41.9 percent ; I=GP ; C=GP+替雷利珠单抗

随后换用奥希替尼的患者ORR为61.5%，中位PFS为9.9个月；改用培美曲塞联合卡铂的患者，相应数据为26.7%和4.4个月。
    61.5% ; ORR rate 61.5 percent ; I=奥希替尼 ; C=培美曲塞+卡铂
    9.9个月 ; PFS median 9.9 month ; I=奥希替尼 ; C=培美曲塞+卡铂
    26.7% ; ORR rate 26.7 percent ; I=培美曲塞+卡铂 ; C=奥希替尼
    4.4个月 ; PFS median 4.4 month ; I=培美曲塞+卡铂 ; C=奥希替尼

一项研究随机比较培唑帕尼与安慰剂。1年PFS率培唑帕尼组为74%，安慰剂组为52%，到两年这两个数字变成65%和33%。
    74% ; PFS rate 74 percent ; @12 ; I=培唑帕尼 ; C="安慰剂组"
    52% ; PFS rate 52 percent ; @12 ; I="安慰剂组" ; C=培唑帕尼
    65% ; PFS rate 65 percent ; @24 ; I=培唑帕尼 ; C="安慰剂"
    33% ; PFS rate 33 percent ; @24 ; I="安慰剂" ; C=培唑帕尼

一项研究随机比较培唑帕尼与安慰剂。1年OS率分别为74%和52%；到一年半，变成60%比33%。
    74% ; OS rate 74 percent ; @12 ; I=培唑帕尼 ; C="安慰剂"
    52% ; OS rate 52 percent ; @12 ; I="安慰剂" ; C=培唑帕尼
    60% ; OS rate 60 percent ; @18 ; I=培唑帕尼 ; C="安慰剂"
    33% ; OS rate 33 percent ; @18 ; I="安慰剂" ; C=培唑帕尼

一项研究随机比较培唑帕尼与安慰剂。1年OS率分别为74%和52%；到2年时有60%的患者停药。
    74% ; OS rate 74 percent ; @12 ; I=培唑帕尼 ; C="安慰剂"
    52% ; OS rate 52 percent ; @12 ; I="安慰剂" ; C=培唑帕尼
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THE_SAME_ONCE_MORE))
def test_an_arm_repeats_the_endpoints_of_the_other(text: str, rows: list[str]) -> None:
    check(text, rows)


TWO_HALVES_AND_ROLES = """
一项研究的320名患者里，一半打卡度尼利单抗，一半打帕博利珠单抗。前者的中位PFS是9.1个月，后者只有5.4个月，风险比0.62。
    9.1个月 ; PFS median 9.1 month ; I=卡度尼利单抗 ; C=帕博利珠单抗
    5.4个月 ; PFS median 5.4 month ; I=帕博利珠单抗 ; C=卡度尼利单抗
    0.62 ; PFS hazard_ratio 0.62 ratio ; I=卡度尼利单抗 ; C=帕博利珠单抗

240名患者随机入组，一份用奥拉帕利，其余用尼拉帕利，中位PFS分别是11.1个月和10.8个月。
    11.1个月 ; PFS median 11.1 month ; I=奥拉帕利 ; C=尼拉帕利
    10.8个月 ; PFS median 10.8 month ; I=尼拉帕利 ; C=奥拉帕利

结果，联合用药组的中位总生存期为31.5个月，化疗组16.1个月。
    31.5个月 ; OS median 31.5 month ; I="联合用药组" ; C=化疗
    16.1个月 ; OS median 16.1 month ; I=化疗 ; C="联合用药组"

放化疗后的非小细胞肺癌患者怎么办，以前只有一项试验，替雷利珠单抗巩固的中位PFS是11.2个月，安慰剂9.9个月。
    11.2个月 ; PFS median 11.2 month ; I=替雷利珠单抗 ; C="安慰剂" ; P=非小细胞肺癌
    9.9个月 ; PFS median 9.9 month ; I="安慰剂" ; C=替雷利珠单抗 ; P=非小细胞肺癌

收集以单纯化疗（伴或不伴安慰剂）为对照的随机试验，与信迪利单抗联合化疗比较，ORR为31.0%对40.5%。
    31.0% ; ORR rate 31.0 percent ; I=化疗 ; C=信迪利单抗+化疗
    40.5% ; ORR rate 40.5 percent ; I=信迪利单抗+化疗 ; C=化疗

患者1:1接受信迪利单抗联合呋喹替尼或信迪利单抗单药新辅助治疗，pCR率分别为28%和15%。
    28% ; PCR rate 28 percent ; I=信迪利单抗+呋喹替尼 ; C=信迪利单抗
    15% ; PCR rate 15 percent ; I=信迪利单抗 ; C=信迪利单抗+呋喹替尼

信迪利单抗新辅助治疗的pCR率为20%，新辅助治疗的R0切除率为95%。
    20% ; PCR rate 20 percent ; I=信迪利单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(TWO_HALVES_AND_ROLES))
def test_halves_roles_and_options(text: str, rows: list[str]) -> None:
    check(text, rows)


CARRIED_AND_NOT_CARRIED = """
一项试验的236例患者1:1随机，奥拉帕利组PFS达到22.1个月，安慰剂组只有9.6个月；满一年时还有74%的人没有进展，安慰剂组是42%，到两年这两个数字变成51%和23%。
    22.1个月 ; PFS median 22.1 month ; I=奥拉帕利 ; C="安慰剂组"
    9.6个月 ; PFS median 9.6 month ; I="安慰剂组" ; C=奥拉帕利
    74% ; PFS rate 74 percent ; @12 ; I=奥拉帕利 ; C="安慰剂组" ; flags=ambiguous_intervention
    42% ; PFS rate 42 percent ; @12 ; I="安慰剂组" ; C=奥拉帕利
    51% ; PFS rate 51 percent ; @24 ; I=奥拉帕利 ; C="安慰剂组"
    23% ; PFS rate 23 percent ; @24 ; I="安慰剂组" ; C=奥拉帕利

一项Ⅲ期试验把298例患者随机分入卡度尼利单抗组与帕博利珠单抗组。≥3级TRAE，卡度尼利单抗组29.4%，对照组15.6%；即便在高龄患者里，这一比例也只有22.2%，对照组则是18.7%。
    29.4% ; AE rate 29.4 percent ; I=卡度尼利单抗 ; C=帕博利珠单抗 ; phase=Ⅲ期 ; event=TRAE ; grade=>=3
    15.6% ; AE rate 15.6 percent ; I=帕博利珠单抗 ; C=卡度尼利单抗 ; phase=Ⅲ期 ; event=TRAE ; grade=>=3
    22.2% ; AE rate 22.2 percent ; I="高龄"+卡度尼利单抗 ; C=帕博利珠单抗 ; phase=Ⅲ期 ; event=TRAE ; grade=>=3
    18.7% ; AE rate 18.7 percent ; I="高龄"+帕博利珠单抗 ; C=卡度尼利单抗 ; phase=Ⅲ期 ; event=TRAE ; grade=>=3

一项Ⅲ期试验把298例患者随机分入卡度尼利单抗组与帕博利珠单抗组。1年OS率卡度尼利单抗组为74%，对照组52%；2年时为65%，对照组33%。
    74% ; OS rate 74 percent ; @12 ; I=卡度尼利单抗 ; C=帕博利珠单抗 ; phase=Ⅲ期
    52% ; OS rate 52 percent ; @12 ; I=帕博利珠单抗 ; C=卡度尼利单抗 ; phase=Ⅲ期
    65% ; OS rate 65 percent ; @24 ; I=卡度尼利单抗 ; C=帕博利珠单抗 ; phase=Ⅲ期
    33% ; OS rate 33 percent ; @24 ; I=帕博利珠单抗 ; C=卡度尼利单抗 ; phase=Ⅲ期

德曲妥珠单抗联合帕妥珠单抗治疗乳腺癌，与现行标准方案（紫杉类药物+曲妥珠单抗+帕妥珠单抗，THP）相比，可将疾病进展或死亡风险降低38%（HR 0.62）。
    38% ; PFS change 38 percent ; I=德曲妥珠单抗+帕妥珠单抗 ; C=THP ; P=乳腺癌 ; dir=decrease
    0.62 ; PFS hazard_ratio 0.62 ratio ; I=德曲妥珠单抗+帕妥珠单抗 ; C=THP ; P=乳腺癌

瑞波西利联合来曲唑与对照方案（来曲唑，安慰剂）相比，中位PFS延长9.3个月。
    9.3个月 ; PFS change 9.3 month ; I=瑞波西利+来曲唑 ; C=来曲唑+"安慰剂" ; dir=increase

一线用厄洛替尼，中位PFS 10.9个月；进展后二线换用培美曲塞加顺铂，中位PFS 5.4个月。
    10.9个月 ; PFS median 10.9 month ; I=厄洛替尼
    5.4个月 ; PFS median 5.4 month ; I=培美曲塞+顺铂

一线接受索拉非尼的62例患者中位PFS 4.1个月，二线接受瑞戈非尼后中位PFS 3.1个月，ORR 11.3%。
    4.1个月 ; PFS median 4.1 month ; I=索拉非尼
    3.1个月 ; PFS median 3.1 month ; I=瑞戈非尼
    11.3% ; ORR rate 11.3 percent ; I=瑞戈非尼

一项试验显示，新辅助放化疗与新辅助化疗的3年OS率分别为61.1%和50.9%（HR=0.78）。本组41例术前均接受替雷利珠单抗联合紫杉醇、卡铂，pCR率为29.3%（12/41）。
    61.1% ; OS rate 61.1 percent ; @36 ; I=新辅助放化疗 ; C=新辅助化疗
    50.9% ; OS rate 50.9 percent ; @36 ; I=新辅助化疗 ; C=新辅助放化疗
    0.78 ; OS hazard_ratio 0.78 ratio ; I=新辅助放化疗 ; C=新辅助化疗
    29.3% ; PCR rate 29.3 percent ; I=替雷利珠单抗+紫杉醇+卡铂 ; n=12/41
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CARRIED_AND_NOT_CARRIED))
def test_what_goes_on_with_the_arms_and_what_does_not(text: str, rows: list[str]) -> None:
    check(text, rows)


WHAT_TWO_ARMS_DIFFER_BY = """
恩扎卢胺组ORR为28.7%，多西他赛组仅12.0%，两组相差16.7个百分点。
    28.7% ; ORR rate 28.7 percent ; I=恩扎卢胺 ; C=多西他赛
    12.0% ; ORR rate 12.0 percent ; I=多西他赛 ; C=恩扎卢胺
    16.7个百分点 ; ORR change 16.7 percentage_point ; I=恩扎卢胺 ; C=多西他赛 ; dir=increase

一项研究随机比较恩扎卢胺与多西他赛。两组中位OS相差8.1个月。
    8.1个月 ; OS change 8.1 month ; I=恩扎卢胺 ; C=多西他赛 ; dir=increase

今日宣布，安森珂®（阿帕他胺片）对比安可坦®（恩扎卢胺软胶囊）用于前列腺癌的试验达到终点。24个月PFS率在安森珂®组为78.4%，安可坦®组为65.9%。安森珂®总缓解率亦更高（46.2% vs 35.7%）。
    78.4% ; PFS rate 78.4 percent ; @24 ; I=安森珂 ; C=安可坦 ; P=前列腺癌
    65.9% ; PFS rate 65.9 percent ; @24 ; I=安可坦 ; C=安森珂 ; P=前列腺癌
    46.2% ; ORR rate 46.2 percent ; I=阿帕他胺 ; C=安可坦 ; P=前列腺癌
    35.7% ; ORR rate 35.7 percent ; I=安可坦 ; C=阿帕他胺 ; P=前列腺癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(WHAT_TWO_ARMS_DIFFER_BY))
def test_what_two_arms_differ_by_and_marked_brands(text: str, rows: list[str]) -> None:
    check(text, rows)


OPTIONS_AND_ADDITIONS = """
培唑帕尼一线治疗的中位PFS为9.9个月，舒尼替尼或索拉非尼为8.2个月（HR=0.86）。
    9.9个月 ; PFS median 9.9 month ; I=培唑帕尼 ; C=舒尼替尼+索拉非尼
    8.2个月 ; PFS median 8.2 month ; I=舒尼替尼+索拉非尼 ; C=培唑帕尼
    0.86 ; PFS hazard_ratio 0.86 ratio ; I=培唑帕尼 ; C=舒尼替尼+索拉非尼

一项研究比较纳武利尤单抗与紫杉醇或多西他赛，中位OS为10.9个月和8.4个月，HR为0.77。
    10.9个月 ; OS median 10.9 month ; I=纳武利尤单抗 ; C=紫杉醇+多西他赛
    8.4个月 ; OS median 8.4 month ; I=紫杉醇+多西他赛 ; C=纳武利尤单抗
    0.77 ; OS hazard_ratio 0.77 ratio ; I=纳武利尤单抗 ; C=紫杉醇+多西他赛

患者随机接受吉非替尼或厄洛替尼，中位PFS分别为10.2个月和9.8个月。
    10.2个月 ; PFS median 10.2 month ; I=吉非替尼 ; C=厄洛替尼
    9.8个月 ; PFS median 9.8 month ; I=厄洛替尼 ; C=吉非替尼

一项研究是三臂设计，度伐利尤单抗+tremelimumab+化疗、度伐利尤单抗+化疗和单纯化疗的中位PFS依次为6.6、5.1和4.4个月。
    6.6 ; PFS median 6.6 month ; I=度伐利尤单抗+tremelimumab+化疗 ; C=度伐利尤单抗+化疗
    5.1 ; PFS median 5.1 month ; I=度伐利尤单抗+化疗 ; C=度伐利尤单抗+tremelimumab+化疗
    4.4个月 ; PFS median 4.4 month ; I=化疗 ; C=度伐利尤单抗+tremelimumab+化疗

前列腺癌的试验更激进，在多西他赛+ADT之外再加阿比特龙，放射学无进展生存从2.2年延长到4.5年。
    4.5年 ; PFS median 4.5 year ; I=多西他赛+ADT+阿比特龙 ; C=多西他赛+ADT ; P=前列腺癌 ; baseline=2.2

研究在FOLFOX基础上加用佐妥昔单抗，对照组加安慰剂，两组中位PFS分别是10.8个月和8.6个月。
    10.8个月 ; PFS median 10.8 month ; I=FOLFOX+佐妥昔单抗 ; C="安慰剂"+FOLFOX
    8.6个月 ; PFS median 8.6 month ; I="安慰剂"+FOLFOX ; C=FOLFOX+佐妥昔单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(OPTIONS_AND_ADDITIONS))
def test_options_and_additions(text: str, rows: list[str]) -> None:
    check(text, rows)


THE_STANDARD_AS_AN_ARM = """
一项试验中，177Lu-PSMA-617联合标准治疗较单用标准治疗延长了OS（15.9个月对11.1个月）和rPFS（8.1个月对3.6个月），HR分别为0.66和0.44。
    15.9个月 ; OS median 15.9 month ; I=177Lu-PSMA-617+"标准治疗" ; C="标准治疗"
    11.1个月 ; OS median 11.1 month ; I="标准治疗" ; C=177Lu-PSMA-617+"标准治疗"
    8.1个月 ; PFS median 8.1 month ; I=177Lu-PSMA-617+"标准治疗" ; C="标准治疗"
    3.6个月 ; PFS median 3.6 month ; I="标准治疗" ; C=177Lu-PSMA-617+"标准治疗"
    0.66 ; OS hazard_ratio 0.66 ratio ; I=177Lu-PSMA-617+"标准治疗" ; C="标准治疗"
    0.44 ; PFS hazard_ratio 0.44 ratio ; I=177Lu-PSMA-617+"标准治疗" ; C="标准治疗"

患者分入三组：艾拉司群单药；研究者所选标准内分泌治疗（氟维司群或依西美坦）；艾拉司群联合阿贝西利。艾拉司群 vs 标准治疗，中位PFS 5.1个月 vs 3.4个月，HR 0.66；联合组 vs 艾拉司群单药组，中位PFS 9.1个月 vs 5.1个月，HR 0.59。
    5.1个月#1 ; PFS median 5.1 month ; I=艾拉司群 ; C=氟维司群+依西美坦
    3.4个月 ; PFS median 3.4 month ; I=氟维司群+依西美坦 ; C=艾拉司群
    0.66 ; PFS hazard_ratio 0.66 ratio ; I=艾拉司群 ; C=氟维司群+依西美坦
    9.1个月 ; PFS median 9.1 month ; I=艾拉司群+阿贝西利 ; C=艾拉司群
    5.1个月#2 ; PFS median 5.1 month ; I=艾拉司群 ; C=艾拉司群+阿贝西利
    0.59 ; PFS hazard_ratio 0.59 ratio ; I=艾拉司群+阿贝西利 ; C=艾拉司群

复发淋巴瘤的二线标准治疗是挽救化疗序贯自体造血干细胞移植。一项试验中，阿基仑赛组中位EFS 8.1个月，标准治疗组2.2个月，HR为0.42。
    8.1个月 ; EFS median 8.1 month ; I=阿基仑赛 ; C=挽救化疗+自体造血干细胞移植 ; P=淋巴瘤
    2.2个月 ; EFS median 2.2 month ; I=挽救化疗+自体造血干细胞移植 ; C=阿基仑赛 ; P=淋巴瘤
    0.42 ; EFS hazard_ratio 0.42 ratio ; I=阿基仑赛 ; C=挽救化疗+自体造血干细胞移植 ; P=淋巴瘤

一项试验纳入524例，T-DXd组与T-DM1组12个月PFS率为75.1%和34.4%，HR=0.29；药物相关间质性肺病分别为10.1%和1.6%。
    75.1% ; PFS rate 75.1 percent ; @12 ; I=T-DXd ; C=T-DM1
    34.4% ; PFS rate 34.4 percent ; @12 ; I=T-DM1 ; C=T-DXd
    0.29 ; PFS hazard_ratio 0.29 ratio ; I=T-DXd ; C=T-DM1
    10.1% ; AE rate 10.1 percent ; I=T-DXd ; C=T-DM1 ; event=药物相关间质性肺病
    1.6% ; AE rate 1.6 percent ; I=T-DM1 ; C=T-DXd ; event=药物相关间质性肺病

研究者把标准治疗失败的患者纳入，安罗替尼的ORR为9.2%。
    9.2% ; ORR rate 9.2 percent ; I=安罗替尼
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THE_STANDARD_AS_AN_ARM))
def test_the_standard_treatment_as_an_arm(text: str, rows: list[str]) -> None:
    check(text, rows)


WHOSE_CHANGE_IT_IS = """
厄洛替尼组的中位PFS为9.8个月；厄洛替尼联合贝伐珠单抗组为16.9个月，多了7.1个月，进展风险下降42%（HR 0.58）。
    9.8个月 ; PFS median 9.8 month ; I=厄洛替尼 ; C=厄洛替尼+贝伐珠单抗
    16.9个月 ; PFS median 16.9 month ; I=厄洛替尼+贝伐珠单抗 ; C=厄洛替尼
    7.1个月 ; PFS change 7.1 month ; I=厄洛替尼+贝伐珠单抗 ; C=厄洛替尼 ; dir=increase
    42% ; PFS change 42 percent ; I=厄洛替尼+贝伐珠单抗 ; C=厄洛替尼 ; dir=decrease
    0.58 ; PFS hazard_ratio 0.58 ratio ; I=厄洛替尼+贝伐珠单抗 ; C=厄洛替尼

化疗组中位OS 16.1个月，维恩妥尤单抗组31.5个月，死亡风险下降49%（HR 0.51）。
    16.1个月 ; OS median 16.1 month ; I=化疗 ; C=维恩妥尤单抗
    31.5个月 ; OS median 31.5 month ; I=维恩妥尤单抗 ; C=化疗
    49% ; OS change 49 percent ; I=维恩妥尤单抗 ; C=化疗 ; dir=decrease
    0.51 ; OS hazard_ratio 0.51 ratio ; I=维恩妥尤单抗 ; C=化疗

卡度尼利单抗组的中位PFS是11.4个月,化疗组只有5.2个月,相当于把疾病进展或死亡的风险砍掉46%。
    11.4个月 ; PFS median 11.4 month ; I=卡度尼利单抗 ; C=化疗
    5.2个月 ; PFS median 5.2 month ; I=化疗 ; C=卡度尼利单抗
    46% ; PFS change 46 percent ; I=卡度尼利单抗 ; C=化疗 ; dir=decrease

奥拉帕利组复发率为18%，安慰剂组为35%，降低了17个百分点。
    18% ; RECURRENCE rate 18 percent ; I=奥拉帕利 ; C="安慰剂组"
    35% ; RECURRENCE rate 35 percent ; I="安慰剂组" ; C=奥拉帕利
    17个百分点 ; RECURRENCE change 17 percentage_point ; I=奥拉帕利 ; C="安慰剂组" ; dir=decrease

安慰剂组3级贫血为3%，奥拉帕利组为19%，增加了16个百分点。
    3% ; AE rate 3 percent ; I="安慰剂组" ; C=奥拉帕利 ; event=贫血 ; grade=3
    19% ; AE rate 19 percent ; I=奥拉帕利 ; C="安慰剂组" ; event=贫血 ; grade=3
    16个百分点 ; AE change 16 percentage_point ; I=奥拉帕利 ; C="安慰剂组" ; event=贫血 ; grade=3 ; dir=increase
"""


@pytest.mark.parametrize(("text", "rows"), sentences(WHOSE_CHANGE_IT_IS))
def test_a_change_after_a_pair_is_of_the_arm_that_changes(text: str, rows: list[str]) -> None:
    check(text, rows)


BEFORE_THE_PAIR = """
一项试验证实吉非替尼辅助治疗可降低复发风险（HR 0.60），2年DFS率76%，安慰剂组61%。
    0.60 ; RECURRENCE hazard_ratio 0.60 ratio ; I=吉非替尼 ; C="安慰剂组"
    76% ; DFS rate 76 percent ; @24 ; I=吉非替尼 ; C="安慰剂组"
    61% ; DFS rate 61 percent ; @24 ; I="安慰剂组" ; C=吉非替尼

尼拉帕利维持治疗使进展或死亡风险下降57%（HR 0.43）。2年PFS率尼拉帕利组为50%，安慰剂组为27%。
    57% ; PFS change 57 percent ; I=尼拉帕利 ; C="安慰剂组" ; dir=decrease
    0.43 ; PFS hazard_ratio 0.43 ratio ; I=尼拉帕利 ; C="安慰剂组"
    50% ; PFS rate 50 percent ; @24 ; I=尼拉帕利 ; C="安慰剂组"
    27% ; PFS rate 27 percent ; @24 ; I="安慰剂组" ; C=尼拉帕利

尼拉帕利的ORR为34%，进展风险下降57%。
    34% ; ORR rate 34 percent ; I=尼拉帕利
    57% ; PFS change 57 percent ; I=尼拉帕利 ; dir=decrease
"""


@pytest.mark.parametrize(("text", "rows"), sentences(BEFORE_THE_PAIR))
def test_a_ratio_before_the_pair_is_against_its_second_arm(text: str, rows: list[str]) -> None:
    check(text, rows)


THE_ARM_THAT_GETS_MORE = """
研究将200例胃癌患者随机分为SOX组与SOX联合信迪利单抗组。中位OS由11.4个月延长至14.9个月，ORR从41.0%提高到57.0%，死亡风险下降29%（HR 0.71）。
    14.9个月 ; OS median 14.9 month ; I=SOX+信迪利单抗 ; C=SOX ; P=胃癌 ; baseline=11.4
    57.0% ; ORR rate 57.0 percent ; I=SOX+信迪利单抗 ; C=SOX ; P=胃癌 ; baseline=41.0
    29% ; OS change 29 percent ; I=SOX+信迪利单抗 ; C=SOX ; P=胃癌 ; dir=decrease
    0.71 ; OS hazard_ratio 0.71 ratio ; I=SOX+信迪利单抗 ; C=SOX ; P=胃癌

研究将200例胃癌患者随机分为奥沙利铂组与伊立替康组。中位OS由11.4个月延长至14.9个月。
    14.9个月 ; OS median 14.9 month ; I=奥沙利铂 ; C=伊立替康 ; P=胃癌 ; baseline=11.4
"""


@pytest.mark.parametrize(("text", "rows"), sentences(THE_ARM_THAT_GETS_MORE))
def test_a_change_is_of_the_arm_that_gets_more(text: str, rows: list[str]) -> None:
    check(text, rows)


AFTER_A_RATIO = """
210例患者按1:1随机接受替雷利珠单抗联合化疗或安慰剂联合化疗。老年患者中，死亡的HR为0.65（15.7个月 vs 9.9个月）。
    0.65 ; OS hazard_ratio 0.65 ratio ; I="老年"+替雷利珠单抗+化疗 ; C="安慰剂"+化疗
    15.7个月 ; OS median 15.7 month ; I="老年"+替雷利珠单抗+化疗 ; C="安慰剂"+化疗
    9.9个月 ; OS median 9.9 month ; I="老年"+"安慰剂"+化疗 ; C=替雷利珠单抗+化疗

210例患者按1:1随机接受替雷利珠单抗联合化疗或安慰剂联合化疗。OS的HR为0.65，随访18个月。
    0.65 ; OS hazard_ratio 0.65 ratio ; I=替雷利珠单抗+化疗 ; C="安慰剂"+化疗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(AFTER_A_RATIO))
def test_the_times_in_the_bracket_after_a_ratio(text: str, rows: list[str]) -> None:
    check(text, rows)
