"""The numbers of Open edX: ``1.5``, ``1/3``, ``2*pi``, ``[1, 5)``, and how far off they may be."""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quizapp.core.questions.question import Tolerance
from quizapp.formats.xml_tree import number

LONGEST = 100
_RANGE = re.compile(r"([\[(])\s*([^,\[\]()]+?)\s*,\s*([^,\[\]()]+?)\s*([\])])")
_CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e}
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "abs": abs,
    "exp": math.exp,
    "ln": math.log,
    "log10": math.log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
}
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}
# What Open edX lets a number be off where the problem says nothing: 0.001 %.
USUAL = Tolerance(rel=0.00001)


@dataclass(frozen=True)
class Key:
    """A number as our keys write it, how far it may be off, and whether one of its bounds does not count itself."""

    value: str
    tolerance: Tolerance | None = None
    open: bool = False


def read_key(text: str, tolerance: str) -> Key | None:
    """The number or range that an answer is; None where it cannot be worked out."""
    found = _RANGE.fullmatch(text.strip())
    if found:
        low, high = evaluate(found[2]), evaluate(found[3])
        if low is None or high is None or low > high:
            return None
        return Key(f"{spelled(low)}..{spelled(high)}", open=found[1] == "(" or found[4] == ")")
    value = evaluate(text)
    if value is None:
        return None
    plain = number(text) is not None
    return Key(spelled(value), read_tolerance(tolerance, value) or (None if plain else USUAL))


def read_tolerance(text: str, value: float) -> Tolerance | None:
    """A tolerance such as ``5%`` or ``0.1``; None where it is none, or zero."""
    share = text.strip().endswith("%")
    size = evaluate(text.strip().removesuffix("%"))
    if size is None or size <= 0:
        return None
    if not share:
        return Tolerance(abs=size)
    # A share of a number near zero, or of more than all of it, is said as a width.
    return (
        Tolerance(rel=round(size / 100, 12))
        if value and size < 100
        else Tolerance(abs=abs(value) * size / 100)
    )


def evaluate(text: str) -> float | None:
    """The value of an expression of numbers, ``pi``, ``e`` and the usual functions; None for anything else."""
    plain = text.strip().replace("^", "**")
    if not plain or len(plain) > LONGEST:
        return None
    try:
        value = _value(ast.parse(plain, mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError, MemoryError, TypeError, KeyError):
        return None
    return value if math.isfinite(value) else None


def spelled(value: float) -> str:
    """A number in digits, without an exponent."""
    text = f"{value:.15g}"
    if "e" not in text:
        return text
    return f"{value:.20f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.0f}"


def _value(node: ast.expr) -> float:
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    ):
        return float(node.value)
    if isinstance(node, ast.Name):
        return _CONSTANTS[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and len(node.args) == 1
        and not node.keywords
    ):
        return _FUNCTIONS[node.func.id](_value(node.args[0]))
    raise ValueError("not a number")
