"""The pages a browser gets: search, things, checking one application, and errors."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- FastAPI reads the annotation
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from api.http.queue_pages import add_queue_pages
from api.http.round_routes import add_round_pages
from api.http.rule_routes import add_rule_pages
from api.http.uploads import Upload, upload
from api.pages.asking import asked
from api.pages.asking_policies import asked_policies
from api.pages.check_form import Form, empty_form, sent_form
from api.pages.checking import CheckPage, check_page
from api.pages.drafts import draft_values, told_draft
from api.pages.failure import ErrorPage
from api.pages.home import home_page
from api.pages.interface import interface_page
from api.pages.paging import page_number
from api.pages.policies import policies_page
from api.pages.policy import policy_page
from api.pages.rendering import STATIC, render
from api.pages.results import results_page
from api.pages.thing import entity_page
from api.today import today
from graph.errors import InputError
from loaders.registers.draft import read_draft
from loaders.registers.records import RowError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.service import Service

__all__ = ["STATIC", "error_page", "make_page_router"]
_REFUSED = 422
# A form holds the last digits of somebody's identity number: no cache may keep the answer.
_UNKEPT = {"cache-control": "no-store"}


def make_page_router() -> APIRouter:
    """The routes of all pages; they ask `request.app.state.service`.

    Included after the JSON routes, so that `/entity/{id}.json` is theirs.
    """
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
    router.add_api_route("/", _home, methods=["GET"])
    router.add_api_route("/search", _search, methods=["GET"])
    router.add_api_route("/entity/{id_}", _entity, methods=["GET"])
    router.add_api_route("/policies", _policies, methods=["GET"])
    router.add_api_route("/policies/{id_}", _policy, methods=["GET"])
    router.add_api_route("/check", _check_form, methods=["GET"])
    router.add_api_route("/check", _check, methods=["POST"])
    add_round_pages(router)
    add_queue_pages(router)
    add_rule_pages(router)
    router.add_api_route("/docs", _interface, methods=["GET"])
    return router


def error_page(request: Request, status: int, title: str, detail: str, remedy: str) -> HTMLResponse:
    """The page for an error.

    Args:
        request: What was asked; a page that does not exist names its address.
        status: HTTP status.
        title: What is wrong, in Chinese.
        detail: Where; the address of the request if empty.
        remedy: What to do about it.
    """
    page = ErrorPage(status, title, detail or request.url.path, remedy)
    return HTMLResponse(render("error.html", page), status)


def _home(request: Request) -> HTMLResponse:
    return HTMLResponse(render("home.html", home_page(_service(request).status())))


def _search(request: Request) -> HTMLResponse:
    wanted = asked(request.query_params.multi_items())
    found = _service(request).search(wanted.query)
    return HTMLResponse(render("search.html", results_page(found, wanted)))


def _entity(request: Request, id_: str, on: dt.date | None = None) -> HTMLResponse:
    asked = on.isoformat() if on else ""
    page = entity_page(_service(request).entity(id_, asked), asked)
    return HTMLResponse(render("entity.html", page))


def _policies(request: Request) -> HTMLResponse:
    wanted = asked_policies(request.query_params.multi_items())
    found = _service(request).policies(wanted.question)
    return HTMLResponse(render("policies.html", policies_page(found, wanted)))


def _policy(request: Request, id_: str, part: str = "", clause: str = "") -> HTMLResponse:
    found = _service(request).policy(id_, page_number(part), clause)
    return HTMLResponse(render("policy.html", policy_page(found)))


def _check_form(request: Request) -> HTMLResponse:
    form = empty_form(today(), request.query_params, _service(request).desk.rulesets)
    return HTMLResponse(render("check.html", CheckPage(form)))


def _check(request: Request, sent: Annotated[Upload, Depends(upload)]) -> HTMLResponse:
    service = _service(request)
    page = _drafted(service, sent) if sent.file else _checked(service, _form(service, sent.values))
    status = 200 if page.report else _REFUSED
    return HTMLResponse(render("check.html", page), status, headers=_UNKEPT)


def _form(service: Service, values: Mapping[str, str]) -> Form:
    return sent_form(today(), values, service.desk.rulesets)


def _drafted(service: Service, sent: Upload) -> CheckPage:
    """The findings on a draft that was sent as a file, with the form filled from it."""
    try:
        values = draft_values(read_draft(sent.body, PurePath(sent.file)))
    except InputError as error:
        return CheckPage(empty_form(today(), {}, service.desk.rulesets), str(error))
    basis = {name: sent.values[name] for name in ("policy", "on") if sent.values.get(name)}
    page = _checked(service, _form(service, values | basis))
    return replace(page, notice=told_draft(sent.file, values))


def _checked(service: Service, form: Form) -> CheckPage:
    """The findings, or the form with the reason why there are none."""
    if form.errors:
        return CheckPage(form)
    try:
        return check_page(form, service.check(form.cells, form.ruleset, form.on))
    except InputError as error:
        if isinstance(error, RowError) and error.field in form.values:
            wrong = {error.field: f"{error.what}。{error.remedy}"}
            return CheckPage(form.with_errors(wrong))
        return CheckPage(form, str(error))


def _interface(request: Request) -> HTMLResponse:
    return HTMLResponse(render("interface.html", interface_page(request.app.openapi())))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
