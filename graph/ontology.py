"""The ontology: one YAML file per kind of node or relation, everything else derived from it.

Tables, constraints, index fields, forms and documentation ask here; no other module lists kinds or
properties.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPE_NAMES = ("text", "texts", "integer", "number", "boolean", "year", "date")
_PYTHON: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "texts": tuple,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "year": int,
    "date": str,
}


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a kind.

    Attributes:
        name: Name in code and storage.
        type: One of text, texts, integer, number, boolean, year, date (ISO 8601).
        zh: Label shown to users.
        en: Label in English.
        required: A fact without it is refused.
        search: How the text index uses it: alias, text, or nothing.
        private: Never shown, indexed or exported.
    """

    name: str
    type: str
    zh: str
    en: str
    required: bool = False
    search: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """What nodes and relations have in common."""

    name: str
    zh: str
    en: str
    about: str
    properties: Mapping[str, Property]
    _types: Mapping[str, type] = field(init=False, repr=False)
    _required: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known = self.properties.values()
        types = {p.name: t for p in known if isinstance(t := _PYTHON[p.type], type)}
        object.__setattr__(self, "_types", types)
        object.__setattr__(self, "_required", tuple(p.name for p in known if p.required))

    def check(self, values: Mapping[str, object]) -> None:
        """Refuse values that the kind does not allow.

        Raises:
            OntologyError: An unknown property, a wrong type, or a missing required one.
        """
        types = self._types
        for name, value in values.items():
            if type(value) is not types.get(name):  # most are just that, and there are millions
                self._check_value(name, value)
        for name in self._required:
            if values.get(name) in (None, ""):
                raise OntologyError(f"{self.name} 缺少必填属性 {name}")

    def _check_value(self, name: str, value: object) -> None:
        known = self.properties.get(name)
        if known is None:
            raise OntologyError(f"{self.name} 没有属性 {name}", "本体", "改正加载器或补充本体")
        odd = isinstance(value, bool) if known.type != "boolean" else False
        if odd or not isinstance(value, _PYTHON[known.type]) or value != value:  # noqa: PLR0124 -- not a number
            raise OntologyError(f"{self.name}.{name} 应为 {known.type}，得到 {value!r}")


@dataclass(frozen=True, slots=True)
class NodeKind(Kind):
    """A kind of thing.

    Attributes:
        key: The properties that identify it.
        caption: The property to show.
        found: Whether the text index holds it.
        facets: Facet -> property, or paths of relations, the first that leads anywhere; `<` stands
            before a relation that is followed backwards, `|` between paths.
    """

    key: tuple[str, ...] = ()
    caption: str = ""
    found: bool = True
    facets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RelationKind(Kind):
    """A kind of directed relation; `lasting` ones carry a period in years or ISO dates."""

    inverse: str = ""
    tails: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    lasting: bool = False
    _fronts: tuple[frozenset[str], frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        Kind.__post_init__(self)  # dataclasses with slots know no super()
        fronts = (frozenset(map(str.lower, kinds)) for kinds in (self.tails, self.heads))
        object.__setattr__(self, "_fronts", tuple(fronts))

    def joins(self, tail: str, head: str) -> bool:
        """Whether nodes with these ids may stand at its ends; an id begins with its kind."""
        tails, heads = self._fronts
        return tail.partition("-")[0] in tails and head.partition("-")[0] in heads


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds, by name."""

    nodes: Mapping[str, NodeKind]
    relations: Mapping[str, RelationKind]

    def node(self, name: str) -> NodeKind:
        """The node kind of that name; OntologyError if there is none."""
        if name not in self.nodes:
            raise OntologyError(f"没有名为 {name} 的节点种类")
        return self.nodes[name]

    def relation(self, name: str) -> RelationKind:
        """The relation kind of that name; OntologyError if there is none."""
        if name not in self.relations:
            raise OntologyError(f"没有名为 {name} 的关系种类")
        return self.relations[name]


def _properties(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, Property]:
    made = {name: Property(name=name, **options) for name, options in raw.items()}
    for known in made.values():
        if known.type not in TYPE_NAMES:
            raise OntologyError(f"属性 {known.name} 的类型 {known.type} 不存在")
    return made


def _kind(raw: Mapping[str, Any]) -> NodeKind | RelationKind:
    label = raw["label"]
    shared = {
        "name": raw["kind"],
        "zh": label["zh"],
        "en": label["en"],
        "about": raw["about"],
        "properties": _properties(raw["properties"]),
    }
    if raw["is"] == "node":
        return NodeKind(
            **shared,
            key=tuple(raw["key"]),
            caption=raw["caption"],
            found=raw.get("found", True),
            facets=raw.get("facets", {}),
        )
    return RelationKind(
        **shared,
        inverse=label["inverse"],
        tails=tuple(raw["from"]),
        heads=tuple(raw["to"]),
        lasting=raw.get("lasting", False),
    )


@cache
def ontology() -> Ontology:
    """The ontology of the package, read from `graph/kinds/*.yaml` once per process."""
    folder = resources.files("graph") / "kinds"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name
    )
    kinds = [_kind(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files]
    return Ontology(
        nodes={k.name: k for k in kinds if isinstance(k, NodeKind)},
        relations={k.name: k for k in kinds if isinstance(k, RelationKind)},
    )


@cache
def _fronts() -> Mapping[str, str]:
    return {name.lower(): name for name in (*ontology().nodes, *ontology().relations)}


def kind_of_id(id_: str) -> str:
    """The kind of the node or relation with that id; an id begins with its kind in small letters."""
    return _fronts()[id_.partition("-")[0]]
