"""What goes into a text index and what comes out of it: four frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One findable thing.

    Attributes:
        id: Stable id of the thing, unique in an index.
        kind: What it is (Base, Organization, Person ...); always a facet too.
        name: The name shown.
        aliases: Other names: short, former, English, acronyms.
        text: Directions, descriptions; found by substring or word, below every name.
        facets: Key to value for filtering and counting (type, city, province, cluster, status,
            year, host ...). Blank values are not indexed.
        source_ids: Ids this thing has in the files it came from.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    text: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """One question to an index.

    Attributes:
        text: As typed; anything at all, including nothing.
        limit: At most this many hits.
        offset: Hits to skip, for paging.
        filters: Facet key (or ``kind``) to the values allowed; keys are joined by and, values by or.
        prefix: The text is still being typed: only sure matches, no guessing at typos, and facets
            only where they come for nothing.
    """

    text: str
    limit: int = 10
    offset: int = 0
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        document: The thing.
        score: 0 to 1, comparable inside one answer only; higher is better.
        why: How it was found: name, alias, words, order, pinyin, initials, abbreviation, sound,
            fuzzy or text.
        matched: The name, alias or passage that met the query.
        spans: Half-open character ranges of `matched` to mark, ascending, not overlapping.
    """

    document: Document
    score: float
    why: str
    matched: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query.

    Attributes:
        hits: The page asked for, best first.
        total: How many things match, over all pages.
        confident: Whether the first hit is what was meant, as far as names can tell; False says
            "perhaps you meant" or "nothing".
        facets: Facet key to value to number of matching things, over all pages.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    confident: bool = False
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
