"""The answer to whether two names mean one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# At or above the first two names are the same, at or above the second it takes a look.
SAME_FROM, UNSURE_FROM = 0.8, 0.4


class Verdict(StrEnum):
    """Whether two names mean one organization or base."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement: how likely it is one thing, from 0 to 1, and why, in Chinese."""

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict follows from the score alone."""
        if self.score >= SAME_FROM:
            return Verdict.SAME
        return Verdict.UNSURE if self.score >= UNSURE_FROM else Verdict.DIFFERENT
