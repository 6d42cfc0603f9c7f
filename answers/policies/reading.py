"""Policies as wholes, from the store or from a file that is not loaded: the same values for either."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from answers.policies.outline import clause_order, clauses_of
from answers.policies.policy import Policy, described
from answers.policies.quoting import place
from answers.policies.whole import ClauseText, StatedNumber, WholePolicy
from graph.errors import InputError, NotFoundError
from graph.facts import EdgeFact
from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.facts import Fact, NodeFact
    from graph.store import Edge, Node, View

    Nodes = Iterable[Node | NodeFact]
    Edges = Iterable[Edge | EdgeFact]

_SHOWN = 8  # candidates named when a name fits several documents


def policies_of_facts(facts: Iterable[Fact]) -> tuple[WholePolicy, ...]:
    """The documents of a file that is not loaded, in its order."""
    nodes: list[NodeFact] = []
    edges: list[EdgeFact] = []
    for fact in facts:
        if isinstance(fact, EdgeFact):
            edges.append(fact)
        else:
            nodes.append(fact)
    return _policies(nodes, edges)


def policy_named(view: View, named: str) -> WholePolicy:
    """A loaded document by id, number, title, or a part of its title that only one has.

    Raises:
        NotFoundError: No loaded document is so named.
        InputError: Several are.
    """
    head = _head_named(view, named)
    clauses = clauses_of(view, head.id)
    edges = list(view.edges([node.id for node in clauses], "SETS", "out"))
    numbers = view.nodes(ids={edge.head for edge in edges})
    (policy,) = _policies([*view.nodes(ids=[head.id]), *clauses, *numbers], edges)
    return policy


def policy_heads(view: View) -> dict[str, Policy]:
    """Heads of the loaded documents by id; those that are only cited are left out."""
    nodes = {node.id: node for node in view.nodes("Policy")}
    loaded = {edge.head for edge in view.edges(nodes, "PART_OF", "in")}
    return {id_: described(node) for id_, node in nodes.items() if id_ in loaded}


def the_one(policies: Sequence[WholePolicy], where: str) -> WholePolicy:
    """The only document of a file.

    Raises:
        InputError: The file holds several.
    """
    if len(policies) == 1:
        return policies[0]
    named = "；".join(f"{where}#{n} 为《{p.head.title}》" for n, p in enumerate(policies, 1))
    raise InputError(f"文件里有{len(policies)}份文件，请指明一份", where, named)


def clause_text(node: Node | NodeFact) -> ClauseText:
    """A clause node as a value."""
    path, label, heading = (_text(node, name) for name in ("path", "label", "heading"))
    return ClauseText(node.id, path, label, heading, _text(node, "text") or _text(node, "gist"))


def _head_named(view: View, named: str) -> Policy:
    heads = policy_heads(view)
    if named in heads:
        return heads[named]
    key = text_key(named.strip("《》"))
    exact = [h for h in heads.values() if key in map(text_key, (h.title, h.document_number))]
    found = exact or [head for head in heads.values() if key and key in text_key(head.title)]
    if len(found) == 1:
        return found[0]
    if not found:
        remedy = "用 chuangtu policies list 查看已载入的文件，或给出文件路径"
        raise NotFoundError(f"没有载入名为“{named}”的政策文件，也没有这个文件", "", remedy)
    names = "；".join(f"{h.document_number or h.title}（{h.id}）" for h in found[:_SHOWN])
    raise InputError(f"“{named}”可以指{len(found)}份文件", "", f"写全标题、文号或编号：{names}")


def _policies(nodes: Nodes, edges: Edges) -> tuple[WholePolicy, ...]:
    by_id = _by_id(nodes)
    clauses: dict[str, list[Node | NodeFact]] = defaultdict(list)
    for node in by_id.values():
        if node.kind == "Clause":
            clauses[_text(node, "policy")].append(node)
    numbers: dict[str, list[tuple[int, StatedNumber]]] = defaultdict(list)
    for edge in edges:
        if edge.kind == "SETS":
            clause = by_id[edge.tail]
            number = _number(by_id[edge.head], edge, clause)
            numbers[_text(clause, "policy")].append((clause_order(clause), number))
    return tuple(
        _policy(described(by_id[id_]), clauses[id_], numbers[id_])
        for id_ in by_id
        if id_ in clauses
    )


def _by_id(nodes: Nodes) -> Mapping[str, Node | NodeFact]:
    """Nodes by id; of several facts on one thing that which says most."""
    found: dict[str, Node | NodeFact] = {}
    for node in nodes:
        known = found.get(node.id)
        if known is None or len(node.properties) > len(known.properties):
            found[node.id] = node
    return found


def _policy(
    head: Policy,
    clauses: Iterable[Node | NodeFact],
    numbers: Iterable[tuple[int, StatedNumber]],
) -> WholePolicy:
    ordered = sorted(clauses, key=lambda node: (clause_order(node), node.id))
    placed = sorted(numbers, key=lambda one: (one[0], one[1].at, one[1].what, one[1].subject))
    return WholePolicy(
        head, tuple(map(clause_text, ordered)), tuple(number for _, number in placed)
    )


def _number(node: Node | NodeFact, edge: Edge | EdgeFact, clause: Node | NodeFact) -> StatedNumber:
    limit = node.kind == "Limit"
    marks = edge.properties.get("marks")
    return StatedNumber(
        sort="限额" if limit else "目标",
        what=_text(node, "rule" if limit else "metric"),
        subject=_text(node, "subject"),
        value=_text(node, "value"),
        unit=_text(node, "unit"),
        condition=_text(node, "condition" if limit else "year"),
        path=_text(clause, "path"),
        quote=str(edge.properties.get("quote", "")),
        at=place(_text(clause, "text"), marks[0]) if isinstance(marks, tuple) and marks else -1,
    )


def _text(node: Node | NodeFact, name: str) -> str:
    return str(node.properties.get(name, ""))
