"""The words by which the kind and the standing of a fact are told, over simplified text."""

import re

from quizapp.core.patterns import in_either_case

_HAN_FIRST = re.compile(r"[\u4e00-\u9fff](?![?*{])")
_LATIN_FIRST = re.compile(r"(?:\\b)?[A-Za-z](?![?*{])")


def words(pattern: str) -> re.Pattern[str]:
    """A pattern for cue words in either case; Latin ones stand alone.

    Words are put together by the characters that they may begin with, so that at most places none has to be tried.
    """
    parts = _alternatives(pattern)
    han = [part for part in parts if _HAN_FIRST.match(part)]
    latin = [part for part in parts if _LATIN_FIRST.match(part)]
    alone = [part.removeprefix(r"\b") for part in latin if part.startswith(r"\b")]
    inside = [part for part in latin if not part.startswith(r"\b")]
    if alone:
        inside.append(rf"\b(?:{'|'.join(alone)})")
    groups = [
        rf"(?=[{''.join(sorted({part[0] for part in han}))}])(?:{in_either_case(han)})" if han else "",
        rf"(?=[A-Za-z])(?:{in_either_case(inside)})" if inside else "",
        in_either_case([part for part in parts if part not in han and part not in latin]),
    ]
    return re.compile(rf"(?:{'|'.join(group for group in groups if group)})")


def _alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand in no bracket."""
    parts, depth = [""], 0
    for piece in re.findall(r"\\.|\[[^\]]*\]|.", pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


CONTEXT = words(
    r"上下文|万长度|长度下|窗口|输入长度|输出长度|生成长度|最大输出|长度支持|长文本?处理|\bcontext\b|context window|context length|\bwindow\b|output length|input length|accepts? (?:up to|[0-9])|maximum output"
)
TRAINING = words(r"训练|语料|数据集|消耗|预训练|\btrain|corpus|pre-?train|dataset")
PARAMETERS = words(r"(?<!性能)(?<!技术)参数(?!上)|稠密|尺寸|\bparameters?\b|\bparams?\b|\bweights\b")
BENCHMARK = words(
    r"准确率|正确率|得分|总分|均分|跑分|评分|基准|测评|评测|胜率|召回率|成绩|榜|测试集|分数|通过率|命中率|\bscor|\baccuracy|benchmark|leaderboard|pass@|\bwin rate|error rate|\brecall\b"
    r"|words wrong|\bsolved\b|reproduc|answered (?:wrongly|correctly)|hallucination rate|\bF1\b|\bBLEU\b"
)
CHANGE = words(
    r"增长|同比|环比|提升|提高|下降|降低|减少|增加|上涨|下跌|占比?|涨幅|跌幅|降幅|份额|折扣|利率|收益率|毛利率|\bgrew|\bgrowth|\brose|\bfell|\bdown\b|\bup\b|\bcut\b|\bshare of|\bof the (?:total|market)|\bhigher|\blower|\bdiscount|\bincrease|\bdecrease|\bdropped|interest|\byield|(?:percent|%) (?:more|less|higher|lower|faster)|比[^，。]{1,14}(?:高|低|快|慢|多|少)"
)
FUNDING = words(
    r"融资|[ABCDE]\+?轮|天使轮|种子轮|战略投资|领投|跟投|估值|募资|募集|注资|(?<!总)投资(?![者人方额])|\braised?\b|\bround\b|valuation|\bvalued\b|funding|\bSeries [A-F]\b|\bseed\b|\binvest(?:s|ed|ment|ing)?\b|\bbacked\b|\bput in (?:another|a further)\b|\bgrants?\b|\breceived .{0,40}\bfrom\b.{0,40}\bfund|资助|拨款"
)
FINANCE = words(
    r"营收|收入|启动资金|账上|损失|赔偿|索赔|律师费|诉讼费|罚款|罚金|年薪|月薪|周薪|奖金|票房|进账|增收|合同额|合同金额|中标|转账|烧掉|烧了|资产管理规模|私募基金|总投资|投资额|利润|净利|毛利|亏损|市值|市场规模|销售额|财报|营业额|成交额|GMV|现金|负债|资产|分红|派息|股息|预算|支出|开支|年收入|产值|规模达|出口额|进口额|研发投入|研发费用|经费|回购|"
    r"\brevenue|\bsales\b|\bprofit|\bincome\b|\bearnings\b|market cap|market size|\bcosts?\b(?! of)|\bbill\b|\bbudget|\bspending|\bcash\b|\bdebt\b|\bturnover|\bloss(?:es)?\b|\blost (?:about |some |nearly )?[$€£¥]|dividend|buyback|estimated in|\bassets\b|deposits|\bloans?\b|per share|\bmargin"
)
PRICE = words(
    r"售价|定价|价格|票价|门票|月租|起价|每月|订阅|收费|费用|价位|单价|预售|输入价|输出价|元/|\bprice|\bpriced|\bfees?\b|subscription|per month|a month|\bcosts? (?:only |just |about |from )?[$€£¥]|starts? at|starting at|\bpays?\b|\bsells? for|\btuition"
)
SPEED = words(
    r"速度|延迟|时延|吞吐|响应|每秒|加速|耗时|百公里加速|充电时间|充[至到满]|刷新率|帧率|\bspeed|latency|throughput|time to first|per second|\bfaster|acceleration|0[-–—至到 ]+(?:100|60|62)|response time|refresh rate|frame rate|charges? (?:from|to)|charg(?:er|ing)\b|fills from|sprint|to [1-9][0-9]{1,2} ?(?:km/h|mph|kph)|加速到|top speed|tops out|最高(?:时速|车速)|takes? .{0,30}to (?:build|render|generate|finish|complete)|只需要?|通常需要"
)
HARDWARE = words(
    r"芯片|显卡|显存|内存|存储|手机|汽车|车型|电池|屏幕|屏|电机|续航|处理器|相机|镜头|摄像|像素|功耗|带宽|算力|机身|轴距|车身|车长|重量|重|厚|制程|工艺|晶体管|核心|接口|快充|充电|量化|显示器|电脑|GPU|CPU|NPU|专家|服务器|风机|叶片|轮毂|塔筒|机组|装机|吊机|推力|载重|"
    r"\bchip|\bphone|\bbattery|\bscreen|\bdisplay|\bcar\b|\bsedan|\bSUV\b|\bmotor|\brange\b|\bengine|\bprocessor|\bcamera|\blens|\bsensor|\bmemory|\bstorage|\bbandwidth|\bwheelbase|\bweigh|\bthick|\bcores?\b|\btransistors|\bcharg|\bhorsepower|\btorque|\btorso|\brobot|\bdrone|\blaptop|\btablet|\bwatch\b|\bheadset|\bexperts?\b|\bcards?\b|\bpowertrain|\bcell\b(?! lines?)|\bpack\b|\bpower\b|\bcharger"
)
DEVICES = words(
    r"芯片|显卡|手机|汽车|车型|电池|屏幕|处理器|相机|新车|续航|服务器|电机|笔记本|平板|耳机|手表|GPU|\bchips?\b|\bphones?\b|\bbatter(?:y|ies)\b|\bcars?\b|\bsedan|\bSUVs?\b|\bprocessors?\b|\bcameras?\b|\blaptops?\b|\btablets?\b|\bheadsets?\b|\bdrones?\b|\brobots?\b|\bservers?\b|\bdisplays?\b|\bsmartphone|风机|涡轮|列车|飞机|飞船|卫星|火箭|机器人|反应堆|发动机|望远镜|安装船|货轮|\bturbines?\b|\btrains?\b|\baircraft\b|\bplanes?\b|\bsatellites?\b|\brockets?\b|\btelescopes?\b|\breactors?\b|\bengines?\b|\bferr(?:y|ies)\b|\baccelerators?\b|\bhatchbacks?\b|\bscooters?\b|\bwatch(?:es)?\b|\bcameras?\b|\belectric vehicle|\bEVs?\b"
)
PHYSICAL = frozenset(
    {
        "bytes", "bytes/time", "power", "energy", "charge", "voltage", "operations/time", "flops", "flop", "frequency", "length",
        "area", "volume", "mass", "temperature", "angle", "turns/time", "torque", "luminance", "pressure", "level",
    }
)  # fmt: skip
ALWAYS_HARDWARE = frozenset(
    {
        "bytes",
        "bytes/time",
        "charge",
        "voltage",
        "operations/time",
        "flops",
        "frequency",
        "turns/time",
        "torque",
        "luminance",
    }
)

HYPOTHETICAL = words(
    r"如果(?!以[^，]{1,24}为例)|假如|假设|倘若|假使|设想|试想|要是|打个比方|好比|就像|比方说|\bif (?!not\b)|\bsuppose\b|\bimagine\b|\bthink of\b|hypothetical|as if|for the sake of|would (?:cost|pay|need|take)|\bsay,"
)
FICTION = words(
    r"虚构|剧本|科幻小说|小说(?:里|中|的|《|情节|世界)|谜题|难题：|请问|题材是|故事里|童话|fictional|in the novel|a riddle|in the story|script about|screenplay"
)
RUMOUR = words(
    r"传闻|据传|爆料|网传|疑似|猜测|小道消息|传言|消息人士|知情人士|\brumou?r|reportedly|\bleak(?:s|ed|er)?\b|\bsources? (?:say|said|familiar)|people familiar|speculat|unconfirmed"
)
FORECAST = words(
    r"预计|预测|预期|有望|料将|预估|展望|或将|可能会|将达|将增|将突破|\bforecast|\bexpect(?:s|ed|ing)?\b|\bprojects?\b(?= (?:that|sales|growth|revenue|[a-z]+ to))|\bprojected|\bpredict|\bestimates? that|\bis likely|\bby 20[2-9][0-9]\b.{0,20}will|\bcould reach|\bmay reach"
)
PLAN = words(
    r"计划|拟|打算|将于|将在|即将|目标是|力争|规划|很快将|未来几|\bplans?\b|\bplanned\b|\bplanning\b|\bwill (?:launch|open|ship|begin|start|be released|go on|support|cost|invest|build|host|take place|reach|be (?:built|made|able|sold|shown|used|held))|\bscheduled|\baims? to|\bintends?\b|\bdue (?:in|to|on)\b|\bslated|\btarget(?:s|ing)?\b"
)
CLAIM = words(
    r"声称|据称|自称|宣称|官方称|公司称|公司表示|厂商|内部测试|内部的|公司内部|\bclaim|\bsays it\b|\bsaid it\b|according to the (?:company|firm|maker|manufacturer|developer)|company['’]s own|internal (?:test|bench)|as reported by its|in-house"
)
OPINION = words(
    r"认为|觉得|在我看来|个人看来|看法|\bin my (?:opinion|view)|\bI think|\bbelieves?\b|\bargues?\b|\bopinion\b"
)
DISPUTED = words(
    r"质疑|存疑|有争议|不同说法|众说纷纭|尚未(?:得到)?(?:复现|证实|验证)|无法证实|\bdisput|\bcontested|\bquestioned|not (?:yet )?(?:been )?(?:independently )?(?:confirmed|verified|reproduced)|has so far reproduced"
)
CORRECTED = words(
    r"更正|勘误|应为|更新：|\bcorrection\b|\bcorrected\b|an earlier version|previously (?:said|stated|reported)|misstated|had (?:said|reported) earlier"
)
ADVERTISING = words(
    r"扫码|加微信|微信号|报名(?:从速|热线|电话|链接|方式|请|立享|仅需)|[即速先欲]报名|仅剩[^，。]{0,6}名额|立减|私信|(?:联系|咨询|添加|询问|找)(?:在线)?客服|客服(?:微信|热线|电话|领取)|优惠券|点击链接|立即下单|下单立|限时抢|order now|promo code|use code|sign up today|click here|limited[- ]time offer|subscribe now|sponsored|buy now"
)
GUESS = words(r"网友|纷纷猜测|大家可以猜|坊间")
PUZZLE = words(r"哪个大|谜语|舀|据说有人|求解|\briddle|\bpuzzle:")
RANKING = words(
    r"排名|名列|位列|位居|居首|榜首|排在|排第|排到|分列|退居|升[至到]第|跻身|列第|排行|榜|夺得|获得第|拿到|取得第|\brank|\bleaderboard|\bplaced?\b|\bfinish|\bcame\b|\bin (?:first|second|third|fourth|fifth) place|\bposition"
)
