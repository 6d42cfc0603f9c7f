"""Organisations that a document names, and the classes of bodies that it gives duties to.

Full name and abbreviation are two units (…（以下简称省科技厅）); a name is given once a document, where it
first stands. A class (各市科技局, 依托单位) is a unit where it carries a responsibility.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from loaders.policies.clauses import Passage
from loaders.policies.facts import base_types, responsibilities, tables, transitions
from loaders.policies.facts.bodies import bodies
from loaders.policies.facts.body_words import words
from loaders.policies.facts.found import Found
from loaders.policies.facts.phrases import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from loaders.policies.documents import PolicyDocument

KIND, CLASS = "units", "class"
# Kinds of bodies after which types of bases are called.
_PLACES = frozenset({"park", "base", "lab"})
# Headings and names on lines of their own are not longer; and much shorter than the lines around.
_HEADING, _NARROW = 24, 0.8
# A line of contacts: an office, and a telephone number or whom to call.
_CONTACT = re.compile(
    r"^[^\S\n]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）).、．][^\S\n]*)?"
    r"(?P<office>[\u4e00-\u9fff]{2,16}(?:处|科|室|部|中心))(?=[\s：:（(])(?=[^\n]*\d{3,4}[-－—]?\d{7,8}|[：:][^\S\n]*[一-龥]{2,4}(?:[、，][一-龥]{2,4})*[^\S\n]*$)",
    re.MULTILINE,
)


def find(document: PolicyDocument) -> Iterator[Found]:
    """Named organisations in the order of the text, then classes that carry a responsibility."""
    types = (*base_types.find(document), *transitions.find(document))
    return units(document, tuple(responsibilities.find(document)), types)


def units(
    document: PolicyDocument, duties: Sequence[Found], types: Iterable[Found] = ()
) -> Iterator[Found]:
    """Named organisations, then the classes of bodies among the bearers of duties.

    Args:
        document: The document.
        duties: Its responsibilities, whose value `organization` names the bearer.
        types: Its base types and their transitions: what is a type is no organisation.
    """
    bearers = {"".join(duty.values["organization"].split()) for duty in duties}
    # A group that is called by no name of its own (工作专班) is a unit where it has a duty.
    names = _type_names(types)
    seen = (names | set(words()["endings"]["group"])) - bearers
    for passage in document.passages:
        for found in (*_named(passage), *_contacts(passage)):
            if found.values["name"] not in seen and not _within(found, duties, names):
                seen.add(found.values["name"])
                yield found
    for duty in duties:
        name = "".join(duty.values["organization"].split())
        if name and name not in seen:
            seen.add(name)
            yield Found(KIND, duty.clause, duty.start, duty.end, {"name": name, "kind": CLASS})


def _within(found: Found, duties: Sequence[Found], types: set[str]) -> bool:
    """Whether a name is only part of a longer one: of a bearer's (…驻科技厅纪检监察组), of a type's."""
    at = bisect_right(duties, found.start, key=lambda duty: duty.start) - 1
    bearer = duties[at] if at >= 0 else found
    whole = bearer.values.get("organization", "")
    longer = bearer.end >= found.end and len(whole) > len(found.values["name"])
    if longer and not re.search(r"[、（(]", whole):
        return True
    return found.values["kind"] in _PLACES and any(found.values["name"] in name for name in types)


def _type_names(facts: Iterable[Found]) -> set[str]:
    columns = ("base_type", "legacy_type", "new_type")
    return {"".join(fact.values.get(name, "").split()) for fact in facts for name in columns}


def _named(passage: Passage) -> Iterator[Found]:
    for block in (*_blocks(passage), *_cells(passage)):
        line = flat(block)
        for body in bodies(line.text):
            values = {"name": body.name, "kind": body.kind}
            yield Found(KIND, line.path, *line.span(body.start, body.end), values)


def _blocks(passage: Passage) -> Iterator[Passage]:
    """The passage, parted below headings and between names set on lines of their own.

    A line that is much shorter than its neighbours was ended on purpose; others may be broken inside a word.
    """
    text = _without_tables(passage)
    if text == passage.text and "\n" not in text.strip():
        yield passage
        return
    rows = text.splitlines(keepends=True)
    width = max((len(row.strip()) for row in rows), default=0)
    start = end = passage.start
    for row in rows:
        end += len(row)
        length = len(row.strip())
        whole = length < _NARROW * width or width <= _HEADING
        if 0 < length <= _HEADING and whole and row.strip()[-1] not in "，、,":
            yield Passage(
                passage.path, text[start - passage.start : end - passage.start], start, end
            )
            start = end
    if start < end:
        yield Passage(passage.path, text[start - passage.start :], start, end)


def _cells(passage: Passage) -> Iterator[Passage]:
    """The cells of tables, each for itself: a name ends with its cell."""
    for table in tables.find(passage):
        for cell in chain(table.head, *table.rows):
            if cell.text:
                text = passage.text[cell.start - passage.start : cell.end - passage.start]
                yield Passage(passage.path, text, cell.start, cell.end)


def _without_tables(passage: Passage) -> str:
    """The text with its tables turned into stops, as long as before."""
    text = passage.text
    for table in tables.find(passage):
        low, high = table.start - passage.start, table.end - passage.start
        text = text[:low] + re.sub(r"[^\n]", "。", text[low:high]) + text[high:]
    return text


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
