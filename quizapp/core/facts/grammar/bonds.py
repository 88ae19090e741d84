"""The words that tie a name to a value, or keep them apart: comparison, means, possession, reference."""

import re

from quizapp.core.articles.people import ROLE_ZH, SAYING_ZH
from quizapp.core.patterns import Sought

COMPARED = re.compile(
    r"(?:比(?:[^，。；]{0,4}的)?|较|相比于?|相对于?|对比|优于|超过|超越|领先|高于|低于|落后|赶超|接替|不及|不同于|与|和|同|媲美|击败|对照模型|\bthan|\bagainst|\bversus|\bvs\.?|\bover|\bbehind|\btrails?|\boutperform(?:s|ed|ing)?|\bbeat(?:s|ing)?|\bcompared (?:with|to)|\bunlike|\bahead of|\brival) ?[“\"「]?(?:the |its )?$",
    re.IGNORECASE,
)
COMPARED_LIST = re.compile(
    r"(?:比|和|与|同|跟|优于|超过|超越|超|领先|落后|媲美|击败|胜过|对标|比肩)[^，,。；;：:、的]{1,30}(?:、[^，,。；;：:、的]{1,30}){0,4}、 ?$"
)
MEANS = re.compile(
    r"(?:在|由|基于|搭载|采用|使用|动用|通过|借助|配备|利用|位于|总部位于|\bon|\bwith|\busing|\bvia|\bin|\bat|\bby|\bfrom|\bfor|\bto|\bper|张|块|台|卡) ?[“\"「]?(?:the |an? |one |its )?(?:[0-9,]+ )?$",
    re.IGNORECASE,
)
MEANS_ZH = re.compile(
    r"(?:配合|搭配|借助|依托|[用靠]的(?:就|则|也|正)?是|(?:采用|搭载|使用|依靠)的(?:就|则|也|正)?是|(?:^|[，；。])(?:采用|搭载|使用|借力|基于))了?(?:其|自家|自己)?[^，。；：“「的]{0,10}的?[^，。；：“「的]{0,4}[“「]?$"
)
COUNTED_HEAD = re.compile(r"(?:^|[，。；：\n])(?:而|每|其中)?一[台个张块套辆颗]$")
COMPARED_BEHIND = re.compile(r"[”」]?(?:等[^，。；]{0,4})?(?:相比|比起来|比较|相较)")
CLAUSE = re.compile(
    r"[，,；;：:。aAwWbB](?:(?<=[，,；;：:。])|(?<=\b[aA])[nN][dD]\b|(?<=\b[wW])[hH][iI][lL][eE]\b|(?<=\b[bB])[uU][tT]\b)"
)
SPEAKS = re.compile(
    rf" ?(?:的?(?:{ROLE_ZH})|[^，。]{{0,8}}?)?(?:{SAYING_ZH}|估计|测算)|(?:,[^,]{{0,40}},)? (?:said|says|told|tells|expects?|estimates?|estimated|forecasts?|puts?|predicts?|believes?|argues?|claims?|projects?|reckons?|pointed out|points out|warned|warns|noted|notes|added|adds|explained|wrote|had estimated)\b"
)
INVESTS = re.compile(r" ?(?:等[^，。]{0,8}|(?:和|与|、)[^，。；]{0,16}?)?(?:共同|联合)?(?:领投|跟投|参投)")
OLDER = Sought(
    r"(?:前代|上一代|上代|上一版本?|前一版本?|同级的?|老款|旧款|前作|对手|竞品|友商)[\u4e00-\u9fff]{0,3}[“「]?$|\b(?:predecessor|rival|competitor),? (?:the )?$"
)
CONTRASTED = re.compile(r"而[“「]?$")
OF_STAFF = Sought(r"(?:员工|雇员|研发人员|全职|专利|门店|直营店|股东)[^，。；]{0,6}$")
OF_TRAINING = Sought(r"训练|造价|研发成本|\btrain|\bto build\b")
MULTIPLE_BEHIND = re.compile(r"(?:[（(][^）)]{1,14}[）)])?的(?:约|近)?[0-9一二三四五六七八九十.]+(?:倍|分之)")
WHO_LEFT = re.compile(r"[^，。；]{0,4}(?:离任|离职|去世|加入|加盟|退休|上任|出生|卸任|辞职)的$")
OF_PEOPLE = Sought(
    r"\b(?:joined|appointed|born|died|retired|resigned|hired)\b|加入|加盟|离任|出生|出任|上任|去世|离职|卸任"
)
FOUNDED = Sought(r"founded|established|成立|创立|创办")
IS_MULTIPLE = re.compile(r"倍|分之|[0-9]/[0-9]")
MULTIPLE_OF = re.compile(r" ?(?:[（(][^）)]{1,14}[）)])?的 ?(?:约|近)? ?$")
STANDARD = Sought(r"(?:仅|只|约|大约|已)?(?:为|是|相当于|不到|不足|达到|等于|占|只有|仅有) ?$")
OF_STANDARD = re.compile(r" ?[\u4e00-\u9fff]{0,4}的 ?(?:约|近|大约)? ?$")
EVENT = Sought(
    r"发布|推出|开源|上线|亮相|创立|成立|创办|宣布|上市|开售|发售|released?|launch|unveil|announc|introduc|found|open-?sourc",
    re.IGNORECASE,
)
SHOWS_ZH = re.compile(
    r"(?:推出|发布|开源|上线|公布|换成|换上|升级[为到]|取名|命名为|名为|训练?出|发布会上带来)了?(?:[^，。；、]{0,14}的)?[“「]?$"
)
OWN_AFTER = re.compile(
    r" ?(?:tokens?|parameters?|points?|[a-z]+)? ?(?:for|of|on|at|by) (?:the (?:original |older |previous |standard |base |new |cheaper |larger |smaller )?|an? |its |one |each )?$",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:from|against|versus|compared (?:with|to)|than) (?:only |just |about |over |some |nearly )?$"
)
OTHER_AFTER = re.compile(
    r" ?(?:tokens?|parameters?|points?|[a-z]+)? ?(?:for|of|on|at|in|with) (?:the |an? |its |(?:last|this) year['’]s )?(?:one |each |first |last |earlier |original |older |previous |standard |base |new |cheaper |larger |smaller |rival |current )?$",
    re.IGNORECASE,
)
OWN_BEFORE = re.compile(
    r"(?:版本?|系列|模型|芯片|机型|手机|车型)?(?:的|为|是|则为|只?有|达|达到|[（(]|['’]s) ?(?:只有)?$"
)
COMPANY_AGAIN = Sought(
    r"(?:该|本|(?<![\u4e00-\u9fffA-Za-z”」])|(?<=[年月日前今后底初末时内据对由给与和在为以是让使向称将但且并则中]))公司(?!名)|该(?:集团|企业|机构|行)|\b[Tt]he (?:company|firm|startup|start-up|automaker|carmaker|lender|bank|manufacturer|maker)\b|(?:该|这[个支]|(?<=[我咱]们)|(?<![\u4e00-\u9fffA-Za-z”」]))团队(?!规模)"
)
THING_AGAIN = Sought(
    r"该(?:模型|车|机型|款|手机|芯片|产品|系列|版本|药物|疗法|研究)|(?:这|此)款[\u4e00-\u9fff]{1,4}|新(?:车|模型|芯片|机型|产品|系统|版本|机|一代)|\b[Tt]he (?:model|car|phone|chip|device|SUV|sedan|drug|system|robot|telescope|laptop|tablet|vehicle|handset|watch)\b"
)
PERSON_AGAIN = Sought(r"(?<!其)[他她](?!们)|\b(?:[Hh]e|[Ss]he)\b")
OF_TWO = Sought(
    r"(?:(?P<former>前者|\b[Tt]he former\b)|(?P<latter>后者|\b[Tt]he latter\b))(?=[\u4e00-\u9fff]|,| (?:[a-z]+s|has|had|is|was|can|will|only|just|about|at|with|[$€£]?[0-9])\b| [$€£][0-9])"
)
GAPPED = re.compile(r",? (?:(?:only|just|about|at) )*")
JOINS = Sought(r"\d[^.;]*(?:\b(?:and|while|but)|,) (?:the |its )?$")
AGAIN = Sought(r"(?<![\u4e00-\u9fff])它(?!们)|\bIt\b|\bit\b|\b[Ii]ts\b")
MARKET_EN = Sought(
    r"\b(?:sales|shipments|exports|imports|prices?|demand|spending|production|deliveries|output|consumption) (?:of|for|on) (?:the )?(?P<goods>[A-Za-z][\w’ -]{3,45}?)(?= (?:at|to|was|were|is|are|rose|fell|grew|reached|hit|will|totalled|in|by|from|has|have|worldwide)\b|,)"
)
_PART_WORDS = (
    "battery display screen camera range weight price memory storage charging revenue sales profit shares run training latency speed throughput model car phone company drug "
    "patients those side effects score time family licence license weights version deal round number numbers result results team device chip engine motor pack run bill cost costs "
    "it they he she we i you who which that this these those there both others users people researchers scientists analysts customers half share demand figure median income earnings bandwidth capacity resolution power height length width size consumption input output api use pace peak margin margins loss losses debt headcount backlog cash expenses valuation bookings workforce financing funding investment fundraising staff accuracy turnover tokens token window experts layers"
)
PARTS = frozenset(_PART_WORDS.split())
_MEASURE_WORDS = "age number proportion rate average median amount speed temperature lifespan size population"
MEASURES = frozenset(_MEASURE_WORDS.split())
INDICATOR_ZH = Sought(
    r"(?:^|[，。；：、]|显示，|[0-9]月份?|季度|上半年|全年|全国)(?P<goods>[\u4e00-\u9fff]{2,12}?(?:价格|增加值|失业率|固定资产投资|零售总额|生产总值|指数|(?<![毛净])利率|汇率|增速|存款|储备))(?=同比|环比|为|上涨|增长|达|下降|比|降至|升至)[^，。；]{0,14}$"
)
MARKET_ZH = Sought(
    r"(?:^|[，。；：、]|[今去明前]年|全球|中国|国内|我国|年|月|季度|上半年)(?P<goods>[\u4e00-\u9fff]{2,8}?[A-Z]{0,4})的?(?:市场规模|出货量|产量|保有量|渗透率|出口额|进口额|出口量|进口量|装机量|市场份额)(?=[^，。；]{0,16}$)"
)
