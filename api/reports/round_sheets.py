"""A round as a workbook: 汇总, 逐项, 按规则, 按地市, 依据条款, 说明."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.rounds import VERDICTS
from api.reports.telling import (
    MEANINGS,
    NOTE,
    RAISED,
    basis_rows,
    counted,
    decided,
    evidence_lines,
    told_clause,
    values_line,
)
from api.reports.workbook import Column, Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.rounds import Judged, Round, Screened, Tally
    from api.reports.workbook import Cell
    from checks.finding import Verdict

_GROUNDS = {"不符合": "F9D9D7", "待核实": "FBE8C2", "符合": "D8EFDF"}


def round_workbook(round_: Round) -> bytes:
    """The round as an xlsx file."""
    clauses = _clauses(round_)
    tallies = (
        ("按规则", "各规则的结论", "规则", round_.by_rule),
        ("按地市", "各地市的申报", "地市", round_.by_city),
    )
    return workbook(
        (
            _summary(round_),
            _findings(round_),
            *(_tallies(name, heading, label, found) for name, heading, label, found in tallies),
            clauses,
            _notes(round_),
        )
    )


def _summary(round_: Round) -> Sheet:
    columns = (
        Column("申报编号", 16), Column("基地名称", 40), Column("基地类型", 20), Column("依托单位", 30),
        Column("负责人", 10), Column("所在市", 12), Column("结论", 10), Column("不符合", 8),
        Column("待核实", 8), Column("不符合和待核实的规则", 40), Column("人工决定", 24),
    )  # fmt: skip
    lines = (*basis_rows(round_), ("结果", counted(round_)))
    rows = [_application(one) for one in round_.applications]
    return Sheet("汇总", "查重报告", columns, rows, lines, _GROUNDS, fixed=2)


def _application(one: Screened) -> tuple[Cell, ...]:
    raised = [judged for judged in one.findings if judged.verdict in RAISED]
    decisions = (
        f"{j.title}：{j.decision.verdict}" for j in one.findings if j.decision and j.is_decided
    )
    counts = (one.count(verdict) for verdict in RAISED)
    said = (
        one.number,
        one.name,
        one.type,
        "、".join(one.hosts),
        one.leader,
        one.city,
        one.verdict.zh,
    )
    return (*said, *counts, "、".join(judged.title for judged in raised), "\n".join(decisions))


def _findings(round_: Round) -> Sheet:
    columns = (
        Column("申报编号", 16), Column("基地名称", 30), Column("规则", 20), Column("结论", 9),
        Column("程度", 10), Column("情况", 42), Column("证据", 46), Column("比较的数值", 22),
        Column("怎样核实", 26), Column("资料不全时的假定", 26), Column("依据", 30), Column("人工决定", 30),
    )  # fmt: skip
    pairs = [(one, judged) for one in round_.applications for judged in one.findings]
    ordered = sorted(pairs, key=lambda pair: pair[1].verdict.weight, reverse=True)
    rows = [_finding(*pair) for pair in ordered]
    return Sheet("逐项", "逐项结论（由重到轻）", columns, rows, (), _GROUNDS, fixed=2)


def _finding(one: Screened, judged: Judged) -> tuple[Cell, ...]:
    return (
        one.number,
        one.name,
        judged.title,
        judged.verdict.zh,
        judged.level,
        judged.message,
        "\n".join(evidence_lines(judged)),
        values_line(judged),
        "\n".join(judged.settles),
        "\n".join(judged.assumptions),
        judged.citation,
        decided(judged),
    )


def _tallies(name: str, heading: str, label: str, tallies: tuple[Tally, ...]) -> Sheet:
    columns = (
        Column(label, 34),
        *(Column(verdict.zh, 11) for verdict in VERDICTS),
        Column("合计", 11),
    )
    rows: list[tuple[Cell, ...]] = [
        (t.label, *_in_order(t.counts), sum(t.counts.values())) for t in tallies
    ]
    return Sheet(name, heading, columns, rows)


def _in_order(counts: dict[Verdict, int]) -> Iterator[int]:
    return (counts[verdict] for verdict in VERDICTS)


def _clauses(round_: Round) -> Sheet:
    columns = (
        Column("条款", 34),
        Column("文件", 40),
        Column("用到的规则", 24),
        Column("原文或要旨", 90),
    )
    rules: dict[str, dict[str, None]] = {}
    for judged in (judged for one in round_.applications for judged in one.findings):
        rules.setdefault(judged.clause, {})[judged.title] = None
    rows: list[tuple[Cell, ...]] = [
        (clause.label, clause.title, "、".join(rules.get(clause.id, ())), told_clause(clause))
        for clause in round_.clauses
    ]
    return Sheet("依据条款", "结论所依据的条款", columns, rows)


def _notes(round_: Round) -> Sheet:
    columns = (Column("项目", 20), Column("内容", 60), Column("数量", 14), Column("日期", 30))
    rows: list[tuple[Cell, ...]] = [
        (f"结论“{v.zh}”", meaning, None, None) for v, meaning in MEANINGS
    ]
    rows += [
        (f"资料：{s.name}", s.title or s.kind, f"{s.count}个{s.things}", "、".join(s.dates))
        for s in round_.basis.data.sources
    ]
    rows += [
        (
            f"未审查：第{r.row}行",
            f"{r.column and f'“{r.column}”列：'}{r.reason}。{r.remedy}",
            None,
            None,
        )
        for r in round_.basis.input.rejected
    ]
    rows.append(("说明", NOTE, None, None))
    return Sheet("说明", "怎样读这份报告，资料的范围", columns, rows, tuple(basis_rows(round_)))
