"""Static files under an address that names their content, so that browsers may keep them for ever."""

import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from quizapp.config import ROOT
from quizapp.web.template_names import add_names

STATIC = ROOT / "static"


def init_app(app: Flask) -> None:
    """Serves ``/static/<digest of the tree>/…`` and gives templates ``asset('css/app.css')``."""
    digest = tree_digest(STATIC)
    copy = compressed_copy(STATIC, Path(app.instance_path) / "static" / digest)
    server = WhiteNoise(
        app.wsgi_app,
        root=copy,
        prefix=f"static/{digest}/",
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
        add_headers_function=_add_headers,
    )
    app.wsgi_app = server  # type: ignore[method-assign]  # the way Flask documents to wrap an application
    add_names(app, asset=lambda path: _address(path, digest, frozenset(server.files)))


def _address(path: str, digest: str, known: frozenset[str]) -> str:
    address = f"/static/{digest}/{path}"
    if address not in known:
        raise LookupError(f"there is no static file {path}")
    return address


def _add_headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


@cache
def tree_digest(folder: Path) -> str:
    """Sixteen digits that change with any name or byte below the folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def compressed_copy(folder: Path, target: Path) -> Path:
    """The target, holding the folder's files and their compressed twins; it appears whole or not at all."""
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        draft = shutil.copytree(folder, Path(temporary) / "static")
        _compress(draft)
        try:
            os.rename(draft, target)
        except OSError:
            # Another process of this site was faster; what it made is the same.
            if not target.is_dir():
                raise
    return target


def _compress(folder: Path) -> None:
    compressor = Compressor(quiet=True)
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        if compressor.should_compress(path.name):
            compressor.compress(str(path))
