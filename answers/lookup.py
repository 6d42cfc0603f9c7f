"""Lookup: what a search box answers to half a name, pinyin or a phrase."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- the API's schema is made from these values
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.ontology import ontology

if TYPE_CHECKING:
    from search.documents import Hit, Query
    from search.index import TextIndex

WHY = {
    "name": "名称",
    "alias": "别名或简称",
    "words": "多个词",
    "order": "词序不同",
    "pinyin": "拼音",
    "initials": "拼音首字母",
    "abbreviation": "缩写",
    "sound": "读音相同",
    "fuzzy": "写法相近",
    "text": "内容",
}


@dataclass(frozen=True, slots=True)
class FoundThing:
    """One hit, ready to be shown.

    Attributes:
        id: Node id.
        source_id: First id it had in its source; empty if it had none.
        kind: Node kind; `kind_zh` in Chinese.
        name: Its name.
        city: City or province; empty if unknown.
        host: Host organization; empty if there is none.
        details: Further facets by key: type, status, year, cluster …
        matched: The name, alias or text that met the query.
        spans: Character ranges of `matched` to mark.
        why: How it was found, in Chinese.
        score: 0 to 1, comparable inside one answer only.
    """

    id: str
    source_id: str
    kind: str
    kind_zh: str
    name: str
    city: str
    host: str
    details: Mapping[str, str]
    matched: str
    spans: tuple[tuple[int, int], ...]
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: hits of one page, and what is known of all of them."""

    query: str
    hits: tuple[FoundThing, ...]
    total: int
    confident: bool
    facets: Mapping[str, Mapping[str, int]]


def look_up(index: TextIndex, query: Query) -> Found:
    """Ask the index; hits carry kind, city, host, and the part that matched."""
    results = index.search(query)
    hits = tuple(_thing(hit) for hit in results.hits)
    return Found(query.text, hits, results.total, results.confident, results.facets)


def _thing(hit: Hit) -> FoundThing:
    document = hit.document
    facets = dict(document.facets)
    return FoundThing(
        id=document.id,
        source_id=next(iter(document.source_ids), ""),
        kind=document.kind,
        kind_zh=ontology().node(document.kind).zh,
        name=document.name,
        city=facets.pop("city", ""),
        host=facets.pop("host", ""),
        details=facets,
        matched=hit.matched,
        spans=hit.spans,
        why=WHY.get(hit.why, hit.why),
        score=round(hit.score, 4),
    )
