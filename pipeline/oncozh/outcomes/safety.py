"""Adverse events: the words and grade around their names, and which percentages are theirs."""

from __future__ import annotations

import re

from oncozh.outcomes.context import Context
from oncozh.outcomes.events import stops
from oncozh.outcomes.rows import Row
from oncozh.outcomes.segments import Segment

_SAFETY = re.compile(
    r"不良|毒性|副作用|副反应|并发症|[Tt][RrEe][Aa][Ee]|[Aa](?<!\w.)[Ee]|[iIİı][Rr][Aa][Ee]|≥\s?[34Ⅲⅲ]|[34ⅢⅣⅲⅳ]\s?[级度]|安全性|罕见|少见|发生率|耐受|出现|发生|停药|级别|代价|[盯警提防]|[留担][意心]|[当小]心|[1-3]\s?[～~-]\s?[2-4]\s?级"
)  # without re.I, under which it is looked for several times slower


def _speaks_of_safety(ctx: Context, seg: Segment) -> bool:
    """Whether the sentence tells of adverse events, or, in a study, one before it does."""
    if not ctx.study.mode:
        return _SAFETY.search(ctx.text, seg.start, seg.end) is not None
    if ctx.safety_from is None:
        first = _SAFETY.search(ctx.text)
        ctx.safety_from = first.start() if first is not None else len(ctx.text)
    return ctx.safety_from < seg.end


_AE_CLAIM = re.compile(
    r"出现|发生|罕见|少见|为主|不良|毒性|级|度|并发症|停药|AE|包括|常见|安全|减量|反应|代价|[盯警提防]|[留担][意心]|[当小]心",
    re.I,
)
# What patients hardly have before they are treated.
_OF_TREATMENT = re.compile(
    r"恶心|呕吐|脱发|皮疹|手足|骨髓抑制|细胞减少|血小板减少|放射性|[瘘漏]$|口干|口腔炎|[黏粘]膜炎|甲沟炎|静脉炎|压疮|压力性损伤|切口|CRS|ICANS|GVHD|间质性肺|免疫相关|肺不张|皮下气肿|淋巴水肿|输[液注]"
)
# 脱发则多见于B组（48.0%）, 皮疹以A组更为常见: what the arms differ by.
_SEEN_IN = re.compile(
    r"\s?(?:则|却|主要|更|反而)*(?:多见|常见|好发|高发|多发)于?[^，,。；;\d]{0,14}(?:组|臂)|\s?(?:则|却|反而)*(?:以|在)[^，,。；;]{1,14}?(?:更为?|较为?)?(?:多见|常见|高发)"
)
_AFTER_SURGERY = re.compile(r"术后|围手术期|围术期|术中")
_BASELINE = re.compile(r"^\s?(?:例|人)?(?:患者)?(?:中)?(?:为|是|有|伴|合并|男|女|占)|既往|基线|合并|病史|为[ⅠⅡⅢⅣI]+期")


def is_event(ctx: Context, row: Row, seg: Segment) -> bool:
    """Whether a percentage is an adverse event's, and not the share of patients who had the condition before."""
    e, text = row.endpoint, ctx.text
    if seg.sentence.has("确初就") and _WHEN_FOUND.search(text, seg.position, seg.block.start) is not None:
        return False
    if (
        e.grade
        or text[e.start : e.end].endswith(("率", "发生"))
        or (e.event or "").endswith(("停药", "事件", "反应", "并发症"))
        or stops(e)
    ):
        return True
    if _OF_TREATMENT.search(e.event or "") is not None and not _BASELINE_WORDS.search(text, seg.start, seg.end):
        return True
    if (
        text[e.end : e.end + 1] == "的"
        and _HAVE_IT.match(text, e.end)
        and not _BASELINE_WORDS.search(text, seg.start, seg.end)
    ):
        return True
    if _HAPPENED.search(text, e.end, row.figure.start) is not None:
        return True
    if (
        (seg.right is e and _OF_PEOPLE.fullmatch(text, row.figure.end, e.start) is not None)
        or _COMMONEST.match(text, e.end) is not None
    ) and not _BASELINE_WORDS.search(text, seg.start, seg.end):
        return True
    if (
        ctx.rows
        and _SO_MANY.fullmatch(text, e.end, row.figure.start) is not None
        and not _BASELINE_WORDS.search(text, seg.start, seg.end)
    ):
        return True  # after the first results: 声音嘶哑2例（3.3%）
    if row.statistic == "change" or row.figure.baseline is not None:
        return True  # 感染减少了三分之一, 呕吐从60%降到20%
    last = ctx.rows[-1] if ctx.rows else None
    if (last is not None and last.sentence == row.sentence and last.endpoint.code == "AE") or _AFTER_SURGERY.search(
        text, max(seg.start, e.start - 6), e.end
    ):
        return True
    if row.arms and seg.sentence.has("见发") and _SEEN_IN.search(text, e.end, min(seg.end, e.end + 30)) is not None:
        return True
    if row.listed and row.comparator and len(row.arms) == 2 and not _BASELINE_WORDS.search(text, seg.start, seg.end):
        return True  # 间质性肺病分别为10.5%和1.9%
    if not _speaks_of_safety(ctx, seg):
        near = 0 <= row.figure.start - e.end <= 5
        return near and not ctx.study.mode and _BASELINE.search(text[seg.start : seg.block.end]) is None
    if _AE_CLAIM.search(text, seg.start, seg.end) is not None:
        return True
    # 血小板减少、恶心在联合组各占…: several of them or one more, told of an arm after the text has turned to safety
    more = last is not None and last.endpoint.code == "AE" and last.sentence == row.sentence - 1
    return (
        (more or len(seg.left) > 1)
        and bool(seg.left)
        and seg.left[0].code == "AE"
        and bool(row.refs)
        and any(g.explicit for g in seg.clause_groups)
        and _BASELINE_WORDS.search(text, seg.start, seg.end) is None
    )


# 12%的人掉头发, 31%的病人感到乏力; not 31%的患者有高血压
_OF_PEOPLE = re.compile(
    r"(?:左右|以上|上下)?的?(?:患者|病人|人)(?:会|都|曾|还|仍|也|先后|不同程度地?|明显)*(?:出现|发生|感到|感觉|觉得|经历)?(?:了|过)?"
)
_COMMONEST = re.compile(r"(?:则|也|仍|亦)?(?:最为?|较为?)(?:常见|多见)[，,]?\s?[（(]?\s?(?=\d)")
_WHEN_FOUND = re.compile(r"(?:确诊|初诊|就诊)[时前]")  # 确诊时三成患者已出现肠梗阻
_HAPPENED = re.compile(
    r"(?:发生|出现)了?\s?\d+\s?[例人]|(?:发生|出现)[于在]|(?:仅|只)?见于"
)  # 恶心呕吐A组发生12例，占25%; 仅见于A组
_SO_MANY = re.compile(r"者?\s?\d+\s?例\s?[（(]\s?")
_HAVE_IT = re.compile(r"的(?:人|患者|病人)?(?:有\s?\d|占|达|约|不到|不足|超过|[，,：:])")  # 呕吐的有6人，占15%
_BASELINE_WORDS = re.compile(r"既往|基线|合并|病史|患有|入[组选院]|特征|资料|年龄|性别|[确初就]诊|首发|治疗前")
