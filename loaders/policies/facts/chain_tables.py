"""Tables of industry chains: a column of their names, and columns of who supports them, where, and on what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from loaders.policies.facts import chain_bodies, chain_items, cluster_names
from loaders.policies.facts.chain_bodies import LOCATED_IN
from loaders.policies.facts.chain_objects import DEVELOPS, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.policies.facts.phrases import Flat
    from loaders.policies.facts.tables import Cell, Table

_CHAIN = re.compile(r"(?:重点|标志性|优势|主导)?(?P<head>产业链|产业集群|集群)(?:名称)?")
_OBJECTS = (
    (
        "bodies",
        re.compile(
            r"(?:支撑|链主|龙头|骨干|依托|重点|核心|领军|代表)(?:单位|企业|机构|院所|高校)$"
        ),
    ),
    (LOCATED_IN, re.compile(r"布局|承载|所在地|(?:重点|主要)(?:区域|地区|园区|城市)|落地")),
    (DEVELOPS, re.compile(r"(?:关键|核心|重点|主攻|攻关|标志性|主导|主要)(?:技术|产品|方向)")),
)
_BARE = re.compile(r"[^，。；\d]{2,20}")


class Named(NamedTuple):
    """A chain that a table names, and where its cell stands in the flat text."""

    name: str
    head: str
    start: int
    end: int


def chains(table: Table, flat: Flat) -> Iterator[tuple[Named, list[Fact]]]:
    """Read the chains of a table and what its columns say of each.

    Args:
        table: Any table; one without a column of chains gives nothing.
        flat: The passage that it stands in.

    Yields:
        A chain by the name in its cell, and its facts, their offsets those of the flat text.
    """
    heads = [_CHAIN.fullmatch(cell.text) for cell in table.head]
    named = next((i for i, head in enumerate(heads) if head), None)
    if named is None:
        return
    for row in table.rows:
        cell = row[named]
        head = heads[named]["head"]  # type: ignore[index]  # that column's heading matched
        if _BARE.fullmatch(cell.text) and cluster_names.is_specific(cell.text.removesuffix(head)):
            facts = [
                fact
                for column, other in zip(table.head, row, strict=True)
                for fact in _facts(column.text, other, flat)
            ]
            yield Named(cell.text, head, *flat.place(cell.start, cell.end)), facts


def _facts(column: str, cell: Cell, flat: Flat) -> Iterator[Fact]:
    sort = next((sort for sort, words in _OBJECTS if words.search(column)), "")
    if not sort or not cell.text:
        return
    span = flat.place(cell.start, cell.end)
    if sort == DEVELOPS:
        yield from (Fact(DEVELOPS, *item) for item in chain_items.read(flat.text, *span))
        return
    for one in chain_bodies.read(flat.text, *span, sure=True):
        if sort != LOCATED_IN or one.relation == LOCATED_IN:
            yield Fact(*one)
