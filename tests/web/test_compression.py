import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.web import compression


@pytest.fixture
def client() -> FlaskClient:
    app = Flask("site")
    compression.init_app(app)
    app.add_url_rule("/page", view_func=lambda: "<p>the same words</p>" * 200)
    return app.test_client()


def test_a_page_travels_compressed_for_browsers_that_take_it(client: FlaskClient) -> None:
    response = client.get("/page", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.data) == client.get("/page").data


def test_a_browser_that_takes_nothing_gets_the_page_as_it_is(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/page").headers
