"""Pages travel compressed; static files have compressed copies already."""

from flask import Flask
from flask_compress import Compress


def init_app(app: Flask) -> None:
    """Compresses responses of text for browsers that take it."""
    # Fast ones: a page is made for one person and sent once.
    app.config["COMPRESS_ALGORITHM"] = ["zstd", "br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    Compress(app)
