"""What a rule says: one of four verdicts, with evidence, values and citation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.citations import Citation


class Verdict(StrEnum):
    """The four verdicts, strongest last in weight."""

    NOT_APPLICABLE = "not_applicable"
    SATISFIED = "satisfied"
    UNSURE = "unsure"
    VIOLATED = "violated"

    @property
    def zh(self) -> str:
        """The verdict in Chinese."""
        return _ZH[self]

    @property
    def weight(self) -> int:
        """How much it weighs against the others: not applicable 0, violated 3."""
        return _WEIGHTS[self]


_ZH = {
    Verdict.VIOLATED: "不符合",
    Verdict.UNSURE: "待核实",
    Verdict.SATISFIED: "符合",
    Verdict.NOT_APPLICABLE: "不适用",
}
_WEIGHTS = {verdict: weight for weight, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One base or application that a finding rests on.

    Attributes:
        id: Node id.
        name: Application number, or name of the base.
        status: State of the base, empty if unknown.
        period: Year of approval or application as text, empty if unknown.
        relation: How it is linked with the application, in Chinese.
        certain: False where a person should look whether the link is real.
    """

    id: str
    name: str
    status: str
    period: str
    relation: str
    certain: bool = True

    @property
    def order(self) -> tuple[bool, str, str]:
        """Certain evidence first, then by name: the order of the register plays no part."""
        return (not self.certain, self.name, self.id)


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of one rule on one application.

    Attributes:
        rule: Id of the rule.
        verdict: One of the four.
        level: How strict the clause is: 不得, 原则上, …
        message: The verdict in a sentence, in Chinese.
        citation: Where the rule is written.
        evidence: What the verdict rests on, certain links first.
        values: The values compared, by their Chinese name.
        assumptions: What was assumed where data is missing, in Chinese.
        settles: What would settle an unsure verdict, in Chinese.
    """

    rule: str
    verdict: Verdict
    level: str
    message: str
    citation: Citation
    evidence: tuple[Evidence, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    assumptions: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


class Said(TypedDict, total=False):
    """What a finding may say beyond its verdict; see `Finding`."""

    evidence: tuple[Evidence, ...]
    values: Mapping[str, str]
    assumptions: tuple[str, ...]
    settles: tuple[str, ...]
