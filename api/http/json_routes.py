"""The JSON routes. Answers are the frozen values of `answers`, written by orjson as they are."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- FastAPI reads the annotation
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from answers.entity import Entity
from answers.lookup import Found
from answers.policies.catalogue import FILTERS, PolicyList
from answers.policies.text import PolicyText
from api.facets import FACETS
from api.http.problems import MEDIA_TYPE, Problem
from api.http.requests import CheckAnswer, CheckRequest, Suggestions, check_answer
from api.pages.asking_policies import AskedPolicies
from api.today import today
from graph.errors import EngineError
from search.answering import DEEPEST
from search.documents import Query as Question

if TYPE_CHECKING:
    from api.service import Service

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": text, "content": {MEDIA_TYPE: {}}}
    for status, text in (
        (400, "请求有误"),
        (404, "没有这个条目"),
        (413, "请求太大"),
        (422, "格式不符"),
        (503, "引擎不可用"),
    )
}
router = APIRouter(responses=PROBLEMS)

Text = Annotated[
    str, Query(max_length=1000, description="名称、简称、拼音或首字母", examples=["机器人"])
]


@router.get("/api/search", response_model=Found, tags=["检索"], summary="检索")
def search(
    request: Request,
    q: Text,
    limit: Annotated[int, Query(ge=1, le=100, description="每页条数")] = 10,
    offset: Annotated[
        int, Query(ge=0, le=10_000, description=f"跳过条数；最多翻到第{DEEPEST}条")
    ] = 0,
) -> Response:
    """按名称、别名、曾用名、全拼、首字母检索；任一分面（kind、type、city……）可作筛选条件。"""
    filters = {name: tuple(v) for name in FACETS if (v := request.query_params.getlist(name))}
    return _json(_service(request).search(Question(q, limit, offset, filters)))


@router.get("/api/suggest", response_model=Suggestions, tags=["检索"], summary="输入提示")
def suggest(
    request: Request, q: Text, limit: Annotated[int, Query(ge=1, le=20, description="条数")] = 8
) -> Response:
    """边输入边提示：只给有把握的前几条。"""
    found = _service(request).search(Question(q, limit, prefix=True))
    return _json(Suggestions(found.query, found.hits))


@router.get("/entity/{id_}.json", response_model=Entity, tags=["条目"], summary="条目")
def entity(
    request: Request,
    id_: str,
    on: Annotated[dt.date | None, Query(description="日期；给出时 called 为当时的名称")] = None,
) -> Response:
    """一个条目的全部事实、关系、沿革和先后名称，每项都带出处。"""
    return _json(_service(request).entity(id_, on.isoformat() if on else ""))


@router.get("/policies.json", response_model=PolicyList, tags=["政策"], summary="政策文件")
def policies(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="标题或文号中的字")] = "",
    order: Annotated[
        Literal["newest", "oldest", "title"], Query(description="由新到旧、由旧到新、按标题")
    ] = "newest",
    page: Annotated[int, Query(ge=1, le=100_000, description="第几页")] = 1,
) -> Response:
    """已载入和被引用的政策文件，附各项的份数；可按 held、region、sort、status、year、issuer 筛选，可重复。"""
    filters = {name: tuple(v) for name in FILTERS if (v := request.query_params.getlist(name))}
    return _json(_service(request).policies(AskedPolicies(q, filters, order, page).question))


@router.get("/policies/{id_}.json", response_model=PolicyText, tags=["政策"], summary="一份政策")
def policy(
    request: Request,
    id_: str,
    part: Annotated[int, Query(ge=1, description="长文件的第几部分")] = 1,
    clause: Annotated[str, Query(description="条款路径；给出时取含这一条的部分")] = "",
) -> Response:
    """一份文件的目录、逐条原文、读出的事实及其在条款中的起止、与其他文件的关系。"""
    return _json(_service(request).policy(id_, part, clause))


@router.post("/api/check", response_model=CheckAnswer, tags=["查重"], summary="查一份申报")
def check(request: Request, application: CheckRequest) -> Response:
    """对一份申报逐条核对规则，结论带依据的条款和证据。"""
    on = application.on or today()
    cells = application.cells()
    service = _service(request)
    answered = service.check(cells, service.desk.rulesets.named(application.policy), on)
    return _json(check_answer(answered, application.policy, on))


@router.get("/healthz", tags=["运行"], summary="存活")
async def healthz() -> Response:
    """进程在运行。"""
    return _json({"status": "ok"})


@router.get("/readyz", tags=["运行"], summary="就绪")
def readyz(request: Request) -> Response:
    """图数据库能回答，检索索引与它一致；附各类条目数。"""
    service = _service(request)
    if not service.is_indexed():
        raise EngineError("检索索引落后于图数据库", "", "运行 chuangtu index 重建索引")
    return _json(asdict(service.status()))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _json(value: object) -> Response:
    return Response(orjson.dumps(value), media_type="application/json")
