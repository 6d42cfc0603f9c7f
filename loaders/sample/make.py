"""Writes the sample's tables: `python -m loaders.sample.make [FOLDER]`, the same bytes every time.

bases.csv, applications.csv, organizations.csv and truth.csv are made from topics.yaml and
units.yaml. Everyone and everything in them is invented; so is every conflict in truth.csv.
"""

import csv
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import yaml

from loaders.sample import direction_cases, form_cases, leader_cases, unit_cases
from loaders.sample.bases import register
from loaders.sample.organizations import Organizations, organizations
from loaders.sample.people import People
from loaders.sample.records import Organization
from loaders.sample.round import YEAR, Round, drafts, ordinary
from loaders.sample.sheets import APPLICATION_HEADERS, BASE_HEADERS, application_row, base_row

HERE = Path(__file__).parent
_SEED = 20230531
_TRUTH_HEADERS = ("application_no", "rule", "verdict", "evidence", "note")
_ORGANIZATION_HEADERS = ("name", "short_names", "former_names", "code")


def build() -> Round:
    """Build the register and the round, with every planted case."""
    rng = random.Random(_SEED)  # noqa: S311  sample data, no secret
    topics, units = _read("topics.yaml"), _read("units.yaml")
    for field in topics.values():
        rng.shuffle(field["objects"])
    orgs = organizations(units, topics, rng)
    people = People(rng)
    bases = register(topics, units["diseases"], orgs, people, rng)
    state = Round(rng, people, orgs, {base.name: base for base in bases}, {})
    applied = list(drafts(topics, orgs, people, rng))
    numbers = rng.sample(range(1, len(applied) + 1), len(applied))
    for place, base in zip(numbers, applied, strict=True):
        number = f"SL{YEAR}-{place:04d}"
        state.applications[number] = ordinary(number, base, orgs, people, rng)
    state.open()
    direction_cases.plant(state)
    unit_cases.plant(state)
    leader_cases.plant(state)
    unit_cases.quotas(state)
    form_cases.plant(state)
    return state


def write(folder: Path) -> None:
    """Write the four tables into a folder."""
    state = build()
    rng = state.rng
    folder.mkdir(parents=True, exist_ok=True)
    names = rng.sample(sorted(state.bases), len(state.bases))
    numbers = sorted(state.applications)
    bases = [base_row(state.bases[name], rng) for name in names]
    applications = [application_row(state.applications[number], rng) for number in numbers]
    truth = sorted(astuple(row) for row in state.truth)
    _table(folder / "bases.csv", BASE_HEADERS, bases)
    _table(folder / "applications.csv", APPLICATION_HEADERS, applications)
    _table(folder / "truth.csv", _TRUTH_HEADERS, truth)
    rows = _aliases(state.organizations, state.outsiders)
    _table(folder / "organizations.csv", _ORGANIZATION_HEADERS, rows)


def _aliases(orgs: Organizations, outsiders: Sequence[Organization]) -> list[tuple[str, ...]]:
    return [(org.name, org.short, org.former, org.code) for org in (*orgs.everyone(), *outsiders)]


def _read(name: str) -> dict[str, Any]:
    text = (HERE / name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def _table(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
