"""Which documents are no longer in force because another one says so, derived from all that is loaded.

A document does not know its end; the clause that repeals it does. The statuses form a source of their own,
derived anew with every load and put last, so that they are shown before what the document says of itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.facts import Fact, NodeFact, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import View

SOURCE = Source("source-validity", "效力判定", "validity", "其他文件的废止条款")
REPEALED = "废止"
_DRAFTS = ("征求意见稿", "草案")  # what a draft would repeal is still in force


def repealed_policies(view: View) -> Iterator[Fact]:
    """The status 废止 of each document that a clause of another one repeals, with that clause as its place.

    What is cited by its title and the document loaded under its number (SAME_AS) end together.
    """
    edges = list(view.edges(kind="REPEALS"))
    clauses = {node.id: node for node in view.nodes("Clause", {edge.tail for edge in edges})}
    policies = {node.id: node for node in view.nodes("Policy")}
    same = defaultdict(set)
    for edge in view.edges(kind="SAME_AS"):
        same[edge.tail].add(edge.head)
        same[edge.head].add(edge.tail)
    for edge in edges:
        clause = clauses[edge.tail]
        if policies[clause.text("policy")].text("status") in _DRAFTS:
            continue
        for id_ in sorted({edge.head, *same[edge.head]}):
            known = {name: policies[id_].text(name) for name in ("known_by", "title")}
            yield NodeFact("Policy", {**known, "status": REPEALED}, clause.text("label"))
