"""What a Chinese text without many names speaks of, from clause to clause."""

import pytest

from quizapp.core.articles.name import Name
from quizapp.core.facts.subjects.officers_zh import find_officers_firm
from quizapp.core.facts.subjects.sources_zh import Sources
from tests.core.facts.labelled import candidates

CLUB = "足球俱乐部蓝岬联昨日披露年报，全年收入10.6亿元。去年5月启用的碧湾球场能坐4.2万人，上座率92%；老球场只有2.6万个座位。新球场造价19亿元。\n\n工资高达7.4亿元。17岁的中场宁一鸣去年完成首秀。"


def subjects(text: str) -> dict[str, str]:
    """The subjects by the values that are told of them."""
    return {str(one.value): one.subject for one in candidates(text)}


def test_a_text_is_followed_from_what_heads_its_clauses() -> None:
    found = subjects(CLUB)
    assert found["1060000000"] == found["740000000"] == "蓝岬联"
    assert found["42000"] == found["92"] == found["1900000000"] == "碧湾球场"
    assert found["26000"] == "老球场" and found["17"] == "宁一鸣"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("长江江豚种群数量为1249头。江豚体长1.9米。寿命可达20年。", "长江江豚种群"),
        ("公司建了厂。市占率第一的是乌蒙种业，去年营收1.7亿元。", "乌蒙种业"),
        ("两家公司都在建馆。省里建了一座民俗博物馆，面积1.9万平方米。", "民俗博物馆"),
        ("研究员说，到2035年江豚有望超过2000头。", "江豚"),
        ("站里装了一幅86米长的陶瓷壁画。", "陶瓷壁画"),
        ("监测显示，国产片占83%。", "国产片"),
        ("农商行推出“虾稻贷”，年利率4.35%。", "虾稻贷"),
    ],
)
def test_the_last_value_is_about_what_the_text_speaks_of(text: str, subject: str) -> None:
    last = candidates(text)[-1]
    assert subject in (last.subject, *last.aliases)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("望月湖今年干旱。靠近堤坝的取水口每小时能抽1.2万吨。", "取水口"),
        ("望月湖今年干旱。按月付费的农户占比降到27%。", "农户"),
        ("望月湖今年干旱。主流4座游船的日租金跌到610元。", "主流4座游船"),
        ("“青鸟一号”卫星入轨了。中继站由当地中学代管，口径7.3米。", "中继站"),
        ("腾讯今年办了长跑。男子冠军陈北川来自江苏，女子冠军来自云南，成绩是2小时31分。", "女子冠军"),
        ("望月湖今年干旱。受访农户中，42%装了水泵，2024年的同一调查里这一比例是17%。", "农户"),
        ("“青鸟一号”卫星入轨了。电池由三家企业提供，重48公斤。", "青鸟一号"),
        ("2024年国内宠物食品市场规模为630亿元；到2027年，这个数字有望达到980亿元。", "国内宠物食品"),
        (
            "一周要闻\n\n——跨海电缆并网。全长1.2公里。\n\n——人造心脏进入临床。随访一年，存活率为88%。",
            "人造心脏",
        ),
        ("一周要闻\n\n——科学家绘制大脑图谱。共用56例。\n\n——新型电池问世。重2.1吨。", "新型电池"),
        (
            "一周要闻\n\n——新型电池问世。重2.1吨。\n\n——科学家绘制迄今最大海底地形图。2024年5月完成。",
            "地形图",
        ),
        ("一周要闻\n\n——新型电池问世。重2.1吨。\n\n——科学家夫妇去世。2024年5月迁葬。", "科学家夫妇"),
    ],
)
def test_a_noun_that_is_set_apart_is_no_part_of_what_was_spoken_of(text: str, subject: str) -> None:
    last = candidates(text)[-1]
    assert subject in (last.subject, *last.aliases)


SURVEY = "智能手环市场年报\n\n研究机构观澜咨询昨日发布报告。观澜咨询认为，渠道在变。智能手环越来越便宜，智能手环也越来越轻。"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (SURVEY + "\n\n今年平均售价为210元。", "智能手环"),
        (SURVEY + "观澜咨询的报告显示，2025年国产手环出货量达到430万只。", "国产手环"),
        ("榜单已经公布。前三名的份额合计为61%。", "前三名"),
        ("榜单已经公布。前五家厂商合计拿走了81%。", "前五家厂商"),
        ("选课结束了。最受欢迎的课程是攀岩，报名费120元；其次是游泳，占31%。", "游泳"),
        ("选课结束了。排在首位的是知屿，市占率27%。", "知屿"),
        ("望月湖今年干旱。带过滤功能的水泵每台售价260元。", "水泵"),
        ("起初，工程师用一个130亿参数的开源模型做底座。", "开源模型"),
        ("很多人是通过一段90秒的短片认识望月湖的。", "短片"),
        ("轿跑上市了。顶配的四驱性能版多了一台电机，加速只要3.4秒。", "四驱性能版"),
        ("轿跑上市了。入门版续航610公里；长续航版则提高到760公里。", "长续航版"),
        ("观澜咨询发布《手环年报》。这份126页的报告今天可以下载。", "手环年报"),
    ],
)
def test_who_publishes_is_not_what_a_report_tells_of(text: str, subject: str) -> None:
    found = {str(one.value): one for one in candidates(text)}
    last = list(found.values())[-1]
    assert subject in (last.subject, *last.aliases)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2025年12月2日，腾讯发布了《手环年报》。", "手环年报"),
        ("Kimi降价了。Kimi的输出价为6元，仅为Qwen推理版的四成。", "Kimi"),
        ("Kimi降价了。Kimi的输出价为6元，是Qwen的三倍。", "Kimi"),
    ],
)
def test_what_is_published_has_its_day_and_a_standard_no_multiple(text: str, subject: str) -> None:
    last = [one for one in candidates(text) if one.kind in ("date", "price", "ratio")][-1]
    assert last.subject.strip("《》") == subject


def test_an_institute_is_a_source_where_it_is_quoted_not_where_it_is_told_of() -> None:
    quoted = Sources("观澜咨询发布报告。据观澜咨询统计，手环多了。")
    assert quoted.is_source("观澜咨询")
    assert not Sources("观澜咨询去年亏损。观澜咨询搬了家。").is_source("观澜咨询")
    assert not Sources("腾讯发布报告。据腾讯统计，手环多了。").is_source("腾讯")


RIVALS = "云渡科技发布云渡-3，云渡科技由贺知微创办。云渡-3得分72.5，Nimbus-2为69.4。"
SEVERAL = "研究机构衡石数据7月2日发布的报告显示，宠物食品上半年销售额为210亿元。"


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        (SEVERAL + "宠物食品商旺田的市场总监柳知秋透露，公司上半年卖出300万袋。", "3000000", "旺田"),
        ("排第三的云雀课堂由前中学老师梁可人2019年创办，领投方为远帆资本。", "2019", "云雀课堂"),
        ("热闹背后有两个数字。其一是空置率，写字楼平均达到24%，约为十年前的3倍。", "3", "写字楼"),
        ("第二招叫缓存。大家记住，缓存就是把结果留下来。原来要8秒，现在只用2秒。", "2", "缓存"),
        ("先说浇水。最省水的办法是滴灌，把水一滴滴送到根上。每亩一季只用120立方米。", "120", "滴灌"),
        ("第三招，堆肥。这个词是1930年前后传进来的。", "1930", "堆肥"),
        ("我们实验室去年训过一个7B的模型，删掉三成权重。", "30", "7B的模型"),
        ("研究者随后把1200株处理过的水稻移栽到盐田，存活率为81%。", "1200", "水稻"),
        ("研究者随后把1200株处理过的水稻移栽到盐田，存活率为81%。", "81", "水稻"),
        ("分行业看，物流最积极，使用率达到63%，零售业为38%，建筑业只有12%。", "38", "零售业"),
        ("新药“清络”的有效率为62%，安慰剂组只有18%。", "18", "安慰剂组"),
        ("“壁虎”机器人和“轻舟”机器人都已上市。壁虎跑完要花50分钟，普通扫地机要80分钟。", "80", "普通扫地机"),
        ("轿车“远汀”上市。标准版续航520公里；长续航版则提高到700公里，售价19.8万元。", "198000", "长续航版"),
        ("分析师邝如意比较乐观，她预计明年的出口占比会从15%升至三成。", "15", "出口"),
        ("不过在整个软件开支里，数字员工目前只占3.4%。", "3.4", "数字员工"),
        ("未来两年会有30%的短剧公司消失。", "30", "短剧公司"),
        ("最后说存放。一个700亿参数的模型，按16位存放要140GB，压到4位就只剩35GB。", "35", "模型"),
        ("OpenAI把ChatGPT免费版的默认模型换成了Hare-5.5 mini。新模型每百万token只收0.2美元，比Hare-4便宜。", "0.2", "Hare-5.5 mini"),
        (RIVALS + "排第一的是砾岩科技的GLX-4.7。\n\n今年该公司股价涨了6.3%。", "6.3", "云渡科技"),
        (RIVALS + "云渡-3、GLX-4.7、Nimbus-2谁快？第二招叫缓存。原来要8秒，现在只要2秒。", "2", "缓存"),
    ],
)  # fmt: skip
def test_a_clause_names_its_own_subject_or_goes_on_with_the_one_before(
    text: str, value: str, subject: str
) -> None:
    found = {str(one.value): (one.subject, *one.aliases) for one in candidates(text)}
    assert subject in found[value], found


@pytest.mark.parametrize(
    ("plain", "firm"),
    [
        ("旺田的市场总监柳知秋在海岬数据的会上说，公司去年亏损。", "旺田"),
        ("海岬数据显示，旺田首席财务官说，公司去年亏损。", "旺田"),
        ("海岬数据显示，旺田卖得好，公司去年亏损。", None),
    ],
)
def test_the_company_is_that_of_the_officer_who_speaks(plain: str, firm: str | None) -> None:
    places = sorted((plain.index(text), text) for text in ("旺田", "海岬数据") if text in plain)
    names = [Name(at, at + len(text), text, "company", (text,)) for at, text in places]
    found = find_officers_firm(plain, names)
    assert (found.text if found else None) == firm
