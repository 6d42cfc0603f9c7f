"""Proposals: the limits of a policy as parameters of rules, each with clause, words and period."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.drafting.limit_values import values
from answers.drafting.meanings import Said, meanings
from answers.policies.quoting import around, body, heading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from answers.drafting.limit_values import One
    from answers.drafting.meanings import Meaning
    from answers.policies.whole import ClauseText, StatedNumber, WholePolicy

Plain = int | float | str | dt.date
Value = bool | Plain | Mapping[str, Plain]

_SENTENCES = re.compile(r"[^。；;]{4,300}")
_FORCE = frozenset({"effective_date", "expiry_date", "validity"})  # said of the document itself
_FIRM = "应"  # how strict a clause is that does not say


@dataclass(frozen=True, slots=True)
class Quoted:
    """A clause of a document with the sentences of it that are cited."""

    title: str
    document_number: str
    path: str
    label: str
    clause_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One parameter of a rule as a policy states it.

    Attributes:
        rule: Id of the rule.
        parameter: Name of the parameter; empty where the rule itself holds what the policy says.
        value: A number, a share such as 1/3, a date, a table by body or type; True where a sentence says it.
        level: How strict the sentence is: 原则上, 不得, 应 …
        since: ISO date from which it holds; empty where the policy gives no year.
        until: Last ISO date, or empty.
        source: Where it is written.
    """

    rule: str
    parameter: str
    value: Value
    level: str
    since: str
    until: str
    source: Quoted


@dataclass(frozen=True, slots=True)
class UnknownLimit:
    """A limit of a policy that no rule knows, or whose number does not fit the rule's unit."""

    kind: str
    subject: str
    value: str
    unit: str
    source: Quoted


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a policy proposes, and its limits that no rule knows; in the order of the text."""

    proposals: tuple[Proposal, ...]
    unknown: tuple[UnknownLimit, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """One value that one limit gives; its form and its key say what it is gathered with."""

    form: str
    one: One
    proposal: Proposal


def proposed(policy: WholePolicy) -> Proposed:
    """Read a policy's limits and sentences as parameters of rules."""
    found: list[_Read] = []
    unknown: list[UnknownLimit] = []
    clauses = {clause.path: clause for clause in policy.clauses}
    for number in policy.numbers:
        if number.sort != "限额" or number.what in _FORCE:
            continue
        said = _said(number, clauses)
        source = _quoted(policy, number.path, said.sentence)
        level = _level(said)
        read = [
            _Read(meaning.form, one, _proposal(policy, meaning, source, level))
            for meaning in meanings().of(said)
            for one in values(meaning, number, policy.head)
        ]
        found += read
        if not read:
            limit = (number.what, number.subject, number.value, number.unit)
            unknown.append(UnknownLimit(*limit, source))
    return Proposed((*_merged(found), *_statements(policy, clauses)), tuple(unknown))


def _proposal(policy: WholePolicy, meaning: Meaning, source: Quoted, level: str) -> Proposal:
    head = policy.head
    return Proposal(
        rule=meaning.rule,
        parameter=meaning.parameter,
        value=True,
        level=level,
        since=head.effective or head.date or (f"{head.year}-01-01" if head.year else ""),
        until=head.expires,
        source=source,
    )


def _level(said: Said) -> str:
    """How strict the words are; 原则上 at the beginning of a sentence holds for all of it."""
    upto = said.sentence[: said.sentence.find(said.near) + len(said.near)]
    mild, *others = meanings().levels
    if mild in upto:
        return mild
    return next((level for level in others if level in said.near), _FIRM)


def _said(number: StatedNumber, clauses: Mapping[str, ClauseText]) -> Said:
    clause = clauses[number.path]
    heading = heading_of(clause.text, clause.heading)
    words = body(clause.text)[len(heading) :]
    near, sentence = around(words, number.at - len(heading), number.quote)
    who = number.subject if number.subject and number.subject in near else near
    return Said(number.what, who, near, sentence, _headings(number.path, sentence, clauses))


def _headings(path: str, sentence: str, clauses: Mapping[str, ClauseText]) -> str:
    """Headings above a sentence; where a clause has none, its heading is the beginning of its text."""
    parts = path.split("/")
    above = [clauses.get("/".join(parts[: n + 1])) for n in range(len(parts))]
    headings = ["".join(clause.heading.split()) for clause in above if clause]
    return "\n".join(heading for heading in headings if heading not in sentence)


def _statements(policy: WholePolicy, clauses: Mapping[str, ClauseText]) -> Iterator[Proposal]:
    for clause in policy.clauses:
        for match in _SENTENCES.finditer(body(clause.text)):
            words = match.group()
            said = Said("", words, words, words, _headings(clause.path, words, clauses))
            for meaning in meanings().stated(said):
                source = _quoted(policy, clause.path, words)
                yield _proposal(policy, meaning, source, _level(said))


def _merged(found: Iterable[_Read]) -> Iterator[Proposal]:
    """One proposal for what is said in parts, or more than once with one value.

    A body that has two numbers, as in a table of two columns, is in two proposals: neither is dropped.
    """
    groups: dict[tuple[str, ...], list[_Read]] = defaultdict(list)
    told: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for read in found:
        rule, one = read.proposal.rule, read.one
        within = read.proposal.source.path if read.form == "range" else str(one.value)
        if one.key:
            values_of = told[rule, one.parameter, one.key]
            if within not in values_of:
                values_of.append(within)
            within = str(values_of.index(within))
        groups[rule, one.parameter, within].append(read)
    for (_, parameter, _), group in groups.items():
        first = group[0].proposal
        here = [r.proposal.source for r in group if r.proposal.source.path == first.source.path]
        words = tuple(dict.fromkeys(word for source in here for word in source.words))
        source = replace(first.source, words=words)
        yield replace(first, parameter=parameter, value=_together(group), source=source)


def _together(group: list[_Read]) -> Value:
    one = group[0].one
    if one.key:
        return {read.one.key: read.one.value for read in group}
    if group[0].form == "range":
        numbers = [read.one.value for read in group if isinstance(read.one.value, int)]
        return min(numbers) if one.parameter.startswith("min_") else max(numbers)
    return one.value


def _quoted(policy: WholePolicy, path: str, words: str) -> Quoted:
    citation = policy.head.citation(path)
    return Quoted(
        citation.title,
        citation.document_number,
        path,
        citation.label,
        citation.clause_id,
        (words,),
    )
