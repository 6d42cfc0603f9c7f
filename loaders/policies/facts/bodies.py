"""Named organisations in a text: spans of names, each with a kind.

Read by form alone: level and field of a public body, the ending of a name, the enumeration it stands in.
Names inside the titles of documents are left out, and so are classes (各市科技局, 有关部门, 骨干企业).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts.body_groups import groups
from loaders.policies.facts.body_lists import listed
from loaders.policies.facts.body_names import named
from loaders.policies.facts.body_offices import offices
from loaders.policies.facts.body_starts import stop
from loaders.policies.facts.body_words import Body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Body", "bodies", "without_titles"]

_INSTITUTION = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:中心|研究院|研究所|总站)(?=[^\u4e00-\u9fff]|$|[和及与的])"
)
# A character that no name holds, in place of each character of a title.
_BLANK = "\u3000"


def bodies(text: str) -> tuple[Body, ...]:
    """Named organisations of a text.

    Args:
        text: A text without white space, as `phrases.flat` gives it.

    Returns:
        The names in order, none inside another; of two that overlap the longer.
    """
    plain = without_titles(text)
    public = list(offices(plain))
    known = [*public, *_under(plain, public), *named(plain), *groups(plain)]
    return tuple(_apart([*known, *listed(plain, known)], len(plain)))


def _under(text: str, public: Iterable[Body]) -> Iterator[Body]:
    """Institutions called after the body they belong to: 国家某某局某某中心."""
    for body in public:
        match = _INSTITUTION.match(text, body.end) if body.kind == "department" else None
        if match and not stop().search(match[0]):
            yield Body(text[body.start : match.end()], "institute", body.start, match.end())


def without_titles(text: str) -> str:
    """The text with the titles in 《》 blanked out, as long as before; an unclosed 《 stays."""
    if "《" not in text:
        return text
    kept = list(text)
    open_: list[int] = []
    for index, char in enumerate(text):
        if char == "《":
            open_.append(index)
        elif char == "》" and open_:
            start = open_.pop()
            if not open_:
                kept[start : index + 1] = _BLANK * (index + 1 - start)
    return "".join(kept)


def _order(body: Body) -> tuple[int, int, bool]:
    """The longest first; of two readings of one name a public body's."""
    return body.start - body.end, body.start, body.kind != "department"


def _apart(found: Iterable[Body], length: int) -> list[Body]:
    """Drop what overlaps something longer."""
    kept: list[Body] = []
    taken = bytearray(length)
    for body in sorted(set(found), key=_order):
        if not any(taken[body.start : body.end]):
            taken[body.start : body.end] = b"\1" * (body.end - body.start)
            kept.append(body)
    return sorted(kept, key=lambda body: body.start)
