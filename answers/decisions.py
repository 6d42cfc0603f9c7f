"""Decisions: what people decided about findings and pairs, kept with reason, author and time.

A decision is never changed. Taking one back is a decision too, so the list of all is the log of who checked
what and when. What is decided about has a key (`subject`) that is the same after reloading: a sort and its
parts, such as `finding/2023-017/same_leader/…`; the decision that counts is the newest of its subject.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.facts import DECISIONS, NodeFact, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checks.finding import Finding
    from graph.store import Node, View, Writer

SOURCE = Source("source-decisions", "人工决定", DECISIONS, "审查人员的决定")
WITHDRAWN = "撤回"
CONFIRMED, DISMISSED, OPEN = "认定", "排除", "待核实"
FINDING_VERDICTS = (CONFIRMED, DISMISSED, OPEN)
_DIGITS = 16  # of the digest of the evidence: a handful of findings share a number and a rule
_LONGEST = {"author": 50, "reason": 1000}  # characters


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        subject: Key of what it is about.
        about: The same in words, for the log.
        verdict: What was decided, or `WITHDRAWN`.
        reason: Why; may be empty where one is taken back.
        author: Who decided.
        time: ISO 8601 with the offset from UTC.
    """

    subject: str
    about: str
    verdict: str
    reason: str
    author: str
    time: str


def subject_of(sort: str, *parts: str) -> str:
    """The key of what is decided about: a slash inside a part is no separator."""
    return "/".join((sort, *(part.replace("/", "∕") for part in parts)))


def finding_subject(number: str, finding: Finding) -> str:
    """The key of a finding: application number, rule, and what it rests on.

    It stays the same when files are loaded again and the round is screened again, and changes with the
    evidence; a finding without evidence rests on the values compared.
    """
    rests_on = sorted(evidence.id for evidence in finding.evidence)
    rests_on = rests_on or sorted(f"{name}={value}" for name, value in finding.values.items())
    digest = hashlib.sha256("\x1f".join(rests_on).encode()).hexdigest()[:_DIGITS]
    return subject_of("finding", number, finding.rule, digest)


def record(writer: Writer, decision: Decision, verdicts: Iterable[str]) -> None:
    """Add a decision to those that are kept.

    Args:
        writer: A transaction.
        decision: The decision.
        verdicts: What may be decided about such a subject, `WITHDRAWN` aside.

    Raises:
        InputError: The verdict is none of them, nobody signed it, or a decision has no reason.
    """
    _require(decision, tuple(verdicts))
    writer.put(SOURCE, [*map(_fact, log(writer)), _fact(decision)])


def log(view: View) -> tuple[Decision, ...]:
    """All decisions, in the order in which they were made."""
    decisions = map(_decision, view.nodes("Decision"))
    return tuple(sorted(decisions, key=lambda one: (one.time, one.subject, one.author)))


def standing(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """The decision that counts by subject; one that was taken back does not.

    Args:
        decisions: In the order in which they were made.
    """
    newest = {decision.subject: decision for decision in decisions}
    return {key: one for key, one in newest.items() if one.verdict != WITHDRAWN}


def _require(decision: Decision, verdicts: tuple[str, ...]) -> None:
    if decision.verdict not in (*verdicts, WITHDRAWN):
        raise InputError("没有选择结论", "结论", f"可用：{'、'.join(verdicts)}")
    if not decision.author:
        raise InputError("没有填写审查人", "审查人", "填写姓名")
    if not decision.reason and decision.verdict != WITHDRAWN:
        raise InputError("没有填写理由", "理由", "写明依据什么材料作出决定")
    for name, longest in _LONGEST.items():
        if len(getattr(decision, name)) > longest:
            raise InputError("内容太长", name, f"最多{longest}字")


def _fact(decision: Decision) -> NodeFact:
    said = {
        "subject": decision.subject,
        "about": decision.about,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "author": decision.author,
        "time": decision.time,
    }
    return NodeFact("Decision", said)


def _decision(node: Node) -> Decision:
    fields = ("subject", "about", "verdict", "reason", "author", "time")
    return Decision(*(node.text(field) for field in fields))
