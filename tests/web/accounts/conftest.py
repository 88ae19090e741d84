import pytest


@pytest.fixture(autouse=True)
def _home(request: pytest.FixtureRequest) -> None:
    if "app" in request.fixturenames:
        app = request.getfixturevalue("app")
        if "home.index" not in app.view_functions:
            app.add_url_rule("/", "home.index", lambda: "home")
