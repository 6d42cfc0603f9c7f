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

from api.http.body_limit import MOST_BYTES, MOST_OF_A_FILE
from api.http.headers import secure
from api.http.page_routes import error_page
from api.wording import reason
from graph.errors import (
    ChuangtuError,
    ConflictError,
    EngineError,
    InputError,
    NotFoundError,
    TooMuchError,
)

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
    (ConflictError, HTTPStatus.CONFLICT),
    (TooMuchError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (InputError, HTTPStatus.BAD_REQUEST),
    (EngineError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ChuangtuError, HTTPStatus.INTERNAL_SERVER_ERROR),
)
_TITLES = {
    HTTPStatus.NOT_FOUND: "没有这个页面",
    HTTPStatus.FORBIDDEN: "不接受其他网站发来的请求",
    HTTPStatus.METHOD_NOT_ALLOWED: "不支持这种请求方法",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "请求太大",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "不支持这种内容类型",
}
_REMEDIES = {
    HTTPStatus.FORBIDDEN: "从本系统的页面提交",
    HTTPStatus.METHOD_NOT_ALLOWED: "可用的方法见 /docs",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        f"一次最多 {MOST_BYTES // 1000} kB，文件最多 {MOST_OF_A_FILE // 1_000_000} MB，请分开提交"
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "格式见 /docs",
}
_HOME = "从首页重新进入"


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
            f"{place}：{reason(first)}",
            "格式见 /docs",
        )
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
        title = _TITLES.get(status, "请求有误")
        return Problem(title, status.value, remedy=_REMEDIES.get(status, _HOME))
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
        said = (problem.status, problem.title, problem.detail, problem.remedy)
        response: Response = error_page(request, *said)
    else:
        response = Response(orjson.dumps(problem), problem.status, media_type=MEDIA_TYPE)
    secure(response.headers)  # an unforeseen error is answered outside every middleware
    return response


def install(app: FastAPI) -> None:
    """Answer every error of an app in this way."""
    for kind in (ChuangtuError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)
