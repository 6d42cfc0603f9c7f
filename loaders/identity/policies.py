"""Which documents are one: a document cited by its title, and the one that was loaded under its number."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.facts import EdgeFact, Fact, NodeFact
from graph.names import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.store import Node

_STATUS = re.compile(r"\((?:试行|暂行|修订|修订版)\)$")  # a draft is another document
_PASSED_ON = re.compile(r".*?关于(?:印发|发布|公布)《?([^《》]+)》?的通知")


def same_policies(policies: Iterable[Node]) -> Iterator[Fact]:
    """SAME_AS facts between a document cited by its title and the one loaded under its number.

    A notice that passes a document on is cited for it. The title as written counts first, then without
    its status; where documents of two numbers bear it (an old and a new version), it stays open.
    """
    numbered: dict[str, list[Node]] = defaultdict(list)
    nodes = sorted(policies, key=lambda node: node.id)
    for node in nodes:
        if node.text("document_number"):
            for title in _titles(node):
                numbered[title].append(node)
    for node in nodes:
        groups = (numbered[title] for title in _titles(node))
        known = next((g for g in groups if len({n.text("document_number") for n in g}) == 1), None)
        if known is None:
            continue
        # A document attached to a notice has the notice's number and is known by its own title.
        loaded = max(known, key=lambda one: (one.text("sort") != "", one.id))
        if node.id != loaded.id:
            for end in (node, loaded):
                yield NodeFact("Policy", {name: end.text(name) for name in ("known_by", "title")})
            reason = f"标题相同，文号为{loaded.text('document_number')}"
            yield EdgeFact("SAME_AS", node.id, loaded.id, properties={"reason": reason})


def _titles(policy: Node) -> tuple[str, ...]:
    """The title without the notice around it, and without its status where it names one."""
    title = text_key(policy.text("title"))
    passed_on = _PASSED_ON.fullmatch(title)
    whole = passed_on[1] if passed_on else title
    return tuple(dict.fromkeys((whole, _STATUS.sub("", whole))))
