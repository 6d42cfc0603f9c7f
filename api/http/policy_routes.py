"""The JSON routes over all policies: how much was read, who is responsible, what differs, drafts of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from answers.drafting.draft import Draft, draft
from answers.policies.diff import PolicyDiff, policy_diff
from answers.policies.duties import Duty, DutyQuestion
from answers.policies.sizes import SizedPolicy
from api.http.json_routes import PROBLEMS
from checks.ruleset import ruleset

if TYPE_CHECKING:
    from api.service import Service

router = APIRouter(responses=PROBLEMS, tags=["政策"])

Named = Annotated[str, Query(max_length=500, description="已载入文件的编号、文号或标题")]


@router.get("/api/policies", response_model=list[SizedPolicy], summary="已载入的政策")
def sized_policies(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="标题或文号中的词语")] = "",
) -> Response:
    """已载入的政策文件，各有多少条款、读出多少事实；由新到旧。"""
    return _json(_service(request).sized_policies(q))


@router.get("/api/policies/duties", response_model=list[Duty], summary="职责分工")
def duties(
    request: Request,
    organization: Annotated[str, Query(max_length=200, description="部门的全称或简称")] = "",
    about: Annotated[str, Query(max_length=200, description="条款里都有的词语")] = "",
    role: Annotated[str, Query(max_length=10, description="角色或其开头，如 牵头")] = "",
) -> Response:
    """一个部门在各份政策里的职责，或一件事由谁牵头、谁参与；每项附条款原文。"""
    return _json(_service(request).duties(DutyQuestion(organization, about, role)))


@router.get("/api/policies/diff", response_model=PolicyDiff, summary="比较两份政策")
def diff(request: Request, before: Named, after: Named) -> Response:
    """逐条比较：新增、修改、移动、删去和未变的条款，改动的文字和数字；两份文件的每一条恰好出现一次。"""
    service = _service(request)
    return _json(policy_diff(service.whole_policy(before), service.whole_policy(after)))


@router.get("/api/policies/draft", response_model=Draft, summary="由政策读出规则")
def draft_of(
    request: Request,
    policy: Annotated[
        list[str], Query(max_length=10, description="政策的编号、文号或标题，可重复")
    ],
    against: Annotated[str, Query(description="对照的规则集")] = "liaoning-2023",
) -> Response:
    """政策里的限额与条件读成规则的参数，附条款和原话，并与规则集对照；须经人核对。"""
    service = _service(request)
    whole = [service.whole_policy(named) for named in policy]
    return _json(draft(whole, ruleset(against)))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _json(value: object) -> Response:
    return Response(orjson.dumps(value), media_type="application/json")
