"""From claims to one picture: how several sources' statements about one subject are shown as one.

Of a single value the last loaded source speaks first; of a list the union stands, in order of
first mention.
All claims stay in the store, so nothing is lost by what is shown first.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import orjson

from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.ontology import kind_of_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.facts import Value

_NOTHING_MORE = "{}"
_REMEMBERED = 200_000  # nodes that are known again; a repetition after more of them is a claim more


# A fact as stores keep it: id of its node or relation, ids of tail and head (None of a node), the place
# where it is written, and the rest as a body.
Row = tuple[str, str | None, str | None, str, str]


def row_of(fact: Fact) -> Row:
    """A fact as a row."""
    if isinstance(fact, NodeFact):
        return fact.id, None, None, fact.place, claim_body(fact)
    return fact.id, fact.tail, fact.head, fact.place, claim_body(fact)


def fact_of(row: Sequence[Any]) -> Fact:
    """The inverse of `row_of`."""
    id_, tail, head, place, body = row
    kind, said = kind_of_id(id_), orjson.loads(body)
    properties = values(said.get("p", {}))
    if tail is None:
        return NodeFact(kind, properties, place, said.get("w", {}))
    period = said.get("since", ""), said.get("until", "")
    return EdgeFact(kind, tail, head, place, *period, properties)


def distinct(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows without nodes said again in the same words; a relation said again stays."""
    said: dict[tuple[str, str], None] = {}
    for row in rows:
        if row[1] is not None:
            yield row
        elif (key := (row[0], row[4])) not in said:
            said[key] = None
            if len(said) > _REMEMBERED:
                said = dict.fromkeys(islice(said, _REMEMBERED // 2, None))
            yield row


def claim_body(fact: Fact) -> str:
    """What a fact says beside its id and ends, as canonical JSON (sorted keys).

    `p` holds the properties, `w` what was written where it differs, `since` and `until` a period.
    """
    body: dict[str, Any] = {"p": fact.properties} if fact.properties else {}
    if isinstance(fact, NodeFact):
        if fact.written:
            body["w"] = dict(fact.written)
    else:
        if fact.since:
            body["since"] = fact.since
        if fact.until:
            body["until"] = fact.until
    if not body:
        return _NOTHING_MORE  # as most relations
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()


def merged(bodies: Iterable[str]) -> str:
    """One body from all claims of a subject, oldest first; what was written is for the claim alone."""
    result: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    for body in bodies:
        claim = orjson.loads(body)
        for name, value in claim.pop("p", {}).items():
            if isinstance(value, list):
                shown[name] = list(dict.fromkeys([*shown.get(name, ()), *value]))
            else:
                shown[name] = value
        claim.pop("w", None)
        result |= claim
    if shown:
        result["p"] = shown
    return orjson.dumps(result, option=orjson.OPT_SORT_KEYS).decode()


def values(stored: Mapping[str, Any]) -> dict[str, Value]:
    """Properties as the graph hands them out: JSON lists become tuples, each value once."""
    return {n: tuple(dict.fromkeys(v)) if type(v) is list else v for n, v in stored.items()}


def source_body(source: Source) -> bytes:
    """A source as canonical JSON."""
    body = {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "title": source.title,
        "columns": dict(source.columns),
    }
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS)


def source_of(body: bytes | str) -> Source:
    """The inverse of `source_body`."""
    return Source(**orjson.loads(body))
