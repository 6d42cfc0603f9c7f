"""Which organizations and documents are one: SAME_AS relations derived from all that is loaded.

Two entries are one on evidence only: the same unified social credit code, a name that exactly one other
entry gives as its short or former name, or a name that says it is a part (学院, 校区, 分公司) of another.
Likeness of spelling is no evidence here. The relations are a function of the set of organizations, so the
order of loading plays no part; they form a source of their own and are derived anew with every load.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.names import text_key
from graph.organizations import whole_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.store import Node

_STATUS = re.compile(r"\((?:试行|暂行|修订|修订版|征求意见稿|草案)\)$")
SOURCE = Source(
    "source-identity", "同一对象判定", "identity", "由信用代码、简称、曾用名和文件标题判定"
)


def same_organizations(organizations: Iterable[Node]) -> Iterator[Fact]:
    """SAME_AS facts among organizations, each with its reason; both ends are claimed as well."""
    nodes = {node.id: node for node in organizations}
    for tail, head, reason in sorted({*_by_code(nodes), *_by_name(nodes), *_by_part(nodes)}):
        for end in (tail, head):
            yield NodeFact("Organization", {"name": str(nodes[end].properties["name"])})
        yield EdgeFact("SAME_AS", tail, head, properties={"reason": reason})


def same_policies(policies: Iterable[Node]) -> Iterator[Fact]:
    """SAME_AS facts between a document cited by its title and the one loaded under its number.

    A title that two numbered documents bear (an old and a new version) stays open.
    """
    by_title: dict[str, list[Node]] = defaultdict(list)
    for node in policies:
        by_title[_STATUS.sub("", text_key(node.text("title")))].append(node)
    for group in by_title.values():
        numbered = [node for node in group if node.text("document_number")]
        if len(numbered) != 1:
            continue
        for node in sorted(group, key=lambda node: node.id):
            if node is not numbered[0]:
                for end in (node, numbered[0]):
                    known = {name: end.text(name) for name in ("known_by", "title")}
                    yield NodeFact("Policy", known)
                reason = f"标题相同，文号为{numbered[0].text('document_number')}"
                yield EdgeFact("SAME_AS", node.id, numbered[0].id, properties={"reason": reason})


def _by_code(nodes: dict[str, Node]) -> Iterator[tuple[str, str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for node in nodes.values():
        if code := node.text("code"):
            groups[code].append(node.id)
    for ids in groups.values():
        first, *others = sorted(ids)
        yield from ((other, first, "统一社会信用代码相同") for other in others)


def _by_name(nodes: dict[str, Node]) -> Iterator[tuple[str, str, str]]:
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for node in nodes.values():
        for name in node.texts("aliases"):
            owners[text_key(name)].add((node.id, "简称"))
        for name in node.texts("former_names"):
            owners[text_key(name)].add((node.id, "曾用名"))
    for node in nodes.values():
        claimed = {pair for pair in owners[text_key(node.text("name"))] if pair[0] != node.id}
        bodies = {nodes[id_].text("code") or id_ for id_, _ in claimed}
        codes = {code for id_, _ in claimed if (code := nodes[id_].text("code"))}
        own = node.text("code")
        if len(bodies) == 1 and not (own and codes and own not in codes):
            owner, how = min(claimed)
            reason = f"“{node.text('name')}”是“{nodes[owner].text('name')}”的{how}"
            yield (node.id, owner, reason)


def _by_part(nodes: dict[str, Node]) -> Iterator[tuple[str, str, str]]:
    by_name = {text_key(node.text("name")): node for node in nodes.values()}
    for node in nodes.values():
        whole = by_name.get(whole_of(node.text("name")))
        if whole is None or (
            node.text("code") and whole.text("code") not in ("", node.text("code"))
        ):
            continue
        reason = f"“{node.text('name')}”是“{whole.text('name')}”的内设或分支机构"
        yield (node.id, whole.id, reason)
