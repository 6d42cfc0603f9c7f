from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from answers.entity import Entity, Place, Statement
from api.http.app import create_app
from api.pages.asking import Asked, asked
from api.pages.paging import PageLink
from api.pages.rendering import STATIC, render
from api.pages.results import Piece, pieces, results_page
from api.pages.thing import entity_page
from api.service import Service, open_service, read_files
from api.settings import Settings
from search.documents import Query
from tests.api.page_reading import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = {"accept": "text/html"}
SCRIPT = "<script>alert(1)</script>"
BASES = f"""基地名称,基地类型,依托单位,负责人,研究方向,所在市,批准年份,状态
辽宁省{SCRIPT}重点实验室,省重点实验室,"沈阳""甲""<b>有限公司",王某甲,<i>方向</i>,沈阳市,2015,运行
辽宁省阀门密封重点实验室,省重点实验室,沈阳乙阀门有限公司,李某乙,阀门密封,沈阳市,2012,运行
辽宁省阀门铸造工程研究中心,省工程研究中心,大连丙阀门有限公司,赵某丙,阀门铸造,大连市,2018,整改
辽宁省阀门检测重点实验室,省重点实验室,沈阳乙阀门有限公司,钱某丁,阀门检测,沈阳市,2019,运行
"""
LARGEST = 100_000  # bytes of everything that a page loads


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    home = tmp_path_factory.mktemp("pages")
    file = home / "名录.csv"
    file.write_text(BASES, encoding="utf-8")
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        service.load(read_files([file]), lambda _: None)
        yield service


@pytest.fixture(scope="module")
def client(service: Service) -> TestClient:
    return TestClient(create_app(service), headers=PAGE)


@pytest.fixture(scope="module")
def sample(sample_service: Service) -> TestClient:
    return TestClient(create_app(sample_service), headers=PAGE)


def first_hit(client: TestClient, query: str, kind: str) -> str:
    page = Page(client.get("/search", params={"q": query, "kind": kind}).text)
    return next(link for link in page.links() if link.startswith(("/entity/", "/policies/")))


def test_home_says_what_the_store_holds_and_where_to_go(client: TestClient) -> None:
    page = Page(client.get("/").text)
    assert re.search(r"科技创新基地\s*4\b", page.text)
    assert {"/check", "/docs", "/search?q=jiqiren"} <= set(page.links())
    assert page.all("html") == [{"lang": "zh-CN"}]


def test_home_of_an_empty_store_says_how_to_load(tmp_path: Path) -> None:
    with open_service(Settings(home=tmp_path, store="sqlite", index="tantivy")) as empty:
        assert "chuangtu load" in TestClient(create_app(empty)).get("/").text


def test_names_are_shown_and_never_run(client: TestClient) -> None:
    for path in ("/search?q=script", f"{first_hit(client, 'script', 'Base')}"):
        html = client.get(path).text
        assert "alert(1)" in Page(html).text
        assert SCRIPT not in html
        assert "<i>方向" not in html
        assert "<b>有限公司" not in html
        assert all("src" in script for script in Page(html).all("script"))


@pytest.mark.parametrize("text", [SCRIPT, '"><img src=x>', "' onfocus='x"])
def test_what_was_typed_comes_back_escaped(client: TestClient, text: str) -> None:
    searched = Page(client.get("/search", params={"q": text}).text)
    assert next(field for field in searched.all("input"))["value"] == text
    sent = Page(client.post("/check", data={"name": text, "members": text}).text)
    assert next(f for f in sent.all("input") if f.get("name") == "name")["value"] == text
    assert len(searched.all("script")) == len(sent.all("script")) == 1
    assert not [image for image in searched.all("img") + sent.all("img") if image["src"] == "x"]


def test_the_matched_part_is_marked(client: TestClient) -> None:
    html = client.get("/search", params={"q": "famen"}).text
    assert "辽宁省<mark>阀门</mark>密封重点实验室" in html
    assert "按拼音找到" in html


def test_pieces_cover_the_text_and_mark_the_spans() -> None:
    assert pieces("甲乙丙丁", [(1, 2), (3, 4)]) == (
        Piece("甲", marked=False),
        Piece("乙", marked=True),
        Piece("丙", marked=False),
        Piece("丁", marked=True),
    )
    assert pieces("甲", []) == (Piece("甲", marked=False),)


def test_filters_stand_in_the_address_and_can_be_taken_off(client: TestClient) -> None:
    page = Page(client.get("/search?q=阀门&kind=Base").text)
    link = next(href for href in page.links() if "city=" in href and "大连" in parse(href, "city"))
    assert parse(link, "kind") == "Base"
    narrowed = Page(client.get(link).text)
    assert "阀门铸造" in narrowed.text
    assert "阀门密封" not in narrowed.text
    without = [
        href for href in narrowed.links() if href.startswith("/search?q=") and "kind" in href
    ]
    assert any("city" not in href for href in without)


def parse(href: str, name: str) -> str:
    return "".join(parse_qs(urlsplit(href).query).get(name, []))


def test_an_address_is_read_as_it_was_written() -> None:
    written = Asked("阀门 & 泵", {"kind": ("Base",), "city": ("沈阳市", "大连市")}, 3)
    pairs = [(k, v) for k, vs in parse_qs(urlsplit(written.url).query).items() for v in vs]
    assert asked(pairs) == written


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "99999999999", "²"])
def test_an_odd_page_number_is_a_page(client: TestClient, page: str) -> None:
    assert client.get("/search", params={"q": "阀门", "page": page}).status_code == 200


def test_an_unknown_filter_is_passed_over(client: TestClient) -> None:
    assert "阀门密封" in Page(client.get("/search?q=阀门&nosuch=1").text).text


def test_pages_follow_each_other(sample: TestClient) -> None:
    seen: list[str] = []
    link = "/search?q=重点实验室&kind=Base"
    while link:
        page = Page(sample.get(link).text)
        seen += [href for href in page.links() if href.startswith("/entity/")]
        link = next((a["href"] or "" for a in page.all("a") if a.get("rel") == "next"), "")
    assert len(seen) == len(set(seen)) > 20
    behind = Page(sample.get("/search?q=重点实验室&kind=Base&page=900").text)
    assert "没有这一页" in behind.text


def test_pages_end_where_hits_can_no_more_be_reached(service: Service) -> None:
    found = service.search(Query("阀门"))
    for total, last, told in ((1000, 100, False), (1001, 100, True), (3000, 100, True)):
        made = results_page(replace(found, total=total), Asked("阀门", page=last))
        assert made.pages[-1] == PageLink(str(last), "")
        assert made.next == ""
        assert ("只能翻到第 1000 项" in render("search.html", made)) is told
    assert asked([("page", "300")]).page == 100


def test_a_guess_is_called_a_guess(service: Service) -> None:
    found = service.search(Query("沈阳乙阀门"))
    guessed = results_page(replace(found, confident=False), Asked("沈阳乙阀门"))
    page = Page(render("search.html", guessed))
    assert "没有有把握的结果" in page.text
    assert "沈阳乙阀门有限公司" in page.text


def test_nothing_found_says_what_to_try(client: TestClient) -> None:
    page = Page(client.get("/search?q=量子引力&kind=Base").text)
    assert "没有找到" in page.text
    assert "取消筛选条件" in page.text


def test_an_entity_names_the_source_of_each_fact(client: TestClient) -> None:
    link = first_hit(client, "阀门密封", "Base")
    page = Page(client.get(link).text)
    assert "名录.csv 第3行“批准年份”列" in page.text
    assert "2012" in page.text
    assert f"{link}.json" in page.links()
    assert client.get(f"{link}.json").headers["content-type"] == "application/json"


def test_a_policy_lists_its_clauses_in_order(sample: TestClient) -> None:
    page = Page(sample.get(first_hit(sample, "技术创新中心管理办法", "Policy")).text)
    assert re.search("第一章.*第一条.*第二条.*第三条", page.text, re.DOTALL)


def test_a_clause_without_text_shows_its_gist_as_such(sample: TestClient) -> None:
    page = Page(sample.get(first_hit(sample, "顶尖人才", "Clause")).text)
    assert "要旨（非原文）" in page.text


def test_sources_that_disagree_stand_side_by_side() -> None:
    said = [("2012", "名录.xlsx", True), ("2013", "公告.docx", False)]
    statements = tuple(
        Statement("approved", "批准年份", value, (Place(source, "第2行", f"{value}年度"),), shown)
        for value, source, shown in said
    )
    known = Entity("base-1", "Base", "科技创新基地", "某实验室", statements, (), ())
    page = Page(render("entity.html", entity_page(known)))
    assert "说法不一" in page.text
    assert re.search(r"2012\s*采用.*名录.xlsx.*原文写作“2012年度”", page.text, re.DOTALL)
    assert re.search(r"2013\s*另一说法.*公告.docx", page.text, re.DOTALL)


def test_the_form_says_all_that_is_wrong_and_keeps_what_was_typed(client: TestClient) -> None:
    sent = {"host": "沈阳乙阀门有限公司", "id_last4": "12", "on": "2023-02-30", "area_m2": "约千"}
    response = client.post("/check", data=sent)
    page = Page(response.text)
    assert response.status_code == 422
    for reason in ("请填写基地名称", "应为四位数字", "应为日期", "应为数字"):
        assert reason in page.text
    wrong = {field["name"] for field in page.all("input") if field.get("aria-invalid")}
    assert wrong == {"name", "id_last4", "on", "area_m2"}
    kept = {field.get("name"): field.get("value") for field in page.all("input")}
    assert sent.items() <= kept.items()
    assert {"#f-name", "#f-id_last4", "#f-on", "#f-area_m2"} <= set(page.links())


def test_a_cell_that_the_register_refuses_is_named_beside_its_field(client: TestClient) -> None:
    sent = {"name": "辽宁省阀门重点实验室", "host": "沈阳乙阀门有限公司", "type": "省某某会"}
    response = client.post("/check", data=sent)
    assert response.status_code == 422
    field = next(f for f in Page(response.text).all("input") if f.get("name") == "type")
    assert field["aria-invalid"] == "true"
    assert "“省某某会”无法识别" in response.text


def test_more_files_than_one_are_refused(client: TestClient) -> None:
    files = [("file", ("a.txt", b"x")), ("name", ("b.txt", b"x"))]
    assert client.post("/check", files=files).status_code == 400


def test_a_check_shows_verdict_evidence_and_clause(sample: TestClient) -> None:
    bases = sample.get("/search?q=轴箱轴承&kind=Base").text
    id_ = next(link for link in Page(bases).links() if link.startswith("/entity/"))
    twin = sample.get(f"{id_}.json").json()
    parties = {r["kind"]: r["things"][0]["name"] for r in twin["relations"]}
    sent = {
        "name": "辽宁省轴箱温度监测专业技术创新中心（2023年—2026年）",
        "type": "省专业技术创新中心",
        "host": parties["HOSTED_BY"],
        "leader": parties["LED_BY"],
        "on": "2023-06-16",
    }
    response = sample.post("/check", data=sent)
    page = Page(response.text)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert re.search(r"不符合\s*同一负责人", page.text)
    assert id_ in page.links()
    assert "四类省级基地" in page.text
    clause = next(link for link in page.links() if link.startswith("/entity/clause-"))
    assert sample.get(clause).status_code == 200


def test_an_address_may_fill_in_the_form(client: TestClient) -> None:
    page = Page(client.get("/check", params={"name": "辽宁省阀门中心"}).text)
    assert "辽宁省阀门中心" in [field.get("value") for field in page.all("input")]


@pytest.mark.parametrize("path", ["/nosuch", "/entity/base-0", "/entity/<b>"])
def test_errors_are_pages_for_a_browser(client: TestClient, path: str) -> None:
    response = client.get(path)
    page = Page(response.text)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "没有" in page.text
    assert "/" in page.links()
    assert not page.all("b")


def test_the_interface_page_lists_every_operation(client: TestClient) -> None:
    page = Page(client.get("/docs").text)
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in page.text


@pytest.mark.parametrize("path", ["/", "/search?q=阀门", "/check", "/docs", "/nosuch"])
def test_pages_need_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    html = client.get(path).text
    page = Page(html)
    loaded = [
        a.get("src") or a.get("href") or "" for t, a in page.tags if t in ("script", "link", "img")
    ]
    assert all(address.startswith("/static/") for address in loaded)
    assert all(client.get(address).status_code == 200 for address in loaded)
    assert not [1 for _, a in page.tags if "style" in a or any(k.startswith("on") for k in a)]
    assert not page.all("style")
    static = sum(file.stat().st_size for file in STATIC.iterdir())
    assert static + len(html.encode()) < LARGEST


def test_every_field_has_a_label(client: TestClient) -> None:
    page = Page(client.get("/check").text)
    labelled = {label["for"] for label in page.all("label")}
    fields = [f for tag in ("input", "select", "textarea") for f in page.all(tag)]
    assert {field["id"] for field in fields} == labelled
