"""A round in a real browser, on a phone: a file is sent and a finding decided; the text can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.api.contrast import weak
from tests.api.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from api.service import Service

pytestmark = pytest.mark.server
FILE = Path(__file__).resolve().parents[2] / "loaders" / "sample" / "applications.csv"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(reviewers: Service) -> Iterator[str]:
    with served(reviewers) as address:
        yield address


def screened(page: Page) -> None:
    page.goto("/rounds")
    page.locator("#f-file").set_input_files(FILE)
    page.locator("#f-on").fill("2023-06-16")
    page.get_by_role("button", name="开始审查").click()
    page.wait_for_url("**/rounds/2*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_is_sent_and_a_finding_decided_without_scripts(
    browser: Browser, address: str, scheme: str
) -> None:
    options = {"base_url": address, "locale": "zh-CN", "viewport": PHONE, "color_scheme": scheme}
    with browser.new_context(**options, java_script_enabled=False) as context:
        page = context.new_page()
        screened(page)
        page.locator(".hit h3 a").first.click()
        form = page.locator(".decide").first
        form.get_by_label("认定").check()
        form.get_by_label("理由").fill("证件相同")
        form.get_by_label("审查人").fill("甲")
        form.get_by_role("button", name="决定").click()
        assert "证件相同" in page.locator(".known").first.inner_text()
        assert page.locator(".decide [name=author]").first.input_value() == "甲"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone_and_their_text_can_be_read(
    browser: Browser, address: str, scheme: str
) -> None:
    options = {"base_url": address, "locale": "zh-CN", "viewport": PHONE, "color_scheme": scheme}
    with browser.new_context(**options) as context:
        page = context.new_page()
        screened(page)
        round_ = page.url
        page.locator(".hit h3 a").first.click()
        for url in (round_, page.url, "/rounds", "/decisions", "/rules", "/check"):
            page.goto(url)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], url
            assert weak(page) == [], url
