"""Arms that a sentence lists by their treatments, and the names by which the text takes them up: 四药组, 化疗组, 其余两组."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
486例胃癌患者按1∶1∶1随机分为三组：SHR-8068联合阿得贝利单抗及XELOX方案（卡培他滨+奥沙利铂）的四药组、阿得贝利单抗加XELOX组，以及安慰剂加XELOX组。四药组中位OS为16.2个月，三药组为14.1个月，化疗组为11.8个月。
    16.2个月 ; OS median 16.2 month ; I=SHR-8068+阿得贝利单抗+XELOX ; C="安慰剂"+XELOX ; P=胃癌
    14.1个月 ; OS median 14.1 month ; I=阿得贝利单抗+XELOX ; C="安慰剂"+XELOX ; P=胃癌
    11.8个月 ; OS median 11.8 month ; I="安慰剂"+XELOX ; C=SHR-8068+阿得贝利单抗+XELOX ; P=胃癌

612例非鳞非小细胞肺癌患者随机分为三组，分别接受阿替利珠单抗联合贝伐珠单抗及化疗、阿替利珠单抗联合化疗和化疗。三联组的ORR最高，为61.4%，其余两组分别为52.0%和38.9%。
    61.4% ; ORR rate 61.4 percent ; I=阿替利珠单抗+贝伐珠单抗+化疗 ; C=阿替利珠单抗+化疗 ; P=非鳞非小细胞肺癌
    52.0% ; ORR rate 52.0 percent ; I=阿替利珠单抗+化疗 ; C=阿替利珠单抗+贝伐珠单抗+化疗 ; P=非鳞非小细胞肺癌
    38.9% ; ORR rate 38.9 percent ; I=化疗 ; C=阿替利珠单抗+贝伐珠单抗+化疗 ; P=非鳞非小细胞肺癌

一项Ⅲ期研究在543例肝细胞癌患者中比较了度伐利尤单抗联合替西木单抗、度伐利尤单抗与索拉非尼三种方案。联合组3年OS率为30.7%，单药组为24.7%，索拉非尼组为20.2%。
    30.7% ; OS rate 30.7 percent ; @36 ; I=度伐利尤单抗+替西木单抗 ; C=度伐利尤单抗+索拉非尼 ; P=肝细胞癌 ; phase=Ⅲ期
    24.7% ; OS rate 24.7 percent ; @36 ; I=度伐利尤单抗 ; C=度伐利尤单抗+替西木单抗+索拉非尼 ; P=肝细胞癌 ; phase=Ⅲ期
    20.2% ; OS rate 20.2 percent ; @36 ; I=索拉非尼 ; C=度伐利尤单抗+替西木单抗 ; P=肝细胞癌 ; phase=Ⅲ期

多发性骨髓瘤患者按2∶1∶1随机接受达雷妥尤单抗联合VRd、VRd或Rd方案。与双药组相比，四药组PFS的HR为0.42，三药组为0.70。
    0.42 ; PFS hazard_ratio 0.42 ratio ; I=达雷妥尤单抗+VRd ; C=Rd ; P=多发性骨髓瘤
    0.70 ; PFS hazard_ratio 0.70 ratio ; I=VRd ; C=Rd ; P=多发性骨髓瘤

患者随机分配至三组：①TACE联合仑伐替尼及卡瑞利珠单抗；②TACE联合仑伐替尼；③TACE。三组中位PFS分别为11.2个月、8.5个月和5.1个月，三联组≥3级高血压发生率为17.9%，其余两组为16.1%和4.2%。
    11.2个月 ; PFS median 11.2 month ; I=TACE+仑伐替尼+卡瑞利珠单抗 ; C=TACE+仑伐替尼
    8.5个月 ; PFS median 8.5 month ; I=TACE+仑伐替尼 ; C=TACE+仑伐替尼+卡瑞利珠单抗
    5.1个月 ; PFS median 5.1 month ; I=TACE ; C=TACE+仑伐替尼+卡瑞利珠单抗
    17.9% ; AE rate 17.9 percent ; I=TACE+仑伐替尼+卡瑞利珠单抗 ; C=TACE+仑伐替尼 ; event=高血压 ; grade=>=3
    16.1% ; AE rate 16.1 percent ; I=TACE+仑伐替尼 ; C=TACE+仑伐替尼+卡瑞利珠单抗 ; event=高血压 ; grade=>=3
    4.2% ; AE rate 4.2 percent ; I=TACE ; C=TACE+仑伐替尼+卡瑞利珠单抗 ; event=高血压 ; grade=>=3

90例患者随机分为A组、B组和C组，分别接受帕博利珠单抗联合仑伐替尼、仑伐替尼单药和舒尼替尼治疗。A组和C组的ORR分别为55.2%和32.1%，B组为36.3%。
    55.2% ; ORR rate 55.2 percent ; I=帕博利珠单抗+仑伐替尼 ; C=舒尼替尼+仑伐替尼
    32.1% ; ORR rate 32.1 percent ; I=舒尼替尼 ; C=帕博利珠单抗+仑伐替尼
    36.3% ; ORR rate 36.3 percent ; I=仑伐替尼 ; C=帕博利珠单抗+仑伐替尼+舒尼替尼

研究共设三个治疗组：维奈克拉+伊布替尼+奥妥珠单抗组、维奈克拉+奥妥珠单抗组和苯丁酸氮芥组。双药组中位PFS为36.1个月，与苯丁酸氮芥组相比HR为0.55。
    36.1个月 ; PFS median 36.1 month ; I=维奈克拉+奥妥珠单抗
    0.55 ; PFS hazard_ratio 0.55 ratio ; I=维奈克拉+奥妥珠单抗 ; C=苯丁酸氮芥

509例小细胞肺癌患者分成两组，试验组打塔拉妥单抗，对照组用拓扑替康、芦比替定或氨柔比星：中位OS 13.6个月和8.3个月。
    13.6个月 ; OS median 13.6 month ; I=塔拉妥单抗 ; C=拓扑替康+芦比替定+氨柔比星 ; P=小细胞肺癌
    8.3个月 ; OS median 8.3 month ; I=拓扑替康+芦比替定+氨柔比星 ; C=塔拉妥单抗 ; P=小细胞肺癌

患者随机接受贝莫苏拜单抗联合安罗替尼和EC（四药组，n=120）、安罗替尼加EC（三药组，n=118）或EC（双药组，n=121）。四药组3级以上不良事件发生率为93.1%，双药组87.0%，另外一组88.5%。
    93.1% ; AE rate 93.1 percent ; I=贝莫苏拜单抗+安罗替尼+EC ; C=EC+安罗替尼 ; event=不良事件 ; grade=>=3
    87.0% ; AE rate 87.0 percent ; I=EC ; C=贝莫苏拜单抗+安罗替尼+EC ; event=不良事件 ; grade=>=3
    88.5% ; AE rate 88.5 percent ; I=安罗替尼+EC ; C=贝莫苏拜单抗+安罗替尼+EC ; event=不良事件 ; grade=>=3

A组给予SOX，B组给予SOX联合阿帕替尼，C组给予SOX联合卡瑞利珠单抗。C组ORR为55.0%，另外两组分别为35.0%和45.0%。
    55.0% ; ORR rate 55.0 percent ; I=SOX+卡瑞利珠单抗 ; C=SOX+阿帕替尼
    35.0% ; ORR rate 35.0 percent ; I=SOX ; C=SOX+卡瑞利珠单抗+阿帕替尼
    45.0% ; ORR rate 45.0 percent ; I=SOX+阿帕替尼 ; C=SOX+卡瑞利珠单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_rows(text: str, rows: list[str]) -> None:
    check(text, rows)
