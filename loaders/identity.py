"""Which organizations and documents are one: SAME_AS relations derived from all that is loaded.

Two entries are one on evidence only: the same unified social credit code, a name that exactly one other
entry gives as its short or former name, a name that says it is a part (学院, 校区, 分公司) of another, or
names that `graph.identity` judges to be one body's while no two codes contradict it. The relations are a
function of the set of organizations, so the order of loading plays no part; they form a source of their
own and are derived anew with every load.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graph.facts import EdgeFact, Fact, NodeFact, Source
from graph.identity.judgement import Verdict
from graph.names import text_key
from graph.organizations import whole_of
from loaders.alike_names import Alike, alike_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.store import Node

_STATUS = re.compile(r"\((?:试行|暂行|修订|修订版)\)$")  # a draft is another document
_PASSED_ON = re.compile(r".*?关于(?:印发|发布|公布)《?([^《》]+)》?的通知")
SOURCE = Source("source-identity", "同一对象判定", "identity", "由信用代码、名称和文件标题判定")


def same_organizations(organizations: Iterable[Node]) -> Iterator[Fact]:
    """SAME_AS facts among organizations, each with its reason; both ends are claimed as well."""
    nodes = {node.id: node for node in organizations}
    told = {*_by_code(nodes), *_by_name(nodes), *_by_part(nodes), *_by_likeness(nodes)}
    for tail, head, reason in sorted(told):
        for end in (tail, head):
            yield NodeFact("Organization", {"name": str(nodes[end].properties["name"])})
        yield EdgeFact("SAME_AS", tail, head, properties={"reason": reason})


def doubtful_organizations(organizations: Iterable[Node]) -> list[Alike]:
    """Pairs of names that may mean one organization and that a person has to judge."""
    found = _alike({node.id: node for node in organizations})
    return [alike for _, _, alike in found if alike.judgement.verdict is Verdict.UNSURE]


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


def _by_likeness(nodes: dict[str, Node]) -> Iterator[tuple[str, str, str]]:
    same = [pair for pair in _alike(nodes) if pair[2].judgement.verdict is Verdict.SAME]
    codes: dict[str, set[str]] = defaultdict(set)
    for tail, head, _ in same:
        codes[tail.id].add(head.text("code"))
    for tail, head, alike in same:
        if len(codes[tail.id] - {""}) <= 1:  # like two bodies with two codes, it is left open
            names = f"“{tail.text('name')}”与“{head.text('name')}”"
            yield tail.id, head.id, f"{names}：{'；'.join(alike.judgement.reasons)}"


def _alike(nodes: dict[str, Node]) -> Iterator[tuple[Node, Node, Alike]]:
    """Alike pairs that neither codes nor lists of names decide; the fuller name stands last."""
    listed = {
        text_key(name)
        for node in nodes.values()
        for name in (*node.texts("aliases"), *node.texts("former_names"))
        if text_key(name) != text_key(node.text("name"))
    }
    open_ = {
        node.text("name"): node
        for node in nodes.values()
        if text_key(node.text("name")) not in listed
    }
    for alike in alike_names(open_):
        tail, head = sorted((open_[alike.one], open_[alike.other]), key=_fullness)
        if not (tail.text("code") and head.text("code")):
            yield tail, head, alike


def _fullness(node: Node) -> tuple[bool, int, str]:
    return bool(node.text("code")), len(node.text("name")), node.id
