"""What an engine is asked: terms of the fields in ``search.terms``, joined to routes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of these terms in one field must be there.

    Attributes:
        field: The field.
        terms: The terms; with `mode` phrase, all of them one after another.
        mode: any, phrase, prefix (one term, the beginning of a word) or typo (one wrong letter).
    """

    field: str
    terms: tuple[str, ...]
    mode: str = "any"


@dataclass(frozen=True, slots=True)
class Route:
    """One way to meet the query: every choice must be met.

    Attributes:
        name: For messages and tests.
        choices: What must be there.
        weight: Multiplies the engine's own score.
    """

    name: str
    choices: tuple[Choice, ...]
    weight: float = 1.0
