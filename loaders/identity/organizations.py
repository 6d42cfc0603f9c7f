"""Which organizations are one, on evidence only.

Two entries are one where they have the same unified social credit code, where exactly one other entry
gives a name as its short or former name, where a renaming is on record, where a name says it is a part
(学院, 校区, 分公司) of another, or where `graph.identity` judges the names to be one body's while no two codes
contradict it. What is found is a function of the set of organizations: the order of loading plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.identity.judgement import Judgement, Verdict
from graph.names import text_key
from graph.organizations import whole_of
from loaders.alike_names import alike_names
from loaders.identity.joining import Doubt, Found, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.store import Edge, Node

    _Alike = tuple[Node, Node, Judgement]

_OPEN = 0.7  # likelihood of a pair where a third body is as likely


def same_organizations(nodes: Mapping[str, Node], renamed: Iterable[Edge] = ()) -> Found:
    """Which organizations are one, and which may be.

    Args:
        nodes: All organizations by id.
        renamed: RENAMED_TO relations.
    """
    alike = list(_alike(nodes))
    like = [found for found in alike if found[2].verdict is Verdict.SAME]
    rivals = _rivals(like)
    sure = [found for found in like if found[0].id not in rivals]
    ways = (_by_code(nodes), by_renaming(nodes, renamed), by_listed_name(nodes), _by_part(nodes))
    surest_first = (*ways, _by_likeness(sure))
    unsure = [found for found in alike if found[2].verdict is Verdict.UNSURE]
    left_open = [
        (tail, head, Judgement(_OPEN, (*judged.reasons, "但另有不同信用代码的单位与之相近")))
        for tail, head, judged in like
        if tail.id in rivals
    ]
    return Found(
        tuple(told for way in surest_first for told in sorted(set(way))),
        tuple(Doubt(*found) for found in (*unsure, *left_open)),
    )


def by_renaming(nodes: Mapping[str, Node], renamed: Iterable[Edge]) -> Iterator[Told]:
    """Entries of one kind that a renaming joins."""
    for edge in renamed:
        if edge.tail in nodes and edge.head in nodes:
            number = f"（{document}）" if (document := edge.properties.get("document")) else ""
            when = f"{edge.since}由" if edge.since else "由"
            names = (nodes[id_].text("name") for id_ in (edge.tail, edge.head))
            yield edge.tail, edge.head, f"{when}“{'”更名为“'.join(names)}”{number}"


def _by_code(nodes: Mapping[str, Node]) -> Iterator[Told]:
    groups: dict[str, list[str]] = defaultdict(list)
    for node in nodes.values():
        if code := node.text("code"):
            groups[code].append(node.id)
    for ids in groups.values():
        first, *others = sorted(ids)
        yield from ((other, first, "统一社会信用代码相同") for other in others)


def by_listed_name(nodes: Mapping[str, Node]) -> Iterator[Told]:
    """Entries whose name exactly one other entry gives as its short or former name."""
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


def _by_part(nodes: Mapping[str, Node]) -> Iterator[Told]:
    by_name = {text_key(node.text("name")): node for node in nodes.values()}
    for node in nodes.values():
        whole = by_name.get(whole_of(node.text("name")))
        if whole is None or (
            node.text("code") and whole.text("code") not in ("", node.text("code"))
        ):
            continue
        reason = f"“{node.text('name')}”是“{whole.text('name')}”的内设或分支机构"
        yield (node.id, whole.id, reason)


def _by_likeness(like: Iterable[_Alike]) -> Iterator[Told]:
    for tail, head, judged in like:
        names = f"“{tail.text('name')}”与“{head.text('name')}”"
        yield tail.id, head.id, f"{names}：{'；'.join(judged.reasons)}"


def _rivals(like: Iterable[_Alike]) -> set[str]:
    """Entries that are like several bodies with codes of their own."""
    codes: dict[str, set[str]] = defaultdict(set)
    for tail, head, _ in like:
        codes[tail.id].add(head.text("code"))
    return {id_ for id_, found in codes.items() if len(found - {""}) > 1}


def _alike(nodes: Mapping[str, Node]) -> Iterator[_Alike]:
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
            yield tail, head, alike.judgement


def _fullness(node: Node) -> tuple[bool, int, str]:
    return bool(node.text("code")), len(node.text("name")), node.id
