"""The home page: a search box, what the store holds, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.pages.asking import Asked
from graph.ontology import ontology

if TYPE_CHECKING:
    from graph.store import Status

_FIRST = ("Base", "Organization", "Person", "Application", "Policy", "Clause", "Direction")
_EXAMPLES = (("机器人", "词"), ("jiqiren", "拼音"), ("重点实验室 管理办法", "多个词"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of one kind there are."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Example:
    """A query to try; `way` says in Chinese what it shows."""

    text: str
    way: str
    url: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that `home.html` shows.

    Attributes:
        counts: Things by kind, the kinds people ask for first; empty where nothing is loaded.
        examples: Queries to try.
        engine: Name of the store's engine.
        revision: Number of the store's state.
    """

    counts: tuple[Count, ...]
    examples: tuple[Example, ...]
    engine: str
    revision: int
    title: str = "科技创新基地知识图谱"
    query: str = ""
    place: str = "home"


def home_page(status: Status) -> HomePage:
    """The page over a store in this state."""
    kinds = [k for k in ontology().nodes if status.counts.get(k)]
    ordered = sorted(kinds, key=lambda k: _FIRST.index(k) if k in _FIRST else len(_FIRST))
    return HomePage(
        counts=tuple(Count(ontology().node(k).zh, status.counts[k]) for k in ordered),
        examples=tuple(Example(text, way, Asked(text).url) for text, way in _EXAMPLES),
        engine=status.engine,
        revision=status.revision,
    )
