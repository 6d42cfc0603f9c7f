"""Cypher of the Neo4j store: named statements, and those made for each kind of the ontology.

The shape, for people who query the database themselves:

    (:Node:Base {id, kind, body, name, …})-[:LED_BY {id, since, until, body, …}]->(:Node:Person {…})
    (:Claim {subject, tail, head, source, ordinal, place, body})    what one source says of one id
    (:Source {seq, id, body})                           (:Meta {name, schema, revision})

Where ids are looked up the index is named (USING INDEX): a plan made while the database was empty,
which the server keeps, would go through everything for each id.

`body` is the JSON the program itself reads; beside it every property that is not private stands
under its own name. Labels and relation types cannot be parameters in Cypher: they come from the
ontology's names and from nowhere else.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.ontology import kind_of_id, ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA: Final = 2  # data of another schema is refused
_WIDEST: Final = 2**63  # integers from here on are no Neo4j integers

BEGIN: Final = (
    "MERGE (m:Meta {name: 'chuangtu'}) ON CREATE SET m.revision = 0, m.store = randomUUID()"
)
FOUND_SCHEMA: Final = "MATCH (m:Meta {name: 'chuangtu'}) RETURN m.schema"
SET_SCHEMA: Final = "MATCH (m:Meta {name: 'chuangtu'}) SET m.schema = $schema"
FOUND_RULES: Final = "SHOW INDEXES YIELD name"  # a constraint's index bears its name
AWAIT_INDEXES: Final = "CALL db.awaitIndexes($seconds)"

REVISION: Final = "MATCH (m:Meta {name: 'chuangtu'}) RETURN m.revision, m.store"
NEXT_REVISION: Final = "MATCH (m:Meta {name: 'chuangtu'}) SET m.revision = m.revision + 1"
# Writing to a node locks it until the transaction ends: writers come one after the other.
LOCK: Final = "MATCH (m:Meta {name: 'chuangtu'}) SET m.locked = true REMOVE m.locked"
COUNTS: Final = "MATCH (n:Node) RETURN n.kind, count(*) ORDER BY n.kind"

SOURCE_NUMBER: Final = "MATCH (s:Source {id: $id}) RETURN s.seq, s.body"
DROP_SOURCE: Final = "MATCH (s:Source {id: $id}) DELETE s"
DESCRIBE_SOURCE: Final = "MATCH (s:Source {id: $id}) SET s.body = $body"
ADD_SOURCE: Final = (
    "OPTIONAL MATCH (s:Source) WITH coalesce(max(s.seq), 0) + 1 AS seq"
    " CREATE (:Source {seq: seq, id: $id, body: $body}) RETURN seq"
)
SOURCES: Final = "MATCH (s:Source) RETURN s.body ORDER BY s.seq"

COUNTED: Final = (
    "MATCH (c:Claim) MATCH (s:Source {seq: c.source})"
    " RETURN s.id, split(c.subject, '-')[0], count(DISTINCT c.subject)"
)

CLAIMS_OF_SOURCE: Final = (
    "MATCH (c:Claim) USING INDEX c:Claim(source) WHERE c.source = $source"
    " RETURN c.subject, c.tail, c.head, c.ordinal, c.place, c.body, elementId(c)"
)
CLAIMS_OF_SUBJECTS: Final = (
    "MATCH (c:Claim) USING INDEX c:Claim(subject) WHERE c.subject IN $rows"
    " MATCH (s:Source {seq: c.source})"
    " RETURN c.subject, s.body, c.place, c.body ORDER BY c.source, c.ordinal"
)
BODIES: Final = (
    "MATCH (c:Claim) USING INDEX c:Claim(subject) WHERE c.subject IN $rows"
    " RETURN c.subject, c.tail, c.head, c.body ORDER BY c.subject, c.source, c.ordinal"
)
ADD_CLAIMS: Final = (
    "UNWIND $rows AS row CREATE (:Claim"
    " {subject: row[0], tail: row[1], head: row[2], ordinal: row[3], place: row[4], body: row[5],"
    " source: $source})"
)
DROP_CLAIMS: Final = "UNWIND $rows AS row MATCH (c:Claim) WHERE elementId(c) = row DELETE c"

# A relation may come before its ends within a transaction: till then an end is an :Unclaimed node.
SWEEP: Final = "MATCH (n:Unclaimed) WHERE NOT EXISTS {(n)--()} DELETE n"
UNCLAIMED: Final = "MATCH (n:Unclaimed)-[r]-() RETURN r.id, n.id ORDER BY r.id LIMIT 1"

_NODES_TAIL = " AND NOT n:Unclaimed RETURN n.id, n.body ORDER BY n.id"
ALL_NODES: Final = "MATCH (n:Node) WHERE n.id > ''" + _NODES_TAIL
SOME_NODES: Final = "MATCH (n:Node) USING INDEX n:Node(id) WHERE n.id IN $rows" + _NODES_TAIL
_AT_ROWS = " USING INDEX n:Node(id) WHERE n.id IN $rows RETURN r.id, startNode(r).id, endNode(r).id, r.body"
_HOPS = {
    "out": "MATCH (n:Node)-[r{0}]->()" + _AT_ROWS,
    "in": "MATCH (n:Node)<-[r{0}]-()" + _AT_ROWS,
    "both": "MATCH (n:Node)-[r{0}]-()" + _AT_ROWS,
}


def nodes_of(kind: str) -> str:
    """All nodes of a kind, in order of id; OntologyError if there is no such kind."""
    return f"MATCH (n:{ontology().node(kind).name}) WHERE n.id > ''" + _NODES_TAIL


def all_edges(kind: str | None) -> str:
    """All relations, or those of a kind, in order of id; OntologyError if there is no such kind."""
    match = f"MATCH (:Node)-[r{_type(kind)}]->()"
    return f"{match} RETURN r.id, startNode(r).id, endNode(r).id, r.body ORDER BY r.id"


def hop(kind: str | None, direction: str) -> str:
    """Relations at the nodes `$rows`, in no order; OntologyError if there is no such kind."""
    return _HOPS[direction].format(_type(kind))


def show(kind: str) -> str:
    """Write the `$rows` of one kind of node or relation, over what stood there."""
    if kind in ontology().nodes:
        return (
            "UNWIND $rows AS row MERGE (n:Node {id: row.id})"
            f" SET n = row, n:{kind} REMOVE n:Unclaimed"
        )
    return (
        "UNWIND $rows AS row"
        " MERGE (t:Node {id: row.tail}) ON CREATE SET t:Unclaimed"
        " MERGE (h:Node {id: row.head}) ON CREATE SET h:Unclaimed"
        f" MERGE (t)-[r:{ontology().relation(kind).name} {{id: row.shown.id}}]->(h)"
        " SET r = row.shown"
    )


def hide(kind: str) -> str:
    """Take away the nodes or relations of one kind with the ids `$rows`.

    A node stays as an :Unclaimed one, for relations may hold on to it until the transaction ends.
    """
    if kind in ontology().nodes:
        return (
            f"UNWIND $rows AS id MATCH (n:{kind}) USING INDEX n:{kind}(id) WHERE n.id = id"
            f" SET n = {{id: id}}, n:Unclaimed REMOVE n:{kind}"
        )
    name = ontology().relation(kind).name
    return (
        f"UNWIND $rows AS id MATCH ()-[r:{name}]->() USING INDEX r:{name}(id)"
        " WHERE r.id = id DELETE r"
    )


@cache
def rules() -> Mapping[str, str]:
    """Name -> statement of every constraint and index of the store.

    Only what the writer's lock cannot promise is a constraint: a plain index takes less of the
    server's memory in a load.
    """
    unique = {
        "node": "(n:Node) REQUIRE n.id",
        "source_id": "(n:Source) REQUIRE n.id",
        "source_seq": "(n:Source) REQUIRE n.seq",
        "meta": "(n:Meta) REQUIRE n.name",
    }
    plain = {"claim_subject": "(n:Claim) ON (n.subject)", "claim_source": "(n:Claim) ON (n.source)"}
    plain |= {f"node_{kind.lower()}": f"(n:{kind}) ON (n.id)" for kind in ontology().nodes}
    plain |= {
        f"edge_{kind.lower()}": f"()-[n:{kind}]-() ON (n.id)" for kind in ontology().relations
    }
    constraints = {
        f"chuangtu_{name}": f"CREATE CONSTRAINT chuangtu_{name} IF NOT EXISTS FOR {rule} IS UNIQUE"
        for name, rule in unique.items()
    }
    return constraints | {
        f"chuangtu_{name}": f"CREATE INDEX chuangtu_{name} IF NOT EXISTS FOR {rule}"
        for name, rule in plain.items()
    }


def row(subject: str, ends: tuple[str | None, str | None], body: str) -> dict[str, Any]:
    """What `show` writes of one id and its merged claims: the store's own names come first."""
    kind = kind_of_id(subject)
    hidden, said = _private(kind), orjson.loads(body)
    flat = {
        name: value
        for name, value in said.get("p", {}).items()
        if name not in hidden and not (type(value) is int and not -_WIDEST <= value < _WIDEST)
    }
    tail, head = ends
    if tail is None:
        return {**flat, "id": subject, "kind": kind, "body": body}
    period = {name: said[name] for name in ("since", "until") if name in said}
    return {
        "tail": tail,
        "head": head,
        "shown": {**flat, **period, "id": subject, "body": body},
    }


@cache
def _private(kind: str) -> frozenset[str]:
    """The properties of a kind that stand in `body` only."""
    known = ontology().nodes.get(kind) or ontology().relation(kind)
    return frozenset(name for name, property_ in known.properties.items() if property_.private)


def _type(kind: str | None) -> str:
    return f":{ontology().relation(kind).name}" if kind else ""
