"""Answers about policies as tables and lines for people on a terminal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from answers.naming import limit_name
from answers.policies.diff import Change
from answers.policies.quoting import around, body
from api.cli.output import console, print_styled, print_table
from graph.citations import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from answers.drafting.draft import Compared, Draft
    from answers.policies.diff import ChangedNumber, ComparedClause, PolicyDiff
    from answers.policies.duties import Duty
    from answers.policies.policy import Policy
    from answers.policies.sizes import SizedPolicy
    from answers.policies.whole import StatedNumber

_STYLES = {
    Change.ADDED: "green",
    Change.GONE: "red",
    Change.CHANGED: "yellow",
    Change.MOVED: "cyan",
}
_PIECES = {"same": ("", "", ""), "gone": ("〔删：", "〕", "red"), "new": ("〔增：", "〕", "green")}
_SHOWN = 100  # characters of a clause that came or went


def print_policies(found: Sequence[SizedPolicy]) -> None:
    """Loaded documents, newest first."""
    rows = (
        (
            one.policy.title,
            one.policy.document_number,
            one.policy.date,
            one.policy.status,
            one.policy.region,
            one.policy.sort,
            str(one.clauses),
            "、".join(f"{name}{count}" for name, count in one.facts.items()),
        )
        for one in found
    )
    columns = ("标题", "文号", "日期", "效力", "地区", "文种", "条款", "读出的事实")
    print_table(f"已载入{len(found)}份政策文件", columns, rows)


def print_duties(found: Sequence[Duty]) -> None:
    """Clauses with their bearers, document by document."""
    if not found:
        console.print("没有找到这样的职责；用 chuangtu policies list 查看已载入的文件")
        return
    rows = (
        (
            f"{_named(duty.policy)}\n{printed(duty.clause.path)}",
            "\n".join(f"{bearer.role}：{bearer.name}" for bearer in duty.bearers),
            _sentences(duty),
        )
        for duty in found
    )
    print_table(f"共{len(found)}条", ("文件和条款", "角色和单位", "原文"), rows)


def _sentences(duty: Duty) -> str:
    """The sentences that name whom the question is about, each once."""
    said = body(duty.clause.text)
    found = (around(said, -1, bearer.written)[1] for bearer in duty.asked)
    return "……".join(dict.fromkeys(filter(None, found))) or _cut(said)


def print_diff(found: PolicyDiff) -> None:
    """What changed, clause by clause, then how much."""
    console.print(f"甲  {_named(found.before)}\n乙  {_named(found.after)}\n")
    for one in found.changes:
        _print_compared(one)
    counts = dict.fromkeys(Change, 0)
    for one in found.clauses:
        counts[one.change] += 1
    told = "，".join(f"{change.zh}{count}条" for change, count in counts.items() if count)
    console.print(f"共{len(found.clauses)}条：{told or '没有条款'}")


def _print_compared(one: ComparedClause) -> None:
    paths = " → ".join(dict.fromkeys(side.path for side in (one.before, one.after) if side))
    moved = "并移动" if one.moved and one.change is Change.CHANGED else ""
    print_styled((f"{one.change.zh}{moved}  {paths}", f"bold {_STYLES[one.change]}"))
    if one.wording:
        parts = [(piece.text, _PIECES[piece.fate]) for piece in one.wording]
        print_styled(*((f"{before}{text}{after}", style) for text, (before, after, style) in parts))
    else:
        side = one.after or one.before
        console.print(_cut(body(side.text)) if side else "")
    for number in one.numbers:
        console.print(f"  · {_number_change(number)}")
    console.print()


def _number_change(one: ChangedNumber) -> str:
    number = one.after or one.before
    if number is None:
        return ""
    name = limit_name(number.what) if number.sort == "限额" else number.what
    about = (
        f"（{number.condition or number.subject}）" if number.condition or number.subject else ""
    )
    return f"{number.sort} {name}{about}：{_value(one.before)} → {_value(one.after)}"


def _value(number: StatedNumber | None) -> str:
    return f"{number.value}{number.unit}" if number else "无"


def print_draft(found: Draft, *, aside: bool) -> None:
    """How the policies and the rule set stand to each other; then the limits that no rule knows."""
    title = f"与规则集 {found.ruleset} 对照"
    columns = ("结论", "规则", "参数", "规则集", "文件")
    print_table(title, columns, map(_compared, found.compared), aside=aside)
    unknown = (
        (limit_name(one.kind), f"{one.subject} {one.value}{one.unit}".strip(), one.source.label)
        for one in found.unknown
    )
    if found.unknown:
        title = "文件中没有规则可用的限额与条件"
        print_table(title, ("事项", "内容", "条款"), unknown, aside=aside)


def _compared(one: Compared) -> tuple[str, ...]:
    proposal = one.proposal
    shipped = "" if one.shipped is None else f"{_shown(one.shipped)}\n{one.shipped_label}"
    stated = f"{_shown(proposal.value)}\n{proposal.source.label}" if proposal else ""
    return one.agreement.zh, one.title, one.label, shipped, stated


def _shown(value: object) -> str:
    if value is True:
        return "有此规定"
    if isinstance(value, dict):
        return "；".join(f"{name}：{one}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return _cut("、".join(map(str, value)))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _named(head: Policy) -> str:
    known: Iterable[str] = filter(None, (head.document_number, head.date, head.status))
    return f"《{head.title}》（{'，'.join(known)}）".removesuffix("（）")


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
