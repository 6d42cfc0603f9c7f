"""Routes in the query language of Meilisearch.

Terms are written as Latin words, four letters for a character, so that the server's tokenizer
leaves them whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.routes import Choice
from search.terms import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.routes import Route

# The server looks at no more words of a query, and at no word longer than this.
_MOST_WORDS, _LONGEST_WORD = 10, 60


def encode_term(term: str) -> str:
    """Write a term as one Latin word: letters and digits stay, a character becomes four letters."""
    if term == GAP:
        return "000"
    return "".join(map(_encode_char, term[:_LONGEST_WORD]))


def _encode_char(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else "0"
    code, letters = ord(char), ""
    for _ in range(4):
        code, digit = divmod(code, 26)
        letters += chr(97 + digit)
    return letters


def asks(route: Route) -> Iterator[dict[str, Any]]:
    """Yield the searches of one route.

    The server has no "any of these": a choice of several terms is left out where the others say
    enough, else asked term by term.
    """
    certain = [choice for choice in route.choices if len(choice.terms) == 1 or _is_phrase(choice)]
    words = [_words(choice) for choice in certain[:_MOST_WORDS]]
    fields = sorted({choice.field for choice in certain})
    if certain:
        yield _ask_for(" ".join(words), fields, route.weight)
    else:
        widest = route.choices[0]
        for term in widest.terms[:_MOST_WORDS]:
            yield _ask_for(_words(Choice(widest.field, (term,))), [widest.field], route.weight)


def drifting(routes: Sequence[Route]) -> Iterator[dict[str, Any]]:
    """Yield searches that give up words from either end until something is found."""
    words = [
        encode_term(route.choices[0].terms[0])
        for route in routes
        if route.name == "pair" and len(route.choices[0].terms) == 1
    ]
    for order in (words, words[::-1]) if words else ():
        ask = _ask_for(" ".join(order[:_MOST_WORDS]), ["two", "sound"], 4.0)
        yield ask | {"strategy": "last"}


def _ask_for(words: str, fields: list[str], weight: float) -> dict[str, Any]:
    return {"q": words, "fields": fields, "weight": weight, "strategy": "all"}


def _is_phrase(choice: Choice) -> bool:
    return choice.mode == "phrase"


def _words(choice: Choice) -> str:
    encoded = " ".join(map(encode_term, choice.terms))
    # In quotation marks the server neither completes nor corrects.
    return encoded if choice.mode in {"prefix", "typo"} else f'"{encoded}"'


def quoted(value: str) -> str:
    """Write a value for the server's filter language."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
