"""Versions: of the data, the rules and the program that a round was screened with, to be told apart.

A hash is the same on any machine where the content is; numbers of a store's own, such as its revision, are not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING

import orjson

from loaders.files import KINDS, POLICY
from loaders.policies import compiled
from loaders.registers import applications, bases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

    from checks.ruleset import RuleSet
    from graph.facts import Source
    from graph.store import View

_DIGITS = 16
_DECIDING = ("graph", "loaders", "checks", "answers")  # packages that a verdict depends on
_CODE = (".py", ".yaml", ".tsv", ".txt")
_POLICIES = (POLICY, compiled.KIND)
_COUNTED = dict.fromkeys(_POLICIES, "Clause") | {
    bases.KIND: "Base",
    applications.KIND: "Application",
}
_THINGS = {"Clause": "条款", "Base": "基地", "Application": "申报", "Organization": "单位"}


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """One file that is loaded.

    Attributes:
        name: File name.
        kind: What it was read as.
        title: What a person calls it; may be empty.
        things: What is counted, in Chinese.
        count: How many clauses, bases or other things it speaks of.
        dates: Days of the policies in it; empty for registers.
    """

    name: str
    kind: str
    title: str
    things: str
    count: int
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataVersion:
    """State of the data.

    Attributes:
        revision: Number of the store's state; counts changes on one machine.
        hash: Tells whether two stores hold the same files and take the same names for one body.
        bases: Bases on record.
        years: First and last year of approval among them; empty where unknown.
        sources: Files that are loaded, oldest first.
    """

    revision: int
    hash: str
    bases: int
    years: str
    sources: tuple[SourceVersion, ...]


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A rule set: its name, title and region, and a hash of every number, clause and reading in it."""

    name: str
    title: str
    region: str
    hash: str


@dataclass(frozen=True, slots=True)
class Program:
    """The program: its version, and a hash of the code and the data files that decide verdicts."""

    version: str
    hash: str


def data_version(view: View, revision: int) -> DataVersion:
    """The version of what a store holds."""
    sources = [source for source in view.sources() if source.kind in KINDS]
    bodies = sorted((edge.tail, edge.head) for edge in view.edges(kind="SAME_AS"))
    years = sorted(
        {y for node in view.nodes("Base") if isinstance(y := node.properties.get("approved"), int)}
    )
    counted, dates = view.counted(), _dates(view, sources)
    return DataVersion(
        revision=revision,
        hash=digest([[source.id for source in sources], bodies]),
        bases=sum(1 for _ in view.nodes("Base")),
        years=f"{years[0]}—{years[-1]}" if years else "",
        sources=tuple(
            _version(one, counted.get(one.id, {}), dates.get(one.id, ())) for one in sources
        ),
    )


def rule_version(ruleset: RuleSet) -> RuleVersion:
    """The version of a rule set, with the rules that it takes from the one it extends."""
    return RuleVersion(ruleset.name, ruleset.title, ruleset.region, digest(ruleset.rules))


@cache
def program() -> Program:
    """The version of this program."""
    code = {
        f"{package}/{path}": text
        for package in _DECIDING
        for path, text in _files(resources.files(package), "")
    }
    return Program(metadata.version("chuangtu"), digest(code))


def digest(value: object) -> str:
    """A hash of a value: equal values have equal ones, whatever the order of their keys."""
    body = orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    return hashlib.sha256(body).hexdigest()[:_DIGITS]


def _version(source: Source, counts: Mapping[str, int], dates: tuple[str, ...]) -> SourceVersion:
    kind = _COUNTED.get(source.kind, "Organization")
    return SourceVersion(
        source.name, source.kind, source.title, _THINGS[kind], counts.get(kind, 0), dates
    )


def _dates(view: View, sources: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    """The days of the policies in each source."""
    policies = {source.id for source in sources if source.kind in _POLICIES}
    found: dict[str, set[str]] = {}
    for policy in view.nodes("Policy"):
        for claim in view.claims(policy.id):
            day = str(claim.properties.get("date", ""))
            if claim.source.id in policies and day:
                found.setdefault(claim.source.id, set()).add(day)
    return {source: tuple(sorted(days)) for source, days in found.items()}


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    """The files of a package by their path, with line endings that are the same on every system."""
    for item in folder.iterdir():
        path = f"{above}{item.name}"
        if item.is_dir():
            yield from _files(item, f"{path}/")
        elif item.name.endswith(_CODE):
            yield path, item.read_text(encoding="utf-8").replace("\r\n", "\n")
