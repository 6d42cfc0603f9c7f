"""Which header stands over what a fact says, so that a place can be shown with its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.registers.register import Table

# Field -> relation that it states; the column of a relation is shown as its place.
_RELATIONS = {
    "host": "HOSTED_BY",
    "co_builders": "CO_BUILT_BY",
    "leader": "LED_BY",
    "members": "MEMBER_OF",
    "directions": "STUDIES",
    "cluster": "IN_CLUSTER",
    "city": "LOCATED_IN",
    "supervisor": "SUPERVISED_BY",
    "recommender": "RECOMMENDED_BY",
    "parent": "PART_OF",
    "employer": "AFFILIATED_WITH",
    "supporters": "SUPPORTED_BY",
    "completing_units": "COMPLETED_BY",
}
# Field -> property, where the node or the name is not the one of the row itself.
_PROPERTIES = {
    "host_code": "Organization.code",
    "short_names": "Organization.aliases",
    "top_talent": "Person.top_talent",
}
# Field -> property of the row's own node, where it has another name than the field.
_NAMED = dict.fromkeys(
    ("called", "unit", "person", "expert", "project", "team", "achievement", "chain", "cluster"),
    "name",
) | {"project_number": "number", "registration": "number", "cluster_group": "group"}


def places(tables: Sequence[Table]) -> dict[str, str]:
    """Header by `Kind.property` and by relation kind, as `Source.columns` wants it.

    A later sheet that writes another header says so under `sheet!key`.
    """
    found: dict[str, str] = {}
    for table in tables:
        headers, node = table.columns.headers, table.kind.node
        own = {_PROPERTIES.get(f, f"{node}.{_NAMED.get(f, f)}"): h for f, h in headers.items()}
        own |= {_RELATIONS[f]: h for f, h in headers.items() if f in _RELATIONS}
        for key, header in own.items():
            if found.setdefault(key, header) != header:
                found[f"{table.sheet.name}!{key}"] = header
    return found
