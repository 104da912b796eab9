"""INSTITUTION by form: names that no list holds.

The grammar of a Chinese institution's name: place or university, affiliation (附属, 第N), kind (肿瘤, 人民, 中医), head
(医院, 大学, 研究所, 公司 …). From a head the walk goes left to the earliest place that nothing but the characters of names
parts from it. Places are those that the lexicon's own institutions begin with. Companies are called by short names
without a head (辉瑞, 恒瑞): they are known by what they do (宣布, 的 + a drug) and by their characters. Societies and agencies
go by acronyms: they are known by their congresses and their acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from oncozh.article import Mention
from oncozh.extractors.shapes import Shape, holds, occurrences
from oncozh.lexicon import Lexicon
from oncozh.tokens import is_word

HEADS: dict[str, tuple[str, ...]] = {
    "hospital": tuple(
        "医院 卫生院 保健院 妇幼保健计划生育服务中心 防治院 康复院 肿瘤防治中心 防治中心 癌症中心 肿瘤中心 "
        "癌症医院 医学中心 医疗中心 离子中心 重离子中心 质子中心 质子治疗中心 "
        "血液中心 临床中心 眼科中心 心脏中心 儿童中心 保健中心 总医院 附属一院 附属二院 附一院 附二院 附院 附医 "
        "总院 疗养院 病院".split()
    ),
    "university": tuple("医学院 医科大学 大学 药学院 理工学院 学院".split()),
    "institute": tuple("研究所 研究院 研究中心 实验室 科学院 研究机构 研究社 科研所".split()),
    "company": tuple(
        "有限责任公司 股份有限公司 有限公司 公司 药业集团 药业 制药集团 制药 生物科技 生物技术 生物制药 生物医药 "
        "生物药业 医药集团 医药科技 医药 生物 医疗科技 医疗集团 "
        "基因 集团 科技 医疗 药厂".split()
    ),
    "society": tuple(
        "专业委员会 专家委员会 学会 协会 基金会 研究会 联盟 协作组 协作网 联合会 研究组 联合体 协作组织 工作组 "
        "研究小组 协作小组 组织 试验组 理事会 促进会 肿瘤组 癌症组 淋巴瘤组 癌组 肉瘤组 肿瘤学组".split()),
    "agency": tuple(
        "疾病预防控制中心 疾控中心 药品监督管理局 管理局 药监局 卫生健康委员会 卫生健康委 卫健委 医疗保障局 医保局 "
        "肿瘤登记处 登记中心 癌症登记处 登记处 医保中心 管理署 健康署 保险署 "
        "国健署 总局 总署 监管局 防治办公室 卫生局 卫生厅 药审中心 药品审评中心 健康局 委员会 卫生部 健保署 "
        "医管局 医院管理局 食药署".split()
    ),
}  # fmt: skip
_HEAD_WORDS = frozenset(h for hs in HEADS.values() for h in hs)
_STOP = re.compile(
    r"[^\u4e00-\u9fa5·]|"
    r"[的在由于与及从到将对为等据以称并而则经赴让其该本我每各和或是了被把向给至且因但若则均已未又还也就都才仅只再请"
    r"问找]|首批|来自|位于|位列|前往|联合(?!会|体|医|肿)|携手|牵头|以及|包括|其中|如今|例如|"
    r"就诊|收治|转至|转诊|依托|隶属|宣布|公布|表示|报道|发布|显示|指出|认为|介绍|领衔|开展|参与|获得|获|授权|收购|"
    r"引进|旗下|子公司|附近|当地|国内|海外|(?<![美德法英中泰])国外|全国(?!肿瘤|人民)|多家|几家|两家|三家|数家|一家|"
    r"十家|百家|"
    r"家|名(?!古屋)|(?<=[0-9一二三四五六七八九十])[年月日]|位|(?<!研究)所(?=[^属])|个|项|教授|主任|医生(?!协会|"
    r"组织)|医师(?!协会|学会|分会)|院士|团队|作者|单位|任职|毕业|患者|病人|专家|"
    r"学者|近日|日前|同时|此外|目前|今年|去年|年初|年底|合作|伙伴|客户|股东|成立|创办|创立|出自|"
    r"通过|凭借|借助|根据|按照|采用|使用|选择|推荐|不少|许多|部分|所有|任何|一些|这|那|哪|进(?!修)|送|奔|绕|挂|季度|"
    r"代表|加入|任(?=[^丘县])|就职|供职|就读|前身|更名|改名|作为|担任|纳入|入选|回顾|收集|分析|选取|纪录|记录|受|"
    r"(?<!国)际上|世界上|"
    r"主办|承办|举办|组织(?!工程)|共同|一起|邀请|访问|采访|探访|走进|走访|落户|坐落|搬到|支持|资助|"
    r"方法|目的|结果|结论|背景|材料|资料|去(?!甲)|(?<![一-龥])上(?=[^海饶虞杭])|住(?!院)|追踪|覆盖|收到|批准|申请|"
    r"提交|支付|提供|药企|巨头|公司(?=.)|企业|机构(?=.)"
)
# Characters of names that would end the walk.
_IMMUNE = re.compile(
    r"国家|皇家|家庄|茂名|张家[口界港]|食品与药|协和|仁和|和平|中和|安和|颐和|家和|同和|和睦家|和田|和县|和政|共和|"
    r"呼和浩特|和黄|和誉|和记|和铂|"
    r"和元|太和|泰和|永和|义和|人和|祥和|上海|对外经|及第|以色列|以岭|本溪|本钢|日本|基本|其士|为民|"
    r"至德|将军|向日葵|白求恩|国际和平|因美纳|据点|等离子|经济|[唐]都|经开|中由|都(?=市|江|匀|昌)|成都|首都|京都|"
    r"丰都|都市|江都|于都|昌都|新都|望都|于洪|于田|从化|到保|到位|的里雅|再鼎|再生|再障|未来|还原|"
    r"也门|就业|才能|只楚|已故|均瑶|民航|在线|自由|自在|存在|由甲|以明|为明|新以|食品及药|食品和药|监督及|卫生及|"
    r"卫生与|健康与|疾病控制与|预防与|预防和|研究与|研究和|药物及|药品及|科学与|控制及|癌症及|血液及|移植与|"
    r"骨髓移植和|大学所|"
    r"美国的|(?<=[\u4e00-\u9fa5])[-‐–](?=[\u4e00-\u9fa5])"
)
_FIELD = (
    r"西北|东北|东部|西部|北部|南部|中北部|中部|海|理事|促进|交流|胸腺|恶性|生殖|老年|皮肤|骨|软组织|甲状腺|鼻咽|"
    r"青少年|精准|支持|姑息|营养|心理|"
    r"康复|分子|免疫|细胞|基因|遗传|流行|统计|信息|急性|慢性|髓系|髓细胞性?|套细胞|霍奇金|多发性|胶质瘤|血栓|"
    r"止血|输血|麻醉|疼痛|重症|感染|内镜|微创|腹腔镜|成人|环境|"
    r"生物|国立|国家|国际|皇家|联邦|中央|全国|癌症|肿瘤|临床|血液|医学|医疗|研究|放射|放疗|外科|内科|内分泌|泌尿|"
    r"妇科|"
    r"妇产科|消化|胃肠|胃癌|肺癌|胸部|乳腺|乳癌|肝脏?|食管|食道|结直肠|大肠|胰腺|前列腺|"
    r"食品|药品|药物|监督|管理|审评|审批|卫生|福利|健康|公共|人类|疾病|预防|控制|心脏|心血管|协作|合作|移植|骨髓|"
    r"病理|护理|儿童|小儿|儿科|淋巴瘤|白血病|黑色素瘤|肉瘤|神经|脑|头颈|癌|瘤|防治|防癌|抗癌|对抗|治疗|登记|"
    r"综合|网络|质量|评价|效果|优化|医师|医生|药师|药|药理|化疗|介入|超声|影像|核|与|及|和|学|联合|多中心|试验|"
    r"转化|基础|科|病"
)
_FIELD_ONLY = re.compile(rf"(?:{_FIELD})+$")
_COUNTRY = re.compile(
    r"(?:美国|英国|法国|德国|韩国|意大利|西班牙|加拿大|澳大利亚|瑞士|荷兰|瑞典|以色列|印度|新加坡|日本|比利时|丹麦|"
    r"挪威|芬兰|奥地利|波兰|俄罗斯|巴西|墨西哥|爱尔兰|希腊|葡萄牙|捷克|匈牙利|土耳其|新西兰|泰国|马来西亚|越南|埃及|"
    r"南非|欧洲|欧盟|北美|亚洲|亚太|北欧|国际|世界|全球|东亚|中国|中华|台湾|香港|澳门|我国|国家|中央)"
)
_COUNTRY_AT_END = re.compile(_COUNTRY.pattern + "$")
_FOREIGN_PLACE = re.compile(
    r"^(?:美国|英国|法国|德国|韩国|意大利|西班牙|加拿大|澳大利亚|瑞士|荷兰|瑞典|以色列|印度|新加坡|比利时|丹麦|挪威|"
    r"芬兰|奥地利|波兰|俄罗斯|巴西|墨西哥|爱尔兰|希腊|葡萄牙|捷克|匈牙利|土耳其|新西兰|泰国|日本|欧洲|我国)"
)
# The characters of transliterated names.
_SOUNDS = frozenset(
    "阿艾安奥巴班保贝本比宾波伯布查达戴丹德登迪蒂多杜顿恩尔法范菲费芬弗福夫盖冈戈格古哈海汉赫黑亨霍基吉加贾杰卡凯坎康科克肯库拉莱兰朗劳"
    "勒雷里利列林琳隆卢鲁路伦罗洛马麦曼梅门蒙米密明莫穆纳南内尼努诺欧帕潘佩彭皮珀普奇乔切琼瑞萨塞桑森沙圣施史斯苏索塔泰坦汤特滕提廷图托"
    "瓦万威维魏温沃乌伍西希夏香谢辛雅亚扬耶伊英尤约泽扎詹佐茨斐翰娜莎丽尔姆鲍夸兹涅纽彻"
)
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,4}分院")
_TAIL = re.compile(
    r"附属?[一二三四五六七八九十]{1,2}院|[一二三四五六七八九十]{1,2}附院|附院|[\u4e00-\u9fff]{2,6}分校|"
    r"(?<=科院)[\u4e00-\u9fff]{2,10}?所|"
    r"(?<=科学院)[\u4e00-\u9fff]{2,10}?所(?![属以有])|"
    r"(?:第[一二三四五六七八九十]{1,3})?(?:临床)?(?:附属|直属|"
    r"教学)?(?:第[一二三四五六七八九十]{1,3})?(?:附属)?[\u4e00-\u9fa5]{0,8}?(?:医院|医学院|癌症中心|肿瘤中心|"
    r"防治中心|医学中心|研究所|研究院|保健院|临床医学院)"
)
_ARMY = re.compile(
    r"(?:中国人民)?(?:解放军|武警)?(?:联勤保障部队|(?<=解放军)|(?<=武警))(?:总队|海军|空军|陆军|"
    r"火箭军)?第?[〇零一二三四五六七八九十百\d]{1,4}$|(?<![\d.~-])\d{3,4}$"
)
_UNIT = re.compile(
    r"(?<=总医院)第[一二三四五六七八九十]医学中心|(?<=[局会])(?:药品|医疗器械|食品)(?:技术)?(?:审评|评价|"
    r"审核查验)中心"
)
_GENERIC = re.compile(
    r"^(?:准入|签约|合作|试点|示范|三甲|产科|妇科|牙科|整形|网上|特约|主题|野战|铁路|省立|海军|空军|陆军|遗传|海洋|底栖|浮游|水生|礼仪|礼品|"
    r"百货|信托|广播|航空|通用|药|一体化|肿瘤|专科|综合|公立|民营|私立|大|县|市|省|区|基层|社区|教学|上级|下级|定点|"
    r"头部|顶级|顶尖|知名|著名|大型|中小|高水平|区域|地方|儿童|妇幼|妇产|中医|中西医结合|传染病|精神|口腔|胸科|人民|"
    r"中心|第[一二三四五六七八九十]+|附属|医科|医学|医药|药科|理工|"
    r"综合性|国家|国际|省级|市级|县级|国家级|癌症|临床|医疗|创新|传统|中药|跨国|外资|本土|合资|原研|仿制|"
    r"上市|微|抗|现代|合成|生命|标志|表观|抑癌|致癌|驱动|融合|突变|全|多|靶|单|易感|修复|相关|关键|耐药|敏感|同源|"
    r"目的|报告|候选|"
    r"研发|新药|保险|商业|药品|互联网|专业|行业|大学|学术|科研|地区|城市|城乡|乡镇|村|街道|中国|全球|世界|宠物|动物|"
    r"联合|合作|战略|医联体|紧密型|专科专病|质子|重离子|碳离子|乳腺|胸部|头颈|放疗|化疗|日间|输血|眼科|心脏|转化|"
    r"基础|生物|"
    r"独立|数据|监查|监察|伦理|审查|安全|董事|专家|指导|评审|顾问|病理|影像|中央|终点|国内外|高等|本科|职业|技术|"
    r"工程|重点|开放|分子|实验|血液|健康|精准|智慧|数字|远程|再生|核|干|癌|免疫|T|B|淋巴|肝|神经|上皮|内皮|血|白|红|"
    r"体|巨噬|树突|间质|间充质|"
    r"瘤|鳞状|成纤维|浆|粒|靶向|预防|循证|转化|叙事|急诊|重症|康复|家庭|老年|全科|社会|航天|军事|法|现代|西|东方|"
    r"民族|网络|研究|学科|三方|第三方|检验|检测|诊断|管理|登记|工作|随访|指南|共识|编写|青年|常务|组织)+$"
)
_FOREIGN = re.compile(
    r"(?<![A-Za-z])(?:[A-Z][A-Za-z.&'’]+(?:[ -](?:[A-Z][A-Za-z.&'’]+|of|and|de|the)){0,4}|MD)\s?(?:安德森)?(?:大学|"
    r"癌症)?$"
)
_FOREIGN_HEAD = re.compile(
    r"医学中心|医院|大学|医学院|癌症中心|研究所|研究中心|肿瘤中心|研究院|制药公司|制药|生物公司|生物|公司|协作组|"
    r"研究组|诊所|学会|协会|基金会"
)
_ENGLISH_HEADS = (
    "University",
    "Institute",
    "College",
    "Hospital",
    "Center",
    "Centre",
    "School",
    "Clinic",
    "Pharma",
    "Therapeutics",
    "Bioscience",
    "Biotech",
    "Group",
    "Foundation",
    "Society",
    "Inc",
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:(?:University|Institute|College|Hospital|Center|Centre|School) (?:of|for) (?:[A-Z][a-z]+|the|"
    r"and|of)(?: (?:[A-Z][a-z]+|the|and|of)){0,4}(?<! and)(?<! of)(?<! the)"
    r"|[A-Z][A-Za-z.'’&-]+(?: (?:[A-Z][A-Za-z.'’&-]+|of|and|the|de)){0,5} (?:University|Hospital|Institute|"
    r"Cancer Center|Cancer Centre|Medical Center|Clinic|Pharmaceuticals?|Therapeutics|Biosciences?|Biotech|"
    r"Oncology Group|Foundation|Society|Inc|Pharma))(?![A-Za-z])"
)
_CAPITALS = re.compile(r"[A-Z][A-Za-z]{2,10}(?:[-/][A-Z]{3,8})?")
_FORUMS = ("研讨会", "论坛", "专场")
_FORUM_AFTER = re.compile(rf"[\u4e00-\u9fff]{{0,12}}?(?:{'|'.join(_FORUMS)})")
_ACRONYM_AFTER = re.compile(
    r"[”\"]?\s?(?:20\d\d)?\s?年?(?:学术|全国|亚洲|中国)?(?:年会|大会|"
    r"全会|主席|壁报|口头|会议|指南|主办|承办|发起|批准|授予|受理|加速批准|已于|已批准|核准|公告|前后|上|联合研究组)"
    r"|(?:宣布|公布|发布|表示|认为|推荐|建议|统计|估计|估算|数据(?!库)|报告|快速通道|孤儿药|突破性|优先审评|指南|专家|"
    r"标准委员会|申请|提交)"
    r"|[）)](?:20\d\d)?年?(?:学术)?(?:年会|大会|全会|主席|指南|会议|批准|核准|加速|受理|授予|发布|公布|认定)"
)
_ACRONYM_BEFORE = re.compile(
    r"(?:美国|法国|德国|英国|日本|韩国|意大利|欧洲|荷兰|届|年|本届|获|经|向|由|代表|被|在|获得|参加|亮相|登陆|入选|"
    r"根据|符合|按|参照|的)\s?$"
)
_ACRONYM_BEFORE_ENDS = frozenset("国本利洲兰届年获经向由表被在得加相陆选据合按照的")
_ACRONYM_THEN = re.compile(
    r"\s?(?:批准|指南|年会|大会|快速|孤儿|突破|认定|报道|公布|授予|引用|组织|的研究|的\S{0,3}口头|"
    r"[\u4e00-\u9fff]{2,8}(?:专家|委员会)|发起|牵头|前后|递交|提交|[，,。](?!\d))"
)
_NO_ACRONYM = frozenset(
    "TNM CR PR SD PD ORR DCR PFS OS DFS EFS RFS DOR HR CI OR RR AE TRAE TEAE SAE MRI CT PET DNA RNA PCR HER EGFR "
    "ALK KRAS BRAF MET RET ROS NTRK VEGF MSI MSS TMB PD TPS CPS CNS "
    "NSCLC SCLC HCC CRC AML ALL CLL DLBCL GIST HBV HCV HPV EBV HIV CAR ADC TKI ICI IO QOL BMI ECOG KPS PSA CEA AFP "
    "CA LDH ALT AST NR NE NA NGS IHC FISH ICU IV III II RCT ITT PP BICR IRC "
    "DSMB IDMC IND NDA BLA GMP GCP GLP CMC AI IT IP ROC AUC SCI IF IPO CEO CFO CMO CDMO CRO RECIST CTCAE WHO DMC "
    "TACE HAIC SBRT IMRT ESD EMR RFA CRS ICANS ILD CMML MDS HLH MM NHL PTCL "
    "FL MCL MZL APL GC AEG NPC RCC UC BTC TNBC HNSCC ESCC Phase Cox Kaplan Meier Table Figure Part Fisher Ki SUV "
    "BED ctDNA CTC MRD LAG TIGIT CTLA TROP CLDN BTK BCL PARP CDK FGFR IDH FLT "
    "LVI PNI EMT ORF US UK EU USA OTC FDG NIH SII NLR PLR LMR PNI HRD BRCA LASSO SEER TCGA GEO VAS SAS SPSS SD SE "
    "IQR DXA MIP NK TIL TCR LNM EUS ERCP PTCD PICC CVC RAS RAF MEK ERK MAPK "
    "PIK AKT MTOR HDAC WEE ATR NGF IGF SERD SERM CDX IVD LDT CRISPR ART HRT NMIBC MIBC CRPC HSPC COVID GVHD HSCT "
    "EGF TTF NHS DRG DIP GDP NCT RNA OK App Nature Lancet Science Cell Cancer Blood "
    "JAMA NEJM JCO BMJ Oncology Annals".split()
)
# What companies do; a name ends before it.
ACTS: dict[str, tuple[str, ...]] = {
    "act": tuple(
        "今日宣布 宣布 公告 公布 更新 已获得 获得 依托 自主研发 研发 开发 旗下 在研 申报 生产 计划 表示 收到 "
        "董事会 提供 推出 上市 收购 收取 支付 预计 正在 等多家企业 等企业 等公司 等药企 "
        "共同 支持 今日 日前 近日 昨日 当日".split()
    )
}
_ACT_BY_SIGN = re.compile(
    r"[（(的在、和与](?:(?<=[（(])(?=[^（）()]{2,24}[）)](?:今日|宣布|公告|公布|的))"
    r"|(?<=的)(?=[A-Za-z]{4}|[ⅠⅡⅢI1-3]{1,3}期|CSF|PD|HER|CAR|KRAS|ADC)|(?<=在)(?=[A-Z]{3}|第\d)"
    r"|(?<=、)(?=[\u4e00-\u9fff]{2,4}与[\u4e00-\u9fff]{2,4}共同)|(?<=[和与])(?=[\u4e00-\u9fff]{2,4}(?:的|共同|合作)))"
)
_STOCK = re.compile(
    r"[（(](?:股票代码|股份代号|股份代码|证券代码|港交所|香港联交所|纳斯达克|上交所|深交所|科创板|NASDAQ|HKEX|"
    r"\d{4,6}\.(?:HK|SH|SZ))"
)
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,6}$")
_LAST_IN_BRACKET = re.compile(r"[，,](?P<inner>[\u4e00-\u9fff]{2,6})[）)]")
_NO_BRACKET = re.compile(r"[^(（]*")
_ALONE_IN_BRACKETS = re.compile(r"[（(](?P<name>[\u4e00-\u9fff]{2,6})[）)]")
_FOUNDS = re.compile(r"[”\"]?\s?(?:发起|主办|宣布)")
_MAKER = re.compile(
    r"(?:生产企业|生产厂家|厂家|申办方|申办者|研发企业|上市许可持有人|公司名称|证券简称|企业名称)(?:[】：:\s]|"
    r"为){1,3}(?P<name>[\u4e00-\u9fff]{2,6})(?=[\s，,。；;）)（(]|$)"
)
_BEFORE_COMPANY = tuple("由 自 与 和 及 、 向 被 给 从 使用 应用 采用 药企 公司 巨头 集团 同场".split())
_NOT_COMPANY = re.compile(
    r"^(?:商品|通用|药品|研发代|曾用|又)名|^[北南东西]?(?:美|欧|亚|非)|^[该本此我他她其这那某每各另同首第前后]|研究|试验|患者|治疗|结果|公司|双方|团队|"
    r"教授|方案|目前|数据|医院|专家|指南|科学|创新|所有|部分|联合|单药|作用|机制|疾病|肿瘤|癌|症|疗|剂|率|相关|主要|"
    r"[的是在了和与及或为由从到于以对向把被让给较且但因而则也还又再更最都均就才只仅不无没未将仍已现]|共同|一起|作者|"
    r"笔者|记者|患儿|晚期|早期|术后|术前|入组|中国|美国|我国|国内|海外|昂贵|便宜|进口|国产|自主|原研|"
    r"[组期个年月日例级类种元万款]$|^年|集团|企业|产品|机构|行业|市场|药品"
)


# Companies in Latin letters: 与BioNTech合作, 从Novocure引进, 收购ImmunoGen.
_LATIN_NAME = r"(?P<name>[A-Z][a-z]+[A-Za-z]*(?: [A-Z][A-Za-z]+)?)"
_DEALS_WITH = re.compile(
    rf"[与和从向由自]\s?{_LATIN_NAME}\s?(?:公司)?(?=合作|共同|联合开发|引进|达成|签署|引入|授权|获得)"
)
_IS_BOUGHT = re.compile(rf"(?:收购|并购|授权给|引进自|转让给)(?:了)?\s?{_LATIN_NAME}(?![A-Za-z0-9-])")
_LISTED_AFTER = re.compile(
    r"[、和与及](?P<name>[\u4e00-\u9fff]{2,5}?)(?=[、，。；,;（(和与及等的则]|$|均|分别|也|共同|合作|联合|两家|三家)"
)
_LISTED_BEFORE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[由为和与及]))(?P<name>[\u4e00-\u9fff]{2,5})[、和与及]$")


# Words one of which every match of a pattern holds.
_DEALS = ("合作", "共同", "联合开发", "引进", "达成", "签署", "引入", "授权", "获得")
_PURCHASES = ("收购", "并购", "授权给", "引进自", "转让给")
_MAKERS = ("企业", "厂家", "申办", "许可持有人", "公司名称", "证券简称")
_STOCKS = ("代码", "代号", "交所", "纳斯达克", "科创板", "NASDAQ", "HKEX", ".HK", ".SH", ".SZ")


class InstitutionShapes:
    """What the lexicon's own institutions teach: the places that names begin with and the characters of companies."""

    def __init__(self, lexicon: Lexicon) -> None:
        places: set[str] = set()
        companies: list[str] = []
        ordinary: list[str] = []
        for name, entry in lexicon.by_name.items():
            if entry.label in ("AE", "ENDPOINT", "CANCER", "THERAPY", "DRUG_CLASS", "STAGE") and len(name) <= 8:
                ordinary.append(name)
            if entry.label != "INSTITUTION" or entry.weak:
                continue
            m = re.match(r"([\u4e00-\u9fa5]{2,4}?)(?:省|市|自治区|特别行政区)", name)
            if m and len(name) > 5:
                places.add(m[1])
            m = re.match(r"([\u4e00-\u9fa5]{2,3})(?:医科大学|中医药大学|大学|医学院|市第|省立|卫健委|医保局)", name)
            if m and entry.kind in ("hospital", "university", "agency"):
                places.add(m[1])
            if entry.kind == "company" and re.fullmatch(r"[\u4e00-\u9fa5]{2,9}", name):
                bare = _COMPANY_TAIL.sub("", name)
                if 2 <= len(bare) <= 6:
                    companies.append(bare)
        self.places = frozenset(p for p in places if not _GENERIC.match(p) and len(p) >= 2 and p[0] not in "附与和及")
        lengths = {len(p) for p in self.places}
        self.lengths = sorted(lengths, reverse=True)
        self.first = frozenset(p[0] for p in self.places)
        self.company = Shape(companies, ordinary)

    def all_places(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        """The places of a span."""
        out = []
        for i in range(start, end - 1):
            if folded[i] in self.first:
                n = next((n for n in self.lengths if folded[i : i + n] in self.places), 0)
                if n:
                    out.append((i, i + n))
        return out

    def starts(self, folded: str, start: int, end: int) -> int | None:
        """The earliest place that begins in a span."""
        places, first = self.places, self.first
        for i in range(start, end - 1):
            if folded[i] in first:
                for n in self.lengths:
                    if folded[i : i + n] in places:
                        return i
        return None


_COMPANY_TAIL = re.compile(
    r"(?:有限责任公司|有限公司|公司|药业|制药|生物技术|"
    r"生物|医药|医疗|科技|集团|股份|基因|控股|细胞|医学|药厂)+$"
)


@cache
def institution_shapes(lexicon: Lexicon) -> InstitutionShapes:
    """The shapes of a lexicon, made once."""
    return InstitutionShapes(lexicon)


def extend_institutions(text: str, mentions: list[Mention]) -> None:
    """A known university followed by its hospital is that hospital: 山东医科大学 + 附属肿瘤医院; in place."""
    for m in mentions:
        if m.label != "INSTITUTION" or m.end >= len(text) or not "\u4e00" <= text[m.end] <= "\u9fff":
            continue
        university = m.text.endswith(("大学", "医学院", "学院", "科学院", "大学医学部", "医大", "中科院", "医科院"))
        tail = _TAIL.match(text, m.end) if university else None
        if tail is not None and not _stops(tail[0]):
            _widen(text, m, tail.end(), "hospital" if tail[0].endswith(("医院", "中心", "保健院")) else "institute")
        elif (
            not m.text.endswith(("医院", "中心", "公司", "会", "院"))
            and text.startswith(("中心", "医院"), m.end)
            and m.kind == "hospital"
        ):
            _widen(text, m, m.end + 2, "hospital")
        elif m.text.endswith("医院") and (branch := _BRANCH.match(text, m.end)) and not _stops(branch[0]):
            _widen(text, m, branch.end(), "hospital")
        elif m.kind in ("agency", "hospital") and (unit := _UNIT.match(text, m.end)):
            _widen(text, m, unit.end(), m.kind)
        elif m.kind == "company" and (more := re.match(r"(?:生物|制药|药业|医药|集团|公司)+", text[m.end : m.end + 8])):
            _widen(text, m, m.end + more.end(), "company")


def _stops(part: str) -> bool:
    """Whether a name ends inside a part."""
    return _STOP.search(_IMMUNE.sub("人", part)) is not None


def _widen(text: str, m: Mention, end: int, kind: str) -> None:
    m.end, m.kind = end, kind
    m.text = text[m.start : end]
    m.concept = m.text


def find_unseen_institutions(
    text: str, folded: str, shapes: InstitutionShapes, heads: Iterable[tuple[int, int, str]], known: list[Mention]
) -> list[Mention]:
    """INSTITUTION mentions by form (ids are given later); `concept` is the name itself.

    Args:
        text: the article; `folded` as `oncozh.folding.fold` gives it.
        shapes: of the lexicon in use.
        heads: the hits of `HEADS` in the text.
        known: the mentions found so far; a head inside one of them is passed over.
    """
    covered = bytearray(len(folded))
    for m in known:
        if m.label == "INSTITUTION" and m.text in _HEAD_WORDS:
            continue  # 卫健委, which may be that of a province
        if m.label not in ("CANCER", "THERAPY", "BIOMARKER", "DRUG_CLASS") or len(m.text) > 6:
            covered[m.start : m.end] = b"\x01" * (m.end - m.start)
    out: list[Mention] = []
    last = 0
    hits = list(heads)
    societies = {m.end for m in known if m.label == "INSTITUTION" and m.kind == "society"}
    ends = [h for h in hits if h[2] != "act"]
    for i, (s, e, kind) in enumerate(ends):
        if covered[s] or covered[e - 1] or s < last:
            continue
        # 附属…大学医院: the last head of a name that goes on without a stop is its head.
        if i + 1 < len(ends) and ends[i + 1][0] - e <= 8 and _goes_on(folded, e, ends[i + 1], kind):
            continue
        if kind == "society" and folded.startswith("专", s) and _committee_of_listed(folded, s, societies):
            continue
        found = _by_head(text, folded, shapes, s, e, kind, covered)
        if found is not None:
            out.append(found)
            last = found.end
            covered[found.start : found.end] = b"\x01" * (found.end - found.start)
    out += _by_english(text, covered, ends)
    for m in out:
        covered[m.start : m.end] = b"\x01" * (m.end - m.start)
    out += _by_act(text, folded, shapes, covered, hits, known + out)
    return out


_BEFORE_CO = frozenset(("", "股份", "技术", "科技", "器械", "工程", "设备", "信息", "投资", "控股", "研发", "研究"))


def _goes_on(folded: str, end: int, after: tuple[int, int, str], kind: str) -> bool:
    between = folded[end : after[0]]
    if re.match(r"附属|直属|第[一二三四五六七八九十]", between) and after[2] in ("hospital", "institute", "university"):
        return not _stops(between)
    if kind == "agency" and after[2] == "agency":
        return not between
    if kind == "university" and after[2] in ("hospital", "institute", "university"):
        return not _stops(between)
    if kind == "company" and after[2] == "company":
        return between in _BEFORE_CO
    if kind == "company" and after[2] in ("university", "institute", "hospital", "society", "agency"):
        return len(between) <= 3 and not _stops(between)
    if not between and after[2] == "agency":
        return True
    return (
        not between
        and kind in ("institute", "hospital")
        and after[2] == "hospital"
        and (not folded.endswith("医院", 0, end) or folded.startswith("医院", after[0]))
    )


def _committee_of_listed(folded: str, s: int, societies: set[int]) -> bool:
    """Whether a listed society is named before its experts, or before a committee that is no field of oncology."""
    end = next((i for i in range(s, max(0, s - 12), -1) if i in societies), None)
    return end is not None and (folded.startswith("专家", s) or _FIELD_ONLY.fullmatch(folded, end, s) is None)


_NATIONAL = re.compile(
    r"\s?(?:[（(]北京[）)]|(?:20\d\d\s?年|最新|近日|今年|日前)*\s?(?:公布|发布|统计|报告|的?(?:最新|登记|统计)*(?:数据|年报|资料))|副?主任)"
)


def _by_head(
    text: str, folded: str, shapes: InstitutionShapes, s: int, e: int, kind: str, covered: bytearray
) -> Mention | None:
    floor = max(0, s - 22)
    immune = [x.span() for x in _IMMUNE.finditer(folded, floor, s)]
    immune += shapes.all_places(folded, floor, s)
    edge = floor
    for stop in _STOP.finditer(folded, floor, s):
        if not any(a < stop.end() and stop.start() < b for a, b in immune):
            edge = stop.end()
    hard = edge == 0 or not "\u4e00" <= folded[edge - 1] <= "\u9fff"
    if (
        edge < s
        and edge
        and folded[edge - 1] in "和上对本以"
        and (edge == 1 or not "\u4e00" <= folded[edge - 2] <= "\u9fff")
    ):
        edge -= 1  # no conjunction begins a clause
        hard = True
    while edge < s and covered[edge]:
        edge += 1
    word = folded[s:e]
    if word == "公司" and folded[s - 1 : s] == "子" and folded[s - 2 : s - 1] != "电":
        return None
    if folded.startswith(
        (
            "学报",
            "杂志",
            "出版",
            "大楼",
            "院区",
            "路",
            "站",
            "地铁",
            "工程",
            "人士",
            "生",
            "类",
            "制品",
            "样本",
            "量值",
            "等效",
            "标志",
            "指标",
            "利用",
            "学(",
            "学家",
        ),
        e,
    ):
        return None
    if word == "癌症中心" and edge == s:  # 国家癌症中心, whose country was lost
        return _institution(text, s, e, kind) if _NATIONAL.match(folded, e) is not None else None
    if kind == "hospital" and (army := _ARMY.search(folded, max(0, s - 22), s)):
        return _institution(text, army.start(), e, kind)
    country = _COUNTRY.match(folded, edge, s)
    for c in _COUNTRY.finditer(folded, edge, s):
        if _FIELD_ONLY.fullmatch(folded[c.end() : s]):
            country = c
            break
    if country is not None and _official(folded, country, s, word, kind):
        if (
            word in ("癌症中心", "肿瘤中心", "医院")
            and "国立" not in folded[country.end() : s]
            and country[0] != "国家"
        ):
            return None
        start = country.start()
        if country[0] == "国家" and (abroad := _FOREIGN_PLACE.match(folded[edge:start])) is not None:
            start = edge + abroad.end()  # 意大利米兰国家肿瘤研究所
        return _institution(text, start, e, kind)
    if kind == "company":
        if country is not None and country.end() == s:
            return None
        return _company(text, folded, shapes, edge, s, e, hard)
    foreign = _FOREIGN_PLACE.match(folded[edge:s])
    if (
        foreign is not None
        and not (foreign[0] == "日本" and shapes.starts(folded, edge + 2, s) is None)
        and kind in ("hospital", "university", "institute")
    ):
        edge += foreign.end()
    place = shapes.starts(folded, edge, s)
    start = place if place is not None else edge
    joined = foreign is not None or (hard and _transliterated(folded[edge:start]))
    if joined and start - edge <= 5:
        start = edge  # 威尔康奈尔医学院, where 康奈尔 is a place
    name = folded[start:s]
    if not _accept(name, place is not None, word, kind, foreign is not None):
        return None
    return _institution(text, start, e, kind)


def _transliterated(name: str) -> bool:
    return _SOUNDS.issuperset(name.replace("·", "").replace("-", ""))


def _official(folded: str, country: re.Match[str], s: int, word: str, kind: str) -> bool:
    """Whether a country belongs to the name: nothing but fields of work stands between it and the head."""
    if kind not in ("society", "agency", "institute", "hospital") and word != "学院":
        return False
    if country.end() == s:
        return (word, country[0]) in (("委员会", "欧盟"), ("癌症中心", "国家"))
    return _FIELD_ONLY.fullmatch(folded, country.end(), s) is not None


def _institution(text: str, start: int, end: int, kind: str) -> Mention:
    return Mention("", "INSTITUTION", start, end, text[start:end], text[start:end], kind)


def _company(
    text: str, folded: str, shapes: InstitutionShapes, edge: int, s: int, e: int, hard: bool
) -> Mention | None:
    word = folded[s:e]
    if edge == s:
        return None
    place = shapes.starts(folded, edge, s)
    if place is not None and s - place <= 12 and (place == edge or s - place >= 3):
        name = folded[place:s]
        if len(name) >= 3 and not _GENERIC.match(name) and (word.endswith("公司") or len(name) <= 7):
            return _institution(text, place, e, "company")
        return None
    tail = _COMPANY_TAIL.search(folded, edge, s)
    stop = tail.start() if tail is not None and tail.end() == s else s
    floor = max(edge, stop - 6)
    if floor >= stop - 1:
        return None
    at, score = shapes.company.best(folded, floor, stop, {floor: 4.0 if hard else 1.5} if floor == edge else {})
    name = folded[at:stop]
    if len(name) < 2 or _GENERIC.match(name) or re.search(r"[中微抗性学化新性产型级类]$", name):
        return None
    known = is_word(name)
    least = 4.0 if known else 2.5
    if word in ("集团", "公司", "基因", "科技", "医疗") and stop == s:
        least += 3.5
    if at != edge:
        least += 2.0
    elif not hard:
        least += 1.0
    return _institution(text, at, e, "company") if score >= least else None


_NO_SCHOOL = re.compile(
    r"[重点名牌普综合高校多各本全内外老职业开放电视专类型年国省市县院系级新旧好大小]|国际|民办|一流|政法|函授|刊授|人文|传媒|公安|军医|军政|化工|农业|师范|研究|附属|肿瘤|疾病|"
    r"医科|临床|癌"
)
_ONLY_WITH_A_FIELD = frozenset(
    "委员会 研究组 工作组 研究小组 协作小组 学院 组织 试验组 理事会 联盟 协作组 专家委员会 专业委员会 协作网 "
    "肿瘤组 癌症组 淋巴瘤组 癌组 肉瘤组 肿瘤学组".split()
)


_CENTRES = frozenset("癌症中心 医学中心 离子中心 重离子中心 质子中心 质子治疗中心 肿瘤防治中心 眼科中心".split())
# 建成质子治疗中心: what is done with one that has no name here.
_BUILT = re.compile(r"[新筹在扩援]?建[设成立造]?|运营|引进|配备|拥有|打造|开设|启用|投[用产入]|[大高首]")
# 滨海大学附属第一医院, whose place no list holds; not 医科大学附属第一医院, whose place was lost.
_SOME_UNIVERSITY = re.compile(
    r"(?![医药]|[重名普综高多各本全地某外]|医学|中医|理工|师范)[\u4e00-\u9fff]{2,4}?(?:医科|医药|中医药|理工|师范)?大学附属第[一二三四五六七八九十]+$"
)


def _accept(name: str, placed: bool, word: str, kind: str, foreign: bool) -> bool:
    if (
        kind == "agency"
        and name in ("国家", "中央", "全国")
        and word not in ("委员会", "登记中心", "登记处", "总局", "管理局", "卫生局")
    ):
        return True
    if word in ("医管局", "医院管理局", "国健署", "健保署", "食药署") and not name:
        return True
    if name.startswith("解放军") and kind == "hospital":
        return True
    if len(name) < 2 or _GENERIC.match(name):
        return False
    if placed:
        return word not in _ONLY_WITH_A_FIELD or (len(name) >= 4 and word not in ("工作组", "理事会", "学院", "组织"))
    if foreign:
        return 2 <= len(name) <= 10
    if kind == "hospital":
        if word in ("医院", "保健院", "总医院"):
            return (
                2 <= len(name) <= 8
                and not re.search(
                    r"[大小各多家些级型类好老新县省市]$|三甲|综合|专科|公立|附属$|^[^·]{0,3}大学$|互联网|方舱",
                    name,
                )
                and ("大学附属" not in name or _SOME_UNIVERSITY.match(name) is not None)
            )
        return (
            word in _CENTRES
            and not _BUILT.match(name)
            and (
                "国家" in name
                or (2 <= len(name) <= 6 and not _FIELD_ONLY.fullmatch(name))
                or (len(name) <= 14 and _transliterated(name))
            )
        )
    if kind == "agency":
        return (
            word != "委员会" and name.startswith(("国家", "中央", "联邦", "卫福部", "卫生福利部", "食品"))
        ) or word in ("医管局", "国健署", "健保署", "食药署")
    if kind == "society":
        return 3 <= len(name) <= 12 and word not in _ONLY_WITH_A_FIELD and not name.startswith("国家级")
    if kind == "university":
        return word in ("大学", "医学院") and 2 <= len(name) <= 8 and not _NO_SCHOOL.search(name)
    if kind == "institute" and ("国家重点" in name or "全国重点" in name or "·" in name):
        return len(name) >= 6
    if kind == "institute" and word == "研究所" and 2 <= len(name) <= 8 and not _FIELD_ONLY.fullmatch(name):
        return not is_word(name) and not _NO_SCHOOL.search(name)
    if kind == "institute":
        return (
            name.startswith(("国家", "国际", "中国", "中央"))
            and word in ("科学院", "研究机构", "研究中心", "研究院", "研究所")
            and len(name) >= 4
        )
    return False


def _by_english(text: str, covered: bytearray, heads: list[tuple[int, int, str]]) -> list[Mention]:
    """Names with a Latin part (Erasmus医学中心) and English names."""
    out = []
    for s, e, _ in heads:
        if (
            s
            and ((text[s - 1].isascii() and text[s - 1] not in "()（）.,;:\n") or text[s - 2 : s] in ("大学", "癌症"))
            and not covered[e - 1]
        ):
            m = _FOREIGN.search(text, max(0, s - 45), s)
            if m is not None and not covered[m.start()] and _FOREIGN_HEAD.match(text, s):
                start, group = m.start(), text[s:e] in ("协作组", "研究组")
                country = _COUNTRY_AT_END.search(text, max(0, start - 5), start) if group else None
                out.append(
                    _institution(text, country.start() if country else start, e, "network" if group else "hospital")
                )
    if holds(text, _ENGLISH_HEADS):
        for m in _ENGLISH.finditer(text):
            if not covered[m.start()] and not covered[m.end() - 1]:
                out.append(_institution(text, m.start(), m.end(), "hospital"))
    return out


def _by_act(
    text: str, folded: str, shapes: InstitutionShapes, covered: bytearray, acts: list[tuple[int, int, str]],
    known: list[Mention],
) -> list[Mention]:  # fmt: skip
    """Acronyms by their congresses and acts, companies by theirs; then all occurrences of what was found."""
    found = dict.fromkeys(_acronyms(text, covered), "society")
    found |= dict.fromkeys(_companies(text, folded, shapes, covered, acts, known), "company")
    out = []
    for start, end, name in occurrences(found, text):
        before, after = text[start - 1 : start], text[end : end + 1]
        joined = name[0].isascii() and (
            (before.isascii() and before.isalnum()) or (after.isascii() and (after.isalpha() or after == "-"))
        )
        if not covered[start] and not joined:
            out.append(_institution(text, start, end, found[name]))
    return out


def _acronyms(text: str, covered: bytearray) -> Iterator[str]:
    forums = holds(text, _FORUMS)
    for m in _CAPITALS.finditer(text):
        name, (start, end) = m[0], m.span()
        if covered[start] or name in _NO_ACRONYM or name.upper() in _NO_ACRONYM:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if start and ((before.isascii() and before.isalnum()) or before == "-"):
            continue
        if after.isascii() and (after.isalpha() or after == "-"):
            continue
        if name.isupper() or "-" in name or "/" in name:
            asked = (
                (before in _ACRONYM_BEFORE_ENDS or before.isspace())
                and _ACRONYM_BEFORE.search(text, max(0, start - 4), start)
                and _ACRONYM_THEN.match(text, end)
            )
            if asked or _ACRONYM_AFTER.match(text, end) or (forums and _FORUM_AFTER.match(text, end)):
                yield name
        elif len(name) >= 5 and name.istitle() and _FOUNDS.match(text, end):
            yield name


def _companies(
    text: str, folded: str, shapes: InstitutionShapes, covered: bytearray, acts: list[tuple[int, int, str]],
    known: list[Mention],
) -> Iterator[str]:  # fmt: skip
    """Short names of companies: before what they do, before 的 and a drug, beside their stock code, in a field."""
    ends = [s for s, _, group in acts if group == "act"] + [m.start() for m in _ACT_BY_SIGN.finditer(text)]
    ends += [d.start - 1 for d in known if d.label in ("DRUG", "DRUG_CLASS") and text[d.start - 1 : d.start] == "的"]
    for end in ends:
        name = _short_company(text, folded, shapes, end, covered)
        if name is not None:
            yield name
    yield from _listed_companies(text, shapes, covered, known)
    for words, pattern in ((_DEALS, _DEALS_WITH), (_PURCHASES, _IS_BOUGHT)):
        for m in pattern.finditer(text) if holds(text, words) else ():
            if not covered[m.start("name")] and m["name"].upper() not in _NO_ACRONYM:
                yield m["name"]
    for m in _MAKER.finditer(text) if holds(text, _MAKERS) else ():
        if not covered[m.start("name")]:
            yield m["name"]
    for m in _STOCK.finditer(text) if holds(text, _STOCKS) else ():
        before = _HAN_BEFORE.search(text, max(0, m.start() - 6), m.start())
        free = before is not None and not covered[before.start()] and not covered[before.end() - 1]
        if before is not None and free and _is_company(before[0], shapes, 0.5):
            yield before[0]
    for drug in known:  # 他拉唑帕利（泰泽纳，辉瑞）
        if drug.label != "DRUG" or not text.startswith(("(", "（"), drug.end):
            continue
        for m in _LAST_IN_BRACKET.finditer(text, drug.end, drug.end + 28):
            if m.start() > drug.end + 20 or not _NO_BRACKET.fullmatch(text, drug.end + 1, m.start()):
                break
            name = m["inner"]
            if not covered[m.start("inner")] and _is_company(name, shapes, 7.5 if is_word(name) else 4.0):
                yield name
    for m in _ALONE_IN_BRACKETS.finditer(text):
        if covered[m.start("name")] or not covered[m.start() - 1] or is_word(m["name"]):
            continue
        if _is_company(m["name"], shapes, 9.0):
            yield m["name"]


def _listed_companies(text: str, shapes: InstitutionShapes, covered: bytearray, known: list[Mention]) -> Iterator[str]:
    """What stands in a list with a company: 礼新医药、乐普生物."""
    for m in known:
        if m.label != "INSTITUTION" or m.kind != "company":
            continue
        before = _LISTED_BEFORE.search(text, max(0, m.start - 7), m.start)
        for hit in (_LISTED_AFTER.match(text, m.end), before):
            if hit is None or covered[hit.start("name")] or covered[hit.end("name") - 1]:
                continue
            if _is_company(hit["name"], shapes, 7.5 if is_word(hit["name"]) else 4.0):
                yield hit["name"]


def _is_company(name: str, shapes: InstitutionShapes, least: float) -> bool:
    if shapes.company.score(name) < least:
        return False
    return not (_NOT_COMPANY.search(name) or _COUNTRY.fullmatch(name) or name in shapes.places)


def _short_company(text: str, folded: str, shapes: InstitutionShapes, end: int, covered: bytearray) -> str | None:
    start = end
    while start > max(0, end - 6) and "\u4e00" <= text[start - 1] <= "\u9fff" and not covered[start - 1]:
        start -= 1
    best, most = None, 0.0
    for s in range(max(start, end - 5), end - 1):
        if not ((s == start and s != end - 6) or _may_follow(folded, s)):
            continue
        name = folded[s:end]
        score = shapes.company.score(name)
        if score > most and score >= 2.4 and _is_company(name, shapes, 7.5 if is_word(name) else 2.4):
            best, most = text[s:end], score
    return best


def _may_follow(folded: str, start: int) -> bool:
    """Whether a company's name may begin at a place for what stands before it."""
    if not start:
        return False
    return not "\u4e00" <= folded[start - 1] <= "\u9fff" or folded.endswith(_BEFORE_COMPANY, max(0, start - 3), start)


def reason(name: str) -> str:
    """Why a name was taken for an institution: `grammar` (it has a head), `acronym` or `act`."""
    if name.isascii():
        return "acronym"
    return "grammar" if any(name.endswith(h) for hs in HEADS.values() for h in hs) else "act"
