"""Registers as offices send them: exactly the bad rows are refused, with their column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.facts import NodeFact
from loaders.files import Loaded, read_file
from loaders.registers.headers import field_of

if TYPE_CHECKING:
    from pathlib import Path

VARIANTS = (
    "bom_titles_csv",
    "docx_table",
    "gb18030_csv",
    "merged_total_xlsx",
    "synonym_headers_xlsx",
)


@pytest.fixture(scope="module", params=VARIANTS)
def messy(request: pytest.FixtureRequest, shared: Path) -> tuple[Loaded, dict[str, Any]]:
    return read_variant(shared, request.param)


def read_variant(shared: Path, name: str) -> tuple[Loaded, dict[str, Any]]:
    folder = shared / "gold" / "screening" / "dev" / "messy" / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return read_file(folder / expected["file"]), expected


def test_exactly_the_bad_rows_are_refused(messy: tuple[Loaded, dict[str, Any]]) -> None:
    loaded, expected = messy
    report = loaded.report
    assert (report.kind, report.rows_read) == ("bases", expected["data_rows"])
    assert report.accepted == expected["good_rows"]
    refused = [(bad.row, field_of(bad.column)) for bad in report.rejected]
    assert refused == [(bad["row"], field_of(bad["column"])) for bad in expected["bad_rows"]]
    assert all(bad.reason and bad.remedy for bad in report.rejected)


def test_every_written_form_of_a_year_is_read(shared: Path) -> None:
    loaded, expected = read_variant(shared, "synonym_headers_xlsx")
    first = expected["header_row"] + 1
    years = {
        f.place.rpartition("!")[2]: f.properties.get("approved")
        for f in loaded.facts
        if isinstance(f, NodeFact) and f.kind == "Base"
    }
    wanted = {str(first + i): year for i, year in enumerate(expected["years"])}
    assert years == {row: wanted[row] for row in years}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("state_key_labs.csv", 509),
        ("field_stations.csv", 324),
        ("xlsx/tidy-list-most-2021.xlsx", 69),
    ],
)
def test_public_registers_are_read_whole(shared: Path, name: str, rows: int) -> None:
    report = read_file(shared / "data" / "registers" / name).report
    assert (report.kind, report.rows_read, report.accepted) == ("bases", rows, rows)
    assert report.rejected == ()
