"""Clients of other makers against the running service: the package `reconciler`, and OpenRefine's requests."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from reconciler import reconcile
from reconciler.webutils import http

from tests.api.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.service import Service

NAMES = ["沈水工业大学", "沈水工大", "辽河理工", "千山科技大学"]


@pytest.fixture(scope="module")
def endpoint(sample_service: Service) -> Iterator[str]:
    with served(sample_service) as address:
        yield f"{address}/reconcile"
        http.close()


def call(url: str, body: str | None = None) -> dict[str, Any]:
    """Send a form as OpenRefine's HTTP client encodes it, or get an address."""
    data = body.encode("ascii") if body is not None else None
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    request = urllib.request.Request(url, data, form if data else {})  # noqa: S310 -- our own address
    with urllib.request.urlopen(request) as response:  # noqa: S310 -- our own address
        answer: dict[str, Any] = json.loads(response.read())
    return answer


# The package asks pandas in a way that pandas is going to give up.
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_a_data_frame_is_reconciled_with_a_type_and_a_property(endpoint: str) -> None:
    table = pd.DataFrame({"单位": NAMES, "市": ["沈阳", "沈阳", "沈阳", "鞍山"]})
    found = reconcile(
        table["单位"],
        type_id="Organization",
        property_mapping={"city": table["市"]},
        reconciliation_endpoint=endpoint,
    )
    matched = dict(zip(found["input_value"], found["name"], strict=True))
    assert matched == dict(
        zip(NAMES, ["沈水工业大学", "沈水工业大学", "辽河理工大学", "千山科技大学"], strict=True)
    )
    assert set(found["type_id"]) == {"Organization"}


def test_openrefine_reconciles_a_column_fetches_columns_and_searches_by_hand(endpoint: str) -> None:
    manifest = call(endpoint)
    queries = {
        f"q{number}": {
            "query": name,
            "type": "Organization",
            "type_strict": "should",
            "properties": [],
        }
        for number, name in enumerate(NAMES)
    }
    answer = call(endpoint, f"queries={urllib.parse.quote_plus(json.dumps(queries))}")
    best = [answer[key]["result"][0] for key in queries]
    assert all(candidate["match"] for candidate in best)
    ids = list(dict.fromkeys(candidate["id"] for candidate in best))

    offer = manifest["extend"]["propose_properties"]
    proposed = call(f"{offer['service_url']}{offer['service_path']}?type=Organization&limit=4")
    assert len(proposed["properties"]) == 4
    wanted = {"ids": ids, "properties": [{"id": "code", "settings": {}}, {"id": "city"}]}
    fetched = call(endpoint, f"extend={urllib.parse.quote_plus(json.dumps(wanted))}")
    assert [column["id"] for column in fetched["meta"]] == ["code", "city"]
    assert all(row["code"][0]["str"] for row in fetched["rows"].values())

    entity = manifest["suggest"]["entity"]
    typed = urllib.parse.urlencode({"prefix": "沈水", "type": "Organization", "cursor": 0})
    found = call(f"{entity['service_url']}{entity['service_path']}?{typed}")
    assert found["result"][0]["id"] == best[0]["id"]
