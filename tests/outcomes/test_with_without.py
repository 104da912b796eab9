"""Arms that are told apart by what is added to a treatment that all patients get."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
186例广泛期小细胞肺癌患者均接受EP方案化疗，其中92例加用胸部放疗，94例未放疗。放疗组中位OS为15.3个月，未放疗者为11.2个月（HR=0.72，P=0.012）。
    15.3个月 ; OS median 15.3 month ; I=EP+胸部放疗 ; C=EP ; P=广泛期+小细胞肺癌
    11.2个月 ; OS median 11.2 month ; I=EP ; C=EP+胸部放疗 ; P=广泛期+小细胞肺癌
    0.72 ; OS hazard_ratio 0.72 ratio ; I=EP+胸部放疗 ; C=EP ; P=广泛期+小细胞肺癌 ; p=0.012

两组都以内分泌治疗为骨架，抽签决定是否放疗。省略放疗组5年局部复发率为9.8%，放疗组为1.2%。
    9.8% ; RECURRENCE rate 9.8 percent ; @60 ; I=内分泌治疗 ; C=内分泌治疗+放疗
    1.2% ; RECURRENCE rate 1.2 percent ; @60 ; I=内分泌治疗+放疗 ; C=内分泌治疗

回顾性分析143例接受TACE治疗的肝细胞癌患者，其中61例同期联合仑伐替尼，82例未联合。联用者ORR为62.5%，高于单用TACE者的41.1%。
    62.5% ; ORR rate 62.5 percent ; I=TACE+仑伐替尼 ; C=TACE ; P=肝细胞癌
    41.1% ; ORR rate 41.1 percent ; I=TACE ; C=TACE+仑伐替尼 ; P=肝细胞癌

240例胃癌患者在SOX方案基础上随机加或不加健脾消癥方治疗。加服中药者中位PFS为7.6个月，单纯化疗者为5.9个月。
    7.6个月 ; PFS median 7.6 month ; I=SOX+健脾消癥方 ; C=SOX ; P=胃癌
    5.9个月 ; PFS median 5.9 month ; I=SOX ; C=SOX+健脾消癥方 ; P=胃癌

研究里，240名肾癌患者人人都用舒尼替尼，一半人再做减瘤性肾切除术，另一半不做。手术组中位OS为13.9个月，非手术组为18.4个月。
    13.9个月 ; OS median 13.9 month ; I=舒尼替尼+手术 ; C=舒尼替尼 ; P=肾癌
    18.4个月 ; OS median 18.4 month ; I=舒尼替尼 ; C=舒尼替尼+手术 ; P=肾癌

236例骨髓瘤患者全程接受VRd方案，并随机分入移植组（行自体造血干细胞移植）和对照组。移植者与未移植者的MRD阴性率分别为54.4%和39.8%。
    54.4% ; MRD rate 54.4 percent ; I=VRd+自体造血干细胞移植 ; C=VRd ; P=骨髓瘤
    39.8% ; MRD rate 39.8 percent ; I=VRd ; C=VRd+自体造血干细胞移植 ; P=骨髓瘤

214例非小细胞肺癌患者同期接受培美曲塞联合卡铂，加用贝伐珠单抗者101例，未加用者113例。3年OS率：抗血管组31.2%，化疗组22.0%。
    31.2% ; OS rate 31.2 percent ; @36 ; I=培美曲塞+卡铂+贝伐珠单抗 ; C=培美曲塞+卡铂 ; P=非小细胞肺癌
    22.0% ; OS rate 22.0 percent ; @36 ; I=培美曲塞+卡铂 ; C=培美曲塞+卡铂+贝伐珠单抗 ; P=非小细胞肺癌

两组均以培美曲塞作为维持治疗的骨架，单用时中位PFS为5.8个月，加上信迪利单抗为8.3个月。
    5.8个月 ; PFS median 5.8 month ; I=培美曲塞 ; C=培美曲塞+信迪利单抗
    8.3个月 ; PFS median 8.3 month ; I=培美曲塞+信迪利单抗 ; C=培美曲塞

对照组予FOLFOX6方案，治疗组在此基础上加用参芪扶正注射液。中药组ORR为51.2%，单用FOLFOX6方案者为38.0%。
    51.2% ; ORR rate 51.2 percent ; I=FOLFOX6+参芪扶正注射液 ; C=FOLFOX6
    38.0% ; ORR rate 38.0 percent ; I=FOLFOX6 ; C=FOLFOX6+参芪扶正注射液

研究纳入240例卵巢癌患者，按1∶1接受紫杉醇联合或不联合帕博利珠单抗治疗。免疫治疗组ORR为52.3%，未加用免疫治疗者为40.1%。
    52.3% ; ORR rate 52.3 percent ; I=紫杉醇+帕博利珠单抗 ; C=紫杉醇 ; P=卵巢癌
    40.1% ; ORR rate 40.1 percent ; I=紫杉醇 ; C=紫杉醇+帕博利珠单抗 ; P=卵巢癌

该研究两组都以吉西他滨为骨架，试验组加上SHR-1701，对照组不加。试验组与对照组的中位OS分别为10.6个月和7.9个月。
    10.6个月 ; OS median 10.6 month ; I=吉西他滨+SHR-1701 ; C=吉西他滨
    7.9个月 ; OS median 7.9 month ; I=吉西他滨 ; C=吉西他滨+SHR-1701

112例患者均接受调强放疗，其中58例同步口服替吉奥，54例仅行放疗。同步替吉奥者2年OS率为52.1%，单纯放疗者为40.3%。
    52.1% ; OS rate 52.1 percent ; @24 ; I=调强放疗+替吉奥 ; C=调强放疗
    40.3% ; OS rate 40.3 percent ; @24 ; I=调强放疗 ; C=调强放疗+替吉奥

120例患者均行保乳手术，随机分为放疗组和不放疗组。5年局部复发率放疗组为2.1%，不放疗组为7.8%。
    2.1% ; RECURRENCE rate 2.1 percent ; @60 ; I=放疗 ; C="不放疗组"
    7.8% ; RECURRENCE rate 7.8 percent ; @60 ; I="不放疗组" ; C=放疗

均完成GP诱导化疗的鼻咽癌患者随机分为卡培他滨组和观察组，3年DFS率分别为85.3%和75.7%。
    85.3% ; DFS rate 85.3 percent ; @36 ; I=卡培他滨 ; C="观察组" ; P=鼻咽癌 ; flags=undefined_group
    75.7% ; DFS rate 75.7 percent ; @36 ; I="观察组" ; C=卡培他滨 ; P=鼻咽癌 ; flags=undefined_group

研究者将240例肺腺癌患者随机分组，全部接受奥希替尼，由抽签决定是否接受SBRT。不加SBRT时中位PFS为9.9个月，加上为13.8个月。
    9.9个月 ; PFS median 9.9 month ; I=奥希替尼 ; C=奥希替尼+SBRT ; P=肺腺癌
    13.8个月 ; PFS median 13.8 month ; I=奥希替尼+SBRT ; C=奥希替尼 ; P=肺腺癌

ALK抑制剂联合胸部放疗者2年PFS率为48.5%，未放疗的患者为33.9%。
    48.5% ; PFS rate 48.5 percent ; @24 ; I=ALK抑制剂+胸部放疗 ; C=ALK抑制剂
    33.9% ; PFS rate 33.9 percent ; @24 ; I=ALK抑制剂 ; C=ALK抑制剂+胸部放疗

316例早期乳腺癌患者均接受内分泌治疗，随机分至全乳放疗组和无放疗组。10年局部复发率无放疗组为8.7%，放疗组为1.4%。
    8.7% ; RECURRENCE rate 8.7 percent ; @120 ; I=内分泌治疗 ; C=内分泌治疗+全乳放疗 ; P=早期+乳腺癌
    1.4% ; RECURRENCE rate 1.4 percent ; @120 ; I=内分泌治疗+全乳放疗 ; C=内分泌治疗 ; P=早期+乳腺癌

全组患者均接受奥沙利铂联合卡培他滨化疗，其中48例同时服用复方斑蝥胶囊（观察组），46例仅予化疗（对照组）。观察组DCR为79.2%，对照组为60.9%。
    79.2% ; DCR rate 79.2 percent ; I=奥沙利铂+卡培他滨+复方斑蝥胶囊 ; C=奥沙利铂+卡培他滨
    60.9% ; DCR rate 60.9 percent ; I=奥沙利铂+卡培他滨 ; C=奥沙利铂+卡培他滨+复方斑蝥胶囊

两组均以紫杉醇+卡铂为基础化疗，A组加用贝伐珠单抗，B组不加。A组中位PFS为12.1个月，B组为9.6个月。
    12.1个月 ; PFS median 12.1 month ; I=紫杉醇+卡铂+贝伐珠单抗 ; C=紫杉醇+卡铂
    9.6个月 ; PFS median 9.6 month ; I=紫杉醇+卡铂 ; C=紫杉醇+卡铂+贝伐珠单抗

该试验给所有骨转移患者使用多西他赛，随机分配是否加用镭-223。未加用组中位PFS为8.3个月，加用组为11.9个月，HR 0.70。
    8.3个月 ; PFS median 8.3 month ; I=多西他赛 ; C=多西他赛+镭-223 ; P=骨转移
    11.9个月 ; PFS median 11.9 month ; I=多西他赛+镭-223 ; C=多西他赛 ; P=骨转移
    0.70 ; PFS hazard_ratio 0.70 ratio ; I=多西他赛+镭-223 ; C=多西他赛 ; P=骨转移
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_with_and_without(text: str, rows: list[str]) -> None:
    check(text, rows)
