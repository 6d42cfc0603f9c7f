from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from answers.policies.text import TextFact
from answers.policies.ties import Thing
from api.http.app import create_app
from api.pages.asking_policies import AskedPolicies, asked_policies
from api.pages.marking import stretches
from api.service import open_service, read_files
from api.settings import Settings
from graph.citations import Citation
from tests.answers.small_policies import FILES
from tests.answers.small_store import written
from tests.api.page_reading import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.service import Service

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""石桥省科学技术厅文件

石科发〔2023〕1号

石桥省{SCRIPT}管理办法

第一条 “{SCRIPT}”负责省重点实验室的认定，研发人员不少于20人。
"""
NEW = Citation("石桥省科技创新平台管理办法", "石科发〔2022〕8号")
OLD = Citation("石桥省科技创新平台管理办法（试行）", "石科发〔2015〕3号")
BASIS = Citation("石桥省科技创新条例")
CLAUSE = Citation(NEW.title, NEW.document_number, "第三条/（一）")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = tmp_path_factory.mktemp("policies")
    with open_service(Settings(home=home, store="sqlite", index="tantivy")) as service:
        paths = written(home, {**FILES, "2023.txt": HOSTILE})
        service.load(read_files(paths), lambda _: None)
        yield TestClient(create_app(service), headers={"accept": "text/html"})


@pytest.fixture(scope="module")
def page(client: TestClient) -> Page:
    return Page(client.get(f"/policies/{NEW.policy_id}").text)


def urls(client: TestClient, address: str) -> list[str]:
    return [u for u in Page(client.get(address).text).links() if u.startswith("/policies/policy-")]


def test_the_list_leads_to_every_document(client: TestClient) -> None:
    listed = urls(client, "/policies")
    assert {f"/policies/{c.policy_id}" for c in (NEW, OLD, BASIS)} <= set(listed)
    assert all(client.get(url).status_code == 200 for url in listed)


def test_a_filter_of_the_list_is_followed_by_its_link(client: TestClient) -> None:
    links = Page(client.get("/policies").text).links()
    year = next(link for link in links if link == "/policies?year=2015")
    assert urls(client, year) == [f"/policies/{OLD.policy_id}"]
    assert urls(client, "/policies?q=不存在") == []
    beyond = Page(client.get("/policies?page=9").text)
    assert "没有这一页" in beyond.text


def test_the_list_as_json_holds_what_the_page_shows(client: TestClient) -> None:
    answer = client.get("/policies.json", params={"year": "2015"}).json()
    assert [p["id"] for p in answer["policies"]] == [OLD.policy_id]
    assert answer["counts"]["year"]["2022"] == 1
    assert client.get("/policies.json?order=random").status_code == 422


def test_an_address_of_the_list_says_the_same_as_what_it_was_made_from() -> None:
    asked = AskedPolicies("办法", {"region": ("石桥省",), "year": ("2022", "2015")}, "title", 3)
    pairs = [(k, v) for k, v in re.findall(r"(\w+)=([^&]*)", unquote(asked.query))]
    assert asked_policies(pairs) == asked
    assert asked_policies([("page", "0"), ("order", "x"), ("nosuch", "1")]) == AskedPolicies()
    assert asked.toggled("year", "2015").filters["year"] == ("2022",)


def test_a_document_shows_its_head_and_its_whole_text(page: Page) -> None:
    for said in ("石科发〔2022〕8号", "2022-04-01", "各市科技局", "现印发给你们", "前款所列条件"):
        assert said in page.text


def test_contents_and_facts_lead_to_clauses_of_the_page(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    inside = [unquote(link[1:]) for link in page.links() if link.startswith("#")]
    assert {"第一章", "第三条/（一）", "第三条/末段", "notice"} <= set(inside)
    assert set(inside) <= ids
    assert len([i for _, a in page.tags if (i := a.get("id"))]) == len(ids)


def test_every_fact_is_marked_and_stands_in_the_table(client: TestClient, page: Page) -> None:
    answer = client.get(f"/policies/{NEW.policy_id}.json").json()
    kinds = {fact["fact"] for clause in answer["clauses"] for fact in clause["facts"]}
    assert {mark["class"] for mark in page.all("mark")} == kinds
    assert {box["id"] for box in page.all("input") if box.get("class") == "show"} == {
        f"show-{kind}" for kind in kinds
    }
    facts = sum(len(clause["facts"]) for clause in answer["clauses"])
    assert f"共 {facts} 项" in page.text
    assert any("面积下限" in (mark["title"] or "") for mark in page.all("mark"))


def test_documents_name_each_other(client: TestClient, page: Page) -> None:
    assert f"/policies/{OLD.policy_id}" in page.links()
    old = Page(client.get(f"/policies/{OLD.policy_id}").text)
    assert "被废止于" in old.text
    assert "废止" in old.text.split("与其他文件的关系")[0]
    back = next(link for link in old.links() if link.startswith(f"/policies/{NEW.policy_id}?"))
    assert unquote(back).endswith("#第四条")
    assert client.get(back).status_code == 200


def test_a_document_that_is_only_cited_says_so(client: TestClient) -> None:
    page = Page(client.get(f"/policies/{BASIS.policy_id}").text)
    assert "没有载入" in page.text
    assert "据此制定的文件" in page.text


def test_a_clause_of_the_graph_leads_to_its_place_in_the_text(client: TestClient) -> None:
    entity = Page(client.get(f"/entity/{CLAUSE.clause_id}").text)
    link = next(u for u in entity.links() if u.startswith(f"/policies/{NEW.policy_id}?clause="))
    assert unquote(link).endswith("#第三条/（一）")


def test_a_clause_names_the_rules_that_rest_on_it(sample_service: Service) -> None:
    client = TestClient(create_app(sample_service), headers={"accept": "text/html"})
    listed = urls(client, "/policies?q=技术创新中心管理办法")
    pages = [Page(client.get(url).text) for url in listed]
    (ruled,) = (page for page in pages if "据此核对" in page.text)
    assert "要旨（非原文）" in ruled.text
    assert any(link.startswith("/check?policy=") for link in ruled.links())


def test_what_a_document_says_is_shown_and_never_run(client: TestClient) -> None:
    for address in ("/policies", *urls(client, "/policies?q=script")):
        html = client.get(address).text
        assert SCRIPT not in html
        assert "alert(1)" in html


@pytest.mark.parametrize("address", ["/policies/policy-0", f"/policies/{NEW.clause_id}"])
def test_what_is_no_document_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.get(f"{address}.json").status_code == 404


def test_an_odd_part_or_clause_is_passed_over(client: TestClient) -> None:
    for asked in ("?part=x", "?part=-3", "?part=99", "?clause=第九百条"):
        assert client.get(f"/policies/{NEW.policy_id}{asked}").status_code == 200


def fact(kind: str, start: int, end: int, thing: str = "a") -> TextFact:
    said = (("对象", thing),)
    return TextFact(kind, start, end, "", Thing(thing, "Organization", "单位", thing), said)


def test_overlapping_marks_are_nested_longest_first_and_lose_no_text() -> None:
    facts = (fact("targets", 0, 6), fact("units", 4, 8), fact("limits", 4, 6))
    cut = stretches("零一二三四五六七八", facts)
    assert [(s.text, [m.fact for m in s.marks]) for s in cut] == [
        ("零一二三", ["targets"]),
        ("四五", ["targets", "units", "limits"]),
        ("六七", ["units"]),
        ("八", []),
    ]


def test_several_facts_on_the_same_words_share_a_mark_that_leads_nowhere() -> None:
    (marked,) = stretches("省科技厅", (fact("units", 0, 4, "甲"), fact("units", 0, 4, "乙")))
    assert marked.url == ""
    assert marked.marks[0].title == "单位：对象 甲\n单位：对象 乙"
    assert stretches("", ()) == ()


@given(st.text("省科技厅负责\n ", min_size=1, max_size=30), st.data())
def test_marks_cut_a_text_without_changing_it(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=6))
    facts = [fact("units", min(span), max(span), str(n)) for n, span in enumerate(spans)]
    facts = [one for one in facts if one.start < one.end]
    cut = stretches(text, facts)
    assert "".join("".join(s.text for s in cut).split()) == "".join(text.split())
    marked = sum(len(s.text.replace("\n", "").strip()) > 0 and bool(s.marks) for s in cut)
    covered = {i for one in facts for i in range(one.start, one.end) if not text[i].isspace()}
    assert bool(covered) == bool(marked)
