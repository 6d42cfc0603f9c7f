"""Identity derived from all that is loaded and from what people decided; anew with every load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.facts import DECISIONS, EdgeFact, Source
from loaders.identity.bases import same_bases
from loaders.identity.joining import Decided, Groups, claim, doubted, joined
from loaders.identity.mentions import mentions_of
from loaders.identity.organizations import same_organizations
from loaders.identity.people import other_people, same_people
from loaders.identity.policies import same_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.facts import Fact
    from graph.store import View, Writer

SOURCE = Source(
    "source-identity", "同一对象判定", "identity", "由信用代码、名称、人员和文件标题判定"
)
DECIDED = Source("source-decided", "人工判定的同一对象", DECISIONS, "待判定清单中人工判定为同一的")


def derive(writer: Writer, decided: Decided) -> None:
    """Put into the store what follows for identity; what only the last time named is gone by then."""
    writer.put(SOURCE, ())
    writer.put(DECIDED, ())
    writer.put(DECIDED, list(decided_facts(writer, decided)))
    writer.put(SOURCE, list(identity_facts(writer, decided)))


def decided_facts(view: View, decided: Decided) -> Iterator[Fact]:
    """SAME_AS facts of pairs that people decided are one, as far as both are loaded."""
    ids = {id_ for pair in decided.same for id_ in pair}
    nodes = {node.id: node for node in view.nodes(ids=ids)}
    for (tail, head), reason in sorted(decided.same.items()):
        if tail in nodes and head in nodes:
            yield from (claim(nodes[tail]), claim(nodes[head]))
            yield EdgeFact("SAME_AS", tail, head, properties={"reason": reason})


def identity_facts(view: View, decided: Decided) -> Iterator[Fact]:
    """SAME_AS facts of what is one, and MAY_BE facts of what may be; a function of what is loaded."""
    groups = Groups(decided.different)
    for one, other in sorted(decided.same):
        groups.join(one, other)
    organizations = {node.id: node for node in view.nodes("Organization")}
    bases = {node.id: node for node in view.nodes("Base")}
    nodes = organizations | bases
    found = same_organizations(organizations, view.edges(kind="RENAMED_TO"))
    yield from joined(organizations, found.same, groups)
    yield from doubted(found.doubts, groups)
    mentions = mentions_of(view, nodes, groups.of)
    groups.keep_apart(other_people(mentions))
    found = same_people(mentions)
    yield from joined({mention.id: mention.node for mention in mentions}, found.same, groups)
    yield from doubted(found.doubts, groups)
    found = same_bases(view, nodes, groups.of)
    yield from joined(bases, found.same, groups)
    yield from doubted(found.doubts, groups)
    yield from same_policies(view.nodes("Policy"))
