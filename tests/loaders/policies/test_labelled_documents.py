"""Real documents whose clauses a reader has listed."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from loaders.policies.documents import parse
from loaders.readers.text import decode

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {"call": "1", "measures": "2"}


def listed(shared: Path) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = defaultdict(list)
    with (shared / "gold/policies/clauses.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, _, part = row["doc"].partition("#")
            paths[name + ("#" + PARTS[part] if part else "")].append(row["clause"])
    return paths


def plain(path: str) -> str:
    return "".join(unicodedata.normalize("NFKC", path).split())


def test_every_listed_clause_is_found_and_no_other(shared: Path) -> None:
    found = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        for document in parse(decode(path.read_bytes(), path.name), path.name):
            found[document.doc] = [plain(clause.path) for clause in document.clauses]
    expected = {doc: [plain(path) for path in paths] for doc, paths in listed(shared).items()}
    assert found == expected


@pytest.mark.parametrize(
    ("name", "kind", "date", "clauses"),
    [
        ("02", "办法", "2025-07-28", 91),
        ("05", "条例", "2022-05-30", 53),
        ("09", "措施", "2025-07-23", 9),
        ("15", "方案", "2025-01-10", 23),
        ("19", "意见", "2024-01-18", 31),
    ],
)
def test_documents_from_web_pages_are_read_whole(
    shared: Path, name: str, kind: str, date: str, clauses: int
) -> None:
    (path,) = (shared / "data/policies").glob(f"{name}-*.txt")
    (document,) = parse(decode(path.read_bytes(), path.name), path.name)
    assert (document.kind, document.date, len(document.clauses)) == (kind, date, clauses)
