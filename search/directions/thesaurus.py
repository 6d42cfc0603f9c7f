"""The thesaurus of directions 主题词表: concepts, their names, and how they lie to each other.

One YAML file a field in `search/thesaurus`, written from knowledge of the field; an office adds its own
in the folder `thesaurus` of its data folder, in the same form (docs/directions.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from graph.errors import InputError
from graph.normal import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

SORTS = ("object", "technology", "use")
_LISTS = ("also", "en", "related")
_WORDS = ("term", "broader", "cluster", "sort")
_FORM = (
    "每项写 term（主题词），可写 also、en、broader、related、cluster、sort，见 docs/directions.md"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept.

    Attributes:
        term: Preferred term.
        also: Other names of the same thing.
        en: English names.
        broader: Term of the wider concept; empty at the top of a field.
        related: Terms that belong near it without being wider or narrower.
        cluster: Industry cluster that it is clearly of; empty otherwise.
        sort: What it is in a title: object, technology or use; empty where not said.
        field: Name of the file.
    """

    term: str
    also: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    broader: str = ""
    related: tuple[str, ...] = ()
    cluster: str = ""
    sort: str = ""
    field: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names in Chinese text, the preferred one first."""
        return (self.term, *self.also)


class Thesaurus:
    """Concepts by name. Of two that claim one name, the first keeps it; `mistakes` tells of such cases.

    Args:
        concepts: In order.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts: dict[str, Concept] = {}
        for concept in concepts:
            self.concepts.setdefault(concept.term, concept)
        self._names: dict[str, Concept] = {}
        for names in (_term, _also, _english):
            for concept in self.concepts.values():
                for name in names(concept):
                    self._names.setdefault(compact(name), concept)

    def find(self, name: str) -> Concept | None:
        """The concept of a name, whatever its width, case, spaces and hyphens."""
        return self._names.get(compact(name))

    def wider(self, concept: Concept) -> Iterator[Concept]:
        """All wider concepts, the nearest first."""
        seen = {concept.term}
        while concept.broader in self.concepts and concept.broader not in seen:
            concept = self.concepts[concept.broader]
            seen.add(concept.term)
            yield concept

    @cached_property
    def narrower(self) -> Mapping[str, tuple[Concept, ...]]:
        """By term: the concepts one step below it."""
        below: dict[str, tuple[Concept, ...]] = {}
        for concept in self.concepts.values():
            if concept.broader:
                below[concept.broader] = (*below.get(concept.broader, ()), concept)
        return below

    def entries(self) -> Iterator[tuple[str, Concept]]:
        """All names in the form in which they are looked up, English ones too."""
        return iter(self._names.items())


def _term(concept: Concept) -> tuple[str, ...]:
    return (concept.term,)


def _also(concept: Concept) -> tuple[str, ...]:
    return concept.also


def _english(concept: Concept) -> tuple[str, ...]:
    return concept.en


def mistakes(concepts: Sequence[Concept]) -> Iterator[InputError]:
    """What must not be: one Chinese name of two concepts, a wider term that is none, a circle."""
    terms = {concept.term: concept for concept in concepts}
    names: dict[str, Concept] = {}
    for concept in concepts:
        where = f"{concept.field}“{concept.term}”"
        for name in concept.names:
            known = names.setdefault(compact(name), concept)
            if known is not concept:
                what = f"“{name}”已是{known.field}“{known.term}”的名称"
                yield InputError(what, where, "删去其中一处")
        if concept.broader and concept.broader not in terms:
            yield InputError(f"上位词“{concept.broader}”不是主题词", where, "补上，或改写")
        elif _circles(concept, terms):
            yield InputError("上位词绕成一圈", where, "改正其中一项的 broader")


def _circles(concept: Concept, terms: Mapping[str, Concept]) -> bool:
    seen, term = {concept.term}, concept.broader
    while term in terms and term not in seen:
        seen.add(term)
        term = terms[term].broader
    return term in seen


def built_in() -> tuple[Concept, ...]:
    """The concepts that the program brings, field by field."""
    folder = resources.files("search") / "thesaurus"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(c for file in files if file.name.endswith(".yaml") for c in read(file))


@cache
def thesaurus(additions: Path | None = None) -> Thesaurus:
    """The built-in thesaurus with the files of a folder of additions; read once.

    Raises:
        InputError: A file is not in the form.
    """
    own: Iterable[Path] = sorted(additions.glob("*.yaml")) if additions else ()
    return Thesaurus((*built_in(), *(concept for file in own for concept in read(file))))


def read(file: Traversable) -> tuple[Concept, ...]:
    """The concepts of a file.

    Raises:
        InputError: It is no YAML list of concepts.
    """
    try:
        entries = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError("主题词表不能读取", file.name, _FORM) from error
    if not isinstance(entries, list):
        raise InputError("主题词表不是列表", file.name, _FORM)
    field = file.name.removesuffix(".yaml")
    return tuple(_concept(e, f"{file.name}第{n}项", field) for n, e in enumerate(entries, 1))


# The C loader reads the same thirteen times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def stored(concepts: Iterable[Concept]) -> str:
    """Concepts in the form of a file, which `read` reads."""
    entries = []
    for concept in concepts:
        words = {name: getattr(concept, name) for name in _WORDS}
        lists = {name: list(getattr(concept, name)) for name in _LISTS}
        entries.append({name: value for name, value in (words | lists).items() if value})
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)


def _concept(entry: object, where: str, field: str) -> Concept:
    if not isinstance(entry, dict) or not {"term"} <= entry.keys() <= {*_LISTS, *_WORDS}:
        raise InputError("主题词的写法不对", where, _FORM)
    values: dict[str, Any] = {name: entry[name] for name in _WORDS if name in entry}
    if not all(isinstance(word, str) and compact(word) for word in values.values()):
        raise InputError("term、broader、cluster、sort 应各为一个词", where, _FORM)
    for name in _LISTS:
        words = entry.get(name, [])
        if not isinstance(words, list) or not all(isinstance(w, str) and compact(w) for w in words):
            raise InputError(f"{name} 应为方括号内的一列词", where, _FORM)
        values[name] = tuple(words)
    if values.get("sort", SORTS[0]) not in SORTS:
        raise InputError(f"没有“{values['sort']}”这种 sort", where, f"写 {'、'.join(SORTS)} 之一")
    return Concept(**values, field=field)
