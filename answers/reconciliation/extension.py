"""Extension: further columns for a table whose names have been reconciled, values as the graph has them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answers.reconciliation.attributes import attribute_called, attributes, table
from graph.errors import InputError
from graph.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from answers.reconciliation.attributes import Attribute, Value
    from graph.store import View


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is wanted: an attribute's id or heading, and the most values of a row (0: all)."""

    attribute: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Extension:
    """The columns as asked for, each with what it is in the ontology, and the rows.

    Attributes:
        headings: Attribute of each column, under the id that was asked for.
        rows: Values by thing and column; a thing that is not there has empty ones.
    """

    headings: tuple[Attribute, ...]
    rows: Mapping[str, Mapping[str, tuple[Value, ...]]]


def extend(view: View, ids: Sequence[str], columns: Sequence[Column]) -> Extension:
    """The values of things of any kinds.

    Raises:
        InputError: No kind has an attribute that is asked for.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for node in view.nodes(ids=ids):
        kinds[node.kind].append(node.id)
    rows: dict[str, dict[str, tuple[Value, ...]]] = {
        id_: {column.attribute: () for column in columns} for id_ in ids
    }
    for kind, some in kinds.items():
        known = {c: found for c in columns if (found := attribute_called(kind, c.attribute))}
        values = table(view, some, tuple(known.values()))
        for id_ in some:
            for column, attribute in known.items():
                shown = values[id_][attribute.id]
                rows[id_][column.attribute] = shown[: column.most or None]
    return Extension(tuple(_heading(column, tuple(kinds)) for column in columns), rows)


def _heading(column: Column, kinds: Sequence[str]) -> Attribute:
    """What the column is for the kinds at hand, or else for the first kind that has it."""
    others = sorted(ontology().nodes, key=lambda kind: column.attribute not in attributes(kind))
    for kind in (*kinds, *others):
        if found := attribute_called(kind, column.attribute):
            return replace(found, id=column.attribute)
    remedy = "可用的属性见 /reconcile/extend/propose"
    raise InputError("没有这个属性", column.attribute[:100], remedy)
