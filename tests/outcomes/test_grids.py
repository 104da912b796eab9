"""Tables in the text: endpoints in the header or in the first column, a row of the evidence table for each value cell."""

from __future__ import annotations

import pytest
from outcome_rows import check

CASES = {
    "a line is a treatment": (
        """
表1 晚期非鳞NSCLC二线方案
| 方案 | ORR | 中位PFS（月） | ≥3级不良反应 |
| --- | --- | --- | --- |
| 依沃西单抗+化疗 | 50.6% | 7.1 | 61.5% |
| 芦康沙妥珠单抗 | 45% | 未达到 | 49.1% |
""",
        """
中位PFS ; PFS median null month ; I=芦康沙妥珠单抗 ; P=晚期+非鳞NSCLC ; flags=not_reached
50.6% ; ORR rate 50.6 percent ; I=依沃西单抗+化疗 ; P=晚期+非鳞NSCLC
7.1 ; PFS median 7.1 month ; I=依沃西单抗+化疗 ; P=晚期+非鳞NSCLC
61.5% ; AE rate 61.5 percent ; I=依沃西单抗+化疗 ; P=晚期+非鳞NSCLC ; event=不良反应 ; grade=>=3
45% ; ORR rate 45 percent ; I=芦康沙妥珠单抗 ; P=晚期+非鳞NSCLC
49.1% ; AE rate 49.1 percent ; I=芦康沙妥珠单抗 ; P=晚期+非鳞NSCLC ; event=不良反应 ; grade=>=3
""",
    ),
    "a column is an arm": (
        """
指标\t卡瑞利珠单抗组（n=120）\t化疗组（n=118）\tHR(95%CI)\tP值
ORR，n（%）\t72（60.0）\t45（38.1）\t\t<0.001
中位PFS，月（95%CI）\t9.7（8.2~11.0）\t6.1（5.5~7.0）\t0.64(0.50-0.82)\t0.002
3年OS率（%）\t41.2\t30.0\t\t0.03
R0切除率（%）\t88\t80\t\t0.1
""",
        """
60.0 ; ORR rate 60.0 percent ; I=卡瑞利珠单抗 ; C=化疗 ; n=72 ; p=<0.001
38.1 ; ORR rate 38.1 percent ; I=化疗 ; C=卡瑞利珠单抗 ; n=45 ; p=<0.001
9.7 ; PFS median 9.7 month ; I=卡瑞利珠单抗 ; C=化疗 ; ci=8.2..11.0 ; p=0.002
6.1 ; PFS median 6.1 month ; I=化疗 ; C=卡瑞利珠单抗 ; ci=5.5..7.0 ; p=0.002
0.64 ; PFS hazard_ratio 0.64 ratio ; I=卡瑞利珠单抗 ; C=化疗 ; ci=0.50..0.82
41.2 ; OS rate 41.2 percent ; @36 ; I=卡瑞利珠单抗 ; C=化疗 ; p=0.03
30.0 ; OS rate 30.0 percent ; @36 ; I=化疗 ; C=卡瑞利珠单抗 ; p=0.03
""",
    ),
    "a line is a part of the patients": (
        """
| 分期 | 5年生存率 | 复发率 |
|---|---|---|
| Ⅰ期 | 92 | 8 |
| Ⅱ期 | 75 | 20 |
""",
        """
92 ; OS rate 92 percent ; @60 ; P=Ⅰ期 ; flags=implied_percent
8 ; RECURRENCE rate 8 percent ; P=Ⅰ期 ; flags=implied_percent
75 ; OS rate 75 percent ; @60 ; P=Ⅱ期 ; flags=implied_percent
20 ; RECURRENCE rate 20 percent ; P=Ⅱ期 ; flags=implied_percent
""",
    ),
    "a line is a country": (
        """
| 国家 | 胃癌5年生存率 |
| 日本 | 66.6% |
| 韩国 | 77.9% |
""",
        """
66.6% ; OS rate 66.6 percent ; @60 ; I="日本" ; C="韩国" ; P=胃癌
77.9% ; OS rate 77.9 percent ; @60 ; I="韩国" ; C="日本" ; P=胃癌
""",
    ),
    "a line is a hospital": (
        """
| 医院 | 例数 | 3年局控率 |
| 山东省肿瘤医院 | 120 | 88% |
| 天津市肿瘤医院 | 88 | 91% |
""",
        """
88% ; LRC rate 88 percent ; @36 ; inst=山东省肿瘤医院
91% ; LRC rate 91 percent ; @36 ; inst=天津市肿瘤医院
""",
    ),
    "a table of words is read as sentences": (
        """
| 医院 | 主攻 | 代表技术与结果 |
| 河南省肿瘤医院 | 食管癌 | 调强放疗（食管癌3年生存率58） |
""",
        """
58 ; OS rate 58 percent ; @36 ; I=调强放疗 ; P=食管癌 ; inst=河南省肿瘤医院 ; flags=implied_percent
""",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_grids(case: str) -> None:
    text, rows = CASES[case]
    check(text.strip("\n"), rows.strip("\n").split("\n"))
