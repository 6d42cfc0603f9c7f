"""Remediation after a failed evaluation: whether it is on, and whether it was passed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checks.situation import Situation

_NOT = re.compile(r"[未不没无]")
_PASSED = re.compile(r"通过|合格|完成|到位")


def failed(situation: Situation, word: str) -> bool:
    """Whether the last evaluation on record was failed; `word` is the grade that says so."""
    return word in situation.text("evaluation")


def passed(situation: Situation) -> bool | None:
    """Whether the remediation was passed; None where the register does not tell."""
    said = situation.text("rectified")
    if _NOT.search(said):
        return False
    return True if _PASSED.search(said) else None
