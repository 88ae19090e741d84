"""The ways in which an article says what a term means, what it does, what it stands for and what kind of thing it is."""

from quizapp.core.patterns import Sought

ABBREVIATION = r"(?:[A-Z]|[a-z](?=[A-Z]{2}))[A-Za-z]{0,2}[A-Z0-9][A-Za-z0-9-]{0,6}"
_THING_ZH = r"(?:模型|架构|芯片|框架|算法|平台|系统|公司|企业|机构|基准|数据集|工具|方法|技术|协议|疾病|蛋白|药物|疗法|材料|电池|传感器|望远镜|机制|指标|单位|语言|引擎|智能体|显卡|处理器|汽车|轿车|SUV|手机|耳机|基金|货币|细胞|病毒|抗体|酶|激素|物种)"
_KIND_EN = (
    r"(?:method|technique|process|procedure|measure|type|kind|form|class|protein|enzyme|test|benchmark|metric|way|condition|disease|disorder|system|device|tool|material|architecture|approach|"
    r"network|model|molecule|hormone|gene|cell|species|virus|ratio|index|fund|contract|instrument|rate|unit|standard|protocol|framework|algorithm|chemistry|battery|sensor|chip|structure|layer|membrane|compound|practice|strategy|mechanism|fee|tax|loan|bond|share|phenomenon|strain|mode|feature|technology|platform|format|branch|field|discipline|theory|law|principle|concept|statement|answer|error|attack|defect|price|value|amount|number|sum|total|share|part|parts|set|ability|act|study|time|period|distance|speed|force|energy|group|collection|substance|chemical|plant|animal|organ|tissue|particle|star|planet|wave|signal|curve|score|index|loss|gain|cost|debt|currency|document|agreement|rule|programme|program|language|file|record|database|camera|lens|screen|engine|motor|vehicle|drug|vaccine|machine|computer|circuit|sensor)"
)
COMPANY_EN = r"(?:company|spin-?(?:out|off)|startup|start-up|maker|firm|lab|laboratory|automaker|carmaker|bank|manufacturer|developer|publisher|retailer|chipmaker|university|institute|biotech|supplier|operator|insurer|lender|brokerage|foundry|consultancy|charity)"
MEANING = ("定义", "definition")
FULL_NAME = ("全称", "full name")
TYPE = ("类型", "type")
FUNCTION = ("作用", "function")
_DOES_ZH = r"(?:把|将|用|让|利用|通过|使|由|在|对|从|以|根据|按照|依靠|借助|负责|允许|要求|植物|动物|细胞|机器|人类|企业|模型)"
KIND_ZH = (
    r"(?:方法|方式|做法|办法|过程|技术|机制|手段|行为|现象|能力|指标|比率|比例|分支|概念|策略|结构|网络|体系|框架|协议|电池|材料|器件|芯片|内存|存储器|算法|模型|架构|标准|规程|"
    r"测试|基准|单位|疾病|蛋白质?|酶|激素|细胞|病毒|药物|疗法|基金|税|合约|工具|系统|制度|原理|定律|效应|思路|范式|接口|格式|语言|攻击|漏洞|错误|问题|范围|数量|程度|总和|价格|金额|差额|之比|时间|距离|速度|温度)"
)
NO_TERM = r"(?![^是。]{0,12}的)(?![这那它他她我你此其谁该本不但而也就或并因如每]|公司|今年|目前|结果|目的|原因|问题|关键|目标|同时|另外|最|第|一[个种款项家])"
PATTERNS: tuple[tuple[Sought, tuple[str, str]], ...] = (
    (
        Sought(
            rf"(?:^|[，。；：、\n？])[“「]?{NO_TERM}(?P<s>[A-Za-z0-9\u4e00-\u9fff\-]{{2,12}}?)(?<!思想|原理|思路|作用|目的|本质|特点)(?:技术|方法)?[”」]?(?:（[^）]{{1,30}}）)?是(?:指)?(?P<v>{_DOES_ZH}[^。；]{{4,50}}的?{KIND_ZH})(?=[，。；]|$)"
        ),
        MEANING,
    ),
    (
        Sought(
            rf"(?:^|[。；\n？])[“「]?{NO_TERM}(?P<s>[A-Za-z0-9\u4e00-\u9fff\-]{{2,10}}?)[”」]?(?:（[^）]{{1,30}}）)?是(?:指)?(?P<v>[\u4e00-\u9fff]{{4,40}}的{KIND_ZH})(?=[，。；]|$)"
        ),
        MEANING,
    ),
    (
        Sought(
            rf"(?:^|[。；\n])[“「]?{NO_TERM}(?P<s>[A-Za-z\u4e00-\u9fff]{{2,10}})[”」]?，即(?P<v>[^，。；]{{5,50}}的[^，。；]{{1,12}}|[^，。；]{{4,24}})(?=，)"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?:^|[，。；\n])(?P<s>[\u4e00-\u9fff]{2,8}[率比值额])(?:等于|的计算方法是)(?P<v>[^，。；]{4,40})(?=[，。；]|$)"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?P<s>[A-Za-z][A-Za-z0-9-]{1,11}|[\u4e00-\u9fff]{2,8})的?，?(?:全称|英文全称|中文全称|全名)(?:是|为|叫| )(?P<v>[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff ,\-]{2,60})(?=[，。；（]|$)"
        ),
        FULL_NAME,
    ),
    (
        Sought(
            rf"(?P<s>{ABBREVIATION})(?:则|就|正|其实|便)?是(?P<v>[A-Za-z][A-Za-z -]{{4,60}}|[\u4e00-\u9fff]{{3,16}})的(?:英文)?(?:缩写|简称)"
        ),
        FULL_NAME,
    ),
    (
        Sought(
            rf"(?<![A-Za-z] )(?<![A-Za-z])(?P<s>{ABBREVIATION}(?: [A-Z][a-z]+)?) ?[（(](?P<v>(?!最新|旗舰|首席|中国|美国|以下|上图|下图|见)[\u4e00-\u9fff]{{3,14}})[）)](?=[是则能可的，。、]|技术|算法|架构| ?(?:测试|基准))"
        ),
        FULL_NAME,
    ),
    (
        Sought(
            r"(?:^|[，。；\n])(?P<s>[A-Za-z][A-Za-z0-9-]{1,11}|[\u4e00-\u9fff]{2,8})的(?:核心思想|基本思想|核心思路|原理|工作原理|作用|本质|目的)(?:是|在于|就是)(?P<v>[^，。；]{6,60})(?=[，。；]|$)"
        ),
        FUNCTION,
    ),
    (
        Sought(
            r"(?:^|[，。；\n与])(?P<s>[\u4e00-\u9fff]{2,8}|[A-Z][A-Za-z0-9-]{1,9})[（(][A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff ,，\-]{1,40}[）)](?:技术|算法|架构)?(?:则|就|能|能够|可|可以|会|主要|用于)*(?P<v>(?:让|使|把|将|用于|负责|允许|旨在|能|通过[^，。；]{2,20}来)[^。；，]{6,50})(?=[，。；]|$)"
        ),
        FUNCTION,
    ),
    (
        Sought(
            r"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The )?(?P<s>[A-Z]?[A-Za-z][\w-]*(?: [\w-]+){0,3}), or (?P<v>[a-z][a-z-]+(?: [a-z-]+){1,5}),(?= (?:is|are|means|was)\b)"
        ),
        FULL_NAME,
    ),
    (
        Sought(
            r"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The )?(?P<s>[A-Z]?[A-Za-z][\w -]{1,40}?)(?: \([A-Z][\w-]+\)|, or [^,]{2,40},) (?:is|are) (?P<v>(?:an? |the )[^.;\n]{8,160})"
        ),
        MEANING,
    ),
    (
        Sought(
            rf"(?:^|(?<=[.\n] )|(?<=\n))(?P<s>(?!An? |The |It |This |That |There |Here )[A-Z][a-z-]+(?: [a-z-]+){{0,2}}) (?:is|are) (?P<v>(?:an? |the )(?:[\w-]+ ){{0,3}}{_KIND_EN} (?:of|that|which|at which|by which|in which|with|from|between|divided|made|used|produced|for|to)\b[^.\n]{{6,160}})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?:^|(?<=[.\n] )|(?<=\n))(?P<s>[A-Z][\w-]*(?: [a-z-]+){0,2}) (?P<v>(?:measures how|lets an?|allows an?|asks an?) [^.\n]{8,140})"
        ),
        FUNCTION,
    ),
    (
        Sought(
            r"\b(?P<s>[A-Z][A-Za-z]{0,2}[A-Z0-9][A-Za-z0-9-]{0,6}) stands for (?P<v>[A-Za-z][A-Za-z -]{4,60}?)(?=[,.;]|$)"
        ),
        FULL_NAME,
    ),
    (
        Sought(
            r"(?P<s>[A-Z][A-Za-z0-9-]{1,8}) \([a-z][a-z -]{5,60}\) (?P<v>(?!is\b|was\b|has\b)[a-z]+s [^.,;\n]{8,120})(?=[.,;]|$)"
        ),
        FUNCTION,
    ),
    (
        Sought(
            r"所谓[“「]?(?P<s>[^，。是指“”」]{2,16}?)[”」]?[，,]?(?:就?是指|指的是|就是|是|即)(?:指)?(?P<v>[^。；;]{6,70})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?:^|[，。；：、\n])[“「]?(?P<s>[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff\- ]{1,15}?)[”」]?(?:（[^）]{1,30}）)?(?:是指|指的是|指的就是|，?意思是|，?意为)(?P<v>[^。；;]{6,70})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?:^|[，。；：\n])[“「]?(?P<s>[A-Za-z][A-Za-z0-9\- ]{1,30}|[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff\-]{1,13}?)[”」]?(?:（[^）]{1,30}）)? ?(?:也|则|就|其实|本身)?是(?:一[种类门项])(?P<v>[^，。；;]{4,50})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"作为(?P<v>[^，,。]{2,16}的(?:[\u4e00-\u9fff]{0,6}(?:单位|指标|方法|技术|基准|工具|标准|机制|协议|框架|架构|平台|材料|算法)))[，,]+(?P<s>[A-Za-z\u4e00-\u9fff]{2,12}?)(?=在|从|于|的|是|将|也|已|可|能|会)"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?P<v>(?:衡量|评估|测试|考察|针对)[^，。\n]{3,20}?)的(?:(?:模型)?评[分测]?基准|测试基准)?(?P<s>[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z]+)?)(?=测试基准|基准|上|榜|中|测试)"
        ),
        MEANING,
    ),
    (
        Sought(
            rf"(?<=[过用将由了与及和的是，。；：、\n])(?P<v>(?!是)[\u4e00-\u9fff]{{4,16}}?)(?<![被常又也可亦])[，,\n]? ?(?:也就是|简称|英文缩写)(?:为|是)? ?(?P<s>{ABBREVIATION})"
        ),
        FULL_NAME,
    ),
    (
        Sought(
            r"(?:^|[，。；：\n与是为的出款代布其])(?P<v>(?!旗舰|最新|国际|顶尖|顶级|领先|主流|同类|其|多个|开源大|大|与|和|是|为)[\u4e00-\u9fff]{2,10}模型)[“「 ]?(?P<s>[A-Z][A-Za-z0-9.-]+(?: [A-Z0-9][A-Za-z0-9.-]*)*)"
        ),
        TYPE,
    ),
    (
        Sought(
            rf"(?P<s>[A-Z][A-Za-z0-9.-]*(?: [A-Z0-9][A-Za-z0-9.-]*)*)(?:模型)?[：:]? ?(?:是|属于|定位)(?:当下|目前|业界)?(?:主流的|领先的)?(?:一[款个种家])?(?P<v>(?!旗舰|最新|国际|顶尖|先|更|再|在|从|对|用|以|能|可|让|要|为了)[^，。；;\n是]{{2,24}}?{_THING_ZH})(?=[，。；;\n]|$)"
        ),
        TYPE,
    ),
    (
        Sought(
            rf"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The )?(?P<s>[A-Z]?[a-zA-Z][\w -]{{2,40}}?)(?: \([A-Z][\w-]+\))?,? is (?P<v>(?:an? |the )(?:[\w-]+ ){{0,3}}{_KIND_EN}\b[^.\n]{{8,160}})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The (?:term )?)?[“\"]?(?P<s>[A-Z]?[a-zA-Z][\w -]{2,40}?)[”\"]?(?: \([A-Z][\w-]+\))?,?(?: in [\w ]+,| here)? (?:means|refers to|is defined as|denotes|describes) (?P<v>[^.;\n]{8,160})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?<![\w-])(?<![0-9] )(?P<s>(?!the\b|The\b|its\b|their\b)[a-zA-Z][a-z-]+(?: [a-z][a-z-]+){0,2}), (?:which (?:is|are) )?(?P<v>an? (?!figure|number|sum|move|sign|level|decision|claim|result|rise|fall|change)(?:[a-z-]+ ){1,4}?"
            r"(?:in which|by which|that|made (?:of|from)|found in|used (?:to|for|in)|designed to|meant to)\b[^,.;\n]{8,120})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?:^|(?<=[.\n] )|(?<=\n))(?:An? |The )?(?P<s>[A-Z]?[a-z][a-z-]*(?: [a-z-]+){0,3}) (?:is|are) (?P<v>(?:one|those|(?:[a-z-]+ ){0,3}[a-z-]+s of [a-z-]+|(?:[a-z-]+ ){0,2}[a-z-]+s) "
            r"(?:whose|that|which|in which|made (?:of|from)|used (?:to|for|in))\b[^.;\n]{8,140})"
        ),
        MEANING,
    ),
    (
        Sought(
            r"(?<![A-Za-z0-9.-])(?P<s>[A-Z]{2,6})(?:则|就)?(?P<v>(?:增强|能够?|可以|用于|旨在|负责|在每|将|把|让|使(?!用)|通过)[^，。；;\n]{6,40})(?=[，。；;\n]|$)"
        ),
        FUNCTION,
    ),
    (
        Sought(
            rf"[（(](?P<s>{ABBREVIATION})[）)](?:设计|架构|技术|方法|机制|算法)?，(?:即|它|能够|可以)?通过(?P<v>[^，。；;]{{6,40}})"
        ),
        FUNCTION,
    ),
    (
        Sought(
            rf"(?P<s>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){{0,3}}), (?P<v>(?:the|an?) (?:[A-Z]?[\w-]+ ){{1,4}}?{COMPANY_EN})\b"
        ),
        ("身份", "what it is"),
    ),
)
