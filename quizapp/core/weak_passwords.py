"""Words that passwords are made of again and again, and the rows of keys that fingers run along."""

ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl;",
    "zxcvbnm,./",
    "!@#$%^&*()",
)

# Folded, without the digits and signs that people put around them.
_WORDS = """
    password passwort passwd pass motdepasse contrasena senha parola secret letmein welcome admin administrator
    root user guest login master default changeme testtest tester teacher student school classroom learner owner
    monkey dragon football baseball basketball soccer hockey iloveyou princess sunshine superman batman spiderman
    starwars pokemon minecraft roblox fortnite whatever trustno shadow michael jennifer jordan thomas charlie daniel
    jessica ashley hannah andrew joshua matthew robert computer internet google facebook youtube tiktok wechat weixin
    summer winter spring autumn january february monday friday hello hellohello freedom flower cheese cookie butterfly
    chocolate banana orange purple yellow qazwsx qazwsxedc qwertz azerty asdf asdfgh zxcvbn abc abcd abcdef abcabc
    aaa qqq zzz woaini woainima wodemima nihao nihaoma zhongguo beijing shanghai caonima mima xuesheng laoshi
    xuexiao tiancai wangzhe qq qqqq aini woaiziji baobei baobao xiaoxiao yijian zhangwei wangwei lilei hanmeimei
    deepseek sourced quizapp youju openai chatgpt 我爱你 密码 我的密码 中国 学生 老师 你好 有据
"""
COMMON = frozenset(_WORDS.split())

# Whole passwords that have no such word in them.
_NUMBERS = """
    5201314 52013140 5201314520 1314520 13145200 13141314 520520520 147258369 159357 159753 741852963 963852741
    789456123 123654789 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1xsw2 q1w2e3r4 a1b2c3d4 qwe123qwe
    asd123asd 1a2b3c4d 10203040 11223344 1122334455 112233445566 123123123 12341234 98765432 0987654321
"""
NUMBERS = frozenset(_NUMBERS.split())
