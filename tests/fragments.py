"""Pieces of text that a hostile or careless source may hold, for the property tests and the fuzzers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress

import opencc

PIECES = {
    "drug": ["恩扎卢胺", "帕博利珠单抗", "nivolumab", "PD-1抑制剂", "FOLFOX", "SHR-A1811", "HLX26", "盐酸安罗替尼", "安慰剂"],
    "half": ["恩扎卢", "珠单抗", "替尼", "盐酸", "ｎｉｖｏｌ", "PD-", "SHR-", "EGFR-T", "单", "抗体（", "研究者选择", "商品名"],
    "place": ["中山大学附属肿瘤医院", "北京大学", "医院", "FDA", "MSKCC", "美国", "附属", "XX有限公司", "某", "大学", "癌症中心"],
    "disease": ["非小细胞肺癌", "NSCLC", "脑转移", "KRAS G12C", "HER2阳性", "ⅢB期", "T2N1M0", "I期", "Ⅲ期临床", "局部晚期", "phase 2"],
    "endpoint": ["ORR", "中位总生存期", "mPFS", "客观缓解率", "5年生存率", "≥3级不良反应发生率", "HR", "OS", "骨髓抑制", "1、3、5年"],
    "figure": [
        "43.3%", "４３．３％", "百分之三十", "三成", "四分之一", "20%~30%", "12个百分点", "9.5个月", "2.1年", "3倍", "一半",
        "29/67", "(29/67)", "95%CI 0.3-0.9", "95%CI", "P<0.001", "p=0.03", "8.7±1.2个月", "12 345例", "1,234", "-12.9%",
        "0.58", "零分之一", "1/0", "百分之", "二十年半", "90%置信区间", "100%", "2008年至2015年", "0%", "十", "百", "0" * 25 + "1", "9" * 40,
    ],
    "digit": [*list("0123456789"), "0123", "1.", ".5", "1.2.3", "²", "①", "Ⅳ", "٣", "𝟗", "௧", "〇", "½", "３", "1e9", "-1"],
    "cue": [
        "分别为", "较", "比", "从", "提升至", "提高了", "vs", "对比", "超过", "不足", "未达到", "有望", "小鼠", "以上", "左右", "依次", "均", "相比", "既往",
        "降低", "两组", "对照组", "A组", "随机", "对照", "基础上", "单臂", "该", "和", "与", "及", "约", "近", "为", "达", "的", "患者", "例", "中",
    ],
    "bracket": list("()（）[]【】{}“”‘’「」『』《》<>‹›⟦⟧"),
    "mark": [*list("。！？；;，,、:：.·…—-~～/|\\+＋±=＝%％‰$￥&#@*^_`'\"®™"), "----", "……"],
    "space": [" ", "\u3000", "\u00a0", "\t", "\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\u2009"],
    "odd": [
        "\x00", "\ufeff", "\u200b", "\u200d", "\u202e", "\u2066", "\u0301", "\ufffd", "\ue000", "😀", "👨‍👩‍👧", "𠮷", "𰻝", "🇨🇳",
        "שלום", "عربي", "한국어", "ｶﾀｶﾅ", "ﬁ", "İ", "ß", "ſ", "K", "Å", "治療後", "對照組", "臨床試驗", "乾", "著", "\U0010ffff", "\x1b[31m", "\x7f",
    ],
    "word": [
        "治疗组", "显著", "研究显示", "方法：", "结果：", "结论", "生存", "率", "发生率", "癌", "第", "年", "月", "个月", "n=60", "入组", "in the", "Median",
        "was", "of", "p", "CI", "OS", "hr", "or", "月至", "成", "倍", "人", "%的", "占", "突破", "复发", "死亡风险", "风险比", "危险因素", "Cox回归",
    ],
}  # fmt: skip
ALL = [p for pieces in PIECES.values() for p in pieces]


def random_text(rng: random.Random, longest: int = 60, sentences: Sequence[str] = ()) -> str:
    """A join of up to `longest` pieces, with one kind favoured; parts of `sentences` between them, where there are any."""
    favoured = PIECES[rng.choice(sorted(PIECES))]
    parts = []
    for _ in range(rng.randint(0, longest)):
        if sentences and rng.random() < 0.3:
            sentence = rng.choice(sentences)
            start = rng.randrange(len(sentence))
            parts.append(sentence[start : start + rng.randint(1, 60)])
        else:
            parts.append(rng.choice(favoured if rng.random() < 0.3 else ALL))
    return "".join(parts)


def damage(rng: random.Random, data: bytes) -> bytes:
    """The bytes in another encoding where they are text, cut, with some of them changed."""
    with suppress(UnicodeError):
        data = data.decode().encode(rng.choice(["utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le"]))
    out = bytearray(data[: rng.randrange(len(data) + 1)] if rng.random() < 0.7 else data)
    for _ in range(rng.randint(0, 8)):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def widen(text: str) -> str:
    """Every ASCII letter, digit and sign in its full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _traditional() -> dict[int, str]:
    ideographs = [chr(c) for c in range(0x4E00, 0xA000)]
    forms = opencc.OpenCC("s2t").convert("\n".join(ideographs)).split("\n")
    back = opencc.OpenCC("t2s").convert("\n".join(forms)).split("\n")
    return {ord(a): b for a, b, c in zip(ideographs, forms, back, strict=True) if len(b) == 1 and a == c != b}


TRADITIONAL = _traditional()
