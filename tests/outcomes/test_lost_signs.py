"""Percentages whose sign was lost, and bare numbers that are none."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

CASES = """
该院将早期肺癌5年生存率提升至92。
    92 ; OS rate 92 percent ; @60 ; P=早期+肺癌 ; flags=implied_percent

使43的患者达到完全缓解。
    43 ; CR rate 43 percent ; flags=implied_percent

天津市肿瘤医院用信迪利单抗联合化疗治疗胃癌，客观缓解率58，疾病控制率达91。
    58 ; ORR rate 58 percent ; I=信迪利单抗+化疗 ; P=胃癌 ; inst=天津市肿瘤医院 ; flags=implied_percent
    91 ; DCR rate 91 percent ; I=信迪利单抗+化疗 ; P=胃癌 ; inst=天津市肿瘤医院 ; flags=implied_percent

该院收治120例患者，随访24次，共48小时，花费3万元。

该中心结直肠癌肝转移R0切除率由15升至32，术后五年生存率由32升至51。
    51 ; OS rate 51 percent ; @60 ; P=结直肠癌+肝转移 ; baseline=32 ; flags=implied_percent

该院肺癌5年生存率达81位居全国前列。
    81 ; OS rate 81 percent ; @60 ; P=肺癌 ; flags=implied_percent

胃癌早诊率为60%。术后吻合口瘘发生率从9压到5，3年生存率突破62，平均住院11天。
    5 ; AE rate 5 percent ; P=胃癌 ; baseline=9 ; event=术后吻合口瘘 ; flags=implied_percent
    62 ; OS rate >62 percent ; @36 ; P=胃癌 ; flags=implied_percent

肝癌占15%，其死亡率为23.6/10万，5年生存率与3组患者的年龄有关，复发率有差异（t=4.3）。

食管癌的复发率约为百分之二十五，早期胃癌的5年生存率能达到九成，想早点上班的有六成。
    百分之二十五 ; RECURRENCE rate ~25 percent ; P=食管癌
    九成 ; OS rate 90 percent ; @60 ; P=早期+胃癌
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_lost_signs(text: str, rows: list[str]) -> None:
    check(text, rows)
