"""Texts that the encoder is trained on: public lists and abstracts, read from a folder given.

The folder is no part of the project; its layout is that of the paths below. docs/directions.md names sources
and licences.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Corpora:
    """The lists of one folder."""

    folder: Path

    def rows(self, path: str) -> list[dict[str, str]]:
        """The rows of a CSV file."""
        with (self.folder / path).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def papers(self) -> list[dict[str, str]]:
        """Papers with title, abstract, keywords, discipline."""
        return self.rows("corpus/csl_title_abstract_keywords_discipline.csv")

    @cached_property
    def titles(self) -> list[str]:
        """Titles of papers alone."""
        return [row["title"] for row in self.rows("corpus/csl_titles_category.csv")]

    @cached_property
    def projects(self) -> list[dict[str, str]]:
        """Titles of projects with programme and lead organization."""
        return self.rows("registers/national_rd_projects.csv")

    @cached_property
    def names(self) -> list[str]:
        """Names of bases."""
        lists = ("state_key_labs", "field_stations", "provincial_platforms")
        return [row["name"] for name in lists for row in self.rows(f"registers/{name}.csv")]

    @cached_property
    def disciplines(self) -> dict[str, dict[str, str | list[str]]]:
        """Disciplines by code, with English name and the codes above."""
        path = self.folder / "classifications/nsfc_taxonomy.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines()
        return {entry["_id"]: entry for entry in map(json.loads, lines)}

    @cached_property
    def industries(self) -> list[dict[str, str]]:
        """Industries with code, name, code above, and what they comprise."""
        return self.rows("classifications/gbt4754_2017.csv")

    def documents(self) -> Iterator[str]:
        """Every text once, as one document of which words are counted."""
        for paper in self.papers:
            yield f"{paper['title']} {paper['keywords'].replace('_', ' ')} {paper['abstract']}"
        yield from self.titles
        yield from sorted({row["title"] for row in self.projects})
        yield from self.names
        yield from (f"{d['name']} {d['name_en']}" for d in self.disciplines.values())
        yield from (f"{row['name']} {row['description']}" for row in self.industries)

    def groups(self) -> Iterator[str]:
        """Texts that belong together, side by side: a title and its keywords, a class and the one above."""
        for paper in self.papers:
            yield f"{paper['title']} {paper['keywords'].replace('_', ' ')} {paper['discipline']}"
        for row in self.projects:
            yield f"{row['title']} {row['type']} {row['institution']}"
        for row in self.rows("registers/state_key_labs.csv"):
            yield f"{row['name']} {row['institution']}"
        for entry in self.disciplines.values():
            above = (
                self.disciplines[code] for code in entry["parents"] if code in self.disciplines
            )
            yield " ".join(str(e["name"]) for e in (entry, *above)) + f" {entry['name_en']}"
        names = {row["industry_id"]: row["name"] for row in self.industries}
        for row in self.industries:
            yield f"{row['name']} {row['description']} {names.get(row['parent_id'], '')}"
