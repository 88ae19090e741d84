"""What the application is put together of: the parts that all pages share, and the pages of each feature."""

from typing import Protocol

from flask import Blueprint, Flask

from quizapp.web import (
    accounts,
    assets,
    assignments,
    attempts,
    banks,
    classes,
    compression,
    contests,
    errors,
    evidence,
    grades,
    grading,
    histories,
    history,
    home,
    imports,
    jobs,
    languages,
    layout,
    learners,
    markup,
    media,
    people,
    question_forms,
    quiz_builder,
    quiz_forms,
    quiz_words,
    quizzes,
    regrading,
    reports,
    reviews,
    scores,
    security,
    statistics,
    teaching,
    verdicts,
    widgets,
    workbench,
)


class Part(Protocol):
    """Something shared by all pages: access, errors, languages."""

    def init_app(self, app: Flask) -> None: ...


class Feature(Protocol):
    """The pages of one feature."""

    bp: Blueprint


# First in the list is first in line: what looks at every request stands before what answers it.
PARTS: tuple[Part, ...] = (
    compression,
    errors,
    accounts,
    security,
    assets,
    languages,
    layout,
    markup,
    widgets,
    quiz_words,
    verdicts,
    evidence,
    question_forms,
    regrading,
    statistics,
    histories,
    reports,
    contests,
    scores,
    reviews,
    workbench,
    imports,
)
FEATURES: tuple[Feature, ...] = (
    accounts,
    learners,
    people,
    home,
    quizzes,
    assignments,
    attempts,
    history,
    banks,
    teaching,
    quiz_forms,
    quiz_builder,
    grades,
    grading,
    regrading,
    statistics,
    histories,
    classes,
    jobs,
    media,
    reports,
    contests,
    scores,
    reviews,
    workbench,
    imports,
)
