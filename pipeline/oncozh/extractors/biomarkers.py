"""BIOMARKER by form: a known gene or protein with its variant or status (KRAS突变, EGFR 19del, HER2 IHC 3+)."""

from __future__ import annotations

import re

from oncozh.article import Mention

_STATUS = re.compile(
    r"[\s-]{0,2}(?:基因)?(?:(?:[A-Z]\d{2,4}[A-Z*]?|exon\s?\d{1,2}|外显子\s?\d{1,2}|\d{1,2}号?外显子|\d{2}del|ITD|TKD)\s?(?:/[A-Z]\d{2,4}[A-Z])?)?"
    r"\s?(?:敏感突变|罕见突变|激活突变|插入突变|缺失突变|点突变|跳跃突变|跳突|耐药突变|突变型|突变|扩增|融合|重排|易位|缺失|过表达|高表达|低表达|"
    r"超低表达|阳性|阴性|野生型|表达|甲基化|未甲基化|缺陷|异常|变异)(?!率|状态|检测|者|比例|谱|频率|水平|量|位点|丰度|负荷|分析|基因)"
)


# 表皮生长因子受体（EGFR）突变, HER2(ERBB2)激活突变: the other name of the gene.
_ALIAS = re.compile(r"\s?[（(]\s?[A-Za-z][A-Za-z0-9-]{1,9}\s?[)）]")


def extend_biomarkers(text: str, mentions: list[Mention]) -> None:
    """Widens BIOMARKER mentions over the variant or status that follows them or their other name, in place."""
    taken = {m.start for m in mentions}
    for m in mentions:
        if m.label != "BIOMARKER":
            continue
        alias = _ALIAS.match(text, m.end) if text[m.end : m.end + 2].strip()[:1] in _OPENS else None
        at = alias.end() if alias is not None else m.end
        more = _STATUS.match(text, at)
        if more is None or any(p in taken for p in range(at, more.end())):
            continue
        m.end = more.end()
        m.text = text[m.start : m.end]
        m.concept = None


_OPENS = ("(", "（")
