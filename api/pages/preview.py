"""The preview of a thing: what fits into a small frame inside another program's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.pages.links import thing_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.entity import Entity

_LINES, _NAMED, _LONGEST = 7, 3, 60


@dataclass(frozen=True, slots=True)
class Line:
    """One heading with what stands under it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A thing in a few lines, with the address of its page."""

    title: str
    kind_zh: str
    url: str
    lines: tuple[Line, ...]


def preview_page(entity: Entity) -> Preview:
    """The preview of one thing: what it is related to first, which tells namesakes apart."""
    url = thing_url(entity.kind, entity.id)
    return Preview(entity.name, entity.kind_zh, url, tuple(_lines(entity))[:_LINES])


def _lines(entity: Entity) -> Iterator[Line]:
    for relation in entity.relations[:_NAMED]:
        named = "、".join(thing.name for thing in relation.things[:_NAMED])
        more = f"等{relation.total}项" if relation.total > _NAMED else ""
        yield Line(relation.label, f"{named}{more}")
    for said in entity.statements:
        if said.shown and said.value != entity.name:
            yield Line(said.label, _cut(said.value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
