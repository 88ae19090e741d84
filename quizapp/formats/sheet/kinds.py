"""What the words of a type column say a question is, in English and Chinese."""

from collections.abc import Mapping
from typing import Literal

from quizapp.core.questions.question import KindName
from quizapp.formats.sheet.headers import plain_name

Said = KindName | Literal["poll", "answers"]

# "answers": what stands in the option columns is typed, each a right answer of the one gap or of a gap of its own.
_SAID: Mapping[Said, str] = {
    "single_choice": "single choice|single_choice|single|radio|radio button|quiz|mcq|multiple choice|multiple-choice|"
    "multi choice|choice|select|dropdown|drop down|单选题|单选|单项选择题|单项选择|选择题|单选型|不定项选择",
    "multiple_choice": "multiple_choice|multiple answers|multiple answer|multiple select|multiple response|multi select|"
    "multiselect|multi-select|checkbox|checkboxes|多选题|多选|多项选择题|多项选择|不定项选择题|不定项",
    "true_false": "true_false|true false|true/false|true or false|truefalse|t/f|tf|yes/no|判断题|判断|是非题|对错题|正误题",
    "answers": "fill in the blank|fill-in-the-blank|fill in the blanks|fill-in-the-blanks|blank|fill in|fib|"
    "填空题|填空|完形填空|单项填空|多项填空题|单项填空题",
    "short_text": "short_text|short answer|short text|text|typing|type answer|typed|identification",
    "numeric": "numeric|numerical|number|calculation|计算题|数值题",
    "open_answer": "open_answer|open ended|open-ended|open|essay|long answer|paragraph|简答题|简答|问答题|问答|论述题|"
    "主观题|名词解释|名词解释题|案例分析题|材料分析题|操作题|编程题",
    "matching": "matching|match|连线题|匹配题|配对题",
    "ordering": "ordering|order|sequence|jumble|reorder|排序题",
    "cloze": "cloze",
    "description": "description|slide|info|说明",
    "poll": "poll|survey|rating|opinion|投票|投票题|问卷",
}
_KINDS = {name: kind for kind, names in _SAID.items() for name in names.split("|")}


def find_kind(text: str) -> Said | None:
    """What a word of the type column means; None for a word that is not known."""
    plain = plain_name(text)
    return _KINDS.get(plain) or _KINDS.get(" ".join(text.casefold().split()))
