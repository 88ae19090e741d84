"""Charts drawn on the server as SVG; every page that shows one shows its numbers in a table too."""

from collections.abc import Sequence
from datetime import datetime
from statistics import fmean

from flask_babel import format_date, gettext, ngettext
from markupsafe import Markup, escape

from quizapp.core.statistics.groups import TENTHS, count_tenths

Point = tuple[float, float]
WIDTH, HEIGHT = 640, 230
LEFT, TOP, BASE, RIGHT = 40, 14, 200, 600
# More names of days below a line would touch on a phone.
MOST_NAMES = 5


def draw_scores(scores: Sequence[tuple[datetime, float]]) -> Markup | None:
    """The line of scores (0..1), oldest first, with a sentence that says how it went; None for fewer than two."""
    if len(scores) < 2:
        return None
    percents = [share * 100 for _, share in scores]
    said = ngettext(
        "%(num)d score, from %(first)s to %(last)s percent",
        "%(num)d scores, from %(first)s to %(last)s percent",
        len(scores),
        first=round(percents[0]),
        last=round(percents[-1]),
    )
    names = [format_date(moment, gettext("d MMM")) for moment, _ in scores]
    return scores_over_time(percents, names, said)


def draw_tenths(shares: Sequence[float]) -> Markup | None:
    """How many of these scores (0..1) fall into each tenth, with a sentence that states the mean; None below two."""
    if len(shares) < 2:
        return None
    said = ngettext(
        "%(num)d score, on average %(average)s percent",
        "%(num)d scores, on average %(average)s percent",
        len(shares),
        average=round(fmean(shares) * 100),
    )
    edges = [str(low) for low in range(0, 101, 100 // TENTHS)]
    return distribution(count_tenths(shares), edges, said)


def tenth_names() -> list[str]:
    """The tenths as percentages, ``0–10`` to ``90–100``."""
    width = 100 // TENTHS
    return [f"{low}–{low + width}" for low in range(0, 100, width)]


def scores_over_time(percents: Sequence[float], names: Sequence[str], label: str) -> Markup:
    """A line of scores (0..100) in the order of time, named below; ``label`` states the result in a sentence."""
    points = [(_across(i, len(percents)), _height(value)) for i, value in enumerate(percents)]
    every = max(1, -(-len(names) // MOST_NAMES))
    parts = [_scale(), Markup('<path class="ln" d="{}"/>').format(_path(points)) if len(points) > 1 else ""]
    parts += [Markup('<circle class="pt" cx="{}" cy="{}" r="4.5"/>').format(_n(x), _n(y)) for x, y in points]
    parts += [_below(points[i][0], name) for i, name in enumerate(names) if i % every == 0]
    parts += [_last(points[-1], percents[-1])] if points else []
    return _drawing(parts, label)


def distribution(counts: Sequence[int], names: Sequence[str], label: str) -> Markup:
    """Columns, one a class of scores, each with its count above; ``label`` states the result in a sentence.

    ``names`` stand below the columns, or at their edges where there is one more of them.
    """
    top = max(counts, default=0) or 1
    step = (RIGHT - LEFT) / max(1, len(counts))
    parts = [Markup('<line class="ax" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(LEFT, RIGHT, BASE, BASE)]
    parts += [_column(LEFT + i * step, step, count, top) for i, count in enumerate(counts)]
    first = 0.5 if len(names) == len(counts) else 0.0
    parts += [_below(LEFT + (i + first) * step, name) for i, name in enumerate(names)]
    return _drawing(parts, label)


def _column(x: float, step: float, count: int, top: int) -> Markup:
    height = (BASE - TOP - 24) * count / top
    bar = Markup('<rect class="bar" x="{}" y="{}" width="{}" height="{}" rx="3"/>').format(
        _n(x + step * 0.12), _n(BASE - height), _n(step * 0.76), _n(height)
    )
    number = Markup('<text class="hi" x="{}" y="{}" text-anchor="middle">{}</text>').format(
        _n(x + step / 2), _n(BASE - height - 8), count
    )
    return bar + number if count else Markup("")


def _drawing(parts: Sequence[str], label: str) -> Markup:
    head = Markup('<svg class="chart lg" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
        WIDTH, HEIGHT, label
    )
    return head + Markup("").join(parts) + Markup("</svg>")


def _scale() -> Markup:
    return Markup("").join(
        Markup(
            '<line class="ax" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>'
        ).format(LEFT, RIGHT - 20, _n(_height(v)), _n(_height(v)), LEFT - 6, _n(_height(v) + 4), v)
        for v in (0, 25, 50, 75, 100)
    )


def _below(x: float, name: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
        _n(x), HEIGHT - 8, escape(name)
    )


def _last(point: Point, value: float) -> Markup:
    return Markup('<text class="hi" x="{}" y="{}">{}</text>').format(
        _n(point[0] + 10), _n(point[1] + 4), round(value)
    )


def _across(i: int, n: int) -> float:
    return LEFT + 14 + (RIGHT - LEFT - 70) * i / max(1, n - 1)


def _height(value: float) -> float:
    return BASE - (BASE - TOP) * min(100.0, max(0.0, value)) / 100


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
