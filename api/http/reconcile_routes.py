"""The routes of the Reconciliation Service API, version 0.2 and the 1.0 draft, as OpenRefine asks them.

Both versions share their routes: a form is answered in the form of 0.2, JSON in that of the draft. Their
manifests contradict each other, so the draft has a root of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import orjson
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from answers.reconciliation.attributes import attributes
from answers.reconciliation.candidates import Question
from answers.reconciliation.reconciling import known_kind
from api.http import reconcile_forms as forms
from api.http.json_routes import PROBLEMS
from api.http.reconcile_queries import read_batch, read_draft_batch, read_extension
from api.pages.preview import preview_page
from api.pages.rendering import render
from graph.errors import InputError
from search.answering import DEEPEST
from search.documents import Query as Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.reconciliation.candidates import Candidate
    from api.service import Service

_PAGE = 20
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# A preview is made to be shown inside another program's page, and loads nothing but its own style.
_FRAMED = {"content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors *"}

_shared = APIRouter()
_root = APIRouter()

Prefix = Annotated[str, Query(max_length=1000, description="已输入的文字")]
Cursor = Annotated[int, Query(ge=0, le=DEEPEST, description="跳过条数")]
Type = Annotated[str, Query(max_length=100, description="类型，如 Base")]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request asks, as JSON text: the form fields of version 0.2, or the body of the draft."""

    queries: str = ""
    extend: str = ""
    body: bytes | None = None


def make_reconcile_router() -> APIRouter:
    """All routes of the service; they ask `request.app.state.service`."""
    router = APIRouter(responses=PROBLEMS, tags=["对齐"])
    router.include_router(_root)
    router.include_router(_shared, prefix=forms.ROOT)
    router.include_router(_shared, prefix=forms.DRAFT, include_in_schema=False)
    return router


async def _sent(request: Request) -> Sent:
    """The form or the JSON that was sent; files have no place in it."""
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return Sent(body=await request.body())
    async with request.form(max_files=0, max_fields=10) as data:
        fields = {name: value for name, value in data.items() if isinstance(value, str)}
    return Sent(fields.get("queries", ""), fields.get("extend", ""))


@_root.get(forms.ROOT, summary="服务描述")
def describe(
    request: Request,
    queries: Annotated[str, Query(description="一批查询，JSON")] = "",
    extend: Annotated[str, Query(description="要补充的列，JSON")] = "",
) -> Response:
    """对齐服务提供什么（0.2 版的 manifest）；带 queries 或 extend 时与 POST 相同。"""
    if queries or extend:
        return reconcile(request, Sent(queries, extend))
    return _json(forms.manifest(str(request.base_url)))


@_root.get(forms.DRAFT, summary="服务描述（1.0 草案）")
def describe_draft(request: Request) -> Response:
    """按 1.0 草案写的服务描述；草案的其余地址在这一地址之下也有。"""
    return _json(forms.draft_manifest(str(request.base_url)))


@_root.post(forms.ROOT, summary="对齐")
def reconcile(request: Request, sent: Annotated[Sent, Depends(_sent)]) -> Response:
    """一批名称各是哪个条目：表单项 queries（0.2 版），或 JSON（1.0 草案）；表单项 extend 补充列。"""
    service = _service(request).reconciler
    if sent.body is not None:
        found = service.reconcile(read_draft_batch(sent.body))
        return _json({"results": [{"candidates": _candidates(some)} for some in found]})
    if sent.extend:
        return _json(forms.extension(service.extend(*read_extension(sent.extend))))
    if not sent.queries:
        raise InputError("没有查询", "queries", "表单项 queries 或 extend 写 JSON")
    asked = read_batch(sent.queries)
    found = service.reconcile(tuple(asked.values()))
    return _json({k: {"result": _candidates(some)} for k, some in zip(asked, found, strict=True)})


@_shared.post("/reconcile", summary="对齐（1.0 草案）")
def reconcile_draft(request: Request, sent: Annotated[Sent, Depends(_sent)]) -> Response:
    """同 POST /reconcile，地址按 1.0 草案。"""
    return reconcile(request, sent)


@_shared.post("/extend", summary="补充列（1.0 草案）")
def extend_draft(request: Request, sent: Annotated[Sent, Depends(_sent)]) -> Response:
    """已对齐的条目的属性和关系：JSON 里写 ids 和 properties。"""
    asked = read_extension(sent.body or sent.extend)
    return _json(forms.draft_extension(_service(request).reconciler.extend(*asked)))


@_shared.get("/extend/propose", summary="可补充的属性")
def propose(
    type: Type,  # noqa: A002 -- the name of the parameter in the API
    limit: Annotated[int, Query(ge=1, le=1000, description="条数")] = 1000,
) -> Response:
    """一个类型的条目有哪些属性和关系可以补充成列。"""
    known = attributes(known_kind(type)).values()
    proposed = [{"id": one.id, "name": one.zh} for one in known]
    return _json({"type": type, "limit": limit, "properties": proposed[:limit]})


@_shared.get("/suggest/entity", summary="提示条目")
def suggest_entity(
    request: Request,
    prefix: Prefix = "",
    cursor: Cursor = 0,
    type: Type = "",  # noqa: A002 -- the name of the parameter in the API
) -> Response:
    """名称、简称、拼音以所输入的文字开头的条目；没有时给写法相近的，也认编号和信用代码。"""
    kinds = (known_kind(type),) if type else ()
    filters = {"kind": kinds} if kinds else {}
    asked = Typed(prefix, _PAGE, cursor, filters, prefix=True)
    hits = _service(request).search(asked).hits
    found = [forms.suggested(h, (h.city, h.host)) for h in hits]
    if not found and not cursor:
        (others,) = _service(request).reconciler.reconcile([Question(prefix, kinds)])
        found = [forms.suggested(other, other.place) for other in others]
    return _json({"result": found})


@_shared.get("/suggest/type", summary="提示类型")
def suggest_type(prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """可以对齐的类型；没有输入时列出全部。"""
    return _json(_page(forms.types(), prefix, cursor))


@_shared.get("/suggest/property", summary="提示属性")
def suggest_property(prefix: Prefix = "", cursor: Cursor = 0, type: Type = "") -> Response:  # noqa: A002 -- the name of the parameter in the API
    """条目的属性和关系；没有输入时列出全部。"""
    kinds = [known_kind(type)] if type else [known["id"] for known in forms.types()]
    return _json(_page(forms.properties(kinds), prefix, cursor))


@_shared.get("/preview", summary="预览", response_class=HTMLResponse)
def preview(
    request: Request,
    id: Annotated[str, Query(max_length=200, description="条目编号")],  # noqa: A002 -- the name of the parameter in the API
) -> HTMLResponse:
    """一个条目的小页面，供嵌入其他程序的页面。"""
    page = preview_page(_service(request).entity(id))
    return HTMLResponse(render("preview.html", page), headers=_FRAMED)


def _candidates(found: Sequence[Candidate]) -> list[forms.Json]:
    return [forms.candidate(one) for one in found]


def _page(known: Sequence[forms.Json], prefix: str, cursor: int) -> forms.Json:
    """Those whose id or name holds what was typed, from `cursor` on."""
    typed = prefix.strip().casefold()
    found = [one for one in known if typed in one["id"].casefold() or typed in one["name"]]
    return {"result": found[cursor : cursor + _PAGE] if typed else found[cursor:]}


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _json(value: object) -> Response:
    return Response(orjson.dumps(value), media_type="application/json")
