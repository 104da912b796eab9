"""INSTITUTION by form: names that no list holds.

The grammar of a Chinese institution's name: place or university, affiliation (附属, 第N), kind (肿瘤, 人民, 中医), head
(医院, 大学, 研究所, 公司 …). The walk goes left from the head to the earliest place or known institution that nothing but the
characters of names parts from it. Places are those that the lexicon's own institutions begin with.
"""

from __future__ import annotations

import re
from functools import cache

from oncozh.article import Mention
from oncozh.lexicon import Lexicon

_HOSPITAL = "医院|卫生院|保健院|妇幼保健计划生育服务中心|防治院|康复院|肿瘤防治中心|癌症中心|癌症医院|医学中心|医疗中心|离子中心|重离子中心|质子中心|质子治疗中心|血液中心|临床中心"
_SCHOOL = "医学院|医科大学|大学|药学院|理工学院"
_INSTITUTE = "研究所|研究院|研究中心|实验室|科学院"
_COMPANY = "有限责任公司|股份有限公司|有限公司|公司|药业集团|药业|制药集团|制药|生物科技|生物技术|生物制药|生物医药|生物药业|医药集团|医药科技|医药|生物|医疗科技|医疗集团|基因|集团"
_SOCIETY = "专业委员会|学会|协会|基金会|研究会|联盟|协作组|联合会"
_AGENCY = "疾病预防控制中心|疾控中心|药品监督管理局|药监局|卫生健康委员会|卫健委|医疗保障局|医保局|肿瘤登记处|登记中心|癌症登记处|医保中心"
_HEAD = re.compile(rf"(?P<hospital>{_HOSPITAL})|(?P<agency>{_AGENCY})|(?P<university>{_SCHOOL})|(?P<institute>{_INSTITUTE})|(?P<society>{_SOCIETY})|(?P<company>{_COMPANY})")
_STOP = re.compile(
    r"[^\u4e00-\u9fa5·]|[的在由于与及从到将对为等据以称并而则经赴让其该本我每各和或是了被把向给]|来自|位于|位列|前往|联合|携手|牵头|以及|包括|其中|如今|例如|就诊|收治|转至|转诊|依托|隶属|宣布|公布|表示|报道|"
    r"发布|显示|指出|认为|介绍|领衔|开展|参与|获得|获|授权|收购|引进|旗下|子公司|附近|当地|国内|海外|国外|全国(?!肿瘤)|多家|几家|两家|三家|数家|一家|十家|百家|家|名|位|所(?=[^属])|个|项|教授|主任|医生|院士|团队|作者|单位|任职|毕业|患者|病人|专家|学者|"
    r"近日|日前|同时|此外|目前|今年|去年|合作|伙伴|客户|股东|成立|创办|创立|出自|通过|凭借|借助|根据|按照|采用|使用|选择|推荐|不少|许多|部分|所有|任何|一些|某|这|那|哪|到了?|去|进|送|找|问|上|比|奔|绕|挂|季度|美国|英国|法国|德国|韩国|意大利|西班牙|加拿大|澳大利亚|瑞士|荷兰|瑞典|以色列|印度|新加坡"
)
_TAIL = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3})?(?:临床)?(?:附属|直属|教学)?(?:第[一二三四五六七八九十]{1,3})?(?:附属)?[\u4e00-\u9fa5]{0,8}?(?:医院|医学院|癌症中心|肿瘤中心|防治中心|医学中心|研究所|研究院|保健院|临床医学院)"
)
_GENERIC = re.compile(
    r"^(?:三甲|肿瘤|专科|综合|公立|民营|私立|大|县|市|省|区|基层|社区|教学|上级|下级|定点|头部|顶级|顶尖|知名|著名|大型|中小|高水平|区域|地方|儿童|妇幼|妇产|中医|中西医结合|传染病|精神|口腔|胸科|人民|中心|第[一二三四五六七八九十]+|附属|医科|医学|医药|药科|理工|"
    r"综合性|国家|国际|省级|市级|县级|国家级|癌症|临床|医疗|创新|传统|中药|西药|跨国|外资|本土|合资|原研|仿制药?|上市|微|抗|现代|合成|生命|标志|表观|抑癌|致癌|驱动|融合|突变|全|多|靶|单|易感|修复|相关|关键|耐药|敏感|同源|目的|报告|候选|"
    r"研发|新药|保险|商业|药品|互联网|专业|行业|大学|学术|科研|地区|城市|城乡|乡镇|村|街道|中国|全球|世界|宠物|动物|联合|合作|战略|医联体|紧密型|专科专病)+$"
)
_FOREIGN = re.compile(
    r"(?<![A-Za-z])[A-Z][a-z][A-Za-z.&'’ -]{1,30}?\s?(?:大学医学中心|大学医院|大学|医学院|医院|医学中心|癌症中心|研究所|研究院|制药公司|制药|生物公司|公司)"
)


class InstitutionShapes:
    """What the lexicon's own institutions teach: the places that names begin with."""

    def __init__(self, lexicon: Lexicon) -> None:
        places: set[str] = set()
        for name, entry in lexicon.by_name.items():
            if entry.label != "INSTITUTION" or entry.weak:
                continue
            m = re.match(r"([\u4e00-\u9fa5]{2,4}?)(?:省|市|自治区|特别行政区)", name)
            if m and len(name) > 5:
                places.add(m[1])
            m = re.match(r"([\u4e00-\u9fa5]{2,3})(?:医科大学|中医药大学|大学|医学院|市第|省立)", name)
            if m and entry.kind in ("hospital", "university"):
                places.add(m[1])
        self.places = frozenset(p for p in places if not _GENERIC.match(p) and len(p) >= 2)
        lengths = {len(p) for p in self.places}
        self.lengths = sorted(lengths, reverse=True)

    def starts(self, folded: str, start: int, end: int) -> int | None:
        """The earliest place that begins in a span."""
        places = self.places
        for i in range(start, end - 1):
            for n in self.lengths:
                if folded[i : i + n] in places:
                    return i
        return None


@cache
def institution_shapes(lexicon: Lexicon) -> InstitutionShapes:
    """The shapes of a lexicon, made once."""
    return InstitutionShapes(lexicon)


def extend_institutions(text: str, mentions: list[Mention]) -> None:
    """A known university followed by its hospital is that hospital: 山东医科大学 + 附属肿瘤医院; in place."""
    for m in mentions:
        if m.label != "INSTITUTION" or m.end >= len(text) or not "\u4e00" <= text[m.end] <= "\u9fff":
            continue
        university = m.text.endswith(("大学", "医学院", "学院", "科学院", "大学医学部"))
        tail = _TAIL.match(text, m.end) if university else None
        if tail is not None and not _STOP.search(tail[0]):
            _widen(text, m, tail.end(), "hospital" if tail[0].endswith(("医院", "中心", "保健院")) else "institute")
        elif not m.text.endswith(("医院", "中心", "公司", "会", "院")) and text.startswith(("中心", "医院"), m.end) and m.kind == "hospital":
            _widen(text, m, m.end + 2, "hospital")
        elif m.kind == "company" and (more := re.match(r"(?:生物|制药|药业|医药|集团|公司)+", text[m.end : m.end + 8])):
            _widen(text, m, m.end + more.end(), "company")


def _widen(text: str, m: Mention, end: int, kind: str) -> None:
    m.end, m.kind = end, kind
    m.text = text[m.start : end]
    m.concept = m.text


def find_unseen_institutions(text: str, folded: str, shapes: InstitutionShapes, known: list[Mention]) -> list[Mention]:
    """INSTITUTION mentions by form (ids are given later); `concept` is the name itself.

    Args:
        text: the article; `folded` as `oncozh.folding.fold` gives it.
        shapes: of the lexicon in use.
        known: the mentions found so far; a head inside one of them is passed over.
    """
    covered = bytearray(len(folded))
    for m in known:
        covered[m.start : m.end] = b"\x01" * (m.end - m.start)
    out: list[Mention] = []
    for h in _HEAD.finditer(folded):
        if covered[h.start()] or covered[h.end() - 1]:
            continue
        kind = h.lastgroup or "hospital"
        edge = max(0, h.start() - 20)
        for s in _STOP.finditer(folded, edge, h.start()):
            edge = s.end()
        while edge < h.start() and covered[edge]:
            edge += 1
        place = shapes.starts(folded, edge, h.start())
        start = place if place is not None else edge
        name = folded[start : h.start()]
        if not _accept(name, place is not None, h, kind):
            continue
        end = h.end()
        if folded.startswith(("学报", "杂志", "出版", "大楼", "院区", "路", "站", "地铁", "工程", "人士"), end):
            continue
        out.append(Mention("", "INSTITUTION", start, end, text[start:end], text[start:end], kind))
    for m in _FOREIGN.finditer(text):
        if not covered[m.start()]:
            out.append(Mention("", "INSTITUTION", *m.span(), m[0], m[0], "hospital"))
    return out


def _accept(name: str, placed: bool, head: re.Match[str], kind: str) -> bool:
    if len(name) < 2 or _GENERIC.match(name):
        return False
    if placed:
        return kind != "company" or len(name) >= 3 or head[0] not in ("生物", "医药", "基因", "集团", "公司")
    word = head[0]
    if kind == "company":
        return word not in ("基因", "集团", "公司") and 2 <= len(name) <= 4 and not re.search(r"[中微抗性学化新性产]$", name)
    if kind == "hospital":
        return word in ("医院", "保健院") and 2 <= len(name) <= 8 and not re.search(r"[大小各多家些级型类好老新县省市]$|三甲|综合|专科|公立|大学附属|附属$|大学$", name)
    if kind in ("agency", "society"):
        return 3 <= len(name) <= 12 and word not in ("联盟", "协作组")
    return False
