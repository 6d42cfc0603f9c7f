"""The page of one document: head, ties to other documents, contents, and the text with its facts marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from answers.policies.fact_values import FACTS
from api.pages.links import anchor, clause_url, fragment, policy_url, thing_url
from api.pages.marking import Stretch, said, stretches
from api.pages.paging import PageLink, page_links
from api.pages.policies import tone
from api.pages.policy_head import Linked, TieGroup, head, tie_groups
from graph.base_types import base_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answers.policies.text import PolicyText, TextClause, TextFact

_HEADING = 40  # a clause of one line up to this many characters, without a stop, is a heading
_OUTERMOST = 200  # of more outermost clauses, other parts of a document name only their first
_STOPS = frozenset("。；;：:，,！？")


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact in this part of the text, with how many there are."""

    fact: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ContentsLink:
    """A clause in the table of contents."""

    url: str
    number: str
    heading: str
    level: int


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as shown.

    Attributes:
        anchor: Its `id` in the page.
        url: Its lasting address.
        label: The citation as printed.
        form: `bare` where it is nothing but a heading, `headed` where its first line is one; else empty.
        number: Its path as people write it, to stand before a gist.
        gist: In other words, where there is no text.
        rules: Rules that cite it, each with the form that checks by it.
    """

    anchor: str
    url: str
    label: str
    level: int
    form: str
    text: tuple[Stretch, ...]
    number: str
    gist: str
    rules: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in the table below the text; `bases` leads to the bases of a type."""

    label: str
    thing: Linked
    said: str
    quote: str
    place: Linked
    bases: str


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """All that `policy.html` shows.

    Attributes:
        status: 正式, 废止 …; `tone` as in the list of policies.
        head: Label and values of what stands above the text.
        gists: Whether only gists are known, of the whole part.
        warnings: What is odd in its numbering.
        same: The document that is meant, where this one is not loaded itself.
        ties: Ties to other documents, what this one says first.
        contents: The clauses of this part, and of the others the outermost ones.
        kinds: Kinds of facts in this part.
        clauses: The clauses of this part.
        facts: All facts of this part.
        pages: Parts of a long document.
        next: Address of the next part; empty where there is none.
    """

    title: str
    status: str
    tone: str
    loaded: bool
    head: tuple[tuple[str, tuple[Linked, ...]], ...]
    gists: bool
    warnings: tuple[str, ...]
    same: tuple[Linked, ...]
    ties: tuple[TieGroup, ...]
    contents: tuple[ContentsLink, ...]
    kinds: tuple[FactKind, ...]
    clauses: tuple[ClauseView, ...]
    facts: tuple[FactRow, ...]
    pages: tuple[PageLink, ...]
    next: str
    entity_url: str
    json_url: str
    query: str = ""
    place: str = "policies"


def policy_page(found: PolicyText) -> PolicyPage:
    """The page of one document, or of one part of it."""
    policy = found.policy
    counts = Counter(f.fact for clause in found.clauses for f in clause.facts if f.end)
    return PolicyPage(
        title=policy.title,
        status=policy.status,
        tone=tone(policy.status),
        loaded=policy.loaded,
        head=tuple((label, values) for label, values in head(found) if values),
        gists=bool(found.clauses) and not any(clause.text for clause in found.clauses),
        warnings=policy.warnings,
        same=tuple(Linked(one.name, policy_url(one.id)) for one in found.same if not policy.loaded),
        ties=tuple(tie_groups(found.ties)),
        contents=tuple(_contents(found)),
        kinds=tuple(FactKind(f, label, counts[f]) for f, label in FACTS.items() if counts[f]),
        clauses=tuple(_clause(policy.id, clause) for clause in found.clauses),
        facts=tuple(_row(c, fact) for c in found.clauses for fact in c.facts),
        pages=page_links(found.part, found.parts, lambda part: policy_url(policy.id, part)),
        next=policy_url(policy.id, found.part + 1) if found.part < found.parts else "",
        entity_url=f"/entity/{policy.id}",
        json_url=f"/policies/{policy.id}.json" + (f"?part={found.part}" * (found.part > 1)),
    )


def _contents(found: PolicyText) -> Iterator[ContentsLink]:
    id_ = found.policy.id
    outermost = sum(item.level == 1 for item in found.outline)
    before = 0
    for item in found.outline:
        opens, before = item.part > before, item.part
        if item.part == found.part or opens or (item.level == 1 and outermost <= _OUTERMOST):
            url = policy_url(id_, item.part) if item.part != found.part else ""
            number = item.printed if item.level == 1 else item.path.rpartition("/")[2]
            heading = "" if item.heading in number else item.heading
            yield ContentsLink(f"{url}#{fragment(item.path)}", number, heading, item.level)


def _clause(policy: str, clause: TextClause) -> ClauseView:
    text = clause.text.strip()
    return ClauseView(
        anchor=anchor(clause.path),
        url=clause_url(policy, clause.path),
        label=clause.label,
        level=clause.level,
        form=_form(text),
        text=stretches(clause.text, clause.facts),
        number=clause.printed,
        gist="" if text else clause.gist,
        rules=tuple(
            Linked(f"{r.title}（{r.ruleset_title}）", f"/check?{urlencode({'policy': r.ruleset})}")
            for r in clause.rules
        ),
    )


def _form(text: str) -> str:
    first, _, rest = text.partition("\n")
    if not 0 < len(first.strip()) <= _HEADING or _STOPS & set(first):
        return ""
    return "headed" if rest else "bare"


def _row(clause: TextClause, fact: TextFact) -> FactRow:
    type_ = base_type(fact.thing.name) if fact.thing.kind == "BaseType" else ""
    return FactRow(
        label=FACTS[fact.fact],
        thing=Linked(fact.thing.name, thing_url(fact.thing.kind, fact.thing.id)),
        said=said((label, value) for label, value in fact.values if value != fact.thing.name),
        quote=fact.quote,
        place=Linked(clause.printed, f"#{fragment(clause.path)}"),
        bases=f"/search?{urlencode({'q': type_, 'type': type_})}" if type_ else "",
    )
