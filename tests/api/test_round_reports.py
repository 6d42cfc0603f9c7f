"""A round as a report: replayed, as a workbook, as a Word document; and what a dry run would change."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from answers.decisions import Decision
from answers.dry_run import with_value
from answers.replay import replay
from answers.rounds import as_json, decisions_of, read_round, with_decisions
from api.reports.round_document import round_document
from api.reports.round_sheets import round_workbook
from api.reports.workbook import Column, Sheet, workbook
from api.screening import Asked, replay_round, screen_round
from graph.errors import InputError, NotFoundError
from loaders.files import understood

if TYPE_CHECKING:
    from answers.rounds import Round
    from api.service import Service

FILE = Path(__file__).resolve().parents[2] / "loaders" / "sample" / "applications.csv"
ON = dt.date(2023, 6, 16)


def asked(service: Service, body: bytes = b"", policy: str = "liaoning-2023") -> Asked:
    rules = service.desk.rulesets.named(policy)
    return Asked(body or FILE.read_bytes(), FILE.name, rules, ON, "一轮")


@pytest.fixture(scope="module")
def round_(reviewers: Service) -> Round:
    found = screen_round(reviewers, asked(reviewers))
    judged = found.applications[0].findings[0]
    time = "2023-06-17T09:00:00+08:00"
    return with_decisions(
        found, [Decision(judged.subject, "某事", "排除", "=1+1 看过原件", "甲", time)]
    )


def test_a_round_read_back_from_its_file_is_the_same_round(round_: Round) -> None:
    assert read_round(as_json(round_), "报告") == round_


def test_a_round_counts_every_application_once_by_verdict_and_by_city(round_: Round) -> None:
    total = len(round_.applications)
    assert sum(round_.verdicts.values()) == total
    assert sum(sum(tally.counts.values()) for tally in round_.by_city) == total
    assert all(sum(tally.counts.values()) == total for tally in round_.by_rule)
    weights = [[j.verdict.weight for j in one.findings] for one in round_.applications]
    assert all(w == sorted(w, reverse=True) for w in weights)


def test_a_replay_of_the_same_round_gives_the_same_bytes(reviewers: Service, round_: Round) -> None:
    found = replay_round(reviewers, round_, FILE.read_bytes())
    assert (found.same, found.changed, found.differences) == (True, (), ())
    assert as_json(found.round) == as_json(round_)
    assert decisions_of(found.round) == decisions_of(round_)


def test_a_replay_with_another_file_says_which_findings_differ(
    reviewers: Service, round_: Round
) -> None:
    lines = FILE.read_bytes().splitlines(keepends=True)
    found = replay_round(reviewers, round_, b"".join(lines[:-1]))
    assert not found.same
    assert "申报文件不同" in found.changed[0]
    gone = {d.number for d in found.differences if d.after is None}
    assert gone == {round_.applications[-1].number}


def test_a_replay_says_when_data_rules_or_program_are_others(round_: Round) -> None:
    basis = round_.basis
    sources = (*basis.data.sources[:-1], replace(basis.data.sources[-1], name="新名录.xlsx"))
    data = replace(basis.data, hash="x", revision=9, sources=sources)
    rules, program = replace(basis.rules, hash="x"), replace(basis.program, hash="x")
    other = replace(basis, data=data, rules=rules, program=program)
    told = "".join(replay(round_, replace(round_, basis=other)).changed)
    assert all(word in told for word in ("资料不同", "新增：新名录.xlsx", "规则集", "程序不同"))


def test_the_number_of_the_stores_state_alone_makes_no_difference(round_: Round) -> None:
    data = replace(round_.basis.data, revision=99)
    later = replace(round_, basis=replace(round_.basis, data=data))
    assert replay(round_, later).same


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"format": 1}', b'{"format": 99}', b"\xff"])
def test_a_file_that_is_no_report_is_refused(body: bytes) -> None:
    with pytest.raises(InputError):
        read_round(body, "x.json")


def test_the_report_holds_no_digits_of_identity_numbers(round_: Round) -> None:
    assert b"id_last4" not in as_json(round_)


def test_the_workbook_has_its_six_sheets_and_a_row_for_each_application(round_: Round) -> None:
    book = openpyxl.load_workbook(io.BytesIO(round_workbook(round_)))
    assert book.sheetnames == ["汇总", "逐项", "按规则", "按地市", "依据条款", "说明"]
    numbers = {one.number for one in round_.applications}
    assert numbers == {row[0] for row in book["汇总"].values if row[0] in numbers}
    verdicts = [row[3] for row in book["逐项"].values][2:]
    order = ["不符合", "待核实", "符合", "不适用"]
    assert verdicts == sorted(verdicts, key=order.index)
    assert any("排除：=1+1 看过原件" in str(row[-1]) for row in book["逐项"].values)


@given(st.text(max_size=50))
def test_no_text_becomes_a_formula(text: str) -> None:
    body = workbook((Sheet("表", "表", (Column("列", 9),), [(text,), (f"={text}",)]),))
    xml = zipfile.ZipFile(io.BytesIO(body)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml


def test_the_document_has_title_tables_clauses_and_a_place_to_sign(round_: Round) -> None:
    document = Document(io.BytesIO(round_document(round_)))
    text = "\n".join(p.text for p in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert text.startswith("查重报告\n一轮")
    assert {"审查人", "复核人", "日期"} <= cells
    raised = [one for one in round_.applications if one.verdict.weight > 1]
    assert all(f"{one.number}　{one.name}" in text for one in raised)
    quoted = {round_.clause[j.clause].label for one in raised for j in one.findings[:1]}
    assert all(f"——{label}" in text for label in quoted)


def test_a_dry_run_tells_which_verdicts_flip_and_leaves_the_rule_set_as_it_is(
    reviewers: Service,
) -> None:
    rules = reviewers.desk.rulesets.named("liaoning-2023")
    facts = understood(FILE.read_bytes(), PurePath(FILE.name)).facts
    found = reviewers.desk.dry_run(
        facts, ON, rules, with_value(rules, "enterprise_limit", "limit", 3)
    )
    flipped = {(flip.before.verdict.value, flip.after.verdict.value) for flip in found.flips}
    assert ("violated", "satisfied") in flipped
    assert all(flip.before.rule == "enterprise_limit" for flip in found.flips)
    same = reviewers.desk.dry_run(
        facts, ON, rules, with_value(rules, "enterprise_limit", "limit", 2)
    )
    assert (same.flips, same.compared) == ((), found.compared)


def test_a_dry_run_of_what_the_rule_set_lacks_is_refused(reviewers: Service) -> None:
    rules = reviewers.desk.rulesets.named("liaoning-2023")
    for rule, name in (("nonsense", "limit"), ("enterprise_limit", "nonsense")):
        with pytest.raises(NotFoundError):
            with_value(rules, rule, name, 3)
