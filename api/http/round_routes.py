"""The pages of rounds: screening a file as a round, its applications, decisions, and its files."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from answers.decisions import WITHDRAWN
from answers.rounds import with_decisions
from api.decisions import as_csv, now, signed
from api.http.authors import author_of, remember
from api.http.same_origin import same_origin
from api.http.uploads import Upload, upload
from api.pages.asking_rounds import application_url, asked_round
from api.pages.decisions import decisions_page
from api.pages.paging import page_number
from api.pages.rendering import render
from api.pages.round import round_page
from api.pages.round_application import Visit, application_page, screened
from api.pages.rounds import proposed, rounds_page
from api.reports.round_document import round_document
from api.reports.round_sheets import round_workbook
from api.screening import Asked, screen_round
from api.today import today
from graph.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from answers.rounds import Round
    from api.service import Service

_REFUSED, _SEE_OTHER = 422, 303
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Sent = Annotated[Upload, Depends(upload)]
_OURS = [Depends(same_origin)]


def add_round_pages(router: APIRouter) -> None:
    """Add the routes of rounds; files before the round itself, whose address would take them."""
    router.add_api_route("/rounds", _rounds, methods=["GET"])
    router.add_api_route("/rounds", _screen, methods=["POST"], dependencies=_OURS)
    router.add_api_route("/rounds/{id_}.xlsx", _xlsx, methods=["GET"])
    router.add_api_route("/rounds/{id_}.docx", _docx, methods=["GET"])
    router.add_api_route("/rounds/{id_}", _round, methods=["GET"])
    router.add_api_route("/rounds/{id_}/application", _application, methods=["GET"])
    router.add_api_route("/rounds/{id_}/decisions", _decide, methods=["POST"], dependencies=_OURS)
    router.add_api_route("/decisions", _decisions, methods=["GET"])
    router.add_api_route("/decisions.csv", _decisions_csv, methods=["GET"])


def current(service: Service, id_: str) -> Round:
    """A round with the decisions that stand now; NotFoundError if there is no such round."""
    return with_decisions(service.desk.rounds.round(id_), service.desk.decisions())


def file_response(body: bytes, media_type: str, name: str) -> Response:
    """A file to be saved under a name, which may be Chinese."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(body, media_type=media_type, headers={"content-disposition": disposition})


def _rounds(request: Request) -> HTMLResponse:
    service = _service(request)
    values = proposed(today(), service.desk.rulesets)
    page = rounds_page(service.desk.rounds.all(), service.desk.rulesets, values)
    return HTMLResponse(render("rounds.html", page))


def _screen(request: Request, sent: Sent) -> Response:
    service = _service(request)
    values = proposed(today(), service.desk.rulesets) | dict(sent.values)
    try:
        sent.require_file("申报表")
        rules, on = service.desk.rulesets.named(values["policy"]), _date(values["on"])
        asked = Asked(sent.body, sent.file, rules, on, values["title"].strip())
        kept = service.desk.rounds.keep(screen_round(service, asked), sent.body, now())
    except InputError as error:
        page = rounds_page(service.desk.rounds.all(), service.desk.rulesets, values, str(error))
        return HTMLResponse(render("rounds.html", page), _REFUSED)
    return RedirectResponse(f"/rounds/{kept.id}", _SEE_OTHER)


def _date(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise InputError(f"“{written}”不是日期", "审查日期", "按 2023-06-16 的形式填写") from error


def _round(request: Request, id_: str) -> HTMLResponse:
    asked = asked_round(id_, request.query_params.multi_items())
    return HTMLResponse(render("round.html", round_page(current(_service(request), id_), asked)))


def _xlsx(request: Request, id_: str) -> Response:
    round_ = current(_service(request), id_)
    return file_response(round_workbook(round_), XLSX, f"查重报告 {round_.basis.title}.xlsx")


def _docx(request: Request, id_: str) -> Response:
    round_ = current(_service(request), id_)
    return file_response(round_document(round_), _DOCX, f"查重报告 {round_.basis.title}.docx")


def _application(request: Request, id_: str, no: str = "") -> HTMLResponse:
    visit = Visit(author_of(request))
    return _application_page(_service(request), id_, no, visit)


def _application_page(
    service: Service, id_: str, number: str, visit: Visit, status: int = 200
) -> HTMLResponse:
    page = application_page(current(service, id_), id_, number, service.desk.decisions(), visit)
    return HTMLResponse(render("round_application.html", page), status)


def _decide(request: Request, id_: str, sent: Sent) -> Response:
    service, values = _service(request), sent.values
    number, rule, author = (values.get(name, "").strip() for name in ("no", "rule", "author"))
    one = screened(service.desk.rounds.round(id_), number)
    judged = next((each for each in one.findings if each.rule == rule), None)
    if judged is None:
        raise NotFoundError("这项申报没有这条规则的结论", rule, "从这一轮的列表进入")
    verdict = WITHDRAWN if values.get("withdraw") else values.get("verdict", "")
    about = f"{number} {one.name}：{judged.title}（{judged.verdict.zh}）"
    try:
        service.desk.decide(
            signed(judged.subject, about, verdict, values.get("reason", ""), author)
        )
    except InputError as error:
        visit = Visit(author, str(error), rule)
        return _application_page(service, id_, number, visit, _REFUSED)
    response = RedirectResponse(f"{application_url(id_, number)}#rule-{rule}", _SEE_OTHER)
    remember(author, response)
    return response


def _decisions(request: Request, page: str = "") -> HTMLResponse:
    found = decisions_page(_service(request).desk.decisions(), page_number(page))
    return HTMLResponse(render("decisions.html", found))


def _decisions_csv(request: Request) -> Response:
    body = as_csv(_service(request).desk.decisions())
    return file_response(body, "text/csv; charset=utf-8", "决定记录.csv")


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
