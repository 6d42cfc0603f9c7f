"""Entity: all that is known of one thing, each fact with the place where it is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.names_over_time import NameSpan, names_over_time
from answers.naming import name_of
from answers.near import NearBase  # noqa: TC001 -- the API's schema is made from these values
from answers.pairs import undecided
from graph.citations import printed
from graph.errors import NotFoundError
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.facts import Value
    from graph.store import Claim, Edge, Node, View

INTERNAL = frozenset(
    {"known_by", "policy", "start", "end", "order", "level", "where", "label", "marks"}
)
_LINEAGE = ("RENAMED_TO", "MERGED_INTO", "TURNED_INTO")
_BY_CLAUSE = frozenset({"policy", "compiled policies", "validity"})  # their places are clauses


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written.

    Attributes:
        source: File name or title of the document.
        text: Clause, or sheet, row and column, in Chinese.
        written: Text as written where the value was normalised; empty otherwise.
    """

    source: str
    text: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one property with all places that say so; `shown` marks the value shown first."""

    name: str
    label: str
    value: str
    places: tuple[Place, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Related:
    """One related thing."""

    id: str
    kind: str
    kind_zh: str
    name: str
    since: str
    until: str
    note: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Related things under one heading, such as 依托单位; `total` counts those left out too."""

    kind: str
    label: str
    things: tuple[Related, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the thing, with a year or date as text; empty if unknown."""

    when: str
    what: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing with its facts, relations and history.

    `document` is the id of the policy whose text shows it: itself, or the one a clause or target stands in.
    `names` are the names it had one after the other, none where it never changed; `called` is the one on
    the date that was asked for, empty if none was or the dates do not tell.
    """

    id: str
    kind: str
    kind_zh: str
    name: str
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    history: tuple[Event, ...]
    near: tuple[NearBase, ...] = ()
    document: str = ""
    names: tuple[NameSpan, ...] = ()
    called: str = ""


def entity(view: View, id_: str, limit: int = 200) -> Entity:
    """All that is known of a node.

    Args:
        view: The store.
        id_: Node id.
        limit: Related things shown under one heading; the rest is counted.

    Raises:
        NotFoundError: There is no such node.
    """
    node = next(view.nodes(ids=[id_]), None)
    if node is None:
        raise NotFoundError("没有这个条目", id_, "从搜索结果进入，或确认资料是否已经载入")
    kind = ontology().node(node.kind)
    claims = view.claims(id_)
    return Entity(
        id=node.id,
        kind=node.kind,
        kind_zh=kind.zh,
        name=name_of(node),
        statements=tuple(_statements(node, claims)),
        relations=tuple(_relations(view, id_, limit)),
        history=tuple(_history(view, node, claims)),
        document=node.id if node.kind == "Policy" else node.text("policy"),
        names=names_over_time(view, node),
    )


def place_of(claim: Claim, column: str) -> Place:
    """Where a claim stands, in words; `column` is the key under which its source keeps headers."""
    source = claim.source
    if source.kind in _BY_CLAUSE:
        return Place(source.title or source.name, printed(claim.place))
    sheet, _, row = claim.place.rpartition("!")
    if not row:
        return Place(source.title or source.name, "")
    keys = (f"{sheet}!{column}", column, f"*.{column.rpartition('.')[2]}")
    header = next((source.columns[key] for key in keys if key in source.columns), "")
    text = f"{sheet and f'工作表“{sheet}”'}第{row}行{header and f'“{header}”列'}"
    return Place(source.name, text)


def _statements(node: Node, claims: Iterable[Claim]) -> Iterator[Statement]:
    said: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for name, value in claim.properties.items():
            place = place_of(claim, f"{node.kind}.{name}")
            written = claim.written.get(name, "")
            said[name][_text(value)].append(Place(place.source, place.text, written))
    for known in ontology().node(node.kind).properties.values():
        if known.private or known.name in INTERNAL:
            continue
        shown = _text(node.properties.get(known.name, ""))
        for value, places in said[known.name].items():
            first = value == shown or isinstance(node.properties.get(known.name), tuple)
            yield Statement(known.name, known.zh, value, tuple(dict.fromkeys(places)), first)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "；".join(value) if isinstance(value, tuple) else str(value)


def _relations(view: View, id_: str, limit: int) -> Iterator[Relation]:
    grouped: dict[tuple[str, bool], list[Edge]] = defaultdict(list)
    for edge in undecided(view, view.edges([id_])):
        if edge.kind not in _LINEAGE:
            grouped[edge.kind, edge.tail == id_].append(edge)
    others = {_other(edge, id_) for group in grouped.values() for edge in group}
    nodes = {node.id: node for node in view.nodes(ids=others)}
    for (kind, outward), group in sorted(grouped.items(), key=lambda item: _order(item[0])):
        relation = ontology().relation(kind)
        ordered = sorted(group, key=lambda edge: _rank(nodes[_other(edge, id_)]))
        claims = view.claims_of(edge.id for edge in ordered[:limit])
        things = tuple(_related(e, nodes[_other(e, id_)], claims[e.id]) for e in ordered[:limit])
        yield Relation(kind, relation.zh if outward else relation.inverse, things, len(group))


def _order(key: tuple[str, bool]) -> tuple[bool, int]:
    kind, outward = key
    return (not outward, _FIRST.index(kind) if kind in _FIRST else len(_FIRST))


_FIRST = ("HOSTED_BY", "CO_BUILT_BY", "LED_BY", "MEMBER_OF", "SUPERVISED_BY", "IN_CLUSTER")


def _rank(node: Node) -> tuple[Value, str]:
    """Clauses in the order of their document, everything else by name."""
    return node.properties.get("order", 0), node.text(ontology().node(node.kind).caption)


def _other(edge: Edge, id_: str) -> str:
    return edge.head if edge.tail == id_ else edge.tail


def _related(edge: Edge, node: Node, claims: Iterable[Claim]) -> Related:
    kind = ontology().node(node.kind)
    places = tuple(dict.fromkeys(place_of(c, edge.kind) for c in claims))
    said = [_text(value) for name, value in edge.properties.items() if name not in INTERNAL]
    if node.kind == "Clause":
        said.append(node.text("gist") or node.text("heading"))
    name = name_of(node)
    note = "；".join(text for text in said if text and text != name)
    return Related(node.id, node.kind, kind.zh, name, edge.since, edge.until, note, places)


def _history(view: View, node: Node, claims: Iterable[Claim]) -> Iterator[Event]:
    events: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for claim in claims:
        approved = claim.properties.get("approved")
        if approved and node.kind == "Base":
            events[str(approved), "批准建设"].append(place_of(claim, "Base.approved"))
        status = claim.properties.get("status")
        if status and node.kind == "Base":
            when = str(claim.properties.get("revoked", ""))
            document = _numbered(str(claim.properties.get("revoked_by", "")))
            events[when, f"登记状态：{status}{document}"].append(place_of(claim, "Base.status"))
    for edge in (e for kind in _LINEAGE for e in view.edges([node.id], kind)):
        relation = ontology().relation(edge.kind)
        other = next(view.nodes(ids=[_other(edge, node.id)]))
        name = other.text(ontology().node(other.kind).caption)
        what = f"{relation.zh}{name}" if edge.tail == node.id else f"{relation.inverse}：{name}"
        what += _numbered(str(edge.properties.get("document", "")))
        events[edge.since, what] += [place_of(c, edge.kind) for c in view.claims(edge.id)]
    for (when, what), places in sorted(events.items(), key=lambda item: item[0][0] or "9999"):
        yield Event(when, what, tuple(dict.fromkeys(places)))


def _numbered(document: str) -> str:
    return f"（{document}）" if document else ""
