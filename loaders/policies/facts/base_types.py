"""Base types that a document gathers under a category: 技术创新类基地包括省技术创新中心、省工程研究中心.

Read are enumerations by their grammar: what follows 包括, 分为 or 定位于建设, stands between 由 and 组成, in
brackets behind the category, before 在内的 or 等 with the category, under a heading that is a category, or
as the headings of the clauses below one that announces them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.policies.facts import type_frames, type_headings
from loaders.policies.facts.found import Found
from loaders.policies.facts.statements import sections
from loaders.policies.facts.type_mentions import listings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.policies.documents import PolicyDocument
    from loaders.policies.facts.statements import Section
    from loaders.policies.facts.type_mentions import Mention


def find(document: PolicyDocument) -> Iterator[Found]:
    """Find the base types of a document, each once under a category.

    Yields:
        Facts with `category` (科学研究类, 省级创新平台) and `base_type`, both as written.
    """
    seen: set[tuple[str, str]] = set()
    for fact in _all(sections(document)):
        key = (fact.values["category"], fact.values["base_type"])
        if key not in seen:
            seen.add(key)
            yield fact


def _all(parts: Sequence[Section]) -> Iterator[Found]:
    headings = {part.path: type_headings.category(part) for part in parts if part.heading}
    for order, part in enumerate(parts):
        own = headings.get(part.path, "")
        subject = own or type_headings.bare(part) or headings.get(part.parent, "")
        listed = False
        for fact in _sentences(part, subject):
            listed = True
            yield fact
        if not listed:
            yield from _built(part, own)
            yield from _below(order, parts, own)


def _sentences(part: Section, subject: str) -> Iterator[Found]:
    # A short first sentence reads as a heading and may enumerate all the same.
    for start, end in ((part.start, part.start + len(part.heading)), *part.spans):
        text = part.line.text[start:end]
        found = listings(text)
        for category, items in type_frames.frames(text, found, subject):
            yield from _facts(part, start, category, items)
        subject = type_frames.subject(text, found, len(text)) or subject


def _built(part: Section, category: str) -> Iterator[Found]:
    """Types that are to be built: under a heading that is their category, or announced by number."""
    if not part.spans:
        return
    end = part.spans[-1][1]
    frame = type_frames.counted(part.line.text[part.start : end])
    if frame is not None:
        yield from _facts(part, part.start, *frame)
    elif category:
        start = part.spans[0][0]
        text = part.line.text[start:end]
        for items in type_frames.built(text, listings(text)):
            yield from _facts(part, start, category, items)
            return


def _below(order: int, parts: Sequence[Section], own: str) -> Iterator[Found]:
    """Types that head the clauses below a category or an announcement."""
    part = parts[order]
    category = own if own.endswith("类") else ""
    if type_headings.announces(part):
        start, end = part.spans[-1]
        text = part.line.text[start:end]
        category = type_frames.subject(text, listings(text), len(text)) or own
    if not category:
        return
    below = list(type_headings.children(order, parts))
    if len(below) > 1 or category.endswith("类"):
        for section, name in below:
            yield from _facts(section, section.start, category, (name,))


def _facts(part: Section, offset: int, category: str, items: Sequence[Mention]) -> Iterator[Found]:
    for item in items:
        start, end = part.line.span(offset + item.start, offset + item.end)
        values = {"category": category, "base_type": item.text}
        yield Found("base_types", part.path, start, end, values)
