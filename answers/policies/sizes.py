"""Policy sizes: how much was read from each document that is loaded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping  # noqa: TC003 -- the API's schema is made from these values
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.policies.policy import Policy  # noqa: TC001 -- the API's schema is made from it
from graph.citations import AROUND, CLOSING
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import View

_RELATIONS = ("NAMES", "SETS", "CITES", "ISSUED_UNDER", "AMENDS", "REPEALS")


@dataclass(frozen=True, slots=True)
class SizedPolicy:
    """A document with the number of its clauses, and of its facts by what they are about, in Chinese."""

    policy: Policy
    clauses: int
    facts: Mapping[str, int]


def sized(view: View, policies: Iterable[Policy]) -> tuple[SizedPolicy, ...]:
    """Documents with their sizes, in the same order."""
    nodes = list(view.nodes("Clause"))
    clauses = {node.id: node.text("policy") for node in nodes}
    kinds = {name.lower(): kind.zh for name, kind in ontology().nodes.items()}
    facts: dict[str, Counter[str]] = defaultdict(Counter)
    for relation in _RELATIONS:
        for edge in view.edges(kind=relation):
            facts[clauses[edge.tail]][kinds[edge.head.partition("-")[0]]] += 1
    numbers = Counter(node.text("policy") for node in nodes if _is_numbered(node.text("path")))
    return tuple(
        SizedPolicy(policy, numbers[policy.id], dict(facts[policy.id].most_common()))
        for policy in policies
    )


def _is_numbered(path: str) -> bool:
    return path not in AROUND and not path.rpartition("/")[2].startswith(CLOSING)
