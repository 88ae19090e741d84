import importlib
from pathlib import Path

import pytest


def test_any_wsgi_server_finds_the_application(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    wsgi = importlib.import_module("wsgi")
    assert wsgi.app.test_client().get("/nosuch").status_code == 404
    wsgi.app.extensions["quizapp.database"].close()
