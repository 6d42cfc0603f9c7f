"""The words of a clause around what was read from it, to be quoted and to be understood."""

from __future__ import annotations

from graph import marks
from loaders.policies import markers

_STOPS, _PARTS = "。；;", "。；;，,：:"


def body(text: str) -> str:
    """A clause's text on one line, without white space and without the marker in front."""
    return "".join(text[_start(text) :].split())


def place(text: str, mark: str) -> int:
    """Where in the body of a clause's text a mark stands; -1 where it fits another version only."""
    found = marks.read(mark, text)
    if found is None:
        return -1
    return max(0, len("".join(text[_start(text) : found.start].split())))


def heading_of(text: str, heading: str) -> str:
    """The heading that stands on a line of its own before a clause's body, or empty."""
    first, _, rest = text[_start(text) :].strip().partition("\n")
    alone = "".join(first.split())
    return alone if rest and alone == "".join(heading.split()) else ""


def around(said: str, at: int, quote: str) -> tuple[str, str]:
    """The part of a sentence that holds a quote, and that sentence.

    Args:
        said: A clause's body.
        at: Where the quote stands in it; -1 where that is not known.
        quote: Its words, without white space.

    Returns:
        The quote twice where the body does not hold it.
    """
    begin = at if at >= 0 else said.find(quote)
    if begin < 0 or not quote:
        return quote, quote
    span = (begin, begin + len(quote))
    return _between(said, span, _PARTS), _between(said, span, _STOPS)


def _start(text: str) -> int:
    """Offset of what follows a clause's marker."""
    bare = text.lstrip()
    marker = markers.read(bare.split("\n", 1)[0])
    return len(text) - len(bare) + (marker.width if marker else 0)


def _between(said: str, span: tuple[int, int], stops: str) -> str:
    start = max(said.rfind(stop, 0, span[0]) for stop in stops) + 1
    ends = [end for stop in stops if (end := said.find(stop, span[1])) >= 0]
    return said[start : min(ends, default=len(said))]
