"""Rules: whether every clause that a rule set cites stands in the documents that are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checks.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.ruleset import RuleSet
    from graph.store import View


class Standing(StrEnum):
    """How far a cited clause is at hand."""

    TEXT = "text"
    GIST = "gist"
    NO_CLAUSE = "no_clause"
    NO_POLICY = "no_policy"

    @property
    def zh(self) -> str:
        """The standing in Chinese."""
        return _ZH[self]


_ZH = {
    Standing.TEXT: "有原文",
    Standing.GIST: "只有要旨，未载入原文",
    Standing.NO_CLAUSE: "文件已载入，没有这一条",
    Standing.NO_POLICY: "文件未载入",
}
_TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True, slots=True)
class CitedRule:
    """One citation of one rule, held against what is loaded.

    Attributes:
        ruleset: Name of the rule set.
        rule: Id of the rule; `title` in Chinese.
        label: The citation as printed.
        clause_id: Node id of the clause, loaded or not.
        standing: How far the clause is at hand.
        text: The clause's text, or its gist; empty where neither is loaded.
    """

    ruleset: str
    rule: str
    title: str
    label: str
    clause_id: str
    standing: Standing
    text: str


def verify(view: View, ruleset: RuleSet) -> Iterator[CitedRule]:
    """Hold every citation of a rule set against the loaded documents."""
    for rule, citations in ruleset.citations().items():
        for citation in citations:
            clause = next(view.nodes(ids=[citation.clause_id]), None)
            policy = next(view.nodes(ids=[citation.policy_id]), None)
            text = (clause.text("text") or clause.text("gist")) if clause else ""
            if clause:
                standing = Standing.TEXT if clause.text("text") else Standing.GIST
            else:
                standing = Standing.NO_CLAUSE if policy else Standing.NO_POLICY
            yield CitedRule(
                ruleset.name,
                rule,
                _TITLES.get(rule, rule),
                citation.label,
                citation.clause_id,
                standing,
                text,
            )
