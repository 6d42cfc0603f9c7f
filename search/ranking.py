"""Judging candidates: the best way in which a query meets each of a document's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.normal import fold, has_han
from graph.pinyin import spell
from search import abbreviating, guessing, matching, speaking
from search.forms import Form
from search.matching import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.documents import Document
    from search.plan import Plan

# An alias ranks below the same match of a name.
_ALIAS = 0.003
_TEXT = 0.35
# A guess must reach this to be shown.
LEAST_GUESS = 0.45


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document an engine proposes, with its names prepared."""

    document: Document
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate and its best match."""

    document: Document
    match: Match


def judge_strict(plan: Plan, candidates: Iterable[Candidate]) -> list[Judged]:
    """Return the candidates that meet all of the query, best first."""
    latin = _has_latin(plan.whole)
    judged = []
    for candidate in candidates:
        match = _highest(
            _of_alias(_strict(plan, form, latin=latin), order)
            for order, form in enumerate(candidate.forms)
        )
        match = match or _passage(plan, candidate.document)
        if match is not None:
            judged.append(Judged(candidate.document, match))
    return _sorted(judged)


def judge_loose(plan: Plan, candidates: Sequence[Candidate]) -> list[Judged]:
    """Return the candidates that meet the query with a guess, best first."""
    clues = _clues(plan)
    names = [
        (candidate, order, form)
        for candidate in candidates
        for order, form in enumerate(candidate.forms)
    ]
    best: dict[str, Judged] = {}
    for at in _promising(clues, [form for _, _, form in names]):
        candidate, order, form = names[at]
        match = _of_alias(_guess(clues, form), order)
        known = best.get(candidate.document.id)
        if match is None or match.score < LEAST_GUESS:
            continue
        if known is None or match.score > known.match.score:
            best[candidate.document.id] = Judged(candidate.document, match)
    return _sorted(best.values())


def _sorted(judged: Iterable[Judged]) -> list[Judged]:
    return sorted(
        judged, key=lambda one: (-one.match.score, len(one.document.name), one.document.id)
    )


def _of_alias(match: Match | None, order: int) -> Match | None:
    """Put a match of an alias below the same match of the name (order 0)."""
    if match is None or order == 0:
        return match
    why = "alias" if match.why == "name" else match.why
    # Not dataclasses.replace, which takes eight times as long and is called for every alias.
    return Match(match.score - _ALIAS, why, match.form, match.marks, match.sure)


def _highest(found: Iterable[Match | None]) -> Match | None:
    return max(filter(None, found), key=lambda match: match.score, default=None)


def _has_latin(whole: str) -> bool:
    return any("a" <= char <= "z" for char in whole)


def _strict(plan: Plan, form: Form, *, latin: bool) -> Match | None:
    found = matching.literal(plan.whole, form)
    if found is None and len(plan.parts) > 1:
        found = matching.keywords(plan.parts, form)
    if not latin:
        return found
    if form.words:
        return _highest((found, matching.english(plan.parts, form)))
    return found or speaking.spoken(plan.whole, form)


@dataclass(frozen=True, slots=True)
class _Clues:
    """What guessing needs of a query, worked out once.

    Attributes:
        plan: The query.
        han: Whether it holds Chinese characters.
        characters: Its characters.
        said: Its likeliest syllables, joined by spaces.
        letters: The same with nothing between them; empty where no Latin letter was typed.
    """

    plan: Plan
    han: bool
    characters: frozenset[str]
    said: str
    letters: str


def _clues(plan: Plan) -> _Clues:
    said = spell(plan.whole)
    letters = said.replace(" ", "") if _has_latin(plan.whole) else ""
    return _Clues(plan, has_han(plan.whole), frozenset(plan.whole), said, letters)


def _promising(clues: _Clues, forms: Sequence[Form]) -> set[int]:
    """Return the indices of the names worth a closer look: a cheap test over all of them."""
    if clues.letters:
        limit = guessing.letter_mistakes(clues.letters)
        texts = [form.letters or form.text for form in forms]
        found = set(guessing.promising(clues.letters, texts, limit))
        parts = clues.plan.parts if len(clues.plan.parts) > 1 else ()
        # Of several English words only one may be misspelt, so another is there as typed.
        return found.union(
            at
            for at, form in enumerate(forms)
            if form.words and any(part in form.text for part in parts)
        )
    texts = [form.text for form in forms]
    found = set(guessing.promising(clues.plan.whole, texts, guessing.mistakes(clues.plan.whole)))
    found.update(at for at, text in enumerate(texts) if clues.characters.issubset(text))
    found.update(at for at, form in enumerate(forms) if clues.said in form.spoken)
    return found


def _guess(clues: _Clues, form: Form) -> Match | None:
    whole, found = clues.plan.whole, list[Match | None]()
    if form.words:
        return guessing.english_typo(clues.plan.parts, form) if clues.letters else None
    if clues.letters:
        found.append(guessing.letter_typo(clues.letters, form))
    if clues.han:
        found += [
            guessing.typo(whole, form),
            matching.same_sound(whole, clues.said, form),
            matching.reordered(whole, form),
            abbreviating.abbreviation(whole, form),
        ]
    return _highest(found)


def _passage(plan: Plan, document: Document) -> Match | None:
    """Meet the query in the description: every word of it, in any order."""
    text = fold(document.text)
    if not text or not all(part in text for part in plan.parts):
        return None
    return Match(_TEXT, "text", Form(document.text, text, "", ()))
