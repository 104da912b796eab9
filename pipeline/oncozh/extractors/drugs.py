"""DRUG by form: names that no list holds, found by their stem, by the shape of a company code, or by the words that
introduce them.

A Chinese INN is a transliteration that ends in a known stem (替尼, 单抗, 帕利 …). Its left edge is the hard part: of
all starts left of the stem the one is taken from which the run looks most like the lexicon's own drug names and least
like running text; words that stand before names (采用, 联合, 药物) end the search. Stems: WHO, "The use of stems in
the selection of INN", in their Chinese forms, old transliterations among them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from functools import cache

from oncozh.article import Mention
from oncozh.extractors.shapes import Shape, holds, occurrences
from oncozh.lexicon import Lexicon
from oncozh.tokens import is_word

# Stems by how many characters must stand before them.
STEMS: dict[str, tuple[str, ...]] = {
    "drug1": tuple(
        # kinase and other small molecules
        "替尼 米尼 非尼 菲尼 帕利 帕尼 西利 西尼 佐米 唑米 雷塞 莱塞 拉塞 来塞 拉西布 鲁胺 卢胺 度胺 杜胺 罗他胺 "
        "色替 塞替 利司 替凡 吉布 尼索 尼布 扎尼 法尼 "
        "他尼 沙尼 美尼 司他 诺他 诺特 本胺 西司他 克拉 维托克 奈托克 利塞 戈利 维司群 司群 "
        # cytotoxic drugs
        "铂 他滨 拉滨 屈滨 他宾 曲塞 他赛 他塞 杉醇 霉素 比星 泊苷 泊甙 替康 司汀 斯汀 氮芥 磷酰胺 唑胺 尿嘧啶 "
        "嘧啶 嘌呤 蝶呤 喋呤 胞苷 尿苷 氟尿苷 "
        "替定 布林 替派 蒽醌 杉酯碱 喜树碱 新碱 瑞滨 地辛 巴肼 巴嗪 冬酰胺酶 冬酶 匹隆 德隆 美坦 法仑 法兰 硝脲 基脲 "
        # hormones, supportive drugs and those of other fields
        "瑞林 瑞克 瑞利 曲唑 昔芬 西芬 米芬 特龙 孕酮 孕素 雄胺 米特 米松 尼松 泼尼松 松龙 尼龙 可的松 莫司 司琼 "
        "吡坦 匹坦 泊帕 波帕 格司亭 司亭 "
        "膦酸 唑来膦酸 仑赛 伦赛 基奥仑赛 曲肽 瑞肽 普肽 鲁肽 泊肽 福肽 列净 列汀 拉唑 康唑 他汀 沙班 沙坦 沙星 "
        "西林 环素 洛韦 福韦 夫定 替丁 西泮 唑仑 "
        "昔布 考昔 洛芬 昔康 哌丁胺 匹林 双胍 叶酸钙 酚酯 孢素 佐生 丙亚胺 泊芬 泊汀 加氟 莫氟 介苗 蟾素 介素 "
        "干扰素 生成素 卡因 考酮 太尼 可待因 考布他汀 扎明 "
        "莫德 替米 西汀 拉西坦 格雷 地平 洛尔 噻嗪 米星 培南 福平 帕酶 氯喹 蒿素".split()
    ),
    "drug2": tuple("单抗 替布 替昔 西普 维汀 多汀 福汀 妥拉 沙福 司明 昔利 利布".split()),
}  # fmt: skip
_GROUP = {stem: group for group, stems in STEMS.items() for stem in stems}
# Stems that end ordinary names too: people, places.
_WEAK_STEMS = frozenset(
    "瑞林 瑞克 法兰 布林 洛尔 克拉 米特 格雷 德隆 诺特 司汀 斯汀 地平 帕尼 西尼 法尼 拉塞 莱塞 来塞 雷塞 尼布 吉布 "
    "利塞 帕利 西利 尼索 美尼 米尼 沙尼 扎尼 "
    "他尼 尼龙 替定 西普 戈利 西汀 洛韦 拉滨 地辛 瑞利 特龙 曲塞 介素 佐生 西芬 米芬 昔芬 莫德 非尼 菲尼 普肽 福肽".split()
)
_STEM_AT_END = re.compile(
    r"(?:{})$".format("|".join(sorted({s for g in STEMS.values() for s in g}, key=len, reverse=True)))
)

# What no name holds: a start lies behind it.
_HALT = frozenset(
    "和与及或用为的以将由给予服行在是使较从了并而且含需经至后前等每其该各此即中款把被让向先再则药剂者组经期于后若因"
    "但也均仍过"
)
_HALT_WORDS = tuple(
    "采用 使用 应用 给予 口服 药物 治疗 联合 单药 接受 以及 服用 注射 患者 包括 其中 新药 国产 进口 靶向 加用 序贯 "
    "对比 抑制剂 化疗 放疗 常规 安慰剂 研究 分子 一代 二代 三代 四代 方案 单用 产品 疗法 原研 仿制 维持 一线 二线 "
    "三线 后线 换用 改用 停用 合并 基于 针对 选择 双抗 人源化 全人源 鼠源 嵌合 偶联 特异性 抗体 创新 自主 研发 "
    "获批 上市 注射用 小剂量 大剂量 低剂量 高剂量 标准 任何 相关 其他 双免 优于 劣于 相比 较之 首选 可选 任选 推荐 "
    "加上 再加 另加 代替 替代 取代 既往 辅以 配合 静脉 静滴 皮下 灌注 滴注 推注 同步 诱导 巩固 辅助 新辅助 早期 晚期 耐药 敏感 难治 "
    "除外 除了 例如 分别 单独 每日 每周 每月 低于 高于 长于 短于 予以 核药 靶药 老药 国内 首个 首款 一款 一种 两种 "
    "三种 注册 申报 该药 商品 通用名 又名 即为 称为 名为 主要 具有 抗癌 抗肿瘤 免疫 激素 内分泌 双药 三药 单纯 "
    "更换 更改 换成 改成 合用 并用 试用 慎用 禁用 外用 配伍 同服 合成 代谢 血清 血浆 血药 溶液 生理 葡萄糖 胸腺嘧 "
    "专利 适应证 适应症 探讨 评价 评估 比较 分析 观察 考察 探索 检测 测定 证实 提示 表明 显示 支持 反对 相对 对照 "
    "采取 实施 围绕 关于 聚焦 有关 批准 降价 医保 谈判 纳入 出现 发生 引起 导致 预防 予 含铂 双铂 铂类 长效 短效 迎来 推出 "
    "速释 缓释 口崩 复方制".split()
)
_HALT_SETS = tuple((n, frozenset(w for w in _HALT_WORDS if len(w) == n)) for n in sorted({len(w) for w in _HALT_WORDS}))
# Soft: as often a verb before a name as the first character of one.
_SOFT = {
    "加": 3.0, "比": 1.2, "对": 2.5, "单": 2.0, "双": 0.5, "来": -0.5, "达": 0.8, "多": 0.5, "可": 1.5,
    "选": 2.5, "有": 2.5, "里": 2.5, "同": 2.0, "换": 2.0, "改": 2.0, "停": 2.0, "配": 1.5, "到": 2.5, "无": 2.0,
}  # fmt: skip
SALT = (
    r"盐酸|甲磺酸|苹果酸|马来酸|富马酸|琥珀酸|枸橼酸|对?甲苯磺酸|二甲苯磺酸|醋酸|乙酸|磷酸|硫酸|乳酸|苯磺酸|酒石酸|"
    r"羟乙磺酸|氢溴酸|重酒石酸|双羟萘酸|己二酸|门冬氨酸"
)
_SALTS = re.compile(SALT)
_SALT_BEFORE = re.compile(rf"(?:{SALT})$")
_SALT_FIRST = re.compile(rf"(?:{SALT})(?=..)")
_FORMULATION = re.compile(
    r"(?:(?:白蛋白(?:结合型|型)?|聚乙二醇化?|PEG化|培化?|脂质体|聚合物胶束|重组人?|左旋|右旋|表|异环?|去甲氧?基?|"
    r"羟基?|脱氧|甲酰四氢|氘代?|白蛋白结合)+)$"
)
_FORMULATION_ENDS = frozenset("白型醇化培体束组人旋表异环甲氧基羟氢氘代合\n")
_FORMULATION_AFTER = re.compile(r"脂质体|聚合物胶束|微球(?!蛋白)|[αβ](?:-?[12][ab])?")
_NOT_AFTER = {
    "铂": re.compile(r"[类敏金难]|耐药|双药|经治"),
    "霉素": re.compile(r"类|耐药"),
    "嘧啶": re.compile(r"类|代谢|二聚"),
    "嘌呤": re.compile(r"类|代谢|受体"),
    "他滨": re.compile(r"类"),
    "单抗": re.compile(r"类"),
    "介素": re.compile(r"\d|受体"),
    "干扰素": re.compile(r"基因|通路|信号|应答|刺激"),
    "生成素": re.compile(r"受体"),
}
_NOT_NAMES = frozenset(
    "次黄嘌呤 黄嘌呤 胞嘧啶 脱氧尿苷 脱氧胞苷 黄曲霉素 抗霉素 抗生素 胸腺嘧啶 鸟嘌呤 腺嘌呤 生长激素 降钙素 白介素 "
    "促红素 嘧啶 嘌呤 类固醇 介素 干扰素 生成素 胰岛素 卡因 氮芥 尿嘧啶 可卡因".split()
)
_LONGEST = 9
_LEAST = {"drug1": -0.5, "drug2": 0.5}

_WORD = re.compile(r"[A-Za-z]{6,20}")
_ENGLISH_STEMS = tuple(
    "tinib anib rafenib fenib umab zumab ximab tamab limab tomab mab ciclib parib zomib lisib sertib rasib degib "
    "bactam lutamide limus taxel platin rubicin citabine arabine "
    "trexed trexate leucel clax grastim fusp relix relin setron pitant bulin tecan domide stomig nexor estrant "
    "lukast poside mustine fosfamide zolomide mycin stinel "
    "mig tug tobart "
    "dronate dronic trozole oxifene terone vastatin siran denib tepsin glutide elagolix cestat nostat metostat".split()
)
_ENGLISH_TAIL = re.compile(
    r"[ -](?:vedotin|deruxtecan|govitecan|emtansine|mafodotin|tesirine|ozogamicin|tirumotecan|rezetecan|pelitecan|"
    r"autoleucel|ravtansine|soravtansine|pamirtecan|lonigencel|"
    r"[a-z]{4}(?![A-Za-z]))(?![A-Za-z])"
)
_GENE_BEFORE = re.compile(r"[A-Za-z]{5,20}(?:gene|gen)[ ]?$")  # varicabtagene autoleucel
_PLAIN_WORDS = frozenset("plus with dose arms from week and1 mono alone were show have phase trial group".split())
_NOT_ENGLISH = frozenset("mab umab zumab platinum metastatin biosimilarmab".split())
_DERUXTECAN = re.compile(
    r"[A-Za-z](?<![A-Za-z0-9-].)(?:(?<=[a-z])[a-z]{1,5}-cel(?![a-z])|(?<=[A-Z])[A-Za-z]{0,5}-(?:DXd|DM1|DM4|MMAE)(?![A-Za-z0-9]))"
)

CODE = re.compile(
    r"(?:(?<![A-Za-z0-9.\-/#_])|(?<=^\d\.)|(?<=\n\d\.))(?:"
    r"(?P<p>[A-Z]{1,6})(?P<h>[- ]?)(?P<m>[A-Z]{0,2})(?P<n>\d{2,8})(?P<t>[A-Z]?(?:-\d{1,4})?|[a-z])"
    r"|(?P<p2>[A-Z]{2,5})-(?P<n2>[A-Z]\d{2,3}[A-Z]\d{0,2})"
    r"|(?P<p3>\d[A-Z]{2,3})(?P<n3>\d{3,5})"
    r"|(?P<p4>[A-Z]\d[A-Z])-(?P<n4>\d{3,4})"
    r"|(?P<p5>mRNA)-(?P<n5>\d{3,5})"
    r"|(?P<p6>[A-Z]{2,4}[a-z]{1,2}[A-Z]{1,3})-?(?P<n6>\d{2,5})"
    r")(?![A-Za-z0-9_]|\.\d|-[A-Za-z0-9]|/\d|\s?(?:例|人|名|岁|年|分|%|个月|家|项|万|元|株|号|床|天|周|次|mg|ml|μ|"
    r"cm|mm|Gy|kg|篇|条|页|楼|室|版))"
)
_MAYBE_CODE = re.compile(
    r"[A-Zm0-9](?:(?<![A-Za-z0-9.\-/#_].)|(?<=\.[A-Zm])(?:(?<=^\d\..)|(?<=\n\d\..)))(?:(?<!\d)|(?=[A-Z]{2}))[A-Za-z0-9]*[- ]?[A-Z]{0,2}\d"
)
_ISOTOPE = re.compile(
    r"(?<![A-Za-z0-9])(?:\[?(?:177|225|131|90|68|64|67|223|212|161|211|89|188|153)(?:Lu|Ac|I|Y|Ga|Cu|Ra|Pb|Tb|At|Zr|"
    r"Re|Sm)\]?-[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
    r"|(?:[镥钇镭锕碘锶钐铥铽砹铼镓铅]-?(?:177|225|131|125|90|223|89|153|188|212|161|"
    r"68)))(?![A-Za-z0-9])(?!\s?(?:PET|显像|扫描|SPECT))"
)
_ELEMENTS = tuple(
    "Lu] Ac] I] Ga] Lu- Ac- I- Y- Ga- Cu- Ra- Pb- Tb- At- Zr- Re- Sm- 镥 钇 镭 锕 碘 锶 钐 铥 铽 砹 铼 镓 铅".split()
)
# What every match of `_ISOTOPE` holds: the hyphen after a Latin element, or a Chinese one with its number.
_ISOTOPE_CORE = re.compile(
    r"[-镥钇镭锕碘锶钐铥铽砹铼镓铅](?:(?<=\d[IY]-)|(?<=[IY]\]-)|(?<=\d[A-Z][a-z]-)|(?<=[A-Z][a-z]\]-)|(?<!-)-?\d)"
)
_NO_CODE = frozenset(
    "CD IL PD NCT CTR T N M HLA HER KRAS TP BRCA EGFR MSH MLH PMS CYP GSTP WT PS ICD ISO GB YY COVID SARS HPV HIV "
    "HBV EB TNM IGF FGF FGFR VEGF CK CA AFP "
    "KI P S A B C D E F G H I K L R U V W X Y Z II III IV QLQ EORTC RTOG SWOG JCOG NSABP CALGB GOG CTONG ECOG "
    "RECIST CTCAE BRAF MET RET ALK ROS NTRK AKT "
    "STK KEAP CDK PARP TROP TF MUC GPC BCMA GPRC DLL GD NY MAGE PRAME AML MDS ALL CLL DLBCL NSCLC SCLC HCC CRC GC "
    "NK CAR TCR TIL LAG TIM TIGIT OX "
    "GITR STING TLR CXCR CCR CLDN FR ROR AXL MDM XPO BCL BTK SYK JAK FLT IDH DNMT EZH HDAC LSD ATR ATM WEE CHK PLK "
    "AURK HIF SF SLC ABC MRP ERCC XRCC RAD "
    "PALB FAT HE CEA SCC NSE PSA LDH ALT AST GGT WBC PLT HB CRP PCT INR APTT ECG EF QT ICU DVD USB PM Ph MSS MSI "
    "TMB TPS CPS FIGO WHO TOP ER PR AR "
    "HR OS PFS ORR DCR DOR CI OR RR SD DFS EFS RFS CR ESMO ASCO CSCO NCCN ASH AACR EHA SABCS WCLC ELCC IASLC CACA "
    "KEYNOTE CHECKMATE IMPOWER DESTINY "
    "LAURA FLAURA ADAURA VISION RATIONALE ORIENT CAPSTONE NEJM JCO JAMA PMID DOI SH SZ HK EUS CT MRI PET US ZL CN "
    "WO PCT BMI SCT NM NC NR SUV MIC TCGA "
    "GSE DAPI PBS FBS RT PCR DNA RNA MIR LNC CIRC NO NRS EQ SF VAS PHQ HADS ADL CIN GTV CTV PTV HU MHZ PICC IMRT "
    "ISUP RADS LI TI PI UC PC MCF HCT SW SK "
    "U MDA CAL BT SUM HEP HUH SMMC LNCAP DU JURKAT RAJI HL KG MV MOLM RPMI OCI SU BJ GIST".split()
)
# Of these a hyphen and three digits make a company's code: SYK is a gene, SYK-301 is none.
_GENES = frozenset(
    "SYK BTK JAK FLT IDH ATR ATM WEE CHK PLK AURK HIF KRAS MET RET ALK ROS NTRK AKT EZH HDAC LSD XPO BCL MDM AXL STING "
    "TIM LAG GITR FR ROR SF".split()
)
_CODE_BEFORE = re.compile(
    r"(?:代号|研发代号|新药|药物|药|ADC|双抗|双特异性抗体|三特异性抗体|单抗|抗体|抑制剂|激动剂|降解剂|联合|注射用|"
    r"疫苗|CAR-T|候选药|产品|偶联物|[+＋]|加用|单药|管线|自研|自主研发的?|口服|"
    r"分子胶|PROTAC|TCE|溶瘤病毒|核药|用|给予|接受|服用|曾用名|又名|原名|TKI|ARPI|SERD|应用|评估|探索|评价|改用|"
    r"换用|抗癌药|小分子|制剂|疗法|细胞产品|名为|名叫|迎来|新成员|(?:推出|公布|披露|发布)了?|的)[”\"“（(：: ]{0,2}$"
)
_CODE_AFTER = re.compile(
    r"[”\"]?\s?(?:注射液|片|胶囊|单药|联合|治疗|组|[（(][^（()）]{0,24}(?:抑制剂|抗体|单抗|双抗|ADC|降解剂|激动剂|"
    r"疫苗|偶联|CAR|tinib|rasib|mab|sib|替尼)|是一[款种]|为一[款种]|"
    r"的(?:ORR|客观|疗效|安全性|I期|Ⅰ期|II期|Ⅱ期|III期|Ⅲ期|临床|首次|推荐|半衰期|剂量|单药)|[+＋]|\d+ ?mg|"
    r"[（(]商品名|[，,][A-Za-z0-9/.α-ω-]{2,14}(?:抑制剂|降解剂|激动剂|双抗|单抗|ADC|TKI)|与靶点|单用|对比|耐受|"
    r"可[使能将抑]|备受|(?:[是为系]|属于)[^，,。；;、\n]{0,20}?(?:抑制剂|降解剂|激动剂|双抗|单抗|ADC|疫苗)(?!耐药|治疗|经治))"
)
# What is said of drugs and of trials: it makes a code a drug's whose prefix is a company's, which nobody can pronounce.
_KINDS_OF_DRUG = "抑制剂|降解剂|激动剂|拮抗剂|双抗|单抗|抗体|ADC|疫苗|TKI|CAR-T|偶联药?物|小分子|细胞治疗产品"
_CODE_SAID = re.compile(
    rf"在[^，,。；;\n]{{0,16}}(?:癌|瘤|病)[^，,。；;\n]{{0,10}}(?:中|患者|人群)|将[^，,。；;\n]{{0,16}}(?:ORR|PFS|OS|风险|率|期)|"
    rf"的(?:{_KINDS_OF_DRUG}|[A-Z][A-Za-z0-9-]{{2,20}}(?:研究|试验))|(?:首次|近日|也|已)?(?:公布|披露|亮相|读出|展示)|[IⅠ1][ab]?(?:/[IⅡ2]{{1,2}})?期|"
    rf"[。：:，,\n]\s?(?:一[款种])?[^，,。；;：:\n]{{0,22}}?(?:{_KINDS_OF_DRUG})(?!耐药|治疗|经治)"
)
_CLASSES_BEFORE = ("ADC ", "TKI ", "SERD ", "PROTAC ")
_VOWEL = re.compile(r"[AEIOU]")
# A line or a numbered item of its own.
_CODE_HEADS = re.compile(r"(?:^|\n)\s?(?:[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]|[●•·■◆▪>【])?\s?$")
_CODE_HEADED = re.compile(r"】?\s?(?:[：:。\n]|（[^（）\n]{1,30}）\n)")
_LIST_JOINS = "、/和与及或+＋"
_NOT_CODE_AFTER = re.compile(
    r"[”\"]?\s?(?:研究|试验|队列|方案|-\d|突变|阳性|阴性|扩增|融合|表达|基因|重排|缺失|受体|蛋白|通路|抑制剂|靶点|"
    r"双抗|单抗|ADC|细胞(?!产品|治疗)|评分|量表|指南|标准|分期|通道|试剂盒|型|亚型|定点|位点|"
    r"外显子|分型|指数|探针|培养|公告|批次|号|期刊|航班|机器人|系统|手术机器人|直线加速器|刀|起搏|平台|数据库|CAR|"
    r"抗体(?:进行|检测|染色|法|试剂|克隆|购)|[^，,。；;（()）\n]{0,5}(?:仪|显微镜|内镜|加速器|探头|导管|支架|设备)|"
    r"TCR|×|x[A-Z]|的(?:表达|突变|患者))(?!者的?用药)"
)
_TRIAL_BEFORE = re.compile(
    r"(?:研究|试验|编号|批件号|批准文号|登记号|注册号|受理号|型号|代码|股票代码|股份代号|细胞系|细胞株|细胞|基因|"
    r"突变|位点)[：:（( ]{0,2}$"
)
_INTRODUCED = re.compile(
    r"(?:商品名|商品名称|商标名|研发代号|项目代号|产品代号|代号|"
    r"通用名)\s?(?:[:：为是]\s?)?(?P<q>[“\"「『])?(?P<name>[\u4e00-\u9fa5]{2,6}|[A-Za-z][A-Za-z0-9-]{2,16})"
    r"[®™]?(?(q)[”\"」』]|(?=[，,）)；;。、®™\s（(]|$))"
)
_MARKED = re.compile(
    r"(?:(?<![\u4e00-\u9fa5])(?:对比|相比|联合|以及|优于|包括)?|(?<=[用服药即为是含]))(?P<name>[\u4e00-\u9fa5]{2,4}|"
    r"(?<![A-Za-z])[A-Za-z][A-Za-z-]{3,14})[®™]"
)
# These begin with a set of characters because the search skips to those.
_VINCA = re.compile(
    r"[去脱长](?:(?<=去)(?:甲|乙酰?)长春|(?<=脱)水长春|(?<=长)春)(?:[瑞地氟花新酰][\u4e00-\u9fa5]|质?碱)(?:酰胺|碱)?"
)
_RETINOID = re.compile(r"[全异顺1维](?:(?<=全)反式维|(?<=异)维|(?<=顺)式维|(?<=1)3-?顺式?维|(?<=维))[Aa甲]酸")
_ARSENIC = re.compile(
    r"[一二三五氯亚](?:(?<=[一二三五])氧化[一二三]?砷|(?<=[一二])氯化[镭锶]|(?<=氯)化[镭锶]|(?<=亚)砷酸)"
)


_FORM_OR_DOSE = re.compile(r"mg|μg|ug|g(?<=\dg)(?![A-Za-z])|胶囊|注射液|缓释片|分散片|肠溶片|粉针")
_DOSED = re.compile(
    r"(?P<name>[\u4e00-\u9fa5]{2,8}?)(?:注射液|注射剂|片|胶囊|颗粒|"
    r"脂质体)?\s?(?:[（(]?\d+(?:\.\d+)?(?:\s?[~～-]\s?\d+(?:\.\d+)?)?\s?(?:mg|g(?![A-Za-z])|[uμµ]g|万?IU|MU|AUC)|"
    r"(?:软胶囊|胶囊|缓释片|分散片|肠溶片|注射液|粉针))$"
)
_NO_DRUG = re.compile(
    r"[量次日约共每总高低多少糖盐水液体重瘤癌的是在了和与及或为用以天周月年期程组例患者均最上下内外前后中时间期间第"
    r"一二三四五六七八九十两半倍级度种类剂药服注射滴推治疗效疾病症状血尿便肌酐钠钾钙氯]"
)


# Chinese patent medicines and decoctions end in their form.
# It begins with a set of characters because the search skips to those.
_HERBAL_FORM = re.compile(
    r"[软胶颗口注合滴汤丸散丹饮方](?:(?<=软)胶囊|(?<=胶)囊|(?<=颗)粒剂?|(?<=口)服液|(?<=注)射液|(?<=合)剂|(?<=滴)丸|(?<=[汤丸散丹饮])|(?<=方)(?![案法面式向位便剂差程才]))"
)
_HERBAL_AFTER = re.compile(r"[^\u4e00-\u9fa5]|$|[加联和与及等治组者配化辅含随合为口的后对可能用]|煎|内服|方")
_HERBAL_BEFORE = re.compile(
    r".*(?:静滴|滴注|静脉|口服|加服|不加|加上|再加|辅以|煎服|给予|服用|注射|联合|使用|应用|采用|加用|合用|予以|肌注|外用|含服|选用|配合|患者|治疗|方剂|中药|中成药|药物|自拟|常用|观察|探讨|评价|探究|分析)"
)
# What a formula is called by: what it does, or the herbs it begins with (健脾消癥方, 参苓抑瘤颗粒).
_FORMULA_ACTS = frozenset(
    "健脾 益脾 运脾 补脾 温脾 醒脾 益气 补气 理气 行气 升气 养阴 滋阴 益阴 育阴 温阳 扶阳 助阳 通阳 潜阳 清热 泻热 "
    "泻火 降火 解毒 化毒 攻毒 排毒 活血 养血 补血 凉血 生血 止血 化瘀 祛瘀 逐瘀 破瘀 散瘀 消瘀 软坚 散结 消结 消症 "
    "化症 消瘤 抑瘤 化瘤 消癌 抗癌 抑癌 治癌 消岩 抗瘤 扶正 固本 培本 培元 固元 祛邪 补肾 益肾 温肾 滋肾 补肝 养肝 "
    "疏肝 柔肝 平肝 清肝 护肝 益肝 和胃 养胃 益胃 安胃 补中 温中 理中 调中 化痰 祛痰 豁痰 涤痰 化湿 利湿 燥湿 祛湿 "
    "除湿 渗湿 利水 逐水 润肺 益肺 宣肺 清肺 补肺 养肺 保肺 通络 通腑 通便 润肠 清肠 止痛 镇痛 安神 宁心 养心 生津 "
    "升白 生髓 止呕 降逆 止泻 消积 化积 肺积 消痞 解郁 开郁 化浊 泄浊 祛风 散寒 消肿 敛疮 生肌 调肝 调脾".split()
)
_HERBS = frozenset("参芪苓术归芍地草芩连柏茯薏莪棱蛇莲枝夏桂附姜枣龟鳖甲虎蟾蜈蝎冬灵芝萸")
# A brand in the bracket behind a generic name, or before one in its bracket.
_BRAND_INSIDE = re.compile(r"\s?[（(][“\"]?(?P<name>[\u4e00-\u9fa5]{2,4})[”\"]?(?=[)）,，;；/®])")
_BRAND_LISTED = re.compile(r"(?P<name>[\u4e00-\u9fa5]{2,4}?)(?=[、，。；,]|[和与及等])")
_BRAND_OUTSIDE = re.compile(
    r"(?:(?<![\u4e00-\u9fa5])|(?<=[用服药和与及或而以由]))(?P<name>[\u4e00-\u9fa5]{2,4})[”\"®]?\s?[（(]$"
)

_VALENT = re.compile(
    r"[一二四五六七八九双\d十](?:(?<=[一二四五六七八九双\d])|(?<=\d)\d|(?<=十)[一二三四]?)价(?:(?![价连同和与及等])[A-Za-z\u4e00-\u9fff]){1,9}?疫苗"
)


# The dosage form belongs to the official name of a Chinese patent medicine.
_COMPOUND = re.compile(r"复方[\u4e00-\u9fff]{1,4}?(?:注射液|口服液|颗粒|胶囊|合剂|片|丸|散|汤)")
# With words one of which every match holds.
_OTHER_FORMS = (
    (("复方",), _COMPOUND), (("疫苗",), _VALENT), (("长春",), _VINCA),
    (("维A酸", "维a酸", "维甲酸"), _RETINOID), (("砷", "化镭", "化锶"), _ARSENIC),
)  # fmt: skip


class DrugShapes:
    """What the lexicon's own drug names teach: the characters of transliterations and the prefixes of codes."""

    def __init__(self, lexicon: Lexicon) -> None:
        prefixes: Counter[str] = Counter()
        lefts: list[str] = []
        brands: list[str] = []
        herbal: list[str] = []
        ordinary: list[str] = []
        for name, entry in lexicon.by_name.items():
            if entry.label == "DRUG":
                if _han(entry.concept[0]) and _han(name[0]) and 3 <= len(name) <= 10:
                    herbal.append(re.sub(rf"(?:{_HERBAL_FORM.pattern}|[片膏方])$", "", name))
                if entry.kind == "code" and (m := CODE.fullmatch(name.upper())):
                    prefixes[_prefix(m)] += 1
                elif entry.kind == "generic" and (s := _STEM_AT_END.search(name)):
                    left = re.sub(r"[^\u4e00-\u9fff]", "", name[: s.start()])
                    if 0 < len(left) <= 6:
                        lefts.append(left)
                elif entry.kind == "brand" and _han(name[0]) and len(name) <= 4:
                    brands.append(name)
            elif entry.label in ("AE", "ENDPOINT", "CANCER", "THERAPY", "DRUG_CLASS", "STAGE") and len(name) <= 12:
                ordinary.append(_STEM_AT_END.sub("", name))
        self.shape = Shape(lefts, ordinary)
        self.brand = Shape(brands, ordinary)
        self.herbal = Shape(herbal, ordinary)
        self.prefixes = frozenset(p for p, n in prefixes.items() if n >= 2) - _NO_CODE


@cache
def drug_shapes(lexicon: Lexicon) -> DrugShapes:
    """The shapes of a lexicon, made once."""
    return DrugShapes(lexicon)


def find_unseen_drugs(
    text: str, folded: str, shapes: DrugShapes, stems: Collection[tuple[int, int, str]], known: list[Mention]
) -> list[Mention]:
    """DRUG mentions by form (ids are given later); `concept` is the name itself.

    Args:
        text: the article; `folded` as `oncozh.folding.fold` gives it.
        shapes: of the lexicon in use.
        stems: the hits of `STEMS` in the text.
        known: the mentions found so far. A name never cuts one in two, and swallows one only where that is no more than
            a class, a stem or a formulation's drug.
    """
    taken = sorted([(m.start, m.end, m.label) for m in known])
    out = _by_stem(text, folded, shapes.shape, stems, taken)
    out += _by_pattern(text)
    out += _herbal(text, folded, shapes, taken)
    out += _by_dose(text, folded, shapes.shape, taken)
    out += _by_code(text, shapes.prefixes, out, known)
    out += _by_bracket(text, shapes.brand, out, known)
    return [m for m in out if not _cuts(m, taken)]


def reason(name: str) -> tuple[str, str]:
    """Why a name was taken for a drug, and its INN stem if it has one.

    >>> reason("宗艾替尼")
    ('stem', '替尼')
    >>> reason("BGB-16673")
    ('code', '')
    """
    if CODE.fullmatch(name) or _ISOTOPE.fullmatch(name):
        return "code", ""
    stem = _STEM_AT_END.search(_FORMULATION_AFTER.sub("", name))
    if stem:
        return "stem", stem[0]
    first = name.lower().split(" ")[0].split("-")[0]
    if first.endswith(_ENGLISH_STEMS):
        return "stem", "-" + max((x for x in _ENGLISH_STEMS if first.endswith(x)), key=len)
    return "introduced", ""


def without_salt(name: str) -> str:
    """A drug's name without the salt before it.

    >>> without_salt("盐酸安罗替尼")
    '安罗替尼'
    """
    m = _SALT_FIRST.match(name)
    return name[m.end() :] if m else name


def _han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _drug(text: str, start: int, end: int, kind: str, concept: str) -> Mention:
    return Mention("", "DRUG", start, end, text[start:end], concept, kind)


def _cuts(m: Mention, taken: list[tuple[int, int, str]]) -> bool:
    """Whether a mention stands in the way."""
    i = max(0, bisect_right(taken, (m.start, 1 << 60, "")) - 2)
    for start, end, label in taken[i:]:
        if start >= m.end:
            break
        if end <= m.start:
            continue
        inside = m.start <= start and end <= m.end
        if not inside or (start == m.start and end == m.end):
            return True
        if label not in ("DRUG_CLASS", "BIOMARKER", "INSTITUTION", "DRUG"):
            return True
        if label == "DRUG" and end != m.end and (start != m.start or m.text.startswith("复方")):
            return True  # 复方甲氧那明 is listed: its capsule is no other name
    return False


def _by_stem(
    text: str, folded: str, shape: Shape, stems: Collection[tuple[int, int, str]], taken: list[tuple[int, int, str]]
) -> list[Mention]:
    if not stems:
        return []
    spans: list[tuple[int, int, bool]] = []
    drugs = {(s, e): label for s, e, label in taken if label == "DRUG"}
    ends = {e: s for s, e in drugs}
    payloads: set[str] = set()
    walls = sorted([e for s, e, label in taken if label not in ("DRUG_CLASS", "BIOMARKER")])
    for s, e, group in stems:
        s, e, group = _longer(folded, s, e, group)
        stem = folded[s:e]
        check = _NOT_AFTER.get(stem)
        if check is not None and check.match(folded, e):
            continue
        known = ends.get(e)
        if known is not None:  # a listed drug: a formulation before it makes another of it, so does a payload
            formulated = _formulation(folded, known)
            if formulated < known:
                spans.append((formulated, e, True))
            elif (after := _FORMULATION_AFTER.match(folded, e)) is not None:
                spans.append((known, after.end(), True))
            elif stem == "单抗" and (payload := _payload(folded, known, shape)) is not None:
                spans.append((payload, e, True))
                payloads.add(folded[payload:e])
            continue
        before = spans[-1][1] if spans and s - spans[-1][1] > 1 else 0
        wall = bisect_right(walls, s)
        found = _left_edge(folded, max(before, walls[wall - 1] if wall else 0), s, group, shape)
        if found is None:
            continue
        start, certain = found
        if folded[start:e] in _NOT_NAMES or (stem == "铂" and folded[s - 1] in "含双单非无对用以续前后类"):
            continue
        if _ordinary(folded, start, e, stem):
            continue
        while spans and spans[-1][1] > start:  # 替尼泊苷: the stem inside goes
            spans.pop()
        after = _FORMULATION_AFTER.match(folded, e)
        spans.append((start, after.end() if after else e, certain))
    given = {b for _, b, _ in spans}
    spans += [(a, b, True) for a, b, _ in occurrences(payloads, folded) if b not in given]
    sure = sorted({folded[a:b] for a, b, certain in spans if certain}, key=len)
    verbs: dict[str, bool] = {}
    out = []
    for start, end, certain in spans:
        soft = folded[start - 1] if start and folded[start - 1] in _SOFT else ""
        inner = folded[start:end]
        if soft and (soft + inner) not in verbs:
            verbs[soft + inner] = folded.count(inner) < 2 or folded.count(soft + inner) != folded.count(inner)
        if soft and not verbs[soft + inner]:
            start -= 1  # 比卡鲁胺: no verb stands before a name each time
        elif not certain:
            name = folded[start:end]
            for other in sure:  # 比拉帕替尼, where 拉帕替尼 stands alone elsewhere
                if len(other) < len(name) and name.endswith(other) and len(name) - len(other) <= 2:
                    start = end - len(other)
                    break
        start = _formulation(folded, start)
        if folded[start - 1 : start] in ("酸", "\n"):
            salt = _SALT_BEFORE.search(folded, max(0, start - 5), start)
            start = salt.start() if salt else start
        out.append(_drug(text, start, end, "generic", text[start:end]))
    return out


def _formulation(folded: str, start: int) -> int:
    """The start of a name with the formulation before it."""
    if folded[start - 1 : start] not in _FORMULATION_ENDS:
        return start
    m = _FORMULATION.search(folded, max(0, start - 8), start)
    return start if m is None else m.start()


def _ordinary(folded: str, start: int, e: int, stem: str) -> bool:
    """Whether the segmenter knows it as another word, or as the beginning of one: 亚美尼亚, 史瑞克."""
    if stem not in _WEAK_STEMS:
        return False
    if e - start < 4 and is_word(folded[start:e]):
        return True  # the segmenter knows long drug names as well: 硝苯地平
    ends = range(e + 1, min(e + 4, len(folded) + 1))
    return any(_han(folded[end - 1 : end]) and is_word(folded[start:end]) for end in ends)


def _longer(folded: str, s: int, e: int, group: str) -> tuple[int, int, str]:
    """The stem that begins inside another and ends behind it: the 司汀 of 福莫司汀, where 莫司 is one too."""
    for start in range(s + 1, e):
        for end in range(e + 1, min(start + 5, len(folded) + 1)):
            other = _GROUP.get(folded[start:end])
            if other is not None:
                return start, end, other
    return s, e, group


def _left_edge(folded: str, before: int, stem: int, group: str, shape: Shape) -> tuple[int, bool] | None:
    """Where the name that has its stem at `stem` begins, and whether nothing else could; None where no name stands."""
    floor = max(0, stem - _LONGEST)
    start = stem
    walled = before > floor
    if walled:  # 达罗他胺加多西他赛: another name ends here
        floor = before + (folded[before] in _SOFT or folded[before] in _HALT)
        start = min(start, stem)
    while start > floor and _han(folded[start - 1]) and folded[start - 1] not in _HALT:
        start -= 1
    start = _past_halts(folded, start, stem)
    if folded.find("酸", start, stem) >= 0:  # in which every salt ends
        salt = start
        for m in _SALTS.finditer(folded, start, stem):
            salt = m.end()
        if salt < stem:
            start = salt
    start = _past_words(folded, start, stem, shape)
    least = 1 if group == "drug1" else 2
    if stem - start < least:
        return None
    # Between two names stands a word; a name's first two characters are none.
    inside = start == floor and start > 0 and _han(folded[start - 1]) and folded[start - 1] not in _HALT
    edge = (walled and start == floor) or not inside
    clear = edge and stem - start <= 5 and not (stem - start > 2 and is_word(folded[start : start + 2]))
    bonus = {start: 4.5 if clear and folded[start] not in _SOFT else 1.0} if edge else {}
    listed = start > 0 and folded[start - 1] in "、（(+/或"
    for i in range(start + listed, stem - 1):  # 瑞维鲁胺或比卡鲁胺: no verb follows
        if folded[i] in _SOFT:
            bonus[i] = bonus.get(i, 0.0) - _SOFT[folded[i]]
    at, score = shape.best(folded, start, stem, bonus)
    if stem - at < least:
        at = stem - least
    if score < _LEAST[group]:
        return None
    return at, at == start and edge and folded[at] not in _SOFT


def _past_halts(folded: str, start: int, end: int) -> int:
    """Past the last word that stands before names."""
    for i in range(end - 2, max(0, start - 2) - 1, -1):
        for n, words in _HALT_SETS:
            if i + n <= end and i + n > start and folded[i : i + n] in words:
                return i + n
    return start


def _past_words(folded: str, start: int, end: int, shape: Shape) -> int:
    """Past the last of the segmenter's words that is made of no name's characters."""
    for i in range(end - 3, start - 1, -1):
        word = folded[i : i + 2]
        if shape.score(word) < -3.0 and is_word(word):
            return i + 2
    return start


_SAID_BEFORE = frozenset("宣布 公布 发布 披露 凭借 叠加 获批 推出 力推 主打 旗下 手握 围绕 携手".split())


def _payload(folded: str, known: int, shape: Shape) -> int | None:
    """Where the name of a conjugate begins whose antibody is listed: 瑞康 + 曲妥珠单抗.

    Only an antibody against tumours (its name has the stem 妥) is conjugated: 宣布 + 信迪利单抗 is none.
    """
    if folded.find("妥", known, known + 5) < 0:
        return None
    start = known
    while start > max(0, known - 4) and _han(folded[start - 1]) and folded[start - 1] not in _HALT:
        start -= 1
    start = _past_halts(folded, start, known)
    start = _past_words(folded, start, known, shape)
    left = folded[start:known]
    if left in _SAID_BEFORE or folded[start - 1 : start + 1] in _SAID_BEFORE:
        return None
    if not 0 < len(left) <= 3 or left[0] in _SOFT or _SALT_BEFORE.search(left):
        return None
    return start if shape.score(left) > 0.0 else None


def _by_pattern(text: str) -> list[Mention]:
    """English INNs, isotopes, the few chemical names with a form of their own, and names that the text introduces."""
    out: list[Mention] = []
    for m in _WORD.finditer(text):
        word = m[0].lower()
        if word.endswith(_ENGLISH_STEMS) and word not in _NOT_ENGLISH:
            tail = _ENGLISH_TAIL.match(text, m.end()) if word.endswith(("mab", "tug", "fusp", "leucel")) else None
            end = tail.end() if tail is not None and tail[0][1:] not in _PLAIN_WORDS else m.end()
            start = m.start()
            if word.endswith("leucel") and (gene := _GENE_BEFORE.search(text, max(0, start - 26), start)) is not None:
                start = gene.start()
            out.append(_drug(text, start, end, "generic", text[start:end].lower()))
    if "-cel" in text or "-DXd" in text or "-DM" in text or "-MMAE" in text:
        out += [_drug(text, *m.span(), "generic", m[0]) for m in _DERUXTECAN.finditer(text)]
    if _ISOTOPE_CORE.search(text) and holds(text, _ELEMENTS):
        out += [_drug(text, *m.span(), "generic", m[0]) for m in _ISOTOPE.finditer(text)]
    for words, pattern in _OTHER_FORMS:
        if holds(text, words):
            out += [_drug(text, *m.span(), "generic", m[0]) for m in pattern.finditer(text)]
    if "商品名" in text or "代号" in text or "通用名" in text or "商标名" in text:
        for m in _INTRODUCED.finditer(text):
            kind = "code" if "代号" in m[0] else "brand" if "商" in m[0] else "generic"
            out.append(_drug(text, m.start("name"), m.end("name"), kind, m["name"]))
    if "®" in text or "™" in text:
        out += [_drug(text, m.start("name"), m.end("name"), "brand", m["name"]) for m in _MARKED.finditer(text)]
    return out


def _herbal(text: str, folded: str, shapes: DrugShapes, taken: list[tuple[int, int, str]]) -> list[Mention]:
    """Chinese patent medicines and decoctions: what is named like those of the lexicon and ends in their form."""
    out: list[Mention] = []
    forms = list(_HERBAL_FORM.finditer(folded))
    if not forms:
        return out
    walls = sorted(e for _, e, _ in taken)
    listed = {e for _, e, label in taken if label == "DRUG"}
    for form in forms:
        end = form.start()
        if end in listed or form.end() in listed or not _HERBAL_AFTER.match(folded, form.end()):
            continue
        wall = bisect_right(walls, end)
        floor = max(0, end - 6, walls[wall - 1] if wall else 0, out[-1].end if out else 0)
        formula = _formula(folded, floor, end)
        if formula is not None:
            herbs = formula
            while herbs > max(floor, formula - 4) and _han(folded[herbs - 1]) and folded[herbs - 1] not in _HALT:
                herbs -= 1
            verb = _HERBAL_BEFORE.match(folded, herbs, formula)
            herbs = verb.end() if verb else herbs
            if herbs < formula and shapes.herbal.score(folded[herbs:end]) > 1.2 * (end - herbs):
                formula = herbs  # 黄芪健脾汤
            out.append(_drug(text, formula, form.end(), "generic", text[formula : form.end()]))
            continue
        if form[0] == "方" and folded[form.end() : form.end() + 1] in ("可", "能"):
            continue
        start = end
        while start > floor and _han(folded[start - 1]) and folded[start - 1] not in _HALT:
            start -= 1
        start = verb.end() if (verb := _HERBAL_BEFORE.match(folded, start, end)) else start
        taken_so = verb is not None or folded[start - 2 : start] in ("加服", "口服", "煎服", "内服")
        if form[0] == "方" and (not taken_so or end - start < 4):
            continue  # 加服益气养阴方, but 加用处方, 医患双方
        if end - start < 2 or _STEM_AT_END.search(folded[start:end]):
            continue
        hard = start == 0 or not _han(folded[start - 1]) or folded[start - 1] in _HALT
        at, _ = shapes.herbal.best(folded, start, end, {start: 3.0} if hard else {})
        name = folded[at:end]
        score = shapes.herbal.score(name)
        if len(name) < 2 or "喝" in name or score < 1.8 * len(name) or is_word(folded[at : form.end()]):
            continue
        if len(form[0]) == 1 or score > shapes.brand.score(name):  # 澜立宁胶囊 is a brand
            out.append(_drug(text, at, form.end(), "generic", text[at : form.end()]))
    return out


def _formula(folded: str, floor: int, end: int) -> int | None:
    """Where a formula begins that is called by what it does, two such words or one with its herbs; None where none is."""
    at, acts = end, 0
    while at - 2 >= floor and folded[at - 2 : at] in _FORMULA_ACTS:
        at, acts = at - 2, acts + 1
    if not acts:
        return None
    herbs = at
    while herbs > max(floor, at - 4) and folded[herbs - 1] in _HERBS:
        herbs -= 1
    alone = acts == 1 and herbs == at
    if alone and (
        herbs > 0 and _han(folded[herbs - 1]) and not _HERBAL_BEFORE.fullmatch(folded, max(0, herbs - 4), herbs)
    ):
        return None
    return herbs


def _by_dose(text: str, folded: str, shape: Shape, taken: list[tuple[int, int, str]]) -> list[Mention]:
    """What is given by the milligram or as a capsule, and all occurrences of that name."""
    names: set[str] = set()
    walls: list[int] = []
    for unit in _FORM_OR_DOSE.finditer(text):
        floor = max(0, unit.start() - 24)
        last = _last_before_dose(text, floor, unit.start())
        # A name is of eight characters at most, and its form before the dose, or before the 胶囊 of 软胶囊, of four.
        m = _DOSED.search(text, max(floor, last - 12), unit.end()) if last > floor + 1 else None
        if m is None:
            continue
        start, end = m.span("name")
        walls = walls or sorted([e for _, e, _ in taken])
        wall = bisect_right(walls, end)
        start = max(start, walls[wall - 1] if wall else 0)
        while end > start and folded[end - 1] in _HALT:
            end -= 1
        for i in range(end - 1, start - 1, -1):
            if folded[i] in _HALT or folded[i] in "加按":
                start = i + 1
                break
        start = _past_halts(folded, start, end)
        start = _past_words(folded, start, end, shape)
        name = text[start:end]
        if 2 <= len(name) <= 5 and end == m.end("name") and not _NO_DRUG.search(name) and not is_word(name):
            names.add(name)
    likely = [n for n in names if shape.score(n) >= 0.5 * len(n)]
    return [_drug(text, start, end, "brand", name) for start, end, name in occurrences(likely, text)]


def _last_before_dose(text: str, floor: int, unit: int) -> int:
    """Where the Chinese text before a dose (2~4 mg) ends, not left of `floor`."""
    at = unit
    while at > floor and not _han(text[at - 1]):
        at -= 1
    return at


def _by_bracket(text: str, shape: Shape, found: list[Mention], known: list[Mention]) -> list[Mention]:
    """Brands that stand with their generic name, 戈沙妥珠单抗（拓达维） or the other way round, with all occurrences."""
    brands: dict[str, str] = {}
    taken = {m.end for m in known}
    for drug in found + [m for m in known if m.label == "DRUG"]:
        if drug.kind not in ("generic", "code"):
            continue
        m = _BRAND_INSIDE.match(text, drug.end)
        if m is None and text[drug.start - 1 : drug.start] in ("(", "（"):
            m = _BRAND_OUTSIDE.search(text, max(0, drug.start - 8), drug.start)
        if m is None or m.end("name") in taken:
            continue
        name = m["name"].lstrip("而用服以由")
        if len(name) < 2 or is_word(name) or _NO_DRUG.search(name) or not _HALT.isdisjoint(name):
            continue
        if shape.score(name) >= 3.0:
            brands[name] = drug.concept or drug.text
    for drug in known:
        if drug.label == "DRUG" and drug.kind == "brand" and text[drug.end : drug.end + 1] == "、":
            m = _BRAND_LISTED.match(text, drug.end + 1)
            if m and m.end("name") not in taken and not is_word(m["name"]) and shape.score(m["name"]) >= 6.0:
                brands.setdefault(m["name"], m["name"])
    return [_drug(text, start, end, "brand", brands[name]) for start, end, name in occurrences(brands, text)]


def _prefix(m: re.Match[str]) -> str:
    return next(m[g] for g in ("p", "p2", "p3", "p4", "p5", "p6") if m[g])


def _by_code(text: str, prefixes: frozenset[str], found: list[Mention], known: list[Mention]) -> list[Mention]:
    """Company codes: by a maker's prefix that the lexicon knows, or by their neighbours."""
    hits = []
    for maybe in _MAYBE_CODE.finditer(text):
        at = maybe.start()
        if text.startswith(_CLASSES_BEFORE, at):  # HER3 ADC BQ3310
            at = text.find(" ", at) + 1
        m = CODE.match(text, at)
        if m is not None and (_prefix(m).upper() not in _NO_CODE or _is_no_gene(m)):
            hits.append(m)
    if not hits:
        return []
    drug_ends = {m.end for m in found} | {m.end for m in known if m.label == "DRUG"}
    drug_starts = {m.start for m in found} | {m.start for m in known if m.label == "DRUG"}
    whole = {m[0] for m in hits}
    # BGB-11417-101 is a trial of BGB-11417.
    hits = [m for m in hits if not _trial_of_code(m, whole)]
    accepted = {m[0] for m in hits if _is_code(text, m, prefixes, drug_starts, drug_ends)}
    for way in (hits, hits[::-1]):  # SHR-A1904、CMG901和IBI343: a list with a drug is one of drugs
        for m in way:
            if m[0] in accepted or _listed(text, m, drug_starts, drug_ends):
                accepted.add(m[0])
                drug_starts.add(m.start())
                drug_ends.add(m.end())
    return [_drug(text, *m.span(), "code", m[0]) for m in hits if m[0] in accepted]


def _is_no_gene(m: re.Match[str]) -> bool:
    """Whether a code begins like a gene and is none: SYK-301."""
    return m["p"] in _GENES and m["h"] == "-" and not m["m"] and len(m["n"]) >= 3


def _listed(text: str, m: re.Match[str], starts: set[int], ends: set[int]) -> bool:
    """Whether a drug stands beside a code in a list. The code has a prefix of its own and three digits."""
    start, end = m.span()
    if m["p"] is None or m["h"] == " " or len(m["n"]) < 3 or len(m["p"] + m["m"]) < 2:
        return False
    if m["p"] + m["m"] in _NO_CODE or _NOT_CODE_AFTER.match(text, end):
        return False
    before = start - 1
    if text[before] in _LIST_JOINS and text[before - 1 : before] in (")", "）"):
        window = max(0, before - 40)
        before = max(text.rfind("(", window, before), text.rfind("（", window, before))
    left = before in ends and text[start - 1] in _LIST_JOINS
    return left or (end + 1 in starts and text[end] in _LIST_JOINS)


def _trial_of_code(m: re.Match[str], whole: set[str]) -> bool:
    if not m["t"] or "-" not in m["t"]:
        return False
    return len(m["n"]) > 3 or m[0][: m.start("t") - m.start()] in whole


def _is_code(text: str, m: re.Match[str], prefixes: frozenset[str], starts: set[int], ends: set[int]) -> bool:
    start, end = m.span()
    if _NOT_CODE_AFTER.match(text, end) or _TRIAL_BEFORE.search(text, max(0, start - 8), start):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if m["p"] is None:  # a shape that nothing but a code has
        return True
    digits = len(m["n"])
    if m["h"] == " " and digits < 3:
        return False
    if ((m["p"] + m["m"]) in _NO_CODE and not _is_no_gene(m)) or (
        digits < 3 and len(m["p"] + m["m"]) < 3 and m["h"] != "-"
    ):
        return False
    score = 0
    if m["p"] in prefixes:
        score += 2 if digits >= 3 else 1
    if m["h"] == "-" or m["m"]:
        score += 1
    if digits >= 4 or (digits == 3 and len(m["p"]) >= 4 and not m["h"]):
        score += 1
    if before in "(（" and (start - 1 in ends or (text[start - 2 : start - 1] == " " and start - 2 in ends)):
        score += 3
    listed = start - 1 in ends or (text[start - 2 : start - 1] in ")）" and start - 2 in ends)
    if (before in "+＋、/" and listed) or (after in "+＋、/" and end + 1 in starts):
        score += 2
    if len(m["p"]) == 1 and not m["m"]:
        score -= 1
    least = 3 if m["h"] != " " else 4
    # The words around it, the longest question, are asked only where they can tell.
    if score < least and _CODE_AFTER.match(text, end):
        score += 3 if after in "(（" else 2
    if (
        least - 2 <= score < least
        and digits >= 3
        and (len(m["p"]) < 4 or not _VOWEL.search(m["p"]))
        and (
            _CODE_SAID.match(text, end)
            or (_CODE_HEADED.match(text, end) and _CODE_HEADS.search(text, max(0, start - 8), start))
        )
    ):
        score += 2
    if least - 2 <= score < least and _CODE_BEFORE.search(text, max(0, start - 14), start):
        score += 2
    return score >= least
