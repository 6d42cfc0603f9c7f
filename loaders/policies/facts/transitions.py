"""What becomes of existing types of bases: 撤, 并, 转, 纳入, 归并, 优化整合, 不再批复新建.

A sentence names the types it speaks of (对现有A、B, 将A, A at its beginning, or as a verb's object), then
what happens to them; a new type may follow. A sentence that begins with a condition (符合条件的, 不合格的)
goes on speaking of the types of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies.facts import transition_frames, type_headings
from loaders.policies.facts.found import Found
from loaders.policies.facts.statements import sections
from loaders.policies.facts.transition_statements import Statement
from loaders.policies.facts.type_mentions import listings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.statements import Section
    from loaders.policies.facts.transition_frames import Move

# Rules of management say when one base is reshaped or revoked: that is a limit, not the fate of its type.
_RULES = frozenset({"办法", "条例", "细则", "规定", "规则", "规程"})


def find(document: PolicyDocument) -> Iterator[Found]:
    """Find the transitions of types that a document orders.

    Yields:
        Facts with `legacy_type`, `new_type` (empty where none follows) and `action`, the verb as written.
    """
    of_types_only = document.kind in _RULES
    for part in sections(document):
        yield from _section(part, of_types_only=of_types_only)


def _section(part: Section, *, of_types_only: bool) -> Iterator[Found]:
    statement: Statement | None = None
    seen: set[tuple[str, str, bool]] = set()
    heading = (part.start, part.start + len(part.heading))
    new = type_headings.bare(part)
    for start, end in (heading, *part.spans) if part.heading else part.spans:
        text = part.line.text[start:end]
        statement = Statement.of(text, listings(text), statement, new)
        for move in transition_frames.moves(statement):
            plain = move.new is None and not move.stops
            if plain and (of_types_only or (part.heading and start == heading[0])):
                continue
            yield from _facts(part, start, move, seen)


def _facts(
    part: Section, offset: int, move: Move, seen: set[tuple[str, str, bool]]
) -> Iterator[Found]:
    begin, end = part.line.span(offset + move.start, offset + move.end)
    for legacy in move.legacy:
        new = move.new or ""
        if new or move.stops:  # a heading and its clause say the same
            key = (legacy, new, move.stops)
            if key in seen:
                continue
            seen.add(key)
        values = {"legacy_type": legacy, "new_type": new, "action": move.action}
        yield Found("transitions", part.path, begin, end, values)
