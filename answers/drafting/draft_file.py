"""A draft as a rule set's file, for a person to review; until then it is refused for screening."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from answers.drafting.draft import Agreement
from checks.ruleset_form import PENDING, STATE, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from answers.drafting.draft import Draft
    from answers.drafting.proposals import Proposal, Quoted

_HEAD = """\
# 规则集草稿，由下列文件读出，未经人核对，不能用于审查：
{policies}
# 请逐条核对：条款和原话（quotes）、数值、起止日期（since、until）、严格程度（level）。since 为空的须填写；
# 同一日起有两个值的只能留一个；核对无误后删去“{state}: {pending}”一行，把文件放进 checks/rulesets/。
# readings 是办公室对条款的读法，文件里没有，须自行填写；unread 里的内容现有规则不读，只供参考。
"""
_WIDTH = 1000  # a sentence stays on its line


def draft_text(draft: Draft) -> str:
    """The draft in the format of `checks/rulesets/`."""
    unread = {
        (one.rule, one.parameter)
        for one in draft.compared
        if one.agreement is Agreement.NOT_SHIPPED
    }
    policies = "\n".join(
        f"#   《{head.title}》{head.document_number}".rstrip() for head in draft.policies
    )
    head = _HEAD.format(policies=policies, state=STATE, pending=PENDING)
    raw = {
        STATE: PENDING,
        "title": "；".join(head.title for head in draft.policies),
        "region": next((head.region for head in draft.policies if head.region), ""),
        "rules": _entries(p for p in draft.proposals if (p.rule, p.parameter) not in unread),
        "unread": _entries(p for p in draft.proposals if (p.rule, p.parameter) in unread),
    }
    body = written(raw, _WIDTH)
    return head + "".join(f"# {line}\n" for line in _open_points(draft)) + body


def _entries(proposals: Iterable[Proposal]) -> dict[str, Any]:
    """Entries of a rule set by rule; the clause of a rule without parameters is quoted itself."""
    rules: dict[str, Any] = {}
    for proposal in proposals:
        new = {
            "level": proposal.level,
            "citation": _citation(proposal.source),
            "parameters": {},
            "readings": {},
        }
        entry = rules.setdefault(proposal.rule, new)
        if proposal.parameter:
            period = _period(proposal, entry["citation"])
            entry["parameters"].setdefault(proposal.parameter, []).append(period)
        elif not entry["parameters"]:
            entry["citation"] = {**_citation(proposal.source), "quotes": [*proposal.source.words]}
    return rules


def _citation(source: Quoted) -> dict[str, Any]:
    number = {"document_number": source.document_number} if source.document_number else {}
    return {"title": source.title, **number, "clause": source.path}


def _period(proposal: Proposal, own: Mapping[str, Any]) -> dict[str, Any]:
    source = _citation(proposal.source)
    same = all(source.get(name) == own.get(name) for name in ("title", "document_number"))
    period: dict[str, Any] = {"since": _date(proposal.since)}
    if proposal.until:
        period["until"] = _date(proposal.until)
    period["value"] = proposal.value
    period |= {"clause": proposal.source.path} if same else {"citation": source}
    return period | {"quotes": [*proposal.source.words]}


def _date(iso: str) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _open_points(draft: Draft) -> Iterator[str]:
    """What a reviewer has to add: what the shipped rules hold and the policies were not found to say."""
    drafted = {proposal.rule for proposal in draft.proposals}
    missing = [
        f"{one.rule}.{one.parameter}"
        for one in draft.compared
        if one.agreement is Agreement.NOT_STATED and one.rule in drafted
    ]
    if missing:
        yield f"规则集 {draft.ruleset} 另有而这里没有读出的参数，须补上：{'、'.join(missing)}"
