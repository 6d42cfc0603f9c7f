"""What to ask an engine for: a query as terms of the fields in ``search.terms``.

A plan has strict routes (the document meets all of the query in one way) and loose terms (it meets
some of it). Engines gather candidates; ``search.ranking`` judges them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from search.normal import fold, has_han, is_han, is_latin
from search.pinyin import readings
from search.syllables import Piece, segment, syllables_from, syllables_near
from search.terms import LONGEST_START, first_letters, text_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

# Longer input is cut: no name is that long, and every engine has a limit somewhere.
LONGEST_QUERY = 80
_MOST_CHOICES = 24
# Of a typo in pinyin: pairs to try for one syllable, and how short a query tries every syllable.
_MOST_REPAIRS, _FEW_PIECES = 40, 5
_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 24
_SHORTEST_TYPO = 4
_FEW_CHARACTERS = 6


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
    return Plan(parts, whole, tuple(strict), tuple(_loose(parts, whole)))


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
        routes.append(Route("first", (*routes[-1].choices, _first(whole[0])), 1.0))
    routes += [Route("pinyin", choices, 2.0) for choices in _spoken(parts)]
    return routes


def _first(letter: str) -> Choice:
    return Choice("initial", (f"^{letter}",))


def _spoken(parts: tuple[str, ...]) -> Iterable[tuple[Choice, ...]]:
    """Yield the choices of each likely cut of the query into syllables."""
    seen = set()
    for closed in _cuts(parts):
        last = closed[-1]
        # The last syllable may be the beginning of a longer one: xu of xue.
        open_end = Piece(last.text, "start") if last.kind == "full" else last
        cut = (*closed[:-1], open_end)
        if all(piece.kind != "junk" for piece in cut):
            choices = tuple(dict.fromkeys(_pair(a, b) for a, b in pairwise(cut)))
            choices = choices or (_single(cut[0]),)
            if choices not in seen:
                seen.add(choices)
                yield choices


def _cuts(parts: tuple[str, ...]) -> list[tuple[Piece, ...]]:
    """Cut the whole query: runs of letters into pieces, characters as pieces of their own."""
    cuts: list[tuple[Piece, ...]] = [()]
    for part in parts:
        for run in _runs(part):
            tails = ((Piece(run, "han"),),) if is_han(run[0]) else segment(run)
            cuts = [(*cut, *tail) for cut in cuts for tail in tails][:3]
    return cuts


def _runs(part: str) -> Iterable[str]:
    """Split into runs of ASCII and single characters."""
    run = ""
    for char in part:
        if char.isascii():
            run += char
            continue
        if run:
            yield run
        run = ""
        yield char
    if run:
        yield run


def _said(piece: Piece) -> tuple[str, ...]:
    """Return the syllables a piece may stand for; nothing for a mere initial."""
    if piece.kind == "han":
        return readings(piece.text)
    if piece.kind == "full" and not piece.text.isdigit():
        return (piece.text,)
    if piece.kind == "start" and len(piece.text) > 1:
        return syllables_from(piece.text)
    return ()


def _pair(first: Piece, second: Piece) -> Choice:
    """Ask for two neighbours, by sound where both are known, else by their first letters."""
    if first.kind == second.kind == "han":
        return Choice("two", (first.text + second.text,))
    pairs = [f"{a}_{b}" for a in _said(first) for b in _said(second)]
    if pairs and len(pairs) <= _MOST_CHOICES:
        return Choice("sound", tuple(pairs))
    heads = [a + b for a in _heads(first) for b in _heads(second)]
    return Choice("initial", tuple(dict.fromkeys(heads)))


def _heads(piece: Piece) -> tuple[str, ...]:
    return first_letters(piece.text) if piece.kind == "han" else (piece.text[0],)


def _single(piece: Piece) -> Choice:
    said = _said(piece)
    return Choice("sound", said) if said else _first(piece.text[0])


def _loose(parts: tuple[str, ...], whole: str) -> Iterable[Route]:
    """Ask for pieces of the query: pairs, sounds, single characters, words with a typo."""
    if has_han(whole):
        for pair in dict.fromkeys(text_pairs(whole)):
            yield Route("pair", (Choice("two", (pair,)),), 2.0)
            sounds = [f"{a}_{b}" for a in readings(pair[0]) for b in readings(pair[1])]
            yield Route("sound", (Choice("sound", tuple(sounds[:_MOST_CHOICES])),), 0.8)
        singles = tuple(dict.fromkeys(whole))
        yield Route("singles", tuple(Choice("one", (char,)) for char in singles), 4.0)
        # A long query has pairs left that tell more than its single characters.
        for char in singles if len(singles) <= _FEW_CHARACTERS else ():
            yield Route("one", (Choice("one", (char,)),), 0.6)
    else:
        yield from _loose_sounds(parts)
    for part in parts:
        if is_latin(part) and len(part) >= _SHORTEST_TYPO:
            yield Route("typo", (Choice("word", (part,), "typo"),), 1.0)


def _loose_sounds(parts: tuple[str, ...]) -> Iterable[Route]:
    """Ask for the syllables of the likeliest cut, alone, in pairs, and with a mistake undone."""
    cut = _cuts(parts)[0]
    for first, second in pairwise(cut):
        if _said(first) and _said(second):
            yield Route("pair", (_pair(first, second),), 2.0)
    for piece in dict.fromkeys(cut):
        if piece.kind == "full":
            yield Route("one", (Choice("sound", (piece.text,)),), 0.6)
    for begin, end in _doubtful(cut):
        meant = syllables_near("".join(piece.text for piece in cut[begin:end]))
        before = [f"{a}_{b}" for a in _said(cut[begin - 1]) for b in meant] if begin else []
        after = [f"{a}_{b}" for a in meant for b in _said(cut[end])] if end < len(cut) else []
        for terms in (before, after):
            if 0 < len(terms) <= _MOST_REPAIRS:
                yield Route("repair", (Choice("sound", tuple(terms)),), 1.5)


def _doubtful(cut: tuple[Piece, ...]) -> Iterable[tuple[int, int]]:
    """Yield half-open ranges of pieces that may be one mistyped syllable."""
    if all(piece.kind == "full" for piece in cut):
        # Nothing looks wrong, so any syllable may be; a long query has enough right ones.
        yield from ((at, at + 1) for at in range(len(cut)) if len(cut) <= _FEW_PIECES)
        return
    # Beside letters that fit nowhere, a lone vowel is part of the muddle: t n o g.
    good = [piece.kind == "full" and len(piece.text) > 1 for piece in cut]
    at = 0
    while at < len(cut):
        end = at
        while end < len(cut) and not good[end]:
            end += 1
        if end > at:
            yield at, end
            yield max(0, at - 1), end
            yield at, min(len(cut), end + 1)
        at = end + 1
