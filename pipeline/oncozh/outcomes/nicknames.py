"""Arms that features and popular science call by everyday words: 加了免疫的那组, 老办法组, 单吃的, 换药的病人, 中药组.

They are no names that the article defines: each stands for the arm of the pair told of that fits the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from oncozh.article import Mention
from oncozh.outcomes.items import Group
from oncozh.outcomes.phrases import is_targeted

_WHOSE = r"(?:的?(?:病人|患者|人)(?:里|中)?|的|者)?"
# What follows a nickname that is not called 组: its figure. Without it 联合 and 单用 are only verbs.
_FIGURE_NEXT = (
    r"(?=\s?[，,]?(?:是|为|有|占|达到?|则|也|就|才|却|只|仅|还|仍|约|近|不足|超过|高达|到了)*\s?"
    r"\d+(?:\.\d+)?\s?(?:[%，,。；;.]|个?月|年|个百分点))"
)
# A treatment in short that is no name by itself: 监测的 of 积极监测, 栓塞组 of 动脉栓塞.
_SHORT_WAY = (
    r"栓塞|灌注|介入|粒子|质子|重离子|碳离子|光子|机器人|腹腔镜|胸腔镜|内镜|开腹|开胸|开放|微创|开刀|移植|电场|热疗"
)
_WAY = re.compile(
    rf"(?:{_SHORT_WAY}|监测|观察|等待|随访)(?:(?<![测察待访])(?:手术|治疗)?"
    rf"(?:者|的?(?:患者|病人)|的人|[这那]一?[组边]|一[组边]|(?=[^，,。；;\d]{{0,14}}\d))"
    rf"|(?<=[测察待访])(?:者|的?(?:患者|病人)|的人|[这那]一?[组边]|一[组边]|的(?=中位|总|无|客观|[一二两三四五\d]+年|占)|(?=的{_FIGURE_NEXT}))"
    r"|(?<=[测察待])(?=\s?\d[\d.]*\s?%))"
)
_STEM = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4})(?:放射治疗|放疗|治疗|手术|化疗|疗法|照射)")
_BEARER = re.compile(rf"者|的?(?:患者|病人)|的人|[这那]一?组|一组|(?=的{_FIGURE_NEXT})")
_NICKNAME = re.compile(
    r"(?=[加不没换打用吃服两三四对新试治合联单真假照我])(?<![不没未])(?:"
    r"我[们方]这?[边方]?(?=[^，,。；;\d]{0,8}\d|[^，,。；;]{0,10}未达)|"
    r"(?:加(?:了|上|用)?|不加|没加|不用|没用|换(?:了|成|上)?)[^，,。；;、：:\d的组]{1,6}(?:的?[这那]一?组|的?一[方边拨批组])"
    r"|(?:打|用|加|吃)(?:了|上)?(?:免疫|靶向)(?:药|治疗)?(?:的|者)(?:病人|患者|人)?(?!药|治疗|方案)"
    r"|[两三四]药(?=的?\s?\d)"
    r"|(?:对照|新药|试验药|治疗)(?:那|一)?[方边](?![面法案])|(?:用|加|吃|打|服)(?:了|上)?[药针](?:(?:的[那这]?一?|[那这]一?|一)[组方边拨]|[方边](?![面法案])|的(?:人|患者|病人))"
    r"|[真假]药(?:的?[那这]?一?[组边]|的)"
    rf"|(?:(?:换|打|吃|服|用|加)(?:了|上)?新?[药针](?:的|者)|合用|联用|联合(?:用药|治疗)?|新(?:方案|组合|疗法|办法)|单(?:药|吃|打|用|独用)){_WHOSE}{_FIGURE_NEXT}"
    r"|(?:合用|联用|换药|加药|用药|服药|新方案|单(?:吃|打|用|药))(?:者|的(?:病人|患者|人)|的(?=中位|总|无|客观|完全|病理|[一二两三四五\d]+年))"
    r")"
)
# 不加的, 未加用X者, 没用X的患者, and their opposites 加的, 使用者, 加用者: arms told by whether they get what one adds.
_USES = r"(?:(?:加|使|应|联|合|服)用|联合|接受|给予|加|用|配|打|吃)[了过上]?"
# It begins with a set of characters, because the search skips to those, and then looks back past the one found.
_BY_USE = re.compile(
    rf"[不没未加使应联合服接给用配打吃](?:(?<=[不没未])(?<![或/用加].)(?:(?<=没)有)?(?:再|能|予)?{_USES}[^，,。；;：:、\d的者组和与]{{0,14}}"
    r"|(?<![不没未再能予加使应联合服共利作适].)(?:(?<=[加使应联合服])用|(?<=联)合|(?<=接)受|(?<=给)予|(?<=[加用配打吃]))[了过上]?)"
    r"(?:(?<!患)者(?!间)|的(?:患者|病人|人|同类病人)?(?:里|中)?"
    r"(?=\s?[，,]?(?:是|为|有|则|也|就|才|却|只|仅|达到?|约|近|占|高达)*\s?\d|[和与]|中位|总生存|[OPDE]F?S|ORR|[一二三五]年))"
)
# 用与不用X的, 加和不加X者: those who get it, and those who do not.
_BOTH_WAYS = re.compile(
    rf"(?P<has>{_USES})(?:与|和|、)(?P<not>(?:不|未|没)(?:再|能)?{_USES}[^，,。；;：:、\d的者组]{{2,14}})(?:的(?!患者|病人)|(?=[，,。；;]))"
)
_THAT_ARM = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![的了第])[这那]一?[组拨批]")
_THAT = re.compile(r"[这那]一?[组拨批]")


def nicknames(text: str, phrases: list[Group]) -> list[tuple[int, int]]:
    """The spans of the arms that are called by everyday words and are no X组; short ways only outside of the phrases."""
    out = [m.span() for m in _NICKNAME.finditer(text)]
    if "的" in text or "者" in text:
        more = [m.span() for m in _BY_USE.finditer(text)]
        out = sorted(out + [span for span in more if not any(a < span[1] and span[0] < b for a, b in out)])
    if _THAT.search(text):  # what may begin with any character is looked for only where its end stands
        more = [m.span() for m in _THAT_ARM.finditer(text)]
        out += [span for span in more if not _overlaps(span, out)]
    ways = [m.span() for m in _WAY.finditer(text)] + _stems(text, phrases)
    if ways:
        taken = out + [(p.start, p.end) for p in phrases]
        for span in ways:
            if not _overlaps(span, taken):
                out.append(span)
                taken.append(span)
    return sorted(out)


def _stems(text: str, phrases: list[Group]) -> list[tuple[int, int]]:
    """Where a treatment is said without its last word: 大分割者 after 大分割放疗."""
    found = {m["stem"] for p in phrases if (m := _STEM.fullmatch(text, p.start, p.end)) is not None}
    out: list[tuple[int, int]] = []
    for stem in sorted(found):
        at = text.find(stem)
        while at >= 0:
            bearer = _BEARER.match(text, at + len(stem))
            if bearer is not None:
                out.append((at, bearer.end()))
            at = text.find(stem, at + len(stem))
    return out


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def both_ways(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The spans of 用 and 不用X in `用与不用X的`."""
    if "与不" not in text and "和不" not in text and "与未" not in text and "和未" not in text:
        return []
    return [(m.span("has"), m.span("not")) for m in _BOTH_WAYS.finditer(text)]


_QUOTED = re.compile(r"[“\"](?P<name>[\u4e00-\u9fffA-Za-z0-9+-]{2,5})[”\"]")
_CALLED_SO = re.compile(
    r"[（(，,]?(?:俗称|人称|号称|又[叫称]|也[叫称]|外号|绰号|被称[为作]|业内称|戏称)(?:为|作|它为)?\s?$"
)


def quoted_names(text: str, phrases: list[Group]) -> dict[str, list[str]]:
    """The names in quotation marks that stand beside a treatment: “四药”NALIRIFOX, 帕博利珠单抗（俗称“K药”）."""
    out: dict[str, list[str]] = {}
    if "“" not in text and '"' not in text:
        return out
    starts, ends = {p.start: p for p in phrases}, [p.end for p in phrases]
    for m in _QUOTED.finditer(text):
        after = starts.get(m.end())
        if after is not None:
            out.setdefault(m["name"], after.refs)
            continue
        called = _CALLED_SO.search(text, max(0, m.start() - 8), m.start())
        i = ends.index(called.start()) if called is not None and called.start() in ends else -1
        if i >= 0:
            out.setdefault(m["name"], phrases[i].refs)
    return {name: refs for name, refs in out.items() if text.count(name) > 1}


# What an arm is called by for the number of its drugs, where a bracket behind its treatment says so: TCbHP方案（双靶）.
_BY_NUMBER = re.compile(r"[（(][“\"]?(?P<name>[单双两二三四][靶药联免抗])(?:治疗|方案)?[”\"]?(?=[，,、；;)）])")
_NUMBER_LETTERS = (
    "双靶",
    "单靶",
    "双药",
    "单药",
    "三药",
    "四药",
    "两药",
    "双联",
    "三联",
    "四联",
    "二联",
    "双免",
    "单免",
    "双抗",
)
_OF_BRACKET = re.compile(r"(?:方案|治疗|化疗|组)*\s?")


def numbered_names(text: str, phrases: list[Group], arms: dict[str, list[str]]) -> dict[str, list[str]]:
    """What 双靶 and 单靶 stand for, where brackets behind two treatments say so, or two arms are defined by these names.

    Args:
        text: the article.
        phrases: its treatments.
        arms: the arms that it defines, by their names with 组.
    """
    if not any(name in text for name in _NUMBER_LETTERS):
        return {}
    out = {name: arms[f"{name}组"] for name in _NUMBER_LETTERS if f"{name}组" in arms}
    ends = [p.end for p in phrases]
    for m in _BY_NUMBER.finditer(text):
        i = bisect_right(ends, m.start()) - 1
        if i >= 0 and m.start() - ends[i] < 8 and _OF_BRACKET.fullmatch(text, ends[i], m.start()):
            out.setdefault(m["name"], phrases[i].refs)
    return out if len(out) > 1 else {}


def numbered_spans(text: str, names: dict[str, list[str]]) -> list[tuple[int, int, str]]:
    """Where these names stand, with the 治疗, 方案, 者 or 患者 behind them, other than in the bracket that says what they are."""
    word = re.compile(rf"(?<![（(“\"])(?P<name>{'|'.join(names)})(?![点向物]|组)(?:治疗|方案)?(?:的?患者|者)?")
    return [(m.start(), m.end(), m["name"]) for m in word.finditer(text)]


_WESTERN = re.compile(r"(?:替尼|单抗|抗体|[帕瑞格]利|铂|他滨|紫杉|布林|司他|仑赛|度胺|佐米|疫苗|CAR-T)")
_ANTIANGIOGENIC = re.compile(
    r"bevacizumab|ramucirumab|ivonescimab|endostar|apatinib|rivoceranib|fruquintinib|surufatinib|anlotinib|famitinib"
    r"|[lr]envatinib|[rs]orafenib|regorafenib|axitinib|sunitinib|pazopanib|nintedanib|cabozantinib|vorolanib|aflibercept"
)


# The arm that is tried, and the one that it is tried against.
MORE = re.compile(
    r"^(?:合用|联用|新(?:方案|组合|疗法|办法|药)|换(?:了|成|上)?|加(?:了|上|用)|(?:(?:加|使|应|联|合|服)用|联合|加|用|配|打|吃)[了过上]?(?:的|者|组)|[打吃服用加](?:了|上)?新?[药针]|新药|真药|试验药|用药|治疗|[三四]药|我[们方])"
)
LESS = re.compile(r"^(?:对照|假药|老|旧|原(?:来|有|方案)|传统)")
_ALONE = re.compile(r"^单(?:吃|打|用|独用|药)")
_WITHOUT = re.compile(r"^(?:不|没|未|非)")
# 灌注这组 of 肝动脉灌注化疗, 监测的 of 积极监测
_SHORT = re.compile(
    r"(?:用了?|做了?)?(?P<word>[\u4e00-\u9fff]{2,4}?)(?:手术|治疗)?(?:的?[这那]?一?[组边拨批]|的?(?:病人|患者|人)?(?:里|中)?|者)"
)
_IMMUNE = re.compile(r"(?:limab|lizumab|lulimab|volumab|valumab|velumab|ipilimumab|stobart|cadonilimab|ivonescimab)$")
_HERBAL = re.compile(r"(?:汤|散|丸|饮|颗粒|方|膏|口服液)$|中药|中医|针|艾|耳穴|穴位")


def of_kind(name: str, m: Mention) -> bool | None:
    """Whether a treatment is of the kind by which an arm is called (免疫组, 中药组, 化疗组); None where it is called by none."""
    if "免疫" in name:
        return m.text.startswith(("免疫", "PD-")) or _IMMUNE.search(m.concept or "") is not None
    if "中药" in name or "中医" in name:
        return _is_herbal(m)
    if "西药" in name:
        return not _is_herbal(m)
    if "抗血管" in name:
        return m.text.startswith("抗血管") or _ANTIANGIOGENIC.search(m.concept or "") is not None
    if "靶向" in name:
        return m.label in ("DRUG", "DRUG_CLASS") and is_targeted(m) and _IMMUNE.search(m.concept or "") is None
    if "放化疗" in name:
        return "放化疗" in m.text
    if "化疗" in name:
        return (m.text.endswith("化疗") and not m.text.endswith("放化疗")) or (
            m.label in ("DRUG", "DRUG_CLASS") and not is_targeted(m) and not _is_herbal(m)
        )
    word = short_word(name)
    return word in m.text or shortens(word, m) if word else None


def _is_herbal(m: Mention) -> bool:
    """Whether a treatment is one of Chinese medicine: such medicines alone have no name but the Chinese one."""
    own = m.label == "DRUG" and (m.concept or "a")[0] >= "\u4e00" and not _WESTERN.search(m.concept or "")
    return own or _HERBAL.search(m.text) is not None


def short_word(name: str) -> str:
    """The treatment in short that an arm is called by: 手术 of 手术那组; "" where it is called otherwise."""
    part = _SHORT.fullmatch(name)
    return part["word"] if part is not None else ""


_OPERATION = re.compile(r"(?:外科)?手术(?:切除|治疗)?|开刀|外科|切除")
_IS_OPERATION = re.compile(r"切除|根治|手术|剥离|清扫|摘除|开颅")
_RADIATION = re.compile(r"放疗|放射治疗|照射|照光")
_IS_RADIATION = re.compile(r"放疗|放射治疗|照射|质子|离子|[射伽][波马]刀|SBRT|IMRT|SABR")


_SCOPE = re.compile(r"[内腔]镜|机器人|微创|剥离")


def is_operation(word: str) -> bool:
    """Whether a word says no more than that the patients were operated on: 手术, 开刀."""
    return _OPERATION.fullmatch(word) is not None


def is_through_a_scope(m: Mention) -> bool:
    """Whether an operation is one that is set against 手术, as the open one is called: 内镜黏膜下剥离术."""
    return _SCOPE.search(m.text) is not None


def shortens(word: str, m: Mention) -> bool:
    """Whether a word names a treatment in short: 消融 of 射频消融, 手术 of 肝切除术, 放疗 of 质子治疗."""
    if is_operation(word):
        return _IS_OPERATION.search(m.text) is not None
    if _RADIATION.fullmatch(word):
        return _IS_RADIATION.search(m.text) is not None
    return m.label == "THERAPY" and 1 < len(word) < len(m.text) and word in m.text


def is_alone(name: str) -> bool:
    """Whether an arm is called by getting one drug alone: 单吃的, 单药."""
    return _ALONE.match(name) is not None


def lacks(name: str) -> bool:
    """Whether an arm is called by what it does not get: 不加化疗的那组."""
    return _WITHOUT.match(name) is not None
