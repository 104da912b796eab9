"""The text as all rules read it, in one form whatever typography, a converter or a scan made of it, and the way back.

`ORR 為 45.2 % ， 與對照臂相較` is read as `ORR为45.2%，与对照组相比`: without spaces between Chinese and the rest, with the marks
of a Chinese sentence, in Simplified characters, letters and digits in half width, and with one word for what has two.
What is found is put back into the text as it was given: spans count its code points, and words are its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from oncozh.article import Mention, Outcome
from oncozh.folding import simplify

_HAN = "〇㐀-䶿一-鿿"
_MARKS = "，。；：、！？（）【】《》“”％～＝＜＞≥≤"
_SPACE = "[ \u00a0\u2002-\u200a\u202f]"
# A single space beside a Chinese character, unless the other side is one too: there it may part two names, as it parts a
# heading from its text (目的 探讨…, 结果 ORR…). Any beside Chinese marks, in brackets, before %, around the sign of a figure,
# around the hyphen of a name (PD - L1, KLASS - 02).
# Every way begins with the space itself, which the engine looks for, and then looks back past it.
_SPACES = re.compile(
    rf"{_SPACE}(?:"
    rf"(?<=[{_HAN}].)(?<!目的.)(?<!方法.)(?<!结果.)(?<!结论.)(?<!背景.)(?=[A-Za-z0-9%(\[<>=~±+≥≤{_MARKS}])"
    rf"|(?<=[A-Za-z0-9%+)\]].)(?=[{_HAN}{_MARKS}])"
    rf"|(?<=[{_MARKS}].){_SPACE}*(?=\S)"
    rf"|(?<=[(\[].)(?=[\w<>=≥≤])|(?<=[\w%].)(?=[)\]])"
    rf"|(?<=\d.)(?=%)"
    rf"|(?<=[A-Za-z0-9].)(?=[<>=]\s?[\d.])|(?<=[A-Za-z0-9]\s[<>=].)(?=[\d.])|(?<=[A-Za-z0-9][<>=].)(?=[\d.])"
    rf"|(?<=[A-Za-z].)(?=[-–] [A-Z0-9])|(?<=[A-Za-z]\d.)(?=[-–] [A-Z0-9])"
    rf"|(?<=[A-Za-z] [-–].)(?=[A-Z0-9])|(?<=[A-Za-z]\d [-–].)(?=[A-Z0-9])"
    rf"|(?<=\.\d.)(?=[-–~]\s?\d+\.\d)|(?<=\.\d\d.)(?=[-–~]\s?\d+\.\d)|(?<=\d\s[-–~].)(?=\d+\.\d)"
    rf")"
)
_NUMBER_OF_LINE = re.compile(
    r"\s*(?:\d+\.)*\d+\.?"
)  # 2.1 疗效, 2.1.疗效: the number of a heading keeps its space and stop
_LONGEST_NUMBER = (
    200  # code points of it with what indents it; so no long line is gone back through for each of its spaces
)


def _numbers_line(text: str, end: int) -> bool:
    """Whether all that stands before a place in its line is the number of a heading."""
    low = max(0, end - _LONGEST_NUMBER)
    start = text.rfind("\n", low, end) + 1
    return (start > 0 or low == 0) and _NUMBER_OF_LINE.fullmatch(text, start, end) is not None


# What is not seen (zero-width spaces, joiners, soft hyphens, a carriage return before the line's end), and the marks of
# footnotes behind a figure or a word (29.4%*，, 安慰剂组†, 5.8个月¹): 5*10⁹ and HLA-A*02 keep theirs.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\r*†‡§△▲#¹²³⁴⁵ᵃᵇᶜ](?:(?<![\r*†‡§△▲#¹²³⁴⁵ᵃᵇᶜ])|(?<=\r)(?=\n)"
    rf"|(?<=[%{_HAN}）)][*†‡§△▲#¹²³⁴⁵ᵃᵇᶜ])[*†‡§△▲#¹²³⁴⁵ᵃᵇᶜ]{{0,2}}(?=[{_HAN}{_MARKS},;.)\s]|$))"
)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[int] | None]:
    """A text without some spans, and where each of its characters stood; None where nothing was left out."""
    parts: list[str] = []
    at: list[int] = []
    kept = 0
    for start, end in spans:
        parts.append(text[kept:start])
        at += range(kept, start)
        kept = end
    if not parts:
        return text, None
    parts.append(text[kept:])
    at += range(kept, len(text))
    return "".join(parts), at


def _seen(text: str) -> tuple[str, list[int] | None]:
    return _without(text, (m.span() for m in _UNSEEN.finditer(text)))


def unspaced(text: str) -> str:
    """A text without the spaces that are not read.

    >>> unspaced("双靶点 CAR-T 治疗")
    '双靶点CAR-T治疗'
    """
    return _unspaced(text)[0]


def _unspaced(text: str) -> tuple[str, list[int] | None]:
    return _without(text, _spaces(text))


def _spaces(text: str) -> Iterator[tuple[int, int]]:
    for m in _SPACES.finditer(text):
        start, end = m.span()
        if text[start - 1] not in "0123456789." or not _numbers_line(text, start):
            yield start, end


_FEWEST = 3  # full lines of a text that was broken into lines
_IS_WIDE = "\u2e7f".__lt__
_SHORTEST = 24  # columns of a line that may be one of a text broken into lines; a Chinese character takes two
_FULL = 0.85  # of the longest lines' columns that a line fills that goes on in the next one
_LINE_ENDS = re.compile(r"[。！？；：.!?;:…][”’」』\"')）】]*\s*$|^\s*$")
_LINE_BEGINS = re.compile(
    r"[ \t]{2}|[\t\u3000]|$|[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）](?!\d)|[【#>*•●■◆▶▪·—①-⑳]|-\s|第[一二三四五六七八九十\d]+[章节部]"
)
_WORD = re.compile(r"[A-Za-z0-9.%/+-]*")  # what is not broken stands in the next line where it did not fit
_LATIN_END, _LATIN_BEGIN = re.compile(r"[A-Za-z,;]$"), re.compile(r"[A-Za-z(]")


def _word(line: str) -> int:
    m = _WORD.match(line)
    return m.end() if m else 0


def _unwrapped(text: str) -> tuple[str, list[int] | None]:
    """A text that was broken into lines of one width, as mail and copied PDFs are, without the breaks in its sentences.

    It is one where at least three lines are full and most of them do not end where a sentence does. Between two Latin words
    a break becomes a space.
    """
    if text.count("\n") < _FEWEST:
        return text, None
    lines = text.split("\n")
    open_ended = [i for i, line in enumerate(lines[:-1]) if not _LINE_ENDS.search(line[-4:])]
    if len(open_ended) < _FEWEST:
        return text, None
    columns = [len(line) + sum(map(_IS_WIDE, line)) for line in lines]
    full = _FULL * sorted(columns)[len(columns) * 9 // 10]
    going_on = {
        i for i in open_ended
        if columns[i] + _word(lines[i + 1]) >= full and not _LINE_BEGINS.match(lines[i + 1])
    }  # fmt: skip
    if full < _SHORTEST or len(going_on) < _FEWEST or 2 * len(going_on) < sum(c >= full for c in columns):
        return text, None
    ends = ["\n"] * (len(lines) - 1)
    breaks = []
    at = 0
    for i, line in enumerate(lines[:-1]):
        at += len(line) + 1
        if i in going_on:
            if _LATIN_END.search(line) and _LATIN_BEGIN.match(lines[i + 1]):
                ends[i] = " "
            else:
                breaks.append((at - 1, at))
    return _without("".join(map("".join, zip(lines, [*ends, ""], strict=True))), breaks)


# A comma, semicolon or full stop of a Chinese sentence that was typed in half width: 中位OS为9.1个月,HR 0.62;高于对照组.ORR…
# A comma or semicolon touches a Chinese character, bracket or sign on one side at least; 1,234 and 0.44,0.71 keep theirs.
_COMMA = re.compile(rf"[,;](?:(?<=[{_HAN}）)%％”》」].)|(?=\s?[{_HAN}（“《「]))")
# A full stop stands behind Chinese, a bracket or %, or behind a word or a decimal (or 提高到81) and before Chinese.
_STOP = re.compile(
    rf"\.(?:(?<=[{_HAN}）”」》%％].)(?!\.)|(?<=[)\]].)(?![a-z.])"
    rf"|(?:(?<=\.\d.)|(?<=\.\d\d.)|(?<=\.\d\d\d.)|(?<=[{_HAN}]\d\d.)"
    rf"|(?<=[A-Za-z]{{2}}.)(?<!vs.)(?<!VS.)(?<!al.)(?<!No.)(?<!Dr.)(?<!Fig.))(?=\s?[{_HAN}“《【≥]))"
)


# Square brackets round words or shares, which say what round ones say. Not [12], a reference, [0.41, 0.82], an interval,
# and [177Lu], an isotope.
_SQUARE = re.compile(
    rf"[\[［〔](?!\d{{1,3}}[A-Z][a-z]?\])(?=[^\[\]［］〔〕\n]{{0,160}}?[{_HAN}A-Za-z%=/±])([^\[\]［］〔〕\n]{{1,160}})[\]］〕]"
)
_HYPHEN = re.compile(r"[‐‑‒–−](?:(?<=[A-Za-z].)(?=[A-Za-z0-9])|(?<=[A-Za-z]\d.)(?=[A-Za-z]))")  # PD‑L1, KEYNOTE−189


def chinese_marks(text: str) -> str:
    """A text with the marks of its Chinese sentences in full width, words in round brackets, names with a hyphen.

    It is as long as it was.

    >>> chinese_marks("中位OS为9.1个月,1,234例;结束.P值为0.05.对照组[n=30][12],PD‑L1")
    '中位OS为9.1个月，1,234例；结束。P值为0.05。对照组（n=30）[12]，PD-L1'
    """
    if "[" in text or "［" in text or "〔" in text:
        text = _SQUARE.sub(r"（\1）", text)
    text = _HYPHEN.sub("-", text)
    if "," in text or ";" in text:
        text = _COMMA.sub(lambda m: "，" if m[0] == "," else "；", text)
    return _STOP.sub(_full_stop, text) if "." in text else text


def _full_stop(m: re.Match[str]) -> str:
    return "." if _numbers_line(m.string, m.end()) else "。"  # 2.1.疗效


# Letters, digits, ％ and ．; the other full-width marks are the punctuation of Chinese text.
_HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F) if chr(c).isalnum() or chr(c) in "％．"}
_WIDE = re.compile(f"[{''.join(map(chr, _HALF_WIDTH))}]")
# 对照臂, A臂, 三联臂, 高剂量臂, 两臂; not 单臂 of a study, 双臂 and 手臂 of a body, 机械臂, 一臂之力.
_ARM = re.compile(
    r"(?<![手上前双单左右断胳肩患健悬吊猿铁机械人向把抬抱])臂(?![之膀部围丛长章肌骨神段板架力展间内外上下痛肿])"
)
_COMPARED = re.compile(
    r"(?P<with>[与和跟同][^，,。；;\n]{1,30}?)?相较(?(with)(?!于)|(?=\s?[，,）)：:]|之下|起来|而言))"
)


# 度伐利尤单抗治疗的患者, 索拉非尼者, 吡咯替尼这一组: what an arm is called by behind the last character of a drug's name.
# Not where the clause says that they get the drug, or once got it: that may be all patients.
_DRUG = "(?<=[抗尼铂滨醇素韦辛昔塞胺唑特林布仑酯汀星芬]."  # before as many characters as are read already
_CALLED = "(?:治疗的?(?:患者|病人|受试者)|治疗者|[这那]一?组)"
_CALLED_ARM = re.compile(
    rf"(?:单药{_DRUG}.){_CALLED}|方案{_DRUG}.){_CALLED}|治疗{_DRUG}.)(?:的?(?:患者|病人|受试者)|者)|这{_DRUG})一?组|那{_DRUG})一?组"
    rf"|患者{_DRUG}.)|者{_DRUG})|队列{_DRUG}.))(?![\u4e00-\u9fa5]?组)"
)
_GIVEN_BEFORE = re.compile(
    r"(?:接受|给予|采用|应用|使用|服用|用过|[曾经用行予服换]|既往|此前|先前)[^，,。；;：:]{0,40}$"
)


def _called_arms(text: str) -> Iterator[tuple[int, int]]:
    for m in _CALLED_ARM.finditer(text):
        if not _GIVEN_BEFORE.search(text, max(0, m.start() - 44), m.start()):
            yield m.span()


def _with_arms(text: str) -> tuple[str, list[int] | None]:
    """A text with 组 for what an arm is called by."""
    spans = list(_called_arms(text))
    if not spans:
        return text, None
    parts: list[str] = []
    last = 0
    for _, end in spans:
        parts += [text[last : end - 1], "组"]
        last = end
    return _without("".join([*parts, text[last:]]), [(start, end - 1) for start, end in spans if start < end - 1])


# What a patient gets is told by many verbs, and a control arm is called by several names: one stands for all.
_GETS = re.compile(r"予以(?!批准|关注|支持|肯定|报销)|服用|应用(?<!联合..)(?<!临床..)(?<!推广..)(?!前景|价值|范围|于)")
_CONTROLS = re.compile(r"(?:参照|对比|比较)组")
_PATIENTS = re.compile("病人(?<!瘤..)")


def common_words(text: str) -> str:
    """A text with one word for what has several, as long as the text was: 组 for 臂, 相比 for 相较, 接受 for 予以.

    >>> common_words("与参照臂相较，予以化疗者ORR较高")
    '与对照组相比，接受化疗者ORR较高'
    """
    if "臂" in text:
        text = _ARM.sub("组", text)
    text = _CONTROLS.sub("对照组", _GETS.sub("接受", _PATIENTS.sub("患者", text)))
    text = text.replace("相对于", "相较于")
    return _COMPARED.sub(lambda m: (m["with"] or "") + "相比", text) if "相较" in text else text


def _in_common_words(text: str) -> tuple[str, list[int] | None]:
    return _with_arms(common_words(chinese_marks(text)))


def as_read(text: str) -> tuple[str, Sequence[int]]:
    """A text as it is read, and where each of its characters stands in the text given.

    >>> as_read("ＯＲＲ 為 45.2 ％")[0]
    'ORR为45.2%'
    """
    read = simplify(text)
    if _WIDE.search(read):
        read = read.translate(_HALF_WIDTH)
    at: Sequence[int] = range(len(text))
    for less in (_seen, _unwrapped, _unspaced, _in_common_words):
        read, kept = less(read)
        if kept is not None:
            at = kept if isinstance(at, range) else [at[i] for i in kept]
    return read, at


def put_back(
    text: str, read: str, at: Sequence[int], mentions: Iterable[Mention], outcomes: Iterable[Outcome],
    sentences: list[tuple[int, int]],
) -> list[tuple[int, int]]:  # fmt: skip
    """Puts what was found in `read` into `text`, in place; returns the sentences put back.

    Args:
        text: as it was given.
        read: the same as it was read.
        at: where each character of `read` stands in `text`.
        mentions: those of `read`.
        outcomes: their rows.
        sentences: the spans of its sentences.
    """
    ids = set()
    for m in mentions:
        m.start, m.end = at[m.start], at[m.end - 1] + 1
        m.text = text[m.start : m.end]
        ids.add(m.id)
    for o in outcomes:
        for refs in (o.intervention, o.comparator):
            for i, ref in enumerate(refs):
                if ref not in ids and (found := read.find(ref)) >= 0:
                    refs[i] = text[at[found] : at[found + len(ref) - 1] + 1]
    return _with_unseen(text, [(at[start], at[end - 1] + 1) for start, end in sentences])


_NO_SPACE = re.compile(r"\S*")


def _with_unseen(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences with what stands between them and was not read: a footnote's mark goes with what is before it (45%*).

    All but white space is in a sentence; a byte order mark begins the first one.
    """
    out: list[tuple[int, int]] = []
    position = 0
    for start, end in [*sentences, (len(text), len(text))]:
        between = _NO_SPACE.match(text, position, start)
        if out and between is not None:
            position = between.end()
            out[-1] = (out[-1][0], position)
        between_them = text[position:start]
        if between_them.strip():
            start = position + len(between_them) - len(between_them.lstrip())
            end = max(end - len(text[start:end]) + len(text[start:end].rstrip()), start + 1)
        if start < end:
            out.append((start, end))
        position = end
    return out
