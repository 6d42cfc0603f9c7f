"""The reconciliation service: every answer is held against the specification of its version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from api.http.app import create_app

if TYPE_CHECKING:
    from api.service import Service

SCHEMAS = yaml.safe_load((Path(__file__).parent / "reconciliation_schemas.yaml").read_text("utf-8"))
ORGANIZATION, CODE = "沈水工业大学", "12210111MAQ301M260"
BASE = "辽宁省光引发剂重点实验室"
FIELDS = (
    "query type limit type_strict properties conditions pid v id name settings matchType propertyId"
)
KEYS = st.sampled_from([*FIELDS.split(), "propertyValue", "required", "matchQuantifier"])
PROBLEM = {"title", "status", "detail", "remedy", "type"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def client(sample_service: Service) -> TestClient:
    return TestClient(create_app(sample_service), raise_server_exceptions=False)


def valid(answer: Json, schema: str) -> Json:
    Draft202012Validator({**SCHEMAS, "$ref": f"#/$defs/{schema}"}).validate(answer)
    return answer


def ask(client: TestClient, *queries: Json) -> list[list[Json]]:
    """Put a batch as OpenRefine does, and give the candidates of each query."""
    batch = {f"q{number}": query for number, query in enumerate(queries)}
    response = client.post("/reconcile", data={"queries": json.dumps(batch)})
    answer = valid(response.json(), "results_0.2")
    assert list(answer) == list(batch)
    return [answer[key]["result"] for key in batch]


def id_of(client: TestClient, name: str, kind: str) -> str:
    ((first, *_),) = ask(client, {"query": name, "type": kind})
    assert first["match"]
    return str(first["id"])


def test_the_manifest_describes_the_service(client: TestClient) -> None:
    manifest = valid(client.get("/reconcile").json(), "manifest_0.2")
    assert "创图" in manifest["name"]
    assert manifest["versions"] == ["0.2", "1.0-draft"]
    assert manifest["defaultTypes"][:2] == [
        {"id": "Base", "name": "科技创新基地"},
        {"id": "Organization", "name": "单位"},
    ]


def test_every_address_of_the_manifest_answers(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    id_ = id_of(client, BASE, "Base")
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        page = client.get(template.replace("{{id}}", id_))
        assert page.status_code == 200
        assert BASE in page.text
    for what, offer in manifest["suggest"].items():
        found = client.get(offer["service_url"] + offer["service_path"], params={"prefix": ""})
        valid(found.json(), f"suggest_{what}")
    assert client.get(manifest["logo"]).status_code == 200
    assert client.get(manifest["documentation"]).status_code == 200


def test_the_draft_has_a_root_with_its_own_manifest_and_all_routes(client: TestClient) -> None:
    root = "/reconcile/1.0-draft"
    valid(client.get(root).json(), "manifest_1.0-draft")
    queries = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": ORGANIZATION}]}]}
    found = valid(client.post(f"{root}/reconcile", json=queries).json(), "results_1.0-draft")
    id_ = found["results"][0]["candidates"][0]["id"]
    columns = {"ids": [id_], "properties": [{"id": "code"}]}
    valid(client.post(f"{root}/extend", json=columns).json(), "extension_1.0-draft")
    for what in ("entity", "type", "property"):
        found = client.get(f"{root}/suggest/{what}", params={"prefix": "沈"}).json()
        valid(found, f"suggest_{what}")
    assert client.get(f"{root}/preview", params={"id": id_}).status_code == 200
    valid(client.get(f"{root}/extend/propose?type=Base").json(), "proposal")


@pytest.mark.parametrize(
    ("written", "score"),
    [
        (ORGANIZATION, 100),
        ("沈水工大", 97),
        ("沈水机电学院", 97),
        ("沈水工業大學", 99),
        (CODE, 100),
        (CODE.lower(), 100),
    ],
)
def test_a_name_is_matched_in_each_of_its_writings(
    client: TestClient, written: str, score: float
) -> None:
    ((first, *_),) = ask(client, {"query": written, "type": "Organization"})
    assert (first["name"], first["match"], first["score"]) == (ORGANIZATION, True, score)
    assert first["features"][0]["name"].startswith("名称：")
    assert first["type"] == [{"id": "Organization", "name": "单位"}]


def test_an_id_as_query_gives_its_thing(client: TestClient) -> None:
    id_ = id_of(client, BASE, "Base")
    ((only,),) = ask(client, {"query": id_})
    assert (only["id"], only["match"], only["score"]) == (id_, True, 100)


def test_a_likeness_alone_is_no_match(client: TestClient) -> None:
    similar = ask(
        client, {"query": "光引发剂", "type": "Base"}, {"query": "沈水大", "type": "Organization"}
    )
    assert any(similar)
    assert not any(found["match"] for some in similar for found in some)


def test_a_person_is_never_matched_by_name_alone(client: TestClient) -> None:
    ((first, *_),) = ask(client, {"query": "邓伟", "type": "Person"})
    assert first["name"] == "邓伟"
    assert first["score"] < 80
    assert not first["match"]
    assert "同名不等于同一人" in first["description"]


def test_only_one_candidate_is_a_match(client: TestClient) -> None:
    ((first, second, *_),) = ask(client, {"query": "昱彦压缩机", "type": "Organization"})
    assert first["match"]
    assert not second["match"]
    assert first["score"] > second["score"] > 90


@pytest.mark.parametrize(
    ("property_", "right", "wrong"),
    [
        ("city", "辽阳", "沈阳市"),
        ("所在市", "辽宁省辽阳市", "大连"),
        ("city", "辽宁省", "吉林省"),
        ("host", "辽阳岚谷精细化工有限公司", "沈水工业大学"),
        ("code", "91211081MAYT0FW34N", CODE),
        ("approved", "2011年6月", 2012),
        ("type", "省级重点实验室", "省工程研究中心"),
        ("leader", "邓伟（教授）", "徐玲"),
        ("directions", "光引发剂合成路线", "氢燃料电池"),
        ("cluster", "精细化工", "氢能"),
    ],
)
def test_a_property_confirms_a_match_or_forbids_it(
    client: TestClient, property_: str, right: object, wrong: object
) -> None:
    asked = {"query": BASE, "type": "Base"}
    plain, confirmed, forbidden = (
        some[0]
        for some in ask(
            client,
            asked,
            asked | {"properties": [{"pid": property_, "v": right}]},
            asked | {"properties": [{"pid": property_, "v": wrong}]},
        )
    )
    assert plain["name"] == confirmed["name"] == forbidden["name"] == BASE
    assert (plain["match"], confirmed["match"], forbidden["match"]) == (True, True, False)
    assert plain["score"] == confirmed["score"] > forbidden["score"]
    assert confirmed["features"][1]["value"] is True
    assert forbidden["features"][1]["value"] is False


def test_an_agreeing_property_raises_the_score_of_a_doubtful_name(client: TestClient) -> None:
    asked = {"query": "沈水工大", "type": "Organization"}
    plain, confirmed = ask(client, asked, asked | {"properties": [{"pid": "city", "v": "沈阳"}]})
    assert plain[0]["score"] < confirmed[0]["score"]


def test_the_same_credit_code_is_a_match_whatever_the_name(client: TestClient) -> None:
    ((first, *_),) = ask(
        client,
        {"query": "某某学校", "type": "Organization", "properties": [{"pid": "code", "v": CODE}]},
    )
    assert (first["name"], first["match"], first["score"]) == (ORGANIZATION, True, 100)


def test_a_query_of_properties_alone_finds_by_code(client: TestClient) -> None:
    ((first, *_),) = ask(client, {"properties": [{"pid": "code", "v": [CODE]}]})
    assert (first["name"], first["match"]) == (ORGANIZATION, True)


def test_a_reconciled_value_is_compared_by_its_id(client: TestClient) -> None:
    hosts = extension(client, [id_of(client, BASE, "Base")], {"id": "host"})
    (row,) = hosts["rows"].values()
    value = {"id": row["host"][0]["id"], "name": "随便"}
    ((first, *_),) = ask(
        client, {"query": BASE, "type": "Base", "properties": [{"pid": "host", "v": value}]}
    )
    assert first["match"]


def test_conditions_of_the_draft_require_and_exclude(client: TestClient) -> None:
    def conditions(**more: object) -> Json:
        city = {"matchType": "property", "propertyId": "city", "propertyValue": ["辽阳", "鞍山"]}
        return {
            "type": "Base",
            "conditions": [{"matchType": "name", "propertyValue": BASE}, city | more],
        }

    queries = [
        conditions(),
        conditions(required=True, matchQuantifier="all"),
        conditions(matchQuantifier="none"),
    ]
    answer = client.post("/reconcile", json={"queries": queries}).json()
    found = [r["candidates"] for r in valid(answer, "results_1.0-draft")["results"]]
    assert found[0][0]["match"]
    assert found[1] == []
    assert not found[2][0]["match"]


def test_a_query_may_be_sent_by_get(client: TestClient) -> None:
    queries = json.dumps({"k": {"query": ORGANIZATION, "limit": 1}})
    answer = client.get("/reconcile", params={"queries": queries}).json()
    assert len(valid(answer, "results_0.2")["k"]["result"]) == 1


def extension(client: TestClient, ids: list[str], *columns: Json) -> Json:
    sent = {"extend": json.dumps({"ids": ids, "properties": columns})}
    return valid(client.post("/reconcile", data=sent).json(), "extension_0.2")


def test_columns_are_filled_from_properties_and_relations(client: TestClient) -> None:
    id_ = id_of(client, BASE, "Base")
    wanted = ("city", "host", "type", "cluster", "approved", "members", "status")
    answer = extension(client, [id_, "base-0"], *({"id": name} for name in wanted))
    row = answer["rows"][id_]
    assert row["city"][0]["name"] == "辽阳市"
    assert row["host"][0]["name"] == "辽阳岚谷精细化工有限责任公司"
    assert row["cluster"][0]["name"] == "精细化工"
    assert row["approved"] == [{"int": 2011}]
    assert row["type"] == [{"str": "省重点实验室"}]
    assert len(row["members"]) == 7
    assert answer["rows"]["base-0"] == {name: [] for name in wanted}
    assert answer["meta"][0] == {
        "id": "city",
        "name": "所在地区",
        "type": {"id": "Region", "name": "地区"},
    }


def test_a_setting_limits_the_values_of_a_row(client: TestClient) -> None:
    id_ = id_of(client, BASE, "Base")
    answer = extension(client, [id_], {"id": "members", "settings": {"limit": 2}})
    assert len(answer["rows"][id_]["members"]) == 2


@pytest.mark.parametrize("kind", ["Base", "Organization", "Person", "Policy", "Region"])
def test_every_proposed_property_can_be_fetched(client: TestClient, kind: str) -> None:
    proposed = valid(
        client.get("/reconcile/extend/propose", params={"type": kind}).json(), "proposal"
    )
    ids = [found["id"] for found in proposed["properties"]]
    assert len(set(ids)) == len(ids) > 3
    name = {"Base": BASE, "Organization": ORGANIZATION, "Person": "邓伟", "Policy": "通知"}
    ((first, *_),) = ask(client, {"query": name.get(kind, "沈阳市"), "type": kind})
    columns = [{"id": id_} for id_ in ids[:50]]
    row = extension(client, [first["id"]], *columns)["rows"][first["id"]]
    assert list(row) == [column["id"] for column in columns]
    assert any(row.values())


def test_nothing_private_is_proposed_or_given(client: TestClient) -> None:
    proposed = client.get("/reconcile/extend/propose?type=Person").json()["properties"]
    assert "id_last4" not in {found["id"] for found in proposed}
    sent = json.dumps({"ids": [], "properties": [{"id": "id_last4"}]})
    assert client.post("/reconcile", data={"extend": sent}).status_code == 400


@pytest.mark.parametrize("prefix", ["沈水", "shenshui", "ssgy", "沈水工页大学"])
def test_things_are_suggested_while_typing(client: TestClient, prefix: str) -> None:
    answer = client.get("/reconcile/suggest/entity", params={"prefix": prefix}).json()
    assert ORGANIZATION in {found["name"] for found in valid(answer, "suggest_entity")["result"]}


def test_suggestions_go_on_at_the_cursor_and_keep_to_a_type(client: TestClient) -> None:
    def names(**more: object) -> list[str]:
        params = {"prefix": "辽宁省", "type": "Base"} | more
        answer = client.get("/reconcile/suggest/entity", params=params).json()
        assert {t["id"] for f in answer["result"] for t in f["notable"]} == {"Base"}
        return [found["id"] for found in answer["result"]]

    first, second = names(), names(cursor=5)
    assert first[5:] == second[: len(first) - 5]


def test_an_id_as_prefix_suggests_its_thing(client: TestClient) -> None:
    id_ = id_of(client, BASE, "Base")
    answer = client.get("/reconcile/suggest/entity", params={"prefix": id_}).json()
    assert [found["id"] for found in answer["result"]] == [id_]


def test_types_and_properties_are_suggested_by_id_and_by_name(client: TestClient) -> None:
    def suggested(what: str, prefix: str) -> set[str]:
        answer = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix}).json()
        return {found["id"] for found in valid(answer, f"suggest_{what}")["result"]}

    assert suggested("type", "单位") == suggested("type", "organ") == {"Organization"}
    assert "host" in suggested("property", "依托")
    assert "code" in suggested("property", "Code")


def test_a_preview_is_a_small_page_for_other_pages(client: TestClient) -> None:
    page = client.get("/reconcile/preview", params={"id": id_of(client, BASE, "Base")})
    assert page.headers["content-type"].startswith("text/html")
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "辽阳岚谷精细化工有限责任公司" in page.text
    assert 'target="_blank"' in page.text


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/suggest/type", "/reconcile/nosuch"])
def test_pages_of_other_origins_may_ask(client: TestClient, path: str) -> None:
    origin = {"origin": "http://elsewhere.example"}
    answer = client.get(path, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    asked = origin | {"access-control-request-method": "POST"}
    before = client.options(path, headers=asked)
    assert before.status_code == 204
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "content-type" in before.headers["access-control-allow-headers"]


def test_a_page_of_another_origin_may_send_a_batch(client: TestClient) -> None:
    elsewhere = {"origin": "http://elsewhere.example", "sec-fetch-site": "cross-site"}
    queries = {"queries": json.dumps({"q0": {"query": ORGANIZATION}})}
    answer = client.post("/reconcile", data=queries, headers=elsewhere)
    assert answer.json()["q0"]["result"][0]["match"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/", "/api/search?q=x", "/reconciled", "/check"])
def test_pages_of_other_origins_may_ask_nothing_else(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"origin": "http://elsewhere.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("queries", "status", "told"),
    [
        ("{", 400, "不是正确的 JSON"),
        ("[]", 400, "应为 JSON 对象"),
        ('{"q0": "a"}', 400, "应为 JSON 对象"),
        ('{"q0": {}}', 400, "没有要查的名称"),
        ('{"q0": {"query": "a", "type": "Q5"}}', 400, "没有这个类型"),
        ('{"q0": {"query": "a", "limit": 0}}', 400, "不能小于1"),
        ('{"q0": {"query": "a", "type_strict": "perhaps"}}', 400, "不在可选的值之中"),
        ('{"q0": {"query": "a", "properties": [{"pid": "P17", "v": "x"}]}}', 400, "没有这个属性"),
        (json.dumps({"q0": {"query": "长" * 10_000}}), 400, "最多1000字"),
        (json.dumps({str(n): {"query": "a"} for n in range(1000)}), 413, "一批有1000个查询"),
        ("", 400, "没有查询"),
    ],
)
def test_a_bad_batch_is_refused_as_a_problem(
    client: TestClient, queries: str, status: int, told: str
) -> None:
    response = client.post("/reconcile", data={"queries": queries})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["access-control-allow-origin"] == "*"
    problem = response.json()
    assert set(problem) == PROBLEM
    assert told in problem["title"]
    assert problem["remedy"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/reconcile", b"\xff"),
        ("/reconcile", b'{"queries": {}}'),
        ("/reconcile/reconcile", b"{}"),
        ("/reconcile/extend", b"null"),
        ("/reconcile/extend", b'{"ids": ["a"], "properties": [{"id": "P17"}]}'),
        ("/reconcile/extend", b'{"ids": [1], "properties": []}'),
    ],
)
def test_bad_json_is_refused_as_a_problem(client: TestClient, path: str, body: bytes) -> None:
    response = client.post(path, content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert set(response.json()) == PROBLEM


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 300)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
KEYED = st.dictionaries(KEYS, JSON, max_size=6)


@settings(max_examples=150, deadline=None)
@given(query=KEYED, column=KEYED)
def test_whatever_is_sent_is_answered_or_refused(
    client: TestClient, query: Json, column: Json
) -> None:
    sent = [
        client.post("/reconcile", data={"queries": json.dumps({"q": query})}),
        client.post("/reconcile", json={"queries": [query]}),
        client.post("/reconcile/extend", json={"ids": ["a"], "properties": [column]}),
    ]
    assert {response.status_code for response in sent} <= {200, 400}


@pytest.mark.parametrize("written", ["", " ", "🤖", "a" * 1000, "(" * 1000, "\u202e机器", '* OR "'])
def test_an_odd_name_gets_an_answer(client: TestClient, written: str) -> None:
    (found,) = ask(client, {"query": written})
    assert not any(candidate["match"] for candidate in found)
