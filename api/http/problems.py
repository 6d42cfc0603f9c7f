"""One shape for every error: RFC 9457 problem details, or the error page for a browser."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import orjson
import structlog
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.http.page_routes import error_page
from graph.errors import ChuangtuError, EngineError, InputError, NotFoundError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

_LOG = structlog.get_logger("http")
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as JSON.

    Attributes:
        title: What is wrong, in Chinese.
        status: HTTP status.
        detail: Where it is, and more about it.
        remedy: What to do about it.
        type: Always `about:blank`: the status says the class of the problem.
    """

    title: str
    status: int
    detail: str = ""
    remedy: str = ""
    type: str = "about:blank"


# First match wins: the tree of graph.errors, most special first.
STATUS = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (InputError, HTTPStatus.BAD_REQUEST),
    (EngineError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ChuangtuError, HTTPStatus.INTERNAL_SERVER_ERROR),
)
_TITLES = {
    HTTPStatus.NOT_FOUND: "没有这个页面",
    HTTPStatus.METHOD_NOT_ALLOWED: "不支持这种请求方法",
}


def problem_of(error: Exception) -> Problem:
    """The problem that an exception is."""
    if isinstance(error, ChuangtuError):
        status = next(code for kind, code in STATUS if isinstance(error, kind))
        return Problem(error.what, status.value, error.where, error.remedy)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return Problem(
            "请求的内容不符合格式",
            HTTPStatus.UNPROCESSABLE_ENTITY.value,
            f"{place}：{first['msg']}",
            "格式见 /docs",
        )
    if isinstance(error, HTTPException):
        title = _TITLES.get(HTTPStatus(error.status_code), HTTPStatus(error.status_code).phrase)
        return Problem(title, error.status_code, remedy="从首页重新进入")
    return Problem(
        "服务内部出错",
        HTTPStatus.INTERNAL_SERVER_ERROR.value,
        remedy="请把时间和操作告诉管理员，查看日志",
    )


async def answer(request: Request, error: Exception) -> Response:
    """The response to an error, in the form the client prefers."""
    problem = problem_of(error)
    if problem.status == HTTPStatus.INTERNAL_SERVER_ERROR.value:
        _LOG.error("failed", path=request.url.path, exc_info=error)
    wants_page = "text/html" in request.headers.get("accept", "")
    if wants_page and not request.url.path.startswith("/api/"):
        return error_page(request, problem.status, problem.title, problem.detail, problem.remedy)
    return Response(orjson.dumps(problem), status_code=problem.status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of an app in this way."""
    for kind in (ChuangtuError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)
