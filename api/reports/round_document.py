"""A round as a Word document: 查重报告."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.rounds import VERDICTS
from api.reports.document import Document
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
from checks.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answers.rounds import Judged, Round, Screened, Tally
    from answers.screening import CitedClause

_COLOURS = {Verdict.VIOLATED: "A3242A", Verdict.UNSURE: "7D5200"}
_QUOTED = (
    400  # characters of a clause; a longer one is quoted so far, and stands whole in the workbook
)
_SIGNED = (("审查人", "", "日期", ""), ("复核人", "", "日期", ""))


def round_document(round_: Round) -> bytes:
    """The report as a docx file."""
    document = Document()
    document.title("查重报告", round_.basis.title)
    document.table((), basis_rows(round_), (3, 13.2))
    _overview(document, round_)
    raised = [one for one in round_.applications if one.verdict in RAISED]
    document.heading("二、有不符合或待核实的申报")
    for one in sorted(raised, key=lambda one: one.verdict.weight, reverse=True):
        _application(document, one, round_.clause)
    document.text("" if raised else "没有。")
    document.heading("三、未发现问题的申报")
    _clear(document, [one for one in round_.applications if one.verdict not in RAISED])
    _scope(document, round_)
    document.heading("五、签认")
    document.text(NOTE)
    document.table((), _SIGNED, (2.6, 5.5, 2.6, 5.5), signs=True)
    return document.body()


def _overview(document: Document, round_: Round) -> None:
    document.heading("一、总体情况")
    document.text(counted(round_))
    for label, tallies in (("规则", round_.by_rule), ("地市", round_.by_city)):
        header = (label, *(verdict.zh for verdict in VERDICTS), "合计")
        document.table(header, map(_tally, tallies), (6.2, 2, 2, 2, 2, 2))
    document.table(("结论", "含义"), ((v.zh, meaning) for v, meaning in MEANINGS), (3, 13.2))


def _tally(tally: Tally) -> Sequence[str]:
    return (tally.label, *(str(tally.counts[v]) for v in VERDICTS), str(sum(tally.counts.values())))


def _application(document: Document, one: Screened, clauses: dict[str, CitedClause]) -> None:
    document.heading(f"{one.number}　{one.name}", 2)
    about = ("依托单位：" + "、".join(one.hosts), f"负责人：{one.leader}", one.city, one.type)
    document.text("；".join(part for part in about if part and not part.endswith("：")))
    for judged in one.findings:
        if judged.verdict in RAISED:
            _finding(document, judged, clauses[judged.clause])
    for verdict in VERDICTS[len(RAISED) :]:
        titles = "、".join(judged.title for judged in one.findings if judged.verdict is verdict)
        if titles:
            document.text(titles, lead=f"{verdict.zh}：")


def _finding(document: Document, judged: Judged, clause: CitedClause) -> None:
    head = f"{judged.verdict.zh}　{judged.title}" + (f"（{judged.level}）" if judged.level else "")
    document.text(judged.message, lead=f"{head}：", colour=_COLOURS[judged.verdict])
    for line in evidence_lines(judged):
        document.text(line, lead="证据：", indent=0.8)
    parts = (
        ("数值：", values_line(judged)),
        ("怎样核实：", "；".join(judged.settles)),
        ("假定：", "；".join(judged.assumptions)),
        ("人工决定：", decided(judged)),
    )
    for lead, text in parts:
        if text:
            document.text(text, lead=lead, indent=0.8)
    text = told_clause(clause)
    document.quote(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……（节录）", clause.label)


def _clear(document: Document, applications: Sequence[Screened]) -> None:
    rows = [(one.number, one.name, "、".join(one.hosts), one.city) for one in applications]
    if rows:
        document.table(("申报编号", "基地名称", "依托单位", "所在市"), rows, (3, 6.4, 4.6, 2.2))
    else:
        document.text("没有。")


def _scope(document: Document, round_: Round) -> None:
    """Against which data it was screened, and which rows were not."""
    document.heading("四、资料范围")
    sources = round_.basis.data.sources
    rows = ((s.name, s.title, f"{s.count}个{s.things}", "、".join(s.dates)) for s in sources)
    document.table(("资料", "标题", "数量", "日期"), rows, (4, 6.2, 2.6, 3.4))
    if rejected := round_.basis.input.rejected:
        document.text(f"申报文件中有{len(rejected)}行没有审查：")
        told = ((str(r.row), r.column, r.reason, r.remedy) for r in rejected)
        document.table(("行", "列", "原因", "处理办法"), told, (1.4, 3.4, 6, 5.4))
