"""The last digits of an identity number are compared, and leave the program nowhere."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from api.cli import run
from api.http.app import create_app
from api.service import open_service
from api.settings import Settings
from graph.sqlite_store import SqliteStore
from tests.api.page_reading import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.service import Service

SAMPLE = Path(__file__).resolve().parents[2] / "loaders" / "sample"
LAST4 = "负责人证件号后四位"
with (SAMPLE / "applications.csv").open(encoding="utf-8") as sheet:
    ROWS = list(csv.DictReader(sheet))
# A year or an area may have the same digits, and is told.
OTHERS = {cell for row in ROWS for column, cell in row.items() if column != LAST4}
DIGITS = {row[LAST4] for row in ROWS} - OTHERS


@pytest.fixture(scope="module")
def client(sample_service: Service) -> TestClient:
    return TestClient(create_app(sample_service))


def test_nearly_all_digits_of_the_sample_can_be_told_from_other_cells() -> None:
    assert len(DIGITS) > 0.9 * len(ROWS)


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 -- any JSON
    """Every string of a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, (str, int)):
        yield str(value)


class Cells(Page):
    """The texts of a page, each as it stands between two tags."""

    def __init__(self, html: str) -> None:
        self.cells: list[str] = []
        super().__init__(html)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        self.cells.append(data.strip())


def told(client: TestClient, path: str, **parameters: str) -> tuple[Any, set[str]]:
    """A JSON answer, and those of the sample's digits that it tells."""
    answer = client.get(path, params=parameters).json()
    return answer, DIGITS & set(strings(answer))


def shown(client: TestClient, path: str) -> set[str]:
    response = client.get(path, headers={"accept": "text/html"})
    assert response.status_code == 200
    return DIGITS & set(Cells(response.text).cells)


def body(row: dict[str, str]) -> dict[str, str]:
    """A row as the body of a check."""
    return {
        "number": "另报",
        "name": row["基地名称"],
        "host": row["依托单位"],
        "leader": row["负责人"],
        "id_last4": row[LAST4],
        "on": "2023-06-16",
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["申报编号"] for row in ROWS])
def test_identity_digits_never_leave(client: TestClient, row: dict[str, str]) -> None:
    found, leaked = told(client, "/api/search", q=row["申报编号"])
    hit = found["hits"][0]
    entity, more = told(client, f"/entity/{hit['id']}.json")
    leader = next(r for r in entity["relations"] if r["kind"] == "LED_BY")["things"][0]
    leaked |= more | shown(client, f"/entity/{hit['id']}")
    leaked |= told(client, f"/entity/{leader['id']}.json")[1]
    leaked |= shown(client, f"/entity/{leader['id']}")
    for way in ("search", "suggest"):
        leaked |= told(client, f"/api/{way}", q=row["负责人"])[1]
        answer, more = told(client, f"/api/{way}", q=row[LAST4])
        leaked |= more - {answer["query"]}
        assert leader["id"] not in {hit["id"] for hit in answer["hits"]}
    checked = client.post("/api/check", json=body(row))
    assert checked.status_code == 200
    assert leaked | (DIGITS & set(strings(checked.json()))) == set()


def test_screening_prints_no_identity_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHUANGTU_HOME", str(tmp_path))
    files = [str(SAMPLE / name) for name in ("organizations.csv", "bases.csv", "applications.csv")]
    assert run(["load", *files]) == 0
    capsys.readouterr()
    screen = ["screen", files[-1], "--policy", "liaoning-2023", "--on", "2023-06-16"]
    assert run([*screen, "--jsonl"]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert printed
    assert DIGITS & set(strings(printed)) == set()
    assert run(screen) == 0
    assert DIGITS & set(capsys.readouterr().out.split()) == set()


NUMBER, KEY = "11010519491231002X", "0123456789abcdef"  # invented


def test_a_whole_number_and_its_hash_leave_by_no_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHUANGTU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CHUANGTU_IDENTITY_KEY", KEY)
    file = tmp_path / "名录.csv"
    rows = [f"石桥省{n}重点实验室,石桥{n}大学,张三,{NUMBER},{NUMBER}" for n in "甲乙"]
    file.write_text("\n".join(["基地名称,依托单位,负责人,身份证号,备注", *rows]), encoding="utf-8")
    bad = tmp_path / "坏.csv"
    bad.write_text(
        f"基地名称,依托单位,负责人,身份证号\n,石桥大学,{NUMBER},{NUMBER}9\n", encoding="utf-8"
    )
    said = []
    for arguments in (
        ["load", str(file), "--dry-run"],
        ["load", str(file), "--json"],
        ["load", str(bad), "--json"],
        ["queue", "export"],
        ["search", NUMBER],
    ):
        assert run(arguments) == 0
        said += [*capsys.readouterr()]
    with closing(SqliteStore(tmp_path / "home" / "graph.db")) as store, store.read() as view:
        people = list(view.nodes("Person"))
        hashes = {person.text("id_hash") for person in people}
        same = list(view.edges(kind="SAME_AS"))
    with open_service(Settings(home=tmp_path / "home", store="sqlite", index="tantivy")) as service:
        client = TestClient(create_app(service))
        said += [client.get(f"/entity/{person.id}.json").text for person in people]
        pair = "~".join(person.id for person in people)
        said += [client.get(f"{way}/{pair}").text for way in ("/queue", "/api/queue")]
    assert (len(people), len(hashes), len(same)) == (2, 1, 1)
    told = "".join(said).replace(f"“{NUMBER}”", "")  # what was typed into the search box
    assert not any(secret in told for secret in (NUMBER, hashes.pop(), "002X", KEY))
    kept = (path for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert not any(NUMBER.encode() in path.read_bytes() for path in kept)
