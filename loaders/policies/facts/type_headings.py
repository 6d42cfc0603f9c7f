"""Base types that stand as the headings of the clauses below a category."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.facts.type_mentions import Mention, Sort, category_of, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.policies.facts.statements import Section

_FIRST = 40
_ENDS = re.compile(r"[。；：:，,（(—\-]|是|指|主要|面向|围绕|依托|$")
_ANNOUNCES = re.compile(
    r"(?:包括|分为|划分为|设|有|如下)(?:以下|下列|如下)?[^，。；]{0,8}[：:]?$|(?:以下|下列)[^，。；]{0,6}[类种型][^，。；]{0,6}[：:]?$"
)


def heading_category(heading: str) -> Mention | None:
    """The category that a heading ends with or speaks of: 技术创新类基地, 加强省级研发平台建设."""
    found = [name for name in mentions(heading) if name.sort is Sort.CATEGORY]
    classes = re.match(r"[一-鿿与]{2,14}类(?=$|。|：)", heading)
    if not found and classes:
        return Mention(0, classes.end(), classes[0], Sort.CATEGORY)
    return found[0] if found else None


def bare(section: Section) -> str:
    """The name of a type that is all of a section's heading, or empty."""
    found = mentions(section.heading)
    return section.heading if found and found[0].text == section.heading else ""


def announces(section: Section) -> bool:
    """Whether the section's last words say that types follow as clauses."""
    end = section.spans[-1][1] if section.spans else 0
    return bool(_ANNOUNCES.search(section.line.text[:end].rstrip("。；")))


def children(order: int, all_: Sequence[Section]) -> Iterator[tuple[Section, Mention]]:
    """The clauses right below a section whose first words are the name of a known type."""
    above = all_[order].path
    for section in all_[order + 1 :]:
        if not section.path.startswith(above + "/"):
            return
        name = _first_name(section) if section.parent == above else None
        if name is not None:
            yield section, name


def _first_name(section: Section) -> Mention | None:
    words = section.line.text[section.start : section.start + _FIRST]
    name = next(iter(mentions(words)), None)
    if name is None or name.start or name.sort is not Sort.TYPE or name.named:
        return None
    own_line = section.heading == name.text
    return name if own_line or _ENDS.match(words, name.end) else None


def category(section: Section) -> str:
    """The category that a section's heading states, or empty."""
    name = heading_category(section.heading)
    return category_of(name.text) if name else ""
