"""Grades said after their list, time points before a cancer's name, what 有效率 is defined as, goals."""

from __future__ import annotations

import pytest
from outcome_rows import check, sentences

# ⏎ is a line break.
CASES = """
特瑞普利单抗组的中位OS由19.5个月拉长到32.8个月（HR 0.62）。
    32.8个月 ; OS median 32.8 month ; I=特瑞普利单抗 ; baseline=19.5
    0.62 ; OS hazard_ratio 0.62 ratio ; I=特瑞普利单抗

研究中≥3级TRAE发生率为80%，高于化疗的62%，以血液学毒性为主：贫血（50%）、白细胞减少（43%）。
    80% ; AE rate 80 percent ; event=TRAE ; grade=>=3
    62% ; AE rate 62 percent ; I=化疗 ; event=TRAE ; grade=>=3
    50% ; AE rate 50 percent ; event=贫血 ; grade=>=3
    43% ; AE rate 43 percent ; event=白细胞减少 ; grade=>=3

研究中，手足综合征（10%）、高血压（12%）、疲乏（9%）是最常见的3～4级不良事件。
    10% ; AE rate 10 percent ; event=手足综合征 ; grade=3-4
    12% ; AE rate 12 percent ; event=高血压 ; grade=3-4
    9% ; AE rate 9 percent ; event=疲乏 ; grade=3-4

研究中，反应性毛细血管增生症发生率为58%，均为1～2级。
    58% ; AE rate 58 percent ; event=反应性毛细血管增生症 ; grade=1-2

研究中，皮疹（36%）、腹泻（20%），均为1-2级。
    36% ; AE rate 36 percent ; event=皮疹 ; grade=1-2
    20% ; AE rate 20 percent ; event=腹泻 ; grade=1-2

≥3级系统治疗相关不良事件发生率为29.7%。
    29.7% ; AE rate 29.7 percent ; event=治疗相关不良事件 ; grade=>=3

免疫相关不良事件（37.0%）与其中≥3级者（6.6%）相近。
    37.0% ; AE rate 37.0 percent ; event=免疫相关不良事件
    6.6% ; AE rate 6.6 percent ; event=免疫相关不良事件 ; grade=>=3

56%的人会出现细胞因子释放综合征，3级的仅1%。
    56% ; AE rate 56 percent ; event=细胞因子释放综合征
    1% ; AE rate 1 percent ; event=细胞因子释放综合征 ; grade=3

3级不良反应发生率为17%，手足综合征最常见（9%）。
    17% ; AE rate 17 percent ; event=不良反应 ; grade=3
    9% ; AE rate 9 percent ; event=手足综合征 ; grade=3

研究纳入乳腺癌患者，10年乳腺癌死亡率降低6.4个百分点。
    6.4个百分点 ; MORTALITY change 6.4 percentage_point ; @120 ; P=乳腺癌 ; dir=decrease

研究中2年同侧浸润癌累积发生率为5.9%。
    5.9% ; INCIDENCE rate 5.9 percent ; @24 ; event=同侧浸润癌

观察组3年无病生存率为74%（P=0.34），总生存率为79%（P=0.36），复发率为15%。
    74% ; DFS rate 74 percent ; @36 ; I="观察组" ; p=0.34
    79% ; OS rate 79 percent ; @36 ; I="观察组" ; p=0.36
    15% ; RECURRENCE rate 15 percent ; @36 ; I="观察组"

疗效标准：总有效率=（CR+PR）/总例数×100%。结果：观察组总有效率为56.5%。
    56.5% ; ORR rate 56.5 percent ; I="观察组"

让更多患者实现5年生存率突破，是下一步的目标。
    5年生存率 ; OS rate null percent ; @60 ; status=hypothetical ; flags=missing_value

5年生存率达到52%;专家预计,还会更好。
    52% ; OS rate 52 percent ; @60

企业表示，将把5年生存率20%作为起点。
    20% ; OS rate 20 percent ; @60 ; status=hypothetical

有效率=(CR+PR)/总例数× 100%，观察组有效率为50%。
    50% ; ORR rate 50 percent ; I="观察组"

受邀做肠镜组的结直肠癌发生率为0.98%。
    0.98% ; INCIDENCE rate 0.98 percent ; I="肠镜组"

两组3年对侧乳腺癌累积发生率均为3.1%。
    3.1% ; INCIDENCE rate 3.1 percent ; @36 ; event=对侧乳腺癌

研究中，皮疹（36%）、腹泻（20%），多为1-2级；≥3级不良事件发生率为15%。
    36% ; AE rate 36 percent ; event=皮疹
    20% ; AE rate 20 percent ; event=腹泻
    15% ; AE rate 15 percent ; event=不良事件 ; grade=>=3

疗效评价：CR+PR+SD为有效。治疗组有效率为80%。
    80% ; DCR rate 80 percent ; I="治疗组"

疗效评价：总有效率=（CR+PR+SD）/总例数。治疗组总有效率为80%。
    80% ; DCR rate 80 percent ; I="治疗组"

研究中无脑转移间期也有改善苗头，HR 0.64。
    0.64 ; MFS hazard_ratio 0.64 ratio

研究中3年脑转移发生率为33.3%。
    33.3% ; RECURRENCE rate 33.3 percent ; @36 ; flags=ambiguous_endpoint

研究中10年复发率的绝对值降低9.0个百分点（95%CI 7.4～10.7），全因死亡率降低6.5个百分点。
    9.0个百分点 ; RECURRENCE change 9.0 percentage_point ; @120 ; ci=7.4..10.7 ; dir=decrease
    6.5个百分点 ; MORTALITY change 6.5 percentage_point ; @120 ; dir=decrease

研究中1年OS率为60%，病死率下降3个百分点；复发率为20%。
    60% ; OS rate 60 percent ; @12
    3个百分点 ; MORTALITY change 3 percentage_point ; @12 ; dir=decrease
    20% ; RECURRENCE rate 20 percent

RUBY研究纳入子宫内膜癌患者，dMMR人群24个月PFS率为61.4%；总体人群中位OS为44.6个月。
    61.4% ; PFS rate 61.4 percent ; @24 ; P=子宫内膜癌+dMMR ; trial=RUBY
    44.6个月 ; OS median 44.6 month ; P=子宫内膜癌 ; trial=RUBY

研究纳入三阴性乳腺癌患者。PD-L1阳性者中位PFS为8.4个月。放到全体病人看，中位OS为33.1个月。
    8.4个月 ; PFS median 8.4 month ; P=PD-L1阳性+三阴性乳腺癌
    33.1个月 ; OS median 33.1 month ; P=三阴性乳腺癌

HER2陽性晚期乳癌患者則有優赫得。DESTINY-Breast03試驗中，無惡化存活期中位數達28.8個月。
    28.8個月 ; PFS median 28.8 month ; I=優赫得 ; P=HER2陽性+晚期+乳癌 ; trial=DESTINY-Breast03

NV-RISE研究（NV026-001）公布。RAINBOW研究ORR为28%。NV-RISE研究是一项双盲研究。ORR为40%。
    28% ; ORR rate 28 percent ; trial=RAINBOW
    40% ; ORR rate 40 percent ; trial=NV-RISE+NV026-001

GALAXY-1研究（NCT02578680）纳入肺癌患者。ORR为30%。
    30% ; ORR rate 30 percent ; P=肺癌 ; trial=GALAXY-1+NCT02578680
"""


@pytest.mark.parametrize(("text", "rows"), sentences(CASES))
def test_endpoint_words(text: str, rows: list[str]) -> None:
    check(text.replace("⏎", "\n"), rows)
