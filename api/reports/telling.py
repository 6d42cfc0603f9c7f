"""What the reports of a round say in words: what it was screened with, and what a finding rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.rounds import Judged, Round
    from answers.screening import CitedClause
    from checks.finding import Evidence

_BLANK = re.compile(r"\s*\n\s*")  # empty lines of the file that a clause was read from
RAISED = (Verdict.VIOLATED, Verdict.UNSURE)
MEANINGS = (
    (Verdict.VIOLATED, "与条款不符，证据列在其下；是否认定由审查人决定"),
    (Verdict.UNSURE, "资料不足以断定，写明补什么材料能定"),
    (Verdict.SATISFIED, "已核对，未发现与条款不符；“未发现”只对所列资料有效"),
    (Verdict.NOT_APPLICABLE, "条款不管这一类申报，或在审查日期没有生效"),
)
NOTE = "本报告由程序按规则核对得出，供人工审核参考；人工决定以审查人的签认为准。"


def basis_rows(round_: Round) -> Iterator[tuple[str, str]]:
    """What a round was screened with, as label and text."""
    basis = round_.basis
    data, rules, file = basis.data, basis.rules, basis.input
    yield "审查轮次", basis.title
    yield "审查日期", f"{basis.on}（按这一天有效的规定）"
    yield (
        "申报文件",
        f"{file.file}，读到{file.rows_read}行，审查{file.accepted}项，未审查{len(file.rejected)}行",
    )
    yield "文件校验", f"SHA-256 {file.hash}"
    yield "规则版本", f"{rules.title}（{rules.name}，{rules.hash}）"
    years = f"，批准年份{data.years}" if data.years else ""
    yield (
        "资料版本",
        f"第{data.revision}次更新（{data.hash}），{len(data.sources)}份资料，{data.bases}个基地{years}",
    )
    yield "程序版本", f"创图 {basis.program.version}（{basis.program.hash}）"


def counted(round_: Round) -> str:
    """How many applications came to which verdict, in a sentence."""
    parts = (f"{verdict.zh}{count}项" for verdict, count in round_.verdicts.items())
    return f"共审查{len(round_.applications)}项申报：{'，'.join(parts)}（各按最重的一项结论计）"


def evidence_lines(judged: Judged) -> tuple[str, ...]:
    """The evidence with how it is linked to the application; what is linked in one way, in one line."""
    alike: dict[tuple[str, bool], list[Evidence]] = {}
    for evidence in judged.evidence:
        alike.setdefault((evidence.relation, evidence.certain), []).append(evidence)
    return tuple(
        f"{'、'.join(map(_named, some))}：{relation}{'' if certain else '（待核对）'}"
        for (relation, certain), some in alike.items()
    )


def _named(evidence: Evidence) -> str:
    known = "，".join(filter(None, (evidence.status, evidence.period)))
    return f"{evidence.name}（{known}）" if known else evidence.name


def decided(judged: Judged) -> str:
    """What was decided about a finding, by whom and when; empty where nobody did."""
    decision = judged.decision
    if decision is None:
        return ""
    changed = "" if judged.is_decided else "；此后证据有变化，须重新决定"
    return (
        f"{decision.verdict}：{decision.reason}（{decision.author}，{decision.time[:10]}{changed}）"
    )


def values_line(judged: Judged) -> str:
    """The values compared, in a line."""
    return "；".join(f"{name}：{value}" for name, value in judged.values.items())


def told_clause(clause: CitedClause) -> str:
    """The text of a clause, or what stands in its place where it is not loaded."""
    if clause.text:
        return _BLANK.sub("\n", clause.text)
    return f"（要旨，非原文）{clause.gist}" if clause.gist else "（该文件尚未载入，请对照原件）"
