"""Organisations that a document names, and the classes of bodies that it gives duties to.

Full name and abbreviation are two units (…（以下简称省科技厅）); a name is given once a document, where it
first stands. A class (各市科技局, 依托单位) is a unit where it carries a responsibility.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.policies.clauses import Passage
from loaders.policies.facts import responsibilities
from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.found import Found
from loaders.policies.facts.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.policies.documents import PolicyDocument

KIND, CLASS = "units", "class"
# Headings and names on lines of their own are not longer; and much shorter than the lines around.
_HEADING, _NARROW = 24, 0.8
# A line of contacts: an office, whom to call, a telephone number.
_CONTACT = re.compile(
    r"^[^\S\n]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）).、．][^\S\n]*)?"
    r"(?P<office>[\u4e00-\u9fff]{2,16}(?:处|科|室|部|中心))(?=[\s：:（(])(?=[^\n]*\d{3,4}[-－—]?\d{7,8})",
    re.MULTILINE,
)


def find(document: PolicyDocument) -> Iterator[Found]:
    """Named organisations in the order of the text, then classes that carry a responsibility."""
    return units(document, responsibilities.find(document))


def units(document: PolicyDocument, duties: Iterable[Found]) -> Iterator[Found]:
    """Named organisations, then the classes of bodies among the bearers of duties.

    Args:
        document: The document.
        duties: Its responsibilities, whose value `organization` names the bearer.
    """
    seen: set[str] = set()
    for passage in document.passages:
        for found in (*_named(passage), *_contacts(passage)):
            if found.values["name"] not in seen:
                seen.add(found.values["name"])
                yield found
    for duty in duties:
        name = "".join(duty.values["organization"].split())
        if name and name not in seen:
            seen.add(name)
            yield Found(KIND, duty.clause, duty.start, duty.end, {"name": name, "kind": CLASS})


def _named(passage: Passage) -> Iterator[Found]:
    for block in _blocks(passage):
        line = flat(block)
        for body in bodies(line.text):
            values = {"name": body.name, "kind": body.kind}
            yield Found(KIND, line.path, *line.span(body.start, body.end), values)


def _blocks(passage: Passage) -> Iterator[Passage]:
    """The passage, parted below headings and between names set on lines of their own.

    A line that is much shorter than its neighbours was ended on purpose; others may be broken inside a word.
    """
    rows = passage.text.splitlines(keepends=True)
    width = max((len(row.strip()) for row in rows), default=0)
    start = end = passage.start
    for row in rows:
        end += len(row)
        length = len(row.strip())
        whole = length < _NARROW * width or width <= _HEADING
        if 0 < length <= _HEADING and whole and row.strip()[-1] not in "，、,":
            yield Passage(
                passage.path, passage.text[start - passage.start :][: end - start], start, end
            )
            start = end
    if start < end:
        yield Passage(passage.path, passage.text[start - passage.start :], start, end)


def _contacts(passage: Passage) -> Iterator[Found]:
    """Offices in lines of contacts; of 科技厅某某处 the department."""
    for match in _CONTACT.finditer(passage.text):
        start, end = (passage.start + offset for offset in match.span("office"))
        above = [body for body in bodies(match["office"]) if body.end < end - start]
        for body in above:
            values = {"name": body.name, "kind": body.kind}
            yield Found(KIND, passage.path, start + body.start, start + body.end, values)
        if not above:
            values = {"name": match["office"], "kind": "department"}
            yield Found(KIND, passage.path, start, end, values)
