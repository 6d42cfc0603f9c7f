"""The entity page: facts with their sources, relations by heading, history, and a clause's text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from api.pages.links import clause_url, policy_url, thing_url
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from answers.entity import Entity, Event, Place, Related, Relation, Statement
    from answers.names_over_time import NameSpan
    from answers.near import NearBase

_PASSAGES = {"text": "原文", "gist": "要旨（非原文）"}
_PARTS = "PART_OF"


@dataclass(frozen=True, slots=True)
class Fact:
    """One property with every value that a source gives; `disputed` where sources disagree."""

    label: str
    statements: tuple[Statement, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of a clause, or its gist in other words."""

    label: str
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A related thing.

    Attributes:
        url: Its page.
        name: Its name; of a clause below, only its number.
        kind_zh: Its kind in Chinese.
        period: Since when and until when, in Chinese; empty if unknown.
        note: Why or how it is related; may be empty.
    """

    url: str
    name: str
    kind_zh: str
    period: str
    note: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A place with the names of the related things it speaks of; no names where it means all."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Related things under one heading.

    Attributes:
        label: The heading.
        period: The period of them all; empty where they differ, or where there is but one.
        links: The things.
        left_out: How many more are on record than are shown.
        origins: Where it is written.
    """

    label: str
    period: str
    links: tuple[Link, ...]
    left_out: int
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A base with similar directions; `likeness` is a whole number of percent."""

    url: str
    name: str
    directions: str
    likeness: int


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names that the thing had; `url` is empty for the page's own."""

    name: str
    period: str
    url: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that `entity.html` shows.

    Attributes:
        title: Name of the thing.
        kind_zh: Kind in Chinese.
        id: Its id, shown for citing.
        json_url: The same answer as JSON.
        document_url: Where the text of a policy shows it; empty for other things.
        passages: Text or gist of a clause; nothing for other kinds.
        facts: Properties.
        parts: Clauses below a document or a clause, in order; None where there are none.
        groups: All other relations.
        near: Bases with similar directions, nearest first: hints, not findings.
        history: Events, earliest first.
        names: Its names one after the other; none where it never changed.
        asked_on: The ISO date for which the name was asked; empty if none was.
        called: Its name then; empty if it had none, or the dates do not tell.
    """

    title: str
    kind_zh: str
    id: str
    json_url: str
    document_url: str
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    parts: Group | None
    groups: tuple[Group, ...]
    near: tuple[Near, ...]
    history: tuple[Event, ...]
    names: tuple[Name, ...] = ()
    asked_on: str = ""
    called: str = ""
    query: str = ""
    place: str = ""


def entity_page(entity: Entity, asked_on: str = "") -> EntityPage:
    """The page of one thing, with its name on a date if one was asked for."""
    by_label: dict[str, list[Relation]] = {}
    for relation in entity.relations:
        by_label.setdefault(relation.label, []).append(relation)
    groups = [(same, _group(label, same)) for label, same in by_label.items()]
    return EntityPage(
        title=entity.name,
        kind_zh=entity.kind_zh,
        id=entity.id,
        json_url=f"/entity/{entity.id}.json",
        document_url=_in_document(entity),
        passages=tuple(_passages(entity)),
        facts=tuple(_facts(s for s in entity.statements if s.name not in _PASSAGES)),
        parts=next((_numbered(group) for same, group in groups if _are_parts(same)), None),
        groups=tuple(group for same, group in groups if not _are_parts(same)),
        near=tuple(_near(base) for base in entity.near),
        history=entity.history,
        names=tuple(_name(span, entity.id) for span in entity.names),
        asked_on=asked_on,
        called=entity.called,
    )


def _in_document(entity: Entity) -> str:
    if not entity.document:
        return ""
    path = next((s.value for s in entity.statements if s.name == "path"), "")
    return clause_url(entity.document, path) if path else policy_url(entity.document)


def _near(base: NearBase) -> Near:
    return Near(f"/entity/{base.id}", base.name, base.directions, round(base.cosine * 100))


def _are_parts(relations: Iterable[Relation]) -> bool:
    """Whether these are the clauses below a document or clause, not the one above."""
    below = ontology().relation(_PARTS).inverse
    return all(
        relation.label == below and all(thing.kind == "Clause" for thing in relation.things)
        for relation in relations
    )


def _passages(entity: Entity) -> Iterator[Passage]:
    """The text as written; the gist only where there is no text."""
    for name, label in _PASSAGES.items():
        found = [s for s in entity.statements if s.name == name]
        yield from (Passage(label, s.value, s.places) for s in found)
        if found:
            return


def _facts(statements: Iterable[Statement]) -> Iterator[Fact]:
    by_name: dict[str, list[Statement]] = {}
    for statement in statements:
        by_name.setdefault(statement.name, []).append(statement)
    for values in by_name.values():
        ordered = sorted(values, key=lambda s: not s.shown)
        yield Fact(values[0].label, tuple(ordered), any(not s.shown for s in values))


def _group(label: str, relations: Iterable[Relation]) -> Group:
    """One heading; a thing related twice, such as by either side of 同一对象, stands there once."""
    things: dict[str, list[Related]] = {}
    left_out = 0
    for relation in relations:
        left_out += relation.total - len(relation.things)
        for thing in relation.things:
            things.setdefault(thing.id, []).append(thing)
    links = tuple(_link(same) for same in things.values())
    periods = {link.period for link in links}
    common = periods.pop() if len(links) > 1 and len(periods) == 1 else ""
    if common:
        links = tuple(replace(link, period="") for link in links)
    return Group(label, common, links, left_out, tuple(_origins(things.values())))


def _numbered(group: Group) -> Group:
    """Clauses by their number alone: the document is the page's own."""
    links = (replace(link, name=link.name.rpartition(" ")[2]) for link in group.links)
    return replace(group, label="条款", links=tuple(links))


def _link(same: list[Related]) -> Link:
    thing = same[0]
    notes = dict.fromkeys(t.note for t in same if t.note)
    periods = dict.fromkeys(p for t in same if (p := _period(t)))
    url = thing_url(thing.kind, thing.id)
    return Link(url, thing.name, thing.kind_zh, "、".join(periods), "；".join(notes))


def _name(span: NameSpan, own: str) -> Name:
    kind = span.id.partition("-")[0]
    return Name(
        span.name,
        _period(span) or "起止时间不详",
        "" if span.id == own else thing_url(kind, span.id),
    )


def _period(thing: Related | NameSpan) -> str:
    if thing.since and thing.until:
        return f"{thing.since}—{thing.until}"
    return f"{thing.since} 起" if thing.since else f"至 {thing.until}" if thing.until else ""


def _origins(things: Iterable[list[Related]]) -> Iterator[Origin]:
    names: dict[Place, list[str]] = {}
    for same in things:
        for thing in same:
            for place in thing.places:
                names.setdefault(place, []).append(thing.name)
    for place, spoken_of in names.items():
        alone = len(names) == 1
        yield Origin(place, () if alone else tuple(dict.fromkeys(spoken_of)))
