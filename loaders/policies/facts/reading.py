"""All facts of a document, in the order in which they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies.facts import (
    base_types,
    chains,
    citations,
    clusters,
    info_resources,
    limits,
    responsibilities,
    targets,
    transitions,
    units,
)

if TYPE_CHECKING:
    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.found import Found

# What is read from the document alone; duties and the units that bear them are read together.
FINDERS = (
    citations.find,
    base_types.find,
    transitions.find,
    targets.find,
    limits.find,
    clusters.find,
    chains.find,
    info_resources.find,
)


def read_facts(document: PolicyDocument) -> tuple[Found, ...]:
    """All facts of a document, each kind by its own reader."""
    duties = tuple(responsibilities.find(document))
    found = [fact for find in FINDERS for fact in find(document)]
    types = [fact for fact in found if fact.kind in ("base_types", "transitions")]
    found += [*duties, *units.units(document, duties, types)]
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind)))
