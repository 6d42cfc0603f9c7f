"""The pages in a real browser over a real server: what a person does with mouse and keyboard."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.contrast import weak
from tests.api.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from api.service import Service

pytestmark = pytest.mark.server
SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
COLUMNS = {
    "name": "基地名称",
    "type": "基地类型",
    "host": "依托单位",
    "host_code": "统一社会信用代码",
    "leader": "负责人",
    "id_last4": "负责人证件号后四位",
    "members": "团队成员",
    "directions": "研究方向",
    "cluster": "所属产业集群",
    "number": "申报编号",
}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(sample_service: Service) -> Iterator[str]:
    """The service behind a real server."""
    with served(sample_service) as address:
        yield address


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=address, locale="zh-CN") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts have to run without error and without asking another host."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Policy" in said.text else None)
    page.on("requestfailed", lambda asked: faults.append(asked.url) if foreign(asked.url) else None)
    yield page
    assert faults == []


def foreign(url: str) -> bool:
    return not url.startswith("http://127.0.0.1")


def application(number: str) -> dict[str, str]:
    with (SAMPLE / "applications.csv").open(encoding="utf-8") as file:
        row = next(r for r in csv.DictReader(file) if r["申报编号"] == number)
    return {name: row[column] for name, column in COLUMNS.items()}


def send(page: Page, values: dict[str, str]) -> None:
    page.goto("/check")
    page.get_by_text("建设条件与日期").click()
    for name, value in values.items():
        page.locator(f"#f-{name}").fill(value)
    page.locator("#f-on").fill("2023-06-16")
    page.get_by_role("button", name="开始核对").click()


def suggestions(page: Page, typed: str) -> Locator:
    box = page.get_by_role("combobox")
    box.press_sequentially(typed)
    page.get_by_role("option").first.wait_for()
    return page.get_by_role("option")


def test_searching_marks_what_was_found(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("机器人")
    page.get_by_role("button", name="检索").click()
    page.wait_for_url(re.compile("/search"))
    assert page.locator(".hits mark").first.inner_text() == "机器人"
    page.get_by_role("link", name=re.compile("科技创新基地")).first.click()
    kinds = page.locator(".hit .kind").all_inner_texts()
    assert set(kinds) == {"科技创新基地"}


@pytest.mark.parametrize("typed", ["机器", "jiqi"])
def test_a_suggestion_is_chosen_by_keyboard(page: Page, typed: str) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    options = suggestions(page, typed)
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    box.press("ArrowDown")
    chosen = options.nth(1)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert chosen.get_attribute("aria-selected") == "true"
    name = chosen.locator("span").inner_text()
    box.press("Enter")
    page.wait_for_url(re.compile("/entity/"))
    assert page.get_by_role("heading", level=1).inner_text() == name


def test_escape_closes_the_suggestions_and_enter_then_searches(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    suggestions(page, "jiqi")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("option").count() == 0
    box.press("Enter")
    page.wait_for_url(re.compile("/search.q=jiqi"))


def test_an_older_answer_never_replaces_a_newer_one(page: Page) -> None:
    older = re.compile(r"/api/suggest\?q=%E9%98%80$")
    page.goto("/")
    page.route(older, lambda _: None)  # it is asked, and the answer never comes
    box = page.get_by_role("combobox")
    with page.expect_request(older):
        box.fill("阀")
    with page.expect_event("requestfailed", lambda request: older.search(request.url) is not None):
        box.fill("机器人")
    page.get_by_role("option").first.wait_for()
    assert "机器人" in page.get_by_role("option").first.inner_text()


def test_a_base_leads_to_its_host(page: Page) -> None:
    page.goto("/search?q=轴箱轴承&kind=Base")
    page.locator(".hit h2 a").first.click()
    page.wait_for_url(re.compile("/entity/base-"))
    host = page.locator(".group", has_text="依托单位").get_by_role("link").first
    name = host.inner_text()
    host.click()
    page.wait_for_url(re.compile("/entity/organization-"))
    assert page.get_by_role("heading", level=1).inner_text() == name


def test_a_check_shows_the_clause_it_rests_on(page: Page) -> None:
    send(page, application("SL2023-0015"))
    finding = page.locator(".finding.violated", has_text="同一负责人")
    finding.wait_for()
    assert "不符合" in finding.inner_text()
    assert "四类省级基地" in finding.locator(".clause").inner_text()
    assert finding.get_by_role("link", name="辽宁省轴箱轴承专业技术创新中心").count() == 1
    finding.locator("figcaption a").click()
    page.wait_for_url(re.compile("/entity/clause-"))


def test_a_form_with_errors_puts_the_reader_there(page: Page) -> None:
    send(page, {"host": "某单位", "id_last4": "1"})
    alert = page.get_by_role("alert")
    alert.wait_for()
    alert.get_by_role("link", name="证件号后四位").click()
    assert page.locator("#f-id_last4").evaluate("e => e === document.activeElement")
    assert page.locator("#f-host").input_value() == "某单位"


def test_the_pages_work_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.locator("#q").fill("机器人")
        page.locator("#q").press("Enter")
        assert page.locator(".hit").count() > 5
        send(page, application("SL2023-0015"))
        assert page.locator(".finding.violated").count() > 0


@pytest.mark.parametrize(
    "path", ["/", "/search?q=重点实验室", "/policies", "/check", "/docs", "/entity"]
)
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(base_url=address, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/search?q=辽河理工大学&kind=Organization" if path == "/entity" else path)
        if path == "/entity":
            page.locator(".hit h2 a").first.click()
        wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, address: str, scheme: Any) -> None:  # noqa: ANN401
    with browser.new_context(base_url=address, color_scheme=scheme) as context:
        page = context.new_page()
        for path in ("/", "/search?q=机器人&kind=Base", "/policies", "/nosuch"):
            page.goto(path)
            assert weak(page) == []
        for number in ("SL2023-0015", "SL2023-0014"):
            send(page, application(number))
            page.locator(".finding").first.wait_for()
            assert weak(page) == []
        send(page, {"host": "某单位"})
        assert weak(page) == []
