"""People in an article: names that stand beside a role or a verb of saying."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.articles.latin_names import ORGANISATION, may_begin_name
from quizapp.core.patterns import Sought

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹"
    "薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵计束牧戈怀扶浦习弘阙祖薄宿苍幸盖常苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝郁宓昝蔺慕茹逄闻谌晁濮匡阚雍璩逯鞠蔚夔邰鄂屠胥莘郦郤扈燕冀隗糜蓬郗钭厉傅洪阎封丘容桓晋伏丰楚储奚宣皮卿荆鄢狄檀酆廉萧湛禹茅裘贲杭钮嵇荀羿汲邴戎韶郜蓟籍郏宦庾暨殳厍訾蒯竺邸冼芮谌漆巢镡揭仝"
)
COMPOUND_SURNAMES = "公羊|公冶|宗政|濮阳|太叔|仲孙|鲜于|闾丘|司空|司寇|子车|颛孙|巫马|公西|漆雕|乐正|公良|拓跋|谷梁|段干|东郭|南门|羊舌|梁丘|左丘|东门|西门|欧阳|司马|上官|诸葛|司徒|东方|独孤|南宫|夏侯|尉迟|公孙|令狐|皇甫|宇文|长孙|慕容|端木|百里|贺兰|闻人|赫连|澹台|钟离|呼延|申屠|淳于|轩辕"
_HAN_NAME = rf"(?:{COMPOUND_SURNAMES}|[{SURNAMES}])[\u4e00-\u9fff](?:(?!成[为了立功]|[说称则认指表介透强])[\u4e00-\u9fff])?"
_SOUNDS = (
    "阿埃艾爱安奥巴白班邦鲍贝本比宾波伯博布查达戴丹德迪蒂丁东杜多厄恩尔法范菲费芬弗福盖甘高戈格古哈海汉豪赫亨胡华霍基吉加杰金卡凯坎康考科克肯孔库夸奎拉莱赖兰朗劳勒雷里"
    "理利莉立丽连林琳刘隆卢鲁伦罗洛马玛迈麦曼梅门蒙米密明莫默姆穆纳娜南内尼涅宁纽努诺欧帕派潘庞佩彭皮平普奇齐钱乔切琼丘让瑞若萨塞桑瑟森沙山尚舍申圣施什史朱斯思松苏"
    "索塔泰坦汤特滕提田廷图托瓦万威韦维魏文沃乌伍武西希夏香肖谢辛欣修许雅亚扬杨耶叶伊易因英尤于约泽扎詹张珍治卓兹佐坂崎贾罗瓜拜路芙唐温姬娅翁黑乃昂瑙绍贡蒙策茨莎茂黎艾琼崔岑德士蕾薇茜黛妮娅柯顿顾滋曹道登迦"
)
_FOREIGN = rf"[{_SOUNDS}]{{1,6}}(?:·[{_SOUNDS}]{{1,7}}){{1,3}}(?:(?<!于)|(?=·))"
_SMALL = "a-zß-öø-žé'’"
_LATIN = rf"[A-ZÀ-ÖØ-Þ][{_SMALL}]+(?:-[A-Za-zÀ-Þ][{_SMALL}]+)?(?: [A-Z]\.)?(?: (?:de |von |van |der |di |da |el |al |bin |St\. )?[A-ZÀ-ÖØ-Þ][A-Z{_SMALL}]+(?:-[A-ZÀ-Þ]?[{_SMALL}]+)*){{1,2}}"
ROLE_ZH = (
    r"(?:前|原|现任|时任|新任)?(?:联合|共同|执行|高级|资深|副|总|首席|第一|通讯|管理)*"
    r"(?:(?:销售|市场|营销|技术|产品|研发|财务|运营|人力资源|品牌|战略|算法|设计|工程|商务|法务|公关|投资|安全|数据|硬件|软件|医学|临床|科研|研究)(?=总监|总裁|副总|主管|负责人|总经理|经理|主任))?"
    r"(?:首席[\u4e00-\u9fff]{2,5}官|首席[\u4e00-\u9fff]{2,4}师|首席科学家|首席研究员|首席执行官|首席分析师|首席工程师|创始人兼(?:CEO|首席执行官|董事长)|创始人|董事长兼(?:CEO|首席执行官|总裁|总经理)|董事长|总裁|总经理|总监|总工程师|"
    r"架构师|合伙人|主管|会长|理事长|书记|主编|分析师|科学家|研究员|教授|副教授|工程师|经济学家|院士|院长|校长|主任|主席|所长|博士|负责人|产品经理|设计师|发言人|经理|顾问|学者|医生|作者|博士生|硕士生|研究生|董事会秘书|董秘|秘书长|鸟类学家|生物学家|生态学家|物理学家|化学家|地质学家|天文学家|历史学家|社会学家|心理学家|考古学家|植物学家|动物学家|数学家|人类学家|海洋学家|气象学家|巡护员|护林员|饲养员|飞行员|航天员|程序员|消防员|讲解员|导演|演员|领队|主教练|队长|冠军|前锋|中场|主攻手|副攻|二传|自由人|农艺师|门将|后卫|村支书|养殖户|作家|画家|歌手|编剧|制片人|摄影师|律师|船长|机长|总师|店主|部长|局长|司长|处长|执行长|营运长|技术长|财务长|数位长|资讯长|产品长|策略长|行长|馆长|社长|站长|队长|教练|讲师|总设计师|总编辑|CEO|CTO|CFO|COO|CMO)"
)
# Where none of these stands no office begins: one look spares the hundred words of the pattern.
OPENS_ROLE_ZH = "".join(sorted(set(re.findall(r"(?:\(\?:|\|)([^(|])", ROLE_ZH))))
SAYING_ZH = "表示|认为|指出|透露|介绍|强调|补充道|解释|坦言|说道|说|称|告诉|回应|评论|预测|预计|宣布|出任|担任|加盟|接替|卸任|离任|加入|当选|获任|则认为"
ROLE_EN = (
    r"(?:(?:former|ex-|co-|vice|deputy|senior|lead|principal|executive|acting|interim|associate|assistant|managing|global|founding|chief|general|first|then-) ?)*"
    r"(?:chief (?:[a-z]+ ){0,2}(?:officer|executive|scientist|economist|engineer|analyst|designer)|chief executive|CEO|CTO|CFO|COO|president|chairman|chairwoman|chair|"
    r"VP|vice[ -]president|co-?founder(?: and (?:CEO|chief executive))?|founder(?: and (?:CEO|chief executive))?|director|manager|analyst|researcher|scientist|professor|economist|engineer|"
    r"[a-z]+ologist|ecologist|chemist|physicist|geneticist|[a-z]*statistician|mathematician|neuroscientist|physician|surgeon|expert|specialist|architect|strategist|consultant|commissioner|historian|lawyer|trader|investor|developer|designer|doctor|spokesman|spokeswoman|spokesperson|minister|governor|head|partner|author|editor|lecturer|fellow|treasurer|secretary|chief|dean|curator|veterinarian)"
    r"(?: (?:of|for|at|in|on) (?:the |an? |its )?[A-Za-z][\w&'’-]*(?: (?:of |and |the )?[A-Z][\w&'’-]*| (?:development|research|safety|engineering|operations|marketing|sales|design|strategy|products?|policy|medicine|biology|physics|chemistry|economics|finance|science|studies))*)?"
)
TITLE_EN = r"(?:(?:Senior |Executive |Deputy |Managing |General |Co-)*(?:Vice )?(?:Chief (?:[A-Z][a-z]+ ){0,2}(?:Officer|Scientist|Executive|Economist|Architect|Engineer)|President|Chairman|Chairwoman|Director|Manager|Founder|Partner|Counsel|Head|Professor|Researcher|Scientist|Analyst)(?: (?:of|for) [A-Z]\w+(?: [A-Z]\w+)*)?)"
PERSON_EN = (
    r"(?:(?!(?:for|nor|per|maker|producer|supplier|manufacturer|retailer|lender|insurer|operator|provider|publisher|distributor|processor|router|carrier|printer|seller|number|computer|member|other|another|user|customer|winter|summer|quarter|order|offer|matter|paper|letter|power|server|answer|water|never|ever|over|under|after|rather|whether|together|however|further|former|latter|later|earlier|better|larger|smaller|higher|lower|faster|competitor|rival|factor|sector|error|major|minor|newspaper|chipmaker|carmaker|automaker|cluster|container|adapter|center|harbor|accelerator|generator|motor|sensor|semiconductor|reactor|tractor|indicator|layer|transformer|encoder|decoder|browser|reader|player|speaker|tower|river|border|corner|chapter|cover|filter|driver|timer|trailer|cancer|fiber|amber|silver|master|monitor|investor|developer|explorer|leader|challenger|broker|employer|builder|list|checklist|playlist|shortlist|wishlist)\b)"
    r"[a-z]+(?:er|or|ist|eer|eur|man|woman)|chief|chair|boss|lead|president|vice[ -]president|laureate|expert|graduate|veteran|dean|adviser|consultant|assistant|counsel|heir|heiress|postdoc|intern|scholar|executive|CEO|CTO|CFO|COO|co-?founder|employee|analyst|pilot|correspondent|politician|physician|technician|librarian|historian|student|partner|minister|developer|investor|speaker|driver|player|leader)"
)
_BEGAN = "co-?founded|founded|started|set up"
_STARTED = r"\b(?:co-?founded|founded|started|set up|established|created)(?: in [0-9]{4}| in [A-Z][a-z]+| last year)?"
_SEVERAL = r"\b(?:brothers|sisters|twins|physicists|engineers|researchers|scientists|students|colleagues|friends|economists|entrepreneurs|authors|chemists|biologists|lawyers|graduates|couple)"
_SAYS = (
    "said|says|told|joined|argues|wrote|added|warned|explained|thinks|believes|reckons|recalls|recalled|disagrees|disagreed|insists|insisted|studied|teaches|resigned|retired|graduated|laughed|"
    "grew up|was born|was appointed|was hired|co-founded|cofounded"
)
_ONCE = r"(?:[2-9][0-9], )?(?:until (?:now|recently)|most recently|previously|formerly|once|then|now) (?:an? |the |its |head |[a-z]+ (?:head|chief|director)\b)"
_SOMEBODY = rf"(?:[2-9][0-9], )?(?:(?:an?|the|its|their|one of the|[A-Z][\w-]*['’]s?|the [a-z]+['’]s) )?(?:(?:[a-z][a-z-]+|[A-Z][\w-]+) ){{0,3}}?{PERSON_EN}(?=[,.;]| (?:who|at|of|on|in|near|behind|from|for|with|to|and|since)\b)"
_NOT_AT = r"(?=[A-Z])(?<! at )(?<! of )(?<! for )(?<! with )(?<! from )(?<! in )(?<! to )"
_OF_LIVES = (
    r"spent (?:[a-z0-9-]+ ){1,3}(?:years|decades|months) (?:at|in|as|with)\b|earned (?:his|her|an?)\b|holds an? (?:[a-z]+ )?(?:PhD|doctorate|degree|master)|did (?:his|her)\b|tak(?:es|ing) the helm|took (?:his|her|the helm)\b|"
    r"g[ai]ves? up\b|teaches\b|taught\b|worked (?:as|at|for)\b|works (?:as|at|for)\b|became\b|becomes\b|retires?\b|is back\b|promoted to\b|named (?:as |head|chief|its|the|chair)|left [A-Z]\w+ (?:in [0-9]{4} )?to\b|"
    r"(?:leads|heads|runs|led|headed|ran) (?:the|an?|its) (?:[a-z-]+ ){0,3}(?:team|group|department|unit|lab|office|division|section|work)\b|(?:leads|heads) (?:the |its )?[a-z]+['’]s\b|came from [A-Z]|was (?:born|raised|hired|named|appointed|elected)\b|joins\b|joined\b|ran\b|stepped (?:back|down|aside)|(?:co-?)?founded (?:the|an?|her|his)\b|"
    rf"is (?:now|still) (?:the |an? |its )?(?:[a-z]+['’]s )?(?:[a-z-]+ ){{0,2}}?{PERSON_EN}\b"
)
_EN_OFFICE = rf"(?:(?!(?:said|says|added|told|wrote|replaces|replaced|succeeds|succeeded|joins|hires|hired|whose|meet|met|your|my|our|the|its|their|and|but|by|with|from|that|which|who|when|while|as|to|of|for|in|on|at|most|recently|until|now|once|named|appointed|promoted|becomes?|became|previously|formerly)\b)[a-z]+(?:-[a-z]+)? ){{0,2}}?{ROLE_EN}"
_AT = r"(?: of (?:the )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*)?"
_PLACES = (
    Sought(
        rf"(?=[{OPENS_ROLE_ZH}])(?P<role>{ROLE_ZH})、? ?(?P<name>{_FOREIGN}|{_LATIN}|{_HAN_NAME}(?=(?:{SAYING_ZH}|则|在|曾|对|向|于|也|还|就|是|已|领衔|带领|主导|牵头|率|一人|身|登|发|参|出席|出生|毕业|接受|加|创|与|和|等|接任|接替|担任|负责|认|今|获|的(?!是)|抛出|提醒|承诺|估计|执导|扮演|用时|周薪|凭|拿|打进|预|警告|呼吁|希望|相信|回忆|去年|明年|发现|抱怨|建议|并|则|为|任|共同|创办|补充|回忆|反问|问|答|写|正|从|把|被|先生|女士|老师|同学|直言|坦承|笑|感叹|感慨|总结|分析|判断|评价|形容|举例|展示|演示|走|来|离开|回到|每|提|带|上[周个]|最近|不|没|只|给我|比较|更|颇|很|今年|当时|后来|最近|如今|目前|[，,。、（(：:])))"
    ),
    Sought(
        rf"(?P<name>{_FOREIGN}|(?<![\u4e00-\u9fff]){_HAN_NAME})(?:则|也|还|曾|于|在[^，。]{{2,8}}|日前|近日|今天)?(?:{SAYING_ZH})(?!自己)"
    ),
    Sought(
        rf"(?P<name>{_LATIN}){_AT}(?:, [1-9][0-9],?)?(?:,| is| was|, who (?:is|was|has been|became)) (?:still |now |also )?(?:the |an? |previously (?:the |an? )?|formerly (?:the |an? )?)?(?:[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*['’]s? |[A-Z][a-z]+(?:an|ian|ish|ese|ch) |company['’]s |firm['’]s |its )?(?P<role>{_EN_OFFICE})\b(?! (?:that|which|whose)\b)"
    ),
    Sought(
        rf"(?P<name>{_LATIN}){_AT}, [^,.]{{4,40}}? who (?:is|was|has been|became) (?:still |now |also )?(?:the |its |an? )?(?P<role>{_EN_OFFICE})\b"
    ),
    Sought(
        rf"(?:任命|聘任|聘请|推选|选举)(?P<name>{_FOREIGN}|{_HAN_NAME})(?:为|担任|出任)[^，。]{{0,10}}?(?P<role>{ROLE_ZH})"
    ),
    Sought(
        rf"(?P<role>[\u4e00-\u9fff]{{1,12}}?(?:者|员|家|师|长|官|得主|教授|博士|院士|选手))(?P<name>{_FOREIGN})"
    ),
    Sought(
        rf"(?:appointed|named|hired|promoted|elected|made) (?P<name>{_LATIN}),? (?:as |to be |to )?(?:its |the |an? )?(?:new )?(?P<role>{_EN_OFFICE})\b"
    ),
    Sought(rf"\b(?P<role>[Pp]rofessor) (?P<name>{_LATIN})"),
    Sought(
        rf"(?:担任|曾任|现任|时任|任职)[^，。的]{{0,10}}?(?P<role>{ROLE_ZH})的(?P<name>{_FOREIGN}|{_HAN_NAME}(?!·))"
    ),
    Sought(
        rf"(?P<name>{_FOREIGN}|(?<![\u4e00-\u9fff]){_HAN_NAME}|(?<=[师官人员长家的]){_HAN_NAME})是(?P<role>[^，。；是]{{0,14}}?{ROLE_ZH})(?=[，。；])"
    ),
    Sought(
        rf"(?:我是|我叫|师[弟兄姐妹]|同学|搭档|好友|妻子|丈夫|同事|导师|投资人|企业家|负责[\u4e00-\u9fff]{{2,4}}的|对此)(?:[\u4e00-\u9fff]{{2,8}}的)?(?P<name>{_HAN_NAME})(?=则|也|还|回应|表示|[，。、（\n]|共同|一起|和|$)",
        re.MULTILINE,
    ),
    Sought(
        rf"(?:^|(?<=[。；\n]))(?P<name>{_HAN_NAME})，(?:[0-9]{{4}} ?年)?(?:毕业于|获得?[^，。；\n]{{2,28}}(?:学位|博士|硕士)|出生于|生于)",
        re.MULTILINE,
    ),
    Sought(rf"(?<![\w-])(?P<role>{_EN_OFFICE}),? (?P<name>{_LATIN})"),
    Sought(
        rf"(?:said|says|added|wrote|told|according to|By|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|Professor) (?P<name>{_LATIN})"
    ),
    Sought(rf"(?P<name>{_LATIN}), (?P<role>{TITLE_EN})\b"),
    Sought(rf"(?P<name>{_LATIN}) \((?P<role>{_EN_OFFICE})\)"),
    Sought(rf"[Ff]ounders,? (?P<name>{_LATIN})"),
    Sought(rf"[Ff]ounders,? {_LATIN} and (?P<name>{_LATIN})"),
    Sought(
        rf"{_NOT_AT}(?P<name>{_LATIN}),? (?:will |has been |was |is |to )*(?:step(?:s|ped)? down|succeed(?:s|ed)?|replace[sd]?|takes? over|took over|becomes?|became|remains?|promoted|named|appointed|elected|serves?|served|joins?|joined|returns?|returned|resigns?|resigned)[^.;,]{{0,50}}? (?P<role>(?:chief (?:[a-z]+ )?[a-z]+|CEO|CTO|CFO|COO|chairman|chairwoman|chair|president|director|dean|editor|partner|adviser|minister)\b)"
    ),
    Sought(
        rf"(?:\b[Ii]ts|\b[Tt]heir|\b[Hh]is|\b[Hh]er|['’]s|s['’]) (?P<role>(?:[a-z-]+ ){{0,3}}(?!competitor|processor|computer|accelerator|supplier|publisher|maker|router|browser|rival)[a-z-]+(?:er|or|ist|ian|man|woman|chief|head|boss|lead|partner|president)), (?P<name>{_LATIN})(?=[,.;])"
    ),
    Sought(rf"founded (?:in [0-9]{{4}} )?by (?P<name>{_LATIN})"),
    Sought(rf"founded (?:in [0-9]{{4}} )?by {_LATIN}(?:, {_LATIN})?,? and (?P<name>{_LATIN})"),
    *(
        Sought(pattern)
        for pattern in (
            rf"(?P<name>{_LATIN})(?: (?:{_SAYS})\b|, (?:[1-9][0-9], )?(?:(?:an?|the|its|his|her) (?:[\w’'-]+ ){{1,5}})?who\b|, [2-9][0-9],|, (?:{_ONCE})|, {_SOMEBODY})",
            rf"{_NOT_AT}(?P<name>{_LATIN}),? (?:has |had |will |is |was |been |who )*(?:{_OF_LIVES})",
            rf"(?:{_SEVERAL}|[Cc]ontact:|[Ii]nterview with|[Pp]hotos? by|[Ww]ritten by|[Ee]dited by),? (?P<name>{_LATIN})",
            rf"{_SEVERAL},? {_LATIN} and (?P<name>{_LATIN})",
            rf"\b(?:hired|appointed|poached|recruited|promoted|named|chose|picked) (?P<name>{_LATIN})(?= (?:from [A-Z]|to lead|to run|to head|as (?:its|the|an?|their|head|chief)\b))",
            rf"{_STARTED} by (?:(?:the |two |three )?(?:[a-z]+ ){{0,3}})(?P<name>{_LATIN})(?=[,.]| and\b| in\b| at\b)",
            rf"{_STARTED} by {_LATIN}(?:, [^,.;\n]{{3,70}})?,? and (?P<name>{_LATIN})",
            rf"(?P<name>{_LATIN}) and {_LATIN} (?:{_BEGAN})\b",
            rf"(?:(?<=[.\n] )|(?<=\n)|^)(?P<name>{_LATIN}) [a-z][^.;:\n“”\"A-Z]{{3,90}}, (?:and|but|so|when|because|since|before|after|until|where) s?he\b",
            rf"\b(?:was|is|called|named) (?P<name>{_LATIN})[;.:,] s?he\b",
            rf"(?P<name>{_LATIN}), whose (?:daughter|son|wife|husband|father|mother|parents|children|brother|sister|thesis|doctorate)\b",
            rf"(?<= and )(?P<name>{_LATIN}) (?:{_BEGAN})\b",
            rf"\b(?:led|chaired|headed|hosted|edited|invented|proposed|written|coined) by (?P<name>{_LATIN})(?: (?:of|at|from) |, (?:an?|the|its|who|then|now)\b)",
            rf"\b(?:[a-z]+ed|built|made|written|led) by (?P<name>{_LATIN}) (?:while|when|as) (?:she|he)\b",
            rf"\b(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[A-Z][\w&.-]*['’]s?|['’]s) (?:[A-Za-z][\w-]* ){{0,2}}?{PERSON_EN} (?P<name>{_LATIN})(?=[,.;]| (?:and|who|of|at|in|[a-z]+(?:s|ed))\b)",
            rf"\b(?:hired|appointed|poached|recruited|promoted|named|chose|picked|replaced|succeeded|from) (?P<name>{_LATIN}), (?:an?|the|its|her|his|formerly|previously|once|until|who)\b",
            rf"\b(?:took over|takes over|taking over) from (?P<name>{_LATIN})",
            rf"(?P<name>{_LATIN}) (?:was|is) (?:[a-z]+|[1-9][0-9]?) (?:years old|when (?:she|he)\b)",
            rf"\b(?:supervisor|adviser|mentor|successor|predecessor|husband|wife|brother|sister|father|mother|son|daughter|[a-z]*friend|colleague)(?: was| is|,) (?P<name>{_LATIN})",
            rf"(?P<name>{_LATIN}), whom\b",
            rf"[”\"] (?:[a-z]+s|[a-z]+ed) (?P<name>{_LATIN})(?=[,.]| (?:of|at|from|who)\b)",
            rf"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\b[Hh]is|\b[Hh]er|['’]s?) (?:(?:current|new|former|first|then|last) )?(?P<role>{_EN_OFFICE}) (?:is|was|remains|will be) (?P<name>{_LATIN})(?=[,.;]| (?:and|who)\b)",
            rf"(?:^|(?<=\n)|(?<=\n[-*•] ))(?P<name>{_LATIN}), (?P<role>(?:[a-z][a-z-]+ ){{0,3}}{PERSON_EN})(?=\n|$| (?:at|of|for) )",
        )
    ),
)
_OFFICE_FIRST = Sought(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|^)(?:Chief (?:[A-Z][a-z]+ )?(?:Executive|Officer|Scientist|Economist|Engineer)|Finance|Chief|Former|President|Chairman|Chairwoman|Co-founder|Founder|Director|Analyst|Economist|Researcher|Scientist|Engineer|Spokesman|Spokeswoman|Vice|Deputy|Senior|Managing|First author|Lead author|Co-author|Corresponding author)\b"
)
_WHOLE_NAME = Sought(rf"(?<![\w’'-])(?<![A-Z][a-z] )(?P<name>{_LATIN})(?! [A-Z0-9])(?![\w-])")
_OF_PEOPLE = re.compile(r"\b(?:he|she|his|her|who|Mr|Ms|Mrs)\b", re.IGNORECASE)
_ACTS_ALONE = (
    "says|said|thinks|believes|wrote|adds|added|told|tells|grew|was born|studied|joined|left|quit|founded|met|wants|wanted|hopes|insists|argues|recalls|remembers|admits|declined|"
    "resigned|retired|runs|leads|leaves|moved|returned|became|won|earned|spent|began|decided|learned|realised|realized|laughs|calls|refuses|does not|himself|herself|and (?:his|her)|who|is (?:in charge|now)"
)
_LONGEST = 4
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-ZÀ-Þ][a-zß-ž]+ [A-ZÀ-Þ]")
_IN_HAN = frozenset(pattern for pattern in _PLACES if _HAN.search(pattern.source))
_WITH_ROLE = frozenset(pattern for pattern in _PLACES if "(?P<role>" in pattern.source)
_TITLED = Sought(r"\b(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<surname>[A-Z][\w'’-]+)(?! [A-Z])")
_SURNAME = Sought(
    rf"(?<![\w-] )(?<![\w’'-])(?P<surname>[A-ZÀ-Þ][\w’'-]{{2,}})(?:, [2-9][0-9],|,? (?:has |had |is |was |later |now |who |also )*(?:{_SAYS}|{_OF_LIVES})|, now an? [a-z]| is now (?:the|an?|its) [a-z])"
)
_NOT_NAMES = re.compile(
    r"(?:曾[任在是经于担获就供为与被]|连续|毕业|和|与|及|或|有|明确|关于|时候|应该|成为|全球|方面|向来|关键|成本|简单|石油|金融|高度|高管|明年|安全|应用|单位|成功|万亿|车企|米兰|项目|商业|时任|师|和其|都|可|文章|文件|文档|文本|和平).*|.*(?:则|也|还|在|曾|已|将|公司|表|认|指|介|透|强|称|说|们)"
)


@dataclass(frozen=True)
class Person:
    """Where a person is named, and where the role beside the name stands, if one does."""

    name: str
    start: int
    end: int
    role: tuple[int, int] | None


def find_introductions(plain: str) -> Iterator[Person]:
    """The places of a simplified text where a person is named beside a role or a verb of saying."""
    lowered = _lowered(plain)
    han, latin = _HAN.search(plain), _LATIN_WORD.search(plain)
    for pattern in _PLACES:
        for found in pattern.finditer(lowered) if (han if pattern in _IN_HAN else latin) else ():
            name = found["name"]
            if not _is_nobody(name):
                role = found.span("role") if pattern in _WITH_ROLE else None
                yield Person(name, *found.span("name"), role)


def _returning(plain: str) -> Iterator[str]:
    """Names of two words and more that come back by the last one alone, as those of people do; firms come back by the first."""
    for found in _WHOLE_NAME.finditer(plain) if _OF_PEOPLE.search(plain) else ():
        name = found["name"]
        last = name.rsplit(" ", 1)[1]
        back = rf"(?<![\w’'-])(?<![A-Z][a-z] )(?<![a-z-] {last[0]}){re.escape(last)}(?:['’]s)?,? (?:{_ACTS_ALONE})\b"
        first = rf"(?<![\w’'-]){re.escape(name.split(' ')[0])}(?! [A-Z])(?!['’-]?\w)"
        if not _is_nobody(name) and re.search(back, plain) and not re.search(first, plain):
            yield name


def _lowered(plain: str) -> str:
    """The text with the offices small that begin its sentences."""
    parts, last = [], 0
    for found in _OFFICE_FIRST.finditer(plain):
        parts += [plain[last : found.start()], found[0].lower()]
        last = found.end()
    return "".join([*parts, plain[last:]]) if parts else plain


def _is_nobody(name: str) -> bool:
    """Whether words in the place of a name are none: a company, or the beginning of a sentence."""
    if not name.isascii() and len(name) <= _LONGEST:
        return _NOT_NAMES.fullmatch(name) is not None
    return name.endswith(" AI") or bool(ORGANISATION.search(name)) or not may_begin_name(name.split(" ")[0])


def find_people(plain: str) -> Iterator[str]:
    """The names of the people of a text."""
    for person in find_introductions(plain):
        yield person.name
    yield from _returning(plain)
    titled = dict.fromkeys(found["surname"] for found in _TITLED.finditer(plain))
    told = dict.fromkeys(found["surname"] for found in _SURNAME.finditer(plain))
    for surname in {**titled, **told}:
        whole = re.search(
            rf"\b(?!(?:Mr|Ms|Mrs|Dr|Prof)\b)[A-ZÀ-Þ][{_SMALL}]+(?:-[A-Z][{_SMALL}]+)?(?: [A-Z]\.)? {re.escape(surname)}\b",
            plain,
        )
        if whole and not _is_nobody(whole[0]):
            yield whole[0]
        elif surname in titled:
            yield surname
