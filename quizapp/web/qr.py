"""QR codes drawn on the server."""

from itertools import groupby

from markupsafe import Markup
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4


def draw_qr(text: str, label: str) -> Markup:
    """A QR code of a text as SVG, dark on white in every theme, with the quiet margin that cameras want."""
    code = QRCode(border=QUIET, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(_row(number, row) for number, row in enumerate(rows))
    return Markup(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>'
    ).format(len(rows), label, path)


def _row(number: int, row: list[bool]) -> str:
    """The dark runs of one row as parts of a path."""
    parts, at = list[str](), 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            parts.append(f"M{at} {number}h{length}v1h-{length}z")
        at += length
    return "".join(parts)
