"""The pages of rules: the rule book, a dry run on the last round, and tables of limits in and out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from answers.dry_run import with_value
from answers.limit_cells import value_of
from api.http.round_routes import XLSX, Sent, file_response
from api.http.same_origin import same_origin
from api.pages.rendering import render
from api.pages.rules import RulesPage, Told, Trial, rules_page, trial_of, tried
from api.reports.limit_sheets import limits_workbook, read_workbook
from graph.errors import InputError
from loaders.files import understood
from loaders.registers import applications

if TYPE_CHECKING:
    from api.rounds import KeptRound
    from api.service import Service
    from checks.ruleset import RuleSet

_REFUSED, _SEE_OTHER = 422, 303


def add_rule_pages(router: APIRouter) -> None:
    """Add the routes of rules."""
    router.add_api_route("/rules", _rules, methods=["GET"])
    router.add_api_route("/rules", _import, methods=["POST"], dependencies=[Depends(same_origin)])
    router.add_api_route("/rules/limits.xlsx", _export, methods=["GET"])


def _rules(request: Request, policy: str = "") -> HTMLResponse:
    service = _service(request)
    ruleset = service.desk.rulesets.named(policy or service.desk.rulesets.names()[0])
    asked = {name: request.query_params.get(name, "") for name in ("rule", "name", "value")}
    told = (
        Told(notices=("限额表已载入，可用于审查",)) if request.query_params.get("kept") else Told()
    )
    return HTMLResponse(render("rules.html", _page(service, ruleset, told, asked)))


def _export(request: Request, policy: str = "") -> Response:
    rulesets = _service(request).desk.rulesets
    ruleset = rulesets.named(policy or rulesets.names()[0])
    return file_response(limits_workbook(ruleset), XLSX, f"限额表 {ruleset.name}.xlsx")


def _import(request: Request, sent: Sent) -> Response:
    service, name = _service(request), sent.values.get("name", "").strip()
    try:
        sent.require_file("限额表")
        edited = read_workbook(
            sent.body, sent.file, name, service.desk.rulesets, service.desk.clauses()
        )
        problems = tuple(map(str, edited.wrong))
        if not problems:
            service.desk.rulesets.keep(name, edited.text)
            return RedirectResponse(f"/rules?{urlencode({'policy': name, 'kept': 1})}", _SEE_OTHER)
    except InputError as error:
        problems = (str(error),)
    ruleset = service.desk.rulesets.named(service.desk.rulesets.names()[0])
    page = _page(service, ruleset, Told(problems), {})
    return HTMLResponse(render("rules.html", page), _REFUSED)


def _page(service: Service, ruleset: RuleSet, told: Told, asked: dict[str, str]) -> RulesPage:
    book = service.desk.rule_book(ruleset)
    last = next(iter(service.desk.rounds.all()), None)
    trial = None
    if asked.get("rule") and asked.get("value") and last:
        trial = _tried(service, ruleset, trial_of(book, *asked.values()), asked, last)
    return rules_page(book, service.desk.rulesets, last, trial, told)


def _tried(
    service: Service, ruleset: RuleSet, trial: Trial, asked: dict[str, str], kept: KeptRound
) -> Trial:
    """The trial with what it changes in a round, or why it cannot be tried."""
    try:
        changed = _changed(ruleset, **asked)
        body = service.desk.rounds.input(kept.id)
        facts = understood(body, PurePath(kept.file), applications.KIND).facts
        found = service.desk.dry_run(facts, dt.date.fromisoformat(kept.on), ruleset, changed)
    except InputError as error:
        return replace(trial, problem=str(error))
    return tried(trial, found, kept)


def _changed(ruleset: RuleSet, rule: str, name: str, value: str) -> RuleSet:
    """One rule of a set with another value, written as in a cell of the table of limits."""
    entry = ruleset.rules.get(rule, {"parameters": {}})
    periods = entry["parameters"].get(name)
    like = periods[-1]["value"] if periods else entry.get("readings", {}).get(name, "")
    return with_value(ruleset, rule, name, value_of(value, name, like))


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
