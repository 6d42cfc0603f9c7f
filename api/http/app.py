"""The web application: JSON routes, pages, static files, errors and headers over one service."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import structlog
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles

from api.http import json_routes, policy_routes, problems, queue_json, round_json
from api.http.body_limit import BodyLimit
from api.http.cross_origin import CrossOrigin
from api.http.headers import secure
from api.http.page_routes import STATIC, make_page_router
from api.http.reconcile_forms import ROOT
from api.http.reconcile_routes import make_reconcile_router

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.service import Service

_LOG = structlog.get_logger("http")
# The interactive API documentation of FastAPI would load scripts from another host: not served.
_TAGS = [
    {"name": "检索", "description": "名称、简称、拼音、首字母"},
    {"name": "条目", "description": "一个条目的事实、关系、沿革和出处"},
    {"name": "政策", "description": "文件和条款、职责、比较、规则草稿"},
    {"name": "查重", "description": "一份申报对照规则"},
    {"name": "审查轮次", "description": "一轮申报的结论、人工决定和规则"},
    {"name": "对齐", "description": "表格里的名称是哪个条目（Reconciliation API，OpenRefine）"},
    {"name": "待判定", "description": "可能是同一对象的条目，由人判定"},
    {"name": "运行", "description": "健康检查"},
]


def create_app(service: Service) -> FastAPI:
    """The application over a service; the caller closes the service."""
    app = FastAPI(
        title="创图 Chuangtu",
        version="0.1.0",
        description="科技创新基地知识图谱、检索与查重",
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = service
    app.include_router(json_routes.router)
    app.include_router(policy_routes.router)
    app.include_router(round_json.router)
    app.include_router(queue_json.router)
    app.include_router(make_reconcile_router())
    app.include_router(make_page_router(), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(CrossOrigin, below=ROOT)
    app.add_middleware(_Observed)
    return app


class _Observed:
    """Security headers on every response, and one log line a request; queries are not logged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, status = perf_counter(), 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                secure(MutableHeaders(scope=message))
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            took = round((perf_counter() - start) * 1000, 1)
            _LOG.info("request", method=scope["method"], path=scope["path"], status=status, ms=took)
