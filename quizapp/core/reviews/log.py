"""The plain form of the steps of a review, as its log stores them."""

from collections.abc import Mapping
from typing import Any

from quizapp.core.reviews.content import (
    Content,
    draft_from_mapping,
    draft_to_mapping,
    question_draft_from_mapping,
    question_draft_to_mapping,
)
from quizapp.core.reviews.step import (
    Accept,
    EditFact,
    EditQuestion,
    JudgeQuestion,
    Merge,
    Redo,
    Reject,
    Step,
    Undo,
)


def step_to_mapping(step: Step) -> tuple[str, Content]:
    """The name of a step, and its plain form."""
    match step:
        case Accept(drafts):
            return "accept", {"drafts": [[id_, list(questions)] for id_, questions in drafts]}
        case Reject(draft):
            return "reject", {"draft": draft}
        case EditFact(edited):
            return "edit_fact", {"edited": draft_to_mapping(edited)}
        case EditQuestion(draft, question):
            return "edit_question", {"draft": draft, "question": question_draft_to_mapping(question)}
        case JudgeQuestion(draft, judged, accepted):
            return "judge_question", {"draft": draft, "question": judged, "accepted": accepted}
        case Merge(merged, other):
            return "merge", {"merged": draft_to_mapping(merged), "other": other}
        case Undo():
            return "undo", {}
        case Redo():
            return "redo", {}


def step_from_mapping(name: str, content: Mapping[str, Any]) -> Step:
    """The step that ``step_to_mapping`` wrote. Raises ValueError for another name."""
    match name:
        case "accept":
            return Accept(tuple((id_, tuple(questions)) for id_, questions in content["drafts"]))
        case "reject":
            return Reject(content["draft"])
        case "edit_fact":
            return EditFact(draft_from_mapping(content["edited"]))
        case "edit_question":
            return EditQuestion(content["draft"], question_draft_from_mapping(content["question"]))
        case "judge_question":
            return JudgeQuestion(content["draft"], content["question"], content["accepted"])
        case "merge":
            return Merge(draft_from_mapping(content["merged"]), content["other"])
        case "undo":
            return Undo()
        case "redo":
            return Redo()
    raise ValueError(f"no step of a review is called {name}")
