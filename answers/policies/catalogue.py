"""Policies: the documents that are loaded or cited, narrowed by what is known of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping  # noqa: TC003 -- the API's schema is made from these values
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answers.policies.policy import Policy, described
from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.store import View

LOADED, CITED = "已载入", "只被引用"
# What narrows the list, as in an address, to its label; in the order in which they are shown.
FILTERS: Mapping[str, str] = {
    "held": "资料",
    "region": "地区",
    "sort": "文种",
    "status": "效力状态",
    "year": "成文年份",
    "issuer": "发文机关",
}


@dataclass(frozen=True, slots=True)
class PolicyQuestion:
    """Which documents are wanted.

    Attributes:
        words: Words of the title or the number, in any order.
        filters: Name of a filter to the values allowed.
        order: A key of `ORDERS`.
    """

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "newest"
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PolicyList:
    """The answer.

    Attributes:
        policies: Those of this page.
        total: All that the question asks for.
        counts: Filter to its values to the number of documents, the filter's own choice set aside.
    """

    policies: tuple[Policy, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]


def _newest(policy: Policy) -> tuple[int, bool, str]:
    return -int(policy.date.replace("-", "") or 0), not policy.loaded, policy.title


def _oldest(policy: Policy) -> tuple[str, bool, str]:
    return policy.date or "9999", not policy.loaded, policy.title


def _by_title(policy: Policy) -> tuple[str, bool, str]:
    return policy.title, not policy.loaded, policy.date


ORDERS: Mapping[str, Callable[[Policy], tuple[int | str, bool, str]]] = {
    "newest": _newest,
    "oldest": _oldest,
    "title": _by_title,
}


class Catalogue:
    """All documents of a store's present revision, read once."""

    def __init__(self, view: View) -> None:
        self._policies = tuple(_policies(view))

    def find(self, question: PolicyQuestion) -> PolicyList:
        """The documents that a question asks for, one page of them."""
        words = question.words.split()
        named = [p for p in self._policies if _is_named(p, words)]
        found = [p for p in named if _passes(p, question.filters)]
        found.sort(key=ORDERS[question.order])
        counts = {name: _counts(named, name, question.filters) for name in FILTERS}
        page = found[question.offset : question.offset + question.limit]
        return PolicyList(tuple(page), len(found), counts)


def _policies(view: View) -> Iterable[Policy]:
    nodes = {node.id: node for node in view.nodes("Policy")}
    loaded = {e.head for e in view.edges(nodes, "PART_OF", "in")}
    issued = list(view.edges(nodes, "ISSUED_BY", "out"))
    names = {n.id: n.text("name") for n in view.nodes(ids={e.head for e in issued})}
    issuers: dict[str, list[str]] = defaultdict(list)
    for edge in issued:
        issuers[edge.tail].append(names[edge.head])
    # A document cited by its title is the one loaded under its number.
    known_as = {e.tail for e in view.edges(nodes, "SAME_AS", "out") if e.head in loaded}
    for id_ in nodes.keys() - (known_as - loaded):
        yield described(nodes[id_], tuple(sorted(issuers[id_])), loaded=id_ in loaded)


def _values(policy: Policy, name: str) -> tuple[str, ...]:
    """A document's values of one of `FILTERS`."""
    if name == "issuer":
        return policy.issuers
    if name == "held":
        return (LOADED if policy.loaded else CITED,)
    value = policy.date[:4] if name == "year" else str(getattr(policy, name))
    return (value,) if value else ()


def _is_named(policy: Policy, words: Iterable[str]) -> bool:
    said = text_key(f"{policy.title} {policy.document_number}")
    return all(text_key(word) in said for word in words)


def _passes(policy: Policy, filters: Mapping[str, tuple[str, ...]]) -> bool:
    return all(set(_values(policy, name)) & set(wanted) for name, wanted in filters.items())


def _counts(
    policies: Iterable[Policy], name: str, filters: Mapping[str, tuple[str, ...]]
) -> Mapping[str, int]:
    others = {key: wanted for key, wanted in filters.items() if key != name}
    return Counter(v for p in policies if _passes(p, others) for v in _values(p, name))
