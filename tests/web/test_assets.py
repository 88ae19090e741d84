from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.web import assets


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tree"
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "site.css").write_text("p { color: green }\n" * 200)
    monkeypatch.setattr(assets, "STATIC", folder)
    return folder


@pytest.fixture
def site(tree: Path, tmp_path: Path) -> Flask:
    app = Flask("site", static_folder=None, instance_path=str(tmp_path / "instance"))
    assets.init_app(app)
    return app


def address(app: Flask, path: str) -> str:
    found: str = app.jinja_env.globals["asset"](path)  # type: ignore[operator]  # put there as a function
    return found


def test_a_static_file_may_be_kept_for_ever(site: Flask) -> None:
    response = site.test_client().get(address(site, "css/site.css"), buffered=True)
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_static_file_travels_compressed(site: Flask, encoding: str) -> None:
    client: FlaskClient = site.test_client()
    response = client.get(address(site, "css/site.css"), buffered=True, headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert len(response.data) < 200


def test_a_template_that_names_a_missing_file_fails(site: Flask) -> None:
    with pytest.raises(LookupError, match=r"nosuch\.css"):
        address(site, "css/nosuch.css")


def test_the_digest_changes_with_any_byte_and_any_name(tree: Path) -> None:
    before = assets.tree_digest.__wrapped__(tree)
    (tree / "css" / "site.css").write_text("p { color: red }")
    changed = assets.tree_digest.__wrapped__(tree)
    (tree / "css" / "site.css").rename(tree / "css" / "other.css")
    assert len({before, changed, assets.tree_digest.__wrapped__(tree)}) == 3
