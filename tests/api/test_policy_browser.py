"""The page of a policy in a real browser: marks, their filters, contents and addresses of clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.service import open_service, read_files
from api.settings import Settings
from graph.citations import Citation
from tests.answers.small_policies import FILES
from tests.answers.small_store import written
from tests.api.contrast import weak
from tests.api.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.server
NEW = Citation("石桥省科技创新平台管理办法", "石科发〔2022〕8号")
URL = f"/policies/{NEW.policy_id}"
GROUND = "mark => getComputedStyle(mark).backgroundColor"
NONE = "rgba(0, 0, 0, 0)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("policies")
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        service.load(read_files(written(home, FILES)), lambda _: None)
        with served(service) as address:
            yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page without scripts: everything here has to work so."""
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        yield context.new_page()


def test_a_kind_of_fact_is_hidden_and_shown_again_without_scripts(page: Page) -> None:
    page.goto(URL)
    limit = page.locator("mark.limits").first
    assert limit.evaluate(GROUND) != NONE
    page.locator("label", has_text="限额与条件").click()
    assert limit.evaluate(GROUND) == NONE
    assert page.locator("mark.citations").first.evaluate(GROUND) != NONE
    page.locator("label", has_text="限额与条件").click()
    assert limit.evaluate(GROUND) != NONE


def test_the_contents_lead_to_the_clause(page: Page) -> None:
    page.goto(URL)
    page.locator(".contents").get_by_role("link", name="第四条").click()
    assert page.evaluate("decodeURIComponent(location.hash)") == "#第四条"
    assert "同时废止" in page.locator(":target").inner_text()


def test_a_kept_address_of_a_clause_leads_there(page: Page) -> None:
    page.goto(URL)
    link = page.locator(".item", has_text="前款所列条件").get_by_role("link", name="地址")
    kept = link.get_attribute("href")
    page.goto(str(kept))
    assert page.locator(":target .cited cite").inner_text() == "石科发〔2022〕8号 第三条末段"


def test_a_marked_word_leads_to_the_thing_and_back_to_its_clause(page: Page) -> None:
    page.goto(URL)
    page.locator("mark.limits a").first.click()
    page.wait_for_url("**/entity/limit-*")
    page.locator(".group", has_text="出处条款").get_by_role("link").first.click()
    page.get_by_role("link", name="在文件全文中查看").click()
    assert "800平方米" in page.locator(":target").inner_text()


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str) -> None:
    phone = {"width": 360, "height": 740}
    with browser.new_context(base_url=address, viewport=phone) as context:
        page = context.new_page()
        page.goto(URL)
        page.locator(".rows summary").click()
        wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_mark(browser: Browser, address: str, scheme: Any) -> None:  # noqa: ANN401 -- a literal of the browser's
    with browser.new_context(base_url=address, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(URL)
        page.locator(".rows summary").click()
        assert weak(page) == []
