"""The watch over pages must be able to fail: each test here plants one fault and sees it caught."""

import pytest
from flask import Flask, Response
from playwright.sync_api import Page

from tests.harness.browser import NewPage, Site, check_axe, check_fits

pytestmark = pytest.mark.browser
POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types default"
SOUND = (
    "<!doctype html><html lang=en><title>Sound</title><main><h1>Sound</h1><p>Nothing wrong here.</p></main>"
)


def plant(app: Flask, html: str) -> None:
    app.view_functions["planted"] = lambda: Response(html, headers={"Content-Security-Policy": POLICY})
    app.url_map.add(app.url_rule_class("/planted", endpoint="planted"))


@pytest.mark.parametrize(
    ("fault", "caught"),
    [
        ("<script>1</script>", "script-src"),
        ("<p style='color:red'>x</p>", "style-src"),
        ("<img src='http://127.0.0.2:9/x.png' alt=''>", "request to another host"),
    ],
)
def test_a_fault_of_a_page_is_caught(site: Site, new_page: NewPage, fault: str, caught: str) -> None:
    plant(site.app, SOUND + fault)
    with pytest.raises(AssertionError, match=caught), new_page() as page:
        page.goto("/planted")


def test_a_sound_page_passes_axe_under_a_strict_policy(site: Site, page: Page) -> None:
    plant(site.app, SOUND)
    page.goto("/planted")
    check_axe(page)


def test_axe_names_the_element_that_is_wrong(site: Site, page: Page) -> None:
    plant(site.app, SOUND.replace("</main>", "<img id=bare></main>"))
    page.goto("/planted")
    with pytest.raises(AssertionError, match=r"image-alt.*#bare"):
        check_axe(page)


def test_a_page_wider_than_its_window_is_told(site: Site, page: Page) -> None:
    plant(site.app, SOUND.replace("<p>", "<p>" + "wide" * 2000))
    page.goto("/planted")
    with pytest.raises(AssertionError, match="px wide"):
        check_fits(page)
