"""Media for tests of files: a picture of one point, and a drawing with a script in it."""

import base64

from quizapp.formats.imported import medium_of

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>'


def name_of(content: bytes) -> str:
    """The name of a medium."""
    medium = medium_of(content)
    assert medium is not None
    return medium.name


PICTURE_NAME, DRAWING_NAME = name_of(PICTURE), name_of(DRAWING)
