"""Listings of names from lists: from files, and from all that a store has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import NodeFact
from graph.identity.listed import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.facts import Fact, Value
    from graph.store import View

_KINDS = ("Organization", "Base")
_OTHERS = {"aliases": "简称或别名", "former_names": "曾用名"}


def listings_of_facts(facts: Iterable[Fact]) -> Iterator[Listing]:
    """The organizations and bases of a file."""
    for fact in facts:
        if isinstance(fact, NodeFact) and fact.kind in _KINDS:
            yield _listing(fact.properties)


def listings_of_view(view: View) -> Iterator[Listing]:
    """The organizations and bases of a store that have other names or a code."""
    for kind in _KINDS:
        for node in view.nodes(kind):
            if any(name in node.properties for name in (*_OTHERS, "code")):
                yield _listing(node.properties)


def _listing(properties: Mapping[str, Value]) -> Listing:
    others = (
        (name, how)
        for field, how in _OTHERS.items()
        if isinstance(names := properties.get(field, ()), tuple)
        for name in names
    )
    return Listing(str(properties["name"]), str(properties.get("code", "")), tuple(others))
