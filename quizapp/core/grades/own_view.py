"""A cell of the gradebook as the student it is about may see it."""

from quizapp.core.grades.gradebook import Cell


def as_student_sees(cell: Cell, *, marks: bool) -> Cell:
    """The cell with what a teacher decided, and with what attempts say only where ``marks`` may be seen.

    A mark that may not be seen yet waits: so it counts nowhere, and no sum tells it.
    """
    if cell.overridden:
        share = cell.share if cell.state == "graded" else None
        return Cell(cell.state, share, overridden=True, late=cell.late)
    return cell if marks or cell.state != "graded" else Cell("waiting", late=cell.late)
