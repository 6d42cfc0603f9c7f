"""The thesaurus in SKOS, written as JSON-LD, so that other programs can use it and offices can bring theirs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from graph.errors import InputError
from search.directions.thesaurus import SORTS, Concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BASE = "urn:chuangtu:direction:"
_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prefLabel": {"@id": "skos:prefLabel", "@language": "zh"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "related": {"@id": "skos:related", "@type": "@id"},
    "editorialNote": "skos:editorialNote",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}
_SORT, _CLUSTER = "sort", "cluster"
_REMEDY = "用 chuangtu thesaurus export 写出的形式"


def written(concepts: Iterable[Concept]) -> str:
    """The concepts as a SKOS document in JSON-LD, in the order given."""
    graph = [_node(concept) for concept in concepts]
    document = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(text: str, where: str) -> tuple[Concept, ...]:
    """The concepts of a document that `written` made, or one of the same form.

    Raises:
        InputError: It is not in that form; `where` names it.
    """
    try:
        return tuple(_concept(node) for node in json.loads(text)["@graph"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("不是可以读取的 SKOS（JSON-LD）文件", where, _REMEDY) from error


def _node(concept: Concept) -> dict[str, Any]:
    labels = {"zh": list(concept.also), "en": list(concept.en)}
    notes = ((_SORT, concept.sort), (_CLUSTER, concept.cluster))
    node = {
        "@id": _id(concept.term),
        "@type": "skos:Concept",
        "prefLabel": concept.term,
        "altLabel": {language: names for language, names in labels.items() if names},
        "broader": _id(concept.broader) if concept.broader else "",
        "related": [_id(term) for term in concept.related],
        "editorialNote": [f"{name}: {value}" for name, value in notes if value],
        "inScheme": f"{_BASE}{concept.field}",
    }
    return {name: value for name, value in node.items() if value}


def _concept(node: dict[str, Any]) -> Concept:
    labels = node.get("altLabel", {})
    notes = dict(note.split(": ", 1) for note in node.get("editorialNote", ()))
    if notes.get(_SORT, SORTS[0]) not in SORTS:
        raise ValueError(notes[_SORT])
    return Concept(
        term=node["prefLabel"],
        also=tuple(labels.get("zh", ())),
        en=tuple(labels.get("en", ())),
        broader=next(_terms([node["broader"]]), "") if "broader" in node else "",
        related=tuple(_terms(node.get("related", ()))),
        cluster=notes.get(_CLUSTER, ""),
        sort=notes.get(_SORT, ""),
        field=node.get("inScheme", "").removeprefix(_BASE),
    )


def _id(term: str) -> str:
    return _BASE + quote(term)


def _terms(ids: Iterable[str]) -> Iterator[str]:
    return (unquote(id_.removeprefix(_BASE)) for id_ in ids)
