"""The pages of the queue of pairs: the list, one pair, and decisions sent by their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from api.http.authors import author_of, remember
from api.http.round_routes import file_response
from api.http.same_origin import same_origin
from api.http.uploads import Upload, upload
from api.pages.asking_queue import AskedQueue, asked_queue
from api.pages.queue import Visit, done, pair_page, queue_page
from api.pages.rendering import render
from graph.errors import ConflictError, InputError, NotFoundError

if TYPE_CHECKING:
    from api.service import Service

_SEE_OTHER, _REFUSED, _CONFLICT = 303, 422, 409
_OURS = [Depends(same_origin)]
Sent = Annotated[Upload, Depends(upload)]


def add_queue_pages(pages: APIRouter) -> None:
    """Add the pages; `/queue.csv` before the pairs, whose address would take it."""
    pages.add_api_route("/queue", _list, methods=["GET"])
    pages.add_api_route("/queue.csv", _csv, methods=["GET"])
    pages.add_api_route("/queue/{id_}", _pair, methods=["GET"])
    pages.add_api_route("/queue/{id_}", _decide, methods=["POST"], dependencies=_OURS)


def _list(request: Request) -> HTMLResponse:
    service, asked = _service(request), asked_queue(request.query_params.multi_items())
    done_at, visit = request.query_params.get("done", ""), Visit(author_of(request))
    known = service.pairs.log(done_at)
    visit = done(known[-1], done_at, visit.author) if known else visit
    return _listed(service, asked, visit)


def _listed(service: Service, asked: AskedQueue, visit: Visit, status: int = 200) -> HTMLResponse:
    page = queue_page(service.pairs.find(asked.question), asked, visit)
    return HTMLResponse(render("queue.html", page), status)


def _pair(request: Request, id_: str) -> HTMLResponse:
    return _alone(_service(request), id_, Visit(author_of(request)))


def _alone(service: Service, id_: str, visit: Visit, status: int = 200) -> HTMLResponse:
    page = pair_page(service.pairs.pair(id_), service.pairs.log(id_), visit)
    return HTMLResponse(render("queue.html", page), status)


def _csv(request: Request) -> Response:
    return file_response(_service(request).pairs.as_csv(), "text/csv; charset=utf-8", "待判定.csv")


def _decide(request: Request, id_: str, sent: Sent) -> Response:
    service, values = _service(request), {k: v.strip() for k, v in sent.values.items()}
    verdict = "" if values.get("withdraw") else values.get("verdict") or "未选"
    said = {"verdict": verdict} | {name: values.get(name, "") for name in ("reason", "author")}
    asked = asked_queue(parse_qsl(values.get("back", "")))
    try:
        service.pairs.decide(id_, said, values.get("seen", ""))
    except NotFoundError:
        raise
    except InputError as error:
        visit = Visit(said["author"], str(error), id_, said["reason"])
        status = _CONFLICT if isinstance(error, ConflictError) else _REFUSED
        return _alone(service, id_, visit, status)
    back = f"/queue/{id_}" if values.get("alone") else _with_done(asked, id_)
    response = RedirectResponse(back, _SEE_OTHER)
    remember(said["author"], response)
    return response


def _with_done(asked: AskedQueue, id_: str) -> str:
    return f"{asked.url}{'&' if asked.query else '?'}done={quote(id_)}"


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
