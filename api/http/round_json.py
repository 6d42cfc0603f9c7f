"""The JSON routes of rounds, decisions and rules: the twins of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from answers.decisions import Decision
from answers.rounds import Round, as_json
from answers.rule_book import RuleBook
from api.http.json_routes import PROBLEMS
from api.http.round_routes import current
from api.rounds import KeptRound

if TYPE_CHECKING:
    from api.service import Service

router = APIRouter(responses=PROBLEMS, tags=["审查轮次"])


@router.get("/rounds.json", response_model=list[KeptRound], summary="审查过的轮次")
def rounds(request: Request) -> Response:
    """已保存的各轮审查，由新到旧，附各种结论的申报数。"""
    return _json(_service(request).desk.rounds.all())


@router.get("/rounds/{id_}.json", response_model=Round, summary="一轮审查")
def round_(request: Request, id_: str) -> Response:
    """一轮审查的完整报告：依据和版本、汇总、逐项结论、证据、条款和人工决定；可用命令行重放。"""
    return Response(as_json(current(_service(request), id_)), media_type="application/json")


@router.get("/decisions.json", response_model=list[Decision], summary="决定记录")
def decisions(request: Request) -> Response:
    """谁在什么时候对哪项结论作了什么决定，撤回的也在内；由旧到新。"""
    return _json(_service(request).desk.decisions())


@router.get("/rules.json", response_model=RuleBook, summary="规则")
def rules(
    request: Request,
    policy: Annotated[str, Query(max_length=100, description="规则集；缺省为最新的")] = "",
) -> Response:
    """一个规则集的每条规则：条款原文、限额与条件、读法和案例。"""
    service = _service(request)
    return _json(
        service.desk.rule_book(
            service.desk.rulesets.named(policy or service.desk.rulesets.names()[0])
        )
    )


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _json(value: object) -> Response:
    return Response(orjson.dumps(value), media_type="application/json")
