"""The JSON routes of the queue of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from answers.decisions import Decision
from answers.pairs import PAIR_VERDICTS
from answers.queue import OPEN, STATES, PairDetail, Queue, QueueQuestion
from api.http.json_routes import PROBLEMS
from api.http.same_origin import same_origin

if TYPE_CHECKING:
    from api.service import Service

_OURS = [Depends(same_origin)]
_CONFLICT: dict[int | str, dict[str, Any]] = {
    409: PROBLEMS[400] | {"description": "与他人的判定冲突"}
}
router = APIRouter(responses=PROBLEMS | _CONFLICT, tags=["待判定"])


class PairVerdict(BaseModel):
    """A decision on a pair."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"verdict": "同一", "reason": "核对了法人证书", "author": "张三", "seen": ""}
        },
    )
    verdict: str = Field(description=f"结论：{'、'.join(PAIR_VERDICTS)}")
    reason: str = Field(max_length=1000, description="理由")
    author: str = Field(max_length=50, description="判定人")
    seen: str | None = Field(
        None,
        description="作出判定时已知的决定的时间，没有决定为空串；给出时，他人已另行判定则以 409 拒绝",
    )


@router.get("/api/queue", response_model=Queue, summary="待判定的成对条目")
def pairs(  # noqa: PLR0913, PLR0917 -- the parameters of a route are its query
    request: Request,
    q: Annotated[str, Query(max_length=200, description="名称中的字")] = "",
    kind: Annotated[str, Query(description="Organization、Person 或 Base")] = "",
    state: Annotated[str, Query(description="、".join(STATES))] = OPEN,
    limit: Annotated[int, Query(ge=1, le=100, description="每页条数")] = 10,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="跳过条数")] = 0,
) -> Response:
    """载入时不能确定是否同一的单位、人员和基地，可能性大的在前；两边的事实逐项对照，附出处。"""
    return _json(_service(request).pairs.find(QueueQuestion(q, kind, state, limit, offset)))


@router.get("/api/queue/{id_}", response_model=PairDetail, summary="一对条目")
def pair(request: Request, id_: str) -> Response:
    """任意两个同类条目的对照和判定；编号是两个条目编号以 ~ 相连。"""
    return _json(_service(request).pairs.pair(id_))


@router.post("/api/queue/{id_}", response_model=Decision, summary="判定", dependencies=_OURS)
def decide(request: Request, id_: str, said: PairVerdict) -> Response:
    """判定一对条目。与已有的判定矛盾，或他人刚刚判定时，以 409 拒绝并说明。"""
    values = {"verdict": said.verdict or "未选", "reason": said.reason, "author": said.author}
    return _json(_service(request).pairs.decide(id_, values, said.seen))


@router.delete("/api/queue/{id_}", response_model=Decision, summary="撤回判定", dependencies=_OURS)
def undo(
    request: Request,
    id_: str,
    author: Annotated[str, Query(max_length=50, description="撤回人")],
    reason: Annotated[str, Query(max_length=1000, description="理由")] = "",
) -> Response:
    """撤回一对条目现行的判定；记录保留。"""
    return _json(_service(request).pairs.decide(id_, {"author": author, "reason": reason}))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _json(value: object) -> Response:
    return Response(orjson.dumps(value), media_type="application/json")
