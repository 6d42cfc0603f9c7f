"""How often the thing meant is found, over a long list of things and queries of many kinds."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from search.documents import Document, Query
from search.tantivy_index import TantivyIndex

if TYPE_CHECKING:
    from pathlib import Path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> TantivyIndex:
    documents = (
        Document(
            row["id"], row["kind"], row["name"], tuple(filter(None, row["aliases"].split("|")))
        )
        for row in rows(shared / "gold/search/entities.csv")
    )
    built = TantivyIndex(tmp_path_factory.mktemp("index"))
    built.rebuild(documents, "list")
    return built


def test_the_thing_meant_is_found(index: TantivyIndex, shared: Path) -> None:
    first, five = defaultdict(list), defaultdict(list)
    quiet = []
    for row in rows(shared / "gold/search/queries_dev.csv"):
        results = index.search(Query(row["query"], limit=5))
        found = [hit.document.id for hit in results.hits]
        expected = set(filter(None, row["expected"].split("|")))
        if not expected:
            quiet.append(not results.confident)
            continue
        for kind in (row["kind"], "all"):
            first[kind].append(bool(expected & set(found[:1])))
            five[kind].append(bool(expected & set(found)))
    share = {kind: sum(found) / len(found) for kind, found in five.items()}
    assert min(share.values()) >= 0.9, share
    assert share["all"] >= 0.98
    assert sum(first["all"]) / len(first["all"]) >= 0.9
    assert sum(quiet) / len(quiet) >= 0.95
