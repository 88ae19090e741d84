"""For which company 公司 stands where one of its officers speaks: 模组厂声谷电子的副总裁透露，公司…"""

import re
from collections.abc import Sequence

from quizapp.core.articles.name import Name

_OFFICER = re.compile(
    r"的?[^，。；、的]{0,8}(?:创始人|首席|CEO|CTO|CFO|COO|总裁|总经理|总监|董事长|合伙人|负责人|发言人|工程师|经理|主任|董秘|秘书)"
)


def find_officers_firm(plain: str, names: Sequence[Name]) -> Name | None:
    """The last company among the names before 公司 in its sentence that is named with an officer; None where none is."""
    firms = (name for name in reversed(names) if name.kind == "company")
    return next((one for one in firms if _OFFICER.match(plain, one.end)), None)
