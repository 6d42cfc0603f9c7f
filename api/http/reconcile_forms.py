"""Answers of the reconciliation service as JSON: manifest, candidates, suggestions, columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from answers.reconciliation.attributes import THING, Thing, attributes
from api.http.reconcile_queries import BATCH
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.lookup import FoundThing
    from answers.reconciliation.attributes import Attribute, Value
    from answers.reconciliation.candidates import Candidate
    from answers.reconciliation.extension import Extension

Json = dict[str, Any]
ROOT = "/reconcile"
DRAFT = f"{ROOT}/1.0-draft"
_WIDTH, _HEIGHT = 430, 320
_FIRST = ("Base", "Organization", "Person", "Policy")  # what registers mostly name
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LIMIT = "每行最多几个值"
_LIMIT_HELP = "0 为全部"


def types() -> list[Json]:
    """The types that can be reconciled: what can be found by name."""
    found = [kind for kind in ontology().nodes.values() if kind.found]
    found.sort(key=lambda k: _FIRST.index(k.name) if k.name in _FIRST else len(_FIRST))
    return [_type(kind.name) for kind in found]


def manifest(base: str) -> Json:
    """What the service offers, in the form of version 0.2.

    Args:
        base: Address of the service with a slash at its end.
    """
    here = {"service_url": f"{base.rstrip('/')}{ROOT}"}
    setting = {"name": "limit", "label": _LIMIT, "type": "number", "default": 0}
    return _offer(base) | {
        "versions": ["0.2", "1.0-draft"],
        "identifierSpace": f"{base}entity/",
        "schemaSpace": f"{base}docs#",
        "view": {"url": f"{base}entity/{{{{id}}}}"},
        "preview": {
            "url": f"{here['service_url']}/preview?id={{{{id}}}}",
            "width": _WIDTH,
            "height": _HEIGHT,
        },
        "suggest": {
            what: here | {"service_path": f"/suggest/{what}"}
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": here | {"service_path": "/extend/propose"},
            "property_settings": [setting | {"help_text": _LIMIT_HELP}],
        },
    }


def draft_manifest(base: str) -> Json:
    """What the service offers, in the form of the 1.0 draft."""
    setting = {"id": "limit", "name": _LIMIT, "type": "number", "default": 0}
    return _offer(base) | {
        "versions": ["1.0-draft"],
        "view": {"url": f"{base}entity/{{id}}"},
        "preview": {"width": _WIDTH, "height": _HEIGHT},
        "suggest": {"entity": True, "type": True, "property": True},
        "extend": {
            "proposeProperties": True,
            "propertySettings": [setting | {"helpText": _LIMIT_HELP}],
        },
        "standardizedScore": True,
        "lang": "zh-Hans",
    }


def candidate(one: Candidate) -> Json:
    """A candidate, in the form of both versions."""
    about = " · ".join((one.kind_zh, *one.place))
    return {
        "id": one.id,
        "name": one.name,
        "description": "；".join((about, *one.reasons)),
        "type": [_type(one.kind)],
        "score": one.score,
        "match": one.match,
        "features": [{"id": f.id, "name": f.zh, "value": f.value} for f in one.features],
    }


def suggested(one: FoundThing | Candidate, place: Sequence[str]) -> Json:
    """A thing that what was typed may mean."""
    return {
        "id": one.id,
        "name": one.name,
        "description": " · ".join(filter(None, (one.kind_zh, *place))),
        "notable": [_type(one.kind)],
    }


def properties(kinds: Sequence[str]) -> list[Json]:
    """The attributes of kinds; one that several have stands there once, with the kinds that have it."""
    found: dict[str, Json] = {}
    for kind in kinds:
        for one in attributes(kind).values():
            known = found.setdefault(one.id, {"id": one.id, "name": one.zh, "description": ""})
            known["description"] += f"{'、' * bool(known['description'])}{ontology().node(kind).zh}"
    return list(found.values())


def extension(found: Extension) -> Json:
    """Columns and rows in the form of version 0.2."""
    rows = {
        id_: {name: _cells(values) for name, values in row.items()}
        for id_, row in found.rows.items()
    }
    return {"meta": _meta(found.headings), "rows": rows}


def draft_extension(found: Extension) -> Json:
    """Columns and rows in the form of the 1.0 draft."""
    rows = [
        {"id": id_, "properties": [{"id": name, "values": _cells(v)} for name, v in row.items()]}
        for id_, row in found.rows.items()
    ]
    return {"meta": _meta(found.headings), "rows": rows}


def _offer(base: str) -> Json:
    """What both versions say in the same way."""
    return {
        "name": "创图：科技创新基地、单位、人员与政策",
        "documentation": f"{base}docs",
        "logo": f"{base}static/icon.svg",
        "defaultTypes": types(),
        "batchSize": BATCH,
    }


def _type(kind: str) -> Json:
    return {"id": kind, "name": ontology().node(kind).zh}


def _meta(headings: Sequence[Attribute]) -> list[Json]:
    """The columns; one that leads to things of a single type says which."""
    return [
        {"id": one.id, "name": one.zh}
        | ({"type": _type(one.ends[0])} if one.type == THING and len(one.ends) == 1 else {})
        for one in headings
    ]


def _cells(values: Sequence[Value]) -> list[Json]:
    return [_cell(value) for value in values]


def _cell(value: Value) -> Json:
    if isinstance(value, Thing):
        return {"id": value.id, "name": value.name}
    if isinstance(value, bool):
        return {"str": "是" if value else "否"}
    if isinstance(value, str):
        return {"date": f"{value}T00:00:00Z"} if _DAY.fullmatch(value) else {"str": value}
    return {"int": value} if isinstance(value, int) else {"float": value}
