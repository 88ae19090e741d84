"""Rule 20: options that are statements on different things, each to be judged alone."""

import re
from collections.abc import Iterator

from quizapp.core.writing.lint.face import Choice, Face
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.words import width

LEAST = 12
_WHY = re.compile(r"为什么|为何|原因|怎么|如何|怎样|\b(?:why|how|reason|because|cause)\b", re.IGNORECASE)
_VERB_ZH = re.compile(
    r"^(?P<subject>[^，。]{2,14}?)(?:是(?!否)|有|能|会|可以|由|在|于|用|使用|支持|采用|属于|包含|提供|需要|发布|推出|成立|拥有|不|只|比|已|的[^，。]{1,8}(?:是|为))"
)
_VERB_EN = re.compile(
    r"^(?:the |an? )?(?P<subject>[A-Z\w][\w.'’-]*(?: [\w.'’-]+){0,3}?) (?:is|are|was|were|has|have|had|can|does|do|did|will|uses?|used|supports?|runs?|needs?|gives?|makes?|made|comes?|came|costs?|contains?|belongs?|offers?|released?|launched?|reached|won|holds?|weighs?|works?|beats?|trains?|allows?|takes?|stores?|carries|began|stands?|ran|built|grew|wrote|became|sold|went|left|lost|found|fell|kept|met|lays?|lived?|eats?|drinks?|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)


def unrelated_statements(face: Face) -> Iterator[Finding]:
    """Every option is a whole sentence, and each speaks of something else."""
    if face.question.kind != "single_choice" or _WHY.search(face.stem):
        return
    for choice in face.choices:
        subjects = _subjects(choice, face)
        if len(subjects) > 2 and len(set(subjects)) == len(choice.texts):
            yield Finding(choice.part, {"one": subjects[0], "other": subjects[1]})


def _subjects(choice: Choice, face: Face) -> list[str]:
    """The subject of each option that is a sentence."""
    verb = _VERB_ZH if face.is_chinese else _VERB_EN
    found = [verb.match(text) for text in choice.texts if width(text) >= LEAST]
    return [one["subject"].casefold() for one in found if one]
