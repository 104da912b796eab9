"""What is added on top of a treatment that all get, or that the sentence before names."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
研究拿FLOT四药化疗打底，480名胃癌患者随机分成两拨，一拨再加信迪利单抗，一拨加安慰剂。ORR前者45.2%，后者31.0%。
    45.2% ; ORR rate 45.2 percent ; I=信迪利单抗+FLOT ; C="安慰剂"+FLOT ; P=胃癌
    31.0% ; ORR rate 31.0 percent ; I="安慰剂"+FLOT ; C=信迪利单抗+FLOT ; P=胃癌

在标准FLOT方案之上叠加信迪利单抗，对照组叠加安慰剂，ORR分别为45.2%和31.0%。
    45.2% ; ORR rate 45.2 percent ; I=FLOT+信迪利单抗 ; C="安慰剂"+FLOT
    31.0% ; ORR rate 31.0 percent ; I="安慰剂"+FLOT ; C=FLOT+信迪利单抗

该研究分三组：恩扎卢胺+亮丙瑞林355例，亮丙瑞林358例，恩扎卢胺单药355例。5年OS率联合组87.3%，恩扎卢胺单药组80.0%。
    87.3% ; OS rate 87.3 percent ; @60 ; I=恩扎卢胺+亮丙瑞林 ; C=恩扎卢胺
    80.0% ; OS rate 80.0 percent ; @60 ; I=恩扎卢胺 ; C=恩扎卢胺+亮丙瑞林

677例晚期肠癌患者在FOLFIRI或FOLFOX基础上加用西妥昔单抗或贝伐珠单抗，中位OS分别为30.0个月和29.0个月。
    30.0个月 ; OS median 30.0 month ; I=FOLFIRI+FOLFOX+西妥昔单抗 ; C=FOLFIRI+FOLFOX+贝伐珠单抗 ; P=晚期+肠癌
    29.0个月 ; OS median 29.0 month ; I=FOLFIRI+FOLFOX+贝伐珠单抗 ; C=FOLFIRI+FOLFOX+西妥昔单抗 ; P=晚期+肠癌

受试者在ADT之上，随机联合阿帕他胺或安慰剂，24个月OS率分别为82.4%和73.5%。
    82.4% ; OS rate 82.4 percent ; @24 ; I=ADT+阿帕他胺 ; C=ADT+"安慰剂"
    73.5% ; OS rate 73.5 percent ; @24 ; I=ADT+"安慰剂" ; C=ADT+阿帕他胺

对于胃癌，曲妥珠单抗联合化疗仍是基石。该研究在此基础上加用信迪利单抗，ORR由51.9%提高至74.4%。
    74.4% ; ORR rate 74.4 percent ; I=曲妥珠单抗+化疗+信迪利单抗 ; C=曲妥珠单抗+化疗 ; P=胃癌 ; baseline=51.9

阿比特龙和恩扎卢胺分别与ADT联用治疗前列腺癌，2年OS率分别为84%和86%。
    84% ; OS rate 84 percent ; @24 ; I=阿比特龙+ADT ; C=恩扎卢胺+ADT ; P=前列腺癌
    86% ; OS rate 86 percent ; @24 ; I=恩扎卢胺+ADT ; C=阿比特龙+ADT ; P=前列腺癌

另一项随机研究比较了卡铂与顺铂用于头颈鳞癌同步放化疗，2年局部控制率分别为73%与76%。
    73% ; LRC rate 73 percent ; @24 ; I=卡铂 ; C=顺铂 ; P=头颈鳞癌
    76% ; LRC rate 76 percent ; @24 ; I=顺铂 ; C=卡铂 ; P=头颈鳞癌

回顾了88例胆管癌患者，48例接受仑伐替尼联合信迪利单抗，40例单用吉西他滨，两者中位OS为14.2个月和8.9个月。
    14.2个月 ; OS median 14.2 month ; I=仑伐替尼+信迪利单抗 ; C=吉西他滨 ; P=胆管癌
    8.9个月 ; OS median 8.9 month ; I=吉西他滨 ; C=仑伐替尼+信迪利单抗 ; P=胆管癌

共入组514例鼻咽癌患者，其中256例在GP方案化疗基础上加用特瑞普利单抗，258例加用安慰剂。前者中位PFS 21.4个月，后者8.2个月。
    21.4个月 ; PFS median 21.4 month ; I=GP+特瑞普利单抗 ; C=GP+"安慰剂" ; P=鼻咽癌
    8.2个月 ; PFS median 8.2 month ; I=GP+"安慰剂" ; C=GP+特瑞普利单抗 ; P=鼻咽癌

该研究在FOLFOX基础上，120例加用贝伐珠单抗，118例加用西妥昔单抗，中位PFS分别为9.8个月和10.2个月。
    9.8个月 ; PFS median 9.8 month ; I=FOLFOX+贝伐珠单抗 ; C=FOLFOX+西妥昔单抗
    10.2个月 ; PFS median 10.2 month ; I=FOLFOX+西妥昔单抗 ; C=FOLFOX+贝伐珠单抗

剂量爬坡队列中，400 mg组12例、600 mg组15例接受格索雷塞治疗，ORR分别为33.3%和53.3%。
    33.3% ; ORR rate 33.3 percent ; I=格索雷塞+"400 mg组" ; C="600 mg组"
    53.3% ; ORR rate 53.3 percent ; I=格索雷塞+"600 mg组" ; C="400 mg组"

试验组在吉西他滨基础上加用卡瑞利珠单抗，对照组加用安慰剂，两组中位OS分别为12.8个月和9.9个月。
    12.8个月 ; OS median 12.8 month ; I=吉西他滨+卡瑞利珠单抗 ; C=吉西他滨+"安慰剂"
    9.9个月 ; OS median 9.9 month ; I=吉西他滨+"安慰剂" ; C=吉西他滨+卡瑞利珠单抗
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_on_top(text: str, rows: list[str]) -> None:
    check(text, rows)
