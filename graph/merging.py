"""From claims to one picture: how several sources' statements about one subject are shown as one.

Of a single value the last loaded source speaks first; of a list the union stands, in order of
first mention.
All claims stay in the store, so nothing is lost by what is shown first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from graph.facts import EdgeFact, Fact, NodeFact, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.facts import Value


def claim_body(fact: Fact) -> bytes:
    """A fact as canonical JSON (sorted keys): equal facts have equal bytes."""
    body: dict[str, Any] = {"kind": fact.kind, "p": dict(fact.properties)}
    if isinstance(fact, NodeFact):
        if fact.written:
            body["w"] = dict(fact.written)
    else:
        body |= {"tail": fact.tail, "head": fact.head}
        body |= {name: value for name in ("since", "until") if (value := getattr(fact, name))}
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS)


def distinct(facts: Iterable[Fact]) -> Iterable[tuple[Fact, bytes]]:
    """Facts with their bodies; a node said again in the same words is dropped, a relation never."""
    seen: set[tuple[str, bytes]] = set()
    for fact in facts:
        body = claim_body(fact)
        if isinstance(fact, EdgeFact):
            yield fact, body
        elif (fact.id, body) not in seen:
            seen.add((fact.id, body))
            yield fact, body


def merged(bodies: Iterable[bytes | str]) -> dict[str, Any]:
    """One body from all claims of a subject, oldest first; the keys are those of `claim_body`."""
    result: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    for body in bodies:
        claim = orjson.loads(body)
        for name, value in claim.pop("p").items():
            if isinstance(value, list):
                shown[name] = list(dict.fromkeys([*shown.get(name, ()), *value]))
            else:
                shown[name] = value
        claim.pop("w", None)
        result |= claim
    result["p"] = shown
    return result


def values(stored: Mapping[str, Any]) -> dict[str, Value]:
    """Properties as the graph hands them out: JSON lists become tuples."""
    return {n: tuple(v) if isinstance(v, list) else v for n, v in stored.items()}


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
