"""Forms that take a file: as much as a file may have, and an answer where it is more."""

from flask import request

# A request carries the file and a few short fields beside it.
ROOM = 100_000
# What is read of a request that is too large, so that its browser comes to see the answer.
MOST_DRAINED = 300_000_000
A_PIECE = 1 << 20


def allow_upload(largest: int, pasted: int) -> None:
    """Lets the request at hand send a file and a pasted text of so many bytes."""
    request.max_content_length = largest + pasted + ROOM
    request.max_form_memory_size = pasted + ROOM


def drain() -> None:
    """Reads what is left of a request that is refused."""
    left = min(request.content_length or 0, MOST_DRAINED)
    stream = request.environ["wsgi.input"]
    while left > 0 and (piece := stream.read(min(A_PIECE, left))):
        left -= len(piece)
