"""What to ask an engine for: a query as terms of the fields in ``search.terms``.

A plan has strict routes (the document meets all of the query in one way) and loose terms (it meets
some of it). Engines gather candidates; ``search.ranking`` judges them.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.normal import fold, is_latin
from search.loosening import loose_routes
from search.routes import Choice, Route
from search.sounding import first_letter, spoken_choices
from search.terms import LONGEST_START, text_pairs

# Longer input is cut: no name is that long, and every engine has a limit somewhere.
LONGEST_QUERY = 80
_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 24


@dataclass(frozen=True, slots=True)
class Plan:
    """A query understood.

    Attributes:
        parts: The folded words between spaces.
        whole: The parts with nothing between them.
        strict: Ways to meet all of the query.
        loose: Ways to meet some of it; any of them makes a candidate.
    """

    parts: tuple[str, ...]
    whole: str
    strict: tuple[Route, ...]
    loose: tuple[Route, ...]


def make_plan(text: str) -> Plan:
    """Understand what was typed; nothing to look for gives a plan without routes."""
    parts = tuple(fold(text[: LONGEST_QUERY * 4])[:LONGEST_QUERY].split())
    whole = "".join(parts)
    if not whole:
        return Plan((), "", (), ())
    strict = [
        Route("whole", (Choice("whole", (whole,)),), 20.0),
        Route("literal", tuple(_literal(part) for part in parts), 2.0),
        Route("text", tuple(_literal(part, "text") for part in parts), 0.1),
    ]
    if len(whole) <= LONGEST_START:
        strict.append(Route("start", (Choice("start", (whole,)),), 4.0))
    if any("a" <= char <= "z" for char in whole):
        strict += _latin_routes(parts, whole)
    return Plan(parts, whole, tuple(strict), tuple(loose_routes(parts, whole)))


def _literal(part: str, field: str = "two") -> Choice:
    """Ask for `part` as it is typed."""
    if field == "text" and is_latin(part):
        return Choice("text", (part,), "prefix")
    if len(part) == 1:
        return Choice("one", (part,))
    return Choice(field, tuple(text_pairs(part)), "phrase")


def _latin_routes(parts: tuple[str, ...], whole: str) -> list[Route]:
    """Ask for letters as pinyin, as initials and as English words."""
    routes = []
    if parts[-1][-1].isascii():
        words = [Choice("word", (part,)) for part in parts[:-1]]
        routes.append(Route("words", (*words, Choice("word", (parts[-1],), "prefix"))))
    if is_latin(whole) and _SHORTEST_INITIALS <= len(whole) <= _LONGEST_INITIALS:
        size = min(len(whole), 3)
        runs = [whole[at : at + size] for at in range(len(whole) - size + 1)]
        routes.append(Route("initials", tuple(Choice("initial", (run,)) for run in set(runs))))
        routes.append(Route("first", (*routes[-1].choices, first_letter(whole[0])), 1.0))
    routes += [Route("pinyin", choices, 2.0) for choices in spoken_choices(parts)]
    return routes
